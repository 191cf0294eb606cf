//! Everything a plan names: templates, references, decisions, units.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use congvan::calendar::Decisions;
use congvan::lint::House;
use congvan::model::directive::Text;
use congvan::notices::{BUILT_IN, Plan, References, Template};
use congvan::text::diagnostic::{Diagnostic, Message};
use congvan::text::source::Source;

use crate::console::Console;
use crate::findings::Inputs;
use crate::input::Input;

/// What stands for the built-in table instead of a file.
pub(super) const ALL: &str = "all";

/// A plan with all that it names.
pub(super) struct Loaded {
    pub(super) source: Source,
    pub(super) plan: Plan,
    pub(super) references: References,
    pub(super) of_references: Source,
    pub(super) decisions: Decisions,
    /// Each once.
    pub(super) templates: Vec<Template>,
    /// Which of the templates each notice of the plan has; none where it could not be read.
    pub(super) of_notice: Vec<Option<usize>>,
    /// The file of units that the plan names; none for the built-in table.
    pub(super) units: Option<Input>,
}

impl Loaded {
    /// The template of each notice of the plan.
    pub(super) fn of_notices(&self) -> Vec<Option<&Template>> {
        self.of_notice.iter().map(|at| at.map(|at| &self.templates[at])).collect()
    }
}

/// Reads everything; what is wrong goes to stderr. None where there is no plan to go on with.
pub(super) fn load(
    given: &ArgMatches,
    year: Option<u16>,
    house: &House,
    inputs: &mut Inputs,
    console: &mut Console<'_, '_>,
) -> Option<Loaded> {
    let path = given.get_one::<PathBuf>("file")?;
    let decisions = inputs.decisions(given, house, console);
    let read = inputs.plan(path, year, house, console);
    let (references, of_references) =
        inputs.references(given, read.as_ref().map(|(_, plan)| plan), house, console);
    let (source, plan) = read?;
    let beside = path.parent().unwrap_or(Path::new(""));
    let values = plan.value_names();

    let mut known: Vec<(&str, Option<usize>)> = Vec::new();
    let (mut templates, mut of_notice) = (Vec::new(), Vec::new());
    for entry in &plan.notices {
        let name = entry.template.notation();
        if let Some((_, at)) = known.iter().find(|(known, _)| *known == name) {
            of_notice.push(*at);
            continue;
        }
        let template = match BUILT_IN.iter().find(|template| template.name == name) {
            Some(template) => {
                let checked = Template::built_in(template, values.as_deref());
                // What it needs and the plan does not give is the plan's to mend.
                inputs.report(&at_notice(&entry.template, checked.diagnostics), &source, console);
                checked.value
            }
            None if name.contains('.') || name.contains(['/', '\\']) => {
                let unread = |why| not_read("VB049", &entry.template, &why);
                let input = inputs.read_named(&beside.join(name), &source, unread, console);
                input.and_then(|input| inputs.template(&input, values.as_deref(), console))
            }
            // Reported when the plan was read.
            None => None,
        };
        known.push((name, template.is_some().then_some(templates.len())));
        of_notice.push(template.is_some().then_some(templates.len()));
        templates.extend(template);
    }
    let file = plan.units.as_ref().filter(|units| units.notation() != ALL);
    let units = file.and_then(|file| {
        let unread = |why| not_read("VB045", file, &why);
        inputs.read_named(&beside.join(file.notation()), &source, unread, console)
    });
    Some(Loaded { source, plan, references, of_references, decisions, templates, of_notice, units })
}

/// Findings about a template, each once, at the place where the plan names it.
fn at_notice(template: &Text, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut told: Vec<Diagnostic> = Vec::new();
    for found in found.into_iter().map(|found| found.at(template.span.clone())) {
        if !told.contains(&found) {
            told.push(found);
        }
    }
    told
}

/// A file that the plan names and that cannot be read.
fn not_read(code: &'static str, file: &Text, why: &Message) -> Diagnostic {
    let message = Message::new(
        format!("không đọc được `{}`: {}", file.notation(), why.vi),
        format!("cannot read `{}`: {}", file.notation(), why.en),
    );
    let help =
        Message::new("ghi tên tệp tính từ chỗ kế hoạch", "write the file's name as seen from the plan");
    Diagnostic::error(code, file.span.clone(), message).help(help)
}
