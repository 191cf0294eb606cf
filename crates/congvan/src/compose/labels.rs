//! The labels that measures are printed with, without composing them.

use crate::compose::numbering::{Place, label};
use crate::document::{Label, Numeral};
use crate::model::directive::{Directive, Measure, Numbering};
use crate::text::diagnostic::Span;
use crate::wording::{Phrases, WordingError};

/// A measure as it is numbered.
#[derive(Debug, Clone)]
pub(crate) struct Labelled {
    /// `measures.2.items.1`
    pub(crate) path: String,
    /// Where it was written.
    pub(crate) span: Span,
    /// As printed, the labels around it before its own where that does not repeat them: `1.2.`, but `2. a)`.
    pub(crate) label: String,
}

/// Every numbered measure.
pub(crate) fn printed_labels(directive: &Directive, words: &Phrases) -> Result<Vec<Labelled>, WordingError> {
    let mut walk = Walk { words, articles: 0, labels: Vec::new() };
    let around = Around { levels: directive.levels(), depth: 0, above: None, printed: "" };
    let mut count = 0;
    for (at, item) in directive.measures.iter().enumerate() {
        walk.item(item, &format!("measures.{}", at + 1), &around, &mut count)?;
    }
    Ok(walk.labels)
}

struct Walk<'a> {
    words: &'a Phrases,
    articles: usize,
    labels: Vec<Labelled>,
}

/// Where a list stands.
struct Around<'a> {
    levels: &'a [Numbering],
    depth: usize,
    above: Option<&'a Label>,
    printed: &'a str,
}

impl Walk<'_> {
    /// As `body::Body::item` counts; a test holds the two to each other.
    fn item(
        &mut self,
        item: &Measure,
        path: &str,
        around: &Around<'_>,
        count: &mut usize,
    ) -> Result<(), WordingError> {
        let own = around.levels.first().copied().unwrap_or(Numbering::Plus);
        let depth = if own == Numbering::Article { 0 } else { around.depth };
        let mut found = None;
        if item.opening().is_some() {
            let place = Place { at: *count, depth, above: around.above };
            found = label(own, &place, &mut self.articles, self.words)?;
            *count += 1;
        }
        let printed = match &found {
            Some(label) => full_label(label, around.printed),
            None => around.printed.to_owned(),
        };
        if found.is_some() {
            let (path, span, label) = (path.to_owned(), item.span.clone(), printed.clone());
            self.labels.push(Labelled { path, span, label });
        }
        let below = Around {
            levels: item.levels_below(around.levels),
            depth: depth + 1,
            above: found.as_ref(),
            printed: &printed,
        };
        let mut items = 0;
        for (at, item) in item.content.items().enumerate() {
            self.item(item, &format!("{path}.items.{}", at + 1), &below, &mut items)?;
        }
        Ok(())
    }
}

/// The label behind those around it, where it does not repeat them; of a mark also which of its list it is.
fn full_label(label: &Label, around: &str) -> String {
    let own = match &label.counted {
        Some(counted) if counted.numeral == Numeral::Mark => format!("{} ({})", label.text, counted.value),
        _ => label.text.clone(),
    };
    match around.is_empty() || own.starts_with(around) {
        true => own,
        false => format!("{around} {own}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::compose;
    use crate::document::Paragraph;
    use crate::office::Office;
    use crate::text::source::Source;

    /// Every label that is composed is told, in its order, whatever the type numbers its items by.
    #[test]
    fn labels_are_those_that_are_composed() {
        let items = "[{heading: Một, items: [Hai., {text: 'Ba:', items: [Bốn., Năm.]}]}, {text: 'Sáu:', items: [Bảy.]}]";
        let mut tried = 0;
        for kind in ["CV", "KH", "QĐ", "NQ", "CT", "QC"] {
            let yaml = format!(
                "format: congvan/1\ntype: {kind}\nissuer: {{name: Ủy ban nhân dân xã A}}\n\
                 number: {{symbol: UBND-VP}}\nplace: A\ndate: 2027-01-05\nsubject: trực Tết\n\
                 recipients: [Các phòng]\nmeasures: {items}\n\
                 distribution: {{to: [Như trên], archive: [VT]}}\nsignatory: {{title: Chủ tịch}}\n"
            );
            let with_request = "request: {verb: yêu cầu, whom: các phòng, action: thực hiện}\n";
            let more = if kind == "CV" { with_request } else { "" };
            let read = Directive::parse(&Source::new("labels", yaml + more));
            let Some(directive) = read.value else { continue };
            tried += 1;
            let words = Phrases::vietnamese();
            let document = compose(&directive, words, &Office::default()).unwrap();
            let composed: Vec<&str> = document
                .paragraphs()
                .filter_map(|Paragraph { label, .. }| label.as_ref().map(|label| label.text.as_str()))
                .collect();
            let told = printed_labels(&directive, words).unwrap();
            assert!(told.len() >= 7, "{kind}: {told:?}");
            let bare = |label: &str| label.rsplit_once(" (").map_or(label, |(label, _)| label).to_owned();
            let told: Vec<String> = told.iter().map(|own| bare(&own.label)).collect();
            // Lines of the recipients list follow.
            assert!(composed.len() >= told.len(), "{kind}: {composed:?} {told:?}");
            for (composed, told) in composed.iter().zip(told) {
                assert!(told.ends_with(composed), "{kind}: {told} does not end in {composed}");
            }
        }
        assert!(tried >= 4, "types differ in what they must have: {tried}");
    }
}
