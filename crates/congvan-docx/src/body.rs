//! `word/document.xml`: blocks as paragraphs and tables.

use congvan::document::{Block, Columns, ColumnsPlace, Document, Inline, Paragraph, Piece, Rule, Section};
use congvan::form::Form;
use congvan::style::{self, RULE_HEIGHT, RULE_THICKNESS, Style};

use crate::links::{Links, address};
use crate::measure::{centred, eighths_of_point, positive_twips};
use crate::page::{section_properties, text_width};
use crate::styles::{BLACK, FILLER, LINK, emphasis};
use crate::xml::{WORD, Xml};

/// The part; `links` are those of the same document.
pub fn part(document: &Document, links: &Links) -> String {
    let body = Body { form: &document.form, links };
    Xml::part("w:document", WORD, |xml| {
        xml.element("w:body", &[], |xml| {
            if let Some((last, others)) = document.sections.split_last() {
                for section in others {
                    body.section(xml, section, true);
                }
                body.section(xml, last, false);
            } else {
                body.filler(xml, Ties::default());
            }
            section_properties(xml, body.form);
        });
    })
}

/// How a paragraph holds to what follows.
#[derive(Debug, Clone, Copy, Default)]
struct Ties {
    /// Stays on one page with it.
    keep_next: bool,
    /// Is the last of its section; what follows starts on a new page.
    ends_section: bool,
}

struct Body<'a> {
    form: &'a Form,
    links: &'a Links<'a>,
}

impl Body<'_> {
    /// `breaks`: another section follows. The break is part of the last paragraph, so that no empty one shows.
    fn section(&self, xml: &mut Xml, section: &Section, breaks: bool) {
        let is_drawn = |block: &&Block| !matches!(block, Block::Columns(columns) if columns.rows.is_empty());
        let mut blocks = section.blocks.iter().filter(is_drawn).peekable();
        if blocks.peek().is_none() {
            self.filler(xml, Ties { keep_next: false, ends_section: breaks });
        }
        while let Some(block) = blocks.next() {
            let next = blocks.peek();
            let ties = Ties {
                keep_next: next.is_some_and(|next| is_closing(next)),
                ends_section: breaks && next.is_none(),
            };
            match block {
                Block::Paragraph(paragraph) => self.paragraph(xml, paragraph, ties),
                Block::Rule(rule) => self.rule(xml, *rule, text_width(self.form), ties),
                Block::Columns(columns) => {
                    // Word wants a paragraph between two tables and after a last one.
                    let filler = next.is_none_or(|next| matches!(next, Block::Columns(_)));
                    self.columns(xml, columns, filler || ties.keep_next);
                    if filler {
                        self.filler(xml, ties);
                    }
                }
            }
        }
    }

    /// A table without borders, its cells flush with the text above and below. `keep_next`: its last row too stays
    /// on one page with what follows.
    fn columns(&self, xml: &mut Xml, columns: &Columns, keep_next: bool) {
        let widths = columns.widths.map(positive_twips);
        xml.element("w:tbl", &[], |xml| {
            xml.element("w:tblPr", &[], |xml| {
                let width = widths[0] + widths[1];
                xml.empty("w:tblW", &[("w:w", &width), ("w:type", &"dxa")]);
                xml.value("w:jc", "left");
                xml.empty("w:tblInd", &[("w:w", &0), ("w:type", &"dxa")]);
                xml.empty("w:tblLayout", &[("w:type", &"fixed")]);
                xml.element("w:tblCellMar", &[], |xml| {
                    for side in ["w:top", "w:left", "w:bottom", "w:right"] {
                        xml.empty(side, &[("w:w", &0), ("w:type", &"dxa")]);
                    }
                });
            });
            xml.element("w:tblGrid", &[], |xml| {
                for width in widths {
                    xml.empty("w:gridCol", &[("w:w", &width)]);
                }
            });
            for (at, row) in columns.rows.iter().enumerate() {
                let keep_next = keep_next || at + 1 < columns.rows.len();
                xml.element("w:tr", &[], |xml| {
                    xml.element("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]));
                    for (cell, width) in row.iter().zip(widths) {
                        self.cell(xml, cell, width, keep_next);
                    }
                });
            }
        });
    }

    fn cell(&self, xml: &mut Xml, pieces: &[Piece], width: i64, keep_next: bool) {
        let ties = Ties { keep_next, ends_section: false };
        xml.element("w:tc", &[], |xml| {
            xml.element("w:tcPr", &[], |xml| xml.empty("w:tcW", &[("w:w", &width), ("w:type", &"dxa")]));
            for piece in pieces {
                match piece {
                    Piece::Paragraph(paragraph) => self.paragraph(xml, paragraph, ties),
                    Piece::Rule(rule) => self.rule(xml, *rule, width, ties),
                }
            }
            if pieces.is_empty() {
                self.filler(xml, ties);
            }
        });
    }

    fn paragraph(&self, xml: &mut Xml, paragraph: &Paragraph, ties: Ties) {
        let style = style::style(paragraph.role, self.form);
        let keep_next = (paragraph.keep_next || ties.keep_next) && !style.keep_next;
        xml.element("w:p", &[], |xml| {
            self.properties(xml, style.id, Ties { keep_next, ..ties }, |_| {});
            if let Some(label) = &paragraph.label {
                run(xml, Look::default(), |xml| words(xml, &format!("{label} ")));
            }
            let same_link = |a: &Inline, b: &Inline| address(a).is_some() && address(a) == address(b);
            for pieces in paragraph.content.chunk_by(same_link) {
                match pieces.first().and_then(address).and_then(|link| self.links.id(link)) {
                    Some(id) => xml.element("w:hyperlink", &[("r:id", &id), ("w:history", &1)], |xml| {
                        pieces.iter().for_each(|piece| inline(xml, piece, &style, true));
                    }),
                    None => pieces.iter().for_each(|piece| inline(xml, piece, &style, false)),
                }
            }
        });
    }

    /// An empty paragraph whose upper border is the line: it stays where it is when a clerk edits around it.
    fn rule(&self, xml: &mut Xml, rule: Rule, column: i64, ties: Ties) {
        let style = style::style(rule.role, self.form);
        let keep_next = ties.keep_next && !style.keep_next;
        xml.element("w:p", &[], |xml| {
            self.properties(xml, style.id, Ties { keep_next, ..ties }, |xml| {
                xml.element("w:pBdr", &[], |xml| {
                    let thickness = eighths_of_point(RULE_THICKNESS);
                    xml.empty(
                        "w:top",
                        &[("w:val", &"single"), ("w:sz", &thickness), ("w:space", &0), ("w:color", &BLACK)],
                    );
                });
                // The border stands above the line of text and adds to its height.
                let height = positive_twips(RULE_HEIGHT - RULE_THICKNESS);
                xml.empty("w:spacing", &[("w:line", &height), ("w:lineRule", &"exact")]);
                let (left, right) = centred(column, positive_twips(rule.length));
                xml.empty("w:ind", &[("w:left", &left), ("w:right", &right)]);
            });
        });
    }

    /// The paragraph that WordprocessingML wants where the document has none.
    fn filler(&self, xml: &mut Xml, ties: Ties) {
        xml.element("w:p", &[], |xml| self.properties(xml, FILLER, ties, |_| {}));
    }

    /// `look`: what the style leaves open, in the schema's order between `keepNext` and `sectPr`.
    fn properties(&self, xml: &mut Xml, style: &str, ties: Ties, look: impl FnOnce(&mut Xml)) {
        xml.element("w:pPr", &[], |xml| {
            xml.value("w:pStyle", style);
            xml.flag("w:keepNext", ties.keep_next);
            look(xml);
            if ties.ends_section {
                section_properties(xml, self.form);
            }
        });
    }
}

fn is_closing(block: &Block) -> bool {
    matches!(block, Block::Columns(columns) if columns.place == ColumnsPlace::Signing)
}

/// What a run looks like beyond the style of its paragraph.
#[derive(Default)]
struct Look {
    link: bool,
    bold: bool,
    italic: bool,
}

fn inline(xml: &mut Xml, piece: &Inline, style: &Style, link: bool) {
    match piece {
        Inline::Text { text, bold, italic, .. } => {
            let look = Look { link, bold: *bold && !style.bold, italic: *italic && !style.italic };
            run(xml, look, |xml| words(xml, text));
        }
        Inline::Blank { .. } => run(xml, Look::default(), |xml| words(xml, &piece.characters())),
        Inline::Break => run(xml, Look::default(), |xml| xml.empty("w:br", &[])),
    }
}

fn run(xml: &mut Xml, look: Look, content: impl FnOnce(&mut Xml)) {
    let Look { link, bold, italic } = look;
    xml.element("w:r", &[], |xml| {
        if link || bold || italic {
            xml.element("w:rPr", &[], |xml| {
                if link {
                    xml.value("w:rStyle", LINK);
                }
                emphasis(xml, bold, italic);
            });
        }
        content(xml);
    });
}

fn words(xml: &mut Xml, text: &str) {
    xml.element("w:t", &[("xml:space", &"preserve")], |xml| xml.text(text));
}
