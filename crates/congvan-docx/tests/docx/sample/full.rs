//! A quyết định with a table, stamps and an address line, an annex on its side, and a plain annex.

use congvan::document::form::Form;
use congvan::document::length::Length;
use congvan::document::style::Role;
use congvan::document::{
    Block, Cell, Columns, ColumnsPlace, Document, Inline, Label, Paragraph, Piece, Rule, Section, Stamp,
    Table,
};

use super::{closing, document, letterhead, link, paragraph, piece};

/// Words in a box 8 mm high.
pub fn stamp(role: Role, text: &str, width: i64) -> Piece {
    Piece::Stamp(Stamp { role, text: text.to_owned(), width: Length::mm(width), height: Length::mm(8) })
}

/// A table of so many rows, whose first row is repeated; its columns are these parts of the width.
pub fn table(width: Length, parts: &[i64], rows: usize) -> Table {
    let cell = |role, text: String| Cell::from(vec![Paragraph::new(role, vec![Inline::text(text)])]);
    let names = ["STT", "Tên hệ thống thông tin", "Đơn vị vận hành", "Cấp độ", "Ghi chú"];
    let mut all =
        vec![parts.iter().zip(names).map(|(_, name)| cell(Role::TableHead, name.to_owned())).collect()];
    for row in 1..=rows {
        let texts = ["Hệ thống một cửa điện tử và quản lý văn bản điều hành của xã", "Văn phòng", "2", ""];
        let number = cell(Role::TableCellCentered, row.to_string());
        let rest = texts.iter().take(parts.len() - 1).map(|text| cell(Role::TableCell, (*text).to_owned()));
        all.push(std::iter::once(number).chain(rest).collect());
    }
    Table { widths: parts.iter().map(|part| width.percent(*part)).collect(), header_rows: 1, rows: all }
}

/// The full-width rule and two lines under it (ô 13).
pub fn foot(form: &Form) -> Vec<Piece> {
    let contact = vec![
        Inline::text("Điện thoại: (0236) 3 123 456; thư điện tử: "),
        link("vanthu@hoatien.gov.vn", "mailto:vanthu@hoatien.gov.vn"),
    ];
    vec![
        Piece::Rule(Rule { role: Role::AddressRule, length: form.text_width() }),
        piece(Role::AddressLine, "Địa chỉ: Thôn Lệ Sơn, xã Hòa Tiến, thành phố Đà Nẵng"),
        Piece::Paragraph(Paragraph::new(Role::AddressLine, contact)),
    ]
}

/// Three boxes of urgency one above the other.
pub fn urgency() -> Vec<Piece> {
    [("HỎA TỐC", 30), ("THƯỢNG KHẨN", 40), ("KHẨN", 20)]
        .map(|(text, width)| stamp(Role::Urgency, text, width))
        .to_vec()
}

/// The whole sample.
pub fn full() -> Document {
    let form = Form::default();
    let long = "Ban hành kèm theo Quyết định này Quy chế quản lý, vận hành hệ thống thông tin của xã; các đơn vị \
                có tên trong bảng chịu trách nhiệm thi hành.";
    let mut first = vec![letterhead(&form)];
    if let Some(Block::Columns(Columns { rows, .. })) = first.first_mut() {
        rows[1][0].extend(urgency());
    }
    first.push(paragraph(Role::TypeName, "QUYẾT ĐỊNH"));
    for at in 1..=3 {
        first.push(Block::Paragraph(Paragraph {
            label: Some(Label::text(format!("Điều {at}."))),
            ..Paragraph::new(Role::Article, vec![Inline::text(long)])
        }));
    }
    first.push(Block::Table(table(form.section_width(false), &[8, 42, 30, 20], 45)));
    first.extend([paragraph(Role::Body, long), closing(&form)]);
    let wide = form.section_width(true);
    let on_its_side = vec![
        paragraph(Role::AppendixLabel, "Phụ lục I"),
        paragraph(Role::AppendixTitle, "DANH MỤC HỆ THỐNG THÔNG TIN"),
        Block::Rule(Rule { role: Role::AppendixRule, length: Length::mm(60) }),
        Block::Table(table(wide, &[7, 33, 20, 20, 20], 40)),
        Block::Columns(Columns {
            place: ColumnsPlace::Signing,
            widths: Form::signing_columns(wide),
            rows: vec![[vec![], vec![piece(Role::Authority, "CHỦ TỊCH")]]],
        }),
    ];
    let mark = ["Ký bởi: Ủy ban nhân dân xã Hòa Tiến", "Thời gian ký: 05/01/2026 08:00:00"];
    let mut plain = vec![paragraph(Role::AppendixLabel, "Phụ lục II")];
    plain.extend((0..40).map(|_| paragraph(Role::Body, long)));
    let mut document = document(vec![]);
    document.sections = vec![
        Section {
            top_margin: vec![stamp(Role::Circulation, "XEM XONG TRẢ LẠI", 50)],
            foot: foot(&form),
            ..Section::new(first)
        },
        Section {
            landscape: true,
            top_margin: mark.map(|line| piece(Role::SignatureMark, line)).to_vec(),
            ..Section::new(on_its_side)
        },
        Section::new(plain),
    ];
    document
}
