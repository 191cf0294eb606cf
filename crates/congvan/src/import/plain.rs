//! A plain text as it arrives: every line a paragraph, since nothing says where one ends; columns by tabs or spaces.

use std::collections::BTreeSet;

use crate::import::arrived::{Arrived, Block, Paragraph, Place, Run};
use crate::import::marks;
use crate::import::parts::has_label;
use crate::import::words::{self, Form};
use crate::import::{bars, glued, letters, markdown};

/// Reads a text.
pub fn read(text: &str) -> Arrived {
    if let Some(mut arrived) = markdown::read(text) {
        letters::settle(&mut arrived);
        return arrived;
    }
    let mut arrived = Arrived::default();
    for (at, line) in text.lines().enumerate() {
        for (nth, part) in line.split('\u{c}').enumerate() {
            if nth > 0 {
                arrived.blocks.push(Block::PageBreak);
            }
            let place = Place { paragraph: at + 1, ..Place::default() };
            let (part, bold) = markdown::heading(part);
            for own in glued::parts(part.trim_end()) {
                let run = Run { text: own.trim_end().to_owned(), bold, ..Run::default() };
                let paragraph = Paragraph { runs: vec![run], place, ..Paragraph::default() };
                arrived.blocks.push(Block::Paragraph(paragraph));
            }
        }
    }
    arrived.blocks = bars::tables(arrived.blocks);
    letters::settle(&mut arrived);
    arrived
}

/// A line of YAML that no dispatch has begins with it.
pub const FORMAT_KEY: &str = "format:";

/// Whether a text is a dispatch rather than YAML: it has the national name or the Party's on a line, or several other lines
/// of the form, and no key `format`.
pub fn is_dispatch(text: &str) -> bool {
    // Asked first: it costs nothing, and most files that are asked about are YAML.
    if text.lines().any(|line| line.starts_with(FORMAT_KEY)) {
        return false;
    }
    let names = [Form::NationalName, Form::PartyName];
    let named = |line: &str| {
        line.split(['\t', '|'])
            .flat_map(|part| part.split("   "))
            .any(|part| names.iter().any(|form| words::is(*form, part)))
    };
    let is_part = |line: &str| {
        let line = line.trim();
        let parts = [
            marks::is_number(line),
            marks::is_place_date(line),
            has_label(Form::RecipientLabel, line),
            has_label(Form::DistributionLabel, line),
            words::opens(Form::SubjectLabel, line).is_some(),
        ];
        parts.iter().position(|is| *is)
    };
    let parts: BTreeSet<usize> = text.lines().filter_map(is_part).collect();
    parts.len() > 1 || text.lines().any(named)
}

#[cfg(test)]
mod tests {
    use super::is_dispatch;

    #[test]
    fn a_dispatch_is_known_by_any_two_parts_of_the_form() {
        assert!(is_dispatch("ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN\n\nSố: 12/UBND-KT\n\nKính gửi: UBND các xã"));
        assert!(is_dispatch("Số: 1700/UBND-KGVX Lạng Sơn, ngày 25 tháng 11 năm 2026\nV/v ứng phó rét"));
        assert!(!is_dispatch("format: congvan/1\nsubject: |\n  Số: 12/UBND-KT\n  Kính gửi: xã"));
        assert!(!is_dispatch("issuer:\n  name: Sở Nội vụ\nrecipients:\n  - Số: 12"));
    }
}
