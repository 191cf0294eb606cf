//! A report made by hand with all that a dispatch has not: stamps, notices in the margins, a table over three pages,
//! headings of every level, an annex on its side.

#![allow(dead_code, reason = "every test file uses a part of it")]

use congvan::document::form::Form;
use congvan::document::length::Length;
use congvan::document::style::Role;
use congvan::document::{
    Block, Cell, Columns, ColumnsPlace, Document, Piece, Properties, Rule, Section, Stamp, Table,
};

use super::{closing, item, letterhead, plain};

/// A stamp of so many millimetres.
pub fn stamp(role: Role, text: &str, width: i64, height: i64) -> Stamp {
    Stamp { role, text: text.to_owned(), width: Length::mm(width), height: Length::mm(height) }
}

/// A cell of one paragraph.
pub fn cell(role: Role, text: &str) -> Cell {
    vec![plain(role, text)].into()
}

/// Column widths in so many hundredths of `width`, the last one taking the rest.
pub fn widths(width: Length, percents: &[i64]) -> Vec<Length> {
    let mut widths: Vec<Length> = percents.iter().map(|&percent| width.percent(percent)).collect();
    let sum: Length = widths.iter().copied().sum();
    widths.push(width - sum);
    widths
}

/// A duty list of so many rows below one header row; every seventh row is several lines high.
pub fn duty_list(width: Length, rows: usize) -> Table {
    let head = ["TT", "Họ và tên", "Chức vụ, đơn vị công tác", "Nhiệm vụ được phân công", "Ghi chú"];
    let mut all = vec![head.iter().map(|text| cell(Role::TableHead, text)).collect()];
    for row in 1..=rows {
        let duty = if row % 7 == 0 {
            "Trực tại trụ sở; tiếp nhận, xử lý thông tin và báo cáo Chủ tịch Ủy ban nhân dân xã khi có vụ việc"
        } else {
            "Trực lãnh đạo"
        };
        all.push(vec![
            cell(Role::TableCellCentered, &row.to_string()),
            cell(Role::TableCell, "Nguyễn Thị Thu Hường"),
            cell(Role::TableCell, "Phó Chủ tịch"),
            cell(Role::TableCell, duty),
            cell(Role::TableCellCentered, if row % 2 == 0 { "" } else { "Ca 1" }),
        ]);
    }
    Table { widths: widths(width, &[7, 27, 22, 31]), header_rows: 1, rows: all }
}

/// The head of the report: the letterhead with the stamps of urgency under the number (ô 10b).
fn head(form: &Form) -> Block {
    let Block::Columns(mut columns) = letterhead(form) else { panic!("a letterhead is columns") };
    columns.rows.pop();
    columns.rows[1][0].push(Piece::Stamp(stamp(Role::Urgency, "HỎA TỐC", 30, 8)));
    columns.rows[1][0].push(Piece::Stamp(stamp(Role::Urgency, "THƯỢNG KHẨN", 40, 8)));
    Block::Columns(columns)
}

/// Ô 13: the rule and the address line at the foot of the first page.
pub fn address(form: &Form) -> Vec<Piece> {
    vec![
        Piece::Rule(Rule { role: Role::AddressRule, length: form.text_width() }),
        Piece::Paragraph(plain(
            Role::AddressLine,
            "Địa chỉ: Khu 5, xã Cẩm Tân, tỉnh Phú Thọ. Điện thoại: 0210.3123.456. Thư điện tử: \
             ubnd@camtan.phutho.gov.vn. Trang thông tin điện tử: https://camtan.phutho.gov.vn.",
        )),
    ]
}

fn appendix(label: &str, title: &str, side: bool, blocks: Vec<Block>) -> Section {
    let mut all = vec![
        Block::Paragraph(plain(Role::AppendixLabel, label)),
        Block::Paragraph(plain(Role::AppendixTitle, title)),
    ];
    all.extend(blocks);
    let mark = ["12/BC-UBND; 01/9/2026;", "UBND xã Cẩm Tân; 08:15:30"];
    let top_margin = mark.map(|line| Piece::Paragraph(plain(Role::SignatureMark, line)));
    Section { landscape: side, top_margin: top_margin.into(), ..Section::new(all) }
}

/// Two header rows over six columns.
fn wide_table(form: &Form) -> Table {
    let head = |text: &str| cell(Role::TableHead, text);
    let mut rows = vec![
        ["TT", "Đơn vị", "Nội dung", "Thời gian", "Kinh phí", "Ghi chú"].map(head).to_vec(),
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"].map(head).to_vec(),
    ];
    for row in 1..=30 {
        let text = |text: &str| cell(Role::TableCell, text);
        rows.push(vec![
            cell(Role::TableCellCentered, &row.to_string()),
            text("Trường Mầm non Cẩm Tân"),
            text(
                "Treo cờ Tổ quốc, vệ sinh trường lớp, trang trí khẩu hiệu, pa nô, áp phích chào mừng ngày lễ",
            ),
            cell(Role::TableCellCentered, "31/8 - 03/9"),
            cell(Role::TableCellCentered, "1.500.000"),
            vec![plain(Role::TableCell, "Đã duyệt."), plain(Role::TableCell, "Chi từ nguồn tự chủ.")].into(),
        ]);
    }
    let widths = widths(form.section_width(true), &[5, 20, 40, 11, 12]);
    Table { widths, header_rows: 2, rows }
}

/// Quy chế: phần or chương, mục, điều, each with its title.
fn rules() -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut article = 0;
    for (chapter, title) in [("I", "QUY ĐỊNH CHUNG"), ("II", "TỔ CHỨC THỰC HIỆN")] {
        blocks.push(plain(Role::ChapterLabel, &format!("Chương {chapter}")));
        blocks.push(plain(Role::ChapterTitle, title));
        for (section, title) in [(1, "PHẠM VI, ĐỐI TƯỢNG"), (2, "NGUYÊN TẮC")] {
            blocks.push(plain(Role::SectionLabel, &format!("Mục {section}")));
            blocks.push(plain(Role::SectionTitle, title));
            article += 1;
            blocks.push(item(Role::ArticleHeading, &format!("Điều {article}."), "Phạm vi điều chỉnh"));
            blocks.push(item(Role::Clause, "1.", "Quy chế này quy định việc trực lễ, tết tại trụ sở."));
            blocks.push(item(Role::Point, "a)", "Trực lãnh đạo;"));
        }
        article += 1;
        blocks.push(item(
            Role::Article,
            &format!("Điều {article}."),
            "Quyết định này có hiệu lực kể từ ngày ký.",
        ));
    }
    blocks.into_iter().map(Block::Paragraph).collect()
}

/// The whole report.
pub fn report() -> Document {
    let form = Form::default();
    let mut blocks = vec![
        head(&form),
        Block::Paragraph(plain(Role::TypeName, "BÁO CÁO")),
        Block::Paragraph(plain(Role::TypeSubject, "Kết quả phân công trực lễ Quốc khánh 2/9")),
        Block::Rule(Rule { role: Role::TypeRule, length: Length::mm(40) }),
        Block::Paragraph(item(Role::RomanHeading, "I.", "TÌNH HÌNH CHUNG")),
        Block::Paragraph(item(Role::ClauseHeading, "1.", "Công tác chỉ đạo")),
        Block::Paragraph(plain(Role::Body, "Ủy ban nhân dân xã phân công trực như sau:")),
        Block::Table(duty_list(form.text_width(), 60)),
    ];
    blocks.push(Block::Paragraph(item(Role::RomanHeading, "II.", "KIẾN NGHỊ")));
    blocks.push(Block::Paragraph(plain(
        Role::Body,
        "Ủy ban nhân dân xã báo cáo để Ủy ban nhân dân tỉnh biết, chỉ đạo./.",
    )));
    blocks.push(closing(&form));
    let main = Section {
        top_margin: vec![Piece::Stamp(stamp(Role::Circulation, "LƯU HÀNH NỘI BỘ", 50, 8))],
        foot: address(&form),
        ..Section::new(blocks)
    };
    let wide = appendix("Phụ lục I", "DỰ TOÁN KINH PHÍ", true, vec![Block::Table(wide_table(&form))]);
    let rules = appendix("Phụ lục II", "QUY CHẾ TRỰC LỄ", false, rules());
    Document {
        properties: Properties {
            title: "Báo cáo số 12/BC-UBND kết quả phân công trực lễ Quốc khánh 2/9".into(),
            author: "Ủy ban nhân dân xã Cẩm Tân".into(),
            date: Some((2026, 9, 1)),
        },
        form,
        sections: vec![main, wide, rules],
    }
}

/// A giấy nghỉ phép: what another body confirms stands left, below the signature.
pub fn leave() -> Document {
    let form = Form::default();
    let left = vec![
        Piece::Paragraph(plain(Role::Confirmation, "Xác nhận của cơ quan nơi nghỉ phép")),
        Piece::Paragraph(plain(Role::SignerName, "Trần Văn Bình")),
    ];
    let below = Columns {
        place: ColumnsPlace::Signing,
        widths: Form::signing_columns(form.text_width()),
        rows: vec![[left, Vec::new()]],
    };
    let mut blocks = vec![letterhead(&form), Block::Paragraph(plain(Role::TypeName, "GIẤY NGHỈ PHÉP"))];
    blocks.extend([closing(&form), Block::Columns(below)]);
    let properties =
        Properties {
            title: "Giấy nghỉ phép".into(), author: "UBND xã".into(), date: Some((2026, 9, 1))
        };
    Document { properties, form, sections: vec![Section::new(blocks)] }
}

/// Biên bản: secretary left, chair right; the recipients list below.
pub fn minutes() -> Document {
    let form = Form::default();
    let group = |title: &str, name: &str| {
        vec![Piece::Paragraph(plain(Role::Authority, title)), Piece::Paragraph(plain(Role::SignerName, name))]
    };
    let mut left = group("THƯ KÝ", "Lê Văn An");
    left.extend(group("ĐẠI DIỆN NHÂN DÂN", "Trần Văn Bình"));
    let mut right = group("CHỦ TỌA", "Nguyễn Thị Thu Hường");
    if let Some(Piece::Paragraph(name)) = right.last_mut() {
        name.seals = true;
    }
    right.extend(group("ĐẠI DIỆN ĐOÀN THỂ", "Phạm Thị Cúc"));
    let Block::Columns(mut below) = closing(&form) else { panic!("a closing is columns") };
    below.rows[0][1].clear();
    let signing = Columns {
        place: ColumnsPlace::Signing,
        widths: Form::signing_columns(form.text_width()),
        rows: vec![[left, right]],
    };
    let mut blocks = vec![letterhead(&form), Block::Paragraph(plain(Role::TypeName, "BIÊN BẢN"))];
    blocks.extend((1..=12).map(|number| {
        Block::Paragraph(item(
            Role::Clause,
            &format!("{number}."),
            "Các thành viên dự họp thống nhất nội dung nêu trên.",
        ))
    }));
    blocks.extend([Block::Columns(signing), Block::Columns(below)]);
    let properties =
        Properties { title: "Biên bản họp".into(), author: "UBND xã".into(), date: Some((2026, 9, 1)) };
    Document { properties, form, sections: vec![Section::new(blocks)] }
}
