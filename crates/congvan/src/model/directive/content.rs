//! Nội dung of a measure or an annex: one thing after another, in the order of the page.

use crate::model::directive::{Directive, Measure, Person, Table, Text};

/// What a measure or an annex says, in the order of the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Content(pub Vec<Element>);

/// One thing of a content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Element {
    /// Đoạn văn.
    Paragraph(Text),
    /// Bảng.
    Table(Table),
    /// Mục con; its number goes on from the item before it, whatever stands between.
    Item(Measure),
    /// Someone on a roster, numbered as items are.
    Person(Person),
}

impl Element {
    /// The paragraph that it is.
    pub fn paragraph(&self) -> Option<&Text> {
        if let Self::Paragraph(text) = self { Some(text) } else { None }
    }

    /// The table that it is.
    pub fn table(&self) -> Option<&Table> {
        if let Self::Table(table) = self { Some(table) } else { None }
    }

    /// The item that it is.
    pub fn item(&self) -> Option<&Measure> {
        if let Self::Item(item) = self { Some(item) } else { None }
    }

    /// The person that it is.
    pub fn person(&self) -> Option<&Person> {
        if let Self::Person(person) = self { Some(person) } else { None }
    }

    /// Whether another of its kind goes on with it, in one list or one text.
    fn goes_on_with(&self, next: &Self) -> bool {
        !matches!(self, Self::Table(_)) && std::mem::discriminant(self) == std::mem::discriminant(next)
    }
}

impl Content {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its own paragraphs.
    pub fn paragraphs(&self) -> impl DoubleEndedIterator<Item = &Text> {
        self.0.iter().filter_map(Element::paragraph)
    }

    /// Its own tables.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.0.iter().filter_map(Element::table)
    }

    /// So many tables with a caption it has, those of its items with them.
    pub fn captions(&self) -> usize {
        self.all_tables().iter().filter(|table| table.caption.is_some()).count()
    }

    /// Its tables and those of its items, at every level.
    pub fn all_tables(&self) -> Vec<&Table> {
        let mut found = Vec::new();
        self.gather_tables(&mut found);
        found
    }

    fn gather_tables<'a>(&'a self, found: &mut Vec<&'a Table>) {
        for element in &self.0 {
            match element {
                Element::Table(table) => found.push(table),
                Element::Item(item) => item.content.gather_tables(found),
                Element::Paragraph(_) | Element::Person(_) => {}
            }
        }
    }

    /// Its own items.
    pub fn items(&self) -> impl Iterator<Item = &Measure> {
        self.0.iter().filter_map(Element::item)
    }

    /// Its own roster.
    pub fn people(&self) -> impl Iterator<Item = &Person> {
        self.0.iter().filter_map(Element::person)
    }

    /// Runs of one kind: paragraphs, items or persons that follow each other; a table is a run of its own.
    pub fn runs(&self) -> impl Iterator<Item = &[Element]> {
        self.0.chunk_by(Element::goes_on_with)
    }

    /// Its items and those below them, at every level.
    pub fn all_items(&self) -> Vec<&Measure> {
        let mut found = Vec::new();
        self.items().for_each(|item| item.gather_items(&mut found));
        found
    }

    /// Its paragraphs, with titles and paragraphs of all that is below it.
    pub fn all_texts(&self) -> Vec<&Text> {
        let mut found = Vec::new();
        self.gather_texts(&mut found);
        found
    }

    fn gather_texts<'a>(&'a self, found: &mut Vec<&'a Text>) {
        for element in &self.0 {
            match element {
                Element::Paragraph(text) => found.push(text),
                Element::Item(item) => item.gather_texts(found),
                Element::Table(_) | Element::Person(_) => {}
            }
        }
    }
}

/// Paragraphs.
impl<'w> FromIterator<&'w str> for Content {
    fn from_iter<T: IntoIterator<Item = &'w str>>(words: T) -> Self {
        words.into_iter().map(|words| Element::Paragraph(Text::new(words))).collect()
    }
}

impl FromIterator<Element> for Content {
    fn from_iter<T: IntoIterator<Item = Element>>(elements: T) -> Self {
        Self(elements.into_iter().collect())
    }
}

impl Measure {
    /// What it opens with: its title, or its first words.
    pub fn opening(&self) -> Option<&Text> {
        self.heading.as_ref().or(self.content.paragraphs().next())
    }

    /// Its title and paragraphs, and those of all that is below it.
    pub fn all_texts(&self) -> Vec<&Text> {
        let mut found = Vec::new();
        self.gather_texts(&mut found);
        found
    }

    /// Itself, and its items at every level.
    pub fn with_all_items(&self) -> Vec<&Self> {
        let mut found = Vec::new();
        self.gather_items(&mut found);
        found
    }

    fn gather_items<'a>(&'a self, found: &mut Vec<&'a Self>) {
        found.push(self);
        self.content.items().for_each(|item| item.gather_items(found));
    }

    fn gather_texts<'a>(&'a self, found: &mut Vec<&'a Text>) {
        found.extend(&self.heading);
        self.content.gather_texts(found);
    }
}

impl Directive {
    /// The measures at every level.
    pub fn all_measures(&self) -> Vec<&Measure> {
        self.measures.iter().flat_map(Measure::with_all_items).collect()
    }

    /// The measures and the items of annexes, at every level.
    pub fn all_items(&self) -> Vec<&Measure> {
        let annexes = self.appendices.iter().flat_map(|annex| annex.content.all_items());
        self.all_measures().into_iter().chain(annexes).collect()
    }

    /// Titles and paragraphs of the measures at every level.
    pub fn texts_of_measures(&self) -> Vec<&Text> {
        self.measures.iter().flat_map(Measure::all_texts).collect()
    }

    /// Everyone on a roster.
    pub fn all_people(&self) -> Vec<&Person> {
        let items = self.all_items().into_iter().map(|item| &item.content);
        let annexes = self.appendices.iter().map(|annex| &annex.content);
        items.chain(annexes).flat_map(Content::people).collect()
    }
}
