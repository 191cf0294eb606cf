//! Which units of the built-in table issue a version.

use congvan::cascade::next_level;
use congvan::date::Date;
use congvan::diagnostic::Message;
use congvan::directive::{Directive, Level};
use congvan::gazetteer::{Closeness, Entry, Found, Gazetteer};

use super::choose::{Chosen, no_district, words};
use crate::pick::Pick;
use crate::units::{as_of, day};

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
    let level = next_level(directive).map_err(|refused| refused.0)?;
    if via_district && level != Level::District {
        return Err(no_district(directive));
    }
    let date = directive.date.first();
    let by_province = province == Some(ALL);
    let places: Vec<&'static Entry> = if by_province {
        Gazetteer::get().level_on(Level::Province, date).collect()
    } else {
        vec![territory(directive, province, date)?]
    };
    let pick = |entry| Pick::BuiltIn(entry, date);
    let below = |entry: &'static Entry| -> Vec<Pick<'static>> {
        if via_district { entry.members().map(pick).collect() } else { Vec::new() }
    };
    let here = places.iter().flat_map(|place| place.members()).filter(|entry| entry.level() == level);
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
    let own = directive.issuer.territory.as_ref().map(|text| text.value.as_str());
    if directive.issuer.level == Some(Level::District) {
        let own = own.ok_or_else(no_territory)?;
        let asked = province.map_or(own.to_owned(), |province| format!("{own}, {province}"));
        let is = |level| move |entry: &&'static Entry| entry.level() == level && entry.is_in_force(date);
        let found = Gazetteer::get().find(&asked, date).into_iter();
        let same = found.filter(|found| found.closeness <= Closeness::Folded && found.kind_agrees);
        let districts: Vec<_> = same.map(|found| found.entry).filter(is(Level::District)).collect();
        return match districts.as_slice() {
            [district] => Ok(district),
            [] => {
                Err(unknown(if province.is_some() { "--province" } else { "issuer.territory" }, &asked, date))
            }
            _ => Err(Message::new(
                format!("issuer.territory: có {} đơn vị tên `{own}`; thêm --province", districts.len()),
                format!("issuer.territory: there are {} called `{own}`; add --province", districts.len()),
            )),
        };
    }
    let (whence, name) = match (province, own) {
        (Some(name), _) => ("--province", name),
        (None, Some(name)) => ("issuer.territory", name),
        (None, None) => return Err(no_territory()),
    };
    Gazetteer::get().province(name, date).ok_or_else(|| unknown(whence, name, date))
}

fn no_territory() -> Message {
    Message::new(
        "văn bản cấp trên chưa ghi `issuer.territory`, như `tỉnh Lạng Sơn`; --units all cần khóa này",
        "the directive does not say `issuer.territory`, such as `tỉnh Lạng Sơn`; --units all needs it",
    )
}

/// Said of a directive whose territory the table does not have, where units of a file are taken all the same.
pub(super) fn unknown_territory(directive: &Directive) -> Option<Message> {
    let territory = directive.issuer.territory.as_ref()?.value.as_str();
    let date = directive.date.first();
    let is = |found: &Found| {
        found.closeness <= Closeness::Folded
            && found.kind_agrees
            && found.entry.is_in_force(date)
            && Some(found.entry.level()) == directive.issuer.level
    };
    let known = Gazetteer::get().find(territory, date).iter().any(is);
    (!known).then(|| unknown("issuer.territory", territory, date))
}

/// The table has no such place, and what it has instead.
fn unknown(whence: &str, name: &str, date: Date) -> Message {
    let on = day(date);
    let (vi, en) = match Gazetteer::get().find(name, date).first() {
        Some(best) if best.entry.is_in_force(date) => {
            let near = best.entry.name_on(date);
            (format!("; gần nhất là {near}"), format!("; the nearest is {near}"))
        }
        Some(best) => match best.entry.successors().first() {
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

/// Said where a province's directive goes to the units of others.
fn elsewhere(directive: &Directive, places: &[&'static Entry], date: Date) -> Option<Message> {
    let territory = &directive.issuer.territory.as_ref()?.value;
    let own = match directive.issuer.level {
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
