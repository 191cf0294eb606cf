use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Directive, Measure, Numbering, Text};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB905",
    name: "list-without-article",
    severities: &[Severity::Error],
    clause: "PL I, mục II.9",
    page: include_str!("vb905_list_without_article.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    // Whom a council's resolution is for, its articles hardly say.
    let is_asked = directive.kind.code != "NQ"
        || responsible(directive).is_some()
        || directive.distribution.to.iter().any(|line| names_article(&line.name));
    if directive.kind.enacting.is_some()
        && is_asked
        && let Some(first) = directive.distribution.to.first()
        && !names_article(&first.name)
    {
        let given = directive.distribution.to.iter().find(|line| names_article(&line.name));
        let help = if let Some(given) = given {
            let line = given.name.notation();
            Message::new(
                format!("chuyển dòng `{line}` lên đầu"),
                format!("move the line `{line}` to the top"),
            )
        } else {
            let line =
                responsible(directive).map_or("Như Điều …".to_owned(), |nth| format!("Như Điều {nth}"));
            Message::new(
                format!("thêm `- {line}` (điều giao trách nhiệm thi hành) làm dòng đầu"),
                format!("add `- {line}` (the article on who carries it out) as the first line"),
            )
        };
        report(
            Diagnostic::error(
                RULE.code,
                first.name.span.clone(),
                Message::new(
                    "nơi nhận của quyết định, nghị quyết bắt đầu bằng dòng `Như Điều …`",
                    "the recipients list of a quyết định or nghị quyết starts with `Như Điều …`",
                ),
            )
            .help(help),
        );
    }
}

/// Whether a line says `Như Điều …`, however its letters are.
fn names_article(line: &Text) -> bool {
    small(line.notation()).starts_with("như điều")
}

/// The number of the article on who carries the document out, where its articles are numbered through.
fn responsible(directive: &Directive) -> Option<usize> {
    let says = |measure: &Measure| {
        measure.content.paragraphs().any(|text| small(text.notation()).contains("chịu trách nhiệm thi hành"))
    };
    let nth = directive.measures.iter().position(says)?;
    (directive.levels().first() == Some(&Numbering::Article)).then_some(nth + 1)
}
