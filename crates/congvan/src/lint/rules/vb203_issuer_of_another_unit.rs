use crate::lint::authority::{in_full, is_of_other_kind, is_under_one_head, may_speak_for};
use crate::lint::issuer::{belongs_to, governed_by, is_known, same_unit, unit_of};
use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Issuer, Text};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB203",
    name: "issuer-of-another-unit",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.2",
    page: include_str!("vb203_issuer_of_another_unit.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let units: Vec<&str> = directive.issuers().filter_map(unit_of).collect();
    let copier = directive.copy.as_ref().map(|copy| &copy.issuer);
    let all = directive.issuers().chain(copier);
    for (issuer, unit) in all.filter_map(|issuer| Some((issuer, unit_of(issuer)?))) {
        for name in std::iter::once(&issuer.name).chain(&issuer.short_name) {
            report_other(RULE.code, draft, name, &[unit], report);
        }
        report_other_body(draft, issuer, report);
        let superior = issuer.superior.as_ref();
        if let Some((above, (at, of))) = superior.and_then(|above| Some((above, governed_by(above)?)))
            && is_known(draft, of)
            && belongs_to(draft, unit, of) == Some(false)
        {
            let message = Message::new(
                format!("`{unit}` không thuộc `{of}` của cơ quan chủ quản"),
                format!("`{unit}` does not belong to `{of}`, which the superior is of"),
            );
            let help = Message::new(
                "ghi cơ quan chủ quản trực tiếp của cơ quan ban hành, hoặc sửa tên đơn vị",
                "write the direct superior of the issuer, or mend the unit's name",
            );
            let part = at..above.notation().len();
            report(draft.finding(Severity::Warning, RULE.code, above, part, message).help(help));
        }
    }
    // Who signs for a party is of that party's place.
    let own = directive.signatories().filter(|signatory| signatory.party.is_none());
    for power in own.flat_map(|signatory| &signatory.authority) {
        report_other(RULE.code, draft, &power.of, &units, report);
    }
    let by = directive.request.iter().filter_map(|request| request.by.as_ref());
    for name in directive.enacted_by.iter().chain(by) {
        report_other(RULE.code, draft, name, &units, report);
        report_other_level(draft, name, report);
    }
    if let Some(copy) = &directive.copy {
        let unit = unit_of(&copy.issuer);
        for power in &copy.signatory.authority {
            report_other(RULE.code, draft, &power.of, unit.as_slice(), report);
        }
    }
}

/// Says that what the issuer is called is the name of another body: `UBND tỉnh` of an `Ủy ban nhân dân xã Chi Lăng`, `HĐND xã`
/// too.
fn report_other_body(draft: &Draft<'_>, issuer: &Issuer, report: &mut dyn FnMut(Diagnostic)) {
    let Some(short) = issuer.short_name.as_ref().filter(|short| governed_by(short).is_none()) else { return };
    let name = in_full(issuer.name.notation());
    let own = name.strip_prefix("chủ tịch ").unwrap_or(&name);
    let called = in_full(short.notation());
    let is_own = may_speak_for(&called, own) && !is_under_one_head(&called);
    if governed_by(&issuer.name).is_none() || is_own {
        return;
    }
    let message = Message::new(
        format!("`{}` không phải tên gọi của `{}`", short.notation(), issuer.name.notation()),
        format!("`{}` is not what `{}` is called", short.notation(), issuer.name.notation()),
    );
    let help = Message::new(
        "ghi tên gọi của chính cơ quan ban hành, như `UBND xã`",
        "write what the issuer itself is called, such as `UBND xã`",
    );
    let all = 0..short.notation().len();
    report(draft.finding(Severity::Warning, RULE.code, short, all, message).help(help));
}

/// Says that who asks or enacts is a committee or a council of another kind of unit than every issuer: `UBND tỉnh` in a
/// document of an `Ủy ban nhân dân xã Chi Lăng`.
fn report_other_level(draft: &Draft<'_>, name: &Text, report: &mut dyn FnMut(Diagnostic)) {
    let bare = |name: &str| in_full(name).trim_start_matches("chủ tịch ").to_owned();
    let called = bare(name.notation());
    // An office or a standing body speaks for its committee or council.
    if draft.directive.issuers().any(|issuer| governed_by(&issuer.name).is_none()) {
        return;
    }
    let mut issuers = draft.directive.issuers().map(|issuer| bare(issuer.name.notation())).peekable();
    if issuers.peek().is_none() || !issuers.all(|own| is_of_other_kind(&called, &own)) {
        return;
    }
    let message = Message::new(
        format!("`{}` không phải cơ quan ban hành", name.notation()),
        format!("`{}` is not the issuer", name.notation()),
    );
    let help = Message::new(
        "ghi tên gọi của chính cơ quan ban hành, như `UBND xã`",
        "write what the issuer itself is called, such as `UBND xã`",
    );
    let all = 0..name.notation().len();
    report(draft.finding(Severity::Warning, RULE.code, name, all, message).help(help));
}

/// Says that `name` is of a body of none of `units`.
fn report_other(
    code: &'static str,
    draft: &Draft<'_>,
    name: &Text,
    units: &[&str],
    report: &mut dyn FnMut(Diagnostic),
) {
    let (Some((at, unit)), Some(own)) = (governed_by(name), units.first()) else { return };
    if units.iter().any(|own| same_unit(unit, own)) {
        return;
    }
    let message = Message::new(
        format!("tên này là của cơ quan `{unit}`, còn đơn vị là `{own}`"),
        format!("this is a body of `{unit}`, but the unit is `{own}`"),
    );
    let help = Message::new(
        format!("ghi cùng một đơn vị ở cả hai chỗ: `{own}`, hoặc `{unit}`"),
        format!("write one unit in both places: `{own}`, or `{unit}`"),
    );
    report(draft.finding(Severity::Warning, code, name, at..name.notation().len(), message).help(help));
}
