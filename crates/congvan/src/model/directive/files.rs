//! Rows of tables from files of their own (`rows: kinh-phi.csv`): set into the tree in the place of the name, so that they
//! are checked, read and written as any others, with spans in the file's own text.

mod figures;
mod lost;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::text::diagnostic::{Diagnostic, Message, Severity, Span};
use crate::text::inline::as_seen;
use crate::text::normal::normalise;
use crate::text::source::Source;
use crate::text::table::{Cell, Header, ROWS_ABOVE, Table};
use crate::text::yaml::{self, Kind, Node};
use crate::words::Words;
use figures::{Figures, figure, plain, whole, with_stops};

/// The names of files that tables of a directive take their rows from, each once, as they are written.
pub fn table_files(source: &Source) -> Vec<String> {
    let mut names = Vec::new();
    if let Some(mut root) = yaml::parse(source).root {
        each_file(&mut root, &mut |_, name, _| {
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        });
    }
    names
}

/// The keys of a mapping with their values.
type Entries = Vec<(Node, Node)>;

/// Sets the rows of tables attached to `source` in the place of their names.
pub(crate) fn expand(root: &mut Node, source: &Source, report: &mut Vec<Diagnostic>) {
    each_file(root, &mut |entries, name, span| {
        let table = match source.table(name) {
            Some(Ok((table, start))) => Rows { name, span, table, start, own: source.text() },
            Some(Err(why)) => return report.push(not_read(span, why)),
            None => {
                let why = Message::new(
                    format!("ở đây không đọc tệp nào, nên không có các dòng của `{name}`"),
                    format!("no file is read here, so the rows of `{name}` are missing"),
                );
                return report.push(not_read(span, &why));
            }
        };
        table.expand(entries, report);
    });
}

/// Whether it was found where rows of a file were taken: what the directive says beside them stands.
pub(crate) fn is_told(found: &Diagnostic) -> bool {
    matches!(found.code, "VB052" | "VB054" | "VB069")
}

/// Calls `found` with the keys of each table whose rows are a name, with the name, and where it stands.
fn each_file(node: &mut Node, found: &mut impl FnMut(&mut Entries, &str, &Span)) {
    match &mut node.kind {
        Kind::List(items) => items.iter_mut().for_each(|item| each_file(item, found)),
        Kind::Map(entries) => {
            for (key, value) in entries {
                if is(key, "table")
                    && let Kind::Map(entries) = &mut value.kind
                    && let Some((name, span)) = file(entries)
                {
                    found(entries, &name, &span);
                } else {
                    each_file(value, found);
                }
            }
        }
        Kind::Text(_) | Kind::Nothing => {}
    }
}

fn is(node: &Node, word: &str) -> bool {
    matches!(&node.kind, Kind::Text(text) if text == word)
}

fn file(entries: &[(Node, Node)]) -> Option<(String, Span)> {
    let (_, rows) = entries.iter().find(|(key, _)| is(key, "rows"))?;
    match &rows.kind {
        Kind::Text(name) if !name.trim().is_empty() => Some((name.trim().to_owned(), rows.span.clone())),
        _ => None,
    }
}

fn not_read(span: &Span, why: &Message) -> Diagnostic {
    Diagnostic::error("VB069", span.clone(), why.clone()).help(Message::new(
        "ghi tên một tệp `.csv` hoặc `.xlsx` có thật, tính từ thư mục của tệp này, hoặc ghi các dòng ngay tại đây",
        "name a `.csv` or `.xlsx` file that is there, from the folder of this file, or write the rows here",
    ))
}

/// The lines of a cell, each a paragraph of its own; none of a cell of one line.
fn paragraphs(text: &str, span: &Span) -> Option<Kind> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let node = |line: &&str| Node { span: span.clone(), kind: Kind::Text(as_seen(&normalise(line))) };
    (lines.len() > 1).then(|| Kind::List(lines.iter().map(node).collect()))
}

/// A column of the table as the directive asks for it.
struct Wanted {
    title: String,
    span: Span,
    /// What its figures do.
    figures: Figures,
}

/// Whether figures below a title name something rather than count it: `Năm`, `Mã hồ sơ`, `Số hiệu`.
pub(crate) fn is_of_names(title: &str) -> bool {
    static NAMING: Words = Words::from_list("tables: titles of names");
    let title = format!("{} ", title.trim().to_lowercase());
    NAMING.iter().any(|own| match own.ends_with(' ') {
        true => title.starts_with(own),
        false => title.trim_end() == *own,
    })
}

/// The rows of an attached table.
struct Rows<'a> {
    name: &'a str,
    /// Where the directive names it.
    span: &'a Span,
    table: &'a Table,
    /// Where the spans of its text begin.
    start: usize,
    /// The text of the directive.
    own: &'a str,
}

impl Rows<'_> {
    fn expand(&self, entries: &mut Entries, report: &mut Vec<Diagnostic>) {
        let wanted = wanted_columns(entries);
        let titles: Vec<String> = match &wanted {
            Some(wanted) => wanted.iter().map(|own| own.title.clone()).collect(),
            None => self.widest(),
        };
        let asked = |name: &str| titles.iter().any(|title| same(title, name));
        let needed = |name: &str| titles.first().is_some_and(|title| same(title, name));
        let Some(header) = Header::find(self.table, asked, needed) else {
            let why = Message::new("tệp không có dòng nào", "the file has no rows");
            return report.push(not_read(self.span, &why));
        };
        report.extend(self.table.remarks(&header).into_iter().map(|found| self.shift_finding(found)));
        report.extend(self.titles(&header));
        report.extend(self.counting_row(&header));
        report.extend(self.of_no_column(&header));
        let Some(mut columns) = self.columns(wanted.as_deref(), &header, report) else { return };
        for (column, figures) in &mut columns {
            let (found, told) = self.figures(&header, *column, *figures);
            *figures = found;
            report.extend(told);
        }
        if wanted.is_none() {
            let titles = columns.iter().map(|(column, _)| self.node(header.names[*column].0, *column, None));
            let titles = Node { span: self.span.clone(), kind: Kind::List(titles.collect()) };
            entries.push((self.word("columns"), titles));
        }
        report.extend(
            columns.iter().filter_map(|(column, figures)| self.long_figures(&header, *column, *figures)),
        );
        report.extend(
            columns.iter().filter_map(|(column, figures)| self.mixed_points(&header, *column, *figures)),
        );
        let rows = self.rows(&header, &columns, report);
        if rows.is_empty() {
            let why = Message::new(
                "dưới dòng tên cột của tệp không có dòng nào",
                "the file has no rows below the names of its columns",
            );
            return report.push(not_read(self.span, &why));
        }
        if let Some((_, value)) = entries.iter_mut().find(|(key, _)| is(key, "rows")) {
            value.kind = Kind::List(rows);
        }
    }

    /// The words of the first wide row near the top: titles above the names of columns have fewer. One column may have no
    /// name.
    fn widest(&self) -> Vec<String> {
        let near = 0..self.table.rows().len().min(ROWS_ABOVE);
        let count = |row: usize| self.table.words(row).count();
        let most = near.clone().map(count).max().unwrap_or_default();
        let enough = most.saturating_sub(1).max(most.min(2));
        let widest = near.into_iter().find(|row| count(*row) >= enough);
        widest.into_iter().flat_map(|row| self.table.words(row)).map(|(_, name)| name).collect()
    }

    /// Of each column that is asked for the column of the file, and whether its figures get stops; all columns with a name
    /// where none is asked for. None where one is missing.
    fn columns(
        &self,
        wanted: Option<&[Wanted]>,
        header: &Header,
        report: &mut Vec<Diagnostic>,
    ) -> Option<Vec<(usize, Figures)>> {
        let named: Vec<usize> =
            (0..header.names.len()).filter(|column| !header.name(*column).is_empty()).collect();
        let Some(wanted) = wanted else {
            return Some(named.into_iter().map(|column| (column, unsaid(header.name(column)))).collect());
        };
        let mut left = named.clone();
        let mut found = Vec::new();
        for own in wanted {
            match left.iter().position(|column| same(header.name(*column), &own.title)) {
                Some(at) => found.push((left.remove(at), own.figures)),
                None => report.push(self.column_missing(own, header, &named)),
            }
        }
        if found.len() < wanted.len() {
            return None;
        }
        let unused: Vec<String> = left.iter().map(|column| format!("`{}`", header.name(*column))).collect();
        if !unused.is_empty() {
            let unused = unused.join(", ");
            report.push(Diagnostic::new(
                Severity::Note,
                "VB069",
                self.span.clone(),
                Message::new(
                    format!("cột của tệp không in trong bảng: {unused}"),
                    format!("columns of the file that the table does not have: {unused}"),
                ),
            ));
        }
        Some(found)
    }

    fn column_missing(&self, own: &Wanted, header: &Header, named: &[usize]) -> Diagnostic {
        let names: Vec<String> = named.iter().map(|column| format!("`{}`", header.name(*column))).collect();
        let (title, file, names) = (&own.title, self.name, names.join(", "));
        let message = Message::new(
            format!("tệp `{file}` không có cột `{title}`"),
            format!("the file `{file}` has no column `{title}`"),
        );
        Diagnostic::error("VB069", own.span.clone(), message).help(Message::new(
            format!("ghi đúng tên cột trong tệp: {names}"),
            format!("write the name as the file has it: {names}"),
        ))
    }

    fn rows(&self, header: &Header, columns: &[(usize, Figures)], report: &mut Vec<Diagnostic>) -> Vec<Node> {
        let mut wide: BTreeMap<usize, Vec<RangeInclusive<usize>>> = BTreeMap::new();
        self.table.wide().for_each(|(row, cells)| wide.entry(row).or_default().push(cells));
        let mut rows = Vec::new();
        for row in header.rows.end..self.table.rows().len() {
            let words = self.table.words(row).count();
            if words == 0 || header.is_repeated(self.table, row) {
                continue;
            }
            let wide = wide.get(&row).map_or(&[][..], Vec::as_slice);
            let is_band = |cells: &&RangeInclusive<usize>| {
                words == 1 && columns.iter().all(|(column, _)| cells.contains(column))
            };
            let kind = match wide.iter().find(is_band) {
                Some(cells) => Kind::Map(vec![(self.word("band"), self.node(row, *cells.start(), None))]),
                None => Kind::List(self.cells(row, wide, columns, report)),
            };
            rows.push(Node { span: self.place(row, 0), kind });
        }
        rows
    }

    fn cells(
        &self,
        row: usize,
        wide: &[RangeInclusive<usize>],
        columns: &[(usize, Figures)],
        report: &mut Vec<Diagnostic>,
    ) -> Vec<Node> {
        let mut cells = Vec::new();
        let mut at = 0;
        while let Some((column, figures)) = columns.get(at) {
            let counts = *figures == Figures::Count;
            let cell = self.node(row, *column, Some((counts, &mut *report)));
            // One cell of the file over columns that stand side by side here too.
            let over = wide.iter().find(|cells| cells.start() == column);
            let beside = over.map_or(1, |over| {
                let own = columns[at..].iter().map(|(column, _)| *column);
                own.zip(over.clone()).take_while(|(own, of_file)| own == of_file).count().max(1)
            });
            let over_all = over.is_some_and(|over| over.clone().count() == beside);
            if over_all && beside > 1 {
                let count = Node { span: cell.span.clone(), kind: Kind::Text(beside.to_string()) };
                let entries = vec![(self.word("text"), cell.clone()), (self.word("columns"), count)];
                cells.push(Node { span: cell.span, kind: Kind::Map(entries) });
                at += beside;
            } else {
                cells.push(cell);
                at += 1;
            }
        }
        cells
    }

    /// A cell as a text. `of_body`: whether its figures get stops, and where it is told that it cannot be taken.
    fn node(&self, row: usize, column: usize, of_body: Option<(bool, &mut Vec<Diagnostic>)>) -> Node {
        let span = self.place(row, column);
        let cell = self.table.rows().get(row).and_then(|row| row.cells.get(column));
        if let (Some(Cell::Text(text)), Some(_)) = (cell, &of_body)
            && let Some(kind) = paragraphs(text, &span)
        {
            return Node { span, kind };
        }
        let text = match (cell, of_body) {
            (None, _) => String::new(),
            (Some(cell @ Cell::Text(text)), Some((true, _))) if whole(cell).is_some() => {
                figure(text.trim(), true)
            }
            (Some(Cell::Text(text)), Some((true, _))) if let Some(digits) = plain(text.trim()) => {
                figure(&digits, true)
            }
            (Some(Cell::Text(text)), _) => as_seen(&normalise(text.trim())),
            (Some(Cell::Number(digits)), Some((counts, _))) => figure(digits, counts),
            (Some(Cell::Figure { shown, .. }), Some((true, _))) => with_stops(shown),
            (Some(Cell::Wrong(_, why)), Some((_, report))) => {
                let place = self.table.place(row, column, "");
                let message =
                    Message::new(format!("{}: {}", place.vi, why.vi), format!("{}: {}", place.en, why.en));
                let help = Message::new(
                    "sửa ô ấy trong bảng tính rồi lưu lại; cần in đúng như đang thấy thì đặt định dạng ô là Text rồi ghi lại nội dung",
                    "mend that cell in the workbook and save it; to print what is seen, format the cell as text and write it again",
                );
                report.push(Diagnostic::error("VB069", span.clone(), message).help(help));
                String::new()
            }
            (Some(other), _) => other.display_text(),
        };
        Node { span, kind: if text.trim().is_empty() { Kind::Nothing } else { Kind::Text(text) } }
    }

    fn word(&self, word: &str) -> Node {
        Node { span: self.span.clone(), kind: Kind::Text(word.to_owned()) }
    }

    /// Where a cell stands behind the text of the directive.
    fn place(&self, row: usize, column: usize) -> Span {
        let span = self.table.span(row, column);
        span.start + self.start..span.end + self.start
    }

    fn shift_finding(&self, mut found: Diagnostic) -> Diagnostic {
        found.span = found.span.start + self.start..found.span.end + self.start;
        found
    }
}

/// The columns that a table says; none where it says none.
fn wanted_columns(entries: &[(Node, Node)]) -> Option<Vec<Wanted>> {
    let (_, columns) = entries.iter().find(|(key, _)| is(key, "columns"))?;
    let text = |node: &Node| match &node.kind {
        Kind::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        _ => String::new(),
    };
    let column = |node: &Node| {
        let Kind::Map(entries) = &node.kind else {
            let title = text(node);
            return Wanted { figures: unsaid(&title), title, span: node.span.clone() };
        };
        let value = |key: &str| entries.iter().find(|(own, _)| is(own, key)).map(|(_, value)| value);
        let title = value("title").unwrap_or(node);
        let counts = value("align").is_some_and(|align| is(align, "decimal") || is(align, "right"));
        let span = title.span.clone();
        let title = text(title);
        let figures = match unsaid(&title) {
            Figures::Unsaid if counts => Figures::Count,
            figures => figures,
        };
        Wanted { title, span, figures }
    };
    Some(columns.items().iter().map(column).collect())
}

/// What a title says of the figures below it, where their place in the column says nothing.
fn unsaid(title: &str) -> Figures {
    if is_of_names(title) { Figures::Name } else { Figures::Unsaid }
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::directive::{Directive, Row as TableRow};
    use crate::text::diagnostic::Lang;
    use crate::text::table::{Merged, Row, Sheet};

    const BASE: &str = include_str!("../../lint/base.yaml");

    /// The base with a table as its measures.
    fn source(table: &str) -> Source {
        let is_measures = |line: &&str| line.starts_with("measures:");
        let base: Vec<&str> = BASE.lines().filter(|line| !is_measures(line)).collect();
        let base = base.join("\n");
        Source::new("a.yaml", format!("{base}\nmeasures:\n  - text: Như sau\n    table:\n{table}"))
    }

    fn sheet() -> Sheet {
        let text = |text: &str| Cell::Text(text.to_owned());
        let number = |digits: &str| Cell::Number(digits.to_owned());
        let rows = vec![
            vec![text("DỰ TOÁN")],
            vec![text("Nội dung"), text("Năm"), text("Số tiền")],
            vec![text("I. Máy móc"), text(""), text("")],
            vec![text("Máy tính"), number("2027"), number("1234567.5")],
            vec![text("Cộng"), text(""), number("5")],
        ];
        let rows = rows.into_iter().enumerate().map(|(at, cells)| Row { line: at + 1, cells }).collect();
        let merged = |line, columns| Merged { lines: line..=line, columns };
        Sheet { rows, merged: vec![merged(3, 0..=2), merged(5, 0..=1)], ..Sheet::default() }
    }

    fn read(table: &str) -> (Vec<String>, Vec<String>) {
        read_of(sheet(), table)
    }

    fn read_of(sheet: Sheet, table: &str) -> (Vec<String>, Vec<String>) {
        let mut source = source(table);
        assert_eq!(table_files(&source), ["a.xlsx"]);
        source.attach("a.xlsx", Ok(Table::of("a.xlsx", sheet)));
        let checked = Directive::parse(&source);
        let told = checked.diagnostics.iter().map(|found| found.render(&source, Lang::Vi, false)).collect();
        let rows = checked.value.map(|directive| {
            let table = directive.measures[0].content.tables().next().expect("a table").clone();
            let row = |row: &TableRow| match row {
                TableRow::Band(band) => format!("# {}", band.notation()),
                TableRow::Cells(cells) => {
                    let cell = |cell: &crate::model::directive::Cell| {
                        let words: Vec<&str> = cell.text.iter().map(|text| text.notation()).collect();
                        words.join("/") + &"<".repeat(cell.columns - 1)
                    };
                    cells.iter().map(cell).collect::<Vec<_>>().join("|")
                }
            };
            table.rows.iter().map(row).collect()
        });
        (rows.unwrap_or_default(), told)
    }

    #[test]
    fn lines_of_a_cell_are_paragraphs() {
        let rows = [&["TT", "Nội dung"][..], &["1", "Máy tính\nMáy in"]];
        let cells = |words: &&[&str]| words.iter().map(|word| Cell::Text((*word).to_owned())).collect();
        let rows = rows.iter().enumerate().map(|(at, words)| Row { line: at + 1, cells: cells(words) });
        let (rows, _) = read_of(Sheet { rows: rows.collect(), ..Sheet::default() }, "      rows: a.xlsx\n");
        assert_eq!(rows, ["1|Máy tính/Máy in"]);
    }

    #[test]
    fn spaces_around_a_cell_are_not_printed() {
        let rows = [&["TT", "Nội\u{a0}dung"][..], &["1", "\u{a0}Máy tính\u{a0}"], &["\u{a0}", "\u{a0}"]];
        let cells = |words: &&[&str]| words.iter().map(|word| Cell::Text((*word).to_owned())).collect();
        let rows = rows.iter().enumerate().map(|(at, words)| Row { line: at + 1, cells: cells(words) });
        let (rows, _) = read_of(Sheet { rows: rows.collect(), ..Sheet::default() }, "      rows: a.xlsx\n");
        assert_eq!(rows, ["1|Máy tính"]);
    }

    #[test]
    fn cells_are_no_notation() {
        let rows = [&["TT", "Nội dung"][..], &["1", "*sao* và CO~2~"]];
        let cells = |words: &&[&str]| words.iter().map(|word| Cell::Text((*word).to_owned())).collect();
        let rows = rows.iter().enumerate().map(|(at, words)| Row { line: at + 1, cells: cells(words) });
        let (rows, _) = read_of(Sheet { rows: rows.collect(), ..Sheet::default() }, "      rows: a.xlsx\n");
        assert_eq!(crate::text::inline::Text::from_notation(rows[0].as_str()).plain(), "1|*sao* và CO~2~");
    }

    #[test]
    fn a_cell_beside_a_table_makes_its_row_no_header() {
        let rows = [&["TT", "Tên", "Số tiền"][..], &["1", "A", "5", "đã duyệt"], &["2", "B", "6"]];
        let cells = |words: &&[&str]| words.iter().map(|word| Cell::Text((*word).to_owned())).collect();
        let rows = rows.iter().enumerate().map(|(at, words)| Row { line: at + 1, cells: cells(words) });
        let (rows, told) =
            read_of(Sheet { rows: rows.collect(), ..Sheet::default() }, "      rows: a.xlsx\n");
        assert_eq!(rows, ["1|A|5", "2|B|6"]);
        assert!(told.iter().any(|told| told.starts_with("lỗi[VB069]: ô D2")), "{told:?}");
    }

    #[test]
    fn columns_are_taken_by_their_names() {
        let table = "      columns: [Nội dung, Năm, {title: Số tiền, align: decimal}]\n      rows: a.xlsx\n";
        let (rows, told) = read(table);
        assert_eq!(rows, ["# I. Máy móc", "Máy tính|2027|1.234.567,5", "Cộng<|5"]);
        assert!(told.len() == 1 && told[0].contains("không in trong bảng: `DỰ TOÁN`"), "{told:?}");
        let (rows, _) = read("      rows: a.xlsx\n");
        assert_eq!(rows.len(), 3, "below the title: {rows:?}");
        let (rows, told) = read("      columns: [số tiền, Nội dung]\n      rows: a.xlsx\n");
        assert_eq!(rows, ["# I. Máy móc", "1.234.567,5|Máy tính", "5|Cộng"]);
        assert!(told[1].contains("cột của tệp không in trong bảng: `Năm`"), "{told:?}");
    }

    #[test]
    fn a_column_of_numbers_with_decimals_is_written_as_vietnamese_does() {
        let read = |figures: &[&str]| {
            let words = |cells: &[&str]| cells.iter().map(|word| Cell::Text((*word).to_owned())).collect();
            let header = vec![words(&["Nội dung", "Số tiền"])];
            let below = figures.iter().map(|figure| words(&["Máy", figure]));
            let rows = header.into_iter().chain(below).enumerate();
            let rows = rows.map(|(at, cells)| Row { line: at + 1, cells }).collect();
            let (rows, told) = read_of(Sheet { rows, ..Sheet::default() }, "      rows: a.xlsx\n");
            let second = rows.iter().map(|row| row.split_once('|').expect("two cells").1.to_owned());
            (second.collect::<Vec<_>>(), told)
        };
        let (rows, told) = read(&["2500000.5", "-", "", "1200", "3.5"]);
        assert_eq!(rows, ["2.500.000,5", "-", "", "1.200", "3,5"]);
        assert!(told.len() == 1 && told[0].contains("in là `2.500.000,5`"), "{told:?}");
        assert_eq!(read(&["2500000,5", "12.000"]), (vec!["2.500.000,5".into(), "12.000".into()], vec![]));
        // Numbers of items; words; a point that may be either.
        let (rows, told) = read(&["1.1", "1.2"]);
        assert_eq!(rows, ["1.1", "1.2"]);
        assert!(told.len() == 1 && told[0].contains("`1.1` in đúng như trong tệp"), "{told:?}");
        assert_eq!(read(&["2500000.5", "chưa có"]).0, ["2500000.5", "chưa có"]);
        let (rows, told) = read(&["2500000.5", "12.000"]);
        assert_eq!(rows, ["2.500.000,5", "12.000"]);
        assert!(told.iter().any(|told| told.contains("không rõ dấu chấm trong `12.000`")), "{told:?}");
    }

    #[test]
    fn what_is_wrong_with_a_file_is_told() {
        let (_, told) = read("      columns: [Nội dung, Ghi chú]\n      rows: a.xlsx\n");
        assert!(told.iter().any(|told| told.contains("không có cột `Ghi chú`")), "{told:?}");
        let source = source("      columns: [Nội dung]\n      rows: b.csv\n");
        let told = Directive::parse(&source).diagnostics;
        assert!(told.iter().all(|found| found.code == "VB069"), "{told:?}");
    }
}
