//! Words that say what something is are data; few tables of words stand in Rust, each for a reason.

use std::collections::BTreeSet;
use std::fs::read_to_string;

use crate::faults::walk;
use crate::support::root;

/// Files with tables of words, and why they are no data.
const TABLES_IN_CODE: [(&str, &str); 10] = [
    ("congvan-calendar/src/can_chi.rs", "the stems and branches are counted, in this order"),
    ("congvan-calendar/src/names.rs", "names of days and months, by their number"),
    ("congvan-letters/src/tone.rs", "letters, not words"),
    ("congvan-places/src/events.rs", "what the columns of our own table of events may say"),
    ("congvan-places/src/kind.rs", "kinds of unit to the type that has them"),
    ("congvan-places/src/named_after.rs", "what a column of our own table may say"),
    ("congvan/src/cascade/answers.rs", "what the answers that one may give are called"),
    ("congvan/src/cascade/trace_place.rs", "what the trace calls the parts of a directive"),
    ("congvan/src/import/role.rs", "what the roles of lines are called"),
    (
        "congvan/src/lint/clauses.rs",
        "the decree's clauses and what they are about, for the coverage of checks",
    ),
];

/// Words that the input format takes are in its own tables; so are the columns of tables (`columns.rs`).
const FORMAT: &str = "congvan/src/model/directive/";

/// Crates that understand or say words.
const CRATES: [&str; 4] = ["congvan", "congvan-calendar", "congvan-letters", "congvan-places"];

#[test]
fn tables_of_words_in_code_are_few() {
    let mut found = BTreeSet::new();
    let crates = root().join("crates");
    for own in CRATES {
        walk(&crates.join(own).join("src"), &mut |path, text| {
            let name = path.strip_prefix(&crates).expect("below").to_string_lossy().replace('\\', "/");
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            let is_test = ["tests.rs", "laws.rs"].iter().any(|end| name.ends_with(end));
            let columns = name.ends_with("/columns.rs");
            if !is_test && !columns && !name.starts_with(FORMAT) && (has_table(code) || has_list(code)) {
                found.insert(name);
            }
        });
    }
    let known: BTreeSet<String> = TABLES_IN_CODE.iter().map(|(file, _)| (*file).to_owned()).collect();
    assert_eq!(found, known, "words that are understood stand in data/lexicon");
}

/// Whether code has a constant array of several Vietnamese words.
fn has_table(code: &str) -> bool {
    let openings = ["const ", "static "].into_iter().flat_map(|kind| code.split(kind).skip(1));
    openings.into_iter().any(|rest| {
        let Some((kind, value)) = rest.split_once("] =") else { return false };
        let kind = kind.split_once(": ").map_or("", |(_, kind)| kind);
        let is_array = kind.starts_with(['[', '&']) && kind.contains("str") && !kind.contains('{');
        let quoted = value.split("];").next().unwrap_or_default().split('"').skip(1).step_by(2);
        is_array && quoted.filter(|word| !word.is_ascii()).count() > 1
    })
}

/// Whether code has a list of Vietnamese words in the midst of an expression: `["xã", …]`, `"xã" | …`.
fn has_list(code: &str) -> bool {
    /// Fewer are a choice, not a list.
    const LIST: usize = 5;
    let lines = code.lines().map(str::trim).filter(|line| !line.starts_with("//"));
    let code = lines.collect::<Vec<_>>().join(" ");
    let mut words: Vec<&str> = Vec::new();
    let mut is_word = false;
    for part in code.split('"') {
        if is_word {
            words.push(part);
        } else if !matches!(part.trim(), "," | "|") {
            words.clear();
        }
        is_word = !is_word;
        let foreign = words.iter().filter(|word| !word.is_ascii()).count();
        if words.len() >= LIST && foreign > 1 {
            return true;
        }
    }
    false
}

/// Every list that code asks for is there, and every list that is there is asked for.
#[test]
fn lists_are_there_and_asked_for() {
    let lists = read_to_string(root().join("crates/congvan/data/lexicon/lists.txt")).expect("lists");
    let names = lists.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'));
    let mut there = BTreeSet::new();
    for name in names {
        assert!(there.insert(name.to_owned()), "[{name}] stands there twice");
    }
    let mut asked = BTreeSet::new();
    walk(&root().join("crates/congvan/src"), &mut |_, text| {
        let parts = ["Words", "Pairs", "Syllables"].map(|kind| format!("{kind}::from_list(\""));
        for name in parts.iter().flat_map(|part| text.split(part.as_str()).skip(1)) {
            asked.extend(name.split('"').next().map(str::to_owned));
        }
    });
    assert_eq!(asked, there);
}
