//! `congvan notices`: a year's documents from one plan.

mod load;
mod told;
mod units;
mod leave;
mod job;
mod page;
mod diff;

use std::path::PathBuf;

use clap::ArgMatches;
use congvan::calendar::CanChi;
use congvan::cascade::Options;
use congvan::lint::House;
use congvan::notices::{Faults, Undecided, Year, prepare};
use congvan::text::diagnostic::{Diagnostic, Message, Severity};
use congvan_make::{Format, Settings};

use crate::arguments::options_of;
use crate::batch::{self, Index, Running};
use crate::console::Console;
use crate::findings::Inputs;
use crate::formats;
use crate::named::is_stdin;
use crate::refusal::about;
use crate::{COULD_NOT_RUN, FINDINGS};
use diff::differences;
use job::{Job, Maker, documents};
use load::{Loaded, load};
use told::Told;
use units::{Below, OfFile};

pub(crate) fn run(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    let jobs = match batch::jobs(given) {
        Ok(jobs) => jobs,
        Err(why) => {
            console.complain(&why);
            return COULD_NOT_RUN;
        }
    };
    let mut inputs = Inputs::default();
    let office = inputs.office(given, console);
    let years = [read_year(given, "year", console), read_year(given, "diff", console)];
    let words = inputs.words(given, console);
    let settings = formats::settings(given, office, words.document());
    let house = &settings.office.house;
    let given_year = years[0].ok().flatten();
    let loaded = load(given, given_year, house, &mut inputs, console);
    let Some(loaded) = loaded else { return inputs.refusal(false, console).unwrap_or(COULD_NOT_RUN) };
    let year = given_year.or(loaded.plan.year);
    let other = years[1].ok().flatten();
    let mut told = Told::new(&loaded);
    let undecided = if given.get_flag("assume") { Undecided::Assumed } else { Undecided::Blank };
    let now = year.map(|year| brought_to(year, undecided, true, &loaded, house, &mut told));
    let before = other.map(|other| brought_to(other, undecided, false, &loaded, house, &mut told));
    let keep_going = given.get_flag("keep-going");
    let of_file = OfFile::read(&loaded, now.as_ref(), keep_going, house, &mut inputs, console);
    told.tell(&loaded, &mut inputs, console);
    if years.iter().any(Result::is_err) {
        return COULD_NOT_RUN;
    }
    if let Some(code) = inputs.refusal(false, console) {
        return code;
    }
    let (Some(now), Some(year)) = (now, year) else {
        console.complain(&Message::new(
            "chưa ghi năm: thêm --year, như --year 2027, hoặc `year` trong kế hoạch",
            "no year is given: add --year, as in --year 2027, or `year` to the plan",
        ));
        return COULD_NOT_RUN;
    };
    if now.notices.is_empty() {
        now.skipped.iter().for_each(|skipped| console.remark(&skipped.why));
        console.complain(&Message::new(
            format!("năm {year} không có văn bản nào của kế hoạch"),
            format!("no notice of the plan comes in {year}"),
        ));
        return FINDINGS;
    }
    let below = Below::of(&loaded, &of_file, &now, console);
    let Ok(below) = below.map_err(|why| why.iter().for_each(|why| console.complain(why))) else {
        return COULD_NOT_RUN;
    };
    let options = Options { words: &words, decisions: &loaded.decisions, ..Options::default() };
    let issue = Issue { loaded: &loaded, year, now: &now, before: before.as_ref(), below: &below, jobs };
    issue.write((&options, &settings), &inputs, given, console)
}

/// A year's notices, as they are to be issued.
struct Issue<'a> {
    loaded: &'a Loaded,
    year: u16,
    now: &'a Year<'a>,
    /// The year that it is compared with.
    before: Option<&'a Year<'a>>,
    below: &'a Below<'a>,
    jobs: usize,
}

impl Issue<'_> {
    fn write(
        &self,
        (options, settings): (&Options<'_>, &Settings<'_>),
        inputs: &Inputs,
        given: &ArgMatches,
        console: &mut Console<'_, '_>,
    ) -> u8 {
        let asked = formats::from_arguments(given);
        let formats = if asked.is_empty() { Format::USUAL.to_vec() } else { asked };
        let root = given.get_one::<PathBuf>("output").cloned().unwrap_or_else(|| console.folder());
        if is_stdin(&root) {
            console.complain(&Message::new(
                "văn bản của một năm là nhiều tệp; cho -o một thư mục",
                "a year's notices are many files; give -o a folder",
            ));
            return COULD_NOT_RUN;
        }
        let maker = Maker { options, formats: &formats, settings };
        let made = job::issue_all(self.now).and_then(|shared| {
            let compare = |before: &Year<'_>| differences(&maker, &shared, before, self.below);
            let found = self.before.map(compare).transpose()?;
            Ok((shared, found))
        });
        let (shared, found) = match made {
            Ok(made) => made,
            Err(why) => {
                console.complain(&why);
                return FINDINGS;
            }
        };
        left_out(self.now).for_each(|why| console.remark(why));
        days_undecided(self.now).iter().for_each(|what| console.remark(what));
        let mut works: Vec<Job<'_>> = documents(&maker, &shared, self.below).map(Job::Document).collect();
        works.extend(found.as_ref().map(|found| Job::Page {
            label: found.title(),
            name: "diff.html",
            bytes: found.to_html().into_bytes(),
        }));
        let running = Running {
            made_from: &options_of("notices", given, &inputs.made_from),
            folder: &root.join(self.year.to_string()),
            root: &root,
            inputs: &inputs.paths,
            force: given.get_flag("force"),
            is_dry: given.get_flag("dry-run"),
            keep_going: given.get_flag("keep-going"),
            left_out: &inputs.units_left_out,
            jobs: self.jobs,
        };
        let index = index(self.loaded, self.now);
        let code = batch::run(&works, &running, Some(&index), console, |console| {
            if let Some(found) = &found {
                console.out(&found.to_text(console.lang(), console.color_stdout()));
            }
        });
        inputs.code(code)
    }
}

/// The head of the page that lists the year's documents.
fn index(loaded: &Loaded, year: &Year<'_>) -> Index {
    let office = loaded.plan.office.issuer.notation();
    let can_chi = CanChi::of_year(year.year);
    let skipped = left_out(year).map(|why| format!("Không có trong năm này: {}", why.vi));
    Index {
        title: format!("Văn bản các dịp năm {} ({can_chi})", year.year),
        lines: [format!("Cơ quan ban hành: {office}")].into_iter().chain(skipped).collect(),
    }
}

/// Why occasions of the plan do not come in the year, those too that a notice names with others.
fn left_out<'y>(year: &'y Year<'_>) -> impl Iterator<Item = &'y Message> {
    let absent = year.notices.iter().flat_map(|notice| &notice.occasion.absent);
    year.skipped.iter().map(|skipped| &skipped.why).chain(absent)
}

/// What is to be looked at while no decision is known on days off, each occasion once.
fn days_undecided(year: &Year<'_>) -> Vec<Message> {
    let mut told: Vec<Message> = Vec::new();
    for occasion in year.notices.iter().map(|notice| &notice.occasion) {
        for what in occasion.leave.iter().flat_map(leave::checks) {
            let what = about(&occasion.name, &what);
            if !told.contains(&what) {
                told.push(what);
            }
        }
    }
    told
}

/// The year of an option, where it is given.
fn read_year(given: &ArgMatches, name: &str, console: &mut Console<'_, '_>) -> Result<Option<u16>, ()> {
    let text = given.get_one::<String>(name);
    text.map(|text| crate::calendar::year(text)).transpose().map_err(|why| {
        console.complain(&about(&format!("--{name}"), &why));
    })
}

/// The plan in a year; what is wrong with it goes into `told`, each finding once. Without `strictly` an occasion may
/// be none in that year.
fn brought_to<'l>(
    year: u16,
    undecided: Undecided,
    strictly: bool,
    loaded: &'l Loaded,
    house: &House,
    told: &mut Told,
) -> Year<'l> {
    let templates = loaded.of_notices();
    let mut year = prepare(&loaded.plan, year, &templates, &loaded.references, &loaded.decisions, undecided);
    let Faults { plan, templates, references } = std::mem::take(&mut year.faults);
    told.references(references);
    let counts = |found: &Diagnostic| strictly || !matches!(found.code, "VB047" | "VB048");
    plan.into_iter().filter(counts).for_each(|found| told.plan(found));
    for (notice, found) in templates {
        told.template(loaded.of_notice[notice], found);
    }
    for notice in &year.notices {
        let at = loaded.plan.notices.iter().position(|entry| std::ptr::eq(entry, notice.entry));
        let review = notice.review(house);
        let grave = |found: &Diagnostic| found.severity == Severity::Error;
        review.plan.into_iter().filter(grave).for_each(|found| told.plan(found));
        let at = at.and_then(|at| loaded.of_notice[at]);
        review.template.into_iter().filter(grave).for_each(|found| told.template(at, found));
    }
    year
}
