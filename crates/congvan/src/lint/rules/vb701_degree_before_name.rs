use crate::lint::rules::vb702_name_in_capitals::{capitals_at_starts, in_capitals};
use crate::lint::words::{capital, small};
use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Message};

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
        for name in directive.all_signatories().filter_map(|signatory| signatory.name.as_ref()) {
            let right = bare(&name.value);
            if right == name.value {
                continue;
            }
            let before = name.value[..name.value.len() - right.len()].trim();
            if let Some(rank) = RANKS.iter().find(|rank| small(before).ends_with(*rank)) {
                let rank = capital(rank);
                let message =
                    Message::new("quân hàm không ghi trong `name`", "the rank is no part of `name`");
                let help = Message::new(
                    format!(
                        "lực lượng vũ trang thì ghi `rank: {rank}`, `name: {right}`; nơi khác thì bỏ quân hàm"
                    ),
                    format!("armed forces write `rank: {rank}`, `name: {right}`; elsewhere drop the rank"),
                );
                report(Diagnostic::error(self.code(), name.span.clone(), message).help(help));
                continue;
            }
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

/// The name without what stands before it.
pub(in crate::lint) fn bare(name: &str) -> &str {
    let mut right = name;
    loop {
        let rest = DEGREES
            .iter()
            .find_map(|degree| right.strip_prefix(degree))
            .or_else(|| ranked(right))
            .or_else(|| abbreviated(right));
        match rest.map(|rest| rest.trim_start_matches(['.', ',', ':', ' '])) {
            Some(rest) if !rest.is_empty() => right = rest,
            _ => return right,
        }
    }
}

/// The words behind a rank: `Đại tá Nguyễn Văn A`.
fn ranked(name: &str) -> Option<&str> {
    let lower = small(name);
    let rank =
        RANKS.iter().find(|rank| lower.strip_prefix(*rank).is_some_and(|rest| rest.starts_with(' ')))?;
    Some(&name[rank.len()..])
}

/// Ranks of the armed forces, in small letters.
const RANKS: [&str; 16] = [
    "đại tướng",
    "thượng tướng",
    "trung tướng",
    "thiếu tướng",
    "đại tá",
    "thượng tá",
    "trung tá",
    "thiếu tá",
    "đại úy",
    "đại uý",
    "thượng úy",
    "thượng uý",
    "trung úy",
    "trung uý",
    "thiếu úy",
    "thiếu uý",
];

/// The words behind an abbreviated degree: `TS. `, `Th.S `, `PGS.TS `.
fn abbreviated(name: &str) -> Option<&str> {
    let (first, rest) = name.split_once(' ')?;
    let mut parts = first.split('.').filter(|part| !part.is_empty()).peekable();
    parts.peek()?;
    let whole: String = first.chars().filter(|c| *c != '.').collect();
    let known = |part: &str| ABBREVIATED.contains(&part);
    if known(&whole) || parts.clone().all(known) {
        return Some(rest);
    }
    // `TS.Nguyễn Văn A`
    let (degree, _) = first.split_once('.')?;
    known(degree).then(|| &name[degree.len() + 1..])
}

/// Degrees and honours as they are abbreviated, without dots.
const ABBREVIATED: [&str; 33] = [
    "Gs", "Pgs", "Ts", "Cn", "Ks", "Bs", "Ds", "GS", "PGS", "TS", "TSKH", "ThS", "Ths", "THS", "NCS", "CN",
    "KS", "BS", "DS", "KTS", "LS", "BSCKI", "BSCKII", "BSCK1", "BSCK2", "CKI", "CKII", "NGND", "NGƯT",
    "NSND", "NSƯT", "TTND", "TTƯT",
];

/// Degrees and honours in words.
const DEGREES: [&str; 14] = [
    "Giáo sư",
    "Phó Giáo sư",
    "Phó giáo sư",
    "Tiến sĩ",
    "Thạc sĩ",
    "Cử nhân",
    "Kỹ sư",
    "Bác sĩ",
    "Nhà giáo Nhân dân",
    "Nhà giáo ưu tú",
    "Thầy thuốc Nhân dân",
    "Thầy thuốc ưu tú",
    "Nghệ sĩ Nhân dân",
    "Anh hùng Lao động",
];
