//! Which units may carry out a directive, and on which day.

use super::own_body::OwnBody;
use super::refusal::{Refused, Why};
use super::{Options, proper, result_type, show_date, stand};
use crate::gazetteer::{Asked, Gazetteer};
use crate::lexicon::{BodyKind, Lexicon};
use crate::model::date::PartialDate;
use crate::model::directive::{Directive, Issuer, Level};
use crate::model::recognise::{Fault, asked_of, not_a_name};
use crate::model::units::{Unit, split_name};
use crate::text::diagnostic::Message;

/// Whether [`cascade`](super::cascade) would make a version for `unit`, found without making it.
///
/// # Errors
/// As [`cascade`](super::cascade).
pub fn check(directive: &Directive, unit: &Unit, options: &Options<'_>) -> Result<(), Refused> {
    territory_of(options.country, directive, unit)?;
    result_type::check_type(options.kind)?;
    check_date(options.country, directive, unit, options.date.or(unit.date).unwrap_or(directive.date))
}

/// The source's territory, where the source can be carried out by the unit.
pub(super) fn territory_of<'a>(
    country: &'static Gazetteer,
    source: &'a Directive,
    unit: &Unit,
) -> Result<&'a str, Refused> {
    if OwnBody::of(unit).is_some() {
        within_reach(source, unit)?;
    } else {
        one_level_below(country, source, unit)?;
    }
    let Some(territory) = source.territory() else {
        return Err(Refused::because(
            Why::WithoutTerritory,
            Message::new(
                "văn bản cấp trên chưa ghi `issuer.territory` (ví dụ `tỉnh Lạng Sơn`)",
                "the directive does not say `issuer.territory` (such as `tỉnh Lạng Sơn`)",
            ),
        ));
    };
    if split_name(territory.notation()).is_none() {
        return Err(Refused::because(
            Why::WithoutTerritory,
            Message::new(
                format!(
                    "`issuer.territory` ghi `{}`, thiếu loại đơn vị (ví dụ `tỉnh Lạng Sơn`)",
                    territory.notation()
                ),
                format!(
                    "`issuer.territory` is `{}`, without the kind of unit (as in `tỉnh Lạng Sơn`)",
                    territory.notation()
                ),
            ),
        ));
    }
    let asked = Asked { name: territory.notation(), level: source.level(), ..Asked::default() };
    match not_a_name(country, &asked, source.date) {
        Some(fault) => Err(refusal(territory.notation(), &fault)),
        None => Ok(territory.notation()),
    }
}

/// A body that is no People's Committee carries out what its own level says, and what levels above it say.
fn within_reach(source: &Directive, unit: &Unit) -> Result<(), Refused> {
    one_place(source)?;
    let Some(level) = source.level() else {
        return Err(Refused::because(
            Why::WithoutLevel,
            Message::new(
                "văn bản cấp trên chưa ghi `issuer.level` (province, district hoặc commune)",
                "the directive does not say `issuer.level` (province, district or commune)",
            ),
        ));
    };
    let territory = source.territory().map_or("", |territory| territory.notation());
    let elsewhere = unit.level == level && proper(territory) != proper(unit.name.notation());
    if stand::rank(unit.level) < stand::rank(level) || elsewhere {
        let (issuer, name) = (unit.issuer.notation(), unit.name.notation());
        return Err(Refused::because(
            Why::NotBelow,
            Message::new(
                format!("{issuer}: cơ quan ở {name}, văn bản của {territory} không phải của cấp trên"),
                format!("{issuer}: a body of {name}; a directive of {territory} is none of a superior's"),
            ),
        ));
    }
    Ok(())
}

/// Whether [`cascade`](super::cascade) takes a unit for a directive's lower level: a unit one level below, or a body that is
/// no People's Committee of that level or of one below it.
pub fn takes(directive: &Directive, unit: &Unit) -> bool {
    match OwnBody::of(unit) {
        Some(_) => within_reach(directive, unit).is_ok(),
        None => next_level(directive).is_ok_and(|level| level == unit.level),
    }
}

/// A People's Committee carries out what the level right above it says.
fn one_level_below(country: &'static Gazetteer, source: &Directive, unit: &Unit) -> Result<(), Refused> {
    let next = next_level_in(country, source)?;
    if unit.level != next {
        let (vi, en) = match next {
            Level::District => (
                "ngày ban hành trước 01/7/2025: văn bản cấp tỉnh triển khai qua cấp huyện; đơn vị này không phải cấp huyện",
                "before 1 July 2025 a province's directive goes through the districts; this unit is not a district",
            ),
            _ if unit.level == Level::District => (
                "từ ngày 01/7/2025 không còn cấp huyện; văn bản cấp tỉnh triển khai thẳng xuống xã, phường, đặc khu",
                "there are no districts from 1 July 2025; a province's directive goes straight to the communes",
            ),
            _ => ("đơn vị này không phải cấp xã", "this unit is not a commune"),
        };
        return Err(Refused::because(
            Why::NotBelow,
            Message::new(
                format!("{}: {vi}", unit.name.notation()),
                format!("{}: {en}", unit.name.notation()),
            ),
        ));
    }
    Ok(())
}

/// There is no version for or of a unit that is none on its day.
fn refusal(name: &str, fault: &Fault) -> Refused {
    Refused::because(
        Why::NoSuchUnit,
        Message::new(
            format!("{name}: {}; {}", fault.message.vi, fault.help.vi),
            format!("{name}: {}; {}", fault.message.en, fault.help.en),
        ),
    )
}

/// Where the day of issue is before the source's, or one on which there is no such level or unit.
pub(super) fn check_date(
    country: &'static Gazetteer,
    source: &Directive,
    unit: &Unit,
    date: PartialDate,
) -> Result<(), Refused> {
    if date.last() < source.date.first() {
        return Err(Refused::because(
            Why::TooEarly,
            Message::new(
                format!(
                    "{}: ngày ban hành {} trước văn bản cấp trên ({}); ghi ngày từ đó về sau, hoặc để trống",
                    unit.name.notation(),
                    show_date(date),
                    show_date(source.date)
                ),
                format!(
                    "{}: the day of issue {} is before the superior's document ({}); write a day from then on, or leave it blank",
                    unit.name.notation(),
                    show_date(date),
                    show_date(source.date)
                ),
            ),
        ));
    }
    if unit.level == Level::District && !country.has_districts(date.of_law()) {
        return Err(Refused::because(
            Why::NotBelow,
            Message::new(
                format!("{}: từ ngày 01/7/2025 không còn cấp huyện", unit.name.notation()),
                format!("{}: there are no districts from 1 July 2025", unit.name.notation()),
            ),
        ));
    }
    let territory = source.territory().map(|text| text.notation());
    match not_a_name(country, &asked_of(unit, territory), date) {
        Some(fault) => Err(refusal(unit.name.notation(), &fault)),
        None => Ok(()),
    }
}

/// The units that may issue a version of a directive of that level and date: one level lower.
///
/// # Errors
/// Where the directive does not say its level, or its level has no lower one.
pub fn next_level(directive: &Directive) -> Result<Level, Refused> {
    next_level_in(Gazetteer::get(), directive)
}

/// That nobody knows which level a directive is of: the centre, whose papers a province carries out first, or none that is
/// written.
fn without_level(directive: &Directive) -> Message {
    let name = directive.issuer.name.notation();
    if Lexicon::get().body_named(name) == Some(BodyKind::Central) {
        return Message::new(
            format!(
                "`{name}` là cơ quan trung ương, văn bản giao cấp tỉnh trước; hãy dùng văn bản triển khai của tỉnh, hoặc ghi `issuer.level: province` và `issuer.territory` trong tệp YAML để triển khai thẳng xuống dưới"
            ),
            format!(
                "`{name}` is of the centre, whose papers a province carries out first; use the province's, or write `issuer.level: province` and `issuer.territory` in the YAML to go straight down"
            ),
        );
    }
    Message::new(
        "văn bản cấp trên chưa ghi `issuer.level` (province hoặc district); văn bản vừa nhận thì chạy `congvan import`, điền `issuer.level` và `issuer.territory` vào tệp YAML rồi triển khai tệp ấy",
        "the directive does not say `issuer.level` (province or district); of what arrived run `congvan import`, fill in `issuer.level` and `issuer.territory` in the YAML and cascade that",
    )
}

fn next_level_in(country: &'static Gazetteer, directive: &Directive) -> Result<Level, Refused> {
    let two = !country.has_districts(directive.date.of_law());
    if !two && !country.has_districts(directive.date.last()) {
        return Err(Refused::because(
            Why::WithoutMonth,
            Message::new(
                "ghi rõ tháng ban hành của văn bản cấp trên: năm 2025 có cả ba cấp (trước 01/7) và hai cấp",
                "give the month of the directive: 2025 had three levels before 1 July and two after",
            ),
        ));
    }
    one_place(directive)?;
    match directive.level() {
        None => Err(Refused::because(Why::WithoutLevel, without_level(directive))),
        Some(Level::Province) if two => Ok(Level::Commune),
        Some(Level::Province) => Ok(Level::District),
        Some(Level::District) if two => Err(Refused::because(
            Why::NotBelow,
            Message::new(
                "từ ngày 01/7/2025 không còn cấp huyện; văn bản này ghi cấp huyện sau ngày đó",
                "there are no districts from 1 July 2025; this directive is of a district after that day",
            ),
        )),
        Some(Level::District) => Ok(Level::Commune),
        Some(Level::Commune) => Err(Refused::because(
            Why::Lowest,
            Message::new("cấp xã không có cấp dưới để triển khai", "a commune has no lower level"),
        )),
    }
}

/// Joint issuers are of one place: what one of them says of it is true of all.
fn one_place(directive: &Directive) -> Result<(), Refused> {
    let differs = |issuer: &Issuer| {
        issuer.level.is_some_and(|level| Some(level) != directive.level())
            || issuer.territory.as_ref().is_some_and(|own| {
                directive.territory().is_some_and(|first| proper(first.notation()) != proper(own.notation()))
            })
    };
    match directive.issuers().find(|issuer| differs(issuer)) {
        None => Ok(()),
        Some(issuer) => Err(Refused::because(
            Why::SeveralPlaces,
            Message::new(
                format!(
                    "{}: cơ quan liên tịch không cùng cấp, cùng địa bàn với cơ quan ghi trước",
                    issuer.name.notation()
                ),
                format!(
                    "{}: this joint issuer is not of the level and territory of the one before",
                    issuer.name.notation()
                ),
            ),
        )),
    }
}
