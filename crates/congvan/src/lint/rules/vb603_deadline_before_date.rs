use std::ops::Range;

use crate::lint::dates::Written;
use crate::lint::passage::{Part, Passage};
use crate::lint::words::ends_in_one_of;
use crate::lint::{Draft, Rule, always};
use crate::model::date::Date;
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB603",
    name: "deadline-before-date",
    severities: &[Severity::Error, Severity::Warning, Severity::Note],
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
    let help = || Message::new("xem lại ngày, tháng, năm", "look at day, month and year");
    for passage in draft.passages.iter().filter(|passage| passage.part == Part::Paragraph) {
        for (severity, part, message) in days(draft, passage, issued) {
            report(draft.finding(severity, RULE.code, passage.text, part, message).help(help()));
        }
    }
    for passage in draft.passages.iter().filter(|passage| passage.part != Part::Name) {
        for part in (0..passage.words.len()).filter_map(|at| years_backwards(passage, at)) {
            let message =
                Message::new("năm cuối trước năm đầu", "the last year of the span is before the first");
            report(draft.finding(Severity::Warning, RULE.code, passage.text, part, message).help(help()));
        }
    }
}

/// What is wrong with the days that a paragraph names.
fn days(draft: &Draft<'_>, passage: &Passage<'_>, issued: Date) -> Vec<(Severity, Range<usize>, Message)> {
    let text = passage.text.notation();
    let mut found = Vec::new();
    let mut before: Option<&Written> = None;
    for date in draft.dates_in(passage) {
        let (day, month, year) = date.numbers(text);
        let whole = year.zip(day).and_then(|(year, day)| Date::new(year, month, day));
        let Some(day) = whole else {
            before = Some(date);
            continue;
        };
        let (severity, message) = if day < issued && due(draft, passage, date) {
            let message = Message::new(
                "thời hạn ghi trong câu trước ngày ban hành",
                "the deadline in the sentence is before the day of issue",
            );
            (Severity::Warning, message)
        } else if day < issued
            && let Some(severity) = asked_to_come(draft, passage, date)
        {
            let message = Message::new(
                "giờ, ngày mời hoặc giao việc trước ngày ban hành",
                "the hour of what is asked for is before the day of issue",
            );
            (severity, message)
        } else if before.is_some_and(|first| is_backwards(passage, first, date)) {
            let message =
                Message::new("ngày kết thúc trước ngày bắt đầu", "the last day is before the first");
            (Severity::Warning, message)
        } else {
            before = Some(date);
            continue;
        };
        found.push((severity, date.at.clone(), message));
    }
    found
}

/// Whether two dates are the ends of a while that runs backwards. One without a year is of the other's, where the month is
/// the same too: `từ ngày 28/12 đến ngày 05/01/2027` goes on into the next.
fn is_backwards(passage: &Passage<'_>, first: &Written, last: &Written) -> bool {
    let text = passage.text.notation();
    let ((Some(day), month, year), (Some(to_day), to_month, Some(to_year))) =
        (first.numbers(text), last.numbers(text))
    else {
        return false;
    };
    let is_earlier = match year {
        Some(year) => (to_year, to_month, to_day) < (year, month, day),
        None => to_month == month && to_day < day,
    };
    is_earlier && through(passage, first, last)
}

/// The years of a span that runs backwards: `giai đoạn 2030 - 2026`, `từ năm 2030 đến năm 2026`.
fn years_backwards(passage: &Passage<'_>, at: usize) -> Option<Range<usize>> {
    static SPANS: Words = Words::from_list("deadline-before-date: spans");
    let year = |at: usize| {
        let word = passage.word(at);
        word.parse().ok().filter(|year: &u16| word.len() == 4 && (1900..=2199).contains(year))
    };
    let first = year(at)?;
    let start = passage.words[at].at.start;
    let before = passage.small[..start].trim_end();
    let hyphen = matches!(passage.mark(at + 1), "-" | "–") && ends_in_one_of(before, &SPANS);
    let to = (at + 1..=at + 4).find(|to| year(*to).is_some())?;
    let between = passage.small.get(passage.words[at].at.end..passage.words[to].at.start)?;
    let worded = matches!(between, " đến năm " | " đến hết năm ")
        && (before.ends_with("từ năm") || before.ends_with("từ"));
    let goes_on = to + 1 < passage.words.len() && matches!(passage.gap(to + 1), "/" | "-" | ".");
    let backwards = year(to).is_some_and(|last| last < first);
    let is_span = worded || hyphen && to == at + 1;
    (is_span && backwards && !goes_on).then(|| passage.range(at, to))
}

/// How sure it is that people are asked to come at the hour before a date: surely where an invitation gives its time, likely
/// where a sentence opens with what asks them to. What tells of the past is neither.
fn asked_to_come(draft: &Draft<'_>, passage: &Passage<'_>, date: &Written) -> Option<Severity> {
    static ASKS: Words = Words::from_list("deadline-before-date: asks to come");
    let clause = passage.clause_range(&date.at);
    let (head, all) =
        (passage.small[clause.start..date.at.start].trim_start(), &passage.small[clause.clone()]);
    if !has_hour(head) || TOLD.iter().any(|word| all.contains(word)) {
        return None;
    }
    let invites = draft.directive.kind.code == "GM" && head.starts_with("thời gian");
    let asks = ASKS.iter().any(|ask| head.starts_with(ask));
    match (invites, asks) {
        (true, _) => Some(Severity::Warning),
        (false, true) => Some(Severity::Note),
        _ => None,
    }
}

/// Whether an hour stands right before a date: `17 giờ 00 phút, thứ Hai ngày`.
fn has_hour(head: &str) -> bool {
    /// `08 giờ 00 phút, sáng thứ Hai (ngày`, in bytes, with room.
    const NEAR: usize = 64;
    let near = &head[head.ceil_char_boundary(head.len().saturating_sub(NEAR))..];
    near.ends_with("ngày ")
        && near.rfind(" giờ").is_some_and(|at| near[..at].ends_with(|c: char| c.is_ascii_digit()))
}

/// How words limit a day.
#[derive(Clone, Copy)]
enum Limit {
    /// `trước ngày`: what was before a day, too.
    Day,
    /// `trước 17 giờ 00 phút, ngày`
    Hour,
    /// `chậm nhất ngày`
    Latest,
}

/// Whether the date is the day by which something is asked for: `Báo cáo trước ngày …`, `Gửi Văn phòng chậm nhất ngày …`,
/// `Các đơn vị nộp hồ sơ trước 17 giờ 00 phút, ngày …`. What was before a day is none: `hồ sơ trước ngày …`, `sử dụng đất
/// trước ngày …`.
fn due(draft: &Draft<'_>, passage: &Passage<'_>, date: &Written) -> bool {
    let clause = passage.clause_range(&date.at);
    let behind = &passage.small[date.at.end..clause.end];
    if behind.starts_with(" là ") || DONE.iter().any(|word| behind.contains(word)) {
        return false;
    }
    let head = passage.small[clause.start..date.at.start].trim_end();
    let Some((head, limit)) = before_limit(head) else { return false };
    let written = &passage.text.notation()[clause.start..clause.start + head.len()];
    is_task(head, written) || !tells_of_past(draft, passage, &clause) && is_asked(head, behind, limit)
}

/// What stands before the words that limit a day, where there are some, and how they limit it.
fn before_limit(head: &str) -> Option<(&str, Limit)> {
    static LIMITS: Words = Words::from_list("deadline-before-date: limits");
    static LATEST: Words = Words::from_list("deadline-before-date: latest");
    // `trước 10/3/2027`
    let day = head.strip_suffix("ngày").unwrap_or(head).trim_end().trim_end_matches(',');
    let hour = hour_before(day);
    let day = hour.unwrap_or(day);
    let before = |limits: &'static Words| limits.iter().find_map(|limit| day.strip_suffix(limit));
    let known = if hour.is_some() { Limit::Hour } else { Limit::Day };
    let found =
        before(&LATEST).map(|head| (head, Limit::Latest)).or(before(&LIMITS).map(|head| (head, known)));
    found.filter(|(head, _)| !head.ends_with(char::is_alphanumeric))
}

/// What stands before an hour at the end of a text: `trước 17 giờ 00 phút`, `trước 17h30`.
fn hour_before(text: &str) -> Option<&str> {
    let digits = |text: &str| text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let number = |text: &str| (digits(text) < text.len()).then(|| digits(text));
    let minutes = text.strip_suffix(" phút").map_or(text, |text| text[..digits(text)].trim_end());
    let bare = minutes.trim_end_matches(|c: char| c.is_ascii_digit());
    let hours = [" giờ", "h", "g", ":"].iter().find_map(|hour| bare.strip_suffix(hour))?;
    number(hours).map(|at| hours[..at].trim_end())
}

/// Whether a sentence opens with what is to be done, before the limit: `Báo cáo kết quả`, `Gửi Văn phòng`.
fn is_task(head: &str, written: &str) -> bool {
    static TASKS: Words = Words::from_list("deadline-before-date: tasks");
    static THINGS: Words = Words::from_list("deadline-before-date: things");
    let asked = head.trim();
    let Some(what) = TASKS.iter().find_map(|task| asked.strip_prefix(task)) else { return false };
    let what = what.trim_start();
    let to = THINGS.iter().find_map(|thing| what.strip_prefix(thing)).unwrap_or(what).trim_start();
    // `Báo cáo kết quả gửi Văn phòng`
    let to = TASKS.iter().find_map(|task| to.strip_prefix(task)).unwrap_or(to).trim_start();
    let to = to.strip_prefix("về ").or(to.strip_prefix("cho ")).unwrap_or(to);
    // What is left is nothing, or the body that is told.
    let written = written.trim_end();
    let body = &written[written.len() - to.len()..];
    let told = body.starts_with(char::is_uppercase) && to.split(' ').count() <= 12 && !to.contains(',');
    to.is_empty() || told && !PAST.iter().any(|word| to.contains(word))
}

/// Whether a sentence asks for something by a day that surely is a limit.
fn is_asked(head: &str, behind: &str, limit: Limit) -> bool {
    static ASKED: Words = Words::from_list("deadline-before-date: asked");
    static WHO: Words = Words::from_list("deadline-before-date: who");
    /// `gửi báo cáo về Ủy ban nhân dân xã`
    const NEAR: usize = 9;
    let asks = |text: &str| text.split_whitespace().any(|word| ASKED.contains(&word.trim_end_matches(',')));
    let head = head.trim_start();
    match limit {
        Limit::Latest => {
            let opens = || head.split(' ').next().is_some_and(|first| ASKED.contains(&first));
            let who = WHO.iter().any(|who| head.starts_with(who)) && asks(head);
            who || opens() || head.is_empty() && asks(behind)
        }
        Limit::Hour => WHO.iter().any(|who| head.starts_with(who)) && asks(head),
        // `Các thôn gửi báo cáo trước ngày …`, and nothing that goes on to tell of it.
        Limit::Day => {
            let ends = behind.is_empty() || ENDS.iter().any(|next| behind.starts_with(next));
            let last = head.rsplit(' ').skip_while(|word| word.is_empty());
            let near = last.take(NEAR).any(|word| ASKED.contains(&word));
            ends && near && WHO.iter().any(|who| head.starts_with(who)) && !head.contains(" nếu ")
        }
    }
}

/// Whether a clause tells of what was, or of what another document asked for.
fn tells_of_past(draft: &Draft<'_>, passage: &Passage<'_>, clause: &Range<usize>) -> bool {
    let small = &passage.small[clause.clone()];
    let report = matches!(draft.directive.kind.code, "BC" | "BB");
    let cites = small.split(" số ").skip(1).any(|behind| behind.starts_with(|c: char| c.is_ascii_digit()));
    report || cites || TOLD.iter().chain(PAST.iter()).any(|word| small.contains(word))
}

/// What says behind the day that the work is done.
static DONE: Words = Words::from_list("deadline-before-date: done");

/// What says in a sentence that it tells of the past.
static TOLD: Words = Words::from_list("deadline-before-date: told");

/// What says that the day is of something else.
static PAST: Words = Words::from_list("deadline-before-date: past");

/// Whether the two dates are the ends of a while: `từ ngày … đến ngày …`.
fn through(passage: &Passage<'_>, first: &Written, last: &Written) -> bool {
    let between = &passage.small[first.at.end..last.at.start];
    ["từ ngày ", "từ "].iter().any(|from| passage.small[..first.at.start].ends_with(from))
        && matches!(between, " đến ngày " | " đến hết ngày " | " đến " | " đến hết ")
}

/// What may stand behind a deadline.
static ENDS: Words = Words::from_list("deadline-before-date: ends");
