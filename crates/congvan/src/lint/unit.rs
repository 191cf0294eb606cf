//! Faults of form in what an office says of itself: its profile, held to the rules as the document it becomes.

use std::sync::LazyLock;

use crate::gazetteer::Gazetteer;
use crate::lint::authority::head_of;
use crate::lint::house::{House, Reviewed, review_draft};
use crate::lint::words::small;
use crate::lint::{Draft, Silenced};
use crate::model::date::PartialDate;
use crate::model::directive::{
    Directive, Element, Issuer, Level, Number, Recipient, Request, Signatory, Text,
};
use crate::model::recognise::{asked_of, fill_in, recognise, recognise_within};
use crate::model::units::{Unit, more_than_a_name, split_name};
use crate::text::diagnostic::{Checked, Diagnostic, Message, any_error};
use crate::text::source::Source;
use crate::text::yaml::Node;
use crate::words::Pairs;

/// A document without findings; what a profile says stands in the place of its parts.
pub(super) static FRAME: LazyLock<Option<Directive>> = LazyLock::new(|| {
    let source = Source::new("base.yaml", include_str!("base.yaml"));
    Directive::parse(&source).into_result().ok()
});

/// The cascade opens every list with `Như trên` where a profile does not, and has the chair sign on behalf of the committee.
const MENDED_LATER: [&str; 2] = ["VB901", "VB711"];

/// What the rules say of a profile's own values, as they would stand in a công văn of that day. Each finding is at the
/// whole value, without a replacement; nothing is said of what the profile leaves out.
pub fn review_unit(unit: &Unit, date: PartialDate, house: &House) -> Reviewed {
    review_unit_in(None, unit, date, house)
}

/// As [`review_unit`], and what only shows in the source of the profile.
pub(crate) fn review_unit_in(
    source: Option<&Source>,
    unit: &Unit,
    date: PartialDate,
    house: &House,
) -> Reviewed {
    let Some(frame) = FRAME.as_ref().filter(|_| says_something(unit)) else { return Reviewed::default() };
    let directive = draft(unit, date, frame);
    let mut draft = Draft::new(&directive, None, house.country);
    draft.written = source;
    let mut found = review_draft(&draft, house);
    let texts = draft.passages.iter().map(|passage| passage.text);
    found.found.extend(texts.filter_map(|text| no_words(text, "{}")));
    found.found.extend(no_words(&directive.place, "[]{}<>:;|\\"));
    found.found.extend(directive.distribution.to.iter().filter_map(|line| unclosed_bracket(&line.name)));
    let completed = deputy_is_completed(unit);
    let own = |code: &str, span: &std::ops::Range<usize>| {
        !(span.is_empty() || MENDED_LATER.contains(&code) || completed && code == "VB706")
    };
    found.found.retain(|found| own(found.code, &found.span));
    found.silenced.retain(|Silenced { finding, .. }| own(finding.code, &finding.span));
    found.found.iter_mut().for_each(|found| found.fix = None);
    found.found.sort_by_key(|found| (found.span.start, found.code));
    found
}

/// Whether the cascade gives a deputy without authority the `KT.` that he lacks: it does to one of the body's own head.
fn deputy_is_completed(unit: &Unit) -> bool {
    let Some(Signatory { authority, title: Some(title), .. }) = &unit.signatory else { return false };
    let issuer = small(unit.issuer.notation());
    let own = || HEADS.iter().find(|(opens, _)| issuer.starts_with(opens)).map(|(_, head)| *head);
    let head = head_of(&unit.issuer).or_else(own).map(small);
    let deputy = small(title.notation());
    let of = deputy.strip_prefix("phó ");
    authority.is_empty() && head.zip(of).is_some_and(|(head, of)| of.starts_with(&head) || head.ends_with(of))
}

/// How names of a unit's own bodies begin, and who heads them, as the cascade has it.
static HEADS: Pairs = Pairs::from_list("profiles: heads");

/// Marks of a template or a list where words should be: nothing fills them in.
fn no_words(text: &Text, marks: &str) -> Option<Diagnostic> {
    let mark = text.notation().chars().find(|c| marks.contains(*c))?;
    let value = text.notation();
    let message = Message::new(
        format!("`{value}` có dấu `{mark}`, sẽ đứng nguyên trong văn bản"),
        format!("`{value}` has the mark `{mark}`, which would stand in the document"),
    );
    let help = Message::new(
        "ghi đúng lời sẽ đứng trong văn bản; chỗ chưa biết ghi `___`",
        "write the very words of the document; `___` for what is not known",
    );
    Some(Diagnostic::error("VB004", text.span.clone(), message).help(help))
}

/// A line of `Nơi nhận` whose brackets do not close.
fn unclosed_bracket(text: &Text) -> Option<Diagnostic> {
    let value = text.notation();
    let (open, close) = (value.matches('(').count(), value.matches(')').count());
    let message = Message::new(
        format!("dấu ngoặc trong `{value}` không đủ cặp"),
        format!("the brackets in `{value}` do not pair"),
    );
    let help = Message::new("ghi như `UBND tỉnh (để b/c)`", "write as in `UBND tỉnh (để b/c)`");
    (open != close).then(|| Diagnostic::error("VB004", text.span.clone(), message).help(help))
}

/// Reads a file of profiles as [`Unit::parse_all`] does, and holds each to the rules as the document of `date`, or of
/// the unit's own day, that it becomes, and its name to the units of that day, those of the territory `within` where it
/// says no other place. Findings in source order; then those of silenced rules.
pub fn read_units(
    source: &Source,
    date: Option<PartialDate>,
    within: Option<&str>,
    house: &House,
) -> (Checked<Vec<Unit>>, Vec<Silenced>) {
    let mut filled_in = |unit: &mut Node| fill_in(unit, house.country, within, date);
    let (units, mut diagnostics) = Unit::as_far_as_read(source, &mut filled_in);
    let whole = !any_error(&diagnostics);
    let mut silenced = Vec::new();
    for unit in units.iter().flatten() {
        let reviewed = review_unit_in(Some(source), unit, day_of(unit, date), house);
        diagnostics.extend(reviewed.found);
        silenced.extend(reviewed.silenced);
    }
    diagnostics.sort_by_key(|found| (found.span.start, found.code));
    (Checked { value: units.filter(|_| whole), diagnostics }, silenced)
}

/// What is to be said of a unit's name. Several units of one name are no fault here: nothing is filled in from the
/// tables.
pub(crate) fn named_right(
    country: &'static Gazetteer,
    unit: &Unit,
    within: Option<&str>,
    date: Option<PartialDate>,
) -> Option<Diagnostic> {
    // What is wrong with a name without its kind, or with more than a name, was said.
    split_name(unit.name.notation())?;
    if more_than_a_name(unit.name.notation()).is_some() {
        return None;
    }
    let asked = asked_of(unit, within);
    let found = match date {
        Some(date) => recognise_within(country, &asked, date),
        None => recognise(country, &asked, None),
    };
    let fault = found.fault?;
    (fault.code != "VB022").then(|| fault.at(unit.name.span.clone()))
}

/// The day a unit's document is of, as far as it is known: one on which there is such a unit.
pub(crate) fn day_of(unit: &Unit, date: Option<PartialDate>) -> PartialDate {
    let of_three_levels = unit.level == Level::District || unit.district.is_some();
    let country = Gazetteer::get();
    let before = country.whole_from().filter(|_| of_three_levels);
    let usual = || before.or(country.districts_until()).unwrap_or(country.last_day());
    unit.date.or(date).unwrap_or_else(|| usual().into())
}

/// Whether there is more in the profile than what unit it is of.
fn says_something(unit: &Unit) -> bool {
    let written = |text: &Text| !text.span.is_empty();
    let any = |text: &Option<Text>| text.as_ref().is_some_and(written);
    written(&unit.issuer)
        || written(&unit.short_name)
        || written(&unit.place)
        || [&unit.superior, &unit.symbol, &unit.number, &unit.whom, &unit.closing].into_iter().any(any)
        || !unit.counterparts.is_empty()
        || unit.contact.is_some()
        || unit.distribution.is_some()
        || unit.signatory.is_some()
}

/// The unit's name with what it belongs to, as far as the profile says it.
fn with_places(unit: &Unit) -> String {
    let places = [&unit.district, &unit.province].into_iter().flatten().map(|place| place.notation());
    let own = std::iter::once(unit.name.notation());
    own.chain(places).collect::<Vec<_>>().join(", ")
}

/// The frame as nobody wrote it: nothing in it has a place.
pub(super) fn placeless(frame: &Directive) -> Directive {
    let mut frame = frame.clone();
    frame.span = 0..0;
    let Directive { issuer, number, recipients, request, distribution, signatory, measures, .. } = &mut frame;
    let mut texts = vec![&mut issuer.name, &mut number.symbol];
    texts.extend(recipients.iter_mut().map(|to| &mut to.name));
    if let Some(request) = request {
        texts.extend([&mut request.verb, &mut request.whom, &mut request.action]);
    }
    texts.extend(distribution.to.iter_mut().map(|line| &mut line.name));
    texts.extend(&mut distribution.archive);
    texts.extend(signatory.authority.iter_mut().map(|power| &mut power.of));
    texts.extend(&mut signatory.title);
    for measure in measures {
        measure.span = 0..0;
        texts.extend(measure.content.0.iter_mut().filter_map(|element| match element {
            Element::Paragraph(text) => Some(text),
            _ => None,
        }));
    }
    texts.into_iter().for_each(|text| text.span = 0..0);
    frame.subject.span = 0..0;
    frame.place.span = 0..0;
    frame
}

/// The frame with the profile's own values; what is the frame's has no place.
fn draft(unit: &Unit, date: PartialDate, frame: &Directive) -> Directive {
    let frame = placeless(frame);
    let recipients = if unit.counterparts.is_empty() {
        frame.recipients
    } else {
        let each = unit.counterparts.iter().flat_map(|(group, names)| {
            names.iter().map(|name| Recipient { name: name.clone(), audience: vec![*group] })
        });
        each.collect()
    };
    let usual = |own: Signatory| match own.authority.is_empty() && own.title.is_none() {
        true => {
            let Signatory { authority, title, .. } = frame.signatory;
            Signatory { authority, title, ..own }
        }
        false => own,
    };
    let request = frame.request.unwrap_or_default();
    Directive {
        issuer: Issuer {
            superior: unit.superior.clone(),
            name: unit.issuer.clone(),
            short_name: Some(unit.short_name.clone()),
            level: Some(unit.level),
            territory: Some(Text::from_notation(with_places(unit))),
            address: Vec::new(),
            lines: Vec::new(),
        },
        number: Number {
            value: unit.number.clone(),
            symbol: unit.symbol.clone().unwrap_or(frame.number.symbol),
        },
        place: unit.place.clone(),
        date,
        recipients,
        request: Some(Request {
            verb: unit.verb.clone().unwrap_or(request.verb),
            whom: unit.whom.clone().unwrap_or(request.whom),
            ..request
        }),
        contacts: unit.contact.iter().cloned().collect(),
        closing: unit.closing.iter().cloned().collect(),
        distribution: unit.distribution.clone().unwrap_or(frame.distribution),
        signatory: usual(unit.signatory.clone().unwrap_or_default()),
        ..frame
    }
}
