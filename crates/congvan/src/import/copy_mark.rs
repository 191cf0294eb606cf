//! The mark in a head that says in which form something is copied.

use crate::import::parts::form_of;
use crate::import::role::Role;
use crate::import::sheet::Sheet;
use crate::import::types::{Face, Line};
use crate::model::date::{Date, PartialDate};
use crate::model::directive::{Copy, CopyForm, Directive, Distribution, Issuer, Number, Signatory, Text};

/// Whether a line of a head says in which form something is copied: alone, or with who and when in the mark of an
/// electronic copy.
pub(super) fn line(sheet: &mut Sheet<'_>, line: &Line, own: &mut Directive) -> bool {
    let words = sheet.page.words(line);
    if let Some(form) = form_of(words).filter(|_| own.copy.is_none()) {
        own.copy = Some(of(form, Text::default()));
        sheet.record_told(line.span.clone(), "copy.form");
    } else if !mark(sheet, line, own) {
        return false;
    }
    sheet.is(line, Role::CopyForm);
    true
}

/// What nobody has said yet of a copy.
fn of(form: CopyForm, by: Text) -> Copy {
    Copy {
        form,
        issuer: Issuer { name: by, ..Issuer::default() },
        number: Number::default(),
        place: Text::default(),
        date: None,
        time: None,
        distribution: Distribution::default(),
        signatory: Signatory::default(),
    }
}

/// `SAO Y; Ủy ban nhân dân xã Chi Lăng; 05/10/2026; 08:30:15`
fn mark(sheet: &mut Sheet<'_>, line: &Line, own: &mut Directive) -> bool {
    let words = sheet.page.words(line);
    let parts: Vec<&str> = words.split(';').collect();
    let [form, by, day, time @ ..] = &parts[..] else { return false };
    let Some(form) = form_of(form.trim()).filter(|_| time.len() < 2 && own.copy.is_none()) else {
        return false;
    };
    let at = |part: &str| {
        let start = line.span.start + (part.as_ptr() as usize - words.as_ptr() as usize);
        sheet.page.trim_span(start..start + part.len())
    };
    let (label, by, on) = (at(parts[0]), at(by), at(day));
    let (by, by_end) = (sheet.text_at(by, Face::BOTH), line.span.start + parts[0].len() + 1 + parts[1].len());
    let time = time
        .first()
        .map(|time| sheet.text_at(at(time), Face::BOTH))
        .filter(|time| !time.notation().is_empty());
    let mut copy = of(form, by);
    copy.date = date_with_slashes(day);
    sheet.record_told(label.clone(), "copy.form");
    sheet.form(label.end..copy.issuer.name.span.start);
    sheet.form(by_end..on.start);
    match copy.date {
        Some(_) => sheet.record_told(on.clone(), "copy.date"),
        None => sheet.form(on.clone()),
    }
    if let Some(time) = &time {
        sheet.form(on.end..time.span.start);
    }
    copy.time = time;
    own.electronic = true;
    own.copy = Some(copy);
    true
}

/// `05/10/2026`
fn date_with_slashes(text: &str) -> Option<PartialDate> {
    let mut parts = text.trim().split(['/', '.', '-']).map(str::parse::<u16>);
    let (day, month, year) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let (day, month) = (u8::try_from(day).ok()?, u8::try_from(month).ok()?);
    Date::new(year, month, day).filter(|_| parts.next().is_none()).map(PartialDate::from)
}
