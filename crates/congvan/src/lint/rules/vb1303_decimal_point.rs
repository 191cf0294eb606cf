use std::ops::Range;

use crate::lint::passage::Passage;
use crate::lint::words::is_digits;
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
            let Some(part) = decimal(passage, at) else { continue };
            let right = passage.text.notation()[part.clone()].replace('.', ",");
            let message = Message::new("phần thập phân viết sau dấu phẩy", "decimals follow a comma");
            report(draft.safely(Severity::Warning, RULE.code, passage.text, part, &right, message));
        }
    }
}

/// A number whose point can only be one before decimals: fewer than three digits follow and then a unit, `6.4 km`, `38.5°C`,
/// `1.25kg`; or nothing but a zero stands before it.
fn decimal(passage: &Passage<'_>, at: usize) -> Option<Range<usize>> {
    let (part, is_own) = number_with_point(passage, at)?;
    // The first of a span is what the last is; no further one is asked.
    let opens_span = || {
        last_of_span(passage, at)
            .and_then(|last| number_with_point(passage, last))
            .is_some_and(|(_, is_own)| is_own)
    };
    let is_bare = part.end == passage.range(at, at + 1).end;
    (is_own || is_bare && opens_span()).then_some(part)
}

/// A number of two words with a point between, and whether what stands around it says that its point is before decimals.
fn number_with_point(passage: &Passage<'_>, at: usize) -> Option<(Range<usize>, bool)> {
    let (whole, next) = (passage.word(at), passage.small(at + 1));
    let digits = next.bytes().take_while(u8::is_ascii_digit).count();
    let (decimals, glued) = next.split_at(digits);
    let alone = at == 0 || !passage.gap(at).ends_with(['.', ',', '/', ':']);
    let label = at > 0 && LABELS.contains(&passage.small(at - 1));
    if !is_digits(whole) || decimals.is_empty() || passage.gap(at + 1) != "." || !alone || label {
        return None;
    }
    let behind = if glued.is_empty() { passage.after(at + 1) } else { "" };
    let sign = behind.trim_start_matches(' ').starts_with(['%', '‰', '°', 'º']);
    // `2.5 Mét vuông` at the start of a text is an item with its number.
    let titled =
        at == 0 && passage.capital(at + 2) && passage.word(at + 2).chars().skip(1).any(char::is_lowercase);
    let unit = behind == " " && UNITS.contains(&passage.small(at + 2)) && !titled;
    let with_unit = digits <= 2 && (sign || unit || UNITS.contains(&glued));
    let goes_on = matches!(behind, "." | "/" | "-" | ":") && at + 2 < passage.words.len();
    let below_one = whole == "0" && glued.is_empty() && !goes_on && !passage.gap(at).ends_with('-');
    let part = passage.range(at, at + 1);
    Some((part.start..part.end - glued.len(), with_unit || below_one))
}

/// Where the last number of a span begins that opens with the number of two words: `6.5-7.5%`, `từ 6.5 đến 7.5 km`.
fn last_of_span(passage: &Passage<'_>, at: usize) -> Option<usize> {
    match passage.gap(at + 2) {
        "-" | "–" | " - " | " – " => Some(at + 2),
        " " if passage.small(at + 2) == "đến" && passage.gap(at + 3) == " " => Some(at + 3),
        _ => None,
    }
}

/// What stands before numbers of parts and before days.
static LABELS: Words = Words::from_list("decimal-point: labels");
/// Units that follow a quantity.
static UNITS: Words = Words::from_list("decimal-point: units");
