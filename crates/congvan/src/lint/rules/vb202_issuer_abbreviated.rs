use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct IssuerAbbreviated;

impl Rule for IssuerAbbreviated {
    fn code(&self) -> &'static str {
        "VB202"
    }
    fn name(&self) -> &'static str {
        "issuer-abbreviated"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.2"
    }
    fn page(&self) -> &'static str {
        include_str!("vb202_issuer_abbreviated.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let directive = draft.directive;
        let issuers = [Some(&directive.issuer), directive.copy.as_ref().map(|copy| &copy.issuer)];
        for passage in &draft.passages {
            if !issuers.into_iter().flatten().any(|issuer| std::ptr::eq(&issuer.name, passage.text)) {
                continue;
            }
            for (at, word) in passage.words.iter().enumerate() {
                let Some((_, right)) = FULL.iter().find(|(short, _)| *short == passage.word(at)) else {
                    continue;
                };
                let message = Message::new(
                    "tên cơ quan ban hành ghi đầy đủ, không viết tắt",
                    "the issuing body's name is given in full",
                );
                report(draft.safely(
                    Severity::Error,
                    self.code(),
                    passage.text,
                    word.at.clone(),
                    right,
                    message,
                ));
            }
        }
    }
}

/// What may be shortened in the line of the superior only.
const FULL: [(&str, &str); 3] =
    [("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"), ("MTTQ", "Mặt trận Tổ quốc")];
