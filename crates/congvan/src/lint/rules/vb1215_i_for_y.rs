use crate::words::{Pairs, Words};
use std::sync::LazyLock;

use crate::lint::passage::Part;
use crate::lint::words::capital;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1215",
    name: "i-for-y",
    severities: &[Severity::Warning, Severity::Note],
    clause: crate::lint::clauses::PRACTICE,
    page: include_str!("vb1215_i_for_y.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in draft.passages.iter().filter(|passage| passage.part != Part::Name) {
        for at in 0..passage.words.len() {
            let Some((_, right, before, behind)) =
                WORDS.iter().find(|(written, ..)| *written == passage.small(at))
            else {
                continue;
            };
            let follows = passage.gap(at + 1) == " " && behind.contains(&passage.small(at + 1));
            let precedes = at > 0 && passage.gap(at) == " " && before.contains(&passage.small(at - 1));
            // `Trần Kĩ Thuật` has the letters of his papers.
            let name = passage.capital(at) && passage.inside(at);
            // `Vật lí`, `Địa lí` are subjects of schools, which write them so.
            let subject =
                precedes && at > 1 && passage.capital(at - 1) && SUBJECTS.contains(&passage.small(at - 1));
            if name || subject || !(follows || precedes) {
                continue;
            }
            let right = if passage.capital(at) { capital(right) } else { (*right).to_owned() };
            let message = Message::new(
                "văn bản hành chính viết âm này bằng `y`",
                "administrative texts write this sound with `y`",
            );
            let part = passage.words[at].at.clone();
            // Schoolbooks write `kĩ`, `lí`; nobody writes `qui`.
            let severity = if passage.small(at) == "qui" { Severity::Warning } else { Severity::Note };
            report(draft.safely(severity, RULE.code, passage.text, part, &right, message));
        }
    }
}

/// What the names of subjects of schools open with.
static SUBJECTS: Words = Words::from_list("i-for-y: subjects");

/// A syllable, with `y`, and the words that it makes one with: those before it and those behind it.
type Spelling = (&'static str, &'static str, Vec<&'static str>, Vec<&'static str>);

static WORDS: LazyLock<Vec<Spelling>> = LazyLock::new(|| {
    let words = Pairs::from_list("i-for-y: words");
    let parted = |(written, rest): &(&'static str, &'static str)| {
        let mut parts = rest.split('|').map(str::trim);
        let right = parts.next().unwrap_or_default();
        let mut list = || parts.next().unwrap_or_default().split(' ').collect();
        (*written, right, list(), list())
    };
    words.iter().map(parted).collect()
});
