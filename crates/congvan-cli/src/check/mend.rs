//! The safe replacements: shown, and written into the file.

use clap::ArgMatches;
use congvan::lint::fix;
use congvan::office::Office;
use congvan::text::diagnostic::{Diagnostic, Message};
use congvan::text::source::Source;
use similar::TextDiff;

use crate::check::tally::plural;
use crate::console::Console;
use crate::input::Input;
use crate::output::replace;
use crate::refusal::about;

/// What was asked, and what has been done so far.
#[derive(Default)]
pub(super) struct Mending {
    /// Replacements are written.
    pub(super) fix: bool,
    /// Replacements are shown.
    pub(super) diff: bool,
    places: usize,
    files: usize,
}

/// A file after its replacements were looked for.
pub(super) enum Mended {
    /// There is nothing to replace.
    Same,
    /// This is its text now, or would be.
    New(Source),
    /// It could not be written.
    Failed(Message),
}

impl Mending {
    pub(super) fn from_arguments(given: &ArgMatches) -> Self {
        Self { fix: given.get_flag("fix"), diff: given.get_flag("diff"), ..Self::default() }
    }

    /// Nothing but the differences is asked for.
    pub(super) fn only_shows(&self) -> bool {
        self.diff && !self.fix
    }

    /// Looks for replacements, shows them, and writes them, each as asked. The text of standard input goes to stdout.
    pub(super) fn mend(
        &mut self,
        input: &Input,
        findings: &[Diagnostic],
        office: &Office,
        console: &mut Console<'_, '_>,
    ) -> Mended {
        if !self.fix && !self.diff {
            return Mended::Same;
        }
        if self.fix && input.arrived {
            return Mended::Failed(about(
                input.source.name(),
                &Message::new(
                    "văn bản đến không sửa tại chỗ; chạy `congvan import` rồi sửa tệp YAML",
                    "a document that arrived is not mended in place; run `congvan import` and mend the YAML",
                ),
            ));
        }
        let old = &input.source;
        let new = fix_all(old, findings, office);
        if self.fix && input.path.is_none() {
            let bytes = input.bytes(new.text());
            console.data(&bytes);
        }
        if new.text() == old.text() {
            return Mended::Same;
        }
        if self.diff {
            let shown = differences(old, &new, console.color_stdout());
            console.out(&shown);
        }
        if self.fix
            && let Some(path) = &input.path
            && let Err(why) = replace(path, &input.bytes(old.text()), &input.bytes(new.text()))
        {
            return Mended::Failed(why);
        }
        self.files += 1;
        Mended::New(new)
    }

    /// So many findings went with the replacements.
    pub(super) fn count(&mut self, before: &[Diagnostic], after: &[Diagnostic]) {
        let safe = |found: &[Diagnostic]| found.iter().filter(|found| found.fix.is_some()).count();
        self.places += safe(before).saturating_sub(safe(after));
    }

    /// What was or would be done; nothing where nothing was asked.
    pub(super) fn line(&self) -> Option<Message> {
        let Self { fix, diff, places, files } = self;
        let (in_vi, in_en) = (format!("{places} chỗ trong {files} tệp"), {
            format!("{} in {}", plural(*places, "place"), plural(*files, "file"))
        });
        match (fix, diff) {
            (true, _) => Some(Message::new(format!("đã thay {in_vi}"), format!("replaced {in_en}"))),
            (_, true) if *files == 0 => {
                Some(Message::new("không có chỗ nào thay được", "nothing can be replaced safely"))
            }
            (_, true) => Some(Message::new(
                format!("thay được {in_vi}, chưa ghi gì; thêm --fix để ghi"),
                format!("{in_en} can be replaced, nothing was written; add --fix to write"),
            )),
            _ => None,
        }
    }
}

/// So often what is left is looked at again.
const ROUNDS: usize = 8;

/// The source until nothing is left that can be replaced: one replacement may bring another fault to light.
fn fix_all(source: &Source, findings: &[Diagnostic], office: &Office) -> Source {
    let mut fixed = source.with_text(fix(source, findings));
    for _ in 0..ROUNDS {
        let (checked, _) = congvan_make::review(&fixed, office);
        let next = fix(&fixed, &checked.diagnostics);
        if next == fixed.text() {
            break;
        }
        fixed = source.with_text(next);
    }
    fixed
}

/// A unified diff, coloured as a terminal's reader expects.
fn differences(old: &Source, new: &Source, color: bool) -> String {
    let diff = TextDiff::from_lines(old.text(), new.text());
    let plain = diff.unified_diff().header(old.name(), new.name()).to_string();
    if !color {
        return plain;
    }
    let paint = |line: &str| {
        let code = match line.as_bytes().first() {
            _ if line.starts_with("--- ") || line.starts_with("+++ ") => "1",
            Some(b'+') => "32",
            Some(b'-') => "31",
            Some(b'@') => "36",
            _ => return line.to_owned(),
        };
        let (words, end) = line.split_at(line.trim_end_matches(['\r', '\n']).len());
        format!("\u{1b}[{code}m{words}\u{1b}[0m{end}")
    };
    plain.split_inclusive('\n').map(paint).collect()
}
