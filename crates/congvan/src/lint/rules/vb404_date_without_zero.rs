use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct DateWithoutZero;

impl Rule for DateWithoutZero {
    fn code(&self) -> &'static str {
        "VB404"
    }
    fn name(&self) -> &'static str {
        "date-without-zero"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.4"
    }
    fn page(&self) -> &'static str {
        include_str!("vb404_date_without_zero.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for (passage, date) in draft.dates() {
            let text = &passage.text.value;
            let (day, month, _) = date.numbers(text);
            if day.is_some_and(|day| day > 31) || month > 12 {
                continue;
            }
            let zero = |digits: &str, below: u8| {
                digits.len() == 1 && digits.parse().is_ok_and(|number: u8| number < below)
            };
            let day = date.day.clone().filter(|day| zero(&text[day.clone()], 10));
            let month = Some(date.month.clone()).filter(|month| zero(&text[month.clone()], 3));
            let mut right = text[date.at.clone()].to_owned();
            for digits in [&month, &day].into_iter().flatten() {
                right.insert(digits.start - date.at.start, '0');
            }
            if day.is_some() || month.is_some() {
                let message = Message::new(
                    "ngày nhỏ hơn 10 và tháng 1, 2 thêm chữ số 0 ở trước",
                    "days below 10 and the months 1 and 2 take a zero in front",
                );
                report(draft.safely(
                    Severity::Warning,
                    self.code(),
                    passage.text,
                    date.at.clone(),
                    &right,
                    message,
                ));
            }
        }
    }
}
