use crate::lint::words::{capital, small};
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB408",
    name: "place-in-capitals",
    severities: &[Severity::Error],
    clause: "PL I, mục II.4; mục V",
    page: include_str!("vb408_place_in_capitals.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let places = [Some(&directive.place), directive.copy.as_ref().map(|copy| &copy.place)];
    for place in places.into_iter().flatten() {
        let name = place.notation();
        let letters = |word: &&str| word.chars().all(char::is_alphabetic);
        let words: Vec<&str> = name.split(' ').filter(letters).collect();
        if words.len() < 2 || name != name.to_uppercase() || small(name) == name {
            continue;
        }
        let right: Vec<String> = name.split(' ').map(|word| capital(&small(word))).collect();
        let message = Message::new("địa danh trình bày bằng chữ in thường", "the place is not in capitals");
        let part = 0..name.len();
        report(draft.instead(Severity::Error, RULE.code, place, part, &right.join(" "), message));
    }
}
