//! Documents of the superior that notices rest on, from a table.

use crate::lint::{House, Reviewed, Silenced, review_basis};
use crate::model::date::Date;
use crate::model::directive::types::DocumentType;
use crate::model::directive::{Basis, Text};
use crate::notices::occasion::Occasion;
use crate::notices::occasion_keys::unknown_occasion;
use crate::notices::plan::{Entry, Plan};
use crate::text::csv::{self, Cell};
use crate::text::diagnostic::{Checked, Diagnostic, Message, Span};
use crate::text::source::Source;

/// The first line of the table.
pub const REFERENCES_HEADER: &str = "occasion,year,number,symbol,date,issuer,subject";

/// The column that a table may have last: which notice of the plan a document is for.
const NOTICE: &str = ",notice";

/// A document of the superior.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The occasion's key, as the plan names it.
    pub occasion: Text,
    /// The year of the occasion.
    pub year: u16,
    /// Số.
    pub number: Text,
    /// Ký hiệu.
    pub symbol: Text,
    /// Ngày ban hành.
    pub date: Date,
    /// Where the day stands.
    pub date_span: Span,
    /// Cơ quan ban hành.
    pub issuer: Text,
    /// Trích yếu.
    pub subject: Text,
    /// The name or the template of the notice it is for, as the plan has it; none where the table does not say.
    pub notice: Option<Text>,
}

impl Reference {
    /// The type, as the symbol says: `TB-BNV` is a thông báo, `BTTTT-CATTT` a công văn.
    pub fn kind(&self) -> &'static str {
        let code = self.symbol.notation().split('-').next().unwrap_or_default();
        DocumentType::by_code(code).unwrap_or_else(DocumentType::dispatch).name
    }

    /// `12/UBND-KGVX`.
    pub fn citation(&self) -> String {
        format!("{}/{}", self.number.notation(), self.symbol.notation())
    }

    /// What the rules of form say of it, as of a basis.
    pub(super) fn review(&self, house: &House) -> Reviewed {
        let basis = Basis {
            kind: Some(Text::from_notation(self.kind())),
            number: Some(Text::at(self.citation(), self.number.span.start..self.symbol.span.end)),
            date: Some(self.date.into()),
            issuer: Some(self.issuer.clone()),
            subject: Some(self.subject.clone()),
            ..Basis::default()
        };
        review_basis(basis, house)
    }

    /// What is to be said where it is not of a day before the occasion it is for.
    pub(super) fn is_late(&self, occasion: &Occasion) -> Option<Diagnostic> {
        let first = occasion.latest_first();
        if self.date < first {
            return None;
        }
        let (year, month, day) = first.parts();
        let message = Message::new(
            format!("văn bản này không có trước `{}` ({day:02}/{month:02}/{year})", occasion.name),
            format!("the document is not of a day before `{}` ({day:02}/{month:02}/{year})", occasion.name),
        );
        let help =
            Message::new("xem lại cột `date`, hoặc cột `occasion`", "look at `date`, or at `occasion`");
        Some(Diagnostic::error("VB046", self.date_span.clone(), message).help(help))
    }
}

/// The documents of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct References {
    list: Vec<Reference>,
}

impl References {
    /// Reads a table with the header [`REFERENCES_HEADER`], as far as it can be read, and `notice` after it where documents are for one notice
    /// of an occasion that has several.
    pub fn parse(source: &Source) -> Checked<Self> {
        let mut report = Vec::new();
        let with_notice = format!("{REFERENCES_HEADER}{NOTICE}");
        let first = source.text().lines().next().unwrap_or_default().trim_start_matches('\u{feff}');
        let is_longer = first.trim_end().replace(';', ",") == with_notice;
        let rows = csv::rows(source, if is_longer { &with_notice } else { REFERENCES_HEADER }, &mut report);
        let mut list: Vec<Reference> = Vec::new();
        for row in &rows {
            let Some(reference) = reference(&row.cells, &mut report) else { continue };
            let same = |other: &Reference| {
                (other.occasion.notation(), other.year) == (reference.occasion.notation(), reference.year)
                    && other.citation() == reference.citation()
            };
            if list.iter().any(same) {
                let message = Message::new("văn bản này ghi hai lần", "this document is listed twice");
                let help = Message::new("giữ lại một dòng", "keep one of the two lines");
                report.push(Diagnostic::error("VB046", row.cells[2].span.clone(), message).help(help));
            }
            list.push(reference);
        }
        report.sort_by_key(|found| (found.span.start, found.code));
        Checked { value: Some(Self { list }), diagnostics: report }
    }

    /// As [`References::parse`], and holds what each row says to the rules of form, as the basis of a công văn. Findings in
    /// source order; then those of silenced rules.
    pub fn review(source: &Source, house: &House) -> (Checked<Self>, Vec<Silenced>) {
        let mut checked = Self::parse(source);
        let mut silenced = Vec::new();
        for reference in checked.value.iter().flat_map(|references| &references.list) {
            let reviewed = reference.review(house);
            checked.diagnostics.extend(reviewed.found);
            silenced.extend(reviewed.silenced);
        }
        checked.diagnostics.sort_by_key(|found| (found.span.start, found.code));
        (checked, silenced)
    }

    /// Those for a notice of the plan in a year, in the order of the table.
    pub fn on<'r>(&'r self, entry: &'r Entry, year: u16) -> impl Iterator<Item = &'r Reference> {
        let on =
            move |row: &Reference| entry.occasions.iter().any(|id| id.notation() == row.occasion.notation());
        let is_for = move |row: &Reference| row.notice.as_ref().is_none_or(|notice| is_called(entry, notice));
        self.list.iter().filter(move |row| row.year == year && on(row) && is_for(row))
    }

    /// Reports rows that do not say which of several notices on their occasion they are for, or name none of them.
    pub fn unclear_rows(&self, plan: &Plan) -> Vec<Diagnostic> {
        let mut report = Vec::new();
        for row in &self.list {
            let on =
                |entry: &&Entry| entry.occasions.iter().any(|id| id.notation() == row.occasion.notation());
            let entries: Vec<&Entry> = plan.notices.iter().filter(on).collect();
            let mut names: Vec<&str> = entries
                .iter()
                .map(|entry| entry.name.as_ref().unwrap_or(&entry.template).notation())
                .collect();
            names.dedup();
            let names = names.join("`, `");
            let occasion = row.occasion.notation();
            let (span, message) = match &row.notice {
                None if entries.len() > 1 => (
                    row.occasion.span.clone(),
                    Message::new(
                        format!(
                            "kế hoạch có {} văn bản dịp `{occasion}`: chưa rõ của văn bản nào",
                            entries.len()
                        ),
                        format!(
                            "{} notices of the plan are on `{occasion}`: for which is this?",
                            entries.len()
                        ),
                    ),
                ),
                Some(notice)
                    if !entries.is_empty() && !entries.iter().any(|entry| is_called(entry, notice)) =>
                {
                    (
                        notice.span.clone(),
                        Message::new(
                            format!("dịp `{occasion}` không có văn bản `{}`", notice.notation()),
                            format!("no notice on `{occasion}` is called `{}`", notice.notation()),
                        ),
                    )
                }
                _ => continue,
            };
            let help = Message::new(
                format!("thêm cột cuối `notice`, ghi tên hoặc mẫu của văn bản: `{names}`"),
                format!("add a last column `notice` with the notice's name or template: `{names}`"),
            );
            report.push(Diagnostic::error("VB046", span, message).help(help));
        }
        report
    }

    /// Reports rows on occasions that are not among `known`.
    pub fn strangers(&self, known: &[&str]) -> Vec<Diagnostic> {
        let unknown = self.list.iter().filter(|row| !known.contains(&row.occasion.notation()));
        unknown.map(|row| unknown_occasion(&row.occasion, known)).collect()
    }
}

fn is_called(entry: &Entry, notice: &Text) -> bool {
    entry.template.notation() == notice.notation()
        || entry.name.as_ref().is_some_and(|name| name.notation() == notice.notation())
}

fn reference(cells: &[Cell], report: &mut Vec<Diagnostic>) -> Option<Reference> {
    let [occasion, year, number, symbol, date, issuer, subject, notice @ ..] = cells else { return None };
    let before = report.len();
    let columns = REFERENCES_HEADER.split(',').zip(cells);
    report.extend(
        columns.filter(|(_, cell)| cell.value.is_empty()).map(|(column, cell)| missing(column, cell)),
    );
    let year_number = year.value.parse::<u16>().ok().filter(|year| (1900..=2199).contains(year));
    if year_number.is_none() && !year.value.is_empty() {
        let own = &year.value;
        let what = Message::new(format!("`{own}` không phải năm"), format!("`{own}` is not a year"));
        let help = ("ghi năm của dịp lễ, từ 1900 đến 2199", "write the year of the occasion, 1900 to 2199");
        report.push(fault(year, what, help));
    }
    report.extend(wrong_number(number));
    report.extend(wrong_subject(subject));
    let day = day_of(date, year_number, report);
    (report.len() == before).then_some(())?;
    let text = |cell: &Cell| Text::at(cell.value.clone(), cell.span.clone());
    Some(Reference {
        occasion: text(occasion),
        year: year_number?,
        number: text(number),
        symbol: text(symbol),
        date: day?,
        date_span: date.span.clone(),
        issuer: text(issuer),
        subject: text(subject),
        notice: notice.first().filter(|cell| !cell.value.is_empty()).map(text),
    })
}

/// A fault of a cell, and what to write there.
fn fault(cell: &Cell, what: Message, help: (&str, &str)) -> Diagnostic {
    Diagnostic::error("VB046", cell.span.clone(), what).help(Message::new(help.0, help.1))
}

fn missing(column: &str, cell: &Cell) -> Diagnostic {
    let what = Message::new(format!("ô `{column}` để trống"), format!("the cell `{column}` is empty"));
    let help = (
        "ghi nội dung, hoặc bỏ cả dòng nếu chưa biết văn bản",
        "write it, or delete the line where the document is not known yet",
    );
    fault(cell, what, help)
}

/// That a number is none, or has the symbol behind it.
fn wrong_number(cell: &Cell) -> Option<Diagnostic> {
    let own = &cell.value;
    if !own.is_empty() && !own.starts_with(|c: char| c.is_ascii_digit()) {
        let what = Message::new(format!("`{own}` không phải số văn bản"), format!("`{own}` is not a number"));
        let help = (
            "chỉ ghi số, ký hiệu ở cột sau: `6410`",
            "write the number alone, the symbol in the next cell: `6410`",
        );
        return Some(fault(cell, what, help));
    }
    let (_, rest) = own.split_once('/')?;
    let what =
        Message::new(format!("số kèm ký hiệu `{rest}`"), format!("the number has the symbol `{rest}` in it"));
    let help = ("tách ra: số ở cột `number`, ký hiệu ở cột `symbol`", "split it into `number` and `symbol`");
    Some(fault(cell, what, help))
}

/// That a subject has what the program writes beside it.
fn wrong_subject(cell: &Cell) -> Option<Diagnostic> {
    let bare = cell.value.to_lowercase();
    let has_more = bare.starts_with("v/v") || bare.starts_with("về việc") || bare.ends_with(['.', ';']);
    let what = Message::new("trích yếu có chữ hoặc dấu thừa", "the subject has words or a mark too many");
    let help = (
        "bỏ `V/v`, `về việc` ở đầu và dấu ở cuối: chương trình tự viết",
        "leave out `V/v`, `về việc` and the final mark: they are written for you",
    );
    has_more.then(|| fault(cell, what, help))
}

/// The day of a document on an occasion of `year`: of that year or the one before.
fn day_of(cell: &Cell, year: Option<u16>, report: &mut Vec<Diagnostic>) -> Option<Date> {
    if cell.value.is_empty() {
        return None;
    }
    let day = match Date::parse(&cell.value) {
        Ok(day) => day,
        Err(why) => {
            let help = ("ghi như `2026-12-29` hoặc `29/12/2026`", "write `2026-12-29` or `29/12/2026`");
            report.push(fault(cell, why.into(), help));
            return None;
        }
    };
    if let Some(of) = year.filter(|of| !(of.saturating_sub(1)..=*of).contains(&day.year())) {
        let what = Message::new(
            format!("văn bản năm {} cho dịp lễ năm {of}", day.year()),
            format!("a document of {} on an occasion of {of}", day.year()),
        );
        let help = ("xem lại cột `year` hoặc cột `date`", "look at `year` or at `date`");
        report.push(fault(cell, what, help));
    }
    Some(day)
}
