//! The measures of the lower version: kept in order, level and numbering; handed on, made the unit's own task, or
//! dropped with the reason.

use crate::calendar::{days_off, working_days_before};
use crate::cascade::{Refused, Step, Trace};
use crate::compose::{capital, short_date};
use crate::diagnostic::Message;
use crate::directive::{Audience, Measure, Text};

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
        self.items(&self.source.measures, "measures", &[], trace)
    }

    fn items(
        &self,
        items: &[Measure],
        path: &str,
        inherited: &[Audience],
        trace: &mut Trace,
    ) -> Result<Vec<Measure>, Refused> {
        let mut kept = Vec::new();
        for (at, item) in items.iter().enumerate() {
            if let Some(item) = self.item(item, &format!("{path}.{}", at + 1), inherited, trace)? {
                kept.push(item);
            }
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
        let (groups, guessed) = self.groups(item);
        let asked: &[Audience] = if groups.is_empty() { inherited } else { &groups };
        let own = groups.contains(&Audience::SubordinateUnits);
        if !groups.is_empty() && !own && !self.any_counterpart(&groups) {
            drop_all(item, path, &self.why_no_counterpart(&groups), trace);
            if guessed {
                trace.check(guess_check());
            }
            return Ok(None);
        }

        let to = Addressed { groups: &groups, own, report: item.deadline.is_some() };
        let for_rooms = groups.iter().all(|group| self.words.common().superior_rooms.contains(group));
        if for_rooms && self.names_superior_body(item) {
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
        let mut audience = self.audience_here(&groups);
        let mut derived = Measure {
            span: item.span.clone(),
            levels: item.levels.clone(),
            numbering: item.numbering.clone(),
            ..Measure::default()
        };
        if let Some(heading) = &item.heading {
            let heading_path = format!("{path}.heading");
            let heading = self.addressed(&heading_path, heading, &to, true, trace)?;
            if guessed {
                trace.check(guess_check());
            }
            derived.heading = Some(heading);
        }
        derived.deadline = self.deadline(item, path, trace)?;
        for (at, text) in item.text.iter().enumerate() {
            let text_path = format!("{path}.text.{}", at + 1);
            let opens = at == 0 && item.heading.is_none();
            let text = if opens && !groups.is_empty() {
                self.addressed(&text_path, text, &to, false, trace)?
            } else {
                self.text(&text_path, text, to.report, trace)
            };
            if opens && guessed {
                trace.check(guess_check());
            }
            derived.text.push(text);
        }
        if let Some(table) = &item.table {
            let words = table.words();
            trace.kept(format!("{path}.table"), &words);
            self.check_level(&words, trace);
            derived.table = Some(table.clone());
        }
        derived.items = self.items(&item.items, &format!("{path}.items"), asked, trace)?;
        if derived.items.is_empty()
            && !item.items.is_empty()
            && derived.text.is_empty()
            && derived.table.is_none()
        {
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

    /// The item's groups, or a guess by the words it opens with.
    fn groups(&self, item: &Measure) -> (Vec<Audience>, bool) {
        if !item.audience.is_empty() {
            return (item.audience.clone(), false);
        }
        let opening = item.heading.as_ref().or(item.text.first());
        let groups = opening.map(|text| self.words.guess(&text.value)).unwrap_or_default();
        let guessed = !groups.is_empty();
        (groups, guessed)
    }

    /// An item that opens with the name of one body of the superior's own, such as `Sở Y tế`.
    fn names_superior_body(&self, item: &Measure) -> bool {
        let opening = item.heading.as_ref().or(item.text.first());
        opening.is_some_and(|text| self.words.names_superior_body(&text.value))
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
    fn audience_here(&self, groups: &[Audience]) -> Vec<Audience> {
        let mut here = Vec::new();
        for group in groups {
            let own: &[Audience] =
                if *group == Audience::SubordinateUnits { &self.words.common().own_task } else { &[] };
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
            let after = self.names(&self.audience_here(groups));
            if own {
                self.own_task(path, text, &after, trace);
            } else {
                trace.adapted(path, &text.value, &after, counterpart_rule());
                self.check_authority(groups, trace);
            }
            return Ok(derived(after));
        }
        if own && let Some(rest) = self.words.without_own_opening(&text.value) {
            let rest = rest.trim_start_matches([' ', ':', ',', ';']);
            let adapted = self.words.adapt(rest, report);
            let after = capital(&adapted.text);
            self.own_task(path, text, &after, trace);
            self.check_words(&adapted, trace);
            return Ok(derived(after));
        }
        if let [group] = groups
            && self.words.common().replaced_openings.contains(group)
        {
            let names = self.names(groups);
            let rest = self.rest_after_names(&text.value, *group);
            if let Some(rest) = rest.filter(|_| !names.is_empty()) {
                let adapted = self.words.adapt(rest, report);
                let after = format!("{names}{}", adapted.text);
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
        let listed = |group: Audience| {
            let names = self.source.recipients.iter().filter(|to| to.audience.contains(&group));
            names
                .into_iter()
                .any(|to| heading.starts_with(to.name.value.split(" (").next().unwrap_or_default()))
        };
        !groups.is_empty()
            && groups.iter().all(|group| self.words.common().renamed.contains(group))
            && (groups.iter().any(|group| listed(*group))
                || self.words.guess(heading).iter().any(|group| groups.contains(group)))
    }

    /// What follows the name of the group: as the source's own addressee list has it, or a known opening that is
    /// the whole of the text.
    fn rest_after_names<'t>(&self, text: &'t str, group: Audience) -> Option<&'t str> {
        let listed = self.source.recipients.iter().filter(|to| to.audience == [group]);
        let listed = listed.filter_map(|to| {
            let name = to.name.value.split(" (").next().unwrap_or_default();
            let rest = text.strip_prefix(name)?;
            (!rest.starts_with(char::is_alphanumeric)).then_some(rest)
        });
        let territory =
            self.source.issuer.territory.as_ref().map_or("", |territory| territory.value.as_str());
        let proper = crate::units::split_name(territory).map_or("", |(_, proper)| proper);
        let rest = listed.min_by_key(|rest| rest.len()).or_else(|| {
            self.words
                .without_group_opening(text, group)
                .filter(|_| self.words.common().known_openings.contains(&group))
        })?;
        let rest = rest.strip_prefix(&format!(" {proper}")).unwrap_or(rest);
        // `Công an tỉnh Quảng Trị` is another province's.
        let other = rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase));
        (!other).then_some(rest)
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

    /// Earlier by the profile's working days; never later.
    fn deadline(
        &self,
        item: &Measure,
        path: &str,
        trace: &mut Trace,
    ) -> Result<Option<crate::date::Date>, Refused> {
        let Some(before) = item.deadline else { return Ok(None) };
        let reported = |text: &Text| self.words.adapt(&text.value, true);
        if self.unit.deadline_days > 0
            && item.text.iter().any(|text| self.words.names_level(&reported(text).text))
        {
            trace.kept(format!("{path}.deadline"), &short_date(before, self.dispatch)?);
            trace.check(Message::new(
                "thời hạn nộp cho cấp trên nên giữ nguyên; xem lại",
                "the deadline is towards the superior, so it stands; look at it",
            ));
            return Ok(Some(before));
        }
        let decisions = self.options.decisions;
        let after = working_days_before(before, self.unit.deadline_days, decisions).unwrap_or(before);
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
        let awaiting = |year| {
            let days = days_off(year, decisions);
            days.iter().any(|day| day.awaiting && (after..=before).contains(&day.date))
        };
        if days > 0 && (awaiting(after.year) || awaiting(before.year)) {
            trace.check(Message::new(
                "lịch nghỉ lễ của năm còn chờ quyết định; xem lại thời hạn",
                "the year's days off await a decision; look at the deadline",
            ));
        }
        if after < self.issued.first() {
            trace.check(Message::new(
                "thời hạn trước ngày ban hành",
                "the deadline is before the day of issue",
            ));
        }
        Ok(Some(after))
    }
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
pub(super) fn drop_all(item: &Measure, path: &str, reason: &Message, trace: &mut Trace) {
    if let Some(heading) = &item.heading {
        trace.dropped(format!("{path}.heading"), &heading.value, reason.clone());
    }
    if let Some(deadline) = item.deadline {
        let deadline = format!("{:02}/{:02}/{}", deadline.day, deadline.month, deadline.year);
        trace.dropped(format!("{path}.deadline"), &deadline, reason.clone());
    }
    for (at, text) in item.text.iter().enumerate() {
        trace.dropped(format!("{path}.text.{}", at + 1), &text.value, reason.clone());
    }
    if let Some(table) = &item.table {
        trace.dropped(format!("{path}.table"), &table.words(), reason.clone());
    }
    for (at, below) in item.items.iter().enumerate() {
        drop_all(below, &format!("{path}.items.{}", at + 1), reason, trace);
    }
}
