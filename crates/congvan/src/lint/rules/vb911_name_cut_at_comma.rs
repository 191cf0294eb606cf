use crate::lint::listed_names::{is_rest_of_name, is_second_of_name, is_whole, lists};
use crate::lint::{Draft, Rule, always};
use crate::model::directive::Text;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB911",
    name: "name-cut-at-comma",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.9",
    page: include_str!("vb911_name_cut_at_comma.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let Some(source) = draft.source else { return };
    // In brackets nothing but a comma stands between two names.
    let in_brackets = |above: &Text, name: &Text| {
        source.text().get(above.span.end..name.span.start).is_some_and(|gap| gap.trim() == ",")
    };
    // Whoever puts a name in quotes said where it ends.
    let is_quoted =
        |name: &Text| source.text().get(name.span.clone()).is_some_and(|name| name.starts_with(['"', '\'']));
    for list in lists(draft.directive) {
        for pair in list.windows(2) {
            let (above, name) = (pair[0], pair[1]);
            let is_cut = is_whole(above.notation()) && is_rest_of_name(name.notation())
                || is_second_of_name(above.notation(), name.notation());
            if is_cut && in_brackets(above, name) && !is_quoted(above) && !is_quoted(name) {
                let whole = format!("{}, {}", above.notation(), name.notation());
                let message = Message::new(
                    format!("`{}` giống phần sau của `{whole}`", name.notation()),
                    format!("`{}` looks like the rest of `{whole}`", name.notation()),
                );
                let help = Message::new(
                    format!("tên có dấu phẩy trong `[…]` thì đặt trong dấu nháy: `\"{whole}\"`"),
                    format!("put a name with a comma within `[…]` in quotes: `\"{whole}\"`"),
                );
                let all = 0..name.notation().len();
                report(draft.finding(Severity::Warning, RULE.code, name, all, message).help(help));
            }
        }
    }
}
