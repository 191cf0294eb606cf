//! Reads a `.docx` file as it arrived: paragraphs with their look and printed labels, tables, boxes, notes, and what
//! does not count with the reason why.

pub mod package;
pub mod tree;
mod look;
mod styles;
mod lists;
mod marks;
mod notes;
mod reader;
mod inline;
mod shapes;
mod body;
mod table;

use std::collections::BTreeMap;

use congvan::import::arrived::{Arrived, LeftOut, Place, Reason};
use congvan::import::letters;
use congvan::import::margins::{self, Margin};
use congvan::import::refusal::Refusal;

use lists::Numbering;
use package::{Package, relationships_of, resolve_target};
use reader::Reader;
use styles::Styles;
use tree::{Element, Tree};

/// Where the document of a package is, unless it says otherwise.
const USUAL: &str = "word/document.xml";

/// What stands in a `.docx` file.
///
/// # Errors
/// Where the file is damaged, locked, or beyond the limits.
pub fn read(bytes: &[u8]) -> Result<Arrived, Refusal> {
    let package = Package::open(bytes)?;
    let mut arrived = read_package(&package)?;
    if package.parts().any(|(name, _)| name.starts_with("customXml/")) {
        arrived.embedded = crate::source(bytes);
    }
    letters::settle(&mut arrived);
    Ok(arrived)
}

/// Where a part leads: a kind of part, and its name or an address.
#[derive(Debug)]
struct Link {
    kind: String,
    target: String,
}

/// The parts that a document is made of, each read once.
struct Parts<'p> {
    trees: BTreeMap<String, Tree<'p>>,
    links: BTreeMap<String, Link>,
    main: String,
}

fn read_package(package: &Package) -> Result<Arrived, Refusal> {
    let parts = Parts::of(package)?;
    let document = parts.root(&parts.main).ok_or(Refusal::Damaged)?;
    let styles = Styles::of(parts.of_kind("styles"));
    let mut reader = Reader::new(&styles, Numbering::of(parts.of_kind("numbering"), &styles));
    if let Some(settings) = parts.of_kind("settings") {
        reader.marks.formats(settings);
    }
    document.within().filter(|of| of.name() == "sectPr").take(64).for_each(|of| reader.marks.formats(of));
    reader.links = addresses(&parts.links);
    let body = document.child("body").ok_or(Refusal::Damaged)?;
    let blocks = reader.blocks(body);
    let margins = parts.margins(package, &mut reader, body)?;
    let notes = ["footnotes", "endnotes"].map(|kind| notes::Part {
        notes: notes::notes_of(parts.of_kind(kind)),
        links: parts.links_of(package, kind),
    });
    let notes = notes::read(&mut reader, notes);
    comments(&mut reader, parts.of_kind("comments"));
    let mut arrived = Arrived { blocks, notes, pages: pages(package), ..Arrived::default() };
    arrived.landscape.paragraphs = std::mem::take(&mut reader.landscape);
    arrived.remarks = remarks(&reader);
    arrived.left_out = std::mem::take(&mut reader.left_out);
    margins::place(margins, &mut arrived);
    Ok(arrived)
}

impl<'p> Parts<'p> {
    fn of(package: &'p Package) -> Result<Self, Refusal> {
        let outer = links(package, "")?;
        let main = outer.values().find(|link| link.kind == "officeDocument").map(|link| link.target.clone());
        let main = main.filter(|main| package.part(main).is_some()).unwrap_or_else(|| USUAL.to_owned());
        let links = links(package, &main)?;
        let mut trees = BTreeMap::new();
        let wanted: Vec<&str> =
            links.values().map(|link| link.target.as_str()).chain([main.as_str()]).collect();
        for (name, text) in package.parts() {
            // Every part of XML is read, so that damage is known; kept is what the document leads to.
            let tree = Tree::of(text)?;
            if wanted.iter().any(|wanted| wanted.eq_ignore_ascii_case(name)) {
                trees.insert(name.to_ascii_lowercase(), tree);
            }
        }
        Ok(Self { trees, links, main })
    }

    fn root(&self, name: &str) -> Option<Element<'_>> {
        self.trees.get(&name.to_ascii_lowercase()).map(Tree::root)
    }

    /// The part of a kind that the document leads to.
    fn of_kind(&self, kind: &str) -> Option<Element<'_>> {
        self.links.values().filter(|link| link.kind == kind).find_map(|link| self.root(&link.target))
    }

    fn links_of(&self, package: &Package, kind: &str) -> BTreeMap<String, String> {
        let part = self.links.values().find(|link| link.kind == kind);
        part.and_then(|part| links(package, &part.target).ok())
            .map(|links| addresses(&links))
            .unwrap_or_default()
    }

    /// Headers and footers, in the order of the sections that name them.
    fn margins<'t>(
        &'t self,
        package: &Package,
        reader: &mut Reader<'t>,
        body: Element<'t>,
    ) -> Result<Vec<Margin>, Refusal> {
        let mut seen = std::collections::BTreeSet::new();
        let mut margins = Vec::new();
        for section in body.within().filter(|element| element.name() == "sectPr") {
            let has_first = styles::has(Some(section), "titlePg");
            for named in section.elements() {
                let is_header = match named.name() {
                    "headerReference" => true,
                    "footerReference" => false,
                    _ => continue,
                };
                let link = named.get_of(tree::Space::Relation, "id").and_then(|id| self.links.get(id));
                let Some(link) = link.filter(|link| seen.insert(link.target.clone())) else { continue };
                let Some(part) = self.root(&link.target) else { continue };
                reader.links = addresses(&links(package, &link.target)?);
                let is_first = has_first && named.get("type") == Some("first");
                margins.push(Margin { blocks: reader.blocks(part), is_header, is_first });
            }
        }
        Ok(margins)
    }
}

/// The links of a part by their ids.
fn links(package: &Package, from: &str) -> Result<BTreeMap<String, Link>, Refusal> {
    let mut links = BTreeMap::new();
    let Some(text) = package.part(&relationships_of(from)) else { return Ok(links) };
    let tree = Tree::of(text)?;
    for link in tree.root().elements() {
        if let (Some(id), Some(kind), Some(target)) = (link.get("Id"), link.get("Type"), link.get("Target")) {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let is_outside = link.get("TargetMode") == Some("External");
            let target = if is_outside { target.to_owned() } else { resolve_target(from, target) };
            links.insert(id.to_owned(), Link { kind, target });
        }
    }
    Ok(links)
}

/// The addresses that words of a part lead to.
fn addresses(links: &BTreeMap<String, Link>) -> BTreeMap<String, String> {
    let are_links = links.iter().filter(|(_, link)| link.kind == "hyperlink");
    are_links.map(|(id, link)| (id.clone(), link.target.clone())).collect()
}

/// Remarks beside the text are not part of it.
fn comments<'t>(reader: &mut Reader<'t>, part: Option<Element<'t>>) {
    for comment in part.into_iter().flat_map(Element::elements).filter(|of| of.name() == "comment") {
        let text = congvan::import::arrived::words(&reader.blocks(comment));
        if !text.trim().is_empty() {
            let place = Place { paragraph: reader.paragraphs, ..Place::default() };
            reader.left_out.push(LeftOut { text, reason: Reason::Comment, place });
        }
    }
}

/// How many pages the program counted that saved the file.
fn pages(package: &Package) -> Option<usize> {
    let tree = Tree::of(package.part("docProps/app.xml")?).ok()?;
    tree.root().child("Pages")?.words().trim().parse().ok().filter(|pages| (1..100_000).contains(pages))
}

fn remarks(reader: &Reader<'_>) -> Vec<String> {
    let mut remarks = Vec::new();
    if reader.changes > 0 {
        let changes = reader.changes;
        remarks.push(format!(
            "Tệp có {changes} chỗ sửa đang theo dõi (Track Changes); đọc như đã chấp nhận tất cả."
        ));
    }
    if reader.pictures > 0 {
        remarks.push(format!("Tệp có {} ảnh; chữ trong ảnh không đọc được.", reader.pictures));
    }
    if reader.formulas > 0 {
        let formulas = reader.formulas;
        remarks.push(format!("Tệp có {formulas} công thức, ghi lại trên một dòng; xem lại."));
    }
    if reader.chunks > 0 {
        remarks.push("Tệp chèn một tệp khác bên trong; phần chèn đó không đọc được.".to_owned());
    }
    remarks
}
