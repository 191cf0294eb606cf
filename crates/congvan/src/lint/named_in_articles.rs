//! Persons named in an article of the document, as its own lines speak of them.

use crate::lint::passage::Passage;
use crate::lint::words::is_digits;

/// Whether the persons named in an article are spoken of, or what this document says there: `các ông, bà có tên tại Điều 1`,
/// `nêu tại Điều 1 chịu trách nhiệm`; behind it stands no other document.
pub(super) fn names_persons(passage: &Passage<'_>, at: usize) -> bool {
    let opens = |words: &[&str]| at.checked_sub(words.len()).is_some_and(|from| passage.says(from, words));
    // `Điều 12 và Điều 13 Luật Đầu tư công`, `Điều 12, Luật …`
    let mut last = at + 2;
    loop {
        let joined = matches!(passage.small(last), "và" | "đến");
        let next = last + usize::from(joined);
        let listed = joined || passage.gap(next).trim() == ",";
        if !listed || passage.small(next) != "điều" || !is_digits(passage.small(next + 1)) {
            break;
        }
        last = next + 2;
    }
    let behind = matches!(passage.gap(last), " " | ", ");
    let owned = passage.capital(last) && behind || passage.small(last) == "của";
    let said = opens(&["có", "tên", "tại"]) || opens(&["nêu", "tại"]) || opens(&["có", "tên", "ở"]);
    said && passage.gap(at) == " " && !owned
}
