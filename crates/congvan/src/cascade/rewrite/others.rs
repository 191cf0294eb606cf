//! Bodies that a clause names and that do not act in it: partners, those who are guided, who receive a report.

use std::ops::Range;

use crate::cascade::fate::Fate;
use crate::cascade::given::Doer;
use crate::cascade::lists::is_sector;
use crate::cascade::looks::Look;
use crate::cascade::own_body::OwnBody;
use crate::cascade::rewrite::Rewriter;
use crate::cascade::rewrite::names::{join_names, uncapital};
use crate::cascade::stand::{Place, Stand};
use crate::lexicon::{BodyKind, Lexicon, Word, fold_case};
use crate::model::directive::{Audience, Level};
use crate::prose::{Body, Mention, Role, Scope, What};
use crate::words::Words;

impl Rewriter<'_, '_, '_> {
    /// Bodies, list by list; gives the ranges whose territories are seen to.
    pub(super) fn bodies(&mut self, all: &[&Mention]) -> Vec<Range<usize>> {
        let mut handled = Vec::new();
        let mut reported = false;
        let mut at = 0;
        let bodies: Vec<(usize, &Body, Role)> = all
            .iter()
            .enumerate()
            .filter_map(|(at, mention)| match &mention.what {
                // `ngân sách cấp huyện, cấp xã`: levels, and nobody.
                What::Body(body, Role::Named)
                    if body.kind == BodyKind::Unit
                        && matches!(body.scope, Scope::Level(_))
                        && matches!(self.stand(body, Role::Named), Stand::Own | Stand::Below) =>
                {
                    None
                }
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
                self.report_abolished(body);
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
    pub(super) fn stand(&self, body: &Body, role: Role) -> Stand {
        let stand = self.step.sight.stand(self.reading, body);
        // `cơ quan Công an`, `Trung tâm Phục vụ hành chính công`: whichever is on the territory.
        let theirs = matches!(stand, Stand::Above | Stand::Counterpart);
        let no_ones = body.scope == Scope::None && body.of.is_none();
        // `phối hợp với cơ quan thuế`: a common noun.
        let common = body.title.is_none() && self.reading.at(&body.name).starts_with(char::is_lowercase);
        if theirs && no_ones && (body.level.is_none() && role != Role::Partner || common) {
            return Stand::Everyone;
        }
        // `Công an tỉnh chỉ đạo các đơn vị trực thuộc`: those of the police, not of the unit.
        let general = matches!(body.kind, BodyKind::Subordinates | BodyKind::Departments);
        if stand == Stand::Departments
            && general
            && no_ones
            && body.level.is_none()
            && self.is_counterparts_own()
        {
            return Stand::Everyone;
        }
        // `Đối tượng gồm đơn vị sự nghiệp công lập`
        if stand == Stand::Departments && body.kind == BodyKind::Subordinates && no_ones && !body.is_each {
            return Stand::Everyone;
        }
        match stand {
            Stand::Own if body.kind == BodyKind::Locality && role != Role::Guided => Stand::Everyone,
            stand => stand,
        }
    }

    /// Whether those who act have others of their own below them: the police, the military, a union.
    fn is_counterparts_own(&self) -> bool {
        let clause = self.clause;
        let counterpart = |body: &Body| {
            matches!(
                self.step.sight.stand(self.reading, body),
                Stand::Counterpart | Stand::Above | Stand::Forces | Stand::OwnBody
            )
        };
        let alone = !clause.actors.is_empty() && clause.actors.iter().all(counterpart);
        // Below a heading of the police nobody is named.
        self.step.sight.own.is_none() && (alone || clause.actors.is_empty() && self.limited)
    }

    /// Whether nothing but what joins a list stands between two bodies.
    pub(super) fn are_listed(&self, first: &Body, second: &Body) -> bool {
        let between = self.reading.words().get(first.span.end..second.span.start).unwrap_or(".");
        let channel = self.clause.mentions.iter().find(|mention| {
            mention.what == What::Channel
                && first.span.end <= mention.span.start
                && mention.span.end <= second.span.start
        });
        // `UBND tỉnh (qua Sở Y tế) và Ban Chỉ đạo tỉnh`
        let between = match channel {
            Some(channel) if self.reading.at(&channel.span).ends_with(')') => {
                &self.reading.words()[channel.span.end..second.span.start]
            }
            _ => between,
        };
        between.split(|c: char| " ,;/".contains(c)).all(|word| word.is_empty() || joins(word))
    }

    pub(super) fn list(&mut self, list: &[&Body], stands: &[Stand], role: Role, reported: &mut bool) {
        let any = |of: &[Stand]| stands.iter().any(|stand| of.contains(stand));
        let (Some(first), Some(last)) = (list.first(), list.last()) else { return };
        let span = first.span.start..last.span.end;
        let elsewhere = |stand: &Stand| !matches!(stand, Stand::Here | Stand::Everyone | Stand::Below);
        if stands.iter().any(elsewhere) && self.is_of_hotline(&span) {
            return self.see(Look::Superior, &span);
        }
        if role == Role::Named && self.is_of_many(&span) {
            let theirs = [Stand::Superior, Stand::Above, Stand::Forces, Stand::Counterpart];
            if any(&theirs) {
                self.see(Look::Superior, &span);
            }
            return self.of_all_units(list);
        }
        if any(&[Stand::Other]) && role != Role::Issuer && self.step.sight.own.is_none() {
            self.see(Look::Other, &span);
        }
        if self.step.sight.own.is_some() && self.of_own_territory(list, role) {
            return;
        }
        let above = [Stand::Superior, Stand::Above, Stand::Forces];
        let ours = [Stand::Counterpart, Stand::Departments, Stand::Mixed];
        if role == Role::Issuer {
            return;
        }
        if let [body] = list
            && self.is_whole(body, stands[0])
        {
            return self.edit(body.scope_span.clone(), self.step.words.unit_kind());
        }
        if role == Role::Receiver && self.fate == Fate::FollowUp && self.are_above_superior(list, stands) {
            return self.reported_on(span);
        }
        if !any(&above) && !any(&ours) && !any(&[Stand::Own]) {
            // What goes to a body of the superior's goes there as before.
            let elsewhere = any(&[Stand::Other]) && self.step.sight.own.is_some();
            if role == Role::Receiver && (elsewhere || self.is_upward() && self.are_vertical(list)) {
                self.see(Look::Upward, &span);
            }
            return self.of_all_units(list);
        }
        self.in_role(list, stands, role, reported);
    }

    /// A list with bodies of the superior's, or those that stand for them, by its part in the clause.
    fn in_role(&mut self, list: &[&Body], stands: &[Stand], role: Role, reported: &mut bool) {
        let any = |of: &[Stand]| stands.iter().any(|stand| of.contains(stand));
        let (Some(first), Some(last)) = (list.first(), list.last()) else { return };
        let span = first.span.start..last.span.end;
        let above = [Stand::Superior, Stand::Above, Stand::Forces];
        let ours = [Stand::Counterpart, Stand::Departments, Stand::Mixed];
        match role {
            Role::Receiver | Role::Advised | Role::Answered
                if self.doer == Doer::Unit
                    && !(role == Role::Answered && self.are_heads_in_general())
                    && !(role == Role::Receiver && self.helps_its_own())
                    || role == Role::Receiver && (self.is_upward() || self.reports_in_line())
                    || role == Role::Answered && self.own_head_before(span.start) =>
            {
                if any(&above) || any(&ours) {
                    let look = if role == Role::Answered { Look::Superior } else { Look::Upward };
                    self.see(look, &span);
                }
            }
            Role::Receiver if self.is_local_authority_beside(list, stands) => self.told_here(list),
            // What the superior's office is sent to lay before it is laid before the superior.
            Role::Advised if self.is_sent_before(span.start) && !self.is_help() && !self.is_laid_on => {
                self.see(Look::Superior, &span)
            }
            Role::Receiver if !*reported && self.lays_on(stands, span.end) => self.laid_on(span),
            Role::Receiver if !*reported => {
                *reported = true;
                self.received_here(list, stands, span);
            }
            Role::Advised | Role::Answered if any(&[Stand::Superior]) => {
                let names = self.advised_names(list, stands);
                self.edit(span.clone(), join_names(&names));
                if role == Role::Answered || self.doer == Doer::Anyone || any(&[Stand::Above]) {
                    self.see(Look::Report, &span);
                } else if self.limited {
                    self.looks.see(Look::Powers, "");
                }
            }
            Role::Named if self.doer == Doer::Counterparts && self.commands(list, stands, &span) => {
                let names = self.advised_names(list, stands);
                self.edit(span.clone(), join_names(&names));
                self.see(Look::Report, &span);
            }
            Role::Partner | Role::Guided | Role::Named => self.others(list, stands, role, span),
            _ => self.see(Look::Superior, &span),
        }
    }

    /// Whether what is reported here goes to the superior: asked of units of this level, or of everyone where the unit is
    /// one of the bodies that the superior leads and it is no help that they ask for.
    pub(super) fn is_upward(&self) -> bool {
        let led = |own: &OwnBody| self.doer == Doer::Anyone && !self.is_help() && !self.goes_through(own);
        if self.helps_its_own() {
            return false;
        }
        self.doer == Doer::Unit || self.reports_up || self.step.sight.own.as_ref().is_some_and(led)
    }

    /// Whether branches of what is led from above are named by their names, whose level nobody says: `Chi cục Kiểm lâm`.
    fn are_vertical(&self, list: &[&Body]) -> bool {
        let named = |body: &Body| self.reading.at(&body.name).starts_with(char::is_uppercase);
        list.iter().all(|body| body.kind == BodyKind::Vertical && named(body))
    }

    /// Whether something is sent to somebody before a place, who then lays it before another: `gửi Sở Tài chính để tổng hợp, trình
    /// UBND tỉnh`.
    fn is_sent_before(&self, at: usize) -> bool {
        let receives = |mention: &Mention| {
            matches!(mention.what, What::Body(_, Role::Receiver)) && mention.span.end <= at
        };
        self.clause.mentions.iter().any(receives)
    }

    /// Whether heads in general act, those below the unit: `Người đứng đầu cấp ủy, tổ chức đảng`, `Người đứng đầu chịu trách nhiệm …`.
    fn are_heads_in_general(&self) -> bool {
        static HEADS: Words = Words::from_list("heads: in general");
        let actors = &self.clause.actors;
        if actors.is_empty() && self.step.sight.own.is_none() {
            let words = fold_case(self.reading.at(&self.clause.span).trim_start());
            return HEADS.iter().any(|head| words.starts_with(head));
        }
        let general = |body: &Body| {
            body.kind == BodyKind::Party && body.scope == Scope::None && body.level.is_none() && !body.is_each
        };
        let titled = actors.first().is_some_and(|body| body.title.is_some());
        self.step.sight.is_party() && titled && actors.iter().all(general)
    }

    /// Whether a body reports to the one above it in its own line: `Ủy ban bầu cử xã … về Ủy ban bầu cử tỉnh`.
    pub(super) fn reports_in_line(&self) -> bool {
        use BodyKind as Kind;
        let clause = self.clause;
        let in_line =
            |kind| matches!(kind, Kind::Board | Kind::Steering | Kind::Front | Kind::Union | Kind::Party);
        let name = |body: &Body| fold_case(self.reading.at(&body.name));
        let above = |body: &Body| {
            matches!(self.step.sight.place(self.reading, &body.scope), Place::Superior | Place::Higher)
        };
        let alike = |to: &Body| {
            let mut actors = clause.actors.iter();
            actors.any(|own| in_line(own.kind) && own.kind == to.kind && name(own) == name(to) && !above(own))
        };
        clause.mentions.iter().any(|mention| match &mention.what {
            What::Body(body, Role::Receiver) => above(body) && alike(body),
            _ => false,
        })
    }

    /// Whether a report goes to the superior and to the authority of the place, which is the unit: `về Sở GD&ĐT và chính quyền địa
    /// phương`.
    fn is_local_authority_beside(&self, list: &[&Body], stands: &[Stand]) -> bool {
        let above = |stand: &Stand| matches!(stand, Stand::Superior | Stand::Above);
        self.step.sight.own.is_none()
            && stands.iter().any(above)
            && list.iter().any(|body| self.is_local_authority(body))
    }

    fn is_local_authority(&self, body: &Body) -> bool {
        static LOCAL: Words = Words::from_list("reports: the authority of a place");
        LOCAL.contains(&fold_case(self.reading.at(&body.name)).as_str())
    }

    /// The unit in the place of the authority of the place; the superior receives the report as before.
    fn told_here(&mut self, list: &[&Body]) {
        for body in list {
            match self.is_local_authority(body) {
                true => self.edit(body.span.clone(), self.step.unit.short_name.notation()),
                false => self.see(Look::Upward, &body.span),
            }
        }
    }

    /// Whether what is reported goes through the unit itself, which then receives it.
    fn goes_through(&self, own: &OwnBody) -> bool {
        let through =
            |mention: &Mention| mention.what == What::Channel && own.is_in(self.reading.at(&mention.span));
        self.clause.mentions.iter().any(through)
    }

    /// Whether whoever has difficulties asks a body for help that is no People's Committee: those in it ask the body itself.
    fn helps_its_own(&self) -> bool {
        let own = self.step.sight.own.as_ref();
        let anyone = |body: &Body| self.step.sight.stand(self.reading, body) == Stand::Everyone;
        let beside = own.is_some_and(|own| own.is_of_each_level() && !self.goes_through(own))
            && self.clause.actors.iter().all(anyone);
        // At the end the unit speaks to those in it: `Nếu có vướng mắc, đề nghị UBND các xã phản ánh về Sở …`.
        // What units report by a day is theirs to report.
        let by_day = self.clause.mentions.iter().any(|mention| mention.what == What::Deadline);
        (beside || own.is_none() && self.is_voice && !by_day) && self.is_help()
    }

    /// Whether the clause says whom to ask for help: `nếu có vướng mắc, các đơn vị báo cáo …`.
    pub(super) fn is_help(&self) -> bool {
        Lexicon::get().find(self.reading.at(&self.clause.span), Word::Difficulty).is_some()
    }

    /// Whether a list names those whom the superior reports to: `tham mưu Giám đốc Sở báo cáo UBND tỉnh`.
    fn are_above_superior(&self, list: &[&Body], stands: &[Stand]) -> bool {
        let sight = &self.step.sight;
        let leads = |body: &Body| {
            sight.own.is_some()
                && !sight.is_committee
                && body.kind == BodyKind::Committee
                && sight.place(self.reading, &body.scope) == Place::Superior
        };
        list.iter().zip(stands).all(|(body, stand)| *stand == Stand::Central || leads(body))
    }

    /// What the superior reports to those above it, the unit reports to the superior.
    fn reported_on(&mut self, span: Range<usize>) {
        let issuer = &self.step.source.issuer;
        let name = issuer.short_name.as_ref().unwrap_or(&issuer.name);
        self.edit(span.clone(), name.notation());
        self.see(Look::Report, &span);
    }

    /// Whether the head of a body like the unit is named before a place: `Hiệu trưởng … chịu trách nhiệm trước Giám đốc Sở`.
    fn own_head_before(&self, at: usize) -> bool {
        let titled = self.clause.actors.iter().any(|body| body.title.is_some());
        let Some(own) = self.step.sight.own.as_ref().filter(|_| !titled) else { return false };
        let head = self.step.words.common().of_body("head", own.kind, &[]);
        let before = fold_case(&self.reading.words()[self.clause.span.start..at]);
        head.is_some_and(|head| before.contains(&fold_case(&head)))
    }

    /// The committees of all units of its level, which a body on the territory of one knows as one: `tham mưu UBND các xã,
    /// phường`. Whether that is what the list names.
    fn of_own_territory(&mut self, list: &[&Body], role: Role) -> bool {
        let [body] = list else { return false };
        let sight = &self.step.sight;
        let theirs = body.kind == BodyKind::Committee
            && !sight.is_within()
            && matches!(body.scope, Scope::Each(_))
            && sight.place(self.reading, &body.scope) == Place::Own;
        if !theirs || role == Role::Issuer {
            return false;
        }
        if let Some(name) = self.step.rescope(self.reading, body) {
            self.edit(body.span.clone(), name);
            self.see(Look::Own, &body.span);
        }
        true
    }

    /// Whether the superior or a committee that it leads is named as the one that commands the unit's own bodies: `theo
    /// lệnh của Chủ tịch UBND tỉnh`, not `được UBND tỉnh phê duyệt`.
    pub(super) fn commands(&self, list: &[&Body], stands: &[Stand], span: &Range<usize>) -> bool {
        let leads = |(body, stand): (&&Body, &Stand)| {
            *stand == Stand::Superior && !matches!(body.kind, BodyKind::Council | BodyKind::Unit)
                || *stand == Stand::Above && body.kind == BodyKind::Steering
        };
        let before = self.reading.words()[..span.start].trim_end();
        let agent = Lexicon::get().is_word(last_word(before), Word::Agent);
        list.iter().zip(stands).all(leads) && !agent && !self.is_cited_speaker(span)
    }

    /// Those one works with, who are guided or only named.
    fn others(&mut self, list: &[&Body], stands: &[Stand], role: Role, span: Range<usize>) {
        let any = |of: &[Stand]| stands.iter().any(|stand| of.contains(stand));
        let above = any(&[Stand::Superior, Stand::Above, Stand::Forces]);
        let ours = any(&[Stand::Counterpart, Stand::Departments, Stand::Mixed]);
        let own = any(&[Stand::Own]);
        // What police, unions or councils of the superior's did or decided is theirs.
        let theirs = role == Role::Named && any(&[Stand::Counterpart]);
        // Other schools are no teachers of this one.
        let peers = role == Role::Named && own && self.step.sight.own.is_some();
        // Of those who are guided the unit's own are left: `chỉ đạo Ban Chỉ huy Phòng thủ các khu vực, Ban CHQS các xã`.
        let guides_some = role == Role::Guided && (ours || own);
        // `Toàn ngành Y tế tỉnh trực cấp cứu`: of no office here.
        let whole = self.reading.text.words()[..span.start].trim_end();
        let whole = Lexicon::get().ends_with(whole, Word::Spread).is_some();
        let sector = role == Role::Named && whole && list.iter().any(|body| is_sector(body));
        let stays = self.doer == Doer::Unit
            || sector
            || theirs
            || peers
            || above && (self.doer != Doer::Counterparts || role != Role::Partner && !guides_some);
        if stays {
            if (above || ours) && !self.is_cited_speaker(&span) {
                self.see(Look::Superior, &span);
            }
            if own {
                self.see(Look::Own, &span);
            }
            return self.of_all_units(list);
        }
        let names = match role {
            Role::Partner => self.partners(list, stands),
            _ => self.guided_names(list, stands),
        };
        let names = self.without_itself(names, role);
        if let [body] = list
            && names.is_empty()
            && self.is_of_what_each_has(body)
        {
            self.edit(span.clone(), self.step.words.unit_kind());
            return self.see(Look::Own, &span);
        }
        if names.is_empty() {
            // The unit's own see to it alone.
            if role == Role::Partner && self.doer == Doer::Counterparts {
                self.edit(self.with_joining_word(&span), "");
                return self.see(Look::List, &span);
            }
            return self.see(if own { Look::Own } else { Look::Superior }, &span);
        }
        let force = |body: &&Body| matches!(body.kind, BodyKind::Police | BodyKind::Military);
        let is_force =
            list.iter().any(force) && list.iter().all(|body| force(body) || body.kind == BodyKind::Division);
        if role == Role::Guided && self.guides_itself(&names, is_force, &span) {
            return;
        }
        let rare =
            list.iter().zip(stands).any(|(body, stand)| *stand == Stand::Counterpart && self.is_rare(body));
        self.in_their_place(list, names, role, span, above || own || rare);
    }

    /// Names in the place of a list; `some` where not all of them have one.
    fn in_their_place(
        &mut self,
        list: &[&Body],
        names: Vec<String>,
        role: Role,
        span: Range<usize>,
        some: bool,
    ) {
        let others: Vec<String> =
            names.iter().filter(|name| role != Role::Guided || !self.acts(name)).cloned().collect();
        let names = if others.is_empty() { names } else { others };
        let text = join_names(&names);
        let capital_first = self.reading.at(&span).starts_with(char::is_uppercase);
        let text = if capital_first { text } else { uncapital(&text) };
        self.edit(span.clone(), text);
        let of_all = list.iter().any(|body| self.step.is_of_all_units(self.reading, body));
        if some {
            self.see(Look::List, &span);
        } else if self.limited && role == Role::Partner {
            self.looks.see(Look::Powers, "");
        } else if of_all && role == Role::Guided {
            self.see(Look::Own, &span);
        }
    }

    /// Partners without the one who is to act: nobody works with itself.
    fn without_itself(&self, names: Vec<String>, role: Role) -> Vec<String> {
        let leads = self.fate == Fate::FollowUp;
        let itself =
            |name: &String| leads && fold_case(name) == fold_case(&self.step.lead()) || self.acts(name);
        names.into_iter().filter(|name| role != Role::Partner || !itself(name)).collect()
    }

    /// What every unit has, one by one: `lực lượng dân quân các xã` is the unit's own, `Công an các xã` whom the police guide
    /// are the police themselves, `tại trụ sở UBND xã, phường` is the unit's committee.
    fn of_all_units(&mut self, list: &[&Body]) {
        for body in list {
            if let Some((span, name)) = self.those_below(body) {
                self.edit(span, name);
                continue;
            }
            if body.limit.is_some() {
                continue;
            }
            let its = self.step.sight.stand(self.reading, body) == Stand::Own
                && body.kind == BodyKind::Committee
                && !body.is_each
                && self.doer == Doer::Unit
                && self.step.unit.level == Level::Commune;
            let name = match () {
                () if its => Some(self.step.superior_here(self.reading, body)),
                () if self.is_of_what_each_has(body) => Some(self.step.words.unit_kind().to_owned()),
                // `Hội đồng nghĩa vụ quân sự cấp xã` is true here too.
                () if matches!(body.scope, Scope::Level(_)) => None,
                () if self.step.is_of_all_units(self.reading, body) => self.step.rescope(self.reading, body),
                () => None,
            };
            let Some(name) = name else { continue };
            self.see(Look::Own, &body.span);
            match self.acting.iter().any(|own| fold_case(own) == fold_case(&name)) {
                true => self.edit(self.with_comma(&body.span), ""),
                false => self.edit(body.span.clone(), name),
            }
        }
    }

    /// Partners with the words that name them so, and the comma before those: `, phối hợp với Sở Y tế`.
    fn with_joining_word(&self, span: &Range<usize>) -> Range<usize> {
        // The longest of those words is short.
        const LONGEST: usize = 32;
        let before = self.reading.words()[self.clause.span.start..span.start].trim_end();
        let near = before.char_indices().rev().nth(LONGEST).map_or(0, |(at, _)| at);
        let word = Lexicon::get().ends_with(&before[near..], Word::Join);
        let before = word.map_or(before, |at| before[..near + at].trim_end());
        let before = before.strip_suffix(',').unwrap_or(before);
        self.clause.span.start + before.len()..span.end
    }

    /// A name of a list with the comma before it.
    fn with_comma(&self, span: &Range<usize>) -> Range<usize> {
        let before = self.reading.words()[..span.start].trim_end();
        match before.strip_suffix(',') {
            Some(before) => before.len()..span.end,
            None => span.clone(),
        }
    }

    /// Who here stands for those whom one works with, bodies of the superior's included.
    fn partners(&self, list: &[&Body], stands: &[Stand]) -> Vec<String> {
        let step = self.step;
        let theirs = |stand: &Stand| if *stand == Stand::Own { Stand::Superior } else { *stand };
        let stands: Vec<Stand> = stands.iter().map(theirs).collect();
        // The divisions of a committee work with those below it, not with the committee.
        let divisions = self.are_divisions();
        let here = |body: &Body| match step.sight.stand(self.reading, body) {
            Stand::Own if divisions => {
                let below = step.words.counterparts(Audience::SubordinateUnits);
                below.first().map(|name| name.notation().to_owned())
            }
            Stand::Own => Some(step.superior_here(self.reading, body)),
            // A school has none of its ward's divisions.
            _ if step.sight.own.is_some() => body.field.and_then(|field| step.department(field)),
            _ => body.field.and_then(|field| step.of_field(field)),
        };
        step.names_here(self.reading, list.iter().copied().zip(&stands), here)
    }

    /// Who here stands for those who are guided or only named.
    fn guided_names(&self, list: &[&Body], stands: &[Stand]) -> Vec<String> {
        let step = self.step;
        let is_commune = step.unit.level == Level::Commune;
        let mut names: Vec<String> = Vec::new();
        for (body, stand) in list.iter().zip(stands) {
            // `Công an tỉnh chỉ đạo các phòng nghiệp vụ`: the police's own.
            let of_force = self.limited && matches!(body.kind, BodyKind::Division | BodyKind::Departments);
            let more = match stand {
                _ if of_force && body.scope == Scope::None => Vec::new(),
                // A commune has no committees below it: it is the one that is named.
                Stand::Own if is_commune && body.kind == BodyKind::Committee => {
                    vec![step.superior_here(self.reading, body)]
                }
                Stand::Own if is_commune => Vec::new(),
                Stand::Own => {
                    let below = step.words.counterparts(Audience::SubordinateUnits);
                    below.iter().map(|name| name.notation().to_owned()).collect()
                }
                stand => step.names_here(self.reading, std::iter::once((*body, stand)), |_| None),
            };
            names.extend(more.into_iter().filter(|name| !names.contains(name)).collect::<Vec<_>>());
        }
        names
    }

    /// Whether somebody here acts in the clause, by this name or another of his.
    fn acts(&self, name: &str) -> bool {
        static YOUTH: Words = Words::from_list("unions: of the youth");
        let name = fold_case(name);
        let youth = |name: &str| YOUTH.iter().any(|words| name.starts_with(words));
        self.acting.iter().map(|own| fold_case(own)).any(|own| own == name || youth(&own) && youth(&name))
    }

    /// Whether divisions of the unit act, for departments in general.
    fn are_divisions(&self) -> bool {
        let actors = &self.clause.actors;
        let division = |body: &Body| self.step.sight.stand(self.reading, body) == Stand::Departments;
        self.step.sight.own.is_none() && !actors.is_empty() && actors.iter().all(division)
    }

    /// Whether all units are named as those that each have one of something: `trang thông tin điện tử của các xã, phường`.
    fn is_of_what_each_has(&self, body: &Body) -> bool {
        static THINGS: Words = Words::from_list("units: what each has");
        let lexicon = Lexicon::get();
        let before = self.reading.words()[self.clause.span.start..body.span.start].trim_end();
        let bare = lexicon.ends_with(before, Word::Belong).map(|at| fold_case(before[..at].trim_end()));
        body.kind == BodyKind::Unit
            && body.limit.is_none()
            && matches!(body.scope, Scope::Each(_))
            && self.step.sight.own.is_none()
            && self.step.sight.stand(self.reading, body) == Stand::Own
            && bare.is_some_and(|bare| THINGS.iter().any(|thing| bare.ends_with(thing)))
    }

    /// Where the committees of all units below the unit are named, and what they are called in its profile.
    fn those_below(&self, body: &Body) -> Option<(Range<usize>, String)> {
        let below = body.kind == BodyKind::Committee
            && body.title.is_none()
            && matches!(body.scope, Scope::Each(_))
            && self.step.sight.own.is_none()
            && self.step.sight.stand(self.reading, body) == Stand::Below;
        let [name] = self.step.words.counterparts(Audience::SubordinateUnits) else { return None };
        let span = body.span.start..body.scope_span.end;
        let small = !self.reading.at(&span).starts_with(char::is_uppercase);
        let name = name.notation();
        below.then(|| (span, if small { uncapital(name) } else { name.to_owned() }))
    }

    /// Who would guide nobody but itself does what it was to have done: `Công an tỉnh chỉ đạo Công an các xã tuần tra`.
    pub(super) fn guides_itself(&mut self, names: &[String], is_force: bool, span: &Range<usize>) -> bool {
        // Those guided may stand before those who act: `Để hỗ trợ Công an các xã …, Công an tỉnh …`.
        let Some(before) = self.reading.words().get(self.clause.task..span.start) else { return false };
        let guide = Lexicon::get().ends_with(before.trim_end(), Word::Guide);
        let Some(start) = guide.map(|at| self.clause.task + at) else { return false };
        // Below a heading of the police there is nobody in the sentence who acts.
        let under = self.limited && self.acting.is_empty() && self.doer == Doer::Counterparts;
        let behind = &self.reading.words()[span.end..self.clause.span.end];
        if !(names.iter().all(|name| self.acts(name)) || under && is_force)
            || !behind.contains(char::is_alphanumeric)
        {
            return false;
        }
        let end = span.end + (behind.len() - behind.trim_start().len());
        let gap = self.reading.words()[start..].len() - self.reading.words()[start..].trim_start().len();
        let begins = self.reading.words()[start + gap..].starts_with(char::is_uppercase);
        let first = self.reading.words()[end..].chars().next().filter(|_| begins);
        let letter = first.map_or(String::new(), |first| first.to_uppercase().to_string());
        self.edit(start + gap..end + first.map_or(0, char::len_utf8), letter);
        self.see(Look::List, span);
        true
    }

    /// Whether a body of the superior's is named for all of its level: `trong toàn Đảng bộ tỉnh`.
    fn is_whole(&self, body: &Body, stand: Stand) -> bool {
        let lexicon = Lexicon::get();
        let before = self.reading.text.words()[self.clause.span.start..body.span.start].trim_end();
        stand == Stand::Counterpart
            && matches!(body.scope, Scope::Bare(_))
            && lexicon.is_word(self.reading.at(&body.name), Word::Sector)
            && lexicon.ends_with(before, Word::Spread).is_some()
    }

    /// Whether a list says of what something is made up: `Đối tượng gồm doanh nghiệp, đơn vị sự nghiệp công lập, …`.
    fn is_of_many(&self, span: &Range<usize>) -> bool {
        let before = self.reading.text.words()[self.clause.span.start..span.start].trim_end();
        Lexicon::get().ends_with(before.trim_end_matches(':'), Word::Comprise).is_some()
    }

    /// Whether a telephone or mailbox is said to be theirs: `liên hệ đường dây nóng của Ban Chỉ đạo tỉnh`.
    fn is_of_hotline(&self, span: &Range<usize>) -> bool {
        let lexicon = Lexicon::get();
        let before = self.reading.text.words()[self.clause.span.start..span.start].trim_end();
        let bare = lexicon.ends_with(before, Word::Belong).map_or(before, |at| before[..at].trim_end());
        lexicon.ends_with(bare, Word::Hotline).is_some()
    }

    /// Whether the superior is named as the one who speaks in what is cited right behind: `theo chỉ đạo của UBND tỉnh tại
    /// Công điện số …`.
    fn is_cited_speaker(&self, span: &Range<usize>) -> bool {
        let behind = &self.reading.words()[span.end..];
        let cited = self.cited_at.partition_point(|at| *at < span.end);
        let Some(between) = self.cited_at.get(cited).and_then(|at| self.reading.words().get(span.end..*at))
        else {
            return false;
        };
        behind.starts_with(' ') && Lexicon::get().is_word(between.trim(), Word::Cites)
    }
}

/// Whether a word between two bodies makes one list of them.
fn joins(word: &str) -> bool {
    [Word::Joiner, Word::Join, Word::Each].iter().any(|class| Lexicon::get().is_word(word, *class))
}

fn last_word(text: &str) -> &str {
    text.rsplit(' ').next().unwrap_or(text)
}
