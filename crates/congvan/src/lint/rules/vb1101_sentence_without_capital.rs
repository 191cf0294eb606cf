use crate::lint::passage::{Part, Passage};
use crate::lint::words::capital;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::Text;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1101",
    name: "sentence-without-capital",
    severities: &[Severity::Error],
    clause: "PL II, mục I",
    page: include_str!("vb1101_sentence_without_capital.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        let basis = passage.basis.and_then(|basis| basis.text.as_ref());
        let whole = basis.is_some_and(|text| std::ptr::eq(text, passage.text));
        let line = passage.part == Part::Line;
        if !whole && !line && !matches!(passage.part, Part::Paragraph | Part::Heading) {
            continue;
        }
        for at in 0..passage.words.len() {
            let word = passage.word(at);
            let starts = if at == 0 { starts(passage) } else { stops(passage, at) };
            // `a. Rà soát …` has a label that VB602 tells.
            let label = at == 0 && word.chars().count() == 1 && passage.after(0).starts_with(['.', ')']);
            if label || !starts || (line && at > 0) || !word.chars().all(char::is_lowercase) {
                continue;
            }
            let part = passage.words[at].at.clone();
            let right = capital(word);
            let message = Message::new(
                "đầu dòng và sau dấu chấm, dấu hỏi, dấu chấm than phải viết hoa",
                "a capital stands at the start of a line and after a stop",
            );
            let (code, text) = (RULE.code, passage.text);
            // Inside a line, the stop may be the mistake.
            report(match at {
                0 if !(line && is_behind_comma(draft, text)) => {
                    draft.safely(Severity::Error, code, text, part, &right, message)
                }
                _ => draft.instead(Severity::Error, code, text, part, &right, message),
            });
        }
    }
}

/// Whether a comma within brackets stands before a text, which may have been cut there: `[Các phòng, ban]`.
fn is_behind_comma(draft: &Draft<'_>, text: &Text) -> bool {
    let before = draft.source.and_then(|source| source.text().get(..text.span.start));
    before.is_some_and(|before| before.trim_end().ends_with(','))
}

/// Whether the first word opens the line: nothing but a mark of emphasis or a quote before it, no name with a capital
/// inside behind it.
fn starts(passage: &Passage<'_>) -> bool {
    let gap = passage.gap(0);
    gap.chars().all(|c| matches!(c, '*' | '“' | '"'))
        && (passage.after(0).is_empty() || passage.after(0).starts_with([' ', ',', ';', '.']))
}

/// Whether a sentence ends before the word.
fn stops(passage: &Passage<'_>, at: usize) -> bool {
    // A stop inside a quotation ends what is quoted: `… của địa phương.” được viết lại như sau`.
    if !matches!(passage.gap(at), ". " | "? " | "! ") {
        return false;
    }
    // `b)` is a label.
    !passage.after(at).starts_with(')') && !may_be_abbreviation(passage, at - 1)
}

/// Whether the stop behind the word may be that of an abbreviation, or of a number.
fn may_be_abbreviation(passage: &Passage<'_>, at: usize) -> bool {
    let word = passage.word(at);
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let dated = matches!(passage.gap(at), "/" | "-") || at > 0 && passage.small(at - 1) == "năm";
        return word.len() != 4 || !dated;
    }
    // A syllable has a vowel, and at most one capital; `đồng` has another short form.
    let vowel =
        |c: char| "aeiouyăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ".contains(c);
    let syllable = passage.small(at).chars().count() > 1
        && passage.small(at).chars().any(vowel)
        && word.chars().skip(1).all(char::is_lowercase);
    !syllable && !matches!(word, "VNĐ" | "VND")
}
