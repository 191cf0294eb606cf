//! Ô 7, 9b and 12: the recipients list and, beside it, authority, title and name of the signatory.

use crate::compose::ends::{listed_name, without_end};
use crate::compose::{BLANK_NAME, capitals, paragraph, value};
use crate::document::extent;
use crate::document::form::Form;
use crate::document::length::Length;
use crate::document::lines;
use crate::document::style::{self, Role};
use crate::document::{
    BRACE_GAP, BRACE_WIDTH, Beside, Block, Columns, ColumnsPlace, Inline, Label, Paragraph, Piece,
};
use crate::model::directive::types::Signing;
use crate::model::directive::{Directive, Distribution, DistributionLine, Power, Signatory, Text};
use crate::text::inline;
use crate::wording::{Phrases, WordingError};
use crate::words::Words;

/// The end of a recipients list that goes on below the signature: so many lines stand on one page.
const LAST_ENTRIES: usize = 8;

/// The signing blocks of the main document: those who sign two by two, the recipients list below.
pub(super) fn signing(
    directive: &Directive,
    words: &Phrases,
    form: &Form,
) -> Result<Vec<Block>, WordingError> {
    let place = Place::new(form, directive.landscape);
    let list = distribution(&directive.distribution, words, &place)?;
    let mut blocks = Vec::new();
    let mut rows = if directive.cosigners.is_empty() {
        let signatory = signatory(&directive.signatory, true, words)?;
        match directive.kind.signing {
            Signing::One => place.beside(list, signatory),
            Signing::SecretaryAndChair => {
                let (title, name) =
                    directive.signatory.secretary.clone().unwrap_or((Text::from_notation("Thư ký"), None));
                let secretary = vec![
                    Piece::Paragraph(paragraph(Role::Authority, &capitals(title.notation()))),
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
        let sealing = sealing(directive, &signatories);
        for (pair, seals) in signatories.chunks(2).zip(sealing.chunks(2)) {
            let bodies = !directive.joint.is_empty() || pair.iter().any(|own| own.party.is_some());
            let columns_place = if bodies { ColumnsPlace::CoSigning } else { ColumnsPlace::Signing };
            blocks.push(place.columns(columns_place, vec![place.pair(pair, seals, words)?]));
        }
        place.beside(list, Vec::new())
    };
    if let Some(confirmation) = &directive.confirmation {
        let left =
            vec![Piece::Paragraph(paragraph(Role::Confirmation, confirmation.notation())), signer_name(None)];
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
    fn pair(
        &self,
        signatories: &[&Signatory],
        seals: &[bool],
        words: &Phrases,
    ) -> Result<[Vec<Piece>; 2], WordingError> {
        let each = signatories.iter().zip(seals);
        let mut cells: Vec<Vec<Piece>> =
            each.map(|(own, seals)| signatory(own, *seals, words)).collect::<Result<_, _>>()?;
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

    /// Recipients with one purpose, and a brace beside them; none where they are so many that a page may part them.
    fn braced_group(&self, names: Vec<Paragraph>, purpose: &str) -> Option<Beside> {
        // In whole twips, as the DOCX has them, with room for what italics and rounding take.
        const SLACK: Length = Length::twips(40);
        /// A purpose that is longer goes on in the next line.
        const MOST_PERCENT: i64 = 40;
        let purpose = paragraph(Role::Distribution, purpose);
        let natural = |paragraph: &Paragraph| {
            let width = lines::widths(paragraph, &style::style(paragraph.role, self.form)).line;
            Length::twips(width.as_twips()) + SLACK
        };
        let column = Length::twips(self.widths[0].as_twips());
        let brace = Length::twips((BRACE_WIDTH + BRACE_GAP * 2).as_twips());
        let widest = names.iter().map(natural).max().unwrap_or_default();
        let own = natural(&purpose).min(Length::twips(column.percent(MOST_PERCENT).as_twips()));
        let left = widest.min(column - brace - own);
        let widths = [left, brace, column - brace - left];
        let braced = Beside { left: names, right: vec![purpose], widths, braced: true };
        let [height, _] = extent::beside_heights(&braced, self.form);
        (!extent::is_tall(height, self.page_height)).then_some(braced)
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
        let reached_at = first.count() + 1;
        let whole = reached + heights.sum();
        let entries = |pieces: &[Piece]| pieces.iter().map(entries).sum::<usize>();
        let first = (reached_at..list.len()).find(|&at| entries(&list[..at]) >= LAST_ENTRIES);
        let last = (0..list.len()).rfind(|&at| entries(&list[at..]) >= LAST_ENTRIES);
        let (first, last) = match (first, last) {
            (Some(first), Some(last)) if first <= last && extent::is_tall(whole, self.page_height) => {
                (first, last)
            }
            _ => return vec![[list, right]],
        };
        let last = list.split_off(last);
        let between = list.split_off(first);
        let mut rows = vec![[list, right]];
        // A brace stands in a row that is never split: LibreOffice loses lines of a table within such a row.
        let mut rest: Vec<Vec<Piece>> = Vec::new();
        for piece in between {
            let joins =
                |row: &&mut Vec<Piece>| ![row.last(), Some(&piece)].into_iter().flatten().any(is_braced);
            match rest.last_mut().filter(joins) {
                Some(row) => row.push(piece),
                None => rest.push(vec![piece]),
            }
        }
        rows.extend(rest.into_iter().chain([last]).map(|entries| [entries, Vec::new()]));
        rows
    }
}

/// Nơi nhận (PL I, mục II.9): every line with dash and `;`, the last, `Lưu:`, with a stop; then the drafter's mark as it is
/// written and the number of copies, with a stop of their own (PL III, Mẫu 1.3).
pub(super) fn distribution(
    list: &Distribution,
    words: &Phrases,
    place: &Place<'_>,
) -> Result<Vec<Piece>, WordingError> {
    let mut pieces =
        vec![Piece::Paragraph(paragraph(Role::DistributionLabel, &words.get("distribution_label")?))];
    let line = |text: &str| {
        let mut line = paragraph(Role::Distribution, text);
        line.label = Some(Label::mark("-"));
        line
    };
    for group in list.groups() {
        let purpose = group.last().map_or("", |last| value(&last.purpose));
        let name = |to: &DistributionLine, purpose: &str| {
            let name = if purpose.is_empty() { to.name.notation() } else { without_end(to.name.notation()) };
            let values = [("name", name), ("purpose", purpose)];
            Ok(line(&listed_name(&words.fill("distribution_line", &values)?, ';')))
        };
        let names = |purpose: &str| group.iter().map(|to| name(to, purpose)).collect::<Result<Vec<_>, _>>();
        let braced = match group {
            [_] => None,
            _ => place.braced_group(names("")?, &words.fill("braced_purpose", &[("purpose", purpose)])?),
        };
        match braced {
            Some(braced) => pieces.push(Piece::Beside(braced)),
            None => pieces.extend(names(purpose)?.into_iter().map(Piece::Paragraph)),
        }
    }
    let mut line = |text: &str| pieces.push(Piece::Paragraph(line(text)));
    let units: Vec<&str> = list.archive.iter().map(|unit| without_end(unit.notation())).collect();
    let copies = list.copies.map(|copies| copies.to_string()).unwrap_or_default();
    let issued = list.issued.map(|issued| issued.to_string()).unwrap_or_default();
    let archive = words.fill("archive", &[("units", &units.join(", ")), ("copies", &copies)])?;
    let drafter = without_end(value(&list.drafter));
    let mark = words.fill("drafter_mark", &[("drafter", drafter), ("issued", &issued)])?;
    let mark = if mark.is_empty() { mark } else { format!(" {}.", without_end(&mark)) };
    line(&format!("{}.{mark}", without_end(&archive)));
    Ok(pieces)
}

fn is_braced(piece: &Piece) -> bool {
    matches!(piece, Piece::Beside(_))
}

/// So many recipients a piece of the list is.
fn entries(piece: &Piece) -> usize {
    match piece {
        Piece::Beside(beside) => beside.left.len(),
        _ => 1,
    }
}

/// With whom of several the seal of a body goes. Of the bodies that issue together or make a contract each has its own, and who
/// signs beside them for none, such as a witness, does not. Of those who sign for one body it is who signs in its name, or heads
/// its meeting (Mẫu 1.9); nobody, where none of them is known to.
fn sealing(directive: &Directive, signatories: &[&Signatory]) -> Vec<bool> {
    static CHAIRS: Words = Words::from_list("signing: chairs");
    if !directive.joint.is_empty() {
        return vec![true; signatories.len()];
    }
    let bodies: Vec<bool> = signatories.iter().map(|own| own.party.is_some()).collect();
    if bodies.contains(&true) {
        return bodies;
    }
    let chairs = |own: &&Signatory| CHAIRS.contains(&value(&own.title).to_lowercase().as_str());
    let sealer = signatories.iter().position(|own| !own.authority.is_empty());
    let sealer = sealer.or_else(|| signatories.iter().position(chairs));
    (0..signatories.len()).map(|at| sealer == Some(at)).collect()
}

/// Authority and titles one under the other, then the name with room for the signature above it, and for the seal
/// where one goes with it.
pub(super) fn signatory(
    signatory: &Signatory,
    seals: bool,
    words: &Phrases,
) -> Result<Vec<Piece>, WordingError> {
    let mut lines = Vec::new();
    if let Some(party) = &signatory.party {
        lines.push(words.fill("signs_for", &[("party", party.notation())])?);
    }
    for Power { kind, of, more } in &signatory.authority {
        lines.push(words.fill("authority", &[("authority", kind.abbreviation()), ("of", of.notation())])?);
        lines.extend(more.iter().map(|line| line.notation().to_owned()));
    }
    lines.extend(signatory.title.iter().map(|title| title.notation().to_owned()));
    let mut pieces: Vec<Piece> =
        lines.iter().map(|line| Piece::Paragraph(paragraph(Role::Authority, &capitals(line)))).collect();
    let mut name =
        signatory.name.as_ref().map_or_else(|| inline::blank(BLANK_NAME), |name| name.notation().to_owned());
    if let Some(rank) = &signatory.rank {
        name = format!("{} {name}", rank.notation());
    }
    let mut name = Paragraph { seals, ..paragraph(Role::SignerName, &name) };
    if let Some(title) = &signatory.other_title {
        // Ô 7b: above the name, below the signature.
        name.content.splice(0..0, [Inline::text(capitals(title.notation())), Inline::Break]);
    }
    pieces.push(Piece::Paragraph(name));
    Ok(pieces)
}

fn signer_name(name: Option<&Text>) -> Piece {
    let name = name.map_or_else(|| inline::blank(BLANK_NAME), |name| name.notation().to_owned());
    Piece::Paragraph(paragraph(Role::SignerName, &name))
}
