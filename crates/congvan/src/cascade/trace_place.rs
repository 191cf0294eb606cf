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
const INNER: [(&str, (&str, &str)); 18] = [
    ("sentence", ("câu", "sentence")),
    ("heading", ("tiêu đề", "heading")),
    ("title", ("tiêu đề", "title")),
    ("text", ("đoạn", "paragraph")),
    ("deadline", ("thời hạn", "deadline")),
    ("table", ("bảng", "table")),
    ("rows", ("dòng", "row")),
    ("items", ("mục", "item")),
    ("people", ("người", "person")),
    ("to", ("dòng", "line")),
    ("name", ("tên", "name")),
    ("superior", ("cơ quan chủ quản", "superior")),
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

/// A place as people say it, within the item of a label, or of two where the item is moved: `mục 2. a) → 1. a), đoạn 1`.
pub(super) fn place_of(at: &str, before: Option<&str>, after: Option<&str>, lang: Lang) -> String {
    match (before, after) {
        (Some(before), Some(after)) if before != after => {
            place_in_item(&format!("{} → {after}", before.trim_end_matches('.')), at, lang)
        }
        (Some(label), _) | (None, Some(label)) => place_in_item(label, at, lang),
        (None, None) => place(at, lang),
    }
}

/// A place within the item of that label.
fn place_in_item(label: &str, at: &str, lang: Lang) -> String {
    let item = match lang {
        Lang::Vi => "mục",
        Lang::En => "item",
    };
    let path = item_of(at);
    let inside = at[path.len()..].trim_start_matches('.');
    let shown = if inside.is_empty() { String::new() } else { place(&format!(".{inside}"), lang) };
    format!("{item} {}{shown}", label.trim_end_matches('.'))
}

/// The path of the item that a path lies in: `measures.2.items.1` of `measures.2.items.1.text.1`.
pub(super) fn item_of(at: &str) -> &str {
    let mut end = 0;
    let mut steps = at.split('.');
    let (mut read, mut opens) = (steps.next().map_or(0, str::len), true);
    for step in steps {
        read += 1 + step.len();
        match step.bytes().all(|byte| byte.is_ascii_digit()) {
            true if opens => end = read,
            true => {}
            false => opens = step == "items",
        }
        if !opens {
            break;
        }
    }
    &at[..end]
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
    fn items_have_their_printed_labels() {
        for (at, item) in [
            ("measures.2.items.1.text.1", "measures.2.items.1"),
            ("measures.2.heading", "measures.2"),
            ("measures.2.text.1.sentence.3", "measures.2"),
            ("subject", ""),
        ] {
            assert_eq!(item_of(at), item);
        }
        let moved = "measures.2.items.1.text.1.sentence.2";
        let said = place_of(moved, Some("2. a)"), Some("1. a)"), Lang::Vi);
        assert_eq!(said, "mục 2. a) → 1. a), đoạn 1, câu 2");
        assert_eq!(place_of("measures.3.heading", Some("3."), None, Lang::En), "item 3, heading");
    }

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
