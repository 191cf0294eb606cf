//! Tables in `.csv`: UTF-8, with commas, semicolons or tabs.

use congvan::diagnostic::Message;
use congvan::source::Source;
use congvan::table::{Cell, Row};
use csv::{ReaderBuilder, StringRecord};

use super::{too_big, within_limits};

/// Every row that is not blank, with the line where it starts.
pub(super) fn rows(name: &str, bytes: Vec<u8>, is_column: fn(&str) -> bool) -> Result<Vec<Row>, Message> {
    let source = Source::from_bytes(name, bytes).map_err(|why| {
        Message::new(
            format!("{}; trong Excel chọn loại `CSV UTF-8`", why.vi),
            format!("{}; in Excel choose the type `CSV UTF-8`", why.en),
        )
    })?;
    let text = source.text();
    let separator = separator(text, is_column);
    if let Some(line) = unclosed(text, separator) {
        return Err(Message::new(
            format!("dấu nháy kép mở ở dòng {line} không đóng"),
            format!("the quotation mark on line {line} is not closed"),
        ));
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = StringRecord::new();
    let (mut line, mut counted) = (1, 0);
    let unreadable = |error: csv::Error| Message::new(error.to_string(), error.to_string());
    while reader.read_record(&mut record).map_err(unreadable)? {
        // The reader stands where the last record ended, before the blank lines that it passes over.
        let end = record.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(0));
        let start = text.len() - text.get(end..).unwrap_or_default().trim_start_matches(['\r', '\n']).len();
        line += text[counted..start].matches('\n').count();
        counted = start;
        let cells = record.iter().map(|text| Cell::Text(text.to_owned())).collect();
        rows.push(Row { line, cells });
        if rows.len() > super::MOST_ROWS {
            return Err(too_big());
        }
    }
    within_limits(&rows)?;
    Ok(rows)
}

/// What parts the cells of the first line with words: the mark that gives the most columns with known names and, of
/// such, stands there most often outside quotes.
fn separator(text: &str, is_column: fn(&str) -> bool) -> u8 {
    let start = text.len() - text.trim_start().len();
    let start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let header = text.get(start..).unwrap_or_default();
    let judged = [b',', b';', b'\t'].map(|mark| {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(mark)
            .from_reader(header.as_bytes());
        let mut record = StringRecord::new();
        let _ = reader.read_record(&mut record);
        let known = record.iter().filter(|name| is_column(name)).count();
        (known, record.len(), mark)
    });
    // Of equals the first.
    let best = judged.iter().rev().max_by_key(|(known, parts, _)| (*known, *parts));
    best.map_or(b',', |(.., mark)| *mark)
}

/// The line of a quotation mark that opens a cell and is not closed.
fn unclosed(text: &str, separator: u8) -> Option<usize> {
    let (mut line, mut opened, mut at_start) = (1, None, true);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match (byte, opened) {
            (b'"', None) if at_start => opened = Some(line),
            (b'"', Some(_)) => {
                if bytes.peek() == Some(&b'"') {
                    bytes.next();
                } else {
                    opened = None;
                }
            }
            _ => {}
        }
        at_start = opened.is_none() && (byte == separator || byte == b'\n' || byte == b'\r');
        line += usize::from(byte == b'\n');
    }
    opened
}

#[cfg(test)]
mod tests {
    use congvan::unit_table::is_column;

    use super::*;

    fn read(text: &str) -> Vec<(usize, Vec<String>)> {
        let rows = rows("a.csv", text.as_bytes().to_vec(), is_column).expect("a table");
        let shown = |cell: &Cell| match cell {
            Cell::Text(text) => text.clone(),
            other => format!("{other:?}"),
        };
        rows.iter().map(|row| (row.line, row.cells.iter().map(shown).collect())).collect()
    }

    #[test]
    fn separators_are_found_in_the_header() {
        for mark in [",", ";", "\t"] {
            let text = format!("\u{feff}tên{mark}\"số, ngày; giờ\"\r\n\r\nxã A{mark}5\r\n");
            let wanted = [(1, "tên", "số, ngày; giờ"), (3, "xã A", "5")];
            let wanted: Vec<_> =
                wanted.iter().map(|(line, a, b)| (*line, vec![(*a).to_owned(), (*b).to_owned()])).collect();
            assert_eq!(read(&text), wanted);
        }
        assert_eq!(read("tên\nxã A\n").len(), 2);
        // A name of a column has a comma in it: the mark is the one whose columns are known.
        for mark in [";", "\t"] {
            for name in ["tỉnh, thành phố", "mặt trận, đoàn thể", "quận, huyện"] {
                let found = read(&format!("\r\n{name}{mark}tên\r\nLạng Sơn{mark}xã A\r\n"));
                assert_eq!(found[0].1, [name, "tên"]);
                assert_eq!(found[1], (3, vec!["Lạng Sơn".to_owned(), "xã A".to_owned()]));
            }
        }
    }

    #[test]
    fn lines_are_those_of_the_file() {
        let found = read("tên,câu kết\n\"xã\nA\",\"nói \"\"thế\"\"\"\nxã B\n");
        let lines: Vec<usize> = found.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [1, 2, 4]);
        assert_eq!(found[1].1[1], "nói \"thế\"");
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let refused = |bytes: &[u8]| rows("a.csv", bytes.to_vec(), is_column).expect_err("refused").vi;
        assert!(refused(b"\xff\xfet\0").contains("UTF-16"));
        assert!(refused(b"t\xean,s\xf4\n").contains("CSV UTF-8"));
        assert!(refused("tên\n\"xã A\nxã B\n".as_bytes()).contains("mở ở dòng 2 không đóng"));
        assert!(refused(b"").contains("trống"));
        assert!(refused("a,".repeat(300).as_bytes()).contains("quá lớn"));
        assert!(refused("a\n".repeat(20_001).as_bytes()).contains("quá lớn"));
    }
}
