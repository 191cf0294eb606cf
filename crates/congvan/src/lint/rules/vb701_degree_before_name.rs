use crate::diagnostic::{Diagnostic, Message};
use crate::lint::rules::vb702_name_in_capitals::{capitals_at_starts, in_capitals};
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct DegreeBeforeName;

impl Rule for DegreeBeforeName {
    fn code(&self) -> &'static str {
        "VB701"
    }
    fn name(&self) -> &'static str {
        "degree-before-name"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.7"
    }
    fn page(&self) -> &'static str {
        include_str!("vb701_degree_before_name.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let directive = draft.directive;
        let Some(name) = &directive.signatory.name else { return };
        let right = bare(&name.value);
        if right != name.value {
            let right = if in_capitals(right) { capitals_at_starts(right) } else { right.to_owned() };
            report(
                Diagnostic::error(
                    self.code(),
                    name.span.clone(),
                    Message::new(
                        "trước họ tên người ký không ghi học hàm, học vị",
                        "no academic rank or degree stands before the signatory's name",
                    ),
                )
                .help(Message::new(format!("ghi `{right}`"), format!("write `{right}`"))),
            );
        }
    }
}

/// A name without the degrees before it.
pub(in crate::lint) fn bare(name: &str) -> &str {
    let mut right = name;
    while let Some(rest) = DEGREES.iter().find_map(|degree| right.strip_prefix(degree)) {
        right = rest.trim_start_matches(['.', ',', ' ']);
    }
    right
}

const DEGREES: [&str; 22] = [
    "GS.",
    "PGS.",
    "TS.",
    "ThS.",
    "CN.",
    "KS.",
    "BS.",
    "Giáo sư",
    "Phó Giáo sư",
    "Tiến sĩ",
    "Thạc sĩ",
    "Cử nhân",
    "Kỹ sư",
    "Bác sĩ",
    "NGND.",
    "NGƯT.",
    "Nhà giáo Nhân dân",
    "Nhà giáo ưu tú",
    "Thầy thuốc Nhân dân",
    "Thầy thuốc ưu tú",
    "Nghệ sĩ Nhân dân",
    "Anh hùng Lao động",
];
