//! Many documents in one run: each looked over before any is written, then written whole, one after the other on
//! every core, so that a run that stops leaves good files and the next one goes on from there. A journal says what is
//! finished, so that it is not made again; at the end it becomes the manifest.

mod manifest;
mod journal;
mod look;
mod index;
mod earlier;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use clap::ArgMatches;
use congvan::cascade::Check;
use congvan::text::diagnostic::Message;
use congvan::unit_table::LeftOut;
use congvan_make::names::{Taken, of_unit};
use rayon::prelude::*;

use crate::console::Console;
use crate::fingerprint::{Fingerprint, sha256};
use crate::output::{Root, holds, line, not_written};
use crate::place::Place;
use crate::progress::Progress;
use crate::staging::Staging;
use crate::{COULD_NOT_RUN, FINDINGS, FINE};
use earlier::Earlier;
use journal::Journal;
use look::{Look, announce, look_all, refusals, tell_none};
use serde_json::Value;

pub(crate) use index::Index;
pub(crate) use manifest::{manifest_schema, message, whole};

/// So many documents are told file by file; of more, only how many.
pub(crate) const FEW: usize = 10;

/// One document of a batch. It holds what the document is made from, not the document: memory stays the same however
/// many there are.
pub(crate) trait Work: Sync {
    /// As messages name it.
    fn label(&self) -> &str;
    /// What it is a document of.
    fn subject(&self) -> Subject<'_>;
    /// A path within the output folder that no other document of the batch has.
    fn place(&self) -> PathBuf;
    /// Adds what it is made from, beyond what all documents of the batch are.
    fn made_from(&self, print: &mut Fingerprint);
    /// Whose documents stand together on the index page, such as a province's.
    fn group(&self) -> Option<&str> {
        None
    }
    /// The files it becomes, within the output folder, in the order of [`Work::make`].
    fn paths(&self) -> Vec<PathBuf>;
    /// Why there is no such document, as far as that is known without making it; asked of every document before the
    /// first is written.
    fn refusal(&self) -> Option<Message>;
    /// The document.
    ///
    /// # Errors
    /// Why there is no such document.
    fn make(&self) -> Result<Made, Message>;
}

/// What a document of a batch is of; more than one may hold.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Subject<'a> {
    /// The unit that issues it.
    pub(crate) unit: Option<&'a str>,
    /// The notice of a plan.
    pub(crate) notice: Option<&'a str>,
    /// The file it was read from.
    pub(crate) source: Option<&'a str>,
}

/// A document that was made.
#[derive(Default)]
pub(crate) struct Made {
    /// The content of each file, in the order of [`Work::paths`], or why there is no such file.
    pub(crate) files: Vec<Result<Vec<u8>, Message>>,
    /// What a person must see to in it, each once.
    pub(crate) checks: Vec<Check>,
    /// What the rules of form say of it, as JSON.
    pub(crate) findings: Vec<Value>,
}

/// What to see to, the same words once.
pub(crate) fn each_once(found: impl IntoIterator<Item = Check>) -> Vec<Check> {
    let mut checks: Vec<Check> = Vec::new();
    for check in found {
        let is_same = |known: &Check| {
            (known.tier, &known.what, &known.words) == (check.tier, &check.what, &check.words)
        };
        if !checks.iter().any(is_same) {
            checks.push(check);
        }
    }
    checks
}

/// How a batch runs.
pub(crate) struct Running<'a> {
    /// What all its documents are made from.
    pub(crate) made_from: &'a Fingerprint,
    /// The output folder.
    pub(crate) folder: &'a Path,
    /// What was asked for by name as the place of it all: the output folder, or one above it. No link below it is
    /// followed to somewhere else.
    pub(crate) root: &'a Path,
    /// Files that are never written over.
    pub(crate) inputs: &'a [PathBuf],
    /// Whether other content may be replaced.
    pub(crate) force: bool,
    /// Only say what would be done.
    pub(crate) is_dry: bool,
    /// Write the good ones even where there are bad ones.
    pub(crate) keep_going: bool,
    /// Units that have no document, since what they are read from is wrong.
    pub(crate) left_out: &'a [LeftOut],
    /// Threads; 0 for one a core.
    pub(crate) jobs: usize,
}

/// The threads that `--jobs` asks for; 0 where it is not there.
///
/// # Errors
/// Where it is not a number from 1 to 1,024.
pub(crate) fn jobs(given: &ArgMatches) -> Result<usize, Message> {
    let Some(text) = given.get_one::<String>("jobs") else { return Ok(0) };
    text.parse().ok().filter(|jobs| (1..=1024).contains(jobs)).ok_or_else(|| {
        Message::new(
            format!("--jobs: `{text}` không phải số từ 1 đến 1024"),
            format!("--jobs: `{text}` is not a number from 1 to 1024"),
        )
    })
}

/// What to see to in the documents so far, each sentence once.
type Known = Mutex<BTreeSet<Arc<Check>>>;

/// A content that stands in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Content {
    sha256: String,
    bytes: u64,
}

/// What is told of a document that was made.
#[derive(Debug, Clone, PartialEq)]
struct Told {
    /// What to see to in it.
    checks: Vec<Arc<Check>>,
    /// What the rules of form say of it, as JSON.
    findings: Vec<Value>,
    /// Each of its files within the output folder, or why it could not be made.
    files: Vec<(PathBuf, Result<Content, Message>)>,
}

impl Told {
    fn is_missing(&self, file: usize) -> bool {
        self.files.get(file).is_some_and(|(_, content)| content.is_err())
    }

    /// Why some files could not be made.
    fn missing(&self) -> impl Iterator<Item = &Message> {
        self.files.iter().filter_map(|(_, content)| content.as_ref().err())
    }
}

/// A document that was made and looked through: the content of each file that could be made, and what is told of it.
struct Parted {
    contents: Vec<Option<Vec<u8>>>,
    told: Told,
}

impl Parted {
    fn of(made: Made, paths: &[PathBuf], known: &Known) -> Self {
        let Made { files, checks, findings } = made;
        let facts = files.iter().zip(paths).map(|(file, path)| {
            let content = file.as_ref().map_err(Message::clone);
            let facts = |bytes: &Vec<u8>| Content { sha256: sha256(bytes), bytes: bytes.len() as u64 };
            (path.clone(), content.map(facts))
        });
        let told = Told { files: facts.collect(), checks: intern(checks, known), findings };
        Self { contents: files.into_iter().map(Result::ok).collect(), told }
    }
}

/// What became of a document.
enum Fate {
    /// It is there: what is told of it, and what stood at the place of each file before.
    Done(Told, Vec<Place>),
    /// There was none to write.
    Passed,
    /// There is no such document after all.
    None(Message),
    /// It could not be written.
    Failed(Message),
    /// The run was stopped before.
    Stopped,
}

/// What all threads of a run share.
struct Shared<'r> {
    running: &'r Running<'r>,
    known: Known,
    journal: Journal,
    root: Root<'r>,
}

/// Whether there is a list of the folder's documents, which every run goes on with.
pub(crate) fn is_listed(folder: &Path) -> bool {
    !earlier::documents(folder).is_empty()
}

/// Looks every document over and, where none is bad, writes those that are not there yet, a manifest, and an index page
/// where there is one to write. Says what was done, and before that what `tell` has to say of documents that can be made;
/// returns the exit code.
pub(crate) fn run<'w, W: Work>(
    works: &[W],
    running: &Running<'_>,
    index: Option<&Index>,
    console: &mut Console<'w, '_>,
    tell: impl FnOnce(&mut Console<'w, '_>),
) -> u8 {
    let pool = match rayon::ThreadPoolBuilder::new().num_threads(running.jobs).build() {
        Ok(pool) => pool,
        Err(error) => {
            let (vi, en) = ("không mở được luồng", "cannot start threads");
            console.complain(&Message::new(format!("{vi}: {error}"), format!("{en}: {error}")));
            return COULD_NOT_RUN;
        }
    };
    let is_listed = works.len() + running.left_out.len() > 1 || index.is_some() || is_listed(running.folder);
    let root = Root::of(running.root);
    // The lists, the journal and unfinished files too lie in the folder.
    let in_the_way = root.refusal(&running.folder.join(manifest::MANIFEST));
    let in_the_way = in_the_way.or_else(|| index.and_then(|index| index.refusal(running)));
    let in_the_way = in_the_way.or_else(|| manifest::refusal(running).filter(|_| is_listed));
    let in_the_way = in_the_way.or_else(|| journal::refusal(running.folder));
    if let Some(why) = in_the_way {
        console.complain(&why);
        return COULD_NOT_RUN;
    }
    console.interruption().heed();
    let journal = Journal::open(running.folder, is_listed && !running.is_dry, running.force);
    let shared = Shared { running, known: Known::default(), journal, root };
    let looks = look_all(works, &shared, &pool, console);
    let code = refusals(works, &looks, console);
    if looks.iter().any(|look| matches!(look, Look::Stopped { .. })) {
        let done = looks.iter().filter(|look| look.is_done()).count();
        console.complain(&stop_message(done, works.len()));
        return COULD_NOT_RUN;
    }
    let any_good = looks.iter().any(|look| matches!(look, Look::Good { .. }));
    let goes_on = code == FINE || running.keep_going && any_good;
    if !goes_on {
        shared.journal.forget();
        console.complain(&nothing_written(any_good));
    } else {
        tell(console);
    }
    if !goes_on || running.is_dry {
        console.documents(Some(running.folder), || {
            let rows = rows(works, &looks, &[], running);
            let earlier = earlier::standing(running.folder, &rows);
            rows.iter().chain(&left_out(running.left_out, &rows, &earlier)).map(manifest::document).collect()
        });
    }
    if !goes_on {
        return code;
    }
    if running.is_dry {
        announce(&looks, running.folder, console);
        if let Some(line) = index.and_then(|index| index.plan(running)) {
            console.say(&line);
        }
        return code;
    }
    code.max(write(works, &looks, &shared, index.filter(|_| is_listed), &pool, console))
}

/// What a document is made from, in a few letters.
fn made_from<W: Work>(work: &W, running: &Running<'_>) -> String {
    let mut print = running.made_from.clone();
    print.add(work.place().to_string_lossy().as_bytes());
    work.made_from(&mut print);
    print.hex()
}

fn write<W: Work>(
    works: &[W],
    looks: &[Look],
    shared: &Shared<'_>,
    index: Option<&Index>,
    pool: &rayon::ThreadPool,
    console: &mut Console<'_, '_>,
) -> u8 {
    let running = shared.running;
    // A run that has nothing to write needs no place to write in.
    let is_open = |look: &Look| matches!(look, Look::Good { .. }) && !look.is_done();
    let staging = looks.iter().any(is_open).then(|| Staging::within(running.folder)).transpose();
    let mut staging = match staging {
        Ok(staging) => staging,
        Err(error) => {
            console.complain(&not_written(running.folder, &error));
            return COULD_NOT_RUN;
        }
    };
    let fates = write_all(works, looks, shared, staging.as_ref(), pool, console);
    let mut code = report(works, looks, &fates, running, console);
    let mut rows = rows(works, looks, &fates, running);
    let earlier = earlier::standing(running.folder, &rows);
    rows.extend(left_out(running.left_out, &rows, &earlier));
    console.documents(Some(running.folder), || rows.iter().map(manifest::document).collect());
    if fates.iter().any(|fate| matches!(fate, Fate::Failed(_) | Fate::Stopped)) {
        let done = fates.iter().filter(|fate| matches!(fate, Fate::Done(..))).count();
        console.complain(&stop_message(done, works.len()));
        return COULD_NOT_RUN;
    }
    rows.extend(earlier.iter().map(Earlier::row));
    if let Some(index) = index {
        code = code.max(index.write(&rows, running, &mut staging, console));
    }
    if shared.journal.is_kept() {
        code = code.max(manifest::write(&rows, running, &mut staging, console));
        // What the journal says stands in the manifest now.
        if code != COULD_NOT_RUN {
            shared.journal.close();
        }
    }
    code
}

fn write_all<W: Work>(
    works: &[W],
    looks: &[Look],
    shared: &Shared<'_>,
    staging: Option<&Staging>,
    pool: &rayon::ThreadPool,
    console: &Console<'_, '_>,
) -> Vec<Fate> {
    let interruption = console.interruption();
    let failed = AtomicBool::new(false);
    let progress = Progress::new(console, works.len(), ("ghi", "writing"));
    let fates = pool.install(|| {
        let each = works.par_iter().zip(looks).map(|(work, look)| {
            let Look::Good { paths, places, told } = look else { return Fate::Passed };
            let done = told.as_ref().filter(|_| look.is_done());
            let fate = match (done, staging) {
                // Everything was there, as it should be.
                (Some(told), _) => Fate::Done(told.clone(), places.clone()),
                _ if interruption.is_asked() || failed.load(Ordering::Relaxed) => return Fate::Stopped,
                (None, Some(staging)) => write_one(work, paths, places, shared, staging),
                (None, None) => return Fate::Stopped,
            };
            if matches!(fate, Fate::Failed(_)) {
                failed.store(true, Ordering::Relaxed);
            }
            progress.step();
            fate
        });
        each.collect()
    });
    progress.finish();
    fates
}

fn write_one<W: Work>(
    work: &W,
    paths: &[PathBuf],
    places: &[Place],
    shared: &Shared<'_>,
    staging: &Staging,
) -> Fate {
    let Shared { running, known, journal, .. } = shared;
    let Parted { contents, told } = match work.make() {
        Ok(made) => Parted::of(made, paths, known),
        Err(why) => return Fate::None(why),
    };
    let mut places = places.to_vec();
    for ((path, bytes), place) in paths.iter().zip(contents).zip(&mut places) {
        let Some(bytes) = bytes.filter(|_| *place != Place::Same) else { continue };
        let path = running.folder.join(path);
        if *place == Place::Other && holds(&path, &bytes) {
            *place = Place::Same;
        } else if let Err(error) = staging.write(&path, &bytes, *place) {
            return Fate::Failed(not_written(&path, &error));
        }
    }
    journal.add(&work.place(), &made_from(work, running), &told);
    Fate::Done(told, places)
}

/// Says what became of every document, as far as it went well.
fn report<W: Work>(
    works: &[W],
    looks: &[Look],
    fates: &[Fate],
    running: &Running<'_>,
    console: &mut Console<'_, '_>,
) -> u8 {
    let mut code = FINE;
    let mut counts = [0_usize; 3];
    for (look, fate) in looks.iter().zip(fates) {
        match (fate, look) {
            (Fate::Done(told, places), Look::Good { paths, .. }) => {
                for (at, (path, place)) in paths.iter().zip(places).enumerate() {
                    if told.is_missing(at) {
                        continue;
                    }
                    counts[*place as usize] += 1;
                    if works.len() <= FEW {
                        console.say(&line(place.outcome(), &running.folder.join(path)));
                    }
                }
            }
            // One is enough: on a full disk every thread fails.
            (Fate::Failed(why), _) if code == FINE => {
                console.complain(why);
                code = COULD_NOT_RUN;
            }
            _ => {}
        }
    }
    let none = works.iter().zip(fates).flat_map(|(work, fate)| {
        let (whole, told) = match fate {
            Fate::None(why) => (Some(why), None),
            Fate::Done(told, _) => (None, Some(told)),
            _ => (None, None),
        };
        whole.into_iter().chain(told.into_iter().flat_map(Told::missing)).map(|why| (work.label(), why))
    });
    if tell_none(none, console) {
        code = code.max(FINDINGS);
    }
    if works.len() > FEW {
        console.say(&sum(counts));
    }
    code
}

/// A document that was made alone, as the manifest of a batch would list it.
pub(crate) fn alone(
    source: &str,
    made_from: Fingerprint,
    files: Vec<(PathBuf, Result<Vec<u8>, Message>)>,
    findings: Vec<Value>,
    is_written: bool,
) -> Value {
    let (paths, files): (Vec<PathBuf>, Vec<_>) = files.into_iter().unzip();
    let made = Made { files, checks: Vec::new(), findings };
    let Parted { told, .. } = Parted::of(made, &paths, &Known::default());
    let row = Row {
        label: source,
        subject: Subject { source: Some(source), ..Subject::default() },
        group: None,
        place: paths.first().map(|path| path.with_extension("")).unwrap_or_default(),
        made_from: made_from.hex(),
        paths,
        state: if is_written { State::Done(&told) } else { State::Open },
        is_earlier: false,
    };
    manifest::document(&row)
}

/// A document of a batch, as pages about the batch list it.
struct Row<'a> {
    label: &'a str,
    subject: Subject<'a>,
    /// Whose documents stand together, such as a province's.
    group: Option<&'a str>,
    place: PathBuf,
    /// What it is made from, in a few letters.
    made_from: String,
    /// Its files within the output folder.
    paths: Vec<PathBuf>,
    state: State<'a>,
    /// Whether an earlier run made it, of whatever.
    is_earlier: bool,
}

/// What is known of a document.
enum State<'a> {
    /// It is there.
    Done(&'a Told),
    /// It could be made and was not, or not yet.
    Open,
    /// There is no such document.
    None(&'a Message),
    /// It must not be written there.
    Refused(&'a [Message]),
    /// What is wrong with what it would be made from.
    LeftOut(&'a [Message]),
}

fn rows<'a, W: Work>(
    works: &'a [W],
    looks: &'a [Look],
    fates: &'a [Fate],
    running: &Running<'a>,
) -> Vec<Row<'a>> {
    let each = works.iter().zip(looks).enumerate().map(|(at, (work, look))| {
        let state = match (fates.get(at), look) {
            (Some(Fate::Done(told, _)), _) => State::Done(told),
            (Some(Fate::None(why) | Fate::Failed(why)), _) | (_, Look::None(why)) => State::None(why),
            (_, Look::Refused(reasons)) => State::Refused(reasons),
            _ => State::Open,
        };
        let paths = match look {
            Look::Good { paths, .. } => paths.clone(),
            _ => Vec::new(),
        };
        let (place, made_from) = (work.place(), made_from(work, running));
        let (label, subject, group) = (work.label(), work.subject(), work.group());
        Row { label, subject, group, place, made_from, paths, state, is_earlier: false }
    });
    each.collect()
}

/// What there is no document of, each at a place that no other has, also none that an earlier run made.
fn left_out<'a>(units: &'a [LeftOut], rows: &[Row<'_>], earlier: &[Earlier]) -> Vec<Row<'a>> {
    let mut taken = Taken::default();
    rows.iter().for_each(|row| drop(taken.take(manifest::path(&row.place))));
    earlier.iter().for_each(|own| drop(taken.take(manifest::path(&own.row().place))));
    let each = units.iter().map(|LeftOut { name, reasons, .. }| Row {
        label: name,
        subject: Subject { unit: Some(name), ..Subject::default() },
        group: None,
        place: PathBuf::from(taken.take(of_unit(name))),
        made_from: String::new(),
        paths: Vec::new(),
        state: State::LeftOut(reasons),
        is_earlier: false,
    });
    each.collect()
}

/// Sentences that many documents share are kept once.
fn intern(checks: Vec<Check>, known: &Known) -> Vec<Arc<Check>> {
    let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
    let same = checks.into_iter().map(|check| match known.get(&check) {
        Some(same) => Arc::clone(same),
        None => {
            let new = Arc::new(check);
            known.insert(Arc::clone(&new));
            new
        }
    });
    same.collect()
}

fn sum([free, same, other]: [usize; 3]) -> Message {
    Message::new(
        format!("đã ghi {free} tệp, ghi đè {other} tệp, để nguyên {same} tệp"),
        format!("wrote {free} file(s), replaced {other}, left {same} as they are"),
    )
}

/// That nothing was written, and how to go on.
fn nothing_written(any_good: bool) -> Message {
    let (vi, en) = if any_good {
        (
            ", hoặc thêm --keep-going để vẫn làm các văn bản đúng",
            ", or add --keep-going to make the good ones",
        )
    } else {
        Default::default()
    };
    Message::new(
        format!("chưa ghi tệp nào: sửa các lỗi trên rồi chạy lại{vi}"),
        format!("nothing was written: mend the errors above and run it again{en}"),
    )
}

fn stop_message(done: usize, all: usize) -> Message {
    Message::new(
        format!("dừng giữa chừng: xong {done} trên {all} văn bản; chạy lại lệnh này để làm tiếp"),
        format!("stopped: {done} of {all} documents done; run the command again to go on"),
    )
}

/// Whether an ordinary file stands at the path, no link and nothing that never ends; none where nothing stands there.
fn is_ordinary(path: &Path) -> Option<bool> {
    fs::symlink_metadata(path).ok().map(|facts| facts.is_file())
}

/// Writes a list of the whole batch into its folder where it differs from the one that is there, and says so.
fn renew(
    path: &Path,
    text: &str,
    running: &Running<'_>,
    staging: &mut Option<Staging>,
    console: &mut Console<'_, '_>,
) -> u8 {
    let place = match fs::read(path) {
        Ok(there) if there == text.as_bytes() => Place::Same,
        Ok(_) => Place::Other,
        Err(_) => Place::Free,
    };
    let written = match (place, &mut *staging) {
        (Place::Same, _) => Ok(()),
        (_, Some(staging)) => staging.write(path, text.as_bytes(), Place::Other),
        (_, None) => Staging::within(running.folder)
            .and_then(|new| staging.insert(new).write(path, text.as_bytes(), Place::Other)),
    };
    match written {
        Ok(()) => {
            console.say(&line(place.outcome(), path));
            FINE
        }
        Err(error) => {
            console.complain(&not_written(path, &error));
            COULD_NOT_RUN
        }
    }
}
