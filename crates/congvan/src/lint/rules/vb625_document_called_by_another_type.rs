use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::types::TYPES;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB625",
    name: "document-called-by-another-type",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.6",
    page: include_str!("vb625_document_called_by_another_type.md"),
    can_tell: always,
    check,
};

/// The types whose names are hardly other words: `Nghị quyết này`, not `Báo cáo này`.
fn is_plain(code: &str) -> bool {
    matches!(code, "NQ" | "QĐ" | "CT" | "CĐ")
}

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    for other in TYPES.iter().filter(|kind| is_plain(kind.code) && kind.code != directive.kind.code) {
        let name = small(other.name);
        let this = format!("{name} này");
        let named: usize = draft.passages.iter().map(|passage| passage.small.matches(&name).count()).sum();
        let called: usize = draft.passages.iter().map(|passage| passage.small.matches(&this).count()).sum();
        // One that is named elsewhere may be meant.
        let cited = directive.legal_basis.iter().any(|basis| basis.number.is_some());
        let keyed = cited
            && directive.legal_basis.iter().any(|basis| {
                basis.kind.as_ref().is_some_and(|kind| small(kind.notation()).starts_with(&name))
            });
        if called == 0 || named > called || keyed {
            continue;
        }
        for passage in &draft.passages {
            for (at, _) in passage.small.match_indices(&this) {
                // In small letters it may be what somebody decided, but for a sentence's first word.
                let before = passage.text.notation()[..at].trim_end();
                let begins = before.is_empty() || before.ends_with('.');
                if !begins && !passage.text.notation()[at..].starts_with(char::is_uppercase) {
                    continue;
                }
                let right = format!("{} này", directive.kind.name);
                let message = Message::new(
                    format!("văn bản này là {}, không phải {name}", small(directive.kind.name)),
                    format!("this document is a {}, no {name}", small(directive.kind.name)),
                );
                let part = at..at + this.len();
                report(draft.instead(Severity::Warning, RULE.code, passage.text, part, &right, message));
            }
        }
    }
}
