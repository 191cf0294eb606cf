//! What `congvan notices` holds each document of a plan to: units of its day, one number a document, a day before the
//! occasion, the office's own name.

use crate::office::Office;

const PLAN: &str = "\
format: congvan-notices/1
office: {name: tỉnh Lạng Sơn, symbol: UBND-KGVX}
units: units.csv
values: [{name: flag_up, value: 06 giờ}, {name: flag_down, value: 18 giờ}]
notices:
- {occasion: tet_nguyen_dan, template: nghi-le, below: own}
";

fn office(plan: &str, units: &str) -> Office {
    Office::new().with("plan.yaml", plan).with("units.csv", units)
}

#[test]
fn units_are_those_of_the_notices_own_days() {
    let run = |units: &str, year: &str| {
        let office = office(PLAN, units);
        let ran = office.run(&format!("notices @plan.yaml --year {year} --assume --to txt -o @out"));
        (ran, office.files())
    };
    let (ran, files) = run("tên\nthị trấn Đồng Mỏ\nxã Chi Lăng\n", "2026");
    ran.ends_with(1).complains("đơn vị `thị trấn Đồng Mỏ` không còn").complains("nay thuộc `xã Chi Lăng`");
    assert!(!files.iter().any(|file| file.contains("out")), "{files:?}");
    // Before 01/07/2025 there was one.
    let (ran, _) = run("tên\nthị trấn Đồng Mỏ\n", "2024");
    ran.ends_with(0).says("thi-tran-dong-mo.txt");
    // Of a year with both, each notice has its own, and nothing is told twice.
    let plan = format!("{PLAN}- {{occasion: quoc_khanh, template: nghi-le, below: own}}\n");
    let ran = office(&plan, "tên\nthị trấn Đồng Mỏ\n").run("notices @plan.yaml --year 2025 -o @out");
    let ran = ran.ends_with(1);
    assert_eq!(ran.err.matches("không còn").count(), 1, "{}", ran.err);
}

#[test]
fn profiles_are_held_to_the_days_too() {
    let plan = PLAN.replace("units.csv", "units.yaml");
    let units = "format: congvan-units/1\nunits:\n- {name: thị trấn Đồng Mỏ, symbol: UBND-VP}\n";
    let office = Office::new().with("plan.yaml", plan).with("units.yaml", units);
    office.run("notices @plan.yaml --year 2026 -o @out").ends_with(1).complains("VB029");
}

#[test]
fn one_number_stands_in_one_document() {
    let two = format!("{PLAN}- {{occasion: quoc_khanh, template: nghi-le, below: own}}\n");
    let numbered = two.replace("symbol: UBND-KGVX", "symbol: UBND-KGVX, number: 15");
    office(&numbered, "tên\nxã Chi Lăng\n")
        .run("notices @plan.yaml --year 2026 -o @out")
        .ends_with(1)
        .complains("số `15` sẽ ghi vào mọi văn bản của kế hoạch");
    office(&two, "tên,số\nxã Chi Lăng,15\n")
        .run("notices @plan.yaml --year 2026 -o @out")
        .ends_with(2)
        .complains("hồ sơ ghi một số cho nhiều văn bản: xã Chi Lăng");
}

#[test]
fn a_day_of_issue_is_before_the_occasion_and_not_of_another_year() {
    for (date, words) in
        [("2026-03-15", "không trước `tết Nguyên đán Bính Ngọ`"), ("2025-03-15", "hơn 200 ngày")]
    {
        let dated = PLAN.replace("symbol: UBND-KGVX", &format!("symbol: UBND-KGVX, date: {date}"));
        office(&dated, "tên\nxã Chi Lăng\n")
            .run("notices @plan.yaml --year 2026 -o @out")
            .ends_with(1)
            .complains(words);
        office(PLAN, &format!("tên,ngày\nxã Chi Lăng,{date}\n"))
            .run("notices @plan.yaml --year 2026 -o @out")
            .ends_with(1)
            .complains(words);
    }
    let dated = PLAN.replace("symbol: UBND-KGVX", "symbol: UBND-KGVX, date: 2026-01-20");
    office(&dated, "tên\nxã Chi Lăng\n").run("notices @plan.yaml --year 2026 -o @out --to txt").ends_with(0);
}

#[test]
fn a_template_has_nobody_else_issue() {
    let template = |head: &str| {
        format!(
            "format: congvan/1\ntype: CV\n{head}subject: trực dịp tết\nrecipients: [Các phòng]\n\
             request: {{verb: yêu cầu, whom: các phòng, action: thực hiện các nội dung sau}}\n\
             measures: [Phân công trực., Báo cáo kết quả.]\ndistribution: {{to: [Như trên], archive: [VT]}}\n"
        )
    };
    let plan = PLAN.replace("template: nghi-le", "template: mau.yaml");
    let run = |head: &str| {
        let office = office(&plan, "tên\nxã Chi Lăng\n").with("mau.yaml", template(head));
        office.run("notices @plan.yaml --year 2026 --assume --to txt -o @out")
    };
    run("issuer: {name: Ủy ban nhân dân tỉnh Cao Bằng, level: province}\n")
        .ends_with(1)
        .complains("mẫu ghi cơ quan ban hành là `Ủy ban nhân dân tỉnh Cao Bằng`");
    // Right for the office, and of another for its units.
    run("issuer: {name: Ủy ban nhân dân tỉnh Lạng Sơn, level: province}\n")
        .ends_with(1)
        .complains("xã Chi Lăng")
        .complains("mẫu ghi cơ quan ban hành");
    run("place: Lạng Sơn\n").ends_with(1).complains("địa danh không phải của `xã Chi Lăng`");
    // What a template fixes would stand in every year.
    run("date: 2025-01-15\n").ends_with(1).complains("hơn 200 ngày");
    run("number: {value: 7, symbol: UBND-VP}\n").ends_with(1).complains("số `7` của mẫu");
    run("issuer: {name: \"{{ office.issuer }}\"}\n").ends_with(0);
    run("").ends_with(0);
}
