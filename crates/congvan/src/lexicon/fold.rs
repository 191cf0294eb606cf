//! Small letters and one placement of tone marks, at the same bytes as the text.

/// The text in small letters, `hoà` as `hòa`, of the same length in bytes. A letter whose small one is longer or shorter
/// stays, and so does what is no Vietnamese.
pub(crate) fn fold_case(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    // Most texts have no other capitals.
    let is_small = lower.chars().all(|c| c.is_ascii() || small(c) == c);
    place_tone_marks(if is_small { lower } else { lower.chars().map(small).collect() })
}

/// The small letter; Vietnamese ones without asking the tables of Unicode.
fn small(c: char) -> char {
    match c {
        '\0'..='\x7f' => c.to_ascii_lowercase(),
        'à'..='ÿ' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => c,
        // Of each two the capital stands first, at an even place.
        'Ạ'..='ỹ' => char::from_u32(u32::from(c) | 1).unwrap_or(c),
        _ => of_unicode(c),
    }
}

fn of_unicode(c: char) -> char {
    let mut small = c.to_lowercase();
    match (small.next(), small.next()) {
        (Some(only), None) if only.len_utf8() == c.len_utf8() => only,
        _ => c,
    }
}

/// Open syllables as the old placement writes them.
fn place_tone_marks(mut text: String) -> String {
    // `oà`, `uỳ`: without such a pair the marks stand where they are.
    let second = |c: char| {
        matches!(
            c,
            'à' | 'á'
                | 'ả'
                | 'ã'
                | 'ạ'
                | 'è'
                | 'é'
                | 'ẻ'
                | 'ẽ'
                | 'ẹ'
                | 'ỳ'
                | 'ý'
                | 'ỷ'
                | 'ỹ'
                | 'ỵ'
        )
    };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_known_here_are_those_of_unicode() {
        for c in '\0'..='\u{2fff}' {
            assert_eq!(small(c), of_unicode(c), "{c:?}");
        }
        assert_eq!(fold_case("UỶ BAN, Hoà Bình"), "ủy ban, hòa bình");
    }
}
