use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB302",
    name: "symbol-with-space",
    severities: &[Severity::Error],
    clause: "PL I, mục II.3",
    page: include_str!("vb302_symbol_with_space.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let symbol = &directive.number.symbol;
    if symbol.notation().contains(' ') {
        if let Some(own) =
            symbol.notation().strip_prefix("Số").map(|rest| rest.trim_start_matches([':', ' ']))
        {
            let message = Message::new("chương trình tự ghi `Số:`", "the program writes `Số:` itself");
            let all = 0..symbol.notation().len();
            report(draft.instead(Severity::Error, RULE.code, symbol, all, own, message));
            return;
        }
        let (right, only_marks) = without_spaces(symbol.notation());
        let message = Message::new(
            "giữa các nhóm chữ của ký hiệu không có dấu cách",
            "the groups of a symbol have no spaces between them",
        );
        let part = 0..symbol.notation().len();
        // A space without a mark beside it may stand for a hyphen or for nothing.
        report(if only_marks {
            draft.safely(Severity::Error, RULE.code, symbol, part, &right, message)
        } else {
            let help = Message::new(
                format!("ghi `{right}`, hoặc chỉ bỏ dấu cách nếu là một nhóm chữ"),
                format!("write `{right}`, or only delete the space where it is inside one group"),
            );
            draft.finding(Severity::Error, RULE.code, symbol, part, message).help(help)
        });
    }
}

/// The symbol with a hyphen between its groups and no space, and whether every space stood beside a mark.
fn without_spaces(symbol: &str) -> (String, bool) {
    const MARKS: [char; 3] = ['-', '–', '/'];
    let mut groups = symbol.split(' ').filter(|group| !group.is_empty());
    let mut right = groups.next().unwrap_or_default().to_owned();
    let mut only_marks = true;
    for group in groups {
        if !right.ends_with(MARKS) && !group.starts_with(MARKS) {
            only_marks = false;
            right.push('-');
        }
        right.push_str(group);
    }
    (right, only_marks)
}
