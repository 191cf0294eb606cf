//! Ô 1 to 5b and 9a: national title, issuer, number, subject, place and date, addressees.

use crate::compose::{block, capitals, document_date, even, numbering, paragraph, subject, without_end};
use crate::directive::Directive;
use crate::document::{Block, Columns, ColumnsPlace, Inline, Paragraph, Piece, Rule};
use crate::form::Form;
use crate::length::Length;
use crate::style::Role;
use crate::wording::{Phrases, WordingError};

pub(super) fn letterhead(directive: &Directive, words: &Phrases, form: &Form) -> Result<Block, WordingError> {
    let widths = form.letterhead_columns();
    let issuer = &directive.issuer;

    let mut left = Vec::new();
    if let Some(superior) = &issuer.superior {
        let lines = name_lines(&superior.value, words, Role::Superior, widths[0], form);
        left.push(Piece::Paragraph(in_lines(Role::Superior, &lines)));
    }
    let name = name_lines(&issuer.name.value, words, Role::Issuer, widths[0], form);
    let longest = name
        .iter()
        .map(|line| even::width(line, Role::Issuer, form))
        .max()
        .unwrap_or_default()
        .min(widths[0]);
    left.push(Piece::Paragraph(in_lines(Role::Issuer, &name)));
    // Between 1/3 and 1/2 of the text line (PL I, mục II.2).
    left.push(Piece::Rule(Rule { role: Role::IssuerRule, length: longest.percent(40) }));

    let motto = words.get("motto")?;
    // As long as the line of the motto (PL I, mục II.1).
    let motto_width = even::width(&motto, Role::Motto, form);
    let right = vec![
        Piece::Paragraph(paragraph(Role::NationalName, &words.get("national_name")?)),
        Piece::Paragraph(paragraph(Role::Motto, &motto)),
        Piece::Rule(Rule { role: Role::MottoRule, length: motto_width }),
    ];

    let number = numbering::document_number(&directive.number);
    let number = words.fill("number", &[("number", &number), ("symbol", &directive.number.symbol.value)])?;
    let date = document_date(directive.date, words)?;
    let place_date = words.fill("place_date", &[("place", &directive.place.value), ("date", &date)])?;
    let subject = words.fill("subject", &[("subject", &subject(directive))])?;
    let subject = subject_lines(&subject, widths[0], form);
    let identity = [
        vec![Piece::Paragraph(paragraph(Role::Number, &number)), Piece::Paragraph(subject)],
        vec![Piece::Paragraph(paragraph(Role::PlaceDate, &place_date))],
    ];
    Ok(Block::Columns(Columns {
        place: ColumnsPlace::Letterhead,
        widths,
        rows: vec![[left, right], identity],
    }))
}

/// Nơi kính gửi (PL I, mục II.9): one on the line of the label, several each on its own line with dash and end
/// mark.
pub(super) fn recipients(directive: &Directive, words: &Phrases) -> Result<Vec<Block>, WordingError> {
    let names: Vec<&str> = directive.recipients.iter().map(|to| without_end(&to.name.value)).collect();
    if let [only] = names[..] {
        return Ok(vec![block(Role::RecipientLabel, &words.fill("recipient_only", &[("name", only)])?)]);
    }
    let mut blocks = vec![block(Role::RecipientLabel, &words.get("recipient_label")?)];
    for (at, name) in names.iter().enumerate() {
        let end = if at + 1 == names.len() { "." } else { ";" };
        let mut line = paragraph(Role::Recipient, &format!("{name}{end}"));
        line.label = Some("-".to_owned());
        line.keep_next = true;
        blocks.push(Block::Paragraph(line));
    }
    Ok(blocks)
}

/// The subject in even lines, where it has no emphasis or blank of its own.
fn subject_lines(subject: &str, column: Length, form: &Form) -> Paragraph {
    let plain = paragraph(Role::Subject, subject);
    match &plain.content[..] {
        [Inline::Text { text, bold: false, italic: false, link: None }] => {
            in_lines(Role::Subject, &even::lines(text, Role::Subject, column, form))
        }
        _ => plain,
    }
}

fn in_lines(role: Role, lines: &[String]) -> Paragraph {
    let mut content = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            content.push(Inline::Break);
        }
        content.push(Inline::text(line));
    }
    Paragraph::new(role, content)
}

/// A name in capitals, with a break after the words of `issuer_breaks`.
fn name_lines(name: &str, words: &Phrases, role: Role, column: Length, form: &Form) -> Vec<String> {
    let name = capitals(without_end(name));
    let openings = words.list("issuer_breaks").iter().map(|opening| capitals(opening));
    let opening = openings.filter(|opening| name.starts_with(&format!("{opening} "))).max_by_key(String::len);
    match opening.filter(|_| role == Role::Issuer) {
        Some(opening) => {
            let rest = name[opening.len()..].trim();
            [even::lines(&opening, role, column, form), even::lines(rest, role, column, form)].concat()
        }
        None => even::lines(&name, role, column, form),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_committee_stands_on_two_lines() {
        let (words, form) = (Phrases::dispatch(), Form::default());
        let lines = |name| name_lines(name, &words, Role::Issuer, form.letterhead_columns()[0], &form);
        assert_eq!(lines("Ủy ban nhân dân xã Chi Lăng"), ["ỦY BAN NHÂN DÂN", "XÃ CHI LĂNG"]);
        assert_eq!(lines("Sở Tài chính"), ["SỞ TÀI CHÍNH"]);
    }
}
