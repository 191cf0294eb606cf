//! The clerk's local page and the HTTP API: from the file that arrived to drafts ready to be signed, in a browser.
//!
//! The server keeps nothing of a person's work but batches under way: what is typed stands in the browser, every request
//! brings what it is about, and nothing is written to disk. Every operation is one row of [`api::OPERATIONS`]; the router,
//! the description for programs (`/api/v1/openapi.json`) and the tests come out of that table.

mod fault;
mod pool;
mod guard;
mod asked;
mod source;
mod zipped;
mod described;
mod hand;
mod batches;
pub mod api;
mod openapi;
mod pages;
mod connections;
mod serve;

pub use asked::{Asked, Reply};
pub use fault::Fault;
pub use guard::Door;
pub use serve::{Serving, router, serve};
