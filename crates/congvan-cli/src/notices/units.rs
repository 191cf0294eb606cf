//! Which lower units have a version of each notice.

use congvan::cascade::next_level;
use congvan::gazetteer::{Answer, Asked, Gazetteer};
use congvan::model::date::Date;
use congvan::model::directive::Level;
use congvan::model::units::Unit;
use congvan::notices::{self, Notice, Year};
use congvan::text::diagnostic::Message;

use super::load::Loaded;
use crate::cascade::choose::{strangers, words};
use crate::console::Console;
use crate::pick::Pick;
use crate::refusal::about;
use crate::units::as_of;

/// The units of each notice, in the order of the notices.
pub(super) struct Below<'a>(pub(super) Vec<Vec<Pick<'a>>>);

impl<'a> Below<'a> {
    /// The units of every notice.
    ///
    /// # Errors
    /// Every reason why there are none where there should be.
    pub(super) fn of(
        loaded: &'a Loaded,
        year: &Year<'_>,
        console: &mut Console<'_, '_>,
    ) -> Result<Self, Vec<Message>> {
        let (mut all, mut wrong, mut remarks) = (Vec::new(), Vec::new(), Vec::new());
        for notice in &year.notices {
            match of_notice(loaded, notice) {
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
        let mut seen = std::collections::HashSet::new();
        remarks.retain(|remark| seen.insert(remark.vi.clone()));
        remarks.iter().for_each(|remark| console.remark(remark));
        if wrong.is_empty() { Ok(Self(all)) } else { Err(wrong) }
    }
}

fn of_notice<'a>(loaded: &'a Loaded, notice: &Notice<'_>) -> Result<Vec<Pick<'a>>, Message> {
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
        Some(units) => units.iter().filter(|unit| own || unit.level == level).map(Pick::Profile).collect(),
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
    let name = &office.name.value;
    let province = office.province.as_ref().map(|province| province.value.as_str());
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
