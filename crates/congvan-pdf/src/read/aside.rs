//! Words on a page that are not the document's: what signatures say of themselves, stamps of those who received it, marks in
//! the margins.

use std::collections::HashMap;

use congvan::import::arrived::{LeftOut, Reason};
use congvan::import::laid_on::{is_arrival, is_in_stamp, speaks_of_signing};
use congvan::import::margins::{is_letterhead, runs};

use super::drawn::{Kind, Letter, Mark};
use super::line::{Line, WIDE, as_placed};
use super::sheet::Sheet;

/// Takes what is laid on the page and is not the document's away from its letters.
pub(crate) fn take_laid_on(sheet: &mut Sheet<'_>, left_out: &mut Vec<LeftOut>) {
    for nth in 0..sheet.drawn.laid_on.len() {
        let laid_on = sheet.drawn.laid_on[nth].clone();
        if laid_on.kind == Kind::Remark {
            if !laid_on.words.trim().is_empty() {
                let place = sheet.place_of(Some(laid_on.area));
                left_out.push(LeftOut { text: laid_on.words, reason: Reason::Comment, place });
            }
            continue;
        }
        let own = |letter: &Letter| letter.laid_on == Some(nth);
        let letters: Vec<Letter> = sheet.drawn.letters.iter().filter(|letter| own(letter)).cloned().collect();
        let lines = as_placed(sheet.nth, letters);
        let texts: Vec<String> = lines.iter().map(|line| line.text().to_lowercase()).collect();
        let reason = if texts.iter().any(|text| speaks_of_signing(text)) {
            Reason::Signature
        } else if texts.iter().any(|text| is_arrival(text)) && texts.len() > 1 {
            Reason::Stamp
        } else {
            continue;
        };
        left_out.push(LeftOut {
            text: join_lines(&lines),
            reason,
            place: sheet.place(&lines.iter().collect::<Vec<_>>()),
        });
        sheet.drawn.letters.retain(|letter| letter.laid_on != Some(nth));
    }
}

/// The size of most letters of a page.
pub(crate) fn usual_size(sheet: &Sheet<'_>) -> f64 {
    let mut counts: HashMap<i64, usize> = HashMap::new();
    for letter in sheet.drawn.letters.iter().filter(|letter| !letter.is_blank()) {
        *counts.entry((letter.size * 2.0).round() as i64).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(size, count)| (*count, *size)).map_or(0.0, |(size, _)| size as f64 / 2.0)
}

/// Takes words of signatures and stamps away that stand in the content of the page itself.
pub(crate) fn take_drawn(
    sheet: &mut Sheet<'_>,
    is_told: impl Fn(&Letter) -> bool,
    left_out: &mut Vec<LeftOut>,
) {
    let loose: Vec<Letter> =
        sheet.drawn.letters.iter().filter(|l| !is_told(l) && l.mark != Mark::Artifact).cloned().collect();
    let segments: Vec<Line> = as_placed(sheet.nth, loose).into_iter().flat_map(split).collect();
    let texts: Vec<String> = segments.iter().map(|line| line.text().to_lowercase()).collect();
    let mut taken: Vec<Option<Reason>> = vec![None; segments.len()];
    let usual = usual_size(sheet);
    for (nth, text) in texts.iter().enumerate() {
        if is_arrival(text) {
            take_name(&segments, nth, usual, &mut taken);
            take_below(&segments, nth, Reason::Stamp, &mut taken, |at| is_in_stamp(&texts[at]));
        } else if segments[nth].size <= 11.0 && speaks_of_signing(text) {
            take_below(&segments, nth, Reason::Signature, &mut taken, |at| {
                speaks_of_signing(&texts[at]) || texts[at].contains('@') || starts_with_time(&texts[at])
            });
        }
    }
    for reason in [Reason::Stamp, Reason::Signature] {
        let own: Vec<Line> = segments
            .iter()
            .zip(&taken)
            .filter(|(_, taken)| **taken == Some(reason))
            .map(|(line, _)| line.clone())
            .collect();
        if own.is_empty() {
            continue;
        }
        left_out.push(LeftOut {
            text: join_lines(&own),
            reason,
            place: sheet.place(&own.iter().collect::<Vec<_>>()),
        });
        take_away(sheet, &own, &is_told);
    }
}

/// Marks the receiver's name above a stamp's heading: in capitals, smaller than the words of the page.
fn take_name(segments: &[Line], heading: usize, usual: f64, taken: &mut [Option<Reason>]) {
    /// A name takes no more lines.
    const LINES: usize = 3;
    /// Letters of stamps are so much smaller than others.
    const SMALL: f64 = 0.85;
    /// Edges that are one differ by no more.
    const EDGE: f64 = 2.0;
    let (mut last, mut lines) = (heading, 0);
    for at in (0..heading).rev() {
        let (above, below) = (&segments[at], &segments[last]);
        if below.y - above.y > 1.8 * above.size.max(below.size) || lines == LINES {
            break;
        }
        let text = above.text();
        let capitals = text.chars().any(char::is_alphabetic) && !text.contains(char::is_lowercase);
        let overlaps = above.left() < below.right() && below.left() < above.right();
        // Of letters as large as others, what begins where the stamp does, above the letterhead.
        let aligned = (above.left() - segments[heading].left()).abs() < EDGE
            && segments[heading..].iter().any(|line| is_letterhead(&line.text()));
        if overlaps && capitals && (above.size < SMALL * usual || aligned) {
            taken[at] = Some(Reason::Stamp);
            (last, lines) = (at, lines + 1);
        }
    }
}

/// Marks `first` and what stands below it in its column and fits.
fn take_below(
    segments: &[Line],
    first: usize,
    reason: Reason,
    taken: &mut [Option<Reason>],
    fits: impl Fn(usize) -> bool,
) {
    taken[first] = Some(reason);
    let mut last = first;
    for at in first + 1..segments.len() {
        let (above, below) = (&segments[last], &segments[at]);
        let overlaps = below.left() < above.right() + 30.0 && above.left() < below.right() + 30.0;
        if below.y - above.y > 2.6 * above.size.max(below.size) {
            break;
        }
        if overlaps && fits(at) {
            taken[at] = Some(reason);
            last = at;
        }
    }
}

pub(crate) fn split(line: Line) -> Vec<Line> {
    let mut parts: Vec<Line> = Vec::new();
    for (letter, shift) in line.letters.iter().cloned() {
        match parts.last_mut() {
            Some(part) if letter.x - part.right() <= WIDE * line.size => part.letters.push((letter, shift)),
            _ => parts.push(Line { letters: vec![(letter, shift)], ..line.clone() }),
        }
    }
    parts
}

fn starts_with_time(text: &str) -> bool {
    text.chars().next().is_some_and(|c| c.is_ascii_digit()) && text.contains(':')
}

pub(crate) fn join_lines(lines: &[Line]) -> String {
    lines.iter().map(Line::text).collect::<Vec<_>>().join("\n")
}

pub(crate) fn take_away(sheet: &mut Sheet<'_>, lines: &[Line], is_told: &impl Fn(&Letter) -> bool) {
    let key = |letter: &Letter| (letter.text, letter.x.to_bits(), letter.y.to_bits());
    let gone: std::collections::HashSet<_> =
        lines.iter().flat_map(|line| line.visible_letters().map(key)).collect();
    sheet.drawn.letters.retain(|letter| is_told(letter) || !gone.contains(&key(letter)));
}

/// Whether a document begins at the head of a page.
pub(crate) fn has_letterhead(sheet: &Sheet<'_>) -> bool {
    let upper = 0.25 * sheet.drawn.height;
    let letters = sheet.drawn.letters.iter().filter(|letter| !letter.turned && letter.y < upper);
    let texts: Vec<String> =
        as_placed(sheet.nth, letters.cloned().collect()).iter().map(Line::text).collect();
    // A narrow column breaks the national name.
    let last = |text: &str| text.rsplit('\t').next().unwrap_or_default().trim().to_owned();
    let broken = |pair: &[String]| is_letterhead(&format!("{} {}", last(&pair[0]), last(&pair[1])));
    texts.iter().any(|text| is_letterhead(text)) || texts.windows(2).any(broken)
}

/// Takes away what stands in the margins of the only page of a file: above its letterhead, and apart below its words.
pub(crate) fn take_margins(
    sheet: &mut Sheet<'_>,
    is_told: &impl Fn(usize, &Letter) -> bool,
    left_out: &mut Vec<LeftOut>,
) {
    /// The margin above that the form allows begins its words no higher, in shares of the page.
    const TOP: f64 = 0.065;
    /// … and ends them no lower.
    const BOTTOM: f64 = 0.935;
    /// Lines of one paragraph are no further from each other, in sizes.
    const PITCH: f64 = 1.7;
    let (nth, height) = (sheet.nth, sheet.drawn.height);
    if !has_letterhead(sheet) {
        return;
    }
    let upright = sheet.drawn.letters.iter().filter(|letter| !letter.turned && !is_told(nth, letter));
    let lines = as_placed(nth, upright.cloned().collect());
    let mut gone: Vec<Line> = Vec::new();
    for line in &lines {
        let goes_on = gone.last().map_or(line.y < TOP * height, |last| line.y - last.y < PITCH * line.size);
        if !goes_on || is_letterhead(&line.text()) || !runs(&line.text(), !gone.is_empty()) {
            break;
        }
        gone.push(line.clone());
    }
    if let [.., above, last] = lines.as_slice()
        && last.y > BOTTOM * height
        && last.y - above.y > PITCH * last.size
        && runs(&last.text(), false)
    {
        gone.push(last.clone());
    }
    for line in gone {
        left_out.push(LeftOut {
            text: line.text(),
            reason: Reason::RunningHead,
            place: sheet.place(&[&line]),
        });
        take_away(sheet, std::slice::from_ref(&line), &|letter: &Letter| is_told(nth, letter));
    }
}

/// Takes away what a register prints small outside the words of a page: beside them, and in the margins above and below.
pub(crate) fn take_marks(
    sheet: &mut Sheet<'_>,
    is_told: impl Fn(&Letter) -> bool,
    left_out: &mut Vec<LeftOut>,
) {
    /// Letters of the words are about as large as most, those of such marks much smaller.
    const WORDS: f64 = 0.85;
    /// See [`WORDS`].
    const SMALL: f64 = 0.7;
    /// Above and below the words of any page, in shares of it.
    const TOP: f64 = 0.04;
    /// See [`TOP`].
    const BOTTOM: f64 = 0.955;
    let (usual, height) = (usual_size(sheet), sheet.drawn.height);
    let upright = || sheet.drawn.letters.iter().filter(|letter| !letter.is_blank() && !letter.turned);
    let words = || upright().filter(|letter| letter.size >= WORDS * usual);
    let left = words().map(|letter| letter.x).fold(f64::INFINITY, f64::min);
    let right = words().map(Letter::end).fold(f64::NEG_INFINITY, f64::max);
    let (top, bottom) =
        words().map(|letter| letter.y).fold((f64::INFINITY, 0.0_f64), |(a, b), y| (a.min(y), b.max(y)));
    let outside = |letter: &Letter| {
        let beside = letter.end() < left || letter.x > right;
        let above = letter.y < (TOP * height).min(top - usual);
        let below = letter.y > (BOTTOM * height).max(bottom + usual);
        beside || above || below
    };
    let small = upright().filter(|letter| letter.size <= SMALL * usual && !is_told(letter));
    let lines = as_placed(sheet.nth, small.cloned().collect()).into_iter().flat_map(split);
    let is_mark = |line: &Line| {
        let letters = line.visible_letters().filter(|letter| letter.text.is_alphanumeric()).count();
        letters > 2 && line.visible_letters().all(outside) && !opens_note(&line.text())
    };
    let gone: Vec<Line> = lines.filter(is_mark).collect();
    if gone.is_empty() {
        return;
    }
    for line in &gone {
        let place = sheet.place(&[line]);
        left_out.push(LeftOut { text: line.text(), reason: Reason::Stamp, place });
    }
    take_away(sheet, &gone, &is_told);
}

/// Whether a line at the foot of a page is a note: its mark stands before its words.
fn opens_note(text: &str) -> bool {
    let words = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '*' | '[' | ']'));
    words.len() < text.len() && words.starts_with(|c: char| c.is_whitespace() || c.is_alphabetic())
}
