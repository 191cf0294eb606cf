//! Centred text of several lines, broken as a typist would: in as few lines as fit, as even as can be.

use crate::form::Form;
use crate::length::Length;
use crate::metrics;
use crate::style::{self, Role};

/// Words that open the next line rather than end one, in any case.
const OPEN_A_LINE: [&str; 2] = ["và", "các"];

/// The width of a text in the style of `role`.
pub(super) fn width(text: &str, role: Role, form: &Form) -> Length {
    let style = style::style(role, form);
    metrics::width(text, style.face(), style.size)
}

/// The lines of `text` in a column: the fewest that fit; of two, broken before `và` or
/// after a dash where that is nearly as even; else with the longest line as short as it can be. A word wider than the column is left to the writers.
pub(super) fn lines(text: &str, role: Role, column: Length, form: &Form) -> Vec<String> {
    let width = |line: &str| width(line, role, form);
    let pieces = pieces(text);
    let fewest = fill(&pieces, column, &width);
    if fewest.len() < 2 {
        return fewest;
    }
    let (mut narrow, mut wide) = (Length::ZERO, column);
    while wide - narrow > Length::tenth_mm(1) {
        let middle = (narrow + wide) / 2;
        let fits = pieces.iter().all(|piece| width(piece) <= middle);
        if fits && fill(&pieces, middle, &width).len() == fewest.len() {
            wide = middle;
        } else {
            narrow = middle;
        }
    }
    let even = fill(&pieces, wide, &width);
    let longest = |lines: &[String]| lines.iter().map(|line| width(line)).max().unwrap_or_default();
    match at_a_joint(text, column, &width) {
        Some(joint) if even.len() == 2 && longest(&joint) <= longest(&even).percent(125) => joint,
        _ => even,
    }
}

/// The words, each of `OPEN_A_LINE` together with the word after it, each dash with the word before it.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut open = false;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match pieces.last_mut() {
            // A dash never opens a line.
            Some(last) if open || word == "-" => {
                last.push(' ');
                last.push_str(word);
            }
            _ => pieces.push(word.to_owned()),
        }
        open = OPEN_A_LINE.contains(&word.to_lowercase().as_str());
    }
    pieces
}

/// Lines filled one after another.
fn fill(pieces: &[String], column: Length, width: &dyn Fn(&str) -> Length) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        if let Some(line) = lines.last_mut() {
            let longer = format!("{line} {piece}");
            if width(&longer) <= column {
                *line = longer;
                continue;
            }
        }
        lines.push(piece.clone());
    }
    lines
}

/// Two lines, the second opening with `và` or the first ending in a dash, where both fit; the most even of such.
fn at_a_joint(text: &str, column: Length, width: &dyn Fn(&str) -> Length) -> Option<Vec<String>> {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    (1..words.len())
        .filter(|at| words[*at].to_lowercase() == "và" || words[at - 1] == "-")
        .map(|at| vec![words[..at].join(" "), words[at..].join(" ")])
        .filter(|lines| lines.iter().all(|line| width(line) <= column))
        .min_by_key(|lines| lines.iter().map(|line| width(line)).max())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn issuer(name: &str) -> Vec<String> {
        let form = Form::default();
        lines(name, Role::Issuer, form.letterhead_columns(form.text_width())[0], &form)
    }

    #[test]
    fn few_and_even_lines() {
        assert_eq!(issuer("SỞ TÀI CHÍNH"), ["SỞ TÀI CHÍNH"]);
        assert_eq!(issuer("SỞ THÔNG TIN VÀ TRUYỀN THÔNG"), ["SỞ THÔNG TIN", "VÀ TRUYỀN THÔNG"]);
        assert_eq!(issuer("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"), ["SỞ LAO ĐỘNG -", "THƯƠNG BINH VÀ XÃ HỘI"]);
        let form = Form::default();
        let subject = "V/v tăng cường công tác bảo đảm an toàn thông tin mạng trong dịp lễ 30/4, 01/5";
        let lines = lines(subject, Role::Subject, form.letterhead_columns(form.text_width())[0], &form);
        let widths: Vec<f64> = lines.iter().map(|line| width(line, Role::Subject, &form).as_mm()).collect();
        assert_eq!(lines.join(" "), subject);
        assert!(widths.iter().all(|width| *width > 35.0), "{widths:?}");
    }

    #[test]
    fn hostile_text_ends() {
        assert_eq!(issuer(""), Vec::<String>::new());
        assert_eq!(issuer(&"A".repeat(500)).len(), 1);
        assert!(issuer("BAN ".repeat(2000).trim()).len() > 100);
        assert_eq!(issuer("- - VÀ VÀ"), ["- - VÀ VÀ"]);
        assert!(
            issuer("BAN QUẢN LÝ KHU KINH TẾ CỬA KHẨU ĐỒNG ĐĂNG - LẠNG SƠN")
                .iter()
                .all(|line| !line.starts_with('-'))
        );
    }
}
