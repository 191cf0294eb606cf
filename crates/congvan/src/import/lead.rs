//! Ô 6, before the measures: bases, what the document is for, the opening, and the sentence that leads on.

use std::ops::Range;

use crate::import::labels::Kind;
use crate::import::marks;
use crate::import::measures::begins_anew;
use crate::import::names::in_running_text;
use crate::import::paragraphs::Para;
use crate::import::parts::{decider, enacting};
use crate::import::role::Role;
use crate::import::sheet::Sheet;
use crate::import::types::Face;
use crate::import::words::{self, Form};
use crate::lexicon::{Lexicon, Spot, Term, Word};
use crate::model::date::PartialDate;
use crate::model::directive::{Basis, Directive, Numbering, Request, Text};
use crate::prose::{self, Citation, What};
use crate::words::Words;

/// So many paragraphs open the text: those before the first item, and bases that are listed with marks. The rest are items.
pub(super) fn length(sheet: &Sheet<'_>, paras: &[Para<'_>], own: &Directive) -> usize {
    let first = before_items(sheet, paras, own);
    let listed = listed_bases(sheet, &paras[first..]);
    let behind = first + listed;
    let leads = |para: &Para<'_>| para.label.is_none() && sheet.page.at(&para.span).trim_end().ends_with(':');
    let more = listed > 0 && behind + 1 < paras.len() && leads(&paras[behind]);
    if behind < paras.len() { behind + usize::from(more) } else { first }
}

/// So many items of marks are bases, of which the first cites a document.
fn listed_bases(sheet: &Sheet<'_>, paras: &[Para<'_>]) -> usize {
    let first = paras.first().is_some_and(|para| cites(sheet.page.at(&para.span)));
    if !first {
        return 0;
    }
    let ends = |at: usize, marks: &[char]| {
        paras.get(at).is_some_and(|para| sheet.page.at(&para.span).trim_end().ends_with(marks))
    };
    let open = paras
        .iter()
        .enumerate()
        .take_while(|(at, para)| is_listed_basis(sheet, para) && ends(*at, &[';', ',']))
        .count();
    // The last of several ends as a sentence, before one that leads on.
    let last =
        paras.get(open).is_some_and(|para| is_listed_basis(sheet, para) && cites(sheet.page.at(&para.span)));
    let led = paras.get(open + 1).is_some_and(|para| para.label.is_none() && ends(open + 1, &[':']));
    open + usize::from(last && led && ends(open, &['.']))
}

/// Whether an item of marks is a basis, and nobody acts in it: `- Căn cứ Thông tư số …;`.
fn is_listed_basis(sheet: &Sheet<'_>, para: &Para<'_>) -> bool {
    let words = sheet.page.at(&(para.words_from(sheet.page)..para.span.end)).trim_end();
    para.label.as_ref().is_some_and(|label| label.value == 0)
        && words::opens(Form::Basis, words).is_some()
        && prose::read(&Text::from_notation(words))
            .clauses()
            .all(|clause| clause.actors.is_empty() && clause.asks.is_none())
}

/// So many paragraphs stand before the first item, whatever it is.
fn before_items(sheet: &Sheet<'_>, paras: &[Para<'_>], own: &Directive) -> usize {
    let page = sheet.page;
    if own.kind.enacting.is_some()
        && let Some(at) = paras.iter().position(|para| para.table.is_none() && enacting(page.at(&para.span)))
    {
        return at + 1;
    }
    if own.kind.numbering.first() == Some(&Numbering::None) && !has_sections(sheet, paras) {
        // Lines that lead to who is introduced stand in the middle; all others are items.
        let introduces = paras.first().is_some_and(|para| page.at(&para.span).trim_end().ends_with(':'));
        return usize::from(own.kind.introduces && introduces);
    }
    let first = paras.iter().position(|para| para.label.is_some() || para.table.is_some());
    let leads = |para: &Para<'_>| page.at(&para.span).trim_end().ends_with(':');
    match first {
        Some(at) => {
            let marks_only =
                paras.iter().all(|para| para.label.as_ref().is_none_or(|label| label.value == 0));
            let heads = marks_only || (at..paras.len()).any(|at| begins_anew(sheet, paras, at));
            // Of two paragraphs that lead on, the second heads the items below it.
            if heads && at >= 2 && leads(&paras[at - 1]) && paras[..at - 1].iter().any(leads) {
                at - 1
            } else {
                at
            }
        }
        None => match paras.iter().position(leads) {
            Some(at) if at + 1 < paras.len() => at + 1,
            _ => paras
                .iter()
                .take_while(|para| is_basis(sheet, para))
                .count()
                .min(paras.len().saturating_sub(1)),
        },
    }
}

/// Whether numbered sections divide a text whose type has lines without numbers: `I.` and later `II.`, and no line leads on
/// to the first.
pub(super) fn has_sections(sheet: &Sheet<'_>, paras: &[Para<'_>]) -> bool {
    let divides = |kind| {
        matches!(
            kind,
            Kind::Of(Numbering::Roman | Numbering::Part | Numbering::Chapter | Numbering::Article)
                | Kind::RomanOther
                | Kind::Capital
        )
    };
    let Some(at) = paras.iter().position(|para| para.label.is_some()) else { return false };
    let Some(first) = paras[at].label.as_ref().filter(|label| label.value == 1 && divides(label.kind)) else {
        return false;
    };
    let led = at > 0 && sheet.page.at(&paras[at - 1].span).trim_end().ends_with(':');
    let second = |para: &Para<'_>| {
        para.label.as_ref().is_some_and(|label| label.value == 2 && label.kind == first.kind)
    };
    !led && paras[at..].iter().any(second)
}

/// Whether a paragraph rests on another document: it opens as a basis does, or cites a number.
fn is_basis(sheet: &Sheet<'_>, para: &Para<'_>) -> bool {
    let words = sheet.page.at(&para.span);
    words::opens(Form::Basis, words).is_some() || para.is_italic()
}

/// Reads the paragraphs before the measures.
pub(super) fn read(sheet: &mut Sheet<'_>, paras: &[Para<'_>], own: &mut Directive) {
    let enacts = own.kind.enacting.is_some();
    let mut paras = paras;
    if enacts
        && let Some((last, before)) = paras.split_last()
        && enacting(sheet.page.at(&last.span))
    {
        last.lines.iter().for_each(|line| sheet.is(line, Role::Enacting));
        let by = decider(sheet.page.at(&last.span)).unwrap_or(0);
        sheet.record_printed(last.span.start + by..last.span.end);
        enacted_by(sheet, last.span.start..last.span.start + by, own);
        paras = before;
    }
    let single: Vec<Para<'_>> = paras.iter().flat_map(|para| parted_bases(sheet, para)).collect();
    let mut paras = single.as_slice();
    let parted: Vec<Para<'_>>;
    if let Some((last, before)) = paras.split_last()
        && let Some((basis, asks)) = parted_request(sheet, last)
    {
        parted = before.iter().cloned().chain([basis, asks]).collect();
        paras = &parted;
    }
    let bases = if enacts { paras.len() } else { bases(sheet, paras, own) };
    for para in &paras[..bases] {
        para.lines.iter().for_each(|line| sheet.is(line, Role::Basis));
        let basis = basis(sheet, para, own);
        own.legal_basis.push(basis);
    }
    let rest = &paras[bases..];
    let Some((last, before)) = rest.split_last() else { return };
    for para in before {
        opening(sheet, para, own);
    }
    if !request(sheet, last, own) {
        opening(sheet, last, own);
    }
}

/// Who decides, named before the word that says so and nowhere below the title.
fn enacted_by(sheet: &mut Sheet<'_>, span: Range<usize>, own: &mut Directive) {
    if span.is_empty() {
        return;
    }
    if own.enacted_by.is_empty() {
        let text = sheet.text_at(span, Face::BOLD);
        let (words, _) = in_running_text(sheet.page, text.notation());
        sheet.guess(&text, "cơ quan ghi ngay trước chữ quyết định, in ra ở dưới tên loại");
        own.enacted_by.push(text.with_notation(words));
    } else {
        sheet.record_told(span, "enacted_by");
    }
}

/// The bases of a paragraph that holds several: `Căn cứ Luật …; Căn cứ Nghị định …;`.
fn parted_bases<'p>(sheet: &Sheet<'_>, para: &Para<'p>) -> Vec<Para<'p>> {
    let words = sheet.page.at(&para.span);
    let is_basis =
        |words: &str| words.starts_with(char::is_uppercase) && words::opens(Form::Basis, words).is_some();
    let mut cuts = vec![0];
    if para.table.is_none() && is_basis(words) {
        let behind = words.match_indices(';').map(|(at, _)| words.len() - words[at + 1..].trim_start().len());
        cuts.extend(behind.filter(|at| is_basis(&words[*at..])));
    }
    let ends = cuts.iter().skip(1).copied().chain([words.len()]);
    let part = |(from, to): (&usize, usize)| {
        let span = para.span.start + from..para.span.start + words[..to].trim_end().len();
        Para { span, ..para.clone() }
    };
    if cuts.len() == 1 { vec![para.clone()] } else { cuts.iter().zip(ends).map(part).collect() }
}

/// A basis and the sentence behind it that leads on, where one paragraph holds both: `Căn cứ …. UBND phường đề nghị:`.
fn parted_request<'p>(sheet: &Sheet<'_>, para: &Para<'p>) -> Option<(Para<'p>, Para<'p>)> {
    let words = sheet.page.at(&para.span);
    if para.label.is_some() || para.table.is_some() || !words.trim_end().ends_with(':') {
        return None;
    }
    // Ends of lines are as long as the spaces that they stand for.
    let flat = words.replace('\n', " ");
    let asks_at = |from: usize| {
        let reading = prose::read(&Text::from_notation(&flat[from..]));
        let by = reading.clauses().next().and_then(|clause| clause.asks.clone());
        by.is_some_and(|by| by.span.start == 0)
            && find_request(&sheet.page.words_and_places(&para.span).0).is_none()
    };
    let comma = || {
        let mut found = flat.rmatch_indices(", ").filter(|(at, comma)| {
            words[at + comma.len()..].starts_with(char::is_uppercase) && asks_at(at + comma.len())
        });
        found.next()
    };
    let (end, _) = words.rmatch_indices(". ").next().or_else(comma)?;
    let asks = words.len() - words[end + 1..].trim_start().len();
    let fits = words::opens(Form::Basis, words).is_some()
        && !words[..end].contains(". ")
        && cites(&words[..end])
        && prose::read(&Text::from_notation(&words[asks..])).clauses().any(|clause| clause.asks.is_some());
    let part = |range: Range<usize>| {
        let span = para.span.start + range.start..para.span.start + range.end;
        Para { span, ..para.clone() }
    };
    fits.then(|| (part(0..end + 1), part(asks..words.len())))
}

/// So many paragraphs are bases: from above, those that open so or cite a document by its number.
fn bases(sheet: &Sheet<'_>, paras: &[Para<'_>], own: &Directive) -> usize {
    let under_title = own.kind.basis_under_title;
    let fits = |at: usize, para: &Para<'_>| {
        let words = sheet.page.at(&para.span).trim_end();
        let opens = words::opens(Form::Basis, words).is_some();
        let last = at + 1 == paras.len();
        if last && words.ends_with(':') && splits(sheet, para) {
            return false;
        }
        if under_title {
            return opens && (words.ends_with([';', ',']) || para.is_italic() || !words.ends_with(':'))
                || para.is_italic();
        }
        // The last of several ends as a sentence.
        let follows = at > 0 && sheet.page.at(&paras[at - 1].span).trim_end().ends_with(';');
        if !words.ends_with(':') && asks_behind_comma(words) || !opens && tells_facts(words) {
            return false;
        }
        opens && !words.ends_with(':') && (follows || cites(words))
            || words.ends_with(';') && opens
            || cites_first(words) && !narrates(words)
    };
    let listed = listed_bases(sheet, paras);
    paras
        .iter()
        .enumerate()
        .take_while(|(at, para)| {
            *at < listed || para.label.is_none() && para.table.is_none() && fits(*at, para)
        })
        .count()
}

/// Whether words open as a tale of what was or is: `Thời gian qua, …`.
fn narrates(words: &str) -> bool {
    let opener = |spot: &Spot| spot.start == 0 && spot.term == Term::Word(Word::Opener);
    !words::opens_any(&[Form::Basis, Form::BasisDated], words)
        && Lexicon::get().spots(words).iter().any(opener)
}

/// Whether words are a sentence in which a body asks for something, behind what it rests on: `Tiếp theo …, Sở Y tế đề nghị …`.
fn asks_behind_comma(words: &str) -> bool {
    let flat = words.replace('\n', " ");
    let reading = prose::read(&Text::from_notation(&flat));
    let mut asks = reading.clauses().filter_map(|clause| clause.asks.as_ref().map(|by| by.span.start));
    asks.any(|start| {
        let (before, behind) = (reading.words().get(..start), reading.words().get(start..));
        before.is_some_and(|before| before.ends_with(", "))
            && behind.is_some_and(|behind| behind.starts_with(char::is_uppercase))
    })
}

/// Whether words tell what was done, in several sentences or before they cite anything: `Ngày 02/3, Sở đã có Công văn số …`.
fn tells_facts(words: &str) -> bool {
    static DONE: Words = Words::from_list("import: words of what was done");
    let flat = words.replace('\n', " ");
    if prose::read(&Text::from_notation(&flat)).sentences.len() > 1 {
        return true;
    }
    let cited = citations(&flat).first().map_or(flat.len(), |(span, _)| span.start);
    let before = flat.get(..cited).unwrap_or_default().to_lowercase();
    before.split_whitespace().any(|word| DONE.contains(&word))
}

/// Whether words cite a document by its number.
fn cites(words: &str) -> bool {
    citations(words).iter().any(|(_, citation)| citation.number.is_some())
}

/// Whether words cite a document in what they say first.
fn cites_first(words: &str) -> bool {
    citations(words).first().is_some_and(|(span, citation)| citation.number.is_some() && span.start < 200)
}

fn citations(words: &str) -> Vec<(Range<usize>, Citation)> {
    let reading = prose::read(&Text::from_notation(words));
    let clauses = reading.clauses();
    let mentions = clauses.flat_map(|clause| &clause.mentions);
    mentions
        .filter_map(|mention| match &mention.what {
            What::Citation(citation) => Some((mention.span.clone(), citation.clone())),
            _ => None,
        })
        .collect()
}

fn opening(sheet: &mut Sheet<'_>, para: &Para<'_>, own: &mut Directive) {
    let words = sheet.page.at(&para.span);
    let purpose = words::opens(Form::Purpose, words).is_some()
        && own.purpose.is_none()
        && own.opening.is_empty()
        && words.trim_end().ends_with('.');
    let role = if purpose { Role::Purpose } else { Role::Opening };
    para.lines.iter().for_each(|line| sheet.is(line, role));
    let text = sheet.text_at(para.span.clone(), Face::default());
    if para.label.is_some() {
        sheet.guess_at(para.span.start, "căn cứ ghi thành gạch đầu dòng sau câu mở đầu: giữ nguyên ở đó");
    }
    if purpose { own.purpose = Some(text) } else { own.opening.push(text) }
}

/// A basis, in its parts where those are printed as the words stand.
fn basis(sheet: &mut Sheet<'_>, para: &Para<'_>, own: &Directive) -> Basis {
    let page = sheet.page;
    let face = if own.kind.basis_under_title { Face::ITALIC } else { Face::default() };
    let from = para.words_from(page);
    sheet.form(para.span.start..from);
    let words = page.at(&(from..para.span.end));
    let end = words.trim_end_matches([';', '.', ',', ' ']).len();
    let mark = words[end..].trim();
    let keeps = matches!(mark, "." | ":") && !own.kind.basis_under_title && own.kind.enacting.is_none();
    let span = from..from + if keeps { words.len() } else { end };
    if let Some(basis) = split_basis(sheet, &span, face) {
        sheet.form(from + end..para.span.end);
        return basis;
    }
    sheet.form(span.end..para.span.end);
    Basis { text: Some(sheet.text_at(span, face)), ..Basis::default() }
}

/// The parts of `Căn cứ Nghị định số … ngày … của … về việc …`, where nothing else is said.
fn split_basis(sheet: &mut Sheet<'_>, span: &Range<usize>, face: Face) -> Option<Basis> {
    let text = sheet.text_at(span.clone(), face);
    let (words, places) = sheet.page.words_and_places(&text.span);
    // Emphasis within it, or words that were joined, stay as they are.
    if text.notation() != words {
        return None;
    }
    let verb = words::opens(Form::Basis, &words)?;
    let (at, citation) = citations(&words).into_iter().find(|(at, _)| at.start == verb + 1)?;
    if at.end != words.len() {
        return None;
    }
    let (number, date) = (citation.number.clone(), citation.date.clone());
    let said_date = match &date {
        Some(range) => Some(worded_date(&words, range)?),
        None => None,
    };
    let subject = citation.subject.map(|from| from..words.len());
    let subject = match subject {
        Some(range) => {
            let own = &words[range.clone()];
            let label = words::opens(Form::SubjectOpening, own).map(|end| end + 1)?;
            Some(range.start + label..range.end)
        }
        None => None,
    };
    let mut basis = Basis { date: said_date, ..Basis::default() };
    let at = |range: &Range<usize>| in_page(&places, range);
    let part = |range: &Range<usize>| Text::at(&words[range.clone()], at(range));
    let verb = 0..verb;
    // The usual word is the form's own.
    basis.verb = Some(part(&verb));
    basis.kind = Some(part(&citation.kind));
    basis.number = number.as_ref().map(part);
    basis.issuer = citation.issuer.as_ref().map(part);
    basis.subject = subject.as_ref().map(part);
    if again(&basis, &words) != words {
        return None;
    }
    let day = date.as_ref().map(at);
    let mut parts: Vec<Range<usize>> = [Some(verb), Some(citation.kind), number, citation.issuer, subject]
        .into_iter()
        .flatten()
        .map(|range| at(&range))
        .chain(day.clone())
        .collect();
    parts.sort_by_key(|range| range.start);
    let mut from = text.span.start;
    for part in parts {
        sheet.record_printed(from..part.start);
        from = part.end;
    }
    if let Some(day) = day {
        sheet.record_told(day, "legal_basis.date");
    }
    Some(basis)
}

/// The words that the form makes of a basis.
fn again(basis: &Basis, words: &str) -> String {
    let value =
        |text: &Option<Text>| text.as_ref().map(|text| text.notation().to_owned()).unwrap_or_default();
    let mut out = format!("{} {}", value(&basis.verb), value(&basis.kind));
    if let Some(number) = &basis.number {
        out.push_str(&format!(" số {}", number.notation()));
    }
    if let Some(date) = basis.date {
        out.push_str(&format!(" {}", day_words(date)));
    }
    if let Some(issuer) = &basis.issuer {
        out.push_str(&format!(" của {}", issuer.notation()));
    }
    if let Some(subject) = &basis.subject {
        out.push_str(&format!(" về việc {}", subject.notation()));
    }
    let _ = words;
    out
}

/// A day as the form words it.
fn day_words(date: PartialDate) -> String {
    let (day, month, year) = (date.day().unwrap_or(0), date.month().unwrap_or(0), date.year().unwrap_or(0));
    let month = if month < 3 { format!("{month:02}") } else { month.to_string() };
    format!("ngày {day:02} tháng {month} năm {year}")
}

/// The whole day that words say.
fn worded_date(words: &str, range: &Range<usize>) -> Option<PartialDate> {
    let own = &words[range.clone()];
    let line = if own.starts_with("ngày") { own.to_owned() } else { format!("ngày {own}") };
    marks::place_date(&line).map(|mark| mark.date).filter(|date| date.whole().is_some())
}

/// A sentence that leads into the measures: who asks whom, for what, and what stands before it.
struct Asked {
    before: Range<usize>,
    by: Range<usize>,
    verb: Range<usize>,
    whom: Range<usize>,
    action: Range<usize>,
}

/// Where a range of folded words stands in the page's text.
fn in_page(places: &[usize], range: &Range<usize>) -> Range<usize> {
    let start = places[range.start];
    // The place behind the last byte's letter.
    let end = if range.end > range.start { places[range.end] } else { start };
    start..end
}

fn splits(sheet: &Sheet<'_>, para: &Para<'_>) -> bool {
    let (words, _) = sheet.page.words_and_places(&para.span);
    find_request(&words).is_some_and(|asked| !asked.before.is_empty())
}

/// Reads `…, UBND xã yêu cầu các phòng thực hiện các nội dung sau:`
fn request(sheet: &mut Sheet<'_>, para: &Para<'_>, own: &mut Directive) -> bool {
    let page = sheet.page;
    if own.kind.enacting.is_some() || para.table.is_some() {
        return false;
    }
    let text = sheet.text_at(para.span.clone(), Face::default());
    let (words, places) = page.words_and_places(&text.span);
    if text.notation() != words {
        return false;
    }
    let Some(asked) = find_request(&words) else { return false };
    let at = |range: &Range<usize>| in_page(&places, range);
    let part = |range: &Range<usize>| Text::at(&words[range.clone()], at(range));
    let mut request = Request {
        by: Some(part(&asked.by)),
        verb: part(&asked.verb),
        whom: part(&asked.whom),
        action: part(&asked.action),
        separate: false,
    };
    if asked.before.is_empty()
        && own.legal_basis.len() == 1
        && own.purpose.is_none()
        && !own.kind.basis_under_title
    {
        request.separate = true;
    }
    para.lines.iter().for_each(|line| sheet.is(line, Role::Request));
    if !asked.before.is_empty() {
        before(sheet, part(&asked.before), own);
    }
    sheet.form(at(&(asked.before.end..asked.by.start)));
    sheet.form(at(&(asked.action.end..words.len())));
    own.request = Some(request);
    true
}

/// What stands before the request in its sentence: the only basis, or what it is for.
fn before(sheet: &mut Sheet<'_>, text: Text, own: &mut Directive) {
    let only = own.legal_basis.is_empty()
        && own.opening.is_empty()
        && own.purpose.is_none()
        && !own.kind.basis_under_title;
    if only && words::opens(Form::Basis, text.notation()).is_some() {
        let basis = split_basis(sheet, &text.span, Face::default());
        own.legal_basis.push(basis.unwrap_or(Basis { text: Some(text), ..Basis::default() }));
    } else {
        own.purpose = Some(text);
    }
}

fn find_request(words: &str) -> Option<Asked> {
    if !words.trim_end().ends_with(':') {
        return None;
    }
    // Behind a long lead the reader of prose sees nobody who asks: who asks stands behind one of its commas then.
    asked_in(words).or_else(|| {
        let commas = words.match_indices(", ").map(|(at, comma)| (at, at + comma.len()));
        let mut leads = commas.filter(|(_, from)| words[*from..].starts_with(char::is_uppercase));
        leads.find_map(|(end, from)| {
            let asked = asked_in(&words[from..]).filter(|asked| asked.before.is_empty())?;
            let at = |range: Range<usize>| range.start + from..range.end + from;
            let Asked { by, verb, whom, action, .. } = asked;
            Some(Asked { before: 0..end, by: at(by), verb: at(verb), whom: at(whom), action: at(action) })
        })
    })
}

/// Who asks, and where the words begin by which it does, where the reader of prose sees it.
fn asked_in(words: &str) -> Option<Asked> {
    let end = words.trim_end_matches([':', ' ']).len();
    let reading = prose::read(&Text::from_notation(words));
    let clauses = &reading.sentences.last()?.clauses;
    // Those who are asked may be parted by semicolons.
    let named = clauses.iter().rev().take_while(|clause| clause.asks.is_none() && names(clause)).count();
    let first = clauses.len().checked_sub(named + 1).and_then(|at| clauses.get(at));
    let clause = first.filter(|clause| clause.asks.is_some())?;
    let last = clauses.last()?;
    let by = clause.asks.as_ref()?.span.clone();
    if reading.words() != words || clause.listed.is_empty() || by.end >= clause.listed.start {
        return None;
    }
    let verb = by.end..clause.listed.start;
    let listed = clause.listed.start..last.listed.end;
    let action = last.listed.end..end;
    let trim = |range: Range<usize>| {
        let own = &words[range.clone()];
        let start = range.start + own.len() - own.trim_start_matches([' ', ',']).len();
        start..start.max(range.start + own.trim_end_matches([' ', ',']).len())
    };
    let before = trim(0..by.start);
    let (verb, whom, action) = (trim(verb), trim(listed), trim(action));
    let gap = |one: &Range<usize>, other: &Range<usize>| &words[one.end..other.start] == " ";
    let joined = gap(&by, &verb) && gap(&verb, &whom) && gap(&whom, &action);
    let led =
        before.is_empty() && by.start == 0 || !before.is_empty() && &words[before.end..by.start] == ", ";
    (joined && led && !action.is_empty()).then_some(Asked { before, by, verb, whom, action })
}

/// Whether a clause begins with those who are to act.
fn names(clause: &prose::Clause) -> bool {
    !clause.listed.is_empty() && clause.listed.start == clause.span.start
}

#[cfg(test)]
mod tests {
    use crate::import::{plain, understand};

    const HEAD: &str = "UBND TỈNH SƠN LA                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
             SỞ NỘI VỤ                           Độc lập - Tự do - Hạnh phúc\n\
             Số: 45/SNV-CCHC                     Sơn La, ngày 05 tháng 3 năm 2027\nV/v rà soát\n\nKính gửi: Các xã\n\n";

    #[test]
    fn what_tells_or_asks_is_no_basis_though_it_cites_a_number() {
        for words in [
            "Ngày 02/3/2027, Sở đã gửi Công văn số 12/SNV-TH đến các xã. Đến nay mới có ba xã báo cáo.",
            "Tiếp theo Công văn số 12/SNV-TH ngày 05/01/2027, Sở Nội vụ đề nghị các xã gửi báo cáo trước ngày 20/3/2027.",
        ] {
            let text = format!(
                "{HEAD}{words}\n\nSở Nội vụ đề nghị các xã thực hiện các nội dung sau:\n1. Rà soát.\n2. Báo cáo.\n"
            );
            let own = understand(&plain::read(&text)).documents.remove(0).directive;
            assert_eq!((own.legal_basis.len(), own.opening.len(), own.measures.len()), (0, 1, 2), "{words}");
        }
        let basis = "Thực hiện Công văn số 12/BNV-TH ngày 05/01/2027 của Bộ Nội vụ về việc rà soát;";
        let text = format!(
            "{HEAD}{basis}\n\nSở Nội vụ đề nghị các xã thực hiện các nội dung sau:\n1. Rà soát.\n2. Báo cáo.\n"
        );
        let own = understand(&plain::read(&text)).documents.remove(0).directive;
        assert_eq!((own.legal_basis.len(), own.opening.len()), (1, 0));
    }

    #[test]
    fn sections_of_minutes_hold_what_stands_below_them() {
        let head = HEAD.split("V/v").next().unwrap_or_default();
        let text = format!(
            "{head}\nBIÊN BẢN\nHọp xét thi đua\n\nThời gian: 8 giờ 00\nĐịa điểm: Phòng họp số 2\n\
             I. THÀNH PHẦN\n1. Ông Lò Văn An, Chủ tịch Hội đồng.\n2. Bà Cà Thị Bình, Thư ký.\n\
             II. NỘI DUNG\nHội đồng xét mười hai hồ sơ.\nBiên bản lập thành hai bản.\n"
        );
        let own = understand(&plain::read(&text)).documents.remove(0).directive;
        assert_eq!((own.kind.code, own.opening.len(), own.measures.len()), ("BB", 2, 2));
        let counts: Vec<usize> = own.measures.iter().map(|own| own.content.items().count()).collect();
        assert_eq!(counts, [2, 0]);
        assert_eq!(own.measures[1].content.paragraphs().count(), 1);
        assert_eq!(own.closing.len(), 1);
    }
}
