use crate::lint::{Draft, Rule};
use crate::model::directive::types::Head;
use crate::text::diagnostic::{Diagnostic, Message};

pub(in crate::lint) struct SymbolWithoutType;

impl Rule for SymbolWithoutType {
    fn code(&self) -> &'static str {
        "VB305"
    }
    fn name(&self) -> &'static str {
        "symbol-without-type"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.3"
    }
    fn page(&self) -> &'static str {
        include_str!("vb305_symbol_without_type.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let directive = draft.directive;
        let kind = directive.kind;
        let symbol = &directive.number.symbol;
        let own = format!("{}-", kind.code);
        if kind.head == Head::Dispatch || kind.code == "ThC" || symbol.value.starts_with(&own) {
            return;
        }
        let name = kind.name.to_lowercase();
        report(
            Diagnostic::error(
                self.code(),
                symbol.span.clone(),
                Message::new(
                    format!("ký hiệu của {name} mở đầu bằng `{}`", kind.code),
                    format!("the symbol of a {name} opens with `{}`", kind.code),
                ),
            )
            .help(Message::new(
                format!("ghi `{}-` rồi chữ viết tắt tên cơ quan ban hành", kind.code),
                format!("write `{}-`, then the issuing body's abbreviation", kind.code),
            )),
        );
    }
}
