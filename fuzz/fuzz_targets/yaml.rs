//! A directive as somebody types it, or as JSON, reviewed as `check` does.

#![no_main]

use congvan::text::source::Source;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let source = Source::new("a.yaml", text);
    if let Ok(made) = congvan_make::make(&source, &congvan_make::Settings::default()) {
        let _ = made.write(congvan_make::Format::Docx);
    }
});
