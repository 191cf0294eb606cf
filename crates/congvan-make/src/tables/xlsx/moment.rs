//! Days, hours and spans of time as their format shows them, in Vietnamese. What is not understood is not shown.

use congvan::calendar::{Date, weekday_name};

const SECONDS_A_DAY: i64 = 86_400;

/// A point in time of a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    /// Its day; none of an hour alone, or of a span of time.
    pub(super) day: Option<Date>,
    /// Seconds since the first day of the workbook, not below nothing.
    pub(super) seconds: i64,
}

/// What people see of a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Seen {
    /// A day in figures and nothing else.
    Day(Date),
    /// A whole day among other words: `Thứ Ba, 05/01/2027`, `05/01/2027 14:30`.
    WithDay(Date, String),
    /// Less than a day: `01/2027`, `07:30`, `36:00`.
    Less(String),
}

/// A part of a format.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Words(String),
    /// So many of a letter: `dd`, `mmmm`; `i` for minutes.
    Part(char, usize),
    /// Hours, minutes or seconds that count on: `[h]`.
    Elapsed(char, usize),
    /// Which half of the day, which 24 hours say already.
    Half,
}

impl Piece {
    /// A day, a month or a year in figures.
    fn is_of_date(&self) -> bool {
        matches!(self, Self::Part('d', 1..=2) | Self::Part('m' | 'y', _))
    }
}

/// The formats that every program knows.
pub(super) fn builtin_format(id: usize) -> Option<&'static str> {
    Some(match id {
        14 => "dd/mm/yyyy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 | 20 => "h:mm",
        19 | 21 => "h:mm:ss",
        22 => "dd/mm/yyyy h:mm",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        _ => return None,
    })
}

/// A moment under a format; none where the format is not understood, or asks for a day where there is none.
pub(super) fn format_moment(moment: Moment, format: &str) -> Option<Seen> {
    if format.to_lowercase().contains("[$-f800]") {
        let (year, month, day) = moment.day?.parts();
        let weekday = capital(weekday_name(moment.day?));
        return Some(Seen::WithDay(
            moment.day?,
            format!("{weekday}, ngày {day:02} tháng {month:02} năm {year}"),
        ));
    }
    let pieces = pieces(format)?;
    let mut text = String::new();
    let mut at = 0;
    let (mut is_whole, mut is_alone) = (false, true);
    while at < pieces.len() {
        let group = group(&pieces[at..]);
        if group.len() > 1 {
            let (words, has_day) = in_figures(group, moment.day?)?;
            is_whole |= has_day;
            is_alone &= has_day;
            text.push_str(&words);
            at += group.len();
            continue;
        }
        is_alone &= matches!(&pieces[at], Piece::Words(words) if words.trim().is_empty());
        let words = one(&pieces[at], moment)?;
        text.push_str(&if text.trim().is_empty() { capitalised_weekday(&pieces[at], words) } else { words });
        at += 1;
    }
    // In words each part stands for itself: `ngày 05 tháng 01 năm 2027`.
    let has = |letter: char| {
        pieces
            .iter()
            .any(|piece| piece.is_of_date() && matches!(piece, Piece::Part(own, _) if *own == letter))
    };
    is_whole |= ['d', 'm', 'y'].into_iter().all(has);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(match moment.day.filter(|_| is_whole) {
        Some(day) if is_alone => Seen::Day(day),
        Some(day) => Seen::WithDay(day, text),
        None => Seen::Less(text),
    })
}

/// The parts of a date from the first on, with marks but no words between them.
fn group(pieces: &[Piece]) -> &[Piece] {
    let mut end = 0;
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            piece if piece.is_of_date() => end = at + 1,
            Piece::Words(words) if at > 0 && !words.contains(char::is_alphanumeric) => {}
            _ => break,
        }
    }
    &pieces[..end]
}

/// Several parts of a date as Vietnamese writes them, whatever their order, and whether they are a whole day.
fn in_figures(group: &[Piece], date: Date) -> Option<(String, bool)> {
    let mut letters: Vec<char> = group
        .iter()
        .filter_map(|piece| match piece {
            Piece::Part(letter, _) => Some(*letter),
            _ => None,
        })
        .collect();
    letters.sort_unstable();
    let (year, month, day) = date.parts();
    Some(match letters.as_slice() {
        ['d', 'm', 'y'] => (format!("{day:02}/{month:02}/{year}"), true),
        ['m', 'y'] => (format!("{month:02}/{year}"), false),
        ['d', 'm'] => (format!("{day:02}/{month:02}"), false),
        _ => return None,
    })
}

/// A part that stands for itself.
fn one(piece: &Piece, moment: Moment) -> Option<String> {
    let of_day = moment.seconds % SECONDS_A_DAY;
    // A format says no more digits than a number has.
    let padded = |number: i64, width: usize| format!("{number:0width$}", width = width.min(9));
    Some(match piece {
        Piece::Words(words) => words.clone(),
        Piece::Half => String::new(),
        Piece::Elapsed('h', width) => padded(moment.seconds / 3600, *width),
        Piece::Elapsed('m', width) => padded(moment.seconds / 60, *width),
        Piece::Elapsed(_, width) => padded(moment.seconds, *width),
        Piece::Part('h', width @ 1..=2) => padded(of_day / 3600, *width),
        Piece::Part('i', width @ 1..=2) => padded(of_day / 60 % 60, *width),
        Piece::Part('s', width @ 1..=2) => padded(of_day % 60, *width),
        Piece::Part('d', width @ 1..=2) => padded(moment.day?.day().into(), *width),
        Piece::Part('d', 3..=4) => weekday_name(moment.day?).to_owned(),
        Piece::Part('m', width @ 1..=2) => padded(moment.day?.month().into(), *width),
        Piece::Part('y', 1..=2) => padded((moment.day?.year() % 100).into(), 2),
        Piece::Part('y', 3..=4) => moment.day?.year().to_string(),
        // Names of months beside words of the format's own.
        Piece::Part(..) => return None,
    })
}

fn capitalised_weekday(piece: &Piece, words: String) -> String {
    if matches!(piece, Piece::Part('d', 3..)) { capital(&words) } else { words }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The pieces of the first section of a format; none where one is not understood.
fn pieces(format: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut rest = format;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let mut words = |text: &str| match pieces.last_mut() {
            Some(Piece::Words(words)) => words.push_str(text),
            _ => pieces.push(Piece::Words(text.to_owned())),
        };
        rest = match c {
            // The sections behind are for negative numbers and words.
            ';' => break,
            '"' => {
                let (own, behind) = after.split_once('"')?;
                words(own);
                behind
            }
            '\\' => {
                let next = after.chars().next()?;
                words(next.encode_utf8(&mut [0; 4]));
                &after[next.len_utf8()..]
            }
            // Room as wide as a letter, or filled with it.
            '_' | '*' => &after[after.chars().next()?.len_utf8()..],
            '[' => {
                let (inside, behind) = after.split_once(']')?;
                pieces.extend(read_bracket(inside)?);
                behind
            }
            _ if let Some(behind) = half_of_day(rest) => {
                pieces.push(Piece::Half);
                behind
            }
            c if matches!(c.to_ascii_lowercase(), 'd' | 'm' | 'y' | 'h' | 's') => {
                let length =
                    rest.len() - rest.trim_start_matches(|own: char| own.eq_ignore_ascii_case(&c)).len();
                pieces.push(Piece::Part(c.to_ascii_lowercase(), length));
                &rest[length..]
            }
            // Parts of a second.
            '.' if after.starts_with('0') => return None,
            c if c.is_ascii_alphanumeric() || matches!(c, '#' | '?' | '@' | '%') => return None,
            c => {
                words(c.encode_utf8(&mut [0; 4]));
                after
            }
        };
    }
    minutes(&mut pieces);
    Some(pieces)
}

/// Colours and languages say nothing; `[h]` counts on. None for a condition.
fn read_bracket(inside: &str) -> Option<Option<Piece>> {
    let small = inside.to_lowercase();
    let first = small.chars().next()?;
    if small.chars().all(|c| c == first) && matches!(first, 'h' | 'm' | 's') {
        return Some(Some(Piece::Elapsed(first, small.len())));
    }
    (first == '$' || small.chars().all(char::is_alphanumeric)).then_some(None)
}

/// What stands behind `AM/PM` or `A/P`.
fn half_of_day(rest: &str) -> Option<&str> {
    ["am/pm", "a/p"].into_iter().find_map(|mark| {
        let own = rest.get(..mark.len())?;
        own.eq_ignore_ascii_case(mark).then(|| &rest[mark.len()..])
    })
}

/// `m` behind hours or before seconds are minutes.
fn minutes(pieces: &mut [Piece]) {
    let parts: Vec<usize> =
        (0..pieces.len()).filter(|at| matches!(pieces[*at], Piece::Part(..) | Piece::Elapsed(..))).collect();
    for (nth, at) in parts.iter().enumerate() {
        let letter = |nth: Option<usize>| match nth.and_then(|nth| parts.get(nth)).map(|at| &pieces[*at]) {
            Some(Piece::Part(letter, _) | Piece::Elapsed(letter, _)) => Some(*letter),
            _ => None,
        };
        let is_minute = letter(nth.checked_sub(1)) == Some('h') || letter(Some(nth + 1)) == Some('s');
        if let (Piece::Part('m', width), true) = (&pieces[*at], is_minute) {
            pieces[*at] = Piece::Part('i', *width);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 14:30:05 on Tuesday, 5 January 2027.
    fn at(format: &str) -> Option<Seen> {
        let day = Date::new(2027, 1, 5);
        format_moment(Moment { day, seconds: 46_392 * SECONDS_A_DAY + 14 * 3600 + 30 * 60 + 5 }, format)
    }

    #[test]
    fn days_and_hours_are_shown_as_their_formats_say() {
        for (format, wanted) in [
            ("dd/mm/yyyy hh:mm", "05/01/2027 14:30"),
            ("yyyy-mm-dd\" \"hh:mm:ss", "05/01/2027 14:30:05"),
            ("dddd, dd/mm/yyyy", "Thứ Ba, 05/01/2027"),
            ("dd/mm/yyyy (ddd)", "05/01/2027 (thứ Ba)"),
            ("[$-F800]dddd, mmmm dd, yyyy", "Thứ Ba, ngày 05 tháng 01 năm 2027"),
            ("\"ngày\" dd \"tháng\" mm \"năm\" yyyy", "ngày 05 tháng 01 năm 2027"),
            ("h\"h\"mm, dd/mm/yyyy", "14h30, 05/01/2027"),
        ] {
            assert_eq!(
                at(format),
                Date::new(2027, 1, 5).map(|day| Seen::WithDay(day, wanted.to_owned())),
                "{format}"
            );
        }
        for (format, wanted) in [
            ("mm/yyyy", "01/2027"),
            ("mmm-yy", "01/2027"),
            ("d-mmm", "05/01"),
            ("yyyy", "2027"),
            ("\"Tháng\" m", "Tháng 1"),
            ("dddd", "Thứ Ba"),
            ("hh:mm", "14:30"),
            ("h:mm AM/PM", "14:30"),
            ("[$-409]h:mm:ss;@", "14:30:05"),
            ("mm:ss", "30:05"),
        ] {
            assert_eq!(at(format), Some(Seen::Less(wanted.to_owned())), "{format}");
        }
        for format in ["dd/mm/yyyy", "m/d/yy", "[$-1010000]d/m/yyyy;@", "yyyy-mm-dd", "dd mmmm yyyy"] {
            assert_eq!(at(format), Date::new(2027, 1, 5).map(Seen::Day), "{format}");
        }
    }

    #[test]
    fn spans_of_time_count_on_and_have_no_day() {
        let span = |hours: i64, format| format_moment(Moment { day: None, seconds: hours * 3600 }, format);
        assert_eq!(span(36, "[h]:mm"), Some(Seen::Less("36:00".to_owned())));
        assert_eq!(span(2, "[mm]\" phút\""), Some(Seen::Less("120 phút".to_owned())));
        assert_eq!(span(7, "hh:mm"), Some(Seen::Less("07:00".to_owned())));
        assert_eq!(span(7, "dd/mm/yyyy"), None);
        let endless = format!("[{}]:mm", "h".repeat(100_000));
        assert_eq!(span(7, &endless), Some(Seen::Less("000000007:00".to_owned())));
    }

    #[test]
    fn what_is_not_understood_is_not_shown() {
        for format in ["mm:ss.0", "gge", "[>1]dd/mm/yyyy", "\"Tháng\" mmmm", "d/m d/m", "dd/mm/yyyy 0"] {
            assert_eq!(at(format), None, "{format}");
        }
    }
}
