//! Tables of data in a text: rows that follow each other, their cells parted by tabs.

use std::ops::Range;

use crate::import::columns::leaves_blank;
use crate::import::labels;
use crate::import::marks::{is_authority, is_number, is_place_date};
use crate::import::parts::has_label;
use crate::import::types::{Grid, GridCell, RawLine};
use crate::import::words::{self, Form};

/// The lines, with tables in the places of their rows.
pub(super) fn tables(lines: Vec<RawLine>) -> Vec<RawLine> {
    if !lines.iter().any(|line| line.text.contains('\t')) {
        return lines;
    }
    let mut out = Vec::with_capacity(lines.len());
    let mut rest = lines.into_iter().peekable();
    let mut run: Vec<RawLine> = Vec::new();
    while let Some(line) = rest.next() {
        let columns = run.first().map(|first| cells(first).len());
        let row = cells(&line).len();
        // A line without cells between two rows heads those below it.
        let next = rest.peek().map(|next| cells(next).len());
        let band =
            row == 1 && columns.is_some_and(|columns| columns > 1 && next == Some(columns)) && line.gap == 0;
        let joins = row > 1 && is_row(&line) && columns.is_none_or(|columns| row <= columns && line.gap == 0);
        if joins || band {
            run.push(line);
            continue;
        }
        out.extend(table(std::mem::take(&mut run)));
        if row > 1 && is_row(&line) { run.push(line) } else { out.push(line) }
    }
    out.extend(table(run));
    out
}

/// Where the cells of a line are.
fn cells(line: &RawLine) -> Vec<Range<usize>> {
    let mut at = 0;
    // Tabs before the words part empty cells.
    let empty = if line.lead.is_multiple_of(8) && line.text.contains('\t') { line.lead / 8 } else { 0 };
    let cells = line.text.split('\t').map(|cell| {
        let range = at..at + cell.len();
        at += cell.len() + 1;
        range
    });
    std::iter::repeat_n(0..0, empty).chain(cells).collect()
}

/// Whether a line with tabs may be a row: no item with its label, no part of a letterhead or a signature.
fn is_row(line: &RawLine) -> bool {
    let words = line.text.as_str();
    let mut parts = words.split('\t').map(str::trim);
    let label = labels::of(words).is_some();
    let form = parts.any(|part| {
        [Form::NationalName, Form::Motto, Form::PartyName, Form::UnionName]
            .iter()
            .any(|form| words::is(*form, part))
            || [Form::DistributionLabel, Form::RecipientLabel].iter().any(|form| has_label(*form, part))
            || is_number(part)
            || is_place_date(part)
            || is_authority(part)
    });
    // A tab that leaves room for a number or a day parts no cells.
    let parts: Vec<&str> = words.split('\t').map(str::trim).filter(|part| !part.is_empty()).collect();
    let blank = parts.windows(2).any(|pair| leaves_blank(pair[0], pair[1]));
    // `Điện thoại⇥: 0205…`: a value stands behind its label, in no cell.
    let valued = parts.iter().any(|part| part.starts_with(':'));
    line.side.is_none()
        && !valued
        && line.table.is_none()
        && line.lead.is_multiple_of(8)
        && !label
        && !form
        && !blank
        && !words.contains("\t\t\t\t")
}

/// The rows as a table; what is too little for one stays as lines.
fn table(run: Vec<RawLine>) -> Vec<RawLine> {
    if run.len() < 2 {
        return run;
    }
    let Some(first) = run.first() else { return run };
    let columns = cells(first).len();
    let (place, gap, new_page) = (first.place, first.gap, first.new_page);
    let rows = run.iter().map(|line| {
        let own = cells(line);
        if own.len() == 1 {
            return vec![GridCell { lines: vec![line.clone()], columns, rows: 1 }];
        }
        let cell = |range: Range<usize>| {
            let mut part = line.part(range);
            part.lead = 0;
            let lines = if part.text.trim().is_empty() { Vec::new() } else { vec![part] };
            GridCell { lines, columns: 1, rows: 1 }
        };
        let mut row: Vec<GridCell> = own.into_iter().map(cell).collect();
        row.resize_with(columns.max(row.len()), || GridCell { lines: Vec::new(), columns: 1, rows: 1 });
        row
    });
    let grid = Grid { rows: rows.collect(), header_rows: 1 };
    vec![RawLine { place, gap, new_page, table: Some(Box::new(grid)), ..RawLine::default() }]
}
