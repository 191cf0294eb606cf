//! Words of the superior's level and territory.

use crate::cascade::looks::Look;
use crate::cascade::own_body::OwnBody;
use crate::cascade::rewrite::{Around, Rewriter};
use crate::cascade::stand::Place;
use crate::lexicon::{Lexicon, UnitKind, Word, fold_case};
use crate::model::directive::Level;
use crate::prose::{Mention, Territory, TerritoryForm};
use crate::words::Words;

impl Rewriter<'_, '_, '_> {
    pub(super) fn territory(&mut self, territory: &Territory, mention: &Mention, around: &Around) {
        let step = self.step;
        let works_there = |own: &OwnBody| own.has_territory() && !step.sight.is_within();
        if step.sight.own.as_ref().is_some_and(|own| !works_there(own)) {
            // Most bodies have no territory; what the superior says of one stands.
            let apart = !step.sight.is_within() && territory.form != TerritoryForm::Bare;
            if apart && step.sight.territory(self.reading, territory) == Place::Superior {
                self.see(Look::Territory, &mention.span);
            }
            return;
        }
        match step.sight.territory(self.reading, territory) {
            Place::Superior => {}
            // `từ ngân sách xã, phường`: of this unit.
            Place::Own | Place::Other
                if territory.is_each && territory.in_name && self.is_of_kinds(territory) =>
            {
                self.see(Look::Own, &mention.span);
                return self.edit(territory.unit.clone(), step.words.unit_kind());
            }
            Place::Own if self.is_in_law(mention) => return,
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
        let figure = !addressed && (around.figure || self.is_of_an_aim(&mention.span));
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
}

impl Rewriter<'_, '_, '_> {
    /// Whether a territory is where all of them together are to reach a number, whoever is to: `hoàn thành ít nhất 12 khu trên địa bàn
    /// tỉnh`, `Phấn đấu … trên địa bàn tỉnh giảm ít nhất 20%`.
    fn is_of_an_aim(&self, span: &std::ops::Range<usize>) -> bool {
        let from = self.clause.predicate.start.min(span.start);
        let text = self.reading.words();
        let counted = |words: &str| {
            Lexicon::get().find(words, Word::Least).is_some_and(|least| {
                words[least.end..].trim_start().starts_with(|c: char| c.is_ascii_digit())
            })
        };
        let aims = Lexicon::get().opens_with(text[from..].trim_start(), Word::Aim);
        // A share is each unit's own.
        let number = counted(&text[from..span.start]) && !text[from..span.start].contains('%');
        number || aims && counted(&text[span.end..self.clause.span.end])
    }

    /// Whether any unit of a level is spoken of as the law does: `trong phạm vi một đơn vị hành chính cấp xã`.
    fn is_in_law(&self, mention: &Mention) -> bool {
        static UNITS: Words = Words::from_list("units: in law");
        let before = fold_case(&self.reading.words()[self.clause.span.start..mention.span.start]);
        UNITS.iter().any(|unit| before.trim_end().ends_with(unit))
    }

    /// Whether several kinds of units of the unit's level are named in one, its own among them: `huyện, thành phố`.
    fn is_of_kinds(&self, territory: &Territory) -> bool {
        let words = fold_case(self.reading.at(&territory.unit));
        let kinds: Vec<&str> =
            words.split([',', '/', '-']).flat_map(|kinds| kinds.split(" và ")).map(str::trim).collect();
        let level = self.step.unit.level;
        let of_level = |kind: &&str| UnitKind::of(kind).is_some_and(|kind| kind.levels().contains(&level));
        territory.form == TerritoryForm::Bare
            && kinds.len() > 1
            && kinds.contains(&self.step.words.unit_kind())
            && kinds.iter().all(of_level)
    }
}

/// The word of a level in `cấp …`.
fn level_word(level: Level) -> &'static str {
    match level {
        Level::Province => "tỉnh",
        Level::District => "huyện",
        Level::Commune => "xã",
    }
}
