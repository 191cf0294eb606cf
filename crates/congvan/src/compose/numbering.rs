//! Zero rules of numbers and dates, and labels of items.

use crate::compose::{BLANK_DAY, BLANK_NUMBER, BLANK_YEAR};
use crate::document::style::Role;
use crate::document::{Counted, Label, Numeral};
use crate::model::date::{Date, PartialDate};
use crate::model::directive::{Number, Numbering};
use crate::model::points::point_letters;
use crate::text::inline;
use crate::wording::{Phrases, WordingError};

/// Số: below 10 with a zero in front (PL I, mục II.3); a blank where it is not known.
pub(crate) fn document_number(number: &Number) -> String {
    number.printed_value().unwrap_or_else(|| inline::blank(BLANK_NUMBER))
}

/// `ngày 05 tháng 3 năm 2020`: a zero before days below 10 and before months 1 and 2 (PL I, mục II.4); what is
/// not known is a blank.
pub(crate) fn document_date(date: PartialDate, words: &Phrases) -> Result<String, WordingError> {
    let day = date.day().map_or_else(|| inline::blank(BLANK_DAY), |day| format!("{day:02}"));
    let month = match date.month() {
        None => inline::blank(BLANK_DAY),
        Some(month @ 1..=2) => format!("{month:02}"),
        Some(month) => month.to_string(),
    };
    let year = date.year().map_or_else(|| inline::blank(BLANK_YEAR), |year| year.to_string());
    words.fill("date", &[("day", &day), ("month", &month), ("year", &year)])
}

/// `05/02/2027`, for deadlines.
pub(crate) fn short_date(date: Date, words: &Phrases) -> Result<String, WordingError> {
    let (day, month, year) =
        (format!("{:02}", date.day()), format!("{:02}", date.month()), date.year().to_string());
    words.fill("deadline", &[("day", &day), ("month", &month), ("year", &year)])
}

/// Where an item stands among those that are numbered with it.
pub(crate) struct Place<'a> {
    /// In its list, from 0.
    pub(crate) at: usize,
    /// Depth among the items that are counted together, from 0.
    pub(crate) depth: usize,
    /// The label of the item it belongs to.
    pub(crate) above: Option<&'a Label>,
}

/// The label of an item; articles are counted through the whole document.
pub(crate) fn label(
    numbering: Numbering,
    place: &Place<'_>,
    articles: &mut usize,
    words: &Phrases,
) -> Result<Option<Label>, WordingError> {
    let value = if numbering == Numbering::Article {
        *articles += 1;
        *articles
    } else {
        place.at + 1
    };
    let (number, roman_number) = (value.to_string(), roman(value));
    let level = u8::try_from(place.depth).unwrap_or(u8::MAX);
    let typed = |text: String| Label { level, begins: place.at == 0, ..Label::text(text) };
    let outer = if numbering == Numbering::Subclause { place.above.and_then(counts_on) } else { None };
    let text = match numbering {
        Numbering::Part => words.fill("part", &[("number", &roman_number)])?,
        Numbering::Chapter => words.fill("chapter", &[("number", &roman_number)])?,
        Numbering::Section => words.fill("section", &[("number", &number)])?,
        Numbering::Subsection => words.fill("subsection", &[("number", &number)])?,
        Numbering::Article => words.fill("article", &[("number", &number)])?,
        Numbering::Roman => format!("{roman_number}."),
        Numbering::Clause => format!("{number}."),
        Numbering::Subclause => format!("{}{number}.", outer.map_or("", |(text, _)| text)),
        Numbering::Point => return Ok(Some(typed(format!("{})", point_letters(place.at))))),
        Numbering::Dash => "-".to_owned(),
        Numbering::Plus => "+".to_owned(),
        Numbering::None => return Ok(None),
    };
    let numeral = numeral_of(numbering);
    let own = match numeral {
        Numeral::Arabic => number.as_str(),
        Numeral::Roman => roman_number.as_str(),
        Numeral::Mark => "",
    };
    // An office's own words may leave the number out.
    let Some(start) = text.rfind(own) else { return Ok(Some(typed(text))) };
    let counted = Counted {
        numeral,
        number: start..start + own.len(),
        value: u32::try_from(value).unwrap_or(u32::MAX),
        outer: outer.map_or(0, |(_, outer)| outer),
    };
    Ok(Some(Label { counted: Some(counted), ..typed(text) }))
}

/// The label of a khoản that its own khoản repeat (`1.`, `1.2.`), and how many numbers they repeat with it.
fn counts_on(above: &Label) -> Option<(&str, u8)> {
    let counted = above.counted.as_ref()?;
    let number = above.text.starts_with(|c: char| c.is_ascii_digit()) && counted.numeral == Numeral::Arabic;
    number.then(|| (above.text.as_str(), counted.outer.saturating_add(1)))
}

fn numeral_of(numbering: Numbering) -> Numeral {
    match numbering {
        Numbering::Part | Numbering::Chapter | Numbering::Roman => Numeral::Roman,
        Numbering::Dash | Numbering::Plus => Numeral::Mark,
        _ => Numeral::Arabic,
    }
}

/// The role of an item that begins with its text.
pub(crate) fn role(numbering: Numbering) -> Role {
    match numbering {
        Numbering::Article => Role::Article,
        Numbering::Clause | Numbering::Subclause => Role::Clause,
        Numbering::Point => Role::Point,
        Numbering::Dash => Role::Dash,
        Numbering::Plus => Role::Plus,
        Numbering::Roman => Role::RomanHeading,
        Numbering::Part | Numbering::Chapter => Role::ChapterLabel,
        Numbering::Section | Numbering::Subsection => Role::SectionLabel,
        Numbering::None => Role::Body,
    }
}

/// The role of an item's title: of parts to subsections it stands on a line of its own under the label.
pub(crate) fn heading_role(numbering: Numbering) -> Role {
    match numbering {
        Numbering::Part | Numbering::Chapter => Role::ChapterTitle,
        Numbering::Section | Numbering::Subsection => Role::SectionTitle,
        Numbering::Article => Role::ArticleHeading,
        Numbering::Clause | Numbering::Subclause => Role::ClauseHeading,
        other => role(other),
    }
}

/// The Roman numeral of an annex (PL I, mục III.1), counted from 1.
pub(crate) fn roman(mut number: usize) -> String {
    const VALUES: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut numeral = String::new();
    for (value, letters) in VALUES {
        while number >= value {
            numeral.push_str(letters);
            number -= value;
        }
    }
    numeral
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_every_kind() {
        let mut articles = 0;
        let words = Phrases::vietnamese();
        let mut label = |numbering, at, above| {
            let place = Place { at, depth: 2, above };
            label(numbering, &place, &mut articles, words).unwrap().unwrap()
        };
        assert_eq!(label(Numbering::Point, 4, None), Label { level: 2, ..Label::text("đ)") });
        assert!(label(Numbering::Point, 0, None).begins);
        assert_eq!(label(Numbering::Article, 0, None).text, "Điều 1.");
        let second = label(Numbering::Article, 0, None);
        assert_eq!((second.text.as_str(), second.counted.as_ref().unwrap().value), ("Điều 2.", 2));
        assert_eq!(
            label(Numbering::Subclause, 1, Some(&second)).text,
            "2.",
            "an article's number is not repeated"
        );
        let clause = label(Numbering::Clause, 6, None);
        let inner = label(Numbering::Subclause, 1, Some(&clause));
        assert_eq!((inner.text.as_str(), inner.counted.as_ref().unwrap().outer), ("7.2.", 1));
        let innermost = label(Numbering::Subclause, 0, Some(&inner));
        assert_eq!((innermost.text.as_str(), innermost.counted.as_ref().unwrap().outer), ("7.2.1.", 2));
        assert_eq!(roman(9), "IX");
    }

    #[test]
    fn zero_rules() {
        let words = Phrases::vietnamese();
        let worded = |text| document_date(PartialDate::parse(text).unwrap(), words).unwrap();
        assert_eq!(worded("2020-03-05"), "ngày 05 tháng 3 năm 2020");
        assert_eq!(worded("2020-02-29"), "ngày 29 tháng 02 năm 2020");
        assert_eq!(worded("2020-10"), "ngày ___ tháng 10 năm 2020");
        assert_eq!(worded("2020"), "ngày ___ tháng ___ năm 2020");
    }
}
