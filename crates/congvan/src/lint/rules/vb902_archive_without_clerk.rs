use crate::lint::listed_names::bare;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::Text;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB902",
    name: "archive-without-clerk",
    severities: &[Severity::Error],
    clause: "PL I, mục II.9",
    page: include_str!("vb902_archive_without_clerk.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let archive = &directive.distribution.archive;
    let glued = |name: &&Text| bare(name.notation()).contains([';', ',']);
    if let Some(name) = archive.iter().find(glued) {
        let parts: Vec<&str> = bare(name.notation()).split([';', ',']).map(str::trim).collect();
        let list = parts.join(", ");
        let message = Message::new("nhiều nơi lưu mà ghi thành một", "several archives are written as one");
        let help = Message::new(
            format!("ghi thành danh sách: `archive: [{list}]`"),
            format!("write them as a list: `archive: [{list}]`"),
        );
        let all = 0..name.notation().len();
        report(draft.finding(Severity::Error, RULE.code, name, all, message).help(help));
        return;
    }
    if let Some(clerk) = archive.iter().find(|text| is_clerk_otherwise(bare(text.notation()))) {
        let message = Message::new("`VT` (văn thư) viết hoa", "`VT` is in capitals");
        let all = 0..clerk.notation().len();
        report(draft.safely(Severity::Error, RULE.code, clerk, all, "VT", message));
        return;
    }
    if let Some(first) = archive.first()
        && bare(first.notation()) != "VT"
        && first
            .notation()
            .strip_prefix("Lưu")
            .is_none_or(|rest| rest.trim_start_matches([':', ' ', '-']) != "VT")
    {
        report(
            Diagnostic::error(
                RULE.code,
                first.span.clone(),
                Message::new(
                    "dòng `Lưu:` ghi `VT` (văn thư) trước, rồi đơn vị soạn thảo",
                    "the line `Lưu:` gives `VT` first, then the drafting unit",
                ),
            )
            .help(match archive.iter().any(|text| bare(text.notation()) == "VT") {
                true => Message::new("đưa `VT` lên đầu `archive`", "move `VT` to the front of `archive`"),
                false => Message::new("thêm `VT` ở đầu `archive`", "put `VT` first in `archive`"),
            }),
        );
    }
}

/// Whether an archive is the clerk's in letters of another case: `vt`, `Vt`.
fn is_clerk_otherwise(archive: &str) -> bool {
    archive != "VT" && archive.to_uppercase() == "VT"
}
