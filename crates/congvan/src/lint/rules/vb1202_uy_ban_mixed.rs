use crate::lint::passage::{Part, Passage};
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::text::tone::{Tone, place};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1202",
    name: "uy-ban-mixed",
    severities: &[Severity::Warning],
    clause: "thông lệ",
    page: include_str!("vb1202_uy_ban_mixed.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let mut written: Vec<(&Passage<'_>, usize)> = Vec::new();
    for passage in draft.passages.iter().filter(|passage| passage.part != Part::Name) {
        let words = (0..passage.words.len()).filter(|at| passage.small(*at) == "ủy");
        let words = words.filter(|at| !is_in_name(passage, *at));
        written.extend(words.map(|at| (passage, at)));
    }
    let tone_of =
        |passage: &Passage<'_>, at: usize| match place(passage.word(at), Tone::Old) == passage.word(at) {
            true => Tone::Old,
            false => Tone::New,
        };
    let new = written.iter().filter(|(passage, at)| tone_of(passage, *at) == Tone::New).count();
    let usual = if new * 2 > written.len() { Tone::New } else { Tone::Old };
    for (passage, at) in written.into_iter().filter(|(passage, at)| tone_of(passage, *at) != usual) {
        let right = place(passage.word(at), usual);
        let message =
            Message::new("`Ủy` và `Uỷ` lẫn lộn trong một văn bản", "`Ủy` and `Uỷ` are mixed in one document");
        let part = passage.words[at].at.clone();
        report(draft.safely(Severity::Warning, RULE.code, passage.text, part, &right, message));
    }
}

/// Whether a word is of a name, which keeps its spelling: `ông Nguyễn Văn Uỷ`, `Công ty Uỷ Thác Việt`, not `Uỷ ban`.
fn is_in_name(passage: &Passage<'_>, at: usize) -> bool {
    static BEHIND: Words = Words::from_list("uy-ban-mixed: words");
    passage.capital(at)
        && passage.inside(at)
        && !(passage.gap(at + 1) == " " && BEHIND.contains(&passage.word(at + 1)))
}
