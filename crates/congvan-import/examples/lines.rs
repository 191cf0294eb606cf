//! Prints what a reader found in a file: `cargo run -p congvan-import --example lines [--words] FILE…`.
//! With `--words` nothing but the words of what arrived, with labels, notes last.

use std::process::ExitCode;

use congvan::import::arrived::{Arrived, Block, Paragraph, Run, Shift, words as words_of};
use congvan_import::{Settings, kind, read};

fn main() -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    let mut paths: Vec<String> = std::env::args().skip(1).collect();
    let only_words = paths.first().is_some_and(|first| first == "--words");
    for path in paths.drain(usize::from(only_words)..) {
        if only_words {
            match std::fs::read(&path).map(|bytes| read(&bytes, &Settings::default())) {
                Ok(Ok(arrived)) => print_words(&arrived),
                _ => code = ExitCode::FAILURE,
            }
            continue;
        }
        println!("== {path}");
        let read = std::fs::read(&path).map_err(|error| error.to_string()).and_then(|bytes| {
            println!("   {:?}, {} bytes", kind(&bytes), bytes.len());
            let start = std::time::Instant::now();
            let arrived = read(&bytes, &Settings::default()).map_err(|refusal| refusal.to_string());
            println!("   read in {:.2} ms", start.elapsed().as_secs_f64() * 1e3);
            arrived
        });
        match read {
            Ok(arrived) => print(&arrived),
            Err(why) => {
                println!("!! {why}");
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}

fn print_words(arrived: &Arrived) {
    println!("{}", words_of(&arrived.blocks));
    arrived.notes.iter().flatten().for_each(|own| println!("{}", own.text()));
}

fn print(arrived: &Arrived) {
    blocks(&arrived.blocks, 0);
    for (at, note) in arrived.notes.iter().enumerate() {
        note.iter().for_each(|own| println!("[^{at}] {}", line(own)));
    }
    for left_out in &arrived.left_out {
        println!("-- {:?} @{}: {:?}", left_out.reason, left_out.place.paragraph, left_out.text);
    }
    arrived.remarks.iter().for_each(|remark| println!("## {remark}"));
    if let Some(source) = &arrived.embedded {
        println!("## carries a source of {} bytes", source.len());
    }
}

fn blocks(of: &[Block], depth: usize) {
    let margin = "    ".repeat(depth);
    for block in of {
        match block {
            Block::Paragraph(own) => println!("{margin}{}", line(own)),
            Block::Rule(_) => println!("{margin}────"),
            Block::PageBreak => println!("{margin}════ page"),
            Block::Table(table) => {
                println!(
                    "{margin}┌ table, {} rows{}",
                    table.rows.len(),
                    if table.ruled { ", ruled" } else { "" }
                );
                for (at, row) in table.rows.iter().enumerate() {
                    for cell in row {
                        println!("{margin}├ row {}, {} × {}", at + 1, cell.columns, cell.rows);
                        blocks(&cell.blocks, depth + 1);
                    }
                }
                println!("{margin}└");
            }
        }
    }
}

/// A paragraph with what is known of it before and behind its words.
fn line(own: &Paragraph) -> String {
    let mut line = format!("{:>4} {:7} ", own.place.paragraph, format!("{:?}", own.align));
    if own.place.page > 0 {
        line.push_str(&format!("p{} ", own.place.page));
    }
    let (indent, first) = (own.indent.as_twips(), own.first.as_twips());
    line.push_str(&format!("{indent:>5}{first:+6} "));
    if own.boxed {
        line.push_str("[box] ");
    }
    if let Some(label) = &own.label {
        line.push_str(&format!("«{label}» "));
    }
    own.runs.iter().for_each(|run| line.push_str(&words(run)));
    if let Some(style) = own.style.as_deref().filter(|style| *style != "Normal") {
        line.push_str(&format!("   ‹{style}›"));
    }
    line
}

fn words(run: &Run) -> String {
    let mut words = run.text.replace('\n', "⏎").replace('\t', "⇥").replace('\u{a0}', "⍽");
    for (is, mark) in [
        (run.bold, "*"),
        (run.italic, "/"),
        (run.underline, "_"),
        (run.shift == Shift::Raised, "^"),
        (run.shift == Shift::Lowered, "ˬ"),
        (run.field, "¤"),
    ] {
        if is {
            words = format!("{mark}{words}{mark}");
        }
    }
    if let Some(note) = run.note {
        words = format!("{words}[^{note}]");
    }
    match &run.link {
        Some(link) => format!("{words}<{link}>"),
        None => words,
    }
}
