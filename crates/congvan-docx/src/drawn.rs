//! Rules and stamps: paragraphs with borders, which stay where they are when a clerk edits around them.

use congvan::document::{Rule, Stamp};
use congvan::length::Length;
use congvan::metrics;
use congvan::style::{self, Align, Ink, RULE_HEIGHT, RULE_THICKNESS};

use crate::measure::{centred, eighths_of_point, positive_twips};
use crate::paragraph::{Setter, Ties, properties, words};
use crate::styles::color;
use crate::xml::Xml;

/// Word puts no more points between a border and the words.
const WIDEST_GAP: i64 = 31;
const TWIPS_PER_POINT: i64 = 20;

impl Setter<'_> {
    /// An empty paragraph whose upper border is the line.
    pub fn rule(&self, xml: &mut Xml, rule: Rule, column: i64, ties: Ties) {
        let style = style::style(rule.role, self.form);
        let ties = Ties { keep_next: ties.keep_next || style.keep_next, ..ties };
        let after = if ties.above_table { style.after + self.form.paragraph_gap } else { style.after };
        xml.element("w:p", &[], |xml| {
            properties(xml, &style, ties, |xml| {
                xml.element("w:pBdr", &[], |xml| border(xml, "w:top", 0, style.ink));
                // The border stands above the line of text and adds to its height.
                let height = positive_twips(RULE_HEIGHT - RULE_THICKNESS);
                let after = positive_twips(after);
                xml.empty("w:spacing", &[("w:after", &after), ("w:line", &height), ("w:lineRule", &"exact")]);
                let (left, right) = centred(column, positive_twips(rule.length));
                xml.empty("w:ind", &[("w:left", &left), ("w:right", &right)]);
            });
        });
    }

    /// A paragraph of one line with a border on all sides (dấu chỉ mức độ khẩn, chỉ dẫn phạm vi lưu hành: PL I, mục
    /// III.2 and V.13). Words that do not fit make the box higher rather than vanish.
    pub fn stamp(&self, xml: &mut Xml, stamp: &Stamp, column: i64, ties: Ties) {
        let style = style::style(stamp.role, self.form);
        let ties = Ties { keep_next: ties.keep_next || style.keep_next, ..ties };
        let (above, line, below) = heights(stamp.height, metrics::line_height(style.size));
        let width = positive_twips(stamp.width);
        let (left, right) = match style.align {
            Align::Left | Align::Justify => (0, column - width),
            Align::Center => centred(column, width),
            Align::Right => (column - width, 0),
        };
        xml.element("w:p", &[], |xml| {
            properties(xml, &style, ties, |xml| {
                xml.element("w:pBdr", &[], |xml| {
                    border(xml, "w:top", above, style.ink);
                    border(xml, "w:left", 0, style.ink);
                    border(xml, "w:bottom", below, style.ink);
                    border(xml, "w:right", 0, style.ink);
                });
                exact_line(xml, line);
                // Borders stand outside the indents.
                let thickness = positive_twips(RULE_THICKNESS);
                xml.empty(
                    "w:ind",
                    &[
                        ("w:left", &(left + thickness)),
                        ("w:right", &(right + thickness)),
                        ("w:firstLine", &0),
                    ],
                );
                xml.value("w:jc", "center");
            });
            xml.element("w:r", &[], |xml| words(xml, &stamp.text));
        });
    }
}

fn border(xml: &mut Xml, side: &str, gap: i64, ink: Ink) {
    let thickness = eighths_of_point(RULE_THICKNESS);
    xml.empty(
        side,
        &[("w:val", &"single"), ("w:sz", &thickness), ("w:space", &gap), ("w:color", &color(ink))],
    );
}

fn exact_line(xml: &mut Xml, height: i64) {
    xml.empty("w:spacing", &[("w:line", &height), ("w:lineRule", &"exact")]);
}

/// Points above and below, and twips of the line between them, which give a box its outer height. The line is as near
/// as whole points allow to the height it has by nature: words stand in its middle then.
fn heights(outer: Length, natural_line: Length) -> (i64, i64, i64) {
    let inner = positive_twips(outer) - 2 * positive_twips(RULE_THICKNESS);
    let rest = inner - positive_twips(natural_line);
    let gap = ((rest + TWIPS_PER_POINT) / (2 * TWIPS_PER_POINT)).clamp(0, WIDEST_GAP);
    (gap, (inner - 2 * gap * TWIPS_PER_POINT).max(1), gap)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_has_its_height_and_its_line_is_natural() {
        for tenth_mm in 60..200 {
            let outer = Length::tenth_mm(tenth_mm);
            let (above, line, below) = heights(outer, Length::pt(15));
            assert_eq!((above + below) * 20 + line + 30, outer.as_twips());
            assert!((line - 300).abs() <= 20, "{line}");
        }
        for odd in [i64::MIN, -1, 0, 1, i64::MAX] {
            let (above, line, below) = heights(Length::emu(odd), Length::pt(15));
            assert!((0..=31).contains(&above) && (0..=31).contains(&below) && line > 0);
        }
    }
}
