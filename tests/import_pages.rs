//! The pages of documents that arrive, `docs/import/*.md`: each holds a text as it came and the YAML that is made of it.

use std::path::PathBuf;

use congvan::import::account::lost_letters;
use congvan::import::{import_schema, plain, understand};
use congvan::model::directive::Directive;
use congvan::text::diagnostic::Lang;
use congvan::text::source::Source;

use crate::support::root;
use crate::template_schema::accepts;

/// What the text of a page is called.
const NAME: &str = "văn bản";

/// Every page but the list of them, by name.
fn pages() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join("docs/import")).expect("there are pages");
    let mut pages: Vec<PathBuf> = entries.map(|entry| entry.expect("pages can be listed").path()).collect();
    pages.retain(|page| page.extension().is_some_and(|extension| extension == "md"));
    pages.retain(|page| !page.ends_with("README.md"));
    pages.sort();
    pages
}

/// The text of a page.
fn text_of(page: &str) -> &str {
    let (_, behind) = page.split_once("```text\n").expect("a page has a text");
    behind.split_once("```\n").expect("which ends").0
}

/// A page with what is understood now of its text.
fn read_again(page: &str) -> String {
    let understood = understand(&plain::read(text_of(page)));
    let yaml = understood.to_yaml(0, NAME);
    let (before, behind) = page.split_once("```yaml\n").expect("a page has what is understood");
    let (_, after) = behind.split_once("```\n").expect("which ends");
    format!("{before}```yaml\n{yaml}```\n{after}")
}

#[test]
fn pages_of_arrived_documents_say_what_is_understood() {
    let pages = pages();
    assert!(pages.len() >= 25, "{} pages of docs/import", pages.len());
    let mut wrong = String::new();
    for path in pages {
        let page = std::fs::read_to_string(&path).expect("pages can be read");
        let again = read_again(&page);
        if again == page {
            continue;
        }
        if std::env::var_os("CONGVAN_UPDATE").is_some() {
            std::fs::write(&path, again).expect("pages can be written");
        } else {
            let diff = similar::TextDiff::from_lines(&page, &again);
            wrong.push_str(&diff.unified_diff().header(&path.display().to_string(), "now").to_string());
        }
    }
    assert!(wrong.is_empty(), "{wrong}\nCONGVAN_UPDATE=1 writes the pages anew; read them as you read code");
}

#[test]
fn nothing_of_a_page_is_lost_and_its_yaml_reads_back() {
    for path in pages() {
        let page = std::fs::read_to_string(&path).expect("pages can be read");
        let understood = understand(&plain::read(text_of(&page)));
        assert_eq!(lost_letters(&understood), [], "{}", path.display());
        for (at, own) in understood.documents.iter().enumerate() {
            let yaml = understood.to_yaml(at, NAME);
            let read = Directive::parse(&Source::new(NAME, yaml.clone()));
            let back =
                read.value.unwrap_or_else(|| panic!("{}: {:?}\n{yaml}", path.display(), read.diagnostics));
            assert_eq!(back.to_yaml(), own.directive.to_yaml(), "{}", path.display());
        }
    }
}

#[test]
fn the_schema_takes_what_is_told_of_every_page() {
    let schema = import_schema(Lang::Vi);
    let doc = std::fs::read_to_string(root().join("docs/import.md")).expect("the page of the import");
    for path in pages() {
        let page = std::fs::read_to_string(&path).expect("pages can be read");
        let told = understand(&plain::read(text_of(&page))).to_json(NAME);
        assert!(accepts(&schema, &told, &schema), "{}: the schema refuses it", path.display());
        let mut without = told.clone();
        without["documents"][0]["fields"][0]["certainty"] = "perhaps".into();
        assert!(!accepts(&schema, &without, &schema), "{}: any certainty is taken", path.display());
    }
    let mut open = vec![&schema];
    while let Some(part) = open.pop() {
        for (key, value) in part.as_object().into_iter().flatten() {
            if key == "properties" {
                let keys = value.as_object().expect("keys").keys();
                keys.for_each(|key| assert!(doc.contains(&format!("`{key}`")), "docs/import.md: `{key}`"));
            }
            open.push(value);
        }
        open.extend(part.as_array().into_iter().flatten());
    }
}

#[test]
fn the_list_of_pages_names_every_page() {
    let list = std::fs::read_to_string(root().join("docs/import/README.md")).expect("the list of pages");
    for page in pages() {
        let name = page.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(list.contains(&format!("({name})")), "docs/import/README.md lacks {name}");
    }
}
