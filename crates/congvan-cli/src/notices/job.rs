//! One document of the year, the office's or a unit's, as a document of a batch.

use std::path::{Path, PathBuf};

use congvan::cascade::{self, Check, Options, Tier, Trace, cascade};
use congvan::model::directive::Directive;
use congvan::notices::{self, Blank, Notice, NoticeReview, Year, blanks};
use congvan::text::diagnostic::{Diagnostic, Lang, Message, Severity};
use congvan_make::names::{Taken, of_document, of_unit};
use congvan_make::{Format, Settings, typeset};
use serde_json::{Value, json};

use super::leave::{checks, days, when};
use super::units::Below;
use crate::batch::{Made, Subject, Work, each_once, message};
use crate::fingerprint::Fingerprint;
use crate::pick::{Pick, folders};

/// What every document of a run is made with.
pub(super) struct Maker<'a> {
    pub(super) options: &'a Options<'a>,
    pub(super) formats: &'a [Format],
    pub(super) settings: &'a Settings<'a>,
}

/// A notice with what its documents share.
pub(super) struct Shared<'a> {
    pub(super) notice: &'a Notice<'a>,
    /// The name of its files, no two notices the same.
    pub(super) name: String,
    /// The occasion, when it is, and when it is issued.
    pub(super) heading: String,
    /// The office's own directive, which units carry out.
    source: Directive,
}

/// A document to be made, or a page about all of them.
pub(super) enum Job<'a> {
    Document(Document<'a>),
    /// The page of differences from another year.
    Page {
        label: String,
        name: &'static str,
        bytes: Vec<u8>,
    },
}

/// A document to be made.
pub(super) struct Document<'a> {
    pub(super) maker: &'a Maker<'a>,
    pub(super) shared: &'a Shared<'a>,
    /// None for the plan's office.
    pub(super) unit: Option<Pick<'a>>,
    label: String,
    /// Within the year's folder.
    folder: PathBuf,
    name: String,
}

/// Every notice of the year with what its documents share.
///
/// # Errors
/// One sentence: the office's own document cannot be made.
pub(super) fn issue_all<'a>(year: &'a Year<'a>) -> Result<Vec<Shared<'a>>, Message> {
    let mut taken = Taken::default();
    let each = year.notices.iter().map(|notice| {
        let name = taken.take(name(notice));
        let source = notice.issue().into_result().map_err(|rejected| first(&rejected.diagnostics))?;
        Ok(Shared { notice, heading: heading(notice, &name), name, source })
    });
    each.collect()
}

/// Every document of the year, the office's own first in each notice.
pub(super) fn documents<'a>(
    maker: &'a Maker<'a>,
    shared: &'a [Shared<'a>],
    below: &'a Below<'a>,
) -> impl Iterator<Item = Document<'a>> {
    shared.iter().zip(&below.0).flat_map(move |(shared, units)| {
        let label = shared.source.issuer.name.notation().to_owned();
        let name = shared.name.clone();
        let own = Document { maker, shared, unit: None, label, folder: PathBuf::new(), name };
        let names = folders(units, shared.notice.issued.first());
        let units = units.iter().zip(names).map(move |(pick, name)| {
            let label = pick.unit().name.notation().to_owned();
            let folder = Path::new(&shared.name).join(&name);
            Document { maker, shared, unit: Some(*pick), label, folder, name }
        });
        std::iter::once(own).chain(units)
    })
}

/// After the occasions as the plan has them, so that a document has one name in every year.
fn name(notice: &Notice<'_>) -> String {
    match &notice.entry.name {
        Some(name) => of_document(name.notation()),
        None => {
            let template = Path::new(notice.entry.template.notation()).file_stem();
            let template = template.map_or(String::new(), |stem| stem.to_string_lossy().into_owned());
            let ids: Vec<&str> = notice.entry.occasions.iter().map(|id| id.notation()).collect();
            of_unit(&format!("{} {template}", ids.join(" ")))
        }
    }
}

/// `Tết Nguyên đán Đinh Mùi (…): chờ quyết định, văn bản để trống ngày; dự kiến nghỉ 07 ngày, từ … đến …; ban hành tháng
/// 01/2027`.
fn heading(notice: &Notice<'_>, name: &str) -> String {
    let occasion = &notice.occasion;
    let when = match &occasion.leave {
        Some(leave) => {
            let events = occasion.events.iter();
            let events = events.map(|(name, from, to)| format!("; {name}: {}", days(*from, *to)));
            format!("{}{}", when(leave), events.collect::<String>())
        }
        None => {
            let each = occasion.events.iter().map(|(_, from, to)| days(*from, *to));
            each.collect::<Vec<_>>().join(" và ")
        }
    };
    let issued = match (notice.issued.whole(), notice.issued.year(), notice.issued.month()) {
        (Some(date), ..) => crate::units::day(date),
        (None, Some(year), Some(month)) => format!("tháng {month:02}/{year}"),
        (None, Some(year), None) => format!("năm {year}"),
        (None, None, _) => "chưa rõ ngày".to_owned(),
    };
    format!("{} ({name}): {when}; ban hành {issued}", capital(&occasion.name))
}

/// With a capital at the start, as in a heading.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn first(found: &[Diagnostic]) -> Message {
    found
        .first()
        .map_or_else(|| Message::new("mẫu sai", "the template is wrong"), |found| found.message.clone())
}

fn blank(Blank { what, words, .. }: &Blank) -> Message {
    if words.is_empty() {
        return what.clone();
    }
    Message::new(format!("{}: {words}", what.vi), format!("{}: {words}", what.en))
}

impl Document<'_> {
    /// Its directive, and the trace where it was cascaded.
    ///
    /// # Errors
    /// One sentence.
    pub(super) fn directive(&self) -> Result<(Directive, Option<Trace>), Message> {
        let Shared { notice, source, .. } = self.shared;
        let Some(unit) = self.unit.map(Pick::unit) else { return Ok((source.clone(), None)) };
        if notice.below() == notices::Below::Own {
            let own =
                notice.issue_by(&unit).into_result().map_err(|rejected| first(&rejected.diagnostics))?;
            return Ok((own, None));
        }
        let made = cascade(source, &unit, self.maker.options).map_err(|refused| refused.message)?;
        Ok((made.directive, Some(made.trace)))
    }

    /// The document of the same unit in another year.
    pub(super) fn in_other_year<'o>(&'o self, shared: &'o Shared<'o>) -> Document<'o> {
        let Self { maker, unit, label, folder, name, .. } = self;
        Document {
            maker,
            shared,
            unit: *unit,
            label: label.clone(),
            folder: folder.clone(),
            name: name.clone(),
        }
    }

    fn is_cascaded(&self) -> bool {
        self.unit.is_some() && self.shared.notice.below() == notices::Below::Cascade
    }
}

impl Work for Job<'_> {
    fn label(&self) -> &str {
        match self {
            Self::Document(document) => &document.label,
            Self::Page { label, .. } => label,
        }
    }

    fn subject(&self) -> Subject<'_> {
        match self {
            Self::Document(document) => {
                Subject { unit: Some(&document.label), notice: Some(&document.shared.name), source: None }
            }
            Self::Page { .. } => Subject::default(),
        }
    }

    fn place(&self) -> PathBuf {
        match self {
            Self::Document(document) => document.folder.join(&document.name),
            Self::Page { name, .. } => PathBuf::from(name),
        }
    }

    fn made_from(&self, print: &mut Fingerprint) {
        match self {
            Self::Document(document) => {
                let unit = document.unit.map(Pick::unit);
                print.add(format!("{:?}", (&document.shared.heading, unit)));
            }
            Self::Page { bytes, .. } => print.add(bytes),
        }
    }

    fn group(&self) -> Option<&str> {
        match self {
            Self::Document(document) => Some(&document.shared.heading),
            Self::Page { .. } => Some("Cả năm"),
        }
    }

    /// `<notice>.docx`, …; for a unit `<notice>/<unit>/<unit>.docx`, … and `trace.html`.
    fn paths(&self) -> Vec<PathBuf> {
        match self {
            Self::Document(document) => {
                let formats = document.maker.formats.iter();
                let files = formats.map(|format| format!("{}.{}", document.name, format.ending()));
                let trace = document.is_cascaded().then(|| "trace.html".to_owned());
                files.chain(trace).map(|name| document.folder.join(name)).collect()
            }
            Self::Page { name, .. } => vec![PathBuf::from(name)],
        }
    }

    fn refusal(&self) -> Option<Message> {
        let Self::Document(document) = self else { return None };
        let unit = document.unit?.unit();
        if document.is_cascaded() {
            let checked = cascade::check(&document.shared.source, &unit, document.maker.options);
            return checked
                .err()
                .map(|refused| refused.message)
                .or_else(|| document.shared.notice.refuses_date(&unit));
        }
        document.shared.notice.refusal(&unit)
    }

    fn make(&self) -> Result<Made, Message> {
        let document = match self {
            Self::Page { bytes, .. } => {
                return Ok(Made { files: vec![Ok(bytes.clone())], ..Made::default() });
            }
            Self::Document(document) => document,
        };
        let Maker { formats, settings, .. } = document.maker;
        let (directive, trace) = document.directive()?;
        let set = typeset(&directive, settings, None)?;
        let write = |format: &Format| set.write(*format, &directive).map_err(|why| why.message());
        let mut files: Vec<_> = formats.iter().map(write).collect();
        let mut found: Vec<Check> = Vec::new();
        let mut findings = Vec::new();
        match trace {
            // A trace says of every blank what to fill in.
            Some(trace) => {
                files.push(Ok(trace.to_html(Lang::Vi).into_bytes()));
                found.extend(trace.checks().map(|(at, check)| match check.tier {
                    Tier::FillIn => check.clone(),
                    Tier::MustDecide | Tier::Look => Check { field: Some(at.to_owned()), ..check.clone() },
                }));
            }
            None => {
                found.extend(blanks(&directive).into_iter().map(to_fill_in));
            }
        }
        found.extend(document.shared.notice.occasion.leave.iter().flat_map(checks).map(Check::from));
        if document.unit.is_none() {
            let notice = document.shared.notice;
            found.extend(notice.occasion.remarks.iter().map(|remark| remark.message.clone().into()));
            let NoticeReview { plan, template } = notice.review(&settings.office.house);
            let warnings = plan.into_iter().chain(template);
            let warnings = warnings.filter(|found| found.severity == Severity::Warning);
            for warning in warnings {
                findings.push(without_place(&warning));
                found.push(warning.message.into());
            }
        }
        Ok(Made { files, checks: each_once(found), findings })
    }
}

/// A finding in a plan or a template, for programs that have neither.
fn without_place(found: &Diagnostic) -> Value {
    json!({
        "code": found.code,
        "severity": found.severity.name(),
        "message": message(&found.message),
        "help": found.help.as_ref().map(message),
        "clause": found.clause,
    })
}

/// Something nobody gave.
fn to_fill_in(open: Blank) -> Check {
    let what = blank(&open);
    Check { tier: Tier::FillIn, what, words: Vec::new(), field: Some(open.path) }
}
