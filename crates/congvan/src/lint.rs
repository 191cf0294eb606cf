//! Faults of form. One rule is one file and one page; the page is the documentation and its examples are the test.

mod words;
mod authority;
mod legacy;
mod symbols;
mod syllables;
mod places;
mod passages;
mod dates;
mod figures;
mod citations;
mod abbreviations;
mod bodies;
mod families;
mod person;
mod subject;
mod spelt_numbers;
mod phrases;
mod lunar;
mod lunar_days;
mod passage;
mod named_in_articles;
mod instead;
mod draft;
mod former;
mod issuer;
pub(crate) mod listed_names;
mod names;
mod rules;
mod clauses;
mod house;
mod unit;
mod said;
mod fix;
mod reference;
mod faults;
pub mod explain;
pub mod sarif;

pub use clauses::{Clause, State, clauses};
pub use draft::Draft;
pub use fix::fix;
pub use house::{Forbidden, HOUSE_CLAUSE, HOUSE_CODE, House, Reviewed, Silence, Silenced, review};
pub use reference::reference;
pub use rules::RULES;
pub use said::review_decisions;
pub(crate) use said::{review_basis, review_words};
pub(crate) use unit::{day_of, named_right, review_unit_in};
pub use unit::{read_units, review_unit};
pub(crate) use words::small;

use std::collections::BTreeSet;

use crate::gazetteer::Gazetteer;
use crate::model::date::Date;
use crate::model::directive::{Directive, Text};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::text::source::Source;

/// A check on a directive: a row beside its page.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Stable code, such as `VB302`; its digits before the last two are the component's number in PL I, mục II.
    pub code: &'static str,
    /// Reads well after "allow": `symbol-with-type`.
    pub name: &'static str,
    /// How bad its findings may be, the worst first.
    pub severities: &'static [Severity],
    /// The clause it rests on.
    pub clause: &'static str,
    /// The rule's page in Vietnamese: what, why, and examples.
    pub page: &'static str,
    /// Whether what the rule needs to know is known of this draft; its clause does not count as checked where not.
    can_tell: fn(&Draft<'_>) -> bool,
    /// Reports every place that breaks the rule.
    check: fn(&Draft<'_>, &mut dyn FnMut(Diagnostic)),
}

/// Of a rule that can look at any draft.
fn always(_draft: &Draft<'_>) -> bool {
    true
}

/// Every text of a directive, in reading order.
pub(crate) fn texts(directive: &Directive) -> Vec<&Text> {
    let own = passages::of(directive).into_iter().map(|passage| passage.text);
    own.chain(directive.attached.iter().flat_map(texts)).collect()
}

/// What is to be said of a body named in a text that is no more on a day.
pub(crate) fn abolished_body(text: &str, day: Date) -> Option<Message> {
    bodies::named_after_its_end(text, day)
}

/// Runs every rule on a directive without a source, such as a derived one: a finding stands at its whole text, has no
/// safe replacement, and what only shows in the source is not looked for. Findings in source order.
pub fn lint(directive: &Directive) -> Vec<Diagnostic> {
    run(&Draft::new(directive, None, Gazetteer::get()))
}

/// Runs every rule on a directive and the source it was read from; findings at the very words, in source order.
pub fn lint_in(source: &Source, directive: &Directive) -> Vec<Diagnostic> {
    let spaced = Directive::with_plain_spaces(source);
    run(&Draft::new(spaced.as_ref().unwrap_or(directive), Some(source), Gazetteer::get()))
}

/// The rule of that code or name: `VB302`, `vb302` or `symbol-with-space`.
pub fn rule(code_or_name: &str) -> Option<&'static Rule> {
    let asked = code_or_name.trim();
    RULES
        .iter()
        .copied()
        .find(|rule| rule.code.eq_ignore_ascii_case(asked) || rule.name.eq_ignore_ascii_case(asked))
}

fn run(draft: &Draft<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in RULES {
        (rule.check)(draft, &mut |diagnostic| {
            let clause = diagnostic.clause.unwrap_or(rule.clause);
            found.push(diagnostic.clause(clause));
        });
    }
    found.extend(issuer::findings(draft));
    // What only shows in the source, and whose issuer is that of the document itself, is told once.
    let place = |found: &Diagnostic| (found.span.start, found.span.end, found.code);
    let mut told: BTreeSet<_> = found.iter().map(place).collect();
    for attached in &draft.directive.attached {
        let of_it = run(&Draft::new(attached, draft.source, draft.country));
        let from = found.len();
        found.extend(of_it.into_iter().filter(|found| !told.contains(&place(found))));
        told.extend(found[from..].iter().map(place));
    }
    found.sort_by_key(|found| (found.span.start, found.code));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::diagnostic::Lang;
    use crate::text::source::Source;

    /// A directive without findings; a page's example stands in the place of its keys.
    const BASE: &str = include_str!("lint/base.yaml");

    /// The example first, so that its line numbers are those of the page, then the keys of the base it lacks.
    fn complete_example(example: &str) -> String {
        let given: Vec<&str> = example.lines().filter_map(top_key).collect();
        let mut text = example.to_owned();
        let mut keep = true;
        for line in BASE.lines() {
            if let Some(key) = top_key(line) {
                keep = !given.contains(&key);
            }
            if keep {
                text.push_str(line);
                text.push('\n');
            }
        }
        text
    }

    fn top_key(line: &str) -> Option<&str> {
        let (key, _) = line.split_once(':')?;
        key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_').then_some(key)
    }

    fn findings(name: &str, yaml: &str) -> (Source, Vec<Diagnostic>) {
        let source = Source::new(name, yaml);
        let directive =
            Directive::parse(&source).into_result().unwrap_or_else(|error| panic!("{name}: {error}"));
        let found = lint_in(&source, &directive);
        (source, found)
    }

    fn report(name: &str, yaml: &str) -> String {
        let (source, found) = findings(name, yaml);
        found.iter().map(|found| found.render(&source, Lang::Vi, false)).collect()
    }

    /// The examples of a page, each with what it reports.
    fn examples(page: &str) -> Vec<(&str, &str)> {
        let mut blocks = page.split("```").skip(1).step_by(2).peekable();
        let mut examples = Vec::new();
        while let Some(block) = blocks.next() {
            let Some(example) = block.strip_prefix("yaml\n") else { continue };
            let expected = blocks.next_if(|block| block.starts_with("report\n"));
            examples.push((example, expected.map_or("", |block| &block["report\n".len()..])));
        }
        examples
    }

    #[test]
    fn the_base_has_no_findings() {
        assert_eq!(report("base.yaml", BASE), "");
    }

    /// Every ```` ```yaml ```` block on a rule's page, followed by ```` ```report ```` where it breaks the rule. With
    /// `CONGVAN_UPDATE=1` the reports of pages are written anew, for review.
    #[test]
    fn pages_are_true() {
        let mut wrong = Vec::new();
        for rule in RULES {
            let (code, page) = (rule.code, rule.page);
            assert!(page.starts_with(&format!("# {} ({code})\n", rule.name)), "{code}: title");
            let mut renewed = page.to_owned();
            for (example, expected) in examples(page) {
                let found = report(&format!("{code}.yaml"), &complete_example(example));
                if found != expected {
                    let block = format!("```yaml\n{example}```");
                    let report = |text: &str| format!("{block}\n\n```report\n{text}```");
                    let old = if expected.is_empty() { block.clone() } else { report(expected) };
                    let new = if found.is_empty() { block.clone() } else { report(&found) };
                    renewed = renewed.replace(&old, &new);
                    wrong.push(format!("{code}\n{example}\n{found}"));
                }
            }
            if std::env::var_os("CONGVAN_UPDATE").is_some() {
                let name = format!("{}_{}.md", code.to_lowercase(), rule.name.replace('-', "_"));
                let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lint/rules");
                std::fs::write(format!("{folder}/{name}"), renewed).expect("the page can be written");
                continue;
            }
            let broken = examples(page).iter().filter(|(_, expected)| !expected.is_empty()).count();
            assert!(
                broken >= 1 && examples(page).len() > broken,
                "{code}: an example that breaks the rule and one that does not"
            );
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    /// What is replaced can be read, has no such finding left, and is not replaced again.
    #[test]
    fn safe_replacements_are_safe() {
        let mut fixed = 0;
        for rule in RULES {
            for (example, _) in examples(rule.page) {
                let (source, found) = findings(rule.code, &complete_example(example));
                let text = fix(&source, &found);
                if found.iter().all(|found| found.fix.is_none()) {
                    assert_eq!(text, source.text());
                    continue;
                }
                fixed += 1;
                let (again, left) = findings(rule.code, &text);
                let codes: Vec<&str> =
                    found.iter().filter(|found| found.fix.is_some()).map(|found| found.code).collect();
                let left: Vec<_> =
                    left.iter().filter(|left| left.fix.is_some() && codes.contains(&left.code)).collect();
                assert!(left.is_empty(), "{}: {left:?}\n{text}", rule.code);
                assert_eq!(fix(&again, &findings("again", &text).1), text);
                assert_eq!(text.lines().count(), source.text().lines().count(), "layout stays");
            }
        }
        assert!(fixed > 20);
    }

    #[test]
    fn codes_and_names_are_unique_and_findings_carry_them() {
        for (at, rule) in RULES.iter().enumerate() {
            assert!(RULES[..at].iter().all(|other| other.code != rule.code && other.name != rule.name));
            assert!(
                rule.page.contains(&format!("lỗi[{0}]", rule.code))
                    || rule.page.contains(&format!("cảnh báo[{0}]", rule.code))
                    || rule.page.contains(&format!("lưu ý[{0}]", rule.code)),
                "{}",
                rule.code
            );
        }
    }

    /// No page shows it: nothing of it is left in the document.
    #[test]
    fn a_subject_of_dots_alone_is_not_replaced_by_nothing() {
        let (_, found) = findings("a", &complete_example("subject: \"...\"\n"));
        let [found] = &found[..] else { panic!("{found:?}") };
        assert!(found.code == "VB502" && found.fix.is_none(), "{found:?}");
        assert!(!found.help.as_ref().is_some_and(|help| help.vi.contains("``")), "{found:?}");
    }

    #[test]
    fn a_replacement_keeps_to_the_notation_of_its_scalar() {
        for (measure, fixed) in [
            ("measures: [Đạt 99.5% hồ sơ., Rà soát.]", None),
            ("measures: [\"Đạt 99.5% hồ sơ.\", Rà soát.]", Some("\"Đạt 99,5% hồ sơ.\"")),
            ("measures:\n  - Đúng hạn, đạt 99.5% hồ sơ.\n  - Rà soát.", Some("đạt 99,5% hồ sơ")),
            (
                "measures:\n  - >-\n    Của Ủy Ban\n    Nhân Dân xã # không phải ghi chú.\n  - Rà soát.",
                Some("Ủy ban\n    nhân dân xã #"),
            ),
        ] {
            let (source, found) = findings("a", &complete_example(&format!("{measure}\n")));
            let text = fix(&source, &found);
            match fixed {
                None => assert_eq!(text, source.text()),
                Some(part) => assert!(text.contains(part), "{text}"),
            }
        }
    }
}
