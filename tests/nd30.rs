//! Walks `docs/nd30.md`: what it names exists, every row has a mark, and no clause the program rests on is missing.

use std::collections::BTreeMap;
use std::path::Path;

use congvan::document::form::Form;
use congvan::document::style;
use congvan::lint::RULES;

use crate::support::root;

const MARKS: [&str; 5] =
    ["held by code", "held by a lint rule", "the author's duty", "not applicable", "not yet held"];

struct Row {
    /// Line of the page.
    line: usize,
    clause: String,
    mark: String,
    place: String,
}

impl Row {
    /// What stands between backquotes in the last column.
    fn names(&self) -> impl Iterator<Item = &str> {
        self.place.split('`').skip(1).step_by(2)
    }

    /// Codes of rules and of what the reader reports.
    fn codes(&self) -> impl Iterator<Item = &str> {
        let words = self.place.split(|c: char| !c.is_ascii_alphanumeric());
        words.filter(|word| word.strip_prefix("VB").is_some_and(|digits| digits.parse::<u32>().is_ok()))
    }
}

fn rows() -> Vec<Row> {
    let page = std::fs::read_to_string(root().join("docs/nd30.md")).expect("there is a page");
    let table =
        page.lines().enumerate().filter(|(_, line)| line.starts_with("| ") && !line.starts_with("| clause"));
    let rows = table.filter_map(|(at, line)| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        // The table of marks has two columns.
        let [clause, _, mark, place] = cells[..] else {
            assert_eq!(cells.len(), 2, "docs/nd30.md:{}: four columns", at + 1);
            return None;
        };
        Some(Row { line: at + 1, clause: clause.to_owned(), mark: mark.to_owned(), place: place.to_owned() })
    });
    rows.collect()
}

/// Every source file and test of the checkout, by its path from the root.
fn sources() -> BTreeMap<String, String> {
    fn below(folder: &Path, found: &mut BTreeMap<String, String>) {
        for entry in std::fs::read_dir(folder).expect("folders can be listed") {
            let path = entry.expect("files can be listed").path();
            if path.is_dir() {
                below(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name =
                    path.strip_prefix(root()).expect("below the root").to_string_lossy().replace('\\', "/");
                found.insert(name, std::fs::read_to_string(&path).expect("source is text"));
            }
        }
    }
    let mut found = BTreeMap::new();
    below(&root().join("crates"), &mut found);
    below(&root().join("tests"), &mut found);
    found
}

#[test]
fn every_row_has_a_clause_and_a_mark() {
    let rows = rows();
    assert!(rows.len() > 100, "the page is read: {}", rows.len());
    for row in &rows {
        assert!(MARKS.contains(&row.mark.as_str()), "docs/nd30.md:{}: `{}` is no mark", row.line, row.mark);
        assert!(
            OPENINGS.iter().any(|opening| row.clause.starts_with(opening)),
            "docs/nd30.md:{}: `{}` is no clause",
            row.line,
            row.clause
        );
    }
    // Nothing need be left that is not yet held.
    for mark in MARKS.into_iter().filter(|mark| *mark != "not yet held") {
        assert!(rows.iter().any(|row| row.mark == mark), "no row is marked `{mark}`");
    }
}

/// What is held by code names a place in it and a test; what is held by a rule names the rule.
#[test]
fn what_is_held_says_where() {
    for row in rows() {
        let tested = |name: &str| name.contains("tests/") || name.contains("::tests::");
        match row.mark.as_str() {
            "held by code" => {
                let place = row.names().any(|name| !tested(name) && !name.starts_with("fixtures/"));
                assert!(place, "docs/nd30.md:{}: no place in the code", row.line);
                assert!(row.names().any(tested), "docs/nd30.md:{}: no test", row.line);
            }
            "held by a lint rule" => {
                let rule = |code: &str| RULES.iter().any(|rule| rule.code == code);
                assert!(row.codes().any(rule), "docs/nd30.md:{}: no rule", row.line);
            }
            _ => {}
        }
    }
}

#[test]
fn everything_named_exists() {
    let sources = sources();
    let phrases = std::fs::read_to_string(root().join("crates/congvan/templates/van-ban.yaml"))
        .expect("there are phrases");
    let mut wrong = Vec::new();
    for row in rows() {
        for name in row.names() {
            if let Some(complaint) = missing(name, &sources, &phrases) {
                wrong.push(format!("docs/nd30.md:{}: `{name}`: {complaint}", row.line));
            }
        }
        for code in row.codes() {
            let rule = RULES.iter().any(|rule| rule.code == code);
            let reported = || {
                sources
                    .iter()
                    .any(|(path, text)| path.contains("/src/") && text.contains(&format!("\"{code}\"")))
            };
            if !rule && !reported() {
                wrong.push(format!("docs/nd30.md:{}: there is no {code}", row.line));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with a name, if anything.
fn missing(name: &str, sources: &BTreeMap<String, String>, phrases: &str) -> Option<String> {
    if let Some(role) = name.strip_prefix("Role::") {
        let known = style::roles().any(|known| format!("{known:?}") == role);
        return (!known).then(|| "no such role".to_owned());
    }
    if let Some(fixture) = name.strip_prefix("fixtures/") {
        let there = root().join("fixtures").join(fixture).join("input.yaml").exists();
        return (!there).then(|| "no such fixture".to_owned());
    }
    if let Some(key) = name.strip_prefix("templates/van-ban.yaml: ") {
        let there = phrases.lines().any(|line| line.starts_with(&format!("{key}:")));
        return (!there).then(|| "no such phrase".to_owned());
    }
    if let Some((file, test)) = name.split_once(": ").filter(|(file, _)| file.contains("tests/")) {
        let Some(text) = sources.get(file) else {
            return Some("no such file".to_owned());
        };
        let Some(at) = text.find(&format!("\nfn {test}() {{")) else {
            return Some("no such test".to_owned());
        };
        let above = text[..at].rsplit("\n\n").next().unwrap_or_default();
        return match (above.contains("#[test]"), above.contains("#[ignore")) {
            (true, false) => None,
            (true, true) => Some("is ignored".to_owned()),
            (false, _) => Some("is no test".to_owned()),
        };
    }
    if name.contains("::") {
        return missing_path(name, sources);
    }
    // Keys of the input, words of a document.
    None
}

/// A path such as `compose::numbering::tests::zero_rules`: modules as far as there are files, then names defined in
/// the file. Without a crate's name it is one of `congvan`.
fn missing_path(name: &str, sources: &BTreeMap<String, String>) -> Option<String> {
    let mut parts: Vec<&str> = name.split("::").collect();
    let mut folder = "crates/congvan/src".to_owned();
    if let Some(own) = parts[0].strip_prefix("congvan_") {
        folder = format!("crates/congvan-{own}/src");
        parts.remove(0);
    }
    let mut text = None;
    while parts.len() > 1 {
        let path = format!("{folder}/{}", parts[0]);
        let Some(found) = sources.get(&format!("{path}.rs")) else { break };
        (text, folder) = (Some(found), path);
        parts.remove(0);
    }
    let Some(text) = text else { return Some("no such module".to_owned()) };
    parts.iter().find(|part| !is_defined(part, text)).map(|part| format!("`{part}` is not defined there"))
}

/// Whether a file defines the name, as an item, a variant or a field.
fn is_defined(name: &str, text: &str) -> bool {
    let items = ["fn", "const", "static", "struct", "enum", "trait", "mod", "type"];
    text.lines().any(|line| {
        let mut words =
            line.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty());
        let item =
            words.clone().zip(words.clone().skip(1)).any(|(kind, own)| items.contains(&kind) && own == name);
        let field = line.starts_with("    pub ") && words.nth(1) == Some(name);
        item || field
    })
}

/// The clauses of a style or a rule, each with the part of the decree it is in.
/// A clause of the decree, another instrument, or practice (thông lệ) where no law speaks.
const OPENINGS: [&str; 6] = ["Điều ", "PL ", "NĐ ", "NQ ", "TCVN ", "thông lệ"];

fn clauses(text: &str) -> Vec<String> {
    let mut annex = "PL I";
    let parts = text.split(';').map(str::trim).map(|part| {
        let found =
            ["PL III", "PL II", "PL I"].into_iter().find(|opening| part.starts_with(&format!("{opening},")));
        if let Some(found) = found {
            annex = found;
        }
        let own = found.is_some() || OPENINGS.iter().any(|opening| part.starts_with(opening));
        if own { part.to_owned() } else { format!("{annex}, {part}") }
    });
    parts.collect()
}

#[test]
fn every_clause_of_the_style_table_has_a_row() {
    let rows = rows();
    for role in style::roles() {
        for clause in clauses(style::style(role, &Form::default()).clause) {
            assert!(rows.iter().any(|row| row.clause == clause), "{role:?}: no row for `{clause}`");
        }
    }
}

#[test]
fn every_clause_of_a_rule_has_a_row() {
    let rows = rows();
    for rule in RULES {
        for clause in clauses(rule.clause) {
            assert!(rows.iter().any(|row| row.clause == clause), "{}: no row for `{clause}`", rule.code);
        }
    }
}

/// A rule that nobody's row names would be a rule without a clause.
#[test]
fn every_rule_and_role_is_named() {
    let rows = rows();
    for rule in RULES {
        let named = rows.iter().any(|row| row.codes().any(|code| code == rule.code));
        assert!(named, "no row names {} ({})", rule.code, rule.name);
    }
    for role in style::roles() {
        let own = format!("Role::{role:?}");
        assert!(rows.iter().any(|row| row.names().any(|name| name == own)), "no row names {own}");
    }
}
