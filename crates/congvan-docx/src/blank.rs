//! Gaps that a person fills in: content controls that go away when something is typed into them.

use congvan::document::form::Form;
use congvan::document::style;
use congvan::document::{Inline, Paragraph};

use crate::xml::Xml;

/// Before the names of our paragraph styles.
const STYLE_PREFIX: &str = "VB ";

/// A control named `title` around `gap`, the run that keeps its width until then.
pub fn control(xml: &mut Xml, title: &str, gap: impl FnOnce(&mut Xml)) {
    xml.element("w:sdt", &[], |xml| {
        xml.element("w:sdtPr", &[], |xml| {
            xml.value("w:alias", title);
            xml.value("w:tag", title);
            xml.empty("w:temporary", &[]);
            xml.empty("w:showingPlcHdr", &[]);
            xml.empty("w:text", &[]);
        });
        xml.element("w:sdtContent", &[], gap);
    });
}

/// What a gap is for: the word before it (`Số: …`, `tháng …`), else what its paragraph is (`Họ tên người ký`).
pub fn title(paragraph: &Paragraph, form: &Form, before: &[Inline]) -> String {
    let said = before.last().map(Inline::characters).unwrap_or_default();
    let word = said.split_whitespace().next_back().unwrap_or_default();
    let word = word.trim_matches(|c: char| !c.is_alphabetic());
    if word.is_empty() {
        return style::style(paragraph.role, form).name.trim_start_matches(STYLE_PREFIX).to_owned();
    }
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use congvan::document::style::Role;

    #[test]
    fn a_gap_is_named_by_the_word_before_it() {
        let title = |role, before: &[&str]| {
            let before: Vec<Inline> = before.iter().map(|text| Inline::text(*text)).collect();
            title(&Paragraph::new(role, Vec::new()), &Form::default(), &before)
        };
        assert_eq!(title(Role::Number, &["Số: "]), "Số");
        assert_eq!(title(Role::PlaceDate, &["Chi Lăng, ", "ngày "]), "Ngày");
        assert_eq!(title(Role::SignerName, &[]), "Họ tên người ký");
        assert_eq!(title(Role::Number, &["Số: ", "/"]), "Số và ký hiệu");
    }
}
