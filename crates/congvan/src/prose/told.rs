//! What a clause tells rather than asks: what is, what the superior decides, that a document is followed up.

use std::ops::Range;

use crate::lexicon::{BodyKind, Term, Word, fold_case};
use crate::model::date::Date;
use crate::prose::bodies;
use crate::prose::citations;
use crate::prose::head::{Head, behind_label, is_label, poor};
use crate::prose::names;
use crate::prose::tokens::Tokens;
use crate::words::Words;

/// Whether a clause tells what is.
pub(super) fn is_fact(tokens: &Tokens<'_>, head: &Head, range: &Range<usize>) -> bool {
    match head.actors.is_empty() && head.asks.is_none() {
        true => is_told_of_nobody(tokens, range),
        false => is_told_of(tokens, head, range),
    }
}

/// Whether words say that something must be done; `chậm đề nghị` tells what somebody does badly.
fn must(tokens: &Tokens<'_>, mut range: Range<usize>) -> bool {
    let badly = |at: usize| at.checked_sub(1).is_some_and(|at| poor(tokens, at) == Some(at + 1));
    // `kế hoạch vốn được giao`, `chỉ tiêu Thủ tướng Chính phủ giao`: what was given.
    let given = |at: usize| {
        let passive = at.checked_sub(1).is_some_and(|at| tokens.word(at, Word::Agent).is_some());
        tokens.str(at) == "giao" && (passive || !tokens.is_word(at + 1))
    };
    range.any(|at| tokens.word(at, Word::Must).is_some() && !badly(at) && !given(at))
}

/// Whether a word tells what is.
fn tells(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word(at, Word::Fact).is_some() || has_figure(tokens, at)
}

/// Whether a clause opens with words that say of what was that it was: `Đến nay, …`, `Thời gian qua, …`.
fn opens_with_past(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    let first = behind_label(tokens, range.start, range.end);
    tokens.word(first, Word::Past).is_some_and(|end| tokens.is_mark(end, ','))
}

/// The day that a clause opens with, before the first of its commas: `Sáng ngày 02/7/2026, tại trụ sở Sở, …`.
pub(super) fn opening_day(tokens: &Tokens<'_>, range: &Range<usize>) -> Option<Date> {
    const NEAR: usize = 6;
    static AT: Words = Words::from_list("told: at a day");
    let first = behind_label(tokens, range.start, range.end);
    if !AT.contains(&fold_case(tokens.str(first)).as_str()) {
        return None;
    }
    // `Đến hết ngày 31/5/2026, …` is over or is none.
    let due = |at: usize| at > first && tokens.word(at, Word::Deadline).is_some();
    let near = (first..range.end.min(first + NEAR)).take_while(|at| !due(*at));
    let (day, end) = near.map(|at| (at, citations::date(tokens, at))).find(|(at, end)| end > at)?;
    let words: Vec<&str> = (day + 1..end)
        .map(|at| tokens.str(at))
        .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    tokens.is_mark(end, ',').then(|| Date::parse(&words.join("/")).ok())?
}

/// Whether it is told what those do who act.
fn is_told_of(tokens: &Tokens<'_>, head: &Head, range: &Range<usize>) -> bool {
    const NEAR: usize = 3;
    let end = range.end;
    // `Nguyên nhân chủ yếu là do một số địa phương còn chủ quan`
    static CAUSES: Words = Words::from_list("told: causes");
    let first = behind_label(tokens, range.start, end);
    let explains =
        |at: usize| matches!(tokens.str(at), "là" | "do" | "bởi" | "vì") || tokens.is_mark(at, ':');
    let named = head.listed.start.min(end);
    if head.asks.is_none()
        && opens_with(tokens, first, &CAUSES)
        && (first..named).any(explains)
        && !must(tokens, head.predicate..end)
    {
        return true;
    }
    // What is asked of somebody is no fact: `Giao Sở Y tế là đầu mối …`.
    if head.asks.is_some() || head.listed.start > head.address.start || must(tokens, head.predicate..end) {
        return false;
    }
    if opens_with_past(tokens, range) {
        return true;
    }
    // `27 xã, phường giải ngân dưới 30%`
    let counted = tokens.str(head.listed.start).starts_with(|c: char| c.is_ascii_digit())
        && (head.predicate..end.min(head.predicate + NEAR + NEAR)).any(|at| is_amount(tokens, at));
    if tokens.word(head.listed.start, Word::Some).is_some() || counted {
        return true;
    }
    // `Đài Khí tượng dự báo sớm …` is a task.
    // `tiếp tục có mưa` is none.
    let happens = |at: usize| tells(tokens, at) && tokens.word(at, Word::Fact) > tokens.word(at, Word::Verb);
    // `theo dõi diễn biến`: what is done is no fact.
    let does = tokens.word(head.predicate, Word::Verb).is_some();
    let near = head.predicate..(head.predicate + NEAR).min(end);
    let mut near = near.take_while(|at| *at == head.predicate || !does);
    near.any(happens) || is_done_badly(tokens, head.predicate, end)
}

/// Whether a clause in which nobody acts tells what is.
fn is_told_of_nobody(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    const FAR: usize = 40;
    let first = (behind_label(tokens, range.start, range.end)..range.end)
        .find(|at| tokens.is_word(*at))
        .unwrap_or(range.start);
    // `Hằng ngày thông báo …`
    static OFTEN: Words = Words::from_list("told: how often");
    let often = OFTEN.contains(&fold_case(tokens.str(first)).as_str());
    let first = tokens.word(first, Word::Opener).filter(|_| often).unwrap_or(first);
    // `Dự báo từ đêm 22, trên địa bàn tỉnh có mưa to`: by what follows it tells what is.
    let forecasts = tokens.word(first, Word::Fact).is_some_and(|end| {
        tokens.is_mark(end, ',') || tokens.is_mark(end, ':') || tokens.word(end, Word::Opener).is_some()
    });
    // `Cấp dự báo cháy rừng …`: a longer word that is none of what is to be done.
    let acts = tokens
        .word(first, Word::Verb)
        .is_some_and(|verb| tokens.word(first, Word::Cover).is_none_or(|cover| cover <= verb));
    if !forecasts && acts || tokens.word(first, Word::Assign).is_some() {
        return false;
    }
    let far = range.start..range.end.min(range.start + FAR);
    // Behind a comma, what is to be done: `Để triển khai …, tổ chức …`; and `… không sử dụng …` forbids.
    // Behind `Tuy nhiên,` the sentence begins anew.
    let behind_also = tokens.word(first, Word::Opener).filter(|end| tokens.is_mark(*end, ','));
    let subject = behind_also.map_or(first, |end| end + 1);
    // `tội phạm mua bán, vận chuyển …`: no order follows what is no adverb.
    let leads =
        [Word::Opener, Word::Lead, Word::Apart].iter().any(|word| tokens.word(subject, *word).is_some());
    let orders = |at: usize| {
        leads
            && tokens.is_mark(at, ',')
            && tokens.word(at + 1, Word::Verb).is_some()
            && !names::pair_begins(tokens, at + 1)
            && tokens.word(at + 1, Word::Fact).is_none()
            && !tokens.str(at + 2).starts_with(|c: char| c.is_ascii_digit())
            && !(tokens.starts_with_capital(at + 2) && is_label(tokens, at + 2))
    };
    // `không sử dụng`, not `không khí lạnh`
    static NOUNS: Words = Words::from_list("clauses: behind không");
    let forbids = |at: usize| tokens.str(at) == "không" && !NOUNS.contains(&tokens.str(at + 1));
    // `100% phương tiện có đủ áo phao` is what is to be reached.
    let share = |at: usize| at == first && tokens.str(at).ends_with('%');
    let told = far.clone().find(|at| tells(tokens, *at) || is_amount(tokens, *at) && !share(*at));
    let told = told.or_else(|| opens_with_source(tokens, first).then_some(first));
    // `… rà soát đầu năm cho thấy …`
    let shows = far.clone().any(|at| tokens.str(at) == "cho" && tokens.str(at + 1) == "thấy");
    // What comes behind `đã …,` goes on with what was done.
    let done = |at: usize| matches!(tokens.str(at), "đã" | "vẫn" | "còn");
    let ordered = far.clone().take_while(|at| !done(*at)).any(orders);
    // `xảy ra 03 vụ …, 146 học sinh phải nhập viện`
    let counted = |told: usize| {
        let figure = |at: usize| tokens.str(at).starts_with(|c: char| c.is_ascii_digit());
        tokens.word(told, Word::Fact).is_some_and(figure) && !must(tokens, range.start..told)
    };
    let sets = |told: usize| tokens.str(told) == "là" && opens_with_rule(tokens, first, told);
    told.is_some_and(|told| {
        !sets(told)
            && !(range.start..told).any(forbids)
            && (shows || !ordered)
            && (counted(told) || !must(tokens, range.clone()))
    })
}

/// Whether a clause opens with whose word it tells, or with what is explained: `Theo bản tin …`, `Nguyên nhân chủ yếu do …`.
fn opens_with_source(tokens: &Tokens<'_>, first: usize) -> bool {
    static SOURCES: Words = Words::from_list("told: sources");
    static CAUSES: Words = Words::from_list("told: causes");
    opens_with(tokens, first, &SOURCES) || opens_with(tokens, first, &CAUSES)
}

/// Whether what stands before `là` is what a rule is of: `Đối tượng rà soát là …`, `Phạm vi là …`. `Phạm vi ảnh hưởng của bão
/// là …` tells what is so.
fn opens_with_rule(tokens: &Tokens<'_>, first: usize, is: usize) -> bool {
    static RULES: Words = Words::from_list("told: what a rule is of");
    let Some(opening) = opening(tokens, first, &RULES) else { return false };
    let behind = first + opening.split_whitespace().count();
    behind == is || tokens.word(behind, Word::Verb).is_some() && tokens.str(behind) != "bị"
}

fn opens_with(tokens: &Tokens<'_>, first: usize, openings: &Words) -> bool {
    opening(tokens, first, openings).is_some()
}

fn opening(tokens: &Tokens<'_>, first: usize, openings: &Words) -> Option<&'static str> {
    const LONGEST: usize = 4;
    let words = fold_case(&tokens.text[tokens.span(first..(first + LONGEST).min(tokens.len()))]);
    openings.iter().find(|opening| words.starts_with(**opening)).copied()
}

/// `giải ngân chậm`, `giải ngân vốn còn chậm`: nobody is told to do it so.
fn is_done_badly(tokens: &Tokens<'_>, predicate: usize, end: usize) -> bool {
    const NEAR: usize = 4;
    // `chậm báo cáo`
    if poor(tokens, predicate).is_some() {
        return true;
    }
    let Some(verb) = tokens.word(predicate, Word::Verb) else { return false };
    let ends = |at: usize| at >= end || !tokens.is_word(at) || tokens.str(at) == "so";
    let near = (verb..(verb + NEAR).min(end)).take_while(|at| tokens.is_word(*at));
    let mut near = near.take_while(|at| tokens.word(*at, Word::Each).is_none());
    near.any(|at| {
        let told = at == verb || tokens.word(at, Word::Fact).is_some();
        told && poor(tokens, at).is_some_and(|behind| ends(behind) || at == verb)
    })
}

/// Whether nobody acts in a clause and its superior decides something in it: `Đồng ý chủ trương …`.
pub(super) fn is_decision(tokens: &Tokens<'_>, head: &Head, range: &Range<usize>) -> bool {
    let from = behind_label(tokens, range.start, range.end);
    let first = (from..range.end).find(|at| tokens.is_word(*at)).unwrap_or(range.end);
    // `Biểu dương, khen thưởng kịp thời …` is what is to be done.
    // `Ghi nhận, biểu dương UBND xã A …` decides as well.
    let whole = |end: usize| tokens.word(first, Word::Praise).map_or(end, |praise| praise.max(end));
    let decides = tokens.word(first, Word::Decide).is_some_and(|end| !tokens.is_mark(whole(end), ','));
    // `Nhắc nhở UBND xã A chậm nộp báo cáo`
    let blames = || {
        let named = tokens.word(first, Word::Praise).and_then(|praise| bodies::list(tokens, praise));
        named.is_some_and(|(bodies, behind)| {
            bodies.iter().any(|body| body.kind != BodyKind::People) && poor(tokens, behind).is_some()
        })
    };
    let decides = decides || blames();
    head.actors.is_empty() && head.asks.is_none() && decides
}

/// Whether somebody is to see that the document is carried out: `theo dõi, đôn đốc việc thực hiện`, and no more.
pub(super) fn follows(tokens: &Tokens<'_>, range: Range<usize>) -> bool {
    const NEAR: usize = 24;
    /// More verbs than these in a row are all that one does who sees to it.
    const MANY: usize = 2;
    let near = range.start..range.end.min(range.start + NEAR);
    // `tham mưu UBND tỉnh …, kiểm tra, tổng hợp` is a task of its own.
    if tokens.word(range.start, Word::Advise).is_some() {
        return false;
    }
    let sees = near.clone().any(|at| tokens.word(at, Word::Follow).is_some());
    let object = near.clone().find_map(|at| {
        let mut end = tokens.word(at, Word::FollowObject)?;
        while let Some(more) = tokens.word(end, Word::FollowObject) {
            end = more;
        }
        let document = tokens.term(end, |term| term == Term::Document);
        let this = document
            .is_some_and(|run| tokens.word(run.end, Word::This).is_some() || !tokens.is_word(run.end));
        let own = tokens.str(end) == "nội" && tokens.str(end + 1) == "dung";
        let behind = behind_time(tokens, end);
        let ends =
            behind >= range.end || !tokens.is_word(behind) || tokens.word(behind, Word::Report).is_some();
        let of = tokens.str(end) == "của" || tokens.word(end, Word::Joiner).is_some();
        (this || own || ends || of).then_some(())
    });
    // `theo dõi, đôn đốc, kịp thời tổng hợp, báo cáo`: of this document, since of nothing else.
    let bare = near.clone().any(|at| {
        let Some(mut end) = tokens.word(at, Word::Follow) else { return false };
        if is_of_noun(tokens, at) {
            return false;
        }
        let mut count = 1;
        loop {
            let next = end + usize::from(tokens.is_mark(end, ','));
            let next = tokens.word(next, Word::Joiner).unwrap_or(next);
            let next = behind_time(tokens, next);
            match tokens.word(next, Word::Follow) {
                Some(more) => (end, count) = (more, count + 1),
                None => {
                    let told =
                        [Word::Report, Word::Advise].iter().any(|word| tokens.word(next, *word).is_some());
                    // `theo dõi, đôn đốc, hướng dẫn, tổng hợp kết quả huấn luyện báo cáo …`
                    let gathers = count > MANY && reports_near(tokens, next, range.end);
                    break count > 1 && (told || gathers || next >= range.end || !tokens.is_word(next));
                }
            }
        }
    });
    let this = range.clone().any(|at| {
        tokens.term(at, |term| term == Term::Document).is_some_and(|run| tokens.str(run.end) == "này")
    });
    sees && (object.is_some() || this || bare)
}

/// Whether a report is spoken of before the next mark.
fn reports_near(tokens: &Tokens<'_>, from: usize, end: usize) -> bool {
    const FAR: usize = 10;
    let mut near =
        (from..end.min(from + FAR)).take_while(|at| tokens.is_word(*at) || tokens.is_mark(*at, ','));
    near.any(|at| tokens.word(at, Word::Report).is_some())
}

/// Whether what a noun is for begins at a token: `kiểm tra, giám sát` in `chương trình kiểm tra, giám sát`.
fn is_of_noun(tokens: &Tokens<'_>, at: usize) -> bool {
    const LONGEST: usize = 3;
    let noun = |from: usize| {
        !tokens.starts_with_capital(from) && tokens.word(from, Word::Cover) == Some(at)
            || tokens.term(from, |term| term == Term::Document).is_some_and(|run| run.end == at)
    };
    (at.saturating_sub(LONGEST)..at).any(noun)
}

/// The token behind words that say when or how often: `kịp thời`, `định kỳ hằng quý`, `ngày 25 hằng tháng`.
fn behind_time(tokens: &Tokens<'_>, from: usize) -> usize {
    const LONGEST: usize = 8;
    static TIMES: Words = Words::from_list("told: words of time");
    let time = |at: usize| {
        TIMES.contains(&tokens.str(at)) || tokens.str(at).starts_with(|c: char| c.is_ascii_digit())
    };
    (from..from + LONGEST).find(|at| !time(*at)).unwrap_or(from)
}

/// `12.400 tỷ đồng`, `8%`: so much of something.
fn is_amount(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.str(at);
    let number = word.starts_with(|c: char| c.is_ascii_digit()) && !word.contains('/');
    number && (word.ends_with('%') || tokens.word(at + 1, Word::Amount).is_some())
}

/// `có 2.100 trường học`
fn has_figure(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.str(at) == "có" && tokens.str(at + 1).starts_with(|c: char| c.is_ascii_digit())
}
