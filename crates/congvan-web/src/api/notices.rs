//! A year's notices from one plan.

use axum::http::StatusCode;
use congvan::calendar::{CanChi, Decisions, LunarDate, Standing};
use congvan::model::date::Date;
use congvan::model::directive::Directive;
use congvan::notices::{BUILT_IN, Notice, Plan, References, Template, Undecided, blanks, prepare};
use congvan::text::diagnostic::{Diagnostic, Message};
use congvan::text::paths::findings_to_json;
use congvan_make::names::of_unit;
use congvan_make::{Settings, starters, typeset};
use congvan_pdf::{Faces, svg_pages};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Shared;
use crate::asked::{Asked, Reply};
use crate::fault::Fault;
use crate::source::{Formats, Given, Words, formats, office, whole};
use crate::zipped::Zipped;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Notices {
    source: Given,
    #[serde(default, deserialize_with = "whole")]
    year: Option<u16>,
    office: Option<Given>,
    /// Days off that nobody decided yet are taken as in earlier years.
    #[serde(default)]
    assume: bool,
    /// The number of the one that is asked for, from 1.
    #[serde(default, deserialize_with = "whole")]
    notice: Option<usize>,
    to: Option<Words>,
}

pub(crate) fn notices(_: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    let given: Notices = asked.body()?;
    let source = given.source.source("source")?;
    let settings = Settings { office: office(given.office.as_ref())?, ..Settings::default() };
    let to = formats(given.to.as_ref())?;
    let (checked, _) = Plan::review(&source, given.year, &settings.office.house);
    let mut found = checked.diagnostics;
    let Some(plan) = checked.value else { return Err(Fault::from_findings(&source, &found)) };
    let Some(year) = given.year.or(plan.year) else {
        return Err(Fault::bad("chưa ghi năm", "no year is given"));
    };
    if !(1900..=2199).contains(&year) {
        return Err(Fault::bad("năm phải từ 1900 đến 2199", "the year must be from 1900 to 2199"));
    }
    let templates = templates(&plan, &mut found)?;
    let of_notices: Vec<Option<&Template>> = templates.iter().map(Option::as_ref).collect();
    let undecided = if given.assume { Undecided::Assumed } else { Undecided::Blank };
    let decisions = Decisions::from_table();
    let brought = prepare(&plan, year, &of_notices, &References::default(), &decisions, undecided);
    found.extend(brought.faults.plan.iter().cloned());
    found.extend(brought.faults.templates.iter().map(|(_, fault)| fault.clone()));
    found.sort_by_key(|finding| (finding.span.start, finding.code));
    let is_wanted = |at: usize| given.notice.is_none_or(|wanted| wanted == at + 1);
    let all = brought.notices.iter().enumerate().filter(|(at, _)| is_wanted(*at));
    let issued: Vec<(usize, &Notice<'_>, Directive)> = all
        .map(|(at, notice)| {
            let checked = notice.issue();
            let faults = checked.diagnostics.clone();
            let directive = checked.into_result();
            directive
                .map(|directive| (at, notice, directive))
                .map_err(|_| Fault::from_findings(&source, &faults))
        })
        .collect::<Result<_, _>>()?;
    if given.notice.is_some() && issued.is_empty() {
        return Err(Fault::new(
            StatusCode::NOT_FOUND,
            "kế hoạch không có văn bản số ấy",
            "the plan has no such notice",
        ));
    }
    if !to.files.is_empty() {
        return files(&issued, &to, &settings, year);
    }
    let mut told = Vec::new();
    for (_, notice, directive) in &issued {
        let entry =
            plan.notices.iter().position(|own| std::ptr::eq(own, notice.entry)).map_or(0, |nth| nth + 1);
        told.push(one(notice, entry, directive, &settings, to.svg)?);
    }
    Ok(Reply::Json(json!({
        "year": year,
        "name": CanChi::of_year(year).to_string(),
        "notices": told,
        "skipped": brought.skipped.iter().map(|skipped| skipped.why.vi.clone()).collect::<Vec<_>>(),
        "findings": findings_to_json(&source, &found),
    })))
}

/// The files of a year's notices: one as it is, several as a ZIP.
fn files(
    issued: &[(usize, &Notice<'_>, Directive)],
    to: &Formats,
    settings: &Settings<'_>,
    year: u16,
) -> Result<Reply, Fault> {
    if issued.is_empty() {
        return Err(Fault::refusal(&Message::new(
            format!("năm {year} kế hoạch không có văn bản nào"),
            format!("the plan has no notice in {year}"),
        )));
    }
    let mut zip = Zipped::new();
    for (at, notice, directive) in issued {
        let name = format!("{:02}-{}", at + 1, of_unit(&notice.occasion.name));
        let set = typeset(directive, settings, None).map_err(|why| Fault::refusal(&why.message()))?;
        for format in &to.files {
            let bytes = set.write(*format, directive).map_err(|why| Fault::refusal(&why.message()))?;
            let path = format!("{name}.{}", format.ending());
            if let ([_], [_]) = (issued, to.files.as_slice()) {
                return Ok(Reply::File { name: path, media_type: format.media_type(), bytes });
            }
            zip.add(&path, &bytes)?;
        }
    }
    let name = format!("van-ban-{year}.zip");
    Ok(Reply::File { name, media_type: "application/zip", bytes: zip.finish()? })
}

/// The template of each notice; plans that come over the wire name built-in ones alone.
fn templates(plan: &Plan, found: &mut Vec<Diagnostic>) -> Result<Vec<Option<Template>>, Fault> {
    let values = plan.value_names();
    let each = plan.notices.iter().map(|entry| {
        let name = entry.template.notation();
        let Some(known) = BUILT_IN.iter().find(|known| known.name == name) else {
            let (vi, en) = ("trang này chỉ dùng mẫu có sẵn", "only built-in templates are used here");
            return Err(Fault::bad(format!("{vi}: `{name}`"), format!("{en}: `{name}`")));
        };
        let checked = Template::built_in(known, values.as_deref());
        for finding in checked.diagnostics.into_iter().map(|finding| finding.at(entry.template.span.clone()))
        {
            if !found.contains(&finding) {
                found.push(finding);
            }
        }
        Ok(checked.value)
    });
    each.collect()
}

/// A notice: which of the plan it is, when, what is open, and its document.
fn one(
    notice: &Notice<'_>,
    entry: usize,
    directive: &Directive,
    settings: &Settings<'_>,
    svg: bool,
) -> Result<Value, Fault> {
    let days = |from: Date, to: Date| {
        let day = |date: Date| format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year());
        let lunar = |date: Date| LunarDate::from(date).day_name();
        json!({ "from": day(from), "to": day(to), "lunar": lunar(from) })
    };
    let occasion = &notice.occasion;
    let undecided = occasion.leave.as_ref().is_some_and(|leave| leave.standing != Standing::Settled);
    let named = |name: &str, from: Date, to: Date, undecided: bool| {
        let mut span = days(from, to);
        span["name"] = json!(name);
        span["undecided"] = json!(undecided);
        span
    };
    let leave = occasion.leave.iter().flat_map(|leave| &leave.spans);
    let leave = leave.map(|span| named(&occasion.leave_name, span.from, span.to, undecided));
    let events = occasion.events.iter().map(|(name, from, to)| named(name, *from, *to, false));
    let mut reply = json!({
        "occasion": occasion.name,
        "template": notice.entry.template.notation(),
        "days": days(occasion.first, occasion.last),
        "spans": leave.chain(events).collect::<Vec<_>>(),
        "entry": entry,
        "undecided": undecided,
        "remarks": occasion.remarks.iter().map(|remark| remark.message.vi.clone()).collect::<Vec<_>>(),
        "source": directive.to_yaml(),
        "blanks": blanks(directive).into_iter().map(|blank| json!({ "what": blank.what.vi, "words": blank.words, "path": blank.path })).collect::<Vec<_>>(),
    });
    if svg {
        let set = typeset(directive, settings, None).map_err(|why| Fault::refusal(&why.message()))?;
        reply["pages"] = json!(svg_pages(set.pages(), Faces::Around));
    }
    Ok(reply)
}

pub(crate) fn example() -> Value {
    json!({ "source": starters::NOTICES, "year": 2027 })
}
