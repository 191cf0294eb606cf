//! Prints what is read in each line of a file: `cargo run --example read-prose FILE`; with `--marks` the lines themselves,
//! with marks around who acts, the documents and the words of a level.

use congvan::model::directive::Text;
use congvan::prose::read;

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let marks =
        arguments.iter().position(|argument| argument == "--marks").map(|at| arguments.remove(at)).is_some();
    let Some(path) = arguments.pop() else {
        eprintln!("usage: read-prose [--marks] FILE");
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
        if marks {
            println!("{}", read(&Text::from_notation(line)).text_with_marks());
            continue;
        }
        println!("{line}");
        for read in read(&Text::from_notation(line)).outline().lines() {
            println!("    {read}");
        }
    }
}
