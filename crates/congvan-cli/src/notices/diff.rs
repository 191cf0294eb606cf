//! What changed since another year: the words that differ, document by document.

use std::fmt::Write as _;

use congvan::compose::compose;
use congvan::diagnostic::{Lang, Message};
use congvan::directive::Directive;
use congvan::notices::{Change, Piece, Year, changes};
use congvan::text;

use super::index::capital;
use super::job::{Job, Maker, jobs};
use super::page::{escaped, page};
use super::units::Below;

/// The differences of a year's documents from another year's.
pub(super) struct Differences {
    year: u16,
    before: u16,
    documents: Vec<Document>,
}

/// A document, or units' documents that differ in the same words.
struct Document {
    at: usize,
    title: String,
    units: Vec<String>,
    what: What,
}

#[derive(PartialEq)]
enum What {
    Changed(Vec<Change>),
    /// The other year has no such document.
    New,
}

/// Compares each document of `now` with the one of the same notice of the plan in `before`.
///
/// # Errors
/// One sentence: a document that cannot be made.
pub(super) fn differences(
    maker: &Maker<'_>,
    now: &Year<'_>,
    before: &Year<'_>,
    names: &[String],
    below: &Below<'_>,
) -> Result<Differences, Message> {
    let mut documents: Vec<Document> = Vec::new();
    for job in jobs(now, names, below) {
        let unit = job.unit.map(|pick| pick.unit().name.value.clone());
        let earlier = before.notices.iter().find(|notice| std::ptr::eq(notice.entry, job.notice.entry));
        let what = match earlier {
            None => What::New,
            Some(notice) => {
                let then = Job {
                    at: job.at,
                    notice,
                    unit: job.unit,
                    place: job.place.clone(),
                    name: job.name.clone(),
                };
                // A level that was not there then has no document to compare with.
                match then.directive(maker.options) {
                    Ok((then, _)) => What::Changed(changes(
                        &words(&then, maker)?,
                        &words(&job.directive(maker.options)?.0, maker)?,
                    )),
                    Err(_) if job.unit.is_some() => What::New,
                    Err(why) => return Err(why),
                }
            }
        };
        let title = format!("{} ({})", capital(&job.notice.occasion.name), names[job.at]);
        let alike = documents.iter_mut().rev().take_while(|document| document.at == job.at);
        let alike = alike.into_iter().find(|document| !document.units.is_empty() && document.what == what);
        match (alike, unit) {
            (Some(document), Some(unit)) => document.units.push(unit),
            (_, unit) => {
                documents.push(Document { at: job.at, title, units: unit.into_iter().collect(), what })
            }
        }
    }
    Ok(Differences { year: now.year, before: before.year, documents })
}

/// The document's words, one paragraph a line.
fn words(directive: &Directive, maker: &Maker<'_>) -> Result<String, Message> {
    let document = compose(directive, maker.words, &maker.making.office).map_err(|error| {
        Message::new(format!("mẫu câu sai: {error}"), format!("a phrase is wrong: {error}"))
    })?;
    Ok(text::write(&document))
}

impl Document {
    fn heading(&self, lang: Lang) -> String {
        match (self.units.as_slice(), lang) {
            ([], _) => self.title.clone(),
            ([unit], _) => format!("{}: {unit}", self.title),
            ([unit, rest @ ..], Lang::Vi) => {
                format!("{}: {unit} và {} đơn vị như vậy", self.title, rest.len())
            }
            ([unit, rest @ ..], Lang::En) => format!("{}: {unit} and {} more alike", self.title, rest.len()),
        }
    }
}

impl Differences {
    /// For a terminal: words gone in `[-…-]`, new ones in `{+…+}`, in red and green where there are colours.
    pub(super) fn to_text(&self, lang: Lang, color: bool) -> String {
        let (red, green, off) = if color { ("\u{1b}[31m", "\u{1b}[32m", "\u{1b}[0m") } else { ("", "", "") };
        let mut text = String::new();
        for document in &self.documents {
            let _ = writeln!(text, "{}", document.heading(lang));
            match &document.what {
                What::New => {
                    let Self { before, .. } = self;
                    let _ = match lang {
                        Lang::Vi => writeln!(text, "  năm {before} không có văn bản này"),
                        Lang::En => writeln!(text, "  there is none in {before}"),
                    };
                }
                What::Changed(changes) if changes.is_empty() => {
                    let _ = writeln!(
                        text,
                        "  {}",
                        if lang == Lang::Vi { "không có gì khác" } else { "nothing differs" }
                    );
                }
                What::Changed(changes) => {
                    for change in changes {
                        let piece = |piece: &Piece| match piece {
                            Piece::Same(words) => words.clone(),
                            Piece::Gone(words) => format!("{red}[-{words}-]{off}"),
                            Piece::New(words) => format!("{green}{{+{words}+}}{off}"),
                            Piece::More => "…".to_owned(),
                        };
                        let pieces: Vec<String> = change.pieces.iter().map(piece).collect();
                        let _ = writeln!(text, "  {}", pieces.join(" "));
                    }
                }
            }
            text.push('\n');
        }
        text
    }

    pub(super) fn to_html(&self) -> String {
        let mut body = format!(
            "<p>Chỉ các chữ khác nhau: <del>năm {}</del>, <ins>năm {}</ins>.</p>\n",
            self.before, self.year
        );
        for document in &self.documents {
            let _ = writeln!(body, "<h2>{}</h2>", escaped(&document.heading(Lang::Vi)));
            match &document.what {
                What::New => {
                    let _ = writeln!(body, "<p>Năm {} không có văn bản này.</p>", self.before);
                }
                What::Changed(changes) if changes.is_empty() => body.push_str("<p>Không có gì khác.</p>\n"),
                What::Changed(changes) => {
                    for change in changes {
                        let piece = |piece: &Piece| match piece {
                            Piece::Same(words) => format!("<span class=\"kept\">{}</span>", escaped(words)),
                            Piece::Gone(words) => format!("<del>{}</del>", escaped(words)),
                            Piece::New(words) => format!("<ins>{}</ins>", escaped(words)),
                            Piece::More => "…".to_owned(),
                        };
                        let pieces: Vec<String> = change.pieces.iter().map(piece).collect();
                        let _ = writeln!(body, "<p>{}</p>", pieces.join(" "));
                    }
                }
            }
            if document.units.len() > 1 {
                let _ = writeln!(
                    body,
                    "<details><summary>{} đơn vị</summary>{}</details>",
                    document.units.len(),
                    escaped(&document.units.join("; "))
                );
            }
        }
        page(&format!("Văn bản năm {} so với năm {}", self.year, self.before), &body)
    }
}
