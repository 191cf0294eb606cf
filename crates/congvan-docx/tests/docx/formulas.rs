//! Formulas of a file that arrives are words on one line.

use std::io::{Cursor, Write};

use congvan::import::arrived::{Block, Shift};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A file whose only paragraph holds a formula.
fn file(formula: &str) -> Vec<u8> {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let math = "http://schemas.openxmlformats.org/officeDocument/2006/math";
    let part = format!(
        "<w:document xmlns:w=\"{word}\" xmlns:m=\"{math}\"><w:body><w:p><m:oMath>{formula}</m:oMath></w:p></w:body></w:document>"
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(part.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

/// A run of a formula.
fn run(words: &str) -> String {
    format!("<m:r><m:t>{words}</m:t></m:r>")
}

#[test]
fn a_formula_says_what_stands_over_what() {
    let fraction = format!("<m:f><m:num>{}</m:num><m:den>{}</m:den></m:f>", run("a+b"), run("2"));
    let root = format!("<m:rad><m:deg/><m:e>{}</m:e></m:rad>", run("x+1"));
    let bracket = format!(
        "<m:d><m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr><m:e>{}</m:e></m:d>",
        run("x")
    );
    for (formula, words) in [(fraction, "(a+b)/2"), (root, "√(x+1)"), (bracket, "[x]")] {
        let arrived = congvan_docx::read::read(&file(&formula)).expect("a file");
        let [Block::Paragraph(only)] = &arrived.blocks[..] else { panic!("{:?}", arrived.blocks) };
        assert_eq!(only.text(), words);
        assert!(arrived.remarks.iter().any(|told| told.contains("công thức")), "{:?}", arrived.remarks);
    }
    let square = format!("<m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup>", run("x"), run("2"));
    let arrived = congvan_docx::read::read(&file(&square)).expect("a file");
    let [Block::Paragraph(only)] = &arrived.blocks[..] else { panic!("{:?}", arrived.blocks) };
    let shifts: Vec<Shift> = only.runs.iter().map(|run| run.shift).collect();
    assert_eq!((only.text().as_str(), shifts.as_slice()), ("x2", &[Shift::None, Shift::Raised][..]));
}
