//! The year's index page: which documents there are, and what is left to fill in.

use std::fmt::Write as _;

use congvan::calendar::{CanChi, weekday_name};
use congvan::notices::{Blank, Notice, Year};

use super::job::Made;
use super::page::{address, day, day_of_issue, escaped, page};
use crate::formats::Format;

/// What the page says, gathered as documents are made.
pub(super) struct Index<'a> {
    year: &'a Year<'a>,
    names: &'a [String],
    formats: &'a [Format],
    diff: Option<u16>,
    notices: Vec<Gathered>,
}

/// What is known of one notice.
#[derive(Default)]
struct Gathered {
    /// Of the plan's office.
    own: Vec<String>,
    /// Name, path and whether there is a trace.
    units: Vec<(String, String, bool)>,
    /// What is left in units' documents, each list once, with the units that have it.
    of_units: Vec<(Vec<String>, Vec<String>)>,
}

impl<'a> Index<'a> {
    pub(super) fn new(year: &'a Year<'a>, names: &'a [String], formats: &'a [Format]) -> Self {
        let notices = year.notices.iter().map(|_| Gathered::default()).collect();
        Self { year, names, formats, diff: None, notices }
    }

    /// There is a page of differences from that year.
    pub(super) fn has_diff(&mut self, from: u16) {
        self.diff = Some(from);
    }

    /// Takes note of a document.
    pub(super) fn add(&mut self, made: Made) {
        let gathered = &mut self.notices[made.at];
        let mut left: Vec<String> = made.blanks.iter().map(blank).collect();
        for check in &made.checks {
            if !left.contains(&check.vi) {
                left.push(check.vi.clone());
            }
        }
        let Some(unit) = made.unit else {
            gathered.own = left;
            return;
        };
        match gathered.of_units.iter_mut().find(|(known, _)| *known == left) {
            Some((_, units)) => units.push(unit.clone()),
            None => gathered.of_units.push((left, vec![unit.clone()])),
        }
        gathered.units.push((unit, made.path, made.has_trace));
    }

    pub(super) fn to_html(&self) -> String {
        let year = self.year.year;
        let mut body = format!("<p>Năm {} ({})</p>\n", year, CanChi::of_year(year));
        if let Some(from) = self.diff {
            let _ = writeln!(body, "<p><a href=\"diff.html\">Các chữ khác so với năm {from}</a></p>");
        }
        self.left(&mut body);
        self.table(&mut body);
        self.units(&mut body);
        if !self.year.skipped.is_empty() {
            body.push_str("<h2>Không có trong năm này</h2>\n<ul>\n");
            for skipped in &self.year.skipped {
                let _ = writeln!(body, "<li>{}</li>", escaped(&skipped.why.vi));
            }
            body.push_str("</ul>\n");
        }
        page(&format!("Văn bản các dịp năm {year}"), &body)
    }

    /// What a person fills in and looks at, by document.
    fn left(&self, body: &mut String) {
        body.push_str("<div class=\"look\">\n<h2>Phải điền, phải xem lại</h2>\n");
        for ((notice, name), gathered) in self.year.notices.iter().zip(self.names).zip(&self.notices) {
            let _ =
                writeln!(body, "<h3>{} ({})</h3>", escaped(&capital(&notice.occasion.name)), escaped(name));
            if notice.occasion.leave.as_ref().is_some_and(|leave| leave.awaiting) {
                let wait =
                    "các ngày nghỉ tính theo luật, chờ quyết định của năm: thêm bằng --decisions khi có";
                items(body, &[wait.to_owned()]);
            }
            items(body, &gathered.own);
            for (left, units) in &gathered.of_units {
                let _ = writeln!(body, "<p class=\"small\">{}:</p>", escaped(&which(units)));
                items(body, left);
            }
        }
        body.push_str("</div>\n");
    }

    fn table(&self, body: &mut String) {
        body.push_str("<h2>Văn bản</h2>\n<table>\n<thead><tr><th>Dịp</th><th>Thời gian</th><th>Ban hành</th><th>Tệp</th></tr></thead>\n<tbody>\n");
        for ((notice, name), gathered) in self.year.notices.iter().zip(self.names).zip(&self.notices) {
            let files: Vec<String> = self.links(name).collect();
            let units = gathered.units.len();
            let units =
                if units > 0 { format!("<br>{units} đơn vị cấp dưới") } else { String::new() };
            let _ = writeln!(
                body,
                "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}: {}{units}</td></tr>",
                escaped(&capital(&notice.occasion.name)),
                time(notice),
                day_of_issue(notice.issued),
                escaped(name),
                files.join(", "),
            );
        }
        body.push_str("</tbody>\n</table>\n");
    }

    fn units(&self, body: &mut String) {
        for ((notice, name), gathered) in self.year.notices.iter().zip(self.names).zip(&self.notices) {
            if gathered.units.is_empty() {
                continue;
            }
            let title =
                format!("{} ({name}): {} đơn vị", capital(&notice.occasion.name), gathered.units.len());
            let _ = write!(body, "<details>\n<summary>{}</summary>\n", escaped(&title));
            for (unit, path, has_trace) in &gathered.units {
                let mut links: Vec<String> = self.links(path).collect();
                let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
                links.extend(
                    has_trace.then(|| format!("<a href=\"{}/trace.html\">đối chiếu</a>", address(folder))),
                );
                let _ = writeln!(body, "<div>{}: {}</div>", escaped(unit), links.join(", "));
            }
            body.push_str("</details>\n");
        }
    }

    fn links(&self, path: &str) -> impl Iterator<Item = String> {
        let path = address(path);
        self.formats.iter().map(move |format| {
            let ending = format.ending();
            format!("<a href=\"{path}.{ending}\">{}</a>", ending.to_uppercase())
        })
    }
}

fn items(body: &mut String, left: &[String]) {
    body.push_str("<ul>\n");
    for one in left {
        let _ = writeln!(body, "<li>{}</li>", escaped(one));
    }
    body.push_str("</ul>\n");
}

fn blank(blank: &Blank) -> String {
    if blank.words.is_empty() { blank.what.vi.clone() } else { format!("{}: {}", blank.what.vi, blank.words) }
}

/// `xã Chi Lăng, phường Đông Kinh và 63 đơn vị khác`.
fn which(units: &[String]) -> String {
    const SHOWN: usize = 3;
    let shown = units.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    match units.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} và {more} đơn vị khác"),
    }
}

/// The days off, or the days of an event.
fn time(notice: &Notice<'_>) -> String {
    let full = |date| format!("{}, {}", weekday_name(date), day(date));
    let occasion = &notice.occasion;
    let span = if occasion.first == occasion.last {
        full(occasion.first)
    } else {
        format!("{} đến {}", full(occasion.first), full(occasion.last))
    };
    match &occasion.leave {
        Some(leave) => {
            let waiting =
                if leave.awaiting { "<br><span class=\"wait\">chờ quyết định</span>" } else { "" };
            let instruments = leave.instruments.iter();
            let instrument: String =
                instruments.map(|by| format!("<br><span class=\"small\">{}</span>", escaped(by))).collect();
            format!("nghỉ {:02} ngày: {span}{waiting}{instrument}", leave.days.len())
        }
        None => span,
    }
}

/// With a capital at the start, as in a heading.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
