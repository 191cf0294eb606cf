//! What is to be asked of the drafter: each sentence once, for all units alike.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::cascade::answers::answerable;
use crate::cascade::trace::{Check, Tier, Trace};
use crate::model::directive::Directive;

/// A sentence to ask of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Where it stands in the directive.
    pub at: String,
    /// Its item's number as the directive prints it.
    pub label: Option<String>,
    /// Its words.
    pub sentence: String,
    /// What the cascade would make of it in the first of the units; none where it would go.
    pub proposal: Option<String>,
    /// The heaviest of its checks.
    pub tier: Tier,
    /// Why it is asked.
    pub checks: Vec<Check>,
    /// In so many units.
    pub units: usize,
}

/// Questions as they are gathered from one trace after another.
#[derive(Debug, Default)]
pub struct Questions {
    /// Where sentences stand that can be answered, in their order.
    places: HashMap<String, usize>,
    found: HashMap<String, Question>,
}

impl Questions {
    /// None yet, about a directive.
    pub fn about(directive: &Directive) -> Self {
        let places = answerable(directive).into_iter().enumerate().map(|(at, place)| (place.at, at));
        Self { places: places.collect(), found: HashMap::new() }
    }

    /// What a unit's trace leaves to be decided or looked at, where nobody answered.
    pub fn take(&mut self, trace: &Trace) {
        for entry in trace.entries.iter().filter(|entry| entry.answer.is_none()) {
            let asked = || entry.checks.iter().filter(|check| check.tier != Tier::FillIn);
            let Some(tier) = asked().map(|check| check.tier).min() else { continue };
            let (Some(before), after, _) = entry.action.parts() else { continue };
            if !self.places.contains_key(&entry.at) {
                continue;
            }
            let question = self.found.entry(entry.at.clone()).or_insert_with(|| Question {
                at: entry.at.clone(),
                label: entry.label_before.clone(),
                sentence: before.to_owned(),
                proposal: after.map(str::to_owned),
                tier,
                checks: asked().cloned().collect(),
                units: 0,
            });
            question.units += 1;
            question.tier = question.tier.min(tier);
        }
    }

    /// In order of weight: what must be decided first, then what most units ask, then in the order of the directive.
    pub fn by_weight(self) -> Vec<Question> {
        let Self { places, found } = self;
        let mut all: Vec<Question> = found.into_values().collect();
        all.sort_by_key(|question| {
            (question.tier, Reverse(question.units), Reverse(question.checks.len()), places[&question.at])
        });
        all
    }
}
