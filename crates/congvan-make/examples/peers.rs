//! So many documents from YAML, one after the other in one thread, as `benches/peers` compares them with other programs:
//! `peers docx|checked|pdf|checked-pdf FILE COUNT FOLDER`. Prints documents, seconds, peak memory in KiB and bytes of the last, as JSON.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;

use congvan::compose::compose;
use congvan::model::directive::Directive;
use congvan::text::source::Source;
use congvan_make::{Format, Settings, make, typeset};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [kind, file, count, folder] = args.as_slice() else {
        return Err("peers docx|checked|pdf|checked-pdf FILE COUNT FOLDER".into());
    };
    let text = fs::read_to_string(file)?;
    let count: usize = count.parse()?;
    let settings = Settings::default();
    let started = Instant::now();
    let mut last = Vec::new();
    for at in 1..=count {
        // No two are the same.
        let own = text.replacen("\n  value:\n", &format!("\n  value: {at}\n"), 1);
        let source = Source::new("input.yaml", own);
        last = match kind.as_str() {
            "docx" => {
                let directive = Directive::parse(&source).into_result()?;
                congvan_docx::write(&compose(&directive, settings.words, &settings.office)?)
            }
            "checked" => make(&source, &settings)?.write(Format::Docx)?,
            "pdf" => {
                let directive = Directive::parse(&source).into_result()?;
                typeset(&directive, &settings, None)
                    .map_err(|why| why.message().en)?
                    .write(Format::Pdf, &directive)?
            }
            "checked-pdf" => make(&source, &settings)?.write(Format::Pdf)?,
            other => return Err(format!("no kind `{other}`").into()),
        };
        let ending = if kind.ends_with("pdf") { "pdf" } else { "docx" };
        fs::write(Path::new(folder).join(format!("congvan-{kind}-{at}.{ending}")), &last)?;
    }
    let seconds = started.elapsed().as_secs_f64();
    let bytes = last.len();
    println!(
        "{{\"documents\": {count}, \"seconds\": {seconds:.4}, \"peak\": {}, \"bytes\": {bytes}}}",
        peak()
    );
    Ok(())
}

/// The most memory that the process had, in KiB; 0 where the system does not say.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
