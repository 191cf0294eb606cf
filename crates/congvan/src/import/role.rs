//! What a line is: the components of the decree.

/// Which component a line is (PL I, mục IV, by ô).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Quốc hiệu, or what stands in its place (ô 1).
    NationalName,
    /// Tiêu ngữ (ô 1).
    Motto,
    /// A line drawn with letters.
    Rule,
    /// Cơ quan chủ quản (ô 2).
    Superior,
    /// Cơ quan ban hành (ô 2).
    Issuer,
    /// Số, ký hiệu (ô 3).
    Number,
    /// Địa danh, thời gian (ô 4).
    PlaceDate,
    /// Tên loại (ô 5a).
    TypeName,
    /// Trích yếu (ô 5a, 5b).
    Subject,
    /// Độ khẩn (ô 10b).
    Urgency,
    /// Ô dự thảo.
    DraftMark,
    /// Hình thức sao.
    CopyForm,
    /// Độ mật (ô 10a).
    Secrecy,
    /// Phạm vi lưu hành (ô 11).
    Circulation,
    /// Kính gửi (ô 9a).
    Recipient,
    /// Thẩm quyền ban hành.
    EnactedBy,
    /// Căn cứ.
    Basis,
    /// `QUYẾT ĐỊNH:`
    Enacting,
    /// Mục đích.
    Purpose,
    /// Phần mở đầu.
    Opening,
    /// Câu yêu cầu.
    Request,
    /// Tiêu đề of an item.
    Heading,
    /// Words of an item.
    Item,
    /// A text that is quoted, with what numbers it has.
    Quoted,
    /// Bảng.
    Table,
    /// Tên bảng.
    TableCaption,
    /// Chú thích.
    Footnote,
    /// Đầu mối liên hệ.
    Contact,
    /// Đoạn kết.
    Closing,
    /// Nơi nhận (ô 9b).
    Distribution,
    /// `Lưu:` (ô 9b).
    Archive,
    /// Quyền hạn, chức vụ (ô 7a).
    Authority,
    /// `(Đã ký)`
    Signed,
    /// Họ tên (ô 7b).
    SignerName,
    /// `Phụ lục`
    AppendixLabel,
    /// Tiêu đề of an annex.
    AppendixTitle,
    /// `(Kèm theo …)`
    AppendixReference,
    /// Địa chỉ (ô 13).
    Address,
    /// Not known; its words stand in their place.
    #[default]
    Unknown,
}

/// Roles with what they are called: in files, in Vietnamese, in English.
pub(super) const NAMES: &[(Role, &str, &str, &str)] = &[
    (Role::NationalName, "national_name", "Quốc hiệu", "national name"),
    (Role::Motto, "motto", "Tiêu ngữ", "motto"),
    (Role::Rule, "rule", "nét kẻ", "rule"),
    (Role::Superior, "superior", "cơ quan chủ quản", "superior"),
    (Role::Issuer, "issuer", "cơ quan ban hành", "issuer"),
    (Role::Number, "number", "số, ký hiệu", "number"),
    (Role::PlaceDate, "place_date", "địa danh, ngày", "place and date"),
    (Role::TypeName, "type", "tên loại", "type"),
    (Role::Subject, "subject", "trích yếu", "subject"),
    (Role::Urgency, "urgency", "mức độ khẩn", "urgency"),
    (Role::DraftMark, "draft", "dự thảo", "draft"),
    (Role::CopyForm, "copy_form", "hình thức sao", "form of copy"),
    (Role::Secrecy, "secrecy", "độ mật", "secrecy"),
    (Role::Circulation, "circulation", "phạm vi lưu hành", "circulation"),
    (Role::Recipient, "recipient", "kính gửi", "recipient"),
    (Role::EnactedBy, "enacted_by", "thẩm quyền ban hành", "enacted by"),
    (Role::Basis, "legal_basis", "căn cứ", "basis"),
    (Role::Enacting, "enacting", "quyết định", "enacting"),
    (Role::Purpose, "purpose", "mục đích", "purpose"),
    (Role::Opening, "opening", "mở đầu", "opening"),
    (Role::Request, "request", "câu yêu cầu", "request"),
    (Role::Heading, "heading", "tiêu đề", "heading"),
    (Role::Item, "item", "nội dung", "item"),
    (Role::Quoted, "quotation", "trích dẫn", "quotation"),
    (Role::Table, "table", "bảng", "table"),
    (Role::TableCaption, "table_caption", "tên bảng", "table caption"),
    (Role::Footnote, "footnote", "chú thích", "footnote"),
    (Role::Contact, "contact", "đầu mối", "contact"),
    (Role::Closing, "closing", "đoạn kết", "closing"),
    (Role::Distribution, "distribution", "nơi nhận", "distribution"),
    (Role::Archive, "archive", "lưu", "archive"),
    (Role::Authority, "authority", "quyền hạn, chức vụ", "authority"),
    (Role::Signed, "signed", "ký", "signed"),
    (Role::SignerName, "signer_name", "người ký", "signer"),
    (Role::AppendixLabel, "appendix_label", "phụ lục", "annex"),
    (Role::AppendixTitle, "appendix_title", "tiêu đề phụ lục", "annex title"),
    (Role::AppendixReference, "appendix_reference", "kèm theo", "annex reference"),
    (Role::Address, "address", "địa chỉ", "address"),
    (Role::Unknown, "unknown", "chưa rõ", "unknown"),
];

impl Role {
    fn row(self) -> &'static (Role, &'static str, &'static str, &'static str) {
        NAMES.iter().find(|(role, ..)| *role == self).unwrap_or(&NAMES[NAMES.len() - 1])
    }

    /// As files call it.
    pub fn key(self) -> &'static str {
        self.row().1
    }

    /// What people call it, in Vietnamese and English.
    pub fn name(self) -> (&'static str, &'static str) {
        let (_, _, vi, en) = *self.row();
        (vi, en)
    }
}
