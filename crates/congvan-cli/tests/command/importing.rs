//! Documents as they arrive: read, shown, told, and cascaded at once.

use crate::office::{GOOD, Office, PROVINCE, Ran};

/// A province's dispatch, printed by LibreOffice and signed.
const SIGNED: &[u8] = include_bytes!("../../../../samples/cv-tinh.pdf");

/// The first page of the same as a scanner gives it.
const SCANNED: &[u8] = include_bytes!("../../../../samples/cv-quet.pdf");

/// A dispatch as someone pastes it.
const PASTED: &str = "\
UBND TỈNH LẠNG SƠN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    SỞ NỘI VỤ                          Độc lập - Tự do - Hạnh phúc
Số: 215/SNV-CCHC                   Lạng Sơn, ngày 05 tháng 3 năm 2027
V/v báo cáo cải cách hành chính

Kính gửi: Ủy ban nhân dân các xã, phường

Sở Nội vụ đề nghị Ủy ban nhân dân các xã, phường thực hiện các nội dung sau:
1. Rà soát thủ tục hành chính.
2. Báo cáo trước ngày 20/3/2027./.
";

/// An office with the province's dispatch as DOCX and PDF.
fn office() -> Office {
    let office = Office::new().with("tinh.yaml", PROVINCE).with("ky.pdf", SIGNED);
    office.run("render @tinh.yaml --to docx,pdf -o @").ends_with(0);
    office
}

fn dispatch(ran: &Ran) {
    for line in [
        "name: Ủy ban nhân dân tỉnh Lạng Sơn",
        "level: province",
        "territory: tỉnh Lạng Sơn",
        "symbol: UBND-NC",
        "date: 2027-01-05",
        "subject: bảo đảm an ninh, trật tự dịp Tết Nguyên đán",
        "Phân công trực trong những ngày nghỉ Tết",
    ] {
        assert!(ran.out.contains(line), "`{line}` is not in:\n{}", ran.out);
    }
}

#[test]
fn the_line_of_the_readme_makes_the_communes_draft() {
    let office = Office::new().with("cv-tinh.pdf", SIGNED);
    let cascade = |units: &str| {
        office.run_words(&["cascade", "@cv-tinh.pdf", "--units", units, "-o", "@out", "--force"])
    };
    cascade("xã Chi Lăng, Lạng Sơn")
        .ends_with(0)
        .complains("Công văn số 126/UBND-KGVX ngày 18/01/2027 của Ủy ban nhân dân tỉnh Lạng Sơn");
    let made = [
        "out/xa-chi-lang/trace.html",
        "out/xa-chi-lang/trace.json",
        "out/xa-chi-lang/xa-chi-lang.docx",
        "out/xa-chi-lang/xa-chi-lang.pdf",
    ];
    assert_eq!(office.files()[1..], made);
    for units in ["xã Chi Lăng, tỉnh Lạng Sơn", "Chi Lăng, Lạng Sơn", "chi lang", "xã Chi Lăng tỉnh Lạng Sơn"]
    {
        cascade(units).ends_with(0).says("không có gì đổi");
    }
    assert_eq!(office.files().len(), 1 + made.len());
    for line in ["README.md", "README.vi.md"] {
        let readme = std::fs::read_to_string(format!("{}/../../{line}", env!("CARGO_MANIFEST_DIR")))
            .expect("a README");
        assert!(
            readme.contains("congvan cascade samples/cv-tinh.pdf --units \"xã Chi Lăng, Lạng Sơn\" -o out"),
            "{line}"
        );
    }
}

#[test]
fn commas_part_units_where_the_tables_know_them() {
    let office = office();
    let units = |typed: &str| {
        let ran = office.run_words(&["cascade", "@tinh.yaml", "--units", typed, "--dry-run"]).ends_with(0);
        ["xa-chi-lang/", "xa-na-sam/"].map(|folder| ran.out.contains(folder))
    };
    assert_eq!(units("xã Chi Lăng, Lạng Sơn"), [true, false]);
    for both in [
        "xã Chi Lăng, xã Na Sầm",
        "xã Chi Lăng; xã Na Sầm",
        "xã Chi Lăng, Na Sầm, Lạng Sơn",
        "Na Sầm, Chi Lăng",
    ] {
        assert_eq!(units(both), [true, true], "{both}");
    }
    let refused = |typed: &str, code, why: &str| {
        office.run_words(&["cascade", "@tinh.yaml", "--units", typed]).ends_with(code).complains(why);
    };
    refused("chi lamg", 1, "VB013");
    refused("khong-co.yaml", 2, "không có tệp hoặc thư mục này");
    let body = ["cascade", "@tinh.yaml", "--units", "UBND xã Chi Lăng", "--dry-run"];
    office.run_words(&body).ends_with(0).complains("`UBND xã Chi Lăng` là cơ quan; lấy đơn vị `xã Chi Lăng`");
}

#[test]
fn a_docx_and_a_pdf_are_read_alike() {
    let office = office();
    for file in ["tinh.docx", "tinh.pdf"] {
        let ran = office.run(&format!("import @{file}")).ends_with(0);
        dispatch(&ran.complains("Công văn số 12/UBND-NC ngày 05/01/2027"));
    }
    office.run("import @tinh.docx -o @doc.yaml").ends_with(0);
    office.run("check @doc.yaml").ends_with(0);
}

#[test]
fn a_text_without_anything_of_the_form_is_told() {
    let office = Office::new().typing("Chào cả nhà, chiều nay họp lớp nhé.\n");
    office.run("import -").ends_with(0).complains("tệp có thể không phải văn bản hành chính");
}

#[test]
fn standard_input_is_read_as_any_file() {
    let office = Office::new().typing(PASTED);
    office
        .run("import -")
        .ends_with(0)
        .says("name: Sở Nội vụ")
        .says("superior: UBND tỉnh Lạng Sơn")
        .says("level: province")
        .says("deadline: 2027-03-20");
}

#[test]
fn several_files_go_to_a_folder() {
    let office = office().with("van-ban.txt", PASTED);
    office.run("import @tinh.pdf @van-ban.txt -o @ra").ends_with(0);
    assert!(office.text("ra/tinh.yaml").contains("symbol: UBND-NC"));
    assert!(office.text("ra/van-ban.yaml").contains("symbol: SNV-CCHC"));
    office.run("import @tinh.pdf @van-ban.txt -o @mot.yaml").ends_with(2).complains("-o phải là thư mục");
}

#[test]
fn a_stamp_of_secrecy_is_refused_by_every_command() {
    let secret = PASTED.replace("V/v báo cáo", "TỐI MẬT\nV/v báo cáo");
    let office = Office::new().with("van-ban.txt", &secret);
    for words in [
        "import @van-ban.txt",
        "check @van-ban.txt",
        "cascade @van-ban.txt --units xa",
        "render @van-ban.txt",
    ] {
        let ran = office.run(words).ends_with(2).complains("văn bản có dấu chỉ độ mật");
        assert!(!ran.out.contains("cải cách"), "{}", ran.out);
    }
    assert_eq!(office.files(), ["van-ban.txt"]);
}

#[test]
fn several_documents_in_one_file_are_told_and_not_one_taken_for_all() {
    let two = format!("{PASTED}\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\n{}", PASTED.replace("215", "216"));
    let office = Office::new().with("hai.txt", &two);
    for words in ["check @hai.txt", "cascade @hai.txt --units xa", "render @hai.txt"] {
        office.run(words).ends_with(2).complains("có 2 văn bản (số 215/SNV-CCHC, 216/SNV-CCHC)");
    }
    office.run("import @hai.txt -o @ra/").ends_with(0);
    assert_eq!(office.files(), ["hai.txt", "ra/hai-2.yaml", "ra/hai.yaml"]);
}

#[test]
fn findings_of_what_arrived_point_into_it() {
    let text = PASTED.replace("20/3/2027", "01/3/2027");
    let office = office().with("van-ban.txt", &text);
    let ran = office.run("check @van-ban.txt");
    assert!(!ran.out.contains("van-ban.txt:"), "{}", ran.out);
    assert!(ran.out.contains("van-ban.txt, dòng 10"), "{}", ran.out);
}

#[test]
fn pasted_text_is_read_alike_by_every_command_in_whatever_letters() {
    let text = "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN\n\nSố: 12/UBND-KT\nV/v trực Tết\n\nLạng Sơn, ngày 21 tháng 8 năm 2026\n\n\
                Kính gửi: Ủy ban nhân dân các xã, phường\n\nỦy ban nhân dân tỉnh yêu cầu:\n1. Rà soát.\n";
    let wide: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let office = Office::new().with("mot.txt", text).with("hai.txt", &wide);
    for file in ["@mot.txt", "@hai.txt"] {
        let words = ["cascade", file, "--units", "xã Chi Lăng, Lạng Sơn", "--dry-run"];
        office.run_words(&words).ends_with(0).complains("Công văn số 12/UBND-KT ngày 21/08/2026");
    }
    let missing = ["cascade", "@mot.txt", "--units", "xã Không Có, Lạng Sơn", "--dry-run"];
    office.run_words(&missing).ends_with(2).complains("Lạng Sơn không có `xã Không Có`");
    let gone = ["cascade", "@mot.txt", "--units", "huyện Chi Lăng, Lạng Sơn", "--dry-run"];
    office.run_words(&gone).ends_with(1).complains("VB029").complains("`xã Chi Lăng`");
}

#[test]
fn a_paper_of_the_centre_is_told_to_be_one() {
    let text = "BỘ NỘI VỤ                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/BNV-TCBC\nV/v trực Tết\n\n\
                Kính gửi: Ủy ban nhân dân các tỉnh\n\nBộ Nội vụ đề nghị:\n1. Rà soát.\n";
    let text = text.replace("V/v trực Tết", "Hà Nội, ngày 21 tháng 8 năm 2026\nV/v trực Tết");
    let office = Office::new().with("bo.txt", &text);
    let words = ["cascade", "@bo.txt", "--units", "xã Chi Lăng, Lạng Sơn", "--dry-run"];
    office.run_words(&words).complains("`Bộ Nội vụ` là cơ quan trung ương");
}

#[test]
fn lines_are_shown_with_what_they_are() {
    let office = office().with("van-ban.txt", PASTED);
    let ran = office.run("import @van-ban.txt --show").ends_with(0).says("SỞ NỘI VỤ").says("V/v báo cáo");
    assert!(!ran.out.contains("format: congvan/1"), "{}", ran.out);
    let role =
        |words: &str| ran.out.lines().find(|line| line.contains(words)).map(|line| line.starts_with(' '));
    assert_eq!(role("Kính gửi: Ủy ban"), Some(false), "{}", ran.out);
}

#[test]
fn all_that_was_understood_is_json() {
    let office = office();
    let ran = office.run("import @tinh.docx --format json").ends_with(0);
    let whole: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(whole["format"], "congvan-import/1");
    assert_eq!(whole["lost"], serde_json::json!([]));
    let fields = whole["documents"][0]["fields"].as_array().expect("fields");
    let value =
        |path: &str| fields.iter().find(|field| field["path"] == path).map(|field| field["value"].clone());
    assert_eq!(value("issuer.territory").expect("a territory"), "tỉnh Lạng Sơn");
    assert_eq!(value("number.value").expect("a number"), "12");
}

#[test]
fn a_scan_is_told_and_recognised_where_that_is_asked_for() {
    let office = Office::new().with("quet.pdf", SCANNED);
    office.run("import @quet.pdf").ends_with(0).complains("1 trang là ảnh").complains("thêm --ocr");
    let langs = std::process::Command::new("tesseract").arg("--list-langs").output();
    let langs = langs.map(|said| [said.stdout, said.stderr].concat());
    let is_there = |langs: &Vec<u8>| String::from_utf8_lossy(langs).lines().any(|line| line.trim() == "vie");
    let cascade = ["cascade", "@quet.pdf", "--ocr", "--units", "xã Chi Lăng", "--dry-run"];
    for words in [&["import", "@quet.pdf", "--ocr"][..], &["check", "@quet.pdf", "--ocr"], &cascade] {
        let ran = office.run_words(words);
        if langs.as_ref().is_ok_and(is_there) {
            assert!(!ran.err.contains("thêm --ocr"), "{}", ran.err);
            continue;
        }
        ran.ends_with(2).complains("tesseract").complains("apt install");
    }
    if !langs.as_ref().is_ok_and(is_there) {
        return;
    }
    let ran = office.run("import @quet.pdf --ocr --format json").ends_with(0);
    let whole: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!((&whole["recognised"], &whole["lost"]), (&true.into(), &serde_json::json!([])));
    let fields = whole["documents"][0]["fields"].as_array().expect("fields");
    let said = |path: &str| fields.iter().find(|field| field["path"] == path).map(|field| &field["value"]);
    assert_eq!(said("number.symbol").expect("a symbol"), "UBND-KGVX");
    assert_eq!(said("issuer.territory").expect("a territory"), "tỉnh Lạng Sơn");
    let sure: Vec<_> =
        fields.iter().filter(|field| field["certainty"] == "sure" && field["value"] != "").collect();
    assert!(sure.is_empty(), "{sure:?}");
}

#[test]
fn a_text_without_its_foot_is_cascaded_with_blanks() {
    let office = Office::new().with("van-ban.txt", PASTED);
    let words = ["cascade", "@van-ban.txt", "--units", "xã Chi Lăng, Lạng Sơn", "-o", "@out"];
    office.run_words(&words).ends_with(0).says("Rà soát thủ tục hành chính");
    assert!(office.files().contains(&"out/xa-chi-lang/xa-chi-lang.docx".to_owned()));
}

#[test]
fn standard_output_takes_one_document() {
    let office = Office::new().with("a.pdf", SIGNED).with("b.pdf", SIGNED);
    for more in ["", " --format json"] {
        let ran = office.run(&format!("import @a.pdf @b.pdf -o -{more}")).ends_with(2);
        assert!(!ran.out.contains("congvan/1") && ran.err.contains("ở đây có 2"), "{}{}", ran.out, ran.err);
    }
    office.run("import @a.pdf -o -").ends_with(0).says("format: congvan/1");
}

#[test]
fn yaml_of_ours_is_nothing_to_import() {
    let office = Office::new().with("a.yaml", GOOD);
    office.run("import @a.yaml -o @b.yaml").ends_with(2).complains("đã là YAML");
    assert_eq!(office.files(), ["a.yaml"]);
}
