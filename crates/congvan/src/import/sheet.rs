//! What was found on a page: which line is what, how sure each field is, and what is not taken over.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::import::arrived::Reason;
use crate::import::page::Page;
use crate::import::role::Role;
use crate::import::types::{Face, Line};
use crate::model::directive::Text;

/// How sure a field is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// The form says so.
    #[default]
    Sure,
    /// Nothing was written.
    Blank,
    /// It may be otherwise.
    Guess,
}

/// What is said of a field, in Vietnamese.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Note {
    pub(super) certainty: Certainty,
    pub(super) why: String,
}

/// What grows while a page is understood.
pub(super) struct Sheet<'p> {
    pub(super) page: &'p Page,
    /// Roles by where lines begin.
    pub(super) roles: BTreeMap<usize, Role>,
    /// Parts that are in no field, and why.
    pub(super) left_out: Vec<(Range<usize>, Reason)>,
    /// Parts whose words a field says in another way: the day, the type, a label that numbering prints.
    pub(super) told: Vec<(Range<usize>, &'static str)>,
    /// Tables with a name so far.
    pub(super) captions: usize,
    /// What is said of fields, by where their words begin.
    pub(super) notes: BTreeMap<usize, Note>,
    /// What is said of fields that have no words of their own, by their paths.
    pub(super) by_path: BTreeMap<String, Note>,
}

impl<'p> Sheet<'p> {
    pub(super) fn new(page: &'p Page) -> Self {
        Self {
            page,
            roles: BTreeMap::new(),
            left_out: Vec::new(),
            told: Vec::new(),
            captions: 0,
            notes: BTreeMap::new(),
            by_path: BTreeMap::new(),
        }
    }

    /// Says what a line is.
    pub(super) fn is(&mut self, line: &Line, role: Role) {
        self.roles.insert(line.span.start, role);
    }

    /// The words of a range, in a component of this look.
    pub(super) fn text_at(&self, span: Range<usize>, own: Face) -> Text {
        self.page.text_at(span, own)
    }

    /// A part that the form prints by itself.
    pub(super) fn record_printed(&mut self, span: Range<usize>) {
        self.leave_out(span, Reason::Printed);
    }

    /// A label of a field, a rule of letters.
    pub(super) fn form(&mut self, span: Range<usize>) {
        self.leave_out(span, Reason::Form);
    }

    pub(super) fn leave_out(&mut self, span: Range<usize>, reason: Reason) {
        if !self.page.at(&span).trim().is_empty() {
            self.left_out.push((self.page.trim_span(span), reason));
        }
    }

    /// A part whose words the field at `key` says in another way.
    pub(super) fn record_told(&mut self, span: Range<usize>, key: &'static str) {
        if !self.page.at(&span).trim().is_empty() {
            self.told.push((self.page.trim_span(span), key));
        }
    }

    /// That a text may be otherwise, and why.
    pub(super) fn guess(&mut self, text: &Text, why: &str) {
        self.guess_at(text.span.start, why);
    }

    /// As [`Self::guess`], of the text that begins at a place.
    pub(super) fn guess_at(&mut self, at: usize, why: &str) {
        let note = self.notes.entry(at).or_insert(Note { certainty: Certainty::Guess, why: String::new() });
        if !note.why.contains(why) {
            if !note.why.is_empty() {
                note.why.push_str("; ");
            }
            note.why.push_str(why);
        }
    }

    /// What holds of a field without words.
    pub(super) fn note(&mut self, path: &str, certainty: Certainty, why: &str) {
        self.by_path.entry(path.to_owned()).or_insert(Note { certainty, why: why.to_owned() });
    }
}
