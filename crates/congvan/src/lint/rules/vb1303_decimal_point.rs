use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1303",
    name: "decimal-point",
    severities: &[Severity::Warning],
    clause: "NĐ 86/2012/NĐ-CP",
    page: include_str!("vb1303_decimal_point.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        for at in 0..passage.words.len() {
            let digits = |at: usize| {
                let word = passage.word(at);
                !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
            };
            let behind = passage.after(at + 1);
            let decimals =
                digits(at) && digits(at + 1) && passage.gap(at + 1) == "." && passage.word(at + 1).len() <= 2;
            let alone = at == 0 || !passage.gap(at).ends_with(['.', ',', '/']);
            let percent = behind.starts_with('%') || behind.starts_with(" %");
            let unit = behind == " " && UNITS.contains(&passage.small(at + 2));
            let label =
                at > 0 && ["mục", "khoản", "điểm", "bảng", "hình", "bản"].contains(&passage.small(at - 1));
            if decimals && alone && (percent || unit) && !label {
                let part = passage.range(at, at + 1);
                let right = passage.text.value[part.clone()].replace('.', ",");
                let message = Message::new("phần thập phân viết sau dấu phẩy", "decimals follow a comma");
                report(draft.safely(Severity::Warning, RULE.code, passage.text, part, &right, message));
            }
        }
    }
}

/// Units that follow a quantity.
static UNITS: Words = Words::named("decimal-point: units");
