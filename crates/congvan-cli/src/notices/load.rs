//! Everything a plan names: templates, references, decisions, units.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use congvan::calendar::Decisions;
use congvan::lint::House;
use congvan::notices::{BUILT_IN, Plan, References, Template};
use congvan::source::Source;
use congvan::units::Unit;

use crate::console::Console;
use crate::findings::Inputs;

/// What stands for the built-in table instead of a file.
pub(super) const ALL: &str = "all";

/// A plan with all that it names.
pub(super) struct Loaded {
    pub(super) source: Source,
    pub(super) plan: Plan,
    pub(super) references: References,
    pub(super) decisions: Decisions,
    /// Each once.
    pub(super) templates: Vec<Template>,
    /// Which of the templates each notice of the plan has; none where it could not be read.
    pub(super) of_notice: Vec<Option<usize>>,
    /// The units of the plan's file; none for the built-in table.
    pub(super) units: Option<Vec<Unit>>,
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
    house: &House,
    inputs: &mut Inputs,
    console: &mut Console<'_, '_>,
) -> Option<Loaded> {
    let path = given.get_one::<PathBuf>("file")?;
    let decisions = inputs.decisions(given, console);
    let read = inputs.plan(path, console);
    let references = inputs.references(given, read.as_ref().map(|(_, plan)| plan), console);
    let (source, plan) = read?;
    let beside = path.parent().unwrap_or(Path::new(""));
    let values: Vec<&str> = plan.values.iter().map(|(name, _)| name.value.as_str()).collect();

    let mut known: Vec<(&str, Option<usize>)> = Vec::new();
    let (mut templates, mut of_notice) = (Vec::new(), Vec::new());
    for entry in &plan.notices {
        let name = entry.template.value.as_str();
        if let Some((_, at)) = known.iter().find(|(known, _)| *known == name) {
            of_notice.push(*at);
            continue;
        }
        let built_in = BUILT_IN.iter().find(|template| template.name == name);
        let template = match built_in {
            Some(template) => {
                let source = Source::new(format!("{name}.yaml"), template.text);
                let checked = Template::load(source.clone(), &values);
                inputs.report(&checked.diagnostics, &source, console);
                checked.into_result().ok()
            }
            None if name.contains('.') || name.contains(['/', '\\']) => {
                inputs.template(&beside.join(name), &values, console)
            }
            // Reported when the plan was read.
            None => None,
        };
        known.push((name, template.is_some().then_some(templates.len())));
        of_notice.push(template.is_some().then_some(templates.len()));
        templates.extend(template);
    }
    let keep_going = given.get_flag("keep-going");
    let file = plan.units.as_ref().filter(|units| units.value != ALL);
    let units = file.map(|file| {
        inputs.units(&beside.join(&file.value), None, keep_going, house, console).unwrap_or_default()
    });
    Some(Loaded { source, plan, references, decisions, templates, of_notice, units })
}
