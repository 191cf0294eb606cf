use crate::gazetteer::is_place_above;
use crate::lint::issuer::governed_by;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Level, Text};
use crate::model::units::{level_of, split_name};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB204",
    name: "issuer-with-upper-unit",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.2",
    page: include_str!("vb204_issuer_with_upper_unit.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let issuers = draft.directive.all_issuers();
    let names =
        issuers.flat_map(|issuer| issuer.superior.iter().chain([&issuer.name]).chain(&issuer.short_name));
    for (name, end) in names.filter_map(|name| Some((name, own(name)?))) {
        let message = Message::new(
            "tên cơ quan chỉ gồm tên đơn vị của cơ quan, không kèm tên huyện, tỉnh",
            "the name of a body has its own unit alone, without its district or province",
        );
        let (all, right) = (0..name.notation().len(), &name.notation()[..end]);
        report(draft.instead(Severity::Warning, RULE.code, name, all, right, message));
    }
}

/// Where the body's own name ends, where what its unit belongs to follows: `Ủy ban nhân dân xã Chi Lăng, tỉnh Lạng Sơn`.
fn own(name: &Text) -> Option<usize> {
    let (start, unit) = governed_by(name)?;
    if let Some(at) = without_mark(unit) {
        return Some(start + at);
    }
    let at = [",", " (", " - ", " – "].iter().filter_map(|mark| unit.find(mark)).min()?;
    let behind = unit[at..].trim_matches([',', ' ', '(', ')', '-', '–']);
    let is_name = is_place_above(behind) && !is_place_above(split_name(unit)?.1);
    let first = behind.split(',').next().unwrap_or_default().trim();
    (split_name(first).is_some() || is_name).then(|| start + unit[..at].trim_end().len())
}

/// Where what a unit belongs to follows without a mark: `xã Chi Lăng tỉnh Lạng Sơn`.
fn without_mark(unit: &str) -> Option<usize> {
    let is_above = |rest: &str| {
        let (kind, _) = split_name(rest)?;
        (rest.starts_with(kind) && level_of(kind) != Some(Level::Commune)).then_some(())
    };
    // A kind and a name stand before.
    let spaces = unit.match_indices(' ').map(|(at, _)| at).skip(1);
    let at = spaces.into_iter().find(|at| is_above(&unit[at + 1..]).is_some())?;
    let own = &unit[..at];
    (split_name(own).is_some() && !own.ends_with([',', '-', '–', '('])).then_some(at)
}
