//! Pages as text, made for snapshots and for looking at a layout without a viewer.

use std::fmt::Write;

use congvan::document::length::Length;
use congvan::document::metrics::Face;
use congvan::document::style::Ink;

use crate::page::{Item, Page};

/// The pages as text, one line an item.
///
/// Places and sizes are in millimetres from the upper left corner of the paper. Of a text: its left edge and
/// baseline, then face, size and words. Of a rule: its left end and upper edge, then `---` and its length. Of the
/// border of a stamp: its corner, then `[ ]`, width and height; of a brace the same with `}`. Of the borders of a table: their corner, then so
/// many columns and rows, how many of its cells are merged, width and height.
pub fn dump(pages: &[Page]) -> String {
    let mut out = String::new();
    for (index, page) in pages.iter().enumerate() {
        let blank = if index == 0 { "" } else { "\n" };
        let side = if page.width > page.height { ", landscape" } else { "" };
        let _ = writeln!(
            out,
            "{blank}page {} (section {}, number {}{side})",
            index + 1,
            page.section,
            page.number
        );
        page.items.iter().for_each(|item| line(item, &mut out));
    }
    out
}

fn line(item: &Item, out: &mut String) {
    let _ = match item {
        Item::Text(text) => writeln!(
            out,
            "{} {} {:>4}{}  “{}”",
            millimetres(text.x),
            millimetres(text.baseline),
            format!("{}{}", letter(text.face), text.size.as_emu() / Length::pt(1).as_emu()),
            colour(text.ink),
            text.text.replace('\u{a0}', "␣")
        ),
        Item::Rule(rule) => {
            writeln!(out, "{} {}  ---  {}", millimetres(rule.x), millimetres(rule.y), short(rule.length))
        }
        Item::Frame(frame) => writeln!(
            out,
            "{} {}  [ ]{}  {} × {}",
            millimetres(frame.x),
            millimetres(frame.y),
            colour(frame.ink),
            short(frame.width),
            short(frame.height)
        ),
        Item::Brace(brace) => writeln!(
            out,
            "{} {}  }}  {} × {}",
            millimetres(brace.x),
            millimetres(brace.y),
            short(brace.width),
            short(brace.height)
        ),
        Item::Grid(grid) => {
            let first = |lines: &[Length]| lines.first().copied().unwrap_or_default();
            let extent = |lines: &[Length]| short(lines.last().copied().unwrap_or_default() - first(lines));
            writeln!(
                out,
                "{} {}  grid {} × {}{}  {} × {}",
                millimetres(first(&grid.x)),
                millimetres(first(&grid.y)),
                grid.x.len().saturating_sub(1),
                grid.y.len().saturating_sub(1),
                if grid.merged.is_empty() {
                    String::new()
                } else {
                    format!(" ({} merged)", grid.merged.len())
                },
                extent(&grid.x),
                extent(&grid.y)
            )
        }
    };
}

/// To the hundredth, in seven places.
fn millimetres(length: Length) -> String {
    format!("{:>7}", short(length))
}

fn short(length: Length) -> String {
    let hundredths =
        (length.as_emu() + Length::mm(1).as_emu() / 200).div_euclid(Length::mm(1).as_emu() / 100);
    let sign = if hundredths < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", hundredths.abs() / 100, hundredths.abs() % 100)
}

fn letter(face: Face) -> &'static str {
    match face {
        Face::Regular => "R",
        Face::Bold => "B",
        Face::Italic => "I",
        Face::BoldItalic => "BI",
    }
}

fn colour(ink: Ink) -> &'static str {
    match ink {
        Ink::Black => "",
        Ink::Red => " red",
    }
}
