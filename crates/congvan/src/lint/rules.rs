//! The rules, each beside its page.

mod vb201_issuer_in_capitals;
mod vb202_issuer_abbreviated;
mod vb203_issuer_of_another_unit;
mod vb204_issuer_with_upper_unit;
mod vb205_superior_without_name;
mod vb301_symbol_with_type;
mod vb302_symbol_with_space;
mod vb303_number_not_digits;
mod vb304_symbol_with_slash;
mod vb305_symbol_without_type;
mod vb306_symbol_in_small_letters;
mod vb307_number_with_extra_zero;
mod vb308_symbol_with_en_dash;
mod vb309_copy_symbol_without_form;
mod vb310_symbol_malformed;
mod vb311_symbol_of_one_group;
mod vb312_symbol_of_another_body;
mod vb313_symbol_with_drafter_first;
mod vb401_place_with_date;
mod vb402_place_not_in_full;
mod vb403_weekday_not_of_date;
mod vb404_date_without_zero;
mod vb405_month_with_zero;
mod vb406_date_that_is_not;
mod vb407_place_in_small_letters;
mod vb408_place_in_capitals;
mod vb409_place_of_another_unit;
mod vb410_copy_before_original;
mod vb411_place_with_upper_unit;
mod vb412_date_with_points;
mod vb413_year_cut_short;
mod vb501_subject_with_opening;
mod vb502_subject_with_end_mark;
mod vb503_subject_too_long;
mod vb504_subject_with_capital;
mod vb505_subject_in_capitals;
mod vb601_closing_with_end_mark;
mod vb602_item_with_typed_label;
mod vb603_deadline_before_date;
mod vb604_basis_with_two_verbs;
mod vb605_basis_out_of_order;
mod vb606_basis_incomplete;
mod vb607_law_with_number;
mod vb608_basis_after_date;
mod vb609_citation_incomplete;
mod vb610_citation_repeated;
mod vb611_citation_in_two_forms;
mod vb612_cited_number_misspelt;
mod vb613_group_of_one;
mod vb614_mixed_end_marks;
mod vb615_reference_to_nothing;
mod vb616_gap_of_dots;
mod vb617_basis_without_verb;
mod vb618_basis_twice;
mod vb619_typed_numbering_broken;
mod vb620_end_mark_inside;
mod vb621_part_without_title;
mod vb622_citation_with_two_dates;
mod vb623_heading_with_end_mark;
mod vb624_level_marked_as_above;
mod vb625_document_called_by_another_type;
mod vb626_ended_before_begun;
mod vb701_degree_before_name;
mod vb702_name_in_capitals;
mod vb703_authority_out_of_order;
mod vb704_authority_typed_twice;
mod vb705_authority_without_own_title;
mod vb706_deputy_without_kt;
mod vb707_address_before_name;
mod vb708_more_than_a_name;
mod vb709_authority_that_cannot_be;
mod vb710_title_holder_with_tm;
mod vb711_committee_without_tm;
mod vb712_authority_of_another_body;
mod vb713_title_abbreviated;
mod vb714_rank_where_none_is_written;
mod vb715_signer_is_no_representative;
mod vb901_list_without_as_above;
mod vb902_archive_without_clerk;
mod vb903_list_with_archive_line;
mod vb904_recipient_with_label;
mod vb905_list_without_article;
mod vb906_line_with_end_mark;
mod vb907_purpose_in_brackets;
mod vb908_recipient_twice;
mod vb909_archive_with_label;
mod vb910_names_joined;
mod vb911_name_cut_at_comma;
mod vb1001_annex_not_referred_to;
mod vb1002_annex_without_content;
mod vb1003_annex_title_in_capitals;
mod vb1004_annex_title_with_label;
mod vb1005_annex_in_arabic_numbers;
mod vb1006_annex_that_is_not_there;
mod vb1101_sentence_without_capital;
mod vb1102_name_without_capitals;
mod vb1103_foreign_name;
mod vb1104_unit_noun_with_capital;
mod vb1105_numbered_unit_in_small_letters;
mod vb1106_city_without_capital;
mod vb1107_terrain_noun_with_capital;
mod vb1108_region_with_mixed_capitals;
mod vb1109_body_with_wrong_capitals;
mod vb1110_party_body_with_wrong_capitals;
mod vb1111_foreign_body_with_wrong_capitals;
mod vb1112_people_without_capital;
mod vb1113_honour_with_wrong_capitals;
mod vb1114_title_before_name_in_small_letters;
mod vb1115_holiday_with_wrong_capitals;
mod vb1116_document_in_small_letters;
mod vb1117_article_in_small_letters;
mod vb1118_tet_with_capital;
mod vb1119_calendar_word_with_wrong_capitals;
mod vb1120_event_with_wrong_capitals;
mod vb1121_work_with_wrong_capitals;
mod vb1122_capital_inside_sentence;
mod vb1123_body_in_small_letters;
mod vb1124_law_with_wrong_capitals;
mod vb1125_tet_name_in_small_letters;
mod vb1126_place_with_small_letters;
mod vb1127_title_with_wrong_capitals;
mod vb1201_tone_placement_mixed;
mod vb1202_uy_ban_mixed;
mod vb1203_foreign_d;
mod vb1204_invisible_character;
mod vb1205_text_not_composed;
mod vb1206_legacy_font_letters;
mod vb1207_double_space;
mod vb1208_space_before_mark;
mod vb1209_en_dash_in_name;
mod vb1210_mark_without_space;
mod vb1211_hyphen_without_spaces;
mod vb1212_mark_twice;
mod vb1213_bracket_not_closed;
mod vb1214_space_beside_bracket_or_stroke;
mod vb1215_i_for_y;
mod vb1216_list_without_commas;
mod vb1217_body_misspelt;
mod vb1218_abbreviation_misspelt;
mod vb1219_syllable_that_cannot_be;
mod vb1220_notation_that_stands;
mod vb1221_name_with_end_mark;
mod vb1222_value_with_own_label;
mod vb1223_province_misspelt;
mod vb1224_word_misspelt;
mod vb1225_word_twice;
mod vb1226_value_in_quotation_marks;
mod vb1301_phone_in_two_forms;
mod vb1302_malformed_email;
mod vb1303_decimal_point;
mod vb1304_thousands_with_comma;
mod vb1305_currency_abbreviated;
mod vb1306_phone_without_zero;
mod vb1307_long_number_without_points;
mod vb1308_number_ill_grouped;
mod vb1309_number_not_as_in_words;
mod vb1310_figure_not_as_its_column;
mod vb1311_unit_glued_to_number;
mod vb1312_sum_not_of_its_rows;
mod vb1401_district_named;
mod vb1402_body_abolished;
mod vb1403_lunar_year_not_of_date;
mod vb1404_unit_of_former_days;
mod vb1405_anniversary_not_of_date;
mod vb1406_commune_not_in_its_province;
mod vb1407_lunar_day_not_of_date;
mod vb1408_lunar_day_that_is_not;

use crate::lint::Rule;

/// Every rule, in the order of the documentation.
pub const RULES: &[&Rule] = &[
    &vb201_issuer_in_capitals::RULE,
    &vb202_issuer_abbreviated::RULE,
    &vb203_issuer_of_another_unit::RULE,
    &vb204_issuer_with_upper_unit::RULE,
    &vb205_superior_without_name::RULE,
    &vb301_symbol_with_type::RULE,
    &vb302_symbol_with_space::RULE,
    &vb303_number_not_digits::RULE,
    &vb304_symbol_with_slash::RULE,
    &vb305_symbol_without_type::RULE,
    &vb306_symbol_in_small_letters::RULE,
    &vb307_number_with_extra_zero::RULE,
    &vb308_symbol_with_en_dash::RULE,
    &vb309_copy_symbol_without_form::RULE,
    &vb310_symbol_malformed::RULE,
    &vb311_symbol_of_one_group::RULE,
    &vb312_symbol_of_another_body::RULE,
    &vb313_symbol_with_drafter_first::RULE,
    &vb401_place_with_date::RULE,
    &vb402_place_not_in_full::RULE,
    &vb403_weekday_not_of_date::RULE,
    &vb404_date_without_zero::RULE,
    &vb405_month_with_zero::RULE,
    &vb406_date_that_is_not::RULE,
    &vb407_place_in_small_letters::RULE,
    &vb408_place_in_capitals::RULE,
    &vb409_place_of_another_unit::RULE,
    &vb410_copy_before_original::RULE,
    &vb411_place_with_upper_unit::RULE,
    &vb412_date_with_points::RULE,
    &vb413_year_cut_short::RULE,
    &vb501_subject_with_opening::RULE,
    &vb502_subject_with_end_mark::RULE,
    &vb503_subject_too_long::RULE,
    &vb504_subject_with_capital::RULE,
    &vb505_subject_in_capitals::RULE,
    &vb601_closing_with_end_mark::RULE,
    &vb602_item_with_typed_label::RULE,
    &vb603_deadline_before_date::RULE,
    &vb604_basis_with_two_verbs::RULE,
    &vb605_basis_out_of_order::RULE,
    &vb606_basis_incomplete::RULE,
    &vb607_law_with_number::RULE,
    &vb608_basis_after_date::RULE,
    &vb609_citation_incomplete::RULE,
    &vb610_citation_repeated::RULE,
    &vb611_citation_in_two_forms::RULE,
    &vb612_cited_number_misspelt::RULE,
    &vb613_group_of_one::RULE,
    &vb614_mixed_end_marks::RULE,
    &vb615_reference_to_nothing::RULE,
    &vb616_gap_of_dots::RULE,
    &vb617_basis_without_verb::RULE,
    &vb618_basis_twice::RULE,
    &vb619_typed_numbering_broken::RULE,
    &vb620_end_mark_inside::RULE,
    &vb621_part_without_title::RULE,
    &vb622_citation_with_two_dates::RULE,
    &vb623_heading_with_end_mark::RULE,
    &vb624_level_marked_as_above::RULE,
    &vb625_document_called_by_another_type::RULE,
    &vb626_ended_before_begun::RULE,
    &vb701_degree_before_name::RULE,
    &vb702_name_in_capitals::RULE,
    &vb703_authority_out_of_order::RULE,
    &vb704_authority_typed_twice::RULE,
    &vb705_authority_without_own_title::RULE,
    &vb706_deputy_without_kt::RULE,
    &vb707_address_before_name::RULE,
    &vb708_more_than_a_name::RULE,
    &vb709_authority_that_cannot_be::RULE,
    &vb710_title_holder_with_tm::RULE,
    &vb711_committee_without_tm::RULE,
    &vb712_authority_of_another_body::RULE,
    &vb713_title_abbreviated::RULE,
    &vb714_rank_where_none_is_written::RULE,
    &vb715_signer_is_no_representative::RULE,
    &vb901_list_without_as_above::RULE,
    &vb902_archive_without_clerk::RULE,
    &vb903_list_with_archive_line::RULE,
    &vb904_recipient_with_label::RULE,
    &vb905_list_without_article::RULE,
    &vb906_line_with_end_mark::RULE,
    &vb907_purpose_in_brackets::RULE,
    &vb908_recipient_twice::RULE,
    &vb909_archive_with_label::RULE,
    &vb910_names_joined::RULE,
    &vb911_name_cut_at_comma::RULE,
    &vb1001_annex_not_referred_to::RULE,
    &vb1002_annex_without_content::RULE,
    &vb1003_annex_title_in_capitals::RULE,
    &vb1004_annex_title_with_label::RULE,
    &vb1005_annex_in_arabic_numbers::RULE,
    &vb1006_annex_that_is_not_there::RULE,
    &vb1101_sentence_without_capital::RULE,
    &vb1102_name_without_capitals::RULE,
    &vb1103_foreign_name::RULE,
    &vb1104_unit_noun_with_capital::RULE,
    &vb1105_numbered_unit_in_small_letters::RULE,
    &vb1106_city_without_capital::RULE,
    &vb1107_terrain_noun_with_capital::RULE,
    &vb1108_region_with_mixed_capitals::RULE,
    &vb1109_body_with_wrong_capitals::RULE,
    &vb1110_party_body_with_wrong_capitals::RULE,
    &vb1111_foreign_body_with_wrong_capitals::RULE,
    &vb1112_people_without_capital::RULE,
    &vb1113_honour_with_wrong_capitals::RULE,
    &vb1114_title_before_name_in_small_letters::RULE,
    &vb1115_holiday_with_wrong_capitals::RULE,
    &vb1116_document_in_small_letters::RULE,
    &vb1117_article_in_small_letters::RULE,
    &vb1118_tet_with_capital::RULE,
    &vb1119_calendar_word_with_wrong_capitals::RULE,
    &vb1120_event_with_wrong_capitals::RULE,
    &vb1121_work_with_wrong_capitals::RULE,
    &vb1122_capital_inside_sentence::RULE,
    &vb1123_body_in_small_letters::RULE,
    &vb1124_law_with_wrong_capitals::RULE,
    &vb1125_tet_name_in_small_letters::RULE,
    &vb1126_place_with_small_letters::RULE,
    &vb1127_title_with_wrong_capitals::RULE,
    &vb1201_tone_placement_mixed::RULE,
    &vb1202_uy_ban_mixed::RULE,
    &vb1203_foreign_d::RULE,
    &vb1204_invisible_character::RULE,
    &vb1205_text_not_composed::RULE,
    &vb1206_legacy_font_letters::RULE,
    &vb1207_double_space::RULE,
    &vb1208_space_before_mark::RULE,
    &vb1209_en_dash_in_name::RULE,
    &vb1210_mark_without_space::RULE,
    &vb1211_hyphen_without_spaces::RULE,
    &vb1212_mark_twice::RULE,
    &vb1213_bracket_not_closed::RULE,
    &vb1214_space_beside_bracket_or_stroke::RULE,
    &vb1215_i_for_y::RULE,
    &vb1216_list_without_commas::RULE,
    &vb1217_body_misspelt::RULE,
    &vb1218_abbreviation_misspelt::RULE,
    &vb1219_syllable_that_cannot_be::RULE,
    &vb1220_notation_that_stands::RULE,
    &vb1221_name_with_end_mark::RULE,
    &vb1222_value_with_own_label::RULE,
    &vb1223_province_misspelt::RULE,
    &vb1224_word_misspelt::RULE,
    &vb1225_word_twice::RULE,
    &vb1226_value_in_quotation_marks::RULE,
    &vb1301_phone_in_two_forms::RULE,
    &vb1302_malformed_email::RULE,
    &vb1303_decimal_point::RULE,
    &vb1304_thousands_with_comma::RULE,
    &vb1305_currency_abbreviated::RULE,
    &vb1306_phone_without_zero::RULE,
    &vb1307_long_number_without_points::RULE,
    &vb1308_number_ill_grouped::RULE,
    &vb1309_number_not_as_in_words::RULE,
    &vb1310_figure_not_as_its_column::RULE,
    &vb1311_unit_glued_to_number::RULE,
    &vb1312_sum_not_of_its_rows::RULE,
    &vb1401_district_named::RULE,
    &vb1402_body_abolished::RULE,
    &vb1403_lunar_year_not_of_date::RULE,
    &vb1404_unit_of_former_days::RULE,
    &vb1405_anniversary_not_of_date::RULE,
    &vb1406_commune_not_in_its_province::RULE,
    &vb1407_lunar_day_not_of_date::RULE,
    &vb1408_lunar_day_that_is_not::RULE,
];
