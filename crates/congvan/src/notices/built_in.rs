//! The templates that come with the library.

/// A template that comes with the library.
#[derive(Debug)]
pub struct BuiltIn {
    /// What a plan calls it.
    pub name: &'static str,
    /// What it is, in Vietnamese and English.
    pub about: (&'static str, &'static str),
    /// `congvan/1` with tags.
    pub text: &'static str,
}

/// Every template that comes with the library.
pub const BUILT_IN: &[BuiltIn] = &[
    BuiltIn {
        name: "an-toan-thong-tin",
        about: (
            "công văn bảo đảm an toàn, an ninh thông tin mạng trong dịp lễ, tết, sự kiện",
            "dispatch on information security at a holiday or an event",
        ),
        text: include_str!("../../templates/notices/an-toan-thong-tin.yaml"),
    },
    BuiltIn {
        name: "nghi-le",
        about: (
            "thông báo nghỉ lễ, tết: ngày nghỉ, hoán đổi, trực, treo cờ",
            "notice of a holiday: days off, swapped days, duty, flags",
        ),
        text: include_str!("../../templates/notices/nghi-le.yaml"),
    },
];
