//! Which units of the built-in table issue a version.

use congvan::cascade::next_level;
use congvan::gazetteer::{Answer, Asked, Entry, Gazetteer};
use congvan::model::date::Date;
use congvan::model::directive::{Directive, Level};
use congvan::text::diagnostic::Message;

use super::choose::{Chosen, no_district, words};
use super::territory::unknown;
use crate::pick::Pick;
use crate::units::as_of;

/// What stands for the table instead of a file, and for the country instead of a province.
pub(super) const ALL: &str = "all";

/// The units one level below the directive on its day, in the territory of its issuer, in `province`, or in the whole
/// country; through districts, the communes below them.
///
/// # Errors
/// Where the directive has no lower level, there are no districts, or the table does not know the territory.
pub(super) fn built_in(
    directive: &Directive,
    province: Option<&str>,
    via_district: bool,
) -> Result<Chosen<'static>, Message> {
    let level = next_level(directive).map_err(|refused| refused.message)?;
    if via_district && level != Level::District {
        return Err(no_district(directive));
    }
    let date = directive.date.of_law();
    let by_province = province == Some(ALL);
    let places: Vec<&'static Entry> = if by_province {
        Gazetteer::get().level_on(Level::Province, date).collect()
    } else {
        vec![territory(directive, province, date)?]
    };
    let pick = |entry| Pick::BuiltIn(entry, date);
    let below = |entry: &'static Entry| -> Vec<Pick<'static>> {
        if via_district { entry.members_on(date).map(pick).collect() } else { Vec::new() }
    };
    let here = places.iter().flat_map(|place| place.members_on(date)).filter(|entry| entry.level() == level);
    let units: Vec<_> = here.map(|entry| (pick(entry), below(entry))).collect();
    let mut remarks: Vec<Message> = as_of(date).into_iter().collect();
    if let [place] = places.as_slice()
        && units.is_empty()
    {
        let (vi, en) = words(level);
        let name = place.name_on(date);
        return Err(Message::new(
            format!("{name} không có đơn vị {vi} nào trong bảng"),
            format!("{name} has no {en} in the table"),
        ));
    }
    remarks.extend(elsewhere(directive, &places, date));
    Ok(Chosen { units, by_province, remarks, is_partial: false })
}

/// The one place whose units are meant: the province asked for, or the issuer's territory.
fn territory(directive: &Directive, province: Option<&str>, date: Date) -> Result<&'static Entry, Message> {
    let own = directive.territory().map(|text| text.notation());
    let (whence, asked) = match (directive.level(), province, own) {
        (Some(Level::District), province, Some(name)) => {
            let whence = if province.is_some() { "--province" } else { "issuer.territory" };
            (whence, Asked { name, province, level: Some(Level::District), ..Asked::default() })
        }
        (Some(Level::District), _, None) | (_, None, None) => return Err(no_territory()),
        (_, Some(name), _) => ("--province", of_province(name)),
        (_, None, Some(name)) => ("issuer.territory", of_province(name)),
    };
    match Gazetteer::get().resolve(&asked, date) {
        Answer::One(place) => Ok(place),
        Answer::Several(places) => Err(Message::new(
            format!("{whence}: có {} đơn vị tên `{}`; thêm --province", places.len(), asked.name),
            format!("{whence}: there are {} called `{}`; add --province", places.len(), asked.name),
        )),
        _ => match Gazetteer::get().code(asked.name.trim(), date) {
            Some(place) if Some(place.level()) == asked.level => Ok(place),
            _ => Err(unknown(whence, asked.name, date)),
        },
    }
}

fn of_province(name: &str) -> Asked<'_> {
    Asked { name, level: Some(Level::Province), ..Asked::default() }
}

fn no_territory() -> Message {
    Message::new(
        "văn bản cấp trên chưa ghi `issuer.territory`, như `tỉnh Lạng Sơn`; --units all cần khóa này",
        "the directive does not say `issuer.territory`, such as `tỉnh Lạng Sơn`; --units all needs it",
    )
}

/// Said where a province's directive goes to the units of others.
fn elsewhere(directive: &Directive, places: &[&'static Entry], date: Date) -> Option<Message> {
    let territory = directive.territory()?.notation();
    let own = match directive.level() {
        Some(Level::Province) => Gazetteer::get().province(territory, date),
        _ => places.first().copied().filter(|_| places.len() == 1),
    };
    let others = places.iter().filter(|place| own != Some(**place)).count();
    (others > 0).then(|| {
        Message::new(
            format!(
                "văn bản của {territory}; các đơn vị của {others} tỉnh, thành phố KHÔNG thuộc nơi này: vẫn làm, mỗi văn bản có dòng cần xem lại"
            ),
            format!(
                "the directive is of {territory}; the units of {others} province(s) are NOT in it: made all the same, each with a line to look at"
            ),
        )
    })
}
