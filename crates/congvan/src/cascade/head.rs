//! Subject, addressees, basis, purpose and request of the lower version.

use crate::cascade::answered::decided;
use crate::cascade::given::Given;
use crate::cascade::standing::{Place, Stand};
use crate::cascade::{Action, Answer, Check, Entry, Refused, Step, Trace};
use crate::compose::{called, capital, citation, document_number, joined, without_end};
use crate::lexicon::folded;
use crate::model::directive::types::DocumentType;
use crate::model::directive::{Audience, Basis, Measure, Paragraphs, Recipient, Request, Text};
use crate::model::units::split_name;
use crate::prose::{self, What};
use crate::text::diagnostic::Message;

impl Step<'_> {
    /// The source's, with faults of form taken out, on the unit's territory.
    pub(super) fn subject(&self, trace: &mut Trace) -> Text {
        let source = &self.source.subject;
        let clean = self.clean_subject();
        let reading = self.read(clean);
        let names_nobody = |clause: &prose::Clause| clause.actors.is_empty() && clause.asks.is_none();
        let here = match reading.sentences.iter().flat_map(|sentence| &sentence.clauses).all(names_nobody) {
            true => self.in_own_words(clean),
            false => clean.to_owned(),
        };
        let rule = match here == clean {
            true => Message::new("trích yếu theo đúng thể thức", "faults of form taken out of the subject"),
            false => Message::new("địa bàn của đơn vị", "the unit's own territory"),
        };
        trace.adapted("subject", &source.value, &here, rule);
        self.check_level(&here, trace);
        Text { value: here, span: source.span.clone() }
    }

    /// The source's subject without what does not belong in one: `V/v`, a final stop.
    fn clean_subject(&self) -> &str {
        self.subject_without(self.words.common().list("subject_openings").iter())
    }

    fn subject_without<'o>(&self, openings: impl Iterator<Item = &'o String>) -> &str {
        let mut clean = self.source.subject.value.trim();
        for opening in openings {
            let rest = clean
                .get(..opening.len())
                .filter(|start| folded(start) == folded(opening))
                .map(|start| &clean[start.len()..])
                .filter(|rest| !rest.starts_with(char::is_alphanumeric));
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
    pub(super) fn recipients(
        &self,
        measures: &[Measure],
        trace: &mut Trace,
    ) -> Result<Vec<Recipient>, Refused> {
        let mut recipients: Vec<Recipient> = Vec::new();
        for (at, to) in self.source.recipients.iter().enumerate() {
            let path = format!("recipients.{}", at + 1);
            let name = without_end(&to.name.value);
            let groups = &self.recipient_groups[at];
            if let Some(answer) = self.answer_at(&path) {
                recipients.extend(self.answered_recipient(path, name, groups, answer, trace));
                continue;
            }
            let stands = self.stands_named(name);
            let elsewhere = stands.contains(&Stand::Other) && !stands.contains(&Stand::This);
            let of_units = stands.iter().any(|stand| matches!(stand, Stand::Own | Stand::This));
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
            let here = if groups.is_empty() && !of_units { self.named_here(name) } else { Vec::new() };
            if !here.is_empty() {
                let words: Vec<&str> = here.iter().map(|to| to.name.value.as_str()).collect();
                let rule = Message::new("nơi ở trên địa bàn đơn vị", "those on the unit's territory");
                trace.adapted(path, name, &words.join("; "), rule);
                let is_new =
                    |to: &Recipient| !recipients.iter().any(|known| known.name.value == to.name.value);
                let new: Vec<Recipient> = here.into_iter().filter(is_new).collect();
                recipients.extend(new);
                continue;
            }
            if found.is_empty() {
                let reason = match (elsewhere, of_units) {
                    (true, _) => Message::new("đơn vị khác cùng cấp", "another unit of this level"),
                    (_, true) if groups.is_empty() => Message::new("chính là đơn vị này", "this very unit"),
                    _ => self.why_no_counterpart(groups),
                };
                trace.dropped(path, name, reason);
                if groups.is_empty() && !of_units && !elsewhere {
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
                let name = Text::derived(self.in_own_words(without_end(&heading.value)));
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
        self.address_all(&mut recipients, measures, trace);
        Ok(recipients)
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
            None => trace.dropped(path, name, decided(&answer)),
            Some(here) => trace.adapted(path, name, here, decided(&answer)),
        }
        trace.answered(Some(answer.clone()));
        let audience = groups.to_vec();
        name_here.map(|here| Recipient { name: Text::derived(here), audience })
    }

    /// True where the source addresses those whose counterparts take the tasks of units like this one.
    fn addresses_rooms(&self) -> bool {
        let rooms = &self.words.common().own_task;
        self.recipient_groups.iter().flatten().any(|group| rooms.contains(group))
    }

    /// Every group that items are addressed to, in order.
    fn addressed_groups(&self, groups: &mut Vec<Audience>) {
        for item in self.source.all_measures() {
            for group in self.groups_of(item) {
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

    /// The groups of an item, given or named in its opening.
    fn groups_of(&self, item: &Measure) -> Vec<Audience> {
        match item.opening() {
            _ if !item.audience.is_empty() => item.audience.clone(),
            Some(text) => self.groups_named(&text.value),
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
            names.push(Text::derived(self.in_own_words(name)));
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
        let names: Vec<&str> = source.issuers().map(|issuer| without_end(&issuer.name.value)).collect();
        let placed: Vec<String> = names.iter().map(|name| placed(name, territory)).collect();
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
        let stands_elsewhere = |name: &&str| {
            let reading = self.read(name);
            let bodies = reading
                .sentences
                .iter()
                .flat_map(|sentence| &sentence.clauses)
                .flat_map(|clause| &clause.actors);
            bodies.into_iter().any(|body| self.sight.place(&reading, &body.scope) == Place::Other)
        };
        if let Some(name) = names.into_iter().find(stands_elsewhere) {
            trace.check(Message::new(
                format!("tên cơ quan `{name}` không khớp `{territory}`"),
                format!("the issuer `{name}` does not match `{territory}`"),
            ));
        }
        if number.is_none() {
            trace.check(Check::fill_in(
                "điền số của văn bản cấp trên",
                "fill in the number of the superior's document",
            ));
        }
        if source.date.day.is_none() {
            trace.check(Check::fill_in(
                "điền ngày của văn bản cấp trên",
                "fill in the day of the superior's document",
            ));
        }
        // Those of higher bodies come first.
        repeated.push(basis);
        Ok(repeated)
    }

    pub(super) fn purpose(&self, trace: &mut Trace) -> Result<Option<Text>, Refused> {
        let Some(purpose) = &self.source.purpose else { return Ok(None) };
        Ok(self.paragraph("purpose", purpose, &Given::nobody(), false, trace).0)
    }

    /// The superior's opening gives way to the unit's own request, but for the facts that it tells.
    pub(super) fn opening(&self, trace: &mut Trace) -> Paragraphs {
        let mut kept = Paragraphs::new();
        for (at, text) in self.source.opening.iter().enumerate() {
            let reading = self.read(&text.value);
            let mut words = String::new();
            for (nth, sentence) in reading.sentences.iter().enumerate() {
                let path = match reading.sentences.len() {
                    1 => format!("opening.{}", at + 1),
                    _ => format!("opening.{}.sentence.{}", at + 1, nth + 1),
                };
                let before = reading.rewritten_part(&sentence.span, &[]);
                let speaks = |body: &prose::Body| self.sight.stand(&reading, body) == Stand::Superior;
                let tells = |clause: &prose::Clause| {
                    clause.is_fact && clause.asks.is_none() && !clause.actors.iter().any(speaks)
                };
                let answer = self.answer_at(&path);
                if answer.is_some() || sentence.clauses.iter().all(tells) {
                    let said = match &answer {
                        Some(answer) => self.answered(&reading, sentence, &Given::nobody(), answer),
                        None => self.sentence(&reading, sentence, &Given::nobody()),
                    };
                    let after = said.text.unwrap_or_default();
                    match after.is_empty() {
                        true => trace.dropped(path, before.trim(), said.rule),
                        false => trace.adapted(path, before.trim(), after.trim(), said.rule),
                    }
                    said.checks.into_iter().for_each(|check| trace.check(check));
                    trace.answered(answer);
                    words.push_str(&after);
                    continue;
                }
                let reason = Message::new(
                    "lời mở đầu của cấp trên; văn bản của đơn vị có căn cứ và câu yêu cầu của mình",
                    "the superior's opening; the unit has a basis and a request of its own",
                );
                trace.dropped(path, before.trim(), reason);
                trace.check(Message::new(
                    "xem lời mở đầu của cấp trên có việc hay thời hạn nào phải ghi vào văn bản của đơn vị",
                    "look whether the superior's opening gives a task or a day that belongs into the unit's document",
                ));
            }
            if !words.trim().is_empty() {
                kept.push(Text { value: words.trim().to_owned(), span: text.span.clone() });
            }
        }
        kept
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
        let spoken = self.spoken_by(&by);
        trace.adapted("request.by", &by, &spoken, Message::new("đơn vị ban hành", "the issuing unit"));
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
            trace.check(Check::fill_in(
                "những ai được yêu cầu là cụm từ mặc định, hồ sơ đơn vị không ghi `whom`",
                "who is asked is said by default, the profile gives no `whom`",
            ));
        }
        let action = if self.source.request.is_some() {
            self.text("request.action", &source.action, trace).unwrap_or_else(|| source.action.clone())
        } else {
            let from = Message::new(
                "mẫu câu của bước triển khai; văn bản cấp trên không có câu yêu cầu",
                "the words of this step; the source has no request",
            );
            trace.added("request.action", &source.action.value, from);
            source.action.clone()
        };
        let by = (spoken != self.unit.short_name.value).then(|| Text::derived(spoken));
        Ok(Request { by, verb, whom, action, separate: source.separate })
    }

    /// Who speaks in the unit, in the voice that the source has: the committee, or its chair.
    fn spoken_by(&self, by: &str) -> String {
        let reading = self.read(by);
        let first = reading.sentences.first().and_then(|sentence| sentence.clauses.first());
        match first.and_then(|clause| clause.actors.first()) {
            Some(body) if self.sight.stand(&reading, body) == Stand::Superior && body.title.is_some() => {
                self.superior_here(&reading, body)
            }
            _ => self.unit.short_name.value.clone(),
        }
    }

    /// A text in the unit's words, traced as one; none where nothing of it is left.
    pub(super) fn text(&self, path: &str, text: &Text, trace: &mut Trace) -> Option<Text> {
        let reading = self.read(&text.value);
        let answer = self.answer_at(path);
        let (after, said) = match &answer {
            Some(answer) => self.answered_heading(&reading, &Given::nobody(), answer),
            None => self.said(&reading, &Given::nobody()),
        };
        match &after {
            Some(after) => trace.adapted(path, &text.value, after, said.rule),
            None => trace.dropped(path, &text.value, said.rule),
        }
        for check in said.checks {
            trace.check(check);
        }
        trace.answered(answer);
        after.map(|value| Text { value, span: text.span.clone() })
    }

    /// The source by its type and number, for what the unit says of it; none while it has no number.
    pub(super) fn cited_source(&self) -> Option<String> {
        let source = self.source;
        source.number.value.as_ref()?;
        let number = document_number(&source.number);
        let issuer = called(source, self.dispatch).ok()?;
        Some(format!("{} số {number}/{} của {issuer}", source.kind.name, source.number.symbol.value))
    }

    /// The documents with a number among the source's bases: their type, and their words from the type to the issuer.
    pub(super) fn bases_named(&self) -> &[(String, String)] {
        self.bases.get_or_init(|| self.read_bases())
    }

    fn read_bases(&self) -> Vec<(String, String)> {
        let words = self.source.legal_basis.iter().filter_map(|basis| match &basis.text {
            Some(text) => Some(text.value.clone()),
            None => citation(basis, self.dispatch).ok(),
        });
        let named = words.filter_map(|words| {
            let reading = self.read(&words);
            let mut clauses = reading.sentences.iter().flat_map(|sentence| &sentence.clauses);
            let cited = clauses.find_map(|clause| {
                clause.mentions.iter().find_map(|mention| match &mention.what {
                    What::Citation(cited) => Some(cited.clone()),
                    _ => None,
                })
            })?;
            let parts = [cited.number.as_ref()?.end].into_iter();
            let more = [&cited.date, &cited.issuer].into_iter().flatten().map(|part| part.end);
            let end = parts.chain(more).max()?;
            let kind = reading.at(&cited.kind).to_owned();
            Some((kind, reading.at(&(cited.kind.start..end)).to_owned()))
        });
        named.collect()
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
        let mut clauses = reading.sentences.iter().flat_map(|sentence| &sentence.clauses);
        clauses.any(|clause| clause.mentions.iter().any(|mention| mention.what == What::ItemRef))
    }

    /// Marks the last entry where its words still name the source's level.
    pub(super) fn check_level(&self, words: &str, trace: &mut Trace) {
        let reading = self.read(words);
        let clauses = reading.sentences.iter().flat_map(|sentence| &sentence.clauses);
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

/// The name of an issuer with as much of its territory as it lacks: `Sở Y tế tỉnh Lạng Sơn`, `Tỉnh ủy Lạng Sơn`.
fn placed(name: &str, territory: &str) -> String {
    let (kind, proper) = split_name(territory).unwrap_or(("", territory));
    let small = folded(name);
    let says = |word: &str| {
        !word.is_empty()
            && small
                .split(' ')
                .collect::<Vec<_>>()
                .windows(word.split(' ').count())
                .any(|words| words.join(" ") == folded(word))
    };
    let is_party =
        ["tỉnh ủy", "thành ủy", "huyện ủy", "thị ủy", "quận ủy"].iter().any(|party| small.contains(party));
    match () {
        () if small.contains(&folded(proper)) => name.to_owned(),
        () if says(kind) || is_party => format!("{name} {proper}"),
        () => format!("{name} {territory}"),
    }
}
