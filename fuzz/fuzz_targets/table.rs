//! A `.csv`, or the parts of an `.xlsx` in a whole zip: cells, strings that they share, looks, each behind a zero byte. What is
//! read is taken for a list of units, a table of decisions, and a register.

#![no_main]

use std::path::Path;

use congvan::model::decisions::decisions_of_table;
use congvan::unit_table::is_column;
use congvan_make::register::{self, Register};
use congvan_make::tables;
use libfuzzer_sys::fuzz_target;

const BOOK: &[u8] = br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const WAYS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;

fuzz_target!(|bytes: &[u8]| {
    let read = |name: &str, bytes: Vec<u8>| {
        let table = |is_column| tables::read(Path::new(name), name, bytes.clone(), is_column);
        if let Ok(table) = table(is_column) {
            let _ = table.units(None, None);
            let _ = decisions_of_table(&table);
        }
        if let Ok(table) = table(register::is_column) {
            let _ = Register::read(&table, &[]);
        }
    };
    if !bytes.starts_with(b"<") {
        return read("a.csv", bytes.to_vec());
    }
    let given = bytes.split(|byte| *byte == 0);
    let names = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"];
    let mut parts = vec![("xl/workbook.xml", BOOK), ("xl/_rels/workbook.xml.rels", WAYS)];
    parts.extend(names.into_iter().zip(given));
    read("a.xlsx", congvan_fuzz::zipped(&parts));
});
