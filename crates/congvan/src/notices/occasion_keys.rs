//! The keys of occasions: which there are without a plan, and what is told of one that is not.

use crate::model::directive::Text;
use crate::text::diagnostic::{Diagnostic, Message};
use crate::text::nearest::nearest;

/// The occasions there are without a plan, each with the holidays in law that make it.
pub(super) const HOLIDAYS: [(&str, &[&str]); 6] = [
    ("tet_duong_lich", &["tet_duong_lich"]),
    ("tet_nguyen_dan", &["tet_am_lich"]),
    ("gio_to", &["gio_to"]),
    ("le_30_4_1_5", &["ngay_chien_thang", "quoc_te_lao_dong"]),
    ("quoc_khanh", &["quoc_khanh"]),
    ("ngay_van_hoa", &["ngay_van_hoa"]),
];

/// The keys of the occasions there are without a plan.
pub(super) fn built_in<'a>() -> impl Iterator<Item = &'a str> {
    HOLIDAYS.iter().map(|(id, _)| *id)
}

/// A key that no occasion has, with the nearest that one has.
pub(super) fn unknown_occasion(id: &Text, known: &[&str]) -> Diagnostic {
    let name = id.notation();
    let message = Message::new(format!("không có dịp `{name}`"), format!("there is no occasion `{name}`"));
    Diagnostic::error("VB044", id.span.clone(), message).help(which(name, known))
}

/// The nearest occasion, or all of them.
fn which(name: &str, known: &[&str]) -> Message {
    let list = known.join("`, `");
    match nearest(name, known.iter().copied()) {
        Some(near) => Message::new(format!("có phải `{near}`?"), format!("did you mean `{near}`?")),
        None => Message::new(format!("các dịp: `{list}`"), format!("the occasions: `{list}`")),
    }
}
