//! A file as it arrived: read by what it holds, understood as a directive, with the certainty and place of each field.

use std::collections::BTreeMap;
use std::ops::Range;

use congvan::document::length::Length;
use congvan::import::arrived::{LeftOut, Place};
use congvan::import::refusal::Refusal;
use congvan::import::{Certainty, Field, ShownCell, Understood, understand};
use congvan::text::source::Source;
use congvan_import::ocr::recognise;
use congvan_import::{Settings, read, seen};
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
            Source::from_bytes(name, asked.body.clone()).map_err(|why| Fault::refused(&why.message()))?;
        return Ok(Reply::Json(reply(name, &[], &[], vec![plain(source.text())])));
    }
    let settings = Settings { largest: FILE_LIMIT };
    let mut arrived = read(&asked.body, &settings).map_err(|refusal| Fault::refused(&refusal.message()))?;
    if is_recognised && !arrived.scanned.is_empty() {
        recognise(&asked.body, &mut arrived, &mut || {})
            .map_err(|trouble| Fault::refused(&trouble.message()))?;
    }
    if let Some(carried) = &arrived.embedded {
        return Ok(Reply::Json(reply(name, &[], &[], vec![plain(carried)])));
    }
    let remarks = arrived.remarks.clone();
    let understood = understand(&arrived);
    if understood.secrecy.is_some() {
        return Err(Fault::refused(&Refusal::Secret.message()));
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
    seen(bytes, 1, 1, settings).is_ok_and(|pages| !pages.is_empty())
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
    let pages = seen(&asked.body, from, PAGES_AT_ONCE, &settings)
        .map_err(|refusal| Fault::refused(&refusal.message()))?;
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

/// The fields that have words at these places.
fn paths_at(fields: &[Field], spans: &[Range<usize>]) -> Vec<String> {
    let is_there = |field: &&Field| {
        let said = field.span.as_ref();
        said.is_some_and(|said| spans.iter().any(|span| meet(said, span)))
    };
    fields.iter().filter(is_there).map(|field| field.path.clone()).collect()
}

/// A cell of a table: its words, what became of them, how wide and deep it is.
fn cell_told(understood: &Understood, fields: &[Field], cell: &ShownCell) -> Value {
    let lines = cell.spans.iter().filter_map(|span| understood.page.text.get(span.clone()));
    json!({
        "text": lines.collect::<Vec<_>>().join("\n"),
        "paths": paths_at(fields, &cell.spans),
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
    let is_field = |name: &str| fields.iter().any(|field| field.path == name);
    let lines: Vec<Value> = own
        .lines
        .iter()
        .map(|line| {
            let touches = |span: &Range<usize>| meet(span, &line.span);
            let paths: Vec<String> = paths_at(&fields, std::slice::from_ref(&line.span))
                .into_iter()
                .chain(
                    own.told
                        .iter()
                        .filter(|(span, name)| touches(span) && is_field(name))
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
                "table": line.table.iter().map(|row| row.iter().map(|cell| cell_told(understood, &fields, cell)).collect()).collect::<Vec<Vec<Value>>>(),
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
