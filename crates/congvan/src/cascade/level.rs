//! The words of a pair of levels, filled in for one source and one unit: who stands for whom, and how words that
//! name a level change.

use std::borrow::Cow;
use std::cell::LazyCell;

use crate::cascade::Refused;
use crate::cascade::search::{
    Figures, after_opening, clauses, ends_with_word, every_word, figures, find_word, names_proper,
    open_parts, protect, replace_words, sentences,
};
use crate::cascade::spotter::{Seen, Spotter};
use crate::cascade::words::{Common, Words, word};
use crate::compose::capital;
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
    /// A sentence was left as it stands, since it gives figures, names both levels, or names something.
    pub(super) left: bool,
    /// A sentence was left as it stands, since it is for a body of the superior's, or goes through one.
    pub(super) superior: bool,
    /// `100%` of the superior's territory is now that of the unit's.
    pub(super) whole: bool,
    /// It says to report to this unit now.
    pub(super) reports: bool,
}

/// What becomes of what, the longest first.
#[derive(Default)]
struct Pairs {
    /// As the file of words has them.
    small: Vec<(String, String)>,
    /// Those and the same with a capital at the kind of the source: `toàn Thành phố`.
    capital: Vec<(String, String)>,
}

/// The words of one step, filled in for its source and its unit.
pub(super) struct LevelWords<'w> {
    all: &'w Words,
    phrases: &'w Phrases,
    values: Vec<(&'static str, String)>,
    replace: Pairs,
    report_to: Pairs,
    spotter: Spotter,
    own_kinds: &'w [String],
    superior_bodies: &'w [String],
    superior_names: &'w [String],
    below_kinds: &'w [String],
    pub(super) own_openings: Vec<String>,
    own_level: Vec<String>,
    above_level: Vec<String>,
    /// Who stands for each group in the unit.
    counterparts: Vec<(Audience, Vec<Text>)>,
    /// `Thành phố`, as many write the source's kind within a sentence.
    capital_kind: String,
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
            replace: Pairs::default(),
            report_to: Pairs::default(),
            capital_kind: capital(source_kind),
            spotter: Spotter::default(),
            own_kinds: phrases.list("own_kinds"),
            superior_bodies: phrases.list("superior_bodies"),
            superior_names: phrases.list("superior_names"),
            below_kinds: phrases.list("below_kinds"),
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
        words.spotter = words.spotter();
        Ok(words)
    }

    /// All words that texts are searched for.
    fn spotter(&self) -> Spotter {
        fn each(words: &[String], kind: Seen) -> impl Iterator<Item = (&str, Seen)> {
            words.iter().map(move |word| (word.as_str(), kind))
        }
        let common = self.common();
        let pairs = |pairs: &'_ Pairs| -> Vec<String> {
            pairs.capital.iter().map(|(from, _)| from.clone()).collect()
        };
        let (replace, report) = (pairs(&self.replace), pairs(&self.report_to));
        let level = Seen::REPLACED.or(Seen::ABOVE);
        let all_capitals = self.value("source_kind").to_uppercase();
        let words = each(&replace, Seen::REPLACED)
            .chain(each(&report, Seen::REPORTED))
            .chain(each(&self.above_level, Seen::ABOVE))
            .chain(each(&self.own_openings, Seen::OWN))
            .chain(each(&self.own_level, Seen::OWN))
            .chain(each(self.own_kinds, Seen::KINDS))
            .chain(each(self.superior_bodies, Seen::BODIES))
            .chain(each(common.list("act_words"), Seen::ACTS))
            .chain(each(common.list("act_on_documents"), Seen::ACTS))
            .chain(each(common.list("act_openings"), Seen::ACTS))
            .chain(each(common.list("reference_words"), Seen::REFERENCES));
        Spotter::new(words.chain([(self.capital_kind.as_str(), Seen::ABOVE), (&all_capitals, level)]))
    }

    /// The kinds of words that stand in a text.
    pub(super) fn seen(&self, text: &str) -> Seen {
        self.spotter.seen(text)
    }

    /// A phrase of this step.
    pub(super) fn fill(&self, key: &str, more: &[(&'static str, &str)]) -> Result<String, WordingError> {
        let mut values: Vec<(&'static str, &str)> =
            self.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        values.extend(more);
        self.phrases.fill(key, &values)
    }

    fn pairs(&self, key: &str) -> Result<Pairs, WordingError> {
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
        let kind = self.value("source_kind");
        let mut capital = Vec::with_capacity(2 * pairs.len());
        for (from, to) in &pairs {
            // A capital at the start is found anyway.
            if let Some(at) = from.find(kind).filter(|at| *at > 0 && !kind.is_empty()) {
                let (before, after) = (&from[..at], &from[at + kind.len()..]);
                capital.push((format!("{before}{}{after}", self.capital_kind), to.clone()));
            }
            capital.push((from.clone(), to.clone()));
        }
        Ok(Pairs { small: pairs, capital })
    }

    fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }

    /// The unit's name with its kind.
    pub(super) fn unit(&self) -> &str {
        self.value("unit")
    }

    pub(super) fn unit_kind(&self) -> &str {
        self.value("unit_kind")
    }

    /// The kinds of unit of this level.
    pub(super) fn own_kinds(&self) -> &'w [String] {
        self.own_kinds
    }

    /// Words that name this very level.
    pub(super) fn own_level(&self) -> &[String] {
        &self.own_level
    }

    /// Bodies of the superior's own level, whose names go on behind these words.
    pub(super) fn superior_bodies(&self) -> &'w [String] {
        self.superior_bodies
    }

    /// Kinds of unit of the level below this one.
    pub(super) fn below_kinds(&self) -> &'w [String] {
        self.below_kinds
    }

    /// Words of a level above this one.
    pub(super) fn above_level(&self) -> &[String] {
        &self.above_level
    }

    /// What the source's territory is called, the whole name first.
    pub(super) fn sources(&self) -> [&str; 2] {
        [self.value("source"), self.value("source_kind")]
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

    /// The parts of a text outside quotations, links and cited documents.
    pub(super) fn open_parts<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let common = self.common();
        open_parts(text, &common.cited_types, &common.cited_issuers)
    }

    /// The text with the words of its level changed; `report` for an item with a deadline.
    ///
    /// A sentence that names this level too, or gives a figure, speaks of the superior's whole territory, and one for a
    /// body of the superior's speaks to others: it is left as it stands, and [`Adapted`] says so.
    pub(super) fn adapt(&self, text: &str, report: bool) -> Adapted {
        let mut adapted = Adapted::default();
        let wanted = if report { Seen::REPLACED.or(Seen::REPORTED) } else { Seen::REPLACED };
        if !self.seen(text).any(wanted) {
            adapted.text = text.to_owned();
            return adapted;
        }
        for sentence in sentences(text) {
            let both = LazyCell::new(|| self.names_this_level(sentence));
            for clause in clauses(sentence) {
                self.adapt_clause(clause, report, || *both, &mut adapted);
            }
        }
        adapted
    }

    /// `both` says whether the whole sentence names this level too.
    fn adapt_clause(&self, clause: &str, report: bool, both: impl Fn() -> bool, adapted: &mut Adapted) {
        let reported = match report {
            true => self.replaced(clause, &self.report_to),
            false => Cow::Borrowed(clause),
        };
        let changed = self.replaced(&reported, &self.replace);
        if changed == clause {
            adapted.text.push_str(clause);
            return;
        }
        // Reporting is for whom the sentence speaks to, whatever else it gives.
        let level = self.replaced(clause, &self.replace);
        if self.is_for_superior(clause) || reported != clause && self.names_central_body(clause) {
            adapted.text.push_str(clause);
            adapted.superior = true;
        } else if level != clause && (both() || self.speaks_of_source(clause)) {
            adapted.text.push_str(clause);
            adapted.left = true;
        } else {
            adapted.whole |= level != clause && self.figures(clause) == Figures::Whole;
            adapted.reports |= reported != clause;
            adapted.text.push_str(&changed);
        }
    }

    fn replaced<'t>(&self, clause: &'t str, pairs: &Pairs) -> Cow<'t, str> {
        let common = self.common();
        let pairs = if clause.contains(&self.capital_kind) { &pairs.capital } else { &pairs.small };
        let mut result = String::new();
        let mut done = false;
        for (part, open) in protect(clause, &common.cited_types, &common.cited_issuers) {
            let mut part = Cow::Borrowed(part);
            let capitals = open && is_capitals(&part);
            for (from, to) in pairs.iter().filter(|_| open) {
                let replaced = match capitals {
                    true => replace_words(&part, &from.to_uppercase(), &to.to_uppercase()),
                    false => replace_words(&part, from, to),
                };
                if let Some(replaced) = replaced {
                    done = true;
                    part = Cow::Owned(replaced);
                }
            }
            result.push_str(&part);
        }
        if done { Cow::Owned(result) } else { Cow::Borrowed(clause) }
    }

    /// True where a clause with words of the source's level speaks of the source: it gives figures of its territory,
    /// or the words belong to a name.
    fn speaks_of_source(&self, clause: &str) -> bool {
        self.figures(clause) == Figures::Some || self.counts_in_words(clause) || self.names_something(clause)
    }

    fn figures(&self, clause: &str) -> Figures {
        self.open_parts(clause).map(figures).max().unwrap_or(Figures::None)
    }

    fn counts_in_words(&self, clause: &str) -> bool {
        let common = self.common();
        let ordinal = |before: &str| {
            common.list("not_numbers").iter().any(|word| before.trim_end().ends_with(word.as_str()))
        };
        self.open_parts(clause).any(|part| {
            common.list("number_words").iter().any(|word| {
                every_word(part, word)
                    .any(|at| part[at..].starts_with(word.as_str()) && !ordinal(&part[..at]))
            })
        })
    }

    /// True where a word of level is part of a name: `Hội chợ toàn tỉnh`, `*Kế hoạch cấp tỉnh*`.
    fn names_something(&self, clause: &str) -> bool {
        let common = self.common();
        let kinds = || common.cited_types.iter();
        self.open_parts(clause).any(|part| {
            let follows = |word: &String, capital: bool| {
                every_word(part, word).any(|at| {
                    let named = !capital || part[at..].starts_with(char::is_uppercase);
                    let rest = part[at + word.len()..].trim_start();
                    named && self.replace.capital.iter().any(|(from, _)| after_opening(rest, from).is_some())
                })
            };
            common.list("named_words").iter().any(|word| follows(word, false))
                || kinds().any(|word| follows(word, true))
        })
    }

    /// True where a clause names a body of the whole country, to which this unit does not report.
    fn names_central_body(&self, clause: &str) -> bool {
        let bodies = self.common().list("central_bodies");
        self.open_parts(clause).any(|part| {
            bodies.iter().any(|body| {
                every_word(part, body).any(|at| {
                    part[at..].starts_with(char::is_uppercase) && self.guess(&part[at..]).is_empty()
                })
            })
        })
    }

    /// True where a clause is for a body of the superior's, or what it asks for goes through one.
    fn is_for_superior(&self, clause: &str) -> bool {
        if self.names_superior_body(clause) {
            return true;
        }
        let through = self.common().list("through_words");
        self.open_parts(clause).any(|part| {
            through.iter().any(|word| {
                // Whoever it goes through, the superior has named.
                every_word(part, word)
                    .any(|at| part[at + word.len()..].trim_start().starts_with(char::is_uppercase))
            })
        })
    }

    /// True where the sentence names this very level outside titles: `cấp xã`, `các xã`, `xã, phường`.
    fn names_this_level(&self, sentence: &str) -> bool {
        self.open_parts(sentence).any(|part| {
            let mut words = self.own_level.iter().chain(&self.own_openings);
            words.any(|word| find_word(part, word, 0).is_some()) || self.lists_kinds(part)
        })
    }

    /// True where the text still names a level above this one, or all units of this one, outside titles, quotations
    /// and proper names.
    pub(super) fn names_level(&self, text: &str) -> bool {
        if !self.seen(text).any(Seen::ABOVE.or(Seen::OWN).or(Seen::KINDS)) {
            return false;
        }
        let names = |part: &str, word: &str| {
            every_word(part, word).any(|at| {
                let end = at + word.len();
                !names_proper(part, end) || !(self.is_source(&part[end..]) || self.all.is_place(&part[end..]))
            })
        };
        self.open_parts(text).any(|part| {
            if is_capitals(part) {
                return self
                    .above_level
                    .iter()
                    .any(|word| find_word(part, &word.to_uppercase(), 0).is_some());
            }
            self.above_level.iter().any(|word| names(part, word))
                || part.contains(&self.capital_kind) && names(part, &self.capital_kind)
                || self.own_openings.iter().any(|opening| find_word(part, opening, 0).is_some())
                || self.lists_kinds(part)
                || self.names_other_kind(part)
        })
    }

    /// True where the part speaks of a unit of another kind than this one, without a name: `ngân sách xã` in a phường.
    fn names_other_kind(&self, part: &str) -> bool {
        let common = self.common();
        let others = self.own_kinds.iter().filter(|kind| *kind != self.unit_kind());
        others.flat_map(|kind| every_word(part, kind).map(move |at| (kind, at))).any(|(kind, at)| {
            let (before, behind) = (part[..at].trim_end(), &part[at..]);
            let word = common.list("not_units").iter().any(|word| after_opening(behind, word).is_some());
            let after = common.list("not_units_after").iter().any(|word| ends_with_word(before, word));
            !word && !after && !names_proper(part, at + kind.len())
        })
    }

    /// True where a name follows that is the source's own.
    fn is_source(&self, rest: &str) -> bool {
        let proper = self.value("source").strip_prefix(self.value("source_kind")).map_or("", str::trim_start);
        rest.strip_prefix(' ').is_some_and(|rest| after_opening(rest, proper).is_some())
    }

    /// True where the words are the source's own name, or a province's.
    pub(super) fn is_above(&self, text: &str) -> bool {
        after_opening(text, self.value("source")).is_some() || self.all.is_city(text)
    }

    /// The groups a text is addressed to, by the words it opens with.
    pub(super) fn guess(&self, text: &str) -> Vec<Audience> {
        self.all.guess(text)
    }

    /// The same, whatever verb or title stands before: `Giao Sở Y tế`.
    pub(super) fn guess_led(&self, text: &str) -> Vec<Audience> {
        let groups = self.guess(text);
        let led = self.after_lead(text);
        if groups.is_empty() && led.len() < text.len() { self.guess(led) } else { groups }
    }

    /// The groups that a heading lists, in its order: `UBND các xã, phường và Công an tỉnh`.
    pub(super) fn guess_listed(&self, heading: &str) -> Vec<Audience> {
        let first = self.guess_led(heading);
        if first.is_empty() && !self.names_superior_body(heading) {
            return first;
        }
        let joiners = self.common().list("list_joiners");
        let mut found: Vec<(usize, Audience)> = first.iter().map(|group| (0, *group)).collect();
        for (at, _) in heading.match_indices(' ') {
            let before = &heading[..at];
            let joined = before.ends_with([',', ';'])
                || joiners
                    .iter()
                    .any(|word| before.strip_suffix(word.as_str()).is_some_and(|rest| rest.ends_with(' ')));
            if !joined {
                continue;
            }
            for group in self.guess_led(&heading[at + 1..]) {
                match found.iter_mut().find(|(_, known)| *known == group) {
                    // Words that name two groups at once give no order of theirs.
                    Some((place, _)) if *place == 0 && first.len() > 1 => *place = at,
                    Some(_) => {}
                    None => found.push((at, group)),
                }
            }
        }
        found.sort_by_key(|(place, _)| *place);
        found.into_iter().map(|(_, group)| group).collect()
    }

    /// True where a text refers to an item of its own document by its label: `khoản 1 nêu trên`.
    pub(super) fn refers_to_item(&self, text: &str) -> bool {
        if !self.seen(text).any(Seen::REFERENCES) {
            return false;
        }
        let common = self.common();
        let label = |rest: &str| {
            let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            let letter = word == "đ" || word.len() == 1 && word.starts_with(|c: char| c.is_ascii_lowercase());
            let roman = !word.is_empty() && word.chars().all(|c| "IVXL".contains(c));
            letter || roman || word.starts_with(|c: char| c.is_ascii_digit())
        };
        // `khoản 3 Điều 5 Luật Thú y` is of another document.
        let elsewhere = |rest: &str| {
            let clause = clauses(rest).next().unwrap_or_default();
            let ends = common.cited_types.iter().any(|kind| ends_with_word(clause.trim_end(), kind));
            ends || common.list("law_words").iter().any(|law| find_word(clause, law, 0).is_some())
        };
        self.open_parts(text).any(|part| {
            common.list("reference_words").iter().any(|word| {
                every_word(part, word).any(|at| {
                    let rest = &part[at + word.len()..];
                    rest.strip_prefix(' ').is_some_and(|rest| label(rest) && !elsewhere(rest))
                })
            })
        })
    }

    /// True where a text gives a figure outside titles and quotations.
    pub(super) fn gives_figures(&self, text: &str) -> bool {
        self.figures(text) == Figures::Some
    }

    /// The text without the words it opens with that are known to name this group.
    pub(super) fn without_group_opening<'t>(&self, text: &'t str, group: Audience) -> Option<&'t str> {
        self.all.without_group_opening(text, group)
    }

    /// True where the text names a particular body of the superior's own level anywhere.
    pub(super) fn mentions_superior_body(&self, text: &str) -> bool {
        let names =
            |part: &str, body: &str| every_word(part, body).any(|at| names_proper(part, at + body.len()));
        self.open_parts(text).any(|part| self.superior_bodies.iter().any(|body| names(part, body)))
    }

    /// What is to be said of a body that the text names outside titles and that is no more on a day.
    pub(super) fn abolished(&self, text: &str, day: Date) -> Option<Message> {
        self.open_parts(text).find_map(|part| abolished_body(part, day))
    }

    /// True where the text opens with a particular body of the superior's own level: `Sở Y tế`.
    pub(super) fn names_superior_body(&self, text: &str) -> bool {
        let text = self.after_lead(text);
        let is_above = |rest: &str| self.above_level.iter().any(|word| after_opening(rest, word).is_some());
        // `Ban Quản lý dự án giao thông tỉnh`: the level stands at the name's end.
        let ends_above = |rest: &str| {
            const LONGEST: usize = 7;
            let name = rest.split([',', ';', ':', '.']).next().unwrap_or_default();
            name.match_indices(' ').take(LONGEST).any(|(at, _)| is_above(&name[at + 1..]))
        };
        let is_named = |body: &String, rest: &str| {
            rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase) || is_above(rest))
                || body.contains(' ') && ends_above(rest)
        };
        // `Các sở: Nội vụ, Tài chính`, `Các Sở Nội vụ, Tài chính`.
        let several = self.common().each_words.iter();
        let several = several.filter_map(|word| after_opening(text, word)?.strip_prefix(' ')).next();
        let are_named = |rest: &str| {
            rest.starts_with(':')
                || rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase))
        };
        self.superior_names.iter().any(|name| after_opening(text, name).is_some())
            || self.superior_bodies.iter().any(|body| {
                after_opening(text, body).is_some_and(|rest| is_named(body, rest))
                    || several.and_then(|text| after_opening(text, body)).is_some_and(are_named)
            })
    }
}

/// True where every letter is a capital.
fn is_capitals(text: &str) -> bool {
    !text.contains(char::is_lowercase) && text.contains(char::is_uppercase)
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
            words.own("UBND các xã, phường chỉ đạo tuyên truyền").map(|own| own.rest),
            Some("chỉ đạo tuyên truyền")
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
