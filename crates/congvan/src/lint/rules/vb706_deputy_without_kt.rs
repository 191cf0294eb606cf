use crate::lexicon::{Lexicon, Word};
use crate::lint::authority::in_full;
use crate::lint::person::title_in_words;
use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::types::Signing;
use crate::model::directive::{Authority, Party, Power};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB706",
    name: "deputy-without-kt",
    severities: &[Severity::Error],
    clause: "PL I, mục II.7",
    page: include_str!("vb706_deputy_without_kt.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    if directive.kind.signing != Signing::One {
        return;
    }
    let represented = directive.represented_parties().into_iter().chain(std::iter::repeat(None));
    for (signatory, party) in directive.all_signatories().zip(represented) {
        let Some(title) = &signatory.title else { continue };
        let words = title_in_words(title.notation()).unwrap_or_else(|| title.notation().to_owned());
        if !words.to_lowercase().starts_with("phó ") {
            continue;
        }
        // One who is authorised signs as who he is; so does a deputy for a collective of the Party or a standing body.
        let authorised = |power: &Power| match power.kind {
            Authority::Kt | Authority::Tuq => true,
            Authority::Tm => COLLECTIVES.iter().any(|open| in_full(power.of.notation()).starts_with(open)),
            _ => false,
        };
        // `Ông Lê Văn C` signs for himself, whatever he is: who is authorised by a giấy ủy quyền.
        let person = |party: &Party| Lexicon::get().opens_with(party.name.notation(), Word::Person);
        let himself = party.is_some_and(|party| party.mandate.is_some() || person(party));
        if himself || signatory.authority.iter().any(authorised) {
            continue;
        }
        let head: String = words.chars().skip(4).collect();
        // `Phó Chủ tịch phụ trách`
        let duty = [" phụ trách", " điều hành", " thường trực", " Thường trực"];
        let head = duty.iter().find_map(|duty| head.strip_suffix(duty)).unwrap_or(&head);
        let head = crate::lint::words::capital(head.trim());
        let message = Message::new(
            "cấp phó ký thay cấp trưởng thì phải ghi `KT.`",
            "a deputy signs for the head, with `KT.`",
        );
        // `TL. Chủ tịch` above a `Phó Chủ tịch`: the mark is wrong, not one too few.
        let same = |power: &&Power| small(power.of.notation()) == small(&head);
        let help = match signatory.authority.iter().find(same) {
            Some(Power { kind, .. }) => {
                let mark = kind.abbreviation().trim_end_matches('.');
                Message::new(
                    format!("ghi `- KT: {head}` thay cho `- {mark}: {head}`"),
                    format!("write `- KT: {head}` in the place of `- {mark}: {head}`"),
                )
            }
            None => Message::new(
                format!("thêm `- KT: {head}` vào `authority`"),
                format!("add `- KT: {head}` to `authority`"),
            ),
        };
        let part = 0..title.notation().len();
        report(draft.finding(Severity::Error, RULE.code, title, part, message).help(help));
    }
}

/// How the collectives begin for which a deputy signs without `KT.`.
static COLLECTIVES: Words = Words::from_list("deputy-without-kt: signed for by deputies");
