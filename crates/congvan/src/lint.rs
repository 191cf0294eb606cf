//! Faults of form. One rule is one file and one page; the page is the documentation and its examples are the test.

mod words;
mod places;
mod passages;
mod dates;
mod citations;
mod abbreviations;
mod bodies;
mod families;
mod phrases;
mod lunar;
mod draft;
mod former;
mod issuer;
pub(crate) mod listed_names;
mod rules;
mod clauses;
mod house;
mod unit;
mod said;
mod fix;
mod reference;
mod faults;
pub mod explain;
pub mod sarif;

pub use clauses::{Clause, State, clauses};
pub use draft::Draft;
pub use fix::fix;
pub use house::{Forbidden, HOUSE_CLAUSE, HOUSE_CODE, House, Reviewed, Silence, Silenced, review};
pub use reference::reference;
pub(crate) use said::{review_basis, review_words};
pub(crate) use unit::{day_of, named_right, review_unit_in};
pub use unit::{read_units, review_unit};
pub(crate) use words::small;

use std::collections::BTreeSet;

use crate::gazetteer::Gazetteer;
use crate::model::date::Date;
use crate::model::directive::{Directive, Text};
use crate::text::diagnostic::{Diagnostic, Message};
use crate::text::source::Source;

/// A check on a directive.
pub trait Rule: Sync {
    /// Stable code, such as `VB302`; its digits before the last two are the component's number in PL I, mục II.
    fn code(&self) -> &'static str;
    /// Reads well after "allow": `symbol-with-type`.
    fn name(&self) -> &'static str;
    /// The clause it rests on.
    fn clause(&self) -> &'static str;
    /// The rule's page in Vietnamese: what, why, and examples.
    fn page(&self) -> &'static str;
    /// Whether what the rule needs to know is known of this draft; its clause does not count as checked where not.
    fn can_tell(&self, _draft: &Draft<'_>) -> bool {
        true
    }
    /// Reports every place that breaks the rule.
    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic));
}

/// Every rule, in the order of the documentation.
pub const RULES: &[&dyn Rule] = &[
    &rules::vb201_issuer_in_capitals::IssuerInCapitals,
    &rules::vb202_issuer_abbreviated::IssuerAbbreviated,
    &rules::vb203_issuer_of_another_unit::IssuerOfAnotherUnit,
    &rules::vb301_symbol_with_type::SymbolWithType,
    &rules::vb302_symbol_with_space::SymbolWithSpace,
    &rules::vb303_number_not_digits::NumberNotDigits,
    &rules::vb304_symbol_with_slash::SymbolWithSlash,
    &rules::vb305_symbol_without_type::SymbolWithoutType,
    &rules::vb306_symbol_in_small_letters::SymbolInSmallLetters,
    &rules::vb307_number_with_extra_zero::NumberWithExtraZero,
    &rules::vb308_symbol_with_en_dash::SymbolWithEnDash,
    &rules::vb309_copy_symbol_without_form::CopySymbolWithoutForm,
    &rules::vb310_symbol_malformed::SymbolMalformed,
    &rules::vb311_symbol_of_one_group::SymbolOfOneGroup,
    &rules::vb401_place_with_date::PlaceWithDate,
    &rules::vb402_place_not_in_full::PlaceNotInFull,
    &rules::vb403_weekday_not_of_date::WeekdayNotOfDate,
    &rules::vb404_date_without_zero::DateWithoutZero,
    &rules::vb405_month_with_zero::MonthWithZero,
    &rules::vb406_date_that_is_not::DateThatIsNot,
    &rules::vb407_place_in_small_letters::PlaceInSmallLetters,
    &rules::vb408_place_in_capitals::PlaceInCapitals,
    &rules::vb409_place_of_another_unit::PlaceOfAnotherUnit,
    &rules::vb410_copy_before_original::CopyBeforeOriginal,
    &rules::vb501_subject_with_opening::SubjectWithOpening,
    &rules::vb502_subject_with_end_mark::SubjectWithEndMark,
    &rules::vb503_subject_too_long::SubjectTooLong,
    &rules::vb504_subject_with_capital::SubjectWithCapital,
    &rules::vb505_subject_in_capitals::SubjectInCapitals,
    &rules::vb601_closing_with_end_mark::ClosingWithEndMark,
    &rules::vb602_item_with_typed_label::ItemWithTypedLabel,
    &rules::vb603_deadline_before_date::DeadlineBeforeDate,
    &rules::vb604_basis_with_two_verbs::BasisWithTwoVerbs,
    &rules::vb605_basis_out_of_order::BasisOutOfOrder,
    &rules::vb606_basis_incomplete::BasisIncomplete,
    &rules::vb607_law_with_number::LawWithNumber,
    &rules::vb608_basis_after_date::BasisAfterDate,
    &rules::vb609_citation_incomplete::CitationIncomplete,
    &rules::vb610_citation_repeated::CitationRepeated,
    &rules::vb611_citation_in_two_forms::CitationInTwoForms,
    &rules::vb612_cited_number_misspelt::CitedNumberMisspelt,
    &rules::vb613_group_of_one::GroupOfOne,
    &rules::vb614_mixed_end_marks::MixedEndMarks,
    &rules::vb615_reference_to_nothing::ReferenceToNothing,
    &rules::vb616_gap_of_dots::GapOfDots,
    &rules::vb617_basis_without_verb::BasisWithoutVerb,
    &rules::vb618_basis_twice::BasisTwice,
    &rules::vb619_typed_numbering_broken::TypedNumberingBroken,
    &rules::vb620_end_mark_inside::EndMarkInside,
    &rules::vb621_part_without_title::PartWithoutTitle,
    &rules::vb622_citation_with_two_dates::CitationWithTwoDates,
    &rules::vb623_heading_with_end_mark::HeadingWithEndMark,
    &rules::vb624_level_marked_as_above::LevelMarkedAsAbove,
    &rules::vb701_degree_before_name::DegreeBeforeName,
    &rules::vb702_name_in_capitals::NameInCapitals,
    &rules::vb703_authority_out_of_order::AuthorityOutOfOrder,
    &rules::vb704_authority_typed_twice::AuthorityTypedTwice,
    &rules::vb705_authority_without_own_title::AuthorityWithoutOwnTitle,
    &rules::vb706_deputy_without_kt::DeputyWithoutKt,
    &rules::vb707_address_before_name::AddressBeforeName,
    &rules::vb708_more_than_a_name::MoreThanAName,
    &rules::vb709_authority_that_cannot_be::AuthorityThatCannotBe,
    &rules::vb710_title_holder_with_tm::TitleHolderWithTm,
    &rules::vb711_committee_without_tm::CommitteeWithoutTm,
    &rules::vb901_list_without_as_above::ListWithoutAsAbove,
    &rules::vb902_archive_without_clerk::ArchiveWithoutClerk,
    &rules::vb903_list_with_archive_line::ListWithArchiveLine,
    &rules::vb904_recipient_with_label::RecipientWithLabel,
    &rules::vb905_list_without_article::ListWithoutArticle,
    &rules::vb906_line_with_end_mark::LineWithEndMark,
    &rules::vb907_purpose_in_brackets::PurposeInBrackets,
    &rules::vb908_recipient_twice::RecipientTwice,
    &rules::vb909_archive_with_label::ArchiveWithLabel,
    &rules::vb910_names_joined::NamesJoined,
    &rules::vb911_name_cut_at_comma::NameCutAtComma,
    &rules::vb1001_annex_not_referred_to::AnnexNotReferredTo,
    &rules::vb1002_annex_without_content::AnnexWithoutContent,
    &rules::vb1003_annex_title_in_capitals::AnnexTitleInCapitals,
    &rules::vb1004_annex_title_with_label::AnnexTitleWithLabel,
    &rules::vb1005_annex_in_arabic_numbers::AnnexInArabicNumbers,
    &rules::vb1006_annex_that_is_not_there::AnnexThatIsNotThere,
    &rules::vb1101_sentence_without_capital::SentenceWithoutCapital,
    &rules::vb1102_name_without_capitals::NameWithoutCapitals,
    &rules::vb1103_foreign_name::ForeignName,
    &rules::vb1104_unit_noun_with_capital::UnitNounWithCapital,
    &rules::vb1105_numbered_unit_in_small_letters::NumberedUnitInSmallLetters,
    &rules::vb1106_city_without_capital::CityWithoutCapital,
    &rules::vb1107_terrain_noun_with_capital::TerrainNounWithCapital,
    &rules::vb1108_region_with_mixed_capitals::RegionWithMixedCapitals,
    &rules::vb1109_body_with_wrong_capitals::BodyWithWrongCapitals,
    &rules::vb1110_party_body_with_wrong_capitals::PartyBodyWithWrongCapitals,
    &rules::vb1111_foreign_body_with_wrong_capitals::ForeignBodyWithWrongCapitals,
    &rules::vb1112_people_without_capital::PeopleWithoutCapital,
    &rules::vb1113_honour_with_wrong_capitals::HonourWithWrongCapitals,
    &rules::vb1114_title_before_name_in_small_letters::TitleBeforeNameInSmallLetters,
    &rules::vb1115_holiday_with_wrong_capitals::HolidayWithWrongCapitals,
    &rules::vb1116_document_in_small_letters::DocumentInSmallLetters,
    &rules::vb1117_article_in_small_letters::ArticleInSmallLetters,
    &rules::vb1118_tet_with_capital::TetWithCapital,
    &rules::vb1119_calendar_word_with_wrong_capitals::CalendarWordWithWrongCapitals,
    &rules::vb1120_event_with_wrong_capitals::EventWithWrongCapitals,
    &rules::vb1121_work_with_wrong_capitals::WorkWithWrongCapitals,
    &rules::vb1122_capital_inside_sentence::CapitalInsideSentence,
    &rules::vb1123_body_in_small_letters::BodyInSmallLetters,
    &rules::vb1124_law_with_wrong_capitals::LawWithWrongCapitals,
    &rules::vb1125_tet_name_in_small_letters::TetNameInSmallLetters,
    &rules::vb1126_place_with_small_letters::PlaceWithSmallLetters,
    &rules::vb1201_tone_placement_mixed::TonePlacementMixed,
    &rules::vb1202_uy_ban_mixed::UyBanMixed,
    &rules::vb1203_foreign_d::ForeignD,
    &rules::vb1204_invisible_character::InvisibleCharacter,
    &rules::vb1205_text_not_composed::TextNotComposed,
    &rules::vb1206_legacy_font_letters::LegacyFontLetters,
    &rules::vb1207_double_space::DoubleSpace,
    &rules::vb1208_space_before_mark::SpaceBeforeMark,
    &rules::vb1209_en_dash_in_name::EnDashInName,
    &rules::vb1210_mark_without_space::MarkWithoutSpace,
    &rules::vb1211_hyphen_without_spaces::HyphenWithoutSpaces,
    &rules::vb1212_mark_twice::MarkTwice,
    &rules::vb1213_bracket_not_closed::BracketNotClosed,
    &rules::vb1214_space_beside_bracket_or_stroke::SpaceBesideBracketOrStroke,
    &rules::vb1215_i_for_y::IForY,
    &rules::vb1216_list_without_commas::ListWithoutCommas,
    &rules::vb1217_body_misspelt::BodyMisspelt,
    &rules::vb1218_abbreviation_misspelt::AbbreviationMisspelt,
    &rules::vb1219_syllable_that_cannot_be::SyllableThatCannotBe,
    &rules::vb1220_notation_that_stands::NotationThatStands,
    &rules::vb1221_name_with_end_mark::NameWithEndMark,
    &rules::vb1222_value_with_own_label::ValueWithOwnLabel,
    &rules::vb1301_phone_in_two_forms::PhoneInTwoForms,
    &rules::vb1302_malformed_email::MalformedEmail,
    &rules::vb1303_decimal_point::DecimalPoint,
    &rules::vb1304_thousands_with_comma::ThousandsWithComma,
    &rules::vb1305_currency_abbreviated::CurrencyAbbreviated,
    &rules::vb1306_phone_without_zero::PhoneWithoutZero,
    &rules::vb1401_district_named::DistrictNamed,
    &rules::vb1402_body_abolished::BodyAbolished,
    &rules::vb1403_lunar_year_not_of_date::LunarYearNotOfDate,
    &rules::vb1404_unit_of_former_days::UnitOfFormerDays,
    &rules::vb1405_anniversary_not_of_date::AnniversaryNotOfDate,
];

/// Every text of a directive, in reading order.
pub(crate) fn texts(directive: &Directive) -> Vec<&Text> {
    let own = passages::of(directive).into_iter().map(|passage| passage.text);
    own.chain(directive.attached.iter().flat_map(texts)).collect()
}

/// What is to be said of a body named in a text that is no more on a day.
pub(crate) fn abolished_body(text: &str, day: Date) -> Option<Message> {
    rules::vb1402_body_abolished::named_after_its_end(text, day)
}

/// Runs every rule on a directive without a source, such as a derived one: a finding stands at its whole text, has no
/// safe replacement, and what only shows in the source is not looked for. Findings in source order.
pub fn lint(directive: &Directive) -> Vec<Diagnostic> {
    run(&Draft::new(directive, None, Gazetteer::get()))
}

/// Runs every rule on a directive and the source it was read from; findings at the very words, in source order.
pub fn lint_in(source: &Source, directive: &Directive) -> Vec<Diagnostic> {
    run(&Draft::new(directive, Some(source), Gazetteer::get()))
}

/// The rule of that code or name: `VB302`, `vb302` or `symbol-with-space`.
pub fn rule(code_or_name: &str) -> Option<&'static dyn Rule> {
    let asked = code_or_name.trim();
    RULES
        .iter()
        .copied()
        .find(|rule| rule.code().eq_ignore_ascii_case(asked) || rule.name().eq_ignore_ascii_case(asked))
}

fn run(draft: &Draft<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in RULES {
        rule.check(draft, &mut |diagnostic| {
            let clause = diagnostic.clause.unwrap_or(rule.clause());
            found.push(diagnostic.clause(clause));
        });
    }
    found.extend(issuer::found(draft));
    // What only shows in the source, and whose issuer is that of the document itself, is told once.
    let place = |found: &Diagnostic| (found.span.start, found.span.end, found.code);
    let mut told: BTreeSet<_> = found.iter().map(place).collect();
    for attached in &draft.directive.attached {
        let of_it = run(&Draft::new(attached, draft.source, draft.country));
        let from = found.len();
        found.extend(of_it.into_iter().filter(|found| !told.contains(&place(found))));
        told.extend(found[from..].iter().map(place));
    }
    found.sort_by_key(|found| (found.span.start, found.code));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::diagnostic::Lang;
    use crate::text::source::Source;

    /// A directive without findings; a page's example stands in the place of its keys.
    const BASE: &str = include_str!("lint/base.yaml");

    /// The example first, so that its line numbers are those of the page, then the keys of the base it lacks.
    fn completed(example: &str) -> String {
        let given: Vec<&str> = example.lines().filter_map(top_key).collect();
        let mut text = example.to_owned();
        let mut keep = true;
        for line in BASE.lines() {
            if let Some(key) = top_key(line) {
                keep = !given.contains(&key);
            }
            if keep {
                text.push_str(line);
                text.push('\n');
            }
        }
        text
    }

    fn top_key(line: &str) -> Option<&str> {
        let (key, _) = line.split_once(':')?;
        key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_').then_some(key)
    }

    fn findings(name: &str, yaml: &str) -> (Source, Vec<Diagnostic>) {
        let source = Source::new(name, yaml);
        let directive =
            Directive::parse(&source).into_result().unwrap_or_else(|error| panic!("{name}: {error}"));
        let found = lint_in(&source, &directive);
        (source, found)
    }

    fn report(name: &str, yaml: &str) -> String {
        let (source, found) = findings(name, yaml);
        found.iter().map(|found| found.render(&source, Lang::Vi, false)).collect()
    }

    /// The examples of a page, each with what it reports.
    fn examples(page: &str) -> Vec<(&str, &str)> {
        let mut blocks = page.split("```").skip(1).step_by(2).peekable();
        let mut examples = Vec::new();
        while let Some(block) = blocks.next() {
            let Some(example) = block.strip_prefix("yaml\n") else { continue };
            let expected = blocks.next_if(|block| block.starts_with("report\n"));
            examples.push((example, expected.map_or("", |block| &block["report\n".len()..])));
        }
        examples
    }

    #[test]
    fn the_base_has_no_findings() {
        assert_eq!(report("base.yaml", BASE), "");
    }

    /// Every ```` ```yaml ```` block on a rule's page, followed by ```` ```report ```` where it breaks the rule. With
    /// `CONGVAN_UPDATE=1` the reports of pages are written anew, for review.
    #[test]
    fn pages_are_true() {
        let mut wrong = Vec::new();
        for rule in RULES {
            let (code, page) = (rule.code(), rule.page());
            assert!(page.starts_with(&format!("# {} ({code})\n", rule.name())), "{code}: title");
            let mut renewed = page.to_owned();
            for (example, expected) in examples(page) {
                let found = report(&format!("{code}.yaml"), &completed(example));
                if found != expected {
                    let block = format!("```yaml\n{example}```");
                    let report = |text: &str| format!("{block}\n\n```report\n{text}```");
                    let old = if expected.is_empty() { block.clone() } else { report(expected) };
                    let new = if found.is_empty() { block.clone() } else { report(&found) };
                    renewed = renewed.replace(&old, &new);
                    wrong.push(format!("{code}\n{example}\n{found}"));
                }
            }
            if std::env::var_os("CONGVAN_UPDATE").is_some() {
                let name = format!("{}_{}.md", code.to_lowercase(), rule.name().replace('-', "_"));
                let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lint/rules");
                std::fs::write(format!("{folder}/{name}"), renewed).expect("the page can be written");
                continue;
            }
            let broken = examples(page).iter().filter(|(_, expected)| !expected.is_empty()).count();
            assert!(
                broken >= 1 && examples(page).len() > broken,
                "{code}: an example that breaks the rule and one that does not"
            );
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    /// What is replaced can be read, has no such finding left, and is not replaced again.
    #[test]
    fn safe_replacements_are_safe() {
        let mut fixed = 0;
        for rule in RULES {
            for (example, _) in examples(rule.page()) {
                let (source, found) = findings(rule.code(), &completed(example));
                let text = fix(&source, &found);
                if found.iter().all(|found| found.fix.is_none()) {
                    assert_eq!(text, source.text());
                    continue;
                }
                fixed += 1;
                let (again, left) = findings(rule.code(), &text);
                let codes: Vec<&str> =
                    found.iter().filter(|found| found.fix.is_some()).map(|found| found.code).collect();
                let left: Vec<_> =
                    left.iter().filter(|left| left.fix.is_some() && codes.contains(&left.code)).collect();
                assert!(left.is_empty(), "{}: {left:?}\n{text}", rule.code());
                assert_eq!(fix(&again, &findings("again", &text).1), text);
                assert_eq!(text.lines().count(), source.text().lines().count(), "layout stays");
            }
        }
        assert!(fixed > 20);
    }

    #[test]
    fn codes_and_names_are_unique_and_findings_carry_them() {
        for (at, rule) in RULES.iter().enumerate() {
            assert!(
                RULES[..at].iter().all(|other| other.code() != rule.code() && other.name() != rule.name())
            );
            assert!(
                rule.page().contains(&format!("lỗi[{0}]", rule.code()))
                    || rule.page().contains(&format!("cảnh báo[{0}]", rule.code()))
                    || rule.page().contains(&format!("lưu ý[{0}]", rule.code())),
                "{}",
                rule.code()
            );
        }
    }

    /// No page shows it: nothing of it is left in the document.
    #[test]
    fn a_subject_of_dots_alone_is_not_replaced_by_nothing() {
        let (_, found) = findings("a", &completed("subject: \"...\"\n"));
        let [found] = &found[..] else { panic!("{found:?}") };
        assert!(found.code == "VB502" && found.fix.is_none(), "{found:?}");
        assert!(!found.help.as_ref().is_some_and(|help| help.vi.contains("``")), "{found:?}");
    }

    #[test]
    fn a_replacement_keeps_to_the_notation_of_its_scalar() {
        for (measure, fixed) in [
            ("measures: [Đạt 99.5% hồ sơ., Rà soát.]", None),
            ("measures: [\"Đạt 99.5% hồ sơ.\", Rà soát.]", Some("\"Đạt 99,5% hồ sơ.\"")),
            ("measures:\n  - Đúng hạn, đạt 99.5% hồ sơ.\n  - Rà soát.", Some("đạt 99,5% hồ sơ")),
            (
                "measures:\n  - >-\n    Của Ủy Ban\n    Nhân Dân xã # không phải ghi chú.\n  - Rà soát.",
                Some("Ủy ban\n    nhân dân xã #"),
            ),
        ] {
            let (source, found) = findings("a", &completed(&format!("{measure}\n")));
            let text = fix(&source, &found);
            match fixed {
                None => assert_eq!(text, source.text()),
                Some(part) => assert!(text.contains(part), "{text}"),
            }
        }
    }
}
