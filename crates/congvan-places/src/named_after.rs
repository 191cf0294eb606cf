//! Units named after a person, a number or an event: their place of issue is written with its kind (PL I, mục II.4).

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::fold::fold;

/// What a unit is named after, where that calls for its whole name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NamedAfter {
    /// Tên người.
    Person,
    /// Chữ số.
    Number,
    /// Sự kiện lịch sử.
    Event,
}

/// `name,what,reason`, as the README beside it says.
const TABLE: &str = include_str!("../data/named_after.csv");

/// The words of the table.
const WHAT: [(&str, NamedAfter); 3] =
    [("người", NamedAfter::Person), ("chữ số", NamedAfter::Number), ("sự kiện", NamedAfter::Event)];

/// The rows: each name in small letters, and without diacritics.
struct Names {
    names: HashMap<String, NamedAfter>,
    folded: HashSet<String>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let rows = TABLE.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        let (name, what) = (cells.next()?, cells.next()?);
        let (_, what) = WHAT.iter().find(|(word, _)| *word == what)?;
        Some((name.to_lowercase(), *what))
    });
    let names: HashMap<String, NamedAfter> = rows.collect();
    let folded = names.keys().map(|name| fold(name)).collect();
    Names { names, folded }
});

/// What units of this name, without kind, are named after; none for names of places and all others.
///
/// ```
/// # use congvan_places::{NamedAfter, named_after};
/// assert_eq!(named_after("Hoàng Văn Thụ"), Some(NamedAfter::Person));
/// assert_eq!(named_after("14"), Some(NamedAfter::Number)); // and `1 Bảo Lộc`
/// assert_eq!(named_after("Phan Thiết"), None);
/// ```
pub fn named_after(proper_name: &str) -> Option<NamedAfter> {
    if proper_name.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(NamedAfter::Number);
    }
    NAMES.names.get(&proper_name.to_lowercase()).copied()
}

/// Whether a text may end in such a name, written in whatever way.
pub fn may_be_named_after(text: &str) -> bool {
    let folded = fold(text);
    let starts = std::iter::once(0).chain(folded.match_indices(' ').map(|(at, _)| at + 1));
    starts.filter_map(|start| folded.get(start..)).any(|end| {
        end.starts_with(|c: char| c.is_ascii_digit())
            || end == "hcm"
            || end == "tphcm"
            || NAMES.folded.contains(end)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::Gazetteer;

    #[test]
    fn every_row_is_of_a_unit_and_says_why() {
        let names: BTreeSet<&str> =
            Gazetteer::get().units().iter().flat_map(|entry| entry.names()).map(|(_, name)| name).collect();
        let mut seen = BTreeSet::new();
        for line in TABLE.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let [name, what, reason] = cells[..] else { panic!("{line}") };
            assert!(names.contains(name), "{name} is no unit");
            assert!(WHAT.iter().any(|(word, _)| *word == what) && !reason.is_empty(), "{line}");
            assert!(seen.insert(name), "{name} twice");
        }
    }
}
