//! Where lines end in every fixture: nothing is parted that a reader takes as one, and no line is stretched too far.

use congvan::document::form::Form;
use congvan::document::length::Length;
use congvan::document::lines::{self, WIDEST_SPACE};
use congvan::document::metrics::{self, Face};
use congvan::document::style::{self, Role};
use congvan::document::{Document, Inline, Paragraph};
use congvan::model::directive::Directive;
use congvan::text::source::Source;
use congvan_pdf::{Item, Text};

use crate::support::{compose, directive, fixtures};

/// Words that a number or a letter follows on the same line.
const BEFORE_NUMBERS: &[&str] =
    &["ngày", "tháng", "năm", "số", "điều", "khoản", "điểm", "mục", "chương", "lục", "mẫu", "lần", "quý"];
/// Words that stand behind a number on the same line.
const BEHIND_NUMBERS: &[&str] = &["đồng", "triệu", "giờ", "phút", "%", "người", "km", "ha"];

/// The lines of a document with the paragraph each is of.
fn lines_of(document: &Document) -> Vec<(Option<usize>, Vec<Text>)> {
    let mut lines: Vec<(Option<usize>, Vec<Text>)> = Vec::new();
    for page in congvan_pdf::layout(document) {
        let texts = page.items.into_iter().filter_map(|item| match item {
            Item::Text(text) => Some(text),
            _ => None,
        });
        let first = lines.len();
        for text in texts {
            match lines[first..].last_mut() {
                Some((part, line)) if *part == text.part && line[0].baseline == text.baseline => {
                    line.push(text)
                }
                _ => lines.push((text.part, vec![text])),
            }
        }
    }
    lines
}

fn words(line: &[Text]) -> String {
    line.iter().map(|text| text.text.as_str()).collect()
}

/// What is wrong with a line that ends in `line` and goes on with `next`.
fn fault(line: &str, next: &str) -> Option<&'static str> {
    let last = line.split([' ', '(', '“']).next_back()?.to_lowercase();
    let first = next.split(' ').next()?;
    let number = first.starts_with(|c: char| c.is_ascii_digit() || c == '\u{a0}');
    let roman = first.trim_end_matches([',', '.', ';', ')']);
    let roman = !roman.is_empty() && roman.chars().all(|c| "IVX".contains(c));
    if (number || roman) && BEFORE_NUMBERS.contains(&last.as_str()) {
        return Some("a number parted from its word");
    }
    if last.ends_with(|c: char| c.is_ascii_digit())
        && BEHIND_NUMBERS.contains(&first.trim_end_matches([',', '.', ';']))
    {
        return Some("a unit parted from its number");
    }
    if line.ends_with('-') && !line.ends_with(" -") && !last.contains("://") {
        return Some("a symbol parted at a hyphen");
    }
    matches!(first, "-" | "–" | "./.").then_some("a dash or the end mark alone at the head of a line")
}

#[test]
fn no_line_of_a_fixture_ends_badly() {
    let (mut seen, mut bad) = (0, Vec::new());
    for (name, _) in fixtures() {
        let lines = lines_of(&compose(&directive(&format!("fixtures/{name}/input.yaml"))));
        seen += lines.len();
        for pair in lines.windows(2).filter(|pair| pair[0].0.is_some() && pair[0].0 == pair[1].0) {
            let (line, next) = (words(&pair[0].1), words(&pair[1].1));
            bad.extend(fault(&line, &next).map(|fault| format!("{name}: {fault}: “{line}” / “{next}”")));
        }
    }
    assert!(seen > 1_000, "{seen} lines");
    assert!(bad.is_empty(), "{bad:#?}");
}

#[test]
fn no_line_of_a_fixture_is_stretched_or_narrowed_too_far() {
    for (name, _) in fixtures() {
        for (_, line) in lines_of(&compose(&directive(&format!("fixtures/{name}/input.yaml")))) {
            for text in line.iter().filter(|text| text.text.contains(' ')) {
                let space = metrics::width(" ", Face::Regular, text.size);
                let wide = text.stretch.each <= space * (WIDEST_SPACE - 1);
                // One space more gives than stands in the line, and places are whole twips.
                let narrow = text.stretch.each >= Length::ZERO - space / 3;
                assert!(wide && narrow, "{name}: {:?} in “{}”", text.stretch, words(&line));
            }
        }
    }
}

#[test]
fn glue_gives_way_before_a_line_is_stretched_too_far() {
    let form = Form::default();
    let style = style::style(Role::Body, &form);
    let space = metrics::width(" ", Face::Regular, style.size);
    let text =
        "Thực hiện nghiêm nội dung ngày 27 tháng 01 năm 2027 của ngày 28 tháng 02 năm 2028 và ".repeat(12);
    let paragraph = Paragraph::new(Role::Body, vec![Inline::text(text.trim())]);
    for millimetres in 40..170 {
        let set = lines::set(&paragraph, &style, Length::mm(millimetres));
        for line in set.lines.iter().filter(|line| !line.last) {
            let letters = &set.letters[line.start..line.shown];
            let text: String = letters.iter().map(|letter| letter.c).collect();
            let spaces = letters.iter().filter(|letter| letter.c == ' ').count() as i64;
            let free = line.room - metrics::width(&text, Face::Regular, style.size);
            // Where the next word is short, even a line without glue may stand as wide.
            let behind = set.letters[line.shown..].iter().map(|letter| letter.c).skip_while(|c| *c == ' ');
            let next: String = behind.take_while(|c| *c != ' ').collect();
            let unavoidable = space + metrics::width(&next, Face::Regular, style.size) + space * 4;
            assert!(
                free <= (space * (WIDEST_SPACE - 1) * spaces).max(unavoidable),
                "{millimetres} mm: {text}"
            );
        }
    }
}

#[test]
fn a_typed_no_break_space_stays() {
    let yaml = "format: congvan/1
issuer: {name: Ủy ban nhân dân xã Chi Lăng}
number: {value: 5, symbol: UBND-VP}
place: Chi Lăng
date: 2027-01-05
subject: nghỉ Tết\u{a0}Nguyên đán
recipients: [Các phòng chuyên môn thuộc xã]
request: {verb: yêu cầu, whom: các phòng chuyên môn, action: thực hiện các nội dung sau}
measures: [\"Trực\u{a0}Tết   các ngày nghỉ.\", Báo cáo sau Tết.]
distribution: {to: [Như trên], archive: [VT]}
signatory: {authority: [TM: Ủy ban nhân dân], title: Chủ tịch}
";
    let directive = Directive::parse(&Source::new("typed", yaml)).into_result().expect("it is well formed");
    let document = compose(&directive);
    let all: Vec<String> = document.paragraphs().map(Paragraph::characters).collect();
    for typed in ["V/v nghỉ Tết\u{a0}Nguyên đán", "1. Trực\u{a0}Tết các ngày nghỉ."] {
        assert!(all.iter().any(|words| words == typed), "{all:#?}");
    }
}

/// The lines of a cell of a table in 13 pt, so many twips wide.
fn in_cell(content: Vec<Inline>, twips: i64) -> Vec<String> {
    let mut style = style::style(Role::TableCell, &Form::default());
    style.size = Length::pt(13);
    let paragraph = Paragraph::new(Role::TableCell, content);
    let set = lines::set(&paragraph, &style, Length::twips(twips));
    let shown = |line: &lines::Line| set.letters[line.start..line.shown].iter().map(|letter| letter.c);
    set.lines.iter().map(|line| shown(line).collect()).collect()
}

/// As LibreOffice 25.2 has them.
#[test]
fn a_gap_at_the_end_of_a_line_goes_to_the_next() {
    let gap = || Inline::Blank { digits: 3 };
    // `05` and the gap hold together: behind them 84 and 85 twips are left.
    let held = |twips| in_cell(vec![Inline::text("ban 05 "), gap(), Inline::text(" Ủy các")], twips);
    let before = metrics::width("ban 05", Face::Regular, Length::pt(13)).as_twips() + 7 * 65;
    assert_eq!(held(before + 84)[0], "ban");
    assert_eq!(held(before + 85)[0].trim_end_matches('\u{a0}'), "ban 05 ");
    // Nothing stands before it in its line.
    let alone = in_cell(vec![Inline::text("30/2020/NĐ-CP "), gap(), Inline::text(" Ủy các số")], 1295);
    assert_eq!(alone, ["30/2020/", "NĐ-CP", "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0} Ủy các", "số"]);
}

/// The first line of a justified paragraph, in a column of so many twips.
fn first_line(text: &str, size: i64, twips: i64) -> String {
    let mut style = style::style(Role::Body, &Form::default());
    (style.size, style.first_line) = (Length::pt(size), Length::ZERO);
    let paragraph = Paragraph::new(Role::Body, vec![Inline::text(text)]);
    let set = lines::set(&paragraph, &style, Length::twips(twips));
    let line = set.lines[0];
    set.letters[line.start..line.shown].iter().map(|letter| letter.c).collect()
}

/// As LibreOffice 25.2 has it: `thực -` is held, and the space before it counts.
#[test]
fn spaces_count_up_to_a_dash_behind_a_held_space() {
    let text = "tế - tháng … túc túc xã ban xã túc xã xã kinh 05 tế xã các 30/2020/NĐ-CP xã thực - tế tế nghiêm nghiêm";
    let line = first_line(text, 14, 9354);
    assert!(line.ends_with("thực - tế"), "{line}");
}
