//! Numbers in running text: those that count something, and those that name it.

use crate::lint::passage::Passage;
use crate::words::Words;

/// Whether the number at a word names something rather than counting it: `tài khoản 8400201000001`, `mã số thuế 4900123456`.
pub(super) fn names(passage: &Passage<'_>, at: usize) -> bool {
    static NAMED: Words = Words::from_list("figures: named by a number");
    /// `số tài khoản tiền gửi …`
    const FARTHEST: usize = 4;
    let joined = |next: usize| matches!(passage.gap(next), " " | ": " | ":");
    let befores = (1..=FARTHEST).map_while(|back| at.checked_sub(back).filter(|from| joined(from + 1)));
    befores.into_iter().any(|from| NAMED.iter().any(|words| passage.says_text(from, words)))
}

/// Whether a word is one of these that are counted, and opens no other word: `5000 đồng`, not `đồng thời`.
pub(super) fn counts(passage: &Passage<'_>, at: usize, counted: &Words) -> bool {
    static OTHERS: Words = Words::from_list("figures: words that open like what is counted");
    let opens_other = |words: &&str| passage.says_text(at, words);
    counted.contains(&passage.small(at)) && !OTHERS.iter().any(opens_other)
}
