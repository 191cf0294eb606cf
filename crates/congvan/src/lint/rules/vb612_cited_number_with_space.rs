use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct CitedNumberWithSpace;

impl Rule for CitedNumberWithSpace {
    fn code(&self) -> &'static str {
        "VB612"
    }
    fn name(&self) -> &'static str {
        "cited-number-with-space"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.3"
    }
    fn page(&self) -> &'static str {
        include_str!("vb612_cited_number_with_space.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for cited in draft.citations() {
            let written = cited.written();
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
