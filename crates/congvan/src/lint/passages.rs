//! Every text of a directive, in reading order.

use crate::lint::passage::{Part, Passage};
use crate::lint::words::{small, words};
use crate::model::directive::{
    Basis, Content, Directive, DistributionLine, Element, Issuer, Measure, Party, Signatory, Table, Text,
};

/// The texts of a directive.
pub(super) fn of(directive: &Directive) -> Vec<Passage<'_>> {
    let mut all = Collector { found: Vec::with_capacity(64), basis: None };
    directive.issuers().for_each(|issuer| all.issuer(issuer));
    all.one(Part::Subject, &directive.subject);
    directive.recipients.iter().for_each(|to| all.one(Part::Line, &to.name));
    directive.enacted_by.iter().for_each(|line| all.one(Part::Phrase, line));
    directive.legal_basis.iter().for_each(|basis| all.basis(basis));
    all.some(Part::Paragraph, &directive.purpose);
    directive.opening.iter().for_each(|text| all.one(Part::Paragraph, text));
    directive.parties.iter().for_each(|party| all.party(party));
    directive.agreement.iter().for_each(|text| all.one(Part::Paragraph, text));
    if let Some(request) = &directive.request {
        all.some(Part::Phrase, &request.by);
        all.one(Part::Phrase, &request.verb);
        all.one(Part::Phrase, &request.whom);
        all.one(Part::Phrase, &request.action);
    }
    directive.measures.iter().for_each(|item| all.item(item));
    for contact in &directive.contacts {
        all.one(Part::Paragraph, &contact.lead);
        all.one(Part::Phrase, &contact.unit);
        all.some(Part::Phrase, &contact.through);
        all.some(Part::Name, &contact.person);
        all.some(Part::Title, &contact.title);
        all.some(Part::Phrase, &contact.tail);
    }
    directive.closing.iter().for_each(|text| all.one(Part::Paragraph, text));
    all.distribution(&directive.distribution.to);
    directive.signatories().for_each(|signatory| all.signatory(signatory));
    all.some(Part::Paragraph, &directive.confirmation);
    for annex in &directive.appendices {
        all.one(if annex.kind.is_some() { Part::Subject } else { Part::Heading }, &annex.title);
        all.content(&annex.content);
    }
    if let Some(copy) = &directive.copy {
        all.issuer(&copy.issuer);
        all.distribution(&copy.distribution.to);
        all.signatory(&copy.signatory);
    }
    all.found
}

struct Collector<'a> {
    found: Vec<Passage<'a>>,
    basis: Option<&'a Basis>,
}

impl<'a> Collector<'a> {
    fn one(&mut self, part: Part, text: &'a Text) {
        if !text.notation().is_empty() {
            let (small, words) = (small(text.notation()), words(text.notation()));
            let nth = self.found.len();
            self.found.push(Passage { nth, part, text, small, words, basis: self.basis });
        }
    }

    fn some(&mut self, part: Part, text: &'a Option<Text>) {
        text.iter().for_each(|text| self.one(part, text));
    }

    fn issuer(&mut self, issuer: &'a Issuer) {
        self.some(Part::Head, &issuer.superior);
        self.one(Part::Head, &issuer.name);
        self.some(Part::Called, &issuer.short_name);
        self.some(Part::Called, &issuer.territory);
        issuer.address.iter().for_each(|line| self.one(Part::Address, line));
    }

    fn party(&mut self, party: &'a Party) {
        self.one(Part::Phrase, &party.name);
        self.some(Part::Address, &party.address);
        self.some(Part::Name, &party.representative);
        self.some(Part::Title, &party.title);
        self.some(Part::Mandate, &party.mandate);
        party.details.iter().for_each(|line| self.one(Part::Phrase, line));
    }

    fn basis(&mut self, basis: &'a Basis) {
        self.basis = Some(basis);
        self.some(Part::Basis, &basis.verb);
        self.some(Part::Basis, &basis.kind);
        self.some(Part::CitedIssuer, &basis.issuer);
        self.some(Part::CitedSubject, &basis.subject);
        self.some(Part::Basis, &basis.text);
        self.basis = None;
    }

    fn item(&mut self, item: &'a Measure) {
        self.some(Part::Heading, &item.heading);
        self.content(&item.content);
    }

    fn content(&mut self, content: &'a Content) {
        for element in &content.0 {
            match element {
                Element::Paragraph(text) => self.one(Part::Paragraph, text),
                Element::Table(table) => self.table(table),
                Element::Item(item) => self.item(item),
                Element::Person(person) => {
                    self.one(Part::Name, &person.name);
                    self.some(Part::Title, &person.title);
                }
            }
        }
    }

    fn table(&mut self, table: &'a Table) {
        table.texts().into_iter().for_each(|text| self.one(Part::Cell, text));
    }

    fn distribution(&mut self, lines: &'a [DistributionLine]) {
        for line in lines {
            self.one(Part::Line, &line.name);
            self.some(Part::Purpose, &line.purpose);
        }
    }

    fn signatory(&mut self, signatory: &'a Signatory) {
        for power in &signatory.authority {
            self.one(Part::Title, &power.of);
            power.more.iter().for_each(|line| self.one(Part::Title, line));
        }
        self.some(Part::Title, &signatory.title);
        self.some(Part::Name, &signatory.name);
        if let Some((title, name)) = &signatory.secretary {
            self.one(Part::Title, title);
            self.some(Part::Name, name);
        }
    }
}
