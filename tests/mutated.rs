//! What holds of any words: sentences of the pages, cut, joined and strewn with marks, always the same ones. The targets of
//! `fuzz/` ask the same of words that a machine looks for; `CONGVAN_MUTATIONS` asks it of more than usual.

use congvan::cascade::{Options, cascade};
use congvan::model::directive::{Content, Directive, Level, Measure, Text};
use congvan::model::units::Unit;
use congvan::prose::read;
use congvan::text::diagnostic::{Checked, Severity};
use congvan_make::{Format, NotMade, Settings, typeset};
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};

use crate::support::{directive, root};

/// Marks, letters and words that readers look for, or that nobody expects.
const ODD: [&str; 24] = [
    "*",
    "**",
    "___",
    "^[",
    "]",
    "~",
    "\\",
    "<",
    "{deadline}",
    "“",
    "”",
    "(",
    ")",
    ";",
    ":",
    " - ",
    "…",
    "\u{a0}",
    "\u{301}",
    "́đ",
    "số 05/",
    "ngày 31/02/2027",
    "các xã, phường",
    "UBND tỉnh",
];

struct Words {
    random: TestRng,
    seeds: Vec<String>,
}

impl Words {
    fn new() -> Self {
        let pages = ["docs/prose", "docs/cascade"].into_iter().flat_map(|folder| {
            let mut files: Vec<_> = std::fs::read_dir(root().join(folder))
                .expect("pages")
                .map(|entry| entry.expect("a page").path())
                .collect();
            files.sort();
            files
        });
        let texts = pages.map(|page| std::fs::read_to_string(page).expect("a page"));
        let lines: Vec<String> =
            texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
        let seeds = lines.into_iter().filter(|line| (20..400).contains(&line.len())).collect();
        Self { random: TestRng::deterministic_rng(RngAlgorithm::ChaCha), seeds }
    }

    fn below(&mut self, most: usize) -> usize {
        self.random.next_u32() as usize % most.max(1)
    }

    fn seed(&mut self) -> String {
        let at = self.below(self.seeds.len());
        self.seeds[at].trim_start_matches(['-', '>', '|', ' ']).to_owned()
    }

    /// A sentence with a few changes.
    fn next(&mut self) -> String {
        let mut text = self.seed();
        for _ in 0..self.below(5) {
            let at = text.floor_char_boundary(self.below(text.len() + 1));
            match self.below(4) {
                0 => text.insert_str(at, ODD[self.below(ODD.len())]),
                1 => {
                    let end = text.floor_char_boundary((at + self.below(30)).min(text.len()));
                    text.replace_range(at..end.max(at), "");
                }
                2 => {
                    let other = self.seed();
                    text.insert_str(at, &other[..other.floor_char_boundary(self.below(other.len() + 1))]);
                }
                _ => text.truncate(at.max(1).min(text.len()).max(text.ceil_char_boundary(1))),
            }
        }
        text
    }
}

/// So many cases, more where that is asked for.
fn cases(usual: usize) -> usize {
    std::env::var("CONGVAN_MUTATIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(usual)
}

fn measure(words: &Text) -> Measure {
    Measure { content: Content::from_iter([words.notation()]), ..Measure::default() }
}

/// The province's dispatch with these measures, where the format takes it.
fn with_measures(province: &Directive, words: &[Text]) -> Option<Directive> {
    let own = Directive { measures: words.iter().map(measure).collect(), ..province.clone() };
    let Checked { value, diagnostics } = own.check();
    value.filter(|_| diagnostics.iter().all(|found| found.severity != Severity::Error))
}

#[test]
fn any_words_are_read_without_gaps_and_stay_where_nobody_changes_them() {
    let mut words = Words::new();
    for _ in 0..cases(2000) {
        let text = Text::new(words.next());
        let reading = read(&text);
        assert_eq!(reading.text.with_edits(&[]), text);
        let mut end = 0;
        for sentence in &reading.sentences {
            assert_eq!(sentence.span.start, end, "a gap before a sentence of {text:?}");
            end = sentence.span.end;
            let mut inner = sentence.span.start;
            for clause in &sentence.clauses {
                assert_eq!(clause.span.start, inner, "a gap before a clause of {text:?}");
                inner = clause.span.end;
            }
            assert_eq!(inner, end, "clauses of {text:?} end with their sentence");
        }
        assert!(reading.sentences.is_empty() || end == reading.words().len(), "the end of {text:?}");
    }
}

#[test]
fn a_unit_behind_the_first_comma_is_read() {
    for text in ["Ngoài ra, tỉnh Lạng Sơn rà soát.", "a, tỉnh Lạng Sơn", ", tỉnh", "và xã"] {
        assert_eq!(read(&Text::from_notation(text)).text.with_edits(&[]).notation(), text);
    }
}

#[test]
fn any_words_are_accounted_for_and_give_a_directive_that_is_taken() {
    let (mut words, province) = (Words::new(), directive("fixtures/lang-son-tet-2027/input.yaml"));
    let unit = Unit::new("xã Chi Lăng", Level::Commune);
    let mut made = 0;
    for _ in 0..cases(120) {
        let lines: Vec<Text> = (0..3).map(|_| Text::new(words.next())).collect();
        let Some(source) = with_measures(&province, &lines) else { continue };
        let Ok(cascaded) = cascade(&source, &unit, &Options::default()) else { continue };
        made += 1;
        for at in 1..=source.measures.len() {
            let path = format!("measures.{at}");
            let is_of = |at: &str| at == path || at.starts_with(&format!("{path}."));
            assert!(cascaded.trace.entries.iter().any(|entry| is_of(&entry.at)), "{path} of {lines:?}");
        }
        let own = cascaded.directive.check();
        let refused = own.diagnostics.iter().find(|found| found.severity == Severity::Error);
        assert!(refused.is_none(), "{refused:?}\n{lines:?}\n{}", cascaded.directive.to_yaml());
    }
    assert!(made > 10, "{made} are cascaded");
}

#[test]
fn any_words_are_set_on_pages_or_the_letter_is_told_that_cannot_be() {
    let (mut words, province) = (Words::new(), directive("fixtures/lang-son-tet-2027/input.yaml"));
    let settings = Settings::default();
    for _ in 0..cases(40) {
        let lines: Vec<Text> = (0..6).map(|_| Text::new(words.next())).collect();
        let Some(own) = with_measures(&province, &lines) else { continue };
        let set = typeset(&own, &settings, None).expect("the usual phrases");
        for format in Format::USUAL {
            if let Err(why) = set.write(format, &own) {
                assert!(matches!(why, NotMade::MissingGlyph { .. }), "{why}: {lines:?}");
            }
        }
    }
}
