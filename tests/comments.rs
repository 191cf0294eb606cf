//! Findings as remarks on the composed document: each at its words, or as near as can be told.

use congvan::comments::{Comment, comments};
use congvan::document::{Block, Document, Paragraph};
use congvan::lint::lint_in;
use congvan::model::directive::Directive;
use congvan::text::source::Source;

use crate::faults::{BASE, complete_example};
use crate::support::{compose, fixtures, source};
use congvan::lint::explain::meanings;

/// The words that a remark is about.
fn words(document: &Document, remark: &Comment) -> String {
    let paragraphs: Vec<&Paragraph> = document.paragraphs().collect();
    paragraphs[remark.paragraph].characters()[remark.range.clone()].to_owned()
}

/// As words compare: small, on one line, without marks at either end.
fn alike(words: &str) -> String {
    let line = words.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    line.trim_matches(['"', '\''])
        .trim_start_matches([',', ' '])
        .trim_end_matches(['.', ';', ',', ':'])
        .to_owned()
}

/// Findings about what composing does not leave as it was written: an invisible character, a letter that is composed on
/// reading, a mark that is set anew, a blank, a day in the place of `{deadline}`, a number that is padded, a subject of nothing
/// but marks. They stand at the text around it.
const NEAR: [&str; 14] = [
    "VB303", "VB502", "VB601", "VB603", "VB614", "VB616", "VB910", "VB1203", "VB1204", "VB1205", "VB1207",
    "VB1212", "VB1220", "VB1221",
];

/// Each finding with the words its remark is about; fails where it stands elsewhere.
fn stand_at_their_words(source: &Source, directive: &Directive) -> usize {
    let (document, found) = (compose(directive), lint_in(source, directive));
    for found in &found {
        let remarks = comments(&document, directive, source, std::slice::from_ref(found));
        let [remark] = remarks.as_slice() else { panic!("{}: one remark a finding", found.code) };
        let (here, there) = (words(&document, remark), &source.text()[found.span.clone()]);
        let near = NEAR.contains(&found.code) && !here.is_empty();
        assert!(alike(&here) == alike(there) || near, "{}: {there:?} -> {here:?}", found.code);
    }
    found.len()
}

#[test]
fn remarks_on_the_dispatches_as_found_stand_at_their_words() {
    let mut count = 0;
    for (name, folder) in fixtures() {
        if folder.join("as-found/input.yaml").exists() {
            let source = source(&format!("fixtures/{name}/as-found/input.yaml"));
            let directive = Directive::parse(&source).value.expect("it can be read");
            count += stand_at_their_words(&source, &directive);
        }
    }
    assert!(count > 40, "{count}");
}

#[test]
fn remarks_on_every_example_of_the_rules_stand_at_their_words() {
    let mut count = 0;
    for known in meanings().filter(|known| known.clause.is_some()) {
        for example in known.page.split("```").filter_map(|block| block.strip_prefix("yaml\n")) {
            let source = Source::new(known.code, complete_example(example, BASE));
            if let Some(directive) = Directive::parse(&source).value {
                count += stand_at_their_words(&source, &directive);
            }
        }
    }
    assert!(count > 100, "{count}");
}

/// What each remark is about, with the number of its paragraph among those that say the same.
fn remarks_in_context(example: &str) -> Vec<String> {
    let source = Source::new("a", complete_example(example, BASE));
    let directive = Directive::parse(&source).value.expect("it can be read");
    let document = compose(&directive);
    let remarks = comments(&document, &directive, &source, &lint_in(&source, &directive));
    let paragraphs: Vec<String> = document.paragraphs().map(Paragraph::characters).collect();
    let context = |remark: &Comment| {
        let text = &paragraphs[remark.paragraph];
        format!(
            "{}[{}]{}",
            &text[..remark.range.start],
            &text[remark.range.clone()],
            &text[remark.range.end..]
        )
    };
    remarks.iter().map(context).collect()
}

#[test]
fn the_same_words_twice_are_told_apart() {
    let twice = "measures:\n  - Báo cáo Ủy ban nhân dân xã.\n  - Báo cáo Ủy Ban nhân dân, Ủy Ban nhân dân xã.\n  - Gửi Sở.\n";
    assert_eq!(
        remarks_in_context(twice),
        [
            "2. Báo cáo [Ủy Ban nhân dân], Ủy Ban nhân dân xã.",
            "2. Báo cáo Ủy Ban nhân dân, [Ủy Ban nhân dân] xã.",
        ]
    );
    let lines = "measures:\n  - {text: Việc chung, items: [Gửi  Sở Tài Chính., Rà soát.]}\n  - {text: Việc khác, items: [Rà soát., Gửi Sở Tài Chính.]}\n";
    let found = remarks_in_context(lines);
    assert_eq!(
        found
            .iter()
            .filter(|shown| *shown == "- Gửi [Sở Tài Chính]." || *shown == "- Gửi [Sở Tài Chính]./.")
            .count(),
        2,
        "{found:?}"
    );
}

#[test]
fn a_remark_says_what_to_write_and_on_what_it_rests() {
    let source = Source::new("a", complete_example("subject: Bảo đảm an toàn\n", BASE));
    let directive = Directive::parse(&source).value.expect("it can be read");
    let remarks = comments(&compose(&directive), &directive, &source, &lint_in(&source, &directive));
    assert_eq!(
        remarks[0].lines,
        [
            "Cảnh báo: trích yếu công văn đứng sau “V/v”, chữ đầu không viết hoa",
            "Cách sửa: ghi “bảo đảm”",
            "Căn cứ: PL I, mục II.5 (VB504)",
        ]
    );
}

#[test]
fn remarks_never_stand_in_the_margin_of_a_page() {
    let example = "circulation: lưu hành nội bộ\nissuer: {name: Ủy ban nhân dân xã Chi Lăng, address: [\"Thư điện tử: ubnd @example.gov.vn ,  xã Chi Lăng\"]}\n";
    let source = Source::new("a", complete_example(example, BASE));
    let directive = Directive::parse(&source).value.expect("it can be read");
    let (document, found) = (compose(&directive), lint_in(&source, &directive));
    assert!(!found.is_empty());
    let blocks: Vec<&Paragraph> =
        document.sections.iter().flat_map(|section| &section.blocks).flat_map(Block::paragraphs).collect();
    let paragraphs: Vec<&Paragraph> = document.paragraphs().collect();
    for remark in comments(&document, &directive, &source, &found) {
        assert!(blocks.iter().any(|block| std::ptr::eq(*block, paragraphs[remark.paragraph])), "{remark:?}");
    }
}
