//! The workbook: its sheets in their order, and where their parts are.

use std::collections::BTreeMap;

use super::damage;
use super::package::{Package, relationships_of, resolve_target};
use super::walk::{Step, walk};
use crate::tables::NotRead;

/// A workbook.
pub(super) struct Book {
    pub(super) sheets: Vec<Listed>,
    /// The part of the shared strings, and that of the styles.
    pub(super) strings: Option<String>,
    pub(super) styles: Option<String>,
    /// Days are counted from 1904 on, as old Macs did.
    pub(super) from_1904: bool,
}

/// A sheet with cells, as the workbook lists it.
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) part: String,
    pub(super) is_hidden: bool,
}

/// A link from one part to another.
struct Link {
    kind: String,
    part: String,
}

/// Sheets at most.
const MOST_SHEETS: usize = 256;

/// # Errors
/// Where there is no workbook in the package, or it is damaged.
pub(super) fn book(package: &Package) -> Result<Book, NotRead> {
    let outer = links(package, "")?;
    let main = outer.values().find(|link| link.kind == "officeDocument");
    let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |link| link.part.clone());
    let text = package.part(&main).ok_or_else(|| damage("không có xl/workbook.xml / no workbook"))?;
    let links = links(package, &main)?;
    let part_of = |kind: &str| links.values().find(|link| link.kind == kind).map(|link| link.part.clone());
    let (strings, styles) = (part_of("sharedStrings"), part_of("styles"));
    let mut book = Book { sheets: Vec::new(), strings, styles, from_1904: false };
    walk(text, |step| {
        let Step::Open(tag) = step else { return Ok(()) };
        match tag.name().as_str() {
            "workbookPr" => book.from_1904 = tag.is("date1904")?,
            "sheet" => {
                let name = tag.get("name")?.unwrap_or_default();
                let id =
                    tag.get("id")?.ok_or_else(|| damage("trang không có phần / a sheet without part"))?;
                let link =
                    links.get(&id).ok_or_else(|| damage("trang không có phần / a sheet without part"))?;
                let is_hidden = tag.get("state")?.is_some_and(|state| state != "visible");
                // A chart has a sheet of its own and no cells.
                if link.kind == "worksheet" {
                    book.sheets.push(Listed { name, part: link.part.clone(), is_hidden });
                }
                if book.sheets.len() > MOST_SHEETS {
                    return Err(damage("quá nhiều trang / too many sheets"));
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(book)
}

/// The links of a part, by their ids; of the package where the part has no name.
fn links(package: &Package, from: &str) -> Result<BTreeMap<String, Link>, NotRead> {
    let mut links = BTreeMap::new();
    let Some(text) = package.part(&relationships_of(from)) else { return Ok(links) };
    walk(text, |step| {
        let Step::Open(tag) = step else { return Ok(()) };
        if tag.name() != "Relationship" {
            return Ok(());
        }
        if let (Some(id), Some(kind), Some(target)) = (tag.get("Id")?, tag.get("Type")?, tag.get("Target")?) {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            links.insert(id, Link { kind, part: resolve_target(from, &target) });
        }
        Ok(())
    })?;
    Ok(links)
}
