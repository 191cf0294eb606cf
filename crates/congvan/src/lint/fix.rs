//! Writes the safe replacements into the source.

use crate::lint::lint_in;
use crate::model::directive::Directive;
use crate::text::diagnostic::{Diagnostic, Fix};
use crate::text::source::Source;

/// So often replacements are looked for again: one may have stood in the way of another.
const ROUNDS: usize = 8;

/// The source with every safe replacement of the findings, and nothing else changed: comments, layout and all other
/// bytes stay. Where replacements overlap, the first is written and the others are looked for again.
///
/// Doing it twice changes nothing more. Should the result not be readable, the source comes back as it was.
pub fn fix(source: &Source, found: &[Diagnostic]) -> String {
    let codes: Vec<&str> = found.iter().filter(|found| found.fix.is_some()).map(|found| found.code).collect();
    let mut text = apply_fixes(source.text(), found);
    for _ in 0..ROUNDS {
        let source = source.with_text(text.as_str());
        let Some(directive) = Directive::parse(&source).value else { break };
        let mut again = lint_in(&source, &directive);
        again.retain(|found| codes.contains(&found.code) && found.fix.is_some());
        if again.is_empty() {
            return text;
        }
        text = apply_fixes(&text, &again);
    }
    let readable = |text: &str| Directive::parse(&source.with_text(text)).value.is_some();
    if readable(&text) || !readable(source.text()) { text } else { source.text().to_owned() }
}

/// Every replacement that does not overlap an earlier one.
fn apply_fixes(text: &str, found: &[Diagnostic]) -> String {
    let mut fixes: Vec<&Fix> = found.iter().filter_map(|found| found.fix.as_ref()).collect();
    fixes.sort_by_key(|fix| (fix.span.start, fix.span.end));
    fixes.dedup();
    let mut changed = String::with_capacity(text.len());
    let mut behind = 0;
    for fix in fixes {
        let apart = fix.span.start > behind || (fix.span.start == behind && behind == 0);
        if let Some(before) = text.get(behind..fix.span.start).filter(|_| apart)
            && text.is_char_boundary(fix.span.end)
        {
            changed.push_str(before);
            changed.push_str(&fix.replacement);
            behind = fix.span.end;
        }
    }
    changed.push_str(&text[behind..]);
    changed
}
