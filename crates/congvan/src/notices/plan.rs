//! The plan of a year's notices (`congvan-notices/1`).

use crate::date::Date;
use crate::diagnostic::{Checked, Diagnostic, Message};
use crate::directive::{Text, read};
use crate::nearest::nearest;
use crate::notices::built_in::BUILT_IN;
use crate::notices::occasion;
use crate::notices::references::unknown_occasion;
use crate::shape::Kind::{Choice as OneOf, Count, Date as Day, List, Map, OneOrMore, Text as Words};
use crate::shape::{Fields, Shape, choice, may, must};
use crate::source::Source;
use crate::units::{UNIT, Unit, unit};

/// The plan of a year's notices.
pub static NOTICES: Shape = Shape {
    name: "notices",
    about: ("Kế hoạch văn bản các dịp trong năm", "The plan of a year's notices"),
    fields: &[
        must(
            "format",
            OneOf(&[choice("congvan-notices/1", "phiên bản 1 của định dạng", "version 1 of the format")]),
            ("phiên bản định dạng", "version of this format"),
        ),
        may(
            "year",
            Count(2199),
            ("năm, khi dòng lệnh không ghi `--year`", "the year where the command line gives no `--year`"),
        ),
        must("office", Map(&UNIT), ("hồ sơ cơ quan ban hành", "profile of the issuing office")),
        may(
            "units",
            Words,
            (
                "các đơn vị cấp dưới: tệp congvan-units/1, tính từ chỗ kế hoạch; hoặc `all`: mọi đơn vị của địa bàn trong bảng có sẵn",
                "the lower units: a congvan-units/1 file beside the plan, or `all`: every unit of the territory in the built-in table",
            ),
        ),
        may(
            "values",
            List(&Map(&VALUE)),
            ("giá trị cho mẫu: `values.tên`", "values for templates: `values.name`"),
        ),
        may(
            "duty",
            List(&Map(&DUTY)),
            ("người trực, lần lượt theo ngày nghỉ", "who is on duty, in turn over the days off"),
        ),
        may(
            "events",
            List(&Map(&EVENT)),
            ("sự kiện, ngày kỷ niệm của kế hoạch này", "events and anniversaries of this plan"),
        ),
        must("notices", List(&Map(&NOTICE)), ("các văn bản trong năm", "the documents of the year")),
    ],
};

static VALUE: Shape = Shape {
    name: "value",
    about: ("Một giá trị cho mẫu", "A value for templates"),
    fields: &[
        must(
            "name",
            Words,
            ("tên, chữ thường không dấu (`flag_up`)", "name, in plain small letters (`flag_up`)"),
        ),
        must("value", Words, ("nội dung (`06 giờ 00 phút`)", "what it stands for")),
    ],
};

static DUTY: Shape = Shape {
    name: "duty",
    about: ("Một người trực", "Someone on duty"),
    fields: &[
        must("name", Words, ("họ tên (`Ông Nguyễn Văn A`)", "name with form of address")),
        may("title", Words, ("chức vụ", "title")),
        may("phone", Words, ("điện thoại trực", "telephone on duty")),
    ],
};

static EVENT: Shape = Shape {
    name: "event",
    about: ("Một sự kiện, ngày kỷ niệm", "An event or anniversary"),
    fields: &[
        must(
            "id",
            Words,
            ("tên khóa để các văn bản gọi (`dien_bien_phu`)", "what notices call it (`dien_bien_phu`)"),
        ),
        must("name", Words, ("tên (`Chiến thắng Điện Biên Phủ`)", "name (`Chiến thắng Điện Biên Phủ`)")),
        must(
            "date",
            Day,
            ("ngày đầu, hoặc ngày diễn ra sự kiện được kỷ niệm", "first day, or the day remembered"),
        ),
        may("to", Day, ("ngày cuối, khi nhiều ngày", "last day, where it takes several")),
        may(
            "anniversary",
            OneOf(&[choice(
                "yes",
                "kỷ niệm hằng năm, tính số năm từ `date`",
                "remembered every year, counted from `date`",
            )]),
            (
                "ngày kỷ niệm; bỏ đi thì sự kiện chỉ có một lần",
                "an anniversary; without it the event takes place once",
            ),
        ),
        may(
            "every",
            Count(100),
            (
                "chỉ những năm tròn (`5`, `10`); mặc định năm nào cũng có",
                "only round years (`5`, `10`); every year by default",
            ),
        ),
    ],
};

static NOTICE: Shape = Shape {
    name: "notice",
    about: ("Một văn bản", "A notice"),
    fields: &[
        must(
            "occasion",
            OneOrMore(&Words),
            (
                "dịp: `tet_duong_lich`, `tet_nguyen_dan`, `gio_to`, `le_30_4_1_5`, `quoc_khanh`, `ngay_van_hoa`, hoặc `id` của một sự kiện",
                "occasion: one of the built-in keys, or the `id` of an event",
            ),
        ),
        must(
            "template",
            Words,
            (
                "mẫu có sẵn (`an-toan-thong-tin`, `nghi-le`), hoặc tệp YAML tính từ chỗ kế hoạch (`mau/cong-van.yaml`)",
                "a built-in template (`an-toan-thong-tin`, `nghi-le`), or a YAML file beside the plan (`mau/cong-van.yaml`)",
            ),
        ),
        may(
            "name",
            Words,
            (
                "tên tệp kết quả; mặc định theo dịp và mẫu",
                "name of the outputs; after occasion and template by default",
            ),
        ),
        may(
            "symbol",
            Words,
            ("ký hiệu, khi khác với hồ sơ (`UBND-KGVX`)", "symbol, where not that of the profile"),
        ),
        may(
            "lead_days",
            Count(120),
            (
                "ban hành trước dịp mấy ngày làm việc; mặc định 15",
                "issued so many working days before the occasion; 15 by default",
            ),
        ),
        may(
            "dated",
            OneOf(&[choice("yes", "ghi cả ngày", "the whole date")]),
            (
                "ghi ngày ban hành theo `lead_days`; mặc định để trống ngày",
                "write the day that `lead_days` gives; a blank by default",
            ),
        ),
        may(
            "below",
            OneOf(&[
                choice("none", "chỉ cơ quan ban hành (mặc định)", "the office alone (default)"),
                choice("cascade", "triển khai xuống từng đơn vị", "cascaded to each unit"),
                choice(
                    "own",
                    "mỗi đơn vị tự ban hành theo cùng mẫu",
                    "each unit issues its own from the same template",
                ),
            ]),
            ("các đơn vị ở `units` làm gì", "what the units in `units` do"),
        ),
    ],
};

/// What the lower units do with a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Below {
    /// Nothing; it is the office's own.
    None,
    /// Each carries it out by a directive of its own.
    Cascade,
    /// Each issues it itself, from the same template.
    Own,
}

/// The plan of a year's notices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The year, where the plan says one.
    pub year: Option<u16>,
    /// The issuing office.
    pub office: Unit,
    /// Where the lower units are: a file, or `all`.
    pub units: Option<Text>,
    /// Values for templates, by name.
    pub values: Vec<(Text, Text)>,
    /// Name, title and telephone of whoever is on duty, in turn.
    pub duty: Vec<(Text, Option<Text>, Option<Text>)>,
    /// Events of this plan.
    pub events: Vec<Event>,
    /// The documents.
    pub notices: Vec<Entry>,
}

/// An event or anniversary of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What notices call it.
    pub id: Text,
    /// `Chiến thắng Điện Biên Phủ`.
    pub name: Text,
    /// First day, or the day remembered.
    pub date: Date,
    /// Last day.
    pub to: Date,
    /// Remembered every so many years.
    pub every: Option<u16>,
}

/// A document of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Keys of occasions.
    pub occasions: Vec<Text>,
    /// A built-in template, or a file.
    pub template: Text,
    /// Name of the outputs.
    pub name: Option<Text>,
    /// Ký hiệu.
    pub symbol: Option<Text>,
    /// Working days before the occasion.
    pub lead_days: u32,
    /// Whether the day of issue is written.
    pub dated: bool,
    /// What the lower units do.
    pub below: Below,
}

impl Plan {
    /// Reads a plan and reports everything that is wrong in it, whatever the year. The value is there also where only
    /// names of occasions and templates are unknown, so that the rest can be brought to a year.
    pub fn parse(source: &Source) -> Checked<Self> {
        let (root, mut report) = read::checked_tree(source, &NOTICES);
        let plan = root.map(|root| {
            let fields = Fields::new(&root, &NOTICES, "");
            fields.node("format");
            plan(&fields, &mut report)
        });
        report.sort_by_key(|found| (found.span.start, found.code));
        let readable = report.iter().all(|found| matches!(found.code, "VB044" | "VB049"));
        Checked { value: plan.filter(|_| readable), diagnostics: report }
    }

    /// The keys of every occasion that its notices may name.
    pub fn occasions(&self) -> Vec<&str> {
        occasion::built_in().chain(self.events.iter().map(|event| event.id.value.as_str())).collect()
    }
}

fn plan(fields: &Fields<'_>, report: &mut Vec<Diagnostic>) -> Plan {
    let year = fields.text("year").and_then(|text| {
        let year = text.value.parse().ok().filter(|year| (1900..=2199).contains(year));
        if year.is_none() && text.value.bytes().all(|byte| byte.is_ascii_digit()) {
            let message = Message::new(
                format!("năm {} ngoài lịch", text.value),
                format!("the year {} is outside the calendar", text.value),
            );
            let help = Message::new("ghi một năm từ 1900 đến 2199", "write a year from 1900 to 2199");
            report.push(Diagnostic::error("VB045", text.span, message).help(help));
        }
        year
    });
    let office = read::sub(fields, "office", "", |fields| unit(fields, report));
    let events: Vec<Event> =
        read::all(fields, "events", "", |fields, _| event(fields, report)).into_iter().flatten().collect();
    for (at, event) in events.iter().enumerate() {
        let id = &event.id;
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let taken = occasion::built_in().chain(events[..at].iter().map(|event| event.id.value.as_str()));
        let mut wrong = |vi: &str, en: &str, help: (&str, &str)| {
            let message = Message::new(format!("`{}` {vi}", id.value), format!("`{}` {en}", id.value));
            report.push(
                Diagnostic::error("VB045", id.span.clone(), message).help(Message::new(help.0, help.1)),
            );
        };
        if !id.value.chars().all(plain) {
            let help = (
                "chỉ dùng chữ thường không dấu, chữ số và gạch dưới",
                "use plain small letters, digits and underscores",
            );
            wrong("không dùng làm tên khóa được", "cannot be a key", help);
        } else if taken.into_iter().any(|known| known == id.value) {
            wrong(
                "đã là tên một dịp khác",
                "is another occasion already",
                ("đặt tên khác", "choose another"),
            );
        }
    }
    let values: Vec<(Text, Text)> = read::all(fields, "values", "", |fields, _| {
        (fields.text("name").unwrap_or_default(), fields.text("value").unwrap_or_default())
    });
    for (at, (name, _)) in values.iter().enumerate() {
        if values[..at].iter().any(|(other, _)| other.value == name.value) {
            let message = Message::new(
                format!("giá trị `{}` ghi hai lần", name.value),
                format!("the value `{}` is given twice", name.value),
            );
            let help = Message::new("giữ lại một giá trị", "keep one of the two");
            report.push(Diagnostic::error("VB045", name.span.clone(), message).help(help));
        }
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if !name.value.chars().all(plain) {
            let message = Message::new(
                format!("`{}` không dùng làm tên giá trị được", name.value),
                format!("`{}` cannot be the name of a value", name.value),
            );
            let help = Message::new(
                "chỉ dùng chữ thường không dấu, chữ số và gạch dưới",
                "use plain small letters, digits and underscores",
            );
            report.push(Diagnostic::error("VB045", name.span.clone(), message).help(help));
        }
    }
    let duty = read::all(fields, "duty", "", |fields, _| {
        (fields.text("name").unwrap_or_default(), fields.text("title"), fields.text("phone"))
    });
    let notices: Vec<Entry> = read::all(fields, "notices", "", |fields, _| Entry {
        occasions: fields.texts("occasion"),
        template: fields.text("template").unwrap_or_default(),
        name: fields.text("name"),
        symbol: fields.text("symbol"),
        lead_days: fields.count("lead_days").unwrap_or(15),
        dated: fields.node("dated").is_some(),
        below: match fields.text("below").map(|word| word.value).as_deref() {
            Some("cascade") => Below::Cascade,
            Some("own") => Below::Own,
            _ => Below::None,
        },
    });
    for name in notices.iter().filter_map(|entry| entry.name.as_ref()) {
        let bare = name.value.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if !["index", "diff"].contains(&bare.as_str()) {
            continue;
        }
        let message = Message::new(
            format!("`{}` là tên trang của chương trình", name.value),
            format!("`{}` is the name of a page of the program's own", name.value),
        );
        let help = Message::new("đặt tên khác", "choose another name");
        report.push(Diagnostic::error("VB045", name.span.clone(), message).help(help));
    }
    let known: Vec<&str> =
        occasion::built_in().chain(events.iter().map(|event| event.id.value.as_str())).collect();
    let named = notices.iter().flat_map(|entry| &entry.occasions);
    report.extend(
        named.filter(|id| !known.contains(&id.value.as_str())).map(|id| unknown_occasion(id, &known)),
    );
    report.extend(notices.iter().filter_map(|entry| unknown_template(&entry.template)));
    let units = fields.text("units");
    for entry in notices.iter().filter(|entry| entry.below != Below::None && units.is_none()) {
        let message = Message::new(
            "văn bản này dành cho các đơn vị cấp dưới, kế hoạch chưa ghi `units`",
            "this notice is for lower units, and the plan has no `units`",
        );
        let help = Message::new(
            "thêm `units: all`, hoặc `units: don-vi.yaml`",
            "add `units: all`, or `units: don-vi.yaml`",
        );
        report.push(Diagnostic::error("VB045", entry.template.span.clone(), message).help(help));
    }
    let office = office.unwrap_or_else(|| Unit::new("", crate::directive::Level::Commune));
    Plan { year, office, units, values, duty, events, notices }
}

/// A template that is neither built in nor the path of a file.
fn unknown_template(template: &Text) -> Option<Diagnostic> {
    let name = &template.value;
    let is_file = name.contains(['/', '\\']) || name.ends_with(".yaml") || name.ends_with(".yml");
    if is_file || name.is_empty() || BUILT_IN.iter().any(|known| known.name == name) {
        return None;
    }
    let known: Vec<&str> = BUILT_IN.iter().map(|template| template.name).collect();
    let (near, known) = (nearest(name, known.iter().copied()), known.join("`, `"));
    let (near_vi, near_en) = near.map_or_else(Default::default, |near| {
        (format!("có phải `{near}`? "), format!("did you mean `{near}`? "))
    });
    let message =
        Message::new(format!("không có mẫu `{name}`"), format!("there is no built-in template `{name}`"));
    let help = Message::new(
        format!("{near_vi}mẫu có sẵn: `{known}`; mẫu của mình thì ghi tên tệp: `{name}.yaml`"),
        format!("{near_en}built in: `{known}`; write a file's name for one of your own: `{name}.yaml`"),
    );
    Some(Diagnostic::error("VB049", template.span.clone(), message).help(help))
}

/// None where the shape was not held, which is reported already.
fn event(fields: &Fields<'_>, report: &mut Vec<Diagnostic>) -> Option<Event> {
    let (id, name, date, to) =
        (fields.text("id"), fields.text("name"), fields.date("date"), fields.date("to"));
    let anniversary = fields.node("anniversary").is_some();
    let every = fields.count("every");
    let (id, name, date) = (id?, name?, date?);
    if let (Some(to), Some(node)) = (to, fields.node("to"))
        && to < date
    {
        let message = Message::new("ngày cuối trước ngày đầu", "the last day comes before the first");
        let help =
            Message::new("đổi chỗ hai ngày, hoặc xem lại năm", "swap the two days, or look at the year");
        report.push(Diagnostic::error("VB045", node.span.clone(), message).help(help));
    }
    if let (Some(node), Some(count)) = (fields.node("every"), every)
        && (!anniversary || count == 0)
    {
        let message = Message::new(
            "`every` chỉ dùng với ngày kỷ niệm, từ 1 trở lên",
            "`every` goes with an anniversary, from 1 up",
        );
        let help = Message::new(
            "thêm `anniversary: yes`, hoặc bỏ `every`",
            "add `anniversary: yes`, or delete `every`",
        );
        report.push(Diagnostic::error("VB045", node.span.clone(), message).help(help));
    }
    let every = anniversary
        .then(|| every.and_then(|count| u16::try_from(count).ok()).filter(|count| *count > 0).unwrap_or(1));
    Some(Event { id, name, date, to: to.unwrap_or(date).max(date), every })
}
