use crate::lint::families::is_family;
use crate::lint::passage::{Part, Passage};
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::{Syllables, Words};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1104",
    name: "unit-noun-with-capital",
    severities: &[Severity::Error],
    clause: "PL II, mục III",
    page: include_str!("vb1104_unit_noun_with_capital.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        for at in 1..passage.words.len() {
            let noun = UNIT_NOUNS.iter().find(|noun| passage.says(at, noun));
            let Some(length) = noun.map(|noun| noun.len()) else { continue };
            let name = at + length;
            let plain = passage.capital(at) && passage.capital(name) && passage.gap(name) == " ";
            let before = passage.word(at - 1);
            // `…; Xã Chi Lăng`: no sentence begins there.
            let behind_mark = passage.part == Part::Paragraph && matches!(passage.gap(at), "; " | ", ");
            let goes_on = (passage.gap(at) == " " || behind_mark)
                && (before.chars().all(char::is_lowercase)
                    || matches!(before, "UBND" | "HĐND")
                    || passage.opens(at - 1))
                && !NAMED.contains(&before);
            let organisation = ["đoàn", "đội", "hội", "ủy"].contains(&passage.small(name));
            let letters = passage.word(name).chars().filter(|c| c.is_lowercase()).count();
            if !plain || !goes_on || organisation || letters == 0 || keeps_capital(passage, name) {
                continue;
            }
            let part = passage.range(at, name - 1);
            let right = passage.small[part.clone()].to_owned();
            let message = Message::new(
                "danh từ chung chỉ đơn vị hành chính trước tên riêng không viết hoa",
                "the common noun before a unit's name takes no capital",
            );
            report(draft.instead(Severity::Error, RULE.code, passage.text, part, &right, message));
        }
    }
}

/// What a place may be named after such a word.
static NAMED: Words = Words::from_list("unit-noun-with-capital: named");

/// Names of persons and events keep the capital of the noun before them.
fn keeps_capital(passage: &Passage<'_>, name: usize) -> bool {
    let event = passage.says(name, &["điện", "biên", "phủ"]) || passage.says(name, &["ba", "tháng", "hai"]);
    event
        || ((is_family(passage.word(name)) || NAMESAKES.contains(&passage.word(name)))
            && passage.capital(name + 1)
            && passage.gap(name + 1) == " ")
}

/// How names of persons begin that have no family name.
static NAMESAKES: Words = Words::from_list("unit-noun-with-capital: namesakes");

/// Common nouns of units, in small letters.
static UNIT_NOUNS: Syllables = Syllables::from_list("unit-noun-with-capital: nouns");
