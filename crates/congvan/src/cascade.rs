//! From a superior's directive to the one a lower unit issues to carry it out, and a trace of every change.
//!
//! A pure function of directive, unit and options. Nothing of the source goes missing without an entry in the
//! trace, and nothing stands in the result that neither source, profile nor template gave.

mod words;
mod level;
mod stand;
mod own_body;
mod result_type;
mod refusal;
mod reach;
mod standing;
mod beside;
mod fate;
mod looks;
mod groups;
mod lists;
mod orders;
mod readings;
mod given;
mod rewrite;
mod sentence;
mod upward;
mod sure;
mod said_of;
mod trace_place;
mod answers;
mod answered;
mod trace;
mod trace_page;
mod by_hand;
mod remarks;
mod tracked;
mod addressed;
mod basis;
mod by_assignee;
mod head;
mod recipients;
mod task_table;
mod measures;
mod tail;

pub use answers::{
    ANSWERS, Answer, Answerable, Answered, Answers, Question, Questions, answerable, with_answers,
};
pub use basis::{cited_number, issuer_in_full};
pub use by_hand::Changed;
pub use groups::{groups_named, names_units};
pub use reach::{check, next_level, takes};
pub use readings::Readings;
pub use refusal::{Refused, Why};
pub use result_type::result_types;
pub use trace::{Action, Check, Entry, Lost, Tier, Trace, trace_schema};
pub use tracked::Tracked;
pub use words::Words;

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::sync::LazyLock;

use crate::calendar::Decisions;
use crate::compose::{issuer_names, printed_labels, without_end};
use crate::gazetteer::Gazetteer;
use crate::model::date::PartialDate;
use crate::model::directive::types::DocumentType;
use crate::model::directive::{
    Audience, Directive, Distribution, DistributionLine, Issuer, Level, Number, Text, Urgency,
};
use crate::model::units::{Unit, split_name};
use crate::prose::Reading;
use crate::text::diagnostic::Message;
use crate::wording::Phrases;
use addressed::Addressed;
use level::LevelWords;
use reach::{check_date, territory_of};
use stand::Stand;
use standing::Sight;

/// What a caller may decide, and what all cascades of a run draw on: made once, shared by every one of them.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// Day of issue of the result; the unit's own, or a blank day in the source's month, where not given.
    pub date: Option<PartialDate>,
    /// Whether the source's own bases follow the source itself; after a district, the province's document is one.
    pub repeat_bases: bool,
    /// Phrases, words of levels, who stands for whom.
    pub words: &'a Words,
    /// The type of the result; công văn where none is asked for.
    pub kind: Option<&'static DocumentType>,
    /// In which order the tasks stand.
    pub grouping: Grouping,
    /// The yearly decisions on days off, for deadlines.
    pub decisions: &'a Decisions,
    /// What the drafter decided of sentences of the source.
    pub answers: Option<&'a Answers>,
    /// What the source says, where it was read for many units at once.
    pub readings: Option<&'a Readings>,
    /// The units of the country: whether there are districts on a day, and which units are no more.
    pub country: &'static Gazetteer,
}

/// In which order the tasks of the result stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// As in the source.
    #[default]
    Source,
    /// By who does them in the unit.
    Assignee,
}

/// The words and decisions that come with the library, loaded once a process.
impl Default for Options<'_> {
    fn default() -> Self {
        static DECISIONS: LazyLock<Decisions> = LazyLock::new(Decisions::from_table);
        Self {
            date: None,
            repeat_bases: false,
            kind: None,
            grouping: Grouping::Source,
            words: Words::global(),
            decisions: &DECISIONS,
            answers: None,
            readings: None,
            country: Gazetteer::get(),
        }
    }
}

/// The lower unit's directive and how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cascaded {
    /// The derived directive; it may be cascaded again.
    pub directive: Directive,
    /// What became of every part of the source.
    pub trace: Trace,
}

/// The directive that `unit` issues to carry out `directive`.
///
/// # Errors
/// Where the directive lacks its level or territory, the unit is not one level below it on that date, or none of its
/// measures is for that level.
pub fn cascade(directive: &Directive, unit: &Unit, options: &Options<'_>) -> Result<Cascaded, Refused> {
    let listed = listed_above(unit, options)?;
    let unit = listed.as_ref().unwrap_or(unit);
    let mut step = Step::new(directive, unit, options)?;
    let mut trace = Trace::new(&issuer_names(directive, step.dispatch)?, unit.issuer.notation());
    let date = step.date(&mut trace)?;
    step.issued = date;
    let measures = step.measures(&mut trace)?;
    let recipients = step.recipients(&measures, &mut trace)?;
    let groups: Vec<Audience> = recipients.iter().flat_map(|to| to.audience.iter().copied()).collect();
    let mut asked = Trace::new("", "");
    let beyond = recipients.iter().any(|to| to.audience.is_empty() && step.is_beyond(to.name.notation()));
    let request = step.request(&groups, beyond, if step.is_made() { &mut asked } else { &mut trace })?;
    step.whom_unused(&mut trace);
    step.verb = Some(request.verb.notation().to_owned());
    let is_idle = measures.is_empty();
    let (measures, numbering) = step.group_measures(measures, &mut trace)?;
    let mut derived = Directive {
        span: 0..0,
        kind: DocumentType::dispatch(),
        landscape: directive.landscape,
        electronic: directive.electronic,
        urgency: step.urgency(&mut trace),
        draft: None,
        circulation: None,
        issuer: step.issuer(&mut trace)?,
        joint: Vec::new(),
        number: step.number(&mut trace)?,
        place: step.place(&mut trace),
        date,
        subject: step.subject(&mut trace),
        recipients,
        enacted_by: Vec::new(),
        legal_basis: step.legal_basis(&mut trace)?,
        purpose: step.purpose(&mut trace)?,
        opening: step.opening(&mut trace),
        parties: Vec::new(),
        agreement: Vec::new(),
        closing: step.closing(&mut trace)?,
        request: (!step.is_made()).then_some(request),
        numbering,
        measures,
        contacts: step.contacts(&mut trace),
        distribution: step.distribution(&mut trace)?,
        signatory: step.signatory(&mut trace)?,
        cosigners: Vec::new(),
        confirmation: None,
        appendices: step.appendices(&mut trace),
        attached: Vec::new(),
        copy: None,
    };
    if step.is_made() {
        step.add_opening(&mut derived.opening, &mut trace)?;
    }
    step.in_type(&mut derived, &mut trace);
    step.left_behind(&mut trace);
    step.check_references(&mut trace);
    trace.in_document_order();
    step.label(&derived, &mut trace)?;
    if is_idle {
        let message = idle(unit.name.notation(), &trace);
        return Err(Refused { why: Why::NothingToDo, message, trace: Some(Box::new(trace)) });
    }
    Ok(Cascaded { directive: derived, trace })
}

/// That nothing is left for a unit to do: the superior gave it nothing, or the drafter dropped what there was.
fn idle(name: &str, trace: &Trace) -> Message {
    let is_dropped = |entry: &Entry| entry.at.starts_with("measures.") && entry.answer == Some(Answer::Drop);
    match trace.entries.iter().any(is_dropped) {
        true => Message::new(
            format!(
                "{name}: theo các quyết định của người soạn thì không còn nội dung nào để triển khai; xem lại những câu đã bỏ, hoặc bỏ đơn vị khỏi danh sách"
            ),
            format!(
                "{name}: as the drafter decided, nothing is left to be carried out; look at what was dropped, or take the unit off the list"
            ),
        ),
        false => Message::new(
            format!(
                "{name}: văn bản cấp trên không có nội dung nào dành cho cấp này; đơn vị cũng phải làm thì nêu loại đơn vị ấy ở nơi nhận và ở mục giao việc của văn bản, không thì bỏ khỏi danh sách đơn vị"
            ),
            format!(
                "{name}: the directive has nothing to be done at this level; where the unit is to do it too, name its kind among the recipients and the tasks of the directive, else take it off the list of units"
            ),
        ),
    }
}

/// The unit with `Như trên` as the first line of its own recipients list, where it is not (PL I, mục II.9).
fn listed_above(unit: &Unit, options: &Options<'_>) -> Result<Option<Unit>, Refused> {
    let words = options.words.common().get("as_above")?;
    let above = |line: &DistributionLine| line.name.notation().starts_with(words.as_str());
    let stands = |list: &&Distribution| list.to.first().is_none_or(above);
    let Some(list) = unit.distribution.as_ref().filter(|list| !stands(list)) else { return Ok(None) };
    let mut to = list.to.clone();
    let line = match to.iter().position(above) {
        Some(at) => to.remove(at),
        None => DistributionLine { name: Text::from_notation(words), ..Default::default() },
    };
    to.insert(0, line);
    let distribution = Some(Distribution { to, ..list.clone() });
    Ok(Some(Unit { distribution, ..unit.clone() }))
}

/// In days: a directive is carried out sooner.
const A_YEAR: i64 = 366;

/// One step down: the source, the unit, and the words of this pair of levels.
struct Step<'a> {
    /// The type of the result.
    kind: &'static DocumentType,
    source: &'a Directive,
    unit: &'a Unit,
    options: &'a Options<'a>,
    words: LevelWords<'a>,
    sight: Sight,
    dispatch: &'a Phrases,
    /// The documents that the source's bases name, once they are asked for.
    bases: OnceCell<Vec<(String, String)>>,
    /// The groups of the source's addressees, given or guessed.
    recipient_groups: Vec<Vec<Audience>>,
    /// The day of issue of the result.
    issued: PartialDate,
    /// Those to whom measures gave a task.
    addressed: RefCell<Vec<Addressed>>,
    /// The verb of the unit's request, once it is known.
    verb: Option<String>,
}

impl<'a> Step<'a> {
    fn new(source: &'a Directive, unit: &'a Unit, options: &'a Options<'_>) -> Result<Self, Refused> {
        let territory = territory_of(options.country, source, unit)?;
        let sight = Sight::new(source, territory, unit, options.readings);
        let body = sight.own.as_ref().map(|own| own.kind);
        let words = LevelWords::new(options.words, source.level(), territory, unit, body)?;
        let dispatch = options.words.document();
        let mut step = Self {
            kind: result_type::check_type(options.kind)?,
            source,
            unit,
            options,
            words,
            sight,
            dispatch,
            bases: OnceCell::new(),
            recipient_groups: Vec::new(),
            issued: source.date,
            addressed: RefCell::default(),
            verb: None,
        };
        let groups = source.recipients.iter().map(|to| match to.audience.is_empty() {
            false => to.audience.clone(),
            true => step.groups_named(without_end(to.name.notation())),
        });
        step.recipient_groups = groups.collect();
        Ok(step)
    }

    /// What a text says.
    fn read(&self, text: &str) -> Cow<'a, Reading> {
        Readings::get(self.options.readings, text)
    }

    /// The groups that a name or a heading lists.
    fn groups_named(&self, name: &str) -> Vec<Audience> {
        let reading = self.read(name);
        let first = reading.first_clause();
        first.map_or(Vec::new(), |clause| {
            let stands: Vec<_> = clause.actors.iter().map(|body| self.sight.stand(&reading, body)).collect();
            self.audience_of(clause, &stands)
        })
    }

    /// Where those stand who a name lists.
    fn stands_named(&self, name: &str) -> Vec<Stand> {
        let reading = self.read(name);
        let first = reading.first_clause();
        first.map_or(Vec::new(), |clause| {
            clause.actors.iter().map(|body| self.sight.stand(&reading, body)).collect()
        })
    }

    fn date(&self, trace: &mut Trace) -> Result<PartialDate, Refused> {
        let before = show_date(self.source.date);
        if let Some(date) = self.options.date.or(self.unit.date) {
            check_date(self.options.country, self.source, self.unit, date)?;
            let from = Message::new("tùy chọn hoặc hồ sơ đơn vị", "option or profile");
            trace.record_adapted("date", &before, &show_date(date), from);
            if date.first().days() - self.source.date.last().days() > A_YEAR {
                trace.check(Message::new(
                    format!("ngày ban hành {} sau văn bản cấp trên hơn một năm", show_date(date)),
                    format!("the day of issue {} is more than a year after the superior's", show_date(date)),
                ));
            }
            return Ok(date);
        }
        check_date(self.options.country, self.source, self.unit, self.source.date)?;
        let date = self.source.date.without_day();
        let rule =
            Message::new("ngày ban hành của đơn vị để trống", "the unit's own day of issue is a blank");
        trace.record_adapted("date", &before, &show_date(date), rule);
        trace.check(
            Check::fill_in(
                "điền ngày ban hành, xem lại tháng",
                "fill in the day of issue, look at the month",
            )
            .of("date"),
        );
        Ok(date)
    }

    fn issuer(&self, trace: &mut Trace) -> Result<Issuer, Refused> {
        let unit = self.unit;
        trace.record_adapted(
            "issuer",
            &issuer_names(self.source, self.dispatch)?,
            unit.issuer.notation(),
            Message::new("cơ quan ban hành của đơn vị", "the unit's own issuing body"),
        );
        let above =
            if self.source.level() == Some(Level::District) { &unit.district } else { &unit.province };
        if let (Some(above), Some(territory)) = (above, self.source.territory())
            && proper(above.notation()) != proper(territory.notation())
            // A school of a commune carries out what the commune says.
            && !self.sight.is_within()
        {
            trace.check(Message::new(
                format!("đơn vị thuộc {}, văn bản của {}", above.notation(), territory.notation()),
                format!(
                    "the unit belongs to {}, the directive is of {}",
                    above.notation(),
                    territory.notation()
                ),
            ));
        }
        if let Some(own) = &self.sight.own
            && let Some(said) = own.said
        {
            let (name, said, body) = (unit.issuer.notation(), said.word(), own.kind.word());
            trace.check(Message::new(
                format!("hồ sơ ghi `body: {said}`, nhưng `{name}` là `{body}`; đã theo tên, sửa hồ sơ"),
                format!("the profile says `body: {said}`, but `{name}` is a `{body}`; the name holds, mend the profile"),
            ));
        }
        Ok(Issuer {
            superior: unit.superior.clone(),
            name: unit.issuer.clone(),
            short_name: Some(unit.short_name.clone()),
            level: Some(unit.level),
            territory: Some(unit.name.clone()),
            address: Vec::new(),
            lines: Vec::new(),
        })
    }

    fn number(&self, trace: &mut Trace) -> Result<Number, Refused> {
        let symbol = match &self.unit.symbol {
            Some(symbol) => symbol.clone(),
            None => {
                let key = if self.sight.own.is_some() { "body_symbol" } else { "symbol" };
                Text::from_notation(self.words.common().get(key)?)
            }
        };
        let number = Number { value: self.unit.number.clone(), symbol: self.symbol_of_type(symbol) };
        let show = |number: &Number| {
            let value = number.value.as_ref().map_or("___", |value| value.notation());
            format!("{value}/{}", number.symbol.notation())
        };
        trace.record_adapted(
            "number",
            &show(&self.source.number),
            &show(&number),
            Message::new("số, ký hiệu của đơn vị", "the unit's own number and symbol"),
        );
        if self.unit.symbol.is_none() {
            trace.check(
                Check::fill_in("điền ký hiệu đơn vị soạn thảo", "fill in the drafting unit's symbol")
                    .of("number.symbol"),
            );
        }
        if number.value.is_none() {
            trace.check(
                Check::fill_in("điền số khi đăng ký văn bản", "fill in the number on registration")
                    .of("number.value"),
            );
        }
        Ok(number)
    }

    /// An urgent directive is urgent for those who carry it out.
    fn urgency(&self, trace: &mut Trace) -> Option<Urgency> {
        let urgency = self.source.urgency?;
        trace.record_kept(
            "urgency",
            match urgency {
                Urgency::MostUrgent => "hỏa tốc",
                Urgency::VeryUrgent => "thượng khẩn",
                Urgency::Urgent => "khẩn",
            },
        );
        trace.check(Message::new("xem lại mức độ khẩn", "look at the urgency"));
        Some(urgency)
    }

    /// What belongs to the superior's paper alone.
    fn left_behind(&self, trace: &mut Trace) {
        let reason = || Message::new("thuộc riêng văn bản cấp trên", "belongs to the superior's paper alone");
        let source = self.source;
        if source.draft.is_some() {
            trace.record_dropped("draft", "dự thảo", reason());
            trace.check(Message::new(
                "văn bản cấp trên mới là dự thảo; chỉ triển khai khi đã ban hành",
                "the superior's document is a draft; carry it out once it is issued",
            ));
        }
        if source.circulation.is_some() {
            trace.record_dropped("circulation", "chỉ dẫn phạm vi lưu hành", reason());
        }
        for (path, by) in each("enacted_by", &source.enacted_by) {
            trace.record_dropped(path, by.notation(), reason());
        }
        for (path, party) in each("parties", &source.parties) {
            let words: Vec<&str> = party.texts().map(|text| text.notation()).collect();
            trace.record_dropped(path, &words.join("; "), reason());
        }
        for (path, text) in each("agreement", &source.agreement) {
            trace.record_dropped(path, text.notation(), reason());
        }
        let issuers: Vec<_> = source.issuers().collect();
        for (path, issuer) in each("issuer", issuers.iter().copied()) {
            for (path, address) in each(&format!("{path}.address"), &issuer.address) {
                trace.record_dropped(path, address.notation(), reason());
            }
        }
        for (path, issuer) in each("issuer", issuers.iter().copied()).skip(1) {
            if let Some(superior) = &issuer.superior {
                trace.record_dropped(format!("{path}.superior"), superior.notation(), reason());
            }
        }
        if let Some(confirmation) = &source.confirmation {
            trace.record_dropped("confirmation", confirmation.notation(), reason());
        }
        let superior = if issuers.len() > 1 { "issuer.1.superior" } else { "issuer.superior" };
        match (&source.issuer.superior, &self.unit.superior) {
            (Some(before), Some(after)) => trace.record_adapted(
                superior,
                before.notation(),
                after.notation(),
                Message::new("cơ quan chủ quản của đơn vị", "the unit's own superior"),
            ),
            (Some(before), None) => trace.record_dropped(superior, before.notation(), reason()),
            (None, Some(after)) => {
                trace.record_added(
                    "issuer.superior",
                    after.notation(),
                    Message::new("hồ sơ đơn vị", "the profile"),
                );
            }
            (None, None) => {}
        }
        for (at, draft) in source.attached.iter().enumerate() {
            let words = format!("{} {}", draft.kind.name, draft.subject.notation());
            let reason = Message::new("dự thảo trình kèm", "a draft that goes with the source");
            trace.record_dropped(format!("attached.{}", at + 1), words.trim(), reason);
        }
        if let Some(copy) = &source.copy {
            trace.record_dropped("copy", &tail::copy_words(copy), reason());
        }
        if source.kind != self.kind {
            let rule = match self.options.kind {
                Some(_) => Message::new("loại văn bản được chọn", "the type that was asked for"),
                None => Message::new("văn bản triển khai là công văn", "it is carried out by a công văn"),
            };
            trace.record_adapted("type", source.kind.name, self.kind.name, rule);
        }
        if self.is_made()
            && let Some(request) = &source.request
        {
            let words = [&request.verb, &request.whom, &request.action].map(|words| words.notation());
            trace.record_dropped("request", &words.join(" "), reason());
        }
    }

    /// The numbers of items, as printed in both.
    fn label(&self, derived: &Directive, trace: &mut Trace) -> Result<(), Refused> {
        let own;
        let source = match self.options.readings {
            Some(readings) => readings.labels(),
            None => {
                own = printed_labels(self.source, self.dispatch)?;
                &own
            }
        };
        trace.label(source, &printed_labels(derived, self.dispatch)?);
        Ok(())
    }

    fn place(&self, trace: &mut Trace) -> Text {
        trace.record_adapted(
            "place",
            self.source.place.notation(),
            self.unit.place.notation(),
            Message::new("địa danh của đơn vị", "the unit's own place"),
        );
        self.unit.place.clone()
    }
}

/// Each of a list with its path, which counts only where there are several: a list of one may be written as its item.
fn each<T>(path: &str, list: impl IntoIterator<Item = T>) -> impl Iterator<Item = (String, T)> {
    let list: Vec<T> = list.into_iter().collect();
    let several = list.len() > 1;
    let path = path.to_owned();
    let path = move |at: usize| if several { format!("{path}.{}", at + 1) } else { path.clone() };
    list.into_iter().enumerate().map(move |(at, own)| (path(at), own))
}

fn show_date(date: PartialDate) -> String {
    date.with_slashes("__")
}

/// The name without its kind, in lower case.
fn proper(name: &str) -> String {
    split_name(name).map_or(name, |(_, proper)| proper).to_lowercase()
}
