//! Who acts here in the place of those who act in the source.

use crate::cascade::fate::Fate;
use crate::cascade::lists::{is_of_others, is_sector};
use crate::cascade::looks::Look;
use crate::cascade::rewrite::Rewriter;
use crate::cascade::rewrite::names::{join_names, join_with_and, uncapital};
use crate::cascade::rewrite::within;
use crate::cascade::stand::{Place, Stand};
use crate::compose::capital;
use crate::lexicon::{BodyKind, Lexicon, Word, fold_case};
use crate::prose::{Body, Mention, Role, What};
use crate::words::Words;

impl Rewriter<'_, '_, '_> {
    /// Who acts here in the place of those who act in the source; `asked` where the superior asks them.
    pub(in crate::cascade) fn address(&mut self, stands: &[Stand], asked: bool) {
        let clause = self.clause;
        if self.is_voice {
            self.verb_of_request();
        }
        for body in &clause.actors {
            // `Các sở, ban, ngành cấp tỉnh` are departments at any level.
            let in_general = body.kind != BodyKind::Departments && self.fate != Fate::Fact;
            if in_general && self.step.is_of_superiors_level(self.reading, body) {
                self.see(Look::Stranger, &body.span);
            }
        }
        let to_all = self.step.sight.own.is_some()
            && !clause.actors.is_empty()
            && stands.iter().all(|stand| *stand == Stand::Everyone);
        let listed = matches!(self.fate, Fate::Own | Fate::Listed | Fate::Limited);
        // `Giao Công an tỉnh theo dõi …` is said to them alone.
        let to_some = !stands.is_empty() && stands.iter().all(|stand| *stand == Stand::Counterpart);
        if self.is_voice && (listed && !to_some || self.fate == Fate::Kept && to_all) {
            return self.said_to_all(asked);
        }
        match self.fate {
            Fate::Kept if asked && clause.actors.is_empty() && !self.is_voice => self.without_address(),
            Fate::Kept if asked => self.spoken_here(),
            Fate::Kept => self.limits(),
            Fate::Own => self.own_task(asked),
            Fate::Limited => {
                self.only_here(asked);
                self.limits();
            }
            Fate::Listed => self.as_listed(stands, asked),
            Fate::FollowUp => {
                let lead = self.step.lead();
                self.replace_listed(&[lead], asked);
                self.apposition();
                self.looks.see(Look::FollowUp, "");
            }
            Fate::Fact | Fate::Dropped(_) => {}
        }
        let acts = matches!(self.fate, Fate::Listed | Fate::Kept | Fate::FollowUp);
        if self.limited && acts && !clause.actors.is_empty() {
            self.looks.see(Look::Powers, "");
        }
    }

    /// What binds the head of the unit in person, below a heading that names only heads: `Chủ tịch UBND xã chịu trách nhiệm …`.
    pub(in crate::cascade) fn in_person(&mut self, head: &str) {
        let clause = self.clause;
        let words = self.reading.at(&clause.span).trim_start();
        let lexicon = Lexicon::get();
        let answers = lexicon.opens_with(words, Word::Answer) && clause.actors.is_empty();
        if answers || lexicon.opens_with(words, Word::Personal) {
            self.named_at_first(head);
        }
    }

    /// What the committee itself answers for before the superior, below a heading that names it: `UBND xã chịu trách nhiệm
    /// trước UBND tỉnh …`. No division answers there.
    pub(in crate::cascade) fn answers_itself(&mut self, committee: &str) {
        let clause = self.clause;
        let words = self.reading.at(&clause.span).trim_start();
        let above = |mention: &Mention| match &mention.what {
            What::Body(body, Role::Answered) => self.step.sight.stand(self.reading, body) == Stand::Superior,
            _ => false,
        };
        let answers = Lexicon::get().opens_with(words, Word::Answer) && clause.actors.is_empty();
        if answers && clause.mentions.iter().any(above) {
            self.named_at_first(committee);
        }
    }

    /// A name before the first word of a clause that names nobody.
    fn named_at_first(&mut self, head: &str) {
        let clause = self.clause;
        let words = self.reading.at(&clause.span).trim_start();
        let start = clause.span.end - words.len();
        if clause.asks.is_some() || !self.opens(start) {
            return;
        }
        if let Some(first) = words.chars().next() {
            let small: String = first.to_lowercase().collect();
            self.edit(start..start + first.len_utf8(), format!("{head} {small}"));
        }
    }

    /// Whether those who act are only said to lead, and what they see to stands below: `Chủ tịch UBND các xã chỉ đạo`.
    fn leads_on(&self) -> bool {
        let task = &self.reading.words()[self.clause.task..self.clause.span.end];
        let words = task.trim().trim_end_matches([':', '.']);
        [Word::Guide, Word::Leads].iter().any(|word| Lexicon::get().is_word(words, *word))
    }

    /// What the superior asks of units of this level, without them.
    fn own_task(&mut self, asked: bool) {
        let clause = self.clause;
        // `…; yêu cầu kiểm điểm trách nhiệm`
        if clause.actors.is_empty() {
            return self.without_request();
        }
        // `Chủ tịch UBND xã, phường nào không đạt phải kiểm điểm` is said of any of them.
        if self.reading.at(&clause.predicate).trim_start().starts_with("nào ") {
            return self.see(Look::Own, &clause.listed);
        }
        if self.is_bare()
            || !self.reading.words()[clause.task..clause.span.end].contains(char::is_alphanumeric)
        {
            let names = self.acting.clone();
            self.replace_listed(&names, asked);
        } else if Lexicon::get().opens_with(self.reading.at(&clause.address), Word::Agent)
            || self.answers()
            || self.leads_on()
        {
            // `do UBND cấp xã thực hiện`; nobody else answers for the head.
            let here = |body: &Body| match body.kind {
                BodyKind::Party | BodyKind::Council => self.step.rescope(self.reading, body),
                _ => Some(self.step.superior_here(self.reading, body)),
            };
            let mut names: Vec<String> = Vec::new();
            for name in clause.actors.iter().filter_map(here) {
                if !names.iter().any(|known| fold_case(known) == fold_case(&name)) {
                    names.push(name);
                }
            }
            // Who asked them leaves with them.
            let led = asked && clause.asks.is_some();
            let span = if led { clause.address.start..clause.listed.end } else { clause.listed.clone() };
            self.edit(span, join_names(&names));
        } else {
            self.limits_what_follows();
            self.without_address();
        }
        self.reports_to_nobody();
        self.looks.see(Look::Task, "");
    }

    /// `Đối với UBND các xã, hồ sơ gửi trước ngày 20/11`: behind the address stands no order, so that it says of what this holds.
    fn limits_what_follows(&mut self) {
        let clause = self.clause;
        let led = self.reading.words()[clause.span.start..clause.listed.start].trim_start();
        let task = self.reading.words()[clause.task..clause.span.end].trim_start();
        let lexicon = Lexicon::get();
        if lexicon.opens_with(led, Word::Toward) && !lexicon.opens_with(task, Word::Verb) {
            let whole = clause.span.start..clause.listed.end;
            self.looks.see(Look::PartDropped, self.reading.at(&whole).trim());
        }
    }

    /// A report of the unit's own for which no receiver is named goes to the superior: `…, báo cáo kết quả trước ngày 30/6`.
    fn reports_to_nobody(&mut self) {
        static REPORTS: Words = Words::from_list("reports: what goes up");
        let clause = self.clause;
        let words = self.reading.at(&clause.predicate);
        let receives = |mention: &Mention| {
            matches!(mention.what, What::Body(_, Role::Receiver | Role::Advised) | What::Channel)
        };
        let due = clause.mentions.iter().any(|mention| mention.what == What::Deadline);
        let reports = |found: &std::ops::Range<usize>| {
            REPORTS.iter().any(|word| fold_case(&words[found.clone()]).starts_with(word))
        };
        if let Some(report) = Lexicon::get().find(words, Word::Report).filter(|found| due && reports(found))
            && !clause.mentions.iter().any(receives)
        {
            self.looks.see(Look::Upward, &words[report]);
        }
    }

    /// Whether heads of units are to do what nobody does for them: `Chủ tịch UBND các xã chịu trách nhiệm trước …`, `… trực
    /// tiếp đối thoại với người dân`.
    fn answers(&self) -> bool {
        let clause = self.clause;
        let task = &self.reading.words()[clause.task..clause.span.end];
        let lexicon = Lexicon::get();
        clause.actors.iter().all(|body| body.title.is_some())
            && (lexicon.find(task, Word::Answer).is_some()
                || lexicon.opens_with(task, Word::Personal)
                || clause.actors.iter().all(|body| self.is_deputy(body)))
    }

    /// Whether a deputy of a head is named, who is one person: `Phó Chủ tịch UBND các xã`.
    fn is_deputy(&self, body: &Body) -> bool {
        let title = body.title.as_ref().map(|title| fold_case(self.reading.at(title)));
        title.is_some_and(|title| title.starts_with("phó "))
    }

    /// Those who act as a whole list; that some have gone is to be looked at.
    fn as_listed(&mut self, stands: &[Stand], asked: bool) {
        use Stand::{Above, Central, Counterpart, Forces, Mixed, Other, Own, Superior, This};
        let clause = self.clause;
        let names = self.acting.clone();
        self.replace_listed(&names, asked);
        self.apposition();
        let gone = |stand: &Stand| matches!(stand, Above | Forces | Other | Central | Superior);
        let lost = clause.actors.iter().zip(stands).any(|(body, stand)| {
            *stand == Counterpart && self.step.counterpart(self.reading, body).is_none()
        });
        let own = stands.iter().any(|stand| matches!(stand, Own | This | Mixed));
        // The units that serve the public are others at each level.
        let lost =
            lost || clause.actors.iter().any(|body| body.field == Some("public_service") || is_sector(body));
        let lost = lost || clause.actors.iter().any(|body| self.is_rare(body));
        let beyond = |(body, stand): (&Body, &Stand)| {
            *stand == Counterpart && matches!(body.kind, BodyKind::Party | BodyKind::Council)
        };
        if clause.actors.iter().zip(stands).any(beyond) {
            self.see(Look::Beyond, &clause.listed);
        }
        if lost || stands.iter().any(gone) || own && stands.len() > 1 {
            self.see(Look::List, &clause.listed);
        }
        self.limits();
    }

    /// Whether not every unit has an organisation of this sort: `Hội Nhà báo`, `Hội đồng Đội`.
    pub(super) fn is_rare(&self, body: &Body) -> bool {
        static COMMON: Words = Words::from_list("unions: of every unit");
        let name = fold_case(self.reading.at(&body.name));
        body.kind == BodyKind::Union && !COMMON.iter().any(|words| name.contains(words))
    }

    /// What is said of the superior's body between dashes is not true of the one in its place: `Công an tỉnh - cơ quan Thường
    /// trực Ban An toàn giao thông tỉnh - chủ trì …`.
    fn apposition(&mut self) {
        let from = self.clause.listed.end;
        let behind = &self.reading.words()[from..self.clause.span.end];
        let Some(dash) = [" - ", " – "].into_iter().find(|dash| behind.starts_with(dash)) else { return };
        let Some(end) = behind[dash.len()..].find(dash).map(|at| dash.len() + at + dash.len() - 1) else {
            return;
        };
        let span = from..from + end;
        let above = |mention: &Mention| {
            within(std::slice::from_ref(&span), &mention.span)
                && match &mention.what {
                    What::Body(body, _) => matches!(
                        self.step.sight.stand(self.reading, body),
                        Stand::Above | Stand::Superior | Stand::Central
                    ),
                    What::Territory(territory) => {
                        self.step.sight.territory(self.reading, territory) == Place::Superior
                    }
                    _ => false,
                }
        };
        if self.clause.mentions.iter().any(above) {
            self.looks.see(Look::PartDropped, self.reading.at(&span).trim_matches([' ', '-', '–']));
            self.edit(span, "");
        }
    }

    /// The verb of the unit's request, where the superior asks in the other: one verb throughout.
    pub(super) fn verb_of_request(&mut self) {
        let lexicon = Lexicon::get();
        let Some(verb) = self.step.verb.as_deref().filter(|verb| lexicon.is_word(verb, Word::Request)) else {
            return;
        };
        let clause = self.clause;
        let start = clause.asks.as_ref().map_or(clause.span.start, |asks| asks.span.end);
        let end = match clause.listed.is_empty() {
            true => clause.span.end.min(start + " yêu cầu ".len()),
            false => clause.listed.start,
        };
        let Some(words) = self.reading.words().get(start..end) else { return };
        let Some(found) = lexicon.find(words, Word::Request) else { return };
        let span = start + found.start..start + found.end;
        // `Trân trọng đề nghị` as a whole
        let span = match lexicon.ends_with(&words[..found.end], Word::Assign) {
            Some(whole) if whole < found.start && verb != self.reading.at(&span) => start + whole..span.end,
            _ => span,
        };
        let is_capital = self.reading.at(&span).starts_with(char::is_uppercase);
        self.edit(span, if is_capital { capital(verb) } else { verb.to_owned() });
    }

    /// Whether the clause names those who act and says nothing of what they are to do.
    pub(super) fn is_bare(&self) -> bool {
        self.clause.is_address
            && !self.reading.at(&self.clause.predicate).contains(|c: char| c.is_alphanumeric())
    }

    /// The unit to all in it, where the superior spoke to those below it.
    pub(super) fn said_to_all(&mut self, asked: bool) {
        let Ok(whom) = self.step.whom(self.reading, &self.clause.actors) else { return };
        if asked {
            self.spoken_here();
        }
        let at_start = !asked && self.clause.listed.start == self.clause.address.start;
        let whom = if at_start && self.opens(self.clause.listed.start) { capital(&whom) } else { whom };
        self.edit(self.clause.listed.clone(), whom);
    }

    /// `UBND các xã ven biển` is this unit where it is one of them: the condition stays, other units leave.
    pub(super) fn only_here(&mut self, asked: bool) {
        let clause = self.clause;
        let kind = self.step.words.unit_kind();
        let mut names = Vec::new();
        for body in &clause.actors {
            match self.step.sight.stand(self.reading, body) {
                Stand::Own if !body.scope_span.is_empty() => {
                    let unit =
                        body.kind == BodyKind::Unit || body.name == body.scope_span && body.title.is_none();
                    let before =
                        if unit { "" } else { self.reading.at(&(body.span.start..body.scope_span.start)) };
                    let limit = self.reading.at(&(body.scope_span.end..body.span.end));
                    names.push(format!("{before}{kind}{limit}"));
                }
                Stand::Other => {}
                _ => names.push(self.reading.at(&body.span).to_owned()),
            }
        }
        let span = if asked { clause.address.start..clause.listed.end } else { clause.listed.clone() };
        let text = join_names(&names);
        let text = if self.opens(span.start) { capital(&text) } else { text };
        self.edit(span, text);
    }

    /// Units that are meant only where they are so.
    pub(super) fn limits(&mut self) {
        for body in &self.clause.actors {
            // Schools, enterprises and whoever is concerned are there wherever they are so; a school may be none of those.
            let is_here = match self.step.sight.stand(self.reading, body) {
                Stand::Here => true,
                Stand::Everyone => self.step.sight.own.is_none() && body.kind != BodyKind::Locality,
                _ => false,
            };
            // The whole unit is or is none of these: `Các đơn vị miền núi`.
            let others = |limit: &&std::ops::Range<usize>| {
                !(body.kind == BodyKind::Departments && is_of_others(self.reading.at(limit)))
            };
            let of_sort = |limit: &std::ops::Range<usize>| {
                let words = self.reading.at(limit);
                Lexicon::get().opens_with(words, Word::Sort) && body.kind != BodyKind::People
            };
            let is_here = is_here && !body.limit.as_ref().is_some_and(of_sort);
            if let Some(limit) = body.limit.as_ref().filter(|_| !is_here).filter(others) {
                self.see(Look::Limited, limit);
            }
        }
    }

    /// The superior's own words to those it asks become the unit's.
    pub(super) fn spoken_here(&mut self) {
        if let Some(asks) = &self.clause.asks {
            let here = self.step.superior_here(self.reading, asks);
            self.edit(asks.span.clone(), here);
        }
    }

    /// What is to be done, without those who are asked.
    pub(super) fn without_address(&mut self) {
        let text = self.reading.words();
        let before = &text[self.clause.span.start..self.clause.address.start];
        // `Riêng xã Chi Lăng …`: nothing is apart any more.
        let start = match Lexicon::get().is_word(before.trim(), Word::Toward) {
            true => self.clause.span.start + (before.len() - before.trim_start().len()),
            false => self.clause.address.start,
        };
        let end = self.clause.task;
        // `UBND các xã: (1) Kiểm tra …; (2) …`
        if text[end..self.clause.span.end].starts_with(['(', '“', '"', '‘']) {
            return self.edit(start..end, "");
        }
        let Some(first) = text[end..self.clause.span.end].chars().next().filter(|c| c.is_alphanumeric())
        else {
            // `Chủ tịch UBND tỉnh yêu cầu:`
            return self.spoken_here();
        };
        let first_end = end + first.len_utf8();
        let opens = self.opens(start);
        let letter = if opens { capital(&first.to_string()) } else { first.to_string() };
        self.edit(start..first_end, letter);
    }

    /// What is to be done, without the verb by which nobody in particular is asked.
    fn without_request(&mut self) {
        let words = self.reading.at(&self.clause.predicate).trim_start();
        let start = self.clause.predicate.end - words.len();
        if let Some(end) = Lexicon::get().opening(words, Word::Request) {
            let gap = words[end..].len() - words[end..].trim_start().len();
            self.edit(start..start + end + gap, "");
        }
        self.looks.see(Look::Task, "");
    }

    /// Whether nothing but marks and a label stands before a place in its sentence.
    pub(super) fn opens(&self, at: usize) -> bool {
        let before = &self.reading.words()[self.clause.span.start..at];
        let first = self.clause.span.start == 0
            || self.reading.words()[..self.clause.span.start].trim_end().ends_with(['.', '!', '?', '…', ':']);
        // A label typed by hand has one letter.
        first && before.chars().filter(|c| c.is_alphabetic()).count() <= 1
    }

    /// Whether `và` joins the last of those who are listed, and each has one name here.
    fn ends_with_and(&self, names: &[String]) -> bool {
        let [.., first, last] = self.clause.actors.as_slice() else { return false };
        let between = self.reading.words().get(first.span.end..last.span.start).unwrap_or_default();
        between.trim() == "và" && names.len() == self.clause.actors.len()
    }

    /// Other names in the place of those who are listed.
    pub(super) fn replace_listed(&mut self, names: &[String], asked: bool) {
        let clause = self.clause;
        if names.is_empty() {
            return;
        }
        let span = match asked {
            true => clause.address.start..clause.listed.end,
            false => clause.listed.clone(),
        };
        let before = self.reading.at(&clause.listed);
        let led = !asked && clause.listed.start > clause.address.start;
        let mut text = if self.ends_with_and(names) { join_with_and(names) } else { join_names(names) };
        if !before.contains(char::is_lowercase) && before.contains(char::is_uppercase) {
            text = text.to_uppercase();
        } else if led || !self.opens(span.start) {
            // A profile's own name stands as it is written.
            let is_lead = self.step.unit.lead.as_ref().is_some_and(|lead| lead.notation() == text);
            text = if is_lead { text } else { uncapital(&text) };
        } else {
            text = capital(&text);
        }
        self.edit(span, text);
    }
}
