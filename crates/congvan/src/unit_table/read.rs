//! From rows to units: each row becomes the tree that a profile would be, so that the same field tables check it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::cells::Instead;
use super::columns::{Column, PASSED_OVER, find_column, is_column, nearest};
use super::values::{Refused, cell_text, kind_of, merged_across};
use super::{LeftOut, Read, cells, rows};
use crate::gazetteer::{Asked, fold};
use crate::lint::{House, Reviewed, Silenced, day_of, review_unit};
use crate::model::date::Date;
use crate::model::directive::choices::{LEVELS, value};
use crate::model::recognise::{Fault, Named, resolve_unit as named_unit};
use crate::model::units::{UNIT, Unit, listed_twice, repeated_unit, unit, without_body};
use crate::text::diagnostic::{Diagnostic, Message, Severity, Span};
use crate::text::paths::json_of;
use crate::text::shape::{self, Fields};
use crate::text::table::{Cell, Header, Table, letters};
use crate::text::yaml::{Kind, Node};

/// What stands in a column of this table.
enum Heading {
    Known(&'static Column),
    PassedOver,
    /// An error was reported.
    Unknown,
    Empty,
}

pub(super) fn units(table: &Table, date: Option<Date>, within: Option<&str>, house: &House) -> Read {
    let mut diagnostics = Vec::new();
    let is_name = |name: &str| find_column(name).is_some_and(|column| column.path == "name");
    let Some(header) = Header::find(table, is_column, is_name) else {
        diagnostics.push(Diagnostic::error(
            "VB009",
            0..0,
            Message::new("bảng không có nội dung nào", "the table has no content"),
        ));
        return Read {
            units: Vec::new(),
            profiles: Vec::new(),
            bad_rows: 0,
            left_out: Vec::new(),
            diagnostics,
            silenced: Vec::new(),
        };
    };
    let mut headings = headings(table, &header, &mut diagnostics);
    let sound = diagnostics.is_empty();
    without_lead(table, &header, &mut headings, &mut diagnostics);
    diagnostics.extend(table.remarks(&header));
    let name = column_of(&headings, "name");
    let is_read = |column: usize| matches!(headings.get(column), Some(Heading::Known(_) | Heading::Unknown));
    let rows = rows::of_units(table, &header, name, is_read, &mut diagnostics);
    let any = !rows.is_empty();
    let wide = over_several(table, &headings);
    let (report, silenced) = (Vec::new(), Vec::new());
    let nothing = BTreeMap::new();
    let mut reader = Reader { table, header, headings, wide, date, within, house, report, silenced, nothing };
    let mut good: Vec<Good> = Vec::new();
    let mut bad = Vec::new();
    for row in rows {
        // Where a column is unknown its words may be missing elsewhere: only what is wrong for certain is said.
        let unit = reader.row(row);
        let faults = std::mem::take(&mut reader.report);
        let reasons = errors(&faults);
        let is_bad = !reasons.is_empty();
        diagnostics.extend(faults);
        match unit.filter(|_| sound && !is_bad) {
            Some((unit, profile)) => good.push(Good { row, unit, profile }),
            None => bad.push((row, reasons)),
        }
    }
    if !any && sound {
        let message = Message::new("bảng chỉ có dòng tiêu đề", "the table has only a header");
        diagnostics.push(Diagnostic::error("VB009", table.span(reader.header.rows.start, 0), message));
    }
    diagnostics.extend(reader.taken_as_empty());
    bad.extend(without_repeated(&reader, &mut good, &mut diagnostics));
    bad.sort_by_key(|(row, _)| *row);
    let left_out: Vec<LeftOut> =
        bad.into_iter().map(|(row, reasons)| left_out(table, row, name, reasons)).collect();
    diagnostics.sort_by_key(|found| found.span.start);
    let (units, profiles) = good.into_iter().map(|one| (one.unit, one.profile)).unzip();
    Read { units, profiles, bad_rows: left_out.len(), left_out, diagnostics, silenced: reader.silenced }
}

/// A row without errors: its unit, and the profile that it would be.
struct Good {
    row: usize,
    unit: Unit,
    profile: Json,
}

/// What is wrong, as far as it is an error.
fn errors(found: &[Diagnostic]) -> Vec<Message> {
    let errors = found.iter().filter(|found| found.severity == Severity::Error);
    errors.map(|found| found.message.clone()).collect()
}

/// A row that is no unit, by what stands in the column of the names.
fn left_out(table: &Table, row: usize, name: Option<usize>, reasons: Vec<Message>) -> LeftOut {
    let cell = name.and_then(|name| table.rows()[row].cells.get(name));
    LeftOut { name: cell.map(|cell| cell.display_text()).unwrap_or_default(), reasons }
}

/// Takes units out that were listed before: their rows, each with what is wrong.
fn without_repeated(
    reader: &Reader<'_>,
    good: &mut Vec<Good>,
    report: &mut Vec<Diagnostic>,
) -> Vec<(usize, Vec<Message>)> {
    let units: Vec<Unit> = good.iter().map(|one| one.unit.clone()).collect();
    let twice = listed_twice(&units);
    let mut rows = Vec::new();
    for (at, first) in &twice {
        let mut found = repeated_unit(&units[*at]);
        let Message { vi, en } = reader.table.row_place(good[*first].row);
        found.message.vi.push_str(&format!("; lần đầu ở {vi}"));
        found.message.en.push_str(&format!("; first on {en}"));
        let found = reader.add_place(found);
        rows.push((good[*at].row, errors(std::slice::from_ref(&found))));
        report.push(found);
    }
    let mut at = 0;
    good.retain(|_| {
        at += 1;
        twice.binary_search_by_key(&(at - 1), |(at, _)| *at).is_err()
    });
    rows
}

/// The names of the columns that most tables have, in both languages.
fn usual() -> (String, String) {
    let named = |name: fn(&Column) -> &'static str| {
        let all = super::COLUMNS.iter().filter(|column| column.usual);
        all.map(|column| format!("`{}`", name(column))).collect::<Vec<_>>().join(", ")
    };
    (named(|column| column.name), named(|column| column.key))
}

/// Which column of the table is the one of that path.
fn column_of(headings: &[Heading], path: &str) -> Option<usize> {
    headings.iter().position(|known| matches!(known, Heading::Known(known) if known.path == path))
}

/// A table that has telephone numbers but no sentence that leads to them has them for its reader, not for the
/// documents: its contacts are passed over, and that is told.
fn without_lead(table: &Table, header: &Header, headings: &mut [Heading], report: &mut Vec<Diagnostic>) {
    if column_of(headings, "contact.lead").is_some() {
        return;
    }
    for (at, heading) in headings.iter_mut().enumerate() {
        let Heading::Known(column) = heading else { continue };
        if !column.path.starts_with("contact.") {
            continue;
        }
        let (row, name) = &header.names[at];
        let place = table.place(*row, at, "");
        let message = Message::new(
            format!("{}: cột `{name}` không dùng, vì bảng không có cột `lời dẫn liên hệ`", place.vi),
            format!("{}: the column `{name}` is not used, since the table has no `contact lead`", place.en),
        );
        let help = Message::new(
            "muốn in vào văn bản thì thêm các cột `lời dẫn liên hệ`, `nơi liên hệ`",
            "to print it, add the columns `contact lead` and `contact unit`",
        );
        report.push(Diagnostic::new(Severity::Note, "VB055", table.span(*row, at), message).help(help));
        *heading = Heading::PassedOver;
    }
}

/// The cells that stand in several columns that are read: row, and the first column.
fn over_several(table: &Table, headings: &[Heading]) -> BTreeSet<(usize, usize)> {
    let is_read = |column: &usize| matches!(headings.get(*column), Some(Heading::Known(_)));
    let wide = table.wide().filter(|(_, columns)| columns.clone().filter(is_read).count() > 1);
    wide.map(|(row, columns)| (row, *columns.start())).collect()
}

fn headings(table: &Table, header: &Header, report: &mut Vec<Diagnostic>) -> Vec<Heading> {
    let mut headings: Vec<Heading> = Vec::new();
    for (at, (row, text)) in header.names.iter().enumerate() {
        let (row, text) = (*row, text.clone());
        let mut wrong = |code, message: Message, help: Message| {
            let place = table.place(row, at, "");
            let message = Message::new(
                format!("{}: {}", place.vi, message.vi),
                format!("{}: {}", place.en, message.en),
            );
            report.push(Diagnostic::error(code, table.span(row, at), message).help(help));
        };
        let folded = fold(&text);
        let heading = match find_column(&text) {
            _ if text.is_empty() => Heading::Empty,
            _ if PASSED_OVER.iter().any(|name| fold(name) == folded) => Heading::PassedOver,
            Some(column) => {
                let first = headings
                    .iter()
                    .position(|known| matches!(known, Heading::Known(known) if known.path == column.path));
                if let Some(first) = first {
                    let first = letters(first);
                    wrong(
                        "VB003",
                        Message::new(
                            format!("cột `{text}` đã có ở cột {first}"),
                            format!("the column `{text}` stands in column {first} already"),
                        ),
                        Message::new("giữ lại một, bỏ cột kia", "keep one and delete the other"),
                    );
                }
                Heading::Known(column)
            }
            None => {
                let help = match nearest(&text) {
                    Some(near) => {
                        Message::new(format!("có phải `{near}`?"), format!("did you mean `{near}`?"))
                    }
                    None => {
                        let (vi, en) = usual();
                        Message::new(
                            format!(
                                "các cột hay dùng: {vi}; xem docs/units.md; cột không dùng thì bỏ, hoặc đặt tên `ghi chú`"
                            ),
                            format!(
                                "the usual columns: {en}; see docs/units.md; delete the column, or call it `note`"
                            ),
                        )
                    }
                };
                wrong(
                    "VB005",
                    Message::new(format!("không có cột `{text}`"), format!("there is no column `{text}`")),
                    help,
                );
                Heading::Unknown
            }
        };
        headings.push(heading);
    }
    let has_name =
        headings.iter().any(|known| matches!(known, Heading::Known(known) if known.path == "name"));
    if !has_name {
        let row = header.rows.start;
        let line = table.rows()[row].line;
        let message = Message::new(
            format!("dòng {line} là dòng tiêu đề mà không có cột `tên`"),
            format!("row {line} is the header and has no column `name`"),
        );
        let help = Message::new(
            "bảng phải có một dòng là tên các cột: `tên`, `huyện`, `tỉnh`, …; xem docs/units.md",
            "one row of the table must name the columns: `name`, `district`, `province`, …; see docs/units.md",
        );
        report.push(Diagnostic::error("VB006", table.span(row, 0), message).help(help));
    }
    headings
}

struct Reader<'t> {
    table: &'t Table,
    header: Header,
    headings: Vec<Heading>,
    /// Cells that stand in several columns.
    wide: BTreeSet<(usize, usize)>,
    date: Option<Date>,
    within: Option<&'t str>,
    house: &'t House,
    report: Vec<Diagnostic>,
    silenced: Vec<Silenced>,
    /// For each column, the rows whose cells say that there is nothing.
    nothing: BTreeMap<usize, Vec<usize>>,
}

impl Reader<'_> {
    /// The row's unit, as far as it can be read; faults are reported.
    fn row(&mut self, row: usize) -> Option<(Unit, Json)> {
        let cells = &self.table.rows()[row].cells;
        let mut values: Vec<(&'static Column, Node)> = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            if cell.display_text().is_empty() {
                continue;
            }
            match self.headings.get(at) {
                Some(Heading::Known(column)) => match says_instead(column, cell) {
                    Some(Instead::Nothing) if column.path == "name" => {
                        self.without_value(row, at, cell, Instead::Tick);
                    }
                    Some(Instead::Nothing) => self.nothing.entry(at).or_default().push(row),
                    Some(instead) => self.without_value(row, at, cell, instead),
                    None => values.extend(self.value(row, at, column, cell)),
                },
                Some(Heading::PassedOver | Heading::Unknown) => {}
                Some(Heading::Empty) | None => self.error(
                    row,
                    at,
                    "VB004",
                    Message::new(
                        "ô có nội dung mà cột không có tiêu đề",
                        "the cell has content but its column no header",
                    ),
                    Message::new(
                        "ghi tiêu đề cho cột, hoặc xóa ô; dấu phân cách trong ô thì đặt cả ô trong dấu nháy",
                        "name the column, or empty the cell; put a cell with separators in quotes",
                    ),
                ),
            }
        }
        let name_at = self
            .headings
            .iter()
            .position(|known| matches!(known, Heading::Known(known) if known.path == "name"))?;
        if !values.iter().any(|(column, _)| column.path == "name") {
            self.without_name(values, row, name_at);
            // What is wrong with a name that cannot be taken was said.
            if cells.get(name_at).is_some_and(|cell| !cell.display_text().is_empty()) {
                return None;
            }
            self.error(
                row,
                name_at,
                "VB006",
                Message::new("dòng này thiếu tên đơn vị", "this row has no unit name"),
                Message::new(
                    "ghi tên, cả loại: `xã Chi Lăng`",
                    "write the name with its kind: `xã Chi Lăng`",
                ),
            );
            return None;
        }
        let sure = self.fill_from_table(row, name_at, &mut values);
        let node = tree(values, self.table.span(row, name_at));
        let mut found = Vec::new();
        shape::check(&node, &UNIT, false, &mut found);
        let checked = found.is_empty();
        let unit = unit(&Fields::new(&node, &UNIT, ""), &mut found);
        // Which unit it is was asked already.
        let name = self.table.span(row, name_at);
        found.retain(|found| sure || found.code != "VB013" && !(found.code == "VB006" && found.span == name));
        // What could not be read is not missing: that was told at its cell.
        found.retain(|found| !self.is_in_row(found, row));
        found.into_iter().for_each(|found| {
            let placed = self.add_place(found);
            self.report.push(placed);
        });
        let Reviewed { found, silenced, .. } =
            review_unit(&unit, day_of(&unit, self.date.map(Into::into)), self.house);
        for found in found {
            let placed = self.add_place(found);
            self.report.push(placed);
        }
        for mut one in silenced {
            one.finding = self.add_place(one.finding);
            self.silenced.push(one);
        }
        (checked && sure).then(|| (unit, json_of(&node)))
    }

    /// Whether a value that is said to be missing stands in a cell of the row.
    fn is_in_row(&self, found: &Diagnostic, row: usize) -> bool {
        let Some((_, at)) = self.table.cell_at(found.span.start).filter(|_| found.code == "VB006") else {
            return false;
        };
        let Some(Heading::Known(column)) = self.headings.get(at) else { return false };
        let lacked =
            missing(column, &found.message.en).and_then(|(_, lacked)| column_of(&self.headings, lacked.path));
        let cells = &self.table.rows()[row].cells;
        // What says that there is nothing is missing indeed.
        let is_nothing = |at: &usize| self.nothing.get(at).is_some_and(|rows| rows.last() == Some(&row));
        let lacked = lacked.filter(|at| !is_nothing(at));
        lacked.and_then(|at| cells.get(at)).is_some_and(|cell| !cell.display_text().is_empty())
    }

    /// What is wrong with the other cells of a row that has no name to be had.
    fn without_name(&mut self, mut values: Vec<(&'static Column, Node)>, row: usize, name_at: usize) {
        let span = self.table.span(row, name_at);
        let name = super::COLUMNS.iter().find(|column| column.path == "name");
        // Some unit, so that the rest can be read: only what is said of other places counts.
        let some = Node { span: 0..0, kind: Kind::Text("xã A".to_owned()) };
        values.extend(name.map(|name| (name, some)));
        let node = tree(values, span.clone());
        let mut found = Vec::new();
        shape::check(&node, &UNIT, false, &mut found);
        let unit = unit(&Fields::new(&node, &UNIT, ""), &mut found);
        let day = day_of(&unit, self.date.map(Into::into));
        found.extend(review_unit(&unit, day, self.house).found);
        for found in found.into_iter().filter(|found| !found.span.is_empty() && found.span != span) {
            let placed = self.add_place(found);
            self.report.push(placed);
        }
    }

    /// Says which cells are taken as empty, once for each column.
    fn taken_as_empty(&self) -> Vec<Diagnostic> {
        let each = self.nothing.iter().filter_map(|(column, rows)| {
            let first = *rows.first()?;
            let place = self.place(first, *column);
            let words = self.table.rows()[first].cells.get(*column)?.display_text();
            let (vi, en) = match rows.len() - 1 {
                0 => Default::default(),
                more => {
                    (format!(", và {more} ô nữa của cột này"), format!(", and {more} more of this column"))
                }
            };
            let message = Message::new(
                format!("{}: `{words}` coi như ô trống{vi}", place.vi),
                format!("{}: `{words}` is taken as an empty cell{en}", place.en),
            );
            let help = Message::new("không có thì để ô trống", "leave the cell empty where there is none");
            let span = self.table.span(first, *column);
            Some(Diagnostic::new(Severity::Note, "VB056", span, message).help(help))
        });
        each.collect()
    }

    /// Refuses a cell that says that there is a value, but not which.
    fn without_value(&mut self, row: usize, at: usize, cell: &Cell, instead: Instead) {
        let words = cell.display_text();
        let (why, help) = match instead {
            Instead::Ditto => (
                Message::new(
                    format!("`{words}` chỉ vào ô ở trên, chương trình không đoán"),
                    format!("`{words}` points to the cell above, which is not guessed"),
                ),
                Message::new("ghi lại cả nội dung của ô", "write the content of the cell again"),
            ),
            _ => (
                Message::new(
                    format!("`{words}` không nói là gì"),
                    format!("`{words}` does not say what it is"),
                ),
                Message::new(
                    "ghi đúng lời sẽ in trong văn bản; không có thì để ô trống",
                    "write the words that the document prints; leave the cell empty where there is none",
                ),
            ),
        };
        self.error(row, at, "VB004", why, help);
    }

    /// The node of a cell.
    fn value(
        &mut self,
        row: usize,
        at: usize,
        column: &'static Column,
        cell: &Cell,
    ) -> Option<(&'static Column, Node)> {
        let cell = &cell.without_look();
        let made = match self.wide.contains(&(row, at)) {
            true => Err(merged_across()),
            false => cell_text(cell, column.holds).and_then(|text| {
                let span = self.table.span(row, at);
                let unit = without_body(&text).filter(|_| column.path == "name").map(str::to_owned);
                if let Some(unit) = &unit {
                    self.of_body(row, at, &text, unit);
                }
                let text = unit.unwrap_or(text);
                let kind = kind_of(&text, column.holds, &span)?;
                Ok(Node { span, kind })
            }),
        };
        match made {
            Ok(node) => Some((column, node)),
            Err(Refused { code, what, help }) => {
                self.error(row, at, code, what, help);
                None
            }
        }
    }

    /// Says that a cell names the body of a unit, and which unit is taken.
    fn of_body(&mut self, row: usize, at: usize, text: &str, unit: &str) {
        let place = self.place(row, at);
        let message = Message::new(
            format!("{}: `{text}` là cơ quan; lấy đơn vị `{unit}`", place.vi),
            format!("{}: `{text}` is a body; the unit `{unit}` is taken", place.en),
        );
        let help = Message::new(format!("chỉ ghi `{unit}`"), format!("write `{unit}` alone"));
        let span = self.table.span(row, at);
        self.report.push(Diagnostic::new(Severity::Warning, "VB013", span, message).help(help));
    }

    /// Fills the row up with what the built-in table knows of its unit; false where it may be several.
    fn fill_from_table(
        &mut self,
        row: usize,
        name_at: usize,
        values: &mut Vec<(&'static Column, Node)>,
    ) -> bool {
        let text = |path: &str| {
            values.iter().find(|(column, _)| column.path == path).and_then(|(_, node)| match &node.kind {
                Kind::Text(text) => Some(text.clone()),
                _ => None,
            })
        };
        let (name, district, province) =
            (text("name").unwrap_or_default(), text("district"), text("province"));
        let asked = Asked {
            name: &name,
            district: district.as_deref(),
            province: province.as_deref(),
            level: text("level").and_then(|text| value(&LEVELS, &text)),
            within: self.within,
        };
        let Named { filled, fault, .. } = named_unit(self.house.country, &asked, self.date.map(Into::into));
        self.fill_up(row, name_at, values, filled);
        let Some(fault) = fault else { return true };
        let sure = fault.severity < Severity::Error;
        let of_level =
            |heading: &Heading| matches!(heading, Heading::Known(column) if column.path == "level");
        let level_at = self.headings.iter().position(of_level).filter(|_| fault.of_level);
        let at = level_at.unwrap_or(name_at);
        // The cells of a spreadsheet are mended there.
        let mut found = Fault { right: None, ..fault }.at(self.table.span(row, at));
        let place = self.place(row, at);
        found.message = Message::new(
            format!("{}: {}", place.vi, found.message.vi),
            format!("{}: {}", place.en, found.message.en),
        );
        self.report.push(found);
        sure
    }

    /// Sets what the built-in table knows of a unit.
    fn fill_up(
        &self,
        row: usize,
        name_at: usize,
        values: &mut Vec<(&'static Column, Node)>,
        filled: Vec<(&'static str, String)>,
    ) {
        let span = self.table.span(row, name_at);
        for (path, text) in filled {
            let place = values.iter_mut().find(|(column, _)| column.path == path);
            match (place, super::COLUMNS.iter().find(|column| column.path == path)) {
                (Some((_, node)), _) => node.kind = Kind::Text(text),
                (None, Some(column)) => {
                    values.push((column, Node { span: span.clone(), kind: Kind::Text(text) }));
                }
                (None, None) => {}
            }
        }
    }

    fn error(&mut self, row: usize, at: usize, code: &'static str, message: Message, help: Message) {
        let place = self.place(row, at);
        let message =
            Message::new(format!("{}: {}", place.vi, message.vi), format!("{}: {}", place.en, message.en));
        self.report.push(Diagnostic::error(code, self.table.span(row, at), message).help(help));
    }

    fn place(&self, row: usize, at: usize) -> Message {
        self.table.place(row, at, self.header.name(at))
    }

    /// The finding with its cell said in front.
    fn add_place(&self, mut found: Diagnostic) -> Diagnostic {
        let Some((row, at)) = self.table.cell_at(found.span.start) else { return found };
        let place = self.place(row, at);
        if found.code == "VB006"
            && let Some(Heading::Known(column)) = self.headings.get(at)
            && let Some((key, missing)) = missing(column, &found.message.en)
        {
            // The row's author knows columns, not keys.
            let name = |text: &str| text.replace(&format!("`{key}`"), &format!("`{}`", missing.name));
            found.message = Message::new(name(&found.message.vi), name(&found.message.en));
            let (vi, en) = (missing.name, missing.key);
            let is_there = column_of(&self.headings, missing.path).is_some();
            found.help = Some(match is_there {
                true => Message::new(format!("ghi cả ô `{vi}` của dòng này"), format!("fill in `{en}` too")),
                false => Message::new(format!("thêm cột `{vi}`"), format!("add the column `{en}`")),
            });
        }
        found.message = Message::new(
            format!("{}: {}", place.vi, found.message.vi),
            format!("{}: {}", place.en, found.message.en),
        );
        found
    }
}

/// What a cell of that column says instead of a value.
fn says_instead(column: &Column, cell: &Cell) -> Option<Instead> {
    let is_count = matches!(column.path, "deadline_days" | "distribution.issued" | "distribution.copies");
    match cell {
        Cell::Text(_) | Cell::Number(_) if !is_count => cells::instead(&cell.display_text()),
        Cell::Text(text) if text != "0" => cells::instead(text),
        _ => None,
    }
}

/// The key that a message says is missing beside `column`, and its own column.
fn missing(column: &Column, message: &str) -> Option<(String, &'static Column)> {
    let key = message.strip_prefix('`')?.split('`').next()?.to_owned();
    let (outer, _) = column.path.split_once('.')?;
    let path = format!("{outer}.{key}");
    Some((key, super::COLUMNS.iter().find(|column| column.path == path)?))
}

/// The mapping that a profile would be; keys of inner mappings have a dot.
fn tree(values: Vec<(&'static Column, Node)>, span: Span) -> Node {
    let key = |word: &str, span: &Span| Node { span: span.clone(), kind: Kind::Text(word.to_owned()) };
    let mut entries: Vec<(Node, Node)> = Vec::new();
    for (column, node) in values {
        let Some((outer, inner)) = column.path.split_once('.') else {
            entries.push((key(column.path, &node.span), node));
            continue;
        };
        let known =
            entries.iter().position(|(known, _)| matches!(&known.kind, Kind::Text(word) if word == outer));
        let at = known.unwrap_or_else(|| {
            let mut own = Vec::new();
            if outer == "contact" {
                own.push((key("role", &node.span), key("issuer", &node.span)));
            }
            entries.push((key(outer, &node.span), Node { span: node.span.clone(), kind: Kind::Map(own) }));
            entries.len() - 1
        });
        if let Kind::Map(own) = &mut entries[at].1.kind {
            own.push((key(inner, &node.span), node));
        }
    }
    Node { span, kind: Kind::Map(entries) }
}
