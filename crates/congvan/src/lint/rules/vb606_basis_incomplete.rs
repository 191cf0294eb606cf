use crate::lint::citations::KINDS;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB606",
    name: "basis-incomplete",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.6",
    page: include_str!("vb606_basis_incomplete.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for basis in &draft.directive.legal_basis {
        let Some(kind) = &basis.kind else { continue };
        let small = kind.notation().to_lowercase();
        let law = ["luật", "bộ luật", "pháp lệnh", "hiến pháp"].iter().any(|name| small.starts_with(name));
        if law || !KINDS.contains(&small.as_str()) {
            continue;
        }
        // `Thực hiện ý kiến chỉ đạo của … tại` names the body already.
        let by_verb = basis.verb.as_ref().is_some_and(|verb| verb.notation().contains(" của "));
        let missing: Vec<_> = [
            (basis.number.is_none(), "`number`"),
            (basis.date.is_none(), "`date`"),
            (basis.issuer.is_none() && !by_verb, "`issuer`"),
            (basis.subject.is_none(), "`subject`"),
        ]
        .into_iter()
        .filter_map(|(missing, key)| missing.then_some(key))
        .collect();
        if !missing.is_empty() {
            let keys = missing.join(", ");
            let message = Message::new(
                "căn cứ ghi đủ tên loại, số và ký hiệu, ngày, cơ quan ban hành, trích yếu",
                "a basis gives type, number and symbol, date, issuer and subject",
            );
            let help = Message::new(
                format!("thêm {keys}; chưa biết thì ghi chỗ trống `___`"),
                format!("add {keys}; leave a blank `___` where unknown"),
            );
            report(
                draft
                    .finding(Severity::Warning, RULE.code, kind, 0..kind.notation().len(), message)
                    .help(help),
            );
        }
    }
}
