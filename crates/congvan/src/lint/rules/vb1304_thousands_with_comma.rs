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
            let digits = |at: usize, lengths: std::ops::RangeInclusive<usize>| {
                let word = passage.word(at);
                lengths.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
            };
            let mut last = at;
            while digits(at, 1..=3) && passage.gap(last + 1) == "," && digits(last + 1, 3..=3) {
                last += 1;
            }
            // `12,500,000đ`
            let glued =
                digits(at, 1..=3) && passage.gap(last + 1) == "," && is_glued(passage.small(last + 1));
            last += usize::from(glued);
            // One comma may be a decimal one; of people and houses there are no parts.
            let counted = |of: &Words| figures::counts(passage, last + 1, of) && passage.after(last) == " ";
            if last == at {
                at += 1;
                continue;
            }
            let says = |words: &str| passage.says_text(last + 1, words);
            let is_whole = counted(&WHOLE) || passage.after(last) == " " && WHOLE.iter().any(|of| says(of));
            let whole = is_whole && !passage.after(last + 1).starts_with('/') && !is_average(passage, at);
            let money = glued || counted(&MONEY) || whole;
            // `2.103,115 đồng`: what has stops between its thousands has decimals behind its comma.
            let has_stops = at > 0 && passage.gap(at) == "." && digits(at - 1, 1..=3);
            let may_be_decimal = last == at + 1;
            // `các tờ 100,200,500 đồng` may be a list; no number of one begins with a zero.
            let is_one = (at + 1..=last).any(|group| passage.word(group).starts_with('0'));
            // `1,234.5`
            let decimals = passage.word(last + 1);
            let english = passage.gap(last + 1) == "."
                && !decimals.is_empty()
                && decimals.bytes().all(|byte| byte.is_ascii_digit());
            if english && !has_stops {
                let part = passage.range(at, last + 1);
                let whole = passage.range(at, last);
                let thousands = passage.text.notation()[whole].replace(',', ".");
                let right = format!("{thousands},{decimals}");
                let message = Message::new(
                    "hàng nghìn tách bằng dấu chấm, phần thập phân sau dấu phẩy",
                    "thousands are parted by stops, decimals follow a comma",
                );
                report(draft.instead(Severity::Warning, RULE.code, passage.text, part, &right, message));
            } else if !has_stops
                && !figures::names(passage, at)
                && (!may_be_decimal || money && passage.word(at) != "0")
            {
                let part = passage.range(at, last);
                let right = passage.text.notation()[part.clone()].replace(',', ".").replace('đ', " đồng");
                let message = Message::new(
                    "hàng nghìn tách bằng dấu chấm, dấu phẩy là của phần thập phân",
                    "thousands are parted by stops, the comma is for decimals",
                );
                let text = passage.text;
                report(match may_be_decimal || !is_one {
                    // `984,125 đồng` may be less than a thousand: a person must say.
                    true => draft.instead(Severity::Warning, RULE.code, text, part, &right, message),
                    false => draft.safely(Severity::Warning, RULE.code, text, part, &right, message),
                });
            }
            at = last + 1;
        }
    }
}
