//! Words in order, so that those with which a text opens are found by one search.

/// Words, each with what it stands for.
pub(super) struct Ordered<T> {
    /// In order of their bytes; of those alike the first given stands first.
    words: Vec<Entry<T>>,
    /// The bytes with which some of them begin.
    firsts: [bool; 256],
}

pub(super) struct Entry<T> {
    /// Its first bytes, zeros behind its end: in the order of the words, and quick to compare.
    head: u64,
    pub(super) words: String,
    pub(super) what: T,
    /// The place of the longest before it with which it opens.
    within: Option<usize>,
}

impl<T> Ordered<T> {
    pub(super) fn of(words: impl Iterator<Item = (String, T)>) -> Self {
        let entry = |(words, what): (String, T)| Entry { head: head(&words), words, what, within: None };
        let mut words: Vec<Entry<T>> = words.map(entry).collect();
        words.sort_by(|one, other| one.words.cmp(&other.words));
        let mut firsts = [false; 256];
        for at in 0..words.len() {
            let mut before = at.checked_sub(1);
            while let Some(shorter) =
                before.filter(|&before| !words[at].words.starts_with(&words[before].words))
            {
                before = words[shorter].within;
            }
            words[at].within = before;
            words[at].words.bytes().take(1).for_each(|first| firsts[usize::from(first)] = true);
        }
        Self { words, firsts }
    }

    /// Whether some words begin with a byte.
    pub(super) fn may_begin(&self, first: u8) -> bool {
        self.firsts[usize::from(first)]
    }

    /// All words with which a text opens, the longest first.
    pub(super) fn opening<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a Entry<T>> {
        // Words with which the text opens stand before it, and every word between them and the text opens with them too.
        let own = head(text);
        let is_before =
            |entry: &Entry<T>| entry.head < own || entry.head == own && entry.words.as_str() <= text;
        let last = self.words.partition_point(is_before).checked_sub(1);
        let chain = std::iter::successors(last, |&at| self.words[at].within);
        chain.map(|at| &self.words[at]).filter(move |entry| text.starts_with(entry.words.as_str()))
    }
}

/// The first bytes of a text, zeros behind its end.
fn head(text: &str) -> u64 {
    let mut head = [0; 8];
    head.iter_mut().zip(text.bytes()).for_each(|(place, byte)| *place = byte);
    u64::from_be_bytes(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_with_which_a_text_opens_are_found() {
        let words = ["sở", "sở y tế", "sở, ban", "sở y", "sở y", "số", "ủy ban nhân dân", "s"];
        let ordered = Ordered::of(words.iter().enumerate().map(|(at, words)| ((*words).to_owned(), at)));
        let opening = |text| ordered.opening(text).map(|entry| entry.what).collect::<Vec<_>>();
        assert_eq!(opening("sở y tế"), [1, 4, 3, 0, 7]);
        assert_eq!(opening("sở y học"), [4, 3, 0, 7]);
        assert_eq!(opening("sở, ngành"), [0, 7]);
        assert_eq!(opening("ủy ban nhân dân xã"), [6]);
        assert_eq!(opening("ủy ban nhân"), Vec::<usize>::new());
        assert_eq!(opening("a"), Vec::<usize>::new());
        assert_eq!(opening(""), Vec::<usize>::new());
        assert!(ordered.may_begin(b's') && !ordered.may_begin(b'a'));
    }
}
