//! What makes a file unusable before any rule of form is asked: one code, one page.

/// A fault of the file, not of the document's form.
pub(crate) struct Fault {
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    /// In Vietnamese, with examples that are run.
    pub(crate) page: &'static str,
}

/// Every fault, by code.
pub(crate) const FAULTS: &[Fault] = &[
    Fault { code: "VB001", name: "yaml-syntax", page: include_str!("faults/vb001_yaml_syntax.md") },
    Fault {
        code: "VB002",
        name: "yaml-not-used-here",
        page: include_str!("faults/vb002_yaml_not_used_here.md"),
    },
    Fault { code: "VB003", name: "key-twice", page: include_str!("faults/vb003_key_twice.md") },
    Fault {
        code: "VB004",
        name: "wrong-kind-of-value",
        page: include_str!("faults/vb004_wrong_kind_of_value.md"),
    },
    Fault { code: "VB005", name: "unknown-key", page: include_str!("faults/vb005_unknown_key.md") },
    Fault { code: "VB006", name: "missing-key", page: include_str!("faults/vb006_missing_key.md") },
    Fault {
        code: "VB007",
        name: "not-one-of-the-words",
        page: include_str!("faults/vb007_not_one_of_the_words.md"),
    },
    Fault { code: "VB008", name: "not-a-date", page: include_str!("faults/vb008_not_a_date.md") },
    Fault { code: "VB009", name: "empty-value", page: include_str!("faults/vb009_empty_value.md") },
    Fault {
        code: "VB010",
        name: "character-without-glyph",
        page: include_str!("faults/vb010_character_without_glyph.md"),
    },
    Fault {
        code: "VB011",
        name: "keys-that-exclude-each-other",
        page: include_str!("faults/vb011_keys_that_exclude_each_other.md"),
    },
    Fault {
        code: "VB012",
        name: "deadline-not-shown",
        page: include_str!("faults/vb012_deadline_not_shown.md"),
    },
    Fault {
        code: "VB013",
        name: "unit-without-kind",
        page: include_str!("faults/vb013_unit_without_kind.md"),
    },
    Fault {
        code: "VB014",
        name: "phrase-that-cannot-be-filled",
        page: include_str!("faults/vb014_phrase_that_cannot_be_filled.md"),
    },
    Fault {
        code: "VB015",
        name: "part-the-type-lacks",
        page: include_str!("faults/vb015_part_the_type_lacks.md"),
    },
    Fault { code: "VB016", name: "secret-document", page: include_str!("faults/vb016_secret_document.md") },
    Fault {
        code: "VB017",
        name: "table-that-does-not-fit",
        page: include_str!("faults/vb017_table_that_does_not_fit.md"),
    },
    Fault {
        code: "VB018",
        name: "outside-the-range",
        page: include_str!("faults/vb018_outside_the_range.md"),
    },
    Fault { code: "VB019", name: "unit-twice", page: include_str!("faults/vb019_unit_twice.md") },
    Fault { code: "VB020", name: "no-such-rule", page: include_str!("faults/vb020_no_such_rule.md") },
    Fault {
        code: "VB021",
        name: "unit-not-in-table",
        page: include_str!("faults/vb021_unit_not_in_table.md"),
    },
    Fault {
        code: "VB022",
        name: "unit-of-many-places",
        page: include_str!("faults/vb022_unit_of_many_places.md"),
    },
    Fault {
        code: "VB023",
        name: "unit-of-another-name-that-day",
        page: include_str!("faults/vb023_unit_of_another_name_that_day.md"),
    },
    Fault {
        code: "VB024",
        name: "comment-in-sentence",
        page: include_str!("faults/vb024_comment_in_sentence.md"),
    },
    Fault {
        code: "VB025",
        name: "item-joined-to-another",
        page: include_str!("faults/vb025_item_joined_to_another.md"),
    },
    Fault {
        code: "VB026",
        name: "sentence-cut-by-comma",
        page: include_str!("faults/vb026_sentence_cut_by_comma.md"),
    },
    Fault {
        code: "VB027",
        name: "content-out-of-order",
        page: include_str!("faults/vb027_content_out_of_order.md"),
    },
    Fault {
        code: "VB028",
        name: "key-that-prints-nothing",
        page: include_str!("faults/vb028_key_that_prints_nothing.md"),
    },
    Fault {
        code: "VB029",
        name: "unit-of-other-days",
        page: include_str!("faults/vb029_unit_of_other_days.md"),
    },
    Fault {
        code: "VB030",
        name: "table-with-another-header",
        page: include_str!("faults/vb030_table_with_another_header.md"),
    },
    Fault {
        code: "VB031",
        name: "row-of-another-length",
        page: include_str!("faults/vb031_row_of_another_length.md"),
    },
    Fault {
        code: "VB032",
        name: "decision-not-understood",
        page: include_str!("faults/vb032_decision_not_understood.md"),
    },
    Fault { code: "VB033", name: "decision-twice", page: include_str!("faults/vb033_decision_twice.md") },
    Fault {
        code: "VB034",
        name: "decisions-that-overlap",
        page: include_str!("faults/vb034_decisions_that_overlap.md"),
    },
    Fault {
        code: "VB035",
        name: "unit-with-other-diacritics",
        page: include_str!("faults/vb035_unit_with_other_diacritics.md"),
    },
    Fault {
        code: "VB036",
        name: "unit-of-another-kind",
        page: include_str!("faults/vb036_unit_of_another_kind.md"),
    },
    Fault { code: "VB040", name: "unknown-variable", page: include_str!("faults/vb040_unknown_variable.md") },
    Fault {
        code: "VB041",
        name: "template-not-understood",
        page: include_str!("faults/vb041_template_not_understood.md"),
    },
    Fault { code: "VB042", name: "value-not-given", page: include_str!("faults/vb042_value_not_given.md") },
    Fault {
        code: "VB043",
        name: "not-at-this-occasion",
        page: include_str!("faults/vb043_not_at_this_occasion.md"),
    },
    Fault { code: "VB044", name: "unknown-occasion", page: include_str!("faults/vb044_unknown_occasion.md") },
    Fault {
        code: "VB045",
        name: "plan-that-cannot-be",
        page: include_str!("faults/vb045_plan_that_cannot_be.md"),
    },
    Fault {
        code: "VB046",
        name: "reference-not-understood",
        page: include_str!("faults/vb046_reference_not_understood.md"),
    },
    Fault {
        code: "VB047",
        name: "holiday-before-its-law",
        page: include_str!("faults/vb047_holiday_before_its_law.md"),
    },
    Fault {
        code: "VB048",
        name: "anniversary-that-cannot-be",
        page: include_str!("faults/vb048_anniversary_that_cannot_be.md"),
    },
    Fault { code: "VB049", name: "unknown-template", page: include_str!("faults/vb049_unknown_template.md") },
    Fault {
        code: "VB052",
        name: "hidden-in-the-sheet",
        page: include_str!("faults/vb052_hidden_in_the_sheet.md"),
    },
    Fault { code: "VB053", name: "row-passed-over", page: include_str!("faults/vb053_row_passed_over.md") },
    Fault { code: "VB054", name: "merged-cell", page: include_str!("faults/vb054_merged_cell.md") },
    Fault { code: "VB055", name: "contact-not-used", page: include_str!("faults/vb055_contact_not_used.md") },
    Fault {
        code: "VB056",
        name: "cell-taken-as-empty",
        page: include_str!("faults/vb056_cell_taken_as_empty.md"),
    },
    Fault {
        code: "VB065",
        name: "party-without-signer",
        page: include_str!("faults/vb065_party_without_signer.md"),
    },
    Fault {
        code: "VB066",
        name: "signers-and-issuers",
        page: include_str!("faults/vb066_signers_and_issuers.md"),
    },
    Fault {
        code: "VB067",
        name: "superior-of-some-issuers",
        page: include_str!("faults/vb067_superior_of_some_issuers.md"),
    },
    Fault {
        code: "VB068",
        name: "merged-cell-without-room",
        page: include_str!("faults/vb068_merged_cell_without_room.md"),
    },
    Fault { code: "VB069", name: "rows-of-a-file", page: include_str!("faults/vb069_rows_of_a_file.md") },
    Fault { code: "VB070", name: "narrow-column", page: include_str!("faults/vb070_narrow_column.md") },
    Fault {
        code: "VB071",
        name: "footnote-without-place",
        page: include_str!("faults/vb071_footnote_without_place.md"),
    },
    Fault {
        code: "VB072",
        name: "brace-without-purpose",
        page: include_str!("faults/vb072_brace_without_purpose.md"),
    },
    Fault {
        code: "VB074",
        name: "lines-where-one-is-printed",
        page: include_str!("faults/vb074_lines_where_one_is_printed.md"),
    },
];
