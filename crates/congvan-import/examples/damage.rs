//! Damages files of a folder in every way for some seconds, and tells each that no reader answers, that is slow to answer
//! or that loses letters: `cargo run --example damage -p congvan-import -- FOLDER SECONDS SEED`. The fuzz targets under
//! `fuzz` look where code leads; this needs no other compiler.

#[path = "../tests/dice/mod.rs"]
mod dice;

use std::io::{Cursor, Read, Write};
use std::time::{Duration, Instant};

use congvan::import::account::lost_letters;
use congvan::import::refusal::Refusal;
use congvan::import::understand;
use congvan_import::{Settings, read};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use dice::Dice;

/// What takes longer is told.
const SLOW: Duration = Duration::from_secs(4);

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [folder, seconds, seed] = &given[..] else { return eprintln!("damage FOLDER SECONDS SEED") };
    let (seconds, seed) = (seconds.parse().unwrap_or(60), seed.parse().unwrap_or(1));
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()).collect();
    files.sort();
    let files: Vec<Vec<u8>> = files.iter().filter_map(|path| std::fs::read(path).ok()).collect();
    std::panic::set_hook(Box::new(|_| ()));
    let (mut dice, began, mut cases) = (Dice(seed | 1), Instant::now(), 0_u64);
    while began.elapsed() < Duration::from_secs(seconds) {
        let other = &files[dice.roll(files.len())];
        let damaged = damage(&files[dice.roll(files.len())], other, &mut dice);
        cases += 1;
        if let Some(why) = trouble(&damaged) {
            let name = format!("damaged-{seed}-{cases}");
            println!("{name}: {why}");
            std::fs::write(std::env::temp_dir().join(&name), &damaged).expect("a place for it");
        }
    }
    println!("{cases} files");
}

/// Why a file is not answered as it should be.
fn trouble(bytes: &[u8]) -> Option<String> {
    let began = Instant::now();
    let answer = std::panic::catch_unwind(|| match read(bytes, &Settings::default()) {
        Err(Refusal::Failed) => Some("a reader broke down".to_owned()),
        Err(_) => None,
        Ok(arrived) => {
            let lost = lost_letters(&understand(&arrived));
            (!lost.is_empty()).then(|| format!("lost {lost:?}"))
        }
    });
    let slow = began.elapsed() > SLOW;
    answer.unwrap_or(Some("a panic".to_owned())).or(slow.then(|| format!("{:?}", began.elapsed())))
}

/// A file with some of it changed; of a zip one part, in a whole zip.
fn damage(bytes: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    match ZipArchive::new(Cursor::new(bytes)) {
        Ok(mut archive) if dice.roll(8) > 0 => {
            let which = dice.roll(archive.len());
            let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
            for at in 0..archive.len() {
                let Ok(mut part) = archive.by_index(at) else { continue };
                let (name, mut content) = (part.name().map(|name| name.into_owned()), Vec::new());
                if part.read_to_end(&mut content).is_err() {
                    continue;
                }
                let content = if at == which { change(&content, other, dice) } else { content };
                let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
                let _ = name.map(|name| zip.start_file(name, options).map(|()| zip.write_all(&content)));
            }
            zip.finish().map(Cursor::into_inner).unwrap_or_default()
        }
        _ => change(bytes, other, dice),
    }
}

/// Bytes with some of them cut, said twice, moved, or taken from elsewhere.
fn change(bytes: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut own = bytes.to_vec();
    for _ in 0..=dice.roll(6) {
        let from = dice.roll(own.len());
        let most = [2, 12, 80, 2_000][dice.roll(4)];
        let to = (from + dice.roll(most)).min(own.len());
        match dice.roll(7) {
            0 => own.truncate(to),
            1 => drop(own.drain(from..to)),
            2 => {
                let again = own[from..to].repeat(1 + dice.roll(20));
                own.splice(from..from, again);
            }
            3 => {
                let start = dice.roll(other.len());
                let end = (start + dice.roll(400)).min(other.len());
                own.splice(from..to, other[start..end].iter().copied());
            }
            4 => own[from..to].iter_mut().for_each(|byte| *byte = byte.wrapping_add(1)),
            5 => {
                const ODD: [&str; 8] =
                    ["99999999999", "-1", "\u{130}", "\u{301}", "0", "<", "\\", "\u{200b}"];
                own.splice(from..from, ODD[dice.roll(ODD.len())].bytes());
            }
            _ => own.iter_mut().skip(from).take(1).for_each(|byte| *byte = dice.roll(256) as u8),
        }
    }
    own
}
