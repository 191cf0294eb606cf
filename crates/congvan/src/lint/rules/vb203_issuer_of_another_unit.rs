use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::directive::{Issuer, Text};
use crate::lint::issuer::{governed_by, same_unit};
use crate::lint::{Draft, Rule};
use crate::units::split_name;

pub(in crate::lint) struct IssuerOfAnotherUnit;

impl Rule for IssuerOfAnotherUnit {
    fn code(&self) -> &'static str {
        "VB203"
    }
    fn name(&self) -> &'static str {
        "issuer-of-another-unit"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.2"
    }
    fn page(&self) -> &'static str {
        include_str!("vb203_issuer_of_another_unit.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let directive = draft.directive;
        let units: Vec<&Text> = directive.issuers().filter_map(own_unit).collect();
        for (issuer, unit) in directive.issuers().filter_map(|issuer| Some((issuer, own_unit(issuer)?))) {
            for name in std::iter::once(&issuer.name).chain(&issuer.short_name) {
                report_other(self.code(), draft, name, &[unit], report);
            }
        }
        // Who signs for a party is of that party's place.
        let own = directive.signatories().filter(|signatory| signatory.party.is_none());
        for power in own.flat_map(|signatory| &signatory.authority) {
            report_other(self.code(), draft, &power.of, &units, report);
        }
    }
}

/// The unit that an issuer says it is of, with its kind.
fn own_unit(issuer: &Issuer) -> Option<&Text> {
    issuer.territory.as_ref().filter(|territory| split_name(&territory.value).is_some())
}

/// Says that `name` is of a body of none of `units`.
fn report_other(
    code: &'static str,
    draft: &Draft<'_>,
    name: &Text,
    units: &[&Text],
    report: &mut dyn FnMut(Diagnostic),
) {
    let (Some((at, unit)), Some(own)) = (governed_by(name), units.first()) else { return };
    if units.iter().any(|own| same_unit(unit, &own.value)) {
        return;
    }
    let own = &own.value;
    let message = Message::new(
        format!("tên này là của cơ quan `{unit}`, còn đơn vị là `{own}`"),
        format!("this is a body of `{unit}`, but the unit is `{own}`"),
    );
    let help = Message::new(
        format!("ghi cùng một đơn vị ở cả hai chỗ: `{own}`, hoặc `{unit}`"),
        format!("write one unit in both places: `{own}`, or `{unit}`"),
    );
    report(draft.found(Severity::Warning, code, name, at..name.value.len(), message).help(help));
}
