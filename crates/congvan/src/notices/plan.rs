//! The plan of a year's notices (`congvan-notices/1`).

mod format;
mod read;

use crate::lint::{House, Reviewed, Silenced, day_of, named_right, review_unit_in, review_words};
use crate::model::date::{DayOfEvent, PartialDate};
use crate::model::directive::{Person, Text};
use crate::model::units::Unit;
use crate::notices::occasion_keys::built_in;
use crate::text::diagnostic::{Checked, Span};
use crate::text::source::Source;

pub use format::NOTICES;

/// What the lower units do with a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Below {
    /// Nothing; it is the office's own.
    None,
    /// Each carries it out by a directive of its own.
    Cascade,
    /// Each issues it itself, from the same template.
    Own,
}

/// The plan of a year's notices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The year, where the plan says one.
    pub year: Option<u16>,
    /// The issuing office.
    pub office: Unit,
    /// Where the office's day of issue stands.
    pub(super) office_date: Span,
    /// Where the lower units are: a file, or `all`.
    pub units: Option<Text>,
    /// Values for templates, by name.
    pub values: Vec<(Text, Text)>,
    /// Name, title and telephone of whoever is on duty, in turn.
    pub duty: Vec<Duty>,
    /// Events of this plan.
    pub events: Vec<Event>,
    /// The documents.
    pub notices: Vec<Entry>,
    /// The values are right.
    knows_values: bool,
    /// What templates are filled with is right: the office, the values, who is on duty.
    is_fillable: bool,
}

/// Name, title and telephone of someone on duty.
pub type Duty = (Text, Option<Text>, Option<Text>);

/// An event or anniversary of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What notices call it.
    pub id: Text,
    /// `Chiến thắng Điện Biên Phủ`.
    pub name: Text,
    /// First day, or the day remembered.
    pub date: DayOfEvent,
    /// Last day.
    pub to: DayOfEvent,
    /// Remembered every so many years.
    pub every: Option<u16>,
}

/// A document of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Keys of occasions.
    pub occasions: Vec<Text>,
    /// A built-in template, or a file.
    pub template: Text,
    /// Name of the outputs.
    pub name: Option<Text>,
    /// Ký hiệu.
    pub symbol: Option<Text>,
    /// Working days before the occasion.
    pub lead_days: u32,
    /// Whether the day of issue is written.
    pub dated: bool,
    /// What the lower units do.
    pub below: Below,
}

impl Plan {
    /// Reads a plan and reports everything that is wrong in it, whatever the year. The value is there as far as the
    /// plan can be read, so that what it names can be looked at in the same run.
    pub fn parse(source: &Source) -> Checked<Self> {
        let (value, mut diagnostics) = read::plan(source);
        diagnostics.sort_by_key(|found| (found.span.start, found.code));
        Checked { value, diagnostics }
    }

    /// As [`Plan::parse`], and holds what the office says of itself to the rules of form, as in a document of that year; without one, of the plan's. Findings in source order; then those of silenced rules.
    pub fn review(source: &Source, year: Option<u16>, house: &House) -> (Checked<Self>, Vec<Silenced>) {
        let mut checked = Self::parse(source);
        let mut silenced = Vec::new();
        if let Some(plan) = &checked.value
            && plan.is_fillable
        {
            let year = year.or(plan.year).and_then(PartialDate::in_year);
            let day = day_of(&plan.office, year);
            let of_office = review_unit_in(Some(source), &plan.office, day, house);
            for reviewed in [of_office, plan.review_words(day, house)] {
                checked.diagnostics.extend(reviewed.found);
                silenced.extend(reviewed.silenced);
            }
            checked.diagnostics.sort_by_key(|found| (found.span.start, found.code));
        }
        (checked, silenced)
    }

    /// As [`Plan::review`], and whether its office is a unit of the plan's year: what making the notices would say of each day.
    pub fn check(source: &Source, house: &House) -> (Checked<Self>, Vec<Silenced>) {
        let (mut checked, silenced) = Self::review(source, None, house);
        if let Some(plan) = checked.value.as_ref().filter(|plan| plan.is_fillable) {
            let day = plan.office.date.or(plan.year.and_then(PartialDate::in_year));
            checked.diagnostics.extend(named_right(house.country, &plan.office, None, day));
            checked.diagnostics.sort_by_key(|found| (found.span.start, found.code));
        }
        (checked, silenced)
    }

    /// What the rules of form say of its values, of the names of its events and of who is on duty, as of that day.
    pub(super) fn review_words(&self, date: PartialDate, house: &House) -> Reviewed {
        let values = self.values.iter().map(|(_, value)| value);
        let events = self.events.iter().map(|event| &event.name);
        let person = |(name, title, phone): &Duty| Person {
            name: name.clone(),
            title: title.clone(),
            phone: phone.clone(),
            mobile: None,
            email: None,
        };
        review_words(values.chain(events), self.duty.iter().map(person).collect(), date, house)
    }

    /// The keys of every occasion that its notices may name.
    pub fn occasions(&self) -> Vec<&str> {
        built_in().chain(self.events.iter().map(|event| event.id.notation())).collect()
    }

    /// The names of its values for templates; none where they could not all be read.
    pub fn value_names(&self) -> Option<Vec<&str>> {
        self.knows_values.then(|| self.values.iter().map(|(name, _)| name.notation()).collect())
    }

    /// Whether templates can be filled from it: the office, the values and who is on duty are right.
    pub(super) fn is_fillable(&self) -> bool {
        self.is_fillable
    }
}
