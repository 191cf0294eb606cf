use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Authority, Power, Signatory, Text};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::{Pairs, Words};

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
            report(draft.found(Severity::Warning, RULE.code, of, all, message).help(help));
        }
        let Some((body, of)) = body.and_then(|body| Some((body, of_another(signatory, body)?))) else {
            continue;
        };
        let all = 0..of.notation().len();
        if is_under_one_head(&whole(of.notation())) {
            let message = Message::new(
                format!(
                    "`{}` làm việc theo chế độ thủ trưởng: người đứng đầu ký, không có `TM.`",
                    of.notation()
                ),
                format!("`{}` has one head, who signs without `TM.`", of.notation()),
            );
            let help = Message::new("bỏ `- TM: …`", "delete `- TM: …`");
            report(draft.found(Severity::Warning, RULE.code, of, all, message).help(help));
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
        report(draft.found(Severity::Warning, RULE.code, of, all, message).help(help));
    }
}

/// What somebody signs on behalf of, where it is a collective that the body is none of.
fn of_another<'s>(signatory: &'s Signatory, body: &Text) -> Option<&'s Text> {
    let body = whole(body.notation());
    let powers = signatory.authority.iter().filter(|power| power.kind == Authority::Tm);
    let collectives = powers.flat_map(|Power { of, more, .. }| std::iter::once(of).chain(more));
    let strange = |of: &str| is_under_one_head(of) || !may_speak_for(of, &body);
    let mut strange = collectives.filter(|of| strange(&whole(of.notation())));
    strange.next()
}

/// Whether a body is led by one head, in small letters.
pub(super) fn is_under_one_head(body: &str) -> bool {
    OFFICES.iter().any(|office| body.starts_with(office))
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

/// How names of bodies begin, and who heads them.
static HEADS: Pairs = Pairs::named("authority-of-another-body: heads");

/// The title of who heads a body.
pub(in crate::lint) fn head_of(body: &Text) -> Option<&'static str> {
    let body = whole(body.notation());
    HEADS.iter().find(|(opens, _)| body.starts_with(opens)).map(|(_, head)| *head)
}

/// Whether a title in small letters is that of the head of some body.
pub(super) fn is_of_head(title: &str) -> bool {
    HEADS.iter().any(|(_, head)| title.starts_with(&small(head)))
}

/// Whether a collective may be one of that body: both of the people's committee, of the council, or of neither.
pub(super) fn may_speak_for(collective: &str, body: &str) -> bool {
    if collective.starts_with(COMMITTEE) {
        return body.starts_with(COMMITTEE) && !is_of_other_kind(collective, body);
    }
    if collective.strip_prefix("thường trực ").unwrap_or(collective).starts_with(COUNCIL) {
        return body.contains(COUNCIL) && !body.starts_with(COMMITTEE) && !is_of_other_kind(collective, body);
    }
    let opens = |name: &str, words: &[&str]| words.iter().any(|open| name.starts_with(open));
    // The name of a body may go on with that of its place.
    let is_governed = body.starts_with(COMMITTEE) || body.starts_with(COUNCIL) || opens(body, &OFFICES);
    !is_governed || !opens(collective, &OTHERS) || body.contains(collective)
}

/// Whether a committee or a council is called by a kind of unit alone, and the body is one of another: `ủy ban nhân dân tỉnh` of
/// an `ủy ban nhân dân xã Chi Lăng`.
pub(super) fn is_of_other_kind(collective: &str, body: &str) -> bool {
    let unit = |name: &'_ str| {
        let behind = [COMMITTEE, COUNCIL].iter().find_map(|body| name.strip_prefix(body));
        behind.map_or("", str::trim_start).to_owned()
    };
    let (kind, body) = (unit(collective), unit(body));
    KINDS.contains(&kind.as_str()) && !body.starts_with(&kind)
}

const COMMITTEE: &str = "ủy ban nhân dân";
const COUNCIL: &str = "hội đồng nhân dân";
/// Kinds of unit, as committees are called within one.
static KINDS: Words = Words::named("authority-of-another-body: kinds");
/// How names of bodies under one head begin.
static OFFICES: Words = Words::named("authority-of-another-body: offices");
/// How names of collectives of others begin: of the Party, of the Front, of boards.
static OTHERS: Words = Words::named("authority-of-another-body: others");

/// In small letters, what is shortened in full and the tone of `ủy` on its first letter.
pub(super) fn whole(name: &str) -> String {
    let name = small(name).replace("uỷ", "ủy");
    name.replace("ubnd", COMMITTEE).replace("hđnd", COUNCIL)
}
