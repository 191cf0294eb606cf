use crate::lint::named_in_articles::names_persons;
use crate::lint::passage::{Part, Passage};
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1117",
    name: "article-in-small-letters",
    severities: &[Severity::Error],
    clause: "PL II, mục V",
    page: include_str!("vb1117_article_in_small_letters.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        for at in 0..passage.words.len() {
            let number = passage.word(at + 1);
            if passage.gap(at + 1) != " " || number.is_empty() {
                continue;
            }
            // `khoản 1 điều này`
            if passage.word(at) == "điều" && number == "này" && at > 1 && passage.small(at - 2) == "khoản"
            {
                let part = passage.words[at].at.clone();
                report(draft.safely(Severity::Error, RULE.code, passage.text, part, "Điều", message()));
                continue;
            }
            let digits = number.bytes().all(|byte| byte.is_ascii_digit());
            let roman = number.chars().all(|c| "IVXLC".contains(c));
            let next = passage.word(at + 2);
            let cites =
                passage.gap(at + 2) == " " && (LARGER.contains(&next) || next == "này" || next == "của");
            // `điều 5, khoản 2 Luật Đất đai`
            let parts = passage.mark(at + 2) == "," && matches!(passage.small(at + 2), "khoản" | "điểm");
            let owned = passage.gap(at + 2) == " "
                && (LARGER.contains(&next) || next == "của" && LARGER.contains(&passage.word(at + 3)));
            let right = match passage.word(at) {
                "điều"
                    if digits
                        && (own(passage, at)
                            || cites
                            || parts
                            || (at > 1 && passage.small(at - 2) == "khoản")) =>
                {
                    "Điều"
                }
                "chương" if roman => "Chương",
                "phần" if roman && owned => "Phần",
                "mục"
                    if (digits || roman)
                        && passage.gap(at + 2) == " "
                        && passage.small(at + 2) == "chương" =>
                {
                    "Mục"
                }
                "Khoản"
                    if passage.inside(at)
                        && at > 0
                        && digits
                        && (passage.small(at + 2) == "điều" || owned) =>
                {
                    "khoản"
                }
                "Điểm" if passage.inside(at) && at > 0 && passage.small(at + 2) == "khoản" => "điểm",
                _ => continue,
            };
            let part = passage.words[at].at.clone();
            report(draft.safely(Severity::Error, RULE.code, passage.text, part, right, message()));
        }
    }
}

fn message() -> Message {
    Message::new(
        "viện dẫn thì viết hoa phần, chương, mục, tiểu mục, điều; khoản, điểm viết thường",
        "in a citation Phần, Chương, Mục, Tiểu mục and Điều take a capital, khoản and điểm do not",
    )
}

/// Whether an article of this very document is meant: `Như điều 3` of `Nơi nhận`, `các ông, bà có tên tại điều 1`.
fn own(passage: &Passage<'_>, at: usize) -> bool {
    passage.part == Part::Line && at == 1 && passage.small(0) == "như" || names_persons(passage, at)
}

/// What follows an article in a citation.
static LARGER: Words = Words::from_list("article-in-small-letters: larger");
