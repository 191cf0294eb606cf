use crate::lint::{Draft, Rule, always};
use crate::model::directive::Text;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1221",
    name: "name-with-end-mark",
    severities: &[Severity::Warning],
    clause: "thông lệ",
    page: include_str!("vb1221_name_with_end_mark.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let mut names: Vec<&Text> = vec![&directive.place];
    for issuer in directive.all_issuers() {
        names.push(&issuer.name);
        names.extend(issuer.superior.iter().chain(&issuer.short_name).chain(&issuer.territory));
    }
    for party in &directive.parties {
        names.extend([&party.called, &party.name]);
        names.extend(party.representative.iter().chain(&party.title));
        names.extend(party.phone.iter().chain(&party.email).chain(&party.tax_code).chain(&party.account));
    }
    names.extend(&directive.enacted_by);
    for basis in &directive.legal_basis {
        names.extend(basis.verb.iter().chain(&basis.kind).chain(&basis.issuer));
    }
    for person in directive.all_people() {
        names.push(&person.name);
        names.extend(person.phone.iter().chain(&person.mobile).chain(&person.email));
    }
    for signatory in directive.all_signatories() {
        names.extend(
            signatory.authority.iter().flat_map(|power| std::iter::once(&power.of).chain(&power.more)),
        );
        names.extend(signatory.title.iter().chain(signatory.secretary.iter().map(|(title, _)| title)));
    }
    if let Some(request) = &directive.request {
        names.extend([&request.verb, &request.whom]);
        names.extend(&request.by);
    }
    for contact in &directive.contacts {
        names.extend([&contact.lead, &contact.unit]);
        names.extend(contact.through.iter().chain(&contact.person).chain(&contact.title));
        names.extend(contact.phone.iter().chain(&contact.hotline).chain(&contact.email));
    }
    for name in names {
        let right = name.notation().trim_end_matches(['.', ',', ';', ':', ' ']);
        // Dots are a blank, `v.v.` and `TP.` end in theirs.
        if right.len() == name.notation().len()
            || right.is_empty()
            || name.notation().ends_with("..")
            || name.notation() == format!("{right}.") && ends_short(right)
        {
            continue;
        }
        let message = Message::new(
            "tên gọi không có dấu ở cuối; dấu câu do chương trình ghi",
            "a name has no mark at its end; the program writes the marks",
        );
        report(draft.safely(Severity::Warning, RULE.code, name, 0..name.notation().len(), right, message));
    }
}

/// Whether the last word is an abbreviation, whose stop is its own.
fn ends_short(name: &str) -> bool {
    name.rsplit(' ').next().is_some_and(|word| word.contains('.') || word.chars().count() < 2)
}
