use crate::lint::authority::is_of_head;
use crate::lint::person::{is_deputy, title_in_words};
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
    let tests = [before, twice, acting, passed_on, of_unit, of_nobody, of_other, no_deputy];
    for signatory in draft.directive.all_signatories() {
        if let Some(fault) = tests.iter().find_map(|test| test(signatory)) {
            let part = 0..fault.text.notation().len();
            let found = draft.finding(fault.severity, RULE.code, fault.text, part, fault.message);
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

fn warning(text: &Text, message: Message, help: Message) -> Option<Fault<'_>> {
    Some(Fault { severity: Severity::Warning, text, message, help })
}

/// A mark before what it cannot stand before.
fn before(signatory: &Signatory) -> Option<Fault<'_>> {
    signatory.authority.iter().find_map(|Power { kind, of, .. }| {
        let mark = kind.abbreviation();
        let name = small(of.notation());
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
        before_deputy(*kind, of).filter(|_| is_deputy(&name))
    })
}

/// A mark before a deputy's title: who gives a power to sign is the head.
fn before_deputy(kind: Authority, of: &Text) -> Option<Fault<'_>> {
    let mark = kind.abbreviation();
    let message = Message::new(
        format!("`{mark}` đứng trước chức vụ của cấp trưởng"),
        format!("`{mark}` stands before the title of the head"),
    );
    let help = match kind {
        Authority::Kt => Message::new(
            "ghi chức vụ cấp trưởng sau `KT:`, chức vụ cấp phó ở `title`",
            "put the head's title behind `KT:`, the deputy's in `title`",
        ),
        _ => Message::new(
            "chỉ người đứng đầu cơ quan giao ký thừa lệnh, ủy quyền ký; ghi chức vụ ấy, như `Chủ tịch`",
            "only the head of a body has others sign by order or authorises them; write that title, such as `Chủ tịch`",
        ),
    };
    error(of, message, help)
}

/// Two marks before one title.
fn twice(signatory: &Signatory) -> Option<Fault<'_>> {
    let own = |power: &&Power| power.kind != Authority::Tm;
    let powers: Vec<&Power> = signatory.authority.iter().filter(own).collect();
    let pair = powers.windows(2).find(|pair| small(pair[0].of.notation()) == small(pair[1].of.notation()))?;
    let marks = [pair[0].kind.abbreviation(), pair[1].kind.abbreviation()];
    let message = Message::new(
        format!("`{}` và `{}` đứng trước cùng một chức vụ", marks[0], marks[1]),
        format!("`{}` and `{}` stand before one title", marks[0], marks[1]),
    );
    let help = Message::new(
        "chỉ giữ một: cấp phó ký thay (`KT`), người đứng đầu đơn vị ký thừa lệnh (`TL`), người được giao quyền (`Q`)",
        "keep one: a deputy signs for the head (`KT`), who heads a unit by order (`TL`), who acts as head with `Q`",
    );
    error(&pair[1].of, message, help)
}

/// `Quyền Chủ tịch` as a title.
fn acting(signatory: &Signatory) -> Option<Fault<'_>> {
    let text = signatory.title.as_ref()?;
    let title = small(text.notation());
    let post = title.strip_prefix("quyền ").filter(|_| power(signatory, Authority::Q).is_none())?;
    let message = Message::new(
        "người được giao quyền cấp trưởng ký với `Q.` trước chức vụ",
        "one who acts as head signs with `Q.` before the title",
    );
    let post = &text.notation()[text.notation().len() - post.len()..];
    let help = Message::new(
        format!("thêm `- Q: {post}` vào `authority`, bỏ `title`"),
        format!("add `- Q: {post}` to `authority`, delete `title`"),
    );
    error(text, message, help)
}

/// What one is authorised to, handed on to another.
fn passed_on(signatory: &Signatory) -> Option<Fault<'_>> {
    let given = signatory.authority.iter().position(|power| power.kind == Authority::Tuq)?;
    let others = [Authority::Kt, Authority::Tl, Authority::Tuq];
    let mut below = signatory.authority.iter().enumerate().filter(|(nth, _)| *nth != given);
    let (_, Power { of, .. }) = below.find(|(_, power)| others.contains(&power.kind))?;
    let message = Message::new(
        "người được ủy quyền không ủy quyền lại cho người khác ký",
        "one who is authorised does not pass it on",
    );
    let help = Message::new(
        "người được ủy quyền ký; hoặc ký thừa lệnh (`TL`) thì cấp phó mới ký thay được",
        "the one who is authorised signs; a deputy may sign for one who signs by order (`TL`)",
    );
    warning(of, message, help)
}

/// Who heads a unit, for the head or for the body.
fn of_unit(signatory: &Signatory) -> Option<Fault<'_>> {
    let text = signatory.title.as_ref()?;
    let title = small(text.notation());
    let Power { kind, of, .. } = signatory.authority.last()?;
    let of = small(of.notation());
    let for_head = *kind == Authority::Kt && HEADS.iter().any(|head| of == *head);
    let for_body = *kind == Authority::Tm && is_collective(&of);
    if !(for_head || for_body) || !UNIT_HEADS.iter().any(|head| title.starts_with(head)) {
        return None;
    }
    let message = Message::new(
        format!("`{}` là người đứng đầu đơn vị, ký thừa lệnh", text.notation()),
        format!("`{}` heads a unit and signs by order", text.notation()),
    );
    let help = Message::new(
        "ghi `authority: [TL: Chủ tịch]` (chức vụ của người đứng đầu cơ quan)",
        "write `authority: [TL: Chủ tịch]` (the title of the head of the body)",
    );
    error(text, message, help)
}

/// Who leads nothing, and signs for others all the same: `Chuyên viên`.
fn of_nobody(signatory: &Signatory) -> Option<Fault<'_>> {
    static OTHERS: Words = Words::from_list("authority-that-cannot-be: no leaders");
    signatory.authority.first()?;
    let text = signatory.title.as_ref()?;
    let title = small(text.notation());
    OTHERS.iter().find(|other| title == **other || title.starts_with(&format!("{other} ")))?;
    let message = Message::new(
        format!(
            "`{}` không phải chức vụ lãnh đạo nên không ký thay mặt, thừa lệnh, thừa ủy quyền",
            text.notation()
        ),
        format!("`{}` leads nothing, and signs neither for others nor by order", text.notation()),
    );
    let help = Message::new(
        "ghi chức vụ của người đứng đầu cơ quan hay đơn vị, hoặc của cấp phó",
        "write the title of who heads the body or a unit, or of a deputy",
    );
    warning(text, message, help)
}

/// Who is neither head nor deputy, for a body that decides together.
fn of_other(signatory: &Signatory) -> Option<Fault<'_>> {
    static LEADERS: Words = Words::from_list("authority-that-cannot-be: leaders of collectives");
    let text = signatory.title.as_ref()?;
    let title = small(text.notation());
    let Power { kind: Authority::Tm, of, .. } = signatory.authority.last()? else { return None };
    // A title with its label or mark, and that of another body's head, have rules of their own (VB1222, VB704, VB712).
    let told = title.contains([':', '.']) || is_of_head(&title);
    if told || !is_collective(&small(of.notation())) || LEADERS.iter().any(|leader| title.starts_with(leader))
    {
        return None;
    }
    let message = Message::new(
        format!("`{}` không phải người đứng đầu `{}`", text.notation(), of.notation()),
        format!("`{}` does not head `{}`", text.notation(), of.notation()),
    );
    let help = Message::new(
        "thay mặt tập thể là `Chủ tịch`, hoặc `Phó Chủ tịch` ký thay (`KT`)",
        "the `Chủ tịch` signs for the body, or a `Phó Chủ tịch` for him (`KT`)",
    );
    warning(text, message, help)
}

/// A deputy where the head of a unit signs, and who is no deputy where one signs for the head.
fn no_deputy(signatory: &Signatory) -> Option<Fault<'_>> {
    let text = signatory.title.as_ref()?;
    let words = title_in_words(text.notation()).unwrap_or_else(|| text.notation().to_owned());
    let Power { kind, of, .. } = signatory.authority.last()?;
    let title = small(&words);
    let is_of_deputy = title.split(' ').any(|word| matches!(word, "phó" | "thứ"));
    match kind {
        // Who may sign a contract for a party is the party's own affair.
        Authority::Tuq if is_deputy(&title) && signatory.party.is_none() => {
            let message = Message::new(
                format!("`TUQ.` là ủy quyền cho người đứng đầu đơn vị; `{}` là cấp phó", text.notation()),
                format!("`TUQ.` authorises the head of a unit; `{}` is a deputy", text.notation()),
            );
            let help = Message::new(
                format!(
                    "cấp phó ký thay thì ghi `KT: {}`; không thì ghi người đứng đầu đơn vị",
                    of.notation()
                ),
                format!(
                    "a deputy signs for the head with `KT: {}`; else write the head of the unit",
                    of.notation()
                ),
            );
            warning(text, message, help)
        }
        Authority::Kt if !is_of_deputy && title != small(of.notation()) => {
            let message = Message::new(
                format!("ký thay `{}` là cấp phó; `{}` không phải cấp phó", of.notation(), text.notation()),
                format!("a deputy signs for `{}`; `{}` is none", of.notation(), text.notation()),
            );
            let help = Message::new(
                format!("người đứng đầu đơn vị ký thừa lệnh (`TL: {}`)", of.notation()),
                format!("who heads a unit signs by order (`TL: {}`)", of.notation()),
            );
            warning(text, message, help)
        }
        _ => None,
    }
}

fn power(signatory: &Signatory, asked: Authority) -> Option<&Power> {
    signatory.authority.iter().find(|power| power.kind == asked)
}

fn is_collective(name: &str) -> bool {
    COLLECTIVES.iter().any(|body| name.starts_with(body))
}

/// Heads of bodies.
static HEADS: Words = Words::from_list("authority-that-cannot-be: heads");
/// Heads of units inside a body.
static UNIT_HEADS: Words = Words::from_list("authority-that-cannot-be: unit heads");
/// Bodies, as names of them begin.
static BODIES: Words = Words::from_list("authority-that-cannot-be: bodies");
/// Bodies that decide together.
static COLLECTIVES: Words = Words::from_list("authority-that-cannot-be: collectives");
