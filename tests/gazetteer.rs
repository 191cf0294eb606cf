//! The built-in tables of administrative units: what is in them, what they say of a day, and what a search finds.

use std::collections::{BTreeMap, BTreeSet};

use congvan::cascade::{Options, cascade};
use congvan::gazetteer::{Answer, Asked, Closeness, Entry, Found, Gazetteer, Tables};
use congvan::lint::{House, review};
use congvan::model::date::Date;
use congvan::model::directive::{Directive, Level};
use congvan::model::units::Unit;
use congvan::text::diagnostic::Diagnostic;
use congvan::text::source::Source;

use crate::support::{reference as folder, root};

fn day(year: u16, month: u8, day: u8) -> Date {
    Date::new(year, month, day).expect("tests name real days")
}

const BEFORE: Date = Date::new(2025, 6, 30).expect("a day");
const AFTER: Date = Date::new(2025, 7, 1).expect("a day");
const TODAY: Date = Date::new(2026, 11, 21).expect("a day");

/// A unit with the one above it: `xã Cai Kinh, tỉnh Lạng Sơn`.
fn display_unit(found: &Found) -> String {
    let above = found.entry.places_on(TODAY).next();
    let above = above.map_or(String::new(), |above| format!(", {}", above.name_on(TODAY)));
    format!("{}{above}", found.entry.name_on(TODAY))
}

fn best(text: &str, date: Date) -> String {
    Gazetteer::get().find(text, date).first().map_or("nothing".to_owned(), display_unit)
}

fn count(level: Level, date: Date) -> usize {
    Gazetteer::get().level_on(level, date).count()
}

fn kinds(level: Level, date: Date) -> BTreeMap<&'static str, usize> {
    let mut kinds = BTreeMap::new();
    for entry in Gazetteer::get().level_on(level, date) {
        *kinds.entry(entry.kind_on(date)).or_default() += 1;
    }
    kinds
}

#[test]
fn counts() {
    let levels = [Level::Province, Level::District, Level::Commune];
    assert_eq!(levels.map(|level| count(level, BEFORE)), [63, 696, 10_035]);
    assert_eq!(levels.map(|level| count(level, AFTER)), [34, 0, 3321]);
    let communes = |province| Gazetteer::get().communes_of(province, AFTER).count();
    assert_eq!(["Lạng Sơn", "Thanh Hóa", "Gia Lai"].map(communes), [65, 166, 135]);
    assert_eq!(communes("Hà Giang"), 0);
    assert_eq!(
        kinds(Level::Commune, AFTER),
        BTreeMap::from([("xã", 2621), ("phường", 687), ("đặc khu", 13)])
    );
    assert_eq!(kinds(Level::Province, AFTER), BTreeMap::from([("tỉnh", 28), ("thành phố", 6)]));
    assert_eq!(kinds(Level::Province, TODAY), BTreeMap::from([("tỉnh", 25), ("thành phố", 9)]));
    assert_eq!(kinds(Level::Commune, TODAY)["phường"], 697);
}

#[test]
fn kinds_are_dated() {
    let gazetteer = Gazetteer::get();
    for (code, last) in [
        ("75", day(2026, 4, 29)),
        ("25270", day(2026, 4, 29)),
        ("22", day(2026, 8, 31)),
        ("24", day(2026, 9, 19)),
    ] {
        let entry = gazetteer.code(code, last).expect(code);
        let change = entry.changes().first().expect(code);
        assert_eq!(change.from.previous(), Some(last), "{code}");
        assert_ne!(entry.kind_on(last), entry.kind_on(change.from), "{code}");
        assert_eq!(entry.kind_on(AFTER), entry.kind_on(last), "{code}");
        assert_eq!(entry.kind_on(TODAY), change.kind, "{code}");
    }
    let of = |date: Date| {
        let long_thanh = &gazetteer.find("Long Thành, Đồng Nai", date)[0];
        let unit = Unit::from_entry(long_thanh.entry, date);
        (unit.name.into_notation(), unit.province.expect("a commune has a province").into_notation())
    };
    let is = |name: &str, province: &str| (name.to_owned(), province.to_owned());
    assert_eq!(of(day(2026, 4, 29)), is("xã Long Thành", "tỉnh Đồng Nai"));
    assert_eq!(of(day(2026, 4, 30)), is("phường Long Thành", "thành phố Đồng Nai"));
    for text in ["tỉnh Đồng Nai", "TP Đồng Nai", "dong nai", "75"] {
        assert_eq!(gazetteer.province(text, TODAY).expect(text).code(), "75");
    }
}

#[test]
fn names_are_clean() {
    for name in Gazetteer::get().units().iter().flat_map(Entry::names).map(|(_, name)| name) {
        let tidy = name.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(name == tidy && !name.is_empty(), "{name:?}");
        assert!(name.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()), "{name}");
        let known = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'');
        assert!(name.chars().all(known), "{name}: a sign that is no letter, or not NFC");
        assert_eq!(congvan::text::tone::place(name, congvan::text::tone::Tone::Old), name);
    }
    let name = |code| Gazetteer::get().code(code, TODAY).map(|entry| entry.proper_name_on(TODAY));
    assert_eq!(name("24184"), Some("Ea H'Leo"));
    assert_eq!(name("38"), Some("Thanh Hóa"));
}

#[test]
fn no_two_provinces_and_no_two_units_of_one_parent_read_alike() {
    for date in [BEFORE, AFTER, TODAY] {
        let mut seen = BTreeSet::new();
        for entry in Gazetteer::get().units_on(date) {
            let above = entry.places_on(date).next().map(Entry::code);
            assert!(seen.insert((above, entry.name_on(date))), "{} twice", entry.name_on(date));
        }
        for province in Gazetteer::get().level_on(Level::Province, date) {
            let folded = congvan::gazetteer::fold(province.proper_name_on(date));
            assert_eq!(Gazetteer::get().province(&folded, date).map(Entry::code), Some(province.code()));
        }
    }
}

#[test]
fn every_old_unit_went_somewhere_and_every_new_one_came_from_somewhere() {
    let gazetteer = Gazetteer::get();
    let mut made = BTreeSet::new();
    for old in gazetteer.units_on(BEFORE) {
        let successors = old.successors_on(AFTER);
        assert!(!successors.is_empty(), "{}", old.code());
        let mains = successors.iter().filter(|successor| successor.is_main).count();
        assert_eq!(mains, usize::from(old.level() != Level::District || successors.len() == 1));
        assert!(successors.iter().all(|successor| successor.whole == (successors.len() == 1)));
        let province = |entry: &'static Entry, date| entry.province_on(date).unwrap_or(entry);
        let went_to = province(old, BEFORE).successors_on(AFTER)[0].entry.code();
        assert!(successors.iter().all(|to| province(to.entry, AFTER).code() == went_to), "{}", old.code());
        made.extend(successors.iter().map(|successor| successor.entry.code()));
    }
    assert_eq!(made.len(), 34 + 3321);
    let cai_kinh = gazetteer.code("06427", TODAY).expect("Cai Kinh");
    let from: Vec<_> = cai_kinh.predecessors().map(|entry| entry.name_on(BEFORE)).collect();
    assert_eq!(from, ["xã Yên Sơn", "xã Yên Vượng", "xã Cai Kinh"]);
}

#[test]
fn searches() {
    for text in ["Hoà Bình", "hòa bình", "HOA BINH", "Ho\u{300}a Bi\u{300}nh", "tinh hoa binh"] {
        assert_eq!(best(text, BEFORE), "tỉnh Hòa Bình", "{text}");
    }
    for (text, wanted) in [
        ("chi lăng, lạng sơn", "xã Chi Lăng, tỉnh Lạng Sơn"),
        ("Xa Chi Lang", "xã Chi Lăng, tỉnh Lạng Sơn"),
        ("phường Hoà Bình, Phú Thọ", "phường Hòa Bình, tỉnh Phú Thọ"),
        ("ea hleo", "xã Ea H'Leo, tỉnh Đắk Lắk"),
        ("Ea H’Leo", "xã Ea H'Leo, tỉnh Đắk Lắk"),
        ("van mieu quoc tu giam", "phường Văn Miếu - Quốc Tử Giám, thành phố Hà Nội"),
        ("xa dung", "xã Xa Dung, tỉnh Điện Biên"),
        ("xã Xa Dung", "xã Xa Dung, tỉnh Điện Biên"),
        ("thành phố Đồng Nai", "thành phố Đồng Nai"),
        ("tỉnh Đồng Nai", "thành phố Đồng Nai"),
        ("TP. Hồ Chí Minh", "thành phố Hồ Chí Minh"),
        ("TX Bỉm Sơn", "thị xã Bỉm Sơn, tỉnh Thanh Hóa"),
        ("đặc khu phu quoc", "đặc khu Phú Quốc, tỉnh An Giang"),
        ("xã Vân Nham", "xã Vân Nham, tỉnh Lạng Sơn"),
        ("xã Vân Nham, huyện Hữu Lũng, tỉnh Lạng Sơn", "xã Vân Nham, huyện Hữu Lũng"),
        ("xã Yên Vượng", "xã Yên Vượng, huyện Hữu Lũng"),
        ("tỉnh Hà Giang", "tỉnh Hà Giang"),
        ("huyện Chi Lăng", "huyện Chi Lăng, tỉnh Lạng Sơn"),
        ("thị trấn đồng mỏ", "thị trấn Đồng Mỏ, huyện Chi Lăng"),
        ("Phường 3, Quận 4, TP Hồ Chí Minh", "phường 3, quận 4"),
        ("Xã Xà Phìn", "xã Sà Phìn, tỉnh Tuyên Quang"),
        ("Xã Xà Phìn, Đồng Văn, Hà Giang", "xã Sà Phìn, huyện Đồng Văn"),
        ("Phó Bảng", "xã Phố Bảng, tỉnh Tuyên Quang"),
        ("", "nothing"),
        ("xyzzy", "nothing"),
        (", ,", "nothing"),
    ] {
        assert_eq!(best(text, TODAY), wanted, "{text}");
    }
    assert_eq!(best("xã Vân Nham", BEFORE), "xã Vân Nham, huyện Hữu Lũng");
    let misspelt = Gazetteer::get().find("Lạng Sown", TODAY);
    assert_eq!(
        (display_unit(&misspelt[0]).as_str(), misspelt[0].closeness),
        ("tỉnh Lạng Sơn", Closeness::Near(1))
    );
}

#[test]
fn an_old_name_leads_to_the_new_unit() {
    let to = |text: &str| -> Vec<(String, bool, bool)> {
        let found = Gazetteer::get().find(text, TODAY);
        let successors = found[0].entry.successors_on(TODAY).into_iter();
        successors.map(|to| (to.entry.name_on(TODAY), to.whole, to.is_main)).collect()
    };
    let is = |name: &str, whole, is_main| (name.to_owned(), whole, is_main);
    assert_eq!(to("xã Yên Vượng"), [is("xã Cai Kinh", true, true)]);
    assert_eq!(to("tỉnh Hà Giang"), [is("tỉnh Tuyên Quang", true, true)]);
    assert_eq!(to("huyện Bạch Long Vĩ"), [is("đặc khu Bạch Long Vĩ", true, true)]);
    assert_eq!(to("cống vị"), [is("phường Ngọc Hà", false, true), is("phường Giảng Võ", false, false)]);
    let huu_lung = to("huyện Hữu Lũng");
    assert!(huu_lung.contains(&is("xã Vân Nham", false, false)) && huu_lung.len() > 3, "{huu_lung:?}");
}

#[test]
fn a_search_gives_each_unit_once_in_order() {
    let gazetteer = Gazetteer::get();
    for text in ["hoa", "tân phú", "lạng sơn", "a", "xã t", "P1"] {
        let found = gazetteer.find(text, TODAY);
        let mut seen = BTreeSet::new();
        assert!(
            found.iter().all(|found| seen.insert((found.entry.is_in_force(TODAY), found.entry.code()))),
            "{text}"
        );
        assert!(found.is_sorted_by_key(|found| (found.closeness, !found.kind_agrees)), "{text}");
    }
    let lang_son: Vec<String> = gazetteer.find("lạng sơn", TODAY).iter().map(display_unit).collect();
    assert_eq!(lang_son[..2], ["tỉnh Lạng Sơn", "thành phố Lạng Sơn, tỉnh Lạng Sơn"]);
    let old = gazetteer.find("lạng sơn", BEFORE);
    assert!(old.iter().all(|found| found.entry.is_in_force(BEFORE)));
    let spelled = gazetteer.find("hòa bình", TODAY);
    assert!(spelled.iter().any(|found| found.closeness == Closeness::Exact));
}

#[test]
fn units_for_the_cascade() {
    let gazetteer = Gazetteer::get();
    for date in [BEFORE, TODAY] {
        for entry in gazetteer.units_on(date) {
            let unit = Unit::from_entry(entry, date);
            assert_eq!((unit.kind(), unit.proper_name()), (entry.kind_on(date), entry.proper_name_on(date)));
            assert_eq!(unit.level, entry.level());
            assert_eq!(unit.province.is_some(), entry.level() != Level::Province);
            assert_eq!(unit.district.is_some(), entry.district_on(date).is_some());
        }
    }
    let place = |text| Unit::from_entry(gazetteer.find(text, BEFORE)[0].entry, BEFORE).place.into_notation();
    assert_eq!(place("phường 3, quận 4"), "Phường 3");
}

#[test]
fn the_tables_are_small() {
    let files = std::fs::read_dir(root().join("crates/congvan-places/data")).expect("the tables are there");
    let sizes = files.map(|file| file.and_then(|file| file.metadata()).expect("can be looked at").len());
    let size: u64 = sizes.sum();
    assert!((300_000..600_000).contains(&size), "{size} bytes");
}

/// A CSV of the reference folder, header left out; none where the environment names no folder.
fn reference(name: &str) -> Option<Vec<Vec<String>>> {
    let path = folder()?.join("data").join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert!(!text.contains('"'), "{name} has quoted cells");
    Some(text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect())
}

/// The reference's name of a unit, as the tables write it.
fn kind_and_name(name: &str) -> (String, String) {
    let (kind, proper) = congvan::model::units::split_name(name).expect("the reference says the kind");
    (kind.to_owned(), proper.to_owned())
}

/// Units of today on which the reference and the tables disagree: theirs and ours.
const OTHER_CODES: [(&str, &str); 1] = [("06978", "06970")];

/// `Phố Bảng` in the tables and in the reference; other lists of today's units write `Phó Bảng`.
const OTHER_NAMES: [(&str, &str); 1] = [("00745", "Phố Bảng")];

/// An old unit that the reference writes with a small letter, `é Tòng`.
const CAPITALS: [&str; 1] = ["03742"];

fn our_code(code: &str) -> &str {
    OTHER_CODES.iter().find(|(theirs, _)| *theirs == code).map_or(code, |(_, ours)| ours)
}

#[test]
fn todays_units_are_those_of_the_reference() {
    let (Some(communes), Some(provinces)) = (reference("units_2025.csv"), reference("provinces_2025.csv"))
    else {
        return;
    };
    type Row = [String; 4];
    let theirs: BTreeSet<Row> = communes
        .iter()
        .map(|row| [our_code(&row[0]).to_owned(), row[1].clone(), row[2].clone(), row[3].clone()])
        .chain(provinces.iter().map(|row| [row[0].clone(), row[1].clone(), row[2].clone(), String::new()]))
        .collect();
    let row = |entry: &Entry| -> Row {
        let province = entry.province_on(AFTER).map_or("", Entry::code);
        [entry.code(), entry.proper_name_on(AFTER), entry.kind_on(AFTER), province].map(str::to_owned)
    };
    let ours: BTreeSet<Row> = Gazetteer::get().units_on(AFTER).map(row).collect();
    assert_eq!(theirs.len(), 34 + 3321);
    assert_eq!(theirs.difference(&ours).collect::<Vec<_>>(), Vec::<&Row>::new());
    assert_eq!(ours.difference(&theirs).collect::<Vec<_>>(), Vec::<&Row>::new());
    for (code, name) in OTHER_NAMES {
        let ours = Gazetteer::get().code(code, AFTER).map(|entry| entry.proper_name_on(AFTER));
        assert_eq!(ours, Some(name));
    }
}

#[test]
fn changes_are_those_of_the_reference() {
    let Some(rows) = reference("changes_after_2025.csv") else { return };
    let gazetteer = Gazetteer::get();
    let mut theirs = BTreeSet::new();
    for row in &rows {
        let entry = gazetteer.code(&row[0], AFTER).expect("the tables have it");
        assert_eq!((entry.proper_name_on(AFTER), entry.kind_on(AFTER)), (row[2].as_str(), row[3].as_str()));
        let from = Date::parse(&row[6]).expect("the reference names days");
        let instrument = format!("Nghị quyết số {}", row[7]);
        theirs.insert((row[0].clone(), row[5].clone(), row[4].clone(), from, instrument));
    }
    let units = gazetteer.units_on(AFTER);
    let ours = units.flat_map(|entry| entry.changes().iter().map(|change| (entry.code(), change)));
    let ours = ours.map(|(code, change)| {
        let [code, kind, name, instrument] =
            [code, change.kind, change.name, change.instrument].map(str::to_owned);
        (code, kind, name, change.from, instrument)
    });
    assert_eq!(theirs, ours.collect());
}

#[test]
fn old_units_are_those_of_the_reference() {
    let (Some(rows), Some(others)) = (reference("units_pre2025.csv"), reference("names_alt_pre2025.csv"))
    else {
        return;
    };
    // An old unit may be written as either of the reference's sources writes it.
    let others: BTreeMap<&str, &str> = others.iter().map(|row| (row[0].as_str(), row[3].as_str())).collect();
    let (mut checked, mut by_other_name) = (BTreeSet::new(), BTreeSet::new());
    let mut check = |code: &str, name: &str, above: Option<&str>| {
        let entry = Gazetteer::get().code(code, BEFORE).unwrap_or_else(|| panic!("{code} {name} is missing"));
        let ours = (entry.kind_on(BEFORE).to_owned(), entry.proper_name_on(BEFORE).to_owned());
        let small = |(kind, name): (String, String)| (kind, name.to_lowercase());
        if ours != kind_and_name(name) {
            let other = others.get(code).is_some_and(|other| kind_and_name(other) == ours);
            let capital = CAPITALS.contains(&code) && small(kind_and_name(name)) == small(ours.clone());
            assert!(other || capital, "{code}: {name} and {ours:?}");
            by_other_name.insert(code.to_owned());
        }
        assert_eq!(entry.places_on(BEFORE).next().map(Entry::code), above, "{code}");
        checked.insert(code.to_owned());
    };
    for row in &rows {
        check(&row[0], &row[1], None);
        check(&row[2], &row[3], Some(&row[0]));
        if !row[4].is_empty() {
            check(&row[4], &row[5], Some(&row[2]));
        }
    }
    assert_eq!(checked.len(), 63 + 696 + 10_035);
    assert_eq!(by_other_name.len(), others.len() + CAPITALS.len());
}

#[test]
fn successors_are_those_of_the_reference() {
    let (Some(communes), Some(provinces)) =
        (reference("merge_2025.csv"), reference("merge_provinces_2025.csv"))
    else {
        return;
    };
    type Row = (String, String, bool, bool);
    let commune = |row: &Vec<String>| -> Row {
        (row[0].clone(), our_code(&row[2]).to_owned(), row[3] == "whole", row[4] == "1")
    };
    let province = |row: &Vec<String>| -> Row { (row[0].clone(), row[2].clone(), true, true) };
    let theirs: BTreeSet<Row> = communes.iter().map(commune).chain(provinces.iter().map(province)).collect();
    assert_eq!(theirs.len(), 10_602 + 63);
    let mut ours = BTreeSet::<Row>::new();
    for old in Gazetteer::get().units_on(BEFORE) {
        if old.level() == Level::District && old.members_on(BEFORE).next().is_some() {
            continue;
        }
        let row = |to: congvan::gazetteer::Successor| {
            (old.code().to_owned(), to.entry.code().to_owned(), to.whole, to.is_main)
        };
        ours.extend(old.successors_on(AFTER).into_iter().map(row));
    }
    assert_eq!(theirs.difference(&ours).collect::<Vec<_>>(), Vec::<&Row>::new());
    assert_eq!(ours.difference(&theirs).collect::<Vec<_>>(), Vec::<&Row>::new());
}

#[test]
fn names_in_short_and_in_other_spellings_are_found() {
    for (text, wanted) in [
        ("tp hcm", "thành phố Hồ Chí Minh"),
        ("TP.HCM", "thành phố Hồ Chí Minh"),
        ("Đắc Lắc", "tỉnh Đắk Lắk"),
        ("tỉnh Đắc Nông", "tỉnh Đắk Nông"),
        ("thừa thiên huế", "thành phố Huế"),
        ("ba ria-vung tau", "tỉnh Bà Rịa - Vũng Tàu"),
        ("q1", "quận 1, thành phố Hồ Chí Minh"),
        ("tx bim son", "thị xã Bỉm Sơn, tỉnh Thanh Hóa"),
    ] {
        assert_eq!(best(text, TODAY), wanted, "{text}");
    }
    assert_eq!(best("p12, quan go vap, hcm", BEFORE), "phường 12, quận Gò Vấp");
    // A former name is not the name: no document of its days is to be rewritten.
    let found = Gazetteer::get().find("Thừa Thiên Huế", BEFORE)[0];
    assert!(found.closeness > Closeness::Folded);
    assert!(Gazetteer::get().province("Thừa Thiên Huế", BEFORE).is_none());
    assert!(Gazetteer::get().province("Đắc Lắc", TODAY).is_some());
}

/// The built-in country with events of its own.
fn country(events: &str) -> &'static Gazetteer {
    let built_in = Gazetteer::get().tables();
    let events = format!("{}{events}", built_in.events);
    let country = Gazetteer::of(Tables { events: Box::leak(events.into()), ..built_in });
    assert_eq!(country.faults(), Vec::<String>::new());
    country
}

/// Rows of 2028 that nobody has passed: a renaming, a merger of communes, a division, a merger of provinces.
const MADE_UP: &str = "2028-01-01,Nghị quyết số 1/NQ-UBTVQH16,đổi tên,06463 xã Chi Lăng,06463 xã Ải Bắc
2028-01-01,Nghị quyết số 1/NQ-UBTVQH16,nhập,06427 xã Cai Kinh; 06415 xã Vân Nham,06427 xã Nham Kinh
2028-01-01,Nghị quyết số 1/NQ-UBTVQH16,chia,06385 xã Hữu Lũng,06385 xã Hữu Lũng; 99901 phường Bãi Đá
2028-07-01,Nghị quyết số 3/2028/QH16,nhập,20 tỉnh Lạng Sơn; 04 tỉnh Cao Bằng,20 tỉnh Cao Lạng
";

#[test]
fn made_up_events_change_names_successors_and_lookups() {
    let (last, first, later) = (day(2027, 12, 31), day(2028, 1, 1), day(2028, 7, 1));
    let country = country(MADE_UP);
    let name = |text: &str, date| {
        let found = country.find(text, date)[0];
        (found.entry.name_on(date), found.entry.is_in_force(date), found.closeness)
    };
    let is = |name: &str, in_force, closeness| (name.to_owned(), in_force, closeness);
    assert_eq!(name("xã Chi Lăng, tỉnh Lạng Sơn", last), is("xã Chi Lăng", true, Closeness::Exact));
    assert_eq!(name("xã Ải Bắc", last), is("xã Chi Lăng", true, Closeness::OtherDays));
    assert_eq!(name("xã Ải Bắc", first), is("xã Ải Bắc", true, Closeness::Exact));
    assert_eq!(name("xã Vân Nham, tỉnh Lạng Sơn", first), is("xã Vân Nham", false, Closeness::Exact));
    assert_eq!(name("phường Bãi Đá", first), is("phường Bãi Đá", true, Closeness::Exact));
    assert!(country.code("99901", last).is_none() && country.code("06415", first).is_none());

    let count = |date| country.level_on(Level::Commune, date).count();
    assert_eq!((count(last), count(first)), (3321, 3321));
    assert_eq!(country.communes_of("Lạng Sơn", first).count(), 65);
    assert_eq!(country.communes_of("Lạng Sơn", later).count(), 0);
    assert_eq!(country.communes_of("Cao Lạng", later).count(), 65 + 56);
    let commune = country.code("06427", later).expect("Nham Kinh");
    assert_eq!(
        commune.province_on(first).map(|above| above.name_on(first)),
        Some("tỉnh Lạng Sơn".to_owned())
    );
    assert_eq!(
        commune.province_on(later).map(|above| above.name_on(later)),
        Some("tỉnh Cao Lạng".to_owned())
    );

    // Through the great merger and the made-up one: xã Vân Nham of 2024 to Nham Kinh.
    let old = country.find("xã Vân Nham, huyện Hữu Lũng", BEFORE)[0].entry;
    let names =
        |date| -> Vec<String> { old.successors_on(date).iter().map(|to| to.entry.name_on(date)).collect() };
    assert_eq!(names(BEFORE), Vec::<String>::new());
    assert_eq!(names(last), ["xã Vân Nham"]);
    assert_eq!(names(first), ["xã Nham Kinh"]);
    let made_of: Vec<_> = commune.predecessors().map(|entry| entry.name_on(last)).collect();
    assert!(made_of.contains(&"xã Vân Nham".to_owned()), "{made_of:?}");
}

#[test]
fn made_up_events_reach_what_is_asked_of_names() {
    let (last, first, later) = (day(2027, 12, 31), day(2028, 1, 1), day(2028, 7, 1));
    let country = country(MADE_UP);
    let ask = |name, province, date| country.resolve(&Asked { name, province, ..Asked::default() }, date);
    let lang_son = Some("tỉnh Lạng Sơn");
    assert!(matches!(ask("xã Vân Nham", lang_son, last), Answer::One(_)));
    assert!(matches!(ask("xã Vân Nham", lang_son, first), Answer::OtherDays(_)));
    assert!(matches!(ask("xã Nham Kinh", lang_son, last), Answer::OtherDays(_)), "not yet");
    assert!(matches!(ask("xã Nham Kinh", lang_son, first), Answer::One(_)));
    assert!(matches!(ask("xã Nham Kinh", Some("tỉnh Cao Lạng"), later), Answer::One(_)));

    let house = House { country, ..House::default() };
    let codes = |yaml: &str| -> Vec<(&'static str, String)> {
        let source = Source::new("a.yaml", crate::faults::complete_example(yaml, crate::faults::BASE));
        let directive = Directive::parse(&source).into_result().expect("a directive");
        let found = review(&source, &directive, &house).found;
        let help = |found: &Diagnostic| found.help.as_ref().map_or(String::new(), |help| help.vi.clone());
        found.iter().map(|found| (found.code, help(found))).collect()
    };
    let issuer = "issuer: {name: Ủy ban nhân dân tỉnh Lạng Sơn, level: province, territory: tỉnh Lạng Sơn}
place: Lạng Sơn
";
    let text = "subject: thăm xã Vân Nham và xã Chi Lăng\n";
    assert_eq!(codes(&format!("{issuer}{text}date: 2027-12-31\n")), []);
    let told = codes(&format!("{issuer}{text}date: 2028-01-01\n"));
    let now = |name: &str| ("VB1404", name.to_owned());
    assert_eq!(told, [now("nay thuộc `xã Nham Kinh`"), now("nay là `xã Ải Bắc`")]);
    let told = codes(&format!("{issuer}date: 2028-07-01\n"));
    assert!(told.iter().any(|(code, help)| *code == "VB029" && help.contains("tỉnh Cao Lạng")), "{told:?}");
    let ended = "issuer: {name: Ủy ban nhân dân xã Vân Nham, level: commune, territory: xã Vân Nham}\nplace: Vân Nham\n";
    let told = codes(&format!("{ended}date: 2028-01-01\n"));
    assert!(told.iter().any(|(code, help)| *code == "VB029" && help.contains("xã Nham Kinh")), "{told:?}");
}

#[test]
fn made_up_events_reach_the_cascade() {
    let country = country(MADE_UP);
    let mut source = crate::support::directive("fixtures/lang-son-tet-2027/input.yaml");
    let cascade = |source: &Directive, name: &str| {
        let options = Options { country, ..Options::default() };
        cascade(source, &Unit::new(name, Level::Commune), &options)
            .map(|made| made.directive.place.into_notation())
    };
    assert_eq!(cascade(&source, "xã Vân Nham").as_deref(), Ok("Vân Nham"));
    let why = cascade(&source, "xã Nham Kinh").expect_err("not yet").message.vi;
    assert!(why.contains("chưa có"), "{why}");
    source.date = day(2028, 1, 5).into();
    assert_eq!(cascade(&source, "xã Nham Kinh").as_deref(), Ok("Nham Kinh"));
    let why = cascade(&source, "xã Vân Nham").expect_err("no more").message.vi;
    assert!(why.contains("xã Nham Kinh"), "{why}");
}
