//! Which kinds of words stand in a text, found in one pass, so that most texts are asked nothing more.

use crate::cascade::search::after_opening;

/// A set of kinds of words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Seen(u8);

impl Seen {
    /// Left sides of the pairs of words of level.
    pub(super) const REPLACED: Self = Self(1);
    /// Left sides of the pairs of words of reporting.
    pub(super) const REPORTED: Self = Self(1 << 1);
    /// Words of a level above.
    pub(super) const ABOVE: Self = Self(1 << 2);
    /// Words of this level and names of units like this one.
    pub(super) const OWN: Self = Self(1 << 3);
    /// Kinds of unit of this level.
    pub(super) const KINDS: Self = Self(1 << 4);
    /// Bodies of the superior's.
    pub(super) const BODIES: Self = Self(1 << 5);
    /// Words true of one document alone.
    pub(super) const ACTS: Self = Self(1 << 6);
    /// Words that refer to an item.
    pub(super) const REFERENCES: Self = Self(1 << 7);

    /// Both sets.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True where the sets share a kind.
    pub(super) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Words by their first letters.
#[derive(Debug, Default)]
pub(super) struct Spotter {
    /// Sorted by key.
    words: Vec<(u16, String, Seen)>,
    /// Where the words of each key begin, and where those of the last end.
    starts: Vec<u16>,
}

impl Spotter {
    /// A spotter of these words.
    pub(super) fn new<'w>(words: impl IntoIterator<Item = (&'w str, Seen)>) -> Self {
        let keyed = words.into_iter().map(|(word, kind)| (key(word), word.to_owned(), kind));
        let mut words: Vec<_> = keyed.collect();
        words.sort_by_key(|(key, _, _)| *key);
        let mut starts = vec![0; usize::from(KEYS) + 1];
        for (key, _, _) in &words {
            starts[usize::from(*key) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Self { words, starts }
    }

    /// The kinds of the words that stand in the text as whole words.
    pub(super) fn seen(&self, text: &str) -> Seen {
        let bytes = text.as_bytes();
        let mut seen = Seen::default();
        for at in 0..bytes.len() {
            if at > 0 && !parts(&bytes[..at]) || !text.is_char_boundary(at) {
                continue;
            }
            let key = usize::from(key(&text[at..]));
            let (from, to) = (usize::from(self.starts[key]), usize::from(self.starts[key + 1]));
            for (_, word, kind) in &self.words[from..to] {
                if seen.or(*kind) != seen && after_opening(&text[at..], word).is_some() {
                    seen = seen.or(*kind);
                }
            }
        }
        seen
    }
}

const KEYS: u16 = 1024;

/// Of the first two letters; the same for a word and for the word in capitals.
fn key(text: &str) -> u16 {
    let mut letters = text.chars().map(|letter| {
        let lower = match letter.is_ascii() {
            true => letter.to_ascii_lowercase(),
            false => letter.to_lowercase().next().unwrap_or(letter),
        };
        u32::from(lower)
    });
    let (first, second) = (letters.next().unwrap_or(0), letters.next().unwrap_or(0));
    // The remainder is below the number of keys.
    (first.wrapping_mul(31).wrapping_add(second) % u32::from(KEYS)) as u16
}

/// True where a word may start after these bytes: after ASCII that is no letter or digit, and after signs such as `“`.
fn parts(before: &[u8]) -> bool {
    match before {
        [.., last] if last.is_ascii() => !last.is_ascii_alphanumeric(),
        [.., 0xE2, _, _] | [.., 0xC2, _] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_seen_with_either_case_at_their_start() {
        let spotter = Spotter::new([("cấp tỉnh", Seen::ABOVE), ("ủy ban", Seen::OWN), ("số", Seen::KINDS)]);
        assert_eq!(spotter.seen("các cơ quan cấp tỉnh"), Seen::ABOVE);
        assert_eq!(spotter.seen("“Cấp tỉnh” và (Ủy ban)"), Seen::ABOVE.or(Seen::OWN));
        assert_eq!(spotter.seen("ủy bann, đồsố"), Seen::default());
    }
}
