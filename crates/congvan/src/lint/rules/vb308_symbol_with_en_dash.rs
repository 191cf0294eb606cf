use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) struct SymbolWithEnDash;

impl Rule for SymbolWithEnDash {
    fn code(&self) -> &'static str {
        "VB308"
    }
    fn name(&self) -> &'static str {
        "symbol-with-en-dash"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.3"
    }
    fn page(&self) -> &'static str {
        include_str!("vb308_symbol_with_en_dash.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let directive = draft.directive;
        let symbols =
            [Some(&directive.number.symbol), directive.copy.as_ref().map(|copy| &copy.number.symbol)];
        for symbol in symbols.into_iter().flatten() {
            for (at, dash) in symbol.value.match_indices(['–', '—', '‐', '‑']) {
                let message = Message::new(
                    "giữa các nhóm chữ của ký hiệu là dấu gạch nối ngắn",
                    "a hyphen stands between the groups of a symbol",
                );
                report(draft.safely(Severity::Error, self.code(), symbol, at..at + dash.len(), "-", message));
            }
        }
    }
}
