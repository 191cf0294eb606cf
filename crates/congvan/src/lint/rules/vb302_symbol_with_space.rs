use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct SymbolWithSpace;

impl Rule for SymbolWithSpace {
    fn code(&self) -> &'static str {
        "VB302"
    }
    fn name(&self) -> &'static str {
        "symbol-with-space"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.3"
    }
    fn page(&self) -> &'static str {
        include_str!("vb302_symbol_with_space.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let directive = draft.directive;
        let symbol = &directive.number.symbol;
        if symbol.value.contains(' ') {
            let right = symbol.value.replace(' ', "");
            let message = Message::new(
                "giữa các nhóm chữ của ký hiệu không có dấu cách",
                "the groups of a symbol have no spaces between them",
            );
            let part = 0..symbol.value.len();
            report(draft.safely(Severity::Error, self.code(), symbol, part, &right, message));
        }
    }
}
