use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::date::Date;
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::directive::{Directive, Level};
use crate::gazetteer::{Entry, Gazetteer, Regime};
use crate::lint::draft::{Part, Passage};
use crate::lint::words::small;
use crate::lint::{Draft, Rule, former};
use crate::units::TWO_LEVELS_FROM;

pub(in crate::lint) struct UnitOfFormerDays;

impl Rule for UnitOfFormerDays {
    fn code(&self) -> &'static str {
        "VB1404"
    }
    fn name(&self) -> &'static str {
        "unit-of-former-days"
    }
    fn clause(&self) -> &'static str {
        "NQ 202/2025/QH15"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1404_unit_of_former_days.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let today = draft.directive.date.first();
        if today < TWO_LEVELS_FROM {
            return;
        }
        let home = LazyLock::new(|| home(draft.directive, today));
        for passage in &draft.passages {
            let old = passage.basis.and_then(|basis| basis.date).is_some_and(|date| date.last() < today);
            // A sentence with a day of those times speaks of them.
            let then = draft.dates_in(passage).iter().any(|date| {
                let (_, month, year) = date.numbers(&passage.text.value);
                year.is_some_and(|year| (year, month) < (TWO_LEVELS_FROM.year, TWO_LEVELS_FROM.month))
            });
            if old || then || passage.part == Part::CitedSubject {
                continue;
            }
            for at in 0..passage.words.len() {
                let named = passage.capital(at + 1) && passage.gap(at + 1) == " ";
                let found = match passage.small(at) {
                    "tỉnh" if named => province(passage, at, today),
                    "xã" | "phường" if named => commune(passage, at, today, &home),
                    _ => None,
                };
                let Some(Former { last, now, instrument }) = found else { continue };
                // PL II, mục III: this city takes a capital on its noun too.
                let now = now.replace("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh");
                let part = passage.range(at, last);
                // `sau khi nhập`, `trên cơ sở`
                let clause = passage.clause(&part);
                let merged = ["nhập", "trên cơ sở", "hợp nhất"].iter().any(|word| clause.contains(word));
                if merged || former::meant(draft, passage, &part, TWO_LEVELS_FROM) {
                    continue;
                }
                let (message, help) = match instrument {
                    Some(_) => (
                        Message::new(
                            "đơn vị hành chính này nay đã đổi loại",
                            "this unit is of another kind now",
                        ),
                        Message::new(format!("nay là `{now}`"), format!("it is now `{now}`")),
                    ),
                    None => (
                        Message::new("đơn vị hành chính này nay không còn", "this unit is no more"),
                        Message::new(format!("nay thuộc `{now}`"), format!("it is now part of `{now}`")),
                    ),
                };
                let found = draft.found(Severity::Warning, self.code(), passage.text, part, message);
                report(found.help(help).clause(instrument.unwrap_or(self.clause())));
            }
        }
    }
}

/// Units by kind and name in small letters.
type Names = BTreeMap<String, Vec<&'static Entry>>;

fn names(regime: Regime, level: Level) -> Names {
    let mut names = Names::new();
    for entry in Gazetteer::get().units(regime).iter().filter(|entry| entry.level() == level) {
        names.entry(small(entry.name())).or_default().push(entry);
    }
    names
}

static OLD_PROVINCES: LazyLock<Names> = LazyLock::new(|| names(Regime::ThreeLevels, Level::Province));
static PROVINCES: LazyLock<Names> = LazyLock::new(|| names(Regime::TwoLevels, Level::Province));
static OLD_COMMUNES: LazyLock<Names> = LazyLock::new(|| names(Regime::ThreeLevels, Level::Commune));
static COMMUNES: LazyLock<Names> = LazyLock::new(|| names(Regime::TwoLevels, Level::Commune));

/// The longest name of the table behind a word, and the number of its last word.
fn name(passage: &Passage<'_>, at: usize, tables: [&'static Names; 2]) -> Option<(String, usize)> {
    (1..=4).rev().find_map(|length| {
        let joined = (at + 1..=at + length).all(|word| matches!(passage.gap(word), " " | "-" | " - "));
        let words = passage.range(at + 1, at + length);
        let name = passage.small.get(words).filter(|name| joined && !name.is_empty())?;
        tables.iter().any(|table| table.contains_key(name)).then(|| (name.to_owned(), at + length))
    })
}

/// A unit that is no more, or of another kind.
struct Former {
    /// The last word of its name.
    last: usize,
    /// What there is in its place.
    now: String,
    /// What gave it another kind.
    instrument: Option<&'static str>,
}

/// A province that is no more, or a city by now.
fn province(passage: &Passage<'_>, at: usize, today: Date) -> Option<Former> {
    let (name, last) = name(passage, at, [&OLD_PROVINCES, &PROVINCES])?;
    if let Some(now) = PROVINCES.get(&name).and_then(|found| found.first()) {
        let instrument = now.changes().take_while(|change| change.from <= today).last()?.instrument;
        return (now.kind_on(today) != "tỉnh").then(|| Former {
            last,
            now: now.name_on(today),
            instrument: Some(instrument),
        });
    }
    let successor = OLD_PROVINCES.get(&name)?.first()?.successors().into_iter().next()?;
    Some(Former { last, now: successor.entry.name_on(today), instrument: None })
}

/// A commune of the home province, or of the province named behind it, that is no more.
fn commune(passage: &Passage<'_>, at: usize, today: Date, home: &Option<&'static Entry>) -> Option<Former> {
    let (name, last) = name(passage, at, [&OLD_COMMUNES, &COMMUNES])?;
    let behind = passage.mark(last + 1) == "," && matches!(passage.small(last + 1), "tỉnh" | "thành");
    let home = match behind {
        true => {
            let kind = if passage.small(last + 1) == "tỉnh" { last + 1 } else { last + 2 };
            let (name, _) = self::name(passage, kind, [&PROVINCES, &PROVINCES])?;
            PROVINCES.get(&name)?.first().copied()?
        }
        false => (*home)?,
    };
    let kind = passage.small(at);
    let here =
        |entry: &&&'static Entry| entry.province().is_some_and(|province| province.code() == home.code());
    if COMMUNES.get(&name).is_some_and(|found| found.iter().any(|entry| here(&entry))) {
        return None;
    }
    let old = OLD_COMMUNES.get(&name)?.iter().filter(|entry| entry.kind_on(today) == kind);
    let mut went: Vec<&'static Entry> = old
        .filter_map(|entry| entry.successors().into_iter().next())
        .map(|successor| successor.entry)
        .filter(|entry| here(&entry))
        .collect();
    went.dedup();
    match went.as_slice() {
        [] => None,
        [one] => Some(Former { last, now: one.name_on(today), instrument: None }),
        several => {
            let names: Vec<String> = several.iter().map(|entry| entry.name_on(today)).collect();
            Some(Former { last, now: names.join("`, `"), instrument: None })
        }
    }
}

/// The province of the issuer, where its territory tells.
fn home(directive: &Directive, today: Date) -> Option<&'static Entry> {
    let issuer = &directive.issuer;
    let named = issuer.territory.as_ref().map(|text| small(&text.value));
    let own = small(&issuer.name.value);
    let superior = issuer.superior.as_ref().map(|text| small(&text.value));
    let texts = [named, Some(own), superior];
    texts.into_iter().flatten().find_map(|text| {
        let behind = |kind: &str| text.rfind(kind).map(|at| text[at + kind.len()..].to_owned());
        if let Some(name) = behind("tỉnh ").or_else(|| behind("thành phố ")) {
            return PROVINCES.get(&name)?.first().copied();
        }
        let (kind, name) =
            ["xã ", "phường ", "đặc khu "].iter().find_map(|kind| Some((*kind, behind(kind)?)))?;
        match COMMUNES
            .get(&name)?
            .iter()
            .filter(|entry| entry.kind_on(today) == kind.trim())
            .collect::<Vec<_>>()[..]
        {
            [only] => only.province(),
            _ => None,
        }
    })
}
