//! Who receives a report here, whom one advises or answers before, and whom a report goes through.

use std::ops::Range;

use crate::cascade::fate::Fate;
use crate::cascade::looks::Look;
use crate::cascade::rewrite::names::join_names;
use crate::cascade::rewrite::{Rewriter, brackets_around};
use crate::cascade::stand::{Place, Stand};
use crate::lexicon::{BodyKind, fold_case};
use crate::prose::{Body, Edit, Mention, Role, What};

impl Rewriter<'_, '_, '_> {
    /// The unit in the place of the superior, and its own committees in the place of the superior's.
    pub(super) fn advised_names(&self, list: &[&Body], stands: &[Stand]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for (body, stand) in list.iter().zip(stands) {
            let name = match stand {
                Stand::Superior | Stand::Own => Some(self.superior_here(body)),
                Stand::Above if body.kind == BodyKind::Steering => self.step.rescope(self.reading, body),
                Stand::Above | Stand::Forces => None,
                Stand::Counterpart => self.step.counterpart(self.reading, body),
                _ => Some(self.step.own_words(self.reading, body)),
            };
            names.extend(name.filter(|name| !names.contains(name)));
        }
        names
    }

    /// The unit in the place of the superior; nobody reports to himself.
    fn superior_here(&self, body: &Body) -> String {
        let name = self.step.superior_here(self.reading, body);
        let itself = self.fate == Fate::FollowUp && fold_case(&name) == fold_case(&self.step.lead());
        if itself { self.step.unit.short_name.notation().to_owned() } else { name }
    }

    /// A report to the superior becomes one to the unit.
    pub(super) fn received_here(&mut self, list: &[&Body], stands: &[Stand], span: Range<usize>) {
        let names = self.to_unit(list, stands);
        if names.is_empty() {
            return self.see(Look::Superior, &span);
        }
        self.edit(span.clone(), join_names(&names));
        if !self.step.is_surely_here(self.reading, self.clause, self.fate, stands) {
            self.see(Look::Report, &span);
        }
    }

    /// Whether whoever has difficulties tells a body of the superior's, which lays them before the superior: `phản ánh về Sở Y
    /// tế để tổng hợp, báo cáo UBND tỉnh`.
    pub(super) fn lays_on(&self, stands: &[Stand], end: usize) -> bool {
        let before_it = |mention: &Mention| match &mention.what {
            What::Body(body, Role::Receiver | Role::Advised) => {
                mention.span.start >= end
                    && body.of.is_none()
                    && self.step.sight.stand(self.reading, body) == Stand::Superior
            }
            _ => false,
        };
        let through = self.clause.mentions.iter().any(|mention| mention.what == What::Channel);
        self.step.sight.own.is_none()
            && self.fate != Fate::FollowUp
            && self.is_help()
            && !through
            && stands.iter().all(|stand| *stand == Stand::Above)
            && self.clause.mentions.iter().any(before_it)
            && self.step.lead().starts_with(char::is_alphabetic)
    }

    /// The unit's own body that sees to the document, in the place of the superior's: it lays what it is told before the unit.
    pub(super) fn laid_on(&mut self, span: Range<usize>) {
        self.is_laid_on = true;
        self.edit(span.clone(), self.step.lead());
        self.see(Look::Report, &span);
    }

    /// The unit in the place of the superior and its bodies, once.
    pub(super) fn to_unit(&self, list: &[&Body], stands: &[Stand]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for (body, stand) in list.iter().zip(stands) {
            let name = match stand {
                // What the superior reports on is not for the unit to report.
                Stand::Central | Stand::Forces if stands.contains(&Stand::Superior) => continue,
                Stand::Superior | Stand::Own => self.superior_here(body),
                // `báo ngay cho Công an xã, phường`
                Stand::Counterpart if self.step.sight.place(self.reading, &body.scope) == Place::Own => self
                    .step
                    .rescope(self.reading, body)
                    .unwrap_or_else(|| self.step.unit.short_name.notation().to_owned()),
                Stand::Above | Stand::Counterpart | Stand::Departments | Stand::Mixed | Stand::Forces => {
                    self.step.unit.short_name.notation().to_owned()
                }
                _ => self.step.own_words(self.reading, body),
            };
            let same = |known: &String| {
                fold_case(known) == fold_case(&name)
                    || matches!(stand, Stand::Above | Stand::Counterpart) && known.contains("UBND")
            };
            if !names.iter().any(same) {
                names.push(name);
            }
        }
        // `UBND xã` and `UBND xã Chi Lăng` are one.
        let whole = self.step.unit.short_name.notation().to_owned();
        if names.len() > 1 && names.iter().any(|name| *name != whole && whole.starts_with(name.as_str())) {
            names.retain(|name| *name != whole);
        }
        names
    }

    /// A telephone or mailbox in brackets is of the body before it: it leaves with that, and stands with its own else.
    pub(in crate::cascade) fn contact(&mut self, mention: &Mention) {
        self.see(Look::Contact, &mention.span);
        let text = self.reading.words();
        let around = brackets_around(text, &mention.span);
        let replaced = |edit: &&Edit| !edit.with.is_empty() && edit.span.end <= mention.span.start;
        let last = self.edits.iter().filter(replaced).map(|edit| edit.span.end).max();
        let part = match (around, last) {
            (Some(brackets), Some(last)) if last == brackets.start => brackets,
            // `…, điện thoại 0205 3810 000`
            (None, Some(last)) if is_label(text.get(last..mention.span.start).unwrap_or_default()) => {
                last..mention.span.end
            }
            _ => return,
        };
        self.edit(part, "");
    }

    /// What a report goes through leaves with the one who received it.
    pub(super) fn channel(&mut self, mention: &Mention, reported: bool) {
        let gone = |edit: &Edit| edit.span.start <= mention.span.start && mention.span.end <= edit.span.end;
        match self.doer {
            _ if self.edits.iter().any(gone) => {}
            _ if self.is_upward() || self.reports_in_line() => self.see(Look::Upward, &mention.span),
            _ if reported => {
                let text = self.reading.words();
                let start = text[..mention.span.start].trim_end().len();
                let within = text[..start].ends_with('(');
                let space = usize::from(within && text[mention.span.end..].starts_with(' '));
                self.edit(start..mention.span.end + space, "");
            }
            _ => self.see(Look::Superior, &mention.span),
        }
    }
}

/// Whether words between a body and a telephone or mailbox only say what that is: `, điện thoại `, `, qua hộp thư `.
fn is_label(words: &str) -> bool {
    const WORDS: usize = 5;
    let Some(words) = words.strip_prefix(',').or_else(|| words.strip_prefix(" -")) else { return false };
    words.split_whitespace().count() <= WORDS
        && words.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | ':' | '.'))
}
