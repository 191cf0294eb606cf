//! Centred text of several lines, broken as a typist would: in as few lines as fit, as even as can be.
//!
//! Even lines are greedy lines in a narrower measure. So writers set a margin on either side instead of breaks, and a
//! clerk who changes a word in the DOCX gets even lines again.

use crate::document::length::Length;
use crate::document::lines::{Letter, Line, Setting, lines, width};
use crate::document::style::Style;

/// A line may be longer by so much, in percent, so that the next one opens with `và` or follows a dash.
const JOINT_COSTS: i64 = 125;
/// Kept free beside the longest line, so that rounding never breaks it.
const SLACK: Length = Length::mm(1);

/// Sets `letters` in even lines of at most `most` in the middle of a column.
pub(super) fn set(mut letters: Vec<Letter>, style: &Style, column: Length, most: Length) -> Setting {
    let forced = letters.iter().filter(|letter| letter.c == '\n').count();
    let widest = lines(&mut letters, style, most);
    if widest.len() < 2 + forced {
        let lines = lines(&mut letters, style, column);
        return Setting { letters, lines, margin: Length::ZERO };
    }
    let (mut narrow, mut wide) = (Length::ZERO, most);
    while wide - narrow > Length::tenth_mm(1) {
        let middle = (narrow + wide) / 2;
        if fits(&letters, style, middle, widest.len()) {
            wide = middle;
        } else {
            narrow = middle;
        }
    }
    let balanced = lines(&mut letters, style, wide);
    let even = longest(&letters, &balanced, style);
    let joint = if widest.len() == 2 { at_a_joint(&letters, style, most, even) } else { None };
    let (measure, wanted) = joint.unwrap_or_else(|| (even, balanced.iter().map(|line| line.start).collect()));
    // Whole twips on either side, as the DOCX has them.
    let margin = |measure: Length| Length::twips((column - measure).as_emu() / Length::twips(2).as_emu());
    let within = |margin: Length, letters: &[Letter]| starts(letters, style, column - margin * 2);
    let margin = [measure + SLACK, measure + Length::twips(2)]
        .map(|measure| margin(measure.min(most)))
        .into_iter()
        .find(|&margin| within(margin, &letters) == wanted)
        .unwrap_or_else(|| margin(wide));
    // Words that stay together by themselves need no glue.
    let mut plain = letters.clone();
    plain.iter_mut().for_each(|letter| letter.held = None);
    if within(margin, &plain) == within(margin, &letters) {
        letters = plain;
    }
    let mut lines = lines(&mut letters, style, column - margin * 2);
    lines.iter_mut().for_each(|line| line.indent += margin);
    Setting { letters, lines, margin }
}

/// Whether the text fits so many lines of this width, no word of which is parted.
fn fits(letters: &[Letter], style: &Style, measure: Length, most: usize) -> bool {
    let mut letters = letters.to_vec();
    let held = letters.iter().filter(|letter| letter.held.is_some()).count();
    let lines = lines(&mut letters, style, measure);
    lines.len() <= most
        && lines.iter().all(|line| line.last || line.continues)
        && letters.iter().filter(|letter| letter.held.is_some()).count() == held
}

/// Where each line starts.
fn starts(letters: &[Letter], style: &Style, measure: Length) -> Vec<usize> {
    lines(&mut letters.to_vec(), style, measure).iter().map(|line| line.start).collect()
}

fn longest(letters: &[Letter], lines: &[Line], style: &Style) -> Length {
    let width = |line: &Line| width(&letters[line.start..line.shown], style.size);
    lines.iter().map(width).max().unwrap_or_default()
}

/// The width and the starts of two lines, the second opening with `và` or the first ending in a dash, nearly as even as
/// can be; of several such the most even.
fn at_a_joint(letters: &[Letter], style: &Style, most: Length, even: Length) -> Option<(Length, Vec<usize>)> {
    let and = |at: usize| {
        let word: String = letters[at..].iter().take(3).map(|letter| letter.c).collect();
        word.to_lowercase() == "và "
    };
    (2..letters.len())
        .filter(|&next| letters[next - 1].is_space() && (and(next) || letters[next - 2].c == '-'))
        .filter_map(|next| {
            let longest = width(&letters[..next - 1], style.size).max(width(&letters[next..], style.size));
            let fits = longest <= most && longest <= even.percent(JOINT_COSTS);
            (fits && starts(letters, style, longest + Length::twips(2)) == [0, next])
                .then(|| (longest, vec![0, next]))
        })
        .min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::form::Form;
    use crate::document::lines::set;
    use crate::document::style::{self, Role};
    use crate::document::{Inline, Paragraph};

    fn in_lines(role: Role, text: &str) -> Vec<String> {
        let form = Form::default();
        let style = style::style(role, &form);
        let paragraph = Paragraph::new(role, vec![Inline::text(text)]);
        let set = set(&paragraph, &style, form.letterhead_columns(form.text_width())[0]);
        let text = |line: &Line| set.letters[line.start..line.shown].iter().map(|letter| letter.c).collect();
        set.lines.iter().map(text).collect()
    }

    fn issuer(name: &str) -> Vec<String> {
        in_lines(Role::Issuer, name)
    }

    #[test]
    fn few_and_even_lines() {
        assert_eq!(issuer("SỞ TÀI CHÍNH"), ["SỞ TÀI CHÍNH"]);
        assert_eq!(issuer("SỞ THÔNG TIN VÀ TRUYỀN THÔNG"), ["SỞ THÔNG TIN", "VÀ TRUYỀN THÔNG"]);
        assert_eq!(issuer("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"), ["SỞ LAO ĐỘNG -", "THƯƠNG BINH VÀ XÃ HỘI"]);
    }

    #[test]
    fn no_word_of_a_name_is_parted() {
        let name =
            "BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG CÁC CÔNG TRÌNH DÂN DỤNG VÀ CÔNG NGHIỆP THÀNH PHỐ HÀ NỘI";
        let lines = issuer(name);
        assert_eq!(lines.join(" "), name);
        for word in
            ["QUẢN LÝ", "DỰ ÁN", "ĐẦU TƯ", "XÂY DỰNG", "CÔNG TRÌNH", "DÂN DỤNG", "CÔNG NGHIỆP", "THÀNH PHỐ"]
        {
            assert!(lines.iter().any(|line| line.contains(word)), "{lines:?}");
        }
    }

    #[test]
    fn a_subject_has_no_lone_last_syllable() {
        for subject in [
            "V/v tăng cường công tác bảo đảm an toàn thông tin mạng trong dịp lễ 30/4, 01/5",
            "V/v nghỉ Tết Nguyên đán Đinh Mùi năm 2027 đối với cán bộ, công chức, viên chức và người lao động xã",
        ] {
            let lines = in_lines(Role::Subject, subject);
            assert_eq!(lines.join(" "), subject);
            assert!(lines.last().is_some_and(|line| line.contains(' ')), "{lines:?}");
        }
    }

    #[test]
    fn hostile_text_ends() {
        assert_eq!(issuer(""), [""]);
        assert!(issuer(&"A".repeat(500)).len() > 1);
        assert!(issuer("BAN ".repeat(2000).trim()).len() > 100);
        assert_eq!(issuer("- - VÀ VÀ"), ["- - VÀ VÀ"]);
        let name = "BAN QUẢN LÝ KHU KINH TẾ CỬA KHẨU ĐỒNG ĐĂNG - LẠNG SƠN";
        assert!(issuer(name).iter().all(|line| !line.starts_with('-')));
    }
}
