//! Bản sao (NĐ 30, Điều 25; PL III, Mẫu 3.1, 3.2): the part of the one who copied, below the document on paper or as a line
//! at the head of an electronic one.

use std::ops::Range;

use crate::import::marks::{is_capitals, is_number, is_place_date, is_rule};
use crate::import::page::Page;
use crate::import::parts::form_of;
use crate::import::sheet::Sheet;
use crate::import::{foot, head, zones};
use crate::model::directive::{Copy, Directive};

/// The first line of the part of the one who copied: a head without national name, in which the form of the copy stands.
pub(super) fn start(page: &Page, lines: Range<usize>) -> Option<usize> {
    /// No head of a copy has more lines.
    const HEAD: usize = 8;
    let body = lines.start + 3..lines.end;
    let at = body.clone().find(|at| form_of(page.words(&page.lines[*at])).is_some())?;
    let own = &page.lines[at];
    let mut start = at;
    while start > body.start && at - start < HEAD {
        let above = &page.lines[start - 1];
        let words = page.words(above);
        let of_head = is_capitals(words) || is_number(words) || is_place_date(words) || is_rule(words);
        let apart = above.side.map(|side| side.table) != own.side.map(|side| side.table);
        if !of_head || apart || own.side.is_none() && page.lines[start].gap > 0 {
            break;
        }
        start -= 1;
    }
    let head = &page.lines[start..lines.end.min(at + HEAD)];
    let numbered = head.iter().any(|line| is_number(page.words(line)));
    (numbered || head.iter().any(|line| is_place_date(page.words(line)))).then_some(start)
}

/// Reads the part of the one who copied.
pub(super) fn read(sheet: &mut Sheet<'_>, lines: Range<usize>, own: &mut Directive) {
    if lines.is_empty() {
        return;
    }
    let notes = std::mem::take(&mut sheet.by_path);
    let mut copied = Directive { kind: own.kind, ..Directive::default() };
    let tail = zones::tail(sheet.page, lines.start, lines.end);
    head::read(sheet, lines.start..tail.start, &mut copied);
    foot::read(sheet, tail, &mut copied);
    let of_copy = std::mem::replace(&mut sheet.by_path, notes);
    sheet.by_path.extend(of_copy.into_iter().map(|(path, note)| (format!("copy.{path}"), note)));
    let Some(copy) = copied.copy else { return };
    own.copy = Some(Copy {
        issuer: copied.issuer,
        number: copied.number,
        place: copied.place,
        date: Some(copied.date),
        distribution: copied.distribution,
        signatory: copied.signatory,
        ..copy
    });
}
