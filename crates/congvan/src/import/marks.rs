//! Shapes by which components are known wherever they stand: a number with its symbol, a place with a day, a line of
//! authority, a line drawn with letters.

use std::ops::Range;

use crate::import::words::{self, Form};
use crate::lexicon::{Lexicon, Term};
use crate::model::date::{Date, PartialDate};
use crate::model::directive::Authority;

/// Whether a line is drawn with letters: `-------`, `***`, `_____`.
pub(super) fn is_rule(text: &str) -> bool {
    // `---oOo---`, `-0-`
    let ornament = text.starts_with('-') && text.ends_with('-') && text.len() > 2;
    let mut marks = text.chars().filter(|c| !(c.is_whitespace() || ornament && matches!(c, 'o' | 'O' | '0')));
    let Some(first) = marks.next() else { return false };
    let drawn = |c: char| matches!(c, '-' | '–' | '—' | '_' | '*' | '=' | '~' | '.' | '…' | '─' | '¯');
    let alike = drawn(first) && marks.clone().all(drawn);
    alike && (marks.count() >= 2 || ornament || matches!(first, '*' | '—' | '─' | '…'))
}

/// A number and its symbol as the head has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NumberMark {
    /// The number; empty where it is blank.
    pub(super) value: Range<usize>,
    /// The symbol; empty where it is blank.
    pub(super) symbol: Range<usize>,
}

/// The number of a head: `Số: 05/UBND-VX`, `Số      /QĐ-UBND`, `Số 12-CV/TU`; the line may go on behind it.
pub(super) fn number(text: &str) -> Option<NumberMark> {
    let label = words::opens(Form::NumberLabel, text)?;
    let from = text.len() - text[label..].trim_start_matches([':', ' ', '\u{a0}', '\t', '.']).len();
    let rest = &text[from..];
    let digits = figures(rest);
    let value = rest[..digits].trim_end();
    let behind = &rest[digits..];
    // `12a/QĐ`, `12b-KH/TU`: a letter belongs to the number.
    let letter = behind.strip_prefix(|c: char| c.is_ascii_lowercase()).filter(|_| !value.is_empty());
    let (value_end, behind) = match letter {
        Some(behind) if behind.trim_start().starts_with(['/', '-']) => (from + value.len() + 1, behind),
        _ => (from + value.len(), behind),
    };
    let blank = behind.trim_start_matches(['_', '.', '…', ' ', '\u{a0}', '\t', '|', ')', '(']);
    let mark = blank.chars().next()?;
    if !matches!(mark, '/' | '-' | '–')
        || value.is_empty() && mark != '/' && !blank[mark.len_utf8()..].contains('/')
    {
        return None;
    }
    let start = text.len() - blank.len() + mark.len_utf8();
    let start = text.len() - text[start..].trim_start().len();
    let symbol = symbol_end(&text[start..]);
    (symbol > 0 || !value.is_empty() || mark == '/')
        .then_some(NumberMark { value: from..value_end.max(from), symbol: start..start + symbol })
}

/// So many bytes are figures with what spaces stand among and behind them, and stops before thousands: `1.234`.
fn figures(text: &str) -> usize {
    let plain = |from: usize| {
        text.len() - text[from..].trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace()).len()
    };
    let mut end = plain(0);
    while text[..end].ends_with(|c: char| c.is_ascii_digit())
        && let Some(behind) = text[end..].strip_prefix('.')
        && behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_digit()).len() == 3
    {
        end = plain(end + 1);
    }
    end
}

/// So many bytes of a text belong to a symbol: no small word, and spaces only around its hyphens.
pub(super) fn symbol_end(text: &str) -> usize {
    let mut end = 0;
    let mut open = true;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim();
        if bare.is_empty() {
            end += word.len();
            continue;
        }
        let joins = open || bare.starts_with(['-', '–', '/']);
        let lettered =
            bare.chars().any(|c| c.is_uppercase() || c.is_ascii_digit()) || matches!(bare, "-" | "–" | "/");
        if !joins || !lettered {
            break;
        }
        open = bare.ends_with(['-', '–', '/']);
        end += word.len();
    }
    text[..end].trim_end_matches(['-', '–', '/', ' ', '\u{a0}', '\t', '.', ';', ',']).len()
}

/// Whether a line is a number with its symbol.
pub(super) fn is_number(text: &str) -> bool {
    number(text).is_some()
}

/// A place with a day, as the head has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PlaceDateMark {
    pub(super) place: Range<usize>,
    /// The time of day behind the place, as a công điện has it: `hồi 14 giờ 30 phút`; empty where there is none.
    pub(super) time: Range<usize>,
    pub(super) day: Range<usize>,
    pub(super) month: Range<usize>,
    pub(super) year: Range<usize>,
    pub(super) date: PartialDate,
    /// `ngày` stands before the day.
    pub(super) is_labelled: bool,
    /// Spaces stand within its figures.
    pub(super) is_apart: bool,
}

/// The line of place and date: `Chi Lăng, ngày 05 tháng 01 năm 2027`, parts of it blank, or with slashes.
pub(super) fn place_date(text: &str) -> Option<PlaceDateMark> {
    if text.len() > 160 {
        return None;
    }
    // `Lạng Sơn, 05/01/2027`
    let labelled = find_word(text, Form::Day);
    let is_labelled = labelled.is_some();
    let day_word = labelled.or_else(|| date_without_word(text))?;
    let place = text[..day_word.start].trim_end_matches([',', ' ', '\u{a0}', '.', ';']).trim_end();
    if !is_place(place, text[place.len()..day_word.start].contains(',')) {
        return None;
    }
    let start = place.find(char::is_alphanumeric).unwrap_or(place.len());
    let (place, time) = split_time(place);
    let behind = &text[day_word.end..];
    let parts = match find_word(behind, Form::Month) {
        Some(month) => date_in_words(text, day_word.end, month)?,
        None => date_with_slashes(text, day_word.end)?,
    };
    let [day, month, year] = parts;
    let figures = |range: &Range<usize>| text[range.clone()].split_whitespace().collect::<String>();
    let number = |range: &Range<usize>| figures(range).parse::<u16>().ok();
    let is_apart =
        [&day, &month, &year].into_iter().any(|range| text[range.clone()].contains(char::is_whitespace));
    let (d, m, y) = (number(&day), number(&month), number(&year).filter(|year| (1900..2200).contains(year)));
    if d.is_some_and(|d| d == 0 || d > 31) || m.is_some_and(|m| m == 0 || m > 12) {
        return None;
    }
    let small = |part: Option<u16>| part.and_then(|part| u8::try_from(part).ok());
    let date = match (y, small(m), small(d)) {
        (Some(y), Some(m), Some(d)) => match Date::new(y, m, d) {
            Some(date) => date.into(),
            // A day that its month has not is none; the place where it is said stands.
            None if start < place => PartialDate::in_month(y, m)?,
            None => return None,
        },
        (Some(y), Some(m), None) => PartialDate::in_month(y, m)?,
        (Some(y), None, _) => PartialDate::in_year(y)?,
        (None, ..) => PartialDate::default(),
    };
    Some(PlaceDateMark {
        place: start.min(place)..place,
        time,
        day,
        month,
        year,
        date,
        is_labelled,
        is_apart,
    })
}

/// Where a day with slashes begins behind the comma of a place, without its word.
fn date_without_word(text: &str) -> Option<Range<usize>> {
    let comma = text.rfind(',')?;
    let start = text.len() - text[comma + 1..].trim_start().len();
    let is_slashed = text[start..].chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | ' '));
    let whole = date_with_slashes(text, start).is_some_and(|parts| parts.iter().all(|part| !part.is_empty()));
    (is_slashed && whole && comma > 0).then_some(start..start)
}

/// Whether words before a day may name a place: no number of a document, and where no comma parts them, nothing that goes
/// on with a sentence.
fn is_place(words: &str, comma: bool) -> bool {
    let is_document =
        || Lexicon::get().spots(words).iter().any(|spot| spot.start == 0 && spot.term == Term::Document);
    let begins = words.starts_with(|c: char| c.is_uppercase() || !c.is_alphanumeric());
    words.is_empty() || !words.contains('/') && (comma || begins && !is_document())
}

/// Whether words speak of a day, in a way that may not be read: `Lạng Sơn, ng 05 th 1 năm 2027`.
pub(super) fn speaks_of_day(text: &str) -> bool {
    let said =
        [Form::Day, Form::Month, Form::Year].into_iter().filter(|form| find_word(text, *form).is_some());
    said.count() > 1 && text.chars().count() < 90
}

/// Where a place ends, and the time of day behind its comma: `hồi 14 giờ 30 phút`, `14h30`.
fn split_time(place: &str) -> (usize, Range<usize>) {
    let is_time = |part: &str| {
        let Some(figure) = part.find(|c: char| c.is_ascii_digit()) else { return false };
        let behind = part[figure..].trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
        words::opens_before_figures(Form::Hour, behind).is_some()
    };
    let Some(comma) = place.rfind(',').filter(|at| is_time(&place[*at..])) else {
        return (place.len(), place.len()..place.len());
    };
    let start = place.len() - place[comma + 1..].trim_start().len();
    (place[..comma].trim_end().len(), start..place.len())
}

/// Whether a line is a place with a day, wherever it stands: `Thứ Hai, 01/02/2027` is none.
pub(super) fn is_place_date(text: &str) -> bool {
    place_date(text).is_some_and(|mark| mark.is_labelled && has_place(text, &mark))
}

/// Whether what stands before a day may be a place by its length.
pub(super) fn has_place(text: &str, mark: &PlaceDateMark) -> bool {
    let place = &text[mark.place.clone()];
    mark.year.end > 0 && place.chars().count() < 50 && !place.contains(',')
}

/// The first whole word of a form in a text.
fn find_word(text: &str, form: Form) -> Option<Range<usize>> {
    let mut starts = text.char_indices().scan(true, |begins, (at, c)| {
        let start = begins.then_some(at).filter(|_| c.is_alphabetic());
        // `5năm`
        *begins = !c.is_alphabetic();
        Some(start)
    });
    starts.by_ref().flatten().find_map(|at| Some(at..at + words::opens_before_figures(form, &text[at..])?))
}

/// Day, month and year between their words; empty where they are blank.
fn date_in_words(text: &str, from: usize, month_word: Range<usize>) -> Option<[Range<usize>; 3]> {
    let month_word = month_word.start + from..month_word.end + from;
    let year_word = find_word(&text[month_word.end..], Form::Year)?;
    let year_word = year_word.start + month_word.end..year_word.end + month_word.end;
    let day = digits(text, from..month_word.start)?;
    let month = digits(text, month_word.end..year_word.start)?;
    let rest = &text[year_word.end..];
    let end = year_word.end + rest.len()
        - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || is_leader(c)).len();
    let year = digits(text, year_word.end..end)?;
    // Anything behind it is no line of place and date.
    text[end..].trim().is_empty().then_some([day, month, year])
}

/// Day, month and year with slashes: `ngày 05/01/2027`, `ngày     /01/2027`.
fn date_with_slashes(text: &str, from: usize) -> Option<[Range<usize>; 3]> {
    let rest = &text[from..];
    let mut parts = rest.split(['/', '-', '.']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some_and(|more| !more.trim().is_empty()) {
        return None;
    }
    let at = |part: &str| {
        let start = part.as_ptr() as usize - text.as_ptr() as usize;
        digits(text, start..start + part.len())
    };
    let found = [at(day)?, at(month)?, at(year)?];
    (found[2].len() == 4).then_some(found)
}

fn is_leader(c: char) -> bool {
    matches!(c, '.' | '…' | '_')
}

/// The digits of a part that holds nothing else but what fills a blank; spaces may stand between them: `20 27`.
fn digits(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let own = &text[range.clone()];
    let trimmed = own.trim_matches(|c: char| !c.is_alphanumeric());
    if trimmed.is_empty() {
        return Some(range.start..range.start);
    }
    let start = range.start + (trimmed.as_ptr() as usize - own.as_ptr() as usize);
    let figures = trimmed.bytes().filter(u8::is_ascii_digit).count();
    (figures <= 4 && trimmed.bytes().all(|byte| byte.is_ascii_digit() || byte == b' '))
        .then_some(start..start + trimmed.len())
}

/// The forms of authority.
pub(super) const AUTHORITIES: [(Form, Authority); 5] = [
    (Form::AuthorityTm, Authority::Tm),
    (Form::AuthorityKt, Authority::Kt),
    (Form::AuthorityTl, Authority::Tl),
    (Form::AuthorityTuq, Authority::Tuq),
    (Form::AuthorityQ, Authority::Q),
];

/// A line of authority: in which way, and where its words begin: `KT. CHỦ TỊCH`, `T/M BAN THƯỜNG VỤ`.
pub(super) fn authority(text: &str) -> Option<(Authority, usize)> {
    let (kind, end) =
        AUTHORITIES.iter().find_map(|(form, kind)| Some((*kind, words::opens(*form, text)?)))?;
    let label = &text[..end];
    if label.chars().any(char::is_lowercase) && !label.contains('/') {
        // Written in full it stands in capitals or alone; `Quyền` and the like open sentences too.
        return None;
    }
    let rest = text[end..].trim_start_matches(['.', '/', ':', ' ', '\u{a0}']);
    let marked = text[end..].starts_with(['.', '/', ' ', ':']) && !rest.is_empty();
    let short = rest.chars().count() < 120;
    let capital = rest.starts_with(char::is_alphabetic);
    (marked && short && capital && (label.len() > 1 || text[end..].starts_with('.')))
        .then(|| (kind, text.len() - rest.len()))
}

/// Whether a line says in whose stead somebody signs.
pub(super) fn is_authority(text: &str) -> bool {
    authority(text).is_some_and(|(_, at)| {
        let rest = &text[at..];
        let capitals = rest.chars().filter(|c| c.is_uppercase()).count();
        let small = rest.chars().filter(|c| c.is_lowercase()).count();
        // Old fonts keep capitals as small letters.
        capitals > small || rest.split_whitespace().count() <= 8 && !rest.ends_with(['.', ';', ','])
    })
}

/// Whether all letters are capitals.
pub(super) fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Whether words end within the symbol of a document, behind its hyphen: `Tờ trình số 45/TTr-`
pub(super) fn ends_in_symbol(words: &str) -> bool {
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    let parts = last.split_once('/');
    parts.is_some_and(|(number, symbol)| {
        !number.is_empty()
            && number.chars().all(|c| c.is_ascii_digit())
            && symbol.starts_with(char::is_uppercase)
            && symbol.ends_with('-')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_heads_have_them() {
        let read =
            |text: &str| number(text).map(|mark| format!("{}|{}", &text[mark.value], &text[mark.symbol]));
        for (text, wanted) in [
            ("Số: 05/UBND-VX", "05|UBND-VX"),
            ("Số:             /QĐ-UBND", "|QĐ-UBND"),
            ("Số: ___/KH-UBND", "|KH-UBND"),
            ("Số:……/TB-SYT", "|TB-SYT"),
            ("Số 12-CV/TU", "12|CV/TU"),
            ("Số: 12a/QĐ-UB", "12a|QĐ-UB"),
            ("Số: 30/UBND - VHTT", "30|UBND - VHTT"),
            ("Số: 144/2002/QĐ/BTC", "144|2002/QĐ/BTC"),
            ("Số:      - CV/ĐU", "|CV/ĐU"),
            ("Số: 17/", "17|"),
            ("Số: 1.234/SNV-CCVC", "1.234|SNV-CCVC"),
        ] {
            assert_eq!(read(text).as_deref(), Some(wanted), "{text}");
        }
        for text in ["Số lượng: 5", "Số dân 12-15 người", "Sở Y tế", "Số"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn places_with_days() {
        let read = |text: &str| {
            place_date(text).map(|mark| format!("{}|{}", &text[mark.place], mark.date.notation()))
        };
        for (text, wanted) in [
            ("Chi Lăng, ngày 05 tháng 01 năm 2027", "Chi Lăng|2027-01-05"),
            ("Bình Thuận, ngày       tháng 02 năm 2025", "Bình Thuận|2025-02"),
            ("Hà Nội, ngày … tháng … năm 2026", "Hà Nội|2026"),
            ("Thành phố Hồ Chí Minh, ngày 30/4/2027", "Thành phố Hồ Chí Minh|2027-04-30"),
            ("ngày 2 tháng 3 năm 2020", "|2020-03-02"),
            ("Đồng Xoài, ngày 14 tháng5 năm 2008", "Đồng Xoài|2008-05-14"),
            ("Hà Giang, ngày 10 tháng 5năm 2024", "Hà Giang|2024-05-10"),
            ("Hà Giang, ngày10tháng5năm2024", "Hà Giang|2024-05-10"),
            ("Hà Giang, ngày 1 0 tháng 5 năm 20 24", "Hà Giang|2024-05-10"),
        ] {
            assert_eq!(read(text).as_deref(), Some(wanted), "{text}");
        }
        for text in [
            "Hôm nay, ngày 20 tháng 5 năm 2027, tại thôn",
            "Trước ngày 30",
            "ngày 31 tháng 2 năm 2027",
            "15/NQ-HĐND ngày 5/4/2024",
            "Nghị quyết ngày 5/4/2024",
            "trước ngày 5/4/2024",
            "Các mục 1, 5/2024",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn lines_of_authority() {
        let read =
            |text: &str| authority(text).map(|(kind, at)| format!("{} {}", kind.abbreviation(), &text[at..]));
        assert_eq!(read("KT. CHỦ TỊCH").as_deref(), Some("KT. CHỦ TỊCH"));
        assert_eq!(read("T/M BAN THƯỜNG VỤ").as_deref(), Some("TM. BAN THƯỜNG VỤ"));
        assert_eq!(read("KT/ bộ trưởng bộ tài chính").as_deref(), Some("KT. bộ trưởng bộ tài chính"));
        assert_eq!(read("TL.CHỦ TỊCH").as_deref(), Some("TL. CHỦ TỊCH"));
        assert_eq!(read("Q. GIÁM ĐỐC").as_deref(), Some("Q. GIÁM ĐỐC"));
        assert_eq!(read("Quyền và nghĩa vụ"), None);
    }

    #[test]
    fn rules_of_letters() {
        assert!(
            ["-------", "***", "_______", "* * *", "———", "--------***-------"]
                .iter()
                .all(|text| is_rule(text))
        );
        assert!(!["-", "- Như trên;", "a", "12"].iter().any(|text| is_rule(text)));
    }
}
