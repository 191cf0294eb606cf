//! Every code has its page, and every example on a page is reported as it says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use congvan::calendar::Decisions;
use congvan::cascade::Answers;
use congvan::compose::{broken_lines, lone_end_marks, narrow_columns};
use congvan::document::form::Form;
use congvan::lint::explain::{Meaning, explain, meanings};
use congvan::lint::{HOUSE_CODE, House, review};
use congvan::model::directive::Directive;
use congvan::model::units::Unit;
use congvan::notices::{BUILT_IN, Plan, References, Template, Undecided, prepare};
use congvan::office::Office;
use congvan::text::diagnostic::{Checked, Diagnostic, Lang, Severity};
use congvan::text::source::Source;
use congvan::text::table::{Cell, Merged, Row, Sheet, Table};
use congvan::wording::{DOCUMENT_WORDS, Phrases};

use congvan_make::register::{self, Register};
use congvan_make::tables;

use crate::support::root;

/// A directive without findings; an example stands in the place of its keys.
pub const BASE: &str = include_str!("../crates/congvan/src/lint/base.yaml");

const SOURCES: &str = "crates/congvan/src";

/// The example, then the keys of the base that it lacks.
pub fn complete_example(example: &str, base: &str) -> String {
    fn top_key(line: &str) -> Option<&str> {
        let (key, _) = line.split_once(':')?;
        key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_').then_some(key)
    }
    let given: Vec<&str> = example.lines().filter_map(top_key).collect();
    let mut text = example.to_owned();
    let mut keep = true;
    for line in base.lines() {
        if let Some(key) = top_key(line) {
            keep = !given.contains(&key);
        }
        if keep {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}

/// What a table of units is told, its columns parted by `;`. As the pages say, a line in brackets is a hidden row, `^`
/// stands for a cell that is one with the cell above and `<` for one that is one with the cell before.
fn report_of_table(name: &str, example: &str) -> String {
    let table = table(name, example);
    let source = Source::from(&table);
    let found = table.units(None, None).diagnostics;
    found.iter().map(|found| found.render(&source, Lang::Vi, false)).collect()
}

fn table(name: &str, example: &str) -> Table {
    let mut sheet = Sheet::default();
    for (line, text) in (1..).zip(example.lines()) {
        let hidden = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
        sheet.hidden_rows.extend(hidden.map(|_| line));
        let cells: Vec<&str> = hidden.unwrap_or(text).split(';').collect();
        for (column, cell) in cells.iter().enumerate() {
            let is_above = |one: &&mut Merged| *one.columns.start() == column && *one.lines.end() == line - 1;
            match *cell {
                "^" => match sheet.merged.iter_mut().find(is_above) {
                    Some(one) => one.lines = *one.lines.start()..=line,
                    None => sheet.merged.push(Merged { lines: line - 1..=line, columns: column..=column }),
                },
                "<" => sheet.merged.push(Merged { lines: line..=line, columns: column - 1..=column }),
                _ => {}
            }
        }
        let cell = |text: &&str| Cell::Text(if ["^", "<"].contains(text) { "" } else { *text }.to_owned());
        sheet.rows.push(Row { line, cells: cells.iter().map(cell).collect() });
    }
    Table::of(name, sheet)
}

/// What a template is told, read with one value of the plan's and filled at an anniversary.
fn report_of_template(name: &str, example: &str) -> String {
    const PLAN: &str = "format: congvan-notices/1
office: {name: xã Chi Lăng, symbol: UBND-VP}
values: [{name: flag_up, value: 06 giờ}]
events: [{id: lap_xa, name: Ngày thành lập xã, date: 2025-07-01, anniversary: yes}]
notices: [{occasion: lap_xa, template: mau.yaml}]
";
    let plan = Plan::parse(&Source::new("plan", PLAN)).into_result().expect("the plan is right");
    let source = Source::new(name, complete_example(example, BASE));
    let loaded = Template::load(source.clone(), Some(&["flag_up"]));
    let found = match &loaded.value {
        None => loaded.diagnostics,
        Some(template) => {
            let year = prepare(
                &plan,
                2027,
                &[Some(template)],
                &References::default(),
                &Decisions::none(),
                Undecided::Blank,
            );
            year.faults.templates.into_iter().map(|(_, found)| found).collect()
        }
    };
    found.iter().map(|found| found.render(&source, Lang::Vi, false)).collect()
}

/// What a plan is told, in the year it names, where it may be read in that year too.
fn report_of_plan(source: &Source) -> Vec<Diagnostic> {
    let Checked { value: Some(plan), diagnostics } = Plan::parse(source) else {
        return Plan::parse(source).diagnostics;
    };
    let built_in = |name: &str| BUILT_IN.iter().find(|template| template.name == name);
    let load = |name: &str| Template::built_in(built_in(name)?, None).into_result().ok();
    let templates: Vec<Option<Template>> =
        plan.notices.iter().map(|entry| load(entry.template.notation())).collect();
    let templates: Vec<Option<&Template>> = templates.iter().map(Option::as_ref).collect();
    let year = plan.year.unwrap_or(2027);
    let prepared =
        prepare(&plan, year, &templates, &References::default(), &Decisions::from_table(), Undecided::Blank);
    diagnostics.into_iter().chain(prepared.faults.plan).collect()
}

/// What a table of decisions or of documents is told.
fn report_of_csv(name: &str, example: &str) -> String {
    let source = Source::new(name, example);
    let found = if example.starts_with("year") {
        congvan::model::decisions::read_decisions(&source).0.diagnostics
    } else {
        References::parse(&source).diagnostics
    };
    found.iter().map(|found| found.render(&source, Lang::Vi, false)).collect()
}

/// What a register is told.
fn report_of_register(name: &str, example: &str) -> String {
    let bytes = example.as_bytes().to_vec();
    let table = tables::read(Path::new(name), name, bytes, register::is_column).expect("a table");
    let source = Source::from(&table);
    let found = Register::read(&table, &[]).diagnostics;
    found.iter().map(|found| found.render(&source, Lang::Vi, false)).collect()
}

/// An office's file on a page holds for the examples after it.
fn report(name: &str, example: &str, house: &mut House, files: &BTreeMap<&str, &str>) -> String {
    let base = match example.lines().next() {
        Some("format: congvan-words/1") => include_str!("../crates/congvan/templates/van-ban.yaml"),
        Some(line) if line.starts_with("format: congvan-") => "",
        _ => BASE,
    };
    let mut source = Source::new(name, complete_example(example, base));
    for (name, rows) in files {
        source.attach(*name, Ok(table(name, rows)));
    }
    let found: Vec<Diagnostic> = match example.lines().next() {
        Some("format: congvan-words/1") => Phrases::load(&source, &DOCUMENT_WORDS).diagnostics,
        Some("format: congvan-notices/1") => report_of_plan(&source),
        Some("format: congvan-answers/1") => {
            let base = Directive::parse(&Source::new("base", BASE)).into_result().expect("the base is right");
            Answers::parse(&source, &base).diagnostics
        }
        Some("format: congvan-units/1") => Unit::parse_all(&source).diagnostics,
        Some("format: congvan-office/1") => {
            let office = Office::parse(&source);
            *house = office.value.map(|office| office.house).unwrap_or_default();
            office.diagnostics
        }
        _ => {
            let checked = Directive::parse(&source);
            let looked = checked.value.map(|directive| {
                let narrow = narrow_columns(&directive, &Form::default());
                let alone = lone_end_marks(&directive);
                let broken = broken_lines(&directive, &Form::default());
                let found = review(&source, &directive, house).found.into_iter();
                found.chain(narrow).chain(alone).chain(broken).collect::<Vec<_>>()
            });
            checked.diagnostics.into_iter().chain(looked.unwrap_or_default()).collect()
        }
    };
    found.iter().map(|found| found.render(&source, Lang::Vi, false)).collect()
}

/// Faults of the file, and house rules; the decree's have tests of their own.
fn faults() -> impl Iterator<Item = Meaning> {
    meanings().filter(|known| known.clause.is_none() || known.code == HOUSE_CODE)
}

/// With `CONGVAN_UPDATE=1` the reports of pages are written anew, for review.
#[test]
fn pages_of_faults_are_true() {
    let mut wrong = String::new();
    for Meaning { code, name, page, .. } in faults() {
        let mut renewed = page.to_owned();
        let mut blocks = page.split("```").skip(1).step_by(2).peekable();
        let (mut broken, mut right) = (0, 0);
        let mut house = House::default();
        let mut files = BTreeMap::new();
        while let Some(block) = blocks.next() {
            let (kind, example) = block.split_once('\n').unwrap_or_else(|| panic!("{code}: {block}"));
            // A file that the examples below it name.
            if let Some(file) = kind.strip_prefix("csv ") {
                files.insert(file, example);
                continue;
            }
            let told = blocks.next_if(|block| block.starts_with("report\n"));
            let name = format!("{code}.{kind}");
            let found = match kind {
                "yaml" if example.starts_with("# mẫu") => report_of_template(&name, example),
                "yaml" => report(&name, example, &mut house, &files),
                "csv" if example.starts_with("year") || example.starts_with("occasion") => {
                    report_of_csv(&name, example)
                }
                "csv" if example.starts_with("Số, ký hiệu") || example.starts_with("Ngày đến") => {
                    report_of_register(&name, example)
                }
                "csv" => report_of_table(&name, example),
                other => panic!("{code}: {other}"),
            };
            if told.is_some() {
                broken += 1;
                assert!(found.contains(&format!("[{code}]")), "{code}: {found}");
            } else {
                right += 1;
            }
            let told = told.map_or("", |block| &block["report\n".len()..]);
            if told != found {
                let old = format!("```{kind}\n{example}```\n\n```report\n{told}```");
                renewed = renewed.replace(&old, &format!("```{kind}\n{example}```\n\n```report\n{found}```"));
                wrong.push_str(&format!("{code}\n{example}\n{found}"));
            }
        }
        assert!(broken > 0 && right > 0, "{code}: an example that is wrong and one that is right");
        if std::env::var_os("CONGVAN_UPDATE").is_some() {
            let file = match code {
                HOUSE_CODE => "lint/house.md".to_owned(),
                _ => format!("lint/faults/{}_{}.md", code.to_lowercase(), name.replace('-', "_")),
            };
            std::fs::write(root().join(SOURCES).join(file), renewed).expect("the page can be written");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

pub fn walk(folder: &Path, found: &mut dyn FnMut(&Path, &str)) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found(&path, &std::fs::read_to_string(&path).expect("source"));
        }
    }
}

/// Whatever code stands in the sources can be explained, and nothing else can.
#[test]
fn every_code_can_be_explained() {
    let mut found = BTreeSet::new();
    for folder in [
        "crates/congvan/src",
        "crates/congvan-cli/src",
        "crates/congvan-docx/src",
        "crates/congvan-make/src",
        "crates/congvan-pdf/src",
    ] {
        walk(&root().join(folder), &mut |path, text| {
            if path.ends_with("faults.rs") {
                return;
            }
            for part in text.split("\"VB").skip(1) {
                let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
                if part[digits.len()..].starts_with('"') && digits.len() > 2 {
                    found.insert(format!("VB{digits}"));
                }
            }
        });
    }
    let unknown: Vec<_> = found.iter().filter(|code| explain(code).is_none()).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    let unused: Vec<_> = meanings().map(|known| known.code).filter(|code| !found.contains(*code)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

/// A page shows every severity that its rule can have.
#[test]
fn severities_are_those_of_the_code() {
    walk(&root().join(SOURCES).join("lint/rules"), &mut |path, text| {
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let Some((code, _)) = name.split_once('_') else { return };
        let known = explain(code).unwrap_or_else(|| panic!("{code}"));
        let (_, text) = text.split_once("\n};\n").expect("a row, and its check");
        for (severity, word) in [
            (Severity::Error, "Severity::Error"),
            (Severity::Warning, "Severity::Warning"),
            (Severity::Note, "Severity::Note"),
        ] {
            let used =
                text.contains(word) || (severity == Severity::Error && text.contains("Diagnostic::error"));
            assert_eq!(used, known.severities.contains(&severity), "{code}: {word}");
        }
    });
}
