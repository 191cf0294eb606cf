//! Where bodies stand, seen from a unit that is no People's Committee: its peers, and all in general, are meant where it is;
//! every other body is elsewhere.

use crate::cascade::own_body::{OwnBody, is_elsewhere};
use crate::cascade::stand::{Place, Stand, is_office, rank};
use crate::cascade::standing::{Sight, is_force, on_territory};
use crate::lexicon::{BodyKind, Lexicon, Word, fold_case};
use crate::model::units::IssuingBody;
use crate::prose::{Body, Reading};
use crate::words::Words;

impl Sight {
    /// Where a body stands, seen from one that is no People's Committee.
    pub(super) fn beside(&self, own: &OwnBody, reading: &Reading, body: &Body) -> Stand {
        use BodyKind as Kind;
        let place = self.place(reading, &body.scope);
        // A division is none of the units that serve the public.
        if own.kind == IssuingBody::Division && body.field == Some("public_service") {
            return Stand::Other;
        }
        if own.is(reading, body, place) {
            return Stand::This;
        }
        if own.is_organ(reading, body, place) || place == Place::None && own.has_within(reading, body) {
            return Stand::OwnBody;
        }
        if let Some(of) = &body.of {
            let general = matches!(body.kind, Kind::Subordinates | Kind::Departments | Kind::Everyone)
                || own.is_among(reading, body);
            // `Hội Chữ thập đỏ các trường` is the schools'.
            let of_schools = matches!(body.kind, Kind::Union | Kind::Unions) && of.kind == Kind::Local;
            if of_schools && own.kind != IssuingBody::School {
                return Stand::Other;
            }
            return match self.beside(own, reading, of) {
                Stand::This => Stand::OwnBody,
                Stand::Counterpart
                    if matches!(body.kind, Kind::Union | Kind::Unions) && is_force(of.kind) =>
                {
                    Stand::Other
                }
                Stand::Superior if general => Stand::Own,
                Stand::Superior => Stand::Other,
                stand => stand,
            };
        }
        if !self.is_committee
            && self.is_issuer(reading, body)
            && matches!(place, Place::None | Place::Superior)
        {
            return Stand::Superior;
        }
        match own.is_among(reading, body) {
            true => self.among(own, reading, body, place),
            false => self.apart(own, reading, body, place),
        }
    }

    /// Where a body stands that is one of those like this one, or all of them.
    fn among(&self, own: &OwnBody, reading: &Reading, body: &Body, place: Place) -> Stand {
        use BodyKind as Kind;
        let elsewhere = is_elsewhere(place);
        // The Front, unions and parties have one of each level.
        let higher = body.level.is_some_and(|level| rank(level) < rank(self.unit_level()));
        // `Các cấp Hội trên địa bàn tỉnh` are there too.
        let above = (place == Place::Superior || higher)
            && !self.is_within()
            && own.is_of_each_level()
            && !is_spread(reading, body);
        // `Ban Tuyên giáo Tỉnh ủy` is not Tỉnh ủy; the Front goes by a long and a short name.
        let asks = self.issuer_kind == Some(body.kind) && own.kind != IssuingBody::Party;
        match (above, elsewhere) {
            (true, _) if asks => Stand::Superior,
            // The Front asks the unions of its own level.
            (true, _) if own.kind == IssuingBody::Front && body.kind == Kind::Unions => {
                self.counterpart(reading, body, place)
            }
            (true, false) => Stand::Above,
            (false, false) => Stand::Own,
            _ => Stand::Other,
        }
    }

    /// Where a body of another sort stands.
    fn apart(&self, own: &OwnBody, reading: &Reading, body: &Body, place: Place) -> Stand {
        use BodyKind as Kind;
        let elsewhere = is_elsewhere(place);
        let of_each_level = own.is_of_each_level();
        match body.kind {
            // The party committee leads the council and the committee of its unit.
            Kind::Committee | Kind::Council
                if own.kind == IssuingBody::Party && matches!(place, Place::Own | Place::This) =>
            {
                Stand::Here
            }
            // `UBND cùng cấp`: of the unit's own level.
            Kind::Committee | Kind::Council | Kind::Police | Kind::Military if place == Place::Here => {
                Stand::Here
            }
            // `các xã biên giới` are their committees of the Front, where the Front speaks, and their divisions, where a
            // department does.
            Kind::Unit
                if (of_each_level || own.kind == IssuingBody::Division)
                    && !self.is_committee
                    && matches!(place, Place::Own | Place::This) =>
            {
                Stand::Own
            }
            // There are police, unions and the like on each of its levels.
            Kind::Police | Kind::Military | Kind::Front | Kind::Unions | Kind::Union | Kind::Party
                if of_each_level && !self.is_within() && !elsewhere =>
            {
                self.counterpart(reading, body, place)
            }
            Kind::Committee | Kind::Unit if place == Place::Superior && self.is_committee => Stand::Superior,
            // `các phòng chuyên môn của UBND xã`, said to the health station there
            Kind::Departments | Kind::Division
                if own.kind == IssuingBody::HealthStation && matches!(place, Place::Own | Place::This) =>
            {
                Stand::Here
            }
            Kind::Subordinates | Kind::Departments if !self.is_committee && !elsewhere => Stand::Own,
            // `Các hộ kinh doanh`, said to a school
            Kind::People if !own.has_territory() && is_of_territory(reading, body) => Stand::Other,
            Kind::Everyone | Kind::Addressees | Kind::People | Kind::Authority | Kind::Mixed
                if !elsewhere =>
            {
                Stand::Everyone
            }
            // Each has unions of its own.
            Kind::Unions | Kind::Union if !of_each_level && place == Place::None && body.level.is_none() => {
                Stand::Here
            }
            // A health station has schools on its territory, and no hospital.
            Kind::Local if own.kind == IssuingBody::HealthStation && body.field != Some("education") => {
                Stand::Other
            }
            Kind::Local | Kind::Enterprise | Kind::Village if own.has_territory() && !self.is_within() => {
                on_territory(reading, body, place)
            }
            // `Ban Nữ công công đoàn các cấp`
            Kind::Board | Kind::Steering if of_each_level && place == Place::Here => Stand::OwnBody,
            Kind::Central => Stand::Central,
            Kind::Border => Stand::Forces,
            kind if (is_office(kind) || kind == Kind::Board)
                && matches!(place, Place::None | Place::Superior) =>
            {
                Stand::Above
            }
            _ => Stand::Other,
        }
    }
}

/// Whether people of a territory are meant, who are none of a school's own: `Hộ gia đình`.
fn is_of_territory(reading: &Reading, body: &Body) -> bool {
    static PEOPLE: Words = Words::from_list("people: of a territory");
    let name = fold_case(reading.at(&body.name));
    PEOPLE.iter().any(|people| name.starts_with(people))
}

/// Whether those of all levels are meant, wherever they are on a territory: `Các cấp Hội trên địa bàn tỉnh`, `các cấp ủy
/// trong toàn tỉnh`.
fn is_spread(reading: &Reading, body: &Body) -> bool {
    let each = !body.is_each && Lexicon::get().opens_with(reading.at(&body.name), Word::Each);
    let scope = &reading.words()[body.name.end..body.span.end];
    each && Lexicon::get().find(scope, Word::Spread).is_some()
}
