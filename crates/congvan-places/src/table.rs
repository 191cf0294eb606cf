//! Reading the tables of units: CSV without quotes, whose rows stand in the order province, district, commune.

use super::entry::Entry;
use crate::Gazetteer;
use crate::hash::Map;
use crate::level::Level;
use congvan_calendar::Date;

/// The level that a code is of.
pub(super) fn level_of(code: &str) -> Level {
    match code.len() {
        2 => Level::Province,
        3 => Level::District,
        _ => Level::Commune,
    }
}

/// Adds the rows of a table under its header. A code of two digits is a province, of three a district, of five a
/// commune, and a row belongs to the nearest row above it with a shorter code. Gives the codes of the units that each
/// row says it went into.
pub(super) fn add(
    entries: &mut Vec<Entry>,
    home: &'static Gazetteer,
    csv: &'static str,
    from: Option<Date>,
) -> Vec<(u16, &'static str)> {
    let mut heirs = Vec::new();
    let (mut province, mut district) = (None, None);
    for line in csv.lines().skip(1) {
        let mut cells = line.split(',');
        let (Some(code), Some(kind), Some(name)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        let Ok(at) = u16::try_from(entries.len()) else { break };
        let level = level_of(code);
        if level == Level::Province {
            (province, district) = (None, None);
        } else if level == Level::District {
            district = None;
        }
        let (changes, until, own) = Default::default();
        entries.push(Entry {
            home,
            at,
            level,
            code,
            kind,
            name,
            changes,
            from,
            until,
            province,
            district,
            heirs: own,
        });
        match level {
            Level::Province => province = Some(at),
            Level::District => district = Some(at),
            Level::Commune => {}
        }
        heirs.extend(cells.next().map(|codes| (at, codes)));
    }
    heirs
}

/// Ends every unit of the older table with the day of the newer one, and says where each went.
pub(super) fn hand_over(entries: &mut [Entry], newer: usize, date: Date, heirs: &[(u16, &'static str)]) {
    let codes: Map<&str, u16> = entries.iter().skip(newer).map(|entry| (entry.code, entry.at)).collect();
    entries.iter_mut().take(newer).for_each(|entry| entry.until = Some(date));
    for (at, to) in heirs {
        if let Some(entry) = entries.get_mut(usize::from(*at)) {
            entry.heirs = to.split(' ').filter_map(|code| codes.get(code).copied()).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_find_their_parents_and_bad_ones_are_passed_over() {
        let csv = "code,kind,name,successors\n02,tỉnh,A,08\n026,huyện,B\n00712,thị trấn,C,00745 00746\nx\n04,tỉnh,D,04\n";
        let mut entries = Vec::new();
        let heirs = add(&mut entries, Gazetteer::get(), csv, None);
        let parents: Vec<_> =
            entries.iter().map(|entry| (entry.code, entry.province, entry.district)).collect();
        let wanted =
            [("02", None, None), ("026", Some(0), None), ("00712", Some(0), Some(1)), ("04", None, None)];
        assert_eq!(parents, wanted);
        assert_eq!(heirs, [(0, "08"), (2, "00745 00746"), (3, "04")]);
    }
}
