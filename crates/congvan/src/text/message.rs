//! A sentence in both languages, and where in a text it points.

use std::ops::Range;

use crate::calendar::NotADate;

/// A byte range in a text.
pub type Span = Range<usize>;

/// The language of messages. Documents themselves are always Vietnamese.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

/// One sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Message {
    /// Tiếng Việt.
    pub vi: String,
    /// English.
    pub en: String,
}

impl From<NotADate> for Message {
    fn from(why: NotADate) -> Self {
        Self { vi: why.vi, en: why.en }
    }
}

impl Message {
    /// A sentence in both languages.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }
    /// The sentence in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }

    /// The sentence for people who see no file: without the names of its keys, other words in quotation marks.
    ///
    /// ```
    /// # use congvan::text::message::{Lang, Message};
    /// let message = Message::new("hồ sơ không ghi `whom`; lời là `các xã`", "the profile gives no `whom`; it is `all`");
    /// assert_eq!(message.plain(Lang::Vi), "hồ sơ không ghi; lời là “các xã”");
    /// ```
    pub fn plain(&self, lang: Lang) -> String {
        let is_key = |word: &str| word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
        let mut pieces = self.get(lang).split('`');
        let mut plain = pieces.next().unwrap_or_default().to_owned();
        for (nth, piece) in pieces.enumerate() {
            match nth % 2 {
                0 if is_key(piece) => plain.truncate(plain.trim_end().len()),
                0 => plain.push_str(&format!("“{piece}”")),
                _ => plain.push_str(piece),
            }
        }
        plain
    }
}
