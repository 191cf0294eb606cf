//! Reading inputs and saying everything that is wrong with them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use congvan::calendar::{Decisions, Event};
use congvan::cascade::{Answers, Words};
use congvan::gazetteer::Gazetteer;
use congvan::lint::{House, Silenced, lint, read_units, review_decisions};
use congvan::model::date::PartialDate;
use congvan::model::decisions::{decisions_of_table, read_decisions};
use congvan::model::directive::Directive;
use congvan::model::units::Unit;
use congvan::notices::{Plan, References, Template};
use congvan::office::Office;
use congvan::text::diagnostic::{Checked, Diagnostic, Lang, Message, Severity};
use congvan::text::source::Source;
use congvan::unit_table::LeftOut;
use congvan_make::beyond_form;

use crate::calendar::ics;
use crate::console::Console;
use crate::fingerprint::Fingerprint;
use crate::input::{self, Input};
use crate::named;
use crate::refusal::about;
use crate::templates;
use crate::{COULD_NOT_RUN, FINDINGS};

/// One line a silenced rule: how often it was broken, how badly, and why nobody wants to know.
pub(crate) fn silence_messages<'a>(silenced: impl Iterator<Item = &'a Silenced>) -> Vec<Message> {
    let mut rules: BTreeMap<&str, (usize, &Silenced)> = BTreeMap::new();
    for one in silenced {
        let worst = rules.entry(one.finding.code).or_insert((0, one));
        worst.0 += 1;
        if one.finding.severity > worst.1.finding.severity {
            worst.1 = one;
        }
    }
    let line = |(code, (count, worst)): (&str, (usize, &Silenced))| {
        let (severity, reason) = (worst.finding.severity, &worst.reason);
        let (vi, en) = (severity.word(Lang::Vi), severity.word(Lang::En));
        Message::new(
            format!("theo nếp cơ quan không báo {code} ({vi}) ở {count} chỗ: {reason}"),
            format!("silenced by the office: {code} ({en}), {count} in all: {reason}"),
        )
    };
    rules.into_iter().map(line).collect()
}

/// Which units a table or profiles mean.
#[derive(Default)]
pub(crate) struct Wanted<'a> {
    /// Those of that day.
    pub(crate) date: Option<PartialDate>,
    /// Those of that territory, where the file does not say.
    pub(crate) territory: Option<&'a str>,
    /// Whether nothing is to be said of a name that several units have.
    pub(crate) may_be_several: bool,
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
    /// `congvan-notices/1`
    Notices,
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
        "format" if value.starts_with("congvan-notices/") => Holds::Notices,
        _ => Holds::Directive,
    }
}

fn errors(found: &[Diagnostic]) -> impl Iterator<Item = &Diagnostic> {
    found.iter().filter(|found| found.severity == Severity::Error)
}

/// Says what was silenced, and why.
fn remark_on(silenced: &[Silenced], input: &Input, console: &mut Console<'_, '_>) {
    for line in silence_messages(silenced.iter()) {
        console.remark(&about(input.source.name(), &line));
    }
}

/// What the command reads before it does anything.
#[derive(Default)]
pub(crate) struct Inputs {
    /// In full, with links followed.
    pub(crate) paths: Vec<PathBuf>,
    /// The worst that happened so far.
    code: u8,
    /// Whether an error is not of form, so that no draft goes over it.
    is_beyond_form: bool,
    /// A draft with errors of form was taken all the same.
    pub(crate) faulty: bool,
    /// Wrong rows, or units without a place, were left out.
    pub(crate) left_out: bool,
    /// Units of wrong rows, each with what is wrong with it.
    pub(crate) units_left_out: Vec<LeftOut>,
    /// Whether words of pages that are pictures are recognised.
    pub(crate) ocr: bool,
    /// What was said of files that are read more than once.
    told: BTreeSet<String>,
    /// The file that the units were last read from.
    pub(crate) unit_file: Option<Source>,
    /// What all documents are made from, as far as it was read: not directives of a batch, nor profiles of units.
    pub(crate) made_from: Fingerprint,
}

impl Inputs {
    /// Why the command must stop, if it must.
    pub(crate) fn failure(&self) -> Option<u8> {
        (self.code > 0).then_some(self.code)
    }

    /// Why the command must stop, if it must; says that nothing was written, and how to go on.
    pub(crate) fn refusal(&self, may_draft: bool, console: &mut Console<'_, '_>) -> Option<u8> {
        let code = self.failure()?;
        console.complain(&match (code, may_draft) {
            (FINDINGS, true) if !self.is_beyond_form => Message::new(
                "chưa ghi tệp nào: sửa các lỗi trên, hoặc thêm --draft để vẫn in bản nháp, mỗi lỗi là một nhận xét trong DOCX (chỉ nhận xét: --comments)",
                "nothing was written: mend the errors above, or add --draft to print a draft all the same, each error a comment in the DOCX (comments alone: --comments)",
            ),
            (FINDINGS, true) => Message::new(
                "chưa ghi tệp nào: sửa các lỗi trên rồi chạy lại; lỗi VB0xx là của chính tệp, --draft không bỏ qua được",
                "nothing was written: mend the errors above and run it again; VB0xx are errors of the file itself, which --draft does not pass over",
            ),
            _ => Message::new(
                "chưa ghi tệp nào: sửa các lỗi trên rồi chạy lại",
                "nothing was written: mend the errors above and run it again",
            ),
        });
        Some(code)
    }

    /// A directive to be set, where it has no error of any kind but those that the office silences. Findings go to
    /// stderr.
    pub(crate) fn directive(
        &mut self,
        path: &Path,
        office: &Office,
        console: &mut Console<'_, '_>,
    ) -> Option<(Input, Directive, Vec<Diagnostic>)> {
        self.directive_by(|source| congvan_make::review(source, office), path, console)
    }

    /// A directive to be set with its findings beside the words, errors of form among them; what the format does not
    /// allow still stops it. Findings go to stderr.
    pub(crate) fn draft(
        &mut self,
        path: &Path,
        office: &Office,
        console: &mut Console<'_, '_>,
    ) -> Option<(Input, Directive, Vec<Diagnostic>)> {
        let input = self.read_directive(path, console)?;
        let (mut checked, silenced) = congvan_make::review(&input.source, office);
        remark_on(&silenced, &input, console);
        if beyond_form(&checked.diagnostics) {
            checked.value = None;
        }
        let Some(directive) = checked.value.take() else {
            let _ = self.sound(checked, &input, console);
            return None;
        };
        console.show(&checked.diagnostics, &input.source);
        self.faulty |= errors(&checked.diagnostics).next().is_some();
        Some((input, directive, checked.diagnostics))
    }

    /// A superior's directive, where it can be read. Its faults of form are not the reader's to mend: the cascade
    /// takes them out and says so in its trace.
    pub(crate) fn superior(
        &mut self,
        path: &Path,
        console: &mut Console<'_, '_>,
    ) -> Option<(Input, Directive)> {
        let (input, directive, _) =
            self.directive_by(|source| (Directive::parse(source), Vec::new()), path, console)?;
        // A unit that is called otherwise on its day would be cited so in every version.
        let renamed: Vec<Diagnostic> =
            lint(&directive).into_iter().filter(|found| found.code == "VB023").collect();
        console.show(&renamed, &input.source);
        Some((input, directive))
    }

    fn directive_by(
        &mut self,
        check: impl Fn(&Source) -> (Checked<Directive>, Vec<Silenced>),
        path: &Path,
        console: &mut Console<'_, '_>,
    ) -> Option<(Input, Directive, Vec<Diagnostic>)> {
        let input = self.read_directive(path, console)?;
        let (checked, silenced) = check(&input.source);
        remark_on(&silenced, &input, console);
        let found = checked.diagnostics.clone();
        let directive = self.sound(checked, &input, console)?;
        Some((input, directive, found))
    }

    /// A file that says it holds a directive, or nothing else.
    fn read_directive(&mut self, path: &Path, console: &mut Console<'_, '_>) -> Option<Input> {
        let input = self.take(input::read(path, self.ocr, console), console)?;
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
            Holds::Notices => Some(Message::new(
                "đây là kế hoạch văn bản trong năm (congvan-notices/1), không phải văn bản; dùng congvan notices",
                "this is the plan of a year's notices (congvan-notices/1), not a directive; use congvan notices",
            )),
        };
        if let Some(why) = other {
            console.complain(&about(&named::name_of(path), &why));
            self.code = COULD_NOT_RUN;
            return None;
        }
        Some(input)
    }

    /// Units, of profiles or of a table, where they have no error; of a table with `keep_going` those of the rows
    /// without errors. Findings go to stderr. The directive's day and territory say which units a table means.
    pub(crate) fn units(
        &mut self,
        path: &Path,
        directive: Option<&Directive>,
        keep_going: bool,
        house: &House,
        console: &mut Console<'_, '_>,
    ) -> Option<Vec<Unit>> {
        let day = directive.map_or_else(|| Gazetteer::get().last_day(), |own| own.date.of_law());
        let input = match input::typed_units(path, day) {
            Some(typed) => {
                if let Some(why) = input::no_such_unit(&typed, day) {
                    console.complain(&why);
                    self.code = COULD_NOT_RUN;
                    return None;
                }
                typed
            }
            None => self.take(input::read(path, self.ocr, console), console)?,
        };
        let territory = directive.and_then(Directive::territory);
        let asked = Wanted {
            date: directive.map(|own| own.date),
            territory: territory.map(|text| text.notation()),
            // Which of several is meant, the directive would say.
            may_be_several: directive.is_none(),
        };
        self.units_of(&input, &asked, keep_going, house, console)
    }

    /// As [`Inputs::units`], of a file that was read.
    pub(crate) fn units_of(
        &mut self,
        input: &Input,
        Wanted { date, territory, may_be_several }: &Wanted<'_>,
        keep_going: bool,
        house: &House,
        console: &mut Console<'_, '_>,
    ) -> Option<Vec<Unit>> {
        self.unit_file = input.path.as_ref().map(|_| input.source.clone());
        let Some(table) = &input.table else {
            let (checked, silenced) = read_units(&input.source, *date, *territory, house);
            if self.is_new(input, &silenced) {
                remark_on(&silenced, input, console);
            }
            self.tell(&checked.diagnostics, input, console);
            self.refuse(&checked.diagnostics);
            return checked.into_result().ok();
        };
        if let Some(sheet) = table.sheet().filter(|sheet| self.is_new(input, sheet)) {
            let name = input.source.name();
            console.remark(&Message::new(
                format!("{name}: lấy trang `{sheet}`"),
                format!("{name}: took the sheet `{sheet}`"),
            ));
        }
        let mut read = table.read_units(date.map(PartialDate::of_law), *territory, house);
        if *may_be_several {
            read.diagnostics.retain(|found| found.code != "VB022");
        }
        if self.is_new(input, &read.silenced) {
            remark_on(&read.silenced, input, console);
        }
        self.tell(&read.diagnostics, input, console);
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
        for one in read.left_out {
            if !self.units_left_out.contains(&one) {
                self.units_left_out.push(one);
            }
        }
        Some(read.units)
    }

    /// Findings in a file that may be read for several days, each once.
    fn tell(&mut self, found: &[Diagnostic], input: &Input, console: &mut Console<'_, '_>) {
        let new: Vec<Diagnostic> = found.iter().filter(|found| self.is_new(input, found)).cloned().collect();
        console.show(&new, &input.source);
    }

    /// Whether it was not said of the file before.
    fn is_new(&mut self, input: &Input, said: &impl std::fmt::Debug) -> bool {
        self.told.insert(format!("{} {said:?}", input.source.name()))
    }

    /// Answers to a directive. Findings go to stderr.
    pub(crate) fn answers(
        &mut self,
        path: &Path,
        directive: &Directive,
        console: &mut Console<'_, '_>,
    ) -> Option<(Source, Answers)> {
        let input = self.take(input::read_text(path, console), console)?;
        let checked = Answers::parse(&input.source, directive);
        let answers = self.sound(checked, &input, console)?;
        Some((input.source, answers))
    }

    /// The exit code of a run that went well, or that only left out what was wrong.
    pub(crate) fn code(&self, code: u8) -> u8 {
        if self.left_out { code.max(FINDINGS) } else { code }
    }

    /// The plan of a year's notices, as far as it can be read. Findings go to stderr.
    pub(crate) fn plan(
        &mut self,
        path: &Path,
        year: Option<u16>,
        house: &House,
        console: &mut Console<'_, '_>,
    ) -> Option<(Source, Plan)> {
        let input = self.read(path, console)?;
        let (Checked { value, diagnostics }, silenced) = Plan::review(&input.source, year, house);
        remark_on(&silenced, &input, console);
        self.report(&diagnostics, &input.source, console);
        Some((input.source, value?))
    }

    /// The documents of superiors that `--references` names, all on occasions of the plan, and their source. Findings go to
    /// stderr.
    pub(crate) fn references(
        &mut self,
        given: &ArgMatches,
        plan: Option<&Plan>,
        house: &House,
        console: &mut Console<'_, '_>,
    ) -> (References, Source) {
        let path = given.get_one::<PathBuf>("references");
        let Some(input) = path.and_then(|path| self.read_text(path, console)) else {
            return (References::default(), Source::new("", ""));
        };
        let (Checked { value, mut diagnostics }, silenced) = References::review(&input.source, house);
        remark_on(&silenced, &input, console);
        let references = value.unwrap_or_default();
        if let Some(plan) = plan {
            diagnostics.extend(references.strangers(&plan.occasions()));
            diagnostics.extend(references.unclear_rows(plan));
        }
        diagnostics.sort_by_key(|found| (found.span.start, found.code));
        self.report(&diagnostics, &input.source, console);
        (references, input.source)
    }

    /// A file that another one names: `unread` is what is said, in `source`, where it cannot be read.
    pub(crate) fn read_named(
        &mut self,
        path: &Path,
        source: &Source,
        unread: impl FnOnce(Message) -> Diagnostic,
        console: &mut Console<'_, '_>,
    ) -> Option<Input> {
        match input::read(path, self.ocr, console) {
            Err(why) => {
                self.report(&[unread(why)], source, console);
                None
            }
            read => self.take_common(read, console),
        }
    }

    /// A template with tags, where it has no error. Findings go to stderr.
    pub(crate) fn template(
        &mut self,
        input: &Input,
        values: Option<&[&str]>,
        console: &mut Console<'_, '_>,
    ) -> Option<Template> {
        let checked = Template::load(input.source.clone(), values);
        self.sound(checked, input, console)
    }

    /// Says what was found in a source; an error ends the command before anything is written.
    pub(crate) fn report(&mut self, found: &[Diagnostic], source: &Source, console: &mut Console<'_, '_>) {
        console.show(found, source);
        self.refuse(found);
    }

    /// Takes note of errors.
    fn refuse(&mut self, found: &[Diagnostic]) {
        if errors(found).next().is_some() {
            self.code = self.code.max(FINDINGS);
        }
        self.is_beyond_form |= beyond_form(found);
    }

    /// The habits that `--office` names; the usual ones where it is not there. Findings go to stderr.
    pub(crate) fn office(&mut self, given: &ArgMatches, console: &mut Console<'_, '_>) -> Office {
        let path = given.get_one::<PathBuf>("office");
        let input = path.and_then(|path| self.read(path, console));
        input.and_then(|input| self.sound(Office::parse(&input.source), &input, console)).unwrap_or_default()
    }

    /// The built-in words with those of the folder that `--templates` names in their place. Findings go to stderr.
    pub(crate) fn words(&mut self, given: &ArgMatches, console: &mut Console<'_, '_>) -> Cow<'static, Words> {
        let built_in = Cow::Borrowed(Words::global());
        let Some(folder) = given.get_one::<PathBuf>("templates") else { return built_in };
        let files = match templates::files(folder) {
            Ok(files) => files,
            Err(faults) => {
                faults.iter().for_each(|why| console.complain(why));
                self.code = COULD_NOT_RUN;
                return built_in;
            }
        };
        let read = files.iter().filter_map(|(path, file)| Some((*path, self.read(file, console)?.source)));
        let read: Vec<(&str, Source)> = read.collect();
        match Words::with_files(&read) {
            Ok(words) => Cow::Owned(words),
            Err(faults) => {
                for (source, found) in faults {
                    console.show(&found, &source);
                }
                self.code = self.code.max(FINDINGS);
                built_in
            }
        }
    }

    /// The decisions known, with those that `--decisions` names in their place. Findings go to stderr.
    pub(crate) fn decisions(
        &mut self,
        given: &ArgMatches,
        house: &House,
        console: &mut Console<'_, '_>,
    ) -> Decisions {
        let path = given.get_one::<PathBuf>("decisions");
        let input = path.map(|path| input::read_decisions(path, console));
        let own = input.and_then(|input| self.take_common(input, console)).and_then(|input| {
            let (mut read, words) = match &input.table {
                Some(table) => decisions_of_table(table),
                None => read_decisions(&input.source),
            };
            let reviewed = review_decisions(&words, house);
            remark_on(&reviewed.silenced, &input, console);
            read.diagnostics.extend(reviewed.found);
            read.diagnostics.sort_by_key(|found| (found.span.start, found.code));
            self.sound(read, &input, console)
        });
        Decisions::from_table().overridden_by(own.unwrap_or_default())
    }

    /// The events of a year in an earlier calendar; none where it cannot be read.
    pub(crate) fn calendar(&mut self, path: &Path, year: u16, console: &mut Console<'_, '_>) -> Vec<Event> {
        let Some(input) = self.read_text(path, console) else { return Vec::new() };
        ics::read(year, input.source.text()).unwrap_or_else(|why| {
            console.complain(&about(input.source.name(), &why));
            self.code = COULD_NOT_RUN;
            Vec::new()
        })
    }

    fn read(&mut self, path: &Path, console: &mut Console<'_, '_>) -> Option<Input> {
        let read = input::read(path, self.ocr, console);
        self.take_common(read, console)
    }

    /// A table that is not one of units.
    fn read_text(&mut self, path: &Path, console: &mut Console<'_, '_>) -> Option<Input> {
        let read = input::read_text(path, console);
        self.take_common(read, console)
    }

    /// A file that all documents are made from.
    fn take_common(&mut self, read: Result<Input, Message>, console: &mut Console<'_, '_>) -> Option<Input> {
        let input = self.take(read, console)?;
        self.made_from.add(input.source.text());
        Some(input)
    }

    fn take(&mut self, read: Result<Input, Message>, console: &mut Console<'_, '_>) -> Option<Input> {
        match read {
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
        console.show(&checked.diagnostics, &input.source);
        self.refuse(&checked.diagnostics);
        checked.into_result().ok()
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
        assert_eq!(holds("format: congvan-notices/1"), Holds::Notices);
        for directive in
            ["format: congvan/1\nsubject: congvan-units/1", "units: []\nformat: congvan-units/1", ""]
        {
            assert_eq!(holds(directive), Holds::Directive, "{directive}");
        }
    }
}
