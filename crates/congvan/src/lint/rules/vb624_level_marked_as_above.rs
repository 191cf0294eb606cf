use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Content, Element, Measure, Numbering};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB624",
    name: "level-marked-as-above",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.6",
    page: include_str!("vb624_level_marked_as_above.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let mut found = |item: &Measure, above: Option<Numbering>, own: Numbering| {
        let Some((message, help)) = fault(above, own) else { return };
        let span = item.opening().map_or(item.span.clone(), |text| text.span.clone());
        report(Diagnostic::new(Severity::Warning, RULE.code, span, message).help(help));
    };
    walk(directive.measures.iter().collect(), directive.levels(), None, &mut found);
    for annex in &directive.appendices {
        walk(items(&annex.content), annex.levels(), None, &mut found);
    }
}

fn fault(above: Option<Numbering>, own: Numbering) -> Option<(Message, Message)> {
    let counts_on = matches!(above, Some(Numbering::Clause | Numbering::Subclause));
    if own == Numbering::Subclause && !counts_on {
        return Some((
            Message::new(
                "số `1.1.` ghép với số của cấp trên, mà cấp trên không đánh `1.`; ở đây in ra `1.`",
                "`1.1.` repeats the number above it, and the level above has no `1.`; here it is printed `1.`",
            ),
            Message::new(
                "ghi `1.` cho cấp này trong `numbering`",
                "write `1.` for this level in `numbering`",
            ),
        ));
    }
    // What is numbered through, or not at all, tells no levels apart.
    let told_apart = matches!(own, Numbering::None | Numbering::Article | Numbering::Subclause);
    (above == Some(own) && !told_apart).then(|| {
        (
            Message::new(
                "mục này in cùng dấu với cấp trên nó, không phân biệt được hai cấp",
                "this item is marked as the level above it: the two cannot be told apart",
            ),
            Message::new(
                "ghi đủ các cấp trong `numbering`, như `[\"1.\", \"a)\", \"-\", \"+\"]`; hoặc bớt một cấp",
                "give every level in `numbering`, as in `[\"1.\", \"a)\", \"-\", \"+\"]`; or have a level less",
            ),
        )
    })
}

fn items(content: &Content) -> Vec<&Measure> {
    content.0.iter().filter_map(Element::item).collect()
}

/// The first item of every list, with how it and the item above it are numbered.
fn walk(
    list: Vec<&Measure>,
    levels: &[Numbering],
    above: Option<Numbering>,
    found: &mut dyn FnMut(&Measure, Option<Numbering>, Numbering),
) {
    let Some(own) = levels.first() else { return };
    if let Some(first) = list.first() {
        found(first, above, *own);
    }
    for item in list {
        walk(items(&item.content), item.levels_below(levels), Some(*own), found);
    }
}
