//! `congvan new` and `congvan render`.

use crate::office::{GOOD, Office, bad};

#[test]
fn the_starter_passes_the_check_and_renders() {
    let office = Office::new();
    let starter = office.run("new").ends_with(0).out;
    office.run("new -o @van-ban/moi.yaml").ends_with(0).says("đã ghi");
    assert_eq!(office.text("van-ban/moi.yaml"), starter);
    office.run("check @van-ban/moi.yaml").ends_with(0).says("0 lỗi, 0 cảnh báo, 0 lưu ý");
    office.run("render @van-ban/moi.yaml -o @out --to docx,pdf,html,txt").ends_with(0);
    assert_eq!(
        office.files(),
        ["out/moi.docx", "out/moi.html", "out/moi.pdf", "out/moi.txt", "van-ban/moi.yaml"]
    );
    assert!(office.read("out/moi.docx").starts_with(b"PK"));
    assert!(office.read("out/moi.pdf").starts_with(b"%PDF"));
    assert!(office.text("out/moi.txt").contains("Kính gửi:"));
}

#[test]
fn the_starter_shows_the_usual_keys_of_a_dispatch() {
    let starter = Office::new().run("new").out;
    for key in [
        "format",
        "type",
        "issuer",
        "number",
        "place",
        "date",
        "subject",
        "recipients",
        "legal_basis",
        "request",
        "numbering",
        "measures",
        "contacts",
        "closing",
        "distribution",
        "signatory",
        "appendices",
    ] {
        let shown = starter.lines().any(|line| line.trim_start_matches("# ").starts_with(&format!("{key}:")));
        assert!(shown, "{key}");
    }
}

#[test]
fn the_starter_of_every_type_passes_check_and_renders() {
    for kind in congvan::model::directive::types::TYPES {
        let office = Office::new();
        office.run(&format!("new --type {} -o @moi.yaml", kind.code)).ends_with(0);
        office.run("check @moi.yaml").ends_with(0).says("0 lỗi, 0 cảnh báo");
        office.run("render @moi.yaml -o @out").ends_with(0);
    }
    let office = Office::new();
    office.run("new --units -o @don-vi.yaml").ends_with(0);
    office.run("check @don-vi.yaml").ends_with(0).says("0 lỗi, 0 cảnh báo");
}

#[test]
fn an_office_keeps_its_own_habits_within_the_decree() {
    let office = Office::new()
        .with("a.yaml", GOOD)
        .with("office.yaml", "format: congvan-office/1\nsizes: 12-13-13\ntone: new\n")
        .with("wrong.yaml", "format: congvan-office/1\nmargins: {top: 10}\n");
    office.run("render @a.yaml --office @office.yaml --to txt -o @out").ends_with(0);
    assert!(office.text("out/a.txt").contains("CỘNG HÒA XÃ HỘI"), "the national title is one fixed string");
    office
        .run("render @a.yaml --office @wrong.yaml -o @no")
        .ends_with(1)
        .complains("VB018")
        .complains("PL I, mục I.3");
    office.run("check @office.yaml").ends_with(0);
}

#[test]
fn a_pdf_carries_its_source_and_fields_to_sign_where_asked() {
    let office = Office::new().with("a.yaml", GOOD);
    office.run("render @a.yaml --to pdf --pdf-a3 --signature-fields --explain-layout -o @out").ends_with(0);
    let pdf = office.read("out/a.pdf");
    let holds = |words: &[u8]| pdf.windows(words.len()).any(|window| window == words);
    assert!(holds(b"input.yaml") && holds(b"ChuKyNguoiKy") && holds(b"ChuKyCoQuan"));
}

#[test]
fn a_starter_is_never_written_over_another_file() {
    let office = Office::new().with("a.yaml", GOOD);
    office.run("new -o @a.yaml").ends_with(2).complains("--force");
    assert_eq!(office.text("a.yaml"), GOOD);
    office.run("new -o @a.yaml --force").ends_with(0).says("đã ghi đè");
    assert_ne!(office.text("a.yaml"), GOOD);
}

#[test]
fn docx_and_pdf_come_without_asking_and_into_the_current_folder() {
    let office = Office::new().with("in/a.yaml", GOOD);
    office.run("render @in/a.yaml").ends_with(0);
    assert_eq!(office.files(), ["a.docx", "a.pdf", "in/a.yaml"]);
}

#[test]
fn an_output_with_an_ending_is_the_file() {
    let office = Office::new().with("a.yaml", GOOD).with("b.yaml", GOOD);
    office.run("render @a.yaml -o @new/Công-văn.PDF").ends_with(0);
    assert_eq!(office.files(), ["a.yaml", "b.yaml", "new/Công-văn.PDF"]);
    office.run("render @a.yaml -o @x.pdf --to docx").ends_with(2).complains("khác với --to");
    office.run("render @a.yaml @b.yaml -o @x.pdf").ends_with(2).complains("phải là thư mục");
    assert_eq!(office.files().len(), 3);
}

#[test]
fn a_file_called_input_takes_its_folders_name() {
    let office = Office::new().with("cv-05/input.yaml", GOOD);
    office.run("render @cv-05/input.yaml --to txt -o @out").ends_with(0);
    assert_eq!(office.files(), ["cv-05/input.yaml", "out/cv-05.txt"]);
}

#[test]
fn one_bad_input_of_two_means_that_nothing_is_written() {
    let office = Office::new().with("good.yaml", GOOD).with("bad.yaml", bad());
    office.run("render @good.yaml @bad.yaml -o @out").ends_with(1).complains("VB005");
    office.run("render @good.yaml @none.yaml -o @out").ends_with(2).complains("none.yaml");
    office.run("render @none.yaml @bad.yaml -o @out").ends_with(2).complains("VB005");
    assert_eq!(office.files(), ["bad.yaml", "good.yaml"]);
    assert!(!office.path("out").exists());
}

#[test]
fn faults_of_form_stop_it_and_warnings_do_not() {
    let office = Office::new()
        .with("error.yaml", GOOD.replace("archive: [VT]", "archive: [VP]"))
        .with("warning.yaml", GOOD.replace("Đinh Mùi\n", "Đinh Mùi.\n"));
    office.run("render @error.yaml --to txt").ends_with(1).complains("VB902");
    office.run("render @warning.yaml --to txt").ends_with(0).complains("VB502");
    assert_eq!(office.files(), ["error.yaml", "warning.txt", "warning.yaml"]);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let office = Office::new().with("a.yaml", GOOD);
    for folder in ["one", "two"] {
        office.run(&format!("render @a.yaml --to docx,pdf,html,txt -o @{folder}")).ends_with(0);
    }
    for ending in ["docx", "pdf", "html", "txt"] {
        assert_eq!(
            office.read(&format!("one/a.{ending}")),
            office.read(&format!("two/a.{ending}")),
            "{ending}"
        );
    }
}

#[test]
fn yaml_is_the_same_directive_in_the_usual_order() {
    let office = Office::new().with("a.yaml", GOOD);
    office.run("render @a.yaml --to yaml,txt -o @one").ends_with(0);
    office.run("render @one/a.yaml --to yaml,txt -o @two").ends_with(0);
    assert!(office.text("one/a.yaml").starts_with("format: congvan/1\n"));
    for file in ["a.yaml", "a.txt"] {
        assert_eq!(office.text(&format!("one/{file}")), office.text(&format!("two/{file}")));
    }
    // Over the input itself nothing is written.
    office.run("render @a.yaml --to yaml").ends_with(2).complains("đây là tệp đầu vào");
    office.run("render @a.yaml -o @a.yml").ends_with(0);
}

/// The part of a DOCX file as text; none where it is not there.
fn part(docx: &[u8], name: &str) -> Option<String> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(docx)).expect("a zip");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut zip.by_name(name).ok()?, &mut text).expect("text");
    Some(text)
}

#[test]
fn comments_stand_in_the_docx_and_errors_of_form_do_not_stop_it() {
    let faulty = GOOD.replace("archive: [VT]", "archive: [VP]").replace("Đinh Mùi\n", "Đinh Mùi.\n");
    let office = Office::new().with("a.yaml", faulty).with("bad.yaml", bad()).with("good.yaml", GOOD);
    office.run("render @a.yaml --to docx,pdf -o @plain").ends_with(1);
    office
        .run("render @a.yaml --to docx,pdf,txt --comments -o @out")
        .ends_with(1)
        .complains("VB902")
        .says("đã ghi");
    let comments = part(&office.read("out/a.docx"), "word/comments.xml").expect("comments");
    assert_eq!(comments.matches("<w:comment ").count(), 2, "{comments}");
    assert!(comments.contains("Lỗi: ") && comments.contains("Căn cứ: PL I, mục II.9 (VB902)"), "{comments}");
    let body = part(&office.read("out/a.docx"), "word/document.xml").expect("a body");
    let before = body.find("<w:commentRangeEnd w:id=\"1\"/>").expect("the end of the second");
    assert!(body[..before].ends_with("<w:t xml:space=\"preserve\">VP</w:t></w:r>"), "{}", &body[..before]);
    let first = office.read("out/a.docx");
    office.run("render @a.yaml --to docx --comments -o @again --lang en").ends_with(1);
    assert!(office.read("again/a.docx") == first, "the same in every language");
    office.run("render @bad.yaml --comments -o @none").ends_with(1).complains("VB005");
    assert!(!office.path("none").exists(), "what the format does not allow stops it");
    office.run("render @a.yaml --to pdf --comments -o @none").ends_with(2).complains("--comments");
    office.run("render @a.yaml -o @none/a.pdf --comments").ends_with(2).complains("docx");
    office.run("render @good.yaml --comments -o @good").ends_with(0);
    office.run("render @good.yaml -o @bare").ends_with(0);
    assert!(office.read("good/good.docx") == office.read("bare/good.docx"), "nothing found, nothing else");
    assert!(office.read("good/good.pdf") == office.read("bare/good.pdf"));
}

#[test]
fn a_draft_is_made_in_spite_of_errors_of_form_and_says_so() {
    let faulty = GOOD.replace("archive: [VT]", "archive: [VP]");
    let office = Office::new().with("a.yaml", &faulty).with("bad.yaml", bad()).with("good.yaml", GOOD);
    let ran = office.run("render @a.yaml --draft -o @out").ends_with(1);
    ran.complains("VB902").complains("đây là bản nháp").says("đã ghi");
    let comments = part(&office.read("out/a.docx"), "word/comments.xml").expect("comments");
    assert!(comments.contains("(VB902)"), "{comments}");
    assert!(office.read("out/a.pdf").starts_with(b"%PDF"));
    // Without a DOCX too: the terminal alone tells.
    let ran = office.run("render @a.yaml --draft --to pdf,txt -o @two").ends_with(1);
    ran.complains("VB902").complains("tệp đã ghi không nói điều này");
    assert!(office.text("two/a.txt").contains("Lưu: VP"));
    // A document without errors is no draft.
    let ran = office.run("render @good.yaml --draft -o @three").ends_with(0);
    assert!(!ran.err.contains("bản nháp"), "{}", ran.err);
    office.run("render @good.yaml -o @four").ends_with(0);
    assert!(office.read("three/good.docx") == office.read("four/good.docx"));
    // What the format does not allow cannot be drafted, nor what stands beside it.
    let ran = office.run("render @a.yaml @bad.yaml --draft -o @five").ends_with(1);
    ran.complains("VB005").complains("--draft không bỏ qua được");
    assert!(!office.path("five").exists());
}

#[test]
fn what_is_refused_says_that_nothing_was_written_and_how_to_go_on() {
    let faulty = GOOD.replace("archive: [VT]", "archive: [VP]");
    let office = Office::new().with("a.yaml", faulty).with("bad.yaml", bad());
    let told = |words: &str, code| {
        let ran = office.run(words).ends_with(code);
        let lines: Vec<&str> = ran.err.lines().filter(|line| line.contains("chưa ghi tệp nào")).collect();
        assert!(lines.len() == 1 && ran.err.trim_end().ends_with(lines[0]), "{words}: {}", ran.err);
        lines[0].to_owned()
    };
    assert!(told("render @a.yaml -o @out", 1).contains("--draft"));
    let line = told("render @bad.yaml -o @out", 1);
    assert!(line.contains("chạy lại") && line.contains("không bỏ qua được"), "{line}");
    assert!(!told("render @none.yaml -o @out", 2).contains("--draft"));
    told("cascade @bad.yaml --units all -o @out", 1);
    told("notices @none.yaml --year 2027 -o @out", 2);
    office.run("render @a.yaml -o @out --lang en").ends_with(1).complains("nothing was written");
    assert!(!office.path("out").exists());
}

#[test]
fn a_character_without_a_glyph_keeps_the_pdf_alone_from_being_made() {
    let office = Office::new().with("mới.yaml", GOOD.replacen("subject: ", "subject: 🔒 ", 1));
    let run = office.run("render @mới.yaml -o @out --to docx,pdf,html,txt").ends_with(1);
    run.complains("lỗi[VB010]").complains("U+1F512").complains("mới.yaml:6:10");
    assert_eq!(office.files(), ["mới.yaml", "out/mới.docx", "out/mới.html", "out/mới.txt"]);
    office.run("check @mới.yaml").ends_with(0).says("cảnh báo[VB010]");
}

/// A folder was never meant by the name of a file that cannot be written.
#[test]
fn a_kind_of_file_that_is_not_written_is_told() {
    let office = Office::new().with("a.yaml", GOOD).with("da-co.rtf/x.txt", "x");
    office.run("render @a.yaml -o @a.rtf").ends_with(2).complains("không ghi được loại tệp này");
    office.run("render @a.yaml --to txt -o @nam.2027").ends_with(0);
    office.run("render @a.yaml --to txt -o @da-co.rtf").ends_with(0);
    office.run("render @a.yaml --to txt -o @moi.thu/").ends_with(0);
    assert!(office.path("da-co.rtf/a.txt").exists() && office.path("moi.thu/a.txt").exists());
}
