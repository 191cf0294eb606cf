//! Findings, and what can be mended without asking anyone.

use congvan::cascade::next_level;
use congvan::lint::fix as fixed;
use congvan::model::directive::Directive;
use congvan::text::paths::findings_to_json;
use congvan_make::review;
use congvan_make::units::level_word;
use serde::Deserialize;
use serde_json::{Value, json};

use super::Shared;
use crate::asked::{Asked, Reply};
use crate::fault::Fault;
use crate::source::{Given, office, whole};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Check {
    source: Given,
    office: Option<Given>,
}

pub(crate) fn check(_: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    let given: Check = asked.body()?;
    let source = given.source.source("source")?;
    let (checked, silenced) = review(&source, &office(given.office.as_ref())?);
    let silenced: Vec<Value> =
        silenced.iter().map(|one| json!({ "code": one.finding.code, "reason": one.reason })).collect();
    Ok(Reply::Json(json!({
        "ready": !checked.has_failed(),
        "findings": findings_to_json(&source, &checked.diagnostics),
        "silenced": silenced,
        "carried_out_by": checked.value.as_ref().map(carried_out_by),
        "yaml": checked.value.as_ref().filter(|_| !checked.has_failed()).map(|directive| directive.to_yaml()),
    })))
}

/// The level of the units that carry a directive out, or why none does.
fn carried_out_by(directive: &Directive) -> Value {
    match next_level(directive) {
        Ok(level) => json!({ "level": level_word(level), "why": null }),
        Err(refused) => {
            json!({ "level": null, "why": { "vi": refused.message.vi, "en": refused.message.en } })
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fix {
    source: Given,
    office: Option<Given>,
    /// Code and first byte of the one finding that is meant.
    code: Option<String>,
    #[serde(default, deserialize_with = "whole")]
    byte: Option<usize>,
}

pub(crate) fn fix(_: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    let given: Fix = asked.body()?;
    let source = given.source.source("source")?;
    let (mut checked, _) = review(&source, &office(given.office.as_ref())?);
    checked.diagnostics.retain(|found| {
        given.code.as_ref().is_none_or(|code| found.code == code)
            && given.byte.is_none_or(|byte| found.span.start == byte)
    });
    Ok(Reply::Json(json!({ "source": fixed(&source, &checked.diagnostics) })))
}

/// A source that works, of a province, for examples.
pub(crate) const EXAMPLE: &str = include_str!("example.yaml");

pub(crate) fn example() -> Value {
    json!({ "source": EXAMPLE })
}

pub(crate) fn fix_example() -> Value {
    json!({ "source": EXAMPLE.replace("99,5%", "99.5%") })
}
