//! What is wrong with a plan in its years, each finding told once.

use congvan::text::diagnostic::Diagnostic;

use super::load::Loaded;
use crate::console::Console;
use crate::findings::Inputs;

/// Findings to be told, those of the plan, of the table of references and of each template.
pub(super) struct Told {
    plan: Vec<Diagnostic>,
    references: Vec<Diagnostic>,
    templates: Vec<Vec<Diagnostic>>,
}

impl Told {
    pub(super) fn new(loaded: &Loaded) -> Self {
        Self { plan: Vec::new(), references: Vec::new(), templates: vec![Vec::new(); loaded.templates.len()] }
    }

    pub(super) fn plan(&mut self, found: Diagnostic) {
        if !self.plan.contains(&found) {
            self.plan.push(found);
        }
    }

    pub(super) fn references(&mut self, found: Vec<Diagnostic>) {
        self.references.extend(found);
    }

    pub(super) fn template(&mut self, at: Option<usize>, found: Diagnostic) {
        let Some(list) = at.and_then(|at| self.templates.get_mut(at)) else { return };
        if !list.contains(&found) {
            list.push(found);
        }
    }

    pub(super) fn tell(&self, loaded: &Loaded, inputs: &mut Inputs, console: &mut Console<'_, '_>) {
        inputs.report(&self.plan, &loaded.source, console);
        inputs.report(&self.references, &loaded.of_references, console);
        for (template, found) in loaded.templates.iter().zip(&self.templates) {
            inputs.report(found, template.source(), console);
        }
    }
}
