use std::sync::LazyLock;

use crate::gazetteer::{Entry, Gazetteer};
use crate::lint::passage::{Part, Passage};
use crate::lint::words::small;
use crate::lint::{Draft, Rule, always, former};
use crate::model::date::Date;
use crate::model::directive::{Directive, Level};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::{Pairs, Words};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1404",
    name: "unit-of-former-days",
    severities: &[Severity::Warning],
    clause: "NQ 202/2025/QH15",
    page: include_str!("vb1404_unit_of_former_days.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let today = draft.directive.date.of_law();
    let country = Country { units: draft.country, today };
    let home = LazyLock::new(|| country.home(draft.directive));
    for passage in &draft.passages {
        let old = passage.basis.and_then(|basis| basis.date).is_some_and(|date| date.last() < today);
        if old || passage.part == Part::CitedSubject {
            continue;
        }
        let ends_body = ends_of_departments(draft, passage);
        // The last word of the last name that was told.
        let mut told = None;
        for at in 0..passage.words.len() {
            let named = passage.capital(at + 1) && passage.gap(at + 1) == " ";
            let found = match passage.small(at) {
                "tỉnh" if named => country.province(passage, at),
                "thành" if passage.says(at, &["thành", "phố"]) => country.city(passage, at + 1),
                "tp" => country.city(passage, at),
                "ủy" if named && at > 0 && passage.small(at - 1) == "tỉnh" => {
                    country.province_alone(passage, at)
                }
                "xã" | "phường" if named => country.commune(passage, at, &home),
                _ => None,
            };
            let found = found.or_else(|| {
                let goes_on = told == Some(at) && passage.gap(at + 1) == ", ";
                let is_named = goes_on
                    || ends_body.contains(&at)
                    || follows_province(passage, at)
                    || country.opens_list(passage, at);
                is_named.then(|| country.province_alone(passage, at)).flatten()
            });
            let Some(Former { first, last, now, since, how }) = found else { continue };
            told = Some(last);
            // PL II, mục III: this city takes a capital on its noun too.
            let now = now.replace("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh");
            let part = passage.range(first, last);
            // A sentence with a day of those times speaks of them.
            let then = draft.dates_in(passage).iter().any(|date| {
                let (_, month, year) = date.numbers(passage.text.notation());
                year.is_some_and(|year| (year, month) < (since.year(), since.month()))
            });
            // `sau khi nhập`, `trên cơ sở`
            let clause = passage.clause(&part);
            let merged = ["nhập", "trên cơ sở", "hợp nhất"].iter().any(|word| clause.contains(word));
            if then || merged || former::is_meant(draft, passage, &part, since) {
                continue;
            }
            let is_now = || Message::new(format!("nay là `{now}`"), format!("it is now `{now}`"));
            let (message, help, instrument) = match how {
                How::Kind(instrument) => (
                    Message::new("đơn vị hành chính này nay đã đổi loại", "this unit is of another kind now"),
                    is_now(),
                    Some(instrument),
                ),
                How::Name(instrument) => (
                    Message::new("đơn vị hành chính này nay đã đổi tên", "this unit has another name now"),
                    is_now(),
                    Some(instrument),
                ),
                How::Ended => (
                    Message::new("đơn vị hành chính này nay không còn", "this unit is no more"),
                    Message::new(format!("nay thuộc `{now}`"), format!("it is now part of `{now}`")),
                    None,
                ),
            };
            let found = draft.finding(Severity::Warning, RULE.code, passage.text, part, message);
            report(found.help(help).clause(instrument.unwrap_or(RULE.clause)));
        }
    }
}

/// The last words of the names of departments in a passage, behind which that of their province stands: `Sở Y tế Ninh Thuận`.
fn ends_of_departments(draft: &Draft<'_>, passage: &Passage<'_>) -> Vec<usize> {
    let departments = draft.bodies(passage).iter().filter(|mention| mention.body.name.starts_with("Sở "));
    let last = |end: usize| passage.words.partition_point(|word| word.at.start < end).checked_sub(1);
    departments
        .filter_map(|mention| last(mention.at.end))
        .filter(|last| passage.gap(last + 1) == " ")
        .collect()
}

/// Whether a word is the last of the name of a province in a list that goes on behind it: `các tỉnh Tuyên Quang, Hà Giang`.
fn follows_province(passage: &Passage<'_>, at: usize) -> bool {
    /// No list of provinces is longer.
    const FARTHEST: usize = 24;
    let joined = passage.gap(at + 1) == ", " || passage.gap(at + 1) == " " && passage.small(at) == "và";
    if !joined {
        return false;
    }
    let from = at.saturating_sub(FARTHEST);
    // Names alone, up to what says that they are of provinces.
    let names = (from..=at).rev().take_while(|word| {
        let is_and = passage.small(*word) == "và";
        (passage.capital(*word) || is_and) && matches!(passage.gap(*word), " " | ", " | " - ")
    });
    let Some(first) = names.last().filter(|first| *first > 0) else { return false };
    passage.small(first - 1) == "tỉnh"
}

/// A unit that is no more, or of another kind or name.
struct Former {
    /// The first word that is told.
    first: usize,
    /// The last word of its name.
    last: usize,
    /// What there is in its place.
    now: String,
    /// Since when.
    since: Date,
    how: How,
}

/// What became of a unit, and what made it so.
enum How {
    Kind(&'static str),
    Name(&'static str),
    Ended,
}

/// The units of the country as they are on the day of a directive.
#[derive(Clone, Copy)]
struct Country {
    units: &'static Gazetteer,
    today: Date,
}

impl Country {
    /// The longest name of a unit of that level behind a word, and the number of its last word.
    fn name(
        self,
        level: Level,
        passage: &Passage<'_>,
        at: usize,
    ) -> Option<(&'static [&'static Entry], usize)> {
        (1..=4).rev().find_map(|length| {
            let joined = (at + 2..=at + length).all(|word| matches!(passage.gap(word), " " | "-" | " - "));
            let words = passage.range(at + 1, at + length);
            let name = passage.small.get(words).filter(|name| joined && !name.is_empty())?;
            let units = self.units.units_by_name(level, name);
            (!units.is_empty()).then_some((units, at + length))
        })
    }

    /// Whether a unit there is today bears, under this kind, the name that it was found by.
    fn bears(self, entry: &Entry, kind: &str, written: &str) -> bool {
        entry.is_in_force(self.today)
            && entry.kind_on(self.today) == kind
            && small(entry.proper_name_on(self.today)) == written
    }

    /// What a unit of another kind or name by now is called, where it was once called so.
    fn former_unit(
        self,
        entry: &'static Entry,
        kind: &str,
        written: &str,
        (first, last): (usize, usize),
    ) -> Option<Former> {
        let was = |(known, name): (&str, &str)| known == kind && small(name) == written;
        let change = entry.last_change(self.today).filter(|_| entry.is_in_force(self.today))?;
        let other_name = small(change.name) != written;
        let how = if other_name { How::Name(change.instrument) } else { How::Kind(change.instrument) };
        let now = entry.name_on(self.today);
        entry.names().any(was).then_some(Former { first, last, now, since: change.from, how })
    }

    /// A province that is no more, or a city by now, or of another name.
    fn province(self, passage: &Passage<'_>, at: usize) -> Option<Former> {
        let Some((units, last)) = self.name(Level::Province, passage, at) else {
            return self.long_gone(passage, at);
        };
        let written = passage.small.get(passage.range(at + 1, last))?;
        if units.iter().any(|entry| self.bears(entry, "tỉnh", written)) {
            return None;
        }
        if let Some(former) =
            units.iter().find_map(|entry| self.former_unit(entry, "tỉnh", written, (at, last)))
        {
            return Some(former);
        }
        // Of a city that never was a `tỉnh` nothing is known.
        if units.iter().any(|entry| entry.is_in_force(self.today)) {
            return None;
        }
        let ended =
            units.iter().rev().find(|entry| entry.until().is_some_and(|until| until <= self.today))?;
        let successor = ended.successors_on(self.today).into_iter().next()?;
        Some(Former {
            first: at,
            last,
            now: successor.entry.name_on(self.today),
            since: ended.until()?,
            how: How::Ended,
        })
    }

    /// A province that is no more, whose name stands behind a word without `tỉnh`: `Tỉnh ủy Bắc Giang`.
    fn province_alone(self, passage: &Passage<'_>, at: usize) -> Option<Former> {
        let (units, last) = self.name(Level::Province, passage, at).filter(|_| passage.capital(at + 1))?;
        let all = (at + 1..=last).all(|word| passage.capital(word));
        let goes_on = passage.gap(last + 1) == " " && passage.capital(last + 1);
        if !all || goes_on || units.iter().any(|entry| entry.is_in_force(self.today)) {
            return None;
        }
        let until = |entry: &&&'static Entry| entry.until().is_some_and(|until| until <= self.today);
        let ended = units.iter().rev().find(until)?;
        let now = ended.successors_on(self.today).into_iter().next()?.entry.name_on(self.today);
        Some(Former { first: at + 1, last, now, since: ended.until()?, how: How::Ended })
    }

    /// Whether a list of provinces that are no more begins behind a word: `với Hà Giang, Yên Bái`. A name alone may be that of
    /// something else.
    fn opens_list(self, passage: &Passage<'_>, at: usize) -> bool {
        static LEADS: Words = Words::from_list("unit-of-former-days: before lists");
        let opens = passage.gap(at + 1) == " " && !passage.capital(at) && passage.capital(at + 1);
        // `các xóm Hòa Bình, Thái Bình`
        let says =
            |words: &[&str]| (at + 1).checked_sub(words.len()).is_some_and(|from| passage.says(from, words));
        let is_led = opens && LEADS.iter().any(|lead| says(&lead.split(' ').collect::<Vec<_>>()));
        let first = is_led.then(|| self.province_alone(passage, at)).flatten();
        first.is_some_and(|Former { last, .. }| {
            passage.gap(last + 1) == ", " && self.province_alone(passage, last).is_some()
        })
    }

    /// A province that ended before the tables begin: `tỉnh Hà Tây`.
    fn long_gone(self, passage: &Passage<'_>, at: usize) -> Option<Former> {
        static GONE: Pairs = Pairs::from_list("unit-of-former-days: before the tables");
        let last = at + 2;
        let written = passage.small.get(passage.range(at + 1, last))?;
        let (_, ended) = GONE.iter().find(|(name, _)| *name == written)?;
        let (since, now) = ended.split_once(' ')?;
        Some(Former {
            first: at,
            last,
            now: now.to_owned(),
            since: Date::parse(since).ok()?,
            how: How::Ended,
        })
    }

    /// A city of a province, which is no more: `thành phố Lạng Sơn`.
    fn city(self, passage: &Passage<'_>, at: usize) -> Option<Former> {
        const MOST: usize = 3;
        // `TP. Thủ Đức`
        let spaced = matches!(passage.gap(at + 1), " ")
            || passage.small(at) == "tp" && passage.gap(at + 1).trim() == ".";
        let named = passage.capital(at + 1) && spaced;
        let (units, last) = self.name(Level::District, passage, at).filter(|_| named)?;
        let written = passage.small.get(passage.range(at + 1, last))?;
        let provinces = self.units.units_by_name(Level::Province, written);
        if provinces.iter().any(|entry| self.bears(entry, "thành phố", written)) {
            return None;
        }
        let ended = units.iter().find(|entry| {
            entry.kind_on(self.today) == "thành phố" && entry.until().is_some_and(|until| until <= self.today)
        })?;
        let went = ended.successors_on(self.today);
        let mut names: Vec<String> = went.iter().take(MOST).map(|to| to.entry.name_on(self.today)).collect();
        names.extend((went.len() > MOST).then(|| "…".to_owned()));
        let first = if passage.small(at) == "phố" { at - 1 } else { at };
        Some(Former { first, last, now: names.join("`, `"), since: ended.until()?, how: How::Ended })
    }

    /// A commune of the home province, or of the province named behind it, that is no more or of another kind or name.
    fn commune(self, passage: &Passage<'_>, at: usize, home: &Option<&'static Entry>) -> Option<Former> {
        let (units, last) = self.name(Level::Commune, passage, at)?;
        let written = passage.small.get(passage.range(at + 1, last))?;
        let behind = passage.mark(last + 1) == "," && matches!(passage.small(last + 1), "tỉnh" | "thành");
        let home = match behind {
            true => {
                let kind = if passage.small(last + 1) == "tỉnh" { last + 1 } else { last + 2 };
                let (provinces, _) = self.name(Level::Province, passage, kind)?;
                provinces.iter().copied().find(|entry| entry.is_in_force(self.today))?
            }
            false => (*home)?,
        };
        let kind = passage.small(at);
        let here = |entry: &Entry| entry.province_on(self.today) == Some(home);
        let alive = units.iter().filter(|entry| entry.is_in_force(self.today) && here(entry));
        let alive: Vec<&&'static Entry> = alive.collect();
        if let Some(former) =
            alive.iter().find_map(|entry| self.former_unit(entry, kind, written, (at, last)))
        {
            return (!alive.iter().any(|entry| self.bears(entry, kind, written))).then_some(former);
        }
        // `phường Chi Lăng` is no more where there is a `xã Chi Lăng`.
        if alive.iter().any(|entry| self.bears(entry, kind, written)) {
            return None;
        }
        let ended = |entry: &&&'static Entry| entry.until().is_some_and(|until| until <= self.today);
        let old = units.iter().filter(ended).filter(|entry| entry.kind_on(self.today) == kind);
        let mut since = None;
        let mut went: Vec<&'static Entry> = Vec::new();
        for entry in old {
            let successor =
                entry.successors_on(self.today).into_iter().next().map(|successor| successor.entry);
            if let Some(successor) = successor.filter(|successor| here(successor)) {
                since = since.max(entry.until());
                went.extend(Some(successor).filter(|successor| !went.contains(successor)));
            }
        }
        let names: Vec<String> = went.iter().map(|entry| entry.name_on(self.today)).collect();
        Some(Former { first: at, last, now: names.join("`, `"), since: since?, how: How::Ended })
    }

    /// The province of the issuer, where its territory tells.
    fn home(self, directive: &Directive) -> Option<&'static Entry> {
        let texts = directive
            .issuers()
            .flat_map(|issuer| [issuer.territory.as_ref(), Some(&issuer.name), issuer.superior.as_ref()]);
        let texts: Vec<String> = texts.flatten().map(|text| small(text.notation())).collect();
        let in_force = |level, name: &str| {
            let units = self.units.units_by_name(level, name).iter().copied();
            units.filter(|entry| entry.is_in_force(self.today)).collect::<Vec<_>>()
        };
        texts.into_iter().find_map(|text| {
            let behind = |kind: &str| text.rfind(kind).map(|at| text[at + kind.len()..].to_owned());
            if let Some(name) = behind("tỉnh ").or_else(|| behind("thành phố ")) {
                return in_force(Level::Province, &name).first().copied();
            }
            let (kind, name) =
                ["xã ", "phường ", "đặc khu "].iter().find_map(|kind| Some((*kind, behind(kind)?)))?;
            let mut communes = in_force(Level::Commune, &name);
            communes.retain(|entry| entry.kind_on(self.today) == kind.trim());
            match communes[..] {
                [only] => only.province_on(self.today),
                _ => None,
            }
        })
    }
}
