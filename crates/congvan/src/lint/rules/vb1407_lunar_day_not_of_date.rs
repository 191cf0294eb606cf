use std::ops::Range;

use crate::calendar::LunarDate;
use crate::lint::dates::Written;
use crate::lint::passage::{Part, Passage};
use crate::lint::{Draft, Rule, always, lunar_days};
use crate::model::date::Date;
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1407",
    name: "lunar-day-not-of-date",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.6",
    page: include_str!("vb1407_lunar_day_not_of_date.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in draft.passages.iter().filter(|passage| passage.part != Part::Name) {
        let dates = draft.dates_in(passage);
        if dates.is_empty() {
            continue;
        }
        for at in 0..passage.words.len() {
            let Some(said) = lunar_days::read(passage, at) else { continue };
            let Some((date, solar)) = beside(passage, dates, &said.at) else { continue };
            let lunar = LunarDate::from(solar);
            if !said.may_be() || (lunar.day(), lunar.month()) == (said.day, said.month) {
                continue;
            }
            // `mùng 2 tháng 9 (ngày 02/9/2027)`: of the sun's months too the first days are called so.
            if said.may_be_solar && (said.day, said.month) == (solar.day(), solar.month()) {
                continue;
            }
            let (day, month) = (lunar.day(), lunar.month());
            let (leap, leap_in_english) = if lunar.is_leap() { (" nhuận", "leap ") } else { ("", "") };
            let written = &passage.text.notation()[date.at.clone()];
            let part = said.at.clone();
            let words = &passage.text.notation()[part.clone()];
            let message = Message::new(
                format!(
                    "ngày dương lịch {written} là ngày {day:02} tháng {month}{leap} âm lịch, không phải {words}"
                ),
                format!("{written} is day {day} of {leap_in_english}lunar month {month}, not {words}"),
            );
            let help = Message::new("xem lại ngày âm lịch và ngày dương lịch", "look at both days");
            report(draft.finding(Severity::Warning, RULE.code, passage.text, part, message).help(help));
        }
    }
}

/// The day of the sun that stands right behind a lunar day or right before it, as the same: `(ngày 06/02/2027)`, `, tức ngày …`.
fn beside<'d>(
    passage: &Passage<'_>,
    dates: &'d [Written],
    said: &Range<usize>,
) -> Option<(&'d Written, Date)> {
    let text = passage.text.notation();
    let whole = |date: &'d Written| {
        let (day, month, year) = date.numbers(text);
        Date::new(year?, month, day?).map(|day| (date, day))
    };
    let behind = dates.get(dates.partition_point(|date| date.at.start < said.end));
    let behind = behind.filter(|date| is_same(passage, said.end..date.at.start)).and_then(whole);
    // `từ 29 tháng Chạp đến mùng 6 Tết (05/02/2027 - 11/02/2027)`: the first day of some is not the last of others.
    let goes_on = |end: usize| {
        let rest = passage.small.get(end..).unwrap_or_default().trim_start();
        rest.starts_with(['-', '–']) || ["đến ", "tới "].iter().any(|word| rest.starts_with(word))
    };
    let before = || {
        let before = dates.partition_point(|date| date.at.end <= said.start).checked_sub(1)?;
        dates.get(before).filter(|date| is_same(passage, date.at.end..said.start)).and_then(whole)
    };
    behind.or_else(before).filter(|(date, _)| !goes_on(date.at.end) && !goes_on(said.end))
}

/// Whether what stands between two days says that they are one: `(`, `, tức ngày`.
fn is_same(passage: &Passage<'_>, between: Range<usize>) -> bool {
    /// ` (tức là ngày Chủ nhật, ngày`, in bytes, with room.
    const LONGEST: usize = 64;
    let Some(marks) = passage.small.get(between).filter(|marks| marks.len() <= LONGEST) else { return false };
    let mut words = marks.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let tells = marks.contains('(') || ["tức", "nhằm"].iter().any(|word| marks.contains(word));
    tells && !marks.contains([')', ';', '.']) && words.all(|word| JOINS.contains(&word))
}

/// What may stand between two names of one day.
static JOINS: Words = Words::from_list("lunar-day-not-of-date: between");
