//! The head of a document in the shape of edXML (QCVN 102:2016/BTTTT), for systems that exchange documents: observed of
//! programs that write it, not taken from the regulation's own text.
//!
//! What a directive does not say is left out, but for the codes of bodies, whose elements stay empty: they are to be
//! filled in. Numbers of types and of steering have no source, so only the name of the type is said.

use std::collections::BTreeSet;
use std::io;

use congvan::calendar::{Date, in_figures};
use congvan::document::style::Role;
use congvan::document::{Document, Piece};
use congvan::gazetteer::fold;
use congvan::model::directive::{Basis, Directive, Measure, Signatory, Text, Urgency};
use congvan::prose::{self, What};
use congvan_pdf::Fitted;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

/// What the names of the elements mean.
const NAMESPACE: &str = "http://www.mic.gov.vn/TBT/QCVN_102_2016";

/// The message header of a document on its pages; `organ_id` is the code of its issuer.
pub(crate) fn write(directive: &Directive, organ_id: Option<&str>, set: &Fitted) -> Vec<u8> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    // Memory takes whatever is written.
    let _ = message(&mut Xml(&mut writer), directive, organ_id.unwrap_or_default(), set);
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    bytes
}

/// Elements of the namespace.
struct Xml<'a>(&'a mut Writer<Vec<u8>>);

impl Xml<'_> {
    /// An element with others in it.
    fn within(&mut self, name: &str, inner: impl FnOnce(&mut Xml<'_>) -> io::Result<()>) -> io::Result<()> {
        let element = self.0.create_element(format!("edXML:{name}"));
        element.write_inner_content(|writer| inner(&mut Xml(writer)))?;
        Ok(())
    }

    /// An element with words in it, or empty.
    fn words(&mut self, name: &str, words: &str) -> io::Result<()> {
        let words: String = words.chars().filter(|c| is_allowed(*c)).collect();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let element = self.0.create_element(format!("edXML:{name}"));
        if words.is_empty() {
            element.write_empty()?
        } else {
            element.write_text_content(BytesText::new(&words))?
        };
        Ok(())
    }

    /// An element where there are words for it.
    fn optional(&mut self, name: &str, words: &str) -> io::Result<()> {
        if words.trim().is_empty() { Ok(()) } else { self.words(name, words) }
    }
}

/// Whether XML 1.0 may hold a character.
fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

fn message(xml: &mut Xml<'_>, directive: &Directive, organ_id: &str, set: &Fitted) -> io::Result<()> {
    xml.0.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let root = xml.0.create_element("edXML:edXML").with_attribute(("xmlns:edXML", NAMESPACE));
    root.write_inner_content(|writer| {
        Xml(writer).within("edXMLEnvelope", |xml| {
            xml.within("edXMLHeader", |xml| {
                xml.within("MessageHeader", |xml| header(xml, directive, organ_id, set))
            })
        })
    })?;
    Ok(())
}

/// Stands in a symbol for what nobody gave.
const BLANK: &str = "___";

/// In the order of messages that were seen.
fn header(xml: &mut Xml<'_>, directive: &Directive, organ_id: &str, set: &Fitted) -> io::Result<()> {
    xml.within("From", |xml| sender(xml, directive, organ_id))?;
    for recipient in &directive.recipients {
        xml.within("To", |xml| {
            xml.words("OrganId", "")?;
            xml.words("OrganName", &recipient.name.plain())
        })?;
    }
    let number = directive.number.printed_value();
    // What is still a gap is no data.
    let symbol = directive.number.symbol.notation();
    let symbol = if symbol.contains(BLANK) { "" } else { symbol };
    let day = directive.date.whole();
    if let (Some(number), Some(day)) = (&number, day)
        && !organ_id.is_empty()
        && !symbol.is_empty()
    {
        xml.words("DocumentId", &format!("{organ_id},{},{number}/{symbol}", format_date(day)))?;
    }
    xml.within("Code", |xml| {
        xml.words("CodeNumber", number.as_deref().unwrap_or_default())?;
        xml.words("CodeNotation", symbol)
    })?;
    xml.within("PromulgationInfo", |xml| {
        xml.words("Place", directive.place.notation())?;
        xml.words("PromulgationDate", &day.map(format_date).unwrap_or_default())
    })?;
    xml.within("DocumentType", |xml| xml.words("TypeName", directive.kind.name))?;
    xml.words("Subject", &directive.subject.plain())?;
    xml.within("SignerInfo", |xml| signer(xml, &directive.signatory))?;
    xml.optional("DueDate", &due(directive).map(format_date).unwrap_or_default())?;
    xml.within("OtherInfo", |xml| other(xml, directive, set))?;
    for superior in responded_to(directive) {
        xml.within("ResponseFor", |xml| {
            xml.words("OrganId", "")?;
            xml.words("Code", &superior.code)?;
            xml.optional("PromulgationDate", &superior.day.map(format_date).unwrap_or_default())
        })?;
    }
    let places = &directive.distribution.to;
    if places.is_empty() {
        return Ok(());
    }
    xml.within("ToPlaces", |xml| places.iter().try_for_each(|line| xml.words("Place", &line.name.plain())))
}

fn sender(xml: &mut Xml<'_>, directive: &Directive, organ_id: &str) -> io::Result<()> {
    let issuer = &directive.issuer;
    xml.words("OrganId", organ_id)?;
    xml.optional(
        "OrganizationInCharge",
        issuer.superior.as_ref().map_or("", |superior| superior.notation()),
    )?;
    xml.words("OrganName", &issuer.name.plain())?;
    let address: Vec<String> = issuer.address.iter().map(|line| line.plain()).collect();
    xml.optional("OrganAdd", &address.join("; "))
}

/// By what right the signer signs last, and as what.
fn signer(xml: &mut Xml<'_>, signatory: &Signatory) -> io::Result<()> {
    let power = signatory.authority.last();
    let position = signatory.title.as_ref().or(power.map(|power| &power.of));
    xml.optional("Competence", power.map_or("", |power| power.kind.abbreviation()))?;
    xml.words("Position", &position.map(|title| title.plain()).unwrap_or_default())?;
    xml.words("FullName", &signatory.name.as_ref().map(|name| name.plain()).unwrap_or_default())
}

fn other(xml: &mut Xml<'_>, directive: &Directive, set: &Fitted) -> io::Result<()> {
    let priority = match directive.urgency {
        None => 0,
        Some(Urgency::Urgent) => 1,
        Some(Urgency::VeryUrgent) => 2,
        Some(Urgency::MostUrgent) => 3,
    };
    xml.words("Priority", &priority.to_string())?;
    xml.optional("SphereOfPromulgation", circulation(&set.document))?;
    let distribution = &directive.distribution;
    xml.optional("TyperNotation", distribution.drafter.as_ref().map_or("", |drafter| drafter.notation()))?;
    xml.optional(
        "PromulgationAmount",
        &distribution.issued.map(|count| count.to_string()).unwrap_or_default(),
    )?;
    xml.words("PageAmount", &set.pages.len().to_string())?;
    if directive.appendices.is_empty() {
        return Ok(());
    }
    xml.within("Appendixes", |xml| {
        directive.appendices.iter().try_for_each(|annex| xml.words("Appendix", &annex.title.plain()))
    })
}

/// The stamp that says who may read it.
fn circulation(document: &Document) -> &str {
    let stamps = document.sections.iter().flat_map(|section| &section.top_margin);
    let mut words = stamps.filter_map(|piece| match piece {
        Piece::Stamp(stamp) if stamp.role == Role::Circulation => Some(stamp.text.as_str()),
        _ => None,
    });
    words.next().unwrap_or_default()
}

/// The day until which everything is to be done, where there is only one.
fn due(directive: &Directive) -> Option<Date> {
    fn collect(measure: &Measure, days: &mut BTreeSet<Date>) {
        days.extend(measure.deadline);
        measure.content.items().for_each(|item| collect(item, days));
    }
    let mut days = BTreeSet::new();
    directive.measures.iter().for_each(|measure| collect(measure, &mut days));
    days.first().copied().filter(|_| days.len() == 1)
}

/// A document of another body that is carried out.
struct Superior {
    /// Its number and symbol.
    code: String,
    day: Option<Date>,
}

fn responded_to(directive: &Directive) -> Vec<Superior> {
    let own: Vec<String> = directive
        .issuers()
        .flat_map(|issuer| [&issuer.name, issuer.name_in_text()])
        .map(|name| fold(name.words()))
        .collect();
    let carried = directive.legal_basis.iter().filter(|basis| basis.is_carried_out());
    let cited = carried.flat_map(|basis| match &basis.text {
        Some(text) => within(text),
        None => split_basis(basis).into_iter().collect(),
    });
    let others =
        cited.filter(|(issuer, _)| !issuer.as_ref().is_some_and(|issuer| own.contains(&fold(issuer))));
    // A number with a gap names no document.
    others.map(|(_, superior)| superior).filter(|superior| !superior.code.contains(['_', '…'])).collect()
}

/// A basis in its parts: who issued it, and what it is.
fn split_basis(basis: &Basis) -> Option<(Option<String>, Superior)> {
    let issuer = basis.issuer.as_ref().map(|issuer| issuer.plain());
    let code = basis.number.as_ref()?.plain();
    Some((issuer, Superior { code, day: basis.date.and_then(|date| date.whole()) }))
}

/// What a basis in words cites by number.
fn within(text: &Text) -> Vec<(Option<String>, Superior)> {
    let reading = prose::read(text);
    let clauses = reading.sentences.iter().flat_map(|sentence| &sentence.clauses);
    let citations = clauses.flat_map(|clause| &clause.mentions).filter_map(|mention| match &mention.what {
        What::Citation(citation) => Some(citation),
        _ => None,
    });
    let part = |range: &std::ops::Range<usize>| reading.at(range).to_owned();
    citations
        .filter_map(|citation| {
            let code = part(citation.number.as_ref()?).replace(' ', "");
            let day = citation.date.as_ref().and_then(|date| Date::parse(&in_figures(&part(date))).ok());
            Some((citation.issuer.as_ref().map(part), Superior { code, day }))
        })
        .collect()
}

/// `2027/01/05`
fn format_date(date: Date) -> String {
    format!("{}/{:02}/{:02}", date.year(), date.month(), date.day())
}
