//! What is drawn on a page, letter by letter, before anybody knows what it belongs to. Lengths are points from the upper
//! left corner of the page as it is shown.

use hayro_font::kurbo::Rect;

/// A page as it is drawn.
#[derive(Default)]
pub(crate) struct Drawn {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Letters, in the order in which they are drawn.
    pub letters: Vec<Letter>,
    /// Lines that run level or upright, also as thin boxes.
    pub strokes: Vec<Stroke>,
    /// Boxes filled with a dark colour: white letters on them are seen.
    pub dark: Vec<Rect>,
    /// Pictures.
    pub pictures: Vec<Picture>,
    /// How many bends are drawn: letters as outlines are made of them.
    pub bends: usize,
    /// What is laid on the page: widgets, stamps, remarks.
    pub laid_on: Vec<LaidOn>,
    /// Whether some of its content could not be read.
    pub damaged: bool,
    /// Where links lead.
    pub links: Vec<(Rect, String)>,
}

/// A letter, or each of those that one glyph stands for.
#[derive(Clone, Debug)]
pub(crate) struct Letter {
    /// The character.
    pub text: char,
    /// Where it begins.
    pub x: f64,
    /// Its baseline.
    pub y: f64,
    /// From its beginning to that of the next.
    pub width: f64,
    /// The size of its font on the page.
    pub size: f64,
    /// The face: an index into the faces of the file.
    pub face: usize,
    /// The marked content that it stands in.
    pub mark: Mark,
    /// The thing laid on the page that it stands in: an index into [`Drawn::laid_on`].
    pub laid_on: Option<usize>,
    /// Which object of text it was drawn in, in the order in which they are drawn.
    pub object: u32,
    /// Whether nobody sees it.
    pub unseen: bool,
    /// Whether it does not run from left to right.
    pub turned: bool,
    /// Whether it runs neither level nor upright.
    pub slanted: bool,
    /// Whether it is so light that what stands over it can be read.
    pub pale: bool,
}

impl Letter {
    /// Where it ends.
    pub fn end(&self) -> f64 {
        self.x + self.width
    }

    /// Whether it is white space.
    pub fn is_blank(&self) -> bool {
        self.text.is_whitespace()
    }
}

/// The marked content around a letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Mark {
    /// Nothing is said of it.
    #[default]
    None,
    /// Part of the structure: the stream that counts (0 is the page), the number there.
    Content(u32, i64),
    /// Repeated on pages: head, foot, number.
    Artifact,
}

/// A straight line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stroke {
    /// From its left or upper end …
    pub from: (f64, f64),
    /// … to the other.
    pub to: (f64, f64),
    /// How thick it is.
    pub thick: f64,
}

impl Stroke {
    /// Whether it runs level.
    pub fn level(&self) -> bool {
        self.to.0 - self.from.0 >= self.to.1 - self.from.1
    }

    /// How long it is.
    pub fn length(&self) -> f64 {
        (self.to.0 - self.from.0).max(self.to.1 - self.from.1)
    }
}

/// A picture.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Picture {
    /// Where it stands.
    pub area: Rect,
    /// How many letters were drawn before it.
    pub letters_before: usize,
    /// Whether what is below can be seen through it.
    pub clear: bool,
}

/// Something laid on a page.
#[derive(Clone, Debug)]
pub(crate) struct LaidOn {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub area: Rect,
    /// Words beside its appearance: a remark, a value.
    pub words: String,
}

/// What is laid on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A signature field.
    Signature,
    /// Another field of a form.
    Field,
    /// A stamp, or words typed on the page.
    Typed,
    /// A remark beside the text.
    Remark,
}
