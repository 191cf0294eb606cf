//! Administrative units that issue a directive of their own: names, kinds, levels, and what an office says of
//! itself in a profile (`congvan-units/1`).

mod body;
mod signing;

use crate::words;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::gazetteer::{Entry, Gazetteer, UnitKind, as_compared, named_after};
use crate::model::date::{Date, PartialDate};
use crate::model::directive::format::{AUDIENCES, CONTACT, DISTRIBUTION, LEVEL, SIGNATORY};
use crate::model::directive::{Audience, Contact, Distribution, Level, Signatory, Text, parts, read};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::text::shape::Kind::{
    Choice as OneOf, Count, List, Map, OneOrMore, PartialDate as Partial, Text as Words,
};
use crate::text::shape::{self, Fields, Kind, Shape, choice, may, must};
use crate::text::source::Source;
use crate::text::yaml::marks::item_mark;
use crate::text::yaml::{self, Node};

use body::ISSUING_BODY_WORDS;
pub use body::IssuingBody;
pub(crate) use signing::{signing, signing_by_title};

/// A file of unit profiles.
pub static UNITS: Shape = Shape {
    name: "units",
    about: ("Hồ sơ các đơn vị", "Unit profiles"),
    fields: &[
        must(
            "format",
            OneOf(&[choice("congvan-units/1", "phiên bản 1 của định dạng", "version 1 of the format")]),
            ("phiên bản định dạng", "version of this format"),
        ),
        must("units", List(&Map(&UNIT)), ("các đơn vị", "the units")),
    ],
};

/// One unit.
pub(crate) static UNIT: Shape = Shape {
    name: "unit",
    about: ("Một đơn vị hành chính", "An administrative unit"),
    fields: &[
        must("name", Words, ("tên, cả loại (`xã Chi Lăng`)", "name with its kind (`xã Chi Lăng`)")),
        may(
            "level",
            LEVEL,
            ("cấp; cần khi tên là `thành phố …`", "level; needed where the name is `thành phố …`"),
        ),
        may("province", Words, ("tỉnh, thành phố (`tỉnh Lạng Sơn`)", "its province")),
        may(
            "district",
            Words,
            ("huyện, đến 30/06/2025 (`huyện Chi Lăng`)", "its district, until 30/06/2025"),
        ),
        may(
            "issuer",
            Words,
            (
                "cơ quan ban hành; mặc định `Ủy ban nhân dân` và tên đơn vị",
                "issuing body; `Ủy ban nhân dân` and the name by default",
            ),
        ),
        may(
            "short_name",
            Words,
            (
                "tên dùng trong lời văn; mặc định `UBND` và tên đơn vị",
                "what the text calls it; `UBND` and the name by default",
            ),
        ),
        may(
            "body",
            OneOf(ISSUING_BODY_WORDS),
            (
                "cơ quan ban hành là gì, nếu không phải UBND; mặc định đọc từ `issuer`; Mặt trận, đoàn thể, cấp ủy, công an, quân sự luôn theo tên",
                "what the issuing body is, where it is no People's Committee; read from `issuer` by default; the Front, unions and parties are always what their names say",
            ),
        ),
        may(
            "superior",
            Words,
            ("cơ quan chủ quản ghi trên tên cơ quan, nếu có", "superior in the letterhead, if any"),
        ),
        may(
            "place",
            Words,
            (
                "địa danh; mặc định là tên riêng của đơn vị, cả loại nếu mang tên người, chữ số hoặc sự kiện",
                "place of issue; by default the unit's proper name, with its kind where that is of a person, number or event",
            ),
        ),
        may("symbol", Words, ("ký hiệu (`UBND-VHXH`)", "symbol (`UBND-VHXH`)")),
        may("number", Words, ("số, nếu đã cấp", "number, where registered")),
        may("date", Partial, ("ngày ban hành, nếu đã biết", "day of issue, where known")),
        may(
            "recipients",
            Map(&COUNTERPARTS),
            ("ở đơn vị này, mỗi nhóm là những ai", "who stands for each group in this unit"),
        ),
        may(
            "departments",
            Map(&DEPARTMENTS),
            (
                "cơ quan chuyên môn của đơn vị theo lĩnh vực; mặc định theo Nghị định 150/2025/NĐ-CP",
                "the unit's departments by field; by default those of decree 150/2025",
            ),
        ),
        may(
            "lead",
            Words,
            (
                "nơi theo dõi, đôn đốc, tổng hợp; mặc định là Văn phòng HĐND và UBND",
                "who sees to it that a document is carried out; the office by default",
            ),
        ),
        may("whom", Words, ("những ai được yêu cầu thực hiện", "who is asked")),
        may(
            "verb",
            OneOf(&[
                choice("yêu cầu", "với nơi thuộc quyền", "of those under the unit's command"),
                choice("đề nghị", "với nơi khác", "of others"),
            ]),
            ("`yêu cầu` hoặc `đề nghị`", "`yêu cầu` or `đề nghị`"),
        ),
        may("contact", Map(&CONTACT), ("đầu mối của đơn vị", "the unit's own contact")),
        may("closing", Words, ("câu kết", "closing sentence")),
        may(
            "deadline_days",
            Count(60),
            ("thời hạn sớm hơn cấp trên mấy ngày làm việc", "deadlines so many working days earlier"),
        ),
        may("distribution", Map(&DISTRIBUTION), ("nơi nhận", "recipients list")),
        may("signatory", Map(&SIGNATORY), ("người ký", "who signs")),
    ],
};

const NAMES: Kind = OneOrMore(&Words);

/// One key for each group of [`AUDIENCES`]; a test holds the two to each other.
static COUNTERPARTS: Shape = Shape {
    name: "counterparts",
    about: ("Ai ở đơn vị này ứng với mỗi nhóm", "Who stands for each group in this unit"),
    fields: &[
        may("office", NAMES, AUDIENCES[0].about),
        may("departments", NAMES, AUDIENCES[1].about),
        may("own_units", NAMES, AUDIENCES[2].about),
        may("subordinate_units", NAMES, AUDIENCES[3].about),
        may("police", NAMES, AUDIENCES[4].about),
        may("military", NAMES, AUDIENCES[5].about),
        may("party", NAMES, AUDIENCES[6].about),
        may("unions", NAMES, AUDIENCES[7].about),
        may("enterprises", NAMES, AUDIENCES[8].about),
        may("technical_center", NAMES, AUDIENCES[9].about),
    ],
};

/// One key for each field of work of the lexicon; a test holds the two to each other.
static DEPARTMENTS: Shape = Shape {
    name: "unit_departments",
    about: ("Ở đơn vị này, mỗi lĩnh vực do đâu phụ trách", "Who is in charge of each field in this unit"),
    fields: &[
        may("office", Words, ("văn phòng", "office")),
        may("justice", Words, ("tư pháp, hộ tịch", "justice")),
        may("external_affairs", Words, ("đối ngoại", "external affairs")),
        may("planning_finance", Words, ("kế hoạch, tài chính", "planning and finance")),
        may("construction_transport", Words, ("xây dựng, giao thông, đô thị", "construction and transport")),
        may("industry_trade", Words, ("công thương", "industry and trade")),
        may("agriculture", Words, ("nông nghiệp", "agriculture")),
        may("environment", Words, ("tài nguyên, môi trường", "environment")),
        may("home_affairs", Words, ("nội vụ", "home affairs")),
        may("labour_social", Words, ("lao động, người có công, bảo trợ xã hội", "labour and social affairs")),
        may("education", Words, ("giáo dục và đào tạo", "education")),
        may("culture", Words, ("văn hóa, thể thao, du lịch", "culture")),
        may("science_information", Words, ("khoa học, công nghệ, chuyển đổi số", "science and technology")),
        may("press_information", Words, ("báo chí, truyền thông", "press and information")),
        may("health", Words, ("y tế", "health")),
        may("ethnic_religion", Words, ("dân tộc, tôn giáo", "ethnic and religious affairs")),
        may("one_stop", Words, ("một cửa", "one-stop service")),
        may("inspection", Words, ("thanh tra", "inspection")),
        may("police", Words, ("công an", "police")),
        may("military", Words, ("quân sự", "military")),
        may("front_unions", Words, ("Mặt trận và các đoàn thể", "Front and unions")),
        may("party", Words, ("cấp ủy", "party committee")),
        may("health_station", Words, ("trạm y tế", "health station")),
        may("youth", Words, ("đoàn thanh niên", "youth union")),
        may("labour_union", Words, ("công đoàn", "trade union")),
        may("cooperatives", Words, ("hợp tác xã", "cooperatives")),
        may("science_unions", Words, ("hội khoa học, kỹ thuật", "unions of science")),
    ],
};

/// An administrative unit and its office's profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Kind and proper name: `xã Chi Lăng`.
    pub name: Text,
    /// Its level.
    pub level: Level,
    /// `tỉnh Lạng Sơn`.
    pub province: Option<Text>,
    /// `huyện Chi Lăng`, in the regime of three levels.
    pub district: Option<Text>,
    /// The full name of the issuing body.
    pub issuer: Text,
    /// What running text calls it.
    pub short_name: Text,
    /// What the issuing body is, where the profile says that it is no People's Committee.
    pub body: Option<IssuingBody>,
    /// Above the issuer's name in the letterhead.
    pub superior: Option<Text>,
    /// Địa danh.
    pub place: Text,
    /// Ký hiệu.
    pub symbol: Option<Text>,
    /// Số.
    pub number: Option<Text>,
    /// Ngày ban hành.
    pub date: Option<PartialDate>,
    /// Who stands for each group here; a group not listed is left to the template.
    pub counterparts: Vec<(Audience, Vec<Text>)>,
    /// The unit's departments by their fields, as `data/lexicon/fields.csv` calls them.
    pub departments: Vec<(&'static str, Text)>,
    /// Who sees to it that a document is carried out.
    pub lead: Option<Text>,
    /// Who is asked.
    pub whom: Option<Text>,
    /// The verb of the request.
    pub verb: Option<Text>,
    /// The unit's own contact.
    pub contact: Option<Contact>,
    /// The last sentence.
    pub closing: Option<Text>,
    /// How many working days earlier its deadlines are.
    pub deadline_days: u32,
    /// Nơi nhận.
    pub distribution: Option<Distribution>,
    /// Người ký.
    pub signatory: Option<Signatory>,
}

/// The level of a kind of unit; none of `thành phố`, which stands for two, and of words that are no kind.
pub fn level_of(kind: &str) -> Option<Level> {
    UnitKind::of(kind).and_then(UnitKind::level)
}

/// Splits `xã Chi Lăng` into `xã` and `Chi Lăng`, in whatever case the kind is written.
pub fn split_name(name: &str) -> Option<(&'static str, &str)> {
    UnitKind::split(name).map(|(kind, proper)| (kind.word(), proper))
}

/// The unit in the name of one of its bodies: `xã Chi Lăng` in `UBND xã Chi Lăng`.
pub fn without_body(name: &str) -> Option<&str> {
    static BODIES: words::Words = words::Words::from_list("units: bodies");
    BODIES.iter().find_map(|body| {
        let letters = body.chars().count();
        let (at, _) = name.char_indices().nth(letters)?;
        let unit = name[at..].strip_prefix(' ')?.trim_start();
        (name[..at].to_lowercase() == *body && split_name(unit).is_some()).then_some(unit)
    })
}

/// The unit behind a typed number: `xã Bắc Sơn` in `1. xã Bắc Sơn`.
fn without_number(name: &str) -> Option<&str> {
    let unit = name[item_mark(name)?..].trim_start();
    split_name(unit).map(|_| unit)
}

impl Unit {
    /// The kind: `xã`, `phường`, …
    pub fn kind(&self) -> &'static str {
        split_name(self.name.notation()).map_or("", |(kind, _)| kind)
    }

    /// The name without the kind.
    pub fn proper_name(&self) -> &str {
        split_name(self.name.notation()).map_or(self.name.notation(), |(_, proper)| proper)
    }

    /// A unit of which only name and level are known.
    pub fn new(name: &str, level: Level) -> Self {
        let name = Text::from_notation(in_sentence(name));
        Self {
            issuer: Text::from_notation(format!("Ủy ban nhân dân {}", name.notation())),
            short_name: Text::from_notation(format!("UBND {}", name.notation())),
            place: Text::from_notation(place_of(name.notation())),
            name,
            level,
            province: None,
            district: None,
            body: None,
            superior: None,
            symbol: None,
            number: None,
            date: None,
            counterparts: Vec::new(),
            departments: Vec::new(),
            lead: None,
            whom: None,
            verb: None,
            contact: None,
            closing: None,
            deadline_days: 0,
            distribution: None,
            signatory: None,
        }
    }

    /// A unit of the tables as the cascade takes it, named as on that day, with what follows from its name; its
    /// office's own habits, symbol and signatory are not known.
    ///
    /// ```
    /// # use congvan::{model::date::Date, gazetteer::Gazetteer, model::units::Unit};
    /// let date = Date::new(2024, 2, 1).unwrap();
    /// let unit = Unit::from_entry(Gazetteer::get().find("Vân Nham", date)[0].entry, date);
    /// assert_eq!(unit.name.words(), "xã Vân Nham");
    /// assert_eq!(unit.issuer.words(), "Ủy ban nhân dân xã Vân Nham");
    /// assert_eq!(unit.district.unwrap().words(), "huyện Hữu Lũng");
    /// ```
    pub fn from_entry(entry: &Entry, date: Date) -> Self {
        let named = |entry: Option<&Entry>| entry.map(|entry| Text::from_notation(entry.name_on(date)));
        let mut unit = Self::new(&entry.name_on(date), entry.level());
        unit.province = named(entry.province_on(date));
        unit.district = named(entry.district_on(date));
        unit
    }

    /// The units as far as they can be read, and what is wrong with them; `filled_in` fills each profile in first.
    pub(crate) fn as_far_as_read(
        source: &Source,
        filled_in: &mut FillIn<'_>,
    ) -> (Option<Vec<Self>>, Vec<Diagnostic>) {
        let (mut root, mut diagnostics) = read::checked_tree(source, &UNITS);
        root.iter().for_each(|root| shape::glyphs::warn(root, &mut diagnostics));
        if let Some(yaml::Kind::Map(entries)) = root.as_mut().map(|root| &mut root.kind) {
            let units = entries
                .iter_mut()
                .filter(|(key, _)| matches!(&key.kind, yaml::Kind::Text(key) if key == "units"));
            let lists = units.filter_map(|(_, units)| match &mut units.kind {
                yaml::Kind::List(units) => Some(units),
                _ => None,
            });
            diagnostics.extend(lists.flatten().filter_map(filled_in));
        }
        let value = root.map(|root| {
            let fields = Fields::new(&root, &UNITS, "");
            fields.node("format");
            let units = read::all(&fields, "units", "", |fields, _| unit(fields, &mut diagnostics));
            without_doubt(&mut diagnostics);
            diagnostics.extend(listed_twice(&units).iter().map(|(at, _)| repeated_unit(&units[*at])));
            units
        });
        diagnostics.sort_by_key(|found| (found.span.start, found.code));
        (value, diagnostics)
    }
}

/// Fills in a profile with what the tables know of its unit, and says what is wrong with its name.
pub(crate) type FillIn<'f> = dyn FnMut(&mut Node) -> Option<Diagnostic> + 'f;

/// Drops what was said of the form of a name that is wrong for a better reason, or was told already.
fn without_doubt(found: &mut Vec<Diagnostic>) {
    let is_of_unit = |found: &Diagnostic| {
        found.severity == Severity::Error
            && matches!(found.code, "VB004" | "VB029" | "VB035" | "VB036" | "VB037")
    };
    let wrong: Vec<_> =
        found.iter().filter(|found| is_of_unit(found)).map(|found| found.span.clone()).collect();
    let mut told = Vec::new();
    found.retain(|found| {
        let is_form = matches!(found.code, "VB006" | "VB013");
        let is_new = found.code != "VB013" || !told.contains(&found.span);
        told.extend((found.code == "VB013").then(|| found.span.clone()));
        is_new && !(is_form && wrong.contains(&found.span))
    });
}

/// The one unit whose kind has a capital within a sentence too (PL II, mục II.1.c).
const CITY_IN_CAPITALS: &str = "Thành phố Hồ Chí Minh";

/// The name as it stands within a sentence.
fn in_sentence(name: &str) -> &str {
    if name.to_lowercase() == CITY_IN_CAPITALS.to_lowercase() { CITY_IN_CAPITALS } else { name }
}

/// The name of a unit as the tables write it, where it is written all in capitals or all in small letters:
/// `xã Chi Lăng` for `XÃ CHI LĂNG`.
pub(crate) fn spelt_right(name: &str) -> Option<String> {
    let (kind, proper) = split_name(name)?;
    let is_odd = proper == proper.to_lowercase() || proper == proper.to_uppercase();
    // The tables are asked last: to read them costs as much as a short document.
    let right = if is_odd { in_tables(kind, proper)? } else { return None };
    (right != proper).then(|| format!("{kind} {right}"))
}

/// The proper name as the tables write it of a unit of that kind that there is, or of a province there ever was, whatever its
/// capitals.
pub(crate) fn in_tables(kind: &str, proper: &str) -> Option<&'static str> {
    static NAMES: LazyLock<BTreeMap<(&str, String), &str>> = LazyLock::new(|| {
        let units = Gazetteer::get().units().iter();
        let units = units.filter(|unit| unit.until().is_none() || unit.level() == Level::Province);
        let names = units.flat_map(|unit| unit.names());
        names.map(|(kind, name)| ((kind, name.to_lowercase()), name)).collect()
    });
    NAMES.get(&(kind, proper.to_lowercase())).copied()
}

/// Whether a text names several units of one level: `xã Chi Lăng; xã Bắc Sơn`, `xã Chi Lăng và xã Bắc Sơn`.
pub(crate) fn is_several(name: &str) -> bool {
    let level = |name: &str| UnitKind::split(name.trim()).and_then(|(kind, _)| kind.level());
    let parts = name.split([',', ';', '\n']).flat_map(|part| part.split(" và "));
    let levels: Vec<_> = parts.map(level).collect();
    levels.windows(2).any(|pair| pair[0].is_some() && pair[0] == pair[1])
}

/// Why a name is not that of one unit, and what to write: several names, or more than a name.
pub(crate) fn more_than_a_name(name: &str) -> Option<(Message, Message)> {
    if let Some((one, other)) = name.split_once(" và ")
        && split_name(one).is_some()
        && split_name(other).is_some()
    {
        return Some(several_units(name));
    }
    let is_letter = |c: char| c.is_alphabetic() || c.is_ascii_digit() || matches!(c, ' ' | '-' | '\'' | '’');
    let at = name.find(|c| !is_letter(c))?;
    let (own, rest) = (name[..at].trim(), &name[at..]);
    let mark = rest.chars().next()?;
    let behind = rest[mark.len_utf8()..].trim_start();
    let kind = |name| UnitKind::split(name).map(|(kind, _)| kind);
    let level = |name| kind(name).and_then(UnitKind::level);
    Some(match mark {
        ',' | ';' | '\n' if level(own).is_some() && level(behind) == level(own) => several_units(name),
        ',' | ';' | '(' | '\n' if kind(own).is_some() => {
            let own = spelt_right(own).unwrap_or_else(|| own.to_owned());
            (
                Message::new(
                    format!("`{name}` không chỉ là tên đơn vị"),
                    format!("`{name}` is more than the name of a unit"),
                ),
                Message::new(
                    format!("chỉ ghi `{own}`; tỉnh, huyện ghi ở khóa hay cột riêng, lời chú thì bỏ"),
                    format!(
                        "write `{own}` alone; its province and district have a key or column of their own, remarks go"
                    ),
                ),
            )
        }
        _ => (
            Message::new(
                format!("tên đơn vị `{name}` có dấu `{mark}`"),
                format!("the unit name `{name}` has the mark `{mark}`"),
            ),
            Message::new(
                "tên đơn vị chỉ có chữ, chữ số và gạch nối: `xã Chi Lăng`",
                "the name of a unit has letters, digits and hyphens only: `xã Chi Lăng`",
            ),
        ),
    })
}

fn several_units(name: &str) -> (Message, Message) {
    let message = Message::new(
        format!("`{name}` là tên của nhiều đơn vị"),
        format!("`{name}` is the name of several units"),
    );
    let help = Message::new(
        "mỗi đơn vị ghi riêng: một mục, một dòng của bảng",
        "write each of them apart: an item, a row of a table",
    );
    (message, help)
}

/// Whether a proper name that no table knows has the form of one: each word with one capital, in front, and no long number.
/// `Nông trường Mộc Châu` has the one common noun that names of units have.
pub(crate) fn may_be_a_name(name: &str) -> bool {
    const COMMON: &str = "trường";
    let proper = split_name(name).map_or(name, |(_, proper)| proper);
    let is_one = |word: &str| {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let opens = letters.next().is_none_or(char::is_uppercase) || word == COMMON;
        let capitals = letters.clone().any(char::is_uppercase);
        let all_capitals = word.chars().all(|c| !c.is_lowercase());
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        opens && (!capitals || all_capitals || word.contains(['\'', '’'])) && digits <= 2
    };
    proper.split([' ', '-']).filter(|word| !word.is_empty()).all(is_one)
}

/// Địa danh: the proper name, or the whole name of a unit named after a person, a number or an event (PL I, mục II.4):
/// `Chi Lăng`, but `Phường 3`, `Xã Hoàng Văn Thụ`, `Thành phố Hồ Chí Minh`.
pub(crate) fn place_of(name: &str) -> String {
    match split_name(name) {
        Some((kind, proper)) if named_after(proper).is_some() => {
            let mut letters = kind.chars();
            let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
            format!("{first}{} {proper}", letters.as_str())
        }
        Some((_, proper)) => proper.to_owned(),
        None => name.to_owned(),
    }
}

/// Units that are listed twice: where each is, and where it was first.
pub(crate) fn listed_twice(units: &[Unit]) -> Vec<(usize, usize)> {
    fn value(text: &Option<Text>) -> Option<&str> {
        text.as_ref().map(|text| text.notation())
    }
    let mut first: BTreeMap<_, usize> = BTreeMap::new();
    let each = units.iter().enumerate().filter_map(|(at, unit)| {
        // Several bodies of one unit, such as its schools, each have a profile.
        let issuer = as_compared(unit.issuer.notation());
        let known = first.entry((unit.name.notation(), value(&unit.district), value(&unit.province), issuer));
        let first = *known.or_insert(at);
        (first < at).then_some((at, first))
    });
    each.collect()
}

/// What is said of a unit that was listed before.
pub(crate) fn repeated_unit(unit: &Unit) -> Diagnostic {
    let found = Diagnostic::error(
        "VB019",
        unit.name.span.clone(),
        Message::new(
            format!("`{}` ghi hai lần", unit.name.notation()),
            format!("`{}` is listed twice", unit.name.notation()),
        ),
    );
    found.help(Message::new(
        "bỏ một, hoặc ghi `district`, `province` để phân biệt",
        "delete one, or tell them apart by `district` and `province`",
    ))
}

/// What to write where the name of a unit is that of a body which is no People's Committee: `Trạm Y tế phường Mỹ Tho`,
/// `Trường THPT Chi Lăng`; none of other words.
fn of_another_body(name: &str) -> Option<Message> {
    static BODIES: words::Words = words::Words::from_list("units: other bodies");
    let small = name.to_lowercase();
    BODIES.iter().find(|body| small.strip_prefix(*body).is_some_and(|rest| rest.starts_with(' ')))?;
    let unit = name.match_indices(' ').map(|(at, _)| &name[at + 1..]).find(|rest| split_name(rest).is_some());
    Some(match unit {
        Some(unit) => Message::new(
            format!("ghi cơ quan ở khóa hay cột `issuer`: `{name}`, và đơn vị ở `name`: `{unit}`"),
            format!("write the body as `issuer`: `{name}`, and its unit as `name`: `{unit}`"),
        ),
        None => Message::new(
            format!(
                "ghi cơ quan ở khóa hay cột `issuer`: `{name}`, và đơn vị hành chính của nó ở `name`: của tỉnh thì ghi tỉnh (`tỉnh Lạng Sơn`), của xã thì ghi xã (`xã Chi Lăng`)"
            ),
            format!(
                "write the body as `issuer`: `{name}`, and its unit as `name`: the province of a province's (`tỉnh Lạng Sơn`), the commune of a commune's (`xã Chi Lăng`)"
            ),
        ),
    })
}

/// What is wrong with words that are no name of a unit: that of one of its bodies, one with a number, one without its kind.
pub(crate) fn no_unit(name: &Text) -> Option<Diagnostic> {
    let (message, help) = if let Some(unit) = without_body(name.notation()) {
        let body = name.notation()[..name.notation().len() - unit.len()].trim();
        let message = Message::new(
            format!("`{}` là tên cơ quan, không phải tên đơn vị hành chính", name.notation()),
            format!("`{}` is the name of a body, not of a unit", name.notation()),
        );
        let help = Message::new(
            format!("bỏ `{body}`, chỉ ghi đơn vị: `{unit}`"),
            format!("drop `{body}` and write the unit alone: `{unit}`"),
        );
        (message, help)
    } else if let Some(unit) = without_number(name.notation()) {
        let message = Message::new(
            format!("`{}` có số thứ tự trước tên đơn vị", name.notation()),
            format!("`{}` has a number before the name of the unit", name.notation()),
        );
        (message, Message::new(format!("ghi `{unit}`"), format!("write `{unit}`")))
    } else if let Some(help) = of_another_body(name.notation()) {
        let message = Message::new(
            format!("`{}` là tên cơ quan, không phải tên đơn vị hành chính", name.notation()),
            format!("`{}` is the name of a body, not of a unit", name.notation()),
        );
        (message, help)
    } else if split_name(name.notation()).is_none() && !name.notation().is_empty() {
        let message = Message::new(
            format!("tên đơn vị `{}` thiếu loại đơn vị", name.notation()),
            format!("the unit name `{}` lacks the kind of unit", name.notation()),
        );
        let help = Message::new(
            "viết cả loại: `xã Chi Lăng`, `phường Đông Kinh`",
            "write the kind too: `xã Chi Lăng`, `phường Đông Kinh`",
        );
        (message, help)
    } else {
        return None;
    };
    Some(Diagnostic::error("VB013", name.span.clone(), message).help(help))
}

/// What is said of the name of a unit with capitals where none are, or without: the right one, where the tables know it.
fn misspelt(name: &Text, right: Option<String>, (kind, proper): (&str, &str)) -> Diagnostic {
    let help = match right {
        Some(right) => Message::new(format!("ghi `{right}`"), format!("write `{right}`")),
        None => Message::new(
            format!("loại đơn vị viết thường: ghi `{kind} {proper}`"),
            format!("the kind is in lower case: write `{kind} {proper}`"),
        ),
    };
    let message = Message::new(
        format!("tên đơn vị `{}` viết chưa đúng", name.notation()),
        format!("the unit name `{}` is not written right", name.notation()),
    );
    Diagnostic::error("VB013", name.span.clone(), message).help(help)
}

/// The unit of a profile that was checked.
pub(crate) fn unit(fields: &Fields<'_>, report: &mut Vec<Diagnostic>) -> Unit {
    let mut name = fields.text("name").unwrap_or_default();
    if in_sentence(name.notation()) != name.notation() {
        name = name.with_notation(CITY_IN_CAPITALS);
    }
    let is_city = name.notation() == CITY_IN_CAPITALS;
    let known = UnitKind::split(name.notation()).map(|(kind, _)| kind);
    let given = fields.text("level").and_then(|word| read::level(word.notation()));
    let given = given.or(is_city.then_some(Level::Province));
    if let Some(found) = no_unit(&name) {
        report.push(found);
    } else if given.is_none() && known.is_some_and(|kind| kind.level().is_none()) {
        report.push(
            Diagnostic::error(
                "VB006",
                name.span.clone(),
                Message::new(
                    "`thành phố` có thể là cấp tỉnh hoặc cấp huyện",
                    "`thành phố` may be a province or a district",
                ),
            )
            .help(Message::new(
                "thêm `level: province` hoặc `level: district`",
                "add `level: province` or `level: district`",
            ))
            .lacks("level"),
        );
    }
    let right = spelt_right(name.notation());
    let written =
        is_city || right.is_none() && known.is_some_and(|kind| name.notation().starts_with(kind.word()));
    if let Some((message, help)) = more_than_a_name(name.notation()).filter(|_| known.is_some()) {
        report.push(Diagnostic::error("VB013", name.span.clone(), message).help(help));
    } else if let Some((kind, proper)) = split_name(name.notation()).filter(|_| !written) {
        report.push(misspelt(&name, right, (kind, proper)));
    }
    let level = given.or(known.and_then(UnitKind::level)).unwrap_or(Level::Commune);
    let basic = Unit::new(name.notation(), level);
    let counterparts = read::sub(fields, "recipients", "", |fields| {
        let each = COUNTERPARTS.fields.iter().filter_map(|field| {
            let names = fields.texts(field.key);
            Some((read::audience(field.key)?, names)).filter(|(_, names)| !names.is_empty())
        });
        each.collect::<Vec<_>>()
    });
    let departments = read::sub(fields, "departments", "", |fields| {
        let each = DEPARTMENTS.fields.iter().filter_map(|field| Some((field.key, fields.text(field.key)?)));
        each.collect::<Vec<_>>()
    });
    let issuer = fields.text("issuer");
    let short_name = fields.text("short_name").or_else(|| {
        let issuer = issuer.as_ref().filter(|issuer| !is_committee(issuer.notation()))?;
        Some(Text::from_notation(short_of_body(issuer.notation(), name.notation())))
    });
    Unit {
        body: fields.text("body").and_then(|word| IssuingBody::of(word.notation())),
        name,
        province: fields.text("province"),
        district: fields.text("district"),
        issuer: issuer.unwrap_or(basic.issuer),
        short_name: short_name.unwrap_or(basic.short_name),
        superior: fields.text("superior"),
        place: fields.text("place").unwrap_or(basic.place),
        symbol: fields.text("symbol"),
        number: fields.text("number"),
        date: fields.partial_date("date"),
        counterparts: counterparts.unwrap_or_default(),
        departments: departments.unwrap_or_default(),
        lead: fields.text("lead"),
        whom: fields.text("whom"),
        verb: fields.text("verb"),
        contact: read::sub(fields, "contact", "", read::contact),
        closing: fields.text("closing"),
        deadline_days: fields.count("deadline_days").unwrap_or(0),
        distribution: read::sub(fields, "distribution", "", |fields| read::distribution(fields, report)),
        signatory: read::sub(fields, "signatory", "", |fields| {
            parts::refuse_of_unit(fields, report);
            read::signatory_of_unit(fields, report)
        }),
        level,
    }
}

/// Whether the name of an issuing body is a People's Committee's.
fn is_committee(name: &str) -> bool {
    let small = name.to_lowercase();
    ["ủy ban nhân dân", "uỷ ban nhân dân", "ubnd"].iter().any(|committee| small.starts_with(committee))
}

/// What running text calls a body: `Sở Y tế` of `Sở Y tế tỉnh Lạng Sơn`, `Đảng ủy xã` of `Đảng ủy xã Chi Lăng`.
fn short_of_body(name: &str, unit: &str) -> String {
    let Some(body) = name.strip_suffix(unit).map(str::trim_end) else { return name.to_owned() };
    match split_name(unit) {
        // The name of a department says its level.
        Some((kind, _)) if !body.starts_with("Sở ") => format!("{body} {kind}"),
        _ => body.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_places() {
        assert_eq!(split_name("xã Chi Lăng"), Some(("xã", "Chi Lăng")));
        assert_eq!(split_name("Thị xã Bỉm Sơn"), Some(("thị xã", "Bỉm Sơn")));
        assert_eq!(split_name("ĐẶC KHU PHÚ QUỐC"), Some(("đặc khu", "PHÚ QUỐC")));
        assert_eq!(split_name("Chi Lăng"), None);
        assert_eq!(split_name("xãChi Lăng"), None);
        assert_eq!(Unit::new("phường 3", Level::Commune).place.notation(), "Phường 3");
        assert_eq!(Unit::new("xã Chi Lăng", Level::Commune).place.notation(), "Chi Lăng");
    }

    #[test]
    fn every_field_of_work_has_its_key() {
        let keys: Vec<&str> = DEPARTMENTS.fields.iter().map(|field| field.key).collect();
        assert_eq!(keys, crate::lexicon::Lexicon::get().fields().collect::<Vec<_>>());
    }

    #[test]
    fn every_audience_has_its_counterpart() {
        let keys: Vec<&str> = COUNTERPARTS.fields.iter().map(|field| field.key).collect();
        let words: Vec<&str> = AUDIENCES.iter().map(|choice| choice.word).collect();
        assert_eq!(keys, words);
        assert!(words.iter().all(|word| read::audience(word).is_some()));
    }
}
