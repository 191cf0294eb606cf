//! Values that are names, or stand as one: of bodies, places, people, titles.

use crate::model::directive::{Directive, Text};

/// Every name of a directive but its recipients, in no order.
pub(super) fn names(directive: &Directive) -> Vec<&Text> {
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
    names
}
