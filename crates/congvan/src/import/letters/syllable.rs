//! Whether a word could be a Vietnamese syllable.

use unicode_normalization::UnicodeNormalization;

/// What a syllable may begin with, longer ones first.
const ONSETS: [&str; 28] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k",
    "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// What it may end with, without tones.
const RHYMES: &str = " a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu \
    iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay \
    oăc oăm oăn oăng oăt oe oem oen oeo oet ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt \
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uên uêt uôc uôi uôm uôn uông uôt uơ \
    uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu \
    y ych yêm yên yêng yêt yêu ynh yt ";

/// Tones that a syllable ending in `c`, `ch`, `p` or `t` may have: sharp and heavy.
const STOPPED: [char; 2] = ['\u{301}', '\u{323}'];

/// Whether a word is one syllable that Vietnamese knows, in whatever case.
pub fn is_syllable(word: &str) -> bool {
    if word.is_empty() || word.len() > 24 {
        return false;
    }
    let mut tones = word.nfd().filter(|c| is_tone(*c));
    let (tone, second) = (tones.next(), tones.next());
    if second.is_some() {
        return false;
    }
    let bare: String = word.nfd().filter(|c| !is_tone(*c)).nfc().flat_map(char::to_lowercase).collect();
    let fits = |onset: &&str| {
        bare.strip_prefix(*onset).is_some_and(|rhyme| {
            let is_known = !rhyme.is_empty() && RHYMES.contains(&format!(" {rhyme} "));
            let is_stopped = rhyme.ends_with(['c', 'p', 't']) || rhyme.ends_with("ch");
            is_known && (!is_stopped || tone.is_some_and(|tone| STOPPED.contains(&tone)))
        })
    };
    ONSETS.iter().any(fits)
}

fn is_tone(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}
