use crate::model::date::Date;
use crate::words::Words;
use std::ops::Range;

use crate::lint::passage::Passage;
use crate::lint::{Draft, Rule, always, lunar_days};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB406",
    name: "date-that-is-not",
    severities: &[Severity::Error],
    clause: "PL I, mục II.6",
    page: include_str!("vb406_date_that_is_not.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for (passage, date) in draft.dates() {
        let (day, month, year) = date.numbers(passage.text.notation());
        let Some(day) = day else {
            if !(1..=12).contains(&month) {
                let message = Message::new("không có tháng này", "there is no such month");
                let help = Message::new("xem lại tháng", "look at the month");
                let found = draft.finding(Severity::Error, RULE.code, passage.text, date.at.clone(), message);
                report(found.help(help));
            }
            continue;
        };
        // `30/02 âm lịch`: of the moon's months every one may have thirty days.
        let first = passage.words.partition_point(|word| word.at.start < date.at.start);
        if lunar_days::read(passage, first).is_some_and(|said| !said.may_be_solar) {
            continue;
        }
        // Without a year, 29 February may be meant; `24/24` is no date, `30/02` is none either.
        let month_known = (1..=12).contains(&month) && (1..=31).contains(&day);
        if (date.worded || year.is_some() || month_known)
            && Date::new(year.unwrap_or(2024), month, day).is_none()
        {
            let message = Message::new("không có ngày này", "there is no such day");
            let help = Message::new("xem lại ngày và tháng", "look at the day and the month");
            report(
                draft.finding(Severity::Error, RULE.code, passage.text, date.at.clone(), message).help(help),
            );
        }
    }
    for passage in &draft.passages {
        for at in (0..passage.words.len()).filter_map(|at| quarter_that_is_not(passage, at)) {
            let message = Message::new("không có quý này", "there is no such quarter");
            let help = Message::new("một năm có bốn quý", "a year has four quarters");
            report(draft.finding(Severity::Error, RULE.code, passage.text, at, message).help(help));
        }
        for at in (0..passage.words.len()).filter_map(|at| time_that_is_not(passage, at)) {
            let message = Message::new("không có giờ này", "there is no such time of day");
            let help = Message::new("xem lại giờ và phút", "look at the hour and the minutes");
            report(draft.finding(Severity::Error, RULE.code, passage.text, at, message).help(help));
        }
    }
}

/// The bytes of a quarter that no year has: `quý V/2027`, `quý 5 năm 2027`.
fn quarter_that_is_not(passage: &Passage<'_>, at: usize) -> Option<Range<usize>> {
    static ROMAN: Words = Words::from_list("date-that-is-not: roman");
    let number = passage.small(at + 1);
    let is_more = ROMAN.contains(&number) && passage.capital(at + 1)
        || number.len() <= 2 && number.parse::<u8>().is_ok_and(|number| number == 0 || number > 4);
    let is_quarter = passage.small(at) == "quý" && passage.gap(at + 1) == " ";
    let of_year = passage.gap(at + 2) == "/" || passage.says(at + 2, &["năm"]);
    (is_quarter && is_more && of_year).then(|| passage.range(at, at + 1))
}

/// The bytes of a time that no day has: `25 giờ 70 phút`, `25h70`, `lúc 25 giờ`. Hours alone may be a while: `trong 48 giờ`.
fn time_that_is_not(passage: &Passage<'_>, at: usize) -> Option<Range<usize>> {
    let number = |word: &str| word.parse::<u16>().ok().filter(|_| word.len() <= 2);
    let glued = passage.small(at).split_once('h').filter(|(hour, _)| number(hour).is_some());
    let (hour, minutes, last, is_glued) = match glued {
        Some((hour, minutes)) => (number(hour)?, number(minutes), at, true),
        None => {
            let hour = number(passage.small(at)).filter(|_| passage.says(at + 1, &["giờ"]))?;
            let minutes = number(passage.small(at + 2)).filter(|_| passage.says(at + 3, &["phút"]));
            (hour, minutes, if minutes.is_some() { at + 3 } else { at + 1 }, false)
        }
    };
    if is_glued && minutes.is_none() && !passage.small(at).ends_with('h') {
        return None;
    }
    let before = |words: &[&str]| at > 0 && words.contains(&passage.small(at - 1));
    let is_a_while = before(&["trong", "vòng", "quá", "sau"]);
    let is_a_time = minutes.is_some() || before(&["lúc", "hồi"]) || passage.says(last + 1, &["ngày"]);
    let cannot_be = hour > 24
        || hour == 24 && minutes.is_some_and(|minutes| minutes > 0)
        || minutes.is_some_and(|minutes| minutes > 59);
    (cannot_be && is_a_time && !is_a_while).then(|| passage.range(at, last))
}
