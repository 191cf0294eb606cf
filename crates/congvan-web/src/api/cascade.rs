//! One unit's version of a superior's directive.

use std::collections::{BTreeMap, VecDeque};

use congvan::cascade::{self, Answerable, Answers, Options, Refused, Trace, answerable};
use congvan::model::directive::Directive;
use congvan::text::paths::{Places, findings_to_json, values};
use congvan::text::source::Source;
use congvan_make::names::of_unit;
use congvan_make::{Format, Settings, review, typeset};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Shared;
use super::render::{pack_files, pictures};
use super::version::{ANSWERS, Version, Written, answers_file, answers_told};
use crate::asked::{Asked, Reply};
use crate::fault::Fault;
use crate::hand::{ByHand, few};
use crate::source::{Given, GroupBy, Words, answers, day, formats_of_version, kind, office, superior, unit};

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
    /// The type of the version.
    #[serde(rename = "as")]
    kind: Option<String>,
    group_by: Option<GroupBy>,
    /// Whether a DOCX has what to see to as comments.
    #[serde(default)]
    comments: bool,
    /// What a person changed in the version by hand, in that order.
    #[serde(default)]
    by_hand: Vec<ByHand>,
    to: Option<Words>,
}

impl Cascade {
    fn options<'a>(&self, answers: Option<&'a Answers>) -> Result<Options<'a>, Fault> {
        Ok(Options {
            date: day(self.date.as_deref())?,
            repeat_bases: self.repeat_bases,
            kind: kind(self.kind.as_deref())?,
            grouping: GroupBy::grouping(self.group_by),
            answers,
            ..Options::default()
        })
    }
}

pub(crate) fn cascade(_: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    let given: Cascade = asked.body()?;
    let (above, directive) = superior(&given.source)?;
    let mut to = formats_of_version(given.to.as_ref())?;
    to.comments = given.comments;
    let unit = unit(&given.unit, &directive)?;
    let settings = Settings { office: office(given.office.as_ref())?, ..Settings::default() };
    let answers = answers(given.answers.as_ref(), &directive)?;
    let options = given.options(answers.as_ref())?;
    let made = match cascade::cascade(&directive, &unit, &options) {
        Ok(made) => made,
        Err(Refused { message, trace: Some(trace), .. }) if to.is_shown_only() => {
            return Ok(Reply::Json(json!({
                "unit": unit.name.notation(), "source": null, "trace": trace_to_json(&trace, (&above, &directive), None),
                "refused": { "vi": message.vi, "en": message.en }, "findings": [],
                "answers": answers.as_ref().map(answers_told),
                "by_hand": vec![Value::Null; given.by_hand.len()],
            })));
        }
        Err(refused) => return Err(Fault::refusal(&refused.message)),
    };
    few(&given.by_hand)?;
    let version = Version::of(&directive, &made, &given.by_hand);
    if !to.is_shown_only() {
        let name = of_unit(unit.name.notation());
        let own =
            version.directive().map_err(|wrong| Fault::from_findings(&version.source, &wrong.diagnostics))?;
        let mut files = version.files(&own, &to, &settings, &name).map_err(|why| Fault::refusal(&why))?;
        // Several files go with the decisions that they come from.
        if let (Some(answers), 2..) = (&answers, files.len()) {
            let bytes = Ok(answers_file(answers).into_bytes());
            files.push(Written { name: ANSWERS.to_owned(), media_type: Format::Yaml.media_type(), bytes });
        }
        return pack_files(files, &name);
    }
    // What is shown is made from the text that can be taken away and typed into.
    let source = &version.source;
    let (checked, _) = review(source, &settings.office);
    let mut reply = json!({
        "unit": unit.name.notation(),
        "source": source.text(),
        "trace": trace_to_json(&version.trace, (&above, &directive), Some(source)),
        "refused": null,
        "answers": answers.as_ref().map(answers_told),
        "by_hand": version.places,
        "findings": findings_to_json(source, &checked.diagnostics),
    });
    if to.svg {
        let again: &Directive = checked.value.as_ref().unwrap_or(&made.directive);
        let set = typeset(again, &settings, None).map_err(|why| Fault::refusal(&why.message()))?;
        let shown = pictures(&set, again, source);
        reply["pages"] = shown["pages"].clone();
        reply["parts"] = shown["parts"].clone();
        reply["layout"] = shown["layout"].clone();
    }
    Ok(Reply::Json(reply))
}

/// The trace, with the sentence of each entry and the answers that are offered for it, where a person may decide of it otherwise, and
/// its path in the version.
fn trace_to_json(
    trace: &Trace,
    (source, directive): (&Source, &Directive),
    version: Option<&Source>,
) -> Value {
    let mut trace = trace.clone();
    trace.placed_in(&Places::of(source));
    let mut told: Value = serde_json::from_str(&trace.to_json()).unwrap_or_default();
    let open: BTreeMap<String, Answerable> =
        answerable(directive).into_iter().map(|one| (one.at.clone(), one)).collect();
    let mut paths = version.map(Paths::of).unwrap_or_default();
    for entry in told["entries"].as_array_mut().into_iter().flatten() {
        let at = entry["at"].as_str().unwrap_or_default();
        let (sentence, path) =
            (open.get(at), entry["after"].as_str().and_then(|words| paths.next(at, words)));
        entry["sentence"] = json!(sentence.map(|own| own.words.as_str()));
        entry["takes"] = json!(sentence.map(Answerable::offers).unwrap_or_default());
        entry["path"] = json!(path);
    }
    told
}

/// The values of a version, each given to the entry of the trace that made it: the same words in their order.
#[derive(Default)]
struct Paths(BTreeMap<String, VecDeque<(String, String)>>);

impl Paths {
    fn of(version: &Source) -> Self {
        let mut known: BTreeMap<String, VecDeque<(String, String)>> = BTreeMap::new();
        for value in values(version) {
            let part = value.path.split('.').next().unwrap_or_default().to_owned();
            known.entry(part).or_default().push_back((value.text.unwrap_or_default(), value.path));
        }
        Self(known)
    }

    /// The path of the next value of the part with these words, or with them among others; else of the part.
    fn next(&mut self, at: &str, words: &str) -> Option<String> {
        let part = at.split('.').next().unwrap_or_default();
        let own = self.0.get_mut(part)?;
        if let Some(nth) = own.iter().position(|(text, _)| text == words) {
            return own.remove(nth).map(|(_, path)| path);
        }
        let among = own.iter().find(|(text, _)| text.contains(words)).map(|(_, path)| path.clone());
        among.or_else(|| (at == part).then(|| part.to_owned()))
    }
}

pub(crate) fn example() -> Value {
    json!({ "source": super::check::EXAMPLE, "unit": "xã Chi Lăng, tỉnh Lạng Sơn" })
}
