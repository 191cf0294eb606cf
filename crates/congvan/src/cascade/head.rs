//! Subject, addressees, basis, purpose and request of the lower version.

use crate::cascade::basis::{concludes, in_sentence};
use crate::cascade::given::Given;
use crate::cascade::looks::{Look, Looks};
use crate::cascade::stand::{Place, Stand};
use crate::cascade::{Action, Check, Entry, Refused, Step, Trace};
use crate::compose::{issuer_names_in_text, without_end};
use crate::lexicon::{BodyKind, fold_case};
use crate::model::directive::types::Head;
use crate::model::directive::{Audience, Paragraphs, Request, Text};
use crate::prose::{self, Body, What};
use crate::text::diagnostic::Message;
use crate::words::Words;

impl Step<'_> {
    /// The source's, with faults of form taken out, on the unit's territory.
    pub(super) fn subject(&self, trace: &mut Trace) -> Text {
        let source = &self.source.subject;
        let clean = self.clean_subject();
        let reading = self.read(clean);
        // `phục vụ Nhân dân đón Tết`: people are no body.
        let people = |body: &prose::Body| body.kind == BodyKind::People;
        let names_nobody = |clause: &prose::Clause| clause.actors.iter().all(people) && clause.asks.is_none();
        let mut left = Vec::new();
        let here = match reading.clauses().all(names_nobody) {
            true => {
                let (here, said) = self.whole_text(&reading, &Given::nobody());
                left = said.checks;
                here.unwrap_or_else(|| clean.to_owned())
            }
            false => clean.to_owned(),
        };
        let carried_out = self.carried_out(clean);
        let is_enacted = carried_out.is_some();
        let here = carried_out.unwrap_or(here);
        // Behind `V/v` it goes on a sentence.
        let here = if self.kind.head == Head::Dispatch { in_sentence(&here) } else { here };
        let rule = match () {
            () if is_enacted => Message::new(
                "việc cấp trên quyết định thì đơn vị triển khai",
                "the unit carries out what was decided",
            ),
            () if fold_case(&here) == fold_case(clean) => {
                Message::new("trích yếu theo đúng thể thức", "faults of form taken out of the subject")
            }
            () => Message::new("địa bàn của đơn vị", "the unit's own territory"),
        };
        trace.record_adapted("subject", source.notation(), &here, rule);
        self.check_level(&here, trace);
        if !is_enacted {
            left.into_iter().for_each(|check| trace.check(check));
        }
        Text::at(here, source.span.clone())
    }

    /// What is made of the subject of a decision, `ban hành Quy chế …`: the unit carries it out and enacts nothing.
    fn carried_out(&self, subject: &str) -> Option<String> {
        static ENACTS: Words = Words::from_list("cascade: what a decision does");
        let small = fold_case(subject);
        let enacts =
            ENACTS.iter().any(|verb| small.strip_prefix(verb).is_some_and(|rest| rest.starts_with(' ')));
        let concludes = concludes(subject);
        let decided = self.source.kind.enacting.is_some() && enacts
            || self.source.kind.code == "TB" && concludes
            || self.is_of_superiors_territory(subject);
        if self.kind.enacting.is_some() || !decided {
            return None;
        }
        self.words.common().fill("carries_out", &[("document", &self.cited_source()?)]).ok()
    }

    /// Whether a subject names the superior's territory as what it is about, `chuyển đổi số tỉnh Lạng Sơn`: the unit cannot say
    /// that of itself.
    fn is_of_superiors_territory(&self, subject: &str) -> bool {
        let reading = self.read(subject);
        let named = |mention: &prose::Mention| match &mention.what {
            What::Body(body, _) => {
                body.kind == BodyKind::Unit
                    && body.title.is_none()
                    && matches!(body.scope, prose::Scope::Named(_))
                    && self.sight.place(&reading, &body.scope) == Place::Superior
            }
            _ => false,
        };
        self.sight.own.is_none() && reading.clauses().flat_map(|clause| &clause.mentions).any(named)
    }

    /// The source's subject without what does not belong in one: `V/v`, a final stop.
    fn clean_subject(&self) -> &str {
        self.subject_without(self.words.common().list("subject_openings").iter())
    }

    fn subject_without<'o>(&self, openings: impl Iterator<Item = &'o String>) -> &str {
        let mut clean = self.source.subject.notation().trim();
        for opening in openings {
            let rest = clean
                .get(..opening.len())
                .filter(|start| fold_case(start) == fold_case(opening))
                .map(|start| &clean[start.len()..])
                .filter(|rest| !rest.starts_with(char::is_alphanumeric));
            clean = rest.map_or(clean, |rest| rest.trim_start_matches([':', ' ']));
        }
        without_end(clean)
    }

    /// The source's subject as it is cited: its own `về …` stays.
    pub(super) fn cited_subject(&self) -> &str {
        let as_written = self.dispatch.list("cited_as_written");
        let is_kept = |opening: &str| as_written.iter().any(|word| *word == opening.to_lowercase());
        let openings =
            self.words.common().list("subject_openings").iter().filter(|opening| !is_kept(opening));
        self.subject_without(openings)
    }

    pub(super) fn purpose(&self, trace: &mut Trace) -> Result<Option<Text>, Refused> {
        let Some(purpose) = &self.source.purpose else { return Ok(None) };
        let given = Given { is_preamble: true, ..Given::nobody() };
        Ok(self.paragraph("purpose", purpose, &given, false, trace).0)
    }

    /// The superior's opening gives way to the unit's own request, but for the facts that it tells.
    pub(super) fn opening(&self, trace: &mut Trace) -> Paragraphs {
        let mut kept = Paragraphs::new();
        for (at, text) in self.source.opening.iter().enumerate() {
            let reading = self.read(text.notation());
            let mut words = String::new();
            let told = |sentence: &prose::Sentence| sentence.clauses.iter().all(|clause| clause.is_fact);
            let among_facts = reading.sentences.iter().any(told);
            for (nth, sentence) in reading.sentences.iter().enumerate() {
                let path = match reading.sentences.len() {
                    1 => format!("opening.{}", at + 1),
                    _ => format!("opening.{}.sentence.{}", at + 1, nth + 1),
                };
                let before = reading.text.part(&sentence.span, &[]).into_notation();
                let speaks = |body: &prose::Body| self.sight.stand(&reading, body) == Stand::Superior;
                let tells = |clause: &prose::Clause| {
                    clause.is_fact && clause.asks.is_none() && !clause.actors.iter().any(speaks)
                };
                let answer = self.answer_at(&path);
                let stands = || {
                    sentence.clauses.iter().all(tells)
                        || among_facts && self.goes_with_facts(&reading, sentence)
                };
                if answer.is_none() && !stands() && self.counts(&reading, sentence) {
                    keep_fact(path, before.trim(), trace);
                    words.push_str(&before);
                    continue;
                }
                if answer.is_some() || stands() {
                    let said = match &answer {
                        Some(answer) => self.answered_sentence(&reading, sentence, &Given::nobody(), answer),
                        None => self.sentence(&reading, sentence, &Given::nobody()),
                    };
                    let after = said.text.unwrap_or_default();
                    match after.is_empty() {
                        true => trace.record_dropped(path, before.trim(), said.rule),
                        false => trace.record_adapted(path, before.trim(), after.trim(), said.rule),
                    }
                    said.checks.into_iter().for_each(|check| trace.check(check));
                    trace.record_answer(answer);
                    words.push_str(&after);
                    continue;
                }
                let reason = Message::new(
                    "lời mở đầu của cấp trên; văn bản của đơn vị có căn cứ và câu yêu cầu của mình",
                    "the superior's opening; the unit has a basis and a request of its own",
                );
                trace.record_dropped(path, before.trim(), reason);
                trace.check(Message::new(
                    "xem lời mở đầu của cấp trên có việc hay thời hạn nào phải ghi vào văn bản của đơn vị",
                    "look whether the superior's opening gives a task or a day that belongs into the unit's document",
                ));
            }
            if !words.trim().is_empty() {
                kept.push(Text::at(words.trim(), text.span.clone()));
            }
        }
        kept
    }

    /// Whether a sentence between facts tells more of them: it asks nobody, and the superior does nothing in it.
    fn goes_with_facts(&self, reading: &prose::Reading, sentence: &prose::Sentence) -> bool {
        let plain = |clause: &prose::Clause| {
            let speaks = |body: &prose::Body| {
                !is_territory(body) && self.sight.stand(reading, body) == Stand::Superior
            };
            let acts = clause.actors.iter().any(speaks) && !clause.is_fact;
            let formula =
                clause.mentions.iter().any(|mention| matches!(mention.what, What::Formula | What::Deadline));
            clause.asks.is_none()
                && !acts
                && !formula
                && !clause.opens_with_verb
                && clause.address.start == clause.listed.start
                && !reading.at(&clause.span).trim_end().ends_with(':')
        };
        sentence.clauses.iter().all(plain)
    }

    /// Whether a sentence of the opening tells how much there is of something, and names nobody who is to act:
    /// `Chỉ số cải cách hành chính của tỉnh đạt 88,12 điểm`.
    fn counts(&self, reading: &prose::Reading, sentence: &prose::Sentence) -> bool {
        let figure = |mention: &prose::Mention| matches!(mention.what, What::Figure { .. });
        self.goes_with_facts(reading, sentence)
            && sentence.clauses.iter().all(|clause| clause.is_fact || clause.actors.iter().all(is_territory))
            && sentence.clauses.iter().any(|clause| clause.mentions.iter().any(figure))
    }

    /// The verb follows who is addressed: `yêu cầu` to one's own units, `đề nghị` where others are among them.
    pub(super) fn request(
        &self,
        groups: &[Audience],
        beyond: bool,
        trace: &mut Trace,
    ) -> Result<Request, Refused> {
        // A party committee leads the Front and the unions of its level.
        let leads = |group: &Audience| self.sight.is_party() || self.words.common().commanded.contains(group);
        let own = (!beyond || self.sight.is_party()) && groups.iter().all(leads);
        let source = match &self.source.request {
            Some(source) => source.clone(),
            None => {
                Request { action: Text::from_notation(self.words.fill("action", &[])?), ..Request::default() }
            }
        };
        let by = match &source.by {
            Some(by) => by.notation().to_owned(),
            None => issuer_names_in_text(self.source, self.dispatch)?,
        };
        let spoken = self.spoken_by(&by);
        trace.record_adapted("request.by", &by, &spoken, Message::new("đơn vị ban hành", "the issuing unit"));
        let verb = match &self.unit.verb {
            Some(verb) => verb.clone(),
            None => Text::from_notation(self.words.fill(if own { "verb_own" } else { "verb_mixed" }, &[])?),
        };
        trace.record_adapted(
            "request.verb",
            source.verb.notation(),
            verb.notation(),
            if own {
                Message::new("chỉ gửi các đơn vị thuộc quyền", "only the unit's own bodies are addressed")
            } else {
                Message::new(
                    "có nơi nhận không thuộc quyền chỉ đạo",
                    "bodies beyond the unit's command are addressed too",
                )
            },
        );
        let whom = self.whom_asked(&source.whom, trace)?;
        let action = if self.source.request.is_some() {
            self.text("request.action", &source.action, trace).unwrap_or_else(|| source.action.clone())
        } else {
            let from = Message::new(
                "mẫu câu của bước triển khai; văn bản cấp trên không có câu yêu cầu",
                "the words of this step; the source has no request",
            );
            trace.record_added("request.action", source.action.notation(), from);
            source.action.clone()
        };
        let by = (spoken != self.unit.short_name.notation()).then(|| Text::from_notation(spoken));
        Ok(Request { by, verb, whom, action, separate: source.separate })
    }

    /// That who is asked, as the profile says it, has no sentence in a document that asks nobody.
    pub(super) fn whom_unused(&self, trace: &mut Trace) {
        if let Some(whom) = self.unit.whom.as_ref().filter(|_| self.is_made()) {
            let whom = whom.notation();
            trace.check(Message::new(
                format!("hồ sơ đơn vị ghi `whom` (`{whom}`), mà văn bản này không có câu yêu cầu: ghi vào chỗ cần thiết"),
                format!("the profile gives `whom` (`{whom}`), and this document has no request: write it where it belongs"),
            ));
        }
    }

    /// Whom the unit asks in the place of those whom the source asks.
    fn whom_asked(&self, source: &Text, trace: &mut Trace) -> Result<Text, Refused> {
        let reading = self.read(source.notation());
        let clauses = reading.clauses();
        let named: Vec<Body> = clauses.flat_map(|clause| clause.actors.iter().cloned()).collect();
        let whom = match &self.unit.whom {
            Some(whom) => whom.clone(),
            None => Text::from_notation(self.whom(&reading, &named)?),
        };
        trace.record_adapted(
            "request.whom",
            source.notation(),
            whom.notation(),
            Message::new("những nơi nhận ở đơn vị", "those addressed in this unit"),
        );
        Ok(whom)
    }

    /// Whether a name is of a body that no committee commands: a council, a party committee.
    pub(super) fn is_beyond(&self, name: &str) -> bool {
        let reading = self.read(name);
        let clauses = reading.clauses();
        clauses
            .flat_map(|clause| &clause.actors)
            .any(|body| matches!(body.kind, BodyKind::Council | BodyKind::Party))
    }

    /// Who speaks in the unit, in the voice that the source has: the committee, or its chair.
    fn spoken_by(&self, by: &str) -> String {
        let reading = self.read(by);
        let first = reading.first_clause();
        match first.and_then(|clause| clause.actors.first()) {
            Some(body) if self.sight.stand(&reading, body) == Stand::Superior && body.title.is_some() => {
                self.superior_here(&reading, body)
            }
            _ => self.unit.short_name.notation().to_owned(),
        }
    }

    /// A text in the unit's words, traced as one; none where nothing of it is left.
    pub(super) fn text(&self, path: &str, text: &Text, trace: &mut Trace) -> Option<Text> {
        let reading = self.read(text.notation());
        let answer = self.answer_at(path);
        let (after, said) = match &answer {
            Some(answer) => self.answered_heading(&reading, &Given::nobody(), answer),
            None => self.whole_text(&reading, &Given::nobody()),
        };
        match &after {
            Some(after) => trace.record_adapted(path, text.notation(), after, said.rule),
            None => trace.record_dropped(path, text.notation(), said.rule),
        }
        for check in said.checks {
            trace.check(check);
        }
        trace.record_answer(answer);
        after.map(|value| Text::at(value, text.span.clone()))
    }

    /// Marks every entry that refers to an item by its label, where the items were dropped or are numbered anew.
    pub(super) fn check_references(&self, trace: &mut Trace) {
        let kind = self.source.kind;
        let anew = self.numbering().is_empty() && kind.numbering != self.kind.numbering;
        let dropped = |entry: &Entry| {
            entry.at.starts_with("measures") && matches!(entry.action, Action::Dropped { .. })
        };
        if !anew && !trace.entries.iter().any(dropped) {
            return;
        }
        for entry in &mut trace.entries {
            let text = match &entry.action {
                Action::Kept { text } => text,
                Action::Adapted { after, .. } => after,
                _ => continue,
            };
            let part = entry.at.split('.').next().unwrap_or_default();
            if ["measures", "closing", "purpose", "request"].contains(&part) && self.refers_to_item(text) {
                entry.checks.push(Check::from(Message::new(
                    "câu nhắc tới số mục của cấp trên, mà thứ tự các mục đã đổi; xem lại",
                    "the sentence refers to an item by its label, and the items have moved; look at it",
                )));
            }
        }
    }

    /// Whether a text refers to an item of its own document by its label: `khoản 1 nêu trên`.
    fn refers_to_item(&self, text: &str) -> bool {
        let reading = self.read(text);
        let mut clauses = reading.clauses();
        clauses.any(|clause| clause.mentions.iter().any(|mention| mention.what == What::ItemRef))
    }

    /// Marks the last entry where its words still name the source's level.
    pub(super) fn check_level(&self, words: &str, trace: &mut Trace) {
        let reading = self.read(words);
        let clauses = reading.clauses();
        let mut mentions = clauses.flat_map(|clause| &clause.mentions);
        let names_level = mentions.any(|mention| match &mention.what {
            What::Territory(territory) => {
                territory.name.is_none()
                    && matches!(self.sight.territory(&reading, territory), Place::Superior | Place::Higher)
            }
            _ => false,
        });
        if names_level {
            trace.check(Message::new(
                "trong câu còn từ chỉ cấp trên hoặc mọi đơn vị cấp này; xem lại",
                "the sentence still names the superior's level, or all units of this one; look at it",
            ));
        }
    }
}

/// A fact stands as it was, and is looked at.
fn keep_fact(path: String, words: &str, trace: &mut Trace) {
    let mut looks = Looks::default();
    looks.see(Look::Fact, words);
    trace.record_kept(path, words);
    looks.checks().into_iter().for_each(|check| trace.check(check));
}

/// Whether a territory is named, and nobody of it: `Năm 2026, tỉnh Lạng Sơn giải ngân …`.
fn is_territory(body: &prose::Body) -> bool {
    body.kind == BodyKind::Unit
        && body.title.is_none()
        && matches!(body.scope, prose::Scope::Named(_) | prose::Scope::Bare(_))
}
