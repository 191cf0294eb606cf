//! `word/comments.xml`, and where its remarks stand in the text.

use std::borrow::Cow;
use std::ops::Range;

use congvan::comments::Comment;
use congvan::document::{Block, Document, Inline, Paragraph};

use crate::run::words;
use crate::styles::{COMMENT, COMMENT_REFERENCE};
use crate::xml::{WORD, Xml};

/// Who remarks. No date: the same input gives the same bytes.
pub const AUTHOR: &str = "Congvan";
const INITIALS: &str = "CV";

/// Every remark with the paragraph it is about; an id is the position here.
#[derive(Default)]
pub struct Comments<'a> {
    placed: Vec<(&'a Paragraph, &'a Comment)>,
}

impl<'a> Comments<'a> {
    /// Those of a document whose paragraph can carry one.
    pub fn of(document: &'a Document, comments: &'a [Comment]) -> Self {
        if comments.is_empty() {
            return Self::default();
        }
        let paragraphs: Vec<&Paragraph> = document.paragraphs().collect();
        let blocks = document.sections.iter().flat_map(|section| &section.blocks);
        let drawn: Vec<&Paragraph> = blocks.flat_map(Block::paragraphs).collect();
        let place = |comment: &'a Comment| {
            let paragraph = *paragraphs.get(comment.paragraph)?;
            drawn.iter().any(|drawn| std::ptr::eq(*drawn, paragraph)).then_some((paragraph, comment))
        };
        Self { placed: comments.iter().filter_map(place).collect() }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.placed.is_empty()
    }

    /// The remarks on this very paragraph.
    pub fn on(&self, paragraph: &Paragraph) -> Marks {
        let own = self.placed.iter().enumerate().filter(|(_, (about, _))| std::ptr::eq(*about, paragraph));
        Marks {
            marks: own.map(|(id, (_, comment))| (id, snap_range(paragraph, &comment.range))).collect(),
            at: 0,
        }
    }

    /// The part.
    pub fn part(&self) -> String {
        Xml::part("w:comments", WORD, |xml| {
            for (id, (_, comment)) in self.placed.iter().enumerate() {
                let attributes: [(&str, &dyn std::fmt::Display); 3] =
                    [("w:id", &id), ("w:author", &AUTHOR), ("w:initials", &INITIALS)];
                xml.element("w:comment", &attributes, |xml| {
                    for (nth, line) in comment.lines.iter().enumerate() {
                        self::line(xml, line, nth == 0);
                    }
                    if comment.lines.is_empty() {
                        self::line(xml, "", true);
                    }
                });
            }
        })
    }
}

fn line(xml: &mut Xml, text: &str, first: bool) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", COMMENT));
        if first {
            reference(xml, |xml| xml.empty("w:annotationRef", &[]));
        }
        xml.element("w:r", &[], |xml| words(xml, text));
    });
}

fn reference(xml: &mut Xml, content: impl FnOnce(&mut Xml)) {
    xml.element("w:r", &[], |xml| {
        xml.element("w:rPr", &[], |xml| xml.value("w:rStyle", COMMENT_REFERENCE));
        content(xml);
    });
}

/// The remarks on one paragraph while it is written, piece by piece.
pub struct Marks {
    marks: Vec<(usize, Range<usize>)>,
    at: usize,
}

impl Marks {
    /// The content with a piece of its own wherever a remark begins or ends.
    pub fn cut<'p>(&self, paragraph: &'p Paragraph) -> Cow<'p, [Inline]> {
        if self.marks.is_empty() {
            return Cow::Borrowed(&paragraph.content);
        }
        let mut cuts: Vec<usize> =
            self.marks.iter().flat_map(|(_, range)| [range.start, range.end]).collect();
        cuts.sort_unstable();
        let mut pieces = Vec::new();
        let mut at = label(paragraph);
        for piece in &paragraph.content {
            let length = piece.characters().len();
            let Inline::Text { text, bold, italic, level, link } = piece else {
                pieces.push(piece.clone());
                at += length;
                continue;
            };
            let mut from = 0;
            let inside = cuts.iter().filter_map(|cut| cut.checked_sub(at)).filter(|cut| *cut < length);
            for to in inside.chain([length]).filter(|to| *to > 0) {
                if to > from {
                    let text = text[from..to].to_owned();
                    let (bold, italic, level, link) = (*bold, *italic, *level, link.clone());
                    pieces.push(Inline::Text { text, bold, italic, level, link });
                    from = to;
                }
            }
            at += length;
        }
        Cow::Owned(pieces)
    }

    /// Before a piece.
    pub fn open(&self, xml: &mut Xml) {
        for (id, _) in self.marks.iter().filter(|(_, range)| range.start == self.at) {
            xml.empty("w:commentRangeStart", &[("w:id", id)]);
        }
    }

    /// Behind a piece of so many bytes.
    pub fn close(&mut self, xml: &mut Xml, length: usize) {
        self.at += length;
        for (id, _) in self.marks.iter().filter(|(_, range)| range.end == self.at) {
            xml.empty("w:commentRangeEnd", &[("w:id", id)]);
            reference(xml, |xml| xml.empty("w:commentReference", &[("w:id", id)]));
        }
    }
}

/// The bytes before the content.
fn label(paragraph: &Paragraph) -> usize {
    paragraph.label_characters().len()
}

/// The range from piece to piece where it would cut a label, a blank or a letter; the whole paragraph where it is empty
/// or outside.
fn snap_range(paragraph: &Paragraph, range: &Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (range.start, range.end);
    let mut at = 0;
    let mut piece = |length: usize, text: Option<&str>| {
        let inside = |place: usize| (at < place && place < at + length).then(|| place - at);
        if let Some(place) = inside(start) {
            start = at + text.map_or(0, |text| text.floor_char_boundary(place));
        }
        if let Some(place) = inside(end) {
            end = at + text.map_or(length, |text| text.ceil_char_boundary(place));
        }
        at += length;
    };
    piece(label(paragraph), None);
    for inline in &paragraph.content {
        match inline {
            Inline::Text { text, .. } => piece(text.len(), Some(text)),
            other => piece(other.characters().len(), None),
        }
    }
    let whole = at;
    if range.start < range.end && start < end && end <= whole { start..end } else { 0..whole }
}

#[cfg(test)]
mod tests {
    use super::*;
    use congvan::document::Label;
    use congvan::document::style::Role;

    fn paragraph() -> Paragraph {
        let content = vec![Inline::text("Ủy ban số "), Inline::Blank { digits: 2 }, Inline::text("/UBND")];
        Paragraph { label: Some(Label::text("1.")), ..Paragraph::new(Role::Clause, content) }
    }

    #[test]
    fn ranges_fall_between_letters_and_pieces() {
        let snap = |range: Range<usize>| {
            let range = snap_range(&paragraph(), &range);
            paragraph().characters()[range].to_owned()
        };
        assert_eq!(snap(3..6), "Ủ");
        assert_eq!(snap(4..5), "Ủ", "a letter of three bytes");
        assert_eq!(snap(1..6), "1. Ủ");
        assert_eq!(snap(18..20), "\u{a0}\u{a0}\u{a0}\u{a0}");
        for odd in [5..5, Range { start: 9, end: 4 }, 900..901, 0..usize::MAX] {
            assert_eq!(snap(odd), paragraph().characters());
        }
    }

    #[test]
    fn pieces_are_cut_where_remarks_begin_and_end() {
        let cut = |marks: Vec<(usize, Range<usize>)>| {
            let own = paragraph();
            let pieces = Marks { marks, at: 0 }.cut(&own).into_owned();
            pieces.iter().map(Inline::characters).collect::<Vec<_>>().join("|")
        };
        let blank = "\u{a0}".repeat(4);
        assert_eq!(cut(vec![(0, 3..6)]), format!("Ủ|y ban số |{blank}|/UBND"));
        assert_eq!(cut(vec![(0, 0..8), (1, 6..30)]), format!("Ủ|y |ban số |{blank}|/UBND"));
        assert_eq!(cut(vec![]), format!("Ủy ban số |{blank}|/UBND"));
    }
}
