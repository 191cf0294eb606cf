//! One grammar of places: whatever names a part of a source, one parser reads it and finds the part there.

use congvan::cascade::{Action, Cascaded, answerable};
use congvan::import::{Certainty, understand};
use congvan::model::directive::Directive;
use congvan::notices::blanks;
use congvan::office::Office;
use congvan::text::paths::{Places, findings_to_json, steps, values};
use congvan::text::source::Source;
use congvan_import::{Settings, read};
use congvan_make::{Format, review};
use congvan_pdf::Item;

use crate::cascades::with_every_fixture;
use crate::support::{fixtures, root, source};

/// What stands at a path of a source; a path that leads nowhere fails.
fn at<'s>(source: &'s Source, path: &str) -> &'s str {
    assert!(steps(path).is_some(), "{}: `{path}` is no path", source.name());
    let span = Places::of(source).find(path);
    &source.text()[span.unwrap_or_else(|| panic!("{}: `{path}` leads nowhere", source.name()))]
}

/// As [`at`], or at the nearest part around it: of what is missing there.
fn near<'s>(source: &'s Source, path: &str) -> &'s str {
    assert!(steps(path).is_some(), "{}: `{path}` is no path", source.name());
    let places = Places::of(source);
    let mut path = path;
    loop {
        if let Some(span) = places.find(path) {
            return &source.text()[span];
        }
        match path.rsplit_once('.') {
            Some((above, _)) => path = above,
            None => return source.text(),
        }
    }
}

/// The letters and figures of a text: neither notation nor line breaks nor quotation marks of YAML.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The file that a version was made from, which is named by it and by the unit; what is itself a version has none.
fn source_of(name: &str, own: &Directive) -> Source {
    let folders = [name, name.split('/').next().unwrap_or(name)];
    let files = folders.map(|folder| format!("fixtures/{folder}/input.yaml"));
    let file = source(files.iter().find(|file| root().join(file).exists()).expect("its fixture"));
    let is_its = Directive::parse(&file).value.is_some_and(|read| read == *own);
    if is_its { file } else { Source::new(name, own.to_yaml()) }
}

#[test]
fn values_and_findings_lead_to_their_words() {
    let mut found_some = 0;
    for (name, folder) in fixtures() {
        let faulty = folder.join("as-found/input.yaml").exists();
        let names = [format!("fixtures/{name}/input.yaml"), format!("fixtures/{name}/as-found/input.yaml")];
        for file in names.iter().take(1 + usize::from(faulty)) {
            let source = source(file);
            let places = Places::of(&source);
            for value in values(&source) {
                assert_eq!(places.find(&value.path), Some(value.span), "{file}: {}", value.path);
            }
            let (checked, _) = review(&source, &Office::default());
            for (found, object) in
                checked.diagnostics.iter().zip(findings_to_json(&source, &checked.diagnostics))
            {
                let Some(path) = object["path"].as_str() else { continue };
                let span = places.find(path).unwrap_or_else(|| panic!("{file}: {} at {path}", found.code));
                let around = span.start <= found.span.start && found.span.start <= span.end;
                let of_key =
                    source.text()[found.span.clone()].trim() == path.rsplit('.').next().unwrap_or(path);
                assert!(around || of_key, "{file}: {} at {path}", found.code);
                found_some += 1;
            }
        }
    }
    assert!(found_some > 20, "{found_some} findings have a field");
}

#[test]
fn a_missing_key_is_named_by_its_own_path() {
    let text = "format: congvan/1\nissuer: { level: province }\nnumber:\nplace: Lạng Sơn\nrecipients: [{ audience: police }]\n\
                measures:\n- deadline: 2027-01-05\n- text: Một.\n  items:\n  - table: { rows: [[a]] }\nlegal_basis:\n- number: 5/CV\n";
    let source = Source::new("a.yaml", text);
    let found = Directive::parse(&source).diagnostics;
    let paths: Vec<String> = findings_to_json(&source, found.iter().filter(|found| found.code == "VB006"))
        .into_iter()
        .map(|found| found["path"].as_str().unwrap_or("?").to_owned())
        .collect();
    for wanted in [
        "issuer.name",
        "number",
        "recipients.1.name",
        "measures.1.text",
        "measures.2.items.1.table.columns",
        "legal_basis.1.type",
        "subject",
        "distribution",
        "signatory",
    ] {
        assert!(paths.iter().any(|path| path == wanted), "{wanted} is not among {paths:?}");
    }
}

#[test]
fn the_trace_and_what_may_be_answered_lead_to_their_sentences() {
    for (name, own, Cascaded { directive, trace }) in with_every_fixture() {
        let before = source_of(&name, &own);
        let after = Source::new(format!("version of {name}"), directive.to_yaml());
        let places = Places::of(&before);
        let mut trace = trace;
        trace.placed_in(&places);
        let written: Vec<String> = values(&before).into_iter().map(|value| value.path).collect();
        for entry in &trace.entries {
            // What was said of the source has its own place there, as findings have it.
            let is_there = places.find(entry.at.split('.').next().unwrap_or_default()).is_some();
            if is_there && entry.action.parts().0.is_some() {
                let field = entry.field.as_deref().unwrap_or_else(|| panic!("{name}: {entry:?}"));
                let is_value = |path: &String| path == field || path.starts_with(&format!("{field}."));
                assert!(written.iter().any(is_value), "{name}: `{}` is no value but `{field}`", entry.at);
            }
            let (own, words) = match &entry.action {
                Action::Kept { text } => (&before, text),
                Action::Adapted { before: words, .. } | Action::Dropped { before: words, .. } => {
                    (&before, words)
                }
                Action::Added { after: words, .. } => (&after, words),
            };
            let here = near(own, &entry.at);
            let is_said = letters(here).contains(&letters(words));
            let is_of_prose = entry.at.split('.').any(|step| step == "sentence" || step == "text");
            assert!(!is_of_prose || is_said, "{name}: `{}`: {words:?} is not in {here:?}", entry.at);
        }
        for sentence in answerable(&own) {
            let here = at(&before, &sentence.at);
            assert!(letters(here).contains(&letters(&sentence.words)), "{name}: {}: {here:?}", sentence.at);
        }
    }
}

/// What of the superior's paper stays behind is a list in several parts, and no two entries mean the same one.
#[test]
fn what_is_left_behind_is_told_at_its_own_place() {
    let mut grouped = 0;
    for (name, own, Cascaded { mut trace, .. }) in with_every_fixture() {
        let before = source_of(&name, &own);
        trace.placed_in(&Places::of(&before));
        for part in ["distribution.to", "issuer", "enacted_by", "agreement"] {
            let is_part = |at: &str| at == part || at.starts_with(&format!("{part}."));
            let mut said = std::collections::BTreeSet::new();
            for entry in trace.entries.iter().filter(|entry| is_part(&entry.at)) {
                let Action::Dropped { before: words, .. } = &entry.action else { continue };
                let here = at(&before, &entry.at);
                let inner =
                    here.trim_start_matches(['[', '"']).contains(words.split(" (").next().unwrap_or(words));
                assert!(
                    letters(here).contains(&letters(words)) || inner,
                    "{name}: {}: {words:?} in {here:?}",
                    entry.at
                );
                assert!(said.insert(entry.at.clone()), "{name}: {} is told twice", entry.at);
                grouped += usize::from(entry.at.contains(".name."));
            }
        }
    }
    assert!(grouped > 2, "{grouped} that share a purpose");
}

#[test]
fn blanks_lead_to_what_is_to_be_filled_in() {
    let mut told = 0;
    for (name, _, Cascaded { directive, .. }) in with_every_fixture() {
        let yaml = Source::new(format!("version of {name}"), directive.to_yaml());
        for blank in blanks(&directive) {
            let here = near(&yaml, &blank.path);
            let is_there = blank.words.split(' ').all(|word| letters(here).contains(&letters(word)));
            assert!(!blank.path.is_empty() && is_there, "{name}: {blank:?} is not in {here:?}");
            told += 1;
        }
    }
    assert!(told > 20, "{told} blanks");
}

#[test]
fn what_an_import_is_sure_of_leads_to_its_yaml() {
    for (name, _) in fixtures() {
        let Ok(own) = Directive::parse(&source(&format!("fixtures/{name}/input.yaml"))).into_result() else {
            continue;
        };
        let settings = congvan_make::Settings::default();
        let set = congvan_make::typeset(&own, &settings, None).expect("the usual phrases");
        let docx = set.write(Format::Docx, &own).expect("a DOCX");
        let understood = understand(&read(&docx, &Settings::default()).expect("ours"));
        let yaml = Source::new(name.as_str(), understood.to_yaml(0, "a.docx"));
        for field in understood.fields(0) {
            let here = near(&yaml, &field.path);
            let is_there =
                field.certainty == Certainty::Blank || letters(here).contains(&letters(&field.value));
            assert!(is_there, "{name}: {} = {:?} is not in {here:?}", field.path, field.value);
        }
    }
}

/// A form shows beside each field where its words stand on the pages; a stamp before them moves nothing.
#[test]
fn every_field_leads_to_its_words_on_the_pages() {
    let settings = congvan_make::Settings { is_draft: true, ..congvan_make::Settings::default() };
    let first = |words: &str| letters(words.split_whitespace().next().unwrap_or_default()).to_lowercase();
    let mut stamped = 0;
    for (name, _) in fixtures() {
        let source = source(&format!("fixtures/{name}/input.yaml"));
        let Ok(made) = congvan_make::make(&source, &settings) else { continue };
        let said = |path: &str| values(&source).into_iter().find(|value| value.path == path)?.text;
        let pages = made.typeset.pages();
        stamped += usize::from(made.directive.urgency.is_some());
        for shown in made.typeset.layout(&made.directive, &source) {
            let is_words =
                ["subject", "place", "signatory.name", "issuer.name"].contains(&shown.path.as_str());
            let Some(said) = said(&shown.path).filter(|_| is_words) else { continue };
            let mut words = String::new();
            for area in &shown.boxes {
                for item in &pages[area.page - 1].items {
                    let Item::Text(text) = item else { continue };
                    let (right, bottom) = (area.left + area.width, area.top + area.height);
                    let is_in = text.x < right && text.x + text.width() > area.left;
                    if is_in && text.baseline > area.top && text.baseline < bottom {
                        words.push_str(&text.text);
                    }
                }
            }
            let words = letters(&words).to_lowercase();
            assert!(words.contains(&first(&said)), "{name}: {} = {said:?} is not in {words:?}", shown.path);
        }
    }
    assert!(stamped > 1, "{stamped} with a stamp");
}
