//! The version of each chosen unit as a document of a batch, with the folder it goes to.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::OnceLock;

use congvan::cascade::{
    Cascaded, Check, Grouping, Lost, Options, Readings, Refused, Why, cascade, check, names_units,
};
use congvan::compose::compose;
use congvan::model::directive::{Audience, Directive, Recipient};
use congvan::model::units::Unit;
use congvan::text::diagnostic::{Lang, Message, Span};
use congvan::text::paths::Places;
use congvan::text::source::Source as Text;
use congvan::wording::WordingError;
use congvan_make::names::of_unit;
use congvan_make::{Format, Settings, typeset};

use super::choose::Chosen;
use crate::batch::{Made, Subject, Work, each_once};
use crate::fingerprint::Fingerprint;
use crate::pick::{Pick, folders};

/// What all versions are made from.
pub(super) struct Source<'a> {
    pub(super) directive: &'a Directive,
    /// What it was read from.
    pub(super) text: &'a Text,
    /// Where everything stands in it.
    pub(super) places: Places,
    /// What the units were read from, where that is a file.
    pub(super) unit_file: Option<&'a Text>,
    pub(super) options: &'a Options<'a>,
    pub(super) formats: &'a [Format],
    pub(super) settings: &'a Settings<'a>,
    /// Whether the DOCX has what a person must see to as remarks at the words.
    pub(super) has_comments: bool,
    /// Whether the DOCX shows the version as changes of what it carries out.
    pub(super) is_tracked: bool,
    /// Whether any of the units is given something to do; told once all versions are known.
    pub(super) any_task: OnceLock<bool>,
    /// Whether the directive names units; told once it is asked for.
    pub(super) names_units: OnceLock<bool>,
}

/// One unit's version, made when it is asked for.
pub(super) struct Version<'a> {
    source: &'a Source<'a>,
    /// The district whose own version this one carries out.
    district: Option<&'a District<'a>>,
    pick: Pick<'a>,
    /// The unit as messages name it.
    unit: String,
    group: Option<String>,
    is_first_of_kind: bool,
    /// The name of its files.
    name: String,
    /// Its folder within the output folder.
    folder: PathBuf,
    /// Whether the source gives the unit nothing to do.
    is_idle: OnceLock<bool>,
}

/// A district on the way down, whose version its communes share.
pub(super) struct District<'a> {
    pick: Pick<'a>,
    version: OnceLock<Result<Above, Message>>,
}

/// A district's version, and what it lost of the directive above.
struct Above {
    directive: Directive,
    lost: Lost,
    readings: Readings,
    names_units: bool,
}

/// The districts that have communes below them, in the order of `chosen`.
pub(super) fn districts<'a>(chosen: &Chosen<'a>) -> Vec<Option<District<'a>>> {
    let each = chosen.units.iter();
    each.map(|(pick, below)| (!below.is_empty()).then(|| District { pick: *pick, version: OnceLock::new() }))
        .collect()
}

/// All versions, in the order of the units, each district's before those of its communes: `<unit>/`, or
/// `<district>/<unit>/`, in a folder a province where there is more than one.
pub(super) fn versions<'a>(
    source: &'a Source<'a>,
    chosen: &Chosen<'a>,
    districts: &'a [Option<District<'a>>],
) -> Vec<Version<'a>> {
    let provinces = chosen
        .units
        .iter()
        .filter_map(|(pick, _)| Some(pick.unit().province.as_ref()?.notation().to_owned()));
    let by_province = chosen.by_province || provinces.collect::<BTreeSet<_>>().len() > 1;
    let day = source.directive.date.of_law();
    let province_of = |pick: &Pick<'a>| {
        pick.unit().province.as_ref().filter(|_| by_province).map(|name| name.notation().to_owned())
    };
    let mut together: BTreeMap<Option<String>, Vec<Pick<'a>>> = BTreeMap::new();
    for (pick, _) in &chosen.units {
        together.entry(province_of(pick)).or_default().push(*pick);
    }
    // The names of a province's units are in the order of the units.
    let mut named: BTreeMap<Option<String>, _> =
        together.into_iter().map(|(province, picks)| (province, folders(&picks, day).into_iter())).collect();
    let mut kinds = BTreeSet::new();
    let mut versions = Vec::new();
    for ((pick, below), district) in chosen.units.iter().zip(districts) {
        let unit = pick.unit();
        let province = province_of(pick);
        let Some(name) = named.get_mut(&province).and_then(Iterator::next) else { continue };
        let above = province.as_ref().map(|name| PathBuf::from(of_unit(name))).unwrap_or_default();
        let folder = above.join(&name);
        let group = if below.is_empty() { province } else { Some(unit.name.notation().to_owned()) };
        let mut version = |pick: &Pick<'a>, district, unit: &Unit, name: String, folder: PathBuf| {
            let is_first_of_kind = kinds.insert(unit.kind().to_owned());
            let (unit, group, pick) = (unit.name.notation().to_owned(), group.clone(), *pick);
            let is_idle = OnceLock::new();
            versions.push(Version {
                source,
                district,
                pick,
                unit,
                group,
                is_first_of_kind,
                name,
                folder,
                is_idle,
            });
        };
        version(pick, None, &unit, name, folder.clone());
        for (pick, name) in below.iter().zip(folders(below, day)) {
            let unit = pick.unit();
            let folder = folder.join(&name);
            version(pick, district.as_ref(), &unit, name, folder);
        }
    }
    versions
}

impl Version<'_> {
    /// The unit's directive and its trace.
    pub(super) fn derive(&self) -> Result<Cascaded, Refused> {
        let refused = |message| Refused::because(Why::Above, message);
        let Some(district) = self.district else {
            return cascade(self.source.directive, &self.pick.unit(), self.source.options);
        };
        let Above { directive, lost, readings, .. } = district.version(self.source).map_err(refused)?;
        let options = second_step(self.source.options, readings);
        let mut derived = cascade(directive, &self.pick.unit(), &options);
        match &mut derived {
            Ok(cascaded) => cascaded.trace.lost_above = Some(lost.clone()),
            Err(refused) => {
                refused.trace.iter_mut().for_each(|trace| trace.lost_above = Some(lost.clone()));
            }
        }
        derived
    }

    /// Whether the source gives the unit nothing to do, so that it has a trace and no document. Units of the table differ
    /// in name and kind alone: what holds for one of a kind holds for all, unless the source names units.
    pub(super) fn is_idle(&self) -> bool {
        *self.is_idle.get_or_init(|| {
            let alike = matches!(self.pick, Pick::BuiltIn(..)) && !self.is_first_of_kind;
            (!alike || self.names_units()) && self.derive().is_err_and(|refused| refused.trace.is_some())
        })
    }

    /// Why there is no such version, with the lines that may be mended.
    fn why(&self, refused: Refused) -> Message {
        let Source { directive, text, unit_file, .. } = self.source;
        let below = |to: &&Recipient| to.audience.contains(&Audience::SubordinateUnits);
        let addressed = directive.recipients.iter().find(below).or(directive.recipients.last());
        let task = || directive.measures.first().map(|task| &task.span);
        let asks = addressed.map(|to| &to.name.span).or_else(task);
        let of_directive = asks.filter(|_| refused.trace.is_some()).map(|span| line(text, span));
        // What is wrong with the directive is said once for all units.
        let is_of_unit = refused.message.vi.starts_with(&self.unit);
        let profile = self.pick.profile().zip(*unit_file).filter(|_| is_of_unit);
        let of_unit = profile.map(|(unit, file)| line(file, &unit.name.span));
        let places: Vec<Message> = of_directive.into_iter().chain(of_unit).collect();
        if places.is_empty() {
            return refused.message;
        }
        let joined = |of: fn(&Message) -> &str| places.iter().map(of).collect::<Vec<_>>().join("; ");
        let Message { vi, en } = refused.message;
        Message::new(
            format!("{vi} ({})", joined(|place| &place.vi)),
            format!("{en} ({})", joined(|place| &place.en)),
        )
    }

    /// Whether what this version carries out names units.
    fn names_units(&self) -> bool {
        match self.district {
            None => *self.source.names_units.get_or_init(|| names_units(self.source.directive)),
            Some(district) => district.version(self.source).is_ok_and(|above| above.names_units),
        }
    }

    /// What this version carries out.
    fn above(&self) -> Result<&Directive, Message> {
        match self.district {
            None => Ok(self.source.directive),
            Some(district) => Ok(&district.version(self.source)?.directive),
        }
    }
}

impl District<'_> {
    fn version(&self, source: &Source<'_>) -> Result<&Above, Message> {
        let version = self.version.get_or_init(|| {
            let derived = cascade(source.directive, &self.pick.unit(), &first_step(source.options));
            let Cascaded { directive, trace } = derived.map_err(|refused| refused.message)?;
            let (readings, names_units) = (Readings::of(&directive), names_units(&directive));
            Ok(Above { directive, lost: trace.losses(), readings, names_units })
        });
        version.as_ref().map_err(Clone::clone)
    }
}

/// A line of a file, as messages name it.
fn line(file: &Text, span: &Span) -> Message {
    let (name, (line, _)) = (file.name(), file.line_column(span.start));
    Message::new(format!("{name}, dòng {line}"), format!("{name}, line {line}"))
}

/// What holds for the step to a district: its communes' tasks are grouped, not its own.
fn first_step<'a>(options: &Options<'a>) -> Options<'a> {
    Options { grouping: Grouping::Source, ..*options }
}

/// What holds for the step from a district to its communes: what was answered is of the step before.
fn second_step<'a>(options: &Options<'a>, readings: &'a Readings) -> Options<'a> {
    Options { answers: None, readings: Some(readings), ..*options }
}

fn wrong_phrase(error: WordingError) -> Message {
    Message::new(format!("mẫu câu sai: {error}"), format!("a phrase is wrong: {error}"))
}

impl Work for Version<'_> {
    fn label(&self) -> &str {
        &self.unit
    }

    fn group(&self) -> Option<&str> {
        self.group.as_deref()
    }

    fn subject(&self) -> Subject<'_> {
        Subject { unit: Some(&self.unit), ..Subject::default() }
    }

    fn place(&self) -> PathBuf {
        self.folder.clone()
    }

    fn made_from(&self, print: &mut Fingerprint) {
        let above = self.district.map(|district| district.pick.unit());
        print.add(format!("{:?}", (self.pick.unit(), above, self.source.any_task.get())));
    }

    /// `<unit>/<unit>.docx`, …, `<unit>/trace.json`, `<unit>/trace.html`.
    fn paths(&self) -> Vec<PathBuf> {
        let written = if self.is_idle() { &[] } else { self.source.formats };
        let formats = written.iter().map(|format| format!("{}.{}", self.name, format.ending()));
        let traces = ["trace.json", "trace.html"].map(str::to_owned);
        formats.chain(traces).map(|name| self.folder.join(name)).collect()
    }

    fn refusal(&self) -> Option<Message> {
        // Units of the table differ in name and kind alone: what refuses one of a kind refuses all of it.
        if matches!(self.pick, Pick::Profile(_)) || self.is_first_of_kind {
            let idle = self.is_idle() && self.source.any_task.get() == Some(&true);
            return self.derive().err().filter(|_| !idle).map(|refused| self.why(refused));
        }
        let checked = self.above().and_then(|above| {
            check(above, &self.pick.unit(), self.source.options).map_err(|refused| self.why(refused))
        });
        checked.err()
    }

    fn make(&self) -> Result<Made, Message> {
        let Source { formats, settings, .. } = self.source;
        let (mut trace, mut files, idle) = match self.derive() {
            Ok(Cascaded { directive, trace }) => {
                let mut set = typeset(&directive, settings, None)?;
                if self.source.has_comments {
                    set.remark(trace.remarks(set.document()));
                }
                if self.source.is_tracked {
                    let above =
                        compose(self.above()?, settings.words, &settings.office).map_err(wrong_phrase)?;
                    set.track(trace.track_changes(&above, set.document()));
                }
                let write = |format: &Format| set.write(*format, &directive).map_err(|why| why.message());
                (trace, formats.iter().map(write).collect(), None)
            }
            Err(refused) => {
                let trace = refused.trace.clone().filter(|_| self.is_idle());
                let why = self.why(refused);
                match trace {
                    Some(trace) => (*trace, Vec::new(), Some(why)),
                    None => return Err(why),
                }
            }
        };
        // A district's version is in no file.
        if self.district.is_none() {
            trace.placed_in(&self.source.places);
        }
        files.push(Ok(trace.to_json().into_bytes()));
        // Files are the same in every locale: the page is in the language of its documents.
        files.push(Ok(trace.to_html(Lang::Vi).into_bytes()));
        let checks = each_once(idle.into_iter().map(Check::from).chain(trace.checks_with_places()));
        Ok(Made { files, checks, findings: Vec::new() })
    }
}
