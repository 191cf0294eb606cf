//! `congvan units`, and the cascade to the units of the built-in table.

use crate::office::{Office, PROVINCE, Ran};

fn office() -> Office {
    Office::new()
        .with("a.yaml", PROVINCE)
        .with("before.yaml", PROVINCE.replace("2027-01-05", "2024-01-05"))
        .with("strange.yaml", PROVINCE.replace("territory: tỉnh Lạng Sơn", "territory: tỉnh Lạng Xơn"))
        .with("former.yaml", PROVINCE.replace("territory: tỉnh Lạng Sơn", "territory: tỉnh Hà Giang"))
}

fn first_line(ran: &Ran) -> &str {
    ran.out.lines().next().unwrap_or_default()
}

fn count_planned(ran: &Ran) -> usize {
    ran.out.lines().filter(|line| line.starts_with("sẽ ghi: ") && line.ends_with("trace.json")).count()
}

#[test]
fn a_unit_is_found_with_and_without_diacritics() {
    for search in ["xã Chi Lăng, tỉnh Lạng Sơn", "xa chi lang, lang son", "XÃ CHI LĂNG, Lạng Sơn"]
    {
        let ran = Office::new().run(&format!("units {search}")).ends_with(0);
        assert_eq!(first_line(&ran), "xã Chi Lăng, tỉnh Lạng Sơn, 06463");
    }
    let ran = Office::new().run("units chi lăng --date 2024-02-01").ends_with(0).complains("30/06/2025");
    assert_eq!(first_line(&ran), "huyện Chi Lăng, tỉnh Lạng Sơn, 187");
}

#[test]
fn a_former_unit_says_what_became_of_it() {
    let whole = Office::new().run("units xa yen vuong").ends_with(0);
    assert_eq!(
        first_line(&whole),
        "xã Yên Vượng, huyện Hữu Lũng, tỉnh Lạng Sơn, 06412 (đến 30/06/2025) → nay thuộc xã Cai Kinh, tỉnh Lạng Sơn, 06427"
    );
    let parts = Office::new().run("units phường Ngọc Hà, quận Ba Đình").ends_with(0);
    let parts = parts.says("từng phần về thành phố Hà Nội: ").says("(bảng chọn)");
    parts.complains("không phải quy định");
    Office::new().run("units Hà Giang --lang en").ends_with(0).says("now in tỉnh Tuyên Quang, 08");
}

#[test]
fn at_most_twenty_are_listed_unless_all_are_asked_for() {
    let ran = Office::new().run("units tân").ends_with(0).complains("thêm --all");
    assert_eq!(ran.out.lines().count(), 20);
    assert!(Office::new().run("units tân --all").ends_with(0).out.lines().count() > 100);
    assert_eq!(Office::new().run("units --all").ends_with(0).out.lines().count(), 34 + 3321);
}

#[test]
fn nothing_found_is_a_sentence_and_exit_1() {
    let ran = Office::new().run("units zzzqqq").ends_with(1).complains("không có đơn vị nào tên `zzzqqq`");
    assert!(ran.out.is_empty());
    Office::new().run("units zzzqqq --format json").ends_with(1).says("\"units\": []");
}

#[test]
fn without_a_name_the_units_of_the_day_are_counted() {
    let today = Office::new().run("units").ends_with(0);
    today.says("2 cấp").says("cấp tỉnh: 34").says("cấp xã: 3321");
    let before = Office::new().run("units --date 30/06/2025").ends_with(0);
    let before = before.says("cấp tỉnh: 63").says("cấp huyện: 696").says("cấp xã: 10035");
    assert!(before.err.is_empty());
    let json = Office::new().run("units --format json --date 2025-07-01").ends_with(0).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((&json["levels"], &json["communes"]["count"]), (&2.into(), &3321.into()));
    assert_eq!(
        (&json["districts"]["count"], &json["provinces"]["kinds"]["thành phố"]),
        (&0.into(), &6.into())
    );
    Office::new().run("units --date 2025").ends_with(2).complains("--date: `2025` thiếu ngày hoặc tháng");
}

#[test]
fn the_json_of_a_search_says_the_same_in_every_language() {
    let vi = Office::new().run("units xã Yên Vượng --format json").ends_with(0).out;
    let json: serde_json::Value = serde_json::from_str(&vi).expect("JSON");
    let unit = &json["units"][0];
    assert_eq!((&unit["in_force"], &unit["district"]), (&false.into(), &"huyện Hữu Lũng".into()));
    assert_eq!(unit["successors"][0]["name"], "xã Cai Kinh");
    assert_eq!(Office::new().run("units xã Yên Vượng --format json --lang en").out, vi);
}

#[test]
fn a_profile_passes_the_check_and_the_cascade() {
    let profile = office().run("units xa chi lang, lang son --profile").ends_with(0).out;
    let office = office().with("unit.yaml", profile);
    office.run("check @unit.yaml").ends_with(0).says("0 lỗi, 0 cảnh báo");
    let ran = office.run("cascade @a.yaml --units @unit.yaml --to txt -o @out").ends_with(0);
    assert!(ran.err.is_empty(), "{}", ran.err);
    assert!(office.text("out/xa-chi-lang/xa-chi-lang.txt").contains("ỦY BAN NHÂN DÂN XÃ CHI LĂNG"));
}

#[test]
fn a_profile_says_where_it_may_be_another_unit() {
    let office = office();
    let city = office.run("units thành phố Lạng Sơn, tỉnh Lạng Sơn --profile --date 2024-01-05").ends_with(0);
    let office = office.with("city.yaml", city.says("level: district").out);
    office.run("cascade @before.yaml --units @city.yaml --dry-run --to txt").ends_with(0);
    office.run("units Tân Lập --profile").ends_with(0).complains("đơn vị cùng tên");
    office.run("units xã Yên Vượng --profile").ends_with(0).complains("không còn từ ngày 01/07/2025");
    office.run("units --profile").ends_with(2).complains("cần tên đơn vị");
    office.run("units Tân Lập --profile --format json").ends_with(2).complains("không đi cùng");
}

#[test]
fn all_units_are_the_communes_of_the_province_and_before_july_2025_its_districts() {
    let office = office();
    let before = office.files();
    let dry = |line: &str| {
        office.run(&format!("cascade {line} --units all --to txt --dry-run -o @out")).ends_with(0)
    };
    assert_eq!(count_planned(&dry("@a.yaml")), 65);
    assert_eq!(count_planned(&dry("@before.yaml").complains("30/06/2025")), 11);
    let through = dry("@before.yaml --via-district").says("out/huyen-chi-lang/xa-chi-lang");
    assert_eq!(count_planned(&through), 11 + 194);
    assert_eq!(office.files(), before);
}

#[test]
fn another_province_may_be_asked_for() {
    let office = office();
    let ran = office.run_words(&[
        "cascade",
        "@a.yaml",
        "--units",
        "all",
        "--province",
        "hue",
        "--to",
        "txt",
        "--dry-run",
    ]);
    let ran = ran.ends_with(0).complains("KHÔNG thuộc nơi này");
    assert_eq!(count_planned(&ran), 40);
    office.run("cascade @a.yaml --units all --via-district").ends_with(2).complains("không còn cấp huyện");
}

#[test]
fn a_district_hands_on_to_its_own_communes() {
    let district = PROVINCE
        .replace("2027-01-05", "2024-01-05")
        .replace("level: province, territory: tỉnh Lạng Sơn", "level: district, territory: huyện Chi Lăng")
        .replace(
            "nhân dân tỉnh Lạng Sơn, short_name: UBND tỉnh",
            "nhân dân huyện Chi Lăng, short_name: UBND huyện",
        );
    let twice = district.replace("huyện Chi Lăng", "huyện Châu Thành");
    let office = office().with("b.yaml", district).with("twice.yaml", twice);
    assert_eq!(count_planned(&office.run("cascade @b.yaml --units all --to txt --dry-run").ends_with(0)), 20);
    office.run("cascade @twice.yaml --units all --dry-run").ends_with(2).complains("thêm --province");
}

#[test]
fn a_province_that_the_table_does_not_know_is_one_error() {
    let office = office();
    let one = |line: &str, words: &str| {
        let ran = office.run(line).ends_with(2).complains(words);
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    };
    one(
        "cascade @strange.yaml --units all -o @out",
        "issuer.territory: vào ngày 05/01/2027 bảng đơn vị không có `tỉnh Lạng Xơn`",
    );
    one("cascade @former.yaml --units all -o @out", "tỉnh Hà Giang nay thuộc tỉnh Tuyên Quang");
    one("cascade @a.yaml --units all --province Đâu_Đó -o @out", "--province: ");
    assert!(!office.path("out").exists());
}

#[test]
fn a_code_finds_its_unit_of_today_and_of_before() {
    let ran = Office::new().run("units 06463").ends_with(0);
    assert_eq!(first_line(&ran), "xã Chi Lăng, tỉnh Lạng Sơn, 06463");
    ran.says("thị trấn Đồng Mỏ, huyện Chi Lăng, tỉnh Lạng Sơn, 06463 (đến 30/06/2025)");
    assert_eq!(first_line(&Office::new().run("units 20").ends_with(0)), "tỉnh Lạng Sơn, 20");
    Office::new().run("units 99999").ends_with(1);
}

#[test]
fn units_of_elsewhere_are_said_and_marked_in_their_versions() {
    let table = "tên,tỉnh\nxã Chi Lăng,Lạng Sơn\nxã Đâu Đó,Lạng Sơn\nphường Hồng Gai,\ntỉnh Lạng Sơn,\n";
    let office = office().with("donvi.csv", table);
    let ran = office.run("cascade @a.yaml --units @donvi.csv --to txt -o @out").ends_with(0);
    let ran = ran.complains("1 đơn vị KHÔNG thuộc tỉnh Lạng Sơn: phường Hồng Gai;");
    ran.complains("bỏ qua 1 đơn vị không phải cấp xã: tỉnh Lạng Sơn");
    let marked = "Quảng Ninh, văn bản của tỉnh Lạng Sơn";
    assert!(office.text("out/thanh-pho-quang-ninh/phuong-hong-gai/trace.json").contains(marked));
    assert!(office.text("out/index.html").contains(marked));
    assert!(!office.text("out/lang-son/xa-dau-do/trace.json").contains("văn bản của tỉnh Lạng Sơn\""));
    // Of the built-in table too, each of them.
    let words =
        ["cascade", "@a.yaml", "--units", "all", "--province", "Cao Bằng", "--to", "txt", "-o", "@all"];
    office.run_words(&words).ends_with(0).complains("KHÔNG thuộc nơi này");
    let index = office.text("all/index.html");
    assert!(index.contains("<p>56 văn bản.</p>"));
    assert_eq!(index.matches("đơn vị thuộc tỉnh Cao Bằng, văn bản của tỉnh Lạng Sơn").count(), 1);
}

#[test]
fn communes_alone_before_july_2025_are_told_what_they_need() {
    let office = office().with("donvi.csv", "tên,huyện\nxã Vân Thủy,Chi Lăng\n");
    let ran = office.run("cascade @before.yaml --units @donvi.csv --via-district").ends_with(2);
    ran.complains("--via-district cần cả một dòng cho mỗi huyện; hoặc dùng --units all");
    office.run("cascade @before.yaml --units @donvi.csv").ends_with(2).complains("thêm --via-district");
}

#[test]
fn a_territory_that_the_table_lacks_is_told_with_a_file_too() {
    let profile = "format: congvan-units/1\nunits:\n  - name: xã Chi Lăng\n";
    let office = office().with("unit.yaml", profile);
    let ran = office.run("cascade @strange.yaml --units @unit.yaml --dry-run").ends_with(0);
    ran.complains("bảng đơn vị không có `tỉnh Lạng Xơn`; gần nhất là tỉnh Lạng Sơn");
    let quiet = office.run("cascade @a.yaml --units @unit.yaml --dry-run").ends_with(0);
    assert!(quiet.err.is_empty(), "{}", quiet.err);
}

#[test]
fn a_profile_is_held_to_the_rules_of_form_before_anything_is_written() {
    let profile = "format: congvan-units/1\nunits:
  - name: xã Chi Lăng
    verb: cấm
    number: 12/UBND
    distribution: {to: [UBND tỉnh], archive: [VT]}
    signatory: {name: TS. Nguyễn Văn A}
";
    let good = profile.replace("    verb: cấm\n", "").replace("/UBND", "").replace("TS. ", "");
    let office = office().with("bad.yaml", profile).with("good.yaml", good);
    for line in ["check @bad.yaml", "cascade @a.yaml --units @bad.yaml -o @out"] {
        let ran = office.run(line).ends_with(1);
        let all = format!("{}{}", ran.out, ran.err);
        for words in ["bad.yaml:4:11", "VB303", "bad.yaml:5:13", "VB701", "bad.yaml:7:23"] {
            assert!(all.contains(words), "{words}: {all}");
        }
        assert!(!all.contains("VB901"));
    }
    assert!(!office.path("out").exists());
    // The list gets the line it lacks, and the document that comes out has no error.
    office
        .run("cascade @a.yaml --units @good.yaml --to yaml,txt -o @out")
        .ends_with(0)
        .says("+ Như trên; UBND tỉnh; VT");
    assert!(office.text("out/xa-chi-lang/xa-chi-lang.txt").contains("- Như trên;\n- UBND tỉnh;\n"));
    office.run("check @out/xa-chi-lang/xa-chi-lang.yaml").ends_with(0).says("0 lỗi");
}

#[test]
fn near_misses_are_marked_as_such() {
    let office = Office::new();
    let near = office.run("units xã Chi Lamg, Lạng Sơn").ends_with(0).out;
    assert!(near.lines().all(|line| line.ends_with("(gần giống)")) && near.contains("Chi Lăng"), "{near}");
    let exact = office.run("units xã Chi Lăng, Lạng Sơn").ends_with(0).out;
    assert!(exact.contains("Chi Lăng") && !exact.contains("gần giống"), "{exact}");
    let json = office.run("units xã Chi Lamg, Lạng Sơn --format json").ends_with(0).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["units"][0]["near_miss"], true, "{json:#}");
}

#[test]
fn a_place_behind_no_comma_is_understood_as_in_tables() {
    let with = Office::new().run("units xã Chi Lăng, tỉnh Lạng Sơn").ends_with(0);
    let without = Office::new().run("units xã Chi Lăng tỉnh Lạng Sơn").ends_with(0);
    assert_eq!(without.out, with.out);
    assert!(with.out.contains("06463"), "{}", with.out);
}
