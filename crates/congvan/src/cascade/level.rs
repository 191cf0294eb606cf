//! The words of a pair of levels, filled in for one source and one unit: who stands for whom, and how words that
//! name a level change.

use std::borrow::Cow;

use crate::cascade::Refused;
use crate::cascade::search::{
    after_opening, every_word, find_word, has_figure, names_proper, open_parts, protect, replace_words,
    sentences,
};
use crate::cascade::words::{Common, Words, word};
use crate::date::Date;
use crate::diagnostic::Message;
use crate::directive::choices::AUDIENCES;
use crate::directive::{Audience, Level, Text};
use crate::lint::abolished_body;
use crate::units::{Unit, split_name};
use crate::wording::{Phrases, WordingError};

/// A text in the words of the lower level.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Adapted {
    pub(super) text: String,
    /// A sentence was left as it stands, since it gives figures or names both levels.
    pub(super) left: bool,
    /// It says to report to this unit now.
    pub(super) reports: bool,
}

/// The words of one step, filled in for its source and its unit.
pub(super) struct LevelWords<'w> {
    all: &'w Words,
    phrases: &'w Phrases,
    values: Vec<(&'static str, String)>,
    replace: Vec<(String, String)>,
    report_to: Vec<(String, String)>,
    own_openings: Vec<String>,
    own_level: Vec<String>,
    above_level: Vec<String>,
    /// Who stands for each group in the unit.
    counterparts: Vec<(Audience, Vec<Text>)>,
}

impl<'w> LevelWords<'w> {
    pub(super) fn new(
        all: &'w Words,
        level: Option<Level>,
        territory: &str,
        unit: &Unit,
    ) -> Result<Self, Refused> {
        let phrases = all.step(level, unit.level);
        let source_kind = split_name(territory).map_or("", |(kind, _)| kind);
        let short = phrases.fill("source_short", &[("source", territory), ("source_kind", source_kind)])?;
        let values = vec![
            ("source", territory.to_owned()),
            ("source_kind", source_kind.to_owned()),
            ("source_short", short),
            ("unit", unit.name.value.clone()),
            ("unit_kind", unit.kind().to_owned()),
            ("unit_short", unit.short_name.value.clone()),
        ];
        let mut words = Self {
            all,
            phrases,
            values,
            replace: Vec::new(),
            report_to: Vec::new(),
            own_openings: Vec::new(),
            own_level: Vec::new(),
            above_level: Vec::new(),
            counterparts: Vec::new(),
        };
        words.replace = words.pairs("replace")?;
        words.report_to = words.pairs("report_to")?;
        words.own_openings = words.filled("own_openings")?;
        words.own_openings.sort_by_key(|opening| std::cmp::Reverse(opening.len()));
        words.own_level = words.filled("own_level")?;
        words.above_level = words.filled("above_level")?;
        for (_, group) in AUDIENCES {
            let names = words.names_of(unit, group)?;
            words.counterparts.push((group, names));
        }
        Ok(words)
    }

    /// A phrase of this step.
    pub(super) fn fill(&self, key: &str, more: &[(&'static str, &str)]) -> Result<String, WordingError> {
        let mut values: Vec<(&'static str, &str)> =
            self.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        values.extend(more);
        self.phrases.fill(key, &values)
    }

    fn pairs(&self, key: &str) -> Result<Vec<(String, String)>, WordingError> {
        let mut pairs = Vec::new();
        for key in self.phrases.list(key) {
            let line = self.fill(key, &[])?;
            let Some((from, to)) = line.split_once("=>") else {
                return Err(WordingError {
                    phrase: key.clone(),
                    reason: format!("`=>` missing in `{line}`"),
                });
            };
            pairs.push((from.trim().to_owned(), to.trim().to_owned()));
        }
        pairs.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
        Ok(pairs)
    }

    /// Every phrase of a list that is not empty.
    fn filled(&self, key: &str) -> Result<Vec<String>, WordingError> {
        let each = self.phrases.list(key).iter().map(|key| self.fill(key, &[]));
        each.filter(|word| word.as_ref().is_ok_and(|word| !word.is_empty()) || word.is_err()).collect()
    }

    /// Who stands for a group in the unit: the profile's words, or the template's.
    fn names_of(&self, unit: &Unit, group: Audience) -> Result<Vec<Text>, WordingError> {
        if let Some((_, names)) = unit.counterparts.iter().find(|(known, _)| *known == group) {
            return Ok(names.clone());
        }
        let key = format!("counterparts.{}", word(group));
        Ok(if self.phrases.has(&key) { vec![Text::derived(self.fill(&key, &[])?)] } else { Vec::new() })
    }

    /// Who stands for a group in the unit.
    pub(super) fn counterparts(&self, group: Audience) -> &[Text] {
        self.counterparts.iter().find(|(known, _)| *known == group).map_or(&[], |(_, names)| names)
    }

    /// What holds for every step.
    pub(super) fn common(&self) -> &'w Common {
        self.all.common()
    }

    fn types(&self) -> &'w [String] {
        self.all.common().list("cited_types")
    }

    /// The text with the words of its level changed; `report` for an item with a deadline.
    ///
    /// A sentence that names this level too, or gives a figure, speaks of the superior's whole territory: it is left
    /// as it stands, and [`Adapted::left`] says so.
    pub(super) fn adapt(&self, text: &str, report: bool) -> Adapted {
        let mut adapted = Adapted::default();
        for sentence in sentences(text) {
            let changed = self.adapt_sentence(sentence, &self.replace);
            let both = self.names_this_level(sentence);
            let figures = has_figure(sentence, self.types());
            if changed != sentence && (both || figures) {
                adapted.text.push_str(sentence);
                adapted.left = true;
                continue;
            }
            let reported =
                if report { self.adapt_sentence(sentence, &self.report_to) } else { sentence.to_owned() };
            adapted.reports |= reported != sentence;
            adapted.text.push_str(&self.adapt_sentence(&reported, &self.replace));
        }
        adapted
    }

    fn adapt_sentence(&self, sentence: &str, pairs: &[(String, String)]) -> String {
        let mut result = String::with_capacity(sentence.len());
        for (part, open) in protect(sentence, self.types()) {
            let mut part = Cow::Borrowed(part);
            for (from, to) in pairs.iter().filter(|_| open) {
                if let Some(replaced) = replace_words(&part, from, to) {
                    part = Cow::Owned(replaced);
                }
            }
            result.push_str(&part);
        }
        result
    }

    /// True where the sentence names this very level outside titles: `cấp xã`, `các xã`.
    fn names_this_level(&self, sentence: &str) -> bool {
        open_parts(sentence, self.types()).any(|part| {
            let mut words = self.own_level.iter().chain(&self.own_openings);
            words.any(|word| find_word(part, word, 0).is_some())
        })
    }

    /// True where the text still names a level above this one, or all units of this one, outside titles, quotations
    /// and proper names.
    pub(super) fn names_level(&self, text: &str) -> bool {
        let names =
            |part: &str, word: &str| every_word(part, word).any(|at| !names_proper(part, at + word.len()));
        open_parts(text, self.types()).any(|part| {
            self.above_level.iter().any(|word| names(part, word))
                || self.own_openings.iter().any(|opening| find_word(part, opening, 0).is_some())
        })
    }

    /// The groups a text is addressed to, by the words it opens with.
    pub(super) fn guess(&self, text: &str) -> Vec<Audience> {
        self.all.guess(text)
    }

    /// The text without the words it opens with that are known to name this group.
    pub(super) fn without_group_opening<'t>(&self, text: &'t str, group: Audience) -> Option<&'t str> {
        self.all.without_group_opening(text, group)
    }

    /// True where the text names a particular body of the superior's own level anywhere.
    pub(super) fn mentions_superior_body(&self, text: &str) -> bool {
        let names =
            |part: &str, body: &str| every_word(part, body).any(|at| names_proper(part, at + body.len()));
        open_parts(text, self.types())
            .any(|part| self.phrases.list("superior_bodies").iter().any(|body| names(part, body)))
    }

    /// What is to be said of a body that the text names outside titles and that is no more on a day.
    pub(super) fn abolished(&self, text: &str, day: Date) -> Option<Message> {
        open_parts(text, self.types()).find_map(|part| abolished_body(part, day))
    }

    /// True where the text opens with a particular body of the superior's own level: `Sở Y tế`.
    pub(super) fn names_superior_body(&self, text: &str) -> bool {
        self.phrases.list("superior_bodies").iter().any(|body| {
            after_opening(text, body).is_some_and(|rest| {
                rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase))
            })
        })
    }

    /// The text without the words at its start that name units like this one.
    pub(super) fn without_own_opening<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.own_openings.iter().find_map(|opening| after_opening(text, opening))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> LevelWords<'static> {
        let unit = Unit::new("xã Chi Lăng", Level::Commune);
        LevelWords::new(Words::shared(), Some(Level::Province), "tỉnh Lạng Sơn", &unit).unwrap()
    }

    #[test]
    fn level_words_change_as_whole_words() {
        let words = words();
        let adapt = |text| words.adapt(text, false).text;
        assert_eq!(adapt("các doanh nghiệp trên địa bàn tỉnh."), "các doanh nghiệp trên địa bàn xã.");
        assert_eq!(adapt("Trên địa bàn tỉnh Lạng Sơn, cấp tỉnh"), "Trên địa bàn xã Chi Lăng, cấp xã");
        for text in [
            "trên địa bàn tỉnh Cao Bằng",
            "“bảo đảm an toàn trên địa bàn tỉnh”",
            "Kế hoạch số 226/KH-UBND về an toàn thông tin trên địa bàn tỉnh; xem",
            "<https://vi.vn/cấp tỉnh>",
            "‘trên địa bàn tỉnh’",
            "Trên địa bàn tỉnh Lạng Sơn có 65 xã, phường.",
            "Danh mục cấp tỉnh công bố trước, danh mục cấp xã công bố sau.",
        ] {
            assert_eq!(adapt(text), text);
        }
        assert!(words.names_level("các ngành của tỉnh"));
        assert!(!words.names_level("tỉnh Lạng Sơn"));
        assert!(words.adapt("Toàn tỉnh hiện có 2.100 trường học.", false).left);
        assert_eq!(
            adapt("Trực 24/7 trên địa bàn tỉnh, rà soát 100% máy chủ."),
            "Trực 24/7 trên địa bàn xã, rà soát 100% máy chủ."
        );
        assert!(words.names_superior_body("Sở Y tế") && !words.names_superior_body("Sở hữu trí tuệ"));
    }

    #[test]
    fn openings() {
        let words = words();
        assert_eq!(
            words.without_own_opening("UBND các xã, phường chỉ đạo tuyên truyền"),
            Some(" chỉ đạo tuyên truyền")
        );
    }

    #[test]
    fn every_file_of_words_is_valid() {
        let (all, source) = (Words::shared(), "tỉnh Lạng Sơn");
        for level in [Level::District, Level::Commune] {
            let unit = Unit::new("huyện Chi Lăng", level);
            assert!(LevelWords::new(all, Some(Level::Province), source, &unit).is_ok());
        }
        let unit = Unit::new("xã A", Level::Commune);
        assert!(LevelWords::new(all, Some(Level::District), "huyện Chi Lăng", &unit).is_ok());
    }
}
