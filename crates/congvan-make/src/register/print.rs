//! A register as the decree prints it: a cover, then its rows under the heads of their columns.

use congvan::document::form::Form;
use congvan::document::length::Length;
use congvan::document::style::Role;
use congvan::document::{Block, Cell, Document, Inline, Paragraph, Properties, Section, Table};
use congvan::office::Office;
use tera::{Context, Tera};

use super::{Book, Register, Row, columns};

/// The words of the cover, a line each.
const COVER: &str = include_str!("../../templates/register/bia.txt");

/// What a cover says besides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cover {
    /// Whose register it is; a gap where nobody says.
    pub issuer: String,
    /// The body above; no line where nobody says.
    pub superior: String,
}

/// The pages of one year.
pub fn print(register: &Register, year: u16, cover: &Cover, office: &Office) -> Document {
    let rows: Vec<&Row> = register.rows.iter().filter(|row| row.date.year() == year).collect();
    let words = words(register.book, year, cover, &rows);
    let lines: Vec<&str> = words.lines().filter(|line| !line.trim().is_empty()).collect();
    let title = lines.iter().find_map(|line| line.strip_prefix("# ")).unwrap_or_default();
    let properties =
        Properties { title: format!("{title} {year}"), author: cover.issuer.clone(), date: None };
    let landscape = |blocks| Section { landscape: true, ..Section::new(blocks) };
    let front = lines.iter().map(|line| Block::Paragraph(line_of_cover(line))).collect();
    let table = Block::Table(table(register.book, &rows, &office.form));
    Document { properties, form: office.form, sections: vec![landscape(front), landscape(vec![table])] }
}

/// The words of the cover: `^` opens the superior, `@` the issuer, `#` the title.
fn words(book: Book, year: u16, cover: &Cover, rows: &[&Row]) -> String {
    let mut context = Context::new();
    let days = rows.iter().map(|row| row.date);
    let day =
        |date: Option<congvan::calendar::Date>| date.map(congvan::calendar::with_slashes).unwrap_or_default();
    let numbers = rows.iter().map(|row| row.number);
    let number = |number: Option<u32>| number.map(|number| format!("{number:02}")).unwrap_or_default();
    context.insert("incoming", &(book == Book::Incoming));
    context.insert("year", &year.to_string());
    context.insert("superior", &cover.superior.to_uppercase());
    context.insert("issuer", &cover.issuer.to_uppercase());
    context.insert("first_day", &day(days.clone().min()));
    context.insert("last_day", &day(days.max()));
    context.insert("first_number", &number(numbers.clone().min()));
    context.insert("last_number", &number(numbers.max()));
    // A test fills the template for both registers.
    Tera::one_off(COVER, &context, false).unwrap_or_default()
}

fn line_of_cover(line: &str) -> Paragraph {
    let (role, words) = match line.split_at_checked(2) {
        Some(("^ ", words)) => (Role::Superior, words),
        Some(("@ ", words)) => (Role::Issuer, words),
        Some(("# ", words)) => (Role::TypeName, words),
        _ => (Role::Introduction, line),
    };
    let mut content = Vec::new();
    for (at, part) in words.split("___").enumerate() {
        if at > 0 {
            content.push(Inline::Blank { digits: 6 });
        }
        if !part.is_empty() {
            content.push(Inline::text(part));
        }
    }
    Paragraph::new(role, content)
}

/// Heads, their numbers, and the rows.
fn table(book: Book, rows: &[&Row], form: &Form) -> Table {
    let columns = columns::of(book);
    let words = |role, words: &str| {
        let content = if words.is_empty() { Vec::new() } else { vec![Inline::text(words)] };
        Cell::from(vec![Paragraph::new(role, content)])
    };
    let heads = columns.iter().map(|column| words(Role::TableHead, column.name)).collect();
    let counts = (1..=columns.len()).map(|count| words(Role::TableHead, &format!("({count})"))).collect();
    let row = |row: &&Row| {
        let cells = row.cells.iter().zip(columns);
        let role = |centred| if centred { Role::TableCellCentered } else { Role::TableCell };
        cells.map(|(cell, column)| words(role(column.centred), cell)).collect()
    };
    let rows = [heads, counts].into_iter().chain(rows.iter().map(row)).collect();
    Table { widths: widths(book, form), header_rows: 2, rows }
}

/// The width of the page, parted as the columns have shares of it.
fn widths(book: Book, form: &Form) -> Vec<Length> {
    let width = form.section_width(true).as_twips();
    let columns = columns::of(book);
    let all: i64 = columns.iter().map(|column| column.share).sum();
    let mut widths: Vec<i64> = columns.iter().map(|column| width * column.share / all).collect();
    widths[2] += width - widths.iter().sum::<i64>();
    widths.into_iter().map(Length::twips).collect()
}
