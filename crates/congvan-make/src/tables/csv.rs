//! Tables in `.csv`: UTF-8 or marked UTF-16, with commas, semicolons or tabs.

use std::collections::BTreeMap;

use congvan::text::diagnostic::Message;
use congvan::text::source::Source;
use congvan::text::table::{Cell, Row};
use csv::{ReaderBuilder, StringRecord};

use super::{IsColumn, MOST_COLUMNS, MOST_ROWS_ABOVE, NotRead};

/// Every row that is not blank, with the line where it starts.
pub(super) fn rows(name: &str, bytes: Vec<u8>, is_column: IsColumn) -> Result<Vec<Row>, NotRead> {
    let source = Source::from_bytes(name, from_utf16(bytes)).map_err(|why| {
        let why = why.message();
        NotRead::Broken(Message::new(
            format!("{}; trong Excel chọn loại `CSV UTF-8`", why.vi),
            format!("{}; in Excel choose the type `CSV UTF-8`", why.en),
        ))
    })?;
    let (mut line, text) = match separator_line(source.text()) {
        Some((_, rest)) => (2, rest),
        None => (1, source.text()),
    };
    let separator = separator_of(source.text(), is_column);
    if let Some(unclosed) = unclosed_quote(text, separator) {
        let line = line + unclosed - 1;
        return Err(NotRead::Broken(Message::new(
            format!("dấu nháy kép mở ở dòng {line} không đóng"),
            format!("the quotation mark on line {line} is not closed"),
        )));
    }
    let mut reader = reader(text, separator);
    let mut rows = Vec::new();
    let mut record = StringRecord::new();
    let mut counted = 0;
    let unreadable = |error: csv::Error| NotRead::Broken(Message::new(error.to_string(), error.to_string()));
    while reader.read_record(&mut record).map_err(unreadable)? {
        // The reader stands where the last record ended, before the blank lines that it passes over.
        let end = record.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(0));
        let start = text.len() - text.get(end..).unwrap_or_default().trim_start_matches(['\r', '\n']).len();
        line += text[counted..start].matches('\n').count();
        counted = start;
        let cells = record.iter().map(|text| Cell::Text(text.to_owned())).collect();
        rows.push(Row { line, cells });
        if rows.len() > super::MOST_ROWS {
            return Err(NotRead::TooBig);
        }
    }
    Ok(rows)
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// As UTF-8, where a mark says that it is UTF-16, as Excel's `Unicode Text`; other bytes as they are.
fn from_utf16(bytes: Vec<u8>) -> Vec<u8> {
    let unit = match bytes.get(..2) {
        Some([0xff, 0xfe]) => u16::from_le_bytes,
        Some([0xfe, 0xff]) => u16::from_be_bytes,
        _ => return bytes,
    };
    if !bytes.len().is_multiple_of(2) {
        return bytes;
    }
    let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16(&units).map_or(bytes, String::into_bytes)
}

/// The separator that a first line `sep=;` says, and the text after it.
fn separator_line(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let first = first.trim_end_matches('\r').trim_matches('"');
    let mark = first.get(..4).filter(|word| word.eq_ignore_ascii_case("sep=")).and(first.get(4..))?;
    match mark.as_bytes() {
        [mark @ (b',' | b';' | b'\t' | b'|')] => Some((*mark, rest)),
        _ => None,
    }
}

/// What a first line says that parts the cells, or what parts the names of the columns.
pub(super) fn separator_of(text: &str, is_column: IsColumn) -> u8 {
    separator_line(text).map_or_else(|| separator(text, is_column), |(mark, _)| mark)
}

/// What parts the cells: the mark that gives one of the first rows the most columns with known names; of such, the one that
/// gives the most of these rows as many cells as each other, since a comma in words or figures does so here and there.
fn separator(text: &str, is_column: IsColumn) -> u8 {
    let judged = [b',', b';', b'\t'].map(|mark| {
        let mut reader = reader(text, mark);
        let mut record = StringRecord::new();
        let (mut known, mut widths) = (0, BTreeMap::new());
        for _ in 0..MOST_ROWS_ABOVE {
            if !reader.read_record(&mut record).unwrap_or(false) {
                break;
            }
            // What is wider is refused later; asking about each of millions of cells would take minutes.
            known = known.max(record.iter().take(MOST_COLUMNS).filter(|name| is_column(name)).count());
            *widths.entry(record.len()).or_insert(0_usize) += 1;
        }
        widths.remove(&1);
        let even = widths.into_iter().map(|(width, rows)| (rows, width)).max().unwrap_or_default();
        ((known, even), mark)
    });
    // Of equals the last: a tab stands in no sentence, a semicolon in few.
    judged.iter().max_by_key(|(judged, _)| *judged).map_or(b',', |(_, mark)| *mark)
}

/// The line of a quotation mark that opens a cell and is not closed.
fn unclosed_quote(text: &str, separator: u8) -> Option<usize> {
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
    fn commas_within_cells_part_none() {
        let no_name: IsColumn = |_| false;
        for (text, cells) in [
            ("Tên;Địa chỉ\nA;Số 1, Lê Lợi, Đồng Mỏ\nB;Số 2, Trần Phú, Đồng Mỏ\n", 2),
            ("Tên;Tỷ lệ\nA;1,5\nB;2,5\nC;3,5\n", 2),
            ("Tên\tTỷ lệ, %\nA\t1,5\nB\t2,5\n", 2),
            ("Tên;Số, ngày\nA;Số 1, ngày 2\n", 2),
            ("Bảng 1, năm 2027\nTên;Số;Năm\nA;1,5;2\n", 3),
            ("Tên,Nội dung\nA,\"một; hai\"\nB,ba; bốn\n", 2),
            ("Tên\nxã A\n", 1),
        ] {
            let found = rows("a.csv", text.as_bytes().to_vec(), no_name).expect("a table");
            assert_eq!(found.last().map(|row| row.cells.len()), Some(cells), "{text}");
        }
    }

    #[test]
    fn of_a_row_without_end_few_cells_are_asked_for() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        static ASKED: AtomicUsize = AtomicUsize::new(0);
        let is_column: IsColumn = |_| ASKED.fetch_add(1, Ordering::Relaxed) > usize::MAX - 1;
        separator_of(&",".repeat(100_000), is_column);
        assert!(ASKED.load(Ordering::Relaxed) < 1_000);
    }

    #[test]
    fn the_separator_may_be_said_or_stand_below_a_title() {
        for text in [
            "sep=;\r\ntên;số\r\nxã A;5\r\n",
            "\u{feff}\"SEP=;\"\ntên;số\nxã A;5\n",
            "DANH SÁCH, CÁC XÃ, 2027\ntên;số\nxã A;5\n",
        ] {
            let found = read(text);
            let at = found.len() - 2;
            assert_eq!(
                found[at..],
                [(2, vec!["tên".to_owned(), "số".to_owned()]), (3, vec!["xã A".to_owned(), "5".to_owned()])]
            );
        }
        assert!(
            rows("a.csv", "sep=;\n\"xã\n".into(), is_column)
                .expect_err("unclosed")
                .message()
                .vi
                .contains("dòng 2")
        );
    }

    #[test]
    fn text_of_two_bytes_a_letter_is_read_where_it_is_marked() {
        let text = "\u{feff}tên\tsố\nxã Đông Kinh\t5\n";
        let units = || text.encode_utf16();
        for bytes in [
            units().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
            units().flat_map(u16::to_be_bytes).collect(),
        ] {
            let found = rows("a.csv", bytes.clone(), is_column).expect("a table");
            assert_eq!(found[1].cells, ["xã Đông Kinh", "5"].map(|text| Cell::Text(text.to_owned())));
            assert!(
                rows("a.csv", bytes[..bytes.len() - 1].to_vec(), is_column)
                    .expect_err("half a letter")
                    .message()
                    .vi
                    .contains("UTF-16")
            );
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
        let refused =
            |bytes: &[u8]| rows("a.csv", bytes.to_vec(), is_column).expect_err("refused").message().vi;
        assert!(refused(b"\xff\xfet\0x").contains("UTF-16"));
        assert!(refused(b"t\xean,s\xf4\n").contains("CSV UTF-8"));
        assert!(refused("tên\n\"xã A\nxã B\n".as_bytes()).contains("mở ở dòng 2 không đóng"));
        assert!(refused(b"").contains("trống"));
        assert!(refused("a\n".repeat(20_001).as_bytes()).contains("quá lớn"));
    }
}
