//! Those who issue and sign a document together.

use congvan::document::style::Role;
use congvan::document::{Block, ColumnsPlace, Document};
use congvan::lint::lint;
use congvan::model::directive::{Directive, Text};
use congvan::text::source::Source;

use crate::clauses::{of, read, with};
use crate::support::{directive, source};

const JOINT: &str = "issuer:\n- {superior: UBND tỉnh Lạng Sơn, name: Sở Y tế, short_name: Sở Y tế}\n- {superior: UBND tỉnh Lạng Sơn, name: Sở Giáo dục và Đào tạo}\nnumber: {value: 7, symbol: SYT-SGDĐT}\n";
const CONTRACT: &str = "type: HĐ\nrecipients: -\nnumber: {value: 7, symbol: HĐ-UBND}\n";
const PARTIES: &str = "parties:\n- {name: Ủy ban nhân dân xã Chi Lăng, address: xã Chi Lăng, representative: Bà Lê Thị Hoa, title: Chủ tịch}\n- {name: Công ty Cổ phần Số Xứ Lạng}\nagreement: \"Hai bên thống nhất:\"\n";

/// A joint document that the two sign.
fn joint(first: &str, second: &str) -> String {
    format!("{JOINT}signatory:\n- {first}\n- {second}\n")
}

/// A contract that the two sign.
fn contract(first: &str, second: &str) -> String {
    format!("{CONTRACT}{PARTIES}signatory:\n- {{party: Bên A, {first}}}\n- {{party: Bên B, {second}}}\n")
}

fn places(document: &Document) -> Vec<ColumnsPlace> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let columns = blocks.filter_map(|block| match block {
        Block::Columns(columns) => Some(columns.place),
        _ => None,
    });
    columns.filter(|place| place.signs()).collect()
}

fn codes(keys: &str) -> Vec<&'static str> {
    let directive: Directive = read(keys).unwrap_or_else(|error| panic!("{error}\n{keys}"));
    lint(&directive).iter().map(|found| found.code).collect()
}

/// What the reader says of a file that is refused.
fn refusal(keys: &str) -> String {
    read(keys).expect_err(keys)
}

#[test]
fn joint_issuers_stand_in_the_head_in_order() {
    let document =
        with(&joint("{title: Giám đốc Sở Y tế}", "{title: Giám đốc Sở Giáo dục và Đào tạo, name: Lý Văn D}"));
    assert_eq!(of(&document, Role::Superior), ["UBND TỈNH LẠNG SƠN"]);
    assert_eq!(of(&document, Role::Issuer), ["SỞ Y TẾ -", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"]);
    assert_eq!(of(&document, Role::IssuerRule), [""; 0]);
    assert_eq!(
        of(&document, Role::Authority),
        ["GIÁM ĐỐC SỞ Y TẾ", "GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO"],
        "left, then right"
    );
    assert_eq!(document.properties.author, "Sở Y tế và Sở Giáo dục và Đào tạo");
    // Short names stand on one line.
    let short = "issuer: [{name: Sở Y tế}, {name: Sở Tài chính}]\nnumber: {symbol: SYT-STC}\nsignatory: [{title: Giám đốc Sở Y tế}, {title: Giám đốc Sở Tài chính}]\nappendices: [{title: Danh sách, text: Nội dung}]\nrequest: {verb: yêu cầu, whom: các trường, action: thực hiện các nội dung sau}";
    let document = with(short);
    assert_eq!(of(&document, Role::Issuer), ["SỞ Y TẾ - SỞ TÀI CHÍNH"]);
    let words = of(&document, Role::Body);
    assert!(words.iter().any(|words| words.starts_with("Sở Y tế và Sở Tài chính yêu cầu")), "{words:?}");
    assert!(of(&document, Role::AppendixReference)[0].ends_with("của Sở Y tế và Sở Tài chính)"));
    // Each under its own superior.
    let apart = short
        .replace("{name: Sở Y tế}", "{superior: Bộ Y tế, name: Cục Quản lý Khám, chữa bệnh}")
        .replace("{name: Sở Tài chính}", "{superior: Bộ Tài chính, name: Cục Thuế}")
        .replace("Khám, chữa bệnh", "Dược");
    let document = with(&apart);
    assert_eq!(of(&document, Role::Superior), ["BỘ Y TẾ", "BỘ TÀI CHÍNH"]);
    assert_eq!(of(&document, Role::Issuer), ["CỤC QUẢN LÝ DƯỢC -", "CỤC THUẾ"]);
}

#[test]
fn a_document_of_one_body_has_one_signatory() {
    assert!(refusal("signatory: [{title: Giám đốc}, {title: Kế toán trưởng}]").contains("VB066"));
    assert!(refusal(&format!("{JOINT}signatory: {{title: Giám đốc Sở Y tế}}")).contains("VB066"));
    assert!(refusal(&joint("{title: Giám đốc}", "{name: Lý Văn D}")).contains("VB006"), "each has a title");
    let one = joint("{title: Giám đốc Sở Y tế}", "{title: Giám đốc}")
        .replace("superior: UBND tỉnh Lạng Sơn, name: Sở Y tế", "name: Sở Y tế");
    assert!(refusal(&one).contains("VB067"));
    // A list of one is one.
    let yaml = |keys: &str| read(keys).expect("it is read").to_yaml();
    let one = "signatory: {title: Chủ tịch}\nissuer: {name: Ủy ban nhân dân xã Chi Lăng}";
    assert_eq!(yaml(&one.replace('{', "[{").replace('}', "}]")), yaml(one));
}

#[test]
fn parties_sign_side_by_side() {
    let document = with(&contract(
        "authority: [TM: Ủy ban nhân dân], title: Chủ tịch",
        "title: Giám đốc, name: Nguyễn Văn B",
    ));
    assert_eq!(
        of(&document, Role::Party),
        ["BÊN A: ỦY BAN NHÂN DÂN XÃ CHI LĂNG", "BÊN B: CÔNG TY CỔ PHẦN SỐ XỨ LẠNG"]
    );
    assert_eq!(
        of(&document, Role::Dash),
        ["- Địa chỉ: xã Chi Lăng;", "- Đại diện: Bà Lê Thị Hoa; chức vụ: Chủ tịch."]
    );
    assert_eq!(
        of(&document, Role::Authority),
        ["ĐẠI DIỆN BÊN A", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "ĐẠI DIỆN BÊN B", "GIÁM ĐỐC"]
    );
    let list = ColumnsPlace::Signing;
    assert_eq!(
        places(&document),
        [ColumnsPlace::CoSigning, list],
        "those who sign, then the recipients list"
    );
    // A person signs for himself, without a title.
    assert!(read(&contract("title: Chủ tịch", "name: Nguyễn Văn B")).is_ok());
    assert!(
        refusal(&contract("title: Chủ tịch", "title: Giám đốc").replace("party: Bên B, ", ""))
            .contains("VB065")
    );
    let of_another_type = "parties: [{name: Sở Y tế}]\nsignatory: {title: Chủ tịch, party: Bên A}";
    assert_eq!(refusal(of_another_type).matches("VB015").count(), 2);
}

#[test]
fn more_than_two_sign_a_record() {
    let record = |signers: &str| {
        with(&format!(
            "type: BB\nrecipients: -\nplace: -\nnumber: {{symbol: BB-UBND}}\nsignatory: [{signers}]"
        ))
    };
    let three = record("{title: Thư ký, name: A}, {title: Thành viên, name: B}, {title: Chủ tọa, name: C}");
    assert_eq!(of(&three, Role::Authority), ["THƯ KÝ", "THÀNH VIÊN", "CHỦ TỌA"]);
    assert_eq!(of(&three, Role::SignerName), ["A", "B", "C"]);
    assert_eq!(places(&three), [ColumnsPlace::Signing; 3]);
    let last = |document: &Document, nth: usize| {
        let blocks = &document.sections[0].blocks;
        let columns = blocks.iter().filter_map(|block| match block {
            Block::Columns(columns) if columns.place.signs() => Some(columns),
            _ => None,
        });
        columns.map(|columns| columns.rows[0].each_ref().map(Vec::len)).nth(nth)
    };
    assert_eq!(last(&three, 1), Some([0, 2]), "one alone signs on the right");
    let with_secretary =
        "type: BB\nrecipients: -\nplace: -\nsignatory: [{title: Chủ tọa, secretary: A}, {title: Thành viên}]";
    assert!(refusal(with_secretary).contains("VB011"));
}

#[test]
fn who_introduces_stands_in_the_middle() {
    let document = with(
        "type: GGT\nrecipients: -\nsubject: -\nopening: [Xét đề nghị của ông Nguyễn Văn A, \"Sở Y tế trân trọng giới thiệu:\"]",
    );
    assert_eq!(of(&document, Role::Introduction), ["Sở Y tế trân trọng giới thiệu:"]);
    let other = with("opening: \"Sở Y tế trân trọng giới thiệu:\"");
    assert_eq!(of(&other, Role::Introduction), [""; 0], "of that type only");
}

#[test]
fn a_session_stands_below_its_council() {
    let document = with(
        "type: NQ\nrecipients: -\nnumber: {symbol: NQ-HĐND}\nenacted_by: [Hội đồng nhân dân tỉnh, \"Khóa XIII, kỳ họp thứ 31\"]\nsignatory: {authority: [TM: [Đoàn Chủ tịch, Khóa XIII kỳ họp thứ 31]], title: Chủ tịch}",
    );
    assert_eq!(of(&document, Role::EnactedBy), ["HỘI ĐỒNG NHÂN DÂN TỈNH KHÓA XIII, KỲ HỌP THỨ 31"]);
    assert_eq!(of(&document, Role::Authority), ["TM. ĐOÀN CHỦ TỊCH", "KHÓA XIII KỲ HỌP THỨ 31", "CHỦ TỊCH"]);
}

/// Each rule about who issues or signs looks at the second as at the first.
#[test]
fn rules_hold_for_everyone_who_signs() {
    let head = "title: Giám đốc Sở Y tế, name: Hoàng Thị A";
    let sound =
        joint(&format!("{{{head}}}"), "{authority: [KT: Giám đốc], title: Phó Giám đốc, name: Lý Văn D}");
    let none = codes(&sound);
    for (code, signatory) in [
        ("VB701", "{title: Giám đốc, name: TS. Lý Văn D}"),
        ("VB702", "{title: Giám đốc, name: LÝ VĂN D}"),
        ("VB703", "{authority: [KT: Giám đốc, TM: Ủy ban nhân dân], title: Phó Giám đốc, name: Lý Văn D}"),
        ("VB704", "{authority: [KT: KT. Giám đốc], title: Phó Giám đốc, name: Lý Văn D}"),
        ("VB705", "{authority: [KT: Giám đốc], name: Lý Văn D}"),
        ("VB706", "{title: Phó Giám đốc, name: Lý Văn D}"),
        ("VB707", "{title: Giám đốc, name: Ông Lý Văn D}"),
        ("VB708", "{title: Giám đốc, name: Lý Văn D.}"),
        ("VB709", "{authority: [TM: Giám đốc], title: Phó Giám đốc, name: Lý Văn D}"),
    ] {
        assert!(!none.contains(&code), "{code}: {none:?}");
        let found = codes(&joint(&format!("{{{head}}}"), signatory));
        assert!(found.contains(&code), "{code}: {found:?}");
    }
    let second = |name: &str| sound.replace("name: Sở Giáo dục và Đào tạo", name);
    assert!(codes(&second("name: SỞ GIÁO DỤC VÀ ĐÀO TẠO")).contains(&"VB201"));
    assert!(codes(&second("name: Sở GDĐT")).contains(&"VB202"));
    // The committee's own chair needs `TM.`, the chair of another body beside it does not.
    let committee = |first: &str, second: &str| {
        codes(&format!(
            "issuer: [{{name: Ủy ban nhân dân xã Chi Lăng}}, {{name: Ủy ban Mặt trận Tổ quốc Việt Nam xã Chi Lăng}}]\nnumber: {{symbol: UBND-MTTQ}}\nsignatory: [{{{first}}}, {{{second}}}]"
        ))
    };
    let chair = "title: Chủ tịch";
    assert!(committee(chair, chair).contains(&"VB711"));
    assert!(!committee("authority: [TM: Ủy ban nhân dân], title: Chủ tịch", chair).contains(&"VB711"));
    // A deputy whom his party's own mandate names signs as who he is.
    let deputy = contract("authority: [TM: Ủy ban nhân dân], title: Chủ tịch", "title: Phó Giám đốc");
    assert!(codes(&deputy).contains(&"VB706"));
    let mandate = "{name: Công ty Cổ phần Số Xứ Lạng, representative: Ông Nguyễn Văn B, mandate: Giấy ủy quyền ngày 04 tháng 01 năm 2027}";
    assert!(!codes(&deputy.replace("{name: Công ty Cổ phần Số Xứ Lạng}", mandate)).contains(&"VB706"));
}

/// A hand for everyone who signs, a seal for each body, told apart by what stands above the name.
#[test]
fn everyone_has_a_field_of_his_own() {
    let names = |document: &Document| {
        let options = congvan_pdf::Options { signature_fields: true, ..congvan_pdf::Options::default() };
        let bytes = congvan_pdf::write_with(document, &options).expect("a PDF");
        let file = lopdf::Document::load_mem(&bytes).expect("a PDF that is read");
        let form = file.catalog().and_then(|catalog| catalog.get(b"AcroForm")).expect("a form");
        let (_, form) = file.dereference(form).expect("a form");
        let fields = form.as_dict().and_then(|form| form.get(b"Fields")).and_then(|fields| fields.as_array());
        let text = |field: &lopdf::Object, key: &[u8]| {
            let (_, field) = file.dereference(field).expect("a field");
            let value = field.as_dict().and_then(|field| field.get(key)).expect("a text");
            lopdf::decode_text_string(value).expect("text")
        };
        let fields = fields.expect("fields").iter();
        fields.map(|field| (text(field, b"T"), text(field, b"TU"))).collect::<Vec<_>>()
    };
    let of_two = with(&joint("{title: Giám đốc Sở Y tế}", "{title: Giám đốc Sở Giáo dục và Đào tạo}"));
    let (own, titles): (Vec<_>, Vec<_>) = names(&of_two).into_iter().unzip();
    assert_eq!(own, ["ChuKyNguoiKy", "ChuKyCoQuan", "ChuKyNguoiKy2", "ChuKyCoQuan2"]);
    assert_eq!(titles[2], "Chữ ký của người có thẩm quyền (GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO)");
    // A witness has no seal.
    let handed_over = directive("fixtures/bien-ban-ba-nguoi-ky/input.yaml");
    let own: Vec<String> =
        names(&crate::support::compose(&handed_over)).into_iter().map(|(name, _)| name).collect();
    assert_eq!(own, ["ChuKyNguoiKy", "ChuKyCoQuan", "ChuKyNguoiKy2", "ChuKyCoQuan2", "ChuKyNguoiKy3"]);
    let record = with(
        "type: BB\nrecipients: -\nplace: -\nsignatory: [{title: Thư ký}, {title: Thành viên}, {title: Chủ tọa}]",
    );
    let own: Vec<String> = names(&record).into_iter().map(|(name, _)| name).collect();
    let own: Vec<&str> = own.iter().map(String::as_str).filter(|name| name.starts_with("ChuKy")).collect();
    assert_eq!(own, ["ChuKyNguoiKy", "ChuKyNguoiKy2", "ChuKyNguoiKy3", "ChuKyCoQuan"]);
    // Wherever the chair stands; who signs in the body's name before him; and nobody where none is known to.
    for (signers, sealing) in [
        ("{title: Chủ tọa}, {title: Thư ký}, {title: Người chứng kiến}", Some(1)),
        (
            "{title: Chủ tọa}, {authority: [KT: Chủ tịch], title: Phó Chủ tịch}, {title: Người chứng kiến}",
            Some(2),
        ),
        ("{title: Tổ trưởng}, {title: Đại diện Công an xã}, {title: Người chứng kiến}", None),
    ] {
        let record = with(&format!("type: BB\nrecipients: -\nplace: -\nsignatory: [{signers}]"));
        let own = names(&record).into_iter().map(|(name, _)| name);
        let own: Vec<String> = own.filter(|name| name.starts_with("ChuKy")).collect();
        assert_eq!(own.iter().position(|name| name == "ChuKyCoQuan"), sealing, "{signers}: {own:?}");
    }
}

/// Two who sign beside each other sign on one line, however many lines stand above.
#[test]
fn names_of_a_pair_are_level() {
    let document = with(&joint(
        "{title: Giám đốc Sở Y tế, name: Hoàng Thị A}",
        "{authority: [TM: Ủy ban nhân dân, KT: Chủ tịch], title: Phó Chủ tịch, name: Lý Văn D}",
    ));
    let pages = congvan_pdf::layout(&document);
    let items = pages.iter().flat_map(|page| &page.items);
    let names = items.filter_map(|item| match item {
        congvan_pdf::Item::Text(text) if text.role == Role::SignerName => Some(text.baseline),
        _ => None,
    });
    let [left, right] = names.collect::<Vec<_>>()[..] else { panic!("two names") };
    assert_eq!(left, right);
}

/// A joint document is carried out as one of a single issuer: each is the superior.
#[test]
fn joint_issuers_are_the_superior_of_whom_they_instruct() {
    let mut source = directive("fixtures/ke-hoach-lien-tich/input.yaml");
    source.issuer.short_name = None;
    source.closing[0] = Text::new("Sở Y tế và Sở Giáo dục và Đào tạo yêu cầu các đơn vị thực hiện");
    let unit = congvan::model::units::Unit::new("xã Hữu Liên", congvan::model::directive::Level::Commune);
    let options = congvan::cascade::Options::default();
    let version = congvan::cascade::cascade(&source, &unit, &options).expect("a version");
    let text = congvan::compose::text::write(&crate::support::compose(&version.directive));
    let whose = "của Sở Y tế tỉnh Lạng Sơn và Sở Giáo dục và Đào tạo tỉnh Lạng Sơn về việc phối hợp";
    assert!(text.contains(whose), "{text}");
    assert!(text.contains("- Sở Y tế (để b/c);\n- Sở Giáo dục và Đào tạo (để b/c);"), "{text}");
    assert!(text.contains("UBND xã Hữu Liên yêu cầu các đơn vị thực hiện"), "{text}");
    assert!(version.directive.joint.is_empty() && version.directive.cosigners.is_empty());
    let told = |at: &str| version.trace.entries.iter().filter(|entry| entry.at == at).count();
    let each = ["issuer.1.address", "issuer.2.address"].map(told);
    assert_eq!(each, [1, 1], "what belongs to the superiors alone is accounted for");
    // Not where they are of different places.
    source.joint[0].level = Some(congvan::model::directive::Level::Commune);
    assert!(congvan::cascade::cascade(&source, &unit, &options).is_err());
}

/// What is read comes back, one or several.
#[test]
fn several_are_written_as_a_list() {
    for name in ["hop-dong-hai-ben", "ke-hoach-lien-tich", "bien-ban-ba-nguoi-ky", "nghi-quyet-ky-hop"] {
        let read = directive(&format!("fixtures/{name}/input.yaml"));
        let yaml = read.to_yaml();
        let again = Directive::parse(&congvan::text::source::Source::new(name, yaml.as_str()));
        let again = again.into_result().unwrap_or_else(|error| panic!("{name}: {error}\n{yaml}"));
        assert_eq!(again.to_yaml(), yaml, "{name}");
        let words = |own: &Directive| congvan::compose::text::write(&crate::support::compose(own));
        assert_eq!(words(&again), words(&read), "{name}");
    }
}

/// A draft that goes with the document; `more` is what it says beside.
fn attached_draft(more: &str) -> String {
    format!(
        "attached:\n- {{type: QĐ, number: {{symbol: QĐ-UBND}}, place: A, date: 2027, enacted_by: Chủ tịch, {more}, measures: [Lập Tổ.], \
         distribution: {{to: [Như Điều 1], archive: [VT]}}, signatory: {{title: Chủ tịch}}}}\n"
    )
}

#[test]
fn an_attached_draft_is_of_the_same_issuers_unless_it_says_another() {
    let signed = joint("{title: Giám đốc Sở Y tế}", "{title: Giám đốc Sở Giáo dục và Đào tạo}");
    let document = with(&format!("{signed}{}", attached_draft("subject: Lập Tổ")));
    assert_eq!(
        of(&document, Role::Issuer),
        ["SỞ Y TẾ -", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "SỞ Y TẾ -", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"]
    );
    let document = with(&attached_draft("subject: Lập Tổ, issuer: {name: Sở Tài chính}"));
    assert_eq!(of(&document, Role::Issuer).last().map(String::as_str), Some("SỞ TÀI CHÍNH"));
    assert_eq!(of(&document, Role::Authority).last().map(String::as_str), Some("CHỦ TỊCH"));
}

#[test]
fn what_an_attached_draft_has_no_place_for_is_told_once() {
    for (more, code) in [
        ("subject: \"Lập Tổ ^[Chú thích.]\"", "VB071"),
        ("subject: Lập Tổ, opening: Vừa qua.", "VB015"),
        ("subject: Lập Tổ, copy: {form: SAO Y}", "VB005"),
    ] {
        let told = refusal(&attached_draft(more));
        assert_eq!(told.matches(code).count(), 1, "{told}");
    }
}

#[test]
fn a_name_breaks_where_its_author_broke_it() {
    let lines = ["BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ", "CÁC CÔNG TRÌNH DÂN DỤNG"];
    let names = [
        "issuer: {name: \"Ban Quản lý dự án đầu tư\\ncác công trình dân dụng\"}\n",
        "issuer:\n  name: |\n    Ban Quản lý dự án đầu tư\n    các công trình dân dụng\n",
        "issuer: {name: [Ban Quản lý dự án đầu tư, các công trình dân dụng]}\n",
    ];
    for name in names {
        let directive = read(name).unwrap_or_else(|error| panic!("{error}\n{name}"));
        assert_eq!(directive.issuer.name.notation(), "Ban Quản lý dự án đầu tư các công trình dân dụng");
        let document = with(name);
        let issuer = document.paragraphs().find(|paragraph| paragraph.role == Role::Issuer);
        assert_eq!(issuer.expect("it has an issuer").characters(), lines.join("\n"));
    }
}

/// A space that Word holds together is a space.
#[test]
fn a_party_is_known_however_its_name_is_spaced() {
    let contract = source("fixtures/hop-dong-hai-ben/input.yaml");
    let is_told = |party: &str| {
        let text = contract.text().replace("party: Bên B", &format!("party: {party}"));
        let found = Directive::parse(&Source::new("hop-dong.yaml", text)).diagnostics;
        found.iter().any(|found| found.code == "VB065")
    };
    assert!(!is_told("bên\u{a0}B"));
    assert!(is_told("Bên C"));
}
