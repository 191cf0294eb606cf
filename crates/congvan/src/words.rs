//! Lists of words, as data: what such words are stands in `data/lexicon/lists.txt`, whatever reads them stands in code.
//!
//! A list there has its name in square brackets, remarks behind `#`, and an entry a line; `_` at the edge of an entry is
//! a space, ` = ` parts an entry from what belongs to it, and `\` stands before an entry that begins with a bracket.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::{LazyLock, OnceLock};

const LISTS: &str = include_str!("../data/lexicon/lists.txt");

/// The lists by name, entries in the order of the file.
static BY_NAME: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut lists: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut entries = None;
    for line in LISTS.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(name) => entries = Some(lists.entry(name).or_default()),
            None => {
                let list = entries.as_mut().expect("a list begins with its name");
                list.push(line.strip_prefix('\\').unwrap_or(line));
            }
        }
    }
    lists
});

fn entries(name: &str) -> &'static [&'static str] {
    BY_NAME.get(name).unwrap_or_else(|| panic!("data/lexicon/lists.txt has no list [{name}]"))
}

/// An entry with its spaces at the edges.
fn with_spaces(entry: &'static str) -> &'static str {
    if !entry.starts_with('_') && !entry.ends_with('_') {
        return entry;
    }
    // Once a list, and there are few: they live as long as the program.
    let bare = entry.trim_matches('_');
    let (before, behind) = (entry.starts_with('_'), entry.ends_with('_'));
    let edge = |there: bool| if there { " " } else { "" };
    Box::leak(format!("{}{bare}{}", edge(before), edge(behind)).into_boxed_str())
}

/// A list of words, read where it is first asked for.
pub(crate) struct Words {
    name: &'static str,
    read: OnceLock<Box<[&'static str]>>,
}

impl Words {
    /// The list of that name.
    pub(crate) const fn from_list(name: &'static str) -> Self {
        Self { name, read: OnceLock::new() }
    }
}

impl Deref for Words {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.read.get_or_init(|| entries(self.name).iter().map(|entry| with_spaces(entry)).collect())
    }
}

/// A list of words, each with what belongs to it.
pub(crate) struct Pairs {
    name: &'static str,
    read: OnceLock<Box<[(&'static str, &'static str)]>>,
}

impl Pairs {
    /// The list of that name.
    pub(crate) const fn from_list(name: &'static str) -> Self {
        Self { name, read: OnceLock::new() }
    }
}

impl Deref for Pairs {
    type Target = [(&'static str, &'static str)];

    fn deref(&self) -> &Self::Target {
        self.read.get_or_init(|| {
            let parted = |entry: &&'static str| {
                let (words, with) = entry.split_once('=').unwrap_or((entry, ""));
                (with_spaces(words.trim_end()), with_spaces(with.trim_start()))
            };
            entries(self.name).iter().map(parted).collect()
        })
    }
}

/// A list of words one after another, in syllables.
pub(crate) struct Syllables {
    name: &'static str,
    read: OnceLock<Box<[Box<[&'static str]>]>>,
}

impl Syllables {
    /// The list of that name.
    pub(crate) const fn from_list(name: &'static str) -> Self {
        Self { name, read: OnceLock::new() }
    }
}

impl Deref for Syllables {
    type Target = [Box<[&'static str]>];

    fn deref(&self) -> &Self::Target {
        self.read.get_or_init(|| entries(self.name).iter().map(|entry| entry.split(' ').collect()).collect())
    }
}
