//! Rules and stamps: paragraphs with borders, which stay where they are when a clerk edits around them.

use std::fmt::Display;

use congvan::document::extent;
use congvan::document::length::Length;
use congvan::document::metrics;
use congvan::document::style::{self, Align, Ink, RULE_HEIGHT, RULE_THICKNESS, Role};
use congvan::document::{BRACE_GAP, BRACE_WIDTH, Beside, Rule, Stamp};

use crate::measure::{centre, eighths_of_point, positive_twips};
use crate::paragraph::{Setter, Ties, properties};
use crate::run::words;
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
                let (left, right) = centre(column, positive_twips(rule.length));
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
            Align::Center => centre(column, width),
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

impl Setter<'_> {
    /// An empty paragraph that a brace as high as the left column stands at: a shape that Word (2010 and later) and LibreOffice
    /// draw; other programs show the sign itself, so that the purpose still reads as that of several.
    pub fn brace(&self, xml: &mut Xml, beside: &Beside, ties: Ties) {
        let [height, _] = extent::beside_heights(beside, self.form);
        let size = [BRACE_WIDTH, height].map(|length| positive_twips(length) * EMU_PER_TWIP);
        let role = beside.right.first().map_or(Role::Distribution, |first| first.role);
        let style = style::style(role, self.form);
        let id = self.drawings.get() + 1;
        self.drawings.set(id);
        xml.element("w:p", &[], |xml| {
            properties(xml, &style, ties, |_| {});
            xml.element("w:r", &[], |xml| {
                xml.element("mc:AlternateContent", &[("xmlns:mc", &MARKUP)], |xml| {
                    xml.element("mc:Choice", &[("xmlns:wps", &SHAPE), ("Requires", &"wps")], |xml| {
                        xml.element("w:drawing", &[], |xml| anchor(xml, size, id));
                    });
                    xml.element("mc:Fallback", &[], |xml| words(xml, "}"));
                });
            });
        });
    }
}

const EMU_PER_TWIP: i64 = 635;
const MARKUP: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const SHAPE: &str = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";

/// A brace of this width and height that starts at the top of its paragraph and takes no room from the words.
fn anchor(xml: &mut Xml, [width, height]: [i64; 2], id: u32) {
    let mut place: Vec<(&str, &dyn Display)> = vec![("xmlns:wp", &DRAWING)];
    place.extend(["distT", "distB", "distL", "distR", "simplePos"].map(|key| (key, &0 as &dyn Display)));
    place.extend([("relativeHeight", &id as &dyn Display), ("behindDoc", &0), ("locked", &0)]);
    place.extend([("layoutInCell", &1 as &dyn Display), ("allowOverlap", &1)]);
    xml.element("wp:anchor", &place, |xml| {
        xml.empty("wp:simplePos", &[("x", &0), ("y", &0)]);
        let gap = positive_twips(BRACE_GAP) * EMU_PER_TWIP;
        for (key, from, offset) in [("wp:positionH", "column", gap), ("wp:positionV", "paragraph", 0)] {
            xml.element(key, &[("relativeFrom", &from)], |xml| {
                xml.element("wp:posOffset", &[], |xml| xml.text(&offset.to_string()));
            });
        }
        xml.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
        xml.empty("wp:effectExtent", &[("l", &0), ("t", &0), ("r", &0), ("b", &0)]);
        xml.empty("wp:wrapNone", &[]);
        let name = format!("Dấu ngoặc {id}");
        xml.empty(
            "wp:docPr",
            &[("id", &id), ("name", &name), ("descr", &"Dấu ngoặc nối các nơi nhận với mục đích chung")],
        );
        xml.empty("wp:cNvGraphicFramePr", &[]);
        xml.element("a:graphic", &[("xmlns:a", &MAIN)], |xml| {
            xml.element("a:graphicData", &[("uri", &SHAPE)], |xml| shape(xml, [width, height]));
        });
    });
}

fn shape(xml: &mut Xml, [width, height]: [i64; 2]) {
    xml.element("wps:wsp", &[], |xml| {
        xml.empty("wps:cNvSpPr", &[]);
        xml.element("wps:spPr", &[], |xml| {
            xml.element("a:xfrm", &[], |xml| {
                xml.empty("a:off", &[("x", &0), ("y", &0)]);
                xml.empty("a:ext", &[("cx", &width), ("cy", &height)]);
            });
            xml.element("a:prstGeom", &[("prst", &"rightBrace")], |xml| {
                xml.element("a:avLst", &[], |xml| {
                    // As round as it is wide, its point in the middle.
                    for (name, value) in [("adj1", "val 100000"), ("adj2", "val 50000")] {
                        xml.empty("a:gd", &[("name", &name), ("fmla", &value)]);
                    }
                });
            });
            xml.empty("a:noFill", &[]);
            let thickness = positive_twips(RULE_THICKNESS) * EMU_PER_TWIP;
            xml.element("a:ln", &[("w", &thickness)], |xml| {
                xml.element("a:solidFill", &[], |xml| {
                    xml.empty("a:srgbClr", &[("val", &color(Ink::Black))]);
                });
            });
        });
        xml.empty("wps:bodyPr", &[]);
    });
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
