//! The paragraphs of a DOCX file with their labels, counted as Word counts them.

use std::collections::BTreeMap;

use crate::support::{compose, directive, fixtures};
use crate::xml_reader::{Node, parts};

/// One level of a list: how its number is written, where it starts, its text, and what stands behind it.
struct Level {
    format: String,
    start: u32,
    text: String,
    space: &'static str,
}

/// The lists of a file, and the last number of every level.
struct Lists {
    levels: BTreeMap<(i64, i64), Level>,
    counts: BTreeMap<(i64, i64), u32>,
}

impl Lists {
    fn of(part: Option<&Node>) -> Self {
        let mut levels = BTreeMap::new();
        for list in part.iter().flat_map(|part| part.every("w:num")) {
            let number = list.number("w:numId").expect("a list has a number");
            let looks =
                list.child("w:abstractNumId").and_then(|looks| looks.number("w:val")).expect("its looks");
            let of = |node: &&Node| node.number("w:abstractNumId") == Some(looks);
            let looks =
                part.iter().flat_map(|part| part.every("w:abstractNum")).find(of).expect("they are there");
            for level in looks.every("w:lvl") {
                let space = match level.value("w:suff") {
                    Some("space") => " ",
                    Some("nothing") => "",
                    other => panic!("{other:?} behind a label"),
                };
                let own = Level {
                    format: level.value("w:numFmt").expect("a format").to_owned(),
                    start: level.value("w:start").map_or(1, |start| start.parse().expect("a number")),
                    text: level.value("w:lvlText").expect("a text").to_owned(),
                    space,
                };
                levels.insert((number, level.number("w:ilvl").expect("a level")), own);
            }
        }
        Self { levels, counts: BTreeMap::new() }
    }

    /// The label of the next paragraph with the space behind it; none where it is in no list.
    fn label(&mut self, paragraph: &Node) -> String {
        let Some(place) = paragraph.at(&["w:pPr", "w:numPr"]) else { return String::new() };
        let number = |name| place.child(name).and_then(|child| child.number("w:val")).expect("a number");
        let (list, at) = (number("w:numId"), number("w:ilvl"));
        let level = self.levels.get(&(list, at)).expect("the list has the level");
        // Both take a level that was passed over for begun: its next item is the second.
        for above in 0..at {
            let start = self.levels.get(&(list, above)).map_or(1, |level| level.start);
            self.counts.entry((list, above)).or_insert(start);
        }
        let next = self.counts.get(&(list, at)).map_or(level.start, |last| last + 1);
        self.counts.insert((list, at), next);
        self.counts.retain(|(other, deeper), _| *other != list || *deeper <= at);
        let mut label = level.text.clone();
        for above in 0..=at {
            let mark = format!("%{}", above + 1);
            if !label.contains(&mark) {
                continue;
            }
            let count = self.counts.get(&(list, above)).expect("a label repeats numbers that are counted");
            let number = match self.levels[&(list, above)].format.as_str() {
                "decimal" => count.to_string(),
                "upperRoman" => roman(*count),
                other => panic!("{other} has no number"),
            };
            label = label.replace(&mark, &number);
        }
        label + level.space
    }
}

/// By subtraction, unlike the project's own.
fn roman(mut number: u32) -> String {
    let tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"];
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let hundreds = number / 100;
    number %= 100;
    format!("{}{}{}", "C".repeat(hundreds as usize), tens[number as usize / 10], ones[number as usize % 10])
}

/// Every paragraph of the body with its label, as printed.
pub fn printed_paragraphs(parts: &BTreeMap<String, Node>) -> Vec<String> {
    let mut lists = Lists::of(parts.get("word/numbering.xml"));
    let paragraphs = parts["word/document.xml"].every("w:p");
    paragraphs.into_iter().map(|paragraph| lists.label(paragraph) + &paragraph.words()).collect()
}

#[test]
fn labels_that_word_counts_are_the_printed_ones() {
    let mut counted = 0;
    for (name, _) in fixtures() {
        let document = compose(&directive(&format!("fixtures/{name}/input.yaml")));
        let parts = parts(&congvan_docx::write(&document));
        let printed = printed_paragraphs(&parts);
        let mut rest = printed.iter();
        let blocks = document.sections.iter().flat_map(|section| &section.blocks);
        for own in blocks.flat_map(|block| block.paragraphs()).filter(|own| own.label.is_some()) {
            let own = own.characters().replace('\u{a0}', " ");
            assert!(rest.any(|line| *line == own), "{name}: `{own}` is not printed in its place");
        }
        counted += parts["word/document.xml"].every("w:numPr").len();
    }
    assert!(counted > 300, "{counted} labels are counted");
}

#[test]
fn numbers_within_numbers_and_lists_that_begin_anew() {
    let yaml = "
format: congvan/1
type: BC
issuer: {name: Ủy ban nhân dân xã Chi Lăng}
number: {symbol: BC-UBND}
place: Chi Lăng
date: 2027-01
subject: kết quả công tác
numbering: [I., 1., 1.1., a), 1.]
measures:
  - heading: Kết quả
    items:
      - heading: Công tác chỉ đạo
        items: [Ban hành văn bản., Phân công trực.]
      - heading: Công tác khác
        items:
          - text: Tuyên truyền
            items:
              - text: Trên loa
                items: [Buổi sáng., Buổi chiều.]
              - text: Trên mạng
                items: [Trang thông tin.]
  - heading: Phương hướng
    items: [Tiếp tục thực hiện.]
distribution: {to: [Như trên], archive: [VT]}
signatory: {title: Chủ tịch}
";
    let directive =
        congvan::model::directive::Directive::parse(&congvan::text::source::Source::new("example", yaml));
    let document = compose(&directive.into_result().expect("the directive is right"));
    let printed = printed_paragraphs(&parts(&congvan_docx::write(&document)));
    for line in [
        "I. KẾT QUẢ",
        "1. Công tác chỉ đạo",
        "1.1. Ban hành văn bản.",
        "1.2. Phân công trực.",
        "2. Công tác khác",
        "2.1. Tuyên truyền:",
        "a) Trên loa:",
        "1. Buổi sáng.",
        "2. Buổi chiều.",
        "b) Trên mạng:",
        "1. Trang thông tin.",
        "II. PHƯƠNG HƯỚNG",
        "1. Tiếp tục thực hiện./.",
    ] {
        assert!(printed.iter().any(|own| own == line), "`{line}` is not in {printed:#?}");
    }
}
