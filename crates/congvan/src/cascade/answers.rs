//! What drafters decided of sentences of a directive (`congvan-answers/1`): data beside the profiles, for one unit or a
//! whole province. Every answer carries the sentence it answers, so that a directive whose words changed asks again.

mod places;
mod questions;
mod read;
mod write;

use std::collections::HashMap;

use crate::model::directive::Text;
use crate::model::units::Unit;
use crate::text::diagnostic::Span;
use crate::text::shape::Kind::{Choice as OneOf, List, Map, OneOrMore, Phrase, Text as Words};
use crate::text::shape::{Choice, Shape, choice, may, must};
use crate::wording::{Phrases, WordingError};

pub use places::{Answerable, answerable};
pub use questions::{Question, Questions};
pub use write::with_answers;

/// A file of answers.
pub static ANSWERS: Shape = Shape {
    name: "answers",
    about: ("Quyết định của người soạn khi triển khai", "What drafters decided of a directive"),
    fields: &[
        must(
            "format",
            OneOf(&[choice("congvan-answers/1", "phiên bản 1 của định dạng", "version 1 of the format")]),
            ("phiên bản định dạng", "version of this format"),
        ),
        must("answers", List(&Map(&ANSWER)), ("các câu trả lời", "the answers")),
    ],
};

/// One answer.
static ANSWER: Shape = Shape {
    name: "answer",
    about: (
        "Một câu của cấp trên và quyết định của người soạn",
        "A sentence of the superior's and what becomes of it",
    ),
    fields: &[
        must(
            "at",
            Words,
            (
                "chỗ của câu trong văn bản cấp trên, như `trace.json` ghi (`measures.2.text.1`)",
                "where the sentence stands in the directive, as `trace.json` says (`measures.2.text.1`)",
            ),
        ),
        must("sentence", Words, ("câu ấy, nguyên văn", "the sentence, word for word")),
        may("answer", OneOf(GIVEN), ("thành gì ở văn bản của đơn vị", "what becomes of it")),
        may(
            "assign",
            Phrase(VARIABLES),
            (
                "giao cho ai ở đơn vị; `Công an xã` ở phường là `Công an phường`",
                "who does it in the unit; `Công an xã` is `Công an phường` in a ward",
            ),
        ),
        may("report", Phrase(VARIABLES), ("báo cáo cho ai", "who receives the report")),
        may(
            "text",
            Phrase(VARIABLES),
            ("lời của đơn vị, thay cả câu", "the unit's own words for the sentence"),
        ),
        may(
            "units",
            OneOrMore(&Words),
            (
                "chỉ cho các đơn vị này; không ghi là cho mọi đơn vị",
                "for these units alone; for all by default",
            ),
        ),
    ],
};

const GIVEN: &[Choice] = &[
    choice("keep", "giữ nguyên văn", "word for word"),
    choice("drop", "bỏ", "it goes"),
    choice(
        "own",
        "việc của chính đơn vị: bỏ nơi được giao",
        "the unit's own task, without those it addresses",
    ),
];

/// What the words of an answer may ask for.
const VARIABLES: &[&str] = &["unit", "unit_kind", "unit_short", "source", "source_kind", "source_short"];

/// The kinds of answer as JSON names them, with what they say.
pub(super) const ANSWERS_GIVEN: [(&str, &str); 6] = [
    ("keep", "giữ nguyên văn"),
    ("drop", "bỏ"),
    ("own", "là việc của đơn vị"),
    ("assign", "giao"),
    ("report", "báo cáo"),
    ("text", "viết lại"),
];

/// What a drafter decided of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It stands word for word.
    Keep,
    /// It goes.
    Drop,
    /// It is the unit's own task: whom it addresses leaves.
    Own,
    /// That body of the unit's does it.
    Assign(String),
    /// What it reports goes there.
    Report(String),
    /// These words take its place.
    Text(String),
}

impl Answer {
    /// The stable name used in JSON and in the file.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Drop => "drop",
            Self::Own => "own",
            Self::Assign(_) => "assign",
            Self::Report(_) => "report",
            Self::Text(_) => "text",
        }
    }

    /// The body or the words that it gives.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Keep | Self::Drop | Self::Own => None,
            Self::Assign(words) | Self::Report(words) | Self::Text(words) => Some(words),
        }
    }
}

/// An answer as the file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Where the sentence stands.
    pub at: Text,
    /// Its words.
    pub sentence: Text,
    /// What was decided.
    pub answer: Answer,
    /// The units it holds for; for all where empty.
    pub units: Vec<Text>,
    /// Where it was written.
    pub span: Span,
}

impl Answered {
    fn holds_for(&self, unit: &str) -> bool {
        self.units.is_empty()
            || self.units.iter().any(|own| own.notation().to_lowercase() == unit.to_lowercase())
    }
}

/// The answers to a directive, each at its sentence.
#[derive(Debug, Clone)]
pub struct Answers {
    all: Vec<Answered>,
    /// Which answers there are at a place of the directive, those for some units first.
    at: HashMap<String, Vec<usize>>,
    /// The words of answers, ready to be filled.
    phrases: Phrases,
}

impl Answers {
    /// In the order of the file.
    pub fn all(&self) -> &[Answered] {
        &self.all
    }

    /// The words that an answer at a place of the directive gives in a unit; none where nobody answered for it.
    pub(super) fn of(
        &self,
        at: &str,
        unit: &Unit,
        fill: impl FnOnce(&Phrases, &str) -> Result<String, WordingError>,
    ) -> Option<Answer> {
        let here = self.at.get(at)?.iter().find(|nth| self.all[**nth].holds_for(unit.name.notation()))?;
        let filled =
            |words: &String| fill(&self.phrases, &here.to_string()).unwrap_or_else(|_| words.clone());
        Some(match &self.all[*here].answer {
            Answer::Assign(body) => Answer::Assign(filled(body)),
            Answer::Report(body) => Answer::Report(filled(body)),
            Answer::Text(words) => Answer::Text(filled(words)),
            plain => plain.clone(),
        })
    }

    /// Whether there is an answer at a place, for any unit.
    pub fn has(&self, at: &str) -> bool {
        self.at.contains_key(at)
    }
}
