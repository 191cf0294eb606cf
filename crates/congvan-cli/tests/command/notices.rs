//! `congvan notices`.

use crate::office::Office;

const PLAN: &str = "\
format: congvan-notices/1
office: {name: xã Chi Lăng, province: tỉnh Lạng Sơn, symbol: UBND-VHXH}
values: [{name: flag_up, value: 06 giờ}, {name: flag_down, value: 18 giờ}]
events:
- {id: dien_bien_phu, name: Chiến thắng Điện Biên Phủ, date: 1954-05-07, anniversary: yes}
notices:
- {occasion: tet_nguyen_dan, template: nghi-le}
- {occasion: tet_nguyen_dan, template: an-toan-thong-tin}
";

const REFERENCES: &str = "occasion,year,number,symbol,date,issuer,subject\n";

fn office() -> Office {
    Office::new().with("plan.yaml", PLAN)
}

fn plan(notices: &str) -> Office {
    let head = PLAN.split("notices:").next().unwrap_or_default();
    Office::new().with("plan.yaml", format!("{head}notices:\n{notices}\n"))
}

#[test]
fn one_plan_serves_every_year() {
    let office = office();
    for year in ["2026", "2027"] {
        office.run(&format!("notices @plan.yaml --year {year} --to txt,docx,pdf -o @out")).ends_with(0);
    }
    let names = ["tet-nguyen-dan-nghi-le", "tet-nguyen-dan-an-toan-thong-tin"];
    for (year, words) in [("2026", "tết Nguyên đán Bính Ngọ"), ("2027", "tết Nguyên đán Đinh Mùi")]
    {
        for name in names {
            assert!(office.text(&format!("out/{year}/{name}.txt")).contains(words));
            assert!(office.read(&format!("out/{year}/{name}.pdf")).starts_with(b"%PDF"));
        }
    }
    let index = office.text("out/2027/index.html");
    for words in [
        "chờ quyết định",
        "văn bản của cấp trên",
        "tet-nguyen-dan-nghi-le.docx",
        "điền số khi đăng ký văn bản",
    ] {
        assert!(index.contains(words), "{words}");
    }
    assert!(!office.text("out/2026/index.html").contains("chờ quyết định"));
    let again = office.run("notices @plan.yaml --year 2027 --to txt,docx,pdf -o @out").ends_with(0);
    assert!(!again.out.contains("đã ghi"), "the same bytes: {}", again.out);
    let names = office.files();
    assert!(!names.iter().any(|name| name.contains(".congvan-")), "{names:?}");
}

/// Nobody can mend a built-in template, so that the office's own words stand in it.
#[test]
fn what_the_office_says_is_printed() {
    let office = "office:\n  name: xã Chi Lăng\n  province: tỉnh Lạng Sơn\n  symbol: UBND-VHXH\n  closing: Văn phòng theo dõi\n  \
                  distribution: {to: [Như trên, {name: Thường trực Đảng ủy, purpose: để báo cáo}], archive: [VT, TH], drafter: Cm}\n";
    let plan = PLAN.lines().filter(|line| !line.starts_with("office")).collect::<Vec<_>>().join("\n");
    let plan = format!("{plan}\n{office}");
    let office = Office::new().with("plan.yaml", plan);
    office.run("notices @plan.yaml --year 2027 --to txt -o @out").ends_with(0);
    for name in ["tet-nguyen-dan-nghi-le", "tet-nguyen-dan-an-toan-thong-tin"] {
        let text = office.text(&format!("out/2027/{name}.txt"));
        for words in ["Văn phòng theo dõi", "Thường trực Đảng ủy", "Lưu: VT, TH. Cm."] {
            assert!(text.contains(words), "{name}: {words}: {text}");
        }
    }
    let unused = PLAN
        .replace("events:", "duty: [{name: Ông A}]\nevents:")
        .replace("- {occasion: tet_nguyen_dan, template: nghi-le}\n", "");
    let office = Office::new().with("plan.yaml", unused);
    let ran = office.run("notices @plan.yaml --year 2027 --to txt -o @out").ends_with(0);
    ran.complains("không mẫu nào của kế hoạch in `duty`").complains("`values.flag_up`");
}

#[test]
fn days_without_a_decision_are_blanks_until_they_are_assumed_or_decided() {
    let office = office();
    let run = |more: &str| {
        let ran = office.run(&format!("notices @plan.yaml --year 2027 --to txt -o @out --force {more}"));
        let ran = ran.ends_with(0);
        let text = office.text("out/2027/tet-nguyen-dan-nghi-le.txt");
        (ran, text, office.text("out/2027/index.html"))
    };
    let (ran, text, index) = run("");
    assert!(!text.contains("/02/2027") && !text.contains("tháng 02"), "{text}");
    ran.complains(
        "để trống (dự kiến nghỉ 07 ngày, từ thứ Năm 04/02/2027 đến thứ Tư 10/02/2027, tính như năm 2024",
    );
    assert!(index.contains("chờ quyết định, văn bản để trống ngày; dự kiến nghỉ 07 ngày"), "{index}");
    assert!(!office.text("out/2027/tet-nguyen-dan-an-toan-thong-tin.txt").contains("/02/2027"));

    let (ran, text, index) = run("--assume");
    assert!(text.contains("từ thứ Năm, ngày 04 tháng 02 năm 2027 đến hết thứ Tư, ngày 10"), "{text}");
    ran.complains("văn bản ghi ngày dự kiến");
    assert!(index.contains("chờ quyết định, văn bản ghi ngày dự kiến"), "{index}");

    let row = "2027,tet_am_lich,2027-02-05,2027-02-11,,,Thông báo 1/TB-BNV ngày 02/11/2026,";
    let table = format!("year,holiday,from,to,swap_off,make_up,instrument,scope\n{row}\n");
    let office = office.with("own.csv", table);
    let ran = office.run("notices @plan.yaml --year 2027 --decisions @own.csv --to txt -o @out --force");
    assert!(!ran.ends_with(0).err.contains("quyết định"), "settled");
    let text = office.text("out/2027/tet-nguyen-dan-nghi-le.txt");
    assert!(text.contains("từ thứ Sáu, ngày 05 tháng 02 năm 2027 đến hết thứ Năm, ngày 11"), "{text}");
}

#[test]
fn a_document_cascaded_from_assumed_days_is_marked_on_the_index() {
    let units = "format: congvan-units/1\nunits:\n- {name: xã Chi Lăng, symbol: UBND-VP}\n- {name: xã Quan Sơn, symbol: UBND-VP}\n";
    let text = PLAN
        .replace("xã Chi Lăng, province: tỉnh Lạng Sơn", "tỉnh Lạng Sơn")
        .replace("values:", "units: units.yaml\nvalues:")
        .replace("template: an-toan-thong-tin", "template: an-toan-thong-tin, below: cascade");
    let office = Office::new().with("plan.yaml", text).with("units.yaml", units);
    for (more, words) in [("", "văn bản để trống (dự kiến"), ("--assume", "văn bản ghi ngày dự kiến (")]
    {
        office.run(&format!("notices @plan.yaml --year 2027 --to txt -o @out --force {more}")).ends_with(0);
        let index = office.text("out/2027/index.html");
        assert!(index.contains(words), "{index}");
        let shared = index.split("<table>").next().unwrap_or_default();
        assert!(shared.contains(words), "the office's two and the units' are alike: {shared}");
        assert_eq!(index.matches(words).count(), 1, "{index}");
        let below = office.text("out/2027/tet-nguyen-dan-an-toan-thong-tin/xa-quan-son/xa-quan-son.txt");
        assert_eq!(below.contains("04 tháng 02 năm 2027"), more == "--assume", "{below}");
    }
}

#[test]
fn a_day_that_is_often_swapped_is_told() {
    // 24/11/2026 is a Tuesday; 24/11/2027 a Wednesday.
    let office = plan("- {occasion: ngay_van_hoa, template: nghi-le}");
    let ran = office.run("notices @plan.yaml --year 2026 --to txt -o @out").ends_with(0);
    ran.complains("có thể được hoán đổi (thứ Hai 23/11/2026)");
    assert!(office.text("out/2026/index.html").contains("có thể được hoán đổi"));
    let ran = office.run("notices @plan.yaml --year 2027 --to txt -o @out").ends_with(0);
    assert!(!ran.err.contains("hoán đổi"), "{}", ran.err);
}

#[test]
fn the_year_may_stand_in_the_plan_and_a_dry_run_writes_nothing() {
    let office = office().with("dated.yaml", PLAN.replace("values:", "year: 2028\nvalues:"));
    let before = office.files();
    office
        .run("notices @dated.yaml --dry-run -o @out")
        .ends_with(0)
        .says("out/2028/tet-nguyen-dan-nghi-le.docx");
    office.run("notices @plan.yaml --dry-run -o @out").ends_with(2).complains("--year 2027");
    for year in ["1899", "2200", "nay"] {
        office.run(&format!("notices @plan.yaml --year {year}")).ends_with(2).complains("--year: ");
    }
    assert_eq!(office.files(), before);
}

#[test]
fn every_commune_of_a_province_gets_its_own() {
    let office = Office::new().with(
        "plan.yaml",
        PLAN.replace("xã Chi Lăng, province: tỉnh Lạng Sơn", "tỉnh Lạng Sơn")
            .replace("values:", "units: all\nvalues:")
            .replace("template: nghi-le", "template: nghi-le, below: own")
            .replace("template: an-toan-thong-tin", "template: an-toan-thong-tin, below: cascade"),
    );
    office.run("notices @plan.yaml --year 2027 --to txt -o @out").ends_with(0);
    let files = office.files();
    let count =
        |part: &str| files.iter().filter(|file| file.contains(part) && file.ends_with(".txt")).count();
    assert_eq!((count("nghi-le/"), count("an-toan-thong-tin/")), (65, 65));
    assert!(files.contains(&"out/2027/tet-nguyen-dan-an-toan-thong-tin/xa-chi-lang/trace.html".to_owned()));
    let own = office.text("out/2027/tet-nguyen-dan-nghi-le/phuong-dong-kinh/phuong-dong-kinh.txt");
    assert!(own.contains("/TB-UBND") && own.contains("Công an phường"), "{own}");
    let index = office.text("out/2027/index.html");
    assert!(index.contains("132 văn bản.") && index.contains("xa-chi-lang/xa-chi-lang.txt"));
}

#[test]
fn only_words_that_differ_are_shown() {
    let office = office();
    let ran = office.run("notices @plan.yaml --year 2027 --diff 2026 --to txt -o @out").ends_with(0);
    let ran = ran.says("Tết Nguyên đán Đinh Mùi (tet-nguyen-dan-nghi-le)").says("[-Bính Ngọ-] {+Đinh Mùi+}");
    assert!(!ran.out.contains("cờ treo đúng kích thước, không treo cờ cũ, rách"), "unchanged: {}", ran.out);
    let page = office.text("out/2027/diff.html");
    assert!(page.contains("<del>Bính Ngọ</del> <ins>Đinh Mùi</ins>"), "{page}");
    assert!(office.text("out/2027/index.html").contains("href=\"diff.html\""));
    let same = office.run("notices @plan.yaml --year 2027 --diff 2027 --dry-run").ends_with(0);
    same.says("không có gì khác");
}

#[test]
fn references_fill_the_blanks() {
    let row =
        "tet_nguyen_dan,2027,12,UBND-KGVX,05/01/2027,Ủy ban nhân dân tỉnh Lạng Sơn,bảo đảm an toàn thông tin";
    // Two notices of the plan are on Tết.
    let office = office()
        .with("references.csv", format!("{REFERENCES}{row}\n"))
        .with("wrong.csv", format!("{},notice\n{row},nghi-lee\n", REFERENCES.trim_end()));
    for table in ["references", "wrong"] {
        let line = format!("notices @plan.yaml --year 2027 --references @{table}.csv -o @out");
        office.run(&line).ends_with(1).complains("VB046").complains("`an-toan-thong-tin`");
    }
    let rows = format!("{},notice\n{row},an-toan-thong-tin\n", REFERENCES.trim_end());
    let office = office.with("references.csv", rows);
    office.run("notices @plan.yaml --year 2027 --references @references.csv --to txt -o @out").ends_with(0);
    let text = office.text("out/2027/tet-nguyen-dan-an-toan-thong-tin.txt");
    assert!(text.contains("Công văn số 12/UBND-KGVX ngày 05 tháng 01 năm 2027"), "{text}");
    let other = office.text("out/2027/tet-nguyen-dan-nghi-le.txt");
    assert!(!other.contains("12/UBND-KGVX"), "of the other notice: {other}");
    let index = office.text("out/2027/index.html");
    assert_eq!(index.matches("văn bản của cấp trên").count(), 1, "{index}");
}

/// The command fails with these codes at these places, and writes nothing.
#[track_caller]
fn faults(office: &Office, line: &str, expected: &[(&str, &str)]) {
    let before = office.files();
    let ran = office.run(&format!("{line} -o @out")).ends_with(1);
    for (place, code) in expected {
        assert!(ran.err.contains(place), "{place} is not in\n{}", ran.err);
        assert!(ran.err.contains(&format!("[{code}]")), "{code} is not in\n{}", ran.err);
    }
    let count = ran.err.matches("lỗi[").count();
    assert_eq!(count, expected.len(), "{}", ran.err);
    assert_eq!(office.files(), before);
}

#[test]
fn faults_of_a_plan_come_all_at_once() {
    let office =
        plan("- {occasion: tet_nguyen_dam, template: nghi-le}\n- {occasion: quoc_khanh, template: nghi_le}");
    faults(
        &office,
        "notices @plan.yaml --year 2027",
        &[("plan.yaml:7:14", "VB044"), ("plan.yaml:8:36", "VB049")],
    );
    let office = plan(
        "- {occasion: tet_nguyen_dam, template: nghi-le}\n- {occasion: ngay_van_hoa, template: nghi-le}\n- {occasion: dien_bien_phu, template: an-toan-thong-tin}",
    );
    faults(
        &office,
        "notices @plan.yaml --year 1950",
        &[("plan.yaml:7:14", "VB044"), ("plan.yaml:8:14", "VB047"), ("plan.yaml:9:14", "VB048")],
    );
    office
        .run("notices @plan.yaml --year 1950")
        .complains("có phải `tet_nguyen_dan`?")
        .complains("01/07/2026");
    // The event itself is no anniversary of it.
    let office = plan("- {occasion: dien_bien_phu, template: an-toan-thong-tin}");
    faults(&office, "notices @plan.yaml --year 1954", &[("plan.yaml:7:14", "VB048")]);
    office.run("notices @plan.yaml --year 1955 --to txt -o @out").ends_with(0);
    assert!(
        office.text("out/1955/dien-bien-phu-an-toan-thong-tin.txt").contains("kỷ niệm 01 năm Chiến thắng")
    );
}

#[test]
fn what_is_written_wrong_in_a_plan_is_said_with_its_place() {
    let text = PLAN
        .replace("id: dien_bien_phu", "id: quoc_khanh")
        .replace("anniversary: yes", "every: 5, to: 1954-05-01")
        .replace("name: flag_up", "name: Giờ treo")
        .replace("template: nghi-le", "template: nghi-le, below: own, lead: 3");
    let office = Office::new().with("plan.yaml", text);
    let places = ["3:17", "5:8", "5:78", "5:85", "7:40", "7:61"];
    let ran = office.run("notices @plan.yaml --year 2027").ends_with(1);
    for place in places {
        assert!(ran.err.contains(&format!("plan.yaml:{place}")), "{place}\n{}", ran.err);
    }
    assert_eq!(ran.err.matches("lỗi[").count(), 6, "{}", ran.err);
    let checked = office.run("check @plan.yaml").ends_with(1);
    assert_eq!(checked.out.matches("lỗi[").count(), 6, "{}", checked.out);
}

#[test]
fn faults_of_a_template_have_their_place_in_it() {
    let template = "\
format: congvan/1
type: CV
subject: trực {{ ocasion.phrase }}
recipients: ['{{ office.departments }}']
request: {verb: yêu cầu, whom: các phòng, action: '{{ values.hour }}'}
measures:
- Trực từ {{ off.form.full }}.
- {for: day in dayz, item: '{{ day.date }}'}
- '{% if off %}x'
";
    let office = plan("- {occasion: tet_nguyen_dan, template: mau/a.yaml}").with("mau/a.yaml", template);
    faults(
        &office,
        "notices @plan.yaml --year 2027",
        &[
            ("a.yaml:3:18", "VB040"),
            ("a.yaml:5:62", "VB042"),
            ("a.yaml:7:18", "VB040"),
            ("a.yaml:8:9", "VB040"),
            ("a.yaml:9:", "VB041"),
        ],
    );
    let bare = plan("- {occasion: tet_nguyen_dan, template: a.yaml}")
        .with("a.yaml", "format: congvan/1\nsubject: {{ occasion.name }}\nmeasures: [a]\n");
    faults(&bare, "notices @plan.yaml --year 2027", &[("a.yaml:2:", "VB041")]);
    let none = plan("- {occasion: tet_nguyen_dan, template: none.yaml}");
    faults(&none, "notices @plan.yaml --year 2027", &[("plan.yaml:7:40", "VB049")]);
    none.run("notices @plan.yaml --year 2027").complains("none.yaml");
}

#[test]
fn faults_of_a_plan_and_of_all_that_it_names_come_in_one_run() {
    let template = "format: congvan/1\ntype: CV\nsubject: trực {{ ocasion.phrase }}\n";
    let text = PLAN
        .replace("values:", "year: 1800\nunits: none.yaml\nvalues:")
        .replace("date: 1954-05-07, ", "")
        .replace("template: nghi-le", "template: a.yaml")
        .replace("template: an-toan-thong-tin", "template: b.yaml");
    let text = format!(
        "{text}- {{occasion: dien_bien_phu, template: nghi-le}}\n- {{occasion: tet, template: nghi-le}}\n"
    );
    let office = Office::new().with("plan.yaml", text).with("a.yaml", template);
    let places = [
        ("plan.yaml:3:7", "VB045"),
        ("plan.yaml:4:8", "VB045"),
        ("plan.yaml:7:3", "VB006"),
        ("a.yaml:3:18", "VB040"),
        ("plan.yaml:10:40", "VB049"),
        ("plan.yaml:12:14", "VB044"),
    ];
    faults(&office, "notices @plan.yaml --year 2027", &places);
}

#[test]
fn what_the_plan_causes_is_said_in_the_plan() {
    // In the profile, and in a value that a built-in template needs or fills in.
    let office = Office::new().with("plan.yaml", PLAN.replace("UBND-VHXH", "UBND- VHXH"));
    faults(&office, "notices @plan.yaml --year 2027", &[("plan.yaml:2:62", "VB302")]);
    let office = Office::new().with("plan.yaml", PLAN.replace("{name: flag_up, value: 06 giờ}, ", ""));
    faults(&office, "notices @plan.yaml --year 2027", &[("plan.yaml:7:40", "VB042")]);
    let office =
        Office::new().with("plan.yaml", PLAN.replace("value: 06 giờ", "value: 'ngày 30 tháng 02 năm 2027'"));
    let ran = office.run("notices @plan.yaml --year 2027 -o @out").ends_with(1);
    assert!(ran.err.contains("plan.yaml:3:33") && !ran.err.contains("nghi-le"), "{}", ran.err);
    // Only with the words of the template around it.
    let office = Office::new().with("plan.yaml", PLAN.replace("value: 06 giờ", "value: thứ Hai"));
    let ran = office.run("notices @plan.yaml --year 2027 --assume -o @out").ends_with(1);
    assert!(ran.err.contains("plan.yaml:7:40") && !ran.err.contains("nghi-le.yaml"), "{}", ran.err);
    ran.complains("văn bản theo mẫu `nghi-le`, dòng ");
    // The unit's name is told where it stands, once.
    let office = Office::new().with("plan.yaml", PLAN.replace("xã Chi Lăng", "xã Chi Lằng"));
    faults(&office, "notices @plan.yaml --year 2027", &[("plan.yaml:2:16", "VB035")]);
    let moved = PLAN.replace("xã Chi Lăng, province: tỉnh Lạng Sơn", "tỉnh Đồng Nai");
    let office = Office::new().with("plan.yaml", moved);
    office.run("notices @plan.yaml --year 2026 --dry-run").ends_with(0);
    office.run("notices @plan.yaml --year 2027 --dry-run").ends_with(0).complains("VB023");
}

#[test]
fn an_occasion_of_this_year_may_have_been_none_before() {
    let office = plan(
        "- {occasion: ngay_van_hoa, template: nghi-le}\n- {occasion: [quoc_khanh, ngay_van_hoa], template: an-toan-thong-tin}",
    );
    let ran = office.run("notices @plan.yaml --year 2026 --diff 2025 --to txt -o @out").ends_with(0);
    ran.says("năm 2025 không có văn bản này").says("{+");
    office.run("notices @plan.yaml --year 2025").ends_with(1).complains("VB047");
}

#[test]
fn anniversaries_of_long_ago_and_of_leap_days() {
    let events = "- {id: ngay_sinh, name: Ngày sinh Chủ tịch Hồ Chí Minh, date: 1890-05-19, anniversary: yes}\n- {id: ngay_nhuan, name: Ngày thành lập xã, date: 2000-02-29, anniversary: yes}";
    let text = PLAN.replace("events:\n", &format!("events:\n{events}\n"));
    let head = text.split("notices:").next().unwrap_or_default();
    let notices = "- {occasion: ngay_sinh, template: an-toan-thong-tin}\n- {occasion: ngay_nhuan, template: an-toan-thong-tin}";
    let office = Office::new().with("plan.yaml", format!("{head}notices:\n{notices}\n"));
    let ran = office.run("notices @plan.yaml --year 2027 --to txt -o @out").ends_with(0);
    ran.complains("VB048").complains("28/02");
    assert!(office.text("out/2027/ngay-sinh-an-toan-thong-tin.txt").contains("kỷ niệm 137 năm Ngày sinh"));
    assert!(office.text("out/2027/index.html").contains("không có ngày 29/02"));
    let ran = office.run("notices @plan.yaml --year 2028 --dry-run").ends_with(0);
    assert!(!ran.err.contains("VB048"), "{}", ran.err);
}

#[test]
fn someone_on_duty_without_a_phone_is_on_the_index() {
    let duty = "duty: [{name: Ông Nguyễn Văn A, title: Chủ tịch, phone: 0900 000 001}, {name: Bà Trần Thị B, title: Phó Chủ tịch}]\nevents:";
    let office = Office::new().with("plan.yaml", PLAN.replace("events:", duty));
    office.run("notices @plan.yaml --year 2027 --to txt -o @out").ends_with(0);
    assert!(office.text("out/2027/index.html").contains("điền chỗ trống"));
}

#[test]
fn a_template_that_never_ends_and_a_group_in_place_of_words_are_errors() {
    let template = |text: &str| {
        let text = format!(
            "format: congvan/1\ntype: CV\nsubject: a\nrecipients: [a]\nrequest: {{verb: yêu cầu, whom: b, action: c}}\nmeasures:\n{text}\n"
        );
        plan("- {occasion: tet_nguyen_dan, template: a.yaml}").with("a.yaml", text)
    };
    let line = "notices @plan.yaml --year 2027";
    let nested =
        |each: &str| format!("- '{}x{}'", format!("{{% for {each} %}}").repeat(4), "{% endfor %}".repeat(4));
    faults(&template(&nested("d in days")), line, &[("a.yaml:7:", "VB041")]);
    let range =
        "- '{% for i in range(end=1000000) %}{% for k in range(end=1000000) %}{% endfor %}{% endfor %}'";
    faults(&template(range), line, &[("a.yaml:7:", "VB041"), ("a.yaml:7:49", "VB041")]);
    let long = format!(
        "- '{{% for a in days %}}{{% for b in days %}}{{% for c in days %}}{}{{% endfor %}}{{% endfor %}}{{% endfor %}}'",
        "x".repeat(9000)
    );
    faults(&template(&long), line, &[("a.yaml:1:1", "VB041")]);
    let groups =
        "- 'nghỉ {{ occasion }}; {{ off.from }}'\n- '{{ days }}'\n- {for: day in days, item: '{{ day }}'}";
    faults(
        &template(groups),
        line,
        &[
            ("a.yaml:7:12", "VB041"),
            ("a.yaml:7:", "VB041"),
            ("a.yaml:8:7", "VB041"),
            ("a.yaml:9:32", "VB041"),
        ],
    );
    template(groups).run(line).complains("`occasion.name`").complains("for x in days");
}

#[test]
fn names_of_the_programs_pages_and_a_value_given_twice_are_refused() {
    let office = plan(
        "- {occasion: quoc_khanh, template: nghi-le, name: Index}\n- {occasion: gio_to, template: nghi-le, name: diff}",
    );
    faults(
        &office,
        "notices @plan.yaml --year 2027",
        &[("plan.yaml:7:51", "VB045"), ("plan.yaml:8:47", "VB045")],
    );
    let office = Office::new().with("plan.yaml", PLAN.replace("name: flag_down", "name: flag_up"));
    faults(&office, "notices @plan.yaml --year 2027", &[("plan.yaml:3:49", "VB045")]);
}

#[test]
fn what_comes_out_of_a_template_is_checked_like_any_directive() {
    let template = "\
format: congvan/1
typ: CV
subject: '{% if office.level == \"province\" %}x{% endif %}'
recipients: [a]
measures:
- text: a
  deadline: '{{ occasion.name }}'
";
    let office = plan("- {occasion: tet_nguyen_dan, template: a.yaml}").with("a.yaml", template);
    faults(
        &office,
        "notices @plan.yaml --year 2027",
        &[("a.yaml:2:1", "VB005"), ("a.yaml:7:13", "VB008"), ("a.yaml:1:1", "VB006")],
    );
    // An event has no days off.
    let office = plan("- {occasion: dien_bien_phu, template: nghi-le}");
    let ran = office.run("notices @plan.yaml --year 2027").ends_with(1).complains("VB043");
    ran.complains("không có ngày nghỉ");
}

#[test]
fn faults_of_the_tables_have_row_and_column() {
    let rows =
        "tet,2027,a,TB-BNV,2027-01-05,Bộ Nội vụ,nghỉ\nquoc_khanh,2027,1/TB-BNV,,2020-01-05,Bộ Nội vụ,nghỉ\n";
    let office = office().with("references.csv", format!("{REFERENCES}{rows}"));
    let ran = office.run("notices @plan.yaml --year 2027 --references @references.csv").ends_with(1);
    for place in ["references.csv:2:10", "references.csv:3:17", "references.csv:3:26", "references.csv:3:27"]
    {
        assert!(ran.err.contains(place), "{place}\n{}", ran.err);
    }
    let stranger =
        office.with("b.csv", format!("{REFERENCES}gio_too,2027,1,TB-BNV,2027-01-05,Bộ Nội vụ,nghỉ\n"));
    let ran = stranger.run("notices @plan.yaml --year 2027 --references @b.csv").ends_with(1);
    ran.complains("b.csv:2:1").complains("có phải `gio_to`?");
    let header = "year,holiday,from,to,swap_off,make_up,instrument,scope\n";
    let twice = "2027,tet_am_lich,2027-02-05,2027-02-12,2027-02-12,2027-02-20,Thông báo 1/TB-BNV ngày 02/11/2026,\n2027,quoc_khanh,2027-09-02,2027-09-06,2027-09-06,2027-02-20,Thông báo 1/TB-BNV ngày 02/11/2026,\n";
    let office = stranger.with("decisions.csv", format!("{header}{twice}"));
    let ran = office.run("notices @plan.yaml --year 2027 --decisions @decisions.csv").ends_with(1);
    ran.complains("decisions.csv:3:").complains("VB034").complains("làm bù hai lần");
}

#[test]
fn a_year_without_any_of_its_occasions_says_so() {
    let head = PLAN
        .split("notices:")
        .next()
        .unwrap_or_default()
        .replace("anniversary: yes", "anniversary: yes, every: 10");
    let text = format!("{head}notices:\n- {{occasion: dien_bien_phu, template: an-toan-thong-tin}}\n");
    let office = Office::new().with("plan.yaml", text);
    office
        .run("notices @plan.yaml --year 2027 -o @out")
        .ends_with(1)
        .complains("73 năm, chưa đến năm tròn 10");
    office.run("notices @plan.yaml --year 2034 --to txt -o @out").ends_with(0);
    assert!(office.text("out/2034/dien-bien-phu-an-toan-thong-tin.txt").contains("kỷ niệm 80 năm"));
}

#[test]
fn the_starter_of_a_plan_checks_clean_and_makes_its_notices() {
    let office = Office::new();
    office.run("new --notices -o @plan.yaml").ends_with(0);
    office.run("check @plan.yaml").ends_with(0).says("0 lỗi, 0 cảnh báo, 0 lưu ý");
    let ran = office.run("notices @plan.yaml --year 2027 --to txt -o @out").ends_with(0);
    ran.says("tet-nguyen-dan-nghi-le.txt").says("ngay-van-hoa-nghi-le.txt");
    // What the comments offer can be written.
    let text = office.text("plan.yaml");
    let all = text.lines().map(|line| {
        let offered = line.replacen("# ", "", 1);
        let key = offered.trim_start_matches([' ', '-']).split(':').next().unwrap_or_default();
        let is_comment = line.trim_start().starts_with('#');
        let is_key =
            is_comment && offered.contains(':') && key.bytes().all(|c| c.is_ascii_lowercase() || c == b'_');
        if is_key { offered } else { line.to_owned() }
    });
    let office = office.with("all.yaml", all.collect::<Vec<_>>().join("\n"));
    let ran = office.run("check @all.yaml");
    assert!(!ran.out.contains("VB005") && !ran.out.contains("VB001"), "{}", ran.out);
}

#[test]
fn the_schema_of_plans_is_printed() {
    let schema = office().run("schema --notices").ends_with(0).out;
    let schema: serde_json::Value = serde_json::from_str(&schema).expect("JSON");
    assert_eq!(schema["properties"]["notices"]["type"], "array");
}

#[test]
fn the_city_whose_kind_has_a_capital_issues_its_own() {
    for name in ["Thành phố Hồ Chí Minh", "thành phố Hồ Chí Minh"] {
        let text = PLAN.replace("xã Chi Lăng, province: tỉnh Lạng Sơn", name);
        let office = Office::new().with("plan.yaml", text);
        let ran = office.run("notices @plan.yaml --year 2027 --to txt -o @out").ends_with(0);
        assert!(!ran.err.contains("VB"), "{}", ran.err);
        let text = office.text("out/2027/tet-nguyen-dan-nghi-le.txt");
        assert!(text.contains("Ủy ban nhân dân Thành phố Hồ Chí Minh thông báo"), "{text}");
        assert!(text.contains("Thành phố Hồ Chí Minh, ngày"), "{text}");
    }
}

#[test]
fn units_that_issue_their_own_have_their_own_duty() {
    let text = PLAN
        .replace("values:", "units: units.yaml\nduty: [{name: Ông Nguyễn Văn A, title: Chủ tịch, phone: 0205 3000 001}]\nvalues:")
        .replace("xã Chi Lăng, province: tỉnh Lạng Sơn", "tỉnh Lạng Sơn")
        .replace("template: nghi-le", "template: nghi-le, below: own");
    let units = "format: congvan-units/1\nunits: [{name: xã Chi Lăng, province: tỉnh Lạng Sơn}]\n";
    let office = Office::new().with("plan.yaml", text).with("units.yaml", units);
    office.run("notices @plan.yaml --year 2027 --to txt -o @out").ends_with(0);
    assert!(office.text("out/2027/tet-nguyen-dan-nghi-le.txt").contains("Ông Nguyễn Văn A"));
    let own = office.text("out/2027/tet-nguyen-dan-nghi-le/xa-chi-lang/xa-chi-lang.txt");
    assert!(!own.contains("Nguyễn Văn A") && !own.contains("0205 3000 001"), "{own}");
}

#[test]
fn a_dated_notice_is_not_before_what_it_rests_on() {
    let office = plan(
        "- {occasion: tet_duong_lich, template: nghi-le, dated: yes}\n- {occasion: le_30_4_1_5, template: nghi-le, dated: yes}",
    );
    office.run("notices @plan.yaml --year 2026 --to txt -o @out").ends_with(0);
    let text = office.text("out/2026/tet-duong-lich-nghi-le.txt");
    assert!(text.contains("Chi Lăng, ngày 25 tháng 12 năm 2025"), "the day of the decision: {text}");
    office.run("notices @plan.yaml --year 2024 --to txt -o @out").ends_with(0);
}

#[test]
fn days_swapped_in_the_year_before_are_of_their_holiday() {
    let row = "2027,tet_duong_lich,2026-12-31,2027-01-03,2026-12-31,2026-12-26,Thông báo 1/TB-BNV ngày 01/10/2026,\n";
    let table = format!("year,holiday,from,to,swap_off,make_up,instrument,scope\n{row}");
    let office = plan("- {occasion: tet_duong_lich, template: nghi-le}").with("own.csv", table);
    let ran = office.run("calendar 2027 --decisions @own.csv").ends_with(0);
    ran.says("31/12/2026").says("hoán đổi, làm bù ngày thứ Bảy 26/12/2026").says("thay ngày 31/12/2026");
    let ran = office.run("calendar 2026 --decisions @own.csv").ends_with(0);
    let (own, next) = ran.out.split_once("Ngày nghỉ của dịp lễ, tết năm 2027").expect("told apart");
    assert!(
        !own.contains("1/TB-BNV ngày 01/10/2026") && next.contains("31/12/2026  Tết Dương lịch"),
        "{next}"
    );
    office.run("notices @plan.yaml --year 2027 --decisions @own.csv --to txt -o @out").ends_with(0);
    let text = office.text("out/2027/tet-duong-lich-nghi-le.txt");
    assert!(text.contains("Nghỉ hoán đổi, làm bù ngày thứ Bảy 26/12/2026"), "{text}");
    assert!(!text.contains("Nghỉ theo quyết định"), "{text}");
}

#[test]
fn what_a_plan_says_twice_or_cannot_mean_is_refused() {
    let notices = [
        "- {occasion: [gio_to, gio_to], template: nghi-le}",
        "- {occasion: quoc_khanh, template: nghi-le}",
        "- {occasion: quoc_khanh, template: nghi-le}",
        "- {occasion: tet_nguyen_dan, template: nghi-le, below: cascade}",
    ];
    let text = PLAN.replace("values:", "units: all\nvalues:");
    let head = text.split("notices:").next().unwrap_or_default();
    let office = Office::new().with("plan.yaml", format!("{head}notices:\n{}\n", notices.join("\n")));
    let places = [("plan.yaml:8:23", "VB045"), ("plan.yaml:10:36", "VB045"), ("plan.yaml:11:40", "VB045")];
    faults(&office, "notices @plan.yaml --year 2027", &places);
}

#[test]
fn what_is_left_out_or_gone_is_said() {
    let office = plan(
        "- {occasion: [le_30_4_1_5, dien_bien_phu], template: an-toan-thong-tin}\n- {occasion: ngay_van_hoa, template: nghi-le}",
    );
    let text = office.text("plan.yaml").replace("anniversary: yes", "anniversary: yes, every: 5");
    let office = office.with("plan.yaml", text);
    let ran = office.run("notices @plan.yaml --year 2027 --to txt -o @out").ends_with(0);
    ran.complains("73 năm, chưa đến năm tròn 5");
    assert!(office.text("out/2027/index.html").contains("chưa đến năm tròn 5"));
    let events = "events:\n- {id: bau_cu, name: cuộc bầu cử, date: 2026-03-15}\n";
    let text = PLAN.replace("events:\n", events) + "- {occasion: bau_cu, template: an-toan-thong-tin}\n";
    let office = Office::new().with("plan.yaml", text);
    let ran = office.run("notices @plan.yaml --year 2027 --diff 2026 --dry-run").ends_with(0);
    ran.says("năm 2027 không còn văn bản này").says("index.html");
}

#[test]
fn a_department_addresses_only_whom_its_profile_lists() {
    let office = "office: {name: tỉnh Lạng Sơn, issuer: Sở Y tế, short_name: Sở Y tế, superior: Ủy ban nhân dân tỉnh Lạng Sơn, symbol: SYT-VP, recipients: {own_units: Các đơn vị trực thuộc Sở}, signatory: {title: Giám đốc}}\n";
    let head = PLAN.split("office:").next().unwrap_or_default();
    let rest = PLAN.split_once("values:").map_or("", |(_, rest)| rest);
    let office = Office::new().with("plan.yaml", format!("{head}{office}values:{rest}"));
    office.run("notices @plan.yaml --year 2027 --to txt -o @out").ends_with(0);
    for name in ["an-toan-thong-tin", "nghi-le"] {
        let text = office.text(&format!("out/2027/tet-nguyen-dan-{name}.txt"));
        assert!(text.contains("Các đơn vị trực thuộc Sở"), "{text}");
        assert!(!text.contains("Công an") && !text.contains("UBND các xã"), "{text}");
        assert!(text.contains("\nGIÁM ĐỐC\n") && !text.contains("TM."), "{text}");
    }
    // Nobody signs for a department by default.
    let unsigned = office.text("plan.yaml").replace(", signatory: {title: Giám đốc}", "");
    faults(
        &office.with("plan.yaml", unsigned),
        "notices @plan.yaml --year 2027",
        &[("plan.yaml:2:39", "VB006")],
    );
}

#[test]
fn a_decision_that_is_in_both_tables_is_cited_once() {
    let decision = "year,holiday,from,to,swap_off,make_up,instrument,scope\n2027,tet_am_lich,2027-02-05,2027-02-11,,,Thông báo 8765/TB-BNV ngày 15/10/2026,\n";
    let row = "tet_nguyen_dan,2027,8765,TB-BNV,2026-10-15,Bộ Nội vụ,nghỉ tết Âm lịch năm 2027";
    let office = plan("- {occasion: tet_nguyen_dan, template: nghi-le}")
        .with("own.csv", decision)
        .with("references.csv", format!("{REFERENCES}{row}\n"));
    let line =
        "notices @plan.yaml --year 2027 --decisions @own.csv --references @references.csv --to txt -o @out";
    office.run(line).ends_with(0);
    let text = office.text("out/2027/tet-nguyen-dan-nghi-le.txt");
    assert_eq!(text.matches("8765/TB-BNV").count(), 1, "{text}");
    assert!(text.contains("về việc nghỉ tết Âm lịch năm 2027"), "{text}");
}

#[test]
fn words_too_many_in_a_table_and_symbols_of_another_type_are_told_where_they_stand() {
    let rows = "tet_nguyen_dan,2027,12,UBND-KGVX,2027-01-05,UBND tỉnh Lạng Sơn,V/v trực Tết\ntet_nguyen_dan,2027,13,UBND-KGVX,2027-01-05,UBND tỉnh Lạng Sơn,trực Tết.\n";
    let office = plan("- {occasion: tet_nguyen_dan, template: nghi-le, symbol: KH-UBND}")
        .with("references.csv", format!("{REFERENCES}{rows}"));
    let places =
        [("references.csv:2:64", "VB046"), ("references.csv:3:64", "VB046"), ("plan.yaml:7:57", "VB045")];
    faults(&office, "notices @plan.yaml --year 2027 --references @references.csv", &places);
}

#[test]
fn what_references_say_is_held_to_the_rules_and_to_a_day_before_the_holiday() {
    let head = REFERENCES.trim_end();
    let rows = "tet_nguyen_dan,2027,12,UBND - KGVX,20/02/2027,Ủy ban nhân dân Tỉnh Lạng Sơn,trực Tết,nghi-le\n\
        tet_nguyen_dan,2027,13,UBND-KGVX,20/01/2027,Ủy ban nhân dân tỉnh Lạng Sơn,\"trực\nTết\",nghi-le\n\
        tet_nguyen_dan,2027,14,UBND-KGVX,21/01/2027,Ủy ban nhân dân tỉnh Lạng Sơn,trực \"Tết an toàn\",nghi-le\n";
    let office = office().with("references.csv", format!("{head},notice\n{rows}"));
    let places = [
        ("references.csv:2:36", "VB046"),
        ("references.csv:2:47", "VB1104"),
        ("references.csv:3:75", "VB031"),
    ];
    faults(&office, "notices @plan.yaml --year 2027 --references @references.csv", &places);
    let row = rows.lines().last().unwrap_or_default();
    let office = office.with("references.csv", format!("{head},notice\n{row}\n"));
    office.run("notices @plan.yaml --year 2027 --references @references.csv --to txt -o @out").ends_with(0);
    let text = office.text("out/2027/tet-nguyen-dan-nghi-le.txt");
    assert!(text.contains("về việc trực \"Tết an toàn\""), "{text}");
}

#[test]
fn what_a_plan_says_of_events_values_and_duty_is_held_to_the_rules() {
    let text = PLAN
        .replace("06 giờ", "06 giờ.")
        .replace("name: Chiến thắng", "name: kỷ niệm 70 năm Chiến thắng")
        .replace("template: nghi-le", "template: nghi-le, dated: yes, lead_days: 0");
    let office = Office::new().with("plan.yaml", text);
    let places = [("plan.yaml:3:33", "VB045"), ("plan.yaml:5:29", "VB045"), ("plan.yaml:7:72", "VB045")];
    faults(&office, "notices @plan.yaml --year 2027", &places);
    let duty = "duty: [{name: \"...\", phone: 205300012}, {name: Ông TS. Hoàng Văn C, phone: 0205 3000 011}]\nevents:";
    let office =
        Office::new().with("plan.yaml", PLAN.replace("events:", duty).replace("06 giờ", "ngày 31/02"));
    let places = [("plan.yaml:3:33", "VB406"), ("plan.yaml:4:29", "VB1306")];
    faults(&office, "notices @plan.yaml --year 2027", &places);
    office.run("notices @plan.yaml --year 2027 -o @out").complains("VB616").complains("plan.yaml:4:15");
}

#[test]
fn a_character_without_a_glyph_keeps_the_pdf_alone_from_being_made() {
    let office = Office::new().with("plan.yaml", PLAN.replacen("06 giờ", "🔒 06 giờ", 1));
    let run = office.run("notices @plan.yaml --year 2026 --to txt,docx,pdf -o @out").ends_with(1);
    run.complains("plan.yaml:3:").complains("không làm tệp PDF").complains("U+1F512");
    let files = office.files();
    let has = |ending: &str| files.contains(&format!("out/2026/tet-nguyen-dan-nghi-le.{ending}"));
    assert!(has("docx") && has("txt") && !has("pdf"), "{files:?}");
}

/// The folder of the year lies in the one that was asked for by name, and may be no way out of it either.
#[cfg(unix)]
#[test]
fn a_folder_of_the_year_that_is_a_link_out_of_the_output_is_refused() {
    let office = office().with("elsewhere/x", "").with("out/y", "");
    std::os::unix::fs::symlink(office.path("elsewhere"), office.path("out/2027")).expect("a link");
    let before = office.files();
    for more in ["", " --force", " --keep-going", " --dry-run"] {
        let ran = office.run(&format!("notices @plan.yaml --year 2027 --to txt -o @out{more}")).ends_with(2);
        assert!(ran.err.contains("liên kết dẫn ra ngoài"), "{more}: {}", ran.err);
        assert_eq!(office.files(), before, "{more}");
    }
    assert_eq!(std::fs::read_dir(office.path("elsewhere")).expect("a folder").count(), 1);
}
