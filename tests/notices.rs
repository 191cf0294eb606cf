//! The year's notices: plans under `fixtures`, for every year from 2024 to 2028.

use std::path::PathBuf;

use congvan::calendar::{Decisions, LunarDate, LunarYear, is_working_day, weekday_name};
use congvan::lint::{House, lint};
use congvan::model::date::Date;
use congvan::model::directive::Directive;
use congvan::notices::{BUILT_IN, Notice, Plan, References, Template, Undecided, Year, prepare};
use congvan::text::diagnostic::Severity;
use congvan::text::source::Source;

use crate::support::{compose, dump, root, snapshot, source};

/// A plan and its templates, in the order of its notices.
struct Planned {
    folder: PathBuf,
    plan: Plan,
    templates: Vec<Template>,
}

impl Planned {
    fn read(name: &str) -> Self {
        let plan = Plan::parse(&source(&format!("fixtures/{name}/ke-hoach.yaml")));
        let plan = plan.into_result().unwrap_or_else(|error| panic!("{name}: {error}"));
        let values: Vec<&str> = plan.values.iter().map(|(name, _)| name.notation()).collect();
        let load = |wanted: &str| {
            let text = BUILT_IN.iter().find(|template| template.name == wanted).map(|template| template.text);
            let source = match text {
                Some(text) => Source::new(wanted, text),
                None => source(&format!("fixtures/{name}/{wanted}")),
            };
            Template::load(source, Some(&values))
                .into_result()
                .unwrap_or_else(|error| panic!("{wanted}: {error}"))
        };
        let templates = plan.notices.iter().map(|entry| load(entry.template.notation())).collect();
        Self { folder: root().join("fixtures").join(name), plan, templates }
    }

    fn year(&self, year: u16) -> Year<'_> {
        self.year_with(year, Undecided::Blank)
    }

    fn year_with(&self, year: u16, undecided: Undecided) -> Year<'_> {
        let templates: Vec<Option<&Template>> = self.templates.iter().map(Some).collect();
        prepare(&self.plan, year, &templates, &References::default(), &Decisions::from_table(), undecided)
            .into_result()
            .unwrap_or_else(|faults| panic!("{year}: {faults:?}"))
    }
}

const PLANS: [(&str, std::ops::RangeInclusive<u16>); 3] = [
    ("ke-hoach-chi-lang", 2024..=2028),
    ("ke-hoach-lang-son", 2024..=2028),
    ("ke-hoach-dong-kinh", 2026..=2030),
];

fn issue(notice: &Notice<'_>) -> Directive {
    notice.issue().into_result().unwrap_or_else(|error| panic!("{}: {error}", notice.occasion.name))
}

#[test]
fn every_year_is_as_reviewed() {
    for (name, years) in PLANS {
        let planned = Planned::read(name);
        for year in years {
            let prepared = planned.year(year);
            let mut text = String::new();
            for notice in &prepared.notices {
                text.push_str(&format!(
                    "==== {}: {}\n",
                    notice.occasion.name,
                    notice.entry.template.notation()
                ));
                text.push_str(&congvan::compose::text::write(&compose(&issue(notice))));
                text.push('\n');
            }
            for skipped in &prepared.skipped {
                text.push_str(&format!("==== {}\n", skipped.why.vi));
            }
            snapshot(&planned.folder, &format!("{year}-text"), &text);
        }
    }
}

#[test]
fn both_kinds_of_notice_are_as_reviewed_in_every_stage() {
    let planned = Planned::read("ke-hoach-chi-lang");
    let prepared = planned.year(2027);
    for (template, name) in [("nghi-le", "2027-nghi-tet"), ("an-toan-thong-tin", "2027-an-toan")] {
        let tet = |notice: &&Notice<'_>| {
            notice.occasion.ids == ["tet_nguyen_dan"] && notice.entry.template.notation() == template
        };
        let document = compose(&issue(prepared.notices.iter().find(tet).expect("the plan has it")));
        snapshot(&planned.folder, &format!("{name}-1-document"), &dump(&document));
        snapshot(&planned.folder, &format!("{name}-3-html"), &congvan::compose::html::write(&document));
        snapshot(
            &planned.folder,
            &format!("{name}-5-pages"),
            &congvan_pdf::dump(&congvan_pdf::layout(&document)),
        );
    }
}

#[test]
fn products_have_no_findings() {
    for (name, years) in PLANS {
        let planned = Planned::read(name);
        for year in years {
            let notices = [Undecided::Blank, Undecided::Assumed]
                .map(|undecided| planned.year_with(year, undecided).notices);
            for notice in notices.into_iter().flatten() {
                let directive = issue(&notice);
                let found = lint(&directive);
                let grave: Vec<_> = found.iter().filter(|found| found.severity > Severity::Note).collect();
                assert!(grave.is_empty(), "{name} {year} {}: {grave:#?}", notice.occasion.name);
                // The document as its own source, as a clerk would go on with it.
                let again = Source::new("again", directive.to_yaml());
                let read = Directive::parse(&again).into_result();
                assert!(read.is_ok(), "{name} {year} {}: {read:?}", notice.occasion.name);
            }
        }
    }
}

/// Every `thứ …, ngày … tháng … năm …` and `Thứ …, dd/mm/yyyy` of a text with its weekday.
fn dates_with_weekdays(text: &str) -> Vec<(String, Date)> {
    let mut found = Vec::new();
    let words: Vec<&str> =
        text.split_whitespace().map(|word| word.trim_matches([',', ';', ':', '.', '(', ')'])).collect();
    for at in 0..words.len() {
        let Some(weekday) = weekday(&words, at) else { continue };
        let rest = &words[at + 2..];
        let date = match rest {
            ["ngày", day, "tháng", month, "năm", year, ..] => {
                Date::parse(&format!("{day}/{month}/{year}")).ok()
            }
            [date, ..] => Date::parse(date).ok(),
            [] => None,
        };
        found.extend(date.map(|date| (weekday, date)));
    }
    found
}

fn weekday(words: &[&str], at: usize) -> Option<String> {
    let two = format!("{} {}", words.get(at)?, words.get(at + 1)?);
    let mut letters = two.chars();
    let small: String = letters.next()?.to_lowercase().chain(letters).collect();
    let name = if small == "chủ nhật" { "Chủ nhật".to_owned() } else { small };
    const DAYS: [&str; 7] = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];
    DAYS.contains(&name.as_str()).then_some(name)
}

#[test]
fn every_date_is_the_calendars() {
    let known = Decisions::from_table();
    let mut checked = 0;
    for (name, years) in PLANS {
        let planned = Planned::read(name);
        for year in years {
            for notice in planned.year_with(year, Undecided::Assumed).notices {
                let at = format!("{name} {year} {}", notice.occasion.name);
                let text = congvan::compose::text::write(&compose(&issue(&notice)));
                for (weekday, date) in dates_with_weekdays(&text) {
                    assert_eq!(weekday, weekday_name(date), "{at}: {date:?}");
                    checked += 1;
                }
                // Rows of the table of days: number, day, lunar day, why.
                let Some(leave) = &notice.occasion.leave else { continue };
                let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
                let days: Vec<&Vec<&str>> =
                    rows.iter().filter(|row| row.len() == 4 && row[0] != "STT").collect();
                if notice.entry.template.notation() != "nghi-le" {
                    continue;
                }
                assert_eq!(days.len(), leave.days.len(), "{at}");
                let mut before: Option<Date> = None;
                for row in days {
                    let date = Date::parse(row[1].split(", ").nth(1).expect("a day")).expect("a day");
                    assert!(!is_working_day(date, &known), "{at}: {date:?} is no day off");
                    assert_eq!(
                        row[2].to_lowercase(),
                        LunarDate::from(date).day_name().to_lowercase(),
                        "{at}"
                    );
                    if let Some(before) = before {
                        assert_eq!(before.days() + 1, date.days(), "{at}: a day is left out");
                    }
                    before = Some(date);
                    checked += 1;
                }
                let back = leave.spans.last().and_then(|span| span.back).expect("within the calendar");
                assert!(
                    is_working_day(back, &known) && Some(back.days()) == before.map(|day| day.days() + 1),
                    "{at}"
                );
                assert!(text.contains(&format!("{:02}", leave.days.len())), "{at}");
                for (swap, instrument) in &leave.swaps {
                    let number = instrument.split(' ').find(|word| word.contains('/')).expect("a number");
                    assert!(text.contains(number), "{at}: {number}");
                    assert!(is_working_day(swap.make_up, &known), "{at}");
                }
            }
        }
    }
    assert!(checked > 500, "{checked}");
}

/// Spans as they were published, and as the law gives them where nothing is decided.
#[test]
fn leaves_are_those_published() {
    let planned = Planned::read("ke-hoach-chi-lang");
    let date = |text: &str| Date::parse(text).expect("a day");
    let known = [
        (2024, "tet_nguyen_dan", "08/02/2024", "14/02/2024", false),
        (2024, "gio_to", "18/04/2024", "18/04/2024", false),
        (2024, "le_30_4_1_5", "27/04/2024", "01/05/2024", false),
        (2024, "quoc_khanh", "31/08/2024", "03/09/2024", false),
        (2025, "tet_duong_lich", "01/01/2025", "01/01/2025", false),
        (2025, "tet_nguyen_dan", "25/01/2025", "02/02/2025", false),
        (2025, "gio_to", "05/04/2025", "07/04/2025", false),
        (2025, "le_30_4_1_5", "30/04/2025", "04/05/2025", false),
        (2025, "quoc_khanh", "30/08/2025", "02/09/2025", false),
        (2026, "tet_duong_lich", "01/01/2026", "04/01/2026", false),
        (2026, "tet_nguyen_dan", "14/02/2026", "22/02/2026", false),
        (2026, "gio_to", "25/04/2026", "27/04/2026", false),
        (2026, "le_30_4_1_5", "30/04/2026", "03/05/2026", false),
        (2026, "quoc_khanh", "29/08/2026", "02/09/2026", false),
        (2027, "tet_nguyen_dan", "04/02/2027", "10/02/2027", true),
        (2027, "quoc_khanh", "02/09/2027", "05/09/2027", true),
        (2028, "quoc_khanh", "01/09/2028", "04/09/2028", true),
        (2027, "le_30_4_1_5", "30/04/2027", "03/05/2027", false),
        (2028, "tet_duong_lich", "01/01/2028", "03/01/2028", false),
        (2028, "gio_to", "04/04/2028", "04/04/2028", false),
        (2028, "le_30_4_1_5", "29/04/2028", "02/05/2028", false),
    ];
    for (year, id, from, to, awaiting) in known {
        let prepared = planned.year(year);
        let of = prepared.notices.iter().find(|notice| notice.occasion.ids == [id]).expect("the plan has it");
        let leave = of.occasion.leave.as_ref().expect("days off");
        let span = (leave.days.first().map(|day| day.date), leave.days.last().map(|day| day.date));
        assert_eq!(span, (Some(date(from)), Some(date(to))), "{id} {year}");
        assert_eq!(leave.standing.is_open(), awaiting, "{id} {year}");
    }
}

/// Where no decision is known, no day from before the leave to after it is in the document, its deadlines and the
/// roster of who is on duty with it; where the days are assumed, they are.
#[test]
fn an_undecided_day_is_no_fact() {
    let mut checked = 0;
    for (name, _) in PLANS {
        let planned = Planned::read(name);
        for year in (2022..=2022).filter(|_| name != "ke-hoach-dong-kinh").chain(2027..=2034) {
            let of = |undecided| {
                let year = planned.year_with(year, undecided);
                let text = |notice: &Notice<'_>| congvan::compose::text::write(&compose(&issue(notice)));
                year.notices.iter().map(|notice| (notice.occasion.clone(), text(notice))).collect::<Vec<_>>()
            };
            for ((occasion, blank), (_, assumed)) in of(Undecided::Blank).iter().zip(of(Undecided::Assumed)) {
                let open =
                    occasion.leave.iter().flat_map(|leave| &leave.spans).find(|span| span.is_first_blank);
                let Some(span) = open else { continue };
                let said = |date: Date, text: &str| {
                    let (year, month, day) = date.parts();
                    let month_in_words = if month <= 2 { format!("{month:02}") } else { month.to_string() };
                    text.contains(&format!("{day:02}/{month:02}/{year}"))
                        || text.contains(&format!("ngày {day:02} tháng {month_in_words} năm {year}"))
                };
                let day = |days: i64| {
                    let mut date = span.from;
                    (0..days.abs()).for_each(|_| {
                        let after = Date::new(date.year(), date.month(), date.day() + 1)
                            .or_else(|| Date::new(date.year(), date.month() + 1, 1));
                        date = if days < 0 { date.previous() } else { after }.expect("within a year");
                    });
                    date
                };
                let is_said = |text: &str| (-3..span.days() + 3).map(day).find(|date| said(*date, text));
                assert_eq!(is_said(blank), None, "{name} {year} {}: {blank}", occasion.name);
                assert!(is_said(&assumed).is_some(), "{name} {year} {}: {assumed}", occasion.name);
                checked += 1;
            }
        }
    }
    assert!(checked > 40, "{checked}");
}

/// Where only the day in lieu is open, the day itself stands: 24/11/2029, a Saturday.
#[test]
fn what_law_fixes_stands_beside_what_is_open() {
    let text = text_of("{occasion: ngay_van_hoa, template: nghi-le}", 2029);
    // The open day may be a Chủ nhật, so that no `thứ` stands before its blank.
    assert!(text.contains("từ thứ Bảy, ngày 24 tháng 11 năm 2029 đến hết  "), "{text}");
    assert!(
        text.contains("ngày 24 tháng 11 năm 2029; cờ treo") && text.contains("1\tThứ Bảy, 24/11/2029"),
        "{text}"
    );
    assert!(!text.contains("26/11/2029") && !text.contains("27 tháng 11"), "{text}");
}

/// A plan of one notice, brought to a year.
fn text_of(notice: &str, year: u16) -> String {
    let head = "format: congvan-notices/1\noffice: {name: xã Chi Lăng, symbol: UBND-VHXH}\nvalues: [{name: flag_up, value: 06 giờ}, {name: flag_down, value: 18 giờ}]\n";
    let plan = Plan::parse(&Source::new("plan", format!("{head}notices:\n- {notice}\n")));
    let plan = plan.into_result().expect("a plan");
    let name = plan.notices[0].template.notation().to_owned();
    let text = BUILT_IN.iter().find(|template| template.name == name).expect("built in").text;
    let template = Template::load(Source::new(name, text), Some(&["flag_up", "flag_down"]));
    let template = template.into_result().expect("a template");
    let prepared = prepare(
        &plan,
        year,
        &[Some(&template)],
        &References::default(),
        &Decisions::from_table(),
        Undecided::Blank,
    );
    let prepared = prepared.into_result().unwrap_or_else(|faults| panic!("{year}: {faults:?}"));
    congvan::compose::text::write(&compose(&issue(&prepared.notices[0])))
}

#[test]
fn holidays_that_do_not_touch_are_spans_of_their_own() {
    let notice = "{occasion: [gio_to, le_30_4_1_5], template: nghi-le}";
    let text = text_of(notice, 2026);
    for words in [
        "Nghỉ 07 ngày, chia làm 2 đợt: đợt 1 nghỉ 03 ngày liên tục, từ thứ Bảy, ngày 25 tháng 4 năm 2026 đến hết thứ Hai, ngày 27 tháng 4 năm 2026, làm việc trở lại từ thứ Ba, ngày 28 tháng 4 năm 2026; đợt 2 nghỉ 04 ngày liên tục, từ thứ Năm, ngày 30 tháng 4 năm 2026",
        "từ 06 giờ đến 18 giờ ngày 26 tháng 4 năm 2026, từ 06 giờ ngày 30 tháng 4 năm 2026 đến 18 giờ ngày 01 tháng 5 năm 2026",
        "từ ngày làm việc đầu tiên sau mỗi đợt nghỉ",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert!(!text.contains("28/04/2026"), "a working day: {text}");
    // A weekend that touches neither is no day of the leave: 20 and 21 April 2024.
    assert!(!text_of(notice, 2024).contains("20/04/2024"));
    for year in 2023..=2040 {
        text_of(notice, year);
    }
    let text = text_of("{occasion: [gio_to, le_30_4_1_5], template: an-toan-thong-tin}", 2026);
    assert!(text.contains("đến hết thứ Hai, ngày 27 tháng 4 năm 2026 và từ thứ Năm, ngày 30"), "{text}");
}

#[test]
fn names_agree_with_the_year() {
    let planned = Planned::read("ke-hoach-lang-son");
    let phrases = |year: u16| -> Vec<String> {
        planned.year(year).notices.iter().map(|notice| notice.occasion.phrase.clone()).collect()
    };
    assert!(phrases(2027).contains(&"dịp tết Nguyên đán Đinh Mùi".to_owned()));
    assert!(
        phrases(2027).contains(&"dịp lễ 30/4 và 01/5 năm 2027".to_owned()),
        "73 years are no round number"
    );
    assert!(
        phrases(2024).contains(&"dịp lễ 30/4, 01/5 và kỷ niệm 70 năm Chiến thắng Điện Biên Phủ".to_owned())
    );
    assert!(phrases(2026).iter().any(|phrase| phrase.starts_with("thời gian diễn ra cuộc bầu cử")));
    assert_eq!(planned.year(2027).skipped.len(), 1, "no election");
    for year in 2024..=2028 {
        let can_chi = LunarYear::new(year).expect("a year").can_chi().to_string();
        assert!(phrases(year).iter().any(|phrase| phrase.ends_with(&can_chi)), "{year}");
    }
}

#[test]
fn a_known_document_of_the_superior_takes_the_place_of_its_blank() {
    let planned = Planned::read("ke-hoach-chi-lang");
    let table = "occasion,year,number,symbol,date,issuer,subject,notice\ntet_nguyen_dan,2027,12,UBND-KGVX,2027-01-05,Ủy ban nhân dân tỉnh Lạng Sơn,tăng cường bảo đảm an toàn thông tin mạng,an-toan-thong-tin\n";
    let references =
        References::parse(&Source::new("references.csv", table)).into_result().expect("it is right");
    let templates: Vec<Option<&Template>> = planned.templates.iter().map(Some).collect();
    let year =
        prepare(&planned.plan, 2027, &templates, &references, &Decisions::from_table(), Undecided::Blank)
            .into_result()
            .expect("it is right");
    let tet = year
        .notices
        .iter()
        .find(|notice| notice.entry.template.notation() == "an-toan-thong-tin")
        .expect("one");
    let text = congvan::compose::text::write(&compose(&issue(tet)));
    assert!(text.contains("Thực hiện Công văn số 12/UBND-KGVX ngày 05 tháng 01 năm 2027 của Ủy ban nhân dân tỉnh Lạng Sơn về việc tăng cường bảo đảm an toàn thông tin mạng"), "{text}");
    let blanks = |year: &Year<'_>| {
        let tet = year.notices.iter().find(|notice| notice.entry.template.notation() == "an-toan-thong-tin");
        congvan::notices::blanks(&issue(tet.expect("one")))
            .iter()
            .map(|blank| blank.what.en.clone())
            .collect::<Vec<_>>()
    };
    assert!(blanks(&planned.year(2027)).contains(&"fill in the superior's document".to_owned()));
    assert!(!blanks(&year).contains(&"fill in the superior's document".to_owned()));
}

#[test]
fn the_page_on_notices_is_current() {
    let path = root().join("docs/notices.md");
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    // What is written by hand stands above this line.
    const LINE: &str = "<!-- Phần dưới sinh ra từ chính các bảng mà chương trình dùng; không sửa tay. -->\n";
    let head = written.split(LINE).next().unwrap_or_default();
    // Profiles of units have a page of their own.
    let known = congvan::text::shape::reference(&congvan::model::units::UNITS);
    let sections = congvan::text::shape::reference(&congvan::notices::NOTICES);
    let own: String = sections
        .split("\n## ")
        .filter(|section| {
            !section.is_empty()
                && !known.contains(&format!("\n## {}", section.lines().next().unwrap_or_default()))
        })
        .map(|section| format!("\n## {}\n", section.trim_end()))
        .collect();
    let templates: String =
        BUILT_IN.iter().map(|template| format!("- `{}`: {}\n", template.name, template.about.0)).collect();
    let page = format!(
        "{head}{LINE}{own}\n## Quyết định của năm (`--decisions`)\n\n{}\n## Mẫu có sẵn\n\n{templates}\n## Biến của mẫu\n\n{}",
        congvan::model::decisions::decisions_reference(),
        congvan::notices::variables()
    );
    if std::env::var_os("CONGVAN_UPDATE").is_some() {
        std::fs::write(&path, &page).expect("docs can be written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == page,
        "docs/notices.md is not what the tables say; run the tests with CONGVAN_UPDATE=1"
    );
}

#[test]
fn occasions_named_together_keep_their_words() {
    let head = "format: congvan-notices/1\noffice: {name: xã Chi Lăng, symbol: UBND-VHXH}\nevents:\n- {id: bau_cu, name: cuộc bầu cử, date: 2026-03-15}\n- {id: dai_hoi, name: Đại hội Đảng bộ xã, date: 2026-05-14, to: 2026-05-15}\n- {id: dien_bien_phu, name: Chiến thắng Điện Biên Phủ, date: 1954-05-07, anniversary: yes}\n- {id: ngay_sinh, name: Ngày sinh Chủ tịch Hồ Chí Minh, date: 1890-05-19, anniversary: yes}\n";
    for (ids, phrase) in [
        ("bau_cu", "thời gian diễn ra cuộc bầu cử"),
        ("bau_cu, dai_hoi", "thời gian diễn ra cuộc bầu cử và Đại hội Đảng bộ xã"),
        ("tet_nguyen_dan, bau_cu", "dịp tết Nguyên đán Bính Ngọ và thời gian diễn ra cuộc bầu cử"),
        ("le_30_4_1_5, dien_bien_phu", "dịp lễ 30/4, 01/5 và kỷ niệm 72 năm Chiến thắng Điện Biên Phủ"),
        (
            "dien_bien_phu, ngay_sinh",
            "dịp kỷ niệm 72 năm Chiến thắng Điện Biên Phủ và 136 năm Ngày sinh Chủ tịch Hồ Chí Minh",
        ),
        ("gio_to, le_30_4_1_5", "dịp Giỗ Tổ Hùng Vương và lễ 30/4, 01/5 năm 2026"),
        (
            "gio_to, le_30_4_1_5, dien_bien_phu",
            "dịp Giỗ Tổ Hùng Vương, lễ 30/4, 01/5 và kỷ niệm 72 năm Chiến thắng Điện Biên Phủ",
        ),
    ] {
        let text = format!("{head}notices:\n- {{occasion: [{ids}], template: an-toan-thong-tin}}\n");
        let plan = Plan::parse(&Source::new("plan", text)).into_result().expect("a plan");
        let template = Template::built_in(&BUILT_IN[0], Some(&[])).into_result().expect("a template");
        let year = prepare(
            &plan,
            2026,
            &[Some(&template)],
            &References::default(),
            &Decisions::from_table(),
            Undecided::Blank,
        );
        let year = year.into_result().unwrap_or_else(|faults| panic!("{ids}: {faults:?}"));
        assert_eq!(year.notices[0].occasion.phrase, phrase);
    }
    let text = text_of("{occasion: [gio_to, le_30_4_1_5], template: nghi-le}", 2026);
    assert!(text.contains("nghỉ lễ Giỗ Tổ Hùng Vương, lễ 30/4 và 01/5 năm 2026"), "{text}");
}

#[test]
fn a_plan_that_is_checked_is_told_that_its_office_is_no_unit_of_the_year() {
    let told = |office: &str| {
        let text = format!(
            "format: congvan-notices/1\nyear: 2027\noffice: {{name: {office}, province: tỉnh Lạng Sơn}}\nnotices:\n  - {{template: nghi-le, occasion: tet_nguyen_dan}}\n"
        );
        let (checked, _) = Plan::check(&Source::new("ke-hoach.yaml", text), &House::default());
        let found: Vec<&str> = checked.diagnostics.iter().map(|found| found.code).collect();
        assert!(checked.value.is_some(), "{found:?}");
        found.into_iter().filter(|code| matches!(*code, "VB021" | "VB029" | "VB035")).collect::<Vec<_>>()
    };
    assert_eq!(told("xã Chi Lăng"), [""; 0]);
    assert_eq!(told("thị trấn Đồng Mỏ"), ["VB029"]);
    assert_eq!(told("xã Chi Làng"), ["VB035"]);
    assert_eq!(told("xã Bản Đồ Kho Báu"), ["VB021"]);
}
