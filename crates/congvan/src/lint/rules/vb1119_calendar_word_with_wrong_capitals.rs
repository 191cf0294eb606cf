use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::lint::draft::Passage;
use crate::lint::lunar;
use crate::lint::words::capital;
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct CalendarWordWithWrongCapitals;

impl Rule for CalendarWordWithWrongCapitals {
    fn code(&self) -> &'static str {
        "VB1119"
    }
    fn name(&self) -> &'static str {
        "calendar-word-with-wrong-capitals"
    }
    fn clause(&self) -> &'static str {
        "PL II, mục V"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1119_calendar_word_with_wrong_capitals.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for passage in &draft.passages {
            for at in 0..passage.words.len() {
                let capitals = passage.capital(at) || passage.capital(at + 1);
                let lunar = capitals
                    && lunar::read(passage.small(at), passage.small(at + 1)).is_some()
                    && passage.gap(at + 1) == " ";
                let weekday = passage.small(at) == "thứ"
                    && DAYS.contains(&passage.small(at + 1))
                    && passage.gap(at + 1) == " ";
                let (part, right) = if lunar {
                    (
                        passage.range(at, at + 1),
                        format!("{} {}", capital(passage.small(at)), capital(passage.small(at + 1))),
                    )
                } else if weekday && dated(passage, at + 1) {
                    let head = if passage.inside(at) { "thứ" } else { passage.word(at) };
                    (passage.range(at, at + 1), format!("{head} {}", capital(passage.small(at + 1))))
                } else if at > 0
                    && passage.word(at) == "Tháng"
                    && passage.gap(at) == " "
                    && passage.gap(at + 1) == " "
                    && month(passage.word(at + 1))
                {
                    (passage.range(at, at), "tháng".to_owned())
                } else {
                    continue;
                };
                let written = &passage.text.value[part.clone()];
                if written != right && written != written.to_uppercase() {
                    let message = Message::new(
                        "năm âm lịch viết hoa cả hai âm tiết; thứ trong tuần viết hoa âm tiết sau; `tháng 8` viết thường",
                        "a lunar year takes two capitals, a weekday one on its second word, `tháng 8` none",
                    );
                    // A weekday right but for its first letter may start a cell or a note.
                    let first = weekday && passage.capital(at + 1);
                    let severity = if first { Severity::Warning } else { Severity::Error };
                    report(draft.safely(severity, self.code(), passage.text, part, &right, message));
                }
            }
        }
    }
}

const DAYS: [&str; 6] = ["hai", "ba", "tư", "năm", "sáu", "bảy"];

/// Whether a date follows the weekday, and nothing before it counts.
fn dated(passage: &Passage<'_>, at: usize) -> bool {
    let comma = passage.gap(at + 1) == ", ";
    let space = passage.gap(at + 1) == " ";
    let counted = at > 1 && ["họp", "lần", "đợt", "hạng", "vị", "kỳ"].contains(&passage.small(at - 2));
    let number = |at: usize| passage.word(at).bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    let date =
        (passage.small(at + 1) == "ngày" && number(at + 2)) || (number(at + 1) && passage.gap(at + 2) == "/");
    date && (comma || (space && !counted))
}

fn month(word: &str) -> bool {
    word.parse().is_ok_and(|number: u8| (1..=12).contains(&number))
}
