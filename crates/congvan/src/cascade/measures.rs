//! The measures of the lower version: kept in order, level and numbering; handed on, made the unit's own task, or
//! dropped with the reason.

use crate::calendar::{DayOff, days_off, working_days_before};
use crate::cascade::fate::Why;
use crate::cascade::given::{Doer, Given};
use crate::cascade::lists::of_kind;
use crate::cascade::looks::{Look, Looks};
use crate::cascade::sentence::{Said, level_rule};
use crate::cascade::stand::Stand;
use crate::cascade::{Action, Answer, Entry, Refused, Step, Trace};
use crate::compose::{capital, short_date, without_end};
use crate::model::date::Date;
use crate::model::directive::read::DEADLINE_MARK;
use crate::model::directive::{Audience, Content, Element, Measure, Table, Text};
use crate::prose::{Reading, Role, Sentence, What};
use crate::text::diagnostic::Message;

/// How far from a holiday its yearly decision may make a day off.
const DAYS_NEAR: i64 = 3;

/// What is found below the heading of an item, one thing after another.
#[derive(Default)]
struct Below {
    content: Content,
    groups: Vec<Audience>,
    /// Who does what follows.
    given: Given,
    /// Whether the heading names who acts.
    is_named: bool,
    /// Whether what nobody is to do was decided by the superior.
    is_decided: bool,
    /// Whether the unit acts, as one of those like it.
    is_units: bool,
    /// Whether the last words lead to the items behind them.
    leads_in: bool,
}

impl Step<'_> {
    pub(super) fn measures(&self, trace: &mut Trace) -> Result<Vec<Measure>, Refused> {
        let mut kept = Vec::new();
        let given = self.given_at_first();
        for (at, item) in self.source.measures.iter().enumerate() {
            kept.extend(self.item(item, &format!("measures.{}", at + 1), &given, trace)?);
        }
        Ok(kept)
    }

    /// Who does what names nobody: units of this level, where the source is addressed to them alone.
    fn given_at_first(&self) -> Given {
        let names = self.source.recipients.iter().map(|to| without_end(to.name.notation()));
        let own = |stands: Vec<Stand>| {
            !stands.is_empty() && stands.iter().all(|stand| matches!(stand, Stand::Own | Stand::This))
        };
        let alone = match self.sight.own {
            Some(_) => {
                !self.recipient_groups.is_empty() && names.map(|name| self.stands_named(name)).all(own)
            }
            None => self.is_for_units_alone(),
        };
        match alone {
            true => Given { doer: Doer::Unit, reports_up: true, ..Given::nobody() },
            false => Given::nobody(),
        }
    }

    /// Whether the source is addressed to units of this level alone.
    pub(super) fn is_for_units_alone(&self) -> bool {
        let mut groups = self.recipient_groups.iter();
        !self.recipient_groups.is_empty() && groups.all(|groups| *groups == [Audience::SubordinateUnits])
    }

    fn item(
        &self,
        item: &Measure,
        path: &str,
        before: &Given,
        trace: &mut Trace,
    ) -> Result<Option<Measure>, Refused> {
        if !item.levels.is_empty() && !item.levels.contains(&self.unit.level) {
            let reason =
                Message::new("mục không áp dụng cho cấp này", "the item does not apply to this level");
            drop_all(item, path, &reason, trace);
            return Ok(None);
        }
        let first_entry = trace.entries.len();
        let (heading, given, groups) = self.item_heading(item, path, before, trace);
        let place_of_deadline = trace.entries.len();
        let is_decided = item.audience.is_empty()
            && before.audience.is_empty()
            && self.source.kind.enacting.is_some()
            && given.audience.is_empty();
        let mut below = Below { is_named: given != *before, is_decided, groups, given, ..Below::default() };
        self.content(item, path, &mut below, trace)?;
        let mut derived = Measure {
            span: item.span.clone(),
            levels: item.levels.clone(),
            numbering: item.numbering.clone(),
            heading,
            content: below.content,
            ..Measure::default()
        };
        derived.deadline = self.deadline(item, below.is_units, path, trace)?;
        if item.deadline.is_some() {
            without_unsaid(item, &mut derived, trace);
            // It is told before what is to be done by it.
            trace.entries[place_of_deadline..].rotate_right(1);
        }
        let items_left = derived.content.items().next().is_some();
        if !items_left {
            derived.numbering.clear();
        }
        let lost_items = below.leads_in && !items_left && item.content.items().next().is_some();
        if (derived.content.is_empty() || lost_items) && !item.content.is_empty() {
            drop_entries(trace, first_entry);
            return Ok(None);
        }
        if derived.content.is_empty() && item.content.is_empty() && derived.heading.is_none() {
            return Ok(None);
        }
        if !self.headed_by_answers(item, first_entry, &mut derived, trace) {
            self.add_heading(item, path, &mut derived, &mut below.groups, trace);
        }
        let own = below.given.doer == Doer::Unit || below.groups.contains(&Audience::SubordinateUnits);
        derived.audience = self.audience_here(&below.groups, own);
        if own && derived.audience.is_empty() {
            derived.audience.extend(&self.words.common().own_task);
        }
        Ok(Some(derived))
    }

    /// An item's heading here, who does what is below it, and the groups of those.
    fn item_heading(
        &self,
        item: &Measure,
        path: &str,
        before: &Given,
        trace: &mut Trace,
    ) -> (Option<Text>, Given, Vec<Audience>) {
        let given = self.given_by(&item.audience, before);
        let mut groups = item.audience.clone();
        let Some(words) = &item.heading else { return (None, given, groups) };
        match self.heading(&format!("{path}.heading"), words, item, &given, trace) {
            (text, Some(next)) => {
                merge(&mut groups, &next.audience, item.audience.is_empty());
                (text, next, groups)
            }
            (text, None) => (text, given, groups),
        }
    }

    /// What an item says below its heading.
    fn content(
        &self,
        item: &Measure,
        path: &str,
        below: &mut Below,
        trace: &mut Trace,
    ) -> Result<(), Refused> {
        let by_heading = below.given.clone();
        below.is_units = by_heading.doer == Doer::Unit;
        for (path, element) in paths(&item.content, path) {
            match element {
                Element::Paragraph(text) => {
                    if !self.goes_on(text.notation()) {
                        below.given = by_heading.clone();
                    }
                    let (text, next) = self.paragraph(&path, text, &below.given, below.is_decided, trace);
                    if let Some(next) = next {
                        below.is_units |= next.doer == Doer::Unit;
                        if !below.is_named {
                            merge(&mut below.groups, &next.audience, item.audience.is_empty());
                        }
                        below.given = next;
                    }
                    // What ends in no mark leads to what is below it.
                    let open = |text: &Text| !text.notation().trim_end().ends_with(['.', ';', '!', '?']);
                    below.leads_in = text.as_ref().is_some_and(open);
                    below.content.0.extend(text.map(Element::Paragraph));
                }
                Element::Table(table) => {
                    let words = table.words();
                    match &below.given.gone {
                        Some(reason) => trace.record_dropped(path, &words, reason.clone()),
                        None if let Some(here) = self.task_table(&path, table, &below.given, trace) => {
                            below.content.0.extend(here.map(Element::Table));
                        }
                        None => {
                            trace.record_kept(path, &words);
                            self.check_level(&words, trace);
                            self.check_table(table, trace);
                            below.content.0.push(element.clone());
                        }
                    }
                }
                Element::Item(item) => {
                    let item = self.item(item, &path, &below.given, trace)?;
                    below.content.0.extend(item.map(Element::Item));
                }
                Element::Person(person) => trace.record_dropped(path, &person.words(), roster_stays()),
            }
        }
        Ok(())
    }

    /// A table stands as it was; that its cells name bodies of the superior's, or all units, is to be looked at.
    fn check_table(&self, table: &Table, trace: &mut Trace) {
        let mut looks = Looks::default();
        for text in table.body() {
            let reading = self.read(text.notation());
            let clauses = reading.clauses();
            let bodies = clauses.flat_map(|clause| {
                let named = clause.mentions.iter().filter_map(|mention| match &mention.what {
                    What::Body(body, _) => Some(body),
                    _ => None,
                });
                clause.actors.iter().chain(named)
            });
            for body in bodies {
                use Stand::{Above, Counterpart, Departments, Mixed, Other, Own, Superior};
                match self.sight.stand(&reading, body) {
                    Superior | Above | Counterpart | Departments | Mixed => {
                        looks.see(Look::Superior, reading.at(&body.span));
                    }
                    Own | Other => looks.see(Look::Own, reading.at(&body.span)),
                    _ => {}
                }
            }
        }
        looks.checks().into_iter().for_each(|check| trace.check(check));
    }

    /// What is left under a body of the superior's is the unit's own: it gets the heading of those who take its tasks.
    fn add_heading(
        &self,
        item: &Measure,
        path: &str,
        derived: &mut Measure,
        groups: &mut Vec<Audience>,
        trace: &mut Trace,
    ) {
        let led = derived.content.0.iter().any(|element| !matches!(element, Element::Item(_)));
        if derived.heading.is_some() || item.heading.is_none() && led {
            return;
        }
        let names = self.own_task_names().join("; ");
        let rule = Message::new(
            "mục giao cả cho nơi khác và cho các đơn vị như đơn vị này",
            "the item is for others and for units like this one",
        );
        trace.record_added(format!("{path}.heading"), &names, rule);
        trace.check(Message::new(
            "tiêu đề này thay cho nơi của cấp trên đã bỏ; xem lại giao cho ai ở đơn vị",
            "this heading stands for the superior's, which went; look at who in the unit takes what is below",
        ));
        derived.heading = Some(Text::from_notation(names));
        groups.clone_from(&self.words.common().own_task);
    }

    /// What the drafter kept below a heading that went has the heading of whom it was given to, else of those who take the
    /// unit's tasks; whether there was any such. The heading's own entry tells it.
    fn headed_by_answers(
        &self,
        item: &Measure,
        first: usize,
        derived: &mut Measure,
        trace: &mut Trace,
    ) -> bool {
        if item.heading.is_none() || derived.heading.is_some() {
            return false;
        }
        let Some((heading, below)) = trace.entries[first..].split_first_mut() else { return false };
        let stays = |entry: &&Entry| entry.action.parts().1.is_some() && !entry.at.ends_with(".deadline");
        let mut kept = below.iter().filter(stays).map(|entry| &entry.answer);
        let Some(answer) = kept.clone().flatten().next() else { return false };
        let one = match answer {
            Answer::Assign(body) if kept.all(|own| own.as_ref() == Some(answer)) => Some(body),
            _ => None,
        };
        let is_one = one.is_some();
        let names = match one {
            Some(body) => capital(&of_kind(body, self.words.unit_kind())),
            None => self.own_task_names().join("; "),
        };
        if is_one {
            // Below its name it is not named again.
            let opening = format!("{names} ");
            let alone = below.iter_mut().filter(|entry| !entry.at.contains(".sentence."));
            let told: Vec<String> = alone.filter_map(|entry| entry.action.without(&opening)).collect();
            without_opening(&mut derived.content, &opening, &told);
        }
        let rule = Message::new(
            "người soạn giữ lại việc ở bên dưới, nên tiêu đề là nơi làm việc ấy",
            "the drafter kept what is below, so the heading is whoever does it",
        );
        heading.action = Action::Adapted {
            before: item.heading.as_ref().map_or(String::new(), |words| words.notation().to_owned()),
            after: names.clone(),
            rule,
        };
        derived.heading = Some(Text::from_notation(names));
        true
    }

    /// What the groups that a source gives for an item decide.
    fn given_by(&self, groups: &[Audience], before: &Given) -> Given {
        if groups.is_empty() || before.gone.is_some() {
            return before.clone();
        }
        let given = Given { by_heading: true, audience: groups.to_vec(), ..Given::nobody() };
        if let Some(own) = &self.sight.own {
            let ours = groups.iter().any(|group| own.kind.groups().contains(group));
            let gone = (!ours).then(|| Why::OtherUnits.reason(self.unit.issuer.notation()));
            return Given {
                doer: if ours { Doer::Unit } else { Doer::Anyone },
                gone,
                reports_up: ours,
                ..given
            };
        }
        if groups.contains(&Audience::SubordinateUnits) {
            return Given { doer: Doer::Unit, reports_up: true, ..given };
        }
        let limited = groups.iter().any(|group| self.words.common().limited.contains(group));
        let given = Given { limited, ..given };
        match self.any_counterpart(groups) {
            true if self.on_territory(groups) => given,
            true => Given { doer: Doer::Counterparts, ..given },
            false => Given { gone: Some(self.why_no_counterpart(groups)), ..given },
        }
    }

    /// A heading in the words of the unit, and what it decides for what is below it.
    fn heading(
        &self,
        path: &str,
        heading: &Text,
        item: &Measure,
        before: &Given,
        trace: &mut Trace,
    ) -> (Option<Text>, Option<Given>) {
        let reading = self.read(heading.notation());
        if let Some(answer) = self.answer_at(path) {
            let (text, said) = self.answered_heading(&reading, before, &answer);
            match &text {
                None => trace.record_dropped(path, heading.notation(), said.rule),
                Some(after) => trace.record_adapted(path, heading.notation(), after, said.rule),
            }
            said.checks.into_iter().for_each(|check| trace.check(check));
            trace.record_answer(Some(answer));
            return (text.map(|value| Text::at(value, heading.span.clone())), said.given);
        }
        let alone = before.gone.clone().filter(|_| !item.audience.is_empty());
        let nobody = Given { gone: None, ..before.clone() };
        let (mut text, said) = self.whole_text(&reading, if alone.is_some() { &nobody } else { before });
        let mut given = said.given;
        // A group that the source gives and the unit has is meant, whatever the heading calls it.
        if text.is_none()
            && self.sight.own.is_none()
            && !item.audience.is_empty()
            && item.audience.iter().all(|group| !self.is_division(*group))
            && self.any_counterpart(&item.audience)
        {
            let names = self.names(&item.audience);
            text = Some(if names.is_empty() { heading.notation().to_owned() } else { names });
            given = Some(self.given_by(&item.audience, &Given::nobody()));
        }
        let is_own = given.as_ref().is_some_and(|given| given.doer == Doer::Unit);
        if let Some(reason) = alone.filter(|_| !is_own) {
            trace.record_dropped(path, heading.notation(), reason);
            return (None, Some(before.clone()));
        }
        match text {
            None => trace.record_dropped(path, heading.notation(), said.rule),
            Some(ref after) => trace.record_adapted(path, heading.notation(), after, said.rule),
        }
        for check in said.checks {
            trace.check(check);
        }
        let given = given.map(|given| Given { by_heading: true, ..given });
        (text.map(|value| Text::at(value, heading.span.clone())), given)
    }

    fn is_division(&self, group: Audience) -> bool {
        self.words.common().superior_divisions.contains(&group)
    }

    /// A paragraph, sentence by sentence, and what it decides for what follows.
    pub(super) fn paragraph(
        &self,
        path: &str,
        text: &Text,
        before: &Given,
        decided: bool,
        trace: &mut Trace,
    ) -> (Option<Text>, Option<Given>) {
        let reading = self.read(text.notation());
        let mut kept = String::new();
        let mut given: Option<Given> = None;
        let several = reading.sentences.len() > 1;
        let mut named = 0;
        for (at, sentence) in reading.sentences.iter().enumerate() {
            let alone = before.is_preamble || named > 1 && named == at && speaks_for_itself(sentence);
            let now = given.as_ref().filter(|_| !alone).unwrap_or(before);
            named += usize::from(names_somebody(sentence));
            let path = if several { format!("{path}.sentence.{}", at + 1) } else { path.to_owned() };
            let answer = self.answer_at(&path);
            let said = match &answer {
                Some(answer) => self.answered_sentence(&reading, sentence, now, answer),
                None => self.sentence(&reading, sentence, now),
            };
            let words = reading.text.part(&sentence.span, &[]).into_notation();
            match &said.text {
                None => trace.record_dropped(path, words.trim(), said.rule),
                Some(after) => {
                    trace.record_adapted(path, words.trim(), after.trim(), said.rule);
                    kept.push_str(after);
                }
            }
            for check in said.checks {
                trace.check(check);
            }
            let is_answered = answer.is_some();
            trace.record_answer(answer);
            let is_order = sentence.clauses.first().is_some_and(|clause| clause.opens_with_verb);
            let is_told = sentence.clauses.iter().all(|clause| clause.is_fact);
            let is_decision = decided && !is_answered && !is_order && !is_told;
            if alone && !before.is_preamble && said.text.is_some() {
                trace.check(Message::new(
                    "câu không nêu ai làm, đứng sau việc của những nơi khác; xem lại có phải việc của đơn vị",
                    "the sentence names nobody and stands behind tasks of others; look whether it is for the unit",
                ));
            }
            if is_decision && said.text.is_some() && said.given.is_none() {
                trace.check(Message::new(
                    "nội dung quyết định của cấp trên; đơn vị chỉ triển khai",
                    "what the superior has decided; the unit only carries it out",
                ));
            }
            given = said.given.or(given);
        }
        let kept = kept.trim_end().to_owned();
        let text = (!kept.is_empty()).then(|| Text::at(kept, text.span.clone()));
        (text, given)
    }

    /// A whole text as one: its words here, none where nothing of it is left.
    pub(super) fn whole_text(&self, reading: &Reading, before: &Given) -> (Option<String>, Said) {
        let mut kept = String::new();
        let mut whole = Said { text: None, rule: level_rule(), checks: Vec::new(), given: None };
        for (at, sentence) in reading.sentences.iter().enumerate() {
            let now = whole.given.clone();
            let said = self.sentence(reading, sentence, now.as_ref().unwrap_or(before));
            let first = at == 0 || whole.rule == level_rule();
            if first {
                whole.rule = said.rule;
            }
            kept.push_str(said.text.as_deref().unwrap_or_default());
            whole.checks.extend(
                said.checks.into_iter().filter(|check| !whole.checks.contains(check)).collect::<Vec<_>>(),
            );
            whole.given = said.given.or(whole.given);
        }
        let kept = kept.trim_end().to_owned();
        ((!kept.is_empty()).then_some(kept), whole)
    }

    /// A name in the unit's words, whoever it is for; nothing is looked at in a name, so that one to whom something is sent up
    /// stands as it is.
    pub(super) fn in_own_words(&self, text: &str) -> String {
        let reading = self.read(text);
        if reading.clauses().any(|clause| clause.receivers().next().is_some()) {
            return text.to_owned();
        }
        self.whole_text(&reading, &Given::nobody()).0.unwrap_or_else(|| text.to_owned())
    }

    fn any_counterpart(&self, groups: &[Audience]) -> bool {
        groups.iter().any(|group| self.exists_here(*group))
    }

    fn on_territory(&self, groups: &[Audience]) -> bool {
        groups.iter().any(|group| self.words.common().on_territory.contains(group))
    }

    /// A group on the unit's territory, or with a counterpart in it.
    fn exists_here(&self, group: Audience) -> bool {
        self.words.common().on_territory.contains(&group) || !self.words.counterparts(group).is_empty()
    }

    /// The source's groups that exist here. What was for the units of this level is now for the unit's own divisions
    /// and the level below.
    fn audience_here(&self, groups: &[Audience], own: bool) -> Vec<Audience> {
        let mut here = Vec::new();
        for group in groups {
            let is_own = own && *group == Audience::SubordinateUnits;
            let own: &[Audience] = if is_own { &self.words.common().own_task } else { &[] };
            let existing = Some(*group).filter(|group| self.exists_here(*group));
            for group in own.iter().copied().chain(existing) {
                if !here.contains(&group) {
                    here.push(group);
                }
            }
        }
        here
    }

    /// The names of these groups in this unit.
    fn names(&self, groups: &[Audience]) -> String {
        let names = groups.iter().flat_map(|group| self.words.counterparts(*group));
        names.map(|name| name.notation()).collect::<Vec<_>>().join("; ")
    }

    /// Earlier by the profile's working days; never later, and never where it is the unit's own towards the superior.
    fn deadline(
        &self,
        item: &Measure,
        is_units: bool,
        path: &str,
        trace: &mut Trace,
    ) -> Result<Option<Date>, Refused> {
        let Some(before) = item.deadline else { return Ok(None) };
        // Nothing can be done before the superior asked for it, nor before the unit does.
        let floor = self.source.date.first().max(self.issued.first());
        if self.unit.deadline_days > 0 && is_units && self.reports_up(item) {
            trace.record_kept(format!("{path}.deadline"), &short_date(before, self.dispatch)?);
            trace.check(Message::new(
                "thời hạn nộp cho cấp trên nên giữ nguyên; xem lại",
                "the deadline is towards the superior, so it stands; look at it",
            ));
            if before < floor {
                trace.check(late_check());
            }
            return Ok(Some(before));
        }
        let decisions = self.options.decisions;
        let moved = working_days_before(before, self.unit.deadline_days, decisions).unwrap_or(before);
        let crossed = moved < floor && moved < before;
        let after = if crossed { before } else { moved };
        let path = format!("{path}.deadline");
        let days = self.unit.deadline_days;
        trace.record_adapted(
            path,
            &short_date(before, self.dispatch)?,
            &short_date(after, self.dispatch)?,
            Message::new(
                format!("sớm hơn {days} ngày làm việc theo hồ sơ đơn vị"),
                format!("{days} working days earlier, by the profile"),
            ),
        );
        if crossed {
            trace.check(Message::new(
                "lùi về trước thì thời hạn trước ngày ban hành, nên giữ nguyên; xem lại",
                "moved earlier, the deadline would be before the day of issue, so it stands; look at it",
            ));
        }
        let awaiting = |year| self.awaits_decision(year, moved, before);
        if days > 0 && (awaiting(moved.year()) || awaiting(before.year())) {
            trace.check(Message::new(
                "lịch nghỉ lễ của năm còn chờ quyết định; xem lại thời hạn",
                "the year's days off await a decision; look at the deadline",
            ));
        }
        if after < floor {
            trace.check(late_check());
        }
        Ok(Some(after))
    }

    /// Whether a day off of a year that may still move lies near two days. An open day off may; where nothing of a year's
    /// decisions is known, any may come with another.
    fn awaits_decision(&self, year: u16, from: Date, to: Date) -> bool {
        let decisions = self.options.decisions;
        let unknown = decisions.iter().all(|decision| decision.year != year);
        let near = |day: Date| (from.days() - DAYS_NEAR..=to.days() + DAYS_NEAR).contains(&day.days());
        let open = |day: &DayOff| unknown || day.standing.is_open();
        days_off(year, decisions).iter().any(|day| near(day.date) && open(day))
    }

    /// Whether a paragraph goes on with what those are to do who were named before: it opens with a verb.
    fn goes_on(&self, text: &str) -> bool {
        self.read(text).first_clause().is_some_and(|clause| clause.opens_with_verb)
    }

    /// Whether an item asks for a report to the superior or to a body of its.
    fn reports_up(&self, item: &Measure) -> bool {
        item.content.paragraphs().any(|text| {
            let reading = self.read(text.notation());
            let clauses = reading.clauses();
            clauses.flat_map(|clause| &clause.mentions).any(|mention| match &mention.what {
                What::Body(body, Role::Receiver | Role::Advised) => {
                    matches!(self.sight.stand(&reading, body), Stand::Superior | Stand::Above)
                }
                _ => false,
            })
        })
    }
}

/// Whether somebody acts in a sentence.
fn names_somebody(sentence: &Sentence) -> bool {
    sentence.clauses.iter().any(|clause| !clause.actors.is_empty() || clause.asks.is_some())
}

/// Whether a sentence may be for everyone behind sentences that name somebody each: it names nobody and does not go on with
/// what the last of them is to do.
fn speaks_for_itself(sentence: &Sentence) -> bool {
    !names_somebody(sentence) && sentence.clauses.first().is_some_and(|clause| !clause.goes_on)
}

/// Takes the deadline away that no words of an item say any more; the last entry tells of it.
fn without_unsaid(item: &Measure, derived: &mut Measure, trace: &mut Trace) {
    let says = |content: &Content| content.paragraphs().any(|text| text.notation().contains(DEADLINE_MARK));
    if says(&item.content) && !says(&derived.content) && !derived.content.is_empty() {
        derived.deadline = None;
        trace.undone(Message::new(
            "lời ở văn bản của đơn vị không còn nêu thời hạn này",
            "the unit's own words no longer say this deadline",
        ));
    }
}

/// Takes words away that texts open with, from those that are among `told` as they stand without them.
fn without_opening(content: &mut Content, opening: &str, told: &[String]) {
    for element in &mut content.0 {
        match element {
            Element::Paragraph(text) => {
                let rest = text.notation().strip_prefix(opening).map(capital);
                if let Some(rest) = rest.filter(|rest| told.iter().any(|own| own == rest.trim())) {
                    *text = Text::at(rest, text.span.clone());
                }
            }
            Element::Item(item) => without_opening(&mut item.content, opening, told),
            Element::Table(_) | Element::Person(_) => {}
        }
    }
}

/// Groups that are not there yet, where the source gives none.
pub(super) fn merge(groups: &mut Vec<Audience>, more: &[Audience], guessed: bool) {
    for group in more.iter().filter(|_| guessed) {
        if !groups.contains(group) {
            groups.push(*group);
        }
    }
}

/// The entries from a place on as dropped: what they led to is no more.
fn drop_entries(trace: &mut Trace, from: usize) {
    let reason = Message::new("không còn mục con nào", "no item of it is left");
    for entry in &mut trace.entries[from..] {
        let before = match &entry.action {
            Action::Kept { text } => text.clone(),
            Action::Adapted { before, .. } => before.clone(),
            Action::Dropped { .. } | Action::Added { .. } => continue,
        };
        entry.checks.clear();
        entry.action = Action::Dropped { before, reason: reason.clone() };
    }
}

pub(super) fn roster_stays() -> Message {
    Message::new(
        "danh sách người của cấp trên không chuyển xuống",
        "a roster of the superior's own people is not handed down",
    )
}

fn late_check() -> Message {
    Message::new("thời hạn trước ngày ban hành", "the deadline is before the day of issue")
}

/// Every word of an item and of what is below it, as dropped.
fn drop_all(item: &Measure, path: &str, reason: &Message, trace: &mut Trace) {
    if let Some(heading) = &item.heading {
        trace.record_dropped(format!("{path}.heading"), heading.notation(), reason.clone());
    }
    if let Some(deadline) = item.deadline {
        let deadline = crate::calendar::with_slashes(deadline);
        trace.record_dropped(format!("{path}.deadline"), &deadline, reason.clone());
    }
    drop_content(&item.content, path, reason, trace);
}

/// Every word of a content, as dropped.
pub(super) fn drop_content(content: &Content, path: &str, reason: &Message, trace: &mut Trace) {
    for (path, element) in paths(content, path) {
        match element {
            Element::Paragraph(text) => trace.record_dropped(path, text.notation(), reason.clone()),
            Element::Table(table) => trace.record_dropped(path, &table.words(), reason.clone()),
            Element::Item(item) => drop_all(item, &path, reason, trace),
            Element::Person(person) => trace.record_dropped(path, &person.words(), reason.clone()),
        }
    }
}

/// The path of each thing that a content says, counted kind by kind; a table that is the only one has no number.
fn paths<'c>(content: &'c Content, path: &str) -> Vec<(String, &'c Element)> {
    let alone = content.tables().count() == 1;
    let (mut texts, mut tables, mut items, mut people) = (0, 0, 0, 0);
    let each = content.0.iter().map(|element| {
        let (key, count) = match element {
            Element::Paragraph(_) => ("text", &mut texts),
            Element::Table(_) => ("table", &mut tables),
            Element::Item(_) => ("items", &mut items),
            Element::Person(_) => ("people", &mut people),
        };
        *count += 1;
        let own =
            if key == "table" && alone { format!("{path}.{key}") } else { format!("{path}.{key}.{count}") };
        (own, element)
    });
    each.collect()
}
