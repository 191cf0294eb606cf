//! The pages of the cascade, `docs/cascade/*.md`: every block is a run of it, and shows what came of it.
//!
//! A block is paragraphs with a blank line between. Settings (`từ:`, `đến:`, `loại:`, `thành:`, `hồ sơ:`, `thêm:`, `xem:`) hold to
//! the block's end. Any other paragraph is a source of its own: lines with `-`, or `=` where the words stand as they were,
//! say what the superior wrote, and below each stand the words of the unit (`+`), what became of it and why, and what a
//! person is to look at (`!`). A line further in is the next sentence of the paragraph above it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use congvan::cascade::{Action, Cascaded, Entry, Options, Refused, cascade};
use congvan::model::directive::Directive;
use congvan::model::directive::types::DocumentType;
use congvan::model::units::Unit;
use congvan::text::source::Source;

use crate::support::{quote, root};

/// What opens a part of a source in a block, and its key in the trace.
const PARTS: [(&str, &str); 19] = [
    ("tiêu đề", "measures"),
    ("mục", "measures"),
    ("trích yếu", "subject"),
    ("kính gửi", "recipients"),
    ("căn cứ", "legal_basis"),
    ("mục đích", "purpose"),
    ("lời mở đầu", "opening"),
    ("lời kết", "closing"),
    ("ai yêu cầu", "request.by"),
    ("động từ", "request.verb"),
    ("yêu cầu ai", "request.whom"),
    ("việc phải làm", "request.action"),
    ("cơ quan ban hành", "issuer"),
    ("địa danh", "place"),
    ("số, ký hiệu", "number"),
    ("loại văn bản", "type"),
    ("đầu mối", "contacts"),
    ("phụ lục", "appendices"),
    ("nơi nhận", "distribution"),
];

/// From whom to whom, and what else holds for the sources of a block.
#[derive(Clone, Default)]
struct Settings {
    from: String,
    to: String,
    kind: String,
    /// The type of the result.
    into: String,
    profile: String,
    more: String,
    /// Parts that are shown though no line of the source is of them.
    shown: Vec<String>,
}

impl Settings {
    fn set(&mut self, line: &str) {
        let (key, value) = line.split_once(": ").unwrap_or_else(|| panic!("no setting: `{line}`"));
        let value = value.trim().to_owned();
        match key {
            "từ" => self.from = value,
            "đến" => self.to = value,
            "loại" => self.kind = value,
            "thành" => self.into = value,
            "hồ sơ" => self.profile = value,
            "thêm" => self.more = value.replace("{}", ""),
            "xem" => self.shown = value.split(", ").map(|part| key_of(part).to_owned()).collect(),
            _ => panic!("no setting: `{line}`"),
        }
    }

    /// The unit with its kind, and its district before July 2025.
    fn unit(&self) -> (&str, Option<&str>) {
        match self.to.split_once(", ") {
            Some((unit, district)) => (unit, Some(district)),
            None if self.to.is_empty() => ("xã Chi Lăng", None),
            None => (&self.to, None),
        }
    }

    fn level(&self) -> &str {
        let kinds = ["xã ", "phường ", "thị trấn ", "đặc khu "];
        if self.unit().0.starts_with("tỉnh ") {
            return "province";
        }
        if kinds.iter().any(|kind| self.unit().0.starts_with(kind)) { "commune" } else { "district" }
    }

    fn old(&self) -> bool {
        self.unit().1.is_some() || self.level() == "district"
    }

    /// The superior's name and territory.
    fn issuer(&self) -> (String, String) {
        let territory = self.unit().1.unwrap_or("tỉnh Lạng Sơn");
        match self.from.rsplit_once(", ") {
            Some((name, territory)) => (name.to_owned(), territory.to_owned()),
            None if self.from.is_empty() => (format!("Ủy ban nhân dân {territory}"), territory.to_owned()),
            None => (format!("Ủy ban nhân dân {}", self.from), self.from.clone()),
        }
    }

    fn profile(&self) -> Unit {
        let (name, district) = self.unit();
        let district = district.map_or(String::new(), |district| format!(", district: {district}"));
        let more = self.profile.strip_prefix('{').and_then(|more| more.strip_suffix('}')).unwrap_or_default();
        let more = if more.is_empty() { String::new() } else { format!(", {more}") };
        let text = format!(
            "format: congvan-units/1\nunits: [{{name: {name}, level: {}{district}{more}}}]\n",
            self.level()
        );
        let units = Unit::parse_all(&Source::new("profile", text.as_str())).into_result();
        units.unwrap_or_else(|error| panic!("{error}\n{text}")).remove(0)
    }

    /// Those who are addressed where a source does not say it.
    fn addressees(&self, is_committee: bool) -> &[&str] {
        match (is_committee, self.old(), self.level()) {
            (false, ..) => &["Các phòng, đơn vị trực thuộc", "UBND các xã, phường"],
            (_, false, _) => &["Các sở, ban, ngành", "Công an tỉnh", "UBND các xã, phường"],
            (_, _, "district") => &["Các sở, ban, ngành", "Công an tỉnh", "UBND các huyện, thành phố"],
            _ => &["Các phòng, ban", "Công an huyện", "UBND các xã, thị trấn"],
        }
    }
}

fn key_of(part: &str) -> &str {
    PARTS.iter().find(|(name, _)| *name == part).map_or(part, |(_, key)| key)
}

/// A line of a source: the part it is of, and its words with the sentences behind it.
struct Line {
    part: Option<&'static str>,
    text: String,
}

/// The source lines of a case.
fn lines(case: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for line in case.lines() {
        if let Some(more) = line.strip_prefix("  - ").or_else(|| line.strip_prefix("  = ")) {
            let last = lines.last_mut().unwrap_or_else(|| panic!("goes on with nothing: {case}"));
            last.text = format!("{} {more}", last.text);
        } else if let Some(text) = line.strip_prefix("- ").or_else(|| line.strip_prefix("= ")) {
            let part = PARTS
                .iter()
                .find(|(name, _)| text.strip_prefix(name).is_some_and(|rest| rest.starts_with(": ")));
            let text = part.map_or(text, |(name, _)| &text[name.len() + 2..]);
            lines.push(Line { part: part.map(|(name, _)| *name), text: text.to_owned() });
        }
    }
    lines
}

/// The directive that a case's lines say, and how many measures of it are the case's.
fn directive(settings: &Settings, lines: &[Line]) -> (Directive, usize) {
    let of = |part: &str| -> Vec<String> {
        let own = lines.iter().filter(|line| line.part == Some(part));
        own.map(|line| quote(&line.text)).collect()
    };
    let (name, territory) = settings.issuer();
    let is_committee = name.starts_with("Ủy ban nhân dân") || name.starts_with("Chủ tịch");
    let short = match territory.split_once(' ').filter(|_| name.starts_with("Ủy ban nhân dân")) {
        Some(("thành" | "thị", _)) => {
            format!(", short_name: UBND {}", territory[..].split(' ').take(2).collect::<Vec<_>>().join(" "))
        }
        Some((kind, _)) => format!(", short_name: UBND {kind}"),
        None => String::new(),
    };
    let level = match territory.split_once(' ') {
        Some(("xã" | "phường", _)) => "commune",
        _ if settings.unit().1.is_some() => "district",
        _ => "province",
    };
    let kind = if settings.kind.is_empty() { "CV" } else { &settings.kind };
    let year = if settings.old() { 2024 } else { 2027 };
    let mut yaml = format!(
        "format: congvan/1\ntype: {kind}\n\
         issuer: {{name: {name}{short}, level: {level}, territory: {territory}}}\n\
         number: {{value: 12, symbol: UBND-NC}}\nplace: Lạng Sơn\ndate: {year}-01-05\n"
    );
    let mut put = |key: &str, value: String| writeln!(yaml, "{key}: {value}").expect("text grows");
    put("subject", of("trích yếu").pop().unwrap_or_else(|| "phòng, chống rét".to_owned()));
    let to = match of("kính gửi") {
        to if to.is_empty() => settings.addressees(is_committee).iter().map(|name| quote(name)).collect(),
        to => to,
    };
    if matches!(kind, "CV" | "CĐ") || !of("kính gửi").is_empty() {
        put("recipients", format!("[{}]", to.join(", ")));
    }
    for (part, key) in [("căn cứ", "legal_basis"), ("lời mở đầu", "opening"), ("lời kết", "closing")]
    {
        let own = of(part);
        if !own.is_empty() {
            put(key, format!("[{}]", own.join(", ")));
        }
    }
    of("mục đích").pop().into_iter().for_each(|purpose| put("purpose", purpose));
    let request = ["ai yêu cầu", "động từ", "yêu cầu ai", "việc phải làm"];
    if lines.iter().any(|line| line.part.is_some_and(|part| request.contains(&part))) {
        let defaults = ["UBND tỉnh", "yêu cầu", "các cơ quan, đơn vị", "thực hiện các nội dung sau"];
        let each = request.iter().zip(["by", "verb", "whom", "action"]).zip(defaults);
        let each = each
            .map(|((part, key), words)| format!("{key}: {}", of(part).pop().unwrap_or_else(|| quote(words))));
        put("request", format!("{{{}}}", each.collect::<Vec<_>>().join(", ")));
    }
    if !settings.more.is_empty() {
        writeln!(yaml, "{}", settings.more).expect("text grows");
    }
    let measures = measures(lines);
    let filler = quote("Tổ chức thực hiện nghiêm túc.");
    let all: Vec<&String> = measures.iter().chain([&filler]).collect();
    writeln!(yaml, "measures:").expect("text grows");
    all.iter().for_each(|measure| writeln!(yaml, "- {measure}").expect("text grows"));
    yaml.push_str("distribution: {to: [Như trên], archive: [VT]}\nsignatory: {title: Chủ tịch}\n");
    let source = Directive::parse(&Source::new("case", yaml.as_str())).into_result();
    (source.unwrap_or_else(|error| panic!("{error}\n{yaml}")), measures.len())
}

/// The measures of a case as YAML: a line is one of its own, but behind a heading, where it is the heading's.
fn measures(lines: &[Line]) -> Vec<String> {
    let mut found: Vec<(Option<String>, Vec<String>, Vec<String>)> = Vec::new();
    for line in lines {
        let text = quote(&line.text);
        match line.part {
            Some("tiêu đề") => found.push((Some(text), Vec::new(), Vec::new())),
            Some("mục") => match found.last_mut() {
                Some((_, _, items)) => items.push(text),
                None => panic!("an item of nothing: {}", line.text),
            },
            Some(_) => {}
            None => match found.last_mut() {
                Some((Some(_), texts, items)) if items.is_empty() => texts.push(text),
                _ => found.push((None, vec![text], Vec::new())),
            },
        }
    }
    let list = |key: &str, values: &[String]| format!("{key}: [{}]", values.join(", "));
    let each = found.into_iter().map(|(heading, texts, items)| {
        let mut keys: Vec<String> = heading.iter().map(|heading| format!("heading: {heading}")).collect();
        keys.extend((!texts.is_empty()).then(|| list("text", &texts)));
        keys.extend((!items.is_empty()).then(|| list("items", &items)));
        format!("{{{}}}", keys.join(", "))
    });
    each.collect()
}

/// What a part of the trace is called in a block; none for a paragraph of its own.
fn label(at: &str) -> Option<&'static str> {
    let named = |part: &str| PARTS.iter().find(|(name, _)| *name == part).map(|(name, _)| *name);
    match at {
        _ if at.starts_with("measures") && at.contains(".items.") => named("mục"),
        _ if at.starts_with("measures") && at.ends_with(".heading") => named("tiêu đề"),
        _ if at.starts_with("measures") => None,
        _ => PARTS.iter().rev().find(|(_, key)| is_below(at, key)).map(|(name, _)| *name),
    }
}

fn is_below(at: &str, key: &str) -> bool {
    at.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// An entry as a block shows it.
fn write_entry(entry: &Entry, text: &mut String) {
    let later = entry.at.rsplit_once(".sentence.").is_some_and(|(_, nth)| nth != "1");
    let margin = if later { "  " } else { "" };
    let label = label(&entry.at).filter(|_| !later).map_or(String::new(), |label| format!("{label}: "));
    let mut line = |sign: &str, words: &str| {
        writeln!(text, "{margin}{sign} {label}{words}").expect("text grows");
    };
    match &entry.action {
        Action::Kept { text } => line("=", text),
        Action::Adapted { before, after, .. } => {
            line("-", before);
            line("+", after);
        }
        Action::Dropped { before, .. } => line("-", before),
        Action::Added { after, .. } => line("+", after),
    }
    let why = match &entry.action {
        Action::Kept { .. } => None,
        Action::Adapted { rule, .. } => Some(("sửa", rule)),
        Action::Dropped { reason, .. } => Some(("bỏ", reason)),
        Action::Added { from, .. } => Some(("thêm", from)),
    };
    if let Some((word, why)) = why {
        writeln!(text, "{margin}  {word}: {}", why.vi).expect("text grows");
    }
    for check in &entry.checks {
        writeln!(text, "{margin}! {}", check.what.vi).expect("text grows");
    }
}

/// A case with what comes of it now.
fn run(settings: &Settings, case: &str) -> String {
    let lines = lines(case);
    let (source, measures) = directive(settings, &lines);
    let version: Result<Cascaded, Refused> = cascade(
        &source,
        &settings.profile(),
        &Options { kind: DocumentType::by_code(&settings.into), ..Options::default() },
    );
    let mut text = String::new();
    let version = match version {
        Ok(version) => version,
        Err(refused) => {
            for line in &lines {
                let label = line.part.map_or(String::new(), |part| format!("{part}: "));
                writeln!(text, "- {label}{}", line.text).expect("text grows");
            }
            writeln!(text, "  không lập được: {refused}").expect("text grows");
            return text;
        }
    };
    let mut keys: BTreeSet<&str> = lines.iter().filter_map(|line| line.part).map(key_of).collect();
    keys.extend(settings.shown.iter().map(String::as_str));
    keys.remove("measures");
    let nth = |at: &str| at.split('.').nth(1).and_then(|nth| nth.parse::<usize>().ok());
    for entry in &version.trace.entries {
        let own = entry.at.starts_with("measures") && nth(&entry.at).is_some_and(|nth| nth <= measures);
        if own || keys.iter().any(|key| is_below(&entry.at, key)) {
            write_entry(entry, &mut text);
        }
    }
    text
}

/// A block with what comes of each of its sources now.
fn block(text: &str) -> String {
    let mut settings = Settings::default();
    let paragraphs = text.trim_end().split("\n\n").map(|paragraph| {
        if paragraph.starts_with(['-', '=', '+']) {
            return run(&settings, paragraph);
        }
        paragraph.lines().for_each(|line| settings.set(line));
        format!("{paragraph}\n")
    });
    paragraphs.collect::<Vec<_>>().join("\n")
}

/// A page with every block as it comes out now, and how many sources its blocks have.
fn page(text: &str) -> (String, usize) {
    let mut pieces = text.split("```cascade\n");
    let mut page = pieces.next().unwrap_or_default().to_owned();
    let mut cases = 0;
    for piece in pieces {
        let (inside, rest) = piece.split_once("```").expect("a block ends");
        let inside = block(inside);
        cases += inside.split("\n\n").filter(|paragraph| paragraph.starts_with(['-', '=', '+'])).count();
        write!(page, "```cascade\n{inside}```{rest}").expect("text grows");
    }
    (page, cases)
}

fn pages() -> Vec<PathBuf> {
    let folder = root().join("docs/cascade");
    let entries = std::fs::read_dir(&folder).expect("there are pages");
    let mut found: Vec<_> = entries.map(|entry| entry.expect("pages can be listed").path()).collect();
    found.sort();
    found
}

#[test]
fn pages_say_what_comes_of_their_sentences() {
    let (mut wrong, mut cases) = (String::new(), 0);
    for path in pages() {
        let written = std::fs::read_to_string(&path).expect("a page");
        let (wanted, count) = page(&written);
        cases += count;
        if written == wanted {
            continue;
        }
        if std::env::var_os("CONGVAN_UPDATE").is_some() {
            std::fs::write(&path, &wanted).expect("pages can be written");
            continue;
        }
        let diff = similar::TextDiff::from_lines(&written, &wanted);
        let names = (format!("{}, as written", path.display()), "as it comes out".to_owned());
        write!(wrong, "{}", diff.unified_diff().context_radius(2).header(&names.0, &names.1))
            .expect("text grows");
    }
    println!("{cases} sources");
    assert!(wrong.is_empty(), "read the diff; CONGVAN_UPDATE=1 writes it\n{wrong}");
}

#[test]
fn the_list_of_pages_has_every_page() {
    let list = std::fs::read_to_string(root().join("docs/cascade/README.md")).expect("the list of pages");
    for path in pages() {
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        assert!(name == "README.md" || list.contains(&format!("]({name})")), "{name} is not in the list");
    }
    let readme = std::fs::read_to_string(root().join("README.md")).expect("there is a README");
    assert!(readme.contains("docs/cascade/README.md"), "the README does not name the pages");
}
