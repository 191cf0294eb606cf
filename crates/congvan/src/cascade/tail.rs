//! Contacts, closing, recipients list, signatory and annexes of the lower version.

use crate::cascade::measures::drop_all;
use crate::cascade::{Refused, Step, Trace};
use crate::diagnostic::Message;
use crate::directive::{
    Appendix, Authority, Contact, ContactRole, Distribution, DistributionLine, Paragraphs, Request,
    Signatory, Text,
};

impl Step<'_> {
    /// A contact for everyone stays as it stands; the issuer's own is replaced by the unit's.
    pub(super) fn contacts(&self, trace: &mut Trace) -> Vec<Contact> {
        let mut contacts = Vec::new();
        for (at, contact) in self.source.contacts.iter().enumerate() {
            let path = format!("contacts.{}", at + 1);
            let words = contact_words(contact);
            match (contact.role, &self.unit.contact) {
                (ContactRole::Support, _) => {
                    trace.kept(path, &words);
                    contacts.push(contact.clone());
                }
                (ContactRole::Issuer, Some(own)) => {
                    let rule = Message::new(
                        "đầu mối của đơn vị thay đầu mối của cấp trên",
                        "the unit's own contact for the superior's",
                    );
                    trace.adapted(path, &words, &contact_words(own), rule);
                    contacts.push(own.clone());
                }
                (ContactRole::Issuer, None) => trace.dropped(
                    path,
                    &words,
                    Message::new(
                        "đầu mối riêng của cấp trên; hồ sơ đơn vị không ghi đầu mối",
                        "the superior's own contact; the profile gives none",
                    ),
                ),
            }
        }
        let replaced = self.source.contacts.iter().any(|contact| contact.role == ContactRole::Issuer);
        if let Some(own) = self.unit.contact.as_ref().filter(|_| !replaced) {
            trace.added("contacts", contact_words(own), Message::new("hồ sơ đơn vị", "the profile"));
            contacts.push(own.clone());
        }
        contacts
    }

    /// The unit's own formula in the place of the source's.
    pub(super) fn closing(&self, request: &Request, trace: &mut Trace) -> Result<Paragraphs, Refused> {
        let before: Vec<&str> = self.source.closing.iter().map(|text| text.value.as_str()).collect();
        let own = match &self.unit.closing {
            Some(own) => own.clone(),
            None if before.is_empty() => return Ok(Vec::new()),
            None => Text::derived(
                self.words
                    .fill("closing", &[("verb", &request.verb.value), ("whom", &request.whom.value)])?,
            ),
        };
        for (at, before) in before.iter().enumerate() {
            let path = format!("closing.{}", at + 1);
            if at == 0 {
                trace.adapted(
                    path,
                    before,
                    &own.value,
                    Message::new("câu kết của đơn vị", "the unit's own closing"),
                );
            } else {
                trace.dropped(
                    path,
                    before,
                    Message::new("câu kết của đơn vị thay", "replaced by the unit's own closing"),
                );
            }
        }
        if before.is_empty() {
            trace.added("closing", own.value.clone(), Message::new("hồ sơ đơn vị", "the profile"));
        }
        Ok(vec![own])
    }

    /// `Như trên`, the superior, and what the profile lists.
    pub(super) fn distribution(&self, trace: &mut Trace) -> Result<Distribution, Refused> {
        for (at, line) in self.source.distribution.to.iter().enumerate() {
            trace.dropped(
                format!("distribution.to.{}", at + 1),
                &line.name.value,
                Message::new(
                    "nơi nhận của cấp trên; đơn vị có nơi nhận của mình",
                    "the superior's list; the unit has its own",
                ),
            );
        }
        let archive: Vec<&str> =
            self.source.distribution.archive.iter().map(|unit| unit.value.as_str()).collect();
        trace.dropped(
            "distribution.archive",
            &archive.join(", "),
            Message::new("nơi lưu của cấp trên", "where the superior files it"),
        );
        let (list, from) = match &self.unit.distribution {
            Some(own) => (own.clone(), Message::new("hồ sơ đơn vị", "the profile")),
            None => {
                let symbol = self.unit.symbol.as_ref().map_or("", |symbol| symbol.value.as_str());
                let office = symbol.split_once('-').map(|(_, office)| Text::derived(office.trim()));
                let list = Distribution {
                    to: vec![
                        DistributionLine { name: Text::derived("Như trên"), purpose: None },
                        DistributionLine {
                            name: self.source.issuer.called().clone(),
                            purpose: Some(Text::derived(self.words.fill("report_purpose", &[])?)),
                        },
                    ],
                    archive: [Some(Text::derived("VT")), office].into_iter().flatten().collect(),
                    ..Distribution::default()
                };
                (
                    list,
                    Message::new(
                        "cấp trên trực tiếp và ký hiệu của đơn vị",
                        "the direct superior and the unit's symbol",
                    ),
                )
            }
        };
        let mut lines: Vec<&str> = list.to.iter().map(|line| line.name.value.as_str()).collect();
        lines.extend(list.archive.iter().map(|unit| unit.value.as_str()));
        trace.added("distribution", lines.join("; "), from);
        Ok(list)
    }

    pub(super) fn signatory(&self, trace: &mut Trace) -> Signatory {
        let signatory = self.unit.signatory.clone().unwrap_or_else(|| Signatory {
            authority: vec![(Authority::Tm, Text::derived("Ủy ban nhân dân"))],
            title: Some(Text::derived("Chủ tịch")),
            ..Signatory::default()
        });
        trace.adapted(
            "signatory",
            &signatory_words(&self.source.signatory),
            &signatory_words(&signatory),
            Message::new("người ký của đơn vị", "the unit's own signatory"),
        );
        if signatory.name.is_none() {
            trace.check(Message::new("điền họ tên người ký", "fill in the signatory's name"));
        }
        signatory
    }

    /// Annexes stay with the superior's document.
    pub(super) fn appendices(&self, trace: &mut Trace) -> Vec<Appendix> {
        for (at, annex) in self.source.appendices.iter().enumerate() {
            let path = format!("appendices.{}", at + 1);
            let reason = if annex.people.is_empty() {
                Message::new(
                    "phụ lục được viện dẫn qua văn bản cấp trên",
                    "the annex is referred to by the superior's document",
                )
            } else {
                Message::new(
                    "danh sách người của cấp trên không chuyển xuống",
                    "a roster of the superior's own people is not handed down",
                )
            };
            trace.dropped(format!("{path}.title"), &annex.title.value, reason.clone());
            for (nth, text) in annex.text.iter().enumerate() {
                trace.dropped(format!("{path}.text.{}", nth + 1), &text.value, reason.clone());
            }
            for (nth, item) in annex.items.iter().enumerate() {
                drop_all(item, &format!("{path}.items.{}", nth + 1), &reason, trace);
            }
            if let Some(table) = &annex.table {
                trace.dropped(format!("{path}.table"), &table.words(), reason.clone());
            }
            for (nth, person) in annex.people.iter().enumerate() {
                let known = [&person.title, &person.phone, &person.mobile, &person.email];
                let mut words = person.name.value.clone();
                for more in known.into_iter().flatten() {
                    words.push_str("; ");
                    words.push_str(&more.value);
                }
                trace.dropped(format!("{path}.people.{}", nth + 1), &words, reason.clone());
            }
        }
        Vec::new()
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
    let words: Vec<&str> = known.into_iter().flatten().map(|text| text.value.as_str()).collect();
    words.join("; ")
}

fn signatory_words(signatory: &Signatory) -> String {
    let mut words: Vec<String> = signatory
        .authority
        .iter()
        .map(|(authority, of)| format!("{} {}", authority.abbreviation(), of.value))
        .collect();
    words.extend(signatory.title.iter().map(|title| title.value.clone()));
    words.push(signatory.name.as_ref().map_or("___".to_owned(), |name| name.value.clone()));
    words.join(" / ")
}
