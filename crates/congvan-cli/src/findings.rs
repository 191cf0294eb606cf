//! Reading inputs and saying everything that is wrong with them.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use congvan::cascade::Words;
use congvan::diagnostic::{Checked, Diagnostic, Message, Severity};
use congvan::directive::Directive;
use congvan::lint::lint_in;
use congvan::office::Office;
use congvan::source::Source;
use congvan::units::Unit;

use crate::console::Console;
use crate::input::{self, Input};
use crate::refusal::about;
use crate::templates;
use crate::{COULD_NOT_RUN, FINDINGS};

/// A directive and all findings about it: what the format does not allow, and faults of form.
pub(crate) fn of_directive(source: &Source) -> Checked<Directive> {
    let mut checked = Directive::parse(source);
    if let Some(directive) = &checked.value {
        checked.diagnostics.extend(lint_in(source, directive));
        checked.diagnostics.sort_by_key(|found| (found.span.start, found.code));
    }
    checked
}

/// What a file says it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    /// A directive, or nothing it says.
    Directive,
    /// `congvan-units/1`
    Units,
    /// `congvan-office/1`
    Office,
}

/// What the source says in its first key that it holds.
pub(crate) fn holds(source: &Source) -> Holds {
    let first = source.text().lines().map(str::trim).find(|line| {
        !line.is_empty() && !line.starts_with('#') && !line.starts_with('%') && !line.starts_with("---")
    });
    let marks = ['"', '\'', ' ', '\t'];
    let Some((key, value)) = first.and_then(|line| line.trim_start_matches('{').split_once(':')) else {
        return Holds::Directive;
    };
    let value = value.trim_start_matches(marks);
    match key.trim_matches(marks) {
        "format" if value.starts_with("congvan-units/") => Holds::Units,
        "format" if value.starts_with("congvan-office/") => Holds::Office,
        _ => Holds::Directive,
    }
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
    /// Wrong rows were left out.
    left_out: bool,
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
        let other = match holds(&input.source) {
            _ if input.table.is_some() => Some(Message::new(
                "đây là bảng đơn vị, không phải văn bản",
                "this is a table of units, not a directive",
            )),
            Holds::Directive => None,
            Holds::Units => Some(Message::new(
                "đây là hồ sơ đơn vị (congvan-units/1), không phải văn bản",
                "these are unit profiles (congvan-units/1), not a directive",
            )),
            Holds::Office => Some(Message::new(
                "đây là nếp trình bày của cơ quan (congvan-office/1), không phải văn bản",
                "these are an office's habits (congvan-office/1), not a directive",
            )),
        };
        if let Some(why) = other {
            console.complain(&about(&input::name_of(path), &why));
            self.code = COULD_NOT_RUN;
            return None;
        }
        let directive = self.sound(check(&input.source), &input, console)?;
        Some((input, directive))
    }

    /// Units, of profiles or of a table, where they have no error; of a table with `keep_going` those of the rows
    /// without errors. Findings go to stderr. The directive's day and territory say which units a table means.
    pub(crate) fn units(
        &mut self,
        path: &Path,
        directive: Option<&Directive>,
        keep_going: bool,
        console: &mut Console<'_, '_>,
    ) -> Option<Vec<Unit>> {
        let input = self.read(path, console)?;
        let Some(table) = &input.table else {
            return self.sound(Unit::parse_all(&input.source), &input, console);
        };
        if let Some(sheet) = table.sheet() {
            let name = input.source.name();
            console.remark(&Message::new(
                format!("{name}: lấy trang `{sheet}`"),
                format!("{name}: took the sheet `{sheet}`"),
            ));
        }
        let territory =
            directive.and_then(|own| own.issuer.territory.as_ref()).map(|text| text.value.as_str());
        let read = table.units(directive.map(|own| own.date.first()), territory);
        console.err(&to_text(&read.diagnostics, &input.source, console.color_stderr(), console));
        if read.diagnostics.iter().all(|found| found.severity < Severity::Error) {
            return Some(read.units);
        }
        if !keep_going || read.units.is_empty() {
            self.code = self.code.max(FINDINGS);
            return None;
        }
        let bad = read.bad_rows;
        console
            .remark(&Message::new(format!("bỏ qua {bad} dòng sai"), format!("left out {bad} wrong row(s)")));
        self.left_out = true;
        Some(read.units)
    }

    /// The exit code of a run that went well, or that only left out what was wrong.
    pub(crate) fn code(&self, code: u8) -> u8 {
        if self.left_out { code.max(FINDINGS) } else { code }
    }

    /// The habits that `--office` names; the usual ones where it is not there. Findings go to stderr.
    pub(crate) fn office(&mut self, given: &ArgMatches, console: &mut Console<'_, '_>) -> Office {
        let path = given.get_one::<PathBuf>("office");
        let input = path.and_then(|path| self.read(path, console));
        input.and_then(|input| self.sound(Office::parse(&input.source), &input, console)).unwrap_or_default()
    }

    /// The built-in words with those of the folder that `--templates` names in their place. Findings go to stderr.
    pub(crate) fn words(&mut self, given: &ArgMatches, console: &mut Console<'_, '_>) -> Words {
        let Some(folder) = given.get_one::<PathBuf>("templates") else { return Words::vietnamese() };
        let files = match templates::files(folder) {
            Ok(files) => files,
            Err(faults) => {
                faults.iter().for_each(|why| console.complain(why));
                self.code = COULD_NOT_RUN;
                return Words::vietnamese();
            }
        };
        let read = files.iter().filter_map(|(path, file)| Some((*path, self.read(file, console)?.source)));
        let read: Vec<(&str, Source)> = read.collect();
        Words::with_files(&read).unwrap_or_else(|faults| {
            for (source, found) in faults {
                console.err(&to_text(&found, &source, console.color_stderr(), console));
            }
            self.code = self.code.max(FINDINGS);
            Words::vietnamese()
        })
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
    fn files_say_what_they_hold_in_their_first_key() {
        let holds = |text: &str| holds(&Source::new("a", text));
        for units in [
            "format: congvan-units/1\nunits: []",
            "# hồ sơ\n---\n\n\"format\": 'congvan-units/1' # một\n",
            "{format: congvan-units/1, units: []}",
        ] {
            assert_eq!(holds(units), Holds::Units, "{units}");
        }
        assert_eq!(holds("format: congvan-office/1"), Holds::Office);
        for directive in
            ["format: congvan/1\nsubject: congvan-units/1", "units: []\nformat: congvan-units/1", ""]
        {
            assert_eq!(holds(directive), Holds::Directive, "{directive}");
        }
    }
}
