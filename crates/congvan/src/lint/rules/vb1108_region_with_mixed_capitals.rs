use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) struct RegionWithMixedCapitals;

impl Rule for RegionWithMixedCapitals {
    fn code(&self) -> &'static str {
        "VB1108"
    }
    fn name(&self) -> &'static str {
        "region-with-mixed-capitals"
    }
    fn clause(&self) -> &'static str {
        "PL II, mục III"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1108_region_with_mixed_capitals.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for (passage, found) in draft.matches(self.code()) {
            let message = Message::new(
                "tên vùng, miền viết hoa các âm tiết tạo thành tên",
                "every syllable of a region's name takes a capital",
            );
            let part = found.at.clone();
            report(draft.instead(Severity::Warning, self.code(), passage.text, part, &found.right, message));
        }
    }
}
