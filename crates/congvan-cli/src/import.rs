//! `congvan import`: from an arrived file to YAML.

pub(crate) mod arrive;
pub(crate) mod pictures;
mod show;

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use congvan::import::account::lost_letters;
use congvan::import::{Certainty, Understood, understand};
use congvan::text::diagnostic::Message;
use congvan_make::names::{Taken, of_document};
use rayon::prelude::*;
use serde_json::Value;

use crate::batch;
use crate::console::Console;
use crate::interruption::came_so_far;
use crate::named::{is_stdin, name_of};
use crate::output::{Output, write};
use crate::refusal::about;
use crate::shown::display_path;
use crate::{COULD_NOT_RUN, FINE};
use pictures::{Pictures, unread_parts};

/// So many files are held at a time.
const AT_ONCE: usize = 64;

/// A file that was read.
struct Read {
    understood: Understood,
    /// The YAML that a file of our own carries.
    embedded: Option<String>,
    /// Said of what nobody read.
    missed: Vec<Message>,
}

pub(crate) fn run(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    let files: Vec<PathBuf> = given.get_many("file").into_iter().flatten().cloned().collect();
    let asked = match Asked::of(given, &files, console) {
        Ok(asked) => asked,
        Err(why) => {
            console.complain(&why);
            return COULD_NOT_RUN;
        }
    };
    let pool = match rayon::ThreadPoolBuilder::new().num_threads(asked.jobs).build() {
        Ok(pool) => pool,
        Err(error) => {
            console.complain(&Message::new(error.to_string(), error.to_string()));
            return COULD_NOT_RUN;
        }
    };
    let pictures = Pictures::new(pictures::are_asked(given), console);
    let mut code = FINE;
    let mut taken = Taken::default();
    let interruption = console.interruption();
    // One file is not long work: it ends at once.
    let is_long = files.len() > 1;
    if is_long {
        interruption.heed();
    }
    let (all, mut done) = (files.len(), 0);
    for files in files.chunks(AT_ONCE) {
        let stdin = files.iter().any(|file| is_stdin(file)).then(|| arrive::bytes(Path::new("-"), console));
        let read = |file: &PathBuf| -> Result<Read, Message> {
            let bytes = match (&stdin, is_stdin(file)) {
                (Some(bytes), true) => bytes.clone()?,
                _ => arrive::of_file(file).map_err(|why| about(&display_path(file), &why))?,
            };
            read_bytes(&bytes, &pictures).map_err(|why| about(&name_of(file), &why))
        };
        let unless_stopped = |file| (!(is_long && interruption.is_asked())).then(|| (file, read(file)));
        let read: Vec<_> = pool.install(|| files.par_iter().map(unless_stopped).collect());
        pictures.finish();
        let (files, read): (Vec<&PathBuf>, Vec<_>) = read.into_iter().flatten().unzip();
        done += files.len();
        code = code.max(tell(&files, read, &asked, &mut taken, console));
    }
    if done < all {
        console.complain(&came_so_far(done, all));
        code = COULD_NOT_RUN;
    }
    code
}

fn read_bytes(bytes: &[u8], pictures: &Pictures) -> Result<Read, Message> {
    let arrived = arrive::read(bytes, pictures)?;
    let missed = unread_parts(&arrived);
    let understood = arrive::open(understand(&arrived))?;
    Ok(Read { understood, embedded: arrived.embedded, missed })
}

/// What is written, and where.
struct Asked {
    json: bool,
    show: bool,
    jobs: usize,
    force: bool,
    /// None for standard output.
    target: Option<Target>,
}

enum Target {
    File(PathBuf),
    Folder(PathBuf),
}

impl Asked {
    fn of(given: &ArgMatches, files: &[PathBuf], console: &Console<'_, '_>) -> Result<Self, Message> {
        let show = given.get_flag("show");
        let output = given.get_one::<PathBuf>("output");
        let is_folder =
            |path: &PathBuf| path.is_dir() || path.as_os_str().to_string_lossy().ends_with(['/', '\\']);
        let target = match output {
            Some(path) if path.as_os_str() == "-" && files.len() > 1 && !show => {
                let count = files.len();
                return Err(Message::new(
                    format!("`-o -` chỉ nhận một văn bản, ở đây có {count}; cho -o một thư mục"),
                    format!("`-o -` takes one document, and these are {count}; give -o a folder"),
                ));
            }
            Some(path) if path.as_os_str() == "-" => None,
            Some(path) if is_folder(path) => Some(Target::Folder(path.clone())),
            Some(path) if files.len() > 1 && path.extension().is_none() => Some(Target::Folder(path.clone())),
            Some(path) if files.len() > 1 => {
                return Err(about(
                    &display_path(path),
                    &Message::new(
                        "có nhiều tệp đầu vào, nên -o phải là thư mục",
                        "with more than one input -o must be a folder",
                    ),
                ));
            }
            Some(path) => Some(Target::File(path.clone())),
            None if files.len() > 1 && !show => Some(Target::Folder(console.folder())),
            None => None,
        };
        let json = given.get_one::<String>("format").is_some_and(|format| format == "json");
        Ok(Self { json, show, jobs: batch::jobs(given)?, force: given.get_flag("force"), target })
    }

    fn ending(&self) -> &'static str {
        if self.json { "json" } else { "yaml" }
    }
}

/// Writes what was read of some files, and says what it is.
fn tell(
    files: &[&PathBuf],
    read: Vec<Result<Read, Message>>,
    asked: &Asked,
    taken: &mut Taken,
    console: &mut Console<'_, '_>,
) -> u8 {
    let mut code = FINE;
    let mut outputs = Vec::new();
    for (file, read) in files.iter().zip(read) {
        let read = match read {
            Ok(read) => read,
            Err(why) => {
                console.complain(&why);
                code = COULD_NOT_RUN;
                continue;
            }
        };
        read.missed.iter().for_each(|why| console.remark(&about(&name_of(file), why)));
        if asked.show {
            let text = show::lines(&read.understood, console.color_stdout(), console.lang());
            console.out(&text);
            continue;
        }
        code = code.max(account(file, &read.understood, console));
        summary(file, &read.understood).iter().for_each(|line| console.mention(line));
        let texts = texts(file, &read, asked);
        match &asked.target {
            None => texts.iter().for_each(|text| console.data(text)),
            Some(target) => outputs.extend(places(file, target, texts, asked.ending(), taken)),
        }
    }
    let inputs: Vec<PathBuf> = files.iter().filter_map(|file| std::fs::canonicalize(file).ok()).collect();
    if outputs.is_empty() {
        code
    } else {
        {
            let root = match &asked.target {
                Some(Target::Folder(folder)) => Some(folder.as_path()),
                _ => None,
            };
            code.max(write(outputs, &inputs, root, asked.force, console))
        }
    }
}

/// Says what got lost; nothing ever should.
fn account(file: &Path, understood: &Understood, console: &mut Console<'_, '_>) -> u8 {
    let lost = lost_letters(understood);
    for lost in &lost {
        console.complain(&about(
            &name_of(file),
            &Message::new(
                format!("bỏ sót chữ khi đọc: `{}`; xin báo lại cho nơi làm chương trình", lost.words),
                format!("words were lost in reading: `{}`; please report this", lost.words),
            ),
        ));
    }
    if lost.is_empty() { FINE } else { COULD_NOT_RUN }
}

/// The texts of a file: its JSON, or a YAML a document.
fn texts(file: &Path, read: &Read, asked: &Asked) -> Vec<String> {
    let name = name_of(file);
    if asked.json {
        let whole: Value = read.understood.to_json(&name);
        return vec![format!("{whole:#}\n")];
    }
    if let Some(own) = &read.embedded {
        return vec![own.clone()];
    }
    let count = read.understood.documents.len();
    let text = |at| {
        let apart = if count > 1 && asked.target.is_none() && at > 0 { "---\n" } else { "" };
        format!("{apart}{}", read.understood.to_yaml(at, &name))
    };
    (0..count).map(text).collect()
}

/// A place for each text: further documents of a file are numbered.
fn places(file: &Path, target: &Target, texts: Vec<String>, ending: &str, taken: &mut Taken) -> Vec<Output> {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let name = match target {
        Target::Folder(_) => taken.take(of_document(&stem)),
        Target::File(_) => String::new(),
    };
    let place = |at: usize| match target {
        Target::File(path) if at == 0 => path.clone(),
        Target::File(path) => {
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            path.with_file_name(format!("{stem}-{}.{ending}", at + 1))
        }
        Target::Folder(folder) if at == 0 => folder.join(format!("{name}.{ending}")),
        Target::Folder(folder) => folder.join(format!("{name}-{}.{ending}", at + 1)),
    };
    texts
        .into_iter()
        .enumerate()
        .map(|(at, text)| Output { path: place(at), bytes: text.into_bytes() })
        .collect()
}

/// What was understood, in a line or two a document.
pub(crate) fn summary(file: &Path, understood: &Understood) -> Vec<Message> {
    let name = name_of(file);
    let each = understood.documents.iter().enumerate().map(|(at, own)| {
        let fields = understood.fields(at);
        let guesses = fields.iter().filter(|field| field.certainty == Certainty::Guess).count();
        let directive = &own.directive;
        let number = directive.number.value.as_ref().map_or("___", |value| value.notation());
        let date = directive.date.with_slashes("__");
        let (symbol, issuer) = (directive.number.symbol.notation(), directive.issuer.name.notation());
        let (kind, items) = (directive.kind.name, directive.measures.len());
        Message::new(
            format!("{name}: {kind} số {number}/{symbol} ngày {date} của {issuer}; {items} mục; {guesses} chỗ đoán, {} chữ chưa rõ", own.unplaced.len()),
            format!("{name}: {kind} no. {number}/{symbol} of {date}, {issuer}; {items} items; {guesses} guesses, {} words not placed", own.unplaced.len()),
        )
    });
    each.chain(formless(&name, understood)).chain(omissions(&name, understood)).collect()
}

/// That nothing of the form was found: the file may be none of the documents that are read.
fn formless(name: &str, understood: &Understood) -> Option<Message> {
    let is_blank = |words: &str| words.trim_matches('_').trim().is_empty();
    let has_form = understood.documents.iter().any(|own| {
        let own = &own.directive;
        own.number.value.is_some()
            || own.date != Default::default()
            || [&own.number.symbol, &own.issuer.name, &own.subject]
                .iter()
                .any(|text| !is_blank(text.notation()))
    });
    (!has_form).then(|| {
        Message::new(
            format!("{name}: không thấy cơ quan, số, ngày, trích yếu nào; tệp có thể không phải văn bản hành chính"),
            format!("{name}: no issuer, number, date or subject found; the file may be no administrative document"),
        )
    })
}

/// What of the file is in none of the documents.
fn omissions(name: &str, understood: &Understood) -> Option<Message> {
    /// So much is told of each reason; the file says the rest.
    const MANY: usize = 3;
    /// See [`MANY`].
    const LONGEST: usize = 60;
    let omitted = understood.omissions();
    let (mut vi, mut en) = (Vec::new(), Vec::new());
    for own in &omitted {
        let (count, words) = (own.count, own.excerpt(MANY, LONGEST));
        vi.push(format!("{count} {}: {words}", own.reason.sentence()));
        en.push(format!("{count} {}: {words}", own.reason.key().replace('_', " ")));
    }
    let said = || {
        Message::new(
            format!("{name}: không đưa vào: {}", vi.join("; ")),
            format!("{name}: left out: {}", en.join("; ")),
        )
    };
    (!omitted.is_empty()).then(said)
}
