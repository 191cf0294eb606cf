//! Ô 1 to 5b and 9a: national title, issuer, number, subject, place and date, addressees.

use crate::compose::{block, capitals, document_date, numbering, paragraph, subject, without_end};
use crate::directive::Directive;
use crate::document::{Block, Columns, ColumnsPlace, Inline, Paragraph, Piece, Rule};
use crate::form::Form;
use crate::length::Length;
use crate::metrics;
use crate::style::{self, Role};
use crate::wording::{Phrases, WordingError};

pub(super) fn letterhead(directive: &Directive, words: &Phrases, form: &Form) -> Result<Block, WordingError> {
    let widths = form.letterhead_columns();
    let issuer = &directive.issuer;

    let mut left = Vec::new();
    if let Some(superior) = &issuer.superior {
        let lines = lines(&superior.value, words, Role::Superior, widths[0], form);
        left.push(Piece::Paragraph(in_lines(Role::Superior, &lines)));
    }
    let name = lines(&issuer.name.value, words, Role::Issuer, widths[0], form);
    let longest =
        name.iter().map(|line| width(line, Role::Issuer, form)).max().unwrap_or_default().min(widths[0]);
    left.push(Piece::Paragraph(in_lines(Role::Issuer, &name)));
    // Between 1/3 and 1/2 of the text line (PL I, mục II.2).
    left.push(Piece::Rule(Rule { role: Role::IssuerRule, length: longest.percent(40) }));

    let motto = words.get("motto")?;
    // As long as the line of the motto (PL I, mục II.1).
    let motto_width = width(&motto, Role::Motto, form);
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
    let identity = [
        vec![
            Piece::Paragraph(paragraph(Role::Number, &number)),
            Piece::Paragraph(paragraph(Role::Subject, &subject)),
        ],
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

fn width(text: &str, role: Role, form: &Form) -> Length {
    let style = style::style(role, form);
    metrics::width(text, style.face(), style.size)
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

/// A name in capitals, in as few lines as fit the column and as even as can be, with a break after the words of
/// `issuer_breaks`.
fn lines(name: &str, words: &Phrases, role: Role, column: Length, form: &Form) -> Vec<String> {
    let name = capitals(without_end(name));
    let opening = words.list("issuer_breaks").iter().map(|opening| capitals(opening));
    let opening =
        opening.filter(|opening| role == Role::Issuer && name.starts_with(&format!("{opening} "))).max();
    match opening {
        Some(opening) => {
            let rest = name[opening.len()..].trim();
            [even(&opening, role, column, form), even(rest, role, column, form)].concat()
        }
        None => even(&name, role, column, form),
    }
}

/// The split into the fewest lines whose longest line is shortest; a line does not end in `VÀ` or a dash.
fn even(text: &str, role: Role, column: Length, form: &Form) -> Vec<String> {
    let words: Vec<&str> = text.split(' ').collect();
    for count in 1..=words.len() {
        if let Some((_, lines)) =
            split(&words, count, &|line| width(line, role, form)).filter(|(longest, _)| *longest <= column)
        {
            return lines;
        }
    }
    words.into_iter().map(str::to_owned).collect()
}

/// The best split of `words` into exactly `count` lines and the width of its longest line.
fn split(words: &[&str], count: usize, width: &dyn Fn(&str) -> Length) -> Option<(Length, Vec<String>)> {
    // Names have few words, but a hostile one must not cost exponential time.
    if words.len() > 40 || count > 6 {
        return None;
    }
    if count == 1 {
        let line = words.join(" ");
        return Some((width(&line), vec![line]));
    }
    let ends_well = |at: usize| !matches!(words[at - 1], "VÀ" | "-" | "CÁC");
    let mut best: Option<(Length, Vec<String>)> = None;
    for at in (1..words.len()).filter(|at| ends_well(*at)) {
        let first = words[..at].join(" ");
        let first_width = width(&first);
        if best.as_ref().is_some_and(|(longest, _)| first_width >= *longest) {
            break;
        }
        if let Some((rest, lines)) = split(&words[at..], count - 1, width)
            && best.as_ref().is_none_or(|(longest, _)| first_width.max(rest) < *longest)
        {
            best = Some((first_width.max(rest), [vec![first], lines].concat()));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_break_evenly() {
        let (words, form) = (Phrases::dispatch(), Form::default());
        let lines = |name| lines(name, &words, Role::Issuer, form.letterhead_columns()[0], &form);
        assert_eq!(lines("Sở Tài chính"), ["SỞ TÀI CHÍNH"]);
        assert_eq!(lines("Ủy ban nhân dân xã Chi Lăng"), ["ỦY BAN NHÂN DÂN", "XÃ CHI LĂNG"]);
        assert_eq!(lines("Sở Thông tin và Truyền thông"), ["SỞ THÔNG TIN", "VÀ TRUYỀN THÔNG"]);
        let long = "Ban ".repeat(200);
        assert_eq!(lines(long.trim()).len(), 200);
    }
}
