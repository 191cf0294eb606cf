//! Who is addressed in the lower version.

use crate::cascade::answered::decision_message;
use crate::cascade::groups::group_of;
use crate::cascade::measures::merge;
use crate::cascade::stand::Stand;
use crate::cascade::{Answer, Refused, Step, Trace};
use crate::compose::{capital, without_end};
use crate::lexicon::{BodyKind, fold_case};
use crate::model::directive::choices::AUDIENCES;
use crate::model::directive::{Audience, Measure, Recipient, Text};
use crate::model::units::split_name;
use crate::text::diagnostic::Message;

impl Step<'_> {
    /// The source's groups, in its order, as they are in this unit.
    pub(super) fn recipients(
        &self,
        measures: &[Measure],
        trace: &mut Trace,
    ) -> Result<Vec<Recipient>, Refused> {
        if self.sight.own.is_some() {
            return Ok(self.recipients_within(measures, trace));
        }
        let mut recipients: Vec<Recipient> = Vec::new();
        for (at, to) in self.source.recipients.iter().enumerate() {
            self.recipient(&format!("recipients.{}", at + 1), to, at, &mut recipients, trace);
        }
        if recipients.is_empty() {
            recipients = self.recipients_by_measures()?;
            let names: Vec<&str> = recipients.iter().map(|to| to.name.notation()).collect();
            trace.record_added(
                "recipients",
                names.join("; "),
                Message::new(
                    "theo các nhóm được giao việc trong văn bản cấp trên",
                    "by the groups that the source gives tasks to",
                ),
            );
            trace.check(Message::new("xem lại nơi kính gửi", "look at the addressees"));
        }
        self.address_all(&mut recipients, measures, trace);
        Ok(recipients)
    }

    /// One of the source's addressees, as those in this unit who stand for it.
    fn recipient(
        &self,
        path: &str,
        to: &Recipient,
        at: usize,
        recipients: &mut Vec<Recipient>,
        trace: &mut Trace,
    ) {
        let name = without_end(to.name.notation());
        let groups = &self.recipient_groups[at];
        if let Some(answer) = self.answer_at(path) {
            recipients.extend(self.answered_recipient(path.to_owned(), name, groups, answer, trace));
            return;
        }
        let stands = self.stands_named(name);
        let elsewhere = stands.contains(&Stand::Other) && !stands.contains(&Stand::This);
        let of_units = stands.iter().any(|stand| matches!(stand, Stand::Own | Stand::This));
        let mut here = self.of_groups(groups, name, elsewhere);
        let by_name = groups.is_empty() && !of_units;
        let rule = match by_name {
            true => Message::new("nơi ở trên địa bàn đơn vị", "those on the unit's territory"),
            false => Message::new("nơi tương ứng ở đơn vị", "its counterpart in this unit"),
        };
        here.extend(if by_name { self.named_here(name) } else { self.besides(name) });
        if here.is_empty() {
            let reason = match (elsewhere, of_units) {
                (true, _) => Message::new("đơn vị khác cùng cấp", "another unit of this level"),
                (_, true) if groups.is_empty() || stands.contains(&Stand::This) => {
                    Message::new("chính là đơn vị này", "this very unit")
                }
                (_, true) => Message::new(
                    "là các đơn vị cấp này, nay chính đơn vị triển khai",
                    "units of this level, of which this one carries it out",
                ),
                _ => self.why_no_counterpart(groups),
            };
            trace.record_dropped(path, name, reason);
            if by_name && !elsewhere {
                trace.check(Message::new(
                    "nơi nhận này bỏ vì không rõ nhóm; xem lại nơi kính gửi",
                    "dropped since its group is not known; look at the addressees",
                ));
            }
            return;
        }
        let words: Vec<&str> = here.iter().map(|to| to.name.notation()).collect();
        trace.record_adapted(path, name, &words.join("; "), rule);
        self.check_left_out(name, &words, trace);
        if words.iter().any(|here| fold_case(here) == fold_case(name)) && self.is_of_superior(name) {
            trace.check(Message::new(
                "nơi này ghi địa bàn của cấp trên; xem lại có kính gửi hay không",
                "the superior's territory is in this name; look whether to address it",
            ));
        }
        for to in here {
            match recipients.iter_mut().find(|known| known.name.notation() == to.name.notation()) {
                Some(known) => merge(&mut known.audience, &to.audience, true),
                None => recipients.push(to),
            }
        }
    }

    /// Whether a name has the superior's territory in it: `Viettel Đắk Lắk`.
    fn is_of_superior(&self, name: &str) -> bool {
        let territory = self.source.territory().map_or("", |territory| territory.notation());
        let proper = split_name(territory).map_or("", |(_, proper)| proper);
        !proper.is_empty() && fold_case(name).contains(&fold_case(proper))
    }

    /// An addressee that the drafter decided of.
    fn answered_recipient(
        &self,
        path: String,
        name: &str,
        groups: &[Audience],
        answer: Answer,
        trace: &mut Trace,
    ) -> Option<Recipient> {
        let name_here = match &answer {
            Answer::Drop => None,
            Answer::Text(words) => Some(words.as_str()),
            _ => Some(name),
        };
        match name_here {
            None => trace.record_dropped(path, name, decision_message(&answer)),
            Some(here) => trace.record_adapted(path, name, here, decision_message(&answer)),
        }
        trace.record_answer(Some(answer.clone()));
        let audience = groups.to_vec();
        name_here.map(|here| Recipient { name: Text::from_notation(here), audience })
    }

    /// Who stands for groups here; what was for units like this one is for its divisions, and those below it.
    fn of_groups(&self, groups: &[Audience], name: &str, elsewhere: bool) -> Vec<Recipient> {
        let mut found: Vec<Recipient> = Vec::new();
        for group in groups {
            let own: &[Audience] = match group {
                Audience::SubordinateUnits if elsewhere => continue,
                Audience::SubordinateUnits if !self.addresses_divisions() => &self.words.common().own_task,
                _ => &[],
            };
            for group in own.iter().chain([group]) {
                let names = self.in_this_unit(*group, name).into_iter();
                found.extend(names.map(|name| Recipient { name, audience: vec![*group] }));
            }
        }
        found
    }

    /// Those on the unit's territory that are named beside others: `Các phòng, ban; các trường học`.
    fn besides(&self, name: &str) -> Vec<Recipient> {
        let reading = self.read(name);
        let first = reading.first_clause();
        let Some(clause) = first else { return Vec::new() };
        let here = clause
            .actors
            .iter()
            .filter(|body| self.sight.stand(&reading, body) == Stand::Here && group_of(body.kind).is_empty());
        let named = |body| Recipient {
            name: Text::from_notation(capital(&self.own_words(&reading, body))),
            audience: Vec::new(),
        };
        here.map(named).collect()
    }

    /// Who is addressed where the source names nobody: a type without addressees, such as a chỉ thị, says in its measures
    /// whom it is for.
    fn recipients_by_measures(&self) -> Result<Vec<Recipient>, Refused> {
        let mut recipients: Vec<Recipient> = Vec::new();
        let mut groups = Vec::new();
        self.addressed_groups(&mut groups);
        if groups.is_empty() {
            groups.push(Audience::Departments);
        }
        for group in groups {
            for name in self.words.counterparts(group).to_vec() {
                if !recipients.iter().any(|known| known.name.notation() == name.notation()) {
                    recipients.push(Recipient { name, audience: vec![group] });
                }
            }
        }
        // Those on the territory have no names but the words that address them; and someone must be addressed.
        for (group, heading) in self.headings_on_territory() {
            let name = Text::from_notation(self.in_own_words(without_end(heading.notation())));
            if !recipients.iter().any(|known| known.name.notation() == name.notation()) {
                recipients.push(Recipient { name, audience: vec![group] });
            }
        }
        if recipients.is_empty() {
            for group in &self.words.common().own_task {
                let names = self.words.counterparts(*group).iter().cloned();
                recipients.extend(names.map(|name| Recipient { name, audience: vec![*group] }));
            }
        }
        if recipients.is_empty() {
            let whom = capital(&self.words.fill("whom", &[])?);
            recipients.push(Recipient { name: Text::from_notation(whom), audience: Vec::new() });
        }
        Ok(recipients)
    }

    /// Those within a body that is no People's Committee, in the place of the addressees among whom it is.
    fn recipients_within(&self, measures: &[Measure], trace: &mut Trace) -> Vec<Recipient> {
        let mut recipients: Vec<Recipient> = Vec::new();
        let groups = AUDIENCES.iter().map(|(_, group)| *group);
        for (group, name) in
            groups.flat_map(|group| self.words.counterparts(group).iter().map(move |name| (group, name)))
        {
            match recipients.iter_mut().find(|known| known.name.notation() == name.notation()) {
                Some(known) => known.audience.push(group),
                None => recipients.push(Recipient { name: name.clone(), audience: vec![group] }),
            }
        }
        let words: Vec<&str> = recipients.iter().map(|to| to.name.notation()).collect();
        let mut told = false;
        for (at, to) in self.source.recipients.iter().enumerate() {
            let path = format!("recipients.{}", at + 1);
            let name = without_end(to.name.notation());
            let stands = self.stands_named(name);
            let ours = stands.iter().any(|stand| matches!(stand, Stand::Own | Stand::This | Stand::Everyone));
            if ours && !told {
                told = true;
                let rule = Message::new("các bộ phận của đơn vị", "those within the unit");
                trace.record_adapted(path, name, &words.join("; "), rule);
            } else {
                trace.record_dropped(path, name, Message::new("nơi khác", "another body"));
            }
        }
        if !told {
            trace.record_added(
                "recipients",
                words.join("; "),
                Message::new("các bộ phận của đơn vị", "those within the unit"),
            );
            trace.check(Message::new(
                "nơi kính gửi của cấp trên không có đơn vị; xem lại",
                "the unit is not among the superior's addressees; look at it",
            ));
        }
        if self.sight.is_party() {
            // Its organs are written to as they are given a task.
            self.addressed.borrow_mut().retain(|body| body.is_apart());
            self.address_all(&mut recipients, measures, trace);
        }
        recipients
    }

    /// Marks an addressee of which a board or another body with no counterpart here went while others, `here`, stay.
    fn check_left_out(&self, name: &str, here: &[&str], trace: &mut Trace) {
        let reading = self.read(name);
        let first = reading.first_clause();
        let left = first.iter().flat_map(|clause| &clause.actors).filter(|body| {
            let divisions =
                matches!(body.kind, BodyKind::Department | BodyKind::Departments | BodyKind::Office);
            let gone = matches!(
                self.sight.stand(&reading, body),
                Stand::Above | Stand::Central | Stand::Forces | Stand::Other
            );
            // `Công ty Điện lực …`, one of the superior's, may be addressed as it is.
            let own = fold_case(reading.at(&body.span));
            gone && !divisions && !here.iter().any(|here| fold_case(here).contains(&own))
        });
        for body in left {
            let name = reading.at(&body.span);
            trace.check(Message::new(
                format!("`{name}` không có nơi tương ứng ở đơn vị, bỏ khỏi nơi kính gửi; xem lại"),
                format!("`{name}` has no counterpart here and is not addressed; look at it"),
            ));
        }
    }

    /// True where the source addresses those whose counterparts take the tasks of units like this one.
    fn addresses_divisions(&self) -> bool {
        let divisions = &self.words.common().own_task;
        self.recipient_groups.iter().flatten().any(|group| divisions.contains(group))
    }

    /// Every group that items are addressed to, in order.
    fn addressed_groups(&self, groups: &mut Vec<Audience>) {
        for item in self.source.all_measures() {
            for group in self.groups_of(item) {
                // What was for units like this one is for its divisions and those below it.
                let own: &[Audience] =
                    if group == Audience::SubordinateUnits { &self.words.common().own_task } else { &[] };
                for group in own.iter().copied().chain([group]) {
                    if !groups.contains(&group) {
                        groups.push(group);
                    }
                }
            }
        }
    }

    /// The groups of an item, given or named in its opening.
    fn groups_of(&self, item: &Measure) -> Vec<Audience> {
        match item.opening() {
            _ if !item.audience.is_empty() => item.audience.clone(),
            Some(text) => self.groups_named(text.notation()),
            None => Vec::new(),
        }
    }

    /// The headings of the source's items for groups on the unit's territory.
    fn headings_on_territory(&self) -> Vec<(Audience, &Text)> {
        let common = self.words.common();
        let each = self.source.measures.iter().filter_map(|item| {
            let groups = item.audience.iter().find(|group| common.on_territory.contains(group));
            Some((*groups?, item.heading.as_ref()?))
        });
        each.collect()
    }

    /// Who stands for the group here; enterprises keep their own words with those of the level changed.
    pub(super) fn in_this_unit(&self, group: Audience, name: &str) -> Vec<Text> {
        let mut names = self.words.counterparts(group).to_vec();
        if names.is_empty() && self.words.common().on_territory.contains(&group) {
            names.push(Text::from_notation(self.in_own_words(name)));
        }
        names
    }

    pub(super) fn why_no_counterpart(&self, groups: &[Audience]) -> Message {
        if groups.is_empty() {
            return Message::new(
                "không rõ thuộc nhóm nào, không biết nơi tương ứng",
                "of no known group, so without a known counterpart",
            );
        }
        let unit = self.unit.name.notation();
        Message::new(format!("{unit} không có nơi tương ứng"), format!("{unit} has no counterpart"))
    }
}
