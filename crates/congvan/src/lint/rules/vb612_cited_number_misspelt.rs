use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::directive::types::TYPES;
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct CitedNumberMisspelt;

impl Rule for CitedNumberMisspelt {
    fn code(&self) -> &'static str {
        "VB612"
    }
    fn name(&self) -> &'static str {
        "cited-number-misspelt"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.3"
    }
    fn page(&self) -> &'static str {
        include_str!("vb612_cited_number_misspelt.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for cited in draft.citations() {
            let written = cited.written();
            if let Some(right) = parted(written) {
                let message = Message::new(
                    "giữa chữ viết tắt tên loại và tên cơ quan có dấu gạch nối",
                    "a hyphen stands between the type and the body",
                );
                report(draft.instead(
                    Severity::Warning,
                    self.code(),
                    &cited.text,
                    cited.number.clone(),
                    &right,
                    message,
                ));
            }
            let right = written.replace(' ', "").replace('–', "-");
            if right != written && written.contains('/') {
                let message = Message::new(
                    "số, ký hiệu viết liền, nối bằng dấu gạch nối ngắn",
                    "number and symbol have no spaces and take hyphens",
                );
                report(draft.safely(
                    Severity::Warning,
                    self.code(),
                    &cited.text,
                    cited.number.clone(),
                    &right,
                    message,
                ));
            }
        }
    }
}

/// The number with the hyphen that is missing behind its type.
fn parted(number: &str) -> Option<String> {
    let (head, symbol) = number.rsplit_once('/')?;
    let body = ["UBND", "HĐND"].iter().find(|body| symbol.starts_with(**body) || symbol.contains(**body))?;
    let (kind, rest) = symbol.split_at(symbol.find(body)?);
    TYPES.iter().any(|known| known.code == kind).then(|| format!("{head}/{kind}-{rest}"))
}
