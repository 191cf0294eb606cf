//! Paths of the trace as people say them: `measures.2.items.1.text.1` as `nội dung 2.1, đoạn 1`.

use crate::text::diagnostic::Lang;

/// Parts of a directive, in the order of the document.
pub(super) const PARTS: [(&str, (&str, &str)); 26] = [
    ("type", ("loại văn bản", "type")),
    ("circulation", ("phạm vi lưu hành", "circulation")),
    ("draft", ("dự thảo", "draft")),
    ("urgency", ("mức độ khẩn", "urgency")),
    ("issuer", ("cơ quan ban hành", "issuer")),
    ("number", ("số, ký hiệu", "number and symbol")),
    ("place", ("địa danh", "place")),
    ("date", ("ngày ban hành", "date")),
    ("subject", ("trích yếu", "subject")),
    ("recipients", ("kính gửi", "addressees")),
    ("enacted_by", ("thẩm quyền ban hành", "enacted by")),
    ("legal_basis", ("căn cứ", "basis")),
    ("purpose", ("mục đích", "purpose")),
    ("opening", ("lời mở đầu", "opening")),
    ("parties", ("các bên", "parties")),
    ("agreement", ("lời thỏa thuận", "agreement")),
    ("request", ("câu yêu cầu", "request")),
    ("measures", ("nội dung", "measures")),
    ("contacts", ("liên hệ", "contacts")),
    ("closing", ("lời kết", "closing")),
    ("distribution", ("nơi nhận", "recipients list")),
    ("signatory", ("người ký", "signatory")),
    ("confirmation", ("xác nhận", "confirmation")),
    ("appendices", ("phụ lục", "annex")),
    ("attached", ("dự thảo trình kèm", "attached draft")),
    ("copy", ("bản sao", "copy")),
];

/// What stands inside a part.
const INNER: [(&str, (&str, &str)); 15] = [
    ("sentence", ("câu", "sentence")),
    ("heading", ("tiêu đề", "heading")),
    ("title", ("tiêu đề", "title")),
    ("text", ("đoạn", "paragraph")),
    ("deadline", ("thời hạn", "deadline")),
    ("table", ("bảng", "table")),
    ("items", ("mục", "item")),
    ("people", ("người", "person")),
    ("to", ("dòng", "line")),
    ("archive", ("lưu", "archive")),
    ("address", ("địa chỉ", "address")),
    ("by", ("ai yêu cầu", "who asks")),
    ("verb", ("động từ", "verb")),
    ("whom", ("ai thực hiện", "who is asked")),
    ("action", ("việc phải làm", "what for")),
];

fn word(table: &[(&str, (&'static str, &'static str))], key: &str, lang: Lang) -> Option<&'static str> {
    let (_, words) = table.iter().find(|(known, _)| *known == key)?;
    Some(match lang {
        Lang::Vi => words.0,
        Lang::En => words.1,
    })
}

/// The part of the document that a path lies in: `measures.2.text.1` in `nội dung`.
pub(super) fn part(at: &str, lang: Lang) -> &str {
    let key = at.split('.').next().unwrap_or_default();
    word(&PARTS, key, lang).unwrap_or(key)
}

/// The whole path.
pub(super) fn place(at: &str, lang: Lang) -> String {
    let mut shown = part(at, lang).to_owned();

    // Items within items are counted on: 2.1.
    let mut counted = false;
    for step in at.split('.').skip(1) {
        if step == "items" && counted {
            shown.push('.');
        } else if step.bytes().all(|byte| byte.is_ascii_digit()) {
            shown.push_str(if shown.ends_with('.') { "" } else { " " });
            shown.push_str(step);
            counted = true;
        } else {
            shown.push_str(", ");
            shown.push_str(word(&INNER, step, lang).unwrap_or(step));
            counted = false;
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_said_as_people_count() {
        for (at, vi) in [
            ("subject", "trích yếu"),
            ("recipients.3", "kính gửi 3"),
            ("measures.2.items.1.text.1", "nội dung 2.1, đoạn 1"),
            ("measures.2.items.1.items.4.heading", "nội dung 2.1.4, tiêu đề"),
            ("request.action", "câu yêu cầu, việc phải làm"),
            ("appendices.1.items.2.text.1", "phụ lục 1.2, đoạn 1"),
            ("distribution.to.4", "nơi nhận, dòng 4"),
        ] {
            assert_eq!(place(at, Lang::Vi), vi);
        }
        assert_eq!(place("measures.1.deadline", Lang::En), "measures 1, deadline");
    }
}
