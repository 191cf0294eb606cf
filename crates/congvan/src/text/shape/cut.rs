//! Sentences that a comma in `[…]` cuts in two (VB026).

use crate::text::diagnostic::Diagnostic;
use crate::text::shape::{Field, Kind, Shape};
use crate::text::source::Source;
use crate::text::yaml::{self, Node};

/// Keys of sentences; of names and addresses a further line may open with a small letter.
const SENTENCES: [&str; 7] = ["opening", "agreement", "closing", "measures", "items", "legal_basis", "text"];

/// Tells of every text in brackets that goes on in small letters behind a comma: `[Rà soát hồ, đập, báo cáo kết quả.]`. Whoever
/// puts one in quotes said where it begins.
pub(crate) fn tell(root: &Node, shape: &'static Shape, source: &Source, report: &mut Vec<Diagnostic>) {
    look(root, &[shape], source.text(), report);
}

fn look(node: &Node, shapes: &[&'static Shape], text: &str, report: &mut Vec<Diagnostic>) {
    match &node.kind {
        yaml::Kind::List(items) => items.iter().for_each(|item| look(item, shapes, text, report)),
        yaml::Kind::Map(entries) => {
            for (key, value) in entries {
                let yaml::Kind::Text(name) = &key.kind else { continue };
                let Some(field) = shapes.iter().find_map(|shape| shape.field(name)) else { continue };
                if let yaml::Kind::List(items) = &value.kind
                    && is_of_sentences(field)
                {
                    let cut = items.windows(2).filter(|pair| is_cut(&pair[0], &pair[1], text));
                    report
                        .extend(cut.map(|pair| yaml::sentence_in_two(pair[0].span.start..pair[1].span.end)));
                }
                look(value, &field.kind.mappings(), text, report);
            }
        }
        yaml::Kind::Text(_) | yaml::Kind::Nothing => {}
    }
}

fn is_of_sentences(field: &Field) -> bool {
    SENTENCES.contains(&field.key) && matches!(field.kind, Kind::Paragraphs | Kind::List(Kind::TextOr(..)))
}

/// Whether two texts, both without quotes, stand about a comma as the parts of one sentence do.
fn is_cut(one: &Node, next: &Node, text: &str) -> bool {
    let words = |node: &Node| {
        let words = text.get(node.span.clone()).filter(|_| matches!(node.kind, yaml::Kind::Text(_)))?;
        (!words.starts_with(['"', '\''])).then_some(words)
    };
    let (Some(before), Some(behind)) = (words(one), words(next)) else { return false };
    let is_behind_comma = text.get(one.span.end..next.span.start).is_some_and(|gap| gap.trim() == ",");
    is_behind_comma && !before.ends_with(['.', ';', ':', '!', '?']) && behind.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use crate::model::directive::Directive;
    use crate::text::source::Source;

    fn flagged_words(text: &str) -> Vec<String> {
        let source = Source::new("test", format!("format: congvan/1\n{text}"));
        let found = Directive::parse(&source).diagnostics;
        let found = found.iter().filter(|found| found.code == "VB026");
        found.map(|found| source.text()[found.span.clone()].to_owned()).collect()
    }

    #[test]
    fn sentences_that_are_cut() {
        for (text, words) in [
            ("closing: [Yêu cầu thực hiện, báo cáo kết quả.]\n", "Yêu cầu thực hiện, báo cáo kết quả."),
            ("measures: [Trực Tết., Rà soát hồ, đập]\n", "Rà soát hồ, đập"),
            ("measures:\n  - heading: A\n    items: [Rà soát, báo cáo.]\n", "Rà soát, báo cáo."),
            ("measures:\n  - {text: [Rà soát, báo cáo.]}\n", "Rà soát, báo cáo."),
            ("appendices:\n  - {title: A, text: [Rà soát, báo cáo.]}\n", "Rà soát, báo cáo."),
        ] {
            assert_eq!(flagged_words(text), [words], "{text}");
        }
    }

    #[test]
    fn items_that_are_whole() {
        for text in [
            "closing: [Yêu cầu thực hiện., Báo cáo kết quả.]\n",
            "closing: [Yêu cầu thực hiện., báo cáo kết quả.]\n",
            "closing: [\"Yêu cầu thực hiện\", báo cáo kết quả.]\n",
            "closing:\n  - Yêu cầu thực hiện\n  - báo cáo kết quả.\n",
            "issuer: {name: [Ủy ban nhân dân, xã Chi Lăng], address: [Số 1, xã Chi Lăng]}\n",
            "recipients: [Các phòng, ban]\n",
        ] {
            assert_eq!(flagged_words(text), Vec::<String>::new(), "{text}");
        }
    }
}
