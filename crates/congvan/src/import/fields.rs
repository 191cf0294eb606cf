//! Fields: an instruction that is not shown, and its result, which is.

use super::arrived::Reason;

/// Fields within each other at most.
const DEEPEST: usize = 40;
/// Links longer than this lead nowhere.
const LONGEST_LINK: usize = 2_000;
/// Instructions are kept so far.
const LONGEST_INSTRUCTION: usize = 4_000;

/// The open fields, outermost first.
#[derive(Debug, Default)]
pub struct Fields(Vec<Field>);

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    /// What a form field shows by itself.
    shown: Option<String>,
    /// Whether its result has begun.
    has_result: bool,
    kind: Kind,
}

/// What a field is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Kind {
    /// Its result is words as any.
    #[default]
    Plain,
    /// A link, with its address.
    Link(String),
    /// A person fills it in.
    Form,
}

impl Fields {
    /// A field begins; what it shows by itself, where no result stands for it.
    pub fn open(&mut self, shown: Option<String>) {
        if self.0.len() < DEEPEST {
            self.0.push(Field { shown, ..Field::default() });
        }
    }

    /// Opens a field whose instruction stands in one attribute; whether there was room for it.
    pub fn open_simple(&mut self, instruction: &str) -> bool {
        self.open_result(kind(instruction))
    }

    /// Opens what a link is: a field that leads to an address.
    pub fn open_link(&mut self, address: String) -> bool {
        self.open_result(Kind::Link(address))
    }

    fn open_result(&mut self, kind: Kind) -> bool {
        let has_room = self.0.len() < DEEPEST;
        if has_room {
            self.0.push(Field { kind, has_result: true, ..Field::default() });
        }
        has_room
    }

    /// A part of an instruction.
    pub fn instruct(&mut self, words: &str) {
        if let Some(field) = self.0.last_mut().filter(|field| !field.has_result)
            && field.instruction.len() + words.len() <= LONGEST_INSTRUCTION
        {
            field.instruction.push_str(words);
        }
    }

    /// Its instruction ends and its result begins.
    pub fn separate(&mut self) {
        if let Some(field) = self.0.last_mut() {
            field.has_result = true;
            field.kind = kind(&field.instruction);
        }
    }

    /// The innermost ends; what it shows where it has no result.
    pub fn close(&mut self) -> Option<String> {
        let field = self.0.pop()?;
        field.shown.filter(|_| !field.has_result)
    }

    /// The paragraph ends: an instruction that is still open is none, and hides nothing of the next.
    pub fn end_paragraph(&mut self) {
        self.0.retain(|field| field.has_result);
    }

    /// Whether what stands here is part of an instruction.
    pub fn hides(&self) -> Option<Reason> {
        self.0.iter().any(|field| !field.has_result).then_some(Reason::Hidden)
    }

    /// Where the result leads.
    pub fn link(&self) -> Option<&str> {
        self.0.iter().rev().find_map(|field| match &field.kind {
            Kind::Link(address) => Some(address.as_str()),
            _ => None,
        })
    }

    /// Whether a person filled it in.
    pub fn is_form(&self) -> bool {
        self.0.iter().any(|field| field.kind == Kind::Form)
    }
}

/// What a field is by its instruction.
fn kind(instruction: &str) -> Kind {
    let (name, rest) = instruction.trim().split_once(char::is_whitespace).unwrap_or((instruction.trim(), ""));
    match name.to_ascii_uppercase().as_str() {
        "HYPERLINK" => link(rest).map_or(Kind::Plain, Kind::Link),
        "FORMTEXT" | "FORMDROPDOWN" | "FORMCHECKBOX" => Kind::Form,
        _ => Kind::Plain,
    }
}

/// The address in an instruction: the first words in quotes, or the first word; a switch before it leads within the
/// document.
fn link(rest: &str) -> Option<String> {
    let rest = rest.trim();
    let address = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split_whitespace().next()?,
    };
    (!address.is_empty() && !address.starts_with('\\') && address.len() <= LONGEST_LINK)
        .then(|| address.to_owned())
}
