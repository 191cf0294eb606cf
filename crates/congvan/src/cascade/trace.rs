//! What became of every part of the source, and where every part of the result is from.

use serde_json::{Value, json};

use crate::cascade::trace_place::PARTS;
use crate::text::diagnostic::{Lang, Message};

/// The account of one cascade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// Who issued the source.
    pub source: String,
    /// Who issues the result.
    pub unit: String,
    /// In the order of the document.
    pub entries: Vec<Entry>,
}

/// One part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Path in the source (`measures.2.items.1.text.1`, counted from 1), or in the result for what was added.
    pub at: String,
    /// What happened to it.
    pub action: Action,
    /// What a person must look at.
    pub checks: Vec<Message>,
}

/// What happened to a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Stands as it stood.
    Kept {
        /// The words.
        text: String,
    },
    /// Stands in other words.
    Adapted {
        /// In the source.
        before: String,
        /// In the result.
        after: String,
        /// Why.
        rule: Message,
    },
    /// Does not stand in the result.
    Dropped {
        /// In the source.
        before: String,
        /// Why.
        reason: Message,
    },
    /// Stands only in the result.
    Added {
        /// In the result.
        after: String,
        /// Where it is from.
        from: Message,
    },
}

impl Action {
    /// What stood in the source, what stands in the result, and why.
    fn parts(&self) -> (Option<&str>, Option<&str>, Option<&Message>) {
        match self {
            Self::Kept { text } => (Some(text), Some(text), None),
            Self::Adapted { before, after, rule } => (Some(before), Some(after), Some(rule)),
            Self::Dropped { before, reason } => (Some(before), None, Some(reason)),
            Self::Added { after, from } => (None, Some(after), Some(from)),
        }
    }

    /// The stable name used in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Action::Kept { .. } => "kept",
            Action::Adapted { .. } => "adapted",
            Action::Dropped { .. } => "dropped",
            Action::Added { .. } => "added",
        }
    }

    pub(super) fn word(&self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Action::Kept { .. }, Lang::Vi) => "giữ",
            (Action::Adapted { .. }, Lang::Vi) => "sửa",
            (Action::Dropped { .. }, Lang::Vi) => "bỏ",
            (Action::Added { .. }, Lang::Vi) => "thêm",
            (action, Lang::En) => action.name(),
        }
    }
}

impl Trace {
    pub(super) fn new(source: &str, unit: &str) -> Self {
        Self { source: source.to_owned(), unit: unit.to_owned(), entries: Vec::new() }
    }

    fn push(&mut self, at: impl Into<String>, action: Action) {
        self.entries.push(Entry { at: at.into(), action, checks: Vec::new() });
    }

    pub(super) fn kept(&mut self, at: impl Into<String>, text: &str) {
        self.push(at, Action::Kept { text: text.to_owned() });
    }

    /// Adapted, kept where the words are the same, or added where there were none.
    pub(super) fn adapted(&mut self, at: impl Into<String>, before: &str, after: &str, rule: Message) {
        if before == after {
            return self.kept(at, before);
        }
        if before.is_empty() {
            return self.added(at, after, rule);
        }
        self.push(at, Action::Adapted { before: before.to_owned(), after: after.to_owned(), rule });
    }

    pub(super) fn dropped(&mut self, at: impl Into<String>, before: &str, reason: Message) {
        self.push(at, Action::Dropped { before: before.to_owned(), reason });
    }

    pub(super) fn added(&mut self, at: impl Into<String>, after: impl Into<String>, from: Message) {
        self.push(at, Action::Added { after: after.into(), from });
    }

    /// Marks the last entry for a person to look at.
    pub(super) fn check(&mut self, what: Message) {
        if let Some(last) = self.entries.last_mut()
            && !last.checks.contains(&what)
        {
            last.checks.push(what);
        }
    }

    /// Entries in the order of the document, whatever order the parts were made in.
    pub(super) fn in_document_order(&mut self) {
        self.entries.sort_by_key(|entry| {
            let part = entry.at.split('.').next().unwrap_or_default();
            PARTS.iter().position(|(known, _)| *known == part)
        });
    }

    /// Everything a person must look at: the path and what.
    pub fn checks(&self) -> impl Iterator<Item = (&str, &Message)> {
        self.entries.iter().flat_map(|entry| entry.checks.iter().map(|check| (entry.at.as_str(), check)))
    }

    /// For reading on a terminal: what to look at first, then part by part.
    pub fn to_text(&self, lang: Lang) -> String {
        let mut text = format!("{} → {}\n", self.source, self.unit);
        let (look, from, why) = match lang {
            Lang::Vi => ("cần xem lại", "từ", "vì"),
            Lang::En => ("to look at", "from", "because"),
        };
        let checks: Vec<_> = self.checks().collect();
        if !checks.is_empty() {
            text.push_str(&format!("  {look}:\n"));
            for (at, check) in checks {
                text.push_str(&format!("    ! {at}: {}\n", check.get(lang)));
            }
        }
        for entry in &self.entries {
            let word = entry.action.word(lang);
            text.push_str(&match &entry.action {
                Action::Kept { text } => format!("  {word} {}: {text}\n", entry.at),
                Action::Adapted { before, after, rule } => {
                    format!("  {word} {} ({}):\n    - {before}\n    + {after}\n", entry.at, rule.get(lang))
                }
                Action::Dropped { before, reason } => {
                    format!("  {word} {} ({why} {}):\n    - {before}\n", entry.at, reason.get(lang))
                }
                Action::Added { after, from: origin } => {
                    format!("  {word} {} ({from} {}):\n    + {after}\n", entry.at, origin.get(lang))
                }
            });
        }
        text
    }

    /// The trace as JSON, stable: `source`, `unit`, and `entries` with `at`, `action`, `before`, `after`, `why`,
    /// `checks`, sentences in both languages.
    pub fn to_json(&self) -> Value {
        let both = |message: &Message| json!({ "vi": message.vi, "en": message.en });
        let entries: Vec<Value> = self
            .entries
            .iter()
            .map(|entry| {
                let (before, after, why) = entry.action.parts();
                json!({
                    "at": entry.at,
                    "action": entry.action.name(),
                    "before": before,
                    "after": after,
                    "why": why.map(both),
                    "checks": entry.checks.iter().map(both).collect::<Vec<_>>(),
                })
            })
            .collect();
        json!({ "version": 1, "source": self.source, "unit": self.unit, "entries": entries })
    }

    /// [`Trace::to_json`] as indented text with a final line break, written without the tree between, since a run makes
    /// one for every unit.
    pub fn to_json_text(&self) -> String {
        let mut text = String::with_capacity(32 << 10);
        text.push_str("{\n  \"entries\": [");
        for (at, entry) in self.entries.iter().enumerate() {
            let (before, after, why) = entry.action.parts();
            text.push_str(if at == 0 { "\n    {" } else { ",\n    {" });
            field(&mut text, 6, "action", Some(entry.action.name()));
            field(&mut text, 6, "after", after);
            field(&mut text, 6, "at", Some(&entry.at));
            field(&mut text, 6, "before", before);
            text.push_str("\n      \"checks\": [");
            for (at, check) in entry.checks.iter().enumerate() {
                text.push_str(if at == 0 { "\n        " } else { ",\n        " });
                both(&mut text, 8, check);
            }
            text.push_str(if entry.checks.is_empty() { "]" } else { "\n      ]" });
            text.push_str(",\n      \"why\": ");
            match why {
                Some(why) => both(&mut text, 6, why),
                None => text.push_str("null"),
            }
            text.push_str("\n    }");
        }
        text.push_str(if self.entries.is_empty() { "]," } else { "\n  ]," });
        field(&mut text, 2, "source", Some(&self.source));
        field(&mut text, 2, "unit", Some(&self.unit));
        text.push_str("\n  \"version\": 1\n}\n");
        text
    }
}

/// A line of an object with a text and a comma.
fn field(text: &mut String, indent: usize, key: &str, value: Option<&str>) {
    text.push('\n');
    text.extend(std::iter::repeat_n(' ', indent));
    text.push('"');
    text.push_str(key);
    text.push_str("\": ");
    match value {
        Some(value) => quoted(text, value),
        None => text.push_str("null"),
    }
    text.push(',');
}

/// A sentence in both languages as an object.
fn both(text: &mut String, indent: usize, message: &Message) {
    text.push('{');
    field(text, indent + 2, "en", Some(&message.en));
    text.push('\n');
    text.extend(std::iter::repeat_n(' ', indent + 2));
    text.push_str("\"vi\": ");
    quoted(text, &message.vi);
    text.push('\n');
    text.extend(std::iter::repeat_n(' ', indent));
    text.push('}');
}

/// The text as JSON has it.
fn quoted(text: &mut String, value: &str) {
    text.push_str(&Value::from(value).to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_that_of_the_tree() {
        let mut trace = Trace::new("UBND \"tỉnh\"", "UBND xã");
        let text = |trace: &Trace| format!("{:#}\n", trace.to_json());
        assert_eq!(trace.to_json_text(), text(&trace));
        trace.kept("a", "một\nhai\t\u{8}\u{c}\r\\ \u{1f}\u{7f} đ");
        trace.check(Message::new("xem", "look"));
        trace.check(Message::new("xem lại", "look again"));
        trace.dropped("b", "ba", Message::new("bỏ", "out"));
        trace.added("c", "bốn", Message::new("thêm", "new"));
        trace.adapted("d", "năm", "sáu", Message::new("đổi", "changed"));
        assert_eq!(trace.to_json_text(), text(&trace));
    }
}
