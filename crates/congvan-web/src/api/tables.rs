//! What the library knows: units, the calendar, rules, formats, starters.

use std::path::Path;

use axum::http::StatusCode;
use congvan::calendar::{Decisions, to_json as calendar_json};
use congvan::cascade::result_types;
use congvan::gazetteer::Gazetteer;
use congvan::lint::explain::{Meaning, explain, meanings};
use congvan::lint::read_units as read_profiles;
use congvan::model::date::Date;
use congvan::model::directive::types::TYPES;
use congvan::model::directive::{self, Level};
use congvan::model::units::{UNITS as UNIT_FILE, Unit};
use congvan::notices::NOTICES;
use congvan::office::OFFICE;
use congvan::text::diagnostic::{Diagnostic, Lang, Message};
use congvan::text::paths::{findings_to_json, tree};
use congvan::text::shape::json_schema;
use congvan::text::source::Source;
use congvan::unit_table::is_column;
use congvan_make::units::{is_near, level_word, search, to_json};
use congvan_make::{profile as profiles, starters, tables};
use serde_json::{Value, json};

use super::{Parameter, Shared, schemas};
use crate::asked::{Asked, Reply};
use crate::fault::Fault;
use crate::source::{Unknown, date, find_entry, territory};

const fn parameter(
    name: &'static str,
    about: &'static str,
    required: bool,
    example: &'static str,
) -> Parameter {
    Parameter {
        name,
        about,
        required,
        schema: if required { schemas::words } else { schemas::text },
        example,
    }
}

pub(super) const UNITS: &[Parameter] = &[
    parameter("q", "a name or a code; without one, all units below `within`", false, "chi lang"),
    Parameter {
        schema: schemas::day_asked,
        ..parameter(
            "date",
            "the day on which names hold; the last day of the tables by default",
            false,
            "2027-01-11",
        )
    },
    parameter(
        "within",
        "the province or district whose units are meant, its kind left out too",
        false,
        "tỉnh Lạng Sơn",
    ),
];

/// So many are listed of a search.
const MOST: usize = 50;

pub(crate) fn units(_: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    let day = date(asked.word("date"))?;
    // A unit of former days belongs to what its place is by now.
    let within = asked.word("within").map(|name| territory(name, day)).transpose()?;
    let within = within.map(|place| place.name_on(day));
    let is_within = |entry: &&'static congvan::gazetteer::Entry| {
        within.as_ref().is_none_or(|name| entry.places_on(day).any(|place| place.name_on(day) == *name))
    };
    let found: Vec<Value> = match asked.word("q") {
        Some(text) => {
            let found = search(text, day);
            let own = found.iter().filter(|found| is_within(&found.entry));
            own.map(|found| to_json(found.entry, is_near(found), day)).collect()
        }
        None if within.is_some() => {
            let all = Gazetteer::get().units_on(day).filter(is_within);
            all.map(|entry| to_json(entry, false, day)).collect()
        }
        None => {
            let provinces = Gazetteer::get().level_on(Level::Province, day);
            provinces.map(|entry| to_json(entry, false, day)).collect()
        }
    };
    let most = if asked.word("q").is_some() { MOST } else { found.len() };
    let shown: Vec<&Value> = found.iter().take(most).collect();
    Ok(Reply::Json(json!({ "date": iso(day), "found": found.len(), "units": shown })))
}

fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

pub(super) const TABLE: &[Parameter] = &[
    parameter("name", "the file's name; its ending says what it is", true, "don-vi.csv"),
    Parameter {
        schema: schemas::day_asked,
        ..parameter("date", "the day of the directive", false, "2027-01-11")
    },
    parameter("within", "the territory whose units are meant", false, "tỉnh Lạng Sơn"),
];

pub(crate) fn read_units(_: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    let name = asked.word("name").unwrap_or_default();
    let day = asked.word("date").map(|text| date(Some(text))).transpose()?;
    let within = asked.word("within");
    if tables::is_table(Path::new(name)) {
        let table = tables::read(Path::new(name), name, asked.body.clone(), is_column);
        let table = table.map_err(|why| Fault::refusal(&why.message()))?;
        let read = table.units(day, within);
        return Ok(Reply::Json(units_to_json(
            &read.units,
            &read.profiles,
            &Source::from(&table),
            &read.diagnostics,
        )));
    }
    let source = Source::from_bytes(name, asked.body.clone()).map_err(|_| {
        Fault::refusal(&Message::new(
            format!("`{name}` không phải danh sách đơn vị: cần tệp .csv, .xlsx, hoặc hồ sơ .yaml"),
            format!("`{name}` is no list of units: give .csv, .xlsx, or profiles as .yaml"),
        ))
    })?;
    let (checked, _) = read_profiles(&source, day.map(Into::into), within, &Default::default());
    match &checked.value {
        Some(units) => {
            let written = tree(&source)["units"].as_array().cloned().unwrap_or_default();
            Ok(Reply::Json(units_to_json(units, &written, &source, &checked.diagnostics)))
        }
        None => Err(Fault::from_findings(&source, &checked.diagnostics)),
    }
}

/// The units of a file, each with all that the file says of it, which makes its version.
fn units_to_json(units: &[Unit], profiles: &[Value], source: &Source, found: &[Diagnostic]) -> Value {
    let each = units.iter().zip(profiles).map(|(unit, profile)| {
        let named = |text: &Option<congvan::model::directive::Text>| {
            text.as_ref().map(|text| text.notation().to_owned())
        };
        json!({
            "name": unit.name.notation(),
            "level": level_word(unit.level),
            "province": named(&unit.province),
            "district": named(&unit.district),
            "profile": profile,
        })
    });
    json!({ "units": each.collect::<Vec<_>>(), "findings": findings_to_json(source, found) })
}

pub(super) const PROFILE: &[Parameter] = &[
    parameter("q", "the unit's name or code", true, "xã Chi Lăng, tỉnh Lạng Sơn"),
    Parameter {
        schema: schemas::day_asked,
        ..parameter("date", "the day on which names hold", false, "2027-01-11")
    },
];

pub(crate) fn profile(_: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    let day = date(asked.word("date"))?;
    let name =
        asked.word("q").ok_or_else(|| Fault::bad("cần `q`, tên đơn vị", "give `q`, the unit's name"))?;
    // A name that no unit bears is asked about, never taken for another's.
    let entry = find_entry(name, day, None).map_err(|unknown| match unknown {
        Unknown::None(why) => Fault::from_message(StatusCode::NOT_FOUND, &why),
        Unknown::Several(why) => Fault::refusal(&why),
    })?;
    Ok(yaml("ho-so.yaml", profiles::starter(entry, day)))
}

fn yaml(name: &str, text: String) -> Reply {
    Reply::File { name: name.to_owned(), media_type: "application/yaml", bytes: text.into_bytes() }
}

pub(super) const YEAR: &[Parameter] =
    &[Parameter { schema: schemas::year, ..parameter("year", "1900 to 2199", true, "2027") }];

pub(crate) fn calendar(_: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    let year =
        asked.word("year").and_then(|text| text.parse().ok()).filter(|year| (1900..=2199).contains(year));
    let year =
        year.ok_or_else(|| Fault::bad("`year` phải từ 1900 đến 2199", "`year` must be from 1900 to 2199"))?;
    Ok(Reply::Json(calendar_json(year, &Decisions::from_table())))
}

pub(crate) fn rules(_: &Shared, _: &Asked) -> Result<Reply, Fault> {
    let (rules, faults): (Vec<_>, Vec<_>) = meanings().partition(|known| known.clause.is_some());
    let list = |found: Vec<Meaning>| found.iter().map(meaning).collect::<Vec<_>>();
    Ok(Reply::Json(json!({ "rules": list(rules), "faults": list(faults) })))
}

fn meaning(known: &Meaning) -> Value {
    let severities: Vec<&str> = known.severities.iter().map(|severity| severity.name()).collect();
    json!({ "code": known.code, "name": known.name, "severities": severities, "clause": known.clause })
}

pub(crate) fn rule(_: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    let known = explain(&asked.at).ok_or_else(|| {
        let (vi, en) = (format!("không có mã `{}`", asked.at), format!("there is no code `{}`", asked.at));
        Fault::new(StatusCode::NOT_FOUND, vi, en)
    })?;
    let mut told = meaning(&known);
    told["page"] = json!(known.page);
    Ok(Reply::Json(told))
}

pub(super) const SCHEMA: &[Parameter] = &[Parameter {
    schema: schemas::holds,
    ..parameter("holds", "which format; a directive's by default", false, "units")
}];

pub(crate) fn schema(_: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    let shape = match asked.word("holds") {
        None | Some("directive") => return Ok(Reply::Json(directive::schema(Lang::Vi))),
        Some("units") => &UNIT_FILE,
        Some("office") => &OFFICE,
        Some("notices") => &NOTICES,
        Some(other) => {
            return Err(Fault::bad(
                format!("không có định dạng `{other}`"),
                format!("there is no format `{other}`"),
            ));
        }
    };
    Ok(Reply::Json(json_schema(shape, Lang::Vi)))
}

pub(crate) fn types(_: &Shared, _: &Asked) -> Result<Reply, Fault> {
    let carries = |kind| result_types().any(|own| std::ptr::eq(own, kind));
    let each = TYPES.iter().map(|kind| {
        json!({ "code": kind.code, "name": kind.name, "form": kind.form, "carries_out": carries(kind) })
    });
    Ok(Reply::Json(json!({ "types": each.collect::<Vec<_>>() })))
}

pub(super) const STARTER: &[Parameter] = &[
    parameter("type", "a document type's abbreviation or name; CV by default", false, "KH"),
    Parameter {
        schema: schemas::holds,
        ..parameter("holds", "units or notices, instead of a document", false, "notices")
    },
];

pub(crate) fn starter(_: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    match asked.word("holds") {
        Some("units") => return Ok(yaml("don-vi.yaml", starters::UNITS.to_owned())),
        Some("notices") => return Ok(yaml("ke-hoach.yaml", starters::NOTICES.to_owned())),
        None | Some("directive") => {}
        Some(other) => {
            return Err(Fault::bad(
                format!("không có tệp mẫu `{other}`"),
                format!("there is no starter `{other}`"),
            ));
        }
    }
    let word = asked.word("type").unwrap_or("CV");
    let text = starters::starter(word).ok_or_else(|| {
        Fault::bad(format!("không có loại văn bản `{word}`"), format!("there is no document type `{word}`"))
    })?;
    Ok(yaml("input.yaml", text))
}
