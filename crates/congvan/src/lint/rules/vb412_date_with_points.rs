use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB412",
    name: "date-with-points",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.4",
    page: include_str!("vb412_date_with_points.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for (passage, date) in draft.dates().filter(|(_, date)| date.points) {
        let (Some(day), month, Some(year)) = date.numbers(passage.text.notation()) else { continue };
        // What is no day at all has a rule of its own (VB406).
        if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
            continue;
        }
        let zero = if month < 3 { "0" } else { "" };
        let right = format!("{day:02}/{zero}{month}/{year}");
        let message = Message::new(
            "ngày tháng viết bằng số thì ngăn bằng dấu gạch chéo, không bằng dấu chấm",
            "a date in figures has strokes between its numbers, no points",
        );
        let part = date.at.clone();
        report(draft.instead(Severity::Warning, RULE.code, passage.text, part, &right, message));
    }
}
