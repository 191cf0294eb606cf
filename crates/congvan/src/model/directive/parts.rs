//! Parts that only some documents have. What is read is printed or refused.

use crate::model::directive::types::{DocumentType, Head, Recipients, Signing};
use crate::text::diagnostic::{Diagnostic, Message};
use crate::text::shape::Fields;
use crate::text::yaml::{Kind, Node};

/// A key of the format that only some documents print.
struct Part {
    /// Keys from the top, joined by dots.
    path: &'static str,
    /// Which documents do.
    of: Of,
    clause: &'static str,
    /// Where its words belong instead.
    instead: Option<Instead>,
}

/// Words for a type of document, in Vietnamese and English.
type Instead = fn(&DocumentType) -> (&'static str, &'static str);

/// Which documents print a key.
enum Of {
    /// Those of some types.
    Types(fn(&DocumentType) -> bool),
    /// Copies on paper: an electronic one is a line in the margin.
    PaperCopies,
    /// Electronic copies.
    ElectronicCopies,
    /// No copy.
    NoCopy,
}

const fn part(path: &'static str, of: Of, clause: &'static str) -> Part {
    Part { path, of, clause, instead: None }
}

impl Part {
    const fn instead(self, words: Instead) -> Self {
        Self { instead: Some(words), ..self }
    }
}

const PARTS: &[Part] = &[
    part("place", Of::Types(|kind| kind.head != Head::Undated), "PL III, Mẫu 1.9"),
    part("recipients", Of::Types(|kind| kind.recipients != Recipients::None), "PL I, mục II.9")
        .instead(|kind| kind.for_whom),
    part("enacted_by", Of::Types(|kind| kind.enacting.is_some()), "PL III, Mẫu 1.1, Mẫu 1.2").instead(|_| {
        (
            "thẩm quyền ban hành chỉ có ở quyết định, nghị quyết",
            "only a quyết định or nghị quyết names who enacts it",
        )
    }),
    // What stands there is `QUYẾT ĐỊNH:`, `QUYẾT NGHỊ:`.
    part("request", Of::Types(|kind| kind.enacting.is_none()), "PL III, Mẫu 1.1, Mẫu 1.2"),
    part("opening", Of::Types(|kind| kind.enacting.is_none()), "PL III, Mẫu 1.1, Mẫu 1.2").instead(|_| {
        (
            "trước `QUYẾT ĐỊNH`, `QUYẾT NGHỊ` là các căn cứ: ghi ở `legal_basis`",
            "what stands before `QUYẾT ĐỊNH` or `QUYẾT NGHỊ` are the bases: write it in `legal_basis`",
        )
    }),
    part(
        "signatory.secretary",
        Of::Types(|kind| kind.signing == Signing::SecretaryAndChair),
        "PL III, Mẫu 1.9",
    ),
    part("parties", Of::Types(|kind| kind.parties), "PL III, mục I"),
    part("agreement", Of::Types(|kind| kind.parties), "PL III, mục I"),
    part("signatory.party", Of::Types(|kind| kind.parties), "PL III, mục I"),
    part("copy.issuer.superior", Of::PaperCopies, "PL III, Mẫu 3.2"),
    part("copy.number", Of::PaperCopies, "PL III, Mẫu 3.2"),
    part("copy.place", Of::PaperCopies, "PL III, Mẫu 3.2"),
    part("copy.distribution", Of::PaperCopies, "PL III, Mẫu 3.2"),
    part("copy.signatory", Of::PaperCopies, "PL III, Mẫu 3.2"),
    part("copy.signatory.secretary", Of::NoCopy, "PL III, Mẫu 3.1"),
    part("copy.signatory.party", Of::NoCopy, "PL III, Mẫu 3.1"),
    part("copy.time", Of::ElectronicCopies, "PL III, Mẫu 3.1"),
];

impl Part {
    fn is_of(&self, kind: &DocumentType, electronic: bool) -> bool {
        match self.of {
            Of::Types(has) => has(kind),
            Of::PaperCopies => !electronic,
            Of::ElectronicCopies => electronic,
            Of::NoCopy => false,
        }
    }

    /// What has no such part, and the key that says so.
    fn lacking(&self, kind: &DocumentType) -> (Message, Option<&'static str>) {
        let name = kind.name.to_lowercase();
        match self.of {
            Of::Types(_) => (Message::new(name.clone(), format!("a {name}")), Some("type")),
            Of::PaperCopies => (Message::new("bản sao điện tử", "an electronic copy"), Some("issue")),
            Of::ElectronicCopies => (Message::new("bản sao giấy", "a copy on paper"), Some("issue")),
            Of::NoCopy => (Message::new("bản sao", "a copy"), None),
        }
    }
}

/// Whether documents of a type may have what stands at a path, or below it.
pub fn may_have(kind: &DocumentType, path: &str) -> bool {
    let is_at = |part: &Part| {
        path.strip_prefix(part.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    PARTS.iter().filter(|part| is_at(part)).all(|part| !matches!(part.of, Of::Types(has) if !has(kind)))
}

/// Reports what stands in the file and has no place in the document.
pub(super) fn refuse(root: &Node, kind: &DocumentType, electronic: bool, report: &mut Vec<Diagnostic>) {
    for part in PARTS.iter().filter(|part| !part.is_of(kind, electronic)) {
        let nodes = at(root, part.path);
        if nodes.is_empty() {
            continue;
        }
        let key = part.path.rsplit('.').next().unwrap_or(part.path);
        let (who, said_by) = part.lacking(kind);
        let or = |word: &str| said_by.map(|key| format!(", {word} `{key}`")).unwrap_or_default();
        let (vi, en) = part.instead.map_or(("", ""), |words| words(kind));
        let then = |words: &str| if words.is_empty() { String::new() } else { format!("; {words}") };
        let help = Message::new(
            format!("bỏ `{key}`{}{}", or("hoặc xem lại"), then(vi)),
            format!("delete `{key}`{}{}", or("or look at"), then(en)),
        );
        let each = nodes.into_iter();
        report.extend(each.map(|node| lacks(&who, key, node, help.clone()).clause(part.clause)));
    }
}

/// What a copy on paper must have (PL III, Mẫu 3.1).
const OF_PAPER_COPIES: [(&str, &str); 4] = [
    ("number", "số, ký hiệu bản sao"),
    ("place", "địa danh"),
    ("distribution", "nơi nhận bản sao"),
    ("signatory", "người ký bản sao"),
];

/// Reports what a copy on paper lacks.
pub(super) fn require(root: &Node, electronic: bool, report: &mut Vec<Diagnostic>) {
    let copies = at(root, "copy");
    let Some(copy) = copies.first().filter(|_| !electronic) else { return };
    for (key, about) in OF_PAPER_COPIES {
        if at(copy, key).is_empty() {
            let message = Message::new(
                format!("bản sao giấy thiếu `{key}`"),
                format!("the copy on paper lacks `{key}`"),
            );
            let help = Message::new(format!("thêm `{key}: …` ({about})"), format!("add `{key}: …`"));
            let span = copy.span.start..copy.span.start;
            report.push(
                Diagnostic::error("VB006", span, message).help(help).lacks(key).clause("PL III, Mẫu 3.1"),
            );
        }
    }
}

/// Reports what only some documents have of who signs them: none that is made for a unit has it.
pub(crate) fn refuse_of_unit(signatory: &Fields<'_>, report: &mut Vec<Diagnostic>) {
    for key in ["secretary", "party"] {
        if let Some(node) = signatory.node(key) {
            let who = Message::new("hồ sơ đơn vị", "a unit's profile");
            let help = Message::new(format!("bỏ `{key}`"), format!("delete `{key}`"));
            report.push(lacks(&who, key, node, help));
        }
    }
}

fn lacks(who: &Message, key: &str, node: &Node, help: Message) -> Diagnostic {
    let message =
        Message::new(format!("{} không có phần `{key}`", who.vi), format!("{} has no `{key}`", who.en));
    Diagnostic::error("VB015", node.span.start..node.span.start, message).help(help)
}

/// The values at a path, through lists; none that is empty.
fn at<'n>(root: &'n Node, path: &str) -> Vec<&'n Node> {
    let mut nodes = vec![root];
    for key in path.split('.') {
        let inside = nodes.into_iter().flat_map(|node| match &node.kind {
            Kind::List(items) => items.iter().collect(),
            _ => vec![node],
        });
        nodes = inside.filter_map(|node| node.value_of(key)).collect();
    }
    nodes.retain(|node| match &node.kind {
        Kind::Nothing => false,
        Kind::Text(text) => !text.is_empty(),
        _ => true,
    });
    nodes
}
