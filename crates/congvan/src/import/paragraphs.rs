//! Lines of the body as paragraphs: those that a page or a text broke are one again, and what is quoted is known.

use std::ops::Range;

use crate::import::edges::is_text;
use crate::import::labels::{self, Label};
use crate::import::marks::ends_in_symbol;
use crate::import::page::Page;
use crate::import::types::{GridLines, Line};
use crate::import::words::{self, Form};
use crate::words::Words;

/// A paragraph of the body.
#[derive(Clone, Debug)]
pub(super) struct Para<'p> {
    /// In the page's text.
    pub(super) span: Range<usize>,
    /// Its lines; one at least.
    pub(super) lines: Vec<&'p Line>,
    /// Its label, unless it is quoted.
    pub(super) label: Option<Label>,
    /// It stands within quotation marks that were opened before it.
    pub(super) quoted: bool,
    /// The table that it is.
    pub(super) table: Option<&'p GridLines>,
}

impl Para<'_> {
    /// Whether all its letters are bold.
    pub(super) fn is_bold(&self) -> bool {
        self.lines.iter().all(|line| line.bold)
    }

    pub(super) fn is_italic(&self) -> bool {
        self.lines.iter().all(|line| line.italic)
    }

    /// Where its words begin, behind the label.
    pub(super) fn words_from(&self, page: &Page) -> usize {
        let label = self.label.as_ref().map_or(0, |label| label.end);
        let from = self.span.start + label;
        self.span.end - page.at(&(from..self.span.end)).trim_start().len()
    }
}

/// The paragraphs of lines.
pub(super) fn of<'p>(page: &'p Page, lines: &'p [Line]) -> Vec<Para<'p>> {
    let widths: Vec<usize> =
        lines.iter().filter(|line| !line.whole).map(|line| page.words(line).chars().count()).collect();
    let widest = lines
        .iter()
        .filter(|line| !line.whole)
        .map(|line| page.words(line).chars().count())
        .max()
        .unwrap_or(0);
    let left = left_edge(page);
    let indented = indents(lines, left);
    // Lines that a page broke are nearly as long as the longest.
    let long = widths.iter().filter(|width| **width * 10 >= widest * 8).count();
    let wrapped = widest >= 50 && long >= 3 && long * 4 >= widths.len() && flows(page, lines);
    let broken = Broken { widest, indented, wrapped, left };
    let mut paras: Vec<Para<'p>> = Vec::new();
    for line in lines {
        let joins = paras.last().is_some_and(|last| goes_on(page, last, line, &broken));
        match paras.last_mut() {
            Some(last) if joins => {
                last.span.end = line.span.end;
                last.lines.push(line);
            }
            _ => paras.push(Para {
                span: line.span.clone(),
                lines: vec![line],
                label: None,
                quoted: false,
                table: line.table.as_deref(),
            }),
        }
    }
    label(page, &mut paras);
    paras
}

/// Whether some line goes on in the next one for sure: in small letters, behind no end mark.
fn flows(page: &Page, lines: &[Line]) -> bool {
    lines.windows(2).any(|pair| {
        let [above, line] = pair else { return false };
        let loose = |line: &Line| !line.whole && line.table.is_none();
        let (before, words) = (page.words(above).trim_end(), page.words(line));
        loose(above)
            && loose(line)
            && above.side == line.side
            && (line.gap == 0 || line.new_page)
            && !before.ends_with(['.', ';', ':', '!', '?'])
            && words.starts_with(char::is_lowercase)
            && labels::of(words).is_none()
    })
}

/// Whether first lines of paragraphs hang in, so that one that does not goes on.
fn indents(lines: &[Line], edge: i64) -> bool {
    let loose: Vec<&Line> = lines.iter().filter(|line| !line.whole && line.table.is_none()).collect();
    let left = loose.iter().map(|line| line.lead).min().unwrap_or(0);
    let hanging = loose.iter().filter(|line| line.lead > left).count();
    let in_length = loose.iter().filter(|line| line.start.as_twips() > edge + INDENT).count();
    (hanging > 0 && hanging < loose.len() || in_length > 0 && in_length < loose.len()) && loose.len() > 3
}

/// Where lines of the page begin furthest to the left, in twips, but for what stands out once.
fn left_edge(page: &Page) -> i64 {
    let loose = page.lines.iter().filter(|line| !line.whole && line.table.is_none() && line.side.is_none());
    let mut starts: Vec<i64> = loose.map(|line| line.start.as_twips()).collect();
    starts.sort_unstable();
    let edge = starts.windows(2).find(|pair| pair[0] > -INDENT && pair[1] - pair[0] < NEAR);
    edge.map(|pair| pair[0]).or(starts.first().copied()).unwrap_or(0)
}

/// A basis that a text breaks is as long at the least, in letters.
const BASIS: usize = 50;
/// What is nearer stands at one edge, in twips.
const NEAR: i64 = 40;
/// A first line is so much further right, in twips.
const INDENT: i64 = 280;
/// … and no more than this.
const FIRST: i64 = 1_200;

/// How the lines of a body were broken.
struct Broken {
    /// Letters of the longest line.
    widest: usize,
    /// First lines hang in.
    indented: bool,
    /// Many are nearly as long.
    wrapped: bool,
    /// Where lines begin furthest to the left, in twips.
    left: i64,
}

/// Whether a line goes on with a paragraph.
fn goes_on(page: &Page, last: &Para<'_>, line: &Line, broken: &Broken) -> bool {
    let &Broken { widest, indented, wrapped, left } = broken;
    let above = last.lines[last.lines.len() - 1];
    let words = page.words(line);
    let before = page.words(above).trim_end();
    if last.table.is_some() || line.table.is_some() || words.is_empty() || above.side != line.side {
        return false;
    }
    let lower = words.starts_with(|c: char| c.is_lowercase());
    let open = !before.ends_with(['.', ';', ':', '!', '?', '”', '/']);
    if above.whole || line.whole {
        // Only a page's end parts a whole paragraph.
        return line.new_page && lower && open && labels::of(words).is_none() && !line.broken;
    }
    let long = before.chars().count();
    let full = long * 10 >= widest * 6;
    // A label alone that follows no end ends the sentence itself.
    let alone = full && open && line.gap == 0 && labels::is_whole(words) && labels::ends_in_ordinal(before);
    let glues = |label: labels::Label| full && continues_sentence(before, &label) || alone && label.value > 0;
    if line.gap > 0 && !line.new_page || labels::of(words).is_some_and(|label| !glues(label)) {
        return false;
    }
    if alone {
        return true;
    }
    let room = page.had_room(above, line);
    // `Km0 -`
    let dashed = before.ends_with(" -") || before.ends_with(" –");
    let figure = room != Some(true) && full && words.starts_with(|c: char| c.is_ascii_digit());
    let waits = open && (waits(before) || figure);
    if room == Some(true) && !(lower && open || dashed || waits) {
        return false;
    }
    let goes_on = match room {
        Some(room) => !room && (open || lower),
        None => open && lower,
    };
    if goes_on && (hangs_below(page, last, line) || falls_back(last, line)) {
        return true;
    }
    if dashed || waits || open && runs_on(page, last, line) {
        return true;
    }
    let closes = words::opens(Form::ClosingDocument, words).is_some();
    if !open && !lower && (closes || begins_as(page, last, line)) {
        return false;
    }
    let hangs =
        indented && (line.lead > above_left(last) || line.start.as_twips() > left_of(last, left) + INDENT);
    if hangs || line.apart && !lower {
        return false;
    }
    if indented {
        // Back at the edge, behind a first line that hangs in and has no end.
        let in_first = last.lines[0].start.as_twips() > left + INDENT;
        let at_edge = line.place.area.is_some() && line.start.as_twips() - left < INDENT;
        return in_first && at_edge && open && full
            || wrapped && full
            || lower && open
            || lower && full
            || open && long * 2 > widest && wrapped;
    }
    let to_the_edge = wrapped && long * 100 >= widest * 93 && !before.ends_with([';', ':']);
    full && (wrapped && open || lower || to_the_edge) || lower && open
}

/// Whether words cannot be the last of a paragraph: `… Quyết định số`.
fn waits(words: &str) -> bool {
    static WORDS: Words = Words::from_list("import: words that end no paragraph");
    let last = words.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    WORDS.contains(&last.as_str()) || ends_in_symbol(words)
}

/// Whether a line of a text goes on with one that has no end, whatever it begins with: that had no room for the next word,
/// or opens a basis, which ends in a mark.
fn runs_on(page: &Page, last: &Para<'_>, line: &Line) -> bool {
    let above = last.lines[last.lines.len() - 1];
    let before = page.words(above).trim_end();
    let room = page.had_room(above, line);
    let no_room = line.lead <= above.lead && page.had_room_in_text(above, line) == Some(false);
    let in_basis = room.is_none()
        && line.gap == 0
        && is_text(above)
        && is_text(line)
        && before.chars().count() >= BASIS
        && words::opens(Form::Basis, page.at(&last.span)).is_some();
    no_room || in_basis
}

/// Whether a line goes on below the words of an item, behind its label.
fn hangs_below(page: &Page, last: &Para<'_>, line: &Line) -> bool {
    let first = last.lines[0];
    let label = labels::of(page.words(first));
    label.is_some()
        && last.lines.len() == 1
        && line.start > first.start
        && page.edges.is_indented(line, INDENT)
}

/// Whether a line begins to the left of the first line of a paragraph, as second lines do.
fn falls_back(last: &Para<'_>, line: &Line) -> bool {
    let back = last.lines[0].start.as_twips() - line.start.as_twips();
    last.lines.len() == 1 && (INDENT..FIRST).contains(&back)
}

/// Whether a line hangs in as the only line of the paragraph above does, where a page says what hangs in.
fn begins_as(page: &Page, last: &Para<'_>, line: &Line) -> bool {
    let first = last.lines[0];
    let same = (line.start.as_twips() - first.start.as_twips()).abs() < INDENT / 4;
    last.lines.len() == 1
        && same
        && page.edges.is_indented(first, INDENT)
        && page.edges.is_indented(line, INDENT)
}

/// Where lines of a paragraph but the first begin, in columns.
fn above_left(last: &Para<'_>) -> usize {
    match last.lines.as_slice() {
        [] => 0,
        [only] => only.lead.saturating_sub(if only.lead > 2 { 1 } else { 0 }),
        [.., line] => line.lead,
    }
}

/// As [`above_left`], in twips; where only the first is there, as far left as any line of the body.
fn left_of(last: &Para<'_>, left: i64) -> i64 {
    match last.lines.as_slice() {
        [only] => left.max(only.start.as_twips() - FIRST),
        [.., line] => line.start.as_twips(),
        [] => 0,
    }
}

/// Whether what looks like a label goes on with the words before it: `khoản\n2.`, `ngày\n05.`
fn continues_sentence(before: &str, label: &Label) -> bool {
    use crate::lexicon::{Lexicon, Term, Word};
    use crate::model::directive::Numbering;
    let numbered =
        matches!(label.kind, labels::Kind::Of(Numbering::Clause | Numbering::Subclause | Numbering::Point));
    numbered && !before.ends_with(['.', ';', ':']) && {
        let tail: String = before.chars().rev().take(24).collect::<Vec<_>>().into_iter().rev().collect();
        Lexicon::get().spots(&tail).iter().any(|spot| {
            spot.end == tail.len() && matches!(spot.term, Term::Word(Word::Numbered | Word::Part))
        })
    }
}

/// Finds labels, but not those of what is quoted.
fn label(page: &Page, paras: &mut [Para<'_>]) {
    let mut open = 0_usize;
    // A mark that is never closed quotes nothing.
    let mut closes: usize = paras.iter().map(|para| count(page.at(&para.span), '”')).sum();
    let mut capital = 0;
    let straight = straight_quotes(page, paras);
    for (at, para) in paras.iter_mut().enumerate() {
        let words = page.at(&para.span);
        let within = straight.iter().any(|quote| quote.start < at && at <= quote.end);
        para.quoted = (open > 0 || within) && para.table.is_none();
        if !para.quoted && para.table.is_none() {
            para.label = labels::of(words).map(|label| labels::in_capitals(words, label, capital));
        }
        if let Some(label) = para.label.as_ref().filter(|label| label.kind == labels::Kind::Capital) {
            capital = label.value;
        }
        for c in words.chars() {
            match c {
                '“' if closes > open => open += 1,
                '”' => {
                    open = open.saturating_sub(1);
                    closes = closes.saturating_sub(1);
                }
                _ => {}
            }
        }
    }
}

/// Quotations in marks that open as they close, `"`, over several paragraphs: the first and the last of each.
fn straight_quotes(page: &Page, paras: &[Para<'_>]) -> Vec<Range<usize>> {
    /// No quotation has more paragraphs.
    const MOST: usize = 40;
    let odd = |at: &usize| count(page.at(&paras[*at].span), '"') % 2 == 1;
    let opens = |at: usize| {
        let words = page.at(&paras[at].span);
        let last = words.rfind('"').unwrap_or_default();
        let before = words[..last].trim_end();
        (before.is_empty() || before.ends_with([':', '('])) && !words[last + 1..].trim().is_empty()
    };
    let closes = |at: usize| {
        page.at(&paras[at].span).trim_end().trim_end_matches(['.', ';', ',', '/', ')']).ends_with('"')
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut marked = (0..paras.len()).filter(odd).peekable();
    while let Some(first) = marked.next() {
        let Some(last) = marked.peek().copied() else { break };
        if opens(first) && closes(last) && last - first < MOST {
            marked.next();
            found.push(first..last);
        }
    }
    found
}

fn count(words: &str, mark: char) -> usize {
    words.chars().filter(|c| *c == mark).count()
}

#[cfg(test)]
mod tests {
    use crate::import::{plain, understand};

    #[test]
    fn numbers_within_straight_marks_are_those_of_a_quotation() {
        let text = "UBND TỈNH SƠN LA                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
             SỞ NỘI VỤ                           Độc lập - Tự do - Hạnh phúc\n\
             Số: 45/SNV-CCHC                     Sơn La, ngày 05 tháng 3 năm 2027\nV/v rà soát\n\nKính gửi: Các xã\n\nSở Nội vụ đề nghị:\n1. Theo Điều 5 của Quy chế: \"1. Hồ sơ gốc;\n2. Hồ sơ sao;\n\
             3. Tờ khai\".\n2. Các xã dán nhãn \"đã kiểm tra\" lên hồ sơ.\n3. Báo cáo.\n";
        let own = understand(&plain::read(text)).documents.remove(0).directive;
        assert_eq!(own.measures.len(), 3);
        assert_eq!(own.measures[0].content.paragraphs().count(), 3);
        // A mark that nothing closes quotes nothing.
        let text = "UBND TỈNH SƠN LA                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
             SỞ NỘI VỤ                           Độc lập - Tự do - Hạnh phúc\n\
             Số: 45/SNV-CCHC                     Sơn La, ngày 05 tháng 3 năm 2027\nV/v rà soát\n\nKính gửi: Các xã\n\nSở Nội vụ đề nghị:\n1. Ống 21\" loại dày.\n2. Van 27\" loại mỏng.\n3. Báo cáo.\n";
        let own = understand(&plain::read(text)).documents.remove(0).directive;
        assert_eq!(own.measures.len(), 3);
    }
}
