use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Element, Measure};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB613",
    name: "group-of-one",
    severities: &[Severity::Note],
    clause: "thông lệ",
    page: include_str!("vb613_group_of_one.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    // A chapter of one article stands; so does a group of one titled item.
    let of_one = |group: &&Measure| {
        let mut items = group.content.items();
        items.next().is_some_and(|only| only.heading.is_none()) && items.next().is_none()
    };
    for group in draft.directive.all_items().into_iter().filter(of_one) {
        let lead = group.content.0.iter().map_while(Element::paragraph).last();
        let Some(text) = group.heading.as_ref().or(lead) else { continue };
        let message = Message::new("nhóm này chỉ có một mục con", "this group has a single item");
        let help = Message::new(
            "nhập nội dung của mục con vào mục này",
            "put the item's text into the group itself",
        );
        report(draft.finding(Severity::Note, RULE.code, text, 0..text.notation().len(), message).help(help));
    }
}
