use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Authority, Text};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Pairs;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB202",
    name: "issuer-abbreviated",
    severities: &[Severity::Error],
    clause: "PL I, mục II.2",
    page: include_str!("vb202_issuer_abbreviated.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let powers = directive.all_signatories().flat_map(|signatory| &signatory.authority);
    let on_behalf = powers.filter(|power| power.kind == Authority::Tm).map(|power| &power.of);
    let names: Vec<&Text> = directive.all_issuers().map(|issuer| &issuer.name).chain(on_behalf).collect();
    for passage in &draft.passages {
        if !names.iter().any(|name| std::ptr::eq(*name, passage.text)) {
            continue;
        }
        for (short, right) in FULL.iter().copied() {
            let text = &passage.text.value;
            let letter = |c: char| c.is_alphanumeric() || c == '&';
            let Some(start) = text.find(short).filter(|start| {
                !text[..*start].ends_with(letter) && !text[start + short.len()..].starts_with(letter)
            }) else {
                continue;
            };
            let message = Message::new(
                "tên cơ quan ban hành ghi đầy đủ, không viết tắt",
                "the issuing body's name is given in full",
            );
            report(draft.safely(
                Severity::Error,
                RULE.code,
                passage.text,
                start..start + short.len(),
                right,
                message,
            ));
        }
    }
}

/// What may be shortened in the line of the superior only.
static FULL: Pairs = Pairs::named("issuer-abbreviated: full");
