//! Why a file cannot be read, in one sentence that says what to do.

use std::fmt;

use crate::text::diagnostic::{Lang, Message};

/// Why a reader of files hands over nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// There is nothing in the file.
    Empty,
    /// It has no words, only the frame of a document.
    NoWords,
    /// It is larger than anything an office sends, or claims to be when unpacked.
    TooLarge,
    /// It has more words than anybody writes in one document.
    TooLong,
    /// Its parts do not fit together: cut short, changed on the way, or made to hurt.
    Damaged,
    /// It opens with a password only.
    Locked,
    /// It is a form whose fields another program draws (XFA); the page itself says "please wait".
    XfaForm,
    /// It holds macros and no document.
    MacrosOnly,
    /// Content is of a kind that is known and not a document of words: what it is, in Vietnamese and English.
    OtherKind(&'static str, &'static str),
    /// A document of words in a form that is not read; the kind in Vietnamese and English.
    OtherForm(&'static str, &'static str),
    /// It bears a stamp of secrecy.
    Secret,
    /// Nobody knows what it is.
    Unknown,
    /// The reader broke down over it.
    Failed,
}

impl Refusal {
    /// The sentence for the clerk.
    pub fn message(self) -> Message {
        let (vi, en) = match self {
            Self::Empty => ("tệp trống", "the file is empty"),
            Self::NoWords => ("tệp không có chữ nào", "there are no words in the file"),
            Self::TooLarge => (
                "tệp quá lớn, hoặc mở ra quá lớn so với một văn bản; nếu văn bản kèm ảnh, hãy lưu lại không kèm ảnh rồi thử lại",
                "the file is too large, or unpacks to more than a document holds; if it has pictures, save it again without them",
            ),
            Self::TooLong => (
                "tệp dài hơn mọi văn bản hành chính (trên một nghìn trang, hoặc bảng trên sáu mươi nghìn ô); hãy tách riêng văn bản cần đọc rồi thử lại",
                "the file is longer than any administrative document (over a thousand pages, or sixty thousand cells of tables); cut out the document to be read",
            ),
            Self::Damaged => (
                "tệp hỏng hoặc bị cắt; hãy tải lại tệp, hoặc mở bằng Word hay LibreOffice rồi lưu lại dạng .docx",
                "the file is damaged or cut short; fetch it again, or open it in Word or LibreOffice and save it as .docx",
            ),
            Self::Locked => (
                "tệp có mật khẩu; hãy mở bằng mật khẩu rồi lưu lại không có mật khẩu",
                "the file has a password; open it and save it without one",
            ),
            Self::XfaForm => (
                "tệp PDF là biểu mẫu XFA; hãy mở bằng Adobe Reader, in ra PDF rồi thử lại",
                "the PDF is an XFA form; open it in Adobe Reader and print it to PDF",
            ),
            Self::MacrosOnly => (
                "tệp chỉ có macro, không có văn bản; hãy xin bản .docx của văn bản",
                "the file holds macros and no document; ask for the document as .docx",
            ),
            Self::OtherKind(vi, en) => {
                return Message::new(
                    format!(
                        "đây là {vi}, không phải văn bản; hãy chọn tệp .docx, .pdf, .doc, .rtf, .odt, .html hoặc .txt"
                    ),
                    format!(
                        "this is {en}, not a document; give a .docx, .pdf, .doc, .rtf, .odt, .html or .txt file"
                    ),
                );
            }
            Self::OtherForm(vi, en) => {
                return Message::new(
                    format!("chưa đọc được {vi}; hãy mở bằng Word hay LibreOffice rồi lưu lại dạng .docx"),
                    format!("{en} is not read; open it in Word or LibreOffice and save it as .docx"),
                );
            }
            Self::Secret => (
                "văn bản có dấu chỉ độ mật nên chương trình không đọc; theo pháp luật về bảo vệ bí mật nhà nước phải soạn, xử lý văn bản mật trên máy độc lập, không nối mạng",
                "the document bears a stamp of secrecy and is not read; the law on state secrets wants it worked on at an isolated machine",
            ),
            Self::Unknown => (
                "không nhận ra đây là loại tệp gì; hãy lưu văn bản dạng .docx hoặc .pdf",
                "nobody knows what kind of file this is; save the document as .docx or .pdf",
            ),
            Self::Failed => (
                "trình đọc dừng giữa chừng vì tệp có chỗ lạ; hãy mở bằng Word hay LibreOffice rồi lưu lại dạng .docx",
                "the reader broke down over something odd in the file; open it in Word or LibreOffice and save it as .docx",
            ),
        };
        Message::new(vi, en)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message().get(Lang::Vi))
    }
}

impl std::error::Error for Refusal {}
