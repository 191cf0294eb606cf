//! What a person changed by hand in a version, told in its trace: the words that stand there now, and what need no longer
//! be filled in.

use crate::cascade::trace::{Action, Entry, Tier, Trace};
use crate::model::date::PartialDate;
use crate::text::diagnostic::Message;

/// A value of the version that was changed by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed<'a> {
    /// Its path in the version.
    pub path: &'a str,
    /// Its words before; none where there was no such value.
    pub was: Option<&'a str>,
    /// Its words since; none where it was taken out.
    pub now: Option<&'a str>,
    /// Which it was of the values with these words, from 1.
    pub nth: usize,
}

/// What shows that something is still to be filled in.
const BLANK: &str = "___";

impl Trace {
    /// Tells what was changed by hand, in the order in which it was.
    pub fn by_hand(&mut self, changes: &[Changed<'_>]) {
        changes.iter().for_each(|change| self.change(change));
    }

    fn change(&mut self, change: &Changed<'_>) {
        let (was, now) = (change.was.map(printed_date).unwrap_or_default(), change.now.map(printed_date));
        let is_filled = now.as_ref().is_some_and(|now| !now.trim().is_empty() && !now.contains("__"));
        for entry in self.entries.iter_mut().filter(|_| is_filled) {
            entry.checks.retain(|check| check.field.as_deref() != Some(change.path));
        }
        let part = change.path.split('.').next().unwrap_or_default();
        let own = |entry: &Entry| entry.at.split('.').next() == Some(part);
        let after = |entry: &Entry| entry.action.parts().1.map(str::to_owned).unwrap_or_default();
        let here: Vec<usize> = (0..self.entries.len()).filter(|at| own(&self.entries[*at])).collect();
        let whole: Vec<usize> =
            here.iter().copied().filter(|at| !was.is_empty() && after(&self.entries[*at]) == was).collect();
        if let Some(at) = whole.get(change.nth.saturating_sub(1)).or(whole.first()) {
            let entry = &mut self.entries[*at];
            entry.checks.retain(|check| !is_filled || check.tier != Tier::MustDecide);
            match now {
                Some(now) => retold(entry, now),
                None => match std::mem::replace(&mut entry.action, Action::Kept { text: String::new() }) {
                    Action::Added { .. } => drop(self.entries.remove(*at)),
                    Action::Kept { text: before }
                    | Action::Adapted { before, .. }
                    | Action::Dropped { before, .. } => {
                        entry.action = Action::Dropped { before, reason: by_a_person() };
                        entry.checks.clear();
                    }
                },
            }
            return;
        }
        // A part that is told in one: its number and symbol, the lines of its signature.
        let (old, now) = (if was.is_empty() { BLANK.to_owned() } else { was }, now.unwrap_or_default());
        match here.iter().find(|at| after(&self.entries[**at]).contains(&old)) {
            Some(at) => {
                let words = after(&self.entries[*at]).replacen(&old, &now, 1);
                retold(&mut self.entries[*at], words);
            }
            None => self.record_added(change.path, now, by_a_person()),
        }
    }
}

/// A day as documents print it.
fn printed_date(words: &str) -> String {
    PartialDate::parse(words).map_or_else(|_| words.to_owned(), |date| date.with_slashes("__"))
}

fn by_a_person() -> Message {
    Message::new("sửa tay", "changed by hand")
}

fn retold(entry: &mut Entry, now: String) {
    let rule = by_a_person();
    let action = std::mem::replace(&mut entry.action, Action::Kept { text: String::new() });
    entry.action = match action {
        Action::Kept { text: before } | Action::Adapted { before, .. } if before == now => {
            Action::Kept { text: before }
        }
        Action::Kept { text: before } | Action::Adapted { before, .. } => {
            Action::Adapted { before, after: now, rule }
        }
        Action::Added { .. } => Action::Added { after: now, from: rule },
        Action::Dropped { before, .. } => Action::Adapted { before, after: now, rule },
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cascade::trace::Check;

    fn change<'a>(path: &'a str, was: Option<&'a str>, now: Option<&'a str>) -> Changed<'a> {
        Changed { path, was, now, nth: 1 }
    }

    #[test]
    fn what_was_filled_in_is_told_and_asked_for_no_more() {
        let mut trace = Trace::new("tỉnh", "xã");
        let rule = || Message::new("của đơn vị", "the unit's own");
        trace.record_adapted("number", "315/UBND-KGVX", "___/UBND-______", rule());
        trace.check(Check::fill_in("điền ký hiệu", "symbol").of("number.symbol"));
        trace.check(Check::fill_in("điền số", "number").of("number.value"));
        trace.record_adapted("date", "11/01/2027", "__/01/2027", rule());
        trace.check(Check::fill_in("điền ngày", "day").of("date"));
        trace.by_hand(&[
            change("number.value", Some(""), Some("45")),
            change("date", Some("2027-01"), Some("2027-01-15")),
        ]);
        let left: Vec<&str> = trace.checks().map(|(_, check)| check.what.vi.as_str()).collect();
        assert_eq!(left, ["điền ký hiệu"]);
        let after: Vec<_> = trace.entries.iter().filter_map(|entry| entry.action.parts().1).collect();
        assert_eq!(after, ["45/UBND-______", "15/01/2027"]);
    }

    #[test]
    fn sentences_are_told_as_a_person_left_them() {
        let mut trace = Trace::new("tỉnh", "xã");
        trace.record_kept("measures.1.text.1", "Rà soát.");
        trace.record_kept("measures.2.text.1", "Báo cáo.");
        trace.by_hand(&[
            change("measures.1.text", Some("Rà soát."), Some("Rà soát ngay.")),
            change("measures.2.text", Some("Báo cáo."), None),
            change("place", None, Some("Chi Lăng")),
        ]);
        let told: Vec<_> =
            trace.entries.iter().map(|entry| (entry.action.name(), entry.action.parts().1)).collect();
        assert_eq!(
            told,
            [("adapted", Some("Rà soát ngay.")), ("dropped", None), ("added", Some("Chi Lăng"))]
        );
        trace.by_hand(&[change("measures.1.text", Some("Rà soát ngay."), Some("Rà soát."))]);
        assert_eq!(trace.entries[0].action.name(), "kept");
    }
}
