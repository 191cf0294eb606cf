//! Lists that a program counts by itself, resolved to the labels that it prints.

use std::collections::BTreeMap;

use crate::document::length::Length;

/// Whether words are the label of an item and nothing else: `-`, `1.`, `Điều 5.`
pub fn is_label(words: &str) -> bool {
    crate::import::labels::is_whole(words)
}

/// Levels of a list.
pub const LEVELS: usize = 9;
/// Numbers beyond this are not counted: no document has as many items.
const LARGEST: u32 = 1_000_000;
/// A letter or a numeral of a number beyond this would fill a page.
const LARGEST_OF_LETTERS: u32 = 4_000;
/// The words of a level are kept so far.
const LONGEST_TEXT: usize = 120;

/// The lists of a document and how far each is counted.
#[derive(Debug, Default)]
pub struct Lists {
    looks: BTreeMap<u32, [Option<Level>; LEVELS]>,
    lists: BTreeMap<u32, List>,
    /// The last number of each level, by look: lists of one look go on counting each other.
    counts: BTreeMap<u32, [Option<u32>; LEVELS]>,
    /// Levels of lists that have begun with a number of their own.
    begun: BTreeMap<u32, [bool; LEVELS]>,
}

/// A list: its look, and what it changes in it.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// The look whose levels it has.
    pub look: u32,
    /// The numbers with which its levels begin anew.
    pub starts: [Option<u32>; LEVELS],
    /// Levels of its own.
    pub levels: [Option<Level>; LEVELS],
}

/// A level of a list.
#[derive(Clone, Debug, Default)]
pub struct Level {
    /// The first number.
    pub start: u32,
    /// How numbers are written, by the names of WordprocessingML (`decimal`, `upperRoman`, `bullet`, …).
    pub format: String,
    /// The label, with `%1` for the number of the first level, and so on; the sign of a bullet.
    pub text: String,
    /// The level, from 1, whose items make this one begin again; 0 where none does.
    pub restart: Option<usize>,
    /// Numbers of the levels above in Arabic figures.
    pub is_legal: bool,
    /// Printed in capitals.
    pub is_caps: bool,
    /// From the left edge to its lines but the first, where it says so.
    pub left: Option<Length>,
    /// From there to its first line.
    pub first: Option<Length>,
}

/// The label of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// As printed; empty where nothing is.
    pub text: String,
    /// Its level, from 0.
    pub level: usize,
    /// See [`Level::left`].
    pub left: Option<Length>,
    /// See [`Level::first`].
    pub first: Option<Length>,
}

impl Lists {
    /// Makes a look known.
    pub fn add_look(&mut self, id: u32, mut levels: [Option<Level>; LEVELS]) {
        levels.iter_mut().flatten().for_each(Level::cut);
        self.looks.insert(id, levels);
    }

    /// Makes a list known.
    pub fn add(&mut self, id: u32, mut list: List) {
        list.levels.iter_mut().flatten().for_each(Level::cut);
        self.lists.insert(id, list);
    }

    /// The look of a list.
    pub fn look(&self, list: u32) -> Option<u32> {
        self.lists.get(&list).map(|list| list.look)
    }

    /// Gives a list another look: what it names only leads to it.
    pub fn follow(&mut self, list: u32, look: u32) {
        if let Some(list) = self.lists.get_mut(&list) {
            list.look = look;
        }
    }

    /// The label of the next paragraph of a list at a level; none where there is no such list.
    pub fn label(&mut self, list: u32, at: usize) -> Option<Label> {
        let at = at.min(LEVELS - 1);
        let look = self.look(list)?;
        let level = self.level(list, look, at)?.clone();
        self.count(list, look, at, level.start);
        let text = self.format_label(list, look, at, &level);
        Some(Label { text, level: at, left: level.left, first: level.first })
    }

    /// Says that the next item of a level has this number.
    pub fn go_on_from(&mut self, list: u32, at: usize, number: u32) {
        let at = at.min(LEVELS - 1);
        if let Some(own) = self.lists.get_mut(&list) {
            own.starts[at] = Some(number.min(LARGEST));
            self.begun.entry(list).or_default()[at] = false;
        }
    }

    fn level(&self, list: u32, look: u32, at: usize) -> Option<&Level> {
        let own = self.lists.get(&list).and_then(|list| list.levels[at].as_ref());
        own.or_else(|| self.looks.get(&look)?[at].as_ref())
    }

    /// Counts one more item of a level.
    fn count(&mut self, list: u32, look: u32, at: usize, start: u32) {
        let begun = self.begun.entry(list).or_default();
        let anew = self.lists.get(&list).and_then(|list| list.starts[at]).filter(|_| !begun[at]);
        begun[at] = true;
        let restarts: Vec<Option<usize>> =
            (0..LEVELS).map(|at| self.level(list, look, at).and_then(|level| level.restart)).collect();
        let counts = self.counts.entry(look).or_default();
        counts[at] = Some(match (anew, counts[at]) {
            (Some(start), _) => start.min(LARGEST),
            (None, Some(last)) => (last + 1).min(LARGEST),
            (None, None) => start.min(LARGEST),
        });
        for deeper in at + 1..LEVELS {
            let stays = restarts[deeper].is_some_and(|restart| at + 1 > restart);
            if !stays {
                counts[deeper] = None;
            }
        }
    }

    /// The label as printed.
    fn format_label(&self, list: u32, look: u32, at: usize, level: &Level) -> String {
        if level.format == "bullet" {
            return bullet(&level.text).to_owned();
        }
        let counts = self.counts.get(&look).copied().unwrap_or_default();
        let mut text = String::new();
        let mut letters = level.text.chars().peekable();
        while let Some(letter) = letters.next() {
            let of =
                letters.peek().and_then(|digit| digit.to_digit(10)).filter(|of| letter == '%' && *of > 0);
            let Some(of) = of else {
                text.push(letter);
                continue;
            };
            letters.next();
            let of = of as usize - 1;
            let shown = self.level(list, look, of);
            let count = counts[of].or(shown.map(|shown| shown.start)).unwrap_or(1);
            let format = shown.map_or("decimal", |shown| shown.format.as_str());
            let format = if level.is_legal && of != at { "decimal" } else { format };
            text.push_str(&numeral(count, format));
        }
        let text = if level.is_caps { text.to_uppercase() } else { text };
        text.trim().to_owned()
    }
}

impl Level {
    /// No label is longer than labels are.
    fn cut(&mut self) {
        self.text = self.text.chars().take(LONGEST_TEXT).collect();
    }
}

/// Dashes, crosses and stars stay what they are; every other sign stands for a dash. A font of signs has its letters where
/// Unicode has none: U+F02B is its `+`.
pub fn bullet(text: &str) -> &'static str {
    let sign = |c: char| match u32::from(c) {
        own @ 0xf020..=0xf07e => char::from_u32(own - 0xf000).unwrap_or(c),
        _ => c,
    };
    match text.trim().chars().next().map(sign) {
        Some('+') => "+",
        Some('*') => "*",
        _ => "-",
    }
}

/// A number as a format of lists writes it.
pub fn numeral(count: u32, format: &str) -> String {
    match format {
        "none" => String::new(),
        "decimalZero" => format!("{count:02}"),
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperLetter" => letter(count).to_uppercase(),
        "lowerLetter" => letter(count),
        "decimalEnclosedParen" => format!("({count})"),
        "decimalEnclosedFullstop" => format!("{count}."),
        "numberInDash" => format!("- {count} -"),
        _ => count.to_string(),
    }
}

/// `a` to `z`, then `aa`, `bb`, …
fn letter(count: u32) -> String {
    if count == 0 || count > LARGEST_OF_LETTERS {
        return count.to_string();
    }
    let letter = char::from(b'a' + ((count - 1) % 26) as u8);
    std::iter::repeat_n(letter, ((count - 1) / 26 + 1) as usize).collect()
}

fn roman(count: u32) -> String {
    if count == 0 || count > LARGEST_OF_LETTERS {
        return count.to_string();
    }
    crate::compose::roman(count as usize)
}

#[cfg(test)]
mod tests {
    use super::bullet;

    #[test]
    fn signs_of_a_font_of_signs_are_their_letters() {
        assert_eq!(["\u{f02b}", "+", "\u{f02d}", "\u{f0b7}", "*"].map(bullet), ["+", "+", "-", "-", "*"]);
    }

    #[test]
    fn a_list_may_begin_with_any_number() {
        use super::{Level, List, Lists};

        let mut lists = Lists::default();
        let level =
            Level { start: 1, format: "decimal".to_owned(), text: "%1.".to_owned(), ..Level::default() };
        let mut levels = [const { None }; super::LEVELS];
        levels[0] = Some(level);
        lists.add_look(7, levels);
        lists.add(1, List { look: 7, ..List::default() });
        let mut next = |begin: Option<u32>| {
            begin.into_iter().for_each(|number| lists.go_on_from(1, 0, number));
            lists.label(1, 0).map(|label| label.text).unwrap_or_default()
        };
        let labels = [next(None), next(Some(0)), next(None), next(Some(5)), next(None)];
        assert_eq!(labels, ["1.", "0.", "1.", "5.", "6."]);
    }
}
