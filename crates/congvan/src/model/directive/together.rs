//! Those who issue and sign a document together: văn bản liên tịch, hợp đồng, biên bản.

use std::collections::BTreeMap;

use crate::model::directive::{Directive, Issuer, Level, Party, Signatory, Text};

impl Directive {
    /// Who issues it, in the order of the head.
    pub fn issuers(&self) -> impl Iterator<Item = &Issuer> {
        std::iter::once(&self.issuer).chain(&self.joint)
    }

    /// Who issues it and who copies it.
    pub(crate) fn all_issuers(&self) -> impl Iterator<Item = &Issuer> {
        self.issuers().chain(self.copy.as_ref().map(|copy| &copy.issuer))
    }

    /// Who signs it, in the order of the page.
    pub fn signatories(&self) -> impl Iterator<Item = &Signatory> {
        std::iter::once(&self.signatory).chain(&self.cosigners)
    }

    /// Who signs it and who signs its copy.
    pub(crate) fn all_signatories(&self) -> impl Iterator<Item = &Signatory> {
        self.signatories().chain(self.copy.as_ref().map(|copy| &copy.signatory))
    }

    /// For each who signs, the party that is signed for.
    pub(crate) fn represented_parties(&self) -> Vec<Option<&Party>> {
        let parties: BTreeMap<String, &Party> =
            self.parties.iter().rev().map(|party| (small(party.called.notation()), party)).collect();
        let of = |signatory: &Signatory| parties.get(&small(signatory.party.as_ref()?.notation())).copied();
        self.signatories().map(of).collect()
    }

    /// For each who signs, the name of the body that is signed for, as far as it is told: the party, or the issuer in
    /// the same place.
    pub(crate) fn bodies_signing(&self) -> Vec<Option<&Text>> {
        let each_one = self.joint.len() == self.cosigners.len();
        let issuers = self.issuers().map(Some).chain(std::iter::repeat(None));
        let signed = self.signatories().zip(self.represented_parties()).zip(issuers);
        let mut bodies = Vec::new();
        for ((signatory, party), issuer) in signed {
            let issuer = issuer.filter(|_| each_one && signatory.party.is_none());
            bodies.push(party.map(|party| &party.name).or(issuer.map(|issuer| &issuer.name)));
        }
        bodies
    }

    /// The level of government of those who issue it, as the first that says it does.
    pub fn level(&self) -> Option<Level> {
        self.issuers().find_map(|issuer| issuer.level)
    }

    /// The territory of those who issue it, as the first that says it does.
    pub fn territory(&self) -> Option<&Text> {
        self.issuers().find_map(|issuer| issuer.territory.as_ref())
    }
}

impl Party {
    /// All that is said of it, in the order of the page.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &Text> {
        let known = [
            &self.address,
            &self.phone,
            &self.email,
            &self.tax_code,
            &self.account,
            &self.representative,
            &self.title,
            &self.mandate,
        ];
        [&self.called, &self.name].into_iter().chain(known.into_iter().flatten()).chain(&self.details)
    }
}

/// As names of parties are compared.
pub(crate) fn small(called: &str) -> String {
    called.to_lowercase()
}
