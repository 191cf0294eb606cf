use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB310",
    name: "symbol-malformed",
    severities: &[Severity::Error],
    clause: "PL I, mục II.3",
    page: include_str!("vb310_symbol_malformed.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let symbols = [Some(&draft.directive.number), draft.directive.copy.as_ref().map(|copy| &copy.number)];
    for symbol in symbols.into_iter().flatten().map(|number| &number.symbol) {
        // Blanks, spaces, strokes and en dashes have rules of their own.
        let value = symbol.notation();
        let other = |c: char| !c.is_alphanumeric() && !matches!(c, '-' | '–' | '&' | ' ' | '/');
        let hollow = value.split('-').any(|group| group.trim().is_empty());
        if let Some(year) = value.split(['-', '–']).map(str::trim).find(|group| is_year(group)) {
            let message = Message::new(
                format!("ký hiệu không có năm: `{year}`"),
                format!("a symbol has no year: `{year}`"),
            );
            let help = Message::new(
                "bỏ năm; ký hiệu chỉ gồm chữ viết tắt tên loại, tên cơ quan, đơn vị soạn thảo",
                "leave the year out; a symbol is the letters of type, body and drafting unit",
            );
            let start = value.find(year).unwrap_or(0);
            let part = start..start + year.len();
            report(draft.finding(Severity::Error, RULE.code, symbol, part, message).help(help));
            continue;
        }
        if value.is_empty() || value.contains("___") || !(hollow || value.contains(other)) {
            continue;
        }
        let message = Message::new(
            "ký hiệu chỉ gồm các nhóm chữ viết tắt nối bằng một dấu gạch nối",
            "a symbol is groups of letters with one hyphen between them",
        );
        let help = Message::new("xem lại các nhóm và dấu gạch nối", "look at the groups and hyphens");
        let part = 0..value.len();
        report(draft.finding(Severity::Error, RULE.code, symbol, part, message).help(help));
    }
}

/// Whether a group of a symbol is a year of our days.
fn is_year(group: &str) -> bool {
    group.len() == 4 && group.parse().is_ok_and(|year: u16| (1945..=2199).contains(&year))
}
