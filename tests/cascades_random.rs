//! The trace's two laws on random directives: nothing of the source is lost unsaid, and no figure and no name of the
//! result is from nowhere.

use std::collections::BTreeSet;

use congvan::calendar::{Decisions, working_days_before};
use congvan::cascade::{Action, Cascaded, Options, cascade};
use congvan::model::date::Date;
use congvan::model::directive::Directive;
use congvan::model::units::Unit;
use congvan::text::source::Source;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::support::{quote, root};

/// A sentence of a directive: words that name levels, bodies, figures, quotations, cited documents.
fn sentence() -> impl Strategy<Value = String> {
    let part = select(vec![
        "rà soát hệ thống thông tin",
        "trên địa bàn tỉnh",
        "trên địa bàn tỉnh Lạng Sơn",
        "trên địa bàn tỉnh Cao Bằng",
        "toàn tỉnh có 2.100 trường học",
        "các cơ quan cấp tỉnh",
        "báo cáo UBND tỉnh",
        "gửi về Sở Nội vụ",
        "theo Kế hoạch số 226/KH-UBND về an toàn trên địa bàn tỉnh",
        "“bảo đảm an ninh trên địa bàn tỉnh”",
        "trực 24/7, đạt 95%",
        "tại Phụ lục kèm theo",
        "xem <https://vi.vn/cap-tinh>",
        "*nghiêm túc* thực hiện **ngay**",
        "ông Nguyễn Văn A phụ trách",
        "trong quý III năm 2026",
        "cấp huyện và cấp xã",
        "___",
    ]);
    (vec(part, 1..5), select(vec![".", ";", ""])).prop_map(|(parts, end)| format!("{}{end}", parts.join(" ")))
}

/// Who is addressed, in words, with or without saying so in a key.
fn addressee() -> impl Strategy<Value = (String, &'static str)> {
    let one = select(vec![
        ("Các sở, ban, ngành", "departments"),
        ("Sở Y tế", "departments"),
        ("Công an tỉnh", "police"),
        ("Bộ Chỉ huy Quân sự tỉnh", "military"),
        ("UBND các xã, phường", "subordinate_units"),
        ("UBND các huyện, thành phố", "subordinate_units"),
        ("Các cơ quan Đảng, đoàn thể tỉnh", "[party, unions]"),
        ("Các doanh nghiệp viễn thông trên địa bàn tỉnh", "enterprises"),
        ("Trung tâm Công nghệ thông tin tỉnh", "technical_center"),
        ("Báo Lạng Sơn", ""),
    ]);
    // Lists as they are found in headings: the superior's, the units' and others' in one.
    let name = select(vec![
        "Các sở, ban, ngành",
        "Sở Y tế",
        "Giám đốc Sở Tài chính",
        "Công an tỉnh",
        "Bộ Chỉ huy Quân sự tỉnh",
        "Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
        "UBND các xã, phường",
        "UBND các huyện, thành phố",
        "Ủy ban MTTQ Việt Nam tỉnh",
        "Hội Nông dân tỉnh",
        "Ban Quản lý Khu kinh tế cửa khẩu",
        "Ngân hàng Nhà nước - Chi nhánh Lạng Sơn",
        "các trường học trên địa bàn tỉnh",
        "các doanh nghiệp trên địa bàn tỉnh",
    ]);
    let list = (vec(name, 2..5), select(vec![", ", "; "]));
    prop_oneof![
        3 => one.prop_map(|(name, audience)| (name.to_owned(), audience)),
        1 => list.prop_map(|(names, mark)| (names.join(mark), "")),
    ]
}

fn with_audience(name: &str, audience: &str, said: bool) -> String {
    if said && !audience.is_empty() { format!("{name}, audience: {audience}") } else { name.to_owned() }
}

fn measure() -> impl Strategy<Value = String> {
    let leaf =
        (sentence(), prop::option::weighted(0.2, 1_u8..28), prop::option::weighted(0.15, any::<bool>()));
    let leaf = leaf.prop_map(|(text, day, levels): (String, Option<u8>, Option<bool>)| {
        let levels =
            levels.map_or("", |commune| if commune { ", levels: commune" } else { ", levels: district" });
        match day {
            Some(day) => {
                let text = quote(&format!("Trước ngày {{deadline}} {text}"));
                format!("{{text: {text}, deadline: 2027-02-{day:02}{levels}}}")
            }
            None => format!("{{text: {}{levels}}}", quote(&text)),
        }
    });
    let leaf = leaf.boxed();
    let after = prop::option::weighted(0.3, sentence());
    let addressed = (addressee(), any::<bool>(), any::<bool>(), sentence(), vec(leaf.clone(), 0..4), after);
    let addressed = addressed.prop_map(|((name, audience), said, heading, text, items, after)| {
        // Words after the items, which then go on.
        if let (Some(after), Some(last)) = (after, items.last()) {
            let own = with_audience(&format!("heading: {}", quote(&name)), audience, said);
            let (items, after) = (items.join(", "), quote(&after));
            return format!(
                "{{{own}, content: [{}, {{items: [{items}]}}, {after}, {{items: [{last}]}}]}}",
                quote(&text)
            );
        }
        let own = if heading || items.is_empty() {
            let text = if items.is_empty() { format!(", text: {}", quote(&text)) } else { String::new() };
            format!("heading: {}{text}", quote(&name))
        } else {
            format!("text: {}", quote(&format!("{name} {text}")))
        };
        let items = if items.is_empty() { String::new() } else { format!(", items: [{}]", items.join(", ")) };
        format!("{{{}{items}}}", with_audience(&own, audience, said))
    });
    prop_oneof![2 => leaf, 3 => addressed]
}

fn source() -> impl Strategy<Value = String> {
    let head = (
        select(vec!["CV", "KH", "CT", "TB"]),
        any::<bool>(),
        select(vec!["", "urgency: khẩn\n", "circulation: lưu hành nội bộ\n"]),
        prop::option::of(1_u8..28),
        prop::option::of(1_u16..2000),
        select(vec![
            "bảo đảm an toàn dịp Tết",
            "Về việc tăng cường an ninh trên địa bàn tỉnh.",
            "V/v trực Tết năm 2027",
        ]),
    );
    let middle = (
        vec((addressee(), any::<bool>()), 1..6),
        vec(sentence(), 0..3),
        prop::option::of(sentence()),
        any::<bool>(),
        vec(measure(), 1..7),
    );
    let tail = (
        vec(any::<bool>(), 0..3),
        vec(sentence(), 0..3),
        prop::option::of(select(vec!["ông Trần Văn B", "bà Lê Thị C"])),
        any::<bool>(),
        any::<bool>(),
    );
    (head, middle, tail).prop_map(|(head, middle, tail)| {
        let (kind, two_levels, stamp, day, number, subject) = head;
        let (recipients, bases, purpose, request, measures) = middle;
        let (contacts, closing, signer, annex, address) = tail;
        let year = if two_levels { "2027-01" } else { "2024-01" };
        let mut yaml = format!("format: congvan/1\ntype: {kind}\n{stamp}");
        let mut line = |key: &str, value: String| yaml.push_str(&format!("{key}: {value}\n"));
        let address = if address { ", address: 'Số 2 đường Hùng Vương; điện thoại: 0205 3000 009'" } else { "" };
        line("issuer", format!("{{superior: Chính phủ, name: Ủy ban nhân dân tỉnh Lạng Sơn, short_name: UBND tỉnh, level: province, territory: tỉnh Lạng Sơn{address}}}"));
        line("number", format!("{{value: {}, symbol: UBND-NC}}", number.map_or(String::new(), |number| number.to_string())));
        line("place", "Lạng Sơn".to_owned());
        line("date", day.map_or(quote(year), |day| format!("{year}-{day:02}")));
        line("subject", quote(subject));
        if kind == "CV" {
            let each = recipients.iter().map(|((name, audience), said)| {
                format!("{{{}}}", with_audience(&format!("name: {}", quote(name)), audience, *said))
            });
            line("recipients", format!("[{}]", each.collect::<Vec<_>>().join(", ")));
        }
        if !bases.is_empty() {
            line("legal_basis", format!("[{}]", bases.iter().map(|text| quote(text)).collect::<Vec<_>>().join(", ")));
        }
        purpose.iter().for_each(|text| line("purpose", quote(&format!("Để {text}"))));
        if request {
            line("request", "{by: Chủ tịch UBND tỉnh, verb: yêu cầu, whom: 'Các sở, ban, ngành', action: 'thực hiện 05 nội dung'}".to_owned());
        }
        line("measures", format!("[{}]", measures.join(", ")).replace("2027-02", if two_levels { "2027-02" } else { "2024-02" }));
        if !contacts.is_empty() {
            let each = contacts.iter().map(|own| {
                let role = if *own { "issuer" } else { "support" };
                format!("{{role: {role}, lead: liên hệ với, unit: Phòng PA05, person: đồng chí Hoàng D, phone: 0205 3000 0{}1}}", u8::from(*own))
            });
            line("contacts", format!("[{}]", each.collect::<Vec<_>>().join(", ")));
        }
        if !closing.is_empty() {
            line("closing", format!("[{}]", closing.iter().map(|text| quote(text)).collect::<Vec<_>>().join(", ")));
        }
        line("distribution", "{to: [Như trên, {name: Thường trực Tỉnh ủy, purpose: để b/c}], archive: [VT, NC], drafter: HD, issued: 45, copies: 3}".to_owned());
        let name = signer.map_or(String::new(), |name| format!(", name: {name}"));
        line("signatory", format!("{{authority: [TM: Ủy ban nhân dân, KT: Chủ tịch], title: Phó Chủ tịch, rank: ThS.{name}}}"));
        if annex {
            line("appendices", "[{title: Danh sách trực, people: [{name: Ông Phạm Văn E, phone: 0205 3000 077}]}, {title: Mẫu số 8, text: Ghi đủ 12 cột, table: {columns: [TT, Nội dung], rows: [['1', Máy chủ số 9]]}}]".to_owned());
        }
        line("copy", "{form: SAO Y, issuer: {name: Văn phòng Tỉnh ủy}, number: {value: 3, symbol: SY-VPTU}, place: Lạng Sơn, date: 2027-03-09, distribution: {to: [Phòng K], archive: [VT]}, signatory: {title: Chánh Văn phòng, name: Đỗ Văn G}}".to_owned());
        yaml
    })
}

fn unit() -> impl Strategy<Value = (bool, String)> {
    let profile = select(vec![
        "",
        "symbol: UBND-VP",
        "symbol: UBND-VP, number: '88', signatory: {name: Vũ Văn H}",
        "deadline_days: 3, recipients: {subordinate_units: [Trưởng các thôn, Tổ trưởng tổ 7]}, closing: Đề nghị thực hiện",
        "contact: {role: issuer, lead: hỏi, unit: Văn phòng, phone: 0205 3000 055}, distribution: {to: [Như trên, Tổ 6], archive: [VT]}",
    ]);
    (any::<bool>(), profile).prop_map(|(first, profile)| (first, profile.to_owned()))
}

/// The unit of that profile one level below the source.
fn unit_below(source: &Directive, (first, profile): &(bool, String)) -> (Unit, String) {
    let two_levels = source.date.year() > Some(2025);
    let name = match (two_levels, first) {
        (true, true) => "xã Chi Lăng",
        (true, false) => "phường Đông Kinh",
        (false, true) => "huyện Chi Lăng, province: tỉnh Lạng Sơn",
        (false, false) => "thành phố Lạng Sơn, level: district",
    };
    let more = if profile.is_empty() { String::new() } else { format!(", {profile}") };
    let text = format!("format: congvan-units/1\nunits: [{{name: {name}{more}}}]\n");
    let units = Unit::parse_all(&Source::new("profile", text.as_str())).into_result();
    (units.unwrap_or_else(|error| panic!("{error}\n{text}")).remove(0), text)
}

/// Runs `check` on so many random cascades, always the same ones: the source's YAML, the profile's, and the version.
fn check_cascades(
    cases: u32,
    check: impl Fn(&Directive, &str, &str, &Cascaded) -> Result<(), TestCaseError>,
) {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 400, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let outcome = runner.run(&(source(), unit()), |(yaml, choice)| {
        let read = Directive::parse(&Source::new("random", yaml.clone())).into_result();
        let read = read.map_err(|error| TestCaseError::fail(format!("{error}\n{yaml}")))?;
        let (unit, profile) = unit_below(&read, &choice);
        match cascade(&read, &unit, &Options::default()) {
            Ok(version) => check(&read, &yaml, &profile, &version),
            // Where every item is for others, there is no version; never for another reason.
            Err(refused) => {
                prop_assert!(
                    refused.message.en.contains("nothing to be done at this level"),
                    "{refused}\n{yaml}"
                );
                Ok(())
            }
        }
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

/// Every word, figure or sentence of a directive that a reader sees, with its path in the YAML.
fn scalars(directive: &Directive) -> Vec<(String, String)> {
    /// Keys whose values are choices of the format or say how, not what.
    const MUTE: [&str; 17] = [
        "format",
        "type",
        "issue",
        "urgency",
        "circulation",
        "orientation",
        "level",
        "levels",
        "territory",
        "audience",
        "numbering",
        "separate",
        "role",
        "layout",
        "form",
        "date",
        "deadline",
    ];
    fn walk(value: &serde_yaml::Value, path: &str, found: &mut Vec<(String, String)>) {
        match value {
            serde_yaml::Value::Mapping(map) => {
                for (key, value) in map {
                    let key = key.as_str().unwrap_or_default();
                    if !MUTE.contains(&key) {
                        walk(value, &format!("{path}.{key}"), found);
                    }
                }
            }
            serde_yaml::Value::Sequence(items) => items.iter().for_each(|item| walk(item, path, found)),
            serde_yaml::Value::String(text) => found.push((path.to_owned(), text.clone())),
            serde_yaml::Value::Number(number) => found.push((path.to_owned(), number.to_string())),
            _ => {}
        }
    }
    let value: serde_yaml::Value = serde_yaml::from_str(&directive.to_yaml()).expect("YAML");
    let mut found = Vec::new();
    walk(&value, "", &mut found);
    found
}

fn bare(text: &str) -> &str {
    text.trim().trim_end_matches(['.', ';', ',', '/']).trim()
}

#[test]
fn nothing_of_a_random_source_is_lost() {
    check_cascades(300, |source, yaml, _, version| {
        let before: Vec<&str> = version
            .trace
            .entries
            .iter()
            .filter_map(|entry| match &entry.action {
                Action::Kept { text } => Some(text.as_str()),
                Action::Adapted { before, .. } | Action::Dropped { before, .. } => Some(before),
                Action::Added { .. } => None,
            })
            .collect();
        let before = before.join("\n");
        for (path, text) in scalars(source) {
            prop_assert!(before.contains(bare(&text)), "the trace says nothing of {path} `{text}`\n{yaml}");
        }
        Ok(())
    });
}

/// Words with a digit or a capital: figures, numbers of documents, names.
fn names(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let mut found = BTreeSet::new();
    let mut starts = true;
    for word in words {
        let first = word.chars().next();
        // The first word of a text has its capital from its place.
        if first.is_some_and(|c| c.is_ascii_digit() || (c.is_uppercase() && !starts)) {
            found.insert(word.to_owned());
        }
        starts = starts && word.is_empty();
    }
    found
}

/// The days that the profile's working days make of the source's deadlines.
fn deadlines(source: &Directive, days: u32) -> BTreeSet<Date> {
    let given = source.all_measures().into_iter().filter_map(|item| item.deadline);
    given
        .flat_map(|day| [Some(day), working_days_before(day, days, &Decisions::from_table())])
        .flatten()
        .collect()
}

#[test]
fn nothing_in_a_random_version_is_from_nowhere() {
    let words = root().join("crates/congvan");
    let mut built_in = String::new();
    for file in [
        "templates/van-ban.yaml",
        "templates/cascade/common.yaml",
        "templates/cascade/province-commune.yaml",
        "templates/cascade/province-district.yaml",
        "data/lexicon/fields.csv",
    ] {
        built_in.push_str(&std::fs::read_to_string(words.join(file)).expect("templates"));
    }
    let all = |text: &str| -> BTreeSet<String> {
        text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect()
    };
    let built_in = all(&built_in);
    check_cascades(300, |source, yaml, profile, version| {
        let mut known = all(yaml);
        known.extend(all(profile));
        known.extend(built_in.iter().cloned());
        // The type of the source is named in words, and a number of one digit is padded as the decree has it.
        known.extend(all(source.kind.name));
        known.extend(source.number.value.iter().map(|number| format!("{:0>2}", number.notation())));
        for (path, text) in scalars(&version.directive) {
            for name in names(&text) {
                prop_assert!(
                    known.contains(&name),
                    "{path}: `{name}` in `{text}` is from nowhere\n{yaml}\n{profile}"
                );
            }
        }
        let days = if profile.contains("deadline_days") { 3 } else { 0 };
        let (origin, found) = (deadlines(source, days), deadlines(&version.directive, 0));
        prop_assert!(found.is_subset(&origin), "{found:?} {origin:?}\n{yaml}");
        let date = version.directive.date;
        prop_assert!(
            (date.year(), date.month(), date.day()) == (source.date.year(), source.date.month(), None)
        );
        Ok(())
    });
}

#[test]
fn random_versions_are_directives() {
    check_cascades(150, |_, yaml, profile, version| {
        let text = version.directive.to_yaml();
        let source = Source::new("version", text.as_str());
        let checked = Directive::parse(&source);
        let to: Vec<_> = version.directive.recipients.iter().flat_map(|to| to.audience.clone()).collect();
        for item in version.directive.all_measures() {
            let missing: Vec<_> = item.audience.iter().filter(|group| !to.contains(group)).collect();
            prop_assert!(
                missing.is_empty(),
                "{missing:?} in {:?}\n{text}\n{yaml}\n{profile}",
                item.opening()
            );
        }
        let headings = version.directive.all_measures().into_iter().filter_map(|item| item.heading.as_ref());
        for heading in headings.map(|heading| heading.notation()) {
            let ordered = ["tỉnh", "Sở ", "Biên phòng", "Ngân hàng Nhà nước", "Khu kinh tế"];
            let ordered = ordered.iter().find(|name| heading.contains(**name));
            prop_assert!(ordered.is_none(), "`{heading}` gives orders above the unit\n{yaml}\n{profile}");
        }
        prop_assert!(checked.diagnostics.is_empty(), "{:?}\n{text}\n{yaml}\n{profile}", checked.diagnostics);
        Ok(())
    });
}
