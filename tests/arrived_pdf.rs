//! PDFs as they arrive: our own are read to the letter; what other makers do is made here, page by page; and no file,
//! whatever it holds, does more than be refused.

mod beside;
mod heads;
mod made;
mod hostile;

use std::collections::BTreeMap;

use congvan::document::Document;
use congvan::import::arrived::{Arrived, Block, Origin, Paragraph, Reason};
use congvan_pdf::read::{page_pictures, read};

use crate::support::{arrived_paragraphs, arrived_words, compose, directive, fixtures};
use made::{Made, Widget};

fn lines(arrived: &Arrived) -> Vec<String> {
    arrived_paragraphs(arrived).into_iter().map(Paragraph::text).collect()
}

/// Without spaces: how lines break is no part of what is said.
fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn count_letters(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    without_spaces(text).chars().for_each(|c| *counts.entry(c).or_default() += 1);
    counts
}

fn document(name: &str) -> Document {
    compose(&directive(&format!("fixtures/{name}/input.yaml")))
}

#[test]
fn every_fixture_is_read_as_it_was_written() {
    for (name, _) in fixtures() {
        let document = document(&name);
        let arrived = read(&congvan_pdf::write(&document).expect(&name)).expect(&name);
        let read = arrived_words(&arrived, without_spaces);
        for own in document.paragraphs() {
            let own = without_spaces(&own.characters());
            assert!(own.is_empty() || read.contains(&own), "{name}: `{own}` is not read\n{read:#?}");
        }
        let all: String =
            read.concat() + &arrived.left_out.iter().map(|one| one.text.as_str()).collect::<String>();
        let (all, written) =
            (count_letters(&all), document.paragraphs().map(|own| own.characters()).collect::<String>());
        for (letter, count) in count_letters(&written) {
            let found = all.get(&letter).copied().unwrap_or_default();
            assert!(found >= count, "{name}: {count} times {letter:?}, read {found} times");
        }
    }
}

/// A page with a letterhead whose number is `number`.
fn page_with_letterhead(number: &str) -> Made {
    Made::new()
        .words(60.0, 50.0, "ỦY BAN NHÂN DÂN")
        .words(260.0, 50.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        .words(70.0, 66.0, "TỈNH LẠNG SƠN")
        .words(300.0, 66.0, "Độc lập - Tự do - Hạnh phúc")
        .words(60.0, 90.0, number)
        .words(280.0, 90.0, "Lạng Sơn, ngày 12 tháng 10 năm 2026")
        .words(150.0, 130.0, "Kính gửi: Ủy ban nhân dân các xã, phường.")
        .words(80.0, 160.0, "1. Rà soát, báo cáo trước ngày 20/10/2026.")
}

#[test]
fn a_footnote_as_large_as_the_text_is_one_where_the_text_has_its_mark() {
    let page = Made::new()
        .words(80.0, 160.0, "1. Rà soát hộ nghèo theo chuẩn mới")
        .sized_words(8.0, 285.0, 154.0, "1")
        .words(380.0, 300.0, "Nguyễn Văn An")
        .line(80.0, 740.0, 113.0)
        .words(80.0, 756.0, "1")
        .words(90.0, 756.0, "Nghị định về chuẩn nghèo.");
    let arrived = read(&page.pdf()).expect("a page");
    let notes: Vec<String> = arrived.notes.iter().flatten().map(Paragraph::text).collect();
    assert_eq!(notes, ["Nghị định về chuẩn nghèo."]);
    assert!(lines(&arrived).iter().any(|line| line == "Nguyễn Văn An"), "{:?}", lines(&arrived));
}

#[test]
fn an_item_far_behind_its_label_is_no_column() {
    let page = Made::new()
        .words(120.0, 160.0, "-")
        .words(160.0, 160.0, "Biểu 1: gửi bản giấy;")
        .words(120.0, 184.0, "-")
        .words(160.0, 184.0, "Biểu 2: gửi bản mềm.")
        .words(85.0, 210.0, "Nơi nhận:")
        .words(330.0, 210.0, "CHỦ TỊCH")
        .words(85.0, 226.0, "- Như trên;")
        .words(330.0, 290.0, "Nguyễn Văn An");
    let arrived = read(&page.pdf()).expect("a page");
    assert_eq!(lines(&arrived)[..2], ["-\tBiểu 1: gửi bản giấy;", "-\tBiểu 2: gửi bản mềm."]);
    let side_by_side = arrived.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
    assert_eq!(side_by_side, 1);
}

#[test]
fn a_letterhead_on_another_page_is_no_running_head() {
    let file = made::pages(&[page_with_letterhead("Số: 31/UBND-KT"), page_with_letterhead("Số: 32/UBND-KT")]);
    let arrived = read(&file).expect("a file");
    assert_eq!(arrived.left_out, [], "{:?}", lines(&arrived));
    let understood = congvan::import::understand(&arrived);
    let issuers: Vec<&str> =
        understood.documents.iter().map(|own| own.directive.issuer.name.notation()).collect();
    assert_eq!(issuers, ["Ủy ban nhân dân tỉnh Lạng Sơn"; 2]);
    // What pages without one have too is a running head.
    let journal = |page: Made| page.words(200.0, 30.0, "CÔNG BÁO/Số 12");
    let plain = Made::new().words(80.0, 90.0, "2. Tổ chức thực hiện.");
    let file = made::pages(&[journal(page_with_letterhead("Số: 31/UBND-KT")), journal(plain)]);
    let left_out: Vec<Reason> = read(&file).expect("a file").left_out.iter().map(|own| own.reason).collect();
    assert_eq!(left_out, [Reason::RunningHead; 2]);
}

#[test]
fn the_margins_of_the_only_page_are_no_part_of_the_text() {
    let page = page_with_letterhead("Số: 31/UBND-KT")
        .words(60.0, 32.0, "Hệ thống văn bản của tỉnh - 12/10/2026")
        .words(330.0, 300.0, "CHỦ TỊCH")
        .words(320.0, 380.0, "Nguyễn Văn An")
        .words(60.0, 805.0, "Văn thư - D:\\VB\\cv31.docx");
    let arrived = read(&page.pdf()).expect("a page");
    let left_out: Vec<(&str, Reason)> =
        arrived.left_out.iter().map(|own| (own.text.as_str(), own.reason)).collect();
    let margins = ["Hệ thống văn bản của tỉnh - 12/10/2026", "Văn thư - D:\\VB\\cv31.docx"];
    assert_eq!(left_out, margins.map(|text| (text, Reason::RunningHead)));
    // A stamp above the letterhead and a name at the foot are the document's.
    let page = page_with_letterhead("Số: 31/UBND-KT")
        .words(60.0, 32.0, "Mẫu số 02")
        .words(330.0, 730.0, "CHỦ TỊCH")
        .words(320.0, 805.0, "Nguyễn Văn An");
    assert_eq!(read(&page.pdf()).expect("a page").left_out, []);
}

#[test]
fn a_broken_national_name_heads_pages_too() {
    let page = |body: &str| {
        Made::new()
            .words(60.0, 50.0, "BỘ TƯ PHÁP")
            .words(300.0, 50.0, "CỘNG HÒA XÃ HỘI CHỦ")
            .words(310.0, 66.0, "NGHĨA VIỆT NAM")
            .words(300.0, 82.0, "Độc lập - Tự do - Hạnh phúc")
            .words(80.0, 160.0, body)
    };
    let file = made::pages(&[page("1. Rà soát, báo cáo."), page("1. Quy định chung.")]);
    let arrived = read(&file).expect("a file");
    assert_eq!(arrived.left_out, [], "{:?}", lines(&arrived));
}

#[test]
fn two_signatures_of_which_one_has_a_line_more_are_side_by_side() {
    let page = page_with_letterhead("Số: 31/UBND-KT")
        .words(70.0, 230.0, "KT. GIÁM ĐỐC SỞ TÀI CHÍNH")
        .words(370.0, 230.0, "KT. GIÁM ĐỐC")
        .words(110.0, 248.0, "PHÓ GIÁM ĐỐC")
        .words(385.0, 248.0, "SỞ Y TẾ")
        .words(370.0, 266.0, "PHÓ GIÁM ĐỐC")
        .words(125.0, 304.0, "Lê Văn An")
        .words(378.0, 322.0, "Trần Thị Bình");
    let understood = congvan::import::understand(&read(&page.pdf()).expect("a page"));
    let own = &understood.documents[0].directive;
    let name = |own: &congvan::model::directive::Signatory| {
        own.name.clone().map(congvan::model::directive::Text::into_notation)
    };
    assert_eq!(name(&own.signatory).as_deref(), Some("Lê Văn An"));
    assert_eq!(own.cosigners.iter().map(name).collect::<Vec<_>>(), [Some("Trần Thị Bình".to_owned())]);
}

#[test]
fn the_source_comes_back() {
    let attachment = congvan_pdf::Attachment {
        name: "input.yaml".into(),
        media_type: "application/yaml".into(),
        description: "Dữ liệu nguồn".into(),
        bytes: b"format: congvan/1\n".to_vec(),
    };
    let options = congvan_pdf::Options { attachment: Some(attachment), ..congvan_pdf::Options::default() };
    let bytes = congvan_pdf::write_with(&document("bien-ban-hop"), &options).expect("a fixture");
    assert_eq!(read(&bytes).expect("our own file").embedded.as_deref(), Some("format: congvan/1\n"));
}

#[test]
fn number_and_day_of_signature_fields_stand_in_their_blanks() {
    let page = Made::new()
        .words(90.0, 60.0, "Số:         /TB-UBND")
        .words(300.0, 90.0, "Chi Lăng, ngày       tháng 6 năm 2027")
        .words(90.0, 150.0, "Ủy ban nhân dân xã thông báo.")
        .widget(Widget::signature(118.0, 48.0, 40.0, 14.0, &["542"]))
        .widget(Widget::signature(396.0, 79.0, 30.0, 14.0, &["27"]));
    let arrived = read(&page.pdf()).expect("a made file");
    let read = lines(&arrived);
    assert!(read.iter().any(|line| line == "Số: 542/TB-UBND"), "{read:?}");
    assert!(read.iter().any(|line| line == "Chi Lăng, ngày 27 tháng 6 năm 2027"), "{read:?}");
    let fields = arrived_paragraphs(&arrived).into_iter().flat_map(|own| &own.runs).filter(|run| run.field);
    assert_eq!(fields.map(|run| run.text.trim()).collect::<Vec<_>>(), ["542", "27"]);
}

#[test]
fn what_signatures_and_stamps_say_of_themselves_is_left_out() {
    let page = Made::new()
        .words(90.0, 200.0, "Ủy ban nhân dân xã thông báo.")
        .sized_words(7.0, 420.0, 40.0, "Ký bởi: Ủy ban nhân dân xã Chi Lăng")
        .sized_words(7.0, 420.0, 50.0, "Thời gian ký: 27.06.2027 08:30:11 +07:00")
        .words(60.0, 120.0, "CÔNG VĂN ĐẾN")
        .words(60.0, 138.0, "Số: 1187")
        .words(60.0, 156.0, "Ngày: 28/6/2027")
        .widget(Widget::signature(
            320.0,
            600.0,
            120.0,
            30.0,
            &["Người ký: Nguyễn Văn An", "Cơ quan: Xã Chi Lăng"],
        ));
    let arrived = read(&page.pdf()).expect("a made file");
    assert_eq!(lines(&arrived), ["Ủy ban nhân dân xã thông báo."]);
    let of = |reason| {
        let own = arrived.left_out.iter().filter(|one| one.reason == reason).map(|one| one.text.clone());
        own.collect::<Vec<_>>().join("\n")
    };
    for words in ["Ký bởi: Ủy ban", "Thời gian ký: 27.06", "Người ký: Nguyễn Văn An", "Cơ quan: Xã Chi Lăng"]
    {
        assert!(of(Reason::Signature).contains(words), "{:?}", arrived.left_out);
    }
    for words in ["CÔNG VĂN ĐẾN", "Số: 1187", "28/6/2027"] {
        assert!(of(Reason::Stamp).contains(words), "{:?}", arrived.left_out);
    }
}

/// What of a page was left out as stamps.
fn stamps(arrived: &Arrived) -> Vec<&str> {
    let own = arrived.left_out.iter().filter(|one| one.reason == Reason::Stamp);
    own.flat_map(|one| one.text.lines()).collect()
}

#[test]
fn a_stamp_of_arrival_goes_with_the_receivers_name_and_as_several_fields() {
    for (x, y) in [(60.0, 14.0), (430.0, 98.0)] {
        let page = page_with_letterhead("Số: 31/UBND-KT")
            .sized_words(8.0, x, y, "UBND XÃ HƯNG LỘC")
            .sized_words(9.0, x + 20.0, y + 9.0, "ĐẾN")
            .sized_words(8.0, x, y + 18.0, "Số: 918");
        let arrived = read(&page.pdf()).expect("a page");
        assert_eq!(stamps(&arrived), ["UBND XÃ HƯNG LỘC", "ĐẾN", "Số: 918"]);
        let own = &congvan::import::understand(&arrived).documents[0].directive;
        assert_eq!(own.issuer.name.notation(), "Ủy ban nhân dân tỉnh Lạng Sơn");
        assert_eq!((own.issuer.superior.is_none(), own.recipients.len()), (true, 1));
    }
    // In letters as large as the document's own, where it begins as the stamp does.
    let page = page_with_letterhead("Số: 31/UBND-KT")
        .words(40.0, 6.0, "UBND XÃ HƯNG LỘC")
        .words(40.0, 17.0, "CÔNG VĂN ĐẾN")
        .words(40.0, 28.0, "Số: 918");
    let arrived = read(&page.pdf()).expect("a page");
    assert_eq!(stamps(&arrived), ["UBND XÃ HƯNG LỘC", "CÔNG VĂN ĐẾN", "Số: 918"]);
    let page = page_with_letterhead("Số: 31/UBND-KT")
        .widget(Widget::signature(60.0, 4.0, 90.0, 12.0, &["CÔNG VĂN ĐẾN"]))
        .widget(Widget::signature(60.0, 16.0, 90.0, 12.0, &["Số: 3456"]))
        .widget(Widget::signature(60.0, 28.0, 90.0, 12.0, &["Ngày: 15/10/2026"]));
    let arrived = read(&page.pdf()).expect("a page");
    assert_eq!(stamps(&arrived), ["CÔNG VĂN ĐẾN", "Số: 3456", "Ngày: 15/10/2026"]);
    let own = &congvan::import::understand(&arrived).documents[0].directive;
    assert_eq!(own.date.notation(), "2026-10-12");
}

#[test]
fn words_drawn_over_a_line_are_a_line_by_themselves() {
    let page = page_with_letterhead("Số: 31/UBND-KT").sized_words(9.0, 180.0, 158.0, "Đã kiểm tra hồ sơ này");
    let arrived = read(&page.pdf()).expect("a page");
    let read = lines(&arrived);
    for whole in ["1. Rà soát, báo cáo trước ngày 20/10/2026.", "Đã kiểm tra hồ sơ này"] {
        assert!(read.iter().any(|line| line == whole), "{read:?}");
    }
    assert!(arrived.remarks.iter().any(|remark| remark.contains("Đã kiểm tra hồ sơ này")));
    // A stamp is none of the document's wherever it stands.
    let page = page_with_letterhead("Số: 31/UBND-KT")
        .sized_words(9.0, 180.0, 158.0, "UBND XÃ HƯNG LỘC")
        .sized_words(10.0, 200.0, 168.0, "ĐẾN")
        .sized_words(9.0, 180.0, 178.0, "Số: 918");
    let arrived = congvan_pdf::read::read(&page.pdf()).expect("a page");
    assert_eq!(stamps(&arrived), ["UBND XÃ HƯNG LỘC", "ĐẾN", "Số: 918"]);
    assert!(lines(&arrived).iter().any(|line| line == "1. Rà soát, báo cáo trước ngày 20/10/2026."));
}

#[test]
fn what_is_drawn_across_a_page_or_beside_it_is_no_word_of_the_document() {
    let plain = || {
        page_with_letterhead("Số: 31/UBND-KT")
            .words(60.0, 200.0, "Nơi nhận:")
            .words(60.0, 216.0, "- Như trên.")
            .words(330.0, 200.0, "CHỦ TỊCH")
            .words(320.0, 280.0, "Nguyễn Văn An")
    };
    let whole = lines(&read(&plain().pdf()).expect("a page"));
    for (size, place, degrees, gray, words) in [
        (60.0, (150.0, 300.0), 45.0, 0.85, "DỰ THẢO"),
        (20.0, (150.0, 300.0), 30.0, 0.0, "lưu hành nội bộ"),
        (60.0, (100.0, 175.0), 0.0, 0.85, "DỰ THẢO"),
        (9.0, (20.0, 400.0), 90.0, 0.0, "nguoidung 12/10/2026"),
    ] {
        let arrived = read(&plain().across(size, place, degrees, gray, words).pdf()).expect("a page");
        assert_eq!(lines(&arrived), whole, "{words} at {degrees} degrees");
        let is_out = |out: &&congvan::import::arrived::LeftOut| out.reason == Reason::Watermark;
        let out: Vec<String> =
            arrived.left_out.iter().filter(is_out).map(|out| without_spaces(&out.text)).collect();
        assert_eq!(out, [without_spaces(words)], "{degrees}");
    }
    // Large, but dark: a heading.
    let arrived = read(&plain().across(26.0, (100.0, 330.0), 0.0, 0.0, "PHỤ LỤC").pdf()).expect("a page");
    assert!(lines(&arrived).iter().any(|line| line == "PHỤ LỤC"), "{:?}", lines(&arrived));
}

#[test]
fn a_file_that_is_cut_before_its_end_is_told() {
    let whole = page_with_letterhead("Số: 31/UBND-KT").pdf();
    assert!(read(&whole).expect("a page").damage.is_empty());
    // All objects are there, and what leads to them is not.
    let end = whole.windows(9).rposition(|own| own == b"startxref").expect("an end");
    let arrived = read(&whole[..end]).expect("a page");
    assert!(lines(&arrived).iter().any(|line| line.starts_with("1. Rà soát")));
    assert!(arrived.damage.iter().any(|own| own.vi.contains("bị cắt")), "{:?}", arrived.damage);
}

#[test]
fn small_marks_of_a_register_in_the_margins_are_no_words() {
    let page = page_with_letterhead("Số: 31/UBND-KT")
        .sized_words(6.0, 8.0, 158.0, "vt_31_12")
        .sized_words(7.0, 85.0, 824.0, "31/UBND-KT")
        .words(330.0, 300.0, "CHỦ TỊCH")
        .words(320.0, 380.0, "Nguyễn Văn An");
    let arrived = read(&page.pdf()).expect("a page");
    assert_eq!(stamps(&arrived), ["vt_31_12", "31/UBND-KT"]);
    assert!(lines(&arrived).iter().any(|line| line == "1. Rà soát, báo cáo trước ngày 20/10/2026."));
}

#[test]
fn columns_without_structure_are_never_glued() {
    let page = Made::new()
        .words(90.0, 60.0, "UBND TỈNH LẠNG SƠN")
        .words(280.0, 60.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        .words(120.0, 76.0, "SỞ NỘI VỤ")
        .words(330.0, 77.0, "Độc lập - Tự do - Hạnh phúc")
        .line(130.0, 81.0, 50.0)
        .words(110.0, 100.0, "Số: 12/SNV-CCHC")
        .words(320.0, 101.0, "Lạng Sơn, ngày 05 tháng 3 năm 2027")
        .words(180.0, 140.0, "Kính gửi: Ủy ban nhân dân xã Chi Lăng")
        .words(120.0, 170.0, "Sở Nội vụ đề nghị Ủy ban nhân dân xã báo cáo kết quả")
        .words(90.0, 186.0, "cải cách hành chính trước ngày 15 tháng 3 năm 2027./.")
        .words(90.0, 230.0, "Nơi nhận:")
        .words(360.0, 226.0, "GIÁM ĐỐC")
        .words(90.0, 246.0, "- Như trên;")
        .words(90.0, 260.0, "- Lưu: VT.")
        .words(345.0, 330.0, "Nguyễn Văn An");
    let arrived = read(&page.pdf()).expect("a made file");
    let [Block::Table(head), .., Block::Table(foot)] = &arrived.blocks[..] else {
        panic!("{:#?}", arrived.blocks)
    };
    let cells = |table: &congvan::import::arrived::Table| -> Vec<Vec<String>> {
        let cell = |cell: &congvan::import::arrived::Cell| {
            let own = Arrived { blocks: cell.blocks.clone(), ..Arrived::default() };
            lines(&own)
        };
        table.rows.iter().flatten().map(cell).collect()
    };
    assert_eq!(
        cells(head),
        [
            vec!["UBND TỈNH LẠNG SƠN", "SỞ NỘI VỤ", "Số: 12/SNV-CCHC"],
            vec![
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                "Lạng Sơn, ngày 05 tháng 3 năm 2027"
            ]
        ]
    );
    assert_eq!(
        cells(foot),
        [vec!["Nơi nhận:", "- Như trên;", "- Lưu: VT."], vec!["GIÁM ĐỐC", "Nguyễn Văn An"]]
    );
    assert!(
        head.rows[0][0].blocks.iter().any(|block| matches!(block, Block::Rule(_))),
        "the rule is in its cell"
    );
}

#[test]
fn tables_of_drawn_lines_keep_their_cells() {
    let mut page = Made::new();
    for y in [100.0, 130.0, 160.0] {
        page = page.line(90.0, y, 300.0);
    }
    for x in [90.0, 150.0, 390.0] {
        page = page.upright(x, 100.0, 60.0);
    }
    let page = page
        .words(100.0, 120.0, "STT")
        .words(160.0, 120.0, "Nội dung")
        .words(100.0, 150.0, "1")
        .words(160.0, 150.0, "Thu từ quỹ đất công ích");
    let arrived = read(&page.pdf()).expect("a made file");
    let [Block::Table(table)] = &arrived.blocks[..] else { panic!("{:#?}", arrived.blocks) };
    assert!(table.ruled);
    assert_eq!(table.rows.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
    assert_eq!(lines(&arrived), ["STT", "Nội dung", "1", "Thu từ quỹ đất công ích"]);
}

#[test]
fn pages_that_are_pictures_are_told() {
    let few = Made::new().picture().pdf();
    assert_eq!(read(&few).expect("a made file").scanned, [1]);
    let box_only = Made::new().picture().widget(Widget::signature(
        320.0,
        60.0,
        120.0,
        30.0,
        &["Ký bởi: Sở Nội vụ", "Thời gian ký: 24.04.2027 15:17:44"],
    ));
    let arrived = read(&box_only.pdf()).expect("a made file");
    assert_eq!(arrived.scanned, [1]);
    assert!(arrived.blocks.is_empty());
}

#[test]
fn a_layer_of_recognised_words_is_taken_where_it_is_vietnamese() {
    let good = Made::new().picture().hidden_words(
        90.0,
        100.0,
        "Ủy ban nhân dân xã đề nghị các thôn báo cáo kết quả",
    );
    let arrived = read(&good.pdf()).expect("a made file");
    assert_eq!(arrived.origin, Origin::Recognised);
    assert_eq!(lines(&arrived), ["Ủy ban nhân dân xã đề nghị các thôn báo cáo kết quả"]);
    assert!(arrived.scanned.is_empty());

    let wrong = Made::new().picture().hidden_words(
        90.0,
        100.0,
        "UY BAN NHAN DAN xA d6 nghi cac th6n b6o c6o k6t qua",
    );
    let arrived = read(&wrong.pdf()).expect("a made file");
    assert_eq!((arrived.scanned, arrived.blocks.len()), (vec![1], 0));
    assert_eq!(arrived.left_out[0].reason, Reason::WrongLayer);
}

#[test]
fn hidden_and_doubled_words_and_page_numbers_are_left_out_with_the_reason() {
    let page = Made::new()
        .words(290.0, 40.0, "2")
        .words(90.0, 100.0, "Ủy ban nhân dân xã thông báo.")
        .words(90.2, 100.0, "Ủy ban nhân dân xã thông báo.")
        .hidden_words(90.0, 400.0, "Không ai thấy dòng này");
    let arrived = read(&page.pdf()).expect("a made file");
    assert_eq!(lines(&arrived), ["Ủy ban nhân dân xã thông báo."]);
    let reasons: Vec<Reason> = arrived.left_out.iter().map(|one| one.reason).collect();
    assert_eq!(reasons, [Reason::Doubled, Reason::Hidden, Reason::PageNumber], "{:?}", arrived.left_out);
}

/// A sample of the project.
fn sample(name: &str) -> Vec<u8> {
    std::fs::read(crate::support::root().join("samples").join(name)).expect("a sample")
}

#[test]
fn pages_are_drawn_with_every_letter_that_is_read() {
    let bytes = sample("cv-tinh.pdf");
    let arrived = read(&bytes).expect("it is read");
    let pages = page_pictures(&bytes, 1, 10).expect("pages");
    assert_eq!(pages.len(), arrived.pages.expect("a PDF knows"));
    let drawn: usize = pages.iter().map(|page| page.svg.matches("<use ").count()).sum();
    let words: usize = lines(&arrived).iter().map(|line| without_spaces(line).chars().count()).sum();
    assert!(drawn >= words, "{drawn} letters drawn, {words} read");
    for page in &pages {
        let size = (page.width.as_mm().round(), page.height.as_mm().round());
        assert_eq!((size, page.cut), ((210.0, 297.0), false));
        // Nothing of the file but shapes and pictures.
        let plain = !["<script", "<style", "<text", "<foreignObject", "http://", "onload"]
            .iter()
            .any(|word| page.svg.replace("http://www.w3.org/2000/svg", "").contains(word));
        assert!(plain, "{}", &page.svg[..200]);
    }
    assert_eq!(page_pictures(&bytes, 1, 10), Ok(pages.clone()));
    assert_eq!(page_pictures(&bytes, 2, 1), Ok(vec![pages[1].clone()]));
    assert_eq!(page_pictures(&bytes, 9, 5), Ok(Vec::new()));
}

#[test]
fn a_scan_is_drawn_as_its_picture() {
    let pages = page_pictures(&sample("cv-quet.pdf"), 1, 1).expect("pages");
    assert!(pages[0].svg.contains("href=\"data:image/png;base64,") && !pages[0].cut);
    assert!(pages[0].svg.len() < 4 << 20, "{}", pages[0].svg.len());
}

#[test]
fn what_is_refused_is_not_drawn() {
    for bytes in [&b""[..], b"%PDF-1.7\n%%EOF", b"PK\x03\x04"] {
        assert_eq!(page_pictures(bytes, 1, 5).err(), read(bytes).err());
    }
}
