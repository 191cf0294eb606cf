use crate::lint::passage::Part;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB405",
    name: "month-with-zero",
    severities: &[Severity::Warning, Severity::Note],
    clause: "PL I, mục II.4",
    page: include_str!("vb405_month_with_zero.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for (passage, date) in
        draft.dates().filter(|(passage, date)| !date.hyphens && !date.points && passage.part != Part::Cell)
    {
        let digits = &passage.text.notation()[date.month.clone()];
        let right = digits.trim_start_matches('0');
        if digits.len() == 2 && right.len() == 1 && !matches!(right, "1" | "2") {
            let message = Message::new(
                "chỉ tháng 1 và tháng 2 thêm chữ số 0 ở trước",
                "only the months 1 and 2 take a zero in front",
            );
            // The decree shows dates in words; with strokes, practice goes both ways.
            let severity = if date.worded { Severity::Warning } else { Severity::Note };
            let month = date.month.clone();
            report(draft.safely(severity, RULE.code, passage.text, month, right, message));
        }
    }
}
