use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1112",
    name: "people-without-capital",
    severities: &[Severity::Warning],
    clause: "PL II, mục V",
    page: include_str!("vb1112_people_without_capital.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for (passage, found) in draft.matches(RULE.code) {
        let message = Message::new("tên nước viết hoa chữ đầu", "the name of the state takes a capital");
        let part = found.at.clone();
        report(draft.instead(Severity::Warning, RULE.code, passage.text, part, &found.right, message));
    }
    for passage in &draft.passages {
        for at in 1..passage.words.len() {
            let before = passage.small(at - 1);
            let right = if passage.word(at) == "nhân"
                && passage.word(at + 1) == "dân"
                && passage.gap(at + 1) == " "
            {
                let others = passage.capital(at + 2) || ["tệ", "các", "thế"].contains(&passage.small(at + 2));
                let alone = !OF_THE_PEOPLE.contains(&before);
                (alone && !others).then_some("Nhân dân")
            } else if passage.word(at) == "nhà"
                && passage.word(at + 1) == "nước"
                && passage.gap(at + 1) == " "
            {
                let party = passage.word(at - 1) == "Đảng" && passage.mark(at) == ",";
                let and = before == "và" && at > 1 && passage.word(at - 2) == "Đảng";
                let owner = ["của", "do", "cho", "với"].contains(&before) && passage.gap(at) == " ";
                (party || and || owner).then_some("Nhà nước")
            } else {
                None
            };
            // A body's name that is misspelt has a rule of its own (VB1217).
            let start = passage.words[at].at.start;
            let in_body = || draft.bodies(passage).iter().any(|body| body.at.contains(&start));
            if let Some(right) = right.filter(|_| matches!(passage.mark(at), "" | ",") && !in_body()) {
                let message = Message::new(
                    "`Nhân dân`, `Nhà nước` viết hoa khi là danh từ riêng",
                    "`Nhân dân` and `Nhà nước` take a capital as special nouns",
                );
                let part = passage.range(at, at + 1);
                report(draft.instead(Severity::Warning, RULE.code, passage.text, part, right, message));
            }
        }
    }
}

/// The last words of what is of the people, not the people: `Ủy ban nhân dân`, `lực lượng vũ trang nhân dân`.
static OF_THE_PEOPLE: Words = Words::from_list("people-without-capital: of the people");
