use crate::lint::symbols::TYPES;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::types::Head;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB301",
    name: "symbol-with-type",
    severities: &[Severity::Error, Severity::Warning],
    clause: "PL I, mục II.3",
    page: include_str!("vb301_symbol_with_type.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let symbol = &directive.number.symbol;
    let groups: Vec<&str> = symbol.notation().split(['-', '/']).map(str::trim).collect();
    if directive.kind.code == "CV" && groups.contains(&"CV") {
        let right: Vec<&str> = groups.iter().copied().filter(|group| *group != "CV").collect();
        let right = right.join("-");
        let message =
            Message::new("ký hiệu công văn không có chữ `CV`", "the symbol of a công văn has no `CV`");
        let part = 0..symbol.notation().len();
        report(draft.safely(Severity::Error, RULE.code, symbol, part, &right, message));
    }
    if let (Head::Dispatch, "CV", [first, _, ..]) = (directive.kind.head, directive.kind.code, &groups[..])
        && TYPES.contains(first)
        && !directive.issuers().any(|issuer| shortens(first, issuer.name.notation()))
    {
        let message = Message::new(
            format!("`{first}` là chữ viết tắt tên loại; ký hiệu công văn không có tên loại"),
            format!("`{first}` abbreviates a type; the symbol of a công văn has none"),
        );
        let help = Message::new(
            format!("bỏ `{first}-`, hoặc xem lại `type`"),
            format!("delete `{first}-`, or look at `type`"),
        );
        let part = 0..symbol.notation().len();
        report(draft.finding(Severity::Warning, RULE.code, symbol, part, message).help(help));
    }
}

/// Whether the letters are those that two or more words of the name begin with: `TTr` of `Thanh tra tỉnh`.
fn shortens(letters: &str, name: &str) -> bool {
    let mut left = letters;
    for (nth, word) in name.split(' ').enumerate() {
        let same = |(a, b): &(char, char)| a.to_lowercase().eq(b.to_lowercase());
        let taken: usize = left.chars().zip(word.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
        left = &left[taken..];
        if taken == 0 || left.is_empty() {
            return taken > 0 && nth > 0;
        }
    }
    false
}
