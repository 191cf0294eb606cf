use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB401",
    name: "place-with-date",
    severities: &[Severity::Error],
    clause: "PL I, mục II.4",
    page: include_str!("vb401_place_with_date.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let place = &draft.directive.place;
    let cut = place.notation().find(", ngày").or_else(|| place.notation().find(" ngày "));
    // A year alone.
    let year = place.notation().rsplit_once(' ').filter(|(name, year)| {
        let four = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        four && (year.starts_with("19") || year.starts_with("20")) && !name.is_empty()
    });
    let cut = cut.or(year.map(|(name, _)| name.len()));
    let right = place.notation()[..cut.unwrap_or(place.notation().len())].trim_end_matches([',', ' ']);
    if right.len() < place.notation().len() {
        let message = Message::new(
            "`place` chỉ ghi địa danh; dấu phẩy và ngày tháng do chương trình ghi",
            "`place` is the place alone; the program adds the comma and the date",
        );
        report(draft.safely(Severity::Error, RULE.code, place, 0..place.notation().len(), right, message));
    }
}
