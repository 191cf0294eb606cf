//! What a whole country costs: `cargo run --release --example whole-country [FOLDER]`.
//!
//! Cascades the directive of `fixtures/lang-son-tet-2027` to more and more communes, and a copy dated 2024 through every
//! district of that day, and prints the seconds and the peak of memory of each run. Every run is a process of its own.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use congvan::gazetteer::Gazetteer;
use congvan::model::date::Date;
use congvan::model::directive::Level;

fn main() -> Result<(), Box<dyn Error>> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let text = fs::read_to_string(fixtures.join("lang-son-tet-2027/input.yaml"))?;
    let work = match std::env::args_os().nth(1) {
        Some(folder) => PathBuf::from(folder),
        None => std::env::temp_dir().join("congvan-whole-country"),
    };
    fs::create_dir_all(&work)?;
    let now = work.join("2027.yaml");
    fs::write(&now, &text)?;
    let before = work.join("2024.yaml");
    fs::write(&before, text.replacen("date: 2027-01-", "date: 2024-01-", 1).replace("2027-0", "2024-0"))?;

    println!("{:<44} {:>8} {:>9} {:>9}", "", "seconds", "µs a unit", "peak MB");
    for count in [100_u32, 1_000] {
        let units = work.join(format!("{count}.yaml"));
        fs::write(&units, first(count as usize)?)?;
        let units = units.display().to_string();
        run(&work, &format!("{count} communes, DOCX and PDF"), count, &now, &["--units", &units])?;
    }
    let all = ["--units", "all", "--province", "all"];
    run(&work, "3,321 communes, DOCX and PDF", 3_321, &now, &all)?;
    run(&work, "3,321 communes, DOCX", 3_321, &now, &[&all[..], &["--to", "docx"]].concat())?;
    let old = [&all[..], &["--via-district"]].concat();
    run(&work, "696 districts, 10,035 communes, DOCX and PDF", 10_731, &before, &old)?;
    Ok(())
}

/// Profiles of the first communes of the table.
fn first(count: usize) -> Result<String, Box<dyn Error>> {
    let date = Date::new(2027, 1, 5).ok_or("a day")?;
    let mut text = String::from("format: congvan-units/1\nunits:\n");
    for entry in Gazetteer::get().level_on(Level::Commune, date).take(count) {
        let province = entry.province_on(date).map(|province| province.name_on(date)).unwrap_or_default();
        writeln!(text, "- {{name: \"{}\", province: \"{province}\"}}", entry.name_on(date))?;
    }
    Ok(text)
}

/// Runs the command into a new folder and prints what it took.
fn run(work: &Path, what: &str, units: u32, input: &Path, more: &[&str]) -> Result<(), Box<dyn Error>> {
    let program = std::env::current_exe()?;
    let folder = program.parent().and_then(Path::parent).ok_or("a folder of programs")?;
    let output = tempfile::tempdir_in(work)?;
    let started = Instant::now();
    let mut child = Command::new(folder.join("congvan"))
        .arg("cascade")
        .arg(input)
        .args(more)
        .arg("-o")
        .arg(output.path().join("out"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let mut peak = 0;
    let status = loop {
        peak = peak.max(memory(child.id()));
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    };
    let seconds = started.elapsed().as_secs_f64();
    if !status.success() {
        return Err(
            format!("{what}: congvan ended with {status}; is it built? (cargo build --release)").into()
        );
    }
    let each = seconds * 1e6 / f64::from(units);
    println!("{what:<44} {seconds:>8.2} {each:>9.0} {:>9.0}", peak as f64 / 1024.0);
    Ok(())
}

/// The most memory the process has held so far, in KB; 0 where the system does not tell.
fn memory(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse().ok()).unwrap_or(0)
}
