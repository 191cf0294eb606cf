//! Well-formed XML: an element closes where its closure ends, and every value is escaped here and nowhere else.

use std::fmt::{self, Display, Write};

/// Names and values of an element's attributes.
pub type Attributes<'a> = &'a [(&'a str, &'a dyn Display)];

/// The namespaces of every part that holds text.
pub const WORD: Attributes<'static> = &[
    ("xmlns:w", &"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", &"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
];

/// What [`Xml::verbatim`] writes for a character that XML 1.0 cannot hold.
pub const FORBIDDEN: &str = "c";
/// The attribute of [`FORBIDDEN`] with the number of the character.
pub const FORBIDDEN_NUMBER: &str = "u";

/// An XML part in the making.
pub struct Xml {
    out: String,
}

impl Xml {
    /// A whole part: the declaration and one root element.
    pub fn part(root: &str, attributes: Attributes, content: impl FnOnce(&mut Self)) -> String {
        let mut xml = Self { out: String::with_capacity(8 << 10) };
        xml.out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        xml.element(root, attributes, content);
        xml.out
    }

    /// An element with content.
    pub fn element(&mut self, name: &str, attributes: Attributes, content: impl FnOnce(&mut Self)) {
        self.tag(name, attributes);
        self.out.push('>');
        content(self);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: Attributes) {
        self.tag(name, attributes);
        self.out.push_str("/>");
    }

    /// `<name w:val="value"/>`, the commonest element of WordprocessingML.
    pub fn value(&mut self, name: &str, value: impl Display) {
        self.empty(name, &[("w:val", &value)]);
    }

    /// `<name/>` where `on`, nothing otherwise.
    pub fn flag(&mut self, name: &str, on: bool) {
        if on {
            self.empty(name, &[]);
        }
    }

    /// Words between tags.
    pub fn text(&mut self, text: &str) {
        escape(&mut self.out, text);
    }

    /// Words between tags, every character and line end as it is. What XML forbids becomes `<c u="0"/>` with the
    /// number of the character in hexadecimal.
    pub fn verbatim(&mut self, text: &str) {
        let mut rest = text;
        while let Some((at, c)) = next_special(rest) {
            self.out.push_str(&rest[..at]);
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                // A parser would turn it into a line feed.
                '\r' => self.out.push_str("&#13;"),
                '"' | '\'' | '\t' | '\n' => self.out.push(c),
                _ => self.empty(FORBIDDEN, &[(FORBIDDEN_NUMBER, &format_args!("{:x}", u32::from(c)))]),
            }
            rest = &rest[at + c.len_utf8()..];
        }
        self.out.push_str(rest);
    }

    fn tag(&mut self, name: &str, attributes: Attributes) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            write!(Escaped(&mut self.out), "{value}").expect("writing to a string never fails");
            self.out.push('"');
        }
    }
}

/// A string that escapes what is written to it.
struct Escaped<'a>(&'a mut String);

impl Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        escape(self.0, text);
        Ok(())
    }
}

/// Appends `text` for use between tags or in quotes. Line ends and tabs become spaces, since a text is one line;
/// other characters that XML 1.0 forbids are dropped.
fn escape(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some((at, c)) = next_special(rest) {
        out.push_str(&rest[..at]);
        out.push_str(match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&apos;",
            '\t' | '\n' | '\r' => " ",
            _ => "",
        });
        rest = &rest[at + c.len_utf8()..];
    }
    out.push_str(rest);
}

/// The first character that cannot stand as it is, found by the byte it begins with: few begin so.
fn next_special(text: &str) -> Option<(usize, char)> {
    let begins = |byte: u8| matches!(byte, 0..=0x1f | b'&' | b'<' | b'>' | b'"' | b'\'' | 0xef);
    let places = text.bytes().enumerate().filter(|(_, byte)| begins(*byte));
    places.filter_map(|(at, _)| Some((at, text[at..].chars().next()?))).find(|(_, c)| is_special(*c))
}

fn is_special(c: char) -> bool {
    matches!(c, '&' | '<' | '>' | '"' | '\'' | '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbatim_text_keeps_what_a_parser_would_change() {
        let part = Xml::part("r", &[], |xml| xml.verbatim("a:\t'&<>\"\r\n\u{0}\u{ffff}\u{85}"));
        assert!(part.ends_with("<r>a:\t'&amp;&lt;&gt;\"&#13;\n<c u=\"0\"/><c u=\"ffff\"/>\u{85}</r>"));
    }

    #[test]
    fn values_are_escaped_in_text_and_in_attributes() {
        let hostile = "a & b <c> \"d\" 'e'\n\t\u{0}\u{b}\u{1f}\u{fffe}\u{ffff}ệ\u{1f600}";
        let part = Xml::part("r", &[("a", &hostile)], |xml| xml.text(hostile));
        let escaped = "a &amp; b &lt;c&gt; &quot;d&quot; &apos;e&apos;  ệ\u{1f600}";
        let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        assert_eq!(part, format!("{declaration}<r a=\"{escaped}\">{escaped}</r>"));
    }
}
