//! Quotes typed around a whole value, which YAML takes for its letters.

use crate::words::Pairs;

/// What stands in a pair of quotes that a value opens and ends with: `“Chi Lăng”`. `“Xanh” và “sạch”` has two pairs.
pub(crate) fn within_quotes(value: &str) -> Option<&str> {
    static MARKS: Pairs = Pairs::from_list("quotes: around a value");
    MARKS.iter().find_map(|(open, close)| {
        let inside = value.strip_prefix(open)?.strip_suffix(close)?;
        let is_one = !inside.contains(open) && !inside.contains(close);
        (is_one && !inside.trim().is_empty()).then(|| inside.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::within_quotes;

    #[test]
    fn values_in_quotes() {
        for (value, inside) in [
            ("“Chi Lăng”", Some("Chi Lăng")),
            ("‘Chi Lăng’", Some("Chi Lăng")),
            ("«Chi Lăng»", Some("Chi Lăng")),
            ("\"Chi Lăng\"", Some("Chi Lăng")),
            ("“Xanh” và “sạch”", None),
            ("Hội thi “Xanh, sạch”", None),
            ("“”", None),
        ] {
            assert_eq!(within_quotes(value), inside, "{value}");
        }
    }
}
