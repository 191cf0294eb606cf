//! Reads Rich Text Format (`.rtf`, also named `.doc`).

mod story;
mod token;

use std::collections::BTreeMap;

use congvan::import::arrived::{
    Arrived, Block, LeftOut, Paragraph, Place, Reason, Run, Shift, for_each_paragraph, words,
};
use congvan::import::fields::Fields;
use congvan::import::letters::settle;
use congvan::import::line::mark_boxed;
use congvan::import::margins::{self, Margin};
use congvan::import::refusal::Refusal;
use encoding_rs::{Encoding, WINDOWS_1252};

use story::{RunLook, Story};
use token::{Token, Tokens};

/// Groups within each other at most.
const DEEPEST: usize = 400;
/// Texts within each other at most: a box in a note in a box.
const MOST_STORIES: usize = 16;
const LONGEST_NAME: usize = 120;

/// What stands in an RTF file.
///
/// # Errors
/// Where groups stand too deep within each other.
pub fn read(bytes: &[u8]) -> Result<Arrived, Refusal> {
    let mut reader = Reader::default();
    reader.stories.push(Story::default());
    reader.groups.push(Group::default());
    let mut tokens = Tokens::new(bytes);
    while let Some(token) = tokens.next() {
        match token {
            Token::Open => reader.open()?,
            Token::Close => reader.close(),
            Token::Word("bin", Some(count)) => tokens.pass_over(usize::try_from(count).unwrap_or(0)),
            Token::Word(word, number) => reader.control(word, number),
            Token::Sign(sign) => reader.sign(sign),
            Token::Code(code) => reader.letters(&[code], true),
            Token::Text(text) => reader.letters(text, false),
        }
    }
    // The first group is the file's own, which its last brace ends.
    let is_cut = reader.groups.len() > 1;
    let mut arrived = reader.finish();
    if is_cut {
        arrived.damage.push(crate::remarks::cut());
    }
    Ok(arrived)
}

/// Where words go.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Into {
    #[default]
    Text,
    /// Nowhere: what only programs read.
    Nowhere,
    Fonts,
    Styles,
    Label,
    Instruction,
    /// What a shape is: the name of a property, and its value.
    ShapeName,
    ShapeValue,
    /// What is said a second time.
    Doubled,
}

/// What a group does when it ends.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Ends {
    #[default]
    Nothing,
    Field,
    Instruction,
    Note,
    Box,
    Head,
    Foot,
    FirstHead,
    FirstFoot,
    Comment,
    Doubled,
}

#[derive(Clone, Debug, Default)]
struct Group {
    look: RunLook,
    into: Into,
    ends: Ends,
    /// So many letters stand for one that older programs do not know.
    skip: usize,
    /// Begins with a star: whoever does not know it passes over it.
    is_star: bool,
}

#[derive(Default)]
struct Reader {
    groups: Vec<Group>,
    stories: Vec<Story>,
    fields: Vec<Fields>,
    fonts: BTreeMap<i32, Font>,
    font: i32,
    styles: BTreeMap<i32, String>,
    style: i32,
    name: String,
    codepage: Option<&'static Encoding>,
    /// Letters that still stand for one that was read.
    to_skip: usize,
    half: Option<u16>,
    shape_property: String,
    doubled: String,
    notes: Vec<Vec<Paragraph>>,
    counted: usize,
    /// A mark that counts stands before the note.
    is_marked: bool,
    margins: Vec<Margin>,
    left_out: Vec<LeftOut>,
    count: usize,
    changes: usize,
    pictures: usize,
}

#[derive(Default)]
struct Font {
    name: String,
    encoding: Option<&'static Encoding>,
}

impl Reader {
    fn group(&mut self) -> &mut Group {
        if self.groups.is_empty() {
            self.groups.push(Group::default());
        }
        let last = self.groups.len() - 1;
        &mut self.groups[last]
    }

    fn story(&mut self) -> &mut Story {
        if self.stories.is_empty() {
            self.stories.push(Story::default());
        }
        let last = self.stories.len() - 1;
        &mut self.stories[last]
    }

    fn open(&mut self) -> Result<(), Refusal> {
        if self.groups.len() > DEEPEST {
            return Err(Refusal::Damaged);
        }
        let group = Group { ends: Ends::Nothing, is_star: false, ..self.group().clone() };
        self.groups.push(group);
        Ok(())
    }

    fn close(&mut self) {
        if self.groups.len() < 2 {
            return;
        }
        let group = self.groups.pop().unwrap_or_default();
        self.to_skip = 0;
        match group.ends {
            Ends::Nothing => {}
            Ends::Field => drop(self.fields().close()),
            Ends::Instruction => self.fields().separate(),
            Ends::Doubled => {
                let words = std::mem::take(&mut self.doubled);
                self.leave_out(&words, Reason::Doubled);
            }
            ends => self.end_story(ends),
        }
    }

    fn fields(&mut self) -> &mut Fields {
        if self.fields.len() < self.stories.len().max(1) {
            self.fields.resize_with(self.stories.len().max(1), Fields::default);
        }
        let last = self.stories.len().max(1) - 1;
        &mut self.fields[last]
    }

    /// A text within the text begins.
    fn begin_story(&mut self, ends: Ends) {
        if self.stories.len() >= MOST_STORIES {
            return;
        }
        let group = self.group();
        (group.ends, group.into) = (ends, Into::Text);
        group.look = RunLook { font: group.look.font, ..RunLook::default() };
        self.stories.push(Story::default());
    }

    fn end_story(&mut self, ends: Ends) {
        let place = self.place();
        let Some(story) = self.stories.pop() else { return };
        self.fields.truncate(self.stories.len());
        let (mut blocks, left_out) = story.finish(place);
        self.left_out.extend(left_out);
        let margin = |is_header, is_first, blocks| Margin { blocks, is_header, is_first };
        match ends {
            Ends::Note => self.note(&blocks),
            Ends::Box => {
                blocks
                    .retain(|block| !matches!(block, Block::Paragraph(own) if own.text().trim().is_empty()));
                mark_boxed(&mut blocks);
                self.story().line.anchored.extend(blocks);
            }
            Ends::Head => self.margins.push(margin(true, false, blocks)),
            Ends::Foot => self.margins.push(margin(false, false, blocks)),
            Ends::FirstHead => self.margins.push(margin(true, true, blocks)),
            Ends::FirstFoot => self.margins.push(margin(false, true, blocks)),
            _ => self.leave_out(words(&blocks).trim(), Reason::Comment),
        }
    }

    /// A note, and its mark in the text.
    fn note(&mut self, blocks: &[Block]) {
        let mut paragraphs = Vec::new();
        for_each_paragraph(blocks, &mut |own| paragraphs.push(own.clone()));
        if let Some(first) = paragraphs.first_mut().and_then(|own| own.runs.first_mut()) {
            first.text = first.text.trim_start().to_owned();
        }
        self.counted += usize::from(self.is_marked);
        let text =
            if std::mem::take(&mut self.is_marked) { self.counted.to_string() } else { "*".to_owned() };
        let note = Some(self.notes.len());
        self.notes.push(paragraphs);
        self.story().push(Run { text, note, shift: Shift::Raised, ..Run::default() });
    }

    fn control(&mut self, word: &str, number: Option<i32>) {
        let is_star = std::mem::take(&mut self.group().is_star);
        if self.destination(word) {
            return;
        }
        if is_star || matches!(self.group().into, Into::Nowhere) {
            self.group().into = Into::Nowhere;
            return;
        }
        if word == "u" {
            return self.unicode(number.unwrap_or(0));
        }
        if word == "uc" {
            self.group().skip = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(8);
            return;
        }
        match self.group().into {
            Into::Fonts => return self.font_table(word, number),
            Into::Styles => return self.style_table(word, number),
            _ => {}
        }
        if !self.breaks(word) && !self.look(word, number) {
            self.story().control(word, number);
        }
    }

    /// Whether words go elsewhere from here on.
    fn destination(&mut self, word: &str) -> bool {
        if self.group().into == Into::Nowhere {
            return true;
        }
        let into = match word {
            "fonttbl" => Into::Fonts,
            "stylesheet" => Into::Styles,
            "listtext" | "pntext" => Into::Label,
            "sn" => Into::ShapeName,
            "sv" => Into::ShapeValue,
            "colortbl" | "info" | "listtable" | "listoverridetable" | "themedata" | "generator"
            | "rsidtbl" | "pn" | "objdata" | "nonshppict" | "revtbl" | "xmlnstbl" | "pnseclvl"
            | "bkmkstart" | "bkmkend" | "template" | "ftnsep" | "ftnsepc" | "aftnsep" | "aftnsepc"
            | "datafield" | "mmathPr" | "nonesttables" | "atnid" | "atnauthor" | "blipuid" => Into::Nowhere,
            "pict" => {
                self.pictures += 1;
                Into::Nowhere
            }
            "shprslt" => {
                self.group().ends = Ends::Doubled;
                Into::Doubled
            }
            "field" => {
                self.group().ends = Ends::Field;
                self.fields().open(None);
                return true;
            }
            "fldinst" => {
                self.group().ends = Ends::Instruction;
                Into::Instruction
            }
            "footnote" => return self.story_word(Ends::Note),
            "shptxt" | "dptxbxtext" => return self.story_word(Ends::Box),
            "header" | "headerl" | "headerr" => return self.story_word(Ends::Head),
            "headerf" => return self.story_word(Ends::FirstHead),
            "footer" | "footerl" | "footerr" => return self.story_word(Ends::Foot),
            "footerf" => return self.story_word(Ends::FirstFoot),
            "annotation" => return self.story_word(Ends::Comment),
            // Groups with a star that hold what is shown.
            "shpinst" | "shppict" | "nesttableprops" | "shpgrp" | "do" => return true,
            "fldrslt" | "result" => {
                self.group().into = Into::Text;
                return true;
            }
            _ => return false,
        };
        self.group().into = into;
        true
    }

    fn story_word(&mut self, ends: Ends) -> bool {
        // A note in a note has no page to stand on: its words go on in the one around it.
        if ends == Ends::Note && self.groups.iter().any(|group| group.ends == Ends::Note) {
            return true;
        }
        self.begin_story(ends);
        true
    }

    /// Words of control that end something or stand for a letter.
    fn breaks(&mut self, word: &str) -> bool {
        let sign = match word {
            "tab" | "cell" | "nestcell" | "row" | "nestrow" | "par" | "sect" | "page" | "dpline" => "",
            "line" | "column" | "lbr" => "\n",
            "emdash" => "—",
            "endash" => "–",
            "bullet" => "•",
            "lquote" => "‘",
            "rquote" => "’",
            "ldblquote" => "“",
            "rdblquote" => "”",
            "emspace" | "enspace" | "qmspace" => " ",
            _ => return false,
        };
        if self.group().into != Into::Text {
            self.say(if word == "tab" { " " } else { sign });
            return true;
        }
        let place = self.place();
        match word {
            "tab" => self.say("\t"),
            "cell" | "nestcell" => {
                let style = self.paragraph_style();
                self.story().end_cell(word == "nestcell", place, style);
                self.count += 1;
            }
            "row" | "nestrow" => self.story().end_row(word == "nestrow"),
            "par" | "sect" => {
                let style = self.paragraph_style();
                self.fields().end_paragraph();
                self.story().end_paragraph(place, style);
                self.count += 1;
                if word == "sect" {
                    self.story().line.break_page();
                }
            }
            "page" => self.story().line.break_page(),
            "dpline" => self.story().line.anchored.push(Block::Rule(place)),
            _ => self.say(sign),
        }
        true
    }

    /// Words of control about runs.
    fn look(&mut self, word: &str, number: Option<i32>) -> bool {
        let is_on = number != Some(0);
        if word == "chftn" {
            self.is_marked = true;
            return true;
        }
        if word == "ansicpg" {
            self.codepage = number.and_then(codepage);
            return true;
        }
        let look = &mut self.group().look;
        match word {
            "plain" => *look = RunLook { font: look.font, ..RunLook::default() },
            "b" => look.bold = is_on,
            "i" => look.italic = is_on,
            "ul" | "uld" | "uldb" | "ulw" | "uldash" => look.underline = is_on,
            "ulnone" => look.underline = false,
            "caps" | "scaps" => look.caps = is_on,
            "v" => look.hidden = is_on,
            "super" => look.shift = if is_on { Shift::Raised } else { Shift::None },
            "sub" => look.shift = if is_on { Shift::Lowered } else { Shift::None },
            "nosupersub" => look.shift = Shift::None,
            "fs" => look.size = number.and_then(|size| u32::try_from(size).ok()),
            "f" => look.font = number.unwrap_or(0),
            "deleted" => look.is_gone = is_on,
            "revised" => look.is_new = is_on,
            _ => return false,
        }
        true
    }

    fn font_table(&mut self, word: &str, number: Option<i32>) {
        match word {
            "f" => {
                self.font = number.unwrap_or(0);
                self.name.clear();
            }
            "fcharset" => {
                let font = self.fonts.entry(self.font).or_default();
                font.encoding = number.and_then(charset);
            }
            _ => {}
        }
    }

    fn style_table(&mut self, word: &str, number: Option<i32>) {
        match word {
            "s" => {
                self.style = number.unwrap_or(0);
                self.name.clear();
            }
            "cs" | "ts" | "ds" => {
                self.style = -1;
                self.name.clear();
            }
            _ => {}
        }
    }

    fn sign(&mut self, sign: u8) {
        match sign {
            b'*' => self.group().is_star = true,
            b'~' => self.say("\u{a0}"),
            // Where lines may end is the form's.
            b'_' => self.say("-"),
            // A letter in fonts of the years before Unicode; elsewhere it goes when letters are settled.
            b'-' => self.say("\u{ad}"),
            _ => {}
        }
    }

    /// Letters in the letters of the font; one by its code may stand for one that was read.
    fn letters(&mut self, bytes: &[u8], is_code: bool) {
        let skipped = self.to_skip.min(bytes.len());
        self.to_skip -= skipped;
        let bytes = &bytes[skipped..];
        if bytes.is_empty() {
            return;
        }
        let font = self.group().look.font;
        let font = self.fonts.get(&font).and_then(|font| font.encoding);
        let encoding = font.or(self.codepage).unwrap_or(WINDOWS_1252);
        let words = encoding.decode_without_bom_handling(bytes).0;
        let words = if is_code { words.into_owned() } else { words.replace('\t', " ") };
        self.say(&words);
    }

    fn unicode(&mut self, number: i32) {
        self.to_skip = self.group().skip.max(usize::from(!self.groups.iter().any(|group| group.skip > 0)));
        let unit = number as u16;
        let letter = match (self.half.take(), unit) {
            (Some(half), 0xdc00..=0xdfff) => String::from_utf16_lossy(&[half, unit]),
            (_, 0xd800..=0xdbff) => {
                self.half = Some(unit);
                return;
            }
            _ => String::from_utf16_lossy(&[unit]),
        };
        self.say(&letter);
    }

    /// Words, to where they go.
    fn say(&mut self, words: &str) {
        match self.group().into {
            Into::Nowhere => {}
            Into::Fonts => {
                self.take_name(words, |reader, name| reader.fonts.entry(reader.font).or_default().name = name)
            }
            Into::Styles => self.take_name(words, |reader, name| {
                reader.styles.insert(reader.style, name);
            }),
            Into::Label => self.story().push_label(words),
            Into::Instruction => self.fields().instruct(words),
            Into::ShapeName => self.shape_property = words.trim().to_owned(),
            Into::ShapeValue => {
                if self.shape_property == "shapeType" && matches!(words.trim(), "20" | "32") {
                    let place = self.place();
                    self.story().line.anchored.push(Block::Rule(place));
                }
                if self.shape_property == "gtextUNICODE" {
                    let (place, text) = (self.place(), words.to_owned());
                    let runs = vec![Run { text, ..Run::default() }];
                    let own = Paragraph { runs, boxed: true, whole: true, place, ..Paragraph::default() };
                    self.story().line.anchored.push(Block::Paragraph(own));
                }
            }
            Into::Doubled => self.doubled.push_str(words),
            Into::Text => self.say_text(words),
        }
    }

    fn say_text(&mut self, words: &str) {
        let look = self.group().look.clone();
        self.changes += usize::from(look.is_gone || look.is_new);
        if look.is_gone {
            return self.leave_out(words, Reason::Deleted);
        }
        if look.hidden {
            return self.leave_out(words, Reason::Hidden);
        }
        let font = self.fonts.get(&look.font).map(|font| font.name.clone()).filter(|name| !name.is_empty());
        let (link, field) = (self.fields().link().map(str::to_owned), self.fields().is_form());
        let text = if look.caps { words.to_uppercase() } else { words.to_owned() };
        let RunLook { bold, italic, underline, shift, size, .. } = look;
        self.story().push(Run { text, bold, italic, underline, shift, size, link, note: None, font, field });
    }

    /// A name in a table, which a semicolon ends.
    fn take_name(&mut self, words: &str, take: impl FnOnce(&mut Self, String)) {
        if self.name.len() < LONGEST_NAME {
            self.name.push_str(words);
        }
        if let Some((name, _)) = self.name.clone().split_once(';') {
            self.name.clear();
            take(self, name.trim().to_owned());
        }
    }

    fn paragraph_style(&mut self) -> Option<String> {
        let style = self.story().look.style;
        style.and_then(|style| self.styles.get(&style).cloned())
    }

    fn place(&self) -> Place {
        Place { paragraph: self.count + 1, ..Place::default() }
    }

    fn leave_out(&mut self, text: &str, reason: Reason) {
        let place = self.place();
        match self.left_out.last_mut() {
            Some(last) if last.reason == reason && last.place == place => last.text.push_str(text),
            _ if text.trim().is_empty() => {}
            _ => self.left_out.push(LeftOut { text: text.to_owned(), reason, place }),
        }
    }

    fn finish(mut self) -> Arrived {
        while self.groups.len() > 1 {
            self.close();
        }
        let place = self.place();
        let (blocks, left_out) = self.stories.pop().unwrap_or_default().finish(place);
        self.left_out.extend(left_out);
        let mut arrived =
            Arrived { blocks, notes: self.notes, left_out: self.left_out, ..Arrived::default() };
        margins::place(self.margins, &mut arrived);
        if self.changes > 0 {
            arrived.remarks.push(crate::remarks::changes(self.changes));
        }
        if self.pictures > 0 {
            arrived.remarks.push(crate::remarks::pictures(self.pictures));
        }
        settle(&mut arrived);
        arrived
    }
}

fn codepage(number: i32) -> Option<&'static Encoding> {
    Encoding::for_label(format!("windows-{number}").as_bytes())
}

/// The letters of a font by the number of its characters.
fn charset(number: i32) -> Option<&'static Encoding> {
    let label = match number {
        0 => "windows-1252",
        163 => "windows-1258",
        204 => "windows-1251",
        238 => "windows-1250",
        161 => "windows-1253",
        162 => "windows-1254",
        186 => "windows-1257",
        _ => return None,
    };
    Encoding::for_label(label.as_bytes())
}
