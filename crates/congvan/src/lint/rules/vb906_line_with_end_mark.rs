use crate::lint::{Draft, Rule, always};
use crate::model::directive::Text;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB906",
    name: "line-with-end-mark",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.9",
    page: include_str!("vb906_line_with_end_mark.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let mut lists = vec![&directive.distribution];
    lists.extend(directive.copy.iter().map(|copy| &copy.distribution));
    let mut lines: Vec<&Text> = directive.recipients.iter().map(|to| &to.name).collect();
    for list in lists {
        lines.extend(list.to.iter().flat_map(|line| std::iter::once(&line.name).chain(&line.purpose)));
        lines.extend(&list.archive);
    }
    for text in lines {
        let right = text.notation().trim_end_matches([';', ',', '.', ' ']);
        if right.len() == text.notation().len()
            || text.notation().ends_with("v.v.")
            || text.notation().ends_with("..")
            || right.is_empty()
        {
            continue;
        }
        let message = Message::new(
            "dấu cuối dòng do chương trình ghi: `;` và dấu chấm ở dòng cuối",
            "the program writes the marks: `;`, and a stop in the last line",
        );
        report(draft.safely(Severity::Warning, RULE.code, text, 0..text.notation().len(), right, message));
    }
}
