//! Which lower units have a version of each notice.

use std::collections::BTreeMap;

use congvan::cascade::next_level;
use congvan::gazetteer::{Answer, Asked, Gazetteer};
use congvan::lint::House;
use congvan::model::date::{Date, PartialDate};
use congvan::model::directive::Level;
use congvan::model::units::Unit;
use congvan::notices::{self, Notice, Year};
use congvan::text::diagnostic::Message;

use super::load::Loaded;
use crate::cascade::choose::{strangers, words};
use crate::console::Console;
use crate::findings::{Inputs, Wanted};
use crate::pick::Pick;
use crate::refusal::about;
use crate::units::as_of;

/// The units of the plan's file, as they are on the days of its notices.
#[derive(Default)]
pub(super) struct OfFile(Vec<(usize, Vec<Unit>)>);

impl OfFile {
    /// Reads the file for each day of a notice that lower units issue too, once for days between which no unit changes.
    /// Findings go to stderr, each once.
    pub(super) fn read(
        loaded: &Loaded,
        year: Option<&Year<'_>>,
        keep_going: bool,
        house: &House,
        inputs: &mut Inputs,
        console: &mut Console<'_, '_>,
    ) -> Self {
        let Some(input) = &loaded.units else { return Self::default() };
        let notices = year.iter().flat_map(|year| &year.notices);
        let below = notices.filter(|notice| notice.below() != notices::Below::None);
        let mut days: BTreeMap<usize, Option<PartialDate>> =
            below.map(|notice| (age(notice.issued.first()), Some(notice.issued))).collect();
        if days.is_empty() {
            days.insert(0, None);
        }
        let office = Some(&loaded.plan.office).filter(|office| office.level != Level::Commune);
        let territory = office.map(|office| office.name.notation());
        let read = days.into_iter().map(|(age, date)| {
            let asked = Wanted { date, territory, ..Wanted::default() };
            (age, inputs.units_of(input, &asked, keep_going, house, console).unwrap_or_default())
        });
        Self(read.collect())
    }

    fn on(&self, date: Date) -> &[Unit] {
        let own = self.0.iter().find(|(known, _)| *known == age(date));
        own.map_or(&[], |(_, units)| units)
    }
}

/// How many changes of units have happened by a day.
fn age(date: Date) -> usize {
    Gazetteer::get().events().iter().filter(|event| event.date <= date).count()
}

/// The units of each notice, in the order of the notices.
pub(super) struct Below<'a>(pub(super) Vec<Vec<Pick<'a>>>);

impl<'a> Below<'a> {
    /// The units of every notice.
    ///
    /// # Errors
    /// Every reason why there are none where there should be.
    pub(super) fn of(
        loaded: &Loaded,
        units: &'a OfFile,
        year: &Year<'_>,
        console: &mut Console<'_, '_>,
    ) -> Result<Self, Vec<Message>> {
        let (mut all, mut wrong, mut remarks) = (Vec::new(), Vec::new(), Vec::new());
        for notice in &year.notices {
            match of_notice(loaded, units, notice) {
                Ok(units) => {
                    if units.iter().any(|pick| matches!(pick, Pick::BuiltIn(..))) {
                        remarks.extend(as_of(notice.issued.first()));
                    }
                    let office = &loaded.plan.office;
                    if office.level != Level::Commune {
                        let profiles: Vec<&Unit> = units.iter().filter_map(Pick::profile).collect();
                        remarks.extend(strangers(Some(office.level), &office.name, &profiles, ("", "")));
                    }
                    all.push(units);
                }
                Err(why) => wrong.push(about(&notice.occasion.name, &why)),
            }
        }
        wrong.extend(one_number(&all));
        let mut seen = std::collections::HashSet::new();
        remarks.retain(|remark| seen.insert(remark.vi.clone()));
        remarks.iter().for_each(|remark| console.remark(remark));
        if wrong.is_empty() { Ok(Self(all)) } else { Err(wrong) }
    }
}

/// Units whose profile gives one number that would stand in several documents.
fn one_number(notices: &[Vec<Pick<'_>>]) -> Option<Message> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let profiles = notices.iter().flatten().filter_map(Pick::profile);
    for unit in profiles.filter(|unit| unit.number.is_some()) {
        *counts.entry(unit.name.notation()).or_default() += 1;
    }
    let names: Vec<&str> = counts.into_iter().filter(|(_, count)| *count > 1).map(|(name, _)| name).collect();
    let listed = names.iter().take(5).copied().collect::<Vec<_>>().join(", ");
    (!names.is_empty()).then(|| {
        Message::new(
            format!("hồ sơ ghi một số cho nhiều văn bản: {listed}; bỏ `number`, số để trống cho đến khi đăng ký"),
            format!("profiles give one number for several documents: {listed}; delete `number`, it is a blank until it is registered"),
        )
    })
}

fn of_notice<'a>(loaded: &Loaded, units: &'a OfFile, notice: &Notice<'_>) -> Result<Vec<Pick<'a>>, Message> {
    let level = match notice.below() {
        notices::Below::None => return Ok(Vec::new()),
        notices::Below::Own => Level::Commune,
        notices::Below::Cascade => {
            let issued =
                notice.issue().value.ok_or_else(|| Message::new("mẫu sai", "the template is wrong"))?;
            next_level(&issued).map_err(|refused| refused.message)?
        }
    };
    let own = notice.below() == notices::Below::Own;
    let picks: Vec<Pick<'a>> = match &loaded.units {
        Some(_) => {
            let units = units.on(notice.issued.first()).iter();
            units.filter(|unit| own || unit.level == level).map(Pick::Profile).collect()
        }
        None => built_in(&loaded.plan.office, level, notice.issued.first())?,
    };
    if picks.is_empty() {
        let (vi, en) = words(level);
        return Err(Message::new(
            format!("không có đơn vị {vi} nào ở `units`"),
            format!("`units` has no {en}"),
        ));
    }
    Ok(picks)
}

/// The units of that level in the office's territory.
fn built_in<'a>(office: &Unit, level: Level, date: Date) -> Result<Vec<Pick<'a>>, Message> {
    let name = office.name.notation();
    let province = office.province.as_ref().map(|province| province.notation());
    let asked = Asked { name, province, level: Some(office.level), ..Asked::default() };
    let territory = match Gazetteer::get().resolve(&asked, date) {
        Answer::One(entry) => Some(entry),
        _ => None,
    };
    let Some(territory) = territory else {
        let date = crate::units::day(date);
        return Err(Message::new(
            format!("vào ngày {date} bảng đơn vị không có `{name}`"),
            format!("on {date} the table of units has no `{name}`"),
        ));
    };
    Ok(territory
        .members_on(date)
        .filter(|entry| entry.level() == level)
        .map(|entry| Pick::BuiltIn(entry, date))
        .collect())
}
