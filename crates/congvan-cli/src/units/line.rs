//! What is said of one unit.

use congvan::gazetteer::{Entry, Successor};
use congvan::model::date::Date;
use congvan::text::diagnostic::Message;

use crate::units::day;

/// `xã Chi Lăng, tỉnh Lạng Sơn, 06418`, and what became of a unit that is no more.
pub(super) fn to_text(entry: &'static Entry, date: Date) -> Message {
    let own = with_code(entry, date);
    let successors = fate(entry, date);
    let [first, ..] = successors.as_slice() else { return Message::new(own.clone(), own) };
    let last = entry.until().and_then(Date::previous).map_or_else(String::new, day);
    if first.whole {
        let into = with_code(first.entry, date);
        return Message::new(
            format!("{own} (đến {last}) → nay thuộc {into}"),
            format!("{own} (until {last}) → now in {into}"),
        );
    }
    let same_province =
        successors.iter().all(|other| other.entry.province_on(date) == first.entry.province_on(date));
    let part = |successor: &Successor, choice: &str| {
        let mark = if successor.is_main { format!(" ({choice})") } else { String::new() };
        let entry = successor.entry;
        let place = if same_province {
            format!("{}, {}", entry.name_on(date), entry.code())
        } else {
            with_code(entry, date)
        };
        place + &mark
    };
    let parts =
        |choice| successors.iter().map(|successor| part(successor, choice)).collect::<Vec<_>>().join("; ");
    let province =
        first.entry.province_on(date).filter(|_| same_province).map(|province| province.name_on(date));
    let whither = province.map_or(String::new(), |province| format!(" {province}"));
    Message::new(
        format!("{own} (đến {last}) → từng phần về{whither}: {}", parts("bảng chọn")),
        format!("{own} (until {last}) → in parts to{whither}: {}", parts("the table's choice")),
    )
}

/// Whether the line marks a successor that is the table's choice.
pub(super) fn names_main(entry: &'static Entry, date: Date) -> bool {
    fate(entry, date).iter().any(|successor| successor.is_main && !successor.whole)
}

/// What became of a unit that is no more on the day.
fn fate(entry: &'static Entry, date: Date) -> Vec<Successor> {
    entry.successors_on(date)
}

fn with_code(entry: &Entry, date: Date) -> String {
    let above = entry.places_on(date).map(|above| above.name_on(date));
    let parts: Vec<String> =
        std::iter::once(entry.name_on(date)).chain(above).chain([entry.code().to_owned()]).collect();
    parts.join(", ")
}
