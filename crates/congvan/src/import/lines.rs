//! From paragraphs and tables to lines: each with its words, the look of each run, and where it stands.

use std::borrow::Cow;

use crate::document::length::Length;
use crate::import::arrived::{Arrived, Block, Cell, Paragraph, Run, Table, words as words_of};
use crate::import::columns::leaves_blank;
use crate::import::marks::{is_authority, is_capitals, is_number};
use crate::import::parts::has_label;
use crate::import::signing::is_signing_title;
use crate::import::tabbed;
use crate::import::types::{Grid, GridCell, Look, RawLine, Side};
use crate::import::words::{self, Form};

/// What grows while a file is read.
#[derive(Default)]
struct Lines {
    lines: Vec<RawLine>,
    tables: usize,
    gap: usize,
    new_page: bool,
}

/// The lines of a document, in reading order.
pub(super) fn of(arrived: &Arrived) -> Vec<RawLine> {
    let mut lines = Lines::default();
    lines.blocks(&arrived.blocks, None, 0);
    let mut lines = tabbed::tables(lines.lines);
    // A text with lines longer than anybody breaks has broken none.
    if lines.iter().all(|line| !line.whole && line.place.area.is_none())
        && lines.iter().any(|line| line.text.chars().count() > LONGEST_BROKEN)
    {
        lines.iter_mut().for_each(|line| line.whole = true);
    }
    lines
}

/// Lines that are longer were never broken: each is a paragraph.
const LONGEST_BROKEN: usize = 140;

/// The lines of a footnote.
pub(super) fn of_note(note: &[Paragraph]) -> Vec<RawLine> {
    let mut lines = Lines::default();
    note.iter().for_each(|paragraph| lines.paragraph(paragraph, None));
    lines.lines
}

/// Tables within tables beyond this depth are read cell after cell.
const DEEPEST: usize = 8;

impl Lines {
    fn blocks(&mut self, blocks: &[Block], side: Option<Side>, depth: usize) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, side),
                Block::Rule(_) => {
                    if let Some(last) = self.lines.last_mut() {
                        last.ruled_below = true;
                    }
                }
                Block::PageBreak => self.new_page = true,
                Block::Table(table) => self.table(table, side, depth),
            }
        }
    }

    fn table(&mut self, table: &Table, side: Option<Side>, depth: usize) {
        if depth < DEEPEST && side.is_none() && is_data(table) {
            let grid = Grid {
                rows: table.rows.iter().map(|row| row.iter().map(grid_cell).collect()).collect(),
                header_rows: table.header_rows,
            };
            let line = RawLine { place: table.place, table: Some(Box::new(grid)), ..RawLine::default() };
            self.push(line);
            return;
        }
        if let Some(line) = one_line(table) {
            self.paragraph(&line, side);
            return;
        }
        self.tables += 1;
        let number = self.tables;
        let joined: Vec<Option<Vec<Cell>>> = table.rows.iter().map(|row| with_number(row)).collect();
        let rows = table.rows.iter().zip(&joined).map(|(row, joined)| joined.as_ref().unwrap_or(row));
        let numbered = rows
            .enumerate()
            .flat_map(|(row, cells)| cells.iter().enumerate().map(move |(column, cell)| (row, column, cell)));
        let mut cells: Vec<(usize, usize, &Cell)> = numbered.collect();
        // The names of a letterhead, a line a row, are below each other.
        if is_head(table) {
            cells.sort_by_key(|(row, column, _)| (*column, *row));
        }
        let first = first_column(table);
        for (row, column, cell) in cells {
            let right = column > first && !goes_on_with_list(table, row, column);
            let own = Side { table: number, row, right, inner: 0 };
            self.gap = 0;
            // Of three columns of a signature two may stand in one cell: who signs there is not in the list beside.
            let side = side.filter(|_| !(own.right && signs(cell)));
            let side = side.map_or(own, |side| Side { inner: number, ..side });
            self.blocks(&cell.blocks, Some(side), depth + 1);
        }
        self.gap = 0;
    }

    fn paragraph(&mut self, paragraph: &Paragraph, side: Option<Side>) {
        let label = paragraph.label.as_deref().unwrap_or_default();
        let mut line = RawLine::default();
        if !label.is_empty() {
            line.push(label, &Look::default());
            line.label = label.len();
            line.push(" ", &Look::default());
        }
        let mut broken = false;
        for run in &paragraph.runs {
            let look = Look::from(run);
            for (at, part) in collapse_spaces(&run.text).split('\n').enumerate() {
                if at > 0 {
                    let next = RawLine::default();
                    self.finish(std::mem::replace(&mut line, next), paragraph, side, broken);
                    broken = true;
                }
                line.push(part, &look);
            }
        }
        self.finish(line, paragraph, side, broken);
    }

    fn finish(&mut self, mut line: RawLine, of: &Paragraph, side: Option<Side>, broken: bool) {
        line.trim();
        line.align = of.align;
        line.start = of.indent + if broken { Length::ZERO } else { of.first };
        line.style = of.style.clone();
        line.whole = of.whole;
        line.boxed = of.boxed;
        line.place = of.place;
        line.side = side;
        line.broken = broken && self.gap == 0;
        self.push(line);
    }

    fn push(&mut self, mut line: RawLine) {
        if line.text.is_empty() && line.table.is_none() {
            self.gap += 1;
            return;
        }
        line.gap = std::mem::take(&mut self.gap);
        line.new_page = std::mem::take(&mut self.new_page);
        self.lines.push(line);
    }
}

/// The first column that has words: a place for a sign or a picture may stand left of the names of a letterhead.
fn first_column(table: &Table) -> usize {
    let most = table.rows.iter().map(Vec::len).max().unwrap_or_default();
    let is_empty = |at: usize| {
        table.rows.iter().all(|row| row.get(at).is_none_or(|cell| words_of(&cell.blocks).trim().is_empty()))
    };
    if most < 3 { 0 } else { (0..most - 2).take_while(|at| is_empty(*at)).count() }
}

/// Whether a cell goes on with the recipients list in the first cell of its row, before a column of who signs.
fn goes_on_with_list(table: &Table, row: usize, column: usize) -> bool {
    let Some(cells) = table.rows.get(row).filter(|cells| column > 0 && column + 1 < cells.len()) else {
        return false;
    };
    let first = |cell: &Cell| {
        words_of(&cell.blocks).lines().map(str::trim).find(|line| !line.is_empty()).map(str::to_owned)
    };
    let lists = first(&cells[0]).is_some_and(|line| has_label(Form::DistributionLabel, &line));
    // `- Đã ký -` is what stands above a name.
    let item = |line: String| line.starts_with(['-', '–', '+']) && !line.ends_with(['-', '–']);
    lists && first(&cells[column]).is_some_and(item)
}

/// Whether a cell begins with what somebody signs as.
fn signs(cell: &Cell) -> bool {
    let text = match cell.blocks.first() {
        Some(Block::Paragraph(first)) => first.text(),
        _ => return false,
    };
    let first = text.lines().next().unwrap_or_default().trim();
    is_signing_title(first) || is_capitals(first) && is_authority(first)
}

/// The line that a table of two cells is, where nothing but a blank parts them: `(Kèm theo Quyết định số      /QĐ-UBND`.
fn one_line(table: &Table) -> Option<Paragraph> {
    let [row] = &table.rows[..] else { return None };
    let [left, right] = &row[..] else { return None };
    let (Block::Paragraph(left), Block::Paragraph(right)) = (only(left)?, only(right)?) else { return None };
    if left.whole || right.whole || !leaves_blank(left.text().trim_end(), right.text().trim_start()) {
        return None;
    }
    let mut line = left.clone();
    line.runs.push(Run { text: "\t".to_owned(), ..line.runs.last().cloned().unwrap_or_default() });
    line.runs.extend(right.runs.iter().cloned());
    Some(line)
}

/// The cells of a row in which the label of a number and the number stand in neighbours: `Số:` | `615/SCT-KTAT`; both in the
/// first of the two then.
fn with_number(cells: &[Cell]) -> Option<Vec<Cell>> {
    let at = cells.windows(2).position(|pair| {
        let (Some(Block::Paragraph(label)), Some(Block::Paragraph(own))) =
            (pair[0].blocks.last(), pair[1].blocks.first())
        else {
            return false;
        };
        let (label, own) = (label.text(), own.text());
        let alone = words::is(Form::NumberLabel, label.trim()) && !own.trim().is_empty();
        alone && is_number(&format!("{} {}", label.trim(), own.trim()))
    })?;
    let mut cells = cells.to_vec();
    let Block::Paragraph(own) = cells[at + 1].blocks.remove(0) else { return None };
    let Some(Block::Paragraph(label)) = cells[at].blocks.last_mut() else { return None };
    label.runs.push(Run { text: " ".to_owned(), ..Run::default() });
    label.runs.extend(own.runs);
    Some(cells)
}

/// What alone stands in a cell.
fn only(cell: &Cell) -> Option<&Block> {
    let [own] = &cell.blocks[..] else { return None };
    Some(own)
}

fn grid_cell(cell: &Cell) -> GridCell {
    let mut lines = Lines::default();
    lines.blocks(&cell.blocks, Some(Side { table: 0, row: 0, right: false, inner: 0 }), DEEPEST);
    GridCell { lines: lines.lines, columns: cell.columns.max(1), rows: cell.rows.max(1) }
}

/// Whether a table holds data, rather than putting things side by side.
fn is_data(table: &Table) -> bool {
    let most = table.rows.iter().map(Vec::len).max().unwrap_or_default();
    if most < 2 && table.rows.len() < 2 || puts_beside(table) {
        return false;
    }
    table.ruled || most > 2 && table.rows.len() > 1 || table.rows.len() > 4
}

/// Whether a table is a letterhead of two columns, its lines each in a row.
fn is_head(table: &Table) -> bool {
    let mut found = false;
    for_each_paragraph(&table.rows, DEEPEST, &mut |paragraph| {
        let words = paragraph.text();
        found |= words::is_printed(words.trim());
    });
    found && table.rows.len() > 1 && table.rows.iter().all(|row| row.len() == 2)
}

/// Whether the words of a cell belong to a letterhead, to addressees or to a signature.
fn puts_beside(table: &Table) -> bool {
    /// Data stands below so many rows at the most.
    const ROWS: usize = 8;
    let most = table.rows.iter().map(Vec::len).max().unwrap_or_default();
    if table.rows.len() > ROWS || most > 4 {
        return false;
    }
    let mut found = false;
    for_each_paragraph(&table.rows, DEEPEST, &mut |paragraph| {
        for line in paragraph.text().split(['\n', '\t']).map(str::trim) {
            found |= words::is_printed(line)
                || has_label(Form::DistributionLabel, line)
                || has_label(Form::RecipientLabel, line);
        }
    });
    found
}

fn for_each_paragraph(rows: &[Vec<Cell>], depth: usize, see: &mut dyn FnMut(&Paragraph)) {
    for block in rows.iter().flatten().flat_map(|cell| &cell.blocks) {
        match block {
            Block::Paragraph(paragraph) => see(paragraph),
            Block::Table(inner) if depth > 0 => for_each_paragraph(&inner.rows, depth - 1, see),
            _ => {}
        }
    }
}

/// A text in which a no-break space between two words is a space as any, since where lines may end is the form's; and so are
/// two spaces, as lines have them that a page stretched. Letters that stand apart keep theirs: `K Ế  H O Ạ C H`.
fn collapse_spaces(text: &str) -> Cow<'_, str> {
    const NO_BREAK: char = '\u{a0}';
    if !text.contains(NO_BREAK) && !text.contains("  ") {
        return Cow::Borrowed(text);
    }
    let is_space = |c: char| matches!(c, ' ' | NO_BREAK);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(is_space) {
        let (words, behind) = rest.split_at(at);
        out.push_str(words);
        let after = behind.trim_start_matches(is_space);
        let white = &behind[..behind.len() - after.len()];
        let between =
            !out.ends_with(char::is_whitespace) && !out.is_empty() && !after.starts_with(char::is_whitespace);
        let parts = between && !after.is_empty() && joins(&out, after, white);
        out.push_str(if parts { " " } else { white });
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Whether white space between words is what a single space is: one, or two that a page stretched.
fn joins(before: &str, after: &str, white: &str) -> bool {
    let letters = |word: Option<&str>| word.map_or(0, |word| word.chars().count());
    let apart =
        letters(before.split_whitespace().next_back()) < 2 && letters(after.split_whitespace().next()) < 2;
    match white.chars().count() {
        1 => true,
        2 => white == "  " && !apart,
        _ => false,
    }
}
