use crate::lint::draft::Part;
use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) struct MonthWithZero;

impl Rule for MonthWithZero {
    fn code(&self) -> &'static str {
        "VB405"
    }
    fn name(&self) -> &'static str {
        "month-with-zero"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.4"
    }
    fn page(&self) -> &'static str {
        include_str!("vb405_month_with_zero.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for (passage, date) in
            draft.dates().filter(|(passage, date)| !date.hyphens && passage.part != Part::Cell)
        {
            let digits = &passage.text.value[date.month.clone()];
            let right = digits.trim_start_matches('0');
            if digits.len() == 2 && right.len() == 1 && !matches!(right, "1" | "2") {
                let message = Message::new(
                    "chỉ tháng 1 và tháng 2 thêm chữ số 0 ở trước",
                    "only the months 1 and 2 take a zero in front",
                );
                // The decree shows dates in words; with strokes, practice goes both ways.
                let severity = if date.worded { Severity::Warning } else { Severity::Note };
                let month = date.month.clone();
                report(draft.safely(severity, self.code(), passage.text, month, right, message));
            }
        }
    }
}
