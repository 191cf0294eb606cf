//! What became of every part of the source, and where every part of the result is from.

mod json;
mod labels;
mod schema;
mod text;

use crate::cascade::answers::Answer;
use crate::cascade::trace_place::{PARTS, place_of};
use crate::compose::capital;
use crate::text::diagnostic::{Lang, Message};
use crate::text::paths::Places;

pub use schema::trace_schema;

/// The account of one cascade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// Who issued the source.
    pub source: String,
    /// Who issues the result.
    pub unit: String,
    /// In the order of the document.
    pub entries: Vec<Entry>,
    /// What the superior above the source said and the source no longer does, where it was made by a cascade too.
    pub lost_above: Option<Lost>,
}

/// What was lost one step up: of a province's directive, on its way through the district.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// Who issued that source.
    pub source: String,
    /// Whose version dropped it.
    pub unit: String,
    /// What was dropped, in the order of that source.
    pub entries: Vec<Entry>,
}

/// One part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Path in the source (`measures.2.items.1.text.1`, counted from 1), or in the result for what was added.
    pub at: String,
    /// The same place as findings and forms have it, `measures.2.items.1` where the item is nothing but its words: of the file
    /// that [`Trace::placed_in`] was told of.
    pub field: Option<String>,
    /// The label of its item as the source prints it.
    pub label_before: Option<String>,
    /// The label of its item as the result prints it.
    pub label_after: Option<String>,
    /// What happened to it.
    pub action: Action,
    /// What the drafter decided of it.
    pub answer: Option<Answer>,
    /// What a person must see to.
    pub checks: Vec<Check>,
}

impl Entry {
    /// Its place as both documents print it: `mục 2. a) → 1. a), đoạn 1`.
    pub(super) fn place(&self, lang: Lang) -> String {
        place_of(&self.at, self.label_before.as_deref(), self.label_after.as_deref(), lang)
    }

    /// Its place as the source prints it.
    pub(super) fn place_in_source(&self, lang: Lang) -> String {
        place_of(&self.at, self.label_before.as_deref(), None, lang)
    }
}

/// How much a person is asked for, the heaviest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// The rules could not resolve the sentence: it stands as a blank, and the document is not ready before someone says
    /// what becomes of it.
    MustDecide,
    /// A rule was unsure: its words are to be read once.
    Look,
    /// Something nobody gave: a number, a day, a name.
    FillIn,
}

impl Tier {
    /// All, the heaviest first.
    pub const ALL: [Self; 3] = [Self::MustDecide, Self::Look, Self::FillIn];

    /// The stable name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::MustDecide => "must_decide",
            Self::Look => "look",
            Self::FillIn => "fill_in",
        }
    }

    /// What is asked of the person.
    pub fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::MustDecide, Lang::Vi) => "cần quyết định",
            (Self::Look, Lang::Vi) => "cần xem lại",
            (Self::FillIn, Lang::Vi) => "cần điền",
            (Self::MustDecide, Lang::En) => "to decide",
            (Self::Look, Lang::En) => "to look at",
            (Self::FillIn, Lang::En) => "to fill in",
        }
    }
}

/// Something a person must see to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Check {
    /// How much is asked.
    pub tier: Tier,
    /// What.
    pub what: Message,
    /// The words it is about, as they stand in the source or the result; none where it is about all of them.
    pub words: Vec<String>,
    /// Its field, as a path: of the result what is to be filled in, `number.value`; of the source the sentence that is to be looked
    /// at, where [`Trace::checks_with_places`] tells of it; none where it is no one field.
    pub field: Option<String>,
}

impl Check {
    /// Says which field it asks for.
    pub(super) fn of(self, field: &str) -> Self {
        Self { field: Some(field.to_owned()), ..self }
    }

    /// A sentence that a person must decide.
    pub(super) fn must_decide(what: Message) -> Self {
        Self { tier: Tier::MustDecide, what, words: Vec::new(), field: None }
    }

    /// Something nobody gave.
    pub(super) fn fill_in(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { tier: Tier::FillIn, what: Message::new(vi, en), words: Vec::new(), field: None }
    }
}

/// Where a rule was unsure.
impl From<Message> for Check {
    fn from(what: Message) -> Self {
        Self { tier: Tier::Look, what, words: Vec::new(), field: None }
    }
}

/// What happened to a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Stands as it stood.
    Kept {
        /// The words.
        text: String,
    },
    /// Stands in other words.
    Adapted {
        /// In the source.
        before: String,
        /// In the result.
        after: String,
        /// Why.
        rule: Message,
    },
    /// Does not stand in the result.
    Dropped {
        /// In the source.
        before: String,
        /// Why.
        reason: Message,
    },
    /// Stands only in the result.
    Added {
        /// In the result.
        after: String,
        /// Where it is from.
        from: Message,
    },
}

impl Action {
    /// What stood in the source, what stands in the result, and why.
    pub fn parts(&self) -> (Option<&str>, Option<&str>, Option<&Message>) {
        match self {
            Self::Kept { text } => (Some(text), Some(text), None),
            Self::Adapted { before, after, rule } => (Some(before), Some(after), Some(rule)),
            Self::Dropped { before, reason } => (Some(before), None, Some(reason)),
            Self::Added { after, from } => (None, Some(after), Some(from)),
        }
    }

    /// Takes an opening away from the words in the result; what is left of them, where they have it.
    pub(super) fn without(&mut self, opening: &str) -> Option<String> {
        let Self::Adapted { after, .. } = self else { return None };
        *after = capital(after.strip_prefix(opening)?);
        Some(after.clone())
    }

    /// The stable name used in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Action::Kept { .. } => "kept",
            Action::Adapted { .. } => "adapted",
            Action::Dropped { .. } => "dropped",
            Action::Added { .. } => "added",
        }
    }

    pub(super) fn word(&self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Action::Kept { .. }, Lang::Vi) => "giữ",
            (Action::Adapted { .. }, Lang::Vi) => "sửa",
            (Action::Dropped { .. }, Lang::Vi) => "bỏ",
            (Action::Added { .. }, Lang::Vi) => "thêm",
            (action, Lang::En) => action.name(),
        }
    }
}

impl Trace {
    pub(super) fn new(source: &str, unit: &str) -> Self {
        Self { source: source.to_owned(), unit: unit.to_owned(), entries: Vec::new(), lost_above: None }
    }

    fn push(&mut self, at: impl Into<String>, action: Action) {
        self.entries.push(Entry {
            at: at.into(),
            field: None,
            label_before: None,
            label_after: None,
            action,
            answer: None,
            checks: Vec::new(),
        });
    }

    pub(super) fn record_kept(&mut self, at: impl Into<String>, text: &str) {
        self.push(at, Action::Kept { text: text.to_owned() });
    }

    /// Adapted, kept where the words are the same, or added where there were none.
    pub(super) fn record_adapted(&mut self, at: impl Into<String>, before: &str, after: &str, rule: Message) {
        if before == after {
            return self.record_kept(at, before);
        }
        if before.is_empty() {
            return self.record_added(at, after, rule);
        }
        self.push(at, Action::Adapted { before: before.to_owned(), after: after.to_owned(), rule });
    }

    pub(super) fn record_dropped(&mut self, at: impl Into<String>, before: &str, reason: Message) {
        self.push(at, Action::Dropped { before: before.to_owned(), reason });
    }

    pub(super) fn record_added(&mut self, at: impl Into<String>, after: impl Into<String>, from: Message) {
        self.push(at, Action::Added { after: after.into(), from });
    }

    /// Other words of what stands only in the result.
    pub(super) fn told_anew(&mut self, at: &str, words: &str) {
        for entry in self.entries.iter_mut().filter(|entry| entry.at == at) {
            if let Action::Added { after, .. } = &mut entry.action {
                words.clone_into(after);
            }
        }
    }

    /// Says of the last entry that it stands in the result no more.
    pub(super) fn undone(&mut self, reason: Message) {
        let Some(last) = self.entries.last_mut() else { return };
        if let Some(before) = last.action.parts().0.map(str::to_owned) {
            last.action = Action::Dropped { before, reason };
            last.checks.clear();
        }
    }

    /// Says of the entry of a place that it stands in the result no more.
    pub(super) fn undone_at(&mut self, at: &str, reason: Message) {
        for entry in self.entries.iter_mut().filter(|entry| entry.at == at) {
            if let Some(before) = entry.action.parts().0.map(str::to_owned) {
                entry.action = Action::Dropped { before, reason: reason.clone() };
                entry.checks.clear();
            }
        }
    }

    /// Marks the last entry for a person to see to.
    pub(super) fn check(&mut self, check: impl Into<Check>) {
        let check = check.into();
        if let Some(last) = self.entries.last_mut()
            && !last.checks.contains(&check)
        {
            last.checks.push(check);
        }
    }

    /// Says of the last entry that the drafter decided so.
    pub(super) fn record_answer(&mut self, answer: Option<Answer>) {
        if let Some(last) = self.entries.last_mut() {
            last.answer = answer;
        }
    }

    /// Entries in the order of the document, whatever order the parts were made in.
    pub(super) fn in_document_order(&mut self) {
        self.entries.sort_by_key(|entry| {
            let part = entry.at.split('.').next().unwrap_or_default();
            PARTS.iter().position(|(known, _)| *known == part)
        });
    }

    /// Tells every entry its place in the file that the source was read from, as findings count it. What was added stands in none.
    pub fn placed_in(&mut self, source: &Places) {
        for entry in self.entries.iter_mut().filter(|entry| entry.action.parts().0.is_some()) {
            entry.field = source.path_in_findings(&entry.at);
        }
    }

    /// Everything a person must see to: the path and what.
    pub fn checks(&self) -> impl Iterator<Item = (&str, &Check)> {
        self.entries.iter().flat_map(|entry| entry.checks.iter().map(|check| (entry.at.as_str(), check)))
    }

    /// The entries with something of a tier to see to, each with its position.
    pub fn of_tier(&self, tier: Tier) -> impl Iterator<Item = (usize, &Entry, &Check)> {
        self.entries.iter().enumerate().flat_map(move |(at, entry)| {
            entry.checks.iter().filter(move |check| check.tier == tier).map(move |check| (at, entry, check))
        })
    }

    /// Everything a person must see to, each with its field and with its place in words before it where that tells more: what is
    /// to be filled in says so itself.
    pub fn checks_with_places(&self) -> impl Iterator<Item = Check> {
        self.entries.iter().flat_map(|entry| {
            entry.checks.iter().map(|check| match check.tier {
                Tier::FillIn => check.clone(),
                Tier::MustDecide | Tier::Look => {
                    let at = |lang| entry.place_in_source(lang);
                    let what = &check.what;
                    let vi = format!("{}: {}", at(Lang::Vi), what.vi);
                    let en = format!("{}: {}", at(Lang::En), what.en);
                    let what = Message::new(vi, en);
                    Check {
                        tier: check.tier,
                        what,
                        words: check.words.clone(),
                        field: Some(entry.field.as_ref().unwrap_or(&entry.at).clone()),
                    }
                }
            })
        })
    }

    /// The account of what this step dropped, for those who carry out its result.
    pub fn losses(&self) -> Lost {
        let dropped = |entry: &&Entry| matches!(entry.action, Action::Dropped { .. });
        let of_prose = |entry: &&Entry| PROSE.contains(&entry.at.split('.').next().unwrap_or_default());
        Lost {
            source: self.source.clone(),
            unit: self.unit.clone(),
            entries: self.entries.iter().filter(dropped).filter(of_prose).cloned().collect(),
        }
    }
}

/// The parts whose words tell somebody to do something.
const PROSE: [&str; 6] = ["purpose", "opening", "request", "measures", "closing", "appendices"];
