use std::sync::LazyLock;

use strsim::osa_distance;

use crate::gazetteer::{Gazetteer, as_compared, fold, is_unit_name};
use crate::lint::issuer::governed_by;
use crate::lint::passage::{Part, Passage};
use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::Level;
use crate::model::units::split_name;
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1223",
    name: "province-misspelt",
    severities: &[Severity::Warning],
    clause: "thông lệ",
    page: include_str!("vb1223_province_misspelt.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let country = draft.country;
    let provinces = LazyLock::new(|| names(country));
    for passage in &draft.passages {
        for at in 0..passage.words.len() {
            let kind = match passage.small(at) {
                "tỉnh" => "tỉnh",
                "phố" if passage.small(at.wrapping_sub(1)) == "thành" => "thành phố",
                _ => continue,
            };
            if passage.gap(at + 1) != " " || !passage.capital(at + 1) {
                continue;
            }
            let of_kind = provinces.iter().filter(|(of, _)| *of == kind).map(|(_, name)| *name);
            let Some((slips, last, name)) = nearest_province(passage, at + 1, of_kind) else { continue };
            if slips == 0 && is_resolved(passage) {
                continue;
            }
            let part = passage.range(at + 1, last);
            let message = Message::new(
                format!("tên này chỉ khác `{kind} {name}` một chữ hay dấu"),
                format!("this name is one letter or mark away from `{kind} {name}`"),
            );
            let (code, text) = (RULE.code, passage.text);
            report(draft.instead(Severity::Warning, code, text, part, name, message));
        }
    }
}

/// Whether the text is looked up as the name of a unit or of the body that governs one: marks that are wrong are told by that.
fn is_resolved(passage: &Passage<'_>) -> bool {
    let is_name = matches!(passage.part, Part::Head | Part::Called | Part::CitedIssuer);
    is_name && (governed_by(passage.text).is_some() || split_name(passage.text.notation()).is_some())
}

/// Every kind and name that a province has or had.
fn names(country: &'static Gazetteer) -> Vec<(&'static str, &'static str)> {
    let provinces = country.units().iter().filter(|unit| unit.level() == Level::Province);
    let mut names: Vec<_> = provinces.flat_map(|unit| unit.names()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// How far away the province is that is almost named from a word on, the last word of what was written, and its name; none where
/// it is the name of any unit as it stands.
fn nearest_province(
    passage: &Passage<'_>,
    first: usize,
    provinces: impl Iterator<Item = &'static str>,
) -> Option<(usize, usize, &'static str)> {
    /// No name of a province has more.
    const MOST: usize = 5;
    let joined = |last: usize| passage.capital(last) && matches!(passage.gap(last), " " | "-" | " - ");
    let end = (first + 1..first + MOST).take_while(|last| joined(*last)).last().unwrap_or(first);
    let written = |last: usize| passage.text.notation().get(passage.range(first, last)).unwrap_or_default();
    if (first..=end).any(|last| is_unit_name(written(last)) || OTHERS.contains(&written(last))) {
        return None;
    }
    let near = provinces.filter_map(|name| {
        let last = first + name.split(' ').filter(|word| *word != "-").count() - 1;
        let here = Some(written(last)).filter(|_| last <= end)?;
        let slips = slips(here, name)?;
        Some((slips, last, name))
    });
    near.min()
}

/// How far what was written is from a name, where it is one slip: other marks alone, or one letter more, less or other.
fn slips(written: &str, name: &str) -> Option<usize> {
    /// Of shorter names other names are one letter away.
    const FEWEST: usize = 5;
    if as_compared(written) == as_compared(name) {
        return None;
    }
    if fold(written) == fold(name) {
        return Some(0);
    }
    let (written, name) = (small(written), small(name));
    (name.chars().count() >= FEWEST && osa_distance(&written, &name) == 1).then_some(1)
}

/// Provinces of other days and other countries whose names are near those of ours.
static OTHERS: Words = Words::from_list("province-misspelt: others");
