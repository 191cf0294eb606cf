use crate::lint::bodies::BODIES;
use crate::lint::symbols::{initials, letters_of_another};
use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB312",
    name: "symbol-of-another-body",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.3",
    page: include_str!("vb312_symbol_of_another_body.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let symbol = &directive.number.symbol;
    let names: Vec<&str> = directive.issuers().map(|issuer| issuer.name.notation()).collect();
    let together = small(&names.join(" "));
    let other = letters_of_another(symbol.notation(), &together)
        .map(|letters| (letters, String::new()))
        .or_else(|| of_another_department(symbol.notation(), &names));
    let Some((letters, whose)) = other else { return };
    let issuer = names.first().copied().unwrap_or_default();
    let message = Message::new(
        format!("`{letters}` trong ký hiệu không phải của `{issuer}`{whose}"),
        format!("`{letters}` in the symbol is not of `{issuer}`{whose}"),
    );
    let help = Message::new(
        "ghi chữ viết tắt tên của chính cơ quan ban hành, hoặc sửa tên cơ quan",
        "write the letters of the issuer itself, or mend the issuer",
    );
    let start = symbol.notation().find(letters).unwrap_or(0);
    let part = start..start + letters.len();
    report(draft.finding(Severity::Warning, RULE.code, symbol, part, message).help(help));
}

/// The letters of a department in the symbol of another one, and whose they are.
fn of_another_department<'a>(symbol: &'a str, issuers: &[&str]) -> Option<(&'a str, String)> {
    const KIND: &str = "Sở ";
    // What letters a department has that no table knows is not known either.
    let known =
        |issuer: &&str| issuer.starts_with(KIND) && BODIES.iter().any(|body| issuer.starts_with(body.name));
    if issuers.is_empty() || !issuers.iter().all(known) {
        return None;
    }
    let own: Vec<String> = issuers.iter().map(|name| initials(name)).collect();
    let groups = || symbol.split(['-', '–', '/']).map(str::trim);
    if groups().any(|group| own.contains(&group.replace('&', ""))) {
        return None;
    }
    groups().find_map(|group| {
        let named = BODIES.iter().map(|body| body.name).filter(|name| name.starts_with(KIND));
        let mut known = named.filter(|name| initials(name) == group.replace('&', ""));
        known.next().map(|name| (group, format!(" ({name})")))
    })
}
