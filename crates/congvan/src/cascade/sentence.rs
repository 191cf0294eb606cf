//! A text of the source in the words of the unit: sentence by sentence, clause by clause.

use std::ops::Range;

use crate::cascade::Step;
use crate::cascade::fate::{Fate, Why, decide};
use crate::cascade::given::{Doer, Given};
use crate::cascade::looks::{Look, Looks};
use crate::cascade::orders::{must_decide, undecided};
use crate::cascade::rewrite::{Rewriter, merged, within};
use crate::cascade::standing::{Place, Stand};
use crate::cascade::trace::Check;
use crate::compose::capital;
use crate::lexicon::BodyKind;
use crate::prose::{Clause, Edit, Reading, Scope, Sentence, What};
use crate::text::diagnostic::Message;

/// What became of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Said {
    /// In the unit's words, in the notation; none where it goes.
    pub(super) text: Option<String>,
    /// Why it is other than it was.
    pub(super) rule: Message,
    pub(super) checks: Vec<Check>,
    /// Who acts, for what follows; none where the sentence names nobody.
    pub(super) given: Option<Given>,
}

impl Step<'_> {
    /// A sentence of a text that was read, with the given of what stands before it.
    pub(super) fn sentence(&self, reading: &Reading, sentence: &Sentence, before: &Given) -> Said {
        let mut edits = Vec::new();
        let mut looks = Looks::default();
        let mut given: Option<Given> = None;
        let mut fates = Vec::new();
        for clause in &sentence.clauses {
            let now = given.as_ref().unwrap_or(before);
            let (fate, next) = self.clause(reading, clause, now, &mut edits, &mut looks);
            fates.push(fate);
            given = next.or(given);
        }
        let rule = rule(&fates, before);
        if fates.iter().all(|fate| matches!(fate, Fate::Dropped(_))) {
            let told = sentence.clauses.iter().any(|clause| clause.is_fact);
            let look = match fates.first() {
                Some(Fate::Dropped(Why::OtherUnits)) if told => look_of_facts(),
                Some(Fate::Dropped(why)) if before.gone.is_none() || given.is_some() => look_of(*why),
                _ => before.look.clone(),
            };
            let mut kept = Looks::default();
            if looks.has(Look::OwnInDropped) {
                kept.see(Look::OwnInDropped, "");
            }
            return Said {
                text: None,
                rule,
                checks: look.into_iter().map(Check::from).chain(kept.checks()).collect(),
                given,
            };
        }
        let gone = |fate: &Fate| matches!(fate, Fate::Dropped(_));
        let dropped: Vec<&Clause> = sentence
            .clauses
            .iter()
            .zip(&fates)
            .filter(|(_, fate)| gone(fate))
            .map(|(clause, _)| clause)
            .collect();
        let gone_spans = merged(dropped.iter().map(|clause| clause.span.clone()).collect());
        edits.retain(|edit: &Edit| !within(&gone_spans, &edit.span));
        for clause in &dropped {
            edits.push(Edit { span: clause.span.clone(), with: String::new() });
            looks.see(Look::PartDropped, reading.at(&clause.span).trim());
        }
        let edited = !edits.is_empty();
        let mut text = reading.rewritten_part(&sentence.span, &edits);
        if gone(&fates[0]) {
            text = capital(text.trim_start());
        }
        if fates.last().is_some_and(gone) {
            text = ended(&text, reading.at(&sentence.span));
        }
        if edited && let Some(body) = self.ordered_above(&text) {
            let end = &text[text.trim_end().len()..];
            let text = format!("{}.{end}", undecided(reading.at(&sentence.span)));
            return Said { text: Some(text), rule, checks: vec![must_decide(&body)], given };
        }
        Said { text: Some(text), rule, checks: looks.checks(), given }
    }

    /// What becomes of a clause; its edits and what is to be looked at are added. The second is who acts, where the clause
    /// names somebody.
    fn clause(
        &self,
        reading: &Reading,
        clause: &Clause,
        before: &Given,
        edits: &mut Vec<Edit>,
        looks: &mut Looks,
    ) -> (Fate, Option<Given>) {
        let asked = clause.asks.as_ref().map(|asks| self.sight.stand(reading, asks));
        // Where another than the superior asks, that one acts.
        let by_other = asked.is_some_and(|stand| !matches!(stand, Stand::Superior));
        let stands: Vec<Stand> = match (by_other, asked) {
            (true, Some(stand)) => vec![stand],
            _ => self.stands(reading, clause),
        };
        let superior = stands.iter().all(|stand| *stand == Stand::Superior);
        let of_source = superior && asked.is_none() && is_of_source_alone(clause, stands.is_empty());
        let fate = match decide(&stands, clause) {
            _ if of_source && stands.is_empty() => Fate::Dropped(Why::SourceAlone),
            _ if of_source => Fate::Dropped(Why::BySuperior),
            // What others do under the heading of a body of the superior's is that body's to see to.
            Some(Fate::Kept | Fate::Fact) if before.by_heading && before.gone.is_some() => {
                self.see_own_part(reading, clause, looks);
                return (Fate::Dropped(Why::OfSuperior), None);
            }
            Some(fate) => fate,
            None if asked.is_some() => Fate::Kept,
            None if before.gone.is_some() => {
                self.see_own_part(reading, clause, looks);
                return (Fate::Dropped(Why::OfSuperior), None);
            }
            None => Fate::Kept,
        };
        let named = !stands.is_empty() || asked.is_some();
        let listed = if by_other { Vec::new() } else { self.listed(reading, clause, &stands) };
        let fate = match fate {
            // `Trạm Y tế các xã`: the unit's own; `UBND các xã`, of a district: those below it.
            Fate::Kept if !by_other && clause.actors.iter().any(|body| self.has_own_name(reading, body)) => {
                Fate::Listed
            }
            fate => fate,
        };
        let fate = match fate {
            Fate::Listed if listed.is_empty() => Fate::Dropped(Why::OfSuperior),
            fate => fate,
        };
        let given = self.given(reading, clause, &stands, fate, before).filter(|_| {
            // What is told of somebody gives him nothing to do.
            let does_itself = fate == Fate::Dropped(Why::BySuperior) && !clause.is_address;
            named && !clause.is_fact && fate != Fate::Fact && !does_itself
        });
        if let Fate::Dropped(_) = fate {
            if !stands.contains(&Stand::Other) {
                self.see_own_part(reading, clause, looks);
            }
            return (fate, given);
        }
        let doer = match (&given, fate) {
            (_, Fate::FollowUp) => Doer::Counterparts,
            (Some(given), _) => given.doer,
            (None, _) => before.doer,
        };
        let limited = given.as_ref().map_or(before.limited, |given| given.limited);
        let reports_up = given.as_ref().map_or(before.reports_up, |given| given.reports_up);
        let is_voice = before.is_voice;
        let mut rewriter = Rewriter {
            step: self,
            reading,
            clause,
            doer,
            fate,
            reports_up,
            limited,
            is_voice,
            cited_at: cited_at(clause),
            edits,
            looks,
        };
        rewriter.address(&stands, &listed, asked.is_some() && !by_other);
        rewriter.mentions();
        for inner in &clause.inner {
            self.inner(reading, inner, before, edits, looks);
        }
        (fate, given)
    }

    /// Where those stand who act: `Đảng ủy, UBND các xã, phường` are all of the units.
    pub(super) fn stands(&self, reading: &Reading, clause: &Clause) -> Vec<Stand> {
        let mut stands: Vec<Stand> =
            clause.actors.iter().map(|body| self.sight.stand(reading, body)).collect();
        if stands.contains(&Stand::Own) {
            for (stand, body) in stands.iter_mut().zip(&clause.actors) {
                let shares =
                    body.scope == Scope::None || self.sight.place(reading, &body.scope) == Place::Own;
                if shares && matches!(body.kind, BodyKind::Party | BodyKind::Council) {
                    *stand = Stand::Own;
                }
            }
        }
        stands
    }

    /// What goes as another's task may give one to units of this level: `hướng dẫn UBND các xã thực hiện …`.
    fn see_own_part(&self, reading: &Reading, clause: &Clause, looks: &mut Looks) {
        let guided = clause.mentions.iter().filter_map(|mention| match &mention.what {
            What::Body(body, _) if body.kind != BodyKind::Locality => Some(body),
            _ => None,
        });
        if guided.into_iter().any(|body| self.sight.stand(reading, body) == Stand::Own) {
            looks.see(Look::OwnInDropped, "");
        }
    }

    /// A task in brackets: without the brackets where it is for others.
    fn inner(
        &self,
        reading: &Reading,
        inner: &Clause,
        before: &Given,
        edits: &mut Vec<Edit>,
        looks: &mut Looks,
    ) {
        let mut own = Vec::new();
        let (fate, _) = self.clause(reading, inner, before, &mut own, looks);
        match fate {
            Fate::Dropped(_) => {
                let span = in_brackets(&reading.text, &inner.span);
                looks.see(Look::PartDropped, reading.at(&span).trim());
                edits.push(Edit { span, with: String::new() });
            }
            _ => edits.extend(own),
        }
    }

    /// What those who act in a clause decide for what follows.
    fn given(
        &self,
        reading: &Reading,
        clause: &Clause,
        stands: &[Stand],
        fate: Fate,
        before: &Given,
    ) -> Option<Given> {
        let audience = self.audience_of(clause, stands);
        let limited =
            clause.actors.iter().any(|body| matches!(body.kind, BodyKind::Police | BodyKind::Military));
        // The unit's own committee by its name is the unit.
        let here = |body: &crate::prose::Body| self.sight.place(reading, &body.scope) == Place::This;
        let is_this = clause.actors.iter().any(here);
        let reports_up = is_this || stands.iter().any(|stand| matches!(stand, Stand::Own | Stand::This));
        let is_voice = before.is_voice;
        let look = match fate {
            Fate::Dropped(Why::NoOffice) => look_of(Why::NoOffice),
            _ => None,
        };
        let of = |doer, gone| {
            Some(Given {
                doer,
                gone,
                look: look.clone(),
                by_heading: before.by_heading,
                reports_up,
                limited,
                is_voice,
                audience: audience.clone(),
            })
        };
        match fate {
            Fate::Dropped(why) => of(Doer::Anyone, Some(why.reason(&self.unit.name.value))),
            Fate::Own | Fate::Limited => of(Doer::Unit, None),
            Fate::Listed | Fate::FollowUp => of(Doer::Counterparts, None),
            Fate::Kept if is_this => of(Doer::Unit, None),
            Fate::Kept if !stands.is_empty() => of(Doer::Anyone, None),
            Fate::Kept => Some(Given { gone: None, ..before.clone() }),
            Fate::Fact => None,
        }
    }
}

impl Why {
    /// In words.
    pub(super) fn reason(self, unit: &str) -> Message {
        match self {
            Self::OfSuperior => Message::new(
                "việc của một cơ quan riêng của cấp trên",
                "a task of a particular body of the superior's own",
            ),
            Self::BySuperior => Message::new("việc cấp trên tự làm", "what the superior does itself"),
            Self::OtherUnits => Message::new(
                format!("việc cấp trên giao cho nơi khác, không phải {unit}"),
                format!("a task that the superior gave to others than {unit}"),
            ),
            Self::NoOffice => Message::new(
                "việc của lực lượng không có cơ quan ở cấp này",
                "a task of a force that has no office at this level",
            ),
            Self::Central => {
                Message::new("việc của cơ quan trung ương", "a task of a body of the whole country")
            }
            Self::SourceAlone => Message::new(
                "câu chỉ đúng với chính văn bản của cấp trên",
                "true of the superior's own document alone",
            ),
        }
    }
}

/// Why a sentence is other than it was.
fn rule(fates: &[Fate], before: &Given) -> Message {
    let dropped = fates.iter().all(|fate| matches!(fate, Fate::Dropped(_)));
    if dropped {
        if let Some(reason) =
            before.gone.as_ref().filter(|_| !matches!(fates[0], Fate::Dropped(why) if why != Why::OfSuperior))
        {
            return reason.clone();
        }
        if let Some(Fate::Dropped(why)) = fates.first() {
            return why.reason("đơn vị này");
        }
    }
    let has = |wanted: Fate| fates.contains(&wanted);
    match () {
        () if has(Fate::Own) => Message::new(
            "việc giao cho các đơn vị cấp này nay là việc của đơn vị",
            "a task of units of this level is now the unit's own",
        ),
        () if has(Fate::FollowUp) => Message::new(
            "việc đôn đốc ở cấp trên nay là việc của bộ phận đầu mối ở đơn vị",
            "what the superior's office sees to is now seen to by the unit's own",
        ),
        () if has(Fate::Listed) => Message::new("nơi tương ứng ở đơn vị", "its counterpart in this unit"),
        () => level_rule(),
    }
}

pub(super) fn level_rule() -> Message {
    Message::new("từ chỉ cấp theo cấp của đơn vị", "words of the level follow the unit's level")
}

/// What a person is asked to look at where a sentence goes.
fn look_of(why: Why) -> Option<Message> {
    match why {
        Why::NoOffice => Some(Message::new(
            "xem lại: việc của lực lượng không có cơ quan ở cấp này",
            "look: a task of a force that has no office at this level",
        )),
        Why::BySuperior => Some(Message::new(
            "xem lại: việc cấp trên tự làm, bỏ ở văn bản của đơn vị",
            "look: what the superior does itself goes",
        )),
        Why::OfSuperior | Why::OtherUnits | Why::Central | Why::SourceAlone => None,
    }
}

fn look_of_facts() -> Option<Message> {
    Some(Message::new(
        "xem lại: câu nêu tình hình của đơn vị khác, bỏ ở văn bản của đơn vị",
        "look: the sentence tells how things are in another unit and goes",
    ))
}

/// Whether a clause speaks of the document itself: its force, what it replaces, the meeting that it tells of. `alone` where
/// nobody acts in it.
fn is_of_source_alone(clause: &Clause, alone: bool) -> bool {
    let this = clause.mentions.iter().any(|mention| mention.what == What::Document { this: true });
    let mut formulas = clause.mentions.iter().filter(|mention| mention.what == What::Formula);
    // `Công văn này được đăng tải trên …`
    let subject = clause.mentions.first().is_some_and(|first| {
        first.what == What::Document { this: true } && first.span.start == clause.span.start
    });
    alone && subject || formulas.any(|formula| !alone || this || formula.span.start <= clause.span.start + 2)
}

/// Where documents are cited in a clause, in order.
pub(super) fn cited_at(clause: &Clause) -> Vec<usize> {
    let cited = clause.mentions.iter().filter(|mention| matches!(mention.what, What::Citation(_)));
    let mut starts: Vec<usize> = cited.map(|mention| mention.span.start).collect();
    starts.sort_unstable();
    starts
}

/// The range with the brackets around it and the space before them.
fn in_brackets(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = text[..span.start].rfind('(').unwrap_or(span.start);
    let start = text[..start].trim_end().len();
    let end = text[span.end..].find(')').map_or(span.end, |close| span.end + close + 1);
    start..end
}

/// A sentence that lost its last part, with the end mark that it had.
fn ended(text: &str, before: &str) -> String {
    let rest = text.trim_end().trim_end_matches([';', ',']);
    let end = before.trim_end().chars().next_back().filter(|c| matches!(c, '.' | ';' | ':'));
    let space = &before[before.trim_end().len()..];
    let end = end.map(String::from).unwrap_or_default();
    match rest.ends_with(['.', '!', '?', '…']) {
        true => format!("{rest}{space}"),
        false => format!("{rest}{end}{space}"),
    }
}
