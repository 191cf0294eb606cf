//! What says of words laid on a page that they are a stamp of arrival (dấu đến) or what a signature says of itself.

use crate::words::Words;

/// Whether a line, in small letters, is one that a digital signature says of itself: `ký bởi: …`.
pub fn speaks_of_signing(text: &str) -> bool {
    static OPENINGS: Words = Words::from_list("laid on: a signature's words");
    OPENINGS.iter().any(|word| text.starts_with(word))
}

/// Whether a line, in small letters, is the heading of a stamp of arrival.
pub fn is_arrival(text: &str) -> bool {
    static HEADINGS: Words = Words::from_list("laid on: headings of stamps");
    HEADINGS.contains(&text.trim_end_matches([':', ' ']))
}

/// Whether a line, in small letters, begins as a field of such a stamp does.
pub fn is_in_stamp(text: &str) -> bool {
    static FIELDS: Words = Words::from_list("laid on: fields of stamps");
    FIELDS.iter().any(|word| text.starts_with(word))
}
