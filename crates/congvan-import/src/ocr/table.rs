//! The table of words that `tesseract` writes.

use congvan::import::letters::is_syllable;
use congvan_pdf::read::Word;

/// What is found in the picture of a page.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Its words.
    pub(super) words: Vec<Word>,
    /// What was read and is no word: strokes of a pen, edges of a seal.
    pub(super) specks: Vec<String>,
}

/// A row of the table: a word, and how sure tesseract is of it, in percent.
struct Row {
    word: Word,
    sure: f64,
}

/// Words of which tesseract is less sure, in percent, are none.
const LEAST_SURE: f64 = 0.5;
/// Words among strokes and seals: how sure tesseract must be of each, and of all that stand beside each other.
const SURE_AMONG_STROKES: (f64, f64) = (20.0, 55.0);

impl Found {
    /// The words of a table, whose lengths become points.
    pub(super) fn in_lines(table: &str, points: f64) -> Self {
        let mut found = Self::default();
        for Row { word, sure } in rows(table, points) {
            // A number that a pen wrote has its symbol behind it.
            if sure < LEAST_SURE && !word.text.contains('/') {
                found.specks.push(word.text);
            } else {
                found.words.push(word);
            }
        }
        found
    }

    /// Adds the words of a table of what was left on the page once these words were covered: a title that a seal touches,
    /// a name under a signature. Of strokes a single syllable can come, but hardly two beside each other.
    pub(super) fn add_among_strokes(&mut self, table: &str, points: f64) {
        let before = self.words.last().map_or(0, |word| word.line);
        let rows: Vec<Row> = rows(table, points).collect();
        for run in rows.chunk_by(stand_together).filter(|run| run.len() > 1) {
            let sure = run.iter().map(|row| row.sure).sum::<f64>() / run.len() as f64;
            let is_new = |row: &Row| !self.words.iter().any(|word| overlap(word, &row.word));
            if sure >= SURE_AMONG_STROKES.1 && run.iter().all(is_new) {
                let moved = |row: &Row| Word { line: before + row.word.line, ..row.word.clone() };
                self.words.extend(run.iter().map(moved));
            }
        }
    }
}

/// Whether the middle of one word stands in the other.
fn overlap(one: &Word, other: &Word) -> bool {
    let holds = |a: &Word, b: &Word| {
        let (x, y) = (b.left + b.width / 2.0, b.top + b.height / 2.0);
        a.left <= x && x <= a.left + a.width && a.top <= y && y <= a.top + a.height
    };
    holds(one, other) || holds(other, one)
}

/// Whether two words stand beside each other, and both can be words.
fn stand_together(one: &Row, next: &Row) -> bool {
    let can_be = |row: &Row| row.sure >= SURE_AMONG_STROKES.0 && is_word(&row.word.text);
    let gap = next.word.left - one.word.left - one.word.width;
    one.word.line == next.word.line
        && gap < one.word.height.max(next.word.height)
        && can_be(one)
        && can_be(next)
}

/// Whether a word could be one of a title, a name or a sentence: a syllable, whose tone may be lost, or `KT.`.
fn is_word(text: &str) -> bool {
    let bare = text.trim_end_matches(['.', ',', ':', ';']);
    let is_short_form = text.ends_with('.') && bare.chars().all(char::is_uppercase);
    let letters = bare.chars().count();
    let is_built = || is_syllable(bare) || is_syllable(&format!("{bare}\u{301}"));
    letters > 1 && (is_short_form && letters < 5 || is_built())
}

fn rows(table: &str, points: f64) -> impl Iterator<Item = Row> {
    let (mut line, mut last) = (0, None);
    table.lines().skip(1).filter_map(move |row| {
        let cells: Vec<&str> = row.splitn(12, '\t').collect();
        let [level, _, block, paragraph, own_line, _, left, top, width, height, sure, text] = cells[..]
        else {
            return None;
        };
        if level != "5" || text.trim().is_empty() {
            return None;
        }
        let key = (block.to_owned(), paragraph.to_owned(), own_line.to_owned());
        if last.as_ref() != Some(&key) {
            line += 1;
            last = Some(key);
        }
        let length = |cell: &str| cell.parse::<f64>().ok().map(|own| own * points);
        let text = text.trim().to_owned();
        let (left, top) = (length(left)?, length(top)?);
        let word = Word { text, line, left, top, width: length(width)?, height: length(height)? };
        Some(Row { word, sure: sure.parse().unwrap_or(0.0) })
    })
}

#[cfg(test)]
mod tests {
    use super::Found;

    /// A table of words: its line, where it begins, how sure tesseract is, and what it reads.
    fn table(words: &[(usize, usize, &str, &str)]) -> String {
        let row = |(line, left, sure, text): &(usize, usize, &str, &str)| {
            let top = 50 * line;
            format!("5\t1\t1\t1\t{line}\t1\t{left}\t{top}\t80\t40\t{sure}\t{text}\n")
        };
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
            .to_owned()
            + &words.iter().map(row).collect::<String>()
    }

    fn texts(found: &Found) -> Vec<(&str, usize)> {
        found.words.iter().map(|word| (word.text.as_str(), word.line)).collect()
    }

    #[test]
    fn words_come_with_their_places() {
        let table = table(&[(1, 100, "96.1", "Số:"), (2, 100, "91.0", "ngày"), (2, 190, "0.0", "ưưa")]);
        let found = Found::in_lines(&table, 0.5);
        assert_eq!(found.specks, ["ưưa"]);
        assert_eq!(texts(&found), [("Số:", 1), ("ngày", 2)]);
        assert_eq!((found.words[0].left, found.words[0].top, found.words[0].width), (50.0, 25.0, 40.0));
    }

    #[test]
    fn a_title_that_a_seal_touches_is_found_among_its_strokes() {
        let mut found = Found::in_lines(&table(&[(1, 100, "96.1", "Số:")]), 0.5);
        let left = table(&[
            (1, 100, "46.3", "Số:2J"),
            (2, 100, "29.9", "GIAM"),
            (2, 190, "95.3", "ĐỌC"),
            (3, 100, "42.2", "#œy"),
            (4, 100, "88.6", "SỞ"),
            (4, 390, "70.6", "CÀ"),
            (5, 100, "11.0", "Lê"),
            (5, 190, "94.6", "Hoàng"),
            (5, 280, "96.2", "Anh"),
            (6, 100, "81.0", "KT."),
            (6, 190, "90.0", "CHỦ"),
            (6, 280, "90.0", "TICH"),
        ]);
        found.add_among_strokes(&left, 0.5);
        let wanted = [
            ("Số:", 1),
            ("GIAM", 3),
            ("ĐỌC", 3),
            ("Hoàng", 6),
            ("Anh", 6),
            ("KT.", 7),
            ("CHỦ", 7),
            ("TICH", 7),
        ];
        assert_eq!(texts(&found), wanted);
    }
}
