//! Where on the pages each value of a source is printed: what a form shows beside its fields.

use std::collections::HashMap;
use std::ops::Range;

use congvan::comments::places_of;
use congvan::document::length::Length;
use congvan::document::metrics;
use congvan::model::directive::Directive;
use congvan::text::paths::values;
use congvan::text::source::Source;
use congvan_pdf::{Item, Page, Text};

use crate::make::Typeset;

/// A value of a source on the pages.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Shown {
    /// Its path (see [`congvan::text::paths`]): `measures.2.items.1.text`.
    pub path: String,
    /// Which part of the document it is printed in, as [`Text::part`] counts.
    pub part: usize,
    /// Around its words, a page each; the whole paragraph where they could not be told within it.
    pub boxes: Vec<Area>,
}

/// A box on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Which page of the file, from 1.
    pub page: usize,
    /// Of the box, from the left edge of the paper.
    pub left: Length,
    /// Of the box, from the upper edge of the paper.
    pub top: Length,
    /// From left to right.
    pub width: Length,
    /// From top to bottom.
    pub height: Length,
}

impl Typeset<'_> {
    /// Every value of the source that is printed, in the order of the source; `directive` is what the document was composed
    /// from.
    ///
    /// ```
    /// use congvan::text::source::Source;
    /// use congvan_make::{Settings, make, starters};
    ///
    /// let source = Source::new("input.yaml", starters::starter("CV").expect("a type of the decree"));
    /// let settings = Settings::default();
    /// let made = make(&source, &settings).expect("nothing is wrong with it");
    /// let shown = made.typeset.layout(&made.directive, &source);
    /// let subject = shown.iter().find(|own| own.path == "subject").expect("it is printed");
    /// assert_eq!(subject.boxes[0].page, 1);
    /// ```
    pub fn layout(&self, directive: &Directive, source: &Source) -> Vec<Shown> {
        let values = values(source);
        let spans: Vec<_> = values.iter().map(|value| value.span.clone()).collect();
        let document = self.document();
        let (paragraphs, parts): (Vec<_>, _) = (document.paragraphs().collect(), document.parts());
        let lines = lines(self.pages());
        let places = places_of(document, directive, source, &spans);
        let shown = values.into_iter().zip(places).filter_map(|(value, place)| {
            let (paragraph, range) = place?;
            let part = *parts.get(paragraph)?;
            let characters = paragraphs.get(paragraph)?.characters();
            let own = lines.get(&part).map_or(&[] as &[_], Vec::as_slice);
            Some(Shown { path: value.path, part, boxes: around(own, &characters, &range) })
        });
        shown.collect()
    }
}

/// The lines of each part, with their pages.
fn lines(pages: &[Page]) -> HashMap<usize, Vec<(usize, &Text)>> {
    let mut lines: HashMap<usize, Vec<(usize, &Text)>> = HashMap::new();
    for (at, page) in pages.iter().enumerate() {
        for item in &page.items {
            match item {
                Item::Text(text) if !text.note.is_some_and(|note| note.at_foot) => {
                    text.part
                        .into_iter()
                        .for_each(|part| lines.entry(part).or_default().push((at + 1, text)));
                }
                _ => {}
            }
        }
    }
    lines
}

/// The boxes around a range of a paragraph's characters.
fn around(lines: &[(usize, &Text)], characters: &str, range: &Range<usize>) -> Vec<Area> {
    let count = |end: usize| characters.char_indices().take_while(|(at, _)| *at < end).count();
    let range = count(range.start)..count(range.end);
    let letters: Vec<char> = characters.chars().map(plain).collect();
    let mut boxes: Vec<Area> = Vec::new();
    let mut from = 0;
    for (page, text) in lines {
        let all = 0..text.text.chars().count();
        // What is set otherwise than it is written counts as a whole.
        let part = match find(&letters[from..], &text.text) {
            None => all,
            Some(at) => {
                let start = from + at;
                from = start + all.end.min(letters.len() - start);
                range.start.max(start) - start..range.end.min(from).saturating_sub(start)
            }
        };
        if part.start < part.end {
            add(&mut boxes, of_text(*page, text, &part));
        }
    }
    if boxes.is_empty() {
        lines.iter().for_each(|(page, text)| add(&mut boxes, of_text(*page, text, &(0..usize::MAX))));
    }
    boxes
}

/// The pages have plain spaces and hyphens where a paragraph holds words together.
fn plain(c: char) -> char {
    match c {
        '\u{a0}' | '\n' => ' ',
        '\u{2011}' => '-',
        c => c,
    }
}

/// Where words stand in a paragraph.
fn find(letters: &[char], words: &str) -> Option<usize> {
    let words: Vec<char> = words.trim_end().chars().map(plain).collect();
    (!words.is_empty()).then(|| letters.windows(words.len()).position(|own| own == words))?
}

/// The box of some letters of a line.
fn of_text(page: usize, text: &Text, part: &Range<usize>) -> Area {
    let until = |count: usize| {
        let words: String = text.text.chars().take(count).collect();
        let spaces = words.chars().filter(|c| *c == ' ').count();
        metrics::width(&words, text.face, text.size) + text.stretch.total(spaces)
    };
    let (start, end) = (until(part.start), until(part.end));
    Area {
        page,
        left: text.x + start,
        top: text.baseline - metrics::line_ascent(text.size),
        width: end - start,
        height: metrics::line_height(text.size),
    }
}

/// Widens the box of the page, or begins one.
fn add(boxes: &mut Vec<Area>, own: Area) {
    let Some(known) = boxes.last_mut().filter(|known| known.page == own.page) else {
        boxes.push(own);
        return;
    };
    let (right, bottom) = (
        (known.left + known.width).max(own.left + own.width),
        (known.top + known.height).max(own.top + own.height),
    );
    known.left = known.left.min(own.left);
    known.top = known.top.min(own.top);
    known.width = right - known.left;
    known.height = bottom - known.top;
}
