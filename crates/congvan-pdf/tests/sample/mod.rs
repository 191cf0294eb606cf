//! A dispatch made by hand: every component of a công văn, on two pages, with a link and blanks.

pub mod report;

use congvan::document::form::Form;
use congvan::document::metrics::{self, Face};
use congvan::document::style::{Role, style};
use congvan::document::{
    Block, Columns, ColumnsPlace, Document, Inline, Label, Level, Paragraph, Piece, Properties, Rule, Section,
};

/// A paragraph of plain words.
pub fn plain(role: Role, text: &str) -> Paragraph {
    Paragraph::new(role, vec![Inline::text(text)])
}

/// A paragraph with a label.
pub fn item(role: Role, label: &str, text: &str) -> Paragraph {
    Paragraph { label: Some(Label::text(label)), ..plain(role, text) }
}

fn cell(paragraphs: Vec<Paragraph>) -> Vec<Piece> {
    paragraphs.into_iter().map(Piece::Paragraph).collect()
}

/// The head: issuer and number left, national title and date right.
pub fn letterhead(form: &Form) -> Block {
    let rule = |role, text: &str, of: Role, percent| {
        let style = style(of, form);
        Piece::Rule(Rule { role, length: metrics::width(text, style.face(), style.size).percent(percent) })
    };
    let mut left = cell(vec![
        plain(Role::Superior, "UBND TỈNH PHÚ THỌ"),
        plain(Role::Issuer, "ỦY BAN NHÂN DÂN XÃ CẨM TÂN"),
    ]);
    left.push(rule(Role::IssuerRule, "ỦY BAN NHÂN DÂN XÃ CẨM TÂN", Role::Issuer, 40));
    let mut right = cell(vec![
        plain(Role::NationalName, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        plain(Role::Motto, "Độc lập - Tự do - Hạnh phúc"),
    ]);
    right.push(rule(Role::MottoRule, "Độc lập - Tự do - Hạnh phúc", Role::Motto, 100));
    let number = vec![Inline::text("Số: "), Inline::Blank { digits: 4 }, Inline::text("/UBND-VHXH")];
    let date =
        vec![Inline::text("Cẩm Tân, ngày "), Inline::Blank { digits: 2 }, Inline::text(" tháng 9 năm 2026")];
    let subject = plain(
        Role::Subject,
        "V/v tăng cường công tác quản lý và tổ chức lễ hội, bảo đảm an ninh trật tự dịp nghỉ lễ Quốc khánh 2/9",
    );
    Block::Columns(Columns {
        place: ColumnsPlace::Letterhead,
        widths: form.letterhead_columns(form.text_width()),
        rows: vec![
            [left, right],
            [
                cell(vec![Paragraph::new(Role::Number, number)]),
                cell(vec![Paragraph::new(Role::PlaceDate, date)]),
            ],
            [cell(vec![subject]), Vec::new()],
        ],
    })
}

/// The foot: recipients list left, signature right.
pub fn closing(form: &Form) -> Block {
    Block::Columns(Columns {
        place: ColumnsPlace::Signing,
        widths: Form::signing_columns(form.text_width()),
        rows: vec![[
            cell(vec![
                plain(Role::DistributionLabel, "Nơi nhận:"),
                item(Role::Distribution, "-", "Như trên;"),
                item(Role::Distribution, "-", "UBND tỉnh (để báo cáo);"),
                item(
                    Role::Distribution,
                    "-",
                    "Đảng ủy, HĐND, Ủy ban Mặt trận Tổ quốc Việt Nam xã (để phối hợp);",
                ),
                item(Role::Distribution, "-", "Lưu: VT, VHXH (05)."),
            ]),
            cell(vec![
                plain(Role::Authority, "TM. ỦY BAN NHÂN DÂN"),
                plain(Role::Authority, "KT. CHỦ TỊCH"),
                plain(Role::Authority, "PHÓ CHỦ TỊCH"),
                Paragraph { seals: true, ..plain(Role::SignerName, "Nguyễn Thị Thu Hường") },
            ]),
        ]],
    })
}

const LONG: &str = "Tổ chức tuyên truyền sâu rộng trong Nhân dân về ý nghĩa của ngày lễ; treo cờ Tổ quốc tại trụ sở cơ \
                    quan, đơn vị, khu dân cư; kiểm tra, rà soát các điều kiện bảo đảm an toàn tại nơi tập trung đông \
                    người, kịp thời phát hiện và xử lý nghiêm các hành vi vi phạm theo Nghị định số 30/2020/NĐ-CP.";

/// The whole dispatch.
pub fn dispatch() -> Document {
    let form = Form::default();
    let mut blocks = vec![letterhead(&form)];
    let mut add = |paragraph| blocks.push(Block::Paragraph(paragraph));
    add(plain(Role::RecipientLabel, "Kính gửi:"));
    add(item(Role::Recipient, "-", "Các phòng, ban, ngành, đoàn thể xã;"));
    add(item(Role::Recipient, "-", "Trường Mầm non, Tiểu học và Trung học cơ sở trên địa bàn xã Cẩm Tân;"));
    add(item(Role::Recipient, "-", "Trưởng các thôn."));
    add(plain(
        Role::LegalBasis,
        "Thực hiện Công văn số 4105/UBND-VX ngày 20 tháng 8 năm 2026 của Ủy ban nhân dân tỉnh về việc treo cờ Tổ \
         quốc và nghỉ lễ Quốc khánh 2/9, Ủy ban nhân dân xã yêu cầu các đơn vị thực hiện tốt một số nội dung sau:",
    ));
    add(Paragraph::new(
        Role::Clause,
        vec![
            Inline::Text {
                text: "Thời gian treo cờ: ".into(),
                bold: true,
                italic: false,
                level: Level::Line,
                link: None,
            },
            Inline::text("từ 07 giờ ngày 31 tháng 8 đến hết ngày 03 tháng 9, "),
            Inline::Text {
                text: "cờ đúng kích thước, không phai màu".into(),
                bold: false,
                italic: true,
                level: Level::Line,
                link: None,
            },
            Inline::text(" theo quy định của pháp luật về quốc kỳ và hướng dẫn của cơ quan có thẩm quyền."),
        ],
    ));
    for number in 1..=3 {
        add(item(
            Role::ClauseHeading,
            &format!("{number}."),
            "Công tác tuyên truyền, bảo đảm an ninh trật tự",
        ));
        add(item(Role::Point, "a)", LONG));
        add(item(Role::Dash, "-", LONG));
    }
    add(Paragraph::new(
        Role::Body,
        vec![
            Inline::text("Tài liệu đăng tại "),
            Inline::Text {
                text: "https://camtan.phutho.gov.vn/van-ban/tai-lieu-tuyen-truyen-ngay-quoc-khanh?nam=2026"
                    .into(),
                bold: false,
                italic: false,
                level: Level::Line,
                link: Some(
                    "https://camtan.phutho.gov.vn/van-ban/tai-lieu-tuyen-truyen-ngay-quoc-khanh?nam=2026"
                        .into(),
                ),
            },
            Inline::text("; thư điện tử: "),
            Inline::Text {
                text: "ubnd@camtan.gov.vn".into(),
                bold: false,
                italic: false,
                level: Level::Line,
                link: Some("mailto:ubnd@camtan.gov.vn".into()),
            },
            Inline::text("."),
        ],
    ));
    add(plain(
        Role::Body,
        "Yêu cầu các đơn vị nghiêm túc triển khai và báo cáo kết quả trước ngày 05 tháng 9 năm 2026./.",
    ));
    blocks.push(closing(&form));
    let mut annex = vec![
        Block::Paragraph(plain(Role::AppendixLabel, "Phụ lục")),
        Block::Paragraph(plain(Role::AppendixTitle, "DANH SÁCH PHÂN CÔNG TRỰC LỄ")),
        Block::Paragraph(plain(
            Role::AppendixReference,
            "(Kèm theo Công văn số …/UBND-VHXH của Ủy ban nhân dân xã Cẩm Tân)",
        )),
        Block::Rule(Rule {
            role: Role::AppendixRule,
            length: metrics::width(
                "(Kèm theo Công văn",
                Face::Italic,
                style(Role::AppendixReference, &form).size,
            ),
        }),
    ];
    annex.extend((1..=3).map(|number| Block::Paragraph(item(Role::Clause, &format!("{number}."), LONG))));
    Document {
        properties: Properties {
            title: "Công văn số …/UBND-VHXH về việc tổ chức lễ Quốc khánh & treo cờ".into(),
            author: "Ủy ban nhân dân xã Cẩm Tân".into(),
            date: Some((2026, 9, 1)),
        },
        form,
        sections: vec![Section::new(blocks), Section::new(annex)],
    }
}
