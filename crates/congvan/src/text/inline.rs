//! The small notation of emphasis, links and blanks inside text.
//!
//! `CO~2~`, `m^2^` (below and above the line, within a word), `*nghiêng*`, `**đậm**`, `***cả hai***`, `<https://…>` or
//! `<ten@co-quan.gov.vn>`, `___` (three or more underscores: a blank as wide as so many digits), `^[lời chú]` (a footnote
//! to the word before it; its words have all but footnotes), `\*` for the character itself. A star opens only at the start of a word and closes only at
//! the end of one, so that `5*3` and `a * b` stand; an address such as `https://…` is taken as it stands; so is what
//! has no closing partner.

mod marked;

use std::borrow::Cow;
use std::ops::Range;

use crate::document::{Inline, Level};
use crate::text::diagnostic::Span;
use crate::text::normal::{is_space, normalise};

use marked::Marked;
pub use marked::{Edit, Footnote};

/// Words and where they were written; derived words stand at 0..0. Their marks are read once, when the text is made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// NFC, one line, without marks.
    words: String,
    /// What the notation has beside them; none where it is the words.
    marked: Option<Box<Marked>>,
    /// Where they were written.
    pub span: Span,
}

/// One or several paragraphs.
pub type Paragraphs = Vec<Text>;

impl Text {
    /// Words of a program, as they would be read from a file: in one normal form (NFC, no invisible characters), on one line,
    /// one space between them. Their marks are those of the notation; words that may hold some go through [`escape`] first.
    ///
    /// ```
    /// # use congvan::text::inline::Text;
    /// let text = Text::new("  Vie\u{302}\u{323}t\n Nam\u{200b} ");
    /// assert_eq!(text.notation(), "Việt Nam");
    /// assert_eq!(text, Text::from("Việt Nam"));
    /// ```
    pub fn new(words: impl AsRef<str>) -> Self {
        Self::from_notation(single_spaced(&normalise(words.as_ref())))
    }

    /// Words that were not written in any source and are in normal form already, such as those of another [`Text`].
    pub fn from_notation(notation: impl Into<String>) -> Self {
        Self::at(notation, 0..0)
    }

    /// Words in normal form, in the notation, and where they were written.
    pub fn at(notation: impl Into<String>, span: Span) -> Self {
        Self::of(notation.into(), span, false)
    }

    /// The words of a footnote.
    fn of_note(notation: &str, span: Span) -> Self {
        Self::of(notation.to_owned(), span, true)
    }

    fn of(notation: String, span: Span, in_note: bool) -> Self {
        if !may_be_marked(&notation) {
            return Self { words: notation, marked: None, span };
        }
        let read = read(&notation, in_note);
        let (words, marked) = Marked::of(notation, read, &span);
        Self { words, marked: Some(marked), span }
    }

    /// The words without marks: a blank is its underscores, and the words of a footnote stand elsewhere
    /// ([`Self::footnotes`]).
    ///
    /// ```
    /// # use congvan::text::inline::Text;
    /// let text = Text::new("**Sở Y tế**^[Nay là Sở A.] họp ngày ___");
    /// assert_eq!(text.words(), "Sở Y tế họp ngày ___");
    /// ```
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The words with each blank, however wide, and each footnote as `___`.
    pub fn plain(&self) -> String {
        let Some(marked) = &self.marked else { return self.words.clone() };
        let words = marked.inlines.iter().map(|piece| match piece {
            Inline::Text { text, .. } => text.as_str(),
            Inline::Blank { .. } | Inline::Note { .. } => BLANK,
            Inline::Break => " ",
        });
        words.collect()
    }

    /// The words as they are set: with emphasis, links, blanks and footnotes.
    pub fn inlines(&self) -> Cow<'_, [Inline]> {
        match &self.marked {
            Some(marked) => Cow::Borrowed(&marked.inlines),
            None => Cow::Owned(plain_pieces(&self.words)),
        }
    }

    /// Its footnotes, in order.
    pub fn footnotes(&self) -> &[Footnote] {
        self.marked.as_ref().map_or(&[], |marked| &marked.notes)
    }

    /// A range of the words in the notation, without marks at its ends.
    pub fn in_notation(&self, span: &Range<usize>) -> Range<usize> {
        self.marked.as_ref().map_or_else(|| span.clone(), |marked| marked.place(span))
    }

    /// With changes made at ranges of the words, which must not overlap; the marks follow.
    #[must_use]
    pub fn with_edits(&self, edits: &[Edit]) -> Self {
        self.part(&(0..self.words.len()), edits)
    }

    /// A part of the words with the marks at its ends, and with changes made in it.
    #[must_use]
    pub fn part(&self, part: &Range<usize>, edits: &[Edit]) -> Self {
        let notation = match &self.marked {
            Some(marked) => marked.rewritten(marked.part(part), edits),
            None => marked::rewritten(&self.words, part.clone(), edits, Range::clone),
        };
        self.with_notation(notation)
    }

    /// Marks that stand because they have no partner, in the notation: stars at the start or the end of a word, the opening
    /// of a footnote that does not close, says nothing or stands within another.
    pub(crate) fn loose_marks(&self) -> &[Range<usize>] {
        self.marked.as_ref().map_or(&[], |marked| &marked.loose)
    }

    /// Other words in the same place, in normal form and in the notation.
    pub(crate) fn with_notation(&self, notation: impl Into<String>) -> Self {
        Self::at(notation, self.span.clone())
    }

    /// The words with their marks, as files and templates have them.
    pub fn notation(&self) -> &str {
        self.marked.as_ref().map_or(&self.words, |marked| &marked.notation)
    }

    /// The same, where the text is needed no longer.
    pub fn into_notation(self) -> String {
        self.marked.map_or(self.words, |marked| marked.notation)
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Self::new(words)
    }
}

impl From<String> for Text {
    fn from(words: String) -> Self {
        Self::new(words)
    }
}

/// The words with one space between them; a no-break space that was typed stays.
pub(crate) fn single_spaced(text: &str) -> String {
    text.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether the notation may hold more than words.
fn may_be_marked(notation: &str) -> bool {
    notation.contains(['*', '~', '^', '<', '\\']) || notation.contains(BLANK)
}

/// Words without marks as they are set.
fn plain_pieces(words: &str) -> Vec<Inline> {
    let text = words.to_owned();
    let piece = Inline::Text { text, bold: false, italic: false, level: Level::Line, link: None };
    if words.is_empty() { Vec::new() } else { vec![piece] }
}

/// The words of a notation as they are set.
pub(crate) fn inlines(notation: &str) -> Vec<Inline> {
    if may_be_marked(notation) { read(notation, false).pieces } else { plain_pieces(notation) }
}

/// What a notation says.
struct Read {
    pieces: Vec<Inline>,
    loose: Vec<Range<usize>>,
    words: String,
    /// Where each byte of the words stands.
    at: Vec<usize>,
    /// Where the words of each footnote stand.
    notes: Vec<Range<usize>>,
}

fn read(text: &str, in_note: bool) -> Read {
    let mut reader = Reader {
        whole: text,
        pieces: Vec::new(),
        loose: Vec::new(),
        plain: String::new(),
        words: String::new(),
        at: Vec::new(),
        bold: false,
        italic: false,
        level: Level::Line,
        notes: notes(text),
        noted: Vec::new(),
        in_note,
        is_own: true,
    };
    reader.read_part(text);
    reader.flush();
    let Reader { pieces, loose, words, at, noted, .. } = reader;
    Read { pieces, loose, words, at, notes: noted }
}

/// What opens a footnote, and what closes it.
const NOTE: (&str, char) = ("^[", ']');

/// Whether there is a footnote.
pub(crate) fn has_note(notation: &str) -> bool {
    notation.contains(NOTE.0) && inlines(notation).iter().any(|piece| matches!(piece, Inline::Note { .. }))
}

/// The notation changed by `change`, but for the words of footnotes.
pub(crate) fn outside_notes(notation: &str, change: impl Fn(&str) -> String) -> String {
    let mut changed = String::new();
    let mut at = 0;
    for (start, end) in notes(notation) {
        // One within another is none.
        if start >= at {
            changed.push_str(&change(&notation[at..start]));
            changed.push_str(&notation[start..end]);
            at = end;
        }
    }
    changed + &change(&notation[at..])
}

/// The notation up to the footnotes that it ends in.
pub(crate) fn before_last_notes(notation: &str) -> &str {
    let mut rest = notation;
    if rest.trim_end().ends_with(NOTE.1) {
        for (start, end) in notes(notation).into_iter().rev() {
            if rest.trim_end().len() == end {
                rest = &notation[..start];
            }
        }
    }
    if rest.len() < notation.len() { rest.trim_end() } else { notation }
}

/// Where what may be a footnote begins and ends, with the brackets that belong together within it.
fn notes(notation: &str) -> Vec<(usize, usize)> {
    let (mut open, mut found) = (Vec::new(), Vec::new());
    let mut escaped = false;
    if !notation.contains(NOTE.0) {
        return found;
    }
    for (at, c) in notation.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => open.push(at),
            ']' => {
                let start = open.pop().and_then(|start: usize| start.checked_sub(1));
                let own = start.filter(|start| notation.as_bytes()[*start] == b'^');
                found.extend(own.map(|start| (start, at + 1)));
            }
            _ => {}
        }
    }
    found.sort_unstable();
    found
}

/// Letters above or below the line as a cell has them: letters of their own where there are, else the notation.
pub fn flat(text: &str, level: Level) -> String {
    let mark = if level == Level::Below { '~' } else { '^' };
    own_letters(text, level).unwrap_or_else(|| format!("{mark}{text}{mark}"))
}

/// Letters above or below the line as plain text has them: letters of their own where there are. Others below it read as
/// well on it (`NOx`), above it they are told by their mark (`2^(n)`).
pub(crate) fn readable(text: &str, level: Level) -> String {
    own_letters(text, level).unwrap_or_else(|| match level {
        Level::Above => format!("^({text})"),
        _ => text.to_owned(),
    })
}

/// The letters that stand above or below the line by themselves; none where one of them is lacking.
fn own_letters(text: &str, level: Level) -> Option<String> {
    let own = match level {
        Level::Line => return Some(text.to_owned()),
        Level::Below => BELOW,
        Level::Above => ABOVE,
    };
    text.chars().map(|c| own.iter().find(|(plain, _)| *plain == c).map(|(_, own)| *own)).collect()
}

const BELOW: &[(char, char)] = &[
    ('0', '₀'),
    ('1', '₁'),
    ('2', '₂'),
    ('3', '₃'),
    ('4', '₄'),
    ('5', '₅'),
    ('6', '₆'),
    ('7', '₇'),
    ('8', '₈'),
    ('9', '₉'),
    ('+', '₊'),
    ('-', '₋'),
    ('(', '₍'),
    (')', '₎'),
];
const ABOVE: &[(char, char)] = &[
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('+', '⁺'),
    ('-', '⁻'),
    ('(', '⁽'),
    (')', '⁾'),
];

/// What ends words, so that no emphasis opens before it: `12A-***.**`.
const ENDS: [char; 7] = ['.', ',', ';', ':', ')', '!', '?'];

/// The shortest blank.
const BLANK: &str = "___";

/// A blank as wide as so many digits, in the notation.
pub fn blank(digits: u8) -> String {
    "_".repeat(usize::from(digits.max(3)))
}

struct Reader<'a> {
    whole: &'a str,
    pieces: Vec<Inline>,
    loose: Vec<Range<usize>>,
    /// What is read and belongs to no piece yet.
    plain: String,
    /// All words but those of footnotes, and where each byte of them stands.
    words: String,
    at: Vec<usize>,
    bold: bool,
    italic: bool,
    level: Level,
    /// What may be footnotes, and where the words of those stand that are.
    notes: Vec<(usize, usize)>,
    noted: Vec<Range<usize>>,
    in_note: bool,
    /// Whether what is read are words of the text, not of its footnotes.
    is_own: bool,
}

impl Reader<'_> {
    fn read_part(&mut self, text: &str) {
        let mut rest = text;
        // Marks that close nowhere behind, so that nobody looks again.
        let mut unclosed = [false; 3];
        loop {
            let before = text[..text.len() - rest.len()].chars().next_back();
            let (plain, behind) = rest.split_at(plain_until(rest, before));
            self.take(plain);
            rest = behind;
            let Some(c) = rest.chars().next() else { break };
            let before = plain.chars().next_back().or(before);
            let taken = match c {
                '\\' => self.take_escape(rest),
                '*' => self.stars(rest, before, &mut unclosed),
                '^' if rest.starts_with(NOTE.0) => self.note(rest),
                '~' | '^' if before.is_some_and(|c| !c.is_whitespace()) => self.level(rest, before, c),
                'h' | 'w' if before.is_none_or(|c| !c.is_alphanumeric()) => self.address(rest),
                '<' => self.link(rest),
                '_' => self.blank(rest),
                _ => None,
            };
            rest = taken.unwrap_or_else(|| {
                self.take(&rest[..c.len_utf8()]);
                &rest[c.len_utf8()..]
            });
        }
    }

    /// Where a part of the notation begins.
    fn place(&self, part: &str) -> usize {
        part.as_ptr() as usize - self.whole.as_ptr() as usize
    }

    /// A part of the notation that is words.
    fn take(&mut self, part: &str) {
        self.plain.push_str(part);
        self.say(part);
    }

    /// Words of a piece of their own.
    fn say(&mut self, part: &str) {
        if self.is_own {
            let start = self.place(part);
            self.words.push_str(part);
            self.at.extend(start..start + part.len());
        }
    }

    fn take_escape<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        let c = rest[1..].chars().next().filter(|c| "\\*<_~^[]{}".contains(*c))?;
        self.take(&rest[1..1 + c.len_utf8()]);
        Some(&rest[2..])
    }

    /// A footnote, without the space before it; none within another.
    fn note<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        let at = self.place(rest);
        let known = self.notes.binary_search_by_key(&at, |(start, _)| *start).ok();
        let end =
            known.map(|known| self.notes[known].1 - at).filter(|end| !self.in_note && *end <= rest.len());
        let inner = end.map(|end| rest[NOTE.0.len()..end - 1].trim()).filter(|inner| !inner.is_empty());
        let (Some(end), Some(inner)) = (end, inner) else {
            self.loose.push(at..at + NOTE.0.len());
            self.take(&rest[..NOTE.0.len()]);
            return Some(&rest[NOTE.0.len()..]);
        };
        let white = self.plain.len() - self.plain.trim_end().len();
        self.plain.truncate(self.plain.len() - white);
        self.words.truncate(self.words.len() - white);
        self.at.truncate(self.words.len());
        self.flush();
        let start = self.place(inner);
        self.noted.push(start..start + inner.len());
        let outside = (std::mem::take(&mut self.pieces), self.bold, self.italic);
        (self.bold, self.italic, self.in_note, self.is_own) = (false, false, true, false);
        self.read_part(inner);
        self.flush();
        (self.in_note, self.is_own) = (false, true);
        let text = std::mem::replace(&mut self.pieces, outside.0);
        (self.bold, self.italic) = (outside.1, outside.2);
        self.pieces.push(Inline::Note { number: 0, text });
        Some(&rest[end..])
    }

    /// Letters below or above the line, behind others of their word.
    fn level<'t>(&mut self, rest: &'t str, before: Option<char>, mark: char) -> Option<&'t str> {
        let inner = &rest[1..];
        let end = inner.find(|c: char| c == mark || c.is_whitespace())?;
        if end == 0 || !inner[end..].starts_with(mark) {
            return None;
        }
        // `8~10~12 giờ`, `2^3+3^2` are of numbers on both sides; `PM~2~5` is a word with a number behind it.
        let of_numbers = before.is_some_and(|c| c.is_ascii_digit());
        if of_numbers && inner[end + 1..].starts_with(|c: char| c.is_ascii_digit()) {
            self.take(&rest[..end + 1]);
            return Some(&rest[end + 1..]);
        }
        self.flush();
        self.level = if mark == '~' { Level::Below } else { Level::Above };
        self.take(&inner[..end]);
        self.flush();
        self.level = Level::Line;
        Some(&inner[end + 1..])
    }

    /// A bare address, without what ends the sentence.
    fn address<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        let end = address_end(rest)?;
        self.take(&rest[..end]);
        Some(&rest[end..])
    }

    /// A run of stars: what it opens, or the run as it stands.
    fn stars<'t>(
        &mut self,
        rest: &'t str,
        before: Option<char>,
        unclosed: &mut [bool; 3],
    ) -> Option<&'t str> {
        let run = run_of_stars(rest);
        let (stars, behind) = rest.split_at(run);
        let after = behind.chars().next();
        let behind_word = before.is_some_and(char::is_alphanumeric);
        let may_open = after.is_some_and(|c| !c.is_whitespace() && !ENDS.contains(&c))
            && !(before == Some('(') && after == Some(')'))
            && !self.is_masked(rest);
        if !behind_word
            && run <= 3
            && may_open
            && let Some((marks, end)) = opening(run, behind, unclosed)
            && behind[..end].contains(|c: char| c.is_alphanumeric() || c == '_')
        {
            return Some(self.emphasis(&rest[marks..], marks, end + run - marks));
        }
        let before_word = after.is_some_and(char::is_alphanumeric);
        if (before_word && !behind_word) || (run > 1 && behind_word && !before_word) {
            let at = self.place(rest);
            self.loose.push(at..at + run);
        }
        self.take(stars);
        Some(behind)
    }

    /// Whether the stars at `rest` stand for digits of a number that is not shown whole: `12A-***.**`. Stars that open
    /// something have a word behind them: `Kế hoạch-**Tài chính**`.
    fn is_masked(&self, rest: &str) -> bool {
        let before = &self.whole[..self.place(rest)];
        let behind_number =
            before.strip_suffix('-').is_some_and(|before| before.ends_with(char::is_alphanumeric));
        behind_number && !rest.trim_start_matches('*').starts_with(char::is_alphanumeric)
    }

    /// One star for italics, two for bold, three for both.
    fn emphasis<'t>(&mut self, inner: &'t str, marks: usize, end: usize) -> &'t str {
        self.flush();
        let before = (self.bold, self.italic);
        self.bold |= marks > 1;
        self.italic |= marks != 2;
        self.read_part(&inner[..end]);
        self.flush();
        (self.bold, self.italic) = before;
        &inner[end + marks..]
    }

    fn link<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        let end = 1 + rest[1..].find(|c: char| matches!(c, '<' | '>') || c.is_whitespace())?;
        let inside = rest[1..end].trim_end_matches('<');
        if !rest[end..].starts_with('>') {
            return None;
        }
        let target = link_target(inside)?;
        self.flush();
        let shown = inside.strip_prefix("mailto:").unwrap_or(inside);
        self.say(shown);
        self.push(shown.to_owned(), Some(target));
        Some(&rest[end + 1..])
    }

    fn blank<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        let count = rest.bytes().take_while(|byte| *byte == b'_').count();
        // Between letters of one word, as in the name of a file, they are letters too: `bao_cao___01`.
        let in_name =
            self.plain.ends_with(char::is_alphanumeric) && rest[count..].starts_with(char::is_alphanumeric);
        if count < 3 || in_name {
            return None;
        }
        self.flush();
        self.say(&rest[..count]);
        self.pieces.push(Inline::Blank { digits: count.min(200) as u8 });
        Some(&rest[count..])
    }

    fn flush(&mut self) {
        if !self.plain.is_empty() {
            let text = std::mem::take(&mut self.plain);
            self.push(text, None);
        }
    }

    fn push(&mut self, text: String, link: Option<String>) {
        let (bold, italic, level) = (self.bold, self.italic, self.level);
        self.pieces.push(Inline::Text { text, bold, italic, level, link });
    }
}

/// So many bytes of `text`, which stands behind `before`, hold nothing that may open or close anything.
fn plain_until(text: &str, mut before: Option<char>) -> usize {
    let may_open = |(_, c): &(usize, char)| {
        let before = before.replace(*c);
        match c {
            '\\' | '*' | '^' | '~' | '<' | '_' => true,
            'h' | 'w' => before.is_none_or(|c| !c.is_alphanumeric()),
            _ => false,
        }
    };
    text.char_indices().find(may_open).map_or(text.len(), |(at, _)| at)
}

fn run_of_stars(text: &str) -> usize {
    text.bytes().take_while(|byte| *byte == b'*').count()
}

/// How many of a run of stars before `text` open something, and where it closes in `text`. Of three that close one
/// after the other, the outer ones are those that close last.
fn opening(run: usize, text: &str, unclosed: &mut [bool; 3]) -> Option<(usize, usize)> {
    let mut end = |marks: usize| {
        let end = if unclosed[marks - 1] { None } else { closing(text, marks) };
        unclosed[marks - 1] = end.is_none();
        end
    };
    if let Some(end) = end(run) {
        return Some((run, end));
    }
    match (end(1).filter(|_| run == 3)?, end(2)?) {
        (one, two) if one < two => Some((2, two)),
        (one, _) => Some((1, one)),
    }
}

/// Where so many stars close in `text`: behind a word and before none; inside bold a lone star belongs to italics and
/// the other way round.
fn closing(text: &str, marks: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'*' => {
                let run = run_of_stars(&text[at..]);
                // `(*)` is a sign of its own.
                let in_brackets = text[..at].ends_with('(') && text[at + run..].starts_with(')');
                let behind_word = !text[..at].ends_with(char::is_whitespace) && !in_brackets;
                let before_none = !text[at + run..].starts_with(char::is_alphanumeric);
                match (marks, run) {
                    (2 | 3, _) if run >= marks && behind_word && before_none => {
                        return Some(at + run - marks);
                    }
                    (1, 1 | 3..) if behind_word && before_none => return Some(at),
                    _ => at += run,
                }
            }
            _ => at += 1,
        }
    }
    None
}

/// Where a bare address at the start of `rest` ends.
fn address_end(rest: &str) -> Option<usize> {
    if !["https://", "http://", "www."].iter().any(|start| rest.starts_with(start)) {
        return None;
    }
    // None has a `\`, which says of what follows that it stands for itself.
    let end = rest.find(|c: char| c.is_whitespace() || c == '\\').unwrap_or(rest.len());
    let end = rest[..end].find(NOTE.0).unwrap_or(end);
    Some(rest[..end].trim_end_matches(['.', ',', ';', ')', '*', '”']).len())
}

/// Words as they are, such as those of a database, in the notation: nothing in them becomes a mark, a link, a footnote or a
/// blank.
///
/// ```
/// use congvan::model::directive::{Text, escape};
///
/// let name = Text::from_notation(escape("Đội *C* <b>, 3___"));
/// assert_eq!(name.notation(), r"Đội \*C\* \<b>, 3\_\_\_");
/// ```
pub fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    let mut before = None;
    while let Some(c) = rest.chars().next() {
        // An address is taken as it stands.
        let is_start = matches!(c, 'h' | 'w') && before.is_none_or(|c: char| !c.is_alphanumeric());
        let address = if is_start { address_end(rest) } else { None };
        let blank = rest.bytes().take_while(|byte| *byte == b'_').count();
        let length = match address {
            Some(end) => end,
            None if blank > 2 => blank,
            None => c.len_utf8(),
        };
        let part = &rest[..length];
        if address.is_none() && (blank > 2 || matches!(c, '\\' | '*' | '<' | '~' | '^')) {
            part.chars().for_each(|c| out.extend(['\\', c]));
        } else {
            out.push_str(part);
        }
        before = part.chars().next_back();
        rest = &rest[length..];
    }
    out
}

/// Words that print as they are seen, as in a cell of a spreadsheet, whose author knows no notation; a blank stays one.
pub(crate) fn as_seen(words: &str) -> String {
    if Text::from_notation(words).words() == words {
        words.to_owned()
    } else {
        escape(words).replace("\\_", "_")
    }
}

fn link_target(inside: &str) -> Option<String> {
    if inside.is_empty() || inside.contains(char::is_whitespace) {
        return None;
    }
    if let Some(rest) = ["https://", "http://"].iter().find_map(|start| inside.strip_prefix(start)) {
        return (!names_user(rest)).then(|| inside.to_owned());
    }
    if inside.starts_with("mailto:") {
        return Some(inside.to_owned());
    }
    let (user, host) = inside.split_once('@')?;
    (!user.is_empty() && host.contains('.')).then(|| format!("mailto:{inside}"))
}

/// Whether a web address, behind its `//`, names a user before the host, as those do that look like another site's:
/// `https://gov.vn@example.com`. Browsers read `\\` as `/`.
fn names_user(rest: &str) -> bool {
    rest.split(['/', '?', '#']).next().is_some_and(|host| host.contains(['@', '\\']))
}

/// Web addresses in `<…>` that are no links, since they name a user before the host.
pub(crate) fn disguised_links(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('<').filter_map(|(at, _)| {
        let inside = text[at + 1..].split(['<', '>']).next()?;
        let end = at + 1 + inside.len();
        let rest = ["https://", "http://"].iter().find_map(|start| inside.strip_prefix(start))?;
        (names_user(rest) && text[end..].starts_with('>')).then_some(at..end + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_print_as_they_are_seen() {
        for words in ["*sao*", "CO~2~ ___", "a^[b]", "5*3", "C:\\*", "**a** ____"] {
            assert_eq!(
                Text::from_notation(super::as_seen(words)).plain().replace("____", "___"),
                words.replace("____", "___")
            );
        }
    }

    #[test]
    fn an_address_that_names_a_user_before_its_host_is_no_link() {
        for no_link in
            ["<https://gov.vn@a.vn/b>", "<http://a:b@c.vn>", "<https://a.vn\\@b.vn>", "<https://a.vn\\b@c>"]
        {
            assert_eq!(show_pieces(no_link), format!("[:{no_link}]"));
            assert_eq!(disguised_links(&format!("xem {no_link}")).next(), Some(4..4 + no_link.len()));
        }
        for link in ["https://a.vn/@b", "https://a.vn?b=c@d", "https://a.vn#@b"] {
            assert_eq!(show_pieces(&format!("<{link}>")), format!("[a:{link}]"));
            assert_eq!(disguised_links(&format!("<{link}>")).next(), None);
        }
    }

    fn loose_marks(notation: &str) -> Vec<Range<usize>> {
        Text::from_notation(notation).loose_marks().to_vec()
    }

    fn show_pieces(text: &str) -> String {
        inlines(text)
            .into_iter()
            .map(|piece| match piece {
                Inline::Text { text, level, .. } if level != Level::Line => format!("[{level:?}:{text}]"),
                Inline::Text { text, bold, italic, link, .. } => {
                    let mark = match (bold, italic, link.is_some()) {
                        (false, false, false) => "",
                        (true, false, false) => "b",
                        (false, true, false) => "i",
                        (true, true, false) => "bi",
                        _ => "a",
                    };
                    format!("[{mark}:{text}]")
                }
                Inline::Blank { digits } => format!("[_{digits}]"),
                Inline::Break => "[/]".to_owned(),
                Inline::Note { text, .. } => {
                    format!("[^{}]", text.iter().map(Inline::characters).collect::<String>())
                }
            })
            .collect()
    }

    #[test]
    fn escaped_words_stand_as_they_are() {
        let words = [
            "5*3 và *nghiêng* **đậm**",
            r"C:\thu muc\*",
            "CO~2~ m^2^ a^[chú]",
            "<https://a.vn> <a@b.vn> <b>",
            "số ___, _ và __, ten_tep",
            "https://a.vn/b_c___d*e* , www.a.vn/x~y~. https://a.vn^[b]",
            "xhttps://a*b*",
            "\\",
            "",
        ];
        for words in words {
            let read = inlines(&escape(words));
            let plain = |piece: &Inline| {
                matches!(
                    piece,
                    Inline::Text { bold: false, italic: false, level: Level::Line, link: None, .. }
                )
            };
            assert!(read.iter().all(plain), "{words}: {read:?}");
            assert_eq!(Text::from_notation(escape(words)).words(), words);
        }
    }

    #[test]
    fn emphasis_links_and_blanks() {
        assert_eq!(show_pieces("a *b* **c** d"), "[:a ][i:b][: ][b:c][: d]");
        assert_eq!(show_pieces("**a *b* c**"), "[b:a ][bi:b][b: c]");
        assert_eq!(
            show_pieces("xem <https://a.vn/b_c*d> và <a@b.vn>"),
            "[:xem ][a:https://a.vn/b_c*d][: và ][a:a@b.vn]"
        );
        assert_eq!(show_pieces("(*xem* **đây**), “*này*”"), "[:(][i:xem][: ][b:đây][:), “][i:này][:”]");
        assert_eq!(
            show_pieces("a ***b*** c, ***d* e**, ***f** g*"),
            "[:a ][bi:b][: c, ][bi:d][b: e][:, ][bi:f][i: g]"
        );
        assert_eq!(show_pieces("CO~2~, **10 m^2^**"), "[:CO][Below:2][:, ][b:10 m][Above:2]");
        assert_eq!(show_pieces("<mailto:a@b.vn>"), "[a:a@b.vn]");
        assert_eq!(show_pieces("số ______/UBND"), "[:số ][_6][:/UBND]");
    }

    #[test]
    fn footnotes() {
        assert_eq!(
            show_pieces("Nghị định 30^[Của *Chính phủ* [cũ], m^2^.]."),
            "[:Nghị định 30][^Của Chính phủ [cũ], m2.][:.]"
        );
        assert_eq!(show_pieces("**a ^[b] c**"), "[b:a][^b][b: c]");
        assert_eq!(show_pieces("xem https://a.vn^[b]"), "[:xem https://a.vn][^b]");
        assert_eq!(show_pieces(r"a^[b \] c]"), "[:a][^b ] c]");
        for stands in ["a^[b", "a^[]", "a^[ ] b"] {
            assert_eq!(show_pieces(stands), format!("[:{stands}]"));
            assert_eq!(loose_marks(stands).first(), Some(&(1..3)));
        }
        assert_eq!(show_pieces("a^[b ^[c] d]"), "[:a][^b ^[c] d]");
        assert_eq!(loose_marks("a^[b ^[c] d]").first(), Some(&(5..7)));
    }

    #[test]
    fn what_stands_outside_of_footnotes() {
        assert_eq!(outside_notes("a^[b] c^[d]e", str::to_uppercase), "A^[b] C^[d]E");
        assert_eq!(before_last_notes("a.^[b [c]] ^[d]"), "a.");
        assert_eq!(before_last_notes("a^[b] c"), "a^[b] c");
        assert_eq!(before_last_notes("a [b]"), "a [b]");
        assert_eq!(before_last_notes("a.^[b ^[c]]"), "a.");
        assert_eq!(outside_notes("a^[b c^[d]e", str::to_uppercase), "A^[B C^[d]E");
        let many = "^[".repeat(100_000);
        assert_eq!(loose_marks(&many).len(), 100_000);
    }

    #[test]
    fn what_does_not_close_stands() {
        for text in [
            "5 * 3",
            "5*3 m và 2*4 m",
            "5*3*2",
            "2**3**4",
            "a * b * c",
            "mật khẩu a*b*c**d",
            "https://vn/a_b*c*d",
            "**",
            "a_b__c",
            "a < b",
            "<không phải liên kết>",
            "*",
            "**lưu ý",
            "từ ~5 đến ~10 độ",
            "a~~b^",
            "~5~",
            "8~10~12 giờ",
            "2^3+3^2=17",
            "cột 3 (*), cột 4 (*) là",
            "(**) ước tính, (**) chính thức",
            "(*)Ghi chú: tạm tính(*)",
            "12A-***.** và 12B-***.**",
            "12A-***-** và 12B-***-**",
            "*…* và **.**",
        ] {
            assert_eq!(show_pieces(text), format!("[:{text}]"));
        }
        assert_eq!(show_pieces(r"\*a\* \\"), r"[:*a* \]");
        assert_eq!(show_pieces("**Cột (*) và (**)**, *cột (*)*"), "[b:Cột (*) và (**)][:, ][i:cột (*)]");
        assert_eq!(show_pieces("H~2~SO~4~, N~2~O"), "[:H][Below:2][:SO][Below:4][:, N][Below:2][:O]");
    }

    #[test]
    fn stars_without_partners_are_found() {
        let loose = |text: &str| loose_marks(text).into_iter().map(|at| at.start).collect::<Vec<_>>();
        assert_eq!(loose("a **lưu ý: *b*"), [2]);
        assert_eq!(loose("x y** và *ghi chú"), [3, 10]);
        assert_eq!(loose("***a** b"), [0, 4]);
        for text in
            ["(*) ghi chú", "(**)", "* Lưu ý", "5*3*2", "2**3", "điểm a*", r"\*a", "*a*, **b**, ***c***"]
        {
            assert_eq!(loose(text), [] as [usize; 0], "{text}");
        }
    }
}
