//! How the main document ends: what a caller asks who tries several forms to save a page.

use std::collections::BTreeSet;

use congvan::style::Role;

use crate::page::{Item, Page};

/// How many pages the main document has, and how full the last one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastPage {
    /// So many pages has the first section.
    pub pages: usize,
    /// So many lines stand on the last of them before the signing block (ô 7 and 9b): on a second page and later these
    /// are lines of the body (ô 6). Lines side by side in a table count once, header rows set again not at all.
    pub body_lines: usize,
}

/// Looks at the last page of the first section.
pub fn last_page(pages: &[Page]) -> LastPage {
    let section: Vec<&Page> = pages.iter().filter(|page| page.section == 1).collect();
    let items = section.last().map_or(&[][..], |page| &page.items);
    let texts = items.iter().filter_map(|item| match item {
        Item::Text(text) if text.part.is_some() => Some(text),
        _ => None,
    });
    let lines: BTreeSet<_> =
        texts.take_while(|text| !is_signing(text.role)).map(|text| text.baseline).collect();
    LastPage { pages: section.len(), body_lines: lines.len() }
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
