//! Which unit an issuer governs or serves, and at which level: what a cascade asks of a superior's document.
//!
//! The name of the issuer says it, or that of the body above it, or the place that the document is dated from; the
//! tables of units know the rest.

use crate::gazetteer::{Answer, Asked, Entry, Gazetteer};
use crate::import::sheet::{Certainty, Sheet};
use crate::import::words::{self, Form};
use crate::lexicon::{BodyKind, Lexicon, Term};
use crate::model::date::Date;
use crate::model::directive::{Directive, Issuer, Level, Text};
use crate::model::units::{level_of, split_name};

/// Words in the name of a unit at most, its kind and what it belongs to among them.
const MOST: usize = 12;
/// Words in the name of a province at most.
const PROVINCE: usize = 4;

/// A unit, and why it may be another.
struct Governed {
    unit: String,
    level: Level,
    doubt: Option<String>,
}

impl Governed {
    fn new(unit: impl Into<String>, level: Level) -> Self {
        Self { unit: unit.into(), level, doubt: None }
    }

    fn of(entry: &Entry, day: Date) -> Self {
        Self::new(entry.name_on(day), entry.level())
    }

    fn with_doubt(self, why: impl Into<String>) -> Self {
        Self { doubt: Some(why.into()), ..self }
    }
}

/// Gives every issuer the level and the territory that the names in the head say.
pub(super) fn read(sheet: &mut Sheet<'_>, own: &mut Directive) {
    let (day, place) = (own.date.of_law(), own.place.notation().to_owned());
    let several = !own.joint.is_empty();
    for (at, issuer) in std::iter::once(&mut own.issuer).chain(&mut own.joint).enumerate() {
        let key = if several { format!("issuer.{}", at + 1) } else { "issuer".to_owned() };
        match territory_of(issuer, &place, day) {
            Some(found) => {
                if let Some(why) = &found.doubt {
                    sheet.note(&format!("{key}.territory"), Certainty::Guess, why);
                }
                issuer.level = Some(found.level);
                issuer.territory = Some(Text::from_notation(found.unit));
            }
            None if is_central(issuer.name.notation()) => {}
            None => {
                let why = "chưa rõ cấp và địa bàn của cơ quan ban hành (issuer.level, issuer.territory)";
                sheet.note(&format!("{key}.territory"), Certainty::Blank, why);
            }
        }
    }
}

/// The unit of an issuer.
fn territory_of(issuer: &Issuer, place: &str, day: Date) -> Option<Governed> {
    let name = issuer.name.notation();
    let above = issuer.superior.as_ref().map_or("", |above| above.notation());
    let upper = unit_in(above, None, day);
    let own = unit_in(name, upper.as_ref().map(|upper| upper.unit.as_str()), day);
    if own.is_some() || is_central(name) {
        return own;
    }
    let is_local = |kind: &BodyKind| !matches!(kind, BodyKind::Central | BodyKind::Company);
    let local = kind_of(name).filter(is_local);
    upper
        .or_else(|| province_behind(name, day))
        .or_else(|| province_behind(above, day).filter(|_| !is_central(above)))
        .or_else(|| of_place(local.filter(|_| !is_central(above))?, place, day))
}

/// What kind of body a name opens with.
fn kind_of(name: &str) -> Option<BodyKind> {
    let lexicon = Lexicon::get();
    let opening = lexicon.spots(name).into_iter().filter(|spot| spot.start == 0);
    let bodies = opening.filter_map(|spot| match spot.term {
        Term::Body(row) => Some((spot.end, lexicon.body(row).kind)),
        _ => None,
    });
    bodies.max_by_key(|(end, _)| *end).map(|(_, kind)| kind)
}

fn is_central(name: &str) -> bool {
    kind_of(name) == Some(BodyKind::Central)
}

/// The unit that a name of a body has in it with its kind: the first that the tables know, or the first at all.
fn unit_in(name: &str, within: Option<&str>, day: Date) -> Option<Governed> {
    let starts = name.char_indices().filter(|(at, _)| *at == 0 || name[..*at].ends_with(' '));
    let mut first = None;
    for (at, _) in starts {
        let Some((kind, proper)) = split_name(&name[at..]) else { continue };
        let proper = behind_committee(&name[at..], kind).unwrap_or(proper);
        if !proper.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
            continue;
        }
        let found = longest(kind, proper, within, day);
        match found {
            Some(known) => return Some(known),
            None => first = first.or_else(|| by_kind(kind, proper, within)),
        }
    }
    first
}

/// The name of a unit behind that of its committee, which begins with its kind: `Huyện ủy Chi Lăng`, `Tỉnh đoàn Lạng Sơn`.
fn behind_committee<'n>(words: &'n str, kind: &str) -> Option<&'n str> {
    let end = words::opens(Form::BodyHead, words)?;
    let committee = words[..end].to_lowercase();
    let more = committee.strip_prefix(&kind.to_lowercase())?;
    (more.starts_with(' ') && !more.trim().is_empty()).then(|| words[end..].trim_start())
}

/// The longest name behind a kind that the tables know.
fn longest(kind: &str, proper: &str, within: Option<&str>, day: Date) -> Option<Governed> {
    let words: Vec<&str> = proper.split_whitespace().take(MOST).collect();
    (1..=words.len())
        .rev()
        .find_map(|count| find_unit(&format!("{kind} {}", words[..count].join(" ")), within, day))
}

/// A unit as the tables know it on a day, or knew it on others.
fn find_unit(name: &str, within: Option<&str>, day: Date) -> Option<Governed> {
    let country = Gazetteer::get();
    let asked = Asked { name, within, ..Asked::default() };
    let of_province = Asked { level: Some(Level::Province), within: None, ..asked };
    let unit = name.split(',').next().unwrap_or(name).trim();
    let answers = [of_province, asked].map(|asked| country.resolve(&asked, day));
    let found = answers.iter().find_map(|answer| match answer {
        Answer::One(entry) => Some(Governed::new(name_as_written(unit, entry, day), entry.level())),
        Answer::Several(entries) => Some(Governed::new(unit, entries.first()?.level())),
        _ => None,
    });
    found.or_else(|| {
        answers.iter().find_map(|answer| match answer {
            Answer::OtherDays(entries) => {
                let why = format!("vào ngày ban hành bảng đơn vị không có {unit}");
                Some(Governed::new(unit, entries.first()?.level()).with_doubt(why))
            }
            _ => None,
        })
    })
}

/// A unit's name as the document writes it, without what it belongs to.
fn name_as_written(unit: &str, entry: &Entry, day: Date) -> String {
    let name = entry.name_on(day);
    if unit.starts_with(name.as_str()) { name } else { unit.to_owned() }
}

/// A unit of no table, whose kind says its level.
fn by_kind(kind: &str, proper: &str, within: Option<&str>) -> Option<Governed> {
    let level = level_of(kind).or_else(|| within.map(|_| Level::District)).unwrap_or(Level::Province);
    let own: Vec<&str> = proper.split_whitespace().take(PROVINCE + 1).collect();
    let unit = format!("{kind} {}", own.join(" "));
    let why = format!("bảng đơn vị không có {unit}");
    (own.len() <= PROVINCE).then(|| Governed::new(unit, level).with_doubt(why))
}

/// The province that a name ends with, without its kind: `Sở Y tế Kiên Giang`.
fn province_behind(name: &str, day: Date) -> Option<Governed> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let most = PROVINCE.min(words.len().saturating_sub(1));
    let found = (1..=most).rev().find_map(|count| {
        let own = words[words.len() - count..].join(" ");
        let is_name = own.starts_with(char::is_uppercase);
        Gazetteer::get().province(&own, day).filter(|_| is_name)
    })?;
    let unit = Governed::of(found, day);
    Some(match kind_of(name) {
        Some(BodyKind::Department | BodyKind::Party | BodyKind::PartyOffice | BodyKind::Police) => unit,
        _ => unit.with_doubt("tên cơ quan chỉ ghi tên địa phương, không ghi tỉnh, huyện hay xã"),
    })
}

/// The unit that a local body sits in.
fn of_place(kind: BodyKind, place: &str, day: Date) -> Option<Governed> {
    let country = Gazetteer::get();
    let province = country.province(place, day).filter(|_| kind != BodyKind::Division);
    let found =
        province.or_else(|| match country.resolve(&Asked { name: place, ..Asked::default() }, day) {
            Answer::One(entry) if kind != BodyKind::Department => Some(entry),
            _ => None,
        })?;
    Some(Governed::of(found, day).with_doubt("lấy theo địa danh: tên cơ quan không ghi địa bàn"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit_and_level(
        superior: &str,
        name: &str,
        place: &str,
        day: (u16, u8, u8),
    ) -> Option<(String, Level, bool)> {
        let superior = (!superior.is_empty()).then(|| Text::from_notation(superior));
        let issuer = Issuer { superior, name: Text::from_notation(name), ..Issuer::default() };
        let day = Date::new(day.0, day.1, day.2).expect("a day");
        territory_of(&issuer, place, day).map(|own| (own.unit, own.level, own.doubt.is_none()))
    }

    #[test]
    fn names_in_the_head_say_level_and_territory() {
        let (new, old) = ((2027, 1, 18), (2023, 5, 4));
        for (superior, name, place, day, wanted) in [
            (
                "",
                "Ủy ban nhân dân tỉnh Lạng Sơn",
                "Lạng Sơn",
                new,
                Some(("tỉnh Lạng Sơn", Level::Province, true)),
            ),
            (
                "",
                "Ủy ban nhân dân Thành phố Hồ Chí Minh",
                "",
                new,
                Some(("thành phố Hồ Chí Minh", Level::Province, true)),
            ),
            (
                "UBND tỉnh Lạng Sơn",
                "Sở Nội vụ",
                "Lạng Sơn",
                new,
                Some(("tỉnh Lạng Sơn", Level::Province, true)),
            ),
            ("", "Sở Y tế Kiên Giang", "", old, Some(("tỉnh Kiên Giang", Level::Province, true))),
            (
                "Ủy ban nhân dân tỉnh",
                "Sở Nội vụ",
                "Lạng Sơn",
                new,
                Some(("tỉnh Lạng Sơn", Level::Province, false)),
            ),
            (
                "Bộ Công an",
                "Công an tỉnh Lạng Sơn",
                "Lạng Sơn",
                new,
                Some(("tỉnh Lạng Sơn", Level::Province, true)),
            ),
            (
                "UBND tỉnh Lạng Sơn",
                "Ủy ban nhân dân huyện Chi Lăng",
                "",
                old,
                Some(("huyện Chi Lăng", Level::District, true)),
            ),
            (
                "UBND huyện Chi Lăng",
                "Phòng Giáo dục và Đào tạo",
                "Chi Lăng",
                old,
                Some(("huyện Chi Lăng", Level::District, true)),
            ),
            (
                "Ủy ban nhân dân xã Chi Lăng",
                "Phòng Kinh tế",
                "Chi Lăng",
                new,
                Some(("xã Chi Lăng", Level::Commune, true)),
            ),
            (
                "UBND phường Lái Thiêu",
                "Trường Tiểu học Phan Chu Trinh",
                "",
                new,
                Some(("phường Lái Thiêu", Level::Commune, true)),
            ),
            ("", "Ủy ban nhân dân xã Lâm Khê", "Lâm Khê", new, Some(("xã Lâm Khê", Level::Commune, false))),
            (
                "Đoàn TNCS Hồ Chí Minh",
                "BCH Tỉnh Đoàn Lạng Sơn",
                "Lạng Sơn",
                new,
                Some(("tỉnh Lạng Sơn", Level::Province, true)),
            ),
            (
                "Đảng bộ tỉnh Lạng Sơn",
                "Huyện ủy Chi Lăng",
                "Chi Lăng",
                old,
                Some(("huyện Chi Lăng", Level::District, true)),
            ),
            ("", "Bộ Nội vụ", "Hà Nội", new, None),
            ("Bộ Y tế", "Cục Quản lý Dược", "Hà Nội", new, None),
            ("", "___", "", new, None),
        ] {
            let wanted = wanted.map(|(unit, level, sure)| (unit.to_owned(), level, sure));
            assert_eq!(unit_and_level(superior, name, place, day), wanted, "{superior} / {name}");
        }
    }
}
