//! Labels of items: `Chương II`, `Điều 5.`, `I.`, `1.`, `1.1.`, `1)`, `1-`, `a)`, `-`, `+`, `•`.

use crate::import::words::{self, Form};
use crate::model::directive::Numbering;
use crate::words::Words;

/// What kind of label it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One that the format can number.
    Of(Numbering),
    /// `1)`
    ArabicBracket,
    /// `(1)`
    ArabicBrackets,
    /// `1-`, `1.1-`, as the Party's documents number: what the format would print with a stop.
    Dashed(Numbering),
    /// `a.`
    LetterStop,
    /// `I)`, `I -`
    RomanOther,
    /// `I.1.`
    RomanArabic,
    /// `A.`
    Capital,
    /// `*`, `•`, `–`, … before an item.
    Bullet,
}

/// A label at the start of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) kind: Kind,
    /// Its place in the list, from 1; of marks 0.
    pub(super) value: usize,
    /// So many numbers it has: two in `1.1.`
    pub(super) depth: usize,
    /// So many bytes it takes, without the space behind it.
    pub(super) end: usize,
}

impl Label {
    fn new(kind: Kind, value: usize, end: usize) -> Self {
        Self { kind, value, depth: 1, end }
    }
}

/// The label that a line opens with.
pub(super) fn of(text: &str) -> Option<Label> {
    let label = named_label(text).or_else(|| bullet_label(text)).or_else(|| numbered_label(text))?;
    let behind = text[label.end..].chars().next();
    let parts = behind.is_none_or(|c| c.is_whitespace())
        || text[..label.end].ends_with(['.', ')', ':'])
            && behind.is_some_and(|c| c.is_uppercase() || matches!(c, '“' | '"' | '*'))
        || matches!(label.kind, Kind::Of(Numbering::Dash | Numbering::Plus) | Kind::Bullet)
            && behind.is_some_and(|c| c.is_alphabetic() || matches!(c, '“' | '"' | '*'));
    parts.then_some(label)
}

/// Whether words are figures without a letter, as the end of a sentence may be that a line broke: `2025 - 2030`, `- 2026`.
pub(super) fn is_figures(words: &str) -> bool {
    words.contains(|c: char| c.is_ascii_digit()) && !words.contains(char::is_alphabetic)
}

/// Whether words are a label and nothing else, as lists have it: `-`, `1.`, `Điều 5.`
pub(super) fn is_whole(text: &str) -> bool {
    let words = text.trim();
    let listed = |kind| {
        !matches!(
            kind,
            Kind::Of(Numbering::Part | Numbering::Chapter | Numbering::Section | Numbering::Subsection)
        )
    };
    words.chars().count() < 12
        && of(&format!("{words} A")).is_some_and(|label| label.end == words.len() && listed(label.kind))
}

/// `Điều 5.`, `Chương II`, `Phần thứ nhất`, `Mục 1`, `Tiểu mục 2`.
fn named_label(text: &str) -> Option<Label> {
    for (form, numbering) in [
        (Form::Article, Numbering::Article),
        (Form::Subsection, Numbering::Subsection),
        (Form::Chapter, Numbering::Chapter),
        (Form::Section, Numbering::Section),
        (Form::Part, Numbering::Part),
    ] {
        let Some(end) = words::opens(form, text) else { continue };
        if !text.starts_with(char::is_uppercase) {
            continue;
        }
        let rest = text[end..].trim_start();
        let start = text.len() - rest.len();
        let number = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let value =
            arabic(&rest[..number]).or_else(|| roman(&rest[..number])).or_else(|| ordinal(&rest[..number]));
        let Some(value) = value else { continue };
        let behind = &rest[number..];
        let stop = behind.starts_with(['.', ':']);
        let ends = stop || behind.trim_start().is_empty() || behind.starts_with('\n');
        // `Điều 5 của Luật này` is no label; `Chương I QUY ĐỊNH CHUNG` is one.
        let titled = numbering != Numbering::Article
            && behind.trim_start_matches([' ', '-', '–', '\u{a0}']).starts_with(char::is_uppercase);
        if ends || titled {
            return Some(Label::new(Kind::Of(numbering), value, start + number + usize::from(stop)));
        }
    }
    None
}

/// `-`, `+`, `•`.
fn bullet_label(text: &str) -> Option<Label> {
    let mark = text.chars().next()?;
    let kind = match mark {
        '-' => Kind::Of(Numbering::Dash),
        '+' => Kind::Of(Numbering::Plus),
        '–' | '—' | '−' | '•' | '▪' | '●' | '○' | '◦' | '■' | '□' | '➢' | '➤' | '✓' | '✔' | '❖' | '◆'
        | '·' | '*' | '\u{f0b7}' | '\u{f0a7}' | '\u{f02d}' | '\u{f0d8}' | '\u{f0fc}' | '\u{f076}' => {
            Kind::Bullet
        }
        _ => return None,
    };
    let behind = text[mark.len_utf8()..].chars().next()?;
    // `-5 độ`, `**đậm**`, `*nghiêng*`
    let parts =
        behind.is_whitespace() || behind.is_alphabetic() && mark != '*' || matches!(behind, '“' | '"');
    parts.then(|| Label::new(kind, 0, mark.len_utf8()))
}

/// `1.`, `1.1.`, `1)`, `a)`, `I.`, `A.`
fn numbered_label(text: &str) -> Option<Label> {
    let bracketed = text.strip_prefix('(');
    let body = bracketed.unwrap_or(text);
    let open = text.len() - body.len();
    let word = body.find(|c: char| !c.is_alphanumeric()).unwrap_or(body.len());
    let (own, behind) = body.split_at(word);
    let mark = behind.chars().next()?;
    let end = open + word;
    if open > 0 {
        let value = arabic(own)?;
        return (mark == ')').then(|| Label::new(Kind::ArabicBrackets, value, end + 1));
    }
    if let Some(value) = arabic(own) {
        return arabic_label(text, value, end, mark);
    }
    if let Some(label) = roman_arabic(text, own, end) {
        return Some(label);
    }
    if let Some(value) = roman(own) {
        // `I.`, not the letter of `i)`.
        let kind = if mark == '.' { Kind::Of(Numbering::Roman) } else { Kind::RomanOther };
        let other = mark == ')' || mark == '-' || behind.trim_start().starts_with(['-', '–']) && value < 30;
        if mark == '.' || mark == '/' || other {
            let end = end
                + if matches!(mark, '.' | ')' | '/') {
                    mark.len_utf8()
                } else {
                    behind.len() - behind.trim_start().len()
                        + behind.trim_start().chars().next().map_or(0, char::len_utf8)
                };
            return Some(Label::new(kind, value, end));
        }
    }
    if let (true, Some(value)) = (matches!(mark, '.' | '/'), letter(&own.to_lowercase()))
        && own.chars().all(char::is_uppercase)
    {
        return Some(Label::new(Kind::Capital, value, end + 1));
    }
    let value = letter(own)?;
    match mark {
        ')' => Some(Label::new(Kind::Of(Numbering::Point), value, end + 1)),
        '.' if own.chars().all(char::is_lowercase) => Some(Label::new(Kind::LetterStop, value, end + 1)),
        _ => None,
    }
}

/// A label among capitals, of which the last before it was the `last` in the alphabet: `C.` behind `B.` is a letter, no
/// numeral.
pub(super) fn in_capitals(text: &str, label: Label, last: usize) -> Label {
    let numeral = matches!(label.kind, Kind::Of(Numbering::Roman) | Kind::RomanOther);
    let own = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    match letter(&own.to_lowercase()) {
        Some(value) if numeral && last > 0 && value == last + 1 => {
            Label { kind: Kind::Capital, value, ..label }
        }
        _ => label,
    }
}

/// `II.1.`
fn roman_arabic(text: &str, own: &str, end: usize) -> Option<Label> {
    roman(own)?;
    let digits = text[end..].strip_prefix('.')?;
    let count = digits.len() - digits.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let value = arabic(&digits[..count])?;
    let stop = usize::from(digits[count..].starts_with('.'));
    Some(Label { kind: Kind::RomanArabic, value, depth: 2, end: end + 1 + count + stop })
}

fn arabic_label(text: &str, first: usize, end: usize, mark: char) -> Option<Label> {
    if mark == ')' {
        return Some(Label::new(Kind::ArabicBracket, first, end + 1));
    }
    if mark == '/' && text[end + 1..].starts_with(' ') {
        return Some(Label::new(Kind::ArabicBracket, first, end + 1));
    }
    if is_dash(&text[end..]) {
        return Some(Label::new(Kind::Dashed(Numbering::Clause), first, end + mark.len_utf8()));
    }
    if mark != '.' {
        return None;
    }
    let (mut end, mut value, mut depth) = (end + 1, first, 1);
    loop {
        let rest = &text[end..];
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let Some(next) = arabic(&rest[..digits]) else { break };
        (value, depth) = (next, depth + 1);
        end += digits;
        if !text[end..].starts_with('.') {
            break;
        }
        end += 1;
    }
    let kind = if depth == 1 { Numbering::Clause } else { Numbering::Subclause };
    if depth > 1 && is_dash(&text[end..]) {
        let dash = text[end..].chars().next().map_or(0, char::len_utf8);
        return Some(Label { kind: Kind::Dashed(kind), value, depth, end: end + dash });
    }
    // `1.000 đồng` is an amount.
    let amount =
        depth > 1 && text[..end].trim_end_matches('.').split('.').skip(1).all(|part| part.len() == 3);
    (!amount).then_some(Label { kind: Kind::Of(kind), value, depth, end })
}

/// Whether a dash closes a number: words with a capital follow, no other number (`5- 10 ngày`).
fn is_dash(text: &str) -> bool {
    let behind = text.strip_prefix(['-', '–']).filter(|behind| behind.starts_with([' ', '\u{a0}', '\t']));
    behind.is_some_and(|behind| behind.trim_start().starts_with(char::is_uppercase))
}

fn arabic(word: &str) -> Option<usize> {
    (!word.is_empty() && word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| word.parse().ok())?
}

fn roman(word: &str) -> Option<usize> {
    const LETTERS: [(u8, usize); 5] = [(b'I', 1), (b'V', 5), (b'X', 10), (b'L', 50), (b'C', 100)];
    if word.is_empty() || word.len() > 8 {
        return None;
    }
    let values: Option<Vec<usize>> = word
        .bytes()
        .map(|byte| LETTERS.iter().find(|(letter, _)| *letter == byte).map(|(_, value)| *value))
        .collect();
    let values = values?;
    let mut sum = 0;
    for (at, value) in values.iter().enumerate() {
        if values.get(at + 1).is_some_and(|next| next > value) {
            sum -= *value as isize
        } else {
            sum += *value as isize
        }
    }
    let value = usize::try_from(sum).ok().filter(|value| *value > 0)?;
    (crate::compose::roman(value) == word).then_some(value)
}

/// `nhất`, `hai`, `III` of `Phần thứ nhất`.
fn ordinal(word: &str) -> Option<usize> {
    static WORDS: Words = Words::from_list("labels: ordinals");
    WORDS.iter().position(|known| *known == word.to_lowercase()).map(|at| at + 1)
}

fn letter(word: &str) -> Option<usize> {
    /// No list of points is longer.
    const MOST: usize = 120;
    crate::model::points::point_at(word).filter(|at| *at < MOST).map(|at| at + 1)
}

/// Whether words end in what a number or a letter follows: `… ở cấp` / `V.`
pub(super) fn ends_in_ordinal(words: &str) -> bool {
    static NUMBERED: Words = Words::from_list("import: words before a number");
    let last = words.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    NUMBERED.contains(&last.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_every_kind() {
        let read = |text: &str| of(text).map(|label| (label.kind, label.value, text[..label.end].to_owned()));
        use Kind::*;
        use Numbering::*;
        for (text, kind, value, label) in [
            ("Điều 5. Hiệu lực", Of(Article), 5, "Điều 5."),
            ("Điều 1: Phê duyệt", Of(Article), 1, "Điều 1:"),
            ("Chương II", Of(Chapter), 2, "Chương II"),
            ("Chương I QUY ĐỊNH CHUNG", Of(Chapter), 1, "Chương I"),
            ("Mục 1", Of(Section), 1, "Mục 1"),
            ("II. MỤC TIÊU", Of(Roman), 2, "II."),
            ("I- ĐẶC ĐIỂM", RomanOther, 1, "I-"),
            ("1. Sở Y tế", Of(Clause), 1, "1."),
            ("1.2. Nội dung", Of(Subclause), 2, "1.2."),
            ("1.2 Nội dung", Of(Subclause), 2, "1.2"),
            ("1) Nội dung", ArabicBracket, 1, "1)"),
            ("1- Nội dung", Dashed(Clause), 1, "1-"),
            ("2.1- Nội dung", Dashed(Subclause), 1, "2.1-"),
            ("(3) Nội dung", ArabicBrackets, 3, "(3)"),
            ("đ) Nội dung", Of(Point), 5, "đ)"),
            ("a. Nội dung", LetterStop, 1, "a."),
            ("A. PHẦN CHUNG", Capital, 1, "A."),
            ("- Như trên", Of(Dash), 0, "-"),
            ("-Như trên", Of(Dash), 0, "-"),
            ("+ Thứ hai", Of(Plus), 0, "+"),
            ("• Thứ hai", Bullet, 0, "•"),
            ("* Lưu ý", Bullet, 0, "*"),
            ("i) điểm", Of(Point), 9, "i)"),
        ] {
            assert_eq!(read(text), Some((kind, value, label.to_owned())), "{text}");
        }
        for text in [
            "1.000.000 đồng",
            "2027",
            "Điều 5 của Luật này quy định",
            "-5 độ",
            "**đậm**",
            "05/UBND",
            "5- 10 ngày",
            "1-2 ngày",
            "Phần lớn",
            "V/v họp",
            "Mục tiêu",
        ] {
            assert_eq!(read(text), Option::None, "{text}");
        }
    }
}
