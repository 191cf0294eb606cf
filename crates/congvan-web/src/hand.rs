//! What a person changed by hand in a text that is derived, kept as changes: the text may be derived anew, and they are made
//! in it again. A change holds as long as the words stand that it was made beside, as many times as they stood then; where
//! they do not, it is not made, and that is told.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value as Json;

use crate::described::described;
use crate::fault::Fault;
use crate::source::whole;
use congvan::model::directive::format::DIRECTIVE;
use congvan::text::paths::{Edit, Value, edited, is_too_deep, values};
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
}

/// A count is a number: neither its letters nor nothing.
fn count<'de, D: Deserializer<'de>>(given: D) -> Result<usize, D::Error> {
    let given = Json::deserialize(given)?;
    let number = if given.is_number() { whole(given).map_err(Error::custom)? } else { None };
    number.ok_or_else(|| Error::custom("a count is a whole number"))
}

impl ByHand {
    /// That it was not made, for the person who made it.
    pub(crate) fn lost(&self) -> String {
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
    let beside = own.or_else(|| all.iter().find(|value| is_beside(&value.path, path)));
    let mates = beside.map(|beside| mates(&all, &beside.path, said(beside))).unwrap_or_default();
    let nth = mates.iter().position(|mate| Some(mate.path.as_str()) == beside.map(|own| own.path.as_str()));
    ByHand {
        path: path.to_owned(),
        was: own.map(|own| said(own).to_owned()),
        now: now.map(str::to_owned),
        beside: beside.map(|beside| beside.path.clone()),
        words: beside.map(|beside| said(beside).to_owned()).unwrap_or_default(),
        nth: nth.map_or(0, |nth| nth + 1),
        of: mates.len(),
    }
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
        let Some((_, _, Kind::TextOr(_, key))) = described(&above, &DIRECTIVE) else { continue };
        if steps[above.split('.').count()].parse::<usize>().is_err() {
            let opened = edited(source, &above, Edit::Under(key))?;
            return edited(&Source::new(source.name(), opened), path, edit);
        }
    }
    edited(source, path, edit)
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
    let Some(beside) = &change.beside else {
        return all.iter().all(|value| !is_at(&value.path, &change.path)).then(|| change.path.clone());
    };
    let mates = mates(all, beside, &change.words);
    let found = mates.get(change.nth.checked_sub(1)?).filter(|_| mates.len() == change.of)?;
    let path = moved(&change.path, beside, &found.path);
    let is_there = all.iter().any(|value| is_at(&value.path, &path));
    (is_there == change.was.is_some()).then_some(path)
}

fn said(value: &Value) -> &str {
    value.text.as_deref().unwrap_or_default()
}

/// The values at such places, whatever the numbers of their items, with the same words.
fn mates<'v>(all: &'v [Value], path: &str, words: &str) -> Vec<&'v Value> {
    all.iter().filter(|value| is_alike(&value.path, path) && is_same(said(value), words)).collect()
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

/// Whether a value stands in the same item as a path; only what is in an item can move.
fn is_beside(value: &str, path: &str) -> bool {
    let steps: Vec<&str> = path.split('.').collect();
    let item = steps[..steps.len() - 1].iter().rposition(|step| is_number(step));
    item.is_some_and(|item| is_at(value, &steps[..=item].join(".")))
}

/// A path with the numbers of its items as they are where `beside` became `found`.
fn moved(path: &str, beside: &str, found: &str) -> String {
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
    use congvan::text::paths::edited;

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
                text = edited(&source(&text), path, edit).expect("it is there");
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
