use crate::lint::person::is_deputy;
use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Authority, Power, Signatory, Text};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB709",
    name: "authority-that-cannot-be",
    severities: &[Severity::Error, Severity::Warning],
    clause: "PL I, mục II.7",
    page: include_str!("vb709_authority_that_cannot_be.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    for signatory in directive.all_signatories() {
        if let Some(fault) = before(signatory).or_else(|| below(signatory)) {
            let part = 0..fault.text.value.len();
            let found = draft.found(fault.severity, RULE.code, fault.text, part, fault.message);
            report(found.help(fault.help));
        }
    }
}

struct Fault<'a> {
    severity: Severity,
    text: &'a Text,
    message: Message,
    help: Message,
}

fn error(text: &Text, message: Message, help: Message) -> Option<Fault<'_>> {
    Some(Fault { severity: Severity::Error, text, message, help })
}

/// A mark before what it cannot stand before.
fn before(signatory: &Signatory) -> Option<Fault<'_>> {
    signatory.authority.iter().find_map(|Power { kind, of, .. }| {
        let mark = kind.abbreviation();
        let name = small(&of.value);
        let person =
            HEADS.iter().chain(UNIT_HEADS.iter()).any(|head| name.starts_with(head)) || is_deputy(&name);
        if *kind == Authority::Tm {
            let message = Message::new(
                "`TM.` đứng trước tên tập thể, cơ quan, không đứng trước chức vụ",
                "`TM.` stands before a body, not before a title",
            );
            let help = Message::new(
                "ghi `TM: Ủy ban nhân dân`; thay cấp trưởng thì dùng `KT`",
                "write `TM: Ủy ban nhân dân`; a deputy for the head signs with `KT`",
            );
            return error(of, message, help).filter(|_| person && !name.starts_with("chủ tịch đoàn"));
        }
        if BODIES.iter().any(|body| name.starts_with(body)) {
            let message = Message::new(
                format!("`{mark}` đứng trước chức vụ của người đứng đầu, không đứng trước tên cơ quan"),
                format!("`{mark}` stands before the head's title, not before a body"),
            );
            let help = Message::new(
                "ghi chức vụ, như `Chủ tịch`, `Giám đốc`",
                "write the title, such as `Chủ tịch`, `Giám đốc`",
            );
            return error(of, message, help);
        }
        let message = Message::new(
            "`KT.` đứng trước chức vụ của cấp trưởng",
            "`KT.` stands before the title of the head",
        );
        let help = Message::new(
            "ghi chức vụ cấp trưởng sau `KT:`, chức vụ cấp phó ở `title`",
            "put the head's title behind `KT:`, the deputy's in `title`",
        );
        error(of, message, help).filter(|_| *kind == Authority::Kt && is_deputy(&name))
    })
}

/// A title that cannot stand below the marks.
fn below(signatory: &Signatory) -> Option<Fault<'_>> {
    let has = |asked: Authority| signatory.authority.iter().find(|power| power.kind == asked);
    let text = signatory.title.as_ref()?;
    let title = small(&text.value);
    if let Some(post) = title.strip_prefix("quyền ").filter(|_| has(Authority::Q).is_none()) {
        let message = Message::new(
            "người được giao quyền cấp trưởng ký với `Q.` trước chức vụ",
            "one who acts as head signs with `Q.` before the title",
        );
        let post = &text.value[text.value.len() - post.len()..];
        let help = Message::new(
            format!("thêm `- Q: {post}` vào `authority`, bỏ `title`"),
            format!("add `- Q: {post}` to `authority`, delete `title`"),
        );
        return error(text, message, help);
    }
    let unit_head = UNIT_HEADS.iter().any(|head| title.starts_with(head));
    if let Some(Power { kind, of, .. }) = signatory.authority.last().filter(|_| unit_head) {
        let of = small(&of.value);
        let for_head = *kind == Authority::Kt && HEADS.iter().any(|head| of == *head);
        let for_body = *kind == Authority::Tm && COLLECTIVES.iter().any(|body| of.starts_with(body));
        if for_head || for_body {
            let message = Message::new(
                format!("`{}` là người đứng đầu đơn vị, ký thừa lệnh", text.value),
                format!("`{}` heads a unit and signs by order", text.value),
            );
            let help = Message::new(
                "ghi `authority: [TL: Chủ tịch]` (chức vụ của người đứng đầu cơ quan)",
                "write `authority: [TL: Chủ tịch]` (the title of the head of the body)",
            );
            return error(text, message, help);
        }
    }
    if let (Some(_), Some(Power { of, .. })) = (has(Authority::Tuq), has(Authority::Kt)) {
        let message = Message::new(
            "người được ủy quyền không ủy quyền lại cho người khác ký",
            "one who is authorised does not pass it on",
        );
        let help = Message::new(
            "người được ủy quyền ký; hoặc ký thừa lệnh (`TL`) thì cấp phó mới ký thay được",
            "the one who is authorised signs; a deputy may sign for one who signs by order (`TL`)",
        );
        return Some(Fault { severity: Severity::Warning, text: of, message, help });
    }
    None
}

/// Heads of bodies.
static HEADS: Words = Words::named("authority-that-cannot-be: heads");
/// Heads of units inside a body.
static UNIT_HEADS: Words = Words::named("authority-that-cannot-be: unit heads");
/// Bodies, as names of them begin.
static BODIES: Words = Words::named("authority-that-cannot-be: bodies");
/// Bodies that decide together.
static COLLECTIVES: Words = Words::named("authority-that-cannot-be: collectives");
