use std::collections::BTreeMap;
use std::ops::Range;

use crate::lint::bodies;
use crate::lint::passage::Passage;
use crate::lint::words::capital;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::{Pairs, Syllables, Words};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1123",
    name: "body-in-small-letters",
    severities: &[Severity::Warning],
    clause: "PL II, mục IV",
    page: include_str!("vb1123_body_in_small_letters.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    // Where the whole name has capitals of its own, it is told as that.
    let mut told: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
    for (passage, found) in ["VB1109", "VB1110"].into_iter().flat_map(|code| draft.matches(code)) {
        told.entry(passage.nth).or_default().push(found.at.clone());
    }
    told.values_mut().for_each(|parts| parts.sort_by_key(|part| part.start));
    for passage in &draft.passages {
        let parts = told.get(&passage.nth).map_or(&[][..], Vec::as_slice);
        let is_told = |part: &Range<usize>| {
            let last = parts.partition_point(|told| told.start < part.end).checked_sub(1);
            last.is_some_and(|last| part.start < parts[last].end)
        };
        for (at, name) in unmistakable(passage) {
            let part = at..at + name.len();
            if is_told(&part) {
                continue;
            }
            report(draft.safely(Severity::Warning, RULE.code, passage.text, part, name, message()));
        }
        for at in 0..passage.words.len() {
            let word = passage.word(at);
            if !word.starts_with(char::is_lowercase) || (at > 0 && bodies::within_word(passage.small(at - 1)))
            {
                continue;
            }
            let committee = (passage.says(at, &["ủy", "ban", "nhân", "dân"])
                || passage.says(at, &["hội", "đồng", "nhân", "dân"]))
                && passage.gap(at + 4) == " "
                && ["tỉnh", "xã", "phường", "đặc"].contains(&passage.small(at + 4));
            let field = matches!(word, "bộ" | "sở" | "phòng") && passage.gap(at + 1) == " ";
            let two = || [passage.small(at + 1), passage.small(at + 2)];
            // `Trưởng phòng Kinh tế` is a title.
            let title = at > 0 && passage.small(at - 1) == "trưởng" && passage.gap(at) == " ";
            let department = field && !title && passage.capital(at + 1) && bodies::opens_field(word, two());
            // `bộ quốc phòng`, not `các sở y tế`
            let several = at > 0 && matches!(passage.small(at - 1), "các" | "những" | "mọi");
            if let Some(named) = (field && word != "phòng" && !department && !several)
                .then(|| bodies::named_at(passage, at))
                .flatten()
            {
                let (part, right) = (named.at.clone(), named.body.name);
                report(draft.safely(Severity::Warning, RULE.code, passage.text, part, right, message()));
            }
            if let Some((name, length)) = owner(passage, at)
                && let part = passage.range(at, at + length - 1)
                && !is_told(&part)
            {
                report(draft.instead(Severity::Warning, RULE.code, passage.text, part, name, message()));
            }
            if let Some((name, length)) = asked_body(passage, at) {
                let part = passage.range(at, at + length - 1);
                report(draft.safely(Severity::Warning, RULE.code, passage.text, part, name, message()));
            } else if committee || department {
                let part = passage.range(at, at);
                let right = capital(word);
                report(draft.safely(Severity::Warning, RULE.code, passage.text, part, &right, message()));
            }
        }
    }
}

/// A body of a unit that is asked for something under its name in small letters, with its name and how many words that has:
/// `giao công an xã`, not `lực lượng công an xã`.
fn asked_body(passage: &Passage<'_>, at: usize) -> Option<(&'static str, usize)> {
    static BODIES: Pairs = Pairs::from_list("body-in-small-letters: bodies of units");
    static ASKS: Syllables = Syllables::from_list("body-in-small-letters: asks");
    let is_asked = ASKS.iter().any(|ask| {
        at.checked_sub(ask.len()).is_some_and(|from| passage.says(from, ask)) && passage.gap(at) == " "
    });
    BODIES.iter().filter(|_| is_asked).find_map(|(small, name)| {
        let words: Vec<&str> = small.split(' ').collect();
        let behind = at + words.len();
        let of_unit = matches!(passage.small(behind), "xã" | "phường" | "tỉnh") && passage.gap(behind) == " ";
        // `công an xã, phường`: of several.
        let goes_on = OF_SEVERAL.contains(&passage.small(behind + 1));
        let several = goes_on || matches!(passage.mark(behind + 1), "," | "/");
        (passage.says(at, &words) && of_unit && !several).then_some((*name, words.len()))
    })
}

/// The body whose name begins at a word in small letters where that says whose something is, and how many words that has:
/// `chủ trương của đảng`, not `của đảng viên`.
fn owner(passage: &Passage<'_>, at: usize) -> Option<(&'static str, usize)> {
    static OWNERS: Pairs = Pairs::from_list("body-in-small-letters: owners");
    static BEFORE: Words = Words::from_list("body-in-small-letters: before owners");
    static BEHIND: Words = Words::from_list("body-in-small-letters: behind owners");
    if at == 0 || passage.gap(at) != " " || !BEFORE.contains(&passage.small(at - 1)) {
        return None;
    }
    OWNERS.iter().find_map(|(small, name)| {
        let words: Vec<&str> = small.split(' ').collect();
        let behind = at + words.len();
        let is_other = passage.gap(behind) == " " && BEHIND.contains(&passage.small(behind));
        (passage.says(at, &words) && !is_other).then_some((*name, words.len()))
    })
}

/// Names that begin in small letters and are nothing else: `đại biểu quốc hội`, `thủ tướng Chính phủ`.
fn unmistakable(passage: &Passage<'_>) -> Vec<(usize, &'static str)> {
    static NAMES: Pairs = Pairs::from_list("body-in-small-letters: no common nouns");
    let opens = |at: &usize| {
        let before = passage.small[..*at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric())
            && passage.text.notation()[*at..].starts_with(char::is_lowercase)
    };
    let each = NAMES.iter().flat_map(|(small, name)| {
        let ends = |at: &usize| !passage.small[at + small.len()..].starts_with(char::is_alphanumeric);
        let places = passage.small.match_indices(small).map(|(at, _)| at).filter(opens).filter(ends);
        places.map(move |at| (at, *name)).collect::<Vec<_>>()
    });
    let all: Vec<(usize, &str)> = each.collect();
    let within = |(at, name): &(usize, &str)| {
        all.iter().any(|(other, long)| long.len() > name.len() && (*other..other + long.len()).contains(at))
    };
    all.iter().filter(|one| !within(one)).copied().collect()
}

fn message() -> Message {
    Message::new("tên cơ quan cụ thể viết hoa chữ đầu", "the name of a body takes a capital")
}

/// What follows a kind of unit where several are meant.
static OF_SEVERAL: Words = Words::from_list("body-in-small-letters: of several");
