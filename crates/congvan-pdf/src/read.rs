//! Reads a PDF as it arrived: by the structure it says it has, and where it says nothing by where its letters stand.
//!
//! ```no_run
//! let bytes = std::fs::read("cong-van.pdf")?;
//! match congvan_pdf::read::read(&bytes) {
//!     Ok(arrived) => println!("{} blocks, {} pages are pictures", arrived.blocks.len(), arrived.scanned.len()),
//!     Err(refusal) => eprintln!("{refusal}"),
//! }
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! What is drawn comes first (`drawn`, `paint`, `faces`, `laid_on`): every letter with its place, its face and the
//! marked content it stands in. Then what is not the document's is put aside (`aside`, `repeated`, `scan`), number and day go into
//! their blanks (`weave`), and the letters become blocks by the structure tree (`tree`, `tagged`) or by geometry
//! (`laid`, `grid`, `cells`, `line`); `draft` measures indents and alignment once it is known between which edges
//! lines were set. Nothing is dropped: words in no block are in [`Arrived::left_out`] with the reason.

mod drawn;
mod budget;
mod damage;
mod gate;
mod faces;
mod paint;
mod laid_on;
mod tree;
mod sheet;
mod line;
mod runs;
mod draft;
mod weave;
mod aside;
mod watermark;
mod repeated;
mod scan;
mod grid;
mod cells;
mod laid;
mod tagged;
mod notes;
mod order;
mod embedded;
mod picture;
mod seen;
mod recognised;

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use congvan::import::arrived::{Arrived, Block, LeftOut, Origin, Reason};
use congvan::import::letters;
use congvan::import::refusal::Refusal;
use hayro_font::kurbo::Affine;
use hayro_syntax::object::Dict;
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use budget::Budget;
use draft::Draft;
use drawn::{Drawn, Letter, Mark};
use faces::Faces;
use line::as_placed;
use sheet::Sheet;
use tree::Node;

pub use picture::{Picture, picture};
pub use recognised::{Word, set_recognised};
pub use seen::{Seen, page_pictures};

/// More pages than any dispatch has.
const MOST_PAGES: usize = 3_000;

/// Reads a PDF.
///
/// Pages that are pictures of words are in [`Arrived::scanned`]: what stands there can only be recognised.
///
/// # Errors
/// A [`Refusal`] where the file cannot be read: damaged, with a password, made to hurt, or a form that another program
/// draws.
pub fn read(bytes: &[u8]) -> Result<Arrived, Refusal> {
    gate::check(bytes)?;
    // A crash of what reads the file is told, not passed on.
    catch_unwind(AssertUnwindSafe(|| take_apart(bytes.to_vec()))).unwrap_or(Err(Refusal::Failed))
}

fn take_apart(bytes: Vec<u8>) -> Result<Arrived, Refusal> {
    let is_cut = damage::is_cut(&bytes);
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refusal::Locked,
        LoadPdfError::Decryption(_) => Refusal::Locked,
        LoadPdfError::Invalid => Refusal::Damaged,
    })?;
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).ok_or(Refusal::Damaged)?;
    let pages = pdf.pages();
    match pages.len() {
        // A file may hold none; one that says it has some is damaged.
        0 if damage::said_pages(&catalog) == 0 => return Err(Refusal::NoWords),
        0 => return Err(Refusal::Damaged),
        1..=MOST_PAGES => {}
        _ => return Err(Refusal::TooLarge),
    }
    let mut arrived =
        Arrived { pages: Some(pages.len()), embedded: embedded::source(&catalog), ..Arrived::default() };
    let mut faces = Faces::new();
    let drawn = draw(&pdf, &catalog, &mut faces)?;
    let (looks, broken) = faces.into_looks();
    if is_cut {
        damage::tell_cut(&mut arrived);
    }
    damage::tell(&pdf, damage::said_pages(&catalog), &drawn, &broken, &mut arrived);
    let left_out = &mut arrived.left_out;
    let mut sheets: Vec<Sheet<'_>> =
        drawn.into_iter().enumerate().map(|(nth, drawn)| Sheet::new(nth, drawn, &looks, left_out)).collect();
    let xfa = has_xfa(&catalog);
    if xfa && catalog.get::<bool>("NeedsRendering") == Some(true) {
        return Err(Refusal::XfaForm);
    }
    if xfa {
        arrived.remarks.push("Tệp có biểu mẫu XFA; chỉ đọc phần đã in sẵn trên trang.".into());
    }
    for sheet in &mut sheets {
        put_aside(sheet, &mut arrived);
    }
    let wide = sheets.iter().filter(|sheet| sheet.drawn.width > sheet.drawn.height);
    arrived.landscape.pages = wide.map(|sheet| sheet.nth + 1).collect();
    let nodes = tree::read(&pdf).unwrap_or_default();
    arrange(&mut sheets, &nodes, &mut arrived);
    finish(&mut arrived);
    letters::settle(&mut arrived);
    Ok(arrived)
}

/// Everything that is drawn, page by page.
fn draw<'a>(pdf: &'a Pdf, catalog: &Dict<'a>, faces: &mut Faces<'a>) -> Result<Vec<Drawn>, Refusal> {
    let unseen_layers = paint::unseen_layers(catalog);
    let mut budget = Budget::new();
    let mut all = Vec::new();
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let mut drawn = Drawn { width: f64::from(width), height: f64::from(height), ..Drawn::default() };
        draw_page(page, faces, &mut budget, &unseen_layers, &mut drawn);
        if budget.is_spent() {
            return Err(Refusal::TooLarge);
        }
        laid_on::fill_in(&mut drawn);
        scan::hide_covered(&mut drawn);
        all.push(drawn);
    }
    Ok(all)
}

fn draw_page<'a>(
    page: &Page<'a>,
    faces: &mut Faces<'a>,
    budget: &mut Budget,
    unseen_layers: &HashSet<hayro_syntax::object::ObjRef>,
    drawn: &mut Drawn,
) {
    let base = Affine::new(page.initial_transform(true).as_coeffs());
    let found = laid_on::find(page, base, drawn);
    drawn.laid_on = found.iter().map(|one| one.what.clone()).collect();
    let mut painter = paint::Painter::new(faces, budget, unseen_layers, drawn, base);
    painter.page(page);
    laid_on::draw(&mut painter, page, &found);
}

fn has_xfa(catalog: &Dict<'_>) -> bool {
    catalog.get::<Dict<'_>>("AcroForm").is_some_and(|form| form.contains_key("XFA"))
}

/// Puts away what nobody sees, what signatures say, and finds out whether the page is a picture.
fn put_aside(sheet: &mut Sheet<'_>, arrived: &mut Arrived) {
    aside::take_laid_on(sheet, &mut arrived.left_out);
    let (unseen, seen): (Vec<Letter>, Vec<Letter>) =
        std::mem::take(&mut sheet.drawn.letters).into_iter().partition(|letter| letter.unseen);
    let inked = seen.iter().filter(|letter| !letter.is_blank() && letter.laid_on.is_none()).count();
    sheet.drawn.letters = seen;
    let picture = scan::is_picture(&sheet.drawn, inked);
    let below = words(sheet.nth, unseen.clone());
    let (page, covered) = (sheet.nth + 1, scan::is_covered(&sheet.drawn));
    if covered && scan::reads_as_vietnamese(&below) {
        // A layer of recognised words: they are the words of the page.
        sheet.drawn.letters.extend(unseen.into_iter().map(|letter| Letter { unseen: false, ..letter }));
        arrived.origin = Origin::Recognised;
        return;
    }
    if !below.is_empty() {
        let reason = if covered { Reason::WrongLayer } else { Reason::Hidden };
        arrived.left_out.push(LeftOut { text: below, reason, place: sheet.place_of(None) });
    }
    // Words that are seen, but wrong: recognised badly and drawn over the picture.
    let (unknown, _) = damage::unknown(&sheet.drawn);
    let is_unreadable = damage::is_unreadable(unknown, inked);
    let wrong = is_unreadable
        || covered
            && inked >= 40
            && !scan::reads_as_vietnamese(&words(sheet.nth, sheet.drawn.letters.clone()));
    if wrong {
        let (laid, own): (Vec<Letter>, Vec<Letter>) =
            std::mem::take(&mut sheet.drawn.letters).into_iter().partition(|letter| letter.laid_on.is_some());
        sheet.drawn.letters = laid;
        let (text, place) = (words(sheet.nth, own), sheet.place_of(None));
        let reason = if is_unreadable { Reason::Unreadable } else { Reason::WrongLayer };
        arrived.left_out.push(LeftOut { text, reason, place });
    }
    if picture || wrong {
        arrived.scanned.push(page);
    }
}

fn words(page: usize, letters: Vec<Letter>) -> String {
    as_placed(page, letters).iter().map(line::Line::text).collect::<Vec<_>>().join("\n")
}

/// Sets the letters of all pages into blocks.
fn arrange(sheets: &mut [Sheet<'_>], nodes: &[Node], arrived: &mut Arrived) {
    let mut named = HashSet::new();
    name(nodes, &mut named);
    let tagged: Vec<bool> = sheets.iter().map(|sheet| is_tagged(sheet, &named)).collect();
    let is_told = |page: usize, letter: &Letter| tagged[page] && named.contains(&(page, letter.mark));
    for sheet in sheets.iter_mut() {
        let nth = sheet.nth;
        watermark::take(sheet, &mut arrived.left_out);
        aside::take_drawn(sheet, |letter| is_told(nth, letter), &mut arrived.left_out);
        aside::take_marks(sheet, |letter| is_told(nth, letter), &mut arrived.left_out);
    }
    repeated::take(sheets, &is_told, &mut arrived.left_out);
    if let [only] = &mut *sheets {
        aside::take_margins(only, &is_told, &mut arrived.left_out);
    }
    let mut content = tagged::Content::new();
    let mut loose: Vec<Vec<Letter>> = vec![Vec::new(); sheets.len()];
    for sheet in sheets.iter_mut() {
        let nth = sheet.nth;
        let letters = std::mem::take(&mut sheet.drawn.letters);
        let is_host =
            |letter: &Letter| if tagged[nth] { is_told(nth, letter) } else { letter.laid_on.is_none() };
        for letter in weave::weave(nth, letters, is_host) {
            if is_told(nth, &letter) {
                content.entry((nth, letter.mark)).or_default().push(letter);
            } else {
                loose[nth].push(letter);
            }
        }
    }
    let told = tagged::build(nodes, &mut content, sheets);
    // Marked content that the structure names twice or in no paragraph.
    for ((page, _), letters) in content {
        loose[page].extend(letters);
    }
    let mut pages: Vec<Vec<Draft>> = Vec::new();
    let mut notes = told.notes;
    for (nth, letters) in loose.into_iter().enumerate() {
        let sheet = &sheets[nth];
        let paper = sheet.drawn.width * sheet.drawn.height;
        let strokes = if tagged[nth] { &[][..] } else { &sheet.drawn.strokes[..] };
        let mut drafts = laid::build(nth, letters, strokes, paper);
        let over = drafts.iter().flat_map(Draft::lines).find(|line| line.over).map(line::Line::text);
        arrived.remarks.extend(over.map(|text| {
            format!("Trang {}: có chữ in đè lên dòng khác, đọc riêng thành một dòng: `{text}`.", nth + 1)
        }));
        if !tagged[nth] {
            notes::take(&mut drafts, sheet, &mut notes);
        }
        pages.push(drafts);
    }
    let drafts = order::merge(told.drafts, pages, &notes, sheets);
    arrived.blocks = order::with_breaks(&drafts, draft::settle(&drafts, sheets));
    arrived.notes = notes::settle(&notes, sheets);
    notes::mark(&mut arrived.blocks, &notes);
}

/// The marked content that the structure names.
fn name(nodes: &[Node], named: &mut HashSet<(usize, Mark)>) {
    for node in nodes {
        match node {
            Node::Content(page, mark) => {
                named.insert((*page, *mark));
            }
            Node::Element(element) => name(&element.kids, named),
        }
    }
}

/// Whether the structure tells of most words of a page.
fn is_tagged(sheet: &Sheet<'_>, named: &HashSet<(usize, Mark)>) -> bool {
    let (mut told, mut all) = (0usize, 0usize);
    for letter in sheet
        .drawn
        .letters
        .iter()
        .filter(|l| !l.is_blank() && l.mark != Mark::Artifact && l.laid_on.is_none())
    {
        all += 1;
        told += usize::from(named.contains(&(sheet.nth, letter.mark)));
    }
    told > 0 && told * 10 >= all * 7
}

/// What holds for the whole file.
fn finish(arrived: &mut Arrived) {
    arrived.left_out.retain(|left_out| !left_out.text.trim().is_empty());
    while matches!(arrived.blocks.last(), Some(Block::PageBreak)) {
        arrived.blocks.pop();
    }
}

/// A string of the file: UTF-16 with its mark, UTF-8 with its mark, else as Latin letters.
fn text_string(text: &hayro_syntax::object::String<'_>) -> String {
    let bytes = text.as_bytes();
    match bytes {
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|two| unit([two[0], two[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
