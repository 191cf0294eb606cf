//! Names of bodies: `Chủ tịch UBND các xã, phường`, `Sở Y tế`, `Ban Chỉ đạo phòng, chống thiên tai huyện Bình Sơn`.

use crate::words::Words;
use std::ops::Range;
use std::rc::Rc;

use crate::lexicon::{BodyKind, BodyLevel, Lexicon, Tail, Term, UnitKind, Word};
use crate::prose::limits::{is_of_sort, is_sort, limit_end, opens_with_some};
use crate::prose::names::{field_end, has_proper_name, is_head, name_end, party_level, sorts_end};
use crate::prose::scopes::{each, names, scope_at, scope_begins, territory_alone, unit_scope};
use crate::prose::tokens::{Run, Tokens};
use crate::prose::{Body, Scope, UnitName};

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
    join_levels(&mut found);
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
        let (of, list_kind, is_under) = (list[at].of.clone(), list[at].kind, list[at].is_under);
        let before = &mut list[at - 1];
        // `Các trường THPT, trường nội trú trực thuộc Sở`, `Các đơn vị, trường học trực thuộc`
        let alike = before.kind == list_kind && before.kind == Kind::Local;
        let general = before.kind == Kind::Everyone && is_under;
        if (alike || general) && before.of.is_none() && before.scope == Scope::None {
            before.is_under = is_under;
            before.of = of;
        }
        if before.scope == Scope::None
            && before.level.is_none()
            && shares(before.kind)
            && scope != Scope::Here
        {
            before.scope = scope.clone();
        }
        // `Ủy ban bầu cử, Tổ bầu cử ở xã, phường`
        let boards = matches!(before.kind, Kind::Board | Kind::Steering)
            && matches!(list_kind, Kind::Board | Kind::Steering | Kind::Local);
        if boards
            && before.scope == Scope::None
            && before.of.is_none()
            && matches!(scope, Scope::Each(_) | Scope::Level(_))
        {
            before.scope = scope;
        }
    }
}

/// `công chức cấp tỉnh, cấp xã`: a level behind another is of the same body.
fn join_levels(list: &mut Vec<Body>) {
    while let [.., before, last] = list.as_mut_slice()
        && last.is_level()
        && !last.is_each
        && last.title.is_none()
        && let (Scope::Level(kinds), Scope::Level(more)) = (&mut before.scope, &last.scope)
        && !matches!(before.kind, BodyKind::Unit | BodyKind::Committee)
        && before.of.is_none()
    {
        kinds.extend(more.iter().copied());
        before.scope_span.end = last.span.end;
        before.span.end = last.span.end;
        list.pop();
    }
}

/// Where the next of a list may begin, behind a comma, a semicolon or a joining word.
fn separator(tokens: &Tokens<'_>, at: usize, semicolons: bool) -> Option<usize> {
    if tokens.is_mark(at, ',') || semicolons && tokens.is_mark(at, ';') || tokens.is_mark(at, '/') {
        return Some(behind_joiner(tokens, at + 1).unwrap_or(at + 1));
    }
    behind_joiner(tokens, at)
}

/// The token behind `và`; `và các` leaves `các` to the body.
fn behind_joiner(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let end = tokens.word(at, Word::Joiner)?;
    Some(if tokens.str(end - 1) == "các" { end - 1 } else { end })
}

/// Words before the names of departments that one may have for all.
static SHARED: Words = Words::from_list("bodies: shared");

fn starts_with(tokens: &Tokens<'_>, body: &Body, head: &str) -> bool {
    let name = crate::lexicon::fold_case(&tokens.text[body.name.clone()]);
    name.strip_prefix(&crate::lexicon::fold_case(head))
        .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
}

/// `Tài chính` behind `Sở Y tế, `: the head of the one before is meant.
fn shared_head(tokens: &Tokens<'_>, at: usize, list: &[Body]) -> Option<Found> {
    let heads = |body: &Body| {
        matches!(body.kind, BodyKind::Department | BodyKind::Division | BodyKind::Departments)
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
    // One that nobody knows is one of them too, where it acts.
    let unknown = || field_end(tokens, at).map(|end| ((before.kind, None), end));
    let ((kind, field), end) = last.or_else(unknown)?;
    let span = tokens.span(at..end);
    let mut body = Body { span: span.clone(), name: span, kind, field, title: None, ..before.clone() };
    let end = with_scope(tokens, end, &mut body, Tail::Whole);
    Some((body, end))
}

/// The body whose name begins at a token; `listed` where it follows another one of a list.
pub(super) fn body(tokens: &Tokens<'_>, at: usize, listed: bool) -> Option<Found> {
    let start = at;
    let (at, mut is_each) = each(tokens, at);
    let (at, title, each_behind) = match heads_itself(tokens, at) {
        true => (at, None, false),
        false => titles(tokens, at),
    };
    is_each |= each_behind || title.is_none() && (opens_with_some(tokens, at) || is_of_sort(tokens, at));
    let titled = title.is_some();
    let mut body = Body { title: title.map(|title| tokens.span(title)), is_each, ..Body::unread() };
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
            may_stand(tokens, at, end, is_each || titled, listed)
                .then(|| known_body(tokens, at..end, row, &mut body))?
        }
        _ if titled && heads_division(tokens, at) => {
            // `Trưởng phòng Kế hoạch - Tài chính`
            body.kind = BodyKind::Division;
            let end = name_end(tokens, at, at, Tail::Named)?;
            body.name = tokens.span(at..end);
            Some(with_scope(tokens, end, &mut body, Tail::Named))
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
            Some(with_more(tokens, end, &mut body))
        }
    }?;
    body.span = tokens.span(start..end);
    Some((body, end))
}

impl Body {
    /// A body of which nothing is read yet.
    fn unread() -> Self {
        Self {
            span: 0..0,
            kind: BodyKind::Unit,
            level: None,
            field: None,
            title: None,
            is_each: false,
            name: 0..0,
            of: None,
            is_under: false,
            points_back: false,
            scope: Scope::None,
            scope_span: 0..0,
            limit: None,
            except: Vec::new(),
        }
    }
}

/// Reads a body whose head is a row of the lexicon, and gives the token behind it.
fn known_body(tokens: &Tokens<'_>, head: Range<usize>, row: u16, body: &mut Body) -> Option<usize> {
    let words = Lexicon::get().body(row);
    body.kind = words.kind;
    body.field = words.field;
    body.level = match words.level {
        Some(BodyLevel::Of(level)) => Some(level),
        _ => None,
    };
    let end = name_end(tokens, head.start, head.end, words.tail)?;
    // `Báo Tổng đài 1900 0000` tells somebody; no paper has a number in its name.
    let number = |at: usize| tokens.str(at).starts_with(|c: char| c.is_ascii_digit());
    if words.kind == BodyKind::Press && (head.end..end).any(number) {
        return None;
    }
    if words.kind == BodyKind::Party && body.level.is_none() {
        body.level = party_level(tokens, head.start, end);
    }
    let single = matches!(words.kind, BodyKind::Local | BodyKind::Enterprise)
        && has_proper_name(tokens, head.start, end);
    if single {
        // `các chủ hồ thủy điện A Vương, Sông Bung 4`: not all of them.
        body.kind = BodyKind::Company;
        let comma = tokens.is_mark(end, ',')
            && tokens.term(end + 1, |term| matches!(term, Term::Body(_) | Term::Title)).is_none();
        if let Some((_, behind)) = names(tokens, end + 1, UnitKind::Commune).filter(|_| comma) {
            body.name = tokens.span(head.start..behind);
            return Some(behind);
        }
    }
    let end = if words.kind == BodyKind::Local { sorts_end(tokens, head.start, end) } else { end };
    body.name = tokens.span(head.start..end);
    Some(with_scope(tokens, end, body, words.tail))
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
    // `Hợp tác xã Nông nghiệp Quang Lang`: a name follows what is no verb.
    let acts = tokens.runs(at).any(|run| run.end >= end && run.term == Term::Word(Word::Verb));
    if verb && !acts && tokens.starts_with_capital(at) && tokens.starts_with_capital(end) {
        return true;
    }
    if verb {
        // `tổ chức, cá nhân` in a list of others; `Thanh tra, Văn phòng Sở`
        let another = tokens.term(end + 1, |term| matches!(term, Term::Body(_))).is_some();
        let first = tokens.starts_with_capital(at)
            && tokens.is_mark(end, ',')
            && tokens.starts_with_capital(end + 1)
            && another;
        return (listed || first) && !tokens.is_word(end);
    }
    if tokens.word(at, Word::Led) == Some(end) {
        // `Sở Chuyển đổi số`, `Sở đề nghị …`; `Tổ chức` with a capital is what is to be done.
        let words = &tokens.text[tokens.span(at..end)];
        let named = end == at + 1 && words.starts_with(char::is_uppercase);
        // `Sở sẽ tổ chức …`: the one that issued the document.
        let itself = words == "Sở" && tokens.word(end, Word::Manner).is_some();
        return listed || named && (at > 0 || itself || named_behind(tokens, end));
    }
    true
}

/// Whether a name or a request follows the first word of a sentence, so that it names a body.
fn named_behind(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_word(at) && (tokens.starts_with_capital(at) || tokens.word(at, Word::Assign).is_some())
}

/// Whether the name of a division begins behind the title of its head, which says that it is one: `Trưởng phòng Kế hoạch`.
fn heads_division(tokens: &Tokens<'_>, at: usize) -> bool {
    at > 0 && matches!(tokens.str(at - 1), "phòng" | "Phòng") && tokens.starts_with_capital(at)
}

/// Whether a title names the body that its person heads, and no body follows: `báo cáo Chi cục trưởng`.
fn heads_itself(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(title) = tokens.term(at, |term| term == Term::Title) else { return false };
    let body = |run: Run| run.end == title.end && matches!(run.term, Term::Body(_));
    tokens.runs(at).any(body) && tokens.term(title.end, |term| matches!(term, Term::Body(_))).is_none()
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

/// Reads the body that another belongs to: `thuộc UBND tỉnh`, `trực thuộc Sở`, `Thanh tra Sở Y tế`. The token behind it.
fn with_owner(tokens: &Tokens<'_>, at: usize, belongs: Option<usize>, body: &mut Body) -> Option<usize> {
    let from = belongs.unwrap_or(at);
    let owns = tokens.term(from, |term| matches!(term, Term::Body(_) | Term::Title)).is_some();
    let (other, end) = owner(tokens, from).filter(|_| belongs.is_some() || owns)?;
    // `Văn phòng cơ quan Đảng ủy`, `Ban Điều hành Quỹ Hỗ trợ nông dân tỉnh`
    let has_boards =
        matches!(other.kind, BodyKind::Union | BodyKind::Front | BodyKind::Party | BodyKind::Board);
    if belongs.is_none() && !is_department(other.kind) && !(may_be_owned(body.kind) && has_boards) {
        return None;
    }
    body.scope_span = tokens.span(from..end);
    body.scope = other.scope.clone();
    // `các đảng ủy trực thuộc Tỉnh ủy` are below it, and none by its name.
    let under = belongs.is_some_and(|end| tokens.str(end - 1) == "thuộc");
    let below = under
        && (body.kind, other.kind) == (BodyKind::Party, BodyKind::Party)
        && !has_proper_name(tokens, tokens.behind(body.name.start), at);
    if body.level.is_none() && !below {
        body.level = other.level;
    }
    if is_department(other.kind) && !matches!(body.kind, BodyKind::Police | BodyKind::Military) {
        body.is_under = under;
        body.of = Some(Box::new(other));
    }
    Some(end)
}

/// Reads whose a body is, and what limits it, behind its name.
fn with_scope(tokens: &Tokens<'_>, at: usize, body: &mut Body, tail: Tail) -> usize {
    // `các chủ rừng khác trên địa bàn tỉnh`
    let others = tokens.str(at) == "khác" && tokens.word(at + 1, Word::Belong).is_some();
    if others {
        body.limit = Some(tokens.span(at..at + 1));
    }
    let at = behind_other_name(tokens, at + usize::from(others));
    let belongs = if tail == Tail::Of { Some(at) } else { tokens.word(at, Word::Belong) };
    let from = belongs.unwrap_or(at);
    let counted = belongs.is_some() && is_counted(tokens, from);
    if let Some((scope, end)) = scope_at(tokens, from).filter(|_| !counted) {
        body.scope = scope;
        body.scope_span = tokens.span(from..end);
        return with_more(tokens, end, body);
    }
    if let Some(end) = with_owner(tokens, at, belongs, body) {
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
    let acts = !tokens.is_word(from) || tokens.word(from, Word::Verb).is_some();
    if belongs.is_some() && tokens.str(from - 1) == "thuộc" && acts {
        body.is_under = true;
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

/// Whether a count begins at a token: `cá nhân tại 07 xã` are in so many places, and nobody's.
fn is_counted(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.str(at).starts_with(|c: char| c.is_ascii_digit())
}

/// The token behind another name in brackets that stands before the territory: `Phòng Kinh tế (Phòng Kinh tế, Hạ tầng và Đô
/// thị) các xã, phường`.
fn behind_other_name(tokens: &Tokens<'_>, at: usize) -> usize {
    let Some(close) = tokens.closing(at).filter(|_| tokens.is_mark(at, '(')) else { return at };
    let first = tokens.word(at + 1, Word::Joiner).unwrap_or(at + 1);
    let named = tokens.term(first, |term| matches!(term, Term::Body(_))).is_some();
    let scoped = scope_at(tokens, close + 1).is_some_and(|(scope, _)| matches!(scope, Scope::Each(_)));
    if named && scoped { close + 1 } else { at }
}

/// Whether a body of a kind may be the Front's, a union's or a party's: `Văn phòng cơ quan Đảng ủy`.
fn may_be_owned(kind: BodyKind) -> bool {
    use BodyKind as Kind;
    matches!(kind, Kind::Board | Kind::Office | Kind::PartyOffice | Kind::Party)
}

/// Whether what belongs to a body of a kind is that body's, and not its territory's.
fn is_department(kind: BodyKind) -> bool {
    use BodyKind as Kind;
    matches!(
        kind,
        Kind::Department
            | Kind::Division
            | Kind::Vertical
            | Kind::Police
            | Kind::Military
            | Kind::Central
            | Kind::Company
    )
}

/// The body that another belongs to.
fn owner(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let (body, end) = tokens.nest(|| body(tokens, at, false))?;
    (!matches!(body.kind, BodyKind::Everyone | BodyKind::Addressees | BodyKind::Unit | BodyKind::People))
        .then_some((body, end))
}

/// What may follow a territory: another one around it, and what limits it.
fn with_more(tokens: &Tokens<'_>, at: usize, body: &mut Body) -> usize {
    let mut end = at;
    if let Some(belongs) = tokens.word(end, Word::Belong)
        && let Some((scope, behind)) = scope_at(tokens, belongs).filter(|_| !is_counted(tokens, belongs))
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
    end = with_own_level(tokens, end, body);
    if let Some(behind) = pointed_back(tokens, end) {
        body.points_back = true;
        end = behind;
    } else if let Some(concerned) = tokens.word(end, Word::Concerned) {
        // `các xã được giao nhiệm vụ …`: some of them.
        if tokens.word(end, Word::Agent).is_some() && is_sort(tokens, end, body) {
            body.limit = Some(tokens.span(end..concerned));
        }
        end = concerned;
    }
    // `Các sở, ban, ngành khác có liên quan`
    if matches!(body.kind, BodyKind::Departments | BodyKind::Mixed) && tokens.str(end) == "khác" {
        body.limit = Some(tokens.span(end..end + 1));
        end = tokens.word(end + 1, Word::Concerned).unwrap_or(end + 1);
    }
    if let Some(behind) = with_except(tokens, end, body) {
        return behind;
    }
    // `UBND các xã thuộc thành phố Lạng Sơn cũ`: some of them.
    if tokens.str(end) == "cũ" {
        let from = tokens.start(tokens.behind(body.scope_span.end));
        body.limit = Some(from..tokens.span(end..end + 1).end);
        return end + 1;
    }
    if let Some(there) = there_end(tokens, end, body) {
        return there;
    }
    if let Some(behind) = limit_end(tokens, end, body) {
        body.limit = Some(tokens.span(end..behind));
        end = behind;
        // `Các xã còn lại (trừ xã Chi Lăng)`
        if let Some(behind) = with_except(tokens, end, body) {
            body.limit = body.limit.take().filter(|_| body.except.is_empty());
            return behind;
        }
    }
    named_in_brackets(tokens, end, body).or_else(|| beside(tokens, end)).unwrap_or(end)
}

/// Reads of which level a body is by that of others: `Hội Liên hiệp Thanh niên Việt Nam cùng cấp`, `Ban Chỉ huy Phòng thủ dân
/// sự các cấp`.
fn with_own_level(tokens: &Tokens<'_>, at: usize, body: &mut Body) -> usize {
    if !matches!(tokens.str(at), "cùng" | "các") || tokens.str(at + 1) != "cấp" {
        return at;
    }
    if body.scope == Scope::None {
        body.scope = Scope::Here;
        // `cùng cấp` stays where the unit's own is meant.
        if tokens.str(at) == "các" {
            body.scope_span = tokens.span(at..at + 2);
        }
    }
    at + 2
}

/// The token behind words that mean the unit that was named: `UBND xã, phường đó`, `UBND xã nơi đó`.
fn there_end(tokens: &Tokens<'_>, at: usize, body: &Body) -> Option<usize> {
    let there = at + usize::from(tokens.str(at) == "nơi");
    (matches!(body.scope, Scope::Each(_) | Scope::Bare(_)) && tokens.str(there) == "đó").then_some(there + 1)
}

/// The token behind words that mean those who were named before: `các đơn vị này`, `các cơ quan nêu trên`.
fn pointed_back(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let end = tokens.word(at, Word::This)?;
    // `các đơn vị trên địa bàn`
    let alone = tokens.str(at) != "trên" || end > at + 1 || tokens.word(end, Word::Verb).is_some();
    alone.then_some(end)
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
    // `Các xã giáp ranh huyện Phú Bình (tỉnh Thái Nguyên)`: where that is.
    let around =
        |(named, _): (UnitKind, usize)| !named.levels().iter().any(|level| kind.levels().contains(level));
    if body.limit.is_some() && tokens.kind(at + 1).is_some_and(around) {
        return Some(close + 1);
    }
    let from = tokens.kind(at + 1).map_or(at + 1, |(_, end)| end);
    let from = from + usize::from(tokens.is_mark(from, ':'));
    let (names, end) = names(tokens, from, kind).filter(|(_, end)| *end == close)?;
    let known = body.kind != BodyKind::Locality;
    let names = names.into_iter().map(|name| UnitName { kind: name.kind.filter(|_| known), ..name });
    body.scope = Scope::Named(names.collect());
    body.limit = None;
    Some(end + 1)
}

/// Reads who is not meant, `(trừ xã Chi Lăng)` or `, trừ xã Chi Lăng,`, and gives the token behind. What names no single
/// ones is a limit: `(trừ các xã biên giới)`.
fn with_except(tokens: &Tokens<'_>, at: usize, body: &mut Body) -> Option<usize> {
    let mark = tokens.all.get(at)?.mark;
    let words = tokens.word(at + usize::from(mark.is_some()), Word::Except)?;
    let named = tokens.nest(|| list_with(tokens, words, false));
    let behind = match mark {
        Some('(') => tokens.closing(at)? + 1,
        None | Some(',') => named.as_ref()?.1,
        _ => return None,
    };
    let whole = |end: &usize| mark != Some('(') || *end + 1 == behind;
    let named_one = |body: &Body| !body.is_each || matches!(body.scope, Scope::Named(_));
    let single = |list: &Vec<Body>| list.iter().all(|body| named_one(body) && body.limit.is_none());
    match named.filter(|(list, end)| whole(end) && single(list)) {
        Some((list, _)) => body.except = list,
        None => body.limit = Some(tokens.span(at + usize::from(mark == Some(','))..behind)),
    }
    Some(behind)
}
