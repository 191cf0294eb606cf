use crate::lint::{Draft, Rule, always};
use crate::model::directive::Text;
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::text::yaml::marks::item_mark;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB904",
    name: "recipient-with-label",
    severities: &[Severity::Error],
    clause: "PL I, mục II.9",
    page: include_str!("vb904_recipient_with_label.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    for to in &directive.recipients {
        let name = without_mark(to.name.notation());
        let right = name.strip_prefix("Kính gửi").map_or(name, |rest| rest.trim_start_matches([':', ' ']));
        let right = without_mark(right);
        if right != to.name.notation() {
            let message = Message::new(
                "chương trình tự ghi `Kính gửi:` và gạch đầu dòng",
                "the program writes `Kính gửi:` and the dash itself",
            );
            report(finding(draft, &to.name, right, message));
        }
    }
    let lists = [Some(&directive.distribution), directive.copy.as_ref().map(|copy| &copy.distribution)];
    for list in lists.into_iter().flatten() {
        for name in list.to.iter().map(|line| &line.name).chain(&list.archive) {
            let right = without_mark(name.notation());
            if right != name.notation() {
                let message = Message::new(
                    "gạch đầu dòng của `Nơi nhận` do chương trình ghi",
                    "the dash of a line of `Nơi nhận` is written by the program",
                );
                report(finding(draft, name, right, message));
            }
        }
    }
}

fn finding(draft: &Draft<'_>, name: &Text, right: &str, message: Message) -> Diagnostic {
    let all = 0..name.notation().len();
    if right.is_empty() {
        let help = Message::new("bỏ dòng này, hoặc ghi tên", "leave it out, or write the name");
        return draft.finding(Severity::Error, RULE.code, name, all, message).help(help);
    }
    draft.safely(Severity::Error, RULE.code, name, all, right, message)
}

/// A name without the mark of a list before it.
fn without_mark(name: &str) -> &str {
    match item_mark(name) {
        Some(mark) => &name[mark..],
        None => name.trim_start_matches(['-', ' ']),
    }
}
