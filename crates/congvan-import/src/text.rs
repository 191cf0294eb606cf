//! Plain text, in whatever letters it was saved: UTF-8, UTF-16, Windows-1258, and those of fonts before Unicode.

use std::borrow::Cow;

use congvan::import::arrived::Arrived;
use congvan::import::letters::{self, Letters, is_syllable};
use congvan::import::plain;
use congvan::import::refusal::Refusal;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};

/// Lines at most: far more than any document has.
const MOST_LINES: usize = 1_000_000;
/// So much of a text decides its letters.
const SAMPLE: usize = 200_000;

/// What stands in a text.
///
/// # Errors
/// Where it is no text.
pub fn read(bytes: &[u8]) -> Result<Arrived, Refusal> {
    let (text, remark) = decode(bytes);
    if text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count() * 50 > text.len() {
        return Err(Refusal::Unknown);
    }
    if text.lines().nth(MOST_LINES).is_some() {
        return Err(Refusal::TooLarge);
    }
    let mut arrived = plain::read(&text);
    arrived.remarks.extend(remark);
    Ok(arrived)
}

/// The beginning of a text, for looking at what it is.
pub(crate) fn head(bytes: &[u8], length: usize) -> String {
    let head = &bytes[..bytes.len().min(length)];
    match wide(bytes) {
        Some(encoding) => encoding.decode_without_bom_handling(head).0.into_owned(),
        None => {
            head.iter().map(|byte| char::from(*byte)).collect::<String>().replace("\u{ef}\u{bb}\u{bf}", "")
        }
    }
}

/// Whether each letter takes two bytes.
pub(crate) fn is_wide(bytes: &[u8]) -> bool {
    wide(bytes).is_some()
}

/// UTF-16, by its mark, or by every other byte of its spaces and figures being none.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let sample = &bytes[..bytes.len().min(4_096)];
    let zeros =
        |at: usize| sample.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count() * 8 > sample.len();
    match (zeros(0), zeros(1)) {
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        _ => None,
    }
}

/// A text in Unicode, and what was done to it.
pub(crate) fn decode(bytes: &[u8]) -> (String, Option<String>) {
    if let Some(encoding) = wide(bytes) {
        return (encoding.decode(bytes).0.into_owned(), None);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text.trim_start_matches('\u{feff}')),
        Err(_) if is_nearly_utf8(bytes) => UTF_8.decode(bytes).0,
        Err(_) => return by_letters(&eight_bit(bytes)),
    };
    match letters::best(sample(&text)) {
        Some(letters) => (letters::decode(&text, letters).into_owned(), Some(remark(letters.name()))),
        None => (text.into_owned(), None),
    }
}

/// A text in Unicode, letters of old fonts as they are.
pub(crate) fn decode_raw(bytes: &[u8]) -> String {
    if let Some(encoding) = wide(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) if is_nearly_utf8(bytes) => UTF_8.decode(bytes).0.into_owned(),
        Err(_) => {
            let (western, vietnamese) = eight_bit(bytes);
            let reads = |text: &str| syllables(sample(text));
            let old = Letters::ALL.map(|letters| reads(&letters::decode(&western, letters)));
            let best = old.into_iter().chain([reads(&western)]).max().unwrap_or_default();
            if reads(&vietnamese) > best { vietnamese } else { western }
        }
    }
}

/// UTF-8 with a few bytes that were cut or changed.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(SAMPLE)]);
    let wrong = text.matches('\u{fffd}').count();
    wrong * 20 < text.chars().filter(|c| !c.is_ascii()).count()
}

/// Each byte as the letter that Windows shows for it.
fn eight_bit(bytes: &[u8]) -> (String, String) {
    let one = WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned();
    let other = WINDOWS_1258.decode_without_bom_handling(bytes).0.into_owned();
    (one, other)
}

/// The letters that give most syllables.
fn by_letters((western, vietnamese): &(String, String)) -> (String, Option<String>) {
    let mut best = (syllables(sample(western)), western.clone(), "Windows-1252");
    let mut offer = |text: String, name: &'static str| {
        let score = syllables(sample(&text));
        if score > best.0 {
            best = (score, text, name);
        }
    };
    offer(vietnamese.clone(), "Windows-1258");
    for letters in Letters::ALL {
        offer(letters::decode(western, letters).into_owned(), letters.name());
    }
    let (_, text, name) = best;
    (text, Some(remark(name)))
}

/// Words that read as Vietnamese, of those that do not read the same in every letters.
fn syllables(text: &str) -> usize {
    let words =
        text.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation()).filter(|word| !word.is_ascii());
    words.filter(|word| is_syllable(word)).count()
}

fn sample(text: &str) -> &str {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn remark(name: &str) -> String {
    format!("Chữ của tệp ở bảng mã {name}, được đổi sang Unicode.")
}
