//! The account of a file: every letter of it is in a field, is told by one, is left out with a reason, or is named as not
//! understood.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::import::page::Page;
use crate::import::types::Line;
use crate::import::{Imported, Understood};
use crate::text::inline::Text;

/// Parts of a page that nobody took, line by line.
pub(super) fn unplaced_parts(page: &Page, lines: Range<usize>, own: &Imported) -> Vec<Range<usize>> {
    let Some((first, last)) = page.lines.get(lines.start).zip(page.lines[..lines.end].last()) else {
        return Vec::new();
    };
    let covered = covered_parts(page, own);
    gaps(start_of(first)..end_of(last), &covered).into_iter().flat_map(|gap| by_line(page, gap)).collect()
}

/// Where a line begins, the cells of a table included.
fn start_of(line: &Line) -> usize {
    cells(line).map(|line| line.span.start).min().unwrap_or(usize::MAX).min(line.span.start)
}

/// Where a line ends, the cells of a table included.
fn end_of(line: &Line) -> usize {
    cells(line).map(|line| line.span.end).max().unwrap_or(0).max(line.span.end)
}

/// The lines in the cells of a table.
fn cells(line: &Line) -> impl Iterator<Item = &Line> {
    let rows = line.table.iter().flat_map(|grid| grid.rows.iter().flatten());
    rows.flat_map(|cell| &cell.lines)
}

/// Lines of footnotes that no field has with its words: their marks stand nowhere, or in what nobody took.
pub(super) fn notes_left(page: &Page, documents: &[Imported]) -> Vec<Range<usize>> {
    let said = documents.iter().flat_map(|own| own.directive.spans());
    let taken: BTreeSet<usize> = said.flat_map(|span| page.notes_in(&span)).map(|(_, note)| note).collect();
    let told = |line: &Range<usize>| {
        let known = documents.iter().flat_map(|own| {
            own.left_out.iter().map(|(span, _)| span).chain(own.told.iter().map(|(span, _)| span))
        });
        known.into_iter().any(|span| span.start <= line.start && line.end <= span.end)
    };
    let left = page.notes.iter().enumerate().filter(|(note, _)| !taken.contains(note));
    let lines = left.flat_map(|(_, lines)| lines).map(|line| page.trim_span(line.span.clone()));
    lines.filter(|line| !line.is_empty() && !told(line)).collect()
}

/// Parts that a field has or tells, or that were left out, in order.
fn covered_parts(page: &Page, own: &Imported) -> Vec<Range<usize>> {
    let mut covered: Vec<Range<usize>> = own.directive.spans();
    let notes: Vec<usize> =
        covered.iter().flat_map(|span| page.notes_in(span)).map(|(_, note)| note).collect();
    covered.extend(notes.into_iter().filter_map(|note| {
        let lines = page.notes.get(note)?;
        Some(lines.first()?.span.start..lines.last()?.span.end)
    }));
    covered.extend(own.left_out.iter().map(|(span, _)| span.clone()));
    covered.extend(own.told.iter().map(|(span, _)| span.clone()));
    covered.sort_by_key(|span| (span.start, span.end));
    covered
}

/// What lies within `whole` and in none of these ranges, which are in order.
fn gaps(whole: Range<usize>, covered: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut gaps = Vec::new();
    let mut from = whole.start;
    for span in covered.iter().take_while(|span| span.start <= whole.end) {
        if span.start > from {
            gaps.push(from..span.start);
        }
        from = from.max(span.end);
    }
    if from < whole.end {
        gaps.push(from..whole.end);
    }
    gaps
}

/// A part without white space and marks at its ends, line by line.
fn by_line(page: &Page, gap: Range<usize>) -> Vec<Range<usize>> {
    let mut at = gap.start;
    let parts = page.at(&gap).split('\n').map(|line| {
        let span = at..at + line.len();
        at += line.len() + 1;
        page.trim_span(span)
    });
    parts.filter(|span| !page.at(span).is_empty()).collect()
}

/// A letter of the source that is nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The words that hold it.
    pub words: String,
    /// What was expected to hold them.
    pub by: &'static str,
}

/// Letters of a page that are in no field, in nothing that was left out, and not named as not understood; and letters of
/// a field's place that the field does not have. None in any file: tests and the command hold every import to it.
pub fn lost_letters(understood: &Understood) -> Vec<Lost> {
    let page = &understood.page;
    let mut covered = Vec::new();
    let mut lost = Vec::new();
    for own in &understood.documents {
        covered.extend(self::covered_parts(page, own));
        covered.extend(own.unplaced.iter().cloned());
        lost.extend(
            own.directive
                .texts_with_spans()
                .into_iter()
                .filter_map(|(span, value)| short(page, own, &span, &value)),
        );
    }
    covered.sort_by_key(|span| (span.start, span.end));
    for gap in gaps(0..page.text.len(), &covered) {
        let words = page.at(&gap).trim();
        if !words.is_empty() {
            lost.push(Lost { words: words.to_owned(), by: "no field" });
        }
    }
    lost
}

/// Whether a field lacks letters of its place that were not left out.
fn short(page: &Page, own: &Imported, span: &Range<usize>, value: &str) -> Option<Lost> {
    let mut out: Vec<Range<usize>> = own
        .left_out
        .iter()
        .map(|(span, _)| span.clone())
        .filter(|out| out.start < span.end && out.end > span.start)
        .collect();
    out.extend(
        own.told
            .iter()
            .map(|(span, _)| span.clone())
            .filter(|told| told.start < span.end && told.end > span.start),
    );
    out.extend(page.notes_in(span).into_iter().map(|(mark, _)| mark));
    out.sort_by_key(|span| span.start);
    let kept: String = gaps(span.clone(), &out).iter().map(|gap| page.at(gap)).collect();
    let has = Text::from_notation(value);
    let has = has.words();
    // Most fields say their place word by word.
    let same = signs(has).eq(signs(&kept));
    (!same && !holds(&letters(has), &letters(&kept))).then_some(Lost { words: kept, by: "its field" })
}

/// Letters and signs in one case, white space and blanks aside.
fn letters(text: &str) -> String {
    // `İ` is two letters in small.
    let folded = crate::lexicon::fold_case(&text.to_lowercase());
    signs(&folded).collect()
}

/// What of a text is neither white space nor a blank.
fn signs(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '_' | '–' | '-'))
}

/// Whether all letters of one text stand in another in order.
fn holds(text: &str, wanted: &str) -> bool {
    let mut letters = text.chars();
    wanted.chars().all(|c| letters.any(|own| own == c))
}

#[cfg(test)]
mod tests {
    use crate::import::account::lost_letters;
    use crate::import::arrived::{Arrived, Block, Cell, Paragraph, Run, Table};
    use crate::import::understand;

    fn line(text: &str) -> Block {
        let runs = vec![Run { text: text.to_owned(), ..Run::default() }];
        Block::Paragraph(Paragraph { runs, whole: true, ..Paragraph::default() })
    }

    #[test]
    fn a_table_before_everything_else_is_not_lost() {
        let cell = |text| Cell { blocks: vec![line(text)], ..Cell::default() };
        let row = || vec![cell("Tên"), cell("Số lượng"), cell("Đơn vị")];
        let table = Table { rows: (0..6).map(|_| row()).collect(), ruled: true, ..Table::default() };
        let blocks =
            vec![Block::Table(table), line("QUYẾT ĐỊNH"), line("Về việc kiểm kê"), line("Điều 1. Kiểm kê.")];
        let understood = understand(&Arrived { blocks, ..Arrived::default() });
        assert_eq!(lost_letters(&understood), []);
    }

    const WITH_A_LINE_BELOW: &str = "\
UBND TỈNH LẠNG SƠN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    SỞ NỘI VỤ                          Độc lập - Tự do - Hạnh phúc
Số: 215/SNV-CCHC                   Lạng Sơn, ngày 05 tháng 3 năm 2027
V/v báo cáo cải cách hành chính

Kính gửi: Ủy ban nhân dân các xã, phường

Sở Nội vụ đề nghị Ủy ban nhân dân các xã, phường thực hiện các nội dung sau:
1. Rà soát thủ tục hành chính.
2. Báo cáo trước ngày 20/3/2027./.

Nơi nhận:                              GIÁM ĐỐC
- Như trên;
- Lưu: VT.
                                       Nguyễn Văn An

Abc đề xyz.
";

    #[test]
    fn a_footnote_whose_mark_is_gone_is_named() {
        let note = Paragraph {
            runs: vec![Run { text: "Số liệu năm 2026.".to_owned(), ..Run::default() }],
            ..Paragraph::default()
        };
        let blocks = vec![line("Số: 12/BC-UBND"), line("BÁO CÁO"), line("1. Rà soát.")];
        let understood = understand(&Arrived { blocks, notes: vec![vec![note]], ..Arrived::default() });
        assert_eq!(lost_letters(&understood), []);
        let mut named =
            understood.documents[0].unplaced.iter().map(|span| understood.page.text[span.clone()].to_owned());
        assert_eq!(named.next_back().as_deref(), Some("Số liệu năm 2026."));
    }

    /// Its mark stands in a line that is no part of the document.
    #[test]
    fn a_footnote_whose_mark_nobody_took_is_named() {
        let mut arrived = crate::import::plain::read(WITH_A_LINE_BELOW);
        let Some(Block::Paragraph(last)) = arrived.blocks.last_mut() else { panic!("a line") };
        last.runs.push(Run { text: "1".to_owned(), note: Some(0), ..Run::default() });
        let words = Run { text: "Số liệu năm 2026.".to_owned(), ..Run::default() };
        arrived.notes = vec![vec![Paragraph { runs: vec![words], ..Paragraph::default() }]];
        let understood = understand(&arrived);
        assert_eq!(lost_letters(&understood), []);
        let named = &understood.documents[0].unplaced;
        assert!(
            named.iter().any(|span| &understood.page.text[span.clone()] == "Số liệu năm 2026."),
            "{named:?}"
        );
    }

    /// The text of a footnote stands behind all lines, and may be taken where the line before it is not.
    #[test]
    fn a_last_line_that_nobody_took_is_named_before_footnotes() {
        let mut arrived = crate::import::plain::read(WITH_A_LINE_BELOW);
        let of_measure = arrived.blocks.iter_mut().find_map(|block| match block {
            Block::Paragraph(own) if own.runs.iter().any(|run| run.text.contains("Rà soát")) => Some(own),
            _ => None,
        });
        let mark = Run { text: "1".to_owned(), note: Some(0), ..Run::default() };
        of_measure.expect("a measure").runs.push(mark);
        let words = Run { text: "Số liệu năm 2026.".to_owned(), ..Run::default() };
        arrived.notes = vec![vec![Paragraph { runs: vec![words], ..Paragraph::default() }]];
        let understood = understand(&arrived);
        assert_eq!(lost_letters(&understood), []);
        let named = &understood.documents[0].unplaced;
        assert!(named.iter().any(|span| &understood.page.text[span.clone()] == "Abc đề xyz."), "{named:?}");
    }

    #[test]
    fn a_letter_that_is_two_in_small_is_not_lost() {
        let blocks = vec![
            line("\u{130}OÀN THANH NIÊN"),
            line("Số: 12/ĐTN"),
            line("Kính gửi: Các chi đoàn"),
            line("Rà soát."),
        ];
        assert_eq!(lost_letters(&understand(&Arrived { blocks, ..Arrived::default() })), []);
    }
}
