//! Known bodies in one table: their names as PL II has them, and what became of those that are no more.

use crate::words::{Pairs, Syllables, Words};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use strsim::osa_distance;

use crate::lint::passage::Passage;
use crate::lint::words::{Word, small, words};
use crate::model::date::Date;
use crate::text::diagnostic::Message;
use crate::text::tone::{Tone, place};

/// A body, or a kind of which many places have one.
pub(super) struct Body {
    /// Its name, with its capitals.
    pub(super) name: &'static str,
    /// The first day without it, and who has its work now.
    pub(super) ended: Option<(Date, &'static str)>,
}

/// 01/03/2025: ministries (NQ 176/2025/QH15).
pub(super) const MARCH: Date = Date::new(2025, 3, 1).expect("a day");

/// The bodies. A name that opens as another does stands in any order: the longest counts.
pub(super) static BODIES: LazyLock<Vec<Body>> =
    LazyLock::new(|| NAMED.iter().map(|row| body(*row)).collect());

static NAMED: Pairs = Pairs::from_list("bodies: named");

/// Of a row: a name, and the first day without it and a successor where it is no more.
fn body((name, ended): (&'static str, &'static str)) -> Body {
    let ended = ended
        .split_once(' ')
        .map(|(day, successor)| (Date::parse(day).expect("a test reads every row"), successor));
    Body { name, ended }
}

/// How fields of work of ministries and departments are shortened, without the marks between the letters.
static LETTERS: Pairs = Pairs::from_list("bodies: letters");

/// Words that make one word with `bộ` or `sở`: `cán bộ Công an tỉnh`, `cơ sở Y tế`.
static BEFORE: Words = Words::from_list("bodies: before");

/// Whether a word and the `bộ` or `sở` behind it are one: `cán bộ`.
pub(super) fn within_word(before: &str) -> bool {
    BEFORE.contains(&before)
}

/// Whether the name of some ministry, department or division goes on with these two words, in small letters.
pub(super) fn opens_field(kind: &str, two: [&str; 2]) -> bool {
    let two = two.map(old);
    let kinds: &[&str] = if kind == "phòng" { &["phòng"] } else { &["bộ", "sở"] };
    kinds
        .iter()
        .filter_map(|kind| KNOWN.get(*kind))
        .flatten()
        .any(|known| known.words.get(1..3) == Some(&two))
}

/// The small word that the names of all ministries, departments or divisions have where this one has a capital, and where it
/// stands: `Phòng Văn Hóa` of `Phòng Văn hóa - Xã hội`.
pub(super) fn capital_in_field<'a>(passage: &'a Passage<'_>, at: usize) -> Option<(usize, &'a str)> {
    let kind = passage.small(at);
    let written = |at: usize| {
        passage.capital(at) && passage.gap(at) == " " && passage.word(at).chars().any(char::is_lowercase)
    };
    if !matches!(kind, "phòng" | "sở" | "bộ") || !passage.capital(at) || !written(at + 1) || !written(at + 2)
    {
        return None;
    }
    let two = [1, 2].map(|nth| old(passage.small(at + nth)));
    let mut known = KNOWN.get(kind)?.iter().filter(|known| known.words.get(1..3) == Some(&two)).peekable();
    known.peek()?;
    let small = |known: &Known| {
        let word =
            known.body.name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).nth(2);
        word.is_some_and(|word| word.starts_with(char::is_lowercase))
    };
    (known.all(small) && named_at(passage, at).is_none()).then(|| (at + 2, passage.small(at + 2)))
}

/// Whether a hyphen or dash before a word joins two fields of work in the name of a body: `Sở Lao động-Thương binh`,
/// `Phòng Văn hóa – Xã hội`.
pub(super) fn joins(passage: &Passage<'_>, at: usize) -> bool {
    const NEAR: usize = 8;
    let named = |at: usize| {
        let word = passage.word(at);
        passage.capital(at) && word.chars().skip(1).any(char::is_lowercase)
    };
    // Before a hyphen the field goes on in small letters: `Lao động-Thương binh`.
    let field = passage.word(at - 1).chars().all(char::is_alphabetic);
    if !named(at) || !field {
        return false;
    }
    let mut from = at - 1;
    for _ in 0..NEAR {
        if passage.capital(from) && KINDS.iter().any(|kind| passage.says(from, kind)) {
            return true;
        }
        if from == 0 || !matches!(passage.gap(from).trim(), "" | "," | "-" | "–") {
            return false;
        }
        from -= 1;
    }
    false
}

/// Kinds of body whose names give fields of work.
static KINDS: Syllables = Syllables::from_list("bodies: kinds");

/// Words that names of bodies open with, in small letters: the one list of them.
static OPENINGS: Words = Words::from_list("bodies: openings");

/// Whether words begin as the name of a body does, in whatever case and tone placement.
pub(super) fn opens_body(words: &str) -> bool {
    /// No opening is longer, in bytes.
    const LONGEST: usize = 24;
    let words = old(&small(&words[..words.floor_char_boundary(LONGEST)]));
    OPENINGS.iter().any(|opening| is_opened_by(&words, opening))
}

/// The longest of the words that names of bodies open with which words in small letters begin with.
pub(super) fn body_opening(words: &str) -> Option<&'static str> {
    let openings = OPENINGS.iter().copied().filter(|opening| is_opened_by(words, opening));
    openings.max_by_key(|opening| opening.len())
}

/// Whether words begin with the whole words `opening`.
pub(super) fn is_opened_by(words: &str, opening: &str) -> bool {
    words.strip_prefix(opening).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',', '-']))
}

/// A body as a text names it.
pub(super) struct Mention {
    pub(super) body: &'static Body,
    pub(super) at: Range<usize>,
    pub(super) written: Spelling,
}

/// How near a name is to the one of the table, whatever its capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelling {
    /// Its words and marks, or its letters.
    Right,
    /// Its words, joined by other marks: `Lao động-Thương binh và Xã hội`.
    OtherMarks,
    /// Its words but one that is a letter off, or without an `và`: `Sở Giáo dục và Đào tào`.
    Misspelt,
}

/// A name of the table as words in small letters, tone marks placed in the old style.
struct Known {
    body: &'static Body,
    words: Vec<String>,
}

impl Known {
    /// Whether the second word has a capital: that of `Bộ Y tế`, not that of `Ủy ban nhân dân`.
    fn has_second_capital(&self) -> bool {
        let second = self.body.name.split(' ').nth(1);
        second.is_some_and(|word| word.starts_with(char::is_uppercase))
    }
}

/// The names by their first word in either style, the longest first.
static KNOWN: LazyLock<BTreeMap<String, Vec<Known>>> = LazyLock::new(|| {
    let mut known: BTreeMap<String, Vec<Known>> = BTreeMap::new();
    for body in BODIES.iter() {
        let name = small(body.name);
        let split: Vec<String> = words(&name).iter().map(|word| old(&name[word.at.clone()])).collect();
        let firsts = [place(&split[0], Tone::Old), place(&split[0], Tone::New)];
        for first in firsts.iter().take(if firsts[0] == firsts[1] { 1 } else { 2 }) {
            let entry = Known { body, words: split.clone() };
            known.entry(first.clone()).or_default().push(entry);
        }
    }
    for names in known.values_mut() {
        names.sort_by_key(|known| std::cmp::Reverse(known.words.len()));
    }
    known
});

/// The names by their second word.
static BY_SECOND: LazyLock<BTreeMap<String, Vec<&'static Known>>> = LazyLock::new(|| {
    let mut known: BTreeMap<String, Vec<&Known>> = BTreeMap::new();
    let names = KNOWN.iter().filter(|(first, names)| names.iter().all(|name| name.words[0] == **first));
    for name in names.flat_map(|(_, names)| names) {
        known.entry(name.words[1].clone()).or_default().push(name);
    }
    known
});

/// With tone marks in the old style: `ủy`, `hóa`.
fn old(word: &str) -> String {
    place(word, Tone::Old)
}

/// With spaces around every hyphen, which may be a dash, and tone marks in the old style.
fn space_hyphens(name: &str) -> String {
    let parts: Vec<&str> = name.split(['-', '–', '—']).map(str::trim).collect();
    old(&parts.join(" - "))
}

/// A text as words, for looking names up.
pub(super) struct Named<'a> {
    pub(super) text: &'a str,
    pub(super) small: &'a str,
    pub(super) words: &'a [Word],
}

impl Named<'_> {
    /// Every body of the table that the text names, in reading order.
    pub(super) fn bodies(&self) -> Vec<Mention> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            match self.at(at) {
                Some((mention, taken)) => {
                    found.push(mention);
                    at += taken;
                }
                None => at += 1,
            }
        }
        found
    }

    /// The body whose name begins at a word, and how many words it takes.
    fn at(&self, at: usize) -> Option<(Mention, usize)> {
        let first = &self.small[self.words[at].at.clone()];
        if at > 0 && BEFORE.contains(&&self.small[self.words[at - 1].at.clone()]) && self.gap(at) == " " {
            return None;
        }
        let candidates = KNOWN.get(first).map_or(&[][..], |known| known);
        let exact = || candidates.iter().find_map(|known| self.exact(at, known));
        let misspelt = || candidates.iter().find_map(|known| self.misspelt(at, known));
        exact().or_else(|| self.letters(at)).or_else(misspelt).or_else(|| self.misspelt_at_start(at))
    }

    /// Every word of a name, joined as in the table or by another hyphen or dash.
    fn exact(&self, at: usize, known: &Known) -> Option<(Mention, usize)> {
        let to = at + known.words.len() - 1;
        if to >= self.words.len() || !(1..known.words.len()).all(|nth| self.is(at + nth, &known.words[nth])) {
            return None;
        }
        let range = self.words[at].at.start..self.words[to].at.end;
        let (written, right) = (&self.small[range.clone()], small(known.body.name));
        if space_hyphens(written) != right {
            return None;
        }
        let written = if old(written) == right { Spelling::Right } else { Spelling::OtherMarks };
        Some((Mention { body: known.body, at: range, written }, known.words.len()))
    }

    /// `Sở TT&TT`
    fn letters(&self, at: usize) -> Option<(Mention, usize)> {
        let kind = &self.small[self.words[at].at.clone()];
        if !matches!(kind, "sở" | "bộ" | "phòng")
            || self.words.get(at + 1).is_none()
            || self.gap(at + 1) != " "
        {
            return None;
        }
        let start = self.words[at + 1].at.start;
        let rest = &self.text[start..];
        let length =
            rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '&' | '-')).unwrap_or(rest.len());
        let letters = rest[..length].trim_end_matches('-');
        let bare: String = letters.chars().filter(|c| c.is_alphanumeric()).collect();
        let (_, field) = LETTERS.iter().find(|(short, _)| *short == bare)?;
        let name = format!("{kind} {field}");
        let body = BODIES.iter().find(|body| small(body.name) == name)?;
        let range = self.words[at].at.start..start + letters.len();
        let taken = self.words[at..].iter().take_while(|word| word.at.start < range.end).count();
        Some((Mention { body, at: range, written: Spelling::Right }, taken))
    }

    /// A name with one letter too many, too few or wrong in one word, with a word twice, or without `và`. It has a capital,
    /// so that a name is meant.
    fn misspelt(&self, at: usize, known: &Known) -> Option<(Mention, usize)> {
        const ENOUGH: usize = 3;
        let capital = |at: usize| {
            self.words.get(at).is_some_and(|word| self.text[word.at.clone()].starts_with(char::is_uppercase))
        };
        let is_meant = capital(at) && (capital(at + 1) || !known.has_second_capital());
        if known.words.len() < ENOUGH || !is_meant {
            return None;
        }
        let (mut word, mut slips) = (at, 0);
        for (nth, right) in known.words.iter().enumerate() {
            let is_twice = word > at && self.is(word, &known.words[nth - 1]) && self.is(word + 1, right);
            if self.is(word, right) {
                word += 1;
            } else if right == "và" {
                slips += 1;
            } else if self.near(word, right) {
                slips += 1;
                word += 1;
            } else if is_twice {
                slips += 1;
                word += 2;
            } else {
                return None;
            }
            if slips > 1 {
                return None;
            }
        }
        let to = word - 1;
        let fits = slips == 1 && self.is_unbroken(at, to);
        let range = self.words[at].at.start..self.words[to].at.end;
        fits.then_some((Mention { body: known.body, at: range, written: Spelling::Misspelt }, word - at))
    }

    /// The name whose first word is a letter off and whose others, three or more, are right: `Uy ban nhân dân`.
    fn misspelt_at_start(&self, at: usize) -> Option<(Mention, usize)> {
        const ENOUGH: usize = 4;
        let second = old(&self.small[self.words.get(at + 1)?.at.clone()]);
        let candidates = BY_SECOND.get(&second)?;
        let candidates = candidates.iter().filter(|known| known.words.len() >= ENOUGH);
        candidates.filter(|known| self.near(at, &known.words[0])).find_map(|known| self.misspelt(at, known))
    }

    fn gap(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &self.text[word.gap..word.at.start])
    }

    fn is(&self, at: usize, right: &str) -> bool {
        self.words.get(at).is_some_and(|word| old(&self.small[word.at.clone()]) == right)
    }

    fn near(&self, at: usize, right: &str) -> bool {
        self.words.get(at).is_some_and(|word| {
            let written = &self.small[word.at.clone()];
            written.chars().all(char::is_alphabetic) && osa_distance(&old(written), right) == 1
        })
    }

    /// Whether nothing that ends a name stands between the words.
    fn is_unbroken(&self, from: usize, to: usize) -> bool {
        let joins = |gap: &str| matches!(gap.trim(), "" | "," | "-" | "–" | "&") && !gap.is_empty();
        to < self.words.len() && (from + 1..=to).all(|at| joins(self.gap(at)))
    }
}

/// The body whose whole name begins at a word of a passage, in whatever case.
pub(super) fn named_at(passage: &Passage<'_>, at: usize) -> Option<Mention> {
    let named = Named { text: passage.text.notation(), small: &passage.small, words: &passage.words };
    named.at(at).map(|(mention, _)| mention).filter(|mention| mention.written == Spelling::Right)
}

/// What is to be said of the first body in a text that is no more on a day: who has its work now.
pub(super) fn named_after_its_end(text: &str, day: Date) -> Option<Message> {
    // Most sentences name none of them; a test holds these openings to the table.
    if !IN_ENDED.iter().any(|opening| text.contains(opening)) {
        return None;
    }
    let (small, words) = (small(text), words(text));
    let named = Named { text, small: &small, words: &words };
    let ended = named.bodies().into_iter().find_map(|found| {
        let (until, now) = found.body.ended.filter(|(until, _)| day >= *until)?;
        let renamed = small[found.at.end..].trim_start_matches([' ', ',', '(']).starts_with("nay là ");
        (!renamed && found.written == Spelling::Right).then(|| (found.body.name, format_date(until), now))
    });
    let (name, until, now) = ended?;
    Some(Message::new(
        format!("`{name}` không còn từ ngày {until}, việc nay chủ yếu thuộc `{now}`"),
        format!("`{name}` has not existed since {until}; its work is now mainly that of `{now}`"),
    ))
}

/// One of these stands in every name of the table, however its first letter is written.
static IN_ENDED: Words = Words::from_list("bodies: in ended");

pub(super) fn format_date(date: Date) -> String {
    format!("{:02}/{}/{}", date.day(), date.month(), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&'static str, String, Spelling)> {
        let small = small(text);
        let words = words(text);
        let found = Named { text, small: &small, words: &words }.bodies();
        found.into_iter().map(|found| (found.body.name, text[found.at].to_owned(), found.written)).collect()
    }

    #[test]
    fn names_in_every_spelling() {
        use Spelling::{Misspelt, OtherMarks, Right};
        for (text, name, written, spelling) in [
            ("Giao Sở Y tế chủ trì", "Sở Y tế", "Sở Y tế", Right),
            ("gửi Sở TT&TT Gia Lai", "Sở Thông tin và Truyền thông", "Sở TT&TT", Right),
            ("Uỷ ban nhân dân xã", "Ủy ban nhân dân", "Uỷ ban nhân dân", Right),
            (
                "Sở Lao động-Thương binh và Xã hội báo cáo",
                "Sở Lao động - Thương binh và Xã hội",
                "Sở Lao động-Thương binh và Xã hội",
                OtherMarks,
            ),
            ("Sở Giáo dục và Đào tào", "Sở Giáo dục và Đào tạo", "Sở Giáo dục và Đào tào", Misspelt),
            ("Sở Tài nguyên Môi trường", "Sở Tài nguyên và Môi trường", "Sở Tài nguyên Môi trường", Misspelt),
            (
                "Sở Văn hóa, Thể thao và Du lịch",
                "Sở Văn hóa, Thể thao và Du lịch",
                "Sở Văn hóa, Thể thao và Du lịch",
                Right,
            ),
        ] {
            assert_eq!(read(text), [(name, written.to_owned(), spelling)], "{text}");
        }
        for text in ["cán bộ giao thông vận tải", "cơ sở Y tế", "Sở Y. Tế", "các sở, ban, ngành", "Bộ đội"]
        {
            assert_eq!(read(text), [], "{text}");
        }
    }

    #[test]
    fn no_name_is_near_another() {
        for body in BODIES.iter() {
            assert_eq!(
                read(body.name).first().map(|found| (found.0, found.2)),
                Some((body.name, Spelling::Right))
            );
        }
    }
}
