//! Blocks of the structure, those beside it and drawn lines, in the order in which they are read.

use congvan::import::arrived::Block;
use hayro_font::kurbo::Rect;

use super::draft::{Draft, Rows, Square};
use super::drawn::Stroke;
use super::line::Line;
use super::notes::Note;
use super::sheet::Sheet;

/// Sets what stands on each page beside the structure, and its drawn lines, among `told`.
pub(crate) fn merge(
    told: Vec<Draft>,
    pages: Vec<Vec<Draft>>,
    notes: &[Note],
    sheets: &[Sheet],
) -> Vec<Draft> {
    let mut drafts = beside(told);
    for (page, beside) in pages.into_iter().enumerate() {
        if drafts.iter().all(|draft| draft.area().is_none_or(|(own, _)| own != page)) {
            // Nothing of the structure is on this page: its blocks come as they are.
            let at = drafts.iter().position(|draft| draft.area().is_some_and(|(own, _)| own > page));
            let at = at.unwrap_or(drafts.len());
            drafts.splice(at..at, beside);
            continue;
        }
        for draft in beside {
            if let Some((_, area)) = draft.area() {
                insert(&mut drafts, draft, page, area.y0);
            }
        }
    }
    let lines: Vec<Line> = drafts.iter().flat_map(Draft::lines).cloned().collect();
    let notes: Vec<(usize, Rect)> =
        notes.iter().flat_map(|(_, drafts)| drafts).filter_map(Draft::area).collect();
    for sheet in sheets {
        for rule in rules(sheet, &lines) {
            if notes.iter().any(|(page, note)| *page == sheet.nth && parts_notes(&rule, note)) {
                continue;
            }
            let area =
                Rect::new(rule.from.0, rule.from.1, rule.to.0, rule.to.1.max(rule.from.1 + rule.thick));
            set_rule(&mut drafts, sheet.nth, area);
        }
    }
    drafts
}

/// Sets columns that the structure tells one after the other side by side: where the next paragraph stands higher than the
/// one before and to the right of it, a second column begins.
fn beside(told: Vec<Draft>) -> Vec<Draft> {
    let mut drafts = told;
    let mut at = 1;
    while at < drafts.len() {
        if let Some((from, to)) = columns(&drafts, at) {
            let right: Vec<Draft> = drafts.drain(at..to).collect();
            let left: Vec<Draft> = drafts.drain(from..at).collect();
            let square = |drafts| Square { drafts, columns: 1, rows: 1 };
            let rows = vec![vec![square(left), square(right)]];
            drafts.insert(from, Draft::Table(Rows { rows, header_rows: 0, ruled: false }));
            at = from;
        }
        at += 1;
    }
    drafts
}

/// Where two columns begin and end whose second begins at `at`.
fn columns(drafts: &[Draft], at: usize) -> Option<(usize, usize)> {
    let (page, first) = drafts[at].area()?;
    let on_page = |draft: &Draft| draft.area().filter(|(own, _)| *own == page).map(|(_, area)| area);
    if on_page(&drafts[at - 1])?.y0 <= first.y0 + 4.0 {
        return None;
    }
    let beside = |draft: &Draft| {
        matches!(draft, Draft::Paragraph(_))
            && on_page(draft).is_some_and(|area| area.x1 <= first.x0 + 2.0 && area.y1 > first.y0 - 2.0)
    };
    let from = at - drafts[..at].iter().rev().take_while(|draft| beside(draft)).count();
    let left = drafts[from..at].iter().filter_map(on_page).reduce(|all, one| all.union(one))?;
    let mut right = first;
    let mut to = at + 1;
    while let Some(area) = drafts.get(to).and_then(on_page) {
        let centred = (area.center().x - right.center().x).abs() < 10.0;
        let below = area.y0 >= left.y1 && !centred || area.y0 - right.y1 > 140.0;
        if area.x0 < left.x1 - 1.0 || below || !matches!(drafts[to], Draft::Paragraph(_)) {
            break;
        }
        right = right.union(area);
        to += 1;
    }
    Some((from, to))
}

/// Sets `draft` before the first one of its page that stands below `top`.
fn insert(drafts: &mut Vec<Draft>, draft: Draft, page: usize, top: f64) {
    let below =
        |other: &Draft| other.area().is_some_and(|(own, area)| own > page || own == page && area.y0 > top);
    let at = drafts.iter().position(below).unwrap_or(drafts.len());
    drafts.insert(at, draft);
}

/// Whether a drawn line is the one above footnotes.
fn parts_notes(rule: &Stroke, note: &Rect) -> bool {
    (-4.0..20.0).contains(&(note.y0 - rule.from.1)) && rule.from.0 < note.x0 + 40.0
}

/// Drawn lines about as wide as some words, that stand alone.
fn rules(sheet: &Sheet, lines: &[Line]) -> Vec<Stroke> {
    let page = sheet.drawn.width;
    let upright: Vec<&Stroke> =
        sheet.drawn.strokes.iter().filter(|stroke| !stroke.level() && stroke.length() > 6.0).collect();
    let touches = |rule: &Stroke| {
        upright.iter().any(|wall| {
            let (x, y) = (wall.from.0, rule.from.1);
            wall.from.1 - 3.0 <= y && y <= wall.to.1 + 3.0 && rule.from.0 - 3.0 <= x && x <= rule.to.0 + 3.0
        })
    };
    let mut rules = join_strokes(sheet.rules(lines));
    rules.retain(|rule| rule.length() > 15.0 && rule.length() < 0.62 * page && !touches(rule));
    // Many level lines are a drawing or leaders.
    if rules.len() > 40 {
        rules.clear();
    }
    rules
}

/// Pieces of one line, and lines drawn twice, as one.
fn join_strokes(strokes: Vec<Stroke>) -> Vec<Stroke> {
    let mut strokes = strokes;
    strokes.sort_by(|a, b| {
        (a.from.1.round(), a.from.0)
            .partial_cmp(&(b.from.1.round(), b.from.0))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    let mut lines: Vec<Stroke> = Vec::new();
    for stroke in strokes {
        match lines.last_mut() {
            Some(last) if (last.from.1 - stroke.from.1).abs() < 2.0 && stroke.from.0 <= last.to.0 + 2.0 => {
                last.to.0 = last.to.0.max(stroke.to.0);
            }
            _ => lines.push(stroke),
        }
    }
    lines
}

/// Sets a drawn line behind the words right above it, in their cell.
fn set_rule(drafts: &mut Vec<Draft>, page: usize, rule: Rect) {
    let middle = rule.center();
    let above = |draft: &Draft| {
        let (own, area) = draft.area()?;
        let fits = own == page && area.x0 <= middle.x && middle.x <= area.x1 && area.y0 < middle.y;
        fits.then_some(area)
    };
    let nearest = (0..drafts.len())
        .filter_map(|nth| above(&drafts[nth]).map(|area| (nth, (middle.y - area.y1).max(0.0))))
        .min_by(|a, b| a.1.total_cmp(&b.1));
    match nearest {
        Some((nth, away)) if away < 60.0 => {
            if let Draft::Table(Rows { rows, .. }) = &mut drafts[nth] {
                let cells = rows.iter_mut().flatten();
                let cell = cells
                    .filter_map(|cell| {
                        let areas = cell.drafts.iter().filter_map(&above);
                        let away = areas.map(|area| (middle.y - area.y1).max(0.0)).min_by(f64::total_cmp)?;
                        Some((away, cell))
                    })
                    .min_by(|a, b| a.0.total_cmp(&b.0));
                if let Some((_, cell)) = cell {
                    set_rule(&mut cell.drafts, page, rule);
                    return;
                }
            }
            drafts.insert(nth + 1, Draft::Rule(page, rule));
        }
        _ => insert(drafts, Draft::Rule(page, rule), page, rule.y0),
    }
}

/// Blocks with the ends of pages between them.
pub(crate) fn with_breaks(drafts: &[Draft], blocks: Vec<Block>) -> Vec<Block> {
    let mut all = Vec::with_capacity(blocks.len());
    let mut page = 0;
    for (draft, block) in drafts.iter().zip(blocks) {
        if let Some((own, _)) = draft.area()
            && own > page
        {
            if !all.is_empty() {
                all.push(Block::PageBreak);
            }
            page = own;
        }
        all.push(block);
    }
    all
}
