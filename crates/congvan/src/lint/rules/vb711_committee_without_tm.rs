use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::directive::Authority;
use crate::lint::words::small;
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct CommitteeWithoutTm;

impl Rule for CommitteeWithoutTm {
    fn code(&self) -> &'static str {
        "VB711"
    }
    fn name(&self) -> &'static str {
        "committee-without-tm"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.7"
    }
    fn page(&self) -> &'static str {
        include_str!("vb711_committee_without_tm.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let directive = draft.directive;
        let signatory = &directive.signatory;
        let issuer = small(&directive.issuer.name.value);
        let is_committee = |name: &str| COMMITTEE.iter().any(|words| name.starts_with(words));
        let enacted_by = directive.enacted_by.as_ref().map(|by| small(&by.value));
        let by_body = enacted_by.as_ref().is_some_and(|by| is_committee(by));
        // What the chair enacts is signed by the chair.
        if !is_committee(&issuer) || enacted_by.is_some() && !by_body {
            return;
        }
        let text = match (&signatory.authority[..], &signatory.title) {
            ([], Some(title)) => title,
            // A deputy signs for the chair on the chair's own documents, unless the committee enacts.
            ([(Authority::Kt, chair), ..], _) if by_body => chair,
            _ => return,
        };
        if !small(&text.value).starts_with("chủ tịch") {
            return;
        }
        let severity = if by_body { Severity::Warning } else { Severity::Note };
        let message = Message::new(
            "ký không có `TM. ỦY BAN NHÂN DÂN` là văn bản của Chủ tịch, không phải của tập thể Ủy ban nhân dân",
            "without `TM. ỦY BAN NHÂN DÂN` this is the Chủ tịch's own document, not the committee's",
        );
        let help = Message::new(
            "ký thay mặt Ủy ban nhân dân thì thêm `TM: Ủy ban nhân dân` vào `authority`",
            "if it is signed on behalf of the committee, add `TM: Ủy ban nhân dân` to `authority`",
        );
        report(draft.found(severity, self.code(), text, 0..text.value.len(), message).help(help));
    }
}

/// How its name begins, with the tone on either letter.
const COMMITTEE: [&str; 2] = ["ủy ban nhân dân", "uỷ ban nhân dân"];
