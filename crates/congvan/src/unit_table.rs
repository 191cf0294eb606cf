//! Units in the rows of a table: what an office keeps in a spreadsheet, held to the same rules as a profile and filled
//! up from the built-in table of units.
//!
//! ```
//! use congvan::model::date::Date;
//! use congvan::text::table::{Cell, Row, Table};
//!
//! let row = |line, cells: [&str; 3]| Row { line, cells: cells.map(|text| Cell::Text(text.to_owned())).into() };
//! let rows = vec![row(1, ["Tên", "Tỉnh", "Số"]), row(2, ["xa chi lang", "Lạng Sơn", "15"])];
//! let read = Table::new("units.csv", None, rows).units(Date::new(2027, 1, 5), None);
//! assert!(read.diagnostics.is_empty());
//! assert_eq!(read.units[0].name.words(), "xã Chi Lăng");
//! assert_eq!(read.units[0].province.as_ref().unwrap().words(), "tỉnh Lạng Sơn");
//! ```

mod cells;
mod columns;
mod read;
mod rows;
mod values;
#[cfg(test)]
mod same;

use crate::lint::{House, Silenced};
use crate::model::date::Date;
use crate::model::units::Unit;
use crate::text::diagnostic::{Diagnostic, Message};
use crate::text::table::Table;

pub use columns::{COLUMNS, Column, Holds, is_column, reference};

/// What a table holds.
#[derive(Debug)]
pub struct Read {
    /// The units of the rows without errors, in their order.
    pub units: Vec<Unit>,
    /// The rows of those units as their profiles would be written, so that they may be kept.
    pub profiles: Vec<serde_json::Value>,
    /// How many rows have errors.
    pub bad_rows: usize,
    /// Those rows, in their order.
    pub left_out: Vec<LeftOut>,
    /// Every fault and remark, in the order of the rows.
    pub diagnostics: Vec<Diagnostic>,
    /// Faults of form that the office does not want to hear of.
    pub silenced: Vec<Silenced>,
}

/// A row that is no unit.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeftOut {
    /// What stands where its unit's name should; empty where nothing does.
    pub name: String,
    /// What is wrong with it.
    pub reasons: Vec<Message>,
}

impl Table {
    /// Every unit, and everything that is wrong: the header's faults, and each row's.
    ///
    /// `date` is the day on which the units are looked up in the built-in table; without one, a unit of either regime
    /// is known. Where several units have a row's name, those of the territory `within` are meant (`tỉnh Lạng Sơn`).
    pub fn units(&self, date: Option<Date>, within: Option<&str>) -> Read {
        self.read_units(date, within, &House::default())
    }

    /// As [`Self::units`], with an office's own rules of form.
    pub fn read_units(&self, date: Option<Date>, within: Option<&str>, house: &House) -> Read {
        read::units(self, date, within, house)
    }
}
