use crate::lint::symbols::{TYPES, initials};
use crate::lint::{Draft, Rule, always};
use crate::model::directive::types::Head;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB313",
    name: "symbol-with-drafter-first",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.3",
    page: include_str!("vb313_symbol_with_drafter_first.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    /// Fewer letters may be those of many.
    const SHORTEST: usize = 3;
    let directive = draft.directive;
    let symbol = &directive.number.symbol;
    let groups: Vec<&str> = symbol.notation().split('-').map(str::trim).collect();
    let (Head::Dispatch, [first, last]) = (directive.kind.head, &groups[..]) else { return };
    // `CV` goes, and is no drafter's.
    if *first == "CV" {
        return;
    }
    let names: Vec<String> = directive.issuers().map(|issuer| initials(issuer.name.notation())).collect();
    // `UBND` of `UBNDXCL`
    let of_issuer = |group: &str| names.iter().any(|name| name.starts_with(&group.replace('&', "")));
    if last.chars().count() < SHORTEST || !of_issuer(last) || of_issuer(first) || TYPES.contains(first) {
        return;
    }
    let message = Message::new(
        format!(
            "trong ký hiệu, chữ viết tắt của cơ quan ban hành (`{last}`) đứng trước, của đơn vị soạn thảo đứng sau"
        ),
        format!(
            "in a symbol the letters of the issuer (`{last}`) come first, those of the drafting unit behind"
        ),
    );
    let (part, right) = (0..symbol.notation().len(), format!("{last}-{first}"));
    report(draft.instead(Severity::Warning, RULE.code, symbol, part, &right, message));
}
