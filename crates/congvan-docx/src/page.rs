//! Pages: paper, margins, and which headers and footers they have.

use congvan::document::Section;
use congvan::document::form::{Form, Margins, PAGE_NUMBER_TOP};
use congvan::document::length::Length;

use crate::measure::positive_twips;
use crate::reference::Reference;
use crate::xml::Xml;

/// The pages of one section.
pub struct Page<'a> {
    /// The office's form.
    pub form: &'a Form,
    /// The section.
    pub section: &'a Section,
    /// All its headers and footers.
    pub references: &'a [Reference],
}

impl Page<'_> {
    /// Ends the section: the next one starts on a new page. It counts its pages from 1 and shows no number on the
    /// first (PL I, mục I.7; for annexes mục III.1.đ).
    pub fn properties(&self, xml: &mut Xml) {
        let (width, height, margins) = self.form.page(self.section.landscape);
        // The lower edge of the footer: at the margin of the body (PL I, mục IV, ô 13), which ends above it.
        let footer = if self.section.foot.is_empty() { PAGE_NUMBER_TOP } else { margins.bottom };
        xml.element("w:sectPr", &[], |xml| {
            for reference in self.references {
                let kind = if reference.first { "first" } else { "default" };
                let name = format!("w:{}Reference", reference.kind.name());
                xml.empty(&name, &[("w:type", &kind), ("r:id", &reference.id)]);
            }
            xml.value("w:type", "nextPage");
            let (width, height) = (positive_twips(width), positive_twips(height));
            if self.section.landscape {
                xml.empty("w:pgSz", &[("w:w", &width), ("w:h", &height), ("w:orient", &"landscape")]);
            } else {
                xml.empty("w:pgSz", &[("w:w", &width), ("w:h", &height)]);
            }
            let Margins { bottom, right, .. } = margins;
            let (bottom, right) = (margin(bottom), margin(right));
            // What is left for the text is what our own lines have, which end within whole twips.
            let wide = self.form.section_width(self.section.landscape) - Length::twips(1) / 2;
            let wide = positive_twips(wide);
            let high = positive_twips(self.form.body_height(self.section.landscape));
            xml.empty(
                "w:pgMar",
                &[
                    ("w:top", &(height - bottom - high).max(0)),
                    ("w:right", &right),
                    ("w:bottom", &bottom),
                    ("w:left", &(width - right - wide).max(0)),
                    ("w:header", &positive_twips(PAGE_NUMBER_TOP)),
                    ("w:footer", &positive_twips(footer)),
                    ("w:gutter", &0),
                ],
            );
            xml.empty("w:pgNumType", &[("w:start", &1)]);
            xml.empty("w:titlePg", &[]);
        });
    }

    /// From the left margin to the right one.
    pub fn column(&self) -> Length {
        let (width, _, margins) = self.form.page(self.section.landscape);
        let [width, left, right] = [width, margins.left, margins.right].map(Length::on_paper);
        (width - left - right).max(Length::ZERO)
    }

    /// From the left margin to the right one in twips, as Word reckons it from [`Self::properties`].
    pub fn text_width(&self) -> i64 {
        let (width, _, margins) = self.form.page(self.section.landscape);
        positive_twips(width) - positive_twips(margins.left) - margin(margins.right)
    }

    /// From the top margin to the bottom one in twips.
    pub fn text_height(&self) -> i64 {
        let (_, height, margins) = self.form.page(self.section.landscape);
        positive_twips(height) - positive_twips(margins.top) - positive_twips(margins.bottom)
    }
}

/// The right or bottom margin, which rounding never makes narrower than the decree's (PL I, mục I.3): whole twips up.
fn margin(length: Length) -> i64 {
    positive_twips(length.on_paper() + Length::twips(1) / 2)
}
