//! From an offset inside a directive's text back to the bytes it was written with: plain, quoted and block scalars,
//! escapes, folded lines, and letters that were composed on reading.

use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;

use crate::model::directive::Text;
use crate::text::diagnostic::Span;
use crate::text::normal::normalise;
use crate::text::source::Source;

/// Where every piece of one text was written.
pub(super) struct Places {
    pieces: Vec<Piece>,
}

/// A letter of the text, or the space that stands for any white space between words.
struct Piece {
    /// Its offset in the text.
    at: usize,
    /// The bytes it was written with.
    written: Range<usize>,
}

impl Places {
    /// The places of `text` in `source`; none where they cannot be told for sure.
    pub(super) fn of(source: &Source, text: &Text) -> Option<Self> {
        let raw = source.text().get(text.span.clone()).filter(|raw| !raw.is_empty())?;
        Self::within(raw, text)
    }

    /// Paragraphs share the scalar they were written in, so the text may be a part of it, but not of two places.
    fn within(raw: &str, text: &Text) -> Option<Self> {
        let (whole, pieces) = read(raw);
        let start = match whole.find(text.notation())? {
            start if whole.len() == text.notation().len() => start,
            start => {
                let end = start + text.notation().len();
                let before = whole[..start].is_empty() || whole[..start].ends_with(' ');
                let after = whole[end..].is_empty() || whole[end..].starts_with(' ');
                let once = whole.rfind(text.notation()) == Some(start);
                (before && after && once).then_some(start)?
            }
        };
        let end = start + text.notation().len();
        let own = pieces.into_iter().filter(|piece| (start..end).contains(&piece.at));
        let shift = |piece: Piece| Piece {
            at: piece.at - start,
            written: piece.written.start + text.span.start..piece.written.end + text.span.start,
        };
        let pieces = own.map(shift).collect();
        Some(Self { pieces })
    }

    /// The byte of the source that the text begins at.
    pub(super) fn start(&self) -> Option<usize> {
        self.pieces.first().map(|piece| piece.written.start)
    }

    /// The offset in the text of the first piece that was written at a byte of the source or behind it.
    pub(super) fn offset(&self, written: usize) -> Option<usize> {
        let at = self.pieces.partition_point(|piece| piece.written.start < written);
        self.pieces.get(at).map(|piece| piece.at)
    }

    /// Where a part of the text was written; an empty part stands before the letter at its start.
    pub(super) fn span(&self, part: &Range<usize>) -> Option<Span> {
        let first = self.pieces.partition_point(|piece| piece.at <= part.start).checked_sub(1)?;
        let start = self.pieces[first].written.start;
        if part.is_empty() {
            return Some(start..start);
        }
        let last = self.pieces.partition_point(|piece| piece.at < part.end).checked_sub(1)?;
        Some(start..self.pieces[last].written.end)
    }
}

/// The words of a scalar as they are read, and the bytes of each piece.
pub(super) fn words_of(raw: &str) -> String {
    read(raw).0
}

fn read(raw: &str) -> (String, Vec<Piece>) {
    let mut letters = unquote(raw);
    while letters.last().is_some_and(|(c, _)| c.is_whitespace()) {
        letters.pop();
    }
    let mut text = String::with_capacity(raw.len());
    let mut pieces = Vec::with_capacity(letters.len());
    let mut at = letters.iter().take_while(|(c, _)| c.is_whitespace()).count();
    while at < letters.len() {
        let start = letters[at].1.start;
        let first = letters[at].0;
        let mut end = at + 1;
        if first.is_whitespace() {
            end += letters[end..].iter().take_while(|(c, _)| c.is_whitespace()).count();
            pieces.push(Piece { at: text.len(), written: start..letters[end - 1].1.end });
            text.push(' ');
        } else if first.is_ascii() && letters.get(end).is_none_or(|(c, _)| c.is_ascii()) {
            pieces.push(Piece { at: text.len(), written: letters[at].1.clone() });
            text.push(first);
        } else {
            end += letters[end..].iter().take_while(|(c, _)| !c.is_whitespace() && joins(*c)).count();
            let together: String = letters[at..end].iter().map(|(c, _)| *c).collect();
            let read = normalise(&together);
            if !read.is_empty() {
                pieces.push(Piece { at: text.len(), written: start..letters[end - 1].1.end });
                text.push_str(&read);
            }
        }
        at = end;
    }
    (text, pieces)
}

/// A mark that belongs to the letter before it, or a character that reading drops.
fn joins(c: char) -> bool {
    !c.is_ascii() && (canonical_combining_class(c) != 0 || normalise(c.encode_utf8(&mut [0; 4])).is_empty())
}

/// The characters of a scalar without its quotes and escapes, each with its bytes. Folded lines stay as they are:
/// line breaks are white space.
fn unquote(raw: &str) -> Vec<(char, Range<usize>)> {
    let quoted = raw.len() >= 2 && (raw.starts_with(['"', '\''])) && raw.ends_with(&raw[..1]);
    let inner = if quoted { 1..raw.len() - 1 } else { 0..raw.len() };
    let double = quoted && raw.starts_with('"');
    let mut letters = Vec::with_capacity(raw.len());
    let mut at = inner.start;
    while let Some(c) = raw[at..inner.end].chars().next() {
        let (read, length) = match c {
            '\\' if double => read_escape(&raw[at..inner.end]),
            '\'' if quoted && !double => (Some('\''), 2),
            _ => (Some(c), c.len_utf8()),
        };
        let end = (at + length).min(inner.end);
        if let Some(read) = read {
            letters.push((read, at..end));
        }
        at = end;
    }
    letters
}

/// The character of an escape, none for an escaped line break, and how many bytes it takes.
fn read_escape(rest: &str) -> (Option<char>, usize) {
    let code = |digits: usize| {
        let read = rest.get(2..2 + digits).and_then(|hex| u32::from_str_radix(hex, 16).ok());
        (read.and_then(char::from_u32), 2 + digits)
    };
    match rest[1..].chars().next() {
        Some('x') => code(2),
        Some('u') => code(4),
        Some('U') => code(8),
        Some('n') => (Some('\n'), 2),
        Some('t') => (Some('\t'), 2),
        Some('r') => (Some('\r'), 2),
        Some('_') => (Some('\u{a0}'), 2),
        Some('\r' | '\n') => {
            let white = rest[1..].bytes().take_while(|byte| byte.is_ascii_whitespace()).count();
            (None, 1 + white)
        }
        Some(c) => (Some(c), 1 + c.len_utf8()),
        None => (Some('\\'), 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::directive::Directive;

    /// The bytes that `part` of the subject was written with.
    fn source_of_part(subject: &str, part: &str) -> Option<String> {
        let base = include_str!("base.yaml")
            .replace("bảo đảm an toàn thông tin mạng dịp tết Nguyên đán Đinh Mùi", "");
        let yaml = base.replace("subject: ", &format!("subject: {subject}"));
        let source = Source::new("a", yaml);
        let directive = Directive::parse(&source).into_result().unwrap();
        let text = &directive.subject;
        let start =
            text.notation().find(part).unwrap_or_else(|| panic!("`{part}` is not in `{}`", text.notation()));
        let span = Places::of(&source, text)?.span(&(start..start + part.len()))?;
        Some(source.text()[span].to_owned())
    }

    #[test]
    fn every_kind_of_scalar() {
        let same = |subject: &str, part: &str| {
            assert_eq!(source_of_part(subject, part).as_deref(), Some(part), "{subject}")
        };
        same("trực tết Nguyên đán", "tết");
        same("'trực: tết Nguyên đán'", "tết");
        same("\"trực tết Nguyên đán\"", "đán");
        same("trực tết\n  Nguyên đán  # ghi chú", "đán");
        same(">-\n  trực tết\n  Nguyên\n  đán", "đán");
        same("|\n  trực tết   Nguyên đán\n", "đán");
        same(">-\r\n  trực tết\r\n  Nguyên\r\n  đán\r", "đán");
    }

    #[test]
    fn what_was_written_otherwise() {
        let read = |subject: &str, part: &str| source_of_part(subject, part).unwrap();
        assert_eq!(read("trực tết  Nguyên\n  đán", "Nguyên đán"), "Nguyên\n  đán");
        assert_eq!(read("\"tr\\u1ef1c \\x74ết\"", "trực t"), "tr\\u1ef1c \\x74");
        assert_eq!(read("\"trực \\\n    tết\"", "tết"), "tết");
        assert_eq!(read("'ngày ''tết'''", "'tết'"), "''tết''");
        assert_eq!(read("tru\u{31b}\u{323}c t\u{200b}ết", "ực"), "u\u{31b}\u{323}c");
        assert_eq!(read("\u{d0}ồng tết", "Đồng"), "\u{d0}ồng");
    }

    #[test]
    fn paragraphs_of_one_scalar() {
        let yaml = include_str!("base.yaml").replace(
            "measures: [Phân công trực giám sát 24/7., Rà soát hệ thống thông tin.]",
            "measures:\n  - text: |\n      Câu một.\n      Câu hai.\n  - text: |\n      Lặp.\n      Lặp.\n",
        );
        let source = Source::new("a", yaml);
        let directive = Directive::parse(&source).into_result().unwrap();
        let text = |measure: usize, nth| directive.measures[measure].content.paragraphs().nth(nth).unwrap();
        let second = text(0, 1);
        let span = Places::of(&source, second).unwrap().span(&(0..3)).unwrap();
        assert_eq!(&source.text()[span.start..span.start + 9], "Câu hai.");
        assert!(Places::of(&source, text(1, 0)).is_none(), "either of two places");
    }

    proptest::proptest! {
        /// Every word of a scalar, however it is written and folded, stands where its place says.
        #[test]
        fn every_word_of_every_scalar(
            words in proptest::collection::vec("[a-zàáảãạăâđêôơư]{2,5}[';]?", 1..12),
            spaces in proptest::collection::vec(0..3usize, 12),
            style in 0..5usize,
        ) {
            let space = ["\n  ", " ", "  "];
            let mut written = String::new();
            for (word, nth) in words.iter().zip(&spaces) {
                let word = if style == 1 { word.replace('\'', "''") } else { word.clone() };
                written.push_str(if written.is_empty() { "" } else { space[*nth] });
                written.push_str(&word);
            }
            let scalar = match style {
                0 => written,
                1 => format!("'{written}'"),
                2 => format!("\"{}\"", written.replace('đ', "\\u0111")),
                3 => format!(">-\n  {written}"),
                _ => format!("|\n  {}", written.replace("\n  ", " ")),
            };
            let text = words.join(" ");
            let mut at = 0;
            for word in &words {
                let start = at + text[at..].find(word.as_str()).unwrap();
                at = start + word.len();
                let yaml = include_str!("base.yaml").replace("bảo đảm an toàn thông tin mạng dịp tết Nguyên đán Đinh Mùi", &scalar);
                let source = Source::new("a", yaml);
                let directive = Directive::parse(&source).into_result().unwrap();
                let span = Places::of(&source, &directive.subject).unwrap().span(&(start..at)).unwrap();
                let raw = source.text()[span].replace("''", "'").replace("\\u0111", "đ");
                proptest::prop_assert_eq!(&raw, word);
            }
        }
    }
}
