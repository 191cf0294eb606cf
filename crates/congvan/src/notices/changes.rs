//! The words that differ between two years' versions of one document.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A passage that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its words in order, with some unchanged ones around for orientation.
    pub pieces: Vec<Piece>,
}

/// Words in a row that are the same in both, or only in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Same(String),
    /// Only in the earlier one.
    Gone(String),
    /// Only in the later one.
    New(String),
    /// Unchanged words left out.
    More,
}

impl Piece {
    /// Its words; none of those left out.
    pub fn words(&self) -> &str {
        match self {
            Self::Same(words) | Self::Gone(words) | Self::New(words) => words,
            Self::More => "",
        }
    }

    /// Whether it begins with a mark that follows a word without a space.
    pub fn is_attached(&self) -> bool {
        self.words().starts_with(MARKS)
    }
}

impl Change {
    /// The words that differ, without those around them: equal in documents that changed alike.
    pub fn words(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().filter(|piece| matches!(piece, Piece::Gone(_) | Piece::New(_)))
    }
}

/// Marks that are compared apart from the word before them.
const MARKS: [char; 5] = ['.', ',', ';', ':', ')'];

/// The words of a line, the mark behind a word apart.
fn tokens(line: &str) -> Vec<&str> {
    let apart = |word: &'_ str| word.trim_end_matches(MARKS).len();
    line.split_whitespace()
        .flat_map(|word| match apart(word) {
            0 => [word, ""],
            at => [&word[..at], &word[at..]],
        })
        .filter(|token| !token.is_empty())
        .collect()
}

fn join(tokens: &[&str]) -> String {
    let mut text = String::new();
    for token in tokens {
        if !text.is_empty() && !token.starts_with(MARKS) {
            text.push(' ');
        }
        text.push_str(token);
    }
    text
}

/// So many unchanged words are shown on each side of a change.
const AROUND: usize = 5;

/// What differs between two texts, line by line (a line is a paragraph) and word by word; empty where nothing does.
///
/// ```
/// use congvan::notices::{Piece, changes};
///
/// let found = changes("dịp tết Bính Ngọ\nTrực 24/7.", "dịp tết Đinh Mùi\nTrực 24/7.");
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].pieces[1], Piece::Gone("Bính Ngọ".into()));
/// assert_eq!(found[0].pieces[2], Piece::New("Đinh Mùi".into()));
/// ```
pub fn changes(before: &str, after: &str) -> Vec<Change> {
    let (old, new): (Vec<&str>, Vec<&str>) = (lines(before), lines(after));
    let mut found = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &old, &new) {
        match op {
            DiffOp::Equal { .. } => {}
            DiffOp::Delete { old_index, old_len, .. } => {
                found.extend(old[old_index..old_index + old_len].iter().map(|line| in_line(line, "")));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                found.extend(new[new_index..new_index + new_len].iter().map(|line| in_line("", line)));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let (old, new) = (&old[old_index..old_index + old_len], &new[new_index..new_index + new_len]);
                found.extend(pair_lines(old, new).into_iter().map(|(old, new)| in_line(old, new)));
            }
        }
    }
    found
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// Lines that were replaced, each beside the one it became: in order, those that share no word standing alone.
fn pair_lines<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<(&'t str, &'t str)> {
    let mut pairs = Vec::new();
    let mut next = 0;
    for line in old {
        match new[next..].iter().position(|other| akin(line, other)) {
            Some(at) => {
                pairs.extend(new[next..next + at].iter().map(|alone| ("", *alone)));
                pairs.push((*line, new[next + at]));
                next += at + 1;
            }
            None => pairs.push((*line, "")),
        }
    }
    pairs.extend(new[next..].iter().map(|alone| ("", *alone)));
    pairs
}

/// Half of the shorter line's words stand in the other.
fn akin(one: &str, other: &str) -> bool {
    let (one, other): (Vec<&str>, Vec<&str>) =
        (one.split_whitespace().collect(), other.split_whitespace().collect());
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short.iter().filter(|word| long.contains(word)).count() * 2 >= short.len()
}

fn in_line(before: &str, after: &str) -> Change {
    let (old, new) = (tokens(before), tokens(after));
    let ops = capture_diff_slices(Algorithm::Patience, &old, &new);
    let mut pieces = Vec::new();
    for (at, op) in ops.iter().enumerate() {
        let (gone, fresh) = (&old[op.old_range()], &new[op.new_range()]);
        if let DiffOp::Equal { .. } = op {
            same(gone, at > 0, at + 1 < ops.len(), &mut pieces);
            continue;
        }
        if !gone.is_empty() {
            pieces.push(Piece::Gone(join(gone)));
        }
        if !fresh.is_empty() {
            pieces.push(Piece::New(join(fresh)));
        }
    }
    Change { pieces }
}

/// The unchanged words beside a change on either side.
fn same(words: &[&str], after_change: bool, before_change: bool, pieces: &mut Vec<Piece>) {
    let (head, tail) = (if after_change { AROUND } else { 0 }, if before_change { AROUND } else { 0 });
    if words.len() <= head + tail + 1 {
        pieces.push(Piece::Same(join(words)));
        return;
    }
    pieces.extend((head > 0).then(|| Piece::Same(join(&words[..head]))));
    pieces.push(Piece::More);
    pieces.extend((tail > 0).then(|| Piece::Same(join(&words[words.len() - tail..]))));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(before: &str, after: &str) -> Vec<String> {
        let piece = |piece: &Piece| match piece {
            Piece::Same(words) => words.clone(),
            Piece::Gone(words) => format!("[-{words}-]"),
            Piece::New(words) => format!("[+{words}+]"),
            Piece::More => "…".to_owned(),
        };
        let line = |change: &Change| change.pieces.iter().map(piece).collect::<Vec<_>>().join(" ");
        changes(before, after).iter().map(line).collect()
    }

    #[test]
    fn only_words_that_differ_are_shown() {
        assert_eq!(show("a b c", "a b c"), [""; 0]);
        assert_eq!(
            show("một hai ba bốn năm sáu bảy tám", "một hai ba bốn năm sáu bảy chín"),
            ["… ba bốn năm sáu bảy [-tám-] [+chín+]"]
        );
        assert_eq!(show("x 1 2 3 4 5 6 7 8 9 10 11 12 y", "z 1 2 3 4 5 6 7 8 9 10 11 12 t").len(), 1);
    }

    #[test]
    fn marks_are_compared_apart() {
        assert_eq!(show("năm 2026, trực", "năm 2027, trực"), ["năm [-2026-] [+2027+] , trực"]);
        assert!(changes("năm 2026, x", "năm 2027, x")[0].pieces[3].is_attached());
    }

    #[test]
    fn a_line_more_does_not_shift_the_others() {
        let (before, after) = (
            "đầu
Trực 24/7 tại trụ sở
cuối",
            "đầu
Làm bù ngày 22/08
Trực 24/7 tại nhà
cuối",
        );
        assert_eq!(show(before, after), ["[+Làm bù ngày 22/08+]", "Trực 24/7 tại [-trụ sở-] [+nhà+]"]);
        assert_eq!(
            show(
                "a b
c d", "a b"
            ),
            ["[-c d-]"]
        );
    }
}
