use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::gazetteer::fold;
use crate::lint::issuer::governed_by;
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
        let issuer = &draft.directive.issuer;
        let Some(territory) = &issuer.territory else { return };
        if split_name(&territory.value).is_none() {
            return;
        }
        let names = std::iter::once(&issuer.name).chain(&issuer.short_name);
        let authority = draft.directive.signatory.authority.iter().map(|(_, of)| of);
        for name in names.chain(authority) {
            let Some((at, unit)) = governed_by(name) else { continue };
            if fold(unit) == fold(&territory.value) {
                continue;
            }
            let own = &territory.value;
            let message = Message::new(
                format!("tên này là của cơ quan `{unit}`, còn đơn vị là `{own}`"),
                format!("this is a body of `{unit}`, but the unit is `{own}`"),
            );
            let help = Message::new(
                format!("ghi cùng một đơn vị ở cả hai chỗ: `{own}`, hoặc `{unit}`"),
                format!("write one unit in both places: `{own}`, or `{unit}`"),
            );
            let found = draft.found(Severity::Warning, self.code(), name, at..name.value.len(), message);
            report(found.help(help));
        }
    }
}
