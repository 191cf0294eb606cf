use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Fix, Message, Severity, Span};
use unicode_normalization::{UnicodeNormalization, is_nfc};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1205",
    name: "text-not-composed",
    severities: &[Severity::Note],
    clause: "TCVN 6909:2001",
    page: include_str!("vb1205_text_not_composed.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let Some(source) = draft.source.filter(|_| !draft.clean()) else { return };
    let text = source.text();
    let mut found = Vec::new();
    let mut start = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let span = start..start + word.trim_end().len();
        start += word.len();
        let old = &text[span.clone()];
        if is_nfc(old) {
            continue;
        }
        found.push(span);
    }
    let of_one = |span: &Span, message: Message| {
        let right: String = text[span.clone()].nfc().collect();
        let help = Message::new(format!("gõ lại `{right}`"), format!("type `{right}` again"));
        let fix = Fix { span: span.clone(), replacement: right };
        Diagnostic::new(Severity::Note, RULE.code, span.clone(), message).help(help).fix(fix)
    };
    let message = |words: Message| {
        Message::new(
            format!("{} gõ bằng mã tổ hợp, không phải dựng sẵn", words.vi),
            format!("{} have their marks as separate code points, not composed ones", words.en),
        )
    };
    // A whole text in such letters has one cause and is mended as a whole.
    match found.as_slice() {
        [first, .., last] if found.len() > MOST => {
            let count = found.len();
            let words =
                Message::new(format!("{count} từ, từ đây trở đi,"), format!("{count} words, from here on,"));
            let all = first.start..last.end;
            let right: String = text[all.clone()].nfc().collect();
            let help = Message::new(
                "`congvan check --fix` thay hết; bộ gõ thì chọn bảng mã Unicode dựng sẵn",
                "`congvan check --fix` replaces them all; set the keyboard to composed Unicode",
            );
            let found = Diagnostic::new(Severity::Note, RULE.code, first.clone(), message(words)).help(help);
            report(found.fix(Fix { span: all, replacement: right }));
        }
        each => each.iter().for_each(|span| {
            report(of_one(span, message(Message::new("chữ có dấu", "letters"))));
        }),
    }
}

/// So many words are told one by one.
const MOST: usize = 5;
