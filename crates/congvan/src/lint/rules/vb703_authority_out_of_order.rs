use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Authority, Power, Text};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB703",
    name: "authority-out-of-order",
    severities: &[Severity::Error],
    clause: "PL I, mục II.7",
    page: include_str!("vb703_authority_out_of_order.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    for signatory in directive.all_signatories() {
        if let Some((of, message, help)) = misplaced_mark(&signatory.authority) {
            report(Diagnostic::error(RULE.code, of.span.clone(), message).help(help));
        }
    }
}

/// The first mark that stands where it cannot, and what to do.
fn misplaced_mark(authority: &[Power]) -> Option<(&Text, Message, Message)> {
    let at = |asked: Authority| authority.iter().position(|power| power.kind == asked);
    if let Some(below) = authority.iter().skip(1).find(|power| power.kind == Authority::Tm) {
        let message =
            Message::new("`TM.` đứng trên các quyền hạn khác", "`TM.` stands above every other authority");
        let help =
            Message::new("đưa `- TM: …` lên đầu `authority`", "move `- TM: …` to the top of `authority`");
        return Some((&below.of, message, help));
    }
    if let (Some(collective), Some(_)) = (at(Authority::Tm), at(Authority::Tuq)) {
        let message = Message::new(
            "người được ủy quyền ký thừa ủy quyền người đứng đầu, không ký thay mặt tập thể",
            "who is authorised signs for the head, not for the collective",
        );
        let help = Message::new("bỏ `- TM: …`", "delete `- TM: …`");
        return Some((&authority[collective].of, message, help));
    }
    let by_order = at(Authority::Tl)?;
    if let Some(collective) = at(Authority::Tm) {
        let message = Message::new(
            "ký thừa lệnh là theo lệnh người đứng đầu, không ký thay mặt tập thể",
            "who signs by order signs for the head, not for the collective",
        );
        let help = Message::new("bỏ `- TM: …`", "delete `- TM: …`");
        return Some((&authority[collective].of, message, help));
    }
    let deputy = at(Authority::Kt).filter(|deputy| *deputy < by_order)?;
    let message = Message::new(
        "`TL.` đứng trên `KT.`: cấp phó ký thay người ký thừa lệnh",
        "`TL.` stands above `KT.`: the deputy signs for the one who signs by order",
    );
    let help = Message::new("đưa `- TL: …` lên trên `- KT: …`", "move `- TL: …` above `- KT: …`");
    Some((&authority[deputy].of, message, help))
}
