use crate::lint::{Draft, Rule, always};
use crate::model::directive::Text;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB620",
    name: "end-mark-inside",
    severities: &[Severity::Warning],
    clause: crate::lint::clauses::PRACTICE,
    page: include_str!("vb620_end_mark_inside.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let mut bodies: Vec<Vec<&Text>> = vec![directive.purpose.iter().chain(&directive.opening).collect()];
    bodies[0].extend(directive.texts_of_measures());
    // What follows the measures ends the body.
    let followed = !directive.contacts.is_empty();
    bodies[0].extend(&directive.closing);
    bodies.extend(directive.appendices.iter().map(|annex| annex.content.all_texts()));
    for (nth, texts) in bodies.iter().enumerate() {
        for (at, text) in texts.iter().enumerate() {
            let last = at + 1 == texts.len() && !(nth == 0 && followed && directive.closing.is_empty());
            // `../../2027` is a blank, which has a rule of its own.
            let alone = |start: &usize| {
                !text.notation()[..*start].ends_with(['.', '/'])
                    && !text.notation()[start + 3..].starts_with(['.', '/'])
            };
            let mut marks = text.notation().match_indices("./.").map(|(start, _)| start);
            let Some(start) = marks.find(alone) else { continue };
            if last && text.notation()[start + 3..].trim().is_empty() {
                continue;
            }
            let message = Message::new(
                "dấu hết `./.` chỉ đứng ở cuối nội dung",
                "the end mark `./.` stands at the end only",
            );
            // `:./.`: nothing of two marks stays.
            let before = text.notation()[..start].trim_end_matches([':', ';', ',', ' ']).len();
            report(draft.instead(Severity::Warning, RULE.code, text, before..start + 3, ".", message));
        }
    }
}
