use crate::lint::{Draft, Rule, always};
use crate::model::directive::Basis;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB618",
    name: "basis-twice",
    severities: &[Severity::Warning],
    clause: crate::lint::clauses::PRACTICE,
    page: include_str!("vb618_basis_twice.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let mut known: Vec<String> = Vec::new();
    for basis in &draft.directive.legal_basis {
        let Some(text) = basis.text.as_ref().or(basis.number.as_ref()).or(basis.kind.as_ref()) else {
            continue;
        };
        let key = key(basis);
        if known.contains(&key) {
            let message = Message::new("căn cứ này đã ghi ở trên", "this basis stands above already");
            let help = Message::new("bỏ một trong hai", "delete one of the two");
            report(
                draft
                    .finding(Severity::Warning, RULE.code, text, 0..text.notation().len(), message)
                    .help(help),
            );
        }
        known.push(key);
    }
}

/// What tells one basis from another: type, number and date, or its whole sentence.
fn key(basis: &Basis) -> String {
    let word = |text: &Option<crate::model::directive::Text>| {
        text.as_ref().map_or("", |text| text.notation()).to_lowercase()
    };
    let subject = if basis.number.is_some() { String::new() } else { word(&basis.subject) };
    let date = basis.date.filter(|_| basis.number.is_some());
    format!("{} {} {date:?} {subject} {}", word(&basis.kind), word(&basis.number), word(&basis.text))
}
