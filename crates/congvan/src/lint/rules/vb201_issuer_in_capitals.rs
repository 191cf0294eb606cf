use crate::lint::issuer::governed_by;
use crate::lint::person::capitals_at_starts;
use crate::lint::words::{capital, small};
use crate::lint::{Draft, Rule, always};
use crate::model::directive::Text;
use crate::model::units::{spelt_right, split_name};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB201",
    name: "issuer-in-capitals",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.2",
    page: include_str!("vb201_issuer_in_capitals.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    for issuer in directive.all_issuers() {
        let name = &issuer.name;
        // `Ủy ban nhân dân XÃ CHI LĂNG`
        let unit = governed_by(name).and_then(|(_, unit)| spelt_right(unit).filter(|_| in_capitals(unit)));
        if in_capitals(name.notation()) || unit.is_some() {
            let message = Message::new(
                "tên cơ quan ghi chữ thường, khi trình bày chương trình tự viết hoa",
                "the body's name is given in sentence case; the program sets it in capitals",
            );
            let right = in_sentence_case(name).unwrap_or_else(|| "Ủy ban nhân dân xã Chi Lăng".to_owned());
            let help = Message::new(
                format!("ghi như trong lời văn: `{right}`"),
                format!("write it as running text does: `{right}`"),
            );
            let all = 0..name.notation().len();
            report(draft.finding(Severity::Warning, RULE.code, name, all, message).help(help));
        }
        let territory = issuer.territory.as_ref().filter(|territory| !territory.span.is_empty());
        if let Some((territory, right)) =
            territory.and_then(|text| Some((text, spelt_right(text.notation())?)))
        {
            let message = Message::new(
                "tên đơn vị ghi như trong lời văn",
                "the unit's name is written as in running text",
            );
            let all = 0..territory.notation().len();
            report(draft.instead(Severity::Warning, RULE.code, territory, all, &right, message));
        }
    }
}

fn in_capitals(name: &str) -> bool {
    name.contains(' ') && name == name.to_uppercase()
}

/// The name of a body that governs a unit, with the capitals of running text.
fn in_sentence_case(name: &Text) -> Option<String> {
    let (at, unit) = governed_by(name)?;
    let unit = spelt_right(unit).or_else(|| {
        let (kind, proper) = split_name(unit)?;
        Some(format!("{kind} {}", capitals_at_starts(proper)))
    })?;
    Some(format!("{} {unit}", capital(small(&name.notation()[..at]).trim_end())))
}
