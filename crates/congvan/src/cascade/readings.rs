//! What is the same for all the units that carry a source out, found once.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::cascade::Words;
use crate::compose::{Labelled, printed_labels};
use crate::model::directive::{Directive, Text};
use crate::prose::{self, Reading};

/// What the prose of a directive says, text by text, and how its items are numbered.
#[derive(Debug, Clone, Default)]
pub struct Readings {
    texts: HashMap<Box<str>, Reading>,
    labels: Vec<Labelled>,
}

impl Readings {
    /// Reads every text of a directive that a cascade asks for.
    pub fn of(source: &Directive) -> Self {
        let request =
            source.request.iter().flat_map(|request| [&request.action].into_iter().chain(&request.by));
        let tables = source.all_measures().into_iter().map(|item| &item.content);
        let tables = tables.chain(source.appendices.iter().map(|annex| &annex.content));
        let texts = source
            .texts_of_measures()
            .into_iter()
            .chain(source.recipients.iter().map(|to| &to.name))
            .chain(source.issuers().map(|issuer| &issuer.name))
            .chain(source.purpose.iter())
            .chain(source.opening.iter())
            .chain(source.closing.iter())
            .chain(request)
            .chain([&source.subject])
            .chain(tables.flat_map(|content| content.tables()).flat_map(|table| table.body()));
        let texts = texts.map(|text| (text.notation().into(), prose::read(text))).collect();
        Self { texts, labels: printed_labels(source, Words::global().document()).unwrap_or_default() }
    }

    /// How the items of the source are numbered.
    pub(super) fn labels(&self) -> &[Labelled] {
        &self.labels
    }

    /// What a text says: as it was read, or read now.
    pub(super) fn get<'r>(readings: Option<&'r Self>, text: &str) -> Cow<'r, Reading> {
        match readings.and_then(|readings| readings.texts.get(text)) {
            Some(reading) => Cow::Borrowed(reading),
            None => Cow::Owned(prose::read(&Text::from_notation(text))),
        }
    }
}
