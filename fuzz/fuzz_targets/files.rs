//! The other files that people write: units, offices, plans, templates, answers, tables of decisions and of references, words.
//! The first byte says which, as a digit or any other way.

#![no_main]

use std::sync::LazyLock;

use congvan::cascade::{Answers, Words};
use congvan::model::decisions::read_decisions;
use congvan::model::directive::Directive;
use congvan::model::units::Unit;
use congvan::notices::{Plan, References, Template};
use congvan::office::Office;
use congvan::text::diagnostic::Lang;
use congvan::text::source::Source;
use libfuzzer_sys::fuzz_target;

static PROVINCE: LazyLock<Directive> = LazyLock::new(congvan_fuzz::province);

fuzz_target!(|bytes: &[u8]| {
    let Some((which, bytes)) = bytes.split_first() else { return };
    let Ok(source) = Source::from_bytes("a.yaml", bytes.to_vec()) else { return };
    let found = match which.wrapping_sub(b'0') % 8 {
        0 => Unit::parse_all(&source).diagnostics,
        1 => Office::parse(&source).diagnostics,
        2 => Plan::parse(&source).diagnostics,
        3 => Template::load(source.clone(), None).diagnostics,
        4 => Answers::parse(&source, &PROVINCE).diagnostics,
        5 => read_decisions(&source).0.diagnostics,
        6 => References::parse(&source).diagnostics,
        _ => {
            let file = if source.text().contains("commanded") { "cascade/common.yaml" } else { "van-ban.yaml" };
            let refused = Words::with_files(&[(file, source.clone())]).err().unwrap_or_default();
            refused.into_iter().flat_map(|(_, found)| found).collect()
        }
    };
    for found in found {
        let _ = found.render(&source, Lang::Vi, false);
    }
});
