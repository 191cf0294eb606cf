//! `--templates`: an office's own words over the built-in ones.

use crate::office::{GOOD, Office};

const PROVINCE: &str = "\
format: congvan/1
issuer: {name: Ủy ban nhân dân tỉnh Lạng Sơn, short_name: UBND tỉnh, level: province, territory: tỉnh Lạng Sơn}
number: {value: 12, symbol: UBND-NC}
place: Lạng Sơn
date: 2027-01-05
subject: bảo đảm an ninh, trật tự dịp Tết Nguyên đán
recipients:
- {name: Các sở, audience: departments}
- {name: Công an tỉnh, audience: police}
- {name: Các doanh nghiệp trên địa bàn tỉnh, audience: enterprises}
request: {verb: yêu cầu, whom: các sở, action: thực hiện các nội dung sau}
measures:
- Phân công trực trên địa bàn tỉnh.
distribution: {to: [Như trên], archive: [VT, NC]}
signatory: {authority: [TM: Ủy ban nhân dân], title: Chủ tịch}
";
const UNITS: &str = "format: congvan-units/1\nunits:\n- {name: xã Chi Lăng, province: tỉnh Lạng Sơn}\n";

fn office() -> Office {
    Office::new().with("a.yaml", PROVINCE).with("b.yaml", GOOD).with("units.yaml", UNITS)
}

#[test]
fn key_by_key_in_documents_and_in_every_step() {
    let office = office()
        .with("loi/van-ban.yaml", "format: congvan-words/1\nrecipient_label: \"Kính gửi các đồng chí:\"\n")
        .with(
            "loi/cascade/province-commune.yaml",
            "format: congvan-words/1\n\
             counterparts: {departments: 'Các tổ công tác {{ unit_kind }}', police: }\n",
        )
        .with(
            "loi/cascade/common.yaml",
            "format: congvan-words/1\nsymbol: UBND-TH\ncommanded: [departments, enterprises]\n",
        );
    office.run("cascade @a.yaml --units @units.yaml --templates @loi --to txt -o @out").ends_with(0);
    let text = office.text("out/xa-chi-lang/xa-chi-lang.txt");
    for words in [
        "Kính gửi các đồng chí:",
        "Các tổ công tác xã",
        "Phân công trực trên địa bàn xã.",
        "/UBND-TH",
        "yêu cầu các",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    // A group that has lost its counterpart is dropped with the reason; what was not touched stays.
    assert!(!text.contains("Công an") && text.contains("Thực hiện Công văn"), "{text}");
    let trace = office.text("out/xa-chi-lang/trace.json");
    assert!(trace.contains("không có nơi tương ứng"));
    office.run("render @b.yaml --templates @loi --to txt -o @one").ends_with(0);
    assert!(office.text("one/b.txt").contains("Kính gửi các đồng chí:"));
    office.run("cascade @a.yaml --units @units.yaml --to txt -o @usual").ends_with(0);
    assert!(office.text("usual/xa-chi-lang/xa-chi-lang.txt").contains("Công an xã"));
}

#[test]
fn every_fault_of_every_file_is_told_with_its_place() {
    let office = office()
        .with(
            "loi/van-ban.yaml",
            "format: congvan-words/1\nsubject: V/v {{ subjct }}\nrecipient_lable: Kính gửi\nmotto:\nend_mark: \"{% if %}\"\n",
        )
        .with(
            "loi/cascade/province-commune.yaml",
            "format: congvan-words/1\nwhom: các cơ quan {{ date }}\ncounterparts: {plice: Công an}\n",
        )
        .with("loi/cascade/common.yaml", "commanded: [departmets]\n");
    for command in ["render @b.yaml", "cascade @a.yaml --units @units.yaml"] {
        let ran = office.run(&format!("{command} --templates @loi --to txt -o @out")).ends_with(1);
        for words in [
            "van-ban.yaml:2:17",
            "dùng biến `subjct` không có",
            "có phải `subject`?",
            "van-ban.yaml:3:1",
            "có phải `recipient_label`?",
            "van-ban.yaml:4:1",
            "thiếu `motto`",
            "van-ban.yaml:5:18",
            "mẫu `end_mark` sai",
            "province-commune.yaml:2:22",
            "dùng biến `date` không có",
            "province-commune.yaml:3:16",
            "có phải `police`?",
            "common.yaml:1:1",
            "thiếu `format`",
            "có phải `departments`?",
        ] {
            assert!(ran.err.contains(words), "{words}\n{}", ran.err);
        }
        assert!(!office.path("out").exists());
    }
}

#[test]
fn a_folder_that_is_none_of_words_is_refused() {
    let office = office()
        .with("trong/doc.txt", "không có gì")
        .with("la/van_ban.yaml", "format: congvan-words/1\n")
        .with("la/cascade/xa.yaml", "format: congvan-words/1\n");
    for (folder, words) in [
        ("khong-co", "không có tệp hoặc thư mục này"),
        ("trong", "thư mục không có tệp lời văn nào"),
        ("la", "không có tệp lời văn nào tên `van_ban.yaml`"),
        ("la", "không có tệp lời văn nào tên `cascade/xa.yaml`"),
    ] {
        office
            .run(&format!("render @b.yaml --templates @{folder} --to txt -o @out"))
            .ends_with(2)
            .complains(words);
    }
    assert!(!office.path("out").exists());
}

#[test]
fn phrases_have_the_limits_of_templates_of_notices() {
    for (phrase, place, words) in [
        ("'{% for c in subject %}x{% endfor %}'", "van-ban.yaml:2:", "không lặp được"),
        ("'{{ range(end=100000) }}'", "van-ban.yaml:2:14", "không dùng `range`"),
        ("\"{{ '' ~ range(end=100000) ~ '' }}\"", "van-ban.yaml:2:", "không dùng `range`"),
        ("'{{ [x for x in subject] }}'", "van-ban.yaml:2:", "không lặp trong một biểu thức"),
        ("'{% set a = subject ~ subject %}{{ a }}'", "van-ban.yaml:2:", "`set` chỉ đặt tên"),
        (
            "'{% set a %}{{ subject }}{{ subject }}{% endset %}{{ a }}'",
            "van-ban.yaml:2:",
            "`set` chỉ đặt tên",
        ),
        ("'{% include \"a\" %}'", "van-ban.yaml:2:", "không dùng thẻ `include`"),
        ("'{{ subject | indent(width=1000) }}'", "van-ban.yaml:2:", "indent"),
    ] {
        let office =
            office().with("loi/van-ban.yaml", format!("format: congvan-words/1\nsubject: {phrase}\n"));
        let ran = office.run("render @b.yaml --templates @loi --to txt -o @out").ends_with(1);
        ran.complains("VB014").complains(place).complains(words);
        assert!(!office.path("out").exists(), "{phrase}");
    }
    let joined = format!("'{{{{ subject{} }}}}'", " ~ subject".repeat(30));
    let office = office().with("loi/van-ban.yaml", format!("format: congvan-words/1\nsubject: {joined}\n"));
    office.run("render @b.yaml --templates @loi --to txt -o @out").ends_with(1).complains("quá nhiều lần");
    // What grows beyond a document's measure only with its own words is told too.
    let grown = " | replace(from=\"t\", to=\"tttttttttttttttttttttttttttttttt\")".repeat(8);
    let office = office
        .with("loi/van-ban.yaml", format!("format: congvan-words/1\nsubject: '{{{{ subject{grown} }}}}'\n"));
    let ran = office.run("render @b.yaml --templates @loi --to txt -o @out").ends_with(2);
    ran.complains("1000000 bytes");
    assert!(!office.path("out").exists());
}
