//! What is to be said of a unit that a profile, a row, a plan or a directive names: the same everywhere.

use strsim::osa_distance;

use crate::calendar;
use crate::gazetteer::{Answer, Asked, Entry, Gazetteer, fold};
use crate::model::date::{Date, PartialDate};
use crate::model::directive::{Level, choices};
use crate::model::units::{Unit, is_several, may_be_a_name, more_than_a_name, split_name};
use crate::text::diagnostic::{Checked, Diagnostic, Fix, Message, Severity, Span, any_error};
use crate::text::source::Source;
use crate::text::yaml::{Kind, Node};

/// Which unit is meant, and what is wrong with how it is named.
pub(crate) struct Recognised {
    /// The unit, and a day on which it is one.
    pub(crate) unit: Option<(&'static Entry, Date)>,
    pub(crate) fault: Option<Fault>,
}

/// What is wrong with the name of a unit, or with the level beside it.
pub(crate) struct Fault {
    pub(crate) severity: Severity,
    pub(crate) code: &'static str,
    pub(crate) message: Message,
    pub(crate) help: Message,
    /// Whether it is the level that is wrong.
    pub(crate) of_level: bool,
    /// The name that takes the place of the written one, where that changes nothing else.
    pub(crate) right: Option<String>,
}

impl Fault {
    fn error(code: &'static str, message: Message, help: Message) -> Self {
        Self { severity: Severity::Error, code, message, help, of_level: false, right: None }
    }

    pub(crate) fn at(self, span: Span) -> Diagnostic {
        let found = Diagnostic::new(self.severity, self.code, span.clone(), self.message).help(self.help);
        match self.right {
            Some(replacement) => found.fix(Fix { span, replacement }),
            None => found,
        }
    }
}

/// What was asked of a unit that was read.
pub(crate) fn asked_of<'a>(unit: &'a Unit, within: Option<&'a str>) -> Asked<'a> {
    let value = |text: &'a Option<crate::model::directive::Text>| text.as_ref().map(|text| text.notation());
    Asked {
        name: unit.name.notation(),
        district: value(&unit.district),
        province: value(&unit.province),
        level: Some(unit.level),
        within,
    }
}

/// What is filled in of a unit that was named, by the keys of a profile, and what is to be said of it: of a profile, of the office
/// of a plan and of a row of a table alike.
#[derive(Default)]
pub(crate) struct Named {
    pub(crate) filled: Vec<(&'static str, String)>,
    pub(crate) fault: Option<Fault>,
    /// Whether it is called as it was written.
    pub(crate) is_exact: bool,
}

/// The unit that a profile or a row names, as it is called on its day.
pub(crate) fn resolve_unit(
    country: &'static Gazetteer,
    asked: &Asked<'_>,
    date: Option<PartialDate>,
) -> Named {
    let name = asked.name;
    if let Some((message, help)) = more_than_a_name(name).filter(|_| is_several(name)) {
        return Named { fault: Some(Fault::error("VB013", message, help)), ..Named::default() };
    }
    let Recognised { unit, fault } = match date {
        Some(date) => recognise_within(country, asked, date),
        None => recognise(country, asked, None),
    };
    // What is wrong with a name without its kind, or with more than a name, is an error of its own.
    let is_name = split_name(name).is_some() && more_than_a_name(name).is_none();
    let fault = fault.filter(|fault| fault.severity == Severity::Error || is_name);
    let Some((entry, day)) = unit else { return Named { fault, ..Named::default() } };
    let mut filled = vec![
        ("name", entry.name_on(day)),
        ("level", choices::word(&choices::LEVELS, &entry.level()).to_owned()),
    ];
    for (key, above) in [("district", entry.district_on(day)), ("province", entry.province_on(day))] {
        filled.extend(above.map(|above| (key, above.name_on(day))));
    }
    let is_exact = filled[0].1 == name;
    let fault = fault.or_else(|| left_out(name, &filled[0].1));
    Named { filled, fault, is_exact }
}

/// That a mark behind the name of a unit is not taken along: `xã Chi Lăng *`.
fn left_out(name: &str, taken: &str) -> Option<Fault> {
    let mark =
        name.chars().find(|c| !(c.is_alphanumeric() || c.is_whitespace() || "-–—'’.,;:".contains(*c)))?;
    let message = Message::new(
        format!("`{name}` có dấu `{mark}`; lấy đơn vị `{taken}`"),
        format!("`{name}` has the mark `{mark}`; the unit `{taken}` is taken"),
    );
    let help = Message::new(
        format!("chỉ ghi `{taken}`; lời chú để ở cột, ở dòng riêng"),
        format!("write `{taken}` alone; a remark has a column or a line of its own"),
    );
    Some(Fault { severity: Severity::Warning, ..Fault::error("VB013", message, help) })
}

impl Unit {
    /// Reads a file of unit profiles and reports everything that is wrong in it.
    pub fn parse_all(source: &Source) -> Checked<Vec<Self>> {
        // What day it is of is not known: only what is right today is filled in.
        let mut filled_in = |unit: &mut Node| {
            let written = unit.clone();
            if fill_in(unit, Gazetteer::get(), None, None).is_some() {
                *unit = written;
            }
            None
        };
        let (value, diagnostics) = Self::as_far_as_read(source, &mut filled_in);
        let whole = !any_error(&diagnostics);
        Checked { value: value.filter(|_| whole), diagnostics }
    }
}

/// Fills a profile in with what the tables know of the unit that it names: its name with kind and diacritics, its level, and what
/// it belongs to where the profile says so or its name does. What is to be said of it stands at its name; nothing of several
/// units of that name, since nothing else is filled in from the tables.
pub(crate) fn fill_in(
    profile: &mut Node,
    country: &'static Gazetteer,
    within: Option<&str>,
    date: Option<PartialDate>,
) -> Option<Diagnostic> {
    let text = |key: &str| match profile.value_of(key).map(|node| &node.kind) {
        Some(Kind::Text(text)) if !text.is_empty() => Some(text.clone()),
        _ => None,
    };
    let (name, district, province) = (text("name")?, text("district"), text("province"));
    let level = text("level");
    // A word that is no level, or a day that is none, was told.
    let level = level.and_then(|level| choices::value(&choices::LEVELS, &level));
    let own = text("date").and_then(|date| PartialDate::parse(&date).ok());
    let asked =
        Asked { name: &name, district: district.as_deref(), province: province.as_deref(), level, within };
    let Named { filled, fault, is_exact } = resolve_unit(country, &asked, own.or(date));
    let span = profile.value_of("name")?.span.clone();
    if let Kind::Map(entries) = &mut profile.kind {
        for (key, value) in filled {
            let is = |node: &Node| matches!(&node.kind, Kind::Text(text) if text == key);
            let node = Node { span: span.clone(), kind: Kind::Text(value) };
            match entries.iter_mut().find(|(known, _)| is(known)) {
                Some((_, known)) => known.kind = node.kind,
                None if is_exact && key != "level" => {}
                None => entries.push((Node { span: span.clone(), kind: Kind::Text(key.to_owned()) }, node)),
            }
        }
    }
    let has_kind = split_name(&name).is_some();
    // More than a name is told where the profile is read.
    let is_told = |fault: &Fault| {
        fault.code == "VB022"
            || fault.code == "VB013" && fault.severity == Severity::Error && more_than_a_name(&name).is_some()
    };
    let fault = fault.filter(|fault| !(has_kind && is_told(fault)))?;
    let level = profile.value_of("level").filter(|_| fault.of_level).map(|level| level.span.clone());
    Some(fault.at(level.unwrap_or(span)))
}

/// The unit of a day; without one, of today, or of a day with districts where one is said beside it.
pub(crate) fn recognise(country: &'static Gazetteer, asked: &Asked<'_>, date: Option<Date>) -> Recognised {
    let answer = |date| (country.resolve(asked, date), date);
    let (answer, day) = match date {
        Some(date) => answer(date),
        None => match former_days(country, asked) {
            Some(former) => return former,
            None => answer(PartialDate::default().of_law()),
        },
    };
    let name = asked.name;
    let is_whole = country.whole_from().is_none_or(|from| day >= from);
    let fault = match &answer {
        Answer::One(entry) => {
            return Recognised { unit: Some((entry, day)), fault: other_name(name, entry, day) };
        }
        Answer::Several(entries) => several(name, entries, day),
        Answer::OtherLevel(entry) => other_level(entry, day),
        Answer::OtherDays(entries) => {
            let mut fault = other_days(name, entries, day);
            if let Some(province) = province_called(country, name, day) {
                fault.help = Message::new(
                    format!("tỉnh, thành phố thì ghi cả loại: `{province}`"),
                    format!("the province is written with its kind: `{province}`"),
                );
            } else if date.is_none() {
                fault.help.vi.push_str("; văn bản của thời trước thì kiểm tra với `--date 2024-02-01`");
                fault.help.en.push_str("; check a document of former days with `--date 2024-02-01`");
            }
            if country.has_districts(day) {
                return Recognised { unit: None, fault: Some(fault) };
            }
            let former = of_former_district(country, asked, day);
            return former.unwrap_or(Recognised { unit: None, fault: Some(fault) });
        }
        // What a unit was before the older table is known only as far as events say.
        Answer::OtherKind(entries) | Answer::OtherPlace(entries) if !is_whole => {
            unknown(name, entries.first().copied(), day, false)
        }
        Answer::OtherPlace(entries) => {
            if let Some(recognised) = of_former_district(country, asked, day) {
                return recognised;
            }
            let gone = province_gone(country, asked, day).or_else(|| no_province(country, asked, day));
            gone.unwrap_or_else(|| other_place(name, entries, day))
        }
        Answer::OtherKind(entries) => other_kind(name, entries, day),
        Answer::OtherMarks(entries) => other_marks(name, entries, day),
        Answer::Unknown(near) => {
            let fault = province_gone(country, asked, day)
                .or_else(|| province_behind(country, asked, day))
                .or_else(|| no_name(name))
                .or_else(|| no_province(country, asked, day).filter(|_| is_whole));
            fault.unwrap_or_else(|| {
                unknown(name, *near, day, is_whole && near.is_some_and(|near| is_placed(asked, near, day)))
            })
        }
    };
    Recognised { unit: None, fault: Some(fault) }
}

/// The province of a day that a name without a kind is: it is told before units that bore the name.
fn province_called(country: &'static Gazetteer, name: &str, day: Date) -> Option<String> {
    if split_name(name).is_some() {
        return None;
    }
    let asked = Asked { name, level: Some(Level::Province), ..Asked::default() };
    match country.resolve(&asked, day) {
        Answer::One(entry) => Some(entry.name_on(day)),
        _ => None,
    }
}

/// The unit of a day with districts, where one is said beside the name.
fn former_days(country: &'static Gazetteer, asked: &Asked<'_>) -> Option<Recognised> {
    let today = PartialDate::default().of_law();
    let day = country.whole_from().filter(|_| asked.district.is_some())?;
    let Answer::One(entry) = country.resolve(asked, day) else { return None };
    let now = country.resolve(asked, today);
    let fault = matches!(now, Answer::OtherDays(_)).then(|| former(entry, day));
    Some(Recognised { unit: Some((entry, day)), fault })
}

/// On a day without districts, where a district stands beside a name that a unit of the day bears: that unit, where it lies
/// in the district that was, else what became of the one that bore the name there.
fn of_former_district(country: &'static Gazetteer, asked: &Asked<'_>, day: Date) -> Option<Recognised> {
    let district = asked.district.filter(|_| !country.has_districts(day))?;
    let Answer::One(entry) = country.resolve(&Asked { district: None, ..*asked }, day) else { return None };
    let then = country.whole_from()?;
    let former = match country.resolve(asked, then) {
        Answer::One(former) => vec![former],
        Answer::Several(former) | Answer::OtherDays(former) => former,
        _ => Vec::new(),
    };
    let went_into = |former: &&'static Entry| {
        *former == entry || former.successors_on(day).iter().any(|successor| successor.entry == entry)
    };
    let is_there = || {
        let above =
            Asked { name: district, district: None, level: Some(Level::District), within: None, ..*asked };
        let Answer::One(district) = country.resolve(&above, then) else { return true };
        entry.predecessors().any(|part| part.district_on(then) == Some(district))
    };
    let fits = if former.is_empty() { is_there() } else { former.iter().any(went_into) };
    match fits {
        true => Some(Recognised { unit: Some((entry, day)), fault: Some(without_district(entry, day)) }),
        false if former.is_empty() => None,
        false => Some(Recognised { unit: None, fault: Some(other_days(asked.name, &former, day)) }),
    }
}

/// As [`recognise`], of a day that may not be known in full: the first that it can mean, or the last where only that one
/// has such a unit.
pub(crate) fn recognise_within(
    country: &'static Gazetteer,
    asked: &Asked<'_>,
    date: PartialDate,
) -> Recognised {
    let is_wrong =
        |found: &Recognised| found.fault.as_ref().is_some_and(|fault| fault.severity == Severity::Error);
    let first = recognise(country, asked, Some(date.of_law()));
    if !is_wrong(&first) || date.whole().is_some() {
        return first;
    }
    let last = recognise(country, asked, Some(date.last()));
    if is_wrong(&last) { first } else { last }
}

/// Why there is no such unit on a day, where the tables know the name or almost know it.
pub(crate) fn not_a_name(country: &'static Gazetteer, asked: &Asked<'_>, date: PartialDate) -> Option<Fault> {
    let fault = recognise_within(country, asked, date).fault?;
    (fault.severity == Severity::Error && matches!(fault.code, "VB029" | "VB035" | "VB036" | "VB037"))
        .then_some(fault)
}

/// That a unit of another name is meant that no longer, or not yet, has a kind or name.
fn other_name(name: &str, entry: &'static Entry, day: Date) -> Option<Fault> {
    let now = entry.name_on(day);
    let proper = entry.proper_name_on(day);
    let (kind, own) = split_name(name.split(',').next().unwrap_or_default())?;
    let same_kind = kind == entry.kind_on(day);
    let other_name =
        entry.names().any(|(_, name)| name != proper && name.to_lowercase() == own.to_lowercase());
    if same_kind && !other_name {
        return None;
    }
    let since = entry.last_change(day);
    let (vi, en) = since.map_or_else(Default::default, |change| {
        let from = calendar::with_slashes(change.from);
        (format!(", từ {from} ({})", change.instrument), format!(", since {from} ({})", change.instrument))
    });
    let Message { vi: on_vi, en: on_en } = on(day);
    Some(Fault {
        severity: Severity::Warning,
        code: "VB023",
        message: Message::new(
            format!("{on_vi} đơn vị này là `{now}`"),
            format!("{on_en} this unit is `{now}`"),
        ),
        help: Message::new(format!("ghi `{now}`{vi}"), format!("write `{now}`{en}")),
        of_level: false,
        right: (!name.contains(',')).then_some(now),
    })
}

fn several(name: &str, entries: &[&'static Entry], day: Date) -> Fault {
    let (count, names) = (entries.len(), list_names(entries, day));
    Fault::error(
        "VB022",
        Message::new(
            format!("có {count} đơn vị tên `{name}`: {names}"),
            format!("there are {count} units called `{name}`: {names}"),
        ),
        Message::new(
            "ghi cả loại trong tên, và huyện, tỉnh",
            "write the kind in the name, and its district and province",
        ),
    )
}

fn other_level(entry: &'static Entry, day: Date) -> Fault {
    let whole = whole_name(entry, day);
    let (vi, en) = match entry.level() {
        Level::Province => ("cấp tỉnh", "a province"),
        Level::District => ("cấp huyện", "a district"),
        Level::Commune => ("cấp xã", "a commune"),
    };
    let message = Message::new(format!("`{whole}` là đơn vị {vi}"), format!("`{whole}` is {en}"));
    let help = Message::new(
        "sửa cấp, hoặc bỏ trống: chương trình tự biết cấp",
        "mend the level, or leave it out: the program knows it",
    );
    Fault { of_level: true, ..Fault::error("VB004", message, help) }
}

/// That the table knows the name, but not as one of the day.
fn other_days(name: &str, entries: &[&'static Entry], day: Date) -> Fault {
    let Message { vi: on_vi, en: on_en } = on(day);
    let one = |entry: &'static Entry| {
        let whole = whole_name(entry, day);
        match entry.from().filter(|from| *from > day) {
            Some(from) => {
                let from = calendar::with_slashes(from);
                Message::new(
                    format!("`{whole}` có từ ngày {from}"),
                    format!("`{whole}` is there from {from}"),
                )
            }
            None => own_heir(name, entry, day)
                .or_else(|| fate_of_unit(entry, day))
                .unwrap_or(Message::new(format!("`{whole}`"), format!("`{whole}`"))),
        }
    };
    let each: Vec<Message> =
        entries.iter().take(if entries.len() > MOST { 2 } else { MOST }).map(|entry| one(entry)).collect();
    let joined = |part: fn(&Message) -> &str| each.iter().map(part).collect::<Vec<_>>().join("; ");
    let (vi, en) = (joined(|each| &each.vi), joined(|each| &each.en));
    let begun = entries.iter().all(|entry| entry.from().is_some_and(|from| from > day));
    let message = match begun {
        true => Message::new(
            format!("{on_vi} chưa có đơn vị `{name}`"),
            format!("{on_en} there is no unit `{name}` yet"),
        ),
        false => Message::new(
            format!("{on_vi} đơn vị `{name}` không còn"),
            format!("{on_en} the unit `{name}` is no more"),
        ),
    };
    let help = match entries.len() {
        0..=MOST => {
            Message::new(format!("ghi đơn vị của ngày ấy: {vi}"), format!("write the unit of that day: {en}"))
        }
        // Of some of so many nobody knows that one of them is meant.
        count => Message::new(
            format!(
                "trước đây có {count} đơn vị tên ấy, ghi cả huyện, tỉnh sẽ biết nay là đơn vị nào; như {vi}; …"
            ),
            format!(
                "{count} units had that name, with district and province it is known which is meant now; such as {en}; …"
            ),
        ),
    };
    Fault::error("VB029", message, help)
}

/// That there are no districts on the day, so that the unit of today is taken.
fn without_district(entry: &'static Entry, day: Date) -> Fault {
    let (Message { vi: on_vi, en: on_en }, whole) = (on(day), whole_name(entry, day));
    let message = Message::new(
        format!("{on_vi} không có cấp huyện; lấy `{whole}`"),
        format!("{on_en} there are no districts; `{whole}` is taken"),
    );
    let help = Message::new("bỏ tên huyện", "leave the district out");
    Fault { severity: Severity::Warning, ..Fault::error("VB029", message, help) }
}

/// That a unit of former days is taken as one of them, since its district is said and no day.
fn former(entry: &'static Entry, day: Date) -> Fault {
    let (whole, until) = (whole_name(entry, day), calendar::with_slashes(day));
    let message = Message::new(
        format!("hiện nay không còn `{whole}`; lấy đơn vị của ngày {until}"),
        format!("today there is no `{whole}`; the unit of {until} is taken"),
    );
    let help = Message::new(
        "văn bản của ngày nào thì ghi ngày ấy để kiểm tra: `congvan check … --date 2024-02-01`",
        "say the day of the document to check it: `congvan check … --date 2024-02-01`",
    );
    Fault { severity: Severity::Note, ..Fault::error("VB029", message, help) }
}

/// That units of that very name are in other places than the one that is said.
fn other_place(name: &str, entries: &[&'static Entry], day: Date) -> Fault {
    let (Message { vi: on_vi, en: on_en }, names) = (on(day), list_names(entries, day));
    Fault::error(
        "VB037",
        Message::new(
            format!("{on_vi} ở nơi đã ghi không có đơn vị `{name}`; có {names}"),
            format!("{on_en} there is no unit `{name}` in that place; there is {names}"),
        ),
        Message::new(
            "ghi đúng tỉnh của đơn vị, hoặc đúng tên đơn vị của tỉnh ấy",
            "write its own province, or a unit of that province",
        ),
    )
}

fn other_kind(name: &str, entries: &[&'static Entry], day: Date) -> Fault {
    let (Message { vi: on_vi, en: on_en }, names) = (on(day), list_names(entries, day));
    Fault::error(
        "VB036",
        Message::new(
            format!("{on_vi} không có đơn vị `{name}` ở nơi đã ghi, có đơn vị cùng tên khác loại: {names}"),
            format!(
                "{on_en} there is no unit `{name}` in that place, but one of that name and another kind: {names}"
            ),
        ),
        Message::new(
            "ghi đúng loại đơn vị: xã, phường, đặc khu",
            "write the right kind: xã, phường, đặc khu",
        ),
    )
}

fn other_marks(name: &str, entries: &[&'static Entry], day: Date) -> Fault {
    let (Message { vi: on_vi, en: on_en }, names) = (on(day), list_names(entries, day));
    Fault::error(
        "VB035",
        Message::new(
            format!("{on_vi} không có đơn vị `{name}` ở nơi đã ghi, chỉ có tên khác dấu: {names}"),
            format!("{on_en} there is no unit `{name}` in that place, only with other diacritics: {names}"),
        ),
        Message::new("ghi đúng dấu của tên", "write the name with its own diacritics"),
    )
}

/// That words are no name of a unit, known or not: `xã Bắc Sơn - mới sáp nhập`, `xã VũLễ`, `xã Vũ Lễ 0205123456`.
fn no_name(name: &str) -> Option<Fault> {
    let own = name.split(',').next().unwrap_or_default().trim();
    if split_name(own).is_none() || may_be_a_name(own) {
        return None;
    }
    let message = Message::new(
        format!("`{name}` không viết như tên đơn vị, và bảng đơn vị không có tên ấy"),
        format!("`{name}` is not written as the name of a unit, and no table has it"),
    );
    let help = Message::new(
        "chỉ ghi loại và tên riêng, mỗi âm tiết một chữ hoa: `xã Chi Lăng`",
        "write the kind and the name alone, each syllable with its capital: `xã Chi Lăng`",
    );
    Some(Fault::error("VB013", message, help))
}

/// That the name of a unit goes on, behind a dash, with that of its province or district.
fn province_behind(country: &'static Gazetteer, asked: &Asked<'_>, day: Date) -> Option<Fault> {
    let (own, above) = asked.name.rsplit_once(['-', '–', '—'])?;
    let (own, above) = (own.trim(), above.trim());
    let within = Asked { name: own, district: None, province: Some(above), ..*asked };
    let Answer::One(entry) = country.resolve(&within, day) else { return None };
    let (name, place) = (entry.name_on(day), whole_name(entry, day));
    let message = Message::new(
        format!("`{}` không chỉ là tên đơn vị: `{place}`", asked.name),
        format!("`{}` is more than the name of a unit: `{place}`", asked.name),
    );
    let help = Message::new(
        format!("chỉ ghi `{name}`; tỉnh, huyện ghi ở khóa hay cột riêng"),
        format!("write `{name}` alone; its province and district have a key or column of their own"),
    );
    Some(Fault::error("VB013", message, help))
}

/// That the province behind or beside the name is no more, and what the unit belongs to now:
/// `xã Yên Thế, tỉnh Bắc Giang`.
fn province_gone(country: &'static Gazetteer, asked: &Asked<'_>, day: Date) -> Option<Fault> {
    let behind = asked.name.rsplit_once([',', '-', '–', '—']).map(|(own, above)| (own.trim(), above.trim()));
    let (own, above) = behind.or(asked.province.map(|above| (asked.name, above.trim())))?;
    // Behind a dash the rest of a name may stand.
    if asked.name[own.len()..].trim_start().starts_with(['-', '–', '—']) {
        split_name(above)?;
    }
    let alone =
        Asked { name: above, district: None, province: None, level: Some(Level::Province), within: None };
    let Answer::OtherDays(gone) = country.resolve(&alone, day) else { return None };
    let now = gone.iter().flat_map(|entry| entry.successors_on(day)).map(|to| to.entry.name_on(day));
    let (unit, province) = now.into_iter().find_map(|province| {
        let within = Asked { name: own, district: None, province: Some(&province), ..*asked };
        match country.resolve(&within, day) {
            Answer::One(entry) => Some((entry.name_on(day), province)),
            _ => None,
        }
    })?;
    let Message { vi: on_vi, en: on_en } = on(day);
    let message = Message::new(
        format!("{on_vi} không còn `{above}`: `{unit}` thuộc `{province}`"),
        format!("{on_en} there is no `{above}`: `{unit}` is in `{province}`"),
    );
    // Beside the name the province has a key or column of its own.
    let right = if behind.is_some() { format!("{unit}, {province}") } else { province };
    let help = Message::new(format!("ghi `{right}`"), format!("write `{right}`"));
    Some(Fault::error("VB029", message, help))
}

/// That the province behind or beside the name is no more, or that none is called so.
fn no_province(country: &'static Gazetteer, asked: &Asked<'_>, day: Date) -> Option<Fault> {
    let behind = asked.name.rsplit_once(',').map(|(_, above)| above);
    let name = asked.province.or(behind)?.trim();
    let alone = Asked { name, district: None, province: None, level: Some(Level::Province), within: None };
    match country.resolve(&alone, day) {
        Answer::OtherDays(entries) if entries.iter().all(|entry| entry.level() == Level::Province) => {
            Some(other_days(name, &entries, day))
        }
        Answer::OtherDays(_) => Some(unknown_province(country, name, day)),
        Answer::OtherMarks(entries) => Some(other_marks(name, &entries, day)),
        Answer::Unknown(_) => Some(unknown_province(country, name, day)),
        _ => None,
    }
}

/// That no province is called so: one that ended long ago, or a slip.
fn unknown_province(country: &'static Gazetteer, name: &str, day: Date) -> Fault {
    let Message { vi: on_vi, en: on_en } = on(day);
    let found = country.find(name, day).into_iter().map(|found| found.entry);
    let near = found
        .filter(|entry| entry.level() == Level::Province && entry.is_in_force(day))
        .map(|near| near.name_on(day))
        .next();
    let (vi, en) = near.map_or_else(Default::default, |near| {
        (format!("; gần nhất là `{near}`"), format!("; the nearest is `{near}`"))
    });
    Fault::error(
        "VB037",
        Message::new(
            format!("{on_vi} không có tỉnh, thành phố nào tên `{name}`{vi}"),
            format!("{on_en} there is no province called `{name}`{en}"),
        ),
        Message::new("ghi đúng tên tỉnh, thành phố", "write the name of the province"),
    )
}

/// Whether the place that is said is that of the unit.
fn is_placed(asked: &Asked<'_>, near: &Entry, day: Date) -> bool {
    let behind = asked.name.split_once(',').map(|(_, place)| place);
    let said = [asked.district, asked.province, asked.within, behind].into_iter().flatten().map(fold);
    let province = near.province_on(day).map(|province| fold(province.proper_name_on(day)));
    province.is_some_and(|province| said.into_iter().any(|place| place.ends_with(&province)))
}

/// Whether a name is that of a unit but for one letter, or for the number that one of the two has: `xã A Lưới` where there are
/// `xã A Lưới 1`, `xã A Lưới 2`, …
fn is_slip(name: &str, entry: &'static Entry, day: Date) -> bool {
    let own = name.split(',').next().unwrap_or_default();
    let own = fold(split_name(own).map_or(own, |(_, proper)| proper));
    let there = fold(entry.proper_name_on(day));
    let numbered = |longer: &str, name: &str| {
        let number = longer.strip_prefix(name).and_then(|rest| rest.strip_prefix(' '));
        number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    osa_distance(&own, &there) <= 1 || numbered(&there, &own) || numbered(&own, &there)
}

/// That no table has a unit of that name in the place given, and which one may be meant: a slip, where all units of the place
/// are known and the name is but a letter away.
fn unknown(name: &str, near: Option<&'static Entry>, day: Date, is_known: bool) -> Fault {
    let hint = near.map(|near| {
        let whole = whole_name(near, day);
        fate_of_unit(near, day)
            .unwrap_or(Message::new(format!("có `{whole}`"), format!("there is `{whole}`")))
    });
    let (vi, en) =
        hint.map_or_else(Default::default, |hint| (format!("; {}", hint.vi), format!("; {}", hint.en)));
    let Message { vi: on_vi, en: on_en } = on(day);
    Fault {
        severity: match near.filter(|near| is_known && is_slip(name, near, day)) {
            Some(_) => Severity::Warning,
            None => Severity::Note,
        },
        code: "VB021",
        message: Message::new(
            format!("{on_vi} bảng đơn vị không có `{name}` ở nơi đã ghi{vi}"),
            format!("{on_en} the table of units has no `{name}` in that place{en}"),
        ),
        help: Message::new(
            "đúng như vậy thì để nguyên: đơn vị được lấy như đã ghi",
            "where it is right, leave it: the unit is taken as written",
        ),
        of_level: false,
        right: None,
    }
}

/// What a unit is called that had changed its name or kind before it went on as another: `tỉnh Thừa Thiên Huế`.
fn own_heir(name: &str, entry: &'static Entry, day: Date) -> Option<Message> {
    let whole = whole_name(entry, day);
    let heir =
        entry.successors_on(day).into_iter().map(|to| to.entry.name_on(day)).find(|heir| *heir == whole)?;
    let name = name.split(',').next().unwrap_or(name).trim();
    (name.to_lowercase() != heir.to_lowercase())
        .then(|| Message::new(format!("`{name}` nay là `{heir}`"), format!("`{name}` is now `{heir}`")))
}

/// What became of a unit that is no more.
fn fate_of_unit(entry: &'static Entry, day: Date) -> Option<Message> {
    let successors = entry.successors_on(day);
    // In a province of another name, the province is told too.
    let province = |entry: &Entry, day| entry.province_on(day).map(|province| province.proper_name_on(day));
    let last = entry.until().and_then(Date::previous).unwrap_or(day);
    let own = province(entry, last);
    let shown = |to: &'static Entry| match province(to, day) == own {
        true => to.name_on(day),
        false => whole_name(to, day),
    };
    let mut names: Vec<String> =
        successors.iter().take(MOST).map(|to| format!("`{}`", shown(to.entry))).collect();
    if successors.len() > MOST {
        names.push("…".to_owned());
    }
    let (whole, now) = (whole_name(entry, day), names.join(", "));
    (!names.is_empty())
        .then(|| Message::new(format!("`{whole}` nay thuộc {now}"), format!("`{whole}` is now in {now}")))
}

/// How many units a message names.
const MOST: usize = 6;

fn list_names(entries: &[&'static Entry], day: Date) -> String {
    let mut names: Vec<String> =
        entries.iter().take(MOST).map(|entry| format!("`{}`", whole_name(entry, day))).collect();
    if entries.len() > MOST {
        names.push("…".to_owned());
    }
    names.join("; ")
}

/// When a name was asked for; a document without a day is of today's law.
fn on(day: Date) -> Message {
    match day == PartialDate::default().of_law() {
        true => Message::new("hiện nay", "today"),
        false => Message::new(
            format!("vào ngày {}", calendar::with_slashes(day)),
            format!("on {}", calendar::with_slashes(day)),
        ),
    }
}

/// A unit with what it belongs to: `xã Chi Lăng, huyện Chi Lăng, tỉnh Lạng Sơn`.
fn whole_name(entry: &Entry, date: Date) -> String {
    let names = entry.places_on(date).map(|above| format!(", {}", above.name_on(date)));
    format!("{}{}", entry.name_on(date), names.collect::<String>())
}
