//! What a register says of a document: from a directive to a row, with the number that comes next.

use congvan::calendar::{Date, with_slashes};
use congvan::cascade::{cited_number, issuer_in_full};
use congvan::model::directive::types::Head;
use congvan::model::directive::{Directive, Signatory, Text};
use congvan::text::diagnostic::Message;

use super::order::document_of;
use super::rows::series;
use super::{Book, Register, Row};

/// A row to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The number it gets.
    pub number: u32,
    /// Number and symbol of an outgoing document, the number of arrival of an incoming one.
    pub shown: String,
    /// What the decree's columns say, in their order.
    pub cells: Vec<String>,
}

/// Why a document gets no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// One sentence.
    pub message: Message,
    /// Whether it may be taken all the same.
    pub may_force: bool,
}

fn refuse(vi: impl Into<String>, en: impl Into<String>) -> Refusal {
    Refusal { message: Message::new(vi, en), may_force: false }
}

impl Register {
    /// Gives a document the next number of its series and year, and takes its row in, behind all others. `date` is the day of an outgoing document that does not say its own, or the day of arrival. With `force` the row
    /// is taken though the register has the same already.
    ///
    /// # Errors
    /// Why it gets none.
    pub fn add(&mut self, directive: &Directive, date: Option<Date>, force: bool) -> Result<Entry, Refusal> {
        let (date, series) = match self.book {
            Book::Outgoing => {
                let symbol = whole_symbol(directive)?;
                (outgoing_day(directive, date)?, series(symbol, &self.own))
            }
            Book::Incoming => {
                let date = date.ok_or_else(no_arrival)?;
                let own = directive.date.whole().filter(|own| *own > date);
                if let Some(own) = own.filter(|_| !force) {
                    return Err(before_issued(date, own));
                }
                (date, None)
            }
        };
        let number = self.next(date.year(), series);
        let cells = match self.book {
            Book::Outgoing => outgoing(directive, number, date),
            Book::Incoming => incoming(directive, number, date),
        };
        if let Some(same) = self.same(&cells).filter(|_| !force) {
            let (line, shown) = (same.line, display_number(self.book, same.number, &same.cells));
            let (vi, en) = match self.book {
                Book::Outgoing => ("số", "number"),
                Book::Incoming => ("số đến", "arrival"),
            };
            // What was taken just now stands on no line yet.
            let (at_vi, at_en) = match same.span.is_empty() {
                true => ("trong lần chạy này".to_owned(), "taken in this run".to_owned()),
                false => (format!("ở dòng {line}"), format!("on line {line}")),
            };
            let message = Message::new(
                format!("văn bản này đã vào sổ {at_vi}, {vi} {shown}; nếu là văn bản khác, thêm --force"),
                format!("this document is already {at_en}, {en} {shown}; add --force if it is another one"),
            );
            return Err(Refusal { message, may_force: true });
        }
        let shown = display_number(self.book, number, &cells);
        let line = self.rows.last().map_or(2, |last| last.line + 1);
        let row = Row { line, number, series, date, cells: cells.clone(), span: 0..0, date_span: 0..0 };
        self.rows.push(row);
        Ok(Entry { number, shown, cells })
    }

    /// A row that says the same but for the number.
    fn same(&self, cells: &[String]) -> Option<&Row> {
        self.rows.iter().rev().find(|row| match self.book {
            Book::Incoming => document_of(&row.cells).is_some_and(|known| document_of(cells) == Some(known)),
            Book::Outgoing => {
                let symbol = |code: &str| code.split_once('/').map(|(_, symbol)| symbol.trim().to_owned());
                symbol(&row.cells[0]) == symbol(&cells[0]) && row.cells[1..5] == cells[1..5]
            }
        })
    }
}

/// A row's number as people name it.
fn display_number(book: Book, number: u32, cells: &[String]) -> String {
    match book {
        Book::Outgoing => cells[0].clone(),
        Book::Incoming => format!("{number:02}"),
    }
}

fn no_arrival() -> Refusal {
    refuse(
        "chưa biết ngày đến; thêm --date, chẳng hạn --date 05/01/2027",
        "the day of arrival is not known; add --date",
    )
}

/// Nothing arrives before it is issued.
fn before_issued(date: Date, own: Date) -> Refusal {
    let (date, own) = (with_slashes(date), with_slashes(own));
    let message = Message::new(
        format!("ngày đến {date} trước ngày {own} của văn bản; xem lại --date, đúng thì thêm --force"),
        format!("it arrived on {date}, before its own day {own}; look at --date, or add --force"),
    );
    Refusal { message, may_force: true }
}

/// A symbol without gaps: what stands in the register is to be read again.
fn whole_symbol(directive: &Directive) -> Result<&str, Refusal> {
    let symbol = directive.number.symbol.notation().trim();
    if symbol.is_empty() || symbol.contains('_') {
        return Err(refuse("ký hiệu chưa ghi đủ (`number.symbol`)", "the symbol has gaps (`number.symbol`)"));
    }
    Ok(symbol)
}

/// The day of a document that may get a number.
fn outgoing_day(directive: &Directive, date: Option<Date>) -> Result<Date, Refusal> {
    if let Some(number) = &directive.number.value {
        let number = number.notation();
        return Err(refuse(
            format!("văn bản đã có số {number}; sổ chỉ cấp số cho văn bản chưa có (bỏ trống `number.value`)"),
            format!("the document has the number {number} already; leave `number.value` empty to get one"),
        ));
    }
    if directive.draft.is_some() {
        return Err(refuse(
            "bản dự thảo thì không cấp số; bỏ `draft`",
            "a draft gets no number; leave out `draft`",
        ));
    }
    match (directive.date.whole(), date) {
        (Some(own), Some(given)) if own != given => Err(refuse(
            format!("văn bản ghi ngày {}, khác --date {}", with_slashes(own), with_slashes(given)),
            format!("the document says {}, --date says {}", with_slashes(own), with_slashes(given)),
        )),
        (own, given) => own.or(given).ok_or_else(|| {
            refuse(
                "văn bản chưa ghi đủ ngày ban hành; thêm --date, chẳng hạn --date 05/01/2027",
                "the document has no whole date; add --date",
            )
        }),
    }
}

/// Phụ lục IV, sổ đăng ký văn bản đi.
fn outgoing(directive: &Directive, number: u32, date: Date) -> Vec<String> {
    let copies = directive.distribution.issued.or(directive.distribution.copies);
    let archive: Vec<&str> = directive.distribution.archive.iter().map(|unit| unit.notation()).collect();
    let mut cells = vec![
        format!("{number:02}/{}", directive.number.symbol.notation()),
        with_slashes(date),
        title(directive),
        signer(&directive.signatory),
        receivers(directive),
        archive.join(", "),
        copies.map(|count| count.to_string()).unwrap_or_default(),
    ];
    cells.resize(10, String::new());
    cells
}

/// Phụ lục IV, sổ đăng ký văn bản đến.
fn incoming(directive: &Directive, number: u32, date: Date) -> Vec<String> {
    let symbol = directive.number.symbol.notation();
    let code = match &directive.number.value {
        Some(_) => cited_number(directive),
        None if symbol.is_empty() => String::new(),
        None => format!("/{symbol}"),
    };
    let author: Vec<String> =
        directive.issuers().map(|issuer| Text::from_notation(issuer_in_full(issuer)).plain()).collect();
    let day = directive.date.whole().map(with_slashes).unwrap_or_default();
    let mut cells =
        vec![with_slashes(date), format!("{number:02}"), author.join("; "), code, day, title(directive)];
    cells.resize(10, String::new());
    cells
}

/// Type and subject.
fn title(directive: &Directive) -> String {
    let (name, subject) = (directive.kind.name, directive.subject.plain());
    match directive.kind.head {
        _ if subject.is_empty() => name.to_owned(),
        Head::Dispatch => format!("{name} V/v {subject}"),
        _ => format!("{name}: {subject}"),
    }
}

/// The name, or what the signer is where there is no name yet.
fn signer(signatory: &Signatory) -> String {
    let words = signatory.name.as_ref().or(signatory.title.as_ref());
    words.map(|words| words.plain()).unwrap_or_default()
}

/// Those above the text and those below it; `Như trên` says nothing in a register.
fn receivers(directive: &Directive) -> String {
    let above = directive.recipients.iter().map(|recipient| &recipient.name);
    let below = directive.distribution.to.iter().map(|line| &line.name);
    let below = below.filter(|name| directive.recipients.is_empty() || !is_as_above(name.notation()));
    above.chain(below).map(|name| name.plain()).collect::<Vec<_>>().join("; ")
}

fn is_as_above(name: &str) -> bool {
    name.trim_start_matches(['-', ' ']).to_lowercase().starts_with("như ")
}
