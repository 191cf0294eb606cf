//! Bodies that measures give a task to: they are addressed in Kính gửi too.

use crate::cascade::groups::group_of;
use crate::cascade::lists::{is_of_others, without_others};
use crate::cascade::stand::Stand;
use crate::cascade::{Step, Trace};
use crate::compose::{capital, without_end};
use crate::lexicon::{BodyKind, Lexicon, fold_case};
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
        let mut names = self.names_here(&reading, clause.actors.iter().zip(&stands), |_| None);
        // `Hiệu trưởng các trường mầm non, tiểu học`: what is on the territory stays as it is written.
        let whole = without_end(name).trim_end().len();
        let read = clause.actors.last().map_or(0, |body| body.span.end);
        let here = stands.iter().all(|stand| matches!(stand, Stand::Here | Stand::Everyone));
        if here && !names.is_empty() && (read < whole || names.len() > 1) {
            names = vec![self.in_own_words(name)];
        }
        // All the unit's own are its divisions.
        let own: &[Audience] =
            if stands.contains(&Stand::Everyone) { &self.words.common().own_task } else { &[] };
        let each = names
            .into_iter()
            .map(|name| Recipient { name: Text::from_notation(capital(&name)), audience: own.to_vec() });
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
            let known = self.goes_by_group(&body, &addressed)
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
            match recipients.iter_mut().find(|to| fold_case(to.name.notation()) == fold_case(&name)) {
                Some(to) => to.audience.extend(group.filter(|group| !to.audience.contains(group))),
                None => {
                    let rule = Message::new("được giao việc trong một mục", "an item gives it a task");
                    trace.record_added("recipients", name.clone(), rule);
                    recipients.push(Recipient {
                        name: Text::from_notation(name),
                        audience: group.into_iter().collect(),
                    });
                }
            }
        }
    }

    /// Whether a body is written to by the name of its group: the divisions of the unit, but for those that its profile names apart;
    /// not a union by the name of the Front.
    fn goes_by_group(&self, body: &Addressed, addressed: &[Audience]) -> bool {
        let Some(group) = body.group else { return false };
        let divisions =
            [Audience::Office, Audience::Departments, Audience::TechnicalCenter, Audience::OwnUnits];
        let is_division = divisions.contains(&group) && addressed.contains(&Audience::Departments);
        match group {
            Audience::Unions => false,
            _ if body.is_apart => false,
            _ => is_division || addressed.contains(&group),
        }
    }

    /// Keeps who sees to the document: it is written to by its name where the profile tells it from the divisions.
    pub(super) fn address_lead(&self) {
        let lead = self.lead();
        let of_profile = self.apart(&lead);
        let within = self.sight.is_party() || self.is_beside_divisions(&lead);
        if lead.starts_with('_') || of_profile.is_none() && !within {
            return;
        }
        let (group, name) = match of_profile {
            Some((group, name)) => (Some(group), name),
            None => (self.groups_of_lead().first().copied(), lead.clone()),
        };
        self.addressed.borrow_mut().push(Addressed {
            group,
            name,
            kind: BodyKind::Office,
            field: None,
            sort: fold_case(&lead),
            is_apart: true,
        });
    }

    /// Whether a body of the unit's is none of its divisions, so that who writes to those does not write to it: `Hạt Kiểm lâm huyện`.
    fn is_beside_divisions(&self, name: &str) -> bool {
        let divisions = |body: &Addressed| {
            matches!(body.kind, BodyKind::Division | BodyKind::Office | BodyKind::Departments)
        };
        let named = self.bodies_named(name);
        self.sight.own.is_none() && !named.is_empty() && !named.iter().any(divisions)
    }

    /// The groups of who sees to the document.
    pub(super) fn groups_of_lead(&self) -> Vec<Audience> {
        let lead = self.lead();
        if self.sight.own.is_some() {
            return vec![Audience::Office];
        }
        match self.apart(&lead) {
            Some((group, _)) => vec![group],
            None => self.bodies_named(&lead).iter().filter_map(|body| body.group).collect(),
        }
    }

    /// The name in the unit's profile, of another group than its divisions, that a body goes by.
    fn apart(&self, name: &str) -> Option<(Audience, String)> {
        let small = fold_case(name);
        let others = self.unit.counterparts.iter().filter(|(group, _)| *group != Audience::Departments);
        let mut names =
            others.flat_map(|(group, names)| names.iter().map(move |name| (*group, name.notation())));
        let found = names.find(|(_, own)| !small.is_empty() && fold_case(own).contains(&small))?;
        Some((found.0, found.1.to_owned()))
    }

    /// The unit's own schools, as its profile names them, where schools in general are meant.
    fn own_schools(&self, body: &Body) -> Option<(Audience, String)> {
        if body.kind != BodyKind::Local || body.field.is_none() || !body.is_each {
            return None;
        }
        let own = |name: &&Text| self.bodies_named(name.notation()).iter().any(|own| own.field == body.field);
        let names = self.unit.counterparts.iter().filter(|(group, _)| *group == Audience::OwnUnits);
        let name = names.flat_map(|(_, names)| names).find(own)?;
        Some((Audience::OwnUnits, name.notation().to_owned()))
    }

    /// Keeps those whom the drafter gave a task: the bodies in these words, or whoever else they name.
    pub(super) fn address_assigned(&self, words: &str) {
        let reading = self.read(words);
        let of_others = |body: &Body| {
            use Stand::{Above, Central, Everyone, Own, Superior, This};
            matches!(self.sight.stand(&reading, body), Above | Central | Everyone | Own | Superior | This)
        };
        let actors = reading.first_clause().map_or(&[][..], |clause| &clause.actors[..]);
        if actors.iter().any(of_others) {
            return;
        }
        let mut named = self.bodies_named(words);
        if named.is_empty() {
            named.push(Addressed {
                group: None,
                name: words.to_owned(),
                kind: BodyKind::People,
                field: None,
                sort: fold_case(words),
                is_apart: false,
            });
        }
        // What the profile tells from the divisions is written to by its own name.
        for body in &mut named {
            body.is_apart = self.apart(&body.name).is_some();
        }
        self.addressed.borrow_mut().extend(named);
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
            sort: fold_case(reading.at(&body.name)),
            is_apart: false,
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
        let of_units = matches!(body.scope, Scope::Each(_) | Scope::Level(_));
        match bare && (of_units || matches!(body.kind, BodyKind::Council | BodyKind::Party)) {
            true => format!("{name} {}", self.words.unit_kind()),
            false => name,
        }
    }

    /// The name by which the Front, or its organisations, are written to in the unit: one for all where it names them.
    fn front(&self, body: &Body) -> Option<String> {
        let names = self.words.counterparts(Audience::Unions);
        let fits = |name: &&Text| body.kind == BodyKind::Front || self.names_unions(name.notation());
        names.iter().find(fits).map(|name| name.notation().to_owned())
    }

    /// Whether a name is of the organisations of the Front: `Ủy ban MTTQ Việt Nam và các tổ chức chính trị - xã hội xã`.
    fn names_unions(&self, name: &str) -> bool {
        self.bodies_named(name).iter().any(|named| named.kind == BodyKind::Unions)
    }

    /// A body on the unit's territory as it is written to: those of the unit, where the source says no territory.
    fn name_on_territory(&self, reading: &Reading, body: &Body) -> String {
        let name = without_others(&self.own_words(reading, body));
        let bare = body.scope == Scope::None && body.of.is_none() && !body.is_under && body.limit.is_none();
        match bare && body.kind != BodyKind::HealthStation && self.sight.own.is_none() {
            true => format!("{name} trên địa bàn {}", self.words.unit_kind()),
            false => name,
        }
    }

    /// Keeps those whom a clause gives a task, as they are called here.
    pub(super) fn address(&self, reading: &Reading, clause: &Clause, stands: &[Stand]) {
        for (body, stand) in clause.actors.iter().zip(stands) {
            let name = match stand {
                // The Front and its organisations are written to by one name.
                Stand::Counterpart if matches!(body.kind, BodyKind::Front | BodyKind::Unions) => {
                    self.front(body).or_else(|| self.counterpart(reading, body))
                }
                Stand::Counterpart => self.counterpart(reading, body).map(|name| self.with_unit(body, name)),
                // `Ban Chỉ huy Phòng thủ dân sự các cấp`: the unit's.
                Stand::OwnBody if body.scope == Scope::Here => self.rescope(reading, body),
                Stand::OwnBody if is_beside_committee(body.kind) => {
                    Some(self.with_unit(body, self.own_words(reading, body)))
                }
                Stand::Here if is_addressable(reading, body) => Some(self.name_on_territory(reading, body)),
                _ => None,
            };
            let of_profile = match stand {
                Stand::OwnBody | Stand::Here => {
                    self.apart(reading.at(&body.span)).or_else(|| self.own_schools(body))
                }
                _ => None,
            };
            let is_apart = of_profile.is_some();
            let group = of_profile.as_ref().map(|(group, _)| *group);
            let Some(name) = of_profile.map(|(_, name)| name).or(name) else { continue };
            let all = body.kind == BodyKind::Front && self.names_unions(&name);
            self.addressed.borrow_mut().push(Addressed {
                group: group.or_else(|| group_of(body.kind).first().copied()),
                name,
                kind: if all { BodyKind::Unions } else { body.kind },
                field: body.field,
                sort: fold_case(reading.at(&body.name)),
                is_apart,
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
    /// Whether the unit's profile names it apart from its divisions.
    is_apart: bool,
}

impl Addressed {
    pub(super) fn is_apart(&self) -> bool {
        self.is_apart
    }

    /// Whether who is written to by this name is meant by the other too: all schools, the Front with its organisations.
    fn covers(&self, other: &Self) -> bool {
        if fold_case(&self.name) == fold_case(&other.name) {
            return true;
        }
        if self.group == Some(Audience::Unions) && other.group == Some(Audience::Unions) {
            return self.kind == BodyKind::Unions || self.sort == other.sort;
        }
        if other.is_apart {
            return fold_case(&self.name).contains(&fold_case(&other.name));
        }
        if self.kind == other.kind && self.sort == other.sort {
            return true;
        }
        let alike = self.kind == other.kind && self.field.is_some() && self.field == other.field;
        let every = Lexicon::get().is_general(&self.sort);
        alike && (every || self.sort.contains(other.sort.trim_start_matches("trường ")))
    }
}

/// Whether a body of the unit's level is none of the committee's divisions, so that their name in common is not its own: the
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
fn is_addressable(reading: &Reading, body: &Body) -> bool {
    match body.kind {
        // Some of them are written to with all the others; `các chủ rừng khác` are all of them.
        _ if body.limit.as_ref().is_some_and(|limit| !is_of_others(reading.at(limit))) => false,
        BodyKind::Local | BodyKind::Village => body.is_each,
        BodyKind::Enterprise | BodyKind::HealthStation => true,
        _ => false,
    }
}
