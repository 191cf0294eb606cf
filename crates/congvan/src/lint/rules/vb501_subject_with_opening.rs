use crate::lint::subject::{OPENINGS, without_opening};
use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::types::Head;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB501",
    name: "subject-with-opening",
    severities: &[Severity::Error, Severity::Warning],
    clause: "PL I, mục II.5",
    page: include_str!("vb501_subject_with_opening.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let subject = &directive.subject;
    if directive.kind.head == Head::Dispatch
        && let Some(right) = without_opening(subject.notation())
    {
        let message = Message::new(
            "trích yếu đã có sẵn `V/v` khi trình bày",
            "the document adds `V/v` to the subject itself",
        );
        let part = 0..subject.notation().len();
        report(draft.safely(Severity::Error, RULE.code, subject, part, right, message));
    }
    if directive.kind.head != Head::Dispatch
        && let Some(rest) = OPENINGS[..2].iter().find_map(|opening| subject.notation().strip_prefix(opening))
    {
        let right = format!("Về việc {}", rest.trim_start_matches([':', ' ']));
        let message = Message::new(
            "`V/v` chỉ dùng ở công văn; văn bản có tên loại ghi đủ chữ",
            "`V/v` stands in dispatches alone; a document with a type has the words",
        );
        let part = 0..subject.notation().len();
        report(draft.instead(Severity::Error, RULE.code, subject, part, &right, message));
    }
    if directive.kind.head != Head::Dispatch
        && let Some(right) = without_type(subject.notation(), directive.kind.name)
    {
        let name = directive.kind.name;
        let message = Message::new(
            format!("tên loại `{name}` đã có ở dòng trên trích yếu"),
            format!("the name of the type, `{name}`, stands above the subject already"),
        );
        let help = Message::new(format!("ghi `{right}`"), format!("write `{right}`"));
        let part = 0..subject.notation().len();
        report(draft.finding(Severity::Warning, RULE.code, subject, part, message).help(help));
    }
    for subject in directive.legal_basis.iter().filter_map(|basis| basis.subject.as_ref()) {
        let Some(rest) = OPENINGS[..2].iter().find_map(|opening| subject.notation().strip_prefix(opening))
        else {
            continue;
        };
        let right = rest.trim_start_matches([':', ' ']);
        let message = Message::new(
            "trích yếu được viện dẫn đã có sẵn `về việc` khi trình bày",
            "the document adds `về việc` to a cited subject itself",
        );
        let part = 0..subject.notation().len();
        report(draft.safely(Severity::Error, RULE.code, subject, part, right, message));
    }
}

/// The subject without the name of the document's type before it: `Kế hoạch phòng, chống thiên tai` of a kế hoạch.
fn without_type<'a>(subject: &'a str, name: &str) -> Option<&'a str> {
    let small_subject = small(subject);
    let rest = small_subject.strip_prefix(&small(name))?;
    let right = subject[subject.len() - rest.len()..].trim_start_matches([':', '-', '–', ' ']);
    // `Thông báo số 5` cites one.
    let cites = ["số ", "này"].iter().any(|word| right.starts_with(word));
    (rest.starts_with([' ', ':']) && !right.is_empty() && !cites).then_some(right)
}
