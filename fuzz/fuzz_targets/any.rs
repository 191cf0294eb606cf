//! Any bytes, known by what they hold: `cargo +nightly fuzz run any fuzz/corpus/any crates/congvan-import/tests/samples`.

#![no_main]

use congvan_import::{Settings, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // A reader that breaks down is caught by `read`, so ask for that.
    if read(bytes, &Settings::default()).is_err_and(|refusal| refusal == congvan::import::refusal::Refusal::Failed) {
        panic!("a reader broke down");
    }
});
