//! Ô 10a: stamps of secrecy, wherever they stand on a page. What bears one is refused, so none may be taken for a name.

use crate::import::marks::is_capitals;
use crate::import::words::{self, Form};

/// Whether a line is a stamp of secrecy and nothing else: `TỐI MẬT`, `MẬT - HỎA TỐC`, `Độ mật: Mật`.
pub(super) fn is_secrecy(words: &str) -> bool {
    words_behind_label(words).is_some_and(is_mark) || is_capitals(words) && is_stamp(words)
}

/// Whether a line says how secret a document is, were it not at all: `Độ mật: Không`.
pub(super) fn says_secrecy(words: &str) -> bool {
    words_behind_label(words).is_some() || is_secrecy(words)
}

/// The first stamp among lines, as they have it.
pub(super) fn first_of<'w>(lines: impl Iterator<Item = &'w str>) -> Option<String> {
    let stamp = lines.map(str::trim).find(|words| is_secrecy(words))?;
    Some(words_behind_label(stamp).unwrap_or(stamp).trim().to_owned())
}

/// What stands behind `Độ mật:`.
fn words_behind_label(words: &str) -> Option<&str> {
    let end = words::opens(Form::SecrecyLabel, words)?;
    words[end..].trim_start().strip_prefix(':').filter(|_| words.chars().count() < 60)
}

fn is_mark(words: &str) -> bool {
    words::is(Form::Secrecy, words)
}

/// Whether all parts of some words are stamps, one of them of secrecy.
fn is_stamp(words: &str) -> bool {
    const OTHERS: [Form; 5] = [
        Form::UrgencyMost,
        Form::UrgencyVery,
        Form::Urgency,
        Form::CirculationReturn,
        Form::CirculationInternal,
    ];
    let mut parts =
        words.split(['-', '–', ',', ';', '/', '|', '\t']).map(str::trim).filter(|part| !part.is_empty());
    let known = |part: &str| is_mark(part) || OTHERS.iter().any(|form| words::is(*form, part));
    parts.clone().all(known) && parts.any(is_mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{plain, understand};

    #[test]
    fn stamps_of_secrecy_are_known_and_words_are_not() {
        for stamp in ["MẬT", "TỐI MẬT", "[TUYỆT MẬT]", "MẬT - HỎA TỐC", "Độ mật: Mật", "ĐỘ MẬT: TỐI MẬT"]
        {
            assert!(is_secrecy(stamp), "{stamp}");
        }
        for other in ["Mật", "HỎA TỐC", "BẢO MẬT", "Độ mật: Không", "MẬT ONG BẠC HÀ", "Mật độ: 5 con/m2"]
        {
            assert!(!is_secrecy(other), "{other}");
        }
    }

    #[test]
    fn a_stamp_anywhere_in_a_letterhead_is_one() {
        let lines = [
            "ỦY BAN NHÂN DÂN",
            "TỈNH LẠNG SƠN",
            "Số: 03/UBND-NC",
            "V/v trực sẵn sàng",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Lạng Sơn, ngày 12 tháng 10 năm 2026",
            "Kính gửi: Ủy ban nhân dân các xã, phường.",
        ];
        for stamp in ["MẬT", "TỐI MẬT", "Độ mật: Mật"] {
            for at in (0..lines.len()).filter(|at| *at != 1) {
                let mut text: Vec<&str> = lines.to_vec();
                text.insert(at, stamp);
                let understood = understand(&plain::read(&text.join("\n")));
                let mark = stamp.trim_start_matches("Độ mật: ");
                assert_eq!(understood.secrecy.as_deref(), Some(mark), "{stamp} at {at}");
                let own = &understood.documents[0].directive;
                assert_eq!(own.issuer.name.notation(), "Ủy ban nhân dân tỉnh Lạng Sơn", "{stamp} at {at}");
                assert_eq!(own.issuer.superior, None, "{stamp} at {at}");
                assert_eq!(own.subject.notation(), "trực sẵn sàng", "{stamp} at {at}");
                let yaml = understood.to_yaml(0, "văn bản");
                assert!(yaml.contains(&format!("secrecy: {mark}\n")), "{yaml}");
            }
        }
    }
}
