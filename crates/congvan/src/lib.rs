//! Vietnamese administrative documents in the form of Nghị định 30/2020/NĐ-CP, from structured YAML or JSON.
//!
//! This crate reads, checks, composes and cascades; it knows no files, fonts, clock or locale. To make DOCX and PDF in one call,
//! begin with the crate `congvan-make`, whose `make` does what the command `congvan` does.
//!
//! # A complete example
//!
//! A dispatch is read, held to the rules of form, printed as text, and carried out by a commune:
//!
//! ```
//! use congvan::cascade::{Options, cascade};
//! use congvan::compose::{compose, text};
//! use congvan::lint::{House, lint, read_units};
//! use congvan::model::directive::Directive;
//! use congvan::office::Office;
//! use congvan::text::diagnostic::Severity;
//! use congvan::text::source::Source;
//! use congvan::wording::Phrases;
//!
//! let source = Source::new("cong-van.yaml", "\
//! format: congvan/1
//! issuer: {name: Ủy ban nhân dân tỉnh Lạng Sơn, short_name: UBND tỉnh, level: province, territory: tỉnh Lạng Sơn}
//! number: {value: 12, symbol: UBND-KGVX}
//! place: Lạng Sơn
//! date: 2027-01-05
//! subject: tăng cường phòng, chống dịch bệnh
//! recipients:
//! - {name: 'Ủy ban nhân dân các xã, phường', audience: subordinate_units}
//! request: {by: Ủy ban nhân dân tỉnh, verb: yêu cầu, whom: 'Ủy ban nhân dân các xã, phường', action: thực hiện các nội dung sau}
//! measures:
//! - Rà soát, tiêm vắc xin cho đàn vật nuôi trên địa bàn.
//! - Báo cáo kết quả trước ngày 25 tháng 01 năm 2027.
//! distribution: {to: [Như trên, Thường trực Tỉnh ủy], archive: [VT, KGVX]}
//! signatory: {authority: [{TM: Ủy ban nhân dân}, {KT: Chủ tịch}], title: Phó Chủ tịch, name: Trần Văn B}
//! ");
//! // Every fault of the file at once; the value is there unless it cannot be.
//! let checked = Directive::parse(&source);
//! let directive = checked.into_result().unwrap_or_else(|rejected| panic!("{:?}", rejected.diagnostics));
//! let errors = lint(&directive).into_iter().filter(|found| found.severity == Severity::Error).count();
//! assert_eq!(errors, 0);
//!
//! let document = compose(&directive, Phrases::vietnamese(), &Office::default())?;
//! assert!(text::write(&document).contains("Lạng Sơn, ngày 05 tháng 01 năm 2027"));
//!
//! let profile = "format: congvan-units/1\nunits: [{name: xã Chi Lăng, province: tỉnh Lạng Sơn}]\n";
//! let (units, _) = read_units(&Source::new("units.yaml", profile), Some(directive.date), None, &House::default());
//! let units = units.into_result().unwrap_or_else(|rejected| panic!("{:?}", rejected.diagnostics));
//! let version = cascade(&directive, &units[0], &Options::default()).map_err(|refused| refused.message.en)?;
//! let document = compose(&version.directive, Phrases::vietnamese(), &Office::default())?;
//! assert!(text::write(&document).contains("ỦY BAN NHÂN DÂN"));
//! assert!(version.trace.entries.iter().any(|entry| entry.at.starts_with("measures.1")));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # A map
//!
//! | to | see |
//! |---|---|
//! | read a source, with every fault and its place | [`model::directive::Directive::parse`], [`text::diagnostic`], [`text::paths`] |
//! | build or change one in code | [`model::directive`], [`model::directive::Directive::check`], [`text::inline`] |
//! | hold it to the rules of form, and to an office's own | [`lint`], [`office`] |
//! | make a document of it, as HTML or text | [`compose`], [`wording`], [`document`] |
//! | set findings at the words of a document | [`comments`] |
//! | carry it out one level lower, with an account of every sentence | [`cascade`] |
//! | read units from profiles or from a table | [`model::units`], [`unit_table`], [`gazetteer`] |
//! | make a year's notices from one plan | [`notices`], [`calendar`] |
//! | understand a document that arrived | [`import`]; the crate `congvan-import` reads its file |
//! | ask what a sentence says, and of whom | [`prose`], [`lexicon`] |
//!
//! Modules stand in the order in which data flows; a module uses only those above it.

pub(crate) mod words;
pub mod document;
pub mod text;
pub use congvan_calendar as calendar;
pub mod model;
pub use congvan_places as gazetteer;
pub mod lexicon;
pub mod prose;
pub mod lint;
pub mod unit_table;
pub mod office;
pub mod wording;
pub mod compose;
pub mod comments;
pub mod cascade;
pub mod notices;
pub mod import;

/// The example of this crate's own page.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct OwnReadme;
