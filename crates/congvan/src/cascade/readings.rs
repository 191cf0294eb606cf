//! Texts of a source, read once for all the units that carry it out.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::directive::Directive;
use crate::prose::{self, Reading};

/// What the prose of a directive says, text by text.
#[derive(Debug, Clone, Default)]
pub struct Readings(HashMap<Box<str>, Reading>);

impl Readings {
    /// Reads every text of a directive that a cascade asks for.
    pub fn of(source: &Directive) -> Self {
        let request =
            source.request.iter().flat_map(|request| [&request.action].into_iter().chain(&request.by));
        let texts = source
            .texts_of_measures()
            .into_iter()
            .chain(source.recipients.iter().map(|to| &to.name))
            .chain(source.issuers().map(|issuer| &issuer.name))
            .chain(source.purpose.iter())
            .chain(source.opening.iter())
            .chain(source.closing.iter())
            .chain(request)
            .chain([&source.subject]);
        Self(texts.map(|text| (text.value.as_str().into(), prose::read(&text.value))).collect())
    }

    /// What a text says: as it was read, or read now.
    pub(super) fn get<'r>(readings: Option<&'r Self>, text: &str) -> Cow<'r, Reading> {
        match readings.and_then(|readings| readings.0.get(text)) {
            Some(reading) => Cow::Borrowed(reading),
            None => Cow::Owned(prose::read(text)),
        }
    }
}
