//! Lengths in the units of WordprocessingML, cut to what Word accepts.

use congvan::document::length::Length;

/// Word takes no measure beyond 22 inches.
const LIMIT: i64 = 31_680;

/// Twentieths of a point.
pub fn twips(length: Length) -> i64 {
    length.clamp(Length::twips(-LIMIT), Length::twips(LIMIT)).as_twips()
}

/// Twentieths of a point where a negative length is not allowed.
pub fn positive_twips(length: Length) -> i64 {
    twips(length).max(0)
}

/// Halves of a point, the unit of font sizes.
pub fn half_points(size: Length) -> i64 {
    positive_twips(size) / 10
}

/// Eighths of a point, the unit of borders.
pub fn eighths_of_point(thickness: Length) -> i64 {
    positive_twips(thickness) * 8 / 20
}

/// Column widths in twentieths of a point: every border stands at its rounded place, so that together they are as
/// wide as the columns together. None is nothing, since Word takes that for "as wide as you like".
pub fn columns(widths: &[Length]) -> Vec<i64> {
    let mut end = Length::ZERO;
    widths
        .iter()
        .map(|width| {
            let start = end;
            end += (*width).clamp(Length::ZERO, Length::twips(LIMIT));
            (end.as_twips() - start.as_twips()).max(1)
        })
        .collect()
}

/// Left and right indents that leave `length` in the middle of `column`; the left one is a twip shorter where the
/// rest is odd.
pub fn centre(column: i64, length: i64) -> (i64, i64) {
    let rest = (column - length).clamp(-LIMIT, LIMIT);
    let left = rest.div_euclid(2);
    (left, rest - left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units() {
        assert_eq!(twips(Length::pt(1)), 20);
        assert_eq!(half_points(Length::pt(14)), 28);
        assert_eq!(eighths_of_point(congvan::document::style::RULE_THICKNESS), 6);
    }

    #[test]
    fn columns_are_together_as_wide_as_they_were() {
        let widths = [Length::tenth_mm(333); 5];
        assert_eq!(columns(&widths).iter().sum::<i64>(), widths.into_iter().sum::<Length>().as_twips());
        assert_eq!(columns(&[Length::emu(i64::MAX), Length::emu(i64::MIN), Length::ZERO]), [LIMIT, 1, 1]);
    }

    #[test]
    fn what_word_refuses_is_cut() {
        assert_eq!(twips(Length::emu(i64::MAX)), LIMIT);
        assert_eq!(twips(Length::emu(i64::MIN)), -LIMIT);
        assert_eq!(positive_twips(Length::emu(i64::MIN)), 0);
    }

    #[test]
    fn centred_leaves_exactly_the_length() {
        assert_eq!(centre(5_556, 3_428), (1_064, 1_064));
        for (column, length) in [(100, 33), (100, 34), (33, 100), (0, 0)] {
            let (left, right) = centre(column, length);
            assert_eq!(column - left - right, length);
            assert!((0..=1).contains(&(right - left)));
        }
    }
}
