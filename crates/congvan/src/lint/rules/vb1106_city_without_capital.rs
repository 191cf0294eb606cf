use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) struct CityWithoutCapital;

impl Rule for CityWithoutCapital {
    fn code(&self) -> &'static str {
        "VB1106"
    }
    fn name(&self) -> &'static str {
        "city-without-capital"
    }
    fn clause(&self) -> &'static str {
        "PL II, mục III"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1106_city_without_capital.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for (passage, found) in draft.matches(self.code()) {
            let message = Message::new(
                "`Thủ đô Hà Nội`, `Thành phố Hồ Chí Minh` viết hoa cả danh từ chung",
                "`Thủ đô Hà Nội` and `Thành phố Hồ Chí Minh` take a capital on the noun too",
            );
            let part = found.at.clone();
            report(draft.safely(Severity::Error, self.code(), passage.text, part, &found.right, message));
        }
    }
}
