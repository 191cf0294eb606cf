//! Pages that are pictures of words.

use congvan::import::letters::is_syllable;
use hayro_font::kurbo::Rect;

use super::drawn::Drawn;

/// Below how many letters a page with a picture says nothing itself.
const FEW: usize = 300;

/// Whether pictures cover most of the page.
pub(crate) fn is_covered(drawn: &Drawn) -> bool {
    let page = Rect::new(0.0, 0.0, drawn.width, drawn.height);
    let areas = drawn.pictures.iter().map(|picture| picture.area.intersect(page));
    let covered: f64 =
        areas.filter(|area| area.width() > 0.0 && area.height() > 0.0).map(|area| area.area()).sum();
    covered > 0.55 * page.area()
}

/// Hides letters that a picture over most of the page was drawn on.
pub(crate) fn hide_covered(drawn: &mut Drawn) {
    let page = drawn.width * drawn.height;
    for picture in &drawn.pictures {
        if picture.clear || picture.area.area() < 0.55 * page {
            continue;
        }
        for letter in &mut drawn.letters[..picture.letters_before] {
            letter.unseen |= picture.area.contains((letter.x, letter.y));
        }
    }
}

/// Whether the page is a picture of words: so covered, or drawn in so many outlines, and with so few letters that are seen
/// and stand in no signature.
pub(crate) fn is_picture(drawn: &Drawn, seen: usize) -> bool {
    seen < FEW && is_covered(drawn) || seen < FEW / 10 && drawn.bends > 4_000
}

/// Whether `text` reads as Vietnamese: most words are built as its syllables are, and enough of them carry its marks.
pub(crate) fn reads_as_vietnamese(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 1);
    let (mut all, mut built, mut marked) = (0usize, 0usize, 0usize);
    for word in words.take(20_000) {
        all += 1;
        built += usize::from(is_syllable(word));
        marked += usize::from(!word.is_ascii());
    }
    all >= 5 && built * 10 >= all * 7 && marked * 10 >= all * 4
}

#[cfg(test)]
mod tests {
    use super::reads_as_vietnamese;

    #[test]
    fn words_are_told_from_a_wrong_layer() {
        assert!(reads_as_vietnamese("Ủy ban nhân dân xã đề nghị các đơn vị báo cáo trước ngày 15 tháng 6"));
        assert!(!reads_as_vietnamese("UY BAN NHAN DAN xA d6 nghi c6c dcm v! b6o c6o truac ngay 15 thang 6"));
        assert!(!reads_as_vietnamese("The quick brown fox jumps over the lazy dog again and again"));
    }
}
