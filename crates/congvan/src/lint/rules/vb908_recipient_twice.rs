use std::collections::HashSet;

use crate::lint::{Draft, Rule, always};
use crate::model::directive::Text;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB908",
    name: "recipient-twice",
    severities: &[Severity::Error, Severity::Warning],
    clause: "PL I, mục II.9",
    page: include_str!("vb908_recipient_twice.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    for to in directive.recipients.iter().filter(|to| fold(&to.name) == "như trên") {
        let message = Message::new(
            "`Như trên` là dòng của `Nơi nhận`; `Kính gửi` ghi tên nơi được gửi",
            "`Như trên` is a line of `Nơi nhận`; `Kính gửi` names who is addressed",
        );
        let help = Message::new("ghi tên cơ quan, tổ chức được gửi", "name the bodies addressed");
        let all = 0..to.name.notation().len();
        report(draft.finding(Severity::Error, RULE.code, &to.name, all, message).help(help));
    }
    let mut twice = |lines: Vec<&Text>, before: HashSet<String>| {
        let mut known = before;
        for text in lines {
            if !known.insert(fold(text)) {
                let message =
                    Message::new("nơi nhận này đã ghi ở trên", "this recipient is given above already");
                let help = Message::new("bỏ dòng này", "delete this line");
                report(
                    draft
                        .finding(Severity::Warning, RULE.code, text, 0..text.notation().len(), message)
                        .help(help),
                );
            }
        }
    };
    twice(directive.recipients.iter().map(|to| &to.name).collect(), HashSet::new());
    let lines: Vec<&Text> = directive.distribution.to.iter().map(|line| &line.name).collect();
    // `Như trên` stands for everyone addressed.
    let addressed = lines.first().is_some_and(|first| first.notation().starts_with("Như trên"));
    let above = directive.recipients.iter().filter(|_| addressed).map(|to| fold(&to.name));
    let above = above.filter(|name| name != "như trên").collect();
    twice(lines, above);
    twice(directive.distribution.archive.iter().collect(), HashSet::new());
}

/// The name in small letters, the common abbreviations written out.
fn fold(text: &Text) -> String {
    let small = text.notation().to_lowercase().replace("uỷ", "ủy");
    let small = small.replace("ubnd", "ủy ban nhân dân").replace("hđnd", "hội đồng nhân dân");
    small.trim_end_matches([';', '.', ',', ' ']).to_owned()
}
