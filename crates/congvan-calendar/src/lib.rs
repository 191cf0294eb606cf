//! The Vietnamese calendar: lunar dates (âm lịch), can chi, names of days, public holidays and working days.
//!
//! Every function goes from values to values; nothing asks what day it is. Days are [`Date`]s from 1900
//! to 2199, civil days of UTC+7 all along: before 1968 calendars in use in Việt Nam followed other meridians at
//! times, and their months may begin a day apart from those here.
//!
//! A lunar month starts at midnight before its new moon, so a new moon seconds from midnight decides a day. From 1900
//! to 2050 the nearest is 4 s away (8 July 1967), then 25 s (20 June 1944) and 86 s (1998); the principal term
//! nearest to the start of a month is about 30 s away (September 1938), then 500 s (2033). All were checked against fuller
//! theories. From 2050 on eight new moons lie within the doubt about the Earth's rotation, about a minute: 2054,
//! 2072, 2077, 2085, 2125, 2130, 2159 and 2199.
//!
//! - [`LunarYear`] and [`LunarDate`]: the lunar calendar, computed from the new moons and the Sun's longitude
//! - [`CanChi`], [`weekday_name`]: names
//! - [`days_off`], [`Decisions`]: public holidays by law and by the yearly decisions
//! - [`is_working_day`], [`working_days_before`], [`working_days_after`]: deadlines
//! - [`events`], [`events_since`], [`to_json`]: a year for other programs
//!
//! ```
//! use congvan_calendar::{Date, LunarDate};
//!
//! let day = LunarDate::from(Date::new(2027, 2, 10).unwrap());
//! assert_eq!(day.to_string(), "mùng 5 tháng Giêng năm Đinh Mùi");
//! assert_eq!(LunarDate::new(2027, 3, false, 10).unwrap().date(), Date::new(2027, 4, 16));
//! ```

mod csv;
pub mod date;
mod names;
mod day;
mod instant;
mod new_moon;
mod earth;
mod sun;
mod can_chi;
mod lunar_date;
mod lunar_year;
mod convert;
mod holidays;
mod decisions;
mod precedent;
mod placement;
mod standing;
mod days_off;
mod workdays;
mod events;
mod json;

pub use can_chi::CanChi;
pub use date::{Date, DayOfEvent, NotADate, PartialDate, in_figures};
pub use day::{add_days, weekday_name, weekly_rest, with_slashes};
pub use days_off::{DayOff, Reason, days_off, days_off_of_next_year, possible_first_days};
pub use decisions::{Decision, Decisions, Swap, day_of_instrument};
pub use events::{Event, Status, Version, events, events_since};
pub use holidays::{Holiday, Rule, holidays, in_force};
pub use json::to_json;
pub use lunar_date::LunarDate;
pub use lunar_year::{LunarMonth, LunarYear};
pub use standing::Standing;
pub use workdays::{is_working_day, working_days_after, working_days_before};
