//! Dấu đến: the stamp of whoever received a document, typed or pasted beside its letterhead. None of it is the document's; all
//! of it is told.

use crate::import::arrived::{LeftOut, Reason};
use crate::import::marks::{is_capitals, is_number, is_place_date, is_rule};
use crate::import::parts::title_type;
use crate::import::types::RawLine;
use crate::import::words::{self, Form};

/// A stamp stands among so many lines from above.
const HEAD: usize = 60;
/// Its receiver's name takes no more lines.
const NAME: usize = 3;

/// The lines without those of a stamp, which go to `left_out`.
pub(super) fn without(mut lines: Vec<RawLine>, left_out: &mut Vec<LeftOut>) -> Vec<RawLine> {
    let heads = (0..lines.len().min(HEAD)).rev().filter(|at| opens(&lines, *at)).collect::<Vec<_>>();
    for at in heads {
        let from = at - named_above(&lines, at);
        let to = at + 1 + fields(&lines[at + 1..], &lines[at]);
        let to = to + usize::from(from < at && goes_on_below(&lines, at, to));
        let taken: Vec<RawLine> = lines.drain(from..to).collect();
        // What stands apart from the stamp stands apart from what was above it.
        if let (Some(next), Some(first)) = (lines.get_mut(from), taken.first()) {
            next.gap = next.gap.max(first.gap);
            next.new_page |= first.new_page;
        }
        let text = |line: RawLine| LeftOut { text: line.text, reason: Reason::Stamp, place: line.place };
        left_out.extend(taken.into_iter().map(text));
    }
    let above: Vec<RawLine> = lines.drain(..without_heading(&lines)).collect();
    left_out.extend(above.into_iter().map(|line| LeftOut {
        text: line.text,
        reason: Reason::Stamp,
        place: line.place,
    }));
    lines
}

/// So many first lines are fields of a stamp whose heading the edge of the page has cut off: `Số: 1290  Ngày: 27/10/2027`,
/// `Chuyển: ………`. The letterhead stands below with a number and a day of its own.
fn without_heading(lines: &[RawLine]) -> usize {
    let field =
        |line: &&RawLine| line.table.is_none() && !is_number(&line.text) && is_field(line.text.trim());
    let count = lines.iter().take(HEAD).take_while(field).count();
    let below = lines[count..].iter().take(HEAD);
    let parts = |line: &RawLine, fits: fn(&str) -> bool| {
        line.text.split('\t').flat_map(|part| part.split("  ")).any(|part| fits(part.trim()))
    };
    let has = |fits: fn(&str) -> bool| below.clone().any(|line| parts(line, fits));
    if count > 1 && has(is_number) && has(is_place_date) { count } else { 0 }
}

/// The lines without what a program that shows digital signatures says of them, copied with a text: `Ký bởi: …` and the fields
/// below it.
pub(super) fn without_signatures(lines: Vec<RawLine>, left_out: &mut Vec<LeftOut>) -> Vec<RawLine> {
    /// One line alone is how a name is signed.
    const FEWEST: usize = 2;
    let field = |line: &RawLine, form: Form| {
        let words = line.text.trim();
        words::opens(form, words).is_some_and(|end| words[end..].trim_start().starts_with(':'))
    };
    let mut kept = Vec::with_capacity(lines.len());
    let mut rest = lines.into_iter().peekable();
    while let Some(own) = rest.next() {
        if own.table.is_some() || !field(&own, Form::Signed) {
            kept.push(own);
            continue;
        }
        let side = own.side;
        let mut block = vec![own];
        while let Some(line) = rest.next_if(|line| {
            let near = line.gap == 0 && line.side == side && line.table.is_none();
            near && field(line, Form::SignatureField)
        }) {
            block.push(line);
        }
        if block.len() > FEWEST {
            let out =
                |line: RawLine| LeftOut { text: line.text, reason: Reason::Signature, place: line.place };
            left_out.extend(block.into_iter().map(out));
        } else {
            kept.extend(block);
        }
    }
    kept
}

/// Whether a stamp begins here: `ĐẾN Số: 887`, or `CÔNG VĂN ĐẾN` above `Số: 887`.
fn opens(lines: &[RawLine], at: usize) -> bool {
    let line = &lines[at];
    let words = line.text.trim();
    let Some(end) = words::opens(Form::Arrival, words).filter(|end| is_capitals(&words[..*end])) else {
        return false;
    };
    let rest = words[end..].trim_start_matches([':', ' ', '\t', '\u{a0}']);
    let below = fields(&lines[at + 1..], line) > 0;
    line.table.is_none() && if rest.is_empty() { below } else { numbers(rest) }
}

/// Whether a field is the number of the stamp: `Số: 887`.
fn numbers(rest: &str) -> bool {
    words::opens(Form::NumberLabel, rest).is_some() && is_field(rest) && !is_number(rest)
}

/// So many lines below are fields of the stamp.
fn fields(lines: &[RawLine], above: &RawLine) -> usize {
    let fits = |line: &&RawLine| {
        line.gap == 0
            && line.side == above.side
            && line.table.is_none()
            && !is_number(&line.text)
            && (is_field(line.text.trim()) || is_rule(line.text.trim()))
    };
    lines.iter().take_while(fits).count()
}

/// `Số: 887`, `Ngày 10/3/2027`, `Chuyển: ………`
fn is_field(words: &str) -> bool {
    words::opens(Form::ArrivalField, words).is_some_and(|end| {
        let rest = words[end..].trim_start();
        let filled = rest.starts_with([':', '.', '…', '_']) || rest.starts_with(|c: char| c.is_ascii_digit());
        words.chars().count() < 60 && (rest.is_empty() || filled)
    })
}

/// So many lines above name who received the document: in capitals, below a letterhead that is complete or above any.
fn named_above(lines: &[RawLine], at: usize) -> usize {
    let is_name =
        |line: &&RawLine| line.side == lines[at].side && line.table.is_none() && is_capitals(&line.text);
    let mut count = 0;
    while count < NAME
        && count < at
        && (count == 0 && lines[at].gap == 0 || count > 0 && lines[at - count].gap == 0)
    {
        let line = &lines[at - 1 - count];
        if !is_name(&line) || is_head(line) {
            break;
        }
        count += 1;
    }
    let above = &lines[..at - count];
    let named = count > 0 && words::opens(Form::BodyHead, &lines[at - count].text).is_some();
    if named && (above.is_empty() || above.iter().any(is_head)) { count } else { 0 }
}

/// Whether the receiver's name goes on in a line that the page has below the fields, since it stands beside them.
fn goes_on_below(lines: &[RawLine], at: usize, to: usize) -> bool {
    /// A column that is as narrow breaks no more words off.
    const WORDS: usize = 3;
    let Some(line) = lines.get(to) else { return false };
    line.place.area.is_some()
        && line.side == lines[at].side
        && is_capitals(&line.text)
        && line.text.split_whitespace().count() <= WORDS
        && !is_head(line)
        && title_type(&line.text).is_none()
}

/// Whether a line is one that every letterhead has.
fn is_head(line: &RawLine) -> bool {
    is_number(&line.text) || is_place_date(&line.text) || words::is_printed(&line.text)
}

#[cfg(test)]
mod tests {
    use crate::import::arrived::Reason;
    use crate::import::{plain, understand};

    const HEAD: &str = "\
UBND TỈNH LAI CHÂU                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ TÀI CHÍNH                       Độc lập - Tự do - Hạnh phúc
Số: 12/STC-NS                      Lai Châu, ngày 05 tháng 3 năm 2027
V/v quyết toán
";
    const BODY: &str =
        "\nKính gửi: Các đơn vị dự toán\n\nSở Tài chính đề nghị:\n1. Nộp báo cáo.\n2. Đối chiếu.\n";

    #[test]
    fn a_stamp_of_arrival_is_none_of_the_document() {
        for (above, below, lines) in [
            ("SỞ TÀI CHÍNH LẠNG SƠN\nĐẾN  Số: 11234\nNgày: 12/3/2027\nChuyển: ........\n\n", "", 4),
            ("ĐẾN\nSố: 11234\nNgày: 12/3/2027\nSố và ký hiệu HS: ....\n\n", "", 4),
            ("", "\nCÔNG VĂN ĐẾN\nSố: 887\nNgày 12/3/2027\n", 3),
            ("Số: 1290   Ngày: 27/10/2027\nChuyển: ........\n\n", "", 2),
        ] {
            let understood = understand(&plain::read(&format!("{above}{HEAD}{below}{BODY}")));
            let own = &understood.documents[0].directive;
            assert_eq!(own.date.notation(), "2027-03-05", "{above}{below}");
            assert_eq!(own.issuer.superior.as_ref().map(|name| name.notation()), Some("UBND tỉnh Lai Châu"));
            assert_eq!((own.kind.code, own.recipients.len(), own.measures.len()), ("CV", 1, 2));
            let out = understood.left_out().iter().filter(|out| out.reason == Reason::Stamp).count();
            assert_eq!(out, lines, "{above}{below}");
        }
    }

    #[test]
    fn what_is_said_of_a_signature_is_none_of_the_document() {
        let said =
            "Ký bởi: Sở Tài chính\nEmail: stc@example.gov.vn\nThời gian ký: 05.03.2027 16:05:11 +07:00\n\n";
        let understood = understand(&plain::read(&format!("{said}{HEAD}{BODY}")));
        let out = understood.left_out().iter().filter(|out| out.reason == Reason::Signature).count();
        assert_eq!(out, 3);
        assert!(understood.documents[0].unplaced.is_empty());
    }

    #[test]
    fn words_that_only_open_so_are_no_stamp() {
        let text = format!("{HEAD}{BODY}ĐẾN NGÀY 31/12/2027\nSố: 12 đơn vị đã nộp.\n");
        let understood = understand(&plain::read(&text));
        assert!(understood.left_out().iter().all(|out| out.reason != Reason::Stamp));
    }
}
