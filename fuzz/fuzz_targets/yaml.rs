//! A directive as somebody types it, or as JSON, made as the command makes it, and read again from its own YAML: what was
//! taken is taken again and means the same.

#![no_main]

use congvan::model::directive::Directive;
use congvan::text::diagnostic::Severity;
use congvan::text::source::Source;
use congvan_make::{Format, Settings};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = Source::from_bytes("a.yaml", bytes.to_vec()) else { return };
    let settings = Settings::default();
    let Ok(made) = congvan_make::make(&source, &settings) else { return };
    for format in [Format::Docx, Format::Html, Format::Txt, Format::Edxml] {
        let _ = made.write(format);
    }
    let again = made.directive.to_yaml();
    let read = Directive::parse(&Source::new("again.yaml", again.as_str()));
    let refused = read.diagnostics.iter().find(|found| found.severity == Severity::Error);
    assert!(refused.is_none(), "{refused:?}\n{again}");
    assert_eq!(read.value.expect("no error").to_yaml(), again);
});
