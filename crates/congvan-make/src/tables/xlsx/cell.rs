//! A cell as a person sees it.

use congvan::model::date::Date;
use congvan::text::diagnostic::Message;
use congvan::text::table::Cell;

use super::damage;
use super::format::format_number;
use super::moment::{self, Moment, Seen};
use super::strings::{Written, unescape};
use super::styles::{Look, Shows, with_zeros};
use crate::tables::NotRead;

/// Beyond 2199 there is no day.
const MOST_DAYS: f64 = 110_000.0;

/// What cells of a workbook refer to.
#[derive(Default)]
pub(super) struct Looks {
    pub(super) strings: Vec<Written>,
    pub(super) styles: Vec<Look>,
    pub(super) from_1904: bool,
}

/// A cell as the file has it.
#[derive(Default)]
pub(super) struct Raw {
    /// `s`, `str`, `inlineStr`, `b`, `e`, `d`, `n`, or nothing for a number.
    pub(super) kind: Option<String>,
    pub(super) style: usize,
    pub(super) value: Option<String>,
    pub(super) is_formula: bool,
    /// Whether words in it are struck out.
    pub(super) is_struck: bool,
}

impl Raw {
    /// The cell as a person sees it; none where it is empty.
    ///
    /// # Errors
    /// Where it refers to nothing, or a number is none.
    pub(super) fn cell(self, looks: &Looks) -> Result<Option<Cell>, NotRead> {
        let look = looks.styles.get(self.style);
        let mut is_struck = self.is_struck || look.is_some_and(|look| look.is_struck);
        let kind = self.kind.as_deref().unwrap_or("n");
        let Some(value) =
            self.value.filter(|value| matches!(kind, "str" | "inlineStr") || !value.trim().is_empty())
        else {
            return Ok(self.is_formula.then(without_value));
        };
        let number = || value.trim().parse::<f64>().ok().filter(|number| number.is_finite());
        let cell = match kind {
            "s" => {
                let at: Option<usize> = value.trim().parse().ok();
                let one = at.and_then(|at| looks.strings.get(at));
                let one = one.ok_or_else(|| damage("ô trỏ tới chuỗi không có / no such string"))?;
                is_struck |= one.is_struck;
                words(one.text.clone())
            }
            "str" => words(unescape(&value)),
            // Read with their pieces already.
            "inlineStr" => words(value),
            "b" => Some(wrong(
                if value.trim() == "0" { "FALSE" } else { "TRUE" }.to_owned(),
                "ô này là giá trị đúng/sai, không phải chữ",
                "the cell is true or false, not words",
            )),
            "e" => Some(wrong(value, "công thức trong ô bị lỗi", "the formula in the cell has an error")),
            "d" => Some(match parse_moment(&value) {
                Some(moment) => {
                    let has_hour = moment.seconds % 86_400 > 0;
                    let usual = if has_hour { "dd/mm/yyyy hh:mm:ss" } else { "dd/mm/yyyy" };
                    let format = match look.map(|look| &look.shows) {
                        Some(Shows::Moment(Some(format))) => format,
                        _ => usual,
                    };
                    moment_cell(moment, Some(format), &value)
                }
                None => no_day(&value),
            }),
            "n" => {
                let number = number().ok_or_else(|| damage(&format!("số `{value}` / number")))?;
                let shows = look.map_or(&Shows::Number(None), |look| &look.shows);
                Some(figure(number, shows, looks.from_1904))
            }
            other => return Err(damage(&format!("t=\"{other}\""))),
        };
        Ok(match cell {
            Some(cell) if is_struck => Some(wrong(
                cell.display_text(),
                "chữ trong ô bị gạch ngang, không rõ còn dùng hay đã bỏ",
                "words of the cell are struck out: whether they still count is not clear",
            )),
            cell => cell,
        })
    }
}

fn words(text: String) -> Option<Cell> {
    (!text.trim().is_empty()).then_some(Cell::Text(text))
}

fn figure(number: f64, shows: &Shows, from_1904: bool) -> Cell {
    match shows {
        Shows::Moment(format) => {
            let moment = (0.0..MOST_DAYS).contains(&number).then(|| {
                // Hours are parts of a day, of which none is exact.
                let seconds = (number * 86_400.0).round() as i64;
                Moment { day: day((seconds / 86_400) as f64, from_1904), seconds }
            });
            let digits = number.to_string();
            moment.map_or_else(|| no_day(&digits), |moment| moment_cell(moment, format.as_deref(), &digits))
        }
        // From here on a spreadsheet keeps no more than the first digits.
        _ if number.abs() >= 1e15 => wrong(
            number.to_string(),
            "số quá dài, bảng tính không giữ đủ chữ số; đặt định dạng ô là Text",
            "the number is too long for a spreadsheet to keep its digits; format the cell as text",
        ),
        Shows::Zeros(format) => {
            let number = number.to_string();
            with_zeros(&number, format).map_or(Cell::Number(number), Cell::Text)
        }
        Shows::Number(format) => {
            let digits = number.to_string();
            // As under `General`, its digits are what people see.
            let shown = format
                .as_ref()
                .and_then(|format| format_number(number, format))
                .filter(|shown| *shown != digits);
            match shown {
                Some(shown) => Cell::Figure { digits, shown },
                None => Cell::Number(digits),
            }
        }
    }
}

/// What people see of a moment under a format.
fn moment_cell(moment: Moment, format: Option<&str>, value: &str) -> Cell {
    match format.and_then(|format| moment::format_moment(moment, format)) {
        Some(Seen::Day(day)) => Cell::Day(day),
        Some(Seen::WithDay(day, shown)) => Cell::Moment { day, shown },
        Some(Seen::Less(shown)) => Cell::Text(shown),
        None if moment.day.is_none() => no_day(value),
        None => no_moment(value),
    }
}

fn no_day(value: &str) -> Cell {
    wrong(value.to_owned(), "ô này không phải một ngày", "the cell is not a day")
}

fn no_moment(value: &str) -> Cell {
    wrong(
        value.to_owned(),
        "không đọc được định dạng ngày giờ của ô này",
        "the format of the cell's day or hour is not understood",
    )
}

/// `2027-01-05`, `2027-01-05T14:30:00`.
fn parse_moment(value: &str) -> Option<Moment> {
    let (day, hour) = value.trim().split_once('T').unwrap_or((value.trim(), ""));
    let day = Date::parse(day).ok()?;
    let mut seconds = 0;
    for (at, part) in hour.trim_end_matches('Z').split(':').filter(|part| !part.is_empty()).enumerate() {
        let part: f64 = part.parse().ok().filter(|part| (0.0..60.0).contains(part))?;
        seconds += part as i64 * [3600, 60, 1].get(at)?;
    }
    Some(Moment { day: Some(day), seconds })
}

fn wrong(shown: String, vi: &str, en: &str) -> Cell {
    Cell::Wrong(shown, Message::new(vi, en))
}

/// A formula that no program has worked out.
fn without_value() -> Cell {
    wrong(
        "=…".to_owned(),
        "ô này là công thức chưa có kết quả; mở bằng Excel hoặc LibreOffice rồi lưu lại",
        "the cell is a formula without its result; open the file in Excel or LibreOffice and save it again",
    )
}

/// The day of a number, perhaps with an hour: 1 is 01/01/1900, where the program believes in a 29/02/1900, or in old
/// workbooks of Macs 0 is 01/01/1904.
fn day(number: f64, from_1904: bool) -> Option<Date> {
    if !(1.0..MOST_DAYS).contains(&number) {
        return None;
    }
    let number = number.floor() as i64;
    let first = Date::new(1900, 1, 1)?.days();
    let days = match (from_1904, number) {
        (true, _) => Date::new(1904, 1, 1)?.days() + number,
        (false, ..60) => first + number - 1,
        (false, 60) => return None,
        (false, _) => first + number - 2,
    };
    let mut year = u16::try_from(1900 + (days - first) * 400 / 146_097).ok()?;
    while Date::new(year, 1, 1)?.days() > days {
        year -= 1;
    }
    while Date::new(year + 1, 1, 1).is_some_and(|next| next.days() <= days) {
        year += 1;
    }
    let month =
        (1..=12).rev().find(|month| Date::new(year, *month, 1).is_some_and(|first| first.days() <= days))?;
    Date::new(year, month, u8::try_from(days - Date::new(year, month, 1)?.days() + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_keeps_its_hour() {
        let look = |format: &str| Shows::Moment(Some(format.to_owned()));
        let shown = |number, format| figure(number, &look(format), false).display_text();
        assert_eq!(shown(46_392.604_166_666_66, "dd/mm/yyyy hh:mm"), "05/01/2027 14:30");
        assert_eq!(shown(46_392.0, "mm/yyyy"), "01/2027");
        assert_eq!(shown(1.5, "[h]:mm"), "36:00");
        assert_eq!(shown(0.312_5, "hh:mm"), "07:30");
        assert_eq!(
            figure(46_392.0, &look("dd/mm/yyyy"), false),
            Cell::Day(Date::new(2027, 1, 5).expect("a day"))
        );
        for (number, format) in [(-1.0, "[h]:mm"), (0.5, "dd/mm/yyyy"), (1e9, "[h]:mm"), (46_392.0, "ggge")] {
            assert!(matches!(figure(number, &look(format), false), Cell::Wrong(..)), "{number} {format}");
        }
        let iso = |value: &str| {
            let raw = Raw { kind: Some("d".to_owned()), value: Some(value.to_owned()), ..Raw::default() };
            raw.cell(&Looks::default()).expect("a cell").expect("content").display_text()
        };
        assert_eq!(iso("2027-01-05T14:30:00"), "05/01/2027 14:30:00");
        assert_eq!(iso("2027-01-05"), "05/01/2027");
    }

    #[test]
    fn days_are_those_of_the_program() {
        let date = |year, month, day| Date::new(year, month, day);
        assert_eq!(day(1.0, false), date(1900, 1, 1));
        assert_eq!(day(59.0, false), date(1900, 2, 28));
        assert_eq!(day(60.0, false), None);
        assert_eq!(day(61.0, false), date(1900, 3, 1));
        assert_eq!(day(46_399.437_5, false), date(2027, 1, 12));
        assert_eq!(day(44_937.0, true), date(2027, 1, 12));
        assert_eq!(day(45_351.0, false), date(2024, 2, 29));
        assert_eq!(day(45_657.0, false), date(2024, 12, 31));
        assert_eq!(day(109_574.0, false), date(2199, 12, 31));
        assert_eq!((day(0.5, false), day(f64::NAN, false), day(1e300, false)), (None, None, None));
    }
}
