use crate::date::Date;
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::directive::Measure;
use crate::lint::dates::Written;
use crate::lint::draft::{Part, Passage};
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
        for passage in draft.passages.iter().filter(|passage| passage.part == Part::Paragraph) {
            let text = &passage.text.value;
            let mut before: Option<(&Written, Date)> = None;
            for date in draft.dates_in(passage) {
                let (day, month, year) = date.numbers(text);
                let whole = || Date::new(year?, month, day?);
                let Some(day) = whole() else {
                    before = None;
                    continue;
                };
                let message = if day < issued && due(passage, date) {
                    Message::new(
                        "thời hạn ghi trong câu trước ngày ban hành",
                        "the deadline in the sentence is before the day of issue",
                    )
                } else if before.is_some_and(|(first, start)| day < start && through(passage, first, date)) {
                    Message::new("ngày kết thúc trước ngày bắt đầu", "the last day is before the first")
                } else {
                    before = Some((date, day));
                    continue;
                };
                let help = Message::new("xem lại ngày, tháng, năm", "look at day, month and year");
                let part = date.at.clone();
                report(draft.found(Severity::Warning, self.code(), passage.text, part, message).help(help));
            }
        }
    }
}

/// Whether the date is the day before which something is asked for: `Báo cáo trước ngày …`. What was before a day is
/// none: `số liệu trước ngày …`, `đã gửi trước ngày …`.
fn due(passage: &Passage<'_>, date: &Written) -> bool {
    const TASKS: [&str; 8] =
        ["báo cáo", "gửi", "nộp", "hoàn thành", "đăng ký", "trình", "tổng hợp, báo cáo", "hoàn chỉnh"];
    const PAST: [&str; 15] = [
        " đã ",
        " được ",
        " chưa ",
        " có ",
        " từ ngày",
        "kể từ",
        "phát sinh",
        "tiếp nhận",
        "hiệu lực",
        "số liệu",
        "tồn đọng",
        "những",
        "trường hợp",
        "tình hình",
        "hồ sơ",
    ];
    let Some(at) = date.word.checked_sub(2).filter(|_| passage.small(date.word - 1) == "ngày") else {
        return false;
    };
    let limit = passage.small(at) == "trước"
        || passage.small(at) == "nhất"
        || at > 0 && passage.says(at - 1, &["nhất", "là"]);
    let clause = passage.clause_range(&date.at);
    let (all, head) = (&passage.small[clause.clone()], &passage.small[clause.start..date.at.start]);
    let asked = TASKS.iter().any(|task| all.trim_start().starts_with(task));
    limit && asked && !PAST.iter().any(|word| head.contains(word))
}

/// Whether the two dates are the ends of a while: `từ ngày … đến ngày …`.
fn through(passage: &Passage<'_>, first: &Written, last: &Written) -> bool {
    let between = &passage.small[first.at.end..last.at.start];
    passage.small[..first.at.start].ends_with("từ ngày ")
        && matches!(between, " đến ngày " | " đến hết ngày " | " đến " | " đến hết ")
}
