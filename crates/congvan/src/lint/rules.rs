//! The rules, each beside its page.

pub(super) mod vb301_symbol_with_type;
pub(super) mod vb302_symbol_with_space;
pub(super) mod vb303_number_not_digits;
pub(super) mod vb304_symbol_with_slash;
pub(super) mod vb305_symbol_without_type;
pub(super) mod vb501_subject_with_opening;
pub(super) mod vb502_subject_with_end_mark;
pub(super) mod vb601_closing_with_end_mark;
pub(super) mod vb602_item_with_typed_label;
pub(super) mod vb603_deadline_before_date;
pub(super) mod vb701_degree_before_name;
pub(super) mod vb702_name_in_capitals;
pub(super) mod vb703_authority_out_of_order;
pub(super) mod vb901_list_without_as_above;
pub(super) mod vb902_archive_without_clerk;
pub(super) mod vb903_list_with_archive_line;
pub(super) mod vb904_recipient_with_label;
pub(super) mod vb905_list_without_article;
pub(super) mod vb1001_annex_not_referred_to;
pub(super) mod vb1002_annex_without_content;
