use crate::lint::words::last_clause_end;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB607",
    name: "law-with-number",
    severities: &[Severity::Note],
    clause: "PL I, mục II.6",
    page: include_str!("vb607_law_with_number.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let message = || {
        Message::new(
            "viện dẫn luật, pháp lệnh thì ghi tên, không ghi số",
            "laws and ordinances are cited by name, without number",
        )
    };
    for basis in &draft.directive.legal_basis {
        if let (Some(kind), Some(number)) = (&basis.kind, &basis.number)
            && ["Luật", "Bộ luật", "Pháp lệnh"].iter().any(|name| kind.notation().starts_with(name))
        {
            let help = Message::new("bỏ `number`", "delete `number`");
            let part = 0..number.notation().len();
            report(draft.finding(Severity::Note, RULE.code, number, part, message()).help(help));
        }
    }
    for cited in draft.citations().iter().filter(|cited| !cited.keyed && cited.kind.is_none()) {
        let before = cited.text.notation()[..cited.number.start].to_lowercase();
        // The numbers of a law that changes others are in its title.
        let clause = last_clause_end(&before).map_or(before.as_str(), |mark| &before[mark..]);
        if clause.contains("sửa đổi, bổ sung") {
            continue;
        }
        let near: String = before.chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
        if cited.key().contains("/QH") && (near.contains("luật ") || near.contains("pháp lệnh ")) {
            let help = Message::new("chỉ ghi tên luật", "give the name of the law only");
            report(
                draft
                    .finding(Severity::Note, RULE.code, &cited.text, cited.number.clone(), message())
                    .help(help),
            );
        }
    }
}
