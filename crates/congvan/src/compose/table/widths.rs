//! How wide the columns of a table are: as they say, or as their content wants.
//!
//! Wanted is, from little to much: that no word is broken; that an address of the web is broken at its marks only; that a
//! long title takes two lines and words have some room; that every cell takes one line. The table's width lies between two of these, and every column is as far between its
//! own two. What is left beyond the last goes to columns of words, so that a column of numbers (STT) stays narrow.

use crate::document::form::Form;
use crate::document::length::Length;
use crate::document::lines::{self, Widths};
use crate::document::style;
use crate::document::{CELL_PADDING, Cell, Table};
use crate::model::directive::{self, read::USUAL_WIDTH};

/// An address has so much room as a word has.
const ADDRESS: Length = Length::mm(20);
/// Words have so much room before others get all they want.
const ROOM: Length = Length::mm(24);
/// For what rounding takes from a column on paper.
const SLACK: Length = Length::twips(4);

const STEPS: usize = 5;

/// What a column wants.
#[derive(Debug, Clone, Copy, Default)]
struct Wanted {
    /// For its widest word.
    word: Length,
    /// For the widest part of an address.
    address: Length,
    /// For its title in one line.
    title: Length,
    /// For each cell below the header in one line.
    cells: Length,
    /// These have several words.
    has_words: bool,
    /// These have something, and no letters.
    has_numbers: bool,
}

impl Wanted {
    /// From little to much.
    fn steps(&self) -> [Length; STEPS] {
        let cells = if self.has_words { self.cells.min(ROOM) } else { self.cells };
        let title = self.title.min(ROOM).max(self.title / 2);
        let word = self.word.max(self.address.min(ADDRESS));
        let parts = word.max(self.address);
        let some = parts.max(title).max(cells);
        [Length::ZERO, word, parts, some, some.max(self.title).max(self.cells)]
    }
}

/// The widths of the columns of `set`, together `width`.
pub(super) fn widths(set: &Table, table: &directive::Table, form: &Form, width: Length) -> Vec<Length> {
    let shares: Vec<i64> = if table.columns.iter().any(|column| column.width.is_some()) {
        table.columns.iter().map(|column| i64::from(column.width.unwrap_or(USUAL_WIDTH))).collect()
    } else {
        let wanted = wanted_widths(set, table.columns.len(), form);
        share_out(&wanted, width).into_iter().map(|own| own.as_twips().max(1)).collect()
    };
    let all: i64 = shares.iter().sum();
    // In whole twips, as the DOCX has them.
    let own = |share: &i64| Length::twips((width * *share / all.max(1)).as_twips());
    let mut widths: Vec<Length> = shares.iter().map(own).collect();
    // The last takes what rounding leaves.
    let rest = width - widths.iter().copied().sum();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

fn wanted_widths(set: &Table, columns: usize, form: &Form) -> Vec<Wanted> {
    // Cells without columns, which were told, stand in one.
    let mut wanted = vec![Wanted::default(); columns.max(1)];
    let mut over_several = Vec::new();
    // What a cell without words takes.
    let bare = CELL_PADDING * 2 + SLACK;
    let mut letters = vec![false; wanted.len()];
    let placed = set.place_cells(columns);
    for (at, row) in set.rows.iter().enumerate() {
        let places = placed[at].iter().filter(|cell| !cell.goes_on);
        for (cell, place) in row.iter().zip(places) {
            let Widths { word, address, line } = cell_widths(cell, form);
            if place.columns > 1 {
                over_several.push((place.column..place.column + place.columns, word));
                continue;
            }
            let own = &mut wanted[place.column];
            own.word = own.word.max(word);
            own.address = own.address.max(address);
            if at < set.header_rows {
                own.title = own.title.max(line);
            } else {
                own.cells = own.cells.max(line);
                own.has_words |= word < line;
                own.has_numbers |= line > bare;
                letters[place.column] |= has_letters(cell);
            }
        }
    }
    wanted.iter_mut().zip(letters).for_each(|(own, letters)| own.has_numbers &= !letters);
    // A cell over several columns takes of each alike what it lacks.
    for (columns, word) in over_several {
        let lacks = word - wanted[columns.clone()].iter().map(|own| own.word).sum();
        let each = lacks.max(Length::ZERO) / columns.len() as i64;
        for own in &mut wanted[columns] {
            own.word += each;
        }
    }
    wanted
}

fn has_letters(cell: &Cell) -> bool {
    cell.paragraphs.iter().any(|own| own.characters().contains(char::is_alphabetic))
}

/// For the words of a cell, and for all of it in one line.
fn cell_widths(cell: &Cell, form: &Form) -> Widths {
    let mut all = Widths::default();
    for own in &cell.paragraphs {
        let Widths { word, address, line } = lines::widths(own, &style::style(own.role, form));
        all.word = all.word.max(word + own.free_right);
        all.address = all.address.max(address + own.free_right);
        all.line = all.line.max(line + own.free_right);
    }
    let around = CELL_PADDING * 2 + SLACK;
    Widths { word: all.word + around, address: all.address + around, line: all.line + around }
}

/// What each column gets of `width`.
fn share_out(wanted: &[Wanted], width: Length) -> Vec<Length> {
    let steps: Vec<[Length; STEPS]> = wanted.iter().map(Wanted::steps).collect();
    let sum = |step: usize| steps.iter().map(|own| own[step]).sum::<Length>();
    for step in 1..STEPS {
        let (below, above) = (sum(step - 1), sum(step));
        if above >= width {
            let part = |own: Length| part(own, width - below, above - below);
            return steps.iter().map(|own| own[step - 1] + part(own[step] - own[step - 1])).collect();
        }
    }
    // Columns of words, else of single words and those to be filled in, else all.
    let rank = |own: &Wanted| match (own.has_words, own.has_numbers) {
        (true, _) => 2,
        (false, false) => 1,
        (false, true) => 0,
    };
    let highest = wanted.iter().map(rank).max().unwrap_or_default();
    let takes = |own: &Wanted| if rank(own) == highest { own.steps()[STEPS - 1] } else { Length::ZERO };
    let all: Length = wanted.iter().map(takes).sum();
    let rest = width - sum(STEPS - 1);
    wanted.iter().map(|own| own.steps()[STEPS - 1] + part(takes(own), rest, all)).collect()
}

/// `own` times `of` over `all`, in twips.
fn part(own: Length, of: Length, all: Length) -> Length {
    Length::twips(own.as_twips() * of.as_twips() / all.as_twips().max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wants(word: i64, title: i64, cells: i64, has_words: bool) -> Wanted {
        let [word, title, cells] = [word, title, cells].map(Length::mm);
        Wanted { word, address: Length::ZERO, title, cells, has_words, has_numbers: !has_words }
    }

    fn share_out_mm(wanted: &[Wanted]) -> Vec<i64> {
        super::share_out(wanted, Length::mm(165)).iter().map(|own| own.as_mm().round() as i64).collect()
    }

    #[test]
    fn numbers_stay_narrow_and_words_take_the_rest() {
        let (number, amount) = (wants(13, 13, 10, false), wants(24, 36, 24, false));
        assert_eq!(share_out_mm(&[number, wants(20, 20, 40, true), amount]), [13, 116, 36]);
        // Where not every cell has a line, long words take most.
        assert_eq!(
            share_out_mm(&[number, wants(20, 20, 400, true), wants(20, 20, 60, true), amount]),
            [13, 95, 31, 26]
        );
        // Of short columns the numbers stay narrow too, and one to be filled in has room.
        let short = |has_numbers| Wanted { has_numbers, ..wants(13, 13, 10, false) };
        assert_eq!(share_out_mm(&[short(true), short(false)]), [13, 152]);
        assert_eq!(share_out_mm(&[short(true), short(false), short(false)]), [13, 76, 76]);
        assert_eq!(share_out_mm(&[short(true), short(true)]), [82, 82]);
        // Where the words do not fit, each gives alike.
        assert_eq!(share_out_mm(&[wants(100, 100, 100, false); 3]), [55, 55, 55]);
        // An address gives before a word does, and has the room of its parts where there is some.
        let address = |parts: i64| Wanted { address: Length::mm(parts), ..wants(10, 20, 200, true) };
        assert_eq!(share_out_mm(&[number, wants(20, 20, 60, true), address(400)]), [13, 20, 132]);
        assert_eq!(share_out_mm(&[number, wants(20, 20, 60, true), address(60)])[2], 114);
        assert_eq!(share_out_mm(&[]), [0; 0]);
    }
}
