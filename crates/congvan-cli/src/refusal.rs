//! Why the operating system would not, in words.

use std::io::{Error, ErrorKind};

use congvan::text::diagnostic::Message;

/// The reason in a few words of both languages.
pub(crate) fn reason(error: &Error) -> Message {
    let (vi, en) = match error.kind() {
        ErrorKind::NotFound => ("không có tệp hoặc thư mục này", "no such file or folder"),
        ErrorKind::PermissionDenied => ("không có quyền truy cập", "permission denied"),
        ErrorKind::IsADirectory => ("đây là thư mục, không phải tệp", "this is a folder, not a file"),
        ErrorKind::NotADirectory => {
            ("một phần của đường dẫn không phải thư mục", "a part of the path is not a folder")
        }
        ErrorKind::StorageFull => ("hết chỗ trên ổ đĩa", "no space left on the disk"),
        ErrorKind::ReadOnlyFilesystem => ("ổ đĩa chỉ đọc", "the disk is read-only"),
        ErrorKind::AlreadyExists => {
            ("nơi khác vừa ghi một tệp khác vào đây", "another file has just been written here")
        }
        ErrorKind::InvalidFilename => {
            ("tên tệp quá dài hoặc không hợp lệ", "the file name is too long or not valid")
        }
        ErrorKind::InvalidInput => ("đường dẫn không hợp lệ", "the path is not valid"),
        _ => {
            let code = error.raw_os_error().map_or(String::new(), |code| format!(" (mã {code})"));
            return Message::new(format!("hệ điều hành báo lỗi{code}"), error.to_string());
        }
    };
    Message::new(vi, en)
}

/// `what` in both languages, a colon, and the reason.
pub(crate) fn because(what: (String, String), error: &Error) -> Message {
    let reason = reason(error);
    Message::new(format!("{}: {}", what.0, reason.vi), format!("{}: {}", what.1, reason.en))
}

/// The sentence with what it is about before it.
pub(crate) fn about(name: &str, message: &Message) -> Message {
    Message::new(format!("{name}: {}", message.vi), format!("{name}: {}", message.en))
}
