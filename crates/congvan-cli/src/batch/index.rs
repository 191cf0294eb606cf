//! The page that lists every document of a batch: links, state, and what a person must look at. In Vietnamese, as the
//! documents are, and the same whichever run wrote them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use congvan::cascade::Tier;
use congvan::compose::html::escape;
use congvan::text::diagnostic::{Lang, Message};

use super::{Row, Running, State, Told, is_ordinary, renew};
use crate::console::Console;
use crate::output::line;
use crate::place::Place;
use crate::refusal::about;
use crate::shown::display_path;
use crate::staging::Staging;

/// Its name in the output folder.
pub(crate) const INDEX: &str = "index.html";

/// Stands in every such page, so that a later run may replace it.
const MARK: &str = "<meta name=\"generator\" content=\"congvan\">";

const CSS: &str = "\
body { font: 11pt/1.4 'Times New Roman', Tinos, 'Liberation Serif', serif; max-width: 190mm; margin: 8mm auto; }
h1 { font-size: 15pt; } h2 { font-size: 12pt; margin: 6mm 0 1mm; }
table { width: 100%; border-collapse: collapse; }
td, th { text-align: left; vertical-align: top; border-bottom: 0.1mm solid #999; padding: 1mm 2mm; }
th[colspan] { background: #eee; }
.bad { color: #930; }
ol { padding-left: 8mm; }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }
";

/// What stands at the head of the page.
pub(crate) struct Index {
    /// What the batch is.
    pub(crate) title: String,
    /// Where it is from, a line each.
    pub(crate) lines: Vec<String>,
}

impl Index {
    /// Why the page must not be written: something else stands at its place.
    pub(super) fn refusal(&self, running: &Running<'_>) -> Option<Message> {
        let path = running.folder.join(INDEX);
        let ours = || fs::read_to_string(&path).is_ok_and(|page| page.contains(MARK));
        let other = match is_ordinary(&path) {
            None => false,
            Some(ordinary) => !ordinary || !running.force && !ours(),
        };
        let (vi, en) = (
            "trang mục lục cần chỗ này, mà ở đây có tệp khác; dời tệp ấy đi hoặc chọn thư mục khác",
            "the index page belongs here, where something else stands; move it or choose another folder",
        );
        other.then(|| about(&display_path(&path), &Message::new(vi, en)))
    }

    /// What a dry run says of a page that is not there yet; what would stand in one that is, only a run tells.
    pub(super) fn plan(&self, running: &Running<'_>) -> Option<Message> {
        let path = running.folder.join(INDEX);
        (!path.exists()).then(|| line(Place::Free.plan(), &path))
    }

    pub(super) fn write(
        &self,
        rows: &[Row<'_>],
        running: &Running<'_>,
        staging: &mut Option<Staging>,
        console: &mut Console<'_, '_>,
    ) -> u8 {
        renew(&running.folder.join(INDEX), &self.page(rows), running, staging, console)
    }

    fn page(&self, rows: &[Row<'_>]) -> String {
        let mut page = format!(
            "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n{MARK}\n<title>{}</title>\n<style>\n{CSS}</style>\n</head>\n<body>\n<h1>{}</h1>\n",
            escape_html(&self.title),
            escape_html(&self.title),
        );
        for line in &self.lines {
            let _ = writeln!(page, "<p>{}</p>", escape_html(line));
        }
        let rows: Vec<&Row<'_>> =
            rows.iter().filter(|row| as_done(row).is_some() || no_document(row).is_some()).collect();
        let bad = rows.iter().filter(|row| no_document(row).is_some()).count();
        let _ = write!(page, "<p>{} văn bản", rows.len() - bad);
        if bad > 0 {
            let _ = write!(page, "; <span class=\"bad\">{bad} không làm được</span>");
        }
        page.push_str(".</p>\n");
        let shared = self.see_to(&mut page, &rows);
        page.push_str("<table>\n<tr><th>TT</th><th>Đơn vị</th><th>Tệp</th><th>Riêng văn bản này</th></tr>\n");
        let (mut group, mut any_earlier) = (None, false);
        for (nth, row) in rows.iter().enumerate() {
            if row.is_earlier && !any_earlier {
                page.push_str("<tr><th colspan=\"4\">Đã làm ở những lần trước</th></tr>\n");
                (group, any_earlier) = (None, true);
            }
            if row.group != group
                && let Some(name) = row.group
            {
                let _ = writeln!(page, "<tr><th colspan=\"4\">{}</th></tr>", escape_html(name));
            }
            group = row.group;
            let _ = write!(page, "<tr><td>{}</td><td>{}</td>", nth + 1, escape_html(row.label));
            if let Some(told) = as_done(row) {
                let made = row.paths.iter().enumerate().filter(|(at, _)| !told.is_missing(*at));
                let mut links: Vec<String> = made.map(|(_, path)| link(path)).collect();
                let why = |why: &Message| format!("<span class=\"bad\">{}</span>", escape_html(&why.vi));
                links.extend(told.missing().map(why));
                let _ = writeln!(page, "<td>{}</td><td>{}</td></tr>", links.join(" "), shared.own(told));
            }
            if let Some(why) = no_document(row) {
                let _ = writeln!(page, "<td colspan=\"2\" class=\"bad\">{}</td></tr>", escape_html(&why));
            }
        }
        page.push_str("</table>\n</body>\n</html>\n");
        page
    }

    /// What holds for every document once, then what holds for some, numbered, most frequent first.
    fn see_to<'r>(&self, page: &mut String, rows: &[&'r Row<'r>]) -> Shared<'r> {
        let mut counts: BTreeMap<Point<'r>, usize> = BTreeMap::new();
        for point in rows.iter().copied().filter_map(as_done).flat_map(points) {
            *counts.entry(point).or_default() += 1;
        }
        let all = rows.iter().copied().filter_map(as_done).count();
        let mut by_all = Vec::new();
        let mut by_some = Vec::new();
        for (point, count) in counts {
            match count {
                _ if count == all && all > 1 => by_all.push(point),
                2.. => by_some.push((point, count)),
                _ => {}
            }
        }
        by_some.sort_by_key(|((tier, _), count)| (*tier, std::cmp::Reverse(*count)));
        if !by_all.is_empty() {
            page.push_str("<h2>Chung cho mọi văn bản</h2>\n");
        }
        for tier in Tier::ALL {
            let own: Vec<String> = by_all
                .iter()
                .filter(|(own, _)| *own == tier)
                .map(|(_, what)| escape_html(&what.vi))
                .collect();
            let title = format!("<b>{} ({}):</b>", tier.word(Lang::Vi), own.len());
            let _ = match tier {
                _ if own.is_empty() => Ok(()),
                Tier::FillIn => writeln!(page, "<p>{title} {}.</p>", own.join("; ")),
                _ => writeln!(page, "<p>{title}</p>\n<ul>\n<li>{}</li>\n</ul>", own.join("</li>\n<li>")),
            };
        }
        if !by_some.is_empty() {
            page.push_str("<h2>Riêng một số văn bản</h2>\n<ol>\n");
            for ((tier, what), count) in &by_some {
                let word = tier.word(Lang::Vi);
                let _ = writeln!(page, "<li>{word}: {} ({count} văn bản)</li>", escape_html(&what.vi));
            }
            page.push_str("</ol>\n");
        }
        let numbers = by_some.into_iter().enumerate().map(|(at, (point, _))| (point, at + 1)).collect();
        Shared { by_all, numbers }
    }
}

fn as_done<'r>(row: &'r Row<'r>) -> Option<&'r Told> {
    match row.state {
        State::Done(told) => Some(told),
        _ => None,
    }
}

/// One thing to see to, whichever words it is about.
type Point<'r> = (Tier, &'r Message);

/// Each of a document's once, in order.
fn points(told: &Told) -> BTreeSet<Point<'_>> {
    told.checks.iter().map(|check| (check.tier, &check.what)).collect()
}

/// Why there is no such document.
fn no_document(row: &Row<'_>) -> Option<String> {
    match row.state {
        State::None(why) => Some(why.vi.clone()),
        State::LeftOut(reasons) => {
            let reasons: Vec<&str> = reasons.iter().map(|why| why.vi.as_str()).collect();
            Some(reasons.join("; "))
        }
        State::Done(_) | State::Open | State::Refused(_) => None,
    }
}

/// What several documents have to see to.
struct Shared<'r> {
    by_all: Vec<Point<'r>>,
    /// What some have, and its number on the page.
    numbers: BTreeMap<Point<'r>, usize>,
}

impl Shared<'_> {
    /// What a document has of its own: numbers of what others have too, then in words what it alone has.
    fn own(&self, told: &Told) -> String {
        let points = points(told);
        let mut numbers: Vec<usize> =
            points.iter().filter_map(|point| self.numbers.get(point).copied()).collect();
        numbers.sort_unstable();
        let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
        let alone = points
            .iter()
            .filter(|point| !self.numbers.contains_key(point) && self.by_all.binary_search(point).is_err());
        let alone = alone.map(|(tier, what)| format!("{}: {}", tier.word(Lang::Vi), escape_html(&what.vi)));
        let each = Some(numbers.join(", ")).filter(|numbers| !numbers.is_empty()).into_iter().chain(alone);
        each.collect::<Vec<_>>().join("<br>")
    }
}

fn escape_html(text: &str) -> String {
    let mut out = String::new();
    escape(&mut out, text);
    out
}

/// A link named by what the file is: `PDF`, or the name of what only ever has one name.
fn link(path: &Path) -> String {
    let parts: Vec<String> = path.iter().map(|part| percent_encode(&part.to_string_lossy())).collect();
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_uppercase()).unwrap_or_default();
    let name = match path.file_name().and_then(|name| name.to_str()) {
        Some("trace.html") => "đối chiếu".to_owned(),
        Some("trace.json") => "đối chiếu (JSON)".to_owned(),
        _ => ending,
    };
    format!("<a href=\"{}\">{}</a>", parts.join("/"), escape_html(&name))
}

/// A part of a path as an address takes it.
fn percent_encode(part: &str) -> String {
    let mut out = String::new();
    for byte in part.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}
