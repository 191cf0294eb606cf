//! Documents that a clause names without saying which: this one, one cited before, an annex; bodies that are no more.

use std::ops::Range;

use crate::cascade::looks::Look;
use crate::cascade::own_body::in_full;
use crate::cascade::rewrite::{Around, Rewriter};
use crate::lexicon::{Lexicon, Word, fold_case};
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
            let span = mention.span.start..self.issuer_end(&cited, mention.span.end);
            self.edit(span, cited);
        }
        self.see(Look::Document, &mention.span);
    }

    /// Where the issuer's name ends behind a place, where a citation that comes there says it too: `Công điện nêu trên của Thủ
    /// tướng Chính phủ`.
    fn issuer_end(&self, cited: &str, at: usize) -> usize {
        let behind = &self.reading.words()[at..];
        let Some(of) = Lexicon::get().opening(behind.trim_start(), Word::Belong) else { return at };
        let from = at + behind.len() - behind.trim_start().len() + of + 1;
        let named = self.clause.mentions.iter().filter_map(|mention| match &mention.what {
            What::Body(body, _) => Some(&body.span),
            _ => None,
        });
        let said = |span: &&Range<usize>| {
            let whole = fold_case(self.reading.at(span));
            span.start == from && in_full(&fold_case(cited)).contains(&in_full(&whole))
        };
        named.into_iter().find(said).map_or(at, |span| span.end)
    }

    /// Documents that are said to have been named before, in whatever words: `các văn bản chỉ đạo nêu trên`, `Kế hoạch của UBND
    /// tỉnh nói trên`. What they point at may not be handed down.
    pub(super) fn documents_before(&mut self) {
        static BEFORE: Words = Words::from_list("references: named before");
        static WRITTEN: Words = Words::from_list("references: what is written");
        // What is meant stands near.
        const NEAR: usize = 96;
        let clause = self.clause;
        let small = fold_case(self.reading.at(&clause.span));
        if small.len() != clause.span.len() {
            return;
        }
        for found in places_of(&BEFORE, &small) {
            let at = clause.span.start + found.start;
            let end = clause.span.start + found.end;
            // `đã nêu tại buổi tiếp dân` is no place above.
            let ends = small[found.end..].trim_start();
            let points =
                small[found.clone()].contains("trên") || ends.is_empty() || ends.starts_with([',', ';', '.']);
            if !points {
                continue;
            }
            let seen = |mention: &Mention| {
                let body = matches!(&mention.what, What::Body(body, _) if body.points_back);
                let own = matches!(mention.what, What::Document { .. } | What::ItemRef);
                (own || body) && mention.span.start <= at && at <= mention.span.end
            };
            if clause.mentions.iter().any(seen)
                || clause.actors.iter().any(|body| body.span.end >= end && body.points_back)
            {
                continue;
            }
            let from = small.floor_char_boundary(found.start.saturating_sub(NEAR));
            let near = behind_marks(&small[from..found.start]);
            let written = WRITTEN.iter().filter_map(|word| near.rfind(word)).max();
            if let Some(written) = written {
                let start = at - near.len() + written;
                self.document_before(start..end, start..at);
            }
        }
    }

    /// A document that is named before: by what the superior's bases call it, where they name one only that fits.
    fn document_before(&mut self, span: Range<usize>, words: Range<usize>) {
        let own = fold_case(self.reading.at(&words));
        let bases = self.step.bases_named().iter();
        let fits = |(kind, cited): &&(String, String)| {
            let Some(rest) = own.strip_prefix(&fold_case(kind)) else { return false };
            let rest = rest.trim();
            let cited = fold_case(cited);
            rest.is_empty() || in_full(&cited).contains(&in_full(rest))
        };
        let named: Vec<String> = bases.filter(fits).map(|(_, cited)| cited.clone()).collect();
        if let [cited] = named.as_slice() {
            self.edit(span.clone(), cited.clone());
        }
        self.see(Look::Document, &span);
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

/// Where words of a list stand, those that overlap as one place: `đã nêu`, `nêu trên`.
fn places_of(words: &Words, text: &str) -> Vec<Range<usize>> {
    let found = words.iter().flat_map(|own| text.match_indices(*own).map(|(at, own)| at..at + own.len()));
    let mut found: Vec<Range<usize>> = found.collect();
    found.sort_by_key(|own| own.start);
    let mut places: Vec<Range<usize>> = Vec::new();
    for own in found {
        match places.last_mut() {
            Some(last) if own.start < last.end => last.end = last.end.max(own.end),
            _ => places.push(own),
        }
    }
    places
}

/// What stands behind the last mark, but for commas within a name: `phòng, chống thiên tai`.
fn behind_marks(text: &str) -> &str {
    static WITHIN: Words = Words::from_list("references: behind a comma within a name");
    let parts = |at: usize, mark: &str| {
        let behind = text[at + mark.len()..].trim_start();
        mark != "," || !WITHIN.iter().any(|words| behind.starts_with(words))
    };
    let last = text.rmatch_indices([',', ';', ':', '.']).find(|(at, mark)| parts(*at, mark));
    last.map_or(text, |(at, mark)| &text[at + mark.len()..])
}
