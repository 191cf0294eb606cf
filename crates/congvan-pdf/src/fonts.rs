//! The four embedded faces, and the cut of them that one document needs.

pub(crate) mod letters;
pub(crate) mod simple;
mod unicode;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use congvan::document::metrics::Face;
use lopdf::{Dictionary, Object, dictionary};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::{BoundingBox, GlyphMetrics};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use subsetter::GlyphRemapper;

use crate::deflate;
use crate::error::Error;
use crate::page::{Item, Page};

/// Tinos 1.340, cut to what administrative text needs, with signs drawn beside it, in the order of [`Face::ALL`].
const PROGRAMS: [&[u8]; 4] = [
    include_bytes!("../fonts/Tinos-Regular.ttf"),
    include_bytes!("../fonts/Tinos-Bold.ttf"),
    include_bytes!("../fonts/Tinos-Italic.ttf"),
    include_bytes!("../fonts/Tinos-BoldItalic.ttf"),
];
/// The upright face, for those who need any face.
#[cfg(feature = "read")]
pub(crate) const REGULAR: &[u8] = PROGRAMS[0];
const NAMES: [&str; 4] = ["Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"];

/// The file of an embedded face.
pub fn program(face: Face) -> &'static [u8] {
    PROGRAMS[face as usize]
}

/// A glyph of an embedded face.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Glyph {
    /// Its id in the embedded face.
    pub id: u16,
    /// Its width in units of the face.
    pub advance: u16,
}

/// A box in units of the face.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Bounds {
    pub x_min: i16,
    pub y_min: i16,
    pub x_max: i16,
    pub y_max: i16,
}

impl From<BoundingBox> for Bounds {
    fn from(own: BoundingBox) -> Self {
        // Unscaled, so that all are whole.
        let [x_min, y_min, x_max, y_max] =
            [own.x_min, own.y_min, own.x_max, own.y_max].map(|units| units as i16);
        Self { x_min, y_min, x_max, y_max }
    }
}

/// What is read off an embedded face once.
struct Loaded {
    /// By the number of the character: every letter of every page is asked for.
    glyphs: Vec<Option<Glyph>>,
    units_per_em: u16,
    ascent: i16,
    descent: i16,
    weight: u16,
    italic_angle: f32,
    bounds: Bounds,
}

fn font_of(face: Face) -> &'static Loaded {
    static LOADED: OnceLock<[Loaded; 4]> = OnceLock::new();
    &LOADED.get_or_init(|| PROGRAMS.map(load))[face as usize]
}

fn read(program: &'static [u8]) -> FontRef<'static> {
    FontRef::new(program).expect("a test reads every embedded face")
}

fn load(program: &'static [u8]) -> Loaded {
    let font = read(program);
    let glyphs = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let glyph = |id: GlyphId| {
        let advance = glyphs.advance_width(id).unwrap_or(0.0) as u16;
        Some(Glyph { id: u16::try_from(id.to_u32()).ok()?, advance })
    };
    let letters = letters::letters(&font);
    let last = letters.iter().map(|(c, _)| *c as usize).max().unwrap_or(0);
    let mut by_number = vec![None; last + 1];
    for (c, id) in letters {
        by_number[c as usize] = glyph(id).or(by_number[c as usize]);
    }
    let whole = font.metrics(Size::unscaled(), LocationRef::default());
    Loaded {
        glyphs: by_number,
        units_per_em: whole.units_per_em,
        ascent: whole.ascent as i16,
        descent: whole.descent as i16,
        weight: font.attributes().weight.value() as u16,
        italic_angle: whole.italic_angle,
        bounds: whole.bounds.map(Bounds::from).unwrap_or_default(),
    }
}

/// The glyph of `c`, if the face has one.
pub(crate) fn glyph(face: Face, c: char) -> Option<Glyph> {
    font_of(face).glyphs.get(c as usize).copied().flatten()
}

/// The box around the glyph of `c`; `None` where it draws nothing.
pub(crate) fn bounds(face: Face, c: char) -> Option<Bounds> {
    static FACES: OnceLock<[GlyphMetrics<'static>; 4]> = OnceLock::new();
    let metrics = |program| read(program).glyph_metrics(Size::unscaled(), LocationRef::default());
    let own = &FACES.get_or_init(|| PROGRAMS.map(metrics))[face as usize];
    let bounds = Bounds::from(own.bounds(GlyphId::from(glyph(face, c)?.id))?);
    (bounds != Bounds::default()).then_some(bounds)
}

/// Draws the outline of `c` with `pen`, in units of the face; nothing where it has none.
pub(crate) fn outline(face: Face, c: char, pen: &mut impl OutlinePen) {
    let outlines = read(PROGRAMS[face as usize]).outline_glyphs();
    if let Some(outline) = glyph(face, c).and_then(|glyph| outlines.get(GlyphId::from(glyph.id))) {
        // What is drawn before a fault of the outline stays; a test reads every embedded face.
        let _ = outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), pen);
    }
}

/// How far the letters of a face lean to the right for each unit up.
pub(crate) fn slope(face: Face) -> f32 {
    (-font_of(face).italic_angle).to_radians().tan()
}

/// A character's width as the file tells it to viewers: thousandths of an em, cut off to an integer.
pub(crate) fn told_width(face: Face, c: char) -> i64 {
    glyph(face, c).map_or(0, |glyph| i64::from(glyph.advance) * 1000 / i64::from(font_of(face).units_per_em))
}

/// What a simple font of that name says of a face (ISO 32000-1, 9.8), but for its program.
pub(crate) fn descriptor(face: Face, name: &str) -> Dictionary {
    let whole = font_of(face);
    let per_mille = |units: i16| i64::from(units) * 1000 / i64::from(whole.units_per_em);
    let bounds = whole.bounds;
    let corners = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(per_mille);
    // With serifs and of the Latin alphabet; slanted.
    let flags = 2 | 32 | if whole.italic_angle == 0.0 { 0 } else { 64 };
    dictionary! {
        "Type" => "FontDescriptor", "FontName" => name, "Flags" => flags,
        "FontBBox" => corners.map(Object::Integer).to_vec(), "ItalicAngle" => whole.italic_angle,
        "Ascent" => per_mille(whole.ascent), "Descent" => per_mille(whole.descent),
        "CapHeight" => per_mille(whole.ascent), "StemV" => i64::from(whole.weight) / 5,
    }
}

/// The name under which page content calls for a face.
pub(crate) fn resource(face: Face) -> &'static str {
    ["T0", "T1", "T2", "T3"][face as usize]
}

/// What the file says of a face, in thousandths of an em and degrees.
pub(crate) struct Look {
    pub ascent: i64,
    pub descent: i64,
    /// Of the box around all glyphs: left, bottom, right, top.
    pub bounds: [i64; 4],
    pub italic_angle: i64,
    /// How thick stems are, which no table of a face says: as its weight has them mostly.
    pub stem: i64,
}

/// What the file says of a face.
pub(crate) fn look(face: Face) -> Look {
    let whole = font_of(face);
    let per_mille = |units: i16| (f32::from(units) * 1000.0 / f32::from(whole.units_per_em)).round() as i64;
    let Bounds { x_min, y_min, x_max, y_max } = whole.bounds;
    Look {
        ascent: per_mille(whole.ascent),
        descent: per_mille(whole.descent),
        bounds: [x_min, y_min, x_max, y_max].map(per_mille),
        italic_angle: whole.italic_angle.round() as i64,
        stem: 50 + (f32::from(whole.weight) / 65.0).powi(2).round() as i64,
    }
}

/// A face cut to the characters of one document.
pub(crate) struct Cut {
    /// Which face.
    pub face: Face,
    /// `ABCDEF+Tinos-Bold`; the six letters stand for the characters kept.
    pub name: String,
    /// The font program.
    pub program: Vec<u8>,
    /// The program compressed, where that is shorter.
    pub deflated: Option<Vec<u8>>,
    /// Which characters its codes are, as viewers are told.
    pub unicode: Vec<u8>,
    /// The same compressed, where that is shorter.
    pub unicode_deflated: Option<Vec<u8>>,
    /// The widths of the codes from 1 on.
    pub widths: Vec<i64>,
    /// The code of each character, by its number.
    codes: Vec<u16>,
    /// Where codes of the content are not the glyph ids of the program: the glyph id of every code. In Tinos the
    /// space and the no-break space are one glyph; with a code each, both come out of the file as they went in.
    pub glyph_of_code: Option<Vec<u16>>,
    characters: BTreeSet<char>,
}

impl Cut {
    /// The code of a character in page content; 0, which shows that something lacks, where it was not cut for it.
    pub(crate) fn code(&self, c: char) -> u16 {
        self.codes.get(c as usize).copied().unwrap_or(0)
    }
}

/// Cuts the faces in use to the characters in use.
pub(crate) fn cut(pages: &[Page]) -> Result<Vec<Arc<Cut>>, Error> {
    // For each face, which characters by their numbers.
    let mut used = [const { Vec::new() }; Face::ALL.len()];
    for page in pages {
        for item in &page.items {
            let Item::Text(text) = item else { continue };
            let characters: &mut Vec<bool> = &mut used[text.face as usize];
            characters.resize(font_of(text.face).glyphs.len(), false);
            for c in text.text.chars() {
                if glyph(text.face, c).is_none() {
                    return Err(Error::MissingGlyph { character: c, text: text.text.clone() });
                }
                characters[c as usize] = true;
            }
            if text.continues {
                characters[' ' as usize] = true;
            }
        }
    }
    let characters = |used: Vec<bool>| -> BTreeSet<char> {
        let numbers = (0u32..).zip(used).filter(|(_, is_used)| *is_used);
        numbers.filter_map(|(number, _)| char::from_u32(number)).collect()
    };
    let used = Face::ALL.into_iter().zip(used.map(characters));
    Ok(used.filter(|(_, used)| !used.is_empty()).map(|(face, used)| kept_cut(face, used)).collect())
}

/// The cut, taken from the last few of its face where it was among them: documents of one batch often use the same
/// characters. It is the same whatever was cut before.
fn kept_cut(face: Face, characters: BTreeSet<char>) -> Arc<Cut> {
    const KEPT: usize = 4;
    static CUTS: Mutex<[Vec<Arc<Cut>>; 4]> = Mutex::new([const { Vec::new() }; 4]);
    let cuts = || CUTS.lock().unwrap_or_else(PoisonError::into_inner);
    let known = |cuts: &mut Vec<Arc<Cut>>| {
        let at = cuts.iter().position(|cut| cut.characters == characters)?;
        cuts[at..].rotate_left(1);
        cuts.last().map(Arc::clone)
    };
    if let Some(cut) = known(&mut cuts()[face as usize]) {
        return cut;
    }
    let cut = Arc::new(cut_face(face, &characters));
    let mut cuts = cuts();
    let cuts = &mut cuts[face as usize];
    if cuts.len() == KEPT {
        cuts.remove(0);
    }
    cuts.push(Arc::clone(&cut));
    cut
}

fn cut_face(face: Face, characters: &BTreeSet<char>) -> Cut {
    let mut kept = GlyphRemapper::new();
    // Codes are new glyph ids, which count from 1; a second character with the same glyph gets a code behind all of them.
    let (mut own, mut shared): (Vec<char>, Vec<(char, u16)>) = (Vec::new(), Vec::new());
    for &c in characters {
        let Some(glyph) = glyph(face, c) else { continue };
        let id = kept.remap(glyph.id);
        if usize::from(id) > own.len() {
            own.push(c);
        } else {
            shared.push((c, id));
        }
    }
    let ids = (0..=own.len() as u16).chain(shared.iter().map(|(_, id)| *id));
    let glyph_of_code = (!shared.is_empty()).then(|| ids.collect());
    let coded: Vec<char> = own.into_iter().chain(shared.into_iter().map(|(c, _)| c)).collect();
    let mut codes = vec![0; coded.iter().max().map_or(0, |last| *last as usize + 1)];
    for (code, c) in (1..).zip(&coded) {
        codes[*c as usize] = code;
    }
    let program =
        subsetter::subset(PROGRAMS[face as usize], 0, &kept).expect("a test cuts every embedded face");
    let unicode = unicode::map(resource(face), &coded).into_bytes();
    Cut {
        face,
        name: format!("{}+{}", tag(characters), NAMES[face as usize]),
        deflated: deflate::shorter(&program),
        program,
        unicode_deflated: deflate::shorter(&unicode),
        unicode,
        widths: coded.iter().map(|c| told_width(face, *c)).collect(),
        codes,
        glyph_of_code,
        characters: characters.clone(),
    }
}

/// Six capital letters that stand for the characters kept, as ISO 32000 asks for in the name of a cut font.
fn tag(characters: &BTreeSet<char>) -> String {
    let bytes = characters.iter().flat_map(|&c| u32::from(c).to_be_bytes());
    let mut hash = fnv(bytes);
    (0..6)
        .map(|_| {
            let letter = b'A' + (hash % 26) as u8;
            hash /= 26;
            char::from(letter)
        })
        .collect()
}

/// FNV-1a, 128 bits.
pub(crate) fn fnv(bytes: impl IntoIterator<Item = u8>) -> u128 {
    bytes.into_iter().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, |hash: u128, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use congvan::document::metrics;

    #[test]
    fn the_table_of_widths_is_that_of_the_fonts() {
        for face in Face::ALL {
            let whole = font_of(face);
            assert_eq!(i64::from(whole.units_per_em), metrics::UNITS_PER_EM);
            assert_eq!(i64::from(whole.ascent), metrics::ASCENT);
            assert_eq!(i64::from(whole.descent), -metrics::DESCENT);
            for c in '\0'..='\u{ffff}' {
                let own = glyph(face, c).map(|glyph| glyph.advance);
                assert_eq!(metrics::advance(face, c), own, "{face:?} U+{:04X}", u32::from(c));
            }
        }
    }

    #[test]
    fn every_face_can_be_cut_to_all_it_has() {
        for face in Face::ALL {
            let all: BTreeSet<char> = ('\0'..=char::MAX).filter(|c| glyph(face, *c).is_some()).collect();
            let cut = cut_face(face, &all);
            assert!(cut.name.ends_with(NAMES[face as usize]));
            let codes: BTreeSet<u16> = all.iter().map(|&c| cut.code(c)).filter(|code| *code > 0).collect();
            assert_eq!(codes.len(), all.len(), "one code a character");
        }
    }
}
