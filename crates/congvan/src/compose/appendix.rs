//! Phụ lục (PL I, mục III.1; PL III, Mẫu 2.1): label, title, reference, rule, content.

use crate::compose::body::{levels, measures};
use crate::compose::{block, capitals, document_date, numbering, paragraph, without_end};
use crate::directive::{Appendix, Directive, Person};
use crate::document::{Block, Paragraph, Rule, Section};
use crate::form::Form;
use crate::metrics;
use crate::style::{self, Role};
use crate::wording::{Phrases, WordingError};

/// Annex `at`, counted from 0. One annex has no number, several have Roman ones.
pub(super) fn appendix(
    directive: &Directive,
    annex: &Appendix,
    at: usize,
    words: &Phrases,
    form: &Form,
) -> Result<Section, WordingError> {
    let number = if directive.appendices.len() > 1 { numbering::roman(at + 1) } else { String::new() };
    let title = capitals(without_end(&annex.title.value));
    let reference = words.fill(
        "appendix_reference",
        &[
            ("number", &numbering::document_number(&directive.number)),
            ("symbol", &directive.number.symbol.value),
            ("date", &document_date(directive.date, words)?),
            ("issuer", &directive.issuer.name.value),
        ],
    )?;
    let style = style::style(Role::AppendixTitle, form);
    let width = metrics::width(&title, style.face(), style.size).min(form.text_width());
    let mut paragraphs: Vec<Paragraph> =
        annex.text.iter().map(|text| paragraph(Role::Body, &text.value)).collect();
    measures(&annex.items, levels(&annex.numbering), words, &mut paragraphs)?;
    for (nth, person) in annex.people.iter().enumerate() {
        self::person(person, nth, words, &mut paragraphs)?;
    }
    let mut blocks = vec![
        block(Role::AppendixLabel, &words.fill("appendix_label", &[("number", &number)])?),
        block(Role::AppendixTitle, &title),
        block(Role::AppendixReference, &reference),
        Block::Rule(Rule { role: Role::AppendixRule, length: width.percent(40) }),
    ];
    blocks.extend(paragraphs.into_iter().map(Block::Paragraph));
    Ok(Section::new(blocks))
}

/// A numbered name and a dash line for each thing known.
fn person(
    person: &Person,
    at: usize,
    words: &Phrases,
    paragraphs: &mut Vec<Paragraph>,
) -> Result<(), WordingError> {
    let value = |text: &Option<crate::directive::Text>| {
        text.as_ref().map(|text| text.value.clone()).unwrap_or_default()
    };
    let (title, phone, mobile, email) =
        (value(&person.title), value(&person.phone), value(&person.mobile), value(&person.email));
    let values = [
        ("name", person.name.value.as_str()),
        ("title", &title),
        ("phone", &phone),
        ("mobile", &mobile),
        ("email", &email),
    ];
    let mut lines = Vec::new();
    for (known, key) in [
        (!title.is_empty(), "person_title"),
        (!(phone.is_empty() && mobile.is_empty()), "person_phone"),
        (!email.is_empty(), "person_email"),
    ] {
        if known {
            lines.push(words.fill(key, &values)?);
        }
    }
    let mut name =
        paragraph(Role::Clause, &format!("{};", without_end(&words.fill("person_name", &values)?)));
    name.label = Some(format!("{}.", at + 1));
    name.keep_next = true;
    paragraphs.push(name);
    let count = lines.len();
    for (nth, line) in lines.iter().enumerate() {
        let end = if nth + 1 == count { "." } else { ";" };
        let mut line = paragraph(Role::Dash, &format!("{}{end}", without_end(line)));
        line.label = Some("-".to_owned());
        line.keep_next = nth + 1 < count;
        paragraphs.push(line);
    }
    Ok(())
}
