//! Where the name of a body ends: `Sở Văn hóa, Thể thao và Du lịch`, `Ban Chỉ đạo xóa nhà tạm`.

use std::ops::Range;

use crate::lexicon::{BodyKind, BodyLevel, Lexicon, Tail, Term, Word};
use crate::model::directive::Level;
use crate::prose::Scope;
use crate::prose::limits::{limits_by_verb, quality_end};
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

/// Whether a head is a party committee's.
fn is_party(tokens: &Tokens<'_>, start: usize, end: usize) -> bool {
    let party = |row| Lexicon::get().body(row).kind == BodyKind::Party;
    tokens.runs(start).any(|run| run.end == end && matches!(run.term, Term::Body(row) if party(row)))
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
        // `Đảng ủy Sở Y tế`: whose it is follows.
        Tail::Open if is_party(tokens, start, end) && begins_body(tokens, end) => return Some(end),
        Tail::Open => {}
    }
    let name = Name { tokens, head: start..end, first: at, tail };
    while at < tokens.len() && at - name.first < LONGEST_NAME {
        if let Some(end) = name.purpose_end(at) {
            at = end;
            break;
        }
        let goes_on = match tokens.is_word(at) {
            true => !(name.acts(at) || name.is_elsewhere(at) || name.is_another(at)),
            false => name.is_joined(at),
        };
        if !goes_on {
            break;
        }
        at += 1;
    }
    Some(abbreviation(tokens, at))
}

/// A name that is read on from its first word behind its head.
struct Name<'a, 't> {
    tokens: &'a Tokens<'t>,
    head: Range<usize>,
    first: usize,
    tail: Tail,
}

impl Name<'_, '_> {
    fn is_small(&self, at: usize) -> bool {
        !self.tokens.starts_with_capital(at)
    }

    /// Whether a word can only stand behind a name.
    fn is_little(&self, at: usize) -> bool {
        self.tokens.word(at, Word::Apart) == Some(at + 1)
            || self.tail == Tail::Named && self.tokens.word(at, Word::To).is_some()
    }

    /// Where the words end that say at a token what the body is for, before whose it is: `Ban Chỉ đạo xóa nhà tạm huyện …`.
    fn purpose_end(&self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        let behind_small = at == self.first
            || !tokens.starts_with_capital(at - 1) && tokens.word(at - 1, Word::Joiner).is_none();
        let may = tokens.is_word(at)
            && self.tail == Tail::Open
            && self.is_small(at)
            && tokens.word(at, Word::Manner).is_none()
            && !self.is_little(at)
            && behind_small;
        may.then(|| purpose_end(tokens, at, at > self.first))?
    }

    /// Whether what the body does, or what only some of its sort are, begins at a word.
    fn acts(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let is = |word| tokens.word(at, word).is_some();
        if !self.is_small(at) {
            return false;
        }
        let does =
            is(Word::Verb) || is(Word::Assign) || is(Word::Must) || is(Word::Fact) || self.is_little(at);
        let may_stop = at > self.first || self.tail == Tail::Open;
        let in_name = in_name(tokens, self.first, at) || goes_on_with_and(tokens, at);
        may_stop && does && !in_name
            // `Trường THCS Chi Lăng chậm báo cáo`
            || may_stop && is(Word::Poor) && tokens.starts_with_capital(at - 1)
            // `Chi cục Thủy lợi trước ngày 25`: a name ends before the day by which something is due.
            || may_stop && is(Word::Deadline)
            // `các trường có bể bơi`: what only some of them have.
            || self.tail == Tail::Open && limits_by_verb(tokens, at)
    }

    /// Whether a place begins at a word, or whose the body is.
    fn is_elsewhere(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let named = |at: usize| begins_body(tokens, at);
        let behind = at > self.first;
        let opens = at == self.first && self.tail == Tail::Named && !self.is_small(at);
        behind && tokens.place_end(at).is_some_and(|end| end > at + 1)
            || scope_begins(tokens, at) && !opens
            || tokens.word(at, Word::Belong).is_some_and(named)
            // `Ban Chỉ huy Phòng thủ dân sự các cấp`
            || behind && tokens.str(at) == "các" && tokens.str(at + 1) == "cấp"
            // `… Đồng Đăng - Lạng Sơn điều tiết`: a name ends in its place.
            || behind && self.is_small(at) && ends_in_place(tokens, at)
    }

    /// Whether another body begins at a word.
    fn is_another(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let named = |at: usize| begins_body(tokens, at);
        let capital = !self.is_small(at);
        let behind = at > self.first;
        // `Phòng Chính trị tư tưởng - Học sinh sinh viên`: a field, and nobody by himself.
        let field = behind && self.tail == Tail::Named && matches!(tokens.all[at - 1].mark, Some('-' | '–'));
        let people = |run: &Run| match run.term {
            Term::Body(row) => matches!(Lexicon::get().body(row).kind, BodyKind::People | BodyKind::Local),
            _ => false,
        };
        let field = field && tokens.runs(at).any(|run| people(&run));
        let by_itself = behind
            && !field
            && named(at)
            && (capital || self.tail != Tail::Named)
            && !(capital && tokens.word(at, Word::Led).is_some())
            && !in_name(tokens, self.first, at);
        let joined = |end: usize| begins_another(tokens, end) || tokens.word(end, Word::Each).is_some();
        // `Ban Quản lý Khu kinh tế và các KCN`: what follows is nobody by itself.
        let somebody = |at: usize| named(at) || tokens.kind(at).is_some();
        by_itself
            || tokens.word(at, Word::Joiner).is_some_and(joined)
            || behind && self.tail != Tail::Open && tokens.word(at, Word::Each).is_some_and(somebody)
    }

    /// Whether another sort of the same is named behind a comma, and then what it does: `các chủ hồ chứa thủy lợi, thủy điện
    /// vận hành …`.
    fn goes_on_with_sort(&self, comma: usize) -> bool {
        let tokens = self.tokens;
        let general = tokens.str(self.head.start).starts_with(char::is_lowercase)
            || self.head.start == tokens.first_word && self.head.len() > 1;
        self.tail == Tail::Open
            && comma > self.first
            && self.is_small(comma - 1)
            && general
            && quality_end(tokens, comma).is_some()
    }

    /// Whether a hyphen or a comma is of the name: `Văn hóa, Thể thao và Du lịch`, `phòng, chống thiên tai`.
    fn is_joined(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let again =
            at > self.first && self.tail == Tail::Open && tokens.str(at + 1) == tokens.str(self.first);
        match tokens.all[at].mark {
            Some('-' | '–') => tokens.starts_with_capital(at + 1) && !tokens.all[at].quoted,
            Some(',') => {
                again
                    || pair_begins(tokens, at + 1)
                    || goes_on_with_and(tokens, at + 1)
                    || self.goes_on_with_sort(at)
                    || self.tail == Tail::Named && goes_on_with_field(tokens, self.head.clone(), at + 1)
            }
            _ => false,
        }
    }
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
    // `trường tiểu học` ends within `tiểu học và trung học cơ sở`, which is a sort too.
    let ends = |at: usize| tokens.runs(at).any(|run| run.term == Term::Word(Word::School) && run.end == end);
    if !(start..end).any(ends) {
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
    // `Báo chí` is no paper.
    let another = || {
        let bodies: Vec<Run> = tokens.runs(at).filter(|run| matches!(run.term, Term::Body(_))).collect();
        begins_another(tokens, at)
            && (bodies.is_empty() || bodies.iter().any(|run| is_head(tokens, at, *run)))
    };
    if listed || tokens.starts_with_capital(at) && another() {
        return false;
    }
    let hyphen = |at: usize| matches!(tokens.all[at].mark, Some('-' | '–'));
    let and = (at + 1..(at + 5).min(tokens.len())).find(|at| tokens.str(*at) == "và" || !tokens.is_word(*at));
    and.is_some_and(|and| {
        (tokens.is_word(and) || hyphen(and) && tokens.starts_with_capital(at))
            && tokens.starts_with_capital(and + 1)
            && tokens.term(and + 1, |term| matches!(term, Term::Body(_) | Term::Title)).is_none()
    })
}

/// Whether another field of the same division follows, and then what it does: `Phòng Thanh tra, Pháp chế chủ trì`. What is a
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
