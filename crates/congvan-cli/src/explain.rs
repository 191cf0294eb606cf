//! `congvan explain`: what a code means, with examples.

use clap::ArgMatches;
use congvan::lint::explain::{Meaning, explain, nearest};
use congvan::text::diagnostic::{Lang, Message};
use serde_json::json;

use crate::console::Console;
use crate::rules::{object, severities};
use crate::{COULD_NOT_RUN, FINE};

/// Words of a page are broken so that lines are no longer, in characters.
const WIDTH: usize = 96;

pub(crate) fn run(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    let asked: Vec<&String> = given.get_many("code").into_iter().flatten().collect();
    if given.get_one::<String>("format").is_some_and(|format| format == "json") {
        return tell_programs(&asked, console);
    }
    let mut code = FINE;
    for (at, word) in asked.iter().enumerate() {
        match explain(word) {
            Some(known) => {
                if at > 0 {
                    console.out("\n");
                }
                let page = page(&known, console.lang(), console.color_stdout());
                console.out(&page);
            }
            None => {
                console.complain(&unknown(word));
                code = COULD_NOT_RUN;
            }
        }
    }
    code
}

/// Every code that was asked for as one JSON object, with its page as it is written.
fn tell_programs(asked: &[&String], console: &mut Console<'_, '_>) -> u8 {
    let known: Vec<_> = asked.iter().filter_map(|word| explain(word)).collect();
    let codes = known.iter().map(|known| {
        let mut code = object(known);
        code["page"] = json!(known.page);
        code
    });
    let whole = json!({ "version": 1, "codes": codes.collect::<Vec<_>>() });
    console.data(format!("{whole:#}\n"));
    let unknown: Vec<&&String> = asked.iter().filter(|word| explain(word).is_none()).collect();
    unknown.iter().for_each(|word| console.complain(&self::unknown(word)));
    if unknown.is_empty() { FINE } else { COULD_NOT_RUN }
}

fn unknown(asked: &str) -> Message {
    let near: Vec<String> =
        nearest(asked).iter().map(|known| format!("{} ({})", known.code, known.name)).collect();
    let asked: String = asked.chars().filter(|c| !c.is_control()).collect();
    if near.is_empty() {
        return Message::new(
            format!("không có mã `{asked}`; xem danh sách: congvan rules"),
            format!("there is no code `{asked}`; the list: congvan rules"),
        );
    }
    let near = near.join(", ");
    Message::new(
        format!("không có mã `{asked}`; gần nhất: {near}"),
        format!("there is no code `{asked}`; the nearest: {near}"),
    )
}

/// The page as a terminal shows it: no marks of Markdown, examples set in.
fn page(known: &Meaning, lang: Lang, color: bool) -> String {
    let bold = |text: &str| if color { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() };
    let (severity, clause, reported) = match lang {
        Lang::Vi => ("Mức độ", "Căn cứ", "Chương trình báo:"),
        Lang::En => ("Severity", "Clause", "Reported as:"),
    };
    let mut text = format!("{}\n", bold(&format!("{} {}", known.code, known.name)));
    text.push_str(&format!("{severity}: {}\n", severities(known, lang)));
    if let Some(cited) = known.clause {
        text.push_str(&format!("{clause}: {cited}\n"));
    }
    if lang == Lang::En {
        text.push_str("The page itself is in Vietnamese.\n");
    }
    for (at, part) in known.page.split("```").enumerate() {
        if at % 2 == 0 {
            let words =
                part.split("\n\n").filter(|words| !words.trim().is_empty() && !words.starts_with("# "));
            words.for_each(|words| text.push_str(&format!("\n{}", wrap(words))));
            continue;
        }
        let (kind, lines) = part.split_once('\n').unwrap_or(("", part));
        if kind == "report" {
            text.push_str(&format!("\n{reported}\n"));
        }
        text.push('\n');
        for line in lines.lines() {
            text.push_str(format!("    {line}").trim_end());
            text.push('\n');
        }
    }
    text
}

/// A paragraph in lines of [`WIDTH`]; a list keeps its lines.
fn wrap(words: &str) -> String {
    let words = words.trim();
    if words.lines().any(|line| line.starts_with(['-', '|'])) {
        return format!("{words}\n");
    }
    let mut text = String::new();
    let mut width = 0;
    for word in words.split_whitespace() {
        let letters = word.chars().count();
        if width > 0 && width + 1 + letters > WIDTH {
            text.push('\n');
            width = 0;
        } else if width > 0 {
            text.push(' ');
            width += 1;
        }
        text.push_str(word);
        width += letters;
    }
    text + "\n"
}
