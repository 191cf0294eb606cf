//! A number as its format shows it, in the marks of Vietnamese: a comma before decimals, stops between thousands.

/// One of the parts of a format: of numbers above nothing, below it, and of nothing.
struct Section<'a> {
    /// What stands before and behind the number.
    before: String,
    behind: String,
    places: Places<'a>,
}

/// The places of the digits: `#,##0.00`.
#[derive(Default)]
struct Places<'a> {
    whole: &'a str,
    decimals: &'a str,
    /// How far the comma of decimals moves to the right.
    shift: isize,
}

/// What people see of a number under a format; none where the format says nothing of it, or what is not understood.
pub(super) fn format_number(number: f64, format: &str) -> Option<String> {
    let sections = sections(format);
    let (first, rest) = sections.split_first()?;
    let (section, is_signed) = match rest {
        [below, ..] if number < 0.0 => (below, false),
        [_, nothing, ..] if number == 0.0 => (nothing, false),
        _ => (first, number < 0.0),
    };
    let Section { before, behind, places } = read(section)?;
    let sign = if is_signed { "-" } else { "" };
    Some(format!("{sign}{before}{}{behind}", places.fill(&number.abs().to_string())).trim().to_owned())
}

/// The format of a number that every program knows.
pub(super) fn builtin_format(id: usize) -> Option<&'static str> {
    Some(match id {
        1 => "0",
        2 => "0.00",
        3 | 5 | 6 | 41 | 42 => "#,##0",
        4 | 7 | 8 | 43 | 44 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        37 | 38 => "#,##0;(#,##0)",
        39 | 40 => "#,##0.00;(#,##0.00)",
        _ => return None,
    })
}

/// The parts of a format, as semicolons outside quotes part them.
fn sections(format: &str) -> Vec<&str> {
    let (mut parts, mut start, mut quoted, mut escaped) = (Vec::new(), 0, false, false);
    for (at, c) in format.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if !quoted => escaped = true,
            '"' => quoted = !quoted,
            ';' if !quoted => {
                parts.push(&format[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&format[start..]);
    parts
}

fn read(section: &str) -> Option<Section<'_>> {
    let (mut before, mut behind) = (String::new(), String::new());
    let mut places = None;
    let mut percent = 0;
    let mut rest = section;
    while let Some(c) = rest.chars().next() {
        let words = if places.is_none() { &mut before } else { &mut behind };
        let after = &rest[c.len_utf8()..];
        rest = match c {
            '"' => {
                let end = after.find('"')?;
                words.push_str(&after[..end]);
                &after[end + 1..]
            }
            '\\' => {
                let next = after.chars().next()?;
                words.push(next);
                &after[next.len_utf8()..]
            }
            // Room as wide as a letter, or filled with it.
            '_' | '*' => &after[after.chars().next()?.len_utf8()..],
            '[' => {
                let end = after.find(']')?;
                words.push_str(currency(&after[..end])?);
                &after[end + 1..]
            }
            '0' | '#' | '?' | '.' | ',' if places.is_none() => {
                let end = rest.find(|c| !matches!(c, '0' | '#' | '?' | '.' | ',')).unwrap_or(rest.len());
                let (own, behind) = rest.split_at(end);
                places = Some(own);
                behind
            }
            '%' => {
                percent += 2;
                words.push('%');
                after
            }
            ' ' | '-' | '+' | '(' | ')' | ':' | '$' | '₫' => {
                words.push(c);
                after
            }
            c if c.is_alphabetic() && !c.is_ascii() => {
                words.push(c);
                after
            }
            // Powers of ten, fractions, words, conditions.
            _ => return None,
        };
    }
    let own = places.unwrap_or_default();
    let (whole, decimals) = own.split_once('.').unwrap_or((own, ""));
    let thousands = [whole, decimals].map(|part| part.len() - part.trim_end_matches(',').len());
    let shift = percent - 3 * isize::try_from(thousands[0].max(thousands[1])).ok()?;
    let places =
        Places { whole: whole.trim_end_matches(','), decimals: decimals.trim_end_matches(','), shift };
    Some(Section { before, behind, places })
}

/// The sign in `[$₫-42A]`; nothing for a colour, and none for a condition.
fn currency(inside: &str) -> Option<&str> {
    match inside.strip_prefix('$') {
        Some(sign) => Some(sign.split('-').next().unwrap_or_default()),
        None => inside.chars().all(char::is_alphanumeric).then_some(""),
    }
}

impl Places<'_> {
    /// The digits of a number above nothing in these places.
    fn fill(&self, digits: &str) -> String {
        if self.whole.is_empty() && self.decimals.is_empty() {
            return String::new();
        }
        let (whole, decimals) = move_comma(digits, self.shift);
        let (mut whole, mut decimals) = round(&whole, &decimals, self.decimals.len());
        let needed = |places: &str| places.bytes().filter(|place| *place == b'0').count();
        whole = format!("{:0>1$}", whole.trim_start_matches('0'), needed(self.whole));
        let fewest = needed(self.decimals);
        while decimals.len() > fewest && decimals.ends_with('0') {
            decimals.pop();
        }
        let mut shown = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if self.whole.contains(',') && at > 0 && (whole.len() - at).is_multiple_of(3) {
                shown.push('.');
            }
            shown.push(digit);
        }
        if !decimals.is_empty() {
            shown.push(',');
            shown.push_str(&decimals);
        }
        shown
    }
}

/// The digits before and behind the comma, once it is moved.
fn move_comma(digits: &str, shift: isize) -> (String, String) {
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let by = shift.unsigned_abs();
    match shift {
        0.. => {
            let padded = format!("{decimals:0<by$}");
            let (moved, left) = padded.split_at(by);
            (format!("{whole}{moved}"), left.to_owned())
        }
        _ => {
            let padded = format!("{whole:0>by$}");
            let (left, moved) = padded.split_at(padded.len() - by);
            (left.to_owned(), format!("{moved}{decimals}"))
        }
    }
}

/// The same with no more decimals than that, five and more counted up.
fn round(whole: &str, decimals: &str, most: usize) -> (String, String) {
    let up = decimals.as_bytes().get(most).is_some_and(|digit| *digit >= b'5');
    let kept: String = decimals.chars().take(most).collect();
    let kept = format!("{kept:0<most$}");
    if !up {
        return (whole.to_owned(), kept);
    }
    let mut all: Vec<u8> = format!("0{whole}{kept}").into_bytes();
    for digit in all.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            break;
        }
        *digit = b'0';
    }
    let all = String::from_utf8(all).unwrap_or_default();
    let (whole, decimals) = all.split_at(all.len() - most);
    (whole.to_owned(), decimals.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_their_formats_say() {
        for (number, format, wanted) in [
            (0.125, "0.0%", "12,5%"),
            (0.03, "0%", "3%"),
            (0.125, "0%", "13%"),
            (1_200_000.0, "#,##0", "1.200.000"),
            (1_200_000.0, "#,##0\" đồng\"", "1.200.000 đồng"),
            (5_000.5, "#,##0.00", "5.000,50"),
            (5_000.5, "#,##0.##", "5.000,5"),
            (999.96, "#,##0.0", "1.000,0"),
            (0.0, "#,##0", "0"),
            (0.0, "#,##0;-#,##0;\"-\"", "-"),
            (-1_234.0, "#,##0", "-1.234"),
            (-1_234.0, "#,##0;[Red](#,##0)", "(1.234)"),
            (1_234.0, "_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", "1.234"),
            (1_234_567.0, "#,##0,", "1.235"),
            (12.0, "#,##0\\ [$₫-42A]", "12 ₫"),
            (2_027.0, "0", "2027"),
            (0.5, "#.00", ",50"),
        ] {
            assert_eq!(format_number(number, format).as_deref(), Some(wanted), "{number} {format}");
        }
        for format in ["General", "@", "0.00E+00", "# ?/?", "[>=100]0", "dd/mm"] {
            assert_eq!(format_number(5.0, format), None, "{format}");
        }
        for id in [1, 3, 9, 37, 44] {
            assert!(builtin_format(id).is_some_and(|format| format_number(5.0, format).is_some()), "{id}");
        }
    }
}
