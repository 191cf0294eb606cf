//! A công văn of two pages with an annex, made by hand: every role, every kind of block and inline.

pub mod full;
pub mod hostile;

use congvan::document::form::Form;
use congvan::document::length::Length;
use congvan::document::metrics::{Face, width};
use congvan::document::style::{Role, style};
use congvan::document::{
    Block, Columns, ColumnsPlace, Document, Inline, Label, Level, Paragraph, Piece, Properties, Rule, Section,
};

/// A piece of text with a link.
pub fn link(text: &str, to: &str) -> Inline {
    Inline::Text {
        text: text.to_owned(),
        bold: false,
        italic: false,
        level: Level::Line,
        link: Some(to.to_owned()),
    }
}

/// A document of these sections.
pub fn document(sections: Vec<Vec<Block>>) -> Document {
    Document {
        properties: Properties {
            title: "Công văn số …/UBND-VX về an toàn thông tin".to_owned(),
            author: "Ủy ban nhân dân xã Hòa Tiến".to_owned(),
            date: Some((2026, 1, 5)),
        },
        form: Form::default(),
        sections: sections.into_iter().map(Section::new).collect(),
    }
}

/// A paragraph over the whole width.
pub fn paragraph(role: Role, text: &str) -> Block {
    Block::Paragraph(Paragraph::new(role, vec![Inline::text(text)]))
}

/// A paragraph in a column.
pub fn piece(role: Role, text: &str) -> Piece {
    Piece::Paragraph(Paragraph::new(role, vec![Inline::text(text)]))
}

fn item(role: Role, label: &str, text: &str) -> Paragraph {
    Paragraph { label: Some(Label::text(label)), ..Paragraph::new(role, vec![Inline::text(text)]) }
}

/// Issuer and number left, national title and date right.
pub fn letterhead(form: &Form) -> Block {
    let issuer = ["ỦY BAN NHÂN DÂN", "XÃ HÒA TIẾN"];
    let issuer_width = width(issuer[0], Face::Bold, style(Role::Issuer, form).size);
    let motto = "Độc lập - Tự do - Hạnh phúc";
    let motto_width = width(motto, Face::Bold, style(Role::Motto, form).size);
    let number = vec![Inline::text("Số: "), Inline::Blank { digits: 3 }, Inline::text("/UBND-VX")];
    let issuer = vec![Inline::text(issuer[0]), Inline::Break, Inline::text(issuer[1])];
    Block::Columns(Columns {
        place: ColumnsPlace::Letterhead,
        widths: form.letterhead_columns(form.text_width()),
        rows: vec![
            [
                vec![
                    piece(Role::Superior, "UBND THÀNH PHỐ ĐÀ NẴNG"),
                    Piece::Paragraph(Paragraph::new(Role::Issuer, issuer)),
                    Piece::Rule(Rule { role: Role::IssuerRule, length: issuer_width.percent(40) }),
                ],
                vec![
                    piece(Role::NationalName, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                    piece(Role::Motto, motto),
                    Piece::Rule(Rule { role: Role::MottoRule, length: motto_width }),
                ],
            ],
            [
                vec![
                    Piece::Paragraph(Paragraph::new(Role::Number, number)),
                    piece(
                        Role::Subject,
                        "V/v tăng cường các biện pháp bảo đảm an toàn, an ninh thông tin mạng",
                    ),
                ],
                vec![piece(Role::PlaceDate, "Hòa Tiến, ngày 05 tháng 01 năm 2026")],
            ],
        ],
    })
}

/// Recipients left, signer right.
pub fn closing(form: &Form) -> Block {
    let line = |text: &str| Piece::Paragraph(item(Role::Distribution, "-", text));
    Block::Columns(Columns {
        place: ColumnsPlace::Signing,
        widths: Form::signing_columns(form.text_width()),
        rows: vec![[
            vec![
                piece(Role::DistributionLabel, "Nơi nhận:"),
                line("Như trên;"),
                line("Thường trực Đảng ủy, Hội đồng nhân dân xã (báo cáo) và các đoàn thể của xã;"),
                line("Lưu: VT, VX (02)."),
            ],
            vec![
                piece(Role::Authority, "TM. ỦY BAN NHÂN DÂN"),
                piece(Role::Authority, "KT. CHỦ TỊCH"),
                piece(Role::Authority, "PHÓ CHỦ TỊCH"),
                piece(Role::SignerName, "Nguyễn Thị Hương Giang"),
            ],
        ]],
    })
}

/// The whole sample.
pub fn sample() -> Document {
    let form = Form::default();
    let long = "Nhằm nâng cao cảnh giác và trách nhiệm bảo đảm an toàn thông tin mạng trong thời gian diễn ra dịp \
                nghỉ lễ Tết Nguyên đán, Ủy ban nhân dân xã đề nghị các cơ quan, đơn vị, trường học trên địa bàn \
                triển khai một số biện pháp như sau:";
    let basis = vec![
        Inline::text("Căn cứ "),
        link("Công văn số 6410/BTTTT-CATTT", "https://vanban.chinhphu.vn/?a=1&b=2"),
        Inline::text(" ngày 29/12/2025 về "),
        Inline::Text {
            text: "bảo đảm an toàn".to_owned(),
            bold: true,
            italic: true,
            level: Level::Line,
            link: None,
        },
        Inline::text(" thông tin mạng dịp Tết Dương lịch & Tết Nguyên đán <Bính Ngọ>;"),
    ];
    let contact = vec![
        Inline::text("Mọi vướng mắc gửi về "),
        link("vanthu@", "mailto:vanthu@hoatien.gov.vn"),
        link("hoatien.gov.vn", "mailto:vanthu@hoatien.gov.vn"),
        Inline::text(", dòng trước khi xuống dòng không giãn đều sang lề bên phải của trang văn bản này"),
        Inline::Break,
        Inline::text("(Điện thoại: "),
        Inline::Blank { digits: 10 },
        Inline::text(").\u{2f}./."),
    ];
    let mut blocks = vec![
        letterhead(&form),
        paragraph(Role::RecipientLabel, "Kính gửi:"),
        Block::Paragraph(item(
            Role::Recipient,
            "-",
            "Các phòng, ban, đơn vị thuộc Ủy ban nhân dân xã Hòa Tiến, các trường học trên địa bàn;",
        )),
        Block::Paragraph(item(Role::Recipient, "-", "Trưởng các thôn.")),
        Block::Paragraph(Paragraph::new(Role::LegalBasis, basis)),
        paragraph(Role::Body, long),
    ];
    for clause in 1..=3 {
        blocks.extend([
            Block::Paragraph(item(
                Role::ClauseHeading,
                &format!("{clause}."),
                "Tăng cường triển khai hoạt động",
            )),
            Block::Paragraph(item(Role::Clause, &format!("{clause}.1."), long)),
            Block::Paragraph(item(Role::Point, "a)", long)),
            Block::Paragraph(item(Role::Dash, "-", long)),
            Block::Paragraph(item(Role::Plus, "+", "Trực tại chỗ.")),
        ]);
    }
    blocks.extend([Block::Paragraph(Paragraph::new(Role::Body, contact)), closing(&form)]);
    let mut annex = vec![
        paragraph(Role::AppendixLabel, "Phụ lục"),
        paragraph(Role::AppendixTitle, "DANH MỤC HỆ THỐNG THÔNG TIN"),
        paragraph(Role::AppendixReference, "(Kèm theo Công văn số 05/UBND-VX ngày 05 tháng 01 năm 2026)"),
        Block::Rule(Rule { role: Role::AppendixRule, length: Length::mm(60) }),
    ];
    annex.extend((1..=20).map(|at| Block::Paragraph(item(Role::Clause, &format!("{at}."), long))));
    document(vec![blocks, annex])
}
