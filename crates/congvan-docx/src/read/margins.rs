//! What stands in the margins of pages: running heads and page numbers, which are no part of the text, and what only a
//! first page has, which is.

use congvan::import::arrived::{Block, Reason};

use super::reader::{Reader, for_each_paragraph};

/// A header or a footer, read.
pub struct Margin {
    pub blocks: Vec<Block>,
    pub is_header: bool,
    /// Only the first page has it.
    pub is_first: bool,
}

/// The national title, which is no running head wherever it stands.
const NATIONAL_TITLE: &str = "cộng hòa xã hội chủ nghĩa";

impl Margin {
    /// Whether it is part of the text.
    fn is_content(&self) -> bool {
        let mut words = String::new();
        for_each_paragraph(&self.blocks, &mut |paragraph| {
            words.push_str(&paragraph.text());
            words.push('\n');
        });
        let words = words.to_lowercase().replace("hoà", "hòa");
        words.contains(NATIONAL_TITLE)
            || self.is_first && words.chars().filter(|c| c.is_alphabetic()).count() > 1
    }
}

/// Puts what is part of the text before or behind the body, and leaves the rest out.
pub fn settle(reader: &mut Reader<'_>, margins: Vec<Margin>, body: &mut Vec<Block>) {
    let mut before = Vec::new();
    for mut margin in margins {
        let has_words =
            |block: &Block| !matches!(block, Block::Paragraph(own) if own.text().trim().is_empty());
        if margin.is_content() {
            margin.blocks.retain(has_words);
            if margin.is_header {
                before.append(&mut margin.blocks)
            } else {
                body.append(&mut margin.blocks)
            }
            continue;
        }
        for_each_paragraph(&margin.blocks, &mut |paragraph| {
            let text = paragraph.text();
            if text.trim().is_empty() {
                return;
            }
            let is_number = !text.chars().any(char::is_alphabetic)
                || text
                    .to_lowercase()
                    .split_whitespace()
                    .all(|word| word == "trang" || !word.contains(char::is_alphabetic));
            let reason = if is_number { Reason::PageNumber } else { Reason::RunningHead };
            reader.left_out.push(congvan::import::arrived::LeftOut { text, reason, place: paragraph.place });
        });
    }
    before.append(body);
    *body = before;
}
