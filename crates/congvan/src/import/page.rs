//! All words of a file in one text, in reading order, with the lines that make it: what every field has its place in.

use std::ops::Range;
use std::sync::OnceLock;

use crate::import::arrived::{Arrived, Landscape, LeftOut, Origin, Place, Reason, Shift};
use crate::import::columns;
use crate::import::edges::Edges;
use crate::import::lines;
use crate::import::recognised;
use crate::import::types::{
    BLANK, CellLines, Face, Grid, GridCell, GridLines, Line, Look, RawLine, columns, is_white,
};
use crate::import::{addressed, apart, mail, marks, numbers, pages, stamps, unwrapped, wrapped};
use crate::model::directive::Text;
use crate::model::directive::read::DEADLINE_MARK;

/// A file as lines.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The words of all lines, a line break between two.
    pub text: String,
    /// From above; those of the right column behind those of the left one.
    pub(super) lines: Vec<Line>,
    /// Between which edges they were broken.
    pub(super) edges: Edges,
    /// Looks of parts of the text, in order.
    looks: Vec<(Range<usize>, Look)>,
    /// See [`Self::on_one_line`].
    one_line: OnceLock<(String, String)>,
    /// Of each footnote, its lines.
    pub(super) notes: Vec<Vec<Line>>,
    /// What the reader left out already.
    pub(super) left_out: Vec<LeftOut>,
    /// What the reader did, in Vietnamese.
    pub(super) remarks: Vec<String>,
    /// Whether its words were recognised in pictures.
    pub(super) recognised: bool,
    /// What stands on pages that are wider than high.
    pub(super) landscape: Landscape,
}

/// What the reader did, and what it could not read.
fn remarks(arrived: &Arrived) -> Vec<String> {
    let mut remarks: Vec<String> =
        arrived.damage.iter().map(|told| format!("KHÔNG ĐỌC ĐƯỢC HẾT: {}.", told.vi)).collect();
    remarks.extend(arrived.remarks.iter().cloned());
    if !arrived.scanned.is_empty() {
        let pages: Vec<String> = arrived.scanned.iter().map(usize::to_string).collect();
        remarks.push(format!("Trang {} là ảnh, chữ ở đó chưa đọc.", pages.join(", ")));
    }
    remarks
}

impl Page {
    /// Whether the first word of a line would have found room in the line above; unknown where nothing says it.
    pub(super) fn had_room(&self, above: &Line, line: &Line) -> Option<bool> {
        self.edges.had_room((above, self.words(above)), (line, self.words(line)))
    }

    /// As [`Self::had_room`], by the letters of lines that stand on no page.
    pub(super) fn had_room_in_text(&self, above: &Line, line: &Line) -> Option<bool> {
        self.edges.had_room_in_text((above, self.words(above)), (line, self.words(line)))
    }

    /// The lines of a file.
    pub fn of(arrived: &Arrived) -> Self {
        let mended = (arrived.origin == Origin::Recognised).then(|| recognised::mend(arrived));
        let arrived = mended.as_ref().unwrap_or(arrived);
        let bare = mail::without(arrived);
        let arrived = bare.as_ref().unwrap_or(arrived);
        let opened = unwrapped::of(arrived);
        let arrived = opened.as_ref().unwrap_or(arrived);
        let whole = pages::join_tables(arrived);
        let arrived = whole.as_ref().unwrap_or(arrived);
        let raw = lines::of(arrived);
        let tables = raw.iter().filter_map(|line| line.side).map(|side| side.table).max().unwrap_or_default();
        let mut page = Self {
            left_out: arrived.left_out.clone(),
            remarks: remarks(arrived),
            recognised: arrived.origin == Origin::Recognised,
            landscape: arrived.landscape.clone(),
            ..Self::default()
        };
        let raw = page.without_page_numbers(raw);
        let raw = stamps::without(raw, &mut page.left_out);
        let raw = apart::join_labels(stamps::without_signatures(raw, &mut page.left_out));
        let parted = wrapped::join_lines(wrapped::split_lines(addressed::below(columns::part(raw, tables))));
        let lines = parted.into_iter().map(|line| page.add(line)).collect();
        page.lines = lines;
        page.edges = Edges::of(&page.text, &page.lines);
        page.set_apart();
        page.notes = arrived
            .notes
            .iter()
            .map(|note| lines::of_note(note).into_iter().map(|line| page.add(line)).collect())
            .collect();
        page
    }

    /// The lines without the numbers of pages that a text has at their heads or between them.
    fn without_page_numbers(&mut self, raw: Vec<RawLine>) -> Vec<RawLine> {
        let counted = numbers::of_pages(&raw);
        let mut lines: Vec<RawLine> = Vec::with_capacity(raw.len());
        let mut new_page = false;
        for (at, mut line) in raw.into_iter().enumerate() {
            if line.new_page && numbers::figure(&line).is_some() || counted.contains(&at) {
                let (text, place) = (line.text, line.place);
                self.left_out.push(LeftOut { text, reason: Reason::PageNumber, place });
                new_page = true;
                continue;
            }
            line.new_page |= std::mem::take(&mut new_page);
            lines.push(line);
        }
        lines
    }

    /// Whether most of some lines stand on pages that are wider than high.
    pub(super) fn is_landscape(&self, lines: Range<usize>) -> bool {
        let turned = self.lines[lines.clone()].iter().filter(|line| self.landscape.has(&line.place)).count();
        turned * 2 > lines.len()
    }

    /// Finds lines that have more room above them than most.
    fn set_apart(&mut self) {
        /// Of all distances a quarter are no larger than those between lines of one paragraph.
        const USUAL: usize = 4;
        let distances: Vec<Option<i64>> =
            self.lines.windows(2).map(|pair| distance(&pair[0], &pair[1])).collect();
        let mut sorted: Vec<i64> = distances.iter().flatten().copied().collect();
        sorted.sort_unstable();
        let Some(usual) = sorted.get(sorted.len() / USUAL).copied() else { return };
        for (line, distance) in self.lines.iter_mut().skip(1).zip(distances) {
            line.apart = distance.is_some_and(|distance| distance * 100 > usual * 118);
        }
    }

    fn add(&mut self, raw: RawLine) -> Line {
        let (bold, italic) = (raw.is_bold(), raw.is_italic());
        let table = raw.table.map(|grid| Box::new(self.add_grid(*grid)));
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(&raw.text);
        self.looks.extend(
            raw.looks.into_iter().map(|(range, look)| (range.start + start..range.end + start, look)),
        );
        Line {
            span: start..self.text.len(),
            lead: raw.lead,
            align: raw.align,
            start: raw.start,
            style: raw.style,
            whole: raw.whole,
            boxed: raw.boxed,
            place: raw.place,
            side: raw.side,
            gap: raw.gap,
            apart: false,
            new_page: raw.new_page,
            broken: raw.broken,
            ruled_below: raw.ruled_below,
            bold,
            italic,
            table,
        }
    }

    fn add_grid(&mut self, grid: Grid) -> GridLines {
        let rows = grid.rows.into_iter().map(|row| {
            let cell = |cell: GridCell| CellLines {
                lines: cell.lines.into_iter().map(|line| self.add(line)).collect(),
                columns: cell.columns,
                rows: cell.rows,
            };
            row.into_iter().map(cell).collect()
        });
        GridLines { rows: rows.collect(), header_rows: grid.header_rows }
    }

    /// The words at a range.
    pub(super) fn at(&self, span: &Range<usize>) -> &str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    /// The text with spaces in the place of line ends, since a name may go on in the next line, and the same in small
    /// letters.
    pub(super) fn on_one_line(&self) -> &(String, String) {
        self.one_line.get_or_init(|| {
            let text = self.text.replace('\n', " ");
            let small = crate::lexicon::fold_case(&text);
            (text, small)
        })
    }

    /// The words of a line.
    pub(super) fn words(&self, line: &Line) -> &str {
        self.at(&line.span)
    }

    /// A range without the white space at its ends.
    pub(super) fn trim_span(&self, span: Range<usize>) -> Range<usize> {
        let own = self.at(&span);
        let start = span.start + own.len() - own.trim_start().len();
        start..(span.start + own.trim_end().len()).max(start)
    }

    /// The words of a range in the notation, where bold and slanted letters of the component's own look say nothing.
    pub(super) fn text_at(&self, span: Range<usize>, own: Face) -> Text {
        let span = self.trim_span(span);
        Text::at(self.notation(span.clone(), own), span)
    }

    fn notation(&self, span: Range<usize>, own: Face) -> String {
        let mut pieces: Vec<(String, Look)> = Vec::new();
        for (range, look) in self.looks_of(&span) {
            let words = self.at(&range);
            match pieces.last_mut() {
                Some((text, known)) if known == look && look.note.is_none() => text.push_str(words),
                _ => pieces.push((words.to_owned(), look.clone())),
            }
        }
        whole_words(&mut pieces);
        let mut out = String::new();
        for (at, (text, look)) in pieces.iter().enumerate() {
            match look.note {
                Some(note) => {
                    let parted = out.ends_with(char::is_whitespace)
                        && pieces
                            .get(at + 1)
                            .is_some_and(|(next, _)| next.starts_with(char::is_alphanumeric));
                    self.note(&mut out, note);
                    // The space behind a mark may be raised with it, or stand before it.
                    out.push_str(if parted || text.ends_with(char::is_whitespace) { " " } else { "" });
                }
                None => mark(&mut out, text, look, own),
            }
        }
        let marked = blanks(&join_lines(&out));
        let plain = blanks(&join_lines(
            &pieces
                .iter()
                .filter(|(_, look)| look.note.is_none())
                .map(|(text, _)| escape(text))
                .collect::<String>(),
        ));
        // Marks that no reader would see as such say less than words alone.
        if marked == plain || same_words(&marked, &plain) { marked } else { plain }
    }

    /// The looks of a range, line breaks as spaces of the words before them.
    fn looks_of<'p>(&'p self, span: &Range<usize>) -> Vec<(Range<usize>, &'p Look)> {
        let from = self.looks.partition_point(|(range, _)| range.end <= span.start);
        let mut found: Vec<(Range<usize>, &Look)> = Vec::new();
        for (range, look) in self.looks[from..].iter().take_while(|(range, _)| range.start < span.end) {
            let own = range.start.max(span.start)..range.end.min(span.end);
            if let Some((last, _)) = found.last_mut() {
                last.end = own.start;
            }
            found.push((own, look));
        }
        found
    }

    /// A footnote in the place of its mark.
    fn note(&self, out: &mut String, note: usize) {
        let Some(lines) = self.notes.get(note) else { return };
        let words: Vec<String> = lines
            .iter()
            .map(|line| self.notation(self.note_words(line, note), Face::default()))
            .filter(|words| !words.is_empty())
            .collect();
        if !words.is_empty() {
            out.truncate(out.trim_end().len());
            out.push_str(&format!("^[{}]", words.join(" ")));
        }
    }

    /// The words of a line of a footnote, behind the mark that it repeats.
    pub(super) fn note_words(&self, line: &Line, note: usize) -> Range<usize> {
        let own = self.words(line);
        let first =
            self.notes.get(note).and_then(|lines| lines.first()).is_some_and(|first| first.span == line.span);
        let printed = self.looks.iter().find(|(_, look)| look.note == Some(note));
        let printed = printed.map_or("", |(range, _)| self.at(range));
        let digits = own.len()
            - own
                .trim_start_matches(|c: char| {
                    c.is_ascii_digit() || matches!(c, '[' | ']' | '*' | '¹' | '²' | '³' | '⁴'..='⁹' | '⁰')
                })
                .len();
        let behind = own[digits..].trim_start_matches(['.', ')']);
        let mark = digits > 0 && behind.starts_with(|c: char| c.is_whitespace() || c.is_alphabetic());
        let same = own[..digits].trim_matches(['[', ']']) == printed.trim_matches(['[', ']']);
        if first && mark && same && digits <= 6 {
            let start = line.span.end - behind.trim_start().len();
            return start..line.span.end;
        }
        line.span.clone()
    }

    /// The footnotes whose marks stand in a range.
    pub(super) fn notes_in(&self, span: &Range<usize>) -> Vec<(Range<usize>, usize)> {
        self.looks_of(span).into_iter().filter_map(|(range, look)| Some((range, look.note?))).collect()
    }

    /// The words of a range on one line, as the notation has them where nothing is marked, and for each byte its place
    /// in the text.
    pub(super) fn words_and_places(&self, span: &Range<usize>) -> (String, Vec<usize>) {
        let (mut words, mut places) = (String::new(), Vec::new());
        let mut white = false;
        for (at, c) in self.at(span).char_indices() {
            let space = is_white(c);
            if !(space && white) {
                let start = words.len();
                words.push(if space { ' ' } else { c });
                places.extend((start..words.len()).map(|_| span.start + at));
            }
            white = space;
        }
        places.push(span.end);
        (words, places)
    }

    /// Where a part of the text stands in the source.
    pub(super) fn place(&self, span: &Range<usize>) -> Place {
        self.line_at(span.start).map(|line| line.place).unwrap_or_default()
    }

    fn line_at(&self, at: usize) -> Option<&Line> {
        let own = &self.lines;
        let found = own.partition_point(|line| line.span.end < at);
        let cells = || {
            let grids = own.iter().filter_map(|line| line.table.as_ref());
            let cells = grids.flat_map(|grid| grid.rows.iter().flatten()).flat_map(|cell| &cell.lines);
            cells.chain(self.notes.iter().flatten()).find(|line| line.span.start <= at && at <= line.span.end)
        };
        own.get(found).filter(|line| line.span.start <= at && at <= line.span.end).or_else(cells)
    }
}

/// Gives the letters of a word that differ only in weight or slant the look of most of them: no mark stands in a word.
fn whole_words(pieces: &mut Vec<(String, Look)>) {
    let plain = |look: &Look| look.note.is_none() && look.link.is_none() && look.shift == Shift::None;
    for at in 1..pieces.len() {
        let (before, behind) = pieces.split_at_mut(at);
        let ((left, look), (right, other)) = (&mut before[at - 1], &mut behind[0]);
        if look == other || !plain(look) || !plain(other) {
            continue;
        }
        let head = left.trim_end_matches(char::is_alphanumeric).len();
        let tail = right.len() - right.trim_start_matches(char::is_alphanumeric).len();
        if head == left.len() || tail == 0 {
            continue;
        }
        if left[head..].chars().count() > right[..tail].chars().count() {
            left.extend(right.drain(..tail));
        } else {
            let own = left.split_off(head);
            right.insert_str(0, &own);
        }
    }
    pieces.retain(|(text, look)| !text.is_empty() || look.note.is_some());
}

/// How far below another a line stands on its page, where both stand for themselves.
fn distance(above: &Line, line: &Line) -> Option<i64> {
    let (one, other) = (above.place.area?, line.place.area?);
    let loose = |line: &Line| line.side.is_none() && line.table.is_none() && !line.whole;
    let down = other.top.as_twips() - one.top.as_twips();
    (above.place.page == line.place.page && loose(above) && loose(line) && down > 0).then_some(down)
}

/// Adds words in the notation of their look.
fn mark(out: &mut String, text: &str, look: &Look, own: Face) {
    let words = text.trim();
    let before = &text[..text.len() - text.trim_start().len()];
    let behind = &text[before.len() + words.len()..];
    let (bold, italic) = (look.bold && !own.bold, look.italic && !own.italic);
    out.push_str(before);
    if words.is_empty() {
        return;
    }
    if let Some(link) = look.link.as_deref().and_then(|link| autolink(words, link)) {
        out.push_str(&link);
        out.push_str(behind);
        return;
    }
    let stars = match (bold, italic) {
        (false, false) => "",
        (false, true) => "*",
        (true, false) => "**",
        (true, true) => "***",
    };
    let level = match look.shift {
        Shift::Raised if !words.contains(char::is_whitespace) => "^",
        Shift::Lowered if !words.contains(char::is_whitespace) => "~",
        _ => "",
    };
    let stars = if words.chars().any(char::is_alphanumeric) { stars } else { "" };
    let words = if level.is_empty() { escape(words) } else { words.to_owned() };
    out.push_str(&format!("{stars}{level}{words}{level}{stars}{behind}"));
}

/// A link whose words are its address.
fn autolink(words: &str, link: &str) -> Option<String> {
    let address = link.strip_prefix("mailto:").unwrap_or(link);
    let bare = |text: &str| {
        text.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/').to_owned()
    };
    // Brackets that are printed are no notation.
    (bare(words) == bare(address) && !words.contains(char::is_whitespace)).then(|| {
        if words.contains('@') || words.starts_with("http") { format!("<{words}>") } else { words.to_owned() }
    })
}

/// Words as the notation takes them for themselves.
fn escape(text: &str) -> String {
    let read = Text::from_notation(text);
    let is_mark = text.contains(DEADLINE_MARK);
    if !is_mark
        && !text.contains("___")
        && read.words() == text
        && read.loose_marks().is_empty()
        && is_one_piece(&read)
    {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '<' | '~' | '^') || is_mark && matches!(c, '{' | '}') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn is_one_piece(text: &Text) -> bool {
    use crate::document::{Inline, Level};
    matches!(&text.inlines()[..], [] | [Inline::Text { bold: false, italic: false, level: Level::Line, .. }])
}

/// Words on one line: single spaces; a name or symbol that was broken behind its hyphen is one again.
fn join_lines(text: &str) -> String {
    let mut out = String::new();
    for (at, line) in text.split('\n').enumerate() {
        let line = line.trim_matches([' ', '\t']);
        if at > 0 && !line.is_empty() {
            let last: Vec<char> = out.trim_end().chars().rev().take(2).collect();
            let capital = |c: char| c.is_uppercase() || c.is_ascii_digit();
            let symbol = matches!(last[..], ['-' | '/', before] if capital(before) || marks::ends_in_symbol(out.trim_end()))
                && line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
            let split = matches!(last[..], ['/', _]) && line.starts_with(char::is_alphanumeric);
            if !(symbol || split || address_goes_on(out.trim_end(), line)) {
                out.push(' ');
            }
        }
        out.push_str(line);
    }
    let out = out.trim();
    let mut folded = String::with_capacity(out.len());
    let mut rest = out;
    while let Some(at) = rest.find(is_white) {
        folded.push_str(&rest[..at]);
        let behind = rest[at..].trim_start_matches(is_white);
        let white = &rest[at..rest.len() - behind.len()];
        match gap(&folded, white, behind) {
            Some(blank) => folded.push_str(&blank),
            None => folded.push(' '),
        }
        rest = behind;
    }
    folded + rest
}

/// Whether an address of the web that ends a line goes on in the next: at a sign that ends none, or with one that begins
/// no word.
pub fn address_goes_on(before: &str, line: &str) -> bool {
    let last = before.rsplit(is_white).next().unwrap_or_default().trim_start_matches(['<', '(', '“', '*']);
    let next = line.split(is_white).next().unwrap_or_default();
    let is_address = ["http://", "https://", "www."].iter().any(|start| last.starts_with(start));
    let next_is_part = next.contains(['/', '=', '&', '?', '%']) && next.is_ascii();
    is_address
        && !last.ends_with(['.', ';', ',', ')', '>'])
        && next.starts_with(|c: char| c.is_ascii())
        && (last.ends_with(['/', '?', '&', '=', '-', '_', '%']) || next_is_part)
}

/// So many spaces between the words of a number or a day are a blank.
const GAP: usize = 4;

/// What a gap says that was left for a number or a day: `số       /QĐ-UBND`, `ngày     tháng 3`.
fn gap(before: &str, white: &str, behind: &str) -> Option<String> {
    use crate::import::words::{self, Form};
    let count = columns(white);
    if count < GAP {
        return None;
    }
    let last = before.rsplit([' ', '(']).next().unwrap_or_default();
    let day = |word: &str| {
        [Form::Day, Form::Month, Form::Year].iter().any(|form| words::opens(*form, word) == Some(word.len()))
    };
    let next = behind.split([' ', ',', ';', '.']).next().unwrap_or_default();
    let number = words::opens(Form::NumberLabel, last) == Some(last.len()) && !last.is_empty();
    let blank = "_".repeat((count / 2).clamp(3, 40));
    if number && behind.starts_with(['/', '-']) {
        return Some(format!(" {blank}"));
    }
    if before.ends_with(['-', '/']) && (day(next) || next.is_empty()) {
        return Some(format!("{blank} "));
    }
    (day(last) && (day(next) || !next.starts_with(|c: char| c.is_ascii_digit())))
        .then(|| format!(" {blank} "))
}

/// Runs of no-break spaces as blanks, single ones as spaces.
fn blanks(text: &str) -> String {
    if !text.contains('\u{a0}') {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\u{a0}') {
        out.push_str(&rest[..at]);
        let behind = rest[at..].trim_start_matches('\u{a0}');
        let count = (rest.len() - at - behind.len()) / '\u{a0}'.len_utf8();
        // A space beside a word belongs to no blank.
        let (left, right) = (out.ends_with(char::is_alphanumeric), behind.starts_with(char::is_alphanumeric));
        let blank = count.saturating_sub(usize::from(left) + usize::from(right));
        if blank >= BLANK && blank.is_multiple_of(2) {
            let space = |there: bool| if there { " " } else { "" };
            out.push_str(&format!("{}{}{}", space(left), "_".repeat(blank / 2), space(right)));
        } else if count >= BLANK {
            out.push_str(&"_".repeat(count / 2));
        } else if !out.ends_with(' ') && !behind.starts_with(' ') {
            out.push(' ');
        }
        rest = behind;
    }
    out.push_str(rest);
    out.trim().to_owned()
}

/// Whether two notations hold the same letters.
fn same_words(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> String { Text::from_notation(text).words().split_whitespace().collect() };
    letters(one) == letters(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::arrived::{Block, Paragraph, Run};

    fn notation(runs: &[(&str, bool)]) -> String {
        let runs =
            runs.iter().map(|(text, bold)| Run { text: (*text).to_owned(), bold: *bold, ..Run::default() });
        let paragraph = Paragraph { runs: runs.collect(), whole: true, ..Paragraph::default() };
        let page = Page::of(&Arrived { blocks: vec![Block::Paragraph(paragraph)], ..Arrived::default() });
        page.text_at(0..page.text.len(), Face::default()).into_notation()
    }

    #[test]
    fn an_address_that_is_slanted_goes_on_behind_its_hyphen() {
        let lines = "tại *https://a.gov.vn/van-ban-\ntrung-uong.aspx*";
        assert_eq!(join_lines(lines), "tại *https://a.gov.vn/van-ban-trung-uong.aspx*");
        assert_eq!(join_lines("tại https://a.gov.vn\ntrước"), "tại https://a.gov.vn trước");
    }

    #[test]
    fn the_space_before_the_mark_of_a_note_stands_behind_it() {
        let run = |text: &str, note| Run { text: text.to_owned(), note, ..Run::default() };
        let runs = vec![run("quản lý ", None), run("1", Some(0)), run("cát", None)];
        let body = Block::Paragraph(Paragraph { runs, whole: true, ..Paragraph::default() });
        let note = Paragraph { runs: vec![run("Được sửa.", None)], ..Paragraph::default() };
        let arrived = Arrived { blocks: vec![body], notes: vec![vec![note]], ..Arrived::default() };
        let page = Page::of(&arrived);
        let end = page.text.find('\n').unwrap_or_default();
        assert_eq!(page.text_at(0..end, Face::default()).notation(), "quản lý^[Được sửa.] cát");
    }

    #[test]
    fn marks_stand_around_whole_words() {
        assert_eq!(notation(&[("H", true), ("oàn thành, ", false), ("gấp", true)]), "Hoàn thành, **gấp**");
        assert_eq!(notation(&[("Ủy ban nhân d", true), ("ân họp", false)]), "**Ủy ban nhân** dân họp");
        assert_eq!(
            notation(&[("Giao ", false), ("Sở Y t", true), ("ế", false), (" họp", true)]),
            "Giao **Sở Y** tế **họp**"
        );
        assert_eq!(notation(&[("UBND các xã", true), (" họp", false)]), "**UBND các xã** họp");
    }

    #[test]
    fn braces_that_a_text_had_are_no_place_of_a_deadline() {
        use crate::import::{plain, understand};

        let text = "UBND TỈNH SƠN LA                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
             SỞ NỘI VỤ                           Độc lập - Tự do - Hạnh phúc\n\
             Số: 45/SNV-CCHC                     Sơn La, ngày 05 tháng 3 năm 2027\nV/v rà soát\n\nKính gửi: Các xã\n\n1. Mẫu ghi {deadline} và {x} vào ô trống.\n2. Báo cáo.\n";
        let own = understand(&plain::read(text)).documents.remove(0).directive;
        let said = own.measures[0].content.paragraphs().next().expect("its text");
        assert_eq!(said.words(), "Mẫu ghi {deadline} và {x} vào ô trống.");
        assert!(!said.notation().contains("{deadline}"), "{}", said.notation());
    }
}
