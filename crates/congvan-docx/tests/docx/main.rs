//! What every file must hold to so that Word opens it, and what this crate promises of it.

use congvan::comments::Comment;

mod package;
mod sample;

mod comments;
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
        let lines = vec!["Lỗi: <&>".to_owned(), "VB302".to_owned()];
        let comments: Vec<_> =
            (0..40).map(|paragraph| Comment { paragraph, range: 1..4, lines: lines.clone() }).collect();
        let source = Some("loai: cong-van # <&>\r\n\ttab\u{0}\n");
        let options = congvan_docx::Options { source, comments: if at % 2 == 0 { &[] } else { &comments } };
        let docx = congvan_docx::write_with(document, &options);
        std::fs::write(folder.join(format!("{at:02}.docx")), docx).unwrap();
    }
}
