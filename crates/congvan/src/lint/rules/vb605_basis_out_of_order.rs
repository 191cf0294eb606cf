use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Pairs;

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
        let small = text.notation().to_lowercase();
        let Some(rank) = rank(small.trim_start_matches("căn cứ ")) else { continue };
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

/// Where a basis stands among others; none where its kind does not say.
fn rank(basis: &str) -> Option<u8> {
    static RANKS: Pairs = Pairs::from_list("basis-out-of-order: ranks");
    RANKS.iter().find(|(opening, _)| basis.starts_with(opening)).and_then(|(_, rank)| rank.parse().ok())
}
