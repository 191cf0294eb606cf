use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1307",
    name: "long-number-without-points",
    severities: &[Severity::Warning],
    clause: "NĐ 86/2012/NĐ-CP",
    page: include_str!("vb1307_long_number_without_points.md"),
    can_tell: always,
    check,
};

/// Four digits are read at a glance, and may be a year.
const SHORTEST: usize = 5;

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        for at in 0..passage.words.len() {
            let word = passage.word(at);
            let number = word.len() >= SHORTEST
                && word.bytes().all(|byte| byte.is_ascii_digit())
                && !word.starts_with('0');
            let counted = passage.gap(at + 1) == " " && COUNTED.contains(&passage.small(at + 1));
            // `số 12345`, `12/12345`
            let alone = at == 0 || passage.gap(at).ends_with(' ') && passage.small(at - 1) != "số";
            if number && counted && alone {
                let part = passage.range(at, at);
                let right = with_points(word);
                let message = Message::new(
                    "số dài khó đọc: hàng nghìn tách bằng dấu chấm",
                    "a long number is hard to read: thousands are parted by stops",
                );
                report(draft.safely(Severity::Warning, RULE.code, passage.text, part, &right, message));
            }
        }
    }
}

/// A number with a stop before each three digits.
fn with_points(digits: &str) -> String {
    let first = (digits.len() - 1) % 3 + 1;
    let mut groups = vec![&digits[..first]];
    groups.extend((first..digits.len()).step_by(3).map(|at| &digits[at..at + 3]));
    groups.join(".")
}

/// What is counted or measured in thousands.
static COUNTED: Words = Words::named("long-number-without-points: counted");
