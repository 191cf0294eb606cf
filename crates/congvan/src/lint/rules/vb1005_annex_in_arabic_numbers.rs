use crate::lint::citations::KINDS;
use crate::lint::passage::Passage;
use crate::lint::words::clause_end;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1005",
    name: "annex-in-arabic-numbers",
    severities: &[Severity::Error, Severity::Warning],
    clause: "PL I, mục III.1",
    page: include_str!("vb1005_annex_in_arabic_numbers.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    // A quy chế issued with the document has no number.
    let count = draft.directive.appendices.iter().filter(|annex| annex.kind.is_none()).count();
    if count < 2 {
        return;
    }
    for passage in &draft.passages {
        for at in 1..passage.words.len() {
            if passage.small(at) != "lục" || passage.small(at - 1) != "phụ" || passage.gap(at) != " " {
                continue;
            }
            let number = if passage.says(at + 1, &["số"]) { at + 2 } else { at + 1 };
            let digits = passage.word(number);
            let right = digits.parse::<usize>().ok().filter(|number| (1..=ROMAN.len()).contains(number));
            let Some(right) = right else { continue };
            // A higher number may be another document's.
            let severity = if right > count { Severity::Warning } else { Severity::Error };
            let right = ROMAN[right - 1];
            if passage.gap(number) != " " || !own(passage, number) {
                continue;
            }
            let message = Message::new(
                "từ hai phụ lục trở lên thì đánh số bằng chữ số La Mã",
                "two annexes or more are numbered in Roman numerals",
            );
            let right = format!("Phụ lục {right}");
            let part = passage.range(at - 1, number);
            report(draft.instead(severity, RULE.code, passage.text, part, &right, message));
        }
    }
}

/// Whether the annex is this document's: no other document follows that would own it.
fn own(passage: &Passage<'_>, number: usize) -> bool {
    let rest = &passage.small[passage.words[number].at.end..];
    let rest = &rest[..clause_end(rest).unwrap_or(rest.len())];
    let clause = passage.clause_range(&passage.words[number].at);
    let cited = passage.small[clause.start..passage.words[number].at.start].contains(" số ")
        && passage.small[clause.start..passage.words[number].at.start].contains('/');
    // `Phụ lục 1/2026`, `Phụ lục 1a`, `Phụ lục 1 - 01`
    !cited
        && !rest.starts_with(['/', '-'])
        && !rest.contains("luật")
        && !KINDS.iter().any(|kind| rest.contains(kind) && !rest.contains(&format!("{kind} này")))
}

const ROMAN: [&str; 10] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
