//! Ô 6: basis, request, measures, contacts, closing, and the end mark.

use crate::compose::{capital, citation, numbering, paragraph, short_date, without_end};
use crate::directive::read::DEADLINE_MARK;
use crate::directive::{Contact, Directive, Measure, Numbering, Text};
use crate::document::{Block, Inline, Paragraph};
use crate::style::Role;
use crate::wording::{Phrases, WordingError};

/// Numbering of the levels where a directive does not say.
const DEFAULT_NUMBERING: [Numbering; 3] = [Numbering::Clause, Numbering::Dash, Numbering::Plus];

pub(super) fn body(directive: &Directive, words: &Phrases) -> Result<Vec<Block>, WordingError> {
    let mut paragraphs = opening(directive, words)?;
    if let Some(last) = paragraphs.last_mut() {
        last.keep_next = true;
    }
    let levels = levels(&directive.numbering);
    measures(&directive.measures, levels, words, &mut paragraphs)?;
    for contact in &directive.contacts {
        self::contact(contact, words, &mut paragraphs)?;
    }
    paragraphs.extend(directive.closing.iter().map(|text| sentence(Role::Body, &text.value)));
    if let Some(last) = paragraphs.last_mut() {
        end_with(last, &words.get("end_mark")?);
        last.keep_next = true;
    }
    Ok(paragraphs.into_iter().map(Block::Paragraph).collect())
}

pub(super) fn levels(given: &[Numbering]) -> &[Numbering] {
    if given.is_empty() { &DEFAULT_NUMBERING } else { given }
}

/// Basis, purpose and request. Several bases end in `;`, the last in `.` (PL I, mục II.6.a; V.6); one basis and
/// no purpose go straight on to the request.
fn opening(directive: &Directive, words: &Phrases) -> Result<Vec<Paragraph>, WordingError> {
    let mut bases = Vec::new();
    for basis in &directive.legal_basis {
        let text = match &basis.text {
            Some(text) => text.value.clone(),
            None => {
                let verb = match &basis.verb {
                    Some(verb) => verb.value.clone(),
                    None => words.get("basis_verb")?,
                };
                words.fill("basis", &[("verb", &verb), ("citation", &citation(basis, words)?)])?
            }
        };
        bases.push(without_end(&text).to_owned());
    }
    let request = &directive.request;
    let by = request.by.as_ref().unwrap_or_else(|| directive.issuer.called());
    let asked = words.fill(
        "request",
        &[
            ("by", &by.value),
            ("verb", &request.verb.value),
            ("whom", &request.whom.value),
            ("action", without_end(&request.action.value)),
        ],
    )?;
    let before = match &directive.purpose {
        Some(purpose) => Some(without_end(&purpose.value).to_owned()),
        None if bases.len() == 1 && !request.separate => bases.pop(),
        None => None,
    };
    let count = bases.len();
    let mut paragraphs: Vec<Paragraph> = bases
        .iter()
        .enumerate()
        .map(|(at, basis)| {
            let end = if at + 1 == count { "." } else { ";" };
            paragraph(Role::Body, &format!("{basis}{end}"))
        })
        .collect();
    let asked = match before {
        Some(before) => words.fill("joined_request", &[("before", &before), ("request", &asked)])?,
        None => capital(&asked),
    };
    paragraphs.push(paragraph(Role::Body, &asked));
    Ok(paragraphs)
}

/// Measures and their items, each level numbered in its way.
pub(super) fn measures(
    items: &[Measure],
    levels: &[Numbering],
    words: &Phrases,
    paragraphs: &mut Vec<Paragraph>,
) -> Result<(), WordingError> {
    let own = levels.first().copied().unwrap_or(Numbering::Plus);
    for (at, item) in items.iter().enumerate() {
        let (role, label) = numbering::label(own, at);
        let deadline = item.deadline.map(|date| short_date(date, words)).transpose()?.unwrap_or_default();
        let text = |text: &Text| text.value.replace(DEADLINE_MARK, &deadline);
        let below = !item.items.is_empty();
        let mut first = label;
        if let Some(heading) = &item.heading {
            let leads = below || !item.text.is_empty();
            let role = if role == Role::Clause { Role::ClauseHeading } else { role };
            let end = if leads { ":" } else { "" };
            let mut heading = paragraph(role, &format!("{}{end}", without_end(&heading.value)));
            heading.label = first.take();
            heading.keep_next = leads;
            paragraphs.push(heading);
        }
        for (nth, words) in item.text.iter().enumerate() {
            let text = text(words);
            let leads = below && nth + 1 == item.text.len();
            let mut own = if leads { paragraph(role, &ended(&text, ':')) } else { sentence(role, &text) };
            own.label = first.take();
            // A further paragraph of an item is plain text of the body.
            if own.label.is_none() {
                own.role = Role::Body;
            }
            own.keep_next = leads;
            paragraphs.push(own);
        }
        let below = if item.numbering.is_empty() { levels.get(1..).unwrap_or(&[]) } else { &item.numbering };
        measures(&item.items, below, words, paragraphs)?;
    }
    Ok(())
}

fn contact(contact: &Contact, words: &Phrases, paragraphs: &mut Vec<Paragraph>) -> Result<(), WordingError> {
    let value = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone()).unwrap_or_default();
    let (through, person, title) = (value(&contact.through), value(&contact.person), value(&contact.title));
    let (phone, hotline, email, tail) =
        (value(&contact.phone), value(&contact.hotline), value(&contact.email), value(&contact.tail));
    let values = [
        ("lead", without_end(&contact.lead.value)),
        ("unit", without_end(&contact.unit.value)),
        ("through", through.as_str()),
        ("person", &person),
        ("title", &title),
        ("phone", &phone),
        ("hotline", &hotline),
        ("email", &email),
        ("tail", without_end(&tail)),
    ];
    let mut line = |key| -> Result<(), WordingError> {
        paragraphs.push(sentence(Role::Body, &words.fill(key, &values)?));
        Ok(())
    };
    if !contact.block {
        return line("contact");
    }
    line("contact_lead")?;
    line("contact_unit")?;
    if !phone.is_empty() || !hotline.is_empty() {
        line("contact_phone")?;
    } else if !person.is_empty() {
        line("contact_person")?;
    }
    if !email.is_empty() {
        line("contact_email")?;
    }
    if !tail.is_empty() {
        paragraphs.push(sentence(Role::Body, &capital(&tail)));
    }
    Ok(())
}

/// Words that end in a mark; a stop where they have none.
fn sentence(role: Role, notation: &str) -> Paragraph {
    paragraph(role, &ended(notation, '.'))
}

fn ended(notation: &str, mark: char) -> String {
    let marked = notation.trim_end_matches(['*', '”', '"']).ends_with(['.', ';', ':', ',', '?', '!', '…']);
    if marked { notation.to_owned() } else { format!("{notation}{mark}") }
}

/// Puts the end mark (`./.`, in every form of PL III) in the place of the last paragraph's own.
fn end_with(paragraph: &mut Paragraph, mark: &str) {
    if let Some(Inline::Text { text, link: None, .. }) = paragraph.content.last_mut() {
        text.truncate(text.trim_end_matches(['.', ';', ',', ':', ' ']).len());
        if text.is_empty() {
            paragraph.content.pop();
        }
    }
    paragraph.content.push(Inline::text(mark));
}
