//! Ô 1 to 5b, 10 and 11: who issues, number and symbol, place and day, the subject of a dispatch, stamps.

use std::ops::Range;

use crate::import::address;
use crate::import::arrived::Reason;
use crate::import::copy_mark;
use crate::import::labels;
use crate::import::marks::{self, is_capitals, is_rule};
use crate::import::names::in_running_text;
use crate::import::parts::{addresses, is_draft, is_stamp, opens_subject, subject_label};
use crate::import::role::Role;
use crate::import::secrecy::says_secrecy;
use crate::import::sheet::{Certainty, Sheet};
use crate::import::types::{Face, Line};
use crate::import::words::{self, Form};
use crate::lexicon::{Lexicon, Term};
use crate::model::directive::{Circulation, Directive, Draft, Issuer, Text, Urgency};
use crate::words::Words;

/// Reads the letterhead.
pub(super) fn read(sheet: &mut Sheet<'_>, lines: Range<usize>, own: &mut Directive) {
    let page = sheet.page;
    let lines = &page.lines[lines];
    let (mut names, mut boxed): (Vec<&Line>, Vec<&Line>) = Default::default();
    let mut subject: Option<(Range<usize>, Face)> = None;
    let (mut addresses, mut address): (Vec<&Line>, Option<&Line>) = Default::default();
    let stands_for = |line: &&Line| {
        [Form::PartyName, Form::UnionName].iter().any(|form| words::is(*form, page.words(line)))
    };
    let national = lines.iter().rfind(stands_for).map(|line| line.span.start);
    let mut at = 0;
    while at < lines.len() {
        let line = &lines[at];
        at += 1;
        if line.table.is_some() {
            continue;
        }
        if take_printed_line(sheet, line, national)
            || number(sheet, line, own)
            || place_date(sheet, line, own)
            || stamp(sheet, line, own)
            || copy_mark::line(sheet, line, own)
        {
            continue;
        }
        let words = page.words(line);
        if let Some(label) = subject_label(words).or_else(|| subject_opening(words, line, own)) {
            let more = lines[at..].iter().take_while(|next| goes_on(sheet, line, next)).count();
            let end = lines[at - 1 + more].span.end;
            lines[at - 1..at + more].iter().for_each(|line| sheet.is(line, Role::Subject));
            let label = label + words[label..].len()
                - words[label..].trim_start_matches([':', ' ', '.', '\u{a0}']).len();
            sheet.form(line.span.start..line.span.start + label);
            let end =
                if words.starts_with('(') { drop_closing_bracket(sheet, line.span.start..end) } else { end };
            let own = &lines[at - 1..at + more];
            let look =
                Face { bold: own.iter().any(|line| line.bold), italic: own.iter().all(|line| line.italic) };
            subject.get_or_insert((line.span.start + label..end, look));
            at += more;
            continue;
        }
        // `LIÊN NGÀNH` / `SỞ Y TẾ - BHXH TỈNH`
        if is_capitals(words) && words::is(Form::JointType, words) {
            sheet.is(line, Role::Issuer);
            sheet.form(line.span.clone());
            let why = format!("phần đầu ghi `{words}` trên tên các cơ quan");
            sheet.note("issuer", Certainty::Guess, &why);
            continue;
        }
        // What a company says of itself below its name: where it is, its tax code.
        if tells_of_office(words) || address.is_some_and(|last| continues(sheet, last, line)) {
            sheet.is(line, Role::Address);
            address = Some(line);
            addresses.push(line);
            continue;
        }
        if is_name(words) {
            if line.boxed { boxed.push(line) } else { names.push(line) }
        }
    }
    if let Some((subject, look)) = subject {
        own.subject = sheet.text_at(subject, look);
    }
    if own.date == Default::default() {
        no_day(sheet, lines);
    }
    // A box is what is stamped on a letterhead, unless boxes are what it is laid out with.
    issuers(sheet, if names.is_empty() { &boxed } else { &names }, own);
    address::add(sheet, &addresses, own);
}

/// Whether a line below a name says how an office is reached or known: `MST: 1801234567`, `Địa chỉ: …`.
fn tells_of_office(words: &str) -> bool {
    const LABELS: [Form; 4] = [Form::AddressLabel, Form::TaxLabel, Form::PhoneLabel, Form::EmailLabel];
    let labelled = |form: &Form| {
        words::opens(*form, words).is_some_and(|end| words[end..].trim_start().starts_with(':'))
    };
    address::is_address(words) || LABELS.iter().any(labelled)
}

/// Whether a line in small letters goes on with what an office says of itself.
fn continues(sheet: &Sheet<'_>, above: &Line, line: &Line) -> bool {
    let words = sheet.page.words(line);
    above.side == line.side
        && line.gap == 0
        && !is_capitals(words)
        && words::opens(Form::BodyHead, words).is_none()
}

/// Where a subject in brackets ends.
fn drop_closing_bracket(sheet: &mut Sheet<'_>, span: Range<usize>) -> usize {
    let words = sheet.page.at(&span).trim_end();
    let end = span.start + words.strip_suffix(')').unwrap_or(words).len();
    sheet.form(end..span.end);
    end
}

/// A subject that opens without `V/v`, below the number; in its column small letters are enough.
fn subject_opening(words: &str, line: &Line, own: &Directive) -> Option<usize> {
    let below = line.side.is_some_and(|side| !side.right) && words.starts_with(char::is_lowercase);
    opens_subject(words).or(below.then_some(0)).filter(|_| !own.number.symbol.notation().is_empty())
}

/// Whether a line goes on with the subject of a dispatch.
fn goes_on(sheet: &Sheet<'_>, first: &Line, next: &Line) -> bool {
    let words = sheet.page.words(next);
    next.side == first.side
        && next.table.is_none()
        && next.gap == 0
        && !is_rule(words)
        && !is_stamp(words)
        && (!marks::is_number(words) || words.starts_with(char::is_lowercase))
        && !marks::is_place_date(words)
        && !words::is_printed(words)
        && !addresses(words)
        && (labels::of(words).is_none_or(|label| label.value > 0) || labels::is_figures(words))
}

/// Whether a line may be part of a name: short, and no sentence.
fn is_name(words: &str) -> bool {
    words.chars().count() < 160 && words.chars().any(char::is_alphabetic)
}

/// Whether the form prints a line by itself. Of lines with the name of the Party or the youth union the last, at `national`,
/// stands for the national name; one before it names who stands above.
fn take_printed_line(sheet: &mut Sheet<'_>, line: &Line, national: Option<usize>) -> bool {
    let words = sheet.page.words(line);
    let role = if [Form::NationalName, Form::PartyName, Form::UnionName]
        .iter()
        .any(|form| words::is(*form, words))
    {
        let left = line.side.is_some_and(|side| !side.right);
        let is_union = words::is(Form::UnionName, words) && left;
        let is_superior =
            !words::is(Form::NationalName, words) && national.is_some_and(|last| last > line.span.start);
        if is_union || is_superior {
            return false;
        }
        Role::NationalName
    } else if words::is(Form::Motto, words) {
        Role::Motto
    } else if is_rule(words) {
        Role::Rule
    } else {
        return false;
    };
    sheet.is(line, role);
    let other = [(Form::PartyName, "của Đảng"), (Form::UnionName, "của Đoàn")];
    let other = other.into_iter().find(|(form, _)| words::is(*form, words));
    if role == Role::Rule || other.is_some() {
        sheet.form(line.span.clone())
    } else {
        sheet.record_printed(line.span.clone())
    }
    if let Some((_, of)) = other {
        let why = format!("văn bản theo thể thức {of}: in ra sẽ có Quốc hiệu, Tiêu ngữ");
        sheet.note("issuer", Certainty::Guess, &why);
    }
    true
}

/// Reads a line of number and symbol, where there was none before it; contracts have theirs below the type.
pub(super) fn number(sheet: &mut Sheet<'_>, line: &Line, own: &mut Directive) -> bool {
    let words = sheet.page.words(line);
    let Some(mark) = marks::number(words) else { return false };
    if !own.number.symbol.notation().is_empty() || own.number.value.is_some() {
        return false;
    }
    let start = line.span.start;
    let at = |range: &Range<usize>| range.start + start..range.end + start;
    sheet.is(line, Role::Number);
    if mark.value.is_empty() {
        sheet.note("number.value", Certainty::Blank, "số để trống");
    } else {
        let span = at(&mark.value);
        let figures = &words[mark.value.clone()];
        let mut value = Text::at(figures.replace('.', ""), span.clone());
        if value.notation() != figures {
            let why = "số trong văn bản có dấu chấm ngăn hàng nghìn";
            sheet.note("number.value", Certainty::Guess, why);
            value.span.end = value.span.start;
            sheet.record_told(span, "number.value");
        }
        own.number.value = Some(value);
    }
    let mut symbol = sheet.text_at(at(&mark.symbol), Face::BOTH);
    symbol = symbol.with_notation(symbol.notation().replace(char::is_whitespace, "").replace('–', "-"));
    let between = &words[mark.value.end..mark.symbol.start];
    if symbol.notation().is_empty() {
        symbol = symbol.with_notation("___");
        sheet.note("number.symbol", Certainty::Blank, "ký hiệu để trống");
    } else if between.contains(['-', '–']) && !between.contains('/') {
        sheet.guess(
            &symbol,
            "giữa số và ký hiệu văn bản ghi gạch nối (thể thức của Đảng), in ra là gạch chéo",
        );
    }
    own.number.symbol = symbol;
    sheet.form(start..start + mark.value.start);
    sheet.form(start + mark.value.end..start + mark.symbol.start);
    let rest = start + mark.symbol.end..line.span.end;
    let behind = sheet.page.trim_span(rest.clone());
    // Pasted text may have the place and day behind the number, on one line.
    if place_date(sheet, &Line { span: behind, ..line.clone() }, own) {
        return true;
    }
    if sheet.page.at(&rest).trim().chars().all(|c| matches!(c, '.' | ';' | ',')) {
        sheet.form(rest);
    }
    true
}

fn place_date(sheet: &mut Sheet<'_>, line: &Line, own: &mut Directive) -> bool {
    let words = sheet.page.words(line);
    let Some(mark) = marks::place_date(words).filter(|mark| marks::has_place(words, mark)) else {
        return false;
    };
    if own.date != Default::default() {
        return false;
    }
    let start = line.span.start;
    sheet.is(line, Role::PlaceDate);
    own.place = sheet.text_at(start + mark.place.start..start + mark.place.end, Face::BOTH);
    sheet.form(start..start + mark.place.start);
    own.date = mark.date;
    if let Some(why) = missing(words, &mark) {
        sheet.note("date", Certainty::Blank, &why);
    } else if mark.is_apart || !mark.is_labelled {
        sheet.note("date", Certainty::Guess, &format!("ngày đọc từ dòng `{words}`"));
    }
    for part in [&mark.day, &mark.month, &mark.year] {
        sheet.record_told(start + part.start..start + part.end, "date");
    }
    let mut from = start + mark.place.end;
    if !mark.time.is_empty() {
        sheet.note("date", Certainty::Guess, "giờ ở dòng địa danh, thời gian không có chỗ ghi: xem lại");
        sheet.form(from..start + mark.time.start);
        from = start + mark.time.end;
    }
    for part in [mark.day, mark.month, mark.year] {
        sheet.record_printed(from..start + part.start);
        from = start + part.end;
    }
    sheet.record_printed(from..line.span.end);
    true
}

/// Which parts of a day are blank, and which are not kept because they say no day without those.
fn missing(words: &str, mark: &marks::PlaceDateMark) -> Option<String> {
    let parts = [
        (&mark.day, mark.date.day().is_some(), "ngày"),
        (&mark.month, mark.date.month().is_some(), "tháng"),
        (&mark.year, mark.date.year().is_some(), "năm"),
    ];
    let blank: Vec<&str> =
        parts.iter().filter(|(range, ..)| range.is_empty()).map(|(.., word)| *word).collect();
    let unkept: Vec<String> = parts
        .iter()
        .filter(|(range, kept, _)| !range.is_empty() && !kept)
        .map(|(range, _, word)| format!("{word} {}", &words[(*range).clone()]))
        .collect();
    let why = match (blank.is_empty(), unkept.is_empty()) {
        (true, true) => return None,
        (_, true) => format!("{} để trống", blank.join(", ")),
        (true, false) => format!("không ghi được {}", unkept.join(" ")),
        (false, false) => format!("{} để trống nên không ghi được {}", blank.join(", "), unkept.join(" ")),
    };
    Some(why)
}

/// Says that no day was read, and from which line of the letterhead where one speaks of a day.
fn no_day(sheet: &mut Sheet<'_>, lines: &[Line]) {
    let unread =
        lines.iter().filter(|line| line.table.is_none() && !sheet.roles.contains_key(&line.span.start));
    let speaks = |words: &&str| marks::speaks_of_day(words);
    let why = match unread.map(|line| sheet.page.words(line)).find(speaks) {
        Some(words) => format!("không đọc được ngày, tháng, năm ở dòng `{words}`"),
        None => "không thấy ngày, tháng, năm".to_owned(),
    };
    sheet.note("date", Certainty::Blank, &why);
}

fn stamp(sheet: &mut Sheet<'_>, line: &Line, own: &mut Directive) -> bool {
    let words = sheet.page.words(line);
    let is = |form| words::is(form, words);
    if says_secrecy(words) {
        sheet.is(line, Role::Secrecy);
        sheet.form(line.span.clone());
        return true;
    }
    let (role, key) = if is(Form::UrgencyMost) {
        own.urgency = Some(Urgency::MostUrgent);
        (Role::Urgency, "urgency")
    } else if is(Form::UrgencyVery) {
        own.urgency = Some(Urgency::VeryUrgent);
        (Role::Urgency, "urgency")
    } else if is(Form::Urgency) && is_capitals(words) {
        own.urgency = Some(Urgency::Urgent);
        (Role::Urgency, "urgency")
    } else if is(Form::CirculationReturn) {
        own.circulation = Some(Circulation::ReturnAfterReading);
        (Role::Circulation, "circulation")
    } else if is(Form::CirculationInternal) && (is_capitals(words) || words.split_whitespace().count() > 2) {
        own.circulation = Some(Circulation::Internal);
        (Role::Circulation, "circulation")
    } else if is_draft(words) {
        own.draft = Some(Draft { round: round(words) });
        (Role::DraftMark, "draft")
    } else {
        return false;
    };
    sheet.is(line, role);
    sheet.record_told(line.span.clone(), key);
    true
}

/// `LẦN 2` of a draft.
fn round(words: &str) -> Option<u8> {
    let last = words.trim_end_matches([')', ']', '.', ' ']).split_whitespace().next_back()?;
    last.parse().ok().filter(|round| (1..10).contains(round))
}

/// A name of a letterhead: the lines that it takes.
struct Name<'l> {
    lines: Vec<&'l Line>,
    /// Another follows behind a dash.
    joins: bool,
}

/// Who issues, and who stands above.
fn issuers(sheet: &mut Sheet<'_>, lines: &[&Line], own: &mut Directive) {
    let left: Vec<&Line> =
        lines.iter().copied().filter(|line| !line.side.is_some_and(|side| side.right)).collect();
    let (superior, names) = superior_and_issuers(sheet, &left);
    let mut issuers: Vec<Issuer> = Vec::new();
    for name in names {
        let span = name.lines[0].span.start..name.lines[name.lines.len() - 1].span.end;
        name.lines.iter().for_each(|line| sheet.is(line, Role::Issuer));
        for part in parts(sheet, span, name.joins) {
            let name = running(sheet, part);
            issuers.push(Issuer { name, ..Issuer::default() });
        }
    }
    let mut issuers = issuers.into_iter();
    own.issuer = issuers.next().unwrap_or_default();
    own.joint = issuers.collect();
    let is_again = |above: &Vec<&Line>| {
        let words = above.iter().map(|line| sheet.page.words(line)).collect::<Vec<_>>().join(" ");
        words::bare(&words) == words::bare(own.issuer.name.notation())
    };
    if let Some(again) = superior.as_ref().filter(|above| is_again(above)) {
        // The edge of the page names the office too.
        for line in again {
            sheet.is(line, Role::Issuer);
            sheet.leave_out(line.span.clone(), Reason::RunningHead);
        }
    } else if let Some(above) = superior {
        above.iter().for_each(|line| sheet.is(line, Role::Superior));
        let span = above[0].span.start..above[above.len() - 1].span.end;
        let name = running(sheet, span);
        own.issuer.superior = Some(name.clone());
        own.joint.iter_mut().for_each(|issuer| issuer.superior = Some(name.clone()));
    }
    if own.issuer.name.notation().is_empty() {
        own.issuer.name = own.issuer.name.with_notation("___");
        sheet.note("issuer.name", Certainty::Blank, "không thấy tên cơ quan ban hành");
    }
}

/// A name in capitals as running text writes it.
fn running(sheet: &mut Sheet<'_>, span: Range<usize>) -> Text {
    let mut name = sheet.text_at(span, Face::BOTH);
    let end = name.notation().trim_end_matches([' ', '-', '–', ',', '.', ';']).len();
    let cut = name.notation().len() - end;
    if cut > 0 {
        let at = name.span.end - cut..name.span.end;
        sheet.form(at);
        name = name.with_notation(&name.notation()[..end]);
        name.span.end -= cut;
    }
    let (words, known) = in_running_text(sheet.page, name.notation());
    name = name.with_notation(words);
    if !known {
        sheet.guess(&name, "chữ hoa, chữ thường trong tên là đoán: phần đầu văn bản in toàn chữ hoa");
    }
    name
}

/// The lines of the superior, and the names of the issuers.
fn superior_and_issuers<'l>(
    sheet: &mut Sheet<'_>,
    lines: &[&'l Line],
) -> (Option<Vec<&'l Line>>, Vec<Name<'l>>) {
    let page = sheet.page;
    let lettered = |line: &&&Line| page.words(line).chars().any(char::is_alphabetic);
    let light: Vec<&Line> = lines.iter().filter(lettered).copied().take_while(|line| !line.bold).collect();
    let dark = &lines[light.len().min(lines.len())..];
    // `ỦY BAN NHÂN DÂN` above a bold `TỈNH LÂM ĐỒNG` is no body by itself.
    let begun = light.last().zip(dark.first()).is_some_and(|(above, line)| {
        is_generic(page.words(above)) && words::opens(Form::BodyHead, page.words(line)).is_none()
    });
    let by_look = !light.is_empty() && !dark.is_empty() && dark.iter().all(|line| line.bold) && !begun;
    if by_look {
        return (Some(light), names_of(sheet, dark));
    }
    let mut names = names_of(sheet, lines);
    let joint = names.iter().rposition(|name| name.joins);
    // With a dash between, all are issuers, but for one above the first of them.
    if let Some(last) = joint {
        let first = names.iter().position(|name| name.joins).unwrap_or(last);
        let superior = (first > 0).then(|| names.drain(..first).flat_map(|name| name.lines).collect());
        return (superior, names);
    }
    if names.len() < 2 {
        return (None, names);
    }
    let Some(issuer) = names.pop() else { return (None, names) };
    if names.len() > 1 {
        sheet.guess_at(
            names[0].lines[0].span.start,
            "phần đầu có nhiều tên cơ quan: dòng cuối được coi là cơ quan ban hành",
        );
    }
    let above = names.into_iter().flat_map(|name| name.lines).collect();
    (Some(above), vec![issuer])
}

/// The names that lines make: one that begins no body goes on with the one before.
fn names_of<'l>(sheet: &Sheet<'_>, lines: &[&'l Line]) -> Vec<Name<'l>> {
    let mut names: Vec<Name<'l>> = Vec::new();
    let uniform = lines.iter().all(|line| line.bold) && lines.len() > 1;
    for (at, line) in lines.iter().enumerate() {
        let words = sheet.page.words(line);
        let joins = words.trim_end().ends_with(['-', '–']);
        let next = lines.get(at + 1).map_or("", |next| sheet.page.words(next));
        // Nothing goes on with a name behind lines that say something else.
        let last = names.last().and_then(|last| last.lines.last());
        let parted = last.is_some_and(|last| !is_below(sheet, last, line));
        if parted && words::opens(Form::BodyHead, words).is_none() {
            continue;
        }
        let begins = names.last().is_none_or(|last| {
            if is_rest(words, next) || is_known_across(sheet, &last.lines, words) {
                return false;
            }
            let before = last.lines.last().map_or("", |line| sheet.page.words(line));
            last.joins && words::opens(Form::BodyHead, words).is_some()
                || !uniform && begins_name(before, words)
                || uniform && begins_name(before, words) && !is_generic(before)
        });
        match names.last_mut() {
            Some(last) if !begins => {
                last.lines.push(line);
                last.joins = joins;
            }
            _ => names.push(Name { lines: vec![line], joins }),
        }
    }
    names
}

/// Whether a line is the last word of a name, which names no body by itself: `BỘ TÀI NGUYÊN VÀ MÔI` / `TRƯỜNG`.
fn is_rest(words: &str, next: &str) -> bool {
    let alone = words.split_whitespace().count() == 1 && words::opens(Form::BodyHead, words).is_some();
    alone && (next.is_empty() || words::opens(Form::BodyHead, next).is_some())
}

/// Whether lines and the next one make the name of a body that no line has by itself.
fn is_known_across(sheet: &Sheet<'_>, lines: &[&Line], words: &str) -> bool {
    let above = lines.iter().map(|line| sheet.page.words(line).trim()).collect::<Vec<_>>().join(" ");
    let whole = format!("{above} {}", words.trim());
    let crosses = |spot: &crate::lexicon::Spot| spot.start < above.len() && spot.end > above.len() + 1;
    Lexicon::get().spots(&whole).iter().any(|spot| matches!(spot.term, Term::Body(_)) && crosses(spot))
}

/// Whether nothing but rules stands between a line and the one above it.
fn is_below(sheet: &Sheet<'_>, above: &Line, line: &Line) -> bool {
    let between = sheet.page.text.get(above.span.end..line.span.start).unwrap_or_default();
    between.lines().all(|own| own.trim().is_empty() || is_rule(own))
}

/// Whether a line begins the name of another body than the line above.
fn begins_name(above: &str, words: &str) -> bool {
    let Some(end) = words::opens(Form::BodyHead, words) else { return false };
    let open = above.trim_end();
    let last = open.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let goes_on = open.ends_with([',', '&']) || GOING_ON.contains(&last.as_str());
    // `PHÒNG, CHỐNG`
    let verb = words[end..].starts_with(',');
    !goes_on && !verb && !is_generic(above)
}

/// Words that are no name without those of the next line: `ỦY BAN NHÂN DÂN`, `VĂN PHÒNG`.
fn is_generic(words: &str) -> bool {
    let own = words::bare(words);
    let head = words::opens(Form::BodyHead, words).is_some_and(|end| words[end..].trim().is_empty());
    let committee = Lexicon::get().spots(words).iter().any(|spot| {
        spot.start == 0
            && spot.end == words.trim_end().len()
            && matches!(spot.term, Term::Body(row) if matches!(Lexicon::get().body(row).kind, crate::lexicon::BodyKind::Committee | crate::lexicon::BodyKind::Council | crate::lexicon::BodyKind::Front))
    });
    head || committee || own.is_empty()
}

/// The parts of a line that names several: `SỞ TÀI CHÍNH - SỞ NỘI VỤ`.
fn parts(sheet: &mut Sheet<'_>, span: Range<usize>, _joins: bool) -> Vec<Range<usize>> {
    let words = sheet.page.at(&span);
    let mut found = Vec::new();
    let mut from = 0;
    for (at, mark) in words.match_indices(" - ").chain(words.match_indices(" – ")) {
        let behind = &words[at + mark.len()..];
        if words::opens(Form::BodyHead, behind).is_some()
            && words::opens(Form::BodyHead, &words[from..]).is_some()
            && !behind.starts_with(char::is_lowercase)
        {
            found.push((from, at, mark.len()));
            from = at + mark.len();
        }
    }
    let mut out: Vec<Range<usize>> = Vec::new();
    for (start, end, mark) in found {
        out.push(span.start + start..span.start + end);
        sheet.form(span.start + end..span.start + end + mark);
    }
    out.push(span.start + from..span.end);
    out
}

/// Small words behind which a name goes on.
static GOING_ON: Words = Words::from_list("head: going on");

#[cfg(test)]
mod tests {
    use crate::import::arrived::{Arrived, Block, Cell, Paragraph, Run, Table};
    use crate::import::{Certainty, plain, understand};

    #[test]
    fn place_and_day_are_read_over_two_lines_and_behind_the_number() {
        let cell = |lines: &[&str]| {
            let line = |text: &&str| {
                let runs = vec![Run { text: (*text).to_owned(), ..Run::default() }];
                Block::Paragraph(Paragraph { runs, whole: true, ..Paragraph::default() })
            };
            Cell { blocks: lines.iter().map(line).collect(), ..Cell::default() }
        };
        let national = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
        for (left, right) in [
            (
                &["UBND TỈNH LẠNG SƠN", "Số: 12/UBND-KT Lạng Sơn, ngày 05 tháng 3 năm 2027"][..],
                &[national][..],
            ),
            (&["UBND TỈNH LẠNG SƠN", "Số: 12/UBND-KT"], &[national, "Lạng Sơn, ngày 05", "tháng 3 năm 2027"]),
        ] {
            let table = Table { rows: vec![vec![cell(left), cell(right)]], ..Table::default() };
            let arrived = Arrived { blocks: vec![Block::Table(table)], ..Arrived::default() };
            let own = understand(&arrived).documents.remove(0).directive;
            assert_eq!((own.date.notation(), own.place.notation()), ("2027-03-05".to_owned(), "Lạng Sơn"));
            assert_eq!(own.issuer.name.notation(), "UBND tỉnh Lạng Sơn");
        }
    }

    #[test]
    fn a_name_goes_on_in_a_line_that_would_open_another_body() {
        for (lines, superior, name) in [
            (&["BỘ TÀI NGUYÊN VÀ MÔI", "TRƯỜNG"][..], None, "Bộ Tài nguyên và Môi trường"),
            (
                &["UBND TỈNH KON TUM", "SỞ NÔNG NGHIỆP VÀ MÔI", "TRƯỜNG"],
                Some("UBND tỉnh Kon Tum"),
                "Sở Nông nghiệp và Môi trường",
            ),
            (
                &["UBND HUYỆN KỲ ANH", "PHÒNG LAO ĐỘNG -", "THƯƠNG BINH VÀ XÃ", "HỘI"],
                Some("UBND huyện Kỳ Anh"),
                "Phòng Lao động - Thương binh và Xã hội",
            ),
            // No body of the lexicon, and yet one word is none by itself.
            (&["CHI CỤC BẢO VỆ MÔI", "TRƯỜNG"], None, "Chi cục bảo vệ môi trường"),
            (
                &["UBND XÃ CHI LĂNG", "TRƯỜNG", "THCS QUANG LANG"],
                Some("UBND xã Chi Lăng"),
                "Trường THCS Quang Lang",
            ),
        ] {
            let head = lines.join("\n");
            let text = format!(
                "{head}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/CV-KT\nHà Giang, ngày 05 tháng 3 năm 2024\n\n\
                 Kính gửi: Các xã\n\n1. Rà soát.\n"
            );
            let own = understand(&plain::read(&text)).documents.remove(0).directive;
            assert_eq!(own.issuer.superior.map(|own| own.into_notation()).as_deref(), superior, "{head}");
            assert_eq!(own.issuer.name.notation().to_lowercase(), name.to_lowercase(), "{head}");
        }
    }

    #[test]
    fn a_day_that_is_typed_badly_is_read_and_one_that_cannot_be_read_is_not_sure() {
        for (typed, day, certainty) in [
            ("tháng 5", "___", Certainty::Blank),
            ("ngày 10 tháng 5năm 2024", "2024-05-10", Certainty::Sure),
            ("ngày10tháng5năm2024", "2024-05-10", Certainty::Sure),
            ("ngày 1 0 tháng 5 năm 20 24", "2024-05-10", Certainty::Guess),
            ("ngày 31 tháng 02 năm 2024", "2024-02", Certainty::Blank),
            ("10/5/2024", "2024-05-10", Certainty::Guess),
            ("ngày mười tháng năm năm 2024", "___", Certainty::Blank),
        ] {
            let text = format!(
                "UBND TỈNH HÀ GIANG                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                 Số: 12/UBND-KT                        Hà Giang, {typed}\nV/v rà soát\n\nKính gửi: Các sở\n\n1. Rà soát.\n"
            );
            let understood = understand(&plain::read(&text));
            let date = understood.fields(0).into_iter().find(|field| field.path == "date");
            let date = date.map(|field| (field.value, field.certainty));
            assert_eq!(date, Some((day.to_owned(), certainty)), "{typed}");
        }
    }

    #[test]
    fn a_number_cited_by_a_subject_is_no_place_with_a_day() {
        for subject in ["Nghị quyết số\n15/NQ-HĐND ngày 5/4/2024", "\nNghị quyết ngày 5/4/2024"]
        {
            let text = format!(
                "UBND TỈNH HÀ GIANG\nSố: 12/UBND-KT\nV/v thực hiện {subject}\nHà Giang, ngày 10 tháng 5 năm 2024\n\n\
                 Kính gửi: Các sở\n\n1. Rà soát.\n"
            );
            let own = understand(&plain::read(&text)).documents.remove(0).directive;
            assert_eq!(own.date.notation(), "2024-05-10", "{subject}");
            assert_eq!(own.subject.notation(), format!("thực hiện {}", subject.trim().replace('\n', " ")));
        }
    }

    #[test]
    fn the_time_of_a_telegram_is_no_part_of_its_place() {
        for time in ["hồi 14 giờ 30 phút ngày", "14h30, ngày", "ngày"] {
            let text = format!(
                "UBND TỈNH LẠNG SƠN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                 Số: 12/CĐ-UBND                        Lạng Sơn, {time} 05 tháng 3 năm 2027\n\n\
                 CÔNG ĐIỆN\nVề việc ứng phó mưa lũ\n"
            );
            let own = understand(&plain::read(&text)).documents.remove(0).directive;
            assert_eq!((own.date.notation(), own.place.notation()), ("2027-03-05".to_owned(), "Lạng Sơn"));
        }
    }

    /// A paragraph of runs, bold or not.
    fn paragraph(runs: &[(&str, bool)]) -> Paragraph {
        let run =
            |(text, bold): &(&str, bool)| Run { text: (*text).to_owned(), bold: *bold, ..Run::default() };
        Paragraph { runs: runs.iter().map(run).collect(), whole: true, ..Paragraph::default() }
    }

    #[test]
    fn a_letterhead_may_stand_in_boxes() {
        let boxed = |text| Block::Paragraph(Paragraph { boxed: true, ..paragraph(&[(text, false)]) });
        let blocks =
            ["UBND TỈNH LẠNG SƠN", "Số: 12/CT-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"].map(boxed);
        let own = understand(&Arrived { blocks: blocks.into(), ..Arrived::default() }).documents.remove(0);
        assert_eq!(own.directive.issuer.name.notation(), "UBND tỉnh Lạng Sơn");
        // The second box begins below the subject that ends the first.
        let blocks =
            ["THÀNH ỦY LẠNG SƠN", "Số 15-CV/TU", "V/v giao ban", "ĐẢNG CỘNG SẢN VIỆT NAM"].map(boxed);
        let own = understand(&Arrived { blocks: blocks.into(), ..Arrived::default() }).documents.remove(0);
        assert_eq!(own.directive.subject.notation(), "giao ban");
    }

    #[test]
    fn bold_is_how_a_subject_and_addressees_are_set() {
        let blocks = [
            paragraph(&[("UBND TỈNH LẠNG SƠN", true)]),
            paragraph(&[("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", true)]),
            paragraph(&[("Số: 12/UBND-KT", false)]),
            paragraph(&[("V/v tuyển quân", true)]),
            paragraph(&[("năm 2027", false)]),
            paragraph(&[("Kính gửi: ", false), ("Các sở", true)]),
            paragraph(&[("Ủy ban nhân dân tỉnh đề nghị các sở thực hiện.", false)]),
        ];
        let blocks = blocks.map(Block::Paragraph).into();
        let own = understand(&Arrived { blocks, ..Arrived::default() }).documents.remove(0).directive;
        assert_eq!(own.subject.notation(), "tuyển quân năm 2027");
        assert_eq!(own.recipients[0].name.notation(), "Các sở");
    }

    #[test]
    fn a_subject_may_end_in_a_number_alone() {
        for rest in ["2025", "III"] {
            let text = format!(
                "UBND HUYỆN BA CHẼ                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                 Số: 276/TCKH                         Ba Chẽ, ngày 01 tháng 8 năm 2024\n\
                 V/v xây dựng dự toán ngân sách\n               {rest}\n\nKính gửi: UBND các xã\n\n1. Rà soát.\n"
            );
            let own = understand(&plain::read(&text)).documents.remove(0).directive;
            assert_eq!(own.subject.notation(), format!("xây dựng dự toán ngân sách {rest}"));
            assert_eq!((own.recipients.len(), own.opening.len()), (1, 0));
        }
    }

    #[test]
    fn small_letters_below_the_number_are_the_subject() {
        let text = "TỈNH ỦY LẠNG SƠN                     ĐẢNG CỘNG SẢN VIỆT NAM\n\
             Số 512-CV/TU\n\
             tuyển quân năm 2027                  Lạng Sơn, ngày 10 tháng 11 năm 2026\n\nKính gửi: Các đảng ủy xã, phường\n\nBan Thường vụ Tỉnh ủy yêu cầu:\n\
             1. Các đảng ủy lãnh đạo công tác tuyển quân.\n";
        let own = understand(&plain::read(text)).documents.remove(0).directive;
        assert_eq!(own.issuer.name.notation(), "Tỉnh ủy Lạng Sơn");
        assert_eq!(own.subject.notation(), "tuyển quân năm 2027");
    }

    #[test]
    fn a_subject_needs_no_label_below_the_number() {
        for subject in ["Về tuyển quân năm 2027", "Về việc tuyển quân năm 2027", "V/v tuyển quân năm 2027"]
        {
            let text = format!(
                "TỈNH ỦY LẠNG SƠN                     ĐẢNG CỘNG SẢN VIỆT NAM\n\
                 Số 512-CV/TU                         Lạng Sơn, ngày 10 tháng 11 năm 2026\n\
                 {subject}\n\n\
                 Kính gửi: Các đảng ủy xã, phường\n\n\
                 Ban Thường vụ Tỉnh ủy yêu cầu:\n\
                 1. Các đảng ủy lãnh đạo công tác tuyển quân.\n"
            );
            let own = understand(&plain::read(&text)).documents.remove(0).directive;
            assert_eq!(own.issuer.name.notation(), "Tỉnh ủy Lạng Sơn", "{subject}");
            assert_eq!(own.subject.notation(), "tuyển quân năm 2027", "{subject}");
        }
    }

    #[test]
    fn a_head_of_the_page_that_names_the_office_is_no_superior() {
        let text = "CÔNG TY CỔ PHẦN CHÈ MỘC CHÂU\n\
                    CÔNG TY CỔ PHẦN CHÈ MỘC CHÂU        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                    Số: 15/CV-CMC                       Mộc Châu, ngày 05 tháng 3 năm 2027\nV/v thu mua\n\nKính gửi: Các xã\n\n1. Rà soát.\n";
        let own = understand(&plain::read(text)).documents.remove(0);
        assert!(own.directive.issuer.superior.is_none());
        assert!(own.directive.issuer.name.notation().to_lowercase().starts_with("công ty cổ phần chè"));
    }

    #[test]
    fn a_head_in_two_languages_has_one_number() {
        let text = "CÔNG TY TNHH SÔNG ĐÀ                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                                                        SOCIALIST REPUBLIC OF VIETNAM\n\
                                                        Độc lập - Tự do - Hạnh phúc\n\
                                                        Independence - Freedom - Happiness\n\
                    Số/No.: 15/CV-SĐ                    Sơn La, ngày 05 tháng 3 năm 2027\nV/v thu mua\n\nKính gửi: Các xã\n\n1. Rà soát.\n";
        let own = understand(&plain::read(text)).documents.remove(0);
        let number = own.directive.number.clone();
        assert_eq!(
            (number.value.map(|own| own.into_notation()).as_deref(), number.symbol.notation()),
            (Some("15"), "CV-SĐ")
        );
        assert!(own.unplaced.is_empty());
    }

    #[test]
    fn a_cited_number_in_small_letters_goes_on_with_the_subject() {
        let text = "UBND TỈNH SƠN LA                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                    CV số: 45/SNV-CCHC                  Sơn La, ngày 05 tháng 3 năm 2027\n\
                    V/v triển khai Luật Lưu trữ\nsố 33/2024/QH15\n\nKính gửi: Các xã\n\n1. Rà soát.\n";
        let own = understand(&plain::read(text)).documents.remove(0);
        assert_eq!(own.directive.subject.notation(), "triển khai Luật Lưu trữ số 33/2024/QH15");
        assert_eq!(own.directive.number.symbol.notation(), "SNV-CCHC");
        assert_eq!(own.directive.issuer.name.notation(), "UBND tỉnh Sơn La");
        assert!(own.unplaced.is_empty());
    }
}
