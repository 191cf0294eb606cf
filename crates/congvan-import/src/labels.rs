//! Labels that a file holds as they are printed.

use congvan::import::lists::bullet;

/// A label without what stands around it; a sign of a font of signs stands for a dash.
pub fn normalise(label: &str) -> Option<String> {
    let label = label.trim();
    let is_sign =
        !label.is_empty() && label.chars().count() == 1 && !label.chars().all(char::is_alphanumeric);
    match label {
        "" => None,
        // In Courier New a round sign is the letter o.
        "o" => Some(bullet("").to_owned()),
        sign if is_sign => Some(bullet(sign).to_owned()),
        label => Some(label.chars().take(120).collect()),
    }
}
