use crate::lint::dates::Written;
use crate::lint::passage::{Part, Passage};
use crate::lint::{Draft, Rule, always};
use crate::model::date::Date;
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB603",
    name: "deadline-before-date",
    severities: &[Severity::Error, Severity::Warning],
    clause: "PL I, mục II.6",
    page: include_str!("vb603_deadline_before_date.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let issued = directive.date.first();
    for item in directive.all_measures() {
        if item.deadline.is_some_and(|deadline| deadline < issued) {
            let first = item.content.paragraphs().next();
            let span = first.map_or(item.span.clone(), |text| text.span.clone());
            report(
                Diagnostic::error(
                    RULE.code,
                    span,
                    Message::new("thời hạn trước ngày ban hành", "the deadline is before the day of issue"),
                )
                .help(Message::new("xem lại `deadline` và `date`", "look at `deadline` and `date`")),
            );
        }
    }
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
            report(draft.found(Severity::Warning, RULE.code, passage.text, part, message).help(help));
        }
    }
}

/// Whether the date is the day by which something is asked for: `Báo cáo trước ngày …`, `Gửi Văn phòng chậm nhất ngày …`.
/// What was before a day is none: `hồ sơ trước ngày …`, `sử dụng đất trước ngày …`.
fn due(passage: &Passage<'_>, date: &Written) -> bool {
    static TASKS: Words = Words::named("deadline-before-date: tasks");
    static THINGS: Words = Words::named("deadline-before-date: things");
    let clause = passage.clause_range(&date.at);
    let (small, written) = (&passage.small, &passage.text.value);
    let head = small[clause.start..date.at.start].trim_end();
    let behind = &small[date.at.end..clause.end];
    if behind.starts_with(" là ") || DONE.iter().any(|word| behind.contains(word)) {
        return false;
    }
    let limits = [" trước ngày", " chậm nhất ngày", " chậm nhất là ngày", " chậm nhất trước ngày"];
    let Some(head) = limits.iter().find_map(|limit| head.strip_suffix(limit)) else { return false };
    let asked = head.trim_start();
    let Some(what) = TASKS.iter().find_map(|task| asked.strip_prefix(task)) else { return false };
    let what = what.trim_start();
    let to = THINGS.iter().find_map(|thing| what.strip_prefix(thing)).unwrap_or(what).trim_start();
    let to = to.strip_prefix("về ").or(to.strip_prefix("cho ")).unwrap_or(to);
    // What is left is nothing, or the body that is told.
    let body = &written[clause.start + head.len() - to.len()..clause.start + head.len()];
    let told = body.starts_with(char::is_uppercase) && to.split(' ').count() <= 12 && !to.contains(',');
    to.is_empty() || told && !PAST.iter().any(|word| to.contains(word))
}

/// What says behind the day that the work is done.
static DONE: Words = Words::named("deadline-before-date: done");

/// What says that the day is of something else.
static PAST: Words = Words::named("deadline-before-date: past");

/// Whether the two dates are the ends of a while: `từ ngày … đến ngày …`.
fn through(passage: &Passage<'_>, first: &Written, last: &Written) -> bool {
    let between = &passage.small[first.at.end..last.at.start];
    passage.small[..first.at.start].ends_with("từ ngày ")
        && matches!(between, " đến ngày " | " đến hết ngày " | " đến " | " đến hết ")
}
