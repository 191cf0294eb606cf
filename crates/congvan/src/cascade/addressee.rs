//! Who a sentence is addressed to: this unit by name, units like it, another unit of its level, a body of the
//! superior's, or nobody in particular.

use crate::cascade::level::LevelWords;
use crate::cascade::search::{after_opening, clauses, every_word, find_word, names_proper, sentences};

/// Words that give a task to this unit, or to units like it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Own<'t> {
    /// What they are to do.
    pub(super) rest: &'t str,
    /// Others are named right after them, or only some of the units, so that the task may not be this unit's alone.
    pub(super) shared: bool,
}

impl LevelWords<'_> {
    /// The text without what may stand before a name: `Giao`, `Đề nghị`, `Giám đốc`.
    pub(super) fn after_lead<'t>(&self, text: &'t str) -> &'t str {
        let mut text = self.after_request(text);
        let titles = &self.common().title_openings;
        while let Some(rest) = titles.iter().find_map(|title| after_opening(text, title)?.strip_prefix(' ')) {
            text = rest;
        }
        text
    }

    /// The text without a verb that asks someone: `Giao`, `Đề nghị`.
    pub(super) fn after_request<'t>(&self, text: &'t str) -> &'t str {
        let verbs = &self.common().request_openings;
        verbs.iter().find_map(|verb| after_opening(text, verb)?.strip_prefix(' ')).unwrap_or(text)
    }

    /// The words that the text opens with where they name this unit or units like it.
    pub(super) fn own<'t>(&self, text: &'t str) -> Option<Own<'t>> {
        let rest = self.after_own(self.after_lead(text))?;
        let next = rest.trim_start_matches([' ', ':', ',', ';']);
        let joined =
            |word: &String| after_opening(next, word).is_some_and(|_| next.starts_with(word.as_str()));
        let listed = rest.trim_start().starts_with([',', ';']);
        let common = self.common();
        let others = common.list("list_joiners").iter().any(joined) || listed && self.names_someone(next);
        let some =
            common.list("qualifiers").iter().any(joined) && !common.list("not_qualifiers").iter().any(joined);
        let shared = others || some;
        Some(Own { rest: next, shared })
    }

    /// What follows the name of this unit, or of units like it, without what may stand before.
    fn after_own<'t>(&self, text: &'t str) -> Option<&'t str> {
        let known = self.own_openings.iter().filter_map(|opening| after_opening(text, opening));
        if let Some(rest) = known.min_by_key(|rest| rest.len()).filter(|rest| !names_proper(rest, 0)) {
            return Some(rest);
        }
        let (rest, committee) = self.after_committee(text);
        if let Some(after) = after_opening(rest, self.unit()).filter(|after| !names_proper(after, 0)) {
            return Some(after);
        }
        let each =
            self.common().each_words.iter().find_map(|word| after_opening(rest, word)?.strip_prefix(' '));
        if each.is_none() && !committee {
            return None;
        }
        let (rest, kinds) = self.after_kinds(each.unwrap_or(rest));
        (kinds.contains(&self.unit_kind()) && !names_proper(rest, 0)).then_some(rest)
    }

    fn after_committee<'t>(&self, text: &'t str) -> (&'t str, bool) {
        let openings = &self.common().committees;
        let rest = openings.iter().find_map(|name| after_opening(text, name)?.strip_prefix(' '));
        (rest.unwrap_or(text), rest.is_some())
    }

    /// What follows a list of kinds of unit of this level: `phường, xã và đặc khu`.
    fn after_kinds<'t, 'k>(&'k self, text: &'t str) -> (&'t str, Vec<&'k str>) {
        let (mut rest, mut next, mut kinds) = (text, text, Vec::new());
        while let Some((kind, after)) =
            self.own_kinds().iter().find_map(|kind| Some((kind, next.strip_prefix(kind.as_str())?)))
        {
            let other_word =
                self.common().list("not_units").iter().any(|word| after_opening(next, word).is_some());
            if after.starts_with(char::is_alphanumeric) || other_word {
                break;
            }
            kinds.push(kind.as_str());
            rest = after;
            let joined = after.strip_prefix(',').unwrap_or(after);
            let Some(following) = joined.strip_prefix(" và ").or_else(|| joined.strip_prefix(' ')) else {
                break;
            };
            if following.len() + 1 == after.len() {
                break;
            }
            next = following;
        }
        (rest, kinds)
    }

    /// True where units like this one are named as a list of kinds: `xã, phường`.
    pub(super) fn lists_kinds(&self, part: &str) -> bool {
        self.own_kinds().iter().any(|kind| {
            every_word(part, kind).any(|at| {
                let (rest, kinds) = self.after_kinds(&part[at..]);
                kinds.len() > 1 && !names_proper(rest, 0)
            })
        })
    }

    /// True where units like this one are given the task together with those named before them: after a joining
    /// word, or at the start of a later sentence.
    pub(super) fn own_among(&self, text: &str) -> bool {
        let joiners = self.common().list("joiners");
        text.match_indices(' ').any(|(at, _)| {
            let before = &text[..at];
            let joined = before.ends_with([',', ';', ':', '.'])
                || joiners.iter().any(|word| {
                    let rest = before.strip_suffix(word.as_str());
                    rest.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
                });
            joined && self.own(&text[at + 1..]).is_some()
        })
    }

    /// True where a sentence or clause of the text opens with units like this one.
    pub(super) fn own_opens_sentence(&self, text: &str) -> bool {
        sentences(text).flat_map(clauses).any(|clause| self.own(clause).is_some())
    }

    /// The other unit of this level that the text opens with: `UBND xã Chi Lăng`.
    pub(super) fn other_unit<'t>(&self, text: &'t str) -> Option<&'t str> {
        let text = self.after_lead(text);
        let (rest, committee) = self.after_committee(text);
        let kind = self.own_kinds().iter().find_map(|kind| after_opening(rest, kind))?;
        if !committee || !names_proper(kind, 0) || self.own(text).is_some() {
            return None;
        }
        let name = words_of_name(&kind[1..]);
        Some(&text[..text.len() - kind.len() + 1 + name])
    }

    /// True where the text names a unit of this level that is not this one, outside titles and quotations.
    pub(super) fn names_other_unit(&self, text: &str) -> bool {
        self.open_parts(text).any(|part| {
            self.own_kinds().iter().any(|kind| {
                every_word(part, kind).any(|at| {
                    let end = at + kind.len();
                    names_proper(part, end)
                        && after_opening(&part[at..], self.unit()).is_none_or(|rest| names_proper(rest, 0))
                        && !self.is_above(&part[at..])
                })
            })
        })
    }

    /// True where the text names this unit.
    pub(super) fn names_this_unit(&self, text: &str) -> bool {
        let proper = self.unit().strip_prefix(self.unit_kind()).map_or("", str::trim_start);
        !proper.is_empty() && find_word(text, proper, 0).is_some()
    }

    /// True where the text opens with some group, body or unit.
    pub(super) fn names_someone(&self, text: &str) -> bool {
        let text = self.after_lead(text);
        !self.guess(text).is_empty() || self.names_superior_body(text) || self.other_unit(text).is_some()
    }
}

/// The length of the words with a capital that the text opens with.
fn words_of_name(text: &str) -> usize {
    let mut end = 0;
    for word in text.split_inclusive(' ') {
        if !word.starts_with(char::is_uppercase) {
            break;
        }
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if bare.len() + 1 < word.len() || !word.ends_with(' ') {
            return end + bare.len();
        }
        end += word.len();
    }
    text[..end].trim_end().len()
}
