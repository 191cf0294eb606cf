//! Named text that findings point into.

use crate::diagnostic::{Message, Span};

/// The largest source that is read: far more than any dispatch, far less than what hurts.
pub const MAX_BYTES: usize = 4 << 20;

/// A named text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    name: String,
    text: String,
}

impl Source {
    /// Text that did not come from a file.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into() }
    }

    /// The bytes of a file: UTF-8, with or without a byte-order mark, with any line ends.
    ///
    /// # Errors
    /// One sentence, where the bytes are empty, too many, or not UTF-8 text.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Message> {
        if bytes.len() > MAX_BYTES {
            return Err(too_large(bytes.len() as u64));
        }
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return Err(Message::new(
                "tệp ở mã UTF-16; hãy lưu lại ở mã UTF-8",
                "the file is UTF-16; save it again as UTF-8",
            ));
        }
        let text = String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
            Message::new(
                format!(
                    "tệp không phải văn bản UTF-8 (byte sai đầu tiên ở dòng {line}); hãy lưu lại ở mã UTF-8"
                ),
                format!(
                    "the file is not UTF-8 text (first wrong byte on line {line}); save it again as UTF-8"
                ),
            )
        })?;
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        if text.trim().is_empty() {
            return Err(Message::new("tệp trống", "the file is empty"));
        }
        Ok(Self::new(name, text))
    }

    /// Shown in findings.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// 1-based line and column, in characters, of a byte offset.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let before = &self.text[..self.text.floor_char_boundary(offset)];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }

    /// A span cut to its first line and to whole characters, never empty where the text has a character there.
    pub(crate) fn snippet_span(&self, span: &Span) -> Span {
        let start = self.text.floor_char_boundary(span.start.min(self.text.len()));
        let line_end = self.text[start..].find(['\r', '\n']).map_or(self.text.len(), |at| start + at);
        let end = self.text.ceil_char_boundary(span.end.clamp(start, line_end).max(start));
        start..end
    }
}

/// The sentence for a file above [`MAX_BYTES`].
pub fn too_large(bytes: u64) -> Message {
    let (have, most) = (bytes.div_ceil(1 << 20), MAX_BYTES >> 20);
    Message::new(
        format!("tệp quá lớn ({have} MB); tệp đầu vào không quá {most} MB"),
        format!("the file is too large ({have} MB); an input file has at most {most} MB"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_byte_order_mark_away() {
        let source = Source::from_bytes("a", b"\xef\xbb\xbfa: 1\r\n".to_vec()).unwrap();
        assert_eq!(source.text(), "a: 1\r\n");
        assert_eq!(source.line_column(3), (1, 4));
    }

    #[test]
    fn refuses_what_is_no_text() {
        for bytes in [&b""[..], b" \n\t", b"\xff\xfea\0", b"a: \xe1\xbb"] {
            assert!(Source::from_bytes("a", bytes.to_vec()).is_err(), "{bytes:?}");
        }
        assert!(Source::from_bytes("a", vec![b'a'; MAX_BYTES + 1]).is_err());
    }
}
