//! A table of who does what: rows that are for others go, the rest is said in the words of the unit.

use crate::cascade::fate::Why;
use crate::cascade::stand::Stand;
use crate::cascade::{Step, Trace};
use crate::lexicon::folded;
use crate::model::directive::{Row, Table, Text};
use crate::text::diagnostic::Message;
use crate::words::Words;

/// Titles of the column that says who does a row's task.
static LEADS: Words = Words::named("task table: who does it");
/// Titles of the column that says with whom.
static PARTNERS: Words = Words::named("task table: with whom");
/// Titles of the column that counts the rows.
static COUNTS: Words = Words::named("task table: counts");

impl Step<'_> {
    /// The table as it is here, told in the trace: none of it where every row is for others. False where it is no table of
    /// tasks, or one whose cells are joined.
    pub(super) fn task_table(&self, path: &str, table: &Table, trace: &mut Trace) -> Option<Option<Table>> {
        let lead = table.columns.iter().position(|column| is_titled(&column.title, &LEADS))?;
        let is_plain = |row: &Row| match row {
            Row::Cells(cells) => {
                cells.len() == table.columns.len()
                    && cells.iter().all(|cell| cell.rows == 1 && cell.columns == 1)
            }
            Row::Band(_) => true,
        };
        if !table.rows.iter().all(is_plain) {
            return None;
        }
        let (rows, gone) = self.rows_here(table, lead);
        let before = table.words();
        if !rows.iter().any(|row| matches!(row, Row::Cells(_))) {
            trace.dropped(path, &before, Why::OfSuperior.reason(self.who()));
            return Some(None);
        }
        let here = Table { rows, ..table.clone() };
        let rule = Message::new(
            "dòng giao cho nơi khác thì bỏ, dòng còn lại theo lời của đơn vị",
            "rows for others go, the rest is in the words of the unit",
        );
        trace.adapted(path, &before, &here.words(), rule);
        if gone > 0 {
            trace.check(Message::new(
                format!("bảng đã bỏ {gone} dòng giao cho nơi khác; xem lại"),
                format!("{gone} rows of the table that are for others went; look at it"),
            ));
        }
        Some(Some(here))
    }

    /// The rows that are for the unit, counted anew, and how many are not.
    fn rows_here(&self, table: &Table, lead: usize) -> (Vec<Row>, usize) {
        let (mut rows, mut gone, mut count, mut emptied) = (Vec::new(), 0, 0, false);
        // A band whose rows are all gone goes with them.
        let close = |rows: &mut Vec<Row>, emptied: bool| {
            rows.pop_if(|last| emptied && matches!(last, Row::Band(_)));
        };
        for row in &table.rows {
            let Row::Cells(cells) = row else {
                close(&mut rows, emptied);
                emptied = false;
                rows.push(row.clone());
                continue;
            };
            let who: Vec<&str> = cells[lead].text.iter().map(Text::words).collect();
            if self.are_others(&who.join(", ")) {
                gone += 1;
                emptied = true;
                continue;
            }
            count += 1;
            let mut cells = cells.clone();
            for (cell, column) in cells.iter_mut().zip(&table.columns) {
                let title = folded(column.title.words());
                let counts = title.split(|c: char| !c.is_alphanumeric()).any(|word| COUNTS.contains(&word));
                let names = is_titled(&column.title, &PARTNERS);
                cell.text.iter_mut().for_each(|text| {
                    if !counts {
                        *text = text.with_notation(self.cell_here(text, names));
                    } else if text.words().bytes().all(|byte| byte.is_ascii_digit()) {
                        *text = text.with_notation(count.to_string());
                    }
                });
                cell.text.retain(|text| !text.notation().is_empty());
            }
            rows.push(Row::Cells(cells));
        }
        close(&mut rows, emptied);
        (rows, gone)
    }

    /// Whether those whom a cell names are all others than the unit and its own.
    fn are_others(&self, who: &str) -> bool {
        use Stand::{Above, Central, Forces, Other, Superior};
        let stands = self.stands_named(who);
        !stands.is_empty()
            && stands.iter().all(|stand| matches!(stand, Superior | Above | Central | Forces | Other))
    }

    /// A cell in the words of the unit; of `partners` those who are none here go.
    fn cell_here(&self, text: &Text, partners: bool) -> String {
        match partners && self.are_others(text.words()) {
            true => String::new(),
            false => self.in_own_words(text.notation()),
        }
    }
}

fn is_titled(title: &Text, words: &Words) -> bool {
    let title = folded(title.words());
    words.iter().any(|word| title.contains(word))
}
