//! Parts of the lower version that a page of sentences cannot show: blanks, options, deadlines, lists, contacts.

use congvan::cascade::{Action, Cascaded, Grouping, Options, Trace, cascade};
use congvan::model::date::PartialDate;
use congvan::model::directive::{Directive, Measure, Text};
use congvan::model::units::Unit;
use congvan::text::source::Source;

use crate::support::compose;

/// A directive of the province, and what it says besides its head.
fn province(date: &str, kind: &str, body: &str) -> Directive {
    let yaml = format!(
        "format: congvan/1\ntype: {kind}\n\
         issuer: {{name: Ủy ban nhân dân tỉnh Lạng Sơn, short_name: UBND tỉnh, level: province, territory: tỉnh Lạng Sơn}}\n\
         number: {{value: 12, symbol: UBND-NC}}\nplace: Lạng Sơn\ndate: {date}\n\
         subject: bảo đảm an ninh\n{body}\n\
         distribution: {{to: [Như trên, Thường trực Tỉnh ủy], archive: [VT, NC]}}\n\
         signatory: {{authority: [TM: Ủy ban nhân dân], title: Chủ tịch, name: Trần Văn B}}\n"
    );
    let source = Directive::parse(&Source::new("source", yaml.as_str())).into_result();
    source.unwrap_or_else(|error| panic!("{error}\n{yaml}"))
}

/// A công văn of January 2027 to everyone, with these measures.
fn dispatch(measures: &[&str]) -> Directive {
    let to = "recipients: ['Các sở, ban, ngành', 'UBND các xã, phường', Công an tỉnh]";
    let items: String = measures.iter().map(|item| format!("\n- {item}")).collect();
    province("2027-01-20", "CV", &format!("{to}\nmeasures:{items}"))
}

fn unit(profile: &str) -> Unit {
    let text = format!("format: congvan-units/1\nunits: [{{{profile}}}]\n");
    let units = Unit::parse_all(&Source::new("profile", text.as_str())).into_result();
    units.unwrap_or_else(|error| panic!("{error}\n{text}")).remove(0)
}

fn version(source: &Directive, profile: &str) -> Cascaded {
    cascade(source, &unit(profile), &Options::default()).expect("a version")
}

fn text_of(directive: &Directive) -> String {
    congvan::compose::text::write(&compose(directive)).replace('\n', " ")
}

fn action<'t>(trace: &'t Trace, at: &str) -> &'t Action {
    let found = trace.entries.iter().find(|entry| entry.at == at);
    &found.unwrap_or_else(|| panic!("no entry for {at}")).action
}

fn after<'t>(trace: &'t Trace, at: &str) -> &'t str {
    match action(trace, at) {
        Action::Kept { text } => text,
        Action::Adapted { after, .. } | Action::Added { after, .. } => after,
        Action::Dropped { .. } => panic!("{at} is dropped"),
    }
}

fn is_dropped(trace: &Trace, at: &str) -> bool {
    matches!(action(trace, at), Action::Dropped { .. })
}

fn checks(trace: &Trace, at: &str) -> String {
    let own = trace.checks().filter(|(path, _)| *path == at);
    own.map(|(_, check)| check.what.vi.clone()).collect::<Vec<_>>().join("; ")
}

/// Both regimes: a source and the name of a unit one level below.
fn regimes(body: &str) -> [(Directive, &'static str); 2] {
    [("2027-01-05", "xã Chi Lăng"), ("2024-01-05", "huyện Chi Lăng")]
        .map(|(date, name)| (province(date, "CV", body), name))
}

const TASK: &str = "recipients: ['Các sở, ban, ngành']\nmeasures: [Trực.]";

#[test]
fn a_unit_speaks_for_itself_and_leaves_blanks() {
    for (source, name) in regimes(TASK) {
        let own = version(&source, &format!("name: {name}, symbol: UBND-VP"));
        let text = text_of(&own.directive);
        assert!(text.contains(&format!("ỦY BAN NHÂN DÂN {}", name.to_uppercase())), "{text}");
        assert!(text.contains("/UBND-VP") && !text.contains("Số: 12/"), "{text}");
        assert_eq!((&own.directive.number.value, own.directive.date.day()), (&None, None));
        assert_eq!(own.directive.place.notation(), "Chi Lăng");
        assert!(!text.contains("Trần Văn B"), "the superior's signatory");
        let bare = version(&source, &format!("name: {name}"));
        let text = text_of(&bare.directive);
        assert!(text.contains("TM. ỦY BAN NHÂN DÂN") && text.contains("CHỦ TỊCH"), "{text}");
        for at in ["number", "date", "signatory"] {
            assert!(!checks(&bare.trace, at).is_empty(), "{at}");
        }
    }
}

#[test]
fn the_sources_own_bases_follow_on_request() {
    let body = format!("legal_basis: [{{type: Luật An ninh mạng}}]\n{TASK}");
    for (source, name) in regimes(&body) {
        let year = source.date.first().year();
        let own = version(&source, &format!("name: {name}"));
        let cited = format!(
            "Thực hiện Công văn số 12/UBND-NC ngày 05 tháng 01 năm {year} của Ủy ban nhân dân tỉnh Lạng Sơn về việc bảo đảm an ninh"
        );
        let text = text_of(&own.directive);
        assert!(text.contains(&cited) && !text.contains("Luật An ninh mạng"), "{text}");
        let options = Options { repeat_bases: true, ..Options::default() };
        let asked = cascade(&source, &unit(&format!("name: {name}")), &options).expect("a version");
        let text = text_of(&asked.directive);
        assert!(text.contains(&cited) && text.contains("Luật An ninh mạng"), "{text}");
        assert_eq!(asked.directive.legal_basis.len(), 2);
    }
}

#[test]
fn after_a_district_its_document_is_cited_and_the_provinces_on_request() {
    let source = province("2024-01-05", "CV", TASK);
    let commune = unit("name: xã Vân Thủy, district: huyện Chi Lăng, symbol: UBND-VP");
    let district = version(&source, "name: huyện Chi Lăng, symbol: UBND-VP").directive;
    let below = cascade(&district, &commune, &Options::default()).expect("a version");
    let text = text_of(&below.directive);
    assert!(text.contains("của Ủy ban nhân dân huyện Chi Lăng") && !text.contains("12/UBND-NC"), "{text}");
    // The district has no number and no day yet: blanks, pointed out.
    let number = below.directive.legal_basis[0].number.as_ref().map(|text| text.notation());
    assert_eq!(number, Some("______/UBND-VP"));
    assert!(checks(&below.trace, "legal_basis.1").contains("điền số của văn bản cấp trên"));
    let options = Options { repeat_bases: true, ..Options::default() };
    let text = text_of(&cascade(&district, &commune, &options).expect("a version").directive);
    assert!(text.contains("huyện Chi Lăng") && text.contains("12/UBND-NC"), "{text}");
    // With number and day from a table the citation is whole.
    let mut numbered = unit("name: huyện Chi Lăng, symbol: UBND-VP");
    numbered.number = Some(Text::from_notation("33"));
    numbered.date = PartialDate::parse("2024-01-08").ok();
    let district = cascade(&source, &numbered, &Options::default()).expect("a version").directive;
    let below = cascade(&district, &commune, &Options::default()).expect("a version").directive;
    assert!(text_of(&below).contains("33/UBND-VP ngày 08 tháng 01 năm 2024"), "{}", text_of(&below));
}

#[test]
fn deadlines_are_earlier_and_never_invented() {
    let item = "{text: 'Báo cáo UBND tỉnh trước ngày {deadline}.', deadline: 2027-01-29}";
    let source = dispatch(&["Trực.", item]);
    // Two working days before Friday 29 January 2027.
    let own = version(&source, "name: xã Chi Lăng, deadline_days: 2");
    assert_eq!(after(&own.trace, "measures.2.deadline"), "27/01/2027");
    assert_eq!(own.directive.measures.iter().filter(|item| item.deadline.is_some()).count(), 1);
    let bare = version(&source, "name: xã Chi Lăng");
    assert_eq!(after(&bare.trace, "measures.2.deadline"), "29/01/2027");
}

#[test]
fn a_deadline_towards_the_superior_stands() {
    let item = "{text: 'Đề nghị UBND các xã, phường báo cáo UBND tỉnh trước ngày {deadline}.', deadline: 2027-03-31}";
    let own = version(&dispatch(&[item]), "name: phường Đông Kinh, deadline_days: 3");
    assert_eq!(after(&own.trace, "measures.1.text.1"), "Báo cáo UBND tỉnh trước ngày {deadline}.");
    assert_eq!(after(&own.trace, "measures.1.deadline"), "31/03/2027");
    assert!(checks(&own.trace, "measures.1.deadline").contains("nên giữ nguyên"));
}

#[test]
fn no_deadline_is_moved_before_the_document() {
    let days = ["2027-01-21", "2027-03-31", "2027-05-04"];
    let items = days.map(|day| format!("{{text: 'Xong trước ngày {{deadline}}.', deadline: {day}}}"));
    let source = dispatch(&items.each_ref().map(String::as_str));
    let trace = version(&source, "name: phường Đông Kinh, deadline_days: 3").trace;
    assert_eq!(after(&trace, "measures.1.deadline"), "21/01/2027");
    assert!(checks(&trace, "measures.1.deadline").contains("nên giữ nguyên"));
    assert_eq!(after(&trace, "measures.2.deadline"), "26/03/2027");
    assert!(checks(&trace, "measures.2.deadline").is_empty());
    // Nothing is known of the decisions on the days off of that year.
    assert!(checks(&trace, "measures.3.deadline").contains("chờ quyết định"));
}

#[test]
fn a_deadline_before_the_units_own_day_is_pointed_out() {
    let source = dispatch(&["{text: 'Xong trước ngày {deadline}.', deadline: 2027-01-29}"]);
    for days in ["", ", deadline_days: 2"] {
        let own = version(&source, &format!("name: phường Đông Kinh, date: 2027-02-15{days}"));
        assert!(checks(&own.trace, "measures.1.deadline").contains("thời hạn trước ngày ban hành"));
    }
}

#[test]
fn contacts_rosters_and_lists_are_the_units_own() {
    let body = format!(
        "{TASK}\n\
         contacts:\n\
         - {{role: support, lead: hỗ trợ, unit: Đội ứng cứu, phone: 0205 3000 005}}\n\
         - {{role: issuer, lead: vướng mắc, unit: Văn phòng, person: ông Nguyễn Văn A, phone: 0205 3000 001}}\n\
         appendices: [{{title: Danh sách trực, people: [{{name: Ông Phạm Văn E, phone: 0205 3000 077}}]}}]"
    );
    for (source, name) in regimes(&body) {
        let contact = "{role: issuer, lead: hỏi, unit: Văn phòng, phone: 0205 3000 055}";
        let own = version(&source, &format!("name: {name}, symbol: UBND-VP, contact: {contact}"));
        let text = text_of(&own.directive);
        assert!(text.contains("0205 3000 005") && text.contains("0205 3000 055"), "{text}");
        for others in ["0205 3000 001", "Nguyễn Văn A", "Phạm Văn E", "Thường trực Tỉnh ủy"] {
            assert!(!text.contains(others), "{others}\n{text}");
        }
        assert!(own.directive.appendices.is_empty() && is_dropped(&own.trace, "appendices.1.people.1"));
        for line in ["- Như trên;", "- UBND tỉnh (để b/c);", "- Lưu: VT, VP."] {
            assert!(text.contains(line), "{line}\n{text}");
        }
    }
}

#[test]
fn an_item_for_another_level_goes_and_references_to_it_are_pointed_out() {
    let item = "'Xem mục 2 và điểm a khoản 3 Công văn này; khoản 1 nêu trên.'";
    let law = "Theo điểm a khoản 3 Điều 5 Luật Thú y.";
    let gone = "{text: Lập quỹ., levels: province}";
    let moved = version(&dispatch(&[gone, item, law]), "name: phường Đông Kinh").trace;
    assert!(is_dropped(&moved, "measures.1.text.1"));
    assert!(checks(&moved, "measures.2.text.1").contains("số mục"));
    assert!(!checks(&moved, "measures.3.text.1").contains("số mục"));
    let same = version(&dispatch(&["Lập quỹ.", item]), "name: phường Đông Kinh").trace;
    assert!(!checks(&same, "measures.2.text.1").contains("số mục"));
}

#[test]
fn a_draft_that_goes_with_the_source_is_left_out_and_told() {
    let draft = "attached: [{type: QĐ, number: {symbol: QĐ-UBND}, place: A, date: 2027, subject: Lập Tổ, enacted_by: Chủ tịch, \
                 measures: [Lập Tổ.], distribution: {to: [Như Điều 1], archive: [VT]}, signatory: {title: Chủ tịch}}]";
    let source = province("2027-01-20", "KH", &format!("measures: [Rà soát thủ tục.]\n{draft}"));
    let own = version(&source, "name: phường Đông Kinh");
    assert!(own.directive.attached.is_empty() && is_dropped(&own.trace, "attached.1"));
}

#[test]
fn a_guessed_audience_gives_the_same_words_as_a_given_one() {
    for to in ["'Các sở, ban, ngành'", "{name: 'Các sở, ban, ngành', audience: departments}"] {
        let body = format!("recipients: [{to}]\nmeasures: ['Các sở, ban, ngành rà soát thủ tục.']");
        let own = version(&province("2027-01-20", "CV", &body), "name: phường Đông Kinh");
        let words = after(&own.trace, "measures.1.text.1");
        assert_eq!(words, "Các phòng, đơn vị thuộc phường rà soát thủ tục.", "{to}");
    }
}

#[test]
fn what_goes_is_told_with_who_it_was_for() {
    let source = dispatch(&["UBND xã Chi Lăng xử lý 03 ca bệnh.", "Riêng xã Chi Lăng lập chốt.", "Trực."]);
    let trace = version(&source, "name: phường Đông Kinh").trace;
    for at in ["measures.1.text.1", "measures.2.text.1"] {
        match action(&trace, at) {
            Action::Dropped { reason, .. } => assert!(reason.vi.contains("nơi khác"), "{}", reason.vi),
            action => panic!("{at}: {action:?}"),
        }
    }
}

#[test]
fn a_day_of_issue_long_after_the_source_is_pointed_out() {
    let source = dispatch(&["Rà soát hệ thống."]);
    let told = |date: &str| {
        let version = version(&source, &format!("name: xã Chi Lăng, level: commune, date: {date}"));
        version.trace.checks().any(|(at, check)| at == "date" && check.what.en.contains("more than a year"))
    };
    assert!(!told("2027-02-01") && !told("2027-12-31"));
    assert!(told("2028-02-01") && told("2030-01"));
}

/// The text of a version by who does the tasks, from the measures on, and its trace.
fn by_assignee(source: &Directive) -> (Vec<String>, Trace) {
    let options = Options { grouping: Grouping::Assignee, ..Options::default() };
    let own = cascade(source, &unit("name: xã Chi Lăng, level: commune"), &options).expect("a version");
    let items = own.directive.measures.iter().map(|group| {
        let heading = group.heading.as_ref().map_or("", |heading| heading.notation());
        let below: Vec<&str> = group.content.all_texts().into_iter().map(|text| text.notation()).collect();
        format!("{heading}: {}", below.join(" | "))
    });
    (items.collect(), own.trace)
}

#[test]
fn tasks_stand_by_who_does_them_where_that_is_asked() {
    let source = dispatch(&[
        "Công an các xã, phường bố trí trực 24/24 giờ.",
        "Tổ chức thực hiện nghiêm Công văn này.",
        "UBND các xã, phường rà soát các hộ dân.",
        "Công an các xã, phường lập danh sách đối tượng.",
    ]);
    let plain = version(&source, "name: xã Chi Lăng, level: commune");
    let (groups, trace) = by_assignee(&source);
    assert_eq!(groups.len(), 2, "{groups:?}");
    assert!(groups[0].starts_with("Nhiệm vụ chung: "), "{groups:?}");
    assert!(
        groups[1].starts_with("Công an xã: ")
            && groups[1].contains("trực 24/24")
            && groups[1].contains("danh sách")
    );
    // No sentence more, none less: the same edits in another order.
    let words = |items: &[Measure]| {
        let mut all: Vec<String> = items
            .iter()
            .flat_map(|item| item.content.all_texts())
            .map(|text| text.notation().to_owned())
            .collect();
        all.sort();
        all
    };
    let options = Options { grouping: Grouping::Assignee, ..Options::default() };
    let own = cascade(&source, &unit("name: xã Chi Lăng, level: commune"), &options).expect("a version");
    assert_eq!(words(&own.directive.measures), words(&plain.directive.measures));
    assert_eq!(trace.entries.iter().filter(|entry| entry.at == "measures").count(), 2);
    // One doer has no groups.
    let alone =
        dispatch(&["UBND các xã, phường rà soát các hộ dân.", "UBND các xã, phường báo cáo kết quả."]);
    let plain = version(&alone, "name: xã Chi Lăng, level: commune");
    assert_eq!(by_assignee(&alone).0.len(), plain.directive.measures.len());
}

#[test]
fn joint_issuers_speak_with_one_voice() {
    let issuer = |name| {
        format!("{{name: {name}, superior: UBND tỉnh Lạng Sơn, level: province, territory: tỉnh Lạng Sơn}}")
    };
    let yaml = format!(
        "format: congvan/1\ntype: CV\nissuer: [{}, {}]\nnumber: {{value: 12, symbol: SYT-SCT}}\nplace: Lạng Sơn\n\
         date: 2027-01-20\nsubject: kiểm tra\nrecipients: ['UBND các xã, phường']\n\
         measures: [Liên Sở đề nghị UBND các xã, phường kiểm tra hàng rong.]\n\
         distribution: {{to: [Như trên], archive: [VT]}}\n\
         signatory: [{{title: Giám đốc, name: Trần Văn B}}, {{title: Giám đốc, name: Lê Văn C}}]\n",
        issuer("Sở Y tế"),
        issuer("Sở Công Thương"),
    )
    .replace("[Liên", "['Liên")
    .replace("rong.]", "rong.']");
    let source = Directive::parse(&Source::new("source", yaml.as_str())).into_result();
    let source = source.unwrap_or_else(|error| panic!("{error}\n{yaml}"));
    let trace = version(&source, "name: xã Chi Lăng").trace;
    assert_eq!(after(&trace, "measures.1.text.1"), "Kiểm tra hàng rong.");
}

/// A plan with a table of tasks, and what the version of xã Chi Lăng makes of it.
fn with_table(rows: &str) -> (Trace, String) {
    let table = format!(
        "measures:\n- heading: PHÂN CÔNG\n  table:\n    columns: [STT, Nội dung, Cơ quan chủ trì, Phối hợp, Thời hạn]\n    rows:\n{rows}- Trực."
    );
    let cascaded = version(&province("2027-01-20", "KH", &table), "name: xã Chi Lăng");
    let printed = text_of(&cascaded.directive);
    (cascaded.trace, printed)
}

#[test]
fn rows_of_a_table_of_tasks_that_are_for_others_go() {
    let rows = "    - ['1', Hướng dẫn trên địa bàn tỉnh, Sở Y tế, 'UBND các xã, phường', Quý I]\n\
                \x20   - ['2', Tuyên truyền trên địa bàn tỉnh, 'UBND các xã, phường', Sở Y tế, Trước 25/01/2027]\n\
                \x20   - ['3', Bảo đảm an ninh, Công an tỉnh, 'UBND các xã, phường', Thường xuyên]\n\
                \x20   - ['4', Lập danh sách, UBND xã Bắc Sơn, Sở Nội vụ, Quý I]\n";
    let (trace, printed) = with_table(rows);
    let row = |at: usize| after(&trace, &format!("measures.1.table.rows.{at}"));
    assert_eq!(row(2), "1; Tuyên truyền trên địa bàn xã; Các phòng, đơn vị thuộc xã; Trước 25/01/2027");
    assert_eq!(row(3), "2; Bảo đảm an ninh; Công an xã; Các phòng, đơn vị thuộc xã; Thường xuyên");
    assert!(is_dropped(&trace, "measures.1.table.rows.1") && is_dropped(&trace, "measures.1.table.rows.4"));
    assert!(!printed.contains("Hướng dẫn") && !printed.contains("Bắc Sơn"), "{printed}");
    let checks = trace.checks().map(|(_, check)| check.what.vi.clone());
    assert!(checks.into_iter().any(|check| check.contains("đã bỏ 2 dòng")));
}

#[test]
fn a_table_of_tasks_that_are_all_for_others_goes() {
    let (trace, printed) = with_table("    - ['1', Hướng dẫn, Sở Y tế, Sở Tài chính, Quý I]\n");
    assert!(is_dropped(&trace, "measures.1.table"));
    assert!(!printed.contains("Sở Y tế"), "{printed}");
}

/// What a person is asked to look at in a row of a table.
fn checks_of_row(trace: &Trace, row: usize) -> Vec<(String, Vec<String>)> {
    let at = format!("measures.1.table.rows.{row}");
    let checks = trace.checks().filter(|(path, _)| *path == at);
    checks.map(|(_, check)| (check.what.vi.clone(), check.words.clone())).collect()
}

#[test]
fn what_units_of_this_level_report_in_a_table_goes_up_as_before() {
    let rows = "    - ['1', 'Báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ)', 'UBND các xã, phường', '', 15/12/2027]\n\
                \x20   - ['2', Gửi kế hoạch về Sở Nội vụ, 'UBND các xã, phường', '', 15/12/2027]\n\
                \x20   - ['3', Báo cáo tổng kết, 'UBND các xã, phường', '', 15/12/2027]\n\
                \x20   - ['4', Gửi kế hoạch về Sở Nội vụ, 'Các sở, ban, ngành', '', 15/12/2027]\n";
    let (trace, printed) = with_table(rows);
    for task in
        ["Báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ)", "Gửi kế hoạch về Sở Nội vụ", "Báo cáo tổng kết"]
    {
        assert!(printed.contains(task), "{task}: {printed}");
    }
    for (row, word) in [(1, "UBND tỉnh"), (2, "Sở Nội vụ"), (3, "Báo cáo tổng kết")] {
        let checks = checks_of_row(&trace, row);
        let up = |(what, words): &(String, Vec<String>)| {
            what.contains("báo cáo lên cấp trên giữ nguyên") && words.iter().any(|own| own == word)
        };
        assert!(checks.iter().any(up), "{row}: {checks:?}");
    }
    // Departments report to the unit.
    assert_eq!(
        after(&trace, "measures.1.table.rows.4"),
        "4; Gửi kế hoạch về UBND xã Chi Lăng; Các phòng, đơn vị thuộc xã; 15/12/2027"
    );
    let checks = checks_of_row(&trace, 4);
    assert!(checks.iter().any(|(what, _)| what.contains("xem lại nơi nhận báo cáo")), "{checks:?}");
}

#[test]
fn partners_in_a_table_who_are_none_here_go_and_are_looked_at() {
    let rows = "    - ['1', Gắn mã địa chỉ số, 'UBND các xã, phường', Bưu điện tỉnh, Quý I]\n\
                \x20   - ['2', Số hóa hồ sơ, 'UBND các xã, phường', 'Sở Nội vụ, Công an tỉnh', Quý I]\n\
                \x20   - ['3', Tập huấn, Sở Nội vụ, 'UBND các xã, phường', Quý I]\n";
    let (trace, _) = with_table(rows);
    let says = |row, what: &str, word: &str| {
        let checks = checks_of_row(&trace, row);
        let it = |(said, words): &(String, Vec<String>)| {
            said.contains(what) && words.iter().any(|own| own == word)
        };
        assert!(checks.iter().any(it), "{row}: {checks:?}");
    };
    assert_eq!(
        after(&trace, "measures.1.table.rows.1"),
        "1; Gắn mã địa chỉ số; Các phòng, đơn vị thuộc xã; Quý I"
    );
    says(1, "đã bỏ phần", "Bưu điện tỉnh");
    says(2, "chỉ một số có ở đơn vị", "Sở Nội vụ, Công an tỉnh");
    says(3, "có nói tới các đơn vị cấp này", "UBND các xã, phường");
}

#[test]
fn rows_of_an_annex_that_units_of_this_level_are_to_do_are_looked_at() {
    let rows = |who: &str| {
        let annex = format!(
            "measures:\n- Trực.\nappendices:\n- title: Phân công\n  table:\n    columns: [TT, Nhiệm vụ, Chủ trì]\n    rows:\n\
             \x20   - ['1', Rà soát, Sở Y tế]\n    - ['2', Gắn mã, '{who}']\n"
        );
        version(&province("2027-01-20", "KH", &annex), "name: xã Chi Lăng").trace
    };
    let looked_at = |trace: &Trace| {
        let mut checks = trace.checks().map(|(_, check)| check);
        checks.any(|check| check.what.vi.contains("phụ lục không chuyển xuống") && !check.words.is_empty())
    };
    assert!(looked_at(&rows("UBND các xã, phường")));
    assert!(!looked_at(&rows("Sở Nội vụ")));
}
