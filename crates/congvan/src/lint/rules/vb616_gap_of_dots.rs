use crate::lint::passage::Part;
use crate::lint::person::says_unknown;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB616",
    name: "gap-of-dots",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.6",
    page: include_str!("vb616_gap_of_dots.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        let text = passage.text.notation();
        if passage.part == Part::Name && says_unknown(&passage.small) {
            let message = Message::new(
                "chỗ chưa biết ghi bằng `___`, chương trình chừa chỗ",
                "what is not known is written `___`; the program leaves the room",
            );
            let all = 0..text.len();
            report(draft.instead(Severity::Warning, RULE.code, passage.text, all, "___", message));
        }
        let mut behind = 0;
        while let Some(start) = text[behind..].find(['.', '…']).map(|at| behind + at) {
            let run = &text[start..];
            let length = run.find(|c| !matches!(c, '.' | '…')).unwrap_or(run.len());
            behind = start + length;
            let dots = &run[..length];
            let many = dots.chars().count() > 3 || dots.matches('…').count() > 1;
            let alone = dots == text && dots != "." && matches!(passage.part, Part::Name | Part::Title);
            if many || alone || (dots != "." && is_part_of_date(&text[..start], &text[behind..])) {
                let message = Message::new(
                    "chỗ để trống ghi bằng `___`, chương trình chừa đúng bề ngang",
                    "a blank is written `___`; the program leaves the room",
                );
                report(draft.instead(
                    Severity::Warning,
                    RULE.code,
                    passage.text,
                    start..behind,
                    "___",
                    message,
                ));
            }
        }
    }
}

/// Whether a part of a date is to be filled in: `…/…/2027`, `ngày … tháng …`.
fn is_part_of_date(before: &str, behind: &str) -> bool {
    let word = behind.trim_start();
    let next = word.starts_with("tháng") || word.starts_with("năm");
    let stroke = behind.starts_with('/') || before.ends_with('/');
    let last = before.trim_end();
    stroke || next && (last.ends_with("gày") || last.ends_with("áng"))
}
