//! One unit's version of a superior's directive.

use std::collections::BTreeMap;

use congvan::cascade::{self, Options, Refused, Trace, answerable};
use congvan::model::directive::Directive;
use congvan::text::source::Source;
use congvan_make::names::of_unit;
use congvan_make::{Settings, review, typeset};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Shared;
use super::render::{files, pictures};
use crate::asked::{Asked, Reply};
use crate::fault::Fault;
use crate::findings;
use crate::source::{Given, Words, answers, day, formats, office, superior, unit};

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
    to: Option<Words>,
}

pub(crate) fn cascade(_: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    let given: Cascade = asked.body()?;
    let (_, directive) = superior(&given.source)?;
    let to = formats(given.to.as_ref())?;
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
        Err(Refused { message, trace: Some(trace) }) if to.files.is_empty() => {
            return Ok(Reply::Json(json!({
                "unit": unit.name.value, "source": null, "trace": told(&trace, &directive),
                "refused": { "vi": message.vi, "en": message.en }, "findings": [],
            })));
        }
        Err(refused) => return Err(Fault::refused(&refused.message)),
    };
    if !to.files.is_empty() {
        let set = typeset(&made.directive, &settings, None).map_err(|why| Fault::refused(&why))?;
        return files(&set, &made.directive, &to, &of_unit(&unit.name.value));
    }
    // What is shown is made from the text that can be taken away and typed into.
    let source = Source::new("source", made.directive.to_yaml());
    let (checked, _) = review(&source, &settings.office);
    let mut reply = json!({
        "unit": unit.name.value,
        "source": source.text(),
        "trace": told(&made.trace, &directive),
        "refused": null,
        "findings": findings::to_json(&source, &checked.diagnostics),
    });
    if to.svg {
        let again: &Directive = checked.value.as_ref().unwrap_or(&made.directive);
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
