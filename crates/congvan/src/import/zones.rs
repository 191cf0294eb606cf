//! Which lines of a page are the head, the title, the addressees, the body and the foot of a document, and where another
//! document begins.

use std::ops::Range;

use crate::import::addressees::tells_address;
use crate::import::labels;
use crate::import::marks::{is_authority, is_capitals, is_number, is_place_date, is_rule};
use crate::import::page::Page;
use crate::import::parts::{
    addresses, enacting, has_label, is_annex_label, is_copy_form, is_national, is_reference, is_stamp,
    is_telegram_label, opens_annex, opens_subject, recipient_label, subject_label, title_type,
};
use crate::import::signing::{is_body, is_name, is_signing_title, opens_with_title};
use crate::import::types::Line;
use crate::import::words::{self, Form};
use crate::lexicon::{Lexicon, Term};

/// The zones of one document, as ranges of lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Zones {
    /// The letterhead, ô 1 to 5b.
    pub(super) head: Range<usize>,
    /// Tên loại and trích yếu, with the type where the format has it.
    pub(super) title: Range<usize>,
    /// Kính gửi.
    pub(super) addressees: Range<usize>,
    /// From there to the signature.
    pub(super) body: Range<usize>,
    /// Nơi nhận and who signs.
    pub(super) tail: Range<usize>,
    /// Annexes, and whatever else there is.
    pub(super) behind: Range<usize>,
}

/// Columns that nothing but the middle is so far in.
const MIDDLE: usize = 8;

/// A letterhead has no more lines.
const HEAD: usize = 40;

/// Where documents begin, and where the last one ends.
pub(super) fn starts(page: &Page) -> Vec<usize> {
    let mut starts = vec![0];
    let lines = &page.lines;
    let mut last_name = None;
    for (at, line) in lines.iter().enumerate() {
        if !is_national(page.words(line)) {
            continue;
        }
        let first = last_name.is_none();
        let apart = last_name.is_none_or(|last| at > last + 6 && !same_table(&lines[last], line));
        last_name = Some(at);
        if first || !apart {
            continue;
        }
        let start = head_start(page, at);
        let end = head_end(page, start, lines.len());
        let numbered = lines[start..end].iter().any(|line| is_number(page.words(line)));
        let titled = lines.get(end).is_some_and(|line| title_type(page.words(line)).is_some());
        let referred = lines[end..].iter().take(8).any(|line| is_reference(page.words(line)));
        let issued = start < at || lines[start].side.is_some();
        // `Mẫu số 02` above a letterhead to be filled in is that of an annex.
        let is_form = lines[..start].last().is_some_and(|above| is_annex_label(page.words(above)))
            || is_annex_label(page.words(&lines[start]));
        if is_form {
            continue;
        }
        if numbered || titled && issued && !referred {
            starts.push(start);
        }
    }
    starts
}

fn same_table(one: &Line, other: &Line) -> bool {
    one.side.zip(other.side).is_some_and(|(one, other)| one.table == other.table)
}

/// The first line of the letterhead that holds the national name at `at`.
fn head_start(page: &Page, at: usize) -> usize {
    let lines = &page.lines;
    let goes_on = |start: &usize| {
        let (above, own) = (&lines[start - 1], &lines[*start]);
        let words = page.words(above);
        same_table(above, own)
            || own.side.is_none()
                && above.side.is_none()
                && own.gap == 0
                && !own.new_page
                && words.chars().count() < 80
                && (is_capitals(words)
                    || is_number(words)
                    || is_stamp(words)
                    || subject_label(words).is_some())
    };
    let mut start = at;
    while start > 0 && at - start < 12 && goes_on(&start) {
        start -= 1;
    }
    start
}

/// The line behind a letterhead.
fn head_end(page: &Page, start: usize, to: usize) -> usize {
    let lines = &page.lines;
    let mut end = start;
    for at in start..to.min(start + HEAD) {
        let (line, words) = (&lines[at], page.words(&lines[at]));
        let tabled = end > start && same_table(&lines[end - 1], line);
        if line.table.is_some() || !tabled && (addresses(words) || words.chars().count() > 220) {
            break;
        }
        let strong = is_national(words)
            || [Form::Motto, Form::UnionName].iter().any(|form| words::is(*form, words))
            || is_number(words)
            || is_place_date(words);
        if !tabled && !strong && end > start && title_type(words).is_some() {
            break;
        }
        if strong || tabled {
            end = at + 1;
        }
    }
    while end < to && goes_on_in_head(page, end) {
        end += 1;
    }
    end
}

/// Whether a line below the letterhead belongs to it: `V/v …`, a stamp, a rule.
fn goes_on_in_head(page: &Page, at: usize) -> bool {
    let line = &page.lines[at];
    let words = page.words(line);
    if line.table.is_some() || addresses(words) {
        return false;
    }
    if is_rule(words) || is_stamp(words) || subject_label(words).is_some() {
        return true;
    }
    let Some(above) = at.checked_sub(1).map(|above| &page.lines[above]) else { return false };
    let before = page.words(above);
    if opens_subject(words).is_some() && (is_number(before) || is_place_date(before)) {
        return true;
    }
    let below_subject = (0..5).any(|back| {
        at.checked_sub(back + 1).is_some_and(|above| {
            let words = page.words(&page.lines[above]);
            (subject_label(words).is_some() || opens_subject(words).is_some())
                && page.lines[above + 1..=at].iter().all(|line| line.gap == 0)
        })
    });
    below_subject
        && above.side == line.side
        && !is_national(words)
        && title_type(words).is_none()
        && words.chars().count() < 90
        && !line.new_page
        && (labels::of(words).is_none() || labels::is_figures(words))
        && !(line.whole && above.align != line.align)
}

/// The zones of the document whose lines are `range`.
pub(super) fn of(page: &Page, range: Range<usize>) -> Zones {
    let (start, to) = (preface(page, &range), range.end);
    let lines = &page.lines;
    let head = start..head_end(page, start, to);
    let mut at = head.end;
    // Without a letterhead the title may still be there, but not below those who are addressed.
    let title_at = (at..to.min(at + 6))
        .take_while(|at| !addresses(page.words(&lines[*at])))
        .find(|at| title_type(page.words(&lines[*at])).is_some() && lines[*at].table.is_none())
        .or_else(|| unknown_title(page, head.clone(), to));
    let mut title = at..at;
    if let Some(found) = title_at {
        title = found..subject_end(page, found, to);
        at = title.end;
    }
    let head = head.start..title_at.unwrap_or(head.end);
    let at = below_strays(page, at, to);
    let addressees = at..addressees_end(page, at, to);
    let tail = tail(page, addressees.end, to);
    let body = addressees.end..tail.start;
    Zones { head, title, addressees, body, behind: tail.end..to, tail }
}

/// Where those who are addressed begin, below words or numerals that stand alone and say nothing of themselves; nobody takes
/// those lines.
fn below_strays(page: &Page, at: usize, to: usize) -> usize {
    /// So many lines may stand there, none with more words than the last.
    const LINES: usize = 3;
    const WORDS: usize = 3;
    let lines = &page.lines[at..to];
    let Some(count) = lines.iter().take(LINES + 1).position(|line| addresses(page.words(line))) else {
        return at;
    };
    let is_stray = |line: &Line| {
        let words = page.words(line);
        words.split_whitespace().count() <= WORDS
            && !words.ends_with(['.', ':', ';', ','])
            && line.table.is_none()
    };
    if lines[..count].iter().all(is_stray) { at + count } else { at }
}

/// Where a type stands that nobody knows, right below a letterhead that has no subject: set apart in capitals, in few words.
fn unknown_title(page: &Page, head: Range<usize>, to: usize) -> Option<usize> {
    /// No type has more words.
    const WORDS: usize = 8;
    let lines = &page.lines;
    let subject = |line: &Line| {
        let words = page.words(line);
        subject_label(words).is_some() || opens_subject(words).is_some() && line.side.is_some()
    };
    let headed = lines[head.clone()].iter().any(|line| is_national(page.words(line)));
    if !headed || lines[head.clone()].iter().any(subject) {
        return None;
    }
    let passed = |line: &Line| is_rule(page.words(line)) || is_stamp(page.words(line));
    let at = (head.end..to).find(|at| !passed(&lines[*at]))?;
    let line = &lines[at];
    let words = page.words(line);
    let set_apart = line.bold || line.align == crate::import::arrived::Align::Center || line.lead > MIDDLE;
    let of_form = is_national(words)
        || is_number(words)
        || is_place_date(words)
        || is_annex_label(words)
        || is_reference(words)
        || is_copy_form(words)
        || addresses(words)
        || enacting(words)
        || is_authority(words)
        || opens_with_title(words)
        || words::is(Form::Motto, words)
        || words::opens(Form::BodyHead, words).is_some()
        || labels::of(words).is_some();
    /// No type has fewer letters: a numeral, a letter.
    const LETTERS: usize = 3;
    let named = is_capitals(words)
        && words.chars().filter(|c| c.is_alphabetic()).count() >= LETTERS
        && words.split_whitespace().count() <= WORDS
        && !words.contains([':', '.', ';', ',', '(', '"', '“']);
    (named && set_apart && !of_form && line.table.is_none() && line.side.is_none() && at + 1 < to)
        .then_some(at)
}

/// The line behind what stands above a letterhead and is none of it: headers of a letter, the menu of a page of the web.
fn preface(page: &Page, range: &Range<usize>) -> usize {
    let lines = &page.lines[range.clone()];
    let Some(national) = lines.iter().take(HEAD).position(|line| is_national(page.words(line))) else {
        return range.start + above_addressees(page, lines);
    };
    let portal = portal_end(page, &lines[..=national]);
    let is_name = |words: &str| {
        let listed = labels::of(words).is_some();
        let sentence = words.ends_with(['.', ':', ';', ',']) || words.contains(['@', ':', '>', '|']);
        !listed
            && !sentence
            && words.chars().count() < 100
            && (is_capitals(words) || words::opens(Form::BodyHead, words).is_some())
    };
    let begins = |line: &Line| {
        let words = page.words(line);
        let copies = words.split(';').next().is_some_and(|form| is_copy_form(form.trim()));
        line.side.is_some() || line.boxed || copies || is_number(words) || is_stamp(words) || is_name(words)
    };
    let begins = lines[portal..national].iter().position(begins);
    range.start + begins.map_or(national, |at| portal + at)
}

/// The line behind what a page of the web says of the document that it shows: its name, its menu, the attributes of the
/// document. The last line is that of the national name.
fn portal_end(page: &Page, lines: &[Line]) -> usize {
    let Some((national, above)) = lines.split_last() else { return 0 };
    let is_attribute = |line: &Line| has_label(Form::AttributeLabel, page.words(line));
    let attributes = |line: &Line| {
        let rows = line.table.iter().flat_map(|grid| &grid.rows);
        let first = rows.filter_map(|row| row.first()?.lines.first());
        first.filter(|line| is_attribute(line)).count()
    };
    // A portal may issue itself, right above the national name.
    let issues = |line: &Line| above.last().is_some_and(|last| std::ptr::eq(last, line)) && national.gap == 0;
    let named = |line: &Line| words::opens(Form::PortalName, page.words(line)).is_some() && !issues(line);
    let says = |line: &Line| !same_table(line, national) && (named(line) || attributes(line) > 1);
    // One label alone may be anything.
    let listed = above.iter().filter(|line| is_attribute(line)).count() > 1;
    let own = |line: &Line| says(line) || listed && is_attribute(line) && !same_table(line, national);
    let Some(last) = above.iter().rposition(own) else { return 0 };
    let more = above[last + 1..].iter().take_while(|line| same_table(line, &above[last])).count();
    last + 1 + more
}

/// So many lines above `Kính gửi` are none of a document that has no letterhead: what a page of the web says of it.
fn above_addressees(page: &Page, lines: &[Line]) -> usize {
    /// No more lines introduce it.
    const LINES: usize = 12;
    let Some(at) = lines.iter().take(LINES).position(|line| addresses(page.words(line))) else { return 0 };
    let of_form = |line: &Line| {
        let words = page.words(line);
        line.side.is_some()
            || line.table.is_some()
            || is_capitals(words)
            || is_number(words)
            || is_place_date(words)
            || is_stamp(words)
            || subject_label(words).is_some()
            || opens_subject(words).is_some()
            || labels::of(words).is_some()
    };
    let sentence = |line: &Line| page.words(line).trim_end().ends_with(['.', '!', '?', ':']);
    let introduces = !lines[..at].iter().any(of_form) && lines[..at].iter().any(sentence);
    if introduces { at } else { 0 }
}

/// Whether a line opens the text: a basis, a label, a long sentence.
fn opens_body(page: &Page, line: &Line) -> bool {
    let words = page.words(line);
    words::opens(Form::Basis, words).is_some()
        && !line.bold
        && (words.chars().count() > 60 || words.ends_with([';', ',', '.']) || line.italic)
        || labels::of(words).is_some()
        || words.chars().count() > 60 && words.ends_with(['.', ':', ';'])
        || words::opens(Form::Basis, words).is_some()
            && words::opens(Form::BasisDated, words).is_none()
            && words.starts_with(char::is_uppercase)
            && !line.bold
            && line.align != crate::import::arrived::Align::Center
}

/// The line behind type and subject.
fn subject_end(page: &Page, title: usize, to: usize) -> usize {
    use crate::import::arrived::Align;
    let lines = &page.lines;
    let mut end = title + 1;
    let kind = title_type(page.words(&lines[title])).and_then(|title| title.kind);
    if kind.is_some_and(|kind| !kind.subject) {
        let ruled = lines.get(end).is_some_and(|line| end < to && is_rule(page.words(line)));
        return end + usize::from(ruled);
    }
    while end < to.min(title + 10) {
        let (above, line) = (&lines[end - 1], &lines[end]);
        let words = page.words(line);
        if is_rule(words) {
            end += 1;
            break;
        }
        let first = end == title + 1;
        let label = words::opens_any(&[Form::SubjectLabel, Form::SubjectOpening], words);
        let stops = line.table.is_some()
            || line.side.is_some() && above.side.is_none()
            || addresses(words)
            || is_telegram_label(words)
            || !first && above.bold && !line.bold
            || first && opens_indented(page, title, to)
            || !first && (line.gap > 0 && !is_spaced(page, title, line) || above.ruled_below && !above.bold)
            || !label
                && opens_body(page, line)
                && !(!first && line.gap == 0 && labels::is_figures(words))
                && !(first
                    && line.gap == 0
                    && !words.ends_with([';', ':', '.'])
                    && words.chars().count() < 250)
            || is_national(words)
            || is_reference(words)
            || enacting(words)
            || line.new_page;
        let capitals = !first
            && line.gap == 0
            && is_capitals(words)
            && is_capitals(page.words(above))
            && !words.contains(':');
        let looks = capitals
            || line.bold && above.bold
            || line.align == Align::Center && above.align == Align::Center;
        // The last line of a subject whose first fills the page.
        let centred = end == title + 2 && line.align == Align::Center && line.gap == 0 && !is_capitals(words);
        let plain = !line.bold && !above.bold && line.align == above.align;
        let ended = page.words(above).trim_end().ends_with(['.', ';', ':']);
        // A name may begin the last line of a subject; what follows stands apart then.
        let apart = lines.get(end + 1).is_none_or(|next| {
            next.gap > 0
                || addresses(page.words(next))
                || names_enacting_body(page, title, next)
                || !ended && words::opens(Form::Basis, page.words(next)).is_some()
        });
        let short = words.chars().count() < 90 && !words.contains(':') && apart;
        let goes_on = words.starts_with(|c: char| c.is_lowercase() || c == '(') || short;
        if stops
            || !(label || first || looks || centred || plain && goes_on)
            || names_enacting_body(page, title, line)
        {
            break;
        }
        end += 1;
    }
    end
}

/// Whether the line below a title in bold letters begins a paragraph of the text, as a page shows it: it is not bold and
/// hangs in, and the next line stands at the edge.
fn opens_indented(page: &Page, title: usize, to: usize) -> bool {
    /// A first line is so much further right, in twips.
    const INDENT: i64 = 280;
    let lines = &page.lines[title..to.min(title + 3)];
    let [title, first, next] = lines else { return false };
    title.bold
        && !first.bold
        && next.place.area.is_some()
        && next.place.page == first.place.page
        && page.edges.is_indented(first, INDENT)
        && !page.edges.is_indented(next, INDENT)
}

/// Whether a line stands as far from the one above as the subject from its title, and goes on in small letters, set in the
/// middle: a copy of a page has empty lines between all lines.
fn is_spaced(page: &Page, title: usize, line: &Line) -> bool {
    let first = page.lines.get(title + 1);
    first.is_some_and(|first| first.gap == line.gap && first.lead > MIDDLE)
        && line.lead > MIDDLE
        && page.words(line).starts_with(char::is_lowercase)
}

/// Whether a line below a title names who enacts the document: in capitals, a body.
fn names_enacting_body(page: &Page, title: usize, line: &Line) -> bool {
    let kind = title_type(page.words(&page.lines[title])).and_then(|title| title.kind);
    let words = page.words(line);
    kind.is_some_and(|kind| kind.enacting.is_some())
        && is_capitals(words)
        && (words::opens(Form::BodyHead, words).is_some() || opens_with_title(words))
        && page.lines.iter().skip(title + 2).take_while(|own| own.span.start <= line.span.start).count() > 0
}

/// The line behind `Kính gửi` and those who are named.
fn addressees_end(page: &Page, start: usize, to: usize) -> usize {
    let lines = &page.lines;
    let Some(first) = lines.get(start).filter(|_| start < to) else { return start };
    let words = page.words(first);
    if !(addresses(words) || is_telegram_label(words)) || first.table.is_some() {
        return start;
    }
    let colon_alone = words.trim_end().ends_with(':');
    let numbered = if colon_alone { numbered_names(page, &lines[start + 1..to]) } else { 0 };
    if numbered > 0 {
        return start + 1 + numbered;
    }
    let mut end = start + 1;
    // Names that stand without a dash below a label that is alone.
    let mut free = colon_alone;
    // `Kính gửi: …………`, to be filled in: nobody's name goes on below it.
    let label = recipient_label(words).unwrap_or(words.len());
    let blank = !colon_alone && !words[label..].contains(char::is_alphanumeric);
    while end < to {
        let (above, line) = (&lines[end - 1], &lines[end]);
        let words = page.words(line);
        let listed = labels::of(words).is_some_and(|label| {
            label.value == 0 && words::opens(Form::Basis, words[label.end..].trim_start()).is_none()
        });
        let also = has_label(Form::AlsoTo, words);
        let above_words = page.words(above);
        // Names that somebody typed one below the other end in a mark.
        let listing = line.place.area.is_none() && above_words.ends_with([';', ',']);
        let ended = page.had_room(above, line) == Some(true) && !listing;
        let open = !ended
            && !above_words.ends_with(['.', ')'])
            && (above_words.ends_with([';', ','])
                || line.gap == 0 && !above.whole && !ends_names(above_words));
        let tabled = same_table(above, line);
        let goes_on = line.gap == 0
            && !blank
            && !line.apart
            && (open || same_start(above, line) && words.starts_with(char::is_lowercase))
            && words.chars().count() < 200
            && labels::of(words).is_none()
            && !opens_text(page, line);
        if line.table.is_some() || line.new_page && !listed || !(listed || also || tabled || goes_on || free)
        {
            break;
        }
        if listed && ends_names(page.words(above)) && line.gap > 0 && end > start + 1 {
            break;
        }
        free = free && !listed && !also && labels::of(words).is_none() && words.ends_with(';');
        end += 1;
    }
    // Where the last of them lives or works.
    while end < to && lines[end].table.is_none() && tells_address(page.words(&lines[end])) {
        end += 1;
    }
    end
}

/// So many of the lines below `Kính gửi:` are names that are numbered: `1. Sở Y tế;`.
fn numbered_names(page: &Page, lines: &[Line]) -> usize {
    let numbered = |(at, line): &(usize, &Line)| {
        let words = page.words(line);
        let next = labels::of(words).is_some_and(|label| label.value == at + 1 && label.depth == 1);
        next && line.table.is_none() && words.chars().count() < 120 && !opens_text(page, line)
    };
    let run = lines.iter().enumerate().take_while(numbered).count();
    let ends = |line: &Line, marks: &[char]| page.words(line).trim_end().ends_with(marks);
    let listed = lines[..run].iter().take_while(|line| ends(line, &[';', ','])).count();
    if listed > 0 && listed < run && ends(&lines[listed], &['.']) { listed + 1 } else { 0 }
}

fn same_start(one: &Line, other: &Line) -> bool {
    one.lead == other.lead && !one.whole
}

fn ends_names(words: &str) -> bool {
    words.trim_end().ends_with('.')
}

/// Whether a line begins a sentence of the text.
fn opens_text(page: &Page, line: &Line) -> bool {
    let words = page.words(line);
    words::opens(Form::Basis, words).is_some() || words.ends_with(':') || says_who_acts(words)
}

/// Whether a line opens with a body that asks something of somebody: `Sở Y tế đề nghị …`.
fn says_who_acts(words: &str) -> bool {
    let spots = Lexicon::get().spots(words);
    let opens = words.starts_with(char::is_uppercase)
        && spots.iter().any(|spot| spot.start == 0 && matches!(spot.term, Term::Body(_)));
    let assign = |spot: &&crate::lexicon::Spot| spot.term == Term::Word(crate::lexicon::Word::Assign);
    opens && spots.iter().filter(assign).any(|spot| words[spot.start..].starts_with(char::is_lowercase))
}

/// The lines of the recipients list and the signature.
pub(super) fn tail(page: &Page, from: usize, to: usize) -> Range<usize> {
    let lines = &page.lines;
    let list = (from..to)
        .find(|at| lines[*at].table.is_none() && has_label(Form::DistributionLabel, page.words(&lines[*at])));
    let start = match list {
        Some(list) => {
            let mut start = list;
            let of_body = |line: &Line| page.words(line).trim_end().ends_with("./.");
            while start > from && same_table(&lines[start - 1], &lines[list]) && !of_body(&lines[start - 1]) {
                start -= 1;
            }
            signature_above(page, from, start)
        }
        None => match (from..to).rev().find(|at| is_signature_start(page, *at)) {
            Some(last) => signature_above(page, from, last),
            None => to,
        },
    };
    start..tail_end(page, start, to)
}

/// Whether a signature begins with this line: an authority or a title, short, no sentence.
fn is_signature_start(page: &Page, at: usize) -> bool {
    let line = &page.lines[at];
    let words = page.words(line);
    // `ĐẠI DIỆN BÊN A`
    let signs_for = is_capitals(words) && words::opens(Form::SignsFor, words).is_some();
    // `BÊN ỦY QUYỀN` right above a name.
    let names_party = is_capitals(words)
        && words::opens(Form::PartyLabel, words).is_some()
        && !words.ends_with(':')
        && page.lines.get(at + 1).is_some_and(|next| next.side == line.side && is_name(page.words(next)));
    let signs =
        is_authority(words) || is_signing_title(words) || signs_for && !words.ends_with(':') || names_party;
    line.table.is_none() && words.chars().count() < 90 && signs
}

/// The first line of the signature that ends above `start`; `start` where there is none.
fn signature_above(page: &Page, from: usize, start: usize) -> usize {
    /// A signature has no more lines.
    const LINES: usize = 14;
    let mut first = start;
    for at in (from..start).rev().take(LINES) {
        let line = &page.lines[at];
        let words = page.words(line);
        if line.table.is_some()
            || words.chars().count() > 90
            || words.ends_with(['.', ';', ':']) && !words::is(Form::Signed, words)
        {
            break;
        }
        // Of several that sign together each body stands above its head's title.
        if is_signature_start(page, at) || at + 1 == first && first < start && is_body(words) {
            first = at;
        }
    }
    first
}

/// The line behind the foot: where annexes or something else begins.
fn tail_end(page: &Page, start: usize, to: usize) -> usize {
    let lines = &page.lines;
    let mut end = start;
    let mut archived = false;
    while end < to {
        let line = &lines[end];
        let words = page.words(line);
        let tabled = end > start && same_table(&lines[end - 1], line);
        let annex = is_annex_label(words) || is_reference(words);
        let letterhead = end > start && begins_letterhead(page, end, to);
        // The name of who signs may stand alone on the next page.
        let name = line.new_page && is_name(words) && is_unsigned(page, &lines[start..end]);
        // `VI THỊ HOA` alone below a title signs.
        let signs = is_name(words) && is_unsigned(page, &lines[start..end]);
        let listed = end > start && !tabled && !signs && opens_annex(words_of_lines(page, &lines[end..to]));
        if line.table.is_some()
            || letterhead
            || listed
            || end > start && !tabled && archived && crate::import::address::is_address(words)
            || end > start
                && !tabled
                && (annex || line.new_page && archived && !name || title_type(words).is_some())
        {
            break;
        }
        archived |= words::opens(Form::Archive, words.trim_start_matches(['-', '–', '+', ' '])).is_some();
        let long = !tabled && words.chars().count() > 160 && archived;
        if long || labels::of(words).is_some_and(|label| label.value > 0 && archived && !tabled) {
            break;
        }
        end += 1;
    }
    end
}

/// The words of lines, and whether they are a table of data.
fn words_of_lines<'p>(page: &'p Page, lines: &'p [Line]) -> impl Iterator<Item = (&'p str, bool)> {
    lines.iter().map(|line| (page.words(line), line.table.is_some()))
}

/// Whether a signature has nobody's name.
fn is_unsigned(page: &Page, lines: &[Line]) -> bool {
    let signs = |line: &Line| is_authority(page.words(line)) || is_signing_title(page.words(line));
    lines.iter().any(signs) && !lines.iter().any(|line| is_name(page.words(line)) && !signs(line))
}

/// Whether a letterhead begins with a line: the national name stands there, or a few lines below names in capitals.
fn begins_letterhead(page: &Page, at: usize, to: usize) -> bool {
    let lines = &page.lines;
    let first = &lines[at];
    if first.side.is_some() && at > 0 && same_table(&lines[at - 1], first) {
        return false;
    }
    let goes_on = |line: &&Line| {
        let words = page.words(line);
        same_table(first, line)
            || first.side.is_none() && line.side.is_none() && (is_capitals(words) || is_number(words))
    };
    lines[at..to].iter().take(8).take_while(goes_on).any(|line| is_national(page.words(line)))
}

#[cfg(test)]
mod tests {
    use crate::import::{plain, understand};

    #[test]
    fn what_stands_above_a_letterhead_is_none_of_it() {
        let text = "\
From: Văn thư
Subject: Fwd: v/v rà soát
Kính gửi các anh/chị,
Văn thư gửi lại công văn.

UBND TỈNH LẠNG SƠN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    SỞ NỘI VỤ                          Độc lập - Tự do - Hạnh phúc
Số: 215/SNV-CCHC                   Lạng Sơn, ngày 05 tháng 3 năm 2027
V/v rà soát

Kính gửi: Ủy ban nhân dân các xã, phường

Sở Nội vụ đề nghị:
1. Rà soát.
";
        let understood = understand(&plain::read(text));
        let own = &understood.documents[0];
        let superior = own.directive.issuer.superior.as_ref().map(|name| name.notation());
        assert_eq!(superior, Some("UBND tỉnh Lạng Sơn"));
        assert_eq!(own.directive.issuer.name.notation(), "Sở Nội vụ");
        assert_eq!(own.unplaced.len(), 4);
    }

    #[test]
    fn what_a_page_says_above_the_addressees_is_none_of_a_document_without_a_letterhead() {
        let text = "\
Văn bản chỉ đạo của UBND tỉnh về việc phòng, chống dịch
Đài Phát thanh và Truyền hình tỉnh xin đăng toàn văn Văn bản.

Kính gửi:
- Các sở, ban, ngành;
- UBND các huyện, thành phố.

Căn cứ Luật Dược ngày 06 tháng 4 năm 2016; Căn cứ Nghị định số 54/2017/NĐ-CP ngày 08 tháng 5 năm 2017 của Chính phủ;
UBND tỉnh yêu cầu:
1. Sở Y tế theo dõi tình hình.
2. UBND các huyện rà soát người về từ vùng dịch.
";
        let understood = understand(&plain::read(text));
        let own = &understood.documents[0];
        assert_eq!(own.unplaced.len(), 2);
        assert_eq!(own.directive.recipients.len(), 2);
        assert_eq!(own.directive.legal_basis.len(), 2);
        assert_eq!(own.directive.measures.len(), 2);
    }

    #[test]
    fn what_a_portal_says_of_a_document_is_none_of_it() {
        let head = "UBND TỈNH LẠNG SƠN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                    Số: 215/UBND-KT                    Lạng Sơn, ngày 05 tháng 3 năm 2027\nV/v rà soát\n\n\
                    Kính gửi: Các xã\n\n1. Rà soát.\n";
        for portal in [
            "CỔNG THÔNG TIN ĐIỆN TỬ TỈNH LẠNG SƠN\n",
            "CỔNG THÔNG TIN ĐIỆN TỬ TỈNH LẠNG SƠN\nTrang chủ | Tin tức\nSố ký hiệu\t215/UBND-KT\nNgày ban hành\t05/3/2027\n",
            "Số ký hiệu:\n215/UBND-KT\nNgày ban hành:\n05/3/2027\n",
        ] {
            let own = understand(&plain::read(&format!("{portal}\n{head}"))).documents.remove(0);
            assert!(own.directive.issuer.superior.is_none(), "{portal}");
            assert_eq!(own.directive.issuer.name.notation(), "UBND tỉnh Lạng Sơn", "{portal}");
            assert_eq!(own.directive.date.notation(), "2027-03-05", "{portal}");
            assert!(!own.unplaced.is_empty());
        }
    }

    #[test]
    fn a_form_with_a_letterhead_to_be_filled_in_is_an_annex() {
        let head = |name: &str, number: &str| {
            format!(
                "{name}                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                 Số: {number}                 ..., ngày ... tháng ... năm 2027\n"
            )
        };
        let text = format!(
            "{}                         Lạng Sơn, ngày 05 tháng 3 năm 2027\nV/v rà soát\n\nKính gửi: Các xã\n\n1. Rà soát.\n2. Báo cáo.\n\n\
             Nơi nhận:                        CHỦ TỊCH\n- Như trên;\n- Lưu: VT.                      Vi Thị Hoa\n\nMẫu số 02\n\n{}\n\
             BÁO CÁO\nKết quả rà soát\n\n1. Số vụ: ...\n",
            head("UBND TỈNH LẠNG SƠN", "215/UBND-KT"),
            head("TÊN CƠ QUAN       ", ".../BC-... ")
        );
        let documents = understand(&plain::read(&text)).documents;
        assert_eq!(documents.len(), 1);
        let [annex] = documents[0].directive.appendices.as_slice() else { panic!("one annex") };
        assert_eq!(
            (annex.title.notation(), annex.kind.map(|kind| kind.code)),
            ("Kết quả rà soát", Some("BC"))
        );
    }

    /// A numeral or a mark above those who are addressed is theirs to take who read it, and hides nobody.
    #[test]
    fn a_stray_word_above_the_addressees_is_named_and_hides_nobody() {
        for stray in ["I", "II - A", "x x x"] {
            let text = format!(
                "\
UBND TỈNH LẠNG SƠN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    SỞ NỘI VỤ                          Độc lập - Tự do - Hạnh phúc
Số: 215/SNV-CCHC                   Lạng Sơn, ngày 05 tháng 3 năm 2027
V/v báo cáo cải cách hành chính

                    {stray}

Kính gửi:
- Sở Tài chính;
- Ủy ban nhân dân các xã, phường.

Sở Nội vụ đề nghị các cơ quan thực hiện các nội dung sau:
1. Rà soát thủ tục hành chính.
2. Báo cáo trước ngày 20/3/2027./.
"
            );
            let understood = understand(&crate::import::plain::read(&text));
            let own = &understood.documents[0];
            assert_eq!(own.directive.recipients.len(), 2, "{stray}");
            let unplaced: Vec<&str> = own.unplaced.iter().map(|span| understood.page.at(span)).collect();
            assert_eq!(unplaced, [stray]);
            assert!(own.directive.opening.is_empty(), "{stray}");
        }
    }
}
