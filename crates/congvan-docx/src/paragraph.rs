//! Paragraphs and the runs in them.

use std::cell::Cell;

use congvan::document::extent;
use congvan::document::form::Form;
use congvan::document::length::Length;
use congvan::document::lines::{self, Letter, Setting};
use congvan::document::style::{self, EMPTY_FOOT_HEIGHT, Role, Style};
use congvan::document::{Inline, Level, Paragraph, Piece, Revision};

use crate::blank;
use crate::comments::Comments;
use crate::links::{Links, address};
use crate::measure::positive_twips;
use crate::numbering::Numbering;
use crate::page::Page;
use crate::revisions::Revisions;
use crate::run::words;
use crate::styles::{FILLER, LINK, NOTE_REFERENCE, emphasis};
use crate::xml::Xml;

/// How a paragraph holds to what follows.
#[derive(Clone, Copy, Default)]
pub struct Ties<'a> {
    /// Stays on one page with it.
    pub keep_next: bool,
    /// In the last row of a table, which keeps nothing behind it, whatever its style says.
    pub ends_table: bool,
    /// So does its whole row of a table, however long the paragraph is.
    pub keeps_row: bool,
    /// A table with borders follows: Word knows no space above one.
    pub above_table: bool,
    /// Is the last of the section with these pages; what follows starts on a new one.
    pub ends: Option<&'a Page<'a>>,
}

/// Sets what one part holds: the body, a header or a footer.
pub struct Setter<'a> {
    /// The office's form.
    pub form: &'a Form,
    /// The links of the part.
    pub links: &'a Links<'a>,
    /// The remarks on its paragraphs.
    pub comments: &'a Comments<'a>,
    /// The changes of its paragraphs.
    pub revisions: &'a Revisions<'a>,
    /// The lists its items are counted in.
    pub numbering: &'a Numbering,
    /// So many drawings it holds so far.
    pub drawings: Cell<u32>,
}

impl Setter<'_> {
    /// Pieces in a column of this width; at least one paragraph.
    pub fn pieces(&self, xml: &mut Xml, pieces: &[Piece], column: Length, ties: Ties) {
        let width = positive_twips(column);
        for (at, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Paragraph(paragraph) => self.paragraph(xml, paragraph, column, ties),
                Piece::Rule(rule) => self.rule(xml, *rule, width, ties),
                Piece::Stamp(stamp) => {
                    // Word draws one box around neighbours with the same borders.
                    if matches!(pieces[..at].last(), Some(Piece::Stamp(above)) if above.role == stamp.role) {
                        self.filler(xml, ties);
                    }
                    self.stamp(xml, stamp, width, ties);
                }
                Piece::Beside(beside) => self.beside(xml, beside, ties),
            }
        }
        if pieces.is_empty() {
            self.filler(xml, ties);
        }
    }

    /// A paragraph of the document in a column of this width.
    pub fn paragraph(&self, xml: &mut Xml, paragraph: &Paragraph, column: Length, ties: Ties) {
        let style = style::style(paragraph.role, self.form);
        self.set_paragraph(xml, paragraph, &lines::set(paragraph, &style, column), ties);
    }

    /// A paragraph of the document, its lines set already.
    pub fn set_paragraph(&self, xml: &mut Xml, paragraph: &Paragraph, set: &Setting, ties: Ties) {
        let style = style::style(paragraph.role, self.form);
        let own = if ties.ends_table { paragraph.keep_next } else { paragraph.keeps_next(&style) };
        let wants = own || ties.keep_next;
        let holds = ties.keeps_row || set.lines.len() <= extent::HELD_LINES;
        let ties = Ties { keep_next: wants && holds, ..ties };
        let mut marks = self.comments.on(paragraph);
        let content = marks.cut(paragraph);
        let revised = self.revisions.on(paragraph);
        let mut letters = set.letters.iter();
        xml.element("w:p", &[], |xml| {
            let place = self.numbering.on(paragraph);
            properties(xml, &style, ties, |xml| {
                if let Some(place) = place {
                    place.write(xml);
                }
                let lower = Some(paragraph.lower.on_paper()).filter(|lower| *lower > Length::ZERO);
                let before = lower.map(|lower| style.before + lower);
                self.spacing(xml, before, style.after, ties);
                narrower(xml, set.margin, set.margin + paragraph.free_right);
                if let Some(whole) = revised.and_then(|own| own.whole) {
                    xml.element("w:rPr", &[], |xml| self.revisions.flag(xml, whole));
                }
            });
            let label = paragraph.label_characters();
            let label_letters = letters.by_ref().take(label.chars().count());
            if place.is_some() {
                label_letters.for_each(drop);
                marks.open(xml);
                marks.close(xml, label.len());
            } else if !label.is_empty() {
                let look = Look { bold: style.bold_label && !style.bold, ..Look::default() };
                marks.open(xml);
                run(xml, look, |xml| write_letters(xml, label_letters));
                marks.close(xml, label.len());
            } else if content.is_empty() {
                marks.open(xml);
                marks.close(xml, 0);
            }
            let mut at = 0;
            let mut inline = |xml: &mut Xml, piece: &Inline, link| {
                let characters = piece.characters();
                marks.open(xml);
                let own = letters.by_ref().take(characters.chars().count());
                let change = revised.and_then(|own| own.pieces.get(at).copied()).flatten();
                self.revisions.mark(xml, change, |xml| match piece {
                    _ if change == Some(Revision::Deleted) => deletion(xml, piece, &style, own),
                    Inline::Blank { digits: 1.. } => {
                        let title = blank::title(paragraph, self.form, &content[..at]);
                        blank::control(xml, &title, |xml| inline(xml, piece, &style, link, own));
                    }
                    Inline::Note { number, .. } => {
                        own.for_each(drop);
                        note_number(xml, |xml| xml.empty("w:footnoteReference", &[("w:id", number)]));
                    }
                    // What a footnote begins with: Word counts it.
                    _ if paragraph.role == Role::Footnote && at == 0 => {
                        own.for_each(drop);
                        note_number(xml, |xml| xml.empty("w:footnoteRef", &[]));
                    }
                    _ => inline(xml, piece, &style, link, own),
                });
                marks.close(xml, characters.len());
                at += 1;
            };
            let same_link = |a: &Inline, b: &Inline| address(a).is_some() && address(a) == address(b);
            for pieces in content.chunk_by(same_link) {
                match pieces.first().and_then(address).and_then(|link| self.links.id(link)) {
                    Some(id) => xml.element("w:hyperlink", &[("r:id", &id), ("w:history", &1)], |xml| {
                        pieces.iter().for_each(|piece| inline(xml, piece, true));
                    }),
                    None => pieces.iter().for_each(|piece| inline(xml, piece, false)),
                }
            }
        });
    }

    /// A paragraph without words, as high as a line, where a clerk may write some.
    pub fn blank(&self, xml: &mut Xml, role: Role, ties: Ties) {
        let style = style::style(role, self.form);
        let ties = Ties { keep_next: ties.keep_next || style.keep_next, ..ties };
        xml.element("w:p", &[], |xml| properties(xml, &style, ties, |_| {}));
    }

    /// The paragraph that WordprocessingML wants where the document has none.
    pub fn filler(&self, xml: &mut Xml, ties: Ties) {
        xml.element("w:p", &[], |xml| {
            named_properties(xml, FILLER, false, ties, |xml| {
                self.spacing(xml, None, Length::ZERO, ties);
            });
        });
    }

    /// The foot of pages that have none.
    pub fn empty_foot(&self, xml: &mut Xml) {
        let height = positive_twips(EMPTY_FOOT_HEIGHT);
        xml.element("w:p", &[], |xml| {
            named_properties(xml, FILLER, false, Ties::default(), |xml| {
                xml.empty("w:spacing", &[("w:line", &height), ("w:lineRule", &"exact")]);
            });
        });
    }

    /// Spacing where it is not the style's: `before` of a paragraph that stands lower; the space above a table is that
    /// below the paragraph before it, which has `after` already.
    fn spacing(&self, xml: &mut Xml, before: Option<Length>, after: Length, ties: Ties) {
        let before = before.map(positive_twips);
        let after = ties.above_table.then(|| positive_twips(after + self.form.paragraph_gap));
        match (&before, &after) {
            (None, None) => {}
            (Some(before), None) => xml.empty("w:spacing", &[("w:before", before)]),
            (None, Some(after)) => xml.empty("w:spacing", &[("w:after", after)]),
            (Some(before), Some(after)) => {
                xml.empty("w:spacing", &[("w:before", before), ("w:after", after)]);
            }
        }
    }
}

/// `look`: what the style leaves open, in the schema's order between `keepNext` and `sectPr`.
pub fn properties(xml: &mut Xml, style: &Style, ties: Ties, look: impl FnOnce(&mut Xml)) {
    named_properties(xml, style.id, style.keep_next, ties, look);
}

/// `held`: the style itself keeps a paragraph with what follows.
fn named_properties(xml: &mut Xml, style: &str, held: bool, ties: Ties, look: impl FnOnce(&mut Xml)) {
    xml.element("w:pPr", &[], |xml| {
        xml.value("w:pStyle", style);
        match (held, ties.keep_next) {
            (false, true) => xml.empty("w:keepNext", &[]),
            (true, false) => xml.value("w:keepNext", 0),
            _ => {}
        }
        look(xml);
        if let Some(page) = ties.ends {
            page.properties(xml);
        }
    });
}

/// What a run looks like beyond the style of its paragraph.
#[derive(Default)]
struct Look {
    link: bool,
    bold: bool,
    italic: bool,
    level: Level,
}

fn inline<'l>(
    xml: &mut Xml,
    piece: &Inline,
    style: &Style,
    link: bool,
    letters: impl Iterator<Item = &'l Letter>,
) {
    run(xml, look(piece, style, link), |xml| write_letters(xml, letters));
}

fn look(piece: &Inline, style: &Style, link: bool) -> Look {
    match piece {
        Inline::Text { bold, italic, level, .. } => {
            Look { link, bold: *bold && !style.bold, italic: *italic && !style.italic, level: *level }
        }
        Inline::Blank { .. } | Inline::Break | Inline::Note { .. } => Look::default(),
    }
}

/// Words that stood there before.
fn deletion<'l>(xml: &mut Xml, piece: &Inline, style: &Style, letters: impl Iterator<Item = &'l Letter>) {
    let look = look(piece, style, false);
    let text: String = letters.map(|letter| letter.c).collect();
    run(xml, look, |xml| {
        for (at, line) in text.split('\n').enumerate() {
            xml.flag("w:br", at > 0);
            xml.element("w:delText", &[("xml:space", &"preserve")], |xml| xml.text(line));
        }
    });
}

/// The number of a footnote, in the text or before its words.
fn note_number(xml: &mut Xml, number: impl FnOnce(&mut Xml)) {
    xml.element("w:r", &[], |xml| {
        xml.element("w:rPr", &[], |xml| xml.value("w:rStyle", NOTE_REFERENCE));
        number(xml);
    });
}

fn run(xml: &mut Xml, look: Look, content: impl FnOnce(&mut Xml)) {
    let Look { link, bold, italic, level } = look;
    xml.element("w:r", &[], |xml| {
        if link || bold || italic || level != Level::Line {
            xml.element("w:rPr", &[], |xml| {
                if link {
                    xml.value("w:rStyle", LINK);
                }
                emphasis(xml, bold, italic);
                match level {
                    Level::Line => {}
                    Level::Below => xml.value("w:vertAlign", "subscript"),
                    Level::Above => xml.value("w:vertAlign", "superscript"),
                }
            });
        }
        content(xml);
    });
}

/// Letters in a run; a held space or hyphen is a no-break one, so that Word and LibreOffice hold it too.
fn write_letters<'l>(xml: &mut Xml, letters: impl Iterator<Item = &'l Letter>) {
    let mut text = String::new();
    let write = |xml: &mut Xml, text: &mut String| {
        if !text.is_empty() {
            words(xml, &std::mem::take(text));
        }
    };
    for letter in letters {
        match (letter.c, letter.held) {
            (' ', Some(_)) => text.push('\u{a0}'),
            ('-', Some(_)) => {
                write(xml, &mut text);
                xml.empty("w:noBreakHyphen", &[]);
            }
            ('\n', _) => {
                write(xml, &mut text);
                xml.empty("w:br", &[]);
            }
            (c, _) => text.push(c),
        }
    }
    write(xml, &mut text);
}

/// Leaves so much free on the left and on the right of the column.
fn narrower(xml: &mut Xml, left: Length, right: Length) {
    let [left, right] = [left, right].map(positive_twips);
    if left > 0 {
        xml.empty("w:ind", &[("w:left", &left), ("w:right", &right)]);
    } else if right > 0 {
        xml.empty("w:ind", &[("w:right", &right)]);
    }
}
