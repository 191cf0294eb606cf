//! What to write instead of a key or word that is not known.

use crate::calendar::PartialDate;
use crate::text::diagnostic::Message;
use crate::text::nearest::nearest;
use crate::text::quotes::within_quotes;
use crate::text::shape::{Choice, Shape};
use crate::words::Pairs;

/// So many mappings deep a key is looked for below the one where it stands.
const DEPTH: usize = 3;

/// Keys that ask for a picture of a signature or of a seal, or for any picture.
const PICTURES: [&str; 12] = [
    "image",
    "images",
    "picture",
    "logo",
    "signature_image",
    "signature_picture",
    "scanned_signature",
    "seal",
    "seal_image",
    "stamp",
    "stamp_image",
    "signature",
];

/// Of a key that `shape` does not have, after its key `before` and below those in `above`.
pub(super) fn of_unknown_key(
    name: &str,
    bare: bool,
    shape: &'static Shape,
    before: Option<&'static str>,
    above: &[(&'static Shape, &'static str)],
) -> Message {
    if let Some(refused) = of_picture(name) {
        return refused;
    }
    if let Some(key) = in_vietnamese(name) {
        let below = shape
            .field(key)
            .is_none()
            .then(|| too_far_out(key, shape, before).or_else(|| too_far_in(key, above)));
        return match below {
            None => Message::new(format!("khóa này là `{key}`"), format!("this key is `{key}`")),
            Some(Some(misplaced)) => misplaced,
            Some(None) => {
                let keys = keys(shape);
                Message::new(
                    format!("khóa viết bằng tiếng Anh; các khóa ở đây: {keys}"),
                    format!("keys are English words; the keys here: {keys}"),
                )
            }
        };
    }
    if let Some(misplaced) = too_far_out(name, shape, before).or_else(|| too_far_in(name, above)) {
        return misplaced;
    }
    if name.contains(' ') && bare {
        Message::new(
            "trong ngoặc `{…}`, giá trị có dấu phẩy phải đặt trong dấu nháy `\"…\"`",
            "in braces `{…}` a value with a comma must be in quotes `\"…\"`",
        )
    } else if name.contains(' ') {
        Message::new(
            "nếu đây là một câu có dấu hai chấm, hay kết bằng dấu hai chấm, đặt cả câu trong dấu nháy `\"…:\"`",
            "where this is a sentence with a colon, or ending in one, put all of it in quotes `\"…:\"`",
        )
    } else if let Some(near) = nearest(&singular(name), shape.fields.iter().map(|field| field.key)) {
        Message::new(format!("có phải `{near}`?"), format!("did you mean `{near}`?"))
    } else {
        let keys = keys(shape);
        Message::new(format!("các khóa ở đây: {keys}"), format!("the keys here: {keys}"))
    }
}

/// The key that is meant by its Vietnamese name.
fn in_vietnamese(name: &str) -> Option<&'static str> {
    static KEYS: Pairs = Pairs::from_list("keys: in Vietnamese");
    let name = name.to_lowercase();
    KEYS.iter().find(|(known, _)| *known == name).map(|(_, key)| *key)
}

/// `signatories` as `signatory`; nearness does for other plurals.
fn singular(name: &str) -> String {
    name.strip_suffix("ies").map_or_else(|| name.to_owned(), |stem| format!("{stem}y"))
}

/// Why no picture is taken: a signature and a seal are put on the finished document (PL I, mục II.7, II.8).
fn of_picture(name: &str) -> Option<Message> {
    PICTURES.contains(&name.to_lowercase().replace('-', "_").as_str()).then(|| {
        Message::new(
            "không nhận ảnh chữ ký hay con dấu: ảnh dán sẵn không phải là chữ ký, ai có tệp cũng in ra được văn bản \
             như đã ký; bỏ khóa này, ký và đóng dấu trên bản in hoặc ký số trên tệp PDF",
            "no picture of a signature or a seal is taken: a picture is no signature, and whoever has the file could print \
             the document as if it were signed; delete the key, then sign and seal the print or sign the PDF digitally",
        )
    })
}

/// A key of a group inside this one: of the group that stands before it, where that has it.
fn too_far_out(name: &str, shape: &'static Shape, before: Option<&'static str>) -> Option<Message> {
    let mut owners = Vec::new();
    for depth in 1..=DEPTH {
        collect_owners(name, shape, String::new(), depth, &mut owners);
        if !owners.is_empty() {
            break;
        }
    }
    if let Some(before) = before
        && let Some(at) = owners.iter().position(|owner| owner == before)
    {
        owners = vec![owners.swap_remove(at)];
    }
    let list = |or: &str| owners.iter().map(|owner| format!("`{owner}`")).collect::<Vec<_>>().join(or);
    (!owners.is_empty()).then(|| {
        Message::new(
            format!("`{name}` thuộc {}: thụt vào, dưới khóa ấy", list(" hoặc ")),
            format!("`{name}` belongs to {}: indent it, below that key", list(" or ")),
        )
    })
}

/// The keys of groups that have the key `name`, `depth` groups in: `number`, `signatory.authority`.
fn collect_owners(name: &str, shape: &'static Shape, path: String, depth: usize, owners: &mut Vec<String>) {
    for field in shape.fields {
        let Some(inner) = field.kind.mapping() else { continue };
        let path = if path.is_empty() { field.key.to_owned() } else { format!("{path}.{}", field.key) };
        if depth > 1 {
            collect_owners(name, inner, path, depth - 1, owners);
        } else if inner.field(name).is_some() {
            owners.push(path);
        }
    }
}

/// A key of a group around this one.
fn too_far_in(name: &str, above: &[(&'static Shape, &'static str)]) -> Option<Message> {
    let (_, beside) = above.iter().rev().find(|(shape, _)| shape.field(name).is_some())?;
    Some(Message::new(
        format!("`{name}` không thuộc nhóm này: lùi ra ngoài, thẳng cột với `{beside}`"),
        format!("`{name}` is no part of this group: move it out, in one column with `{beside}`"),
    ))
}

/// Of a value that is right but for the quotes typed around it: `“CV”`.
fn of_typed_quotes(inside: &str) -> Message {
    Message::new(format!("bỏ dấu nháy: ghi `{inside}`"), format!("leave the quotes out: write `{inside}`"))
}

/// Of a word that is none of these.
pub(super) fn of_choice(text: &str, choices: &[Choice]) -> Message {
    if let Some(inside) = within_quotes(text).filter(|inside| choices.iter().any(|own| own.takes(inside))) {
        return of_typed_quotes(inside);
    }
    let is_list = text.contains([',', ';']);
    let parts: Vec<&str> = text.split([',', ';']).map(str::trim).collect();
    if is_list && parts.iter().all(|part| choices.iter().any(|choice| choice.takes(part))) {
        let list = parts.join(", ");
        return Message::new(
            format!("nhiều giá trị thì ghi thành danh sách, nếu khóa này nhận: `[{list}]`"),
            format!("write several as a list, where the key takes one: `[{list}]`"),
        );
    }
    let words = choices.iter().flat_map(|choice| [Some(choice.word), choice.name]).flatten();
    // `I` is `I.`, `a` is `a)`.
    let is_bare = |choice: &&Choice| choice.word.trim_end_matches(['.', ')']) == text;
    let bare = choices.iter().find(is_bare).map(|choice| choice.word);
    let near = bare
        .or_else(|| nearest(text, words))
        .and_then(|near| choices.iter().find(|choice| choice.takes(near)));
    let (near_vi, near_en) = match near {
        Some(near) => {
            let name = near.name.map(|name| format!(" ({name})")).unwrap_or_default();
            (format!("có phải `{}`{name}? ", near.word), format!("did you mean `{}`{name}? ", near.word))
        }
        None => Default::default(),
    };
    let words: Vec<&str> = choices.iter().map(|choice| choice.word).collect();
    let words = words.join("`, `");
    Message::new(format!("{near_vi}ghi một trong: `{words}`"), format!("{near_en}write one of: `{words}`"))
}

/// Of what is no day.
pub(super) fn of_date(text: &str, partial: bool) -> Message {
    if let Some(inside) = within_quotes(text).filter(|inside| PartialDate::parse(inside).is_ok()) {
        return of_typed_quotes(inside);
    }
    let (vi, en) = if partial {
        (
            "; để trống ngày: `2027-01`; để trống cả ngày và tháng: `2027`",
            "; day left blank: `2027-01`; day and month: `2027`",
        )
    } else {
        ("", "")
    };
    Message::new(
        format!("ghi như `2027-01-05` hoặc `05/01/2027`{vi}"),
        format!("write `2027-01-05` or `05/01/2027`{en}"),
    )
}

/// Every key of a shape.
pub(super) fn keys(shape: &Shape) -> String {
    let keys: Vec<String> = shape.fields.iter().map(|field| format!("`{}`", field.key)).collect();
    keys.join(", ")
}
