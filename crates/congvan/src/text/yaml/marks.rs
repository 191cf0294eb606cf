//! How lists are written by hand: dashes, bullets, numbers, letters.

use crate::words::Words;

/// What a line begins with.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// The mark of an item, so many bytes long.
    Item(usize),
    /// A key of so many bytes, its colon glued to the value.
    Key(usize),
}

/// Dashes, and the bullets of word processors.
const BULLETS: &[char] = &[
    '-', '‐', '‑', '–', '—', '−', '‒', '―', '﹘', '﹣', '－', '+', '＋', '＊', '•', '·', '∙', '⋅', '・', '‣',
    '⁃', '⁎', '٭', '⦁', '»', '›', '※', '§', '¤',
];
/// Arrows, shapes, signs and circled numbers; those in the private range come from symbol fonts.
const SIGNS: [std::ops::RangeInclusive<char>; 7] = [
    '\u{2190}'..='\u{21ff}',
    '\u{2460}'..='\u{24ff}',
    '\u{25a0}'..='\u{25ff}',
    '\u{2600}'..='\u{27bf}',
    '\u{27f0}'..='\u{297f}',
    '\u{2b00}'..='\u{2bff}',
    '\u{f000}'..='\u{f0ff}',
];
/// A list is not numbered higher; years and thousands are no marks.
const MOST_DIGITS: usize = 2;

/// The mark of an item, or the key, that a line begins with.
pub(super) fn of_item(line: &str) -> Option<Mark> {
    let first = line.chars().next()?;
    if BULLETS.contains(&first) || SIGNS.iter().any(|signs| signs.contains(&first)) {
        return Some(Mark::Item(first.len_utf8()));
    }
    // `~ 50 hộ` is about as many.
    if line.strip_prefix("~ ").is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit())) {
        return Some(Mark::Item(1));
    }
    if let Some(rest) = line.strip_prefix('*') {
        // `*nghiêng*`, `**đậm**` are emphasis.
        let is_bullet = !rest.contains('*') || rest.starts_with(char::is_whitespace);
        return is_bullet.then_some(1).or_else(|| in_stars(line)).map(Mark::Item);
    }
    if line.starts_with("o\t") || line.starts_with("o ") {
        return Some(Mark::Item(1));
    }
    if line.starts_with("=>") {
        return Some(Mark::Item(2));
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

/// A mark in bold or italic letters: `**1.** Nội dung`, `*-* Nội dung`.
fn in_stars(line: &str) -> Option<usize> {
    let stars = line.len() - line.trim_start_matches('*').len();
    let (open, rest) = line.split_at(stars.min(3));
    let (inside, behind) = rest.split_once(open)?;
    let is_mark = matches!(of_item(inside), Some(Mark::Item(mark)) if mark == inside.len());
    (is_mark && behind.starts_with(char::is_whitespace)).then(|| line.len() - behind.len())
}

/// How long the mark of an item is, with the space behind it, that a text begins with.
pub(crate) fn item_mark(text: &str) -> Option<usize> {
    // Signs that say whether something is done, and those of telephones and letters, explain themselves.
    if text.starts_with(['✓', '✔', '☐', '☑', '☒', '☎', '✆', '✉']) {
        return None;
    }
    match of_item(text)? {
        Mark::Item(mark) => Some(text.len() - text[mark..].trim_start().len()),
        Mark::Key(_) => None,
    }
}

/// As [`item_mark`], of the first words of an item, where marks count too that may be words elsewhere: `(1)`, `(a)` where
/// the text does not count on so, `A.`, `ii.`, `1 -`.
pub(crate) fn label(text: &str) -> Option<usize> {
    let other = || in_brackets(text).filter(|_| !counts_inside(text)).or_else(|| behind_stop(text));
    let spaced = |mark: usize| text.len() - text[mark..].trim_start().len();
    item_mark(text).or_else(|| other().map(spaced))
}

/// The mark of a line that the line before it or the next one counts with: `A. …` above `B. …`, `1.1 …` above `1.2 …`,
/// `Một là, …` above `Hai là, …`. Whatever stands above it, two in a row are items.
pub(super) fn of_item_in_row(above: &str, line: &str, next: Option<&str>) -> Option<Mark> {
    let counted =
        |line: &str| spelt_label(line).or_else(|| behind_stop(line)).or_else(|| behind_heading(line));
    let mark = counted(line)?;
    let follows = |one: &str, other: &str| {
        let label = |line: &str| counted(line).map(|mark| last_count(&line[..mark]));
        matches!((label(one), label(other)), (Some(Some(one)), Some(Some(other))) if one.checked_add(1) == Some(other))
    };
    (follows(above, line) || next.is_some_and(|next| follows(line, next))).then_some(Mark::Item(mark))
}

/// `Một là, nội dung`.
fn spelt_label(line: &str) -> Option<usize> {
    let (count, rest) = line.split_once(' ')?;
    let behind = rest.strip_prefix("là")?.strip_prefix([',', ':'])?;
    ordinal(count)?;
    Some(line.len() - behind.len())
}

/// What a word counts: `Một`, `hai`.
fn ordinal(word: &str) -> Option<usize> {
    static COUNTS: Words = Words::from_list("marks: counts in words");
    let word = word.to_lowercase();
    COUNTS.iter().position(|own| *own == word).map(|at| at + 1)
}

/// What the last part of a mark counts: 2 of `1.2`, of `B.`, of `ii.`, of `Bước 2.` and of `Hai là,`.
fn last_count(mark: &str) -> Option<usize> {
    let mark = mark.trim_end_matches(['.', ')', ':', ',', '-', '–', ' ']);
    if let Some(count) = mark.strip_suffix(" là") {
        return ordinal(count);
    }
    let last = mark.rsplit(['.', ' ']).next()?;
    if let Ok(number) = last.parse() {
        return Some(number);
    }
    let mut letters = last.chars();
    match (letters.next(), letters.next()) {
        (Some(one), None)
            if one.is_ascii_alphabetic() && !matches!(one, 'I' | 'V' | 'X' | 'i' | 'v' | 'x') =>
        {
            Some(usize::from(one.to_ascii_lowercase() as u8 - b'a') + 1)
        }
        _ => roman(last),
    }
}

fn roman(text: &str) -> Option<usize> {
    let value = |letter| match letter {
        'I' | 'i' => Some(1),
        'V' | 'v' => Some(5),
        'X' | 'x' => Some(10),
        _ => None,
    };
    let values: Vec<usize> = text.chars().map(value).collect::<Option<_>>()?;
    let signed = |(at, own): (usize, &usize)| {
        let before_more = values.get(at + 1).is_some_and(|next| next > own);
        if before_more { -(*own as isize) } else { *own as isize }
    };
    usize::try_from(values.iter().enumerate().map(signed).sum::<isize>()).ok().filter(|sum| *sum > 0)
}

/// The mark of a line behind another one. Behind a stop, or before a capital where the line above does not lead on, marks count
/// too that may be words of a sentence elsewhere: `A.`, `ii.`, `1 -`, `Bước 1.`; and `(1)` does where its text never
/// [`counts_inside`] a line.
pub(super) fn of_item_behind(above: &str, line: &str, counts_inside: bool) -> Option<Mark> {
    static LEADS: Words = Words::from_list("marks: leads to a part");
    let above = above.trim_end();
    let is_over = above.ends_with(['.', ';', ':']);
    let last = above.rsplit(' ').next().unwrap_or_default();
    if let Some(mark) = of_item(line) {
        return (is_over || !goes_on(last, line, &mark)).then_some(mark);
    }
    if let Some(mark) = in_brackets(line) {
        return (!counts_inside).then_some(Mark::Item(mark));
    }
    let opens = |mark: &usize| line[*mark..].trim_start().starts_with(char::is_uppercase);
    let counted = || behind_stop(line).or_else(|| behind_heading(line)).filter(|mark| is_over || opens(mark));
    let found = counted().or_else(|| typed_loosely(line).filter(opens))?;
    let leads = above.ends_with(',')
        || last.ends_with(|c: char| c.is_ascii_digit())
        || LEADS.contains(&last.to_lowercase().as_str());
    // `Nguyễn Văn` / `A. Sau đó`, `Bảng` / `A. Sau đó`
    let is_name = last.starts_with(char::is_uppercase) && found == "A.".len();
    (is_over || !leads && !is_name && !is_initial(line, found)).then_some(Mark::Item(found))
}

/// Whether a sentence goes on with what looks like a mark: `tháng` / `01. Tiếp tục`, `dưới` / `-5 độ`, `Đại tướng` / `V. I. Lê-nin`.
fn goes_on(last: &str, line: &str, mark: &Mark) -> bool {
    static DAYS: Words = Words::from_list("marks: leads to a number");
    static AMOUNTS: Words = Words::from_list("marks: leads to an amount");
    let Mark::Item(mark) = mark else { return false };
    let last = last.to_lowercase();
    let zero = line.starts_with('0') && DAYS.contains(&last.as_str());
    zero || is_negative(line) && AMOUNTS.contains(&last.as_str()) || is_initial(line, *mark)
}

/// `-5 độ C`
fn is_negative(line: &str) -> bool {
    line.strip_prefix(['-', '−', '–']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether the letter of a mark is the first of a name's initials: `V. I. Lê-nin`.
fn is_initial(line: &str, mark: usize) -> bool {
    let mut behind = line[mark..].trim_start().chars();
    let next = behind.next();
    line[..mark].trim_end_matches('.').chars().all(char::is_uppercase)
        && next.is_some_and(char::is_uppercase)
        && behind.next() == Some('.')
}

/// Whether a text has `(1)`, `(a)`, `(ii)` inside a line: a sentence that counts goes on so.
pub(super) fn counts_inside(text: &str) -> bool {
    text.lines()
        .map(str::trim_start)
        .any(|line| line.match_indices('(').any(|(at, _)| at > 0 && in_brackets(&line[at..]).is_some()))
}

/// `(1)`, `(a)`, `(ii)`; not `(024) 3456 789`.
fn in_brackets(line: &str) -> Option<usize> {
    /// In bytes.
    const LONGEST: usize = 4;
    let inside = line.strip_prefix('(')?;
    let end = inside.bytes().take(LONGEST + 1).position(|byte| byte == b')')?;
    let (label, behind) = (&inside[..end], &inside[end + 1..]);
    let counts = label.len() <= MOST_DIGITS && label.bytes().all(|byte| byte.is_ascii_digit())
        || label.chars().count() == 1 && label.chars().all(char::is_lowercase)
        || label.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    let is_phone = behind.trim_start().starts_with(|c: char| c.is_ascii_digit());
    (!label.is_empty() && counts && !is_phone).then_some(label.len() + 2)
}

/// How else a list is counted by hand: `a- Nội dung`, `1 ) Nội dung`, `1/- Nội dung`, `1.2) Nội dung`, `1… Nội dung`, `aa) Nội
/// dung`, `a1) Nội dung`, `[1] Nội dung`, `2\. Nội dung`.
fn typed_loosely(line: &str) -> Option<usize> {
    const SIGNS: [char; 9] = ['.', ')', '/', '-', '–', '—', ':', '…', '\\'];
    const BRACKETS: [(char, char); 3] = [('[', ']'), ('{', '}'), ('<', '>')];
    let pair = BRACKETS.into_iter().find(|(open, _)| line.starts_with(*open));
    if let Some((open, close)) = pair {
        let (label, behind) = line.strip_prefix(open)?.split_once(close)?;
        return (counts(label) && behind.starts_with(' ')).then(|| line.len() - behind.len());
    }
    let rest = line.trim_start_matches(|c: char| c.is_alphanumeric() || c == '.');
    let label = line[..line.len() - rest.len()].trim_end_matches('.');
    let rest = line[label.len()..].trim_start();
    let behind = rest.trim_start_matches(SIGNS);
    let is_marked = behind.len() < rest.len() && behind.starts_with(char::is_whitespace);
    (label.split('.').all(counts) && is_marked).then(|| line.len() - behind.len())
}

/// Whether a word counts: `12`, `a`, `đ`, `aa`, `a1`, `II`, `iv`.
fn counts(label: &str) -> bool {
    let digits = |text: &str| text.len() <= MOST_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    let roman = |letters: &str| label.bytes().all(|byte| letters.as_bytes().contains(&byte));
    let mut letters = label.chars();
    let first = letters.next();
    let behind = letters.as_str();
    let twice = first.is_some_and(|first| behind.chars().eq([first]));
    let lettered = first.is_some_and(char::is_alphabetic) && (behind.is_empty() || twice || digits(behind));
    !label.is_empty() && (digits(label) || lettered || label.len() <= 5 && (roman("IVX") || roman("ivx")))
}

/// `1- Nội dung`, `I- Nội dung`, `1.1 Nội dung`: a number that a sentence would not open with.
fn before_capital(label: &str, rest: &str) -> bool {
    let digits = |part: &str| {
        (1..=MOST_DIGITS).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let roman = |part: &str| !part.is_empty() && part.bytes().all(|byte| b"IVX".contains(&byte));
    let counts = match label.strip_suffix(['-', '–']) {
        Some(number) => digits(number) || roman(number),
        None => label.contains('.') && label.split('.').all(digits),
    };
    counts && rest.starts_with(char::is_uppercase)
}

/// `A. Nội dung`, `ii. Nội dung`, `1 - Nội dung`.
fn behind_stop(line: &str) -> Option<usize> {
    let (label, rest) = line.split_once(' ')?;
    if before_capital(label, rest) {
        return Some(label.len());
    }
    if let Some(name) = label.strip_suffix(['.', ')']) {
        let one = name.chars().count() == 1 && name.chars().all(char::is_alphabetic);
        let roman = !name.is_empty() && name.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
        return (one || roman).then_some(label.len());
    }
    let is_number = label.len() <= MOST_DIGITS && label.bytes().all(|byte| byte.is_ascii_digit());
    let dash = rest.chars().next().filter(|c| matches!(c, '-' | '–' | '—'))?;
    let behind = &rest[dash.len_utf8()..];
    (is_number && behind.starts_with(' ') && !behind.trim_start().starts_with(|c: char| c.is_ascii_digit()))
        .then_some(label.len() + 1 + dash.len_utf8())
}

/// What parts of a text are called where they are numbered.
static PARTS: Words = Words::from_list("marks: parts");

/// What has chapters and parts, as a line names it behind one of them.
static DOCUMENTS: Words = Words::from_list("marks: documents of parts");

/// `Bước 1. Nội dung`, `Điều 2: Nội dung`, `Phần II. Nội dung`; `Chương II Nội dung`.
fn behind_heading(line: &str) -> Option<usize> {
    let rest = PARTS.iter().find_map(|part| line.strip_prefix(part)?.strip_prefix(' '))?;
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    let number = &rest[..rest.len() - behind.len()];
    let is_arabic = number.bytes().all(|byte| byte.is_ascii_digit());
    let counts = is_arabic || number.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    let is_mark = !number.is_empty() && number.len() <= 5 && counts;
    let marked = behind.strip_prefix(['.', ':']);
    // `Chương II Luật Đất đai` is cited; so is `Điều 5 Luật Đất đai`, always.
    let next = behind.trim_start();
    let is_cited = || DOCUMENTS.iter().any(|document| next.starts_with(document));
    let is_title = !is_arabic && next.starts_with(char::is_uppercase) && !is_cited();
    let behind = marked.or_else(|| is_title.then_some(behind))?;
    (is_mark && behind.starts_with([' ', '\t'])).then(|| line.len() - behind.len())
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
            "o Nội dung",
            "→ Nội dung",
            "=> Nội dung",
            "‐ Nội dung",
            "‑ Nội dung",
            "－ Nội dung",
            "◊ Nội dung",
            "✗ Nội dung",
            "» Nội dung",
            "~ Nội dung",
            "§ Nội dung",
            "① Nội dung",
            "**1.** Nội dung",
            "**a)** Nội dung",
            "*-* Nội dung",
        ] {
            assert!(matches!(of_item(line), Some(Mark::Item(_))), "{line}");
        }
        assert_eq!(of_item("text:abc"), Some(Mark::Key(4)));
    }

    #[test]
    fn lines_that_are_items_behind_a_stop() {
        let behind = |above, line, text| of_item_behind(above, line, counts_inside(text));
        for line in [
            "A. Nội dung",
            "ii. Nội dung",
            "1 - Nội dung",
            "Bước 1. Nội dung",
            "Điều 2: Nội dung",
            "Phần II. Nội dung",
        ] {
            assert!(behind("Rà soát;", line, line).is_some(), "{line}");
            assert_eq!(behind("Rà soát theo", line, line), None, "{line}");
        }
        assert!(behind("Rà soát", "(1) lập", "Rà soát\n(1) lập\n(2) báo cáo").is_some());
        assert_eq!(behind("Rà soát", "(2) lập", "Rà soát: (1) lập;\n(2) báo cáo"), None);
        assert_eq!(behind("Rà soát.", "(Nguồn: báo cáo)", ""), None);
        assert_eq!(behind("trong tháng.", "1 - 5 hộ", ""), None);
        assert_eq!(behind("theo quy định.", "Điều 5 quy định", ""), None);
    }

    /// A capital behind the mark says so where the line above does not.
    #[test]
    fn lines_that_are_items_before_a_capital() {
        for line in [
            "1- Tiếp tục",
            "a- Tiếp tục",
            "I- Tiếp tục",
            "1 - Tiếp tục",
            "1/- Tiếp tục",
            "1:- Tiếp tục",
            "1.2) Tiếp tục",
            "[1] Tiếp tục",
            "{1} Tiếp tục",
            "<1> Tiếp tục",
            "aa) Tiếp tục",
            "a1) Tiếp tục",
            "A. Tiếp tục",
            "1 ) Tiếp tục",
            "a ) Tiếp tục",
            "1… Tiếp tục",
            "2\\. Tiếp tục",
            "Mục 2. Tiếp tục",
            "Khoản 2. Tiếp tục",
            "Phụ lục 2. Tiếp tục",
            "Phần II. Tiếp tục",
            "Chương II Tiếp tục",
        ] {
            assert!(of_item_behind("Phân công trực", line, false).is_some(), "{line}");
        }
        for (above, line) in [
            ("trong tháng", "01. Tiếp tục trực."),
            ("nhiệt độ dưới", "-5 độ C."),
            ("của Đại tướng", "V. I. Lê-nin."),
            ("số điện thoại", "(024) 3456 789."),
            ("địa bàn xã", "~ 50 hộ."),
            ("ông Nguyễn Văn", "A. Sau đó báo cáo."),
            ("theo", "Chương II Luật Đất đai."),
            ("thực hiện", "Chương II Nghị định số 30/2020/NĐ-CP."),
            ("thực hiện", "Điều 5 Luật Đất đai."),
            ("của nhóm", "A. Sau đó báo cáo."),
            ("gồm", "1 - 5 hộ."),
            ("xã", "a khoản 1 Điều 5."),
            ("Nghị quyết", "I/2027."),
        ] {
            assert_eq!(of_item_behind(above, line, false), None, "{above} {line}");
        }
    }

    #[test]
    fn lines_that_count_on_are_items() {
        let counted = |above: &str, line: &str, next| of_item_in_row(above, line, next).is_some();
        for (one, other) in [
            ("A. Nội dung", "B. Nội dung"),
            ("1.1 Nội dung", "1.2 Nội dung"),
            ("Một là, nội dung", "Hai là, nội dung"),
            ("một là, nội dung", "hai là, nội dung"),
            ("iii. nội dung", "iv. nội dung"),
            ("Bước 1. Nội dung", "Bước 2. Nội dung"),
            ("1 - Nội dung", "2 - Nội dung"),
        ] {
            assert!(counted("Các phòng thực hiện", one, Some(other)), "{one}");
            assert!(counted(one, other, None), "{other}");
            assert!(!counted("Các phòng thực hiện", one, Some("nội dung")), "{one} alone");
        }
        assert!(!counted("phiên bản 1.1", "1.2 Nâng cấp", None));
        assert!(!counted("A. Nội dung", "C. Nội dung", None));
        let last = format!("{}. Nội dung", usize::MAX);
        assert!(!counted(&last, "0. Nội dung", None));
    }

    #[test]
    fn labels_of_items() {
        for text in [
            "(1) Rà soát",
            "(a) Rà soát",
            "(ii) Rà soát",
            "A. Rà soát",
            "1 - Rà soát",
            "1- Rà soát",
            "I- Rà soát",
            "1.1 Rà soát",
            "- Rà soát",
            "1. Rà soát",
        ] {
            let behind = label(text).map(|mark| &text[mark..]);
            assert_eq!(behind, Some("Rà soát"), "{text}");
        }
        for text in [
            "1.5 triệu đồng",
            "1.200 Hộ",
            "(1) Rà soát; (2) báo cáo",
            "(nếu có) Rà soát",
            "Rà soát",
            "A Lưới",
            "1 - 5 hộ",
            "ĐT. 5",
        ] {
            assert_eq!(label(text), None, "{text}");
        }
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
