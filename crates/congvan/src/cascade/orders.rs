//! No sentence goes out that gives orders to a body above or beside the unit: where one would, a marked blank stands in
//! its place for a person to decide.

use crate::cascade::Step;
use crate::cascade::stand::{Place, Stand};
use crate::cascade::trace::Check;
use crate::lexicon::fold_case;
use crate::model::directive::choices::AUDIENCES;
use crate::model::directive::{Level, Text};
use crate::prose::{self, Body, Reading, Scope};
use crate::text::diagnostic::Message;

impl Step<'_> {
    /// The body above or beside the unit that a sentence of the result gives a task to.
    pub(super) fn ordered_above(&self, text: &str) -> Option<String> {
        let reading = prose::read(&Text::from_notation(text));
        let clauses = reading.clauses();
        // The unit's own are under it, whatever they are called.
        let is_own = |body: &Body| self.is_named_here(reading.at(&body.span));
        // `Chủ tịch UBND xã, phường nào không đạt …` tells what comes of it.
        let any_of_them = |body: &Body| reading.words()[body.span.end..].starts_with(" nào ");
        let above = |body: &&Body| self.is_above(&reading, body) && !is_own(body) && !any_of_them(body);
        let ordered = clauses.filter(|clause| !clause.is_fact).find_map(|clause| {
            let asked = clause.asks.iter().find(above);
            asked.or_else(|| clause.actors.iter().find(above))
        })?;
        Some(reading.at(&ordered.span).to_owned())
    }

    /// Whether words are the name of a body of the unit's own.
    pub(super) fn is_named_here(&self, words: &str) -> bool {
        let words = fold_case(words);
        let groups = AUDIENCES.iter().flat_map(|(_, group)| self.words.counterparts(*group));
        // A long name may be read in part.
        let is_it = |name: &str| fold_case(name).starts_with(&words);
        is_it(&self.lead()) || groups.into_iter().any(|name| is_it(name.notation()))
    }

    fn is_above(&self, reading: &Reading, body: &Body) -> bool {
        let place = self.sight.place(reading, &body.scope);
        let of_superior =
            place == Place::Superior || place == Place::None && body.level == Some(Level::Province);
        match self.sight.stand(reading, body) {
            Stand::Superior | Stand::Forces => true,
            Stand::Above => body.scope != Scope::None || body.level.is_some(),
            Stand::Departments | Stand::Counterpart => of_superior && self.unit.level != Level::Province,
            Stand::Own | Stand::Mixed => {
                body.limit.is_none() && matches!(body.scope, Scope::Each(_) | Scope::Level(_))
            }
            Stand::Other => true,
            _ => false,
        }
    }
}

/// The place of a sentence that a person must decide, with its words.
pub(super) fn decision_blank(sentence: &str) -> String {
    format!("[cần quyết định: {}]", sentence.trim().trim_end_matches(['.', ';']))
}

/// What is asked of the person.
pub(super) fn must_decide(body: &str) -> Check {
    let what = Message::new(
        format!("phải quyết định: câu còn giao việc cho `{body}`, không thuộc quyền của đơn vị"),
        format!("to be decided: the sentence still gives a task to `{body}`, which is not under the unit"),
    );
    Check::must_decide(what)
}
