//! The runs of the lines of a paragraph: letters that look alike, with what stands between them.

use congvan::import::arrived::Run;
use congvan::import::letters::letters_of;
use congvan::import::page::address_goes_on;
use congvan::text::normal::normalise;

use super::drawn::Letter;
use super::line::{Line, SPACE, between};
use super::sheet::Sheet;

/// The runs of `lines`, joined to one paragraph. `forced` says which lines end because somebody ended them.
pub(crate) fn runs(lines: &[Line], sheets: &[Sheet], forced: &[bool]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (row, line) in lines.iter().enumerate() {
        for (nth, (letter, shift)) in line.letters.iter().enumerate() {
            let gap = match nth {
                0 if row == 0 => "",
                0 => join(&lines[row - 1], line, forced.get(row - 1).copied().unwrap_or(false)),
                _ => between(line, nth),
            };
            let look = sheets[line.page].look(letter, line, *shift);
            if letter.text == '\u{ad}' && !is_legacy(&look) {
                continue;
            }
            match runs.last_mut() {
                Some(run) if same(run, &look) || letter.is_blank() => {
                    run.text.push_str(gap);
                    run.text.push(letter.text);
                }
                last => {
                    // The space goes with the words before, but into no field.
                    let mut text = String::new();
                    match last {
                        Some(run) if !run.field => run.text.push_str(gap),
                        Some(_) => text.push_str(gap),
                        None => {}
                    }
                    text.push(letter.text);
                    runs.push(Run { text, ..look });
                }
            }
        }
    }
    for run in runs.iter_mut().filter(|run| !is_legacy(run)) {
        run.text = normalise(&run.text).into_owned();
    }
    runs
}

/// Whether the run's font may have letters of its own from before Unicode: a soft hyphen is `ư` there.
fn is_legacy(run: &Run) -> bool {
    run.font.as_deref().is_some_and(|font| letters_of(font).is_some())
}

fn same(run: &Run, look: &Run) -> bool {
    let style = |run: &Run| (run.bold, run.italic, run.underline, run.shift, run.size, run.field);
    style(run) == style(look) && run.link == look.link && run.font == look.font
}

/// What stands between two lines of a paragraph.
fn join(before: &Line, line: &Line, forced: bool) -> &'static str {
    if forced {
        return "\n";
    }
    let mut end = before.visible_letters().rev();
    let (last, second) = (end.next(), end.next());
    let text = |letter: Option<&Letter>| letter.map_or(' ', |letter| letter.text);
    let first = text(line.visible_letters().next());
    let broken_word = text(last) == '\u{ad}'
        || matches!(text(last), '-' | '/' | '\u{2010}') && text(second).is_alphanumeric();
    // A dash with a space before it is a dash.
    let close = last.zip(second).is_some_and(|(last, second)| last.x - second.end() < SPACE * before.size);
    if address_goes_on(&before.text(), &line.text()) {
        return "";
    }
    if broken_word && close && first.is_alphanumeric() { "" } else { " " }
}
