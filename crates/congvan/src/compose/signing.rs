//! Ô 7, 9b and 12: the recipients list and, beside it, authority, title and name of the signatory.

use crate::compose::ends::{listed_name, without_end};
use crate::compose::{BLANK_NAME, capitals, paragraph, value};
use crate::directive::types::Signing;
use crate::directive::{Directive, Distribution, Power, Signatory, Text};
use crate::document::{Block, Columns, ColumnsPlace, Inline, Label, Piece};
use crate::extent;
use crate::form::Form;
use crate::inline;
use crate::length::Length;
use crate::style::Role;
use crate::wording::{Phrases, WordingError};

/// The end of a recipients list that goes on below the signature: so many lines stand on one page.
const LAST_ENTRIES: usize = 8;

/// The signing blocks of the main document: those who sign two by two, the recipients list below.
pub(super) fn signing(
    directive: &Directive,
    words: &Phrases,
    form: &Form,
) -> Result<Vec<Block>, WordingError> {
    let list = distribution(&directive.distribution, words)?;
    let place = Place::new(form, directive.landscape);
    let mut blocks = Vec::new();
    let mut rows = if directive.cosigners.is_empty() {
        let signatory = signatory(&directive.signatory, words)?;
        match directive.kind.signing {
            Signing::One => place.beside(list, signatory),
            Signing::SecretaryAndChair => {
                let (title, name) =
                    directive.signatory.secretary.clone().unwrap_or((Text::derived("Thư ký"), None));
                let secretary = vec![
                    Piece::Paragraph(paragraph(Role::Authority, &capitals(&title.value))),
                    signer_name(name.as_ref()),
                ];
                let mut rows = vec![[secretary, signatory]];
                rows.extend(place.beside(list, Vec::new()));
                rows
            }
        }
    } else {
        // Columns are read from top to bottom, so each pair has columns of its own.
        let signatories: Vec<&Signatory> = directive.signatories().collect();
        for pair in signatories.chunks(2) {
            let bodies = !directive.joint.is_empty() || pair.iter().any(|own| own.party.is_some());
            let columns_place = if bodies { ColumnsPlace::CoSigning } else { ColumnsPlace::Signing };
            blocks.push(place.columns(columns_place, vec![place.pair(pair, words)?]));
        }
        place.beside(list, Vec::new())
    };
    if let Some(confirmation) = &directive.confirmation {
        let left =
            vec![Piece::Paragraph(paragraph(Role::Confirmation, &confirmation.value)), signer_name(None)];
        rows.push([left, Vec::new()]);
    }
    blocks.push(place.columns(ColumnsPlace::Signing, rows));
    Ok(blocks)
}

/// Where a signing block stands.
pub(super) struct Place<'a> {
    form: &'a Form,
    widths: [Length; 2],
    page_height: Length,
}

impl<'a> Place<'a> {
    pub(super) fn new(form: &'a Form, landscape: bool) -> Self {
        let widths = Form::signing_columns(form.section_width(landscape));
        Self { form, widths, page_height: form.body_height(landscape) }
    }

    /// Columns that stand below two lines of what is above them.
    pub(super) fn columns(&self, place: ColumnsPlace, rows: Vec<[Vec<Piece>; 2]>) -> Block {
        Block::Columns(Columns { place, widths: self.widths, rows })
    }

    /// Two who sign beside each other, their names on one line; one alone signs right.
    fn pair(&self, signatories: &[&Signatory], words: &Phrases) -> Result<[Vec<Piece>; 2], WordingError> {
        let mut cells: Vec<Vec<Piece>> =
            signatories.iter().map(|own| signatory(own, words)).collect::<Result<_, _>>()?;
        if cells.len() == 1 {
            return Ok([Vec::new(), cells.remove(0)]);
        }
        let heights: Vec<Length> = cells
            .iter()
            .zip(self.widths)
            .map(|(cell, width)| {
                extent::height(cell.split_last().map_or(&[][..], |(_, titles)| titles), self.form, width)
            })
            .collect();
        let highest = heights.iter().copied().max().unwrap_or_default();
        for (cell, height) in cells.iter_mut().zip(heights) {
            if let Some(Piece::Paragraph(name)) = cell.last_mut() {
                name.lower = highest - height;
            }
        }
        let mut cells = cells.into_iter();
        Ok([cells.next().unwrap_or_default(), cells.next().unwrap_or_default()])
    }

    /// The recipients list left of `right`. A long list does not take the signature with it to a page of its own: as
    /// much as reaches below the signature stands beside it, the rest goes on in rows between which a page may end.
    pub(super) fn beside(&self, mut list: Vec<Piece>, right: Vec<Piece>) -> Vec<[Vec<Piece>; 2]> {
        let height = |piece: &Piece| extent::height([piece], self.form, self.widths[0]);
        let right_height = extent::height(&right, self.form, self.widths[1]);
        let mut reached = Length::ZERO;
        let mut heights = list.iter().map(height);
        let first = heights.by_ref().take_while(|own| {
            reached += *own;
            reached < right_height
        });
        let first = (first.count() + 1).max(LAST_ENTRIES);
        let whole = reached + heights.sum();
        if !extent::is_tall(whole, self.page_height) || list.len() < first + LAST_ENTRIES {
            return vec![[list, right]];
        }
        let last = list.split_off(list.len() - LAST_ENTRIES);
        let between = list.split_off(first);
        let mut rows = vec![[list, right]];
        let rest = [between, last].into_iter().filter(|entries| !entries.is_empty());
        rows.extend(rest.map(|entries| [entries, Vec::new()]));
        rows
    }
}

/// Nơi nhận (PL I, mục II.9): every line with dash and `;`, the last, `Lưu:`, with a stop; then the drafter's mark as it is
/// written and the number of copies, with a stop of their own (PL III, Mẫu 1.3).
pub(super) fn distribution(list: &Distribution, words: &Phrases) -> Result<Vec<Piece>, WordingError> {
    let mut pieces =
        vec![Piece::Paragraph(paragraph(Role::DistributionLabel, &words.get("distribution_label")?))];
    let mut line = |text: &str| {
        let mut line = paragraph(Role::Distribution, text);
        line.label = Some(Label::mark("-"));
        pieces.push(Piece::Paragraph(line));
    };
    for to in &list.to {
        let name = match &to.purpose {
            None => &to.name.value,
            Some(_) => without_end(&to.name.value),
        };
        let values = [("name", name), ("purpose", value(&to.purpose))];
        line(&listed_name(&words.fill("distribution_line", &values)?, ';'));
    }
    let units: Vec<&str> = list.archive.iter().map(|unit| without_end(&unit.value)).collect();
    let copies = list.copies.map(|copies| copies.to_string()).unwrap_or_default();
    let issued = list.issued.map(|issued| issued.to_string()).unwrap_or_default();
    let archive = words.fill("archive", &[("units", &units.join(", ")), ("copies", &copies)])?;
    let drafter = without_end(value(&list.drafter));
    let mark = words.fill("drafter_mark", &[("drafter", drafter), ("issued", &issued)])?;
    let mark = if mark.is_empty() { mark } else { format!(" {}.", without_end(&mark)) };
    line(&format!("{}.{mark}", without_end(&archive)));
    Ok(pieces)
}

/// Authority and titles one under the other, then the name with room for the signature above it.
pub(super) fn signatory(signatory: &Signatory, words: &Phrases) -> Result<Vec<Piece>, WordingError> {
    let mut lines = Vec::new();
    if let Some(party) = &signatory.party {
        lines.push(words.fill("signs_for", &[("party", &party.value)])?);
    }
    for Power { kind, of, more } in &signatory.authority {
        lines.push(words.fill("authority", &[("authority", kind.abbreviation()), ("of", &of.value)])?);
        lines.extend(more.iter().map(|line| line.value.clone()));
    }
    lines.extend(signatory.title.iter().map(|title| title.value.clone()));
    let mut pieces: Vec<Piece> =
        lines.iter().map(|line| Piece::Paragraph(paragraph(Role::Authority, &capitals(line)))).collect();
    let mut name =
        signatory.name.as_ref().map_or_else(|| inline::blank(BLANK_NAME), |name| name.value.clone());
    if let Some(rank) = &signatory.rank {
        name = format!("{} {name}", rank.value);
    }
    let mut name = paragraph(Role::SignerName, &name);
    if let Some(title) = &signatory.other_title {
        // Ô 7b: above the name, below the signature.
        name.content.splice(0..0, [Inline::text(capitals(&title.value)), Inline::Break]);
    }
    pieces.push(Piece::Paragraph(name));
    Ok(pieces)
}

fn signer_name(name: Option<&Text>) -> Piece {
    let name = name.map_or_else(|| inline::blank(BLANK_NAME), |name| name.value.clone());
    Piece::Paragraph(paragraph(Role::SignerName, &name))
}
