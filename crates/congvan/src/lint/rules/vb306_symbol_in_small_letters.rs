use crate::lint::{Draft, Rule, always};
use crate::model::directive::types::TYPES;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB306",
    name: "symbol-in-small-letters",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.3",
    page: include_str!("vb306_symbol_in_small_letters.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let symbol = &draft.directive.number.symbol;
    // A typed `Số` is another rule's.
    if symbol.notation().starts_with("Số") {
        return;
    }
    let mut start = 0;
    for group in symbol.notation().split(['-', '/', '–']) {
        let at = start;
        start += group.len() + 1;
        // `GDTrH`: an office's own letters, as the decree's `TTr`, `QyĐ`.
        let letters: Vec<char> = group.trim().chars().collect();
        let own = letters.iter().filter(|c| c.is_uppercase()).count() > 2
            && letters.windows(2).all(|pair| !pair[0].is_lowercase() || pair[1].is_uppercase())
            && letters.last().is_some_and(|c| c.is_uppercase());
        let known = own || TYPES.iter().any(|kind| kind.code == group.trim()) || group.trim() == "TrS";
        if known
            || !group.chars().any(char::is_lowercase)
            || !symbol.notation().is_char_boundary(at + group.len())
        {
            continue;
        }
        let message =
            Message::new("chữ viết tắt trong ký hiệu viết hoa", "the abbreviations of a symbol are capitals");
        let right = group.to_uppercase();
        let part = at..at + group.len();
        report(draft.instead(Severity::Warning, RULE.code, symbol, part, &right, message));
    }
}
