//! The starter of a table of units.

use congvan::gazetteer::Entry;
use congvan::model::date::Date;
use congvan::unit_table::COLUMNS;

/// A file with the usual columns and one row that holds what the table knows. Its byte-order mark tells spreadsheet
/// programs that it is UTF-8.
pub(super) fn starter(entry: &Entry, date: Date) -> String {
    let usual: Vec<_> = COLUMNS.iter().filter(|column| column.usual).collect();
    let known = |path: &str| {
        let above = match path {
            "name" => Some(entry),
            "district" => entry.district_on(date),
            "province" => entry.province_on(date),
            _ => None,
        };
        above.map(|entry| cell(&entry.name_on(date))).unwrap_or_default()
    };
    let header: Vec<String> = usual.iter().map(|column| cell(column.name)).collect();
    let row: Vec<String> = usual.iter().map(|column| known(column.path)).collect();
    format!("\u{feff}{}\r\n{}\r\n", header.join(","), row.join(","))
}

fn cell(text: &str) -> String {
    if text.contains([',', ';', '\t', '"']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
