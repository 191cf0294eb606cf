//! The small notation of emphasis, links and blanks inside text.
//!
//! `*nghiêng*`, `**đậm**`, `<https://…>` or `<ten@co-quan.gov.vn>`, `___` (three or more underscores: a blank as
//! wide as so many digits), `\*` for the character itself. A star opens only at the start of a word and closes only at
//! the end of one, so that `5*3` and `a * b` stand; an address such as `https://…` is taken as it stands; so is what
//! has no closing partner.

use crate::document::Inline;

/// Reads the notation.
pub fn parse(text: &str) -> Vec<Inline> {
    let mut pieces = Vec::new();
    Reader { pieces: &mut pieces, plain: String::new(), bold: false, italic: false }.read(text);
    pieces
}

/// The words without the notation; a blank is `___`.
pub fn plain(text: &str) -> String {
    parse(text)
        .iter()
        .map(|piece| match piece {
            Inline::Text { text, .. } => text.as_str(),
            Inline::Blank { .. } => "___",
            Inline::Break => " ",
        })
        .collect()
}

/// A blank as wide as so many digits, in the notation.
pub fn blank(digits: u8) -> String {
    "_".repeat(usize::from(digits.max(3)))
}

struct Reader<'a> {
    pieces: &'a mut Vec<Inline>,
    plain: String,
    bold: bool,
    italic: bool,
}

impl Reader<'_> {
    fn read(&mut self, text: &str) {
        self.read_part(text);
        self.flush();
    }

    fn read_part(&mut self, text: &str) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let before = text[..text.len() - rest.len()].chars().next_back();
            let taken = match c {
                '\\' => self.escaped(rest),
                '*' if before.is_none_or(|c| !c.is_alphanumeric()) => self.emphasis(rest),
                'h' | 'w' if before.is_none_or(|c| !c.is_alphanumeric()) => self.address(rest),
                '<' => self.link(rest),
                '_' => self.blank(rest),
                _ => None,
            };
            rest = taken.unwrap_or_else(|| {
                self.plain.push(c);
                &rest[c.len_utf8()..]
            });
        }
    }

    fn escaped<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        let c = rest[1..].chars().next().filter(|c| "\\*<_".contains(*c))?;
        self.plain.push(c);
        Some(&rest[2..])
    }

    /// A bare address, without what ends the sentence.
    fn address<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        if !["https://", "http://", "www."].iter().any(|start| rest.starts_with(start)) {
            return None;
        }
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let end = rest[..end].trim_end_matches(['.', ',', ';', ')', '*', '”']).len();
        self.plain.push_str(&rest[..end]);
        Some(&rest[end..])
    }

    fn emphasis<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        let mark = if rest.starts_with("**") { "**" } else { "*" };
        let inner = &rest[mark.len()..];
        if inner.starts_with(char::is_whitespace) || inner.starts_with('*') {
            return None;
        }
        let end = closing(inner, mark).filter(|end| *end > 0)?;
        self.flush();
        let before = (self.bold, self.italic);
        if mark == "**" {
            self.bold = true;
        } else {
            self.italic = true;
        }
        self.read_part(&inner[..end]);
        self.flush();
        (self.bold, self.italic) = before;
        Some(&inner[end + mark.len()..])
    }

    fn link<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        let end = rest.find('>')?;
        let inside = &rest[1..end];
        let target = link_target(inside)?;
        self.flush();
        self.push(inside.strip_prefix("mailto:").unwrap_or(inside).to_owned(), Some(target));
        Some(&rest[end + 1..])
    }

    fn blank<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        let count = rest.bytes().take_while(|byte| *byte == b'_').count();
        if count < 3 {
            return None;
        }
        self.flush();
        self.pieces.push(Inline::Blank { digits: count.min(200) as u8 });
        Some(&rest[count..])
    }

    fn flush(&mut self) {
        if !self.plain.is_empty() {
            let text = std::mem::take(&mut self.plain);
            self.push(text, None);
        }
    }

    fn push(&mut self, text: String, link: Option<String>) {
        self.pieces.push(Inline::Text { text, bold: self.bold, italic: self.italic, link });
    }
}

/// Where the mark closes in `text`: behind a word and before none; inside bold a lone star belongs to italics and the
/// other way round.
fn closing(text: &str, mark: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'*' => {
                let run = bytes[at..].iter().take_while(|byte| **byte == b'*').count();
                let behind_word = !text[..at].ends_with(char::is_whitespace) && at > 0;
                let before_none = !text[at + run..].starts_with(char::is_alphanumeric);
                match (mark.len(), run) {
                    (2, 2..) if behind_word && before_none => return Some(at + run - 2),
                    (1, 1 | 3..) if behind_word && before_none => return Some(at),
                    _ => at += run,
                }
            }
            _ => at += 1,
        }
    }
    None
}

fn link_target(inside: &str) -> Option<String> {
    if inside.is_empty() || inside.contains(char::is_whitespace) {
        return None;
    }
    if ["https://", "http://", "mailto:"].iter().any(|start| inside.starts_with(start)) {
        return Some(inside.to_owned());
    }
    let (user, host) = inside.split_once('@')?;
    (!user.is_empty() && host.contains('.')).then(|| format!("mailto:{inside}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        parse(text)
            .into_iter()
            .map(|piece| match piece {
                Inline::Text { text, bold, italic, link } => {
                    let mark = match (bold, italic, link.is_some()) {
                        (false, false, false) => "",
                        (true, false, false) => "b",
                        (false, true, false) => "i",
                        (true, true, false) => "bi",
                        _ => "a",
                    };
                    format!("[{mark}:{text}]")
                }
                Inline::Blank { digits } => format!("[_{digits}]"),
                Inline::Break => "[/]".to_owned(),
            })
            .collect()
    }

    #[test]
    fn emphasis_links_and_blanks() {
        assert_eq!(shown("a *b* **c** d"), "[:a ][i:b][: ][b:c][: d]");
        assert_eq!(shown("**a *b* c**"), "[b:a ][bi:b][b: c]");
        assert_eq!(
            shown("xem <https://a.vn/b_c*d> và <a@b.vn>"),
            "[:xem ][a:https://a.vn/b_c*d][: và ][a:a@b.vn]"
        );
        assert_eq!(shown("(*xem* **đây**), “*này*”"), "[:(][i:xem][: ][b:đây][:), “][i:này][:”]");
        assert_eq!(shown("<mailto:a@b.vn>"), "[a:a@b.vn]");
        assert_eq!(shown("số ______/UBND"), "[:số ][_6][:/UBND]");
    }

    #[test]
    fn what_does_not_close_stands() {
        for text in [
            "5 * 3",
            "5*3 m và 2*4 m",
            "5*3*2",
            "2**3**4",
            "a * b * c",
            "mật khẩu a*b*c**d",
            "https://vn/a_b*c*d",
            "**",
            "a_b__c",
            "a < b",
            "<không phải liên kết>",
            "*",
            "**lưu ý",
        ] {
            assert_eq!(shown(text), format!("[:{text}]"));
        }
        assert_eq!(shown(r"\*a\* \\"), r"[:*a* \]");
    }
}
