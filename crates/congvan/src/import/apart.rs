//! Labels that a program put on a line of their own, apart from the words of their items, as copies of a page do.

use crate::import::labels;
use crate::import::marks::is_rule;
use crate::import::types::{Look, RawLine};

/// No more labels in a row are read together.
const MOST: usize = 40;

/// The lines, with each label that stands alone before the words that follow it; of several labels in a row the first has the
/// first of as many lines.
pub(super) fn join_labels(lines: Vec<RawLine>) -> Vec<RawLine> {
    let mut out: Vec<RawLine> = Vec::with_capacity(lines.len());
    let mut rest = lines.into_iter().peekable();
    while let Some(line) = rest.next() {
        if !is_alone(&line) || out.last().is_some_and(|above| ends_in(above, &line)) {
            out.push(line);
            continue;
        }
        let mut labels = vec![line];
        while labels.len() < MOST
            && let Some(next) = rest.next_if(|next| is_alone(next) && next.text == labels[0].text)
        {
            labels.push(next);
        }
        let mut words: Vec<RawLine> = Vec::new();
        while words.len() < labels.len()
            && let Some(next) = rest.next_if(|next| may_follow(&labels[0], next))
        {
            words.push(next);
        }
        let mut words = words.into_iter();
        for label in labels {
            out.push(match words.next() {
                Some(own) => with(label, own),
                None => label,
            });
        }
        out.extend(words);
    }
    out
}

/// Whether a line is nothing but the label of an item.
fn is_alone(line: &RawLine) -> bool {
    line.table.is_none() && line.label == 0 && !is_rule(&line.text) && labels::is_whole(&line.text)
}

/// Whether what looks like a label is the end of a sentence that the line above broke off: `… ở cấp IV, cấp` / `V.`
fn ends_in(above: &RawLine, line: &RawLine) -> bool {
    /// Shorter lines are broken off by nothing.
    const LONG: usize = 45;
    let words = above.text.trim_end();
    above.side == line.side
        && above.table.is_none()
        && !above.whole
        && !line.whole
        && line.gap == 0
        && !words.ends_with(['.', ';', ':', '!', '?'])
        && words.chars().count() >= LONG
        && labels::of(&format!("{} A", line.text)).is_some_and(|label| label.value > 0)
        && labels::ends_in_ordinal(words)
}

/// Whether a line may be the words of an item whose label stands above it.
fn may_follow(label: &RawLine, line: &RawLine) -> bool {
    line.table.is_none()
        && line.side == label.side
        && labels::of(&line.text).is_none()
        && !is_rule(&line.text)
}

/// A label with its words behind it.
fn with(mut label: RawLine, words: RawLine) -> RawLine {
    label.push(" ", &Look::default());
    for (range, look) in &words.looks {
        label.push(&words.text[range.clone()], look);
    }
    label.ruled_below |= words.ruled_below;
    label.whole = words.whole;
    label
}

#[cfg(test)]
mod tests {
    use crate::import::{plain, understand};

    #[test]
    fn a_label_alone_on_a_line_is_that_of_the_next() {
        let head = "SỞ CÔNG THƯƠNG\nSố: 3/SCT-VP\nLào Cai, ngày 03 tháng 02 năm 2027\nKính gửi: Các phòng\n\nSở yêu cầu:\n";
        for (items, count) in [
            ("-\n\nNộp báo cáo.\n\n-\n\nĐối chiếu.\n", 2),
            ("•\n•\nDự trữ đủ hàng hóa.\nGiá bán ổn định.\n", 2),
            ("1.\nNộp báo cáo.\n2.\nĐối chiếu.\n3.\nLưu trữ.\n", 3),
        ] {
            let own = understand(&plain::read(&format!("{head}{items}"))).documents.remove(0);
            assert_eq!(own.directive.measures.len(), count, "{items}");
            let said: Vec<String> =
                own.directive.texts_of_measures().iter().map(|text| text.notation().to_owned()).collect();
            assert!(
                said.iter().all(|text| text.chars().filter(|c| c.is_alphabetic()).count() > 3),
                "{said:?}"
            );
        }
    }
}
