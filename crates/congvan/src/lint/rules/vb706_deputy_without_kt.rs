use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::directive::Authority;
use crate::directive::types::Signing;
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct DeputyWithoutKt;

impl Rule for DeputyWithoutKt {
    fn code(&self) -> &'static str {
        "VB706"
    }
    fn name(&self) -> &'static str {
        "deputy-without-kt"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.7"
    }
    fn page(&self) -> &'static str {
        include_str!("vb706_deputy_without_kt.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let directive = draft.directive;
        if directive.kind.signing != Signing::One {
            return;
        }
        let signatories = [Some(&directive.signatory), directive.copy.as_ref().map(|copy| &copy.signatory)];
        for signatory in signatories.into_iter().flatten() {
            let Some(title) =
                signatory.title.as_ref().filter(|title| title.value.to_lowercase().starts_with("phó "))
            else {
                continue;
            };
            // One who is authorised signs as who he is.
            if signatory.authority.iter().any(|(kind, _)| matches!(kind, Authority::Kt | Authority::Tuq)) {
                continue;
            }
            let head: String = title.value.chars().skip(4).collect();
            // `Phó Chủ tịch phụ trách`
            let duty = [" phụ trách", " điều hành", " thường trực", " Thường trực"];
            let head = duty.iter().find_map(|duty| head.strip_suffix(duty)).unwrap_or(&head);
            let head = crate::lint::words::capital(head.trim());
            let message = Message::new(
                "cấp phó ký thay cấp trưởng thì phải ghi `KT.`",
                "a deputy signs for the head, with `KT.`",
            );
            let help = Message::new(
                format!("thêm `- KT: {head}` vào `authority`"),
                format!("add `- KT: {head}` to `authority`"),
            );
            let part = 0..title.value.len();
            report(draft.found(Severity::Error, self.code(), title, part, message).help(help));
        }
    }
}
