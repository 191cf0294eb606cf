use crate::lint::bodies;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Syllables;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1211",
    name: "hyphen-without-spaces",
    severities: &[Severity::Note],
    clause: crate::lint::clauses::PRACTICE,
    page: include_str!("vb1211_hyphen_without_spaces.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        for at in 1..passage.words.len() {
            let gap = passage.gap(at);
            let tight = gap.trim() == "-" && gap != " - ";
            let compound = || {
                let four = at.checked_sub(2).map(|first| {
                    [passage.small(first), passage.small(at - 1), passage.small(at), passage.small(at + 1)]
                });
                let whole = passage.gap(at - 1) == " " && passage.gap(at + 1) == " ";
                whole && four.is_some_and(|four| COMPOUNDS.iter().any(|known| **known == four))
            };
            if !tight || !(compound() || bodies::joins(passage, at)) {
                continue;
            }
            let message = Message::new(
                "dấu gạch nối trong tên cơ quan và từ ghép này có dấu cách hai bên",
                "the hyphen in this name or compound has a space on each side",
            );
            // The words beside it make it plain which hyphen is meant.
            let from = at - usize::from(at > 1 && passage.gap(at - 1) == " ") - 1;
            let to = at + usize::from(passage.gap(at + 1) == " ");
            let part = passage.range(from, to);
            let text = passage.text.notation();
            let right = format!(
                "{} - {}",
                &text[part.start..passage.words[at].gap],
                &text[passage.words[at].at.start..part.end]
            );
            report(draft.safely(Severity::Note, RULE.code, passage.text, part, &right, message));
        }
    }
}

static COMPOUNDS: Syllables = Syllables::from_list("hyphen-without-spaces: compounds");
