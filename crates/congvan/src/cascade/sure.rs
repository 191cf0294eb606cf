//! No sentence goes unseen unless those whose task it is are surely not here: a name, a territory or a body above says so. Where
//! they are named in general, a person is asked to look.

use std::ops::Range;

use crate::cascade::given::Given;
use crate::cascade::looks::{Look, Looks};
use crate::cascade::own_body::{in_full, names_all};
use crate::cascade::stand::{Place, Stand};
use crate::cascade::{Step, proper};
use crate::lexicon::{BodyKind, Lexicon, Word, fold_case};
use crate::model::directive::Level;
use crate::prose::{Body, Clause, Reading, Scope};
use crate::text::diagnostic::Message;
use crate::words::Words;

impl Step<'_> {
    /// Has a person look at a clause that goes, where those who act are not surely elsewhere.
    pub(super) fn see_unsure(&self, reading: &Reading, clause: &Clause, stands: &[Stand], looks: &mut Looks) {
        for span in self.unsure_of(reading, clause, stands) {
            looks.see(Look::Unsure, reading.at(&span));
        }
    }

    /// What stands below those who are not surely elsewhere goes with them, and is to be looked at too.
    pub(super) fn unsure_below(
        &self,
        reading: &Reading,
        clause: &Clause,
        stands: &[Stand],
        given: Given,
    ) -> Given {
        if given.look.is_some() || self.unsure_of(reading, clause, stands).is_empty() {
            return given;
        }
        let look = Message::new(
            "xem lại: câu bỏ theo nơi nêu ở trên, nơi ấy chưa chắc là của cấp trên hoặc nơi khác",
            "look: the sentence goes with those named above it, who may be of this unit",
        );
        Given { look: Some(look), ..given }
    }

    /// Has a person look where what those who act are to do begins with no word that is known to: their name may go on there.
    pub(super) fn see_cut(&self, reading: &Reading, clause: &Clause, looks: &mut Looks) {
        let words = reading.at(&clause.predicate).trim_start();
        // A name that ends in a territory is whole.
        let open =
            clause.actors.last().is_some_and(|body| body.scope_span.is_empty() && body.limit.is_none());
        let acts = open && !clause.is_address && !clause.is_fact;
        if acts && words.starts_with(char::is_lowercase) && !begins_task(words) {
            let end = words.match_indices(' ').nth(CUT).map_or(words.len(), |(at, _)| at);
            looks.see(Look::Cut, &words[..end]);
        }
    }

    /// Has a person look at who goes on acting by a name of his own that nobody knows to be the unit's: `Trường Tiểu học Kim Đồng`,
    /// `Phòng Quản lý đô thị`.
    pub(super) fn see_stranger(
        &self,
        reading: &Reading,
        clause: &Clause,
        stands: &[Stand],
        looks: &mut Looks,
    ) {
        for (body, stand) in clause.actors.iter().zip(stands) {
            let kept = matches!(stand, Stand::Here | Stand::Everyone | Stand::OwnBody | Stand::Below);
            if kept && body.scope == Scope::None && self.is_stranger(reading, body) {
                looks.see(Look::Stranger, reading.at(&body.span));
            }
        }
    }

    fn is_stranger(&self, reading: &Reading, body: &Body) -> bool {
        use BodyKind as Kind;
        let name = reading.at(&body.name);
        if body.of.is_some()
            || self.is_named_here(reading.at(&body.span))
            || !name.starts_with(char::is_uppercase)
        {
            return false;
        }
        let proper = |word: &str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
        match body.kind {
            Kind::Division => !body.is_each && Lexicon::get().department(name).is_none(),
            Kind::Institution
            | Kind::Board
            | Kind::Company
            | Kind::Press
            | Kind::Vertical
            | Kind::Department => !body.is_each,
            Kind::Local | Kind::HealthStation | Kind::Enterprise | Kind::Village => {
                !body.is_each && name.split(' ').skip(1).any(proper)
            }
            _ => false,
        }
    }

    /// Who acts in a clause and is not surely elsewhere.
    fn unsure_of(&self, reading: &Reading, clause: &Clause, stands: &[Stand]) -> Vec<Range<usize>> {
        let unsure = |(body, stand): &(&Body, &Stand)| !self.is_surely_elsewhere(reading, body, **stand);
        clause.actors.iter().zip(stands).filter(unsure).map(|(body, _)| body.span.clone()).collect()
    }

    /// Whether a body is surely none of the unit's and none in it.
    fn is_surely_elsewhere(&self, reading: &Reading, body: &Body, stand: Stand) -> bool {
        if matches!(stand, Stand::Superior | Stand::Central | Stand::Forces)
            || body.points_back
            || body.is_under
        {
            return true;
        }
        // `các đơn vị trực thuộc Sở Y tế`
        let of = body.of.as_deref();
        let of = of.is_some_and(|of| self.is_surely_elsewhere(reading, of, self.sight.stand(reading, of)));
        let all = body.is_each || names_all(&fold_case(reading.at(&body.name)));
        let called = reading.at(&body.name).starts_with(char::is_uppercase)
            && !all
            && !self.is_of_people(reading, body);
        let other = matches!(body.scope, Scope::Named(_)) && body.limit.is_none();
        // `Giám đốc các sở được phân công phụ trách xã`
        let over = body.kind == BodyKind::Departments && body.title.is_some() && stand == Stand::Above;
        of || over
            || other
            || stand == Stand::Above && self.is_of_superiors_level(reading, body)
            || (called || self.is_of_another_sort(reading, body)) && !self.may_be_here(reading, body)
    }

    /// Whether a body is one of people where they live, or goes by the unit's own name, whatever capitals it has: `Ban Công tác Mặt
    /// trận thôn`, `Tổ Hòa giải cơ sở`, `Ban Quản lý chợ Chi Lăng`.
    fn is_of_people(&self, reading: &Reading, body: &Body) -> bool {
        static PEOPLE: Words = Words::from_list("bodies: of people where they live");
        if matches!(body.scope, Scope::Named(_)) {
            return false;
        }
        let name = format!(" {} ", fold_case(reading.at(&body.name)));
        let own = proper(self.unit.name.notation());
        PEOPLE.iter().any(|words| name.contains(&format!(" {words} ")))
            || name.trim_end().ends_with(&format!(" {own}"))
    }

    /// Whether a body that goes by a name of its own may be one of the unit's: a commune has divisions and schools too.
    fn may_be_here(&self, reading: &Reading, body: &Body) -> bool {
        let name = reading.at(&body.name);
        if body.scope != Scope::None || !self.sight.is_committee || self.sight.own.is_some() {
            return false;
        }
        match body.kind {
            BodyKind::Division => {
                !self.sight.is_source_of(Level::District)
                    && body.level != Some(Level::Province)
                    && Lexicon::get().department(name).is_none()
            }
            _ => self.sight.is_school_of_communes(name),
        }
    }

    /// Whether bodies are of a sort of which the unit has none, whoever they are: `các trường đại học`, the press of a province,
    /// villages for a school.
    fn is_of_another_sort(&self, reading: &Reading, body: &Body) -> bool {
        use BodyKind as Kind;
        let is_above = self.sight.place(reading, &body.scope) == Place::Superior;
        let sorts = || Lexicon::get().sorts_of_school(&in_full(&fold_case(reading.at(&body.name))));
        match body.kind {
            Kind::Local | Kind::Institution if !sorts().is_empty() => true,
            Kind::Local | Kind::HealthStation => {
                self.sight.own.as_ref().is_some_and(|own| own.is_of_another_field(body))
            }
            Kind::Institution if self.sight.own.as_ref().is_some_and(|own| !own.is_center()) => true,
            Kind::Institution | Kind::Board | Kind::Steering | Kind::Press => is_above,
            Kind::Village | Kind::Union | Kind::Unions | Kind::People => {
                self.sight.own.as_ref().is_some_and(|own| !own.is_of_each_level())
            }
            Kind::Enterprise | Kind::Company => {
                self.sight.own.as_ref().is_some_and(|own| !own.has_territory())
            }
            Kind::Everyone | Kind::Addressees | Kind::Mixed | Kind::Authority => false,
            Kind::Departments | Kind::Subordinates => false,
            _ => true,
        }
    }
}

/// So many words of a task are quoted.
const CUT: usize = 3;

/// Whether words are of what is to be done, not of who does it.
fn begins_task(words: &str) -> bool {
    static VERBS: Words = Words::from_list("tasks: more verbs");
    const CLASSES: [Word; 34] = [
        Word::Verb,
        Word::Fact,
        Word::Must,
        Word::Manner,
        Word::Duty,
        Word::Opener,
        Word::Join,
        Word::Report,
        Word::Advise,
        Word::Answer,
        Word::Personal,
        Word::Follow,
        Word::Guide,
        Word::Passive,
        Word::Between,
        Word::Also,
        Word::Aim,
        Word::Notice,
        Word::Praise,
        Word::Decide,
        Word::Lack,
        Word::Poor,
        Word::Past,
        Word::Charge,
        Word::Assign,
        Word::Deadline,
        Word::Then,
        Word::Emphasis,
        Word::Make,
        Word::Lead,
        Word::Led,
        Word::Apart,
        Word::Threshold,
        Word::Least,
    ];
    let small = fold_case(words);
    let begins =
        |verb: &&str| small.strip_prefix(*verb).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
    Lexicon::get().opens_with_one_of(words, &CLASSES) || VERBS.iter().any(begins)
}
