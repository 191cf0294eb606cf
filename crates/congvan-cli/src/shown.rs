//! What a terminal is shown: paths, findings and other words, without anything that it would obey.

use std::borrow::Cow;
use std::path::Path;

use congvan::text::diagnostic::{Diagnostic, Lang, Message, Severity};
use congvan::text::source::Source;

/// A path as messages show it: on one line, without control characters.
pub(crate) fn display_path(path: &Path) -> String {
    let text = path.to_string_lossy();
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// The text without what a terminal obeys or what turns the order of letters: such characters stand by their numbers.
/// Where colours are wanted, those that this program sets stay.
pub(crate) fn harmless(text: &str, color: bool) -> Cow<'_, str> {
    let is_harmful = |c: char| {
        let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        // Nobody sees the first, and the others are lines to some.
        let hides = matches!(c, '\u{200b}' | '\u{2028}' | '\u{2029}');
        turns || hides || (c.is_control() && !matches!(c, '\n' | '\t'))
    };
    if !text.contains(is_harmful) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(is_harmful) {
        let (before, behind) = rest.split_at(at);
        shown.push_str(before);
        let color_end = if color { color_sequence(behind) } else { None };
        let end = color_end.unwrap_or_else(|| behind.chars().next().map_or(0, char::len_utf8));
        match color_end {
            Some(end) => shown.push_str(&behind[..end]),
            // A line end of another system is none of ours to show.
            None if behind.starts_with("\r\n") => {}
            None => shown.extend(behind[..end].chars().map(|c| format!("\\u{{{:x}}}", u32::from(c)))),
        }
        rest = &behind[end..];
    }
    shown.push_str(rest);
    Cow::Owned(shown)
}

/// A sentence as one line, so that no word of an input begins a line of its own.
pub(crate) fn in_a_line(text: &str) -> String {
    harmless(text, false).replace('\n', "\\n")
}

/// Where a sequence at the start of `text` ends that sets a colour or weight, and nothing else.
fn color_sequence(text: &str) -> Option<usize> {
    let numbers = text.strip_prefix("\u{1b}[")?;
    let end = numbers.find(|c: char| !c.is_ascii_digit() && c != ';')?;
    numbers[end..].starts_with('m').then_some(end + 3)
}

/// Words on lines no wider than `width`: the first line begins behind so many columns, those that go on are indented by as
/// many as the second number says. So many words stand on the first line in any case.
pub(crate) fn on_lines<'w>(
    words: impl Iterator<Item = &'w str>,
    [first, indent]: [usize; 2],
    width: usize,
    fixed: usize,
) -> String {
    let mut text = String::new();
    let mut at = first;
    for (nth, word) in words.enumerate() {
        let letters = word.chars().count();
        if nth >= fixed && at + 1 + letters > width {
            text.push('\n');
            text.push_str(&" ".repeat(indent));
            at = indent;
        } else if nth > 0 {
            text.push(' ');
            at += 1;
        }
        text.push_str(word);
        at += letters;
    }
    text
}

/// So many findings of a file, or refusals of a batch, are shown; of more, how many there are.
pub(crate) const MOST: usize = 100;

/// The findings as text, one after the other, the first of many.
pub(crate) fn to_text(findings: &[Diagnostic], source: &Source, color: bool, lang: Lang) -> String {
    let shown = findings.iter().take(MOST);
    let mut text: String =
        shown.map(|found| without_orders(found).render(source, lang, color) + "\n").collect();
    let rest = findings.get(MOST..).unwrap_or_default();
    if !rest.is_empty() {
        let (all, rest, name) = (findings.len(), rest.len(), source.name());
        let errors = findings.iter().filter(|found| found.severity == Severity::Error).count();
        let line = Message::new(
            format!(
                "{name}: còn {rest} chỗ nữa, cả thảy {all}, trong đó {errors} lỗi; xem hết: congvan check --format json"
            ),
            format!(
                "{name}: {rest} more, {all} in all, {errors} of them errors; to see all: congvan check --format json"
            ),
        );
        text.push_str(&format!("{}\n\n", line.get(lang)));
    }
    text
}

/// The same finding with no words of the input that a terminal would obey.
fn without_orders(found: &Diagnostic) -> Diagnostic {
    let own = |Message { vi, en }: &Message| Message::new(harmless(vi, false), harmless(en, false));
    let mut found = found.clone();
    found.message = own(&found.message);
    found.help = found.help.as_ref().map(own);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_told_nothing_but_colours() {
        let title = "a\u{1b}]0;b\u{7}c";
        assert_eq!(harmless(title, false), r"a\u{1b}]0;b\u{7}c");
        assert_eq!(harmless(title, true), r"a\u{1b}]0;b\u{7}c");
        assert_eq!(harmless("\u{1b}[1;31ma\u{1b}[0m", true), "\u{1b}[1;31ma\u{1b}[0m");
        assert_eq!(harmless("\u{1b}[1;31ma", false), r"\u{1b}[1;31ma");
        assert_eq!(harmless("\u{1b}[2Ja\u{1b}[", true), r"\u{1b}[2Ja\u{1b}[");
        assert_eq!(harmless("a\u{202e}b\u{9b}31mc", true), r"a\u{202e}b\u{9b}31mc");
        assert_eq!(harmless("xã Chi Lăng\r\n\tđặc khu\n", false), "xã Chi Lăng\n\tđặc khu\n");
    }
}
