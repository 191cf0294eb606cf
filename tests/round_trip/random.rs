//! Directives that nobody wrote, as offices might: what is read again of their files is what they said.

use std::cell::RefCell;

use congvan::import::account::lost_letters;
use congvan::import::understand;
use congvan::model::directive::Directive;
use congvan::text::source::Source;
use congvan_import::{Settings, read};
use congvan_make::{Format, Settings as Making, typeset};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::words;

fn quote(text: &str) -> String {
    serde_json::to_string(text).expect("text is JSON")
}

fn list(items: &[String]) -> String {
    format!("[{}]", items.join(", "))
}

fn one_of(of: &'static [&'static str]) -> impl Strategy<Value = String> {
    select(of).prop_map(str::to_owned)
}

/// What an item says, without its end mark.
const TASKS: &[&str] = &[
    "Rà soát, cập nhật phương án ứng phó thiên tai trên địa bàn",
    "Bố trí lực lượng trực 24/24 giờ, bảo đảm phương châm “4 tại chỗ”",
    "Chủ trì, phối hợp với Công an xã kiểm tra việc chấp hành quy định về phòng cháy, chữa cháy tại chợ, nhà máy, kho hàng",
    "Tuyên truyền đến *từng hộ dân* bằng loa truyền thanh, mạng xã hội, tờ rơi; vận động nhân dân tham gia",
    "Báo cáo kết quả về Ủy ban nhân dân tỉnh (qua Sở Nội vụ) trước ngày 25 tháng 6 năm 2027",
    "Thực hiện theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
    "Bảo đảm 100% hồ sơ được giải quyết đúng hạn, tỷ lệ nộp trực tuyến đạt từ 85% trở lên",
    "Cấp 1.250.000.000 đồng cho 12 xã, mỗi xã không quá 120 triệu đồng; nguồn: ngân sách tỉnh năm 2027",
    "Giao Phòng Kinh tế làm đầu mối",
];

const HEADINGS: &[&str] = &[
    "Công tác tuyên truyền",
    "Sở Nông nghiệp và Môi trường",
    "Mục đích, yêu cầu",
    "Tổ chức thực hiện",
    "Ủy ban nhân dân các xã, phường",
    "Kinh phí",
    "Nội dung, thời gian, địa điểm",
];

const SUBJECTS: &[&str] = &[
    "tăng cường phòng, chống thiên tai năm 2027",
    "kiểm tra công tác cải cách hành chính",
    "tổ chức Ngày hội Đại đoàn kết toàn dân tộc ở khu dân cư",
    "rà soát trụ sở, trang thiết bị của Trung tâm Phục vụ hành chính công cấp xã và bố trí kinh phí sửa chữa",
    "thực hiện Nghị định số 30/2020/NĐ-CP",
];

const ADDRESSEES: &[&str] = &[
    "Các sở, ban, ngành",
    "Công an tỉnh",
    "Ủy ban nhân dân các xã, phường",
    "Báo và Phát thanh, Truyền hình tỉnh",
    "Các trường trung học phổ thông trên địa bàn",
    "Điện lực khu vực 3",
];

const BASES: &[&str] = &[
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
    "Thực hiện Kế hoạch số 112/KH-UBND ngày 12 tháng 02 năm 2027 của Ủy ban nhân dân tỉnh",
];

const CLOSINGS: &[&str] = &[
    "Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện",
    "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị phản ánh về Sở Nội vụ để được hướng dẫn",
];

/// Ways in which lists are numbered.
const NUMBERINGS: &[&str] = &[
    "[\"1.\", \"a)\", \"-\"]",
    "[\"I.\", \"1.\", \"-\"]",
    "[\"1.\", \"1.1.\", \"-\"]",
    "[\"I.\", \"1.\", \"a)\"]",
    "[\"1.\", \"-\", \"+\"]",
];

fn table() -> impl Strategy<Value = String> {
    let row = (one_of(HEADINGS), select(vec!["12", "1.250", "—", "3,5"]));
    vec(row, 1..5).prop_map(|rows| {
        let row = |(at, (name, count)): (usize, (String, &str))| {
            format!("[\"{}\", {}, \"{count}\"]", at + 1, quote(&name))
        };
        let rows: Vec<String> = rows.into_iter().enumerate().map(row).collect();
        format!("{{columns: [{{title: TT, width: 8}}, Nội dung, Số lượng], rows: {}}}", list(&rows))
    })
}

/// An item as deep as levels are left.
fn measure(levels: u32) -> BoxedStrategy<String> {
    let leaf = one_of(TASKS).prop_map(|text| quote(&text));
    if levels == 0 {
        return leaf.boxed();
    }
    let below = vec(measure(levels - 1), 2..4);
    let group =
        (one_of(HEADINGS), below, option::weighted(0.15, table())).prop_map(|(heading, items, table)| {
            let table = table.map(|table| format!("table: {table}, ")).unwrap_or_default();
            format!("{{heading: {}, {table}items: {}}}", quote(&heading), list(&items))
        });
    prop_oneof![3 => leaf, 2 => group].boxed()
}

fn head() -> impl Strategy<Value = String> {
    let issuer = select(vec![
        "{name: Ủy ban nhân dân tỉnh Điện Biên}",
        "{superior: Ủy ban nhân dân tỉnh Lào Cai, name: Sở Nội vụ}",
        "{name: Ủy ban nhân dân xã Tân Tiến}",
        "{superior: Bộ Nông nghiệp và Môi trường, name: Cục Thủy lợi}",
        "{superior: Sở Giáo dục và Đào tạo, name: Trường Trung học phổ thông Chu Văn An}",
    ]);
    let number =
        select(vec!["{value: 12, symbol: UBND-VP}", "{symbol: SNV-CCHC}", "{value: 1205, symbol: KH-UBND}"]);
    let date = select(vec!["2027-05-12", "2027-01-05", "2027-05"]);
    let stamp =
        select(vec!["", "", "", "urgency: khẩn\n", "draft: dự thảo\n", "circulation: lưu hành nội bộ\n"]);
    (issuer, number, date, stamp).prop_map(|(issuer, number, date, stamp)| {
        format!("{stamp}issuer: {issuer}\nnumber: {number}\nplace: Điện Biên\ndate: {date}\n")
    })
}

fn tail() -> impl Strategy<Value = String> {
    let line = select(vec![
        "Như trên",
        "{name: Thường trực Tỉnh ủy, purpose: để báo cáo}",
        "Các Phó Chủ tịch Ủy ban nhân dân tỉnh",
        "{name: Sở Tài chính, purpose: để phối hợp}",
        "Cổng Thông tin điện tử",
    ]);
    let archive = select(vec![
        "archive: [VT]",
        "archive: [VT, KTN]",
        "archive: [VT, NC], copies: 2",
        "archive: [VT, TH], drafter: Hoa, issued: 30",
    ]);
    let signatory = select(vec![
        "{title: Giám đốc, name: Nguyễn Văn An}",
        "{authority: [TM: Ủy ban nhân dân, KT: Chủ tịch], title: Phó Chủ tịch, name: Trần Thị Bình}",
        "{authority: [TL: Chủ tịch], title: Chánh Văn phòng, name: Lò Văn Mừng}",
        "{authority: [KT: Giám đốc], title: Phó Giám đốc}",
    ]);
    (vec(line, 1..5), archive, signatory).prop_map(|(lines, archive, signatory)| {
        let lines: Vec<String> = lines.into_iter().map(str::to_owned).collect();
        format!("distribution: {{to: {}, {archive}}}\nsignatory: {signatory}\n", list(&lines))
    })
}

fn appendix() -> impl Strategy<Value = String> {
    let content = prop_oneof![
        vec(measure(1), 1..4).prop_map(|items| format!("items: {}", list(&items))),
        table().prop_map(|table| format!("table: {table}")),
    ];
    let lies = select(vec!["", ", orientation: landscape"]);
    (one_of(SUBJECTS), content, lies)
        .prop_map(|(title, content, lies)| format!("{{title: {}, {content}{lies}}}", quote(&title)))
}

/// A directive in YAML.
fn directive() -> impl Strategy<Value = String> {
    let kind = select(vec!["CV", "CV", "TTr", "KH", "TB", "QĐ", "BC", "CT", "HD"]);
    let bases = vec(one_of(BASES), 0..3);
    let lead = select(vec![
        "purpose: Để chủ động ứng phó, hạn chế thiệt hại\nrequest: {by: Ủy ban nhân dân tỉnh, verb: yêu cầu, whom: \"các sở, ban, ngành\", action: thực hiện các nội dung sau}\n",
        "request: {by: Sở Nội vụ, verb: đề nghị, whom: \"Ủy ban nhân dân các xã, phường\", action: thực hiện các nội dung sau}\n",
        "opening: \"Thời gian qua, công tác này đạt nhiều kết quả. Tuy nhiên, một số nơi còn chậm.\"\n",
    ]);
    let body = (bases, lead, select(NUMBERINGS), option::of(vec(one_of(CLOSINGS), 1..2)));
    let appendices = prop_oneof![2 => Just(Vec::new()), 1 => vec(appendix(), 1..3)];
    let to = vec(one_of(ADDRESSEES), 1..5);
    (kind, head(), one_of(SUBJECTS), to, body, vec(measure(2), 2..5), tail(), appendices).prop_map(
        |(kind, head, subject, to, (bases, lead, numbering, closing), measures, tail, appendices)| {
            let mut yaml = format!("format: congvan/1\ntype: {kind}\n{head}subject: {}\n", quote(&subject));
            let names = |of: &[String]| list(&of.iter().map(|name| quote(name)).collect::<Vec<_>>());
            let mut line = |key: &str, value: &str| yaml.push_str(&format!("{key}: {value}\n"));
            if matches!(kind, "CV" | "TTr") {
                line("recipients", &names(&to));
            }
            if kind == "QĐ" {
                line("enacted_by", "Chủ tịch Ủy ban nhân dân tỉnh");
            }
            if !bases.is_empty() {
                line("legal_basis", &names(&bases));
            }
            if kind != "QĐ" {
                line("numbering", numbering);
            }
            line("measures", &list(&measures));
            if let Some(closing) = closing.filter(|_| kind != "QĐ") {
                line("closing", &names(&closing));
            }
            if !appendices.is_empty() {
                line("appendices", &list(&appendices));
            }
            if kind != "QĐ" {
                yaml.push_str(lead);
            }
            yaml + &tail
        },
    )
}

/// Holds what is read again of random directives to what they said: so many of them at most say something else, and none
/// loses a letter.
fn hold(format: Format, cases: u32, most: usize) {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 100, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let differing = RefCell::new(Vec::new());
    let outcome = runner.run(&directive(), |yaml| {
        let read_back = Directive::parse(&Source::new("random", yaml.clone())).into_result();
        let own = read_back.map_err(|error| TestCaseError::fail(format!("{error}\n{yaml}")))?;
        let settings = Making::default();
        let set = typeset(&own, &settings, None).expect("it can be made");
        let bytes = set.write(format, &own).expect("it can be written");
        let understood = understand(&read(&bytes, &Settings::default()).expect("our own file"));
        prop_assert_eq!(lost_letters(&understood), []);
        let (wanted, got) = (words(&own), words(&understood.documents[0].directive));
        if let Some(at) = (0..wanted.len().max(got.len())).find(|at| wanted.get(*at) != got.get(*at)) {
            let before = at.checked_sub(1).and_then(|at| wanted.get(at));
            let one = format!("behind {before:?}\nwant {:?}\n got {:?}", wanted.get(at), got.get(at));
            differing.borrow_mut().push(one);
        }
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
    let differing = differing.into_inner();
    assert!(differing.len() <= most, "{} of {cases} differ\n{}", differing.len(), differing.join("\n"));
}

#[test]
fn random_directives_come_back_from_docx() {
    hold(Format::Docx, 100, 0);
}

#[test]
fn random_directives_come_back_from_text() {
    // Nothing says where the rows of a table end in a text.
    hold(Format::Txt, 100, 2);
}

#[test]
fn random_directives_come_back_from_pdf() {
    hold(Format::Pdf, 100, 0);
}
