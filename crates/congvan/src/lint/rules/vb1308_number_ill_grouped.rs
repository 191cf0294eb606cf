use crate::lint::figures;
use crate::lint::passage::Passage;
use crate::lint::words::is_digits;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1308",
    name: "number-ill-grouped",
    severities: &[Severity::Warning],
    clause: "NĐ 86/2012/NĐ-CP",
    page: include_str!("vb1308_number_ill_grouped.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        let mut at = 0;
        while at < passage.words.len() {
            let from = at;
            while is_digits(passage.word(at)) && passage.gap(at + 1) == "." && is_digits(passage.word(at + 1))
            {
                at += 1;
            }
            if at > from && is_ill(passage, from, at) {
                let message = Message::new(
                    "số tiền, số lượng tách nhóm sai: từ phải sang trái, cứ ba chữ số một dấu chấm",
                    "the number is grouped wrongly: a stop before each three digits from the right",
                );
                let help = Message::new(
                    "xem lại, có thể thiếu hay thừa chữ số",
                    "look at it again, a digit may be missing or too many",
                );
                let part = passage.range(from, at);
                report(draft.finding(Severity::Warning, RULE.code, passage.text, part, message).help(help));
            }
            at += 1;
        }
    }
}

/// Whether groups of digits with stops between them count something and are not a first one and threes: `1.25.000 đồng`. One
/// stop may be a decimal one; numbers of headings (`1.2.3`) count nothing.
fn is_ill(passage: &Passage<'_>, from: usize, to: usize) -> bool {
    static MONEY: Words = Words::from_list("number-ill-grouped: money");
    static COUNTED: Words = Words::from_list("long-number-without-points: counted");
    let starts = from == 0 || passage.gap(from).ends_with([' ', '(']);
    let counts = passage.gap(to + 1) == " " && figures::counts(passage, to + 1, &COUNTED);
    let money = passage.gap(to + 1) == " " && figures::counts(passage, to + 1, &MONEY);
    let threes = (from + 1..=to).all(|at| passage.word(at).len() == 3);
    let first = passage.word(from).len();
    let well = threes && first <= 3;
    let thousands = passage.word(to).len() == 3;
    let several = to - from >= 2;
    starts
        && !well
        && !figures::names(passage, from)
        && (several && (money || counts && thousands) || money && threes)
}
