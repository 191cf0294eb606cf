//! Reads a plan, as far as it can be read.

use super::{Below, Entry, Event, NOTICES, Plan};
use crate::gazetteer::Gazetteer;
use crate::model::date::PartialDate;
use crate::model::directive::{Level, Text, read};
use crate::model::recognise::fill_in;
use crate::model::units::{Unit, unit};
use crate::notices::built_in::BUILT_IN;
use crate::notices::occasion_keys::{built_in, unknown_occasion};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::text::nearest::nearest;
use crate::text::shape::{self, Fields};
use crate::text::source::Source;
use crate::text::yaml::{self, Kind, Node};

/// The plan and everything that is wrong with it; none where the file is no mapping.
pub(super) fn plan(source: &Source) -> (Option<Plan>, Vec<Diagnostic>) {
    let (mut root, mut report) = read::checked_tree(source, &NOTICES);
    // Whether it is right on the days of its notices is asked when they are known.
    if let Some(Kind::Map(entries)) = root.as_mut().map(|root| &mut root.kind) {
        let year = entries.iter().find(|(key, _)| is(key, "year")).and_then(|(_, year)| day_in(year));
        let office = entries.iter_mut().find(|(key, _)| is(key, "office"));
        if let Some((_, office)) = office {
            fill_in_office(office, year, &mut report);
        }
    }
    root.iter().for_each(|root| shape::glyphs::warn(root, &mut report));
    let root = root.filter(|root| matches!(root.kind, Kind::Map(_)));
    let plan = root.map(|root| {
        let fields = Fields::new(&root, &NOTICES, "");
        fields.node("format");
        of_fields(&fields, &mut report)
    });
    (plan, report)
}

fn is(node: &Node, word: &str) -> bool {
    matches!(&node.kind, Kind::Text(text) if text == word)
}

/// The year of a plan, as a day that is not known in full.
fn day_in(year: &Node) -> Option<PartialDate> {
    match &year.kind {
        Kind::Text(year) => PartialDate::parse(year).ok(),
        _ => None,
    }
}

/// Fills the office in as a profile is; a unit that has another name on some days of the year keeps the one that was written.
fn fill_in_office(office: &mut Node, year: Option<PartialDate>, report: &mut Vec<Diagnostic>) {
    let written = office.clone();
    match fill_in(office, Gazetteer::get(), None, year) {
        Some(found) if found.code == "VB023" => *office = written,
        // What else there is to say is said when the days are known.
        Some(found) if found.code == "VB022" || found.code == "VB013" && found.severity < Severity::Error => {
            report.push(found);
        }
        _ => {}
    }
}

fn of_fields(fields: &Fields<'_>, report: &mut Vec<Diagnostic>) -> Plan {
    let year = year(fields, report);
    let office = read::sub(fields, "office", "", |fields| unit(fields, report));
    let values = values(fields, report);
    let duty = read::all(fields, "duty", "", |fields, _| {
        (fields.text("name").unwrap_or_default(), fields.text("title"), fields.text("phone"))
    });
    // What a syntax error took away is not known.
    let is_whole = !report.iter().any(yaml::cuts);
    let knows_values = is_whole && is_right(fields, "values", report);
    let is_fillable = knows_values
        && office.is_some()
        && ["office", "duty"].into_iter().all(|key| is_right(fields, key, report));
    let events: Vec<Event> =
        read::all(fields, "events", "", |fields, _| event(fields, report)).into_iter().flatten().collect();
    let ids = ids(fields, report);
    let units = fields.text("units");
    let notices = notices(fields, units.as_ref(), &ids, report);
    let office = office.unwrap_or_else(|| Unit::new("", Level::Commune));
    report.extend(office.number.as_ref().filter(|_| notices.len() > 1).map(one_number));
    let date = fields.node("office").and_then(|office| office.value_of("date"));
    let office_date = date.map_or(0..0, |date| date.span.clone());
    Plan { year, office, office_date, units, values, duty, events, notices, knows_values, is_fillable }
}

/// Whether nothing wrong was found in the value of a key.
fn is_right(fields: &Fields<'_>, key: &'static str, report: &[Diagnostic]) -> bool {
    let span = fields.node(key).map_or(0..0, |node| node.span.clone());
    let inside = |found: &Diagnostic| found.span.start >= span.start && found.span.start < span.end;
    !report.iter().any(|found| found.severity == Severity::Error && inside(found))
}

/// One number for several documents.
fn one_number(number: &Text) -> Diagnostic {
    wrong(
        number,
        format!("số `{}` sẽ ghi vào mọi văn bản của kế hoạch", number.notation()),
        format!("the number `{}` would stand in every notice of the plan", number.notation()),
        (
            "mỗi văn bản một số: bỏ `number`, số để trống cho đến khi đăng ký",
            "each document has its own: delete `number`, it is a blank until it is registered",
        ),
    )
}

fn wrong(at: &Text, vi: String, en: String, help: (&str, &str)) -> Diagnostic {
    let help = Message::new(help.0, help.1);
    Diagnostic::error("VB045", at.span.clone(), Message::new(vi, en)).help(help)
}

/// Small letters without diacritics, digits and underscores, as templates and tables name things.
fn is_plain(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

const PLAIN: (&str, &str) =
    ("chỉ dùng chữ thường không dấu, chữ số và gạch dưới", "use plain small letters, digits and underscores");

fn year(fields: &Fields<'_>, report: &mut Vec<Diagnostic>) -> Option<u16> {
    let text = fields.text("year")?;
    let year = text.notation().parse().ok().filter(|year| (1900..=2199).contains(year));
    // What is no number, or too great, was found when the file was held to its keys.
    if year.is_none() && text.notation().parse::<u32>().is_ok_and(|year| year < 1900) {
        report.push(wrong(
            &text,
            format!("năm {} ngoài lịch", text.notation()),
            format!("the year {} is outside the calendar", text.notation()),
            ("ghi một năm từ 1900 đến 2199", "write a year from 1900 to 2199"),
        ));
    }
    year
}

fn values(fields: &Fields<'_>, report: &mut Vec<Diagnostic>) -> Vec<(Text, Text)> {
    let values: Vec<(Text, Text)> = read::all(fields, "values", "", |fields, _| {
        (fields.text("name").unwrap_or_default(), fields.text("value").unwrap_or_default())
    });
    for (at, (name, filled)) in values.iter().enumerate() {
        let value = name.notation();
        report.extend(end_mark(filled).filter(|_| !filled.notation().starts_with(char::is_uppercase)));
        if values[..at].iter().any(|(other, _)| other.notation() == value && !value.is_empty()) {
            report.push(wrong(
                name,
                format!("giá trị `{value}` ghi hai lần"),
                format!("the value `{value}` is given twice"),
                ("giữ lại một giá trị", "keep one of the two"),
            ));
        }
        if !is_plain(value) {
            report.push(wrong(
                name,
                format!("`{value}` không dùng làm tên giá trị được"),
                format!("`{value}` cannot be the name of a value"),
                PLAIN,
            ));
        }
    }
    values
}

/// The keys of the plan's events, those too of which something is missing.
fn ids(fields: &Fields<'_>, report: &mut Vec<Diagnostic>) -> Vec<Text> {
    let ids: Vec<Text> =
        read::all(fields, "events", "", |fields, _| fields.text("id")).into_iter().flatten().collect();
    for (at, id) in ids.iter().enumerate() {
        let value = id.notation();
        let mut taken = built_in().chain(ids[..at].iter().map(|id| id.notation()));
        if !is_plain(value) {
            report.push(wrong(
                id,
                format!("`{value}` không dùng làm tên khóa được"),
                format!("`{value}` cannot be a key"),
                PLAIN,
            ));
        } else if taken.any(|known| known == value) {
            report.push(wrong(
                id,
                format!("`{value}` đã là tên một dịp khác"),
                format!("`{value}` is another occasion already"),
                ("đặt tên khác", "choose another"),
            ));
        }
    }
    ids
}

/// What goes on in a sentence has no mark at its end.
fn end_mark(words: &Text) -> Option<Diagnostic> {
    let right = words.notation().trim_end_matches(['.', ',', ';', ':', ' ']);
    let is_blank = right.is_empty() || words.notation().ends_with("..");
    if is_blank || right.len() == words.notation().len() {
        return None;
    }
    let message = Message::new(
        format!("`{}` đứng giữa câu, dấu ở cuối thành thừa", words.notation()),
        format!("`{}` stands within sentences, where its last mark is too many", words.notation()),
    );
    let help = Message::new(format!("ghi `{right}`"), format!("write `{right}`"));
    Some(Diagnostic::error("VB045", words.span.clone(), message).help(help))
}

/// An anniversary whose name says itself what is written before it: `kỷ niệm`, or the count of years.
fn says_anniversary(name: &Text) -> Option<Diagnostic> {
    let small = name.notation().to_lowercase();
    let counts = small.split_once(" năm ").is_some_and(|(count, _)| count.parse::<u16>().is_ok());
    if !counts && !["kỷ niệm", "kỉ niệm"].iter().any(|words| small.contains(words)) {
        return None;
    }
    Some(wrong(
        name,
        format!("`{}` đã có chữ `kỷ niệm` hay số năm, văn bản sẽ ghi hai lần", name.notation()),
        format!("`{}` already says `kỷ niệm` or the years, which would be written twice", name.notation()),
        (
            "chỉ ghi tên sự kiện: `Ngày thành lập xã`; `kỷ niệm 10 năm` do chương trình ghi",
            "write the name of the event alone: `Ngày thành lập xã`; `kỷ niệm 10 năm` is written for you",
        ),
    ))
}

/// None where the shape was not held, which is reported already.
fn event(fields: &Fields<'_>, report: &mut Vec<Diagnostic>) -> Option<Event> {
    let (id, name) = (fields.text("id"), fields.text("name"));
    let (date, to) = (fields.day_of_event("date"), fields.day_of_event("to"));
    let anniversary = fields.node("anniversary").is_some();
    let every = fields.count("every");
    if let (Some(date), Some(to), Some(text)) = (date, to, fields.text("to"))
        && to < date
    {
        let help = ("đổi chỗ hai ngày, hoặc xem lại năm", "swap the two days, or look at the year");
        report.push(wrong(
            &text,
            "ngày cuối trước ngày đầu".to_owned(),
            "the last day comes before the first".to_owned(),
            help,
        ));
    }
    if let (Some(text), Some(count)) = (fields.text("every"), every)
        && (!anniversary || count == 0)
    {
        let help = match anniversary {
            true => ("ghi từ 1 trở lên, hoặc bỏ `every`", "write 1 or more, or delete `every`"),
            false => {
                ("thêm `anniversary: yes`, hoặc bỏ `every`", "add `anniversary: yes`, or delete `every`")
            }
        };
        report.push(wrong(
            &text,
            "`every` chỉ dùng với ngày kỷ niệm, từ 1 trở lên".to_owned(),
            "`every` goes with an anniversary, from 1 up".to_owned(),
            help,
        ));
    }
    report.extend(name.iter().filter_map(end_mark));
    report.extend(name.iter().filter(|_| anniversary).filter_map(says_anniversary));
    let every = anniversary
        .then(|| every.and_then(|count| u16::try_from(count).ok()).filter(|count| *count > 0).unwrap_or(1));
    let (id, name, date) = (id?, name?, date?);
    Some(Event { id, name, date, to: to.unwrap_or(date).max(date), every })
}

fn notices(
    fields: &Fields<'_>,
    units: Option<&Text>,
    events: &[Text],
    report: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    let notices: Vec<Entry> = read::all(fields, "notices", "", |fields, _| {
        report.extend(on_the_day_itself(fields));
        Entry {
            occasions: fields.texts("occasion"),
            template: fields.text("template").unwrap_or_default(),
            name: fields.text("name"),
            symbol: fields.text("symbol"),
            lead_days: fields.count("lead_days").unwrap_or(15),
            dated: fields.node("dated").is_some(),
            below: match fields.text("below").map(Text::into_notation).as_deref() {
                Some("cascade") => Below::Cascade,
                Some("own") => Below::Own,
                _ => Below::None,
            },
        }
    });
    let known: Vec<&str> = built_in().chain(events.iter().map(|id| id.notation())).collect();
    for entry in &notices {
        let strange = |id: &&Text| !known.contains(&id.notation());
        report.extend(entry.occasions.iter().filter(strange).map(|id| unknown_occasion(id, &known)));
        report.extend(unknown_template(&entry.template));
        report.extend(entry.name.as_ref().and_then(name_of_a_page));
        for (at, id) in entry.occasions.iter().enumerate() {
            if entry.occasions[..at].iter().any(|other| other.notation() == id.notation()) {
                report.push(wrong(
                    id,
                    format!("dịp `{}` ghi hai lần", id.notation()),
                    format!("the occasion `{}` is given twice", id.notation()),
                    ("giữ lại một", "keep one of the two"),
                ));
            }
        }
        if entry.below == Below::Cascade && entry.template.notation() == "nghi-le" {
            report.push(wrong(
                &entry.template,
                "thông báo nghỉ không triển khai xuống được: mỗi đơn vị tự ra thông báo của mình".to_owned(),
                "a notice of days off is not carried out by others: each unit gives its own".to_owned(),
                ("ghi `below: own`", "write `below: own`"),
            ));
        }
        if entry.below != Below::None && units.is_none() {
            report.push(wrong(
                &entry.template,
                "văn bản này dành cho các đơn vị cấp dưới, kế hoạch chưa ghi `units`".to_owned(),
                "this notice is for lower units, and the plan has no `units`".to_owned(),
                ("thêm `units: all`, hoặc `units: don-vi.yaml`", "add `units: all`, or `units: don-vi.yaml`"),
            ));
        }
    }
    for (at, entry) in notices.iter().enumerate() {
        let key = |entry: &Entry| {
            let ids: Vec<String> = entry.occasions.iter().map(|id| id.notation().to_owned()).collect();
            (
                ids,
                entry.template.notation().to_owned(),
                entry.name.as_ref().map(|name| name.notation().to_owned()),
            )
        };
        if notices[..at].iter().any(|other| key(other) == key(entry)) && !entry.occasions.is_empty() {
            report.push(wrong(
                &entry.template,
                "văn bản này ghi hai lần".to_owned(),
                "this notice is listed twice".to_owned(),
                ("giữ lại một, hoặc đặt `name` khác nhau", "keep one of the two, or give each its `name`"),
            ));
        }
    }
    notices
}

/// A notice that would be dated on the first day of its occasion.
fn on_the_day_itself(fields: &Fields<'_>) -> Option<Diagnostic> {
    let days = fields.text("lead_days").filter(|days| days.notation().parse() == Ok(0))?;
    fields.node("dated")?;
    let message = Message::new(
        "văn bản sẽ ghi ngày ban hành đúng ngày đầu của dịp",
        "the notice would be dated on the first day of its occasion",
    );
    let help = Message::new(
        "ghi số ngày làm việc trước dịp từ 1 trở lên, hoặc bỏ `dated`",
        "write 1 working day before the occasion or more, or delete `dated`",
    );
    Some(Diagnostic::error("VB045", days.span, message).help(help))
}

fn name_of_a_page(name: &Text) -> Option<Diagnostic> {
    let bare = name.notation().trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    ["index", "diff"].contains(&bare.as_str()).then(|| {
        wrong(
            name,
            format!("`{}` là tên trang của chương trình", name.notation()),
            format!("`{}` is the name of a page of the program's own", name.notation()),
            ("đặt tên khác", "choose another name"),
        )
    })
}

/// A template that is neither built in nor the path of a file.
fn unknown_template(template: &Text) -> Option<Diagnostic> {
    let name = template.notation();
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
