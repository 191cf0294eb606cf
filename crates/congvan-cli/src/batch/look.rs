//! What is known of the documents of a batch before the first is written.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use congvan::text::diagnostic::Message;
use rayon::prelude::*;

use super::journal::{Files, Listed};
use super::{Parted, Shared, Told, Work, made_from};
use crate::console::Console;
use crate::output::{Output, line, look, standing};
use crate::place::Place;
use crate::progress::Progress;
use crate::refusal::about;
use crate::shown::MOST;
use crate::shown::display_path;
use crate::{COULD_NOT_RUN, FINDINGS, FINE};

/// What is known of a document before anything is written.
pub(super) enum Look {
    /// It can be written: where each file goes and what stands there, and what is told of it, where that is known.
    Good { paths: Vec<PathBuf>, places: Vec<Place>, told: Option<Told> },
    /// There is no such document.
    None(Message),
    /// It may not be written there.
    Refused(Vec<Message>),
    /// The run was stopped before; an earlier one may have finished it.
    Stopped { is_listed: bool },
}

impl Look {
    fn from_told(told: Told) -> Self {
        let paths: Vec<PathBuf> = told.files.iter().map(|(path, _)| path.clone()).collect();
        Self::Good { places: vec![Place::Same; paths.len()], paths, told: Some(told) }
    }

    /// Whether all of it stands where it is to be.
    pub(super) fn is_done(&self) -> bool {
        match self {
            Self::Good { places, told, .. } => {
                told.is_some() && places.iter().all(|place| *place == Place::Same)
            }
            Self::Stopped { is_listed } => *is_listed,
            Self::None(_) | Self::Refused(_) => false,
        }
    }
}

/// Looks at every document. What a run that was cut left to do decides how long that takes, not what it had finished.
pub(super) fn look_all<W: Work>(
    works: &[W],
    shared: &Shared<'_>,
    pool: &rayon::ThreadPool,
    console: &Console<'_, '_>,
) -> Vec<Look> {
    let interruption = console.interruption();
    let progress = Progress::new(console, works.len(), ("xem", "looking"));
    let looks = pool.install(|| {
        let listed: Vec<Option<Listed>> = works.par_iter().map(|work| look_up(work, shared)).collect();
        let is_same = |own: &Option<Listed>| own.as_ref().is_some_and(|own| own.files == Files::Same);
        let any_open = listed.iter().any(|own| !own.as_ref().is_some_and(|own| own.files != Files::Other));
        let each = works.par_iter().zip(listed).map(|(work, listed)| {
            let is_listed = listed.as_ref().is_some_and(|own| own.files != Files::Other);
            if interruption.is_asked() && !is_same(&listed) {
                return Look::Stopped { is_listed };
            }
            let look = match listed {
                Some(Listed { told, files: Files::Same }) => Look::from_told(told),
                Some(Listed { told, files: Files::Unread }) if shared.journal.holds(&told) => {
                    // Read once: the next run need not, should this one be cut.
                    if any_open {
                        shared.journal.add(&work.place(), &made_from(work, shared.running), &told);
                    }
                    Look::from_told(told)
                }
                _ => look_over(work, shared),
            };
            progress.step();
            look
        });
        each.collect()
    });
    progress.finish();
    looks
}

fn look_up<W: Work>(work: &W, Shared { running, known, journal, root }: &Shared<'_>) -> Option<Listed> {
    journal.look_up(&work.place(), || made_from(work, running), root, known)
}

fn look_over<W: Work>(work: &W, shared: &Shared<'_>) -> Look {
    let Shared { running, known, journal, root } = shared;
    if let Some(why) = work.refusal() {
        return Look::None(why);
    }
    let paths = work.paths();
    // What may be written over anyway is compared when it is made.
    let stands = |path: &PathBuf| running.folder.join(path).symlink_metadata().is_ok();
    if running.force && !running.is_dry || !paths.iter().any(stands) {
        return unmade(paths, shared);
    }
    let Parted { contents, told } = match work.make() {
        Ok(made) => Parted::of(made, &paths, known),
        Err(why) => return Look::None(why),
    };
    let mut places = Vec::new();
    let mut refused = Vec::new();
    for (path, bytes) in paths.iter().zip(contents) {
        let Some(bytes) = bytes else {
            places.push(Place::Same);
            continue;
        };
        let output = Output { path: running.folder.join(path), bytes };
        match look(&output, running.inputs, Some(root), running.force) {
            Ok(place) => places.push(place),
            Err(why) => refused.push(about(&display_path(&output.path), &why)),
        }
    }
    if !refused.is_empty() {
        return Look::Refused(refused);
    }
    // What a run that was cut had written but not told of is not made again either.
    if places.iter().all(|place| *place == Place::Same) {
        journal.add(&work.place(), &made_from(work, running), &told);
    }
    Look::Good { paths, places, told: Some(told) }
}

/// Looks at the places of a document without making it.
fn unmade(paths: Vec<PathBuf>, Shared { running, root, .. }: &Shared<'_>) -> Look {
    let mut places = Vec::new();
    let mut refused = Vec::new();
    for path in paths.iter().map(|path| running.folder.join(path)) {
        match standing(&path, running.inputs, Some(root)) {
            Ok(None) => places.push(Place::Free),
            Ok(Some(_)) => places.push(Place::Other),
            Err(why) => refused.push(about(&display_path(&path), &why)),
        }
    }
    if refused.is_empty() { Look::Good { paths, places, told: None } } else { Look::Refused(refused) }
}

/// Says why documents are not made or written: every reason, up to a hundred, and how many more there are.
pub(super) fn refusals<W: Work>(works: &[W], looks: &[Look], console: &mut Console<'_, '_>) -> u8 {
    let mut code = FINE;
    let none = works.iter().zip(looks).filter_map(|(work, look)| match look {
        Look::None(why) => Some((work.label(), why)),
        _ => None,
    });
    if tell_none(none, console) {
        code = FINDINGS;
    }
    let refused = looks.iter().filter_map(|look| match look {
        Look::Refused(reasons) => Some(in_a_line(reasons)),
        _ => None,
    });
    let refused: Vec<Message> = refused.collect();
    if !refused.is_empty() {
        code = COULD_NOT_RUN;
    }
    tell_first(&refused, console);
    code
}

/// Why a document may not be written, by its first file.
fn in_a_line(reasons: &[Message]) -> Message {
    let Message { vi, en } = reasons.first().cloned().unwrap_or_else(|| Message::new("", ""));
    match reasons.len() {
        0 | 1 => Message::new(vi, en),
        all => {
            let more = all - 1;
            Message::new(
                format!("{vi} (và {more} tệp nữa của văn bản này)"),
                format!("{en} (and {more} more of this document)"),
            )
        }
    }
}

/// Says the first of many reasons, and how many more there are.
fn tell_first(reasons: &[Message], console: &mut Console<'_, '_>) {
    reasons.iter().take(MOST).for_each(|why| console.complain(why));
    let rest = reasons.len().saturating_sub(MOST);
    if rest > 0 {
        let all = reasons.len();
        console.complain(&Message::new(
            format!("còn {rest} điều nữa, cả thảy {all}; xem hết: --format json"),
            format!("{rest} more, {all} in all; to see all: --format json"),
        ));
    }
}

/// Says why there are no such documents, each reason once. True where there is any.
pub(super) fn tell_none<'m>(
    none: impl Iterator<Item = (&'m str, &'m Message)>,
    console: &mut Console<'_, '_>,
) -> bool {
    let mut said = BTreeSet::new();
    let each = none
        .filter(|(_, why)| said.insert(*why))
        .map(|(label, why)| if why.vi.starts_with(label) { why.clone() } else { about(label, why) });
    let each: Vec<Message> = each.collect();
    tell_first(&each, console);
    !each.is_empty()
}

/// What would be done.
pub(super) fn announce(looks: &[Look], folder: &Path, console: &mut Console<'_, '_>) {
    for look in looks {
        let Look::Good { paths, places, told } = look else { continue };
        for (at, (path, place)) in paths.iter().zip(places).enumerate() {
            if !told.as_ref().is_some_and(|told| told.is_missing(at)) {
                console.say(&line(place.plan(), &folder.join(path)));
            }
        }
    }
}
