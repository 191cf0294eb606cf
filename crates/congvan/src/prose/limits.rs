//! Words by which only some of a sort are meant: `các xã biên giới`, `các trường có bể bơi`.

use crate::lexicon::{BodyKind, Lexicon, Term, Word, fold_case};
use crate::prose::tokens::{Run, Tokens};
use crate::prose::{Body, Scope};
use crate::words::Words;

/// The longest of them, in tokens.
const LONGEST: usize = 16;

/// Whether a sentence opens with a sort of unit or body and what only some of them have: `Xã có rừng …`, `Trường ở vùng
/// khó khăn …`. All of the sort are meant.
pub(super) fn opens_with_some(tokens: &Tokens<'_>, at: usize) -> bool {
    if !tokens.starts_with_capital(at) || at > 0 && tokens.is_word(at - 1) {
        return false;
    }
    let sort = |run: &Run| match run.term {
        Term::Body(row) => {
            matches!(Lexicon::get().body(row).kind, BodyKind::Local | BodyKind::Everyone)
        }
        _ => false,
    };
    let kind = tokens.kind(at).map(|(_, end)| end);
    let end = kind.or_else(|| tokens.runs(at).find(sort).map(|run| run.end));
    end.is_some_and(|end| tokens.word(end, Word::Limit).is_some() && !tokens.starts_with_capital(end))
}

/// Whether a sort of unit is named behind `đối với`, and nothing more or what only some of them are: `đối với phường, …`, `đối
/// với xã giáp biên, …`. All of the sort are meant.
pub(super) fn is_of_sort(tokens: &Tokens<'_>, at: usize) -> bool {
    let toward = (at.saturating_sub(2)..at).any(|from| tokens.word(from, Word::Toward) == Some(at));
    let ends = |end: usize| {
        tokens.is_mark(end, ',') || tokens.is_mark(end, ':') || tokens.word(end, Word::Limit).is_some()
    };
    toward && tokens.kind(at).is_some_and(|(_, end)| ends(end))
}

/// Whether a verb begins at a token that says which of all are meant: `có bể bơi`, `chưa hoàn thành`.
pub(super) fn limits_by_verb(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word(at, Word::Limit).is_some()
        && (tokens.word(at, Word::Fact).is_some()
            || tokens.word(at, Word::Sort).is_some()
            || STATES.contains(&tokens.str(at)))
}

/// Whether words at a token tell what a single unit is like too: `UBND xã biên giới`, not `UBND xã có trách nhiệm`.
fn is_of_one_unit(tokens: &Tokens<'_>, at: usize) -> bool {
    static OF_ONE: Words = Words::from_list("limits: of one unit");
    let end = tokens.word(at, Word::Limit).unwrap_or(at);
    OF_ONE.contains(&fold_case(&tokens.text[tokens.span(at..end)]).as_str())
}

/// Whether a body is of a sort of which words behind it may mean only some.
pub(super) fn is_sort(tokens: &Tokens<'_>, at: usize, body: &Body) -> bool {
    use BodyKind::{Enterprise, Everyone, HealthStation, Local, Locality, Subordinates, Union, Village};
    let first = tokens.behind(body.name.start);
    // `các trường có bể bơi`; `Các đơn vị, trường học có tổ chức ăn bán trú`
    let small = matches!(body.kind, Local | HealthStation)
        && body.scope == Scope::None
        && !tokens.starts_with_capital(first);
    let of_all = body.is_each && matches!(body.kind, Enterprise | Everyone | Local | Subordinates | Village);
    // `Hội cơ sở có từ 2.000 hội viên trở lên`: each is of the lowest level.
    let lowest =
        || body.kind == Union && of_lowest_level(&fold_case(&tokens.text[body.name.clone()])).is_some();
    // `Đối với đảng bộ xã có trên 30 chi bộ`
    let toward = |from| tokens.word(from, Word::Toward) == Some(first);
    match body.scope {
        Scope::Each(_) | Scope::Level(_) => true,
        Scope::Bare(_) if (first.saturating_sub(2)..first).any(toward) => true,
        Scope::Bare(_) if tokens.behind(body.scope_span.end) == at => is_of_one_unit(tokens, at),
        _ => body.kind == Locality || small || of_all || lowest(),
    }
}

/// Where words end that mean only some of the units.
pub(super) fn limit_end(tokens: &Tokens<'_>, at: usize, body: &Body) -> Option<usize> {
    let units = is_sort(tokens, at, body);
    if units && let Some(behind) = threshold_end(tokens, at) {
        return Some(behind);
    }
    let given = || given_by(tokens, at);
    let mut end = tokens.word(at, Word::Limit).or_else(given).filter(|_| units)?;
    if tokens.word(at, Word::Rest) == Some(end) {
        return Some(end);
    }
    // `có trách nhiệm`, `có kế hoạch` are what is to be done.
    if tokens.runs(at).any(|run| {
        matches!(run.term, Term::Word(Word::Verb | Word::Must)) && run.end >= end && tokens.str(at) == "có"
    }) {
        return None;
    }
    // `các xã chưa hoàn thành kế hoạch tập trung …`; with nothing to do behind it is a fact.
    if tokens.word(at, Word::Fact) == Some(end) {
        let near = end + 1..(at + LONGEST).min(tokens.len());
        let mut near = near.take_while(|place| tokens.is_word(*place));
        return near.find(|place| tokens.word(*place, Word::Manner).is_some());
    }
    // `có ít nhất 01 mô hình` is what is to be done.
    let counted = [Word::Numbered, Word::Least].iter().any(|word| tokens.word(end, *word).is_some())
        || tokens.str(end).starts_with(|c: char| c.is_ascii_digit());
    if tokens.str(at) == "có" && counted {
        return None;
    }
    let hyphen =
        |end: usize| matches!(tokens.all[end].mark, Some('-' | '–')) && tokens.starts_with_capital(end + 1);
    while end < tokens.len() && end - at < LONGEST {
        if let Some(behind) = places_end(tokens, at, end) {
            end = behind;
            continue;
        }
        // `có ổ dịch và vùng đệm`
        let joined = tokens.word(end, Word::Joiner).filter(|_| !tokens.starts_with_capital(end));
        if let Some(next) = joined.filter(|next| tokens.word(*next, Word::Limit).is_some()) {
            end = next;
        }
        // `xã thuộc khu vực III, có thôn đặc biệt khó khăn`
        if tokens.is_mark(end, ',') && tokens.word(end + 1, Word::Limit).is_some() {
            end += 1;
        } else if let Some(behind) = quality_end(tokens, end) {
            end = behind;
        }
        if !tokens.is_word(end) && !hyphen(end) {
            break;
        }
        let capital = tokens.starts_with_capital(end);
        let stops = !capital
            && [Word::Verb, Word::Must, Word::Assign].iter().any(|word| tokens.word(end, *word).is_some());
        // `ven sông Kỳ Cùng`
        let apart =
            !capital && [Word::Joiner, Word::Then].iter().any(|word| tokens.word(end, *word).is_some());
        if stops && tokens.str(end) != "bị" || apart {
            break;
        }
        end += 1;
    }
    Some(end)
}

/// Where words end that say what others gave: `được UBND tỉnh giao vốn`.
fn given_by(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    const FAR: usize = 8;
    let names = |term| matches!(term, Term::Body(_) | Term::Title);
    if tokens.word(at, Word::Agent).is_none() || tokens.term(at + 1, names).is_none() {
        return None;
    }
    let near = (at + 1..at + FAR).take_while(|at| tokens.is_word(*at));
    near.filter(|at| tokens.str(*at) == "giao").map(|at| at + 1).next()
}

/// Where places of one sort end that stand one after another, behind the first of them: `giáp ranh với thành phố Hà Nội và các
/// tỉnh Tuyên Quang, Lào Cai`, `ven sông Đà, sông Lô và sông Hồng`.
fn places_end(tokens: &Tokens<'_>, from: usize, at: usize) -> Option<usize> {
    let named = |at: usize| tokens.is_word(at) && tokens.starts_with_capital(at);
    let joined =
        tokens.word(at, Word::Joiner).filter(|_| !named(at)).or(tokens.is_mark(at, ',').then_some(at + 1))?;
    let next = tokens.word(joined, Word::Each).unwrap_or(joined);
    // `di tích cấp quốc gia và di tích cấp tỉnh`
    let alike = |one: usize| {
        tokens.str(one) == tokens.str(next)
            && (tokens.str(one + 1) == tokens.str(next + 1) || named(one + 1) && named(next + 1))
    };
    if !named(next) && tokens.is_word(next) && (from + 1..at.saturating_sub(1)).any(alike) {
        return Some(next + 2);
    }
    let known = |term| matches!(term, Term::Body(_) | Term::Title);
    if !named(at.saturating_sub(1)) || tokens.term(next, known).is_some() {
        return None;
    }
    let name = tokens.kind(next).map_or(next, |(_, end)| end);
    let end = (name..tokens.len()).take_while(|at| named(*at)).last()? + 1;
    Some(end)
}

/// Where words end behind a comma that say more of what those are like, before what they are to do: `ven biển, nhiều kênh
/// rạch xây dựng …`.
pub(super) fn quality_end(tokens: &Tokens<'_>, comma: usize) -> Option<usize> {
    const FAR: usize = 6;
    let from = comma + 1;
    if !tokens.is_mark(comma, ',') {
        return None;
    }
    let is = |at: usize, words: &[Word]| words.iter().any(|word| tokens.word(at, *word).is_some());
    let verb = |at: usize| is(at, &[Word::Verb, Word::Must, Word::Manner]) && !tokens.starts_with_capital(at);
    let other =
        [Word::Each, Word::Opener, Word::Lead, Word::Joiner, Word::Deadline, Word::Assign, Word::Also];
    let names = |at: usize| tokens.term(at, |term| matches!(term, Term::Body(_) | Term::Title)).is_some();
    static SUBJECTS: Words = Words::from_list("limits: begins a subject");
    let two = format!("{} {}", tokens.str(from), tokens.str(from + 1));
    if SUBJECTS.iter().any(|subject| tokens.str(from) == *subject || two == *subject) {
        return None;
    }
    let end = (from..from + FAR).take_while(|at| tokens.is_word(*at)).find(|at| verb(*at))?;
    let quality = |at: usize| !is(at, &other) && !names(at) && !tokens.starts_with_capital(at);
    (end > from + 1 && (from..end).all(quality)).then_some(end)
}

/// What a union's lowest body is called but for the words that say so, in small letters: `hội` of `hội cơ sở` and of `cơ sở
/// hội`; none of others.
pub(crate) fn of_lowest_level(name: &str) -> Option<&str> {
    static LOWEST: Words = Words::from_list("own-body: of the lowest level");
    LOWEST.iter().find_map(|word| name.strip_prefix(word).or_else(|| name.strip_suffix(word)))
}

/// Where words end by which only those from some size on are meant: `từ 20.000 dân trở lên`, `có từ 50 hộ trở lên`.
fn threshold_end(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let near = (at..(at + LONGEST).min(tokens.len())).take_while(|at| tokens.is_word(*at));
    let (from, end) = near.filter_map(|at| Some((at, tokens.word(at, Word::Threshold)?))).next()?;
    let number = |at: usize| tokens.str(at).starts_with(|c: char| c.is_ascii_digit());
    let opens = tokens.str(at) == "từ" || tokens.word(at, Word::Limit).is_some();
    let acts = [Word::Verb, Word::Manner, Word::Must].iter().any(|word| tokens.word(end, *word).is_some());
    (opens && acts && (at..from).any(number)).then_some(end)
}

/// Words that say how a place is, not what is done there.
static STATES: Words = Words::from_list("limits: what says how a place is");
