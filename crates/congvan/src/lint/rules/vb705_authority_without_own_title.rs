use crate::lint::person::is_deputy;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Authority, Power};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB705",
    name: "authority-without-own-title",
    severities: &[Severity::Error, Severity::Warning],
    clause: "PL I, mục II.7",
    page: include_str!("vb705_authority_without_own_title.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    for signatory in directive.all_signatories() {
        if let (Some(Power { kind: Authority::Q, of, .. }), Some(title)) =
            (signatory.authority.last(), &signatory.title)
            && of.notation().to_lowercase() == title.notation().to_lowercase()
        {
            let message = Message::new(
                "chức vụ đã ghi sau `Q.`, ghi ở `title` thì bị lặp",
                "the title stands behind `Q.` already; in `title` it stands twice",
            );
            let help = Message::new("bỏ `title`", "delete `title`");
            let part = 0..title.notation().len();
            report(draft.finding(Severity::Error, RULE.code, title, part, message).help(help));
            continue;
        }
        let own = [Authority::Kt, Authority::Tl, Authority::Tuq];
        let Some(Power { kind, of, .. }) =
            signatory.authority.iter().rfind(|power| own.contains(&power.kind))
        else {
            continue;
        };
        // `KT: Phó Chủ tịch` has a rule of its own, which says where the deputy's title stands.
        if *kind == Authority::Kt && is_deputy(of.notation()) {
            continue;
        }
        let text = match &signatory.title {
            None => of,
            Some(title) if title.notation().to_lowercase() == of.notation().to_lowercase() => title,
            Some(title) => {
                if *kind == Authority::Kt && other_deputy(of.notation(), title.notation()) {
                    let message = Message::new(
                        format!("`{}` không phải cấp phó của `{}`", title.notation(), of.notation()),
                        format!("`{}` is no deputy of `{}`", title.notation(), of.notation()),
                    );
                    let help = Message::new("xem lại `KT:` và `title`", "look at `KT:` and `title`");
                    let part = 0..title.notation().len();
                    report(draft.finding(Severity::Warning, RULE.code, title, part, message).help(help));
                }
                continue;
            }
        };
        let mark = kind.abbreviation();
        let message = Message::new(
            format!("dưới `{mark}` ghi chức vụ của chính người ký"),
            format!("below `{mark}` stands the signatory's own title"),
        );
        let own = match kind {
            Authority::Kt if of.notation().to_lowercase() == "bộ trưởng" => "Thứ trưởng".to_owned(),
            Authority::Kt => format!("Phó {}", of.notation()),
            _ => "Chánh Văn phòng".to_owned(),
        };
        let help = Message::new(format!("ghi `title: {own}`"), format!("write `title: {own}`"));
        let part = 0..text.notation().len();
        report(draft.finding(Severity::Error, RULE.code, text, part, message).help(help));
    }
}

/// Whether a deputy signs for the head of something else: no word of the one title is in the other.
fn other_deputy(head: &str, title: &str) -> bool {
    let (head, title) = (head.to_lowercase(), title.to_lowercase());
    let Some(own) = title.strip_prefix("phó ") else { return false };
    !own.split(' ').any(|word| head.split(' ').any(|other| other == word))
}
