//! `Directive::to_yaml`: what is written reads back to the same directive, here and with another reader, and no key of
//! the format is forgotten.

use std::collections::BTreeSet;

use congvan::cascade::{Options, cascade, next_level};
use congvan::model::directive::format::DIRECTIVE;
use congvan::model::directive::{Directive, Level};
use congvan::model::units::Unit;
use congvan::text::shape::{Kind, Shape};
use congvan::text::source::Source;
use proptest::test_runner::TestCaseError;

use crate::properties::check_directives;
use crate::support::{fixtures, root, source};

/// Every field but where it was written.
fn bare(directive: &Directive) -> String {
    let shown = format!("{directive:#?}");
    shown.lines().filter(|line| !line.trim_start().starts_with("span: ")).collect::<Vec<_>>().join("\n")
}

fn read(name: &str, yaml: &str) -> Directive {
    let checked = Directive::parse(&Source::new(name, yaml));
    assert!(checked.diagnostics.is_empty(), "{name}: {:#?}\n{yaml}", checked.diagnostics);
    checked.value.expect("no finding, so there is a value")
}

/// The same directive comes back, through this reader and through another.
fn returns(name: &str, directive: &Directive) -> serde_yaml::Value {
    let yaml = directive.to_yaml();
    let again = read(name, &yaml);
    assert_eq!(bare(directive), bare(&again), "{name}\n{yaml}");
    assert_eq!(yaml, again.to_yaml(), "{name}");
    let other: serde_yaml::Value =
        serde_yaml::from_str(&yaml).unwrap_or_else(|error| panic!("{name}: {error}\n{yaml}"));
    let json = serde_json::to_string(&other).expect("keys are words");
    assert_eq!(bare(directive), bare(&read(name, &json)), "{name}: another reader\n{yaml}");
    for line in yaml.lines() {
        assert!(line.chars().count() <= 100 || !line.trim().contains(' '), "{name}: too long: {line}");
    }
    other
}

/// Every valid directive of the checkout: fixtures, samples, starters.
fn sources() -> Vec<(String, Directive)> {
    let mut paths: Vec<String> =
        fixtures().into_iter().map(|(name, _)| format!("fixtures/{name}/input.yaml")).collect();
    for folder in ["tests/samples", "crates/congvan-make/templates/new"] {
        let files = std::fs::read_dir(root().join(folder)).expect("the folder is there");
        for file in files {
            let name = file.expect("files can be listed").file_name().to_string_lossy().into_owned();
            paths.push(format!("{folder}/{name}"));
        }
    }
    paths.sort();
    let read = |path: String| Directive::parse(&source(&path)).into_result().ok().map(|read| (path, read));
    let found: Vec<_> = paths.into_iter().filter_map(read).collect();
    assert!(found.len() >= 20, "too few: {}", found.len());
    found
}

#[test]
fn what_is_written_reads_back() {
    for (name, directive) in sources() {
        returns(&name, &directive);
    }
}

#[test]
fn what_was_derived_reads_back_and_is_derived_again() {
    let mut steps = 0;
    for (name, directive) in sources() {
        let (unit, below) = match next_level(&directive) {
            Ok(Level::District) => (Unit::new("huyện Chi Lăng", Level::District), true),
            Ok(_) => (Unit::new("xã Chi Lăng", Level::Commune), false),
            Err(_) => continue,
        };
        let Ok(version) = cascade(&directive, &unit, &Options::default()) else { continue };
        returns(&name, &version.directive);
        steps += 1;
        if below {
            let again = read(&name, &version.directive.to_yaml());
            let unit = Unit::new("xã Vân Thủy", Level::Commune);
            let one = cascade(&version.directive, &unit, &Options::default()).expect("a commune below");
            let other = cascade(&again, &unit, &Options::default()).expect("a commune below");
            assert_eq!(bare(&one.directive), bare(&other.directive), "{name}");
            assert_eq!(one.trace, other.trace, "{name}");
        }
    }
    assert!(steps >= 5, "{steps}");
}

#[test]
fn random_directives_read_back() {
    check_directives(120, |directive| {
        let yaml = directive.to_yaml();
        let again = Directive::parse(&Source::new("random", yaml.as_str())).into_result();
        let again = again.map_err(|error| TestCaseError::fail(format!("{error}\n{yaml}")))?;
        if bare(directive) != bare(&again) {
            return Err(TestCaseError::fail(format!("another directive comes back\n{yaml}")));
        }
        Ok(())
    });
}

/// Every key of the shape at this value, as `shape.key`.
fn collect_keys(shape: &'static Shape, value: &serde_yaml::Value, found: &mut BTreeSet<String>) {
    for field in shape.fields {
        if let Some(value) = value.get(field.key) {
            found.insert(format!("{}.{}", shape.name, field.key));
            inner(&field.kind, value, found);
        }
    }
}

fn inner(kind: &'static Kind, value: &serde_yaml::Value, found: &mut BTreeSet<String>) {
    match (kind, value) {
        (Kind::Map(shape), _) => collect_keys(shape, value, found),
        (Kind::TextOr(shape, _), serde_yaml::Value::Mapping(_)) => collect_keys(shape, value, found),
        (Kind::TextOr(shape, short), _) => {
            found.insert(format!("{}.{short}", shape.name));
        }
        (Kind::List(kind) | Kind::OneOrMore(kind), serde_yaml::Value::Sequence(items)) => {
            items.iter().for_each(|item| inner(kind, item, found));
        }
        (Kind::OneOrMore(kind), _) => inner(kind, value, found),
        _ => {}
    }
}

fn all_keys(shape: &'static Shape, found: &mut BTreeSet<String>) {
    fn of(kind: &'static Kind, found: &mut BTreeSet<String>) {
        match kind {
            Kind::Map(shape) | Kind::TextOr(shape, _) => all_keys(shape, found),
            Kind::List(kind) | Kind::OneOrMore(kind) => of(kind, found),
            _ => {}
        }
    }
    for field in shape.fields {
        if found.insert(format!("{}.{}", shape.name, field.key)) {
            of(&field.kind, found);
        }
    }
}

/// The keys that no other sample holds.
const RARE: &str = "
format: congvan/1
type: BB
orientation: landscape
issuer: {name: Ủy ban nhân dân tỉnh Lạng Sơn}
number: {symbol: BB-UBND}
date: 2027-01
subject: họp rà soát
measures:
  - {text: Rà soát., levels: [district, commune]}
  - {text: Báo cáo., levels: commune}
distribution: {to: [Như trên], archive: [VT]}
signatory:
  authority: [Q: Chủ tịch, TUQ: Chủ tịch]
  title: Chánh Văn phòng
  other_title: Phó Trưởng ban
  rank: TS.
  secretary: {title: Thư ký cuộc họp}
attached:
  - orientation: landscape
    number: {symbol: UBND-VP}
    place: Lạng Sơn
    date: 2027-01
    subject: rà soát
    recipients: [Sở Nội vụ]
    purpose: Để rà soát
    opening: Vừa qua có việc.
    request: {verb: đề nghị, whom: Sở Nội vụ, action: rà soát}
    numbering: ['a)']
    measures: [Rà soát., Báo cáo.]
    contacts: [{role: support, lead: Đầu mối, unit: Văn phòng}]
    closing: Trân trọng
    distribution: {to: [Như trên], archive: [VT]}
    signatory: {title: Chủ tịch}
  - type: HĐ
    draft: dự thảo lần 2
    number: {symbol: HĐ-UBND}
    place: Lạng Sơn
    date: 2027-01
    subject: Thuê xe
    parties: [{name: Công ty A}, {name: Công ty B}]
    agreement: Hai bên thỏa thuận
    measures: [Thuê xe., Trả tiền.]
    distribution: {to: [Như trên], archive: [VT]}
    signatory: [{party: Bên A, title: Giám đốc}, {party: Bên B, title: Giám đốc}]
    appendices: [{title: Xe, text: Một xe.}]
";

/// Adding a key to the format without writing it fails here, as does a key that no sample holds.
#[test]
fn every_key_of_the_format_is_written() {
    let mut found = BTreeSet::new();
    for (name, directive) in sources() {
        collect_keys(&DIRECTIVE, &returns(&name, &directive), &mut found);
    }
    collect_keys(&DIRECTIVE, &returns("rare", &read("rare", RARE)), &mut found);
    let mut wanted = BTreeSet::new();
    all_keys(&DIRECTIVE, &mut wanted);
    // Refused on reading, so that no directive has it.
    wanted.remove("directive.secrecy");
    let missing: Vec<_> = wanted.difference(&found).collect();
    assert!(missing.is_empty(), "never written: {missing:?}");
}

#[test]
fn odd_texts_read_back() {
    let odd = [
        "no",
        "08",
        "1.10",
        "null",
        "~",
        "- a",
        "a: b",
        "a #b",
        "#a",
        "{a}",
        "[a, b]",
        "'a'",
        "\"a\"",
        "a\\b",
        "&a",
        "*a",
        "!a",
        "%a",
        "@a",
        "`a",
        "|",
        ">",
        "1.",
        "2027-01-05",
        "0x1F",
        "1_000",
        "12:30:45",
        "---",
        "...",
        "? a",
        "a:",
        "__",
        "“a”: b",
        "yes",
        "=",
        "<<",
        ".inf",
        "+1",
        "a\u{a0}b",
        "Điều 1.",
    ];
    let words: Vec<String> = odd.iter().map(|text| serde_json::to_string(text).expect("JSON")).collect();
    let long = serde_json::to_string(&odd.iter().cycle().take(90).copied().collect::<Vec<_>>().join(" "))
        .expect("JSON");
    let yaml = format!(
        "format: congvan/1\nissuer: {{name: {0}}}\nnumber: {{value: \"08\", symbol: {0}}}\nplace: {0}\ndate: \"2027\"\n\
         subject: {long}\nrecipients: [{1}]\nmeasures: [{1}, {{heading: {0}, text: [{1}, {long}], items: [{1}]}}]\n\
         distribution: {{to: [{1}], archive: [{1}]}}\nsignatory: {{title: {0}, name: {0}}}\n\
         closing: [{1}]\nappendices: [{{title: {0}, table: {{columns: [{0}, b], rows: [[{0}, {0}]]}}}}]\n",
        words[3],
        words.join(", ")
    );
    let directive = Directive::parse(&Source::new("odd", yaml.as_str())).value.expect("it can be read");
    returns("odd", &directive);
    for word in words {
        let yaml = RARE.replace("{title: Thư ký cuộc họp}", &format!("{{name: {word}}}"));
        returns("odd", &read("odd", &yaml));
    }
}

#[test]
fn a_directive_built_in_code_is_held_to_the_format() {
    use congvan::model::directive::{Content, Element, Measure, Text};
    let good = crate::support::directive("fixtures/lang-son-tet-2027/input.yaml");
    let own = good.check().into_result().expect("what was read is good");
    assert_eq!(own.to_yaml(), good.to_yaml());
    let found = |change: &dyn Fn(&mut congvan::model::directive::Directive)| -> Vec<&'static str> {
        let mut other = good.clone();
        change(&mut other);
        other.check().diagnostics.iter().map(|found| found.code).collect()
    };
    let undated = Measure {
        content: Content::from_iter([Element::Paragraph(Text::new("Báo cáo trước ngày {deadline}."))]),
        ..Measure::default()
    };
    let without_deadline = found(&|own| own.measures = vec![undated.clone()]);
    assert!(!without_deadline.is_empty() && found(&|_| ()).is_empty(), "`{{deadline}}` without one");
    assert!(found(&|own| own.subject = Text::default()).iter().any(|code| ["VB006", "VB009"].contains(code)));
    assert!(found(&|own| own.subject = Text::from_notation("a\u{7}b")).contains(&"VB010"));
    // Letters typed with their marks behind them.
    let mut apart = good.clone();
    apart.subject = Text::from_notation("tru\u{31b}\u{323}c te\u{302}\u{301}t");
    let one = apart.check().value.expect("a directive");
    assert_eq!(one.subject.notation(), "trực tết");
}
