//! Versions of many units as one ZIP.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::http::StatusCode;
use congvan::cascade::{self, Answers, Options, Readings};
use congvan::model::date::Date;
use congvan::model::directive::Directive;
use congvan::model::directive::types::DocumentType;
use congvan::model::units::Unit;
use congvan::text::diagnostic::Lang;
use congvan_make::names::of_unit;
use congvan_make::units::{code, folders, whole_name};
use congvan_make::{Format, Settings};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Shared;
use super::version::{ANSWERS, Version, answers_file, endings};
use crate::asked::{Asked, Reply};
use crate::batches::{Batch, Told};
use crate::fault::Fault;
use crate::hand::{ByHand, few};
use crate::pages::index_page;
use crate::source::{
    Formats, Given, GroupBy, Words, answers, day, formats_of_version, kind, office, place, profiles,
    superior, unit,
};
use crate::zipped::Zipped;

/// More units than any province has; a batch of the whole country is the command's work.
const MOST_UNITS: usize = 500;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Start {
    source: Given,
    units: Option<Vec<Value>>,
    profiles: Option<Given>,
    #[serde(default)]
    all: bool,
    /// What a person changed in versions by hand, by the unit's name; where several have it, with what they belong to:
    /// `xã Chi Lăng, tỉnh Lạng Sơn`.
    #[serde(default)]
    by_hand: BTreeMap<String, Vec<ByHand>>,
    answers: Option<Given>,
    office: Option<Given>,
    date: Option<String>,
    #[serde(default)]
    repeat_bases: bool,
    /// The type of the versions.
    #[serde(rename = "as")]
    kind: Option<String>,
    group_by: Option<GroupBy>,
    /// Whether a DOCX has what to see to as comments.
    #[serde(default)]
    comments: bool,
    /// What a person has seen to already, by the unit's name as in `by_hand`: the index does not ask for it again.
    #[serde(default)]
    seen: BTreeMap<String, Vec<Seen>>,
    to: Option<Words>,
}

/// A check that a person has seen to: its sentence and its words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Seen {
    at: String,
    check: String,
}

/// What the versions of a batch are made from.
struct Making {
    directive: Directive,
    units: Vec<Unit>,
    answers: Option<Answers>,
    given: Start,
    kind: Option<&'static DocumentType>,
    settings: Settings<'static>,
    to: Formats,
}

pub(crate) fn start(shared: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    let given: Start = asked.body()?;
    let (_, directive) = superior(&given.source)?;
    let units = units(&given, &directive)?;
    if units.is_empty() || units.len() > MOST_UNITS {
        return Err(Fault::bad(
            format!("cần từ 1 đến {MOST_UNITS} đơn vị; nhiều hơn thì dùng lệnh congvan cascade"),
            format!("give 1 to {MOST_UNITS} units; for more use congvan cascade"),
        ));
    }
    day(given.date.as_deref())?;
    let kind = kind(given.kind.as_deref())?;
    given.by_hand.values().try_for_each(|changes| few(changes))?;
    let answers = answers(given.answers.as_ref(), &directive)?;
    let settings = Settings { office: office(given.office.as_ref())?, ..Settings::default() };
    let mut to = formats_of_version(given.to.as_ref())?;
    to.comments = given.comments;
    if to.is_shown_only() {
        to.files = Format::USUAL.to_vec();
    }
    let batch = shared.batches.begin(units.len());
    let making = Making { directive, units, answers, given, kind, settings, to };
    let working = Arc::clone(&batch);
    std::thread::Builder::new().name("batch".to_owned()).spawn(move || run(&making, &working)).map_err(
        |error| {
            let (vi, en) =
                (format!("không mở được luồng: {error}"), format!("cannot start a thread: {error}"));
            Fault::new(StatusCode::SERVICE_UNAVAILABLE, vi, en)
        },
    )?;
    Ok(Reply::Accepted(batch.to_json()))
}

/// The units that are named, those of a file, or all of the issuer's territory.
fn units(given: &Start, directive: &Directive) -> Result<Vec<Unit>, Fault> {
    let mut units = Vec::new();
    for one in given.units.iter().flatten() {
        units.push(unit(one, directive)?);
    }
    if let Some(file) = &given.profiles {
        units.extend(profiles(&file.source("profiles")?, directive)?);
    }
    if given.all {
        let level = cascade::next_level(directive).map_err(|refused| Fault::refusal(&refused.message))?;
        let day = directive.date.of_law();
        let place = place(directive.territory().map_or("", |text| text.notation()), day);
        let members = place.into_iter().flat_map(|place| place.members_on(day));
        units
            .extend(members.filter(|entry| entry.level() == level).map(|entry| Unit::from_entry(entry, day)));
    }
    let mut known = std::collections::BTreeSet::new();
    units.retain(|unit| known.insert(whole_name(unit)));
    Ok(units)
}

/// A version, packed or not.
struct Packed {
    told: Told,
    files: Vec<(String, Vec<u8>)>,
}

fn run(making: &Making, batch: &Batch) {
    match make_zip(making, batch) {
        Ok(Some((told, zip))) => batch.finish(told, zip),
        Ok(None) => {}
        Err(fault) => batch.fail(json!(fault.findings)),
    }
}

/// What became of each unit, and the bytes of the ZIP.
type Outcome = (Vec<Told>, Vec<u8>);

/// All versions, on all processors but one, in the order of the units; none where the batch was cancelled.
fn make_zip(making: &Making, batch: &Batch) -> Result<Option<Outcome>, Fault> {
    let places = places(&making.units, making.directive.date.of_law());
    let readings = Readings::of(&making.directive);
    let threads =
        std::thread::available_parallelism().map_or(1, |count| count.get().saturating_sub(1).max(1));
    let next = AtomicUsize::new(0);
    let work = || {
        let mut packed: Vec<(usize, Packed)> = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(unit) = making.units.get(at).filter(|_| !batch.is_cancelled()) else { return packed };
            packed.push((
                at,
                make_version(making, unit, &distinct_name(&making.units, unit), &places[at], &readings),
            ));
            batch.done.fetch_add(1, Ordering::Relaxed);
        }
    };
    let mut versions: Vec<(usize, Packed)> = std::thread::scope(|scope| {
        let working: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        working.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    });
    if batch.is_cancelled() {
        return Ok(None);
    }
    versions.sort_by_key(|(at, _)| *at);
    let mut zip = Zipped::new();
    for (path, bytes) in versions.iter().flat_map(|(_, version)| &version.files) {
        zip.add(path, bytes)?;
    }
    let told: Vec<Told> = versions.into_iter().map(|(_, version)| version.told).collect();
    let title = format!("Triển khai: {}", making.directive.subject.notation());
    let answers = making.answers.as_ref().map(|answers| (ANSWERS, answers_file(answers)));
    if let Some((name, text)) = &answers {
        zip.add(name, text.as_bytes())?;
    }
    zip.add(
        "index.html",
        index_page(&title, &told, &endings(&making.to), answers.map(|(name, _)| name))?.as_bytes(),
    )?;
    Ok(Some((told, zip.finish()?)))
}

/// Where a unit's files stand.
struct Place {
    /// The folder.
    folder: String,
    /// What its files are called, without their endings.
    name: String,
}

/// A place for each unit as the command gives it: units of several provinces stand in a folder of their province each.
fn places(units: &[Unit], day: Date) -> Vec<Place> {
    let province = |unit: &Unit| unit.province.as_ref().map(|name| name.notation().to_owned());
    let mut together: BTreeMap<Option<String>, Vec<usize>> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        together.entry(province(unit)).or_default().push(at);
    }
    let by_province = together.keys().flatten().count() > 1;
    let mut places: BTreeMap<usize, Place> = BTreeMap::new();
    let groups =
        if by_province { together.into_values().collect() } else { vec![(0..units.len()).collect()] };
    for group in groups {
        let own: Vec<&Unit> = group.iter().map(|at| &units[*at]).collect();
        let names = folders(&own, |nth| code(own[nth], day));
        for (at, name) in group.into_iter().zip(names) {
            let above =
                province(&units[at]).filter(|_| by_province).map(|name| format!("{}/", of_unit(&name)));
            places.insert(at, Place { folder: format!("{}{name}", above.unwrap_or_default()), name });
        }
    }
    places.into_values().collect()
}

/// What a unit is called among these: with what it belongs to where another has its name.
fn distinct_name(units: &[Unit], unit: &Unit) -> String {
    let is_alone = units.iter().filter(|other| other.name.notation() == unit.name.notation()).count() < 2;
    if is_alone { unit.name.notation().to_owned() } else { whole_name(unit) }
}

/// What is given of a unit, by its name alone or with what it belongs to.
fn of<'g, T>(given: &'g BTreeMap<String, Vec<T>>, unit: &Unit) -> &'g [T] {
    let known = given.get(&whole_name(unit)).or_else(|| given.get(unit.name.notation()));
    known.map_or(&[], Vec::as_slice)
}

fn make_version(making: &Making, unit: &Unit, called: &str, place: &Place, readings: &Readings) -> Packed {
    let options = Options {
        date: day(making.given.date.as_deref()).ok().flatten(),
        repeat_bases: making.given.repeat_bases,
        kind: making.kind,
        grouping: GroupBy::grouping(making.given.group_by),
        readings: Some(readings),
        answers: making.answers.as_ref(),
        ..Options::default()
    };
    // Who is refused is named by what tells of it.
    let own = format!("{}: ", unit.name.notation());
    let none = |why: String| Packed {
        told: Told {
            unit: called.to_owned(),
            place: None,
            checks: vec![why.strip_prefix(&own).unwrap_or(&why).to_owned()],
        },
        files: Vec::new(),
    };
    let derived = match cascade::cascade(&making.directive, unit, &options) {
        Ok(made) => made,
        Err(refused) => return none(refused.message.vi),
    };
    let changes = of(&making.given.by_hand, unit);
    let version = Version::of(&making.directive, &derived, changes);
    let own = match version.directive() {
        Ok(own) => own,
        Err(rejected) => return none(rejected.to_string()),
    };
    let written = match version.files(&own, &making.to, &making.settings, &place.name) {
        Ok(written) => written,
        Err(why) => return none(why.vi),
    };
    let lost = changes.iter().zip(&version.places).filter(|(_, place)| place.is_none());
    let mut checks: Vec<String> = lost.map(|(change, _)| change.loss_message()).collect();
    let seen = of(&making.given.seen, unit);
    let is_seen = |at: &str, check: &str| seen.iter().any(|own| own.at == at && own.check == check);
    let open = version.trace.checks().filter(|(at, check)| !is_seen(at, &check.what.vi));
    checks.extend(open.map(|(_, check)| check.what.plain(Lang::Vi)));
    let mut files = Vec::new();
    for file in written {
        match file.bytes {
            Ok(bytes) => files.push((format!("{}/{}", place.folder, file.name), bytes)),
            Err(why) => checks.push(why.vi),
        }
    }
    files.push((format!("{}/trace.html", place.folder), version.trace.to_html(Lang::Vi).into_bytes()));
    Packed {
        told: Told {
            unit: called.to_owned(),
            place: Some((place.folder.clone(), place.name.clone())),
            checks,
        },
        files,
    }
}

fn unknown() -> Fault {
    Fault::new(
        StatusCode::NOT_FOUND,
        "không có lượt này, hoặc đã quá lâu",
        "there is no such batch, or it is too long ago",
    )
}

pub(crate) fn progress(shared: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    shared.batches.get(&asked.at).map(|batch| Reply::Json(batch.to_json())).ok_or_else(unknown)
}

pub(crate) fn cancel(shared: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    shared.batches.remove(&asked.at).map(|batch| Reply::Json(batch.to_json())).ok_or_else(unknown)
}

pub(crate) fn zip(shared: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    let batch = shared.batches.get(&asked.at).ok_or_else(unknown)?;
    let bytes = batch
        .zip()
        .ok_or_else(|| Fault::new(StatusCode::CONFLICT, "lượt này chưa xong", "the batch is not done"))?;
    Ok(Reply::File { name: "van-ban.zip".to_owned(), media_type: "application/zip", bytes: bytes.to_vec() })
}

pub(crate) fn example() -> Value {
    json!({ "source": super::check::EXAMPLE, "units": ["xã Chi Lăng, tỉnh Lạng Sơn", "xã Bắc Sơn, tỉnh Lạng Sơn"], "to": ["docx"] })
}
