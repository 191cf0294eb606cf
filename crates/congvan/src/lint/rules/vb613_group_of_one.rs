use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::directive::Measure;
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct GroupOfOne;

impl Rule for GroupOfOne {
    fn code(&self) -> &'static str {
        "VB613"
    }
    fn name(&self) -> &'static str {
        "group-of-one"
    }
    fn clause(&self) -> &'static str {
        "thông lệ"
    }
    fn page(&self) -> &'static str {
        include_str!("vb613_group_of_one.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        fn walk(items: &[Measure], found: &mut dyn FnMut(&Measure)) {
            for item in items {
                // A chapter of one article stands; so does a group of one titled item.
                if let [only] = &item.items[..]
                    && only.heading.is_none()
                {
                    found(item);
                }
                walk(&item.items, found);
            }
        }
        let mut found = |group: &Measure| {
            let Some(text) = group.heading.as_ref().or(group.text.last()) else { return };
            let message = Message::new("nhóm này chỉ có một mục con", "this group has a single item");
            let help = Message::new(
                "nhập nội dung của mục con vào mục này",
                "put the item's text into the group itself",
            );
            report(draft.found(Severity::Note, self.code(), text, 0..text.value.len(), message).help(help));
        };
        walk(&draft.directive.measures, &mut found);
        draft.directive.appendices.iter().for_each(|annex| walk(&annex.items, &mut found));
    }
}
