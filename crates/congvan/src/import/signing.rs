//! Words of those who sign, each by itself: titles, bodies, names of persons.

use std::sync::OnceLock;

use crate::gazetteer::fold;
use crate::import::marks::{self, is_capitals};
use crate::import::words::{self, Form};
use crate::lexicon::{Lexicon, Term, fold_case};
use crate::text::csv::rows;
use crate::text::source::Source;
use crate::words::Words;

/// Titles with a capital, in small letters, without diacritics, and as their table writes them.
pub(super) fn titles() -> &'static [(String, String, String)] {
    static TITLES: OnceLock<Vec<(String, String, String)>> = OnceLock::new();
    TITLES.get_or_init(|| {
        let source = Source::new("titles", include_str!("../../data/lexicon/titles.csv"));
        let rows = rows(&source, "name,kind", &mut Vec::new());
        let names = rows.into_iter().filter_map(|row| row.cells.into_iter().next()).map(|cell| cell.value);
        let names = names.filter(|name| name.starts_with(char::is_uppercase));
        names.map(|name| (fold_case(&name), fold(&name), name)).collect()
    })
}

/// Every title, as its table writes it.
pub(super) fn title_names() -> impl Iterator<Item = &'static str> {
    titles().iter().map(|(.., name)| name.as_str())
}

/// Whether words in capitals are a title, whatever their tone marks.
pub(super) fn is_title(words: &str) -> bool {
    is_capitals(words) && words.len() < 80 && {
        let own = fold(words);
        titles().iter().any(|(_, letters, _)| *letters == own)
    }
}

/// Words that no name of a person or a body begins with.
pub(super) fn is_small_word(word: &str) -> bool {
    SMALL_WORDS.contains(&word.to_lowercase().as_str())
}

/// `CHỦ TỊCH`, `GIÁM ĐỐC`: titles in capitals.
pub(super) fn is_signing_title(words: &str) -> bool {
    is_capitals(words)
        && !words.ends_with([':', '.', ';'])
        && words.split_whitespace().count() < 12
        && opens_with_title(words)
}

/// Whether words open with a title of the lexicon.
pub(super) fn opens_with_title(words: &str) -> bool {
    let known = Lexicon::get().spots(words).iter().any(|spot| spot.start == 0 && spot.term == Term::Title)
        || is_title(words);
    known
        || words::opens(Form::SigningTitle, words).is_some()
            && words.starts_with(char::is_uppercase)
            && !is_family_name(words)
}

/// Whether the title that words open with is a family name: given names follow, each with a capital: `Phó Đức Chính`.
fn is_family_name(words: &str) -> bool {
    static NAMES: Words = Words::from_list("import: titles that are family names");
    let mut parts = words.split_whitespace();
    let first = parts.next().unwrap_or_default();
    let given: Vec<&str> = parts.collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    let is_known = |word: &str| {
        let spots = Lexicon::get().spots(word);
        spots.iter().any(|spot| matches!(spot.term, Term::Title | Term::Body(_) | Term::Kind(_)))
            || words::opens_any(&[Form::SigningTitle, Form::BodyHead], word)
    };
    let rest = words[first.len()..].trim_start();
    NAMES.contains(&first.to_lowercase().as_str())
        && !is_capitals(words)
        && (1..=3).contains(&given.len())
        && given.iter().all(capital)
        && !is_known(rest)
}

pub(super) fn is_capitals_title(words: &str) -> bool {
    opens_with_title(words) || marks::is_authority(words)
}

/// Whether a line in capitals names a body, whose head signs below it: `SỞ Y TẾ`.
pub(super) fn is_body(words: &str) -> bool {
    // `ĐOÀN VĂN A` is a person.
    let known = |words: &str| {
        let spots = crate::lexicon::Lexicon::get().spots(words);
        let is_body = |spot: &&crate::lexicon::Spot| {
            spot.start == 0
                && matches!(spot.term, crate::lexicon::Term::Body(_))
                && words[..spot.end].contains(' ')
        };
        spots.iter().any(|spot| is_body(&spot)) || words.split_whitespace().count() > 4
    };
    is_capitals(words)
        && words::opens(Form::BodyHead, words).is_some()
        && !is_capitals_title(words)
        && known(words)
}

/// Where the name of a person begins, behind ranks and degrees: `Đại tá, TS. Lê Văn T`.
pub(super) fn name_from(words: &str) -> usize {
    let mut from = 0;
    while let Some(end) = words::opens(Form::Rank, &words[from..]) {
        let behind = &words[from + end..];
        from = words.len() - behind.trim_start_matches(['.', ' ', ',']).len();
    }
    from
}

/// Whether a word is letters of other words, which no name has: `BHXH`.
fn is_abbreviation(word: &str) -> bool {
    let consonant =
        |c: char| fold(&c.to_string()).chars().all(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'));
    is_capitals(word) && word.chars().count() > 2 && word.chars().all(consonant)
}

/// Whether words are the name of a person, rank or degree before it.
pub(super) fn is_name(words: &str) -> bool {
    let name = &words[name_from(words)..];
    let parts: Vec<&str> = name.split_whitespace().collect();
    let capital = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '’' | '\'' | '-' | '.'))
    };
    // What goes on with the name of a body above.
    let goes_on = parts.first().is_some_and(|first| is_small_word(first));
    (2..=7).contains(&parts.len())
        && parts.iter().all(capital)
        && !parts.iter().any(|part| is_abbreviation(part))
        && !is_capitals_title(name)
        && !is_body(name)
        && !goes_on
}

/// Words that no name of a person or a body begins with.
static SMALL_WORDS: Words = Words::from_list("signing: small words");
