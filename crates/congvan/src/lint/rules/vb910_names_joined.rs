use crate::lint::listed_names::{joined_lines, names};
use crate::lint::passage::Part;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB910",
    name: "names-joined",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.9",
    page: include_str!("vb910_names_joined.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for name in names(draft.directive).filter(|name| name.notation().contains(';')) {
        let message = Message::new(
            format!("`{}` là nhiều nơi ghi thành một", name.notation()),
            format!("`{}` is several recipients written as one", name.notation()),
        );
        let help =
            Message::new("mỗi nơi ghi thành một phần tử riêng", "write each of them as an item of its own");
        let part = 0..name.notation().trim_end_matches(';').len();
        if name.notation()[part.clone()].contains(';') {
            report(draft.finding(Severity::Warning, RULE.code, name, part, message).help(help));
        }
    }
    let Some(source) = draft.written else { return };
    let is_name = |part| matches!(part, Part::Head | Part::Called | Part::Line | Part::Title | Part::Name);
    let named = draft.passages.iter().filter(|passage| is_name(passage.part)).map(|passage| passage.text);
    let directive = draft.directive;
    let headings = directive.all_items().into_iter().filter_map(|item| item.heading.as_ref());
    let others =
        directive.contacts.iter().map(|contact| &contact.unit).chain(headings).chain([&directive.place]);
    for name in named.chain(&directive.distribution.archive).chain(others) {
        // Lines of their own below `|` are refused.
        if source.text().get(..name.span.start).is_some_and(|before| before.trim_end().ends_with('|')) {
            continue;
        }
        let written = source.text().get(name.span.clone()).unwrap_or_default();
        for (above, line) in joined_lines(written) {
            let message = Message::new(
                format!("dòng `{line}` nối vào `{above}` thành một tên"),
                format!("the line `{line}` is joined to `{above}` as one name"),
            );
            let help = Message::new(
                "là hai tên thì thêm `- ` trước dòng dưới, ở khóa nhận danh sách; là một tên thì viết liền một dòng",
                "where these are two, put `- ` before the lower line, in a key that takes a list; where it is one name, write it in one line",
            );
            let all = 0..name.notation().len();
            report(draft.finding(Severity::Warning, RULE.code, name, all, message).help(help));
        }
    }
}
