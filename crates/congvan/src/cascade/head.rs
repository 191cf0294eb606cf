//! Subject, addressees, basis, purpose and request of the lower version.

use crate::cascade::level::Adapted;
use crate::cascade::search::{after_opening, clauses, every_word, find_word, sentences};
use crate::cascade::spotter::Seen;
use crate::cascade::{Action, Entry, Refused, Step, Trace};
use crate::compose::{called, capital, citation, document_number, joined, without_end};
use crate::diagnostic::Message;
use crate::directive::types::{DocumentType, Head};
use crate::directive::{Audience, Basis, Paragraphs, Recipient, Request, Text};

impl Step<'_> {
    /// The source's, with faults of form taken out.
    pub(super) fn subject(&self, trace: &mut Trace) -> Text {
        let source = &self.source.subject;
        let clean = self.clean_subject();
        trace.adapted(
            "subject",
            &source.value,
            clean,
            Message::new("trích yếu theo đúng thể thức", "faults of form taken out of the subject"),
        );
        self.check_level(clean, trace);
        Text { value: clean.to_owned(), span: source.span.clone() }
    }

    /// The source's subject without what does not belong in one: `V/v`, a final stop.
    fn clean_subject(&self) -> &str {
        self.subject_without(self.words.common().list("subject_openings").iter())
    }

    fn subject_without<'o>(&self, openings: impl Iterator<Item = &'o String>) -> &str {
        let mut clean = self.source.subject.value.trim();
        for opening in openings {
            let rest = after_opening(clean, opening);
            clean = rest.map_or(clean, |rest| rest.trim_start_matches([':', ' ']));
        }
        without_end(clean)
    }

    /// The source's subject as it is cited: its own `về …` stays.
    fn cited_subject(&self) -> &str {
        let as_written = self.dispatch.list("cited_as_written");
        let is_kept = |opening: &str| as_written.iter().any(|word| *word == opening.to_lowercase());
        let openings =
            self.words.common().list("subject_openings").iter().filter(|opening| !is_kept(opening));
        self.subject_without(openings)
    }

    /// The source's groups, in its order, as they are in this unit.
    pub(super) fn recipients(&self, trace: &mut Trace) -> Result<Vec<Recipient>, Refused> {
        let mut recipients: Vec<Recipient> = Vec::new();
        for (at, to) in self.source.recipients.iter().enumerate() {
            let path = format!("recipients.{}", at + 1);
            let name = without_end(&to.name.value);
            let (groups, guessed) = (&self.recipient_groups[at], to.audience.is_empty());
            let elsewhere = self.words.other_units(name).is_some() && !self.words.names_this_unit(name);
            let mut found = Vec::new();
            for group in groups {
                // What was for units like this one is for its rooms, and those below it.
                let own: &[Audience] = match group {
                    Audience::SubordinateUnits if elsewhere => continue,
                    Audience::SubordinateUnits if !self.addresses_rooms() => &self.words.common().own_task,
                    _ => &[],
                };
                for group in own.iter().chain([group]) {
                    for counterpart in self.in_this_unit(*group, name) {
                        found.push((*group, counterpart));
                    }
                }
            }
            if found.is_empty() {
                trace.dropped(path, name, self.why_not_addressed(name, groups));
                if groups.is_empty() && self.words.own(name).is_none() && !elsewhere {
                    trace.check(Message::new(
                        "nơi nhận này bỏ vì không rõ nhóm; xem lại nơi kính gửi",
                        "dropped since its group is not known; look at the addressees",
                    ));
                }
            } else {
                let words: Vec<&str> = found.iter().map(|(_, name)| name.value.as_str()).collect();
                trace.adapted(
                    path,
                    name,
                    &words.join("; "),
                    Message::new("nơi tương ứng ở đơn vị", "its counterpart in this unit"),
                );
            }
            if guessed && !groups.is_empty() {
                trace.check(Message::new(
                    "nhóm của nơi nhận này là đoán theo tên",
                    "the group of this addressee is a guess by its name",
                ));
            }
            for (group, name) in found {
                match recipients.iter_mut().find(|known| known.name.value == name.value) {
                    Some(known) if known.audience.contains(&group) => {}
                    Some(known) => known.audience.push(group),
                    None => recipients.push(Recipient { name, audience: vec![group] }),
                }
            }
        }
        if recipients.is_empty() {
            // A type without addressees, such as a chỉ thị, says in its measures whom it is for.
            let mut groups = Vec::new();
            self.addressed_groups(&mut groups);
            if groups.is_empty() {
                groups.push(Audience::Departments);
            }
            for group in groups {
                for name in self.words.counterparts(group).to_vec() {
                    if !recipients.iter().any(|known| known.name.value == name.value) {
                        recipients.push(Recipient { name, audience: vec![group] });
                    }
                }
            }
            // Those on the territory have no names but the words that address them; and someone must be addressed.
            for (group, heading) in self.headings_on_territory() {
                let name = Text::derived(self.words.adapt(without_end(&heading.value), false).text);
                if !recipients.iter().any(|known| known.name.value == name.value) {
                    recipients.push(Recipient { name, audience: vec![group] });
                }
            }
            if recipients.is_empty() {
                let common = self.words.common();
                for group in &common.own_task {
                    let names = self.words.counterparts(*group).iter().cloned();
                    recipients.extend(names.map(|name| Recipient { name, audience: vec![*group] }));
                }
            }
            if recipients.is_empty() {
                let whom = capital(&self.words.fill("whom", &[])?);
                recipients.push(Recipient { name: Text::derived(whom), audience: Vec::new() });
            }
            let names: Vec<&str> = recipients.iter().map(|to| to.name.value.as_str()).collect();
            trace.added(
                "recipients",
                names.join("; "),
                Message::new(
                    "theo các nhóm được giao việc trong văn bản cấp trên",
                    "by the groups that the source gives tasks to",
                ),
            );
            trace.check(Message::new("xem lại nơi kính gửi", "look at the addressees"));
        }
        Ok(recipients)
    }

    /// True where the source addresses those whose counterparts take the tasks of units like this one.
    fn addresses_rooms(&self) -> bool {
        let rooms = &self.words.common().own_task;
        self.recipient_groups.iter().flatten().any(|group| rooms.contains(group))
    }

    /// Every group that items are addressed to, in order.
    fn addressed_groups(&self, groups: &mut Vec<Audience>) {
        for item in self.source.all_measures() {
            for group in self.groups(item).0 {
                // What was for units like this one is for its rooms and those below it.
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
    fn in_this_unit(&self, group: Audience, name: &str) -> Vec<Text> {
        let mut names = self.words.counterparts(group).to_vec();
        if names.is_empty() && self.words.common().on_territory.contains(&group) {
            names.push(Text::derived(self.words.adapt(name, false).text));
        }
        names
    }

    fn why_not_addressed(&self, name: &str, groups: &[Audience]) -> Message {
        if groups.is_empty() && self.words.own(name).is_some() {
            return Message::new("chính là đơn vị này", "this very unit");
        }
        match self.words.other_units(name) {
            Some(_) => Message::new("đơn vị khác cùng cấp", "another unit of this level"),
            None => self.why_no_counterpart(groups),
        }
    }

    pub(super) fn why_no_counterpart(&self, groups: &[Audience]) -> Message {
        if groups.is_empty() {
            return Message::new(
                "không rõ thuộc nhóm nào, không biết nơi tương ứng",
                "of no known group, so without a known counterpart",
            );
        }
        let unit = &self.unit.name.value;
        Message::new(format!("{unit} không có nơi tương ứng"), format!("{unit} has no counterpart"))
    }

    /// The source itself, cited in full (PL I, mục II.6.b).
    pub(super) fn legal_basis(&self, trace: &mut Trace) -> Result<Vec<Basis>, Refused> {
        let mut repeated = Vec::new();
        for (at, basis) in self.source.legal_basis.iter().enumerate() {
            let before = match &basis.text {
                Some(text) => text.value.clone(),
                None => citation(basis, self.dispatch)?,
            };
            let path = format!("legal_basis.{}", at + 1);
            if self.options.repeat_bases {
                trace.kept(path, &before);
                trace.check(Message::new(
                    "căn cứ của cấp trên được viện dẫn lại theo yêu cầu",
                    "a basis of the superior's, repeated as asked",
                ));
                repeated.push(basis.clone());
                continue;
            }
            trace.dropped(
                path,
                &before,
                Message::new(
                    "căn cứ của cấp trên; văn bản cấp trên được viện dẫn thay",
                    "a basis of the superior's; the superior's document is cited instead",
                ),
            );
        }
        let source = self.source;
        let number = source.number.value.as_ref();
        let value = document_number(&source.number);
        let territory = source.territory().map_or("", |territory| territory.value.as_str());
        let openings = self.words.common().list("committee_openings");
        let committee = |name: &str| openings.iter().any(|opening| name.starts_with(opening.as_str()));
        let names: Vec<&str> = source.issuers().map(|issuer| without_end(&issuer.name.value)).collect();
        let placed = names.iter().map(|name| match committee(name) || name.contains(territory) {
            true => (*name).to_owned(),
            false => format!("{name} {territory}"),
        });
        let placed: Vec<String> = placed.collect();
        let issuer = joined(placed.iter().map(String::as_str), self.dispatch)?;
        let basis = Basis {
            verb: Some(Text::derived(self.words.fill("basis_verb", &[])?)),
            kind: Some(Text::derived(source.kind.name)),
            number: Some(Text::derived(format!("{value}/{}", source.number.symbol.value))),
            date: Some(source.date),
            issuer: Some(Text::derived(issuer)),
            subject: Some(self.cited_subject()).filter(|subject| !subject.is_empty()).map(Text::derived),
            text: None,
        };
        trace.added(
            format!("legal_basis.{}", repeated.len() + 1),
            citation(&basis, self.dispatch)?,
            Message::new("văn bản cấp trên được triển khai", "the superior's document that is carried out"),
        );
        let other = |name: &&str| committee(name) && !name.to_lowercase().contains(&territory.to_lowercase());
        if let Some(name) = names.into_iter().find(other) {
            trace.check(Message::new(
                format!("tên cơ quan `{name}` không khớp `{territory}`"),
                format!("the issuer `{name}` does not match `{territory}`"),
            ));
        }
        if number.is_none() {
            trace.check(Message::new(
                "điền số của văn bản cấp trên",
                "fill in the number of the superior's document",
            ));
        }
        if source.date.day.is_none() {
            trace.check(Message::new(
                "điền ngày của văn bản cấp trên",
                "fill in the day of the superior's document",
            ));
        }
        // Those of higher bodies come first.
        repeated.push(basis);
        Ok(repeated)
    }

    pub(super) fn purpose(&self, trace: &mut Trace) -> Result<Option<Text>, Refused> {
        Ok(self.source.purpose.as_ref().map(|purpose| self.text("purpose", purpose, false, trace)))
    }

    /// The superior's opening gives way to the unit's own request.
    pub(super) fn opening(&self, trace: &mut Trace) -> Paragraphs {
        for (at, text) in self.source.opening.iter().enumerate() {
            let reason = Message::new(
                "lời mở đầu của cấp trên; văn bản của đơn vị có căn cứ và câu yêu cầu của mình",
                "the superior's opening; the unit has a basis and a request of its own",
            );
            trace.dropped(format!("opening.{}", at + 1), &text.value, reason);
            trace.check(Message::new(
                "xem lời mở đầu của cấp trên có việc hay thời hạn nào phải ghi vào văn bản của đơn vị",
                "look whether the superior's opening gives a task or a day that belongs into the unit's document",
            ));
        }
        Paragraphs::new()
    }

    /// The verb follows who is addressed: `yêu cầu` to one's own units, `đề nghị` where others are among them.
    pub(super) fn request(&self, groups: &[Audience], trace: &mut Trace) -> Result<Request, Refused> {
        let own = groups.iter().all(|group| self.words.common().commanded.contains(group));
        let source = match &self.source.request {
            Some(source) => source.clone(),
            None => Request { action: Text::derived(self.words.fill("action", &[])?), ..Request::default() },
        };
        let by = match &source.by {
            Some(by) => by.value.clone(),
            None => called(self.source, self.dispatch)?,
        };
        trace.adapted(
            "request.by",
            &by,
            &self.unit.short_name.value,
            Message::new("đơn vị ban hành", "the issuing unit"),
        );
        let verb = match &self.unit.verb {
            Some(verb) => verb.clone(),
            None => Text::derived(self.words.fill(if own { "verb_own" } else { "verb_mixed" }, &[])?),
        };
        trace.adapted(
            "request.verb",
            &source.verb.value,
            &verb.value,
            if own {
                Message::new("chỉ gửi các đơn vị thuộc quyền", "only the unit's own bodies are addressed")
            } else {
                Message::new(
                    "có nơi nhận không thuộc quyền chỉ đạo",
                    "bodies beyond the unit's command are addressed too",
                )
            },
        );
        let whom = match &self.unit.whom {
            Some(whom) => whom.clone(),
            None => Text::derived(self.words.fill("whom", &[])?),
        };
        trace.adapted(
            "request.whom",
            &source.whom.value,
            &whom.value,
            Message::new("những nơi nhận ở đơn vị", "those addressed in this unit"),
        );
        if self.unit.whom.is_none() {
            trace.check(Message::new(
                "cụm từ mặc định; hồ sơ đơn vị không ghi `whom`",
                "words by default; the profile gives no `whom`",
            ));
        }
        let action = if self.source.request.is_some() {
            self.text("request.action", &source.action, false, trace)
        } else {
            let from = Message::new(
                "mẫu câu của bước triển khai; văn bản cấp trên không có câu yêu cầu",
                "the words of this step; the source has no request",
            );
            trace.added("request.action", &source.action.value, from);
            source.action.clone()
        };
        Ok(Request { by: None, verb, whom, action, separate: source.separate })
    }

    /// A text with the words of its level changed, traced.
    pub(super) fn text(&self, path: &str, text: &Text, report: bool, trace: &mut Trace) -> Text {
        let after = self.adapted(&text.value, report);
        trace.adapted(
            path,
            &text.value,
            &after.text,
            Message::new("từ chỉ cấp theo cấp của đơn vị", "words of the level follow the unit's level"),
        );
        self.check_words(&after, trace);
        Text { value: after.text, span: text.span.clone() }
    }

    /// A text with the words of its level changed, and with the source named where it speaks of an annex to it.
    pub(super) fn adapted(&self, text: &str, report: bool) -> Adapted {
        let mut adapted = self.words.adapt(text, report);
        if !self.source.appendices.is_empty() && self.source.number.value.is_some() {
            self.cite_annexes(&mut adapted.text);
        }
        adapted
    }

    /// `theo Phụ lục III kèm theo` is said of the superior's document, by its type and number, and so is `tại Phụ lục III`.
    fn cite_annexes(&self, text: &mut String) {
        let common = self.words.common();
        let source = self.source;
        let number = document_number(&source.number);
        let cited = format!(" {} số {number}/{}", source.kind.name, source.number.symbol.value);
        self.cite_bare_annexes(text, &cited);
        for word in common.list("attached_words") {
            let found: Vec<usize> = text.match_indices(word.as_str()).map(|(at, _)| at).collect();
            for at in found.into_iter().rev() {
                let (before, end) = (&text[..at], at + word.len());
                let clause = &before[before.rfind([';', '.']).map_or(0, |at| at + 1)..];
                let bare = text[end..].chars().next().is_none_or(|next| ".,;:)".contains(next));
                let this = self.this_document(&text[end..]);
                if (bare || this.is_some()) && common.mentions("annex_words", &clause.to_lowercase()) {
                    text.replace_range(end..end + this.unwrap_or(0), &cited);
                }
            }
        }
    }

    /// An annex named by its label alone, in a clause that does not say what it is attached to.
    fn cite_bare_annexes(&self, text: &mut String, cited: &str) {
        let common = self.words.common();
        let attached = common.list("attached_words");
        let Some(word) = attached.first() else { return };
        let mut ends: Vec<usize> = Vec::new();
        let mut start = 0;
        for clause in sentences(text).flat_map(clauses) {
            let lower = clause.to_lowercase();
            // `Phụ lục II Nghị định số 30/2020/NĐ-CP` is of another document.
            let law = || common.list("law_words").iter().any(|law| find_word(clause, law, 0).is_some());
            let cites = self.words.open_parts(clause).map(str::len).sum::<usize>() < clause.len();
            if !attached.iter().any(|word| lower.contains(word.as_str())) && !cites && !law() {
                for annex in common.list("annex_words") {
                    let labelled = every_word(clause, annex).filter_map(|at| {
                        let end = at + annex.len();
                        let label = clause[end..].strip_prefix(' ')?;
                        let length = label.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(label.len());
                        let known = label[..length].chars().all(|c| c.is_ascii_digit() || "IVX".contains(c));
                        (known && length > 0).then_some(end + 1 + length)
                    });
                    ends.extend(labelled.map(|end| start + end));
                }
            }
            start += clause.len();
        }
        ends.sort_unstable();
        for end in ends.into_iter().rev() {
            text.insert_str(end, &format!(" {word}{cited}"));
        }
    }

    /// The length of the words by which the source calls itself, where the text opens with them: ` Công văn này`.
    fn this_document(&self, text: &str) -> Option<usize> {
        let rest = after_opening(text.strip_prefix(' ')?, self.source.kind.name)?.strip_prefix(' ')?;
        let rest = after_opening(rest, self.words.common().this_document())?;
        Some(text.len() - rest.len())
    }

    /// True where a sentence is true of the source's own document alone: its force, what it replaces or approves.
    pub(super) fn is_of_source_alone(&self, text: &str) -> bool {
        let common = self.words.common();
        let has = |key: &str| common.list(key).iter().any(|word| find_word(text, word, 0).is_some());
        let on_document = |word: &String| {
            every_word(text, word).any(|at| {
                let rest = text[at + word.len()..].trim_start();
                common.cited_types.iter().any(|kind| after_opening(rest, kind).is_some())
            })
        };
        let opens =
            || common.list("act_openings").iter().any(|opening| after_opening(text, opening).is_some());
        let acts = self.words.seen(text).any(Seen::ACTS);
        if acts && (opens() || has("act_words") || common.list("act_on_documents").iter().any(on_document)) {
            return true;
        }
        let kind = self.source.kind;
        kind.head != Head::Dispatch
            && every_word(text, kind.name).any(|at| {
                let rest = text[at + kind.name.len()..].trim_start();
                after_opening(rest, common.this_document()).is_some()
                    || after_opening(text, common.here_is())
                        .is_some_and(|rest| rest.trim_start() == &text[at..])
            })
    }

    /// Marks every entry that refers to an item by its label, where the items were dropped or are numbered anew.
    pub(super) fn check_references(&self, trace: &mut Trace) {
        let kind = self.source.kind;
        let anew = self.source.numbering.is_empty() && kind.numbering != DocumentType::dispatch().numbering;
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
            if ["measures", "closing", "purpose", "request"].contains(&part)
                && self.words.refers_to_item(text)
            {
                entry.checks.push(Message::new(
                    "câu nhắc tới số mục của cấp trên, mà thứ tự các mục đã đổi; xem lại",
                    "the sentence refers to an item by its label, and the items have moved; look at it",
                ));
            }
        }
    }

    /// Marks the last entry for what a person must look at in its words.
    pub(super) fn check_words(&self, adapted: &Adapted, trace: &mut Trace) {
        if adapted.left {
            trace.check(Message::new(
                "câu có số liệu, tên gọi hoặc nhắc cả hai cấp nên giữ nguyên; xem lại từ chỉ cấp",
                "the sentence gives figures, a name or both levels, so it stands as it was; look at its words of level",
            ));
        }
        if adapted.superior {
            trace.check(Message::new(
                "câu nói về việc của cơ quan cấp trên hoặc gửi qua cơ quan đó nên giữ nguyên; xem lại",
                "the sentence is for a body of the superior's or goes through one, so it stands as it was; look at it",
            ));
        }
        if adapted.whole {
            trace.check(Message::new(
                "tỷ lệ nay tính trên địa bàn của đơn vị; xem lại",
                "the share is now of the unit's own territory; look at it",
            ));
        }
        if adapted.reports {
            trace.check(Message::new("xem lại nơi nhận báo cáo", "look at who receives the report"));
        }
        let seen = self.words.seen(&adapted.text);
        let lower = adapted.text.to_lowercase();
        // What a directive that was itself derived says of an annex is left over from above.
        let common = self.words.common();
        let attached = !self.source.appendices.is_empty() && common.mentions("attached_words", &lower);
        if attached || common.mentions("annex_words", &lower) {
            trace.check(Message::new(
                "câu nhắc tới phụ lục không chuyển xuống",
                "the sentence refers to an annex that is not handed down",
            ));
        }
        if seen.any(Seen::BODIES)
            && ["report_words", "dealing_words"].iter().any(|key| common.mentions(key, &lower))
            && self.words.mentions_superior_body(&adapted.text)
        {
            trace.check(Message::new(
                "câu nhắc tới cơ quan của cấp trên; xem lại",
                "the sentence speaks of a body of the superior's; look at it",
            ));
        }
        if let Some(why) = self.words.abolished(&adapted.text, self.issued.of_law()) {
            trace.check(why);
        }
        if seen.any(Seen::KINDS) && self.words.names_other_unit(&adapted.text) {
            trace.check(Message::new(
                "câu nêu tên đơn vị khác cùng cấp; xem lại",
                "the sentence names another unit of this level; look at it",
            ));
        }
        if self.is_of_source_alone(&adapted.text) {
            trace.check(Message::new(
                "câu chỉ đúng với chính văn bản của cấp trên; xem lại",
                "the sentence is true of the superior's own document alone; look at it",
            ));
        }
        if gives_contact(&adapted.text) {
            trace.check(Message::new(
                "câu có số điện thoại hoặc hộp thư của cấp trên; xem lại",
                "the sentence gives a telephone number or a mailbox of the superior's; look at it",
            ));
        }
        self.check_level(&adapted.text, trace);
    }

    /// Marks the last entry where its words still name the source's level.
    pub(super) fn check_level(&self, words: &str, trace: &mut Trace) {
        if self.words.names_level(words) {
            trace.check(Message::new(
                "trong câu còn từ chỉ cấp trên hoặc mọi đơn vị cấp này; xem lại",
                "the sentence still names the superior's level, or all units of this one; look at it",
            ));
        }
    }
}

/// True where the words give a telephone number or a mailbox.
fn gives_contact(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(step) = text[at..].find(['0', '@']) {
        at += step;
        let starts = at == 0 || !(bytes[at - 1].is_ascii_alphanumeric() || b".,/".contains(&bytes[at - 1]));
        if bytes[at] == b'@' {
            if !starts && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) {
                return true;
            }
            at += 1;
            continue;
        }
        let run = &bytes[at..];
        let end = run.iter().position(|c| !c.is_ascii_digit() && !b" .-".contains(c)).unwrap_or(run.len());
        let digits = run[..end].iter().filter(|c| c.is_ascii_digit()).count();
        if starts && (9..=12).contains(&digits) {
            return true;
        }
        at += end.max(1);
    }
    false
}
