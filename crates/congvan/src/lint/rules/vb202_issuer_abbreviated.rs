use crate::lint::abbreviations::{IN_FULL, letters_at};
use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Authority, Text};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

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
        if let Some(letters) = field_in_letters(passage.text.notation()) {
            let message = Message::new(
                "tên cơ quan ban hành ghi đầy đủ, không viết tắt",
                "the issuing body's name is given in full",
            );
            let help = Message::new(
                format!("viết đủ chữ thay cho `{letters}`"),
                format!("write in full what `{letters}` stands for"),
            );
            let start = passage.text.notation().rfind(letters).unwrap_or(0);
            let part = start..start + letters.len();
            report(draft.finding(Severity::Error, RULE.code, passage.text, part, message).help(help));
        }
        for (short, right) in IN_FULL.iter().copied() {
            let Some(start) = letters_at(passage.text.notation(), short) else { continue };
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

/// The letters that stand for the field of work of a body, where the table does not know them: `Sở NV`.
fn field_in_letters(name: &str) -> Option<&str> {
    static KINDS: Words = Words::from_list("issuer-abbreviated: kinds");
    let field = KINDS.iter().find_map(|kind| name.strip_prefix(kind)?.strip_prefix(' '))?;
    let letters = field.split(' ').next()?;
    let is_short = letters.chars().count() > 1 && letters.chars().all(|c| c.is_uppercase() || c == '&');
    // A whole name in capitals is told as such.
    let whole = name.chars().any(char::is_lowercase) && !IN_FULL.iter().any(|(short, _)| *short == letters);
    (is_short && whole).then_some(letters)
}
