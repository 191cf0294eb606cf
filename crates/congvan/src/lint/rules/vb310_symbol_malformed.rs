use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) struct SymbolMalformed;

impl Rule for SymbolMalformed {
    fn code(&self) -> &'static str {
        "VB310"
    }
    fn name(&self) -> &'static str {
        "symbol-malformed"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.3"
    }
    fn page(&self) -> &'static str {
        include_str!("vb310_symbol_malformed.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let symbols = [Some(&draft.directive.number), draft.directive.copy.as_ref().map(|copy| &copy.number)];
        for symbol in symbols.into_iter().flatten().map(|number| &number.symbol) {
            // Blanks, spaces, strokes and en dashes have rules of their own.
            let value = symbol.value.as_str();
            let other = |c: char| !c.is_alphanumeric() && !matches!(c, '-' | '–' | '&' | ' ' | '/');
            let hollow = value.split('-').any(|group| group.trim().is_empty());
            if value.is_empty() || value.contains("___") || !(hollow || value.contains(other)) {
                continue;
            }
            let message = Message::new(
                "ký hiệu chỉ gồm các nhóm chữ viết tắt nối bằng một dấu gạch nối",
                "a symbol is groups of letters with one hyphen between them",
            );
            let help = Message::new("xem lại các nhóm và dấu gạch nối", "look at the groups and hyphens");
            let part = 0..value.len();
            report(draft.found(Severity::Error, self.code(), symbol, part, message).help(help));
        }
    }
}
