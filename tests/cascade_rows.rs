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
        let year = own.source.date.first().year;
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
            checks(trace, "measures.7.text.1").contains("`Sở Thông tin và Truyền thông` không còn");
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
measures: [Rà soát trên địa bàn thành phố; các cơ quan cấp thành phố phối hợp., Toàn thành phố ra quân.,
  'Trực trên địa bàn Thành phố, cấp Thành phố; không như Thành phố Hồ Chí Minh.', UBND Thành phố kiểm tra.]
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
            format!("Trực trên địa bàn {words}, cấp xã; không như Thành phố Hồ Chí Minh"),
            format!("Các phòng, đơn vị thuộc {words}"),
            "của Ủy ban nhân dân thành phố Hà Nội".to_owned(),
        ] {
            assert!(text.contains(&wanted), "{name}: {wanted}\n{text}");
        }
        assert!(!checks(&version.trace, "measures.3.text.1").contains("cấp trên"));
        assert!(checks(&version.trace, "measures.4.text.1").contains("còn từ chỉ cấp trên"));
    }
}

/// The version for phường Đông Kinh of a directive of the province with these items, `kind` being its type.
fn ward(kind: &str, recipients: &str, measures: &[&str], more: &str) -> Cascaded {
    let items: Vec<String> = measures.iter().map(|item| format!("- {item}\n")).collect();
    let to = if recipients.is_empty() { String::new() } else { format!("recipients: [{recipients}]\n") };
    let yaml = format!(
        "format: congvan/1\ntype: {kind}\n\
         issuer: {{name: Ủy ban nhân dân tỉnh Lạng Sơn, short_name: UBND tỉnh, level: province, territory: tỉnh Lạng Sơn}}\n\
         number: {{value: 1234, symbol: UBND-NC}}\nplace: Lạng Sơn\ndate: 2027-01-20\nsubject: phòng, chống rét\n\
         {to}measures:\n{}{more}\
         distribution: {{to: [Như trên], archive: [VT]}}\nsignatory: {{title: Chủ tịch}}\n",
        items.concat()
    );
    let source = Directive::parse(&Source::new("source", yaml.as_str())).into_result();
    let source = source.unwrap_or_else(|error| panic!("{error}\n{yaml}"));
    let unit = unit(
        "format: congvan-units/1\nunits: [{name: phường Đông Kinh, province: tỉnh Lạng Sơn, deadline_days: 3}]\n",
    );
    cascade(&source, &unit, &Options::default()).expect("a version")
}

const TO: &str = "'Các sở, ban, ngành', 'UBND các xã, phường', Công an tỉnh";

/// What becomes of one sentence as an item of its own, and what is to be looked at; None where it is dropped.
fn sentence(text: &str) -> (Option<String>, String) {
    let quoted = serde_json::to_string(text).expect("text is JSON");
    let version = ward("CV", TO, &[&quoted, "Thực hiện nghiêm túc."], "");
    let at = "measures.1.text.1";
    let trace = &version.trace;
    ((!dropped(trace, at)).then(|| after(trace, at).to_owned()), checks(trace, at))
}

#[test]
fn a_task_that_is_this_units_too_is_never_dropped() {
    for text in [
        "Sở Tài chính, UBND các xã, phường lập dự toán 2 tỷ đồng.",
        "Sở Y tế phối hợp UBND các xã, phường tiêm phòng.",
        "Giao Sở Nội vụ và Chủ tịch UBND các xã, phường rà soát biên chế.",
        "Sở Công Thương. UBND các xã, phường cũng phải báo cáo.",
        "Chánh Văn phòng UBND tỉnh, Giám đốc các sở, Chủ tịch UBND các xã, phường chịu trách nhiệm thi hành.",
        "Sở Y tế cấp thuốc cho xã Chi Lăng và phường Đông Kinh.",
    ] {
        let (after, checks) = sentence(text);
        assert_eq!(after.as_deref(), Some(text), "stands as it is");
        assert!(checks.contains("xem lại phần việc của đơn vị"), "{text}: {checks}");
    }
    for heading in ["Sở Y tế, UBND các xã, phường", "Sở Y tế chủ trì, phối hợp với UBND các xã, phường"]
    {
        let version = ward("CV", TO, &[&format!("{{heading: '{heading}', items: [Tiêm phòng.]}}")], "");
        assert_eq!(after(&version.trace, "measures.1.heading"), "Các phòng, đơn vị thuộc phường");
        assert!(checks(&version.trace, "measures.1.heading").contains("xem lại phần việc của đơn vị"));
        assert_eq!(after(&version.trace, "measures.1.items.1.text.1"), "Tiêm phòng.");
    }
    // Under another's heading an item may still be this unit's.
    let below = "{heading: Sở Y tế, items: [Cấp thuốc., 'UBND các xã, phường tiêm phòng.']}";
    let version = ward("CV", TO, &[below], "");
    assert_eq!(after(&version.trace, "measures.1.heading"), "Sở Y tế");
    assert!(!checks(&version.trace, "measures.1.heading").is_empty());
    assert_eq!(after(&version.trace, "measures.1.items.2.text.1"), "Tiêm phòng.");
    // What only guides units like this one is the body's own.
    let guide = "{heading: Sở Y tế, items: ['Hướng dẫn các sở, ban, ngành và UBND các xã, phường.']}";
    assert!(dropped(&ward("CV", TO, &[guide, "Thực hiện."], "").trace, "measures.1.heading"));
}

#[test]
fn this_unit_by_name_is_not_another() {
    for (text, wanted) in [
        ("UBND phường Đông Kinh khoanh vùng 02 ổ dịch.", "Khoanh vùng 02 ổ dịch."),
        ("Đề nghị Ủy ban nhân dân phường Đông Kinh: rà soát.", "Rà soát."),
        ("UBND phường, xã và đặc khu rà soát.", "Rà soát."),
        ("Ủy ban nhân dân xã, phường rà soát.", "Rà soát."),
        ("Từng xã, phường lập danh sách.", "Lập danh sách."),
        ("Chủ tịch UBND cấp xã có trách nhiệm tuần tra.", "Có trách nhiệm tuần tra."),
    ] {
        let (after, checks) = sentence(text);
        assert_eq!(after.as_deref(), Some(wanted));
        assert!(checks.contains("giao việc này cho ai"), "{text}: {checks}");
    }
    for text in [
        "UBND các xã, phường và Sở Y tế rà soát.",
        "Các xã, phường giáp tỉnh Thái Nguyên tuần tra chung.",
        "UBND các xã: Chi Lăng, Hữu Lũng, phường Đông Kinh lập chốt.",
    ] {
        let (after, checks) = sentence(text);
        assert_eq!(after.as_deref(), Some(text));
        assert!(checks.contains("các đơn vị như đơn vị này"), "{text}: {checks}");
    }
    let version = ward(
        "CV",
        "Sở Y tế, UBND xã Chi Lăng, UBND phường Đông Kinh",
        &["UBND xã Chi Lăng xử lý 03 ca bệnh.", "Riêng xã Chi Lăng lập chốt.", "Trực."],
        "",
    );
    let reason = |at: &str| match entry(&version.trace, at) {
        Action::Dropped { reason, .. } => reason.vi.clone(),
        action => panic!("{at}: {action:?}"),
    };
    assert_eq!(reason("recipients.2"), "đơn vị khác cùng cấp");
    assert_eq!(reason("recipients.3"), "chính là đơn vị này");
    assert_eq!(reason("measures.1.text.1"), "việc cấp trên giao riêng cho UBND xã Chi Lăng");
    assert!(checks(&version.trace, "measures.2.text.1").contains("đơn vị khác cùng cấp"));
}

#[test]
fn what_is_for_the_superiors_bodies_is_dropped_or_pointed_out() {
    for text in ["Yêu cầu Sở Y tế cấp thuốc.", "Giám đốc Sở Y tế chịu trách nhiệm."] {
        let (after, checks) = sentence(text);
        assert!(after.is_none() && checks.contains("cơ quan của cấp trên"), "{text}: {checks}");
    }
    let person = "Đồng chí Phó Chủ tịch UBND tỉnh Nguyễn Văn X chỉ đạo, ĐT 0205 3000 111.";
    let (after, found) = sentence(person);
    assert_eq!(after.as_deref(), Some(person));
    assert!(found.contains("còn từ chỉ cấp trên") && found.contains("số điện thoại"), "{found}");
    let text = "Các phòng báo cáo UBND tỉnh trước ngày {deadline}; Sở Nội vụ báo cáo UBND tỉnh.";
    let through = "Báo cáo về UBND tỉnh (qua Sở Y tế, email: syt@langson.gov.vn) trước ngày {deadline}.";
    let own = "Đề nghị UBND các xã, phường báo cáo UBND tỉnh trước ngày {deadline}.";
    let items = [text, through, own].map(|text| format!("{{text: '{text}', deadline: 2027-03-31}}"));
    let items: Vec<&str> = items.iter().map(String::as_str).collect();
    let version = ward("CV", TO, &items, "");
    let trace = &version.trace;
    let first = self::after(trace, "measures.1.text.1");
    assert!(
        first.contains("phòng báo cáo UBND phường Đông Kinh")
            && first.ends_with("Sở Nội vụ báo cáo UBND tỉnh.")
    );
    assert_eq!(self::after(trace, "measures.2.text.1"), through);
    assert_eq!(self::after(trace, "measures.3.text.1"), "Báo cáo UBND tỉnh trước ngày {deadline}.");
    for at in 1..=3 {
        let checks = checks(trace, &format!("measures.{at}.text.1"));
        assert!(checks.contains("còn từ chỉ cấp trên"), "{at}: {checks}");
        assert_eq!(self::after(trace, &format!("measures.{at}.deadline")), "31/03/2027");
    }
}

#[test]
fn sentences_of_the_superiors_whole_territory_stand() {
    for text in [
        "Tại cấp tỉnh: lập Ban Chỉ đạo cấp tỉnh; tại cấp xã: lập Tổ công tác.",
        "Phấn đấu 95% hồ sơ trực tuyến trên địa bàn tỉnh; 100% xã, phường có tổ công nghệ số.",
        "Tỷ lệ hộ nghèo trên địa bàn tỉnh còn 3,5%.",
        "Huy động hai trăm nghìn ngày công trên địa bàn tỉnh.",
        "Trên địa bàn tỉnh có mười bốn điểm nóng.",
        "Tham gia Hội chợ toàn tỉnh lần thứ II.",
        "Nhận giải cấp tỉnh môn bóng đá.",
        "Thực hiện *Kế hoạch cấp tỉnh*.",
    ] {
        let (after, checks) = sentence(text);
        assert_eq!(after.as_deref(), Some(text));
        assert!(checks.contains("giữ nguyên"), "{text}: {checks}");
    }
    for text in [
        "Theo Chỉ thị 07/CT-UBND về phòng cháy, chữa cháy cấp tỉnh, các phòng rà soát.",
        "Theo Quyết định 15/QĐ-UBND (về dịch bệnh toàn tỉnh), tổ chức diễn tập.",
        "Triển khai Kế hoạch phòng, chống rét trên địa bàn tỉnh giai đoạn 2026-2030 của UBND tỉnh.",
        "Theo Nghị quyết của HĐND tỉnh về mức thu trên địa bàn tỉnh.",
    ] {
        assert_eq!(sentence(text).0.as_deref(), Some(text), "a title stands");
    }
    for (text, wanted, check) in [
        ("Rà soát 100% máy chủ trên địa bàn tỉnh.", "Rà soát 100% máy chủ trên địa bàn phường.", "tỷ lệ"),
        (
            "Báo cáo kết quả trên địa bàn tỉnh của Sở Y tế.",
            "Báo cáo kết quả trên địa bàn phường của Sở Y tế.",
            "",
        ),
        ("BẢO ĐẢM AN TOÀN TRÊN ĐỊA BÀN TỈNH", "BẢO ĐẢM AN TOÀN TRÊN ĐỊA BÀN PHƯỜNG", ""),
        ("AN TOÀN TRÊN ĐỊA BÀN TỈNH NĂM 2027", "AN TOÀN TRÊN ĐỊA BÀN TỈNH NĂM 2027", "còn từ chỉ cấp trên"),
        ("Sáng thứ hai, ra quân trên địa bàn tỉnh.", "Sáng thứ hai, ra quân trên địa bàn phường.", ""),
    ] {
        let (after, checks) = sentence(text);
        assert_eq!(after.as_deref(), Some(wanted));
        assert!(checks.contains(check), "{text}: {checks}");
    }
}

#[test]
fn bodies_keep_their_order_and_their_figures_are_pointed_out() {
    let version = ward(
        "CT",
        "",
        &[
            "{heading: 'Bộ Chỉ huy Quân sự tỉnh, Công an tỉnh', text: 'Sẵn sàng 500 cán bộ.'}",
            "{heading: 'UBND các xã, phường và Công an tỉnh', items: [Kiểm tra.]}",
            "{heading: Đề nghị Ủy ban MTTQ Việt Nam tỉnh, text: Giám sát.}",
        ],
        "",
    );
    let trace = &version.trace;
    assert_eq!(after(trace, "measures.1.heading"), "Ban Chỉ huy Quân sự phường; Công an phường");
    assert!(checks(trace, "measures.1.text.1").contains("số liệu"));
    assert_eq!(after(trace, "measures.2.heading"), "Các phòng, đơn vị thuộc phường; Công an phường");
    assert!(after(trace, "measures.3.heading").starts_with("Đề nghị Ủy ban Mặt trận Tổ quốc"));
    let to: Vec<&str> =
        version.directive.recipients.iter().map(|to| to.name.value.split(' ').next().unwrap_or("")).collect();
    assert_eq!(to, ["Ban", "Công", "Các", "Ủy"], "everyone who is given a task is addressed");
}

#[test]
fn no_deadline_is_moved_before_the_document() {
    let version = ward(
        "CV",
        TO,
        &[
            "{text: 'Xong trước ngày {deadline}.', deadline: 2027-01-21}",
            "{text: 'Xong trước ngày {deadline}.', deadline: 2027-03-31}",
            "{text: 'Xong trước ngày {deadline}.', deadline: 2027-05-04}",
        ],
        "",
    );
    let trace = &version.trace;
    assert_eq!(after(trace, "measures.1.deadline"), "21/01/2027");
    assert!(checks(trace, "measures.1.deadline").contains("nên giữ nguyên"));
    assert_eq!(after(trace, "measures.2.deadline"), "26/03/2027");
    assert!(checks(trace, "measures.2.deadline").is_empty());
    // Nothing is known of the decisions on the days off of that year.
    assert!(checks(trace, "measures.3.deadline").contains("chờ quyết định"));
}

#[test]
fn references_to_items_that_moved_are_pointed_out() {
    let item = "'Xem mục 2 và điểm a khoản 3 Công văn này; khoản 1 nêu trên.'";
    let law = "Theo điểm a khoản 3 Điều 5 Luật Thú y.";
    let gone = "{text: Lập quỹ., levels: province}";
    let moved = ward("CV", TO, &[gone, item, law], "");
    assert!(checks(&moved.trace, "measures.2.text.1").contains("số mục"));
    assert!(!checks(&moved.trace, "measures.3.text.1").contains("số mục"));
    let same = ward("CV", TO, &["Lập quỹ.", item], "");
    assert!(!checks(&same.trace, "measures.2.text.1").contains("số mục"));
}

#[test]
fn what_is_true_of_the_superiors_document_alone_is_not_said_again() {
    for (kind, closing) in [
        ("CT", "Chỉ thị này có hiệu lực từ ngày ký"),
        ("KH", "Trên đây là Kế hoạch phòng, chống rét, yêu cầu các cơ quan thực hiện"),
        ("CV", "Văn bản này thay thế Công văn số 77/UBND-KT ngày 01/01/2026 của UBND tỉnh"),
    ] {
        let to = if kind == "CV" { TO } else { "" };
        let version = ward(kind, to, &["Trực."], &format!("closing: '{closing}'\n"));
        assert!(dropped(&version.trace, "closing.1") && version.directive.closing.is_empty(), "{closing}");
    }
    let version = ward(
        "QĐ",
        "",
        &["'Phê duyệt 35 dự án.'", "Thành lập Tổ công tác."],
        "enacted_by: Ủy ban nhân dân tỉnh\n",
    );
    assert!(checks(&version.trace, "measures.1.text.1").contains("chính văn bản của cấp trên"));
    assert!(checks(&version.trace, "measures.2.text.1").contains("nội dung quyết định"));
    let annex = "appendices: [{title: Danh mục, text: Chấm điểm.}]\n";
    let version = ward("KH", "", &["'Tự đánh giá theo Phụ lục III kèm theo.'"], annex);
    assert_eq!(
        after(&version.trace, "measures.1.text.1"),
        "Tự đánh giá theo Phụ lục III kèm theo Kế hoạch số 1234/UBND-NC."
    );
}

#[test]
fn a_draft_that_goes_with_the_source_is_left_out_and_told() {
    let draft = "attached: [{type: QĐ, number: {symbol: QĐ-UBND}, place: A, date: 2027, subject: Lập Tổ, enacted_by: Chủ tịch, \
                 measures: [Lập Tổ.], distribution: {to: [Như Điều 1], archive: [VT]}, signatory: {title: Chủ tịch}}]\n";
    let version = ward("KH", "", &["'Rà soát thủ tục.'"], draft);
    assert!(version.directive.attached.is_empty());
    assert!(dropped(&version.trace, "attached.1"));
}

#[test]
fn a_guessed_audience_gives_the_same_words_as_a_given_one() {
    let item = "'Các sở, ban, ngành rà soát thủ tục.'";
    let guessed = ward("CV", "'Các sở, ban, ngành'", &[item], "");
    let given = ward("CV", "{name: 'Các sở, ban, ngành', audience: departments}", &[item], "");
    for version in [&guessed, &given] {
        assert_eq!(
            after(&version.trace, "measures.1.text.1"),
            "Các phòng, đơn vị thuộc phường rà soát thủ tục."
        );
    }
    assert!(checks(&guessed.trace, "measures.1.text.1").contains("đoán"));
}

#[test]
fn annexes_are_the_superiors_documents() {
    let annexes = "appendices: [{title: Biểu mẫu, text: Mẫu.}, {title: Chỉ tiêu, text: Chỉ tiêu.}]\n";
    for (text, expected) in [
        (
            "Lập danh sách theo Phụ lục I kèm theo.",
            "Lập danh sách theo Phụ lục I kèm theo Công văn số 1234/UBND-NC.",
        ),
        (
            "Lập danh sách theo Phụ lục I kèm theo Công văn này trước ngày 30/4/2027.",
            "Lập danh sách theo Phụ lục I kèm theo Công văn số 1234/UBND-NC trước ngày 30/4/2027.",
        ),
        (
            "Chỉ tiêu tại Phụ lục II; đầu mối là Văn phòng.",
            "Chỉ tiêu tại Phụ lục II kèm theo Công văn số 1234/UBND-NC; đầu mối là Văn phòng.",
        ),
        (
            "Trình bày theo Phụ lục I Nghị định số 30/2020/NĐ-CP.",
            "Trình bày theo Phụ lục I Nghị định số 30/2020/NĐ-CP.",
        ),
    ] {
        let version = ward("CV", TO, &[&format!("'{text}'")], annexes);
        assert_eq!(after(&version.trace, "measures.1.text.1"), expected);
    }
}

/// What becomes of an item with this heading, for a ward, and what is to be looked at; None where it is dropped.
fn heading(text: &str) -> (Option<String>, String) {
    let version =
        ward("CV", TO, &[&format!("{{heading: '{text}', text: Rà soát.}}"), "Thực hiện nghiêm túc."], "");
    let at = "measures.1.heading";
    let trace = &version.trace;
    ((!dropped(trace, at)).then(|| after(trace, at).to_owned()), checks(trace, at))
}

#[test]
fn headings_say_whose_task_it_is() {
    let rooms = "Các phòng, đơn vị thuộc phường";
    for (text, expected) in [
        ("UBND các xã, phường", Some(rooms)),
        ("UBND các phường", Some(rooms)),
        ("UBND CÁC XÃ, PHƯỜNG", Some("CÁC PHÒNG, ĐƠN VỊ THUỘC PHƯỜNG")),
        ("UBND các xã, phường, đặc khu Vân Đồn", Some(rooms)),
        ("UBND các phường, đặc khu Vân Đồn", Some(rooms)),
        ("Đối với UBND các xã và phường:", Some("Đối với các phòng, đơn vị thuộc phường")),
        ("Trách nhiệm của UBND các xã, phường", Some("Trách nhiệm của các phòng, đơn vị thuộc phường")),
        ("Các Sở, ban, ngành Tỉnh", Some(rooms)),
        ("Công an các xã, phường", Some("Công an phường")),
        ("Công an tỉnh, Sở Xây dựng", Some("Công an phường")),
        ("Viện kiểm sát nhân dân tỉnh, Công an tỉnh", Some("Công an phường")),
        ("HĐND và UBND các xã, phường", Some(rooms)),
        ("UBND 65 xã, phường", Some(rooms)),
        ("Các cơ quan chuyên môn thuộc UBND tỉnh", Some(rooms)),
        // This unit's own, though the group has no counterpart.
        (
            "Trung tâm Phục vụ hành chính công các xã, phường",
            Some("Trung tâm Phục vụ hành chính công phường"),
        ),
        ("Trung tâm Y tế khu vực và Trạm Y tế cấp xã", Some("Trung tâm Y tế khu vực và Trạm Y tế phường")),
        ("Sở Xây dựng, Công an tỉnh", Some("Công an phường")),
        // Only some of the units: a person looks whether this is one of them.
        ("UBND các xã, phường có rừng", Some("UBND các xã, phường có rừng")),
        // Others' tasks.
        ("UBND các xã", None),
        ("UBND các xã Đồng Đăng, Hữu Lũng và phường Tam Thanh", None),
        ("Các phòng, đơn vị trực thuộc Sở", None),
        ("Các sở: Nội vụ, Tài chính", None),
        ("Các Sở Nội vụ, Tài chính", None),
        ("Ban Quản lý dự án giao thông tỉnh", None),
        ("Các huyện Hậu Lộc, Nga Sơn", None),
        ("Thanh tra tỉnh", None),
        ("Thuế tỉnh Lạng Sơn", None),
        ("Trường Cao đẳng Lạng Sơn", None),
    ] {
        let (after, checks) = heading(text);
        assert_eq!(after.as_deref(), expected, "{text}");
        assert!(!checks.is_empty() || expected.is_none(), "{text}: someone must look at it");
    }
    // This unit is one of those named.
    let (after, checks) = heading("UBND các phường Đông Kinh, Tam Thanh");
    assert_eq!(after.as_deref(), Some(rooms));
    assert!(checks.contains("phần việc của đơn vị"), "{checks}");
}

#[test]
fn sentences_keep_to_whom_they_are_said() {
    for (text, expected) in [
        ("Công an các xã, phường tuần tra.", "Công an phường tuần tra."),
        ("Tất cả các xã, phường trên địa bàn tỉnh trồng cây.", "Trồng cây."),
        ("UBND các xã, phường thuộc tỉnh trồng cây.", "Trồng cây."),
        ("Hội Nông dân tỉnh vận động hội viên.", "Hội Nông dân phường vận động hội viên."),
        // Nothing is taken away where others are named too, or some are left out.
        ("UBND các xã, phường (trừ phường Đông Kinh) trồng cây.", ""),
        ("Phường Đông Kinh, phường Tam Thanh trồng cây.", ""),
        ("Công an tỉnh, UBND các xã, phường kiểm tra.", ""),
        ("Công an các xã biên giới tuần tra.", ""),
        ("Công an xã Tân Thanh, Công an phường Tam Thanh bảo vệ lễ hội.", ""),
        ("Bộ đội Biên phòng các đồn tuần tra.", ""),
        ("Kinh phí do ngân sách xã bảo đảm.", ""),
        // What is the superior's alone stays its own.
        ("Kinh phí do ngân sách cấp tỉnh bảo đảm.", ""),
        ("Công nhận di tích cấp tỉnh.", ""),
        ("Khai thác Cổng Dịch vụ công cấp tỉnh.", ""),
    ] {
        let (after, checks) = sentence(text);
        assert_eq!(after.as_deref(), Some(if expected.is_empty() { text } else { expected }));
        assert!(!checks.is_empty(), "{text}: someone must look at it");
    }
    for text in ["UBND các xã trồng cây.", "Các xã trồng cây.", "UBND các xã Hữu Lũng, Cai Kinh trồng cây."]
    {
        let (after, checks) = sentence(text);
        assert!(after.is_none() && checks.contains("đơn vị khác cùng cấp"), "{text}: {checks}");
    }
}

#[test]
fn reports_that_go_through_others_or_higher_are_the_superiors_to_receive() {
    for text in [
        "Báo cáo kết quả về UBND tỉnh (qua Công an tỉnh) trước ngày {deadline}.",
        "Báo cáo kết quả về UBND tỉnh để tổng hợp, báo cáo Chính phủ trước ngày {deadline}.",
    ] {
        let item = format!("{{text: '{text}', deadline: 2027-04-20}}");
        let version = ward("CV", TO, &[&item], "");
        assert_eq!(after(&version.trace, "measures.1.text.1"), text);
        assert_eq!(after(&version.trace, "measures.1.deadline"), "20/04/2027", "towards the superior");
        assert!(checks(&version.trace, "measures.1.text.1").contains("xem lại"));
    }
    let version = ward(
        "CV",
        TO,
        &["{text: 'Báo cáo Ủy ban nhân dân tỉnh trước ngày {deadline}.', deadline: 2027-04-20}"],
        "",
    );
    assert!(after(&version.trace, "measures.1.text.1").starts_with("Báo cáo UBND phường Đông Kinh"));
    // A day within the sentence is not moved, and a person is told.
    let version = ward("CV", TO, &["Báo cáo trước ngày 20/4/2027."], "");
    assert!(checks(&version.trace, "measures.1.text.1").contains("thời hạn ghi trong câu"));
}

#[test]
fn the_closing_is_said_to_those_here() {
    for (closing, expected) in [
        (
            "UBND tỉnh yêu cầu Thủ trưởng các sở, ban, ngành, Chủ tịch UBND các xã, phường nghiêm túc thực hiện",
            "UBND phường Đông Kinh yêu cầu các cơ quan, đơn vị trên địa bàn phường nghiêm túc thực hiện",
        ),
        (
            "Đề nghị UBND các xã, phường quan tâm thực hiện",
            "Đề nghị các cơ quan, đơn vị trên địa bàn phường quan tâm thực hiện",
        ),
        ("Yêu cầu các đơn vị nghiêm túc thực hiện", "Yêu cầu các đơn vị nghiêm túc thực hiện"),
        (
            "Đề nghị các sở, các tổ chức chính trị - xã hội tỉnh quan tâm phối hợp thực hiện",
            "Đề nghị các cơ quan, đơn vị trên địa bàn phường quan tâm phối hợp thực hiện",
        ),
        (
            "Giao Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện",
            "Giao Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện",
        ),
        (
            "Công văn này thay thế Công văn số 5/UBND-NC. Yêu cầu các sở, ban, ngành nghiêm túc thực hiện",
            "Yêu cầu các cơ quan, đơn vị trên địa bàn phường nghiêm túc thực hiện",
        ),
    ] {
        let version = ward("CV", TO, &["Rà soát."], &format!("closing: {closing}\n"));
        assert_eq!(after(&version.trace, "closing.1"), expected);
    }
}

#[test]
fn rooms_are_addressed_where_they_take_the_units_tasks() {
    let version =
        ward("CV", "Công an tỉnh, 'UBND các xã, phường'", &["UBND các xã, phường tuyên truyền."], "");
    let names: Vec<&str> = version.directive.recipients.iter().map(|to| to.name.value.as_str()).collect();
    assert_eq!(names, ["Công an phường", "Các phòng, đơn vị thuộc phường"]);
    let version = ward("CV", "'Công an tỉnh, Bộ CHQS tỉnh', Hội Nông dân tỉnh", &["Rà soát."], "");
    let names: Vec<&str> = version.directive.recipients.iter().map(|to| to.name.value.as_str()).collect();
    assert!(names.contains(&"Ban Chỉ huy Quân sự phường") && names.len() == 3, "{names:?}");
}

#[test]
fn what_a_district_passes_on_is_for_those_below_it() {
    let yaml = SOURCE
        .replace("DATE", "2024-01-05")
        .replace("name: BELOW", "name: 'UBND các huyện, thành phố'")
        .replace(
            "text: BELOW chỉ đạo tuyên truyền., audience: subordinate_units",
            "heading: 'UBND các xã, phường, thị trấn', text: Tuyên truyền.",
        )
        .replace("DEADLINE", "2024-01-31");
    let source = Directive::parse(&Source::new("source", yaml.as_str())).into_result();
    let source = source.unwrap_or_else(|error| panic!("{error}\n{yaml}"));
    let unit = unit("format: congvan-units/1\nunits: [{name: huyện Chi Lăng, province: tỉnh Lạng Sơn}]\n");
    let version = cascade(&source, &unit, &Options::default()).expect("a version");
    assert_eq!(after(&version.trace, "measures.4.heading"), "UBND các xã, thị trấn");
}

#[test]
fn a_deadline_before_the_units_own_day_is_pointed_out() {
    let version = |days: &str| {
        let yaml =
            format!("format: congvan-units/1\nunits: [{{name: phường Đông Kinh, date: 2027-02-15{days}}}]\n");
        let unit = unit(&yaml);
        let text = SOURCE_OF_ONE.replace("ITEM", "Báo cáo UBND tỉnh trước ngày {deadline}.");
        let source = Directive::parse(&Source::new("source", text)).into_result().expect("a directive");
        cascade(&source, &unit, &Options::default()).expect("a version")
    };
    for days in ["", ", deadline_days: 2"] {
        let version = version(days);
        assert!(checks(&version.trace, "measures.1.deadline").contains("thời hạn trước ngày ban hành"));
    }
}

const SOURCE_OF_ONE: &str = "
format: congvan/1
issuer: {name: Ủy ban nhân dân tỉnh Lạng Sơn, short_name: UBND tỉnh, level: province, territory: tỉnh Lạng Sơn}
number: {value: 12, symbol: UBND-NC}
place: Lạng Sơn
date: 2027-01-05
subject: trực Tết
recipients: [{name: 'Các sở, ngành', audience: departments}]
measures: [{text: 'ITEM', deadline: 2027-01-29}]
distribution: {to: [Như trên], archive: [VT]}
signatory: {title: Chủ tịch}
";
