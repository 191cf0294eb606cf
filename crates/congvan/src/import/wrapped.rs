//! Lines of a letterhead that a narrow column broke: the national name, the Party's, the motto, place and day, number and
//! symbol. Each is one line again before anything is looked for.

use crate::import::marks::{self, is_capitals};
use crate::import::parts::is_stamp;
use crate::import::signing::{is_name, is_signing_title, name_from};
use crate::import::types::{Look, RawLine};
use crate::import::words::{self, Form};
use crate::lexicon::{Lexicon, Term};
use crate::model::date::PartialDate;

/// The lines, those of a column of a letterhead apart that a program ran together: `UBND XÃ A PHÒNG KINH TẾ Số: 45/BC-PKT`.
pub(super) fn split_lines(lines: Vec<RawLine>) -> Vec<RawLine> {
    let mut out = Vec::with_capacity(lines.len());
    for line in lines {
        if let Some(label) = label_before_signature(&line) {
            out.extend([line.part(0..label), line.part(label..line.text.len())]);
            continue;
        }
        let fits = line.table.is_none()
            && line.side.is_some_and(|side| !side.right)
            && !marks::is_number(&line.text)
            && line.text.len() < LONGEST * 2;
        let number = if fits { run_on_number(&line.text) } else { None };
        let Some(number) = number else {
            out.push(line);
            continue;
        };
        let name = line.text[..number].trim_end().len();
        let above = below(&line.text[..name]);
        let cuts = [0..above, above..name, number..line.text.len()];
        out.extend(cuts.into_iter().filter(|cut| !cut.is_empty()).map(|cut| line.part(cut)));
    }
    out
}

/// So many bytes of a line are `Nơi nhận:`, behind which a copy of a page has what stood beside it: `KT. GIÁM ĐỐC`.
fn label_before_signature(line: &RawLine) -> Option<usize> {
    let end = words::opens(Form::DistributionLabel, &line.text).filter(|_| line.table.is_none())?;
    let behind = line.text[end..].trim_start_matches([':', ' ', '\t', '\u{a0}']);
    let signs = is_capitals(behind) && (marks::is_authority(behind) || is_signing_title(behind));
    signs.then(|| line.text.len() - behind.len())
}

/// Where a number with its symbol begins behind a name in capitals.
fn run_on_number(text: &str) -> Option<usize> {
    let mut starts = text.match_indices(' ').map(|(at, _)| at + 1);
    starts.find(|at| marks::is_number(&text[*at..]) && is_capitals(&text[..*at]))
}

/// Where the name of a body begins behind that of a unit's committee above it; 0 where there is but one.
fn below(name: &str) -> usize {
    /// A name has so many words at the least.
    const WORDS: usize = 3;
    let spots = Lexicon::get().spots(name);
    let committee = spots.iter().find(|spot| spot.start == 0 && matches!(spot.term, Term::Body(_)));
    let unit = committee.and_then(|above| {
        spots.iter().find(|spot| matches!(spot.term, Term::Kind(_)) && spot.start == above.end + 1)
    });
    let Some(unit) = unit else { return 0 };
    let begins = |at: &usize| {
        let rest = &name[*at..];
        words::opens(Form::BodyHead, rest).is_some() && rest.split_whitespace().count() >= WORDS
    };
    let mut starts = name.match_indices(' ').map(|(at, _)| at + 1).filter(|at| *at > unit.end + 1);
    starts.find(begins).unwrap_or(0)
}

/// What a column breaks takes no more lines.
const LINES: usize = 3;
/// … and no more letters.
const LONGEST: usize = 120;

/// The lines, those that were one joined.
pub(super) fn join_lines(lines: Vec<RawLine>) -> Vec<RawLine> {
    let mut out: Vec<RawLine> = Vec::with_capacity(lines.len());
    let mut lines = lines.into_iter();
    let mut next: Vec<RawLine> = Vec::new();
    loop {
        while next.len() < LINES
            && let Some(line) = lines.next()
        {
            next.push(line);
        }
        if next.is_empty() {
            return out;
        }
        let count = (2..=next.len()).rev().find(|count| are_one(&next[..*count])).unwrap_or(1);
        let mut parts = next.drain(..count);
        let first = parts.next();
        out.extend(first.map(|first| parts.fold(first, with)));
    }
}

/// Whether lines are one that was broken.
fn are_one(lines: &[RawLine]) -> bool {
    let [first, rest @ ..] = lines else { return false };
    let goes_on =
        |line: &RawLine| line.side == first.side && line.gap == 0 && !line.new_page && line.table.is_none();
    let letters: usize = lines.iter().map(|line| line.text.len()).sum();
    if first.table.is_some() || letters > LONGEST * 2 || !rest.iter().all(goes_on) {
        return false;
    }
    let words: Vec<&str> = lines.iter().map(|line| line.text.trim()).collect();
    let before = words[..words.len() - 1].join(" ");
    let all = words.join(" ");
    !words.iter().any(|words| words::is_printed(words) || marks::is_rule(words))
        && (words::is_printed(&all)
            || lines.len() == 2 && goes_on_in_symbol(words[0], words[1])
            || lines.len() == 2 && first.side.is_some() && goes_on_in_name(words[0], words[1])
            || first.side.is_some() && words[0].contains(',') && is_more_of_a_day(&before, &all))
}

/// Whether words are a place with a day of which those before have less: `Lạng Sơn, ngày 05` / `tháng 11 năm 2026`.
fn is_more_of_a_day(before: &str, all: &str) -> bool {
    let known = |date: PartialDate| [date.year().is_some(), date.month().is_some(), date.day().is_some()];
    let day = |words: &str| marks::place_date(words).filter(|_| marks::is_place_date(words));
    !is_capitals(before)
        && day(all).is_some_and(|mark| {
            let less = day(before).map_or([false; 3], |mark| known(mark.date));
            known(mark.date) != less && known(mark.date)[0]
        })
}

/// Whether a number ends within its symbol, which goes on in the next line: `Số: 08/HDLT-MTTQ-` / `LĐTBXH`.
fn goes_on_in_symbol(number: &str, rest: &str) -> bool {
    let fits = |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '–' | '.' | '&' | '/');
    number.ends_with(['-', '–', '/'])
        && marks::is_number(number)
        && rest.starts_with(char::is_uppercase)
        && rest.chars().all(fits)
        && !is_stamp(rest)
}

/// Whether a rank with some words of a name stands above the rest of it: `Thiếu tướng Nguyễn` / `Văn Trường`.
fn goes_on_in_name(above: &str, rest: &str) -> bool {
    /// A name has no more words.
    const MOST: usize = 5;
    let ranked = name_from(above);
    let name = [&above[ranked..], rest].join(" ");
    let begun = !above[ranked..].trim().is_empty();
    ranked > 0
        && begun
        && name_from(rest) == 0
        && !is_capitals(rest)
        && name.split_whitespace().count() <= MOST
        && is_name(&name)
}

/// A line with the words of the next one behind its own.
fn with(mut line: RawLine, next: RawLine) -> RawLine {
    let look = line.looks.last().map_or_else(Look::default, |(_, look)| look.clone());
    let within_symbol = goes_on_in_symbol(line.text.trim(), next.text.trim());
    line.push(if within_symbol { "" } else { " " }, &look);
    for (range, look) in &next.looks {
        line.push(&next.text[range.clone()], look);
    }
    line.ruled_below |= next.ruled_below;
    line
}

#[cfg(test)]
mod tests {
    use crate::import::arrived::{Arrived, Block, Cell, Paragraph, Run, Table};
    use crate::import::understand;

    /// A letterhead in two columns, line by line.
    fn head(left: &[&str], right: &[&str]) -> Arrived {
        let cell = |lines: &[&str]| {
            let line = |text: &&str| {
                let runs = vec![Run { text: (*text).to_owned(), ..Run::default() }];
                Block::Paragraph(Paragraph { runs, ..Paragraph::default() })
            };
            Cell { blocks: lines.iter().map(line).collect(), ..Cell::default() }
        };
        let table = Table { rows: vec![vec![cell(left), cell(right)]], ..Table::default() };
        Arrived { blocks: vec![Block::Table(table)], ..Arrived::default() }
    }

    #[test]
    fn what_a_program_ran_together_in_the_head_is_parted() {
        let right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Hà Giang, ngày 10 tháng 5 năm 2024"];
        for (left, superior) in [
            (
                "UBND PHƯỜNG HÀ GIANG 1 TRƯỜNG THCS LÝ TỰ TRỌNG Số: 45/BC-THCSLTT",
                Some("UBND phường Hà Giang 1"),
            ),
            ("SỞ NỘI VỤ Số: 45/BC-SNV", None),
        ] {
            let own = understand(&head(&[left], &right)).documents.remove(0).directive;
            assert_eq!(own.number.value.map(|value| value.into_notation()).as_deref(), Some("45"), "{left}");
            assert_eq!(own.issuer.superior.as_ref().map(|name| name.notation()), superior);
        }
    }

    #[test]
    fn a_symbol_that_a_column_breaks_is_one() {
        let right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Hà Giang, ngày 10 tháng 5 năm 2024"];
        for (left, symbol) in [
            (["SỞ NỘI VỤ", "Số: 08/HDLT-MTTQ-", "LĐTBXH"], "HDLT-MTTQ-LĐTBXH"),
            (["SỞ NỘI VỤ", "Số: 08/", "KH-SNV"], "KH-SNV"),
            (["SỞ NỘI VỤ", "Số: 08/KH-SNV", "HỎA TỐC"], "KH-SNV"),
        ] {
            let own = understand(&head(&left, &right)).documents.remove(0);
            assert_eq!(own.directive.number.symbol.notation(), symbol);
            assert!(own.unplaced.is_empty(), "{left:?}");
        }
    }

    #[test]
    fn what_a_column_of_the_head_breaks_is_one_line() {
        let left = ["UBND TỈNH HÀ GIANG", "SỞ NỘI VỤ", "Số: 945/SNV-CCVC"];
        for name in [
            &["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM"][..],
            &["CỘNG HÒA", "XÃ HỘI CHỦ NGHĨA", "VIỆT NAM"],
            &["ĐẢNG CỘNG SẢN", "VIỆT NAM"],
        ] {
            for day in [
                &["Hoàng Su Phì, ngày 10 tháng 5 năm", "2024"][..],
                &["Hoàng Su Phì, ngày 10 tháng 5", "năm 2024"],
                &["Hoàng Su Phì,", "ngày 10 tháng", "5 năm 2024"],
            ] {
                let right = [name, &["Độc lập - Tự do -", "Hạnh phúc"], day].concat();
                let own = understand(&head(&left, &right)).documents.remove(0);
                assert_eq!(own.directive.date.notation(), "2024-05-10", "{right:?}");
                assert_eq!(own.directive.place.notation(), "Hoàng Su Phì");
                assert!(own.unplaced.is_empty(), "{right:?}");
            }
        }
    }

    #[test]
    fn a_title_behind_the_label_of_the_list_is_that_of_who_signs() {
        for (title, known) in [("PHÓ GIÁM ĐỐC PHỤ TRÁCH", true), ("KT. GIÁM ĐỐC", false)] {
            let text = format!(
                "SỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/SNV-KT Hà Giang, ngày 05 tháng 3 năm 2024\n\
                 Kính gửi: Các xã\n1. Rà soát.\n2. Báo cáo./.\nNơi nhận: {title}\n- Như trên;\n- Lưu: VT.\nVi Thị Hoa\n"
            );
            let own = understand(&crate::import::plain::read(&text)).documents.remove(0).directive;
            assert_eq!((own.distribution.to.len(), own.signatory.title.is_some()), (1, known), "{title}");
            assert_eq!(own.signatory.authority.is_empty(), known);
            assert_eq!(own.signatory.name.map(|name| name.into_notation()).as_deref(), Some("Vi Thị Hoa"));
        }
    }
}
