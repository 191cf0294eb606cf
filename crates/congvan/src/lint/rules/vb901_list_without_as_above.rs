use crate::lint::listed_names::bare;
use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::DistributionLine;
use crate::model::directive::types::Recipients;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB901",
    name: "list-without-as-above",
    severities: &[Severity::Error, Severity::Warning],
    clause: "PL I, mục II.9",
    page: include_str!("vb901_list_without_as_above.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let kind = directive.kind.name.to_lowercase();
    if directive.kind.recipient_label == "recipient_label"
        && directive.kind.recipients != Recipients::None
        && !directive.recipients.is_empty()
        && let Some(first) = directive.distribution.to.first()
        && !as_above(first)
    {
        report(
            Diagnostic::error(
                RULE.code,
                first.name.span.clone(),
                Message::new(
                    format!("nơi nhận của {kind} bắt đầu bằng dòng `Như trên`"),
                    format!("the recipients list of a {kind} starts with `Như trên`"),
                ),
            )
            .help(match directive.distribution.to.iter().any(as_above) {
                true => Message::new("đưa dòng `Như trên` lên đầu", "move the line `Như trên` to the top"),
                false => Message::new("thêm `- Như trên` làm dòng đầu", "add `- Như trên` as the first line"),
            }),
        );
    }
    // A letter of invitation names whom it asks in its text.
    if directive.recipients.is_empty()
        && directive.kind.form == "Mẫu 1.4"
        && let Some(first) = directive.distribution.to.first().filter(|first| as_above(first))
    {
        let message = Message::new(
            "văn bản không có `Kính gửi` nên `Như trên` không chỉ vào đâu",
            "without `Kính gửi` the line `Như trên` points to nothing",
        );
        let help = Message::new("ghi rõ từng nơi nhận", "name the recipients");
        report(Diagnostic::new(Severity::Warning, RULE.code, first.name.span.clone(), message).help(help));
    }
}

/// Whether the line says so; its capital is for another rule.
fn as_above(line: &DistributionLine) -> bool {
    small(bare(line.name.notation())).starts_with("như trên")
}
