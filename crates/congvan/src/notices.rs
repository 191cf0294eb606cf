//! A year's notices (công văn, thông báo dịp lễ, tết): a plan that names occasions and templates, and the directives
//! that come of it in any year.
//!
//! [`Plan::parse`] reads the plan, [`Template::load`] each template, [`prepare`] brings them together for one year and
//! finds everything that is wrong with it. A [`Notice`] is then issued by the plan's office, or by any other.

mod variables;
mod tags;
mod template;
mod built_in;
mod occasion_keys;
mod occasion;
mod leave;
mod plan;
mod references;
mod office;
mod schema;
mod day_values;
mod leave_values;
mod context;
mod blanks;
mod held;
mod unused;
mod year;
mod changes;

pub use blanks::{Blank, blanks};
pub use built_in::{BUILT_IN, BuiltIn};
pub use changes::{Change, Piece, changes};
pub use leave::{Leave, LeaveDay, LeaveSpan, Undecided};
pub use occasion::Occasion;
pub use plan::{Below, Duty, Entry, Event, NOTICES, Plan};
pub use references::{REFERENCES_HEADER, Reference, References};
pub use schema::template_schema;
pub use template::Template;
pub use variables::variables;
pub use year::{Faults, Notice, NoticeReview, Skipped, Year, prepare};
