use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Authority, Directive, Power, Text};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB711",
    name: "committee-without-tm",
    severities: &[Severity::Warning, Severity::Note],
    clause: "PL I, mục II.7",
    page: include_str!("vb711_committee_without_tm.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let enacted_by = directive.enacted_by.first().map(|by| small(by.notation()));
    let by_body = enacted_by.as_ref().is_some_and(|by| is_committee(by));
    // What the chair enacts, asks for or orders is signed by the chair, and so is what gives the chair's powers to another.
    let is_chairs = asks_as_chair(directive) || directive.kind.code == "GUQ";
    if enacted_by.is_some() && !by_body || enacted_by.is_none() && is_chairs {
        return;
    }
    for (signatory, body) in directive.signatories().zip(directive.bodies_signing()) {
        // Who signs for a party is its representative.
        if signatory.party.is_some() || !body.is_some_and(|name| is_committee(&small(name.notation()))) {
            continue;
        }
        let text = match (&signatory.authority[..], &signatory.title) {
            ([], Some(title)) => title,
            // A deputy signs for the chair on the chair's own documents, unless the committee enacts.
            ([Power { kind: Authority::Kt, of: chair, .. }, ..], _) if by_body => chair,
            _ => continue,
        };
        if !small(text.notation()).starts_with("chủ tịch") {
            continue;
        }
        let severity = if by_body { Severity::Warning } else { Severity::Note };
        let message = Message::new(
            "ký không có `TM. ỦY BAN NHÂN DÂN` là văn bản của Chủ tịch, không phải của tập thể Ủy ban nhân dân",
            "without `TM. ỦY BAN NHÂN DÂN` this is the Chủ tịch's own document, not the committee's",
        );
        let help = Message::new(
            "ký thay mặt Ủy ban nhân dân thì thêm `TM: Ủy ban nhân dân` vào `authority`",
            "if it is signed on behalf of the committee, add `TM: Ủy ban nhân dân` to `authority`",
        );
        report(draft.finding(severity, RULE.code, text, 0..text.notation().len(), message).help(help));
    }
}

/// Whether the sentence that leads into the tasks says that the chair asks: `Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:`.
fn asks_as_chair(directive: &Directive) -> bool {
    let by = directive.request.iter().filter_map(|request| request.by.as_ref());
    let asks = |text: &Text| {
        let text = small(text.notation());
        let last = text.rsplit(['.', ';']).find(|part| !part.trim().is_empty()).unwrap_or(&text);
        last.rfind("chủ tịch ").is_some_and(|at| is_committee(last[at..].trim_start_matches("chủ tịch ")))
    };
    directive.opening.iter().chain(by).any(asks)
}

/// Whether that is the name of a committee, in small letters.
fn is_committee(name: &str) -> bool {
    COMMITTEE.iter().any(|words| name.starts_with(words))
}

/// How its name begins, with the tone on either letter.
static COMMITTEE: Words = Words::from_list("committee-without-tm: committee");
