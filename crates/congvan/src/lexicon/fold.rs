//! Small letters and one placement of tone marks, at the same bytes as the text.

/// The text in small letters, `hoà` as `hòa`, of the same length in bytes. A letter whose small one is longer or shorter
/// stays, and so does what is no Vietnamese.
pub(crate) fn folded(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    for c in text.chars() {
        let mut small = c.to_lowercase();
        match (small.next(), small.next()) {
            (Some(only), None) if only.len_utf8() == c.len_utf8() => lower.push(only),
            _ => lower.push(c),
        }
    }
    placed(lower)
}

/// Open syllables as the old placement writes them.
fn placed(mut text: String) -> String {
    // `oà`, `uỳ`: without such a pair the marks stand where they are.
    let second = |c: char| "àáảãạèéẻẽẹỳýỷỹỵ".contains(c);
    let mut before = ' ';
    let has_pair = text.chars().any(|c| matches!(std::mem::replace(&mut before, c), 'o' | 'u') && second(c));
    if !has_pair {
        return text;
    }
    let changed = crate::text::tone::place(&text, crate::text::tone::Tone::Old);
    if changed.len() == text.len() {
        text = changed;
    }
    text
}
