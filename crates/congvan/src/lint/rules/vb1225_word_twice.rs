use crate::lint::passage::{Part, Passage};
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1225",
    name: "word-twice",
    severities: &[Severity::Warning],
    clause: crate::lint::clauses::PRACTICE,
    page: include_str!("vb1225_word_twice.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in draft.passages.iter().filter(|passage| passage.part != Part::Name) {
        for at in 0..passage.words.len() {
            let Some(length) = twice(passage, at) else { continue };
            let right = passage.text.notation()[passage.range(at, at + length - 1)].to_owned();
            let part = passage.range(at, at + 2 * length - 1);
            let message = Message::new("từ này ghi hai lần liền nhau", "this word stands twice in a row");
            report(draft.instead(Severity::Warning, RULE.code, passage.text, part, &right, message));
        }
    }
}

/// How many syllables a word has that stands at once again behind itself: `các các`, `thực hiện thực hiện`. Words that are
/// doubled on purpose (`luôn luôn`) and those that follow themselves as another part of speech (`tổ chức tổ chức`) are none.
fn twice(passage: &Passage<'_>, at: usize) -> Option<usize> {
    static SHORT: Words = Words::from_list("word-twice: never doubled");
    static LONG: Words = Words::from_list("word-twice: words");
    let joined = |next: usize| passage.gap(next) == " ";
    let same = |one: usize, other: usize| passage.small(one) == passage.small(other);
    // `Căn cứ Căn cứ`: the second as the first.
    let small =
        |next: usize| !passage.capital(next) || passage.word(at) == passage.word(next) && opens(passage, at);
    let one = same(at, at + 1) && joined(at + 1) && small(at + 1) && SHORT.contains(&passage.small(at));
    if one {
        return Some(1);
    }
    let two = (0..2)
        .all(|nth| same(at + nth, at + 2 + nth) && (nth > 0 || small(at + 2)) && !passage.capital(at + 3))
        && (1..4).all(|nth| joined(at + nth));
    let word = passage.small.get(passage.range(at, at + 1)).filter(|_| two)?;
    LONG.contains(&word).then_some(2)
}

/// Whether a sentence begins with a word.
fn opens(passage: &Passage<'_>, at: usize) -> bool {
    at == 0 || !passage.inside(at)
}
