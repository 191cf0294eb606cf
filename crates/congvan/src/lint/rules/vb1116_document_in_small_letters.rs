use std::ops::Range;

use crate::lint::citations::KINDS;
use crate::lint::passage::Passage;
use crate::lint::words::{capital, in_lower_case, small};
use crate::lint::{Draft, Rule, always};
use crate::model::directive::Text;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1116",
    name: "document-in-small-letters",
    severities: &[Severity::Error],
    clause: "PL II, mục V",
    page: include_str!("vb1116_document_in_small_letters.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let specific = |text: &Text, part: Range<usize>| {
        let written = &text.notation()[part.clone()];
        let small = small(written);
        // A law's title has capitals of its own.
        let lower = in_lower_case(written);
        let right = capital(if KINDS.contains(&small.as_str()) { &lower } else { written });
        // Letterheads and titles may be in capitals as a whole.
        let wrong = *written != right && *written != written.to_uppercase();
        wrong.then(|| draft.safely(Severity::Error, RULE.code, text, part, &right, message()))
    };
    for cited in draft.citations() {
        // Any document may be called `văn bản số …`.
        if let Some(kind) =
            cited.kind.clone().filter(|kind| !cited.text.notation()[kind.clone()].starts_with("văn bản"))
        {
            specific(&cited.text, kind).into_iter().for_each(&mut *report);
        }
    }
    for basis in draft.directive.legal_basis.iter().filter(|basis| basis.number.is_some()) {
        let kind = basis.kind.iter().filter_map(|kind| specific(kind, 0..kind.notation().len()));
        kind.for_each(&mut *report);
    }
    for (passage, found) in draft.matches(RULE.code) {
        let (part, behind) = (found.at.clone(), &passage.small[found.at.end..]);
        // With its symbol it was looked at as a citation.
        let number = behind.strip_prefix(" số ");
        let is_numbered = number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()));
        if behind.starts_with(" này") || is_numbered && !is_cited(draft, passage, &part) {
            specific(passage.text, part).into_iter().for_each(&mut *report);
        } else if !behind.starts_with(" số ") {
            let (text, right) = (passage.text, found.right.as_str());
            report(draft.safely(Severity::Error, RULE.code, text, part, right, message()));
        }
    }
}

/// Whether a part of a passage is the type of a document that is cited there.
fn is_cited(draft: &Draft<'_>, passage: &Passage<'_>, part: &Range<usize>) -> bool {
    let here = draft.citations().iter().filter(|cited| cited.passage == Some(passage.nth));
    here.filter_map(|cited| cited.kind.as_ref()).any(|kind| kind.start < part.end && part.start < kind.end)
}

fn message() -> Message {
    Message::new(
        "tên loại của một văn bản cụ thể viết hoa chữ đầu, các chữ sau viết thường",
        "the type of a specific document takes one capital, on its first word",
    )
}
