//! Who stands for a body of the source in the unit.

use crate::cascade::Step;
use crate::cascade::rewrite::uncapital;
use crate::cascade::stand::{Place, Stand};
use crate::lexicon::{BodyKind, Lexicon, UnitKind, Word, fold_case};
use crate::model::directive::{Audience, Level};
use crate::model::units::IssuingBody;
use crate::prose::{Body, Clause, Reading, Scope};
use crate::wording::WordingError;
use crate::words::Words;

impl Step<'_> {
    /// Who acts in the unit for those who act in a clause, in their order; those without a counterpart are left out.
    pub(super) fn actors_here(&self, reading: &Reading, clause: &Clause, stands: &[Stand]) -> Vec<String> {
        // A heading calls the Front and its organisations as Kính gửi does.
        let unions = |(body, stand): (&Body, &Stand)| {
            *stand == Stand::Counterpart && matches!(body.kind, BodyKind::Front | BodyKind::Unions)
        };
        let together = clause.actors.len() > 1 && clause.actors.iter().zip(stands).all(unions);
        let names = self.names_of(Audience::Unions);
        if clause.is_address && together && !names.is_empty() {
            return names;
        }
        self.names_here(reading, clause.actors.iter().zip(stands), |_| None)
    }

    /// The names here of bodies that stand so; `above` says who stands for a body of the superior's alone.
    pub(super) fn names_here<'b>(
        &self,
        reading: &Reading,
        bodies: impl Iterator<Item = (&'b Body, &'b Stand)>,
        above: impl Fn(&Body) -> Option<String>,
    ) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let (mut led, mut cut, mut front) = (false, false, false);
        for (at, (body, stand)) in bodies.enumerate() {
            let found = match stand {
                Stand::Departments | Stand::Mixed => {
                    match body.field.and_then(|field| self.of_field(field)) {
                        // `Ngành Y tế`: who has the field here.
                        Some(name) if is_sector(body) => vec![name],
                        _ => self.departments_named(reading, body),
                    }
                }
                Stand::Own | Stand::This => self.own_task_names(),
                Stand::Counterpart => match self.counterpart(reading, body) {
                    // A union without an office here is one of the unit's organisations.
                    // The Front leads them, where it is named before.
                    None if body.kind == BodyKind::Union && body.scope != Scope::None && !front => {
                        self.names_of(Audience::Unions)
                    }
                    name => name.into_iter().collect(),
                },
                // `Sở Y tế và các cơ quan liên quan`: those go with the one that leads them.
                Stand::Everyone if led => Vec::new(),
                Stand::Below if self.has_own_name(reading, body) => self.names_of(Audience::SubordinateUnits),
                Stand::Everyone | Stand::Here | Stand::Below | Stand::OwnBody => {
                    vec![self.own_words(reading, body)]
                }
                Stand::Above | Stand::Superior => above(body).into_iter().collect(),
                Stand::Other | Stand::Central | Stand::Forces => Vec::new(),
            };
            front |= body.kind == BodyKind::Front;
            led |= at == 0 && found.is_empty();
            cut |= found.is_empty();
            for name in found.into_iter().map(|name| if cut { without_others(&name) } else { name }) {
                if !names.iter().any(|known| fold_case(known) == fold_case(&name)) {
                    names.push(name);
                }
            }
        }
        names
    }

    /// Who stands for a group in the unit.
    fn names_of(&self, group: Audience) -> Vec<String> {
        self.words.counterparts(group).iter().map(|name| name.notation().to_owned()).collect()
    }

    /// The unit's divisions, or the others of them: `Các sở, ngành khác`.
    fn departments_named(&self, reading: &Reading, body: &Body) -> Vec<String> {
        let names = self.names_of(Audience::Departments);
        match body.limit.as_ref().filter(|limit| is_of_others(reading.at(limit))) {
            Some(limit) => names.iter().map(|name| with_others(name, reading.at(limit))).collect(),
            None => names,
        }
    }

    /// Who takes the unit's own tasks.
    pub(super) fn own_task_names(&self) -> Vec<String> {
        self.words.common().own_task.iter().flat_map(|group| self.names_of(*group)).collect()
    }

    /// The body of the unit for one that the superior and the unit both have.
    pub(super) fn counterpart(&self, reading: &Reading, body: &Body) -> Option<String> {
        use BodyKind as Kind;
        match body.kind {
            // `Trưởng Công an các xã`
            Kind::Police | Kind::Military if body.title.is_some() && self.is_of_all_units(reading, body) => {
                self.rescope(reading, body)
            }
            Kind::Police => self.only(Audience::Police).or_else(|| self.rescope(reading, body)),
            Kind::Military => self.only(Audience::Military).or_else(|| self.rescope(reading, body)),
            Kind::Council | Kind::Front | Kind::Unions => self.rescope(reading, body),
            Kind::Union | Kind::Party => match body.level {
                Some(_) => self.of_field(body.field?),
                None => self.rescope(reading, body),
            },
            _ => None,
        }
    }

    fn only(&self, group: Audience) -> Option<String> {
        let names = self.names_of(group);
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// Who sees to it that a document is carried out: the unit's office, or a blank where there is none.
    pub(super) fn lead(&self) -> String {
        if let Some(lead) = &self.unit.lead {
            return lead.notation().to_owned();
        }
        let named = self.words.counterparts(Audience::Office).first().map(|name| name.notation().to_owned());
        let of_unit = || self.of_field("office").filter(|_| self.sight.own.is_none());
        named.or_else(of_unit).unwrap_or_else(|| "______".to_owned())
    }

    /// The body of a field of work that the unit's profile names.
    pub(super) fn department(&self, field: &str) -> Option<String> {
        let named = self.unit.departments.iter().find(|(known, _)| *known == field);
        named.map(|(_, own)| own.notation().to_owned())
    }

    /// The unit's body of a field of work.
    pub(super) fn of_field(&self, field: &str) -> Option<String> {
        if let Some(own) = self.department(field) {
            return Some(own);
        }
        let kind = self.sight.unit_kind()?;
        let name = Lexicon::get().body_of_field(field, self.unit.level, kind, self.unit.proper_name())?;
        // A commune has divisions since there are no districts.
        let is_division = ["office", "one_stop"].contains(&field) || Lexicon::get().is_division(name);
        if is_division && self.unit.level == Level::Commune && self.source.level() == Some(Level::District) {
            return None;
        }
        Some(of_kind(name, self.words.unit_kind()))
    }

    /// The body's words with the unit in the place of the superior: `Hội Nông dân tỉnh` as `Hội Nông dân xã`.
    pub(super) fn rescope(&self, reading: &Reading, body: &Body) -> Option<String> {
        let whole = reading.at(&body.span);
        let scope = &body.scope_span;
        if scope.is_empty() {
            return Some(whole.to_owned());
        }
        let before = reading.at(&(body.span.start..scope.start));
        // `Các phòng chuyên môn thuộc UBND cấp xã`
        if let Some(committee) = self.committee_of(reading, body) {
            return Some(format!("{} {committee}", before.trim_end()));
        }
        let before = without_last(before, Word::Belong);
        let all = matches!(body.scope, Scope::Named(_));
        let unit = if all { self.words.unit() } else { self.words.unit_kind() };
        // `Thường trực HĐND các xã`: one of them is meant.
        let before = match body.is_each && matches!(body.scope, Scope::Each(_)) {
            true => without_last(before, Word::Each),
            false => before,
        };
        // `Công an các xã biên giới`: the condition stays.
        let limit = body.limit.as_ref().filter(|_| matches!(body.scope, Scope::Each(_) | Scope::Level(_)));
        let limit = limit.map_or(String::new(), |limit| format!(" {}", reading.at(limit)));
        Some(format!("{} {unit}{limit}", before.trim_end()))
    }

    /// The unit's committee, where a body is said to be of that of every unit.
    fn committee_of(&self, reading: &Reading, body: &Body) -> Option<String> {
        let owner = self.read(reading.at(&body.scope_span));
        let owner = owner.first_clause()?.actors.first()?.clone();
        let of_all =
            owner.kind == BodyKind::Committee && owner.title.is_none() && body.kind != BodyKind::Committee;
        of_all.then(|| format!("UBND {}", self.words.unit_kind()))
    }

    /// Those in the unit whom it asks: as its profile says, else all in it and those on its territory whom the source names
    /// beside the bodies of its own, `và các chủ rừng trên địa bàn huyện`.
    pub(super) fn whom(&self, reading: &Reading, named: &[Body]) -> Result<String, WordingError> {
        if let Some(whom) = &self.unit.whom {
            return Ok(whom.notation().to_owned());
        }
        // A party committee asks the organisations below it.
        if self.sight.is_party() {
            let mut names = self.names_of(Audience::Departments);
            let unions = |body: &Body| matches!(body.kind, BodyKind::Front | BodyKind::Unions);
            if named.iter().any(unions) {
                names.extend(self.names_of(Audience::Unions));
            }
            return Ok(uncapital(&names.join("; ")));
        }
        let beside = named.iter().filter(|body| {
            let name = fold_case(reading.at(&body.name));
            let general = ["cơ quan", "đơn vị"].iter().any(|word| name.contains(word));
            matches!(self.sight.stand(reading, body), Stand::Everyone | Stand::Here) && !general
        });
        let words = |body: &Body| match body.scope_span.is_empty() {
            true => reading.at(&body.span).to_owned(),
            false => reading.at(&(body.span.start..body.name.end)).to_owned(),
        };
        let beside: String = beside.map(|body| format!(", {}", uncapital(&words(body)))).collect();
        self.words.fill("whom", &[("beside", &beside)])
    }

    /// Whether a body that is here goes by a name of its own: that of every unit, or of those below this one.
    pub(super) fn has_own_name(&self, reading: &Reading, body: &Body) -> bool {
        let below = matches!(body.kind, BodyKind::Committee | BodyKind::Unit)
            && self.sight.stand(reading, body) == Stand::Below
            && body.limit.is_none()
            && !self.names_of(Audience::SubordinateUnits).is_empty();
        below || self.is_of_all_units(reading, body)
    }

    /// Whether a body is that of every unit of this level: `Trạm Y tế các xã`.
    pub(super) fn is_of_all_units(&self, reading: &Reading, body: &Body) -> bool {
        matches!(body.scope, Scope::Each(_) | Scope::Level(_))
            && !body.scope_span.is_empty()
            && self.sight.place(reading, &body.scope) == Place::Own
            && !matches!(body.kind, BodyKind::Unit | BodyKind::Locality)
            // The unit is the committee, but where its party committee speaks.
            && (body.kind != BodyKind::Committee || self.sight.is_party())
    }

    /// The words of a body that is here too, with the unit's territory in the place of the superior's.
    pub(super) fn own_words(&self, reading: &Reading, body: &Body) -> String {
        if self.is_of_all_units(reading, body) {
            return self.rescope(reading, body).unwrap_or_default();
        }
        let place = self.sight.place(reading, &body.scope);
        let whole = reading.at(&body.span);
        if place != Place::Superior || body.scope_span.is_empty() {
            return whole.to_owned();
        }
        let (start, end) = (body.scope_span.start - body.span.start, body.scope_span.end - body.span.start);
        let all = matches!(body.scope, Scope::Named(_));
        let unit = if all { self.words.unit() } else { self.words.unit_kind() };
        // `cấp tỉnh`, `tỉnh Lạng Sơn`
        let unit = if fold_case(&whole[start..end]).starts_with("cấp ") {
            format!("cấp {unit}")
        } else {
            unit.to_owned()
        };
        format!("{}{unit}{}", &whole[..start], &whole[end..])
    }

    /// What the superior is called where the unit takes its place: `Chủ tịch UBND tỉnh` as `Chủ tịch UBND xã`.
    pub(super) fn superior_here(&self, reading: &Reading, body: &Body) -> String {
        let titled = body.title.as_ref().map(|title| reading.at(title));
        if let Some(own) = &self.sight.own {
            // `Ban Thường vụ Hội`: a board speaks for a board.
            use IssuingBody::{Center, Department, Front, Party, Union};
            let boards = matches!(own.kind, Center | Department | Front | Party | Union);
            let board = titled.filter(|title| boards && Lexicon::get().is_board_title(title));
            let board = board.map(str::to_owned);
            let head = titled.and_then(|_| self.words.common().of_body("head", own.kind, &[]));
            // `Bí thư Đoàn các xã`: the source knows what its head is called.
            let ours =
                own.kind == Union && matches!(self.sight.stand(reading, body), Stand::Own | Stand::This);
            let called = titled.filter(|title| ours && !title.ends_with(" các"));
            return match board.or(called.map(str::to_owned)).or(head) {
                Some(head) => with_title(&head, self.unit.short_name.notation()),
                None => self.unit.short_name.notation().to_owned(),
            };
        }
        let committee = matches!(body.kind, BodyKind::Committee | BodyKind::Council);
        if committee && !body.scope_span.is_empty() && !reading.at(&body.name).is_empty() {
            return self.rescope(reading, body).unwrap_or_default();
        }
        match titled {
            Some(_) => format!("Chủ tịch {}", self.unit.short_name.notation()),
            None => self.unit.short_name.notation().to_owned(),
        }
    }
}

/// A name of the table with the word of the unit's own kind at its end: `Đảng ủy xã` of a đặc khu.
pub(super) fn of_kind(name: &str, word: &str) -> String {
    let own = |(kind, _): (&str, UnitKind)| name.strip_suffix(kind)?.strip_suffix(' ');
    match UnitKind::words().find_map(own) {
        Some(bare) => format!("{bare} {word}"),
        None => name.to_owned(),
    }
}

/// Whether a body is all that work in one field, at every level: `Ngành Y tế`.
pub(super) fn is_sector(body: &Body) -> bool {
    body.kind == BodyKind::Departments && body.field.is_some()
}

static OTHERS: Words = Words::from_list("lists: of others");

/// Whether words only say that others were named before: `khác`.
pub(super) fn is_of_others(words: &str) -> bool {
    OTHERS.iter().any(|word| word.trim() == fold_case(words.trim()))
}

/// The name of a body without what says that others were named before it: `các chủ rừng khác`, where those are gone.
pub(super) fn without_others(name: &str) -> String {
    let small = fold_case(name);
    let ends = |end: usize| small[end..].is_empty() || small[end..].starts_with(' ');
    let found = OTHERS.iter().find_map(|word| small.find(word).map(|at| at..at + word.len()));
    match found.filter(|found| ends(found.end) && small.len() == name.len()) {
        Some(found) => format!("{}{}", &name[..found.start], &name[found.end..]),
        None => name.to_owned(),
    }
}

/// The name of bodies with the word by which others were named before them: `Các phòng, đơn vị khác thuộc xã`.
fn with_others(name: &str, others: &str) -> String {
    let others = others.trim();
    match name.find(" thuộc ") {
        Some(at) => format!("{} {others}{}", &name[..at], &name[at..]),
        None => format!("{name} {others}"),
    }
}

/// Words without the small word of a class at their end.
fn without_last(words: &str, class: Word) -> &str {
    let words = words.trim_end();
    Lexicon::get().ends_with(words, class).map_or(words, |at| words[..at].trim_end())
}

/// A body with the title of its head before it: `Trưởng Phòng Quản lý đất đai`, not `Trưởng phòng Phòng Quản lý đất đai`;
/// `Ban Chấp hành Đảng ủy` of `Ban Thường vụ Đảng ủy`.
fn with_title(head: &str, name: &str) -> String {
    let board = |at: &(usize, char)| at.1 == ' ' && Lexicon::get().is_board_title(&name[..at.0]);
    let name = name.char_indices().find(board).map_or(name, |(at, _)| name[at..].trim_start());
    let twice = |(_, last): &(&str, &str)| {
        name.split(' ').next().is_some_and(|first| fold_case(first) == fold_case(last))
    };
    let head = head.rsplit_once(' ').filter(twice).map_or(head, |(head, _)| head);
    format!("{head} {name}")
}
