//! What was understood, told: as YAML with a comment at each guess, and field by field with certainty and place.

use serde_json::{Value as Json, json};

use crate::import::account::lost_letters;
use crate::import::arrived::{Place, Reason};
use crate::import::omitted::Omitted;
use crate::import::role::NAMES;
use crate::import::sheet::{Certainty, Note};
use crate::import::{Imported, Understood};
use crate::model::directive::Directive;
use crate::text::diagnostic::{Lang, Message, Span};
use crate::text::source::{Source, Whence};
use crate::text::yaml::emit::{Value, paths_of, to_yaml_with_remarks};

/// The version of what [`Understood::to_json`] gives.
pub const JSON_VERSION: &str = "congvan-import/1";

/// A field that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its key, with those above it: `measures.3.items.1.text`.
    pub path: String,
    /// Its value; empty where it is blank.
    pub value: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// Why it may be otherwise, in Vietnamese.
    pub why: String,
    /// Where its words begin; nowhere where none say it.
    pub span: Option<Span>,
}

impl Certainty {
    /// As files call it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::Blank => "blank",
            Self::Guess => "guess",
        }
    }
}

impl Reason {
    /// As files call it.
    pub fn key(self) -> &'static str {
        match self {
            Self::PageNumber => "page_number",
            Self::RunningHead => "running_head",
            Self::Stamp => "stamp",
            Self::Signature => "signature",
            Self::Watermark => "watermark",
            Self::Deleted => "deleted",
            Self::Comment => "comment",
            Self::Hidden => "hidden",
            Self::Doubled => "doubled",
            Self::WrongLayer => "wrong_layer",
            Self::Unreadable => "unreadable",
            Self::Noise => "noise",
            Self::Mail => "mail",
            Self::Printed => "printed",
            Self::Form => "form",
        }
    }

    /// Why the words are in no field, in Vietnamese.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::PageNumber => "số trang",
            Self::RunningHead => "dòng lặp lại ở đầu hoặc chân trang",
            Self::Stamp => "dấu của nơi nhận hoặc của hệ thống gửi",
            Self::Signature => "thông tin của chữ ký số",
            Self::Watermark => "chữ in chìm, chữ in nghiêng hoặc dọc ngoài lời văn",
            Self::Deleted => "chữ đã xóa theo vết sửa đổi",
            Self::Comment => "nhận xét bên lề",
            Self::Hidden => "chữ ẩn",
            Self::Doubled => "tệp ghi hai lần",
            Self::WrongLayer => "lớp chữ nhận dạng sai của tệp quét",
            Self::Unreadable => "phông không nói chữ nào là chữ gì",
            Self::Mail => "đầu thư, lời chào cuối thư điện tử, thư được trích lại",
            Self::Noise => "vết bẩn, dấu hoặc chữ viết tay, nhận dạng không thành chữ",
            Self::Printed => "chữ của mẫu, chương trình tự in",
            Self::Form => "dấu, nhãn hoặc nét kẻ của thể thức",
        }
    }
}

impl Understood {
    /// The document at a place as YAML in the input format, a comment at each guess. `name` is what the file is called.
    pub fn to_yaml(&self, at: usize, name: &str) -> String {
        let Some(own) = self.documents.get(at) else { return String::new() };
        let mut head = format!("# Đọc từ {name}; xem lại những chỗ có ghi chú.\n");
        for remark in &self.page.remarks {
            head.push_str(&format!("# {remark}\n"));
        }
        head.push_str(&self.omitted_said());
        let unplaced: Vec<&str> = own.unplaced.iter().map(|span| self.page.at(span)).collect();
        if !unplaced.is_empty() {
            head.push_str("# Chữ chưa rõ thuộc phần nào:\n");
            unplaced.iter().for_each(|words| head.push_str(&format!("#   {words}\n")));
        }
        let missing = own.by_path.iter().filter(|(_, note)| note.certainty == Certainty::Blank);
        let mut keys = own.directive.values();
        if let Some(mark) = &self.secrecy {
            keys.insert(1, ("secrecy", Value::Text(mark.clone())));
        }
        let paths: Vec<String> = paths_of(&keys).into_iter().map(|(path, ..)| path).collect();
        for (path, note) in missing {
            if !paths.iter().any(|known| known.starts_with(path.as_str())) {
                head.push_str(&format!("# {}\n", note.why));
            }
        }
        let remark = |path: &str, span: Option<&Span>| {
            self.note(own, path, span).filter(|note| !note.why.is_empty()).map(note_text)
        };
        head + &to_yaml_with_remarks(&keys, &remark)
    }

    /// What readers left out, as comments of the YAML.
    fn omitted_said(&self) -> String {
        /// What is told of one reason.
        const MANY: usize = 12;
        /// … and of its words.
        const LONGEST: usize = 160;
        let omitted = self.omissions();
        let line = |own: &Omitted| {
            let words = own.excerpt(MANY, LONGEST);
            format!("#   {} ({}): {words}\n", own.reason.sentence(), own.count)
        };
        let lines: String = omitted.iter().map(line).collect();
        if lines.is_empty() { lines } else { format!("# Chữ của tệp không đưa vào:\n{lines}") }
    }

    fn note<'n>(&self, own: &'n Imported, path: &str, span: Option<&Span>) -> Option<&'n Note> {
        let by_words = span.filter(|span| !span.is_empty()).and_then(|span| own.notes.get(&span.start));
        by_words.or_else(|| own.by_path.get(path))
    }

    /// Every field of the document at a place.
    pub fn fields(&self, at: usize) -> Vec<Field> {
        let Some(own) = self.documents.get(at) else { return Vec::new() };
        let field = |(path, value, span): (String, String, Option<Span>)| {
            let note = self.note(own, &path, span.as_ref());
            let mut certainty = note.map(|note| note.certainty).unwrap_or_default();
            if certainty == Certainty::Sure && is_blank(&value) {
                certainty = Certainty::Blank;
            } else if certainty == Certainty::Sure && self.page.recognised && !value.is_empty() {
                certainty = Certainty::Guess;
            }
            let why = note.map(|note| note.why.clone()).unwrap_or_default();
            Field { path, value, certainty, why, span: span.filter(|span| !span.is_empty()) }
        };
        let found = paths_of(&own.directive.values()).into_iter();
        let mut fields: Vec<Field> = found.filter(|(path, ..)| path != "format").map(field).collect();
        // A guess about a whole part is told of the first field in it.
        for (path, note) in own.by_path.iter().filter(|(_, note)| note.certainty == Certainty::Guess) {
            let inside = |field: &&mut Field| {
                field.path.strip_prefix(path.as_str()).is_some_and(|rest| rest.starts_with('.'))
            };
            let is_field = fields.iter().any(|field| field.path == *path);
            if let Some(first) =
                fields.iter_mut().find(inside).filter(|field| !is_field && field.certainty == Certainty::Sure)
            {
                (first.certainty, first.why) = (Certainty::Guess, note.why.clone());
            }
        }
        fields
    }

    /// Where the words of the YAML of the document at a place stand in the file, in order; `by_line` says that its
    /// paragraphs are lines.
    pub fn whence(&self, at: usize, yaml: &str, by_line: bool) -> Vec<(Span, Whence)> {
        let Some(read) = Directive::parse(&Source::new("", yaml)).value else { return Vec::new() };
        let fields = self.fields(at);
        let mut found: Vec<(Span, Whence)> = Vec::new();
        for (path, _, span) in paths_of(&read.values()) {
            let own = fields.iter().find(|field| field.path == path).and_then(|field| field.span.clone());
            let Some((span, own)) = span.filter(|span| !span.is_empty()).zip(own) else { continue };
            let place = self.page.place(&own);
            let whence = match place {
                Place { page: 1.., .. } => Whence::Page(place.page),
                Place { paragraph: 1.., .. } if by_line => Whence::Line(place.paragraph),
                Place { paragraph: 1.., .. } => Whence::Paragraph(place.paragraph),
                _ => continue,
            };
            found.push((span, whence));
        }
        found.sort_by_key(|(span, _)| span.start);
        found
    }

    /// All of it: the documents with their fields, lines, what was left out and what was not understood.
    pub fn to_json(&self, name: &str) -> Json {
        let documents: Vec<Json> = (0..self.documents.len()).map(|at| self.document_json(at, name)).collect();
        let by_reader = self.page.left_out.iter();
        let left_out: Vec<Json> = by_reader.map(|own| left_out(&own.text, own.reason, own.place)).collect();
        let lost: Vec<Json> = lost_letters(self).into_iter().map(|own| json!(own.words)).collect();
        json!({
            "format": JSON_VERSION,
            "file": name,
            "recognised": self.page.recognised,
            "remarks": self.page.remarks,
            "documents": documents,
            "left_out": left_out,
            "lost": lost,
        })
    }

    fn document_json(&self, at: usize, name: &str) -> Json {
        let own = &self.documents[at];
        let place = |span: &Span| place_json(self.page.place(span));
        let fields = self.fields(at).into_iter().map(|field| {
            json!({
                "path": field.path,
                "value": field.value,
                "certainty": field.certainty.key(),
                "why": field.why,
                "place": field.span.as_ref().map(place),
            })
        });
        let fields: Vec<Json> = fields.collect();
        let lines = own.lines.iter().map(|line| json!({ "text": self.page.at(&line.span), "role": line.role.key(), "place": place(&line.span) }));
        let lines: Vec<Json> = lines.collect();
        let left = own
            .left_out
            .iter()
            .map(|(span, reason)| left_out(self.page.at(span), *reason, self.page.place(span)));
        let left: Vec<Json> = left.collect();
        let unplaced: Vec<Json> = own
            .unplaced
            .iter()
            .map(|span| json!({ "text": self.page.at(span), "place": place(span) }))
            .collect();
        json!({
            "yaml": self.to_yaml(at, name),
            "fields": fields,
            "lines": lines,
            "left_out": left,
            "unplaced": unplaced,
        })
    }
}

/// Whether a value is nothing but a blank to be filled in.
fn is_blank(value: &str) -> bool {
    value.len() > 2 && value.chars().all(|c| c == '_')
}

fn note_text(note: &Note) -> String {
    match note.certainty {
        Certainty::Guess => format!("đoán: {}", note.why),
        Certainty::Blank => format!("trống: {}", note.why),
        Certainty::Sure => note.why.clone(),
    }
}

fn left_out(words: &str, reason: Reason, place: Place) -> Json {
    json!({ "text": words, "reason": reason.key(), "place": place_json(place) })
}

fn place_json(place: Place) -> Json {
    let area = place.area.map(|area| {
        let mm = |length: crate::document::length::Length| (length.as_mm() * 10.0).round() / 10.0;
        json!({ "left": mm(area.left), "top": mm(area.top), "width": mm(area.width), "height": mm(area.height) })
    });
    json!({ "page": place.page, "paragraph": place.paragraph, "area": area })
}

/// The JSON Schema of what [`Understood::to_json`] gives, its words in one language.
pub fn import_schema(lang: Lang) -> Json {
    let said = |vi: &'static str, en: &'static str| Message::new(vi, en).get(lang).to_owned();
    let text = |vi, en| json!({ "type": "string", "description": said(vi, en) });
    let list = |of: Json| json!({ "type": "array", "items": of });
    let object = |keys: Json| {
        let required: Vec<&String> = keys.as_object().map(|keys| keys.keys().collect()).unwrap_or_default();
        let required = json!(required);
        json!({ "type": "object", "properties": keys, "required": required, "additionalProperties": false })
    };
    let number = |vi, en| json!({ "type": "number", "description": said(vi, en) });
    let area = object(json!({
        "left": number("từ mép trái, mi-li-mét", "from the left edge, in millimetres"),
        "top": number("từ mép trên", "from the upper edge"),
        "width": number("bề rộng", "width"),
        "height": number("bề cao", "height"),
    }));
    let place = object(json!({
        "page": { "type": "integer", "description": said("trang, từ 1; 0 là tệp không có trang", "from 1; 0 where the file knows no pages") },
        "paragraph": { "type": "integer", "description": said("đoạn, từ 1", "from 1") },
        "area": { "anyOf": [area, { "type": "null" }] },
    }));
    let reasons: Vec<&str> = Reason::ALL.iter().map(|reason| reason.key()).collect();
    let left_out = object(json!({
        "text": text("chữ không đưa vào", "the words"),
        "reason": { "enum": reasons },
        "place": place,
    }));
    let certainties = [Certainty::Sure, Certainty::Guess, Certainty::Blank].map(Certainty::key);
    let field = object(json!({
        "path": text("khóa trong tệp YAML", "its key in the YAML"),
        "value": text("giá trị", "its value"),
        "certainty": { "enum": certainties },
        "why": text("vì sao là đoán hoặc trống", "why it may be otherwise"),
        "place": { "anyOf": [place, { "type": "null" }] },
    }));
    let roles: Vec<&str> = NAMES.iter().map(|(_, key, ..)| *key).collect();
    let line = object(json!({ "text": text("dòng", "the line"), "role": { "enum": roles }, "place": place }));
    let unplaced =
        object(json!({ "text": text("chữ chưa rõ thuộc phần nào", "words not understood"), "place": place }));
    let document = object(json!({
        "yaml": text("tệp YAML", "the YAML"),
        "fields": list(field),
        "lines": list(line),
        "left_out": list(left_out.clone()),
        "unplaced": list(unplaced),
    }));
    let mut schema = object(json!({
        "format": { "const": JSON_VERSION },
        "file": text("tên tệp", "the file"),
        "recognised": { "type": "boolean", "description": said("chữ nhận dạng từ ảnh trang", "words recognised in pictures") },
        "remarks": list(json!({ "type": "string" })),
        "documents": list(document),
        "left_out": list(left_out),
        "lost": list(json!({ "type": "string" })),
    }));
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["$id"] = json!("urn:congvan:congvan-import:1");
    schema
}
