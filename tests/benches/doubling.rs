//! What grows faster than its input: each kind at a size and at twice that size, from reading to remarks beside the
//! findings. `cargo bench -p congvan-tests --bench doubling`; a ratio well above 2 is a path that is not linear.

use std::time::{Duration, Instant};

use congvan::comments::comments;
use congvan::compose::compose;
use congvan::lint::lint_in;
use congvan::model::directive::Directive;
use congvan::office::Office;
use congvan::text::source::Source;
use congvan::wording::Phrases;

/// The fastest of so many runs counts: what else the machine does only adds.
const RUNS: usize = 5;

/// A text that grows with a number.
type Growing = fn(usize) -> String;

const KINDS: &[(&str, usize, Growing)] = &[
    ("emphasis", 10_000, |n| paragraph(&"*a* ".repeat(n))),
    ("emphasis without spaces", 10_000, |n| paragraph(&"*a*".repeat(n))),
    ("asterisks", 20_000, |n| paragraph(&format!("a{}", "*".repeat(n)))),
    ("citations", 1_000, |n| {
        paragraph(&"theo Kế hoạch số 12/KH-UBND ngày 05/01/2027 của UBND tỉnh Lạng Sơn, ".repeat(n))
    }),
    ("places", 2_500, |n| paragraph(&"xã Chi Lăng, tỉnh Lạng Sơn; ".repeat(n))),
    ("brackets", 10_000, |n| paragraph(&"(".repeat(n))),
    ("quotes", 10_000, |n| paragraph(&"“".repeat(n))),
    ("angles", 50_000, |n| paragraph(&"‹".repeat(n))),
    ("one long word", 100_000, |n| paragraph(&"a".repeat(n))),
    ("recipients", 10_000, |n| {
        let names: Vec<String> = (0..n).map(|at| format!("Thôn {at}")).collect();
        directive(&names.join(", "), "Rà soát.", "")
    }),
    ("annexes", 1_000, |n| {
        let annexes: String =
            (0..n).map(|at| format!("  - {{title: Danh sách {at}, text: [Nội dung {at}.]}}\n")).collect();
        directive("Các thôn", "Rà soát.", &format!("appendices:\n{annexes}"))
    }),
    ("items", 10_000, |n| {
        directive(
            "Các thôn",
            "Rà soát.",
            &format!("appendices: [{{title: A, items: [{}]}}]", vec!["Nội dung"; n].join(", ")),
        )
    }),
    ("findings", 250, |n| {
        directive(
            "Các thôn",
            "Rà soát.",
            &format!("closing: [{}]", vec!["Đề nghị Uỷ Ban Nhân Dân xã"; n].join(", ")),
        )
    }),
];

fn paragraph(words: &str) -> String {
    directive("Các thôn", words, "")
}

fn directive(recipients: &str, words: &str, tail: &str) -> String {
    format!(
        "format: congvan/1\ntype: CV\n\
         issuer: {{name: Ủy ban nhân dân xã Chi Lăng, short_name: UBND xã, level: commune, territory: xã Chi Lăng}}\n\
         number: {{value: 12, symbol: UBND-VP}}\nplace: Chi Lăng\ndate: 2027-03-15\nsubject: phòng, chống dịch\n\
         recipients: [{recipients}]\nmeasures:\n  - Rà soát hệ thống.\n  - >-\n    {words}\n\
         distribution: {{to: [Như trên], archive: [VT]}}\n\
         signatory: {{authority: [TM: Ủy ban nhân dân], title: Chủ tịch, name: Trần Văn An}}\n{tail}"
    )
}

/// From the text to the remarks.
fn cost(yaml: &str) -> Duration {
    let (words, office) = (Phrases::vietnamese(), Office::default());
    let run = || {
        let start = Instant::now();
        let source = Source::new("input.yaml", yaml);
        let checked = Directive::parse(&source);
        let directive = checked.value.unwrap_or_else(|| panic!("{:?}", checked.diagnostics));
        let found = lint_in(&source, &directive);
        let document = compose(&directive, words, &office).expect("composed");
        std::hint::black_box(comments(&document, &directive, &source, &found));
        start.elapsed()
    };
    (0..RUNS).map(|_| run()).min().unwrap_or_default()
}

fn main() {
    println!("{:<26}{:>10}{:>12}{:>12}{:>8}", "kind", "size", "once", "twice", "ratio");
    for (kind, size, make) in KINDS {
        let (once, twice) = (cost(&make(*size)), cost(&make(2 * size)));
        let ratio = twice.as_secs_f64() / once.as_secs_f64();
        let ms = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1e3);
        println!("{kind:<26}{size:>10}{:>12}{:>12}{ratio:>8.2}", ms(once), ms(twice));
    }
}
