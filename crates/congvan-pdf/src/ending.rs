//! How the main document ends: what a caller asks who tries several forms to save a page.

use std::collections::BTreeSet;

use congvan::document::Document;
use congvan::document::style::Role;

use crate::page::{Item, Page, Text};
use crate::pages::{Signature, lay};

/// How many pages the main document has, and how full the last one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastPage {
    /// So many pages has the first section.
    pub pages: usize,
    /// So many lines stand before the signing block (ô 7 and 9b) on its page: on a second page and later these are lines
    /// of the body (ô 6). Lines side by side in a table count once, header rows set again not at all.
    pub body_lines: usize,
    /// On the last page of some section stands nothing but what is left of footnotes.
    pub notes_only: bool,
}

/// Looks at the last page of the first section.
pub fn last_page(pages: &[Page]) -> LastPage {
    let section: Vec<&Page> = pages.iter().filter(|page| page.section == 1).collect();
    // The list stands below several who sign.
    let closes = |text: &Text| matches!(text.role, Role::SignerName | Role::DistributionLabel);
    let signs = |page: &&&Page| texts(page).any(closes);
    let page = section.iter().rfind(signs).or(section.last());
    let own = page.into_iter().flat_map(|page| texts(page));
    let lines: BTreeSet<_> =
        own.take_while(|text| !is_signing(text.role)).map(|text| text.baseline).collect();
    let mut ends = pages.chunk_by(|page, next| page.section == next.section).filter_map(<[Page]>::last);
    let notes_only = ends.any(|page| page.number > 1 && texts(page).next().is_none());
    LastPage { pages: section.len(), body_lines: lines.len(), notes_only }
}

/// The words of a page that are part of the document.
fn texts(page: &Page) -> impl Iterator<Item = &Text> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(text) if text.part.is_some() && text.role != Role::Footnote => Some(text),
        _ => None,
    })
}

/// Whether the DOCX file can say what puts the signature on its page. A long paragraph above it cannot be held in
/// part there: where that alone keeps the signature from a page of its own, the file breaks pages elsewhere.
pub(crate) fn is_alike_in_word(document: &Document, pages: &[Page]) -> bool {
    lay(document, Signature::AsInWord) == pages
}

fn is_signing(role: Role) -> bool {
    matches!(
        role,
        Role::DistributionLabel
            | Role::Distribution
            | Role::Authority
            | Role::SignerName
            | Role::Confirmation
    )
}
