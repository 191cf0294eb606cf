use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB404",
    name: "date-without-zero",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.4",
    page: include_str!("vb404_date_without_zero.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for (passage, date) in draft.dates() {
        let text = passage.text.notation();
        let (day, month, _) = date.numbers(text);
        // Points between the numbers have a rule of their own (VB412).
        if day.is_some_and(|day| day > 31) || month > 12 || date.points {
            continue;
        }
        let zero = |digits: &str, below: u8| {
            digits.len() == 1 && digits.parse().is_ok_and(|number: u8| number < below)
        };
        let day = date.day.clone().filter(|day| zero(&text[day.clone()], 10));
        let month = Some(date.month.clone()).filter(|month| zero(&text[month.clone()], 3));
        if day.is_none() && month.is_none() {
            continue;
        }
        let mut right = text[date.at.clone()].to_owned();
        let shift = |at: usize| at - date.at.start;
        if let Some(month) = &month {
            right.insert(shift(month.start), '0');
        } else if date.worded && extra(&text[date.month.clone()]) {
            right.remove(shift(date.month.start));
        }
        if let Some(day) = &day {
            right.insert(shift(day.start), '0');
        }
        let message = Message::new(
            "ngày nhỏ hơn 10 và tháng 1, 2 thêm chữ số 0 ở trước",
            "days below 10 and the months 1 and 2 take a zero in front",
        );
        // Without `ngày`, it may be the number of a file or of a map.
        // Before another word, a day without its year may be a while or a part: `chia ngày 1 tháng 2 đợt`.
        let ends = date.year.is_some() || !text[date.at.end..].starts_with(' ');
        let sure = match date.day {
            Some(_) if !ends => false,
            Some(_) => {
                date.word > 0 && passage.small(date.word - 1) == "ngày" && passage.gap(date.word) == " "
            }
            None => true,
        };
        let (code, part) = (RULE.code, date.at.clone());
        report(match sure {
            true => draft.safely(Severity::Warning, code, passage.text, part, &right, message),
            false if date.hyphens => continue,
            false => draft.instead(Severity::Warning, code, passage.text, part, &right, message),
        });
    }
}

/// The months 3 to 9 take no zero: a rule of its own, where the day is right.
fn extra(month: &str) -> bool {
    month.len() == 2 && month.starts_with('0') && !matches!(month, "01" | "02")
}
