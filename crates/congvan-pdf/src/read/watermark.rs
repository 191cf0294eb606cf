//! Words that a program drew across a page or beside it: they are none of the document's.

use std::collections::BTreeSet;

use congvan::import::arrived::{LeftOut, Reason};

use super::aside::usual_size;
use super::drawn::{Letter, Stroke};
use super::sheet::Sheet;

/// Watermarks are so much larger than most words.
const LARGE: f64 = 1.6;
/// A page of tables has no more rules that matter here.
const MOST: usize = 2_000;

/// Takes watermarks away: what is slanted; what runs upwards beside the words; what is large and pale, and words stand over it.
/// Words that run upwards among others are those of a table; a page that is turned as a whole is read as it is.
pub(crate) fn take(sheet: &mut Sheet<'_>, left_out: &mut Vec<LeftOut>) {
    let inked = || sheet.drawn.letters.iter().filter(|letter| !letter.is_blank());
    let turned = inked().filter(|letter| letter.turned).count();
    if turned * 2 > inked().count() {
        return;
    }
    let usual = usual_size(sheet);
    let large = |letter: &Letter| letter.size > LARGE * usual;
    let crossed = objects_under_words(&sheet.drawn.letters, &large);
    let upright = || inked().filter(|letter| !letter.turned && !large(letter));
    let left = upright().map(|letter| letter.x).fold(f64::INFINITY, f64::min);
    let right = upright().map(Letter::end).fold(f64::NEG_INFINITY, f64::max);
    let beside = |letter: &&Letter| letter.turned && (letter.x < left || letter.x > right);
    let beside: BTreeSet<u32> = inked().filter(beside).map(|letter| letter.object).collect();
    let uprights: Vec<&Stroke> = sheet.drawn.strokes.iter().filter(|s| !s.level()).take(MOST).collect();
    // What stands between two rules is of a table, which way ever it runs.
    let boxed = |letter: &Letter| {
        let beside = |s: &&&Stroke| s.from.1.min(s.to.1) <= letter.y && letter.y <= s.from.1.max(s.to.1);
        let mut places = uprights.iter().filter(beside).map(|s| s.from.0);
        places.clone().any(|x| x < letter.x) && places.any(|x| x > letter.x)
    };
    let runs_otherwise = |letter: &Letter| letter.slanted || letter.turned && beside.contains(&letter.object);
    let boxed: BTreeSet<u32> = inked()
        .filter(|letter| runs_otherwise(letter) && !large(letter) && boxed(letter))
        .map(|letter| letter.object)
        .collect();
    let is_watermark = |letter: &Letter| {
        runs_otherwise(letter) && !boxed.contains(&letter.object)
            || letter.turned && large(letter)
            || letter.pale && large(letter) && crossed.contains(&letter.object)
    };
    let (gone, kept): (Vec<Letter>, Vec<Letter>) =
        std::mem::take(&mut sheet.drawn.letters).into_iter().partition(is_watermark);
    sheet.drawn.letters = kept;
    let mut parts: Vec<(u32, String)> = Vec::new();
    for letter in gone {
        match parts.last_mut() {
            Some((object, text)) if *object == letter.object => text.push(letter.text),
            _ => parts.push((letter.object, letter.text.to_string())),
        }
    }
    let place = sheet.place_of(None);
    left_out.extend(parts.into_iter().map(|(_, text)| LeftOut { text, reason: Reason::Watermark, place }));
}

/// The objects of text that are large and pale, and other letters stand upon a letter of them.
fn objects_under_words(letters: &[Letter], large: &impl Fn(&Letter) -> bool) -> BTreeSet<u32> {
    let pale: Vec<&Letter> = letters
        .iter()
        .filter(|letter| letter.pale && !letter.is_blank() && large(letter))
        .take(2_000)
        .collect();
    if pale.is_empty() {
        return BTreeSet::new();
    }
    let plain: Vec<&Letter> = letters.iter().filter(|letter| !letter.is_blank() && !large(letter)).collect();
    let stands_on = |letter: &Letter, own: &Letter| {
        letter.x < own.end()
            && letter.end() > own.x
            && letter.y > own.y - own.size
            && letter.y - letter.size < own.y
    };
    let is_crossed = |own: &&&Letter| plain.iter().any(|letter| stands_on(letter, own));
    pale.iter().filter(is_crossed).map(|own| own.object).collect()
}
