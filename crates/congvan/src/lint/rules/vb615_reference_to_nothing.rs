use std::ops::Range;

use crate::lint::named_in_articles::names_persons;
use crate::lint::passage::{Part, Passage};
use crate::lint::spelt_numbers;
use crate::lint::words::{is_digits, small};
use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Element, Measure, Numbering};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB615",
    name: "reference-to-nothing",
    severities: &[Severity::Error],
    clause: "PL I, mục II.6",
    page: include_str!("vb615_reference_to_nothing.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let levels = directive.levels();
    let there = There {
        articles: (levels.first() == Some(&Numbering::Article)).then_some(directive.measures.len()),
        longest: longest(&directive.measures),
        annexes: Some(directive.appendices.len()).filter(|count| *count > 0),
        kind: directive.kind.name,
    };
    for passage in &draft.passages {
        for at in 0..passage.words.len() {
            let found = match passage.small(at) {
                "điều" => there.article(passage, at),
                "mục" | "khoản" => there.item(passage, at),
                "điểm" => there.item(passage, at).or_else(|| foreign_letter(passage, at)),
                _ => there.annexes(passage, at),
            };
            let Some((message, part)) = found else { continue };
            let help = Message::new("xem lại số được dẫn", "look at the number referred to");
            report(draft.finding(Severity::Error, RULE.code, passage.text, part, message).help(help));
        }
    }
}

/// What is told, and of which bytes of the passage.
type Found = Option<(Message, Range<usize>)>;

/// What the document has that may be referred to.
struct There {
    /// Its articles, where it has such.
    articles: Option<usize>,
    /// How many items its longest list has.
    longest: usize,
    /// Its annexes, where it has some.
    annexes: Option<usize>,
    /// The name of its type.
    kind: &'static str,
}

impl There {
    /// `Điều 5` of this document, where it has only three.
    fn article(&self, passage: &Passage<'_>, at: usize) -> Found {
        if passage.word(at) != "Điều" {
            return None;
        }
        let Some(articles) = self.articles else {
            let in_list = passage.part == Part::Line && at == 1 && passage.small(0) == "như";
            let message = || {
                Message::new(
                    "văn bản không có điều nào, `Như Điều …` không chỉ vào đâu",
                    "the document has no articles for `Như Điều …` to point to",
                )
            };
            return in_list.then(|| (message(), passage.range(0, at + 1)));
        };
        let is_beyond = passage.word(at + 1).parse().is_ok_and(|number: usize| number > articles);
        let is_own = || {
            passage.part == Part::Line
                || names_persons(passage, at)
                || passage.basis.is_none() && of_this(passage, at + 1, self.kind)
        };
        (is_beyond && is_own()).then(|| {
            let message = Message::new(
                format!("văn bản chỉ có {articles} điều"),
                format!("the document has only {articles} articles"),
            );
            (message, passage.range(at, at + 1))
        })
    }

    /// `mục 7 Kế hoạch này`, where no list has seven items.
    fn item(&self, passage: &Passage<'_>, at: usize) -> Found {
        let number = passage.word(at + 1);
        let is_beyond = number.parse().is_ok_and(|number: usize| number > self.longest);
        let is_own = || of_this(passage, at + 1, self.kind) || of_this(passage, at + 1, "văn bản");
        (passage.basis.is_none() && is_beyond && is_own()).then(|| {
            let message = Message::new(
                format!("văn bản không có mục nào mang số {number}"),
                format!("nothing in the document has the number {number}"),
            );
            (message, passage.range(at, at + 1))
        })
    }

    /// `Phụ lục I, II và IV`, `các phụ lục từ I đến V`, `03 phụ lục kèm theo`, where there are two.
    fn annexes(&self, passage: &Passage<'_>, at: usize) -> Found {
        let annexes = self.annexes?;
        let (first, last) = annexes_beyond(passage, at, annexes, self.kind)?;
        let message = Message::new(
            format!("văn bản chỉ có {annexes} phụ lục"),
            format!("the document has only {annexes} annexes"),
        );
        Some((message, passage.range(first, last)))
    }
}

/// `điểm f`: no letter of the Vietnamese alphabet.
fn foreign_letter(passage: &Passage<'_>, at: usize) -> Found {
    let number = passage.word(at + 1);
    let is_cited = matches!(passage.small(at + 2), "khoản" | "điều") || passage.mark(at + 2) == ",";
    let is_foreign = matches!(number, "f" | "j" | "w" | "z")
        && passage.gap(at + 1) == " "
        && is_cited
        && !is_of_treaty(passage, at + 2);
    is_foreign.then(|| {
        let message = Message::new(
            format!("điểm của văn bản đánh bằng chữ cái tiếng Việt, không có điểm {number}"),
            format!("points are lettered with the Vietnamese alphabet, which has no {number}"),
        );
        (message, passage.range(at, at + 1))
    })
}

/// Whether the words behind are of a treaty, whose points are lettered otherwise: `khoản 2 Điều 4 Hiệp định …`.
fn is_of_treaty(passage: &Passage<'_>, at: usize) -> bool {
    static TREATIES: Words = Words::from_list("reference-to-nothing: treaties");
    /// `khoản 2 và khoản 3 Điều 4 của Hiệp định`
    const FARTHEST: usize = 10;
    let says = |at: usize, words: &str| passage.says_text(at, words);
    (at..at + FARTHEST).any(|at| TREATIES.iter().any(|words| says(at, words)))
}

/// How many the longest list of items has, of whatever level.
fn longest(measures: &[Measure]) -> usize {
    let inner = measures.iter().map(|measure| {
        let items = measure.content.0.iter().filter(|element| matches!(element, Element::Item(_)));
        let below = measure.content.0.iter().filter_map(|element| match element {
            Element::Item(item) => Some(longest(std::slice::from_ref(item))),
            _ => None,
        });
        below.max().unwrap_or(0).max(items.count())
    });
    inner.max().unwrap_or(0).max(measures.len())
}

/// The words from `at` on that name more annexes of this document than there are: `Phụ lục I, II và IV`, `03 phụ lục kèm theo`.
fn annexes_beyond(passage: &Passage<'_>, at: usize, annexes: usize, kind: &str) -> Option<(usize, usize)> {
    if passage.says(at, &["phụ", "lục"]) {
        let first = if passage.small(at + 2) == "từ" { at + 3 } else { at + 2 };
        return beyond(passage, first, annexes, kind).map(|last| (at, last));
    }
    let count = passage.small(at);
    let number = count.parse().ok().or_else(|| usize::try_from(spelt_numbers::read(&[count])?).ok())?;
    let with = passage.says(at + 3, &["kèm", "theo"]) || passage.says(at + 3, &["đính", "kèm"]);
    let counts = count.len() <= 2 || !is_digits(count);
    let named = counts && passage.gap(at + 1) == " " && passage.says(at + 1, &["phụ", "lục"]) && with;
    (named && number > annexes && own(passage, at + 2, kind)).then_some((at, at + 4))
}

/// The last of the numbers that follow one another (`I, II và IV`), where one of them is beyond the annexes there are and
/// they are this document's.
fn beyond(passage: &Passage<'_>, first: usize, annexes: usize, kind: &str) -> Option<usize> {
    let mut last = first;
    let mut most = roman(passage.word(first))?;
    loop {
        let joined = passage.small(last + 1) == "và" || passage.small(last + 1) == "đến";
        let next = if joined { last + 2 } else { last + 1 };
        let listed = joined || passage.gap(next).trim() == ",";
        match roman(passage.word(next)).filter(|_| listed) {
            Some(number) => (last, most) = (next, most.max(number)),
            None => break,
        }
    }
    (most > annexes && own(passage, last, kind)).then_some(last)
}

/// Whether the annex is this document's: nothing follows that would own it.
fn own(passage: &Passage<'_>, at: usize, kind: &str) -> bool {
    let after = passage.after(at);
    after.is_empty()
        || after.starts_with(['.', ',', ';', ')'])
        || (passage.says(at + 1, &["kèm", "theo"]) && passage.small(at + 5) != "số")
        || passage.says(at + 1, &["đính", "kèm"])
        || of_this(passage, at, kind)
}

/// Whether the words behind say that it is of this very document, whose type is given: `của Kế hoạch này`, `ban hành kèm theo
/// Quyết định này`. What is of a regulation that goes with it (`Điều 5 Quy chế kèm theo Quyết định này`) is not.
fn of_this(passage: &Passage<'_>, at: usize, kind: &str) -> bool {
    let leads: [&[&str]; 4] = [&[], &["của"], &["kèm", "theo"], &["ban", "hành", "kèm", "theo"]];
    let kind = small(kind);
    leads.iter().any(|lead| {
        let words: Vec<&str> = lead.iter().copied().chain(kind.split(' ')).chain(["này"]).collect();
        passage.gap(at + 1) == " " && passage.says(at + 1, &words)
    })
}

fn roman(word: &str) -> Option<usize> {
    let known = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    known.iter().position(|roman| *roman == word).map(|at| at + 1)
}
