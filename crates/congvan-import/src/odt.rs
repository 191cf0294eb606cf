//! Reads OpenDocument text (`.odt`, `.fodt`).

mod styles;

use std::collections::BTreeMap;

use congvan::import::arrived::{
    Arrived, Block, Cell, LeftOut, Paragraph, Place, Reason, Run, Shift, Table, for_each_paragraph, words,
};
use congvan::import::letters::settle;
use congvan::import::line::{Along, Line, mark_boxed};
use congvan::import::lists::{List, Lists};
use congvan::import::margins::{self, Margin};
use congvan::import::refusal::Refusal;
use congvan_docx::read::package::Package;
use congvan_docx::read::tree::{Child, Element, Space, Tree};

use styles::{Look, Styles, levels};

/// Cells, rows and spaces that say how often they are there count so often at most.
const MOST_REPEATED: usize = 256;

/// What stands in an OpenDocument text.
///
/// # Errors
/// Where the file is damaged, locked, or beyond the limits.
pub fn read(bytes: &[u8]) -> Result<Arrived, Refusal> {
    if !bytes.starts_with(b"PK") {
        let text = std::str::from_utf8(bytes).map_err(|_| Refusal::Damaged)?;
        let tree = Tree::of(text.trim_start_matches('\u{feff}'))?;
        return read_parts(tree.root(), None);
    }
    let package = Package::open(bytes)?;
    // The list of parts says which of them open with a password only.
    if package.part("META-INF/manifest.xml").is_some_and(|list| list.contains("encryption-data")) {
        return Err(Refusal::Locked);
    }
    let content = Tree::of(package.part("content.xml").ok_or(Refusal::Damaged)?)?;
    match package.part("styles.xml") {
        Some(part) => {
            let common = Tree::of(part)?;
            read_parts(content.root(), Some(common.root()))
        }
        None => read_parts(content.root(), None),
    }
}

fn read_parts<'t>(content: Element<'t>, common: Option<Element<'t>>) -> Result<Arrived, Refusal> {
    let mut styles = Styles::default();
    common.into_iter().chain([content]).for_each(|part| styles.add(part));
    let text = content.child("body").and_then(|body| body.child("text")).ok_or(Refusal::Damaged)?;
    let mut reader = Reader::new(&styles);
    let blocks = reader.blocks(text);
    let mut margins = Vec::new();
    let masters = common.into_iter().chain([content]).filter_map(|part| part.child("master-styles"));
    for of in masters.flat_map(Element::elements).flat_map(Element::elements) {
        if matches!(
            of.name(),
            "header" | "header-left" | "header-first" | "footer" | "footer-left" | "footer-first"
        ) {
            let is_shown = of.get("display") != Some("false");
            let margin = Margin {
                blocks: reader.blocks(of),
                is_header: of.name().starts_with("header"),
                is_first: of.name().ends_with("first"),
            };
            if is_shown && !margins.contains(&margin) {
                margins.push(margin);
            }
        }
    }
    let mut arrived =
        Arrived { blocks, notes: reader.notes, left_out: reader.left_out, ..Arrived::default() };
    margins::place(margins, &mut arrived);
    if reader.changes > 0 {
        arrived.remarks.push(crate::remarks::changes(reader.changes));
    }
    if reader.pictures > 0 {
        arrived.remarks.push(crate::remarks::pictures(reader.pictures));
    }
    settle(&mut arrived);
    Ok(arrived)
}

struct Reader<'t> {
    styles: &'t Styles<'t>,
    looks: BTreeMap<(&'static str, &'t str), Look>,
    lists: Lists,
    next_list: u32,
    /// The last list of each style, and lists by their own names.
    last: BTreeMap<&'t str, u32>,
    named: BTreeMap<&'t str, u32>,
    notes: Vec<Vec<Paragraph>>,
    left_out: Vec<LeftOut>,
    count: usize,
    changes: usize,
    pictures: usize,
}

/// The list that an item is in.
#[derive(Clone, Copy)]
struct Item {
    list: u32,
    level: usize,
}

impl<'t> Reader<'t> {
    fn new(styles: &'t Styles<'t>) -> Self {
        Self {
            styles,
            looks: BTreeMap::new(),
            lists: Lists::default(),
            next_list: 1,
            last: BTreeMap::new(),
            named: BTreeMap::new(),
            notes: Vec::new(),
            left_out: Vec::new(),
            count: 0,
            changes: 0,
            pictures: 0,
        }
    }

    fn look(&mut self, family: &'static str, name: &'t str) -> Look {
        let styles = self.styles;
        self.looks.entry((family, name)).or_insert_with(|| styles.look(family, name)).clone()
    }

    fn blocks(&mut self, of: Element<'t>) -> Vec<Block> {
        let mut blocks = Vec::new();
        self.flow(of, &mut None, &mut blocks);
        blocks
    }

    /// One thing after another; the first paragraph of an item has its label.
    fn flow(&mut self, of: Element<'t>, item: &mut Option<Item>, blocks: &mut Vec<Block>) {
        for element in of.elements() {
            match (element.space(), element.name()) {
                (Space::Text, "p" | "h") => self.paragraph(element, item.take(), blocks),
                (Space::Text, "list") => self.list(element, None, blocks),
                (Space::Table, "table") => {
                    let table = self.table(element);
                    blocks.extend(table.map(Block::Table));
                }
                (Space::Text, "tracked-changes") => self.struck_out(element),
                (Space::Text, "section" | "index-body" | "table-of-content" | "list-header") => {
                    self.flow(element, item, blocks);
                }
                (Space::Draw, _) => {
                    let mut line = Line::default();
                    self.drawing(element, &mut line);
                    blocks.append(&mut line.anchored);
                }
                (Space::Text, name) if name.ends_with("-decls") || name.ends_with("-source") => {}
                (Space::Office, "forms") => {}
                _ => self.flow(element, item, blocks),
            }
        }
    }

    /// A list: a new one, or one that goes on.
    fn list(&mut self, of: Element<'t>, outer: Option<Item>, blocks: &mut Vec<Block>) {
        let item = match outer {
            Some(outer) => Item { level: (outer.level + 1).min(8), ..outer },
            None => {
                let style = of.get("style-name").unwrap_or_default();
                let before = of.get("continue-list").and_then(|name| self.named.get(name)).copied();
                let goes_on =
                    (of.get("continue-numbering") == Some("true")).then(|| self.last.get(style)).flatten();
                let list = before.or(goes_on.copied()).unwrap_or_else(|| self.new_list(style));
                self.last.insert(style, list);
                if let Some(name) = of.get("id") {
                    self.named.insert(name, list);
                }
                Item { list, level: 0 }
            }
        };
        for element in of.elements() {
            let mut own = (element.name() == "list-item").then_some(item);
            if let Some(start) = element.get("start-value").and_then(|start| start.parse().ok()) {
                self.lists.go_on_from(item.list, item.level, start);
            }
            for part in element.elements() {
                match (part.space(), part.name()) {
                    (Space::Text, "list") => self.list(part, Some(item), blocks),
                    (Space::Text, "p" | "h") => self.paragraph(part, own.take(), blocks),
                    // The label as printed, which the program counts again.
                    (Space::Text, "number") => {}
                    _ => self.flow(part, &mut own, blocks),
                }
            }
        }
    }

    fn new_list(&mut self, style: &str) -> u32 {
        let id = self.next_list;
        self.next_list += 1;
        let levels = self.styles.lists.get(style).map(|style| levels(*style)).unwrap_or_default();
        self.lists.add_look(id, levels);
        self.lists.add(id, List { look: id, ..List::default() });
        id
    }

    fn paragraph(&mut self, of: Element<'t>, item: Option<Item>, blocks: &mut Vec<Block>) {
        self.count += 1;
        let place = self.place();
        let look = self.look("paragraph", of.get("style-name").unwrap_or_default());
        let mut line = Line::default();
        self.inlines(of, &look, None, &mut line);
        let label = item.and_then(|item| self.lists.label(item.list, item.level));
        let is_box = look.is_box == Some(true);
        let frame = Paragraph {
            depth: label.as_ref().map(|label| label.level),
            label: label.map(|label| label.text).filter(|text| !text.is_empty()),
            style: look.name.clone(),
            align: look.align.unwrap_or_default(),
            indent: look.left.unwrap_or_default(),
            first: look.first.unwrap_or_default(),
            whole: true,
            boxed: is_box,
            place,
            ..Paragraph::default()
        };
        if look.breaks_before == Some(true) {
            blocks.push(Block::PageBreak);
        }
        let along =
            Along { above: look.above == Some(true) && !is_box, below: look.below == Some(true) && !is_box };
        line.lay(frame, along, blocks);
    }

    fn inlines(&mut self, of: Element<'t>, look: &Look, link: Option<&'t str>, line: &mut Line) {
        for child in of.children() {
            let element = match child {
                Child::Text(text) => {
                    self.say(&collapse_spaces(text), look, link, line);
                    continue;
                }
                Child::Element(element) => element,
            };
            match (element.space(), element.name()) {
                (Space::Text, "s") => {
                    let count = number(element, "c").unwrap_or(1).min(MOST_REPEATED);
                    self.say(&" ".repeat(count), look, link, line);
                }
                (Space::Text, "tab") => self.say("\t", look, link, line),
                (Space::Text, "line-break") => self.say("\n", look, link, line),
                (Space::Text, "span") => {
                    let own = self.look("text", element.get("style-name").unwrap_or_default());
                    self.inlines(element, &own.over(look), link, line);
                }
                (Space::Text, "a") => {
                    let address = element.get("href").filter(|address| address.len() <= 2_000);
                    self.inlines(element, look, address, line);
                }
                (Space::Text, "note") => self.note(element, look, line),
                (Space::Office, "annotation") => {
                    let words = words(&self.blocks(element));
                    self.leave_out(words.trim(), Reason::Comment);
                }
                (Space::Office, "annotation-end") | (Space::Text, "soft-page-break" | "bookmark") => {}
                (Space::Draw, _) => self.drawing(element, line),
                _ => self.inlines(element, look, link, line),
            }
        }
    }

    fn note(&mut self, of: Element<'t>, look: &Look, line: &mut Line) {
        let mark = of.child("note-citation").map(|mark| mark.words().trim().to_owned()).unwrap_or_default();
        let blocks = of.child("note-body").map(|body| self.blocks(body)).unwrap_or_default();
        let mut paragraphs = Vec::new();
        for_each_paragraph(&blocks, &mut |own| paragraphs.push(own.clone()));
        let note = Some(self.notes.len());
        self.notes.push(paragraphs);
        let text = if mark.is_empty() { self.notes.len().to_string() } else { mark };
        line.push(Run { text, note, shift: Shift::Raised, size: look.size, ..Run::default() });
    }

    /// A drawing: boxes with words, lines, pictures.
    fn drawing(&mut self, of: Element<'t>, line: &mut Line) {
        if of.is(Space::Draw, "line") || of.is(Space::Draw, "connector") {
            line.anchored.push(Block::Rule(self.place()));
        }
        self.pictures += usize::from(of.is(Space::Draw, "image"));
        let mut blocks = Vec::new();
        for element in of.elements() {
            match (element.space(), element.name()) {
                (Space::Text, "p" | "h") => self.paragraph(element, None, &mut blocks),
                (Space::Text, "list") => self.list(element, None, &mut blocks),
                (Space::Table, "table") => {
                    let table = self.table(element);
                    blocks.extend(table.map(Block::Table));
                }
                (Space::Draw, _) => self.drawing(element, line),
                _ => {}
            }
        }
        blocks.retain(|block| !matches!(block, Block::Paragraph(own) if own.text().trim().is_empty()));
        mark_boxed(&mut blocks);
        line.anchored.append(&mut blocks);
    }

    fn table(&mut self, of: Element<'t>) -> Option<Table> {
        let mut table = Table { place: self.place(), ..Table::default() };
        let (mut cells, mut boxed) = (0, 0);
        let mut rows = Vec::new();
        rows_of(of, false, &mut rows);
        for (row, is_header) in rows {
            table.header_rows += usize::from(is_header && table.header_rows == table.rows.len());
            let mut filled = Vec::new();
            for cell in row.elements().filter(|cell| cell.space() == Space::Table) {
                if cell.name() != "table-cell" {
                    // What a merged cell hides.
                    let hidden = words(&self.blocks(cell));
                    self.leave_out(hidden.trim(), Reason::Hidden);
                    continue;
                }
                cells += 1;
                boxed += usize::from(cell.get("style-name").is_some_and(|style| self.styles.is_boxed(style)));
                let span = |name| number(cell, name).unwrap_or(1).clamp(1, MOST_REPEATED);
                let blocks = self.blocks(cell);
                let whole = Cell {
                    blocks,
                    columns: span("number-columns-spanned"),
                    rows: span("number-rows-spanned"),
                };
                filled.push(whole);
                let again = span("number-columns-repeated") - 1;
                filled.extend(std::iter::repeat_n(Cell::default(), again));
            }
            table.rows.push(filled);
        }
        table.ruled = boxed * 2 > cells;
        table.rows.iter().any(|row| !row.is_empty()).then_some(table)
    }

    /// What tracked changes took away stands in a list of its own.
    fn struck_out(&mut self, of: Element<'t>) {
        for change in of.elements().flat_map(Element::elements) {
            self.changes += 1;
            if change.name() == "deletion" {
                let mut blocks = Vec::new();
                for part in change.elements().filter(|part| part.name() != "change-info") {
                    match (part.space(), part.name()) {
                        (Space::Text, "p" | "h") => self.paragraph(part, None, &mut blocks),
                        (Space::Text, "list") => self.list(part, None, &mut blocks),
                        _ => self.flow(part, &mut None, &mut blocks),
                    }
                }
                let text = words(&blocks);
                self.leave_out(&text, Reason::Deleted);
            }
        }
    }

    fn say(&mut self, words: &str, look: &Look, link: Option<&str>, line: &mut Line) {
        if look.hidden == Some(true) {
            return self.leave_out(words, Reason::Hidden);
        }
        // A hyphen at which no line breaks: where lines may end is the form's.
        let words = &words.replace('\u{2011}', "-");
        line.push(Run {
            text: if look.caps == Some(true) { words.to_uppercase() } else { words.to_owned() },
            bold: look.bold == Some(true),
            italic: look.italic == Some(true),
            underline: look.underline == Some(true),
            shift: look.shift.unwrap_or_default(),
            size: look.size,
            link: link.map(str::to_owned),
            note: None,
            font: look.font.clone(),
            field: false,
        });
    }

    fn place(&self) -> Place {
        Place { paragraph: self.count, ..Place::default() }
    }

    fn leave_out(&mut self, text: &str, reason: Reason) {
        if !text.trim().is_empty() {
            let place = self.place();
            self.left_out.push(LeftOut { text: text.to_owned(), reason, place });
        }
    }
}

/// The rows of a table, also those in groups, each with whether pages repeat it.
fn rows_of<'t>(of: Element<'t>, is_header: bool, rows: &mut Vec<(Element<'t>, bool)>) {
    for element in of.elements().filter(|element| element.space() == Space::Table) {
        match element.name() {
            "table-row" => rows.push((element, is_header)),
            "table-header-rows" => rows_of(element, true, rows),
            "table-rows" | "table-row-group" => rows_of(element, is_header, rows),
            _ => {}
        }
    }
}

fn number(of: Element<'_>, name: &str) -> Option<usize> {
    of.get(name)?.parse().ok()
}

/// Spaces and line ends in the text of an element are one space.
fn collapse_spaces(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        let is_space = matches!(letter, ' ' | '\t' | '\r' | '\n');
        if !is_space {
            folded.push(letter);
        } else if !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded
}
