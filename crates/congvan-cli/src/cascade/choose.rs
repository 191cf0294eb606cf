//! Which units issue a version.

use std::collections::BTreeSet;

use congvan::cascade::{next_level, takes};
use congvan::gazetteer::{Answer, Asked, Gazetteer, is_written_as};
use congvan::model::date::Date;
use congvan::model::directive::{Directive, Level, Text};
use congvan::model::units::{Unit, split_name};
use congvan::text::diagnostic::Message;

use super::territory::unknown_territory;
use crate::pick::Pick;

/// The units of one level, each with those below it that go through it.
pub(super) struct Chosen<'a> {
    pub(super) units: Vec<(Pick<'a>, Vec<Pick<'a>>)>,
    /// Whether the units of each province get a folder of their own.
    pub(super) by_province: bool,
    /// What the user should know about the units left out.
    pub(super) remarks: Vec<Message>,
    /// Whether units that were asked for are not among them.
    pub(super) is_partial: bool,
}

/// The units of a file one level below the directive and, through districts, the communes below them.
///
/// # Errors
/// Where the directive has no lower level, there are no districts, or no unit is left.
pub(super) fn choose<'a>(
    directive: &Directive,
    units: &'a [Unit],
    province: Option<&str>,
    via_district: bool,
) -> Result<Chosen<'a>, Message> {
    let bodies = |unit: &&Unit| takes(directive, unit) && next_level(directive).ok() != Some(unit.level);
    // Bodies of the superior's own territory need no level below it.
    let level = match next_level(directive) {
        Ok(level) => level,
        Err(_) if units.iter().any(|unit| bodies(&unit)) => Level::Commune,
        Err(refused) => return Err(refused.message),
    };
    if via_district && level != Level::District {
        return Err(no_district(directive));
    }
    let here: Vec<&Unit> =
        units.iter().filter(|unit| province.is_none_or(|name| is_in(unit, name))).collect();
    if let Some(name) = province
        && here.is_empty()
    {
        return Err(no_such_province(name, units));
    }
    let first: Vec<&Unit> = here.iter().copied().filter(|unit| takes(directive, unit)).collect();
    let communes: Vec<&Unit> = here.iter().copied().filter(|unit| unit.level == Level::Commune).collect();
    if first.is_empty() {
        return Err(none_of(level, via_district, communes.len()));
    }
    let mut remarks: Vec<Message> = unknown_territory(directive)?.into_iter().collect();
    let only =
        ("; chỉ lấy đơn vị của tỉnh thì dùng --province", "; --province takes those of the province alone");
    let territory = directive.territory();
    remarks.extend(territory.and_then(|territory| strangers(directive.level(), territory, &first, only)));
    if !via_district && here.len() > first.len() {
        let others = here.iter().filter(|unit| !takes(directive, unit));
        remarks.push(other_levels(&others.map(|unit| unit.name.notation()).collect::<Vec<_>>(), level));
    }
    let mut is_partial = false;
    let mut chosen: Vec<(Pick<'a>, Vec<Pick<'a>>)> =
        first.iter().map(|unit| (Pick::Profile(unit), Vec::new())).collect();
    for commune in communes.into_iter().filter(|_| via_district) {
        let district = district_of(commune, directive.date.of_law());
        let known = |at: &usize| district.as_ref().is_some_and(|name| belongs(commune, name, first[*at]));
        match (0..first.len()).find(known) {
            Some(at) => chosen[at].1.push(Pick::Profile(commune)),
            None => {
                is_partial = true;
                remarks.push(lost_commune(commune, district.as_ref()));
            }
        }
    }
    Ok(Chosen { units: chosen, by_province: false, remarks, is_partial })
}

/// The district that the profile gives, or else the built-in table on that day, where it knows one such commune.
fn district_of(commune: &Unit, date: Date) -> Option<Text> {
    if commune.district.is_some() {
        return commune.district.clone();
    }
    let province = commune.province.as_ref().map(|province| province.notation());
    let (name, level) = (commune.name.notation(), Some(Level::Commune));
    match Gazetteer::get().resolve(&Asked { name, province, level, ..Asked::default() }, date) {
        Answer::One(entry) => Some(Text::from_notation(entry.district_on(date)?.name_on(date))),
        _ => None,
    }
}

/// A level in messages.
pub(crate) fn words(level: Level) -> (&'static str, &'static str) {
    match level {
        Level::Province => ("cấp tỉnh", "province"),
        Level::District => ("cấp huyện", "district"),
        Level::Commune => ("cấp xã", "commune"),
    }
}

/// No unit of the level that comes next, and what to do about it.
fn none_of(level: Level, via_district: bool, communes: usize) -> Message {
    let (vi, en) = words(level);
    let (more_vi, more_en) = match level {
        Level::District if communes > 0 && via_district => (
            format!(
                "; có {communes} xã, nhưng --via-district cần cả một dòng cho mỗi huyện; hoặc dùng --units all"
            ),
            format!(
                "; it has {communes} commune(s), but --via-district needs a row for each district too; or use --units all"
            ),
        ),
        Level::District if communes > 0 => (
            format!(
                "; có {communes} xã: trước 01/07/2025 văn bản cấp tỉnh đi qua huyện, thêm --via-district và một dòng cho mỗi huyện, hoặc dùng --units all --via-district"
            ),
            format!(
                "; it has {communes} commune(s): before 1 July 2025 a province's directive goes through the districts, add --via-district and a row for each district, or use --units all --via-district"
            ),
        ),
        _ => (
            format!("; văn bản này triển khai xuống {vi}: ghi tên từng đơn vị, hoặc dùng --units all"),
            format!("; this directive is for each {en}: name them, or use --units all"),
        ),
    };
    Message::new(
        format!("--units: không có đơn vị {vi} nào{more_vi}"),
        format!("--units: there is no {en}{more_en}"),
    )
}

/// The first names of a list, and how many more there are.
fn list_names(names: &[&str]) -> (String, String) {
    const MOST: usize = 5;
    let shown = names.iter().take(MOST).copied().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(MOST) {
        0 => (shown.clone(), shown),
        more => (format!("{shown} và {more} đơn vị nữa"), format!("{shown} and {more} more")),
    }
}

fn other_levels(names: &[&str], level: Level) -> Message {
    let (vi, en) = words(level);
    let count = names.len();
    let (names_vi, names_en) = list_names(names);
    Message::new(
        format!("bỏ qua {count} đơn vị không phải {vi}: {names_vi}"),
        format!("left out {count} unit(s); this step is for a {en}: {names_en}"),
    )
}

/// Units that say they lie elsewhere than the territory of an issuer of that level; `only` says how to leave them out.
pub(crate) fn strangers(
    level: Option<Level>,
    territory: &Text,
    units: &[&Unit],
    (only_vi, only_en): (&str, &str),
) -> Option<Message> {
    let outside = |unit: &&&Unit| match level {
        Some(Level::District) => unit.district.as_ref().is_some_and(|upper| !same(upper, territory)),
        // The unit itself, whose bodies carry it out.
        Some(Level::Commune) => false,
        // A province may have become a city.
        _ => unit.province.as_ref().is_some_and(|upper| !are_one(proper(upper), proper(territory))),
    };
    let names: Vec<&str> = units.iter().filter(outside).map(|unit| unit.name.notation()).collect();
    (!names.is_empty()).then(|| {
        let (count, place) = (names.len(), territory.notation());
        let (vi, en) = list_names(&names);
        Message::new(
            format!(
                "{count} đơn vị KHÔNG thuộc {place}: {vi}; vẫn làm, mỗi văn bản có dòng cần xem lại{only_vi}"
            ),
            format!("{count} unit(s) NOT in {place}: {en}; made all the same, each with a line to look at{only_en}"),
        )
    })
}

/// Whether both name one place; a name without its kind may be of any.
fn same(one: &Text, other: &Text) -> bool {
    let bare = |text: &Text| split_name(text.notation()).is_none();
    are_one(one.notation(), other.notation())
        || (bare(one) || bare(other)) && are_one(proper(one), proper(other))
}

/// Whether either of two names stands for the other.
fn are_one(one: &str, other: &str) -> bool {
    is_written_as(one, other) || is_written_as(other, one)
}

/// The name without its kind.
fn proper(text: &Text) -> &str {
    split_name(text.notation()).map_or(text.notation(), |(_, proper)| proper)
}

/// Whether `commune`, which lies in the district of that name, lies in `district`.
fn belongs(commune: &Unit, name: &Text, district: &Unit) -> bool {
    let provinces_agree = match (&commune.province, &district.province) {
        (Some(one), Some(other)) => same(one, other),
        _ => true,
    };
    provinces_agree && same(name, &district.name)
}

/// Whether the unit lies in the province called `name`, with or without its kind; without diacritics where it has none.
fn is_in(unit: &Unit, name: &str) -> bool {
    unit.province.as_ref().is_some_and(|province| {
        is_written_as(province.notation(), name) || is_written_as(proper(province), name)
    })
}

pub(super) fn no_district(directive: &Directive) -> Message {
    if directive.level() == Some(Level::District) {
        return Message::new(
            "văn bản này đã là của cấp huyện; bỏ --via-district",
            "this directive is a district's already; leave out --via-district",
        );
    }
    Message::new(
        "từ ngày 01/07/2025 không còn cấp huyện; bỏ --via-district, văn bản cấp tỉnh xuống thẳng cấp xã",
        "there are no districts from 1 July 2025; leave out --via-district, the directive goes straight to the communes",
    )
}

fn no_such_province(name: &str, units: &[Unit]) -> Message {
    let known: BTreeSet<&str> =
        units.iter().filter_map(|unit| unit.province.as_ref()).map(|province| province.notation()).collect();
    let known: Vec<String> = known.iter().take(10).map(|name| format!("`{name}`")).collect();
    let (vi, en) = if known.is_empty() {
        (
            "không đơn vị nào trong tệp ghi `province`".to_owned(),
            "no unit of the file says its `province`".to_owned(),
        )
    } else {
        let known = known.join(", ");
        (format!("trong tệp có: {known}"), format!("the file has: {known}"))
    };
    Message::new(
        format!("--province: không có `{name}`; {vi}"),
        format!("--province: there is no `{name}`; {en}"),
    )
}

fn lost_commune(commune: &Unit, district: Option<&Text>) -> Message {
    let name = commune.name.notation();
    match district {
        Some(district) => Message::new(
            format!("bỏ qua {name}: tệp không có {}", district.notation()),
            format!("left out {name}: the file has no {}", district.notation()),
        ),
        None => Message::new(
            format!("bỏ qua {name}: chưa ghi `district`, bảng đơn vị không rõ thuộc huyện nào"),
            format!("left out {name}: it does not say its `district`, and the table does not tell"),
        ),
    }
}
