//! Findings at the words of the composed document, for a writer that can set remarks beside them.
//!
//! A finding stands in the source; composing has since joined, capitalised and broken its words. So the text it stands in
//! is looked up among the paragraphs that its key becomes, and its words within that text.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use crate::document::style::Role;
use crate::document::{Block, Document, Paragraph, Piece};
use crate::lint::{small, texts};
use crate::model::directive::read::DEADLINE_MARK;
use crate::model::directive::{Directive, Text};
use crate::text::diagnostic::{Diagnostic, Lang, Span};
use crate::text::normal::normalise;
use crate::text::source::Source;

/// A remark on words of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Which of [`Document::paragraphs`]; one of a section's blocks, never in its margins.
    pub paragraph: usize,
    /// Which bytes of [`Paragraph::characters`]; all of them where its words could not be told.
    pub range: Range<usize>,
    /// What it says, a paragraph each.
    pub lines: Vec<String>,
}

/// The findings about a directive and its source as remarks on the document composed from it, in the order of the
/// document. They are Vietnamese, as the document is. A document without paragraphs has none.
pub fn comments(
    document: &Document,
    directive: &Directive,
    source: &Source,
    found: &[Diagnostic],
) -> Vec<Comment> {
    if found.is_empty() {
        return Vec::new();
    }
    let places = places(document);
    let finder = Finder::of(&places, &texts(directive), source);
    let mut all: Vec<Comment> = found
        .iter()
        .filter_map(|found| {
            let (place, range) = finder.find(&found.span)?;
            Some(Comment { paragraph: place.index, range, lines: lines(found) })
        })
        .collect();
    all.sort_by_key(|comment| (comment.paragraph, comment.range.start));
    all
}

/// The words of a document that parts of its source became: for each span the paragraph and the bytes in it, as a
/// [`Comment`] has them; none where no paragraph holds them.
pub fn places_of(
    document: &Document,
    directive: &Directive,
    source: &Source,
    spans: &[Span],
) -> Vec<Option<(usize, Range<usize>)>> {
    let places = places(document);
    let finder = Finder::of(&places, &texts(directive), source);
    spans.iter().map(|span| finder.find(span).map(|(place, range)| (place.index, range))).collect()
}

/// What is wrong, what to write, and on which clause it rests.
fn lines(found: &Diagnostic) -> Vec<String> {
    let sentence = |opening: &str, words: &str| format!("{opening}: {}", curl_quotes(words));
    let severity = crate::compose::capital(found.severity.word(Lang::Vi));
    let mut lines = vec![sentence(&severity, &found.message.vi)];
    lines.extend(found.help.as_ref().map(|help| sentence("Cách sửa", &help.vi)));
    lines.push(match found.clause {
        Some(clause) => format!("Căn cứ: {clause} ({})", found.code),
        None => found.code.to_owned(),
    });
    lines
}

/// Words in the quotation marks of a document rather than of a terminal.
fn curl_quotes(words: &str) -> String {
    let mut open = false;
    let mark = |c| match c {
        '`' => {
            open = !open;
            if open { '“' } else { '”' }
        }
        c => c,
    };
    words.chars().map(mark).collect()
}

/// A paragraph that can carry a remark.
struct Place<'d> {
    index: usize,
    role: Role,
    section: usize,
    /// Its characters in small letters on one line, byte for byte as long.
    words: String,
    /// So many bytes of it are the label.
    label: usize,
    paragraph: &'d Paragraph,
}

fn places(document: &Document) -> Vec<Place<'_>> {
    let mut places = Vec::new();
    let mut index = 0;
    for (section, of) in document.sections.iter().enumerate() {
        let margin = |pieces: &[Piece]| pieces.iter().flat_map(Piece::paragraphs).count();
        index += margin(&of.top_margin);
        for paragraph in of.blocks.iter().flat_map(Block::paragraphs) {
            let words = small(&paragraph.characters()).replace('\n', " ");
            let label = paragraph.label_characters().len();
            places.push(Place { index, role: paragraph.role, section, words, label, paragraph });
            index += 1;
        }
        index += margin(&of.foot);
    }
    places
}

/// Where the values of a key of the format go.
struct Becomes {
    key: &'static str,
    /// Any where empty.
    roles: &'static [Role],
    /// In annexes rather than in the document itself.
    annexes: bool,
}

const fn area(key: &'static str, roles: &'static [Role]) -> Becomes {
    Becomes { key, roles, annexes: false }
}

const OPENING: &[Role] = &[Role::LegalBasis, Role::Body, Role::Introduction];
const ITEMS: &[Role] = &[
    Role::Body,
    Role::ChapterLabel,
    Role::ChapterTitle,
    Role::SectionLabel,
    Role::SectionTitle,
    Role::RomanHeading,
    Role::ArticleHeading,
    Role::Article,
    Role::ClauseHeading,
    Role::Clause,
    Role::Point,
    Role::Dash,
    Role::Plus,
    Role::TableHead,
    Role::TableCell,
    Role::TableCellCentered,
    Role::TableCellRight,
    Role::TableBand,
    Role::TableCaption,
];

const AREAS: &[Becomes] = &[
    area("type", &[Role::TypeName, Role::Number]),
    area("issuer", &[Role::Issuer, Role::Superior]),
    area("number", &[Role::Number]),
    area("place", &[Role::PlaceDate]),
    area("date", &[Role::PlaceDate]),
    area("subject", &[Role::Subject, Role::TypeSubject]),
    area("recipients", &[Role::RecipientLabel, Role::OnlyRecipient, Role::Recipient]),
    area("enacted_by", &[Role::EnactedBy]),
    area("legal_basis", OPENING),
    area("purpose", OPENING),
    area("opening", OPENING),
    area("parties", &[Role::Party, Role::Dash]),
    area("agreement", OPENING),
    area("request", OPENING),
    area("measures", ITEMS),
    area("contacts", ITEMS),
    area("closing", ITEMS),
    area("distribution", &[Role::DistributionLabel, Role::Distribution]),
    area("signatory", &[Role::Authority, Role::SignerName]),
    area("confirmation", &[Role::Confirmation]),
    Becomes { key: "appendices", roles: &[], annexes: true },
    Becomes { key: "attached", roles: &[], annexes: true },
];

/// A text of the directive, ready to be looked up.
struct Known<'a> {
    text: &'a Text,
    /// Its longest piece.
    piece: String,
    /// So many texts before it, in reading order, have its piece below the same key.
    nth: usize,
}

/// A finding's place is looked for here. All that does not depend on the finding is gathered once, so that many findings
/// in a long document cost no more than both together.
struct Finder<'a> {
    source: &'a Source,
    /// Every paragraph.
    everywhere: Area<'a>,
    /// Those that a key becomes.
    areas: HashMap<&'a str, Area<'a>>,
    /// Where each key without indentation begins, in order.
    keys: Vec<(usize, &'a str)>,
    /// By where they begin.
    texts: Vec<Known<'a>>,
}

/// Paragraphs, also by their words without label and end marks.
#[derive(Default)]
struct Area<'a> {
    places: Vec<&'a Place<'a>>,
    by_words: HashMap<&'a str, Vec<&'a Place<'a>>>,
}

impl<'a> Area<'a> {
    fn of(places: impl Iterator<Item = &'a Place<'a>>) -> Self {
        let mut area = Self::default();
        for place in places {
            area.places.push(place);
            area.by_words.entry(place.words[place.label..].trim_matches(END)).or_default().push(place);
        }
        area
    }
}

impl<'a> Finder<'a> {
    fn of(places: &'a [Place<'a>], texts: &[&'a Text], source: &'a Source) -> Self {
        let keys = top_keys(source.text());
        let mut before: HashMap<(&str, String), usize> = HashMap::new();
        let mut known = Vec::with_capacity(texts.len());
        for &text in texts {
            let (key, piece) = (top_key(&keys, text.span.start), piece(text));
            let count = before.entry((key, piece.clone())).or_default();
            known.push(Known { text, piece, nth: *count });
            *count += 1;
        }
        known.sort_by_key(|known| known.text.span.start);
        let mut areas: HashMap<&str, Area<'a>> = HashMap::new();
        for (_, key) in &keys {
            areas.entry(key).or_insert_with(|| Area::of(places.iter().filter(|place| stands_in(place, key))));
        }
        Self { source, everywhere: Area::of(places.iter()), areas, keys, texts: known }
    }

    /// The paragraph that a span of the source became, and the words in it.
    fn find(&self, span: &Span) -> Option<(&'a Place<'a>, Range<usize>)> {
        let area = self.areas.get(top_key(&self.keys, span.start)).unwrap_or(&self.everywhere);
        let next = self.texts.partition_point(|known| known.text.span.start <= span.start);
        let around = self.texts[..next].last().filter(|known| span.end <= known.text.span.end);
        if let Some(known) = around {
            let found = known.find(area).or_else(|| known.find(&self.everywhere));
            if let Some((place, start, end)) = found {
                return Some((place, self.words(span, known.text, place, start..end)));
            }
        } else if let Some(found) = self.bare_words(span, &area.places) {
            return Some(found);
        }
        // A mapping or a list: what it begins with.
        let first = self.texts.partition_point(|known| known.text.span.start < span.start);
        let first = self.texts.get(first).filter(|known| known.text.span.start < span.end);
        if let Some((place, start, end)) = first.and_then(|known| known.find(area)) {
            return Some((place, start..end));
        }
        let place = *area.places.first().or(self.everywhere.places.first())?;
        Some((place, place.whole()))
    }

    /// The words of a span within its text, which stands at `whole` of the paragraph.
    fn words(&self, span: &Span, text: &Text, place: &Place<'_>, whole: Range<usize>) -> Range<usize> {
        let words = self.words_at(span);
        if *span == text.span || words.is_empty() {
            return whole;
        }
        let nth = self.words_at(&(text.span.start..span.start)).matches(&words).count();
        let from = &place.words[whole.start..];
        let found = from.match_indices(&words).nth(nth).or_else(|| from.match_indices(&words).next());
        found.map_or(whole.clone(), |(at, _)| whole.start + at..whole.start + at + words.len())
    }

    /// Words that are no text of their own, such as a symbol or where copies are filed: the last place that has them.
    fn bare_words(&self, span: &Span, area: &[&'a Place<'a>]) -> Option<(&'a Place<'a>, Range<usize>)> {
        let words = self.words_at(span);
        let words = words.trim_matches(['"', '\'']);
        if words.is_empty() {
            return None;
        }
        let whole = |place: &Place, at: usize| {
            let (before, after) = (&place.words[..at], &place.words[at + words.len()..]);
            let letter = char::is_alphanumeric;
            !(words.starts_with(letter) && before.ends_with(letter)
                || words.ends_with(letter) && after.starts_with(letter))
        };
        area.iter().rev().find_map(|place| {
            let mut found = place.words.rmatch_indices(words).map(|(at, _)| at);
            let at = found.find(|at| whole(place, *at))?;
            Some((*place, at..at + words.len()))
        })
    }

    /// A span of the source as a paragraph would show it, in small letters.
    fn words_at(&self, span: &Span) -> String {
        let raw = self.source.text().get(span.clone()).unwrap_or_default();
        let line = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        small(&Text::from_notation(normalise(&line)).plain())
    }
}

impl Known<'_> {
    /// The paragraph of an area that the text became, and where it stands in it. The second of two texts that say the same
    /// is the second paragraph that does.
    fn find<'a>(&self, area: &Area<'a>) -> Option<(&'a Place<'a>, usize, usize)> {
        let words = self.piece.as_str();
        if words.is_empty() {
            return None;
        }
        let containing = || area.places.iter().filter(|place| place.words.contains(words)).copied().collect();
        let found: Cow<'_, [&Place<'_>]> = match area.by_words.get(words) {
            Some(exact) => Cow::Borrowed(exact),
            None => Cow::Owned(containing()),
        };
        let place: &Place<'_> = found.get(self.nth).or(found.last())?;
        let start = place.label + place.words[place.label..].find(words)?;
        Some((place, start, start + words.len()))
    }
}

/// Where each key without indentation begins, in order.
fn top_keys(text: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        at += line.len();
        (at - line.len(), line)
    });
    let keys = lines.filter_map(|(start, line)| {
        let (key, _) = line.split_once(':')?;
        let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        is_key.then_some((start, key))
    });
    keys.collect()
}

/// The key above an offset; none above the first.
fn top_key<'a>(keys: &[(usize, &'a str)], offset: usize) -> &'a str {
    keys[..keys.partition_point(|(start, _)| *start <= offset)].last().map_or("", |(_, key)| key)
}

impl Place<'_> {
    fn whole(&self) -> Range<usize> {
        0..self.paragraph.characters().len()
    }
}

fn stands_in(place: &Place<'_>, key: &str) -> bool {
    match AREAS.iter().find(|area| area.key == key) {
        Some(area) => {
            let section = (place.section > 0) == area.annexes;
            section && (area.roles.is_empty() || area.roles.contains(&place.role))
        }
        None => true,
    }
}

/// Marks that composing takes away or adds at the end of a text.
const END: [char; 6] = ['.', ';', ',', ':', '/', ' '];

/// The longest piece of a text that composing leaves together, in small letters: what stands between blanks and dates.
fn piece(text: &Text) -> String {
    let words = small(&text.plain());
    let pieces = words.split("___").flat_map(|piece| piece.split(DEADLINE_MARK));
    let pieces = pieces.map(|piece| piece.trim_matches(END));
    pieces.max_by_key(|piece| piece.len()).unwrap_or_default().to_owned()
}

/// Finds words of a directive in the document composed from it.
pub(crate) struct Seeker<'d> {
    places: Vec<Place<'d>>,
}

impl<'d> Seeker<'d> {
    /// Of a document.
    pub(crate) fn of(document: &'d Document) -> Self {
        Self { places: places(document) }
    }

    /// The paragraph that a text of the key became, from the paragraph `last` on where it can be, and its words in it.
    pub(crate) fn text(&self, key: &str, text: &str, last: Option<usize>) -> Option<(usize, Range<usize>)> {
        let words = piece(&Text::from_notation(text));
        if words.is_empty() {
            return None;
        }
        let found = |place: &Place| {
            let start = place.label + place.words.get(place.label..)?.find(&words)?;
            Some((place.index, start..start + words.len()))
        };
        let own = || self.places.iter().filter(|place| stands_in(place, key));
        let behind = own().filter(|place| last.is_none_or(|last| place.index >= last)).find_map(found);
        behind.or_else(|| own().find_map(found))
    }

    /// Words within a range of a paragraph.
    pub(crate) fn within(&self, paragraph: usize, range: &Range<usize>, words: &str) -> Option<Range<usize>> {
        let place = self.places.iter().find(|place| place.index == paragraph)?;
        let words = small(&Text::from_notation(normalise(words)).plain());
        let at = place.words.get(range.clone())?.find(words.as_str()).filter(|_| !words.is_empty())?;
        Some(range.start + at..range.start + at + words.len())
    }

    /// The whole paragraph `last`, or the first that the key becomes.
    pub(crate) fn whole(&self, key: &str, last: Option<usize>) -> Option<(usize, Range<usize>)> {
        let own = self.places.iter().find(|place| stands_in(place, key));
        let prose = ["measures", "purpose", "opening", "closing", "contacts"].contains(&key);
        let before = self.places.iter().find(|place| prose && Some(place.index) == last);
        let place = before.or(own).or(self.places.first())?;
        Some((place.index, place.whole()))
    }
}

/// Whether words of that role stand between the addressees and the signature.
pub(crate) fn is_body(role: Role) -> bool {
    OPENING.contains(&role) || ITEMS.contains(&role) || matches!(role, Role::Enacting)
}
