//! The words before a subject that the form prints by itself.

use crate::words::Words;

/// The subject without `V/v` and without a mark at its end, where it has `V/v`.
pub(super) fn without_opening(subject: &str) -> Option<&str> {
    let rest = OPENINGS.iter().find_map(|opening| subject.strip_prefix(opening))?;
    Some(rest.trim_start_matches([':', ' ']).trim_end_matches(['.', ';', ',', ':', ' ']))
}

pub(super) static OPENINGS: Words = Words::from_list("subject: openings");
