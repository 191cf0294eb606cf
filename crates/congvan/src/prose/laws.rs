//! What holds of every reading, whatever the text; and that reading takes steps by the length of the text.

use std::ops::Range;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::prose::tokens::steps;
use crate::prose::{Body, Clause, Reading, What, read};
use crate::text::inline::Text;

/// Words and marks of which random sentences are made: those that begin something the reader looks for.
const WORDS: &[&str] = &[
    "Sở Y tế",
    "Sở",
    "các sở, ban, ngành",
    "UBND",
    "các xã, phường",
    "xã Chi Lăng",
    "tỉnh",
    "cấp tỉnh",
    "trên địa bàn",
    "toàn",
    "Công an",
    "Ban Chỉ đạo",
    "phòng, chống",
    "Chủ tịch",
    "Đồng chí Nguyễn Văn An",
    "Giao",
    "yêu cầu",
    "đề nghị",
    "Đối với",
    "phối hợp với",
    "báo cáo",
    "tham mưu",
    "về",
    "chịu trách nhiệm",
    "trước",
    "qua",
    "hướng dẫn",
    "trừ",
    "biên giới",
    "có",
    "do",
    "thực hiện",
    "kiểm tra",
    "Công văn số 12/UBND-VX",
    "Kế hoạch",
    "này",
    "nêu trên",
    "của",
    "ngày 05/3/2027",
    "ngày",
    "khoản 1",
    "Điều",
    "Luật Đất đai",
    "Phụ lục II",
    "và",
    "cùng với",
    "Trong tháng 01",
    "Khi",
    "1.500",
    "100%",
    "0205 3000 100",
    "a@b.vn",
    "trước ngày 05 tháng 7 năm 2027",
    "TP.",
    "thuộc",
    "trực thuộc",
    "Trung tâm",
    "Thực hiện",
    "xã hội",
    "https://example.vn/a.b",
];

const MARKS: &[&str] = &[
    " ", " ", " ", " ", ", ", "; ", ". ", ": ", " (", ") ", " “", "” ", " - ", "/", "**", "*", " <", "> ",
    "^[", "]", "\n", "_", "…", "\u{a0}", "",
];

fn check(notation: &str) -> Result<(), TestCaseError> {
    let reading = read(&Text::from_notation(notation));
    let unchanged = reading.text.with_edits(&[]);
    prop_assert_eq!(unchanged.notation(), notation);
    let mut at = 0;
    for sentence in &reading.sentences {
        prop_assert_eq!(sentence.span.start, at);
        for clause in &sentence.clauses {
            prop_assert_eq!(clause.span.start, at);
            at = clause.span.end;
            check_clause(&reading, clause)?;
        }
        prop_assert_eq!(sentence.span.end, at);
    }
    prop_assert_eq!(at, reading.words().len());
    Ok(())
}

fn check_clause(reading: &Reading, clause: &Clause) -> Result<(), TestCaseError> {
    let within = |span: &Range<usize>, outer: &Range<usize>| {
        prop_assert!(
            span.start <= span.end && outer.start <= span.start && span.end <= outer.end,
            "{span:?} in {outer:?}"
        );
        prop_assert!(
            reading.words().is_char_boundary(span.start) && reading.words().is_char_boundary(span.end),
            "{span:?}"
        );
        Ok(())
    };
    let body = |body: &Body, outer: &Range<usize>| {
        within(&body.span, outer)?;
        let parts = [Some(&body.name), body.title.as_ref(), body.limit.as_ref()];
        parts.into_iter().flatten().try_for_each(|part| within(part, &body.span))
    };
    within(&clause.predicate, &clause.span)?;
    within(&clause.address, &clause.span)?;
    within(&clause.listed, &clause.address)?;
    clause.asks.iter().chain(&clause.actors).try_for_each(|named| body(named, &clause.address))?;
    let (mut last, mut before) = (0, 0);
    for mention in &clause.mentions {
        within(&mention.span, &clause.span)?;
        let acts = mention.span.start < clause.address.end && clause.address.start < mention.span.end;
        prop_assert!(!acts || !matches!(mention.what, What::Body(..)), "acts and is mentioned: {mention:?}");
        prop_assert!(mention.span.start < mention.span.end);
        match &mention.what {
            // A territory may belong to a body.
            What::Territory(territory) => {
                within(&territory.unit, &mention.span)?;
                continue;
            }
            // A deadline may hold a figure, and one a shorter one.
            What::Deadline | What::Figure { .. } | What::Formula => continue,
            What::Body(named, _) => body(named, &mention.span)?,
            What::Citation(citation) => {
                let parts = [
                    Some(&citation.kind),
                    citation.number.as_ref(),
                    citation.date.as_ref(),
                    citation.issuer.as_ref(),
                ];
                parts.into_iter().flatten().try_for_each(|part| within(part, &mention.span))?;
                prop_assert!(citation.subject.is_none_or(|at| at <= mention.span.end));
            }
            _ => {}
        }
        prop_assert!(mention.span.start >= before, "out of order: {mention:?}");
        prop_assert!(mention.span.start >= last, "overlaps: {mention:?}");
        (before, last) = (mention.span.start, mention.span.end);
    }
    clause.inner.iter().try_for_each(|inner| {
        within(&inner.span, &clause.span)?;
        check_clause(reading, inner)
    })
}

/// Runs so many cases, always the same ones.
fn run<S: Strategy>(cases: u32, strategy: S, check: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    runner.run(&strategy, check).unwrap_or_else(|error| panic!("{error}"));
}

fn sentences() -> impl Strategy<Value = String> {
    vec((select(WORDS), select(MARKS)), 1..40)
        .prop_map(|parts| parts.into_iter().flat_map(|(word, mark)| [word, mark]).collect())
}

#[test]
fn spans_lie_in_the_text_and_tile_it() {
    run(2000, sentences(), |text| check(&text));
}

#[test]
fn any_string_is_read() {
    run(1000, "\\PC{0,80}", |text| check(&text));
    run(1000, "[ -~“”‘’«»…–\\n\\u{a0}ạ-ỹĐđ]{0,80}", |text| check(&text));
}

/// Steps of twice as much text are at most 2.2 times as many.
#[test]
fn reading_is_linear() {
    const TIMES: usize = 700;
    let samples = [
        "(",
        ")",
        "“",
        "”",
        ";",
        ",",
        "*",
        "**",
        ".",
        ". ",
        "^[",
        "<",
        "a ",
        "Sở Y tế, ",
        "Sở Y tế; ",
        "Sở Y tế kiểm tra; ",
        "Giao Sở Y tế, giao Sở Tài chính, ",
        "Công văn số 12/UBND-VX của UBND tỉnh về a, ",
        "Công văn số 12/UBND-VX về a; ",
        "Căn cứ Công văn số 12/UBND-VX về a, ",
        "Thực hiện Công văn số 12/UBND-VX về a. ",
        "Trong tháng 01, ",
        "Trong tháng 01; ",
        "Công văn ",
        "Kế hoạch a của ",
        "phối hợp với Sở Y tế, ",
        "báo cáo UBND tỉnh (qua Sở Y tế), ",
        "(giao Sở Y tế ",
        "các xã, ",
        "xã Chi Lăng, ",
        "Ban Chỉ đạo phòng, chống ",
        "Ban ",
        "Luật Đất đai ",
        "khoản 1 ",
        "do Sở Y tế ",
        "Chủ tịch, ",
        "đồng thời, ",
        "và ",
        "UBND các xã, trừ ",
        "theo dõi, ",
        "việc thực hiện ",
        "0",
        "0 ",
        "1. ",
        "a) ",
        "thuộc Sở Y tế ",
        "của Sở Y tế ",
        "trước ngày 01 tháng 02 ",
        "Trung tâm Y tế ",
        "các Sở: ",
        "đồng chí Nguyễn ",
        "Để kiểm tra, ",
        "trên địa bàn ",
    ];
    let mut slow = String::new();
    for sample in samples {
        for lead in ["", "Căn cứ ", "Giao Sở Y tế "] {
            let count = |times: usize| {
                let text = lead.to_owned() + &sample.repeat(times);
                steps(|| drop(read(&Text::from_notation(text.as_str()))))
            };
            let (once, twice) = (count(TIMES), count(2 * TIMES));
            if twice as f64 > 2.2 * once as f64 + 1000.0 {
                slow.push_str(&format!("{lead}{sample}: {once} steps, then {twice}\n"));
            }
        }
    }
    assert!(slow.is_empty(), "{slow}");
}
