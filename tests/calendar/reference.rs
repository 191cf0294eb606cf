//! The reference data, where the environment says where they are.

use congvan::calendar::{Decisions, LunarYear, Rule, holidays};
use congvan::model::date::Date;

use super::{compare_months, compare_years, date, lunar, rows};
use crate::support::reference;

/// The project's tables hold what the reference holds, row by row and in force on the same days.
#[test]
fn the_reference_data_agree() {
    let Some(folder) = reference() else { return };
    let data = folder.join("data");
    compare_months(&data.join("lunar_months_2000_2050.csv"));
    compare_years(&data.join("lunar_2000_2050.csv"));
    let reference = rows(&data.join("holidays.csv"));
    for year in 1995..=2199 {
        let months = LunarYear::new(year).unwrap();
        let mut ours: Vec<(Date, String, u8)> = holidays()
            .iter()
            .filter_map(|holiday| Some((holiday.date(&months)?, holiday.name.to_lowercase(), holiday.days)))
            .collect();
        let mut theirs: Vec<(Date, String, u8)> = reference
            .iter()
            .filter(|row| !row[0].is_empty())
            .filter_map(|row| {
                let (month, day) = (row[3].parse().unwrap(), row[4].parse().unwrap());
                let rule =
                    if row[2] == "lunar" { Rule::Lunar { month, day } } else { Rule::Solar { month, day } };
                let on = match rule {
                    Rule::Lunar { month, day } => months.solar(lunar(year, month, day)),
                    Rule::Solar { month, day } => Date::new(year, month, day),
                }?;
                let in_force = date(&row[6]) <= on && (row[7].is_empty() || on <= date(&row[7]));
                // Capitals are a matter of spelling (PL II, V).
                in_force.then(|| (on, row[1].to_lowercase(), row[5].parse().unwrap()))
            })
            .collect();
        ours.sort();
        theirs.sort();
        assert_eq!(ours, theirs);
    }
    let known = Decisions::from_table();
    let decided = rows(&data.join("holiday_schedules_known.csv"));
    let later: Vec<_> = known.iter().filter(|decision| decision.year >= 2025).collect();
    assert_eq!(later.len(), decided.len());
    for (ours, row) in later.into_iter().zip(decided) {
        assert_eq!(ours.year.to_string(), row[0]);
        assert_eq!((ours.from, ours.to), (date(&row[2]), date(&row[3])));
        let swap = ours.swaps.first().map(|swap| (swap.off, swap.make_up));
        assert_eq!(swap, (!row[4].is_empty()).then(|| (date(&row[4]), date(&row[5]))));
        assert_eq!((&ours.instrument, &ours.scope), (&row[6], &row[7]));
    }
}
