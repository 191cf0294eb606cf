//! Columns of pages that say nothing of their structure: of signatures, of letterheads, of tables.

use congvan::import::arrived::{Arrived, Block};
use congvan::import::understand;
use congvan::model::directive::{Directive, Text};
use congvan_pdf::read::read;

use super::made::Made;
use super::{lines, page_with_letterhead};

fn understand_page(page: &Made) -> Directive {
    understand(&read(&page.pdf()).expect("a made file")).documents.remove(0).directive
}

fn notation_of(text: Option<Text>) -> String {
    text.map(Text::into_notation).unwrap_or_default()
}

#[test]
fn two_who_sign_beside_the_list_are_not_in_it() {
    let page = page_with_letterhead("Số: 31/KH-UBND")
        .words(60.0, 220.0, "Nơi nhận:")
        .words(250.0, 220.0, "GIÁM ĐỐC")
        .words(430.0, 220.0, "TRƯỞNG PHÒNG")
        .words(60.0, 236.0, "- UBND tỉnh;")
        .words(60.0, 252.0, "- Lưu: VT.")
        .words(240.0, 300.0, "Trần Văn Bình")
        .words(430.0, 300.0, "Lê Thị Nam");
    let own = understand_page(&page);
    let to: Vec<&str> = own.distribution.to.iter().map(|line| line.name.notation()).collect();
    assert_eq!(to, ["UBND tỉnh"]);
    let signs: Vec<(String, String)> = std::iter::once(own.signatory)
        .chain(own.cosigners)
        .map(|own| (notation_of(own.title), notation_of(own.name)))
        .collect();
    let wanted = [("Giám đốc", "Trần Văn Bình"), ("Trưởng phòng", "Lê Thị Nam")];
    assert_eq!(signs, wanted.map(|(title, name)| (title.to_owned(), name.to_owned())));
}

#[test]
fn a_name_that_its_column_breaks_behind_a_rank_is_one() {
    let page = page_with_letterhead("Số: 31/UBND-KT")
        .words(60.0, 220.0, "Nơi nhận:")
        .words(430.0, 220.0, "GIÁM ĐỐC")
        .words(60.0, 236.0, "- Như trên;")
        .words(60.0, 252.0, "- Lưu: VT.")
        .words(410.0, 300.0, "Thiếu tướng Trần")
        .words(434.0, 316.0, "Văn Bình");
    let own = understand_page(&page);
    assert_eq!(
        (notation_of(own.signatory.rank), notation_of(own.signatory.name)),
        ("Thiếu tướng".into(), "Trần Văn Bình".into())
    );
    assert!(own.cosigners.is_empty());
}

#[test]
fn those_addressed_right_below_a_narrow_letterhead_are_no_part_of_its_subject() {
    let page = Made::new()
        .words(60.0, 50.0, "UBND TỈNH LẠNG SƠN")
        .words(260.0, 50.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        .words(90.0, 66.0, "SỞ NỘI VỤ")
        .words(300.0, 66.0, "Độc lập - Tự do - Hạnh phúc")
        .words(70.0, 90.0, "Số: 31/SNV-VP")
        .words(280.0, 90.0, "Lạng Sơn, ngày 12 tháng 10 năm 2026")
        .words(60.0, 106.0, "V/v phòng, chống dịch")
        .words(95.0, 126.0, "Kính gửi:")
        .words(145.0, 146.0, "- Các phòng thuộc Sở;")
        .words(145.0, 166.0, "- Ủy ban nhân dân các xã, phường.")
        .words(80.0, 186.0, "1. Rà soát, báo cáo trước ngày 20/10/2026.");
    let own = understand_page(&page);
    assert_eq!(own.subject.notation(), "phòng, chống dịch");
    let names: Vec<&str> = own.recipients.iter().map(|own| own.name.notation()).collect();
    assert_eq!(names, ["Các phòng thuộc Sở", "Ủy ban nhân dân các xã, phường"]);
}

#[test]
fn lines_that_fill_a_cell_are_one_paragraph() {
    let mut page = Made::new();
    for y in [100.0, 130.0, 230.0] {
        page = page.line(90.0, y, 200.0);
    }
    for x in [90.0, 150.0, 290.0] {
        page = page.upright(x, 100.0, 130.0);
    }
    // Twenty letters of such a size fill the second column.
    let page = page
        .words(100.0, 120.0, "STT")
        .words(156.0, 120.0, "Nội dung")
        .words(100.0, 150.0, "1")
        .words(156.0, 150.0, "Thu từ quỹ đất công")
        .words(156.0, 166.0, "ích của xã.")
        .words(156.0, 182.0, "Thu khác.")
        .words(156.0, 198.0, "http://langson.gov.v")
        .words(156.0, 214.0, "n/thu?nam=2027");
    let arrived = read(&page.pdf()).expect("a made file");
    let [Block::Table(table)] = &arrived.blocks[..] else { panic!("{:#?}", arrived.blocks) };
    let cell = Arrived { blocks: table.rows[1][1].blocks.clone(), ..Arrived::default() };
    let wanted = ["Thu từ quỹ đất công ích của xã.", "Thu khác.", "http://langson.gov.vn/thu?nam=2027"];
    assert_eq!(lines(&cell), wanted);
}
