use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::lint::draft::Part;
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct MarkTwice;

impl Rule for MarkTwice {
    fn code(&self) -> &'static str {
        "VB1212"
    }
    fn name(&self) -> &'static str {
        "mark-twice"
    }
    fn clause(&self) -> &'static str {
        "thông lệ"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1212_mark_twice.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for passage in draft.passages.iter().filter(|passage| passage.part != Part::Name) {
            let text = &passage.text.value;
            for (mark, twice) in [(".", ".."), (",", ",,"), (";", ";;"), (":", "::")] {
                for (start, _) in text.match_indices(twice) {
                    let (before, behind) = (&text[..start], &text[start + 2..]);
                    // Three dots are a mark of their own; `v.v..` and blanks are left alone.
                    let word = before.ends_with(|c: char| c.is_alphanumeric() || c == ')')
                        && !before.ends_with("v.v");
                    let rest = behind.trim_start();
                    let ends = rest.is_empty()
                        || behind != rest && (mark != "." || rest.starts_with(char::is_uppercase));
                    if word && ends {
                        let message = Message::new(
                            format!("dấu `{mark}` ghi hai lần"),
                            format!("the mark `{mark}` stands twice"),
                        );
                        let part = start..start + 2;
                        report(draft.safely(
                            Severity::Warning,
                            self.code(),
                            passage.text,
                            part,
                            mark,
                            message,
                        ));
                    }
                }
            }
        }
    }
}
