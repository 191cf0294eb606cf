//! How lists are written by hand: dashes, bullets, numbers, letters.

/// What a line begins with.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// The mark of an item, so many bytes long.
    Item(usize),
    /// A key of so many bytes, its colon glued to the value.
    Key(usize),
}

/// Dashes and the bullets of word processors; those in the private range come from symbol fonts.
const BULLETS: &[char] = &[
    '-', '–', '—', '−', '‒', '―', '+', '•', '·', '∙', '‣', '⁃', '◦', '●', '○', '▪', '▫', '■', '□', '◆', '◇',
    '►', '▶', '▸', '➢', '➤', '➔', '✓', '✔', '❖', '✦', '★', '※',
];
const SYMBOL_FONT: std::ops::RangeInclusive<char> = '\u{f000}'..='\u{f0ff}';
/// A list is not numbered higher; years and thousands are no marks.
const MOST_DIGITS: usize = 2;

/// The mark of an item, or the key, that a line begins with.
pub(super) fn of_item(line: &str) -> Option<Mark> {
    let first = line.chars().next()?;
    if BULLETS.contains(&first) || SYMBOL_FONT.contains(&first) {
        return Some(Mark::Item(first.len_utf8()));
    }
    if let Some(rest) = line.strip_prefix('*') {
        // `*nghiêng*`, `**đậm**` are emphasis.
        return (!rest.contains('*') || rest.starts_with(char::is_whitespace)).then_some(Mark::Item(1));
    }
    if line.starts_with("o\t") {
        return Some(Mark::Item(1));
    }
    if let Some(key) =
        key(line).filter(|key| !line[key + 1..].starts_with([' ', '/']) && line.len() > key + 1)
    {
        return Some(Mark::Key(key));
    }
    let label = line.len() - line.trim_start_matches(char::is_alphanumeric).len();
    let (label, rest) = line.split_at(label);
    number(label, rest).or_else(|| letter(label, rest)).map(Mark::Item)
}

/// The length of the key before the colon that a line begins with.
pub(super) fn key(line: &str) -> Option<usize> {
    let key = line.split_once(':')?.0;
    (!key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'))
        .then_some(key.len())
}

/// `1.`, `1)`, `1/`, `1.1.`
fn number(label: &str, rest: &str) -> Option<usize> {
    let digits = |text: &str| {
        !text.is_empty() && text.len() <= MOST_DIGITS && text.bytes().all(|b| b.is_ascii_digit())
    };
    if !digits(label) {
        return None;
    }
    let behind = rest.strip_prefix(['.', ')', '/'])?;
    let ends = |text: &str| text.is_empty() || text.starts_with(char::is_whitespace);
    let length = label.len() + 1;
    match rest.as_bytes()[0] {
        b')' => Some(length),
        b'/' => ends(behind).then_some(length),
        _ if ends(behind) || behind.starts_with(char::is_alphabetic) => Some(length),
        _ => {
            let part =
                behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
            let (part, behind) = behind.split_at(part);
            let numbers = part.strip_suffix('.')?.split('.').all(digits);
            (numbers && ends(behind)).then_some(length + part.len())
        }
    }
}

/// `a)`, `a.`, `đ)`, `II.`
fn letter(label: &str, rest: &str) -> Option<usize> {
    let mut letters = label.chars();
    let one = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    let roman =
        !label.is_empty() && label.len() <= 5 && label.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let behind = rest.strip_prefix(['.', ')', '/'])?;
    let ends = behind.is_empty() || behind.starts_with(char::is_whitespace);
    let small = one && label.chars().all(char::is_lowercase);
    let is_mark = match rest.as_bytes()[0] {
        b')' => one || roman,
        _ => (small || roman) && ends,
    };
    is_mark.then_some(label.len() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_items() {
        for line in [
            "-Tiếp tục",
            "- Tiếp tục",
            "– Rà soát",
            "• Rà soát",
            "\u{f0b7} Rà soát",
            "+ Báo cáo",
            "* Báo cáo",
            "*Báo cáo",
            "1. Rà soát",
            "1.Rà soát",
            "12) Rà soát",
            "1/ Rà soát",
            "1.1. Rà soát",
            "a) Rà soát",
            "đ) Rà soát",
            "a. Rà soát",
            "II. Tổ chức",
            "IV) Tổ chức",
            "A) Nội dung",
        ] {
            assert!(matches!(of_item(line), Some(Mark::Item(_))), "{line}");
        }
        assert_eq!(of_item("text:abc"), Some(Mark::Key(4)));
    }

    #[test]
    fn lines_that_go_on() {
        for line in [
            "và báo cáo",
            "1.200 hộ",
            "24/7 trong",
            "05/01/2027.",
            "05.01.2027",
            "2027. Yêu cầu",
            "2027",
            "*nghiêng* và",
            "**đậm**",
            "https://example.gov.vn",
            "A. Sau đó",
            "UBND xã.",
            "PA05) và",
            "Ủy ban",
            "(1) rà soát",
            "1,5 triệu",
            "",
            "5 hộ",
            "email: a",
        ] {
            assert_eq!(of_item(line), None, "{line}");
        }
    }
}
