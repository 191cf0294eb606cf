//! The bytes of `word/document.xml`, in a whole zip: most changes of a zip never get past its sums.

#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fuzz_target!(|document: &[u8]| {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let written = zip
        .start_file("word/document.xml", SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored))
        .and_then(|()| Ok(zip.write_all(document)?));
    if let (Ok(()), Ok(bytes)) = (written, zip.finish()) {
        let _ = congvan_docx::read::read(&bytes.into_inner());
    }
});
