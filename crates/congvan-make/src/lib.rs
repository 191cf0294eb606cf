//! One door from a source to files: [`make`] does what the command does, so that whoever embeds the library sends out
//! nothing that the command would refuse.
//!
//! ```
//! use congvan::text::source::Source;
//! use congvan_make::{Format, Settings, make};
//!
//! # let text = congvan_make::starters::starter("CV").expect("a type of the decree");
//! let source = Source::new("input.yaml", text);
//! match make(&source, &Settings::default()) {
//!     Ok(made) => {
//!         let docx = made.write(Format::Docx).expect("a DOCX is always made");
//!         assert!(docx.starts_with(b"PK"));
//!     }
//!     Err(refused) => refused.found.iter().for_each(|found| println!("{}: {}", found.code, found.message.vi)),
//! }
//! ```
//!
//! It is a crate above the core and the writers, since a page's end is known only where lines are set: how many pages a
//! document has decides its form ([`congvan_pdf::fit`]), and the core knows no pages.
//!
//! Beside the door stands what everyone who uses it needs: [`names`] of files, [`tables`] in files, the [`register`] of what
//! an office sends and gets, [`starters`], [`units`] by name.

mod edxml;
pub mod formats;
mod make;
mod write;
pub mod layout;
pub mod names;
pub mod profile;
pub mod starters;
pub mod tables;
pub mod register;
pub mod units;

pub use formats::{Format, NotMade};
pub use make::{Made, Refused, Settings, Typeset, beyond_form, make, make_of, review, typeset};

/// The README's example runs as a test.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;

/// The example of this crate's own page.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct OwnReadme;
