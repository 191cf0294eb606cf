//! The other files that people write: units, offices, plans, templates, answers. The first byte says which.

#![no_main]

use std::sync::LazyLock;

use congvan::cascade::Answers;
use congvan::model::directive::Directive;
use congvan::model::units::Unit;
use congvan::notices::{Plan, Template};
use congvan::office::Office;
use congvan::text::diagnostic::Lang;
use congvan::text::source::Source;
use libfuzzer_sys::fuzz_target;

static PROVINCE: LazyLock<Directive> = LazyLock::new(congvan_fuzz::province);

fuzz_target!(|bytes: &[u8]| {
    let Some((which, bytes)) = bytes.split_first() else { return };
    let Ok(source) = Source::from_bytes("a.yaml", bytes.to_vec()) else { return };
    let found = match which % 5 {
        0 => Unit::parse_all(&source).diagnostics,
        1 => Office::parse(&source).diagnostics,
        2 => Plan::parse(&source).diagnostics,
        3 => Template::load(source.clone(), None).diagnostics,
        _ => Answers::parse(&source, &PROVINCE).diagnostics,
    };
    for found in found {
        let _ = found.render(&source, Lang::Vi, false);
    }
});
