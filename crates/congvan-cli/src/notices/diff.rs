//! What changed since another year: the words that differ, document by document.

use std::fmt::Write as _;

use congvan::compose::compose;
use congvan::compose::text;
use congvan::model::directive::Directive;
use congvan::notices::{Change, Piece, Year, changes};
use congvan::text::diagnostic::{Lang, Message};
use rayon::prelude::*;

use super::job::{Document, Maker, Shared, capital, documents, issue_all};
use super::page::{escape_html, page};
use super::units::Below;

/// The differences of a year's documents from another year's.
pub(super) struct Differences {
    year: u16,
    before: u16,
    documents: Vec<Compared>,
}

/// A document, or units' documents that differ in the same words.
struct Compared {
    title: String,
    units: Vec<String>,
    what: What,
}

enum What {
    Changed(Vec<Change>),
    /// The other year has no such document.
    New,
    /// The other year has one, this year none.
    Gone,
}

/// Compares each document of a year with the one of the same notice of the plan in `before`.
///
/// # Errors
/// One sentence: a document that cannot be made.
pub(super) fn differences(
    maker: &Maker<'_>,
    now: &[Shared<'_>],
    before: &Year<'_>,
    below: &Below<'_>,
) -> Result<Differences, Message> {
    let then = issue_all(before)?;
    let compared: Vec<(Title, What)> = documents(maker, now, below)
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|document| compare(&document, &then, maker))
        .collect::<Result<_, Message>>()?;
    let mut documents: Vec<Compared> = Vec::new();
    for ((title, unit), what) in compared {
        let known = documents.iter_mut().rev().take_while(|document| document.title == title);
        let alike =
            known.into_iter().find(|document| !document.units.is_empty() && document.what.is_alike(&what));
        match (alike, unit) {
            (Some(document), Some(unit)) => document.units.push(unit),
            (_, unit) => documents.push(Compared { title, units: unit.into_iter().collect(), what }),
        }
    }
    let gone = then
        .iter()
        .filter(|then| now.iter().all(|shared| !std::ptr::eq(shared.notice.entry, then.notice.entry)));
    documents.extend(gone.map(|then| Compared {
        title: format!("{} ({})", capital(&then.notice.occasion.name), then.name),
        units: Vec::new(),
        what: What::Gone,
    }));
    let year = now.first().map_or(before.year, |shared| shared.notice.year());
    Ok(Differences { year, before: before.year, documents })
}

/// The notice, and the unit, none for the plan's office.
type Title = (String, Option<String>);

fn compare(now: &Document<'_>, then: &[Shared<'_>], maker: &Maker<'_>) -> Result<(Title, What), Message> {
    let Shared { notice, name, .. } = now.shared;
    let unit = now.unit.map(|pick| pick.unit().name.notation().to_owned());
    let title = (format!("{} ({name})", capital(&notice.occasion.name)), unit);
    let Some(then) = then.iter().find(|then| std::ptr::eq(then.notice.entry, notice.entry)) else {
        return Ok((title, What::New));
    };
    // A level that was not there then has no document to compare with.
    let before = match (now.in_other_year(then).directive(), now.unit) {
        (Ok((directive, _)), _) => directive,
        (Err(_), Some(_)) => return Ok((title, What::New)),
        (Err(why), None) => return Err(why),
    };
    let after = now.directive()?.0;
    Ok((title, What::Changed(changes(&words(&before, maker)?, &words(&after, maker)?))))
}

/// The document's words, one paragraph a line.
fn words(directive: &Directive, maker: &Maker<'_>) -> Result<String, Message> {
    let composed = compose(directive, maker.settings.words, &maker.settings.office);
    let document = composed.map_err(|error| {
        Message::new(format!("mẫu câu sai: {error}"), format!("a phrase is wrong: {error}"))
    })?;
    Ok(text::write(&document))
}

/// The pieces of a change, each shown by `piece`, a mark right behind its word.
fn join_pieces(change: &Change, piece: impl Fn(&Piece) -> String) -> String {
    let mut text = String::new();
    for part in &change.pieces {
        if !text.is_empty() && !part.is_attached() {
            text.push(' ');
        }
        text.push_str(&piece(part));
    }
    text
}

impl What {
    /// Whether the same words differ, whatever stands around them: a unit's name, for one.
    fn is_alike(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Changed(one), Self::Changed(other)) => {
                one.iter().flat_map(Change::words).eq(other.iter().flat_map(Change::words))
            }
            (Self::New, Self::New) | (Self::Gone, Self::Gone) => true,
            _ => false,
        }
    }
}

impl Compared {
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
    pub(super) fn title(&self) -> String {
        format!("Các chữ khác so với năm {}", self.before)
    }

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
                What::Gone => {
                    let Self { year, .. } = self;
                    let _ = match lang {
                        Lang::Vi => writeln!(text, "  năm {year} không còn văn bản này"),
                        Lang::En => writeln!(text, "  there is none any more in {year}"),
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
                        let _ = writeln!(text, "  {}", join_pieces(change, piece));
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
            let _ = writeln!(body, "<h2>{}</h2>", escape_html(&document.heading(Lang::Vi)));
            match &document.what {
                What::New => {
                    let _ = writeln!(body, "<p>Năm {} không có văn bản này.</p>", self.before);
                }
                What::Gone => {
                    let _ = writeln!(body, "<p>Năm {} không còn văn bản này.</p>", self.year);
                }
                What::Changed(changes) if changes.is_empty() => body.push_str("<p>Không có gì khác.</p>\n"),
                What::Changed(changes) => {
                    for change in changes {
                        let piece = |piece: &Piece| match piece {
                            Piece::Same(words) => {
                                format!("<span class=\"kept\">{}</span>", escape_html(words))
                            }
                            Piece::Gone(words) => format!("<del>{}</del>", escape_html(words)),
                            Piece::New(words) => format!("<ins>{}</ins>", escape_html(words)),
                            Piece::More => "…".to_owned(),
                        };
                        let _ = writeln!(body, "<p>{}</p>", join_pieces(change, piece));
                    }
                }
            }
            if document.units.len() > 1 {
                let _ = writeln!(
                    body,
                    "<details><summary>{} đơn vị</summary>{}</details>",
                    document.units.len(),
                    escape_html(&document.units.join("; "))
                );
            }
        }
        page(&format!("Văn bản năm {} so với năm {}", self.year, self.before), &body)
    }
}
