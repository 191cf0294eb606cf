use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Pairs;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1120",
    name: "event-with-wrong-capitals",
    severities: &[Severity::Warning],
    clause: "PL II, mục V",
    page: include_str!("vb1120_event_with_wrong_capitals.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    static OTHERS: Pairs = Pairs::from_list("event-with-wrong-capitals: other spellings");
    let message = || {
        Message::new(
            "tên sự kiện lịch sử, triều đại có cách viết riêng",
            "historical events and dynasties are written in a way of their own",
        )
    };
    for passage in &draft.passages {
        for (written, right) in OTHERS.iter() {
            for (at, _) in passage.small.match_indices(written) {
                let part = at..at + written.len();
                let goes_on =
                    passage.small[part.end..].starts_with(|c: char| c.is_alphanumeric() || c == '/');
                if !goes_on {
                    report(draft.instead(Severity::Warning, RULE.code, passage.text, part, right, message()));
                }
            }
        }
    }
    for (passage, found) in draft.matches(RULE.code) {
        let part = found.at.clone();
        report(draft.instead(Severity::Warning, RULE.code, passage.text, part, &found.right, message()));
    }
}
