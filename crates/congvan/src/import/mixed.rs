//! Fields that hold words of another part of the form: none of them is sure.

use crate::import::marks::{is_number, is_place_date, is_rule};
use crate::import::parts::has_label;
use crate::import::sheet::Sheet;
use crate::import::words::{self, Form};
use crate::model::directive::{Directive, Signatory, Text};

/// No name of a body is longer, in letters.
const NAME: usize = 180;

/// Marks fields with a line of another part of the form as guesses.
pub(super) fn tell(sheet: &mut Sheet<'_>, own: &Directive) {
    let names = std::iter::once(&own.issuer).chain(&own.joint);
    let names = names.flat_map(|issuer| issuer.superior.iter().chain([&issuer.name])).collect::<Vec<_>>();
    let signs = std::iter::once(&own.signatory).chain(&own.cosigners).flat_map(of_signatory);
    let listed = own.distribution.to.iter().map(|line| &line.name);
    let addressed = own.recipients.iter().map(|recipient| &recipient.name);
    let annexes = own.appendices.iter().map(|annex| &annex.title);
    let texts = names
        .iter()
        .copied()
        .chain([&own.subject])
        .chain(signs)
        .chain(listed)
        .chain(addressed)
        .chain(annexes);
    for text in texts.filter(|text| !text.span.is_empty()) {
        let page = sheet.page;
        if let Some(line) = page.at(&text.span).lines().find(|line| is_of_other_part(line.trim())) {
            sheet.guess(text, &format!("có lẫn chữ của phần khác: `{}`", line.trim()));
        }
    }
    for name in names.into_iter().filter(|name| name.notation().chars().count() > NAME) {
        sheet.guess(name, "dài hơn tên một cơ quan");
    }
}

fn of_signatory(own: &Signatory) -> impl Iterator<Item = &Text> {
    [&own.title, &own.name, &own.other_title].into_iter().flatten()
}

/// Whether a line is one that the form has for itself: a number, a place with a day, what is printed, a rule, a label.
fn is_of_other_part(line: &str) -> bool {
    const LABELS: [Form; 4] =
        [Form::RecipientLabel, Form::DistributionLabel, Form::AttributeLabel, Form::SubjectLabel];
    is_number(line)
        || is_place_date(line)
        || is_rule(line)
        || line.contains('|')
        || words::is_printed(line)
        || LABELS.iter().any(|form| has_label(*form, line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::page::Page;
    use crate::import::plain;
    use crate::import::types::Face;

    #[test]
    fn lines_of_the_form_are_known() {
        for line in [
            "Số: 12/UBND-KT",
            "Hà Giang, ngày 05 tháng 3 năm 2024",
            "Số ký hiệu",
            "-----",
            "ĐẢNG CỘNG SẢN VIỆT NAM",
        ] {
            assert!(is_of_other_part(line), "{line}");
        }
        for line in ["Sở Nội vụ", "phòng, chống lụt, bão", "Chủ tịch", "Số lượng hồ sơ", "Các sở, ban, ngành"]
        {
            assert!(!is_of_other_part(line), "{line}");
        }
    }

    #[test]
    fn a_field_with_words_of_another_part_is_no_sure_one() {
        for (words, sure) in [("Rà soát\nSố: 12/UBND-KT", false), ("Rà soát\nhồ sơ", true)] {
            let page = Page::of(&plain::read(words));
            let mut sheet = Sheet::new(&page);
            let subject = sheet.text_at(0..page.text.len(), Face::BOTH);
            tell(&mut sheet, &Directive { subject, ..Directive::default() });
            assert_eq!(sheet.notes.is_empty(), sure, "{words}");
        }
    }
}
