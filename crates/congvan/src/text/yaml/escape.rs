//! Backslashes in double quotes: a sign of YAML's that takes the letter behind it along. `"D:\tet"` is `D:`, a tab and `et`.

use crate::text::diagnostic::{Diagnostic, Message, Severity, Span};

/// Letters that make a character nobody sees; `n` and `r` end a line, which a text may have.
const UNSEEN: [char; 10] = ['0', 'a', 'b', 't', 'v', 'f', 'e', '_', 'L', 'P'];

/// What is said of the scalar in double quotes at `span`: each word of which a backslash takes letters (VB038). In JSON, which
/// programs write, only of paths.
pub(super) fn findings(text: &str, span: &Span) -> Vec<Diagnostic> {
    if !text[span.clone()].contains('\\') {
        return Vec::new();
    }
    let is_json = text.trim_start().starts_with('{');
    let mut found = Vec::new();
    let mut at = span.start;
    for piece in text[span.clone()].split_inclusive(char::is_whitespace) {
        let start = at;
        at += piece.len();
        let word = piece.trim().trim_matches('"');
        let start = start + piece.find(word).unwrap_or_default();
        let escapes = escapes(word);
        let is_unseen = |(_, letter): &(usize, char)| UNSEEN.contains(letter);
        let takes =
            |(_, letter): &(usize, char)| is_unseen(&(0, *letter)) || matches!(letter, 'n' | 'r' | 'N');
        // `Bên A:\nÔng B` is a line end behind a party's letter as well.
        let is_path = is_path(word);
        let is_lost = is_path && escapes.iter().any(|escape| is_unseen(escape) || escape.1 == 'N');
        let may_be_lost = is_path && !is_json && escapes.iter().any(takes);
        // Between two letters; `a\tb` may as well be a tab that a program wrote, and is asked about.
        let inside = |(at, letter): &(usize, char)| {
            *at > 0 && word[at + 1 + letter.len_utf8()..].starts_with(char::is_alphanumeric)
        };
        let is_asked = !is_json && escapes.iter().any(|escape| is_unseen(escape) && inside(escape));
        found.extend(
            joins_lines(&text[start..span.end], word).then(|| joined_words(start..start + word.len())),
        );
        if is_lost || may_be_lost || is_asked {
            let severity = if is_lost { Severity::Error } else { Severity::Warning };
            found.push(lost_letter(start..start + word.len(), severity));
        }
    }
    found
}

/// Whether a word, with which `text` begins, ends in a backslash that takes the end of its line along, and with it the space
/// before the next word.
fn joins_lines(text: &str, word: &str) -> bool {
    let backslashes = word.bytes().rev().take_while(|byte| *byte == b'\\').count();
    let behind = text[word.len()..].strip_prefix('\r').unwrap_or(&text[word.len()..]);
    let next = behind.strip_prefix('\n').map(|line| line.trim_start_matches([' ', '\t']));
    // `\` before the next word says that its space stays.
    let is_word = next.is_some_and(|next| !next.starts_with(['\\', '"', '\r', '\n']));
    backslashes % 2 == 1 && word.len() > backslashes && is_word
}

/// The backslashes of a word, each with the letter behind it.
fn escapes(word: &str) -> Vec<(usize, char)> {
    let mut found = Vec::new();
    let mut letters = word.char_indices();
    while let Some((at, c)) = letters.next() {
        if c == '\\'
            && let Some((_, letter)) = letters.next()
        {
            found.push((at, letter));
        }
    }
    found
}

/// Whether a word is where a file stands: `D:\tet`, `\\may1\tailieu`.
fn is_path(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '“', '[']);
    let mut letters = word.chars();
    let drive =
        letters.next().is_some_and(|c| c.is_ascii_alphabetic()) && letters.as_str().starts_with(":\\");
    let host =
        word.strip_prefix("\\\\").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()));
    drive || host
}

fn lost_letter(word: Span, severity: Severity) -> Diagnostic {
    let message = Message::new(
        "trong dấu nháy kép, `\\` lấy mất chữ đứng sau nó",
        "in double quotes, `\\` takes away the letter behind it",
    );
    let help = Message::new(
        "ghi trong dấu nháy đơn `'…'`, hoặc ghi `\\\\` cho mỗi dấu `\\`",
        "write it in single quotes `'…'`, or `\\\\` for each `\\`",
    );
    Diagnostic::new(severity, "VB038", word, message).help(help)
}

fn joined_words(word: Span) -> Diagnostic {
    let message = Message::new(
        "`\\` ở cuối dòng nối liền chữ này với chữ đầu dòng dưới, không còn dấu cách",
        "`\\` at the end of a line joins this word to the first of the next line, without a space",
    );
    let help = Message::new(
        "bỏ dấu `\\`: xuống dòng trong dấu nháy tự thành một dấu cách; hoặc viết cả câu xuống dòng sau `>-`",
        "delete the `\\`: a line that ends in quotes becomes a space; or write the sentence below `>-`",
    );
    Diagnostic::error("VB038", word, message).help(help)
}
