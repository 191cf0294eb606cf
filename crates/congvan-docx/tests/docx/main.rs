//! What every file must hold to so that Word opens it, and what this crate promises of it.

use congvan::comments::Comment;
use congvan::document::{Paragraph, Revised, Revision};

mod package;
mod sample;

mod comments;
mod formulas;
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
        // Every kind of change in every place of a paragraph.
        let change = |nth: usize| [None, Some(Revision::Inserted), Some(Revision::Deleted)][nth % 3];
        let revise = |(nth, paragraph): (usize, &Paragraph)| {
            let pieces = (0..paragraph.content.len()).map(|piece| change(nth + piece)).collect();
            (nth % 4 > 0).then(|| Revised { whole: change(nth), pieces })
        };
        let revisions: Vec<_> = document.paragraphs().enumerate().map(revise).collect();
        let (comments, revisions): (&[Comment], &[Option<Revised>]) =
            if at % 2 == 0 { (&[], &[]) } else { (&comments, &revisions) };
        let options = congvan_docx::Options { source, comments, revisions };
        let docx = congvan_docx::write_with(document, &options);
        std::fs::write(folder.join(format!("{at:02}.docx")), docx).unwrap();
    }
}
