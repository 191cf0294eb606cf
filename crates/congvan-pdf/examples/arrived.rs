//! Prints what is read from PDFs, block by block: `cargo run -p congvan-pdf --features read --example arrived FILE…`.

use congvan::import::arrived::{Arrived, Block, Paragraph, Shift};

fn main() {
    for name in std::env::args().skip(1) {
        println!("== {name}");
        match std::fs::read(&name) {
            Ok(bytes) => match congvan_pdf::read::read(&bytes) {
                Ok(arrived) => print(&arrived),
                Err(refusal) => println!("{refusal}"),
            },
            Err(error) => println!("{error}"),
        }
    }
}

fn print(arrived: &Arrived) {
    println!("{:?}, pages {:?}, pictures {:?}", arrived.origin, arrived.pages, arrived.scanned);
    blocks(&arrived.blocks, 0);
    for (nth, note) in arrived.notes.iter().enumerate() {
        for own in note {
            println!("note {nth}: {}", words(own));
        }
    }
    for left_out in &arrived.left_out {
        println!("left out, {:?}, page {}: {:?}", left_out.reason, left_out.place.page, left_out.text);
    }
    for remark in &arrived.remarks {
        println!("remark: {remark}");
    }
    if let Some(embedded) = &arrived.embedded {
        println!("embedded: {} characters", embedded.chars().count());
    }
}

fn blocks(all: &[Block], depth: usize) {
    let space = "    ".repeat(depth);
    for block in all {
        match block {
            Block::Paragraph(own) => {
                let (first, indent) = (own.first.as_pt(), own.indent.as_pt());
                let kind = if own.whole { 'P' } else { 'l' };
                println!("{space}{kind} {:?} {indent:.0}{first:+.0} {}", own.align, words(own));
            }
            Block::Table(table) => {
                println!("{space}table, ruled {}, heads {}", table.ruled, table.header_rows);
                for row in &table.rows {
                    println!("{space}  row");
                    for cell in row {
                        println!("{space}   cell {}x{}", cell.columns, cell.rows);
                        blocks(&cell.blocks, depth + 1);
                    }
                }
            }
            Block::Rule(place) => {
                println!("{space}rule {:.0} pt", place.area.map_or(0.0, |area| area.width.as_pt()))
            }
            Block::PageBreak => println!("{space}---- page"),
        }
    }
}

fn words(paragraph: &Paragraph) -> String {
    let mut words = paragraph.label.as_ref().map(|label| format!("‹{label}› ")).unwrap_or_default();
    if paragraph.boxed {
        words.push_str("▢ ");
    }
    for run in &paragraph.runs {
        let mut marks = String::new();
        let mut add = |on: bool, mark: &str| {
            if on {
                marks.push_str(mark)
            }
        };
        add(run.bold, "*");
        add(run.italic, "_");
        add(run.underline, "~");
        add(run.shift == Shift::Raised, "^");
        add(run.shift == Shift::Lowered, "ˬ");
        add(run.field, "▣");
        let note = run.note.map(|note| format!("[note {note}]")).unwrap_or_default();
        let text = run.text.replace('\n', "⏎").replace('\t', "⇥");
        words.push_str(&format!("{marks}{text}{note}{marks}"));
    }
    words
}
