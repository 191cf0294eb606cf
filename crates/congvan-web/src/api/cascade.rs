//! One unit's version of a superior's directive.

use std::collections::BTreeMap;

use congvan::cascade::{self, Options, Refused, Trace, answerable};
use congvan::model::directive::Directive;
use congvan::text::source::Source;
use congvan_make::names::of_unit;
use congvan_make::{Format, Settings, review, typeset};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Shared;
use super::render::{packed, pictures};
use super::version::{ANSWERS, Version, Written, answers_file, answers_told};
use crate::asked::{Asked, Reply};
use crate::fault::Fault;
use crate::findings;
use crate::source::{Given, Words, answers, day, formats_of_version, office, superior, unit};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cascade {
    source: Given,
    unit: Value,
    office: Option<Given>,
    answers: Option<Given>,
    date: Option<String>,
    #[serde(default)]
    repeat_bases: bool,
    /// The version as a person edited it, in the place of what is derived.
    edited: Option<Given>,
    to: Option<Words>,
}

pub(crate) fn cascade(_: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    let given: Cascade = asked.body()?;
    let (source, directive) = superior(&given.source)?;
    let to = formats_of_version(given.to.as_ref())?;
    let unit = unit(&given.unit, &directive)?;
    let settings = Settings { office: office(given.office.as_ref())?, ..Settings::default() };
    let answers = answers(given.answers.as_ref(), &directive)?;
    let options = Options {
        date: day(given.date.as_deref())?,
        repeat_bases: given.repeat_bases,
        answers: answers.as_ref(),
        ..Options::default()
    };
    let made = match cascade::cascade(&directive, &unit, &options) {
        Ok(made) => made,
        Err(Refused { message, trace: Some(trace) }) if to.is_shown_only() => {
            return Ok(Reply::Json(json!({
                "unit": unit.name.value, "source": null, "trace": told(&trace, &directive),
                "refused": { "vi": message.vi, "en": message.en }, "findings": [],
                "answers": answers.as_ref().map(answers_told),
            })));
        }
        Err(refused) => return Err(Fault::refused(&refused.message)),
    };
    let edited = given.edited.as_ref().map(|edited| edited.source("edited")).transpose()?;
    let version = Version::of(&directive, &made, edited.as_ref())
        .map_err(|wrong| Fault::found(edited.as_ref().unwrap_or(&source), &wrong.diagnostics))?;
    if !to.is_shown_only() {
        let name = of_unit(&unit.name.value);
        let mut files = version.files(&to, &settings, &name).map_err(|why| Fault::refused(&why))?;
        // Several files go with the decisions that they come from.
        if let (Some(answers), 2..) = (&answers, files.len()) {
            let bytes = Ok(answers_file(answers).into_bytes());
            files.push(Written { name: ANSWERS.to_owned(), media_type: Format::Yaml.media_type(), bytes });
        }
        return packed(files, &name);
    }
    // What is shown is made from the text that can be taken away and typed into.
    let source = edited.unwrap_or_else(|| Source::new("source", made.directive.to_yaml()));
    let (checked, _) = review(&source, &settings.office);
    let mut reply = json!({
        "unit": unit.name.value,
        "source": source.text(),
        "trace": told(&made.trace, &directive),
        "refused": null,
        "answers": answers.as_ref().map(answers_told),
        "findings": findings::to_json(&source, &checked.diagnostics),
    });
    if to.svg {
        let again: &Directive = checked.value.as_ref().unwrap_or(&version.directive);
        let set = typeset(again, &settings, None).map_err(|why| Fault::refused(&why))?;
        let shown = pictures(&set, again, &source);
        reply["pages"] = shown["pages"].clone();
        reply["parts"] = shown["parts"].clone();
    }
    Ok(Reply::Json(reply))
}

/// The trace, with the place of each entry in words, and whether a person may decide of it otherwise.
fn told(trace: &Trace, directive: &Directive) -> Value {
    let mut told: Value = serde_json::from_str(&trace.to_json()).unwrap_or_default();
    let open: BTreeMap<String, String> =
        answerable(directive).into_iter().map(|one| (one.at, one.words)).collect();
    for entry in told["entries"].as_array_mut().into_iter().flatten() {
        let sentence = entry["at"].as_str().and_then(|at| open.get(at));
        entry["sentence"] = json!(sentence);
    }
    told
}

pub(crate) fn example() -> Value {
    json!({ "source": super::check::EXAMPLE, "unit": "xã Chi Lăng, tỉnh Lạng Sơn" })
}
