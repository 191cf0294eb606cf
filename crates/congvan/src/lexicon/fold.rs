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
    if !text.contains(['à', 'á', 'ả', 'ã', 'ạ', 'è', 'é', 'ẻ', 'ẽ', 'ẹ', 'ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ'])
    {
        return text;
    }
    let changed = crate::text::tone::place(&text, crate::text::tone::Tone::Old);
    if changed.len() == text.len() {
        text = changed;
    }
    text
}
