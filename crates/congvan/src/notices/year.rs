//! A plan brought to one year: its notices, and everything that is wrong with them.

use tera::Context;

use crate::calendar::{Decisions, working_days_before};
use crate::date::{Date, PartialDate};
use crate::diagnostic::{Checked, Diagnostic, Message};
use crate::directive::Directive;
use crate::directive::types::DocumentType;
use crate::notices::occasion::{Occasion, occasion};
use crate::notices::plan::{Below, Entry, Plan};
use crate::notices::references::References;
use crate::notices::template::Template;
use crate::notices::{context, office};
use crate::units::Unit;

/// The notices of a year.
#[derive(Debug)]
pub struct Year<'a> {
    /// The year.
    pub year: u16,
    /// In the order of the plan.
    pub notices: Vec<Notice<'a>>,
    /// Those of the plan that do not come in this year.
    pub skipped: Vec<Skipped<'a>>,
}

/// A notice of the plan whose occasion does not take place in the year.
#[derive(Debug)]
pub struct Skipped<'a> {
    /// As the plan has it.
    pub entry: &'a Entry,
    /// Why.
    pub why: Message,
}

/// A notice, ready to be issued by the plan's office or by any other.
#[derive(Debug)]
pub struct Notice<'a> {
    /// As the plan has it.
    pub entry: &'a Entry,
    /// Its occasion in this year.
    pub occasion: Occasion,
    /// The day of issue; the day itself a blank unless the plan asks for it.
    pub issued: PartialDate,
    /// The template, whose source its directives point into.
    pub template: &'a Template,
    year: u16,
    office: &'a Unit,
    kind: &'static DocumentType,
    context: Context,
}

/// Everything that is wrong, by the source it points into.
#[derive(Debug, Default)]
pub struct Faults {
    /// In the plan.
    pub plan: Vec<Diagnostic>,
    /// In templates: the number of the plan's notice, and what is wrong there.
    pub templates: Vec<(usize, Diagnostic)>,
}

/// The notices of `plan` in `year`. `templates` are in the order of the plan's notices; where one could not be read,
/// only the occasion of its notice is looked at.
///
/// # Errors
/// Everything that cannot be, all at once: occasions there are not, or not in this year; templates that cannot be
/// filled, or give no directive.
pub fn prepare<'a>(
    plan: &'a Plan,
    year: u16,
    templates: &[Option<&'a Template>],
    references: &References,
    decisions: &Decisions,
) -> Result<Year<'a>, Faults> {
    let mut faults = Faults::default();
    let (mut notices, mut skipped) = (Vec::new(), Vec::new());
    for (at, (entry, template)) in plan.notices.iter().zip(templates).enumerate() {
        let found = match occasion(&entry.occasions, year, plan, decisions, &mut faults.plan) {
            Ok(found) => found,
            Err(why) => {
                skipped.push(Skipped { entry, why });
                continue;
            }
        };
        let Some(template) = *template else { continue };
        let issued = issued(entry, found.first, decisions);
        let context = context::values(plan, entry, &found, year, references);
        let kind =
            template.plain("type").and_then(DocumentType::by_code).unwrap_or_else(DocumentType::dispatch);
        let office = &plan.office;
        let notice = Notice { entry, occasion: found, issued, template, year, office, kind, context };
        let checked = notice.issue();
        if checked.failed() {
            faults.templates.extend(checked.diagnostics.into_iter().map(|found| (at, found)));
        }
        notices.push(notice);
    }
    if faults.plan.is_empty() && faults.templates.is_empty() {
        Ok(Year { year, notices, skipped })
    } else {
        Err(faults)
    }
}

/// So many working days before the first day of the occasion; without the day unless the plan asks for it.
fn issued(entry: &Entry, first: Date, decisions: &Decisions) -> PartialDate {
    let day = working_days_before(first, entry.lead_days, decisions).unwrap_or(first);
    PartialDate { day: Some(day.day).filter(|_| entry.dated), ..day.into() }
}

impl Notice<'_> {
    /// The plan's office's own directive.
    pub fn issue(&self) -> Checked<Directive> {
        self.issued_by(self.office, self.entry.symbol.as_ref().map(|symbol| symbol.value.as_str()))
    }

    /// The directive that another office issues from the same template.
    pub fn issue_by(&self, unit: &Unit) -> Checked<Directive> {
        self.issued_by(unit, None)
    }

    /// The year of its occasion.
    pub fn year(&self) -> u16 {
        self.year
    }

    /// What the lower units do with it.
    pub fn below(&self) -> Below {
        self.entry.below
    }

    fn issued_by(&self, unit: &Unit, symbol: Option<&str>) -> Checked<Directive> {
        let symbol = office::symbol(unit, symbol, self.kind);
        let mut context = self.context.clone();
        let (office, groups) = office::values(unit, &symbol, self.issued.first());
        context.insert("office", &office);
        context.insert("groups", &groups);
        context.insert("symbol", &symbol);
        self.template.fill(&context, office::parts(unit, self.template, self.kind, &symbol, self.issued))
    }
}
