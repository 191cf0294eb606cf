use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1206",
    name: "legacy-font-letters",
    severities: &[Severity::Error],
    clause: "TCVN 6909:2001",
    page: include_str!("vb1206_legacy_font_letters.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        if is_legacy(passage.text.notation()) {
            let text = passage.text;
            let message = Message::new(
                "chữ gõ bằng phông cũ (TCVN3 `.VnTime`, VNI) chưa chuyển sang Unicode",
                "the text was typed in a legacy font (TCVN3 `.VnTime`, VNI) and not converted",
            );
            let help = Message::new(
                "chuyển mã sang Unicode dựng sẵn rồi chép lại",
                "convert it to Unicode and copy it again",
            );
            report(
                draft.found(Severity::Error, RULE.code, text, 0..text.notation().len(), message).help(help),
            );
        }
    }
}

/// Whether a text has several words in the letters of such a font. A single one may be a foreign name: `Müller`, `São Paulo`.
pub(super) fn is_legacy(text: &str) -> bool {
    text.split(' ').filter(|word| suspicious(word)).nth(1).is_some()
}

/// A word with a sign or a foreign letter among its letters.
fn suspicious(word: &str) -> bool {
    let sign = |c: char| matches!(c, '¡'..='©' | 'ª'..='¬' | '®' | '¶'..='¹' | '»'..='¾' | '×' | 'Þ' | 'ß' | 'ä' | 'æ' | 'ë' | 'î' | 'ï' | 'ñ' | 'ø' | 'þ' | 'µ');
    (word.contains(sign) && word.contains(|c: char| c.is_ascii_alphabetic())) || vni(word)
}

/// A word of VNI letters: a vowel and its mark side by side, as no Vietnamese word has them.
fn vni(word: &str) -> bool {
    let small = word.to_lowercase();
    let pairs = small.chars().zip(small.chars().skip(1));
    pairs.into_iter().any(|pair| {
        matches!(
            pair,
            ('a' | 'e' | 'o' | 'u' | 'y' | 'ô' | 'ö', 'ø' | 'ù' | 'û' | 'ï')
                | ('a' | 'e' | 'u' | 'y', 'õ')
                | ('a' | 'e' | 'o', 'â')
                | ('a', 'ê')
        )
    })
}
