//! Ô 7 and 9b: the recipients list and, beside it, authority, title and name of the signatory.

use crate::compose::{BLANK_NAME, capitals, paragraph, without_end};
use crate::directive::Directive;
use crate::document::{Block, Columns, ColumnsPlace, Piece};
use crate::form::Form;
use crate::inline;
use crate::style::Role;
use crate::wording::{Phrases, WordingError};

pub(super) fn signing(directive: &Directive, words: &Phrases, form: &Form) -> Result<Block, WordingError> {
    let list = &directive.distribution;
    let mut left =
        vec![Piece::Paragraph(paragraph(Role::DistributionLabel, &words.get("distribution_label")?))];
    let mut line = |text: &str, end: &str| {
        let mut line = paragraph(Role::Distribution, &format!("{}{end}", without_end(text)));
        line.label = Some("-".to_owned());
        left.push(Piece::Paragraph(line));
    };
    for to in &list.to {
        let purpose = to.purpose.as_ref().map_or("", |purpose| purpose.value.as_str());
        line(
            &words
                .fill("distribution_line", &[("name", without_end(&to.name.value)), ("purpose", purpose)])?,
            ";",
        );
    }
    let units: Vec<&str> = list.archive.iter().map(|unit| without_end(&unit.value)).collect();
    let copies = list.copies.map(|copies| copies.to_string()).unwrap_or_default();
    line(&words.fill("archive", &[("units", &units.join(", ")), ("copies", &copies)])?, ".");

    let signatory = &directive.signatory;
    let mut right = Vec::new();
    for (authority, of) in &signatory.authority {
        let line = words.fill("authority", &[("authority", authority.abbreviation()), ("of", &of.value)])?;
        right.push(Piece::Paragraph(paragraph(Role::Authority, &capitals(&line))));
    }
    if let Some(title) = &signatory.title {
        right.push(Piece::Paragraph(paragraph(Role::Authority, &capitals(&title.value))));
    }
    let name = signatory.name.as_ref().map_or_else(|| inline::blank(BLANK_NAME), |name| name.value.clone());
    right.push(Piece::Paragraph(paragraph(Role::SignerName, &name)));
    Ok(Block::Columns(Columns {
        place: ColumnsPlace::Signing,
        widths: form.closing_columns(),
        rows: vec![[left, right]],
    }))
}
