//! What stays together on a line: dates, numbers with what they count, citations, names, symbols.
//!
//! A table of words decides about each space, and about each hyphen within a symbol. What is held here is a no-break
//! space or a no-break hyphen in DOCX, and no place for a break in our own lines.

use crate::gazetteer::is_unit_name;
use crate::words::{Pairs, Syllables, Words};
use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::OnceLock;

/// How firmly a place holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Glue {
    /// Gives way first where a line would be stretched too far.
    Weak,
    /// Gives way only where nothing else helps.
    Strong,
}

/// A space or hyphen at which no line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Joint {
    /// Which character of the text.
    pub at: usize,
    /// How firmly it holds.
    pub glue: Glue,
}

/// A number follows: `ngày 27`, `số 12/…`, `Điều 5`, `Phụ lục II`, `thôn 3`.
static COUNTED: Words = Words::from_list("glue: counted");
/// A single letter follows: `điểm a`, `Bên A`.
static LETTERED: Words = Words::from_list("glue: lettered");
/// A number stands before: `15 giờ`, `500 triệu`.
static UNITS: Words = Words::from_list("glue: units");
/// `triệu đồng`, `tỷ đồng`.
static MULTIPLES: Words = Words::from_list("glue: multiples");
/// A held number stands before, and the next part of one date or citation follows: `27 | tháng 01 | năm 2027`.
static GO_ON: Words = Words::from_list("glue: go on");
/// Years follow: `giai đoạn 2026-2030`, `năm học 2026-2027`.
static SPANS: Words = Words::from_list("glue: spans");
/// Two syllables that open a number together: `Phụ lục II`, `Tiểu mục 2`.
static OPENINGS: Syllables = Syllables::from_list("glue: openings");
/// Before the name of a unit: `thành phố`, `phường`.
static KINDS: Words = Words::from_list("glue: kinds of units");
/// A person's name of two words may follow: `đồng chí Lê C`.
static PERSONS: Words = Words::from_list("glue: before a person");
/// Họ: with two or more words in capitals after it, or one behind `ông`, `đồng chí`, the start of a person's name.
static FAMILIES: Pairs = Pairs::from_list("families");
/// Words of several syllables in the names of bodies and in titles; no line of such ends within one.
const WORDS: &str = include_str!("../../data/words.txt");

/// A word and where it begins and ends, in characters.
struct Word<'a> {
    text: &'a str,
    /// Without quotation marks and brackets before it.
    opened: &'a str,
    /// Without marks around it.
    bare: &'a str,
    /// In small letters, without what `opened` is without; of most words nobody asks.
    small: OnceCell<String>,
    start: usize,
    end: usize,
}

impl<'a> Word<'a> {
    fn new(text: &'a str, start: usize, end: usize) -> Self {
        let opened = text.trim_start_matches(['(', '“', '"', '[']);
        let bare = opened.trim_end_matches([',', '.', ';', ':', ')', '”', '"', ']', '/', '!', '?']);
        Self { text, opened, bare, small: OnceCell::new(), start, end }
    }

    /// Nothing closes behind it.
    fn is_open(&self) -> bool {
        self.bare.len() == self.opened.len()
    }

    fn is_one_of(&self, words: &[&str]) -> bool {
        let small = self.small.get_or_init(|| self.opened.to_lowercase());
        words.contains(&small.as_str())
    }
}

/// The joints of a text in order; `named`: those within the words of names and titles too.
pub fn joints(text: &str, named: bool) -> Vec<Joint> {
    let words = words(text);
    let mut joints = Vec::new();
    // Whether the joint before was of a number or citation, and how many words of a name came before.
    let (mut numbered, mut name) = (false, 0);
    // The last group of a telephone number.
    let mut called = 0;
    for (at, word) in words.iter().enumerate() {
        hyphens(word, &mut joints);
        let Some(next) = words.get(at + 1) else { break };
        if next.start != word.end + 1 {
            (numbered, name) = (false, 0);
            continue;
        }
        called = called.max(at + telephone(&words[at..]));
        if at < called {
            (numbered, name) = (false, 0);
            joints.push(Joint { at: word.end, glue: Glue::Strong });
            continue;
        }
        let further = words.get(at + 2).filter(|further| further.start == next.end + 1);
        let of_number = number_joint(word, next, further, numbered);
        let addressed = at.checked_sub(1).map(|at| &words[at]).is_some_and(|before| {
            before.is_open() && before.end + 1 == word.start && before.is_one_of(&PERSONS)
        });
        let of_name = name_joint(word, next, further, addressed, &mut name);
        numbered = of_number.is_some();
        if let Some(glue) = of_number.max(of_name) {
            joints.push(Joint { at: word.end, glue });
        }
    }
    if named {
        within_names(&words, &mut joints);
    }
    joints
}

/// Words between plain spaces and breaks.
fn words(text: &str) -> Vec<Word<'_>> {
    let (mut words, mut at) = (Vec::new(), 0);
    for text in text.split([' ', '\n']) {
        let end = at + text.chars().count();
        if end > at {
            words.push(Word::new(text, at, end));
        }
        at = end + 1;
    }
    words
}

/// Hyphens of a symbol, of a span of numbers, of an abbreviation: `30/2020/NĐ-CP`, `2026-2030`, `COVID-19`.
fn hyphens(word: &Word, joints: &mut Vec<Joint>) {
    if !word.text.contains('-') || word.text.contains("://") || word.text.contains('@') {
        return;
    }
    let symbol = word.text.contains('/');
    let letters: Vec<char> = word.text.chars().collect();
    let caps = |c: char| c.is_uppercase() || c.is_ascii_digit();
    for (at, c) in letters.iter().enumerate() {
        let (Some(before), Some(after)) = (at.checked_sub(1).map(|at| letters[at]), letters.get(at + 1))
        else {
            continue;
        };
        if *c == '-' && (caps(before) && caps(*after) || symbol && (caps(before) || caps(*after))) {
            joints.push(Joint { at: word.start + at, glue: Glue::Strong });
        }
    }
}

/// Numbers with what counts them and what they count; dashes and blanks, which open no line.
fn number_joint(word: &Word, next: &Word, further: Option<&Word>, numbered: bool) -> Option<Glue> {
    let first = next.opened.chars().next()?;
    let last = word.text.chars().next_back()?;
    if matches!(next.text, "-" | "–" | "—") || next.text.starts_with("./.") || first == '\u{a0}' {
        return Some(Glue::Strong);
    }
    if last == '\u{a0}' {
        return next.is_one_of(&GO_ON).then_some(Glue::Weak);
    }
    if !word.is_open() {
        return None;
    }
    let number = first.is_ascii_digit();
    if (number || is_roman(next.bare)) && word.is_one_of(&COUNTED) {
        return Some(Glue::Strong);
    }
    if is_letter(next.bare) && word.is_one_of(&LETTERED) {
        return Some(Glue::Strong);
    }
    if number && word.is_one_of(&SPANS) {
        return Some(Glue::Weak);
    }
    if numbered && next.is_one_of(&GO_ON) {
        return Some(Glue::Weak);
    }
    let counts = last.is_ascii_digit() || next.bare == "đồng" && MULTIPLES.contains(&word.text);
    // `50 m3/ngày` too.
    if counts && UNITS.contains(&next.bare.split('/').next().unwrap_or_default()) {
        return Some(Glue::Strong);
    }
    let opens = |two: &[&str]| word.is_one_of(&two[..1]) && next.is_one_of(&two[1..]);
    let before_number = |further: &&Word| {
        further.text.starts_with(|c: char| c.is_ascii_digit() || c == '\u{a0}') || is_roman(further.bare)
    };
    let glue = if further.filter(before_number).is_some() { Glue::Strong } else { Glue::Weak };
    OPENINGS.iter().any(|two| opens(two)).then_some(glue)
}

/// How many groups of a telephone number follow its first one: `0205 3812 345`, `(024) 3825 1234`, `+84 24 3825 1234`.
fn telephone(words: &[Word]) -> usize {
    const DIGITS: std::ops::RangeInclusive<usize> = 8..=13;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some((first, others)) = words.split_first() else { return 0 };
    let prefix = first.bare.strip_prefix('+').unwrap_or(first.bare);
    let begins = ["0", "+", "1800", "1900"].iter().any(|begin| first.bare.starts_with(begin));
    // `(024)`, `0205.`: a mark closes nothing but the prefix.
    let behind = first.opened.trim_start_matches(first.bare);
    let least = if prefix.len() < first.bare.len() { 2 } else { 3 };
    if !begins || !is_number(prefix) || prefix.len() < least || !matches!(behind, "" | ")" | ".") {
        return 0;
    }
    let (mut digits, mut end, mut most) = (prefix.len(), first.end, 0);
    for (at, group) in others.iter().enumerate() {
        let follows = group.start == end + 1 && group.text.starts_with(|c: char| c.is_ascii_digit());
        if !follows || !is_number(group.bare) || !(2..=8).contains(&group.bare.len()) {
            break;
        }
        (digits, end) = (digits + group.bare.len(), group.end);
        if DIGITS.contains(&digits) {
            most = at + 1;
        }
        if !group.is_open() {
            break;
        }
    }
    most
}

/// `Nguyễn Văn A`: a family name and one to three names after it, two at least where nothing says that a person follows;
/// `name` counts the words so far.
fn name_joint(
    word: &Word,
    next: &Word,
    further: Option<&Word>,
    addressed: bool,
    name: &mut usize,
) -> Option<Glue> {
    const LONGEST: usize = 4;
    let begins = || {
        *name == 0
            && FAMILIES.iter().any(|(name, _)| *name == word.opened)
            && (addressed || further.is_some_and(|further| next.is_open() && is_name(further.bare)))
    };
    let goes_on = *name > 0 && *name < LONGEST;
    if is_name(next.bare) && word.is_open() && (goes_on || begins()) {
        *name = (*name).max(1) + 1;
        return Some(Glue::Weak);
    }
    *name = 0;
    None
}

/// Holds the words of the list together, and `và` with the word after it.
fn within_names(words: &[Word], joints: &mut Vec<Joint>) {
    let lower: Vec<String> = words.iter().map(|word| word.bare.to_lowercase()).collect();
    let mut at = 0;
    while at < words.len() {
        let length = words_starting_with(lower[at].as_str())
            .iter()
            .filter(|listed| lower.get(at..at + listed.len()).is_some_and(|found| found == **listed))
            .map(Vec::len)
            .max();
        let holds = if matches!(lower[at].as_str(), "và" | "các") { 2 } else { length.unwrap_or(1) };
        let length = length.or_else(|| place(&words[at..]));
        let holds = holds.max(length.unwrap_or(1));
        let kind = lower[at..at + length.unwrap_or(1)].join(" ");
        if KINDS.contains(&kind.as_str()) {
            hold_name(&words[at + length.unwrap_or(1)..], joints);
        }
        for pair in words[at..].windows(2).take(holds - 1).filter(|pair| pair[0].is_open()) {
            joints.push(Joint { at: pair[0].end, glue: Glue::Weak });
        }
        at += length.unwrap_or(1);
    }
    joints.sort_by_key(|joint| (joint.at, joint.glue));
    joints.dedup_by_key(|joint| joint.at);
}

/// Holds the words of a unit's name together, behind its kind: `Hồ Chí Minh`.
fn hold_name(words: &[Word], joints: &mut Vec<Joint>) {
    const LONGEST: usize = 4;
    let capital = |word: &&Word| word.bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let count = words.iter().take(LONGEST).take_while(capital).count();
    for pair in words[..count].windows(2).take_while(|pair| pair[0].is_open()) {
        joints.push(Joint { at: pair[0].end, glue: Glue::Weak });
    }
}

/// How many words the name of a unit takes at the beginning, whatever stands before it: `BUÔN MA THUỘT`.
fn place(words: &[Word]) -> Option<usize> {
    const LONGEST: usize = 4;
    let capital = |word: &&Word| word.bare.starts_with(char::is_uppercase);
    let most = words.iter().take(LONGEST).take_while(capital).count();
    let title = |word: &Word| {
        let mut letters = word.bare.chars();
        letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect::<String>()
    };
    let titles: Vec<String> = words[..most].iter().map(title).collect();
    let open = words[..most].iter().take_while(|word| word.is_open()).count() + 1;
    (2..=most.min(open)).rev().find(|count| is_unit_name(&titles[..*count].join(" ")))
}

/// The words of the list that begin with this syllable.
fn words_starting_with(syllable: &str) -> &'static [Vec<&'static str>] {
    static LISTED: OnceLock<HashMap<&str, Vec<Vec<&str>>>> = OnceLock::new();
    let listed = LISTED.get_or_init(|| {
        let mut listed: HashMap<&str, Vec<Vec<&str>>> = HashMap::new();
        for word in WORDS.lines() {
            let syllables: Vec<&str> = word.split(' ').collect();
            listed.entry(syllables[0]).or_default().push(syllables);
        }
        listed
    });
    listed.get(syllable).map_or(&[], Vec::as_slice)
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| "IVXLCDM".contains(c))
}

fn is_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// Opens with a capital, and is no word in capitals, unless it is one letter.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `~` and `¬` where it is held firmly, `_` and `=` where weakly.
    fn show_joints(text: &str, named: bool) -> String {
        let joints = joints(text, named);
        text.chars()
            .enumerate()
            .map(|(at, c)| match (joints.iter().find(|joint| joint.at == at), c) {
                (Some(Joint { glue: Glue::Strong, .. }), ' ') => '~',
                (Some(Joint { glue: Glue::Strong, .. }), _) => '¬',
                (Some(_), _) => '_',
                (None, c) => c,
            })
            .collect()
    }

    #[test]
    fn what_a_reader_takes_as_one() {
        for held in [
            "từ ngày~27_tháng~01_năm~2027 đến hết",
            "theo Nghị định số~30/2020/NĐ¬CP, số~12/KH¬UBND",
            "tại điểm~đ_khoản~2_Điều~5 và Phụ~lục~II.",
            "Tiểu~mục~2_Mục~1_Chương~IV",
            "kinh phí 500~triệu~đồng, 15~giờ_30~phút, 20~%",
            "ông Nguyễn_Văn_A, bà Hoàng_Thị_Minh_Châu và đồng chí",
            "giai đoạn~2026¬2030, dịch COVID¬19",
            "Lao động~- Thương binh",
            "hạ-cánh, (khoản~3) ngày, 5",
            "khu phố~7, từ đủ 18~tuổi, tuổi~18",
            "đồng chí Lê_C, gia đình Lê, bà Trần_B; các Phụ_lục kèm theo",
            "thôn~3 xã Hà Nội",
            "điện thoại: 0205~3812~345; (024)~3825~1234, +84~24~3825~1234, 0205.~3812345.",
            "gọi 091~234~56~78 hoặc 1900~6868 trước ngày~05 08 2027",
            "số~05 2027 và 12 345 678, 024.3825.1234",
        ] {
            let plain = held.replace(['~', '_'], " ").replace('¬', "-");
            assert_eq!(show_joints(&plain, false), held);
        }
    }

    #[test]
    fn a_blank_stays_with_the_word_before_it() {
        assert_eq!(
            show_joints("Số \u{a0}\u{a0}/UBND, ngày \u{a0}\u{a0} tháng 3", false),
            "Số~\u{a0}\u{a0}/UBND, ngày~\u{a0}\u{a0}_tháng~3"
        );
    }

    #[test]
    fn names_of_bodies_part_between_words() {
        assert_eq!(show_joints("SỞ KẾ HOẠCH VÀ ĐẦU TƯ", true), "SỞ KẾ_HOẠCH VÀ_ĐẦU_TƯ");
        assert_eq!(
            show_joints("Ban Quản lý dự án Công trình thành phố", true),
            "Ban Quản_lý dự_án Công_trình thành_phố"
        );
        assert_eq!(show_joints("đào tạo", false), "đào tạo");
        assert_eq!(
            show_joints("TRƯỜNG CAO ĐẲNG BUÔN MA THUỘT", true),
            "TRƯỜNG CAO_ĐẲNG BUÔN_MA_THUỘT",
            "a place, whatever stands before it"
        );
        assert_eq!(show_joints("Ban Chỉ huy Phòng thủ dân sự", true), "Ban Chỉ_huy Phòng_thủ dân_sự");
    }

    #[test]
    fn hostile_text_ends() {
        assert!(joints("", true).is_empty());
        assert!(joints("   \n \n", true).is_empty());
        assert_eq!(joints(&"ngày 1 ".repeat(5000), false).len(), 9999);
        joints(&"-".repeat(5000), true);
    }
}
