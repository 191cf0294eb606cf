//! Lines that hold two columns by tabs or runs of spaces, as letterheads and signatures of old files do: parted, and the
//! left column before the right one.

use crate::import::labels;
use crate::import::marks::{is_authority, is_capitals, is_number, is_place_date};
use crate::import::parts::{has_label, is_copy_form, opens_annex, subject_label};
use crate::import::signing::{is_body, is_signing_title};
use crate::import::types::{RawLine, Side, columns};
use crate::import::words::{self, Form};
use std::collections::VecDeque;
use std::ops::Range;

/// So many spaces part columns.
const GAP: usize = 3;
/// A column on the right begins no further left.
const RIGHT: usize = 20;
/// A tab is so wide where nothing says how wide.
const TAB: usize = 8;
/// A letterhead has no more lines.
const HEAD: usize = 14;
/// A signature has no more lines.
const TAIL: usize = 60;

/// A line with the parts that wide gaps make of it, each with the column it begins in.
struct Parted {
    line: RawLine,
    parts: Vec<(Range<usize>, usize)>,
}

/// The lines, with those of letterheads and signatures in two columns one column after the other.
pub(super) fn part(lines: Vec<RawLine>, tables: usize) -> Vec<RawLine> {
    let mut parted: VecDeque<Parted> =
        lines.into_iter().map(|line| Parted { parts: parts(&line), line }).collect();
    let mut out = Vec::with_capacity(parted.len());
    let mut number = tables;
    while let Some(first) = parted.front() {
        let until = match kind(first) {
            None => {
                // Lines above the one that shows the columns belong to them too.
                out.extend(parted.pop_front().map(|own| own.line));
                continue;
            }
            Some(Kind::Head) => head_end(parted.make_contiguous()),
            Some(Kind::Tail) => tail_end(parted.make_contiguous()),
        };
        let mut region: Vec<Parted> = parted.drain(..until).collect();
        let above =
            out.iter().rev().take(HEAD).take_while(|line: &&RawLine| stands_above(line, &region)).count();
        let above: Vec<RawLine> = out.drain(out.len() - above..).collect();
        region.splice(0..0, above.into_iter().map(|line| Parted { parts: parts(&line), line }));
        let (lines, tables) = beside(region, number + 1);
        number += tables;
        out.extend(lines);
    }
    out
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Head,
    Tail,
}

/// Which columns a line shows: those of a letterhead or of a signature.
fn kind(own: &Parted) -> Option<Kind> {
    if own.line.side.is_some() || own.line.table.is_some() || own.parts.len() < 2 {
        return None;
    }
    let mut words = own.parts.iter().map(|(range, _)| &own.line.text[range.clone()]);
    let signs_for = |part: &str| is_signer(part);
    if words.clone().any(|part| has_label(Form::DistributionLabel, part) || is_authority(part))
        || words.clone().all(signs_for)
    {
        return Some(Kind::Tail);
    }
    let first = words.clone().next().unwrap_or_default();
    let head = words.any(|part| {
        words::is_printed(part) || begins_national(part) || is_place_date(part) || is_copy_form(part)
    });
    (head || is_number(first) && own.parts.len() == 2).then_some(Kind::Head)
}

/// Whether a part in capitals is what stands above one who signs: a body, a title, for whom.
fn is_signer(part: &str) -> bool {
    is_capitals(part)
        && (words::opens(Form::SignsFor, part).is_some()
            || is_signing_title(part)
            || is_body(part)
            || is_authority(part))
}

/// Whether a part is the first half of the national name, in a column too narrow for it: `CỘNG HÒA XÃ HỘI CHỦ`.
fn begins_national(part: &str) -> bool {
    /// Fewer words may open anything.
    const WORDS: usize = 4;
    let own = words::bare(part);
    is_capitals(part)
        && own.split_whitespace().count() >= WORDS
        && words::of(Form::NationalName).any(|name| words::bare(name).starts_with(&own))
}

/// Whether a line above belongs to a region: it has two short parts, or is far to the right.
fn stands_above(line: &RawLine, region: &[Parted]) -> bool {
    let Some(first) = region.first() else { return false };
    first.line.gap == 0
        && line.side.is_none()
        && line.table.is_none()
        && line.text.chars().count() < 90
        && (parts(line).len() == 2 || line.lead >= RIGHT)
        && labels::of(&line.text).is_none()
}

/// The line behind a letterhead that begins here.
fn head_end(lines: &[Parted]) -> usize {
    // The next one may be near below a short document.
    let opens = |at: usize| opens_letterhead(&lines[at]) || opens_copy(&lines[at..]);
    let most = HEAD.min(lines.len());
    let named = (0..most).find(|at| opens(*at)).unwrap_or(0);
    let next = (named + 1..most).find(|at| opens(*at) && lines[*at].line.gap > 0).map(|at| at - named - 1);
    let reach = next.map_or(HEAD, |at| named + 1 + at);
    let last = lines[..reach.min(lines.len())]
        .iter()
        .rposition(|own| kind(own) == Some(Kind::Head) || is_alone_in_head(own))
        .unwrap_or(0);
    // What goes on below the number.
    let more = lines[last + 1..].iter().take(6).take_while(|own| {
        own.line.gap == 0
            && own.line.side.is_none()
            && own.line.table.is_none()
            && (own.parts.len() == 2 || own.parts.len() == 1 && own.line.text.chars().count() < 60)
            && !has_label(Form::RecipientLabel, &own.line.text)
            && (own.line.text.chars().any(char::is_lowercase) || is_numeral(own.line.text.trim()))
    });
    let more = more.count();
    let goes_on = lines[..=last].iter().any(|own| subject_label(&own.line.text).is_some())
        || lines.get(last + 1).is_some_and(|own| subject_label(&own.line.text).is_some());
    if goes_on { last + 1 + more } else { last + 1 }
}

/// Whether a line is nothing but numbers, as the last words of a subject may be: `2025 - 2030`, `4/2026`, `III`.
fn is_numeral(words: &str) -> bool {
    let roman = |c: char| "IVXLC".contains(c);
    !words.is_empty() && (labels::is_figures(words) || words.chars().all(roman))
}

/// Whether a line holds nothing but a part of a letterhead in one of its columns: `Số: 12/SYT-NVY`, a motto far to the right.
fn is_alone_in_head(own: &Parted) -> bool {
    let [(range, start)] = own.parts.as_slice() else { return false };
    let words = &own.line.text[range.clone()];
    let printed = words::is_printed(words);
    own.line.side.is_none()
        && own.line.table.is_none()
        && (is_number(words) || *start >= RIGHT && (printed || is_place_date(words)))
}

/// The line behind a signature that begins here.
fn tail_end(lines: &[Parted]) -> usize {
    let right = right_edge(lines.iter().take(TAIL));
    let mut end = 1;
    for (at, own) in lines.iter().take(TAIL).enumerate().skip(1) {
        let line = &own.line;
        let annex = words::opens_any(&[Form::AnnexLabel], &line.text);
        let listed = own.parts.len() < 2
            && opens_annex(lines[at..].iter().map(|own| (own.line.text.as_str(), own.line.table.is_some())));
        let head = opens_letterhead(own) || opens_copy(&lines[at..]) || listed;
        if line.side.is_some() || line.table.is_some() || line.new_page || annex || head {
            break;
        }
        let listed = line.text.starts_with(['-', '–', '+', '•']);
        let beside = own.parts.len() > 1 || line.lead + 8 >= right;
        let goes_on = line.gap == 0 && line.text.chars().count() < 70;
        let many = line.gap > 12 || line.text.chars().count() > 120 && own.parts.len() < 2;
        if many || !(listed || beside || goes_on) {
            break;
        }
        end += 1;
    }
    end
}

/// Whether another document begins with this line.
fn opens_letterhead(own: &Parted) -> bool {
    let mut words = own.parts.iter().map(|(range, _)| &own.line.text[range.clone()]);
    words.any(|part| words::is(Form::NationalName, part) || words::is(Form::PartyName, part))
}

/// Whether the part of the one who copied begins with the first of these lines: the form of the copy stands in it, or
/// below names in capitals.
fn opens_copy(lines: &[Parted]) -> bool {
    /// A name takes no more lines.
    const NAME: usize = 4;
    let has_form =
        |own: &Parted| own.parts.iter().any(|(range, _)| is_copy_form(&own.line.text[range.clone()]));
    let name = |(at, own): &(usize, &Parted)| {
        (*at == 0 || own.line.gap == 0) && (is_capitals(&own.line.text) || is_number(&own.line.text))
    };
    lines.iter().enumerate().take(NAME).take_while(name).any(|(_, own)| has_form(own))
}

/// Where the right column begins.
fn right_edge<'p>(lines: impl Iterator<Item = &'p Parted>) -> usize {
    let mut starts: Vec<usize> = lines.filter_map(|own| Some(own.parts.get(1)?.1)).collect();
    starts.sort_unstable();
    starts.get(starts.len() / 4).copied().unwrap_or(RIGHT * 2).max(RIGHT)
}

/// The columns of a region, one after the other, and how many tables they are.
fn beside(region: Vec<Parted>, table: usize) -> (Vec<RawLine>, usize) {
    match several(&region) {
        Some(edges) => (in_columns(region, &edges, table), edges.len() - 1),
        None => (in_two(region, table), 1),
    }
}

/// Where the columns of a region begin in which more than two sign side by side.
fn several(region: &[Parted]) -> Option<Vec<usize>> {
    let signs = |own: &&Parted| own.parts.iter().all(|(range, _)| is_signer(&own.line.text[range.clone()]));
    let most = region.iter().filter(signs).max_by_key(|own| own.parts.len())?;
    (most.parts.len() > 2).then(|| most.parts.iter().map(|(_, start)| *start).collect())
}

/// Several columns one after the other; each behind the first is the right one of a table of its own.
fn in_columns(region: Vec<Parted>, edges: &[usize], table: usize) -> Vec<RawLine> {
    let mut columns: Vec<Vec<RawLine>> = vec![Vec::new(); edges.len()];
    let mut gaps = vec![0; edges.len()];
    for Parted { line, parts } in region {
        gaps.iter_mut().for_each(|gap| *gap += line.gap);
        for (range, start) in parts {
            let at = (0..edges.len()).min_by_key(|at| edges[*at].abs_diff(start)).unwrap_or(0);
            let side = Some(Side { table: table + at.saturating_sub(1), row: 0, right: at > 0, inner: 0 });
            let gap = std::mem::take(&mut gaps[at]);
            let own = RawLine { side, whole: false, gap, ..line.part(range) };
            // A name that the column broke goes on in its next line.
            columns[at].push(own);
        }
    }
    columns.into_iter().flatten().collect()
}

/// Both columns of a region, one after the other.
fn in_two(region: Vec<Parted>, table: usize) -> Vec<RawLine> {
    let edge = right_edge(region.iter());
    let both = || region.iter().filter(|own| own.parts.len() > 1);
    let tabbed = both().any(|own| own.line.text.contains('\t'));
    // Where a tab leads to the left column too, it leads no further.
    let left_leads: Vec<usize> = both().map(|own| own.line.lead).collect();
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let (mut left_gap, mut right_gap) = (0, 0);
    for Parted { line, parts } in region {
        let (gap, new_page) = (line.gap, line.new_page);
        left_gap += gap;
        right_gap += gap;
        let side = |right| Some(Side { table, row: 0, right, inner: 0 });
        let of = |range: Range<usize>, right| RawLine { side: side(right), whole: false, ..line.part(range) };
        match parts.as_slice() {
            [] => {}
            [(only, start)] => {
                // A tab leads as far as the columns' own do, wherever that is.
                let by_tab = tabbed
                    && *start >= TAB
                    && line.lead.is_multiple_of(TAB)
                    && !left_leads.contains(&line.lead)
                    && labels::of(&line.text).is_none();
                let is_right = *start >= RIGHT && *start + 10 >= edge || by_tab;
                let (column, own_gap) =
                    if is_right { (&mut right, &mut right_gap) } else { (&mut left, &mut left_gap) };
                column.push(RawLine { gap: std::mem::take(own_gap), new_page, ..of(only.clone(), is_right) });
            }
            [first, .., last] => {
                // Of several gaps the one nearest to the right column's edge parts.
                let cut = (1..parts.len()).min_by_key(|at| parts[*at].1.abs_diff(edge)).unwrap_or(1);
                let (one, other) = (first.0.start..parts[cut - 1].0.end, parts[cut].0.start..last.0.end);
                left.push(RawLine { gap: std::mem::take(&mut left_gap), new_page, ..of(one, false) });
                right.push(RawLine { gap: std::mem::take(&mut right_gap), ..of(other, true) });
            }
        }
    }
    left.append(&mut right);
    left
}

/// The parts of a line between tabs and runs of spaces; a blank within a number or a date parts nothing.
fn parts(line: &RawLine) -> Vec<(Range<usize>, usize)> {
    let text = line.text.as_str();
    let mut parts: Vec<(Range<usize>, usize)> = Vec::new();
    let (mut at, mut column) = (0, line.lead);
    while at < text.len() {
        let rest = &text[at..];
        let words = rest.find(is_gap_at(rest)).unwrap_or(rest.len());
        let (own, behind) = rest.split_at(words);
        let white = behind.len() - behind.trim_start_matches(char::is_whitespace).len();
        let begins = parts.last().is_none_or(|(range, _)| parts_here(&text[range.clone()], own));
        match parts.last_mut() {
            Some((range, _)) if !begins => range.end = at + words,
            _ => parts.push((at..at + words, column)),
        }
        column += own.chars().count();
        column = column_behind(column, &behind[..white]);
        at += words + white;
    }
    parts.retain(|(range, _)| !range.is_empty());
    if let [(only, start)] = parts.as_slice()
        && let Some(cut) = national_from(&text[only.clone()])
    {
        // The two columns of a head on one line, with one space between.
        let (from, start) = (only.start + cut, *start);
        let before = only.start..only.start + text[only.start..from].trim_end().len();
        let column = start + text[only.start..from].chars().count();
        return vec![(before, start), (from..only.end, column.max(RIGHT))];
    }
    parts
}

/// Where the national name or the motto begins behind other words of a line that ends in it.
fn national_from(words: &str) -> Option<usize> {
    let short = words.len() < 200 && words.split_whitespace().count() > 6;
    let starts = words.match_indices(' ').map(|(at, _)| at + 1);
    short.then(|| {
        starts
            .filter(|at| words[*at..].starts_with(char::is_uppercase))
            .find(|at| words::is_printed(&words[*at..]))
    })?
}

fn column_behind(from: usize, white: &str) -> usize {
    white.chars().fold(from, |at, c| if c == '\t' { (at / 8 + 1) * 8 } else { at + 1 })
}

/// A predicate that finds where the first wide gap of a text begins.
fn is_gap_at(text: &str) -> impl FnMut(char) -> bool + '_ {
    let mut rest = text;
    move |c| {
        let found = c.is_whitespace() && {
            let white = &rest[..rest.len() - rest.trim_start_matches(char::is_whitespace).len()];
            white.contains('\t') || columns(white) >= GAP
        };
        rest = &rest[c.len_utf8()..];
        found
    }
}

/// Whether a gap between two parts is one between columns, not a blank: `Số:      /QĐ-UBND`, `ngày    tháng    năm`.
fn parts_here(before: &str, behind: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or_default();
    let next = behind.split_whitespace().next().unwrap_or_default();
    let day = |word: &str| [Form::Day, Form::Month, Form::Year].iter().any(|form| words::is(*form, word));
    let blank = behind.starts_with('/')
        || words::is(Form::NumberLabel, last) && is_number(&format!("{last} {behind}"));
    !(blank || day(last) || day(next))
}

/// Whether a gap between two parts leaves room for a number or a day, for sure: `số      /QĐ-UBND`, `ngày     tháng`.
pub(super) fn leaves_blank(before: &str, behind: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or_default();
    let next = behind.split_whitespace().next().unwrap_or_default();
    let day = |word: &str| [Form::Day, Form::Month, Form::Year].iter().any(|form| words::is(*form, word));
    behind.starts_with('/') && words::is(Form::NumberLabel, last) || day(last) && day(next)
}

#[cfg(test)]
mod tests {
    use crate::import::{plain, understand};

    #[test]
    fn a_line_that_a_tab_leads_to_the_left_column_is_of_that_column() {
        let text = "\
\tUBND TỈNH\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
\tLẠNG SƠN\tĐộc lập - Tự do - Hạnh phúc
\tSỞ Y TẾ\t
\tSố: 12/SYT-VP\tLạng Sơn, ngày 14 tháng 5 năm 2027

Kính gửi: Các phòng thuộc Sở

Sở Y tế đề nghị các đơn vị:
1. Rà soát.
";
        let understood = understand(&plain::read(text));
        let own = &understood.documents[0];
        let superior = own.directive.issuer.superior.as_ref().map(|name| name.notation());
        assert_eq!((superior, own.directive.issuer.name.notation()), (Some("UBND tỉnh Lạng Sơn"), "Sở Y tế"));
        assert!(own.unplaced.is_empty());
    }
}
