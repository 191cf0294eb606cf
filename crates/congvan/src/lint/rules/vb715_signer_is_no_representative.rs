use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::Text;
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::text::tone::{Tone, place};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB715",
    name: "signer-is-no-representative",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.7",
    page: include_str!("vb715_signer_is_no_representative.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    for (signatory, party) in directive.signatories().zip(directive.represented_parties()) {
        let Some(party) = party else { continue };
        let called = party.called.notation();
        let pairs = [
            (&signatory.name, &party.representative, "người ký", "the signer"),
            (&signatory.title, &party.title, "chức vụ người ký", "the signer's title"),
        ];
        for (signs, represents, vi, en) in pairs {
            let (Some(signs), Some(represents)) = (signs, represents) else { continue };
            if is_one(signs, represents) {
                continue;
            }
            let message = Message::new(
                format!(
                    "{vi} `{}` khác với phần đầu của {called}: `{}`",
                    signs.notation(),
                    represents.notation()
                ),
                format!(
                    "{en}, `{}`, is not as {called} says above: `{}`",
                    signs.notation(),
                    represents.notation()
                ),
            );
            let help = Message::new(
                "xem lại phần của các bên và người ký",
                "look at the parts of the parties and at who signs",
            );
            let all = 0..signs.notation().len();
            report(draft.finding(Severity::Warning, RULE.code, signs, all, message).help(help));
            break;
        }
    }
}

/// Whether two texts name one: the one is in the other, as `Nguyễn Văn A` is in `Ông Nguyễn Văn A`; a blank names anyone.
fn is_one(signs: &Text, represents: &Text) -> bool {
    let plain = |text: &Text| {
        let words: Vec<String> =
            small(text.notation()).split_whitespace().map(|word| place(word, Tone::Old)).collect();
        format!(" {} ", words.join(" "))
    };
    let (one, other) = (plain(signs), plain(represents));
    one.contains("__") || other.contains("__") || other.contains(&one) || one.contains(&other)
}
