//! What readers did that changes what is read.

use congvan::text::diagnostic::Message;

/// A file that ends in its middle.
pub fn cut() -> Message {
    Message::new(
        "tệp bị cắt ở cuối, phần sau không có; hãy xin lại tệp",
        "the file is cut short; fetch it again",
    )
}

/// Files that go with a letter.
pub fn attachments(names: &[String]) -> Message {
    let names = names.join(", ");
    Message::new(
        format!("thư có tệp kèm theo chưa đọc ({names}); hãy lưu tệp ấy ra rồi đọc riêng"),
        format!("files go with the letter that were not read ({names}); save them and read each"),
    )
}

/// Tracked changes.
pub fn changes(count: usize) -> String {
    format!("Tệp có {count} chỗ sửa đang theo dõi (Track Changes); đọc như đã chấp nhận tất cả.")
}

/// Pictures, which nobody reads.
pub fn pictures(count: usize) -> String {
    format!("Tệp có {count} ảnh; chữ trong ảnh không đọc được.")
}
