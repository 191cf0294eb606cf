//! From a directive to its document: order, roles and every word.

mod ends;
mod numbering;
mod labels;
mod letterhead;
mod body;
mod parties;
mod table;
mod roster;
mod signing;
mod appendix;
mod copy;
mod lone_mark;
mod own_lines;
mod habits;
pub mod html;
pub mod text;

pub use lone_mark::lone_end_marks;
pub use own_lines::broken_lines;
pub use table::narrow_columns;

use crate::document::form::Form;
use crate::document::length::Length;
use crate::document::style::Role;
use crate::document::{Block, Document, Inline, Paragraph, Piece, Properties, Rule, Section, Stamp};
use crate::model::directive::types::Head;
use crate::model::directive::{Basis, Circulation, Directive, Text};
use crate::office::Office;
use crate::text::inline;
use crate::wording::{Phrases, WordingError};

pub(crate) use ends::without_end;
pub(crate) use labels::{Labelled, printed_labels};
pub(crate) use numbering::{document_date, document_number, roman, short_date};

/// A blank number is as wide as so many digits.
pub(crate) const BLANK_NUMBER: u8 = 6;
/// A blank day or month is as wide as so many digits.
pub(crate) const BLANK_DAY: u8 = 3;
/// As wide as the digits of a year.
pub(crate) const BLANK_YEAR: u8 = 4;
/// A blank name is as wide as so many digits.
pub(crate) const BLANK_NAME: u8 = 12;

/// Words a directive in full.
///
/// # Errors
/// Where an office's own template cannot be filled; never with the built-in phrases.
///
/// # Example
/// ```
/// use congvan::{compose::compose, model::directive::Directive, office::Office, text::source::Source, wording::Phrases};
///
/// let yaml = "
/// format: congvan/1
/// issuer: {name: Ủy ban nhân dân xã Chi Lăng}
/// number: {value: 5, symbol: UBND-VP}
/// place: Chi Lăng
/// date: 2027-01-05
/// subject: trực tết Nguyên đán Đinh Mùi
/// recipients: [Các phòng chuyên môn thuộc xã]
/// request: {verb: yêu cầu, whom: các phòng chuyên môn, action: thực hiện các nội dung sau}
/// measures: [Phân công trực 24/7., Báo cáo kết quả sau Tết.]
/// distribution: {to: [Như trên], archive: [VT]}
/// signatory: {authority: [TM: Ủy ban nhân dân], title: Chủ tịch}
/// ";
/// let directive = Directive::parse(&Source::new("example", yaml)).into_result()?;
/// let document = compose(&directive, Phrases::vietnamese(), &Office::default())?;
/// let words: Vec<String> = document.paragraphs().map(|paragraph| paragraph.characters()).collect();
/// assert!(words.contains(&"Số: 05/UBND-VP".to_owned()));
/// assert!(words.contains(&"Chi Lăng, ngày 05 tháng 01 năm 2027".to_owned()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compose(directive: &Directive, words: &Phrases, office: &Office) -> Result<Document, WordingError> {
    let small;
    let office = match letterhead::needs_small_head(directive, words, &office.form)? {
        true => {
            small = Office { form: Form { small_head: true, ..office.form }, ..office.clone() };
            &small
        }
        false => office,
    };
    let sections = sections(directive, words, office)?;
    let properties = properties(directive, words)?;
    let mut document = Document { properties, form: office.form, sections };
    habits::apply(&mut document, office);
    number_notes(&mut document);
    Ok(document)
}

/// The document itself, its annexes, and the drafts that go with it.
fn sections(directive: &Directive, words: &Phrases, office: &Office) -> Result<Vec<Section>, WordingError> {
    let form = &office.form;
    let width = form.section_width(directive.landscape);
    let mut blocks = vec![letterhead::letterhead(directive, words, form, width)?];
    if directive.kind.head != Head::Dispatch {
        blocks.extend(letterhead::title(directive.kind, &directive.subject, form, width));
    }
    blocks.extend(letterhead::recipients(directive, words, office)?);
    blocks.extend(body::body(directive, words, office, width)?);
    blocks.extend(signing::signing(directive, words, form)?);
    let mut main = Section { landscape: directive.landscape, ..Section::new(blocks) };
    main.top_margin = top_margin(directive, words)?;
    main.foot = foot(directive, width);
    let mut sections = vec![main];
    for (at, annex) in directive.appendices.iter().enumerate() {
        sections.push(appendix::appendix(directive, annex, at, words, office)?);
    }
    for attached in &directive.attached {
        sections.extend(self::sections(attached, words, office)?);
    }
    if let Some(copy) = &directive.copy {
        copy::copy(copy, directive.electronic, words, form, &mut sections)?;
    }
    Ok(sections)
}

/// Footnotes are counted through the whole document, as word processors do.
fn number_notes(document: &mut Document) {
    let notes =
        document.paragraphs_mut().flat_map(|paragraph| &mut paragraph.content).filter_map(
            |piece| match piece {
                Inline::Note { number, .. } => Some(number),
                _ => None,
            },
        );
    notes.zip(1..).for_each(|(number, count)| *number = count);
}

/// Ô 11: the circulation notice.
fn top_margin(directive: &Directive, words: &Phrases) -> Result<Vec<Piece>, WordingError> {
    Ok(match directive.circulation {
        None => Vec::new(),
        Some(circulation) => {
            let (key, width) = match circulation {
                Circulation::ReturnAfterReading => ("circulation_return", Length::mm(54)),
                Circulation::Internal => ("circulation_internal", Length::mm(52)),
            };
            let text = words.get(key)?;
            // Low enough for an electronic copy's line to fit below it in the top margin.
            vec![Piece::Stamp(Stamp { role: Role::Circulation, text, width, height: Length::mm(6) })]
        }
    })
}

/// Ô 13: the address lines under their rule.
fn foot(directive: &Directive, width: Length) -> Vec<Piece> {
    let lines = directive.issuers().flat_map(|issuer| &issuer.address);
    let mut foot: Vec<Piece> =
        lines.map(|line| Piece::Paragraph(paragraph(Role::AddressLine, line.notation()))).collect();
    if !foot.is_empty() {
        foot.insert(0, Piece::Rule(Rule { role: Role::AddressRule, length: width }));
    }
    foot
}

/// The full names of those who issue it.
pub(crate) fn issuer_names(directive: &Directive, words: &Phrases) -> Result<String, WordingError> {
    join_names(directive.issuers().map(|issuer| issuer.name.notation()), words)
}

/// What running text calls those who issue it.
pub(crate) fn issuer_names_in_text(directive: &Directive, words: &Phrases) -> Result<String, WordingError> {
    join_names(directive.issuers().map(|issuer| issuer.name_in_text().notation()), words)
}

/// Names one after another: `A, B và C`.
pub(crate) fn join_names<'n>(
    names: impl Iterator<Item = &'n str>,
    words: &Phrases,
) -> Result<String, WordingError> {
    let names: Vec<&str> = names.collect();
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => {
            words.fill("joined_names", &[("before", &before.join(", ")), ("last", last)])
        }
        _ => Ok(names.concat()),
    }
}

fn properties(directive: &Directive, words: &Phrases) -> Result<Properties, WordingError> {
    let number = numbering::document_number(&directive.number).replace('_', "");
    let subject = cited_subject(&subject(directive), words)?;
    Ok(Properties {
        title: plain(&words.fill(
            "document_title",
            &[
                ("type", directive.kind.name),
                ("number", &number),
                ("symbol", directive.number.symbol.notation()),
                ("subject", &subject),
            ],
        )?),
        author: plain(&issuer_names(directive, words)?),
        date: directive.date.whole().map(|date| (date.year(), date.month(), date.day())),
    })
}

/// How a document is cited in full (PL I, mục II.6.b): type, number, date, issuer, subject.
pub(crate) fn citation(basis: &Basis, words: &Phrases) -> Result<String, WordingError> {
    let value =
        |text: &Option<Text>| text.as_ref().map(|text| text.notation().to_owned()).unwrap_or_default();
    let date = basis.date.map(|date| document_date(date, words)).transpose()?.unwrap_or_default();
    let kind = value(&basis.kind);
    let subject = match &basis.subject {
        None => String::new(),
        Some(subject) => cited_subject(subject.notation(), words)?,
    };
    words.fill(
        "citation",
        &[
            ("type", &kind),
            ("number", &value(&basis.number)),
            ("date", &date),
            ("issuer", &value(&basis.issuer)),
            ("subject", &subject),
        ],
    )
}

/// A subject as it is cited: with `về việc`, where it does not open with a word that stands by itself.
fn cited_subject(subject: &str, words: &Phrases) -> Result<String, WordingError> {
    if subject.is_empty() {
        return Ok(String::new());
    }
    let lower = subject.to_lowercase();
    let openings = words.list("cited_as_written").iter();
    for opening in openings {
        if lower.strip_prefix(opening.as_str()).is_some_and(|rest| rest.starts_with(' ')) {
            let mut letters = subject.chars();
            let first: String = letters.next().into_iter().flat_map(char::to_lowercase).collect();
            return Ok(first + letters.as_str());
        }
    }
    words.fill("cited_subject", &[("subject", subject)])
}

/// The subject without a final stop.
pub(crate) fn subject(directive: &Directive) -> String {
    without_end(directive.subject.notation()).to_owned()
}

/// A paragraph of the words written in the inline notation.
pub(crate) fn paragraph(role: Role, notation: &str) -> Paragraph {
    Paragraph::new(role, inline::inlines(notation))
}

/// Words that end in a mark; a stop where they have none.
fn sentence(role: Role, notation: &str) -> Paragraph {
    paragraph(role, &ends::with_end_mark(notation, '.'))
}

fn block(role: Role, notation: &str) -> Block {
    Block::Paragraph(paragraph(role, notation))
}

fn plain(notation: &str) -> String {
    let words: String = inline::inlines(notation)
        .iter()
        .map(|piece| match piece {
            Inline::Text { text, .. } => text.as_str(),
            Inline::Blank { .. } | Inline::Break => " ",
            Inline::Note { .. } => "",
        })
        .collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words in capitals, emphasis and footnotes as they are.
fn capitals(notation: &str) -> String {
    inline::outside_notes(notation, str::to_uppercase)
}

/// With a capital at the start.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + letters.as_str()
}

fn value(text: &Option<Text>) -> &str {
    text.as_ref().map_or("", |text| text.notation())
}
