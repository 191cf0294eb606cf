//! The laws of the cascade that no example shows: over every fixture with units, over reference texts where
//! `CONGVAN_REFERENCE` names their folder, and over every pair of addressees in every frame of a sentence.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use congvan::cascade::{Action, Cascaded, Options, cascade, takes};
use congvan::lexicon::{BodyKind, UnitKind};
use congvan::model::directive::{Directive, Level, Text};
use congvan::model::units::Unit;
use congvan::prose::{self, Body, Clause, Reading, Role, Scope, What};
use congvan::text::source::Source;

use crate::support::root;

/// A source, a unit that carries it out, and what comes of it.
struct Case {
    name: String,
    source: Directive,
    unit: Unit,
    made: Cascaded,
}

fn read(path: &Path) -> Source {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Source::new(path.display().to_string(), text)
}

/// Folders with a source and units: fixtures, and the reference texts where there are any.
fn folders() -> Vec<PathBuf> {
    let mut parents = vec![root().join("fixtures")];
    parents.extend(std::env::var("CONGVAN_REFERENCE").map(|folder| Path::new(&folder).join("gold")));
    let mut found = Vec::new();
    for parent in parents {
        let entries =
            std::fs::read_dir(&parent).unwrap_or_else(|error| panic!("{}: {error}", parent.display()));
        found.extend(entries.flatten().map(|entry| entry.path()));
    }
    found.retain(|folder| folder.join("input.yaml").exists() && folder.join("units.yaml").exists());
    found.sort();
    found
}

static CASES: LazyLock<Vec<Case>> = LazyLock::new(cases);
static MIXTURES: LazyLock<Vec<Case>> = LazyLock::new(mixtures);
static TABLES: LazyLock<Vec<Case>> = LazyLock::new(tables);

/// Every source with each of its units.
fn cases() -> Vec<Case> {
    let mut found = Vec::new();
    for folder in folders() {
        let Ok(source) = Directive::parse(&read(&folder.join("input.yaml"))).into_result() else {
            panic!("{} is no directive", folder.display())
        };
        let units = Unit::parse_all(&read(&folder.join("units.yaml"))).into_result();
        let units = units.unwrap_or_else(|error| panic!("{error}"));
        for unit in units.into_iter().filter(|unit| takes(&source, unit)) {
            let name = format!("{} → {}", folder.display(), unit.issuer.notation());
            // A unit that is given nothing to do has no version.
            let Ok(made) = cascade(&source, &unit, &Options::default()) else { continue };
            found.push(Case { name, source: source.clone(), unit, made });
        }
    }
    assert!(found.len() >= 6, "too few cases: {}", found.len());
    found
}

const WHO: [&str; 14] = [
    "các sở, ban, ngành",
    "Sở Y tế",
    "Công an tỉnh",
    "Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
    "UBND các xã, phường",
    "UBND xã Bắc Sơn",
    "các xã biên giới",
    "Ủy ban MTTQ Việt Nam tỉnh",
    "Ban Quản lý Khu kinh tế cửa khẩu",
    "Ban Chỉ đạo 389 của tỉnh",
    "các trường học trên địa bàn tỉnh",
    "các doanh nghiệp trên địa bàn tỉnh",
    "Trạm Y tế các xã, phường",
    "các cơ quan, đơn vị, địa phương",
];

const FRAMES: [&str; 8] = [
    "{A}, {B} rà soát phương án.",
    "Giao {A}; {B} tổ chức kiểm tra.",
    "Trong tháng 01, {A} và {B} xây dựng kế hoạch.",
    "Yêu cầu {A} chủ trì, phối hợp với {B} tổ chức thực hiện.",
    "{A} hướng dẫn {B} triển khai thực hiện.",
    "Đề nghị {A} gửi kết quả về {B} trước ngày 20/01/2027.",
    "{A} tổ chức trực; {B} báo cáo UBND tỉnh (qua Sở Nội vụ).",
    "Việc này do {A} thực hiện, {B} giám sát.",
];

/// Every pair of addressees in every frame, a directive a frame.
fn mixtures() -> Vec<Case> {
    let mut found = Vec::new();
    for frame in FRAMES {
        let mut measures = String::new();
        for a in WHO {
            for b in WHO.iter().filter(|b| **b != a) {
                let text = frame.replace("{A}", a).replace("{B}", b);
                let mut letters = text.chars();
                let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
                let text = format!("{first}{}", letters.as_str());
                measures.push_str(&format!("- {}\n", serde_json::Value::from(text)));
            }
        }
        let yaml = format!(
            "format: congvan/1\nissuer: {{name: Ủy ban nhân dân tỉnh Lạng Sơn, short_name: UBND tỉnh, level: province, \
             territory: tỉnh Lạng Sơn}}\nnumber: {{value: 12, symbol: UBND-NC}}\nplace: Lạng Sơn\ndate: 2027-01-05\n\
             subject: phòng, chống rét\nrecipients: ['Các sở, ban, ngành', 'UBND các xã, phường']\nmeasures:\n{measures}\
             distribution: {{to: [Như trên], archive: [VT]}}\nsignatory: {{title: Chủ tịch}}\n"
        );
        let source = Directive::parse(&Source::new(frame, yaml.as_str())).into_result();
        let source = source.unwrap_or_else(|error| panic!("{error}"));
        let unit = Unit::new("xã Chi Lăng", Level::Commune);
        let made = cascade(&source, &unit, &Options::default()).expect("a commune carries it out");
        found.push(Case { name: frame.to_owned(), source, unit, made });
    }
    found
}

/// What a row of a table may ask for.
const TASKS: [&str; 8] = [
    "Báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ)",
    "Gửi kế hoạch về Sở Nội vụ trước ngày 20/01/2027",
    "Rà soát, tổng hợp, báo cáo UBND tỉnh qua Sở Tài chính",
    "Lập danh sách, gửi về Chi cục Kiểm lâm (điện thoại 0205 3000 115)",
    "Tổng hợp, gửi Sở Y tế để trình UBND tỉnh",
    "Báo cáo Chủ tịch UBND tỉnh",
    "Báo cáo Ban Chỉ đạo 389 của tỉnh hằng tháng",
    "Rà soát phương án trên địa bàn tỉnh",
];

/// Every task in a row for every addressee, with every other one as partner in turn.
fn tables() -> Vec<Case> {
    let mut rows = String::new();
    for (nth, task) in TASKS.iter().enumerate() {
        for (at, who) in WHO.iter().enumerate() {
            let partner = WHO[(at + nth + 1) % WHO.len()];
            rows.push_str(&format!("    - ['{at}', '{task}', '{who}', '{partner}', 15/12/2027]\n"));
        }
    }
    let yaml = format!(
        "format: congvan/1\nissuer: {{name: Ủy ban nhân dân tỉnh Lạng Sơn, short_name: UBND tỉnh, level: province, \
         territory: tỉnh Lạng Sơn}}\nnumber: {{value: 12, symbol: UBND-NC}}\nplace: Lạng Sơn\ndate: 2027-01-05\n\
         subject: phân công\nrecipients: ['Các sở, ban, ngành', 'UBND các xã, phường']\nmeasures:\n- heading: Phân công\n  \
         table:\n    columns: [TT, Nhiệm vụ, Chủ trì, Phối hợp, Thời hạn]\n    rows:\n{rows}\
         distribution: {{to: [Như trên], archive: [VT]}}\nsignatory: {{title: Chủ tịch}}\n"
    );
    let source = Directive::parse(&Source::new("tables", yaml.as_str())).into_result();
    let source = source.unwrap_or_else(|error| panic!("{error}"));
    let unit = Unit::new("xã Chi Lăng", Level::Commune);
    let made = cascade(&source, &unit, &Options::default()).expect("a commune carries it out");
    vec![Case { name: "tables".to_owned(), source, unit, made }]
}

/// What stands in the result, with whether a person is asked to look at it: sentences of measures and closing.
fn sentences(case: &Case) -> Vec<(&str, &str, bool)> {
    let entries = case.made.trace.entries.iter();
    let own = entries.filter(|entry| ["measures", "closing"].iter().any(|part| entry.at.starts_with(part)));
    let each = own.filter(|entry| !entry.at.contains(".table") && !entry.at.ends_with("deadline"));
    each.filter_map(|entry| match &entry.action {
        Action::Kept { text } => Some((text.as_str(), text.as_str(), !entry.checks.is_empty())),
        Action::Adapted { before, after, .. } => {
            Some((before.as_str(), after.as_str(), !entry.checks.is_empty()))
        }
        _ => None,
    })
    .collect()
}

fn is_committees(case: &Case) -> bool {
    let issuer = case.source.issuer.name.notation();
    let unit = case.unit.issuer.notation();
    [issuer, unit].iter().all(|name| name.starts_with("Ủy ban nhân dân") || name.starts_with("Văn phòng"))
}

/// Whether a body is by its words one of a province, above any commune.
fn is_of_province(reading: &Reading, body: &Body) -> bool {
    let of_province = match &body.scope {
        Scope::Bare(kind) => *kind == UnitKind::Province,
        Scope::Level(kinds) => kinds.contains(&UnitKind::Province),
        Scope::None => body.level == Some(Level::Province) && body.of.is_none(),
        _ => false,
    };
    // Schools and enterprises of a province are no one's superiors.
    let is_above = !matches!(body.kind, BodyKind::Local | BodyKind::Enterprise | BodyKind::Village);
    of_province && is_above && !reading.at(&body.span).is_empty()
}

fn clauses(reading: &Reading) -> impl Iterator<Item = &Clause> {
    reading.sentences.iter().flat_map(|sentence| &sentence.clauses)
}

#[test]
fn nobody_above_is_given_a_task() {
    let mut wrong: Vec<String> = Vec::new();
    for case in CASES.iter().chain(MIXTURES.iter()).filter(|case| is_committees(case)) {
        if case.unit.level != Level::Commune {
            continue;
        }
        for (before, after, looked_at) in sentences(case) {
            if after.starts_with("[cần quyết định:") {
                assert!(looked_at, "{}: a blank sentence asks nobody: {before}", case.name);
                continue;
            }
            let reading = prose::read(&Text::from_notation(after));
            let above = clauses(&reading)
                .filter(|clause| !clause.is_fact)
                .flat_map(|clause| clause.asks.iter().chain(&clause.actors))
                .find(|body| is_of_province(&reading, body));
            let name = |body: &Body| reading.at(&body.span).to_owned();
            wrong.extend(
                above.map(|body| format!("{}: `{}` acts: {before} → {after}", case.name, name(body))),
            );
        }
    }
    none(&wrong);
}

/// Whether a part of a row or a sentence sends something up by a day, through others, or to others than the superior's committee:
/// what everyone tells the committee is told to the unit's in any case.
fn sends_up(reading: &Reading, clause: &Clause, in_table: bool) -> Vec<String> {
    let through = clause.mentions.iter().any(|mention| mention.what == What::Channel);
    let by_a_day = reading.at(&clause.span).contains(|c: char| c.is_ascii_digit());
    let up = clause.mentions.iter().filter(|mention| match &mention.what {
        What::Body(body, Role::Receiver) => {
            let surely = body.kind == BodyKind::Committee && !through && !by_a_day && !in_table;
            is_of_province(reading, body) && !surely
        }
        _ => false,
    });
    up.map(|mention| reading.at(&mention.span).to_owned()).collect()
}

#[test]
fn no_report_changes_its_receiver_unseen() {
    let mut wrong: Vec<String> = Vec::new();
    let mut found = 0;
    for case in CASES.iter().chain(MIXTURES.iter()).chain(TABLES.iter()) {
        if case.unit.level == Level::Province || case.source.level() != Some(Level::Province) {
            continue;
        }
        for entry in &case.made.trace.entries {
            let Action::Adapted { before, after, .. } = &entry.action else { continue };
            if !["measures", "closing", "purpose"].iter().any(|part| entry.at.starts_with(part)) {
                continue;
            }
            let in_table = entry.at.contains(".rows.");
            let cells: Vec<&str> = if in_table { before.split("; ").collect() } else { vec![before] };
            for cell in cells {
                let reading = prose::read(&Text::from_notation(cell));
                // Who sees to the document is looked at as such.
                let sent = clauses(&reading).filter(|clause| !clause.follows);
                for receiver in sent.flat_map(|clause| sends_up(&reading, clause, in_table)) {
                    found += 1;
                    if !after.contains(&receiver) && entry.checks.is_empty() {
                        wrong.push(format!(
                            "{}: `{receiver}` receives no more: {before} → {after}",
                            case.name
                        ));
                    }
                }
            }
        }
    }
    assert!(found > 100, "too few reports: {found}");
    none(&wrong);
}

#[test]
fn what_is_left_of_the_superior_is_looked_at() {
    let mut wrong: Vec<String> = Vec::new();
    for case in CASES.iter().chain(MIXTURES.iter()).filter(|case| is_committees(case)) {
        if case.unit.level != Level::Commune || case.source.level() != Some(Level::Province) {
            continue;
        }
        for (before, after, _) in sentences(case).into_iter().filter(|(.., looked_at)| !looked_at) {
            let reading = prose::read(&Text::from_notation(after));
            for mention in clauses(&reading).flat_map(|clause| &clause.mentions) {
                let left = match &mention.what {
                    What::Body(body, role) => {
                        *role != Role::Issuer
                            && matches!(body.kind, BodyKind::Committee | BodyKind::Department)
                            && is_of_province(&reading, body)
                    }
                    What::Contact => true,
                    What::Document { this } => !this,
                    _ => false,
                };
                // `theo chỉ đạo của UBND tỉnh tại Công văn số …` names who speaks in what is cited.
                let cited = clauses(&reading)
                    .flat_map(|clause| &clause.mentions)
                    .any(|other| matches!(other.what, What::Citation(_)));
                let words = reading.at(&mention.span);
                if left && !cited {
                    wrong.push(format!("{}: `{words}` asks nobody: {before} → {after}", case.name));
                }
            }
        }
    }
    none(&wrong);
}

/// Names in general, by which nobody knows whose those are.
const GENERAL: [&str; 12] = [
    "Trung tâm Y tế các khu vực",
    "Các ban nữ công công đoàn",
    "Các cơ sở thu mua hải sản trên địa bàn tỉnh",
    "Các công ty lâm nghiệp",
    "Vườn quốc gia Ba Bể và các công ty lâm nghiệp",
    "Các xã, phường và đặc khu",
    "Hiệu trưởng các trường",
    "Phòng Quản lý dân cư",
    "Trường Tiểu học Kim Đồng",
    "Các trung tâm dịch vụ công",
    "Các tổ công tác",
    "Các ban quản lý chợ",
];

const TASKS_IN_GENERAL: [&str; 4] = [
    "{A} rà soát phương án.",
    "Đề nghị {a} tổ chức kiểm tra.",
    "{A} chịu trách nhiệm trước Chủ tịch UBND tỉnh về kết quả.",
    "{A} báo cáo UBND tỉnh trước ngày 20/01/2027.",
];

/// Every name in general with every task, for a commune, a school and a health station.
fn in_general() -> Vec<Case> {
    let mut measures = String::new();
    for task in TASKS_IN_GENERAL {
        for who in GENERAL {
            let mut letters = who.chars();
            let first: String = letters.next().into_iter().flat_map(char::to_lowercase).collect();
            let text = task.replace("{A}", who).replace("{a}", &format!("{first}{}", letters.as_str()));
            measures.push_str(&format!("- {}\n", serde_json::Value::from(text)));
        }
    }
    let yaml = format!(
        "format: congvan/1\nissuer: {{name: Ủy ban nhân dân tỉnh Lạng Sơn, short_name: UBND tỉnh, level: province, \
         territory: tỉnh Lạng Sơn}}\nnumber: {{value: 12, symbol: UBND-NC}}\nplace: Lạng Sơn\ndate: 2027-01-05\n\
         subject: phòng, chống rét\nrecipients: ['Các sở, ban, ngành', 'UBND các xã, phường']\nmeasures:\n{measures}\
         - Trực 24/24 giờ.\ndistribution: {{to: [Như trên], archive: [VT]}}\nsignatory: {{title: Chủ tịch}}\n"
    );
    let source = Directive::parse(&Source::new("in general", yaml.as_str())).into_result();
    let source = source.unwrap_or_else(|error| panic!("{error}"));
    let unit = Unit::new("xã Chi Lăng", Level::Commune);
    let made = cascade(&source, &unit, &Options::default()).expect("a commune carries it out");
    vec![Case { name: "in general".to_owned(), source, unit, made }]
}

#[test]
fn nobody_named_in_general_goes_unseen() {
    let mut wrong: Vec<String> = Vec::new();
    let mut gone = 0;
    for case in in_general() {
        for entry in &case.made.trace.entries {
            let Action::Dropped { before, .. } = &entry.action else { continue };
            if entry.at.starts_with("measures") {
                gone += 1;
                wrong.extend(entry.checks.is_empty().then(|| format!("{}: {before}", case.name)));
            }
        }
    }
    assert!(gone > 4, "too few that go: {gone}");
    none(&wrong);
}

/// Whether a name alone says where a body is: a name with a capital, a territory, what it is under.
fn is_named(reading: &Reading, body: &Body) -> bool {
    let called = reading.at(&body.name).starts_with(char::is_uppercase) && !body.is_each;
    called || body.of.is_some() || body.scope != Scope::None || body.points_back
}

#[test]
fn what_goes_unseen_is_somebodys_by_name() {
    let sorts =
        [BodyKind::Local, BodyKind::Enterprise, BodyKind::Everyone, BodyKind::People, BodyKind::Departments];
    let mut wrong: Vec<String> = Vec::new();
    let mut gone = 0;
    for case in CASES.iter().chain(MIXTURES.iter()).filter(|case| is_committees(case)) {
        for entry in &case.made.trace.entries {
            let Action::Dropped { before, .. } = &entry.action else { continue };
            if !entry.at.starts_with("measures") || entry.at.contains(".rows.") || !entry.checks.is_empty() {
                continue;
            }
            gone += 1;
            let reading = prose::read(&Text::from_notation(before));
            let orders = clauses(&reading).filter(|clause| !clause.is_fact && clause.asks.is_none());
            let general = orders
                .flat_map(|clause| &clause.actors)
                .find(|body| sorts.contains(&body.kind) && !is_named(&reading, body));
            let name = |body: &Body| reading.at(&body.span).to_owned();
            wrong
                .extend(general.map(|body| format!("{}: `{}` goes unseen: {before}", case.name, name(body))));
        }
    }
    assert!(gone > 100, "too few that go: {gone}");
    none(&wrong);
}

/// Fails with the first of what is wrong.
fn none(wrong: &[String]) {
    let first: Vec<&str> = wrong.iter().take(12).map(String::as_str).collect();
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), first.join("\n"));
}

#[test]
fn no_word_of_level_stands_twice() {
    for case in CASES.iter().chain(MIXTURES.iter()) {
        let name = case.unit.name.notation();
        let proper = case.unit.proper_name();
        let twice = [
            format!("{name} {proper}"),
            format!("{kind} {kind} ", kind = case.unit.kind()),
            "thuộc xã thuộc".to_owned(),
            "tỉnh tỉnh".to_owned(),
        ];
        for (before, after, _) in sentences(case) {
            let found =
                twice.iter().find(|words| after.contains(words.as_str()) && !before.contains(words.as_str()));
            assert!(found.is_none(), "{}: {before} → {after}", case.name);
        }
    }
}

#[test]
fn one_verb_throughout() {
    for case in CASES.iter() {
        let Some(request) = &case.made.directive.request else { continue };
        let other = if request.verb.notation() == "yêu cầu" { "đề nghị" } else { "yêu cầu" };
        for closing in case.made.directive.closing.iter() {
            let reading = prose::read(closing);
            for clause in clauses(&reading).filter(|clause| !clause.actors.is_empty()) {
                let asks = reading.at(&(clause.address.start..clause.listed.start)).to_lowercase();
                assert!(!asks.contains(other), "{}: {}", case.name, closing.notation());
            }
        }
    }
}

#[test]
fn every_sentence_is_told_once() {
    for case in CASES.iter().chain(MIXTURES.iter()) {
        let texts = case.source.texts_of_measures();
        let count: usize = texts.iter().map(|text| prose::read(text).sentences.len()).sum();
        let told = case.made.trace.entries.iter().filter(|entry| {
            entry.at.starts_with("measures")
                && !entry.at.ends_with("deadline")
                && !matches!(entry.action, Action::Added { .. })
        });
        let headings = told.clone().filter(|entry| entry.at.ends_with(".heading"));
        let in_headings: usize = headings
            .clone()
            .filter_map(|entry| match &entry.action {
                Action::Kept { text } => Some(prose::read(&Text::from_notation(text)).sentences.len()),
                Action::Adapted { before, .. } | Action::Dropped { before, .. } => {
                    Some(prose::read(&Text::from_notation(before)).sentences.len())
                }
                Action::Added { .. } => None,
            })
            .sum();
        let tables = told.clone().filter(|entry| entry.at.contains(".table")).count();
        assert_eq!(told.count() - headings.count() - tables, count - in_headings, "{}", case.name);
    }
}

#[test]
fn who_an_item_addresses_is_in_kinh_gui() {
    for case in CASES.iter() {
        let to: Vec<_> = case.made.directive.recipients.iter().flat_map(|to| to.audience.clone()).collect();
        for item in case.made.directive.all_measures() {
            let missing: Vec<_> = item.audience.iter().filter(|group| !to.contains(group)).collect();
            assert!(missing.is_empty(), "{}: {missing:?} in {:?}", case.name, item.opening());
        }
    }
}

#[test]
fn who_acts_in_an_item_is_written_to_by_name() {
    use BodyKind::{Board, Enterprise, Front, Military, Police, Steering, Union};
    let mut wrong = Vec::new();
    let mut named = 0;
    for case in CASES.iter().chain(MIXTURES.iter()).filter(|case| is_committees(case)) {
        let to: Vec<String> =
            case.made.directive.recipients.iter().map(|to| to.name.notation().to_lowercase()).collect();
        for text in case.made.directive.texts_of_measures() {
            let reading = prose::read(text);
            let acting = clauses(&reading).filter(|clause| !clause.is_fact);
            for body in acting.flat_map(|clause| &clause.actors).filter(|body| body.limit.is_none()) {
                if !matches!(body.kind, Board | Enterprise | Front | Military | Police | Steering | Union) {
                    continue;
                }
                named += 1;
                let name = reading.at(&body.name).to_lowercase();
                let by_all = |to: &String| {
                    matches!(body.kind, Front | Union)
                        && ["tổ chức chính trị", "đoàn thể"].iter().any(|all| to.contains(all))
                };
                if !to.iter().any(|to| to.contains(&name) || by_all(to)) {
                    wrong.push(format!("{}: {} not in {to:?}", case.name, reading.at(&body.span)));
                }
            }
        }
    }
    assert!(named > 20, "too few bodies act: {named}");
    none(&wrong);
}
