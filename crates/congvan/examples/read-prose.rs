//! Prints what is read in each line of a file: `cargo run --example read-prose FILE`.

use congvan::prose::read;

fn main() {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: read-prose FILE");
        std::process::exit(2);
    };
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{path}: {error}");
            std::process::exit(2);
        }
    };
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        println!("{line}");
        for read in read(line).outline().lines() {
            println!("    {read}");
        }
    }
}
