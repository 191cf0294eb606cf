use crate::gazetteer::fold;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Cell, Row, Table, Text, is_of_names};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1312",
    name: "sum-not-of-its-rows",
    severities: &[Severity::Warning],
    clause: crate::lint::clauses::PRACTICE,
    page: include_str!("vb1312_sum_not_of_its_rows.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let items = directive.measures.iter().map(|item| &item.content);
    let contents = items.chain(directive.appendices.iter().map(|annex| &annex.content));
    for table in contents.flat_map(|content| content.all_tables()) {
        let grid = Grid::of(table);
        let found = grid.sums().into_iter().chain(grid.products()).chain(grid.counts());
        for Wrong { text, message, help } in found {
            let all = 0..text.notation().len();
            report(draft.finding(Severity::Warning, RULE.code, text, all, message).help(help));
        }
    }
}

/// What is wrong with a cell.
struct Wrong<'t> {
    text: &'t Text,
    message: Message,
    help: Message,
}

/// A row as it counts.
enum Line<'t> {
    /// Of its columns the cells; none where one goes on from above or over several.
    Cells { own: Vec<Option<&'t Cell>>, is_sum: bool },
    /// It heads the rows below it.
    Band,
}

/// A table by its columns.
struct Grid<'t> {
    titles: Vec<String>,
    lines: Vec<Line<'t>>,
}

impl<'t> Grid<'t> {
    fn of(table: &'t Table) -> Self {
        let titles = table.columns.iter().map(|column| {
            let groups = column.groups.iter().map(Text::plain);
            groups.chain([column.title.plain()]).collect::<Vec<_>>().join(" ").to_lowercase()
        });
        let line = |(row, starts): (&'t Row, Vec<usize>)| {
            let Row::Cells(cells) = row else { return Line::Band };
            let mut own = vec![None; table.columns.len()];
            for (cell, start) in cells.iter().zip(starts) {
                if let Some(place) = own.get_mut(start).filter(|_| cell.columns == 1 && cell.rows == 1) {
                    *place = Some(cell);
                }
            }
            Line::Cells { own, is_sum: cells.iter().take(2).any(is_sum) }
        };
        Self { titles: titles.collect(), lines: table.rows.iter().zip(table.starts()).map(line).collect() }
    }

    /// Sums that are of no rows above them: neither of those since the last sum or band, nor of all, nor of the sums.
    fn sums(&self) -> Vec<Wrong<'t>> {
        static NO_SUMS: Words = Words::from_list("sum-not-of-its-rows: titles without sums");
        let has_no_sum = |title: &str| {
            is_of_names(title) || is_per_unit(title) || NO_SUMS.iter().any(|words| title.contains(words))
        };
        let columns = (0..self.titles.len()).filter(|column| !has_no_sum(&self.titles[*column]));
        // Rows of several levels count some of their figures twice.
        if self.is_nested() {
            return Vec::new();
        }
        columns.into_iter().flat_map(|column| self.sums_of(column).unwrap_or_default()).collect()
    }

    /// None where a cell of the column is no number.
    fn sums_of(&self, column: usize) -> Option<Vec<Wrong<'t>>> {
        let mut found = Vec::new();
        let unit = self.unit_of(column);
        let (mut part, mut all, mut sums) = (Sum::default(), Sum::default(), Sum::default());
        for line in &self.lines {
            let Line::Cells { own, is_sum } = line else {
                part = Sum::default();
                continue;
            };
            let text = own.get(column).copied().flatten().and_then(only);
            if !is_sum {
                let number = Number::read(text?.notation())?;
                part.add(number)?;
                all.add(number)?;
                continue;
            }
            // A sum may be left out in a column.
            let Some(number) = text.and_then(|text| Number::read(text.notation())) else { continue };
            let rows = [part, all, sums];
            if all.count > 1 && rows.iter().all(|sum| sum.count == 0 || !sum.may_be(number, unit)) {
                let right = if part.count > 0 { part } else { all };
                let shown = right.total.format();
                let message = Message::new(
                    format!("các dòng ở trên cộng lại là {shown}"),
                    format!("the rows above add up to {shown}"),
                );
                let help =
                    Message::new("xem lại các số, hoặc số cộng", "look at the figures, or at their sum");
                found.push(Wrong { text: text?, message, help });
            }
            sums.add(number)?;
            part = Sum::default();
        }
        Some(found)
    }

    /// The unit of the last decimal place of a column; none where its figures have no decimals.
    fn unit_of(&self, column: usize) -> Option<i128> {
        let numbers = self.lines.iter().filter_map(|line| match line {
            Line::Cells { own, .. } => {
                Number::read(own.get(column).copied().flatten().and_then(only)?.notation())
            }
            Line::Band => None,
        });
        numbers.map(Number::unit).min().filter(|unit| *unit < Number::ONE)
    }

    /// Whether the rows are of several levels: `I`, `1`, `1.1`, a row that heads others without a number, or one that is
    /// part of the row above: `- Nam`, `Trong đó: nữ`.
    fn is_nested(&self) -> bool {
        let is_part = |line: &Line<'t>| {
            let Line::Cells { own, .. } = line else { return false };
            own.iter().take(2).flatten().filter_map(|cell| only(cell)).any(|text| {
                let words = text.plain();
                let words = words.trim();
                let behind_mark = words.strip_prefix(['-', '–', '+', '•']).map(str::trim_start);
                behind_mark.is_some_and(|rest| rest.starts_with(char::is_alphabetic))
                    || words.to_lowercase().starts_with("trong đó")
            })
        };
        if self.lines.iter().any(is_part) {
            return true;
        }
        let labels = self.lines.iter().filter_map(|line| match line {
            Line::Cells { own, is_sum: false } => Some(own.first().copied().flatten().and_then(only)),
            _ => None,
        });
        let labels: Vec<String> = labels.map(|label| label.map(Text::plain).unwrap_or_default()).collect();
        let counts = self.titles.first().is_some_and(|title| is_count(title));
        let is_plain = |label: &String| label.trim_end_matches('.').parse::<u32>().is_ok();
        counts && !labels.iter().all(is_plain)
    }

    /// Amounts that are not the number of things times the price of one.
    fn products(&self) -> Vec<Wrong<'t>> {
        let only_one = |name: &str| {
            let mut named = (0..self.titles.len()).filter(|column| self.titles[*column].trim() == name);
            let first = named.next()?;
            named.next().is_none().then_some(first)
        };
        let columns = || Some((only_one("số lượng")?, only_one("đơn giá")?, only_one("thành tiền")?));
        let Some((many, price, amount)) = columns() else { return Vec::new() };
        // A column between them may multiply too: `Số lượng, Số ngày, Đơn giá, Thành tiền`.
        let is_other = |column: &usize| *column != price && self.has_numbers(*column);
        if (many.min(amount) + 1..many.max(amount)).any(|column| is_other(&column)) {
            return Vec::new();
        }
        let wrong = |line: &Line<'t>| {
            let Line::Cells { own, is_sum: false } = line else { return None };
            let text = |column: usize| own.get(column).copied().flatten().and_then(only);
            let number = |column: usize| Number::read(text(column)?.notation());
            let right = number(many)?.times(number(price)?)?;
            let found =
                text(amount).filter(|_| number(amount).is_some_and(|said| !right.is_rounded_as(said)))?;
            let shown = right.format();
            let message = Message::new(
                format!("số lượng nhân đơn giá là {shown}"),
                format!("the number times the price is {shown}"),
            );
            let help = Message::new("xem lại ba số của dòng này", "look at the three figures of this row");
            Some(Wrong { text: found, message, help })
        };
        self.lines.iter().filter_map(wrong).collect()
    }

    /// Whether a cell of the column that is of no sum is a number.
    fn has_numbers(&self, column: usize) -> bool {
        self.lines.iter().any(|line| match line {
            Line::Cells { own, is_sum: false } => own
                .get(column)
                .copied()
                .flatten()
                .and_then(only)
                .is_some_and(|text| Number::read(text.notation()).is_some()),
            _ => false,
        })
    }

    /// Numbers of rows that leave one out or come twice.
    fn counts(&self) -> Vec<Wrong<'t>> {
        if !self.titles.first().is_some_and(|title| is_count(title)) {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut before: Option<u32> = None;
        for line in &self.lines {
            let Line::Cells { own, .. } = line else { continue };
            let Some(text) = own.first().copied().flatten().and_then(only) else { continue };
            let words = text.words();
            if words.trim().is_empty() {
                continue;
            }
            // `3a`, `4-6`: what follows goes on from no number that is known.
            let Ok(number) = words.trim_end_matches('.').parse::<u32>() else {
                before = None;
                continue;
            };
            let next = before.and_then(|before| before.checked_add(1));
            if number != 1 && next.is_some_and(|next| next != number) {
                let right = next.unwrap_or(1);
                let message = Message::new(
                    format!("số thứ tự sau {} là {right}", right - 1),
                    format!("the number behind {} is {right}", right - 1),
                );
                let help = Message::new(
                    format!("ghi `{right}`, hoặc xem lại có thiếu dòng không"),
                    format!("write `{right}`, or look whether a row is missing"),
                );
                found.push(Wrong { text, message, help });
            }
            before = Some(number);
        }
        found
    }
}

/// Whether the figures below a title are each of another thing: `Sản lượng (tạ/ha)`.
fn is_per_unit(title: &str) -> bool {
    let brackets = title.split('(').skip(1).filter_map(|inside| inside.split(')').next());
    brackets.into_iter().any(|inside| inside.contains('/'))
}

/// Whether a title is that of the numbers of rows.
fn is_count(title: &str) -> bool {
    static COUNTS: Words = Words::from_list("task table: counts");
    let title = title.trim();
    COUNTS.contains(&title) || title == "số tt"
}

/// The only paragraph of a cell.
fn only(cell: &Cell) -> Option<&Text> {
    if let [text] = &cell.text[..] { Some(text) } else { None }
}

/// Whether a cell says that its row is a sum.
fn is_sum(cell: &Cell) -> bool {
    static SUMS: Words = Words::from_list("rows: sums");
    let words = only(cell).map(|text| fold(&text.plain())).unwrap_or_default();
    SUMS.iter().any(|sum| {
        words == *sum || words.strip_prefix(sum).is_some_and(|rest| rest.starts_with(' ') && rest.len() <= 4)
    })
}

/// What figures add up to.
#[derive(Clone, Copy, Default)]
struct Sum {
    total: Number,
    count: usize,
}

impl Sum {
    fn add(&mut self, number: Number) -> Option<()> {
        self.total = Number(self.total.0.checked_add(number.0)?);
        self.count += 1;
        Some(())
    }

    /// Whether a number may be the sum, each figure and the sum itself having been rounded to the unit.
    fn may_be(self, number: Number, unit: Option<i128>) -> bool {
        let figures = i128::try_from(self.count).unwrap_or(i128::MAX).saturating_add(1);
        let slack = unit.map_or(0, |unit| figures.saturating_mul(unit) / 2);
        (self.total.0 - number.0).abs() <= slack
    }
}

/// A number of a table, in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Number(i128);

impl Number {
    const ONE: i128 = 1_000_000;

    /// `12.500.000`, `60,5`, `1250`, `-` for nothing; none where it is no number, or may be one of two.
    fn read(text: &str) -> Option<Self> {
        /// Longer ones are codes.
        const LONGEST: usize = 18;
        let text = text.trim().trim_matches('*').trim();
        if matches!(text, "-" | "–" | "0") {
            return Some(Self(0));
        }
        let (whole, decimals) =
            text.split_once(',').map_or((text, ""), |(whole, decimals)| (whole, decimals));
        let mut groups = whole.split('.');
        let first = groups.next()?;
        let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let grouped = groups.clone().count() > 0;
        let fits = !first.is_empty()
            && is_digits(whole.replace('.', "").as_str())
            && groups.all(|group| group.len() == 3)
            && (!grouped || first.len() <= 3)
            && is_digits(decimals)
            && decimals.len() <= 6
            && whole.len() <= LONGEST
            // `12,500` may be of thousands.
            && (decimals.len() != 3 || grouped);
        let code = whole.len() > 1 && whole.starts_with('0');
        if !fits || code || text.ends_with(',') {
            return None;
        }
        let digits: i128 = whole.replace('.', "").parse().ok()?;
        let parts: i128 = format!("{decimals:0<6}").parse().ok()?;
        Some(Self(digits * Self::ONE + parts))
    }

    /// The unit of its last decimal place.
    fn unit(self) -> i128 {
        let mut unit = 1;
        while unit < Self::ONE && self.0 % (unit * 10) == 0 {
            unit *= 10;
        }
        unit
    }

    /// Whether another number is this one, or is it without its decimals.
    fn is_rounded_as(self, other: Self) -> bool {
        let has_decimals = self.0 % Self::ONE != 0;
        self == other || has_decimals && (self.0 - other.0).abs() < Self::ONE
    }

    fn times(self, other: Self) -> Option<Self> {
        let product = self.0.checked_mul(other.0)?;
        (product % Self::ONE == 0).then_some(Self(product / Self::ONE))
    }

    /// As Vietnamese writes it.
    fn format(self) -> String {
        let (whole, parts) = (self.0 / Self::ONE, self.0 % Self::ONE);
        let digits = whole.to_string();
        let mut shown = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                shown.push('.');
            }
            shown.push(digit);
        }
        if parts > 0 {
            shown.push(',');
            shown.push_str(format!("{parts:06}").trim_end_matches('0'));
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn numbers_are_read_and_shown() {
        for (text, shown) in [("12.500.000", "12.500.000"), ("60,5", "60,5"), ("1250", "1.250"), ("-", "0")] {
            assert_eq!(Number::read(text).map(Number::format).as_deref(), Some(shown), "{text}");
        }
        for text in ["", "12,500", "1.25", "01", "12 đồng", "1.2345.678", "5,"] {
            assert_eq!(Number::read(text), None, "{text}");
        }
    }
}
