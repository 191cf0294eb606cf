//! What the text calls its issuer: `UBND tỉnh`, `Sở GD&ĐT`.

use crate::lexicon::{BodyKind, UnitKind, fold_case};
use crate::model::directive::{Directive, Text};
use crate::model::units::split_name;
use crate::prose::{self, Body, Reading, Scope};

/// Finds it where the text asks or decides in the issuer's name: who does so is the issuer, called otherwise than in the head.
pub(super) fn read(own: &mut Directive) {
    if own.issuer.short_name.is_some() {
        return;
    }
    let name = own.issuer.name.words().to_owned();
    let head = prose::read(&own.issuer.name);
    let Some(issuer) = first(&head) else { return };
    let asks = own.request.iter().filter_map(|request| request.by.as_ref());
    let texts = own.opening.iter().chain(&own.purpose);
    let below = own.texts_of_measures();
    let unit = own.issuer.territory.as_ref().map(|unit| fold_case(unit.words())).unwrap_or_default();
    let said = asks
        .filter_map(|by| name_in_text(&prose::read(by), first, issuer, &unit))
        .chain(texts.chain(below).filter_map(|text| name_in_text(&prose::read(text), asking, issuer, &unit)));
    let other = |called: &String| fold_case(called) != fold_case(&name);
    let found = said.into_iter().find(other);
    own.issuer.short_name = found.map(Text::from_notation);
}

/// Whether a sentence opens with the issuer or its head, who asks for something: `Giám đốc Sở yêu cầu …`.
pub(super) fn asks(words: &str, own: &Directive) -> bool {
    let head = prose::read(&own.issuer.name);
    let reading = prose::read(&Text::from_notation(words));
    let by = reading.clauses().next().and_then(|clause| clause.asks.as_ref());
    let Some((issuer, by)) = first(&head).zip(by) else { return false };
    let same = by.kind == issuer.kind && (by.field == issuer.field || by.field.is_none());
    same && by.span.start == 0 && !by.is_each && by.limit.is_none()
}

/// The body that a name is of.
fn first(reading: &Reading) -> Option<&Body> {
    reading.first_actor()
}

/// Who asks for something in a text.
fn asking(reading: &Reading) -> Option<&Body> {
    reading.clauses().find_map(|clause| clause.asks.as_ref())
}

/// What a text calls the issuer, where the body that it names is the issuer.
fn name_in_text(
    reading: &Reading,
    named: fn(&Reading) -> Option<&Body>,
    issuer: &Body,
    unit: &str,
) -> Option<String> {
    let body = named(reading)?;
    let same =
        body.kind == issuer.kind && body.field == issuer.field && !body.is_each && body.limit.is_none();
    let (kind, name) = split_name(unit).unwrap_or(("", unit));
    let whose = match &body.scope {
        Scope::None => body.kind != BodyKind::Committee,
        Scope::Bare(own) => UnitKind::of(kind) == Some(*own),
        Scope::Named(names) => names.iter().all(|own| fold_case(reading.at(&own.name)) == name),
        _ => false,
    };
    let start = body.title.as_ref().map_or(body.span.start, |title| title.end);
    let words = reading.at(&(start..body.span.end)).trim();
    (same && whose && words.starts_with(char::is_uppercase)).then(|| words.to_owned())
}
