//! What the decree asks of the words of a document.

use congvan::document::style::Role;
use congvan::document::{Document, Piece};
use congvan::model::directive::Directive;
use congvan::model::directive::types::{DocumentType, Head, Recipients, TYPES};
use congvan::office::Office;
use congvan::text::source::Source;

use crate::geometry::compose;

/// A công văn with the given keys in the place of its own.
pub(crate) fn with(keys: &str) -> Document {
    compose_with(keys, &Office::default())
}

/// The keys that a document of that type has and lacks.
fn own_keys(kind: &DocumentType) -> String {
    let recipients = if kind.recipients == Recipients::Required { "" } else { "recipients: -\n" };
    let place = if kind.head == Head::Undated { "place: -\n" } else { "" };
    let enacted =
        if kind.enacting.is_some() { "enacted_by: Ủy ban nhân dân xã Chi Lăng\n" } else { "" };
    format!("type: {}\n{recipients}{place}{enacted}", kind.code)
}

fn compose_with(keys: &str, office: &Office) -> Document {
    compose(&read(keys).unwrap_or_else(|error| panic!("{error}")), office)
}

pub(crate) fn read(keys: &str) -> Result<Directive, String> {
    const BASE: &str = include_str!("samples/short.yaml");
    let top = |line: &str| {
        let (key, _) = line.split_once(':')?;
        key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_').then(|| key.to_owned())
    };
    let own: Vec<String> = keys.lines().filter_map(top).collect();
    let mut keep = true;
    let mut text = format!("{keys}\n");
    for line in BASE.lines() {
        if let Some(key) = top(line) {
            keep = !own.contains(&key);
        }
        if keep {
            text.push_str(line);
            text.push('\n');
        }
    }
    // A key without a value takes one of the base away.
    let text: String =
        text.lines().filter(|line| !line.ends_with(": -")).map(|line| format!("{line}\n")).collect();
    Directive::parse(&Source::new("example", text)).into_result().map_err(|error| error.to_string())
}

/// The words of every paragraph of a role; a blank is `…`.
pub(crate) fn of(document: &Document, role: Role) -> Vec<String> {
    let words = document.paragraphs().filter(|paragraph| paragraph.role == role);
    words.map(|paragraph| paragraph.characters().replace('\u{a0}', "…").replace('\n', " ")).collect()
}

#[test]
fn the_types_are_those_of_the_decree() {
    let decree = "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB";
    let own: Vec<&str> = TYPES.iter().map(|kind| kind.code).collect();
    assert_eq!(own.len(), 29);
    for code in decree.split(' ') {
        assert!(own.contains(&code), "{code}");
    }
    let rest: Vec<&str> = TYPES
        .iter()
        .filter(|kind| !decree.split(' ').any(|code| code == kind.code))
        .map(|kind| kind.name)
        .collect();
    assert_eq!(rest, ["Công văn", "Thư công"]);
}

#[test]
fn the_national_title_is_the_decrees() {
    let document = with("urgency: hỏa tốc");
    assert_eq!(of(&document, Role::NationalName), ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]);
    assert_eq!(of(&document, Role::Motto), ["Độc lập - Tự do - Hạnh phúc"]);
    assert_eq!(stamps(&document), ["HỎA TỐC"]);
}

fn stamps(document: &Document) -> Vec<String> {
    let columns =
        document.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
            congvan::document::Block::Columns(columns) => Some(columns.rows.iter().flatten().flatten()),
            _ => None,
        });
    let stamps = columns.flatten().filter_map(|piece| match piece {
        Piece::Stamp(stamp) => Some(stamp.text.clone()),
        _ => None,
    });
    stamps.collect()
}

#[test]
fn number_and_date_are_worded_by_the_zero_rules() {
    for (number, worded) in [
        ("5", "Số: 05/UBND-VP"),
        ("05", "Số: 05/UBND-VP"),
        ("10", "Số: 10/UBND-VP"),
        ("123", "Số: 123/UBND-VP"),
    ] {
        assert_eq!(
            of(&with(&format!("number: {{value: {number}, symbol: UBND-VP}}")), Role::Number),
            [worded]
        );
    }
    for (date, worded) in [
        ("2020-03-05", "Chi Lăng, ngày 05 tháng 3 năm 2020"),
        ("2020-06-29", "Chi Lăng, ngày 29 tháng 6 năm 2020"),
        ("2020-01-05", "Chi Lăng, ngày 05 tháng 01 năm 2020"),
        ("2020-02-10", "Chi Lăng, ngày 10 tháng 02 năm 2020"),
        ("2020-12-10", "Chi Lăng, ngày 10 tháng 12 năm 2020"),
    ] {
        assert_eq!(of(&with(&format!("date: {date}")), Role::PlaceDate), [worded]);
    }
}

#[test]
fn what_is_not_known_is_a_blank() {
    let document = with("number: {symbol: UBND-VP}\ndate: 2027\nsignatory: {title: Chủ tịch}");
    let without = |text: &str| text.replace('…', "");
    let [number, date, name] =
        [Role::Number, Role::PlaceDate, Role::SignerName].map(|role| of(&document, role).remove(0));
    assert!(number.contains('…') && date.contains('…') && name.contains('…'));
    assert_eq!(without(&number), "Số: /UBND-VP");
    assert_eq!(without(&date), "Chi Lăng, ngày  tháng  năm 2027");
    assert_eq!(without(&name), "");
}

#[test]
fn authority_stands_before_the_title() {
    let lines = |signatory: &str| of(&with(&format!("signatory: {signatory}")), Role::Authority);
    assert_eq!(
        lines("{authority: [TM: Ủy ban nhân dân, KT: Chủ tịch], title: Phó Chủ tịch}"),
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    );
    assert_eq!(lines("{authority: [Q: Giám đốc]}"), ["Q. GIÁM ĐỐC"]);
    assert_eq!(
        lines("{authority: [TL: Chủ tịch], title: Chánh Văn phòng}"),
        ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]
    );
    assert_eq!(lines("{authority: [TUQ: Giám đốc], title: Trưởng phòng}"), ["TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG"]);
}

#[test]
fn another_title_and_a_rank_stand_with_the_name() {
    let name = |signatory: &str| of(&with(&format!("signatory: {signatory}")), Role::SignerName);
    assert_eq!(
        name("{title: Trưởng ban, other_title: Bộ trưởng Bộ Y tế, name: Nguyễn Văn A}"),
        ["BỘ TRƯỞNG BỘ Y TẾ Nguyễn Văn A"]
    );
    assert_eq!(name("{title: Giám đốc, rank: Đại tá, name: Nguyễn Văn A}"), ["Đại tá Nguyễn Văn A"]);
}

#[test]
fn the_main_document_may_lie_on_its_side() {
    let document = with("orientation: landscape");
    let width = document.form.section_width(true);
    assert!(document.sections[0].landscape);
    for block in &document.sections[0].blocks {
        if let congvan::document::Block::Columns(columns) = block {
            assert_eq!(columns.widths[0] + columns.widths[1], width);
        }
    }
    let pages = congvan_pdf::layout(&document);
    assert!(pages[0].width > pages[0].height);
}

#[test]
fn addressees_have_dashes_and_marks() {
    let one = with("recipients: [Sở Tài chính]");
    assert_eq!(of(&one, Role::OnlyRecipient), ["Kính gửi: Sở Tài chính"]);
    let stop = compose_with(
        "recipients: [Sở Tài chính]",
        &Office { single_recipient_stop: true, ..Office::default() },
    );
    assert_eq!(of(&stop, Role::OnlyRecipient), ["Kính gửi: Sở Tài chính."]);
    let several = with("recipients: [Sở Tài chính, Sở Nội vụ, Công an tỉnh]");
    assert_eq!(of(&several, Role::RecipientLabel), ["Kính gửi:"]);
    assert_eq!(of(&several, Role::Recipient), ["- Sở Tài chính;", "- Sở Nội vụ;", "- Công an tỉnh."]);
}

/// Công văn, tờ trình and công điện always, báo cáo where it is sent upwards, no other type.
#[test]
fn only_types_with_addressees_have_them() {
    for kind in TYPES {
        let wanted = match kind.code {
            "CV" | "TTr" | "CĐ" => Recipients::Required,
            "BC" => Recipients::Optional,
            _ => Recipients::None,
        };
        assert_eq!(kind.recipients, wanted, "{}", kind.name);
    }
    let refused = read("type: TB").expect_err("a thông báo has no addressees");
    assert!(refused.contains("VB015"), "{refused}");
}

#[test]
fn the_recipients_list_ends_with_the_archive() {
    let list = "distribution: {to: [Như trên, {name: UBND tỉnh, purpose: để báo cáo}], archive: [VT, VHXH], copies: 2, drafter: Cm, issued: 300}";
    assert_eq!(
        of(&with(list), Role::Distribution),
        ["- Như trên;", "- UBND tỉnh (để báo cáo);", "- Lưu: VT, VHXH (2). Cm.(300)."]
    );
    let last = |more: &str| {
        let list = format!("distribution: {{to: [Như trên], archive: [VT, VHXH], {more}}}");
        of(&with(&list), Role::Distribution).pop().expect("a last line")
    };
    assert_eq!(last("drafter: Cm"), "- Lưu: VT, VHXH. Cm.");
    assert_eq!(last("drafter: PL."), "- Lưu: VT, VHXH. PL.");
    assert_eq!(last("issued: 300"), "- Lưu: VT, VHXH. (300).");
    assert_eq!(of(&with("recipients: [a, b]"), Role::Distribution), ["- Như trên;", "- Lưu: VT, VHXH."]);
}

const PLAN: &str = "type: KH\nrecipients: -\nnumber: {symbol: KH-UBND}";

#[test]
fn bases_end_in_semicolons_and_the_last_in_a_stop() {
    let plan = with(&format!(
        "{PLAN}\nlegal_basis: [Luật An ninh mạng, Thực hiện Kế hoạch số 5/KH-UBND;, Xét đề nghị của Văn phòng]"
    ));
    assert_eq!(
        of(&plan, Role::LegalBasis),
        ["Luật An ninh mạng;", "Thực hiện Kế hoạch số 5/KH-UBND;", "Xét đề nghị của Văn phòng."]
    );
}

/// What is typed at the end of a sentence is printed, and nothing takes its place.
#[test]
fn typed_end_marks_stay() {
    let bases = |bases: &str| of(&with(&format!("{PLAN}\nlegal_basis: {bases}")), Role::LegalBasis);
    assert_eq!(
        bases("[\"Căn cứ các văn bản sau:\", Luật An ninh mạng., \"Xét đề nghị, gồm:\"]"),
        ["Căn cứ các văn bản sau:", "Luật An ninh mạng.", "Xét đề nghị, gồm:"]
    );
    let body = |changes: &str| of(&with(changes), Role::Body);
    let asked =
        |end: &str| format!("request: {{verb: yêu cầu, whom: các phòng, action: \"thực hiện{end}\"}}");
    for (end, wanted) in [("", ":"), (":", ":"), (".", "."), ("?", "?"), ("…", "…")] {
        let asked = format!("legal_basis: [Thực hiện Kế hoạch số 5]\n{}", asked(end));
        assert!(body(&asked)[0].ends_with(&format!("các phòng thực hiện{wanted}")), "{:?}", body(&asked));
    }
    // A basis or purpose with an end of its own is a paragraph of its own.
    let apart = body(&format!("legal_basis: [Thực hiện Kế hoạch số 5.]\n{}", asked("")));
    assert_eq!(apart[0], "Thực hiện Kế hoạch số 5.");
    let apart = body(&format!("legal_basis: -\npurpose: Để kịp thời.\n{}", asked("")));
    assert_eq!(apart[0], "Để kịp thời.");
    let closing = |text: &str| body(&format!("closing: {text}")).pop().expect("a last paragraph");
    assert_eq!(closing("Báo cáo."), "Báo cáo./.");
    assert_eq!(closing("\"Báo cáo gửi về:\""), "Báo cáo gửi về:./.");
    assert_eq!(closing("[\"Báo cáo gồm:\", Kết quả;, Kiến nghị]")[..], *"Kiến nghị./.");
    let articles = "type: QĐ\nenacted_by: Chủ tịch Ủy ban nhân dân xã Chi Lăng\nrecipients: -\nnumber: {symbol: QĐ-UBND}";
    let heading = |typed: &str| {
        let items = format!("{articles}\nmeasures: [{{heading: \"{typed}\", items: [Như sau]}}]");
        of(&with(&items), Role::ArticleHeading)
    };
    assert_eq!(heading("Phân công:"), ["Điều 1. Phân công:"]);
    assert_eq!(heading("Phân công"), ["Điều 1. Phân công"]);
    assert_eq!(heading("Phân công."), ["Điều 1. Phân công."]);
    let titled = |typed: &str| {
        of(&with(&format!("measures: [{{heading: \"{typed}\", items: [Như sau]}}]")), Role::ClauseHeading)
    };
    assert_eq!([titled("Công an"), titled("Công an:")], [["1. Công an:"], ["1. Công an:"]]);
    let to = of(&with("recipients: [\"Các sở:\", Công an.]"), Role::Recipient);
    assert_eq!(to, ["- Các sở:", "- Công an."]);
}

#[test]
fn a_basis_is_cited_in_full() {
    let basis = "{type: Nghị định, number: 110/2004/NĐ-CP, date: 2004-04-08, issuer: Chính phủ, subject: về công tác văn thư}";
    let plan = with(&format!("{PLAN}\nlegal_basis: [{basis}, {{type: Luật An ninh mạng}}]"));
    assert_eq!(
        of(&plan, Role::LegalBasis),
        [
            "Căn cứ Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về công tác văn thư;",
            "Căn cứ Luật An ninh mạng."
        ]
    );
}

#[test]
fn bases_of_a_dispatch_are_upright() {
    let keys =
        "legal_basis: [Thực hiện Công văn số 7/UBND-VX, Căn cứ tình hình]\npurpose: Để bảo đảm an toàn";
    assert_eq!(of(&with(keys), Role::LegalBasis), [""; 0]);
    let italic = compose_with(keys, &Office { italic_basis: true, ..Office::default() });
    assert_eq!(of(&italic, Role::LegalBasis).len(), 2);
}

#[test]
fn levels_are_labelled_as_the_decree_does() {
    let statute =
        Directive::parse(&Source::new("statute", include_str!("samples/statute.yaml"))).into_result();
    let document = compose(&statute.unwrap_or_else(|error| panic!("{error}")), &Office::default());
    assert_eq!(of(&document, Role::ChapterLabel), ["Phần I", "Chương I"]);
    assert_eq!(of(&document, Role::ChapterTitle), ["NHỮNG QUY ĐỊNH CHUNG", "PHẠM VI"]);
    assert_eq!(of(&document, Role::SectionLabel), ["Mục 1", "Tiểu mục 1"]);
    assert_eq!(of(&document, Role::SectionTitle), ["PHẠM VI ĐIỀU CHỈNH", "ĐỐI TƯỢNG"]);
    assert_eq!(of(&document, Role::ArticleHeading), ["Điều 2. Hiệu lực", "Điều 1. Đối tượng áp dụng"]);
    assert!(of(&document, Role::Clause)[0].starts_with("1. "));
    assert!(of(&document, Role::Point)[1].starts_with("b) "));
    assert_eq!(
        of(&document, Role::AppendixReference),
        ["(Kèm theo Quyết định số 05/QĐ-UBND ngày 05 tháng 3 năm 2027 của Ủy ban nhân dân xã Chi Lăng)"]
    );
    let ends: Vec<String> = document
        .paragraphs()
        .map(|paragraph| paragraph.characters())
        .filter(|text| text.ends_with("./."))
        .collect();
    assert_eq!(ends.len(), 2, "the decision and what it issues: {ends:?}");
    let plan =
        with(&format!("{PLAN}\nmeasures: [{{heading: Mục đích, items: [{{heading: Chung, text: Một}}]}}]"));
    assert_eq!(of(&plan, Role::RomanHeading), ["I. MỤC ĐÍCH"]);
    assert_eq!(of(&plan, Role::ClauseHeading), ["1. Chung"]);
}

#[test]
fn the_text_ends_in_the_end_mark() {
    for kind in TYPES {
        let document = with(&own_keys(kind));
        let words: Vec<String> = document.paragraphs().map(|paragraph| paragraph.characters()).collect();
        let ended = words.iter().filter(|text| text.ends_with("./.")).count();
        assert_eq!(ended, 1, "{}: {words:#?}", kind.name);
    }
}

#[test]
fn annexes_are_numbered_where_there_are_several() {
    let annex = "{title: Danh sách, text: Nội dung}";
    assert_eq!(of(&with(&format!("appendices: [{annex}]")), Role::AppendixLabel), ["Phụ lục"]);
    let several = with(&format!("appendices: [{annex}, {annex}, {annex}, {annex}]"));
    assert_eq!(of(&several, Role::AppendixLabel), ["Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV"]);
    assert_eq!(several.sections.len(), 5);
}

#[test]
fn the_reference_of_an_annex_is_blank_on_electronic_documents() {
    let annex = "appendices: [{title: Danh sách, text: Nội dung}]";
    let paper = of(&with(annex), Role::AppendixReference).remove(0);
    assert_eq!(
        paper,
        "(Kèm theo Công văn số 07/UBND-VP ngày 05 tháng 01 năm 2027 của Ủy ban nhân dân xã Chi Lăng)"
    );
    let blank = of(&with(&format!("issue: electronic\n{annex}")), Role::AppendixReference).remove(0);
    assert_eq!(
        blank.replace('…', ""),
        "(Kèm theo Văn bản số  ngày  tháng  năm  của Ủy ban nhân dân xã Chi Lăng)"
    );
}

#[test]
fn copies_are_named_by_their_form() {
    let signed = "distribution: {to: [Các phòng], archive: [VT]}, signatory: {title: Giám đốc}";
    for form in ["SAO Y", "SAO LỤC", "TRÍCH SAO"] {
        let copy = format!(
            "{{form: {form}, issuer: {{name: Sở Tài chính}}, number: {{value: 9, symbol: SY-STC}}, place: Lạng Sơn, date: 2027-02-03, {signed}}}"
        );
        let document = with(&format!("copy: {copy}"));
        assert_eq!(of(&document, Role::CopyForm), [form]);
        assert_eq!(of(&document, Role::Number), ["Số: 07/UBND-VP", "Số: 09/SY-STC"]);
    }
    let electronic = "issue: electronic\ncopy: {form: SAO Y, issuer: {name: Sở Tài chính}, date: 2027-02-03, time: \"08:30:00\"}";
    assert_eq!(of(&with(electronic), Role::SignatureMark), ["SAO Y; Sở Tài chính; 03/02/2027; 08:30:00"]);
}

#[test]
fn the_superior_is_optional() {
    assert_eq!(of(&with(""), Role::Superior), [""; 0]);
    let named = with("issuer: {superior: UBND tỉnh Lạng Sơn, name: Sở Tài chính}");
    assert_eq!(of(&named, Role::Superior), ["UBND TỈNH LẠNG SƠN"]);
    assert_eq!(of(&named, Role::Issuer), ["SỞ TÀI CHÍNH"]);
}

#[test]
fn an_introduction_has_no_subject() {
    let document = with("type: GGT\nrecipients: -\nsubject: -");
    assert_eq!(of(&document, Role::TypeName), ["GIẤY GIỚI THIỆU"]);
    assert_eq!(of(&document, Role::TypeSubject), [""; 0]);
}

#[test]
fn minutes_have_no_date_and_two_signers() {
    let document = with(
        "type: BB\nrecipients: -\nplace: -\nsignatory: {title: Chủ tọa, name: Lê Thị Hoa, secretary: {name: Trần Văn Nam}}",
    );
    assert_eq!(of(&document, Role::PlaceDate), [""; 0]);
    assert_eq!(of(&document, Role::Authority), ["THƯ KÝ", "CHỦ TỌA"]);
    assert_eq!(of(&document, Role::SignerName), ["Trần Văn Nam", "Lê Thị Hoa"]);
}

#[test]
fn every_type_has_its_name_in_capitals() {
    for kind in TYPES.iter().filter(|kind| *kind != DocumentType::dispatch()) {
        let document = with(&own_keys(kind));
        assert_eq!(of(&document, Role::TypeName), [kind.name.to_uppercase()]);
    }
}
