//! What a careful clerk does, part by part, in both regimes.

use congvan::cascade::{Action, Cascaded, Options, Trace, cascade};
use congvan::date::PartialDate;
use congvan::directive::{Audience, Directive, Level};
use congvan::source::Source;
use congvan::units::Unit;

use crate::support::compose;

const SOURCE: &str = "
format: congvan/1
issuer: {name: Ủy ban nhân dân tỉnh Lạng Sơn, short_name: UBND tỉnh, level: province, territory: tỉnh Lạng Sơn}
number: {value: 12, symbol: UBND-NC}
place: Lạng Sơn
date: DATE
subject: V/v bảo đảm an ninh trên địa bàn tỉnh.
recipients:
- {name: 'Các sở, ban, ngành', audience: departments}
- {name: Công an tỉnh, audience: police}
- {name: BELOW, audience: subordinate_units}
- {name: Các doanh nghiệp viễn thông trên địa bàn tỉnh, audience: enterprises}
- {name: Trung tâm dữ liệu tỉnh, audience: technical_center}
legal_basis:
- {type: Luật An ninh mạng}
request: {verb: yêu cầu, whom: các đơn vị, action: thực hiện các nội dung sau}
measures:
- {heading: 'Các sở, ban, ngành', audience: departments, items: [Bảo đảm 100% máy chủ trên địa bàn tỉnh được rà soát., 'Toàn tỉnh có 2.100 trường học.']}
- {heading: Sở Nội vụ, audience: departments, text: Tham mưu UBND tỉnh.}
- {heading: Công an tỉnh, audience: police, text: Bảo vệ mục tiêu.}
- {text: BELOW chỉ đạo tuyên truyền., audience: subordinate_units}
- {heading: Trung tâm dữ liệu tỉnh, audience: technical_center, text: Sao lưu.}
- {text: 'Báo cáo UBND tỉnh trước ngày {deadline}.', deadline: DEADLINE}
- {text: 'Thực hiện Kế hoạch số 226/KH-UBND về an ninh trên địa bàn tỉnh; các cơ quan cấp tỉnh và “đội ngũ cấp tỉnh” phối hợp với Sở Thông tin và Truyền thông.'}
contacts:
- {role: support, lead: hỗ trợ, unit: Đội ứng cứu, phone: 0205 3000 005}
- {role: issuer, lead: vướng mắc, unit: Văn phòng, person: ông Nguyễn Văn A, phone: 0205 3000 001}
closing: UBND tỉnh yêu cầu nghiêm túc thực hiện
distribution: {to: [Như trên, Thường trực Tỉnh ủy], archive: [VT, NC]}
signatory: {authority: [TM: Ủy ban nhân dân], title: Chủ tịch, name: Trần Văn B}
appendices:
- {title: Danh sách trực, people: [{name: Ông Phạm Văn E, phone: 0205 3000 077}]}
";

const PROFILE: &str = "
format: congvan-units/1
units:
- name: NAME
  province: tỉnh Lạng Sơn
  symbol: UBND-VP
  deadline_days: 2
  recipients: {subordinate_units: OWN}
  contact: {role: issuer, lead: hỏi, unit: Văn phòng, phone: 0205 3000 055}
  closing: Đề nghị thực hiện
";

struct Case {
    source: Directive,
    unit: Unit,
    version: Cascaded,
    text: String,
}

fn unit(text: &str) -> Unit {
    Unit::parse_all(&Source::new("profile", text)).into_result().expect("a sound profile").remove(0)
}

fn case(two_levels: bool, bare: bool) -> Case {
    let (date, below, deadline, name, own) = if two_levels {
        ("2027-01-05", "'UBND các xã, phường'", "2027-01-29", "xã Chi Lăng", "Trưởng các thôn")
    } else {
        (
            "2024-01-05",
            "'UBND các huyện, thành phố'",
            "2024-01-31",
            "huyện Chi Lăng",
            "'UBND các xã, thị trấn'",
        )
    };
    let yaml = SOURCE
        .replace("DATE", date)
        .replace("name: BELOW", &format!("name: {below}"))
        .replace("BELOW", below.trim_matches('\''))
        .replace("text: UBND các xã, phường chỉ", "text: 'UBND các xã, phường chỉ")
        .replace("text: UBND các huyện, thành phố chỉ", "text: 'UBND các huyện, thành phố chỉ")
        .replace("tuyên truyền., audience", "tuyên truyền.', audience")
        .replace("DEADLINE", deadline);
    let source = Directive::parse(&Source::new("source", yaml.as_str())).into_result();
    let source = source.unwrap_or_else(|error| panic!("{error}\n{yaml}"));
    let profile = if bare {
        format!("format: congvan-units/1\nunits: [{{name: {name}}}]\n")
    } else {
        PROFILE.replace("NAME", name).replace("OWN", own)
    };
    let unit = unit(&profile);
    let version = cascade(&source, &unit, &Options::default()).expect("a version");
    let text = congvan::text::write(&compose(&version.directive));
    Case { source, unit, version, text }
}

fn entry<'t>(trace: &'t Trace, at: &str) -> &'t Action {
    let found = trace.entries.iter().find(|entry| entry.at == at);
    &found.unwrap_or_else(|| panic!("no entry for {at}")).action
}

fn checks(trace: &Trace, at: &str) -> String {
    trace
        .checks()
        .filter(|(path, _)| *path == at)
        .map(|(_, what)| what.vi.clone())
        .collect::<Vec<_>>()
        .join("; ")
}

fn dropped(trace: &Trace, at: &str) -> bool {
    matches!(entry(trace, at), Action::Dropped { .. })
}

fn after<'t>(trace: &'t Trace, at: &str) -> &'t str {
    match entry(trace, at) {
        Action::Kept { text } => text,
        Action::Adapted { after, .. } | Action::Added { after, .. } => after,
        Action::Dropped { .. } => panic!("{at} is dropped"),
    }
}

#[test]
fn a_unit_speaks_for_itself_and_leaves_blanks() {
    for two_levels in [true, false] {
        let own = case(two_levels, false);
        let name = &own.unit.name.value;
        let issuer = format!("ỦY BAN NHÂN DÂN {}", name.to_uppercase());
        assert!(own.text.replace('\n', " ").contains(&issuer), "{}", own.text);
        assert!(own.text.contains("/UBND-VP") && !own.text.contains("Số: 12/"), "{}", own.text);
        assert_eq!(own.version.directive.number.value, None);
        assert_eq!(own.version.directive.date.day, None);
        assert_eq!(own.version.directive.place.value, "Chi Lăng");
        assert!(!own.text.contains("Trần Văn B"), "the superior's signatory");
        let bare = case(two_levels, true);
        assert!(bare.text.contains("TM. ỦY BAN NHÂN DÂN") && bare.text.contains("CHỦ TỊCH"));
        for at in ["number", "date", "signatory"] {
            assert!(!checks(&bare.version.trace, at).is_empty(), "{at}");
        }
    }
}

#[test]
fn the_subject_loses_its_faults_of_form() {
    let own = case(true, false);
    assert_eq!(own.version.directive.subject.value, "bảo đảm an ninh trên địa bàn tỉnh");
    assert!(matches!(entry(&own.version.trace, "subject"), Action::Adapted { .. }));
    assert!(checks(&own.version.trace, "subject").contains("cấp trên"));
}

#[test]
fn the_source_is_cited_in_full_and_its_bases_only_on_request() {
    for two_levels in [true, false] {
        let own = case(two_levels, false);
        let year = own.source.date.year;
        let cited = format!(
            "Thực hiện Công văn số 12/UBND-NC ngày 05 tháng 01 năm {year} của Ủy ban nhân dân tỉnh Lạng Sơn về việc bảo đảm an ninh"
        );
        assert!(own.text.replace('\n', " ").contains(&cited), "{}", own.text);
        assert!(dropped(&own.version.trace, "legal_basis.1") && !own.text.contains("Luật An ninh mạng"));
        let options = Options { repeat_bases: true, ..Options::default() };
        let asked = cascade(&own.source, &own.unit, &options).expect("a version");
        let text = congvan::text::write(&compose(&asked.directive));
        assert!(text.contains("12/UBND-NC") && text.contains("Luật An ninh mạng"), "{text}");
        assert_eq!(asked.directive.legal_basis.len(), 2);
    }
}

#[test]
fn after_a_district_its_document_is_cited_and_the_provinces_on_request() {
    let district = case(false, false).version.directive;
    let commune = unit(
        "format: congvan-units/1\nunits: [{name: xã Vân Thủy, district: huyện Chi Lăng, symbol: UBND-VP}]\n",
    );
    let below = cascade(&district, &commune, &Options::default()).expect("a version");
    let text = congvan::text::write(&compose(&below.directive));
    assert!(text.contains("của Ủy ban nhân dân huyện Chi Lăng") && !text.contains("12/UBND-NC"), "{text}");
    // The district has no number and no day yet: blanks, pointed out.
    assert_eq!(
        below.directive.legal_basis[0].number.as_ref().map(|text| text.value.as_str()),
        Some("______/UBND-VP")
    );
    assert!(checks(&below.trace, "legal_basis.1").contains("điền số của văn bản cấp trên"));
    let options = Options { repeat_bases: true, ..Options::default() };
    let asked = cascade(&district, &commune, &options).expect("a version");
    let text = congvan::text::write(&compose(&asked.directive));
    assert!(text.contains("huyện Chi Lăng") && text.contains("12/UBND-NC"), "{text}");
    // With number and day from a table the citation is whole.
    let mut numbered = case(false, false);
    numbered.unit.number = Some(congvan::directive::Text::derived("33"));
    numbered.unit.date = PartialDate::parse("2024-01-08").ok();
    let district =
        cascade(&numbered.source, &numbered.unit, &Options::default()).expect("a version").directive;
    let below = cascade(&district, &commune, &Options::default()).expect("a version").directive;
    let text = congvan::text::write(&compose(&below)).replace('\n', " ");
    assert!(text.contains("33/UBND-VP ngày 08 tháng 01 năm 2024"), "{text}");
}

#[test]
fn the_verb_follows_who_is_addressed() {
    let mixed = case(true, true);
    assert_eq!(mixed.version.directive.request.as_ref().map(|own| own.verb.value.as_str()), Some("đề nghị"));
    let mut source = mixed.source.clone();
    source
        .recipients
        .retain(|to| to.audience == [Audience::Departments] || to.audience == [Audience::SubordinateUnits]);
    let own = cascade(&source, &mixed.unit, &Options::default()).expect("a version").directive;
    assert_eq!(own.request.map(|own| own.verb.value).as_deref(), Some("yêu cầu"));
}

#[test]
fn addressees_become_those_of_the_unit() {
    let names = |own: &Case| -> Vec<String> {
        own.version.directive.recipients.iter().map(|to| to.name.value.clone()).collect()
    };
    let commune = case(true, false);
    assert_eq!(
        names(&commune),
        [
            "Các phòng, đơn vị thuộc xã",
            "Công an xã",
            "Trưởng các thôn",
            "Các doanh nghiệp viễn thông trên địa bàn xã"
        ]
    );
    assert!(dropped(&commune.version.trace, "recipients.5"), "no data centre at this level");
    // Without a profile a commune has nobody below it.
    assert!(dropped(&case(true, true).version.trace, "recipients.3"));
    let district = case(false, true);
    assert!(names(&district).contains(&"UBND các xã, thị trấn".to_owned()), "{:?}", names(&district));
}

#[test]
fn measures_are_handed_on_made_ones_own_or_dropped() {
    for two_levels in [true, false] {
        let own = case(two_levels, false);
        let trace = &own.version.trace;
        let kind = own.unit.kind();
        assert!(
            after(trace, "measures.1.items.1.text.1").contains(&format!("100% máy chủ trên địa bàn {kind}"))
        );
        assert!(after(trace, "measures.1.items.2.text.1").contains("Toàn tỉnh có 2.100"), "figures stand");
        assert!(!checks(trace, "measures.1.items.2.text.1").is_empty());
        assert!(dropped(trace, "measures.2.heading"), "a body of the superior's own");
        assert_eq!(after(trace, "measures.3.heading"), format!("Công an {kind}"));
        assert!(checks(trace, "measures.3.heading").contains("thẩm quyền"));
        assert_eq!(after(trace, "measures.4.text.1"), "Chỉ đạo tuyên truyền.");
        assert!(dropped(trace, "measures.5.heading"), "no data centre at this level");
        let sentence = after(trace, "measures.7.text.1");
        assert!(sentence.contains("226/KH-UBND về an ninh trên địa bàn tỉnh;"), "a title stands: {sentence}");
        assert!(sentence.contains("“đội ngũ cấp tỉnh”"), "a quotation stands: {sentence}");
        let level = if two_levels { "cấp xã" } else { "cấp huyện" };
        assert!(sentence.contains(&format!("các cơ quan {level}")), "{sentence}");
        let abolished =
            checks(trace, "measures.7.text.1").contains("`sở thông tin và truyền thông` không còn");
        assert_eq!(abolished, two_levels, "{}", checks(trace, "measures.7.text.1"));
    }
}

#[test]
fn deadlines_are_earlier_and_never_invented() {
    let own = case(true, false);
    // Two working days before Friday 29 January 2027.
    assert_eq!(after(&own.version.trace, "measures.6.deadline"), "27/01/2027");
    assert_eq!(own.version.directive.measures.iter().filter(|item| item.deadline.is_some()).count(), 1);
    assert!(after(&own.version.trace, "measures.6.text.1").starts_with("Báo cáo UBND xã Chi Lăng"));
    let bare = case(true, true);
    assert_eq!(after(&bare.version.trace, "measures.6.deadline"), "29/01/2027");
}

#[test]
fn contacts_annexes_and_lists_are_the_units_own() {
    for two_levels in [true, false] {
        let own = case(two_levels, false);
        assert!(own.text.contains("0205 3000 005") && own.text.contains("0205 3000 055"));
        for others in ["0205 3000 001", "Nguyễn Văn A", "Phạm Văn E", "Thường trực Tỉnh ủy"] {
            assert!(!own.text.contains(others), "{others}\n{}", own.text);
        }
        assert!(own.version.directive.appendices.is_empty());
        assert!(dropped(&own.version.trace, "appendices.1.people.1"));
        for line in ["- Như trên;", "- UBND tỉnh (để b/c);", "- Lưu: VT, VP."] {
            assert!(own.text.contains(line), "{line}\n{}", own.text);
        }
        assert!(own.text.contains("Đề nghị thực hiện./."), "{}", own.text);
        let bare = case(two_levels, true);
        assert!(bare.text.contains("yêu cầu nghiêm túc thực hiện./."));
        assert!(!bare.text.contains("UBND tỉnh yêu cầu"), "the unit speaks\n{}", bare.text);
    }
}

#[test]
fn the_kind_of_the_unit_and_of_the_source_show_in_every_level_word() {
    let yaml = "
format: congvan/1
issuer: {name: Ủy ban nhân dân thành phố Hà Nội, short_name: UBND Thành phố, level: province, territory: thành phố Hà Nội}
number: {value: 3, symbol: UBND-NC}
place: Hà Nội
date: 2027-01-05
subject: trực Tết
recipients: [{name: 'Các sở, ngành', audience: departments}]
measures: [Rà soát trên địa bàn thành phố; các cơ quan cấp thành phố phối hợp., Toàn thành phố ra quân.]
distribution: {to: [Như trên], archive: [VT]}
signatory: {title: Chủ tịch}
";
    let source = Directive::parse(&Source::new("source", yaml)).into_result().expect("a directive");
    for (name, words) in
        [("phường Hoàn Kiếm", "phường"), ("xã Sóc Sơn", "xã"), ("đặc khu Cát Hải", "đặc khu")]
    {
        let version =
            cascade(&source, &Unit::new(name, Level::Commune), &Options::default()).expect("a version");
        let text = congvan::text::write(&compose(&version.directive));
        for wanted in [
            format!("trên địa bàn {words}; các cơ quan cấp xã phối hợp"),
            format!("Toàn {words} ra quân"),
            format!("Các phòng, đơn vị thuộc {words}"),
            "của Ủy ban nhân dân thành phố Hà Nội".to_owned(),
        ] {
            assert!(text.contains(&wanted), "{name}: {wanted}\n{text}");
        }
    }
}
