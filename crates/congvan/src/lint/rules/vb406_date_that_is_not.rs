use crate::date::Date;
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct DateThatIsNot;

impl Rule for DateThatIsNot {
    fn code(&self) -> &'static str {
        "VB406"
    }
    fn name(&self) -> &'static str {
        "date-that-is-not"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.6"
    }
    fn page(&self) -> &'static str {
        include_str!("vb406_date_that_is_not.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for (passage, date) in draft.dates() {
            let (Some(day), month, year) = date.numbers(&passage.text.value) else { continue };
            // Without a year, 29 February may be meant; `24/24` is no date, `30/02` is none either.
            let month_known = (1..=12).contains(&month) && (1..=31).contains(&day);
            if (date.worded || year.is_some() || month_known)
                && Date::new(year.unwrap_or(2024), month, day).is_none()
            {
                let message = Message::new("không có ngày này", "there is no such day");
                let help = Message::new("xem lại ngày và tháng", "look at the day and the month");
                report(
                    draft
                        .found(Severity::Error, self.code(), passage.text, date.at.clone(), message)
                        .help(help),
                );
            }
        }
    }
}
