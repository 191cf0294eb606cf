use crate::lint::passage::{Part, Passage};
use crate::lint::words::in_lower_case;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::text::tone::{Tone, place};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1201",
    name: "tone-placement-mixed",
    severities: &[Severity::Warning],
    clause: "thông lệ",
    page: include_str!("vb1201_tone_placement_mixed.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let mut written: Vec<(&Passage<'_>, usize, Tone)> = Vec::new();
    for passage in draft.passages.iter().filter(|passage| passage.part != Part::Name) {
        for at in 0..passage.words.len() {
            // Names keep the spelling they have; `Ủy ban` has a rule of its own.
            let name = passage.capital(at)
                && (passage.inside(at) || passage.capital(at + 1) && passage.gap(at + 1) == " ");
            if let Some(tone) = tone_placement(&in_lower_case(passage.word(at)))
                .filter(|_| !name && passage.small(at) != "ủy")
            {
                written.push((passage, at, tone));
            }
        }
    }
    let new = written.iter().filter(|(.., tone)| *tone == Tone::New).count();
    let usual = if new * 2 > written.len() { Tone::New } else { Tone::Old };
    for (passage, at, _) in written.into_iter().filter(|(.., tone)| *tone != usual) {
        let right = place(passage.word(at), usual);
        let message = Message::new(
            "dấu thanh đặt theo hai kiểu trong một văn bản",
            "tone marks are placed in two ways in one document",
        );
        let part = passage.words[at].at.clone();
        report(draft.safely(Severity::Warning, RULE.code, passage.text, part, &right, message));
    }
}

/// Where the word has its tone mark, where it could stand elsewhere.
fn tone_placement(small: &str) -> Option<Tone> {
    let mut letters = small.chars().rev();
    let (last, before) = (letters.next()?, letters.next()?);
    let possible = "aeyàáảãạèéẻẽẹỳýỷỹỵ".contains(last) && "ouòóỏõọùúủũụ".contains(before);
    if !possible || (last.is_ascii() && before.is_ascii()) {
        return None;
    }
    if place(small, Tone::Old) != small {
        Some(Tone::New)
    } else if place(small, Tone::New) != small {
        Some(Tone::Old)
    } else {
        None
    }
}
