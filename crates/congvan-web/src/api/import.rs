//! A file as it arrived: read by what it holds, understood as a directive, with the certainty and place of each field.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use congvan::document::length::Length;
use congvan::import::arrived::{LeftOut, Place};
use congvan::import::refusal::Refusal;
use congvan::import::{Certainty, Field, ShownCell, Understood, understand};
use congvan::text::source::Source;
use congvan_import::ocr::recognise;
use congvan_import::{Settings, page_pictures, read};
use serde_json::{Value, json};

use super::{FILE_LIMIT, Parameter, Shared, schemas};
use crate::asked::{Asked, Reply};
use crate::fault::Fault;

pub(crate) fn import(_: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    let name = asked.word("name").unwrap_or("văn bản");
    let is_recognised = asked.flag("ocr")?;
    let own = [".yaml", ".yml", ".json"].iter().any(|ending| name.to_lowercase().ends_with(ending));
    if own {
        let source =
            Source::from_bytes(name, asked.body.clone()).map_err(|why| Fault::refusal(&why.message()))?;
        return Ok(Reply::Json(reply(name, &[], &[], vec![plain(source.text())])));
    }
    let settings = Settings { largest: FILE_LIMIT };
    let mut arrived = read(&asked.body, &settings).map_err(|refusal| Fault::refusal(&refusal.message()))?;
    if is_recognised && !arrived.scanned.is_empty() {
        recognise(&asked.body, &mut arrived, &mut || {})
            .map_err(|trouble| Fault::refusal(&trouble.message()))?;
    }
    if let Some(carried) = &arrived.embedded {
        return Ok(Reply::Json(reply(name, &[], &[], vec![plain(carried)])));
    }
    let remarks = arrived.remarks.clone();
    let understood = understand(&arrived);
    if understood.secrecy.is_some() {
        return Err(Fault::refusal(&Refusal::Secret.message()));
    }
    let documents = (0..understood.documents.len()).map(|at| document(&understood, at, name)).collect();
    // Files that only say how many pages they had when they were kept have none to look at.
    let pages = if has_pages(&asked.body, &settings) { arrived.pages.unwrap_or_default() } else { 0 };
    let mut told = reply(name, &remarks, understood.left_out(), documents);
    told["pages"] = json!(pages);
    told["scanned"] = json!(arrived.scanned);
    Ok(Reply::Json(told))
}

fn reply(name: &str, remarks: &[String], left_out: &[LeftOut], documents: Vec<Value>) -> Value {
    let left =
        |own: &LeftOut| json!({ "text": own.text, "why": own.reason.sentence(), "place": place(own.place) });
    let left_out: Vec<Value> = left_out.iter().map(left).collect();
    json!({ "name": name, "pages": 0, "scanned": [], "remarks": remarks, "left_out": left_out, "documents": documents })
}

/// A box on a page, in millimetres; none where the file has no pages.
fn place(place: Place) -> Option<Value> {
    let area = place.area.filter(|_| place.page > 0)?;
    let mm = |length: Length| (length.as_mm() * 100.0).round() / 100.0;
    Some(json!({
        "page": place.page, "left": mm(area.left), "top": mm(area.top),
        "width": mm(area.width).max(0.0), "height": mm(area.height).max(0.0),
    }))
}

/// Whether a file has pages as people see them.
fn has_pages(bytes: &[u8], settings: &Settings) -> bool {
    page_pictures(bytes, 1, 1, settings).is_ok_and(|pages| !pages.is_empty())
}

/// Pages that one answer has.
const PAGES_AT_ONCE: usize = 5;

pub(crate) const FILE: &[Parameter] = &[
    Parameter {
        name: "name",
        about: "the file's name, whose ending helps to tell what it is",
        required: false,
        schema: schemas::text,
        example: "van-ban.yaml",
    },
    Parameter {
        name: "ocr",
        about: "whether words of pages that are pictures are recognised, where this machine has tesseract; all fields are guesses then",
        required: false,
        schema: schemas::flag,
        example: "false",
    },
];

pub(crate) const FROM: &[Parameter] = &[Parameter {
    name: "from",
    about: "the first page, from 1",
    required: false,
    schema: schemas::ordinal,
    example: "1",
}];

/// Pages of a file as they came.
pub(crate) fn pages(_: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    let from = asked.word("from").unwrap_or("1").parse::<usize>().ok().filter(|from| *from > 0);
    let from = from.ok_or_else(|| Fault::bad("`from` là số trang, từ 1", "`from` is a page, from 1"))?;
    let settings = Settings { largest: FILE_LIMIT };
    let pages = page_pictures(&asked.body, from, PAGES_AT_ONCE, &settings)
        .map_err(|refusal| Fault::refusal(&refusal.message()))?;
    let pages: Vec<Value> = pages
        .into_iter()
        .map(|page| {
            json!({ "svg": page.svg, "width": page.width.as_mm(), "height": page.height.as_mm(), "cut": page.cut })
        })
        .collect();
    Ok(Reply::Json(json!({ "from": from, "pages": pages })))
}

/// A source that nobody had to understand.
fn plain(text: &str) -> Value {
    json!({ "source": text, "lines": [], "guesses": {}, "remarks": [] })
}

fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// The fields that have words of a document, in the order of their places: a table may have as many as it has cells.
struct Placed<'f> {
    all: &'f [Field],
    /// Where each begins and ends, the furthest end so far, and which it is.
    at: Vec<(Range<usize>, usize, usize)>,
}

impl<'f> Placed<'f> {
    fn of(all: &'f [Field]) -> Self {
        let mut spans: Vec<(Range<usize>, usize)> =
            all.iter().enumerate().filter_map(|(nth, field)| Some((field.span.clone()?, nth))).collect();
        spans.sort_by_key(|(span, nth)| (span.start, *nth));
        let mut furthest = 0;
        let reaching = |(span, nth): (Range<usize>, usize)| {
            furthest = furthest.max(span.end);
            (span, furthest, nth)
        };
        Self { all, at: spans.into_iter().map(reaching).collect() }
    }

    /// The paths of those that have words at these places, in the order of the fields.
    fn paths(&self, spans: &[Range<usize>]) -> Vec<String> {
        let mut found: Vec<usize> = Vec::new();
        for wanted in spans {
            let end = self.at.partition_point(|(span, ..)| span.start < wanted.end);
            let near = self.at[..end].iter().rev().take_while(|(_, furthest, _)| *furthest > wanted.start);
            found.extend(near.filter(|(span, ..)| meet(span, wanted)).map(|(.., nth)| *nth));
        }
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|nth| self.all[nth].path.clone()).collect()
    }
}

/// A cell of a table: its words, what became of them, how wide and deep it is.
fn cell_told(understood: &Understood, fields: &Placed<'_>, cell: &ShownCell) -> Value {
    let lines = cell.spans.iter().filter_map(|span| understood.page.text.get(span.clone()));
    json!({
        "text": lines.collect::<Vec<_>>().join("\n"),
        "paths": fields.paths(&cell.spans),
        "columns": cell.columns,
        "rows": cell.rows,
    })
}

/// Why a field is a guess; what is said of none was read from words that were recognised.
fn why(field: &Field) -> String {
    if field.why.is_empty() { "chữ nhận dạng từ ảnh trang".to_owned() } else { field.why.clone() }
}

/// One document of a file: its source, its lines with the fields they became, and what is a guess.
fn document(understood: &Understood, at: usize, name: &str) -> Value {
    let fields = understood.fields(at);
    let own = &understood.documents[at];
    let placed = Placed::of(&fields);
    let names: BTreeSet<&str> = fields.iter().map(|field| field.path.as_str()).collect();
    let lines: Vec<Value> = own
        .lines
        .iter()
        .map(|line| {
            let touches = |span: &Range<usize>| meet(span, &line.span);
            let paths: Vec<String> = placed
                .paths(std::slice::from_ref(&line.span))
                .into_iter()
                .chain(
                    own.told
                        .iter()
                        .filter(|(span, name)| touches(span) && names.contains(name))
                        .map(|(_, name)| (*name).to_owned()),
                )
                .collect();
            let gone = own
                .left_out
                .iter()
                .find(|(span, _)| span.start <= line.span.start && line.span.end <= span.end);
            json!({
                "text": understood.page.text.get(line.span.clone()).unwrap_or_default(),
                "paths": paths,
                "place": place(understood.place(&line.span)),
                "about": line.role.name().0,
                "left_out": gone.map(|(_, reason)| reason.sentence()),
                "table": line.table.iter().map(|row| row.iter().map(|cell| cell_told(understood, &placed, cell)).collect()).collect::<Vec<Vec<Value>>>(),
            })
        })
        .collect();
    let guesses: BTreeMap<String, String> = fields
        .iter()
        .filter(|field| field.certainty == Certainty::Guess)
        .map(|field| (field.path.clone(), why(field)))
        .collect();
    let unplaced: Vec<String> = own
        .unplaced
        .iter()
        .filter_map(|span| understood.page.text.get(span.clone()))
        .map(|words| format!("Chữ chưa rõ thuộc phần nào: {}", words.trim()))
        .collect();
    json!({ "source": understood.to_yaml(at, name), "lines": lines, "guesses": guesses, "remarks": unplaced })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_to_the_fields_that_have_their_words() {
        let field = |path: &str, span: Option<Range<usize>>| Field {
            path: path.to_owned(),
            value: String::new(),
            certainty: Certainty::Sure,
            why: String::new(),
            span,
        };
        let fields = [
            field("whole", Some(0..100)),
            field("late", Some(60..70)),
            field("nowhere", None),
            field("early", Some(5..10)),
            field("inner", Some(62..64)),
        ];
        let placed = Placed::of(&fields);
        let one = |span: Range<usize>| placed.paths(std::slice::from_ref(&span));
        assert_eq!(one(8..9), ["whole", "early"]);
        assert_eq!(placed.paths(&[63..64, 0..6]), ["whole", "late", "early", "inner"]);
        assert_eq!(one(10..60), ["whole"]);
        assert!(one(100..120).is_empty() && placed.paths(&[]).is_empty());
    }
}
