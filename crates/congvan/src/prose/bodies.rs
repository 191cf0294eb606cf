//! Names of bodies: `Chủ tịch UBND các xã, phường`, `Sở Y tế`, `Ban Chỉ đạo phòng, chống thiên tai huyện Bình Sơn`.

use crate::words::Words;
use std::ops::Range;
use std::rc::Rc;

use crate::lexicon::{BodyKind, BodyLevel, Lexicon, Tail, Term, UnitKind, Word};
use crate::model::directive::Level;
use crate::prose::tokens::{Run, Tokens};
use crate::prose::{Body, Scope, UnitName};

/// The longest name, in tokens.
const LONGEST_NAME: usize = 16;
/// The most bodies in one list.
const LONGEST_LIST: usize = 40;

/// A body that was read, and the token behind it.
type Found = (Body, usize);

/// The bodies that are listed from a token on, and the token behind the last.
pub(super) fn list(tokens: &Tokens<'_>, at: usize) -> Option<(Rc<[Body]>, usize)> {
    tokens.list(at, || list_with(tokens, at, true))
}

/// The same, with the bodies parted by semicolons too or by commas alone.
pub(super) fn list_with(tokens: &Tokens<'_>, at: usize, semicolons: bool) -> Option<(Vec<Body>, usize)> {
    let (first, mut end) = body(tokens, at, false)?;
    let mut found = vec![first];
    // `các Sở: Y tế, Tài chính`
    if tokens.is_mark(end, ':')
        && let Some((named, behind)) = shared_head(tokens, end + 1, &found)
    {
        let all = &found[0];
        let span = all.span.start..named.span.end;
        let name = all.name.start..named.name.end;
        found[0] = Body { span, name, title: all.title.clone(), is_each: all.is_each, ..named };
        end = behind;
    }
    while found.len() < LONGEST_LIST {
        let Some(next) = separator(tokens, end, semicolons) else { break };
        let more = body(tokens, next, true).or_else(|| shared_head(tokens, next, &found));
        let Some((body, behind)) = more else { break };
        found.push(body);
        end = behind;
    }
    share_scopes(&mut found);
    // `Chủ tịch UBND tỉnh, kiêm Trưởng Ban Chỉ đạo …` is one person.
    let comma = end + usize::from(tokens.is_mark(end, ','));
    if let Some(office) = tokens.word(comma, Word::AlsoHolds)
        && let Some((_, behind)) = body(tokens, office, true)
    {
        end = behind + usize::from(tokens.is_mark(behind, ',') && comma > end);
    }
    Some((found, end))
}

/// `Đảng ủy, UBND các xã`: a territory at the end is of those before it too.
fn share_scopes(list: &mut [Body]) {
    use BodyKind as Kind;
    let shares = |kind| {
        matches!(
            kind,
            Kind::Party | Kind::Council | Kind::Committee | Kind::Front | Kind::Union | Kind::Unions
        )
    };
    for at in (1..list.len()).rev() {
        let scope = list[at].scope.clone();
        let (of, list_kind) = (list[at].of.clone(), list[at].kind);
        let before = &mut list[at - 1];
        // `Các trường THPT, trường nội trú trực thuộc Sở`
        let alike = before.kind == list_kind && before.kind == Kind::Local;
        if alike && before.of.is_none() && before.scope == Scope::None && of.is_some() {
            before.of = of;
        }
        if before.scope == Scope::None
            && before.level.is_none()
            && shares(before.kind)
            && scope != Scope::Here
        {
            before.scope = scope;
        }
    }
}

/// Where the next of a list may begin, behind a comma, a semicolon or a joining word.
fn separator(tokens: &Tokens<'_>, at: usize, semicolons: bool) -> Option<usize> {
    if tokens.is_mark(at, ',') || semicolons && tokens.is_mark(at, ';') || tokens.is_mark(at, '/') {
        return Some(joined(tokens, at + 1).unwrap_or(at + 1));
    }
    joined(tokens, at)
}

/// The token behind `và`; `và các` leaves `các` to the body.
fn joined(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let end = tokens.word(at, Word::Joiner)?;
    Some(if tokens.str(end - 1) == "các" { end - 1 } else { end })
}

/// Words before the names of departments that one may have for all.
static SHARED: Words = Words::named("bodies: shared");

fn starts_with(tokens: &Tokens<'_>, body: &Body, head: &str) -> bool {
    let name = crate::lexicon::folded(&tokens.text[body.name.clone()]);
    name.strip_prefix(&crate::lexicon::folded(head))
        .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
}

/// `Tài chính` behind `Sở Y tế, `: the head of the one before is meant.
fn shared_head(tokens: &Tokens<'_>, at: usize, list: &[Body]) -> Option<Found> {
    let heads = |body: &Body| {
        matches!(body.kind, BodyKind::Department | BodyKind::Room | BodyKind::Departments)
            && body.scope == Scope::None
    };
    let before = list.last().filter(|body| heads(body))?;
    if !tokens.starts_with_capital(at) {
        return None;
    }
    let first = list.iter().rev().find(|body| SHARED.iter().any(|head| starts_with(tokens, body, head)))?;
    let head = SHARED.iter().find(|head| starts_with(tokens, first, head))?;
    let last = (at + 1..=(at + 8).min(tokens.len())).rev().find_map(|end| {
        let name = format!("{head} {}", &tokens.text[tokens.span(at..end)]);
        let known = Lexicon::get().department(&name)?;
        Some((known, end))
    });
    let ((kind, field), end) = last?;
    let span = tokens.span(at..end);
    let mut body = Body { span: span.clone(), name: span, kind, field, title: None, ..before.clone() };
    let end = with_scope(tokens, end, &mut body, Tail::Whole);
    Some((body, end))
}

/// The body whose name begins at a token; `listed` where it follows another one of a list.
pub(super) fn body(tokens: &Tokens<'_>, at: usize, listed: bool) -> Option<Found> {
    let start = at;
    let (at, mut is_each) = each(tokens, at);
    let (at, title, each_behind) = titles(tokens, at);
    is_each |= each_behind || title.is_none() && opens_with_some(tokens, at);
    let titled = title.is_some();
    let mut body = Body {
        span: 0..0,
        kind: BodyKind::Unit,
        level: None,
        field: None,
        title: title.map(|title| tokens.span(title)),
        is_each,
        name: 0..0,
        of: None,
        scope: Scope::None,
        scope_span: 0..0,
        limit: None,
    };
    let lexicon = Lexicon::get();
    let head = tokens
        .runs(at)
        .filter(|run| matches!(run.term, Term::Body(_)))
        .find(|run| is_head(tokens, at, *run))
        .or_else(|| tokens.term(at, |term| matches!(term, Term::Body(_))));
    let unit = unit_scope(tokens, at, is_each);
    let end = match head {
        Some(Run { end, term: Term::Body(row) })
            if !(unit.is_some() && is_verb_alone(tokens, at, end, is_each || titled)) =>
        {
            let words = lexicon.body(row);
            if !may_stand(tokens, at, end, is_each || titled, listed) {
                return None;
            }
            body.kind = words.kind;
            body.field = words.field;
            body.level = match words.level {
                Some(BodyLevel::Of(level)) => Some(level),
                _ => None,
            };
            let end = name_end(tokens, at, end, words.tail)?;
            if words.kind == BodyKind::Party && body.level.is_none() {
                body.level = party_level(tokens, at, end);
            }
            if matches!(words.kind, BodyKind::Local | BodyKind::Enterprise)
                && has_proper_name(tokens, at, end)
            {
                // `các chủ hồ thủy điện A Vương, Sông Bung 4`: not all of them.
                body.kind = BodyKind::Company;
                let comma = tokens.is_mark(end, ',')
                    && tokens.term(end + 1, |term| matches!(term, Term::Body(_) | Term::Title)).is_none();
                if let Some((_, behind)) = names(tokens, end + 1, UnitKind::Commune).filter(|_| comma) {
                    body.name = tokens.span(at..behind);
                    return finish(tokens, start, behind, body);
                }
            }
            let end = if words.kind == BodyKind::Local { sorts_end(tokens, at, end) } else { end };
            body.name = tokens.span(at..end);
            with_scope(tokens, end, &mut body, words.tail)
        }
        _ if titled && heads_room(tokens, at) => {
            // `Trưởng phòng Kế hoạch - Tài chính`
            body.kind = BodyKind::Room;
            let end = name_end(tokens, at, at, Tail::Named)?;
            body.name = tokens.span(at..end);
            with_scope(tokens, end, &mut body, Tail::Named)
        }
        _ => {
            // `các xã, phường`, `huyện Bình Sơn`: the unit itself.
            let (scope, end) = unit.filter(|(scope, _)| {
                is_each || titled || !matches!(scope, Scope::Bare(_) | Scope::Each(_))
            })?;
            body.name = tokens.span(at..end);
            body.scope_span = body.name.clone();
            if titled {
                body.kind = BodyKind::Committee;
            }
            body.scope = scope;
            with_more(tokens, end, &mut body)
        }
    };
    finish(tokens, start, end, body)
}

fn finish(tokens: &Tokens<'_>, start: usize, end: usize, mut body: Body) -> Option<Found> {
    body.span = tokens.span(start..end);
    Some((body, end))
}

/// The level of the party committee within a name: `Ban Tuyên giáo Tỉnh ủy`.
fn party_level(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<Level> {
    (at + 1..end).find_map(|at| match tokens.term(at, |term| matches!(term, Term::Body(_)))?.term {
        Term::Body(row) => match Lexicon::get().body(row).level {
            Some(BodyLevel::Of(level)) if Lexicon::get().body(row).kind == BodyKind::Party => Some(level),
            _ => None,
        },
        _ => None,
    })
}

/// Whether two words with capitals stand together in a name, behind its first word.
fn has_proper_name(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    let capital = |at: usize| tokens.is_word(at) && tokens.starts_with_capital(at);
    (at + 1..end).any(|at| at + 1 < end && capital(at) && capital(at + 1))
}

/// Whether a name may begin at a token: a capital, a number or a kind of unit.
fn is_named(tokens: &Tokens<'_>, at: usize) -> bool {
    let named = tokens.str(at).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    named || tokens.kind(at).is_some()
}

/// Whether another body or a title begins at a token: not `Bộ` in `Bắc Trung Bộ`.
fn begins_body(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.runs(at).any(|run| match run.term {
        Term::Title => true,
        Term::Body(row) => Lexicon::get().body(row).tail != Tail::Named || is_named(tokens, run.end),
        _ => false,
    })
}

/// Whether a name that must go on behind its head does: `Ban quản lý Khu kinh tế …`, not `Ban quản lý chợ`.
fn is_head(tokens: &Tokens<'_>, at: usize, run: Run) -> bool {
    let Term::Body(row) = run.term else { return false };
    let tail = Lexicon::get().body(row).tail;
    name_end(tokens, at, run.end, tail).is_some()
}

/// Whether the words of a head are a verb rather than a body: `tổ chức` with nobody before.
fn is_verb_alone(tokens: &Tokens<'_>, at: usize, end: usize, led: bool) -> bool {
    !led && end == at + 1 && tokens.word(at, Word::Verb).is_some()
}

/// Words in small letters of one or two syllables name a body only behind `các`, a title or another body.
fn may_stand(tokens: &Tokens<'_>, at: usize, end: usize, led: bool, listed: bool) -> bool {
    if led {
        return true;
    }
    // `Thanh tra tỉnh` is a body, `Thanh tra việc …` is not.
    let owned = tokens.starts_with_capital(at)
        && (scope_begins(tokens, end) || tokens.term(end, |term| matches!(term, Term::Body(_))).is_some());
    if owned {
        return true;
    }
    let verb =
        tokens.runs(at).any(|run| run.end >= end && matches!(run.term, Term::Word(Word::Verb | Word::Cover)));
    if verb {
        // `tổ chức, cá nhân` in a list of others.
        return listed && !tokens.is_word(end);
    }
    if tokens.word(at, Word::Led) == Some(end) {
        // `Sở Chuyển đổi số`, `Sở đề nghị …`; `Tổ chức` with a capital is what is to be done.
        let words = &tokens.text[tokens.span(at..end)];
        let named = end == at + 1 && words.starts_with(char::is_uppercase);
        return listed || named && (at > 0 || named_behind(tokens, end));
    }
    true
}

/// Whether a name or a request follows the first word of a sentence, so that it names a body.
fn named_behind(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_word(at) && (tokens.starts_with_capital(at) || tokens.word(at, Word::Assign).is_some())
}

/// `các`, `mỗi`, a count, and the token behind.
fn each(tokens: &Tokens<'_>, at: usize) -> (usize, bool) {
    if let Some(end) = tokens.word(at, Word::Each) {
        return (end, true);
    }
    let digits = tokens.str(at);
    let count = !digits.is_empty() && digits.len() < 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let kind = |at| tokens.kind(at).is_some();
    if count && kind(at + 1) { (at + 1, true) } else { (at, false) }
}

/// Whether the name of a room begins behind the title of its head, which says that it is one: `Trưởng phòng Kế hoạch`.
fn heads_room(tokens: &Tokens<'_>, at: usize) -> bool {
    at > 0 && matches!(tokens.str(at - 1), "phòng" | "Phòng") && tokens.starts_with_capital(at)
}

/// Whether a sentence opens with a sort of unit or body and what only some of them have: `Xã có rừng …`, `Trường ở vùng
/// khó khăn …`. All of the sort are meant.
fn opens_with_some(tokens: &Tokens<'_>, at: usize) -> bool {
    if !tokens.starts_with_capital(at) || at > 0 && tokens.is_word(at - 1) {
        return false;
    }
    let sort = |run: &Run| match run.term {
        Term::Body(row) => matches!(Lexicon::get().body(row).kind, BodyKind::Local),
        _ => false,
    };
    let kind = tokens.kind(at).map(|(_, end)| end);
    let end = kind.or_else(|| tokens.runs(at).find(sort).map(|run| run.end));
    end.is_some_and(|end| tokens.word(end, Word::Limit).is_some() && !tokens.starts_with_capital(end))
}

/// Titles before a body, with `các` among them: the token behind, what they span, whether `các` was said.
fn titles(tokens: &Tokens<'_>, start: usize) -> (usize, Option<Range<usize>>, bool) {
    const MOST: usize = 4;
    let (mut at, mut is_each) = (start, false);
    for _ in 0..MOST {
        let Some(run) = tokens.term(at, |term| term == Term::Title) else { break };
        let mut next = title_end(tokens, at, run.end);
        if let Some(behind) = person_end(tokens, at, run.end) {
            at = behind;
            continue;
        }
        if let Some(end) = tokens.word(next, Word::Each) {
            (next, is_each) = (end, true);
        }
        // `Giám đốc, Thủ trưởng các sở`
        let comma = next + usize::from(tokens.is_mark(next, ','));
        let comma = tokens.word(comma, Word::Joiner).unwrap_or(comma);
        if comma > next && tokens.term(comma, |term| term == Term::Title).is_some() {
            next = comma;
        }
        at = next;
    }
    (at, (at > start).then_some(start..at), is_each)
}

/// `Trưởng Phòng Nội vụ`: the title ends where the body begins, whatever longer title there is.
fn title_end(tokens: &Tokens<'_>, at: usize, end: usize) -> usize {
    let body = |from: usize| {
        tokens.term(from, |term| matches!(term, Term::Body(_))).is_some_and(|run| run.end > end)
    };
    let shorter = |from: usize| tokens.runs(at).any(|run| run.term == Term::Title && run.end == from);
    (at + 1..end).find(|from| shorter(*from) && body(*from)).unwrap_or(end)
}

/// `đồng chí Nguyễn Văn An, Phó Chủ tịch …`: the title behind the name of a person.
fn person_end(tokens: &Tokens<'_>, at: usize, behind: usize) -> Option<usize> {
    const LONGEST: usize = 6;
    tokens.word(at, Word::Person)?;
    let name =
        (behind..behind + LONGEST).take_while(|at| tokens.is_word(*at) && tokens.starts_with_capital(*at));
    let end = behind + name.count();
    let title = |at| tokens.term(at, |term| term == Term::Title).is_some();
    let parted = tokens.all.get(end).is_some_and(|token| matches!(token.mark, Some(',' | '-' | '–')));
    (end > behind + 1 && !title(behind) && parted && title(end + 1)).then_some(end + 1)
}

/// Where a name ends whose head ends at `end`; none where it must go on and does not.
fn name_end(tokens: &Tokens<'_>, start: usize, end: usize, tail: Tail) -> Option<usize> {
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
            if stop_word && !capital && (verb || must) && !in_name(tokens, first, at) {
                break;
            }
            if at > first && tokens.place_end(at).is_some_and(|end| end > at + 1) {
                break;
            }
            // `Chi cục Thủy lợi trước ngày 25`: a name ends before the day by which something is due.
            if !capital && at > first && tokens.word(at, Word::Deadline).is_some() {
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
                let body = tokens.term(end, |term| matches!(term, Term::Body(_) | Term::Title)).is_some();
                let listed = tokens.word(end, Word::Each).is_some();
                if body || listed {
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
                || tokens.starts_with_capital(at + 1)
                    && tokens.term(at + 1, |term| matches!(term, Term::Body(_) | Term::Title)).is_none()
                    && goes_on_with_and(tokens, at + 1));
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
fn sorts_end(tokens: &Tokens<'_>, start: usize, end: usize) -> usize {
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

/// Whether `và` and a capital follow within a few words: the end of a name such as `Văn hóa, Thể thao và Du lịch`.
fn goes_on_with_and(tokens: &Tokens<'_>, at: usize) -> bool {
    let and = (at + 1..(at + 4).min(tokens.len())).find(|place| tokens.str(*place) == "và");
    and.is_some_and(|and| {
        tokens.starts_with_capital(and + 1)
            && tokens.term(and + 1, |term| matches!(term, Term::Body(_) | Term::Title)).is_none()
    })
}

/// `(Agribank)`, `(CDC)`: a short name behind the long one.
fn abbreviation(tokens: &Tokens<'_>, at: usize) -> usize {
    if tokens.is_mark(at, '(')
        && let Some(close) = tokens.closing(at)
        && close == at + 2
        && tokens.starts_with_capital(at + 1)
    {
        return close + 1;
    }
    at
}

/// Whether a territory begins at a token.
fn scope_begins(tokens: &Tokens<'_>, at: usize) -> bool {
    if tokens.word(at, Word::Belong).is_some_and(|end| scope_at(tokens, end).is_some()) {
        return true;
    }
    let each = tokens.word(at, Word::Each);
    match each {
        Some(end) => tokens.kind(end).is_some(),
        None => tokens.kind(at).is_some() || tokens.str(at) == "cấp" && tokens.kind(at + 1).is_some(),
    }
}

/// Reads whose a body is, and what limits it, behind its name.
fn with_scope(tokens: &Tokens<'_>, at: usize, body: &mut Body, tail: Tail) -> usize {
    let belongs = if tail == Tail::Of { Some(at) } else { tokens.word(at, Word::Belong) };
    let from = belongs.unwrap_or(at);
    if let Some((scope, end)) = scope_at(tokens, from) {
        body.scope = scope;
        body.scope_span = tokens.span(from..end);
        return with_more(tokens, end, body);
    }
    // `thuộc UBND tỉnh`, `trực thuộc Sở`, `Thanh tra Sở Y tế`
    let owns = tokens.term(from, |term| matches!(term, Term::Body(_) | Term::Title)).is_some();
    if (belongs.is_some() || owns)
        && let Some((other, end)) = owner(tokens, from)
        && (belongs.is_some()
            || is_department(other.kind)
            || body.kind == BodyKind::Board && matches!(other.kind, BodyKind::Union | BodyKind::Front))
    {
        body.scope_span = tokens.span(from..end);
        body.scope = other.scope.clone();
        if body.level.is_none() {
            body.level = other.level;
        }
        if is_department(other.kind) && !matches!(body.kind, BodyKind::Police | BodyKind::Military) {
            body.of = Some(Box::new(other));
        }
        return with_more(tokens, end, body);
    }
    // `Đoàn Thanh niên các trường`
    if belongs.is_none()
        && matches!(body.kind, BodyKind::Union | BodyKind::Unions)
        && tokens.word(at, Word::Each).is_some()
        && let Some((other, end)) = owner(tokens, at).filter(|(other, _)| other.kind == BodyKind::Local)
    {
        body.scope_span = tokens.span(at..end);
        body.of = Some(Box::new(other));
        return with_more(tokens, end, body);
    }
    // `các cơ quan, đơn vị Trung ương`
    if belongs.is_none() && matches!(tokens.str(at), "Trung" | "trung") && tokens.str(at + 1) == "ương" {
        return with_more(tokens, at + 2, body);
    }
    // `các trường trực thuộc`: of the one who writes.
    if belongs.is_some() && tokens.str(from - 1) == "thuộc" && !tokens.is_word(from) {
        return with_more(tokens, from, body);
    }
    if belongs.is_some() && tokens.str(from) == "địa" {
        // `trên địa bàn`
        body.scope = Scope::Here;
    }
    let end = match territory_alone(tokens, at) {
        Some(end) => {
            body.scope = Scope::Here;
            body.scope_span = tokens.span(at..end);
            end
        }
        None => at,
    };
    with_more(tokens, end, body)
}

/// Whether what belongs to a body of a kind is that body's, and not its territory's.
fn is_department(kind: BodyKind) -> bool {
    use BodyKind as Kind;
    matches!(
        kind,
        Kind::Department
            | Kind::Room
            | Kind::Vertical
            | Kind::Police
            | Kind::Military
            | Kind::Central
            | Kind::Company
    )
}

/// `trên địa bàn` with no territory behind.
fn territory_alone(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    tokens.word(at, Word::Belong).filter(|end| tokens.str(end - 1) == "bàn")
}

/// The body that another belongs to.
fn owner(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let (body, end) = tokens.nested(|| body(tokens, at, false))?;
    (!matches!(body.kind, BodyKind::Everyone | BodyKind::Addressees | BodyKind::Unit | BodyKind::People))
        .then_some((body, end))
}

/// What may follow a territory: another one around it, and what limits it.
fn with_more(tokens: &Tokens<'_>, at: usize, body: &mut Body) -> usize {
    let mut end = at;
    if let Some(belongs) = tokens.word(end, Word::Belong)
        && let Some((scope, behind)) = scope_at(tokens, belongs)
    {
        end = behind;
        if body.scope == Scope::None {
            body.scope = scope;
        }
    } else if let Some(alone) = territory_alone(tokens, end) {
        end = alone;
    } else if let Scope::Each(_) = body.scope
        && let Some(belongs) = tokens.word(end, Word::Belong)
        && let Some((_, behind)) = owner(tokens, belongs)
    {
        end = behind;
    }
    // `Phòng Quản lý thương mại (thuộc Sở)`
    if tokens.is_mark(end, '(')
        && tokens.word(end + 1, Word::Belong).is_some()
        && let Some(close) = tokens.closing(end)
    {
        end = close + 1;
    }
    // `Hội Liên hiệp Thanh niên Việt Nam cùng cấp`
    if tokens.str(end) == "cùng" && tokens.str(end + 1) == "cấp" {
        end += 2;
    }
    if let Some(concerned) = tokens.word(end, Word::Concerned) {
        end = concerned;
    }
    if let Some(behind) = except_end(tokens, end) {
        body.limit = Some(tokens.span(end + usize::from(tokens.is_mark(end, ','))..behind));
        return behind;
    }
    // `UBND xã, phường đó`, `UBND xã nơi đó`
    if matches!(body.scope, Scope::Each(_) | Scope::Bare(_)) {
        let there = end + usize::from(tokens.str(end) == "nơi");
        if tokens.str(there) == "đó" {
            return there + 1;
        }
    }
    if let Some(behind) = limit_end(tokens, end, body) {
        body.limit = Some(tokens.span(end..behind));
        end = behind;
    }
    named_in_brackets(tokens, end, body).or_else(|| beside(tokens, end)).unwrap_or(end)
}

/// The token behind a short remark in brackets between a body and what it is to do: `Sở Y tế (Chi cục Dân số) chủ trì`.
fn beside(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    let close = tokens.closing(at).filter(|close| tokens.is_mark(at, '(') && close - at <= LONGEST)?;
    let acts =
        [Word::Verb, Word::Manner, Word::Assign].iter().any(|word| tokens.word(close + 1, *word).is_some());
    // `Văn phòng (ông Trần Văn A, điện thoại …)` says whom to turn to.
    let names_a_person = tokens.word(at + 1, Word::Person).is_some();
    (!names_a_person
        && tokens.word(at + 1, Word::Through).is_none()
        && (acts || tokens.is_mark(close + 1, ':')))
    .then_some(close + 1)
}

/// `các xã ven biển (Kỳ Xuân, Kỳ Phú)`: the units by their names.
fn named_in_brackets(tokens: &Tokens<'_>, at: usize, body: &mut Body) -> Option<usize> {
    let kind = match &body.scope {
        Scope::Each(kinds) | Scope::Level(kinds) => *kinds.last()?,
        // `các địa phương (Điện Bàn, Hội An)`
        _ if body.kind == BodyKind::Locality => UnitKind::Commune,
        _ => return None,
    };
    // `Các xã đang có dịch: Yên Bình, Hòa Bình lập chốt`
    if tokens.is_mark(at, ':') && body.limit.is_some() {
        let from = tokens.kind(at + 1).map_or(at + 1, |(_, end)| end);
        let (names, end) = names(tokens, from, kind)?;
        let acts = tokens.word(end, Word::Verb).is_some() || tokens.is_mark(end, ':');
        if acts || !tokens.is_word(end) {
            body.scope = Scope::Named(names);
            body.limit = None;
            return Some(end);
        }
        return None;
    }
    let close = tokens.closing(at).filter(|_| tokens.is_mark(at, '('))?;
    let from = tokens.kind(at + 1).map_or(at + 1, |(_, end)| end);
    let from = from + usize::from(tokens.is_mark(from, ':'));
    let (names, end) = names(tokens, from, kind).filter(|(_, end)| *end == close)?;
    let known = body.kind != BodyKind::Locality;
    let names = names.into_iter().map(|name| UnitName { kind: name.kind.filter(|_| known), ..name });
    body.scope = Scope::Named(names.collect());
    body.limit = None;
    Some(end + 1)
}

/// Where `(trừ xã Chi Lăng)` or `, trừ xã Chi Lăng,` ends.
fn except_end(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let mark = tokens.all.get(at)?.mark;
    let words = tokens.word(at + usize::from(mark.is_some()), Word::Except)?;
    match mark {
        Some('(') => tokens.closing(at).map(|close| close + 1),
        None | Some(',') => tokens.nested(|| list_with(tokens, words, false)).map(|(_, behind)| behind),
        _ => None,
    }
}

/// Whether a verb begins at a token that says which of all are meant: `có bể bơi`, `chưa hoàn thành`.
fn limits_by_verb(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word(at, Word::Limit).is_some()
        && (tokens.word(at, Word::Fact).is_some()
            || matches!(tokens.str(at), "có" | "bị" | "đang" | "ở" | "thuộc" | "hạng" | "nằm"))
}

/// Where words end that mean only some of the units.
fn limit_end(tokens: &Tokens<'_>, at: usize, body: &Body) -> Option<usize> {
    // `các trường có bể bơi`
    let of_all = body.is_each
        && matches!(
            body.kind,
            BodyKind::Local | BodyKind::Subordinates | BodyKind::Village | BodyKind::Enterprise
        );
    let units =
        matches!(body.scope, Scope::Each(_) | Scope::Level(_)) || body.kind == BodyKind::Locality || of_all;
    let mut end = tokens.word(at, Word::Limit).filter(|_| units)?;
    // `có trách nhiệm`, `có kế hoạch` are what is to be done.
    if tokens.runs(at).any(|run| {
        matches!(run.term, Term::Word(Word::Verb | Word::Must)) && run.end >= end && tokens.str(at) == "có"
    }) {
        return None;
    }
    // `các xã chưa hoàn thành kế hoạch tập trung …`; with nothing to do behind it is a fact.
    if tokens.word(at, Word::Fact) == Some(end) {
        let near = end + 1..(at + LONGEST_NAME).min(tokens.len());
        let mut near = near.take_while(|place| tokens.is_word(*place));
        return near.find(|place| tokens.word(*place, Word::Manner).is_some());
    }
    // `có ít nhất 01 mô hình` is what is to be done.
    let counted = tokens.word(end, Word::Numbered).is_some()
        || tokens.str(end).starts_with(|c: char| c.is_ascii_digit());
    if tokens.str(at) == "có" && counted {
        return None;
    }
    let hyphen =
        |end: usize| matches!(tokens.all[end].mark, Some('-' | '–')) && tokens.starts_with_capital(end + 1);
    while end < tokens.len() && end - at < LONGEST_NAME && (tokens.is_word(end) || hyphen(end)) {
        let capital = tokens.starts_with_capital(end);
        let stops = !capital
            && [Word::Verb, Word::Must, Word::Assign].iter().any(|word| tokens.word(end, *word).is_some());
        if stops && tokens.str(end) != "bị" || tokens.word(end, Word::Joiner).is_some() {
            break;
        }
        end += 1;
        // `xã thuộc khu vực III, có thôn đặc biệt khó khăn`
        if tokens.is_mark(end, ',') && tokens.word(end + 1, Word::Limit).is_some() {
            end += 1;
        }
    }
    Some(end)
}

/// Units at a token, as the name of a body of their own: `các xã`, `xã Chi Lăng`, `cấp xã`.
fn unit_scope(tokens: &Tokens<'_>, at: usize, is_each: bool) -> Option<(Scope, usize)> {
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

/// A list of kinds: `xã, phường và đặc khu`.
fn kinds(tokens: &Tokens<'_>, at: usize) -> Option<(Vec<UnitKind>, usize)> {
    // `TP. Lạng Sơn`
    let kind = |at: usize| tokens.kind(at).map(|(kind, end)| (kind, point(tokens, at, end)));
    let (first, mut end) = kind(at)?;
    let mut found = vec![first];
    loop {
        let comma = end + usize::from(tokens.is_mark(end, ',') || tokens.is_mark(end, '/'));
        let next = tokens.word(comma, Word::Joiner).unwrap_or(comma);
        let Some((another, behind)) = kind(next).filter(|_| next > end) else { break };
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
fn is_unit_name(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.kind(at).is_some() || tokens.unit_name_end(at).is_some() && tokens.word(at, Word::Verb).is_none()
}

/// Proper names behind a kind: `Đồng Đăng, Hữu Lũng và xã Chi Lăng`.
fn names(tokens: &Tokens<'_>, at: usize, kind: UnitKind) -> Option<(Vec<UnitName>, usize)> {
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
fn ends_in_place(tokens: &Tokens<'_>, end: usize) -> bool {
    const LONGEST: usize = 4;
    end > 0
        && tokens.starts_with_capital(end - 1)
        && (2..=LONGEST.min(end)).any(|count| tokens.place_end(end - count) == Some(end))
}
