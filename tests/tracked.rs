//! A version as changes of the superior's text: taken, they are the version; refused, the superior's own words.

use congvan::cascade::{Options, cascade};
use congvan::document::{Block, Document, Inline, Paragraph, Revised, Revision};
use congvan_docx::{Options as Docx, write_with};

use crate::cascades::with_every_fixture;
use crate::support::{compose, directive, units};

/// The words of a document where `gone` changes are undone; paragraphs that went whole are no more.
fn words(document: &Document, revisions: &[Option<Revised>], gone: Revision) -> Vec<String> {
    let each = document.paragraphs().zip(revisions).filter_map(|(paragraph, revised)| {
        let Some(revised) = revised else { return Some(paragraph.characters()) };
        if revised.whole == Some(gone) {
            return None;
        }
        assert!(paragraph.label.is_none(), "a number that a program would count");
        assert_eq!(revised.pieces.len(), paragraph.content.len());
        let left = paragraph.content.iter().zip(&revised.pieces).filter(|(_, own)| **own != Some(gone));
        Some(left.map(|(piece, _)| piece.characters()).collect())
    });
    each.collect()
}

/// The paragraphs of a body, without footnotes' marks.
fn body(document: &Document) -> Vec<String> {
    let bare = |paragraph: &Paragraph| {
        let words = paragraph.content.iter().filter(|piece| !matches!(piece, Inline::Note { .. }));
        format!("{}{}", paragraph.label_characters(), words.map(Inline::characters).collect::<String>())
    };
    let blocks = &document.sections[0].blocks;
    let is_columns = |block: &Block| matches!(block, Block::Columns(_));
    let body = blocks.iter().filter(|block| !is_columns(block));
    body.flat_map(Block::paragraphs).map(bare).collect()
}

#[test]
fn taken_they_are_the_version_and_refused_the_superiors_words() {
    for (name, source, cascaded) in with_every_fixture() {
        let (source, result) = (compose(&source), compose(&cascaded.directive));
        let tracked = cascaded.trace.track_changes(&source, &result);
        assert_eq!(tracked.revisions.len(), tracked.document.paragraphs().count(), "{name}");
        let clean: Vec<String> = result.paragraphs().map(Paragraph::characters).collect();
        assert_eq!(words(&tracked.document, &tracked.revisions, Revision::Deleted), clean, "{name}");
        let refused = words(&tracked.document, &tracked.revisions, Revision::Inserted);
        let own: Vec<String> = body(&source).into_iter().filter(|words| !words.is_empty()).collect();
        let (mut at, mut found) = (0, 0);
        for words in &own {
            if let Some(next) = refused[at..].iter().position(|line| line == words) {
                (at, found) = (at + next + 1, found + 1);
            }
        }
        // What stands above the basis is the unit's own.
        let above = source.sections[0].blocks.iter().take_while(|block| {
            !matches!(block, Block::Paragraph(paragraph) if format!("{:?}", paragraph.role).contains("Body")
                || format!("{:?}", paragraph.role).contains("LegalBasis"))
        });
        let above =
            above.filter(|block| !matches!(block, Block::Columns(_))).flat_map(Block::paragraphs).count();
        assert!(found + above >= own.len(), "{name}: {found} of {} stand: {refused:#?}", own.len());
        for (at, place) in tracked.places.iter().enumerate() {
            let (own, there) = (result.paragraphs().nth(at), tracked.document.paragraphs().nth(*place));
            assert_eq!(own.map(|own| own.role), there.map(|there| there.role), "{name}: {at}");
        }
    }
}

#[test]
fn most_of_what_was_taken_over_is_no_change() {
    let source = directive("fixtures/lang-son-tet-2027/input.yaml");
    let unit = &units("fixtures/lang-son-tet-2027/units.yaml")[0];
    let cascaded = cascade(&source, unit, &Options::default()).expect("a version");
    let (source, result) = (compose(&source), compose(&cascaded.directive));
    let tracked = cascaded.trace.track_changes(&source, &result);
    let count = |wanted: Option<Revision>| {
        let each = tracked.document.paragraphs().zip(&tracked.revisions).filter_map(|(own, revised)| {
            let pieces = own.content.iter().zip(&revised.as_ref()?.pieces);
            let own = pieces.filter(|(_, revision)| **revision == wanted);
            Some(own.map(|(piece, _)| piece.characters().chars().count()).sum::<usize>())
        });
        each.sum::<usize>()
    };
    let (same, new) = (count(None), count(Some(Revision::Inserted)));
    assert!(same > new, "{same} letters stand, {new} are new");
    let comments = cascaded.trace.remarks(&result);
    assert_eq!(comments.len(), cascaded.trace.checks().count());
    let docx = write_with(&tracked.document, &Docx { revisions: &tracked.revisions, ..Docx::default() });
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(docx)).expect("a zip");
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("word/document.xml").expect("the part"), &mut xml)
        .expect("text");
    assert!(
        xml.contains("<w:del ") && xml.contains("<w:ins ") && xml.contains("<w:delText"),
        "no change shows"
    );
}
