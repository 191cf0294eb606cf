//! The words that stand for values in the input format, for reading and for writing.

use crate::model::directive::{
    Align, Audience, Authority, Circulation, ContactRole, CopyForm, Draft, Level, Numbering, Urgency,
};
use crate::text::shape::is_same_word;

pub(crate) const URGENCIES: [(&str, Urgency); 3] =
    [("hỏa tốc", Urgency::MostUrgent), ("thượng khẩn", Urgency::VeryUrgent), ("khẩn", Urgency::Urgent)];

pub(crate) const DRAFTS: [(&str, Draft); 10] = [
    ("dự thảo", Draft { round: None }),
    ("dự thảo lần 1", Draft { round: Some(1) }),
    ("dự thảo lần 2", Draft { round: Some(2) }),
    ("dự thảo lần 3", Draft { round: Some(3) }),
    ("dự thảo lần 4", Draft { round: Some(4) }),
    ("dự thảo lần 5", Draft { round: Some(5) }),
    ("dự thảo lần 6", Draft { round: Some(6) }),
    ("dự thảo lần 7", Draft { round: Some(7) }),
    ("dự thảo lần 8", Draft { round: Some(8) }),
    ("dự thảo lần 9", Draft { round: Some(9) }),
];

pub(crate) const CIRCULATIONS: [(&str, Circulation); 2] =
    [("xem xong trả lại", Circulation::ReturnAfterReading), ("lưu hành nội bộ", Circulation::Internal)];

pub(crate) const COPY_FORMS: [(&str, CopyForm); 3] =
    [("SAO Y", CopyForm::True), ("SAO LỤC", CopyForm::OfCopy), ("TRÍCH SAO", CopyForm::Extract)];

pub(crate) const ALIGNS: [(&str, Align); 4] =
    [("left", Align::Left), ("center", Align::Center), ("right", Align::Right), ("decimal", Align::Decimal)];

pub(crate) const CONTACT_ROLES: [(&str, ContactRole); 2] =
    [("support", ContactRole::Support), ("issuer", ContactRole::Issuer)];

pub(crate) const LEVELS: [(&str, Level); 3] =
    [("province", Level::Province), ("district", Level::District), ("commune", Level::Commune)];

/// In the order of the keys that name them.
pub(crate) const AUDIENCES: [(&str, Audience); 10] = [
    ("office", Audience::Office),
    ("departments", Audience::Departments),
    ("own_units", Audience::OwnUnits),
    ("subordinate_units", Audience::SubordinateUnits),
    ("police", Audience::Police),
    ("military", Audience::Military),
    ("party", Audience::Party),
    ("unions", Audience::Unions),
    ("enterprises", Audience::Enterprises),
    ("technical_center", Audience::TechnicalCenter),
];

pub(crate) const AUTHORITIES: [(&str, Authority); 5] = [
    ("TM", Authority::Tm),
    ("Q", Authority::Q),
    ("KT", Authority::Kt),
    ("TL", Authority::Tl),
    ("TUQ", Authority::Tuq),
];

pub(crate) const NUMBERINGS: [(&str, Numbering); 12] = [
    ("Phần", Numbering::Part),
    ("Chương", Numbering::Chapter),
    ("Mục", Numbering::Section),
    ("Tiểu mục", Numbering::Subsection),
    ("Điều", Numbering::Article),
    ("I.", Numbering::Roman),
    ("1.", Numbering::Clause),
    ("1.1.", Numbering::Subclause),
    ("a)", Numbering::Point),
    ("-", Numbering::Dash),
    ("+", Numbering::Plus),
    ("none", Numbering::None),
];

/// What a word stands for.
pub(crate) fn value<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    table.iter().find(|(known, _)| is_same_word(known, word)).map(|(_, value)| *value)
}

/// The word that stands for a value.
pub(crate) fn word<T: PartialEq>(table: &[(&'static str, T)], value: &T) -> &'static str {
    table.iter().find(|(_, known)| known == value).map_or("", |(word, _)| word)
}
