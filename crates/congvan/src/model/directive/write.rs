//! A directive as YAML in the input format, key by key as the field tables list them.

use crate::model::date::{Date, PartialDate};
use crate::model::directive::choices::{self, word};
use crate::model::directive::format::{BAND, CELL, DIRECTIVE};
use crate::model::directive::read::{SECRETARY_TITLE, shape_of, usual_party};
use crate::model::directive::*;
use crate::text::shape::Shape;
use crate::text::yaml::emit::{Value, paths_of, to_yaml};

impl Directive {
    /// The directive in the input format, which reads back to the same directive.
    ///
    /// Keys come in the order of the format's page, and what the format says by default is left out. A number and a
    /// signatory's name that nobody knows yet stand as keys without a value, to be filled in.
    pub fn to_yaml(&self) -> String {
        to_yaml(&self.values())
    }

    /// Its keys and values as they are written.
    pub(crate) fn values(&self) -> Vec<(&'static str, Value)> {
        keys(&DIRECTIVE, |key| directive(self, key))
    }

    /// Every value of it with its path, in the order of [`Directive::to_yaml`].
    pub(crate) fn paths(&self) -> Vec<(String, String)> {
        paths_of(&self.values()).into_iter().map(|(path, words, _)| (path, words)).collect()
    }

    /// Every text of it with where it was written; none that was derived.
    pub(crate) fn texts_with_spans(&self) -> Vec<(Span, String)> {
        let mut said = Vec::new();
        self.values().iter().for_each(|(_, value)| gather(value, &mut said));
        said
    }

    /// Where its texts were written.
    pub(crate) fn spans(&self) -> Vec<Span> {
        self.texts_with_spans().into_iter().map(|(span, _)| span).collect()
    }
}

/// The texts of a value.
fn gather(value: &Value, said: &mut Vec<(Span, String)>) {
    match value {
        Value::Said(text, span) if !span.is_empty() => said.push((span.clone(), text.clone())),
        Value::List(items) | Value::Row(items) => items.iter().for_each(|item| gather(item, said)),
        Value::Map(entries) => entries.iter().for_each(|(_, value)| gather(value, said)),
        _ => {}
    }
}

/// The entries of a mapping, in the order of its table.
fn keys(
    shape: &'static Shape,
    mut of: impl FnMut(&'static str) -> Option<Value>,
) -> Vec<(&'static str, Value)> {
    shape.fields.iter().filter_map(|field| Some((field.key, of(field.key)?))).collect()
}

/// The mapping at `key` of `parent`.
fn map(parent: &'static Shape, key: &'static str, of: impl FnMut(&'static str) -> Option<Value>) -> Value {
    Value::Map(keys(shape_of(parent, key), of))
}

/// The list of mappings at `key` of `parent`; a mapping with only the key `short` is written as its text.
fn list<'o, T: 'o>(
    parent: &'static Shape,
    key: &'static str,
    short: &'static str,
    items: impl IntoIterator<Item = &'o T>,
    of: impl Fn(&T, &'static str) -> Option<Value>,
) -> Option<Value> {
    let shape = shape_of(parent, key);
    let each = items.into_iter().map(|item| {
        let mut entries = keys(shape, |key| of(item, key));
        match entries.as_slice() {
            [(only, Value::Text(_) | Value::Said(..))] if *only == short => entries.remove(0).1,
            _ => Value::Map(entries),
        }
    });
    some_list(each.collect())
}

/// The mapping at `key` of a directive, or the list of several.
fn one_or_list<'o, T: 'o>(
    key: &'static str,
    items: impl Iterator<Item = &'o T>,
    of: impl Fn(&T, &'static str) -> Option<Value>,
) -> Option<Value> {
    let mut each: Vec<Value> = items.map(|item| map(&DIRECTIVE, key, |key| of(item, key))).collect();
    if each.len() == 1 { each.pop() } else { some_list(each) }
}

fn some_list(each: Vec<Value>) -> Option<Value> {
    (!each.is_empty()).then_some(Value::List(each))
}

fn directive(own: &Directive, key: &'static str) -> Option<Value> {
    match key {
        "format" => Some(plain("congvan/1")),
        "type" => (own.kind != DocumentType::dispatch()).then(|| plain(own.kind.code)),
        "issue" => own.electronic.then(|| plain("electronic")),
        "urgency" => own.urgency.map(|urgency| plain(word(&choices::URGENCIES, &urgency))),
        "draft" => own.draft.map(|draft| plain(word(&choices::DRAFTS, &draft))),
        "circulation" => own.circulation.map(|notice| plain(word(&choices::CIRCULATIONS, &notice))),
        "orientation" => own.landscape.then(|| plain("landscape")),
        "issuer" => one_or_list(key, own.issuers(), issuer),
        "number" => Some(map(&DIRECTIVE, key, |key| number(&own.number, key))),
        "place" => text(&own.place),
        "date" => Some(partial_date(own.date)),
        "subject" => text(&own.subject),
        "recipients" => list(&DIRECTIVE, key, "name", &own.recipients, |to, key| match key {
            "name" => text(&to.name),
            "audience" => audiences(&to.audience),
            _ => None,
        }),
        "enacted_by" => paragraphs(&own.enacted_by),
        "legal_basis" => list(&DIRECTIVE, key, "text", &own.legal_basis, basis),
        "purpose" => maybe(&own.purpose),
        "opening" => paragraphs(&own.opening),
        "parties" => {
            let parties: Vec<_> = own.parties.iter().enumerate().collect();
            list(&DIRECTIVE, key, "", &parties, |(at, own), key| party(own, *at, key))
        }
        "agreement" => paragraphs(&own.agreement),
        "request" => own.request.as_ref().map(|own| map(&DIRECTIVE, key, |key| request(own, key))),
        "numbering" => numbering(&own.numbering),
        "measures" => list(&DIRECTIVE, key, "text", &own.measures, measure),
        "contacts" => list(&DIRECTIVE, key, "", &own.contacts, contact),
        "closing" => paragraphs(&own.closing),
        "distribution" => Some(map(&DIRECTIVE, key, |key| distribution(&own.distribution, key))),
        "signatory" => one_or_list(key, own.signatories(), signatory),
        "confirmation" => maybe(&own.confirmation),
        "copy" => own.copy.as_ref().map(|own| map(&DIRECTIVE, key, |key| copy(own, key))),
        "attached" => list(&DIRECTIVE, key, "", &own.attached, directive),
        "appendices" => list(&DIRECTIVE, key, "", &own.appendices, appendix),
        _ => None,
    }
}

fn issuer(own: &Issuer, key: &'static str) -> Option<Value> {
    match key {
        "superior" => maybe(&own.superior),
        "name" if own.lines.is_empty() => text(&own.name),
        "name" => paragraphs(&own.lines),
        "short_name" => maybe(&own.short_name),
        "level" => own.level.map(|level| plain(word(&choices::LEVELS, &level))),
        "territory" => maybe(&own.territory),
        "address" => paragraphs(&own.address),
        _ => None,
    }
}

fn number(own: &Number, key: &'static str) -> Option<Value> {
    match key {
        "value" => Some(maybe(&own.value).unwrap_or(Value::Blank)),
        "symbol" => text(&own.symbol),
        _ => None,
    }
}

fn basis(own: &Basis, key: &'static str) -> Option<Value> {
    match key {
        "verb" => maybe(&own.verb),
        "type" => maybe(&own.kind),
        "number" => maybe(&own.number),
        "date" => own.date.map(partial_date),
        "issuer" => maybe(&own.issuer),
        "subject" => maybe(&own.subject),
        "text" => maybe(&own.text),
        _ => None,
    }
}

fn request(own: &Request, key: &'static str) -> Option<Value> {
    match key {
        "by" => maybe(&own.by),
        "verb" => text(&own.verb),
        "whom" => text(&own.whom),
        "action" => text(&own.action),
        "separate" => own.separate.then(|| plain("yes")),
        _ => None,
    }
}

fn measure(own: &Measure, key: &'static str) -> Option<Value> {
    let shape = &crate::model::directive::format::MEASURE;
    match key {
        "heading" => maybe(&own.heading),
        "audience" => audiences(&own.audience),
        "levels" => words(own.levels.iter().map(|level| word(&choices::LEVELS, level))),
        "deadline" => own.deadline.map(date),
        "numbering" => numbering(&own.numbering),
        _ => content(shape, &own.content, key),
    }
}

/// Under the keys of `shape` where their order is that of the page, else under `content`.
fn content(shape: &'static Shape, own: &Content, key: &'static str) -> Option<Value> {
    let place = |run: &[Element]| shape.fields.iter().position(|field| field.key == key_of(run));
    let places: Vec<Option<usize>> = own.runs().map(place).collect();
    if places.iter().all(Option::is_some) && places.is_sorted_by(|before, after| before < after) {
        return own.runs().find(|run| key_of(run) == key).and_then(|run| run_value(shape, key, run));
    }
    let entry = |run| match (key_of(run), run_value(shape_of(shape, "content"), key_of(run), run)?) {
        ("text", Value::List(paragraphs)) => Some(paragraphs),
        ("text", paragraph) => Some(vec![paragraph]),
        (key, value) => Some(vec![Value::Map(vec![(key, value)])]),
    };
    (key == "content").then(|| Value::List(own.runs().filter_map(entry).flatten().collect()))
}

/// The key of what a run of one kind says.
fn key_of(run: &[Element]) -> &'static str {
    match run.first() {
        Some(Element::Table(_)) => "table",
        Some(Element::Item(_)) => "items",
        Some(Element::Person(_)) => "people",
        Some(Element::Paragraph(_)) | None => "text",
    }
}

/// What a run of one kind says, at its key of `parent`.
fn run_value(parent: &'static Shape, key: &'static str, run: &[Element]) -> Option<Value> {
    let run = run.iter();
    match key {
        "items" => list(parent, key, "text", run.filter_map(Element::item), measure),
        "people" => list(parent, key, "", run.filter_map(Element::person), |person, key| match key {
            "name" => text(&person.name),
            "title" => maybe(&person.title),
            "phone" => maybe(&person.phone),
            "mobile" => maybe(&person.mobile),
            "email" => maybe(&person.email),
            _ => None,
        }),
        "table" => run.filter_map(Element::table).map(|own| table(parent, own)).next(),
        _ => paragraphs(run.filter_map(Element::paragraph)),
    }
}

fn table(parent: &'static Shape, own: &Table) -> Value {
    let shape = shape_of(parent, "table");
    Value::Map(keys(shape, |key| match key {
        "caption" => maybe(&own.caption),
        "columns" => list(shape, key, "title", &own.columns, |column, key| match key {
            "title" => text(&column.title),
            "group" => {
                let groups = column.groups.iter().map(text_value);
                one_or_more(groups.collect())
            }
            "width" => column.width.map(count),
            "align" => (column.align != Align::Left).then(|| plain(word(&choices::ALIGNS, &column.align))),
            _ => None,
        }),
        "rows" => Some(Value::List(own.rows.iter().map(row).collect())),
        _ => None,
    }))
}

fn row(own: &Row) -> Value {
    match own {
        Row::Cells(cells) => Value::Row(cells.iter().map(cell).collect()),
        Row::Band(band) => Value::Map(keys(&BAND, |key| if key == "band" { text(band) } else { None })),
    }
}

fn cell(own: &Cell) -> Value {
    let empty = || Value::Text(String::new());
    if *own == Cell::from(own.text.clone()) {
        return paragraphs(&own.text).unwrap_or_else(empty);
    }
    let several = |count_of: usize| (count_of > 1).then(|| Value::Bare(count_of.to_string()));
    Value::Map(keys(&CELL, |key| match key {
        "text" => paragraphs(&own.text),
        "columns" => several(own.columns),
        "rows" => several(own.rows),
        "align" => own.align.map(|align| plain(word(&choices::ALIGNS, &align))),
        _ => None,
    }))
}

fn contact(own: &Contact, key: &'static str) -> Option<Value> {
    match key {
        "role" => Some(plain(word(&choices::CONTACT_ROLES, &own.role))),
        "layout" => own.block.then(|| plain("block")),
        "lead" => text(&own.lead),
        "unit" => text(&own.unit),
        "through" => maybe(&own.through),
        "person" => maybe(&own.person),
        "title" => maybe(&own.title),
        "phone" => maybe(&own.phone),
        "hotline" => maybe(&own.hotline),
        "email" => maybe(&own.email),
        "tail" => maybe(&own.tail),
        _ => None,
    }
}

fn distribution(own: &Distribution, key: &'static str) -> Option<Value> {
    let shape = &crate::model::directive::format::DISTRIBUTION;
    match key {
        "to" => {
            let groups: Vec<&[DistributionLine]> = own.groups().collect();
            list(shape, key, "name", &groups, |lines, key| match key {
                "name" => one_or_more(lines.iter().map(|line| text_value(&line.name)).collect()),
                "purpose" => lines.last().and_then(|line| maybe(&line.purpose)),
                _ => None,
            })
        }
        "archive" => {
            let units = own.archive.iter().map(text_value);
            (!own.archive.is_empty()).then(|| Value::Row(units.collect()))
        }
        "drafter" => maybe(&own.drafter),
        "issued" => own.issued.map(count),
        "copies" => own.copies.map(count),
        _ => None,
    }
}

fn party(own: &Party, at: usize, key: &'static str) -> Option<Value> {
    match key {
        "called" => (own.called.notation() != usual_party(at)).then(|| text(&own.called)).flatten(),
        "name" => text(&own.name),
        "address" => maybe(&own.address),
        "phone" => maybe(&own.phone),
        "email" => maybe(&own.email),
        "tax_code" => maybe(&own.tax_code),
        "account" => maybe(&own.account),
        "representative" => maybe(&own.representative),
        "title" => maybe(&own.title),
        "mandate" => maybe(&own.mandate),
        "details" => paragraphs(&own.details),
        _ => None,
    }
}

fn signatory(own: &Signatory, key: &'static str) -> Option<Value> {
    let shape = &crate::model::directive::format::SIGNATORY;
    match key {
        "party" => maybe(&own.party),
        "authority" => list(shape, key, "", &own.authority, |power, key| {
            let lines = || paragraphs(std::iter::once(&power.of).chain(&power.more));
            (word(&choices::AUTHORITIES, &power.kind) == key).then(lines).flatten()
        }),
        "title" => maybe(&own.title),
        "name" => Some(maybe(&own.name).unwrap_or(Value::Blank)),
        "other_title" => maybe(&own.other_title),
        "rank" => maybe(&own.rank),
        "secretary" => own.secretary.as_ref().map(|(title, name)| {
            let usual = title.notation() == SECRETARY_TITLE;
            match name {
                Some(name) if usual => text_value(name),
                _ => map(shape, key, |key| match key {
                    "title" => text(title),
                    "name" => Some(maybe(name).unwrap_or(Value::Blank)),
                    _ => None,
                }),
            }
        }),
        _ => None,
    }
}

fn copy(own: &Copy, key: &'static str) -> Option<Value> {
    let shape = shape_of(&DIRECTIVE, "copy");
    match key {
        "form" => Some(plain(word(&choices::COPY_FORMS, &own.form))),
        "issuer" => Some(map(shape, key, |key| issuer(&own.issuer, key))),
        "number" => {
            (own.number != Number::default()).then(|| map(shape, key, |key| number(&own.number, key)))
        }
        "place" => text(&own.place),
        "date" => own.date.map(partial_date),
        "time" => maybe(&own.time),
        "distribution" => (own.distribution != Distribution::default())
            .then(|| map(shape, key, |key| distribution(&own.distribution, key))),
        "signatory" => (own.signatory != Signatory::default())
            .then(|| map(shape, key, |key| signatory(&own.signatory, key))),
        _ => None,
    }
}

fn appendix(own: &Appendix, key: &'static str) -> Option<Value> {
    let shape = shape_of(&DIRECTIVE, "appendices");
    match key {
        "title" => text(&own.title),
        "type" => own.kind.map(|kind| plain(kind.code)),
        "orientation" => own.landscape.then(|| plain("landscape")),
        "numbering" => numbering(&own.numbering),
        _ => content(shape, &own.content, key),
    }
}

fn plain(word: &str) -> Value {
    Value::Word(word.to_owned())
}

fn text_value(text: &Text) -> Value {
    Value::Said(text.notation().to_owned(), text.span.clone())
}

/// The words, unless there are none.
fn text(text: &Text) -> Option<Value> {
    (!text.notation().is_empty()).then(|| text_value(text))
}

fn maybe(words: &Option<Text>) -> Option<Value> {
    words.as_ref().and_then(text)
}

/// One paragraph as it is, several as a list.
fn paragraphs<'t>(own: impl IntoIterator<Item = &'t Text>) -> Option<Value> {
    let mut each: Vec<Value> = own.into_iter().filter_map(text).collect();
    if each.len() > 1 { Some(Value::List(each)) } else { each.pop() }
}

fn count(number: u32) -> Value {
    Value::Bare(number.to_string())
}

fn date(date: Date) -> Value {
    partial_date(date.into())
}

fn partial_date(date: PartialDate) -> Value {
    let text = date.notation();
    // A bare year would be a number to other readers.
    if date.month().is_some() { Value::Bare(text) } else { Value::Word(text) }
}

fn numbering(own: &[Numbering]) -> Option<Value> {
    let each = own.iter().map(|numbering| plain(word(&choices::NUMBERINGS, numbering)));
    (!own.is_empty()).then(|| Value::Row(each.collect()))
}

fn audiences(own: &[Audience]) -> Option<Value> {
    words(own.iter().map(|group| word(&choices::AUDIENCES, group)))
}

fn words<'w>(words: impl Iterator<Item = &'w str>) -> Option<Value> {
    one_or_more(words.map(plain).collect())
}

fn one_or_more(mut each: Vec<Value>) -> Option<Value> {
    match each.len() {
        0 => None,
        1 => each.pop(),
        _ => Some(Value::Row(each)),
    }
}
