//! What every file that arrives is held to, whatever stands in it.

use congvan::import::account::lost_letters;
use congvan::import::refusal::Refusal;
use congvan::import::understand;
use congvan::model::directive::Directive;
use congvan::text::source::Source;
use congvan_import::{Settings, read};

/// A file is answered: no reader breaks down over it, and of what is read no letter is lost.
pub fn is_answered(bytes: &[u8]) {
    match read(bytes, &Settings::default()) {
        // A reader that breaks down is caught by `read`, so ask for that.
        Err(Refusal::Failed) => panic!("a reader broke down"),
        Err(_) => {}
        Ok(arrived) => {
            let lost = lost_letters(&understand(&arrived));
            assert!(lost.is_empty(), "lost: {lost:?}");
        }
    }
}

/// A province's dispatch, whose measures a target takes others for.
pub fn province() -> Directive {
    let source = Source::new("tinh.yaml", include_str!("../../fixtures/lang-son-tet-2027/input.yaml"));
    Directive::parse(&source).value.expect("a directive that is an example")
}

/// A zip of one part that is given, and others that must be there.
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::{Cursor, Write as _};
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options =
            zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file(*name, options).expect("a part");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("a zip").into_inner()
}
