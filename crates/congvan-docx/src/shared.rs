//! Parts that are the same in every document of a form, compressed once: a run of thousands has a few forms.

use std::io::Cursor;
use std::sync::{Arc, Mutex, PoisonError};

use congvan::document::form::Form;
use zip::ZipArchive;

/// Parts within an archive of their own.
pub(crate) type Parts = ZipArchive<Cursor<Arc<[u8]>>>;

/// So many forms are kept; whoever uses more has them compressed each time.
const KEPT: usize = 16;

/// A form, and which of comments and footnotes there are.
type Key = (Form, [bool; 2]);

static KNOWN: Mutex<Vec<(Key, Parts)>> = Mutex::new(Vec::new());

/// The parts of a form; `make` gives the archive where it is not known yet. None where it is no archive.
pub(crate) fn parts(form: &Form, has: [bool; 2], make: impl FnOnce() -> Vec<u8>) -> Option<Parts> {
    let key = (*form, has);
    let known = |known: &[(Key, Parts)]| {
        known.iter().find(|(other, _)| *other == key).map(|(_, parts)| parts.clone())
    };
    let found = known(&KNOWN.lock().unwrap_or_else(PoisonError::into_inner));
    if found.is_some() {
        return found;
    }
    let parts = ZipArchive::new(Cursor::new(Arc::from(make()))).ok()?;
    let mut all = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if all.len() < KEPT && known(&all).is_none() {
        all.push((key, parts.clone()));
    }
    Some(parts)
}
