//! Ô 7 and 9b: the recipients list, and who signs.

use crate::import::marks::is_capitals;
use crate::import::page::Page;
use crate::import::parts::has_label;
use crate::import::role::Role;
use crate::import::sheet::{Certainty, Sheet};
use crate::import::signers;
use crate::import::signing::{is_name, is_signing_title};
use crate::import::types::{Face, Line};
use crate::import::words::{self, Form};
use crate::import::{address, labels};
use crate::model::directive::{Directive, Distribution, DistributionLine, Text};
use crate::words::Words;
use std::ops::Range;

/// Reads the foot of a document.
pub(super) fn read(sheet: &mut Sheet<'_>, lines: Range<usize>, own: &mut Directive) {
    let page = sheet.page;
    let lines = page.lines[lines].iter().filter(|line| line.table.is_none());
    // Offices that sign together say below it where each is.
    let mut waits = false;
    let is_address = |line: &&Line| {
        let words = page.words(line);
        let is_address = line.side.is_none() && (waits || address::is_address(words));
        waits = is_address && address::waits(words);
        is_address
    };
    let (addresses, lines): (Vec<&Line>, Vec<&Line>) = lines.partition(is_address);
    address::add(sheet, &addresses, own);
    let (mut list, signing) = split_foot(sheet, &lines);
    confirmation(sheet, &mut list, own);
    own.distribution = distribution(sheet, &list);
    signers::read(sheet, &signing, own);
}

/// What another body confirms below the list of a giấy nghỉ phép (Mẫu 1.10).
fn confirmation(sheet: &mut Sheet<'_>, list: &mut Vec<&Line>, own: &mut Directive) {
    let words = |line: &Line| sheet.page.words(line);
    let archived =
        list.iter().position(|line| archive(words(line).trim_start_matches(['-', '–', '+', ' '])).is_some());
    let confirms =
        |line: &&Line| labels::of(words(line)).is_none() && words(line).chars().any(char::is_alphabetic);
    let Some(archived) = archived.filter(|_| own.kind.form == "Mẫu 1.10") else { return };
    let Some(at) = list[archived + 1..].iter().position(confirms).map(|at| archived + 1 + at) else { return };
    let lines = list.split_off(at);
    let last = lines.iter().rev().find(|line| words(line).chars().any(char::is_alphabetic));
    let span = lines[0].span.start..last.map_or(lines[0].span.end, |line| line.span.end);
    own.confirmation = Some(sheet.text_at(span, Face::ITALIC));
}

/// The lines of the list, and those of who signs.
fn split_foot<'l>(sheet: &Sheet<'_>, lines: &[&'l Line]) -> (Vec<&'l Line>, Vec<&'l Line>) {
    let page = sheet.page;
    let (mut list, mut signing) = (Vec::new(), Vec::new());
    let (mut inside, mut archived, mut signs) = (false, false, false);
    let mut column = None;
    let mut late = Vec::new();
    let named = |line: &Line| is_name(page.words(line));
    let one = lines.iter().filter(|line| named(line)).take(2).count() == 1;
    for line in lines {
        let words = page.words(line);
        if has_label(Form::DistributionLabel, words) {
            (inside, archived, signs, column) =
                (true, false, false, line.side.map(|side| (side.table, side.right)));
            list.push(*line);
            continue;
        }
        let own_column = line.side.map(|side| (side.table, side.right));
        let listed = labels::of(words).is_some_and(|label| label.value == 0);
        let same = match (column, own_column) {
            (Some((table, right)), Some((own, own_right))) => own_right == right && (own == table || listed),
            (None, None) if signs => listed && !archived,
            (None, None) => listed || !archived && !starts_signing(words) || words.starts_with('}'),
            _ => listed && inside,
        };
        // Nobody is told of a document below `Lưu`: a name there is that of who signs, whose tab or spaces were lost.
        if inside && same && archived && !listed && one && named(line) {
            late.push(*line);
            continue;
        }
        if inside && same {
            archived |= archive(words.trim_start_matches(['-', '–', '+', ' '])).is_some();
            list.push(*line);
        } else {
            // A copy of a page may have the title of who signs among the lines of the list.
            signs = true;
            inside &= column.is_some() || !archived;
            signing.push(*line);
        }
    }
    signing.extend(late);
    (list, signing)
}

fn starts_signing(words: &str) -> bool {
    crate::import::marks::is_authority(words) || is_signing_title(words)
}

/// Where the units of `Lưu: VT, …` begin.
fn archive(words: &str) -> Option<usize> {
    let end = words::opens(Form::Archive, words)?;
    let rest = &words[end..];
    static KEPT: Words = Words::from_list("import: what is kept");
    let marked = rest.trim_start_matches([' ', '\u{a0}']).starts_with([':', '.', '('])
        || rest.trim().chars().next().is_some_and(char::is_uppercase)
        // `Lưu hồ sơ, VT.`
        || rest.split([',', ';']).next().is_some_and(|kept| KEPT.contains(&kept.trim().to_lowercase().as_str()))
            && rest.split([',', ';']).skip(1).any(|unit| is_capitals(unit.trim().trim_end_matches('.')));
    marked.then(|| words.len() - rest.trim_start_matches([':', ' ', '.', '\u{a0}', '\t']).len())
}

/// An entry of the list: its words behind the dash, and the table within the cell that it stands in.
struct Entry {
    span: Range<usize>,
    inner: usize,
}

fn distribution(sheet: &mut Sheet<'_>, lines: &[&Line]) -> Distribution {
    let mut own = Distribution::default();
    for entry in entries(sheet, lines) {
        add(sheet, &mut own, entry);
    }
    if lines.is_empty() {
        sheet.note("distribution", Certainty::Blank, "văn bản không có phần Nơi nhận");
    } else if own.archive.is_empty() {
        sheet.note("distribution.archive", Certainty::Blank, "không thấy dòng `Lưu`");
    }
    own
}

/// Entries of the list; lines that go on with one are part of it.
fn entries(sheet: &mut Sheet<'_>, lines: &[&Line]) -> Vec<Entry> {
    let page = sheet.page;
    let mut found: Vec<Entry> = Vec::new();
    let (mut dashed, mut archived) = (false, false);
    // Where nothing has a mark, before or behind, each line is an entry.
    let bare = lines.iter().all(|line| {
        let words = page.words(line);
        labels::of(words).is_none() && !ends(words) && !words.ends_with(',')
    });
    for line in lines {
        let words = page.words(line);
        sheet.is(line, Role::Distribution);
        let mut from = line.span.start;
        let mut begins = false;
        if has_label(Form::DistributionLabel, words) {
            let end = words::opens(Form::DistributionLabel, words).unwrap_or(0);
            let end = end + words[end..].len()
                - words[end..].trim_start_matches([':', ' ', '\t', '\u{a0}', '.']).len();
            sheet.record_printed(from..from + end);
            from += end;
            begins = true;
        }
        let rest = page.at(&(from..line.span.end));
        if rest.trim().is_empty() {
            continue;
        }
        if let Some(label) = labels::of(rest).filter(|label| label.value == 0) {
            sheet.form(from..from + label.end);
            from += label.end;
            (begins, dashed) = (true, true);
        }
        let rest = page.at(&(from..line.span.end)).trim();
        let inner = line.side.map_or(0, |side| side.inner);
        let purpose = rest.starts_with(['(', '}'])
            && found.last().is_some_and(|last| inner > 0 && last.inner == inner || rest.starts_with('}'));
        if archived && is_code(rest) {
            // Under what name a file is kept: `TH_TB02`.
            sheet.form(from..line.span.end);
            continue;
        }
        begins |= purpose || archive(rest).is_some() || bare && line.side.is_none();
        archived |= archive(rest).is_some();
        match found.last_mut() {
            Some(last)
                if !begins
                    && last.span.end + 1 == line.span.start
                    // In a picture a dash is easily lost.
                    && (dashed && !archived && !page.recognised || !ends(page.at(&last.span))) =>
            {
                last.span.end = line.span.end;
            }
            _ => found.push(Entry { span: from..line.span.end, inner }),
        }
    }
    found.into_iter().flat_map(|entry| single_entries(page, entry)).collect()
}

/// The entries that stand on one line, where one of them is what is kept: `Như trên; Sở Nội vụ (b/c); Lưu: VT.`
fn single_entries(page: &Page, entry: Entry) -> Vec<Entry> {
    let words = page.at(&entry.span);
    let ends: Vec<usize> = words.match_indices(';').map(|(at, mark)| at + mark.len()).collect();
    let kept = |at: &usize| archive(words[*at..].trim_start_matches(['-', '–', '+', ' ', '\n'])).is_some();
    let Some(last) = ends.iter().copied().find(kept) else { return vec![entry] };
    let cuts: Vec<usize> = std::iter::once(0).chain(ends).take_while(|at| *at <= last).collect();
    let spans = cuts.iter().zip(cuts.iter().skip(1).copied().chain([words.len()]));
    let part = |(from, to): (&usize, usize)| {
        let own = &words[*from..to];
        let from = to - own.trim_start_matches(['-', '–', '+', ' ', '\n']).len();
        Entry { span: entry.span.start + from..entry.span.start + to, inner: entry.inner }
    };
    spans.map(part).collect()
}

/// Whether words are the name of a file: one word of letters and figures, with a line below or a dot among them.
fn is_code(words: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    words.chars().all(fits)
        && words.contains(|c: char| c.is_ascii_digit())
        && (words.contains('_') || words.contains('.') && !ends(words))
}

fn ends(words: &str) -> bool {
    words.trim_end().ends_with([';', '.'])
}

fn add(sheet: &mut Sheet<'_>, own: &mut Distribution, entry: Entry) {
    let span = sheet.page.trim_span(entry.span);
    let words = sheet.page.at(&span).to_owned();
    if let Some(units) = archive(&words).filter(|_| own.archive.is_empty()) {
        read_archive(sheet, own, span, units);
        return;
    }
    if let Some(inside) = words.strip_prefix(['(', '}']) {
        // The purpose that a brace gives to the lines before it.
        let inside = inside.trim_start_matches(['(', ' ']);
        let start = span.end - inside.len();
        if inside.trim().is_empty() {
            // What it is for stands in the next line.
            sheet.form(span);
            return;
        }
        let end = span.end - inside.len() + inside.trim_end_matches([')', ';', '.', ' ']).len();
        sheet.form(span.start..start);
        sheet.form(end..span.end);
        let purpose = sheet.text_at(start..end, Face::default());
        give_purpose(sheet, own, purpose);
        return;
    }
    let end = span.start + words.trim_end_matches([';', '.', ',', ' ']).len();
    sheet.form(end..span.end);
    let (name, purpose) = purpose(sheet, span.start..end);
    let name = sheet.text_at(name, Face::default());
    if !name.notation().is_empty() {
        own.to.push(DistributionLine { name, purpose, braced: false });
    }
}

/// Gives a purpose to the lines above that have none.
fn give_purpose(sheet: &mut Sheet<'_>, own: &mut Distribution, purpose: Text) {
    let count = own.to.iter().rev().take_while(|line| line.purpose.is_none() && !line.braced).count();
    let from = own.to.len() - count;
    // `Như trên` gets it for what it says above.
    let from = if from == 0 && count > 1 { 1 } else { from };
    if count == 0 {
        // There is no line to give it to.
        sheet.guess(&purpose, "mục đích không rõ của dòng nào");
        own.to.push(DistributionLine { name: purpose, purpose: None, braced: false });
        return;
    }
    let last = own.to.len() - 1;
    for line in &mut own.to[from..last] {
        line.braced = true;
    }
    sheet.guess(&purpose, "mục đích chung trong dấu ngoặc: xem lại những dòng được gộp");
    own.to[last].purpose = Some(purpose);
}

/// `(để báo cáo)` behind a name.
fn purpose(sheet: &mut Sheet<'_>, span: Range<usize>) -> (Range<usize>, Option<Text>) {
    let words = sheet.page.at(&span);
    let Some(open) = words.rfind('(').filter(|_| words.ends_with(')')) else { return (span, None) };
    let inside = &words[open + 1..words.len() - 1];
    if words::opens(Form::Purpose, inside.trim_start()).is_none() {
        return (span, None);
    }
    let (start, end) = (span.start + open, span.end);
    sheet.form(start..start + 1);
    sheet.form(end - 1..end);
    let said = sheet.text_at(start + 1..end - 1, Face::default());
    (span.start..start, Some(said))
}

/// `Lưu: VT, HC (2). PL.(300).`
fn read_archive(sheet: &mut Sheet<'_>, own: &mut Distribution, span: Range<usize>, units: usize) {
    let page = sheet.page;
    let start = span.start + units;
    sheet.record_printed(span.start..start);
    if let Some(line) = page.lines.iter().find(|line| line.span.contains(&span.start)) {
        sheet.is(line, Role::Archive);
    }
    let words = page.at(&(start..span.end));
    let end = words.trim_end_matches([';', '.', ',', ' ']).len();
    // `Lưu (VT, NS)`
    let inside = words[..end].strip_prefix('(').and_then(|inside| inside.strip_suffix(')'));
    let (start, end, words) = match inside.filter(|inside| !inside.contains(['(', ')'])) {
        Some(inside) => {
            sheet.form(start..start + 1);
            sheet.form(start + 1 + inside.len()..span.end);
            (start + 1, inside.len(), inside)
        }
        None => {
            sheet.form(start + end..span.end);
            (start, end, &words[..end])
        }
    };
    let (listed, more) = find_drafter_mark(words);
    let (listed, copies) = trailing_count(&words[..listed]);
    if let Some((count, at)) = copies {
        own.copies = Some(count);
        sheet.record_told(start + at.start..start + at.end, "distribution.copies");
    }
    if let Some(from) = more {
        let (drafter, issued) = trailing_count(&words[from..]);
        let drafter = words[from..from + drafter].trim_end_matches(['.', ' ']).len();
        if drafter > 0 {
            own.drafter = Some(sheet.text_at(start + from..start + from + drafter, Face::default()));
        }
        if let Some((count, at)) = issued {
            own.issued = Some(count);
            sheet.record_told(start + from + at.start..start + from + at.end, "distribution.issued");
        }
        sheet.form(start + listed..start + from);
        sheet.form(start + from + drafter..start + end);
    }
    let (mut from, mut depth) = (0, 0_usize);
    for (at, c) in words[..listed].char_indices().chain([(listed, ',')]) {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' | ';' if depth == 0 || at == listed => {
                let unit = sheet.text_at(start + from..start + at, Face::default());
                if !unit.notation().is_empty() {
                    own.archive.push(unit);
                }
                if at < listed {
                    sheet.form(start + at..start + at + 1);
                }
                from = at + 1;
            }
            _ => {}
        }
    }
}

/// Where the units end, and where the drafter's mark begins behind them.
fn find_drafter_mark(words: &str) -> (usize, Option<usize>) {
    let marked = |at: usize, skip: usize| {
        let behind = words[at + skip..].trim_start();
        let fits =
            !behind.is_empty() && !behind.contains([',', ';', ':']) && behind.split_whitespace().count() <= 2;
        fits.then(|| (at, Some(words.len() - behind.len())))
    };
    let behind_copies = words.match_indices(").").find_map(|(at, _)| {
        let open = words[..at].rfind('(')?;
        let digits = &words[open + 1..at];
        (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| marked(at + 1, 1))?
    });
    // A stop within brackets parts nothing.
    let open = |at: usize| words[..at].matches('(').count() > words[..at].matches(')').count();
    let stop = words.rmatch_indices(". ").map(|(at, _)| at).find(|at| !open(*at));
    behind_copies.or_else(|| stop.and_then(|at| marked(at, 2))).unwrap_or((words.len(), None))
}

/// Words up to a last `(2)`, the count, and where its digits stand.
fn trailing_count(words: &str) -> (usize, Option<(u32, Range<usize>)>) {
    let own = words.trim_end();
    let found = own.strip_suffix(')').and_then(|inside| {
        let open = inside.rfind('(')?;
        let digits = inside[open + 1..].trim();
        let count = digits.parse().ok().filter(|_| digits.len() <= 4)?;
        Some((open, count))
    });
    match found {
        Some((open, count)) => (words[..open].trim_end().len(), Some((count, open..own.len()))),
        None => (words.len(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn archives_end_in_copies_and_the_drafter() {
        let read = |words: &str| {
            let (units, more) = find_drafter_mark(words);
            let (end, copies) = trailing_count(&words[..units]);
            (
                words[..end].to_owned(),
                copies.map(|(count, _)| count),
                more.map(|from| words[from..].to_owned()),
            )
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(read("VT, HC (2)"), ("VT, HC".to_owned(), Some(2), None));
        assert_eq!(read("VT, NC (3).23"), ("VT, NC".to_owned(), Some(3), some("23")));
        assert_eq!(read("VT, HC (2). PL.(300)"), ("VT, HC".to_owned(), Some(2), some("PL.(300)")));
        assert_eq!(read("VT, QLNS (Hg. 120b)"), ("VT, QLNS (Hg. 120b)".to_owned(), None, None));
        assert_eq!(read("VT, NCKSTTHC.Châu"), ("VT, NCKSTTHC.Châu".to_owned(), None, None));
        assert_eq!(read("VT, TCCC.(Thuận)"), ("VT, TCCC.(Thuận)".to_owned(), None, None));
    }

    #[test]
    fn files_are_kept_in_brackets_and_beside_what_is_kept() {
        use crate::import::arrived::{Arrived, Block, Paragraph, Run};
        use crate::import::{plain, understand};

        for (line, units) in [
            ("Lưu (VT, NS).", &["VT", "NS"][..]),
            ("Lưu hồ sơ, VT.", &["hồ sơ", "VT"]),
            ("Lưu: VT, NS (2).", &["VT", "NS"]),
        ] {
            let text = format!(
                "UBND TỈNH SƠN LA                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
             SỞ NỘI VỤ                           Độc lập - Tự do - Hạnh phúc\n\
             Số: 45/SNV-CCHC                     Sơn La, ngày 05 tháng 3 năm 2027\nV/v rà soát\n\nKính gửi: Các xã\n\n1. Rà soát.\n2. Báo cáo.\n\nNơi nhận:\n- Như trên;\n- {line}\n\nGIÁM ĐỐC\n\nLò Văn An\n"
            );
            let own = understand(&plain::read(&text)).documents.remove(0).directive.distribution;
            let kept: Vec<&str> = own.archive.iter().map(|unit| unit.notation()).collect();
            assert_eq!((own.to.len(), kept.as_slice()), (1, units), "{line}");
        }
        // What is called so, and somebody of that family.
        for line in ["Lưu trữ tỉnh, HĐND;", "Lưu học sinh, VP;"] {
            let text = format!(
                "Số: 45/SNV-CCHC\nKính gửi: Các xã\n\n1. Rà soát.\n2. Báo cáo.\n\nNơi nhận:\n- {line}\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nLò Văn An\n"
            );
            let own = understand(&plain::read(&text)).documents.remove(0).directive.distribution;
            let kept: Vec<&str> = own.archive.iter().map(|unit| unit.notation()).collect();
            assert_eq!((own.to.len(), kept.as_slice()), (1, &["VT"][..]), "{line}");
        }
        let inline = "Nơi nhận: Như trên; Sở Tài chính (b/c); Lưu: VT, NS.";
        let words = |text: &str| {
            Block::Paragraph(Paragraph {
                runs: vec![Run { text: text.to_owned(), ..Run::default() }],
                whole: true,
                ..Paragraph::default()
            })
        };
        let lines = [
            "SỞ NỘI VỤ",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Số: 45/SNV-TH",
            "V/v rà soát",
            "Kính gửi: Các xã",
            "1. Rà soát.",
            "2. Báo cáo.",
            inline,
            "GIÁM ĐỐC",
            "Lò Văn An",
        ];
        let arrived = Arrived { blocks: lines.map(words).into(), ..Arrived::default() };
        let own = understand(&arrived).documents.remove(0).directive.distribution;
        assert_eq!((own.to.len(), own.archive.len()), (2, 2));
        assert_eq!(own.to[1].purpose.as_ref().map(|own| own.notation()), Some("b/c"));
    }
}
