//! How cells look: what their numbers are, and whether their words are struck out.

use std::collections::BTreeMap;

use super::format::builtin_format;
use super::moment;
use super::walk::{Step, Tag, walk};
use crate::tables::NotRead;

/// What a number is by its format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shows {
    /// A number, and how a format shows it where one does.
    Number(Option<String>),
    /// A day or an hour, and how; none where no program is known to agree on it.
    Moment(Option<String>),
    /// A whole number with all its zeros, as `0000 000 000` writes it.
    Zeros(String),
}

/// How the cells of a style look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Look {
    /// What a number is.
    pub(super) shows: Shows,
    /// Whether the words are struck out.
    pub(super) is_struck: bool,
}

/// The look of each style, in the order of their numbers.
///
/// # Errors
/// Where the part is damaged.
pub(super) fn styles(part: &str) -> Result<Vec<Look>, NotRead> {
    let mut formats: BTreeMap<usize, String> = BTreeMap::new();
    let mut numbers = Vec::new();
    let mut struck_fonts: Vec<bool> = Vec::new();
    let (mut is_cells, mut is_fonts) = (false, false);
    walk(part, |step| {
        match step {
            Step::Open(tag) => match tag.name().as_str() {
                "fonts" => is_fonts = true,
                "font" if is_fonts => struck_fonts.push(false),
                "strike" if is_fonts => {
                    if let Some(last) = struck_fonts.last_mut() {
                        *last = is_on(tag)?;
                    }
                }
                "numFmt" => {
                    if let (Some(id), Some(code)) = (tag.number("numFmtId")?, tag.get("formatCode")?) {
                        formats.insert(id, code);
                    }
                }
                "cellXfs" => is_cells = true,
                "xf" if is_cells => {
                    numbers.push((tag.number("numFmtId")?.unwrap_or(0), tag.number("fontId")?.unwrap_or(0)));
                }
                _ => {}
            },
            Step::Close("cellXfs") => is_cells = false,
            Step::Close("fonts") => is_fonts = false,
            Step::Close(_) | Step::Text(_) => {}
        }
        Ok(())
    })?;
    let looks = numbers.into_iter().map(|(id, font)| Look {
        shows: shows(id, formats.get(&id).map(String::as_str)),
        is_struck: struck_fonts.get(font).copied().unwrap_or(false),
    });
    Ok(looks.collect())
}

/// Whether a switch such as `<strike/>` is on, as it is without a value.
///
/// # Errors
/// Where the part is damaged.
pub(super) fn is_on(tag: &Tag<'_>) -> Result<bool, NotRead> {
    Ok(tag.get("val")?.is_none_or(|value| !matches!(value.trim(), "0" | "false" | "off")))
}

fn shows(id: usize, code: Option<&str>) -> Shows {
    match (id, code) {
        (_, Some(code)) if is_day(code) => Shows::Moment(Some(code.to_owned())),
        (_, Some(code)) if is_zeros(code) => Shows::Zeros(code.to_owned()),
        (_, Some(code)) => Shows::Number(Some(code.to_owned())),
        // The formats that every program knows; those from 27 on are East Asian days.
        (14..=22 | 27..=36 | 45..=47 | 50..=58, None) => {
            Shows::Moment(moment::builtin_format(id).map(str::to_owned))
        }
        (_, None) => Shows::Number(builtin_format(id).map(str::to_owned)),
    }
}

/// Whether a format writes days or hours: one of their letters outside quotes and brackets.
fn is_day(code: &str) -> bool {
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => drop(letters.by_ref().find(|c| *c == '"')),
            '\\' | '_' | '*' => drop(letters.next()),
            '[' => {
                let inner: String = letters.by_ref().take_while(|c| *c != ']').collect();
                if matches!(inner.to_lowercase().trim_matches(['h', 'm', 's']), "") && !inner.is_empty() {
                    return true;
                }
            }
            // The sections behind are for negative numbers and words.
            ';' => return false,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return true,
            'G' | 'g' if code.to_lowercase().starts_with("general") => return false,
            _ => {}
        }
    }
    false
}

fn is_zeros(code: &str) -> bool {
    let zeros = code.matches('0').count();
    (2..=32).contains(&zeros) && code.chars().all(|c| matches!(c, '0' | ' ' | '-' | '\\'))
}

/// A whole number under a format of zeros: `205` under `0000` is `0205`, which the person at the screen sees.
pub(super) fn with_zeros(number: &str, format: &str) -> Option<String> {
    if !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let zeros = format.matches('0').count();
    let number = format!("{number:0>zeros$}");
    let (extra, rest) = number.split_at(number.len() - zeros);
    let mut digits = rest.chars();
    let mut shown = String::from(extra);
    for c in format.chars().filter(|c| *c != '\\') {
        shown.extend(if c == '0' { digits.next() } else { Some(c) });
    }
    Some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn struck_fonts_are_known() {
        let part = "<styleSheet><fonts><font/><font><strike/></font><font><strike val='0'/></font></fonts>\
                    <cellXfs><xf fontId='0'/><xf fontId='1'/><xf fontId='2'/><xf fontId='9'/></cellXfs></styleSheet>";
        let struck: Vec<bool> = styles(part).expect("styles").iter().map(|look| look.is_struck).collect();
        assert_eq!(struck, [false, true, false, false]);
    }

    #[test]
    fn formats_of_days_and_zeros_are_known() {
        for code in ["dd/mm/yyyy", "[$-1010000]d/m/yy;@", "\"ngày\" d", "[h]:mm", "mmm-yy"] {
            assert_eq!(shows(170, Some(code)), Shows::Moment(Some(code.to_owned())), "{code}");
        }
        for code in ["General", "0.00", "#,##0 \"đ\"", "[Red]0;[Red]-0", "@", "\\d0.0", "0_d"] {
            assert_eq!(shows(170, Some(code)), Shows::Number(Some(code.to_owned())), "{code}");
        }
        assert_eq!(
            (shows(14, None), shows(0, None)),
            (Shows::Moment(Some("dd/mm/yyyy".to_owned())), Shows::Number(None))
        );
        assert_eq!(shows(170, Some("0000\\ 000")), Shows::Zeros("0000\\ 000".to_owned()));
        assert_eq!(with_zeros("205", "0000\\ 000").as_deref(), Some("0000 205"));
        assert_eq!(with_zeros("12345", "000").as_deref(), Some("12345"));
        assert_eq!(with_zeros("1.5", "000"), None);
    }
}
