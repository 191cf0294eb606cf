use std::ops::Range;

use crate::lint::dates;
use crate::lint::passage::{Part, Passage};
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Pairs;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1311",
    name: "unit-glued-to-number",
    severities: &[Severity::Note],
    clause: "NĐ 86/2012/NĐ-CP",
    page: include_str!("vb1311_unit_glued_to_number.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in draft.passages.iter().filter(|passage| passage.part != Part::Name) {
        for at in 0..passage.words.len() {
            if let Some((part, right)) = number_with_unit(passage, at) {
                let message = Message::new(
                    "giữa số và đơn vị có một dấu cách",
                    "a space stands between a number and its unit",
                );
                report(draft.instead(Severity::Note, RULE.code, passage.text, part, &right, message));
            }
            if let Some((part, right)) = with_mark_of_minutes(passage, at) {
                let message = Message::new(
                    "giờ, phút viết bằng chữ, không dùng dấu `'`",
                    "hours and minutes are written in words, without the sign `'`",
                );
                report(draft.instead(Severity::Note, RULE.code, passage.text, part, &right, message));
            }
        }
    }
}

/// A number with its unit behind it and no space between, and the two with one: `1250ha`, `2.000.000đ`.
fn number_with_unit(passage: &Passage<'_>, at: usize) -> Option<(Range<usize>, String)> {
    static UNITS: Pairs = Pairs::from_list("unit-glued-to-number: units");
    let word = passage.word(at);
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, unit) = word.split_at(digits);
    if number.is_empty() || unit.is_empty() {
        return None;
    }
    let (_, written) = UNITS.iter().find(|(known, _)| *known == unit)?;
    // Numbers of files, roads and versions go on in other ways.
    let goes_on =
        passage.after(at).starts_with(['/', '-', '_', '\'', '’']) && !passage.after(at).starts_with("/n");
    let first = first_group(passage, at);
    let is_part = first > 0 && passage.gap(first).ends_with(['/', '-', '_', '.', ',']);
    // `12,500,000đ`, `1.25kg`: its commas and its point are told.
    let has_commas = at > first && passage.gap(at) == "," && number.len() == 3;
    let has_point = at > first && passage.gap(at) == "." && number.len() != 3;
    // `Điều 7đ`, `khoản 2đ`, `lớp 10đ`: no money is so little.
    let may_be_label = unit == "đ" && first == at && number.len() < 3;
    (!goes_on && !may_be_label && !is_part && !has_commas && !has_point).then(|| {
        let part = passage.range(first, at);
        let text = &passage.text.notation()[part.clone()];
        (part, format!("{} {written}", &text[..text.len() - unit.len()]))
    })
}

/// The word that the number begins with whose last group is at a word: `12,500,000`, `3,2`.
fn first_group(passage: &Passage<'_>, at: usize) -> usize {
    /// No amount has more groups.
    const MOST: usize = 6;
    let digits = |at: usize| passage.word(at).bytes().all(|byte| byte.is_ascii_digit());
    let joined = |at: usize| at > 0 && matches!(passage.gap(at), "." | ",") && digits(at - 1);
    (0..MOST).fold(at, |first, _| if joined(first) { first - 1 } else { first })
}

/// An hour with the sign of minutes behind it, and the hour in words: `7h30'`.
fn with_mark_of_minutes(passage: &Passage<'_>, at: usize) -> Option<(Range<usize>, String)> {
    let (minutes, last) = dates::hour(passage, at)?;
    let mark = passage.after(last).chars().next().filter(|c| matches!(c, '\'' | '’' | '′'))?;
    let is_short = passage.small(at).contains(['h', 'g']);
    // `'họp lúc 7h30'` ends a quotation.
    let before = passage.text.notation().get(..passage.words[at].at.start).unwrap_or_default();
    let opening = if mark == '’' { '‘' } else { mark };
    let opens = |(at, _): (usize, &str)| !before[..at].ends_with(char::is_alphanumeric);
    let is_quoted = before.match_indices(opening).any(opens);
    let is_short = is_short && !is_quoted;
    let part = passage.words[at].at.start..passage.words[last].at.end + mark.len_utf8();
    is_short.then(|| (part, format!("{:02} giờ {:02} phút", minutes / 60, minutes % 60)))
}
