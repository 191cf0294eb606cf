//! `word/styles.xml`: every role of the style table as a named paragraph style.

use congvan::document::form::Form;
use congvan::document::style::{self, Align, FILLER_HEIGHT, Ink, Role, Style, line_spacing};

use crate::measure::{half_points, positive_twips, twips};
use crate::xml::{WORD, Xml};

/// Phông chữ tiếng Việt Times New Roman (PL I, mục I.4).
const FONT: &str = "Times New Roman";
/// The language of all text.
pub const LANGUAGE: &str = "vi-VN";
/// The paragraph style all others rest on.
const NORMAL: &str = "Normal";
/// The character style of links.
pub const LINK: &str = "Hyperlink";
/// The style of the paragraph that WordprocessingML wants after a table and where a cell, a header or
/// a footer is empty.
pub const FILLER: &str = "DoanDem";

/// The style of a remark's words.
pub const COMMENT: &str = "CommentText";
/// The character style of the mark where a remark stands.
pub const COMMENT_REFERENCE: &str = "CommentReference";

/// The character style of a footnote's number.
pub const NOTE_REFERENCE: &str = "FootnoteReference";

/// The part for one office's form, with the styles of remarks and of footnotes where there are any.
pub fn part(form: &Form, comments: bool, notes: bool) -> String {
    Xml::part("w:styles", WORD, |xml| {
        defaults(xml, form);
        xml.element(
            "w:style",
            &[("w:type", &"paragraph"), ("w:default", &1), ("w:styleId", &NORMAL)],
            |xml| {
                xml.value("w:name", "Normal");
                xml.empty("w:qFormat", &[]);
            },
        );
        for role in style::roles() {
            paragraph_style(xml, &style::style(role, form), form);
        }
        filler(xml);
        link(xml);
        if comments {
            comment(xml);
        }
        if notes {
            note(xml);
        }
        table(xml);
    })
}

fn defaults(xml: &mut Xml, form: &Form) {
    let body = style::style(Role::Body, form);
    xml.element("w:docDefaults", &[], |xml| {
        xml.element("w:rPrDefault", &[], |xml| {
            xml.element("w:rPr", &[], |xml| {
                xml.empty(
                    "w:rFonts",
                    &[("w:ascii", &FONT), ("w:hAnsi", &FONT), ("w:eastAsia", &FONT), ("w:cs", &FONT)],
                );
                size(xml, half_points(body.size));
                xml.empty("w:lang", &[("w:val", &LANGUAGE), ("w:eastAsia", &LANGUAGE)]);
            });
        });
        xml.element("w:pPrDefault", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.empty("w:widowControl", &[]);
                xml.empty(
                    "w:spacing",
                    &[
                        ("w:before", &0),
                        ("w:after", &0),
                        ("w:line", &line_spacing(100)),
                        ("w:lineRule", &"auto"),
                    ],
                );
            });
        });
    });
}

fn paragraph_style(xml: &mut Xml, style: &Style, form: &Form) {
    let next = (style.next != style.role).then(|| style::style(style.next, form).id);
    custom_style(xml, style.id, style.name, next, |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.flag("w:keepNext", style.keep_next);
            if !style.widow_control {
                xml.value("w:widowControl", 0);
            }
            xml.empty(
                "w:spacing",
                &[
                    ("w:before", &positive_twips(style.before)),
                    ("w:after", &positive_twips(style.after)),
                    ("w:line", &line_spacing(style.line_percent)),
                    ("w:lineRule", &"auto"),
                ],
            );
            let first = match twips(style.first_line) {
                hanging if hanging < 0 => ("w:hanging", -hanging),
                first => ("w:firstLine", first),
            };
            xml.empty("w:ind", &[("w:left", &twips(style.left)), (first.0, &first.1)]);
            xml.flag("w:contextualSpacing", style.contextual);
            xml.value(
                "w:jc",
                match style.align {
                    Align::Left => "left",
                    Align::Center => "center",
                    Align::Justify => "both",
                    Align::Right => "right",
                },
            );
            if let Some(level) = style.outline {
                xml.value("w:outlineLvl", level.clamp(1, 9) - 1);
            }
        });
        xml.element("w:rPr", &[], |xml| {
            emphasis(xml, style.bold, style.italic);
            // Black is what Word writes in unless told otherwise.
            if style.ink != Ink::Black {
                xml.value("w:color", color(style.ink));
            }
            size(xml, half_points(style.size));
        });
    });
}

/// As high as the layout of our own pages reserves for it, and so low that nobody sees it.
fn filler(xml: &mut Xml) {
    custom_style(xml, FILLER, "VB Đoạn đệm", None, |xml| {
        xml.element("w:pPr", &[], |xml| {
            let height = positive_twips(FILLER_HEIGHT);
            xml.empty("w:spacing", &[("w:line", &height), ("w:lineRule", &"exact")]);
        });
        xml.element("w:rPr", &[], |xml| size(xml, 2));
    });
}

/// A link looks like the words around it: black (màu chữ đen, PL I, mục I.4) and without a line.
fn link(xml: &mut Xml) {
    xml.element("w:style", &[("w:type", &"character"), ("w:styleId", &LINK)], |xml| {
        xml.value("w:name", "Hyperlink");
        xml.element("w:rPr", &[], |xml| {
            xml.value("w:color", color(Ink::Black));
            xml.value("w:u", "none");
        });
    });
}

/// As Word names them.
fn comment(xml: &mut Xml) {
    for (kind, id, name, half_points) in [
        ("paragraph", COMMENT, "annotation text", 20),
        ("character", COMMENT_REFERENCE, "annotation reference", 16),
    ] {
        xml.element("w:style", &[("w:type", &kind), ("w:styleId", &id)], |xml| {
            xml.value("w:name", name);
            xml.element("w:rPr", &[], |xml| size(xml, half_points));
        });
    }
}

/// The number of a footnote.
fn note(xml: &mut Xml) {
    xml.element("w:style", &[("w:type", &"character"), ("w:styleId", &NOTE_REFERENCE)], |xml| {
        xml.value("w:name", "footnote reference");
        xml.element("w:rPr", &[], |xml| xml.value("w:vertAlign", "superscript"));
    });
}

/// What Word gives a table that names no style, without the cell margins it would have otherwise.
fn table(xml: &mut Xml) {
    xml.element(
        "w:style",
        &[("w:type", &"table"), ("w:default", &1), ("w:styleId", &"TableNormal")],
        |xml| {
            xml.value("w:name", "Normal Table");
            xml.element("w:tblPr", &[], |xml| {
                xml.empty("w:tblInd", &[("w:w", &0), ("w:type", &"dxa")]);
            });
        },
    );
}

fn custom_style(xml: &mut Xml, id: &str, name: &str, next: Option<&str>, look: impl FnOnce(&mut Xml)) {
    let attributes: [(&str, &dyn std::fmt::Display); 3] =
        [("w:type", &"paragraph"), ("w:customStyle", &1), ("w:styleId", &id)];
    xml.element("w:style", &attributes, |xml| {
        xml.value("w:name", name);
        xml.value("w:basedOn", NORMAL);
        if let Some(next) = next {
            xml.value("w:next", next);
        }
        xml.empty("w:qFormat", &[]);
        look(xml);
    });
}

/// Six hexadecimal digits, as WordprocessingML names a colour.
pub fn color(ink: Ink) -> String {
    ink.rgb().iter().map(|part| format!("{part:02X}")).collect()
}

/// Bold and italic, for Latin and for complex scripts.
pub fn emphasis(xml: &mut Xml, bold: bool, italic: bool) {
    xml.flag("w:b", bold);
    xml.flag("w:bCs", bold);
    xml.flag("w:i", italic);
    xml.flag("w:iCs", italic);
}

fn size(xml: &mut Xml, half_points: i64) {
    xml.value("w:sz", half_points);
    xml.value("w:szCs", half_points);
}
