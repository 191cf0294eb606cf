//! The words of a pair of levels, filled in for one source and one unit, and who stands for whom.

use crate::cascade::Refused;
use crate::cascade::words::{Common, Words, word};
use crate::model::directive::choices::AUDIENCES;
use crate::model::directive::{Audience, Level, Text};
use crate::model::units::{IssuingBody, Unit, split_name};
use crate::wording::{Phrases, WordingError};

/// The words of one step, filled in for its source and its unit.
pub(super) struct LevelWords<'w> {
    all: &'w Words,
    phrases: &'w Phrases,
    values: Vec<(&'static str, String)>,
    /// Who stands for each group in the unit.
    counterparts: Vec<(Audience, Vec<Text>)>,
}

impl<'w> LevelWords<'w> {
    pub(super) fn new(
        all: &'w Words,
        level: Option<Level>,
        territory: &str,
        unit: &Unit,
        body: Option<IssuingBody>,
    ) -> Result<Self, Refused> {
        let phrases = match body {
            Some(_) => all.within(),
            None => all.step(level, unit.level),
        };
        let source_kind = split_name(territory).map_or("", |(kind, _)| kind);
        let short = phrases.fill("source_short", &[("source", territory), ("source_kind", source_kind)])?;
        let values = vec![
            ("source", territory.to_owned()),
            ("source_kind", source_kind.to_owned()),
            ("source_short", short),
            ("unit", unit.name.notation().to_owned()),
            ("unit_kind", unit.kind().to_owned()),
            ("unit_short", unit.short_name.notation().to_owned()),
            ("beside", String::new()),
        ];
        let mut words = Self { all, phrases, values, counterparts: Vec::new() };
        for (_, group) in AUDIENCES {
            let names = words.names_of(unit, body, group)?;
            words.counterparts.push((group, names));
        }
        Ok(words)
    }

    /// A phrase of this step.
    pub(super) fn fill(&self, key: &str, more: &[(&'static str, &str)]) -> Result<String, WordingError> {
        let more_names = |name: &str| more.iter().any(|(own, _)| *own == name);
        let mut values = self.values();
        values.retain(|(name, _)| !more_names(name));
        values.extend(more);
        self.phrases.fill(key, &values)
    }

    /// What words of this step may ask for.
    pub(super) fn values(&self) -> Vec<(&'static str, &str)> {
        self.values.iter().map(|(name, value)| (*name, value.as_str())).collect()
    }

    fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }

    /// The unit's name with its kind.
    pub(super) fn unit(&self) -> &str {
        self.value("unit")
    }

    pub(super) fn unit_kind(&self) -> &str {
        self.value("unit_kind")
    }

    /// Who stands for a group in the unit: the profile's words, or the template's.
    fn names_of(
        &self,
        unit: &Unit,
        body: Option<IssuingBody>,
        group: Audience,
    ) -> Result<Vec<Text>, WordingError> {
        if let Some((_, names)) = unit.counterparts.iter().find(|(known, _)| *known == group) {
            return Ok(names.clone());
        }
        // The organisations below a party committee, as its profile calls them.
        if group == Audience::Departments
            && body == Some(IssuingBody::Party)
            && let Some((_, names)) = unit.counterparts.iter().find(|(known, _)| *known == Audience::Party)
        {
            return Ok(names.clone());
        }
        if group == Audience::Departments
            && let Some(inner) = body.and_then(|body| {
                self.common().of_body("inner", body, &[("unit_short", unit.short_name.notation())])
            })
        {
            return Ok(vec![Text::from_notation(inner)]);
        }
        let key = format!("counterparts.{}", word(group));
        Ok(if self.phrases.has(&key) { vec![Text::from_notation(self.fill(&key, &[])?)] } else { Vec::new() })
    }

    /// Who stands for a group in the unit.
    pub(super) fn counterparts(&self, group: Audience) -> &[Text] {
        self.counterparts.iter().find(|(known, _)| *known == group).map_or(&[], |(_, names)| names)
    }

    /// What holds for every step.
    pub(super) fn common(&self) -> &'w Common {
        self.all.common()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_words_is_valid() {
        let (all, source) = (Words::global(), "tỉnh Lạng Sơn");
        for level in [Level::District, Level::Commune] {
            let unit = Unit::new("huyện Chi Lăng", level);
            assert!(LevelWords::new(all, Some(Level::Province), source, &unit, None).is_ok());
        }
        let unit = Unit::new("xã A", Level::Commune);
        assert!(LevelWords::new(all, Some(Level::District), "huyện Chi Lăng", &unit, None).is_ok());
    }
}
