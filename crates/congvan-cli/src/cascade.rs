//! `congvan cascade`: from one directive to the version of each lower unit.

pub(crate) mod choose;
mod ask;
mod territory;
mod built_in;
mod derive;

use std::path::PathBuf;
use std::sync::OnceLock;

use clap::ArgMatches;
use congvan::cascade::{Grouping, Options, Question, Questions, Readings, Trace, cascade};
use congvan::model::date::PartialDate;
use congvan::model::directive::types::DocumentType;
use congvan::model::directive::{Directive, Number};
use congvan::text::diagnostic::Message;
use congvan::text::paths::Places;
use congvan_make::Format;

use crate::arguments::options_of;
use crate::batch::{self, FEW, Index, Running, Work};
use crate::console::Console;
use crate::findings::Inputs;
use crate::formats;
use crate::import::pictures;
use crate::named::is_stdin;
use crate::refusal::about;
use crate::{COULD_NOT_RUN, FINDINGS, FINE};
use built_in::{ALL, built_in};
use choose::{Chosen, choose};
use derive::{Source, Version, districts, versions};

pub(crate) fn run(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    let asking = match asking(given) {
        Ok(asking) => asking,
        Err(why) => {
            console.complain(&why);
            return COULD_NOT_RUN;
        }
    };
    let mut inputs = Inputs::default();
    inputs.ocr = pictures::are_asked(given);
    let office = inputs.office(given, console);
    let house = office.house.clone();
    let words = inputs.words(given, console);
    let settings = formats::settings(given, office, words.document());
    let options = Options { words: &words, ..asking.options };
    let directive = given.get_one::<PathBuf>("file").and_then(|path| inputs.superior(path, console));
    let profiles = given.get_one::<PathBuf>("units").filter(|path| path.as_os_str() != ALL);
    let keep_going = given.get_flag("keep-going");
    let source = directive.as_ref().map(|(_, directive)| directive);
    let units =
        profiles.map_or(Some(Vec::new()), |path| inputs.units(path, source, keep_going, &house, console));
    let (Some((input, directive)), Some(units)) = (directive, units) else {
        return inputs.refusal(false, console).unwrap_or(COULD_NOT_RUN);
    };
    if let Some(code) = inputs.refusal(false, console) {
        return code;
    }
    let province = given.get_one::<String>("province").map(String::as_str);
    let via_district = given.get_flag("via-district");
    let mut asked_of = ask::Asked::read(given, &directive, &mut inputs, console);
    if let Some(code) = inputs.refusal(false, console) {
        return code;
    }
    let chosen = match profiles {
        Some(_) => choose(&directive, &units, province, via_district),
        None => built_in(&directive, province, via_district),
    };
    let chosen = match chosen {
        Ok(chosen) => chosen,
        Err(why) => {
            console.complain(&why);
            return COULD_NOT_RUN;
        }
    };
    chosen.remarks.iter().for_each(|remark| console.remark(remark));
    inputs.left_out |= chosen.is_partial;
    let asked = formats::from_arguments(given);
    let formats = if asked.is_empty() { Format::USUAL.to_vec() } else { asked };
    let readings = Readings::of(&directive);
    let options = Options { readings: Some(&readings), ..options };
    if given.get_flag("ask") {
        let questions =
            questions(&directive, &chosen, &Options { answers: asked_of.answers.as_ref(), ..options });
        if !asked_of.ask(&questions, &directive, console) {
            return COULD_NOT_RUN;
        }
    }
    if let Some(why) = asked_of.strangers(&chosen) {
        console.complain(&why);
        return FINDINGS;
    }
    let options = Options { answers: asked_of.answers.as_ref(), ..options };
    let source = Source {
        directive: &directive,
        text: &input.source,
        places: Places::of(&input.source),
        unit_file: inputs.unit_file.as_ref(),
        options: &options,
        formats: &formats,
        settings: &settings,
        has_comments: given.get_flag("comments"),
        is_tracked: given.get_flag("tracked"),
        any_task: OnceLock::new(),
        names_units: OnceLock::new(),
    };
    write(&source, &chosen, asking.jobs, asked_of.text.as_deref(), &inputs, given, console)
}

/// What the arguments ask for that is in no file.
struct Asking {
    options: Options<'static>,
    jobs: usize,
}

fn asking(given: &ArgMatches) -> Result<Asking, Message> {
    let date = given.get_one::<String>("date").map(|text| PartialDate::parse(text)).transpose();
    let date = date.map_err(|why| about("--date", &why.into()))?;
    let kind = given.get_one::<String>("as").map(|word| kind(word)).transpose();
    let kind = kind.map_err(|why| about("--as", &why))?;
    let is_grouped = given.get_one::<String>("group-by").is_some_and(|how| how == "assignee");
    let grouping = if is_grouped { Grouping::Assignee } else { Grouping::Source };
    let repeat_bases = given.get_flag("repeat-bases");
    let options = Options { date, repeat_bases, kind, grouping, ..Options::default() };
    Ok(Asking { options, jobs: batch::jobs(given)? })
}

/// Writes each unit's version, to standard output where that is asked for.
fn write(
    source: &Source<'_>,
    chosen: &Chosen<'_>,
    jobs: usize,
    answers: Option<&str>,
    inputs: &Inputs,
    given: &ArgMatches,
    console: &mut Console<'_, '_>,
) -> u8 {
    let folder = given.get_one::<PathBuf>("output").cloned().unwrap_or_else(|| console.folder());
    let districts = districts(chosen);
    let versions = versions(source, chosen, &districts);
    source.any_task.get_or_init(|| versions.iter().any(|version| !version.is_idle()));
    if is_stdin(&folder) {
        return inputs.code(to_stdout(&versions, given, console));
    }
    let index = (versions.len() + inputs.units_left_out.len() > 1 || batch::is_listed(&folder))
        .then(|| index(source.directive));
    let mut made_from = options_of("cascade", given, &inputs.made_from);
    made_from.add(format!("{:?}", source.directive));
    made_from.add(answers.unwrap_or_default());
    let running = Running {
        made_from: &made_from,
        folder: &folder,
        root: &folder,
        inputs: &inputs.paths,
        force: given.get_flag("force"),
        is_dry: given.get_flag("dry-run"),
        keep_going: given.get_flag("keep-going"),
        left_out: &inputs.units_left_out,
        jobs,
    };
    let code = batch::run(&versions, &running, index.as_ref(), console, |console| tell(&versions, console));
    inputs.code(code)
}

/// The only version in the only format goes to standard output; its trace is told on stderr.
fn to_stdout(versions: &[Version<'_>], given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    let dry = given.get_flag("dry-run").then(|| {
        Message::new(
            "`-o -` in ngay văn bản, còn --dry-run không làm gì; bỏ một trong hai",
            "`-o -` prints the document and --dry-run makes none; leave out one",
        )
    });
    if let Some(why) = dry.or_else(|| formats::alone(given, versions.len()).err()) {
        console.complain(&why);
        return COULD_NOT_RUN;
    }
    match alone(versions) {
        Ok((document, trace)) => {
            console.err(&format!("{}\n", trace.to_text(console.lang()).trim_end()));
            console.data(document);
            FINE
        }
        Err(why) => {
            console.complain(&why);
            FINDINGS
        }
    }
}

/// The first file of the only version, and its trace.
fn alone(versions: &[Version<'_>]) -> Result<(Vec<u8>, Trace), Message> {
    let [version] = versions else { return Err(Message::new("", "")) };
    if let Some(why) = version.refusal() {
        return Err(why);
    }
    let trace = version.derive().map_err(|refused| refused.message)?.trace;
    let document = version.make()?.files.into_iter().next().unwrap_or_else(|| Ok(Vec::new()))?;
    Ok((document, trace))
}

/// What the traces of all units leave open, each sentence once.
fn questions(directive: &Directive, chosen: &Chosen<'_>, options: &Options<'_>) -> Vec<Question> {
    let mut questions = Questions::about(directive);
    for (pick, _) in &chosen.units {
        match cascade(directive, &pick.unit(), options) {
            Ok(derived) => questions.take(&derived.trace),
            Err(refused) => refused.trace.iter().for_each(|trace| questions.take(trace)),
        }
    }
    questions.by_weight()
}

/// The type of document that a word names.
fn kind(word: &str) -> Result<&'static DocumentType, Message> {
    DocumentType::by_word(word).ok_or_else(|| {
        Message::new(
            format!("không có loại văn bản `{word}`"),
            format!("there is no type of document `{word}`"),
        )
    })
}

/// The traces of a few versions; of many, they stand in their files and what to look at on the index page.
fn tell(versions: &[Version<'_>], console: &mut Console<'_, '_>) {
    if versions.len() > FEW {
        return;
    }
    for derived in versions.iter().filter_map(|version| version.derive().ok()) {
        let text = derived.trace.to_text(console.lang());
        console.out(&format!("{}\n\n", text.trim_end()));
    }
}

/// The head of the page that lists all versions.
fn index(directive: &Directive) -> Index {
    let subject = directive.subject.notation();
    let Number { value, symbol } = &directive.number;
    let value = value.as_ref().map_or("______", |value| value.notation());
    Index {
        title: format!("Triển khai: {subject}"),
        lines: vec![format!(
            "Văn bản cấp trên: số {value}/{} của {}",
            symbol.notation(),
            directive.issuers().map(|issuer| issuer.name.notation()).collect::<Vec<_>>().join(", ")
        )],
    }
}
