//! A text of the source in the words of the unit: sentence by sentence, clause by clause.

use crate::cascade::Step;
use crate::cascade::fate::{Fate, Why, decide};
use crate::cascade::given::{Doer, Given};
use crate::cascade::looks::{Look, Looks};
use crate::cascade::orders::{decision_blank, must_decide};
use crate::cascade::own_body::{self, OwnBody};
use crate::cascade::rewrite::{Rewriter, brackets_around, merge_ranges, within};
use crate::cascade::stand::{Place, Stand};
use crate::cascade::trace::Check;
use crate::compose::capital;
use crate::lexicon::{BodyKind, Lexicon, Word, fold_case};
use crate::prose::{Body, Clause, Edit, Mention, Reading, Role, Scope, Sentence, What};
use crate::text::diagnostic::Message;
use crate::words::Words;

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

/// Who acts in a clause, as the unit sees it.
pub(super) struct Acting {
    /// Where the one who asks stands.
    pub(super) asked: Option<Stand>,
    /// Whether another than the superior asks, who then acts.
    by_other: bool,
    pub(super) stands: Vec<Stand>,
    /// Who acts here in their place.
    listed: Vec<String>,
}

impl Step<'_> {
    /// A sentence of a text that was read, with the given of what stands before it.
    pub(super) fn sentence(&self, reading: &Reading, sentence: &Sentence, before: &Given) -> Said {
        let mut edits = Vec::new();
        let mut looks = Looks::default();
        let mut given: Option<Given> = None;
        // Of whom the clause before tells, where what is asked then is of those.
        let mut told: Option<Given> = None;
        let mut fates = Vec::new();
        for clause in &sentence.clauses {
            let now = told.as_ref().or(given.as_ref()).unwrap_or(before);
            let (fate, next) = self.clause(reading, clause, now, &mut edits, &mut looks);
            // `UBND xã … chậm báo cáo, Chủ tịch UBND tỉnh yêu cầu …`: the unit says that of nobody.
            let asked = clause.asks.is_some() && !is_gone(&fate);
            if asked
                && told.as_ref().is_some_and(|told| told.gone.is_none())
                && let Some(last) = fates.last_mut()
            {
                *last = Fate::Dropped(Why::BySuperior);
            }
            fates.push(fate);
            told = self.told_of(reading, clause, fate, now);
            given = next.or(given);
        }
        let rule = rule(&fates, before);
        if fates.iter().all(is_gone) {
            let checks = checks_of_gone(sentence, &fates, before, given.is_some(), &looks);
            return Said { text: None, rule, checks, given };
        }
        let dropped: Vec<&Clause> = sentence
            .clauses
            .iter()
            .zip(&fates)
            .filter(|(_, fate)| is_gone(fate))
            .map(|(clause, _)| clause)
            .collect();
        let gone_spans = merge_ranges(dropped.iter().map(|clause| clause.span.clone()).collect());
        edits.retain(|edit: &Edit| !within(&gone_spans, &edit.span));
        for clause in &dropped {
            let span = behind_topic(reading, clause)..clause.span.end;
            looks.see(Look::PartDropped, reading.at(&span).trim());
            edits.push(Edit { span, with: String::new() });
        }
        self.see_turned(reading, sentence, &fates, &edits, &mut looks);
        let edited = !edits.is_empty();
        let mut text = reading.text.part(&sentence.span, &edits).into_notation();
        if is_gone(&fates[0]) {
            text = capital(text.trim_start());
        }
        if fates.last().is_some_and(is_gone) {
            text = restore_end_mark(&text, reading.at(&sentence.span));
        }
        if edited && let Some(body) = self.ordered_above(&text) {
            let end = &text[text.trim_end().len()..];
            let text = format!("{}.{end}", decision_blank(reading.at(&sentence.span)));
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
        let acting = self.acting(reading, clause, before);
        let Some(fate) = self.fate(reading, clause, before, &acting) else {
            self.see_own_part(reading, clause, false, looks);
            return (Fate::Dropped(Why::OfSuperior), None);
        };
        let given = self.given_by_clause(reading, clause, &acting.stands, fate, before);
        let given = given.filter(|_| gives(reading, clause, &acting, fate));
        if let Fate::Dropped(_) = fate {
            if self.answers_to_department(reading, clause) || self.is_beside_committee_asked(reading, clause)
            {
                looks.see(Look::OwnInDropped, "");
            }
            self.see_own_part(reading, clause, acting.stands.contains(&Stand::Other), looks);
            self.see_unsure(reading, clause, &acting.stands, looks);
            return (fate, given.map(|given| self.unsure_below(reading, clause, &acting.stands, given)));
        }
        match fate {
            Fate::Fact => {}
            Fate::Kept if acting.by_other => {}
            // Who acts stands as he is written.
            Fate::Kept => self.see_stranger(reading, clause, &acting.stands, looks),
            _ => self.see_cut(reading, clause, looks),
        }
        if !acting.by_other && fate != Fate::Fact {
            match fate {
                Fate::FollowUp => self.address_lead(),
                _ => self.address(reading, clause, &acting.stands),
            }
        }
        let now = given.as_ref().unwrap_or(before);
        let asked = acting.asked.is_some() && !acting.by_other;
        let mut rewriter = Rewriter {
            step: self,
            reading,
            clause,
            doer: if fate == Fate::FollowUp { Doer::Counterparts } else { now.doer },
            fate,
            reports_up: now.reports_up,
            limited: now.limited,
            is_voice: before.is_voice,
            cited_at: cited_at(clause),
            acting: acting.listed,
            is_laid_on: false,
            edits,
            looks,
        };
        rewriter.address(&acting.stands, asked);
        rewriter.mentions();
        if let Some(head) = before.head.as_ref().filter(|_| fate == Fate::Kept) {
            rewriter.in_person(head);
        } else if let Some(committee) = before.committee.as_ref().filter(|_| fate == Fate::Kept) {
            rewriter.answers_itself(committee);
        }
        for inner in &clause.inner {
            self.inner(reading, inner, before, edits, looks);
        }
        (fate, given)
    }

    /// Whether the committees of units of this level are asked, and the unit is the Front, a union or a party of one of them,
    /// which may ask its own.
    fn is_beside_committee_asked(&self, reading: &Reading, clause: &Clause) -> bool {
        let theirs = |body: &Body| {
            body.kind == BodyKind::Committee && self.sight.place(reading, &body.scope) == Place::Own
        };
        let of_each_level = self.sight.own.as_ref().is_some_and(OwnBody::is_of_each_level);
        of_each_level && !self.sight.is_committee && clause.actors.iter().any(theirs)
    }

    /// Who acts in a clause, as the unit sees it.
    fn acting(&self, reading: &Reading, clause: &Clause, before: &Given) -> Acting {
        let asked = clause.asks.as_ref().map(|asks| self.sight.stand(reading, asks));
        // The office speaks for its committee: `Thừa lệnh Chủ tịch UBND tỉnh, Văn phòng UBND tỉnh đề nghị …`.
        let office = |asks: &Body| {
            asks.kind == BodyKind::Office && self.sight.place(reading, &asks.scope) == Place::Superior
        };
        let asked = match &clause.asks {
            Some(asks) if self.sight.is_committee && office(asks) => Some(Stand::Superior),
            _ => asked,
        };
        let by_other = asked.is_some_and(|stand| stand != Stand::Superior);
        let stands = match asked {
            Some(stand) if by_other => vec![stand],
            _ => self.stands(reading, clause),
        };
        let stands = self.stands_here(reading, clause, before, stands);
        // `Sở yêu cầu Thủ trưởng các đơn vị …`, said to bodies like the unit.
        let peers = self.sight.own.is_some()
            && asked == Some(Stand::Superior)
            && !stands.is_empty()
            && stands.iter().all(|stand| *stand == Stand::Everyone)
            && clause.actors.iter().all(|body| body.kind != BodyKind::People);
        let stands = if peers { vec![Stand::Own; stands.len()] } else { stands };
        let listed = if by_other { Vec::new() } else { self.actors_here(reading, clause, &stands) };
        Acting { asked, by_other, stands, listed }
    }

    /// What becomes of a clause; none where it goes with a body of the superior's that was named before.
    fn fate(&self, reading: &Reading, clause: &Clause, before: &Given, acting: &Acting) -> Option<Fate> {
        let Acting { asked, by_other, stands, listed } = acting;
        let superior = stands.iter().all(|stand| *stand == Stand::Superior);
        let alone = stands.is_empty();
        if let Some(fate) = self.of_those_before(reading, clause, before, acting) {
            return fate;
        }
        // Said by nobody, `Thông báo để các hộ dân biết` is what is to be done.
        let tells = || {
            let what = reading.at(&clause.predicate).trim_start();
            !alone && Lexicon::get().opens_with(what, Word::Notice)
        };
        // `Phê duyệt kế hoạch của các trường`, below the heading of those who are to do it, is no formula.
        let by_heading = before.by_heading && alone && !clause.mentions.iter().any(is_this_document);
        let alone_true = || is_of_source_alone(clause, alone) && !makes_known(reading, clause);
        if superior && asked.is_none() && !by_heading && (alone_true() || tells()) {
            let why = if alone || tells() { Why::SourceAlone } else { Why::BySuperior };
            return Some(Fate::Dropped(why));
        }
        let boards = self.sight.own.as_ref().is_some_and(|own| own.is_of_each_level());
        // What has its day before the document was is told.
        let is_past = clause.day.is_some_and(|day| day < self.source.date.first());
        if superior && !alone && asked.is_none() && self.praises_units(reading, clause) {
            return Some(self.fate_of_decision(reading, clause));
        }
        let told =
            clause.is_fact || is_past || superior && !before.is_voice && self.tells(reading, clause, asked);
        let fate = match decide(stands, clause, told, boards) {
            // What others do under the heading of a body of the superior's is that body's to see to.
            Some(Fate::Kept | Fate::Fact) if before.by_heading && before.gone.is_some() => return None,
            Some(fate) => fate,
            None if clause.decides && before.doer == Doer::Anyone && before.gone.is_none() => {
                self.fate_of_decision(reading, clause)
            }
            None if asked.is_some() => Fate::Kept,
            None if before.gone.is_some() => return None,
            None => Fate::Kept,
        };
        // `Trạm Y tế các xã`: the unit's own; `UBND các xã`, of a district: those below it.
        let renamed = || clause.actors.iter().any(|body| self.has_own_name(reading, body));
        Some(match fate {
            Fate::Kept | Fate::Listed if fate == Fate::Listed || !by_other && renamed() => {
                if listed.is_empty() { Fate::Dropped(Why::OfSuperior) } else { Fate::Listed }
            }
            fate => fate,
        })
    }

    /// Whether the superior, who acts, says something of what others did, or is named as a territory: `UBND tỉnh ghi nhận …`,
    /// `huyện Bình Sơn giải ngân 412 tỷ đồng`.
    fn tells(&self, reading: &Reading, clause: &Clause, asked: &Option<Stand>) -> bool {
        let what = reading.at(&clause.predicate).trim_start();
        let praise = Lexicon::get().opening(what, Word::Praise);
        // `khen thưởng, biểu dương kịp thời …` is what is to be done.
        let praises = praise.is_some_and(|end| !what[end..].starts_with(','));
        let place = |body: &Body| {
            body.kind == BodyKind::Unit && matches!(body.scope, Scope::Named(_) | Scope::Bare(_))
        };
        asked.is_none()
            && !clause.actors.is_empty()
            && !clause.is_address
            && (praises || clause.actors.iter().all(place))
    }

    /// What becomes of what the superior decides: it stands word for word where it is about units of this level.
    fn fate_of_decision(&self, reading: &Reading, clause: &Clause) -> Fate {
        // `Phê bình UBND xã Đức Trọng …`: nobody blames or praises himself.
        if self.praises_units(reading, clause) {
            let own = self.named_in(reading, clause).contains(&Stand::This);
            return Fate::Dropped(if own { Why::BySuperior } else { Why::OtherUnits });
        }
        let about_us = clause.mentions.iter().any(|mention| match &mention.what {
            What::Body(body, _) => {
                matches!(self.sight.stand(reading, body), Stand::Own | Stand::This | Stand::Mixed)
            }
            _ => false,
        });
        if about_us { Fate::Fact } else { Fate::Dropped(Why::BySuperior) }
    }

    /// The unit, for reasons: its name, or its body's.
    pub(super) fn who(&self) -> &str {
        match self.sight.own {
            Some(_) => self.unit.short_name.notation(),
            None => self.unit.name.notation(),
        }
    }

    /// Where those stand who act: `Đảng ủy, UBND các xã, phường` are all of the units.
    pub(super) fn stands(&self, reading: &Reading, clause: &Clause) -> Vec<Stand> {
        let mut stands: Vec<Stand> =
            clause.actors.iter().map(|body| self.sight.stand(reading, body)).collect();
        if self.sight.own.is_some() {
            own_body::together(&mut stands, &clause.actors);
            return stands;
        }
        if self.is_for_units_alone() {
            let led =
                reading.words()[clause.span.start..clause.listed.start.max(clause.span.start)].trim_start();
            let toward = Lexicon::get().opens_with(led, Word::Toward);
            for (stand, body) in stands.iter_mut().zip(&clause.actors) {
                // `Đối với các sở, ban, ngành …`, said to units alone: of others than those.
                if self.is_of_superiors_level(reading, body) || toward && *stand == Stand::Departments {
                    *stand = Stand::Above;
                }
            }
        }
        let ours = stands.iter().any(|stand| matches!(stand, Stand::Own | Stand::This | Stand::OwnBody));
        if !ours && self.are_over_units(reading, clause) {
            stands.fill(Stand::Above);
        }
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

    /// Whether bodies in general are said to be of the superior's level: `các cơ quan, đơn vị cấp tỉnh`.
    pub(super) fn is_of_superiors_level(&self, reading: &Reading, body: &Body) -> bool {
        use BodyKind::{Departments, Everyone, Subordinates};
        matches!(body.kind, Departments | Everyone | Subordinates)
            && matches!(body.scope, Scope::Level(_))
            && self.sight.own.is_none()
            && self.sight.place(reading, &body.scope) == Place::Superior
    }

    /// Whether persons of the superior's act who are each over some of the units: `Giám đốc các sở phụ trách xã, phường`.
    fn are_over_units(&self, reading: &Reading, clause: &Clause) -> bool {
        let what = reading.at(&clause.predicate).trim_start();
        let led = clause.predicate.end - what.len();
        let Some(end) = Lexicon::get().opening(what, Word::Charge).map(|end| led + end) else { return false };
        let units = |mention: &Mention| {
            let near = mention.span.start <= end + 1 && end <= mention.span.start;
            near && match &mention.what {
                What::Territory(territory) => self.sight.territory(reading, territory) == Place::Own,
                What::Body(body, _) => self.sight.stand(reading, body) == Stand::Own,
                _ => false,
            }
        };
        clause.actors.iter().all(|body| body.title.is_some()) && clause.mentions.iter().any(units)
    }

    /// What goes as another's task may give one to units of this level: `hướng dẫn UBND các xã thực hiện …`. What goes as
    /// that of other units is for this one only where it names it.
    fn see_own_part(&self, reading: &Reading, clause: &Clause, of_others: bool, looks: &mut Looks) {
        let mut guided = clause.mentions.iter().filter_map(|mention| match &mention.what {
            What::Body(body, role) if body.kind != BodyKind::Locality || *role == Role::Guided => {
                Some((body, *role))
            }
            _ => None,
        });
        let ours = |(body, role): (&Body, Role)| match self.sight.stand(reading, body) {
            Stand::This => true,
            _ if of_others => false,
            Stand::Own | Stand::OwnBody => true,
            // `Sở Y tế chỉ đạo Trạm Y tế các xã`
            Stand::Here => {
                role == Role::Guided
                    && matches!(body.kind, BodyKind::HealthStation | BodyKind::Local | BodyKind::Village)
            }
            _ => false,
        };
        // `Thường trực Tỉnh ủy yêu cầu các cấp ủy …`
        let asked = !of_others
            && clause.asks.is_some()
            && clause.actors.iter().any(|body| {
                matches!(
                    self.sight.stand(reading, body),
                    Stand::Own | Stand::This | Stand::OwnBody | Stand::Everyone | Stand::Here | Stand::Mixed
                )
            });
        // `các trường THPT công lập tự chủ tài chính`, said to one of that sort
        let some = |own: &OwnBody| clause.actors.iter().any(|body| own.may_be_among(reading, body));
        if asked || self.sight.own.as_ref().is_some_and(some) || guided.any(ours) {
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
                let span = brackets_around(reading.words(), &inner.span).unwrap_or(inner.span.clone());
                looks.see(Look::PartDropped, reading.at(&span).trim());
                edits.push(Edit { span, with: String::new() });
            }
            _ => edits.extend(own),
        }
    }

    /// What those who act in a clause decide for what follows.
    fn given_by_clause(
        &self,
        reading: &Reading,
        clause: &Clause,
        stands: &[Stand],
        fate: Fate,
        before: &Given,
    ) -> Option<Given> {
        let audience = match fate {
            Fate::FollowUp => self.groups_of_lead(),
            _ => self.audience_of(clause, stands),
        };
        let limited =
            clause.actors.iter().any(|body| matches!(body.kind, BodyKind::Police | BodyKind::Military));
        // The unit's own committee by its name is the unit.
        let here = |body: &Body| self.sight.place(reading, &body.scope) == Place::This;
        let is_this = self.sight.own.is_none() && clause.actors.iter().any(here);
        let is_voice = before.is_voice;
        let ours = |stand: &Stand| matches!(stand, Stand::Own | Stand::This);
        // What is said to all at the end is said by the unit to those in it.
        let reports_up = is_this
            || match is_voice {
                true => !stands.is_empty() && stands.iter().all(ours),
                false => stands.iter().any(ours),
            };
        let look = match fate {
            Fate::Dropped(Why::NoOffice) => look_of(Why::NoOffice),
            _ => None,
        };
        // Who is only meant where it is so is named by the heading itself.
        let whole = fate != Fate::Limited;
        let head = self.head_in_person(reading, clause, stands).filter(|_| whole);
        let committee = self.committee_named(reading, clause, stands).filter(|_| whole);
        let of = |doer, gone| {
            Some(Given {
                doer,
                gone,
                look: look.clone(),
                by_heading: before.by_heading,
                reports_up,
                limited,
                is_voice,
                is_preamble: before.is_preamble,
                is_told: false,
                head: head.clone(),
                committee: committee.clone(),
                audience: audience.clone(),
            })
        };
        match fate {
            Fate::Dropped(why) => of(Doer::Anyone, Some(why.reason(self.who()))),
            Fate::Own | Fate::Limited => of(Doer::Unit, None),
            Fate::Listed | Fate::FollowUp => of(Doer::Counterparts, None),
            Fate::Kept if is_this => of(Doer::Unit, None),
            // `các đơn vị`, said to bodies like the unit, are those.
            Fate::Kept if self.sight.own.is_some() && before.doer == Doer::Unit => {
                Some(Given { gone: None, ..before.clone() })
            }
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

pub(super) fn is_gone(fate: &Fate) -> bool {
    matches!(fate, Fate::Dropped(_))
}

/// What a person is asked to look at where a whole sentence goes.
fn checks_of_gone(
    sentence: &Sentence,
    fates: &[Fate],
    before: &Given,
    named: bool,
    looks: &Looks,
) -> Vec<Check> {
    let told = sentence.clauses.iter().any(|clause| clause.is_fact);
    let look = match fates.first() {
        Some(Fate::Dropped(Why::OtherUnits)) if told => look_of_facts(),
        Some(Fate::Dropped(why)) if before.gone.is_none() || named => look_of(*why),
        _ => before.look.clone(),
    };
    let mut kept = Looks::default();
    if looks.has(Look::OwnInDropped) {
        kept.see(Look::OwnInDropped, "");
    } else if looks.has(Look::Unsure) && look.is_none() {
        kept.take(looks, Look::Unsure);
    }
    // `… Hệ thống loa cơ sở tiếp sóng`: another may act than the one who was named before.
    let other = sentence.clauses.first().is_some_and(|clause| clause.has_subject);
    if other && !named && !before.by_heading && before.gone.is_some() {
        kept.see(Look::Behind, "");
    }
    look.into_iter().map(Check::from).chain(kept.checks()).collect()
}

/// Whether a clause speaks of the document itself: its force, what it replaces, the meeting that it tells of. `alone` where
/// nobody acts in it.
fn is_of_source_alone(clause: &Clause, alone: bool) -> bool {
    let this = clause.mentions.iter().any(is_this_document);
    let mut formulas = clause.mentions.iter().filter(|mention| mention.what == What::Formula);
    // `Công văn này được đăng tải trên …`
    let subject = clause.mentions.first().is_some_and(|first| {
        first.what == What::Document { this: true } && first.span.start == clause.span.start
    });
    // `Ngày 09/3/2026, tại trụ sở UBND tỉnh, đồng chí … đã chủ trì cuộc họp …`
    let account = clause.day.is_some();
    alone && subject
        || formulas.any(|formula| !alone || this || account || formula.span.start <= clause.span.start + 2)
}

/// Whether a document is named as this one: `Kế hoạch này`.
pub(super) fn is_this_document(mention: &Mention) -> bool {
    mention.what == What::Document { this: true }
}

/// Whether a clause has a document made known below: `Chỉ thị này phổ biến đến chi bộ`.
fn makes_known(reading: &Reading, clause: &Clause) -> bool {
    static KNOWN: Words = Words::from_list("cascade: making a document known");
    let Some(first) = clause.mentions.first().filter(|first| is_this_document(first)) else { return false };
    let behind =
        fold_case(reading.words().get(first.span.end..clause.span.end).unwrap_or_default().trim_start());
    KNOWN.iter().any(|word| behind.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')))
}

/// Whether those who act in a clause decide for what follows.
fn gives(reading: &Reading, clause: &Clause, acting: &Acting, fate: Fate) -> bool {
    // What the superior does itself gives nobody anything to do.
    let does_itself = fate == Fate::Dropped(Why::BySuperior) && !clause.is_address;
    // `Đồng ý chủ trương đầu tư các dự án sau:`
    if clause.decides && does_itself && reading.at(&clause.span).trim_end().ends_with(':') {
        return true;
    }
    let named = !acting.stands.is_empty() || acting.asked.is_some();
    // What is told of somebody does neither.
    named && !clause.is_fact && fate != Fate::Fact && !does_itself
}

/// Where a clause begins behind what it is about: `Về hạ tầng: Sở Xây dựng …`.
fn behind_topic(reading: &Reading, clause: &Clause) -> usize {
    let before = clause.span.start..clause.address.start;
    let led = before.end > before.start && reading.at(&before).trim_end().ends_with(':');
    if led && !clause.address.is_empty() { before.end } else { before.start }
}

/// Where documents are cited in a clause, in order.
pub(super) fn cited_at(clause: &Clause) -> Vec<usize> {
    let cited = clause.mentions.iter().filter(|mention| matches!(mention.what, What::Citation(_)));
    let mut starts: Vec<usize> = cited.map(|mention| mention.span.start).collect();
    starts.sort_unstable();
    starts
}

/// A sentence that lost its last part, with the end mark that it had.
fn restore_end_mark(text: &str, before: &str) -> String {
    let rest = text.trim_end().trim_end_matches([';', ',']);
    let end = before.trim_end().chars().next_back().filter(|c| matches!(c, '.' | ';' | ':'));
    let space = &before[before.trim_end().len()..];
    let end = end.map(String::from).unwrap_or_default();
    match rest.ends_with(['.', '!', '?', '…']) {
        true => format!("{rest}{space}"),
        false => format!("{rest}{end}{space}"),
    }
}
