//! `congvan doctor`: what this machine has, and what cannot be done without what it has not.

use std::path::Path;
use std::process::Command;

use clap::ArgMatches;
use congvan::text::diagnostic::{Lang, Message};
use congvan_import::ocr;
use serde_json::{Value, json};
use tempfile::tempfile_in;

use crate::FINE;
use crate::console::Console;
use crate::shown::{display_path, on_lines};

/// One thing that was looked at.
struct Seen {
    /// The stable name used in JSON.
    name: &'static str,
    is_there: bool,
    /// What was found, or what cannot be done without it and how to get it.
    told: Message,
}

pub(crate) fn run(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    let seen = [
        program(),
        embedded_fonts(),
        fonts_of_the_machine(),
        recognition(),
        locale(console.locale(), console.lang()),
        terminal(console.width()),
        folder(&console.folder()),
    ];
    if given.get_one::<String>("format").is_some_and(|format| format == "json") {
        let object = |Seen { name, is_there, told }: &Seen| json!({ "name": name, "is_there": is_there, "vi": told.vi, "en": told.en });
        let whole = json!({ "version": 1, "seen": seen.iter().map(object).collect::<Vec<Value>>() });
        console.data(format!("{whole:#}\n"));
        return FINE;
    }
    let width = console.width().unwrap_or(WIDTH);
    for Seen { is_there, told, .. } in &seen {
        let (vi, en) = if *is_there { ("có    ", "there  ") } else { ("thiếu ", "missing") };
        console.say(&Message::new(hanging(vi, &told.vi, width), hanging(en, &told.en, width)));
    }
    FINE
}

/// So wide are lines that go to no terminal.
const WIDTH: usize = 100;

/// A word and what is said of it, in lines that go on below its beginning.
fn hanging(word: &str, told: &str, width: usize) -> String {
    let indent = word.chars().count() + 1;
    format!("{word} {}", on_lines(told.split(' '), [indent, indent], width, 1))
}

fn program() -> Seen {
    let what = concat!("congvan ", env!("CARGO_PKG_VERSION"));
    let system = format!("{what}, {} {}", std::env::consts::OS, std::env::consts::ARCH);
    Seen { name: "program", is_there: true, told: Message::new(system.clone(), system) }
}

fn embedded_fonts() -> Seen {
    let told = Message::new(
        "phông chữ của PDF: Tinos, bốn kiểu, nằm trong chương trình",
        "fonts of PDFs: Tinos, four faces, within the program",
    );
    Seen { name: "fonts_of_pdf", is_there: true, told }
}

/// Fonts with which office programs show a DOCX as it is meant, the best first.
const SHOWN_WITH: [&str; 3] = ["Times New Roman", "Tinos", "Liberation Serif"];

fn fonts_of_the_machine() -> Seen {
    let listed = Command::new("fc-list").arg(":").arg("family").output().ok();
    let listed = listed.map(|said| String::from_utf8_lossy(&said.stdout).into_owned());
    // Where nobody lists fonts, the files of the usual folders say.
    let has = |name: &str| match &listed {
        Some(list) => list.contains(name),
        None => {
            let files =
                ["C:/Windows/Fonts/times.ttf", "/System/Library/Fonts/Supplemental/Times New Roman.ttf"];
            name == SHOWN_WITH[0] && files.iter().any(|file| Path::new(file).exists())
        }
    };
    let found = SHOWN_WITH.into_iter().find(|name| has(name));
    let told = match found {
        Some(name) => Message::new(
            format!("phông chữ để mở DOCX trên máy này: {name}"),
            format!("a font to show a DOCX on this machine: {name}"),
        ),
        None => Message::new(
            "không thấy phông Times New Roman, Tinos hay Liberation Serif: DOCX mở trên máy này có thể ngắt dòng khác; PDF không đổi",
            "no Times New Roman, Tinos or Liberation Serif: a DOCX may break its lines elsewhere on this machine; PDFs stay the same",
        ),
    };
    Seen { name: "fonts_of_docx", is_there: found.is_some(), told }
}

fn recognition() -> Seen {
    let trouble = ocr::look_for_vietnamese().err();
    let told = match &trouble {
        None => Message::new(
            "tesseract với tiếng Việt: đọc được văn bản quét",
            "tesseract with Vietnamese: scanned documents can be read",
        ),
        Some(trouble) => {
            let why = trouble.message();
            Message::new(
                format!("không đọc được văn bản quét: {}", why.vi),
                format!("scanned documents cannot be read: {}", why.en),
            )
        }
    };
    Seen { name: "tesseract", is_there: trouble.is_none(), told }
}

fn locale(locale: &str, lang: Lang) -> Seen {
    let shown = if locale.is_empty() { "-" } else { locale };
    let (vi, en) = match lang {
        Lang::Vi => ("tiếng Việt", "Vietnamese"),
        Lang::En => ("tiếng Anh", "English"),
    };
    let told = Message::new(
        format!("ngôn ngữ của máy: {shown}; thông báo bằng {vi}"),
        format!("locale: {shown}; messages in {en}"),
    );
    Seen { name: "locale", is_there: true, told }
}

fn terminal(width: Option<usize>) -> Seen {
    let told = match width {
        Some(width) => {
            Message::new(format!("màn hình rộng {width} cột"), format!("a terminal of {width} columns"))
        }
        None => Message::new(
            "kết quả đang đi vào tệp hoặc chương trình khác, không ra màn hình",
            "what is said goes to a file or another program, not to a terminal",
        ),
    };
    // Neither is a lack.
    Seen { name: "terminal", is_there: true, told }
}

/// The folder where files go without `-o`.
fn folder(folder: &Path) -> Seen {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let tried = tempfile_in(folder);
    let name = display_path(folder);
    let told = match &tried {
        Ok(_) => Message::new(format!("ghi được vào {name}"), format!("files can be written into {name}")),
        Err(_) => Message::new(
            format!("không ghi được vào {name}: thêm -o THƯ_MỤC"),
            format!("files cannot be written into {name}: add -o FOLDER"),
        ),
    };
    Seen { name: "folder", is_there: tried.is_ok(), told }
}
