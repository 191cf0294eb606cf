use crate::lint::passage::Passage;
use crate::lint::words::capital;
use crate::lint::{Draft, Rule, always};
use crate::lint::{dates, lunar};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1119",
    name: "calendar-word-with-wrong-capitals",
    severities: &[Severity::Error, Severity::Warning],
    clause: "PL II, mục V",
    page: include_str!("vb1119_calendar_word_with_wrong_capitals.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let listed = dates::has_ordinals(&draft.passages);
    for passage in &draft.passages {
        for at in 0..passage.words.len() {
            // `năm bính ngọ` can be nothing else.
            let capitals = passage.capital(at)
                || passage.capital(at + 1)
                || at > 0 && passage.small(at - 1) == "năm" && passage.gap(at) == " ";
            let lunar = capitals
                && lunar::read(passage.small(at), passage.small(at + 1)).is_some()
                && passage.gap(at + 1) == " ";
            let weekday = passage.small(at) == "thứ"
                && dates::weekday(passage, at).is_some()
                && !passage.small(at + 1).starts_with(|c: char| c.is_ascii_digit())
                && (weekly(passage, at + 1)
                    || passage.capital(at + 1) && (passage.inside(at) || is_behind_bracket(passage, at))
                    || has_date_behind(passage, at + 1) && !dates::counts(passage, at, listed));
            let (part, right) = if lunar {
                (
                    passage.range(at, at + 1),
                    format!("{} {}", capital(passage.small(at)), capital(passage.small(at + 1))),
                )
            } else if weekday {
                let inside = passage.inside(at) || is_behind_bracket(passage, at);
                let head = if inside { "thứ" } else { passage.word(at) };
                (passage.range(at, at + 1), format!("{head} {}", capital(passage.small(at + 1))))
            } else if at > 0
                && passage.word(at) == "Tháng"
                && passage.gap(at) == " "
                && passage.gap(at + 1) == " "
                && (month(passage.word(at + 1)) || named_month(passage, at))
            {
                (passage.range(at, at), "tháng".to_owned())
            } else if passage.small(at) == "tháng"
                && passage.gap(at + 1) == " "
                && LUNAR_MONTHS.contains(&passage.word(at + 1))
            {
                (passage.range(at + 1, at + 1), capital(passage.word(at + 1)))
            } else if counted_weekday(passage, at) {
                (passage.range(at, at), "thứ".to_owned())
            } else if sunday(passage, at) || sunday_of_date(passage, at) {
                (passage.range(at, at + 1), "Chủ nhật".to_owned())
            } else {
                continue;
            };
            let written = &passage.text.notation()[part.clone()];
            if written != right && written != written.to_uppercase() {
                let message = Message::new(
                    "năm âm lịch viết hoa cả hai âm tiết; thứ trong tuần viết hoa âm tiết sau; `tháng 8` viết thường",
                    "a lunar year takes two capitals, a weekday one on its second word, `tháng 8` none",
                );
                // A weekday right but for its first letter may start a cell or a note.
                let first =
                    weekday && passage.capital(at + 1) || matches!(passage.small(at), "tháng" | "chủ");
                let severity = if first { Severity::Warning } else { Severity::Error };
                report(draft.safely(severity, RULE.code, passage.text, part, &right, message));
            }
        }
    }
}

/// Months with names that are no numbers.
static LUNAR_MONTHS: Words = Words::from_list("calendar-word-with-wrong-capitals: lunar months");

/// `Thứ 2, ngày 11/01/2027` inside a sentence.
fn counted_weekday(passage: &Passage<'_>, at: usize) -> bool {
    let number = passage.word(at + 1).parse().is_ok_and(|number: u8| (2..=7).contains(&number));
    passage.word(at) == "Thứ" && number && passage.inside(at) && at > 0 && has_date_behind(passage, at + 1)
}

/// `Chủ Nhật` as a day: no name goes on behind it, as in `Ngày Chủ Nhật Xanh`, and none stands before it.
fn sunday(passage: &Passage<'_>, at: usize) -> bool {
    let named = passage.capital(at + 2) && passage.gap(at + 2) == " "
        || at > 0 && passage.capital(at - 1) && passage.gap(at) == " " && passage.inside(at - 1);
    passage.says(at, &["chủ", "nhật"]) && passage.word(at + 1) == "Nhật" && !named
}

/// `chủ nhật, ngày 21 tháng 3`
fn sunday_of_date(passage: &Passage<'_>, at: usize) -> bool {
    passage.word(at) == "chủ"
        && passage.word(at + 1) == "nhật"
        && passage.gap(at + 1) == " "
        && has_date_behind(passage, at + 1)
}

/// Whether a bracket inside a sentence opens before the word: `ngày 26/12/2026 (Thứ Bảy)`.
fn is_behind_bracket(passage: &Passage<'_>, at: usize) -> bool {
    at > 0 && passage.mark(at) == "("
}

/// Whether a date follows the weekday, or what it happens in: `thứ hai hằng tuần`.
fn has_date_behind(passage: &Passage<'_>, at: usize) -> bool {
    let number = |at: usize| passage.word(at).bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    let date =
        (passage.small(at + 1) == "ngày" && number(at + 2)) || (number(at + 1) && passage.gap(at + 2) == "/");
    date && matches!(passage.mark(at + 1), "" | ",")
}

/// `thứ hai hằng tuần`
fn weekly(passage: &Passage<'_>, at: usize) -> bool {
    let behind = passage.small(at + 1);
    matches!(behind, "hàng" | "hằng") && passage.says(at + 1, &[behind, "tuần"]) && passage.gap(at + 1) == " "
}

/// `Tháng Tám` inside a sentence, but not in the name of an event.
fn named_month(passage: &Passage<'_>, at: usize) -> bool {
    static BEFORE: Words = Words::from_list("calendar-word-with-wrong-capitals: before");
    static MONTHS: Words = Words::from_list("calendar-word-with-wrong-capitals: months");
    MONTHS.contains(&passage.word(at + 1)) && BEFORE.contains(&passage.word(at - 1))
}

fn month(word: &str) -> bool {
    word.parse().is_ok_and(|number: u8| (1..=12).contains(&number))
}
