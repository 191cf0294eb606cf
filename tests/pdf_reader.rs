//! A small reader of finished PDF files: which words stand where, in which font, and which lines are drawn.
//!
//! It knows nothing of the program that wrote the file. Content streams are walked operator by operator, codes become
//! characters by the font's ToUnicode map and move the pen by the font's own widths. Places are in millimetres from
//! the upper left corner of the paper.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A point (1/72 inch) in millimetres.
pub const POINT: f64 = 25.4 / 72.0;

/// A page as a viewer shows it.
#[derive(Debug)]
pub struct Sheet {
    /// Width of the paper.
    pub width: f64,
    /// Height of the paper.
    pub height: f64,
    /// Words in the order they are drawn, one entry for what is shown from one place on.
    pub runs: Vec<Run>,
    /// Straight lines, and the four sides of boxes.
    pub strokes: Vec<Drawn>,
}

/// What is shown from one place on.
#[derive(Debug, Clone)]
pub struct Run {
    /// The words without spaces at the end.
    pub text: String,
    /// Name of the font, without the tag of a cut.
    pub font: String,
    /// Size in points.
    pub size: f64,
    /// Left edge of the first character.
    pub left: f64,
    /// Right edge of the last character that is no space.
    pub right: f64,
    /// Baseline.
    pub baseline: f64,
    /// Red, green, blue.
    pub colour: [f64; 3],
    /// Every character with its left edge.
    pub letters: Vec<(char, f64)>,
    /// No part of the text: page numbers.
    pub artifact: bool,
}

/// A straight line.
#[derive(Debug, Clone, Copy)]
pub struct Drawn {
    /// Left, upper, right and lower end.
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
    /// Red, green, blue.
    pub colour: [f64; 3],
}

impl Drawn {
    pub fn length(&self) -> f64 {
        (self.right - self.left).hypot(self.bottom - self.top)
    }
    pub fn horizontal(&self) -> bool {
        self.bottom - self.top < 0.01
    }
}

impl Run {
    pub fn bold(&self) -> bool {
        self.font.contains("Bold")
    }
    pub fn italic(&self) -> bool {
        self.font.contains("Italic")
    }
}

/// Reads every page.
pub fn read(file: &[u8]) -> Vec<Sheet> {
    let document = Document::load_mem(file).expect("the file is a PDF");
    document.get_pages().into_values().map(|page| sheet(&document, page)).collect()
}

/// `a b c d e f` of a transformation.
type Matrix = [f64; 6];
const UNCHANGED: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `inner`, then `outer`.
fn product(inner: Matrix, outer: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = inner;
    let [o, p, q, r, s, t] = outer;
    [a * o + b * q, a * p + b * r, c * o + d * q, c * p + d * r, e * o + f * q + s, e * p + f * r + t]
}

/// Widths and characters of a font, by code.
struct Font {
    name: String,
    characters: BTreeMap<u16, String>,
    widths: BTreeMap<u16, f64>,
    default: f64,
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    stroke: [f64; 3],
    fill: [f64; 3],
}

struct Reader<'a> {
    fonts: &'a BTreeMap<Vec<u8>, Font>,
    /// From the lower edge of the paper to the upper one.
    height: f64,
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    font: Option<(&'a Font, f64)>,
    leading: f64,
    /// What is shown next goes on where the last ended.
    goes_on: bool,
    /// Open marked content: whether each is an artifact.
    marks: Vec<bool>,
    path: Vec<(f64, f64)>,
    segments: Vec<[(f64, f64); 2]>,
    runs: Vec<Run>,
    strokes: Vec<Drawn>,
}

fn sheet(document: &Document, page: ObjectId) -> Sheet {
    let dictionary = document.get_dictionary(page).expect("a page is a dictionary");
    let paper =
        inherited_value(document, dictionary, b"MediaBox").as_array().expect("a page has its paper").clone();
    let [left, lower, right, upper] = [0, 1, 2, 3].map(|at| number(&paper[at]));
    assert!((left, lower) == (0.0, 0.0), "the paper begins at its corner");
    let turned = dictionary.get(b"Rotate").map_or(0.0, number);
    assert!(turned == 0.0, "the page is not turned");
    let fonts = document.get_page_fonts(page).expect("fonts can be read");
    let fonts = fonts.into_iter().map(|(name, font)| (name, self::font(document, font))).collect();
    let content = document.get_page_content(page);
    let mut reader = Reader {
        fonts: &fonts,
        height: upper,
        state: State { matrix: UNCHANGED, stroke: [0.0; 3], fill: [0.0; 3] },
        saved: Vec::new(),
        text: UNCHANGED,
        line: UNCHANGED,
        font: None,
        leading: 0.0,
        goes_on: false,
        marks: Vec::new(),
        path: Vec::new(),
        segments: Vec::new(),
        runs: Vec::new(),
        strokes: Vec::new(),
    };
    for operation in Content::decode(&content).expect("content can be decoded").operations {
        reader.operation(&operation);
    }
    assert!(reader.marks.is_empty(), "marked content is closed");
    Sheet { width: right * POINT, height: upper * POINT, runs: reader.runs, strokes: reader.strokes }
}

impl Reader<'_> {
    fn operation(&mut self, operation: &Operation) {
        let operands = &operation.operands;
        let n = |at: usize| operands.get(at).map_or(0.0, number);
        let colour = |own: &[Object]| match own.len() {
            1 => [number(&own[0]); 3],
            3 => [number(&own[0]), number(&own[1]), number(&own[2])],
            _ => panic!("an unknown colour: {own:?}"),
        };
        self.goes_on &= !matches!(operation.operator.as_str(), "BT" | "Tf" | "Tm" | "Td" | "TD" | "T*");
        match operation.operator.as_str() {
            "q" => self.saved.push(self.state.clone()),
            "Q" => self.state = self.saved.pop().expect("as many Q as q"),
            "cm" => self.state.matrix = product([n(0), n(1), n(2), n(3), n(4), n(5)], self.state.matrix),
            "RG" | "G" => self.state.stroke = colour(operands),
            "rg" | "g" => self.state.fill = colour(operands),
            "CS" | "cs" | "SC" | "sc" | "SCN" | "scn" | "K" | "k" | "Do" | "sh" | "BI" | "Tz" | "Tc"
            | "Tw" => {
                panic!("an operator this reader does not know: {}", operation.operator)
            }
            // A mark lifted over its letter stands on the letter's line.
            "Ts" => {}
            "BMC" | "BDC" => {
                let tag = operands[0].as_name().expect("a tag is a name");
                let outer = self.marks.last().copied().unwrap_or(false);
                self.marks.push(outer || tag == b"Artifact");
            }
            "EMC" => {
                self.marks.pop().expect("as many EMC as BMC");
            }
            "BT" => (self.text, self.line) = (UNCHANGED, UNCHANGED),
            "Tf" => {
                let name = operands[0].as_name().expect("a font has a name");
                self.font = Some((&self.fonts[name], n(1)));
            }
            "TL" => self.leading = n(0),
            "Tm" => {
                self.line = [n(0), n(1), n(2), n(3), n(4), n(5)];
                self.text = self.line;
            }
            "Td" | "TD" => {
                if operation.operator == "TD" {
                    self.leading = -n(1);
                }
                self.line = product([1.0, 0.0, 0.0, 1.0, n(0), n(1)], self.line);
                self.text = self.line;
            }
            "T*" => {
                self.line = product([1.0, 0.0, 0.0, 1.0, 0.0, -self.leading], self.line);
                self.text = self.line;
            }
            "Tj" => self.show(operands),
            "TJ" => self.show(operands[0].as_array().expect("TJ takes a list")),
            "m" => self.path = vec![self.place_point(n(0), n(1))],
            "l" => {
                let to = self.place_point(n(0), n(1));
                let from = *self.path.last().expect("a path begins with a point");
                self.segments.push([from, to]);
                self.path.push(to);
            }
            "h" => self.close(),
            "re" => {
                let (x, y, w, h) = (n(0), n(1), n(2), n(3));
                let corners =
                    [(x, y), (x + w, y), (x + w, y + h), (x, y + h)].map(|(x, y)| self.place_point(x, y));
                self.segments.extend((0..4).map(|at| [corners[at], corners[(at + 1) % 4]]));
            }
            "s" => {
                self.close();
                self.stroke();
            }
            "S" => self.stroke(),
            "n" | "f" | "F" | "f*" => self.segments.clear(),
            _ => {}
        }
    }

    fn close(&mut self) {
        if let (Some(&first), Some(&last)) = (self.path.first(), self.path.last())
            && first != last
        {
            self.segments.push([last, first]);
            self.path.push(first);
        }
    }

    fn stroke(&mut self) {
        for [one, other] in std::mem::take(&mut self.segments) {
            self.strokes.push(Drawn {
                left: one.0.min(other.0),
                top: one.1.min(other.1),
                right: one.0.max(other.0),
                bottom: one.1.max(other.1),
                colour: self.state.stroke,
            });
        }
    }

    /// In millimetres from the upper left corner.
    fn place_point(&self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.state.matrix;
        ((a * x + c * y + e) * POINT, (self.height - (b * x + d * y + f)) * POINT)
    }

    /// The left end of what is shown next, in millimetres, and how long a unit of text space is there.
    fn pen(&self) -> (f64, f64, f64) {
        let [a, b, _, d, e, f] = product(self.text, self.state.matrix);
        assert!(b == 0.0 && a == d, "text is neither turned nor squeezed");
        (e * POINT, (self.height - f) * POINT, a)
    }

    fn show(&mut self, pieces: &[Object]) {
        let (font, size) = self.font.expect("a font is chosen before words are shown");
        let (left, baseline, scale) = self.pen();
        let mut letters: Vec<(char, f64)> = Vec::new();
        let mut right = left;
        for piece in pieces {
            let Object::String(codes, _) = piece else {
                self.advance(-number(piece) / 1000.0 * size);
                continue;
            };
            assert!(codes.len().is_multiple_of(2), "codes have two bytes");
            for code in codes.chunks(2) {
                let code = u16::from_be_bytes([code[0], code[1]]);
                let at = self.pen().0;
                let characters = font
                    .characters
                    .get(&code)
                    .unwrap_or_else(|| panic!("code {code} of {} has no character", font.name));
                letters.extend(characters.chars().map(|c| (c, at)));
                self.advance(font.widths.get(&code).unwrap_or(&font.default) / 1000.0 * size);
                if characters != " " && !characters.starts_with(over_or_under) {
                    right = self.pen().0;
                }
            }
        }
        let words = |letters: &[(char, f64)]| {
            let text: String = letters.iter().map(|(c, _)| c).collect();
            text.trim_end_matches(' ').to_owned()
        };
        if std::mem::replace(&mut self.goes_on, true) {
            let run = self.runs.last_mut().expect("something was shown before");
            run.letters.extend(letters);
            run.text = words(&run.letters);
            run.right = right;
            return;
        }
        self.runs.push(Run {
            text: words(&letters),
            font: font.name.clone(),
            size: size * scale,
            left,
            right,
            baseline,
            colour: self.state.fill,
            letters,
            artifact: self.marks.last().copied().unwrap_or(false),
        });
    }

    fn advance(&mut self, by: f64) {
        self.text = product([1.0, 0.0, 0.0, 1.0, by, 0.0], self.text);
    }
}

/// Marks that stand over or under the letter before them.
fn over_or_under(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn font(document: &Document, font: &Dictionary) -> Font {
    let name = font.get(b"BaseFont").and_then(Object::as_name).expect("a font has a name");
    let name = String::from_utf8_lossy(name).into_owned();
    let name = name.split_once('+').map_or(name.clone(), |(_, name)| name.to_owned());
    assert_eq!(font.get(b"Encoding").and_then(Object::as_name).expect("an encoding"), b"Identity-H");
    let descendants =
        follow(document, font.get(b"DescendantFonts").expect("a font of this kind has one below"));
    let below =
        follow(document, &descendants.as_array().expect("a list")[0]).as_dict().expect("a dictionary");
    let map =
        follow(document, font.get(b"ToUnicode").expect("a map to characters")).as_stream().expect("a stream");
    let map = map.decompressed_content().unwrap_or_else(|_| map.content.clone());
    Font {
        name,
        characters: characters(&String::from_utf8_lossy(&map)),
        widths: below
            .get(b"W")
            .map_or_else(|_| BTreeMap::new(), |widths| self::widths(follow(document, widths))),
        default: below.get(b"DW").map_or(1000.0, number),
    }
}

/// `first [w w w]` and `first last w`.
fn widths(list: &Object) -> BTreeMap<u16, f64> {
    let mut found = BTreeMap::new();
    let mut rest = list.as_array().expect("widths are a list").iter();
    while let Some(first) = rest.next() {
        let first = number(first) as u16;
        match rest.next().expect("widths follow a code") {
            Object::Array(own) => {
                found.extend((first..).zip(own.iter().map(number)));
            }
            last => {
                let width = number(rest.next().expect("a width follows two codes"));
                found.extend((first..=number(last) as u16).map(|code| (code, width)));
            }
        }
    }
    found
}

/// A ToUnicode map: `beginbfchar <code> <text>` and `beginbfrange <first> <last> <text>`.
fn characters(map: &str) -> BTreeMap<u16, String> {
    let hex = |token: &str| -> Vec<u16> {
        let digits = token.trim_matches(['<', '>']);
        let pairs = digits.as_bytes().chunks(4).map(|four| std::str::from_utf8(four).expect("digits"));
        pairs.map(|four| u16::from_str_radix(four, 16).expect("hexadecimal digits")).collect()
    };
    let text = |units: &[u16]| String::from_utf16(units).expect("UTF-16");
    let mut found = BTreeMap::new();
    let mut tokens = map.split_ascii_whitespace();
    while let Some(token) = tokens.next() {
        match token {
            "beginbfchar" => {
                while let Some(code) = tokens.next().filter(|token| *token != "endbfchar") {
                    found.insert(hex(code)[0], text(&hex(tokens.next().expect("text follows a code"))));
                }
            }
            "beginbfrange" => {
                while let Some(first) = tokens.next().filter(|token| *token != "endbfrange") {
                    let last = hex(tokens.next().expect("a range has an end"))[0];
                    let mut units = hex(tokens.next().expect("text follows a range"));
                    for code in hex(first)[0]..=last {
                        found.insert(code, text(&units));
                        *units.last_mut().expect("a character") += 1;
                    }
                }
            }
            _ => {}
        }
    }
    found
}

fn follow<'a>(document: &'a Document, object: &'a Object) -> &'a Object {
    document.dereference(object).expect("what is referred to is there").1
}

/// A page's own entry, or that of the pages above it.
fn inherited_value<'a>(document: &'a Document, page: &'a Dictionary, key: &[u8]) -> &'a Object {
    match page.get(key) {
        Ok(own) => follow(document, own),
        Err(_) => {
            let parent = follow(document, page.get(b"Parent").expect("a page has a parent"));
            inherited_value(document, parent.as_dict().expect("a dictionary"), key)
        }
    }
}

fn number(object: &Object) -> f64 {
    match object {
        Object::Integer(whole) => *whole as f64,
        Object::Real(real) => f64::from(*real),
        other => panic!("a number, not {other:?}"),
    }
}
