//! Blocks by where letters stand, for pages that say nothing of their structure.

use congvan::import::lists::is_label;
use hayro_font::kurbo::Rect;

use super::cells;
use super::draft::{Draft, Lines, Rows, Square};
use super::drawn::{Letter, Stroke};
use super::grid::{self, Grid};
use super::line::{Line, WIDE, as_placed};

/// How deep columns may stand in columns.
const DEEPEST: usize = 3;
/// From which share of the size a gap is wider than a space that is not stretched.
const CLOSE: f64 = 0.27;

/// Letters of a page into blocks: tables of drawn lines, things side by side, and lines.
pub(crate) fn build(page: usize, letters: Vec<Letter>, strokes: &[Stroke], paper: f64) -> Vec<Draft> {
    let grids = grid::find(strokes);
    // A border around the page is no table.
    let grids: Vec<Grid> =
        grids.into_iter().filter(|grid| !(grid.is_frame() && grid.area.area() > 0.55 * paper)).collect();
    let mut inside: Vec<Vec<Letter>> = vec![Vec::new(); grids.len()];
    let mut outside = Vec::new();
    for letter in letters {
        let middle = middle(&letter);
        match grids.iter().position(|grid| grid.area.inflate(1.0, 1.0).contains(middle)) {
            Some(nth) => inside[nth].push(letter),
            None => outside.push(letter),
        }
    }
    let mut drafts = bands(page, outside, 0);
    for (grid, letters) in grids.iter().zip(inside) {
        let within = fill_grid(page, grid, letters);
        let at = drafts.iter().position(|draft| draft.area().is_some_and(|(_, area)| area.y0 > grid.area.y0));
        let at = at.unwrap_or(drafts.len());
        drafts.splice(at..at, within);
    }
    drafts
}

fn middle(letter: &Letter) -> (f64, f64) {
    (letter.x + letter.width / 2.0, letter.y - 0.3 * letter.size)
}

fn fill_grid(page: usize, grid: &Grid, letters: Vec<Letter>) -> Vec<Draft> {
    if letters.is_empty() {
        return Vec::new();
    }
    if grid.is_frame() {
        let mut drafts = bands(page, letters, 1);
        for draft in &mut drafts {
            if let Draft::Paragraph(lines) = draft {
                lines.boxed = true;
            }
        }
        return drafts;
    }
    let boxes: Vec<&grid::Box> = grid.rows.iter().flatten().collect();
    let mut letters_of_cells: Vec<Vec<Letter>> = vec![Vec::new(); boxes.len()];
    for letter in letters {
        let at = middle(&letter);
        let distance = |area: &Rect| {
            let (x, y) = (at.0.clamp(area.x0, area.x1) - at.0, at.1.clamp(area.y0, area.y1) - at.1);
            x.hypot(y)
        };
        let nearest =
            (0..boxes.len()).min_by(|a, b| distance(&boxes[*a].area).total_cmp(&distance(&boxes[*b].area)));
        letters_of_cells[nearest.unwrap_or(0)].push(letter);
    }
    let mut letters = letters_of_cells.into_iter();
    let rows = grid.rows.iter().map(|row| {
        row.iter()
            .map(|cell| Square {
                drafts: cells::join_paragraphs(
                    bands(page, letters.next().unwrap_or_default(), DEEPEST),
                    cell.area,
                ),
                columns: cell.columns,
                rows: cell.rows,
            })
            .collect()
    });
    vec![Draft::Table(Rows { rows: rows.collect(), header_rows: 0, ruled: true })]
}

/// Words of one line that stand close to each other, and where they stand.
#[derive(Clone, Copy, Debug)]
struct Segment {
    left: f64,
    right: f64,
}

/// Lines that stand at one height.
struct Band {
    lines: Vec<Line>,
    top: f64,
    bottom: f64,
    segments: Vec<Segment>,
    /// The same, parted where more than a space is between words.
    words: Vec<Segment>,
}

impl Band {
    /// Gaps between its segments.
    fn gaps(&self) -> impl Iterator<Item = Segment> {
        self.segments.windows(2).map(|pair| Segment { left: pair[0].right, right: pair[1].left })
    }

    /// What is left of `gap` where this band leaves it free.
    fn narrow(&self, gap: Segment) -> Option<Segment> {
        Self::narrow_by(&self.segments, gap, 4.5)
    }

    /// The same in a letterhead, whose sides may come as close as words do.
    fn narrow_closely(&self, gap: Segment) -> Option<Segment> {
        self.narrow(gap).or_else(|| Self::narrow_by(&self.words, gap, 2.5))
    }

    fn narrow_by(segments: &[Segment], gap: Segment, least: f64) -> Option<Segment> {
        let mut gap = gap;
        for segment in segments {
            if segment.left >= gap.right || segment.right <= gap.left {
                continue;
            }
            let from_left = segment.left <= gap.left;
            let from_right = segment.right >= gap.right;
            let nearer_left = segment.left + segment.right < gap.left + gap.right;
            if from_left && from_right {
                return None;
            }
            if from_left || !from_right && nearer_left {
                gap.left = gap.left.max(segment.right);
            } else {
                gap.right = gap.right.min(segment.left);
            }
        }
        (gap.right - gap.left > least).then_some(gap)
    }

    fn beside(&self, gap: Segment) -> (bool, bool) {
        let middle = (gap.left + gap.right) / 2.0;
        (
            self.segments.iter().any(|segment| segment.left < middle),
            self.segments.iter().any(|segment| segment.right > middle),
        )
    }
}

fn bands(page: usize, letters: Vec<Letter>, depth: usize) -> Vec<Draft> {
    let (turned, upright): (Vec<Letter>, Vec<Letter>) = letters.into_iter().partition(|letter| letter.turned);
    let bands = gather(as_placed(page, upright));
    let mut drafts = Vec::new();
    let mut at = 0;
    while at < bands.len() {
        if depth < DEEPEST
            && let Some((end, gap)) = zone(&bands, at)
        {
            drafts.push(side_by_side(page, &bands[at..end], gap, depth));
            at = end;
            continue;
        }
        for line in &bands[at].lines {
            drafts.push(Draft::Paragraph(Lines { lines: vec![line.clone()], ..Lines::default() }));
        }
        at += 1;
    }
    // Words that run upwards, as they were drawn.
    if turned.iter().any(|letter| !letter.is_blank()) {
        let lines = super::line::in_order(page, &turned);
        drafts.push(Draft::Paragraph(Lines { lines, whole: true, boxed: true, ..Lines::default() }));
    }
    drafts
}

/// Lines that stand beside each other into bands.
fn gather(lines: Vec<Line>) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for line in lines {
        let own = segments(&line, WIDE);
        let words = segments(&line, CLOSE);
        if let Some(band) = bands.last_mut() {
            let size = line.size.min(band.lines[0].size);
            let down = line.y - band.lines[0].y;
            let apart = |by: f64| {
                own.iter().all(|one| {
                    band.segments
                        .iter()
                        .all(|other| one.right + by < other.left || other.right + by < one.left)
                })
            };
            // Lines of one column are further from each other than a line is high.
            if down < 0.6 * size && apart(2.0) || down < size && apart(3.0 * size) {
                band.bottom = band.bottom.max(line.bottom());
                band.segments.extend(own);
                band.segments.sort_by(|a, b| a.left.total_cmp(&b.left));
                band.words.extend(words);
                band.lines.push(line);
                continue;
            }
        }
        bands.push(Band { top: line.top(), bottom: line.bottom(), segments: own, words, lines: vec![line] });
    }
    bands
}

fn segments(line: &Line, wide: f64) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    for letter in line.visible_letters() {
        match segments.last_mut() {
            Some(last) if letter.x - last.right <= wide * line.size => {
                last.right = last.right.max(letter.end())
            }
            _ => segments.push(Segment { left: letter.x, right: letter.end() }),
        }
    }
    segments
}

/// Whether things stand side by side from the band at `at` on: up to where, and which gap parts them.
fn zone(bands: &[Band], at: usize) -> Option<(usize, Segment)> {
    let starts = (at..bands.len().min(at + 3)).find(|nth| bands[*nth].segments.len() > 1)?;
    if is_item(&bands[starts]) {
        return None;
    }
    let best = bands[starts].gaps().filter_map(|gap| {
        // Above may stand words of one side only, close to it: `TM. ỦY BAN NHÂN DÂN` above `Nơi nhận:`.
        let mut gap = gap;
        let head = at == 0;
        for band in bands[at..starts].iter().rev() {
            gap = if head { band.narrow_closely(gap)? } else { band.narrow(gap)? };
            let (left, _) = band.beside(gap);
            if left && !head || bands[starts].top - band.bottom > 2.0 * bands[starts].lines[0].size {
                return None;
            }
        }
        let (end, gap, both) = reach(bands, starts, gap);
        if both == 1 && is_stretched(&bands[starts]) {
            return None;
        }
        let size = bands[starts].lines[0].size;
        (both > 1 || gap.right - gap.left > 4.0 * size || end > starts + 1).then_some((both, end, gap))
    });
    let (_, end, gap) = best.max_by(|a, b| {
        let key = |one: &(usize, usize, Segment)| (one.0, one.2.right - one.2.left);
        key(a).partial_cmp(&key(b)).unwrap_or(std::cmp::Ordering::Equal)
    })?;
    Some((end, gap))
}

/// Whether a line is an item whose words stand far behind its label: `-`, `II.10.`, `Điều 5.`, a sign of a font of signs.
fn is_item(band: &Band) -> bool {
    /// `II.10.`, `(12)`
    const LONGEST: usize = 6;
    let [label, rest @ ..] = band.segments.as_slice() else { return false };
    let mut own = String::new();
    let mut end = f64::NEG_INFINITY;
    for letter in band.lines.iter().flat_map(Line::visible_letters).filter(|letter| letter.x < label.right) {
        if !own.is_empty() && letter.x - end > 0.15 * letter.size {
            own.push(' ');
        }
        own.push(letter.text);
        end = letter.end();
    }
    let label = own.trim();
    let mut signs = label.chars();
    let is_sign = signs.next().is_some_and(|c| !c.is_alphanumeric()) && signs.next().is_none();
    let short = label.chars().count() <= LONGEST
        && !label.contains(|c: char| c.is_lowercase() && !label.ends_with(')'));
    let numbered = short && label.ends_with(['.', ')']) && label.chars().any(char::is_alphanumeric);
    // The words of a line that was spread over the whole width are parted too.
    rest.len() == 1 && (is_sign || numbered) || label.contains(char::is_alphanumeric) && is_label(label)
}

/// Whether the words of a line stand far from each other only because they were spread over the whole width: all gaps but
/// that behind a label are the same.
fn is_stretched(band: &Band) -> bool {
    let mut gaps: Vec<f64> = band.gaps().map(|gap| gap.right - gap.left).collect();
    gaps.sort_by(f64::total_cmp);
    match gaps.as_slice() {
        [.., second, last] if gaps.len() > 2 => last - second < 0.1 * last,
        [first, last] => last - first < 0.1 * last,
        _ => false,
    }
}

/// How far down two sides go, from a band that has both; and how many bands have both.
fn reach(bands: &[Band], starts: usize, gap: Segment) -> (usize, Segment, usize) {
    let (mut gap, mut end, mut both) = (gap, starts + 1, 1);
    let mut open = gap;
    for (nth, band) in bands.iter().enumerate().skip(starts + 1) {
        let Some(narrowed) = band.narrow(open) else { break };
        open = narrowed;
        if band.beside(open) == (true, true) {
            (gap, end, both) = (open, nth + 1, both + 1);
        } else if !goes_on(&bands[starts..nth], band, open) {
            break;
        } else if belongs(&bands[starts..nth], band, open) {
            (gap, end) = (open, nth + 1);
        }
    }
    (end, gap, both)
}

/// Whether a band of one side is near enough to what stands above it.
fn goes_on(above: &[Band], band: &Band, gap: Segment) -> bool {
    let (left, _) = band.beside(gap);
    let same_side =
        above.iter().rev().find(|other| if left { other.beside(gap).0 } else { other.beside(gap).1 });
    let size = band.lines[0].size;
    // Between the title of who signs and his name there is room to sign; on the left too, where nothing but titles stand.
    let signs = !left || in_capitals(above, gap);
    let most = if signs { 9.0 * size } else { 1.8 * size };
    same_side.is_some_and(|other| band.top - other.bottom < most)
}

/// Whether the words left of a gap are all in capitals.
fn in_capitals(bands: &[Band], gap: Segment) -> bool {
    let middle = (gap.left + gap.right) / 2.0;
    let letters = bands.iter().flat_map(|band| &band.lines).flat_map(Line::visible_letters);
    let mut left = letters.filter(|letter| letter.x < middle && letter.text.is_alphabetic()).peekable();
    left.peek().is_some() && left.all(|letter| letter.text.is_uppercase())
}

/// Whether a band of one side is set as its side is: about the same middle, or from the same left edge.
fn belongs(above: &[Band], band: &Band, gap: Segment) -> bool {
    let (left, _) = band.beside(gap);
    let middle = (gap.left + gap.right) / 2.0;
    let own_side = |segment: &&Segment| (segment.left < middle) == left;
    let extent = |bands: &[Band]| {
        let of = bands.iter().flat_map(|band| &band.segments).filter(own_side);
        of.fold((f64::INFINITY, f64::NEG_INFINITY), |(from, to), one| (one.left.min(from), one.right.max(to)))
    };
    let (from, to) = extent(above);
    let (own_from, own_to) = extent(std::slice::from_ref(band));
    let centred = ((from + to) - (own_from + own_to)).abs() < 16.0;
    centred || left && (own_from - from).abs() < 14.0
}

fn side_by_side(page: usize, bands: &[Band], gap: Segment, depth: usize) -> Draft {
    let middle = (gap.left + gap.right) / 2.0;
    let letters = bands.iter().flat_map(|band| &band.lines).flat_map(|line| &line.letters);
    let (left, right): (Vec<Letter>, Vec<Letter>) =
        letters.map(|(letter, _)| letter.clone()).partition(|l| l.x < middle);
    let square = |letters| Square { drafts: self::bands(page, letters, depth + 1), columns: 1, rows: 1 };
    Draft::Table(Rows { rows: vec![vec![square(left), square(right)]], header_rows: 0, ruled: false })
}
