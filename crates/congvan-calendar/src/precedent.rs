//! What was decided in years like this one.

use super::decisions::{Decision, Decisions};
use super::holidays::in_force;

impl Decisions {
    /// The latest decision on the holiday in another year when its day came on the same weekday and law left the same
    /// choice; none where law leaves no choice. It is what the days of a year are computed after that has no decision.
    ///
    /// ```
    /// use congvan_calendar::Decisions;
    ///
    /// // Mùng 1 comes on a Saturday in both.
    /// assert_eq!(Decisions::from_table().precedent("tet_am_lich", 2027).map(|like| like.year), Some(2024));
    /// ```
    pub fn precedent(&self, holiday: &str, year: u16) -> Option<&Decision> {
        let (law, date) = in_force(holiday, year).filter(|(law, _)| law.decided_yearly())?;
        let is_like = |decision: &&Decision| {
            in_force(holiday, decision.year).is_some_and(|(then, day)| {
                day.weekday() == date.weekday() && (then.days, &then.before) == (law.days, &law.before)
            })
        };
        let others = self.iter().filter(|decision| decision.holiday == holiday && decision.year != year);
        others.filter(is_like).max_by_key(|decision| decision.year)
    }
}
