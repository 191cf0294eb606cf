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
            let field = matches!(word, "bộ" | "sở") && passage.gap(at + 1) == " ";
            let two = || [passage.small(at + 1), passage.small(at + 2)];
            let department = field && passage.capital(at + 1) && bodies::opens_field(two());
            // `bộ quốc phòng`, not `các sở y tế`
            let several = at > 0 && matches!(passage.small(at - 1), "các" | "những" | "mọi");
            if let Some(named) =
                (field && !department && !several).then(|| bodies::named_at(passage, at)).flatten()
            {
                let (part, right) = (named.at.clone(), named.body.name);
                report(draft.safely(Severity::Warning, RULE.code, passage.text, part, right, message()));
            }
            if committee || department {
                let part = passage.range(at, at);
                let right = capital(word);
                report(draft.safely(Severity::Warning, RULE.code, passage.text, part, &right, message()));
            }
        }
    }
}

fn message() -> Message {
    Message::new("tên cơ quan cụ thể viết hoa chữ đầu", "the name of a body takes a capital")
}
