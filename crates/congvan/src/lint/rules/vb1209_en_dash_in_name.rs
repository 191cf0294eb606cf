use crate::lint::bodies;
use crate::lint::passage::Part;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Pairs;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1209",
    name: "en-dash-in-name",
    severities: &[Severity::Warning],
    clause: "thông lệ",
    page: include_str!("vb1209_en_dash_in_name.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        let names = matches!(passage.part, Part::Head | Part::Line | Part::CitedIssuer);
        for at in 1..passage.words.len() {
            let gap = passage.gap(at);
            let pair = (passage.small(at - 1), passage.small(at));
            if !matches!(gap.trim(), "–" | "—")
                || !(names || bodies::joins(passage, at) || PAIRS.contains(&pair))
            {
                continue;
            }
            let message = Message::new(
                "trong tên và từ ghép dùng gạch nối ngắn, cách hai bên",
                "names and compounds take a hyphen with a space on each side",
            );
            let part = passage.words[at].gap..passage.words[at].at.start;
            report(draft.safely(Severity::Warning, RULE.code, passage.text, part, " - ", message));
        }
    }
}

/// Words that a hyphen joins.
static PAIRS: Pairs = Pairs::from_list("en-dash-in-name: pairs");
