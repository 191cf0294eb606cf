//! A plan brought to one year: its notices, and everything that is wrong with them.

use serde_json::json;
use tera::Context;

use crate::calendar::{Decisions, day_of_instrument, working_days_before};
use crate::gazetteer::Gazetteer;
use crate::lint::{House, lint, named_right, review_unit};
use crate::model::date::{Date, PartialDate};
use crate::model::directive::types::DocumentType;
use crate::model::directive::{Directive, Text};
use crate::model::units::Unit;
use crate::notices::leave::{Leave, Undecided};
use crate::notices::occasion::{Occasion, occasion};
use crate::notices::plan::{Below, Entry, Plan};
use crate::notices::references::{Reference, References};
use crate::notices::template::Template;
use crate::notices::{context, held, leave_values, office, unused};
use crate::text::diagnostic::{Checked, Diagnostic, Message, Severity, any_error};

/// The notices of a year, as far as they can be, and everything that is wrong with them.
#[derive(Debug)]
pub struct Year<'a> {
    /// The year.
    pub year: u16,
    /// In the order of the plan.
    pub notices: Vec<Notice<'a>>,
    /// Those of the plan that do not come in this year.
    pub skipped: Vec<Skipped<'a>>,
    /// What is wrong, or must be looked at.
    pub faults: Faults,
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
    plan: &'a Plan,
    /// The superior's documents that it cites.
    rests_on: Vec<Reference>,
    kind: &'static DocumentType,
    context: Context,
}

/// Findings, by the source they point into.
#[derive(Debug, Default)]
pub struct Faults {
    /// In the plan.
    pub plan: Vec<Diagnostic>,
    /// In templates: the number of the plan's notice, and what is wrong there.
    pub templates: Vec<(usize, Diagnostic)>,
    /// In the table of the superior's documents.
    pub references: Vec<Diagnostic>,
}

impl Faults {
    fn is_grave(&self) -> bool {
        let templates = self.templates.iter().map(|(_, found)| found);
        self.plan
            .iter()
            .chain(templates)
            .chain(&self.references)
            .any(|found| found.severity == Severity::Error)
    }
}

/// Brings a plan to a year. `templates` are those of its notices, in their order, none where one could not be read; all
/// the same the occasion of its notice is looked at. Nothing is filled where what templates are filled with is wrong.
///
/// Days off on which no decision is known are blanks unless they are to be `undecided` as [`Undecided::Assumed`].
///
/// Found are, all at once: occasions there are not, or not in this year; templates that cannot be filled, or give no
/// directive; an office that is another unit on the day it issues. What is wrong with a template that comes with the
/// library is told at the plan's notice, since nobody can mend it elsewhere.
pub fn prepare<'a>(
    plan: &'a Plan,
    year: u16,
    templates: &[Option<&'a Template>],
    references: &References,
    decisions: &Decisions,
    undecided: Undecided,
) -> Year<'a> {
    let mut faults = Faults::default();
    let (mut notices, mut skipped) = (Vec::new(), Vec::new());
    for (at, (entry, template)) in plan.notices.iter().zip(templates).enumerate() {
        let found = match occasion(&entry.occasions, year, plan, decisions, undecided, &mut faults.plan) {
            Ok(found) => found,
            Err(why) => {
                skipped.push(Skipped { entry, why });
                continue;
            }
        };
        faults.plan.extend(found.remarks.iter().cloned());
        let rests_on: Vec<&Reference> = references.on(entry, year).collect();
        for late in rests_on.iter().filter_map(|reference| reference.is_late(&found)) {
            if !faults.references.contains(&late) {
                faults.references.push(late);
            }
        }
        let Some(template) = template.filter(|_| plan.is_fillable()) else { continue };
        if !template.says("signatory")
            && let Some(fault) = office::missing_signatory(&plan.office)
        {
            if !faults.plan.contains(&fault) {
                faults.plan.push(fault);
            }
            continue;
        }
        if let Some((message, help)) = plan.office.date.and_then(|date| held::of_other_days(date, &found)) {
            faults.plan.push(Diagnostic::error("VB045", plan.office_date.clone(), message).help(help));
        }
        let issued = day_of_issue(entry, &found, &bases(entry, &found, year, references), decisions);
        if !faults.plan.iter().any(|found| found.span == plan.office.name.span) {
            faults.plan.extend(named_right(
                Gazetteer::get(),
                &plan.office,
                None,
                Some(issued.first().into()),
            ));
        }
        let context = context::values(plan, entry, &found, year, references);
        let kind =
            template.plain("type").and_then(DocumentType::by_word).unwrap_or_else(DocumentType::dispatch);
        faults.plan.extend(entry.symbol.as_ref().and_then(|symbol| of_other_type(symbol, kind)));
        let rests_on = rests_on.into_iter().cloned().collect();
        let notice = Notice { entry, occasion: found, issued, template, year, plan, rests_on, kind, context };
        let mut checked = notice.issue();
        let other = checked.value.as_ref().and_then(|directive| {
            held::of_other_issuer(directive, &plan.office)
                .or_else(|| held::of_other_years(directive, template, &notice.occasion))
        });
        if let Some(other) = other {
            checked.diagnostics.push(other);
            checked.value = None;
        }
        let failed = checked.has_failed();
        for found in checked.diagnostics.into_iter().filter(|_| failed) {
            match template.is_built_in() {
                true => faults.plan.push(notice.told_in_plan(found)),
                false => faults.templates.push((at, found)),
            }
        }
        if !failed {
            notices.push(notice);
        }
    }
    faults.plan.extend(unused::findings(plan, templates));
    Year { year, notices, skipped, faults }
}

/// A symbol that begins with the abbreviation of a type that the document is not of.
fn of_other_type(symbol: &Text, kind: &DocumentType) -> Option<Diagnostic> {
    let code = symbol.notation().split('-').next().unwrap_or_default();
    let other = DocumentType::by_code(code).filter(|other| other.code != kind.code)?;
    let message = Message::new(
        format!("`{code}` là chữ viết tắt của {}, văn bản này là {}", other.name, kind.name),
        format!("`{code}` stands for {}, and this is a {}", other.name, kind.name),
    );
    let help = Message::new(
        "ghi ký hiệu của cơ quan và đơn vị soạn thảo (`UBND-VHXH`); tên loại tự thêm",
        "write the office's and the drafting unit's (`UBND-VHXH`); the type is added",
    );
    Some(Diagnostic::error("VB045", symbol.span.clone(), message).help(help))
}

/// So many working days before the first day of the occasion, but not before what it rests on; without the day unless
/// the plan asks for it. Of what depends on a first day that notices leave blank, only what is so whichever day it is.
fn day_of_issue(entry: &Entry, occasion: &Occasion, bases: &[Date], decisions: &Decisions) -> PartialDate {
    let before = |first: Date| {
        let day = working_days_before(first, entry.lead_days, decisions).unwrap_or(first);
        bases.iter().copied().chain([day]).max().unwrap_or(day)
    };
    let is_blank =
        |leave: &&Leave| leave.spans.iter().any(|span| span.is_first_blank && span.from == occasion.first);
    let leave = occasion.leave.as_ref().filter(is_blank);
    let day = before(occasion.first);
    let others = leave.iter().flat_map(|leave| &leave.first_days).map(|first| before(*first));
    let others: Vec<Date> = others.collect();
    let day = PartialDate::from(day);
    if others.iter().any(|other| Some(other.month()) != day.month()) {
        return day.without_month();
    }
    if entry.dated && leave.is_none() { day } else { day.without_day() }
}

/// The days of the decisions and the superior's documents that a notice rests on.
fn bases(entry: &Entry, occasion: &Occasion, year: u16, references: &References) -> Vec<Date> {
    let decided = occasion.leave.iter().flat_map(|leave| &leave.instruments);
    let decided = decided.filter_map(|instrument| day_of_instrument(instrument));
    decided.chain(references.on(entry, year).map(|reference| reference.date)).collect()
}

/// What the rules of form find in a notice, by the source it points into.
#[derive(Debug, Default)]
pub struct NoticeReview {
    /// In the plan.
    pub plan: Vec<Diagnostic>,
    /// In the template.
    pub template: Vec<Diagnostic>,
}

impl Year<'_> {
    /// The year where nothing is an error.
    ///
    /// # Errors
    /// All findings, where one of them is an error.
    pub fn into_result(self) -> Result<Self, Faults> {
        if self.faults.is_grave() { Err(self.faults) } else { Ok(self) }
    }
}

impl Notice<'_> {
    /// The plan's office's own directive.
    pub fn issue(&self) -> Checked<Directive> {
        let symbol = self.entry.symbol.as_ref().map(|symbol| symbol.notation());
        self.fill_template(self.context.clone(), &self.plan.office, symbol)
    }

    /// The directive that another office issues from the same template.
    pub fn issue_by(&self, unit: &Unit) -> Checked<Directive> {
        let mut own = self.context.clone();
        // Who is on duty in the plan's office is on duty nowhere else.
        own.insert(
            "days",
            &self.occasion.leave.as_ref().map_or(json!([]), |leave| leave_values::days(leave, &[])),
        );
        self.fill_template(own, unit, None)
    }

    /// Why another office cannot issue it, if anything keeps it from that.
    pub fn refusal(&self, unit: &Unit) -> Option<Message> {
        let Checked { value, diagnostics } = self.issue_by(unit);
        let Some(directive) = value.filter(|_| !any_error(&diagnostics)) else {
            return diagnostics.into_iter().next().map(|found| found.message);
        };
        held::of_other_issuer(&directive, unit)
            .map(|found| found.message)
            .or_else(|| held::refusal(unit, &directive, &self.occasion, self.issued))
    }

    /// Why another office's day of issue does not fit its occasion, if it does not.
    pub fn refuses_date(&self, unit: &Unit) -> Option<Message> {
        Some(held::of_other_days(unit.date?, &self.occasion)?.0)
    }

    /// The year of its occasion.
    pub fn year(&self) -> u16 {
        self.year
    }

    /// What the rules of form find in the office's own document and the house wants to hear of, by the source where it
    /// can be mended: the template's own words, or else the plan.
    pub fn review(&self, house: &House) -> NoticeReview {
        let mut review = NoticeReview::default();
        let Some(directive) = self.issue().value else { return review };
        let silenced = |found: &Diagnostic| house.silence.iter().any(|silence| silence.code == found.code);
        // What the profile, the plan and the table of references say by themselves is told where they are read.
        let profile = review_unit(&self.plan.office, self.issued, house).found;
        let mut said = self.plan.review_words(self.issued, house).found;
        said.extend(self.rests_on.iter().flat_map(|reference| reference.review(house).found));
        let same = |one: &Diagnostic, other: &Diagnostic| {
            one.code == other.code && one.message == other.message && one.help == other.help
        };
        let told = |found: &Diagnostic| {
            // Codes of the file itself are about the unit's name.
            found.span.is_empty()
                && (found.code.starts_with("VB0") || profile.iter().any(|own| own.code == found.code))
                || said.iter().any(|own| same(own, found))
        };
        for found in lint(&directive).into_iter().filter(|found| !silenced(found) && !told(found)) {
            // What comes from the plan's profile has no place in the template.
            match self.template.is_built_in() || found.span.is_empty() {
                true => review.plan.push(self.told_in_plan(found)),
                false => review.template.push(found),
            }
        }
        review
    }

    /// A finding about the directive, at the plan's notice.
    fn told_in_plan(&self, found: Diagnostic) -> Diagnostic {
        let Diagnostic { message, span, .. } = &found;
        let source = self.template.source();
        let name = self.entry.template.notation();
        let (mut vi, mut en) =
            (format!("văn bản theo mẫu `{name}`"), format!("document from template `{name}`"));
        if !span.is_empty() {
            let (line, _) = source.line_column(span.start);
            vi.push_str(&format!(", dòng {line}"));
            en.push_str(&format!(", line {line}"));
        }
        let message = Message::new(format!("{vi}: {}", message.vi), format!("{en}: {}", message.en));
        // What is said of the symbol is mended where the plan gives one.
        let symbol =
            self.entry.symbol.as_ref().filter(|_| found.code.starts_with("VB3") && found.code.len() == 5);
        let place = symbol.unwrap_or(&self.entry.template).span.clone();
        Diagnostic { message, ..found.at(place) }
    }

    /// What the lower units do with it.
    pub fn below(&self) -> Below {
        self.entry.below
    }

    fn fill_template(&self, mut context: Context, unit: &Unit, symbol: Option<&str>) -> Checked<Directive> {
        let (office, groups) = office::values(unit, symbol, self.issued.first());
        let symbol = office::symbol(unit, symbol, self.kind);
        context.insert("office", &office);
        context.insert("groups", &groups);
        context.insert("symbol", &symbol);
        let parts = office::parts(unit, self.template, self.kind, &symbol, self.issued);
        self.template.fill(&context, parts, &office::profile_keys(unit, self.template))
    }
}
