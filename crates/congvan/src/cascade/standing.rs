//! Where a body stands, seen from the source's issuer and from the unit.

use crate::cascade::own_body::{OwnBody, in_full};
use crate::cascade::readings::Readings;
use crate::cascade::stand::{Place, Stand, rank};
use crate::lexicon::{BodyKind, Lexicon, UnitKind, Word, fold_case};
use crate::model::directive::{Directive, Level};
use crate::model::units::{IssuingBody, Unit, split_name};
use crate::prose::{Body, Reading, Scope, Territory, UnitName};
use crate::words::Words;

/// Schools that no unit below a province has.
static HIGHER: Words = Words::from_list("schools: of no commune");
/// Schools that a department of education has by itself.
static OF_DEPARTMENT: Words = Words::from_list("schools: of a department");

/// What is seen of a source from a unit.
pub(super) struct Sight {
    source_level: Level,
    source_kind: Option<UnitKind>,
    source_name: String,
    unit_level: Level,
    unit_kind: Option<UnitKind>,
    unit_name: String,
    /// What the issuer goes by, in small letters.
    issuer: Vec<String>,
    /// What kind of body the issuer is.
    pub(super) issuer_kind: Option<BodyKind>,
    /// Whether the issuer is a people's committee or its chair.
    pub(super) is_committee: bool,
    /// What the unit is where it is no People's Committee.
    pub(super) own: Option<OwnBody>,
}

impl Sight {
    pub(super) fn new(source: &Directive, territory: &str, unit: &Unit, readings: Option<&Readings>) -> Self {
        let (source_kind, source_name) = split_name(territory).unwrap_or(("", territory));
        let (unit_kind, unit_name) = split_name(unit.name.notation()).unwrap_or(("", unit.name.notation()));
        let names =
            source.issuers().flat_map(|issuer| std::iter::once(&issuer.name).chain(&issuer.short_name));
        let mut issuer: Vec<String> = names.map(|name| fold_case(name.notation())).collect();
        // `Liên đoàn Lao động tỉnh Lạng Sơn` goes by `Liên đoàn Lao động tỉnh` too.
        let proper = format!(" {}", fold_case(source_name));
        let short: Vec<String> =
            issuer.iter().filter_map(|name| name.strip_suffix(&proper)).map(str::to_owned).collect();
        issuer.extend(short);
        // `Liên Sở`: joint issuers with one voice.
        static JOINT: Words = Words::from_list("standing: joint issuers");
        if source.issuers().count() > 1 {
            issuer.extend(JOINT.iter().map(|name| (*name).to_owned()));
        }
        let reading = Readings::get(readings, source.issuer.name.notation());
        let first = reading.first_clause();
        let issuer_kind = first.and_then(|clause| clause.actors.first()).map(|body| body.kind);
        let is_committee = issuer_kind == Some(BodyKind::Committee);
        Self {
            source_level: source.level().unwrap_or(Level::Province),
            source_kind: UnitKind::of(&fold_case(source_kind)),
            source_name: fold_case(source_name),
            unit_level: unit.level,
            unit_kind: UnitKind::of(&fold_case(unit_kind)),
            unit_name: fold_case(unit_name),
            issuer,
            issuer_kind,
            is_committee,
            own: OwnBody::of(unit),
        }
    }

    /// Whether the unit is a body on the superior's own territory.
    pub(super) fn is_within(&self) -> bool {
        self.own.is_some() && self.unit_level == self.source_level
    }

    /// Whether the unit is a party committee.
    pub(super) fn is_party(&self) -> bool {
        self.own.as_ref().is_some_and(|own| own.kind == IssuingBody::Party)
    }

    /// Whether the source is of a level.
    pub(super) fn is_source_of(&self, level: Level) -> bool {
        self.source_level == level
    }

    /// The unit's level.
    pub(super) fn unit_level(&self) -> Level {
        self.unit_level
    }

    /// The unit's kind.
    pub(super) fn unit_kind(&self) -> Option<UnitKind> {
        self.unit_kind
    }

    /// Whose the scope of a body is.
    pub(super) fn place(&self, reading: &Reading, scope: &Scope) -> Place {
        match scope {
            Scope::None => Place::None,
            Scope::Here => Place::Here,
            Scope::Bare(kind) => self.bare(*kind),
            // `cấp tỉnh, cấp xã`: of each level.
            Scope::Level(kinds) if self.is_of_both_levels(kinds) => Place::Here,
            // `cấp xã` is said of wards too; `các phường` is not said of communes.
            Scope::Level(kinds) if kinds.iter().any(|kind| self.is_own_kind(*kind)) => Place::Own,
            Scope::Level(kinds) | Scope::Each(kinds) => self.all_of(kinds),
            Scope::Named(names) => self.place_of_names(reading, names),
        }
    }

    /// Whether kinds of units of the superior's level are named beside those of the unit's.
    fn is_of_both_levels(&self, kinds: &[UnitKind]) -> bool {
        let of = |level: Level| kinds.iter().any(|kind| kind.levels() == [level].as_slice());
        self.unit_level != self.source_level && of(self.unit_level) && of(self.source_level)
    }

    fn bare(&self, kind: UnitKind) -> Place {
        if self.source_kind == Some(kind) && (self.unit_kind != Some(kind) || self.is_within()) {
            return Place::Superior;
        }
        if self.unit_kind == Some(kind) || self.is_own_kind(kind) {
            return Place::Own;
        }
        match kind.levels().iter().map(|level| rank(*level)).max() {
            Some(level) if level > rank(self.unit_level) => Place::Below,
            Some(level) if level < rank(self.source_level) => Place::Higher,
            // `cấp tỉnh` of a city.
            _ if kind.levels().contains(&self.source_level) => Place::Superior,
            _ => Place::Other,
        }
    }

    fn is_own_kind(&self, kind: UnitKind) -> bool {
        kind.levels().contains(&self.unit_level)
    }

    fn all_of(&self, kinds: &[UnitKind]) -> Place {
        // `các xã, phường` is said of every commune, whether its province has a đặc khu, a thị trấn or none.
        let every = kinds.contains(&UnitKind::Commune) && kinds.contains(&UnitKind::Ward);
        if self.unit_kind.is_some_and(|kind| kinds.contains(&kind))
            || every && self.unit_level == Level::Commune
        {
            return Place::Own;
        }
        if kinds.iter().any(|kind| self.is_own_kind(*kind) && *kind != UnitKind::City) {
            return Place::Other;
        }
        match kinds.first() {
            Some(kind) => self.bare(*kind),
            None => Place::None,
        }
    }

    fn place_of_names(&self, reading: &Reading, names: &[UnitName]) -> Place {
        let each = names.iter().map(|unit| {
            let name = fold_case(reading.at(&unit.name));
            let kind_fits = |own: Option<UnitKind>| unit.kind.is_none() || unit.kind == own;
            if name == self.unit_name && kind_fits(self.unit_kind) && !self.is_within() {
                Place::This
            } else if name == self.source_name && kind_fits(self.source_kind) {
                Place::Superior
            } else {
                Place::Other
            }
        });
        let each: Vec<Place> = each.collect();
        for place in [Place::This, Place::Superior] {
            if each.contains(&place) {
                return place;
            }
        }
        Place::Other
    }

    /// Whose a territory is.
    pub(super) fn territory(&self, reading: &Reading, territory: &Territory) -> Place {
        match &territory.name {
            Some(name) => {
                self.place_of_names(reading, &[UnitName { kind: Some(territory.kind), name: name.clone() }])
            }
            None if territory.is_each => self.all_of(&[territory.kind]),
            None => self.bare(territory.kind),
        }
    }

    /// Whether a body is called as the issuer of the source calls itself.
    pub(super) fn is_issuer(&self, reading: &Reading, body: &Body) -> bool {
        let name = fold_case(reading.at(&body.name));
        if name.is_empty() {
            return false;
        }
        let whole = fold_case(reading.at(&(body.name.start..body.span.end)));
        // `Tỉnh ủy`, and its Ban Thường vụ; so of unions and the Front
        let board = |issuer: &String| {
            matches!(body.kind, BodyKind::Party | BodyKind::Union | BodyKind::Front)
                && issuer.strip_suffix(&whole).is_some_and(|rest| rest.ends_with(' '))
        };
        // `Chi cục trưởng`, said of Chi cục Kiểm lâm
        let head = name.strip_suffix(" trưởng").filter(|_| body.kind == BodyKind::Vertical);
        let own = |issuer: &String| {
            *issuer == whole
                || head.is_some_and(|head| issuer.starts_with(head))
                || board(issuer)
                || *issuer == name
                || body.kind == BodyKind::Department && (name == "sở" || issuer.starts_with(name.as_str()))
        };
        self.issuer.iter().any(own)
    }

    /// Where a body stands.
    pub(super) fn stand(&self, reading: &Reading, body: &Body) -> Stand {
        // `UBND các xã (trừ xã Chi Lăng)`, said of xã Chi Lăng
        if body.except.iter().any(|body| self.stand(reading, body) == Stand::This) {
            return Stand::Other;
        }
        // `xã Chi Lăng 120 con, …, các xã còn lại …`, said of xã Chi Lăng
        let rest = body
            .limit
            .as_ref()
            .is_some_and(|limit| Lexicon::get().is_word(reading.at(limit).trim(), Word::Rest));
        if rest && self.is_named_before(reading, body.span.start) {
            return Stand::Other;
        }
        match &self.own {
            Some(own) => self.beside(own, reading, body),
            None => self.of_committee(reading, body),
        }
    }

    /// Whether the unit is named in the sentence before a place, by its whole name.
    fn is_named_before(&self, reading: &Reading, at: usize) -> bool {
        let from =
            reading.sentences.iter().rev().find(|own| own.span.start <= at).map_or(0, |own| own.span.start);
        let before = &reading.words()[from..at];
        let small = fold_case(before);
        let own = |(at, name): (usize, &str)| {
            let led = at == 0 || small[..at].ends_with(' ');
            // `Chi Lăng Đông` is another.
            let behind = before[at + name.len()..].strip_prefix(' ');
            let goes_on = |rest: &str| rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
            led && !behind.is_some_and(goes_on)
        };
        small.match_indices(self.unit_name.as_str()).any(own)
    }

    /// Where a body stands, seen from a People's Committee.
    fn of_committee(&self, reading: &Reading, body: &Body) -> Stand {
        use BodyKind as Kind;
        // `Ban Tổ chức Tỉnh ủy`: an organ of the party's, and not the party committee of the unit.
        let higher = || body.level.is_some_and(|level| rank(level) < rank(self.unit_level));
        if body.kind == Kind::Party
            && is_board_of_party(reading, body)
            && (higher() || self.place(reading, &body.scope) == Place::Superior)
        {
            return Stand::Above;
        }
        if let Some(of) = &body.of {
            // What belongs to a department is the department's; what belongs to the issuer is one of its own.
            let general = matches!(body.kind, Kind::Subordinates | Kind::Departments | Kind::Everyone);
            let of_force = matches!(body.kind, Kind::Union | Kind::Unions) && is_force(of.kind);
            return match self.stand(reading, of) {
                // `Đoàn Thanh niên Công an tỉnh`: the police's, and not the unit's youth.
                Stand::Counterpart if of_force && self.place(reading, &of.scope) != Place::Own => {
                    Stand::Above
                }
                Stand::Superior if general && self.is_committee => Stand::Departments,
                Stand::Superior => Stand::Above,
                stand => stand,
            };
        }
        // `các trường trực thuộc`, said by a department
        if !self.is_committee && body.is_under {
            return Stand::Above;
        }
        let place = self.place(reading, &body.scope);
        if !self.is_committee
            && self.is_issuer(reading, body)
            && matches!(place, Place::None | Place::Superior)
        {
            return Stand::Superior;
        }
        if self.is_of_another_kind(body) {
            return Stand::Other;
        }
        match body.kind {
            Kind::Local if self.is_of_higher_schools(reading, body) => Stand::Above,
            Kind::Unit | Kind::Committee => committee(place),
            Kind::Locality => match place {
                Place::Other => Stand::Other,
                _ if body.is_each || body.title.is_some() || body.span.start == 0 => Stand::Own,
                _ => Stand::Everyone,
            },
            Kind::Mixed => Stand::Mixed,
            Kind::Departments | Kind::Subordinates => self.departments(body, place),
            Kind::Everyone | Kind::Addressees | Kind::People | Kind::Authority => match place {
                Place::Other => Stand::Other,
                _ => Stand::Everyone,
            },
            Kind::Local | Kind::Enterprise | Kind::Village | Kind::HealthStation => {
                on_territory(reading, body, place)
            }
            kind if has_counterpart(kind) => self.counterpart(reading, body, place),
            Kind::Border => Stand::Forces,
            Kind::Central => Stand::Central,
            Kind::Division => self.division(body, place),
            _ => match place {
                Place::Own | Place::This => Stand::OwnBody,
                // `Ban Chỉ đạo các cấp`
                Place::Here if matches!(body.kind, Kind::Steering | Kind::Board) => Stand::OwnBody,
                Place::Other => Stand::Other,
                Place::Below => Stand::Below,
                _ => Stand::Above,
            },
        }
    }

    /// Whether some units of a kind are meant that the unit is none of: `UBND phường trung tâm`, said to a xã.
    fn is_of_another_kind(&self, body: &Body) -> bool {
        match body.scope {
            Scope::Bare(kind) => {
                body.limit.is_some() && self.is_own_kind(kind) && self.unit_kind != Some(kind)
            }
            _ => false,
        }
    }

    /// Whether only schools are named that no unit below a province has: universities; where a department speaks to its own,
    /// `Các trường THPT` too.
    fn is_of_higher_schools(&self, reading: &Reading, body: &Body) -> bool {
        let by_department = self.issuer_kind == Some(BodyKind::Department);
        if body.field != Some("education") && !by_department {
            return false;
        }
        let name = in_full(&fold_case(reading.at(&body.name)));
        let sorts = Lexicon::get().sorts_of_school(&name);
        let higher = |sort: &str| HIGHER.contains(&sort) || by_department && OF_DEPARTMENT.contains(&sort);
        !sorts.is_empty() && sorts.iter().all(|sort| higher(&name[sort.clone()]))
    }

    /// Whether a name is of a school of a sort that communes have.
    pub(super) fn is_school_of_communes(&self, name: &str) -> bool {
        let name = in_full(&fold_case(name));
        let above = |sort: &str| HIGHER.contains(&sort) || OF_DEPARTMENT.contains(&sort);
        let sorts = Lexicon::get().sorts_of_school(&name);
        sorts.iter().any(|sort| !above(&name[sort.clone()]))
    }

    fn departments(&self, body: &Body, place: Place) -> Stand {
        match place {
            Place::Own | Place::This => Stand::OwnBody,
            Place::Other => Stand::Other,
            Place::Below => Stand::Below,
            Place::Higher => Stand::Central,
            Place::Superior => Stand::Departments,
            // A province has sở, a district has phòng.
            Place::None | Place::Here => match body.level {
                Some(level) if level != self.source_level => Stand::OwnBody,
                _ => Stand::Departments,
            },
        }
    }

    pub(super) fn counterpart(&self, reading: &Reading, body: &Body, place: Place) -> Stand {
        // `Ủy viên Ban Thường vụ Tỉnh ủy`: persons of the superior's body, not that body.
        let member = body.title.as_ref().is_some_and(|title| Lexicon::get().is_member(reading.at(title)));
        let place_above = matches!(place, Place::Superior | Place::None | Place::Higher);
        if member && place_above && body.level != Some(self.unit_level) {
            return Stand::Above;
        }
        match place {
            // `Trưởng Công an xã`
            Place::Own if matches!(body.scope, Scope::Bare(_)) => Stand::OwnBody,
            Place::Own => Stand::Counterpart,
            Place::This => Stand::OwnBody,
            Place::Other => Stand::Other,
            Place::Below => Stand::Below,
            Place::Higher => Stand::Central,
            // `các tổ chức chính trị - xã hội trên địa bàn tỉnh`: whichever are there.
            Place::Superior if body.is_each && is_on(reading, body) => Stand::Here,
            Place::Superior => Stand::Counterpart,
            // `Ủy ban MTTQ Việt Nam cùng cấp`
            Place::Here if body.scope_span.is_empty() && !body.is_each => Stand::OwnBody,
            Place::None | Place::Here => match body.level {
                Some(level) if rank(level) < rank(self.source_level) => Stand::Central,
                Some(level) if level == self.unit_level => Stand::OwnBody,
                Some(_) => Stand::Counterpart,
                None if matches!(body.kind, BodyKind::Unions | BodyKind::Party) => Stand::Here,
                None => Stand::Counterpart,
            },
        }
    }

    fn division(&self, body: &Body, place: Place) -> Stand {
        match place {
            Place::Own | Place::This => Stand::OwnBody,
            Place::Other => Stand::Other,
            Place::Superior => Stand::Above,
            _ if self.source_level == Level::District => Stand::Above,
            // `Phòng Cảnh sát giao thông`
            _ if body.level.is_some_and(|level| rank(level) < rank(self.unit_level)) => Stand::Above,
            _ => Stand::OwnBody,
        }
    }
}

/// Whether the superior and the unit each have a body of a kind.
fn has_counterpart(kind: BodyKind) -> bool {
    use BodyKind::{Council, Front, Military, Party, Police, Union, Unions};
    matches!(kind, Police | Military | Front | Unions | Union | Party | Council)
}

/// Whether bodies of a kind are the police's or the military's.
pub(super) fn is_force(kind: BodyKind) -> bool {
    matches!(kind, BodyKind::Police | BodyKind::Military)
}

/// Where a committee, or a unit by itself, stands whose territory is so.
fn committee(place: Place) -> Stand {
    match place {
        Place::Superior => Stand::Superior,
        Place::Own => Stand::Own,
        Place::This => Stand::This,
        Place::Other => Stand::Other,
        Place::Below => Stand::Below,
        Place::Higher => Stand::Central,
        Place::None | Place::Here => Stand::Everyone,
    }
}

/// Whether a board of a party committee is named, which the committee of a commune has under other names.
fn is_board_of_party(reading: &Reading, body: &Body) -> bool {
    static BOARDS: Words = Words::from_list("party: boards of a committee");
    let name = fold_case(reading.at(&body.name));
    body.title.is_none() && BOARDS.iter().any(|board| name.starts_with(board))
}

/// Whether a body is said to be on a territory, rather than of it.
fn is_on(reading: &Reading, body: &Body) -> bool {
    !body.scope_span.is_empty()
        && fold_case(reading.words()[..body.scope_span.start].trim_end()).ends_with("địa bàn")
}

/// Where schools, enterprises and villages stand.
pub(super) fn on_territory(reading: &Reading, body: &Body, place: Place) -> Stand {
    // `Bệnh viện đa khoa tỉnh`: one of the superior's own.
    // `Lực lượng dân quân toàn tỉnh` has a capital at most where a sentence begins.
    let sector = || Lexicon::get().is_word(reading.at(&body.name), Word::Sector);
    let named = body.kind == BodyKind::Local && !body.is_each && !sector();
    match place {
        Place::Superior if named && reading.at(&body.name).starts_with(char::is_uppercase) => Stand::Above,
        Place::Other => Stand::Other,
        _ => Stand::Here,
    }
}
