//! What is said, and where.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use congvan::text::diagnostic::{Diagnostic, Lang, Message, Severity};
use congvan::text::paths::findings_to_json;
use congvan::text::source::Source;
use serde_json::{Map, Value, json};

use crate::interruption::Interruption;
use crate::refusal::because;
use crate::shown::{display_path, harmless, in_a_line, to_text};
use crate::{COULD_NOT_RUN, World};

/// Nobody types a longer one.
const LONGEST_LINE: usize = 16 << 10;

/// What `--color` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColorChoice {
    Auto,
    Always,
    Never,
}

/// The two outputs in one language; a reader that has gone away (`congvan new | head`) is no fault.
pub(crate) struct Console<'w, 'a> {
    world: &'w mut World<'a>,
    lang: Lang,
    failed: Option<io::Error>,
    gone: bool,
    /// What is told to a program instead of a person, where that was asked for.
    record: Option<Record>,
    /// What went wrong, where a program is to be told of it should nothing else come out.
    heard: Option<Vec<Value>>,
    /// Whether anything went to stdout.
    wrote: bool,
}

/// What was said, for programs.
#[derive(Default)]
pub(crate) struct Record {
    /// Faults of inputs.
    pub(crate) findings: Vec<Value>,
    /// Sentences on what went wrong and what should be known.
    pub(crate) messages: Vec<Value>,
    /// Documents of a batch.
    pub(crate) documents: Vec<Value>,
    /// The folder that their paths lie in.
    pub(crate) folder: Option<String>,
    /// What else a command has to tell.
    pub(crate) facts: Map<String, Value>,
}

impl<'w, 'a> Console<'w, 'a> {
    pub(crate) fn new(world: &'w mut World<'a>, lang: Lang) -> Self {
        Self { world, lang, failed: None, gone: false, record: None, heard: None, wrote: false }
    }

    pub(crate) fn set_color(&mut self, choice: ColorChoice) {
        if choice != ColorChoice::Auto {
            self.world.color_stdout = choice == ColorChoice::Always;
            self.world.color_stderr = choice == ColorChoice::Always;
        }
    }

    /// From here on all that is said to people is kept for a program.
    pub(crate) fn start_record(&mut self) {
        self.record = Some(Record::default());
    }

    /// From here on what went wrong is heard too, for a program that would else be told nothing.
    pub(crate) fn start_hearing(&mut self) {
        self.heard = Some(Vec::new());
    }

    /// Stdout is for the text that was asked for, and for nothing else.
    pub(crate) fn keep_stdout(&mut self) {
        self.wrote = true;
    }

    /// What went wrong, where nothing came out for the program that waits for an answer.
    pub(crate) fn heard_alone(&mut self) -> Option<Vec<Value>> {
        self.heard.take().filter(|_| !self.wrote)
    }

    /// What was kept for a program, where that was asked for.
    pub(crate) fn take_record(&mut self) -> Option<Record> {
        self.record.take()
    }

    /// Documents of a batch and the folder that they lie in, where a program wants to know.
    pub(crate) fn documents(&mut self, folder: Option<&Path>, documents: impl FnOnce() -> Vec<Value>) {
        if let Some(record) = &mut self.record {
            record.folder = folder.map(display_path);
            record.documents = documents();
        }
    }

    /// What else a program wants to know.
    pub(crate) fn fact(&mut self, key: &str, value: impl FnOnce() -> Value) {
        if let Some(record) = &mut self.record {
            record.facts.insert(key.to_owned(), value());
        }
    }

    /// Findings in an input, on stderr.
    pub(crate) fn show(&mut self, found: &[Diagnostic], source: &Source) {
        match &mut self.record {
            Some(record) => record.findings.extend(findings_to_json(source, found)),
            None => {
                let text = to_text(found, source, self.color_stderr(), self.lang);
                self.err(&text);
            }
        }
    }

    /// Keeps a sentence for a program. False where it is to be said to people.
    fn keep(&mut self, severity: Severity, Message { vi, en }: &Message) -> bool {
        let said = json!({ "severity": severity.name(), "vi": vi, "en": en });
        if let Some(heard) = &mut self.heard {
            heard.push(said.clone());
        }
        self.record.as_mut().map(|record| record.messages.push(said)).is_some()
    }

    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    pub(crate) fn color_stdout(&self) -> bool {
        self.world.color_stdout
    }

    pub(crate) fn color_stderr(&self) -> bool {
        self.world.color_stderr
    }

    /// How wide the terminal is, in characters; none where there is none.
    pub(crate) fn width(&self) -> Option<usize> {
        self.world.width
    }

    /// The locale of messages, as the environment names it.
    pub(crate) fn locale(&self) -> &str {
        &self.world.locale
    }

    /// Whether someone watches stderr.
    pub(crate) fn is_watched(&self) -> bool {
        self.world.is_watched
    }

    /// Asks long work to end.
    pub(crate) fn interruption(&self) -> &'a Interruption {
        self.world.interruption
    }

    pub(crate) fn stdin(&mut self) -> &mut dyn Read {
        self.world.stdin
    }

    /// A line of stdin without its end, at most [`LONGEST_LINE`] bytes of it; none where nothing comes any more.
    pub(crate) fn read_line(&mut self) -> Option<String> {
        let _ = self.world.stdout.flush();
        let (mut line, mut byte) = (Vec::new(), [0]);
        loop {
            match self.world.stdin.read(&mut byte) {
                Ok(1) if byte[0] == b'\n' => break,
                Ok(1) if line.len() < LONGEST_LINE => line.push(byte[0]),
                Ok(1) => {}
                Ok(_) | Err(_) if line.is_empty() => return None,
                Ok(_) | Err(_) => break,
            }
        }
        Some(String::from_utf8_lossy(&line).trim_end_matches('\r').to_owned())
    }

    /// Where outputs go without `-o`.
    pub(crate) fn folder(&self) -> PathBuf {
        self.world.folder.clone()
    }

    /// Writes to stdout what people read, where no program listens.
    pub(crate) fn out(&mut self, text: &str) {
        if self.record.is_none() {
            let harmless = harmless(text, self.color_stdout());
            self.data(harmless.as_bytes());
        }
    }

    /// Writes to stderr what people read. What cannot be said there cannot be said anywhere.
    pub(crate) fn err(&mut self, text: &str) {
        let harmless = harmless(text, self.color_stderr());
        let _ = self.world.stderr.write_all(harmless.as_bytes());
    }

    /// Writes to stdout what programs read: byte by byte as it is.
    pub(crate) fn data(&mut self, bytes: impl AsRef<[u8]>) {
        self.wrote |= !bytes.as_ref().is_empty();
        if self.failed.is_none() && !self.gone {
            let written = self.world.stdout.write_all(bytes.as_ref());
            self.note(written);
        }
    }

    /// A line on stdout; nothing where a program listens.
    pub(crate) fn say(&mut self, message: &Message) {
        let line = format!("{}\n", harmless(message.get(self.lang), false));
        self.out(&line);
    }

    /// A line on stderr, where stdout is taken.
    pub(crate) fn mention(&mut self, message: &Message) {
        if self.keep(Severity::Note, message) {
            return;
        }
        let line = format!("{}\n", harmless(message.get(self.lang), false));
        self.err(&line);
    }

    /// A line on stderr about what went wrong.
    pub(crate) fn complain(&mut self, message: &Message) {
        if self.keep(Severity::Error, message) {
            return;
        }
        let line = format!("{}\n", error_line(message, self.lang));
        self.err(&line);
    }

    /// A line on stderr about what should be known.
    pub(crate) fn remark(&mut self, message: &Message) {
        if self.keep(Severity::Note, message) {
            return;
        }
        let word = if self.lang == Lang::Vi { "lưu ý" } else { "note" };
        let line = format!("{word}: {}\n", in_a_line(message.get(self.lang)));
        self.err(&line);
    }

    /// The exit code after everything was said.
    pub(crate) fn finish(mut self, code: u8) -> u8 {
        if self.failed.is_none() && !self.gone {
            let flushed = self.world.stdout.flush();
            self.note(flushed);
        }
        let _ = self.world.stderr.flush();
        match self.failed.take() {
            None => code,
            Some(error) => {
                let what = ("không in được kết quả", "cannot write to standard output");
                self.complain(&because((what.0.to_owned(), what.1.to_owned()), &error));
                COULD_NOT_RUN
            }
        }
    }

    fn note(&mut self, result: io::Result<()>) {
        match result {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => self.gone = true,
            Err(error) => self.failed = Some(error),
        }
    }
}

/// A sentence about what went wrong, as it is said.
pub(crate) fn error_line(message: &Message, lang: Lang) -> String {
    let word = if lang == Lang::Vi { "lỗi" } else { "error" };
    format!("{word}: {}", in_a_line(message.get(lang)))
}
