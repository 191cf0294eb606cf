//! Contacts, closing, recipients list, signatory and annexes of the lower version.

use crate::cascade::basis::issuer_in_full;
use crate::cascade::given::Given;
use crate::cascade::looks::{Look, Looks};
use crate::cascade::measures::{drop_content, roster_stays};
use crate::cascade::own_body::in_full;
use crate::cascade::stand::Stand;
use crate::cascade::{Action, Check, Entry, Refused, Step, Trace};
use crate::lexicon::fold_case;
use crate::model::directive::{
    Appendix, Contact, ContactRole, Content, Copy, Distribution, DistributionLine, Paragraphs, Power,
    Signatory, Text,
};
use crate::model::units::{signing, signing_by_title};
use crate::prose::{self, Role, What};
use crate::text::diagnostic::Message;

impl Step<'_> {
    /// A contact for everyone stays as it stands; the issuer's own is replaced by the unit's.
    pub(super) fn contacts(&self, trace: &mut Trace) -> Vec<Contact> {
        let mut contacts = Vec::new();
        for (at, contact) in self.source.contacts.iter().enumerate() {
            let path = format!("contacts.{}", at + 1);
            let words = contact_words(contact);
            match (contact.role, &self.unit.contact) {
                (ContactRole::Support, _) => {
                    trace.record_kept(path, &words);
                    contacts.push(contact.clone());
                }
                (ContactRole::Issuer, Some(own)) => {
                    let rule = Message::new(
                        "đầu mối của đơn vị thay đầu mối của cấp trên",
                        "the unit's own contact for the superior's",
                    );
                    trace.record_adapted(path, &words, &contact_words(own), rule);
                    contacts.push(own.clone());
                }
                (ContactRole::Issuer, None) => {
                    trace.record_dropped(
                        path,
                        &words,
                        Message::new(
                            "đầu mối riêng của cấp trên; hồ sơ đơn vị không ghi đầu mối",
                            "the superior's own contact; the profile gives none",
                        ),
                    );
                    trace.check(
                        Check::fill_in(
                            "điền đầu mối của đơn vị, nếu có",
                            "give the unit's own contact, where there is one",
                        )
                        .of("contacts"),
                    );
                }
            }
        }
        let replaced = self.source.contacts.iter().any(|contact| contact.role == ContactRole::Issuer);
        if let Some(own) = self.unit.contact.as_ref().filter(|_| !replaced) {
            trace.record_added("contacts", contact_words(own), Message::new("hồ sơ đơn vị", "the profile"));
            contacts.push(own.clone());
        }
        contacts
    }

    /// The unit's own formula in the place of the source's last sentence; without one the source's, spoken by the
    /// unit.
    pub(super) fn closing(&self, trace: &mut Trace) -> Result<Paragraphs, Refused> {
        let mut closing = Paragraphs::new();
        let source = &self.source.closing;
        for (at, before) in source.iter().enumerate() {
            let path = format!("closing.{}", at + 1);
            match &self.unit.closing {
                Some(own) if at + 1 == source.len() => {
                    trace.record_adapted(
                        path,
                        before.notation(),
                        own.notation(),
                        Message::new("câu kết của đơn vị", "the unit's own closing"),
                    );
                    if gives_task(before.notation()) {
                        trace.check(Message::new(
                            "câu kết của cấp trên có việc hoặc thời hạn mà câu kết của đơn vị thay mất; xem lại",
                            "the superior's closing gives a task or a day that the unit's own takes the place of",
                        ));
                    }
                    closing.push(own.clone());
                }
                _ => closing.extend(self.closing_sentences(&path, before, trace)),
            }
        }
        if let Some(own) = self.unit.closing.as_ref().filter(|_| source.is_empty()) {
            trace.record_added(
                "closing",
                own.notation().to_owned(),
                Message::new("hồ sơ đơn vị", "the profile"),
            );
            closing.push(own.clone());
        }
        Ok(closing)
    }

    /// A closing of the source's, spoken by the unit to those in the unit.
    fn closing_sentences(&self, path: &str, before: &Text, trace: &mut Trace) -> Option<Text> {
        let (text, given) =
            self.paragraph(path, before, &Given { is_voice: true, ..Given::nobody() }, false, trace);
        let _ = given;
        text
    }

    /// `Như trên`, the superior, and what the profile lists.
    pub(super) fn distribution(&self, trace: &mut Trace) -> Result<Distribution, Refused> {
        for (at, group) in self.source.distribution.groups().enumerate() {
            // Several that share one purpose are one item with a list of names.
            let name = format!("distribution.to.{}.name", at + 1);
            for (nth, line) in group.iter().enumerate() {
                let path = match group.len() {
                    1 => format!("distribution.to.{}", at + 1),
                    _ => format!("{name}.{}", nth + 1),
                };
                let reason = Message::new(
                    "nơi nhận của cấp trên; đơn vị có nơi nhận của mình",
                    "the superior's list; the unit has its own",
                );
                trace.record_dropped(path, &line_words(line), reason);
            }
        }
        trace.record_dropped(
            "distribution.archive",
            &archive_words(&self.source.distribution),
            Message::new("nơi lưu của cấp trên", "where the superior files it"),
        );
        let (list, from) = match &self.unit.distribution {
            Some(own) => (own.clone(), Message::new("hồ sơ đơn vị", "the profile")),
            None => (
                self.usual_distribution()?,
                Message::new(
                    "cấp trên trực tiếp và ký hiệu của đơn vị",
                    "the direct superior and the unit's symbol",
                ),
            ),
        };
        let mut lines: Vec<String> = list.to.iter().map(line_words).collect();
        lines.extend(list.archive.iter().map(|unit| unit.notation().to_owned()));
        trace.record_added("distribution", lines.join("; "), from);
        Ok(list)
    }

    /// `Như trên`, those whom the unit reports to, and the archive. A body that stands under another than the source's issuer reports
    /// to both.
    fn usual_distribution(&self) -> Result<Distribution, Refused> {
        let common = self.words.common();
        let symbol = self.unit.symbol.as_ref().map_or("", |symbol| symbol.notation());
        let office = symbol.split_once('-').map(|(_, office)| Text::from_notation(office.trim()));
        let as_above = Text::from_notation(common.get("as_above")?);
        let purpose = Text::from_notation(self.words.fill("report_purpose", &[])?);
        let is_issuer = |name: &Text| {
            let whole = |name: &str| in_full(&fold_case(name));
            let own = whole(name.notation());
            self.source.issuers().any(|issuer| {
                let short = issuer.short_name.as_ref().map(|short| whole(short.notation()));
                whole(&issuer_in_full(issuer)) == own || short.is_some_and(|short| own.starts_with(&short))
            })
        };
        let superior = self.unit.superior.iter().filter(|name| self.sight.own.is_some() && !is_issuer(name));
        let above = self.source.issuers().map(|issuer| match &issuer.short_name {
            Some(name) => name.clone(),
            None => Text::from_notation(issuer_in_full(issuer)),
        });
        let reported = superior.cloned().chain(above).map(|name| DistributionLine {
            name,
            purpose: Some(purpose.clone()),
            ..DistributionLine::default()
        });
        let first = DistributionLine { name: as_above, ..DistributionLine::default() };
        let archive = [Some(Text::from_notation(common.get("archive")?)), office];
        Ok(Distribution {
            to: std::iter::once(first).chain(reported).collect(),
            archive: archive.into_iter().flatten().collect(),
            ..Distribution::default()
        })
    }

    pub(super) fn signatory(&self, trace: &mut Trace) -> Result<Signatory, Refused> {
        let own = self.unit.signatory.as_ref();
        let common = self.words.common();
        let head = match &self.sight.own {
            Some(body) => common.of_body("head", body.kind, &[]).unwrap_or_default(),
            None => common.get("signatory_title")?,
        };
        let signatory = match &self.sight.own {
            Some(body) => {
                let of = common.of_body("signs_for", body.kind, &[]);
                signing_by_title(own, of.as_deref(), &head)
            }
            None => signing(own, &common.get("signatory_of")?, &head),
        };
        let titled = own.and_then(|own| own.title.as_ref()).is_some();
        let authorised = own.is_some_and(|own| !own.authority.is_empty());
        trace.record_adapted(
            "signatory",
            &self.source.signatories().map(signatory_words).collect::<Vec<_>>().join("; "),
            &signatory_words(&signatory),
            Message::new("người ký của đơn vị", "the unit's own signatory"),
        );
        if !titled && !authorised {
            trace.check(
                Check::fill_in(
                    format!("người ký mặc định là {head}, hồ sơ đơn vị không ghi"),
                    "the chairperson signs by default, the profile gives no signatory",
                )
                .of("signatory.title"),
            );
        } else if !authorised && !signatory.authority.is_empty() && self.sight.own.is_none() {
            trace.check(
                Check::fill_in(
                    "hồ sơ đơn vị không ghi quyền hạn người ký, lấy là ký thay mặt Ủy ban nhân dân",
                    "the profile gives no authority, it is taken to be signed on behalf of the committee",
                )
                .of("signatory.authority.1"),
            );
        }
        if signatory.name.is_none() {
            trace.check(
                Check::fill_in("điền họ tên người ký", "fill in the signatory's name").of("signatory.name"),
            );
        }
        Ok(signatory)
    }

    /// Annexes stay with the superior's document.
    pub(super) fn appendices(&self, trace: &mut Trace) -> Vec<Appendix> {
        for (at, annex) in self.source.appendices.iter().enumerate() {
            let path = format!("appendices.{}", at + 1);
            let reason = if annex.content.people().next().is_none() {
                Message::new(
                    "phụ lục được viện dẫn qua văn bản cấp trên",
                    "the annex is referred to by the superior's document",
                )
            } else {
                roster_stays()
            };
            trace.record_dropped(format!("{path}.title"), annex.title.notation(), reason.clone());
            let from = trace.entries.len();
            drop_content(&annex.content, &path, &reason, trace);
            self.see_own_parts(&mut trace.entries[from..]);
            self.see_own_rows(&annex.content, &mut trace.entries[from..]);
        }
        Vec::new()
    }

    /// Rows of an annex's tables that units of this level are to do are to be looked at too.
    fn see_own_rows(&self, content: &Content, entries: &mut [Entry]) {
        for table in content.tables() {
            let words = self.own_rows(table);
            if words.is_empty() {
                continue;
            }
            let told = table.words();
            let is_it = |entry: &&mut Entry| entry.action.parts().0 == Some(told.as_str());
            let mut looks = Looks::default();
            words.iter().for_each(|words| looks.see(Look::OwnInAnnex, words));
            if let Some(entry) = entries.iter_mut().find(is_it) {
                entry.checks.extend(looks.checks());
            }
        }
        content.items().for_each(|item| self.see_own_rows(&item.content, entries));
    }

    /// What an annex that is not handed down gives units of this level to do is to be looked at.
    fn see_own_parts(&self, entries: &mut [Entry]) {
        for entry in entries {
            let Action::Dropped { before, .. } = &entry.action else { continue };
            let reading = self.read(before);
            let clauses = reading.clauses();
            let mut bodies = clauses.flat_map(|clause| &clause.actors);
            if bodies.any(|body| matches!(self.sight.stand(&reading, body), Stand::Own | Stand::This)) {
                let mut looks = Looks::default();
                looks.see(Look::OwnInAnnex, "");
                entry.checks.extend(looks.checks());
            }
        }
    }
}

/// Whether a closing gives a task or a day: a figure in it, or a report.
fn gives_task(text: &str) -> bool {
    let reading = prose::read(&Text::from_notation(text));
    let clauses = reading.clauses();
    text.contains(|c: char| c.is_ascii_digit())
        || clauses.flat_map(|clause| &clause.mentions).any(|mention| {
            matches!(mention.what, What::Body(_, Role::Receiver | Role::Advised) | What::Channel)
        })
}

/// A line of the recipients list with its purpose.
fn line_words(line: &DistributionLine) -> String {
    match &line.purpose {
        Some(purpose) => format!("{} ({})", line.name.notation(), purpose.notation()),
        None => line.name.notation().to_owned(),
    }
}

fn contact_words(contact: &Contact) -> String {
    let known = [
        Some(&contact.lead),
        Some(&contact.unit),
        contact.through.as_ref(),
        contact.person.as_ref(),
        contact.title.as_ref(),
        contact.phone.as_ref(),
        contact.hotline.as_ref(),
        contact.email.as_ref(),
        contact.tail.as_ref(),
    ];
    let words: Vec<&str> = known.into_iter().flatten().map(|text| text.notation()).collect();
    words.join("; ")
}

fn signatory_words(signatory: &Signatory) -> String {
    let mut words: Vec<String> = signatory
        .authority
        .iter()
        .flat_map(|Power { kind, of, more }| {
            let first = format!("{} {}", kind.abbreviation(), of.notation());
            std::iter::once(first).chain(more.iter().map(|line| line.notation().to_owned()))
        })
        .collect();
    if let Some(party) = &signatory.party {
        words.insert(0, party.notation().to_owned());
    }
    words.extend(signatory.title.iter().map(|title| title.notation().to_owned()));
    words.extend(signatory.other_title.iter().map(|title| title.notation().to_owned()));
    words.extend(signatory.rank.iter().map(|rank| rank.notation().to_owned()));
    words.push(signatory.name.as_ref().map_or("___".to_owned(), |name| name.notation().to_owned()));
    if let Some((title, name)) = &signatory.secretary {
        words.push(title.notation().to_owned());
        words.extend(name.iter().map(|name| name.notation().to_owned()));
    }
    words.join(" / ")
}

/// Where a document is filed, by whom it was drafted, in how many copies.
fn archive_words(list: &Distribution) -> String {
    let mut words: Vec<String> = list.archive.iter().map(|unit| unit.notation().to_owned()).collect();
    words.extend(list.copies.map(|copies| format!("({copies})")));
    words.extend(list.drafter.as_ref().map(|drafter| drafter.notation().to_owned()));
    words.extend(list.issued.map(|issued| format!("({issued})")));
    words.join(", ")
}

/// Every word of the part of the one who copied.
pub(super) fn copy_words(copy: &Copy) -> String {
    let issuer = &copy.issuer;
    let mut words: Vec<String> =
        issuer.superior.iter().chain([&issuer.name]).map(|text| text.notation().to_owned()).collect();
    let number = &copy.number;
    words.extend(number.value.iter().map(|value| value.notation().to_owned()));
    words.push(number.symbol.notation().to_owned());
    words.push(copy.place.notation().to_owned());
    words.extend(copy.date.map(super::show_date));
    words.extend(copy.time.iter().map(|time| time.notation().to_owned()));
    words.extend(copy.distribution.to.iter().map(line_words));
    words.push(archive_words(&copy.distribution));
    words.push(signatory_words(&copy.signatory));
    words.retain(|words| !words.is_empty());
    words.join("; ")
}
