//! What holds of any directive: random ones of one to some forty pages, always the same ones.

use std::collections::BTreeMap;
use std::convert::Infallible;

use congvan::document::length::Length;
use congvan::document::metrics::{DESCENT, UNITS_PER_EM};
use congvan::document::{Block, CELL_PADDING, Document, Paragraph, Piece};
use congvan::model::directive::Directive;
use congvan::text::source::Source;
use congvan_pdf::{Fitted, Item, Options, Page, Text};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::decree;
use crate::geometry::{compose, offices};
use crate::support::quote;
use crate::xml_reader::parts;

/// Runs `check` on so many random documents. The seed is fixed, and nothing is written down when one fails: it fails
/// again in the next run.
fn check_documents(cases: u32, check: impl Fn(&Document) -> Result<(), TestCaseError>) {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 200, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let offices = offices();
    let strategy = (directive(), 0..offices.len());
    let outcome = runner.run(&strategy, |(yaml, office)| {
        let read = Directive::parse(&Source::new("random", yaml.clone())).into_result();
        let read = read.map_err(|error| TestCaseError::fail(format!("{error}\n{yaml}")))?;
        check(&compose(&read, &offices[office].1))
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

/// Runs `check` on so many random directives, always the same ones.
pub fn check_directives(cases: u32, check: impl Fn(&Directive) -> Result<(), TestCaseError>) {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 200, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let outcome = runner.run(&directive(), |yaml| {
        let read = Directive::parse(&Source::new("random", yaml.clone())).into_result();
        check(&read.map_err(|error| TestCaseError::fail(format!("{error}\n{yaml}")))?)
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

/// Words as they come, some without end, some with a hyphen, a blank, emphasis or a link.
fn word() -> impl Strategy<Value = String> {
    let plain = select(
        "các đơn vị nghiêm túc thực hiện Ủy ban nhân dân xã - kinh tế xã hội số 30/2020/NĐ-CP 05 tháng 01 năm 2027"
            .split(' ')
            .collect::<Vec<_>>(),
    );
    let odd = select(vec![
        "___",
        "**đậm**",
        "*nghiêng*",
        "<https://www.example.gov.vn/van-ban/chi-dao/dieu-hanh?so=12&nam=2027&co-quan=uy-ban-nhan-dan>",
        "(Phòng PA05)",
        "…",
        "1.000.000",
    ]);
    let long = (30_usize..160).prop_map(|length| "ngoẵng".chars().cycle().take(length).collect());
    prop_oneof![
        60 => plain.prop_map(str::to_owned),
        3 => odd.prop_map(str::to_owned),
        1 => long,
    ]
}

/// A sentence in quotes, as YAML takes it.
fn sentence(most: usize) -> impl Strategy<Value = String> {
    let words = prop_oneof![3 => vec(word(), 1..most.min(15)), 2 => vec(word(), 1..most)];
    words.prop_map(|words| quote(&words.join(" ")))
}

fn list(items: &[String]) -> String {
    format!("[{}]", items.join(", "))
}

/// An item: its text, or a title or text with items below it.
fn measure() -> impl Strategy<Value = String> {
    sentence(120).prop_recursive(3, 24, 6, |below| {
        let heading = prop::option::of(sentence(25));
        let text = prop::option::of(vec(sentence(60), 1..3));
        let after = prop::option::weighted(0.3, (sentence(60), prop::option::of(table())));
        (heading, text, vec(below, 1..6), after).prop_map(|(heading, text, items, after)| {
            let mut keys = Vec::new();
            keys.extend(heading.map(|heading| format!("heading: {heading}")));
            // Words after the items, or between them.
            if let Some((after, table)) = after {
                let mut content = text.unwrap_or_else(|| vec!["\"Trước hết\"".to_owned()]);
                content.extend([format!("{{items: {}}}", list(&items)), after]);
                content.extend(table.map(|table| format!("{{table: {table}}}, {{items: {}}}", list(&items))));
                keys.push(format!("content: {}", list(&content)));
                return format!("{{{}}}", keys.join(", "));
            }
            keys.extend(text.map(|text| format!("text: {}", list(&text))));
            if keys.is_empty() {
                keys.push("heading: \"Chung\"".to_owned());
            }
            keys.push(format!("items: {}", list(&items)));
            format!("{{{}}}", keys.join(", "))
        })
    })
}

fn table() -> impl Strategy<Value = String> {
    let row = (sentence(6), sentence(40), sentence(12));
    vec(row, 1..30).prop_map(|rows| {
        let rows: Vec<String> = rows.into_iter().map(|(a, b, c)| list(&[a, b, c])).collect();
        format!(
            "{{columns: [{{title: TT, width: 8}}, {{title: Nội dung, width: 30}}, Ghi chú], rows: {}}}",
            list(&rows)
        )
    })
}

fn appendix() -> impl Strategy<Value = String> {
    let content = prop_oneof![
        vec(measure(), 1..8).prop_map(|items| format!("items: {}", list(&items))),
        table().prop_map(|table| format!("table: {table}")),
    ];
    (sentence(30), content, any::<bool>()).prop_map(|(title, content, lies)| {
        let lies = if lies { ", orientation: landscape" } else { "" };
        format!("{{title: {title}, {content}{lies}}}")
    })
}

/// A directive in YAML.
fn directive() -> impl Strategy<Value = String> {
    let head = (
        select(vec!["CV", "TTr", "KH", "TB", "QĐ", "BC"]),
        select(vec![
            "",
            "urgency: khẩn\ndraft: dự thảo\n",
            "urgency: hỏa tốc\ncirculation: lưu hành nội bộ\n",
        ]),
        prop::option::of(sentence(12)),
        sentence(12),
        sentence(40),
    );
    let middle = (vec(sentence(20), 1..9), vec(sentence(60), 0..6), prop::option::of(sentence(60)));
    // A few items as a rule, now and then as many as fill some forty pages.
    let measures =
        prop_oneof![4 => vec(measure(), 1..4), 8 => vec(measure(), 4..12), 1 => vec(measure(), 40..60)];
    let tail = (measures, vec(sentence(60), 0..4), vec(sentence(12), 1..10), prop::option::of(sentence(40)));
    let appendices = prop_oneof![2 => Just(Vec::new()), 1 => vec(appendix(), 1..3)];
    let more = (appendices, prop::option::weighted(0.3, table()));
    (head, middle, tail, more).prop_map(|(head, middle, tail, (appendices, table))| {
        let (kind, stamps, superior, issuer, subject) = head;
        let (recipients, bases, purpose) = middle;
        let (mut measures, closing, to, address) = tail;
        let mut yaml = format!("format: congvan/1\ntype: {kind}\n{stamps}");
        let mut line = |key: &str, value: &str| yaml.push_str(&format!("{key}: {value}\n"));
        let mut names = vec![format!("name: {issuer}")];
        names.extend(superior.map(|superior| format!("superior: {superior}")));
        names.extend(address.map(|address| format!("address: {address}")));
        line("issuer", &format!("{{{}}}", names.join(", ")));
        line("number", "{symbol: UBND-VP}");
        line("place", "Chi Lăng");
        line("date", "2027-01");
        line("subject", &subject);
        if matches!(kind, "CV" | "TTr") {
            line("recipients", &list(&recipients));
        }
        if kind == "QĐ" {
            line("enacted_by", "Ủy ban nhân dân xã Chi Lăng");
        }
        if !bases.is_empty() {
            line("legal_basis", &list(&bases));
        }
        line("purpose", &purpose.unwrap_or_else(|| "\"Để thực hiện\"".to_owned()));
        if let Some(table) = table {
            measures.push(format!("{{text: Theo bảng, table: {table}}}"));
        }
        line("measures", &list(&measures));
        if !closing.is_empty() {
            line("closing", &list(&closing));
        }
        line("distribution", &format!("{{to: {}, archive: [VT]}}", list(&to)));
        line("signatory", "{authority: [TM: Ủy ban nhân dân], title: Chủ tịch}");
        if !appendices.is_empty() {
            line("appendices", &list(&appendices));
        }
        yaml
    })
}

/// What a part of the document may be expected to do on the pages.
struct Expected {
    /// Its characters without spaces and breaks.
    characters: String,
    /// Its section, from 1.
    section: usize,
    /// Edges of its column.
    edges: [Length; 2],
    /// A paragraph of the text.
    running: bool,
    /// In the top margin.
    top: bool,
    /// Part of the first signature block of its section.
    signs: bool,
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\n')).collect()
}

/// Every paragraph and stamp in reading order.
fn expected_paragraphs(document: &Document) -> Vec<Expected> {
    let mut found = Vec::new();
    for (at, section) in document.sections.iter().enumerate() {
        let (width, _, margins) = document.form.page(section.landscape);
        let page = [margins.left, width - margins.right];
        let piece = |piece: &Piece, edges: [Length; 2], top: bool, signs: bool| {
            let stamp = match piece {
                Piece::Stamp(stamp) => Some(stamp.text.clone()),
                _ => None,
            };
            let words: Vec<String> = piece.paragraphs().map(Paragraph::characters).chain(stamp).collect();
            words.into_iter().map(move |words| Expected {
                characters: bare(&words),
                section: at + 1,
                edges,
                running: false,
                top,
                signs,
            })
        };
        let paragraph = |paragraph: &Paragraph, edges: [Length; 2], cell: bool| Expected {
            characters: bare(&paragraph.characters()),
            section: at + 1,
            edges,
            running: !cell && decree::running(paragraph.role),
            top: false,
            signs: false,
        };
        found.extend(section.top_margin.iter().flat_map(|own| piece(own, page, true, false)));
        for block in &section.blocks {
            match block {
                Block::Paragraph(own) => found.push(paragraph(own, page, false)),
                Block::Rule(_) => {}
                Block::Columns(columns) => {
                    let middle = margins.left + columns.widths[0];
                    let edges = [[margins.left, middle], [middle, middle + columns.widths[1]]];
                    for (side, edges) in edges.into_iter().enumerate() {
                        let pieces = columns.rows.iter().flat_map(|row| &row[side]);
                        let signs = columns.place.signs();
                        found.extend(pieces.flat_map(|own| piece(own, edges, false, signs)));
                    }
                }
                Block::Table(table) => {
                    let lines = table.lines();
                    for cell in table.place_cells(table.widths.len()).into_iter().flatten() {
                        let edges = [lines[cell.column], lines[cell.column + cell.columns]];
                        let edges =
                            [margins.left + edges[0] + CELL_PADDING, margins.left + edges[1] - CELL_PADDING];
                        found.extend(cell.paragraphs.iter().map(|own| paragraph(own, edges, true)));
                    }
                }
            }
        }
        found.extend(section.foot.iter().flat_map(|own| piece(own, page, false, false)));
    }
    found
}

/// The texts of a page that are parts of the document.
fn texts(page: &Page) -> impl Iterator<Item = (usize, &Text)> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(text) => text.part.map(|part| (part, text)),
        _ => None,
    })
}

#[test]
fn no_line_leaves_its_column_or_its_page() {
    check_documents(80, |document| {
        let expected = expected_paragraphs(document);
        for page in congvan_pdf::layout(document) {
            let (_, height, margins) = document.form.page(document.sections[page.section - 1].landscape);
            for (part, text) in texts(&page) {
                let own = &expected[part];
                let what = format!("`{}` on page {} of section {}", text.text, page.number, page.section);
                prop_assert_eq!(own.section, page.section, "{}", &what);
                prop_assert!(text.x >= own.edges[0], "{}: left edge", &what);
                let over = text.x + text.width() - own.edges[1];
                // Lines are measured in whole twips, half of one more counting for none; and in LibreOffice the last column
                // of a table may have one more.
                prop_assert!(over <= Length::twips(3) / 2, "{}: {:.3} mm too wide", &what, over.as_mm());
                let lowest = text.baseline + text.size * DESCENT / UNITS_PER_EM;
                prop_assert!(lowest <= height - margins.bottom, "{}: below the bottom margin", &what);
                prop_assert!(own.top || text.baseline > margins.top, "{}: above the top margin", &what);
            }
        }
        Ok(())
    });
}

#[test]
fn every_text_is_there_once_and_in_order() {
    check_documents(80, |document| {
        let expected = expected_paragraphs(document);
        let mut found = vec![String::new(); expected.len()];
        for page in congvan_pdf::layout(document) {
            let mut last = 0;
            for (part, text) in texts(&page) {
                prop_assert!(part >= last, "`{}` stands before what comes first", text.text);
                last = part;
                found[part].push_str(&bare(&text.text));
            }
        }
        for (own, found) in expected.iter().zip(&found) {
            prop_assert_eq!(&own.characters, found);
        }
        Ok(())
    });
}

/// Words above the signature stand on its page: two lines where the last paragraph has as many.
#[test]
fn the_signature_never_stands_alone() {
    check_documents(120, |document| {
        let expected = expected_paragraphs(document);
        let pages = congvan_pdf::layout(document);
        let signing = |page: &&Page| texts(page).any(|(part, _)| expected[part].signs);
        let Some(page) = pages.iter().find(signing) else { return Ok(()) };
        let first = texts(page).map(|(part, _)| part).find(|part| expected[*part].signs).unwrap_or_default();
        let before: Vec<Length> =
            texts(page).filter(|(part, _)| *part < first).map(|(_, text)| text.baseline).collect();
        prop_assert!(!before.is_empty(), "page {}: the signature stands alone", page.number);
        // Of the last paragraph two lines at least, where it has two.
        let last = first - 1;
        if expected[last].running {
            let lines = lines_of(&pages, last);
            let (all, own) = (lines.values().sum::<usize>(), lines.values().last().copied().unwrap_or(0));
            prop_assert!(own >= all.min(2), "{own} of {all} lines stand with the signature");
        }
        Ok(())
    });
}

/// How many lines of a part stand on each page.
fn lines_of(pages: &[Page], part: usize) -> BTreeMap<usize, usize> {
    let mut found = BTreeMap::new();
    for (at, page) in pages.iter().enumerate() {
        let mut baselines: Vec<Length> =
            texts(page).filter(|(own, _)| *own == part).map(|(_, text)| text.baseline).collect();
        baselines.dedup();
        if !baselines.is_empty() {
            found.insert(at, baselines.len());
        }
    }
    found
}

#[test]
fn no_line_of_a_paragraph_stands_alone_on_a_page() {
    check_documents(80, |document| {
        let expected = expected_paragraphs(document);
        let pages = congvan_pdf::layout(document);
        let mut lines: BTreeMap<usize, BTreeMap<usize, Vec<Length>>> = BTreeMap::new();
        for (at, page) in pages.iter().enumerate() {
            for (part, text) in texts(page).filter(|(part, _)| expected[*part].running) {
                let baselines = lines.entry(part).or_default().entry(at).or_default();
                if baselines.last() != Some(&text.baseline) {
                    baselines.push(text.baseline);
                }
            }
        }
        for (part, pages) in lines.into_iter().filter(|(_, pages)| pages.len() > 1) {
            for (page, baselines) in pages {
                prop_assert!(
                    baselines.len() >= 2,
                    "page {}: one line of `{}…`",
                    page + 1,
                    expected[part].characters.chars().take(40).collect::<String>()
                );
            }
        }
        Ok(())
    });
}

#[test]
fn docx_is_well_formed_and_holds_every_word() {
    check_documents(40, |document| {
        let parts = parts(&congvan_docx::write(document));
        let found: String = parts
            .iter()
            .filter(|(name, _)| name.starts_with("word/"))
            .map(|(_, part)| bare(&part.words()))
            .collect();
        let body = bare(&crate::docx_labels::printed_paragraphs(&parts).concat());
        let mut rest = body.as_str();
        for own in expected_paragraphs(document) {
            // Stamps and the pieces of margins stand in parts of their own.
            match rest.find(&own.characters) {
                Some(at) => rest = &rest[at + own.characters.len()..],
                None => prop_assert!(found.contains(&own.characters), "`{}` is lost", &own.characters),
            }
        }
        Ok(())
    });
}

#[test]
fn pdf_can_be_written_and_read() {
    check_documents(8, |document| {
        let file = congvan_pdf::write(document).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let sheets = crate::pdf_reader::read(&file);
        prop_assert_eq!(sheets.len(), congvan_pdf::layout(document).len());
        let shown: String = sheets.iter().flat_map(|sheet| &sheet.runs).map(|run| bare(&run.text)).collect();
        for own in expected_paragraphs(document).iter().filter(|own| own.running && own.characters.len() < 40)
        {
            prop_assert!(shown.contains(&own.characters), "`{}` is not shown", &own.characters);
        }
        Ok(())
    });
}

/// The random documents are of all lengths.
#[test]
fn some_documents_are_long() {
    let longest = std::cell::Cell::new(0);
    let shortest = std::cell::Cell::new(usize::MAX);
    check_documents(80, |document| {
        let pages = congvan_pdf::layout(document).len();
        longest.set(longest.get().max(pages));
        shortest.set(shortest.get().min(pages));
        Ok(())
    });
    println!("{} to {} pages", shortest.get(), longest.get());
    assert!(shortest.get() == 1 && longest.get() >= 30, "{} to {}", shortest.get(), longest.get());
}

/// Without words and addresses wider than a line, which every program cuts where it likes.
fn sober(mut yaml: String) -> String {
    while yaml.contains("ngoẵngngoẵng") {
        yaml = yaml.replace("ngoẵngngoẵng", "ngoẵng");
    }
    let address =
        yaml.find("https://www.example.gov.vn/").map(|at| at..at + yaml[at..].find('>').unwrap_or(0));
    match address.map(|address| yaml[address].to_owned()) {
        Some(address) => yaml.replace(&address, "https://www.example.gov.vn"),
        None => yaml,
    }
}

/// Every so many words of the items have a footnote, some longer than a line.
fn add_footnotes(yaml: &str) -> String {
    let note = |at: usize| match at % 3 {
        0 => "^[Theo báo cáo của các xã, phường]".to_owned(),
        1 => format!(
            "^[{}]",
            "Số liệu tính đến hết ngày 31 tháng 12 năm 2026, chưa gồm các đơn vị mới sắp xếp; ".repeat(2)
        ),
        _ => "^[Đã gửi]".to_owned(),
    };
    let mut at = 0;
    let mut lines = Vec::new();
    for line in yaml.lines() {
        let mut line = line.to_owned();
        if line.starts_with("measures:") {
            let parts: Vec<&str> = line.split(" nghiêm ").collect();
            let mut own = parts[0].to_owned();
            for (index, part) in parts.iter().enumerate().skip(1) {
                at += 1;
                own.push_str(" nghiêm");
                if index % 2 == 0 {
                    own.push_str(&note(at));
                }
                own.push(' ');
                own.push_str(part);
            }
            line = own;
        }
        lines.push(line);
    }
    lines.join("\n") + "\n"
}

/// Documents of one to ten pages, DOCX and PDF side by side, in the folder that `CONGVAN_RANDOM_DOCUMENTS` names:
/// always the same ones, for `scripts/compare-pages.sh`; as many as `CONGVAN_RANDOM_COUNT` says, others for every number
/// that `CONGVAN_RANDOM_SEED` says; with footnotes where `CONGVAN_RANDOM_NOTES` says so. Beside each stands what it was made of, and the office's form above that.
#[test]
#[ignore = "writes files for scripts/compare-pages.sh"]
fn random_documents_are_written() {
    const USUAL: usize = 150;
    const MOST_PAGES: usize = 10;
    let folder = std::env::var_os("CONGVAN_RANDOM_DOCUMENTS").expect("a folder for the documents");
    let folder = std::path::PathBuf::from(folder);
    let wanted =
        std::env::var("CONGVAN_RANDOM_COUNT").map_or(USUAL, |count| count.parse().expect("a number"));
    let rng = match std::env::var("CONGVAN_RANDOM_SEED") {
        Ok(seed) => {
            let mut bytes = [0; 32];
            bytes[..8].copy_from_slice(&seed.parse::<u64>().expect("a number").to_le_bytes());
            TestRng::from_seed(RngAlgorithm::ChaCha, &bytes)
        }
        Err(_) => TestRng::deterministic_rng(RngAlgorithm::ChaCha),
    };
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let offices = offices();
    let strategy = (directive(), 0..offices.len());
    let notes = std::env::var_os("CONGVAN_RANDOM_NOTES").is_some();
    let mut written = 0;
    while written < wanted {
        let (yaml, office) = strategy.new_tree(&mut runner).expect("a strategy without filters").current();
        let mut yaml = sober(yaml);
        if notes {
            yaml = add_footnotes(&yaml);
        }
        let source = Source::new("random", yaml.clone());
        let directive = Directive::parse(&source).into_result().expect("it is well formed");
        // In the form that the command takes.
        let fitted =
            congvan_pdf::fit(&offices[office].1, |office| Ok::<_, Infallible>(compose(&directive, office)));
        let Fitted { document, pages, .. } = fitted.expect("it can be composed");
        if pages.len() > MOST_PAGES {
            continue;
        }
        let write = |ending: &str, bytes: &[u8]| {
            let file = folder.join(format!("random-{written:03}.{ending}"));
            std::fs::write(&file, bytes).expect("the folder can be written to");
        };
        write("yaml", format!("# {}\n{yaml}", offices[office].0).as_bytes());
        write("docx", &congvan_docx::write(&document));
        write(
            "pdf",
            &congvan_pdf::write_pages(&document, &pages, &Options::default()).expect("every letter"),
        );
        written += 1;
    }
}
