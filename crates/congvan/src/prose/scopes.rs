//! Whose a body is: `tỉnh Lạng Sơn`, `các xã, phường`, `cấp xã`, names of units.

use std::ops::Range;

use crate::lexicon::{Term, UnitKind, Word};
use crate::prose::tokens::Tokens;
use crate::prose::{Scope, UnitName};

/// The most units in one list.
const LONGEST_LIST: usize = 40;

/// `các`, `mỗi`, a count, and the token behind.
pub(super) fn each(tokens: &Tokens<'_>, at: usize) -> (usize, bool) {
    if let Some(end) = tokens.word(at, Word::Each) {
        return (end, true);
    }
    let digits = tokens.str(at);
    let count = !digits.is_empty() && digits.len() < 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let kind = |at| tokens.kind(at).is_some();
    if count && kind(at + 1) { (at + 1, true) } else { (at, false) }
}

/// Whether a territory begins at a token.
pub(super) fn scope_begins(tokens: &Tokens<'_>, at: usize) -> bool {
    if tokens.word(at, Word::Belong).is_some_and(|end| scope_at(tokens, end).is_some()) {
        return true;
    }
    let each = tokens.word(at, Word::Each);
    match each {
        Some(end) => tokens.kind(end).is_some(),
        None => tokens.kind(at).is_some() || tokens.str(at) == "cấp" && tokens.kind(at + 1).is_some(),
    }
}

/// `trên địa bàn` with no territory behind.
pub(super) fn territory_alone(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    tokens.word(at, Word::Belong).filter(|end| tokens.str(end - 1) == "bàn")
}

/// Units at a token, as the name of a body of their own: `các xã`, `xã Chi Lăng`, `cấp xã`.
pub(super) fn unit_scope(tokens: &Tokens<'_>, at: usize, is_each: bool) -> Option<(Scope, usize)> {
    let (scope, end) = scope_led(tokens, at, is_each)?;
    match scope {
        Scope::Bare(kind) if is_each => Some((Scope::Each(vec![kind]), end)),
        Scope::Bare(_) => Some((scope, end)),
        // Behind `UBND` alone a name without a kind is a territory.
        Scope::Named(ref names) if !is_each && names.iter().any(|name| name.kind.is_none()) => None,
        _ => Some((scope, end)),
    }
}

/// The units named at a token: a kind, a list of kinds, a level, or names.
pub(super) fn scope_at(tokens: &Tokens<'_>, at: usize) -> Option<(Scope, usize)> {
    scope_led(tokens, at, false)
}

/// The same, behind `các` where it is `led`.
fn scope_led(tokens: &Tokens<'_>, at: usize, led: bool) -> Option<(Scope, usize)> {
    if tokens.str(at) == "cấp" || tokens.str(at) == "Cấp" {
        let (kinds, end) = kinds(tokens, at + 1)?;
        return Some((Scope::Level(kinds), end));
    }
    let (behind_each, is_each) = each(tokens, at);
    if let Some((kinds, end)) = kinds(tokens, behind_each) {
        let colon =
            usize::from((is_each || led) && tokens.is_mark(end, ':') && is_unit_name(tokens, end + 1));
        if let Some((mut names, behind)) = names(tokens, end + colon, *kinds.last()?) {
            // `các xã, phường và đặc khu Cồn Cỏ`: the last of the kinds has one unit there, which is named.
            if (is_each || led)
                && colon == 0
                && kinds.len() > 1
                && names.len() == 1
                && is_rare(*kinds.last()?)
            {
                return Some((Scope::Each(kinds), behind));
            }
            // `Các xã, phường: Chi Lăng, Đông Kinh`: each may be of either kind.
            if colon == 1 && kinds.len() > 1 {
                names.iter_mut().for_each(|name| name.kind = None);
            }
            // `các xã, phường, đặc khu Hoàng Sa`
            return Some((Scope::Named(names), behind));
        }
        if is_each || kinds.len() > 1 {
            return Some((Scope::Each(kinds), end));
        }
        return Some((Scope::Bare(kinds[0]), end));
    }
    // `Báo Lạng Sơn`, `Chi nhánh Quảng Ngãi`: the name of a province alone.
    let end = tokens.place_end(at)?;
    Some((Scope::Named(vec![UnitName { kind: None, name: tokens.span(at..end) }]), end))
}

/// Whether a province or a district has few units of a kind, so that one may be told by its name beside all others.
fn is_rare(kind: UnitKind) -> bool {
    matches!(kind, UnitKind::SpecialZone | UnitKind::City | UnitKind::Town | UnitKind::Township)
}

/// A list of kinds: `xã, phường và đặc khu`.
fn kinds(tokens: &Tokens<'_>, at: usize) -> Option<(Vec<UnitKind>, usize)> {
    // `TP. Lạng Sơn`
    let kind = |at: usize| tokens.kind(at).map(|(kind, end)| (kind, point(tokens, at, end)));
    let (first, mut end) = kind(at)?;
    let mut found = vec![first];
    loop {
        // `các xã phường`, `xã - phường - thị trấn`: many type no comma.
        let comma = end + usize::from([',', '/', '-', '–'].iter().any(|mark| tokens.is_mark(end, *mark)));
        let next = tokens.word(comma, Word::Joiner).unwrap_or(comma);
        let Some((another, behind)) = kind(next) else { break };
        // `UBND tỉnh, huyện Bình Sơn`: the second has a name of its own.
        if tokens.starts_with_capital(behind)
            && tokens.is_word(behind)
            && found.len() == 1
            && tokens.word(at.saturating_sub(1), Word::Each).is_none()
        {
            break;
        }
        found.push(another);
        end = behind;
    }
    Some((found, end))
}

/// The token behind the point of an abbreviation.
fn point(tokens: &Tokens<'_>, at: usize, end: usize) -> usize {
    let short = tokens.word(at, Word::Short) == Some(end) && tokens.is_mark(end, '.');
    end + usize::from(short && tokens.starts_with_capital(end + 1))
}

/// Whether the name of a unit begins at a token, behind a colon, rather than what its units are to do: `Chi Lăng`, not
/// `Kiểm tra …`.
pub(super) fn is_unit_name(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.kind(at).is_some() || tokens.unit_name_end(at).is_some() && tokens.word(at, Word::Verb).is_none()
}

/// Proper names behind a kind: `Đồng Đăng, Hữu Lũng và xã Chi Lăng`.
pub(super) fn names(tokens: &Tokens<'_>, at: usize, kind: UnitKind) -> Option<(Vec<UnitName>, usize)> {
    // `huyện đảo Cồn Cỏ`, `các huyện vùng cao Sìn Hồ, Mường Tè`
    let at = match tokens.word(at, Word::Sort) {
        Some(end) if proper_name(tokens, end).is_some() => end,
        _ => at,
    };
    let (name, mut end) = proper_name(tokens, at)?;
    let mut found = vec![UnitName { kind: Some(kind), name }];
    while found.len() < LONGEST_LIST {
        let comma = end + usize::from(tokens.is_mark(end, ','));
        let next = tokens.word(comma, Word::Joiner).unwrap_or(comma);
        if next == end {
            break;
        }
        let own = tokens.kind(next);
        let (kind, from) = own.unwrap_or((kind, next));
        let head = tokens.term(next, |term| matches!(term, Term::Body(_) | Term::Title | Term::Document));
        // `Hội An` is no association.
        if head.is_some() && own.is_none() && tokens.unit_name_end(next).is_none() {
            break;
        }
        let Some((name, behind)) = proper_name(tokens, from) else { break };
        found.push(UnitName { kind: Some(kind), name });
        end = behind;
    }
    Some((found, end))
}

/// Words with capitals, or a number: `Chi Lăng`, `1`, `A Lưới 2`.
fn proper_name(tokens: &Tokens<'_>, at: usize) -> Option<(Range<usize>, usize)> {
    const LONGEST: usize = 5;
    let number = |at: usize| {
        let word = tokens.str(at);
        // `mỗi xã 01 tổ` counts.
        let counts = word.starts_with('0') || tokens.word(at + 1, Word::Amount).is_some();
        !word.is_empty() && word.len() < 3 && word.bytes().all(|byte| byte.is_ascii_digit()) && !counts
    };
    let mut end = at;
    while end - at < LONGEST
        && tokens.is_word(end)
        && (tokens.starts_with_capital(end) || number(end) && end > at)
        && (end == at
            || tokens.unit_name_end(at).is_some_and(|known| known > end)
            || tokens.term(end, |term| matches!(term, Term::Body(_))).is_none())
    {
        end += 1;
    }
    if end == at && number(at) && tokens.is_word(at) {
        end += 1;
    }
    (end > at).then(|| (tokens.span(at..end), end))
}

/// Whether the name of a province ends before a token.
pub(super) fn ends_in_place(tokens: &Tokens<'_>, end: usize) -> bool {
    const LONGEST: usize = 4;
    end > 0
        && tokens.starts_with_capital(end - 1)
        && (2..=LONGEST.min(end)).any(|count| tokens.place_end(end - count) == Some(end))
}
