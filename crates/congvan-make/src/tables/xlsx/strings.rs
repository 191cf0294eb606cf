//! The strings that cells share. What the part claims of their number is not asked.

use congvan::document::Level;
use congvan::text::inline::flat;

use super::styles::is_on;
use super::walk::{Step, Tag, walk};
use crate::tables::{MOST_CELLS, NotRead};

/// Every string, in its order.
///
/// # Errors
/// Where the part is damaged, or has more strings than a table may have cells.
pub(super) fn strings(part: &str) -> Result<Vec<Written>, NotRead> {
    let mut strings = Vec::new();
    let mut words = Words::default();
    walk(part, |step| {
        words.take(&step)?;
        if matches!(step, Step::Close("si")) {
            strings.push(words.take_string());
            if strings.len() > MOST_CELLS {
                return Err(NotRead::TooBig);
            }
        }
        Ok(())
    })?;
    Ok(strings)
}

/// The words of a string, and whether some of them are struck out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) text: String,
    pub(super) is_struck: bool,
}

/// The words of a string as they come: plain or in pieces of their own look, without the reading aids of Asian names.
#[derive(Default)]
pub(super) struct Words {
    text: String,
    is_text: bool,
    is_aid: bool,
    /// Whether the piece at hand is struck out, and whether some piece was.
    strikes: bool,
    is_struck: bool,
    /// Where the piece at hand stands.
    level: Level,
}

impl Words {
    pub(super) fn take(&mut self, step: &Step<'_>) -> Result<(), NotRead> {
        match step {
            Step::Open(tag) => match tag.name().as_str() {
                "t" => self.is_text = true,
                "rPh" => self.is_aid = true,
                "r" => (self.strikes, self.level) = (false, Level::Line),
                "vertAlign" => self.level = level(tag)?,
                "strike" => self.strikes = is_on(tag)?,
                _ => {}
            },
            Step::Close("t") => self.is_text = false,
            Step::Close("rPh") => self.is_aid = false,
            Step::Text(words) if self.is_text && !self.is_aid => {
                let within_word = self.text.ends_with(|c: char| !c.is_whitespace());
                let is_one = within_word && !words.contains(char::is_whitespace);
                self.text.push_str(&flat(words, if is_one { self.level } else { Level::Line }));
                self.is_struck |= self.strikes && !words.trim().is_empty();
            }
            Step::Close(_) | Step::Text(_) => {}
        }
        Ok(())
    }

    /// The string so far; the next begins.
    pub(super) fn take_string(&mut self) -> Written {
        let words = std::mem::take(self);
        Written { text: unescape(&words.text), is_struck: words.is_struck }
    }
}

fn level(tag: &Tag<'_>) -> Result<Level, NotRead> {
    Ok(match tag.get("val")?.as_deref() {
        Some("superscript") => Level::Above,
        Some("subscript") => Level::Below,
        _ => Level::Line,
    })
}

/// `_x000D_` stands for a character that XML has no place for, `_x005F_` for the mark itself.
pub(super) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let digits = rest.get(at + 2..at + 6).filter(|_| rest.get(at + 6..at + 7) == Some("_"));
        let letter = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        let (taken, shown) = match letter {
            Some(letter) => (at + 7, letter),
            None => (at + 1, '_'),
        };
        out.push_str(&rest[..at]);
        out.push(shown);
        rest = &rest[taken..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_come_whole_whatever_their_number_is_said_to_be() {
        let part = "<sst count='4294967295' uniqueCount='4294967295'><si><t>xã &amp; A</t></si>\
                    <si><r><rPr><b/></rPr><t xml:space='preserve'>Chi </t></r><r><t>Lăng</t></r>\
                    <rPh sb='0' eb='1'><t>aid</t></rPh></si><si/><si><t>a_x000D_b_x005F_x_xZZZZ_</t></si></sst>";
        let texts: Vec<String> = strings(part).expect("strings").into_iter().map(|one| one.text).collect();
        assert_eq!(texts, ["xã & A", "Chi Lăng", "", "a\rb_x_xZZZZ_"]);
        let levels = "<sst><si><r><t>5 m</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>2</t></r>\
                      <r><t> CO</t></r><r><rPr><vertAlign val='subscript'/></rPr><t>2</t></r></si></sst>";
        assert_eq!(strings(levels).expect("strings")[0].text, "5 m² CO₂");
        let struck =
            "<sst><si><r><rPr><strike/></rPr><t>Cũ </t></r><r><t>Mới</t></r></si><si><t>A</t></si></sst>";
        let struck: Vec<bool> = strings(struck).expect("strings").iter().map(|one| one.is_struck).collect();
        assert_eq!(struck, [true, false]);
        assert!(strings("<sst><si>").is_err() && strings("<sst><si><t>&x;</t></si></sst>").is_err());
        assert!(strings(&"<a>".repeat(100)).is_err());
    }
}
