use crate::lint::citations::KINDS;
use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::Text;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1001",
    name: "annex-not-referred-to",
    severities: &[Severity::Error],
    clause: "PL I, mục III.1",
    page: include_str!("vb1001_annex_not_referred_to.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    if directive.appendices.is_empty() {
        return;
    }
    let request = directive.request.as_ref().map(|request| &request.action);
    let mut texts: Vec<&Text> = request
        .into_iter()
        .chain(&directive.purpose)
        .chain(&directive.opening)
        .chain(&directive.closing)
        .collect();
    texts.extend(directive.texts_of_measures());
    let mut referred = Referred::default();
    for text in texts {
        referred.read(&small(text.notation()));
    }
    let count = directive.appendices.len();
    for (nth, annex) in directive.appendices.iter().enumerate() {
        let one = count == 1 && !referred.numbers.is_empty();
        let named = referred.texts.contains(&small(annex.title.notation()));
        if referred.some || one || named || referred.numbers.contains(&(nth + 1)) {
            continue;
        }
        let label = ROMAN.get(nth).filter(|_| count > 1).map_or("", |roman| roman);
        let message = match label {
            "" => Message::new(
                "văn bản có phụ lục mà lời văn không chỉ dẫn",
                "the text does not refer to the annex",
            ),
            label => Message::new(
                format!("lời văn không chỉ dẫn tới Phụ lục {label}"),
                format!("the text does not refer to annex {label}"),
            ),
        };
        let to = format!("Phụ lục {label}");
        let to = to.trim();
        report(Diagnostic::error(RULE.code, annex.title.span.clone(), message).help(Message::new(
            format!("nhắc tới phụ lục trong lời văn: `(có Danh sách kèm theo)`, `theo {to}`"),
            format!("refer to it in the text: `(có Danh sách kèm theo)`, `theo {to}`"),
        )));
        // Where none is referred to, one finding says so.
        if referred.numbers.is_empty() {
            return;
        }
    }
}

const ROMAN: [&str; 10] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

/// What the texts refer to.
#[derive(Default)]
struct Referred {
    /// `các phụ lục`, `kèm theo`: annexes, but not which.
    some: bool,
    /// Annexes by number.
    numbers: Vec<usize>,
    /// The texts, in small letters.
    texts: String,
}

impl Referred {
    /// A text in small letters.
    fn read(&mut self, text: &str) {
        self.texts.push_str(text);
        self.texts.push('\n');
        self.some |= text.contains("đính kèm");
        let words: Vec<&str> = text.split_whitespace().collect();
        let bare = |at: usize| words.get(at).map_or("", |word: &&str| word.trim_matches(MARKS));
        let two = |at: usize, pair: [&str; 2]| bare(at) == pair[0] && bare(at + 1) == pair[1];
        let mut at = 0;
        while at < words.len() {
            if two(at, ["kèm", "theo"]) {
                self.some = true;
                at += 2;
            } else if two(at, ["phụ", "lục"]) {
                at += 2;
                // `Phụ lục I, II và Phụ lục III kèm theo`
                let mut numbers = Vec::new();
                loop {
                    if let Some(number) = number(bare(at)) {
                        numbers.push(number);
                        at += 1;
                    } else if !numbers.is_empty() && bare(at) == "và" && number(bare(at + 1)).is_some() {
                        at += 1;
                    } else if !numbers.is_empty() && bare(at) == "và" && two(at + 1, ["phụ", "lục"]) {
                        at += 3;
                    } else if bare(at) == "số" && number(bare(at + 1)).is_some()
                        || !numbers.is_empty() && two(at, ["phụ", "lục"])
                    {
                        at += if bare(at) == "số" { 1 } else { 2 };
                    } else {
                        break;
                    }
                }
                let ends = at > 0 && words[at - 1].ends_with(['.', ';', ')']);
                let with = !ends && two(at, ["kèm", "theo"]);
                at += if with { 2 } else { 0 };
                if !ends && others(&bare, at) {
                    continue;
                }
                self.some |= numbers.is_empty();
                self.numbers.append(&mut numbers);
            } else {
                at += 1;
            }
        }
    }
}

/// What may stand around a word.
const MARKS: [char; 11] = ['.', ',', ';', ':', '(', ')', '“', '”', '"', '*', '…'];

/// The number of an annex.
fn number(word: &str) -> Option<usize> {
    let roman = ROMAN.iter().position(|roman| roman.eq_ignore_ascii_case(word)).map(|at| at + 1);
    roman.or_else(|| word.parse().ok().filter(|number| (1..100).contains(number)))
}

/// Whether the annex is that of another document: `ban hành kèm theo Nghị định số …`.
fn others<'a>(word: &dyn Fn(usize) -> &'a str, mut at: usize) -> bool {
    while ["ban", "hành", "kèm", "theo", "của"].contains(&word(at)) {
        at += 1;
    }
    let law = matches!(word(at), "luật");
    let kind = format!("{} {}", word(at), word(at + 1));
    law || {
        let behind = word(at + 2);
        KINDS.contains(&kind.as_str()) && (behind == "số" || behind.starts_with(|c: char| c.is_ascii_digit()))
    }
}
