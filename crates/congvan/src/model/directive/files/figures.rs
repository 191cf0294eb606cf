//! Figures of a column: what they do, and how Vietnamese writes them.

use std::borrow::Cow;

use super::Rows;
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::text::table::{Cell, Header};

/// Digits between two marks of thousands.
const THOUSANDS: usize = 3;

/// What the figures of a column do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figures {
    /// They count, and get stops between thousands.
    Count,
    /// They name something: years, codes, numbers of documents. They get none, and nobody is asked.
    Name,
    /// Nothing says, and they get none.
    Unsaid,
}

/// What a column of nothing but numbers holds.
#[derive(Default)]
struct Seen<'a> {
    /// Some have decimals.
    decimals: bool,
    /// The most digits before decimals.
    most: usize,
    /// The first with a point before its decimals, and the row it stands in.
    point: Option<(usize, &'a str)>,
}

impl Rows<'_> {
    /// What the figures of a column do where its words do not say it, and what is told of it: decimals beside numbers of
    /// hundreds and more count, while `1.1` alone may number items.
    pub(super) fn figures(
        &self,
        header: &Header,
        column: usize,
        figures: Figures,
    ) -> (Figures, Option<Diagnostic>) {
        let seen = if figures == Figures::Unsaid { self.look_at_column(header, column) } else { None };
        let Some(Seen { decimals: true, most, point }) = seen else { return (figures, None) };
        let counts = most >= THOUSANDS;
        let told = point.map(|(row, text)| self.point_told(header, (row, column), text, counts));
        (if counts { Figures::Count } else { figures }, told)
    }

    /// None of a column that holds anything else than numbers.
    fn look_at_column(&self, header: &Header, column: usize) -> Option<Seen<'_>> {
        let rows = header.rows.end..self.table.rows().len();
        let mut seen = Seen::default();
        for row in rows.filter(|row| self.table.words(*row).count() > 1) {
            let Some(cell) = self.table.rows()[row].cells.get(column) else { continue };
            let digits = match cell {
                Cell::Text(text) if matches!(text.trim(), "" | "-" | "–") => continue,
                Cell::Text(text) => {
                    let text = text.trim();
                    // `2,500` is two and a half or two thousand five hundred: nobody can tell.
                    if may_be_thousands(text) {
                        return None;
                    }
                    if is_english(text) && text.contains('.') {
                        seen.point.get_or_insert((row, text));
                    }
                    whole(cell).map(Cow::from).or_else(|| plain(text)).or_else(|| group_digits(text))?
                }
                Cell::Number(digits) | Cell::Figure { digits, .. } => Cow::from(digits.as_str()),
                Cell::Day(_) | Cell::Moment { .. } | Cell::Wrong(..) => return None,
            };
            let before = digits.trim_start_matches('-').split('.').next().map_or(0, str::len);
            seen.most = seen.most.max(before);
            seen.decimals |= digits.contains('.');
        }
        Some(seen)
    }

    /// How the point of a cell was read.
    fn point_told(
        &self,
        header: &Header,
        (row, column): (usize, usize),
        text: &str,
        counts: bool,
    ) -> Diagnostic {
        let (place, name) = (self.table.place(row, column, header.name(column)), header.name(column));
        let (message, help) = if counts {
            let shown = figure(text, true);
            let message = Message::new(
                format!("{}: dấu chấm trong `{text}` là của phần thập phân, in là `{shown}`", place.vi),
                format!(
                    "{}: the point in `{text}` is that of decimals: it is printed as `{shown}`",
                    place.en
                ),
            );
            let help = Message::new(
                "không phải số đếm thì ghi các dòng ngay tại đây, dưới `rows:`",
                "where it does not count, write the rows here, below `rows:`",
            );
            (message, help)
        } else {
            let message = Message::new(
                format!("{}: `{text}` in đúng như trong tệp, có thể là số mục", place.vi),
                format!("{}: `{text}` is printed as the file has it: it may number an item", place.en),
            );
            let help = Message::new(
                format!("dấu chấm là của phần thập phân thì ghi `{{title: {name}, align: decimal}}`"),
                format!("where the point is that of decimals, write `{{title: {name}, align: decimal}}`"),
            );
            (message, help)
        };
        Diagnostic::new(Severity::Note, "VB069", self.place(row, column), message).help(help)
    }
}

/// The digits of a cell that is a whole number above nothing and no code.
pub(super) fn whole(cell: &Cell) -> Option<&str> {
    let (Cell::Text(digits) | Cell::Number(digits)) = cell else { return None };
    let digits = digits.trim();
    let is_whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_whole && (digits.len() == 1 || !digits.starts_with('0'))).then_some(digits)
}

fn are_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a number may begin with these digits.
fn begins_number(digits: &str) -> bool {
    are_digits(digits) && (digits.len() == 1 || !digits.starts_with('0'))
}

/// Whether a figure is written with a point before its decimals, or with a sign before its digits: `-3000`, `1234567.891`,
/// `1.5`. `12.000` has its thousands behind the point.
pub(super) fn is_english(text: &str) -> bool {
    let unsigned = text.strip_prefix('-');
    let (whole, decimals) = match unsigned.unwrap_or(text).split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (unsigned.unwrap_or(text), None),
    };
    begins_number(whole)
        && match decimals {
            Some(decimals) => {
                let are_thousands = decimals.len() == THOUSANDS && whole.len() <= THOUSANDS && whole != "0";
                are_digits(decimals) && !are_thousands
            }
            None => unsigned.is_some(),
        }
}

/// The digits of a figure that can be read in one way only, with a point before its decimals: of `1234567.5`, `1234567,5`,
/// `1,234,567.5`, `1,234,567`.
pub(super) fn plain(text: &str) -> Option<Cow<'_, str>> {
    if is_english(text) {
        return Some(Cow::from(text));
    }
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = unsigned.split_once('.').map_or((unsigned, None), |(a, b)| (a, Some(b)));
    let mut groups = whole.split(',');
    let first = groups.next().filter(|first| begins_number(first))?;
    let groups: Vec<&str> = groups.collect();
    if let ([behind], None) = (&groups[..], decimals) {
        // So many digits without a mark: the comma is no mark of thousands.
        let is_decimal = first.len() > THOUSANDS && are_digits(behind);
        return is_decimal.then(|| Cow::from(text.replace(',', ".")));
    }
    let are_groups = first.len() <= THOUSANDS
        && !groups.is_empty()
        && groups.iter().all(|group| group.len() == THOUSANDS && are_digits(group));
    (are_groups && decimals.is_none_or(are_digits)).then(|| Cow::from(text.replace(',', "")))
}

/// The digits of a figure as Vietnamese writes it, with a point before its decimals: `1.234,5`, `12.000`, `1,5`.
fn group_digits(text: &str) -> Option<Cow<'_, str>> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = unsigned.split_once(',').map_or((unsigned, None), |(a, b)| (a, Some(b)));
    let mut groups = whole.split('.');
    let first = groups.next().filter(|first| begins_number(first))?;
    let mut grouped = false;
    let are_groups = groups.all(|group| {
        grouped = true;
        group.len() == THOUSANDS && are_digits(group)
    });
    let is_number = are_groups && (!grouped || first.len() <= THOUSANDS) && decimals.is_none_or(are_digits);
    is_number.then(|| Cow::from(text.replace('.', "").replace(',', ".")))
}

/// What people see of a number, with stops between its thousands where it has none.
pub(super) fn with_stops(shown: &str) -> String {
    let Some(start) = shown.find(|c: char| c.is_ascii_digit()).filter(|_| !shown.contains('.')) else {
        return shown.to_owned();
    };
    let length = shown[start..].find(|c: char| !c.is_ascii_digit()).unwrap_or(shown.len() - start);
    let (before, rest) = shown.split_at(start);
    let (digits, behind) = rest.split_at(length);
    format!("{before}{}{behind}", figure(digits, true))
}

/// A number as Vietnamese writes it: `1234567.5` as `1234567,5`, or where it `counts` as `1.234.567,5`.
pub(super) fn figure(digits: &str, counts: bool) -> String {
    let (whole, rest) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |whole| ("-", whole));
    let mut shown = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if counts && at > 0 && (whole.len() - at).is_multiple_of(THOUSANDS) {
            shown.push('.');
        }
        shown.push(digit);
    }
    if let Some(rest) = rest {
        shown.push(',');
        shown.push_str(rest);
    }
    shown
}

/// Whether a number has one comma with three digits behind it.
fn may_be_thousands(text: &str) -> bool {
    text.split_once(',').is_some_and(|(head, tail)| {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        digits(head.trim_start_matches('-'))
            && head.trim_start_matches('-').len() <= 3
            && tail.len() == 3
            && digits(tail)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_before_decimals_are_told_from_those_between_thousands() {
        for english in ["-3000", "1234567.891", "1.5", "0.250", "-0.5"] {
            assert!(is_english(english), "{english}");
        }
        for other in ["12.000", "1.234.567", "007", "1,5", "30000", "1.", "05.5", "12.5.2027"] {
            assert!(!is_english(other), "{other}");
        }
    }

    #[test]
    fn figures_are_written_as_vietnamese_does() {
        for (digits, counts, shown) in [
            ("1234567.5", true, "1.234.567,5"),
            ("-1234", true, "-1.234"),
            ("123", true, "123"),
            ("2027", false, "2027"),
            ("0.25", false, "0,25"),
        ] {
            assert_eq!(figure(digits, counts), shown);
        }
    }

    #[test]
    fn what_can_be_read_in_one_way_is_read() {
        for (text, digits) in [
            ("2500000.5", Some("2500000.5")),
            ("2500000,5", Some("2500000.5")),
            ("-1234,567", Some("-1234.567")),
            ("2,500,000", Some("2500000")),
            ("1,234.50", Some("1234.50")),
            // Thousands or decimals; thousands; no number.
            ("2,500", None),
            ("1,5", None),
            ("12.000", None),
            ("1,23,456", None),
            ("1234,567,890", None),
            ("0123,5", None),
            ("1,,5", None),
            (",", None),
            ("", None),
        ] {
            assert_eq!(plain(text).as_deref(), digits, "{text}");
        }
        for (text, digits) in [
            ("12.000", Some("12000")),
            ("1.234,5", Some("1234.5")),
            ("1,5", Some("1.5")),
            ("1.1", None),
            ("1234.567", None),
            ("3 người", None),
        ] {
            assert_eq!(group_digits(text).as_deref(), digits, "{text}");
        }
    }
}
