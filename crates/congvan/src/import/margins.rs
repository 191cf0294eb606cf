//! What stands in the margins of pages: running heads and page numbers, which are no part of the text, and what only a
//! first page has, which is.

use super::arrived::{Arrived, Block, LeftOut, Paragraph, Reason, for_each_paragraph};
use super::words::{self, Form};
use super::{labels, marks};
use crate::import::parts::{is_annex_label, is_copy_form, is_draft, is_reference, is_stamp};

/// A header or a footer, as a reader found it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Margin {
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// Whether it is at the head of pages.
    pub is_header: bool,
    /// Whether only the first page has it.
    pub is_first: bool,
}

/// The national title, which is no running head wherever it stands.
const NATIONAL_TITLE: &str = "cộng hòa xã hội chủ nghĩa";

/// Whether words of a line are those that stand at the head of the first page of a document, beside its issuer.
pub fn is_letterhead(words: &str) -> bool {
    let national = words.to_lowercase().replace("hoà", "hòa").contains(NATIONAL_TITLE);
    national || words.split('\t').any(|part| words::is(Form::PartyName, part.trim()))
}

/// Whether a line in the margin of a page is no part of the document: it names an address, a file, a time; where another
/// such line stands above, figures alone are enough. What the form has there, a number, a stamp, the label of an annex, an
/// item, a name, is part of it.
pub fn runs(words: &str, goes_on: bool) -> bool {
    let words = words.trim();
    let is_form = marks::is_number(words)
        || marks::is_place_date(words)
        || is_stamp(words)
        || is_draft(words)
        || is_annex_label(words)
        || is_reference(words)
        || is_copy_form(words)
        || labels::of(words).is_some()
        || words.contains('\t')
        || words.ends_with(['.', ';']);
    let small = words.chars().any(char::is_lowercase);
    let marked = words.chars().any(|c| c.is_ascii_digit() || matches!(c, ':' | '\\' | '@' | '©' | '|'));
    !is_form && marked && (small || goes_on && !words.contains(char::is_alphabetic))
}

/// Whether words open as an item does, behind its label; no running head does.
pub fn is_item(words: &str) -> bool {
    labels::of(words.trim()).is_some()
}

/// Puts what is part of the text before or behind the body, and leaves the rest out.
pub fn place(margins: Vec<Margin>, arrived: &mut Arrived) {
    let mut before = Vec::new();
    for mut margin in margins {
        if !margin.is_content() {
            for_each_paragraph(&margin.blocks, &mut |paragraph| arrived.left_out.extend(left_out(paragraph)));
            continue;
        }
        margin.blocks.retain(|block| !matches!(block, Block::Paragraph(own) if own.text().trim().is_empty()));
        if margin.is_header {
            before.append(&mut margin.blocks);
        } else {
            arrived.blocks.append(&mut margin.blocks);
        }
    }
    before.append(&mut arrived.blocks);
    arrived.blocks = before;
}

impl Margin {
    /// Whether it is part of the text.
    fn is_content(&self) -> bool {
        let words = super::arrived::words(&self.blocks);
        let letters = words.chars().filter(|c| c.is_alphabetic()).count();
        words.lines().any(is_letterhead) || self.is_first && letters > 1
    }
}

/// A line of a margin that is no part of the text.
fn left_out(paragraph: &Paragraph) -> Option<LeftOut> {
    let text = paragraph.text();
    let is_number = |word: &str| word.eq_ignore_ascii_case("trang") || !word.contains(char::is_alphabetic);
    let reason =
        if text.split_whitespace().all(is_number) { Reason::PageNumber } else { Reason::RunningHead };
    (!text.trim().is_empty()).then_some(LeftOut { text, reason, place: paragraph.place })
}
