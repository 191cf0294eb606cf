//! From a document as it arrived to a directive: readers of files hand over an [`arrived::Arrived`], and what stands here
//! finds the components of the decree in it. It knows no format of files.

pub mod arrived;
pub mod refusal;
pub mod letters;
pub mod fields;
pub mod lists;
pub mod margins;
pub mod line;
