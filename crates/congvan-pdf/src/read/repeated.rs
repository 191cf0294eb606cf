//! What stands on page after page and is no part of the text: numbers of pages, running heads, heads of tables that go on.
//!
//! Lines of a text may be alike too, and one may begin page after page. So a line is a running head only where it stands
//! outside of the text: further out than the text of other pages goes, or further from it than its lines from each other;
//! and where it says nothing that only a text says.

use std::collections::HashMap;

use congvan::import::arrived::{LeftOut, Reason};
use congvan::import::margins::is_item;

use super::aside::{has_letterhead, join_lines, split, take_away};
use super::drawn::{Letter, Mark};
use super::line::{Line, as_placed};
use super::sheet::Sheet;

/// Of the pages that could have a line so many have it, where it is a running head.
const MOST: f64 = 0.75;

/// Lines as near to each other are at one height.
const SAME: f64 = 2.0;

/// A line in the margin above or below, which may be a running head.
struct Edge {
    /// Among those that are looked at.
    page: usize,
    line: Line,
    text: String,
    is_top: bool,
}

/// Takes away what is repeated on pages: artifacts at the edges, numbers, heads that stand there again and again.
pub(crate) fn take(
    sheets: &mut [Sheet<'_>],
    is_told: &impl Fn(usize, &Letter) -> bool,
    left_out: &mut Vec<LeftOut>,
) {
    take_heads_of_tables(sheets, is_told, left_out);
    let edges: Vec<Edge> =
        sheets.iter().enumerate().flat_map(|(at, sheet)| edges(at, sheet, is_told)).collect();
    let heads = running_heads(sheets, &edges);
    for (at, edge) in edges.iter().enumerate() {
        let artifact = edge.line.visible_letters().all(|letter| letter.mark == Mark::Artifact);
        let reason = if is_page_number(&edge.text) && (artifact || is_outermost(&edges, edge)) {
            Reason::PageNumber
        } else if artifact || heads.contains(&at) {
            Reason::RunningHead
        } else {
            continue;
        };
        let sheet = &mut sheets[edge.page];
        left_out.push(LeftOut { text: edge.text.clone(), reason, place: sheet.place(&[&edge.line]) });
        let nth = sheet.nth;
        take_away(sheet, std::slice::from_ref(&edge.line), &|letter: &Letter| is_told(nth, letter));
    }
}

/// Whether no line of the page is further up, or none further down.
fn is_outermost(edges: &[Edge], edge: &Edge) -> bool {
    let own = || edges.iter().filter(|other| other.page == edge.page).map(|other| other.line.y);
    own().all(|y| y >= edge.line.y) || own().all(|y| y <= edge.line.y)
}

/// Which lines at the edges are running heads.
fn running_heads(sheets: &[Sheet<'_>], edges: &[Edge]) -> Vec<usize> {
    let mut groups: HashMap<(String, i64), Vec<usize>> = HashMap::new();
    for (at, edge) in edges.iter().enumerate() {
        if !is_page_number(&edge.text) && !is_item(&edge.text) {
            let key = (without_digits(&edge.text), (edge.line.y / 4.0).round() as i64);
            groups.entry(key).or_default().push(at);
        }
    }
    groups.retain(|_, group| group.len() > 1 && says_the_same(edges, group));
    if groups.is_empty() {
        return Vec::new();
    }
    let headed: Vec<bool> = sheets.iter().map(has_letterhead).collect();
    groups.retain(|_, group| is_on_most(edges, group, &headed));
    let mut maybe: Vec<usize> = groups.values().flatten().copied().collect();
    maybe.sort_unstable();
    let text = Text::of(sheets, edges, maybe, headed);
    let outside = |group: &&Vec<usize>| {
        let count = group.iter().filter(|at| text.is_outside(edges, **at)).count();
        counts_pages(edges, group) || count * 2 >= group.len()
    };
    groups.values().filter(outside).flatten().copied().collect()
}

/// Whether lines that are alike but for their figures say the same: what differs counts the pages, and no sentence ends
/// with it.
fn says_the_same(edges: &[Edge], group: &[usize]) -> bool {
    let first = &edges[group[0]];
    let wanted = figures(&first.text);
    // `PHỤ LỤC 1`, `PHỤ LỤC 2` go up with the pages too, but count none.
    let ends = !names_a_page(&first.text) || first.text.trim_end().ends_with(['.', ';', ':', ',']);
    group.iter().all(|at| {
        let own = &edges[*at];
        figures(&own.text)
            .iter()
            .zip(&wanted)
            .all(|(one, other)| one == other || !ends && one - own.page as i64 == other - first.page as i64)
    })
}

/// Whether a line says that it counts pages: `Trang 3`, `3/12`, `- 3 -`.
fn names_a_page(text: &str) -> bool {
    let small = text.to_lowercase();
    let of_all = small.split_whitespace().any(|word| {
        let parts: Vec<&str> = word.split('/').collect();
        parts.len() == 2
            && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    });
    of_all || ["trang", "tr.", "page"].iter().any(|word| small.contains(word)) || small.ends_with('-')
}

/// Whether figures of lines go up with the pages, on more of them than could be by chance.
fn counts_pages(edges: &[Edge], group: &[usize]) -> bool {
    let first = figures(&edges[group[0]].text);
    group.len() > 2 && group.iter().any(|at| figures(&edges[*at].text) != first)
}

/// The numbers in a text.
fn figures(text: &str) -> Vec<i64> {
    let parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().unwrap_or(i64::MAX / 2)).collect()
}

/// Whether lines stand on most pages on which no document begins: of all, of those of an annex, or of every other one.
fn is_on_most(edges: &[Edge], group: &[usize], headed: &[bool]) -> bool {
    let mut pages: Vec<usize> = group.iter().map(|at| edges[*at].page).collect();
    pages.dedup();
    let has = |page: usize| pages.contains(&page);
    let (Some(first), Some(last)) = (pages.first().copied(), pages.last().copied()) else { return false };
    // A running head also stands where no document begins.
    let elsewhere = pages.iter().filter(|page| !headed[**page]).count();
    let most = |pages: &mut dyn Iterator<Item = usize>| {
        let could: Vec<usize> = pages.filter(|page| !headed[*page] || has(*page)).collect();
        let have = could.iter().filter(|page| has(**page)).count();
        have > 1 && have as f64 >= MOST * could.len() as f64
    };
    elsewhere > 0
        && (most(&mut (0..headed.len()))
            || pages.len() > 2 && most(&mut (first..=last))
            || pages.len() > 2 && most(&mut (first..=last).step_by(2)))
}

/// How the text of pages stands on them.
struct Text {
    /// The baselines of each page's lines, from the top, but of its number.
    pages: Vec<Vec<f64>>,
    /// Where the text of pages without such lines begins and ends at the outermost.
    top: f64,
    bottom: f64,
    /// How far lines are from each other: usually, and between paragraphs.
    pitch: f64,
    wide: f64,
    /// The size of most letters.
    size: f64,
    /// Lines at the edges that may be running heads.
    maybe: Vec<usize>,
    /// On which pages a document begins: nothing above its letterhead is in it.
    headed: Vec<bool>,
}

impl Text {
    fn of(sheets: &[Sheet<'_>], edges: &[Edge], maybe: Vec<usize>, headed: Vec<bool>) -> Self {
        let is_number = |page: usize, y: f64| {
            let near = |edge: &Edge| edge.page == page && (edge.line.y - y).abs() < SAME;
            edges.iter().any(|edge| near(edge) && is_page_number(&edge.text))
        };
        let is_maybe = |page: usize, y: f64| {
            let near = |edge: &Edge| edge.page == page && (edge.line.y - y).abs() < SAME;
            maybe.iter().any(|at| near(&edges[*at]))
        };
        let (mut pages, mut distances, mut sizes) = (Vec::new(), Vec::new(), Vec::new());
        for (page, sheet) in sheets.iter().enumerate() {
            let upright = sheet.drawn.letters.iter().filter(|letter| !letter.turned);
            let lines = as_placed(sheet.nth, upright.cloned().collect());
            sizes.extend(lines.iter().map(|line| line.size));
            let own: Vec<f64> = lines.iter().map(|line| line.y).filter(|y| !is_number(page, *y)).collect();
            let inside = own.windows(2).filter(|pair| !pair.iter().any(|y| is_maybe(page, *y)));
            distances.extend(inside.map(|pair| pair[1] - pair[0]).filter(|by| *by > SAME));
            pages.push(own);
        }
        let free = |page: usize, is_top: bool| {
            !maybe.iter().any(|at| edges[*at].page == page && edges[*at].is_top == is_top)
        };
        let (mut top, mut bottom) = (f64::INFINITY, 0.0_f64);
        for (page, lines) in pages.iter().enumerate() {
            let (Some(first), Some(last)) = (lines.first(), lines.last()) else { continue };
            top = if free(page, true) { top.min(*first) } else { top };
            bottom = if free(page, false) { bottom.max(*last) } else { bottom };
        }
        let (pitch, wide) = (share(&mut distances, 2), share(&mut distances, 4));
        let size = share(&mut sizes, 2);
        Self { top, bottom, pitch, wide, size, pages, maybe, headed }
    }

    /// Whether a line at the edge stands outside of the text.
    fn is_outside(&self, edges: &[Edge], at: usize) -> bool {
        /// Lines of a text stand as high on two pages but for so much, in sizes.
        const SLACK: f64 = 0.6;
        /// A line of a text is no further from the next but for so much.
        const APART: f64 = 1.2;
        /// The letters of a running head that is close are smaller.
        const SMALL: f64 = 0.93;
        let Edge { page, line, is_top, .. } = &edges[at];
        let slack = SLACK * line.size;
        let own_margin = if *is_top {
            self.headed[*page] || self.top < f64::INFINITY && line.y + slack < self.top
        } else {
            self.bottom > 0.0 && line.y - slack > self.bottom
        };
        let next = if *is_top {
            self.pages[*page].iter().find(|y| **y > line.y + SAME)
        } else {
            self.pages[*page].iter().rev().find(|y| **y < line.y - SAME)
        };
        let Some(next) = next else { return true };
        let gap = (next - line.y).abs();
        let apart = gap > APART * self.wide || line.size < SMALL * self.size && gap > APART * self.pitch;
        // Of a head of several lines the innermost is apart.
        let goes_on = || {
            let near = |own: &&usize| {
                let own = &edges[**own];
                own.page == *page && own.is_top == *is_top && (own.line.y - next).abs() < SAME
            };
            self.maybe.iter().find(near).is_some_and(|next| self.is_outside(edges, *next))
        };
        own_margin || apart || goes_on()
    }
}

/// Of values that one behind which no more than a `part` of them is: the middle for 2, the upper quarter for 4.
fn share(values: &mut [f64], part: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() - (values.len() / part).max(1).min(values.len())).copied().unwrap_or(0.0)
}

/// Lines in the margins above and below that the structure does not tell of.
fn edges(page: usize, sheet: &Sheet<'_>, is_told: &impl Fn(usize, &Letter) -> bool) -> Vec<Edge> {
    let (top, bottom) = (0.085 * sheet.drawn.height, 0.915 * sheet.drawn.height);
    let free = sheet.drawn.letters.iter().filter(|letter| !is_told(sheet.nth, letter) && !letter.turned);
    let free: Vec<Letter> = free.filter(|letter| letter.y < top || letter.y > bottom).cloned().collect();
    let edge = |line: Line| {
        let (text, is_top) = (line.text(), line.y < sheet.drawn.height / 2.0);
        Edge { page, line, text, is_top }
    };
    as_placed(sheet.nth, free).into_iter().map(edge).collect()
}

/// A text with one sign for each number.
fn without_digits(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }) {
        if !(c == '0' && out.ends_with('0')) {
            out.push(c);
        }
    }
    out
}

/// `2`, `- 2 -`, `Trang 2`, `2/5`.
fn is_page_number(text: &str) -> bool {
    let folded = text.to_lowercase();
    let bare =
        folded.trim_start_matches("trang").trim_matches(|c: char| c.is_whitespace() || "-–—|.".contains(c));
    let parts: Vec<&str> = bare.split(['/', '|']).map(str::trim).collect();
    parts.len() <= 2
        && parts.iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
}

/// Takes away artifacts within the page that only repeat what the structure tells: heads of tables that go on.
fn take_heads_of_tables(
    sheets: &mut [Sheet<'_>],
    is_told: &impl Fn(usize, &Letter) -> bool,
    left_out: &mut Vec<LeftOut>,
) {
    let mut told = String::new();
    for sheet in sheets.iter() {
        let own =
            sheet.drawn.letters.iter().filter(|letter| !letter.is_blank() && is_told(sheet.nth, letter));
        told.extend(own.map(|letter| letter.text));
    }
    for sheet in sheets.iter_mut() {
        let nth = sheet.nth;
        let artifacts = sheet.drawn.letters.iter().filter(|letter| letter.mark == Mark::Artifact);
        let repeats = |line: &Line| {
            told.contains(&line.visible_letters().map(|letter| letter.text).collect::<String>())
        };
        let lines = as_placed(nth, artifacts.cloned().collect()).into_iter().flat_map(split);
        let own: Vec<Line> = lines.filter(repeats).collect();
        if own.is_empty() {
            continue;
        }
        let place = sheet.place(&own.iter().collect::<Vec<_>>());
        left_out.push(LeftOut { text: join_lines(&own), reason: Reason::RunningHead, place });
        take_away(sheet, &own, &|letter: &Letter| is_told(nth, letter));
    }
}
