use crate::lint::listed_names::bare;
use crate::lint::{Draft, Rule};
use crate::model::directive::Text;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) struct ArchiveWithoutClerk;

impl Rule for ArchiveWithoutClerk {
    fn code(&self) -> &'static str {
        "VB902"
    }
    fn name(&self) -> &'static str {
        "archive-without-clerk"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.9"
    }
    fn page(&self) -> &'static str {
        include_str!("vb902_archive_without_clerk.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let directive = draft.directive;
        let archive = &directive.distribution.archive;
        let glued = |name: &&Text| bare(&name.value).contains([';', ',']);
        if let Some(name) = archive.iter().find(glued) {
            let parts: Vec<&str> = bare(&name.value).split([';', ',']).map(str::trim).collect();
            let list = parts.join(", ");
            let message =
                Message::new("nhiều nơi lưu mà ghi thành một", "several archives are written as one");
            let help = Message::new(
                format!("ghi thành danh sách: `archive: [{list}]`"),
                format!("write them as a list: `archive: [{list}]`"),
            );
            let all = 0..name.value.len();
            report(draft.found(Severity::Error, self.code(), name, all, message).help(help));
            return;
        }
        if let Some(first) = archive.first()
            && bare(&first.value) != "VT"
            && first
                .value
                .strip_prefix("Lưu")
                .is_none_or(|rest| rest.trim_start_matches([':', ' ', '-']) != "VT")
        {
            report(
                Diagnostic::error(
                    self.code(),
                    first.span.clone(),
                    Message::new(
                        "dòng `Lưu:` ghi `VT` (văn thư) trước, rồi đơn vị soạn thảo",
                        "the line `Lưu:` gives `VT` first, then the drafting unit",
                    ),
                )
                .help(match archive.iter().any(|text| bare(&text.value) == "VT") {
                    true => Message::new("đưa `VT` lên đầu `archive`", "move `VT` to the front of `archive`"),
                    false => Message::new("thêm `VT` ở đầu `archive`", "put `VT` first in `archive`"),
                }),
            );
        }
    }
}
