//! `congvan render --to edxml`: the head of a document for systems that exchange documents.

use crate::office::{GOOD, Office, PROVINCE};

/// Two bases that are carried out, one of them of the office's own; one that is rested on; one whose number is a gap.
const BASES: &str = "\
legal_basis:
- {type: Luật Đê điều}
- {verb: Căn cứ, type: Quyết định, number: 7/QĐ-UBND, date: 2026-03-01, issuer: UBND tỉnh Lạng Sơn, subject: phân công trực}
- {verb: Thực hiện, type: Công văn, number: 12/UBND-NC, date: 2027-01-04, issuer: UBND tỉnh Lạng Sơn, subject: trực Tết}
- Thực hiện Kế hoạch số 15/KH-BCA ngày 03 tháng 01 năm 2027 của Bộ Công an về bảo đảm an ninh dịp Tết
- {verb: Thực hiện, type: Kế hoạch, number: 2/KH-UBND, date: 2027-01-02, issuer: UBND xã Chi Lăng, subject: trực Tết}
- {verb: Thực hiện, type: Công văn, number: ___/BCA-___, date: 2027-01, issuer: Bộ Công an, subject: trực Tết}
";

fn export(yaml: &str, more: &str) -> String {
    let office = Office::new()
        .with("a.yaml", yaml)
        .with("office.yaml", "format: congvan-office/1\norgan_id: H37.12\n");
    office.run(&format!("render @a.yaml --draft --to edxml -o @out {more}"));
    office.text("out/a.edxml")
}

#[test]
fn the_head_says_who_sends_what_to_whom() {
    let yaml = format!("{GOOD}{BASES}")
        .replace(
            "{name: Ủy ban nhân dân xã Chi Lăng}",
            "{name: Ủy ban nhân dân xã Chi Lăng, short_name: UBND xã Chi Lăng}",
        )
        .replace("subject: trực tết", "urgency: khẩn\nsubject: trực & gác <24/7> tết");
    let xml = export(&yaml, "--office @office.yaml");
    for part in [
        "<edXML:edXML xmlns:edXML=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">",
        "<edXML:OrganId>H37.12</edXML:OrganId>",
        "<edXML:OrganName>Ủy ban nhân dân xã Chi Lăng</edXML:OrganName>",
        "<edXML:DocumentId>H37.12,2027/01/05,05/UBND-VP</edXML:DocumentId>",
        "<edXML:CodeNumber>05</edXML:CodeNumber>",
        "<edXML:PromulgationDate>2027/01/05</edXML:PromulgationDate>",
        "<edXML:TypeName>Công văn</edXML:TypeName>",
        "<edXML:Subject>trực &amp; gác &lt;24/7&gt; tết Nguyên đán Đinh Mùi</edXML:Subject>",
        "<edXML:Competence>TM.</edXML:Competence>",
        "<edXML:Position>Chủ tịch</edXML:Position>",
        "<edXML:Priority>1</edXML:Priority>",
        "<edXML:PageAmount>1</edXML:PageAmount>",
        "<edXML:Place>Như trên</edXML:Place>",
    ] {
        assert!(xml.contains(part), "{part}\n{xml}");
    }
    let answers: Vec<&str> = xml.split("<edXML:ResponseFor>").skip(1).collect();
    assert_eq!(answers.len(), 2, "{xml}");
    assert!(answers[0].contains("<edXML:Code>12/UBND-NC</edXML:Code>"), "{xml}");
    assert!(answers[0].contains("<edXML:PromulgationDate>2027/01/04</edXML:PromulgationDate>"), "{xml}");
    assert!(answers[1].contains("<edXML:Code>15/KH-BCA</edXML:Code>"), "{xml}");
    assert!(answers[1].contains("<edXML:PromulgationDate>2027/01/03</edXML:PromulgationDate>"), "{xml}");
}

#[test]
fn what_is_not_known_is_not_made_up() {
    let xml =
        export(&PROVINCE.replace("value: 12", "value:").replace("date: 2027-01-05", "date: 2027-01"), "");
    assert!(xml.contains("<edXML:OrganId/>") && xml.contains("<edXML:CodeNumber/>"), "{xml}");
    assert!(xml.contains("<edXML:PromulgationDate/>") && !xml.contains("DocumentId"), "{xml}");
    assert!(
        xml.contains("<edXML:DueDate>2027/02/15</edXML:DueDate>") && !xml.contains("ResponseFor"),
        "{xml}"
    );
}

#[test]
fn a_cascaded_version_answers_its_superior() {
    let office = Office::new().with("a.yaml", PROVINCE);
    office
        .run_words(&["cascade", "@a.yaml", "--units", "xã Chi Lăng", "--to", "edxml", "-o", "@out"])
        .ends_with(0);
    let name = office.files().into_iter().find(|name| name.ends_with(".edxml")).expect("a file");
    let xml = office.text(&name);
    let (_, answer) = xml.split_once("<edXML:ResponseFor>").expect("an answer");
    assert!(answer.contains("<edXML:Code>12/UBND-NC</edXML:Code>"), "{xml}");
}

#[test]
fn what_is_still_a_gap_is_no_data() {
    let office = Office::new().with("a.yaml", PROVINCE);
    office
        .run_words(&["cascade", "@a.yaml", "--units", "xã Chi Lăng, Lạng Sơn", "--to", "edxml", "-o", "@out"])
        .ends_with(0);
    let name = office.files().into_iter().find(|name| name.ends_with(".edxml")).expect("a file");
    let xml = office.text(&name);
    assert!(xml.contains("CodeNotation") && !xml.contains("___"), "{xml}");
}
