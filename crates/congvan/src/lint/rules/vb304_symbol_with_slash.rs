use crate::diagnostic::{Diagnostic, Message};
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct SymbolWithSlash;

impl Rule for SymbolWithSlash {
    fn code(&self) -> &'static str {
        "VB304"
    }
    fn name(&self) -> &'static str {
        "symbol-with-slash"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.3"
    }
    fn page(&self) -> &'static str {
        include_str!("vb304_symbol_with_slash.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let directive = draft.directive;
        let symbol = &directive.number.symbol;
        if let Some((_, right)) = symbol.value.rsplit_once('/') {
            report(
                Diagnostic::error(
                    self.code(),
                    symbol.span.clone(),
                    Message::new(
                        "dấu gạch chéo đứng giữa số và ký hiệu, không đứng trong ký hiệu",
                        "the slash stands between number and symbol, not inside the symbol",
                    ),
                )
                .help(Message::new(
                    format!("ghi `{right}`; số ghi ở `value`"),
                    format!("write `{right}`; the number goes to `value`"),
                )),
            );
        }
    }
}
