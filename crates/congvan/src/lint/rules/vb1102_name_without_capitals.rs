use std::ops::Range;

use crate::lint::families::{is_family, is_surely_family};
use crate::lint::passage::{Part, Passage};
use crate::lint::person::bare;
use crate::lint::person::says_signed;
use crate::lint::person::says_unknown;
use crate::lint::words::capital;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1102",
    name: "name-without-capitals",
    severities: &[Severity::Error],
    clause: "PL II, mục II",
    page: include_str!("vb1102_name_without_capitals.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    // Words in the place of a name have rules of their own.
    let none = |passage: &Passage<'_>| {
        passage.part == Part::Name && (says_unknown(&passage.small) || says_signed(&passage.small))
    };
    let known =
        draft.matches(RULE.code).map(|(passage, found)| (passage, found.at.clone(), found.right.clone()));
    let others = draft.passages.iter().filter(|passage| !none(passage));
    let others = others.flat_map(|passage| {
        join_parts(passage, without_capitals(passage))
            .into_iter()
            .map(move |(part, right)| (passage, part, right))
    });
    for (passage, part, right) in known.chain(others) {
        let message = Message::new(
            "tên người viết hoa chữ đầu tất cả các âm tiết",
            "every syllable of a person's name takes a capital",
        );
        report(draft.instead(Severity::Error, RULE.code, passage.text, part, &right, message));
    }
}

/// Parts of one name as one: those with nothing but a space between.
fn join_parts(passage: &Passage<'_>, parts: Vec<(Range<usize>, String)>) -> Vec<(Range<usize>, String)> {
    let mut names: Vec<(Range<usize>, String)> = Vec::new();
    for (part, right) in parts {
        match names.last_mut().filter(|(last, _)| passage.small.get(last.end..part.start) == Some(" ")) {
            Some((last, name)) => {
                last.end = part.end;
                name.push(' ');
                name.push_str(&right);
            }
            None => names.push((part, right)),
        }
    }
    names
}

/// Names and parts of names in small letters, and what to write.
fn without_capitals(passage: &Passage<'_>) -> Vec<(Range<usize>, String)> {
    // What stands before the name, or in brackets, is none of it.
    let before = match passage.part {
        Part::Name => passage.text.notation().len() - bare(passage.text.notation()).len(),
        _ => 0,
    };
    let is_name = passage.part == Part::Name;
    let mut found = Vec::new();
    let mut after_name = 0;
    for at in 0..passage.words.len() {
        if at < after_name {
            continue;
        }
        if let Some(last) = in_small_letters(passage, at) {
            let names: Vec<String> = (at..=last).map(|at| capital(passage.word(at))).collect();
            found.push((passage.range(at, last), names.join(" ")));
            after_name = last + 1;
            continue;
        }
        if passage.words[at].at.start < before || is_name && !passage.gap(0).is_empty() {
            continue;
        }
        let named = match passage.part {
            Part::Name => (1..=at).all(|nth| passage.gap(nth) == " "),
            Part::Head | Part::Called | Part::CitedIssuer => false,
            _ => middle(passage, at) || family(passage, at) || within_addressed(passage, at),
        };
        let word = passage.word(at);
        if named && word.chars().all(char::is_lowercase) && !ADDRESSES.contains(&word) {
            found.push((passage.words[at].at.clone(), capital(word)));
        }
    }
    found
}

/// Words of sentences that no name has.
static NO_NAMES: Words = Words::from_list("name-without-capitals: no names");
/// Words before a name.
static ADDRESSES: Words = Words::from_list("name-without-capitals: addresses");

/// Middle names that are no verbs: people are addressed by given names that are family names too (`ông Hà gửi Sở Nội vụ`).
static MIDDLES: Words = Words::from_list("name-without-capitals: middle names");

/// A middle name in running text: between a family name and a given name.
fn middle(passage: &Passage<'_>, at: usize) -> bool {
    at > 0
        && matches!(passage.word(at), "văn" | "thị")
        && is_family(passage.word(at - 1))
        && passage.capital(at + 1)
        && passage.gap(at) == " "
        && passage.gap(at + 1) == " "
}

/// A word of a name whose family name stands with its capital behind a form of address: `ông Trần quang Khải`, `bà Hứa Thị
/// hoa,`.
fn within_addressed(passage: &Passage<'_>, at: usize) -> bool {
    let is_begun = |family: usize| {
        family > 0
            && is_addressing(passage, family - 1)
            && passage.capital(family)
            && is_family(passage.word(family))
            && (family..=at).all(|nth| passage.gap(nth) == " ")
            && !NO_NAMES.contains(&passage.word(at))
    };
    let is_middle = MIDDLES.contains(&passage.word(at));
    let is_between =
        || is_middle && is_begun(at - 1) && passage.capital(at + 1) && passage.gap(at + 1) == " ";
    let ends = || passage.words.get(at + 1).is_none() || passage.gap(at + 1) != " ";
    let is_last = || at > 1 && matches!(passage.small(at - 1), "văn" | "thị") && is_begun(at - 2) && ends();
    at > 1 && (is_between() || is_last())
}

/// Whether a word is a form of address, or ends one.
fn is_addressing(passage: &Passage<'_>, at: usize) -> bool {
    match passage.small(at) {
        "ông" | "bà" | "anh" | "chị" => true,
        "chí" => at > 0 && passage.small(at - 1) == "đồng",
        _ => false,
    }
}

/// The last word of a name in small letters behind a form of address: `bà trần thị C`, `ông nguyễn văn an chủ trì`, `đồng chí lê
/// lan,`.
fn in_small_letters(passage: &Passage<'_>, at: usize) -> Option<usize> {
    /// Of a name without a middle name that tells where it ends.
    const LONGEST: usize = 4;
    let is_middle = matches!(passage.word(at + 1), "văn" | "thị");
    let named = is_behind_address(passage, at) || is_middle && is_behind_label(passage, at);
    let named = named && passage.part != Part::Name;
    if !named || !is_family(&capital(passage.word(at))) || passage.gap(at + 1) != " " {
        return None;
    }
    let is_small = |at: usize| passage.word(at).chars().all(char::is_lowercase);
    let ends = |last: usize| passage.words.get(last + 1).is_none() || passage.gap(last + 1) != " ";
    if is_middle && passage.gap(at + 2) == " " {
        return Some(at + 2).filter(|last| *last < passage.words.len());
    }
    let last = (at + 1..at + LONGEST).find(|last| ends(*last)).filter(|last| *last < passage.words.len())?;
    let all = (at..=last).all(|at| is_small(at) && !NO_NAMES.contains(&passage.word(at)));
    (all && is_surely_family(&capital(passage.word(at)))).then_some(last)
}

/// Whether a word in small letters stands behind `đ/c` or a colon: `đ/c nguyễn văn an`, `Người phụ trách: nguyễn văn an`.
fn is_behind_label(passage: &Passage<'_>, at: usize) -> bool {
    let comrade = at > 1 && passage.small(at - 1) == "c" && passage.small(at - 2) == "đ";
    passage.word(at).starts_with(char::is_lowercase)
        && (passage.gap(at) == ": " || comrade && passage.gap(at - 1) == "/")
}

/// Whether a word in small letters stands behind a form of address.
fn is_behind_address(passage: &Passage<'_>, at: usize) -> bool {
    at > 0
        && passage.gap(at) == " "
        && passage.word(at).starts_with(char::is_lowercase)
        && is_addressing(passage, at - 1)
}

/// A family name in running text: between a form of address and the rest of the name.
fn family(passage: &Passage<'_>, at: usize) -> bool {
    is_behind_address(passage, at)
        && is_family(&capital(passage.word(at)))
        && (0..3).all(|nth| passage.gap(at + nth) == " " && (nth == 0 || passage.capital(at + nth)))
}
