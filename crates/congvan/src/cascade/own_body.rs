//! A unit that is no People's Committee: what it is, which bodies are like it, and whether it works on a territory.

use crate::cascade::stand::{Place, Stand};
use crate::lexicon::{BodyKind, Lexicon, fold_case};
use crate::model::units::{IssuingBody, Unit};
use crate::prose::{self, Body, Reading, Scope};
use crate::words::{Pairs, Words};

/// What a unit is that is no People's Committee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OwnBody {
    pub(super) kind: IssuingBody,
    /// What its profile says that it is, where its name says another.
    pub(super) said: Option<IssuingBody>,
    field: Option<&'static str>,
    /// What it goes by, in small letters.
    names: Vec<String>,
    /// Those within it, as its profile names them, in small letters.
    within: Vec<String>,
}

impl OwnBody {
    /// What the unit's issuing body is: as its profile says, or as its name is read; none of a People's Committee. The
    /// Front, unions and parties are what their names say.
    pub(super) fn of(unit: &Unit) -> Option<Self> {
        let issuer = unit.issuer.words();
        // Most are: nothing more is read of them.
        if unit.body.is_none() && Lexicon::get().body_named(issuer) == Some(BodyKind::Committee) {
            return None;
        }
        let reading = prose::read(&unit.issuer);
        let body = reading
            .sentences
            .first()
            .and_then(|sentence| sentence.clauses.first())
            .and_then(|clause| clause.actors.first());
        let read = body.and_then(|body| kind_of(&reading, body));
        let kind = read.filter(|read| is_of_each_level(*read)).or(unit.body).or(read)?;
        let names = [issuer, unit.short_name.notation()];
        let within = unit.counterparts.iter().flat_map(|(_, names)| names).chain(&unit.lead);
        Some(Self {
            kind,
            within: within.map(|name| in_full(&fold_case(name.notation()))).collect(),
            said: unit.body.filter(|said| *said != kind),
            field: body.and_then(|body| body.field).or_else(|| field_named(&fold_case(issuer))),
            names: names.iter().map(|name| in_full(&fold_case(name))).collect(),
        })
    }

    /// Whether it works on the territory of its unit, as divisions, health stations and those of each level do; a school has
    /// none.
    pub(super) fn has_territory(&self) -> bool {
        matches!(self.kind, IssuingBody::HealthStation | IssuingBody::Division) || self.is_of_each_level()
    }

    /// Whether it is of the Front, a union, a party, the police or the military: these are named alike at each level, and the
    /// boards of their superiors are offices like any other.
    pub(super) fn is_of_each_level(&self) -> bool {
        is_of_each_level(self.kind)
    }

    /// Whether it is a centre, a hospital or a branch, which others like it may be called as.
    pub(super) fn is_center(&self) -> bool {
        self.kind == IssuingBody::Center
    }

    /// Whether bodies on a territory are of another field of work than this one.
    pub(super) fn is_of_another_field(&self, body: &Body) -> bool {
        let own = match self.kind {
            IssuingBody::School => Some("education"),
            IssuingBody::HealthStation => Some("health"),
            _ => self.field,
        };
        own.is_some() && body.field.is_some() && own != body.field
    }

    /// Whether a body of the source is this one by its name.
    pub(super) fn is(&self, reading: &Reading, body: &Body, place: Place) -> bool {
        let name = in_full(&fold_case(reading.at(&body.name)));
        let whole = in_full(&fold_case(reading.at(&(body.name.start..body.span.end))));
        // The Front, unions and parties, taxes and insurance are named alike at each level.
        let alike = self.is_of_each_level() || body.kind == BodyKind::Vertical;
        let above = place == Place::Superior && alike;
        let alone = !body.is_each
            && !names_all(&name)
            && body.of.is_none()
            && !above
            && matches!(place, Place::None | Place::Superior | Place::This);
        let same_kind = place == Place::This
            && !body.is_each
            && matches!(
                (self.kind, body.kind),
                (IssuingBody::Front, BodyKind::Front)
                    | (IssuingBody::Party, BodyKind::Party)
                    | (IssuingBody::Union, BodyKind::Union)
            );
        // `nhà trường`, said to a school; `bệnh viện`, to a hospital
        let general = body.kind == BodyKind::Local && !body.is_each && body.scope == Scope::None;
        let itself = general
            && (self.kind == IssuingBody::School
                && body.field == Some("education")
                && Lexicon::get().is_general(&name)
                || self.begins(reading, body));
        // `Phòng Kinh tế các phường`, said to that of a xã
        if is_elsewhere(place) {
            return false;
        }
        same_kind
            || itself
            || self.is_listed(&name) && !Lexicon::get().is_division(&name)
            || !name.is_empty()
                && (self.names.iter().any(|own| *own == whole || *own == name)
                    || alone && self.begins(reading, body))
    }

    /// Whether a body of the source is one that its profile names among those within it: `Ban Công tác Mặt trận thôn`.
    pub(super) fn has_within(&self, reading: &Reading, body: &Body) -> bool {
        let name = in_full(&fold_case(reading.at(&body.name)));
        let begins = |own: &String| {
            // `Các công đoàn cơ sở trực thuộc` are below it.
            let all = own.strip_prefix("các ").filter(|_| prose::of_lowest_level(&name).is_some());
            let own = all.unwrap_or(own);
            own.strip_prefix(&name).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        };
        name.contains(' ') && !body.is_each && self.within.iter().any(begins)
    }

    /// Whether a body of the source is an organ that a party committee of its level has: `Ủy ban Kiểm tra các cấp`, `Văn phòng
    /// Đảng ủy`.
    pub(super) fn is_organ(&self, reading: &Reading, body: &Body, place: Place) -> bool {
        static ORGANS: Words = Words::from_list("own-body: organs of a party committee");
        static ABOVE: Words = Words::from_list("own-body: organs of a higher party committee");
        let name = fold_case(reading.at(&body.name));
        let opens = |words: &Words| words.iter().any(|word| name.starts_with(word));
        let here = matches!(place, Place::Here | Place::Own | Place::This);
        self.kind == IssuingBody::Party
            && body.level.is_none()
            && (opens(&ORGANS) && (here || place == Place::None) || opens(&ABOVE) && here)
    }

    /// Whether words name it.
    pub(super) fn is_in(&self, words: &str) -> bool {
        let words = in_full(&fold_case(words));
        self.names.iter().any(|own| words.contains(own.as_str()))
    }

    /// Whether a name lists bodies of its sort and it is one: `các trường tiểu học Cao Thượng, Ngọc Thiện`.
    fn is_listed(&self, name: &str) -> bool {
        let alike = |own: &&String| {
            let same = own.split(' ').zip(name.split(' ')).take_while(|(own, other)| own == other).count();
            let rest: Vec<&str> = own.split(' ').skip(same).collect();
            let rest = rest.join(" ");
            let behind = name.split(' ').skip(same).collect::<Vec<_>>().join(" ");
            let part = |part: &str| part.split(" và ").any(|name| name.trim() == rest);
            same > 1 && !rest.is_empty() && behind.contains([',']) && behind.split(',').any(part)
        };
        self.names.iter().any(|own| alike(&own))
    }

    /// Whether schools of its sort are meant where words behind the sort say which of them: `các trường THPT công lập tự chủ`.
    pub(super) fn may_be_among(&self, reading: &Reading, body: &Body) -> bool {
        self.kind == IssuingBody::School
            && body.kind == BodyKind::Local
            && body.is_each
            && body.field == Some("education")
            && self.sort_named(reading, body) == Some(SortNamed::Part)
    }

    /// How far a body of the source is all schools, or all those of this one's sort: `các trường tiểu học, THCS`.
    fn sort_named(&self, reading: &Reading, body: &Body) -> Option<SortNamed> {
        static SORTS: Pairs = Pairs::from_list("schools: sorts of a sort");
        let name = in_full(&fold_case(reading.at(&body.name)));
        let lexicon = Lexicon::get();
        let sorts = lexicon.sorts_of_school(&name);
        let Some(last) = sorts.last() else { return Some(SortNamed::Whole) };
        let mut own: Vec<&str> = Vec::new();
        for name in &self.names {
            own.extend(lexicon.sorts_of_school(name).into_iter().flat_map(|sort| name[sort].split(" và ")));
        }
        let is_own = |sort: &str| {
            let within = SORTS.iter().filter(|(whole, _)| *whole == sort).map(|(_, part)| *part);
            let mut wanted = sort.split(" và ").chain(within);
            wanted.any(|sort| own.contains(&sort))
        };
        let named = sorts.iter().any(|sort| is_own(&name[sort.clone()]));
        named.then(|| match name[last.end..].trim().is_empty() {
            true => SortNamed::Whole,
            false => SortNamed::Part,
        })
    }

    /// Whether its own name begins with the name of a body of the source.
    pub(super) fn begins(&self, reading: &Reading, body: &Body) -> bool {
        let name = in_full(&fold_case(reading.at(&body.name)));
        // `Công đoàn cơ sở`, said to one that has some of them below it.
        if self.has_within(reading, body) {
            return false;
        }
        // `Hội cơ sở`, `cơ sở Hội`: of the lowest level, as the unit is.
        let name = prose::of_lowest_level(&name).unwrap_or(&name);
        let name = name.replacen(ALL, " ", 1);
        let name = name.as_str();
        let rest = |own: &String| own.strip_prefix(name).map(|rest| rest.is_empty() || rest.starts_with(' '));
        self.names.iter().any(|own| rest(own) == Some(true))
    }

    /// Whether a body of the source is all of those like this one.
    pub(super) fn is_among(&self, reading: &Reading, body: &Body) -> bool {
        use BodyKind as Kind;
        match (self.kind, body.kind) {
            (IssuingBody::Department | IssuingBody::Division, Kind::Departments) => true,
            // `các bệnh viện đa khoa`
            // `các BHXH cơ sở`
            (IssuingBody::Center, Kind::Vertical) if body.is_each && self.begins(reading, body) => true,
            (IssuingBody::Center, Kind::Local) if self.begins(reading, body) => true,
            (IssuingBody::Center, Kind::Local) => {
                body.field.is_some()
                    && body.field == self.field
                    && Lexicon::get().is_general(&fold_case(reading.at(&body.name)))
            }
            (IssuingBody::School, Kind::Local) => {
                body.field == Some("education") && self.sort_named(reading, body) == Some(SortNamed::Whole)
            }
            (IssuingBody::HealthStation, Kind::HealthStation) => true,
            // `các cơ sở y tế`, not `đưa ngay đến cơ sở y tế gần nhất`
            (IssuingBody::HealthStation, Kind::Local) => {
                body.field == Some("health") && (body.is_each || body.span.start == 0)
            }
            (IssuingBody::Center | IssuingBody::School, Kind::Subordinates) => true,
            // `Trung tâm Y tế các khu vực`
            (IssuingBody::Center, Kind::Institution) => {
                body.is_each || names_all(&fold_case(reading.at(&body.name))) && self.begins(reading, body)
            }
            (IssuingBody::Front, Kind::Front | Kind::Unions) => true,
            (IssuingBody::Union, Kind::Unions) => true,
            // `Công đoàn ngành Y tế` is none of those of communes.
            (IssuingBody::Union, Kind::Union) => body.field == self.field && self.begins(reading, body),
            (IssuingBody::Party, Kind::Party)
            | (IssuingBody::Police, Kind::Police)
            | (IssuingBody::Military, Kind::Military) => true,
            _ => false,
        }
    }
}

/// What within a name says that all of that name are meant.
const ALL: &str = " các ";

/// Whether all of a name are meant: `Trung tâm Y tế các khu vực`.
pub(super) fn names_all(name: &str) -> bool {
    name.contains(ALL)
}

/// The field of work that a name says.
fn field_named(name: &str) -> Option<&'static str> {
    static FIELDS: Pairs = Pairs::from_list("own-body: fields");
    FIELDS.iter().find(|(begins, _)| name.starts_with(begins)).map(|(_, field)| *field)
}

/// Whether a territory is neither the superior's nor the unit's.
pub(super) fn is_elsewhere(place: Place) -> bool {
    matches!(place, Place::Other | Place::Higher | Place::Below)
}

/// How far a body of the source is the sort of schools that the unit is one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SortNamed {
    /// All of the sort.
    Whole,
    /// Those of the sort that the words behind it tell.
    Part,
}

/// A name with its letters in full: `trường thpt a` as `trường trung học phổ thông a`.
pub(super) fn in_full(name: &str) -> String {
    static LETTERS: Pairs = Pairs::from_list("names: letters");
    let word = |word: &str| {
        let letters = word.trim_end_matches(',');
        let full =
            LETTERS.iter().find(|(short, _)| fold_case(short) == letters).map_or(letters, |(_, full)| *full);
        format!("{full}{}", &word[letters.len()..])
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Whether bodies of a kind are the Front, unions, parties, the police or the military, which are known by their names,
/// whatever a profile says.
fn is_of_each_level(kind: IssuingBody) -> bool {
    use IssuingBody::{Front, Military, Party, Police, Union};
    matches!(kind, Front | Union | Party | Police | Military)
}

/// What a body is that issues documents; none of a People's Committee or council.
fn kind_of(reading: &Reading, body: &Body) -> Option<IssuingBody> {
    use BodyKind as Kind;
    let is_school =
        fold_case(reading.at(&body.name)).starts_with("trường ") && body.field == Some("education");
    Some(match body.kind {
        Kind::Department => IssuingBody::Department,
        Kind::Division | Kind::Office => IssuingBody::Division,
        Kind::Local | Kind::Company | Kind::Institution if is_school => IssuingBody::School,
        Kind::HealthStation => IssuingBody::HealthStation,
        Kind::Local | Kind::Company | Kind::Institution | Kind::Board | Kind::Vertical | Kind::Press => {
            IssuingBody::Center
        }
        Kind::Police => IssuingBody::Police,
        Kind::Military => IssuingBody::Military,
        Kind::Front => IssuingBody::Front,
        Kind::Union | Kind::Unions => IssuingBody::Union,
        Kind::Party | Kind::PartyOffice => IssuingBody::Party,
        _ => return None,
    })
}

/// Where those stand who act, for one that is no People's Committee: where it is among them, the task is its own, whoever
/// else is named.
pub(super) fn together(stands: &mut [Stand], actors: &[Body]) {
    // `Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội`: those of the Front's level.
    let front = |(stand, body): (&Stand, &Body)| *stand == Stand::Other && body.kind == BodyKind::Front;
    if stands.iter().zip(actors).any(front) {
        let unions = |body: &Body| matches!(body.kind, BodyKind::Unions | BodyKind::Union);
        let theirs =
            stands.iter_mut().zip(actors).filter(|(stand, body)| **stand == Stand::Here && unions(body));
        theirs.for_each(|(stand, _)| *stand = Stand::Other);
    }
    let any = |of: &[Stand]| stands.iter().any(|stand| of.contains(stand));
    let ours = any(&[Stand::Own, Stand::This]) || any(&[Stand::Everyone]) && any(&[Stand::Other]);
    if ours && !any(&[Stand::Superior]) {
        stands.fill(Stand::Own);
    }
}
