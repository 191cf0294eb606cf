//! Ô 13: where the office is and how to reach it, at the foot of the first page or at the end of a text.

use std::ops::Range;

use crate::import::labels;
use crate::import::marks::is_rule;
use crate::import::role::Role;
use crate::import::sheet::Sheet;
use crate::import::types::{Face, Line};
use crate::import::words::{self, Form};
use crate::model::directive::Directive;

/// Lines of an address have no more letters.
const LONGEST: usize = 300;

/// Reads the lines of the address right behind the foot, or at the end; what is left.
pub(super) fn read(sheet: &mut Sheet<'_>, lines: Range<usize>, own: &mut Directive) -> Range<usize> {
    let page = sheet.page;
    let fits = |at: &usize| {
        let line = &page.lines[*at];
        let words = page.words(line);
        let follows = *at > lines.start && waits(page.words(&page.lines[*at - 1]));
        line.table.is_none() && line.side.is_none() && (is_address(words) || is_rule(words) || follows)
    };
    let first = lines.clone().take_while(fits).count();
    let last = (lines.start + first..lines.end).rev().take_while(fits).count();
    let left = lines.start + first..lines.end - last;
    let found: Vec<&Line> =
        page.lines[lines.start..left.start].iter().chain(&page.lines[left.end..lines.end]).collect();
    add(sheet, &found, own);
    left
}

/// Lines of an address; one that the page had no room for goes on in the next.
pub(super) fn add(sheet: &mut Sheet<'_>, lines: &[&Line], own: &mut Directive) {
    let page = sheet.page;
    let (rules, said): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| is_rule(page.words(line)));
    rules.iter().for_each(|line| sheet.form(line.span.clone()));
    said.iter().for_each(|line| sheet.is(line, Role::Address));
    let goes_on = |above: &&Line, line: &&Line| {
        let words = page.words(above);
        let open = !words.ends_with(['.', ';']);
        let follows = above.span.end + 1 == line.span.start;
        follows && (waits(words) || open && page.had_room(above, line) == Some(false))
    };
    for lines in said.chunk_by(goes_on) {
        let text = sheet.text_at(lines[0].span.start..lines[lines.len() - 1].span.end, Face::default());
        own.issuer.address.push(text);
    }
}

/// Whether a line of an address ends with a label whose value stands on the next: `…; Fax:`.
pub(super) fn waits(words: &str) -> bool {
    words.ends_with(':') && is_address(words)
}

/// Whether a line says where an office is: it has two of the words of addresses, or opens with one.
pub(super) fn is_address(words: &str) -> bool {
    if words.chars().count() > LONGEST || words.ends_with("./.") || labels::of(words).is_some() {
        return false;
    }
    let mut starts = words.split([';', ',', ' ', '.']).filter(|word| !word.is_empty());
    let count = starts
        .by_ref()
        .filter(|word| {
            let at = word.as_ptr() as usize - words.as_ptr() as usize;
            words::opens(Form::Address, &words[at..])
                .is_some_and(|end| words[at + end..].trim_start().starts_with(':'))
        })
        .count();
    count > 1
        || count == 1 && words::opens(Form::Address, words).is_some()
        || count == 1 && !words.ends_with('.')
}
