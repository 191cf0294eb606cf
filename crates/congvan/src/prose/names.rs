//! Where the name of a body ends: `Sở Văn hóa, Thể thao và Du lịch`, `Ban Chỉ đạo xóa nhà tạm`.

use std::ops::Range;

use crate::lexicon::{BodyKind, BodyLevel, Lexicon, Tail, Term, Word};
use crate::model::directive::Level;
use crate::prose::Scope;
use crate::prose::limits::limits_by_verb;
use crate::prose::scopes::{ends_in_place, scope_at, scope_begins};
use crate::prose::tokens::{Run, Tokens};

/// The longest name, in tokens.
pub(super) const LONGEST_NAME: usize = 16;
/// The level of the party committee within a name: `Ban Tuyên giáo Tỉnh ủy`.
pub(super) fn party_level(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<Level> {
    (at + 1..end).find_map(|at| match tokens.term(at, |term| matches!(term, Term::Body(_)))?.term {
        Term::Body(row) => match Lexicon::get().body(row).level {
            Some(BodyLevel::Of(level)) if Lexicon::get().body(row).kind == BodyKind::Party => Some(level),
            _ => None,
        },
        _ => None,
    })
}

/// Whether two words with capitals stand together in a name, behind its first word.
pub(super) fn has_proper_name(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    let capital = |at: usize| tokens.is_word(at) && tokens.starts_with_capital(at);
    (at + 1..end).any(|at| at + 1 < end && capital(at) && capital(at + 1))
}

/// Whether a name may begin at a token: a capital, a number or a kind of unit.
pub(super) fn is_named(tokens: &Tokens<'_>, at: usize) -> bool {
    let named = tokens.str(at).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    named || tokens.kind(at).is_some()
}

/// Whether another body or a title begins at a token: not `Bộ` in `Bắc Trung Bộ`.
pub(super) fn begins_body(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.runs(at).any(|run| match run.term {
        Term::Title => heads_another(tokens, run.end),
        Term::Body(row) => Lexicon::get().body(row).tail != Tail::Named || is_named(tokens, run.end),
        _ => false,
    })
}

/// Whether a name that must go on behind its head does: `Ban quản lý Khu kinh tế …`, not `Ban quản lý chợ`.
pub(super) fn is_head(tokens: &Tokens<'_>, at: usize, run: Run) -> bool {
    let Term::Body(row) = run.term else { return false };
    let tail = Lexicon::get().body(row).tail;
    name_end(tokens, at, run.end, tail).is_some()
}

/// Where a name ends whose head ends at `end`; none where it must go on and does not.
pub(super) fn name_end(tokens: &Tokens<'_>, start: usize, end: usize, tail: Tail) -> Option<usize> {
    let mut at = end;
    match tail {
        Tail::Whole => return Some(abbreviation(tokens, end)),
        // `Đoàn xã`, not `đoàn kiểm tra`
        Tail::Of if tokens.str(start) == "Đoàn" && end == start + 1 => {
            let owned = tokens.word(end, Word::Each).is_some() || scope_at(tokens, end).is_some();
            return owned.then_some(end);
        }
        Tail::Of => return Some(end),
        Tail::Named => {
            if !is_named(tokens, at) {
                // `Sở` by itself is the one that issued the document.
                return (tokens.str(start) == "Sở").then_some(end);
            }
        }
        Tail::Open => {}
    }
    let first = at;
    while at < tokens.len() && at - first < LONGEST_NAME {
        let stop_word = at > first || tail == Tail::Open;
        let capital = tokens.starts_with_capital(at);
        if tokens.is_word(at) {
            let little = tokens.word(at, Word::Apart) == Some(at + 1)
                || tail == Tail::Named && tokens.word(at, Word::To).is_some();
            let manner = tokens.word(at, Word::Manner).is_some();
            // `Ban Chỉ đạo xóa nhà tạm huyện …`: what it is for, and then whose it is.
            if tail == Tail::Open
                && !capital
                && !manner
                && !little
                && (at == first
                    || !tokens.starts_with_capital(at - 1) && tokens.word(at - 1, Word::Joiner).is_none())
                && let Some(end) = purpose_end(tokens, at, at > first)
            {
                at = end;
                break;
            }
            let verb =
                tokens.word(at, Word::Verb).is_some() || tokens.word(at, Word::Assign).is_some() || little;
            let must = tokens.word(at, Word::Must).is_some() || tokens.word(at, Word::Fact).is_some();
            if stop_word
                && !capital
                && (verb || must)
                && !in_name(tokens, first, at)
                && !goes_on_with_and(tokens, at)
            {
                break;
            }
            if at > first && tokens.place_end(at).is_some_and(|end| end > at + 1) {
                break;
            }
            // `Chi cục Thủy lợi trước ngày 25`: a name ends before the day by which something is due.
            if !capital && stop_word && tokens.word(at, Word::Deadline).is_some() {
                break;
            }
            // `các trường có bể bơi`: what only some of them have.
            if !capital && tail == Tail::Open && limits_by_verb(tokens, at) {
                break;
            }
            if scope_begins(tokens, at) && !(at == first && tail == Tail::Named && capital) {
                break;
            }
            let named = |at: usize| begins_body(tokens, at);
            if at > first
                && named(at)
                && (capital || tail != Tail::Named)
                && !(capital && tokens.word(at, Word::Led).is_some())
                && !in_name(tokens, first, at)
            {
                break;
            }
            if tokens.word(at, Word::Belong).is_some_and(named) {
                break;
            }
            // `… Đồng Đăng - Lạng Sơn điều tiết`: a name ends in its place.
            if !capital && at > first && ends_in_place(tokens, at) {
                break;
            }
            if let Some(end) = tokens.word(at, Word::Joiner) {
                let listed = tokens.word(end, Word::Each).is_some();
                if begins_another(tokens, end) || listed {
                    break;
                }
            }
            // `Ban Quản lý Khu kinh tế và các KCN`: what follows is nobody by itself.
            let somebody = |at: usize| named(at) || tokens.kind(at).is_some();
            if tokens.word(at, Word::Each).is_some_and(somebody) && at > first && tail != Tail::Open {
                break;
            }
            at += 1;
            continue;
        }
        let mark = tokens.all[at].mark;
        let hyphen =
            matches!(mark, Some('-' | '–')) && tokens.starts_with_capital(at + 1) && !tokens.all[at].quoted;
        // `Văn hóa, Thể thao và Du lịch`, `phòng, chống thiên tai`
        let comma = mark == Some(',')
            && (at > first && tail == Tail::Open && tokens.str(at + 1) == tokens.str(first)
                || pair_begins(tokens, at + 1)
                || goes_on_with_and(tokens, at + 1)
                || tail == Tail::Named && goes_on_with_field(tokens, start..end, at + 1));
        if !hyphen && !comma {
            break;
        }
        at += 1;
    }
    let at = abbreviation(tokens, at);
    Some(at)
}

/// Where the words end that say what a body is for, where its territory follows and then what it does, or nothing
/// unless it `must_act`.
fn purpose_end(tokens: &Tokens<'_>, from: usize, must_act: bool) -> Option<usize> {
    tokens.word(from, Word::Verb)?;
    for at in from + 1..(from + LONGEST_NAME).min(tokens.len()) {
        let pair = tokens.is_mark(at, ',') && pair_begins(tokens, at + 1)
            || tokens.is_mark(at, ',') && tokens.is_word(at + 1) && !tokens.starts_with_capital(at + 1);
        if !tokens.is_word(at) && !pair || tokens.word(at, Word::Manner).is_some() {
            return None;
        }
        if scope_begins(tokens, at) {
            let belongs = tokens.word(at, Word::Belong);
            let (scope, behind) = scope_at(tokens, belongs.unwrap_or(at))?;
            if must_act && matches!(scope, Scope::Each(_)) {
                return None;
            }
            let on = belongs.is_some_and(|end| tokens.str(end - 1) == "bàn");
            let acts =
                tokens.word(behind, Word::Verb).is_some() || tokens.word(behind, Word::Manner).is_some();
            let ends = behind >= tokens.len() || !tokens.is_word(behind);
            return (acts || ends && !on && !must_act).then_some(at);
        }
    }
    None
}

/// The token behind the sorts of schools that one word names: `các trường mầm non, tiểu học và trung học cơ sở`.
pub(super) fn sorts_end(tokens: &Tokens<'_>, start: usize, end: usize) -> usize {
    if !(start..end).any(|at| tokens.word(at, Word::School) == Some(end)) {
        return end;
    }
    let mut end = end;
    loop {
        let next = end + usize::from(tokens.is_mark(end, ','));
        let next = tokens.word(next, Word::Joiner).unwrap_or(next);
        match tokens.word(next, Word::School).filter(|_| next > end) {
            Some(behind) => end = behind,
            None => return end,
        }
    }
}

/// Whether words in the middle of a name are part of it: `Ban Chỉ đạo phòng, chống thiên tai`.
fn in_name(tokens: &Tokens<'_>, first: usize, at: usize) -> bool {
    if tokens.word(at, Word::Manner).is_some() {
        return false;
    }
    at == first && tokens.runs(at).any(|run| run.term == Term::Word(Word::Cover))
        || at > 0 && tokens.is_mark(at - 1, ',') && pair_begins(tokens, at)
        || tokens.runs(at).any(|run| run.term == Term::Word(Word::Cover))
}

pub(super) fn pair_begins(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_covered(at) || !tokens.starts_with_capital(at) && tokens.word(at, Word::Pair).is_some()
}

/// Whether another body, or somebody by a title, is named at a token.
fn begins_another(tokens: &Tokens<'_>, at: usize) -> bool {
    let title = tokens.term(at, |term| term == Term::Title);
    tokens.term(at, |term| matches!(term, Term::Body(_))).is_some()
        || title.is_some_and(|run| heads_another(tokens, run.end))
}

/// Whether those whom a title heads follow behind it: none do behind `Văn thư` in `Phòng Tổ chức và Văn thư`.
fn heads_another(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word(at, Word::Each).is_some()
        || tokens.starts_with_capital(at)
        || tokens.kind(at).is_some()
        || tokens.term(at, |term| matches!(term, Term::Body(_) | Term::Title)).is_some()
}

/// Whether `và` or a hyphen and a capital follow within a few words: the end of a name such as `Văn hóa, Thể thao và Du
/// lịch`, `Tổ chức, cán bộ và Đào tạo`.
fn goes_on_with_and(tokens: &Tokens<'_>, at: usize) -> bool {
    let listed = tokens.word(at, Word::Each).is_some() || tokens.kind(at).is_some();
    if listed || tokens.starts_with_capital(at) && begins_another(tokens, at) {
        return false;
    }
    let hyphen = |at: usize| matches!(tokens.all[at].mark, Some('-' | '–'));
    let and = (at + 1..(at + 4).min(tokens.len())).find(|at| tokens.str(*at) == "và" || !tokens.is_word(*at));
    and.is_some_and(|and| {
        (tokens.is_word(and) || hyphen(and) && tokens.starts_with_capital(at))
            && tokens.starts_with_capital(and + 1)
            && tokens.term(and + 1, |term| matches!(term, Term::Body(_) | Term::Title)).is_none()
    })
}

/// Whether another field of the same room follows, and then what it does: `Phòng Thanh tra, Pháp chế chủ trì`. What is a
/// department by itself is none: `Phòng Nội vụ, Tài chính chủ trì`.
fn goes_on_with_field(tokens: &Tokens<'_>, head: Range<usize>, at: usize) -> bool {
    let head = &tokens.text[tokens.span(head)];
    let name = |end: usize| format!("{head} {}", &tokens.text[tokens.span(at..end)]);
    field_end(tokens, at)
        .is_some_and(|end| (at + 1..=end).all(|end| Lexicon::get().department(&name(end)).is_none()))
}

/// Where a few words with a capital end behind which somebody acts: `Tài chính` in `Phòng Nội vụ, Tài chính chủ trì`.
pub(super) fn field_end(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 5;
    if !tokens.starts_with_capital(at) || begins_another(tokens, at) || scope_begins(tokens, at) {
        return None;
    }
    let acts = |at: &usize| tokens.word(*at, Word::Verb).is_some() && !tokens.starts_with_capital(*at);
    (at + 1..at + LONGEST).find(|end| acts(end) || !tokens.is_word(*end)).filter(acts)
}

/// `(Agribank)`, `(CDC)`: a short name behind the long one.
pub(super) fn abbreviation(tokens: &Tokens<'_>, at: usize) -> usize {
    if tokens.is_mark(at, '(')
        && let Some(close) = tokens.closing(at)
        && close == at + 2
        && tokens.starts_with_capital(at + 1)
    {
        return close + 1;
    }
    at
}
