use std::ops::Range;

use crate::lint::passage::Passage;
use crate::lint::words::in_tone_of;
use crate::lint::{Draft, Rule, always};
use crate::model::units::in_tables;
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::{Pairs, Words};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1126",
    name: "place-with-small-letters",
    severities: &[Severity::Error, Severity::Warning],
    clause: "PL II, mục III",
    page: include_str!("vb1126_place_with_small_letters.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        for at in 0..passage.words.len() {
            let Some((kind, length)) = kind_at(passage, at) else { continue };
            let Some((part, right)) = longest_name(passage, at + length, kind) else { continue };
            let written = &passage.text.notation()[part.clone()];
            let right = &*in_tone_of(written, right);
            if written == right || written == right.to_uppercase() {
                continue;
            }
            let message = Message::new(
                "tên địa lý viết hoa chữ đầu các âm tiết",
                "every syllable of a place's name takes a capital",
            );
            let text = passage.text;
            // Without any capital, and of so many communes, other words may be meant.
            let sure = passage.capital(at + length) && !matches!(kind, "xã" | "phường" | "đặc khu");
            if sure {
                report(draft.safely(Severity::Error, RULE.code, text, part, right, message));
            } else if *written != passage.small[part.clone()] || !may_be_words(passage, at, &part) {
                report(draft.instead(Severity::Warning, RULE.code, text, part, right, message));
            }
        }
    }
}

/// The kind of unit whose noun begins at a word, and how many words it is.
fn kind_at(passage: &Passage<'_>, at: usize) -> Option<(&'static str, usize)> {
    match passage.small(at) {
        "tỉnh" => Some(("tỉnh", 1)),
        "xã" => Some(("xã", 1)),
        "phường" => Some(("phường", 1)),
        "thành" if passage.says(at, &["thành", "phố"]) => Some(("thành phố", 2)),
        "đặc" if passage.says(at, &["đặc", "khu"]) => Some(("đặc khu", 2)),
        _ => None,
    }
}

/// The longest name of a unit of a kind that begins at a word, in whatever capitals, and how it is written.
fn longest_name(passage: &Passage<'_>, first: usize, kind: &str) -> Option<(Range<usize>, &'static str)> {
    (passage.gap(first) == " ").then_some(())?;
    (2..=5).rev().find_map(|length| {
        let joined = (first + 1..first + length).all(|word| matches!(passage.gap(word), " " | " - "));
        let part = passage.range(first, first + length - 1);
        let right =
            in_tables(kind, passage.small.get(part.clone())?).filter(|_| joined && !part.is_empty())?;
        Some((part, right))
    })
}

/// Whether small letters that are those of a name may be words of a sentence: `xã đoàn kết`, `xã hội an ninh`, `hợp tác xã`.
fn may_be_words(passage: &Passage<'_>, at: usize, part: &Range<usize>) -> bool {
    static COMMON: Words = Words::from_list("place-with-small-letters: common");
    static WITHIN: Words = Words::from_list("place-with-small-letters: before");
    static JOINED: Pairs = Pairs::from_list("place-with-small-letters: joined");
    let name = &passage.small[part.clone()];
    let first = name.split(' ').next().unwrap_or_default();
    let before = at > 0 && passage.gap(at) == " " && WITHIN.contains(&passage.small(at - 1));
    before
        || COMMON.contains(&name)
        || JOINED.iter().any(|(kind, next)| *kind == passage.small(at) && *next == first)
}
