//! `congvan render`: from YAML to files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use congvan::model::directive::Directive;
use congvan::text::diagnostic::{Diagnostic, Message, Span};
use congvan::text::paths::findings_to_json;
use congvan::text::source::Source;
use congvan_make::names::{Taken, of_document};
use congvan_make::{Format, NotMade, Settings, Typeset, typeset};
use serde_json::{Value, json};

use crate::arguments::options_of;
use crate::batch::{self, Made, Running, Subject, Work};
use crate::console::Console;
use crate::findings::Inputs;
use crate::fingerprint::Fingerprint;
use crate::formats::{self, explain};
use crate::import::pictures;
use crate::input::Input;
use crate::named::is_stdin;
use crate::output::{Output, write};
use crate::refusal::about;
use crate::shown::display_path;
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
    inputs.ocr = pictures::are_asked(given);
    let office = inputs.office(given, console);
    let words = inputs.words(given, console);
    let settings = formats::settings(given, office, words.document());
    let made_from = options_of("render", given, &inputs.made_from);
    let drafts = drafts(&files, is_draft, &settings, &mut inputs, console);
    if let Some(code) = inputs.refusal(true, console) {
        return code;
    }
    let job = Job {
        drafts: &drafts,
        settings: &settings,
        made_from: &made_from,
        has_remarks: is_draft,
        explains: given.get_flag("explain-layout"),
        inputs: &inputs.paths,
        force: given.get_flag("force"),
    };
    let code = match &target {
        Target::Folder(folder, formats) if drafts.len() > 1 => several(&job, folder, formats, console),
        _ => one(&job, &target, console),
    };
    if !inputs.faulty || code == COULD_NOT_RUN {
        return code;
    }
    console.remark(&still_faulty(target.formats().contains(&Format::Docx)));
    code.max(FINDINGS)
}

/// Every input that can be made, each file once.
fn drafts(
    files: &[&PathBuf],
    is_draft: bool,
    settings: &Settings<'_>,
    inputs: &mut Inputs,
    console: &mut Console<'_, '_>,
) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for file in files {
        let office = &settings.office;
        let draft = if is_draft {
            inputs.draft(file, office, console)
        } else {
            inputs.directive(file, office, console)
        };
        if let Some(draft) = draft
            && !drafts.iter().any(|(known, ..)| known.path.is_some() && known.path == draft.0.path)
        {
            drafts.push(draft);
        }
    }
    drafts
}

/// What is made, and how.
struct Job<'a> {
    drafts: &'a [Draft],
    settings: &'a Settings<'a>,
    made_from: &'a Fingerprint,
    /// Whether what was found stands beside the words.
    has_remarks: bool,
    /// Whether the forms that were tried are told.
    explains: bool,
    inputs: &'a [PathBuf],
    force: bool,
}

impl<'a> Job<'a> {
    fn set(&self, (input, directive, found): &Draft) -> Result<Typeset<'a>, Message> {
        let remarks = if self.has_remarks { found.as_slice() } else { &[] };
        typeset(directive, self.settings, Some((&input.source, remarks)))
            .map_err(|why| about(input.source.name(), &why.message()))
    }

    fn explain(&self, name: &str, set: &Typeset<'_>, console: &mut Console<'_, '_>) {
        let tried = set.attempts().iter().filter(|_| self.explains);
        tried.for_each(|attempt| console.mention(&about(name, &explain(attempt))));
    }
}

/// What a document is made from, beyond what all are.
fn add_source((input, directive, _): &Draft, print: &mut Fingerprint) {
    print.add(input.source.text());
    print.add(format!("{directive:?}"));
}

/// What was found, for files that others get, with the name of its source there.
fn findings((input, _, found): &Draft, source: &str) -> Vec<Value> {
    let mut objects = findings_to_json(&input.source, found);
    for own in &mut objects {
        own["file"] = json!(source);
    }
    objects
}

/// A path's last parts, as many as are asked for, parted alike on every system.
fn last_parts(path: &str, count: usize) -> String {
    let parts: Vec<_> = Path::new(path).iter().map(|part| part.to_string_lossy()).collect();
    parts[parts.len().saturating_sub(count)..].join("/")
}

/// The names of sources for files that others get: of a path nothing but the name, and of paths that end alike so much more
/// as tells them apart.
fn source_names(drafts: &[Draft]) -> Vec<String> {
    let paths: Vec<&str> = drafts.iter().map(|(input, ..)| input.source.name()).collect();
    let most = paths.iter().map(|path| Path::new(path).iter().count()).max().unwrap_or_default();
    let mut names: Vec<String> = paths.iter().map(|path| last_parts(path, 1)).collect();
    for count in 2..=most {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        names.iter().for_each(|name| *seen.entry(name).or_default() += 1);
        let alike: Vec<usize> = (0..names.len()).filter(|at| seen[names[*at].as_str()] > 1).collect();
        if alike.is_empty() {
            break;
        }
        alike.into_iter().for_each(|at| names[at] = last_parts(paths[at], count));
    }
    names
}

/// Writes the files of one document, all or none.
fn one(job: &Job<'_>, target: &Target, console: &mut Console<'_, '_>) -> u8 {
    let Some(draft) = job.drafts.first() else { return FINE };
    let input = &draft.0;
    let set = match job.set(draft) {
        Ok(set) => set,
        Err(why) => {
            console.complain(&why);
            return COULD_NOT_RUN;
        }
    };
    let name = of_document(&stem(input.path.as_deref()));
    job.explain(&name, &set, console);
    let mut left_out = false;
    let mut outputs = Vec::new();
    let mut told = Vec::new();
    for format in target.formats() {
        let path = match target {
            Target::Folder(..) => PathBuf::from(format!("{name}.{}", format.ending())),
            Target::File(path, _) => path.file_name().map_or_else(|| path.clone(), PathBuf::from),
            Target::Stdout(_) => PathBuf::from("-"),
        };
        let made = set.write(*format, &draft.1);
        told.push((path.clone(), made.as_ref().map_err(|why| why.message().clone()).cloned()));
        match made {
            Ok(bytes) => outputs.push(Output {
                path: target.folder().map_or(path.clone(), |folder| folder.join(path)),
                bytes,
            }),
            Err(why) => {
                tell_left_out(why, &input.source, console);
                left_out = true;
            }
        }
    }
    let root = match target {
        Target::Folder(folder, _) => Some(folder.as_path()),
        _ => None,
    };
    let written = match target {
        Target::Stdout(_) => {
            outputs.iter().for_each(|output| console.data(&output.bytes));
            FINE
        }
        _ => write(outputs, job.inputs, root, job.force, console),
    };
    console.documents(target.folder(), || {
        let mut print = job.made_from.clone();
        add_source(draft, &mut print);
        let source = last_parts(input.source.name(), 1);
        vec![batch::alone(&source, print, told, findings(draft, &source), written == FINE)]
    });
    if left_out { written.max(FINDINGS) } else { written }
}

/// Writes the files of several documents, one document after the other.
fn several(job: &Job<'_>, folder: &Path, formats: &[Format], console: &mut Console<'_, '_>) -> u8 {
    let mut taken = Taken::default();
    let name = |draft: &Draft| of_document(&stem(draft.0.path.as_deref()));
    let page = |(draft, source)| Page { job, draft, source, formats, name: taken.take(name(draft)) };
    let works: Vec<Page<'_>> = job.drafts.iter().zip(source_names(job.drafts)).map(page).collect();
    let running = Running {
        made_from: job.made_from,
        folder,
        root: folder,
        inputs: job.inputs,
        force: job.force,
        is_dry: false,
        keep_going: false,
        left_out: &[],
        jobs: 0,
    };
    batch::run(&works, &running, None, console, |console| {
        for page in works.iter().filter(|_| job.explains) {
            match job.set(page.draft) {
                Ok(set) => job.explain(&page.name, &set, console),
                // Told where it is made.
                Err(_) => continue,
            }
        }
    })
}

/// One of several documents.
struct Page<'a> {
    job: &'a Job<'a>,
    draft: &'a Draft,
    /// The name of its source in lists.
    source: String,
    formats: &'a [Format],
    name: String,
}

impl Work for Page<'_> {
    fn label(&self) -> &str {
        self.draft.0.source.name()
    }

    fn subject(&self) -> Subject<'_> {
        Subject { source: Some(&self.source), ..Subject::default() }
    }

    fn place(&self) -> PathBuf {
        PathBuf::from(&self.name)
    }

    fn made_from(&self, print: &mut Fingerprint) {
        add_source(self.draft, print);
    }

    fn paths(&self) -> Vec<PathBuf> {
        self.formats.iter().map(|format| format!("{}.{}", self.name, format.ending()).into()).collect()
    }

    fn refusal(&self) -> Option<Message> {
        None
    }

    fn make(&self) -> Result<Made, Message> {
        let (input, directive, _) = self.draft;
        let set = self.job.set(self.draft)?;
        let write = |format: &Format| {
            set.write(*format, directive).map_err(|why| match place_of(&why, &input.source) {
                Some(place) => {
                    let (line, column) = input.source.line_column(place.start);
                    about(&format!("{}:{line}:{column}", input.source.name()), &why.message())
                }
                None => why.message(),
            })
        };
        let files = self.formats.iter().map(write).collect();
        Ok(Made { files, checks: Vec::new(), findings: findings(self.draft, &self.source) })
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
    /// The same to standard output.
    Stdout(Format),
}

impl Target {
    /// The folder of what is written; none of standard output.
    fn folder(&self) -> Option<&Path> {
        match self {
            Target::Folder(folder, _) => Some(folder),
            Target::File(path, _) => path.parent(),
            Target::Stdout(_) => None,
        }
    }

    fn formats(&self) -> &[Format] {
        match self {
            Target::Folder(_, formats) => formats,
            Target::File(_, format) | Target::Stdout(format) => std::slice::from_ref(format),
        }
    }
}

fn target(given: &ArgMatches, files: usize, console: &Console<'_, '_>) -> Result<Target, Message> {
    let asked = formats::from_arguments(given);
    let output = given.get_one::<PathBuf>("output");
    if output.is_some_and(|path| is_stdin(path)) {
        return formats::alone(given, files).map(Target::Stdout);
    }
    let named = output.filter(|path| !path.is_dir()).and_then(|path| Some((path, Format::of(path)?)));
    match named {
        Some((path, _)) if files > 1 => Err(about(
            &display_path(path),
            &Message::new(
                "có nhiều tệp đầu vào, nên -o phải là thư mục",
                "with more than one input -o must be a folder",
            ),
        )),
        Some((path, format)) if asked.is_empty() || asked == [format] => {
            Ok(Target::File(path.clone(), format))
        }
        Some((path, format)) => Err(about(
            &display_path(path),
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
        None if output.is_some_and(|path| looks_like_a_file(path)) => {
            let path = output.map(|path| display_path(path)).unwrap_or_default();
            let all: Vec<&str> = Format::ALL.iter().map(|format| format.ending()).collect();
            let all = all.join(", ");
            Err(about(
                &path,
                &Message::new(
                    format!(
                        "không ghi được loại tệp này, chỉ có: {all}; là thư mục thì tạo trước, hoặc thêm / ở cuối"
                    ),
                    format!(
                        "no such kind of file is written, only: {all}; if it is a folder, make it first or end it with /"
                    ),
                ),
            ))
        }
        None => {
            let formats = if asked.is_empty() { Format::USUAL.to_vec() } else { asked };
            Ok(Target::Folder(output.cloned().unwrap_or_else(|| console.folder()), formats))
        }
    }
}

/// Whether a path that is not there ends as files do: `a.rtf`, but not `nam.2027` and not `a.rtf/`.
fn looks_like_a_file(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let is_named = (2..=4).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_lowercase());
    is_named && !path.exists() && !path.as_os_str().to_string_lossy().ends_with(['/', '\\'])
}

/// Says why a file is not made, at the character that it has no glyph for.
fn tell_left_out(why: NotMade, source: &Source, console: &mut Console<'_, '_>) {
    match place_of(&why, source) {
        Some(place) => {
            let found = Diagnostic::error("VB010", place, why.message());
            console.show(&[found], source);
        }
        None => console.complain(&about(source.name(), &why.message())),
    }
}

/// Where the character stands that a file is not made for.
fn place_of(why: &NotMade, source: &Source) -> Option<Span> {
    let NotMade::MissingGlyph { character, .. } = why else { return None };
    let start = source.text().find(*character)?;
    Some(start..start + character.len_utf8())
}

/// The file's name without its ending; the folder's where the file is only called `input`.
fn stem(path: Option<&Path>) -> String {
    let Some(path) = path else { return String::new() };
    let named = |name: Option<&std::ffi::OsStr>| name.map(|name| name.to_string_lossy().into_owned());
    let general = matches!(path.file_name().and_then(|name| name.to_str()), Some("input.yaml" | "input.yml"));
    let folder = general.then(|| named(path.parent().and_then(Path::file_name))).flatten();
    folder.or_else(|| named(path.file_stem())).unwrap_or_default()
}
