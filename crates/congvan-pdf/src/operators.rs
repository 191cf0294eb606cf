//! The operators of page content as bytes (ISO 32000-1, 7.8.2).

use std::io::Write;

use crate::fonts::Cut;

const HEXADECIMAL: &[u8; 16] = b"0123456789ABCDEF";

/// Page content in the making, an operator a line.
#[derive(Default)]
pub(crate) struct Operators(Vec<u8>);

impl Operators {
    /// Everything written.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// An operator behind its operands, written as they stand.
    pub(crate) fn plain(&mut self, line: &str) {
        self.line();
        self.0.extend_from_slice(line.as_bytes());
    }

    /// An operator behind numbers.
    pub(crate) fn numbers(&mut self, numbers: &[f32], operator: &str) {
        self.line();
        for number in numbers {
            self.number(*number);
            self.0.push(b' ');
        }
        self.0.extend_from_slice(operator.as_bytes());
    }

    /// Chooses a font by its name in the resources.
    pub(crate) fn font(&mut self, name: &str, size: f32) {
        self.line();
        self.0.push(b'/');
        self.0.extend_from_slice(name.as_bytes());
        self.0.push(b' ');
        self.number(size);
        self.0.extend_from_slice(b" Tf");
    }

    /// Opens a letter that readers of the text are to take for these characters.
    pub(crate) fn read_as(&mut self, characters: impl Iterator<Item = char>) {
        self.plain("/Span <</ActualText<FEFF");
        for c in characters {
            let mut units = [0; 2];
            c.encode_utf16(&mut units).iter().for_each(|unit| hexadecimal(&mut self.0, *unit));
        }
        self.0.extend_from_slice(b">>> BDC");
    }

    /// Shows words with what moves between them.
    pub(crate) fn show(&mut self, shown: Shown) {
        if shown.count == 0 {
            return;
        }
        self.line();
        if shown.count == 1 && !shown.moves {
            self.0.extend(shown.bytes);
            self.0.extend_from_slice(b" Tj");
        } else {
            self.0.push(b'[');
            self.0.extend(shown.bytes);
            self.0.extend_from_slice(b"] TJ");
        }
    }

    fn line(&mut self) {
        if !self.0.is_empty() {
            self.0.push(b'\n');
        }
    }

    fn number(&mut self, number: f32) {
        write!(self.0, "{number}").expect("writing to memory never fails");
    }
}

/// Words in the codes of a cut face, and moves between them.
pub(crate) struct Shown<'c> {
    cut: &'c Cut,
    bytes: Vec<u8>,
    count: usize,
    moves: bool,
}

impl<'c> Shown<'c> {
    pub(crate) fn new(cut: &'c Cut) -> Self {
        Self { cut, bytes: Vec::new(), count: 0, moves: false }
    }

    pub(crate) fn words(&mut self, words: &str) {
        self.bytes.push(b'<');
        words.chars().for_each(|c| hexadecimal(&mut self.bytes, self.cut.code(c)));
        self.bytes.push(b'>');
        self.count += 1;
    }

    /// Moves the pen to the left by thousandths of an em.
    pub(crate) fn back(&mut self, by: f32) {
        let space = if self.count > 0 { " " } else { "" };
        write!(self.bytes, "{space}{by}").expect("writing to memory never fails");
        self.count += 1;
        self.moves = true;
    }
}

fn hexadecimal(bytes: &mut Vec<u8>, number: u16) {
    let digit = |shift: u32| HEXADECIMAL[usize::from(number >> shift & 0xf)];
    bytes.extend_from_slice(&[digit(12), digit(8), digit(4), digit(0)]);
}
