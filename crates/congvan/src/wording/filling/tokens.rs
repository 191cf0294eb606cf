//! The tags of a text and the words in them.

use std::ops::Range;

/// A tag.
pub(crate) struct Tag {
    /// Where its inside stands in the text.
    pub(crate) range: Range<usize>,
    /// Whether it says what to do rather than what to show.
    pub(crate) is_statement: bool,
    /// Whether its end is there; the engine reports it where it is not.
    pub(crate) is_closed: bool,
}

/// The tags of a text. Quotes within a tag may hold what looks like its end, comments what looks like a tag.
pub(crate) fn tags(text: &str) -> impl Iterator<Item = Tag> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        while let Some(open) = text[rest..].find('{').map(|at| rest + at) {
            let start = open + 2;
            let closing = match text[open..].get(..2) {
                Some("{{") => "}}",
                Some("{%") => "%}",
                Some("{#") => {
                    rest = text[start..].find("#}").map_or(text.len(), |at| start + at + 2);
                    continue;
                }
                _ => {
                    rest = open + 1;
                    continue;
                }
            };
            let end = end(&text[start..], closing).map(|at| start + at);
            rest = end.map_or(text.len(), |end| end + 2);
            let range = start..end.unwrap_or(text.len());
            return Some(Tag { range, is_statement: closing == "%}", is_closed: end.is_some() });
        }
        None
    })
}

/// Where the end of a tag stands, outside quotes.
fn end(text: &str, closing: &str) -> Option<usize> {
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match quote {
            Some(open) => quote = Some(open).filter(|open| *open != letter),
            None if text[at..].starts_with(closing) => return Some(at),
            None => quote = Some(letter).filter(|letter| ['"', '\'', '`'].contains(letter)),
        }
    }
    None
}

/// A piece of an expression.
#[derive(Debug, PartialEq)]
pub(crate) enum Token<'a> {
    /// A name with the dots in it, and where it begins.
    Path(&'a str, usize),
    /// A letter of Tera's grammar.
    Sign(char),
}

/// The pieces of the inside of a tag as a YAML source has it, where `''` in a quoted text is one quote.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    pieces(text, true)
}

/// The pieces of the inside of a tag as the engine gets it, where `''` holds nothing.
pub(super) fn plain_tokens(text: &str) -> Vec<Token<'_>> {
    pieces(text, false)
}

fn pieces(text: &str, may_double: bool) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' | '\'' | '`' => {
                let doubled = may_double && letter == '\'' && text[at + 1..].starts_with('\'');
                let from = at + if doubled { 2 } else { 1 };
                let close = if doubled { "''" } else { &text[at..at + 1] };
                let end = text[from..].find(close).map_or(text.len(), |end| from + end + close.len());
                while letters.next_if(|(next, _)| *next < end).is_some() {}
            }
            letter if letter.is_alphabetic() || letter == '_' => {
                let part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
                let mut end = at + letter.len_utf8();
                while let Some((next, c)) = letters.next_if(|(_, c)| part(*c)) {
                    end = next + c.len_utf8();
                }
                tokens.push(Token::Path(&text[at..end], at));
            }
            letter if letter.is_ascii_digit() => {
                while letters.next_if(|(_, c)| c.is_alphanumeric() || *c == '.').is_some() {}
            }
            letter if letter.is_whitespace() || letter == '\\' => {}
            letter => tokens.push(Token::Sign(letter)),
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_end_where_the_engine_ends_them() {
        let inner = |text: &str| tags(text).map(|tag| text[tag.range].to_owned()).collect::<Vec<_>>();
        assert_eq!(inner("a {{ b }}{% if c %} { d } {{ '}}' ~ e }}"), [" b ", " if c ", " '}}' ~ e "]);
        assert_eq!(inner("{# {{ #}{{ a }}"), [" a "]);
        assert_eq!(inner("{{ ''x'' }}{{ \"y\" }}{{ open"), [" ''x'' ", " \"y\" ", " open"]);
        assert!(tags("{{ open").all(|tag| !tag.is_closed));
    }

    #[test]
    fn quotes_hide_words_in_either_way_of_writing_them() {
        let words = |tokens: Vec<Token<'_>>| tokens.len();
        assert_eq!(words(tokens("''a'' ~ b")), 2);
        assert_eq!(words(plain_tokens("'' ~ b ~ ''")), 3);
    }
}
