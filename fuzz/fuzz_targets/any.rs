//! Any bytes, known by what they hold: one target for every reader, by the files it begins with, as
//! `cargo +nightly fuzz run any fuzz/corpus/rtf` (`pdf`, `doc`, `html`, `text`).

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| congvan_fuzz::is_answered(bytes));
