//! The measures of the lower version: kept in order, level and numbering; handed on, made the unit's own task, or
//! dropped with the reason.

use crate::calendar::{DayOff, days_off, working_days_before};
use crate::cascade::search::{after_opening, every_word};
use crate::cascade::{Refused, Step, Trace};
use crate::compose::{capital, short_date};
use crate::date::Date;
use crate::diagnostic::Message;
use crate::directive::{Audience, Content, Element, Measure, Recipient, Text};

/// How far from a holiday its yearly decision may make a day off.
const DAYS_NEAR: i64 = 3;

/// To whom an item is addressed.
#[derive(Clone, Copy)]
struct Addressed<'a> {
    groups: &'a [Audience],
    /// To units of this very level.
    own: bool,
    /// Has a deadline, so that it may say where to report.
    report: bool,
}

impl Step<'_> {
    pub(super) fn measures(&self, trace: &mut Trace) -> Result<Vec<Measure>, Refused> {
        let mut kept = Vec::new();
        for (at, item) in self.source.measures.iter().enumerate() {
            kept.extend(self.item(item, &format!("measures.{}", at + 1), &[], trace)?);
        }
        Ok(kept)
    }

    fn item(
        &self,
        item: &Measure,
        path: &str,
        inherited: &[Audience],
        trace: &mut Trace,
    ) -> Result<Option<Measure>, Refused> {
        if !item.levels.is_empty() && !item.levels.contains(&self.unit.level) {
            let reason =
                Message::new("mục không áp dụng cho cấp này", "the item does not apply to this level");
            drop_all(item, path, &reason, trace);
            return Ok(None);
        }
        let (mut groups, guessed) = self.groups(item);
        let is_room = |group: &Audience| self.words.common().superior_rooms.contains(group);
        let opens = opening(item);
        let named = opens.is_some_and(|text| self.words.names_superior_body(text));
        let belongs = opens.is_some_and(|text| self.words.belongs_to_superior_body(text));
        let superior = groups.iter().all(is_room) && (named || belongs);
        // `Sở Xây dựng, Công an tỉnh`: one of them has no counterpart here.
        let partly = !superior
            && groups.iter().any(is_room)
            && !groups.contains(&Audience::SubordinateUnits)
            && opens.is_some_and(|text| self.names_bodies_for_rooms(text));
        if partly {
            groups.retain(|group| !is_room(group));
        }
        let nobody = !groups.is_empty()
            && !groups.contains(&Audience::SubordinateUnits)
            && !self.any_counterpart(&groups);
        // `Trung tâm Phục vụ hành chính công các xã, phường`: this unit's own, whatever the group.
        let ours = nobody && opens.is_some_and(|text| self.is_of_units(text));
        let nobody = nobody && !ours;
        // Units like this one may share the task, or have one of their own below.
        let own_here = self.gives_own_task(item);
        let shared = (superior || nobody) && own_here;
        let below = (superior || nobody) && !own_here && self.gives_own_task_below(item);
        if below {
            groups.clear();
        } else if shared && !groups.contains(&Audience::SubordinateUnits) {
            groups.push(Audience::SubordinateUnits);
        }
        let others = opens.and_then(|text| self.words.other_units(text));
        let mixed = shared
            || below
            || ours
            || partly
            || others.is_some()
            || named && groups.contains(&Audience::SubordinateUnits);
        if let Some(other) = others
            && !own_here
            && !self.names_this_unit(item)
        {
            let reason = Message::new(
                format!("việc cấp trên giao riêng cho {other}"),
                format!("a task that the superior gave to {other} alone"),
            );
            drop_all(item, path, &reason, trace);
            trace.check(Message::new(
                "xem lại: mục giao cho đơn vị khác cùng cấp",
                "look: the item is for another unit of this level",
            ));
            return Ok(None);
        }
        if nobody && !shared && !below {
            drop_all(item, path, &self.why_no_counterpart(&groups), trace);
            if guessed {
                trace.check(guess_check());
            }
            return Ok(None);
        }
        if superior && !shared && !below {
            let reason = Message::new(
                "việc của một cơ quan riêng của cấp trên",
                "a task of a particular body of the superior's own",
            );
            drop_all(item, path, &reason, trace);
            trace.check(Message::new(
                "xem lại: mục giao cho cơ quan của cấp trên",
                "look: the item is for a body of the superior's",
            ));
            return Ok(None);
        }

        let asked: &[Audience] = if groups.is_empty() { inherited } else { &groups };
        // Units of the level below this one are addressed through it, not instead of it.
        let lower = opens.is_some_and(|text| self.words.names_below(text));
        let own = groups.contains(&Audience::SubordinateUnits) && !lower;
        // What units like this one report, they report to the superior.
        let to_superior =
            item.heading.is_none() && opens.is_some_and(|text| own && self.words.own(text).is_some());
        let report = item.deadline.is_some() && !to_superior;
        let to = Addressed { groups: &groups, own, report };
        let mut audience = self.audience_here(&groups, own);
        let mut derived = Measure {
            span: item.span.clone(),
            levels: item.levels.clone(),
            numbering: item.numbering.clone(),
            ..Measure::default()
        };
        if let Some(heading) = &item.heading {
            let heading_path = format!("{path}.heading");
            let heading = match ours.then(|| self.words.as_own(&heading.value)).flatten() {
                Some(after) => {
                    trace.adapted(&heading_path, &heading.value, &after, counterpart_rule());
                    Text { value: after, span: heading.span.clone() }
                }
                None => self.addressed(&heading_path, heading, &to, true, trace)?,
            };
            if guessed {
                trace.check(guess_check());
            }
            if mixed {
                trace.check(shared_check());
            }
            derived.heading = Some(heading);
        }
        derived.deadline = self.deadline(item, report, path, trace)?;
        let decided = item.audience.is_empty()
            && inherited.is_empty()
            && groups.is_empty()
            && self.source.kind.enacting.is_some();
        let mut opens = item.heading.is_none();
        for (path, element) in paths(&item.content, path) {
            let text = match element {
                Element::Paragraph(text) => text,
                Element::Table(table) => {
                    let words = table.words();
                    trace.kept(path, &words);
                    self.check_level(&words, trace);
                    derived.content.0.push(element.clone());
                    continue;
                }
                Element::Item(item) => {
                    let item = self.item(item, &path, asked, trace)?;
                    derived.content.0.extend(item.map(Element::Item));
                    continue;
                }
                Element::Person(person) => {
                    trace.dropped(path, &person.words(), roster_stays());
                    continue;
                }
            };
            let text = if opens && !groups.is_empty() {
                self.addressed(&path, text, &to, false, trace)?
            } else {
                self.text(&path, text, to.report, trace)
            };
            if opens && guessed {
                trace.check(guess_check());
            }
            if decided {
                trace.check(Message::new(
                    "nội dung quyết định của cấp trên; đơn vị chỉ triển khai",
                    "what the superior has decided; the unit only carries it out",
                ));
            }
            if opens && mixed {
                trace.check(shared_check());
            }
            opens = false;
            let limited = groups.iter().any(|group| self.words.common().limited.contains(group));
            if self.unit.deadline_days > 0 && self.gives_deadline(&text.value) {
                trace.check(Message::new(
                    "thời hạn ghi trong câu giữ nguyên, không sớm hơn theo hồ sơ; xem lại",
                    "a deadline within the sentence stands as it was, not earlier by the profile; look at it",
                ));
            }
            if limited && self.words.gives_figures(&text.value) {
                trace.check(Message::new(
                    "số liệu cấp trên giao cho cơ quan của cấp trên; xem lại",
                    "figures that the superior gave to a body of its own; look at them",
                ));
            }
            derived.content.0.push(Element::Paragraph(text));
        }
        if derived.content.items().next().is_none() {
            derived.numbering.clear();
        }
        if derived.content.is_empty() && !item.content.is_empty() {
            let heading = derived.heading.take().map(|heading| heading.value).unwrap_or_default();
            trace.dropped(path, &heading, Message::new("không còn mục con nào", "no item of it is left"));
            return Ok(None);
        }
        if own && audience.is_empty() {
            audience.extend(&self.words.common().own_task);
        }
        derived.audience = audience;
        Ok(Some(derived))
    }

    /// True where particular bodies of the superior's are all that a list has for the rooms: `Công an tỉnh, Sở Xây dựng`.
    fn names_bodies_for_rooms(&self, text: &str) -> bool {
        let joiners = self.words.common().list("list_joiners");
        let parts = text.split([',', ';']).map(|part| {
            let part = part.trim();
            joiners.iter().find_map(|word| after_opening(part, word)).map_or(part, str::trim_start)
        });
        let rooms = &self.words.common().superior_rooms;
        let (bodies, others): (Vec<&str>, Vec<&str>) =
            parts.partition(|part| self.words.names_superior_body(part));
        let is_room = |part: &&str| self.words.guess_led(part).iter().any(|group| rooms.contains(group));
        !bodies.is_empty() && !others.iter().any(is_room)
    }

    /// True where what a text opens with is of units like this one: `Trạm Y tế các xã, phường`.
    fn is_of_units(&self, text: &str) -> bool {
        const OPENING: usize = 12;
        let end = text.match_indices(' ').nth(OPENING).map_or(text.len(), |(at, _)| at);
        self.words.as_own(&text[..end]).is_some()
    }

    /// The item's groups, or a guess by the words it opens with.
    pub(super) fn groups(&self, item: &Measure) -> (Vec<Audience>, bool) {
        if !item.audience.is_empty() {
            return (item.audience.clone(), false);
        }
        let Some(text) = opening(item) else { return (Vec::new(), false) };
        let mut groups = match &item.heading {
            Some(_) => self.words.guess_listed(text),
            None => self.words.guess_led(text),
        };
        if groups.is_empty() && self.words.own(text).is_some() {
            groups.push(Audience::SubordinateUnits);
        }
        let guessed = !groups.is_empty();
        (groups, guessed)
    }

    /// True where an item is for units like this one, alone or together with the others that it names.
    fn gives_own_task(&self, item: &Measure) -> bool {
        let here = |text: &Text| self.words.own(&text.value).is_some() || self.words.own_among(&text.value);
        match &item.heading {
            Some(heading) => here(heading),
            None => item.content.paragraphs().any(here),
        }
    }

    /// True where a sentence or an item under the heading of others is for units like this one.
    fn gives_own_task_below(&self, item: &Measure) -> bool {
        let opens = |text: &Text| self.words.own_opens_sentence(&text.value);
        item.content.paragraphs().any(opens)
            || item
                .content
                .items()
                .any(|item| item.heading.as_ref().is_some_and(opens) || self.gives_own_task_below(item))
    }

    fn names_this_unit(&self, item: &Measure) -> bool {
        item.all_texts().into_iter().any(|text| self.words.names_this_unit(&text.value))
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

    /// The source's groups that exist here. What was for the units of this level is now for the unit's own rooms
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

    /// Words that open with, or consist of, those who are addressed.
    fn addressed(
        &self,
        path: &str,
        text: &Text,
        to: &Addressed<'_>,
        heading: bool,
        trace: &mut Trace,
    ) -> Result<Text, Refused> {
        let Addressed { groups, own, report } = *to;
        let derived = |value: String| Text { value, span: text.span.clone() };
        if heading && self.is_address(&text.value, groups) {
            let after = self.asked(&text.value, &self.names(&self.audience_here(groups, own)));
            if own {
                self.own_task(path, text, &after, trace);
            } else {
                trace.adapted(path, &text.value, &after, counterpart_rule());
                self.check_authority(groups, trace);
            }
            return Ok(derived(after));
        }
        if own && let Some(opened) = self.words.own(&text.value).filter(|opened| !opened.shared) {
            if opened.rest.trim().is_empty() {
                let end = text.value.trim_end();
                let end = &end[end.trim_end_matches([':', '.', ';']).len()..];
                let after = format!("{}{end}", self.names(&self.audience_here(groups, own)));
                self.own_task(path, text, &after, trace);
                return Ok(derived(after));
            }
            let adapted = self.adapted(opened.rest, report);
            let after = capital(&adapted.text);
            self.own_task(path, text, &after, trace);
            self.check_words(&adapted, trace);
            return Ok(derived(after));
        }
        if let [group] = groups
            && self.words.common().replaced_openings.contains(group)
        {
            let names = self.names(groups);
            let rest = self.rest_after_names(self.words.after_request(&text.value), *group);
            if let Some(rest) = rest.filter(|rest| !names.is_empty() && !self.goes_on(rest)) {
                let adapted = self.adapted(rest, report);
                let after = format!("{}{}", self.asked(&text.value, &names), adapted.text);
                trace.adapted(path, &text.value, &after, counterpart_rule());
                self.check_words(&adapted, trace);
                self.check_authority(groups, trace);
                return Ok(derived(after));
            }
        }
        let text = self.text(path, text, report, trace);
        if heading && !own && !groups.is_empty() && !self.on_territory(groups) {
            trace.check(Message::new(
                "xem lại: tiêu đề có gọi tên cơ quan của cấp trên không",
                "look whether the title names a body of the superior's",
            ));
        }
        if own {
            trace.check(Message::new(
                "xem lại: mục này cấp trên giao cho các đơn vị như đơn vị này",
                "look: the superior gave this item to units like this one",
            ));
        }
        Ok(text)
    }

    /// The names in the place of those who are asked: `Đối với các phòng, đơn vị thuộc xã`, in capitals where the text is.
    fn asked(&self, text: &str, names: &str) -> String {
        let rest = self.words.after_request(text);
        let lead = &text[..text.len() - rest.len()];
        if !text.contains(char::is_lowercase) {
            return format!("{lead}{}", names.to_uppercase());
        }
        let each = self.words.common().each_words.iter().any(|word| after_opening(names, word).is_some());
        match names.chars().next().filter(|_| each && !lead.is_empty()) {
            Some(first) => format!("{lead}{}{}", first.to_lowercase(), &names[first.len_utf8()..]),
            None => format!("{lead}{names}"),
        }
    }

    /// True where others are named right after those whose names were taken away.
    fn goes_on(&self, rest: &str) -> bool {
        let next = rest.trim_start();
        let listed = next.strip_prefix([',', ';']).map(str::trim_start);
        let joiners = self.words.common().list("list_joiners").iter();
        let joined = joiners.filter_map(|word| after_opening(next, word)).next().map(str::trim_start);
        listed.or(joined).is_some_and(|next| self.words.own(next).is_some() || self.words.names_someone(next))
    }

    fn own_task(&self, path: &str, text: &Text, after: &str, trace: &mut Trace) {
        trace.adapted(
            path,
            &text.value,
            after,
            Message::new(
                "việc giao cho các đơn vị cấp này nay là việc của đơn vị",
                "a task of units of this level is now the unit's own",
            ),
        );
        trace.check(Message::new(
            "xem lại: giao việc này cho ai ở đơn vị",
            "look at who in the unit takes this task",
        ));
    }

    /// True where a heading only names those who are addressed, and all of them have names of their own here.
    fn is_address(&self, heading: &str, groups: &[Audience]) -> bool {
        // A heading that means only some of the units says more than whom it is for.
        if self.words.own(heading).is_some_and(|own| own.qualified) {
            return false;
        }
        let heading = self.words.after_request(heading);
        let listed = |group: Audience| {
            let names = self.addressees().filter(|(_, groups)| groups.contains(&group));
            names
                .into_iter()
                .any(|(to, _)| heading.starts_with(to.name.value.split(" (").next().unwrap_or_default()))
        };
        !groups.is_empty()
            && groups.iter().all(|group| self.words.common().renamed.contains(group))
            && (groups.iter().any(|group| listed(*group))
                || self.words.guess_listed(heading).iter().any(|group| groups.contains(group))
                || self.words.own(heading).is_some())
    }

    /// What follows the name of the group: as the source's own addressee list has it, or a known opening that is
    /// the whole of the text.
    fn rest_after_names<'t>(&self, text: &'t str, group: Audience) -> Option<&'t str> {
        let listed = self.addressees().filter(|(_, groups)| *groups == [group]);
        let listed = listed.filter_map(|(to, _)| {
            let name = to.name.value.split(" (").next().unwrap_or_default();
            let rest = text.strip_prefix(name)?;
            (!rest.starts_with(char::is_alphanumeric)).then_some(rest)
        });
        let territory = self.source.territory().map_or("", |territory| territory.value.as_str());
        let proper = crate::units::split_name(territory).map_or("", |(_, proper)| proper);
        let rest = listed.min_by_key(|rest| rest.len()).or_else(|| {
            self.words
                .without_group_opening(text, group)
                .filter(|_| self.words.common().known_openings.contains(&group))
        })?;
        let rest = self.words.after_units(rest)?;
        let rest = rest.strip_prefix(&format!(" {proper}")).unwrap_or(rest);
        // `Công an tỉnh Quảng Trị` is another province's.
        let other = rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase));
        (!other).then_some(rest)
    }

    /// The source's addressees with their groups, given or guessed.
    fn addressees(&self) -> impl Iterator<Item = (&Recipient, &[Audience])> {
        self.source.recipients.iter().zip(self.recipient_groups.iter().map(Vec::as_slice))
    }

    /// The names of these groups in this unit.
    fn names(&self, groups: &[Audience]) -> String {
        let names = groups.iter().flat_map(|group| self.words.counterparts(*group));
        names.map(|name| name.value.as_str()).collect::<Vec<_>>().join("; ")
    }

    fn check_authority(&self, groups: &[Audience], trace: &mut Trace) {
        if groups.iter().any(|group| self.words.common().limited.contains(group)) {
            trace.check(Message::new(
                "xem lại việc này có thuộc thẩm quyền ở cấp này",
                "look whether the task is within this level's authority",
            ));
        }
    }

    /// True where a sentence says a day by which something is to be done.
    fn gives_deadline(&self, text: &str) -> bool {
        let words = self.words.common().list("deadline_words");
        words.iter().any(|word| {
            every_word(text, word)
                .any(|at| text[at + word.len()..].trim_start().starts_with(|c: char| c.is_ascii_digit()))
        })
    }

    /// Earlier by the profile's working days; never later.
    fn deadline(
        &self,
        item: &Measure,
        report: bool,
        path: &str,
        trace: &mut Trace,
    ) -> Result<Option<Date>, Refused> {
        let Some(before) = item.deadline else { return Ok(None) };
        // Nothing can be done before the superior asked for it, nor before the unit does.
        let floor = self.source.date.first().max(self.issued.first());
        let is_up = |text: &Text| {
            let adapted = self.words.adapt(&text.value, report).text;
            self.words.common().mentions("report_words", &adapted.to_lowercase())
                && (self.words.names_level(&adapted) || self.words.mentions_superior_body(&adapted))
        };
        if self.unit.deadline_days > 0 && item.content.paragraphs().any(is_up) {
            trace.kept(format!("{path}.deadline"), &short_date(before, self.dispatch)?);
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
        trace.adapted(
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
        // An open day off may move; where nothing of a year's decisions is known, any may come with another.
        let awaiting = |year| {
            let unknown = decisions.iter().all(|decision| decision.year != year);
            let near =
                |day: Date| (moved.days() - DAYS_NEAR..=before.days() + DAYS_NEAR).contains(&day.days());
            let open = |day: &DayOff| unknown || day.standing.is_open();
            days_off(year, decisions).iter().any(|day| near(day.date) && open(day))
        };
        if days > 0 && (awaiting(moved.year) || awaiting(before.year)) {
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
}

/// The words that say for whom an item is.
fn opening(item: &Measure) -> Option<&str> {
    item.opening().map(|text| text.value.as_str())
}

pub(super) fn roster_stays() -> Message {
    Message::new(
        "danh sách người của cấp trên không chuyển xuống",
        "a roster of the superior's own people is not handed down",
    )
}

fn shared_check() -> Message {
    Message::new(
        "mục giao cả cho nơi khác và cho các đơn vị như đơn vị này; xem lại phần việc của đơn vị",
        "the item is for others and for units like this one; look at what the unit's own part is",
    )
}

fn late_check() -> Message {
    Message::new("thời hạn trước ngày ban hành", "the deadline is before the day of issue")
}

fn counterpart_rule() -> Message {
    Message::new("nơi tương ứng ở đơn vị", "its counterpart in this unit")
}

fn guess_check() -> Message {
    Message::new(
        "nhóm của mục này là đoán theo chữ mở đầu",
        "the group of this item is a guess by its opening words",
    )
}

/// Every word of an item and of what is below it, as dropped.
fn drop_all(item: &Measure, path: &str, reason: &Message, trace: &mut Trace) {
    if let Some(heading) = &item.heading {
        trace.dropped(format!("{path}.heading"), &heading.value, reason.clone());
    }
    if let Some(deadline) = item.deadline {
        let deadline = format!("{:02}/{:02}/{}", deadline.day, deadline.month, deadline.year);
        trace.dropped(format!("{path}.deadline"), &deadline, reason.clone());
    }
    drop_content(&item.content, path, reason, trace);
}

/// Every word of a content, as dropped.
pub(super) fn drop_content(content: &Content, path: &str, reason: &Message, trace: &mut Trace) {
    for (path, element) in paths(content, path) {
        match element {
            Element::Paragraph(text) => trace.dropped(path, &text.value, reason.clone()),
            Element::Table(table) => trace.dropped(path, &table.words(), reason.clone()),
            Element::Item(item) => drop_all(item, &path, reason, trace),
            Element::Person(person) => trace.dropped(path, &person.words(), reason.clone()),
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
