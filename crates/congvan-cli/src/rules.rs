//! `congvan rules`: every rule of form, and every fault of a file.

use clap::ArgMatches;
use congvan::lint::explain::{Meaning, meanings};
use congvan::text::diagnostic::{Lang, Message};
use serde_json::{Value, json};

use crate::FINE;
use crate::console::Console;

pub(crate) fn run(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    if given.get_one::<String>("format").is_some_and(|format| format == "json") {
        let (rules, faults): (Vec<_>, Vec<_>) = meanings().partition(|known| known.clause.is_some());
        let list = |found: Vec<Meaning>| found.iter().map(object).collect::<Vec<_>>();
        let whole = json!({ "version": 1, "rules": list(rules), "faults": list(faults) });
        console.data(format!("{whole:#}\n"));
        return FINE;
    }
    let heading = |vi: &str, en: &str| Message::new(vi, en);
    console.say(&heading("Quy tắc thể thức:", "Rules of form:"));
    meanings().filter(|known| known.clause.is_some()).for_each(|known| line(&known, console));
    console.say(&heading("\nTệp không dùng được:", "\nFiles that cannot be used:"));
    meanings().filter(|known| known.clause.is_none()).for_each(|known| line(&known, console));
    console.say(&heading("\nXem từng mã: congvan explain VB302", "\nMore on a code: congvan explain VB302"));
    FINE
}

fn line(known: &Meaning, console: &mut Console<'_, '_>) {
    let severities = severities(known, console.lang());
    let clause = known.clause.unwrap_or_default();
    let text = format!("{:<7} {:<38} {severities:<18} {clause}", known.code, known.name);
    console.out(&format!("{}\n", text.trim_end()));
}

/// The severities of a code's findings, the worst first.
pub(crate) fn severities(known: &Meaning, lang: Lang) -> String {
    let words: Vec<&str> = known.severities.iter().map(|severity| severity.word(lang)).collect();
    words.join(", ")
}

/// What is known of a code, for programs.
pub(crate) fn object(known: &Meaning) -> Value {
    let severities: Vec<&str> = known.severities.iter().map(|severity| severity.name()).collect();
    json!({ "code": known.code, "name": known.name, "severities": severities, "clause": known.clause })
}
