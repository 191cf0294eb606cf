//! How a command is written, folded where the terminal ends.

use crate::shown::on_lines;

/// Each way to write a command behind a heading, no wider than `width`; what goes on stands below its first argument. An
/// option stands with its value, an alternative with its bar.
pub(super) fn wrap(usage: &str, heading: &str, width: usize) -> String {
    let margin = heading.chars().count() + ": ".len();
    let ways: Vec<String> = usage.lines().map(|way| one(way, margin, width)).collect();
    ways.join(&format!("\n{}", " ".repeat(margin)))
}

fn one(way: &str, margin: usize, width: usize) -> String {
    let words = words(way);
    // `congvan` and the command's name.
    let head: usize = words.iter().take(2).map(|word| word.chars().count() + 1).sum();
    let indent = (margin + head).min(width / 3);
    // The program and its command stand on the first line.
    on_lines(words.iter().map(String::as_str), [margin, indent], width, 2)
}

/// Words that stay together: what stands in brackets up to a bar, an option and its value.
fn words(way: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut open = false;
    for word in way.split(' ') {
        let takes_value =
            |last: &String| last.starts_with("--") && !last.contains(' ') && !word.starts_with(['[', '-']);
        match found.last_mut() {
            Some(last) if open && word != "|" || last.ends_with('|') || takes_value(last) => {
                last.push(' ');
                last.push_str(word);
            }
            _ => found.push(word.to_owned()),
        }
        open = (open || word.starts_with('[')) && !word.contains(']');
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_goes_on_below_the_first_argument() {
        let usage =
            "congvan check FILE… [--date DATE] [--units | --office]\ncongvan check --all DATE [-o FILE]";
        assert_eq!(wrap(usage, "Usage", 120), usage.replace('\n', "\n       "));
        let narrow = "congvan check FILE… [--date DATE]\n             [--units | --office]\n       \
                      congvan check --all DATE\n             [-o FILE]";
        assert_eq!(wrap(usage, "Usage", 40), narrow);
    }
}
