//! The command as people use it, run in-process: one file a topic.

#[path = "command/office.rs"]
mod office;
#[path = "command/arguments.rs"]
mod arguments;
#[path = "command/inputs.rs"]
mod inputs;
#[path = "command/checking.rs"]
mod checking;
#[path = "command/house.rs"]
mod house;
#[path = "command/mending.rs"]
mod mending;
#[path = "command/rendering.rs"]
mod rendering;
#[path = "command/outputs.rs"]
mod outputs;
#[path = "command/cascading.rs"]
mod cascading;
#[path = "command/notices.rs"]
mod notices;
#[path = "command/notices_held.rs"]
mod notices_held;
#[path = "command/calendar.rs"]
mod calendar;
#[path = "command/units.rs"]
mod units;
#[path = "command/batch.rs"]
mod batch;
#[path = "command/explaining.rs"]
mod explaining;
#[path = "command/unit_files.rs"]
mod unit_files;
#[path = "command/spreadsheets.rs"]
mod spreadsheets;
#[path = "command/table_files.rs"]
mod table_files;
#[path = "command/importing.rs"]
mod importing;
#[path = "command/exchange.rs"]
mod exchange;
#[path = "command/register.rs"]
mod register;
#[path = "command/words.rs"]
mod words;
#[path = "command/manifest.rs"]
mod manifest;
#[path = "command/helping.rs"]
mod helping;
#[cfg(unix)]
#[path = "command/readme.rs"]
mod readme;
