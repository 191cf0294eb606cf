//! Occasions of a year: public holidays by law, and events of a plan.

use std::sync::LazyLock;

use crate::calendar::{CanChi, Decisions, Holiday, LunarYear, holidays};
use crate::model::date::{Date, DayOfEvent};
use crate::model::directive::Text;
use crate::notices::leave::{Leave, Undecided, leave};
use crate::notices::occasion_keys::HOLIDAYS;
use crate::notices::plan::{Event, Plan};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::text::shape::Kind::{Map, Phrase};
use crate::text::shape::{Shape, must};
use crate::wording::{FORMAT, Phrases, WordingError};

const OFF: (&str, &str) = ("vì sao nghỉ", "why a day is off");
const NAME: (&str, &str) = ("tên gọi", "name");
const UNKNOWN: (&str, &str) = ("một ngày chưa biết", "a day not known yet");

static NAMES: Shape = Shape {
    name: "occasion_names",
    about: ("Tên một dịp", "Names of an occasion"),
    fields: &[
        must("name", Phrase(&["year", "can_chi"]), NAME),
        must("joined", Phrase(&["year", "can_chi"]), NAME),
        must("joined_last", Phrase(&["year", "can_chi"]), NAME),
        must("leave", Phrase(&["year", "can_chi"]), NAME),
        must("leave_joined", Phrase(&["year", "can_chi"]), NAME),
        must("short", Phrase(&[]), NAME),
    ],
};

static WORDS: Shape = Shape {
    name: "occasion_words",
    about: ("Lời văn về các dịp", "Words about occasions"),
    fields: &[
        must("format", FORMAT, ("phiên bản định dạng", "version of this format")),
        must("tet_duong_lich", Map(&NAMES), NAME),
        must("tet_nguyen_dan", Map(&NAMES), NAME),
        must("gio_to", Map(&NAMES), NAME),
        must("le_30_4_1_5", Map(&NAMES), NAME),
        must("quoc_khanh", Map(&NAMES), NAME),
        must("ngay_van_hoa", Map(&NAMES), NAME),
        must("anniversary", Phrase(&["count", "name"]), NAME),
        must("event_short", Phrase(&[]), NAME),
        must("phrase", Phrase(&["name"]), NAME),
        must("anniversary_phrase", Phrase(&["name"]), NAME),
        must("anniversary_joined", Phrase(&["name"]), NAME),
        must("event_phrase", Phrase(&["name"]), NAME),
        must("joining", Phrase(&["before", "last"]), NAME),
        must("off_tet", Phrase(&[]), OFF),
        must("off_holiday", Phrase(&[]), OFF),
        must("off_rest", Phrase(&[]), OFF),
        must("off_compensation", Phrase(&["day"]), OFF),
        must("off_swap", Phrase(&["day"]), OFF),
        must("off_decision", Phrase(&[]), OFF),
        must("unknown_weekday", Phrase(&[]), UNKNOWN),
        must("unknown_lunar", Phrase(&[]), UNKNOWN),
        must("unknown_lunar_full", Phrase(&[]), UNKNOWN),
    ],
};

/// The words about occasions, loaded once.
pub(super) fn words() -> &'static Phrases {
    static LOADED: LazyLock<Phrases> = LazyLock::new(|| {
        Phrases::built_in("dip.yaml", include_str!("../../templates/notices/dip.yaml"), &WORDS)
    });
    &LOADED
}

/// An occasion in one year, or several that a notice names together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// Its keys.
    pub ids: Vec<String>,
    /// `tết Nguyên đán Đinh Mùi`.
    pub name: String,
    /// `dịp tết Nguyên đán Đinh Mùi`.
    pub phrase: String,
    /// `tết Nguyên đán Đinh Mùi`, after `nghỉ`.
    pub leave_name: String,
    /// `Tết`.
    pub short: String,
    /// First day: the first day off, or the event's.
    pub first: Date,
    /// Last day.
    pub last: Date,
    /// The days off, where there are any.
    pub leave: Option<Leave>,
    /// Each event or anniversary among them, and its days.
    pub events: Vec<(String, Date, Date)>,
    /// Why others that the plan names with them do not come in the year.
    pub absent: Vec<Message>,
    /// What a person must look at, with its place in the plan.
    pub remarks: Vec<Diagnostic>,
}

impl Occasion {
    /// The latest day that it may begin on: days off may be open.
    pub(super) fn latest_first(&self) -> Date {
        let open = self.leave.iter().filter(|leave| leave.spans.iter().any(|span| span.is_first_blank));
        open.flat_map(|leave| &leave.first_days).copied().fold(self.first, Date::max)
    }
}

/// What sort of occasion it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Holiday,
    Anniversary,
    Event,
}

/// One of the occasions that a notice names.
struct One {
    sort: Sort,
    name: String,
    joined: String,
    joined_last: String,
    leave: String,
    leave_joined: String,
    short: String,
    days: (Date, Date),
    holidays: &'static [&'static str],
    remark: Option<Diagnostic>,
}

/// The occasions of those keys in a year, as one; none, with the reason, where none of them takes place in it.
/// Everything that cannot be is reported, with the place in the plan.
pub(super) fn occasion(
    ids: &[Text],
    year: u16,
    plan: &Plan,
    decisions: &Decisions,
    undecided: Undecided,
    report: &mut Vec<Diagnostic>,
) -> Result<Occasion, Message> {
    let mut found: Vec<(&Text, One)> = Vec::new();
    let mut absent: Vec<Message> = Vec::new();
    for id in ids {
        let built_in = HOLIDAYS.iter().find(|(known, _)| *known == id.notation());
        let event = plan.events.iter().find(|event| event.id.notation() == id.notation());
        let one = match (built_in, event) {
            (Some((key, holidays)), _) => holiday(key, holidays, year, id),
            (None, Some(event)) => self::event(event, year, id),
            // Reported when the plan was read.
            (None, None) => Err(Absent::NotThisYear(Message::new(
                format!("không có dịp `{}`", id.notation()),
                format!("there is no occasion `{}`", id.notation()),
            ))),
        };
        match one {
            Ok(one) => found.push((id, one)),
            Err(Absent::Wrong(wrong)) => {
                absent.push(wrong.message.clone());
                report.push(*wrong);
            }
            Err(Absent::NotThisYear(why)) => absent.push(why),
        }
    }
    match join_occasions(found, year, decisions, undecided) {
        Some(found) => found.map(|found| Occasion { absent, ..found }),
        None => {
            let join = |pick: fn(&Message) -> &str| absent.iter().map(pick).collect::<Vec<_>>().join("; ");
            Err(Message::new(join(|why| &why.vi), join(|why| &why.en)))
        }
    }
}

/// Why an occasion is not there.
enum Absent {
    /// It does not take place in this year.
    NotThisYear(Message),
    /// It cannot be.
    Wrong(Box<Diagnostic>),
}

/// Words of the library are always there; a test fills every one of them.
pub(super) fn say(result: Result<String, WordingError>) -> String {
    result.unwrap_or_default()
}

fn holiday(key: &str, ids: &'static [&'static str], year: u16, at: &Text) -> Result<One, Absent> {
    let days: Vec<Date> = LunarYear::new(year)
        .map(|lunar| {
            let own = holidays().iter().filter(|holiday| ids.contains(&holiday.id.as_str()));
            own.filter_map(|holiday| holiday.date(&lunar)).collect()
        })
        .unwrap_or_default();
    let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else {
        return Err(Absent::Wrong(Box::new(before_its_law(ids, year, at))));
    };
    let year_text = year.to_string();
    let can_chi = CanChi::of_year(year).to_string();
    let values = [("year", year_text.as_str()), ("can_chi", can_chi.as_str())];
    let fill = |part: &str| say(words().fill(&format!("{key}.{part}"), &values));
    Ok(One {
        sort: Sort::Holiday,
        name: fill("name"),
        joined: fill("joined"),
        joined_last: fill("joined_last"),
        leave: fill("leave"),
        leave_joined: fill("leave_joined"),
        short: fill("short"),
        days: (*first, *last),
        holidays: ids,
        remark: None,
    })
}

fn before_its_law(ids: &[&str], year: u16, at: &Text) -> Diagnostic {
    let first: Option<&Holiday> = holidays()
        .iter()
        .filter(|holiday| ids.contains(&holiday.id.as_str()))
        .min_by_key(|holiday| holiday.from);
    let (name, from, instrument) = first.map_or_else(Default::default, |holiday| {
        let (year, month, day) = holiday.from.parts();
        (holiday.name.clone(), format!("{day:02}/{month:02}/{year}"), holiday.instrument.clone())
    });
    let message = Message::new(
        format!("năm {year} chưa có ngày nghỉ `{name}`"),
        format!("in {year} `{name}` was not a public holiday yet"),
    );
    let help = Message::new(
        format!("ngày này có từ {from} ({instrument}); bỏ dịp này, hoặc chọn năm khác"),
        format!("it is one since {from} ({instrument}); leave it out, or choose another year"),
    );
    Diagnostic::error("VB047", at.span.clone(), message).help(help)
}

fn event(event: &Event, year: u16, at: &Text) -> Result<One, Absent> {
    let name = event.name.notation().to_owned();
    let Some(every) = event.every else {
        let days = event.date.in_year(event.date.year()).zip(event.to.in_year(event.to.year()));
        // What goes on into the next year is of the one in which it begins.
        let Some(days) = days.filter(|_| event.date.year() == year) else {
            let of = event.date.year();
            return Err(Absent::NotThisYear(Message::new(
                format!("{name}: diễn ra năm {of}, không phải {year}"),
                format!("{name}: takes place in {of}, not in {year}"),
            )));
        };
        return Ok(One {
            sort: Sort::Event,
            name: name.clone(),
            joined: name.clone(),
            joined_last: name.clone(),
            leave: name.clone(),
            leave_joined: name.clone(),
            short: say(words().get("event_short")),
            days,
            holidays: &[],
            remark: None,
        });
    };
    let Some(count) = year.checked_sub(event.date.year()).filter(|count| *count > 0) else {
        let of = event.date.year();
        let message = Message::new(
            format!("năm {year} không có ngày kỷ niệm `{name}`, sự kiện năm {of}"),
            format!("there is no anniversary of `{name}` in {year}: it was in {of}"),
        );
        let help = Message::new(
            format!("chọn năm từ {} trở đi, hoặc xem lại `date` của sự kiện", of.saturating_add(1)),
            format!("choose a year from {}, or look at the event's `date`", of.saturating_add(1)),
        );
        return Err(Absent::Wrong(Box::new(Diagnostic::error("VB048", at.span.clone(), message).help(help))));
    };
    if count % every != 0 {
        return Err(Absent::NotThisYear(Message::new(
            format!("{name}: năm {year} là {count} năm, chưa đến năm tròn {every}"),
            format!("{name}: {count} years in {year}, not a multiple of {every}"),
        )));
    }
    // 29 February of a leap year: which day stands for it is the organiser's to say.
    let leap = [event.date, event.to].iter().any(|day| day.in_year(year).is_none());
    let in_year = |day: DayOfEvent| day.in_year(year).or_else(|| Date::new(year, day.month(), day.day() - 1));
    let Some(days) = in_year(event.date).zip(in_year(event.to)) else {
        return Err(Absent::NotThisYear(Message::new(name.clone(), name.clone())));
    };
    let remark = leap.then(|| leap_day(event, year, at));
    let name = say(words().fill("anniversary", &[("count", &format!("{count:02}")), ("name", &name)]));
    Ok(One {
        sort: Sort::Anniversary,
        joined: name.clone(),
        joined_last: name.clone(),
        leave: name.clone(),
        leave_joined: name.clone(),
        name,
        short: say(words().get("event_short")),
        days: (days.0, days.1.max(days.0)),
        holidays: &[],
        remark,
    })
}

fn leap_day(event: &Event, year: u16, at: &Text) -> Diagnostic {
    let name = event.name.notation().to_owned();
    let message = Message::new(
        format!("`{name}`: năm {year} không có ngày 29/02, văn bản tính theo ngày 28/02"),
        format!("`{name}`: {year} has no 29 February, 28 February stands for it"),
    );
    let help = Message::new(
        "ngày tổ chức khác thì khai sự kiện một lần, có ngày của năm ấy",
        "where it is held on another day, give the event that day, without `anniversary`",
    );
    Diagnostic::new(Severity::Warning, "VB048", at.span.clone(), message).help(help)
}

/// None where there is nothing to join.
fn join_occasions(
    found: Vec<(&Text, One)>,
    year: u16,
    decisions: &Decisions,
    undecided: Undecided,
) -> Option<Result<Occasion, Message>> {
    let ids = found.iter().map(|(id, _)| id.notation().to_owned()).collect();
    let mut ones: Vec<One> = found.into_iter().map(|(_, one)| one).collect();
    let remarks = ones.iter_mut().filter_map(|one| one.remark.take()).collect();
    let holidays: Vec<&str> = ones.iter().flat_map(|one| one.holidays).copied().collect();
    let leave = match leave(&holidays, year, decisions, undecided, words()) {
        Ok(leave) => leave,
        Err(error) => return Some(Err(Message::new(error.to_string(), error.to_string()))),
    };
    let first = ones.iter().map(|one| one.days.0).min()?;
    let last = ones.iter().map(|one| one.days.1).max()?;
    let short = ones.first()?.short.clone();
    // What one is off for are the holidays alone.
    let off: Vec<&One> = ones.iter().filter(|one| one.sort == Sort::Holiday).collect();
    let off = if off.is_empty() { vec![ones.first()?] } else { off };
    let (end, before) = off.split_last()?;
    let before = before.iter().map(|one| format!("{}, ", one.leave_joined));
    let leave_name = before.chain([end.leave.clone()]).collect();
    let (name, phrase) = (join_names(&ones, false), join_names(&ones, true));
    let events = ones.iter().filter(|one| one.sort != Sort::Holiday);
    let events = events.map(|one| (one.name.clone(), one.days.0, one.days.1)).collect();
    let days = leave.as_ref().map(|leave| &leave.days);
    let off = days.and_then(|days| Some((days.first()?.date, days.last()?.date)));
    let (first, last) = off.map_or((first, last), |(from, to)| (first.min(from), last.max(to)));
    let absent = Vec::new();
    Some(Ok(Occasion { ids, name, phrase, leave_name, short, first, last, leave, events, absent, remarks }))
}

/// The occasions named together, those of a sort with one word before them: `dịp lễ 30/4, 01/5 và kỷ niệm 70 năm …`. The
/// word before the first only where it is `led`.
fn join_names(ones: &[One], led: bool) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut left = ones.len();
    for group in ones.chunk_by(|one, next| one.sort == next.sort) {
        left -= group.len();
        let (alone, is_last) = (ones.len() == 1, left == 0);
        let mut names: Vec<String> =
            group.iter().map(|one| if alone { one.name.clone() } else { one.joined.clone() }).collect();
        // The year stands once, behind the last.
        if let (Some(name), Some(one)) = (names.last_mut(), group.last())
            && is_last
            && !alone
        {
            name.clone_from(&one.joined_last);
        }
        // `và` joins the groups, where there are several.
        let name = if is_last { joined_by_and(names) } else { names.join(", ") };
        let key = match (group.first().map(|one| one.sort), parts.is_empty()) {
            (_, true) if !led => None,
            (Some(Sort::Holiday), true) => Some("phrase"),
            (Some(Sort::Anniversary), true) => Some("anniversary_phrase"),
            (Some(Sort::Anniversary), false) => Some("anniversary_joined"),
            (Some(Sort::Event), _) if led => Some("event_phrase"),
            (Some(Sort::Holiday), false) if led => Some("phrase"),
            _ => None,
        };
        parts.push(key.map_or_else(|| name.clone(), |key| say(words().fill(key, &[("name", &name)]))));
    }
    joined_by_and(parts)
}

fn joined_by_and(mut parts: Vec<String>) -> String {
    let Some(last) = parts.pop() else { return String::new() };
    if parts.is_empty() {
        return last;
    }
    say(words().fill("joining", &[("before", &parts.join(", ")), ("last", &last)]))
}
