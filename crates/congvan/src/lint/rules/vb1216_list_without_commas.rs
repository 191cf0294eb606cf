use crate::words::Pairs;
use std::sync::LazyLock;

use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1216",
    name: "list-without-commas",
    severities: &[Severity::Warning],
    clause: crate::lint::clauses::PRACTICE,
    page: include_str!("vb1216_list_without_commas.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        for at in 0..passage.words.len() {
            let Some([one, _]) = PAIRS.iter().find(|[one, two]| {
                let next = at + one.len();
                passage.says(at, one) && passage.gap(next) == " " && passage.says(next, two)
            }) else {
                continue;
            };
            let last = at + one.len() - 1;
            let end = passage.words[last].at.end;
            let message = Message::new(
                "giữa các tên gọi đứng cạnh nhau trong một dãy có dấu phẩy",
                "commas stand between the names of a list",
            );
            let shown = passage.range(at, last + 1);
            let right = format!(
                "{},{}",
                &passage.text.notation()[shown.start..end],
                &passage.text.notation()[end..shown.end]
            );
            report(draft.safely(Severity::Warning, RULE.code, passage.text, shown, &right, message));
        }
    }
}

/// Names that are told one after the other and make no word together.
static PAIRS: LazyLock<Vec<[Vec<&str>; 2]>> = LazyLock::new(|| {
    let pairs = Pairs::from_list("list-without-commas: pairs");
    pairs.iter().map(|(one, two)| [one, two].map(|words| words.split(' ').collect())).collect()
});
