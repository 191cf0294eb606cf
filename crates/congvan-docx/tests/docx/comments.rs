//! Remarks: each once, around the words it is about, and no trace of them where there are none.

use congvan::comments::Comment;
use congvan::document::style::Role;
use congvan::document::{Block, Document, Inline, Label, Paragraph};
use congvan_docx::{Options, write, write_with};

use crate::package::{Element, Package};
use crate::sample::hostile::all;
use crate::sample::{document, link, paragraph, sample};

fn comment(paragraph: usize, range: std::ops::Range<usize>) -> Comment {
    Comment {
        paragraph, range, lines: vec!["Lỗi: thừa <một> & \"hai\"".to_owned(), "VB302".to_owned()]
    }
}

fn package(document: &Document, comments: &[Comment]) -> Package {
    Package::read(&write_with(document, &Options { comments, ..Options::default() }))
}

/// The words between the marks of a remark, and how often each of its three marks is there.
fn words_between_marks(body: &Element, id: &str) -> (String, [usize; 3]) {
    fn walk(element: &Element, id: &str, inside: &mut bool, words: &mut String, marks: &mut [usize; 3]) {
        for child in &element.children {
            let own = child.attribute("w:id") == Some(id);
            match child.name.as_str() {
                "w:commentRangeStart" if own => (*inside, marks[0]) = (true, marks[0] + 1),
                "w:commentRangeEnd" if own => (*inside, marks[1]) = (false, marks[1] + 1),
                "w:commentReference" if own => marks[2] += 1,
                "w:t" if *inside => words.push_str(&child.text),
                "w:br" if *inside => words.push('\n'),
                "w:noBreakHyphen" if *inside => words.push('-'),
                _ => walk(child, id, inside, words, marks),
            }
        }
    }
    let (mut inside, mut words, mut marks) = (false, String::new(), [0; 3]);
    walk(body, id, &mut inside, &mut words, &mut marks);
    // Where no line ends, Word has another space.
    (words.replace('\u{a0}', " "), marks)
}

#[test]
fn remarks_stand_around_their_words() {
    let content = vec![
        Inline::text("Gửi "),
        link("xã Chi Lăng", "https://a.vn"),
        Inline::text(" số "),
        Inline::Blank { digits: 2 },
        Inline::text("/UBND"),
    ];
    let item = Paragraph { label: Some(Label::text("1.")), ..Paragraph::new(Role::Clause, content) };
    let own = document(vec![vec![Block::Paragraph(item.clone()), paragraph(Role::Body, "Hết.")]]);
    let text = item.characters();
    let at = |words: &str| text.find(words).map(|at| at..at + words.len()).unwrap();
    let wanted = ["Chi", "Gửi xã", "Lăng số", "1. Gửi", "/UBND", text.as_str()];
    let mut comments: Vec<Comment> = wanted.iter().map(|words| comment(0, at(words))).collect();
    comments.push(comment(1, 0..0));
    let package = package(&own, &comments);
    let body = package.xml("word/document.xml");
    for (id, words) in wanted.iter().chain([&"Hết."]).enumerate() {
        assert_eq!(words_between_marks(&body, &id.to_string()), (words.replace('\u{a0}', " "), [1; 3]));
    }
    assert_eq!(body.find("w:p")[0].words(), text.replace('\u{a0}', " "));
    let part = package.xml("word/comments.xml");
    let found = part.find("w:comment");
    assert_eq!(found.len(), 7);
    let lines: Vec<String> = found[0].find("w:p").iter().map(|line| line.words()).collect();
    assert_eq!(lines, ["Lỗi: thừa <một> & \"hai\"", "VB302"]);
    assert_eq!((found[0].get("w:author"), found[0].attribute("w:date")), ("Congvan", None), "no clock");
    for used in part.find("w:pStyle").iter().chain(&part.find("w:rStyle")) {
        let styles = package.xml("word/styles.xml");
        assert!(styles.find("w:style").iter().any(|style| style.get("w:styleId") == used.get("w:val")));
    }
}

#[test]
fn any_remark_on_any_document_is_written_once_or_left_out() {
    let reversed = std::ops::Range { start: 2, end: 1 };
    let odd = [0..0, 0..1, 1..2, reversed, 0..usize::MAX, usize::MAX..usize::MAX, 3..400];
    for own in all() {
        let count = own.paragraphs().count();
        let places = (0..count.min(40)).chain([count, usize::MAX]);
        let comments: Vec<Comment> =
            places.flat_map(|place| odd.iter().map(move |range| comment(place, range.clone()))).collect();
        let package = package(&own, &comments);
        if !package.names().any(|name| name == "word/comments.xml") {
            continue;
        }
        let body = package.xml("word/document.xml");
        for remark in package.xml("word/comments.xml").find("w:comment") {
            assert_eq!(words_between_marks(&body, remark.get("w:id")).1, [1; 3]);
        }
        for name in
            package.names().filter(|name| name.starts_with("word/header") || name.starts_with("word/footer"))
        {
            assert!(package.xml(name).find("w:commentReference").is_empty());
        }
        let plain = Package::of(&own).xml("word/document.xml").words();
        assert_eq!(body.words(), plain, "no word more or less");
    }
}

#[test]
fn without_remarks_no_byte_is_another() {
    for own in all() {
        assert_eq!(write_with(&own, &Options { comments: &[], ..Options::default() }), write(&own));
        assert_eq!(
            write_with(&own, &Options { comments: &[comment(usize::MAX, 0..1)], ..Options::default() }),
            write(&own)
        );
    }
    let names = Package::of(&sample());
    assert!(!names.text("[Content_Types].xml").contains("comments"));
    assert!(!names.text("word/styles.xml").contains("annotation"));
}
