//! What is in force while content is carried out.

use std::rc::Rc;

use hayro_font::kurbo::Affine;

use crate::read::faces::Face;

/// The state of graphics and text.
#[derive(Clone)]
pub(super) struct State<'a> {
    pub matrix: Affine,
    pub line_width: f64,
    pub ink: Ink,
    /// Whether what is below what is filled can be seen through it.
    pub clear: bool,
    pub text: Text<'a>,
}

/// The state of text.
#[derive(Clone)]
pub(super) struct Text<'a> {
    pub face: Option<Rc<Face<'a>>>,
    pub size: f64,
    pub spacing: f64,
    pub word_spacing: f64,
    pub scale: f64,
    pub leading: f64,
    pub rise: f64,
    pub unseen: bool,
}

/// The colour of what is filled, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// As white as paper.
    White,
    /// Light, but seen.
    Light,
    /// Darker than the middle.
    Dark,
}

impl State<'_> {
    pub fn new(matrix: Affine) -> Self {
        let text = Text {
            face: None,
            size: 1.0,
            spacing: 0.0,
            word_spacing: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            unseen: false,
        };
        Self { matrix, line_width: 1.0, ink: Ink::Dark, clear: false, text }
    }
}

impl Ink {
    pub fn gray(gray: f64) -> Self {
        match gray {
            gray if gray > 0.995 => Ink::White,
            gray if gray > 0.5 => Ink::Light,
            _ => Ink::Dark,
        }
    }

    pub fn rgb(parts: [f64; 3]) -> Self {
        let least = parts.iter().copied().fold(1.0, f64::min);
        Self::gray(if least > 0.995 { 1.0 } else { parts.iter().sum::<f64>().min(2.9) / 3.0 })
    }

    pub fn cmyk(parts: [f64; 4]) -> Self {
        Self::gray(1.0 - parts.iter().copied().fold(0.0, f64::max))
    }

    /// Of a colour in a space that is not looked up: its parts tell enough.
    pub fn of(parts: impl Iterator<Item = f64>) -> Self {
        match parts.take(5).collect::<Vec<_>>()[..] {
            [gray] => Self::gray(gray),
            [red, green, blue] => Self::rgb([red, green, blue]),
            [cyan, magenta, yellow, black] => Self::cmyk([cyan, magenta, yellow, black]),
            _ => Ink::Dark,
        }
    }
}
