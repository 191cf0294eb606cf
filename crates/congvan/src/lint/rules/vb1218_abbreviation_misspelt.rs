use crate::lint::{Draft, Rule, abbreviations, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1218",
    name: "abbreviation-misspelt",
    severities: &[Severity::Error],
    clause: "PL I, mục II.2",
    page: include_str!("vb1218_abbreviation_misspelt.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let message = |right: &str| {
        Message::new(
            format!("chữ viết tắt này chỉ khác `{right}` một chữ"),
            format!("these letters are one slip away from `{right}`"),
        )
    };
    for passage in &draft.passages {
        for (at, word) in passage.words.iter().enumerate() {
            // The numbers of cited documents have a rule of their own.
            let in_number = draft.in_number(passage, word.at.start);
            let Some(right) = abbreviations::correction(passage.word(at)).filter(|_| !in_number) else {
                continue;
            };
            let (code, part) = (RULE.code, word.at.clone());
            report(draft.instead(Severity::Error, code, passage.text, part, right, message(right)));
        }
    }
    let copy = draft.directive.copy.as_ref().map(|copy| &copy.number.symbol);
    for symbol in std::iter::once(&draft.directive.number.symbol).chain(copy) {
        let group =
            symbol.notation().split('-').find_map(|group| Some((group, abbreviations::correction(group)?)));
        let Some((group, right)) = group else { continue };
        let start = symbol.notation().find(group).unwrap_or(0);
        let part = start..start + group.len();
        report(draft.instead(Severity::Error, RULE.code, symbol, part, right, message(right)));
    }
}
