//! Pages: paper, margins and the page number in the top margin.

use congvan::form::{Form, PAGE_HEIGHT, PAGE_NUMBER_TOP, PAGE_WIDTH};
use congvan::style::{self, Role};

use crate::measure::{positive_twips, twips};
use crate::xml::{WORD, Xml};

/// The relationship id of [`header_part`].
pub const HEADER_ID: &str = "header1";

/// Ends a section: the next one starts on a new page, counts its pages from 1 and shows no number on the first
/// (PL I, mục I.7; for annexes mục III.1.đ).
pub fn section_properties(xml: &mut Xml, form: &Form) {
    let margins = &form.margins;
    xml.element("w:sectPr", &[], |xml| {
        xml.empty("w:headerReference", &[("w:type", &"default"), ("r:id", &HEADER_ID)]);
        xml.value("w:type", "nextPage");
        xml.empty("w:pgSz", &[("w:w", &positive_twips(PAGE_WIDTH)), ("w:h", &positive_twips(PAGE_HEIGHT))]);
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", &twips(margins.top)),
                ("w:right", &positive_twips(margins.right)),
                ("w:bottom", &twips(margins.bottom)),
                ("w:left", &positive_twips(margins.left)),
                ("w:header", &positive_twips(PAGE_NUMBER_TOP)),
                ("w:footer", &positive_twips(PAGE_NUMBER_TOP)),
                ("w:gutter", &0),
            ],
        );
        xml.empty("w:pgNumType", &[("w:start", &1)]);
        xml.empty("w:titlePg", &[]);
    });
}

/// From the left margin to the right one in twips, as Word reckons it from [`section_properties`].
pub fn text_width(form: &Form) -> i64 {
    positive_twips(PAGE_WIDTH) - positive_twips(form.margins.left) - positive_twips(form.margins.right)
}

/// `word/header1.xml`: Số trang.
pub fn header_part(form: &Form) -> String {
    Xml::part("w:hdr", WORD, |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.value("w:pStyle", style::style(Role::PageNumber, form).id);
            });
            xml.element("w:fldSimple", &[("w:instr", &" PAGE ")], |xml| {
                // What a program shows that counts no pages: the first page with a number is the second.
                xml.element("w:r", &[], |xml| xml.element("w:t", &[], |xml| xml.text("2")));
            });
        });
    })
}
