//! Documents that are cited: by type and number, or by type and issuer.

use std::ops::Range;

use crate::lexicon::{BodyKind, Term, Word};
use crate::prose::tokens::Tokens;
use crate::prose::{Citation, bodies};

/// The citation whose type begins at a token, and the token behind it. `leads` where it stands in what comes before the
/// subject of its sentence, so that its title ends at the comma; `end` is the end of the clause.
pub(super) fn at(tokens: &Tokens<'_>, at: usize, end: usize, leads: bool) -> Option<(Citation, usize)> {
    let run = tokens.term(at, |term| term == Term::Document)?;
    let mut behind = run.end;
    let number = number(tokens, behind);
    let mut citation = Citation { kind: tokens.span(at..run.end), number: None, issuer: None, subject: None };
    match number {
        Some((from, to)) => {
            citation.number = Some(tokens.span(from..to));
            behind = date(tokens, to);
            behind = issuer(tokens, behind, &mut citation);
            if citation.issuer.is_some() {
                behind = date(tokens, behind);
            }
        }
        None => {
            if !tokens.starts_with_capital(at) {
                return None;
            }
            let of = issued_by(tokens, run.end, end)?;
            if of > run.end {
                citation.subject = Some(tokens.start(run.end));
            }
            behind = issuer(tokens, of, &mut citation);
            citation.issuer.as_ref()?;
            behind = date(tokens, behind);
        }
    }
    let opens = behind + usize::from(tokens.is_mark(behind, ','));
    if (tokens.word(opens, Word::Subject).is_some()
        || tokens.all.get(opens).is_some_and(|token| token.quoted))
        && (opens == behind || tokens.str(opens) == "về")
        && opens < end
    {
        citation.subject.get_or_insert(tokens.start(opens));
        behind = title_end(tokens, opens, end, leads);
    }
    Some((citation, behind.min(end)))
}

/// The number with its symbol: `số 12/QĐ-UBND`, `12/QĐ-UBND`.
fn number(tokens: &Tokens<'_>, at: usize) -> Option<(usize, usize)> {
    let said = matches!(tokens.str(at), "số" | "Số");
    let from = at + usize::from(said);
    let word = tokens.str(from);
    let digits = word.starts_with(|c: char| c.is_ascii_digit());
    let symbol = word.contains('/') || word.contains('-') && word.contains(char::is_uppercase);
    if digits && (said || symbol && word.contains(char::is_uppercase)) {
        // `12/UBND - VHTT`
        let spaced = matches!(tokens.all.get(from + 1).and_then(|token| token.mark), Some('-' | '–'))
            && tokens.str(from + 2).chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
            && tokens.is_word(from + 2);
        return Some((from, if spaced { from + 3 } else { from + 1 }));
    }
    // A blank number: `số ___/KH-UBND`
    (said && (word.starts_with(['_', '/', '…']) || word.starts_with('.'))).then_some((from, from + 1))
}

/// The token behind a date: `ngày 05/3/2027`, `ngày 05 tháng 3 năm 2027`.
fn date(tokens: &Tokens<'_>, at: usize) -> usize {
    let start = at + usize::from(tokens.is_mark(at, ',') && matches!(tokens.str(at + 1), "ngày" | "Ngày"));
    let mut next = start + usize::from(matches!(tokens.str(start), "ngày" | "Ngày"));
    if next == start || !tokens.str(next).starts_with(|c: char| c.is_ascii_digit() || c == '_') {
        return at;
    }
    next += 1;
    for word in ["tháng", "năm"] {
        if tokens.str(next) == word
            && tokens.str(next + 1).starts_with(|c: char| c.is_ascii_digit() || c == '_')
        {
            next += 2;
        }
    }
    next
}

/// Reads `của` and who issued the document.
fn issuer(tokens: &Tokens<'_>, at: usize, citation: &mut Citation) -> usize {
    if tokens.str(at) != "của" {
        return at;
    }
    match bodies::list_with(tokens, at + 1, false) {
        Some((list, end)) if list.iter().any(|body| issues(body.kind)) => {
            citation.issuer = Some(tokens.span(at + 1..end));
            end
        }
        _ => at,
    }
}

/// Whether bodies of a kind issue documents that others cite.
fn issues(kind: BodyKind) -> bool {
    use BodyKind as Kind;
    !matches!(
        kind,
        Kind::Everyone
            | Kind::Addressees
            | Kind::People
            | Kind::Local
            | Kind::Village
            | Kind::Enterprise
            | Kind::Locality
            | Kind::Subordinates
    )
}

/// The token of `của` behind which the issuer of a document without number stands.
fn issued_by(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 60;
    for place in at..end.min(at + LONGEST) {
        if tokens.str(place) == "của"
            && bodies::body(tokens, place + 1, false).is_some_and(|(body, _)| issues(body.kind))
        {
            return Some(place);
        }
        let stops = match tokens.all[place].mark {
            Some(',') => tokens.word(place + 1, Word::Pair).is_none(),
            Some(';' | ':' | '.' | '(' | ')') => !tokens.all[place].quoted,
            _ => false,
        };
        if stops {
            return None;
        }
    }
    None
}

/// Where a title ends that begins at a token.
fn title_end(tokens: &Tokens<'_>, at: usize, end: usize, leads: bool) -> usize {
    let mut place = at;
    while place < end {
        if !tokens.all[place].quoted {
            match tokens.all[place].mark {
                Some('(') => {
                    place = tokens
                        .closing(place)
                        .filter(|close| *close < end)
                        .map_or(place + 1, |close| close + 1);
                    continue;
                }
                Some(';' | ')' | ':') => return place,
                Some('.') if place + 1 == end => return place,
                Some(',') => {
                    let next = tokens.word(place + 1, Word::Joiner).unwrap_or(place + 1);
                    let cited = tokens.term(next, |term| term == Term::Document).is_some()
                        && number(
                            tokens,
                            tokens.term(next, |term| term == Term::Document).map_or(next, |run| run.end),
                        )
                        .is_some();
                    let goes_on = tokens.word(next, Word::Pair).is_some();
                    let acts =
                        bodies::list(tokens, next).is_some() || tokens.word(next, Word::Assign).is_some();
                    let verb = tokens.word(next, Word::Verb).is_some() && !goes_on;
                    if cited || leads && (acts || verb) {
                        return place;
                    }
                }
                None => {
                    // `… và Công văn số …`
                    if let Some(next) = tokens.word(place, Word::Joiner)
                        && let Some(run) = tokens.term(next, |term| term == Term::Document)
                        && number(tokens, run.end).is_some()
                        && !leads
                    {
                        return place;
                    }
                }
                _ => {}
            }
        }
        place += 1;
    }
    end
}

/// The tokens of a citation as bytes.
pub(super) fn span(tokens: &Tokens<'_>, at: usize, end: usize) -> Range<usize> {
    tokens.span(at..end)
}
