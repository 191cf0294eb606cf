//! A table of who does what: each row is told as a task of those whom it names. Rows that are for others go, the rest is said
//! in the words of the unit.

use crate::cascade::fate::Why;
use crate::cascade::given::Given;
use crate::cascade::looks::{Look, Looks};
use crate::cascade::stand::Stand;
use crate::cascade::trace::Check;
use crate::cascade::{Step, Trace};
use crate::compose::capital;
use crate::lexicon::{Lexicon, Word, fold_case};
use crate::model::directive::{Cell, Column, Row, Table, Text};
use crate::prose::{Role, What};
use crate::text::diagnostic::Message;
use crate::words::Words;

/// Titles of the column that says who does a row's task.
static LEADS: Words = Words::from_list("task table: who does it");
/// Titles of the column that says with whom.
static PARTNERS: Words = Words::from_list("task table: with whom");
/// Titles of the column that counts the rows.
static COUNTS: Words = Words::from_list("task table: counts");

/// What the cells of a column say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Who does it.
    Lead,
    /// With whom.
    Partners,
    /// Which row it is.
    Count,
    /// The task, its day, anything else.
    Task,
}

/// A row as it is here.
struct Told {
    cells: Vec<Cell>,
    checks: Vec<Check>,
}

impl Step<'_> {
    /// The table as it is here, told in the trace row by row: none of it where every row is for others. Nothing where it is
    /// no table of tasks, or one whose cells are joined.
    pub(super) fn task_table(
        &self,
        path: &str,
        table: &Table,
        before: &Given,
        trace: &mut Trace,
    ) -> Option<Option<Table>> {
        let parts = parts(&table.columns);
        let lead = parts.iter().position(|part| *part == Part::Lead)?;
        let is_plain = |row: &Row| match row {
            Row::Cells(cells) => {
                cells.len() == parts.len() && cells.iter().all(|cell| cell.rows == 1 && cell.columns == 1)
            }
            Row::Band(_) => true,
        };
        if !table.rows.iter().all(is_plain) {
            return None;
        }
        let head = Table { rows: Vec::new(), ..table.clone() };
        let mut rows = Trace::new("", "");
        let (kept, gone) = self.rows_here(path, table, &parts, lead, before, &mut rows);
        if !kept.iter().any(|row| matches!(row, Row::Cells(_))) {
            trace.record_dropped(path, &head.words(), Why::OfSuperior.reason(self.who()));
            trace.entries.append(&mut rows.entries);
            return Some(None);
        }
        let here = Table { caption: self.caption_here(path, &head, trace), rows: kept, ..table.clone() };
        if gone > 0 {
            trace.check(Message::new(
                format!("bảng đã bỏ {gone} dòng giao cho nơi khác; xem lại"),
                format!("{gone} rows of the table that are for others went; look at it"),
            ));
        }
        trace.entries.append(&mut rows.entries);
        Some(Some(here))
    }

    /// The caption in the words of the unit; the head of the table is told with it.
    fn caption_here(&self, path: &str, head: &Table, trace: &mut Trace) -> Option<Text> {
        let mut checks = Vec::new();
        let caption = head.caption.as_ref().map(|caption| {
            let (text, said) = self.whole_text(&self.read(caption.notation()), &Given::nobody());
            checks = said.checks;
            text.map_or_else(|| caption.clone(), |text| caption.with_notation(text))
        });
        let after = Table { caption: caption.clone(), ..head.clone() };
        trace.record_adapted(path, &head.words(), &after.words(), rule());
        checks.into_iter().for_each(|check| trace.check(check));
        caption
    }

    /// The rows that are for the unit, counted anew, and how many are not.
    fn rows_here(
        &self,
        path: &str,
        table: &Table,
        parts: &[Part],
        lead: usize,
        before: &Given,
        trace: &mut Trace,
    ) -> (Vec<Row>, usize) {
        let (mut gone, mut count, mut emptied) = (0, 0, false);
        let mut rows: Vec<(Row, String)> = Vec::new();
        // A band whose rows are all gone goes with them.
        let close = |rows: &mut Vec<(Row, String)>, emptied: bool, trace: &mut Trace| {
            let last = rows.pop_if(|(last, _)| emptied && matches!(last, Row::Band(_)));
            if let Some((_, path)) = last {
                trace.undone_at(&path, Why::OfSuperior.reason(self.who()));
            }
        };
        for (at, row) in table.rows.iter().enumerate() {
            let path = format!("{path}.rows.{}", at + 1);
            let cells = match row {
                Row::Band(text) => {
                    close(&mut rows, emptied, trace);
                    emptied = false;
                    let here = self.band_here(text, &path, trace);
                    rows.push((Row::Band(here), path));
                    continue;
                }
                Row::Cells(cells) => cells,
            };
            match self.row_here(cells, parts, lead, before) {
                Err((reason, checks)) => {
                    (gone, emptied) = (gone + 1, true);
                    trace.record_dropped(path, &words(cells), reason);
                    checks.into_iter().for_each(|check| trace.check(check));
                }
                Ok(mut told) => {
                    count += 1;
                    renumber(&mut told.cells, parts, count);
                    trace.record_adapted(path.clone(), &words(cells), &words(&told.cells), rule());
                    told.checks.into_iter().for_each(|check| trace.check(check));
                    rows.push((Row::Cells(told.cells), path));
                }
            }
        }
        close(&mut rows, emptied, trace);
        (rows.into_iter().map(|(row, _)| row).collect(), gone)
    }

    /// A row that heads others, in the words of the unit.
    fn band_here(&self, text: &Text, path: &str, trace: &mut Trace) -> Text {
        let (mut looks, mut checks) = (Looks::default(), Vec::new());
        let here = self.task_here(text, &Given::nobody(), &mut looks, &mut checks);
        trace.record_adapted(path, text.notation(), &here, rule());
        checks.into_iter().chain(looks.checks()).for_each(|check| trace.check(check));
        text.with_notation(here)
    }

    /// A row as the task of those who are named in it: who leads decides what its other cells say. Why it goes, and what is to
    /// be looked at, where it is for others.
    fn row_here(
        &self,
        cells: &[Cell],
        parts: &[Part],
        lead: usize,
        before: &Given,
    ) -> Result<Told, (Message, Vec<Check>)> {
        let who: Vec<&str> = cells[lead].text.iter().map(Text::words).collect();
        let who = who.join(", ");
        let (text, said) = self.whole_text(&self.read(&who), before);
        if (text.is_none() && !who.is_empty()) || self.are_others(&who) {
            return Err((said.rule, self.own_part(cells, parts)));
        }
        let given = said.given.unwrap_or_else(|| before.clone());
        let given = Given { by_heading: true, ..given };
        let text_of_lead = text.as_deref().unwrap_or_default();
        let mut checks = said.checks;
        let mut looks = Looks::default();
        let mut told = cells.to_vec();
        for (cell, part) in told.iter_mut().zip(parts) {
            for text in &mut cell.text {
                *text = text.with_notation(match part {
                    Part::Count => text.notation().to_owned(),
                    Part::Lead => self.leads_here(text, before, &mut looks),
                    Part::Partners => self.partners_here(text, text_of_lead, &mut looks),
                    Part::Task => self.task_here(text, &given, &mut looks, &mut checks),
                });
            }
            cell.text.retain(|text| !text.notation().is_empty());
        }
        for check in looks.checks() {
            if !checks.contains(&check) {
                checks.push(check);
            }
        }
        Ok(Told { cells: told, checks })
    }

    /// One of those who lead: nobody where it is another's.
    fn leads_here(&self, text: &Text, before: &Given, looks: &mut Looks) -> String {
        match self.whole_text(&self.read(text.notation()), before).0 {
            Some(text) => text,
            None => {
                looks.see(Look::PartDropped, text.words());
                String::new()
            }
        }
    }

    /// Those one works with, as they are here: those who are none here go, which is to be looked at.
    fn partners_here(&self, text: &Text, lead: &str, looks: &mut Looks) -> String {
        let reading = self.read(text.notation());
        let Some(clause) = reading.first_clause().filter(|clause| clause.is_address) else {
            return self.task_here(text, &Given::nobody(), looks, &mut Vec::new());
        };
        let stands = self.stands(&reading, clause);
        let mut names = self.names_here(&reading, clause.actors.iter().zip(&stands), |_| None);
        // Nobody works with himself.
        names.retain(|name| fold_case(name) != fold_case(lead));
        let gone = |stand: &Stand| is_others(*stand);
        if names.is_empty() {
            looks.see(Look::PartDropped, text.words());
        } else if stands.iter().any(gone) {
            looks.see(Look::List, text.words());
        }
        let only_here = stands.iter().all(|stand| matches!(stand, Stand::Here | Stand::Everyone));
        if only_here && !names.is_empty() {
            let (text, said) = self.whole_text(&reading, &Given::nobody());
            said.checks.iter().for_each(|check| looks.tell(check.what.clone()));
            return text.unwrap_or_default();
        }
        capital(&crate::cascade::rewrite::join_names(&names))
    }

    /// What is to be done, in the words of the unit; what names another alone stands as it was, to be looked at.
    fn task_here(&self, text: &Text, given: &Given, looks: &mut Looks, checks: &mut Vec<Check>) -> String {
        let reading = self.read(text.notation());
        let (after, said) = self.whole_text(&reading, given);
        for check in said.checks {
            if !checks.contains(&check) {
                checks.push(check);
            }
        }
        // A row has its day in another cell.
        let received = reading.clauses().flat_map(|clause| clause.receivers().map(|span| reading.at(span)));
        let stays = |words: &str| after.as_ref().is_none_or(|after| after.contains(words));
        received.filter(|words| !stays(words)).for_each(|words| looks.see(Look::Report, words));
        if given.reports_up && self.reports_to_nobody_named(&reading) {
            looks.see(Look::Upward, text.words());
        }
        after.unwrap_or_else(|| {
            looks.see(Look::Superior, text.words());
            text.notation().to_owned()
        })
    }

    /// Whether a task opens with a report for which no receiver is named: `Báo cáo tổng kết`, in a row that has its day.
    fn reports_to_nobody_named(&self, reading: &crate::prose::Reading) -> bool {
        let receives =
            |what: &What| matches!(what, What::Body(_, Role::Receiver | Role::Advised) | What::Channel);
        let opens = Lexicon::get().opens_with(reading.words().trim_start(), Word::Report);
        opens && !reading.clauses().flat_map(|clause| &clause.mentions).any(|mention| receives(&mention.what))
    }

    /// What a row for others gives units of this level to do with them.
    fn own_part(&self, cells: &[Cell], parts: &[Part]) -> Vec<Check> {
        let mut looks = Looks::default();
        let named = cells.iter().zip(parts).filter(|(_, part)| **part != Part::Lead);
        for text in named.flat_map(|(cell, _)| &cell.text) {
            let reading = self.read(text.notation());
            let mut clauses = reading.clauses();
            let ours = clauses.any(|clause| {
                let acting = clause.actors.iter().map(|body| self.sight.stand(&reading, body));
                let named = self.named_in(&reading, clause);
                acting
                    .chain(named)
                    .any(|stand| matches!(stand, Stand::Own | Stand::This | Stand::OwnBody | Stand::Mixed))
            });
            if ours {
                looks.see(Look::OwnInDropped, text.words());
            }
        }
        looks.checks()
    }

    /// Those of a table's rows, as the cells name who does them, that units of this level are to do.
    pub(super) fn own_rows(&self, table: &Table) -> Vec<String> {
        let Some(lead) = parts(&table.columns).iter().position(|part| *part == Part::Lead) else {
            return Vec::new();
        };
        let cells = table.rows.iter().filter_map(|row| match row {
            Row::Cells(cells) => cells.get(lead),
            Row::Band(_) => None,
        });
        let ours = |text: &&Text| {
            let stands = self.stands_named(text.notation());
            stands.iter().any(|stand| matches!(stand, Stand::Own | Stand::This | Stand::Mixed))
        };
        let mut found: Vec<String> = Vec::new();
        for text in cells.flat_map(|cell| &cell.text).filter(ours) {
            if !found.iter().any(|known| known == text.words()) {
                found.push(text.words().to_owned());
            }
        }
        found
    }

    /// Whether those whom a cell names are all others than the unit and its own.
    fn are_others(&self, who: &str) -> bool {
        let stands = self.stands_named(who);
        !stands.is_empty() && stands.iter().all(|stand| is_others(*stand))
    }
}

fn is_others(stand: Stand) -> bool {
    use Stand::{Above, Central, Forces, Other, Superior};
    matches!(stand, Superior | Above | Central | Forces | Other)
}

fn rule() -> Message {
    Message::new(
        "dòng giao cho nơi khác thì bỏ, dòng còn lại theo lời của đơn vị",
        "rows for others go, the rest is in the words of the unit",
    )
}

/// What each column says, by its title; of those who do it the first.
fn parts(columns: &[Column]) -> Vec<Part> {
    let mut is_led = false;
    let part = |column: &Column| {
        let title = fold_case(column.title.words());
        let has = |words: &Words| words.iter().any(|word| title.contains(word));
        let counts = title.split(|c: char| !c.is_alphanumeric()).any(|word| COUNTS.contains(&word));
        match () {
            () if counts => Part::Count,
            () if has(&LEADS) && !is_led => {
                is_led = true;
                Part::Lead
            }
            () if has(&PARTNERS) => Part::Partners,
            () => Part::Task,
        }
    };
    columns.iter().map(part).collect()
}

/// Counts a row anew, where it is counted in figures.
fn renumber(cells: &mut [Cell], parts: &[Part], count: usize) {
    for (cell, _) in cells.iter_mut().zip(parts).filter(|(_, part)| **part == Part::Count) {
        for text in &mut cell.text {
            if text.words().bytes().all(|byte| byte.is_ascii_digit()) {
                *text = text.with_notation(count.to_string());
            }
        }
    }
}

/// The words of a row, cell by cell.
fn words(cells: &[Cell]) -> String {
    let texts = cells.iter().flat_map(|cell| &cell.text).map(|text| text.notation());
    texts.collect::<Vec<_>>().join("; ")
}
