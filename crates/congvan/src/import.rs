//! From a document as it arrived to a directive: readers of files hand over an [`arrived::Arrived`], and what stands here
//! finds the components of the decree in it. It knows no format of files.
//!
//! [`understand`] is the door. Nothing is refused and nothing lost: what is not understood stays as text in its place,
//! and [`account::lost_letters`] holds every letter of the source against what became of it.

pub mod arrived;
pub mod refusal;
pub mod letters;
pub mod fields;
pub mod lists;
pub mod margins;
pub mod laid_on;
pub mod line;
mod words;
mod marks;
mod labels;
mod secrecy;
mod signing;
mod types;
mod parts;
mod glued;
pub mod plain;
mod markdown;
mod bars;
mod recognised;
mod lines;
mod tabbed;
mod stamps;
mod apart;
mod pages;
mod unwrapped;
mod mail;
mod columns;
mod addressed;
mod wrapped;
mod numbers;
pub mod page;
pub mod role;
mod sheet;
mod names;
mod zones;
mod head;
mod territory;
mod title;
mod addressees;
mod paragraphs;
mod edges;
mod grid;
mod measures;
mod deadlines;
mod lead;
mod called;
mod parties;
mod contacts;
mod closing;
mod signers;
mod foot;
mod copy_mark;
mod copy;
mod annexes;
mod address;
mod mixed;
pub mod account;
mod omitted;
mod told;
#[cfg(test)]
mod again;

use crate::import::types::{CellLines, Line};
use std::ops::Range;

use crate::model::directive::types::DocumentType;
use crate::model::directive::{
    Content, Directive, Distribution, DistributionLine, Element, Measure, Numbering, Recipient, Signatory,
    Text,
};
use arrived::{Arrived, Reason};
pub use omitted::Omitted;
use page::Page;
use role::Role;
pub use sheet::Certainty;
use sheet::Sheet;
pub use told::{Field, JSON_VERSION, import_schema};

/// What was understood of one document.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The directive; spans of its texts stand in [`Page::text`].
    pub directive: Directive,
    /// What each line is, by where it stands in the page's text.
    pub lines: Vec<Shown>,
    /// Parts of the text that no field has, and why.
    pub left_out: Vec<(Range<usize>, Reason)>,
    /// Parts of the text whose words a field says in another way, and the field.
    pub told: Vec<(Range<usize>, &'static str)>,
    /// Parts of the text that were not understood and have no place in the format.
    pub unplaced: Vec<Range<usize>>,
    notes: std::collections::BTreeMap<usize, sheet::Note>,
    by_path: std::collections::BTreeMap<String, sheet::Note>,
}

/// A line as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// In the page's text.
    pub span: Range<usize>,
    /// What it is.
    pub role: Role,
    /// Where a table of data stands, its rows.
    pub table: Vec<Vec<ShownCell>>,
}

/// A cell of a table as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownCell {
    /// Of its lines, in the page's text.
    pub spans: Vec<Range<usize>>,
    /// Columns that it is wide.
    pub columns: usize,
    /// Rows that it is deep.
    pub rows: usize,
}

/// The rows of a table that stands in a line.
fn shown_rows(line: &Line) -> Vec<Vec<ShownCell>> {
    let cell = |cell: &CellLines| ShownCell {
        spans: cell.lines.iter().map(|line| line.span.clone()).collect(),
        columns: cell.columns.max(1),
        rows: cell.rows.max(1),
    };
    let rows = line.table.iter().flat_map(|grid| &grid.rows);
    rows.map(|row| row.iter().map(cell).collect()).collect()
}

/// A file as it was understood.
#[derive(Clone, Debug)]
pub struct Understood {
    /// Its words.
    pub page: Page,
    /// The documents in it; one at least.
    pub documents: Vec<Imported>,
    /// The stamp of secrecy that it bears; papers with one are not to be worked on.
    pub secrecy: Option<String>,
}

/// Understands a file.
///
/// # Example
/// ```
/// use congvan::import::{plain, understand};
///
/// let text = "\
/// UBND TỈNH LẠNG SƠN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
///     SỞ NỘI VỤ                          Độc lập - Tự do - Hạnh phúc
/// Số: 215/SNV-CCHC                   Lạng Sơn, ngày 05 tháng 3 năm 2027
/// V/v báo cáo cải cách hành chính
///
/// Kính gửi: Ủy ban nhân dân các xã, phường
///
/// Sở Nội vụ đề nghị Ủy ban nhân dân các xã, phường thực hiện các nội dung sau:
/// 1. Rà soát thủ tục hành chính.
/// 2. Báo cáo trước ngày 20/3/2027./.
/// ";
/// let understood = understand(&plain::read(text));
/// let directive = &understood.documents[0].directive;
/// assert_eq!(directive.issuer.name.words(), "Sở Nội vụ");
/// assert_eq!(directive.number.symbol.words(), "SNV-CCHC");
/// assert_eq!(directive.measures.len(), 2);
/// ```
pub fn understand(arrived: &Arrived) -> Understood {
    let page = Page::of(arrived);
    let starts = zones::starts(&page);
    let ends = starts.iter().skip(1).copied().chain([page.lines.len()]);
    let mut documents: Vec<Imported> = Vec::new();
    for (start, end) in starts.iter().zip(ends) {
        let own = document(&page, *start..end);
        match documents.last_mut() {
            Some(main) if goes_with(&main.directive, &own.directive) => attach(main, own),
            _ => documents.push(own),
        }
    }
    let left = account::notes_left(&page, &documents);
    if let Some(last) = documents.last_mut() {
        last.unplaced.extend(left);
    }
    let secrecy = stamp_of_secrecy(&page);
    Understood { page, documents, secrecy }
}

impl Understood {
    /// Where the line that a part of the text begins in stands in the file.
    pub fn place(&self, span: &Range<usize>) -> arrived::Place {
        self.page.place(span)
    }

    /// Words that the reader of the file left out already, and why.
    pub fn left_out(&self) -> &[arrived::LeftOut] {
        &self.page.left_out
    }

    /// Sets blanks in the places of what a directive cannot be without, where the document has it not: a page alone, a text
    /// that was pasted without its foot.
    pub fn complete(&mut self) {
        self.documents.iter_mut().for_each(|own| complete(&mut own.directive));
    }
}

fn complete(own: &mut Directive) {
    let blank = || Text::from_notation("___");
    // Where something else was read, what is to be done can be filled in; a page of which nothing was read is no document.
    let says = own.recipients.len() + own.legal_basis.len() + own.opening.len() > 0
        || own.request.is_some()
        || !own.subject.notation().is_empty();
    if own.measures.is_empty() && says {
        let content = Content(vec![Element::Paragraph(blank())]);
        own.measures.push(Measure { content, ..Measure::default() });
    }
    for text in [&mut own.place, &mut own.subject, &mut own.number.symbol] {
        if text.notation().is_empty() {
            *text = blank();
        }
    }
    if own.recipients.is_empty() && own.kind.code == DocumentType::dispatch().code {
        own.recipients.push(Recipient { name: blank(), audience: Vec::new() });
    }
    if own.distribution.to.is_empty() {
        own.distribution.to.push(DistributionLine { name: blank(), purpose: None, braced: false });
    }
    if own.distribution.archive.is_empty() {
        own.distribution.archive.push(blank());
    }
    sign(&mut own.signatory);
    if let Some(copy) = own.copy.as_mut().filter(|_| !own.electronic) {
        for text in [&mut copy.place, &mut copy.number.symbol] {
            if text.notation().is_empty() {
                *text = blank();
            }
        }
        if copy.distribution == Distribution::default() {
            copy.distribution.to.push(DistributionLine { name: blank(), purpose: None, braced: false });
        }
        sign(&mut copy.signatory);
    }
}

/// Sets a blank where nobody is said to sign.
fn sign(signatory: &mut Signatory) {
    if signatory.title.is_none() && signatory.authority.is_empty() {
        signatory.title = Some(Text::from_notation("___"));
    }
}

/// Whether a document is a draft that goes with the one before it.
fn goes_with(main: &Directive, own: &Directive) -> bool {
    own.draft.is_some() && main.draft.is_none()
}

/// Puts a draft into the document that it goes with.
fn attach(main: &mut Imported, own: Imported) {
    let at = main.directive.attached.len();
    main.directive.attached.push(own.directive);
    main.lines.extend(own.lines);
    main.left_out.extend(own.left_out);
    main.told.extend(own.told);
    main.unplaced.extend(own.unplaced);
    main.notes.extend(own.notes);
    main.by_path
        .extend(own.by_path.into_iter().map(|(path, note)| (format!("attached.{}.{path}", at + 1), note)));
}

/// The stamp of secrecy of a file, as it has it.
fn stamp_of_secrecy(page: &Page) -> Option<String> {
    let left_out = page.left_out.iter().filter(|own| {
        matches!(own.reason, Reason::RunningHead | Reason::Stamp | Reason::Doubled | Reason::Hidden)
    });
    let left_out = left_out.flat_map(|own| own.text.lines());
    let lines = page.lines.iter().filter(|line| line.table.is_none()).map(|line| page.words(line));
    secrecy::first_of(lines.chain(left_out))
}

/// Understands the document that lines hold.
fn document(page: &Page, lines: Range<usize>) -> Imported {
    let copied = copy::start(page, lines.clone()).unwrap_or(lines.end);
    let zones = zones::of(page, lines.start..copied);
    let mut sheet = Sheet::new(page);
    let kind = title::kind(&sheet, zones.title.clone());
    let landscape = page.is_landscape(zones.head.start..zones.tail.end);
    let mut own = Directive { kind, landscape, ..Directive::default() };
    head::read(&mut sheet, zones.head.clone(), &mut own);
    territory::read(&mut sheet, &mut own);
    title::read(&mut sheet, zones.title.clone(), &mut own);
    addressees::read(&mut sheet, zones.addressees.clone(), &mut own);
    let mut body = zones.body.clone();
    title::enacted_by(&mut sheet, &mut body, &mut own);
    self::body(&mut sheet, body, &mut own);
    addressees::as_item(&mut sheet, &mut own);
    let behind = address::read(&mut sheet, zones.behind.clone(), &mut own);
    foot::read(&mut sheet, zones.tail.clone(), &mut own);
    annexes::read(&mut sheet, behind, &mut own);
    copy::read(&mut sheet, copied..lines.end, &mut own);
    mixed::tell(&mut sheet, &own);
    finish(sheet, lines, own)
}

/// Ô 6.
fn body(sheet: &mut Sheet<'_>, lines: Range<usize>, own: &mut Directive) {
    let page = sheet.page;
    let mut paras = paragraphs::of(page, &page.lines[lines]);
    annexes::end_mark(sheet, &mut paras);
    paras.retain(|para| para.table.is_some() || !page.at(&para.span).trim().is_empty());
    let zone = parties::zone(page, &paras).filter(|_| own.kind.parties);
    let rest = match &zone {
        Some(zone) => {
            lead::read(sheet, &paras[..zone.parties.start], own);
            parties::read(sheet, &paras, zone, own);
            &paras[zone.agreement.end..]
        }
        None => {
            let lead = lead::length(sheet, &paras, own);
            lead::read(sheet, &paras[..lead], own);
            &paras[lead..]
        }
    };
    called::read(own);
    let closing = closing::count(page, rest, own);
    let (measures, closing) = rest.split_at(rest.len() - closing);
    let lines = own.kind.numbering.first() == Some(&Numbering::None) && !lead::has_sections(sheet, measures);
    let items = measures::items(sheet, measures, lines);
    own.measures = items.items;
    own.numbering = items.numbering;
    called::read(own);
    deadlines::read(sheet, own);
    closing::read(sheet, closing, own);
    if own.kind.numbering == own.numbering {
        own.numbering.clear();
    }
}

/// What was read, and what nobody took.
fn finish(sheet: Sheet<'_>, lines: Range<usize>, directive: Directive) -> Imported {
    let page = sheet.page;
    let shown = page.lines[lines.clone()].iter().map(|line| Shown {
        span: line.span.clone(),
        role: sheet.roles.get(&line.span.start).copied().unwrap_or_default(),
        table: shown_rows(line),
    });
    let lines_shown = shown.collect();
    let Sheet { left_out, told, notes, by_path, .. } = sheet;
    let mut imported =
        Imported { directive, lines: lines_shown, left_out, told, unplaced: Vec::new(), notes, by_path };
    imported.unplaced = account::unplaced_parts(page, lines, &imported);
    imported
}
