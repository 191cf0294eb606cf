//! Letters of fonts of the years before Unicode (TCVN3, VNI, VPS), and signs of fonts of signs, as Unicode in NFC.
//!
//! A font's name proves nothing: files hold Unicode under `VNI-Times`, and old letters beside new ones. So words
//! under such a font are decoded where they then read as Vietnamese and did not before: stretch by stretch, and where a
//! stretch says nothing, as the font is used in the rest of the document.

mod signs;
mod syllable;

use std::borrow::Cow;
use std::collections::BTreeMap;

use bamboo_core::{Charset, decode_charset};

use crate::import::arrived::{Arrived, Block, Paragraph, Run};
use crate::text::normal::normalise;

pub use syllable::is_syllable;

/// How a font of old keeps its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Letters {
    /// TCVN 5712 (ABC): fonts named `.Vn…`.
    Tcvn3,
    /// VNI for Windows: fonts named `VNI-…`.
    Vni,
    /// VPS: fonts named `VPS …`.
    Vps,
}

/// So much of a text decides its letters.
const SAMPLE: usize = 200_000;

/// What speaks for decoding, and against it: words that read as Vietnamese one way only.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    decoded: usize,
    as_is: usize,
}

/// Decodes old letters, resolves signs, and puts everything in NFC; what every reader does last.
pub fn settle(arrived: &mut Arrived) {
    let mut evidence: BTreeMap<Letters, Evidence> = BTreeMap::new();
    for_each(arrived, &mut |paragraph| {
        for stretch in stretches(&paragraph.runs) {
            if let Some((letters, _)) = stretch[0].font.as_deref().and_then(letters_of) {
                evidence.entry(letters).or_default().add(weigh(&join_runs(stretch), letters));
            }
        }
    });
    let mut decoded = BTreeMap::new();
    for_each(arrived, &mut |paragraph| {
        settle_paragraph(paragraph, &evidence, &mut decoded);
    });
    for left_out in &mut arrived.left_out {
        put(&mut left_out.text, normalise);
    }
    for (letters, count) in decoded {
        arrived
            .remarks
            .push(format!("{count} đoạn chữ viết bằng phông {} được đổi sang Unicode.", letters.name()));
    }
}

/// [`settle`] for pages of the web, which may name no fonts at all: then all words are in the letters in which they read best.
pub fn settle_page(arrived: &mut Arrived) {
    let (mut all, mut is_named) = (String::new(), false);
    for_each(arrived, &mut |paragraph| {
        for run in &paragraph.runs {
            is_named |= run.font.as_deref().and_then(letters_of).is_some();
            if all.len() < SAMPLE {
                all.push_str(&run.text);
                all.push(' ');
            }
        }
    });
    if let Some(letters) = best(&all).filter(|_| !is_named) {
        for_each(arrived, &mut |paragraph| {
            paragraph.runs.iter_mut().for_each(|run| run.font = Some(letters.font().to_owned()));
        });
    }
    settle(arrived);
}

/// The letters that a font keeps, by its name, and whether it shows small letters as capitals.
pub fn letters_of(font: &str) -> Option<(Letters, bool)> {
    // A PDF puts six letters and a plus before the name of a font that it carries in part, and a look behind a comma.
    let font = font.split_once('+').map_or(font, |(_, name)| name);
    let name = font.split(',').next().unwrap_or(font).trim();
    let begins = |with: &str| name.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    if begins(".Vn")
        || name.strip_prefix("Vn").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()))
    {
        let family = name.split(['-', ' ']).next().unwrap_or(name);
        return Some((Letters::Tcvn3, family.ends_with('H')));
    }
    if begins("VNI-") || begins("VNI ") {
        return Some((Letters::Vni, false));
    }
    begins("VPS").then_some((Letters::Vps, false))
}

/// The text in Unicode, decoded from these letters.
pub fn decode(text: &str, letters: Letters) -> Cow<'_, str> {
    match letters {
        Letters::Tcvn3 => {
            // What programs make of the soft hyphen, the middle dot and the micro sign, which are letters here.
            let alias = |c: char| match c {
                '\u{2212}' | '\u{2010}' => '\u{ad}',
                '\u{2219}' | '\u{22c5}' | '\u{2022}' => '\u{b7}',
                '\u{3bc}' => '\u{b5}',
                c => c,
            };
            let text: String = text.chars().map(alias).collect();
            Cow::Owned(restore_capitals(&decode_charset(Charset::Tcvn3, &text)))
        }
        Letters::Vni => decode_charset(Charset::VniWindows, text),
        Letters::Vps => decode_charset(Charset::Vps, text),
    }
}

/// The letters from which a text without fonts reads best; none where it reads no better than it is.
pub fn best(text: &str) -> Option<Letters> {
    let gain = |letters: &Letters| {
        let Evidence { decoded, as_is } = weigh(text, *letters);
        decoded.saturating_sub(as_is)
    };
    Letters::ALL.into_iter().rev().max_by_key(gain).filter(|letters| gain(letters) > 0)
}

/// A text in which capitals with marks, which TCVN3 keeps in fonts of their own, are capitals where their line or their word
/// shows it: `PHòNG GIáO DụC` without its font.
fn restore_capitals(text: &str) -> String {
    let capitals = |word: &str| word.chars().filter(|c| c.is_uppercase()).count();
    let is_bare = |word: &str| !word.contains(|c: char| c.is_ascii_lowercase()) && capitals(word) > 1;
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if is_bare(line) {
            out.push_str(&line.to_uppercase());
            continue;
        }
        let words: Vec<&str> = line.split_inclusive(char::is_whitespace).collect();
        for (at, word) in words.iter().enumerate() {
            let beside = |at: usize| words.get(at).is_some_and(|word| is_bare(word));
            let between = at > 0 && beside(at - 1) && beside(at + 1) && capitals(word) > 0;
            if is_bare(word) || between && !word.contains(|c: char| c.is_ascii_lowercase()) {
                out.push_str(&word.to_uppercase());
            } else {
                out.push_str(word);
            }
        }
    }
    out
}

impl Letters {
    /// All of them.
    pub const ALL: [Letters; 3] = [Letters::Tcvn3, Letters::Vni, Letters::Vps];

    /// A font that keeps them.
    fn font(self) -> &'static str {
        match self {
            Self::Tcvn3 => ".VnTime",
            Self::Vni => "VNI-Times",
            Self::Vps => "VPS Times",
        }
    }

    /// As people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (.Vn…)",
            Self::Vni => "VNI",
            Self::Vps => "VPS",
        }
    }
}

impl Evidence {
    fn add(&mut self, other: Self) {
        self.decoded += other.decoded;
        self.as_is += other.as_is;
    }
}

fn settle_paragraph(
    paragraph: &mut Paragraph,
    evidence: &BTreeMap<Letters, Evidence>,
    decoded: &mut BTreeMap<Letters, usize>,
) {
    let mut runs = std::mem::take(&mut paragraph.runs);
    let mut rest = runs.as_mut_slice();
    while !rest.is_empty() {
        let length = stretches(rest).next().map_or(rest.len(), <[Run]>::len);
        let (stretch, behind) = rest.split_at_mut(length);
        settle_stretch(stretch, evidence, decoded);
        rest = behind;
    }
    runs.retain(|run| !run.text.is_empty());
    paragraph.runs = runs;
    if let Some(label) = &mut paragraph.label {
        put(label, normalise);
    }
}

/// Runs under fonts of one kind of letters, or under other fonts.
fn settle_stretch(
    stretch: &mut [Run],
    evidence: &BTreeMap<Letters, Evidence>,
    decoded: &mut BTreeMap<Letters, usize>,
) {
    if let Some((letters, _)) = stretch[0].font.as_deref().and_then(letters_of) {
        let own = weigh(&join_runs(stretch), letters);
        let all = evidence.get(&letters).copied().unwrap_or_default();
        let decides = if own.decoded == own.as_is { all } else { own };
        if decides.decoded > 0 && decides.decoded >= decides.as_is {
            let before = join_runs(stretch);
            join_marks(stretch, letters);
            for run in &mut *stretch {
                put(&mut run.text, |text| Cow::Owned(decode_words(text, letters)));
                if run.font.as_deref().and_then(letters_of).is_some_and(|(_, are_capitals)| are_capitals) {
                    put(&mut run.text, |text| Cow::Owned(text.to_uppercase()));
                }
            }
            *decoded.entry(letters).or_default() += usize::from(before != join_runs(stretch));
        }
    }
    for run in stretch {
        if let Some(font) = &run.font {
            put(&mut run.text, |text| signs::resolve(text, font));
        }
        put(&mut run.text, normalise);
    }
}

/// VNI writes a letter and its mark; where a run parts them, the mark goes to its letter.
fn join_marks(stretch: &mut [Run], letters: Letters) {
    if letters != Letters::Vni {
        return;
    }
    for at in 1..stretch.len() {
        let (before, here) = stretch.split_at_mut(at);
        let (Some(last), Some(mark)) = (before[at - 1].text.chars().last(), here[0].text.chars().next())
        else {
            continue;
        };
        if last.is_ascii_alphabetic() && !mark.is_ascii() && is_one(&format!("{last}{mark}"), letters) {
            before[at - 1].text.push(mark);
            here[0].text.drain(..mark.len_utf8());
        }
    }
}

fn is_one(text: &str, letters: Letters) -> bool {
    decode(text, letters).chars().count() == 1
}

/// Every word but those that old letters cannot write.
fn decode_words(text: &str, letters: Letters) -> String {
    text.split_inclusive(is_between)
        .map(|word| if is_unicode(word) { Cow::Borrowed(word) } else { decode(word, letters) })
        .collect()
}

/// How a text reads decoded and as it is.
fn weigh(text: &str, letters: Letters) -> Evidence {
    let mut evidence = Evidence::default();
    for word in text.split(is_between).filter(|word| !word.is_ascii()) {
        if is_unicode(word) {
            evidence.as_is += 1;
            continue;
        }
        let after = decode(word, letters);
        let (was, is) = (is_syllable(word), is_syllable(&after));
        let all_letters = |word: &str| word.chars().all(char::is_alphabetic);
        // What is no syllable either way may still have letters for signs: `Q§` is `QĐ`.
        let is = is || !was && all_letters(&after) && !all_letters(word);
        evidence.decoded += usize::from(is && !was);
        evidence.as_is += usize::from(was && !is);
    }
    evidence
}

/// Whether a word has letters of Vietnamese that only Unicode has.
fn is_unicode(word: &str) -> bool {
    word.chars().any(|c| matches!(c, 'ă' | 'Ă' | 'đ' | 'Đ' | 'ĩ' | 'Ĩ' | 'ũ' | 'Ũ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{1ea0}'..='\u{1ef9}' | '\u{300}'..='\u{323}'))
}

/// Between words: spaces and what is the same sign in every font.
fn is_between(c: char) -> bool {
    c.is_ascii() && !c.is_ascii_alphabetic() || c == '\u{a0}'
}

fn join_runs(stretch: &[Run]) -> String {
    stretch.iter().map(|run| run.text.as_str()).collect()
}

/// Neighbours under fonts of the same letters.
fn stretches(runs: &[Run]) -> impl Iterator<Item = &[Run]> {
    let letters = |run: &Run| run.font.as_deref().and_then(letters_of).map(|(letters, _)| letters);
    runs.chunk_by(move |a, b| letters(a) == letters(b))
}

fn put(text: &mut String, change: impl FnOnce(&str) -> Cow<'_, str>) {
    if let Cow::Owned(new) = change(text) {
        *text = new;
    }
}

fn for_each(arrived: &mut Arrived, visit: &mut impl FnMut(&mut Paragraph)) {
    fn of(blocks: &mut [Block], visit: &mut impl FnMut(&mut Paragraph)) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => visit(paragraph),
                Block::Table(table) => {
                    table.rows.iter_mut().flatten().for_each(|cell| of(&mut cell.blocks, visit))
                }
                Block::Rule(_) | Block::PageBreak => {}
            }
        }
    }
    of(&mut arrived.blocks, visit);
    arrived.notes.iter_mut().flatten().for_each(visit);
}

#[cfg(test)]
mod tests;
