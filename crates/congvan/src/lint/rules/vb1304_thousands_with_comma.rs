use std::ops::RangeInclusive;

use crate::lint::figures;
use crate::lint::passage::Passage;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1304",
    name: "thousands-with-comma",
    severities: &[Severity::Warning],
    clause: "NĐ 86/2012/NĐ-CP",
    page: include_str!("vb1304_thousands_with_comma.md"),
    can_tell: always,
    check,
};

static MONEY: Words = Words::from_list("number-ill-grouped: money");

/// What is counted and has no parts.
static WHOLE: Words = Words::from_list("thousands-with-comma: without parts");

/// Whether a word is the last three digits of an amount and the sign of money: `000đ`.
fn is_glued(word: &str) -> bool {
    word.strip_suffix('đ')
        .is_some_and(|digits| digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether the number at a word is of an average, which has parts of people too: `bình quân 3,125 người`.
fn is_average(passage: &Passage<'_>, at: usize) -> bool {
    static AVERAGES: Words = Words::from_list("thousands-with-comma: averages");
    /// `mật độ dân số trung bình của xã là …`
    const FARTHEST: usize = 8;
    let near = at.saturating_sub(FARTHEST)..at;
    near.into_iter().any(|from| AVERAGES.iter().any(|words| passage.says_text(from, words)))
}

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        let mut at = 0;
        while at < passage.words.len() {
            let number = Grouped::at(passage, at);
            if let Some(number) = &number {
                // `2.103,115 đồng`: what has stops between its thousands has decimals behind its comma.
                let has_stops = at > 0 && passage.gap(at) == "." && is_group(passage, at - 1, 1..=3);
                let found = if has_stops { None } else { number.fault(draft, passage) };
                found.into_iter().for_each(&mut *report);
            }
            at = number.map_or(at, |number| number.last) + 1;
        }
    }
}

/// Whether a word is digits, so many of them.
fn is_group(passage: &Passage<'_>, at: usize, lengths: RangeInclusive<usize>) -> bool {
    let word = passage.word(at);
    lengths.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number whose groups of three digits stand behind commas, from its first word to its last.
struct Grouped {
    first: usize,
    last: usize,
    /// `12,500,000đ`
    is_glued: bool,
}

impl Grouped {
    fn at(passage: &Passage<'_>, first: usize) -> Option<Self> {
        let mut last = first;
        while is_group(passage, last, 1..=3)
            && passage.gap(last + 1) == ","
            && is_group(passage, last + 1, 3..=3)
        {
            last += 1;
        }
        let is_glued = is_group(passage, first, 1..=3)
            && passage.gap(last + 1) == ","
            && is_glued(passage.small(last + 1));
        last += usize::from(is_glued);
        (last > first).then_some(Self { first, last, is_glued })
    }

    /// What is to be said of it, where it is no decimal number and no list.
    fn fault(&self, draft: &Draft<'_>, passage: &Passage<'_>) -> Option<Diagnostic> {
        if let Some(decimals) = self.decimals_behind_point(passage) {
            let part = passage.range(self.first, self.last + 1);
            let whole = passage.range(self.first, self.last);
            let thousands = passage.text.notation()[whole].replace(',', ".");
            let right = format!("{thousands},{decimals}");
            let message = Message::new(
                "hàng nghìn tách bằng dấu chấm, phần thập phân sau dấu phẩy",
                "thousands are parted by stops, decimals follow a comma",
            );
            return Some(draft.instead(Severity::Warning, RULE.code, passage.text, part, &right, message));
        }
        // One comma may be a decimal one; of people and houses there are no parts.
        let may_be_decimal = self.last == self.first + 1;
        let is_amount = || self.is_of_whole(passage) && passage.word(self.first) != "0";
        if figures::names(passage, self.first) || may_be_decimal && !is_amount() {
            return None;
        }
        // `các tờ 100,200,500 đồng` may be a list; no number of one begins with a zero.
        let is_one = (self.first + 1..=self.last).any(|group| passage.word(group).starts_with('0'));
        let part = passage.range(self.first, self.last);
        let right = passage.text.notation()[part.clone()].replace(',', ".").replace('đ', " đồng");
        let message = Message::new(
            "hàng nghìn tách bằng dấu chấm, dấu phẩy là của phần thập phân",
            "thousands are parted by stops, the comma is for decimals",
        );
        let text = passage.text;
        Some(match may_be_decimal || !is_one {
            // `984,125 đồng` may be less than a thousand: a person must say.
            true => draft.instead(Severity::Warning, RULE.code, text, part, &right, message),
            false => draft.safely(Severity::Warning, RULE.code, text, part, &right, message),
        })
    }

    /// `1,234.5`
    fn decimals_behind_point<'p>(&self, passage: &'p Passage<'_>) -> Option<&'p str> {
        let decimals = passage.word(self.last + 1);
        let are_digits = !decimals.is_empty() && decimals.bytes().all(|byte| byte.is_ascii_digit());
        (passage.gap(self.last + 1) == "." && are_digits).then_some(decimals)
    }

    /// Whether what it counts has no parts: money, people, houses.
    fn is_of_whole(&self, passage: &Passage<'_>) -> bool {
        let is_spaced = passage.after(self.last) == " ";
        let counted = |of: &Words| figures::counts(passage, self.last + 1, of) && is_spaced;
        let says = |words: &str| passage.says_text(self.last + 1, words);
        let is_whole = counted(&WHOLE) || is_spaced && WHOLE.iter().any(|of| says(of));
        let whole =
            is_whole && !passage.after(self.last + 1).starts_with('/') && !is_average(passage, self.first);
        self.is_glued || counted(&MONEY) || whole
    }
}
