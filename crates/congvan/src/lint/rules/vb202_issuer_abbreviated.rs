use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Authority, Text};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB202",
    name: "issuer-abbreviated",
    severities: &[Severity::Error],
    clause: "PL I, mục II.2",
    page: include_str!("vb202_issuer_abbreviated.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let powers = directive.all_signatories().flat_map(|signatory| &signatory.authority);
    let on_behalf = powers.filter(|power| power.kind == Authority::Tm).map(|power| &power.of);
    let names: Vec<&Text> = directive.all_issuers().map(|issuer| &issuer.name).chain(on_behalf).collect();
    for passage in &draft.passages {
        if !names.iter().any(|name| std::ptr::eq(*name, passage.text)) {
            continue;
        }
        for (short, right) in FULL {
            let text = &passage.text.value;
            let letter = |c: char| c.is_alphanumeric() || c == '&';
            let Some(start) = text.find(short).filter(|start| {
                !text[..*start].ends_with(letter) && !text[start + short.len()..].starts_with(letter)
            }) else {
                continue;
            };
            let message = Message::new(
                "tên cơ quan ban hành ghi đầy đủ, không viết tắt",
                "the issuing body's name is given in full",
            );
            report(draft.safely(
                Severity::Error,
                RULE.code,
                passage.text,
                start..start + short.len(),
                right,
                message,
            ));
        }
    }
}

/// What may be shortened in the line of the superior only.
const FULL: [(&str, &str); 14] = [
    ("UBND", "Ủy ban nhân dân"),
    ("HĐND", "Hội đồng nhân dân"),
    ("MTTQ", "Mặt trận Tổ quốc"),
    ("GDĐT", "Giáo dục và Đào tạo"),
    ("GD&ĐT", "Giáo dục và Đào tạo"),
    ("KHCN", "Khoa học và Công nghệ"),
    ("KH&CN", "Khoa học và Công nghệ"),
    ("NNMT", "Nông nghiệp và Môi trường"),
    ("NN&MT", "Nông nghiệp và Môi trường"),
    ("VHTTDL", "Văn hóa, Thể thao và Du lịch"),
    ("VHTT&DL", "Văn hóa, Thể thao và Du lịch"),
    ("VHXH", "Văn hóa - Xã hội"),
    ("VH-XH", "Văn hóa - Xã hội"),
    ("PVHCC", "Phục vụ hành chính công"),
];
