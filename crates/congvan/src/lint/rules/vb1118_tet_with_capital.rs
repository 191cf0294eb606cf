use crate::lint::words::capital;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Syllables;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1118",
    name: "tet-with-capital",
    severities: &[Severity::Note],
    clause: "PL II, mục V",
    page: include_str!("vb1118_tet_with_capital.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        for at in 0..passage.words.len() {
            if passage.small(at) != "tết" {
                continue;
            }
            let Some(name) =
                NAMES.iter().find(|name| passage.says(at + 1, name) && passage.gap(at + 1) == " ")
            else {
                continue;
            };
            let part = passage.range(at, at + 2);
            let rest: Vec<String> = vec![capital(name[0]), name[1].to_owned()];
            let head = if passage.capital(at) && !passage.inside(at) { "Tết" } else { "tết" };
            let right = format!("{head} {}", rest.join(" "));
            let written = &passage.text.notation()[part.clone()];
            if written != right
                && written != written.to_uppercase()
                && (passage.capital(at) || passage.capital(at + 1))
            {
                let message = Message::new(
                    "theo Nghị định, chữ `tết` trước tên viết thường, tên viết hoa âm tiết đầu; thực tế hay viết hoa",
                    "by the decree `tết` before a name is not capitalised; usage often is",
                );
                report(draft.instead(Severity::Note, RULE.code, passage.text, part, &right, message));
            }
        }
    }
}

static NAMES: Syllables = Syllables::from_list("tet-with-capital: names");
