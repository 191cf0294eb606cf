//! What a Vietnamese syllable can be: its onset, its rhyme, and where its tone stands.

use unicode_normalization::UnicodeNormalization;

use crate::words::Words;

/// Whether a word is one Vietnamese syllable that ends in a stop and has neither of the tones such a syllable has.
pub(super) fn lacks_tone(word: &str) -> bool {
    const ACUTE: char = '\u{301}';
    const DOT: char = '\u{323}';
    let stop = ["p", "t", "c", "ch"].iter().any(|stop| word.ends_with(stop));
    // Without any mark it may be of another language: `internet`, `top`.
    if !stop || word.is_ascii() {
        return false;
    }
    let letters: String = word.nfd().collect();
    let bare: String = letters.chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect();
    let vowel = |c: char| "aeiouy".contains(c);
    let coda = if bare.ends_with("ch") { 2 } else { 1 };
    let head = &bare[..bare.len() - coda];
    let onset = head.find(vowel).unwrap_or(head.len());
    let one = onset < head.len() && head[onset..].chars().all(vowel) && ONSETS.contains(&&head[..onset]);
    // A hat or a horn that other tongues do not write.
    let own = letters.contains(['\u{302}', '\u{306}', '\u{31b}', '\u{300}', '\u{303}', '\u{309}']);
    one && own && !letters.contains([ACUTE, DOT])
}

/// Whether a word has the shape of one syllable and marks that only Vietnamese writes, and no rhyme that there is, an onset
/// that never stands before its rhyme, or two tones: `nguời`, `nghững`, `đựợc`.
pub(super) fn is_impossible(word: &str) -> bool {
    static RHYMES: Words = Words::from_list("syllables: rhymes");
    static CODAS: Words = Words::from_list("syllables: codas");
    if word.is_ascii() || !word.chars().all(char::is_alphabetic) {
        return false;
    }
    let letters: Vec<char> = word.nfd().collect();
    let tones = letters.iter().filter(|c| TONES.contains(c)).count();
    let own = letters.iter().any(|c| matches!(c, '\u{302}' | '\u{306}' | '\u{31b}' | '\u{303}' | '\u{309}'));
    let bare: String = letters.into_iter().filter(|c| !TONES.contains(c)).nfc().collect();
    // No other tongue writes `ngh`.
    let own = own || bare.starts_with("ngh");
    let vowel = |c: char| "aăâeêioôơuưy".contains(c);
    let onset = bare.find(vowel).unwrap_or(bare.len());
    let end =
        bare.rfind(vowel).map_or(bare.len(), |at| at + bare[at..].chars().next().map_or(0, char::len_utf8));
    let is_one = onset < end
        && bare[onset..end].chars().all(vowel)
        && ONSETS.contains(&&bare[..onset])
        && (end == bare.len() || CODAS.contains(&&bare[end..]));
    if !is_one {
        return false;
    }
    if end < bare.len() && is_tone_on_first(word, &bare[onset..end]) && !matches!(&bare[..onset], "g" | "q") {
        return true;
    }
    if !own {
        return false;
    }
    let soft = |rhyme: &str| rhyme.starts_with(['e', 'ê', 'i']);
    let fits = |onset: &str, rhyme: &str| {
        let may = match onset {
            "gh" | "ngh" => soft(rhyme),
            "ng" => !soft(rhyme),
            "g" => !rhyme.starts_with(['e', 'ê']),
            "q" => false,
            _ => true,
        };
        may && RHYMES.contains(&rhyme)
    };
    let glides = ["gi", "qu"].iter().filter_map(|glide| Some((*glide, bare.strip_prefix(glide)?)));
    let mut readings = glides.chain([(&bare[..onset], &bare[onset..])]);
    tones > 1 || !readings.any(|(onset, rhyme)| fits(onset, rhyme))
}

/// Whether the tone stands over the last vowel of a falling rhyme, or over that of the onset: `chaý`, `qúy`, `gía`.
pub(super) fn is_tone_astray(word: &str) -> bool {
    static FALLING: Words = Words::from_list("syllables: falling");
    let split = |c: char| {
        let tone = c.nfd().any(|mark| TONES.contains(&mark));
        (c.nfd().filter(|mark| !TONES.contains(mark)).nfc().next().unwrap_or(c), tone)
    };
    let letters: Vec<(char, bool)> = word.nfc().map(split).collect();
    let bare: String = letters.iter().map(|(c, _)| *c).collect();
    let vowel = |c: char| "aăâeêioôơuưy".contains(c);
    let toned = |at: usize| letters.get(at).is_some_and(|(_, tone)| *tone);
    let glide =
        (bare.starts_with("qu") || bare.starts_with("gi")) && letters.get(2).is_some_and(|(c, _)| vowel(*c));
    if glide && toned(1) {
        return true;
    }
    let onset = if glide { 2 } else { letters.iter().position(|(c, _)| vowel(*c)).unwrap_or(letters.len()) };
    let rhyme: String = letters[onset..].iter().map(|(c, _)| *c).collect();
    // Of three vowels the one in the middle has the tone: `người`, `xoáy`.
    let on_first = letters.len() == onset + 3 && toned(onset);
    FALLING.contains(&rhyme.as_str()) && (toned(letters.len() - 1) || on_first)
}

/// Whether the tone stands over the first of two vowels: before a closing consonant it stands over the second (`soát`).
fn is_tone_on_first(word: &str, vowels: &str) -> bool {
    static PAIRS: Words = Words::from_list("syllables: pairs");
    let first = vowels.chars().next();
    let toned = word.chars().find(|c| {
        let mut letters = c.nfd();
        let tone = letters.clone().any(|mark| TONES.contains(&mark));
        let bare: String = letters.by_ref().filter(|mark| !TONES.contains(mark)).nfc().collect();
        tone && bare.chars().next() == first
    });
    PAIRS.contains(&vowels) && toned.is_some()
}

/// The five marks of tone, as characters of their own.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

const ONSETS: [&str; 27] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph",
    "q", "r", "s", "t", "th", "tr", "v", "x",
];

#[cfg(test)]
mod tests {
    use super::{is_impossible, is_tone_astray, lacks_tone};

    #[test]
    fn stops_have_two_tones() {
        for word in ["nghiêp", "viêc", "quôc", "biêt", "đươc", "thưc", "phât", "bằt"] {
            assert!(lacks_tone(word), "{word}");
        }
        for word in [
            "nghành", "nguời", "nghững", "truờng", "phuơng", "ngiệp", "đuợc", "tìến", "sóat", "tòan", "hùynh",
        ] {
            assert!(is_impossible(word), "{word}");
        }
        for word in ["chaý", "qúy", "gía", "tòi", "haì", "taọ", "giaò", "đươì", "ngừơi", "chíêu"]
        {
            assert_eq!(is_tone_astray(word), word != "tòi", "{word}");
        }
        for word in ["quý", "gì", "gìn", "già", "giếng", "thủy", "thuỷ", "hòa", "hoà", "quai", "yếu", "người"]
        {
            assert!(!is_tone_astray(word), "{word}");
        }
        for word in [
            "quyền", "quý", "giếng", "gì", "giữa", "khuỷu", "ngoằn", "thuở", "huỵch", "quốc", "xoong", "yêu",
            "nghĩa", "ghế", "ngữ", "gừng", "ôxit", "vắc", "buýt", "rồng", "cồng", "khỉ", "quẻ", "quở",
            "hoẵng", "ướt",
        ] {
            assert!(!is_impossible(word), "{word}");
        }
        for word in ["nghiệp", "việc", "đất", "top", "internet", "hôi", "côm", "ôxit", "gạch", "Đăk"]
        {
            assert!(!lacks_tone(word), "{word}");
        }
    }
}
