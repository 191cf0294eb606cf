use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::lint::bodies::capital_in_field;
use crate::lint::passage::Passage;
use crate::lint::words::ends_in_one_of;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1109",
    name: "body-with-wrong-capitals",
    severities: &[Severity::Error, Severity::Warning],
    clause: "PL II, mục IV",
    page: include_str!("vb1109_body_with_wrong_capitals.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for (passage, found) in draft.matches(RULE.code) {
        let is_title = Lexicon::get().titles().any(|title| opens(&found.right, title));
        let message = match is_title {
            true => Message::new(
                "chức danh viết hoa chữ đầu và chữ đầu tên cơ quan, không viết hoa từng âm tiết",
                "a title has capitals at its first word and at the body's name, not at each syllable",
            ),
            false => of_bodies(),
        };
        // Laws write the unions' names in two ways; a syllable too many with a capital is in none.
        let written = &passage.text.notation()[found.at.clone()];
        let excess = written
            .chars()
            .zip(found.right.chars())
            .any(|(c, right)| c.is_uppercase() && right.is_lowercase());
        let union = UNIONS.iter().any(|union| found.right.starts_with(union));
        let severity =
            if (union || !found.is_settled) && !excess { Severity::Warning } else { Severity::Error };
        report(draft.safely(severity, RULE.code, passage.text, found.at.clone(), &found.right, message));
    }
    for passage in &draft.passages {
        for (word, right) in (0..passage.words.len()).filter_map(|at| capital_in_field(passage, at)) {
            let part = passage.range(word, word);
            report(draft.safely(Severity::Warning, RULE.code, passage.text, part, right, of_bodies()));
        }
        for at in 1..passage.words.len() {
            for (part, message) in common_nouns(passage, at) {
                let right = passage.small[part.clone()].to_owned();
                report(draft.safely(Severity::Warning, RULE.code, passage.text, part, &right, message));
            }
        }
    }
}

fn of_bodies() -> Message {
    Message::new(
        "tên cơ quan viết hoa chữ đầu tên loại hình và mỗi cụm từ chỉ chức năng, không viết hoa từng âm tiết",
        "a body's name has capitals at its type and each field of work, not at each syllable",
    )
}

/// The common nouns that have a capital at a word and, in a list that begins there, behind it.
fn common_nouns(passage: &Passage<'_>, at: usize) -> Vec<(Range<usize>, Message)> {
    let own = matches!(passage.word(at), "Tỉnh" | "Xã" | "Phường")
        && ends_body(passage, at)
        && passage.gap(at) == " "
        && !(passage.capital(at + 1) && passage.gap(at + 1) == " ")
        && !passage.word(at + 1).starts_with(|c: char| c.is_ascii_digit());
    let own = own.then(|| {
        let message = Message::new(
            "danh từ chung chỉ đơn vị hành chính không viết hoa",
            "the common noun of a unit takes no capital",
        );
        (passage.range(at, at), message)
    });
    let of_several = |part: Range<usize>| {
        let message = Message::new(
            "danh từ chung chỉ nhiều nơi không viết hoa",
            "a common noun for several bodies takes no capital",
        );
        (part, message)
    };
    own.into_iter().chain(listed_from(passage, at).into_iter().map(of_several)).collect()
}

/// The common nouns with a capital in a list of bodies that begins at a word behind `các`.
fn listed_from(passage: &Passage<'_>, at: usize) -> Vec<Range<usize>> {
    let is_type = LISTED.contains(&passage.word(at));
    let is_business = passage.word(at) == "Doanh" && passage.small(at + 1) == "nghiệp";
    let is_listed = passage.gap(at) == " " && passage.small(at - 1) == "các";
    // `các Sở ban ngành` lacks its commas, no more.
    let run_together = passage.says(at + 1, &["ban", "ngành"]) || passage.says(at + 1, &["ngành"]);
    let is_alone = passage.after(at).starts_with(',') || is_business || run_together;
    if !(is_listed && is_alone && (is_type || is_business)) {
        return Vec::new();
    }
    let last = if is_business { at + 1 } else { at };
    let behind = listed_behind(passage, last).into_iter().map(|more| passage.range(more, more));
    std::iter::once(passage.range(at, last)).chain(behind).collect()
}

/// Whether a name opens with the whole words of a title: `Thủ tướng Chính phủ`.
fn opens(name: &str, title: &str) -> bool {
    name.strip_prefix(title).is_some_and(|rest| rest.starts_with(' '))
}

/// The other common nouns of a list that have a capital: `các Sở, Ban, Ngành`, `các Xã, Phường và Đặc khu`.
fn listed_behind(passage: &Passage<'_>, from: usize) -> Vec<usize> {
    static COMMON: Words = Words::from_list("body-with-wrong-capitals: common nouns");
    let mut found = Vec::new();
    let mut at = from + 1;
    loop {
        let joined = passage.small(at) == "và" && passage.gap(at) == " ";
        let next = at + usize::from(joined);
        let parted = joined && passage.gap(next) == " " || passage.gap(next) == ", ";
        let noun = COMMON.iter().find(|noun| {
            let words: Vec<&str> = noun.split(' ').collect();
            passage.says(next, &words)
        });
        let Some(noun) = noun.filter(|_| parted) else { return found };
        let count = noun.split(' ').count();
        // `Ban Quản lý` is a name.
        if passage.word(next + count).starts_with(char::is_uppercase) && passage.gap(next + count) == " " {
            return found;
        }
        if passage.capital(next) {
            found.push(next);
        }
        at = next + count;
    }
}

/// How the names of unions begin.
static UNIONS: Words = Words::from_list("body-with-wrong-capitals: unions");

/// Whether a body's name ends before a word: `Công an Xã`.
fn ends_body(passage: &Passage<'_>, at: usize) -> bool {
    static BODIES: Words = Words::from_list("body-with-wrong-capitals: before a unit's noun");
    ends_in_one_of(&passage.small[..passage.words[at - 1].at.end], &BODIES)
}

/// Common nouns of a list of bodies, with the capital that is wrong there.
static LISTED: Words = Words::from_list("body-with-wrong-capitals: listed");
