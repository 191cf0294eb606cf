//! What a citation gives beside its number: the day, the body and the trích yếu.

use crate::lint::bodies::opens_body;
use crate::lint::words::{clause_end, last_clause_end, small};
use crate::words::{Pairs, Words};

/// What stands before a citation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::lint) struct Before {
    /// Its date.
    pub(in crate::lint) date: bool,
    /// Its body.
    pub(in crate::lint) body: bool,
    /// What it is about: what somebody asks or says in it.
    pub(in crate::lint) told: bool,
}

impl Before {
    /// The same, where the body stands before the number if that is so.
    pub(super) fn with_body(self, is_there: bool) -> Self {
        Self { body: self.body || is_there, ..self }
    }
}

/// What stands before the citation: `Ngày 01 tháng 6 năm 2026, Sở Y tế ban hành`, `Theo đề nghị của Trưởng phòng tại`. In small
/// letters.
pub(super) fn opening(before: &str) -> Before {
    static ISSUES: Words = Words::from_list("parts: issues");
    let sentence = last_clause_end(before).map_or(before, |mark| &before[mark + 1..]).trim();
    let issues = ISSUES.iter().find_map(|verb| sentence.strip_suffix(verb));
    // The document's own issuer, or a body that says something in what is cited.
    let replaces =
        [" này thay thế", " này bãi bỏ", " này sửa đổi"].iter().any(|verb| sentence.ends_with(verb));
    let says = sentence.strip_suffix(" tại").or(sentence.strip_suffix('('));
    if replaces || says.is_some_and(names_body) {
        return Before { date: false, body: true, told: true };
    }
    let asks = sentence.strip_suffix(" tại").filter(|asking| asking.contains(" của "));
    let Some(who) = issues.or(asks) else { return Before::default() };
    // The body is the last part of what stands before its verb: more than `đã`.
    let (head, body) = who.rsplit_once(", ").unwrap_or(("", who));
    let body = body.trim_end_matches(" đã");
    // `Hội Bảo vệ thiên nhiên: ngày 14/8/2024, Sở Nội vụ có Công văn số …`
    let day = |head: &str| {
        head.rsplit_once("ngày ").is_some_and(|(_, date)| {
            let word = |word: &str| {
                matches!(word, "tháng" | "năm") || word.starts_with(|c: char| c.is_ascii_digit())
            };
            date.split(' ').all(word)
        })
    };
    let whole = who.strip_prefix("ngày ").is_some_and(|date| date.starts_with(|c: char| c.is_ascii_digit()));
    let date = (whole || day(head)) && issues.is_some();
    Before { date, body: body.contains(' '), told: issues.is_none() }
}

/// Whether words in small letters name a body: `sở tư pháp thẩm định`.
fn names_body(words: &str) -> bool {
    static BODIES: Words = Words::from_list("parts: bodies");
    BODIES
        .iter()
        .any(|body| words.match_indices(body).any(|(at, _)| !words[..at].ends_with(char::is_alphanumeric)))
}

/// Whether a date, a body and a trích yếu follow the number, before the citation ends.
pub(super) fn parts_behind(rest: &str) -> [bool; 3] {
    let rest = reach(rest);
    let subject = subject(rest);
    let head = &rest[..subject.unwrap_or(rest.len())];
    [head.contains(" ngày "), head.contains(" của ") || head.contains(" do "), subject.is_some()]
}

/// Whether a body says behind a comma what stands in the document: `Tại Công văn số …, Sở Nội vụ đề nghị …`. `before` is
/// what stands before the citation, in small letters. Where the citation names its body, another one behind the comma speaks for
/// itself: `Theo Kế hoạch số … của Ủy ban nhân dân tỉnh, Ủy ban nhân dân xã yêu cầu …`. So does the issuer, whose names are `own`.
pub(super) fn is_told(before: &str, rest: &str, own: &[String]) -> bool {
    static LEADS: Words = Words::from_list("parts: leads");
    let sentence = last_clause_end(before).map_or(before, |mark| &before[mark + 1..]).trim();
    let rest = &rest[..rest.floor_char_boundary(LONGEST)];
    let rest = &rest[..clause_end(rest).unwrap_or(rest.len())];
    let mut behind = rest.match_indices(", ").map(|(at, _)| (&rest[..at], &rest[at + 2..]));
    let another = |cited: &str, words: &str| {
        cited.split_once(" của ").is_some_and(|(_, body)| !words.starts_with(body))
    };
    LEADS.contains(&sentence)
        && behind.any(|(cited, words)| {
            opens_body(words) && acts(words) && !another(cited, words) && !is_own(words, own)
        })
}

/// Whether words open with the issuer, by its name or the first words of it: `UBND xã yêu cầu`.
fn is_own(words: &str, own: &[String]) -> bool {
    let words = spelt_out(&small(words));
    let who = VERBS.iter().filter_map(|verb| words.find(verb)).min().map_or("", |verb| words[..verb].trim());
    !who.is_empty() && own.iter().any(|own| opens(own, who) || opens(who, own))
}

/// A name in small letters as it is compared: `ubnd xã` as `ủy ban nhân dân xã`.
pub(in crate::lint) fn spelt_out(name: &str) -> String {
    static SHORT: Pairs = Pairs::from_list("parts: committees");
    SHORT.iter().fold(name.to_owned(), |name, (short, whole)| name.replace(short, whole))
}

/// No citation is longer, in bytes.
const LONGEST: usize = 1_000;

/// As far as the citation goes: to the end of its clause, or to a comma behind which something else is said.
fn reach(rest: &str) -> &str {
    let rest = &rest[..rest.floor_char_boundary(LONGEST)];
    let rest = &rest[..clause_end(rest).unwrap_or(rest.len())];
    let end = rest.match_indices(", ").map(|(at, _)| at).find(|at| {
        let behind = &rest[at + 2..];
        // `của Bộ Chính trị, Ban Bí thư về …`: another body, where the trích yếu is still to come.
        let body = || opens_body(behind) && subject(behind).is_some_and(|at| !acts(&behind[..at]));
        // `512/SNV-CCHC, 513/SNV-CCHC ngày …`
        let number = || {
            let word = behind.split(' ').next().unwrap_or(behind);
            word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('/')
        };
        let more = AFTER_COMMA.iter().any(|word| opens(behind, word))
            || subject_at_start(behind)
            || body()
            || number();
        // The trích yếu has commas of its own.
        !more && subject(&rest[..*at]).is_none()
    });
    &rest[..end.unwrap_or(rest.len())]
}

/// Whether a body does something in the words: `UBND xã yêu cầu`.
fn acts(words: &str) -> bool {
    VERBS.iter().any(|verb| words.contains(verb))
}

/// What bodies do in a document.
static VERBS: Words = Words::from_list("parts: verbs");

/// What a citation goes on with behind a comma: the day, the body, the second field of the body's work.
static AFTER_COMMA: Words = Words::from_list("parts: after comma");

/// Where the trích yếu begins.
fn subject(rest: &str) -> Option<usize> {
    // `… của Ủy ban nhân dân tỉnh và triển khai …` goes on with the sentence.
    static ELSE: Words = Words::from_list("parts: else");
    let verbs = OPENINGS.iter().flat_map(|word| rest.match_indices(word).map(|(at, _)| at));
    let whole = |at: &usize| rest[..*at].ends_with([' ', '(']) && subject_at_start(&rest[*at..]);
    let first = verbs.filter(whole).chain(rest.find(['“', '"'])).min()?;
    let before = rest[..first].trim_end();
    (!ELSE.iter().any(|word| before.ends_with(word))).then_some(first)
}

fn subject_at_start(rest: &str) -> bool {
    OPENINGS.iter().any(|word| opens(rest, word)) || rest.starts_with(['“', '"'])
}

/// Whether the text begins with the words and not with a part of a longer one.
fn opens(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
}

/// Whether what stands between two citations makes the second a part of the first one's trích yếu: it has begun, and
/// nothing says that this document speaks again.
pub(super) fn goes_on(between: &str) -> bool {
    static OWN: Words = Words::from_list("parts: own");
    if clause_end(between).is_some() {
        return false;
    }
    let Some(start) = subject(between) else { return false };
    let title = between[start..].trim_end();
    let listed = [",", " và", " cùng", " các"].iter().any(|join| title.ends_with(join));
    // `… về dân số, thực hiện Chỉ thị số …`, `… về dân số, Ủy ban nhân dân xã yêu cầu …`
    let last = title.rsplit_once(", ").map(|(_, last)| last);
    let own = last.is_some_and(|last| last.starts_with(char::is_uppercase) || OWN.contains(&last));
    !listed && !own
}

/// How a trích yếu opens, in small letters: the names of bodies before it have capitals.
static OPENINGS: Words = Words::from_list("parts: openings");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_citation_gives() {
        for (rest, parts) in [
            (" ngày 22/02/2018 của UBND tỉnh, tạo điều kiện thuận lợi", [true, true, false]),
            (" ngày 22/02/2018 của UBND tỉnh về dân số", [true, true, true]),
            (" ngày 05/01/2027 của Thường trực HĐND, UBND, Ủy ban MTTQ tỉnh về rà soát", [true, true, true]),
            (" ngày 05/01/2027 của Bộ Chính trị, Ban Bí thư về dân số", [true, true, true]),
            (
                " ngày 05/01/2027 của Sở Y tế, Ủy ban nhân dân xã yêu cầu các thôn báo cáo về xã",
                [true, true, false],
            ),
            (" của Bộ Văn hóa, Thể thao và Du lịch về du lịch", [false, true, true]),
            (", ngày 19/10/2020 của UBND tỉnh về triển khai", [true, true, true]),
            (" ngày 05/01/2027 của Ban Tổ chức Tỉnh ủy và triển khai thực hiện", [true, true, false]),
            (" ngày 12 tháng 6 năm 2026 thành lập Tổ công tác", [true, false, true]),
            (" ngày 05/01/2027 của Sở Y tế. Báo cáo về Sở", [true, true, false]),
            (" ngày 05/01/2027 của Sở Y tế; báo cáo về Sở", [true, true, false]),
        ] {
            assert_eq!(parts_behind(rest), parts, "{rest}");
        }
    }

    #[test]
    fn what_a_document_says_is_told_by_its_own_body() {
        let own = ["ủy ban nhân dân xã chi lăng".to_owned()];
        for (before, rest, told) in [
            ("tại ", " ngày 05/01/2027, Sở Nội vụ đề nghị báo cáo", true),
            ("theo ", " ngày 05/01/2027 của Sở Nội vụ, Sở Nội vụ đề nghị báo cáo", true),
            ("theo ", " ngày 05/01/2027 của Sở Nội vụ, Ủy ban nhân dân xã yêu cầu báo cáo", false),
            ("theo ", " ngày 05/01/2027, UBND xã yêu cầu báo cáo", false),
            // Who carries a document out is not who issued it.
            ("thực hiện ", " ngày 05/01/2027, Ủy ban nhân dân xã yêu cầu báo cáo", false),
        ] {
            assert_eq!(is_told(before, rest, &own), told, "{before}{rest}");
        }
    }

    #[test]
    fn a_citation_in_the_title_of_another() {
        assert!(goes_on(" ngày 03/6/2020 của Ban Thường vụ Tỉnh ủy về việc thực hiện "));
        assert!(goes_on(" ngày 09/02/2017 của Chính phủ sửa đổi, bổ sung một số điều của "));
        assert!(!goes_on(" ngày 03/6/2020 của Ban Thường vụ Tỉnh ủy về dân số, thực hiện "));
        assert!(!goes_on(" ngày 03/6/2020 của Ban Thường vụ Tỉnh ủy về dân số và "));
        assert!(!goes_on(" ngày 03/6/2020. Thực hiện "));
        assert!(goes_on(" ngày 13/5/2025 của Văn phòng về việc chuyển "));
        assert!(!goes_on(" ngày 03/6/2020 của Tỉnh ủy về dân số, Ủy ban nhân dân xã yêu cầu thực hiện "));
    }
}
