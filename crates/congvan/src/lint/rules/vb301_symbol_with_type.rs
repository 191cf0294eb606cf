use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct SymbolWithType;

impl Rule for SymbolWithType {
    fn code(&self) -> &'static str {
        "VB301"
    }
    fn name(&self) -> &'static str {
        "symbol-with-type"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.3"
    }
    fn page(&self) -> &'static str {
        include_str!("vb301_symbol_with_type.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let directive = draft.directive;
        let symbol = &directive.number.symbol;
        let groups: Vec<&str> = symbol.value.split(['-', '/']).map(str::trim).collect();
        if directive.kind.code == "CV" && groups.contains(&"CV") {
            let right: Vec<&str> = groups.into_iter().filter(|group| *group != "CV").collect();
            let right = right.join("-");
            let message =
                Message::new("ký hiệu công văn không có chữ `CV`", "the symbol of a công văn has no `CV`");
            let part = 0..symbol.value.len();
            report(draft.safely(Severity::Error, self.code(), symbol, part, &right, message));
        }
    }
}
