//! Bản sao (NĐ 30, Điều 25; PL I, phần II; PL III, Mẫu 3.1, 3.2): the part of the one who copies.

use crate::compose::signing::{Place, distribution, signatory};
use crate::compose::{capitals, document_date, letterhead, numbering, paragraph};
use crate::document::form::Form;
use crate::document::style::Role;
use crate::document::{Block, Columns, ColumnsPlace, Piece, Rule, Section};
use crate::model::directive::{Copy, CopyForm};
use crate::wording::{Phrases, WordingError};

/// On paper below a full-width rule after the last part; of an electronic copy a line in the top margin of page 1.
pub(super) fn copy(
    copy: &Copy,
    electronic: bool,
    words: &Phrases,
    form: &Form,
    sections: &mut [Section],
) -> Result<(), WordingError> {
    let name = words.get(match copy.form {
        CopyForm::True => "copy_true",
        CopyForm::OfCopy => "copy_of_copy",
        CopyForm::Extract => "copy_extract",
    })?;
    if electronic {
        let date = copy.date.unwrap_or_default().with_slashes("___");
        let time = copy.time.as_ref().map_or("___:___:___", |time| time.notation());
        let values = [
            ("form", name.as_str()),
            ("issuer", copy.issuer.name.notation()),
            ("date", &date),
            ("time", time),
        ];
        if let Some(first) = sections.first_mut() {
            first
                .top_margin
                .push(Piece::Paragraph(paragraph(Role::SignatureMark, &words.fill("copy_mark", &values)?)));
        }
        return Ok(());
    }
    let Some(last) = sections.last_mut() else { return Ok(()) };
    let width = form.section_width(last.landscape);
    let issuer = |column| letterhead::issuer(&[&copy.issuer], words, column, form);
    let widths = letterhead::apart(form.letterhead_columns(width), words, form, issuer)?;
    let number = numbering::document_number(&copy.number);
    let number = words.fill("number", &[("number", &number), ("symbol", copy.number.symbol.notation())])?;
    let right = vec![Piece::Paragraph(paragraph(Role::CopyForm, &capitals(&name)))];
    let date = document_date(copy.date.unwrap_or_default(), words)?;
    let place_date = words.fill("place_date", &[("place", copy.place.notation()), ("date", &date)])?;
    let below = vec![Piece::Paragraph(paragraph(Role::PlaceDate, &place_date))];
    let left = issuer(widths[0]);
    let rows = vec![[left, right], [vec![Piece::Paragraph(paragraph(Role::Number, &number))], below]];
    last.blocks.push(Block::Rule(Rule { role: Role::CopyRule, length: width }));
    last.blocks.push(Block::Columns(Columns { place: ColumnsPlace::Letterhead, widths, rows }));
    let place = Place::new(form, last.landscape);
    let rows = place
        .beside(distribution(&copy.distribution, words, &place)?, signatory(&copy.signatory, true, words)?);
    last.blocks.push(place.columns(ColumnsPlace::Signing, rows));
    Ok(())
}
