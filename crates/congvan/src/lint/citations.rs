//! Numbered documents that are cited: `Công văn số 12/UBND-VX ngày … của … về …`.

use std::cell::LazyCell;
use std::ops::Range;
use std::rc::Rc;

use crate::date::Date;
use crate::directive::{Basis, Text};
use crate::lint::dates::{self, Written};
use crate::lint::draft::{Draft, Part, Passage};

/// A cited document.
#[derive(Debug, Clone)]
pub(super) struct Citation {
    /// The text its number stands in.
    pub(super) text: Rc<Text>,
    /// The bytes of the number in that text.
    pub(super) number: Range<usize>,
    /// The type before the number, where it stands in the same text.
    pub(super) kind: Option<Range<usize>>,
    /// Whether the date, the body and the subject are given.
    pub(super) parts: [bool; 3],
    /// Whether its date and its body stand before it: `Ngày …, Sở Y tế ban hành …`.
    pub(super) before: [bool; 2],
    /// Its whole date, where it has one.
    pub(super) date: Option<Date>,
    /// Whether it is a basis of its own, given by keys.
    pub(super) keyed: bool,
    /// Whether it stands in the document's own trích yếu, or in that of an annex.
    pub(super) in_subject: bool,
}

impl Citation {
    /// The number as written.
    pub(super) fn written(&self) -> &str {
        &self.text.value[self.number.clone()]
    }

    /// The number without spaces and marks between its groups, in capitals: the same for every way of writing it.
    pub(super) fn key(&self) -> String {
        let written = self.written().replace(['Ð', 'Ɖ'], "Đ");
        written.chars().filter(|c| !matches!(c, ' ' | '-' | '–')).flat_map(char::to_uppercase).collect()
    }
}

/// Types whose documents are cited by number.
pub(super) const KINDS: [&str; 22] = [
    "công văn",
    "quyết định",
    "nghị định",
    "nghị quyết",
    "chỉ thị",
    "thông tư",
    "kế hoạch",
    "thông báo",
    "tờ trình",
    "báo cáo",
    "hướng dẫn",
    "công điện",
    "quy định",
    "quy chế",
    "chương trình",
    "kết luận",
    "thông tri",
    "giấy mời",
    "đề án",
    "phương án",
    "biên bản",
    "văn bản",
];

/// Every citation of a draft.
pub(super) fn of(draft: &Draft<'_>) -> Vec<Citation> {
    let mut found = Vec::new();
    let mut last: Option<&Basis> = None;
    for passage in &draft.passages {
        // The number of a basis given by keys comes with the first of its texts.
        if let Some(basis) = passage.basis
            && !last.is_some_and(|last| std::ptr::eq(last, basis))
        {
            last = Some(basis);
            found.extend(basis.number.as_ref().map(|number| keyed(basis, number)));
        }
        found.extend(within(passage));
    }
    found
}

fn keyed(basis: &Basis, number: &Text) -> Citation {
    let by_verb = basis.verb.as_ref().is_some_and(|verb| verb.value.contains(" của "));
    Citation {
        text: Rc::new(number.clone()),
        number: 0..number.value.len(),
        kind: None,
        parts: [basis.date.is_some(), basis.issuer.is_some() || by_verb, basis.subject.is_some()],
        date: basis.date.and_then(|date| date.whole()),
        before: [false; 2],
        keyed: true,
        in_subject: false,
    }
}

fn within(passage: &Passage<'_>) -> Vec<Citation> {
    let mut found: Vec<Citation> = Vec::new();
    // Whether each follows the one before as the next of a list.
    let mut joined: Vec<bool> = Vec::new();
    let text = &passage.text.value;
    if !passage.small.contains("số ") {
        return found;
    }
    let shared = LazyCell::new(|| Rc::new(passage.text.clone()));
    let dates = LazyCell::new(|| dates::of(passage));
    for at in 1..passage.words.len() {
        if passage.small(at - 1) != "số" || passage.gap(at) != " " {
            continue;
        }
        let start = passage.words[at].at.start;
        let length = number(&text[start..]);
        if !text[start..start + length].contains('/') && !text[start..start + length].contains('-') {
            continue;
        }
        let kind = (at >= 3)
            .then(|| passage.range(at - 3, at - 2))
            .filter(|range| KINDS.contains(&&passage.small[range.clone()]));
        if let Some(before) = found.last_mut() {
            before.parts = parts(&passage.small[before.number.end..start]);
        }
        let from = found.last().map_or(0, |before| before.number.end);
        let opens = kind.as_ref().map_or(start, |kind| kind.start);
        joined.push(listed(&passage.small[from..opens]));
        found.push(Citation {
            text: Rc::clone(&shared),
            number: start..start + length,
            kind,
            parts: [false; 3],
            before: opening(&passage.small[from..opens]),
            date: date(passage, &dates, start + length),
            keyed: false,
            in_subject: passage.part == Part::Subject,
        });
    }
    if let Some(last) = found.last_mut() {
        last.parts = parts(&passage.small[last.number.end..]);
    }
    // `Nghị định số … ngày … và Nghị định số … ngày … của Chính phủ`
    for at in (1..found.len()).rev() {
        if joined[at] {
            found[at - 1].parts[1] |= found[at].parts[1];
        }
    }
    found
}

/// Whether nothing but a date and what joins the parts of a list stands between two citations.
fn listed(between: &str) -> bool {
    const JOINS: [&str; 7] = ["ngày", "tháng", "năm", "và", "các", "số", "cùng"];
    let words = between.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    !between.contains(". ")
        && words
            .into_iter()
            .all(|word| JOINS.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The date right behind a number: ` ngày 05 tháng 3 năm 2027`.
fn date(passage: &Passage<'_>, dates: &[Written], end: usize) -> Option<Date> {
    let found = dates.get(dates.partition_point(|date| date.at.start < end))?;
    let between = passage.small[end..found.at.start].trim_matches([' ', ',']);
    let (day, month, year) = found.numbers(&passage.text.value);
    Date::new(year?, month, day?).filter(|_| matches!(between, "ngày" | ""))
}

/// How long the number at the start of the text is: digits, strokes and groups of capitals, with stray spaces around
/// the hyphens.
fn number(text: &str) -> usize {
    let group = |text: &str| text.find(|c: char| !c.is_alphanumeric() && c != '&').unwrap_or(text.len());
    let mut end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if end == 0 {
        return 0;
    }
    loop {
        let rest = &text[end..];
        let bare = rest.trim_start_matches(' ');
        let Some(mark) = bare.chars().next().filter(|c| matches!(c, '/' | '-' | '–')) else { return end };
        let behind = &bare[mark.len_utf8()..];
        let next = behind.trim_start_matches(' ');
        let length = group(next);
        let spaced = bare.len() < rest.len() || next.len() < behind.len();
        let name = &next[..length];
        let capitals = name.chars().filter(|c| c.is_uppercase()).count();
        // `12/ QĐ-UBND`
        let stroke = mark == '/' && !next[length..].starts_with('-');
        let fits = length > 0 && !(spaced && (stroke || capitals < 2 || name.chars().count() > capitals + 1));
        if !fits {
            return end;
        }
        end = text.len() - next.len() + length;
    }
}

/// Whether a date and a body stand before the citation: `Ngày 01 tháng 6 năm 2026, Sở Y tế ban hành`, `Theo đề nghị
/// của Trưởng phòng tại`.
fn opening(before: &str) -> [bool; 2] {
    const ISSUES: [&str; 8] =
        [" ban hành", " đã có", " đã gửi", " có", " gửi", " trình", " ra", " nhận được"];
    let sentence = before.rfind([';', '.']).map_or(before, |mark| &before[mark + 1..]).trim();
    let issues = ISSUES.iter().find_map(|verb| sentence.strip_suffix(verb));
    // The document's own issuer, or a body that says something in what is cited.
    let replaces =
        [" này thay thế", " này bãi bỏ", " này sửa đổi"].iter().any(|verb| sentence.ends_with(verb));
    let says = sentence.strip_suffix(" tại").or(sentence.strip_suffix('('));
    if replaces || says.is_some_and(names_body) {
        return [false, true];
    }
    let asks = sentence.strip_suffix(" tại").filter(|asking| asking.contains(" của "));
    let Some(who) = issues.or(asks) else { return [false; 2] };
    // The body is the last part of what stands before its verb: more than `đã`.
    let body = who.rsplit(", ").next().unwrap_or(who).trim_end_matches(" đã");
    let dated = who.strip_prefix("ngày ").is_some_and(|date| date.starts_with(|c: char| c.is_ascii_digit()));
    [dated && issues.is_some(), body.contains(' ')]
}

/// Whether words in small letters name a body: `sở tư pháp thẩm định`.
fn names_body(words: &str) -> bool {
    const BODIES: [&str; 22] = [
        "sở ",
        "bộ ",
        "ủy ban ",
        "uỷ ban ",
        "ubnd ",
        "hội đồng nhân dân",
        "hđnd ",
        "thường trực ",
        "tỉnh ủy",
        "thành ủy",
        "đảng ủy",
        "ban chỉ đạo",
        "ban quản lý",
        "ban tổ chức",
        "phòng ",
        "văn phòng",
        "thanh tra ",
        "công an ",
        "chính phủ",
        "cục ",
        "kho bạc ",
        "trung tâm ",
    ];
    BODIES
        .iter()
        .any(|body| words.match_indices(body).any(|(at, _)| !words[..at].ends_with(char::is_alphanumeric)))
}

/// Whether a date, a body and a subject follow before the citation ends.
fn parts(rest: &str) -> [bool; 3] {
    let rest = &rest[..rest.find(';').unwrap_or(rest.len())];
    let subject = [
        "về",
        "quy định",
        "ban hành",
        "hướng dẫn",
        "phê duyệt",
        "sửa đổi",
        "quy chế",
        "triển khai",
        "thực hiện",
    ];
    let found = subject.iter().filter_map(|word| rest.find(word)).min();
    let head = &rest[..found.unwrap_or(rest.len())];
    // `ngày 12 tháng 6 năm 2026 thành lập Tổ công tác`
    let bare = VERBS.iter().any(|verb| {
        rest.match_indices(verb).any(|(at, _)| {
            let before = rest[..at].trim_end_matches(' ');
            before.ends_with(|c: char| c.is_ascii_digit())
        })
    });
    [head.contains(" ngày "), head.contains(" của "), found.is_some() || bare || rest.contains('“')]
}

/// How a trích yếu without `về việc` goes on behind the date.
const VERBS: [&str; 22] = [
    "đề nghị",
    "thành lập",
    "kiện toàn",
    "bổ nhiệm",
    "công bố",
    "công nhận",
    "phân công",
    "giao ",
    "cử ",
    "điều chỉnh",
    "điều động",
    "bổ sung",
    "bãi bỏ",
    "thu hồi",
    "chấp thuận",
    "tăng cường",
    "tổ chức",
    "trả lời",
    "thông báo",
    "báo cáo",
    "xin ",
    "tặng ",
];

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_end_where_words_begin() {
        for (text, number) in [
            ("6410/BTTTT-CATTT ngày", "6410/BTTTT-CATTT"),
            ("1094/UBND - VHTT ngày", "1094/UBND - VHTT"),
            ("12/UBND- VHXH của", "12/UBND- VHXH"),
            ("12/UBND - Văn phòng", "12/UBND"),
            ("09/2017/NĐ-CP, ngày", "09/2017/NĐ-CP"),
            ("205-KH/TU ngày", "205-KH/TU"),
            ("01 vào ngày", "01"),
            ("12/ QĐ-UBND của", "12/ QĐ-UBND"),
            ("12 / UBND xã", "12"),
        ] {
            assert_eq!(&text[..super::number(text)], number);
        }
    }
}
