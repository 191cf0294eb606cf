//! Ô 1 to 5b, 9a and 10b: national title, issuer, number, subject, place and date, title, addressees, urgency.

use crate::compose::ends::{listed_name, without_end};
use crate::compose::{block, capital, capitals, document_date, even, numbering, paragraph, subject};
use crate::directive::types::{DocumentType, Head};
use crate::directive::{Directive, Issuer, Text, Urgency};
use crate::document::{Block, Columns, ColumnsPlace, Inline, Label, Paragraph, Piece, Rule, Stamp};
use crate::form::Form;
use crate::length::Length;
use crate::office::Office;
use crate::style::Role;
use crate::wording::{Phrases, WordingError};

pub(super) fn letterhead(
    directive: &Directive,
    words: &Phrases,
    form: &Form,
    width: Length,
) -> Result<Block, WordingError> {
    let place_date = place_date(directive, words)?;
    let widths = columns(place_date.as_deref(), form, width);
    let number = numbering::document_number(&directive.number);
    let number = words.fill("number", &[("number", &number), ("symbol", &directive.number.symbol.value)])?;
    let mut left = vec![Piece::Paragraph(paragraph(Role::Number, &number))];
    if directive.kind.head == Head::Dispatch {
        let subject = words.fill("subject", &[("subject", &subject(directive))])?;
        left.push(Piece::Paragraph(in_even_lines(Role::Subject, &subject, widths[0], form)));
    }
    if let Some(urgency) = directive.urgency {
        left.push(Piece::Stamp(urgency_stamp(urgency, words)?));
    }
    let right = place_date.iter().map(|line| Piece::Paragraph(paragraph(Role::PlaceDate, line))).collect();
    let rows = vec![
        [issuer(&directive.issuer, words, widths[0], form), national_title(words, form)?],
        [left, right],
    ];
    Ok(Block::Columns(Columns { place: ColumnsPlace::Letterhead, widths, rows }))
}

/// Ô 4: `Chi Lăng, ngày …`; a type without place and date has none.
fn place_date(directive: &Directive, words: &Phrases) -> Result<Option<String>, WordingError> {
    if directive.kind.head == Head::Undated {
        return Ok(None);
    }
    let date = document_date(directive.date, words)?;
    words.fill("place_date", &[("place", &directive.place.value), ("date", &date)]).map(Some)
}

/// The two columns; a place as long as `Thành phố Hồ Chí Minh` takes some of the left one, so that place and date
/// stand on one line.
fn columns(place_date: Option<&str>, form: &Form, width: Length) -> [Length; 2] {
    const LEFT_AT_LEAST: Length = Length::mm(45);
    let [left, right] = form.letterhead_columns(width);
    let words = paragraph(Role::PlaceDate, place_date.unwrap_or_default()).characters();
    let wanted = even::width(&words, Role::PlaceDate, form) + Length::tenth_mm(5);
    let more = (wanted - right).max(Length::ZERO).min((left - LEFT_AT_LEAST).max(Length::ZERO));
    [left - more, right + more]
}

/// The head of a document issued with another: issuer and national title only (Mẫu 1.3).
pub(super) fn bare_letterhead(
    issuer: &Issuer,
    words: &Phrases,
    form: &Form,
    width: Length,
) -> Result<Block, WordingError> {
    let widths = form.letterhead_columns(width);
    let rows = vec![[self::issuer(issuer, words, widths[0], form), national_title(words, form)?]];
    Ok(Block::Columns(Columns { place: ColumnsPlace::Letterhead, widths, rows }))
}

/// Ô 2: the issuer under its superior, and the rule of 1/3 to 1/2 of its line (PL I, mục II.2).
pub(super) fn issuer(issuer: &Issuer, words: &Phrases, column: Length, form: &Form) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if let Some(superior) = &issuer.superior {
        let lines = name_lines(&superior.value, words, Role::Superior, column, form);
        pieces.push(Piece::Paragraph(in_lines(Role::Superior, &lines)));
    }
    let name = name_lines(&issuer.name.value, words, Role::Issuer, column, form);
    let longest =
        name.iter().map(|line| even::width(line, Role::Issuer, form)).max().unwrap_or_default().min(column);
    pieces.push(Piece::Paragraph(in_lines(Role::Issuer, &name)));
    pieces.push(Piece::Rule(Rule { role: Role::IssuerRule, length: longest.percent(40) }));
    pieces
}

/// Ô 1: Quốc hiệu, Tiêu ngữ, and the rule as long as the motto (PL I, mục II.1).
fn national_title(words: &Phrases, form: &Form) -> Result<Vec<Piece>, WordingError> {
    let motto = words.get("motto")?;
    let length = even::width(&motto, Role::Motto, form);
    Ok(vec![
        Piece::Paragraph(paragraph(Role::NationalName, &words.get("national_name")?)),
        Piece::Paragraph(paragraph(Role::Motto, &motto)),
        Piece::Rule(Rule { role: Role::MottoRule, length }),
    ])
}

/// Ô 10b: boxes of 30, 40 and 20 × 8 mm (PL I, mục III.2).
fn urgency_stamp(urgency: Urgency, words: &Phrases) -> Result<Stamp, WordingError> {
    let (key, width) = match urgency {
        Urgency::MostUrgent => ("urgency_most", Length::mm(30)),
        Urgency::VeryUrgent => ("urgency_very", Length::mm(40)),
        Urgency::Urgent => ("urgency", Length::mm(20)),
    };
    Ok(Stamp { role: Role::Urgency, text: words.get(key)?, width, height: Length::mm(8) })
}

/// Ô 5a: tên loại, trích yếu and the rule of 1/3 to 1/2 of the text line (PL I, mục II.5).
pub(super) fn title(kind: &DocumentType, subject: &Text, form: &Form, width: Length) -> Vec<Block> {
    let column = width.percent(85);
    let name = capitals(kind.name);
    let mut blocks = vec![block(Role::TypeName, &name)];
    let mut longest = even::width(&name, Role::TypeName, form);
    let subject = capital(without_end(&subject.value));
    if !subject.is_empty() {
        let lines = even::lines(&subject, Role::TypeSubject, column, form);
        longest =
            lines.iter().map(|line| even::width(line, Role::TypeSubject, form)).max().unwrap_or_default();
        blocks.push(Block::Paragraph(in_even_lines(Role::TypeSubject, &subject, column, form)));
    }
    blocks.push(Block::Rule(Rule { role: Role::TypeRule, length: longest.percent(40) }));
    blocks
}

/// Nơi kính gửi (PL I, mục II.9): one on the line of the label, several each on its own line with dash and end
/// mark.
pub(super) fn recipients(
    directive: &Directive,
    words: &Phrases,
    office: &Office,
) -> Result<Vec<Block>, WordingError> {
    let names: Vec<&str> = directive.recipients.iter().map(|to| to.name.value.as_str()).collect();
    let label = words.fill(directive.kind.recipient_label, &[("issuer", &directive.issuer.name.value)])?;
    match names[..] {
        [] => return Ok(Vec::new()),
        [only] => {
            let only = listed_name(only, '.');
            let only = if office.single_recipient_stop { &only } else { only.trim_end_matches('.') };
            return Ok(vec![block(Role::OnlyRecipient, &format!("{label} {only}"))]);
        }
        _ => {}
    }
    let mut blocks = vec![block(Role::RecipientLabel, &label)];
    for (at, name) in names.iter().enumerate() {
        let end = if at + 1 == names.len() { '.' } else { ';' };
        let mut line = paragraph(Role::Recipient, &listed_name(name, end));
        line.label = Some(Label::mark("-"));
        // The last stays with the body; a long list may go on to the next page.
        line.keep_next = at + 1 == names.len();
        blocks.push(Block::Paragraph(line));
    }
    Ok(blocks)
}

/// Words in even lines, where they have no emphasis or blank of their own.
pub(super) fn in_even_lines(role: Role, notation: &str, column: Length, form: &Form) -> Paragraph {
    let plain = paragraph(role, notation);
    match &plain.content[..] {
        [Inline::Text { text, bold: false, italic: false, link: None }] => {
            in_lines(role, &even::lines(text, role, column, form))
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

/// A name in capitals; where it has the words of `issuer_breaks`, an issuer's name breaks after them, a superior's
/// where it does not fit one line.
fn name_lines(name: &str, words: &Phrases, role: Role, column: Length, form: &Form) -> Vec<String> {
    let name = capitals(without_end(name));
    let even = |text: &str| even::lines(text, role, column, form);
    let openings = words.list("issuer_breaks").iter().map(|opening| capitals(opening));
    let opening = openings.filter(|opening| name.starts_with(&format!("{opening} "))).max_by_key(String::len);
    let whole = even(&name);
    match opening.filter(|_| role == Role::Issuer || whole.len() > 1) {
        Some(opening) => [even(&opening), even(name[opening.len()..].trim())].concat(),
        None => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_committee_stands_on_two_lines() {
        let (words, form) = (Phrases::vietnamese(), Form::default());
        let lines = |name| {
            name_lines(name, &words, Role::Issuer, form.letterhead_columns(form.text_width())[0], &form)
        };
        assert_eq!(lines("Ủy ban nhân dân xã Chi Lăng"), ["ỦY BAN NHÂN DÂN", "XÃ CHI LĂNG"]);
        assert_eq!(lines("Sở Tài chính"), ["SỞ TÀI CHÍNH"]);
    }
}
