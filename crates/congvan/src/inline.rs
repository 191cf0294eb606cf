//! The small notation of emphasis, links and blanks inside text.
//!
//! `*nghiêng*`, `**đậm**`, `<https://…>` or `<ten@co-quan.gov.vn>`, `___` (three or more underscores: a blank as
//! wide as so many digits), `\*` for the character itself. What has no closing partner is taken as it stands.

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

    fn read_part(&mut self, mut rest: &str) {
        while let Some(c) = rest.chars().next() {
            let taken = match c {
                '\\' => self.escaped(rest),
                '*' => self.emphasis(rest),
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

    fn emphasis<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        let mark = if rest.starts_with("**") { "**" } else { "*" };
        let inner = &rest[mark.len()..];
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
        self.push(inside.to_owned(), Some(target));
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

/// Where the mark closes in `text`; inside bold a lone star belongs to italics and the other way round.
fn closing(text: &str, mark: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'*' => {
                let run = bytes[at..].iter().take_while(|byte| **byte == b'*').count();
                match (mark.len(), run) {
                    (2, 2..) => return Some(at + run - 2),
                    (1, 1 | 3..) => return Some(at),
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
    if inside.starts_with("https://") || inside.starts_with("http://") {
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
        assert_eq!(shown("số ______/UBND"), "[:số ][_6][:/UBND]");
    }

    #[test]
    fn what_does_not_close_stands() {
        for text in ["5 * 3", "**", "a_b__c", "a < b", "<không phải liên kết>", "*"] {
            assert_eq!(shown(text), format!("[:{text}]"));
        }
        assert_eq!(shown(r"\*a\* \\"), r"[:*a* \]");
    }
}
