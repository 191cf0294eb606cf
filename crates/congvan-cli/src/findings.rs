//! Reading inputs and saying everything that is wrong with them.

use std::path::{Path, PathBuf};

use congvan::diagnostic::{Checked, Diagnostic, Message};
use congvan::directive::Directive;
use congvan::lint::lint;
use congvan::source::Source;
use congvan::units::Unit;

use crate::console::Console;
use crate::input::{self, Input};
use crate::refusal::about;
use crate::{COULD_NOT_RUN, FINDINGS};

/// A directive and all findings about it: what the format does not allow, and faults of form.
pub(crate) fn of_directive(source: &Source) -> Checked<Directive> {
    let mut checked = Directive::parse(source);
    if let Some(directive) = &checked.value {
        checked.diagnostics.extend(lint(directive));
        checked.diagnostics.sort_by_key(|found| (found.span.start, found.code));
    }
    checked
}

/// Whether the source says that it holds unit profiles.
pub(crate) fn is_units(source: &Source) -> bool {
    let first = source.text().lines().map(str::trim).find(|line| {
        !line.is_empty() && !line.starts_with('#') && !line.starts_with('%') && !line.starts_with("---")
    });
    let marks = ['"', '\'', ' ', '\t'];
    first.and_then(|line| line.trim_start_matches('{').split_once(':')).is_some_and(|(key, value)| {
        key.trim_matches(marks) == "format" && value.trim_start_matches(marks).starts_with("congvan-units/")
    })
}

/// The findings as text, one after the other.
pub(crate) fn to_text(
    findings: &[Diagnostic],
    source: &Source,
    color: bool,
    console: &Console<'_, '_>,
) -> String {
    findings.iter().map(|found| found.render(source, console.lang(), color) + "\n").collect()
}

/// What the command reads before it does anything.
#[derive(Default)]
pub(crate) struct Inputs {
    /// In full, with links followed.
    pub(crate) paths: Vec<PathBuf>,
    /// The worst that happened so far.
    code: u8,
}

impl Inputs {
    /// Why the command must stop, if it must.
    pub(crate) fn failure(&self) -> Option<u8> {
        (self.code > 0).then_some(self.code)
    }

    /// A directive to be set, where it has no error of any kind. Findings go to stderr.
    pub(crate) fn directive(
        &mut self,
        path: &Path,
        console: &mut Console<'_, '_>,
    ) -> Option<(Input, Directive)> {
        self.directive_by(of_directive, path, console)
    }

    /// A superior's directive, where it can be read. Its faults of form are not the reader's to mend: the cascade
    /// takes them out and says so in its trace.
    pub(crate) fn superior(
        &mut self,
        path: &Path,
        console: &mut Console<'_, '_>,
    ) -> Option<(Input, Directive)> {
        self.directive_by(Directive::parse, path, console)
    }

    fn directive_by(
        &mut self,
        check: fn(&Source) -> Checked<Directive>,
        path: &Path,
        console: &mut Console<'_, '_>,
    ) -> Option<(Input, Directive)> {
        let input = self.read(path, console)?;
        if is_units(&input.source) {
            let why = Message::new(
                "đây là hồ sơ đơn vị (congvan-units/1), không phải văn bản",
                "these are unit profiles (congvan-units/1), not a directive",
            );
            console.complain(&about(&input::name_of(path), &why));
            self.code = COULD_NOT_RUN;
            return None;
        }
        let directive = self.sound(check(&input.source), &input, console)?;
        Some((input, directive))
    }

    /// Unit profiles, where they have no error. Findings go to stderr.
    pub(crate) fn units(&mut self, path: &Path, console: &mut Console<'_, '_>) -> Option<Vec<Unit>> {
        let input = self.read(path, console)?;
        self.sound(Unit::parse_all(&input.source), &input, console)
    }

    fn read(&mut self, path: &Path, console: &mut Console<'_, '_>) -> Option<Input> {
        match input::read(path, console) {
            Ok(input) => {
                self.paths.extend(input.path.clone());
                Some(input)
            }
            Err(why) => {
                console.complain(&why);
                self.code = COULD_NOT_RUN;
                None
            }
        }
    }

    fn sound<T>(&mut self, checked: Checked<T>, input: &Input, console: &mut Console<'_, '_>) -> Option<T> {
        let text = to_text(&checked.diagnostics, &input.source, console.color_stderr(), console);
        console.err(&text);
        let value = checked.into_result().ok();
        if value.is_none() {
            self.code = self.code.max(FINDINGS);
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unit_profiles_say_so_in_their_first_key() {
        let is = |text: &str| is_units(&Source::new("a", text));
        assert!(is("format: congvan-units/1\nunits: []"));
        assert!(is("# hồ sơ\n---\n\n\"format\": 'congvan-units/1' # một\n"));
        assert!(is("{format: congvan-units/1, units: []}"));
        assert!(!is("format: congvan/1\nsubject: congvan-units/1"));
        assert!(!is("units: []\nformat: congvan-units/1"));
        assert!(!is(""));
    }
}
