//! What drafters decided: each kind of answer, what is refused, and that every answer stands in the trace.

use congvan::cascade::{
    Action, Answer, Answered, Answers, Cascaded, Options, Questions, Tier, Trace, answerable, cascade,
    with_answers,
};
use congvan::model::directive::{Directive, Level};
use congvan::model::units::Unit;
use congvan::text::diagnostic::Lang;
use congvan::text::source::Source;

use crate::cascades::with_every_fixture;
use crate::support::compose;

const SOURCE: &str = "\
format: congvan/1
issuer: {name: Ủy ban nhân dân tỉnh Lạng Sơn, short_name: UBND tỉnh, level: province, territory: tỉnh Lạng Sơn}
number: {value: 12, symbol: UBND-NC}
place: Lạng Sơn
date: 2027-01-05
subject: phòng, chống rét
recipients: ['Các sở, ban, ngành', 'UBND các xã, phường']
request: {verb: yêu cầu, whom: các cơ quan, action: thực hiện các nội dung sau}
measures:
- Giao Sở Y tế chủ trì kiểm tra an toàn thực phẩm trên địa bàn tỉnh.
- Tăng cường tuyên truyền trên địa bàn tỉnh. Các xã biên giới tăng cường tuần tra.
- heading: Sở Công Thương
  items: [Kiểm tra giá cả., Báo cáo kết quả về Sở Công Thương trước ngày 20/01/2027.]
- Các cơ quan báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ) trước ngày 25/01/2027.
distribution: {to: [Như trên], archive: [VT]}
signatory: {title: Chủ tịch}
";

fn source() -> Directive {
    Directive::parse(&Source::new("source", SOURCE)).into_result().unwrap_or_else(|error| panic!("{error}"))
}

fn file(answers: &str) -> Source {
    Source::new("answers.yaml", format!("format: congvan-answers/1\nanswers:\n{answers}"))
}

fn messages(answers: &str) -> String {
    let file = file(answers);
    let found = Answers::parse(&file, &source()).diagnostics;
    found.iter().map(|found| found.render(&file, Lang::Vi, false)).collect()
}

fn cascade_with(answers: &str, unit: &str) -> Cascaded {
    let source = source();
    let answers =
        Answers::parse(&file(answers), &source).into_result().unwrap_or_else(|error| panic!("{error}"));
    let options = Options { answers: Some(&answers), ..Options::default() };
    cascade(&source, &Unit::new(unit, Level::Commune), &options).unwrap_or_else(|error| panic!("{error}"))
}

fn after<'t>(trace: &'t Trace, at: &str) -> Option<&'t str> {
    let entry = trace.entries.iter().find(|entry| entry.at == at).unwrap_or_else(|| panic!("no entry {at}"));
    entry.action.parts().1
}

const HEALTH: &str = "\
- at: measures.1.text.1
  sentence: Giao Sở Y tế chủ trì kiểm tra an toàn thực phẩm trên địa bàn tỉnh.
";
const REPORT: &str = "\
- at: measures.4.text.1
  sentence: Các cơ quan báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ) trước ngày 25/01/2027.
";

#[test]
fn every_kind_of_answer_is_heeded() {
    for (answer, wanted) in [
        ("answer: keep", Some("Giao Sở Y tế chủ trì kiểm tra an toàn thực phẩm trên địa bàn tỉnh.")),
        ("answer: drop", None),
        ("answer: own", Some("Chủ trì kiểm tra an toàn thực phẩm trên địa bàn xã.")),
        (
            "assign: Trạm Y tế xã",
            Some("Giao Trạm Y tế xã chủ trì kiểm tra an toàn thực phẩm trên địa bàn xã."),
        ),
        ("text: 'Trạm Y tế {{ unit }} lo việc này.'", Some("Trạm Y tế xã Chi Lăng lo việc này.")),
    ] {
        let cascaded = cascade_with(&format!("{HEALTH}  {answer}\n"), "xã Chi Lăng");
        assert_eq!(after(&cascaded.trace, "measures.1.text.1"), wanted, "{answer}");
        let entry = &cascaded.trace.entries.iter().find(|entry| entry.at == "measures.1.text.1").unwrap();
        assert!(entry.answer.is_some(), "{answer}: the trace does not say whose decision it was");
        let text = congvan::compose::text::write(&compose(&cascaded.directive));
        assert_eq!(
            wanted.is_some_and(|wanted| text.contains(wanted.trim_end_matches('.'))),
            wanted.is_some()
        );
    }
}

#[test]
fn a_body_of_a_unit_has_the_kind_of_each() {
    let answer = format!("{HEALTH}  assign: Công an xã\n");
    for (unit, body) in [("xã Chi Lăng", "Công an xã"), ("phường Đông Kinh", "Công an phường")] {
        let cascaded = cascade_with(&answer, unit);
        let after = after(&cascaded.trace, "measures.1.text.1").unwrap();
        assert!(after.starts_with(&format!("Giao {body} chủ trì")), "{after}");
    }
}

#[test]
fn what_names_nobody_is_given_to_somebody() {
    let answer = "\
- at: measures.2.text.1.sentence.1
  sentence: Tăng cường tuyên truyền trên địa bàn tỉnh.
  assign: Phòng Văn hóa - Xã hội
";
    let cascaded = cascade_with(answer, "xã Chi Lăng");
    let after = after(&cascaded.trace, "measures.2.text.1.sentence.1").unwrap();
    assert_eq!(after, "Phòng Văn hóa - Xã hội tăng cường tuyên truyền trên địa bàn xã.");
}

#[test]
fn reports_go_where_the_drafter_says() {
    let cascaded = cascade_with(&format!("{REPORT}  report: Văn phòng HĐND và UBND\n"), "xã Chi Lăng");
    let after = after(&cascaded.trace, "measures.4.text.1").unwrap();
    assert!(after.contains("về Văn phòng HĐND và UBND trước ngày 25/01/2027"), "{after}");
    assert!(!after.contains("Sở Nội vụ") && !after.contains("UBND tỉnh"), "{after}");
}

#[test]
fn what_stands_below_a_heading_goes_with_its_answer() {
    let kept = cascade_with(
        "- at: measures.3.heading\n  sentence: Sở Công Thương\n  assign: Phòng Kinh tế\n",
        "xã Chi Lăng",
    );
    assert_eq!(after(&kept.trace, "measures.3.heading"), Some("Phòng Kinh tế"));
    assert_eq!(after(&kept.trace, "measures.3.items.1.text.1"), Some("Kiểm tra giá cả."));
    let gone =
        cascade_with("- at: measures.3.heading\n  sentence: Sở Công Thương\n  answer: drop\n", "xã Chi Lăng");
    for entry in gone.trace.entries.iter().filter(|entry| entry.at.starts_with("measures.3")) {
        assert!(matches!(entry.action, Action::Dropped { .. }), "{}", entry.at);
    }
}

#[test]
fn an_order_to_a_body_above_is_the_drafters_and_is_told() {
    let cascaded = cascade_with(&format!("{HEALTH}  answer: keep\n"), "xã Chi Lăng");
    let entry = cascaded.trace.entries.iter().find(|entry| entry.at == "measures.1.text.1").unwrap();
    let check = entry.checks.first().expect("it is told");
    assert_eq!(check.tier, Tier::Look);
    assert!(check.what.vi.contains("quyết định của người soạn"), "{}", check.what.vi);
}

#[test]
fn an_answer_for_some_units_goes_before_the_one_for_all() {
    let own = "\
- at: measures.2.text.1.sentence.2
  sentence: Các xã biên giới tăng cường tuần tra.
";
    let answers =
        format!("{own}  answer: drop\n{own}  text: Tăng cường tuần tra biên giới.\n  units: xã Đồng Đăng\n");
    let at = "measures.2.text.1.sentence.2";
    assert_eq!(after(&cascade_with(&answers, "xã Chi Lăng").trace, at), None);
    assert_eq!(
        after(&cascade_with(&answers, "xã Đồng Đăng").trace, at),
        Some("Tăng cường tuần tra biên giới.")
    );
}

#[test]
fn a_sentence_that_only_moved_is_still_answered() {
    let answer = format!("{HEALTH}  answer: drop\n").replace("measures.1.text.1", "measures.7.text.1");
    let cascaded = cascade_with(&answer, "xã Chi Lăng");
    assert_eq!(after(&cascaded.trace, "measures.1.text.1"), None);
}

#[test]
fn an_answer_to_a_heading_is_none_to_an_addressee_of_the_same_words() {
    let answer = "- at: measures.3.heading\n  sentence: Các sở, ban, ngành\n  answer: drop\n";
    let told = messages(answer);
    assert!(told.contains("[VB080]") && told.contains("measures.3.heading"), "{told}");
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    for (answers, wanted) in [
        (format!("{HEALTH}  answer: drop\n").replace("an toàn thực phẩm", "giá cả"), "VB080"),
        ("- at: measures.9.text.1\n  sentence: Không có câu này.\n  answer: drop\n".to_owned(), "VB080"),
        (format!("{HEALTH}  answer: drop\n{HEALTH}  answer: keep\n"), "VB081"),
        (format!("{HEALTH}  report: UBND xã\n"), "VB082"),
        (format!("{HEALTH}  answer: drop\n  assign: Công an xã\n"), "VB011"),
        (HEALTH.to_owned(), "VB006"),
        (format!("{HEALTH}  answer: maybe\n"), "VB007"),
        (format!("{HEALTH}  answer: drop\n  why: vì thế\n"), "VB005"),
        (format!("{HEALTH}  text: 'Ở {{{{ village }}}}.'\n"), "VB014"),
    ] {
        let told = messages(&answers);
        assert!(told.contains(&format!("[{wanted}]")) && told.contains("answers.yaml:"), "{answers}\n{told}");
    }
    let changed = messages(&format!("{HEALTH}  answer: drop\n").replace("an toàn thực phẩm", "giá cả"));
    assert!(changed.contains("lời nay là `Giao Sở Y tế chủ trì kiểm tra an toàn thực phẩm"), "{changed}");
    assert!(changed.contains("measures.1.text.1"), "{changed}");
}

#[test]
fn answers_are_added_behind_those_that_stand() {
    let source = source();
    let one = Answered::new(
        "measures.1.text.1",
        "Giao Sở Y tế chủ trì kiểm tra an toàn thực phẩm trên địa bàn tỉnh.",
        Answer::Drop,
    );
    let two = Answered::new(
        "measures.3.heading",
        "Sở Công Thương",
        Answer::Assign("Phòng Kinh tế: \"#1\"".to_owned()),
    );
    let text = with_answers(None, &[one]);
    let more = with_answers(Some(&text), std::slice::from_ref(&two));
    assert!(more.starts_with(&text));
    let read =
        Answers::parse(&Source::new("a", more.as_str()), &source).into_result().expect("it reads back");
    assert_eq!(read.all().len(), 2);
    assert_eq!(read.all()[1].answer, two.answer);
    let indented = "format: congvan-answers/1\nanswers:\n    - at: measures.3.heading\n      sentence: Sở Công Thương\n      answer: drop # bỏ\n";
    let more = with_answers(
        Some(indented),
        &[Answered::new("request.action", "thực hiện các nội dung sau", Answer::Keep)],
    );
    assert!(more.starts_with(indented.trim_end()), "{more}");
    assert!(Answers::parse(&Source::new("a", more.as_str()), &source).value.is_some(), "{more}");
}

/// Whatever the trace tells of a sentence that may be answered stands at the same place.
#[test]
fn places_are_those_of_the_trace() {
    for (name, source, cascaded) in with_every_fixture() {
        let places = answerable(&source);
        for place in places.iter().filter(|place| place.at.starts_with("measures")) {
            let entry = cascaded.trace.entries.iter().find(|entry| entry.at == place.at);
            let before = entry.and_then(|entry| entry.action.parts().0);
            // What is not for this level is dropped paragraph by paragraph.
            let whole = place.at.split(".sentence.").next().unwrap_or_default();
            let is_whole = cascaded.trace.entries.iter().any(|entry| entry.at == whole);
            assert!(before == Some(place.words.as_str()) || is_whole, "{name}: {}: {before:?}", place.at);
        }
    }
}

#[test]
fn each_sentence_is_asked_once_and_the_heaviest_first() {
    let source = source();
    let mut questions = Questions::about(&source);
    for unit in ["xã Chi Lăng", "phường Đông Kinh"] {
        let unit = Unit::new(unit, Level::Commune);
        questions.take(&cascade(&source, &unit, &Options::default()).expect("a version").trace);
    }
    let asked = questions.by_weight();
    assert!(!asked.is_empty());
    assert!(asked.is_sorted_by_key(|question| question.tier), "{asked:?}");
    let mut places: Vec<&str> = asked.iter().map(|question| question.at.as_str()).collect();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), asked.len());
    let all: Vec<Answered> =
        asked.iter().map(|question| Answered::new(&question.at, &question.sentence, Answer::Keep)).collect();
    let answers = Answers::parse(&Source::new("a", with_answers(None, &all)), &source);
    let answers = answers.into_result().unwrap_or_else(|error| panic!("{error}"));
    let options = Options { answers: Some(&answers), ..Options::default() };
    let mut left = Questions::about(&source);
    left.take(
        &cascade(&source, &Unit::new("xã Chi Lăng", Level::Commune), &options).expect("a version").trace,
    );
    assert_eq!(left.by_weight(), [], "what was answered is not asked again");
}

/// A heading of the superior's with two items of which the drafter decides.
const HEADED: &str = "\
- at: measures.3.items.1.text.1
  sentence: Kiểm tra giá cả.
";

#[test]
fn what_is_given_to_a_body_below_a_heading_that_goes_is_headed_by_it() {
    let cascaded = cascade_with(&format!("{HEADED}  assign: Trạm Y tế xã\n"), "phường Đông Kinh");
    assert_eq!(after(&cascaded.trace, "measures.3.heading"), Some("Trạm Y tế phường"));
    assert_eq!(after(&cascaded.trace, "measures.3.items.1.text.1"), Some("Kiểm tra giá cả."));
    let headings = cascaded.trace.entries.iter().filter(|entry| entry.at == "measures.3.heading");
    assert_eq!(headings.count(), 1, "its own entry tells it");
    let text = congvan::compose::text::write(&compose(&cascaded.directive));
    assert!(text.contains("Trạm Y tế phường") && !text.contains("Trạm Y tế phường kiểm tra"), "{text}");
    // What is kept otherwise is for those who take the unit's tasks.
    let kept = cascade_with(&format!("{HEADED}  answer: keep\n"), "phường Đông Kinh");
    let heading = after(&kept.trace, "measures.3.heading").expect("it has one");
    assert!(heading.contains("Các phòng"), "{heading}");
}

#[test]
fn whom_the_drafter_gives_a_task_is_addressed() {
    let names = |answer: &str| -> Vec<String> {
        let recipients = cascade_with(&format!("{HEALTH}  {answer}\n"), "xã Chi Lăng").directive.recipients;
        recipients.iter().map(|to| to.name.notation().to_owned()).collect()
    };
    let plain = names("answer: own");
    let more = |answer: &str| -> Vec<String> {
        names(answer).into_iter().filter(|name| !plain.contains(name)).collect()
    };
    assert_eq!(more("assign: Trạm Y tế xã"), ["Trạm Y tế xã"]);
    assert_eq!(more("assign: Tổ công nghệ số cộng đồng"), ["Tổ công nghệ số cộng đồng"]);
    // A division is among those that are addressed, and the unit does not write to itself.
    assert!(more("assign: Phòng Văn hóa - Xã hội").is_empty());
    assert!(more("assign: UBND xã").is_empty(), "{:?}", more("assign: UBND xã"));
}

#[test]
fn words_of_the_drafters_without_the_deadline_have_none() {
    let source = SOURCE.replace(
        "- Tăng cường tuyên truyền",
        "- {text: 'Rà soát các hộ nghèo trước ngày {deadline}.', deadline: 2027-01-20}\n- Tăng cường tuyên truyền",
    );
    let source = Directive::parse(&Source::new("source", &source)).into_result().expect("a directive");
    let made = |words: &str| {
        let file = file(&format!(
            "- at: measures.2.text.1\n  sentence: 'Rà soát các hộ nghèo trước ngày {{deadline}}.'\n  text: '{words}'\n"
        ));
        let answers = Answers::parse(&file, &source).into_result().unwrap_or_else(|error| panic!("{error}"));
        let options = Options { answers: Some(&answers), ..Options::default() };
        cascade(&source, &Unit::new("xã Chi Lăng", Level::Commune), &options).expect("a version")
    };
    let without = made("Rà soát ngay các hộ nghèo.");
    assert_eq!(after(&without.trace, "measures.2.deadline"), None);
    let again = Source::new("version", without.directive.to_yaml());
    assert!(Directive::parse(&again).into_result().is_ok(), "{}", again.text());
    let with = made("Rà soát các hộ nghèo xong trước {deadline}.");
    assert_eq!(after(&with.trace, "measures.2.deadline"), Some("20/01/2027"));
}

#[test]
fn where_all_was_dropped_that_is_the_reason() {
    let source = source();
    let drops: Vec<String> = answerable(&source)
        .iter()
        .filter(|one| one.at.starts_with("measures"))
        .map(|one| format!("- {{at: {}, sentence: '{}', answer: drop}}\n", one.at, one.words))
        .collect();
    let answers = Answers::parse(&file(&drops.concat()), &source).into_result().expect("answers");
    let options = Options { answers: Some(&answers), ..Options::default() };
    let refused =
        cascade(&source, &Unit::new("xã Chi Lăng", Level::Commune), &options).expect_err("none is left");
    assert!(refused.message.vi.contains("quyết định của người soạn"), "{}", refused.message.vi);
}
