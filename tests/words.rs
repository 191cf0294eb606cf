//! No word of a file is lost in silence: whatever is typed where a sentence stands is in the document, or the file is
//! refused with a finding there.

use congvan::model::directive::Directive;
use congvan::model::units::Unit;
use congvan::notices::{Plan, Template};
use congvan::office::Office;
use congvan::text::diagnostic::Diagnostic;
use congvan::text::source::Source;
use congvan::wording::{DOCUMENT_WORDS, Phrases};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::faults::{BASE, complete_example};
use crate::support::compose;

/// What a line may begin with.
const LEADS: &[&str] = &[
    "", "", "", "- ", "-", "– ", "• ", "+ ", "* ", "*", "1. ", "1)", "a) ", "đ) ", "II. ", "#", "# ", "> ",
    "? ", "%", "@", "! ", "& ", "“", "\"", "'", "[", "{", "...", "---", "text: ", "text:", "~ ", "`", "|",
];
/// What may stand between two words.
const GAPS: &[&str] = &[
    " ", " ", " ", " ", "  ", " #", " # ", "  # ", "#", ": ", ":", ", ", " - ", "” ", "\" ", "' ", "] ",
    "} ", ", ", " “", "\t", "; ", ". ",
];
const ENDS: &[&str] = &["", "", ".", ";", ":", ",", "?", "…", "\"", "'", "]", "}", "”", "  # ghi chú"];
/// Marks that make a line an item of its own.
const MARKS: &[&str] = &["- ", "-", "– ", "• ", "+ ", "* ", "1. ", "1)", "a) ", "đ) ", "II. "];

/// Where sentences stand: what comes before the first line, and the column from which further lines go on.
const PLACES: &[(&str, usize)] = &[
    ("measures:\n  - ", 2),
    ("measures:\n  - text: ", 4),
    ("measures:\n  - heading: Chung\n    items:\n      - ", 6),
    ("closing: ", 0),
    ("closing:\n  - ", 2),
    ("closing: >-\n  ", 0),
    ("purpose: ", 0),
    ("legal_basis:\n  - ", 2),
    ("legal_basis: [", 0),
    ("recipients:\n  - ", 2),
    ("distribution:\n  archive: [VT]\n  to:\n  - ", 2),
    ("request:\n  whom: các phòng\n  verb: yêu cầu\n  action: ", 2),
];

#[derive(Debug, Clone)]
struct Line {
    lead: &'static str,
    indent: usize,
    gaps: Vec<&'static str>,
    end: &'static str,
}

fn line() -> impl Strategy<Value = Line> {
    let lead = prop_oneof![3 => Just(""), 2 => select(LEADS)];
    let gap = prop_oneof![4 => Just(" "), 1 => select(GAPS)];
    let end = prop_oneof![2 => Just(""), 1 => select(ENDS)];
    (lead, 0..4_usize, vec(gap, 0..4), end).prop_map(|(lead, indent, gaps, end)| Line {
        lead,
        indent,
        gaps,
        end,
    })
}

/// The file, and what must become of it.
struct Written {
    yaml: String,
    /// Lines of the sentences, from 1.
    lines: std::ops::RangeInclusive<usize>,
    /// Words that no comment was meant to hold.
    words: Vec<String>,
    /// First words of lines that look like items.
    items: Vec<String>,
}

fn write_lines((before, column): (&str, usize), lines: &[Line]) -> Written {
    let mut yaml = before.to_owned();
    let first = yaml.lines().count();
    let (mut words, mut items) = (Vec::new(), Vec::new());
    let mut next = 0;
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            yaml.push_str(&" ".repeat(column + line.indent));
        }
        yaml.push_str(line.lead);
        // A line of its own that begins with `# `, or with `#` where no sentence goes on, is a comment; so is what stands
        // apart behind a sentence, or behind a value of one word.
        let mut is_comment = line.lead == "# " || line.lead == "#" && at > 0 && line.indent == 0;
        for (nth, gap) in std::iter::once(&"").chain(&line.gaps).enumerate() {
            yaml.push_str(gap);
            is_comment |= *gap == "  # " || *gap == " # " && (at, nth) == (0, 1);
            let word = format!("từ{next}");
            next += 1;
            yaml.push_str(&word);
            if !is_comment {
                words.push(word);
            }
        }
        if at > 0 && MARKS.contains(&line.lead) {
            items.push(format!("từ{}", next - 1 - line.gaps.len()));
        }
        yaml.push_str(line.end);
        yaml.push('\n');
    }
    let last = yaml.lines().count();
    Written { yaml: complete_example(&yaml, BASE), lines: first..=last, words, items }
}

/// Whatever is read as YAML is read by the one reader.
#[test]
fn every_file_is_watched() {
    let codes = |found: Vec<Diagnostic>| found.iter().map(|found| found.code).collect::<Vec<_>>();
    type Reader = fn(&Source) -> Vec<Diagnostic>;
    let read: [(&str, Reader, &str); 6] = [
        ("a directive", |source| Directive::parse(source).diagnostics, "closing: Đăng kèm thẻ"),
        ("profiles", |source| Unit::parse_all(source).diagnostics, "units:\n  - name: xã Chi Lăng"),
        ("an office", |source| Office::parse(source).diagnostics, "reason: Quy chế của"),
        ("words", |source| Phrases::load(source, &DOCUMENT_WORDS).diagnostics, "motto: Độc lập"),
        ("a plan", |source| Plan::parse(source).diagnostics, "office:\n  name: xã Chi Lăng"),
        ("a template", |source| Template::load(source.clone(), None).diagnostics, "closing: Đăng kèm thẻ"),
    ];
    for (name, read, text) in read {
        for (more, code) in [(" #AnToan", "VB024"), ("\n      - Tự do", "VB025")] {
            let source = Source::new(name, format!("{text}{more}\n"));
            assert!(codes(read(&source)).contains(&code), "{name}: {code}: {:?}", codes(read(&source)));
        }
    }
}

#[test]
fn no_word_is_lost_in_silence() {
    let config = Config { cases: 3000, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let outcome = runner.run(&(select(PLACES), vec(line(), 1..4)), |(place, lines)| {
        let written = write_lines(place, &lines);
        let source = Source::new("words", written.yaml.as_str());
        let checked = Directive::parse(&source);
        if checked.has_failed() {
            // Told at the lines, or where the sentence they break begins or ends.
            let near = *written.lines.start()..=written.lines.end() + 1;
            let told = checked
                .diagnostics
                .iter()
                .any(|found| near.contains(&source.line_column(found.span.start).0));
            prop_assert!(told, "{:?}\n{}", checked.diagnostics, written.yaml);
            return Ok(());
        }
        let document = compose(&checked.value.expect("it did not fail"));
        let paragraphs: Vec<String> = document.paragraphs().map(|paragraph| paragraph.characters()).collect();
        let text = paragraphs.join("\n");
        let is_word = |word: &str| text.split(|c: char| !c.is_alphanumeric()).any(|known| known == word);
        for word in &written.words {
            prop_assert!(is_word(word), "{word}\n{}\n{text}", written.yaml);
        }
        // In quotes, in brackets and under `>-` a line is what its author made it.
        let deliberate = ["\"", "'", "[", ">-", "|", "> "]
            .iter()
            .any(|mark| written.yaml[..written.yaml.find("format:").unwrap_or(0)].contains(mark));
        for item in written.items.iter().filter(|_| !deliberate) {
            let opens = paragraphs.iter().any(|paragraph| {
                paragraph.trim_start_matches(|c: char| !c.is_alphabetic()).starts_with(item.as_str())
                    || paragraph.split(' ').nth(1).is_some_and(|word| word.starts_with(item.as_str()))
            });
            prop_assert!(opens, "{item}\n{}\n{text}", written.yaml);
        }
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}
