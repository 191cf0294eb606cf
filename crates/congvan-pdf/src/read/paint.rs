//! The content of a page, carried out: where each letter, line and picture comes to stand.

mod path;
mod state;

use std::collections::HashSet;

use hayro_font::kurbo::{Affine, Rect};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Number, ObjRef, Object, Stream};
use hayro_syntax::page::{Page, Resources};

use super::budget::Budget;
use super::damage::is_sound;
use super::drawn::{Drawn, Letter, Mark, Picture};
use super::faces::{Faces, Meaning, is_picture};
use super::text_string;
use path::Path;
use state::{Ink, State};

/// No page of a document has more letters.
const MOST_LETTERS: usize = 100_000;
/// How deep forms may stand in forms.
const DEEPEST: usize = 12;
/// How many states may be kept.
const MOST_KEPT: usize = 512;

/// Carries out content and notes what is drawn.
pub(crate) struct Painter<'a, 'p> {
    faces: &'p mut Faces<'a>,
    budget: &'p mut Budget,
    /// Layers that are not shown.
    unseen_layers: &'p HashSet<ObjRef>,
    drawn: &'p mut Drawn,
    state: State<'a>,
    kept: Vec<State<'a>>,
    matrix: Affine,
    line: Affine,
    path: Path,
    marks: Vec<Marked>,
    depth: usize,
    /// The stream whose marked content is counted.
    counted: u32,
    laid_on: Option<usize>,
    /// How many objects of text were begun.
    objects: u32,
}

/// Marked content that was begun.
struct Marked {
    mark: Mark,
    unseen: bool,
    /// What its letters are said to be, and where they began.
    says: Option<(String, usize)>,
}

impl<'a, 'p> Painter<'a, 'p> {
    pub fn new(
        faces: &'p mut Faces<'a>,
        budget: &'p mut Budget,
        unseen_layers: &'p HashSet<ObjRef>,
        drawn: &'p mut Drawn,
        base: Affine,
    ) -> Self {
        Self {
            faces,
            budget,
            unseen_layers,
            drawn,
            state: State::new(base),
            kept: Vec::new(),
            matrix: Affine::IDENTITY,
            line: Affine::IDENTITY,
            path: Path::default(),
            marks: Vec::new(),
            depth: 0,
            counted: 0,
            laid_on: None,
            objects: 0,
        }
    }

    /// Draws what the page itself has.
    pub fn page(&mut self, page: &Page<'a>) {
        let mut content = Vec::new();
        let streams = contents(page);
        self.drawn.damaged |= streams.is_empty() && page.raw().contains_key("Contents");
        for stream in streams {
            self.drawn.damaged |= !is_sound(&stream);
            let Ok(bytes) = stream.decoded_data() else {
                self.drawn.damaged = true;
                continue;
            };
            if !self.budget.unpack(bytes.len()) {
                return;
            }
            content.extend_from_slice(&bytes);
            content.push(b' ');
        }
        self.content(&content, page.resources());
    }

    /// Draws the appearance of something laid on the page, fitted into `area`.
    pub fn appearance(&mut self, form: &Stream<'a>, area: Rect, resources: &Resources<'a>, laid_on: usize) {
        let dict = form.dict();
        let Some([left, top, right, bottom]) = dict.get::<[f64; 4]>("BBox") else { return };
        let own = matrix(dict);
        let room = own.transform_rect_bbox(Rect::new(left, top, right, bottom).abs());
        if room.width() <= 0.0 || room.height() <= 0.0 {
            return;
        }
        let (wide, high) = (area.width() / room.width(), area.height() / room.height());
        let fit = Affine::new([wide, 0.0, 0.0, high, area.x0 - wide * room.x0, area.y0 - high * room.y0]);
        self.keep();
        self.state.matrix *= fit;
        self.laid_on = Some(laid_on);
        let marks = std::mem::take(&mut self.marks);
        self.form(form, resources);
        self.marks = marks;
        self.laid_on = None;
        self.give_back();
    }

    fn content(&mut self, bytes: &[u8], resources: &Resources<'a>) {
        let (kept, marked) = (self.kept.len(), self.marks.len());
        let mut instructions = TypedIter::new(bytes);
        while let Some(instruction) = instructions.next() {
            if !self.budget.take(1) {
                return;
            }
            self.carry_out(&instruction, resources);
        }
        while self.kept.len() > kept {
            self.give_back();
        }
        while self.marks.len() > marked {
            self.end_marked();
        }
    }

    fn carry_out(&mut self, instruction: &TypedInstruction<'_, '_>, resources: &Resources<'a>) {
        use TypedInstruction as I;
        match instruction {
            I::SaveState(_) => self.keep(),
            I::RestoreState(_) => self.give_back(),
            I::Transform(t) => self.state.matrix *= affine([&t.0, &t.1, &t.2, &t.3, &t.4, &t.5]),
            I::LineWidth(width) => self.state.line_width = width.0.as_f64(),
            I::XObject(name) => self.object(name.0, resources),
            I::SetGraphicsState(name) => self.graphics_state(name.0, resources),
            I::NonStrokeColorDeviceGray(gray) => self.state.ink = Ink::gray(gray.0.as_f64()),
            I::NonStrokeColorDeviceRgb(c) => {
                self.state.ink = Ink::rgb([&c.0, &c.1, &c.2].map(Number::as_f64))
            }
            I::NonStrokeColorCmyk(c) => {
                self.state.ink = Ink::cmyk([&c.0, &c.1, &c.2, &c.3].map(Number::as_f64))
            }
            I::NonStrokeColor(c) => self.state.ink = Ink::of(c.0.iter().map(Number::as_f64)),
            I::NonStrokeColorNamed(_) | I::ColorSpaceNonStroke(_) => self.state.ink = Ink::Dark,
            I::BeginMarkedContent(begin) => self.begin_marked(begin.0, None, resources),
            I::BeginMarkedContentWithProperties(begin) => {
                self.begin_marked(begin.0, Some(begin.1), resources)
            }
            I::EndMarkedContent(_) => self.end_marked(),
            I::InlineImage(_) => self.picture(false),
            _ if self.text(instruction, resources) => {}
            _ => path::carry_out(self, instruction),
        }
    }

    /// Carries out an instruction of text; false if it is none.
    fn text(&mut self, instruction: &TypedInstruction<'_, '_>, resources: &Resources<'a>) -> bool {
        use TypedInstruction as I;
        let text = &mut self.state.text;
        match instruction {
            I::BeginText(_) => {
                self.objects += 1;
                self.start_line(Affine::IDENTITY);
            }
            I::EndText(_) => {}
            I::TextFont(font) => {
                text.size = font.1.as_f64();
                text.face = resources.get_font(font.0).and_then(|dict| self.faces.face(&dict));
            }
            I::CharacterSpacing(space) => text.spacing = space.0.as_f64(),
            I::WordSpacing(space) => text.word_spacing = space.0.as_f64(),
            I::HorizontalScaling(scale) => text.scale = scale.0.as_f64() / 100.0,
            I::TextLeading(leading) => text.leading = leading.0.as_f64(),
            I::TextRise(rise) => text.rise = rise.0.as_f64(),
            I::TextRenderingMode(mode) => text.unseen = matches!(mode.0.as_i64(), 3 | 7),
            I::SetTextMatrix(t) => self.start_line(affine([&t.0, &t.1, &t.2, &t.3, &t.4, &t.5])),
            I::NextLine(to) => self.next_line(to.0.as_f64(), to.1.as_f64()),
            I::NextLineAndSetLeading(to) => {
                text.leading = -to.1.as_f64();
                self.next_line(to.0.as_f64(), to.1.as_f64());
            }
            I::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.text.leading),
            I::ShowText(shown) => self.show(shown.0.as_bytes()),
            I::ShowTexts(shown) => self.show_several(shown.0),
            I::NextLineAndShowText(shown) => {
                self.next_line(0.0, -self.state.text.leading);
                self.show(shown.0.as_bytes());
            }
            I::ShowTextWithParameters(shown) => {
                text.word_spacing = shown.0.as_f64();
                text.spacing = shown.1.as_f64();
                self.next_line(0.0, -self.state.text.leading);
                self.show(shown.2.as_bytes());
            }
            _ => return false,
        }
        true
    }

    fn start_line(&mut self, at: Affine) {
        self.matrix = at;
        self.line = at;
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.start_line(self.line * Affine::translate((x, y)));
    }

    fn show_several(&mut self, shown: &Array<'_>) {
        for part in shown.iter::<Object<'_>>() {
            match part {
                Object::Number(back) => {
                    let text = &self.state.text;
                    let by = -back.as_f64() / 1_000.0 * text.size * text.scale;
                    self.matrix *= Affine::translate((by, 0.0));
                }
                Object::String(shown) => self.show(shown.as_bytes()),
                _ => {}
            }
        }
    }

    fn show(&mut self, shown: &[u8]) {
        let Some(face) = self.state.text.face.clone() else {
            self.drawn.damaged |= !shown.is_empty();
            return;
        };
        let mut at = 0;
        while at < shown.len() {
            if !self.budget.take(1) {
                return;
            }
            let (code, length) = face.font.read_code(shown, at);
            let text = &self.state.text;
            let advance = if face.font.is_horizontal() { face.font.code_advance(code).x } else { 1_000.0 };
            let wide = advance / 1_000.0 * text.size;
            let spaces = text.spacing + if code == 32 && length == 1 { text.word_spacing } else { 0.0 };
            let (wide, by) = (wide * text.scale, (wide + spaces) * text.scale);
            let origin = self.state.matrix * self.matrix * Affine::translate((0.0, text.rise));
            let meaning = face.meaning(code);
            self.letters(origin, wide, face.index, &meaning);
            self.matrix *= Affine::translate((by, 0.0));
            at += length.max(1);
        }
    }

    /// Notes the letters of one glyph, `wide` in the units of `origin`.
    fn letters(&mut self, origin: Affine, wide: f64, face: usize, meaning: &Meaning) {
        if self.drawn.letters.len() >= MOST_LETTERS {
            self.budget.refuse();
            return;
        }
        let [across, down, up_across, up, x, y] = origin.as_coeffs();
        let stretch = across.hypot(down);
        let size = self.state.text.size.abs() * up_across.hypot(up);
        if !(x.is_finite() && y.is_finite() && stretch.is_finite() && size.is_finite()) {
            return;
        }
        let turned = down.abs() > 0.05 * stretch || across < 0.0;
        let slanted = turned && down.abs() > 0.05 * stretch && across.abs() > 0.05 * stretch;
        let pale = self.state.ink == Ink::Light || self.state.clear;
        let outside = x < -2.0 || y < -2.0 || x > self.drawn.width + 2.0 || y > self.drawn.height + size;
        let unseen = self.state.text.unseen
            || outside
            || size < 0.5
            || self.marks.iter().any(|marked| marked.unseen)
            || self.state.ink == Ink::White && !self.on_dark(x, y);
        let mut one = [0; 4];
        let several = match meaning {
            Meaning::One(c) => c.encode_utf8(&mut one),
            Meaning::Several(text) => text.as_str(),
            Meaning::Unknown => "\u{fffd}",
        };
        let count = several.chars().filter(|c| !is_mark(*c)).count().max(1) as f64;
        let step = wide * stretch / count;
        let mark = self.mark();
        let mut nth = 0.0;
        for text in several.chars() {
            // A mark stands with its letter, wherever the font draws it.
            if is_mark(text)
                && let Some(letter) = self.place_of_mark(x, y, size)
            {
                self.drawn.letters.push(Letter { text, ..letter });
                continue;
            }
            let x = x + step * nth;
            nth += 1.0;
            let laid_on = self.laid_on;
            self.drawn.letters.push(Letter {
                text,
                x,
                y,
                width: step,
                size,
                face,
                mark,
                laid_on,
                object: self.objects,
                unseen,
                turned,
                slanted,
                pale,
            });
        }
    }

    /// Where a mark stands that is drawn at this place: in the second half of the letter before it.
    fn place_of_mark(&self, x: f64, y: f64, size: f64) -> Option<Letter> {
        let letter = self.drawn.letters.last().filter(|letter| !letter.is_blank())?;
        let near = (x - letter.x).abs() < 2.0 * size && (y - letter.y).abs() < size;
        let half = letter.width / 2.0;
        near.then(|| Letter { x: letter.x + half, width: half, ..letter.clone() })
    }

    fn on_dark(&self, x: f64, y: f64) -> bool {
        self.drawn.dark.iter().rev().take(64).any(|area| area.inflate(2.0, 2.0).contains((x, y)))
    }

    fn mark(&self) -> Mark {
        self.marks.iter().rev().map(|marked| marked.mark).find(|mark| *mark != Mark::None).unwrap_or_default()
    }

    fn keep(&mut self) {
        if self.kept.len() < MOST_KEPT {
            self.kept.push(self.state.clone());
        }
    }

    fn give_back(&mut self) {
        if let Some(state) = self.kept.pop() {
            self.state = state;
        }
    }

    fn begin_marked(&mut self, tag: &Name<'_>, properties: Option<&Object<'_>>, resources: &Resources<'a>) {
        let named = |name: &Name<'_>| resources.properties.get::<Dict<'_>>(name.as_ref());
        let dict = match properties {
            Some(Object::Name(name)) => named(name),
            Some(Object::Dict(dict)) => Some(dict.clone()),
            _ => None,
        };
        let number = dict.as_ref().and_then(|dict| dict.get::<Number>("MCID"));
        let mark = match (tag.as_ref(), number) {
            (b"Artifact", _) => Mark::Artifact,
            // What is laid on the page counts for itself.
            (_, Some(number)) if self.laid_on.is_none() => Mark::Content(self.counted, number.as_i64()),
            _ => Mark::None,
        };
        let says = dict.as_ref().and_then(|dict| dict.get::<hayro_syntax::object::String<'_>>("ActualText"));
        let says = says.map(|says| (text_string(&says), self.drawn.letters.len()));
        let unseen = tag.as_ref() == b"OC"
            && matches!(properties, Some(Object::Name(name))
                if resources.properties.get_ref(name.as_ref()).is_some_and(|at| self.unseen_layers.contains(&at)));
        self.marks.push(Marked { mark, unseen, says });
    }

    fn end_marked(&mut self) {
        let Some(Marked { says: Some((says, from)), .. }) = self.marks.pop() else { return };
        let Some(first) = self.drawn.letters.get(from).cloned() else { return };
        let end = self.drawn.letters[from..].iter().map(Letter::end).fold(first.x, f64::max);
        let count = says.chars().count().max(1) as f64;
        let step = (end - first.x) / count;
        // Words that are turned go on in their own direction.
        let last = self.drawn.letters.last().filter(|_| first.turned);
        let (across, down) =
            last.map_or((step, 0.0), |last| ((last.x - first.x) / count, (last.y - first.y) / count));
        self.drawn.letters.truncate(from);
        for (nth, text) in says.chars().take(10_000).enumerate() {
            let (x, y) = (first.x + across * nth as f64, first.y + down * nth as f64);
            let letter = Letter { text, x, y, width: step, ..first.clone() };
            self.drawn.letters.push(letter);
        }
    }

    fn graphics_state(&mut self, name: &Name<'_>, resources: &Resources<'a>) {
        let Some(dict) = resources.get_ext_g_state(name) else { return };
        if let Some(width) = dict.get::<f64>("LW") {
            self.state.line_width = width;
        }
        if let Some(cover) = dict.get::<f64>("ca") {
            self.state.clear = cover < 0.6;
        }
        let Some(font) = dict.get::<Array<'a>>("Font") else { return };
        let mut parts = font.iter::<Object<'a>>();
        if let (Some(Object::Dict(dict)), Some(Object::Number(size))) = (parts.next(), parts.next()) {
            self.state.text.size = size.as_f64();
            self.state.text.face = self.faces.face(&dict);
        }
    }

    fn object(&mut self, name: &Name<'_>, resources: &Resources<'a>) {
        let Some(stream) = resources.get_x_object(name) else {
            self.drawn.damaged = true;
            return;
        };
        let layer = stream.dict().get_ref("OC");
        if layer.is_some_and(|layer| self.unseen_layers.contains(&layer)) {
            return;
        }
        if is_picture(&stream) {
            let clear = ["SMask", "Mask", "ImageMask"].iter().any(|key| stream.dict().contains_key(key));
            self.picture(clear);
        } else {
            self.form(&stream, resources);
        }
    }

    fn picture(&mut self, clear: bool) {
        let area = self.state.matrix.transform_rect_bbox(Rect::new(0.0, 0.0, 1.0, 1.0));
        self.drawn.pictures.push(Picture { area, letters_before: self.drawn.letters.len(), clear });
    }

    fn form(&mut self, form: &Stream<'a>, resources: &Resources<'a>) {
        if self.depth >= DEEPEST || is_picture(form) || self.budget.is_spent() {
            return;
        }
        self.drawn.damaged |= !is_sound(form);
        let Ok(bytes) = form.decoded_data() else {
            self.drawn.damaged = true;
            return;
        };
        if !self.budget.unpack(bytes.len() + 64) {
            return;
        }
        let dict = form.dict();
        let own = dict.get::<Dict<'a>>("Resources").map(Resources::new);
        self.keep();
        self.depth += 1;
        let counted = self.counted;
        if dict.contains_key("StructParents") {
            self.counted = form.obj_id().obj_number;
        }
        let (line, text) = (self.line, self.matrix);
        self.state.matrix *= matrix(dict);
        self.path = Path::default();
        self.content(&bytes, own.as_ref().unwrap_or(resources));
        (self.line, self.matrix) = (line, text);
        self.counted = counted;
        self.depth -= 1;
        self.give_back();
    }
}

/// The streams of a page's content that do not say they are pictures.
fn contents<'a>(page: &Page<'a>) -> Vec<Stream<'a>> {
    let dict = page.raw();
    let several = dict.get::<Array<'a>>("Contents");
    let streams: Vec<Stream<'a>> = match several {
        Some(several) => several.iter::<Stream<'a>>().take(10_000).collect(),
        None => dict.get::<Stream<'a>>("Contents").into_iter().collect(),
    };
    streams.into_iter().filter(|stream| !is_picture(stream)).collect()
}

/// Whether a character is a mark upon the one before.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn matrix(dict: &Dict<'_>) -> Affine {
    dict.get::<[f64; 6]>("Matrix").map_or(Affine::IDENTITY, Affine::new)
}

fn affine(parts: [&Number; 6]) -> Affine {
    Affine::new(parts.map(Number::as_f64))
}

/// The layers that the file does not show.
pub(crate) fn unseen_layers(catalog: &Dict<'_>) -> HashSet<ObjRef> {
    let shown = catalog.get::<Dict<'_>>("OCProperties").and_then(|all| all.get::<Dict<'_>>("D"));
    let off = shown.and_then(|shown| shown.get::<Array<'_>>("OFF"));
    let references = off.iter().flat_map(|off| off.raw_iter()).take(10_000);
    references.filter_map(|one| if let MaybeRef::Ref(at) = one { Some(at) } else { None }).collect()
}
