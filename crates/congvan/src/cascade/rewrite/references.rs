//! Documents that a clause names without saying which: this one, one cited before, an annex; bodies that are no more.

use crate::cascade::looks::Look;
use crate::cascade::rewrite::{Around, Rewriter};
use crate::lexicon::fold_case;
use crate::lint::abolished_body;
use crate::prose::{Body, Edit, Mention, What};
use crate::words::Words;

impl Rewriter<'_, '_, '_> {
    /// `Công văn này` is the superior's; what was named before may not be handed down.
    pub(super) fn document(&mut self, mention: &Mention, this: bool) {
        let words = fold_case(self.reading.at(&mention.span));
        let own = this && words.starts_with(&fold_case(self.step.source.kind.name));
        if own && let Some(cited) = self.step.cited_source() {
            self.edit(mention.span.clone(), cited);
        }
        if !this && let Some(cited) = self.cited_before(&words) {
            self.edit(mention.span.clone(), cited);
        }
        self.see(Look::Document, &mention.span);
    }

    /// `thực hiện Kế hoạch`, with nothing behind: the superior's own, by its number.
    pub(super) fn bare_documents(&mut self) {
        static CARRIED: Words = Words::from_list("documents: carried out");
        let kind = self.step.source.kind;
        let Some(cited) = self.step.cited_source().filter(|_| kind.code != self.step.kind.code) else {
            return;
        };
        let clause = self.clause;
        let text = self.reading.words();
        let found = self.reading.at(&clause.span).match_indices(kind.name);
        let bare: Vec<usize> = found.map(|(at, _)| clause.span.start + at).collect();
        for at in bare {
            let span = at..at + kind.name.len();
            let before = fold_case(text[clause.span.start..at].trim_end());
            let led = CARRIED.iter().any(|words| before.ends_with(words));
            let behind = &text[span.end..];
            let ends = behind.is_empty() || behind.starts_with(['.', ',', ';', ')']);
            let mentioned =
                |mention: &Mention| mention.span.start < span.end && span.start < mention.span.end;
            if led && ends && !clause.mentions.iter().any(mentioned) {
                self.edit(span.clone(), cited.clone());
                self.see(Look::Document, &span);
            }
        }
    }

    /// The document that the superior's bases name and the text only refers to: it is not handed down with them.
    pub(super) fn cited_before(&self, words: &str) -> Option<String> {
        // What is cited stands near.
        const NEAR: usize = 32;
        let is_meant = |kind: &str| words.starts_with(&fold_case(kind));
        let near = self.reading.sentences.iter().take(NEAR);
        let mut clauses = near.flat_map(|sentence| &sentence.clauses);
        let cited_here = clauses.any(|clause| {
            clause.mentions.iter().any(|mention| {
                matches!(&mention.what, What::Citation(cited) if is_meant(self.reading.at(&cited.kind)))
            })
        });
        let mut named = self.step.bases_named().iter().filter(|(kind, _)| is_meant(kind));
        let only = named.next().filter(|_| !cited_here)?;
        named.next().is_none().then(|| only.1.clone())
    }

    /// An annex is of the superior's document: by its number, where the words do not say whose it is.
    pub(super) fn annex(&mut self, mention: &Mention, around: &Around) {
        self.see(Look::Annex, &mention.span);
        if self.step.source.appendices.is_empty() {
            return;
        }
        let Some(cited) = self.step.cited_source() else { return };
        let rest = &self.reading.words()[mention.span.end..];
        let bare = rest.trim_start().is_empty() || rest.starts_with(['.', ',', ';', ':', ')']);
        let behind = mention.span.end..mention.span.end;
        match self.is_annex(mention) {
            false if bare && around.annex => {
                self.edits.push(Edit { span: behind, with: format!(" {cited}") });
            }
            // With its label: `Phụ lục II`.
            true if !around.attached
                && !around.cites
                && self.reading.at(&mention.span).split(' ').count() > 2 =>
            {
                self.edits.push(Edit { span: behind, with: format!(" kèm theo {cited}") });
            }
            _ => {}
        }
    }

    /// Whether what is attached is called an annex.
    pub(super) fn is_annex(&self, mention: &Mention) -> bool {
        fold_case(self.reading.at(&mention.span)).starts_with("phụ lục")
    }

    /// A body that is no more on the day of issue.
    pub(super) fn report_abolished(&mut self, body: &Body) {
        if let Some(why) = abolished_body(self.reading.at(&body.span), self.step.issued.of_law()) {
            self.looks.tell(why);
        }
    }
}
