use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::lint::draft::Part;
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct CapitalInsideSentence;

impl Rule for CapitalInsideSentence {
    fn code(&self) -> &'static str {
        "VB1122"
    }
    fn name(&self) -> &'static str {
        "capital-inside-sentence"
    }
    fn clause(&self) -> &'static str {
        "PL II, mục I"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1122_capital_inside_sentence.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let request = draft.directive.request.as_ref().map(|request| &request.verb);
        for passage in &draft.passages {
            // `Ủy ban nhân dân xã Yêu cầu …`, `(Để báo cáo)`
            let verb = request.is_some_and(|verb| std::ptr::eq(verb, passage.text));
            let purpose = passage.part == Part::Purpose && matches!(passage.word(0), "Để" | "Báo" | "Thực");
            if (verb || purpose) && passage.capital(0) && !passage.gap(0).contains('*') {
                let message = Message::new(
                    "chữ này đứng giữa câu, không viết hoa",
                    "this stands inside a sentence and takes no capital",
                );
                let right = passage.small(0).to_owned();
                let part = passage.words[0].at.clone();
                report(draft.safely(Severity::Warning, self.code(), passage.text, part, &right, message));
            }
            for at in 1..passage.words.len() {
                if !matches!(passage.gap(at), "; " | ", ") {
                    continue;
                }
                let word = passage.word(at);
                let second = passage.small(at + 1);
                let common = OPENINGS
                    .iter()
                    .any(|(first, next)| *first == word && (next.is_empty() || *next == second));
                let lower = passage.word(at + 1).starts_with(char::is_lowercase);
                if common && lower {
                    let message = Message::new(
                        "sau dấu phẩy, dấu chấm phẩy trên cùng một dòng không viết hoa",
                        "no capital follows a comma or a semicolon on the same line",
                    );
                    let part = passage.words[at].at.clone();
                    let right = passage.small(at).to_owned();
                    report(draft.safely(Severity::Warning, self.code(), passage.text, part, &right, message));
                }
            }
        }
    }
}

/// Words that are no names; where the second is empty, whatever follows in small letters.
const OPENINGS: [(&str, &str); 8] = [
    ("Các", ""),
    ("Những", ""),
    ("Thường", "xuyên"),
    ("Theo", "dõi"),
    ("Chủ", "động"),
    ("Đồng", "thời"),
    ("Tăng", "cường"),
    ("Rà", "soát"),
];
