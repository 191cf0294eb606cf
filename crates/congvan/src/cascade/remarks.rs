//! What a person must see to as remarks at the words of the composed version.

use crate::cascade::trace::{Action, Check, Entry, Tier, Trace};
use crate::comments::{Comment, Seeker};
use crate::compose::capital;
use crate::document::Document;
use crate::text::diagnostic::Lang;

impl Trace {
    /// Every check as a remark on the document composed from the result, in its order: at the words it is about, or, of a
    /// sentence that went, where it would stand. A document without paragraphs has none.
    pub fn remarks(&self, document: &Document) -> Vec<Comment> {
        let seeker = Seeker::of(document);
        let mut found = Vec::new();
        let mut last = None;
        for entry in &self.entries {
            let key = entry.at.split('.').next().unwrap_or_default();
            let (_, after, _) = entry.action.parts();
            let place = after.and_then(|after| seeker.text(key, after, last));
            if let Some((paragraph, _)) = &place {
                last = Some(*paragraph);
            }
            for check in &entry.checks {
                let at = match (&place, after) {
                    (Some((paragraph, range)), Some(_)) => {
                        let narrow =
                            check.words.iter().find_map(|words| seeker.within(*paragraph, range, words));
                        Some((*paragraph, narrow.unwrap_or_else(|| range.clone())))
                    }
                    // A sentence that went: at what stands before it.
                    _ => seeker.whole(key, last),
                };
                let Some((paragraph, range)) = at else { continue };
                found.push(Comment { paragraph, range, lines: lines(entry, check) });
            }
        }
        found.sort_by_key(|comment| (comment.paragraph, comment.range.start));
        found
    }
}

/// What is asked, and what the superior wrote.
fn lines(entry: &Entry, check: &Check) -> Vec<String> {
    let asked = capital(check.tier.word(Lang::Vi));
    let mut lines = vec![format!("{asked}: {}", curl_quotes(&check.what.vi))];
    match &entry.action {
        _ if check.tier == Tier::FillIn => {}
        Action::Adapted { before, .. } => lines.push(format!("Lời cấp trên: “{before}”")),
        Action::Dropped { before, reason } => {
            lines.push(format!("Đã bỏ, vì {}: “{before}”", reason.vi));
        }
        Action::Kept { .. } | Action::Added { .. } => {}
    }
    lines
}

/// Words in the quotation marks of a document rather than of a terminal.
fn curl_quotes(words: &str) -> String {
    let parts: Vec<&str> = words.split('`').collect();
    let each = parts.iter().enumerate().map(|(at, part)| match at {
        0 => (*part).to_owned(),
        at if at % 2 == 1 => format!("“{part}"),
        _ => format!("”{part}"),
    });
    each.collect()
}
