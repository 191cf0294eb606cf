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
    /// Only some of the units are meant: `các xã biên giới`, `các xã (trừ xã Chi Lăng)`.
    pub(super) qualified: bool,
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
        let rest = rest.strip_prefix(' ').map_or(rest, |rest| self.after_territory(rest));
        let next = rest.trim_start_matches([' ', ':', ',', ';']);
        let joined =
            |word: &String| after_opening(next, word).is_some_and(|_| next.starts_with(word.as_str()));
        let listed = rest.trim_start().starts_with([',', ';']);
        let common = self.common();
        let others = common.list("list_joiners").iter().any(joined) || listed && self.names_someone(next);
        let qualified = self.is_qualified(rest);
        Some(Own { rest: next, shared: others || qualified, qualified })
    }

    /// The text without the superior's territory that it opens with: `trên địa bàn tỉnh`, `thuộc tỉnh`.
    fn after_territory<'t>(&self, text: &'t str) -> &'t str {
        let named = |rest: &'t str| {
            let rest = self.sources().into_iter().find_map(|source| after_opening(rest, source))?;
            (!names_proper(rest, 0)).then_some(rest)
        };
        let words = self.common().list("territory_words").iter();
        words.filter_map(|word| named(after_opening(text, word)?.strip_prefix(' ')?)).next().unwrap_or(text)
    }

    /// What follows the units of this level, or the superior's kind, behind the name of a body: `Công an các xã,
    /// phường`, `Hội Nông dân tỉnh`. None where the body is that of others: `Công an các xã biên giới`, `Công an xã Tân
    /// Thanh`, `Bộ đội Biên phòng các đồn`.
    pub(super) fn after_units<'t>(&self, text: &'t str) -> Option<&'t str> {
        let Some(named) = text.strip_prefix(' ') else { return Some(text) };
        if self.names_unit(named) {
            return None;
        }
        let each = self.after_each(named);
        let (rest, kinds) = self.after_kinds(each.unwrap_or(named));
        if each.is_some() || kinds.len() > 1 {
            let ours =
                kinds.contains(&self.unit_kind()) && !names_proper(rest, 0) && !self.is_qualified(rest);
            return ours.then_some(rest);
        }
        let level = self.own_level().iter().map(String::as_str).chain(self.sources());
        let level = level.filter_map(|word| after_opening(named, word)).min_by_key(|rest| rest.len());
        Some(level.filter(|rest| !names_proper(rest, 0)).unwrap_or(text))
    }

    /// True where the words behind a list of units mean only some of them.
    fn is_qualified(&self, rest: &str) -> bool {
        let next = rest.trim_start_matches([' ', ':', ',', ';']);
        let common = self.common();
        let joined = |word: &String| after_opening(next, word).is_some() && next.starts_with(word.as_str());
        next.starts_with('(')
            || common.list("qualifiers").iter().any(joined)
                && !common.list("not_qualifiers").iter().any(joined)
    }

    /// True where the text opens with units of the level below this one: `UBND các xã, thị trấn`, seen from a district.
    pub(super) fn names_below(&self, text: &str) -> bool {
        // Most steps have no level below this one.
        if self.below_kinds().is_empty() {
            return false;
        }
        let (rest, committee) = self.after_committee(self.after_lead(text));
        let each = self.after_each(rest);
        (committee || each.is_some())
            && self.below_kinds().iter().any(|kind| {
                after_opening(each.unwrap_or(rest), kind).is_some_and(|rest| !names_proper(rest, 0))
            })
    }

    /// The text with this unit's kind in the place of every list of units of its level: `Trạm Y tế các xã, phường`.
    pub(super) fn as_own(&self, text: &str) -> Option<String> {
        let mut result = String::new();
        let mut done = 0;
        for (at, _) in text.match_indices(' ') {
            let named = &text[at + 1..];
            let each = self.after_each(named);
            let (rest, kinds) = self.after_kinds(each.unwrap_or(named));
            let listed = each.is_some() && !kinds.is_empty() || kinds.len() > 1;
            let level = self.own_level().iter().filter_map(|word| after_opening(named, word)).next();
            let rest = if listed { Some(rest) } else { level };
            let ours = !listed || kinds.contains(&self.unit_kind());
            if let Some(rest) = rest.filter(|rest| ours && !names_proper(rest, 0) && !self.is_qualified(rest))
                && at + 1 >= done
            {
                result.push_str(&text[done..=at]);
                result.push_str(self.unit_kind());
                done = text.len() - rest.len();
            }
        }
        (done > 0).then(|| result + &text[done..])
    }

    /// What follows the name of this unit, or of units like it, without what may stand before.
    fn after_own<'t>(&self, text: &'t str) -> Option<&'t str> {
        // `UBND các xã, phường, đặc khu Hoàng Sa`: the name is the last one's alone.
        let known = self.own_openings.iter().filter_map(|opening| after_opening(text, opening));
        if let Some(rest) = known.filter(|rest| !names_proper(rest, 0)).min_by_key(|rest| rest.len()) {
            return Some(rest);
        }
        let (rest, committee) = self.after_committee(text);
        if let Some(after) = after_opening(rest, self.unit()).filter(|after| !names_proper(after, 0)) {
            return Some(after);
        }
        let each = self.after_each(rest);
        if each.is_none() && !committee {
            return None;
        }
        let (rest, kinds) = self.after_kinds(each.unwrap_or(rest));
        if !names_proper(rest, 0) {
            return kinds.contains(&self.unit_kind()).then_some(rest);
        }
        let (_, before) = kinds.split_last()?;
        before.contains(&self.unit_kind()).then(|| &rest[1 + self.names_listed(&rest[1..])..])
    }

    /// What follows `các`, `từng`, or a count: `UBND 65 xã, phường`.
    fn after_each<'t>(&self, text: &'t str) -> Option<&'t str> {
        let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
        if digits.len() < text.len() {
            return digits.strip_prefix(' ');
        }
        self.common().each_words.iter().find_map(|word| after_opening(text, word)?.strip_prefix(' '))
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

    /// The other units of this level that the text opens with, by their names or as those of another kind: `UBND xã Chi
    /// Lăng`, `UBND các xã Đồng Đăng, Hữu Lũng`, `UBND các phường`.
    pub(super) fn other_units<'t>(&self, text: &'t str) -> Option<&'t str> {
        let text = self.after_lead(text);
        let (rest, committee) = self.after_committee(text);
        let each = self.after_each(rest);
        // `Các huyện Hậu Lộc, Nga Sơn`, seen from a commune.
        let above = each.and_then(|rest| {
            let words = self.above_level().iter().filter_map(|word| after_opening(rest, word));
            words.filter(|rest| names_proper(rest, 0)).min_by_key(|rest| rest.len())
        });
        if let Some(rest) = above {
            let names = 1 + self.names_listed(&rest[1..]);
            return Some(&text[..text.len() - rest.len() + names]);
        }
        let (rest, kinds) = self.after_kinds(each.unwrap_or(rest));
        if kinds.is_empty() || !committee && each.is_none() || self.own(text).is_some() {
            return None;
        }
        let named = names_proper(rest, 0);
        let names = if named { 1 + self.names_listed(&rest[1..]) } else { 0 };
        let others = named || each.is_some() && !kinds.contains(&self.unit_kind());
        others.then(|| &text[..text.len() - rest.len() + names])
    }

    /// The length of the names that the text opens with: `Đồng Đăng, Hữu Lũng và xã Chi Lăng`.
    fn names_listed(&self, text: &str) -> usize {
        let mut end = words_of_name(text);
        loop {
            let rest = &text[end..];
            let next = rest.strip_prefix(", ").or_else(|| rest.strip_prefix(" và "));
            let Some(next) = next else { return end };
            let kind = self.own_kinds().iter().find_map(|kind| after_opening(next, kind)?.strip_prefix(' '));
            let name = kind.unwrap_or(next);
            let length = words_of_name(name);
            // `UBND xã A, Công an xã`: who follows is another body.
            if length == 0 || kind.is_none() && self.names_someone(next) {
                return end;
            }
            end = text.len() - name.len() + length;
        }
    }

    /// True where the text opens with kind and name of a unit of this level: `xã Phan Ngọc Hiển`.
    fn names_unit(&self, text: &str) -> bool {
        self.own_kinds().iter().filter_map(|kind| after_opening(text, kind)).any(|rest| names_proper(rest, 0))
    }

    /// True where the text speaks of what belongs to a body of the superior's: `các đơn vị trực thuộc Sở`.
    pub(super) fn belongs_to_superior_body(&self, text: &str) -> bool {
        let words = self.common().list("belonging_words");
        self.open_parts(text).any(|part| {
            words.iter().any(|word| {
                every_word(part, word).any(|at| {
                    let rest = part[at + word.len()..].trim_start();
                    rest.starts_with(char::is_uppercase)
                        && self.superior_bodies().iter().any(|body| after_opening(rest, body).is_some())
                })
            })
        })
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
        !self.guess(text).is_empty()
            || self.names_superior_body(text)
            || self.names_unit(text)
            || self.other_units(text).is_some()
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
