//! Zero rules of numbers and dates, and labels of items.

use crate::compose::{BLANK_DAY, BLANK_NUMBER};
use crate::date::{Date, PartialDate};
use crate::directive::{Number, Numbering};
use crate::inline;
use crate::style::Role;
use crate::wording::{Phrases, WordingError};

/// Số: below 10 with a zero in front (PL I, mục II.3); a blank where it is not known.
pub(crate) fn document_number(number: &Number) -> String {
    match &number.value {
        None => inline::blank(BLANK_NUMBER),
        Some(value) if value.value.len() == 1 && value.value.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("0{}", value.value)
        }
        Some(value) => value.value.clone(),
    }
}

/// `ngày 05 tháng 3 năm 2020`: a zero before days below 10 and before months 1 and 2 (PL I, mục II.4); what is
/// not known is a blank.
pub(crate) fn document_date(date: PartialDate, words: &Phrases) -> Result<String, WordingError> {
    let day = date.day.map_or_else(|| inline::blank(BLANK_DAY), |day| format!("{day:02}"));
    let month = match date.month {
        None => inline::blank(BLANK_DAY),
        Some(month @ 1..=2) => format!("{month:02}"),
        Some(month) => month.to_string(),
    };
    words.fill("date", &[("day", &day), ("month", &month), ("year", &date.year.to_string())])
}

/// `05/02/2027`, for deadlines.
pub(crate) fn short_date(date: Date, words: &Phrases) -> Result<String, WordingError> {
    let (day, month, year) =
        (format!("{:02}", date.day), format!("{:02}", date.month), date.year.to_string());
    words.fill("deadline", &[("day", &day), ("month", &month), ("year", &year)])
}

/// The Vietnamese alphabet of points: no f, j, w, z, and no letter with a mark but đ (PL I, mục II.6).
const POINTS: [&str; 22] = [
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v",
    "x",
];

/// The label of item `at` of its list, counted from 0; articles are counted through the whole document.
pub(crate) fn label(
    numbering: Numbering,
    at: usize,
    articles: &mut usize,
    words: &Phrases,
) -> Result<Option<String>, WordingError> {
    let number = (at + 1).to_string();
    let numeral = roman(at + 1);
    Ok(Some(match numbering {
        Numbering::Part => words.fill("part", &[("number", &numeral)])?,
        Numbering::Chapter => words.fill("chapter", &[("number", &numeral)])?,
        Numbering::Section => words.fill("section", &[("number", &number)])?,
        Numbering::Subsection => words.fill("subsection", &[("number", &number)])?,
        Numbering::Article => {
            *articles += 1;
            words.fill("article", &[("number", &articles.to_string())])?
        }
        Numbering::Roman => format!("{numeral}."),
        Numbering::Clause => format!("{number}."),
        Numbering::Point => format!("{})", point(at)),
        Numbering::Dash => "-".to_owned(),
        Numbering::Plus => "+".to_owned(),
        Numbering::None => return Ok(None),
    }))
}

/// How items are numbered below the last level that is given.
pub(crate) fn below(numbering: Numbering) -> Numbering {
    match numbering {
        Numbering::Dash | Numbering::Plus => Numbering::Plus,
        _ => Numbering::Dash,
    }
}

/// The role of an item that begins with its text.
pub(crate) fn role(numbering: Numbering) -> Role {
    match numbering {
        Numbering::Article => Role::Article,
        Numbering::Clause => Role::Clause,
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
        Numbering::Clause => Role::ClauseHeading,
        other => role(other),
    }
}

/// The letter of a point; after the last letter they are doubled, `aa`, `ab`, …
fn point(mut at: usize) -> String {
    let mut letters = vec![POINTS[at % POINTS.len()]];
    while at >= POINTS.len() {
        at = at / POINTS.len() - 1;
        letters.insert(0, POINTS[at % POINTS.len()]);
    }
    letters.concat()
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
    fn labels_follow_the_vietnamese_alphabet() {
        let letters: Vec<String> = (3..7).map(point).collect();
        assert_eq!(letters, ["d", "đ", "e", "g"]);
        assert_eq!((point(21), point(22), point(23)), ("x".into(), "aa".into(), "ab".into()));
        assert_eq!(roman(9), "IX");
    }

    #[test]
    fn zero_rules() {
        let words = Phrases::vietnamese();
        let worded = |text| document_date(PartialDate::parse(text).unwrap(), &words).unwrap();
        assert_eq!(worded("2020-03-05"), "ngày 05 tháng 3 năm 2020");
        assert_eq!(worded("2020-02-29"), "ngày 29 tháng 02 năm 2020");
        assert_eq!(worded("2020-10"), "ngày ___ tháng 10 năm 2020");
        assert_eq!(worded("2020"), "ngày ___ tháng ___ năm 2020");
    }
}
