//! End marks, in one place: what the author typed at the end of a sentence stays, and the form's mark comes only where
//! there is none. A name is no sentence; its mark is the list's.

use crate::text::inline::before_last_notes;
use crate::words::Words;

/// What may end a sentence. A typed one is never replaced.
const FULL: [char; 5] = ['.', ':', '?', '!', '…'];
/// What may close behind an end mark.
const CLOSERS: [char; 3] = ['*', '”', '"'];

/// The mark that the words end in, typed inside emphasis or quotes too, or inside brackets that are a sentence of
/// their own: `… (Chi tiết tại phụ lục.)`, not `(máy in, v.v.)`.
fn end_mark(notation: &str) -> Option<char> {
    let words = before_last_notes(notation).trim_end().trim_end_matches(CLOSERS);
    let words = bracketed_sentence(words).unwrap_or(words).trim_end_matches(CLOSERS);
    if words.ends_with("...") {
        return Some('…');
    }
    let last = words.chars().next_back()?;
    (FULL.contains(&last) || matches!(last, ';' | ',')).then_some(last)
}

/// Whether the words go on in what follows: `…; và`, `…, hoặc`.
fn goes_on(notation: &str) -> bool {
    let words = notation.trim_end();
    GOING_ON
        .iter()
        .any(|word| words.strip_suffix(word).is_some_and(|before| before.trim_end().ends_with([';', ','])))
}

/// What joins an item to the next one behind its mark.
static GOING_ON: Words = Words::from_list("ends: going on");

/// Whether the words say that something follows them and have no end mark: `… một số nội dung sau`.
pub(super) fn leads_on(notation: &str) -> bool {
    let words = notation.trim_end().to_lowercase();
    end_mark(notation).is_none() && LEADING_ON.iter().any(|last| words.ends_with(last))
}

/// How words end that lead on to items.
static LEADING_ON: Words = Words::from_list("ends: leading on");

/// The words up to a last bracket that closes a sentence in brackets.
fn bracketed_sentence(words: &str) -> Option<&str> {
    let inside = words.strip_suffix(')')?;
    let before = inside[..inside.rfind('(')?].trim_end();
    (before.is_empty() || before.ends_with(FULL)).then_some(inside)
}

/// Whether the words are a sentence that their author ended.
pub(super) fn is_ended(notation: &str) -> bool {
    end_mark(notation).is_some_and(|mark| FULL.contains(&mark))
}

/// A sentence: with `mark` where it has none.
pub(super) fn with_end_mark(notation: &str, mark: char) -> String {
    match end_mark(notation) {
        Some(_) => notation.to_owned(),
        None if goes_on(notation) => notation.to_owned(),
        None => format!("{notation}{mark}"),
    }
}

/// A sentence in a list that the form parts (`Căn cứ …;`): `;` and `,` give way to the list's mark, but a comma to no stop:
/// whoever wrote it meant to go on.
pub(super) fn with_list_mark(notation: &str, mark: char) -> String {
    let goes_on = mark == '.' && end_mark(notation) == Some(',');
    let stays = is_ended(notation) || is_ended_before_note(notation) || goes_on;
    if stays { notation.to_owned() } else { format!("{}{mark}", without_end(notation)) }
}

/// Whether a mark stands before a footnote, where no other takes its place.
fn is_ended_before_note(notation: &str) -> bool {
    before_last_notes(notation).len() < notation.len() && end_mark(notation).is_some()
}

/// A name in a list: a stop gives way too; a colon leads on and stays.
pub(super) fn listed_name(name: &str, mark: char) -> String {
    match end_mark(name) {
        Some(':') => name.to_owned(),
        _ => format!("{}{mark}", without_end(name)),
    }
}

/// Words that a phrase ended, with the mark of what it was filled with: `…: ` becomes `….` where a stop was typed.
pub(super) fn ended_as(words: &str, filled: &str) -> String {
    match end_mark(filled) {
        Some(mark @ ('.' | ':')) => format!("{}{mark}", without_end(words)),
        Some('?' | '!' | '…') => without_end(words).to_owned(),
        _ => words.to_owned(),
    }
}

/// The words that the end mark `./.` stands behind: it takes the place of one stop, semicolon or comma. Whoever wrote it
/// already gets it once; three stops keep two, which the mark makes three again; a slash of an address stays.
pub(super) fn before_end_mark(text: &str) -> &str {
    let words = text.trim_end();
    let unmarked = words.strip_suffix("./.").map(str::trim_end);
    let words = unmarked.unwrap_or(words);
    if unmarked.is_some() && words.ends_with("..") {
        return words;
    }
    words.strip_suffix(['.', ';', ',']).unwrap_or(words).trim_end()
}

/// A name or title without a final stop, semicolon, comma or colon.
pub(crate) fn without_end(text: &str) -> &str {
    let words = text.trim_end();
    // Three stops say that more could be named.
    if words.ends_with("...") && !words.ends_with("....") {
        return words.trim();
    }
    text.trim_end_matches(['.', ';', ',', ':', ' ']).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_stays() {
        for (typed, prose, item, name) in [
            ("Báo cáo", "Báo cáo.", "Báo cáo;", "Báo cáo;"),
            ("Báo cáo.", "Báo cáo.", "Báo cáo.", "Báo cáo;"),
            ("Báo cáo:", "Báo cáo:", "Báo cáo:", "Báo cáo:"),
            ("Báo cáo;", "Báo cáo;", "Báo cáo;", "Báo cáo;"),
            ("Báo cáo,", "Báo cáo,", "Báo cáo;", "Báo cáo;"),
            ("Báo cáo; và", "Báo cáo; và", "Báo cáo; và;", "Báo cáo; và;"),
            ("Báo cáo…", "Báo cáo…", "Báo cáo…", "Báo cáo…;"),
            ("Báo cáo...", "Báo cáo...", "Báo cáo...", "Báo cáo...;"),
            ("Báo cáo, v.v...", "Báo cáo, v.v...", "Báo cáo, v.v...", "Báo cáo, v.v...;"),
            ("A. (Báo cáo.)", "A. (Báo cáo.)", "A. (Báo cáo.)", "A. (Báo cáo.);"),
            ("Báo cáo (v.v.)", "Báo cáo (v.v.).", "Báo cáo (v.v.);", "Báo cáo (v.v.);"),
            ("Báo cáo^[a.]", "Báo cáo^[a.].", "Báo cáo^[a.];", "Báo cáo^[a.];"),
            ("Báo cáo.^[a]", "Báo cáo.^[a]", "Báo cáo.^[a]", "Báo cáo.^[a];"),
            ("Báo cáo;^[a]", "Báo cáo;^[a]", "Báo cáo;^[a]", "Báo cáo;^[a];"),
            ("**Báo cáo.**", "**Báo cáo.**", "**Báo cáo.**", "**Báo cáo.**;"),
        ] {
            assert_eq!(
                (&*with_end_mark(typed, '.'), &*with_list_mark(typed, ';'), &*listed_name(typed, ';')),
                (prose, item, name)
            );
        }
        for (typed, printed) in [
            ("Báo cáo", "Báo cáo./."),
            ("Báo cáo.", "Báo cáo./."),
            ("Báo cáo;", "Báo cáo./."),
            ("Báo cáo ./.", "Báo cáo./."),
            ("Báo cáo. ./.", "Báo cáo./."),
            ("Báo cáo, v.v...", "Báo cáo, v.v.../."),
            ("Báo cáo, v.v.../.", "Báo cáo, v.v.../."),
            ("Báo cáo:", "Báo cáo:./."),
            ("https://a.gov.vn/tin/.", "https://a.gov.vn/tin/./."),
            ("5 đồng/", "5 đồng/./."),
        ] {
            assert_eq!(format!("{}./.", before_end_mark(typed)), printed, "{typed}");
        }
        assert_eq!(
            (&*with_list_mark("Báo cáo,", '.'), &*with_list_mark("Báo cáo;", '.')),
            ("Báo cáo,", "Báo cáo.")
        );
        assert_eq!(ended_as("A yêu cầu B:", "B"), "A yêu cầu B:");
        assert_eq!(ended_as("A yêu cầu B:", "B."), "A yêu cầu B.");
        assert_eq!(ended_as("A yêu cầu B?:", "B?"), "A yêu cầu B?");
    }
}
