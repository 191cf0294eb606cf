//! Faults of form. One rule is one file and one page; the page is the documentation and its examples are the test.

mod words;
mod places;
mod passages;
mod dates;
mod citations;
mod phrases;
mod draft;
mod rules;
mod clauses;
mod fix;
mod reference;

pub use clauses::{Clause, State, clauses};
pub use draft::Draft;
pub use fix::fix;
pub use reference::reference;

use crate::diagnostic::Diagnostic;
use crate::directive::Directive;
use crate::source::Source;

/// A check on a directive.
pub trait Rule: Sync {
    /// Stable code, such as `VB302`; its digits before the last two are the component's number in PL I, mục II.
    fn code(&self) -> &'static str;
    /// Reads well after "allow": `symbol-with-type`.
    fn name(&self) -> &'static str;
    /// The clause it rests on.
    fn clause(&self) -> &'static str;
    /// The rule's page in Vietnamese: what, why, and examples.
    fn page(&self) -> &'static str;
    /// Reports every place that breaks the rule.
    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic));
}

/// Every rule, in the order of the documentation.
pub const RULES: &[&dyn Rule] = &[
    &rules::vb301_symbol_with_type::SymbolWithType,
    &rules::vb302_symbol_with_space::SymbolWithSpace,
    &rules::vb303_number_not_digits::NumberNotDigits,
    &rules::vb304_symbol_with_slash::SymbolWithSlash,
    &rules::vb305_symbol_without_type::SymbolWithoutType,
    &rules::vb501_subject_with_opening::SubjectWithOpening,
    &rules::vb502_subject_with_end_mark::SubjectWithEndMark,
    &rules::vb601_closing_with_end_mark::ClosingWithEndMark,
    &rules::vb602_item_with_typed_label::ItemWithTypedLabel,
    &rules::vb603_deadline_before_date::DeadlineBeforeDate,
    &rules::vb701_degree_before_name::DegreeBeforeName,
    &rules::vb702_name_in_capitals::NameInCapitals,
    &rules::vb703_authority_out_of_order::AuthorityOutOfOrder,
    &rules::vb901_list_without_as_above::ListWithoutAsAbove,
    &rules::vb902_archive_without_clerk::ArchiveWithoutClerk,
    &rules::vb903_list_with_archive_line::ListWithArchiveLine,
    &rules::vb904_recipient_with_label::RecipientWithLabel,
    &rules::vb905_list_without_article::ListWithoutArticle,
    &rules::vb1001_annex_not_referred_to::AnnexNotReferredTo,
    &rules::vb1002_annex_without_content::AnnexWithoutContent,
];

/// Runs every rule on a directive without a source, such as a derived one: a finding stands at its whole text, has no
/// safe replacement, and what only shows in the source is not looked for. Findings in source order.
pub fn lint(directive: &Directive) -> Vec<Diagnostic> {
    run(&Draft::new(directive, None))
}

/// Runs every rule on a directive and the source it was read from; findings at the very words, in source order.
pub fn lint_in(source: &Source, directive: &Directive) -> Vec<Diagnostic> {
    run(&Draft::new(directive, Some(source)))
}

/// The rule of that code or name: `VB302`, `vb302` or `symbol-with-space`.
pub fn rule(code_or_name: &str) -> Option<&'static dyn Rule> {
    let asked = code_or_name.trim();
    RULES.iter().copied().find(|rule| rule.code().eq_ignore_ascii_case(asked) || rule.name() == asked)
}

fn run(draft: &Draft<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in RULES {
        rule.check(draft, &mut |diagnostic| found.push(diagnostic.clause(rule.clause())));
    }
    found.sort_by_key(|found| (found.span.start, found.code));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Lang;
    use crate::source::Source;

    /// A directive without findings; a page's example stands in the place of its keys.
    const BASE: &str = include_str!("lint/base.yaml");

    /// The example first, so that its line numbers are those of the page, then the keys of the base it lacks.
    fn completed(example: &str) -> String {
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

    fn report(name: &str, yaml: &str) -> String {
        let source = Source::new(name, yaml);
        let directive =
            Directive::parse(&source).into_result().unwrap_or_else(|error| panic!("{name}: {error}"));
        lint_in(&source, &directive).iter().map(|found| found.render(&source, Lang::Vi, false)).collect()
    }

    #[test]
    fn the_base_has_no_findings() {
        assert_eq!(report("base.yaml", BASE), "");
    }

    /// Every ```` ```yaml ```` block on a rule's page, followed by ```` ```report ```` where it breaks the rule.
    #[test]
    fn pages_are_true() {
        for rule in RULES {
            let (code, page) = (rule.code(), rule.page());
            assert!(page.starts_with(&format!("# {} ({code})\n", rule.name())), "{code}: title");
            let mut blocks = page.split("```").skip(1).step_by(2).peekable();
            let (mut wrong, mut right) = (0, 0);
            while let Some(block) = blocks.next() {
                let Some(example) = block.strip_prefix("yaml\n") else { continue };
                let expected = blocks.next_if(|block| block.starts_with("report\n"));
                let expected = expected.map_or("", |block| &block["report\n".len()..]);
                let found = report(&format!("{code}.yaml"), &completed(example));
                assert_eq!(found, expected, "{code}\n{found}");
                *(if expected.is_empty() { &mut right } else { &mut wrong }) += 1;
            }
            assert!(
                wrong >= 1 && right >= 1,
                "{code}: an example that breaks the rule and one that does not"
            );
        }
    }

    #[test]
    fn codes_and_names_are_unique_and_findings_carry_them() {
        for (at, rule) in RULES.iter().enumerate() {
            assert!(
                RULES[..at].iter().all(|other| other.code() != rule.code() && other.name() != rule.name())
            );
            assert!(
                rule.page().contains(&format!("lỗi[{0}]", rule.code()))
                    || rule.page().contains(&format!("cảnh báo[{0}]", rule.code())),
                "{}",
                rule.code()
            );
        }
    }
}
