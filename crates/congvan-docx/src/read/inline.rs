//! What stands in a paragraph: runs, links, content controls, tracked changes, fields.

use congvan::import::arrived::{Reason, Run, Shift};
use congvan::import::line::Line;

use super::look::{RunLook, is_on};
use super::reader::{Around, Reader, short};
use super::tree::{Child, Element, Space};

/// What is written for a hyphen at which no line breaks: where lines may end is the form's.
const NO_BREAK_HYPHEN: &str = "-";
/// A letter in fonts of the years before Unicode; elsewhere it goes when letters are settled.
const SOFT_HYPHEN: &str = "\u{ad}";

impl<'t> Reader<'t> {
    /// What stands in an element within a paragraph.
    pub fn inlines(&mut self, of: Element<'t>, around: &Around, line: &mut Line) {
        for element in of.elements() {
            self.inline(element, around, line);
        }
    }

    fn inline(&mut self, element: Element<'t>, around: &Around, line: &mut Line) {
        match (element.space(), element.name()) {
            (Space::Word, "r") => self.run(element, around, line),
            (Space::Word, "ins" | "moveTo") => {
                self.changes += 1;
                self.inlines(element, around, line);
            }
            (Space::Word, "del" | "moveFrom") => {
                self.changes += 1;
                self.inlines(element, &Around { gone: Some(Reason::Deleted), ..around.clone() }, line);
            }
            (Space::Word, "hyperlink") => self.hyperlink(element, around, line),
            (Space::Word, "sdt") => {
                if let Some(content) = element.child("sdtContent") {
                    self.inlines(content, &Around { is_field: true, ..around.clone() }, line);
                }
            }
            (Space::Word, "fldSimple") => {
                let is_open = self.fields.open_simple(element.get("instr").unwrap_or_default());
                self.inlines(element, around, line);
                if is_open {
                    self.fields.close();
                }
            }
            (Space::Choice, "AlternateContent") => {
                if let Some(taken) = self.choose(element) {
                    self.inlines(taken, around, line);
                }
            }
            (Space::Math, "t") => {
                let look = RunLook::default().over(&around.base.run);
                self.say(&element.words(), &look, around, line);
            }
            (Space::Math, "f" | "sSup" | "sSub" | "sSubSup" | "rad" | "nary" | "d") => {
                self.formula(element, around, line);
            }
            (Space::Math, "oMath") => {
                self.formulas += 1;
                self.inlines(element, around, line);
            }
            (Space::Word | Space::Math, name) if is_property(name) => {}
            _ => self.inlines(element, around, line),
        }
    }

    /// A part of a formula on one line: `(a+b)/2`, `√(x)`, raised and lowered figures.
    fn formula(&mut self, of: Element<'t>, around: &Around, line: &mut Line) {
        let look = RunLook::default().over(&around.base.run);
        let sign = |name| of.elements().find_map(|own| own.child(name)).and_then(|sign| sign.get("val"));
        if of.name() == "nary" {
            self.say(sign("chr").unwrap_or("∫"), &look, around, line);
        }
        if of.name() == "d" {
            self.say(sign("begChr").unwrap_or("("), &look, around, line);
        }
        let parts = of.elements().filter(|part| !is_property(part.name()));
        for (nth, part) in parts.enumerate() {
            let before = match (of.name(), part.name()) {
                ("f", "den") => "/",
                ("rad", "e") => "√",
                ("d", _) if nth > 0 => sign("sepChr").unwrap_or("|"),
                _ => "",
            };
            self.say(before, &look, around, line);
            let words = plain_words(part);
            let is_simple = part.elements().all(|own| matches!(own.name(), "r" | "ctrlPr"));
            let shift = match part.name() {
                "sup" => Some(Shift::Raised),
                "sub" => Some(Shift::Lowered),
                _ => None,
            };
            if shift.is_some() && is_simple {
                self.say(&words, &RunLook { shift, ..look.clone() }, around, line);
                continue;
            }
            let is_whole = words.chars().all(char::is_alphanumeric) || matches!(of.name(), "d");
            let bracketed = !is_whole && (shift.is_some() || matches!(of.name(), "f" | "rad"));
            self.say(if bracketed { "(" } else { "" }, &look, around, line);
            self.inlines(part, around, line);
            self.say(if bracketed { ")" } else { "" }, &look, around, line);
        }
        if of.name() == "d" {
            self.say(sign("endChr").unwrap_or(")"), &look, around, line);
        }
    }

    fn hyperlink(&mut self, element: Element<'t>, around: &Around, line: &mut Line) {
        let Some(address) = self.address(element) else { return self.inlines(element, around, line) };
        let is_open = self.fields.open_link(address);
        self.inlines(element, around, line);
        if is_open {
            self.fields.close();
        }
    }

    fn run(&mut self, run: Element<'t>, around: &Around, line: &mut Line) {
        let own = RunLook::of(run.child("rPr").filter(|of| of.space() == Space::Word));
        let look = match own.style.as_deref().map(|id| self.run_style(id)) {
            Some(style) => own.over(&style.toggled_over(&around.base.run)),
            None => own.over(&around.base.run),
        };
        self.run_content(run, &look, around, line);
    }

    fn run_content(&mut self, run: Element<'t>, look: &RunLook, around: &Around, line: &mut Line) {
        let mut marked = None;
        for part in run.elements() {
            match (part.space(), part.name()) {
                (Space::Word, "t") => {
                    let words = words_of(part);
                    match marked.take() {
                        Some(note) => self.mark(&words, note, look, around, line),
                        None => self.say(&words, look, around, line),
                    }
                }
                (Space::Word, "delText") => self.leave_out(&words_of(part), Reason::Deleted),
                (Space::Word, "instrText") => self.fields.instruct(&part.words()),
                (Space::Word, "tab" | "ptab") => self.say("\t", look, around, line),
                (Space::Word, "cr") => self.say("\n", look, around, line),
                (Space::Word, "br") => self.line_break(part, look, around, line),
                (Space::Word, "noBreakHyphen") => self.say(NO_BREAK_HYPHEN, look, around, line),
                (Space::Word, "softHyphen") => self.say(SOFT_HYPHEN, look, around, line),
                (Space::Word, "sym") => self.symbol(part, look, around, line),
                (Space::Word, "footnoteReference" | "endnoteReference") => {
                    let Some(note) = self.marks.note(part, around.gone) else { continue };
                    if part
                        .get("customMarkFollows")
                        .is_some_and(|value| !matches!(value, "0" | "false" | "off"))
                    {
                        marked = Some(note);
                    } else {
                        let mark = self.marks.next(part);
                        self.mark(&mark, note, look, around, line);
                    }
                }
                (Space::Word, "fldChar") => self.field(part, look, around, line),
                (Space::Word, "drawing" | "pict" | "object") => self.drawing(part, around, line),
                (Space::Word, "ruby") => {
                    for part in part.elements().filter(|part| !is_property(part.name())) {
                        self.inlines(part, around, line);
                    }
                }
                (Space::Choice, "AlternateContent") => {
                    if let Some(taken) = self.choose(part) {
                        self.run_content(taken, look, around, line);
                    }
                }
                _ => {}
            }
        }
    }

    fn field(&mut self, mark: Element<'t>, look: &RunLook, around: &Around, line: &mut Line) {
        match mark.get("fldCharType") {
            Some("begin") => self.fields.open(mark.child("ffData").and_then(form_value)),
            Some("separate") => self.fields.separate(),
            Some("end") => {
                if let Some(shown) = self.fields.close() {
                    self.say(&shown, look, &Around { is_field: true, ..around.clone() }, line);
                }
            }
            _ => {}
        }
    }

    fn line_break(&mut self, part: Element<'t>, look: &RunLook, around: &Around, line: &mut Line) {
        match part.get("type") {
            Some("page") if around.gone.is_none() => line.break_page(),
            _ => self.say("\n", look, around, line),
        }
    }

    /// A sign of a font of signs.
    fn symbol(&mut self, part: Element<'t>, look: &RunLook, around: &Around, line: &mut Line) {
        let code = part.get("char").and_then(|code| u32::from_str_radix(code, 16).ok());
        let Some(sign) = code.and_then(char::from_u32) else { return };
        let font = part.get("font").map(std::rc::Rc::from).or_else(|| look.font.clone());
        self.say(sign.encode_utf8(&mut [0; 4]), &RunLook { font, ..look.clone() }, around, line);
    }

    /// The mark of a footnote.
    fn mark(&mut self, mark: &str, note: usize, look: &RunLook, around: &Around, line: &mut Line) {
        if let Some(reason) = around.gone {
            return self.leave_out(mark, reason);
        }
        let run = Run { shift: Shift::Raised, note: Some(note), ..self.look(mark, look, around) };
        line.push(run);
    }

    /// Words, or the reason why they do not count.
    fn say(&mut self, words: &str, look: &RunLook, around: &Around, line: &mut Line) {
        let hidden = (look.hidden == Some(true)).then_some(Reason::Hidden);
        if words.is_empty() {
            return;
        }
        if let Some(reason) = around.gone.or(hidden).or(self.fields.hides()) {
            return self.leave_out(words, reason);
        }
        let run = self.look(words, look, around);
        line.push(run);
    }

    /// A run of these words.
    fn look(&self, words: &str, look: &RunLook, around: &Around) -> Run {
        Run {
            text: if look.caps == Some(true) { words.to_uppercase() } else { words.to_owned() },
            bold: look.bold == Some(true),
            italic: look.italic == Some(true),
            underline: look.underline == Some(true),
            shift: look.shift.unwrap_or_default(),
            size: look.size,
            link: self.fields.link().map(str::to_owned),
            note: None,
            font: look.font.as_deref().map(short),
            field: around.is_field || self.fields.is_form(),
        }
    }

    /// Which of several ways to say one thing is read: the newest with words or a drawn line in it. What the others say
    /// is told as doubled.
    pub fn choose(&mut self, of: Element<'t>) -> Option<Element<'t>> {
        let ways: Vec<Element<'t>> = of.elements().filter(|way| way.space() == Space::Choice).collect();
        let taken = ways.iter().position(|way| says_something(*way)).unwrap_or(0);
        for (at, way) in ways.iter().enumerate().filter(|(at, _)| *at != taken) {
            let words = plain_words(*way);
            if at != taken && !words.trim().is_empty() {
                self.leave_out(&words, Reason::Doubled);
            }
        }
        ways.get(taken).copied()
    }
}

/// Whether an element only says how something looks, or how it was before.
pub fn is_property(name: &str) -> bool {
    name.ends_with("Pr") || name.ends_with("PrChange") || name.ends_with("PrEx")
}

/// Words of a text: spaces at its ends count only where it says so.
fn words_of(text: Element<'_>) -> std::borrow::Cow<'_, str> {
    let words = text.words();
    if text.get("space") == Some("preserve") {
        return words;
    }
    std::borrow::Cow::Owned(words.trim_matches([' ', '\t', '\r', '\n']).to_owned())
}

fn says_something(way: Element<'_>) -> bool {
    way.within().any(|element| {
        matches!(element.name(), "t" | "sym")
            && (!element.words().trim().is_empty() || element.name() == "sym")
            || super::shapes::is_line(element)
    })
}

/// All words in an element, with nothing resolved.
pub fn plain_words(of: Element<'_>) -> String {
    let mut words = String::new();
    for element in of.within() {
        match element.name() {
            "t" if matches!(element.space(), Space::Word | Space::Drawing | Space::Math) => {
                for child in element.children() {
                    if let Child::Text(text) = child {
                        words.push_str(text);
                    }
                }
            }
            "p" if !words.is_empty() && !words.ends_with('\n') => words.push('\n'),
            _ => {}
        }
    }
    words
}

/// Whether a switch of a paragraph's own mark says that it is struck out.
pub fn is_mark_gone(properties: Option<Element<'_>>) -> bool {
    let mark = properties.and_then(|of| of.child("rPr"));
    mark.is_some_and(|mark| {
        mark.elements().any(|said| matches!(said.name(), "del" | "moveFrom") && is_on(said))
    })
}

/// What a form field of old shows: the entry that was chosen, or a ticked or empty box.
fn form_value(data: Element<'_>) -> Option<String> {
    if let Some(list) = data.child("ddList") {
        let chosen = list.value("result").or(list.value("default"));
        let at: usize = chosen.and_then(|at| at.parse().ok()).unwrap_or(0);
        let mut entries = list.elements().filter(|entry| entry.name() == "listEntry");
        return entries.nth(at).and_then(|entry| entry.get("val")).map(str::to_owned);
    }
    let tick = data.child("checkBox")?;
    let is_ticked = tick.child("checked").or(tick.child("default")).is_some_and(is_on);
    Some(if is_ticked { "☒" } else { "☐" }.to_owned())
}
