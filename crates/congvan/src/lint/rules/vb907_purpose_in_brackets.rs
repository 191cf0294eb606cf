use crate::lint::passage::Part;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB907",
    name: "purpose-in-brackets",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.9",
    page: include_str!("vb907_purpose_in_brackets.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in draft.passages.iter().filter(|passage| passage.part == Part::Purpose) {
        let text = passage.text;
        if text.notation().starts_with('(') {
            let right = text.notation().trim_start_matches(['(', ' ']).trim_end_matches([')', ' ', ';', '.']);
            let message =
                Message::new("chương trình tự ghi dấu ngoặc", "the program writes the brackets itself");
            report(draft.safely(
                Severity::Warning,
                RULE.code,
                text,
                0..text.notation().len(),
                right,
                message,
            ));
        }
    }
    for name in draft.directive.recipients.iter().map(|to| &to.name) {
        let value = name.notation();
        let bracket = value.find(" (để ").filter(|_| value.ends_with(')'));
        let Some(at) = bracket.or(typed_purpose(value).map(|(at, _)| at)) else { continue };
        let message = Message::new(
            "`Kính gửi` chỉ ghi nơi nhận; gửi để làm gì thì ghi ở `Nơi nhận`",
            "`Kính gửi` names who is written to; what a copy is for stands in `Nơi nhận`",
        );
        let help = Message::new(format!("ghi `{}`", &value[..at]), format!("write `{}`", &value[..at]));
        report(draft.finding(Severity::Warning, RULE.code, name, at..value.len(), message).help(help));
    }
    let own =
        [Some(&draft.directive.distribution), draft.directive.copy.as_ref().map(|copy| &copy.distribution)];
    for line in own.into_iter().flatten().flat_map(|list| &list.to).filter(|line| line.purpose.is_none()) {
        let Some((at, purpose)) = typed_purpose(line.name.notation()) else { continue };
        let name = &line.name.notation()[..at];
        let message = Message::new(
            "mục đích gửi ghi ở `purpose`; chương trình tự đặt trong ngoặc",
            "what a copy is for stands in `purpose`; the program writes the brackets",
        );
        let help = Message::new(
            format!("ghi `{{name: {name}, purpose: {purpose}}}`"),
            format!("write `{{name: {name}, purpose: {purpose}}}`"),
        );
        let part = at..line.name.notation().len();
        report(draft.finding(Severity::Warning, RULE.code, &line.name, part, message).help(help));
    }
}

/// Where the name ends in a line that says behind a mark what the copy is for, and those words: `UBND tỉnh: để báo cáo`.
fn typed_purpose(line: &str) -> Option<(usize, &str)> {
    let at = line.find(" để ")?;
    let name = line[..at].trim_end_matches([' ', ':', ',', ';', '-', '–']);
    (name.len() < at && !name.is_empty()).then(|| (name.len(), &line[at + 1..]))
}
