use crate::calendar::weekday_name;
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::lint::dates::Written;
use crate::lint::draft::Passage;
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct WeekdayNotOfDate;

impl Rule for WeekdayNotOfDate {
    fn code(&self) -> &'static str {
        "VB403"
    }
    fn name(&self) -> &'static str {
        "weekday-not-of-date"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.6"
    }
    fn page(&self) -> &'static str {
        include_str!("vb403_weekday_not_of_date.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for (passage, date) in draft.dates() {
            let (Some(day), month, Some(year)) = date.numbers(&passage.text.value) else { continue };
            let Some(day) = Date::new(year, month, day) else { continue };
            let Some((from, to, _)) = weekday(passage, date).filter(|(.., said)| *said != day.weekday())
            else {
                continue;
            };
            let right = weekday_name(day);
            let have = &passage.text.value[passage.range(from, to)];
            let message = Message::new(
                format!("`{}` là {right}, không phải {have}", &passage.text.value[date.at.clone()]),
                format!("`{}` is {right}, not {have}", &passage.text.value[date.at.clone()]),
            );
            let help = Message::new(
                format!("ghi `{right}`, hoặc xem lại ngày tháng"),
                format!("write `{right}`, or look at the date"),
            );
            let part = passage.range(from, to);
            report(draft.found(Severity::Error, self.code(), passage.text, part, message).help(help));
        }
    }
}

/// The words that name a weekday right before the date or in brackets behind it.
fn weekday(passage: &Passage<'_>, date: &Written) -> Option<(usize, usize, u8)> {
    let named = usize::from(date.word > 0 && passage.small(date.word - 1) == "ngày");
    if let Some(last) = date.word.checked_sub(1 + named)
        && matches!(passage.gap(last + 1), " " | ", " | " (")
    {
        let found = last.checked_sub(1).and_then(|first| Some((first, last, day(passage, first)?)));
        let ordinal = found.is_some_and(|(first, ..)| {
            first > 0
                && passage.gap(first) == " "
                && passage.gap(last + 1) == " "
                && COUNTED.contains(&passage.small(first - 1))
        });
        if found.is_some() && !ordinal {
            return found;
        }
    }
    let behind = passage.words.iter().position(|word| word.at.start >= date.at.end)?;
    let bracket = matches!(passage.gap(behind), " (" | "(");
    day(passage, behind).filter(|_| bracket).map(|said| (behind, behind + 1, said))
}

/// What `thứ hai` counts where it is no weekday.
const COUNTED: [&str; 6] = ["họp", "lần", "đợt", "hạng", "vị", "kỳ"];

fn day(passage: &Passage<'_>, at: usize) -> Option<u8> {
    let word = passage.small(at + 1);
    match passage.small(at) {
        _ if passage.gap(at + 1) != " " => None,
        "thứ" => ["hai", "ba", "tư", "năm", "sáu", "bảy"]
            .iter()
            .position(|name| *name == word)
            .or_else(|| ["2", "3", "4", "5", "6", "7"].iter().position(|digit| *digit == word))
            .map(|at| at as u8),
        "chủ" if word == "nhật" => Some(6),
        _ => None,
    }
}
