use crate::lint::authority::{HEADS, head_of, in_full, is_under_one_head, may_speak_for};
use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Authority, Power, Signatory, Text};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB712",
    name: "authority-of-another-body",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.7",
    page: include_str!("vb712_authority_of_another_body.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let own = directive.signatories().zip(directive.bodies_signing());
    // Who enacts a document may be named apart from its letterhead.
    let own = own.map(|(signatory, body)| (signatory, directive.enacted_by.first().or(body)));
    let copier = directive.copy.iter().map(|copy| (&copy.signatory, Some(&copy.issuer.name)));
    for (signatory, body) in own.chain(copier) {
        // Nobody signs on behalf of others what the chair enacts (VB710).
        let body = body.filter(|body| !small(body.notation()).starts_with("chủ tịch"));
        if let Some((mark, of, head)) = body.and_then(|body| other_head(signatory, body)) {
            let message = Message::new(
                format!(
                    "`{mark}` đứng trước chức vụ người đứng đầu cơ quan ban hành: {head}, không phải `{}`",
                    of.notation()
                ),
                format!(
                    "`{mark}` stands before the title of the issuer's head: {head}, not `{}`",
                    of.notation()
                ),
            );
            let help = Message::new(
                format!("ghi `{head}`, hoặc sửa tên cơ quan ban hành"),
                format!("write `{head}`, or mend the issuer"),
            );
            let all = 0..of.notation().len();
            report(draft.finding(Severity::Warning, RULE.code, of, all, message).help(help));
        }
        let Some((body, of)) = body.and_then(|body| Some((body, of_another(signatory, body)?))) else {
            continue;
        };
        let all = 0..of.notation().len();
        if is_under_one_head(&in_full(of.notation())) {
            let message = Message::new(
                format!(
                    "`{}` làm việc theo chế độ thủ trưởng: người đứng đầu ký, không có `TM.`",
                    of.notation()
                ),
                format!("`{}` has one head, who signs without `TM.`", of.notation()),
            );
            let help = Message::new("bỏ `- TM: …`", "delete `- TM: …`");
            report(draft.finding(Severity::Warning, RULE.code, of, all, message).help(help));
            continue;
        }
        let message = Message::new(
            format!("`TM.` là thay mặt `{}`, còn cơ quan ban hành là `{}`", of.notation(), body.notation()),
            format!("`TM.` speaks for `{}`, but `{}` issues", of.notation(), body.notation()),
        );
        let help = Message::new(
            "ghi tập thể của chính cơ quan ban hành, hoặc sửa tên cơ quan; cơ quan làm việc theo chế độ thủ trưởng thì bỏ `TM`",
            "write the issuer's own collective, or mend the issuer; a body with one head signs without `TM`",
        );
        report(draft.finding(Severity::Warning, RULE.code, of, all, message).help(help));
    }
}

/// What somebody signs on behalf of, where it is a collective that the body is none of.
fn of_another<'s>(signatory: &'s Signatory, body: &Text) -> Option<&'s Text> {
    let body = in_full(body.notation());
    let powers = signatory.authority.iter().filter(|power| power.kind == Authority::Tm);
    let collectives = powers.flat_map(|Power { of, more, .. }| std::iter::once(of).chain(more));
    let strange = |of: &str| is_under_one_head(of) || !may_speak_for(of, &body);
    let mut strange = collectives.filter(|of| strange(&in_full(of.notation())));
    strange.next()
}

/// Whom somebody signs for, and with which mark, where the head of that body has another title; then that title.
fn other_head<'s>(signatory: &'s Signatory, body: &Text) -> Option<(&'static str, &'s Text, &'static str)> {
    let head = head_of(body)?;
    // Who is authorised may be of another body; below the first mark stand heads of the body's own units.
    let is_other = |title: &Text| {
        let title = small(title.notation());
        HEADS.iter().any(|(_, other)| *other != head && title.starts_with(&small(other)))
    };
    let Some(first) = signatory.authority.iter().find(|power| power.kind != Authority::Tm) else {
        // The head himself signs for the collective.
        let title =
            signatory.title.as_ref().filter(|title| !signatory.authority.is_empty() && is_other(title))?;
        return Some(("TM.", title, head));
    };
    let is_held = matches!(first.kind, Authority::Kt | Authority::Q | Authority::Tl);
    (is_held && is_other(&first.of)).then_some((first.kind.abbreviation(), &first.of, head))
}
