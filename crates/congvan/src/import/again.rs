//! Our own documents, composed and read again: what was said is understood as it was said.

use std::path::Path;

use crate::compose::compose;
use crate::document::form::Form;
use crate::document::length::Length;
use crate::document::style::{self, Align, Role};
use crate::document::{Block, Document, Inline, Level, Paragraph, Piece};
use crate::import::account::lost_letters;
use crate::import::arrived::{self, Arrived, Run, Shift};
use crate::import::{plain, understand};
use crate::model::directive::Directive;
use crate::office::Office;
use crate::text::source::Source;
use crate::wording::Phrases;

/// What a reader of a file that holds this document hands over.
struct Arriving {
    notes: Vec<Vec<arrived::Paragraph>>,
    form: Form,
    styled: bool,
}

impl Arriving {
    fn document(mut self, document: &Document) -> Arrived {
        let mut blocks = Vec::new();
        for (at, section) in document.sections.iter().enumerate() {
            if at > 0 {
                blocks.push(arrived::Block::PageBreak);
            }
            section.top_margin.iter().for_each(|piece| blocks.extend(self.piece(piece)));
            section.blocks.iter().for_each(|block| blocks.extend(self.block(block)));
            section.foot.iter().for_each(|piece| blocks.extend(self.piece(piece)));
        }
        Arrived { blocks, notes: self.notes, ..Arrived::default() }
    }

    fn block(&mut self, block: &Block) -> Vec<arrived::Block> {
        match block {
            Block::Paragraph(own) => vec![arrived::Block::Paragraph(self.paragraph(own))],
            Block::Rule(_) => vec![arrived::Block::Rule(arrived::Place::default())],
            Block::Columns(columns) => {
                let rows = columns.rows.iter().map(|row| {
                    let cells = row.iter().map(|cell| {
                        let blocks = cell.iter().flat_map(|piece| self.piece(piece)).collect();
                        arrived::Cell { blocks, ..arrived::Cell::default() }
                    });
                    cells.collect()
                });
                let rows = rows.collect();
                vec![arrived::Block::Table(arrived::Table { rows, ..arrived::Table::default() })]
            }
            Block::Table(table) => {
                let rows = table.rows.iter().map(|row| {
                    let cells = row.iter().map(|cell| {
                        let blocks =
                            cell.paragraphs.iter().map(|own| arrived::Block::Paragraph(self.paragraph(own)));
                        arrived::Cell { blocks: blocks.collect(), columns: cell.columns, rows: cell.rows }
                    });
                    cells.collect()
                });
                let rows = rows.collect();
                let table = arrived::Table {
                    rows,
                    header_rows: table.header_rows,
                    ruled: true,
                    ..Default::default()
                };
                vec![arrived::Block::Table(table)]
            }
        }
    }

    fn piece(&mut self, piece: &Piece) -> Vec<arrived::Block> {
        match piece {
            Piece::Paragraph(own) => vec![arrived::Block::Paragraph(self.paragraph(own))],
            Piece::Rule(_) => vec![arrived::Block::Rule(arrived::Place::default())],
            Piece::Stamp(stamp) => {
                let mut own =
                    self.paragraph(&Paragraph::new(stamp.role, vec![Inline::text(stamp.text.clone())]));
                own.boxed = true;
                vec![arrived::Block::Paragraph(own)]
            }
            Piece::Beside(beside) => {
                let mut cell = |own: &[Paragraph]| arrived::Cell {
                    blocks: own.iter().map(|own| arrived::Block::Paragraph(self.paragraph(own))).collect(),
                    ..arrived::Cell::default()
                };
                let row = vec![cell(&beside.left), arrived::Cell::default(), cell(&beside.right)];
                vec![arrived::Block::Table(arrived::Table { rows: vec![row], ..arrived::Table::default() })]
            }
        }
    }

    fn paragraph(&mut self, own: &Paragraph) -> arrived::Paragraph {
        let style = style::style(own.role, &self.form);
        let runs = own.content.iter().flat_map(|piece| self.run(piece, own.role)).collect();
        let align = match style.align {
            Align::Left => arrived::Align::Left,
            Align::Center => arrived::Align::Center,
            Align::Right => arrived::Align::Right,
            Align::Justify => arrived::Align::Justify,
        };
        arrived::Paragraph {
            runs,
            label: own.label.as_ref().map(|label| label.text.clone()),
            style: self.styled.then(|| style.name.to_owned()),
            align,
            indent: style.left,
            first: style.first_line,
            whole: true,
            ..arrived::Paragraph::default()
        }
    }

    fn run(&mut self, piece: &Inline, role: Role) -> Vec<Run> {
        let style = style::style(role, &self.form);
        let look = Run { bold: style.bold, italic: style.italic, ..Run::default() };
        match piece {
            Inline::Text { text, bold, italic, level, link } => {
                let shift = match level {
                    Level::Line => Shift::None,
                    Level::Below => Shift::Lowered,
                    Level::Above => Shift::Raised,
                };
                let (bold, italic) = (look.bold || *bold, look.italic || *italic);
                vec![Run { text: text.clone(), bold, italic, shift, link: link.clone(), ..look }]
            }
            Inline::Blank { .. } | Inline::Break => vec![Run { text: piece.characters(), ..look }],
            Inline::Note { number, text } => {
                let words = text.iter().flat_map(|piece| self.run(piece, Role::Footnote)).collect();
                self.notes.push(vec![arrived::Paragraph { runs: words, whole: true, ..Default::default() }]);
                vec![Run {
                    text: number.to_string(),
                    note: Some(self.notes.len() - 1),
                    shift: Shift::Raised,
                    ..look
                }]
            }
        }
    }
}

fn compose_document(directive: &Directive) -> Document {
    compose(directive, Phrases::vietnamese(), &Office::default()).expect("the built-in phrases are valid")
}

fn as_text(directive: &Directive) -> String {
    crate::compose::text::write(&compose_document(directive))
}

fn fixtures() -> Vec<(String, Directive)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("there are fixtures").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Ok(bytes) = std::fs::read(entry.path().join("input.yaml")) else { continue };
        let source = Source::from_bytes("fixture", bytes).expect("a fixture is text");
        // Those with rows from other files are read by the command only.
        if let Ok(directive) = Directive::parse(&source).into_result() {
            found.push((name, directive));
        }
    }
    found.sort_by(|one, other| one.0.cmp(&other.0));
    assert!(found.len() > 20);
    found
}

fn arrive(directive: &Directive, styled: bool) -> Arrived {
    let _ = Length::ZERO;
    Arriving { notes: Vec::new(), form: Office::default().form, styled }
        .document(&compose_document(directive))
}

/// A line without `Về việc`, which is a label like `V/v` where no style says that it is the subject's own.
fn without_label(line: &str) -> String {
    line.strip_prefix("Về việc ").map_or_else(|| line.to_owned(), crate::compose::capital)
}

/// The first line in which two texts differ.
fn first_difference(one: &str, other: &str) -> Option<String> {
    let (mut ones, mut others) = (one.lines().map(without_label), other.lines().map(without_label));
    loop {
        match (ones.next(), others.next()) {
            (None, None) => return None,
            (one, other) if one == other => {}
            (one, other) => return Some(format!("want {one:?}\n     got  {other:?}")),
        }
    }
}

fn check(arriving: impl Fn(&Directive) -> Arrived, not_yet: &[&str]) {
    let mut wrong = Vec::new();
    let mut differing = Vec::new();
    let all = fixtures();
    for (name, directive) in &all {
        let understood = understand(&arriving(directive));
        let lost = lost_letters(&understood);
        let own = &understood.documents[0].directive;
        let differs = first_difference(&as_text(directive), &as_text(own));
        if !lost.is_empty() {
            wrong.push(format!("{name}: lost {lost:?}"));
        }
        if let Some(differs) = differs {
            differing.push(name.as_str());
            if !not_yet.contains(&name.as_str()) {
                wrong.push(format!("{name}: {differs}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), all.len(), wrong.join("\n"));
    assert!(differing.len() <= not_yet.len(), "{differing:?}");
}

#[test]
fn a_docx_says_what_its_directive_said() {
    check(|directive| arrive(directive, true), &[]);
}

#[test]
fn another_look_says_it_too() {
    check(|directive| arrive(directive, false), &[]);
}

#[test]
fn a_text_says_what_its_directive_said() {
    check(
        |directive| plain::read(&as_text(directive)),
        &[
            "bao-cao-chu-thich",
            "bao-cao-ky-hieu",
            "bao-cao-thu-ngan-sach",
            "bien-ban-ba-nguoi-ky",
            "giay-gioi-thieu",
            "giay-nghi-phep",
            "hop-dong-hai-ben",
            "lang-son-tet-2027",
            "quyet-dinh-ban-hanh-quy-che",
        ],
    );
}

#[test]
fn a_text_with_two_letterheads_is_two_documents() {
    let dispatch = |number: &str| {
        format!(
            "UBND TỈNH LẠNG SƠN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n    \
             SỞ NỘI VỤ                          Độc lập - Tự do - Hạnh phúc\n\
             Số: {number}/SNV-CCHC                   Lạng Sơn, ngày 05 tháng 3 năm 2027\n\
             V/v báo cáo\n\nKính gửi: Ủy ban nhân dân các xã, phường\n\n\
             Sở Nội vụ đề nghị thực hiện các nội dung sau:\n1. Rà soát thủ tục.\n2. Báo cáo./.\n\n\
             Nơi nhận:                     GIÁM ĐỐC\n- Như trên;\n- Lưu: VT.\n                              Vi Thị Hoa\n\n"
        )
    };
    let understood = understand(&plain::read(&(dispatch("215") + &dispatch("216"))));
    assert_eq!(lost_letters(&understood), []);
    let told = understood.documents.iter().map(|own| {
        let own = &own.directive;
        let number = own.number.value.as_ref().map(|value| value.notation());
        (own.issuer.name.notation(), number, own.signatory.name.as_ref().map(|name| name.notation()))
    });
    let wanted = ["215", "216"].map(|number| ("Sở Nội vụ", Some(number), Some("Vi Thị Hoa")));
    assert_eq!(told.collect::<Vec<_>>(), wanted);
}

#[test]
fn a_document_without_body_and_day_is_one_with_blanks() {
    let text = "UBND TỈNH LẠNG SƠN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n    \
        SỞ NỘI VỤ                          Độc lập - Tự do - Hạnh phúc\n\
        Số: 215/SNV-CCHC\nV/v báo cáo\n\nKính gửi: Ủy ban nhân dân các xã, phường\n\n\
        Nơi nhận:                     GIÁM ĐỐC\n- Như trên;\n- Lưu: VT.\n                              Vi Thị Hoa\n";
    let mut understood = understand(&plain::read(text));
    understood.complete();
    let yaml = understood.to_yaml(0, "văn bản");
    let read = Directive::parse(&Source::new("văn bản", yaml.clone())).into_result();
    let own = read.unwrap_or_else(|error| panic!("{error}\n{yaml}"));
    assert_eq!(own.measures[0].opening().map(|text| text.notation()), Some("___"));
    assert_eq!(own.date, Default::default());
}
