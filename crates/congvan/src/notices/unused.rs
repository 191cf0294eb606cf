//! What a plan says and none of its templates prints (VB028).

use crate::notices::{Plan, Template};
use crate::text::diagnostic::{Diagnostic, Message, Severity, Span};

/// Nothing where a template could not be read: it may be the one that prints it.
pub(super) fn findings(plan: &Plan, templates: &[Option<&Template>]) -> Vec<Diagnostic> {
    let Some(templates) = templates.iter().copied().collect::<Option<Vec<&Template>>>() else {
        return Vec::new();
    };
    if templates.is_empty() {
        return Vec::new();
    }
    let names = |name: &str| templates.iter().any(|template| names(template.source().text(), name));
    let mut found = Vec::new();
    for (name, _) in &plan.values {
        let value = format!("values.{}", name.notation());
        let quoted = ['\'', '"'].map(|mark| format!("values[{mark}{}{mark}]", name.notation()));
        let is_quoted =
            |template: &&Template| quoted.iter().any(|own| template.source().text().contains(own));
        let is_printed = names(&value) || templates.iter().any(is_quoted);
        found.extend((!is_printed).then(|| finding(name.span.clone(), &value)));
    }
    let duty =
        plan.duty.first().filter(|_| !["duty_name", "duty_title", "duty_phone"].into_iter().any(names));
    found.extend(duty.map(|(name, ..)| finding(name.span.clone(), "duty")));
    // A template of one's own that says a key says it instead of the office.
    let says = |key: &str| templates.iter().all(|template| template.says(key) && !template.is_built_in());
    let office = &plan.office;
    let closing = office.closing.as_ref().map(|closing| ("closing", closing.span.clone()));
    let list = office.distribution.as_ref().and_then(|list| list.to.first());
    let list = list.map(|first| ("distribution", first.name.span.clone()));
    let left_out = [closing, list].into_iter().flatten().filter(|(key, _)| says(key));
    found.extend(left_out.map(|(key, span)| finding(span, &format!("office.{key}"))));
    found
}

/// Whether a text has the name, and not only as the beginning of a longer one.
fn names(text: &str, name: &str) -> bool {
    let goes_on = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.match_indices(name).any(|(at, _)| !text[at + name.len()..].starts_with(goes_on))
}

fn finding(at: Span, name: &str) -> Diagnostic {
    let message = Message::new(
        format!("không mẫu nào của kế hoạch in `{name}`"),
        format!("no template of the plan prints `{name}`"),
    );
    let help = Message::new(
        "đưa vào mẫu, hoặc bỏ khỏi kế hoạch",
        "let a template name it, or delete it from the plan",
    );
    Diagnostic::new(Severity::Warning, "VB028", at, message).help(help)
}
