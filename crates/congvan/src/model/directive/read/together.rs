//! Parties, and what those who issue and sign a document together must agree in.

use std::collections::BTreeSet;

use crate::calendar;
use crate::model::date::Date;
use crate::model::directive::read::all;
use crate::model::directive::together::small;
use crate::model::directive::types::{Head, Signing};
use crate::model::directive::{Directive, Party, Text};
use crate::text::diagnostic::{Diagnostic, Message, Severity, Span};
use crate::text::shape::{Fields, single_spaced};
use crate::text::yaml::{Kind, Node};

/// What the text calls party `at`, counted from 0, where it has no other name: `Bên A`; beyond `Bên Z` by number.
pub(crate) fn usual_party(at: usize) -> String {
    match u8::try_from(at).ok().filter(|at| *at < 26) {
        Some(at) => format!("Bên {}", char::from(b'A' + at)),
        None => format!("Bên {}", at + 1),
    }
}

pub(super) fn parties(fields: &Fields<'_>) -> Vec<Party> {
    let mut at = 0;
    all(fields, "parties", "", |fields, _| {
        let usual = Text::from_notation(usual_party(at));
        at += 1;
        Party {
            span: fields.span.clone(),
            called: fields.text("called").unwrap_or(usual),
            name: fields.text("name").unwrap_or_default(),
            address: fields.text("address"),
            phone: fields.text("phone"),
            email: fields.text("email"),
            tax_code: fields.text("tax_code"),
            account: fields.text("account"),
            representative: fields.text("representative"),
            title: fields.text("title"),
            mandate: fields.text("mandate"),
            details: fields.paragraphs("details"),
        }
    })
}

/// So many parties are named where one is not there.
const KNOWN: usize = 6;

/// Reports what issuers, parties and signatories do not agree in.
pub(super) fn check(directive: &Directive, fields: &Fields<'_>, report: &mut Vec<Diagnostic>) {
    superiors(directive, fields, report);
    parties_signed(directive, fields, report);
    signers(directive, fields, report);
    secretary(directive, fields, report);
    check_date_in_text(directive, fields, report);
}

/// A type whose head has no place and day prints the day in its text or nowhere.
fn check_date_in_text(directive: &Directive, fields: &Fields<'_>, report: &mut Vec<Diagnostic>) {
    let Some(day) = directive.date.whole().filter(|_| directive.kind.head == Head::Undated) else { return };
    let Some(node) = fields.node("date") else { return };
    if fields.entries().any(|(key, value)| key != "date" && names_day(value, day)) {
        return;
    }
    let name = directive.kind.name.to_lowercase();
    let message = Message::new(
        format!("{name} không in `date` ở phần đầu, và không câu nào ghi ngày ấy"),
        format!("a {name} prints no `date` in its head, and no sentence names that day"),
    );
    let written = calendar::with_slashes(day);
    let help = Message::new(
        format!("ghi ngày trong câu: `Thời gian bắt đầu: … ngày {written}`"),
        format!("name the day in a sentence: `Thời gian bắt đầu: … ngày {written}`"),
    );
    report.push(Diagnostic::new(Severity::Warning, "VB028", node.span.clone(), message).help(help));
}

/// Whether a text below the node names the day, in words or figures.
fn names_day(node: &Node, day: Date) -> bool {
    match &node.kind {
        Kind::Text(text) => {
            let numbers: Vec<u16> =
                text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect();
            let own = [u16::from(day.day()), u16::from(day.month()), day.year()];
            numbers.windows(own.len()).any(|three| three == own)
        }
        Kind::List(items) => items.iter().any(|item| names_day(item, day)),
        Kind::Map(entries) => entries.iter().any(|(_, value)| names_day(value, day)),
        Kind::Nothing => false,
    }
}

/// Names stand one below the other: one without a superior would stand below that of another.
fn superiors(directive: &Directive, fields: &Fields<'_>, report: &mut Vec<Diagnostic>) {
    if directive.issuers().any(|issuer| issuer.superior.is_some())
        && let Some(at) = directive.issuers().position(|issuer| issuer.superior.is_none())
    {
        let message = Message::new(
            "các cơ quan liên tịch phải cùng ghi hoặc cùng không ghi `superior`",
            "joint issuers all give a `superior`, or none does",
        );
        let help = Message::new(
            "tên cơ quan này sẽ đứng dưới cơ quan chủ quản của cơ quan khác; thêm `superior: …`, hoặc bỏ `superior` ở mọi cơ quan",
            "this name would stand below the superior of another; add `superior: …`, or delete `superior` everywhere",
        );
        report.push(
            Diagnostic::error("VB067", start(fields, "issuer", at), message)
                .help(help)
                .clause("PL I, mục II.2"),
        );
    }
}

/// What a party is called, the same for every way of spacing it.
fn name_of(party: &Text) -> String {
    single_spaced(&small(party.notation()))
}

/// Everyone who signs for a party signs for one there is, and for each party somebody does.
fn parties_signed(directive: &Directive, fields: &Fields<'_>, report: &mut Vec<Diagnostic>) {
    // Of a type without parties the keys were refused.
    if !directive.kind.parties {
        return;
    }
    let parties = &directive.parties;
    let called: BTreeSet<String> = parties.iter().map(|party| name_of(&party.called)).collect();
    let signed: BTreeSet<String> =
        directive.signatories().filter_map(|own| own.party.as_ref()).map(name_of).collect();
    let mut wrong = |span, message, help| report.push(Diagnostic::error("VB065", span, message).help(help));
    for name in directive.signatories().filter_map(|own| own.party.as_ref()) {
        if called.contains(&name_of(name)) {
            continue;
        }
        let mut known: Vec<&str> = parties.iter().take(KNOWN).map(|party| party.called.notation()).collect();
        known.dedup();
        let known = known.join("`, `");
        let help = if known.is_empty() {
            Message::new("thêm `parties: …`, hoặc bỏ `party`", "add `parties: …`, or delete `party`")
        } else {
            Message::new(format!("ghi một trong: `{known}`"), format!("write one of: `{known}`"))
        };
        let message = Message::new(
            format!("`parties` không có `{}`", name.notation()),
            format!("`parties` has no `{}`", name.notation()),
        );
        wrong(name.span.clone(), message, help);
    }
    let mut before = BTreeSet::new();
    for (at, party) in parties.iter().enumerate() {
        let called = party.called.notation();
        if !before.insert(name_of(&party.called)) {
            let message = Message::new(
                format!("hai bên cùng gọi là `{called}`"),
                format!("two parties are called `{called}`"),
            );
            let help = Message::new("ghi `called` khác nhau", "give each another `called`");
            wrong(start(fields, "parties", at), message, help);
        } else if !signed.contains(&name_of(&party.called)) {
            let message = Message::new(
                format!("không có ai ký cho `{called}`"),
                format!("nobody signs for `{called}`"),
            );
            let help = Message::new(
                format!("ghi `party: {called}` ở người ký cho bên này trong `signatory`"),
                format!("write `party: {called}` with the one of `signatory` who signs for it"),
            );
            wrong(start(fields, "parties", at), message, help);
        }
    }
}

/// One signs a document of one body, and one at least for each body of a joint one.
fn signers(directive: &Directive, fields: &Fields<'_>, report: &mut Vec<Diagnostic>) {
    let kind = directive.kind;
    let (issuers, signers) = (directive.issuers().count(), directive.signatories().count());
    let name = kind.name.to_lowercase();
    let (message, help) = if signers < issuers && kind.signing == Signing::One {
        (
            Message::new(
                format!("{issuers} cơ quan liên tịch mà chỉ có {signers} người ký"),
                format!("{issuers} joint issuers, but signed by {signers} only"),
            ),
            Message::new(
                "ghi `signatory` là danh sách, mỗi cơ quan một người ký",
                "write `signatory` as a list, one who signs for each body",
            ),
        )
    } else if signers > 1 && issuers == 1 && !kind.parties {
        (
            Message::new(
                format!("{name} của một cơ quan chỉ có một người ký"),
                format!("one signs a {name} of one body"),
            ),
            Message::new(
                "giữ một người ký; văn bản liên tịch thì ghi `issuer` là danh sách các cơ quan",
                "keep one who signs; of a joint document write `issuer` as a list of bodies",
            ),
        )
    } else {
        return;
    };
    let at = start(fields, "signatory", if signers > issuers { 1 } else { 0 });
    report.push(Diagnostic::error("VB066", at, message).help(help).clause("Điều 13; PL I, mục II.7"));
}

/// The secretary has a place of his own beside one chair only.
fn secretary(directive: &Directive, fields: &Fields<'_>, report: &mut Vec<Diagnostic>) {
    if directive.cosigners.is_empty() || directive.kind.signing != Signing::SecretaryAndChair {
        return;
    }
    if let Some(at) = directive.signatories().position(|own| own.secretary.is_some()) {
        let node = fields.items("signatory").get(at);
        let span =
            node.and_then(|node| node.value_of("secretary")).map(|node| node.span.start).unwrap_or_default();
        let message = Message::new(
            "`secretary` chỉ đi với một người ký; ở đây có danh sách người ký",
            "`secretary` goes with one signatory; here is a list of them",
        );
        let help = Message::new(
            "ghi thư ký là một người ký của danh sách: `- {title: Thư ký, name: …}`",
            "make the secretary one of the list: `- {title: Thư ký, name: …}`",
        );
        report.push(Diagnostic::error("VB011", span..span, message).help(help));
    }
}

/// Where item `at` of the list at `key` begins.
fn start(fields: &Fields<'_>, key: &'static str, at: usize) -> Span {
    let start = fields.items(key).get(at).map_or(fields.span.start, |node| node.span.start);
    start..start
}
