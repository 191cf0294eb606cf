//! Small tables as text: one row a line, cells parted by commas, a cell with commas in quotes (RFC 4180, but a cell with
//! a line break is refused). Where the header has semicolons, as some spreadsheets write them, they part the cells.

use crate::text::diagnostic::{Diagnostic, Message, Span};
use crate::text::normal::normalise;
use crate::text::source::Source;

/// A row below the header.
pub(crate) struct Row {
    /// As many as the header has.
    pub(crate) cells: Vec<Cell>,
}

/// A cell, without the spaces around it and in NFC.
pub(crate) struct Cell {
    pub(crate) value: String,
    /// Where it is written, or the end of the cell where it is empty.
    pub(crate) span: Span,
}

/// The rows below the header, empty lines left out; rows with another number of cells are reported and left out.
pub(crate) fn rows(source: &Source, header: &str, report: &mut Vec<Diagnostic>) -> Vec<Row> {
    let mut lines = lines(source.text());
    let (at, first) = lines.next().unwrap_or_default();
    let bare = first.trim_start_matches('\u{feff}').trim_end();
    let comma = match bare {
        first if first == header => ',',
        first if first == header.replace(',', ";") => ';',
        _ => {
            let wrong = Message::new("dòng đầu của bảng không đúng", "the first line of the table is wrong");
            let help = Message::new(
                format!("dòng đầu phải là `{header}`"),
                format!("the first line must be `{header}`"),
            );
            report.push(Diagnostic::error("VB030", at..at + first.len(), wrong).help(help));
            return Vec::new();
        }
    };
    body(lines, comma, header.split(',').count(), report)
}

/// The cells of the header, whatever they are, and the rows below it as [`rows`] has them.
pub(crate) fn with_header(source: &Source, report: &mut Vec<Diagnostic>) -> (Row, Vec<Row>) {
    let mut lines = lines(source.text());
    let (at, first) = lines.next().unwrap_or_default();
    let mark = first.len() - first.trim_start_matches('\u{feff}').len();
    let first = &first[mark..];
    let comma = if first.matches(';').count() > first.matches(',').count() { ';' } else { ',' };
    let header = Row { cells: cells(first, at + mark, comma).cells };
    let rows = body(lines, comma, header.cells.len(), report);
    (header, rows)
}

/// Each line with the byte where it begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        (at, line.trim_end_matches(['\n', '\r']))
    })
}

fn body<'t>(
    lines: impl Iterator<Item = (usize, &'t str)>,
    comma: char,
    width: usize,
    report: &mut Vec<Diagnostic>,
) -> Vec<Row> {
    let mut rows = Vec::new();
    // A cell of the line before goes on, which was told.
    let mut goes_on = false;
    for (at, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let Cells { cells, open } = cells(line, at, comma);
        let (span, found) = (at..at + line.len(), cells.len());
        if std::mem::take(&mut goes_on) && found != width {
            goes_on = line.matches('"').count() % 2 == 0;
        } else if let Some(open) = open {
            goes_on = true;
            let wrong = Message::new(
                "dấu nháy mở ở đây không đóng trước khi hết dòng",
                "the quote that opens here is not closed before the line ends",
            );
            let help = Message::new(
                "ô không xuống dòng được: viết liền cả ô trên một dòng, đóng dấu nháy ở cuối ô",
                "a cell has no line breaks: write all of it in one line and close the quote at its end",
            );
            report.push(Diagnostic::error("VB031", open..span.end, wrong).help(help));
        } else if found == width {
            rows.push(Row { cells });
        } else {
            let wrong = Message::new(
                format!("dòng có {found} ô, cần {width} ô"),
                format!("{found} cells where {width} are needed"),
            );
            let help = Message::new(
                "ô có dấu phẩy thì đặt trong dấu nháy: `\"a, b\"`",
                "put a cell with a comma in quotes: `\"a, b\"`",
            );
            report.push(Diagnostic::error("VB031", span, wrong).help(help));
        }
    }
    rows
}

/// The cells of a line.
struct Cells {
    cells: Vec<Cell>,
    /// Where a quote opens that the line does not close.
    open: Option<usize>,
}

/// The cells of a line that begins at the byte `line_start`. A quote that does not begin its cell is a character as any.
fn cells(line: &str, line_start: usize, comma: char) -> Cells {
    let (mut cells, mut cell, mut start) = (Vec::new(), String::new(), 0);
    let mut open: Option<usize> = None;
    let mut letters = line.char_indices().peekable();
    let mut close = |cell: &mut String, start: usize, end: usize| {
        let raw = &line[start..end];
        let from = line_start + start + (raw.len() - raw.trim_start().len());
        let until = (line_start + start + raw.trim_end().len()).max(from);
        let value = normalise(std::mem::take(cell).trim()).into_owned();
        cells.push(Cell { value, span: from..until });
    };
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' if open.is_some() && letters.peek().is_some_and(|(_, next)| *next == '"') => {
                cell.extend(letters.next().map(|(_, letter)| letter));
            }
            '"' if open.is_some() => open = None,
            '"' if line[start..at].trim().is_empty() => open = Some(line_start + at),
            letter if letter == comma && open.is_none() => {
                close(&mut cell, start, at);
                start = at + letter.len_utf8();
            }
            letter => cell.push(letter),
        }
    }
    close(&mut cell, start, line.len());
    Cells { cells, open }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Vec<String>>, Vec<Diagnostic>) {
        let mut report = Vec::new();
        let rows = rows(&Source::new("a.csv", text), "a,b", &mut report);
        let values = |row: Row| row.cells.into_iter().map(|cell| cell.value).collect();
        (rows.into_iter().map(values).collect(), report)
    }

    #[test]
    fn reads_quotes_and_counts_cells() {
        let (rows, report) = read("\u{feff}a,b\r\n1,\"x, \"\"y\"\"\"\r\n\r\n2,\r\n");
        assert_eq!(rows, [["1", "x, \"y\""], ["2", ""]]);
        assert!(report.is_empty());
        assert_eq!(read("a;b\n1,2;3\n").0, [["1,2", "3"]]);
        assert_eq!(read("a,b\n1\n1,2\n1,2,3\n").1.len(), 2);
        assert_eq!(read("").1[0].code, "VB030");
    }

    #[test]
    fn no_quote_and_no_line_of_a_cell_is_lost() {
        assert_eq!(read("a,b\n1,tháng \"An toàn\"\n").0, [["1", "tháng \"An toàn\""]]);
        for (text, told) in [
            ("a,b\n1,\"x\ny\"\n2,z\n", &["\"x"][..]),
            ("a,b\n1,\"x\n\nw\ny\"\n2,z\n", &["\"x"]),
            ("a,b\n1,\"x\n2,z\n", &["\"x"]),
        ] {
            let (rows, report) = read(text);
            let places: Vec<&str> = report.iter().map(|found| &text[found.span.clone()]).collect();
            assert_eq!(
                (rows.concat(), places.as_slice()),
                (vec!["2".to_owned(), "z".to_owned()], told),
                "{text}"
            );
        }
    }

    #[test]
    fn cells_know_their_place() {
        let text = "a,b\nế, \"xã, b\" \n";
        let mut report = Vec::new();
        let rows = rows(&Source::new("a.csv", text), "a,b", &mut report);
        let places: Vec<&str> = rows[0].cells.iter().map(|cell| &text[cell.span.clone()]).collect();
        assert_eq!(places, ["ế", "\"xã, b\""]);
    }
}
