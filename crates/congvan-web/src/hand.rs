//! What a person changed by hand in a text that is derived, kept as changes: the text may be derived anew, and they are made
//! in it again. A change holds as long as the words stand that it was made beside, as many times as they stood then; where
//! they do not, it is not made, and that is told.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value as Json;

use crate::described::field_at;
use crate::fault::Fault;
use crate::source::whole;
use congvan::model::directive::format::DIRECTIVE;
use congvan::text::paths::{Edit, Value, edit_value, is_too_deep, values};
use congvan::text::shape::Kind;
use congvan::text::source::Source;

/// A value that was changed by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ByHand {
    /// Its path then.
    pub(crate) path: String,
    /// Its words before; none where there was no such value.
    pub(crate) was: Option<String>,
    /// Its words since; none where it was taken out.
    pub(crate) now: Option<String>,
    /// The path of the value that tells where it stands: itself, or one beside it where there was none.
    pub(crate) beside: Option<String>,
    /// The words of that value.
    #[serde(default)]
    pub(crate) words: String,
    /// Which it was of the values at such places with these words, from 1.
    #[serde(default, deserialize_with = "count")]
    pub(crate) nth: usize,
    /// How many there were.
    #[serde(default, deserialize_with = "count")]
    pub(crate) of: usize,
    /// Of an item that came to a list: the list's path then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) list: Option<String>,
    /// The words of the items that stood in it, by which it is found again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) among: Vec<String>,
}

/// A count is a number: neither its letters nor nothing.
fn count<'de, D: Deserializer<'de>>(given: D) -> Result<usize, D::Error> {
    let given = Json::deserialize(given)?;
    let number = if given.is_number() { whole(given).map_err(Error::custom)? } else { None };
    number.ok_or_else(|| Error::custom("a count is a whole number"))
}

impl ByHand {
    /// That it was not made, for the person who made it.
    pub(crate) fn loss_message(&self) -> String {
        let was = self.was.as_deref().filter(|was| !was.is_empty()).unwrap_or(&self.words);
        let now = self.now.as_deref().map_or("(bỏ)".to_owned(), |now| format!("“{now}”"));
        format!("chỗ sửa tay không còn câu để sửa, nên không vào văn bản: “{was}” → {now}")
    }
}

/// More changes of one version than anyone makes.
const MOST: usize = 500;

/// # Errors
/// That there are too many.
pub(crate) fn few(changes: &[ByHand]) -> Result<(), Fault> {
    match changes.len() {
        0..=MOST => Ok(()),
        _ => Err(Fault::bad(
            format!("một bản được sửa tay nhiều nhất {MOST} chỗ"),
            format!("a version takes {MOST} changes by hand at most"),
        )),
    }
}

/// The change of one value, so that it can be made again.
pub(crate) fn by_hand(source: &Source, path: &str, now: Option<&str>) -> ByHand {
    let all = values(source);
    // A whole item is known by the first that stands in it.
    let is_own = |value: &&Value| is_at(&value.path, path);
    let own = all.iter().find(|value| value.path == path).or_else(|| all.iter().find(is_own));
    let beside =
        own.or_else(|| around(path).find_map(|item| all.iter().find(|value| is_at(&value.path, &item))));
    let mates = beside.map(|beside| mates(&all, &beside.path, words_of(beside))).unwrap_or_default();
    let list = came(&all, path).filter(|_| now.is_some());
    let among = list.map(|list| items_of(&all, list)).unwrap_or_default();
    let nth = mates.iter().position(|mate| Some(mate.path.as_str()) == beside.map(|own| own.path.as_str()));
    ByHand {
        path: path.to_owned(),
        was: own.map(|own| words_of(own).to_owned()),
        now: now.map(str::to_owned),
        beside: beside.map(|beside| beside.path.clone()),
        words: beside.map(|beside| words_of(beside).to_owned()).unwrap_or_default(),
        nth: nth.map_or(0, |nth| nth + 1),
        of: mates.len(),
        list: list.filter(|_| !among.is_empty()).map(str::to_owned),
        among,
    }
}

/// The list that a path brings a new item to; none where all its items are there.
fn came<'p>(all: &[Value], path: &'p str) -> Option<&'p str> {
    let mut items =
        ends(path).map(|end| &path[..end]).filter(|own| own.rsplit('.').next().is_some_and(is_number));
    let item = items.find(|own| !all.iter().any(|value| is_at(&value.path, own)))?;
    item.rsplit_once('.').map(|(list, _)| list)
}

/// Where each step of a path ends.
fn ends(path: &str) -> impl Iterator<Item = usize> {
    path.match_indices('.').map(|(at, _)| at).chain(std::iter::once(path.len()))
}

/// How a path goes on behind a list that it goes into.
fn inside<'p>(path: &'p str, list: &str) -> Option<&'p str> {
    path.strip_prefix(list)?.strip_prefix('.')
}

/// The words of each item of a list, the first that stands in it.
fn items_of(all: &[Value], list: &str) -> Vec<String> {
    let mut found: BTreeMap<usize, String> = BTreeMap::new();
    for value in all {
        let nth = inside(&value.path, list).and_then(|rest| rest.split('.').next()?.parse().ok());
        if let Some(nth) = nth {
            found.entry(nth).or_insert_with(|| words_of(value).to_owned());
        }
    }
    found.into_values().collect()
}

/// The items around a place, from within; only what is in an item can move.
fn around(path: &str) -> impl Iterator<Item = String> {
    let steps: Vec<&str> = path.split('.').collect();
    let items = (1..steps.len()).filter(|end| is_number(steps[end - 1])).map(|end| steps[..end].join("."));
    items.collect::<Vec<_>>().into_iter().rev()
}

/// The source with one value changed; an item that was its words alone may get more beside them.
pub(crate) fn set_in(source: &Source, path: &str, edit: Edit<'_>) -> Option<String> {
    if is_too_deep(path) {
        return None;
    }
    let steps: Vec<&str> = path.split('.').collect();
    let all = values(source);
    let above = (1..steps.len()).map(|end| steps[..end].join("."));
    for above in above.filter(|above| all.iter().any(|value| value.path == *above && value.text.is_some())) {
        let Some((_, _, Kind::TextOr(_, key))) = field_at(&above, &DIRECTIVE) else { continue };
        if steps[above.split('.').count()].parse::<usize>().is_err() {
            let opened = edit_value(source, &above, Edit::Under(key))?;
            return edit_value(&Source::new(source.name(), opened), path, edit);
        }
    }
    edit_value(source, path, edit)
}

/// The source with the changes made again, and where each of them stands now; none where it could not be made.
pub(crate) fn made_again(source: &Source, changes: &[ByHand]) -> (String, Vec<Option<String>>) {
    let mut text = source.text().to_owned();
    let places = changes.iter().map(|change| {
        let source = Source::new(source.name(), text.clone());
        let path = place(&values(&source), change)?;
        let edit = change.now.as_deref().map_or(Edit::Remove, Edit::Set);
        text = set_in(&source, &path, edit)?;
        Some(path)
    });
    let places = places.collect();
    (text, places)
}

/// Where a change belongs now.
fn place(all: &[Value], change: &ByHand) -> Option<String> {
    if let Some(list) = &change.list {
        return behind_its_list(all, change, list);
    }
    let Some(beside) = &change.beside else {
        return all.iter().all(|value| !is_at(&value.path, &change.path)).then(|| change.path.clone());
    };
    let found = nth_mate(all, change, beside)?;
    let path = renumber(&change.path, beside, &found.path);
    let is_there = all.iter().any(|value| is_at(&value.path, &path));
    (is_there == change.was.is_some()).then_some(path)
}

/// Where an item belongs now that came to a list by hand: behind the last of the list, which is the one that still has the
/// most of the items that stood in it; of two that have as many, the one beside the words that it was made beside.
fn behind_its_list(all: &[Value], change: &ByHand, list: &str) -> Option<String> {
    let (_, tail) = inside(&change.path, list)?.split_once('.').unwrap_or_default();
    let behind = |own: &str| {
        let path = format!("{own}.{}", items_of(all, own).len() + 1);
        if tail.is_empty() { path } else { format!("{path}.{tail}") }
    };
    // A list that is in no item stays where it is.
    if !list.split('.').any(is_number) {
        return Some(behind(list));
    }
    let lists: BTreeSet<&str> = all
        .iter()
        .flat_map(|value| ends(&value.path).map(|end| &value.path[..end]))
        .filter(|own| is_alike(own, list))
        .collect();
    let shared = |own: &str| {
        let items = items_of(all, own);
        change.among.iter().filter(|words| items.iter().any(|item| is_same(item, words))).count()
    };
    let most = lists.iter().map(|own| shared(own)).max().filter(|most| *most > 0)?;
    let best: Vec<&str> = lists.into_iter().filter(|own| shared(own) == most).collect();
    match best.as_slice() {
        [only] => Some(behind(only)),
        several => {
            let beside = change.beside.as_ref()?;
            let found = nth_mate(all, change, beside)?;
            let there = renumber(list, beside, &found.path);
            several.contains(&there.as_str()).then(|| behind(&there))
        }
    }
}

/// The value that a change was made beside, as it is now; none where there are fewer or more of them than there were.
fn nth_mate<'v>(all: &'v [Value], change: &ByHand, beside: &str) -> Option<&'v Value> {
    let mates = mates(all, beside, &change.words);
    mates.get(change.nth.checked_sub(1)?).copied().filter(|_| mates.len() == change.of)
}

fn words_of(value: &Value) -> &str {
    value.text.as_deref().unwrap_or_default()
}

/// The values at such places, whatever the numbers of their items, with the same words.
fn mates<'v>(all: &'v [Value], path: &str, words: &str) -> Vec<&'v Value> {
    all.iter().filter(|value| is_alike(&value.path, path) && is_same(words_of(value), words)).collect()
}

fn is_same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

fn is_number(step: &str) -> bool {
    step.parse::<usize>().is_ok()
}

fn is_alike(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.split('.'), other.split('.'));
    loop {
        match (one.next(), other.next()) {
            (None, None) => return true,
            (Some(own), Some(step)) if own == step || is_number(own) && is_number(step) => {}
            _ => return false,
        }
    }
}

fn is_at(path: &str, place: &str) -> bool {
    path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// A path with the numbers of its items as they are where `beside` became `found`.
fn renumber(path: &str, beside: &str, found: &str) -> String {
    let mut numbers = beside.split('.').zip(found.split('.'));
    let mut is_shared = true;
    let steps = path.split('.').map(|step| {
        let pair = numbers.next().filter(|(own, _)| is_shared && *own == step);
        is_shared = pair.is_some();
        pair.map_or(step, |(_, now)| now)
    });
    steps.collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;
    use congvan::text::paths::edit_value;

    const TEXT: &str = "subject: tiêm phòng\nnumber: { value: , symbol: UBND-___ }\nmeasures:\n  - heading: Các phòng\n    items: [Rà soát., Báo cáo.]\n  - heading: Các phòng\n    items: [Tổng hợp., text: Kiểm tra.]\n";

    fn source(text: &str) -> Source {
        Source::new("a", text)
    }

    fn again(changes: &[(&str, Option<&str>)], derived: &str) -> (String, Vec<Option<String>>) {
        let mut text = TEXT.to_owned();
        let changes: Vec<ByHand> = changes
            .iter()
            .map(|(path, now)| {
                let change = by_hand(&source(&text), path, *now);
                let edit = now.map_or(Edit::Remove, Edit::Set);
                text = edit_value(&source(&text), path, edit).expect("it is there");
                change
            })
            .collect();
        assert_eq!(made_again(&source(TEXT), &changes).0, text);
        made_again(&source(derived), &changes)
    }

    fn value(text: &str, path: &str) -> Option<String> {
        values(&source(text)).into_iter().find(|value| value.path == path)?.text
    }

    #[test]
    fn changes_follow_their_sentence_where_items_have_gone() {
        let derived = TEXT.replace("Rà soát., ", "");
        let changes = [
            ("measures.1.items.2", Some("Báo cáo ngay.")),
            ("number.value", Some("45")),
            ("measures.2.items.2.deadline", Some("2027-01-05")),
        ];
        let (text, places) = again(&changes, &derived);
        let wanted = ["measures.1.items.1", "number.value", "measures.2.items.2.deadline"];
        assert_eq!(places, wanted.map(|path| Some(path.to_owned())));
        assert_eq!(value(&text, "measures.1.items.1").as_deref(), Some("Báo cáo ngay."));
        assert_eq!(value(&text, "number.value").as_deref(), Some("45"));
        assert_eq!(value(&text, "measures.2.items.2.deadline").as_deref(), Some("2027-01-05"));
    }

    #[test]
    fn a_change_whose_words_are_gone_is_not_made() {
        let changes = [("measures.2.items.1", Some("Tổng hợp ngay.")), ("subject", Some("tiêm phòng dại"))];
        let (text, places) = again(&changes, &TEXT.replace("Tổng hợp", "Thống kê"));
        assert_eq!(places, [None, Some("subject".to_owned())]);
        assert_eq!(value(&text, "measures.2.items.1").as_deref(), Some("Thống kê."));
        let (_, places) = again(&changes[1..], &TEXT.replace("tiêm phòng", "phòng dịch"));
        assert_eq!(places, [None]);
        let (_, places) = again(&[("measures.2.items.1", None)], &TEXT.replace("Tổng hợp., ", ""));
        assert_eq!(places, [None]);
    }

    #[test]
    fn a_whole_item_goes_by_hand() {
        let text = TEXT.replace("[Tổng hợp., text: Kiểm tra.]", "[{text: Một., deadline: 2027-01-05}, Hai.]");
        let change = by_hand(&source(&text), "measures.2.items.1", None);
        let (made, places) = made_again(&source(&text), &[change]);
        assert_eq!(places, [Some("measures.2.items.1".to_owned())]);
        assert_eq!(value(&made, "measures.2.items.1").as_deref(), Some("Hai."));
    }

    #[test]
    fn what_is_its_words_alone_gets_items_by_hand() {
        let text = "measures: [Rà soát., Báo cáo.]\n";
        let change = by_hand(&source(text), "measures.2.items.1", Some("Trước ngày 05."));
        let (made, places) = made_again(&source(text), &[change]);
        assert_eq!(places, [Some("measures.2.items.1".to_owned())]);
        assert_eq!(value(&made, "measures.2.text").as_deref(), Some("Báo cáo."));
        assert_eq!(value(&made, "measures.2.items.1").as_deref(), Some("Trước ngày 05."));
    }

    #[test]
    fn an_item_that_came_by_hand_finds_its_list_again() {
        let text = "recipients: [Công an, Quân sự]\nmeasures:\n  - heading: Các phòng\n    items: [Một., Hai., Ba.]\n  - heading: Văn phòng\n    items: [Bốn., Năm.]\n";
        let mut now = text.to_owned();
        let mut changes = Vec::new();
        for (path, words) in [
            ("measures.1.items.4", "Thêm."),
            ("measures.1.items.4.deadline", "2027-01-05"),
            ("measures.2.items.3.text", "Nữa."),
            ("recipients.3.name", "Mặt trận"),
        ] {
            changes.push(by_hand(&source(&now), path, Some(words)));
            now = set_in(&source(&now), path, Edit::Set(words)).expect("it has a place");
        }
        assert_eq!(made_again(&source(text), &changes).0, now);
        // A sibling goes, a heading is another, an addressee goes.
        let derived = text.replace("Hai., ", "").replace("Các phòng", "Công an xã").replace("Công an, ", "");
        let (made, places) = made_again(&source(&derived), &changes);
        let wanted = [
            "measures.1.items.3",
            "measures.1.items.3.deadline",
            "measures.2.items.3.text",
            "recipients.2.name",
        ];
        assert_eq!(places, wanted.map(|path| Some(path.to_owned())));
        assert_eq!(value(&made, "measures.1.items.3.text").as_deref(), Some("Thêm."));
        // The item above goes whole: the list is another's place now.
        let first = text.find("  - heading").expect("it is there");
        let second = text.rfind("  - heading").expect("it is there");
        let (made, places) = made_again(&source(&format!("{}{}", &text[..first], &text[second..])), &changes);
        assert_eq!(places[0], None);
        assert_eq!(value(&made, "measures.1.items.3.text").as_deref(), Some("Nữa."));
        // More came than there were.
        let (_, places) = made_again(&source(&text.replace("Một., ", "Một., Rưỡi., ")), &changes);
        assert_eq!(places[0].as_deref(), Some("measures.1.items.5"));
    }

    #[test]
    fn of_the_same_words_twice_none_is_taken_for_the_other() {
        let changes = [("measures.2.heading", Some("Văn phòng"))];
        let (_, places) = again(&changes, TEXT);
        assert_eq!(places, [Some("measures.2.heading".to_owned())]);
        let first = TEXT.find("  - heading").expect("it is there");
        let second = TEXT.rfind("  - heading").expect("it is there");
        let (text, places) = again(&changes, &format!("{}{}", &TEXT[..first], &TEXT[second..]));
        assert_eq!((places, value(&text, "measures.1.heading").as_deref()), (vec![None], Some("Các phòng")));
    }

    #[test]
    fn changes_are_made_one_after_the_other() {
        let changes = [
            ("measures.1.items.1", None),
            ("measures.1.items.1", Some("Báo cáo ngay.")),
            ("measures.1.items.1", Some("Báo cáo.")),
            ("place", Some("Chi Lăng")),
        ];
        let (text, places) = again(&changes, TEXT);
        assert!(places.iter().all(Option::is_some), "{places:?}");
        assert_eq!(value(&text, "measures.1.items.2"), None);
        let none = ByHand { path: String::new(), ..by_hand(&source("a"), "x.1.y", None) };
        assert_eq!(made_again(&source("a"), &[none]).1, [None]);
    }
}
