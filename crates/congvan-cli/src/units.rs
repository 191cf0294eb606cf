//! `congvan units`: the built-in table of administrative units, searched by name.

mod line;
mod starter_table;

use clap::ArgMatches;
use congvan::gazetteer::{Answer, Asked, Closeness, Entry, Found, Gazetteer};
use congvan::model::date::Date;
use congvan::model::directive::Level;
use congvan::text::diagnostic::{Message, Severity};
use congvan::text::table::Table;
use serde_json::{Value, json};

use congvan_make::profile;
use congvan_make::units::{is_near, search, to_json};

use crate::console::Console;
use crate::refusal::about;
use crate::{COULD_NOT_RUN, FINDINGS, FINE};

/// How many are listed unless all are asked for.
const MOST: usize = 20;

pub(crate) fn run(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    let date = match given.get_one::<String>("date").map(|text| Date::parse(text)).transpose() {
        Ok(date) => date.unwrap_or_else(|| Gazetteer::get().last_day()),
        Err(why) => {
            console.complain(&about("--date", &why.into()));
            return COULD_NOT_RUN;
        }
    };
    let words: Vec<&str> =
        given.get_many::<String>("search").into_iter().flatten().map(String::as_str).collect();
    let format = given.get_one::<String>("format").map_or("human", String::as_str);
    let (as_json, as_csv) = (format == "json", format == "csv");
    let (all, profile) = (given.get_flag("all"), given.get_flag("profile"));
    if as_csv && !profile {
        console.complain(&Message::new(
            "`--format csv` cần `--profile`: congvan units xã Chi Lăng, tỉnh Lạng Sơn --profile --format csv",
            "`--format csv` needs `--profile`: congvan units xã Chi Lăng, tỉnh Lạng Sơn --profile --format csv",
        ));
        return COULD_NOT_RUN;
    }
    if profile && (words.is_empty() || as_json) {
        console.complain(&if as_json {
            Message::new(
                "`--profile` không đi cùng `--format json`",
                "`--profile` does not go with `--format json`",
            )
        } else {
            Message::new(
                "`--profile` cần tên đơn vị: congvan units xã Chi Lăng, tỉnh Lạng Sơn --profile",
                "`--profile` needs a name: congvan units xã Chi Lăng, tỉnh Lạng Sơn --profile",
            )
        });
        return COULD_NOT_RUN;
    }
    if let Some(remark) = as_of(date) {
        console.remark(&remark);
    }
    if words.is_empty() {
        if all {
            let units: Vec<_> = Gazetteer::get().units_on(date).map(|entry| (entry, false)).collect();
            list(&units, all, date, as_json, console);
        } else {
            count(date, as_json, console);
        }
        return FINE;
    }
    let text = words.join(" ");
    let mut found = search(&text, date);
    if found.is_empty() {
        found = resolve_name(&text, date);
    }
    let entries: Vec<(&'static Entry, bool)> =
        found.iter().map(|found| (found.entry, is_near(found))).collect();
    let Some((best, _)) = entries.first() else {
        if as_json {
            list(&[], all, date, as_json, console);
        }
        console.complain(&no_unit(&text, date));
        return FINDINGS;
    };
    if profile {
        if let Some(remark) = namesakes(&found, date) {
            console.remark(&remark);
        }
        let text = if as_csv { starter_table::starter(best, date) } else { profile::starter(best, date) };
        console.data(&text);
    } else {
        list(&entries, all, date, as_json, console);
    }
    FINE
}

/// The units that a name means as a table of units would read it: `xã Chi Lăng Lạng Sơn`.
fn resolve_name(text: &str, date: Date) -> Vec<Found> {
    let asked = Asked { name: text, ..Asked::default() };
    let entries = match Gazetteer::get().resolve(&asked, date) {
        Answer::One(entry) => vec![entry],
        Answer::Several(entries) => entries,
        _ => Vec::new(),
    };
    let found = |entry| Found { entry, closeness: Closeness::Exact, kind_agrees: true };
    entries.into_iter().map(found).collect()
}

/// That there is no such unit, and what to write instead where a table of units would be told that.
fn no_unit(text: &str, date: Date) -> Message {
    let told = Table::of_words("units", "tên", [text.to_owned()]).units(Some(date), None).diagnostics;
    let help = told.into_iter().find(|found| found.severity == Severity::Error).and_then(|found| found.help);
    let (vi, en) =
        help.map_or_else(Default::default, |help| (format!(": {}", help.vi), format!(": {}", help.en)));
    Message::new(
        format!("không có đơn vị nào tên `{text}` trong bảng{vi}"),
        format!("no unit of the table is called `{text}`{en}"),
    )
}

/// A day as messages write it.
pub(crate) use congvan::calendar::with_slashes as day;

/// What is to be known of the table on an early day.
pub(crate) fn as_of(date: Date) -> Option<Message> {
    let last = Gazetteer::get().whole_from()?;
    (date < last).then(|| {
        let (date, last) = (day(date), day(last));
        Message::new(
            format!("bảng đơn vị ba cấp là của ngày {last}; xem lại đơn vị nào khác vào ngày {date}"),
            format!("the table of three levels is that of {last}; look at units that were others on {date}"),
        )
    })
}

/// Prints the units, one a line, or all that is known of them as JSON. Those that are only near to what was asked, by a
/// letter or two, are marked.
fn list(
    entries: &[(&'static Entry, bool)],
    all: bool,
    date: Date,
    as_json: bool,
    console: &mut Console<'_, '_>,
) {
    let most = if all { entries.len() } else { MOST.min(entries.len()) };
    let (shown, rest) = entries.split_at(most);
    if as_json {
        let units: Vec<Value> = shown.iter().map(|(entry, near)| to_json(entry, *near, date)).collect();
        let whole = json!({ "version": 1, "date": iso(date), "found": entries.len(), "units": units });
        console.data(format!("{whole:#}\n"));
        return;
    }
    for (entry, near) in shown {
        let line = line::to_text(entry, date);
        let near_miss =
            || Message::new(format!("{} (gần giống)", line.vi), format!("{} (near miss)", line.en));
        console.say(&if *near { near_miss() } else { line.clone() });
    }
    if shown.iter().any(|(entry, _)| line::names_main(entry, date)) {
        console.remark(&Message::new(
            "`bảng chọn` là nơi bảng lấy khi không biết rõ địa chỉ, không phải quy định; phần nào về đâu: xem nghị quyết sắp xếp",
            "`the table's choice` is taken where no more is known of an address; it is not law: see the resolution",
        ));
    }
    if !rest.is_empty() {
        let count = rest.len();
        console.remark(&Message::new(
            format!("còn {count} đơn vị nữa; thêm --all, hoặc ghi tỉnh sau dấu phẩy"),
            format!("{count} more; add --all, or the province after a comma"),
        ));
    }
}

/// Prints how many units there are on the day.
fn count(date: Date, as_json: bool, console: &mut Console<'_, '_>) {
    let levels = [
        (Level::Province, "provinces", ("cấp tỉnh", "province level")),
        (Level::District, "districts", ("cấp huyện", "district level")),
        (Level::Commune, "communes", ("cấp xã", "commune level")),
    ];
    let counted = levels.map(|(level, key, words)| {
        let mut kinds: Vec<(&str, usize)> = Vec::new();
        for kind in Gazetteer::get().level_on(level, date).map(|entry| entry.kind_on(date)) {
            match kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, count)) => *count += 1,
                None => kinds.push((kind, 1)),
            }
        }
        kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        (key, words, kinds)
    });
    let sum = |kinds: &[(&str, usize)]| kinds.iter().map(|(_, count)| count).sum::<usize>();
    if as_json {
        let mut whole = json!({ "version": 1, "date": iso(date), "levels": regime_levels(date) });
        for (key, _, kinds) in &counted {
            let kinds: serde_json::Map<String, Value> =
                kinds.iter().map(|(kind, count)| ((*kind).to_owned(), json!(count))).collect();
            whole[*key] =
                json!({ "count": kinds.values().filter_map(Value::as_u64).sum::<u64>(), "kinds": kinds });
        }
        console.data(format!("{whole:#}\n"));
        return;
    }
    let (levels, on) = (regime_levels(date), day(date));
    console.say(&Message::new(
        format!("Ngày {on}: chính quyền địa phương {levels} cấp"),
        format!("On {on}: local government of {levels} levels"),
    ));
    for (_, (vi, en), kinds) in counted.iter().filter(|(.., kinds)| !kinds.is_empty()) {
        let each: Vec<String> = kinds.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
        let (total, each) = (sum(kinds), each.join(", "));
        console.say(&Message::new(format!("{vi}: {total} ({each})"), format!("{en}: {total} ({each})")));
    }
}

fn regime_levels(date: Date) -> u8 {
    if Gazetteer::get().has_districts(date) { 3 } else { 2 }
}

fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// What is to be known of a profile: the unit is no more, or others agree as well.
fn namesakes(found: &[Found], date: Date) -> Option<Message> {
    let best = found.first()?;
    let name = best.entry.name_on(date);
    if !best.entry.is_in_force(date) {
        let until = best.entry.until().map_or_else(String::new, day);
        return Some(Message::new(
            format!("{name} không còn từ ngày {until}; hồ sơ này chỉ dùng cho văn bản trước ngày đó"),
            format!("{name} is no more since {until}; this profile is for documents before that day only"),
        ));
    }
    if !best.closeness.is_same() {
        return Some(Message::new(
            format!("không có đơn vị nào tên đúng như vậy; đây là {name}"),
            format!("no unit has exactly this name; this is {name}"),
        ));
    }
    let rank = |found: &Found| (found.closeness, found.kind_agrees, found.entry.is_in_force(date));
    let others = found.iter().skip(1).filter(|other| rank(other) == rank(best)).count();
    (others > 0).then(|| {
        Message::new(
            format!("còn {others} đơn vị cùng tên; ghi huyện, tỉnh sau dấu phẩy để chọn"),
            format!("{others} more of this name; write district and province after a comma to choose"),
        )
    })
}
