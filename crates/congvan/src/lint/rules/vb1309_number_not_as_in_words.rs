use std::ops::Range;

use crate::lint::passage::Passage;
use crate::lint::spelt_numbers::{is_of_number, rank, read};
use crate::lint::words::is_digits;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1309",
    name: "number-not-as-in-words",
    severities: &[Severity::Warning],
    clause: crate::lint::clauses::PRACTICE,
    page: include_str!("vb1309_number_not_as_in_words.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        for at in 0..passage.words.len() {
            let Some((figures, last)) = figures(passage, at) else { continue };
            let Some((part, words)) = in_words(passage, last) else { continue };
            if figures == words {
                continue;
            }
            let shown = with_points(words);
            let message = Message::new(
                format!("số bằng chữ là {shown}, khác số bằng chữ số đứng trước"),
                format!("the words say {shown}, the figures before them another number"),
            );
            let help = Message::new("xem lại cả hai", "look at both");
            report(draft.finding(Severity::Warning, RULE.code, passage.text, part, message).help(help));
        }
    }
}

/// The number in figures that begins at a word, with `nghìn`, `triệu`, `tỷ` behind it, and its last word: `1.250.000`, `1,5 tỷ`.
fn figures(passage: &Passage<'_>, at: usize) -> Option<(u64, usize)> {
    let starts = at == 0 || passage.gap(at).ends_with([' ', '(']);
    if !starts || !is_digits(passage.word(at)) {
        return None;
    }
    let mut digits = passage.word(at).to_owned();
    let mut last = at;
    while passage.gap(last + 1) == "." && is_digits(passage.word(last + 1)) {
        last += 1;
        let group = passage.word(last);
        digits.push_str(group);
        if group.len() != 3 {
            return None;
        }
    }
    let mut decimals = 0;
    if passage.gap(last + 1) == "," && is_digits(passage.word(last + 1)) {
        last += 1;
        digits.push_str(passage.word(last));
        decimals = u32::try_from(passage.word(last).len()).ok()?;
    }
    let mut number: u64 = digits.parse().ok()?;
    while let Some(rank) = rank(passage.small(last + 1)).filter(|_| passage.gap(last + 1) == " ") {
        number = number.checked_mul(rank)?;
        last += 1;
    }
    let parts = 10_u64.checked_pow(decimals)?;
    number.is_multiple_of(parts).then_some((number / parts, last))
}

/// The number in words that stands behind one in figures and what that counts, and the bytes of the words:
/// `đồng (một triệu đồng)`, `đồng (Bằng chữ: Một triệu đồng)`.
fn in_words(passage: &Passage<'_>, last: usize) -> Option<(Range<usize>, u64)> {
    static LEADS: Words = Words::from_list("number-not-as-in-words: leads");
    static ENDS: Words = Words::from_list("number-not-as-in-words: ends");
    /// What is counted has no more words.
    const MOST: usize = 3;
    let opens = |at: usize| matches!(passage.gap(at), " (" | "(" | " ( ");
    let first = (last + 1..=last + 1 + MOST).find(|at| opens(*at))?;
    if (last + 1..first).any(|at| passage.gap(at) != " ") {
        return None;
    }
    let lead = LEADS.iter().find_map(|lead| {
        let words: Vec<&str> = lead.split(' ').collect();
        passage.says(first, &words).then_some(words.len())
    });
    let first = first + lead.unwrap_or(0);
    let closes = |at: &usize| passage.after(*at).contains([')', '(']);
    let end = (first..passage.words.len()).find(closes)?;
    let counted = |at: usize| (last + 1..first).any(|of| passage.small(of) == passage.small(at));
    let is_end = |at: &usize| ENDS.contains(&passage.small(*at)) || counted(*at);
    let behind = (first..=end).rev().take_while(|at| is_end(at) && !is_of_number(passage.small(*at))).count();
    let to = (end + 1).checked_sub(behind + 1).filter(|to| *to >= first)?;
    if (first + 1..=to).any(|at| !matches!(passage.gap(at), " " | ", ")) {
        return None;
    }
    let words: Vec<&str> = (first..=to).map(|at| passage.small(at)).collect();
    read(&words).map(|number| (passage.range(first, to), number))
}

fn with_points(number: u64) -> String {
    let digits = number.to_string();
    let first = (digits.len() - 1) % 3 + 1;
    let mut groups = vec![&digits[..first]];
    groups.extend((first..digits.len()).step_by(3).map(|at| &digits[at..at + 3]));
    groups.join(".")
}
