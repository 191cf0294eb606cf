use crate::lint::bodies;
use crate::lint::words::capital;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1123",
    name: "body-in-small-letters",
    severities: &[Severity::Warning],
    clause: "PL II, mục IV",
    page: include_str!("vb1123_body_in_small_letters.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        for at in 0..passage.words.len() {
            let word = passage.word(at);
            if !word.starts_with(char::is_lowercase) || (at > 0 && bodies::within_word(passage.small(at - 1)))
            {
                continue;
            }
            let committee = (passage.says(at, &["ủy", "ban", "nhân", "dân"])
                || passage.says(at, &["uỷ", "ban", "nhân", "dân"])
                || passage.says(at, &["hội", "đồng", "nhân", "dân"]))
                && passage.gap(at + 4) == " "
                && ["tỉnh", "xã", "phường", "đặc"].contains(&passage.small(at + 4));
            let field = matches!(word, "bộ" | "sở") && passage.capital(at + 1) && passage.gap(at + 1) == " ";
            let department = field && bodies::opens_field([passage.small(at + 1), passage.small(at + 2)]);
            if committee || department {
                let message =
                    Message::new("tên cơ quan cụ thể viết hoa chữ đầu", "the name of a body takes a capital");
                let part = passage.range(at, at);
                let right = capital(word);
                report(draft.safely(Severity::Warning, RULE.code, passage.text, part, &right, message));
            }
        }
    }
}
