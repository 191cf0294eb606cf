//! What a clause mentions: bodies and their part in it, territories, documents, days, figures.

use crate::words::Words;
use std::ops::Range;

use crate::lexicon::{Term, Word, fold_case};
use crate::prose::head::behind_label;
use crate::prose::tokens::Tokens;
use crate::prose::{Body, Clause, Mention, Role, Territory, TerritoryForm, What, bodies, citations, scopes};

/// Reads what stands in brackets as a clause of its own; none where it gives no task.
pub(super) type Within = fn(&Tokens<'_>, Range<usize>) -> Option<Clause>;

/// All mentions of the tokens of a clause, and the clauses in its brackets, which `within` reads.
pub(super) fn of(
    tokens: &Tokens<'_>,
    range: Range<usize>,
    address: &Range<usize>,
    predicate: usize,
    within: Within,
) -> (Vec<Mention>, Vec<Clause>) {
    let mut reader = Reader {
        tokens,
        end: range.end,
        predicate,
        within,
        found: Vec::new(),
        inner: Vec::new(),
        said: None,
        answers: false,
        beyond: None,
        part: range.start,
        address: address.clone(),
    };
    let mut at = behind_label(tokens, range.start, range.end);
    while at < range.end {
        at = if address.contains(&at) { reader.in_address(at) } else { reader.step(at) };
    }
    (reader.found, reader.inner)
}

struct Reader<'a, 't> {
    tokens: &'a Tokens<'t>,
    end: usize,
    predicate: usize,
    within: Within,
    found: Vec<Mention>,
    inner: Vec<Clause>,
    /// The last word that says something to somebody: where it ends, and whether it advises.
    said: Option<(usize, bool)>,
    /// Whether somebody answers for something.
    answers: bool,
    /// Behind what a report goes through, where more who receive it may be named.
    beyond: Option<usize>,
    /// Behind the last mark that ends a part of the clause.
    part: usize,
    /// The words that name who acts.
    address: Range<usize>,
}

impl Reader<'_, '_> {
    /// Within the words that name who acts only territories, telephones and mailboxes are of interest.
    fn in_address(&mut self, at: usize) -> usize {
        self.territory(at);
        match self.contact_end(at) {
            Some(end) => {
                self.push(at..end, What::Contact);
                end
            }
            None => at + 1,
        }
    }

    fn push(&mut self, tokens: Range<usize>, what: What) {
        let span = self.tokens.span(tokens);
        self.found.push(Mention { span, what });
    }

    /// Reads what begins at a token; the token to go on with.
    fn step(&mut self, at: usize) -> usize {
        let tokens = self.tokens;
        if tokens.all[at].quoted {
            let end = (at..self.end).find(|at| !tokens.all[*at].quoted).unwrap_or(self.end);
            self.push(at..end, What::Quotation);
            return end;
        }
        if let Some(end) = self.channel(at) {
            return end;
        }
        if tokens.is_mark(at, '(')
            && let Some(close) = tokens.closing(at).filter(|close| *close < self.end)
            && let Some(clause) = (self.within)(tokens, at + 1..close)
        {
            self.inner.push(clause);
            return close + 1;
        }
        if tokens.is_mark(at, ';') {
            self.said = None;
        }
        if matches!(tokens.all[at].mark, Some('.' | ';' | ':')) {
            self.part = at + 1;
        }
        if let Some(end) = self.document(at) {
            return end;
        }
        if let Some(end) = self.body(at) {
            return end;
        }
        self.words(at);
        self.territory(at);
        self.figure(at).unwrap_or(at + 1)
    }

    /// A citation, `Công văn này`, an item of this document, an annex.
    fn document(&mut self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        if let Some(run) = tokens.term(at, |term| term == Term::Document) {
            if let Some(end) = tokens.word(run.end, Word::This).filter(|end| self.is_this(run.end, *end)) {
                let this = tokens.str(run.end) == "này";
                self.push(at..end, What::Document { this });
                return Some(end);
            }
            let cited = citations::at(tokens, at, self.end, at < self.predicate || self.leads(at));
            let cited = cited.filter(|(cited, _)| cited.number.is_some() || !self.is_to_be_made(at));
            if let Some((citation, end)) = cited {
                self.push(at..end, What::Citation(citation));
                return Some(end.max(at + 1));
            }
        }
        if let Some((citation, end)) = citations::law(tokens, at, self.end) {
            self.push(at..end, What::Citation(citation));
            return Some(end);
        }
        if let Some(end) = tokens.word(at, Word::Annex) {
            let end = end + usize::from(is_label(tokens.str(end)) && tokens.is_word(end));
            self.push(at..end, What::Annex);
            return Some(end);
        }
        if let Some(end) = tokens.word(at, Word::Attached) {
            // `Quy trình ban hành kèm theo Quyết định số …` is of that decision.
            if tokens.term(end, |term| term == Term::Document).is_some() {
                return Some(end);
            }
            self.push(at..end, What::Annex);
            return Some(end);
        }
        // `khoản 2 tỷ đồng` is a sum.
        let sum = |end: usize| tokens.word(end + 1, Word::Amount).is_some();
        if let Some(end) = tokens.word(at, Word::Part).filter(|end| !sum(*end))
            && is_label(tokens.str(end))
        {
            let law = (end + 1..(end + 12).min(self.end))
                .take_while(|at| !tokens.is_mark(*at, ',') && !tokens.is_mark(*at, ';'));
            let elsewhere = law.into_iter().any(|at| {
                let document = tokens.term(at, |term| term == Term::Document);
                tokens.starts_with_capital(at)
                    && (tokens.word(at, Word::Law).is_some()
                        || document.is_some_and(|run| tokens.word(run.end, Word::This).is_none()))
            });
            let behind = item_end(tokens, end + 1);
            if !elsewhere {
                self.push(at..behind, What::ItemRef);
            }
            return Some(behind);
        }
        None
    }

    /// Whether words behind a document mean the one that was named: `Chương trình trên, các sở …`, not `Chương trình trên hệ
    /// thống`, which is where.
    fn is_this(&self, at: usize, end: usize) -> bool {
        let tokens = self.tokens;
        let goes_on =
            [Word::Verb, Word::Must, Word::Joiner, Word::Agent, Word::Manner, Word::To, Word::Opener];
        tokens.str(at) != "trên"
            || end > at + 1
            || !tokens.is_word(end)
            || goes_on.iter().any(|word| tokens.word(end, *word).is_some())
    }

    /// Whether what is to be done is to make the document at a token: `ban hành Quy chế …`.
    fn is_to_be_made(&self, at: usize) -> bool {
        let tokens = self.tokens;
        (at.saturating_sub(3)..at).any(|from| tokens.word(from, Word::Make) == Some(at))
    }

    /// Whether a document is cited in what stands before the subject of a clause without one.
    fn leads(&self, at: usize) -> bool {
        const FAR: usize = 16;
        !self.is_basis()
            && self.tokens.word(self.part, Word::Opener).is_some()
            && self.tokens.before_comma(self.part, FAR).any(|place| place == at)
    }

    /// Whether the clause is a basis by itself, `Căn cứ Công văn … về rà soát, báo cáo …;`: its title ends where it ends.
    fn is_basis(&self) -> bool {
        self.address.is_empty()
            && self.tokens.word(self.part, Word::Lead).is_some()
            && self.end.checked_sub(1).is_some_and(|last| self.tokens.is_mark(last, ';'))
    }

    /// `(qua Sở Y tế)`: what is reported goes through others.
    fn channel(&mut self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        if tokens.is_mark(at, '(')
            && let Some(through) = tokens.word(at + 1, Word::Through)
        {
            let close = tokens.closing(at).filter(|close| *close < self.end)?;
            let from = through + usize::from(tokens.is_mark(through, ':'));
            // `(qua Sở Y tế, trước 16 giờ)`: the day is not of the channel.
            if let Some((_, end)) = bodies::list(tokens, from)
                && tokens.is_mark(end, ',')
                && end < close
                && tokens.word(end + 1, Word::Deadline).is_some()
            {
                self.push(at + 1..end + 1, What::Channel);
                return Some(end + 1);
            }
            let last = self.found.iter().rev().find(|mention| matches!(mention.what, What::Body(..)));
            let received = |mention: &Mention| matches!(mention.what, What::Body(_, Role::Receiver));
            self.beyond = last.is_some_and(received).then_some(close + 1);
            self.push(at..close + 1, What::Channel);
            return Some(close + 1);
        }
        let through = tokens.word(at, Word::Through)?;
        let (_, mut end) = bodies::list(tokens, through).filter(|(_, end)| *end <= self.end)?;
        // `qua Sở Nội vụ và qua Sở Tài chính`
        while let Some(through) =
            tokens.word(end, Word::Joiner).and_then(|next| tokens.word(next, Word::Through))
            && let Some((_, behind)) = bodies::list(tokens, through).filter(|(_, end)| *end <= self.end)
        {
            end = behind;
        }
        self.push(at..end, What::Channel);
        Some(end)
    }

    /// Bodies from a token on, and their part.
    fn body(&mut self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        // `Ngày thành lập Mặt trận Dân tộc thống nhất Việt Nam`: the name of a day.
        if let Some(body) = tokens.word(at, Word::Jubilee)
            && let Some((_, end)) = bodies::body(tokens, body, true).filter(|(_, end)| *end <= self.end)
        {
            return Some(end);
        }
        let (from, role) = self.role(at);
        let begins = from > at
            || tokens.word(at, Word::Each).is_some()
            || tokens.term(at, |term| matches!(term, Term::Body(_) | Term::Title)).is_some();
        if !begins {
            return self.named_unit(at);
        }
        let (all, mut end) = bodies::list(tokens, from).filter(|(_, end)| *end <= self.end)?;
        let mut list = all.to_vec();
        // Who acts is not of a list before him: `để hỗ trợ người dân, UBND tỉnh yêu cầu …`.
        if at < self.address.start && end > self.address.start {
            end = self.address.start;
            list.retain(|body| body.span.end <= tokens.start(end));
        }
        // A telephone in brackets behind the last is read by itself.
        let open = (from..end).rev().find(|at| tokens.is_mark(*at, '(')).filter(|open| *open > from);
        if let Some(open) = open.filter(|open| (*open..end).any(|at| self.contact_end(at).is_some()))
            && let Some(last) = list.last_mut()
            && last.span.start < tokens.start(open)
        {
            last.span.end = tokens.span(open - 1..open).end;
            end = open;
        }
        // `các biện pháp`, and people in general
        for body in list {
            self.push_body(body, role);
        }
        for inside in from..end {
            self.territory(inside);
        }
        if role == Role::Receiver || role == Role::Advised {
            self.said = None;
        }
        Some(end.max(at + 1))
    }

    fn push_body(&mut self, body: Body, role: Role) {
        self.found.push(Mention { span: body.span.clone(), what: What::Body(body, role) });
    }

    /// `xã Đồng Đăng` outside the name of a body.
    fn named_unit(&mut self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        tokens.kind(at)?;
        let before = at.checked_sub(1).map_or("", |before| tokens.str(before));
        if matches!(before, "cấp" | "bàn" | "toàn") {
            return None;
        }
        let (body, end) = bodies::body(tokens, at, true).filter(|(_, end)| *end <= self.end)?;
        if !matches!(body.scope, crate::prose::Scope::Named(_)) {
            return None;
        }
        self.push_body(body, Role::Named);
        self.territory(at);
        Some(end)
    }

    /// Which part the bodies have that may follow, and where they begin.
    fn role(&mut self, at: usize) -> (usize, Role) {
        /// How far behind `báo cáo` its receiver may stand: `báo cáo tình hình … vào các mốc 09 giờ, 11 giờ về Ủy ban …`.
        const NEAR: usize = 20;
        const FAR: usize = 40;
        let tokens = self.tokens;
        if let Some(end) = tokens.word(at, Word::Join) {
            return (end, Role::Partner);
        }
        if self.beyond == Some(at)
            && let Some(end) = tokens.word(at, Word::Joiner)
            && bodies::list(tokens, end).is_some()
        {
            return (end, Role::Receiver);
        }
        if self.answers && tokens.str(at) == "trước" {
            let law = usize::from(tokens.str(at + 1) == "pháp") * 3;
            return (at + 1 + law, Role::Answered);
        }
        if let Some(end) = tokens.word(at, Word::Advise)
            && bodies::list(tokens, end).is_some()
        {
            return (end, Role::Advised);
        }
        if let Some(end) = tokens.word(at, Word::Report)
            && bodies::list(tokens, end).is_some()
        {
            return (end, Role::Receiver);
        }
        if let Some((said, advises)) = self.said
            && let Some(end) = tokens.word(at, Word::To)
            && at >= said
            && at - said < if matches!(tokens.str(at), "về" | "đến" | "lên") { FAR } else { NEAR }
            && bodies::list(tokens, end).is_some()
        {
            return (end, if advises { Role::Advised } else { Role::Receiver });
        }
        if let Some(end) = tokens.word(at, Word::Guide)
            && bodies::list(tokens, end).is_some()
        {
            return (end, Role::Guided);
        }
        (at, Role::Named)
    }

    /// Words that tell what those behind them have to do with the clause.
    fn words(&mut self, at: usize) {
        let tokens = self.tokens;
        if let Some(end) = tokens.word(at, Word::Advise) {
            self.said = Some((end, true));
        } else if let Some(end) = tokens.word(at, Word::Report) {
            self.said = Some((end, false));
        }
        self.answers |= tokens.word(at, Word::Answer).is_some();
        if let Some(end) = tokens.word(at, Word::Deadline)
            && tokens.str(end).starts_with(|c: char| c.is_ascii_digit())
        {
            self.push(at..day_end(tokens, end), What::Deadline);
        }
        let acts_on = |end: usize| {
            let alone = ["có", "hết", "chủ", "đã"];
            tokens.term(end, |term| term == Term::Document).is_some()
                || alone.contains(&fold_case(tokens.str(at)).as_str())
        };
        if let Some(end) = tokens.word(at, Word::Force).filter(|end| acts_on(*end)) {
            self.push(at..end, What::Formula);
        }
        let opens = at == 0 || self.found.is_empty() && at <= tokens.first_word;
        if opens && let Some(end) = tokens.word(at, Word::Closing) {
            self.push(at..end, What::Formula);
        }
    }

    fn territory(&mut self, at: usize) {
        let tokens = self.tokens;
        let Some((kind, kind_end)) = tokens.kind(at) else { return };
        let before = |back: usize| at.checked_sub(back).map_or("", |at| tokens.str(at));
        let (form, start) = match (before(3), before(2), before(1)) {
            (_, "địa", "bàn") => (TerritoryForm::On, at - 2),
            ("địa", "bàn", "toàn") => (TerritoryForm::On, at - 3),
            (_, _, "toàn" | "Toàn" | "TOÀN") => (TerritoryForm::Whole, at - 1),
            (_, _, "cấp" | "Cấp" | "CẤP") => (TerritoryForm::Level, at - 1),
            (_, "ĐỊA", "BÀN") => (TerritoryForm::On, at - 2),
            _ => match self.sector_at(at) {
                Some(start) => (TerritoryForm::Whole, start),
                None => (TerritoryForm::Bare, at),
            },
        };
        let name = scopes::scope_at(tokens, at).and_then(|(scope, _)| match scope {
            crate::prose::Scope::Named(names) => names.into_iter().next().map(|name| name.name),
            _ => None,
        });
        let start = if form == TerritoryForm::On && matches!(before(at - start + 1), "trên" | "Trên" | "TRÊN")
        {
            start - 1
        } else {
            start
        };
        let in_name = form != TerritoryForm::On
            && (start.saturating_sub(4)..start).any(|from| {
                tokens.word(from, Word::Named) == Some(start)
                    || tokens.term(from, |term| term == Term::Document).is_some_and(|run| run.end == start)
                        && tokens.starts_with_capital(from)
            });
        let in_name = in_name || form != TerritoryForm::On && self.ends_name(start);
        let comma = tokens.is_mark(at.wrapping_sub(1), ',') || before(1) == "và";
        let kind_at = |at: usize| tokens.kind(at).is_some();
        let listed = comma && [2, 3].into_iter().any(|back| at.checked_sub(back).is_some_and(kind_at));
        let goes_on =
            (tokens.is_mark(kind_end, ',') || tokens.str(kind_end) == "và") && kind_at(kind_end + 1);
        let is_each = OF_EACH.contains(&before(1)) || listed || goes_on && name.is_none();
        // `ngân sách huyện, thành phố`: of whichever it is.
        let kinds_end = match scopes::scope_at(tokens, at) {
            Some((crate::prose::Scope::Each(_), end)) if in_name && goes_on => end,
            _ => kind_end,
        };
        let seen = |mention: &Mention| {
            matches!(mention.what, What::Territory(_))
                && mention.span.start < tokens.start(at)
                && tokens.start(at) < mention.span.end
        };
        if self.found.last().is_some_and(seen) {
            return;
        }
        let unit_end = name.as_ref().map_or(tokens.span(at..kinds_end).end, |name| name.end);
        let unit = tokens.start(at)..unit_end;
        let span = tokens.start(start)..unit_end;
        let territory = Territory { form, kind, name, unit, in_name, is_each };
        self.found.push(Mention { span, what: What::Territory(territory) });
    }

    /// Where the words begin by which all of a territory are one: `trong toàn Đảng bộ tỉnh`, `cả hệ thống chính trị của tỉnh`.
    fn sector_at(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 6;
        let tokens = self.tokens;
        let end = if at > 0 && tokens.str(at - 1) == "của" { at - 1 } else { at };
        let begins = |from: usize| tokens.word(from, Word::Sector) == Some(end);
        let from = (end.saturating_sub(LONGEST)..end).find(|from| begins(*from))?;
        let whole = from
            .checked_sub(1)
            .filter(|before| matches!(fold_case(tokens.str(*before)).as_str(), "toàn" | "trong" | "cả"))?;
        Some(whole)
    }

    /// Whether the words before a token are a name with a capital that ends there: `Đại hội Thể dục thể thao toàn tỉnh`.
    fn ends_name(&self, end: usize) -> bool {
        const LONGEST: usize = 10;
        let tokens = self.tokens;
        let mut words = (end.saturating_sub(LONGEST)..end).rev().take_while(|at| tokens.is_word(*at));
        words.any(|at| {
            tokens.starts_with_capital(at)
                && tokens.word(at, Word::Named).is_some_and(|behind| tokens.starts_with_capital(behind))
        })
    }

    /// The token behind a number in words: `hai trăm nghìn`, not `thứ hai` or `năm`.
    fn number_in_words(&self, at: usize) -> Option<usize> {
        static DIGITS: Words = Words::from_list("mentions: digits");
        static TENS: Words = Words::from_list("mentions: tens");
        let of = |at: usize, words: &[&str]| words.contains(&fold_case(self.tokens.str(at)).as_str());
        let is_of = |at: usize| of(at, &DIGITS) || of(at, &TENS);
        if !is_of(at) || at.checked_sub(1).is_some_and(is_of) {
            return None;
        }
        let end = (at + 1..self.end).find(|at| !is_of(*at)).unwrap_or(self.end);
        (end >= at + 2 && (at..end).any(|at| of(at, &TENS))).then_some(end)
    }

    /// The token behind a telephone number whose first group has so many digits: `0254 3838 383`, or one that answers for a
    /// service, `1900 1234` (numbering plan: 1800 and 1900 with four or six digits behind).
    fn telephone(&self, at: usize, digits: usize) -> Option<usize> {
        let tokens = self.tokens;
        let word = tokens.str(at);
        let service = word.starts_with("1800") || word.starts_with("1900");
        let fits = |all: usize| match service {
            true => matches!(all, 8 | 10),
            false => (9..=12).contains(&all),
        };
        if !service && !word.starts_with('0') || service && !matches!(digits, 4 | 8 | 10) {
            return None;
        }
        let (mut end, mut all) = (at + 1, digits);
        while all <= 12
            && tokens.str(end).bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
            && tokens.is_word(end)
        {
            all += tokens.str(end).bytes().filter(u8::is_ascii_digit).count();
            end += 1;
        }
        fits(all).then_some(end)
    }

    /// Where a telephone number or a mailbox ends that begins at a token.
    fn contact_end(&self, at: usize) -> Option<usize> {
        let word = self.tokens.str(at);
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let dials = word.starts_with(|c: char| c.is_ascii_digit());
        match word.contains('@') && !word.starts_with('@') {
            true => Some(at + 1),
            false => self.telephone(at, digits).filter(|_| dials),
        }
    }

    /// Numbers that are no day, no time and no number of a list; telephone numbers and mailboxes.
    fn figure(&mut self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        let word = tokens.str(at);
        if word.contains('@') && !word.starts_with('@') {
            self.push(at..at + 1, What::Contact);
            return None;
        }
        if let Some(end) = self.number_in_words(at) {
            self.push(at..end, What::Figure { whole: false });
            return Some(end);
        }
        if !tokens.is_word(at) || !word.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        if let Some(end) = self.telephone(at, digits) {
            self.push(at..end, What::Contact);
            return Some(end);
        }
        // `22/22 xã, thị trấn`
        let share = word.matches('/').count() == 1 && tokens.kind(at + 1).is_some();
        if share {
            self.push(at..at + 1, What::Figure { whole: false });
            return None;
        }
        if word.contains(['/', '-', ':']) || word.contains(|c: char| c.is_alphabetic() && c != 'm') {
            return None;
        }
        if self.is_short_number(at) {
            return None;
        }
        // `từ 6 đến 14 tuổi`
        let last = if tokens.str(at + 1) == "đến" { at + 2 } else { at };
        let time = tokens.word(last + 1, Word::Clock).is_some();
        // `25 - 31/5`: days.
        let hyphen = tokens.all.get(at + 1).is_some_and(|token| matches!(token.mark, Some('-' | '–')));
        let time = time || hyphen && tokens.str(at + 2).contains('/');
        let cited = (at.saturating_sub(3)..at)
            .any(|from| tokens.term(from, |term| term == Term::Document).is_some_and(|run| run.end == at));
        if !self.counts_nothing(at) && !time && !cited {
            self.push(at..at + 1, What::Figure { whole: word == "100%" });
        }
        None
    }

    /// Whether a number answers for a service, and nothing is counted behind: `Tổng đài quốc gia bảo vệ trẻ em 111`.
    fn is_short_number(&self, at: usize) -> bool {
        static SHORT: Words = Words::from_list("mentions: short numbers");
        let tokens = self.tokens;
        let behind = [Word::To, Word::Joiner, Word::Opener, Word::Verb];
        let counts =
            tokens.is_word(at + 1) && !behind.iter().any(|word| tokens.word(at + 1, *word).is_some());
        SHORT.contains(&tokens.str(at)) && !counts
    }

    /// Whether a number is a year beside another: `năm học 2026 - 2027`, `từ năm 2026 đến 2030`, `2026, 2027`.
    fn is_of_years(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let year = |at: usize| {
            let word = tokens.str(at);
            word.len() == 4
                && word.bytes().all(|byte| byte.is_ascii_digit())
                && (word.starts_with("19") || word.starts_with("20"))
        };
        let joins = |at: usize| {
            matches!(tokens.all.get(at).and_then(|token| token.mark), Some('-' | '–' | ',' | '/'))
                || tokens.word(at, Word::To).is_some()
                || tokens.word(at, Word::Joiner).is_some()
        };
        let before = at.checked_sub(2).is_some_and(|other| year(other) && joins(other + 1));
        year(at) && (before || year(at + 2) && joins(at + 1))
    }

    /// Whether a number counts nothing, or is the least for each: `số 12`, `giai đoạn 2026 - 2030`, `ít nhất 02`.
    fn counts_nothing(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let labelled = |at: usize, class: Word| {
            (at.saturating_sub(2)..at).any(|from| tokens.word(from, class) == Some(at))
        };
        let whole = |mention: &Mention| match &mention.what {
            What::Territory(territory) => territory.form == TerritoryForm::Whole,
            _ => false,
        };
        // `toàn tỉnh có ít nhất 30 …` is for all together.
        let each = labelled(at, Word::Least) && !self.found.iter().any(whole);
        let hyphen = |at: usize| matches!(tokens.all[at].mark, Some('-' | '–'));
        // `mùa lễ hội Xuân 2027`
        let word = tokens.str(at);
        let is_year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        let of_name = is_year
            && at > 0
            && tokens.starts_with_capital(at - 1)
            && tokens.word(at + 1, Word::Amount).is_none();
        each || of_name
            || self.is_of_years(at)
            || labelled(at, Word::Numbered)
            || at > 1 && hyphen(at - 1) && labelled(at - 2, Word::Numbered)
    }
}

/// Where `khoản 1 Điều này`, `mục 2 nêu trên` ends behind its first label.
fn item_end(tokens: &Tokens<'_>, from: usize) -> usize {
    let mut end = from;
    while let Some(part) = tokens.word(end, Word::Part) {
        match tokens.word(part, Word::This) {
            Some(this) => return this,
            None if is_label(tokens.str(part)) => end = part + 1,
            None => break,
        }
    }
    tokens.word(end, Word::This).unwrap_or(end)
}

/// `trước 16 giờ 30 ngày 20/5/2027`: the token behind the day that begins at a number.
fn day_end(tokens: &Tokens<'_>, at: usize) -> usize {
    let number = |at: usize| tokens.str(at).starts_with(|c: char| c.is_ascii_digit());
    let mut end = at + 1;
    while let Some(clock) = tokens.word(end, Word::Clock).filter(|_| number(end - 1)) {
        if number(clock) {
            end = clock + 1;
        } else {
            // `17 giờ` may end here, `ngày 25 tháng` may not.
            let hour = !matches!(tokens.str(end), "ngày" | "tháng");
            end = if hour { clock } else { end };
            break;
        }
    }
    if tokens.str(end) == "năm" && number(end + 1) {
        end += 2;
    }
    citations::date(tokens, end)
}

/// `1`, `II`, `a`: what an item is called by.
fn is_label(word: &str) -> bool {
    let letter = word == "đ" || word.len() == 1 && word.starts_with(|c: char| c.is_ascii_lowercase());
    let roman = !word.is_empty() && word.chars().all(|c| "IVXL".contains(c));
    letter || roman || word.starts_with(|c: char| c.is_ascii_digit())
}

/// Words that a kind of unit stands behind where each is meant.
static OF_EACH: Words = Words::from_list("mentions: of each");
