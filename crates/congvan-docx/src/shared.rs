//! Parts that are the same in every document of a form, deflated once: a run of thousands has a few forms.

use std::sync::{Arc, Mutex, PoisonError};

use congvan::document::form::Form;

use crate::archive::Packed;

/// Parts under their names.
pub(crate) type Parts = Arc<[(&'static str, Packed<'static>); 2]>;

/// So many forms are kept; whoever uses more has them deflated each time.
const KEPT: usize = 16;

/// A form, and which of comments and footnotes there are.
type Key = (Form, [bool; 2]);

static KNOWN: Mutex<Vec<(Key, Parts)>> = Mutex::new(Vec::new());

/// The parts of a form, which `make` gives where they are not known yet.
pub(crate) fn parts(
    form: &Form,
    has: [bool; 2],
    make: impl FnOnce() -> [(&'static str, String); 2],
) -> Parts {
    let key = (*form, has);
    let known = |known: &[(Key, Parts)]| {
        known.iter().find(|(other, _)| *other == key).map(|(_, parts)| Arc::clone(parts))
    };
    let found = known(&KNOWN.lock().unwrap_or_else(PoisonError::into_inner));
    if let Some(found) = found {
        return found;
    }
    let parts: Parts = Arc::new(make().map(|(name, part)| (name, Packed::of(&part).into_owned())));
    let mut all = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if all.len() < KEPT && known(&all).is_none() {
        all.push((key, Arc::clone(&parts)));
    }
    parts
}
