use crate::lint::families::is_surely_family;
use crate::lint::words::capital;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Syllables;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1114",
    name: "title-before-name-in-small-letters",
    severities: &[Severity::Warning],
    clause: "PL II, mục V",
    page: include_str!("vb1114_title_before_name_in_small_letters.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        for at in 0..passage.words.len() {
            let full = (1..3).all(|nth| passage.capital(at + nth) && passage.gap(at + nth) == " ");
            if !full || passage.gap(at) != " " || !is_surely_family(passage.word(at)) {
                continue;
            }
            let title = TITLES
                .iter()
                .find_map(|title| at.checked_sub(title.len()).filter(|from| passage.says(*from, title)));
            if let Some(from) = title.filter(|from| passage.word(*from).starts_with(char::is_lowercase)) {
                let part = passage.range(from, at - 1);
                let written = &passage.text.notation()[part.clone()];
                // `Phó Chủ tịch`
                let right = match written.strip_prefix("phó ") {
                    Some(head) => format!("Phó {}", capital(head)),
                    None => capital(written),
                };
                let message = Message::new(
                    "chức vụ, học vị đi liền với tên người thì viết hoa",
                    "a title or degree right before a person's name takes a capital",
                );
                report(draft.instead(Severity::Warning, RULE.code, passage.text, part, &right, message));
            }
        }
    }
}

static TITLES: Syllables = Syllables::from_list("title-before-name-in-small-letters: titles");
