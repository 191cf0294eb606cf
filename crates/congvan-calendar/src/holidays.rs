//! Public holidays (ngày nghỉ lễ, tết) as dated law.

use std::cell::OnceCell;
use std::sync::LazyLock;

use super::lunar_year::LunarYear;
use crate::csv::rows;
use crate::date::Date;

const HEADER: &str = "holiday,name,calendar,month,day,days,before,from,to,instrument,compensation";

/// A holiday as one instrument has it, for the time in which that is in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// What decisions call it; the same under every instrument: `tet_am_lich`.
    pub id: String,
    /// `Tết Âm lịch`.
    pub name: String,
    /// The day it is named for.
    pub rule: Rule,
    /// Days off, that day with them.
    pub days: u8,
    /// How many of the days may come before that day; more than one possibility where the Prime Minister decides each
    /// year.
    pub before: Vec<u8>,
    /// In force from this day.
    pub from: Date,
    /// In force up to this day.
    pub to: Option<Date>,
    /// Văn bản và điều khoản.
    pub instrument: String,
    /// What gives a day off in lieu where the holiday meets a weekly rest day (nghỉ bù); none where that is not known,
    /// and the day in lieu then awaits a decision.
    pub compensation: Option<String>,
}

/// A day of every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Dương lịch.
    Solar {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
    /// Âm lịch, in the lunar year that begins in the year, and not in a leap month.
    Lunar {
        /// 1 to 12.
        month: u8,
        /// 1 to 30.
        day: u8,
    },
}

impl Holiday {
    /// The day it is named for, in the year of `lunar`, where the holiday is in force then.
    pub fn date(&self, lunar: &LunarYear) -> Option<Date> {
        self.date_by(lunar.year(), || Some(lunar))
    }

    /// As [`Self::date`]; the lunar year is asked for only where the holiday follows it.
    fn date_by<'l>(&self, year: u16, lunar: impl FnOnce() -> Option<&'l LunarYear>) -> Option<Date> {
        let date = match self.rule {
            Rule::Solar { month, day } => Date::new(year, month, day),
            Rule::Lunar { month, day } => {
                lunar().and_then(|lunar| lunar.solar(lunar.date(month, false, day)?))
            }
        }?;
        (self.from <= date && self.to.is_none_or(|to| date <= to)).then_some(date)
    }

    /// Which days are taken is decided every year (Bộ luật Lao động 2019 Điều 112 khoản 3).
    pub fn decided_yearly(&self) -> bool {
        self.before.len() > 1
    }
}

/// The holiday of that [`Holiday::id`] as the law of the year has it, and its day.
pub fn in_force(id: &str, year: u16) -> Option<(&'static Holiday, Date)> {
    let lunar = OnceCell::new();
    let lunar = || lunar.get_or_init(|| LunarYear::new(year)).as_ref();
    let own = holidays().iter().filter(|holiday| holiday.id == id);
    own.filter_map(|holiday| Some((holiday, holiday.date_by(year, lunar)?))).next()
}

/// Every holiday in law since 1995, each with the time it is in force, from `data/holidays.csv`.
pub fn holidays() -> &'static [Holiday] {
    static HOLIDAYS: LazyLock<Vec<Holiday>> = LazyLock::new(|| {
        let rows = rows(include_str!("../data/holidays.csv"), HEADER);
        rows.map(|cells| holiday(&cells).expect("a test reads the table")).collect()
    });
    &HOLIDAYS
}

fn holiday(cells: &[&str]) -> Option<Holiday> {
    let number = |at: usize| cells[at].parse::<u8>().ok();
    let (month, day) = (number(3)?, number(4)?);
    Some(Holiday {
        id: cells[0].to_owned(),
        name: cells[1].to_owned(),
        rule: match cells[2] {
            "solar" => Rule::Solar { month, day },
            "lunar" => Rule::Lunar { month, day },
            _ => return None,
        },
        days: number(5)?,
        before: cells[6].split(' ').map(|part| part.parse().ok()).collect::<Option<_>>()?,
        from: Date::parse(cells[7]).ok()?,
        to: if cells[8].is_empty() { None } else { Some(Date::parse(cells[8]).ok()?) },
        instrument: cells[9].to_owned(),
        compensation: (!cells[10].is_empty()).then(|| cells[10].to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_reads_and_has_no_gap_or_overlap() {
        assert_eq!(holidays().len(), 19);
        for pair in holidays().windows(2).filter(|pair| pair[0].id == pair[1].id) {
            assert_eq!(pair[0].to.map(|to| to.days() + 1), Some(pair[1].from.days()), "{}", pair[0].id);
        }
        for holiday in holidays() {
            assert!(holiday.before.iter().all(|before| *before < holiday.days), "{}", holiday.id);
        }
    }
}
