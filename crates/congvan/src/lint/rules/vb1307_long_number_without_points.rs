use std::ops::{Range, RangeInclusive};

use crate::lint::figures::{counts, names};
use crate::lint::passage::Passage;
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
            if let Some((part, right)) = number_with_spaces(passage, at) {
                let message = Message::new(
                    "hàng nghìn tách bằng dấu chấm, không bằng dấu cách",
                    "thousands are parted by stops, not by spaces",
                );
                let text = passage.text;
                report(draft.instead(Severity::Warning, RULE.code, text, part, &right, message));
            }
            let counted = number && passage.gap(at + 1) == " " && counts(passage, at + 1, &COUNTED);
            // `số 12345`, `12/12345`
            let alone = at == 0 || passage.gap(at).ends_with(' ') && passage.small(at - 1) != "số";
            if counted && alone && !names(passage, at) {
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

/// A number whose thousands stand behind spaces, and the number with stops: `1 250 000 đồng`. Two numbers may follow each other:
/// one group of three says nothing unless it is `000`.
fn number_with_spaces(passage: &Passage<'_>, at: usize) -> Option<(Range<usize>, String)> {
    let is_group = |at: usize, lengths: RangeInclusive<usize>| {
        let word = passage.word(at);
        lengths.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let starts = at == 0 || passage.gap(at).ends_with([' ', '(']) && !is_group(at - 1, 1..=usize::MAX);
    if !starts || !is_group(at, 1..=3) || passage.word(at).starts_with('0') {
        return None;
    }
    let last = (at + 1..).take_while(|next| is_group(*next, 3..=3) && passage.gap(*next) == " ").last()?;
    let sure = last - at >= 2 || passage.word(last) == "000";
    let counted = passage.gap(last + 1) == " " && counts(passage, last + 1, &COUNTED);
    let part = passage.range(at, last);
    let right = passage.text.notation()[part.clone()].replace(' ', ".");
    (sure && counted && !names(passage, at)).then_some((part, right))
}

/// A number with a stop before each three digits.
fn with_points(digits: &str) -> String {
    let first = (digits.len() - 1) % 3 + 1;
    let mut groups = vec![&digits[..first]];
    groups.extend((first..digits.len()).step_by(3).map(|at| &digits[at..at + 3]));
    groups.join(".")
}

/// What is counted or measured in thousands.
static COUNTED: Words = Words::from_list("long-number-without-points: counted");
