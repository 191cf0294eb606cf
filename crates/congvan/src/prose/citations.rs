//! Documents that are cited: by type and number, or by type and issuer.

use crate::lexicon::{BodyKind, Term, Word};
use crate::prose::head::begins_predicate;
use crate::prose::tokens::Tokens;
use crate::prose::{Body, Citation, bodies, names};
use crate::words::Words;

/// The citation whose type begins at a token, and the token behind it. `leads` where it stands in what comes before the
/// subject of its sentence, so that its title ends at the comma; `end` is the end of the clause.
pub(super) fn at(tokens: &Tokens<'_>, at: usize, end: usize, leads: bool) -> Option<(Citation, usize)> {
    let run = tokens.term(at, |term| term == Term::Document)?;
    let mut behind = run.end;
    let number = number(tokens, behind);
    let mut citation =
        Citation { kind: tokens.span(at..run.end), number: None, date: None, issuer: None, subject: None };
    match number {
        Some((from, to)) => {
            citation.number = Some(tokens.span(from..to));
            behind = read_date(tokens, to, &mut citation);
            behind = issuer(tokens, behind, leads, &mut citation);
            if citation.issuer.is_some() {
                behind = read_date(tokens, behind, &mut citation);
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
            behind = issuer(tokens, of, leads, &mut citation);
            citation.issuer.as_ref()?;
            behind = read_date(tokens, behind, &mut citation);
        }
    }
    // `Quyết định 15/QĐ-UBND (về dịch bệnh)`
    if tokens.is_mark(behind, '(')
        && tokens.word(behind + 1, Word::Subject).is_some()
        && let Some(close) = tokens.closing(behind).filter(|close| *close < end)
    {
        citation.subject.get_or_insert(tokens.start(behind + 1));
        return Some((citation, close + 1));
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

/// A law by its name, `Luật Đất đai năm 2024`, and the token behind it.
pub(super) fn law(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<(Citation, usize)> {
    let behind = tokens.word(at, Word::Law).filter(|_| tokens.starts_with_capital(at))?;
    let mut citation =
        Citation { kind: tokens.span(at..behind), number: None, date: None, issuer: None, subject: None };
    let mut next = behind;
    if let Some((from, to)) = number(tokens, next) {
        citation.number = Some(tokens.span(from..to));
        return Some((citation, to));
    }
    if !tokens.starts_with_capital(next) {
        return None;
    }
    citation.subject = Some(tokens.start(next));
    while next < end && law_goes_on(tokens, next) {
        next += 1;
    }
    if tokens.str(next) == "năm" && tokens.str(next + 1).starts_with(|c: char| c.is_ascii_digit()) {
        return Some((citation, next + 2));
    }
    if let Some((from, to)) = number(tokens, next) {
        citation.number = Some(tokens.span(from..to));
        next = to;
    }
    let next = read_date(tokens, next, &mut citation);
    Some((citation, next.min(end)))
}

/// Whether a token belongs to the name of a law.
fn law_goes_on(tokens: &Tokens<'_>, at: usize) -> bool {
    if !tokens.is_word(at) {
        return tokens.is_mark(at, ',') && names::pair_begins(tokens, at + 1);
    }
    let listed = tokens.word(at, Word::Joiner).is_some_and(|end| tokens.starts_with_capital(end));
    let stops = [
        Word::Assign,
        Word::Manner,
        Word::Apart,
        Word::Toward,
        Word::Each,
        Word::Numbered,
        Word::Least,
        Word::Force,
    ];
    tokens.is_covered(at)
        || !listed
            && (tokens.starts_with_capital(at) || !stops.iter().any(|word| tokens.word(at, *word).is_some()))
            && !NEVER_OF_A_NAME.contains(&tokens.str(at))
            && number(tokens, at).is_none()
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

/// Reads the day of a document.
fn read_date(tokens: &Tokens<'_>, at: usize, citation: &mut Citation) -> usize {
    let end = date(tokens, at);
    if end > at {
        let from = (at..end).find(|place| !tokens.is_mark(*place, ',')).map_or(at, |day| day + 1);
        citation.date = Some(tokens.span(from..end));
    }
    end
}

/// The token behind a date: `ngày 05/3/2027`, `ngày 05 tháng 3 năm 2027`.
pub(super) fn date(tokens: &Tokens<'_>, at: usize) -> usize {
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
fn issuer(tokens: &Tokens<'_>, at: usize, leads: bool, citation: &mut Citation) -> usize {
    if tokens.str(at) != "của" {
        return at;
    }
    let Some((list, end)) = bodies::list_with(tokens, at + 1, false) else { return at };
    // `của UBND tỉnh, các sở, ban, ngành …`: those behind the comma act.
    let together = |body: &&Body| body.kind == list[0].kind && !body.is_each;
    let of = 1 + list[1..].iter().take_while(together).count();
    let of = if leads && tokens.is_mark(tokens.behind(list[0].span.end), ',') { 1 } else { of };
    if !list.iter().take(of).any(|body| issues(body.kind)) {
        return at;
    }
    let end = if of == list.len() { end } else { tokens.behind(list[of - 1].span.end) };
    citation.issuer = Some(tokens.span(at + 1..end));
    end
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
            Some(',') => !names::pair_begins(tokens, place + 1),
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
    // Where what is to be done may begin, unless somebody who acts is named behind.
    let (mut verb, mut joiner) = (None, None);
    while place < end {
        if tokens.all[place].quoted {
            place += 1;
            continue;
        }
        match tokens.all[place].mark {
            Some('(') => {
                let close = tokens.closing(place).filter(|close| *close < end);
                place = close.unwrap_or(place) + 1;
                continue;
            }
            Some(';' | ')' | ':') => return verb.unwrap_or(place),
            Some('.') if place + 1 == end => return verb.unwrap_or(place),
            Some(',') if ends_at_comma(tokens, place, leads) => return place,
            Some(',') if leads && may_act(tokens, place) => {
                verb.get_or_insert(place);
            }
            None => {
                joiner = tokens.word(place, Word::Joiner).map(|_| place).or(joiner);
                if let Some(ends) = joined_document(tokens, at, place, joiner) {
                    return ends;
                }
            }
            _ => {}
        }
        place += 1;
    }
    verb.unwrap_or(end)
}

/// The token behind a comma, and behind the word that joins what follows.
fn behind_comma(tokens: &Tokens<'_>, comma: usize) -> usize {
    tokens.word(comma + 1, Word::Joiner).unwrap_or(comma + 1)
}

/// Whether a title ends at a comma: another document is cited behind it, or somebody acts.
fn ends_at_comma(tokens: &Tokens<'_>, comma: usize, leads: bool) -> bool {
    let next = behind_comma(tokens, comma);
    let acts = || {
        tokens.word(next, Word::Assign).is_some()
            || tokens.word(next, Word::Apart).is_some()
            || bodies::list(tokens, next)
                .is_some_and(|(_, behind)| tokens.is_mark(behind, ':') || begins_predicate(tokens, behind))
    };
    is_cited(tokens, next) || tokens.word(next, Word::Also).is_some() || leads && acts()
}

/// Whether what is to be done may begin behind a comma.
fn may_act(tokens: &Tokens<'_>, comma: usize) -> bool {
    let next = behind_comma(tokens, comma);
    !names::pair_begins(tokens, next) && tokens.word(next, Word::Manner).is_some()
}

/// Whether a document with its number begins at a token.
fn is_cited(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.term(at, |term| term == Term::Document).is_some_and(|run| number(tokens, run.end).is_some())
}

/// Where a title that began at `at` ends because another document is joined at a token: at the word that joins them.
fn joined_document(tokens: &Tokens<'_>, at: usize, place: usize, joiner: Option<usize>) -> Option<usize> {
    // `… về hội và ý kiến của Sở Nội vụ tại Tờ trình số …`
    let told = place > at && tokens.str(place - 1) == "tại" && is_cited(tokens, place);
    // `… và các nội dung nêu tại mục 1 trên đây`
    let item = tokens.word(place, Word::Part).is_some_and(|end| tokens.word(end + 1, Word::This).is_some());
    // `… và Công văn số …`
    let beside = tokens.word(place, Word::Joiner).is_some_and(|next| is_cited(tokens, next));
    if told || item || beside {
        return joiner;
    }
    // `… về đầu tư công và các nội dung tại Thông báo nêu trên`: no title speaks of what was named before.
    let named = tokens.term(place, |term| term == Term::Document);
    named.filter(|run| tokens.word(run.end, Word::This).is_some())?;
    let led = (at + 1..place).rev().find(|at| tokens.str(*at) == "theo");
    joiner.max(led).or_else(|| place.checked_sub(1).filter(|before| *before > at))
}

/// Small words that no name of a document goes on with.
static NEVER_OF_A_NAME: Words = Words::from_list("citations: never of a name");
