//! The house is as ARCHITECTURE.md draws it: which module of the core uses which, and no way round.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::read_to_string;

use crate::faults::walk;
use crate::support::root;

/// What each module uses, as the table below `## Who uses whom` says, from the ground up.
fn drawn_arrows() -> Vec<(String, BTreeSet<String>)> {
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
fn found_arrows() -> BTreeMap<String, BTreeSet<String>> {
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
    let (drawn, found) = (drawn_arrows(), found_arrows());
    let drawn: BTreeMap<_, _> = drawn.into_iter().collect();
    let table = |arrows: &BTreeMap<String, BTreeSet<String>>| -> String {
        let rows = arrows.iter().map(|(module, uses)| format!("{module}: {uses:?}\n"));
        rows.collect()
    };
    assert_eq!(table(&found), table(&drawn));
}

#[test]
fn no_module_uses_one_that_stands_above_it() {
    let drawn = drawn_arrows();
    for (at, (module, uses)) in drawn.iter().enumerate() {
        let below: BTreeSet<&String> = drawn[..at].iter().map(|(below, _)| below).collect();
        let up: Vec<&String> = uses.iter().filter(|used| !below.contains(used)).collect();
        assert!(up.is_empty(), "{module} uses {up:?}, which stand above it");
    }
}

/// The paths of a `use`, each whole: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn paths(tree: &str, before: &str, found: &mut Vec<String>) {
    let tree = tree.trim();
    let Some((head, rest)) = tree.split_once('{') else {
        found.push(format!("{before}{}", tree.split(" as ").next().unwrap_or(tree)));
        return;
    };
    let (mut depth, mut start) = (0, 0);
    let rest = rest.trim_end().trim_end_matches('}');
    for (at, c) in rest.char_indices().chain([(rest.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let own = rest[start..at].trim();
                if !own.is_empty() {
                    paths(own, &format!("{before}{head}"), found);
                }
                start = at + 1;
            }
            _ => {}
        }
    }
}

/// The files that each file of a crate names in its `use` lines, tests, its own ancestors and what lies below it left out.
fn arrows(sources: &std::path::Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    walk(sources, &mut |path, text| {
        let name = path.strip_prefix(sources).expect("below").with_extension("");
        let name = name.to_string_lossy().replace(['/', '\\'], "::");
        if !["lib", "main"].contains(&name.as_str()) && !name.ends_with("tests") {
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            files.insert(name, lines.collect::<Vec<_>>().join("\n"));
        }
    });
    let uses = |name: &str, code: &str| -> BTreeSet<String> {
        let mut found = Vec::new();
        for statement in format!("\n{code}").split("\nuse ").skip(1) {
            let tree = statement.split(';').next().unwrap_or_default();
            paths(&tree.split_whitespace().collect::<Vec<_>>().join(" "), "", &mut found);
        }
        let target = |path: &String| {
            let mut base: Vec<&str> = name.split("::").collect();
            let mut steps: Vec<&str> = path.split("::").collect();
            match steps[0] {
                "crate" => base.clear(),
                "super" | "self" => {}
                _ => return None,
            }
            while matches!(steps.first(), Some(&("crate" | "super" | "self"))) {
                if steps.remove(0) == "super" {
                    base.pop();
                }
            }
            base.extend(steps);
            while !base.is_empty() && !files.contains_key(&base.join("::")) {
                base.pop();
            }
            let target = base.join("::");
            let kin = |one: &str, other: &str| one == other || one.starts_with(&format!("{other}::"));
            (!target.is_empty() && !kin(&target, name) && !kin(name, &target)).then_some(target)
        };
        found.iter().filter_map(target).collect()
    };
    files.iter().map(|(name, code)| (name.clone(), uses(name, code))).collect()
}

#[test]
fn no_file_uses_one_that_uses_it() {
    let mut circles = BTreeSet::new();
    for krate in std::fs::read_dir(root().join("crates")).expect("crates") {
        let folder = krate.expect("an entry").path();
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let arrows = arrows(&folder.join("src"));
        for start in arrows.keys() {
            let (mut seen, mut open) = (BTreeSet::new(), vec![start]);
            while let Some(next) = open.pop() {
                open.extend(arrows[next].iter().filter(|used| seen.insert((*used).clone())));
            }
            if seen.contains(start) {
                circles.insert(format!("{name}::{start}"));
            }
        }
    }
    assert_eq!(circles, BTreeSet::new());
}

#[test]
fn the_paths_of_a_use_are_told_apart() {
    let mut found = Vec::new();
    paths("crate::a::{b, c::{D, E as F}, self}", "", &mut found);
    assert_eq!(found, ["crate::a::b", "crate::a::c::D", "crate::a::c::E", "crate::a::self"]);
}

/// What several rules ask stands in `lint`, where its name says what it is.
#[test]
fn no_rule_uses_another() {
    let arrows = arrows(&root().join("crates/congvan/src"));
    let is_rule = |name: &String| name.starts_with("lint::rules::");
    let rules = arrows.iter().filter(|(name, _)| is_rule(name));
    let mut count = 0;
    for (rule, uses) in rules {
        count += 1;
        let others: Vec<&String> = uses.iter().filter(|used| is_rule(used)).collect();
        assert!(others.is_empty(), "{rule} uses {others:?}");
    }
    assert!(count > 100, "{count} rules were read");
}

/// Participles by which no function is named: what a name does or is, is said by a verb or a noun. Those that are verbs as
/// they stand (`read`, `set`, `cut`) are not among them.
const PARTICIPLES: [&str; 36] = [
    "begun",
    "bound",
    "bought",
    "broken",
    "brought",
    "built",
    "caught",
    "chosen",
    "done",
    "drawn",
    "driven",
    "found",
    "given",
    "grown",
    "held",
    "hidden",
    "kept",
    "known",
    "laid",
    "lost",
    "made",
    "meant",
    "met",
    "said",
    "seen",
    "sent",
    "shown",
    "sought",
    "spelt",
    "stood",
    "struck",
    "taken",
    "thrown",
    "told",
    "understood",
    "written",
];

#[test]
fn no_function_is_named_by_a_bare_participle() {
    let mut wrong = Vec::new();
    for folder in ["crates", "tests"] {
        walk(&root().join(folder), &mut |path, text| {
            let names = text.split("fn ").skip(1).filter_map(|rest| rest.split(['(', '<']).next());
            let bare = |name: &&str| {
                let regular =
                    name.ends_with("ed") && !name.ends_with("eed") && !["embed", "shed"].contains(name);
                regular && name.bytes().all(|byte| byte.is_ascii_lowercase()) || PARTICIPLES.contains(name)
            };
            wrong.extend(names.filter(bare).map(|name| format!("{}: {name}", path.display())));
        });
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
