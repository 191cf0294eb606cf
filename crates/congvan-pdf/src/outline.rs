//! Bookmarks: the headings of the document, nested by level.

use std::collections::BTreeMap;

use congvan::document::form::Form;
use congvan::document::length::Length;
use congvan::document::metrics;
use congvan::document::style::{self, Role};
use congvan::document::{Document, Paragraph};
use lopdf::{Object, ObjectId, dictionary};

use crate::content::from_bottom;
use crate::nodes::{Node, nodes};
use crate::page::{Item, Page};

/// Labels with a line of their own, each with the title that goes with it: `Chương I` and `QUY ĐỊNH CHUNG`.
const IN_TWO_LINES: [[Role; 2]; 3] = [
    [Role::ChapterLabel, Role::ChapterTitle],
    [Role::SectionLabel, Role::SectionTitle],
    [Role::AppendixLabel, Role::AppendixTitle],
];

/// Adds the bookmarks, if the document has headings; the root of the outline.
pub(crate) fn add(
    file: &mut lopdf::Document,
    pages: &[ObjectId],
    document: &Document,
    laid: &[Page],
) -> Option<ObjectId> {
    let mut bookmarks = headings(document);
    let places = places(laid);
    bookmarks.retain(|bookmark| places.contains_key(&bookmark.part) && !bookmark.title.is_empty());
    if bookmarks.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| file.new_object_id()).collect();
    let parents = parents(&bookmarks);
    let mut kids: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (at, &parent) in parents.iter().enumerate() {
        kids.entry(parent).or_default().push(at);
    }
    // Below each, at any depth: all are shown open.
    let mut below = vec![0_i64; bookmarks.len()];
    for at in (0..bookmarks.len()).rev() {
        if let Some(parent) = parents[at] {
            below[parent] += below[at] + 1;
        }
    }
    for (at, bookmark) in bookmarks.iter().enumerate() {
        let (page, top) = places[&bookmark.part];
        let place = vec![
            Object::Reference(pages[page]),
            "XYZ".into(),
            Object::Null,
            Object::Real(from_bottom(top, laid[page].height)),
            Object::Null,
        ];
        let mut entry = dictionary! {
            "Title" => lopdf::text_string(&bookmark.title), "Dest" => place,
            "Parent" => parents[at].map_or(root, |parent| ids[parent]),
        };
        let siblings = &kids[&parents[at]];
        let own = siblings.binary_search(&at).unwrap_or_default();
        if own > 0 {
            entry.set("Prev", ids[siblings[own - 1]]);
        }
        if let Some(&next) = siblings.get(own + 1) {
            entry.set("Next", ids[next]);
        }
        if let Some([first, .., last] | [first @ last]) = kids.get(&Some(at)).map(|kids| &kids[..]) {
            entry.set("First", ids[*first]);
            entry.set("Last", ids[*last]);
            entry.set("Count", below[at]);
        }
        file.set_object(ids[at], entry);
    }
    let top = &kids[&None];
    let entry = dictionary! {
        "Type" => "Outlines", "First" => ids[top[0]], "Last" => ids[top[top.len() - 1]],
        "Count" => bookmarks.len() as i64,
    };
    file.set_object(root, entry);
    Some(root)
}

struct Bookmark {
    title: String,
    /// From 1; what follows with a higher one stands below it.
    level: u8,
    /// Where it leads, as a number in reading order.
    part: usize,
}

fn headings(document: &Document) -> Vec<Bookmark> {
    let mut next_part = 0;
    let flow: Vec<(usize, Option<&Paragraph>)> = nodes(document)
        .into_iter()
        .map(|node| {
            let part = next_part;
            next_part += node.parts();
            (part, if let Node::Paragraph(paragraph) = node { Some(paragraph) } else { None })
        })
        .collect();
    let mut found = Vec::new();
    // The headings of an annex stand below its own.
    let mut annexed = 0;
    let mut rest = &flow[..];
    while let [(part, first), behind @ ..] = rest {
        rest = behind;
        let Some(first) = first else { continue };
        let (mut title, mut level) = (words(first), level(first.role));
        if let [(_, Some(second)), behind @ ..] = rest
            && IN_TWO_LINES.contains(&[first.role, second.role])
        {
            (title, level) = (join(&title, &words(second)), level.or(self::level(second.role)));
            rest = behind;
        }
        let below = if first.role == Role::AppendixLabel { 0 } else { annexed };
        annexed = annexed.max(u8::from(first.role == Role::AppendixLabel));
        found.extend(level.map(|level| Bookmark { title, level: level + below, part: *part }));
    }
    found
}

/// The same in every form.
fn level(role: Role) -> Option<u8> {
    style::style(role, &Form::default()).outline
}

/// In one line.
fn words(paragraph: &Paragraph) -> String {
    paragraph.characters().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn join(label: &str, title: &str) -> String {
    match (label.trim_end_matches(['.', ':']), title) {
        ("", one) | (one, "") => one.to_owned(),
        (label, title) => format!("{label}. {title}"),
    }
}

/// Where each part begins: its page, and the top of its first line.
fn places(laid: &[Page]) -> BTreeMap<usize, (usize, Length)> {
    let mut places = BTreeMap::new();
    for (page, items) in laid.iter().map(|page| &page.items).enumerate() {
        for item in items {
            if let Item::Text(text) = item
                && let Some(part) = text.part
            {
                places.entry(part).or_insert((page, text.baseline - metrics::line_ascent(text.size)));
            }
        }
    }
    places
}

/// Of each bookmark the nearest one before it that is of a lower level.
fn parents(bookmarks: &[Bookmark]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::new();
    for (at, bookmark) in bookmarks.iter().enumerate() {
        while open.pop_if(|above| bookmarks[*above].level >= bookmark.level).is_some() {}
        parents.push(open.last().copied());
        open.push(at);
    }
    parents
}
