//! Many documents in one run: each looked over before any is written, then written whole, one after the other on
//! every core, so that a run that stops leaves good files and the next one goes on from there.

mod staging;
mod progress;
mod index;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use clap::ArgMatches;
use congvan::cascade::Check;
use congvan::text::diagnostic::Message;
use rayon::prelude::*;

use crate::console::{Console, shown};
use crate::output::{Output, Place, line, look, not_written};
use crate::refusal::about;
use crate::{COULD_NOT_RUN, FINDINGS, FINE};
use progress::Progress;
use staging::Staging;

pub(crate) use index::Index;

/// So many documents are told file by file; of more, only how many.
pub(crate) const FEW: usize = 10;

/// One document of a batch. It holds what the document is made from, not the document: memory stays the same however
/// many there are.
pub(crate) trait Work: Sync {
    /// As messages name it.
    fn label(&self) -> &str;
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

/// A document that was made.
pub(crate) struct Made {
    /// The content of each file, in the order of [`Work::paths`], or why there is no such file.
    pub(crate) files: Vec<Result<Vec<u8>, Message>>,
    /// What a person must see to in it, each once.
    pub(crate) checks: Vec<Check>,
}

/// How a batch runs.
pub(crate) struct Running<'a> {
    /// The output folder.
    pub(crate) folder: &'a Path,
    /// Files that are never written over.
    pub(crate) inputs: &'a [PathBuf],
    /// Whether other content may be replaced.
    pub(crate) force: bool,
    /// Only say what would be done.
    pub(crate) is_dry: bool,
    /// Write the good ones even where there are bad ones.
    pub(crate) keep_going: bool,
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

/// Which files of a document could not be made, and why.
type Missing = Vec<(usize, Message)>;

/// What is told of a document that was made.
#[derive(Clone)]
struct Told {
    /// What to see to in it.
    checks: Vec<Arc<Check>>,
    /// What of it could not be made.
    missing: Missing,
}

impl Told {
    fn is_missing(&self, file: usize) -> bool {
        self.missing.iter().any(|(at, _)| *at == file)
    }
}

/// What is known of a document before anything is written.
enum Look {
    /// It can be written; what stands at the place of each file, and what is told of it, where it had to be made.
    Good { places: Vec<Place>, told: Option<Told> },
    /// There is no such document.
    None(Message),
    /// It may not be written there.
    Refused(Vec<Message>),
    /// The run was stopped before.
    Stopped,
}

/// What became of a document.
enum Fate {
    /// It is there.
    Done(Told),
    /// There was none to write.
    Passed,
    /// There is no such document after all.
    None(Message),
    /// It could not be written.
    Failed(Message),
    /// The run was stopped before.
    Stopped,
}

/// Looks every document over and, where none is bad, writes those that are not there yet, and an index page where there
/// is one to write. Says what was done, and before that what `tell` has to say of documents that can be made; returns
/// the exit code.
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
    if let Some(why) = index.and_then(|index| index.refusal(running)) {
        console.complain(&why);
        return COULD_NOT_RUN;
    }
    let interruption = console.interruption();
    interruption.heed();
    let known = Known::default();
    let progress = Progress::new(console, works.len(), ("xem", "looking"));
    let looks: Vec<Look> = pool.install(|| {
        let each = works.par_iter().map(|work| {
            if interruption.is_asked() {
                return Look::Stopped;
            }
            let look = look_over(work, running, &known);
            progress.step();
            look
        });
        each.collect()
    });
    progress.finish();
    let code = refusals(works, &looks, console);
    if looks.iter().any(|look| matches!(look, Look::Stopped)) {
        console.complain(&stopped(0, works.len()));
        return COULD_NOT_RUN;
    }
    let any_good = looks.iter().any(|look| matches!(look, Look::Good { .. }));
    if code != FINE && !(running.keep_going && any_good) {
        console.complain(&nothing_written(any_good));
        return code;
    }
    tell(console);
    if running.is_dry {
        announce(works, &looks, running.folder, console);
        if let Some(line) = index.and_then(|index| index.plan(running)) {
            console.say(&line);
        }
        return code;
    }
    code.max(write(works, &looks, running, index, (&pool, &known), console))
}

fn look_over<W: Work>(work: &W, running: &Running<'_>, known: &Known) -> Look {
    if let Some(why) = work.refusal() {
        return Look::None(why);
    }
    let paths: Vec<PathBuf> = work.paths().iter().map(|path| running.folder.join(path)).collect();
    let (contents, told) = if paths.iter().any(|path| path.symlink_metadata().is_ok()) {
        match work.make() {
            Ok(Made { files, checks }) => {
                let (contents, missing) = parted(files);
                (contents, Some(Told { checks: shared(checks, known), missing }))
            }
            Err(why) => return Look::None(why),
        }
    } else {
        // What stands nowhere yet need not be made to be compared.
        (vec![Some(Vec::new()); paths.len()], None)
    };
    let mut places = Vec::new();
    let mut refused = Vec::new();
    for (path, bytes) in paths.into_iter().zip(contents) {
        let Some(bytes) = bytes else {
            places.push(Place::Same);
            continue;
        };
        let output = Output { path, bytes };
        match look(&output, running.inputs, running.force) {
            Ok(place) => places.push(place),
            Err(why) => refused.push(about(&shown(&output.path), &why)),
        }
    }
    if refused.is_empty() { Look::Good { places, told } } else { Look::Refused(refused) }
}

/// The contents of files, and why some are not made.
fn parted(files: Vec<Result<Vec<u8>, Message>>) -> (Vec<Option<Vec<u8>>>, Missing) {
    let mut missing = Vec::new();
    let each = files.into_iter().enumerate();
    let contents = each.map(|(at, file)| file.map_err(|why| missing.push((at, why))).ok()).collect();
    (contents, missing)
}

/// Says every reason why a document is not made or written.
fn refusals<W: Work>(works: &[W], looks: &[Look], console: &mut Console<'_, '_>) -> u8 {
    let mut code = FINE;
    let none = works.iter().zip(looks).filter_map(|(work, look)| match look {
        Look::None(why) => Some((work.label(), why)),
        _ => None,
    });
    if tell_none(none, console) {
        code = FINDINGS;
    }
    for look in looks {
        if let Look::Refused(reasons) = look {
            code = COULD_NOT_RUN;
            reasons.iter().for_each(|why| console.complain(why));
        }
    }
    code
}

/// Says why there are no such documents, each reason once. True where there is any.
fn tell_none<'m>(none: impl Iterator<Item = (&'m str, &'m Message)>, console: &mut Console<'_, '_>) -> bool {
    let mut said = BTreeSet::new();
    for (label, why) in none {
        if said.insert(why) {
            let whole = about(label, why);
            console.complain(if why.vi.starts_with(label) { why } else { &whole });
        }
    }
    !said.is_empty()
}

fn announce<W: Work>(works: &[W], looks: &[Look], folder: &Path, console: &mut Console<'_, '_>) {
    for (work, look) in works.iter().zip(looks) {
        let Look::Good { places, told } = look else { continue };
        for (at, (path, place)) in work.paths().iter().zip(places).enumerate() {
            if told.as_ref().is_some_and(|told| told.is_missing(at)) {
                continue;
            }
            console.say(&line(place.plan(), &folder.join(path)));
        }
    }
}

fn write<W: Work>(
    works: &[W],
    looks: &[Look],
    running: &Running<'_>,
    index: Option<&Index>,
    (pool, known): (&rayon::ThreadPool, &Known),
    console: &mut Console<'_, '_>,
) -> u8 {
    let staging = match Staging::within(running.folder) {
        Ok(staging) => staging,
        Err(error) => {
            console.complain(&not_written(running.folder, &error));
            return COULD_NOT_RUN;
        }
    };
    let interruption = console.interruption();
    let failed = AtomicBool::new(false);
    let progress = Progress::new(console, works.len(), ("ghi", "writing"));
    let fates: Vec<Fate> = pool.install(|| {
        let each = works.par_iter().zip(looks).map(|(work, look)| {
            let Look::Good { places, told } = look else { return Fate::Passed };
            if interruption.is_asked() || failed.load(Ordering::Relaxed) {
                return Fate::Stopped;
            }
            let fate = match told {
                // Everything was there, as it should be.
                Some(told) if places.iter().all(|place| *place == Place::Same) => Fate::Done(told.clone()),
                _ => write_one(work, places, running, &staging, known),
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
    let mut code = FINE;
    let mut counts = [0_usize; 3];
    for ((work, look), fate) in works.iter().zip(looks).zip(&fates) {
        match (fate, look) {
            (Fate::Done(told), Look::Good { places, .. }) => {
                let files = work.paths();
                for (at, (path, place)) in files.iter().zip(places).enumerate() {
                    if told.is_missing(at) {
                        continue;
                    }
                    counts[*place as usize] += 1;
                    if works.len() <= FEW {
                        console.say(&line(place.done(), &running.folder.join(path)));
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
    let none = works.iter().zip(&fates).flat_map(|(work, fate)| {
        let (whole, missing) = match fate {
            Fate::None(why) => (Some(why), &[][..]),
            Fate::Done(told) => (None, &told.missing[..]),
            _ => (None, &[][..]),
        };
        whole.into_iter().chain(missing.iter().map(|(_, why)| why)).map(|why| (work.label(), why))
    });
    if tell_none(none, console) {
        code = code.max(FINDINGS);
    }
    if works.len() > FEW {
        console.say(&sum(counts));
    }
    if fates.iter().any(|fate| matches!(fate, Fate::Failed(_) | Fate::Stopped)) {
        let done = fates.iter().filter(|fate| matches!(fate, Fate::Done(_))).count();
        console.complain(&stopped(done, works.len()));
        return COULD_NOT_RUN;
    }
    if let Some(index) = index {
        let rows = works.iter().zip(looks).zip(&fates).filter_map(|((work, look), fate)| {
            let state = match (fate, look) {
                (Fate::Done(told), _) => Ok(told),
                (Fate::None(why), _) | (_, Look::None(why)) => Err(why),
                _ => return None,
            };
            Some(index::Row { label: work.label(), group: work.group(), paths: work.paths(), state })
        });
        code = code.max(index.write(&rows.collect::<Vec<_>>(), running, &staging, console));
    }
    code
}

fn write_one<W: Work>(
    work: &W,
    places: &[Place],
    running: &Running<'_>,
    staging: &Staging,
    known: &Known,
) -> Fate {
    let Made { files, checks } = match work.make() {
        Ok(made) => made,
        Err(why) => return Fate::None(why),
    };
    let (contents, missing) = parted(files);
    for ((path, bytes), place) in work.paths().iter().zip(contents).zip(places) {
        let Some(bytes) = bytes.filter(|_| *place != Place::Same) else { continue };
        let path = running.folder.join(path);
        if let Err(error) = staging.write(&path, &bytes, *place) {
            return Fate::Failed(not_written(&path, &error));
        }
    }
    Fate::Done(Told { checks: shared(checks, known), missing })
}

/// Sentences that many documents share are kept once.
fn shared(checks: Vec<Check>, known: &Known) -> Vec<Arc<Check>> {
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

fn stopped(done: usize, all: usize) -> Message {
    Message::new(
        format!("dừng giữa chừng: xong {done} trên {all} văn bản; chạy lại lệnh này để làm tiếp"),
        format!("stopped: {done} of {all} documents done; run the command again to go on"),
    )
}
