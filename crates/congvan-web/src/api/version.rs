//! The files of a unit's version: clean, and as tracked changes of the superior's text.

use std::borrow::Cow;

use congvan::cascade::{Answers, Cascaded, Changed, Trace, with_answers};
use congvan::compose::compose;
use congvan::model::directive::Directive;
use congvan::text::diagnostic::{Message, Rejected};
use congvan::text::source::Source;
use congvan_make::{Format, Settings, typeset};
use serde_json::{Value, json};

use crate::hand::{ByHand, made_again};
use crate::source::Formats;

/// What stands behind the name of a file that shows changes.
const TRACKED: &str = "-vet-sua";
/// What a file of decisions is called, by the command too.
pub(crate) const ANSWERS: &str = "answers.yaml";

/// A file, or why there is none.
pub(crate) struct Written {
    pub(crate) name: String,
    pub(crate) media_type: &'static str,
    pub(crate) bytes: Result<Vec<u8>, Message>,
}

/// A version: what was derived, with what a person changed in it by hand.
pub(crate) struct Version<'a> {
    /// The superior's directive.
    pub(crate) above: &'a Directive,
    /// Its text.
    pub(crate) source: Source,
    /// Its account, the changes by hand told in it.
    pub(crate) trace: Trace,
    /// Where each change by hand stands; none where its words are no more and it was not made.
    pub(crate) places: Vec<Option<String>>,
    /// What was derived, where nothing was changed by hand.
    derived: Option<&'a Directive>,
}

impl<'a> Version<'a> {
    /// What was derived, with the changes made again.
    pub(crate) fn of(above: &'a Directive, made: &'a Cascaded, changes: &[ByHand]) -> Self {
        let derived = Source::new("version", made.directive.to_yaml());
        let (text, places) = made_again(&derived, changes);
        let mut trace = made.trace.clone();
        let all: Vec<Changed<'_>> = changes
            .iter()
            .zip(&places)
            .filter_map(|(change, place)| {
                let (was, now) = (change.was.as_deref(), change.now.as_deref());
                Some(Changed { path: place.as_deref()?, was, now, nth: change.nth })
            })
            .collect();
        trace.by_hand(&all);
        let derived_only = all.is_empty().then_some(&made.directive);
        Self { above, source: Source::new("version", text), trace, places, derived: derived_only }
    }

    /// Its directive.
    ///
    /// # Errors
    /// What is wrong with what was changed.
    pub(crate) fn directive(&self) -> Result<Cow<'a, Directive>, Rejected> {
        match self.derived {
            Some(derived) => Ok(Cow::Borrowed(derived)),
            None => Directive::parse(&self.source).into_result().map(Cow::Owned),
        }
    }

    /// Its files, called `name`.
    ///
    /// # Errors
    /// One sentence: a phrase that cannot be filled.
    pub(crate) fn files(
        &self,
        directive: &Directive,
        to: &Formats,
        settings: &Settings<'_>,
        name: &str,
    ) -> Result<Vec<Written>, Message> {
        let mut set = typeset(directive, settings, None)?;
        if to.comments {
            set.remark(self.trace.remarks(set.document()));
        }
        let mut files: Vec<Written> = Vec::new();
        let mut write = |set: &congvan_make::Typeset<'_>, format: Format, name: String| {
            let bytes = set.write(format, directive).map_err(|why| why.message());
            files.push(Written { name, media_type: format.media_type(), bytes });
        };
        for format in &to.files {
            write(&set, *format, format!("{name}.{}", format.ending()));
        }
        if to.tracked {
            let above = compose(self.above, settings.words, &settings.office).map_err(|error| {
                Message::new(format!("mẫu câu sai: {error}"), format!("a phrase is wrong: {error}"))
            })?;
            let tracked = self.trace.track_changes(&above, set.document());
            set.track(tracked);
            write(&set, Format::Docx, format!("{name}{TRACKED}.{}", Format::Docx.ending()));
        }
        Ok(files)
    }
}

/// What stands behind the name of each of a version's files, and what people call it.
pub(crate) fn endings(to: &Formats) -> Vec<(String, String)> {
    let plain = to.files.iter().map(|format| (format!(".{}", format.ending()), format.ending().to_owned()));
    let tracked = (format!("{TRACKED}.{}", Format::Docx.ending()), "docx có vết sửa".to_owned());
    plain.chain(to.tracked.then_some(tracked)).collect()
}

/// What was decided, as the file that the command reads.
pub(crate) fn answers_file(answers: &Answers) -> String {
    with_answers(None, answers.all())
}

/// What was decided, as it was asked for and as a file.
pub(crate) fn answers_told(answers: &Answers) -> Value {
    let one = |own: &congvan::cascade::Answered| {
        let mut told = json!({ "at": own.at.notation(), "sentence": own.sentence.notation() });
        match own.answer.words() {
            None => told["answer"] = json!(own.answer.kind()),
            Some(words) => told[own.answer.kind()] = json!(words),
        }
        if !own.units.is_empty() {
            told["units"] = json!(own.units.iter().map(|unit| unit.notation()).collect::<Vec<_>>());
        }
        told
    };
    let all: Vec<Value> = answers.all().iter().map(one).collect();
    json!({ "yaml": answers_file(answers), "answers": all })
}
