use crate::gazetteer::named_after;
use crate::lint::words::capital;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB407",
    name: "place-in-small-letters",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.4",
    page: include_str!("vb407_place_in_small_letters.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    for place in
        [Some(&directive.place), directive.copy.as_ref().map(|copy| &copy.place)].into_iter().flatten()
    {
        let name =
            OPENINGS.iter().find_map(|kind| place.notation().strip_prefix(kind)).unwrap_or(place.notation());
        let kind = name.len() < place.notation().len();
        let small_letter = name.split(' ').any(|word| word.starts_with(char::is_lowercase));
        // `Thành phố Hồ Chí Minh`
        let whole = KINDS.iter().any(|kind| name.starts_with(kind));
        // What is no name, such as a date, has a rule of its own.
        let more = name.contains([',', '(']) || name.contains(|c: char| c.is_ascii_digit());
        if !kind && (!small_letter || whole || more) {
            continue;
        }
        // A unit named after a number, a person or an event keeps its kind: another rule.
        if kind && named_after(name).is_some() || name.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let message = match kind {
            true => Message::new(
                "địa danh chỉ ghi tên riêng, không ghi tên loại đơn vị",
                "the place is the name alone, without the kind of unit",
            ),
            false => Message::new(
                "địa danh là tên riêng, viết hoa chữ đầu các âm tiết",
                "the place is a name; each syllable takes a capital",
            ),
        };
        let right = name.split(' ').map(capital).collect::<Vec<_>>().join(" ");
        report(draft.instead(
            Severity::Warning,
            RULE.code,
            place,
            0..place.notation().len(),
            &right,
            message,
        ));
    }
}

/// Kinds that are a part of a place's name, with their capital.
static KINDS: Words = Words::from_list("place-in-small-letters: kinds");

/// Kinds of unit, as a place opens with one.
static OPENINGS: Words = Words::from_list("place-in-small-letters: openings");
