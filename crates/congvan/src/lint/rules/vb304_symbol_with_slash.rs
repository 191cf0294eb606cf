use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB304",
    name: "symbol-with-slash",
    severities: &[Severity::Error],
    clause: "PL I, mục II.3",
    page: include_str!("vb304_symbol_with_slash.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let symbol = &directive.number.symbol;
    let Some((before, behind)) = symbol.notation().rsplit_once('/') else { return };
    if before.contains(char::is_alphabetic)
        && behind.len() == 4
        && behind.bytes().all(|byte| byte.is_ascii_digit())
    {
        let right = before.rsplit('/').next().unwrap_or(before);
        let message = Message::new("ký hiệu không có năm ban hành", "a symbol has no year of issue");
        let help = Message::new(format!("ghi `{right}`"), format!("write `{right}`"));
        report(Diagnostic::error(RULE.code, symbol.span.clone(), message).help(help));
        return;
    }
    let number = before.bytes().all(|byte| byte.is_ascii_digit());
    let (right, vi, en) = match number {
        true => (behind.to_owned(), "; số ghi ở `value`", "; the number goes to `value`"),
        false => {
            // That of a công văn has no `CV`.
            let is_own = |group: &&str| directive.kind.code != "CV" || *group != "CV";
            let groups: Vec<&str> = symbol.notation().split('/').filter(is_own).collect();
            (groups.join("-"), "", "")
        }
    };
    report(
        Diagnostic::error(
            RULE.code,
            symbol.span.clone(),
            Message::new(
                "dấu gạch chéo đứng giữa số và ký hiệu, không đứng trong ký hiệu",
                "the slash stands between number and symbol, not inside the symbol",
            ),
        )
        .help(Message::new(format!("ghi `{right}`{vi}"), format!("write `{right}`{en}"))),
    );
}
