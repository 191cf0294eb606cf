//! Which clauses the rules look at, and what a draft's findings say about each.

use crate::lint::RULES;
use crate::text::diagnostic::{Diagnostic, Severity};

/// A clause on the form of documents, and the rules that look at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// As findings cite it: `PL I, mục II.3`.
    pub clause: &'static str,
    /// What it is about, in Vietnamese and English.
    pub about: (&'static str, &'static str),
    /// Codes of the rules that rest on it; none where no rule does.
    pub rules: Vec<&'static str>,
}

/// What is known about a clause after a draft was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// No rule looks at it, or one could not be asked: nothing is known.
    NotChecked,
    /// No rule that looks at it found anything; what rules cannot see stays the author's duty.
    NothingFound,
    /// Something was found, at worst of this severity.
    Found(Severity),
}

impl Clause {
    /// What the findings of one draft say about this clause, where the rules `unasked` could not be asked.
    pub fn state(&self, found: &[Diagnostic], unasked: &[&str]) -> State {
        let worst =
            found.iter().filter(|found| self.rules.contains(&found.code)).map(|found| found.severity).max();
        match worst {
            _ if self.rules.is_empty() => State::NotChecked,
            None if self.rules.iter().any(|rule| unasked.contains(rule)) => State::NotChecked,
            None => State::NothingFound,
            Some(worst) => State::Found(worst),
        }
    }
}

/// The clauses, in the order of the decree.
const CLAUSES: &[(&str, (&str, &str))] = &[
    ("Điều 12", ("ký ban hành: việc của người ký", "signing itself: the signatory's")),
    ("Điều 15", ("cấp số: việc của văn thư", "numbering: the clerk's")),
    (
        "PL I, mục I",
        (
            "khổ giấy, lề, phông chữ, số trang: chương trình tự trình bày",
            "page, margins, font: set by the program",
        ),
    ),
    (
        "PL I, mục II.1",
        ("Quốc hiệu và Tiêu ngữ: chương trình tự ghi", "national title and motto: set by the program"),
    ),
    ("PL I, mục II.2", ("tên cơ quan, tổ chức ban hành", "name of the issuing body")),
    ("PL I, mục II.3", ("số, ký hiệu", "number and symbol")),
    ("PL I, mục II.4", ("địa danh và thời gian ban hành", "place and date")),
    ("PL I, mục II.5", ("tên loại và trích yếu", "type and subject")),
    ("PL I, mục II.6", ("nội dung văn bản", "body")),
    ("PL I, mục II.7", ("chức vụ, họ tên và chữ ký", "title, name and signature")),
    ("PL I, mục II.8", ("dấu, chữ ký số của cơ quan", "seal and digital signature")),
    ("PL I, mục II.9", ("nơi nhận", "recipients")),
    ("PL I, mục III.1", ("phụ lục", "annexes")),
    ("PL I, mục III.2", ("dấu chỉ mức độ khẩn, phạm vi lưu hành", "stamps")),
    ("PL I, mục V", ("cỡ chữ, kiểu chữ", "sizes and styles")),
    ("PL I, phần II", ("bản sao", "copies")),
    ("PL II, mục I", ("viết hoa vì phép đặt câu", "capitals at the start of sentences")),
    ("PL II, mục II", ("viết hoa tên người", "capitals of personal names")),
    ("PL II, mục III", ("viết hoa tên địa lý", "capitals of places")),
    ("PL II, mục IV", ("viết hoa tên cơ quan, tổ chức", "capitals of bodies")),
    ("PL II, mục V", ("viết hoa các trường hợp khác", "other capitals")),
    ("PL III, mục I", ("chữ viết tắt tên loại", "abbreviations of types")),
    ("PL III, Mẫu 1.5", ("mẫu công văn", "form of a công văn")),
    ("PL IV", ("sổ đăng ký: không thuộc phạm vi", "registers: out of scope")),
    ("PL VI", ("thông tin đầu vào của dữ liệu quản lý", "metadata")),
    ("TCVN 6909:2001", ("bộ mã tiếng Việt", "character set")),
    ("NĐ 86/2012/NĐ-CP", ("cách viết số", "how numbers are written")),
    ("NQ 202/2025/QH15", ("đơn vị hành chính hai cấp", "two tiers of units")),
    ("NQ 176/2025/QH15", ("cơ cấu của Chính phủ", "ministries")),
    (PRACTICE, ("cách viết cho rõ, không có điều khoản riêng", "clear writing, without a clause of its own")),
];

/// Where a rule rests on common sense, not on the decree.
pub(super) const PRACTICE: &str = "thông lệ";

/// Every clause with the codes of the rules that rest on it. A clause without rules is there too: what is not checked
/// does not count as passed.
pub fn clauses() -> Vec<Clause> {
    let rules: Vec<_> = RULES.iter().map(|rule| (rule.code, parts(rule.clause))).collect();
    let codes = |clause| {
        let rests = rules.iter().filter(|(_, parts)| parts.contains(&clause));
        rests.map(|(code, _)| *code).collect()
    };
    CLAUSES.iter().map(|&(clause, about)| Clause { clause, about, rules: codes(clause) }).collect()
}

/// The clauses of the table that a rule cites: `PL I, mục II.7; mục V.7` are two.
fn parts(cited: &str) -> Vec<&'static str> {
    let mut annex = "";
    let mut found = Vec::new();
    for part in cited.split("; ") {
        let whole = match part.split_once(", ") {
            Some((before, _)) => {
                annex = before;
                part.to_owned()
            }
            None if part.starts_with("mục") => format!("{annex}, {part}"),
            None => part.to_owned(),
        };
        let known = CLAUSES.iter().map(|(clause, _)| *clause).filter(|clause| {
            whole.strip_prefix(clause).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ',']))
        });
        found.extend(known.max_by_key(|clause| clause.len()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::diagnostic::Message;

    #[test]
    fn every_rule_rests_on_a_clause_of_the_table() {
        for rule in RULES {
            let cited = rule.clause;
            assert_eq!(parts(cited).len(), cited.split("; ").count(), "{}: {cited}", rule.code);
        }
    }

    #[test]
    fn nothing_unchecked_counts_as_passed() {
        let all = clauses();
        let of = |clause: &str| all.iter().find(|found| found.clause == clause).unwrap();
        let found = [Diagnostic::error("VB302", 0..0, Message::new("", ""))];
        assert_eq!(of("PL I, mục II.3").state(&found, &[]), State::Found(Severity::Error));
        assert_eq!(of("PL I, mục II.7").state(&found, &[]), State::NothingFound);
        assert_eq!(of("PL I, mục II.8").state(&found, &[]), State::NotChecked);
        assert_eq!(of("PL I, mục II.4").state(&found, &["VB402"]), State::NotChecked);
    }
}
