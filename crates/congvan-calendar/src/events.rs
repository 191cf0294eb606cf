//! A year's days off as the events of a calendar, for phones and mail programs.

use super::day::{add_days, compact, weekday_name, with_slashes};
use super::days_off::{DayOff, Reason, days_off, days_off_of_next_year};
use super::decisions::{Decision, Decisions, Swap, day_of_instrument};
use super::holidays::{Holiday, holidays, in_force};
use crate::date::Date;

/// An event of whole days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What it is known by, the same in every version of the calendar: of a day its holiday and date, of a span its
    /// holiday and year.
    pub id: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// `Nghỉ bù Tết Âm lịch (ngày thứ Bảy 06/02/2027)`.
    pub title: String,
    /// Why, the lunar date, the instrument.
    pub about: String,
    /// Whether it takes place.
    pub status: Status,
    /// A day that is worked.
    pub is_worked: bool,
    /// Which version of the event this is.
    pub version: Version,
}

/// Whether an event takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It does.
    Confirmed,
    /// It may, since no decision is known.
    Tentative,
    /// It did in an earlier version of the calendar.
    Cancelled,
}

/// A version of an event. No clock is read: it tells what the event rests on, and what came before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// Greater than that of every earlier version.
    pub sequence: u32,
    /// Day and second of the day: since when law, or the decision, has it so.
    pub stamp: (Date, u32),
}

impl Version {
    fn of(law: &Holiday, decision: Option<&Decision>) -> Self {
        let Some(decision) = decision else { return Self { sequence: 0, stamp: (law.from, 0) } };
        // A decision may be of a day before the law that it goes by is in force.
        let day = day_of_instrument(&decision.instrument).unwrap_or(law.from).max(law.from);
        let since = u32::try_from(day.days() - law.from.days()).unwrap_or(0);
        Self { sequence: since + 1, stamp: (day, 1) }
    }

    /// The version after both.
    fn after(self, earlier: Self) -> Self {
        let (day, second) = earlier.stamp;
        let next = if second < 86_399 { (day, second + 1) } else { (add_days(day, 1).unwrap_or(day), 0) };
        Self { sequence: self.sequence.max(earlier.sequence + 1), stamp: self.stamp.max(next) }
    }
}

impl Event {
    fn says_the_same(&self, other: &Self) -> bool {
        let Self { id, from, to, title, about, status, is_worked, version: _ } = self;
        (id, from, to, title, about, status, is_worked)
            == (
                &other.id,
                &other.from,
                &other.to,
                &other.title,
                &other.about,
                &other.status,
                &other.is_worked,
            )
    }
}

/// Every day off of the year, those of the next year's holidays that a decision puts into it, and every rest day worked instead, each an event of a whole day; where the year has a
/// decision, its span is one event more, with whom it binds. In order of their days.
pub fn events(year: u16, decisions: &Decisions) -> Vec<Event> {
    let mut events: Vec<Event> =
        days_off(year, decisions).iter().map(|day| of_day(day, year, decisions)).collect();
    let next = year.saturating_add(1);
    events.extend(days_off_of_next_year(year, decisions).iter().map(|day| of_day(day, next, decisions)));
    for decision in decisions.iter().filter(|decision| decision.year == year) {
        let Some((law, _)) = in_force(&decision.holiday, year) else { continue };
        events.push(of_span(decision, law));
    }
    events.extend(decisions.made_up_in(year).into_iter().filter_map(|(swap, decision)| {
        let (law, _) = in_force(&decision.holiday, decision.year)?;
        Some(of_make_up(swap, decision, law))
    }));
    events.sort_by_key(|event| event.from);
    events
}

/// `events` as the version after `earlier`: what says the same keeps its version, what changed gets a later one, and
/// what fell away is cancelled.
pub fn events_since(events: Vec<Event>, earlier: &[Event]) -> Vec<Event> {
    let before = |event: &Event| {
        earlier.iter().filter(|earlier| earlier.id == event.id).max_by_key(|earlier| earlier.version)
    };
    let newest = events.iter().map(|event| event.version.stamp).max();
    let mut gone: Vec<Event> = Vec::new();
    for event in earlier.iter().filter(|earlier| events.iter().all(|event| event.id != earlier.id)) {
        if gone.iter().any(|gone| gone.id == event.id) {
            continue;
        }
        let event = before(event).unwrap_or(event).clone();
        let now = Version { stamp: newest.unwrap_or(event.version.stamp), ..event.version };
        gone.push(match event.status {
            Status::Cancelled => event,
            _ => Event { version: now.after(event.version), status: Status::Cancelled, ..event },
        });
    }
    let kept = events.into_iter().map(|event| match before(&event) {
        Some(earlier) if earlier.says_the_same(&event) => earlier.clone(),
        Some(earlier) => Event { version: event.version.after(earlier.version), ..event },
        None => event,
    });
    let mut all: Vec<Event> = kept.chain(gone).collect();
    all.sort_by_key(|event| event.from);
    all
}

fn of_day(day: &DayOff, year: u16, decisions: &Decisions) -> Event {
    let name = &day.name;
    let other =
        day.reason.other_day().map(|other| format!("{} {}", weekday_name(other), with_slashes(other)));
    let other = other.unwrap_or_default();
    let title = match day.reason {
        Reason::Holiday => name.clone(),
        Reason::Compensation { .. } => format!("Nghỉ bù {name} (ngày {other})"),
        Reason::Swap { .. } => format!("Nghỉ hoán đổi dịp {name} (làm bù ngày {other})"),
        Reason::Decision => format!("Nghỉ dịp {name} theo quyết định"),
    };
    let is_open = day.standing.is_open();
    let law = in_force(&day.holiday, year).map_or(&holidays()[0], |(law, _)| law);
    // What law fixes is so whatever is decided beside it.
    let is_decided = law.decided_yearly() || matches!(day.reason, Reason::Swap { .. } | Reason::Decision);
    let decision = decisions.get(&day.holiday, year).filter(|_| is_decided);
    Event {
        id: id(&day.holiday, &compact(day.date)),
        from: day.date,
        to: day.date,
        title: if is_open { format!("{title} ({})", day.standing) } else { title },
        about: format!("{}; {} âm lịch; {}", day.reason, day.lunar, day.instrument),
        status: if is_open { Status::Tentative } else { Status::Confirmed },
        is_worked: false,
        version: Version::of(law, decision),
    }
}

fn of_span(decision: &Decision, law: &Holiday) -> Event {
    let scope = if decision.scope.is_empty() { String::new() } else { format!("; {}", decision.scope) };
    Event {
        id: id(&decision.holiday, &format!("{}-span", decision.year)),
        from: decision.from,
        to: decision.to,
        title: format!("Đợt nghỉ {}", law.name),
        about: format!("{}{scope}", decision.instrument),
        status: Status::Confirmed,
        is_worked: false,
        version: Version::of(law, Some(decision)),
    }
}

fn of_make_up(swap: Swap, decision: &Decision, law: &Holiday) -> Event {
    let off = format!("{} {}", weekday_name(swap.off), with_slashes(swap.off));
    Event {
        id: id(&decision.holiday, &compact(swap.make_up)),
        from: swap.make_up,
        to: swap.make_up,
        title: format!("Làm bù ngày {off} (hoán đổi dịp {})", law.name),
        about: decision.instrument.clone(),
        status: Status::Confirmed,
        is_worked: true,
        version: Version::of(law, Some(decision)),
    }
}

fn id(holiday: &str, rest: &str) -> String {
    format!("{}-{rest}", holiday.replace('_', "-"))
}
