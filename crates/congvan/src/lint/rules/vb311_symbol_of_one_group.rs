use crate::lint::symbols::initials;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::types::Head;
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB311",
    name: "symbol-of-one-group",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.3",
    page: include_str!("vb311_symbol_of_one_group.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let symbol = &directive.number.symbol;
    let letters = !symbol.notation().is_empty() && symbol.notation().chars().all(char::is_alphanumeric);
    if directive.kind.head == Head::Dispatch && letters {
        let message = Message::new(
            "ký hiệu công văn thiếu chữ viết tắt của đơn vị soạn thảo hoặc lĩnh vực",
            "the symbol of a dispatch lacks the drafting unit or the field",
        );
        let right = complete_symbol(draft, symbol.notation());
        let help =
            Message::new(format!("ghi đủ hai nhóm: `{right}`"), format!("write both groups: `{right}`"));
        let part = 0..symbol.notation().len();
        report(draft.finding(Severity::Warning, RULE.code, symbol, part, message).help(help));
    }
}

/// A symbol of one group with the other: the drafter behind the issuer's letters, or these before the drafter's.
fn complete_symbol(draft: &Draft<'_>, symbol: &str) -> String {
    let directive = draft.directive;
    let letters = initials(directive.issuer.name.notation());
    // `UBND` of `UBNDXCL`
    let known =
        BODIES.iter().find(|known| letters.starts_with(**known)).map_or(letters.as_str(), |known| known);
    if !letters.starts_with(symbol) && !letters.is_empty() {
        return format!("{known}-{symbol}");
    }
    // What a profile does not say has no place.
    let archive = directive.distribution.archive.iter().filter(|unit| !unit.span.is_empty());
    let drafter = archive
        .map(|unit| unit.notation())
        .find(|unit| !matches!(*unit, "VT" | "" | "VP") && *unit != symbol);
    let usual = if symbol == "VP" { "…" } else { "VP" };
    format!("{symbol}-{}", drafter.unwrap_or(usual))
}

/// Letters of bodies that a symbol has without those of their places.
static BODIES: Words = Words::from_list("symbol-of-one-group: bodies");
