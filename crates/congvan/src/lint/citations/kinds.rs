//! Types of documents that are cited by number.

use crate::words::Words;
use std::ops::Range;

use crate::lint::passage::Passage;

/// The types, in small letters.
pub(in crate::lint) static KINDS: Words = Words::named("kinds: kinds");

/// The longest type whose last word is the one at `last`, in bytes of the passage.
pub(super) fn ending_at(passage: &Passage<'_>, last: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 4;
    (2..=LONGEST).rev().find_map(|length| {
        let first = (last + 1).checked_sub(length)?;
        let range = passage.range(first, last);
        KINDS.contains(&&passage.small[range.clone()]).then_some(range)
    })
}
