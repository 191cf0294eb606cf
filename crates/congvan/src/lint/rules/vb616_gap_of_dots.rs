use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct GapOfDots;

impl Rule for GapOfDots {
    fn code(&self) -> &'static str {
        "VB616"
    }
    fn name(&self) -> &'static str {
        "gap-of-dots"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.6"
    }
    fn page(&self) -> &'static str {
        include_str!("vb616_gap_of_dots.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for passage in &draft.passages {
            let text = &passage.text.value;
            let mut behind = 0;
            while let Some(start) = text[behind..].find(['.', '…']).map(|at| behind + at) {
                let run = &text[start..];
                let length = run.find(|c| !matches!(c, '.' | '…')).unwrap_or(run.len());
                behind = start + length;
                if run[..length].chars().count() > 3 || run[..length].matches('…').count() > 1 {
                    let message = Message::new(
                        "chỗ để trống ghi bằng `___`, chương trình chừa đúng bề ngang",
                        "a blank is written `___`; the program leaves the room",
                    );
                    report(draft.instead(
                        Severity::Warning,
                        self.code(),
                        passage.text,
                        start..behind,
                        "___",
                        message,
                    ));
                }
            }
        }
    }
}
