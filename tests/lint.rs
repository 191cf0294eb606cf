//! The rules over whole documents: what they find in the dispatches as they were found, and nothing in those that are
//! right.

use std::fmt::Write as _;
use std::time::Instant;

use congvan::lint::explain::{explain, meanings};
use congvan::lint::sarif::to_sarif;
use congvan::lint::{HOUSE_CODE, Reviewed, fix, lint, lint_in, reference};
use congvan::model::directive::Directive;
use congvan::text::diagnostic::{Diagnostic, Lang, Severity};
use congvan::text::source::Source;
use congvan::text::tone::{Tone, place};

use crate::support::{fixtures, root, snapshot, source};

/// Findings in corrected fixtures that are right; the fixture keeps what its source has.
const KNOWN: &[(&str, &str)] = &[
    // Its date is a blank day and month of 2020; what it carries out is of 2021.
    ("trieu-son-2021", "VB608"),
];

fn findings(source: &Source) -> Vec<Diagnostic> {
    let directive =
        Directive::parse(source).into_result().unwrap_or_else(|error| panic!("{}: {error}", source.name()));
    lint_in(source, &directive)
}

/// The dispatches as they were found.
fn as_found() -> Vec<(String, Source)> {
    let found = fixtures().into_iter().filter_map(|(name, folder)| {
        let path = format!("fixtures/{name}/as-found/input.yaml");
        folder.join("as-found/input.yaml").exists().then(|| (name, source(&path)))
    });
    let found: Vec<_> = found.collect();
    assert!(found.len() >= 5, "the dispatches as found are missing");
    found
}

#[test]
fn lint_finds_nothing_wrong_in_corrected_fixtures() {
    let mut wrong = String::new();
    for (name, _) in fixtures() {
        let source = source(&format!("fixtures/{name}/input.yaml"));
        for found in findings(&source) {
            if found.severity > Severity::Note && !KNOWN.contains(&(&name, found.code)) {
                wrong.push_str(&found.render(&source, Lang::Vi, false));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn lint_of_the_dispatches_as_found_is_as_reviewed() {
    for (name, source) in as_found() {
        let folder = root().join("fixtures").join(&name).join("as-found");
        let findings = findings(&source);
        let text: String = findings.iter().map(|found| found.render(&source, Lang::Vi, false)).collect();
        snapshot(&folder, "findings", &text);
    }
}

/// Every other space between two letters of a value, as a web page or Word may have it.
fn with_no_break_spaces(text: &str) -> String {
    let mut spaced = String::new();
    for line in text.split_inclusive('\n') {
        let value =
            line.find(": ").map_or(line.len() - line.trim_start_matches([' ', '-']).len(), |at| at + 2);
        let is_words = !line[value..].starts_with(['{', '[', '>', '|', '#']) && !line.contains(" #");
        let (head, value) = line.split_at(if is_words { value } else { line.len() });
        spaced.push_str(head);
        let (mut before, mut nth) = (' ', 0);
        let mut letters = value.chars().peekable();
        while let Some(c) = letters.next() {
            let between = before.is_alphabetic() && letters.peek().is_some_and(|next| next.is_alphanumeric());
            nth += usize::from(c == ' ' && between);
            spaced.push(if c == ' ' && between && nth % 2 == 1 { '\u{a0}' } else { c });
            before = c;
        }
    }
    spaced
}

#[test]
fn lint_finds_the_same_where_spaces_do_not_break() {
    let mut seen = 0;
    for (name, source) in as_found() {
        let spaced = Source::new(name.as_str(), with_no_break_spaces(source.text()));
        seen += spaced.text().matches('\u{a0}').count();
        let codes = |source: &Source| -> Vec<(usize, &str)> {
            let found = findings(source);
            let places = found.iter().map(|found| (source.line_column(found.span.start).0, found.code));
            let mut places: Vec<_> = places.collect();
            places.sort_unstable();
            places
        };
        assert_eq!(codes(&spaced), codes(&source), "{name}");
    }
    assert!(seen > 100, "{seen} spaces were changed");
}

#[test]
fn lint_finds_the_same_wherever_tone_marks_stand() {
    for (name, source) in as_found() {
        // Mixed placement is told by rules of its own.
        let told = |found: &Diagnostic| !matches!(found.code, "VB1201" | "VB1202");
        let placed = |tone| {
            let source = Source::new(name.as_str(), place(source.text(), tone));
            let found = findings(&source).into_iter().filter(told);
            let mut places: Vec<_> =
                found.map(|found| (source.line_column(found.span.start).0, found.code)).collect();
            places.sort_unstable();
            places
        };
        assert_eq!(placed(Tone::New), placed(Tone::Old), "{name}");
    }
}

#[test]
fn lint_says_the_same_without_a_source() {
    for (name, source) in as_found() {
        let directive = Directive::parse(&source).value.expect("it can be read");
        let codes = |found: &[Diagnostic]| {
            let mut codes: Vec<_> = found.iter().map(|found| (found.code, found.severity)).collect();
            codes.sort_unstable();
            codes
        };
        let exact = lint_in(&source, &directive);
        let whole = lint(&directive);
        assert_eq!(codes(&exact), codes(&whole), "{name}");
        assert!(whole.iter().all(|found| found.fix.is_none()));
    }
}

#[test]
fn lint_replaces_only_what_is_safe() {
    for (name, source) in as_found() {
        let found = findings(&source);
        let text = fix(&source, &found);
        let fixed = Source::new(name.as_str(), text.as_str());
        let left = findings(&fixed);
        let replaced: Vec<&str> =
            found.iter().filter(|found| found.fix.is_some()).map(|found| found.code).collect();
        assert!(
            !left.iter().any(|left| left.fix.is_some() && replaced.contains(&left.code)),
            "{name}: {left:#?}"
        );
        assert_eq!(fix(&fixed, &left), text, "{name}: once is enough");
        assert!(left.iter().filter(|found| found.code == "VB1118").all(|found| found.fix.is_none()));
        let comments = |text: &str| text.lines().filter(|line| line.trim_start().starts_with('#')).count();
        assert_eq!(comments(&text), comments(source.text()), "{name}: comments stay");
        assert_eq!(text.lines().count(), source.text().lines().count(), "{name}: layout stays");
    }
}

fn review(source: &Source) -> Reviewed {
    Reviewed { found: findings(source), ..Reviewed::default() }
}

#[test]
fn lint_goes_to_sarif() {
    let files: Vec<_> = as_found().into_iter().map(|(_, source)| (source.clone(), review(&source))).collect();
    let log = to_sarif(&files, &[]);
    let results = log["runs"][0]["results"].as_array().expect("results are a list");
    assert_eq!(results.len(), files.iter().map(|(_, reviewed)| reviewed.found.len()).sum::<usize>());
    for result in results {
        let region = &result["locations"][0]["physicalLocation"]["region"];
        let (start, end) = (&region["startLine"], &region["endLine"]);
        assert!(start.as_u64() >= Some(1) && end.as_u64() >= start.as_u64(), "{result}");
        assert!(
            result["ruleIndex"].is_u64()
                && !result["message"]["text"].as_str().unwrap_or_default().is_empty()
        );
    }
}

/// Prints how long a thousand directives take (a hundred, unoptimised); nothing is asserted about it.
#[test]
fn lint_is_cheap() {
    let read = |source: &Source| Directive::parse(source).value.expect("it can be read");
    let all: Vec<_> = as_found().into_iter().map(|(_, source)| (read(&source), source)).collect();
    let times = if cfg!(debug_assertions) { 100 } else { 1000 };
    let start = Instant::now();
    let mut count = 0;
    for (directive, source) in all.iter().cycle().take(times) {
        count += lint_in(source, directive).len();
    }
    let bytes: usize = all.iter().cycle().take(times).map(|(_, source)| source.text().len()).sum();
    println!("{times} directives, {} KB, {count} findings: {:?}", bytes / 1024, start.elapsed());
}

#[test]
fn lint_pages_are_current() {
    let mut page = String::from(HEAD);
    let _ = write!(page, "{}\n## Tệp không dùng được\n\n{FAULTS}", reference());
    for fault in meanings().filter(|known| known.clause.is_none()) {
        let _ = write!(page, "\n##{}", fault.page);
    }
    let house = explain(HOUSE_CODE).expect("house rules have a page");
    let _ = write!(page, "\n## Nếp riêng của cơ quan\n\n##{}", house.page);
    let path = root().join("docs/rules.md");
    if std::env::var_os("CONGVAN_UPDATE").is_some() {
        std::fs::write(&path, &page).expect("docs can be written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "docs/rules.md is not what the rules say; run the tests with CONGVAN_UPDATE=1");
}

const FAULTS: &str = "Các mã này không phải quy tắc thể thức: tệp chưa đọc được thành văn bản, hồ sơ đơn vị hay nếp trình bày.\n";

const HEAD: &str = "# Quy tắc kiểm tra thể thức\n\nTrang này sinh ra từ các trang của từng quy tắc; không sửa tay. Mỗi ví dụ ở đây là một phép thử: chương trình báo đúng như\nđã ghi, và không báo gì ở ví dụ viết đúng.\n\nLỗi: văn bản trái với chữ của Nghị định. Cảnh báo: đúng hay sai còn tùy ngữ cảnh. Lưu ý: thực tế khác Nghị định, hoặc chỉ là\ncách viết của tệp nguồn.\n\n";
