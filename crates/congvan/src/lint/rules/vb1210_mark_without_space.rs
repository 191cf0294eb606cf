use unicode_normalization::UnicodeNormalization;

use crate::lint::passage::{Part, Passage};
use crate::lint::words::is_digits;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1210",
    name: "mark-without-space",
    severities: &[Severity::Warning],
    clause: "thông lệ",
    page: include_str!("vb1210_mark_without_space.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        for at in 1..passage.words.len() {
            let Some((right, message)) = mark_with_space(passage, at) else { continue };
            let start = passage.words[at].gap;
            let part = start..start + 1;
            report(draft.safely(Severity::Warning, RULE.code, passage.text, part, &right, message));
        }
    }
}

/// The mark right before a word with the space that it lacks.
fn mark_with_space(passage: &Passage<'_>, at: usize) -> Option<(String, Message)> {
    let gap = passage.gap(at);
    if gap == ")" && lacks_space_behind(passage, at) {
        return Some((") ".to_owned(), Message::new("sau dấu `)` có một dấu cách", "a space follows `)`")));
    }
    // `&amp;` is no word.
    let is_code = gap == ";" && passage.gap(at - 1).ends_with('&');
    if is_code || !matches!(gap, "," | ";" | "(" | "." | ":" | "?" | "!") {
        return None;
    }
    let words = [passage.word(at - 1), passage.word(at)];
    if gap == "(" {
        let is_word = words[0].chars().all(char::is_lowercase) || named_before(words);
        let message = Message::new("trước dấu `(` có một dấu cách", "a space stands before `(`");
        return is_word.then(|| (" (".to_owned(), message));
    }
    parts_words(passage, at).then(|| {
        let message =
            Message::new(format!("sau dấu `{gap}` có một dấu cách"), format!("a space follows `{gap}`"));
        (format!("{gap} "), message)
    })
}

/// Whether a mark stands between words, and not within a number, a symbol or an abbreviation.
fn parts_words(passage: &Passage<'_>, at: usize) -> bool {
    let words = [passage.word(at - 1), passage.word(at)];
    let are_alphabetic = words.iter().all(|word| word.chars().all(char::is_alphabetic));
    // Groups of a symbol and lists of abbreviations stay as they are.
    let are_words = are_alphabetic && words.iter().all(|word| word.chars().any(char::is_lowercase));
    // `TP.Hồ Chí Minh`, `ThS.`, `P.Chi Lăng` and addresses stay; a sentence begins with a capital.
    if matches!(passage.gap(at), "." | ":" | "?" | "!") {
        let is_whole = words[0].chars().all(char::is_lowercase) && words[0].chars().count() > 1;
        return are_words && is_whole && passage.capital(at) && passage.gap(at + 1) != ".";
    }
    // `UBND,các phòng`, `AN NINH,TRẬT TỰ`; no abbreviation has a tone.
    let goes_on = words[1].chars().count() > 1 && words[1].chars().all(char::is_lowercase);
    // `Thôn 1,Thôn 2`
    let is_counted = is_digits(words[0]) && passage.capital(at) && goes_on_small(words[1]);
    // `ngày 05/01/2027,thứ Ba`
    let is_dated = is_digits(words[0]) && goes_on;
    are_words
        || is_counted
        || is_dated
        || passage.gap(at) == "," && parts_abbreviations(passage, at)
        || are_alphabetic && (goes_on || words.iter().all(|word| has_tone(word)))
}

/// Whether a comma parts two abbreviations of prose, and not groups of a symbol: `BHYT,BHXH`.
fn parts_abbreviations(passage: &Passage<'_>, at: usize) -> bool {
    let long = |word: &str| word.chars().count() > 2 && word.chars().all(char::is_uppercase);
    let before = at == 1 || passage.gap(at - 1).ends_with(' ') || passage.gap(at - 1) == ",";
    let behind = passage.after(at);
    let prose = matches!(passage.part, Part::Paragraph | Part::Phrase | Part::Subject);
    prose && long(passage.word(at - 1)) && long(passage.word(at)) && before && !behind.starts_with(['/', '-'])
}

/// Whether a name stands before a bracket and words in it: `Nguyễn Văn An(Bí thư)`, not `Fe(OH)`, `F(x)`.
fn named_before([name, inside]: [&str; 2]) -> bool {
    let capital = name.starts_with(char::is_uppercase) && goes_on_small(name);
    capital && goes_on_small(inside) && (has_tone(name) || has_tone(inside))
}

/// Whether a bracket right before a word is one that a space follows: `(nếu có)phối hợp`, not `a)nội dung`, `(các)đơn vị`.
fn lacks_space_behind(passage: &Passage<'_>, at: usize) -> bool {
    let word = passage.word(at);
    let goes_on = word.chars().count() > 1 && word.chars().all(char::is_lowercase);
    goes_on && closes_words(passage.text.notation(), passage.words[at].gap)
}

/// Whether a bracket closes at a byte that opened behind a space and holds more than a word.
fn closes_words(text: &str, at: usize) -> bool {
    let before = &text[..at];
    before.rfind('(').is_some_and(|open| {
        let inside = &before[open + 1..];
        let spaced = before[..open].ends_with(' ') || before[..open].ends_with(char::is_alphabetic);
        spaced && inside.contains(' ') && !inside.contains(')')
    })
}

/// Whether a word has a tone mark.
fn has_tone(word: &str) -> bool {
    word.nfd().any(|c| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'))
}

/// Whether a word has a small letter behind its first.
fn goes_on_small(word: &str) -> bool {
    word.chars().all(char::is_alphabetic) && word.chars().skip(1).any(char::is_lowercase)
}
