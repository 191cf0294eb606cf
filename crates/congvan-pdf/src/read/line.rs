//! Letters into lines, and lines into words of one look.

use congvan::import::arrived::Shift;
use congvan::text::normal::normalise;

use super::drawn::Letter;

/// From which share of the size a gap is a space between words.
pub(super) const SPACE: f64 = 0.17;
/// From which share of the size a gap is more than a space: a tab, another column.
pub(crate) const WIDE: f64 = 1.6;

/// Letters on one baseline, from left to right.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// The page, from 0.
    pub page: usize,
    /// Its baseline.
    pub y: f64,
    /// The size of most of its letters.
    pub size: f64,
    /// Its letters, each with whether it is raised or lowered.
    pub letters: Vec<(Letter, Shift)>,
    /// Whether it was drawn over another line.
    pub over: bool,
}

impl Line {
    fn begin(page: usize, letter: Letter) -> Self {
        Self { page, y: letter.y, size: letter.size, letters: vec![(letter, Shift::None)], over: false }
    }

    /// The letters that are seen.
    pub fn visible_letters(&self) -> impl DoubleEndedIterator<Item = &Letter> {
        self.letters.iter().map(|(letter, _)| letter).filter(|letter| !letter.is_blank())
    }

    /// Where its first letter begins.
    pub fn left(&self) -> f64 {
        self.visible_letters().map(|letter| letter.x).fold(f64::INFINITY, f64::min)
    }

    /// Where its last letter ends.
    pub fn right(&self) -> f64 {
        self.visible_letters().map(Letter::end).fold(f64::NEG_INFINITY, f64::max)
    }

    /// About where its letters begin at the top.
    pub fn top(&self) -> f64 {
        self.y - self.size * 0.8
    }

    /// About where they end.
    pub fn bottom(&self) -> f64 {
        self.y + self.size * 0.25
    }

    /// Its words as they stand.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (nth, (letter, _)) in self.letters.iter().enumerate() {
            if nth > 0 {
                text.push_str(between(self, nth));
            }
            text.push(letter.text);
        }
        normalise(text.trim()).into_owned()
    }

    /// Takes `letter` if it stands on this line.
    fn take(&mut self, letter: &Letter) -> bool {
        let off = self.y - letter.y;
        if off.abs() <= 0.12 * self.size.max(letter.size) {
            // A program that lowers letters by little makes them much smaller.
            let lowered =
                off < -0.03 * self.size && letter.size < 0.72 * self.size && letter.laid_on.is_none();
            self.size = self.size.max(letter.size);
            self.letters.push((letter.clone(), if lowered { Shift::Lowered } else { Shift::None }));
            return true;
        }
        let reach = 0.75 * self.size.max(letter.size);
        if off.abs() > reach {
            return false;
        }
        if letter.is_blank() {
            self.letters.push((letter.clone(), Shift::None));
            return true;
        }
        if letter.size < 0.88 * self.size {
            let shift = if off > 0.0 { Shift::Raised } else { Shift::Lowered };
            self.letters.push((letter.clone(), shift));
            return true;
        }
        // The line began with a raised mark.
        if self.size < 0.88 * letter.size && off < 0.0 {
            self.letters.iter_mut().for_each(|(_, shift)| *shift = Shift::Raised);
            (self.y, self.size) = (letter.y, letter.size);
            self.letters.push((letter.clone(), Shift::None));
            return true;
        }
        false
    }
}

/// Letters in reading order into lines: a new one begins where the next letter stands on none.
pub(crate) fn in_order(page: usize, letters: &[Letter]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let letters = &with_marks(letters.to_vec())[..];
    for letter in letters {
        if let Some(last) = lines.last_mut() {
            // Back to the left by much is a new line, even where it stands as high (columns).
            let back = letter.x < last.letters.last().map_or(0.0, |(last, _)| last.x) - 3.0 * last.size;
            if !(back && !letter.is_blank() && last.visible_letters().next().is_some()) && last.take(letter) {
                continue;
            }
        }
        lines.push(Line::begin(page, letter.clone()));
    }
    lines.retain(|line| line.visible_letters().next().is_some());
    lines.iter_mut().for_each(trim);
    lines
}

/// Letters in the order in which they were drawn, each mark of its own (`a` and `◌́`) within the letter that it was drawn on.
fn with_marks(mut letters: Vec<Letter>) -> Vec<Letter> {
    let is_mark = |letter: &Letter| matches!(letter.text, '\u{300}'..='\u{36f}');
    let mut base: Option<(usize, usize)> = None;
    for at in 0..letters.len() {
        if !is_mark(&letters[at]) {
            base = Some((at, 0));
            continue;
        }
        let Some((on, count)) = base.as_mut() else { continue };
        let below = letters[*on].clone();
        let near = (letters[at].y - below.y).abs() < below.size
            && letters[at].x > below.x - below.size
            && letters[at].x < below.end() + below.size;
        if below.is_blank() || !near {
            continue;
        }
        *count += 1;
        let own = &mut letters[at];
        own.x = below.x + below.width * (1.0 - 0.5f64.powi(*count as i32));
        own.width = (below.end() - own.x).max(0.0);
        (own.y, own.size) = (below.y, below.size);
    }
    letters
}

/// Letters as they stand on the page into lines, from the top; what stands on one baseline is one line.
pub(crate) fn as_placed(page: usize, letters: Vec<Letter>) -> Vec<Line> {
    let mut lines = on_baselines(page, with_marks(letters));
    let over: Vec<Letter> = lines.iter_mut().flat_map(drawn_over).collect();
    if !over.is_empty() {
        lines.extend(on_baselines(page, over).into_iter().map(|line| Line { over: true, ..line }));
    }
    lines.sort_by(|a, b| (a.y, a.left()).partial_cmp(&(b.y, b.left())).unwrap_or(std::cmp::Ordering::Equal));
    lines
}

/// Letters into lines, each line's from left to right.
fn on_baselines(page: usize, mut letters: Vec<Letter>) -> Vec<Line> {
    letters.retain(|letter| !letter.is_blank());
    // Large letters first, so that small ones find the line that they are raised above.
    let mut order: Vec<usize> = (0..letters.len()).collect();
    order.sort_by(|a, b| {
        let key = |at: &usize| (-(letters[*at].size * 2.0).round(), letters[*at].y);
        key(a).partial_cmp(&key(b)).unwrap_or(std::cmp::Ordering::Equal)
    });
    let mut lines: Vec<Line> = Vec::new();
    // Lines by their height, so that each letter looks at few.
    let mut rows: std::collections::BTreeMap<i64, Vec<usize>> = std::collections::BTreeMap::new();
    for at in order {
        let letter = &letters[at];
        let row = (letter.y / 4.0) as i64;
        let reach = (letter.size.min(200.0) / 4.0).ceil() as i64 + 1;
        let mut near: Vec<usize> =
            rows.range(row - reach..=row + reach).flat_map(|(_, lines)| lines).copied().collect();
        near.sort_by(|a, b| {
            let off = |at: &usize| ((lines[*at].y - letter.y).abs() * 8.0) as i64;
            off(a).cmp(&off(b)).then(a.cmp(b))
        });
        let small_needs_neighbour = |line: &Line| {
            (line.y - letter.y).abs() <= 0.12 * line.size.max(letter.size)
                || line.letters.iter().any(|(other, _)| {
                    (other.end() - letter.x).abs() < 2.0 * line.size
                        || (letter.end() - other.x).abs() < 2.0 * line.size
                })
        };
        let taken =
            near.into_iter().find(|line| small_needs_neighbour(&lines[*line]) && lines[*line].take(letter));
        if taken.is_none() {
            rows.entry(row).or_default().push(lines.len());
            lines.push(Line::begin(page, letter.clone()));
        }
    }
    for line in &mut lines {
        line.letters.sort_by(|(a, _), (b, _)| a.x.partial_cmp(&b.x).unwrap_or(std::cmp::Ordering::Equal));
    }
    lines
}

/// Takes what was drawn over the words of a line, letters among letters, away from it.
fn drawn_over(line: &mut Line) -> Vec<Letter> {
    /// Fewer letters that stand on others of another object touch by chance; all of them where an object has no more.
    const FEWEST: usize = 3;
    /// Of the narrower letter so much is covered.
    const SHARE: f64 = 0.4;
    // What fills leaders stands over them.
    let fits = |letter: &&Letter| !letter.is_blank() && !matches!(letter.text, '.' | '…' | '_');
    let own: Vec<&Letter> = line.letters.iter().map(|(letter, _)| letter).filter(fits).collect();
    let end = |letter: &Letter| letter.end().min(letter.x + letter.size);
    let mut covering: std::collections::BTreeMap<u32, usize> = std::collections::BTreeMap::new();
    for pair in own.windows(2).filter(|pair| pair[0].object != pair[1].object) {
        let covered = end(pair[0]).min(end(pair[1])) - pair[1].x;
        let narrower = (end(pair[0]) - pair[0].x).min(end(pair[1]) - pair[1].x);
        if narrower > 0.0 && covered > SHARE * narrower {
            *covering.entry(pair[0].object.max(pair[1].object)).or_default() += 1;
        }
    }
    let mut letters: std::collections::BTreeMap<u32, usize> = std::collections::BTreeMap::new();
    own.iter().for_each(|letter| *letters.entry(letter.object).or_default() += 1);
    covering.retain(|object, count| *count >= FEWEST.min(letters[object]).max(FEWEST - 1));
    if covering.is_empty() {
        return Vec::new();
    }
    let (over, kept): (Vec<_>, Vec<_>) = std::mem::take(&mut line.letters)
        .into_iter()
        .partition(|(letter, _)| covering.contains_key(&letter.object));
    line.letters = kept;
    over.into_iter().map(|(letter, _)| letter).collect()
}

/// Takes blanks away at both ends.
fn trim(line: &mut Line) {
    while line.letters.last().is_some_and(|(letter, _)| letter.is_blank()) {
        line.letters.pop();
    }
    let blank = line.letters.iter().take_while(|(letter, _)| letter.is_blank()).count();
    line.letters.drain(..blank);
}

/// What stands between a letter of a line and the one before, besides blanks that are drawn.
pub(super) fn between(line: &Line, nth: usize) -> &'static str {
    let ((before, _), (letter, _)) = (&line.letters[nth - 1], &line.letters[nth]);
    let gap = letter.x - before.end();
    let size = line.size;
    let filled = before.laid_on.is_some() != letter.laid_on.is_some();
    if filled {
        let joined =
            letter.is_blank() || before.is_blank() || matches!(letter.text, '/' | '-' | ',' | '.' | ';');
        return if joined { "" } else { " " };
    }
    if gap > WIDE * size {
        return "\t";
    }
    if letter.is_blank() || before.is_blank() || gap <= SPACE * size { "" } else { " " }
}

#[cfg(test)]
mod tests {
    use super::super::drawn::{Letter, Mark};
    use super::{as_placed, in_order};

    fn letter(text: char, x: f64) -> Letter {
        Letter {
            text,
            x,
            y: 100.0,
            width: if text == '\u{301}' { 0.0 } else { 6.0 },
            size: 12.0,
            face: 0,
            mark: Mark::None,
            laid_on: None,
            object: 1,
            unseen: false,
            turned: false,
            slanted: false,
            pale: false,
        }
    }

    #[test]
    fn a_mark_of_its_own_stands_on_the_letter_that_it_was_drawn_on() {
        // The mark is drawn where its letter ends, which is where the next one begins.
        let letters = vec![letter('B', 10.0), letter('a', 16.0), letter('\u{301}', 22.0), letter('o', 22.0)];
        let words = |lines: Vec<super::Line>| lines.iter().map(super::Line::text).collect::<Vec<_>>();
        assert_eq!(words(as_placed(0, letters.clone())), ["Báo"]);
        assert_eq!(words(in_order(0, &letters)), ["Báo"]);
    }
}
