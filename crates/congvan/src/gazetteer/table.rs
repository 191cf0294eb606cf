//! Reading the built-in tables: CSV without quotes, whose rows stand in the order province, district, commune.

use super::Regime;
use super::entry::{Change, Entry};
use crate::date::Date;
use crate::directive::Level;

/// The rows of a table of units under its header. A code of two digits is a province, of three a district, of five a
/// commune, and a row belongs to the nearest row above it with a shorter code.
pub(super) fn entries(csv: &'static str, regime: Regime) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(csv.len() / 22);
    let (mut province, mut district) = (None, None);
    for line in csv.lines().skip(1) {
        let mut cells = line.split(',');
        let (Some(code), Some(kind), Some(name)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        let Ok(at) = u16::try_from(entries.len()) else { break };
        let level = match code.len() {
            2 => Level::Province,
            3 => Level::District,
            _ => Level::Commune,
        };
        if level == Level::Province {
            (province, district) = (None, None);
        } else if level == Level::District {
            district = None;
        }
        let successors = cells.next().unwrap_or_default();
        entries.push(Entry { at, regime, level, code, kind, name, province, district, successors });
        match level {
            Level::Province => province = Some(at),
            Level::District => district = Some(at),
            Level::Commune => {}
        }
    }
    entries
}

/// The rows of the table of changes under its header.
pub(super) fn changes(csv: &'static str) -> Vec<Change> {
    let rows = csv.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        let (code, kind) = (cells.next()?, cells.next()?);
        Some(Change { code, kind, from: Date::parse(cells.next()?).ok()?, instrument: cells.next()? })
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_find_their_parents_and_bad_ones_are_passed_over() {
        let csv = "code,kind,name,successors\n02,tỉnh,A,08\n026,huyện,B\n00712,thị trấn,C,00745 00746\nx\n04,tỉnh,D,04\n";
        let entries = entries(csv, Regime::ThreeLevels);
        let parents: Vec<_> =
            entries.iter().map(|entry| (entry.code, entry.province, entry.district)).collect();
        let wanted =
            [("02", None, None), ("026", Some(0), None), ("00712", Some(0), Some(1)), ("04", None, None)];
        assert_eq!(parents, wanted);
        assert_eq!(entries[2].successors, "00745 00746");
    }
}
