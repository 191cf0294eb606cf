//! Whole numbers in words: `một triệu hai trăm năm mươi nghìn`.

use crate::words::{Pairs, Words};

/// What one word of a number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    /// `không` … `chín`, `mốt`, `tư`, `lăm`.
    Digit(u64),
    /// `mười`.
    Ten,
    /// `mươi`.
    Tens,
    /// `trăm`.
    Hundreds,
    /// `nghìn`, `triệu`.
    Rank(u64),
    /// `tỷ`, of which there may be thousands.
    Billions,
    /// `linh`, `lẻ`: the tens are none.
    NoTens,
    /// `rưỡi`: half of what was last counted in.
    Half,
}

const BILLION: u64 = 1_000_000_000;

fn read_word(word: &str) -> Option<Said> {
    static DIGITS: Pairs = Pairs::from_list("numbers: digits");
    static RANKS: Pairs = Pairs::from_list("numbers: ranks");
    static NO_TENS: Words = Words::from_list("numbers: no tens");
    let value = |of: &Pairs| {
        of.iter().find(|(known, _)| *known == word).and_then(|(_, value)| value.parse::<u64>().ok())
    };
    if let Some(digit) = value(&DIGITS) {
        return Some(Said::Digit(digit));
    }
    if NO_TENS.contains(&word) {
        return Some(Said::NoTens);
    }
    match (word, value(&RANKS)?) {
        ("mười", _) => Some(Said::Ten),
        ("rưỡi", _) => Some(Said::Half),
        (_, 10) => Some(Said::Tens),
        (_, 100) => Some(Said::Hundreds),
        (_, BILLION) => Some(Said::Billions),
        (_, rank) => Some(Said::Rank(rank)),
    }
}

/// Whether a word, in small letters, may be one of a number.
pub(super) fn is_of_number(word: &str) -> bool {
    read_word(word).is_some()
}

/// What `nghìn`, `triệu` or `tỷ` behind figures counts in: `200 triệu`.
pub(super) fn rank(word: &str) -> Option<u64> {
    match read_word(word)? {
        Said::Rank(rank) => Some(rank),
        Said::Billions => Some(BILLION),
        _ => None,
    }
}

/// The number that words in small letters say; none where they are not all of one number, or of one that may be meant in two
/// ways (`một triệu hai`).
pub(super) fn read(words: &[&str]) -> Option<u64> {
    let said: Vec<Said> = words.iter().map(|word| read_word(word)).collect::<Option<_>>()?;
    let mut rest = &said[..];
    let (mut billions, mut section): (u64, u64) = (0, 0);
    // What the next part counts in must be less than this.
    let mut below = u64::MAX;
    let mut last_rank = 1;
    while !rest.is_empty() {
        match *rest {
            [Said::Billions, ref behind @ ..] if section > 0 => {
                billions = billions.checked_add(section)?.checked_mul(BILLION)?;
                (section, below, last_rank, rest) = (0, BILLION, BILLION, behind);
                continue;
            }
            [Said::Half] if last_rank > 1 => {
                section = section.checked_add(last_rank / 2)?;
                break;
            }
            _ => {}
        }
        let (value, taken) = below_thousand(rest)?;
        let is_digit = taken == 1 && value < 10;
        rest = &rest[taken..];
        let rank = match *rest {
            [Said::Rank(rank), ref behind @ ..] => {
                rest = behind;
                rank
            }
            _ => 1,
        };
        // `một triệu hai` may be 1.200.000.
        if rank >= below || rank == 1 && is_digit && last_rank > 1 && rest.is_empty() {
            return None;
        }
        section = section.checked_add(value.checked_mul(rank)?)?;
        (below, last_rank) = (rank, rank);
        if rank == 1 && !matches!(rest, [] | [Said::Billions, ..]) {
            return None;
        }
    }
    billions.checked_add(section).filter(|_| !said.is_empty())
}

/// The number below a thousand that words begin with, and how many they are.
fn below_thousand(said: &[Said]) -> Option<(u64, usize)> {
    let (hundreds, taken) = match *said {
        [Said::Digit(hundreds), Said::Hundreds, ..] => (hundreds * 100, 2),
        _ => (0, 0),
    };
    let (rest, more) = match said[taken..] {
        [Said::NoTens, Said::Digit(ones), ..] => (ones, 2),
        [Said::Ten, Said::Digit(ones), ..] => (10 + ones, 2),
        [Said::Ten, ..] => (10, 1),
        [Said::Digit(tens), Said::Tens, Said::Digit(ones), ..] => (tens * 10 + ones, 3),
        [Said::Digit(tens), Said::Tens, ..] => (tens * 10, 2),
        // `hai trăm năm` may be 250.
        [Said::Digit(ones), ..] if taken == 0 => (ones, 1),
        [Said::Digit(_), ..] => return None,
        _ => (0, 0),
    };
    (taken + more > 0).then_some((hundreds + rest, taken + more))
}

#[cfg(test)]
mod tests {
    use super::read;

    fn of(words: &str) -> Option<u64> {
        read(&words.split(' ').collect::<Vec<_>>())
    }

    #[test]
    fn numbers_in_words() {
        for (words, number) in [
            ("không", 0),
            ("năm", 5),
            ("mười lăm", 15),
            ("hai mươi mốt", 21),
            ("chín mươi tư", 94),
            ("ba trăm linh năm", 305),
            ("ba trăm lẻ năm", 305),
            ("một trăm mười", 110),
            ("một nghìn không trăm linh năm", 1_005),
            ("mười hai ngàn năm trăm", 12_500),
            ("một triệu hai trăm năm mươi nghìn", 1_250_000),
            ("một triệu rưỡi", 1_500_000),
            ("hai tỷ rưỡi", 2_500_000_000),
            ("hai nghìn tỷ", 2_000_000_000_000),
            ("một nghìn hai trăm tỷ ba trăm triệu", 1_200_300_000_000),
            ("ba tỉ không trăm linh năm triệu bốn nghìn sáu trăm bảy mươi tám", 3_005_004_678),
        ] {
            assert_eq!(of(words), Some(number), "{words}");
        }
    }

    #[test]
    fn what_is_no_number_or_two() {
        for words in [
            "một triệu hai",
            "hai trăm năm",
            "năm học",
            "nghìn ba",
            "hai nghìn ba triệu",
            "một hai",
            "rưỡi",
            "mươi",
            "linh năm trăm",
            "tỷ",
        ] {
            assert_eq!(of(words), None, "{words}");
        }
    }

    proptest::proptest! {
        /// Every number is read back from its words.
        #[test]
        fn read_back(number in 0..10_000_000_000_000u64) {
            proptest::prop_assert_eq!(of(&spell(number)), Some(number), "{}", spell(number));
        }
    }

    const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    fn spell(number: u64) -> String {
        if number < 1_000 {
            return group(number, false);
        }
        let (rank, word) = match number {
            1_000_000_000.. => (1_000_000_000, "tỷ"),
            1_000_000.. => (1_000_000, "triệu"),
            _ => (1_000, "nghìn"),
        };
        let (head, rest) = (number / rank, number % rank);
        let tail = match rest {
            0 => String::new(),
            1..1_000 => format!(" {}", group(rest, true)),
            _ => format!(" {}", spell(rest)),
        };
        format!("{} {word}{tail}", spell(head))
    }

    fn group(number: u64, whole: bool) -> String {
        let digit = |at: u64| DIGITS[usize::try_from(at).unwrap()];
        let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
        let mut words = Vec::new();
        if whole || hundreds > 0 {
            words.extend([digit(hundreds), "trăm"]);
        }
        match (tens, ones) {
            (0, 0) => {}
            (0, _) if !words.is_empty() => words.extend(["linh", digit(ones)]),
            (0, _) => words.push(digit(ones)),
            (1, 0) => words.push("mười"),
            (1, 5) => words.extend(["mười", "lăm"]),
            (1, _) => words.extend(["mười", digit(ones)]),
            (_, 0) => words.extend([digit(tens), "mươi"]),
            (_, 1) => words.extend([digit(tens), "mươi", "mốt"]),
            (_, 5) => words.extend([digit(tens), "mươi", "lăm"]),
            _ => words.extend([digit(tens), "mươi", digit(ones)]),
        }
        if words.is_empty() { "không".to_owned() } else { words.join(" ") }
    }
}
