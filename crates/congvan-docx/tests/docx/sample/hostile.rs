//! Documents that must not hurt.

use congvan::document::form::{Form, SizeSet};
use congvan::document::length::Length;
use congvan::document::style::Role;
use congvan::document::{
    Block, Cell, Columns, ColumnsPlace, Document, Inline, Label, Paragraph, Piece, Rule, Stamp, Table,
};

use super::full::full;
use super::{closing, document, link, paragraph, piece, sample};

/// Documents that no office writes.
pub fn hostile() -> Vec<Document> {
    let nasty = "</w:t>]]>&amp;\u{0}\u{b}\u{1f}\u{fffe}\u{ffff}\r\n\t\"'<?xml?>\u{1f600}\u{301}";
    let lengths = [0, -1, 1, i64::MAX, i64::MIN].map(Length::emu);
    let mut texts = document(vec![vec![
        paragraph(Role::Body, nasty),
        paragraph(Role::Body, ""),
        Block::Paragraph(Paragraph::new(Role::MottoRule, vec![])),
        Block::Paragraph(Paragraph {
            role: Role::SignerName,
            label: Some(Label::text(nasty)),
            content: vec![
                Inline::Break,
                Inline::Blank { digits: 0 },
                Inline::Blank { digits: 255 },
                link(nasty, nasty),
            ],
            keep_next: true,
            heads_nothing: true,
            seals: true,
            free_right: Length::emu(i64::MAX),
            lower: Length::emu(i64::MAX),
        }),
    ]]);
    texts.properties.title = nasty.to_owned();
    texts.properties.author = nasty.to_owned();
    texts.properties.date = Some((0, 0, 99));
    let columns =
        |place, rows| Block::Columns(Columns { place, widths: lengths[3..].try_into().unwrap(), rows });
    let shapes = document(vec![
        vec![],
        vec![closing(&Form::default()), closing(&Form::default())],
        vec![columns(ColumnsPlace::Signing, vec![])],
        vec![
            columns(ColumnsPlace::Letterhead, vec![[vec![], vec![]], [vec![piece(Role::Body, "x")], vec![]]]),
            columns(ColumnsPlace::Signing, vec![[vec![], vec![]]]),
        ],
        vec![Block::Rule(Rule { role: Role::Body, length: Length::emu(i64::MAX) })],
        vec![],
    ]);
    let measures = lengths.map(|length| {
        let mut document = sample();
        document.sections[1].landscape = true;
        let margins = &mut document.form.margins;
        [margins.top, margins.bottom, margins.left, margins.right] = [length; 4];
        document.form.first_line = length;
        document.form.paragraph_gap = length;
        document.form.line_percent = length.as_emu();
        document.sections[0].blocks.push(Block::Rule(Rule { role: Role::AppendixRule, length }));
        let stamp =
            |role| Piece::Stamp(Stamp { role, text: nasty.to_owned(), width: length, height: length });
        document.sections[0].top_margin = vec![stamp(Role::Urgency), stamp(Role::Circulation)];
        document.sections[1].foot = vec![stamp(Role::Body)];
        document
    });
    [texts, shapes, document(vec![]), tables()].into_iter().chain(measures).collect()
}

/// Tables that do not fit together.
pub fn tables() -> Document {
    let cell = |text: &str| Cell::from(vec![Paragraph::new(Role::TableCell, vec![Inline::text(text)])]);
    let widths = [0, -1, 36_000, i64::MAX, i64::MIN].map(Length::emu).to_vec();
    let table = |widths: &[Length], header_rows, rows: Vec<Vec<Cell>>| {
        Block::Table(Table { widths: widths.to_vec(), header_rows, rows })
    };
    let ragged = vec![
        vec![],
        vec![cell("a")],
        vec![Vec::new().into(), cell("b")],
        (0..9).map(|_| cell("c")).collect(),
    ];
    let over = |columns, rows| Cell { columns, rows, ..cell("e") };
    let merged = vec![
        vec![over(2, 9), over(0, 0), over(usize::MAX, 1)],
        vec![over(3, 2)],
        vec![over(1, usize::MAX), over(2, 2), over(9, 1)],
        vec![],
        vec![over(5, 3)],
        vec![over(1, 1)],
    ];
    document(vec![
        vec![table(&widths, 0, vec![])],
        vec![table(&[], 0, ragged.clone()), table(&widths, 99, ragged.clone()), closing(&Form::default())],
        vec![table(&[Length::mm(1); 99], 1, vec![(0..99).map(|_| cell("d")).collect()])],
        vec![table(&widths[..1], 1, ragged), paragraph(Role::Body, "x")],
        vec![table(&widths, 2, merged), paragraph(Role::Body, "x")],
    ])
}

/// Those, and some that an office could write.
pub fn all() -> Vec<Document> {
    let mut small = sample();
    small.form.sizes = SizeSet::Small;
    hostile().into_iter().chain([sample(), small, full()]).collect()
}

/// What is left of a text in a part: see [`congvan_docx::write`].
pub fn printable(text: &str) -> String {
    let kept = text.replace(['\t', '\r', '\n'], " ");
    kept.chars().filter(|c| !matches!(c, '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')).collect()
}
