//! The changes to a clause that is kept: at its mentions, and nowhere else.

use std::ops::Range;

use crate::cascade::Step;
use crate::cascade::fate::Fate;
use crate::cascade::given::Doer;
use crate::cascade::looks::{Look, Looks};
use crate::cascade::standing::{Place, Stand};
use crate::compose::capital;
use crate::lexicon::{BodyKind, folded};
use crate::lint::abolished_body;
use crate::model::directive::{Audience, Level};
use crate::prose::{Body, Clause, Edit, Mention, Reading, Role, Scope, Territory, TerritoryForm, What};
use crate::words::Words;

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

    /// Who acts here in the place of those who act in the source; `asked` where the superior asks them.
    pub(super) fn address(&mut self, stands: &[Stand], listed: &[String], asked: bool) {
        let clause = self.clause;
        if self.is_voice {
            self.verb_of_request();
        }
        if self.is_voice && matches!(self.fate, Fate::Own | Fate::Listed | Fate::Limited) {
            return self.said_to_all(asked);
        }
        match self.fate {
            Fate::Kept if asked && self.is_voice => self.spoken_here(),
            Fate::Kept if asked && clause.actors.is_empty() => self.without_address(),
            Fate::Kept if asked => self.spoken_here(),
            Fate::Own if self.is_bare() => {
                self.replaced(listed, asked);
                self.looks.see(Look::Task, "");
            }
            // `do UBND cấp xã thực hiện`
            Fate::Own if self.reading.at(&clause.address).starts_with("do ") => {
                let names: Vec<String> =
                    clause.actors.iter().map(|body| self.step.superior_here(self.reading, body)).collect();
                self.edit(clause.listed.clone(), joined(&names));
                self.looks.see(Look::Task, "");
            }
            Fate::Own => {
                self.without_address();
                self.looks.see(Look::Task, "");
            }
            Fate::Limited => {
                self.only_here(asked);
                self.limits();
            }
            Fate::Listed => {
                self.replaced(listed, asked);
                let left = stands.iter().any(|stand| {
                    matches!(
                        stand,
                        Stand::Above | Stand::Forces | Stand::Other | Stand::Central | Stand::Superior
                    )
                });
                let lost = clause.actors.iter().zip(stands).any(|(body, stand)| {
                    *stand == Stand::Counterpart && self.step.counterpart(self.reading, body).is_none()
                });
                let left = left || lost;
                let own = stands.iter().any(|stand| matches!(stand, Stand::Own | Stand::This | Stand::Mixed));
                if left || own && stands.len() > 1 {
                    self.see(Look::List, &clause.listed);
                }
                self.limits();
            }
            Fate::FollowUp => {
                let lead = self.step.lead();
                self.replaced(&[lead], asked);
                self.looks.see(Look::FollowUp, "");
            }
            Fate::Kept => self.limits(),
            Fate::Fact | Fate::Dropped(_) => {}
        }
        if self.limited
            && matches!(self.fate, Fate::Listed | Fate::Kept | Fate::FollowUp)
            && !clause.actors.is_empty()
        {
            self.looks.see(Look::Powers, "");
        }
    }

    /// The verb of the unit's request, where the superior asks in the other: one verb throughout.
    fn verb_of_request(&mut self) {
        static VERBS: Words = Words::named("request: verbs");
        let Some(verb) = self.step.verb.as_deref().filter(|verb| VERBS.contains(verb)) else { return };
        let clause = self.clause;
        let start = clause.asks.as_ref().map_or(clause.span.start, |asks| asks.span.end);
        let end = match clause.listed.is_empty() {
            true => clause.span.end.min(start + " yêu cầu ".len()),
            false => clause.listed.start,
        };
        let Some(words) = self.reading.text.get(start..end) else { return };
        let Some((at, found)) = VERBS.iter().find_map(|verb| Some((folded(words).find(verb)?, verb))) else {
            return;
        };
        let span = start + at..start + at + found.len();
        let is_capital = self.reading.at(&span).starts_with(char::is_uppercase);
        self.edit(span, if is_capital { capital(verb) } else { verb.to_owned() });
    }

    /// Whether the clause names those who act and says nothing of what they are to do.
    fn is_bare(&self) -> bool {
        self.clause.is_address
            && !self.reading.at(&self.clause.predicate).contains(|c: char| c.is_alphanumeric())
    }

    /// The unit to all in it, where the superior spoke to those below it.
    fn said_to_all(&mut self, asked: bool) {
        let Some(whom) = self.step.whom() else { return };
        if asked {
            self.spoken_here();
        }
        // `và các tổ chức, cá nhân có liên quan`
        let more = self.clause.actors.iter().filter(|body| {
            let general =
                ["cơ quan", "đơn vị"].iter().any(|word| folded(self.reading.at(&body.name)).contains(word));
            let stand = self.step.sight.stand(self.reading, body);
            matches!(stand, Stand::Everyone | Stand::Here) && !general
        });
        let more = more.map(|body| self.step.own_words(self.reading, body));
        let whom = joined(&std::iter::once(whom).chain(more).collect::<Vec<_>>());
        let at_start = !asked && self.clause.listed.start == self.clause.address.start;
        let whom = if at_start && self.opens(self.clause.listed.start) { capital(&whom) } else { whom };
        self.edit(self.clause.listed.clone(), whom);
    }

    /// `UBND các xã ven biển` is this unit where it is one of them: the condition stays, other units leave.
    fn only_here(&mut self, asked: bool) {
        let clause = self.clause;
        let kind = self.step.words.unit_kind();
        let mut names = Vec::new();
        for body in &clause.actors {
            match self.step.sight.stand(self.reading, body) {
                Stand::Own if !body.scope_span.is_empty() => {
                    let unit =
                        body.kind == BodyKind::Unit || body.name == body.scope_span && body.title.is_none();
                    let before =
                        if unit { "" } else { self.reading.at(&(body.span.start..body.scope_span.start)) };
                    let limit = self.reading.at(&(body.scope_span.end..body.span.end));
                    names.push(format!("{before}{kind}{limit}"));
                }
                Stand::Other => {}
                _ => names.push(self.reading.at(&body.span).to_owned()),
            }
        }
        let span = if asked { clause.address.start..clause.listed.end } else { clause.listed.clone() };
        let text = joined(&names);
        let text = if self.opens(span.start) { capital(&text) } else { text };
        self.edit(span, text);
    }

    /// Units that are meant only where they are so.
    fn limits(&mut self) {
        for limit in self.clause.actors.iter().filter_map(|body| body.limit.as_ref()) {
            self.see(Look::Limited, limit);
        }
    }

    /// The superior's own words to those it asks become the unit's.
    fn spoken_here(&mut self) {
        if let Some(asks) = &self.clause.asks {
            let here = self.step.superior_here(self.reading, asks);
            self.edit(asks.span.clone(), here);
        }
    }

    /// What is to be done, without those who are asked.
    fn without_address(&mut self) {
        let text = &self.reading.text;
        let before = &text[self.clause.span.start..self.clause.address.start];
        // `Riêng xã Chi Lăng …`: nothing is apart any more.
        let start = match folded(before.trim()) == "riêng" {
            true => self.clause.span.start + (before.len() - before.trim_start().len()),
            false => self.clause.address.start,
        };
        let end = self.clause.task;
        let Some(first) = text[end..self.clause.span.end].chars().next() else { return };
        let first_end = end + first.len_utf8();
        let opens = self.opens(start);
        let letter = if opens { capital(&first.to_string()) } else { first.to_string() };
        self.edit(start..first_end, letter);
    }

    /// Whether nothing but marks and a label stands before a place in its sentence.
    fn opens(&self, at: usize) -> bool {
        let before = &self.reading.text[self.clause.span.start..at];
        let first = self.clause.span.start == 0
            || self.reading.text[..self.clause.span.start].trim_end().ends_with(['.', '!', '?', '…', ':']);
        // A label typed by hand has one letter.
        first && before.chars().filter(|c| c.is_alphabetic()).count() <= 1
    }

    /// Other names in the place of those who are listed.
    fn replaced(&mut self, names: &[String], asked: bool) {
        let clause = self.clause;
        if names.is_empty() {
            return;
        }
        let span = match asked {
            true => clause.address.start..clause.listed.end,
            false => clause.listed.clone(),
        };
        let before = self.reading.at(&clause.listed);
        let led = !asked && clause.listed.start > clause.address.start;
        let mut text = joined(names);
        if !before.contains(char::is_lowercase) && before.contains(char::is_uppercase) {
            text = text.to_uppercase();
        } else if led || !self.opens(span.start) {
            text = uncapital(&text);
        } else {
            text = capital(&text);
        }
        self.edit(span, text);
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
        if self.fate == Fate::Fact {
            return self.fact(&all);
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
                What::Contact => self.see(Look::Contact, &mention.span),
                What::Deadline if self.step.unit.deadline_days > 0 => self.see(Look::Deadline, &mention.span),
                What::Figure { whole: false } if self.limited => self.see(Look::Figure, &mention.span),
                What::Formula => self.see(Look::Formula, &mention.span),
                _ => {}
            }
        }
        for inside in clause.actors.iter().filter(|_| !replaced) {
            self.abolished(inside);
        }
    }

    /// What is asked for at each mention, found once.
    fn around(&self, all: &[&Mention], handled: Vec<Range<usize>>) -> Around {
        let mut bodies: Vec<Range<usize>> = Vec::new();
        for mention in all.iter().filter(|mention| matches!(mention.what, What::Body(..))) {
            bodies.push(mention.span.clone());
        }
        bodies.sort_by_key(|span| span.start);
        // What takes other words is seen to as well.
        let edited = self.edits.iter().map(|edit| edit.span.clone()).filter(|span| span.end > span.start);
        let covered = merged(handled.into_iter().chain(edited).collect());
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
                What::Body(body, _) => self.is_above(self.step.sight.stand(self.reading, body)),
                What::Territory(territory) => {
                    matches!(self.step.sight.territory(self.reading, territory), Place::Superior | Place::Own)
                }
                What::Figure { .. } => true,
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

    /// Bodies, list by list; gives the ranges whose territories are seen to.
    fn bodies(&mut self, all: &[&Mention]) -> Vec<Range<usize>> {
        let mut handled = Vec::new();
        let mut reported = false;
        let mut at = 0;
        let bodies: Vec<(usize, &Body, Role)> = all
            .iter()
            .enumerate()
            .filter_map(|(at, mention)| match &mention.what {
                What::Body(body, role) => Some((at, body, *role)),
                _ => None,
            })
            .collect();
        while at < bodies.len() {
            let role = bodies[at].2;
            let mut end = at + 1;
            while end < bodies.len()
                && bodies[end].2 == role
                && self.are_listed(bodies[end - 1].1, bodies[end].1)
            {
                end += 1;
            }
            let list: Vec<&Body> = bodies[at..end].iter().map(|(_, body, _)| *body).collect();
            let stands: Vec<Stand> = list.iter().map(|body| self.stand(body, role)).collect();
            for (body, stand) in list.iter().zip(&stands) {
                if !matches!(stand, Stand::Everyone | Stand::Here | Stand::OwnBody | Stand::Below) {
                    handled.push(body.span.clone());
                }
                self.abolished(body);
            }
            self.list(&list, &stands, role, &mut reported);
            at = end;
        }
        for mention in all.iter().filter(|mention| mention.what == What::Channel) {
            self.channel(mention, reported);
        }
        handled
    }

    /// Where a body stands that does not act: `các địa phương` is then whoever is on the territory.
    fn stand(&self, body: &Body, role: Role) -> Stand {
        let stand = self.step.sight.stand(self.reading, body);
        // `cơ quan Công an`, `Trung tâm Phục vụ hành chính công`: whichever is on the territory.
        let theirs = matches!(stand, Stand::Above | Stand::Counterpart);
        if theirs
            && body.scope == Scope::None
            && body.level.is_none()
            && body.of.is_none()
            && role != Role::Partner
        {
            return Stand::Everyone;
        }
        match stand {
            Stand::Own if body.kind == BodyKind::Locality && role != Role::Guided => Stand::Everyone,
            stand => stand,
        }
    }

    /// Whether nothing but what joins a list stands between two bodies.
    fn are_listed(&self, first: &Body, second: &Body) -> bool {
        let between = self.reading.text.get(first.span.end..second.span.start).unwrap_or(".");
        between
            .split(|c: char| " ,;/".contains(c))
            .all(|word| matches!(word, "" | "và" | "cùng" | "với" | "hoặc" | "các"))
    }

    fn list(&mut self, list: &[&Body], stands: &[Stand], role: Role, reported: &mut bool) {
        let any = |of: &[Stand]| stands.iter().any(|stand| of.contains(stand));
        let (Some(first), Some(last)) = (list.first(), list.last()) else { return };
        let span = first.span.start..last.span.end;
        if any(&[Stand::Other]) && role != Role::Issuer {
            self.see(Look::Other, &span);
        }
        let above = [Stand::Superior, Stand::Above, Stand::Forces];
        let ours = [Stand::Counterpart, Stand::Departments, Stand::Mixed];
        if !any(&above) && !any(&ours) && !any(&[Stand::Own]) || role == Role::Issuer {
            return;
        }
        match role {
            Role::Receiver | Role::Advised | Role::Answered
                if self.doer == Doer::Unit || self.reports_up && role == Role::Receiver =>
            {
                if any(&above) || any(&ours) {
                    let look = if role == Role::Answered { Look::Superior } else { Look::Upward };
                    self.see(look, &span);
                }
            }
            Role::Receiver if !*reported => {
                *reported = true;
                self.received_here(list, stands, span);
            }
            Role::Advised | Role::Answered if any(&[Stand::Superior]) => {
                let names = self.advised(list, stands);
                self.edit(span.clone(), joined(&names));
                if role == Role::Answered || self.doer == Doer::Anyone || any(&[Stand::Above]) {
                    self.see(Look::Report, &span);
                } else if self.limited {
                    self.looks.see(Look::Powers, "");
                }
            }
            Role::Named if self.doer == Doer::Counterparts && self.commands(list, stands, &span) => {
                let names = self.advised(list, stands);
                self.edit(span.clone(), joined(&names));
                self.see(Look::Report, &span);
            }
            Role::Partner | Role::Guided | Role::Named => self.others(list, stands, role, span),
            _ => self.see(Look::Superior, &span),
        }
    }

    /// Whether the superior or a committee that it leads is named as the one that commands the unit's own bodies: `theo
    /// lệnh của Chủ tịch UBND tỉnh`, not `được UBND tỉnh phê duyệt`.
    fn commands(&self, list: &[&Body], stands: &[Stand], span: &Range<usize>) -> bool {
        let leads = |(body, stand): (&&Body, &Stand)| {
            *stand == Stand::Superior && body.kind != BodyKind::Council
                || *stand == Stand::Above && body.kind == BodyKind::Steering
        };
        let before = self.reading.text[..span.start].trim_end();
        let agent = ["được", "do", "bị"].iter().any(|word| before.ends_with(word));
        list.iter().zip(stands).all(leads) && !agent && !self.is_cited_speaker(span)
    }

    /// The unit in the place of the superior, and its own committees in the place of the superior's.
    fn advised(&self, list: &[&Body], stands: &[Stand]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for (body, stand) in list.iter().zip(stands) {
            let name = match stand {
                Stand::Superior | Stand::Own => Some(self.step.superior_here(self.reading, body)),
                Stand::Above if body.kind == BodyKind::Steering => self.step.rescoped(self.reading, body),
                Stand::Above | Stand::Forces => None,
                Stand::Counterpart => self.step.counterpart(self.reading, body),
                _ => Some(self.step.own_words(self.reading, body)),
            };
            names.extend(name.filter(|name| !names.contains(name)));
        }
        names
    }

    /// A report to the superior becomes one to the unit.
    fn received_here(&mut self, list: &[&Body], stands: &[Stand], span: Range<usize>) {
        let names = self.to_unit(list, stands);
        if names.is_empty() {
            return self.see(Look::Superior, &span);
        }
        self.edit(span.clone(), joined(&names));
        self.see(Look::Report, &span);
    }

    /// The unit in the place of the superior and its bodies, once.
    fn to_unit(&self, list: &[&Body], stands: &[Stand]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for (body, stand) in list.iter().zip(stands) {
            let name = match stand {
                // What the superior reports on is not for the unit to report.
                Stand::Central if stands.contains(&Stand::Superior) => continue,
                Stand::Superior | Stand::Own => self.step.superior_here(self.reading, body),
                Stand::Above | Stand::Counterpart | Stand::Departments | Stand::Mixed | Stand::Forces => {
                    self.step.unit.short_name.value.clone()
                }
                _ => self.step.own_words(self.reading, body),
            };
            let same = |known: &String| {
                folded(known) == folded(&name)
                    || matches!(stand, Stand::Above | Stand::Counterpart) && known.contains("UBND")
            };
            if !names.iter().any(same) {
                names.push(name);
            }
        }
        // `UBND xã` and `UBND xã Chi Lăng` are one.
        let whole = self.step.unit.short_name.value.clone();
        if names.len() > 1 && names.iter().any(|name| *name != whole && whole.starts_with(name.as_str())) {
            names.retain(|name| *name != whole);
        }
        names
    }

    /// Those one works with, who are guided or only named.
    fn others(&mut self, list: &[&Body], stands: &[Stand], role: Role, span: Range<usize>) {
        let any = |of: &[Stand]| stands.iter().any(|stand| of.contains(stand));
        let above = any(&[Stand::Superior, Stand::Above, Stand::Forces]);
        let ours = any(&[Stand::Counterpart, Stand::Departments, Stand::Mixed]);
        let own = any(&[Stand::Own]);
        // What police, unions or councils of the superior's did or decided is theirs.
        let theirs = role == Role::Named && any(&[Stand::Counterpart]);
        let stays = self.doer == Doer::Unit
            || theirs
            || above && (self.doer != Doer::Counterparts || role != Role::Partner);
        if stays {
            if (above || ours) && !self.is_cited_speaker(&span) {
                self.see(Look::Superior, &span);
            }
            if own {
                self.see(Look::Own, &span);
            }
            return;
        }
        let step = self.step;
        let names = match role {
            Role::Partner => {
                let own: Vec<Stand> = stands
                    .iter()
                    .map(|stand| match stand {
                        Stand::Own => Stand::Superior,
                        stand => *stand,
                    })
                    .collect();
                let here = |body: &Body| match step.sight.stand(self.reading, body) {
                    Stand::Own => Some(step.superior_here(self.reading, body)),
                    _ => body.field.and_then(|field| step.of_field(field)),
                };
                step.mapped(self.reading, list.iter().copied().zip(&own), here)
            }
            _ => {
                let mut names = Vec::new();
                for (body, stand) in list.iter().zip(stands) {
                    let more = match stand {
                        // A commune has no committees below it: it is the one that is named.
                        Stand::Own
                            if step.unit.level == Level::Commune && body.kind == BodyKind::Committee =>
                        {
                            vec![step.superior_here(self.reading, body)]
                        }
                        Stand::Own if step.unit.level == Level::Commune => Vec::new(),
                        Stand::Own => step
                            .words
                            .counterparts(Audience::SubordinateUnits)
                            .iter()
                            .map(|name| name.value.clone())
                            .collect(),
                        stand => step.mapped(self.reading, std::iter::once((*body, stand)), |_| None),
                    };
                    for name in more {
                        if !names.contains(&name) {
                            names.push(name);
                        }
                    }
                }
                names
            }
        };
        if names.is_empty() {
            return self.see(if own { Look::Own } else { Look::Superior }, &span);
        }
        let text = joined(&names);
        let capital_first = self.reading.at(&span).starts_with(char::is_uppercase);
        let text = if capital_first { text } else { uncapital(&text) };
        self.edit(span.clone(), text);
        let of_all = list.iter().any(|body| self.step.is_of_all_units(self.reading, body));
        if above || own || self.limited && role == Role::Partner {
            self.see(Look::List, &span);
        } else if of_all && role == Role::Guided {
            self.see(Look::Own, &span);
        }
    }

    /// Whether the superior is named as the one who speaks in what is cited right behind: `theo chỉ đạo của UBND tỉnh tại
    /// Công điện số …`.
    fn is_cited_speaker(&self, span: &Range<usize>) -> bool {
        let behind = &self.reading.text[span.end..];
        [" tại ", " theo ", " trong ", " ban hành tại "].iter().any(|word| {
            behind.starts_with(word) && self.cited_at.binary_search(&(span.end + word.len())).is_ok()
        })
    }

    /// What a report goes through leaves with the one who received it.
    fn channel(&mut self, mention: &Mention, reported: bool) {
        match self.doer {
            _ if self.doer == Doer::Unit || self.reports_up => self.see(Look::Upward, &mention.span),
            _ if reported => {
                let text = &self.reading.text;
                let start = text[..mention.span.start].trim_end().len();
                let within = text[..start].ends_with('(');
                let space = usize::from(within && text[mention.span.end..].starts_with(' '));
                self.edit(start..mention.span.end + space, "");
            }
            _ => self.see(Look::Superior, &mention.span),
        }
    }

    fn territory(&mut self, territory: &Territory, mention: &Mention, around: &Around) {
        let step = self.step;
        match step.sight.territory(self.reading, territory) {
            Place::Superior => {}
            Place::Own if territory.is_each || territory.form == TerritoryForm::Level => {
                return self.see(Look::Own, &mention.span);
            }
            Place::Own if Some(territory.kind) != step.sight.unit_kind() => {
                return self.see(Look::Own, &mention.span);
            }
            Place::Other if territory.is_each => return self.see(Look::Own, &mention.span),
            Place::Higher if territory.name.is_none() => return self.see(Look::Territory, &mention.span),
            _ => return,
        }
        let addressed = mention.span.end <= self.clause.address.end;
        let figure = !addressed && around.figure;
        let moves = territory.form != TerritoryForm::Bare && !territory.in_name && !territory.is_each;
        if !moves || figure || around.own_level {
            if territory.form != TerritoryForm::Bare || territory.name.is_none() {
                self.see(Look::Territory, &mention.span);
            }
            return;
        }
        let words = match (territory.form, &territory.name) {
            (TerritoryForm::Level, _) => level_word(step.unit.level).to_owned(),
            (_, Some(_)) => step.words.unit().to_owned(),
            (_, None) => step.words.unit_kind().to_owned(),
        };
        let before = self.reading.at(&territory.unit);
        let capitals = before.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        let words = if capitals { words.to_uppercase() } else { words };
        self.edit(territory.unit.clone(), words);
        if around.share {
            self.see(Look::Share, &mention.span);
        }
    }

    /// `Công văn này` is the superior's; what was named before may not be handed down.
    fn document(&mut self, mention: &Mention, this: bool) {
        let words = folded(self.reading.at(&mention.span));
        let own = this && words.starts_with(&folded(self.step.source.kind.name));
        if own && let Some(cited) = self.step.cited_source() {
            self.edit(mention.span.clone(), cited);
        }
        if !this && let Some(cited) = self.cited_before(&words) {
            self.edit(mention.span.clone(), cited);
        }
        self.see(Look::Document, &mention.span);
    }

    /// The document that the superior's bases name and the text only refers to: it is not handed down with them.
    fn cited_before(&self, words: &str) -> Option<String> {
        // What is cited stands near.
        const NEAR: usize = 32;
        let is_meant = |kind: &str| words.starts_with(&folded(kind));
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
    fn annex(&mut self, mention: &Mention, around: &Around) {
        self.see(Look::Annex, &mention.span);
        if self.step.source.appendices.is_empty() {
            return;
        }
        let Some(cited) = self.step.cited_source() else { return };
        let rest = &self.reading.text[mention.span.end..];
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
    fn is_annex(&self, mention: &Mention) -> bool {
        folded(self.reading.at(&mention.span)).starts_with("phụ lục")
    }

    /// A body that is no more on the day of issue.
    fn abolished(&mut self, body: &Body) {
        if let Some(why) = abolished_body(self.reading.at(&body.span), self.step.issued.of_law()) {
            self.looks.tell(why);
        }
    }
}

/// Ranges in order and apart.
pub(super) fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
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

/// The word of a level in `cấp …`.
fn level_word(level: Level) -> &'static str {
    match level {
        Level::Province => "tỉnh",
        Level::District => "huyện",
        Level::Commune => "xã",
    }
}

/// Names in a list within a sentence: by `và` or semicolons where one has commas of its own.
pub(super) fn joined(names: &[String]) -> String {
    let each = names.iter().enumerate();
    let names: Vec<String> =
        each.map(|(at, name)| if at == 0 { name.clone() } else { uncapital(name) }).collect();
    let has = |words: &str| names.iter().any(|name| name.contains(words));
    let mark = match () {
        () if !has(",") => ", ",
        () if names.len() == 2 && !has(" và ") => " và ",
        () => "; ",
    };
    names.join(mark)
}

/// `Các phòng` in the middle of a sentence: `các phòng`.
pub(super) fn uncapital(text: &str) -> String {
    let small = ["Các ", "Mọi ", "Thủ trưởng ", "Trưởng ", "Lãnh đạo "];
    match small.iter().any(|word| text.starts_with(word)) {
        true => {
            let mut letters = text.chars();
            letters.next().into_iter().flat_map(char::to_lowercase).chain(letters.clone()).collect()
        }
        false => text.to_owned(),
    }
}
