//! `congvan render`: from YAML to files.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use congvan::model::directive::Directive;
use congvan::text::diagnostic::{Diagnostic, Message};
use congvan::text::source::Source;
use congvan_make::names::{Taken, of_document};
use congvan_make::{Format, NotMade, Settings, typeset};

use crate::console::{Console, shown};
use crate::findings::{Inputs, to_text};
use crate::formats::{self, explain};
use crate::input::Input;
use crate::output::{Output, write};
use crate::refusal::about;
use crate::{COULD_NOT_RUN, FINDINGS, FINE};

pub(crate) fn run(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    let files: Vec<&PathBuf> = given.get_many("file").into_iter().flatten().collect();
    let target = match target(given, files.len(), console) {
        Ok(target) => target,
        Err(why) => {
            console.complain(&why);
            return COULD_NOT_RUN;
        }
    };
    let comments = given.get_flag("comments");
    let is_draft = comments || given.get_flag("draft");
    if comments && !target.formats().contains(&Format::Docx) {
        console.complain(&Message::new(
            "--comments ghi nhận xét vào tệp docx; thêm docx vào --to",
            "--comments writes remarks into a docx file; add docx to --to",
        ));
        return COULD_NOT_RUN;
    }
    let mut inputs = Inputs::default();
    let office = inputs.office(given, console);
    let words = inputs.words(given, console);
    let settings = formats::settings(given, office, words.document());
    let explains = given.get_flag("explain-layout");
    let mut drafts: Vec<Draft> = Vec::new();
    for file in files {
        let office = &settings.office;
        let draft = if is_draft {
            inputs.draft(file, office, console)
        } else {
            inputs.directive(file, office, console).map(|(input, directive)| (input, directive, Vec::new()))
        };
        if let Some(draft) = draft
            && !drafts.iter().any(|(known, ..)| known.path.is_some() && known.path == draft.0.path)
        {
            drafts.push(draft);
        }
    }
    if let Some(code) = inputs.refusal(true, console) {
        return code;
    }
    match outputs(&drafts, &target, &settings, explains, console) {
        Ok((outputs, left_out)) => {
            let written = write(outputs, &inputs.paths, given.get_flag("force"), console);
            let code = if left_out { written.max(FINDINGS) } else { written };
            if !inputs.faulty {
                return code;
            }
            if written == FINE {
                console.remark(&still_faulty(target.formats().contains(&Format::Docx)));
            }
            code.max(FINDINGS)
        }
        Err(failures) => {
            failures.iter().for_each(|why| console.complain(why));
            COULD_NOT_RUN
        }
    }
}

/// That what was written has errors, and where they can be read.
fn still_faulty(in_docx: bool) -> Message {
    let (vi, en) = if in_docx {
        ("; nhận xét chỉ có trong DOCX", "; only the DOCX has them as comments")
    } else {
        ("; tệp đã ghi không nói điều này", "; the files do not say so")
    };
    Message::new(
        format!("đây là bản nháp, còn các lỗi thể thức nêu trên{vi}"),
        format!("this is a draft with the errors of form above{en}"),
    )
}

/// A directive, what it was read from, and the findings to be set beside its words.
type Draft = (Input, Directive, Vec<Diagnostic>);

/// Where the outputs go.
enum Target {
    /// All formats of all inputs into a folder.
    Folder(PathBuf, Vec<Format>),
    /// One format of the only input.
    File(PathBuf, Format),
}

impl Target {
    fn formats(&self) -> &[Format] {
        match self {
            Target::Folder(_, formats) => formats,
            Target::File(_, format) => std::slice::from_ref(format),
        }
    }
}

fn target(given: &ArgMatches, files: usize, console: &Console<'_, '_>) -> Result<Target, Message> {
    let asked = formats::asked(given);
    let output = given.get_one::<PathBuf>("output");
    let named = output.filter(|path| !path.is_dir()).and_then(|path| Some((path, Format::of(path)?)));
    match named {
        Some((path, _)) if files > 1 => Err(about(
            &shown(path),
            &Message::new(
                "có nhiều tệp đầu vào, nên -o phải là thư mục",
                "with more than one input -o must be a folder",
            ),
        )),
        Some((path, format)) if asked.is_empty() || asked == [format] => {
            Ok(Target::File(path.clone(), format))
        }
        Some((path, format)) => Err(about(
            &shown(path),
            &Message::new(
                format!(
                    "tệp kết quả là {}, khác với --to; bỏ --to, hoặc cho -o một thư mục",
                    format.ending()
                ),
                format!(
                    "the output is {}, unlike --to; leave out --to, or give -o a folder",
                    format.ending()
                ),
            ),
        )),
        None => {
            let formats = if asked.is_empty() { Format::USUAL.to_vec() } else { asked };
            Ok(Target::Folder(output.cloned().unwrap_or_else(|| console.folder()), formats))
        }
    }
}

/// What is written, and whether a file of some format is left out, which is said with its place.
fn outputs(
    drafts: &[Draft],
    target: &Target,
    settings: &Settings<'_>,
    explains: bool,
    console: &mut Console<'_, '_>,
) -> Result<(Vec<Output>, bool), Vec<Message>> {
    let mut left_out = false;
    let mut taken = Taken::default();
    let mut outputs = Vec::new();
    let mut failures = Vec::new();
    for (input, directive, found) in drafts {
        let formats = target.formats();
        let name = taken.take(of_document(&stem(input.path.as_deref())));
        match typeset(directive, settings, Some((&input.source, found))) {
            Ok(set) => {
                let tried = set.attempts().iter().filter(|_| explains);
                tried.for_each(|attempt| console.say(&about(&name, &explain(attempt))));
                for format in formats {
                    let path = match target {
                        Target::Folder(folder, _) => folder.join(format!("{name}.{}", format.ending())),
                        Target::File(path, _) => path.clone(),
                    };
                    match set.write(*format, directive) {
                        Ok(bytes) => outputs.push(Output { path, bytes }),
                        Err(why) => {
                            tell_left_out(why, &input.source, console);
                            left_out = true;
                        }
                    }
                }
            }
            Err(why) => failures.push(about(input.source.name(), &why)),
        }
    }
    if failures.is_empty() { Ok((outputs, left_out)) } else { Err(failures) }
}

/// Says why a file is not made, at the character that it has no glyph for.
fn tell_left_out(why: NotMade, source: &Source, console: &mut Console<'_, '_>) {
    let place = why.character.and_then(|c| Some((source.text().find(c)?, c.len_utf8())));
    match place {
        Some((start, length)) => {
            let found = Diagnostic::error("VB010", start..start + length, why.message);
            let text = to_text(&[found], source, console.color_stderr(), console);
            console.err(&text);
        }
        None => console.complain(&about(source.name(), &why.message)),
    }
}

/// The file's name without its ending; the folder's where the file is only called `input`.
fn stem(path: Option<&Path>) -> String {
    let Some(path) = path else { return String::new() };
    let named = |name: Option<&std::ffi::OsStr>| name.map(|name| name.to_string_lossy().into_owned());
    let general = matches!(path.file_name().and_then(|name| name.to_str()), Some("input.yaml" | "input.yml"));
    let folder = general.then(|| named(path.parent().and_then(Path::file_name))).flatten();
    folder.or_else(|| named(path.file_stem())).unwrap_or_default()
}
