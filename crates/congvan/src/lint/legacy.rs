//! Text typed in a font from before Unicode (TCVN3, VNI).

/// Whether a text has several words in the letters of such a font. A single one may be a foreign name: `Müller`, `São Paulo`.
pub(super) fn is_legacy(text: &str) -> bool {
    // `«Xanh, sạch»` is quoted.
    let is_quoted = text.find('«').is_some_and(|at| text[at..].contains('»'));
    let letters = |word: &str| match is_quoted {
        true => suspicious(word.trim_matches(|c: char| !c.is_alphanumeric())),
        false => suspicious(word),
    };
    text.split(' ').filter(|word| letters(word)).nth(1).is_some()
}

/// A word with a sign or a foreign letter among its letters.
fn suspicious(word: &str) -> bool {
    let sign = |c: char| matches!(c, '¡'..='©' | 'ª'..='¬' | '®' | '¶'..='¹' | '»'..='¾' | '×' | 'Þ' | 'ß' | 'ä' | 'æ' | 'ë' | 'î' | 'ï' | 'ñ' | 'ø' | 'þ' | 'µ');
    (word.contains(sign) && word.contains(|c: char| c.is_ascii_alphabetic())) || vni(word)
}

/// A word of VNI letters: a vowel and its mark side by side, as no Vietnamese word has them.
fn vni(word: &str) -> bool {
    let mark = |c: char| {
        matches!(c, 'ø' | 'ù' | 'û' | 'ï' | 'õ' | 'â' | 'ê' | 'Ø' | 'Ù' | 'Û' | 'Ï' | 'Õ' | 'Â' | 'Ê')
    };
    if !word.chars().skip(1).any(mark) {
        return false;
    }
    let small = word.to_lowercase();
    let pairs = small.chars().zip(small.chars().skip(1));
    pairs.into_iter().any(|pair| {
        matches!(
            pair,
            ('a' | 'e' | 'o' | 'u' | 'y' | 'ô' | 'ö', 'ø' | 'ù' | 'û' | 'ï')
                | ('a' | 'e' | 'u' | 'y', 'õ')
                | ('a' | 'e' | 'o', 'â')
                | ('a', 'ê')
        )
    })
}
