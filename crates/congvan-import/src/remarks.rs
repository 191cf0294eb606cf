//! What readers did that changes what is read.

/// Tracked changes.
pub fn changes(count: usize) -> String {
    format!("Tệp có {count} chỗ sửa đang theo dõi (Track Changes); đọc như đã chấp nhận tất cả.")
}

/// Pictures, which nobody reads.
pub fn pictures(count: usize) -> String {
    format!("Tệp có {count} ảnh; chữ trong ảnh không đọc được.")
}
