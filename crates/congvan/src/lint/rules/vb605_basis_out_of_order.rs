use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::Basis;
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::{Pairs, Words};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB605",
    name: "basis-out-of-order",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.6",
    page: include_str!("vb605_basis_out_of_order.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    if !draft.directive.kind.basis_under_title {
        return;
    }
    let mut highest = 0;
    for basis in &draft.directive.legal_basis {
        let Some(text) = basis.text.as_ref().or(basis.kind.as_ref()) else { continue };
        let Some(rank) = rank(&in_full(basis)) else { continue };
        if rank < highest {
            let message = Message::new(
                "căn cứ xếp từ văn bản có giá trị pháp lý cao xuống thấp, `Theo đề nghị …` ở cuối",
                "bases go from the highest legal force to the lowest, `Theo đề nghị …` last",
            );
            let help = Message::new("đưa căn cứ này lên trên", "move this basis up");
            report(
                draft
                    .finding(Severity::Warning, RULE.code, text, 0..text.notation().len(), message)
                    .help(help),
            );
        }
        highest = highest.max(rank);
    }
}

/// The basis from its type on, in small letters.
fn in_full(basis: &Basis) -> String {
    let parts = [&basis.text, &basis.kind, &basis.number, &basis.issuer, &basis.subject];
    let written: Vec<&str> = parts.into_iter().flatten().map(|part| part.notation()).collect();
    small(&written.join(" ")).trim_start_matches("căn cứ ").to_owned()
}

/// Where a basis stands among others; none where its kind does not say. A decision that made or charged the issuer may stand
/// first: what gives it its power is named before what it writes about.
fn rank(basis: &str) -> Option<u8> {
    static RANKS: Pairs = Pairs::from_list("basis-out-of-order: ranks");
    static RESOLUTIONS: Pairs = Pairs::from_list("basis-out-of-order: resolutions");
    static OF_ISSUER: Words = Words::from_list("basis-out-of-order: of the issuer");
    let (opening, rank) = RANKS.iter().find(|(opening, _)| basis.starts_with(opening))?;
    let head = basis.split(" về ").next().unwrap_or(basis);
    let whose = || RESOLUTIONS.iter().find(|(whose, _)| head.contains(whose)).map(|(_, rank)| rank);
    match *opening {
        "nghị quyết" => whose().unwrap_or(rank).parse().ok(),
        "quyết định" if OF_ISSUER.iter().any(|words| basis.contains(words)) => None,
        _ => rank.parse().ok(),
    }
}
