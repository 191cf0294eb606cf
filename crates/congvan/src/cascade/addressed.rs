//! Bodies that measures give a task to: they are addressed in Kính gửi too.

use crate::cascade::fate::{Fate, decide};
use crate::cascade::lists::group_of;
use crate::cascade::standing::Stand;
use crate::cascade::{Step, Trace};
use crate::compose::{capital, without_end};
use crate::lexicon::{BodyKind, folded};
use crate::model::directive::{Audience, Measure, Recipient, Text};
use crate::prose::{Body, Clause, Reading};
use crate::text::diagnostic::Message;

impl Step<'_> {
    /// Who an addressee of no group is in the unit: `Các trường học trên địa bàn xã`.
    pub(super) fn named_here(&self, name: &str) -> Vec<Recipient> {
        let reading = self.read(name);
        let first = reading.sentences.first().and_then(|sentence| sentence.clauses.first());
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
        let mut found: Vec<(Option<Audience>, String)> = Vec::new();
        let here = |levels: &[_]| levels.is_empty() || levels.contains(&self.unit.level);
        for item in self.source.all_measures().into_iter().filter(|item| here(&item.levels)) {
            for text in item.heading.iter().chain(item.content.paragraphs()) {
                let reading = self.read(&text.value);
                for clause in reading.sentences.iter().flat_map(|sentence| &sentence.clauses) {
                    self.addressed_by(&reading, clause, &addressed, &mut found);
                }
            }
        }
        let mut given = Vec::new();
        measures.iter().for_each(|item| self.addressed_by_keys(item, &mut given));
        let known = |group: &Audience| {
            addressed.contains(group) || found.iter().any(|(known, _)| known.as_ref() == Some(group))
        };
        let given: Vec<(Audience, String)> = given.into_iter().filter(|(group, _)| !known(group)).collect();
        found.extend(given.into_iter().map(|(group, name)| (Some(group), name)));
        for (group, name) in found {
            let name = capital(&name);
            match recipients.iter_mut().find(|to| folded(&to.name.value) == folded(&name)) {
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

    /// The groups that a measure of the unit's is for, with who stands for them.
    fn addressed_by_keys(&self, item: &Measure, found: &mut Vec<(Audience, String)>) {
        for group in &item.audience {
            let words = item.heading.as_ref().map_or("", |heading| heading.value.as_str());
            for name in self.in_this_unit(*group, without_end(words)) {
                if !name.value.is_empty() && !found.iter().any(|(_, known)| *known == name.value) {
                    found.push((*group, name.value));
                }
            }
        }
        item.content.items().for_each(|item| self.addressed_by_keys(item, found));
    }

    fn addressed_by(
        &self,
        reading: &Reading,
        clause: &Clause,
        addressed: &[Audience],
        found: &mut Vec<(Option<Audience>, String)>,
    ) {
        let stands = self.stands(reading, clause);
        if clause.asks.is_some()
            || matches!(decide(&stands, clause), None | Some(Fate::Dropped(_) | Fate::Fact))
        {
            return;
        }
        for (body, stand) in clause.actors.iter().zip(&stands) {
            let group = group_of(body.kind).first().copied();
            let name = match stand {
                Stand::Counterpart if body.kind != BodyKind::Party => self.counterpart(reading, body),
                Stand::Here if is_addressable(body) => Some(self.own_words(reading, body)),
                _ => None,
            };
            let Some(name) = name.filter(|_| group.is_none_or(|group| !addressed.contains(&group))) else {
                continue;
            };
            if !found.iter().any(|(_, known)| folded(known) == folded(&name)) {
                found.push((group, name));
            }
        }
    }
}

/// Whether a body on the unit's territory can be written to: enterprises, schools, villages; not each household.
fn is_addressable(body: &Body) -> bool {
    match body.kind {
        BodyKind::Local | BodyKind::Village => body.is_each,
        BodyKind::Enterprise | BodyKind::HealthStation => true,
        _ => false,
    }
}
