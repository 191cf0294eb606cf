//! What every file must hold to so that Word opens it, and what this crate promises of it.

mod package;
mod sample;

mod margins;
mod parts;
mod source;
mod tables;

/// For the validator and for the eye.
#[test]
fn samples_are_left_in_a_folder() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("docx");
    std::fs::create_dir_all(&folder).unwrap();
    for (at, document) in sample::hostile::all().iter().enumerate() {
        let options = congvan_docx::Options { source: Some("loai: cong-van # <&>\r\n\ttab\u{0}\n") };
        let docx = congvan_docx::write_with(document, &options);
        std::fs::write(folder.join(format!("{at:02}.docx")), docx).unwrap();
    }
}
