//! Sổ đăng ký văn bản đi, sổ đăng ký văn bản đến (NĐ 30/2020/NĐ-CP, Điều 15, 16, 22; Phụ lục IV): a table that an office
//! keeps, held to the order of its numbers, continued, and printed.
//!
//! Numbers begin with 1 each year and grow by one. Of outgoing documents some types may have a series of their own; the
//! others share one.

mod columns;
mod rows;
mod order;
mod entry;
mod line;
mod print;

use std::collections::BTreeMap;

use congvan::calendar::Date;
use congvan::model::directive::types::DocumentType;
use congvan::text::diagnostic::{Checked, Diagnostic, Severity, Span};
use congvan::text::table::Table;

pub use columns::is_column;
pub use entry::{Entry, Refusal};
pub use line::{append, starter};
pub use print::{Cover, print};

/// Which of the two registers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Book {
    /// Sổ đăng ký văn bản đi.
    Outgoing,
    /// Sổ đăng ký văn bản đến.
    Incoming,
}

impl Book {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Outgoing, Self::Incoming];

    /// The word that asks for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Outgoing => "outgoing",
            Self::Incoming => "incoming",
        }
    }
}

/// A series of numbers: that of a type with numbers of its own, or the one that the others share.
pub type Series = Option<&'static str>;

/// A row of a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its line in the file.
    pub line: usize,
    /// The number that the office gave.
    pub number: u32,
    /// In which series.
    pub series: Series,
    /// Of outgoing documents the day of the document, of incoming ones that of arrival.
    pub date: Date,
    /// What the decree's columns say, in their order.
    pub cells: Vec<String>,
    /// Where the number stands.
    span: Span,
    /// Where the date stands.
    date_span: Span,
}

/// A register that was read and found in order.
#[derive(Debug, Clone)]
pub struct Register {
    /// Which one.
    pub book: Book,
    /// In the order of the file.
    pub rows: Vec<Row>,
    /// The types with a series of their own.
    own: Vec<&'static str>,
    /// Of each column of the file the decree's one that it is.
    places: Vec<Option<usize>>,
}

impl Register {
    /// Reads a register and holds it to the order of its numbers; the types of `own` have series of their own.
    pub fn read(table: &Table, own: &[&'static DocumentType]) -> Checked<Self> {
        let mut report: Vec<Diagnostic> = Vec::new();
        let own = own.iter().map(|kind| kind.code).collect();
        let value = rows::read(table, own, &mut report);
        if let Some(register) = &value {
            order::check(register, &mut report);
        }
        report.sort_by_key(|found| (found.span.start, found.code));
        let whole = report.iter().all(|found| found.severity < Severity::Error);
        Checked { value: value.filter(|_| whole), diagnostics: report }
    }

    /// The number that comes next in a year.
    pub fn next(&self, year: u16, series: Series) -> u32 {
        let own = self.rows.iter().filter(|row| row.date.year() == year && row.series == series);
        own.map(|row| row.number).max().map_or(1, |last| last.saturating_add(1))
    }

    /// How many documents each series of each year has, and its last number.
    pub fn series(&self) -> BTreeMap<(u16, Series), (usize, u32)> {
        let mut series = BTreeMap::new();
        for row in &self.rows {
            let (count, last) = series.entry((row.date.year(), row.series)).or_insert((0, 0));
            *count += 1;
            *last = row.number.max(*last);
        }
        series
    }
}
