//! Paragraphs that were set lately. A document in DOCX and PDF, and in every form that differs in spacing only, asks for
//! the same lines again, and breaking them is what costs most of its making.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use crate::document::length::Length;
use crate::document::lines::Setting;
use crate::document::style::{Align, Style};
use crate::document::{Inline, Label, Paragraph};

/// So many letters are kept, about seventy pages; then all are forgotten.
const KEPT: usize = 200_000;

thread_local! {
    static KNOWN: RefCell<Known> = RefCell::default();
}

#[derive(Default)]
struct Known {
    /// By the hash of what broke the lines.
    settings: HashMap<u64, Entry>,
    letters: usize,
}

struct Entry {
    label: Option<Label>,
    content: Vec<Inline>,
    how: How,
    setting: Rc<Setting>,
}

/// What breaks lines beside the words.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct How {
    width: Length,
    size: Length,
    /// Bold, bold label, italic.
    faces: [bool; 3],
    align: Align,
    indents: [Length; 2],
    even: Option<i64>,
}

/// The setting of `paragraph` in lines of `width`, which `set` makes where it is not known.
pub(super) fn get_or_set(
    paragraph: &Paragraph,
    style: &Style,
    width: Length,
    set: impl FnOnce() -> Setting,
) -> Rc<Setting> {
    let how = How {
        width,
        size: style.size,
        faces: [style.bold, style.bold_label, style.italic],
        align: style.align,
        indents: [style.left, style.first_line],
        even: style.even,
    };
    let mut hasher = DefaultHasher::new();
    (&paragraph.label, &paragraph.content, how).hash(&mut hasher);
    let hash = hasher.finish();
    let is_same = |entry: &&Entry| {
        entry.how == how && entry.label == paragraph.label && entry.content == paragraph.content
    };
    let found =
        |known: &Known| known.settings.get(&hash).filter(is_same).map(|entry| Rc::clone(&entry.setting));
    if let Some(setting) = KNOWN.with_borrow(found) {
        return setting;
    }
    let setting = Rc::new(set());
    KNOWN.with_borrow_mut(|known| {
        known.letters += setting.letters.len();
        if known.letters > KEPT {
            *known = Known { letters: setting.letters.len(), ..Known::default() };
        }
        let (label, content) = (paragraph.label.clone(), paragraph.content.clone());
        known.settings.insert(hash, Entry { label, content, how, setting: Rc::clone(&setting) });
    });
    setting
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::form::Form;
    use crate::document::lines::set;
    use crate::document::style::{Role, style};

    #[test]
    fn spacing_breaks_no_lines_and_width_and_words_do() {
        let paragraph = |words: &str| Paragraph::new(Role::Body, vec![Inline::text(words)]);
        let set = |words: &str, form: &Form, width| set(&paragraph(words), &style(Role::Body, form), width);
        let (form, width) = (Form::default(), Length::mm(100));
        let wider = Form { line_percent: 150, paragraph_gap: Length::pt(12), ..form };
        let known = set("một hai ba", &form, width);
        assert!(Rc::ptr_eq(&known, &set("một hai ba", &wider, width)));
        assert!(!Rc::ptr_eq(&known, &set("một hai ba", &form, width / 2)));
        assert!(!Rc::ptr_eq(&known, &set("một hai bốn", &form, width)));
    }
}
