use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1208",
    name: "space-before-mark",
    severities: &[Severity::Warning],
    clause: "thông lệ",
    page: include_str!("vb1208_space_before_mark.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    // The end of a contact's sentence stands behind a space.
    for tail in draft.directive.contacts.iter().filter_map(|contact| contact.tail.as_ref()) {
        let right = tail.notation().trim_start_matches([',', ';', '.', ':', ' ']);
        // Marks alone end the document, and are told elsewhere.
        if right.len() < tail.notation().len() && right.contains(char::is_alphanumeric) {
            let message = Message::new(
                "lời kết đứng sau một dấu cách, không mở đầu bằng dấu câu",
                "the end of the sentence stands behind a space and begins with no mark",
            );
            let part = 0..tail.notation().len();
            report(draft.safely(Severity::Warning, RULE.code, tail, part, right, message));
        }
    }
    for passage in &draft.passages {
        let text = passage.text.notation();
        // Straight marks of quotation up to where the text was read.
        let (mut quotes, mut read) = (0, 0);
        for (at, _) in text.match_indices(' ') {
            quotes += text[read..at].matches('"').count();
            read = at;
            let mut next = text[at + 1..].chars();
            let Some(mark) =
                next.next().filter(|c| matches!(c, ',' | ';' | '.' | ':' | '?' | '!' | ')' | ']'))
            else {
                continue;
            };
            let before = text[..at].chars().next_back();
            let word = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | ']' | '”' | '%'))
                || before == Some('"') && quotes % 2 == 0;
            let after = next.next();
            // `Tài chính ,báo cáo`
            let ends = after.is_none_or(|c| c == ' ' || c == '*' || matches!(c, '”' | ')' | ']'))
                || matches!(mark, ',' | ';') && after.is_some_and(char::is_alphanumeric)
                || matches!(mark, ')' | ']')
                    && after.is_some_and(|c| c.is_alphabetic() || matches!(c, ',' | ';' | '.'))
                || mark == '.' && sentence(&text[at + 2..]);
            let ratio = mark == ':' && before.is_some_and(|c| c.is_ascii_digit());
            if word && ends && !ratio {
                let message = Message::new(
                    format!("trước dấu `{mark}` không có dấu cách"),
                    format!("no space stands before `{mark}`"),
                );
                let part = at..at + 2;
                let glued = after.is_some_and(char::is_alphabetic);
                let right = if glued { format!("{mark} ") } else { mark.to_string() };
                report(draft.safely(Severity::Warning, RULE.code, passage.text, part, &right, message));
            }
        }
    }
}

/// Whether a sentence begins: `Thu gom rác .Báo cáo`, not `nền tảng .NET`.
fn sentence(behind: &str) -> bool {
    let mut letters = behind.chars();
    let (first, second) = (letters.next(), letters.next());
    first.is_some_and(char::is_uppercase)
        && second.is_some_and(char::is_lowercase)
        && !behind.starts_with("Net")
}
