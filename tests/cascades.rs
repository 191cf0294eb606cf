//! The cascades of the fixtures, and the trace's two laws.

use std::collections::{BTreeMap, BTreeSet};

use congvan::cascade::{Action, Cascaded, Options, Trace, cascade, next_level};
use congvan::lint::lint_in;
use congvan::model::directive::{Audience, Directive, Level};
use congvan::model::units::Unit;
use congvan::text::diagnostic::{Lang, Severity};
use congvan::text::source::Source;

use crate::support::{compose, directive, fixtures, root, snapshot, units};

fn step(source: &Directive, unit: &Unit) -> Cascaded {
    cascade(source, unit, &Options::default())
        .unwrap_or_else(|refused| panic!("{}: {refused}", unit.name.notation()))
}

/// Every cascade of the fixtures: source, result and trace.
fn all() -> Vec<(String, Directive, Cascaded)> {
    let mut found = Vec::new();
    let source = directive("fixtures/lang-son-tet-2027/input.yaml");
    for (at, unit) in units("fixtures/lang-son-tet-2027/units.yaml").iter().enumerate() {
        found.push((format!("lang-son-tet-2027/cascade-{}", at + 1), source.clone(), step(&source, unit)));
    }
    for name in ["phuong-ninh-kieu-2026", "truong-hoc-lai-thieu-2026"] {
        let source = directive(&format!("fixtures/{name}/input.yaml"));
        for (at, unit) in units(&format!("fixtures/{name}/units.yaml")).iter().enumerate() {
            found.push((format!("{name}/cascade-{}", at + 1), source.clone(), step(&source, unit)));
        }
    }
    let source = directive("fixtures/lang-son-tet-2024/input.yaml");
    let units = units("fixtures/lang-son-tet-2024/units.yaml");
    for district in units.iter().filter(|unit| unit.level == Level::District) {
        let version = step(&source, district);
        found.push(("lang-son-tet-2024/cascade-district".to_owned(), source.clone(), version.clone()));
        for (at, commune) in units.iter().filter(|unit| unit.level == Level::Commune).enumerate() {
            let name = format!("lang-son-tet-2024/cascade-commune-{}", at + 1);
            found.push((name, version.directive.clone(), step(&version.directive, commune)));
        }
    }
    found
}

/// Every cascade above, and every other fixture of a level that can be cascaded to a unit of which only the name is
/// known.
pub fn with_every_fixture() -> Vec<(String, Directive, Cascaded)> {
    let mut found = all();
    // As corrected, and as found with faults of form.
    let both = fixtures().into_iter().flat_map(|(name, _)| [name.clone(), format!("{name}/as-found")]);
    for name in both.filter(|name| root().join(format!("fixtures/{name}/input.yaml")).exists()) {
        let source = directive(&format!("fixtures/{name}/input.yaml"));
        let unit = match next_level(&source) {
            Ok(Level::District) => Unit::new("huyện A Lưới", Level::District),
            Ok(_) => Unit::new("xã A Lưới 2", Level::Commune),
            Err(_) => continue,
        };
        if let Ok(cascaded) = cascade(&source, &unit, &Options::default()) {
            found.push((name, source, cascaded));
        }
    }
    assert!(found.len() >= 10, "too few fixtures can be cascaded: {}", found.len());
    found
}

#[test]
fn cascades_are_as_reviewed() {
    let cascades = all();
    assert!(cascades.len() >= 5);
    for (name, _, cascaded) in cascades {
        let (folder, name) = name.split_once('/').expect("named by its fixture");
        let folder = root().join("fixtures").join(folder);
        snapshot(
            &folder,
            &format!("{name}-text"),
            &congvan::compose::text::write(&compose(&cascaded.directive)),
        );
        snapshot(&folder, &format!("{name}-trace"), &cascaded.trace.to_text(Lang::Vi));
    }
}

/// Every text of the source that a reader sees.
fn texts(directive: &Directive) -> Vec<String> {
    let mut found = vec![directive.subject.notation().to_owned()];
    found.extend(directive.request.iter().map(|request| request.action.notation().to_owned()));
    found.extend(directive.purpose.iter().map(|text| text.notation().to_owned()));
    found.extend(directive.recipients.iter().map(|to| to.name.notation().to_owned()));
    found.extend(
        directive
            .legal_basis
            .iter()
            .filter_map(|basis| basis.number.as_ref())
            .map(|text| text.notation().to_owned()),
    );
    found.extend(directive.contacts.iter().map(|contact| contact.unit.notation().to_owned()));
    found.extend(directive.closing.iter().map(|text| text.notation().to_owned()));
    found.extend(directive.distribution.to.iter().map(|line| line.name.notation().to_owned()));
    found.extend(directive.signatory.name.iter().map(|name| name.notation().to_owned()));
    found.extend(directive.appendices.iter().map(|annex| annex.title.notation().to_owned()));
    found.extend(directive.texts_of_measures().into_iter().map(|text| text.notation().to_owned()));
    let tables = directive.all_measures().into_iter().flat_map(|item| item.content.tables());
    for table in tables {
        found.extend(table.texts().into_iter().map(|text| text.notation().to_owned()));
    }
    found
}

/// What an entry says of the source.
fn source_words(action: &Action) -> Option<&str> {
    match action {
        Action::Kept { text } => Some(text),
        Action::Adapted { before, .. } | Action::Dropped { before, .. } => Some(before),
        Action::Added { .. } => None,
    }
}

/// What the trace says of the source, part by part: sentences of a paragraph are one again.
fn before(trace: &Trace) -> BTreeMap<&str, String> {
    let mut parts: BTreeMap<&str, String> = BTreeMap::new();
    for entry in &trace.entries {
        let Some(words) = source_words(&entry.action) else { continue };
        let at = entry.at.split(".sentence.").next().unwrap_or_default();
        match parts.get_mut(at) {
            Some(known) => *known = format!("{known} {words}"),
            None => {
                parts.insert(at, words.to_owned());
            }
        }
    }
    parts
}

#[test]
fn nothing_of_the_source_is_lost() {
    for (name, source, cascaded) in with_every_fixture() {
        let accounted = before(&cascaded.trace);
        for text in texts(&source) {
            let text = text.trim_end_matches(['.', ';']);
            let told = accounted.values().any(|words| words.contains(text));
            assert!(told, "{name}: the trace says nothing of `{text}`");
        }
    }
}

#[test]
fn each_sentence_has_one_entry() {
    for (name, source, cascaded) in with_every_fixture() {
        let paths = cascaded.trace.entries.iter().filter(|entry| source_words(&entry.action).is_some());
        let paths: Vec<&str> =
            paths.map(|entry| entry.at.as_str()).filter(|at| at.starts_with("measures")).collect();
        let once: BTreeSet<&str> = paths.iter().copied().collect();
        assert_eq!(paths.len(), once.len(), "{name}: {paths:?}");
        let told = before(&cascaded.trace);
        let mut told: Vec<&str> = told
            .iter()
            .filter(|(at, _)| {
                at.starts_with("measures") && !at.ends_with("deadline") && !at.contains(".table")
            })
            .map(|(_, words)| words.trim())
            .collect();
        let texts = source.texts_of_measures();
        let mut texts: Vec<&str> = texts.iter().map(|text| text.notation().trim()).collect();
        told.sort_unstable();
        texts.sort_unstable();
        assert_eq!(told, texts, "{name}");
    }
}

#[test]
fn who_is_given_a_task_is_addressed() {
    for (name, _, cascaded) in with_every_fixture() {
        let derived = &cascaded.directive;
        let to: Vec<Audience> = derived.recipients.iter().flat_map(|to| to.audience.clone()).collect();
        for item in derived.all_measures() {
            let missing: Vec<_> = item.audience.iter().filter(|group| !to.contains(group)).collect();
            assert!(missing.is_empty(), "{name}: {missing:?} in {:?} of {to:?}", item.opening());
        }
    }
}

#[test]
fn what_is_kept_or_adapted_stands_in_the_result() {
    for (name, _, cascaded) in with_every_fixture() {
        let result = texts(&cascaded.directive).join("\n");
        for entry in cascaded.trace.entries.iter().filter(|entry| entry.at.starts_with("measures")) {
            let after = match &entry.action {
                Action::Kept { text } => text,
                Action::Adapted { after, .. } => after,
                _ => continue,
            };
            // A table is told cell by cell.
            let parts: Vec<&str> =
                if entry.at.contains(".table") { after.split("; ").collect() } else { vec![after.as_str()] };
            assert!(
                entry.at.ends_with("deadline") || parts.iter().all(|part| result.contains(part)),
                "{name}: {} is lost: `{after}`",
                entry.at
            );
        }
    }
}

/// Figures: words with a digit.
fn figures(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| c.is_whitespace() || "()“”\";,".contains(c));
    words
        .filter(|word| word.contains(|c: char| c.is_ascii_digit()))
        .map(|word| word.trim_matches(['.', ':', '/']).to_owned())
        .collect()
}

#[test]
fn no_figure_comes_from_nowhere() {
    for (name, source, cascaded) in with_every_fixture() {
        let profile = if name.contains("2027") { "lang-son-tet-2027" } else { "lang-son-tet-2024" };
        let profile =
            std::fs::read_to_string(root().join(format!("fixtures/{profile}/units.yaml"))).expect("profiles");
        let mut known = figures(&congvan::compose::text::write(&compose(&source)));
        known.extend(figures(&profile));
        for entry in &cascaded.trace.entries {
            if entry.at.ends_with("deadline")
                && let Action::Adapted { after, .. } = &entry.action
            {
                known.insert(after.clone());
            }
        }
        // Labels of items are counted, not taken over.
        known.extend((1..20).map(|label| label.to_string()));
        for figure in figures(&congvan::compose::text::write(&compose(&cascaded.directive))) {
            assert!(known.contains(&figure), "{name}: `{figure}` has no origin");
        }
    }
}

#[test]
fn levels_follow_the_date() {
    let old = directive("fixtures/lang-son-tet-2024/input.yaml");
    let new = directive("fixtures/lang-son-tet-2027/input.yaml");
    let commune = Unit::new("xã Chi Lăng", Level::Commune);
    let district = Unit::new("huyện Chi Lăng", Level::District);
    let refused = |source, unit| cascade(source, unit, &Options::default()).unwrap_err().message.en;
    assert!(refused(&old, &commune).contains("goes through the districts"));
    assert!(refused(&new, &district).contains("there are no districts"));
    let version = step(&new, &commune).directive;
    assert!(refused(&version, &commune).contains("no lower level"));
}

#[test]
fn a_unit_without_a_profile_gets_visible_blanks() {
    let source = directive("fixtures/lang-son-tet-2027/input.yaml");
    let cascaded = step(&source, &Unit::new("xã Chi Lăng", Level::Commune));
    let text = congvan::compose::text::write(&compose(&cascaded.directive));
    assert!(text.contains("ỦY BAN NHÂN DÂN XÃ CHI LĂNG"));
    assert!(text.contains("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"));
    let checks: Vec<&str> = cascaded.trace.checks().map(|(at, _)| at).collect();
    for blank in ["number", "date", "signatory"] {
        assert!(checks.contains(&blank), "{blank} is not pointed out: {checks:?}");
    }
}

#[test]
fn versions_pass_the_check() {
    for (name, _, cascaded) in with_every_fixture() {
        let source = Source::new(name.as_str(), cascaded.directive.to_yaml());
        let checked = Directive::parse(&source);
        let mut found = checked.diagnostics;
        found.extend(checked.value.iter().flat_map(|directive| lint_in(&source, directive)));
        let errors = found.iter().filter(|found| found.severity == Severity::Error);
        let errors: Vec<String> = errors.map(|found| found.render(&source, Lang::Vi, false)).collect();
        assert!(errors.is_empty(), "{name}:\n{}", errors.join("\n"));
    }
}
