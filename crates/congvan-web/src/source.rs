//! What requests bring: sources, units, an office's habits.

use axum::http::StatusCode;
use congvan::cascade::{Answers, Grouping};
use congvan::gazetteer::{Closeness, Entry, Found, Gazetteer};
use congvan::lint::read_units;
use congvan::model::date::{Date, PartialDate};
use congvan::model::directive::types::DocumentType;
use congvan::model::directive::{Directive, Level};
use congvan::model::units::Unit;
use congvan::office::Office;
use congvan::text::diagnostic::Message;
use congvan::text::source::{MAX_BYTES, NotText, Source};
use congvan_make::Format;
use congvan_make::units::search;
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::fault::Fault;

/// A source in a request: YAML as text, or the same as a JSON object, kept as it was written: the order of its keys says
/// what is printed first.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub(crate) struct Given(Box<RawValue>);

impl Given {
    /// The text under a name; JSON is YAML too.
    pub(crate) fn source(&self, name: &str) -> Result<Source, Fault> {
        let written = self.0.get();
        let text = match serde_json::from_str::<String>(written) {
            Ok(text) => text,
            Err(_) if written.starts_with('{') => written.to_owned(),
            Err(_) => {
                return Err(Fault::bad(
                    format!("`{name}` phải là YAML dạng chữ, hoặc một đối tượng JSON"),
                    format!("`{name}` must be YAML as text, or a JSON object"),
                ));
            }
        };
        if text.len() > MAX_BYTES {
            let why = NotText::TooLarge { bytes: text.len() as u64 };
            return Err(Fault::from_message(StatusCode::PAYLOAD_TOO_LARGE, &why.message()));
        }
        if text.trim().is_empty() {
            return Err(Fault::bad(format!("`{name}` trống"), format!("`{name}` is empty")));
        }
        Ok(Source::new(name, text))
    }
}

/// One word, or several.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(crate) enum Words {
    /// With commas between, in an address.
    One(String),
    /// A list.
    Several(Vec<String>),
}

impl Words {
    pub(crate) fn list(&self) -> Vec<&str> {
        match self {
            Self::One(text) => text.split(',').map(str::trim).filter(|word| !word.is_empty()).collect(),
            Self::Several(all) => all.iter().map(|word| word.trim()).collect(),
        }
    }
}

/// A whole number: as JSON writes it, with a fraction of nothing too, or as it stands in an address.
pub(crate) fn whole<'de, D: Deserializer<'de>, T: TryFrom<u64>>(given: D) -> Result<Option<T>, D::Error> {
    let given = Value::deserialize(given)?;
    let number = match &given {
        Value::Null => return Ok(None),
        Value::Number(number) => number.as_u64().or_else(|| {
            let value = number.as_f64().filter(|value| value.fract() == 0.0 && (0.0..1e15).contains(value));
            value.map(|value| value as u64)
        }),
        Value::String(text) => text.parse().ok(),
        _ => None,
    };
    let whole = number.and_then(|number| T::try_from(number).ok());
    whole.map(Some).ok_or_else(|| serde::de::Error::custom(format!("`{given}` is no whole number in range")))
}

/// What files are asked for.
pub(crate) struct Formats {
    /// Pages as pictures, within the JSON.
    pub(crate) svg: bool,
    /// A DOCX that shows a version as tracked changes of the superior's text.
    pub(crate) tracked: bool,
    /// Files.
    pub(crate) files: Vec<Format>,
    /// Whether a DOCX of a version has what a person must see to as comments.
    pub(crate) comments: bool,
}

impl Formats {
    /// Whether there are no files among them.
    pub(crate) fn is_shown_only(&self) -> bool {
        self.files.is_empty() && !self.tracked
    }
}

/// Of a document that is no version of another: it has no changes to show.
pub(crate) fn formats(to: Option<&Words>) -> Result<Formats, Fault> {
    let asked = formats_of_version(to)?;
    if asked.tracked {
        return Err(Fault::bad(
            "`tracked` chỉ dùng cho bản triển khai của đơn vị (cascade, batches)",
            "`tracked` is for a unit's version (cascade, batches)",
        ));
    }
    Ok(asked)
}

pub(crate) fn formats_of_version(to: Option<&Words>) -> Result<Formats, Fault> {
    let mut asked = Formats { svg: false, tracked: false, files: Vec::new(), comments: false };
    for word in to.iter().flat_map(|to| to.list()) {
        if word.eq_ignore_ascii_case("svg") {
            asked.svg = true;
            continue;
        }
        if word.eq_ignore_ascii_case("tracked") {
            asked.tracked = true;
            continue;
        }
        let Some(format) = Format::of_word(word) else {
            return Err(Fault::bad(
                format!(
                    "`to` không nhận `{word}`; hãy dùng docx, pdf, html, txt, yaml, edxml, tracked hoặc svg"
                ),
                format!("`to` takes docx, pdf, html, txt, yaml, edxml, tracked or svg, not `{word}`"),
            ));
        };
        if !asked.files.contains(&format) {
            asked.files.push(format);
        }
    }
    Ok(asked)
}

/// An office's habits, or the usual ones.
pub(crate) fn office(given: Option<&Given>) -> Result<Office, Fault> {
    let Some(given) = given else { return Ok(Office::default()) };
    let source = given.source("office")?;
    let checked = Office::parse(&source);
    let found = checked.diagnostics.clone();
    checked.into_result().map_err(|_| Fault::from_findings(&source, &found))
}

/// A superior's directive: its faults of form are not the reader's to mend.
pub(crate) fn superior(given: &Given) -> Result<(Source, Directive), Fault> {
    let source = given.source("source")?;
    let checked = Directive::parse(&source);
    let found = checked.diagnostics.clone();
    let directive = checked.into_result().map_err(|_| Fault::from_findings(&source, &found))?;
    Ok((source, directive))
}

/// What drafters decided of the directive's sentences.
pub(crate) fn answers(given: Option<&Given>, directive: &Directive) -> Result<Option<Answers>, Fault> {
    let Some(given) = given else { return Ok(None) };
    let source = given.source("answers")?;
    let checked = Answers::parse(&source, directive);
    let found = checked.diagnostics.clone();
    checked.into_result().map(Some).map_err(|_| Fault::from_findings(&source, &found))
}

/// In which order the tasks of a version stand.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum GroupBy {
    /// As in the source.
    Source,
    /// By who does them in the unit.
    Assignee,
}

impl GroupBy {
    pub(crate) fn grouping(given: Option<Self>) -> Grouping {
        match given {
            Some(Self::Assignee) => Grouping::Assignee,
            Some(Self::Source) | None => Grouping::Source,
        }
    }
}

/// The type that a version is asked for as.
pub(crate) fn kind(word: Option<&str>) -> Result<Option<&'static DocumentType>, Fault> {
    let known = |word: &str| {
        DocumentType::by_word(word).ok_or_else(|| {
            Fault::bad(
                format!("`as`: không có loại văn bản `{word}`"),
                format!("`as`: there is no type of document `{word}`"),
            )
        })
    };
    word.map(known).transpose()
}

/// A day of issue.
pub(crate) fn day(text: Option<&str>) -> Result<Option<PartialDate>, Fault> {
    let parse = |text| {
        PartialDate::parse(text).map_err(|why| Fault::from_message(StatusCode::BAD_REQUEST, &why.into()))
    };
    text.map(parse).transpose()
}

/// A day on which units are looked up.
pub(crate) fn date(text: Option<&str>) -> Result<Date, Fault> {
    match text {
        None => Ok(Gazetteer::get().last_day()),
        Some(text) => {
            Date::parse(text).map_err(|why| Fault::from_message(StatusCode::BAD_REQUEST, &why.into()))
        }
    }
}

/// A unit in a request: a name or a code of the table, a file of one profile as YAML, or a profile as an object.
pub(crate) fn unit(given: &Value, directive: &Directive) -> Result<Unit, Fault> {
    match given {
        Value::String(text) if text.contains('\n') => {
            let units = profiles(&Source::new("unit", text.clone()), directive)?;
            units.into_iter().next().ok_or_else(|| Fault::bad("`unit` trống", "`unit` is empty"))
        }
        Value::String(name) => find_unit(name, directive),
        Value::Object(_) => {
            let text = serde_json::json!({ "format": "congvan-units/1", "units": [given] }).to_string();
            let mut units = profiles(&Source::new("unit", text), directive)?;
            units.pop().ok_or_else(|| Fault::bad("`unit` trống", "`unit` is empty"))
        }
        _ => Err(Fault::bad(
            "`unit` phải là tên, mã, hoặc hồ sơ của đơn vị",
            "`unit` must be a name, a code or a profile",
        )),
    }
}

/// The units of a file of profiles.
pub(crate) fn profiles(source: &Source, directive: &Directive) -> Result<Vec<Unit>, Fault> {
    let within = directive.territory().map(|text| text.notation());
    let (checked, _) = read_units(source, Some(directive.date), within, &Default::default());
    let found = checked.diagnostics.clone();
    checked.into_result().map_err(|_| Fault::from_findings(source, &found))
}

/// The place of a day that a territory is called by: by its name of that day, or by one that it had, of another kind too
/// (`tỉnh Đồng Nai`, a city by now).
pub(crate) fn place(name: &str, day: Date) -> Option<&'static Entry> {
    let wanted = name.to_lowercase();
    let had = |entry: &&'static Entry| {
        entry.level() != Level::Commune
            && entry.names().any(|(kind, own)| format!("{kind} {own}").to_lowercase() == wanted)
    };
    let country = Gazetteer::get();
    let now = country.units_on(day).find(|entry| entry.name_on(day).to_lowercase() == wanted);
    now.or_else(|| country.units_on(day).find(had))
}

/// The province or district of a day that a name means, its kind left out too: `tỉnh Thái Nguyên`, `thái nguyên`.
pub(crate) fn territory(name: &str, day: Date) -> Result<&'static Entry, Fault> {
    if let Some(known) = place(name, day) {
        return Ok(known);
    }
    let mut found = search(name, day);
    found.retain(|found| found.entry.level() != Level::Commune);
    let mut right: Vec<_> = found
        .iter()
        .filter(|found| found.closeness.is_same() && found.kind_agrees && found.entry.is_in_force(day))
        .map(|found| found.entry)
        .collect();
    right.sort_by_key(|entry| entry.level() != Level::Province);
    match right.as_slice() {
        [one] => Ok(one),
        [first, second, ..] if first.level() != second.level() => Ok(first),
        [] => {
            if found.iter().any(|found| found.kind_agrees) {
                found.retain(|found| found.kind_agrees);
            }
            Err(Fault::refusal(&no_unit(name, &found, day)))
        }
        _ => Err(Fault::refusal(&Message::new(
            format!("có nhiều tỉnh, huyện tên `{name}`; ghi cả loại: `huyện …`, `thị xã …`"),
            format!("several provinces or districts are called `{name}`; write the kind: `huyện …`"),
        ))),
    }
}

/// That no unit has a name, and which have one near to it, or came after one that had it.
fn no_unit(name: &str, found: &[Found], day: Date) -> Message {
    const MOST: usize = 5;
    let mut near: Vec<String> = Vec::new();
    for found in found {
        let now = if found.entry.is_in_force(day) { vec![found.entry] } else { after(found.entry, day) };
        let names = now.iter().map(|entry| format!("`{}`", entry.name_on(day)));
        near.extend(names.filter(|name| !near.contains(name)).collect::<Vec<_>>());
    }
    near.truncate(MOST);
    let near = near.join(", ");
    let hint = |lead: &str| if near.is_empty() { String::new() } else { format!("; {lead} {near}?") };
    // The last day of the tables stands for today: nobody asked for it.
    let is_asked = day != Gazetteer::get().last_day();
    let (day, month, year) = (day.day(), day.month(), day.year());
    let (vi, en) = match is_asked {
        true => (format!("ngày {day:02}/{month:02}/{year}"), format!(" on {year}-{month:02}-{day:02}")),
        false => ("bảng đơn vị hành chính".to_owned(), String::new()),
    };
    Message::new(
        format!("{vi} không có đơn vị nào tên `{name}`{}", hint("có phải")),
        format!("there is no unit `{name}`{en}{}", hint("is it")),
    )
}

/// The units that came after one.
fn after(entry: &'static Entry, day: Date) -> Vec<&'static Entry> {
    entry.successors_on(day).iter().map(|successor| successor.entry).collect()
}

/// Why a name means no unit.
pub(crate) enum Unknown {
    /// None bears it.
    None(Message),
    /// Several do.
    Several(Message),
}

/// The one unit of the table that a name or a code means on a day, in the territory where there are several.
pub(crate) fn find_entry(name: &str, day: Date, territory: Option<&str>) -> Result<&'static Entry, Unknown> {
    let found = search(name, day);
    let right: Vec<_> = found
        .iter()
        .filter(|found| {
            found.closeness <= Closeness::OtherDays && found.kind_agrees && found.entry.is_in_force(day)
        })
        .collect();
    let best = right.iter().map(|found| found.closeness).min();
    let best: Vec<_> = right.into_iter().filter(|found| Some(found.closeness) == best).collect();
    let territory = territory.and_then(|name| place(name, day));
    let is_here = |entry: &Entry| {
        let mut above = entry.places_on(day);
        territory.is_some_and(|place| above.any(|own| own.name_on(day) == place.name_on(day)))
    };
    let here: Vec<_> = best.iter().filter(|found| is_here(found.entry)).collect();
    match (here.as_slice(), best.as_slice()) {
        ([one], _) => Ok(one.entry),
        ([], [one]) => Ok(one.entry),
        ([], []) => Err(Unknown::None(no_unit(name, &found, day))),
        _ => Err(Unknown::Several(Message::new(
            format!("có nhiều đơn vị tên `{name}`; ghi thêm tỉnh sau dấu phẩy, hoặc ghi mã"),
            format!("several units are called `{name}`; add the province after a comma, or give the code"),
        ))),
    }
}

/// The one unit that a name or a code means on the directive's day.
fn find_unit(name: &str, directive: &Directive) -> Result<Unit, Fault> {
    let day = directive.date.of_law();
    match find_entry(name, day, directive.territory().map(|text| text.notation())) {
        Ok(entry) => Ok(Unit::from_entry(entry, day)),
        Err(Unknown::None(why) | Unknown::Several(why)) => Err(Fault::refusal(&why)),
    }
}
