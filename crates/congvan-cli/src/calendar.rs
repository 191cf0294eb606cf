//! `congvan calendar`: a year's holidays and days off.

pub(crate) mod ics;

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::ArgMatches;
use congvan::calendar::{
    DayOff, Decisions, LunarDate, LunarYear, Reason, Standing, days_off, days_off_of_next_year, events,
    events_since, holidays, to_json, weekday_name,
};
use congvan::lint::House;
use congvan::model::date::Date;
use congvan::text::diagnostic::{Lang, Message};

use crate::console::Console;
use crate::findings::Inputs;
use crate::units::day;
use crate::{COULD_NOT_RUN, FINE};

pub(crate) fn run(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    let mut inputs = Inputs::default();
    let decisions = inputs.decisions(given, &House::default(), console);
    let asked = given.get_one::<String>("year").map_or("", String::as_str);
    let year = match year(asked) {
        Ok(year) => year,
        Err(why) => {
            console.complain(&why);
            return COULD_NOT_RUN;
        }
    };
    let is_ics = given.get_one::<String>("format").is_some_and(|format| format == "ics");
    let since = given.get_one::<PathBuf>("since");
    if since.is_some() && !is_ics {
        console
            .complain(&Message::new("--since chỉ dùng cùng --format ics", "--since goes with --format ics"));
        return COULD_NOT_RUN;
    }
    let earlier = since.map(|path| inputs.calendar(path, year, console)).unwrap_or_default();
    if let Some(code) = inputs.failure() {
        return code;
    }
    match given.get_one::<String>("format").map(String::as_str) {
        Some("json") => console.data(format!("{:#}\n", to_json(year, &decisions))),
        Some("ics") => console.data(ics::write(year, &events_since(events(year, &decisions), &earlier))),
        _ => {
            let text = to_text(year, &decisions, console.lang());
            console.out(&text);
        }
    }
    if year < 1995 {
        console.remark(&Message::new(
            "bảng ngày nghỉ bắt đầu từ Bộ luật Lao động 1994, có hiệu lực năm 1995",
            "the table of days off begins with the labour code of 1994, in force since 1995",
        ));
    }
    FINE
}

/// A year that the calendar knows.
///
/// # Errors
/// One sentence that says which years it knows.
pub(crate) fn year(text: &str) -> Result<u16, Message> {
    let number: Option<u16> = text.parse().ok().filter(|year| (1900..=2199).contains(year));
    number.ok_or_else(|| {
        let out = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty();
        let (vi, en) = if out {
            ("ngoài lịch", "is outside the calendar")
        } else {
            ("không phải năm", "is not a year")
        };
        Message::new(
            format!("`{text}` {vi}; ghi một năm từ 1900 đến 2199"),
            format!("`{text}` {en}; write a year from 1900 to 2199"),
        )
    })
}

/// A page of plain text: the year, what is off by holiday, days worked instead, and what is still open.
fn to_text(year: u16, decisions: &Decisions, lang: Lang) -> String {
    let pick = |vi: &'static str, en: &'static str| if lang == Lang::Vi { vi } else { en };
    let mut text = String::new();
    let Some(lunar) = LunarYear::new(year) else { return text };
    let mut line = |words: &str| {
        let _ = writeln!(text, "{}", words.trim_end());
    };

    line(&format!("{} {year}, {}", pick("Năm", "Year"), lunar.can_chi()));
    let on = |month: u8, day: u8| lunar.solar(lunar.date(month, false, day)?);
    let marks = [("tết Nguyên đán", on(1, 1)), ("Giỗ Tổ Hùng Vương", on(3, 10))];
    for (name, date) in marks.iter().filter_map(|(name, date)| Some((name, (*date)?))) {
        line(&format!("  {name}: {}", full(date)));
    }
    match lunar.months().iter().find(|month| month.leap) {
        Some(month) => {
            let first = month.first_day().map(|date| format!(", {} {}", pick("từ", "from"), day(date)));
            let name = lunar.date(month.month, true, 1).map(LunarDate::month_name).unwrap_or_default();
            line(&format!("  {name}: {} {}{}", month.days, pick("ngày", "days"), first.unwrap_or_default()));
        }
        None => line(pick("  không có tháng nhuận", "  no leap month")),
    }

    let days = days_off(year, decisions);
    let mut named: Vec<&str> = Vec::new();
    for day in &days {
        if !named.contains(&&day.holiday[..]) {
            named.push(&day.holiday);
        }
    }
    for holiday in named {
        let own: Vec<&DayOff> = days.iter().filter(|day| day.holiday == holiday).collect();
        let standing = own.iter().map(|day| day.standing).max().unwrap_or(Standing::Settled);
        let mark = match standing {
            Standing::Settled => "",
            Standing::NotInTable => pick(" (chưa có trong bảng)", " (not in the table)"),
            Standing::Awaiting => pick(" (chờ quyết định)", " (awaiting a decision)"),
        };
        line("");
        line(&format!("{}{mark}", own[0].name));
        for off in &own {
            let mark = if off.standing.is_open() { " ?" } else { "" };
            line(&format!(
                "  {:<9}{}  {:<33}{}{mark}",
                weekday_name(off.date),
                day(off.date),
                off.lunar.to_string(),
                about(off, lang)
            ));
        }
        if let Some(decision) = decisions.get(holiday, year) {
            let (from, to) = (day(decision.from), day(decision.to));
            let scope =
                if decision.scope.is_empty() { String::new() } else { format!(" ({})", decision.scope) };
            line(&format!(
                "  {} {from} {} {to}{scope}",
                pick("Đợt nghỉ từ", "Off from"),
                pick("đến hết", "to")
            ));
        }
        if standing.is_open()
            && let Some(like) = decisions.precedent(holiday, year)
            && let Some(date) =
                holidays().iter().filter(|law| law.id == holiday).find_map(|law| law.date(&lunar))
        {
            let (weekday, instrument) = (weekday_name(date), &like.instrument);
            line(&format!(
                "  {} {}, {} {weekday} ({instrument})",
                pick("tính như năm", "computed as in"),
                like.year,
                pick("khi ngày này cũng vào", "when its day came on the same"),
            ));
        }
        let mut instruments: Vec<&str> = own.iter().map(|day| &day.instrument[..]).collect();
        // One that moves no day is relied on all the same.
        instruments.extend(decisions.get(holiday, year).map(|decision| &decision.instrument[..]));
        instruments.dedup();
        instruments.sort_unstable();
        instruments.dedup();
        line(&format!("  {}: {}", pick("căn cứ", "by"), instruments.join("; ")));
    }

    let early = days_off_of_next_year(year, decisions);
    if !early.is_empty() {
        let next = year + 1;
        line("");
        line(&format!("{} {next}", pick("Ngày nghỉ của dịp lễ, tết năm", "Days off for holidays of")));
    }
    for off in &early {
        let (weekday, date, name) = (weekday_name(off.date), day(off.date), &off.name);
        line(&format!("  {weekday:<9}{date}  {name}, {} ({})", about(off, lang), off.instrument));
    }

    let made_up = decisions.made_up_in(year);
    if !made_up.is_empty() {
        line("");
        line(pick("Làm bù", "Worked instead"));
    }
    for (swap, decision) in made_up {
        let instrument = &decision.instrument;
        let (weekday, date, off) = (weekday_name(swap.make_up), day(swap.make_up), day(swap.off));
        line(&format!("  {weekday:<9}{date}  {} {off} ({instrument})", pick("thay ngày", "for")));
    }
    let (awaiting, not_in_table) = (
        pick(
            "? Tính theo luật, có thể đổi khi có quyết định của năm; thêm quyết định bằng --decisions.",
            "? Computed by law; the year's decision may change it. Add it with --decisions.",
        ),
        pick(
            "? Tính theo luật, có thể khác quyết định của năm ấy, chưa có trong bảng; thêm quyết định bằng --decisions.",
            "? Computed by law; that year's decision, which the table lacks, may differ. Add it with --decisions.",
        ),
    );
    for (standing, words) in [(Standing::NotInTable, not_in_table), (Standing::Awaiting, awaiting)] {
        if days.iter().any(|day| day.standing == standing) {
            line("");
            line(words);
        }
    }
    text
}

/// `thứ Bảy, 06/02/2027 (mùng 1 tháng Giêng năm Đinh Mùi)`.
fn full(date: Date) -> String {
    format!("{}, {} ({})", weekday_name(date), day(date), LunarDate::from(date))
}

fn about(off: &DayOff, lang: Lang) -> String {
    if lang == Lang::Vi {
        return off.reason.to_string();
    }
    let other = off.reason.other_day().map(|other| format!("{} {}", weekday_name(other), day(other)));
    let other = other.unwrap_or_default();
    match off.reason {
        Reason::Holiday => "holiday".to_owned(),
        Reason::Compensation { .. } => format!("in lieu of {other}"),
        Reason::Swap { .. } => format!("swapped, made up on {other}"),
        Reason::Decision => "by decision".to_owned(),
    }
}
