//! Ô 6: basis, request, measures, contacts, closing, and the end mark.

use crate::compose::ends::{ended_as, is_ended, with_end_mark, with_list_mark, without_end};
use crate::compose::parties::parties;
use crate::compose::{
    capital, capitals, citation, ends, issuer_names_in_text, numbering, paragraph, roster, sentence,
    short_date, table, value,
};
use crate::document::extent;
use crate::document::form::Form;
use crate::document::length::Length;
use crate::document::style::Role;
use crate::document::{Block, Inline, Label, Paragraph};
use crate::model::directive::read::DEADLINE_MARK;
use crate::model::directive::{Contact, Content, Directive, Element, Measure, Numbering, Table};
use crate::office::Office;
use crate::wording::{Phrases, WordingError};

pub(super) fn body(
    directive: &Directive,
    words: &Phrases,
    office: &Office,
    width: Length,
) -> Result<Vec<Block>, WordingError> {
    let lead = lead(directive, words, office)?;
    let mut body = Body::new(words, &office.form, width, directive.kind.heading_colon);
    body.blocks.extend(lead.into_iter().map(Block::Paragraph));
    body.measures(&directive.measures, directive.levels())?;
    for contact in &directive.contacts {
        self::contact(contact, words, &mut body)?;
    }
    directive.closing.iter().for_each(|text| body.push(sentence(Role::Body, text.notation())));
    end_with(&mut body.blocks, &words.get("end_mark")?, office.spaced_end_mark);
    keep_two_lines(&mut body.blocks, &office.form, width);
    Ok(body.blocks)
}

/// Basis, purpose, opening and request.
fn lead(directive: &Directive, words: &Phrases, office: &Office) -> Result<Vec<Paragraph>, WordingError> {
    let kind = directive.kind;
    let mut bases = Vec::new();
    for basis in &directive.legal_basis {
        bases.push(match &basis.text {
            Some(text) => text.notation().to_owned(),
            None => {
                let verb = match &basis.verb {
                    Some(verb) => verb.notation().to_owned(),
                    None => words.get("basis_verb")?,
                };
                let basis =
                    words.fill("basis", &[("verb", &verb), ("citation", &citation(basis, words)?)])?;
                // A colon that was typed stays, as it does in a basis that is written out.
                if basis.ends_with(':') { basis } else { without_end(&basis).to_owned() }
            }
        });
    }
    let italic = kind.basis_under_title || office.italic_basis;
    let mut paragraphs = Vec::new();
    if let Some((by, more)) = directive.enacted_by.split_first() {
        let mut by = paragraph(Role::EnactedBy, &capitals(by.notation()));
        for line in more {
            by.content.push(Inline::Break);
            by.content.extend(paragraph(Role::EnactedBy, &capitals(line.notation())).content);
        }
        paragraphs.push(by);
    }
    let Some(asked) = request(directive, words)? else {
        paragraphs.extend(basis_paragraphs(&bases, italic));
        if let Some(key) = kind.enacting {
            paragraphs.push(paragraph(Role::Enacting, &words.get(key)?));
        }
        paragraphs.extend(directive.purpose.iter().map(|purpose| sentence(Role::Body, purpose.notation())));
        paragraphs.extend(opening(directive));
        paragraphs.extend(parties(directive, words)?);
        return Ok(paragraphs);
    };
    let separate = directive.request.as_ref().is_some_and(|request| request.separate);
    // A sentence that its author ended stands by itself; another goes straight on to the request, and so does one basis
    // without a purpose.
    let mut before = directive.purpose.as_ref().map(|purpose| purpose.notation().to_owned());
    let purpose = before.take_if(|purpose| is_ended(purpose));
    if directive.purpose.is_none() && !separate && !kind.basis_under_title && bases.len() == 1 {
        before = bases.pop_if(|basis| !is_ended(basis));
    }
    paragraphs.extend(basis_paragraphs(&bases, italic));
    paragraphs.extend(purpose.map(|purpose| paragraph(Role::Body, &purpose)));
    paragraphs.extend(opening(directive));
    paragraphs.extend(parties(directive, words)?);
    let mut asked = match before {
        Some(before) => {
            let before = without_end(&before);
            paragraph(Role::Body, &words.fill("joined_request", &[("before", before), ("request", &asked)])?)
        }
        None => paragraph(Role::Body, &capital(&asked)),
    };
    asked.keep_next = true;
    paragraphs.push(asked);
    Ok(paragraphs)
}

/// Its last paragraph stays with what it leads into.
fn opening(directive: &Directive) -> impl Iterator<Item = Paragraph> {
    let last = directive.opening.len().saturating_sub(1);
    let items_follow = directive.request.is_none() && !directive.measures.is_empty();
    directive.opening.iter().enumerate().map(move |(at, text)| {
        let leads =
            text.notation().ends_with(':') || at == last && items_follow && ends::leads_on(text.notation());
        let role = if leads && directive.kind.introduces { Role::Introduction } else { Role::Body };
        let mut words = match leads {
            true => paragraph(role, &ends::with_end_mark(text.notation(), ':')),
            false => sentence(role, text.notation()),
        };
        words.keep_next = leads;
        words
    })
}

/// Each basis ends in `;`, the last in `.` (PL I, mục II.6.a; V.6), where its author gave it no other end; in italics
/// where the type has them under its title.
fn basis_paragraphs(bases: &[String], italic: bool) -> impl Iterator<Item = Paragraph> {
    let role = if italic { Role::LegalBasis } else { Role::Body };
    bases.iter().enumerate().map(move |(at, basis)| {
        paragraph(role, &with_list_mark(basis, if at + 1 == bases.len() { '.' } else { ';' }))
    })
}

fn request(directive: &Directive, words: &Phrases) -> Result<Option<String>, WordingError> {
    let Some(request) = &directive.request else { return Ok(None) };
    let by = match &request.by {
        Some(by) => by.notation().to_owned(),
        None => issuer_names_in_text(directive, words)?,
    };
    let values = [
        ("by", by.as_str()),
        ("verb", request.verb.notation()),
        ("whom", request.whom.notation()),
        ("action", without_end(request.action.notation())),
    ];
    let asked = words.fill("request", &values)?;
    Ok(Some(ended_as(&asked, request.action.notation())))
}

/// What grows as measures are worded.
pub(super) struct Body<'a> {
    words: &'a Phrases,
    form: &'a Form,
    /// Width of the section's text, for tables.
    width: Length,
    heading_colon: bool,
    /// Articles so far.
    articles: usize,
    /// Tables with a caption so far, in the whole document.
    pub(super) captions: usize,
    pub(super) blocks: Vec<Block>,
}

/// How the items of a list are numbered.
pub(super) struct List<'a> {
    /// Its own numbering, then that of each list below.
    levels: &'a [Numbering],
    /// Lists around it that are counted with it.
    depth: usize,
    /// The label of the item it belongs to.
    above: Option<&'a Label>,
}

impl<'a> List<'a> {
    /// A list that belongs to no item.
    pub(super) fn outermost(levels: &'a [Numbering]) -> Self {
        Self { levels, depth: 0, above: None }
    }
}

impl<'a> Body<'a> {
    pub(super) fn new(words: &'a Phrases, form: &'a Form, width: Length, heading_colon: bool) -> Self {
        Self { words, form, width, heading_colon, articles: 0, captions: 0, blocks: Vec::new() }
    }

    pub(super) fn push(&mut self, paragraph: Paragraph) {
        self.blocks.push(Block::Paragraph(paragraph));
    }

    /// Measures, each level numbered in its way.
    pub(super) fn measures(&mut self, items: &[Measure], levels: &[Numbering]) -> Result<(), WordingError> {
        let mut count = 0;
        items.iter().try_for_each(|item| self.item(item, &List::outermost(levels), &mut count))
    }

    /// An item of a list that has `count` items so far.
    fn item(&mut self, item: &Measure, list: &List<'_>, count: &mut usize) -> Result<(), WordingError> {
        let own = list.levels.first().copied().unwrap_or(Numbering::Plus);
        // What stands above articles does not begin their count anew.
        let depth = if own == Numbering::Article { 0 } else { list.depth };
        // A table alone has no words that a number could stand before.
        let mut label = None;
        if item.opening().is_some() {
            let place = numbering::Place { at: *count, depth, above: list.above };
            label = numbering::label(own, &place, &mut self.articles, self.words)?;
            *count += 1;
        }
        let above = label.clone();
        if let Some(heading) = &item.heading {
            self.heading(own, heading.notation(), label.take(), !item.content.is_empty());
        }
        let alone = matches!(&item.content.0[..], [Element::Paragraph(_)]);
        let deadline = item.deadline.map(|date| short_date(date, self.words)).transpose()?;
        let below = List { levels: item.levels_below(list.levels), depth: depth + 1, above: above.as_ref() };
        self.content(&item.content, &below, |text, leads| {
            let text = text.replace(DEADLINE_MARK, deadline.as_deref().unwrap_or_default());
            // A further paragraph of an item is plain text of the body.
            let role =
                if label.is_some() || own == Numbering::None { numbering::role(own) } else { Role::Body };
            let mut words =
                if leads { paragraph(role, &with_end_mark(&text, ':')) } else { sentence(role, &text) };
            words.label = label.take();
            words.keep_next = leads;
            words.heads_nothing = alone;
            words
        })
    }

    /// The title of an item with its label, which may lead into more: on one line, or of parts to subsections on two.
    fn heading(&mut self, own: Numbering, heading: &str, label: Option<Label>, leads: bool) {
        let role = numbering::heading_role(own);
        match own {
            Numbering::Part | Numbering::Chapter | Numbering::Section | Numbering::Subsection => {
                self.push(Paragraph { label, ..Paragraph::new(numbering::role(own), Vec::new()) });
                self.push(Paragraph { heads_nothing: !leads, ..paragraph(role, &capitals(heading)) });
            }
            _ => {
                let words = match own {
                    Numbering::Roman => capitals(heading),
                    _ if leads && self.heading_colon => with_end_mark(heading, ':'),
                    _ => heading.to_owned(),
                };
                let mut heading = paragraph(role, &words);
                heading.label = label;
                heading.keep_next = leads;
                heading.heads_nothing = !leads;
                self.push(heading);
            }
        }
    }

    /// A table, below its caption.
    fn table(&mut self, table: &Table) -> Result<(), WordingError> {
        if let Some(caption) = &table.caption {
            self.captions += 1;
            let values =
                [("number", &*self.captions.to_string()), ("title", without_end(caption.notation()))];
            self.push(paragraph(Role::TableCaption, &self.words.fill("table_caption", &values)?));
        }
        self.blocks.push(Block::Table(table::table(table, self.form, self.width)));
        Ok(())
    }

    /// One thing after another, items numbered on whatever stands between them. `worded` makes the paragraph of a text,
    /// which may lead into a list or a table behind it.
    pub(super) fn content(
        &mut self,
        content: &Content,
        list: &List<'_>,
        mut worded: impl FnMut(&str, bool) -> Paragraph,
    ) -> Result<(), WordingError> {
        let (mut items, mut people) = (0, 0);
        for (at, element) in content.0.iter().enumerate() {
            match element {
                Element::Paragraph(text) => {
                    let leads = content.0.get(at + 1).is_some_and(|next| next.paragraph().is_none());
                    self.push(worded(text.notation(), leads));
                }
                Element::Table(table) => self.table(table)?,
                Element::Item(item) => self.item(item, list, &mut items)?,
                Element::Person(person) => {
                    roster::person(person, people, self.words, &mut self.blocks)?;
                    people += 1;
                }
            }
        }
        Ok(())
    }
}

fn contact(contact: &Contact, words: &Phrases, body: &mut Body<'_>) -> Result<(), WordingError> {
    let lead = contact.lead.notation();
    // In a sentence the lead goes on as typed; a line of its own ends in the phrase's mark.
    let lead = if contact.block { without_end(lead) } else { lead };
    let values = [
        ("lead", lead),
        ("unit", without_end(contact.unit.notation())),
        ("through", value(&contact.through)),
        ("person", value(&contact.person)),
        ("title", value(&contact.title)),
        ("phone", value(&contact.phone)),
        ("hotline", value(&contact.hotline)),
        ("email", value(&contact.email)),
        ("tail", value(&contact.tail)),
    ];
    let mut line = |key| -> Result<(), WordingError> {
        body.push(sentence(Role::Body, &words.fill(key, &values)?));
        Ok(())
    };
    if !contact.block {
        return line("contact");
    }
    line("contact_lead")?;
    line("contact_unit")?;
    if contact.phone.is_some() || contact.hotline.is_some() {
        line("contact_phone")?;
    } else if contact.person.is_some() {
        line("contact_person")?;
    }
    if contact.email.is_some() {
        line("contact_email")?;
    }
    if let Some(tail) = &contact.tail {
        body.push(sentence(Role::Body, &capital(tail.notation())));
    }
    Ok(())
}

/// Puts the end mark (`./.`, in every form of PL III) in the place of the last paragraph's stop or semicolon, behind a
/// colon; the paragraph stays with the signature. After a table on a line of its own.
pub(super) fn end_with(blocks: &mut Vec<Block>, mark: &str, spaced: bool) {
    if !matches!(blocks.last(), Some(Block::Paragraph(_))) {
        blocks.push(Block::Paragraph(Paragraph::new(Role::Body, Vec::new())));
    }
    let Some(Block::Paragraph(last)) = blocks.last_mut() else { return };
    let words = last.content.iter().rposition(|piece| !matches!(piece, Inline::Note { .. }));
    if let Some(at) = words
        && let Inline::Text { text, link: None, .. } = &mut last.content[at]
    {
        text.truncate(ends::before_end_mark(text).len());
        if text.is_empty() {
            last.content.remove(at);
        }
    }
    let space = if spaced && !last.content.is_empty() { " " } else { "" };
    last.content.push(Inline::text(format!("{space}{mark}")));
    last.keep_next = true;
}

/// Two lines of body stay with the signature: where the last paragraph is one line, the paragraph above it stays too.
fn keep_two_lines(blocks: &mut [Block], form: &Form, column: Length) {
    let [.., Block::Paragraph(above), Block::Paragraph(last)] = blocks else { return };
    if extent::lines(last, form, column) == 1 {
        above.keep_next = true;
    }
}
