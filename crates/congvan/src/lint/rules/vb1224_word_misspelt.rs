use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::lint::passage::{Part, Passage};
use crate::lint::syllables::lacks_tone;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::{Pairs, Words};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1224",
    name: "word-misspelt",
    severities: &[Severity::Warning],
    clause: crate::lint::clauses::PRACTICE,
    page: include_str!("vb1224_word_misspelt.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in draft.passages.iter().filter(|passage| passage.part != Part::Name) {
        for at in 0..passage.words.len() {
            let spelt = |length: usize| {
                let joined = (at + 1..at + length).all(|word| passage.gap(word) == " ");
                let part = passage.range(at, at + length - 1);
                let written = passage.small.get(part.clone()).filter(|_| joined)?;
                MISSPELT.get(written).map(|right| (part, *right))
            };
            let Some((part, right)) = spelt(2).or_else(|| spelt(3)) else { continue };
            // `Trương Trình` is a person; a sentence may begin with the word.
            let named = passage.capital(at + 1) || passage.capital(at) && passage.inside(at);
            if named || is_other(passage, at) {
                continue;
            }
            let right =
                if passage.capital(at) { crate::lint::words::capital(right) } else { right.to_owned() };
            let message = Message::new(
                format!("chính tả: chữ này thường viết `{right}`"),
                format!("spelling: this is usually `{right}`"),
            );
            report(draft.instead(Severity::Warning, RULE.code, passage.text, part, &right, message));
        }
    }
}

/// Whether the two words are parts of others, with a word before or behind: `lịch sử lý luận`, `chủ trương trình Hội đồng`.
fn is_other(passage: &Passage<'_>, at: usize) -> bool {
    static OTHERS: Words = Words::from_list("word-misspelt: others");
    // `hạt chế biến`, `vận chuyển dao`
    static AROUND: Words = Words::from_list("word-misspelt: words that one of the two is of");
    let before = |other: &str| at > 0 && passage.says_text(at - 1, other);
    OTHERS.iter().any(|other| passage.says_text(at, other) || before(other))
        || AROUND.iter().any(|other| passage.says_text(at + 1, other) || before(other))
}

/// Every way to write one of the commonest words of two syllables with an onset that is heard alike, and how it is written.
static MISSPELT: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    static WORDS: Words = Words::from_list("word-misspelt: words");
    static WITH_TONES: Words = Words::from_list("word-misspelt: words with tones");
    static WITH_CODAS: Words = Words::from_list("word-misspelt: words with codas");
    static OWN_FIRST: Words = Words::from_list("word-misspelt: words whose first is another with t or m");
    static OTHERS: Pairs = Pairs::from_list("word-misspelt: others' words");
    let mut misspelt = HashMap::new();
    for right in WORDS.iter().copied() {
        let Some((first, second)) = right.split_once(' ') else { continue };
        let alike = |syllable| heard_alike(syllable).chain(other_tone(syllable)).collect::<Vec<_>>();
        let firsts = alike(first).into_iter().map(|first| format!("{first} {second}"));
        let seconds = alike(second).into_iter().map(|second| format!("{first} {second}"));
        misspelt.extend(firsts.chain(seconds).map(|written| (written, right)));
    }
    for right in WITH_CODAS.iter().copied() {
        let Some((first, second)) = right.split_once(' ') else { continue };
        let alike = |syllable| other_coda(syllable).chain(other_stroke(syllable)).collect::<Vec<_>>();
        // `hạt chế …`, `cát bộ …`: the first is a word of its own.
        let is_word = |first: &String| OWN_FIRST.contains(&right) && first.ends_with(['t', 'm']);
        let firsts = alike(first).into_iter().filter(|first| !is_word(first));
        let firsts = firsts.map(|first| format!("{first} {second}"));
        let seconds = alike(second).into_iter().map(|second| format!("{first} {second}"));
        misspelt.extend(firsts.chain(seconds).map(|written| (written, right)));
    }
    for right in WITH_TONES.iter().copied() {
        let Some((first, second)) = right.split_once(' ') else { continue };
        let firsts = without_tone(first).map(|first| format!("{first} {second}"));
        let seconds = without_tone(second).map(|second| format!("{first} {second}"));
        misspelt.extend(firsts.into_iter().chain(seconds).map(|written| (written, right)));
    }
    misspelt.extend(OTHERS.iter().map(|(written, right)| ((*written).to_owned(), *right)));
    for right in WORDS.iter().chain(WITH_TONES.iter()).chain(WITH_CODAS.iter()) {
        misspelt.remove(*right);
    }
    misspelt
});

/// A syllable without its tone, where it has one and goes without: `hiên` for `hiện`. That `thưc` cannot be has a rule of its own.
fn without_tone(syllable: &str) -> Option<String> {
    let bare: String = syllable.nfd().filter(|c| !is_tone(*c)).nfc().collect();
    (bare != syllable && !lacks_tone(&bare)).then_some(bare)
}

/// A syllable with the tone that some hear as its own: `triễn` for `triển`, `sữa` for `sửa`.
fn other_tone(syllable: &str) -> Option<String> {
    const HOOK: char = '\u{309}';
    const TILDE: char = '\u{303}';
    let turned: String = syllable
        .nfd()
        .map(|c| match c {
            HOOK => TILDE,
            TILDE => HOOK,
            c => c,
        })
        .nfc()
        .collect();
    (turned != syllable).then_some(turned)
}

/// A syllable with each coda that some hear as its own: `nhiện` for `nhiệm`.
fn other_coda(syllable: &str) -> impl Iterator<Item = String> {
    static CODAS: Pairs = Pairs::from_list("word-misspelt: codas");
    const VOWELS: &str = "aăâeêioôơuưy";
    let swaps = CODAS.iter().flat_map(|(one, other)| [(*one, *other), (*other, *one)]);
    swaps.filter_map(move |(from, to)| {
        let head = syllable.strip_suffix(from)?;
        let bare = head.nfd().filter(|c| !is_tone(*c)).nfc().last()?;
        VOWELS.contains(bare).then(|| format!("{head}{to}"))
    })
}

/// A syllable that lacks the stroke of its `đ`, or has one too many: `dôn` for `đôn`.
fn other_stroke(syllable: &str) -> Option<String> {
    let without = syllable.strip_prefix('đ').map(|rest| format!("d{rest}"));
    without.or_else(|| syllable.strip_prefix('d').map(|rest| format!("đ{rest}")))
}

fn is_tone(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

/// A syllable with each onset that some hear as its own: `chức`, `trức`.
fn heard_alike(syllable: &str) -> impl Iterator<Item = String> {
    static ONSETS: Pairs = Pairs::from_list("word-misspelt: onsets");
    const CONSONANTS: &str = "bcdđghklmnpqrstvx";
    let swaps = ONSETS.iter().flat_map(|(one, other)| [(*one, *other), (*other, *one)]);
    swaps.filter_map(move |(from, to)| {
        let rhyme = syllable.strip_prefix(from)?;
        let is_whole = rhyme.chars().next().is_some_and(|c| !CONSONANTS.contains(c));
        is_whole.then(|| format!("{to}{rhyme}"))
    })
}
