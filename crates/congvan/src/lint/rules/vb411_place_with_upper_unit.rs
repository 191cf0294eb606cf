use crate::gazetteer::{is_place_above, is_unit_name};
use crate::lint::{Draft, Rule, always};
use crate::model::directive::Text;
use crate::model::units::split_name;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB411",
    name: "place-with-upper-unit",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.4",
    page: include_str!("vb411_place_with_upper_unit.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let copied = draft.directive.copy.as_ref().map(|copy| &copy.place);
    for place in std::iter::once(&draft.directive.place).chain(copied) {
        let Some(right) = own(place) else { continue };
        let message = Message::new(
            "địa danh là tên một đơn vị hành chính, không kèm tên huyện, tỉnh",
            "the place is the name of one unit, without its district or province",
        );
        let all = 0..place.notation().len();
        report(draft.instead(Severity::Warning, RULE.code, place, all, right, message));
    }
}

/// The place alone, where what it belongs to follows: `Chi Lăng` of `Chi Lăng, tỉnh Lạng Sơn`.
fn own(place: &Text) -> Option<&str> {
    let value = place.notation();
    if is_unit_name(value) {
        return None;
    }
    let at = [",", " (", " - ", " – "].iter().filter_map(|mark| value.find(mark)).min()?;
    let behind = value[at..].trim_matches([',', ' ', '(', ')', '-', '–']);
    let first = behind.split(',').next().unwrap_or_default().trim();
    (split_name(first).is_some() || is_place_above(first)).then(|| value[..at].trim())
}
