//! Blocks in the making: lines and where they stand, until it is known between which edges they were set.

use congvan::document::length::Length;
use congvan::import::arrived::{Align, Block, Cell, Paragraph, Place, Table};
use hayro_font::kurbo::Rect;

use super::line::Line;
use super::runs::runs;
use super::sheet::Sheet;

/// A block in the making.
#[derive(Clone, Debug)]
pub(crate) enum Draft {
    Paragraph(Lines),
    Table(Rows),
    /// A drawn line: the page from 0 and where.
    Rule(usize, Rect),
}

/// Lines that are a paragraph, or perhaps one line of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lines {
    pub lines: Vec<Line>,
    pub whole: bool,
    pub boxed: bool,
    pub label: Option<String>,
    pub depth: Option<usize>,
}

/// A table in the making.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    pub rows: Vec<Vec<Square>>,
    pub header_rows: usize,
    pub ruled: bool,
}

/// A cell in the making.
#[derive(Clone, Debug, Default)]
pub(crate) struct Square {
    pub drafts: Vec<Draft>,
    pub columns: usize,
    pub rows: usize,
}

/// Between which edges lines are set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Edges {
    pub left: f64,
    pub right: f64,
    /// How far the room goes on beyond the longest line on the right, as far as it is known.
    pub spare: f64,
}

impl Draft {
    /// The page on which it begins, from 0, and where it stands there.
    pub fn area(&self) -> Option<(usize, Rect)> {
        match self {
            Draft::Rule(page, area) => Some((*page, *area)),
            Draft::Paragraph(lines) => {
                let first = lines.lines.first()?;
                let of_page = lines.lines.iter().filter(|line| line.page == first.page);
                let areas =
                    of_page.map(|line| Rect::new(line.left(), line.top(), line.right(), line.bottom()));
                Some((first.page, areas.reduce(|all, one| all.union(one))?))
            }
            Draft::Table(table) => {
                let drafts = table.rows.iter().flatten().flat_map(|square| &square.drafts);
                union(drafts.filter_map(Draft::area))
            }
        }
    }

    /// All lines in it.
    pub fn lines(&self) -> Vec<&Line> {
        match self {
            Draft::Rule(..) => Vec::new(),
            Draft::Paragraph(lines) => lines.lines.iter().collect(),
            Draft::Table(table) => {
                let drafts = table.rows.iter().flatten().flat_map(|square| &square.drafts);
                drafts.flat_map(Draft::lines).collect()
            }
        }
    }
}

/// Areas of the first page among `areas`, as one.
pub(crate) fn union(areas: impl Iterator<Item = (usize, Rect)>) -> Option<(usize, Rect)> {
    let areas: Vec<(usize, Rect)> = areas.collect();
    let page = areas.iter().map(|(page, _)| *page).min()?;
    let of_page = areas.iter().filter(|(own, _)| *own == page).map(|(_, area)| *area);
    Some((page, of_page.reduce(|all, one| all.union(one))?))
}

/// The edges between which most of `lines` are set.
pub(crate) fn edges(lines: &[&Line]) -> Edges {
    let often = |ends: &[f64], extreme: f64, least: usize| {
        let near = |at: f64| ends.iter().filter(|end| (**end - at).abs() < 2.5).count();
        let known = ends.iter().copied().filter(|end| near(*end) >= least);
        known.min_by(|a, b| (a - extreme).abs().total_cmp(&(b - extreme).abs())).unwrap_or(extreme)
    };
    // A few hundred lines tell enough.
    let lines = &lines[..lines.len().min(400)];
    let lefts: Vec<f64> = lines.iter().map(|line| line.left()).collect();
    let rights: Vec<f64> = lines.iter().map(|line| line.right()).collect();
    let left = often(&lefts, lefts.iter().copied().fold(f64::INFINITY, f64::min), 2);
    let right = often(&rights, rights.iter().copied().fold(f64::NEG_INFINITY, f64::max), 3);
    Edges { left, right, spare: 0.0 }
}

/// Blocks of `drafts`, all set between the edges of their page.
pub(crate) fn settle(drafts: &[Draft], sheets: &[Sheet]) -> Vec<Block> {
    let mut by_page: Vec<Vec<&Line>> = vec![Vec::new(); sheets.len()];
    for draft in drafts {
        if let Draft::Paragraph(lines) = draft {
            lines.lines.iter().for_each(|line| by_page[line.page].push(line));
        }
    }
    let own: Vec<Edges> = by_page.iter().map(|lines| edges(lines)).collect();
    let pages: Vec<Edges> = (0..own.len()).map(|page| page_edges(page, &own, &by_page, sheets)).collect();
    let whole_page = |page: usize| pages[page];
    drafts.iter().map(|draft| block(draft, sheets, &whole_page)).collect()
}

/// The edges of a page: a few lines show them less well than those of the fullest page of its size, if they fit into them.
fn page_edges(page: usize, own: &[Edges], lines: &[Vec<&Line>], sheets: &[Sheet]) -> Edges {
    /// So many lines show the edges.
    const ENOUGH: usize = 12;
    /// Words stand out of the edges by no more.
    const SLACK: f64 = 3.0;
    let mut edges = own[page];
    let same = |other: &usize| (sheets[*other].drawn.width - sheets[page].drawn.width).abs() < 1.0;
    let Some(fullest) = (0..own.len()).filter(same).max_by_key(|other| lines[*other].len()) else {
        return edges;
    };
    let known = own[fullest];
    if lines[page].len() >= ENOUGH || lines[fullest].len() < ENOUGH {
        return edges;
    }
    if lines[page].iter().all(|line| line.left() >= known.left - SLACK) {
        edges.left = known.left;
    }
    if lines[page].iter().all(|line| line.right() <= known.right + SLACK) {
        edges.right = known.right;
    }
    edges
}

fn block(draft: &Draft, sheets: &[Sheet], edges: &dyn Fn(usize) -> Edges) -> Block {
    match draft {
        Draft::Rule(page, area) => Block::Rule(sheets[*page].place_of(Some(*area))),
        Draft::Paragraph(lines) => Block::Paragraph(paragraph(lines, sheets, edges)),
        Draft::Table(rows) => Block::Table(table(rows, sheets, place_of(draft, sheets))),
    }
}

fn place_of(draft: &Draft, sheets: &[Sheet]) -> Place {
    draft.area().map_or_else(Place::default, |(page, area)| sheets[page].place_of(Some(area)))
}

fn table(rows: &Rows, sheets: &[Sheet], place: Place) -> Table {
    let columns = rows.rows.iter().map(|row| row.iter().map(|cell| cell.columns).sum()).max().unwrap_or(0);
    let extents = extents(rows, columns);
    let cell_of = |square: &Square, at: usize| {
        let last = (at + square.columns.max(1)).min(columns).max(at + 1) - 1;
        let own = (extents.get(at).copied().flatten(), extents.get(last).copied().flatten());
        let lines: Vec<&Line> = square.drafts.iter().flat_map(Draft::lines).collect();
        let fallback = self::edges(&lines);
        let left = own.0.map_or(fallback.left, |(left, _)| left);
        let right = own.1.map_or(fallback.right, |(_, right)| right);
        let next = extents.get(last + 1..).into_iter().flatten().flatten().map(|(left, _)| *left).next();
        let spare = next.map_or(0.0, |next| ((next - right) / 2.0).clamp(0.0, 30.0));
        let edges = Edges { left, right, spare };
        let blocks = square.drafts.iter().map(|draft| match block(draft, sheets, &|_| edges) {
            // Whoever reads a letterhead or a signature puts names together; what was ended by hand is not found again.
            Block::Paragraph(own) if !rows.ruled && own.align == Align::Center => match draft {
                Draft::Paragraph(lines) => Block::Paragraph(line_by_line(own, lines, sheets)),
                _ => Block::Paragraph(own),
            },
            own => own,
        });
        let blocks = blocks.collect();
        Cell { blocks, columns: square.columns.max(1), rows: square.rows.max(1) }
    };
    let cells = |row: &Vec<Square>| {
        let mut at = 0;
        row.iter()
            .map(|square| {
                let cell = cell_of(square, at);
                at += square.columns.max(1);
                cell
            })
            .collect()
    };
    Table {
        rows: rows.rows.iter().map(cells).collect(),
        header_rows: rows.header_rows,
        ruled: rows.ruled,
        place,
    }
}

/// A paragraph whose lines all end where they end on the page.
fn line_by_line(own: Paragraph, lines: &Lines, sheets: &[Sheet]) -> Paragraph {
    let all = vec![true; lines.lines.len().saturating_sub(1)];
    Paragraph { runs: runs(&lines.lines, sheets, &all), ..own }
}

/// From where to where words of each column go.
fn extents(rows: &Rows, columns: usize) -> Vec<Option<(f64, f64)>> {
    let mut extents = vec![None; columns];
    for row in &rows.rows {
        let mut at = 0;
        for square in row {
            if square.columns <= 1 && at < columns {
                for line in square.drafts.iter().flat_map(Draft::lines) {
                    let (left, right) = extents[at].unwrap_or((f64::INFINITY, f64::NEG_INFINITY));
                    extents[at] = Some((line.left().min(left), line.right().max(right)));
                }
            }
            at += square.columns.max(1);
        }
    }
    extents
}

fn paragraph(lines: &Lines, sheets: &[Sheet], edges: &dyn Fn(usize) -> Edges) -> Paragraph {
    let all = &lines.lines;
    let Some(first) = all.first() else { return Paragraph::default() };
    let of = |line: &Line| edges(line.page);
    let align = align(all, &of);
    let length = |points: f64| Length::emu((points.clamp(-2_000.0, 2_000.0) * 12_700.0) as i64);
    let in_from = |line: &Line| line.left() - of(line).left;
    let (indent, hang) = match all.get(1) {
        Some(second) => (in_from(second), in_from(first) - in_from(second)),
        None if lines.whole => (0.0, in_from(first)),
        None => (in_from(first), 0.0),
    };
    let centred = matches!(align, Align::Center | Align::Right);
    let (indent, hang) = if centred { (0.0, 0.0) } else { (indent, hang) };
    let forced = if lines.whole { forced_breaks(all, align, &of, sheets) } else { Vec::new() };
    Paragraph {
        runs: runs(all, sheets, &forced),
        label: lines.label.clone(),
        depth: lines.depth,
        style: None,
        align,
        indent: length(indent),
        first: length(hang),
        whole: lines.whole,
        boxed: lines.boxed,
        place: sheets[first.page].place(&all.iter().collect::<Vec<_>>()),
    }
}

fn align(lines: &[Line], edges: &dyn Fn(&Line) -> Edges) -> Align {
    let rooms = |line: &Line| {
        let edges = edges(line);
        (line.left() - edges.left, edges.right - line.right())
    };
    let level = |line: &Line| {
        let (left, right) = rooms(line);
        (left - right).abs() <= 7.0
    };
    let inside = lines.iter().any(|line| rooms(line).0 > 9.0);
    if inside && lines.iter().all(level) {
        return Align::Center;
    }
    let at_right = |line: &Line| {
        let (left, right) = rooms(line);
        right.abs() <= 3.0 && left > 0.35 * (edges(line).right - edges(line).left)
    };
    if lines.iter().all(at_right) {
        return Align::Right;
    }
    let full = |line: &Line| rooms(line).1.abs() <= 3.0;
    let whole_lines = &lines[..lines.len() - 1];
    if !whole_lines.is_empty() && whole_lines.iter().all(full) { Align::Justify } else { Align::Left }
}

/// Which lines end before they are full, so that somebody must have ended them.
fn forced_breaks(
    lines: &[Line],
    align: Align,
    edges: &dyn Fn(&Line) -> Edges,
    sheets: &[Sheet],
) -> Vec<bool> {
    let width = |line: &Line| {
        let first_word = line.letters.iter().take_while(|(letter, _)| !letter.is_blank());
        let (from, to) = first_word.fold((f64::INFINITY, f64::NEG_INFINITY), |(from, to), (letter, _)| {
            (from.min(letter.x), to.max(letter.end()))
        });
        to - from
    };
    lines
        .windows(2)
        .map(|pair| {
            let edges = edges(&pair[0]);
            let free = match align {
                Align::Center => edges.right - edges.left - (pair[0].right() - pair[0].left()),
                Align::Right => pair[0].left() - edges.left,
                _ => edges.right - pair[0].right(),
            };
            let needed = width(&pair[1]) + 0.35 * pair[0].size;
            free + edges.spare > needed + 2.0 || differ(weight(&pair[0], sheets), weight(&pair[1], sheets))
        })
        .collect()
}

/// Whether all letters of a line are bold, or none.
fn weight(line: &Line, sheets: &[Sheet]) -> Option<bool> {
    let looks = sheets[line.page].looks;
    let mut bold = line.visible_letters().map(|letter| looks.get(letter.face).is_some_and(|look| look.bold));
    let first = bold.next()?;
    bold.all(|bold| bold == first).then_some(first)
}

fn differ(one: Option<bool>, other: Option<bool>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}
