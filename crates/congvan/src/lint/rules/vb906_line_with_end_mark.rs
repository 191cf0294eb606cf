use crate::lint::{Draft, Rule};
use crate::model::directive::Text;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) struct LineWithEndMark;

impl Rule for LineWithEndMark {
    fn code(&self) -> &'static str {
        "VB906"
    }
    fn name(&self) -> &'static str {
        "line-with-end-mark"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.9"
    }
    fn page(&self) -> &'static str {
        include_str!("vb906_line_with_end_mark.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let directive = draft.directive;
        let mut lists = vec![&directive.distribution];
        lists.extend(directive.copy.iter().map(|copy| &copy.distribution));
        let mut lines: Vec<&Text> = directive.recipients.iter().map(|to| &to.name).collect();
        for list in lists {
            lines.extend(list.to.iter().flat_map(|line| std::iter::once(&line.name).chain(&line.purpose)));
            lines.extend(&list.archive);
        }
        for text in lines {
            let right = text.value.trim_end_matches([';', ',', '.', ' ']);
            if right.len() == text.value.len()
                || text.value.ends_with("v.v.")
                || text.value.ends_with("..")
                || right.is_empty()
            {
                continue;
            }
            let message = Message::new(
                "dấu cuối dòng do chương trình ghi: `;` và dấu chấm ở dòng cuối",
                "the program writes the marks: `;`, and a stop in the last line",
            );
            report(draft.safely(Severity::Warning, self.code(), text, 0..text.value.len(), right, message));
        }
    }
}
