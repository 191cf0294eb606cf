//! Sentences, and in each the clauses with who is to act.

use std::ops::Range;

use crate::lexicon::{BodyKind, Lexicon, Term, Word};
use crate::prose::head::{Head, begins_predicate, behind_label, poor};
use crate::prose::tokens::Tokens;
use crate::prose::told::{follows, is_decision, is_fact, opening_day};
use crate::prose::{Body, Clause, Scope, Sentence, bodies, citations, mentions, names};
use crate::words::Words;

/// All sentences of a text.
pub(super) fn sentences(tokens: &Tokens<'_>) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut from = 0;
    let mut start = 0;
    for end in ends(tokens) {
        let stop = if end == tokens.len() { tokens.text.len() } else { tokens.start(end) };
        sentences.push(Sentence { span: start..stop, clauses: clauses(tokens, from..end, start..stop) });
        (from, start) = (end, stop);
    }
    sentences
}

/// The token behind each sentence.
fn ends(tokens: &Tokens<'_>) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if found.last().copied().unwrap_or(0) == at {
            let behind = behind_label(tokens, at, tokens.len());
            if behind > at {
                at = behind;
                continue;
            }
        }
        if tokens.is_mark(at, '(')
            && let Some(close) = tokens.closing(at)
        {
            at = close + 1;
            continue;
        }
        let token = tokens.all[at];
        if matches!(token.mark, Some('.' | '!' | '?' | '…')) && !token.quoted && is_end(tokens, at) {
            found.push(at + 1);
        }
        at += 1;
    }
    if found.last() != Some(&tokens.len()) && tokens.len() > 0 || tokens.len() == 0 && !tokens.text.is_empty()
    {
        found.push(tokens.len());
    }
    found
}

/// Whether the mark at a token ends its sentence.
fn is_end(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(next) = tokens.all.get(at + 1) else { return true };
    let apart = next.start > tokens.all[at].end;
    let opens = tokens.text[next.start..]
        .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "“\"‘«(-–•+".contains(c));
    let short = at > 0 && tokens.word(at - 1, Word::Short) == Some(at);
    apart && opens && !short && next.mark != Some('.')
}

/// Whether the first word begins what is to be done.
pub(super) fn opens_with_verb(tokens: &Tokens<'_>, range: Range<usize>) -> bool {
    let from = behind_label(tokens, range.start, range.end);
    let first = (from..range.end).find(|at| tokens.is_word(*at));
    first.is_some_and(|first| {
        tokens.word(first, Word::Verb).is_some() && tokens.word(first, Word::Opener).is_none()
    })
}

fn clauses(tokens: &Tokens<'_>, range: Range<usize>, span: Range<usize>) -> Vec<Clause> {
    let mut found: Vec<Clause> = Vec::new();
    let mut from = range.start;
    let mut start = span.start;
    let mut head = head(tokens, from, range.end);
    loop {
        let predicate = head.as_ref().map_or(from, |head| head.predicate);
        let acts = head.as_ref().is_some_and(|head| !head.actors.is_empty());
        let next = next_clause(tokens, predicate, range.end, acts);
        let (end, stop) = match &next {
            Some((at, _)) => (*at, tokens.start(*at)),
            None => (range.end, span.end),
        };
        let given = head.as_ref().is_some_and(|head| {
            head.asks.is_some() || head.listed.start > head.address.start || !head.actors.is_empty()
        });
        let mut clause = clause(tokens, head.take(), from..end, start..stop);
        // `Ngày 16/3/2026, …; tham dự có lãnh đạo các sở`: of the same day, but for what is asked.
        if clause.day.is_none() && !given {
            clause.day = found.last().and_then(|before| before.day);
        }
        found.push(clause);
        match next {
            Some((at, next)) => {
                (from, start) = (at, tokens.start(at));
                head = Some(next);
            }
            None => return found,
        }
    }
}

/// Where somebody else begins to act: behind a semicolon, or where a task is given behind a comma.
/// `acts` where somebody acts up to there.
fn next_clause(tokens: &Tokens<'_>, from: usize, end: usize, acts: bool) -> Option<(usize, Head)> {
    let mut at = from;
    let closes = tokens.word(behind_label(tokens, from, end), Word::Closing).is_some();
    let states = !acts && states(tokens, behind_label(tokens, from, end), end);
    while at < end {
        if tokens.is_mark(at, '(')
            && let Some(close) = tokens.closing(at)
        {
            at = close + 1;
            continue;
        }
        // Those one works with may be parted by semicolons.
        if let Some(with) = tokens.word(at, Word::Join)
            && let Some((_, behind)) = bodies::list(tokens, with)
        {
            at = behind.max(at + 1);
            continue;
        }
        if let Some(run) = tokens.term(at, |term| term == Term::Document)
            && let Some((_, behind)) = citations::at(tokens, at, end, false)
        {
            at = behind.max(run.end);
            continue;
        }
        if tokens.is_mark(at, ';') {
            // Names with nothing behind them are the end of a list.
            let acts = |head: &Head| {
                (!head.actors.is_empty() || head.asks.is_some()) && !ends_here(tokens, head.predicate, end)
            };
            if let Some(head) = head(tokens, at + 1, end).filter(acts) {
                return Some((at + 1, head));
            }
            if let Some(head) = asked_of_those(tokens, from, at + 1) {
                return Some((at + 1, head));
            }
        }
        if tokens.is_mark(at, ',')
            && let Some(head) = given_behind(tokens, at + 1, end)
                .or_else(|| alike_behind(tokens, from, at + 1, end).filter(|_| acts))
                .or_else(|| asker_behind(tokens, at + 1, end).filter(|_| acts || closes || states))
                .or_else(|| asked_of_those(tokens, from, at + 1))
        {
            return Some((at + 1, head));
        }
        at += 1;
    }
    None
}

/// Whether what begins at a token says what something is, behind which somebody asks: `Đây là nhiệm vụ trọng tâm, UBND tỉnh
/// yêu cầu …`.
fn states(tokens: &Tokens<'_>, from: usize, end: usize) -> bool {
    const NEAR: usize = 8;
    let orders = [Word::Verb, Word::Opener, Word::Lead, Word::Assign, Word::Toward];
    let near = from..end.min(from + NEAR);
    !orders.iter().any(|word| tokens.word(from, *word).is_some())
        && near.take_while(|at| tokens.is_word(*at)).any(|at| tokens.str(at) == "là")
}

/// What another does likewise: `BHXH cơ sở A thêm 50 người, BHXH cơ sở B thêm 40 người`, by the same words at `from`.
fn alike_behind(tokens: &Tokens<'_>, from: usize, at: usize, end: usize) -> Option<Head> {
    let head = actor(tokens, at, end)?;
    let same = |nth: usize| tokens.str(from + nth) == tokens.str(head.predicate + nth);
    (head.asks.is_none() && !head.actors.is_empty() && tokens.is_word(from) && same(0) && same(1))
        .then_some(head)
}

/// A task that is given within a sentence: `…, giao Sở Y tế tổng hợp`.
fn given_behind(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<Head> {
    let from = tokens.word(at, Word::Also).unwrap_or(at);
    tokens.word(from, Word::Assign)?;
    actor(tokens, from, end).filter(|head| !head.actors.is_empty())
}

/// What is asked of those who were blamed or praised, who are not named again: `Phê bình UBND xã A …; yêu cầu kiểm điểm …`.
fn asked_of_those(tokens: &Tokens<'_>, from: usize, at: usize) -> Option<Head> {
    let praises = tokens.word(from, Word::Praise)?;
    let verb = tokens.word(at, Word::Request).filter(|_| at > praises)?;
    tokens.word(verb, Word::Verb)?;
    Some(Head {
        asks: None,
        actors: Vec::new(),
        address: at..at,
        listed: at..at,
        predicate: at,
        is_address: false,
    })
}

/// Who asks behind what somebody else does, or what closes a document: `Trên đây là Kế hoạch …, UBND tỉnh yêu cầu các sở …`.
fn asker_behind(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<Head> {
    let names = tokens.term(at, |term| matches!(term, Term::Body(_) | Term::Title)).is_some();
    let asks = |head: &Head| {
        let mut words = at..head.listed.start.min(head.predicate);
        head.asks.is_some() && words.any(|at| tokens.word(at, Word::Request).is_some())
    };
    actor(tokens, at, end).filter(|head| names && asks(head))
}

/// Who acts in the clause that begins at a token.
fn head(tokens: &Tokens<'_>, start: usize, end: usize) -> Option<Head> {
    let mut at = start;
    // A label typed by hand, a dash, `Đồng thời,`
    while at < end {
        let behind = behind_label(tokens, at, end);
        if behind == at && !tokens.all[at].mark.is_some_and(|mark| ",:-–+•".contains(mark)) {
            break;
        }
        at = behind.max(at + 1);
    }
    let first = at;
    while let Some(behind) = tokens.word(at, Word::Also) {
        at = behind;
        while tokens.is_mark(at, ',') || tokens.is_mark(at, ':') {
            at += 1;
        }
    }
    if let Some(head) = actor(tokens, at, end) {
        return Some(head);
    }
    // `Nơi nào để xảy ra cháy, Chủ tịch UBND xã nơi đó …`
    if matches!(tokens.str(at), "Nơi" | "nơi") && tokens.str(at + 1) == "nào" {
        return behind_lead(tokens, at + 1, end);
    }
    // `Ngoài các nội dung trên, …, các trường …` leads too.
    let lead = [at, first].into_iter().filter(|at| leads(tokens, *at));
    if let Some(head) = lead.into_iter().find_map(|at| behind_lead(tokens, at, end)) {
        return Some(head);
    }
    behind_topic(tokens, at, end).or_else(|| passive(tokens, at, end))
}

/// Who acts behind what a sentence is about: `Về hạ tầng: Giao Sở Xây dựng rà soát …`.
fn behind_topic(tokens: &Tokens<'_>, start: usize, end: usize) -> Option<Head> {
    const LONGEST: usize = 14;
    let near = start..end.min(start + LONGEST);
    let colon =
        near.clone().find(|at| !tokens.is_word(*at) && !tokens.is_mark(*at, '-')).filter(|at| *at > start)?;
    if !tokens.is_mark(colon, ':')
        || tokens.word(start, Word::Verb).is_some() && tokens.word(start, Word::Opener).is_none()
    {
        return None;
    }
    actor(tokens, colon + 1, end).filter(|head| !head.is_address)
}

/// Whether what begins at a token stands before the subject of its sentence.
fn leads(tokens: &Tokens<'_>, at: usize) -> bool {
    const FAR: usize = 16;
    if tokens.word(at, Word::Opener).is_none() {
        return false;
    }
    // `Thực hiện Công điện số …, UBND tỉnh yêu cầu`; any other `thực hiện` is what is to be done.
    let verb = tokens.word(at, Word::Verb);
    match verb {
        Some(end) if tokens.word(at, Word::Lead).is_none() => tokens
            .before_comma(end, FAR)
            .any(|place| tokens.term(place, |term| term == Term::Document).is_some()),
        _ => true,
    }
}

/// Who acts behind what stands before the subject: behind one of its commas.
fn behind_lead(tokens: &Tokens<'_>, start: usize, end: usize) -> Option<Head> {
    const MOST: usize = 400;
    let mut at = start;
    while at < end.min(start + MOST) {
        if tokens.is_mark(at, '(')
            && let Some(close) = tokens.closing(at)
        {
            at = close + 1;
            continue;
        }
        if at > start
            && tokens.term(at, |term| term == Term::Document).is_some()
            && let Some((_, behind)) = citations::at(tokens, at, end, true)
        {
            at = behind.max(at + 1);
            continue;
        }
        if tokens.is_mark(at, ';') {
            return None;
        }
        if tokens.is_mark(at, ',') || tokens.is_mark(at, ':') {
            let next = at + 1;
            if tokens.word(next, Word::Assign).is_some() || bodies::list(tokens, next).is_some() {
                // `…, toàn tỉnh có 4 ca tại xã A, xã B.`: with nothing behind it, the last of a list does nothing.
                let ends =
                    |head: &Head| tokens.is_mark(head.predicate, '.') || tokens.is_mark(head.predicate, ';');
                if let Some(head) = actor(tokens, next, end).filter(|head| !ends(head)) {
                    return Some(then(tokens, head.predicate, end).unwrap_or(head));
                }
                if let Some((_, behind)) = bodies::list(tokens, next) {
                    at = behind.max(next);
                    continue;
                }
            } else if tokens.word(next, Word::Verb).is_some()
                && tokens.word(next, Word::Manner).is_some()
                && tokens.word(next, Word::Opener).is_none()
                && !names::pair_begins(tokens, next)
            {
                // What is to be done begins, and nobody was named.
                return None;
            }
        } else if let Some(head) = reporter_in_lead(tokens, start, at, end) {
            return Some(head);
        } else if let Some(head) = subject_in_lead(tokens, start, at, end) {
            return Some(head);
        } else if let Some(behind) = named_in_lead(tokens, at, end) {
            at = behind;
            continue;
        } else if tokens.word(at, Word::Then).is_some() {
            return actor(tokens, at + 1, end);
        } else if at > start
            && let Some(behind) = spoken_of(tokens, at)
        {
            at = behind;
            continue;
        }
        at += 1;
    }
    None
}

/// Who reports behind what stands before him, with no comma between: `Quá trình thực hiện nếu có vướng mắc các cơ quan,
/// đơn vị báo cáo …`.
fn reporter_in_lead(tokens: &Tokens<'_>, start: usize, at: usize, end: usize) -> Option<Head> {
    use BodyKind::{Addressees, Everyone, Local, Locality};
    let general = |body: &Body| matches!(body.kind, Everyone | Addressees | Locality | Local);
    if at == start || tokens.word(at, Word::Opener).is_some() || tokens.word(at, Word::Each).is_none() {
        return None;
    }
    actor(tokens, at, end)
        .filter(|head| head.actors.iter().all(general) && tokens.word(head.predicate, Word::Report).is_some())
}

/// Who acts right behind what stands before him, with no comma between: `trước 15 giờ hằng ngày UBND các xã báo cáo …`.
fn subject_in_lead(tokens: &Tokens<'_>, start: usize, at: usize, end: usize) -> Option<Head> {
    let before = at.checked_sub(1).filter(|before| *before > start && tokens.is_word(*before))?;
    let strong = |kind| {
        matches!(kind, BodyKind::Committee | BodyKind::Department | BodyKind::Departments | BodyKind::Police)
    };
    // Behind a day or an hour, which belong to nobody.
    let number = |at: usize| tokens.str(at).starts_with(|c: char| c.is_ascii_digit());
    let each = |at: usize| matches!(tokens.str(at), "hằng" | "hàng" | "mỗi");
    let timed = number(before)
        || tokens.word(before, Word::Clock) == Some(at) && (number(before - 1) || each(before - 1));
    if !timed || !(tokens.starts_with_capital(at) || tokens.word(at, Word::Each).is_some()) {
        return None;
    }
    actor(tokens, at, end).filter(|head| {
        head.asks.is_none()
            && head.actors.first().is_some_and(|body| strong(body.kind))
            && tokens.word(head.predicate, Word::Verb).is_some()
    })
}

/// The token behind bodies that are only named in what stands before the subject: `để các cơ quan, đơn vị biết`. The last of
/// them may be the subject where a verb follows.
fn named_in_lead(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<usize> {
    let begins = tokens.word(at, Word::Each).is_some()
        || tokens.term(at, |term| matches!(term, Term::Body(_) | Term::Title)).is_some();
    let (_, behind) = bodies::list(tokens, at).filter(|(_, behind)| begins && *behind <= end)?;
    let acts = tokens.word(behind, Word::Verb).is_some() || tokens.word(behind, Word::Assign).is_some();
    (!acts && !tokens.is_mark(behind, ':')).then_some(behind.max(at + 1))
}

/// Who acts behind `thì`, where what stands before it is a condition: `… các hội không tổ chức thì UBND tỉnh xem xét`.
fn then(tokens: &Tokens<'_>, from: usize, end: usize) -> Option<Head> {
    const FAR: usize = 40;
    let near = from..end.min(from + FAR);
    for at in near.take_while(|at| !tokens.is_mark(*at, ';')) {
        if tokens.word(at, Word::Then).is_some() {
            return actor(tokens, at + 1, end).filter(|head| !head.actors.is_empty());
        }
        // `… các hội không tổ chức đại hội, UBND tỉnh sẽ xem xét`
        if tokens.is_mark(at, ',') && tokens.word(from, Word::Lack).is_some() {
            return actor(tokens, at + 1, end)
                .filter(|head| tokens.word(head.predicate, Word::Manner).is_some());
        }
    }
    None
}

/// The token behind those who are only spoken of, `các sở, ngành, địa phương`, so that none of their commas is looked at.
fn spoken_of(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    tokens.word(at, Word::Each)?;
    bodies::body(tokens, at, false).map(|(_, behind)| behind)
}

/// Who is to act where the words at a token name them.
fn actor(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<Head> {
    if [Word::Assign, Word::Toward, Word::Invite].iter().any(|word| tokens.word(at, *word).is_some()) {
        return assignees(tokens, at, end);
    }
    let (first, behind) = bodies::list(tokens, at).filter(|(_, behind)| *behind <= end)?;
    // `Lãnh đạo Hội đồng nhân dân, Ủy ban nhân dân cùng cấp thực hiện …` is what is to be done.
    let leads = tokens.word(at, Word::Leads).is_some();
    if leads && first.last().is_some_and(|last| last.scope == Scope::Here) {
        return None;
    }
    let listed = emphasis_end(tokens, behind, end);
    let behind = behind_titles(tokens, listed).unwrap_or(listed);
    // `Địa phương nào để chậm, Chủ tịch UBND xã đó chịu trách nhiệm …`
    if tokens.str(behind) == "nào"
        && let Some(head) = behind_lead(tokens, behind, end)
    {
        return Some(head);
    }
    // `Sở Y tế đề nghị UBND các xã …`
    let also = tokens.word(behind, Word::Also).filter(|_| tokens.word(behind, Word::Assign).is_none());
    let verb = also.unwrap_or(behind);
    // Many do not ask others; they assign among themselves.
    let one =
        first.iter().all(|body| !matches!(body.scope, Scope::Each(_) | Scope::Level(_)) && !body.is_each);
    let invited = tokens.word(verb, Word::Invite);
    if let Some(asked) = tokens.word(verb, Word::Assign).or(invited).filter(|_| one) {
        return Some(asking(tokens, &first, at..verb, asked, end));
    }
    if let [level] = &first[..]
        && level.is_level()
    {
        // `Cấp xã do ngân sách cấp xã bảo đảm`
        if tokens.str(behind) == "do" {
            return None;
        }
        // `Cấp xã: UBND các xã tổ chức …`
        if tokens.is_mark(behind, ':')
            && let Some(head) = actor(tokens, behind + 1, end)
        {
            return Some(Head { address: at..head.address.end, ..head });
        }
    }
    let bare = ends_here(tokens, behind, end);
    let comma = tokens.is_mark(behind, ',') && begins_predicate(tokens, behind + 1);
    if !bare && !comma && !tokens.is_mark(behind, ':') && !begins_predicate(tokens, behind) {
        return None;
    }
    Some(Head {
        asks: None,
        address: at..behind,
        listed: at..listed,
        predicate: behind,
        is_address: bare || tokens.is_mark(behind, ':'),
        actors: first.to_vec(),
    })
}

/// Those to whom a task is given: `Giao Sở Y tế …`, `Đối với UBND các xã, …`.
fn assignees(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<Head> {
    let by_verb = tokens.word(at, Word::Assign).or(tokens.word(at, Word::Invite));
    let verb = by_verb.or(tokens.word(at, Word::Toward))?;
    let mark = usize::from(tokens.is_mark(verb, ':') && by_verb.is_some());
    let from = verb + usize::from(tokens.str(verb) == "cho") + mark;
    let (actors, behind) = asked_of(tokens, from, end)?;
    // `Nhắc nhở UBND xã A chậm nộp báo cáo`: nobody is to do it badly.
    if by_verb.is_some() && poor(tokens, behind).is_some() {
        return None;
    }
    // `Phân công cán bộ bám sát địa bàn`: whoever reads it assigns them.
    let requests = tokens.word(at, Word::Request).is_some();
    let person = |body: &Body| match requests {
        true => body.kind == BodyKind::People,
        false => are_persons(tokens, body),
    };
    if by_verb.is_some() && actors.iter().all(person) {
        return None;
    }
    let bare = behind >= end || ends_here(tokens, behind, end);
    let marked = tokens.is_mark(behind, ',') || tokens.is_mark(behind, ':');
    if by_verb.is_none() && !bare && !marked && !begins_predicate(tokens, behind) {
        return None;
    }
    Some(Head {
        asks: None,
        address: at..behind,
        listed: from..behind,
        predicate: behind,
        is_address: bare || tokens.is_mark(behind, ':'),
        actors,
    })
}

/// Those who ask and those whom they ask, behind the verb that ends at `asked`.
fn asking(tokens: &Tokens<'_>, first: &[Body], named: Range<usize>, asked: usize, end: usize) -> Head {
    // Joint issuers ask with one voice.
    let start = first.first().map_or(0, |body| body.span.start);
    let asks = first.last().map(|last| Body { span: start..last.span.end, ..last.clone() });
    let from = asked + usize::from(tokens.str(asked) == "cho");
    let requests = (asked.saturating_sub(2)..asked).any(|at| tokens.word(at, Word::Request) == Some(asked));
    let Some((actors, behind)) = asked_of(tokens, from, end) else {
        // `UBND tỉnh giao chỉ tiêu trồng rừng cho các xã`: what it does itself.
        if !requests && gives_something(tokens, asked, end) {
            return acting(first, named);
        }
        let comma = asked + usize::from(tokens.is_mark(asked, ',') || tokens.is_mark(asked, ':'));
        return Head {
            asks,
            actors: Vec::new(),
            address: named.start..comma,
            listed: comma..comma,
            predicate: comma,
            is_address: false,
        };
    };
    // `Các cơ quan phân công cán bộ trực`: those who assign their own people act; `Giám đốc yêu cầu mỗi công chức …` asks.
    if !requests && actors.iter().all(|body| are_persons(tokens, body)) {
        return acting(first, named);
    }
    Head {
        asks,
        address: named.start..behind,
        listed: from..behind,
        predicate: behind,
        is_address: behind >= end || tokens.is_mark(behind, ':') || ends_here(tokens, behind, end),
        actors,
    }
}

/// Whether people in general are meant, or members of a body of nobody's by name: `từng thành viên Ban Chỉ đạo`.
fn are_persons(tokens: &Tokens<'_>, body: &Body) -> bool {
    let member = |title: &Range<usize>| Lexicon::get().is_member(&tokens.text[title.clone()]);
    let of_nobody = body.scope == Scope::None && body.level.is_none() && body.of.is_none();
    body.kind == BodyKind::People || of_nobody && body.title.as_ref().is_some_and(member)
}

/// Those who do themselves what the clause says.
fn acting(bodies: &[Body], named: Range<usize>) -> Head {
    Head {
        asks: None,
        actors: bodies.to_vec(),
        address: named.clone(),
        listed: named.clone(),
        predicate: named.end,
        is_address: false,
    }
}

/// Whether something is given to somebody, rather than a task: `giao chỉ tiêu … cho các xã`.
fn gives_something(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    const FAR: usize = 24;
    let mut near = (at..end.min(at + FAR)).take_while(|at| tokens.is_word(*at));
    let to = |at: usize| tokens.str(at) == "cho" && bodies::list(tokens, at + 1).is_some();
    static GIVEN: Words = Words::from_list("clauses: what is given");
    let two = format!("{} {}", tokens.str(at), tokens.str(at + 1));
    let thing = GIVEN.contains(&two.as_str()) || tokens.word(at, Word::Verb).is_none();
    thing && near.any(to)
}

/// Those of whom something is asked, `các sở và đề nghị Ủy ban MTTQ tỉnh` too.
fn asked_of(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<(Vec<Body>, usize)> {
    let (first, mut behind) = bodies::list(tokens, at).filter(|(_, behind)| *behind <= end)?;
    let mut all = first.to_vec();
    while let Some(verb) = tokens.word(behind, Word::Joiner).and_then(|next| tokens.word(next, Word::Assign))
        && let Some((more, next)) = bodies::list(tokens, verb).filter(|(_, next)| *next <= end)
    {
        all.extend(more.iter().cloned());
        behind = next;
    }
    // `Giao mỗi xã 02 tỷ đồng`: what they are given, not what they are to do.
    let counted = tokens.str(behind).starts_with(|c: char| c.is_ascii_digit());
    (!counted || tokens.word(behind + 1, Word::Clock).is_some())
        .then(|| (all, emphasis_end(tokens, behind, end)))
}

/// The token behind those of a list who are meant most: `các xã, đặc biệt là các xã vùng cao`.
fn emphasis_end(tokens: &Tokens<'_>, at: usize, end: usize) -> usize {
    if !tokens.is_mark(at, ',') && !tokens.is_mark(at, '(') {
        return at;
    }
    let Some((_, behind)) = tokens.word(at + 1, Word::Emphasis).and_then(|from| bodies::list(tokens, from))
    else {
        return at;
    };
    let behind = behind + usize::from(tokens.is_mark(at, '(') && tokens.is_mark(behind, ')'));
    let goes_on =
        tokens.is_mark(behind, ',') || tokens.is_mark(behind, ':') || begins_predicate(tokens, behind);
    if behind <= end && (goes_on || ends_here(tokens, behind, end)) { behind } else { at }
}

/// The comma behind a title by which those of a list are meant most: `, nhất là người đứng đầu, `.
fn behind_titles(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let from = tokens.word(at + 1, Word::Emphasis).filter(|_| tokens.is_mark(at, ','))?;
    let titles = tokens.term(from, |term| term == Term::Title)?.end;
    tokens.is_mark(titles, ',').then_some(titles)
}

/// Whether a clause ends at a token, but for its mark.
fn ends_here(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    // `Công an tỉnh (Phòng PA03)`
    let at = match tokens.is_mark(at, '(') {
        true => tokens.closing(at).map_or(at, |close| close + 1),
        false => at,
    };
    let apposed = at < end
        && matches!(tokens.all[at].mark, Some('-' | '–'))
        && !(at..end).any(|at| tokens.word(at, Word::Manner).is_some());
    at >= end || at + 1 >= end && tokens.all[at].mark.is_some() || apposed
}

/// `Việc tổng hợp do Sở Y tế thực hiện`, `Nguồn kinh phí giao Sở Tài chính cân đối`.
fn passive(tokens: &Tokens<'_>, start: usize, end: usize) -> Option<Head> {
    const FAR: usize = 60;
    if tokens.word(start, Word::Verb).is_some() || tokens.word(start, Word::Opener).is_some() {
        return None;
    }
    for at in start + 1..end.min(start + FAR) {
        if !tokens.is_word(at) && !tokens.is_mark(at, ',') {
            continue;
        }
        // `theo tài liệu “…” do Sở Y tế phát hành` says whose it is; so does `được giao Sở Y tế`, but for a task: `Việc … được
        // giao cho Sở Y tế`.
        let gives = tokens.str(at) == "giao";
        let passive = gives && tokens.word(at - 1, Word::Agent).is_some();
        let to = at + 1 + usize::from(gives && tokens.str(at + 1) == "cho");
        if tokens.str(at) != "do" && !gives || passive && !is_task(tokens, start) || tokens.all[at - 1].quoted
        {
            continue;
        }
        let Some((actors, behind)) = bodies::list(tokens, to) else { continue };
        let does = [Word::Passive, Word::Verb].iter().any(|word| tokens.word(behind, *word).is_some())
            || !gives && begins_predicate(tokens, behind);
        let does = does || passive && ends_here(tokens, behind, end);
        if does && tokens.word(behind, Word::Lack).is_none() {
            return Some(Head {
                asks: None,
                actors: actors.to_vec(),
                address: at - usize::from(passive)..behind,
                listed: to..behind,
                predicate: behind,
                is_address: false,
            });
        }
    }
    None
}

/// Whether a sentence is about a task from its first word on: `Việc diệt lăng quăng …`, `Nhiệm vụ …`.
fn is_task(tokens: &Tokens<'_>, start: usize) -> bool {
    static TASKS: Words = Words::from_list("clauses: tasks");
    let words = &tokens.text[tokens.span(start..(start + 3).min(tokens.len()))];
    TASKS.iter().any(|task| crate::lexicon::fold_case(words).starts_with(task))
}

fn clause(tokens: &Tokens<'_>, head: Option<Head>, range: Range<usize>, span: Range<usize>) -> Clause {
    let empty = || Head {
        asks: None,
        actors: Vec::new(),
        address: range.start..range.start,
        listed: range.start..range.start,
        predicate: range.start,
        is_address: false,
    };
    let head = head.unwrap_or_else(empty);
    let is_fact = is_fact(tokens, &head, &range);
    let decides = is_decision(tokens, &head, &range);
    let follows = follows(tokens, head.predicate..range.end);
    let (mentions, inner) = mentions::of(tokens, range.clone(), &head.address, head.predicate, inner);
    let opens_with_verb = opens_with_verb(tokens, range.clone());
    let alone = head.actors.is_empty() && head.asks.is_none() && !is_fact;
    let stranger = if alone { stranger(tokens, &range) } else { None };
    let predicate = tokens.start(head.predicate).min(span.end)..span.end;
    let task = tokens.start(task(tokens, head.predicate, range.end)).min(span.end);
    let address = tokens.span(head.address);
    let listed = if head.listed.is_empty() { address.end..address.end } else { tokens.span(head.listed) };
    Clause {
        asks: head.asks,
        address,
        listed,
        stranger,
        predicate,
        task,
        is_fact,
        day: opening_day(tokens, &range),
        decides,
        follows,
        opens_with_verb,
        has_subject: alone && has_subject(tokens, &range),
        goes_on: goes_on(tokens, &range),
        is_address: head.is_address && !head.actors.is_empty(),
        actors: head.actors,
        mentions,
        inner,
        span,
    }
}

/// Whether a clause goes on with what was said before: `Đồng thời, …`, `Phối hợp với …`, `Định kỳ báo cáo …`.
fn goes_on(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    let first = behind_label(tokens, range.start, range.end);
    let words = [Word::Also, Word::Join, Word::Report, Word::Advise, Word::Follow, Word::Guide, Word::Opener];
    words.iter().any(|word| tokens.word(first, *word).is_some())
}

/// Whether a clause begins with words that may be of one who acts: `Người chăn nuôi …`, not `Kiểm tra …`, `Kinh phí …`.
fn has_subject(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    static THINGS: Words = Words::from_list("clauses: things of a task");
    const FAR: usize = 12;
    let first = behind_label(tokens, range.start, range.end);
    let words = crate::lexicon::fold_case(&tokens.text[tokens.span(first..(first + 3).min(tokens.len()))]);
    let leads = [Word::Verb, Word::Opener, Word::Also, Word::Assign, Word::Toward, Word::Must, Word::Manner];
    let acts = |at: usize| tokens.word(at, Word::Verb).is_some() && !tokens.starts_with_capital(at);
    tokens.is_word(first)
        && !leads.iter().any(|word| tokens.word(first, *word).is_some())
        && !THINGS.iter().any(|thing| words.starts_with(thing))
        && (first + 1..range.end.min(first + FAR)).take_while(|at| tokens.is_word(*at)).any(acts)
}

/// A name at the beginning of a clause that is none of a body, before a verb.
fn stranger(tokens: &Tokens<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 8;
    let first = behind_label(tokens, range.start, range.end);
    // `Giao Trạm cân lưu động số 2 kiểm tra …`
    let given = tokens.word(first, Word::Assign).filter(|end| tokens.starts_with_capital(*end));
    let from = given.unwrap_or(first);
    let opens = [Word::Verb, Word::Opener, Word::Also, Word::Assign, Word::Toward];
    let known = |term| match term {
        Term::Body(_) | Term::Kind(_) => given.is_none(),
        Term::Document | Term::Title => true,
        Term::Word(_) => false,
    };
    let known = tokens.term(from, known);
    if !tokens.starts_with_capital(from)
        || known.is_some()
        || opens.iter().any(|word| tokens.word(from, *word).is_some())
    {
        return None;
    }
    let near = from + 1..range.end.min(from + LONGEST);
    let verb = near.clone().find(|at| tokens.word(*at, Word::Verb).is_some() || !tokens.is_word(*at))?;
    let named = |at: usize| {
        tokens.starts_with_capital(at) || tokens.str(at).starts_with(|c: char| c.is_ascii_digit())
    };
    let is_name = (from + 1..verb).any(named);
    // `Trẻ trên 16 tuổi được …`, `Những vướng mắc của …`: no name has small words of these.
    let within = [Word::Each, Word::Opener, Word::Between, Word::Belong, Word::Clock, Word::This];
    let says = (from..verb).any(|at| within.iter().any(|word| tokens.word(at, *word).is_some()));
    (tokens.is_word(verb) && is_name && !says).then(|| tokens.span(from..verb))
}

/// The token where a task begins, behind the words that say whose it is.
fn task(tokens: &Tokens<'_>, from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end {
        match tokens.word(at, Word::Duty) {
            Some(behind) => at = behind,
            None if tokens.is_mark(at, ':') || tokens.is_mark(at, ',') => at += 1,
            None => break,
        }
    }
    at.min(end)
}

/// A clause in brackets that gives a task: `(Giao Công an tỉnh chủ trì)`.
fn inner(tokens: &Tokens<'_>, range: Range<usize>) -> Option<Clause> {
    // `(Hội LHPN tỉnh, số 1 đường Lý Thái Tổ)` says where, and gives no task.
    let acts = |head: &Head| {
        let verbs = [Word::Verb, Word::Must, Word::Manner, Word::Duty];
        !head.actors.is_empty()
            && !head.is_address
            && (head.address.start < head.listed.start
                || verbs.iter().any(|verb| tokens.word(head.predicate, *verb).is_some()))
    };
    let head = head(tokens, range.start, range.end).filter(acts)?;
    if tokens.word(range.start, Word::Through).is_some() {
        return None;
    }
    let span = tokens.span(range.clone());
    Some(clause(tokens, Some(head), range, span))
}
