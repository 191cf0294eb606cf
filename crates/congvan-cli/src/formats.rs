//! What options of a command ask for of the files it writes.

use clap::ArgMatches;
use congvan::document::form::SizeSet;
use congvan::office::Office;
use congvan::text::diagnostic::Message;
use congvan::wording::Phrases;
use congvan_make::{Format, Settings};
use congvan_pdf::Attempt;

/// What `--to` asks for, each once; nothing where it is not there.
pub(crate) fn from_arguments(given: &ArgMatches) -> Vec<Format> {
    let words: Vec<&String> = given.get_many("to").into_iter().flatten().collect();
    Format::ALL.into_iter().filter(|format| words.iter().any(|word| *word == format.ending())).collect()
}

/// The one format that is written to standard output.
///
/// # Errors
/// Why it cannot be one: several inputs, or none or several formats.
pub(crate) fn alone(given: &ArgMatches, documents: usize) -> Result<Format, Message> {
    if given.get_one::<String>("format").is_some_and(|format| format == "json") {
        return Err(Message::new(
            "`-o -` và `--format json` cùng cần đầu ra chuẩn; bỏ một trong hai",
            "`-o -` and `--format json` both need standard output; leave out one",
        ));
    }
    match from_arguments(given)[..] {
        [format] if documents == 1 => Ok(format),
        [_] => Err(Message::new(
            format!("`-o -` chỉ nhận một văn bản, ở đây có {documents}; cho -o một thư mục"),
            format!("`-o -` takes one document, and these are {documents}; give -o a folder"),
        )),
        [] => Err(Message::new(
            "`-o -` chỉ nhận một loại tệp; thêm --to, như --to pdf",
            "`-o -` takes one format; add --to, as in --to pdf",
        )),
        [first, ..] => Err(Message::new(
            format!("`-o -` chỉ nhận một loại tệp; chỉ để một loại ở --to, như --to {}", first.ending()),
            format!("`-o -` takes one format; name one in --to, as in --to {}", first.ending()),
        )),
    }
}

/// How files are made as the options of a command ask.
pub(crate) fn settings<'a>(given: &ArgMatches, office: Office, words: &'a Phrases) -> Settings<'a> {
    let carries = [
        (Format::Docx, flag(given, "embed-source")),
        (Format::Pdf, flag(given, "embed-source") || flag(given, "pdf-a3")),
    ];
    Settings {
        office,
        words,
        carries: carries.into_iter().filter(|(_, asked)| *asked).map(|(format, _)| format).collect(),
        signature_fields: flag(given, "signature-fields"),
        ..Settings::default()
    }
}

/// Whether a flag is set; not where the command has none of that name.
fn flag(given: &ArgMatches, name: &str) -> bool {
    given.try_get_one::<bool>(name).ok().flatten().copied().unwrap_or(false)
}

/// A form that was tried, in one sentence.
pub(crate) fn explain(attempt: &Attempt) -> Message {
    let Attempt { form, pages, lines, taken } = attempt;
    let size = match form.sizes {
        SizeSet::Small => 13,
        SizeSet::Large => 14,
    };
    let spacing = f64::from(u8::try_from(form.line_percent).unwrap_or(u8::MAX)) / 100.0;
    let (vi, en) = if *taken { ("lấy", "taken") } else { ("không lấy", "not taken") };
    Message::new(
        format!(
            "cỡ chữ {size}, cách dòng {spacing}: {pages} trang, trang cuối {lines} dòng trước chữ ký; {vi}"
        ),
        format!(
            "size {size}, line spacing {spacing}: {pages} pages, {lines} lines before the signature on the last; {en}"
        ),
    )
}
