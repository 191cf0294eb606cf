//! The words of documents: Tera templates, one a phrase, held to what the code offers when they are loaded.

pub(crate) mod filling;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use tera::{Context, Tera};

use crate::model::directive::{Text, read};
use crate::text::diagnostic::{Checked, Diagnostic, Message};
use crate::text::nearest::nearest;
use crate::text::shape::Kind::{Choice as OneOf, List, Phrase, Text as Words};
use crate::text::shape::{Field, Fields, Kind, Shape, choice, may, must};
use crate::text::source::Source;
use crate::wording::filling::{Beyond, Budget, beyond, engine};

/// The file of phrases of documents.
pub static DOCUMENT_WORDS: Shape = Shape {
    name: "document_words",
    about: ("Lời văn của văn bản", "The words of a document"),
    fields: &[
        must("format", FORMAT, ("phiên bản định dạng", "version of this format")),
        must("national_name", Phrase(&[]), ("Quốc hiệu", "national name")),
        must("motto", Phrase(&[]), ("Tiêu ngữ", "motto")),
        may(
            "issuer_breaks",
            List(&Words),
            ("xuống dòng sau những chữ này", "openings of issuers' names that end a line"),
        ),
        must("number", Phrase(&["number", "symbol"]), PHRASE),
        must("place_date", Phrase(&["place", "date"]), PHRASE),
        must("subject", Phrase(&["subject"]), PHRASE),
        must("recipient_label", Phrase(&["issuer"]), PHRASE),
        must("telegram_label", Phrase(&["issuer"]), PHRASE),
        must("urgency_most", Phrase(&[]), PHRASE),
        must("urgency_very", Phrase(&[]), PHRASE),
        must("urgency", Phrase(&[]), PHRASE),
        must("draft", Phrase(&["round"]), PHRASE),
        must("circulation_return", Phrase(&[]), PHRASE),
        must("circulation_internal", Phrase(&[]), PHRASE),
        must("enacting_decision", Phrase(&[]), PHRASE),
        must("enacting_resolution", Phrase(&[]), PHRASE),
        must("part", Phrase(&["number"]), PHRASE),
        must("chapter", Phrase(&["number"]), PHRASE),
        must("section", Phrase(&["number"]), PHRASE),
        must("subsection", Phrase(&["number"]), PHRASE),
        must("article", Phrase(&["number"]), PHRASE),
        must("date", Phrase(&["day", "month", "year"]), PHRASE),
        must("deadline", Phrase(&["day", "month", "year"]), PHRASE),
        must("basis_verb", Phrase(&[]), PHRASE),
        must("citation", Phrase(&["type", "number", "date", "issuer", "subject"]), PHRASE),
        must("cited_subject", Phrase(&["subject"]), PHRASE),
        may(
            "cited_as_written",
            List(&Words),
            ("những chữ mở đầu không cần `về việc`", "openings that need no `về việc`"),
        ),
        must("basis", Phrase(&["verb", "citation"]), PHRASE),
        must("request", Phrase(&["by", "verb", "whom", "action"]), PHRASE),
        must("joined_request", Phrase(&["before", "request"]), PHRASE),
        must("contact", Phrase(CONTACT), PHRASE),
        must("contact_lead", Phrase(CONTACT), PHRASE),
        must("contact_unit", Phrase(CONTACT), PHRASE),
        must("contact_phone", Phrase(CONTACT), PHRASE),
        must("contact_person", Phrase(CONTACT), PHRASE),
        must("contact_email", Phrase(CONTACT), PHRASE),
        must("end_mark", Phrase(&[]), PHRASE),
        must("distribution_label", Phrase(&[]), PHRASE),
        must("distribution_line", Phrase(&["name", "purpose"]), PHRASE),
        must("braced_purpose", Phrase(&["purpose"]), PHRASE),
        must("archive", Phrase(&["units", "copies"]), PHRASE),
        must("drafter_mark", Phrase(&["drafter", "issued"]), PHRASE),
        must("authority", Phrase(&["authority", "of"]), PHRASE),
        must("signs_for", Phrase(&["party"]), PHRASE),
        must("joined_names", Phrase(&["before", "last"]), PHRASE),
        must("party_name", Phrase(PARTY), PHRASE),
        must("party_address", Phrase(PARTY), PHRASE),
        must("party_phone", Phrase(PARTY), PHRASE),
        must("party_email", Phrase(PARTY), PHRASE),
        must("party_tax_code", Phrase(PARTY), PHRASE),
        must("party_account", Phrase(PARTY), PHRASE),
        must("party_representative", Phrase(PARTY), PHRASE),
        must("party_mandate", Phrase(PARTY), PHRASE),
        must("table_caption", Phrase(&["number", "title"]), PHRASE),
        must("appendix_label", Phrase(&["number"]), PHRASE),
        must("appendix_reference", Phrase(&["type", "number", "symbol", "date", "issuer"]), PHRASE),
        must("appendix_reference_blank", Phrase(&["blank", "issuer"]), PHRASE),
        must("person_name", Phrase(PERSON), PHRASE),
        must("person_title", Phrase(PERSON), PHRASE),
        must("person_phone", Phrase(PERSON), PHRASE),
        must("person_email", Phrase(PERSON), PHRASE),
        must("document_title", Phrase(&["type", "number", "symbol", "subject"]), PHRASE),
        must("copy_true", Phrase(&[]), PHRASE),
        must("copy_of_copy", Phrase(&[]), PHRASE),
        must("copy_extract", Phrase(&[]), PHRASE),
        must("copy_mark", Phrase(&["form", "issuer", "date", "time"]), PHRASE),
    ],
};

const CONTACT: &[&str] = &["lead", "unit", "through", "person", "title", "phone", "hotline", "email", "tail"];
const PARTY: &[&str] = &[
    "called",
    "name",
    "address",
    "phone",
    "email",
    "tax_code",
    "account",
    "representative",
    "title",
    "mandate",
];
const PERSON: &[&str] = &["name", "title", "phone", "mobile", "email"];
const PHRASE: (&str, &str) = ("mẫu câu", "phrase");

/// The version of a file of phrases.
pub(crate) const FORMAT: Kind =
    OneOf(&[choice("congvan-words/1", "phiên bản 1 của định dạng", "version 1 of the format")]);

/// Phrases of one file, ready to be filled.
#[derive(Debug, Clone)]
pub struct Phrases {
    tera: Tera,
    /// What each phrase is offered, by its key; keys of inner mappings have a dot: `counterparts.police`.
    offered: BTreeMap<String, &'static [&'static str]>,
    /// Phrases that use no variable, as they read.
    constants: BTreeMap<String, String>,
    /// Lists of words, and lists of phrases as the keys of their phrases.
    lists: BTreeMap<String, Vec<String>>,
}

impl Phrases {
    /// The phrases built into the library, read once for all.
    pub fn vietnamese() -> &'static Self {
        static PHRASES: OnceLock<Phrases> = OnceLock::new();
        let text = include_str!("../templates/van-ban.yaml");
        PHRASES.get_or_init(|| Self::built_in("van-ban.yaml", text, &DOCUMENT_WORDS))
    }

    /// Phrases that come with the library.
    pub(crate) fn built_in(name: &str, text: &str, shape: &'static Shape) -> Self {
        let loaded = Self::load(&Source::new(name, text), shape).into_result();
        loaded.expect("the built-in phrases are valid; a test loads every file of them")
    }

    /// Reads a file of phrases; an unknown or missing phrase, a template that does not parse and a variable the
    /// code does not offer are errors with their place.
    pub fn load(source: &Source, shape: &'static Shape) -> Checked<Self> {
        let (root, mut diagnostics) = read::checked_tree(source, shape);
        let mut phrases = Self {
            tera: engine(),
            offered: BTreeMap::new(),
            constants: BTreeMap::new(),
            lists: BTreeMap::new(),
        };
        if let Some(root) = &root {
            let mut report = Report { source, found: &mut diagnostics };
            phrases.take(&Fields::new(root, shape, ""), shape, "", &mut report);
        }
        diagnostics.sort_by_key(|found| found.span.start);
        Checked { value: root.map(|_| phrases), diagnostics }
    }

    /// Phrases of a file that holds other things too, each by its key; what [`Self::load`] reports of phrases is reported.
    pub(crate) fn of(
        texts: impl Iterator<Item = (String, Text)>,
        offered: &'static [&'static str],
        source: &Source,
        found: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut phrases = Self {
            tera: engine(),
            offered: BTreeMap::new(),
            constants: BTreeMap::new(),
            lists: BTreeMap::new(),
        };
        let mut report = Report { source, found };
        texts.for_each(|(key, text)| phrases.add(&key, &text, offered, &mut report));
        phrases
    }

    /// These phrases with those of a file in their place, key by key; a phrase that may be missing and stands there
    /// without words is taken away. What [`Self::load`] reports is reported, but for phrases that are not there.
    pub(crate) fn overlaid(mut self, source: &Source, shape: &'static Shape) -> Checked<Self> {
        let (root, mut diagnostics) = read::checked_overlay(source, shape);
        if let Some(root) = &root {
            let mut report = Report { source, found: &mut diagnostics };
            self.take_over(&Fields::new(root, shape, ""), shape, "", &mut report);
        }
        diagnostics.sort_by_key(|found| found.span.start);
        Checked { value: root.map(|_| self), diagnostics }
    }

    fn take_over(
        &mut self,
        fields: &Fields<'_>,
        shape: &'static Shape,
        prefix: &str,
        report: &mut Report<'_>,
    ) {
        for field in shape.fields {
            let key = format!("{prefix}{}", field.key);
            if fields.is_blank(field.key) {
                self.offered.remove(&key);
                self.constants.remove(&key);
                self.lists.remove(&key);
            } else if let (Kind::Map(inner), Some(node)) = (&field.kind, fields.node(field.key)) {
                self.take_over(&Fields::new(node, inner, ""), inner, &format!("{key}."), report);
            } else if fields.node(field.key).is_some() {
                self.take_field(fields, field, &key, report);
            }
        }
    }

    fn take(&mut self, fields: &Fields<'_>, shape: &'static Shape, prefix: &str, report: &mut Report<'_>) {
        for field in shape.fields {
            let key = format!("{prefix}{}", field.key);
            match (&field.kind, fields.node(field.key)) {
                (Kind::Map(inner), Some(node)) => {
                    self.take(&Fields::new(node, inner, ""), inner, &format!("{key}."), report);
                }
                _ => self.take_field(fields, field, &key, report),
            }
        }
    }

    fn take_field(&mut self, fields: &Fields<'_>, field: &'static Field, key: &str, report: &mut Report<'_>) {
        match &field.kind {
            Kind::Phrase(offered) => {
                if let Some(text) = fields.text(field.key) {
                    self.add(key, &text, offered, report);
                }
            }
            Kind::List(Kind::Phrase(offered)) => {
                let mut keys = Vec::new();
                for (at, text) in fields.texts(field.key).iter().enumerate() {
                    let key = format!("{key}.{at}");
                    self.add(&key, text, offered, report);
                    if PAIRS.contains(&field.key) {
                        check_pair(text, report);
                    }
                    keys.push(key);
                }
                self.lists.insert(key.to_owned(), keys);
            }
            Kind::List(_) => {
                let items = fields.texts(field.key).into_iter().map(Text::into_notation).collect();
                self.lists.insert(key.to_owned(), items);
            }
            _ => {}
        }
    }

    fn add(&mut self, key: &str, text: &Text, offered: &'static [&'static str], report: &mut Report<'_>) {
        let before = self.variables(key);
        let Err(wrong) = self.accept(key, text.notation(), offered) else {
            let lost: Vec<String> =
                before.difference(&self.variables(key)).map(|name| format!("{{{{ {name} }}}}")).collect();
            if !lost.is_empty() {
                let lost = lost.join("`, `");
                let message = Message::new(
                    format!("mẫu `{key}` thiếu `{lost}`: lời người soạn ghi ở đó sẽ mất"),
                    format!("the template `{key}` lacks `{lost}`: what an author writes there would be lost"),
                );
                let help = Message::new(format!("thêm `{lost}` vào mẫu"), format!("add `{lost}` to it"));
                report.found.push(Diagnostic::error("VB014", text.span.clone(), message).help(help));
            }
            return;
        };
        let known = offered.join("`, `");
        let (mut vi, mut en) = (String::new(), String::new());
        let mut span = text.span.clone();
        if let Some(name) = &wrong.part {
            if let Some(near) = nearest(name, offered.iter().copied()) {
                vi = format!("có phải `{near}`? ");
                en = format!("did you mean `{near}`? ");
            }
            // The part itself rather than the whole phrase.
            let written = report.source.text().get(span.clone()).unwrap_or_default();
            if let Some(at) = written.rfind(name.as_str()) {
                let length = name.split(' ').next().map_or(0, str::len).max(1);
                span = span.start + at..span.start + at + length;
            }
        }
        let help = if let Some(help) = wrong.help {
            help
        } else if offered.is_empty() {
            Message::new(
                format!("{vi}mẫu này không có biến nào"),
                format!("{en}this phrase has no variables"),
            )
        } else {
            Message::new(
                format!("{vi}các biến ở đây: `{known}`"),
                format!("{en}the variables here: `{known}`"),
            )
        };
        report.found.push(Diagnostic::error("VB014", span, wrong.message).help(help));
    }

    /// The variables that a phrase uses.
    fn variables(&self, key: &str) -> BTreeSet<String> {
        let is_constant = self.constants.contains_key(key);
        let used = if is_constant { Ok(Default::default()) } else { self.tera.get_template_variables(key) };
        used.unwrap_or_default().into_iter().map(str::to_owned).collect()
    }

    /// Takes a template in, where it parses, uses only what is offered, and can be filled.
    fn accept(&mut self, key: &str, template: &str, offered: &'static [&'static str]) -> Result<(), Wrong> {
        let wrong = |what: tera::Error| {
            // The engine shows the template with the place marked; the place is shown in the file instead.
            let what = what.to_string();
            let first = what.lines().next().unwrap_or_default();
            let first = first.strip_prefix("error: ").unwrap_or(first);
            let message = Message::new(
                format!("mẫu `{key}` sai: {first}"),
                format!("the template `{key}` is wrong: {first}"),
            );
            let column = what.split_once(&format!("--> {key}:1:")).and_then(|(_, place)| {
                place.split(|c: char| !c.is_ascii_digit()).next()?.parse::<usize>().ok()
            });
            let at = column.and_then(|column| template.char_indices().nth(column.checked_sub(1)?));
            Wrong { message, part: at.map(|(at, _)| template[at..].to_owned()), help: None }
        };
        // Most phrases are plain words, and the engine looks at all templates again for each that it gets.
        if !template.contains(['{', '}']) {
            self.offered.insert(key.to_owned(), offered);
            self.constants.insert(key.to_owned(), template.to_owned());
            return Ok(());
        }
        // Nothing that is offered is a list.
        if let Some(Beyond { span, message, help }) = beyond(template, 0, 0, 0).into_iter().next() {
            let part = template.get(span).map(|part| part.trim().to_owned());
            let message = Message::new(
                format!("mẫu `{key}` sai: {}", message.vi),
                format!("the template `{key}` is wrong: {}", message.en),
            );
            return Err(Wrong { message, part, help: Some(help) });
        }
        self.tera.add_raw_template(key, template).map_err(wrong)?;
        let used = self.tera.get_template_variables(key).map_err(wrong)?;
        let is_constant = used.is_empty();
        let mut unknown: Vec<&str> = used.into_iter().filter(|name| !offered.contains(name)).collect();
        unknown.sort_unstable();
        if let Some(name) = unknown.first() {
            let message = Message::new(
                format!("mẫu `{key}` dùng biến `{name}` không có"),
                format!("the template `{key}` uses the unknown variable `{name}`"),
            );
            return Err(Wrong { message, part: Some((*name).to_owned()), help: None });
        }
        self.offered.insert(key.to_owned(), offered);
        self.constants.remove(key);
        let mut filled = String::new();
        for value in ["", "1"] {
            let values: Vec<_> = offered.iter().map(|name| (*name, value)).collect();
            filled = self.fill(key, &values).map_err(|error| {
                let message = Message::new(error.to_string(), error.to_string());
                Wrong { message, part: None, help: None }
            })?;
        }
        if is_constant {
            self.constants.insert(key.to_owned(), filled);
        }
        Ok(())
    }

    /// The phrase with its variables filled in; a variable that is not given is empty, which `{% if … %}` takes
    /// as false.
    ///
    /// # Errors
    /// Where an office's own template cannot be filled with these values.
    pub(crate) fn fill(&self, key: &str, values: &[(&'static str, &str)]) -> Result<String, WordingError> {
        if let Some(words) = self.constants.get(key) {
            return Ok(words.clone());
        }
        let mut context = Context::new();
        for name in self.offered.get(key).copied().unwrap_or_default() {
            let value = values.iter().find(|(given, _)| given == name).map_or("", |(_, value)| *value);
            context.insert(*name, value);
        }
        Budget::default()
            .render(&self.tera, key, &context)
            .map_err(|error| WordingError { phrase: key.to_owned(), reason: error.to_string() })
    }

    /// A phrase without variables.
    pub(crate) fn get(&self, key: &str) -> Result<String, WordingError> {
        self.fill(key, &[])
    }

    /// True where there is such a phrase.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.offered.contains_key(key)
    }

    /// A list of words, or the keys of a list of phrases.
    pub(crate) fn list(&self, key: &str) -> &[String] {
        self.lists.get(key).map_or(&[], Vec::as_slice)
    }
}

/// Lists whose lines say what becomes of what: `cấp tỉnh => cấp xã`.
const PAIRS: [&str; 2] = ["replace", "report_to"];

fn check_pair(text: &Text, report: &mut Report<'_>) {
    if text.notation().split_once("=>").is_some_and(|(from, _)| !from.trim().is_empty()) {
        return;
    }
    let line = text.notation();
    let message = Message::new(format!("dòng `{line}` thiếu `=>`"), format!("the line `{line}` lacks `=>`"));
    let help = Message::new(
        "ghi như `cấp tỉnh => cấp xã`: bên trái thành bên phải",
        "write as in `cấp tỉnh => cấp xã`: the left becomes the right",
    );
    report.found.push(Diagnostic::error("VB014", text.span.clone(), message).help(help));
}

/// Where faults are told.
struct Report<'a> {
    source: &'a Source,
    found: &'a mut Vec<Diagnostic>,
}

/// What is wrong with a template.
struct Wrong {
    message: Message,
    /// The words of the template that it is about: the variable that there is not, or the rest from where it fails.
    part: Option<String>,
    /// What to do, where that is not to choose another variable.
    help: Option<Message>,
}

/// A phrase that cannot be filled with the values at hand; never one of the built-in phrases.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct WordingError {
    /// The phrase's key.
    pub phrase: String,
    /// What the template engine says.
    pub reason: String,
}

impl std::fmt::Display for WordingError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.phrase, self.reason)
    }
}

impl std::error::Error for WordingError {}

impl WordingError {
    /// The reason, for people.
    pub fn message(&self) -> Message {
        Message::new(format!("mẫu câu sai: {self}"), format!("a phrase is wrong: {self}"))
    }
}

impl From<WordingError> for Message {
    fn from(error: WordingError) -> Self {
        error.message()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_phrases_are_valid() {
        let phrases = Phrases::vietnamese();
        assert_eq!(
            phrases.fill("number", &[("number", "05"), ("symbol", "UBND-VX")]).unwrap(),
            "Số: 05/UBND-VX"
        );
    }

    #[test]
    fn an_unknown_variable_is_an_error_with_its_place() {
        let text =
            include_str!("../templates/van-ban.yaml").replace("V/v {{ subject }}", "V/v {{ trich_yeu }}");
        let source = Source::new("van-ban.yaml", text);
        let found = Phrases::load(&source, &DOCUMENT_WORDS).diagnostics;
        assert_eq!(found.len(), 1);
        let line = source.text().lines().position(|line| line.contains("trich_yeu")).unwrap() + 1;
        assert_eq!(source.line_column(found[0].span.start).0, line);
        assert!(found[0].message.en.contains("unknown variable `trich_yeu`"));
    }
}
