//! What was read, as marks in the text: who acts in `[]`, documents in `{}`, words of a level in `||`.
//!
//! Within a document its number stands in `##`, its day in `@@` and who issued it in `$$`. Texts with such marks are labels
//! by hand against which the reader is held.

use std::ops::Range;

use crate::prose::{Clause, Reading, What};

/// A part of a text and the marks around it.
type Marked = (Range<usize>, char, char);

impl Reading {
    /// The text with marks around who acts, the documents and the words of a level.
    pub fn text_with_marks(&self) -> String {
        let mut marks = Vec::new();
        let clauses = self.clauses();
        clauses.for_each(|clause| of_clause(clause, &mut marks));
        let mut edges: Vec<(usize, bool, usize, char)> = Vec::new();
        for (span, open, close) in marks {
            // What begins first ends last.
            edges.push((span.end, false, usize::MAX - span.start, close));
            edges.push((span.start, true, usize::MAX - span.end, open));
        }
        edges.sort_unstable();
        let (mut text, mut done) = (String::with_capacity(self.words().len() + edges.len()), 0);
        for (at, _, _, mark) in edges {
            text.push_str(&self.words()[done..at]);
            text.push(mark);
            done = at;
        }
        text + &self.words()[done..]
    }
}

fn of_clause(clause: &Clause, marks: &mut Vec<Marked>) {
    for actor in &clause.actors {
        marks.push((actor.span.clone(), '[', ']'));
    }
    for mention in &clause.mentions {
        if let What::Citation(citation) = &mention.what {
            marks.push((mention.span.clone(), '{', '}'));
            let parts = [(&citation.number, '#'), (&citation.date, '@'), (&citation.issuer, '$')];
            marks.extend(parts.into_iter().filter_map(|(part, mark)| Some((part.clone()?, mark, mark))));
        }
    }
    // The territory of a body is its own.
    let bodies = clause.bodies();
    let levels = clause.mentions.iter().filter(|mention| matches!(mention.what, What::Territory(_)));
    let levels = levels.filter(|level| !clause.names(&bodies, &level.span));
    marks.extend(levels.map(|level| (level.span.clone(), '|', '|')));
    clause.inner.iter().for_each(|inner| of_clause(inner, marks));
}
