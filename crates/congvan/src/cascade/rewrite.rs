//! The changes to a clause that is kept: at its mentions, and nowhere else.

mod names;
mod address;
mod reports;
mod others;
mod references;
mod territory;

pub(super) use names::{join_names, uncapital};

use std::ops::Range;

use crate::cascade::Step;
use crate::cascade::fate::Fate;
use crate::cascade::given::Doer;
use crate::cascade::looks::{Look, Looks};
use crate::cascade::stand::{Place, Stand};
use crate::lexicon::{BodyKind, Lexicon, Word};
use crate::prose::{Body, Clause, Edit, Mention, Reading, Role, Scope, TerritoryForm, What};

/// What a clause says around each of its mentions.
struct Around {
    /// Where the territories are seen to, in order and apart.
    covered: Vec<Range<usize>>,
    /// Whether it gives a figure, and whether one of the whole of something.
    figure: bool,
    share: bool,
    /// Whether it names all units of this level by themselves.
    own_level: bool,
    /// Whether it names an annex, says that something is attached, and cites a document.
    annex: bool,
    attached: bool,
    cites: bool,
}

/// Who rewrites a clause, and with what.
pub(super) struct Rewriter<'r, 's, 'd> {
    pub(super) step: &'s Step<'d>,
    pub(super) reading: &'r Reading,
    pub(super) clause: &'r Clause,
    pub(super) doer: Doer,
    pub(super) fate: Fate,
    /// Whether what is reported goes to the superior.
    pub(super) reports_up: bool,
    /// Whether police or military act.
    pub(super) limited: bool,
    /// Whether the unit speaks in the place of the superior.
    pub(super) is_voice: bool,
    /// Where documents are cited, in order.
    pub(super) cited_at: Vec<usize>,
    /// The names here of those who act.
    pub(super) acting: Vec<String>,
    /// Whether what is told goes to the unit's own body that lays it before the unit.
    pub(super) is_laid_on: bool,
    pub(super) edits: &'r mut Vec<Edit>,
    pub(super) looks: &'r mut Looks,
}

impl Rewriter<'_, '_, '_> {
    fn edit(&mut self, span: Range<usize>, with: impl Into<String>) {
        let with = with.into();
        if self.reading.at(&span) != with {
            self.edits.push(Edit { span, with });
        }
    }

    fn see(&mut self, look: Look, span: &Range<usize>) {
        self.looks.see(look, self.reading.at(span));
    }

    /// Everything that the clause mentions besides those who act.
    pub(super) fn mentions(&mut self) {
        let clause = self.clause;
        let replaced = matches!(self.fate, Fate::Own | Fate::Listed | Fate::FollowUp | Fate::Limited);
        let outside = |mention: &&Mention| {
            !(replaced
                && clause.address.start <= mention.span.start
                && mention.span.end <= clause.address.end)
        };
        let all: Vec<&Mention> = clause.mentions.iter().filter(outside).collect();
        if self.fate == Fate::Fact || self.is_chain(&all) {
            return self.fact(&all);
        }
        if let Some(stranger) = &clause.stranger {
            self.see(Look::Stranger, stranger);
        }
        let handled = self.bodies(&all);
        let around = self.around(&all, handled);
        for mention in &all {
            match &mention.what {
                What::Territory(territory) if !within(&around.covered, &mention.span) => {
                    self.territory(territory, mention, &around);
                }
                What::Document { this } => self.document(mention, *this),
                What::Annex => self.annex(mention, &around),
                What::Contact => self.contact(mention),
                What::Deadline if self.step.unit.deadline_days > 0 => self.see(Look::Deadline, &mention.span),
                What::Figure { whole: false } if self.limited => self.see(Look::Figure, &mention.span),
                What::Formula => self.see(Look::Formula, &mention.span),
                _ => {}
            }
        }
        self.bare_documents();
        self.documents_before();
        if replaced || self.is_of_superior() {
            self.figure_of_all(&all);
        }
        for inside in clause.actors.iter().filter(|_| !replaced) {
            self.report_abolished(inside);
        }
        // `Nơi có học sinh bán trú …`
        if clause.actors.is_empty() && self.is_of_some_places() {
            self.looks.see(Look::Limited, "");
        }
        self.apiece(&all);
        // Where they are named, their powers are to be looked at in any case.
        let text = self.reading.at(&clause.predicate);
        if self.limited
            && clause.actors.is_empty()
            && let Some(power) = Lexicon::get().find(text, Word::Power)
        {
            self.looks.see(Look::Powers, &text[power]);
        }
    }

    /// Whether those who act are wherever they are on the superior's territory: `các cấp Hội trong tỉnh`.
    fn is_of_superior(&self) -> bool {
        let whole = |body: &Body| self.step.sight.place(self.reading, &body.scope) == Place::Superior;
        self.clause.actors.iter().any(whole)
    }

    /// A figure that all of them are to reach together: `phấn đấu trồng 500 ha`, `các cấp Hội trong tỉnh … 500 phụ nữ`.
    fn figure_of_all(&mut self, all: &[&Mention]) {
        let aims = Lexicon::get().opens_with(self.reading.at(&self.clause.predicate).trim_start(), Word::Aim);
        if !aims && !self.is_of_superior() {
            return;
        }
        for mention in all.iter().filter(|mention| mention.what == What::Figure { whole: false }) {
            if !self.reading.at(&mention.span).ends_with('%') {
                self.see(Look::Figure, &mention.span);
            }
        }
    }

    /// Whether the clause is for some places only: `Riêng nơi có …`, `Nơi nào không còn …`.
    fn is_of_some_places(&self) -> bool {
        let text = self.reading.at(&self.clause.span).trim_start();
        let lexicon = Lexicon::get();
        let first = text.split_once(' ').filter(|(first, _)| lexicon.is_word(first, Word::Toward));
        let text = first.map_or(text, |(_, rest)| rest);
        // `Đơn vị nào được giao xe …`
        let mut near = text.split(' ').skip(1).take(3);
        near.any(|word| word == "nào")
            || text.split(' ').next().is_some_and(|word| crate::lexicon::fold_case(word) == "nơi")
    }

    /// What each of those who are addressed is to reach may not be for each of the unit's own: `Giao mỗi đơn vị 02 thôn`.
    fn apiece(&mut self, all: &[&Mention]) {
        let named = all.iter().filter_map(|mention| match &mention.what {
            What::Body(body, _) => Some(body),
            _ => None,
        });
        let each = |body: &&Body| {
            matches!(body.kind, BodyKind::Everyone | BodyKind::Addressees | BodyKind::Locality)
                && Lexicon::get().opens_with(self.reading.at(&body.span), Word::Apiece)
        };
        let each: Vec<Range<usize>> =
            self.clause.actors.iter().chain(named).filter(each).map(|body| body.span.clone()).collect();
        if self.reading.at(&self.clause.predicate).contains(|c: char| c.is_ascii_digit()) {
            each.iter().for_each(|span| self.see(Look::Own, span));
        }
    }

    /// What is asked for at each mention, found once.
    fn around(&self, all: &[&Mention], handled: Vec<Range<usize>>) -> Around {
        let mut bodies: Vec<Range<usize>> = Vec::new();
        // `cấp xã` by itself is a level, and nobody; so are both levels of one body.
        let level = |body: &Body| {
            let both = || self.step.sight.place(self.reading, &body.scope) == Place::Here;
            matches!(body.scope, Scope::Level(_)) && (body.kind == BodyKind::Unit || both())
        };
        for mention in
            all.iter().filter(|mention| matches!(&mention.what, What::Body(body, _) if !level(body)))
        {
            bodies.push(mention.span.clone());
        }
        bodies.sort_by_key(|span| span.start);
        // What takes other words is seen to as well.
        let edited = self.edits.iter().map(|edit| edit.span.clone()).filter(|span| span.end > span.start);
        let covered = merge_ranges(handled.into_iter().chain(edited).collect());
        let has = |wanted: &What| all.iter().any(|other| other.what == *wanted);
        let own_level = all.iter().any(|other| match &other.what {
            What::Territory(territory) if !within(&bodies, &other.span) => {
                (territory.is_each || territory.form == TerritoryForm::Level)
                    && self.step.sight.territory(self.reading, territory) == Place::Own
            }
            _ => false,
        });
        let annexes = || all.iter().filter(|other| other.what == What::Annex);
        Around {
            covered,
            figure: has(&What::Figure { whole: false }),
            share: has(&What::Figure { whole: true }),
            own_level,
            annex: annexes().any(|annex| self.is_annex(annex)),
            attached: annexes().any(|annex| !self.is_annex(annex)),
            cites: all.iter().any(|other| matches!(other.what, What::Citation(_) | What::Document { .. })),
        }
    }

    /// Whether a body of the superior's acts too, behind a comma: `UBND xã lập, Sở Tài chính thẩm định, trình UBND tỉnh`.
    /// Such a chain says who does what in turn, and is changed as a whole or not at all.
    fn is_chain(&self, all: &[&Mention]) -> bool {
        let text = self.reading.words();
        let acts = |mention: &&&Mention| match &mention.what {
            What::Body(body, Role::Named) => {
                let stand = self.step.sight.stand(self.reading, body);
                let behind = text[mention.span.end..].trim_start();
                let verb = behind.split([' ', ',', ';', '.']).next().unwrap_or_default();
                matches!(stand, Stand::Superior | Stand::Above | Stand::Forces)
                    && text[..mention.span.start].trim_end().ends_with(',')
                    && behind.starts_with(char::is_lowercase)
                    && !Lexicon::get().is_word(verb, Word::Joiner)
                    && !Lexicon::get().is_word(verb, Word::Belong)
            }
            _ => false,
        };
        self.doer != Doer::Unit && all.iter().any(|mention| acts(&mention))
    }

    /// A fact stands as it is; what it says of the superior is to be looked at.
    fn fact(&mut self, all: &[&Mention]) {
        let clause = self.clause;
        for body in clause.asks.iter().chain(&clause.actors) {
            if self.is_above(self.step.sight.stand(self.reading, body)) {
                self.see(Look::Fact, &body.span);
            }
        }
        for mention in all {
            let speaks = match &mention.what {
                // `tại các huyện Chi Lăng, Bắc Sơn`: another is named with it.
                What::Body(body, _) if matches!(&body.scope, Scope::Named(names) if names.len() > 1) => true,
                What::Body(body, role) => self.is_above(self.stand(body, *role)),
                What::Territory(territory) => {
                    matches!(self.step.sight.territory(self.reading, territory), Place::Superior | Place::Own)
                }
                What::Figure { .. } => true,
                What::Contact => {
                    self.see(Look::Contact, &mention.span);
                    false
                }
                _ => false,
            };
            if speaks {
                self.see(Look::Fact, &mention.span);
            }
        }
    }

    fn is_above(&self, stand: Stand) -> bool {
        !matches!(stand, Stand::Everyone | Stand::Here | Stand::Central | Stand::Below | Stand::This)
    }
}

/// The brackets around a place, with the space before them.
pub(super) fn brackets_around(text: &str, inner: &Range<usize>) -> Option<Range<usize>> {
    // A remark in brackets is short.
    const LONGEST: usize = 240;
    let mut before = text[..inner.start].char_indices().rev().take(LONGEST);
    let (open, _) = before.find(|(_, c)| matches!(c, '(' | ')')).filter(|(_, c)| *c == '(')?;
    let mut behind = text[inner.end..].char_indices().take(LONGEST);
    let (close, _) = behind.find(|(_, c)| matches!(c, '(' | ')')).filter(|(_, c)| *c == ')')?;
    Some(text[..open].trim_end().len()..inner.end + close + 1)
}

/// Ranges in order and apart.
pub(super) fn merge_ranges(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

/// Whether a range lies within one of those that are in order and apart.
pub(super) fn within(ranges: &[Range<usize>], inner: &Range<usize>) -> bool {
    let before = ranges.partition_point(|range| range.start <= inner.start);
    before.checked_sub(1).is_some_and(|at| inner.end <= ranges[at].end)
}
