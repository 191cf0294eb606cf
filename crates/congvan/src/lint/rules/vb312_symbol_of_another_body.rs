use crate::lint::bodies::BODIES;
use crate::lint::symbols::{initials, letters_of_another};
use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

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
        .or_else(|| of_a_committee(symbol.notation(), &names))
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

/// The letters of a People's Committee in the symbol of a body that is none: of a sở, a phòng, a school.
fn of_a_committee<'a>(symbol: &'a str, issuers: &[&str]) -> Option<(&'a str, String)> {
    static OTHERS: Words = Words::from_list("symbol-of-another-body: other bodies");
    let is_other = |issuer: &&str| {
        let issuer = small(issuer);
        OTHERS.iter().any(|kind| issuer.starts_with(kind)) && !is_committee(&issuer)
    };
    let groups = symbol.split(['-', '–', '/']).map(str::trim);
    let letters = groups.into_iter().find(|group| *group == "UBND")?;
    (!issuers.is_empty() && issuers.iter().all(is_other)).then(|| (letters, " (Ủy ban nhân dân)".to_owned()))
}

/// Whether the name in small letters is that of a People's Committee, or has one in it.
fn is_committee(issuer: &str) -> bool {
    issuer.contains("ủy ban nhân dân") || issuer.contains("ubnd")
}

/// The letters of a department in the symbol of another one or of a People's Committee, and whose they are.
fn of_another_department<'a>(symbol: &'a str, issuers: &[&str]) -> Option<(&'a str, String)> {
    const KIND: &str = "Sở ";
    // What letters a department has that no table knows is not known either.
    let known = |issuer: &&str| {
        let department = issuer.starts_with(KIND) && BODIES.iter().any(|body| issuer.starts_with(body.name));
        department || small(issuer).starts_with("ủy ban nhân dân")
    };
    if issuers.is_empty() || !issuers.iter().all(known) {
        return None;
    }
    let committee = issuers.iter().any(|name| is_committee(&small(name))).then(|| "UBND".to_owned());
    let own: Vec<String> = issuers.iter().map(|name| initials(name)).chain(committee).collect();
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
