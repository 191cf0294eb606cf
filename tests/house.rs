//! The house is as ARCHITECTURE.md draws it: which module of the core uses which, and no way round.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::read_to_string;

use crate::faults::walk;
use crate::support::root;

/// What each module uses, as the table below `## Who uses whom` says, from the ground up.
fn drawn() -> Vec<(String, BTreeSet<String>)> {
    let page = read_to_string(root().join("ARCHITECTURE.md")).expect("a page");
    let (_, below) = page.split_once("## Who uses whom").expect("the table");
    let names = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let rows = below.split("\n## ").next().unwrap_or_default().lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').collect();
        (names(cells[1]).remove(0), names(cells[2]).into_iter().collect())
    })
    .collect()
}

/// What each module names of others, tests left out.
fn found() -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let sources = root().join("crates/congvan/src");
    walk(&sources, &mut |path, text| {
        let name = path.strip_prefix(&sources).expect("below").to_string_lossy().into_owned();
        let module = name.split(['/', '\\']).next().unwrap_or_default().trim_end_matches(".rs").to_owned();
        if module == "lib" || name.ends_with("tests.rs") {
            return;
        }
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        let used = lines.flat_map(|line| line.split("crate::").skip(1));
        let used = used.filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next());
        let uses = found.entry(module.clone()).or_default();
        uses.extend(used.filter(|used| *used != module).map(str::to_owned));
    });
    // Crates of their own stand below all.
    for uses in found.values_mut() {
        uses.retain(|used| !["calendar", "gazetteer"].contains(&used.as_str()));
    }
    found
}

#[test]
fn every_arrow_is_drawn_and_every_drawn_one_is_there() {
    let (drawn, found) = (drawn(), found());
    let drawn: BTreeMap<_, _> = drawn.into_iter().collect();
    let table = |arrows: &BTreeMap<String, BTreeSet<String>>| -> String {
        let rows = arrows.iter().map(|(module, uses)| format!("{module}: {uses:?}\n"));
        rows.collect()
    };
    assert_eq!(table(&found), table(&drawn));
}

#[test]
fn no_module_uses_one_that_stands_above_it() {
    let drawn = drawn();
    for (at, (module, uses)) in drawn.iter().enumerate() {
        let below: BTreeSet<&String> = drawn[..at].iter().map(|(below, _)| below).collect();
        let up: Vec<&String> = uses.iter().filter(|used| !below.contains(used)).collect();
        assert!(up.is_empty(), "{module} uses {up:?}, which stand above it");
    }
}
