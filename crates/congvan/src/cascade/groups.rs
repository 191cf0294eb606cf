//! The groups that bodies belong to: of addressees, of items.

use crate::cascade::Step;
use crate::cascade::stand::Stand;
use crate::lexicon::BodyKind;
use crate::model::directive::{Audience, Directive, Text};
use crate::prose::{Clause, Scope};

impl Step<'_> {
    /// The groups of those who act in a clause, as they are here.
    pub(super) fn audience_of(&self, clause: &Clause, stands: &[Stand]) -> Vec<Audience> {
        let mut groups = Vec::new();
        for (body, stand) in clause.actors.iter().zip(stands) {
            let of: &[Audience] = match stand {
                Stand::Own | Stand::This => &[Audience::SubordinateUnits],
                Stand::Mixed => &[Audience::Departments, Audience::SubordinateUnits],
                Stand::Below => &[Audience::SubordinateUnits],
                _ => group_of(body.kind),
            };
            groups.extend(of.iter().copied().filter(|group| !groups.contains(group)).collect::<Vec<_>>());
        }
        groups
    }
}

/// Whether the measures of a directive name units, so that what is for one of them is not for another.
pub fn names_units(directive: &Directive) -> bool {
    let texts = directive.texts_of_measures();
    texts.into_iter().any(|text| {
        let reading = crate::prose::read(text);
        let clauses = reading.clauses();
        clauses.flat_map(|clause| &clause.actors).any(|body| matches!(body.scope, Scope::Named(_)))
    })
}

/// The groups of those who act first in a text, in their order: of an addressee's name, a heading, an item.
pub fn groups_named(text: &str) -> Vec<Audience> {
    let reading = crate::prose::read(&Text::from_notation(text));
    let clauses = reading.clauses();
    let mut groups: Vec<Audience> = Vec::new();
    for group in clauses.take(1).flat_map(|clause| &clause.actors).flat_map(|body| group_of(body.kind)) {
        if !groups.contains(group) {
            groups.push(*group);
        }
    }
    groups
}

/// The group that bodies of a kind belong to.
pub(super) fn group_of(kind: BodyKind) -> &'static [Audience] {
    use BodyKind as Kind;
    match kind {
        Kind::Departments | Kind::Department | Kind::Division => &[Audience::Departments],
        Kind::Mixed | Kind::Addressees => &[Audience::Departments, Audience::SubordinateUnits],
        Kind::Subordinates => &[Audience::OwnUnits],
        Kind::Office => &[Audience::Office],
        Kind::Police => &[Audience::Police],
        Kind::Military => &[Audience::Military],
        Kind::Front | Kind::Unions | Kind::Union => &[Audience::Unions],
        Kind::Party | Kind::PartyOffice => &[Audience::Party],
        Kind::Enterprise | Kind::Company => &[Audience::Enterprises],
        Kind::Institution => &[Audience::TechnicalCenter],
        Kind::Committee | Kind::Unit | Kind::Locality => &[Audience::SubordinateUnits],
        _ => &[],
    }
}
