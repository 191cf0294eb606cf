//! What is said of a territory that the table of units does not have.

use congvan::gazetteer::{Answer, Asked, Gazetteer};
use congvan::model::date::Date;
use congvan::model::directive::Directive;
use congvan::text::diagnostic::Message;

use crate::units::day;

/// Said of a directive whose territory the table does not have, where units of a file are taken all the same.
///
/// # Errors
/// Where the territory is none on the directive's day, or its name has other diacritics.
pub(super) fn unknown_territory(directive: &Directive) -> Result<Option<Message>, Message> {
    let Some(territory) = directive.territory().map(|text| text.notation()) else {
        return Ok(None);
    };
    let date = directive.date.of_law();
    let asked = Asked { name: territory, level: directive.level(), ..Asked::default() };
    match Gazetteer::get().resolve(&asked, date) {
        Answer::One(_) | Answer::Several(_) => Ok(None),
        Answer::OtherDays(_) | Answer::OtherKind(_) | Answer::OtherMarks(_) | Answer::OtherPlace(_) => {
            Err(unknown("issuer.territory", territory, date))
        }
        _ => Ok(Some(unknown("issuer.territory", territory, date))),
    }
}

/// The table has no such place, and what it has instead.
pub(super) fn unknown(whence: &str, name: &str, date: Date) -> Message {
    let on = day(date);
    let (vi, en) = match Gazetteer::get().find(name, date).first() {
        Some(best) if best.entry.is_in_force(date) => {
            let near = best.entry.name_on(date);
            (format!("; gần nhất là {near}"), format!("; the nearest is {near}"))
        }
        Some(best) => match best.entry.successors_on(date).first() {
            Some(successor) => {
                let (old, new) = (best.entry.name_on(date), successor.entry.name_on(date));
                (format!("; {old} nay thuộc {new}"), format!("; {old} is now in {new}"))
            }
            None => Default::default(),
        },
        None => Default::default(),
    };
    Message::new(
        format!("{whence}: vào ngày {on} bảng đơn vị không có `{name}`{vi}"),
        format!("{whence}: on {on} the table of units has no `{name}`{en}"),
    )
}
