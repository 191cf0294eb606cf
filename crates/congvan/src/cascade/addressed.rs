//! Bodies that measures give a task to: they are addressed in Kính gửi too.

use crate::cascade::groups::group_of;
use crate::cascade::stand::Stand;
use crate::cascade::{Step, Trace};
use crate::compose::{capital, without_end};
use crate::lexicon::{BodyKind, Lexicon, folded};
use crate::model::directive::{Audience, Measure, Recipient, Text};
use crate::prose::{Body, Clause, Reading, Scope};
use crate::text::diagnostic::Message;

impl Step<'_> {
    /// Who an addressee of no group is in the unit: `Các trường học trên địa bàn xã`.
    pub(super) fn named_here(&self, name: &str) -> Vec<Recipient> {
        let reading = self.read(name);
        let first = reading.first_clause();
        let Some(clause) = first else { return Vec::new() };
        let stands = self.stands(&reading, clause);
        let mut names = self.mapped(&reading, clause.actors.iter().zip(&stands), |_| None);
        // `Hiệu trưởng các trường mầm non, tiểu học`: what is on the territory stays as it is written.
        let whole = without_end(name).trim_end().len();
        let read = clause.actors.last().map_or(0, |body| body.span.end);
        let here = stands.iter().all(|stand| matches!(stand, Stand::Here | Stand::Everyone));
        if here && !names.is_empty() && (read < whole || names.len() > 1) {
            names = vec![self.in_own_words(name)];
        }
        // All the unit's own are its rooms.
        let own: &[Audience] =
            if stands.contains(&Stand::Everyone) { &self.words.common().own_task } else { &[] };
        let each = names
            .into_iter()
            .map(|name| Recipient { name: Text::derived(capital(&name)), audience: own.to_vec() });
        each.collect()
    }

    /// Addressees that `recipients` lack: those in the unit to whom a measure gives a task.
    pub(super) fn address_all(
        &self,
        recipients: &mut Vec<Recipient>,
        measures: &[Measure],
        trace: &mut Trace,
    ) {
        let addressed: Vec<Audience> = recipients.iter().flat_map(|to| to.audience.clone()).collect();
        let mut found: Vec<Addressed> = Vec::new();
        let named: Vec<Addressed> =
            recipients.iter().flat_map(|to| self.bodies_named(to.name.notation())).collect();
        for body in self.addressed.take() {
            let known = body.group.is_some_and(|group| addressed.contains(&group))
                || named.iter().chain(&found).any(|known| known.covers(&body));
            if !known {
                found.retain(|known| !body.covers(known));
                found.push(body);
            }
        }
        let mut given = Vec::new();
        measures.iter().for_each(|item| self.addressed_by_keys(item, &mut given));
        let known = |group: &Audience| {
            addressed.contains(group) || found.iter().any(|known| known.group.as_ref() == Some(group))
        };
        let given: Vec<(Audience, String)> = given.into_iter().filter(|(group, _)| !known(group)).collect();
        let found = found.into_iter().map(|body| (body.group, body.name));
        for (group, name) in found.chain(given.into_iter().map(|(group, name)| (Some(group), name))) {
            let name = capital(&name);
            match recipients.iter_mut().find(|to| folded(to.name.notation()) == folded(&name)) {
                Some(to) => to.audience.extend(group.filter(|group| !to.audience.contains(group))),
                None => {
                    let rule = Message::new("được giao việc trong một mục", "an item gives it a task");
                    trace.added("recipients", name.clone(), rule);
                    recipients
                        .push(Recipient { name: Text::derived(name), audience: group.into_iter().collect() });
                }
            }
        }
    }

    /// The bodies on the unit's territory that an addressee's name lists.
    fn bodies_named(&self, name: &str) -> Vec<Addressed> {
        let reading = self.read(name);
        let first = reading.first_clause();
        let actors = first.map_or(&[][..], |clause| &clause.actors[..]);
        let of = |body: &Body| Addressed {
            group: group_of(body.kind).first().copied(),
            name: reading.at(&body.span).to_owned(),
            kind: body.kind,
            field: body.field,
            sort: folded(reading.at(&body.name)),
        };
        actors.iter().map(of).collect()
    }

    /// The groups that a measure of the unit's is for, with who stands for them.
    fn addressed_by_keys(&self, item: &Measure, found: &mut Vec<(Audience, String)>) {
        for group in &item.audience {
            let words = item.heading.as_ref().map_or("", |heading| heading.notation());
            for name in self.in_this_unit(*group, without_end(words)) {
                if !name.notation().is_empty() && !found.iter().any(|(_, known)| *known == name.notation()) {
                    found.push((*group, name.into_notation()));
                }
            }
        }
        item.content.items().for_each(|item| self.addressed_by_keys(item, found));
    }

    /// A council or a party committee that was named without its unit, `HĐND, UBND các xã`, as the unit's.
    fn with_unit(&self, body: &Body, name: String) -> String {
        let bare = body.scope_span.is_empty() && body.level.is_none();
        match bare && matches!(body.kind, BodyKind::Council | BodyKind::Party) {
            true => format!("{name} {}", self.words.unit_kind()),
            false => name,
        }
    }

    /// Keeps those whom a clause gives a task, as they are called here.
    pub(super) fn address(&self, reading: &Reading, clause: &Clause, stands: &[Stand]) {
        for (body, stand) in clause.actors.iter().zip(stands) {
            let name = match stand {
                // The Front and its organisations are written to by one name.
                Stand::Counterpart if matches!(body.kind, BodyKind::Front | BodyKind::Unions) => {
                    let all = self.words.counterparts(Audience::Unions).first();
                    all.map(|name| name.notation().to_owned()).or_else(|| self.counterpart(reading, body))
                }
                Stand::Counterpart => self.counterpart(reading, body).map(|name| self.with_unit(body, name)),
                // `Ban Chỉ huy Phòng thủ dân sự các cấp`: the unit's.
                Stand::OwnBody if body.scope == Scope::Here => self.rescoped(reading, body),
                Stand::OwnBody if is_beside_committee(body.kind) => Some(self.own_words(reading, body)),
                Stand::Here if is_addressable(body) => Some(self.own_words(reading, body)),
                _ => None,
            };
            let Some(name) = name else { continue };
            self.addressed.borrow_mut().push(Addressed {
                group: group_of(body.kind).first().copied(),
                name,
                kind: body.kind,
                field: body.field,
                sort: folded(reading.at(&body.name)),
            });
        }
    }
}

/// A body to whom a task was given.
#[derive(Debug, Clone)]
pub(super) struct Addressed {
    group: Option<Audience>,
    name: String,
    kind: BodyKind,
    field: Option<&'static str>,
    /// What it is called without titles and territory, in small letters.
    sort: String,
}

impl Addressed {
    /// Whether who is written to by this name is meant by the other too: all schools, the Front with its organisations.
    fn covers(&self, other: &Self) -> bool {
        if folded(&self.name) == folded(&other.name) {
            return true;
        }
        if self.group == Some(Audience::Unions) && other.group == Some(Audience::Unions) {
            return matches!(self.kind, BodyKind::Front | BodyKind::Unions);
        }
        if self.kind == other.kind && self.sort == other.sort {
            return true;
        }
        let alike = self.kind == other.kind && self.field.is_some() && self.field == other.field;
        let every = Lexicon::get().is_general(&self.sort);
        alike && (every || self.sort.contains(other.sort.trim_start_matches("trường ")))
    }
}

/// Whether a body of the unit's level is none of the committee's rooms, so that their name in common is not its own: the
/// party committee, boards, branches of what is led from above.
fn is_beside_committee(kind: BodyKind) -> bool {
    use BodyKind as Kind;
    matches!(
        kind,
        Kind::Board
            | Kind::Council
            | Kind::Front
            | Kind::Military
            | Kind::Party
            | Kind::Police
            | Kind::Steering
            | Kind::Union
            | Kind::Unions
            | Kind::Vertical
    )
}

/// Whether a body on the unit's territory can be written to: enterprises, schools, villages; not each household.
fn is_addressable(body: &Body) -> bool {
    match body.kind {
        // Some of them are written to with all the others.
        _ if body.limit.is_some() => false,
        BodyKind::Local | BodyKind::Village => body.is_each,
        BodyKind::Enterprise | BodyKind::HealthStation => true,
        _ => false,
    }
}
