//! Reads pages of the web (`.html`, also named `.doc`), also those with their pictures in one file.

mod css;
mod mime;

use std::collections::BTreeMap;

use congvan::import::arrived::{Arrived, Block, Cell, LeftOut, Paragraph, Place, Reason, Run, Shift, Table};
use congvan::import::letters::settle_page;
use congvan::import::line::{Along, Line};
use congvan::import::lists::numeral;
use congvan::import::margins::{self, Margin};
use congvan::import::refusal::Refusal;
use encoding_rs::Encoding;
use html5gum::{Token, Tokenizer};

use css::{Look, Sheet, align};

/// Elements within each other at most: deeper ones count for the innermost.
const DEEPEST: usize = 100;
/// Elements at most: far more than any document has.
const MOST_TAGS: usize = 1_000_000;
/// Elements whose words nobody sees.
const UNSEEN: [&str; 4] = ["script", "style", "head", "title"];
/// Tables within each other at most.
const MOST_TABLES: usize = 12;
const MOST_SPANNED: usize = 256;

/// What stands in a page.
///
/// # Errors
/// Where it has too many elements; where it has no words, whoever called says so.
pub fn read(bytes: &[u8]) -> Result<Arrived, Refusal> {
    let mut reader = Reader::default();
    let mut tags = 0;
    for Ok(token) in Tokenizer::new(decode(bytes).as_str()) {
        match token {
            Token::StartTag(tag) => {
                let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                let said: BTreeMap<String, String> =
                    tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect();
                reader.open(&text(&tag.name), &said, tag.self_closing);
                tags += 1;
                if tags > MOST_TAGS {
                    return Err(Refusal::TooLarge);
                }
            }
            Token::EndTag(tag) => reader.close(&String::from_utf8_lossy(&tag.name)),
            Token::String(words) => reader.text(&String::from_utf8_lossy(&words)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    Ok(reader.finish())
}

/// What stands in the page of a file of several parts, or in a letter.
///
/// # Errors
/// Where there are no words in it.
pub fn read_parts(bytes: &[u8]) -> Result<Arrived, Refusal> {
    let (body, attached) = mime::body(bytes).ok_or(Refusal::Damaged)?;
    let mut arrived = match body {
        mime::Body::Page(page) => read(&page)?,
        mime::Body::Text(text) => crate::text::read(&text)?,
    };
    if !attached.is_empty() {
        arrived.damage.push(crate::remarks::attachments(&attached));
    }
    Ok(arrived)
}

/// A page in Unicode, by what it says of its letters where that is so; those of old fonts are decoded once it is known which
/// words stand under which font.
fn decode(bytes: &[u8]) -> String {
    let head = crate::text::head(bytes, 4_096).to_ascii_lowercase();
    let said = head.split_once("charset=").map(|(_, rest)| rest.trim_start_matches(['"', '\'', ' ']));
    let label: String = said
        .unwrap_or_default()
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c))
        .collect();
    match Encoding::for_label(label.as_bytes()) {
        Some(encoding) if !crate::text::is_wide(bytes) && std::str::from_utf8(bytes).is_err() => {
            encoding.decode(bytes).0.into_owned()
        }
        _ => crate::text::decode_raw(bytes),
    }
}

#[derive(Default)]
struct Reader {
    sheet: Sheet,
    open: Vec<Open>,
    /// How many of them are of words that nobody sees.
    unseen: usize,
    /// Where blocks go: the page, then margins and the tables that are open.
    blocks: Vec<Block>,
    tables: Vec<Grid>,
    margin: Option<(usize, Margin)>,
    margins: Vec<Margin>,
    line: Line,
    label: String,
    item: Option<(String, usize)>,
    left_out: Vec<LeftOut>,
    style_text: String,
    count: usize,
    pictures: usize,
}

/// An element that is open.
#[derive(Clone, Default)]
struct Open {
    tag: String,
    look: Look,
    link: Option<String>,
    /// Lists: how items are counted, and how far.
    list: Option<(String, u32)>,
    is_verbatim: bool,
}

/// A table that is open.
#[derive(Default)]
struct Grid {
    table: Table,
    row: Vec<Cell>,
    cell: Option<Cell>,
    /// So many cells, and so many with lines around them.
    cells: usize,
    boxed: usize,
}

impl Reader {
    fn around(&self) -> Open {
        self.open.last().cloned().unwrap_or_default()
    }

    fn open(&mut self, tag: &str, said: &BTreeMap<String, String>, is_closed: bool) {
        let get = |name: &str| said.get(name).map(String::as_str).unwrap_or_default();
        if self.unseen > 0 && !matches!(tag, "style" | "body") {
            return self.push(tag, Open::default(), is_closed);
        }
        // A paragraph or an item ends where the next one begins, a head where the page does.
        match tag {
            "body" => self.close("head"),
            "p" => self.close_to(&["p"], &["td", "th", "table", "body", "div", "li"]),
            "li" => self.close_to(&["li"], &["ul", "ol"]),
            "tr" => self.close_to(&["tr"], &["table"]),
            "td" | "th" => self.close_to(&["td", "th"], &["tr", "table"]),
            _ => {}
        }
        if is_block(tag) {
            self.end_paragraph();
        }
        let around = self.around();
        let mut own = self.sheet.look(tag, get("class"));
        by_tag(tag, &mut own);
        own.align = align(&get("align").to_ascii_lowercase()).or(own.align);
        if tag == "font" && !get("face").is_empty() {
            own.font = get("face").split(',').next().map(|font| font.trim().chars().take(120).collect());
        }
        own.take(get("style"));
        if own.breaks_before {
            self.end_paragraph();
            self.push_block(Block::PageBreak);
        }
        let mut open = Open { look: own.over(&around.look), list: None, ..around };
        match tag {
            "a" => open.link = Some(get("href").to_owned()).filter(|link| is_address(link)),
            "pre" | "textarea" => open.is_verbatim = true,
            "ol" | "ul" => {
                let start = get("start").parse().unwrap_or(1u32);
                let kind = if tag == "ul" { "bullet".to_owned() } else { get("type").to_owned() };
                open.list = Some((kind, start.saturating_sub(1)));
            }
            "li" => self.count_item(get("value")),
            "br" => self.say("\n"),
            "hr" => {
                let place = self.place();
                self.push_block(Block::Rule(place));
            }
            "img" => self.pictures += 1,
            "table" if self.tables.len() < MOST_TABLES => self.tables.push(Grid {
                table: Table {
                    ruled: !matches!(get("border"), "" | "0")
                        || get("style").contains("border:") && !get("style").contains("border:none"),
                    place: self.place(),
                    ..Table::default()
                },
                ..Grid::default()
            }),
            "td" | "th" => {
                let span = |name| get(name).trim().parse::<usize>().unwrap_or(1).clamp(1, MOST_SPANNED);
                let cell = Cell { columns: span("colspan"), rows: span("rowspan"), ..Cell::default() };
                if let Some(grid) = self.tables.last_mut() {
                    grid.end_cell();
                    grid.cells += 1;
                    grid.boxed += usize::from(own.is_boxed());
                    grid.cell = Some(cell);
                }
            }
            "div" if matches!(get("title"), "header" | "footer") && self.margin.is_none() => {
                let margin = Margin { is_header: get("title") == "header", ..Margin::default() };
                self.margin = Some((self.open.len(), margin));
            }
            _ => {}
        }
        self.push(tag, open, is_closed);
    }

    fn push(&mut self, tag: &str, open: Open, is_closed: bool) {
        let is_empty =
            matches!(tag, "br" | "hr" | "img" | "meta" | "link" | "input" | "col" | "base" | "area" | "wbr");
        if !is_empty && !is_closed && self.open.len() < DEEPEST {
            self.unseen += usize::from(UNSEEN.contains(&tag));
            self.open.push(Open { tag: tag.to_owned(), ..open });
        }
    }

    /// An element ends, and with it those within it that were not ended.
    fn close(&mut self, tag: &str) {
        if tag == "p" && !self.open.iter().any(|open| open.tag == tag) {
            return self.end_paragraph();
        }
        let Some(at) = self.open.iter().rposition(|open| open.tag == tag) else { return };
        // What is ended in a cell does not end the cell.
        let cell = self.open.iter().rposition(|open| matches!(open.tag.as_str(), "td" | "th"));
        if cell.is_some_and(|cell| at < cell)
            && !matches!(tag, "td" | "th" | "tr" | "table" | "tbody" | "body" | "html")
        {
            return;
        }
        while self.open.len() > at {
            self.close_last();
        }
    }

    /// Ends the innermost of some elements, unless one of the others is nearer.
    fn close_to(&mut self, tags: &[&str], but: &[&str]) {
        let found = self
            .open
            .iter()
            .rev()
            .find(|open| tags.contains(&open.tag.as_str()) || but.contains(&open.tag.as_str()));
        if let Some(tag) = found.map(|open| open.tag.clone()).filter(|tag| tags.contains(&tag.as_str())) {
            self.close(&tag);
        }
    }

    fn close_last(&mut self) {
        let Some(last) = self.open.last().cloned() else { return };
        if is_block(&last.tag) {
            self.end_paragraph();
        }
        self.open.pop();
        self.unseen -= usize::from(UNSEEN.contains(&last.tag.as_str()));
        match last.tag.as_str() {
            "style" => {
                let text = std::mem::take(&mut self.style_text);
                self.sheet.add(&text);
            }
            "td" | "th" => self.tables.last_mut().into_iter().for_each(Grid::end_cell),
            "tr" => self.tables.last_mut().into_iter().for_each(Grid::end_row),
            "table" => {
                let is_open = self.open.iter().filter(|open| open.tag == "table").count() < self.tables.len();
                if let Some(mut grid) = self.tables.pop_if(|_| is_open) {
                    grid.end_row();
                    grid.table.ruled |= grid.boxed * 2 > grid.cells;
                    if grid.table.rows.iter().any(|row| !row.is_empty()) {
                        self.push_block(Block::Table(grid.table));
                    }
                }
            }
            _ => {}
        }
        if let Some((_, margin)) = self.margin.take_if(|(at, _)| *at >= self.open.len()) {
            self.margins.push(margin);
        }
    }

    fn text(&mut self, words: &str) {
        if self.open.last().is_some_and(|open| open.tag == "style") {
            if self.style_text.len() < 1 << 20 {
                self.style_text.push_str(words);
            }
            return;
        }
        if self.unseen > 0 {
            return;
        }
        if self.open.last().is_some_and(|open| open.is_verbatim) {
            return self.say(words);
        }
        let begins_line = self.line.is_blank();
        let folded = collapse_spaces(words, begins_line);
        self.say(&folded);
    }

    fn say(&mut self, words: &str) {
        let Open { look, link, .. } = self.around();
        if look.hidden == Some(true) {
            if !words.trim().is_empty() {
                let place = self.place();
                self.left_out.push(LeftOut { text: words.to_owned(), reason: Reason::Hidden, place });
            }
            return;
        }
        if look.is_label {
            return self.label.push_str(words.chars().take(120).collect::<String>().as_str());
        }
        // A hyphen at which no line breaks: where lines may end is the form's.
        let words = &words.replace('\u{2011}', "-");
        self.line.push(Run {
            text: if look.caps == Some(true) { words.to_uppercase() } else { words.to_owned() },
            bold: look.bold == Some(true),
            italic: look.italic == Some(true),
            underline: look.underline == Some(true),
            shift: look.shift.unwrap_or_default(),
            size: look.size,
            link,
            note: None,
            font: look.font,
            field: false,
        });
    }

    /// The label of the next item.
    fn count_item(&mut self, value: &str) {
        let depth = self.open.iter().filter(|open| open.list.is_some()).count();
        let Some((kind, count)) = self.open.iter_mut().rev().find_map(|open| open.list.as_mut()) else {
            return;
        };
        *count = value.trim().parse().unwrap_or(count.saturating_add(1));
        let format = match kind.as_str() {
            "bullet" => "bullet",
            "A" => "upperLetter",
            "a" => "lowerLetter",
            "I" => "upperRoman",
            "i" => "lowerRoman",
            _ => "decimal",
        };
        let label = if format == "bullet" { "-".to_owned() } else { format!("{}.", numeral(*count, format)) };
        self.item = Some((label, depth.saturating_sub(1)));
    }

    fn end_paragraph(&mut self) {
        let line = std::mem::take(&mut self.line);
        if line.is_blank() && line.anchored.is_empty() && self.label.trim().is_empty() {
            return;
        }
        self.count += 1;
        let look = self.around().look;
        let printed = crate::labels::normalise(&std::mem::take(&mut self.label));
        let item = self.item.take();
        let mut blocks = Vec::new();
        let frame = Paragraph {
            depth: item.as_ref().map(|(_, depth)| *depth).or(printed.as_ref().map(|_| 0)),
            label: printed.or(item.map(|(label, _)| label)),
            align: look.align.unwrap_or_default(),
            whole: true,
            place: self.place(),
            ..Paragraph::default()
        };
        line.lay(frame, Along { above: look.above, below: look.below }, &mut blocks);
        blocks.into_iter().for_each(|block| self.push_block(block));
    }

    fn push_block(&mut self, block: Block) {
        let cell = self.tables.iter_mut().rev().find_map(|grid| grid.cell.as_mut());
        match (cell, &mut self.margin) {
            (Some(cell), _) => cell.blocks.push(block),
            (None, Some((_, margin))) => margin.blocks.push(block),
            (None, None) => self.blocks.push(block),
        }
    }

    fn place(&self) -> Place {
        Place { paragraph: self.count, ..Place::default() }
    }

    fn finish(mut self) -> Arrived {
        while !self.open.is_empty() {
            self.close_last();
        }
        self.end_paragraph();
        let mut arrived = Arrived { blocks: self.blocks, left_out: self.left_out, ..Arrived::default() };
        margins::place(self.margins, &mut arrived);
        if self.pictures > 0 {
            arrived.remarks.push(crate::remarks::pictures(self.pictures));
        }
        settle_page(&mut arrived);
        arrived
    }
}

impl Grid {
    fn end_cell(&mut self) {
        self.row.extend(self.cell.take());
    }

    fn end_row(&mut self) {
        self.end_cell();
        if !self.row.is_empty() {
            self.table.rows.push(std::mem::take(&mut self.row));
        }
    }
}

/// Words with the white space that a page shows between them: one space, none where a line begins. So many spaces between two
/// words of a line are columns, which a program wrote without saying so.
fn collapse_spaces(words: &str, begins_line: bool) -> String {
    const COLUMNS: std::ops::RangeInclusive<usize> = 8..=200;
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n');
    let mut folded = String::with_capacity(words.len());
    let mut rest = words;
    while !rest.is_empty() {
        let behind = rest.trim_start_matches(is_space);
        let white = &rest[..rest.len() - behind.len()];
        let end = behind.find(is_space).unwrap_or(behind.len());
        let columns = COLUMNS.contains(&white.len()) && white.bytes().all(|byte| byte == b' ');
        if columns && !folded.is_empty() && end > 0 {
            folded.push_str(white);
        } else if !(white.is_empty() || folded.ends_with(' ') || folded.is_empty() && begins_line) {
            folded.push(' ');
        }
        folded.push_str(&behind[..end]);
        rest = &behind[end..];
    }
    folded
}

/// What a tag by itself says of the look.
fn by_tag(tag: &str, look: &mut Look) {
    match tag {
        "b" | "strong" | "th" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            look.bold = look.bold.or(Some(true))
        }
        "i" | "em" | "cite" => look.italic = Some(true),
        "u" | "ins" => look.underline = Some(true),
        "sup" => look.shift = Some(Shift::Raised),
        "sub" => look.shift = Some(Shift::Lowered),
        "center" => look.align = align("center"),
        _ => {}
    }
}

fn is_block(tag: &str) -> bool {
    const BLOCKS: [&str; 32] = [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "hr",
        "blockquote",
        "pre",
        "center",
        "body",
        "html",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "dl",
        "dt",
        "dd",
    ];
    BLOCKS.contains(&tag)
}

fn is_address(link: &str) -> bool {
    link.len() <= 2_000 && !link.starts_with('#') && !link.is_empty()
}
