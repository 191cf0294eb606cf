//! The rules, each beside its page.

pub(super) mod vb301_symbol_with_type;
pub(super) mod vb302_symbol_with_space;
pub(super) mod vb501_subject_with_opening;
pub(super) mod vb502_subject_with_end_mark;
pub(super) mod vb701_degree_before_name;
pub(super) mod vb901_list_without_as_above;
pub(super) mod vb902_archive_without_clerk;
pub(super) mod vb903_list_with_archive_line;
pub(super) mod vb1001_annex_not_referred_to;
