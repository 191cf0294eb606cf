//! How much was found, in one line.

use congvan::text::diagnostic::{Diagnostic, Message, Severity};

/// How many findings of each severity, in how many files.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) files: usize,
    pub(super) unreadable: usize,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) notes: usize,
}

impl Tally {
    pub(super) fn count(&mut self, findings: &[Diagnostic]) {
        for found in findings {
            match found.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Note => self.notes += 1,
            }
        }
    }

    pub(super) fn line(&self) -> Message {
        let Self { files, unreadable, errors, warnings, notes } = self;
        let mut vi = format!("{files} tệp: {errors} lỗi, {warnings} cảnh báo, {notes} lưu ý");
        let mut en = format!(
            "{}: {}, {}, {}",
            plural(*files, "file"),
            plural(*errors, "error"),
            plural(*warnings, "warning"),
            plural(*notes, "note")
        );
        if *unreadable > 0 {
            vi.push_str(&format!("; {unreadable} tệp không đọc được"));
            en.push_str(&format!("; {} could not be read", plural(*unreadable, "file")));
        }
        Message::new(vi, en)
    }
}

/// The count and the English word.
pub(super) fn plural(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}
