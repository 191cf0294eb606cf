use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::lint::{Draft, Rule};

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
        for (passage, date) in draft.dates().filter(|(_, date)| date.worded) {
            let digits = &passage.text.value[date.month.clone()];
            let right = digits.trim_start_matches('0');
            if digits.len() == 2 && right.len() == 1 && !matches!(right, "1" | "2") {
                let message = Message::new(
                    "chỉ tháng 1 và tháng 2 thêm chữ số 0 ở trước",
                    "only the months 1 and 2 take a zero in front",
                );
                report(draft.safely(
                    Severity::Warning,
                    self.code(),
                    passage.text,
                    date.month.clone(),
                    right,
                    message,
                ));
            }
        }
    }
}
