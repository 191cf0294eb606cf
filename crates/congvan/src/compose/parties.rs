//! Các bên: who makes a contract, a memorandum, an agreement or a record, and what they agree on.

use crate::compose::ends::{listed_name, without_end};
use crate::compose::{capitals, paragraph, sentence, value};
use crate::document::style::Role;
use crate::document::{Label, Paragraph};
use crate::model::directive::{Directive, Party};
use crate::wording::{Phrases, WordingError};

/// Every party, then what they agree on, which leads into the articles.
pub(super) fn parties(directive: &Directive, words: &Phrases) -> Result<Vec<Paragraph>, WordingError> {
    let mut paragraphs = Vec::new();
    for party in &directive.parties {
        self::party(party, words, &mut paragraphs)?;
    }
    paragraphs.extend(directive.agreement.iter().map(|text| {
        let mut words = sentence(Role::Body, text.notation());
        words.keep_next = text.notation().ends_with(':');
        words
    }));
    Ok(paragraphs)
}

/// What it is called and its name, then a dash line for each thing said of it.
fn party(party: &Party, words: &Phrases, paragraphs: &mut Vec<Paragraph>) -> Result<(), WordingError> {
    let values = [
        ("called", without_end(party.called.notation())),
        ("name", without_end(party.name.notation())),
        ("address", value(&party.address)),
        ("phone", value(&party.phone)),
        ("email", value(&party.email)),
        ("tax_code", value(&party.tax_code)),
        ("account", value(&party.account)),
        ("representative", value(&party.representative)),
        ("title", value(&party.title)),
        ("mandate", value(&party.mandate)),
    ];
    let mut lines = Vec::new();
    for (known, key) in [
        (&party.address, "party_address"),
        (&party.phone, "party_phone"),
        (&party.email, "party_email"),
        (&party.tax_code, "party_tax_code"),
        (&party.account, "party_account"),
        (&party.representative, "party_representative"),
        (&party.mandate, "party_mandate"),
    ] {
        if known.is_some() {
            lines.push(words.fill(key, &values)?);
        }
    }
    lines.extend(party.details.iter().map(|line| line.notation().to_owned()));
    let mut name = paragraph(Role::Party, &capitals(&words.fill("party_name", &values)?));
    name.keep_next = !lines.is_empty();
    paragraphs.push(name);
    let count = lines.len();
    for (at, line) in lines.iter().enumerate() {
        let last = at + 1 == count;
        let mut line = paragraph(Role::Dash, &listed_name(line, if last { '.' } else { ';' }));
        line.label = Some(Label::mark("-"));
        line.keep_next = !last;
        paragraphs.push(line);
    }
    Ok(())
}
