//! Telephone numbers as they are written.

/// The number among several that has lost its first zero, as those of a table do that a spreadsheet took for figures:
/// nine or ten digits from 2 to 9 on. Numbers of services (1900, 1800) have none.
pub(crate) fn phone_without_zero(text: &str) -> Option<&str> {
    text.split([',', ';', '/']).map(str::trim).find(|number| {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        let plain = number.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-'));
        let lost = plain && matches!(digits.len(), 9 | 10) && !digits.starts_with(['0', '1']);
        lost || is_power(number)
    })
}

/// Whether a spreadsheet shortened the number, so that its digits are gone: `9.12E+08`.
fn is_power(number: &str) -> bool {
    let Some((figure, power)) = number.split_once("E+") else { return false };
    let digits = |text: &str, mark: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || mark.contains(c))
    };
    digits(figure, ".,") && digits(power, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_zero_is_seen() {
        for lost in ["9.12E+08", "205300021", "2053 000 021", "0205 300 021; 912345678", "912.345.678"] {
            assert!(phone_without_zero(lost).is_some(), "{lost}");
        }
        for whole in ["0205 300 021", "1900 1234", "18001234", "113", "+84 205 300 021", "máy lẻ 205", ""]
        {
            assert_eq!(phone_without_zero(whole), None, "{whole}");
        }
    }
}
