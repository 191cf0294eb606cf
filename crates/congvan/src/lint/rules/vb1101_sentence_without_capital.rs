use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::lint::draft::{Part, Passage};
use crate::lint::words::capital;
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct SentenceWithoutCapital;

impl Rule for SentenceWithoutCapital {
    fn code(&self) -> &'static str {
        "VB1101"
    }
    fn name(&self) -> &'static str {
        "sentence-without-capital"
    }
    fn clause(&self) -> &'static str {
        "PL II, mục I"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1101_sentence_without_capital.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for passage in &draft.passages {
            let basis = passage.basis.and_then(|basis| basis.text.as_ref());
            let whole = basis.is_some_and(|text| std::ptr::eq(text, passage.text));
            if !whole && !matches!(passage.part, Part::Paragraph | Part::Heading) {
                continue;
            }
            for at in 0..passage.words.len() {
                let word = passage.word(at);
                let starts = if at == 0 { starts(passage) } else { stops(passage, at) };
                if !starts || !word.chars().all(char::is_lowercase) {
                    continue;
                }
                let part = passage.words[at].at.clone();
                let right = capital(word);
                let message = Message::new(
                    "đầu dòng và sau dấu chấm, dấu hỏi, dấu chấm than phải viết hoa",
                    "a capital stands at the start of a line and after a stop",
                );
                let (code, text) = (self.code(), passage.text);
                // Inside a line, the stop may be the mistake.
                report(match at {
                    0 => draft.safely(Severity::Error, code, text, part, &right, message),
                    _ => draft.instead(Severity::Error, code, text, part, &right, message),
                });
            }
        }
    }
}

/// Whether the first word opens the line: nothing but a mark of emphasis or a quote before it, no name with a capital
/// inside behind it.
fn starts(passage: &Passage<'_>) -> bool {
    let gap = passage.gap(0);
    gap.chars().all(|c| matches!(c, '*' | '“' | '"')) && passage.after(0).starts_with([' ', ','])
}

/// Whether a sentence ends before the word.
fn stops(passage: &Passage<'_>, at: usize) -> bool {
    if !matches!(passage.gap(at), ". " | "? " | "! " | ".” " | ".) ") {
        return false;
    }
    let before = passage.word(at - 1);
    let abbreviated =
        before.chars().count() < 3 || before.chars().any(|c| c.is_uppercase() || c.is_ascii_digit());
    !abbreviated
}
