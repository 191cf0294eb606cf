use crate::date::Date;
use crate::diagnostic::{Diagnostic, Message};
use crate::directive::Measure;
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct DeadlineBeforeDate;

impl Rule for DeadlineBeforeDate {
    fn code(&self) -> &'static str {
        "VB603"
    }
    fn name(&self) -> &'static str {
        "deadline-before-date"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.6"
    }
    fn page(&self) -> &'static str {
        include_str!("vb603_deadline_before_date.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let directive = draft.directive;
        fn walk(items: &[Measure], found: &mut dyn FnMut(&Measure, Date)) {
            for item in items {
                if let Some(deadline) = item.deadline {
                    found(item, deadline);
                }
                walk(&item.items, found);
            }
        }
        let issued = directive.date.first();
        walk(&directive.measures, &mut |item, deadline| {
            if deadline < issued {
                let span = item.text.first().map_or(item.span.clone(), |text| text.span.clone());
                report(
                    Diagnostic::error(
                        self.code(),
                        span,
                        Message::new(
                            "thời hạn trước ngày ban hành",
                            "the deadline is before the day of issue",
                        ),
                    )
                    .help(Message::new("xem lại `deadline` và `date`", "look at `deadline` and `date`")),
                );
            }
        });
    }
}
