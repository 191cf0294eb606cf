//! What is said, and where.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use congvan::text::diagnostic::{Lang, Message};

use crate::interruption::Interruption;
use crate::refusal::because;
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
}

impl<'w, 'a> Console<'w, 'a> {
    pub(crate) fn new(world: &'w mut World<'a>, lang: Lang) -> Self {
        Self { world, lang, failed: None, gone: false }
    }

    pub(crate) fn set_color(&mut self, choice: ColorChoice) {
        if choice != ColorChoice::Auto {
            self.world.color_stdout = choice == ColorChoice::Always;
            self.world.color_stderr = choice == ColorChoice::Always;
        }
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

    /// Writes to stdout as it stands.
    pub(crate) fn out(&mut self, text: &str) {
        if self.failed.is_none() && !self.gone {
            let written = self.world.stdout.write_all(text.as_bytes());
            self.note(written);
        }
    }

    /// Writes to stderr as it stands. What cannot be said there cannot be said anywhere.
    pub(crate) fn err(&mut self, text: &str) {
        let _ = self.world.stderr.write_all(text.as_bytes());
    }

    /// A line on stdout.
    pub(crate) fn say(&mut self, message: &Message) {
        let line = format!("{}\n", message.get(self.lang));
        self.out(&line);
    }

    /// A line on stderr, where stdout is taken.
    pub(crate) fn mention(&mut self, message: &Message) {
        let line = format!("{}\n", message.get(self.lang));
        self.err(&line);
    }

    /// A line on stderr about what went wrong.
    pub(crate) fn complain(&mut self, message: &Message) {
        let word = if self.lang == Lang::Vi { "lỗi" } else { "error" };
        let line = format!("{word}: {}\n", message.get(self.lang));
        self.err(&line);
    }

    /// A line on stderr about what should be known.
    pub(crate) fn remark(&mut self, message: &Message) {
        let word = if self.lang == Lang::Vi { "lưu ý" } else { "note" };
        let line = format!("{word}: {}\n", message.get(self.lang));
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

/// A path as messages show it: on one line, without control characters.
pub(crate) fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
