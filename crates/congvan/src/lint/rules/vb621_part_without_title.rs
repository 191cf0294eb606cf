use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Measure, Numbering};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB621",
    name: "part-without-title",
    severities: &[Severity::Error, Severity::Warning],
    clause: "PL I, mục II.6",
    page: include_str!("vb621_part_without_title.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let mut look = |items: Vec<&Measure>, levels: &[Numbering], statute: bool| {
        walk(items, levels, &mut |item, own| {
            let severity = match own {
                Numbering::Part | Numbering::Chapter | Numbering::Section | Numbering::Subsection => {
                    Severity::Error
                }
                Numbering::Article if statute => Severity::Warning,
                _ => return,
            };
            if item.heading.is_none() {
                let message = Message::new(
                    "phần, chương, mục, điều phải có tiêu đề",
                    "parts, chapters, sections and articles have titles",
                );
                let help = Message::new("thêm `heading: …`", "add `heading: …`");
                let span =
                    item.content.paragraphs().next().map_or(item.span.clone(), |text| text.span.clone());
                report(Diagnostic::new(severity, RULE.code, span, message).help(help));
            }
        });
    };
    let statute = |code: &str| matches!(code, "QC" | "QyĐ");
    look(directive.measures.iter().collect(), directive.levels(), statute(directive.kind.code));
    for annex in &directive.appendices {
        let statute = annex.kind.is_some_and(|kind| statute(kind.code));
        look(annex.content.items().collect(), annex.levels(), statute);
    }
}

/// Every item with how its level is numbered.
fn walk(items: Vec<&Measure>, levels: &[Numbering], found: &mut dyn FnMut(&Measure, Numbering)) {
    let Some(own) = levels.first() else { return };
    for item in items {
        found(item, *own);
        walk(item.content.items().collect(), item.levels_below(levels), found);
    }
}
