//! One document of the year: the office's, or a unit's.

use std::path::{Path, PathBuf};

use congvan::cascade::{Options, Trace, cascade};
use congvan::diagnostic::{Diagnostic, Lang, Message, Severity};
use congvan::directive::Directive;
use congvan::lint::lint;
use congvan::notices::{self, Blank, Notice, Year, blanks};
use congvan::wording::Phrases;

use super::units::{Below, Pick};
use crate::formats::{Format, Making, make};
use crate::names::{Taken, of_document, of_unit};
use crate::output::Output;
use crate::refusal::about;

/// A document to be made.
pub(super) struct Job<'a> {
    /// The number of its notice.
    pub(super) at: usize,
    pub(super) notice: &'a Notice<'a>,
    /// None for the plan's office.
    pub(super) unit: Option<Pick<'a>>,
    /// Its folder within the year's, and the name of its files.
    pub(super) place: PathBuf,
    pub(super) name: String,
}

/// A document made.
pub(super) struct Made {
    pub(super) at: usize,
    /// The unit's name; none for the plan's office.
    pub(super) unit: Option<String>,
    /// Without the ending, within the year's folder.
    pub(super) path: String,
    pub(super) blanks: Vec<Blank>,
    /// What a person must look at.
    pub(super) checks: Vec<Message>,
    pub(super) has_trace: bool,
    pub(super) outputs: Vec<Output>,
}

/// What every document of a run is made with.
pub(super) struct Maker<'a> {
    pub(super) words: &'a Phrases,
    pub(super) formats: &'a [Format],
    pub(super) making: &'a Making,
    pub(super) options: &'a Options<'a>,
    pub(super) folder: &'a Path,
}

/// The name of each notice's files, no two the same.
pub(super) fn names(year: &Year<'_>) -> Vec<String> {
    let mut taken = Taken::default();
    let name = |notice: &Notice<'_>| match &notice.entry.name {
        Some(name) => of_document(&name.value),
        None => {
            let template = Path::new(&notice.entry.template.value).file_stem();
            let template = template.map_or(String::new(), |stem| stem.to_string_lossy().into_owned());
            // As the plan has them, so that a document has one name in every year.
            let ids: Vec<&str> = notice.entry.occasions.iter().map(|id| id.value.as_str()).collect();
            of_unit(&format!("{} {template}", ids.join(" ")))
        }
    };
    year.notices.iter().map(|notice| taken.take(name(notice))).collect()
}

/// Every document of the year, the office's own first in each notice. Nothing is made before it is asked for.
pub(super) fn jobs<'a>(
    year: &'a Year<'a>,
    names: &'a [String],
    below: &'a Below<'a>,
) -> impl Iterator<Item = Job<'a>> {
    year.notices.iter().enumerate().flat_map(move |(at, notice)| {
        let own = Job { at, notice, unit: None, place: PathBuf::new(), name: names[at].clone() };
        let mut taken = Taken::default();
        let units = below.0[at].iter().map(move |pick| {
            let name = taken.take(of_unit(&pick.unit().name.value));
            Job { at, notice, unit: Some(*pick), place: Path::new(&names[at]).join(&name), name }
        });
        std::iter::once(own).chain(units)
    })
}

/// What the rules of form call an error in the office's own document.
pub(super) fn errors(notice: &Notice<'_>) -> Vec<Diagnostic> {
    let found = notice.issue().value.map(|directive| lint(&directive)).unwrap_or_default();
    found.into_iter().filter(|found| found.severity == Severity::Error).collect()
}

impl Job<'_> {
    /// Its directive, and the trace where it was cascaded.
    ///
    /// # Errors
    /// One sentence that names the unit.
    pub(super) fn directive(&self, options: &Options<'_>) -> Result<(Directive, Option<Trace>), Message> {
        let unit = self.unit.map(Pick::unit);
        let checked = match &unit {
            Some(unit) if self.notice.below() == notices::Below::Own => self.notice.issue_by(unit),
            _ => self.notice.issue(),
        };
        let issuer = unit.as_ref().map_or(self.notice.occasion.name.clone(), |unit| unit.name.value.clone());
        let source = checked.into_result().map_err(|rejected| {
            let first = rejected.diagnostics.first();
            let why = first.map_or_else(
                || Message::new("mẫu sai", "the template is wrong"),
                |found| found.message.clone(),
            );
            about(&issuer, &why)
        })?;
        match &unit {
            Some(unit) if self.notice.below() == notices::Below::Cascade => {
                let made = cascade(&source, unit, options).map_err(|refused| about(&issuer, &refused.0))?;
                Ok((made.directive, Some(made.trace)))
            }
            _ => Ok((source, None)),
        }
    }

    /// Its files.
    ///
    /// # Errors
    /// One sentence that names the unit.
    pub(super) fn make(&self, maker: &Maker<'_>) -> Result<Made, Message> {
        let (directive, trace) = self.directive(maker.options)?;
        let called = || self.unit.map_or(self.name.clone(), |pick| pick.unit().name.value.clone());
        let made = make(&directive, maker.words, maker.formats, maker.making, None)
            .map_err(|why| about(&called(), &why))?;
        let folder = maker.folder.join(&self.place);
        let files = maker.formats.iter().zip(made.files);
        let mut outputs: Vec<Output> = files
            .map(|(format, bytes)| Output {
                path: folder.join(format!("{}.{}", self.name, format.ending())),
                bytes,
            })
            .collect();
        if let Some(trace) = &trace {
            let page = trace.to_html(Lang::Vi).into_bytes();
            outputs.push(Output { path: folder.join("trace.html"), bytes: page });
        }
        let path = self.place.join(&self.name);
        let path: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let found = if self.unit.is_none() { lint(&directive) } else { Vec::new() };
        let found =
            found.into_iter().filter(|found| found.severity == Severity::Warning).map(|found| found.message);
        let to_look_at = trace.iter().flat_map(|trace| trace.checks().map(|(_, check)| check.clone()));
        Ok(Made {
            at: self.at,
            unit: self.unit.map(|pick| pick.unit().name.value.clone()),
            path: path.join("/"),
            // A trace says of every blank what to fill in.
            blanks: if trace.is_some() { Vec::new() } else { blanks(&directive) },
            checks: found.chain(to_look_at).collect(),
            has_trace: trace.is_some(),
            outputs,
        })
    }
}
