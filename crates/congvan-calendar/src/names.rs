//! Names of days and months, by their number.

/// The days of a week, from Monday, as running text writes them (Nghị định 30/2020/NĐ-CP, phụ lục II).
pub(crate) const WEEKDAYS: [&str; 7] =
    ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];

/// The months of the lunar calendar, in words.
pub(crate) const LUNAR_MONTHS: [&str; 12] =
    ["Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười một", "Chạp"];
