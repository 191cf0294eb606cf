//! The fonts of an arrived file: what letters their codes are, how wide, and how they look.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use hayro_font::hayro_cmap::BfString;
use hayro_font::{CMapResolverFn, Font, FontCache, FontData, FontGlyph, FontResolverFn};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use skrifa::FontRef;
use skrifa::raw::types::Tag;

use super::damage::is_sound;
use crate::fonts::letters::letters;

/// The faces of a file, each read once.
pub(crate) struct Faces<'a> {
    cache: FontCache<'a>,
    substitute: FontResolverFn,
    no_maps: CMapResolverFn,
    known: HashMap<(usize, usize), Option<Rc<Face<'a>>>>,
    looks: Vec<Look>,
    /// Names of those that could not be read whole.
    damaged: Vec<String>,
}

/// A face.
pub(crate) struct Face<'a> {
    pub font: Font<'a>,
    /// Its place among the faces of the file.
    pub index: usize,
    /// Characters of glyphs that the file names no characters for, from the font itself.
    glyphs: HashMap<u32, char>,
}

/// How a face looks.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Look {
    /// Its name without the tag of a cut font.
    pub name: String,
    pub bold: bool,
    pub italic: bool,
}

/// What a code stands for.
pub(crate) enum Meaning {
    One(char),
    Several(String),
    /// Nobody knows.
    Unknown,
}

impl<'a> Faces<'a> {
    pub fn new() -> Self {
        let program: FontData = Arc::new(crate::fonts::REGULAR);
        Self {
            cache: FontCache::new(),
            // A font that is not in the file: only widths and letters matter here.
            substitute: Arc::new(move |_| Some((program.clone(), 0))),
            no_maps: Arc::new(|_| None),
            known: HashMap::new(),
            looks: Vec::new(),
            damaged: Vec::new(),
        }
    }

    /// The face that a font dictionary describes.
    pub fn face(&mut self, dict: &Dict<'a>) -> Option<Rc<Face<'a>>> {
        let key = (dict.data().as_ptr() as usize, dict.data().len());
        if let Some(face) = self.known.get(&key) {
            return face.clone();
        }
        let face = self.read(dict);
        self.known.insert(key, face.clone());
        face
    }

    fn read(&mut self, dict: &Dict<'a>) -> Option<Rc<Face<'a>>> {
        if self.known.len() > 4_096 || !parts_are_plain(dict) {
            return None;
        }
        let font = self.cache.font(dict, &self.substitute, &self.no_maps)?;
        let (look, glyphs) = look(dict, &font);
        if !parts(dict).iter().all(is_sound) && !self.damaged.contains(&look.name) {
            self.damaged.push(look.name.clone());
        }
        self.looks.push(look);
        Some(Rc::new(Face { font, index: self.looks.len() - 1, glyphs }))
    }

    /// How the face at each index looks, and the names of those that are damaged.
    pub fn into_looks(self) -> (Vec<Look>, Vec<String>) {
        (self.looks, self.damaged)
    }
}

impl Face<'_> {
    /// What `code` stands for.
    pub fn meaning(&self, code: u32) -> Meaning {
        let glyph = self.font.map_code(code);
        let said = match self.font.glyph(glyph, code) {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        match said {
            Some(BfString::Char(c)) if c != '\0' => Meaning::One(c),
            Some(BfString::String(text)) if !text.is_empty() => Meaning::Several(text),
            _ => self.glyphs.get(&glyph.to_u32()).copied().map_or(Meaning::Unknown, Meaning::One),
        }
    }
}

/// Whether no part of the font is a stream that says it is a picture: those are not counted before they are unpacked.
fn parts_are_plain(dict: &Dict<'_>) -> bool {
    !parts(dict).iter().any(is_picture)
}

/// The streams that a font is made of.
fn parts<'a>(dict: &Dict<'a>) -> Vec<Stream<'a>> {
    let descendant =
        dict.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let mut found = Vec::new();
    for dict in [Some(dict.clone()), descendant].into_iter().flatten() {
        let descriptor = dict.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
        let own = ["ToUnicode", "Encoding", "CIDToGIDMap"].map(|key| dict.get::<Stream<'_>>(key));
        let programs = ["FontFile", "FontFile2", "FontFile3"].map(|key| descriptor.get::<Stream<'_>>(key));
        found.extend(own.into_iter().chain(programs).flatten());
    }
    found
}

/// Whether a stream says that it is a picture.
pub(crate) fn is_picture(stream: &Stream<'_>) -> bool {
    stream.dict().get::<Name<'_>>("Subtype").is_some_and(|name| name.as_ref() == b"Image")
}

fn look(dict: &Dict<'_>, font: &Font<'_>) -> (Look, HashMap<u32, char>) {
    let described =
        dict.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let described = described.as_ref().unwrap_or(dict);
    let descriptor = described.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
    let name = dict.get::<Name<'_>>("BaseFont").or_else(|| descriptor.get::<Name<'_>>("FontName"));
    let name = name.map(|name| own_name(&String::from_utf8_lossy(name.as_ref()))).unwrap_or_default();
    let flags = descriptor.get::<u32>("Flags").unwrap_or(0);
    let weight = descriptor.get::<f32>("FontWeight").unwrap_or(0.0);
    let folded = name.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    let mut look = Look {
        bold: says(&["bold", "black", "heavy"]) || flags & 0x4_0000 != 0 || weight >= 600.0,
        italic: says(&["italic", "oblique"]) || flags & 0x40 != 0,
        name,
    };
    let program = match font.glyph(font.map_code(0), 0) {
        FontGlyph::Outline(glyph) => glyph.font_data(),
        FontGlyph::Type3(_) => None,
    };
    let mut glyphs = HashMap::new();
    if let Some(program) = program {
        let program = (*program.data).as_ref();
        let (bold, italic) = style_of_program(program);
        look.bold |= bold;
        look.italic |= italic;
        let named = dict.contains_key("ToUnicode") || dict.get::<Object<'_>>("DescendantFonts").is_none();
        if !named {
            glyphs = characters(program);
        }
    }
    (look, glyphs)
}

/// The name without the tag of six capitals that a cut font carries.
fn own_name(name: &str) -> String {
    match name.split_once('+') {
        Some((tag, own)) if tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase()) => own.into(),
        _ => name.into(),
    }
}

/// What the font says of itself: some printers name every font `F1`.
fn style_of_program(program: &[u8]) -> (bool, bool) {
    let Ok(font) = FontRef::new(program) else { return (false, false) };
    let head = font.table_data(Tag::new(b"head"));
    let head = head.as_ref().map(|head| head.as_bytes());
    let style = head.and_then(|head| head.get(44..46)).map_or(0, |two| u16::from_be_bytes([two[0], two[1]]));
    (style & 1 != 0, style & 2 != 0)
}

/// Characters by glyph, of a font whose codes are glyphs.
fn characters(program: &[u8]) -> HashMap<u32, char> {
    let mut found = HashMap::new();
    let Ok(font) = FontRef::new(program) else { return found };
    for (c, glyph) in letters(&font) {
        found.entry(glyph.to_u32()).or_insert(c);
    }
    found
}
